// SPDX-License-Identifier: EUPL-1.2
// keyboard_part.mjs: from the start page to a right result with the keyboard alone, narrow and wide; and the same with JavaScript off.
import { open_page } from './browser.mjs'
import { facts, help, outcome, who } from './cases.mjs'
import { answer, read_form } from './robot.mjs'
import { note, say } from './tap.mjs'

const most_tabs = 120, most_pages = 60

// What has the focus, and whether that can be seen: an outline or another edge than without.
const focused = (page) => page.evaluate(() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const shown = e.closest('label') ?? e, visible = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
  const box = shown.getBoundingClientRect()
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= -1 && box.right <= innerWidth + 1
  return { tag: e.tagName.toLowerCase(), name: e.name ?? '', value: e.value ?? '', type: e.type ?? '', href: e.getAttribute('href') ?? '', text: (e.textContent || e.labels?.[0]?.textContent || '').trim().slice(0, 60),
    seen: visible(getComputedStyle(e)) || visible(getComputedStyle(shown)), inside }
})

class Hand {
  constructor(page) { this.page = page; this.presses = 0; this.wrong = [] }
  async press(key) { await this.page.keyboard.press(key); this.presses++ }
  // Tab by Tab until the wanted place; everything on the way must show its focus.
  async to(what, wanted) {
    for (let i = 0; i < most_tabs; i++) {
      await this.press('Tab')
      const at = await focused(this.page)
      if (!at) continue
      if (!at.seen) this.wrong.push(`focus cannot be seen on ${at.tag} ${at.name} "${at.text}"`)
      if (!at.inside) this.wrong.push(`focus is outside the screen on ${at.tag} ${at.name} "${at.text}"`)
      if (wanted(at)) return at
    }
    throw new Error(`${what} is not reached with Tab on ${this.page.url()}`)
  }
  async type(name, text) {
    await this.to(name, (at) => at.name === name)
    await this.press('Control+A')
    await this.page.keyboard.type(text)
  }
  // The first or chosen one of a group gets the focus; arrows go on from there.
  async choose(name, value) {
    let at = await this.to(`${name}=${value}`, (a) => a.name === name)
    if (at.type === 'checkbox') { while (at.value !== value) at = await this.to(value, (a) => a.name === name); await this.press('Space'); return }
    for (let i = 0; i < 40; i++) {
      const chosen = await this.page.evaluate(() => document.activeElement.checked ? document.activeElement.value : null)
      if (chosen === value) return
      await this.press(chosen === null ? 'Space' : 'ArrowDown')
    }
    throw new Error(`${name}=${value} cannot be chosen`)
  }
  async enter() {
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), this.press('Enter')])
  }
  async date(name, value) {
    const [year, month, day] = value.split('-')
    await this.type(`${name}.dag`, String(+day))
    await this.type(`${name}.maand`, String(+month))
    await this.type(`${name}.jaar`, year)
  }
}

const one_page = async (hand, form) => {
  const value = facts[form.fact]
  if (form.kind === 'card') {
    await hand.choose('wie', form.whos.includes(who) ? who : form.whos[0])
    if (form.day === 'date') await hand.date('dag', facts.peildatum)
  }
  if (form.kind === 'question' && form.options.length) await hand.choose('antwoord', value ?? 'onbekend')
  else if (form.kind === 'question' && value === undefined) await hand.choose('antwoord.weet', 'onbekend')
  else if (form.kind === 'question' && form.is_date) await hand.date('antwoord', value)
  else if (form.kind === 'question') await hand.type('antwoord', value)
  await hand.to('the button to go on', (at) => at.tag === 'button' && /^(verder|begin|uitkomst)?$/.test(at.value) && at.type === 'submit')
  await hand.enter()
}

const by_keyboard = async (browser, origin, width, scheme, complaints) => {
  const page = await open_page(browser, origin, complaints, { viewport: { width, height: 700 }, colorScheme: scheme })
  const hand = new Hand(page)
  let end = ''
  try {
    await page.goto(origin + '/')
    const first = await hand.to('the skip link', () => true)
    if (first.href !== '#inhoud') hand.wrong.push(`the first Tab leads to ${first.tag} "${first.text}", not to the link past the menu`)
    await hand.press('Enter')
    await hand.to('the help', (at) => at.href.endsWith(`/hulp/${help}`))
    await hand.enter()
    for (let i = 0; i < most_pages; i++) {
      const form = await read_form(page)
      if (form.kind === 'end') break
      await one_page(hand, form)
    }
    end = (await page.locator('main').innerText()).replace(/[\s\u00a0]+/g, ' ')
    if (!end.includes(outcome.nl)) hand.wrong.push(`the end is not ${outcome.nl}: ${end.slice(0, 200)}`)
  } catch (error) { hand.wrong.push(error.message.split('\n')[0]) }
  note(`${width} pixels, ${scheme}: ${hand.presses} presses of a key`)
  say(`from the start page to a right result by keyboard alone, ${width} pixels wide, ${scheme}; focus is always seen`, [...new Set(hand.wrong)])
  await page.context().close()
}

const without_script = async (browser, origin, complaints) => {
  const page = await open_page(browser, origin, complaints, { javaScriptEnabled: false })
  const wrong = []
  try {
    await page.goto(origin + '/')
    await Promise.all([page.waitForURL(/\/hulp\//), page.locator(`main a[href$="/hulp/${help}"]`).first().click()])
    for (let i = 0; i < most_pages && (await read_form(page)).kind !== 'end'; i++) await answer(page, { facts, who })
    const text = (await page.locator('main').innerText()).replace(/[\s\u00a0]+/g, ' ')
    if (!text.includes(outcome.nl)) wrong.push(`not ${outcome.nl}: ${text.slice(0, 200)}`)
  } catch (error) { wrong.push(error.message.split('\n')[0]) }
  say('from the start page to a right result with JavaScript off', wrong)
  await page.context().close()
}

export const keyboard_part = async (browser, origin) => {
  const complaints = []
  await by_keyboard(browser, origin, 320, 'light', complaints)
  await by_keyboard(browser, origin, 1280, 'light', complaints)
  await by_keyboard(browser, origin, 1280, 'dark', complaints)
  await without_script(browser, origin, complaints)
  say('on these walks: no console error, no request to another host', complaints)
}
