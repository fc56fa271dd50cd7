// SPDX-License-Identifier: EUPL-1.2
// forms_part.mjs: the pages behind the forms: every help to its end knowing nothing, the example to its amount, mistakes, and the pages for failures.
import { join } from 'node:path'
import { open_page } from './browser.mjs'
import { facts, help, outcome, who } from './cases.mjs'
import { valid_html } from './http_part.mjs'
import { look_at, new_findings, tell } from './pages_part.mjs'
import { answer, go_on, read_form } from './robot.mjs'
import { note, say } from './tap.mjs'

const most_pages = 60
const prefix = (language) => language === 'en' ? '/en' : ''
const squeeze = (text) => text.replace(/[\s\u00a0]+/g, ' ')

const begin = async (browser, origin, complaints, build, language) => ({
  tab: await open_page(browser, origin, complaints), origin, language, build, findings: new_findings(), seen: new Map(), saved: [], pictures: join(build, 'web-pictures'),
})

// Looks at a page once for each sort: question pages differ by what is filled in, the rest by name.
const show = async (walk, name, html) => {
  const sort = `${name}-${walk.language}`
  if (html) walk.saved.push({ path: `${sort}-${walk.saved.length}`, html })
  if (walk.seen.has(sort)) return
  walk.seen.set(sort, true)
  await look_at(walk.tab, sort, sort, walk.findings, walk.pictures)
}

const sort_of = (form) => form.kind !== 'question' ? form.kind : `vraag-${form.is_list ? 'lijst' : form.is_date ? 'datum' : form.options.length ? 'keuze' : 'getal'}`

// From a start card to the end. Returns how it ended.
const walk_through = async (walk, path, given, each) => {
  await walk.tab.setViewportSize({ width: 320, height: 640 })
  await walk.tab.goto(walk.origin + path)
  for (let pages = 0; pages < most_pages; pages++) {
    const form = await read_form(walk.tab)
    if (form.kind === 'end') return { pages, text: squeeze(await walk.tab.locator('main').innerText()) }
    if (each) await each(form)
    await walk.tab.setViewportSize({ width: 320, height: 640 })
    const { reply } = await answer(walk.tab, given)
    const next = await read_form(walk.tab)
    await show(walk, next.kind === 'end' ? `uitkomst${path.replace(/^\/en/, '').replaceAll('/', '-')}` : sort_of(next), reply.html)
    if (reply.status !== 200) return { pages, wrong: `${path}: question ${form.fact || form.kind}: status ${reply.status}` }
  }
  return { wrong: `${path}: no end after ${most_pages} pages` }
}

/* ---- every help, knowing nothing ---- */

const ends_open = (text) => /€ ?\d|\d+,\d\d/.test(text.split(/Zo hebben|How (we|it)/)[0]) ? 'an amount although nothing is known' : ''

const every_help = async (walk) => {
  await walk.tab.goto(walk.origin + (prefix(walk.language) || '/'))
  const helps = await walk.tab.locator('main a[href*="/hulp/"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')))
  const wrong = helps.length < 8 ? [`only ${helps.length} helps on the start page`] : []
  for (const path of [...new Set(helps), `${prefix(walk.language)}/regels/dagloon/berekenen`, `${prefix(walk.language)}/regels/doelgroep/berekenen`]) {
    const end = await walk_through(walk, path, { facts: {} })
    if (end.wrong) wrong.push(end.wrong)
    else if (path.endsWith(help) && ends_open(end.text)) wrong.push(`${path}: ${ends_open(end.text)}: ${end.text.slice(0, 120)}`)
  }
  say(`${walk.language}: every help comes to an end for who knows nothing, and without an amount`, wrong)
}

/* ---- the example, and what its result leads to ---- */

const the_example = async (walk) => {
  const path = `${prefix(walk.language)}/hulp/${help}`
  const end = await walk_through(walk, path, { facts, who })
  say(`${walk.language}: the example comes to ${outcome[walk.language]}`, end.wrong ? [end.wrong] : end.text.includes(outcome[walk.language]) ? [] : [end.text.slice(0, 300)])
  const url = walk.tab.url(), lost = []
  if (/60|1990|werkgever|[?&]/.test(new URL(url).pathname.replace(path, '') + new URL(url).search)) lost.push(`the address tells an answer: ${url}`)
  for (const what of ['watals', 'vergelijk', 'overzicht', 'afdruk']) {
    await walk_through(walk, path, { facts, who })
    await walk.tab.setViewportSize({ width: 320, height: 640 })
    const reply = await go_on(walk.tab, `main button[name=doe][value=${what}]`)
    await show(walk, `${what}`, reply.html)
    if (reply.status !== 200) lost.push(`${what}: status ${reply.status}`)
  }
  say(`${walk.language}: what would change it, comparing, all answers and the print page are there`, lost)
  await change_an_answer(walk, path)
}

