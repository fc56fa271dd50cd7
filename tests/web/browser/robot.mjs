// SPDX-License-Identifier: EUPL-1.2
// robot.mjs: goes through a form as a person would, one page after the other.

// What kind of form page the browser shows: card (who, which day), question (one fact), next (only a button to go on), end.
export const read_form = (page) => page.evaluate(() => {
  const main = document.querySelector('main')
  const asked = main.querySelector('form input[name=vraag]')
  const on = main.querySelector('form[method=post] button.utrecht-button--primary-action[type=submit]')
  const field = (name) => main.querySelector(`[name="${name}"]`)
  const kind = asked && on ? 'question' : field('wie') ? 'card' : main.querySelector('[data-uitkomst], .answer') ? 'end' : on ? 'next' : 'end'
  const options = [...main.querySelectorAll('input[type=radio][name=antwoord], input[type=checkbox][name=antwoord]')].map((input) => input.value)
  return { kind, fact: asked?.value ?? '', options, title: main.querySelector('h1')?.textContent.trim() ?? '', is_date: !!field('antwoord.dag'), is_text: !!field('antwoord'),
    may_be_unknown: !!field('antwoord.weet'), is_list: !!main.querySelector('button[value=toevoegen]'), whos: [...main.querySelectorAll('input[name=wie]')].map((input) => input.value),
    day: field('dag.jaar') ? 'date' : field('dag') ? 'text' : '', amount: !!field('bedrag') }
})

// Presses a button and waits for the page that comes of it. Returns the answer of the service.
export const go_on = async (page, selector = 'main form[method=post] button.utrecht-button--primary-action[type=submit]') => {
  const [reply] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.locator(selector).first().click()])
  const html = await reply.text().catch(() => '')
  return { status: reply.status(), html }
}

const fill_date = async (page, name, value) => {
  const [year, month, day] = value.split('-')
  for (const [part, text] of [['dag', String(+day)], ['maand', String(+month)], ['jaar', year]]) await page.locator(`[name="${name}.${part}"]`).fill(text)
}

// Answers one page with the facts given; what is not among them is "not known". Returns what kind of page it was.
export const answer = async (page, { facts = {}, who, day = '2026-01-01', amount = '100' }) => {
  const form = await read_form(page)
  if (form.kind === 'end') return form
  if (form.kind === 'card') {
    await page.locator(`input[name=wie][value="${form.whos.includes(who) ? who : form.whos[0]}"]`).check()
    if (form.day === 'date') await fill_date(page, 'dag', day)
    if (form.day === 'text') await page.locator('[name=dag]').fill(day.slice(0, 4))
    if (form.amount) await page.locator('[name=bedrag]').fill(amount)
  }
  if (form.kind === 'question') {
    const value = facts[form.fact]
    if (form.options.length) {
      const wanted = value !== undefined && form.options.includes(value) ? value : 'onbekend'
      if (form.options.includes(wanted)) await page.locator(`input[name=antwoord][value="${wanted}"]`).check()
      else if (form.may_be_unknown) await page.locator('[name="antwoord.weet"]').check()
    } else if (value !== undefined && form.is_date) await fill_date(page, 'antwoord', value)
    else if (value !== undefined && form.is_text) await page.locator('[name=antwoord]').fill(value)
    else if (form.may_be_unknown) await page.locator('[name="antwoord.weet"]').check()
  }
  if (form.kind === 'next') {
    const groups = await page.locator('main form input[type=radio]').evaluateAll((all) => [...new Set(all.map((r) => r.name))].filter((name) => !all.some((r) => r.name === name && r.checked)))
    for (const name of groups) await page.locator(`main input[type=radio][name="${name}"]`).first().check()
    if (form.amount) await page.locator('[name=bedrag]').fill(amount)
  }
  form.reply = await go_on(page)
  return form
}
