// SPDX-License-Identifier: EUPL-1.2
// desk_part.mjs: casework in a real browser without scripts, as the people of an invented municipality: an employer applies, the case worker completes and signs, the letter is opened,
// illness changes nothing, more hours do, and the dossier is closed. Every page on the way: axe, 320 pixels, text of twice the size.
import { execFileSync } from 'node:child_process'
import { rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { open_page } from './browser.mjs'
import { axe, large_text, reflow } from './checks.mjs'
import { start_server } from './server.mjs'
import { note, say } from './tap.mjs'

const two = (n) => String(n)
const day = (when) => ({ dag: two(when.getDate()), maand: two(when.getMonth() + 1), jaar: two(when.getFullYear()) })
const later = (when, days) => new Date(when.getTime() + days * 86400000)

// An invented municipality in a database of its own, and who can sign in.
const make_town = (program, folder) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const where = join(folder, 'breed.db')
  const said = execFileSync(program, ['db', 'demo', '--dossiers', '40', '--db', where], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const accounts = {}
  for (const [, login, password] of said.matchAll(/^ {2}(demo-[a-z0-9-]+) +(\S+)/gm)) accounts[login] = password
  return { where, accounts }
}

class Desk {
  constructor(browser, origin, accounts, complaints) { Object.assign(this, { browser, origin, accounts, complaints, looked: [], seen: new Set() }) }
  async as(login) {
    await this.page?.context().close()
    this.page = await open_page(this.browser, this.origin, this.complaints, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
    await this.page.goto(this.origin + '/inloggen')
    await this.page.fill('#naam', login)
    await this.page.fill('#wachtwoord', this.accounts[login])
    await this.press('Inloggen')
    if (this.page.url().endsWith('/inloggen')) throw new Error(`${login} could not sign in`)
  }
  async press(name) { await Promise.all([this.page.waitForNavigation(), this.page.locator('main').getByRole('button', { name, exact: true }).first().click()]) }
  async follow(name) { await Promise.all([this.page.waitForNavigation(), this.page.locator('main').getByRole('link', { name, exact: true }).first().click()]) }
  async open(path) { return (await this.page.goto(this.origin + path)).status() }
  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`[name="${name}"]`).first()
      if (await field.getAttribute('type') === 'radio') await this.page.locator(`[name="${name}"][value="${value}"]`).check()
      else await field.fill(value)
    }
  }
  on(name, when) { const d = day(when); return { [`${name}.dag`]: d.dag, [`${name}.maand`]: d.maand, [`${name}.jaar`]: d.jaar } }
  async text() { return this.page.locator('main').innerText() }
  // Each kind of page once: its address without what is random.
  async look(what) {
    const kind = new URL(this.page.url()).pathname.replace(/d-[a-z0-9]{24}/, 'd').replace(/\/[a-z]-?[a-z0-9]{16,}/, '/k') + what
    if (this.seen.has(kind)) return
    this.seen.add(kind)
    const where = `${kind}`
    const twin = await open_page(this.browser, this.origin, this.complaints, { storageState: await this.page.context().storageState(), viewport: { width: 1280, height: 900 } })
    const html = await this.page.content(), url = this.page.url()
    await twin.route((at) => at.href === url, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }))
    await twin.goto(url)
    this.looked.push(...await axe(twin, where), ...await reflow(twin, where), ...await large_text(twin, where))
    await twin.context().close()
  }
  async step(name, values = {}, button = 'Versturen') {
    await this.open(`${this.dossier}/stap/${name}`)
    await this.look('')
    await this.fill(values)
    await this.press(button)
    const problem = await this.page.locator('[role=alert]').count() ? await this.page.locator('[role=alert]').innerText() : ''
    if (problem) throw new Error(`${name}: ${problem}`)
  }
  async sign() {
    await this.look('')
    await this.page.check('#teken')
    await this.press('Besluit tekenen')
  }
}

