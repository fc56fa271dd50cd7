// SPDX-License-Identifier: EUPL-1.2
// desk_actor.mjs: a person at the pages of casework, without scripts: signs in, goes on, fills in, sends, signs; and has each kind of page looked at.
import { open_page } from './browser.mjs'
import { desk_kind } from './desk_look.mjs'

const is_day = (value) => /^\d{4}-\d\d-\d\d$/.test(value)

export class Actor {
  // town: { origin }; password: of this login.
  constructor(browser, town, login, password, looker, complaints) { Object.assign(this, { browser, town, login, password, looker, complaints }) }
  async sign_in(language = '') {
    this.page = await open_page(this.browser, this.town.origin, this.complaints, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
    await this.open(`${language}/inloggen`)
    await this.page.fill('#naam', this.login)
    await this.page.fill('#wachtwoord', this.password)
    await this.press('Inloggen')
    if (this.page.url().endsWith('/inloggen')) throw new Error(`${this.login} could not sign in`)
    await this.look()
    return this
  }
  async leave() { await this.page?.context().close(); this.page = null }
  path() { return new URL(this.page.url()).pathname }
  async open(path) { return (await this.page.goto(this.town.origin + path)).status() }
  main() { return this.page.locator('main') }
  async text() { return this.main().innerText() }
  async press(name) { await Promise.all([this.page.waitForNavigation(), this.main().getByRole('button', { name, exact: typeof name === 'string' }).first().click()]) }
  async follow(name) { await Promise.all([this.page.waitForNavigation(), this.main().getByRole('link', { name, exact: typeof name === 'string' }).first().click()]) }
  async mistakes() { const alert = this.page.locator('[role=alert]'); return await alert.count() ? (await alert.first().innerText()).replace(/\s+/g, ' ') : '' }

  // As the page is now, in Dutch with every check; and the same address in English, where it has one that can be asked for.
  async look(what = '') {
    const path = this.path(), kind = desk_kind(path) + what
    if (!this.looker || path.startsWith('/en/') || !this.looker.is_new(kind, 'nl')) return
    this.looker.put(kind, 'nl', path, await this.page.content())
    if (what.includes('!')) return
    const reply = await this.page.request.get(`${this.town.origin}/en${path}`, { maxRedirects: 0 })
    if (reply.status() === 200) this.looker.put(kind, 'en', `/en${path}`, await reply.text())
  }

  // A folded part opens before it is filled in, as by hand.
  async unfold(field) {
    if (await field.isVisible()) return
    const folded = field.locator('xpath=ancestor::details[not(@open)]')
    for (let i = await folded.count(); i > 0; i--) await folded.first().locator('> summary').click()
  }
  async fill(values, before = '') {
    for (const [name, value] of Object.entries(values)) {
      const at = before + name
      if (value && typeof value === 'object') { await this.fill(value, `${at}.`); continue }
      if (typeof value === 'string' && is_day(value)) {
        const [year, month, day] = value.split('-')
        await this.fill({ dag: String(+day), maand: String(+month), jaar: year }, `${at}.`)
        continue
      }
      const field = this.page.locator(`main [name="${at}"]`).first()
      if (!await field.count()) throw new Error(`no field ${at} on ${this.path()}`)
      await this.unfold(field)
      const kind = await field.evaluate((e) => e.tagName === 'SELECT' ? 'select' : e.type)
      if (kind === 'radio' || kind === 'checkbox') await this.page.locator(`main [name="${at}"][value="${value}"]`).check()
      else if (kind === 'select') await field.selectOption(String(value))
      else await field.fill(String(value))
    }
  }
  async send(button = 'Versturen') {
    await this.press(button)
    const wrong = await this.mistakes()
    if (wrong) throw new Error(`${this.login}, ${this.path()}: ${wrong}`)
  }
  // One step of the dossier: reached by the link on its page when it stands there.
  async step(name, values = {}, button = 'Versturen') {
    await this.open(this.dossier)                // as it is now: others may have gone on with it
    const link = this.main().locator(`a[href$="/stap/${name}"]`).first()
    if (!await link.count()) throw new Error(`${this.login} is not offered the step ${name}: ${(await this.text()).slice(0, 600)}`)
    await Promise.all([this.page.waitForNavigation(), link.click()])
    await this.look()
    await this.fill(values)
    await this.send(button)
  }
  async sign() {
    await this.look()
    await this.page.check('#teken')
    await this.send('Besluit tekenen')
  }
  async decide(name, values) {
    await this.step(name, values, 'Concept maken')
    await this.sign()
  }
  async open_dossier() { await this.open(this.dossier); await this.look(` ${this.login}`) }
  // "2026-09" -> "1101.31", from the table of the page.
  async amounts() {
    const rows = await this.page.locator('main details table tbody tr').evaluateAll((all) => all.map((row) => [row.querySelector('th')?.textContent.trim(), row.querySelector('td')?.textContent.trim()]))
    const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
    const out = {}
    for (const [label, amount] of rows) {
      const [word, year] = label.split(/\s+/), money = amount.match(/€\s*([\d.]+,\d\d)/)
      if (money) out[`${year}-${String(months.indexOf(word) + 1).padStart(2, '0')}`] = money[1].replaceAll('.', '').replace(',', '.')
    }
    return out
  }
  // The newest letter of this kind in the dossier that is open.
  async letter(kind) {
    await this.open(this.dossier)
    const link = this.main().locator(`a[href*="/brieven/"][href*="/${kind}/"]`).first()
    if (!await link.count()) throw new Error(`${this.login} has no letter ${kind}`)
    await Promise.all([this.page.waitForNavigation(), link.click()])
    await this.look(` ${kind}`)
    return (await this.page.locator('body').innerText()).replace(/[\s\u00a0\u202f]+/g, ' ')
  }
}