// A changed answer comes back with all the others kept.
const change_an_answer = async (walk, path) => {
  await walk_through(walk, path, { facts, who })
  const wrong = []
  await go_on(walk.tab, 'main button[name=wijzig][value=loonwaarde]')
  const form = await read_form(walk.tab)
  if (form.fact !== 'loonwaarde') wrong.push(`asks ${form.fact || form.title} instead of loonwaarde`)
  else {
    await walk.tab.locator('[name=antwoord]').fill('50')
    await go_on(walk.tab)
    for (let i = 0; i < 5 && (await read_form(walk.tab)).kind !== 'end'; i++) await answer(walk.tab, { facts, who })
    const text = squeeze(await walk.tab.locator('main').innerText())
    const wanted = walk.language === 'en' ? '€ 1,548.72' : '€ 1.548,72'
    if (!text.includes(wanted)) wrong.push(`not ${wanted}: ${text.slice(0, 200)}`)
  }
  say(`${walk.language}: an answer can be changed, and the others are kept`, wrong)
}

/* ---- mistakes ---- */

const mistakes = async (walk) => {
  const wrong = [], path = `${prefix(walk.language)}/hulp/${help}`, done = new Set()
  const make_one = async (form) => {
    const sort = sort_of(form)
    if (form.kind !== 'question' && form.kind !== 'card') return
    if (done.has(sort)) return
    done.add(sort)
    if (form.kind === 'question' && !form.options.length) await walk.tab.locator('[name^="antwoord"][type=text]').first().fill('<b>onzin</b>')
    const reply = await go_on(walk.tab)
    await walk.tab.waitForFunction(() => document.activeElement?.closest('[role=alert]'), null, { timeout: 2000 }).catch(() => {})
    const now = await walk.tab.evaluate(() => ({ title: document.title, alert: !!document.activeElement?.closest('[role=alert]'), links: [...document.querySelectorAll('[role=alert] a')].map((a) => a.getAttribute('href').slice(1)),
      missing: [...document.querySelectorAll('[role=alert] a')].filter((a) => !document.getElementById(a.getAttribute('href').slice(1))).length, raw: !!document.querySelector('main b') }))
    if (!now.links.length) { if (form.kind === 'question' || now.title !== '') wrong.push(`${sort} (${form.fact}): no summary of what is wrong, status ${reply.status}`); return }
    if (now.missing) wrong.push(`${sort}: the summary links to a field that is not there: ${now.links}`)
    if (!now.alert) wrong.push(`${sort}: the summary has no focus`)
    if (!/^(Fout|Error)/.test(now.title)) wrong.push(`${sort}: the title does not tell: ${now.title}`)
    if (now.raw) wrong.push(`${sort}: what was typed became markup`)
    await show(walk, `fout-${sort}`, reply.html)
  }
  const end = await walk_through(walk, path, { facts, who }, make_one)
  if (end.wrong) wrong.push(end.wrong)
  say(`${walk.language}: a mistake is told above the form with focus, a link to the field and in the title`, wrong)
}

const send = (tab, action, fields) => Promise.all([tab.waitForNavigation({ waitUntil: 'load' }), tab.evaluate(([to, pairs]) => {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = to
  for (const [name, value] of Object.entries(pairs)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}, [action, fields])])

const failures = async (walk) => {
  const wrong = [], { tab, origin } = walk, at = prefix(walk.language)
  const look = async (name, status, reply) => {
    const text = await tab.locator('main').innerText().catch(() => '')
    if (reply.status() !== status) wrong.push(`${name}: status ${reply.status()}, not ${status}`)
    if (!(await tab.locator('main a[href], main button').count())) wrong.push(`${name}: no way on`)
    if (/€|\d+,\d\d/.test(text)) wrong.push(`${name}: shows an amount`)
    await show(walk, name, await reply.text().catch(() => ''))
  }
  await look('fout-404', 404, await tab.goto(`${origin}${at}/bestaat-niet`))
  await tab.goto(origin + at + '/privacy')
  await look('fout-405', 405, (await send(tab, `${at}/regels`, {}))[0])
  await tab.goto(origin + at + '/privacy')
  await look('fout-413', 413, (await send(tab, `${at}/hulp/${help}`, { stand: 'x'.repeat(100000) }))[0])
  await tab.goto(origin + at + '/privacy')
  const damaged = (await send(tab, `${at}/hulp/${help}`, { stand: '<script>alert(1)</script>', voor: 'werkgever' }))[0]
  await look('fout-stand', damaged.status() === 200 ? 200 : 400, damaged)
  say(`${walk.language}: the pages for 404, 405, 413 and a damaged form help on and show no amount`, wrong)
}

export const forms_part = async (browser, origin, build) => {
  const complaints = [], saved = []
  const walks = await Promise.all(['nl', 'en'].map((language) => begin(browser, origin, complaints, build, language)))
  const walk_all = async (walk) => {
    for (const part of [every_help, the_example, mistakes, failures]) {
      try { await part(walk) } catch (error) { say(`${walk.language}: ${part.name} runs to its end`, [`${error.message.split('\n')[0]} at ${walk.tab.url()}`]) }
    }
    tell(`${walk.language}: pages behind the forms`, walk.seen.size, walk.findings)
    note(`looked at: ${[...walk.seen.keys()].join(' ')}`)
    saved.push(...walk.saved)
    await walk.tab.context().close()
  }
  await Promise.all(walks.map(walk_all))
  say('behind the forms too: no console error, no request to another host', complaints)
  await valid_html('the pages behind the forms', saved, join(build, 'web-forms'))
}