const story = async (desk) => {
  const now = new Date(), start = later(now, -30)         // applied for before the job began, recorded today
  await desk.as('demo-werkgever')
  await desk.look('')
  await desk.open('/mijn/nieuw')
  await desk.look('')
  await desk.open('/mijn/nieuw/loonkostensubsidie/aanvraag')
  await desk.press('Versturen')
  await desk.look(' met fouten')
  await desk.fill({ 'partij.werknemer.naam': 'Vera Voorbeeld', 'partij.werknemer.bsn': '999990019', 'partij.werknemer.adres': 'Teststraat 1', 'partij.werknemer.postcode': '3511 AA', 'partij.werknemer.plaats': 'Utrecht',
    'partij.werkgever.naam': 'Fictief B.V.', 'partij.werkgever.adres': 'Proefweg 2', 'partij.werkgever.postcode': '3511 AB', 'partij.werkgever.plaats': 'Utrecht', 'feit.aanvrager': 'werkgever', 'feit.gemeente': 'Utrecht', 'feit.urenPerWeek': '32', 'feit.voltijduren': '36',
    ...desk.on('feit.geboortedatum', new Date(1990, 4, 1)), ...desk.on('feit.startDienstbetrekking', start), ...desk.on('op', later(start, -30)) })
  await desk.press('Versturen')
  desk.dossier = new URL(desk.page.url()).pathname
  if (!desk.dossier.includes('/dossiers/')) throw new Error(await desk.text())
  await desk.look('')

  await desk.as('demo-consulent')
  await desk.look('')
  await desk.open('/werk/zoeken')
  await desk.page.selectOption('#doel', 'aanvraag-behandelen')
  await desk.fill({ bsn: '999990019' })
  await desk.press('Zoeken')
  await desk.look(' gevonden')
  await desk.follow('Vera Voorbeeld')
  desk.dossier = new URL(desk.page.url()).pathname
  await desk.look('')
  const before = desk.on('op', later(start, -10))
  await desk.step('feiten-vastgesteld', { ...before, bron: 'register', 'feit.behoortTotDoelgroep': 'ja' })
  await desk.step('aanvraag-beoordeeld', before)
  await desk.step('forfait-afgesproken', before)
  await desk.step('contract-ontvangen', before)
  await desk.step('toekenning', desk.on('op', start), 'Concept maken')
  await desk.sign()
  const granted = await desk.text()
  if (!granted.includes('subsidie op vast deel')) throw new Error(`not granted: ${granted.slice(0, 400)}`)
  await desk.follow(/vast deel/)
  await desk.look('')

  await desk.as('demo-werkgever')
  desk.dossier = desk.dossier.replace('/werk', '/mijn')
  await desk.open(desk.dossier)
  await desk.page.locator('a[href*="/brieven/"]').first().click()
  if (!(await desk.page.content()).includes('Vera Voorbeeld')) throw new Error('the letter does not name the employee')
  await desk.step('ziek', desk.on('op', later(now, -5)))
  if (!(await desk.text()).includes('De subsidie loopt gewoon door')) throw new Error('illness is not told')
  await desk.step('hersteld', desk.on('op', later(now, -3)))
  await desk.step('uren-of-loon', { ...desk.on('op', later(now, -1)), 'feit.urenPerWeek': '36' })

  await desk.as('demo-consulent')
  desk.dossier = desk.dossier.replace('/mijn', '/werk')
  await desk.step('beeindiging', { ...desk.on('op', later(now, 30)), reden: 'de baan stopt' }, 'Concept maken')
  await desk.sign()
  if (!/beëindigd|gestopt/i.test(await desk.text())) throw new Error('not closed')
}

// The pages that the story does not come by.
const others = [['demo-consulent', ['/werk/nieuw', '/werk/januari', '/werk/cijfers', '/werk/overdrachten', '/werk/tekst', '/account']], ['demo-inwoner', ['/mijn', '/mijn/nieuw']], ['demo-deskundige', ['/werk']],
  ['demo-uwv', ['/werk/loonwaarden']], ['demo-auditor', ['/werk/logboek', '/werk/accounts']], ['demo-beleid', ['/werk/cijfers']]]

// From the sign-in page into the first dossier with the keyboard alone.
const by_keyboard = async (desk) => {
  const page = await open_page(desk.browser, desk.origin, desk.complaints, { viewport: { width: 320, height: 640 } })
  const to = async (wanted) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(wanted)) return
    }
    throw new Error(`not reached with Tab on ${page.url()}`)
  }
  await page.goto(desk.origin + '/inloggen')
  await to(() => document.activeElement.id === 'naam')
  await page.keyboard.type('demo-consulent')
  await to(() => document.activeElement.id === 'wachtwoord')
  await page.keyboard.type(desk.accounts['demo-consulent'])
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await to(() => !!document.activeElement.closest('.desk-lines'))
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  if (!page.url().includes('/dossiers/')) throw new Error(`came to ${page.url()}`)
  await page.context().close()
}

export const desk_part = async (browser, program, build, log) => {
  const folder = join(build, 'web-desk'), complaints = []
  const town = make_town(program, folder)
  const office = new URL('../../../examples/office/gemeente.yaml', import.meta.url).pathname
  const server = await start_server(program, log, ['--db', town.where, '--office', office])
  const desk = new Desk(browser, server.origin, town.accounts, complaints)
  const tries = async (sentence, what) => { try { await what(); say(sentence) } catch (error) { say(sentence, [String(error.message ?? error).slice(0, 900)]) } }
  try {
    await tries('an employer applies, a case worker completes and signs, the letter is opened, illness, more hours and the end: without scripts', () => story(desk))
    for (const [login, paths] of others) {
      await tries(`${login} opens every page of this role`, async () => {
        await desk.as(login)
        for (const path of paths) {
          const status = await desk.open(path)
          if (status !== 200) throw new Error(`${path}: ${status}`)
          await desk.look(` ${login}`)
        }
      })
    }
    await tries('from the sign-in page into a dossier with the keyboard alone, at 320 pixels', () => by_keyboard(desk))
    say('casework: WCAG 2.2 AA by axe in two colour schemes, 320 pixels, text of twice the size', desk.looked)
    say('casework: nothing on the console, nothing from another host', complaints)
    note(`${desk.seen.size} kinds of pages of casework`)
  } finally {
    await desk.page?.context().close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
