// SPDX-License-Identifier: EUPL-1.2
// desk_pages.mjs: the pages of casework that the story does not come by, for each role; and into a dossier with the keyboard alone.
import { Actor } from './desk_actor.mjs'
import { open_page } from './browser.mjs'

// One of each kind of page of policy: tables, drawings, a report, forms.
const of_policy = ['', '/verordeningen/schraalveen/controle', '/vergelijken?van=rotterdam&naar=hoeksche-waard', '/invoeringstoets', '/dashboard', '/signaal', '/voorbereiding', '/voorbereiding/oordelen/nieuw', '/matchen'].map((path) => '/beleid' + path)
const places = [['demo-consulent', ['/werk', '/werk/nieuw', '/werk/januari', '/werk/cijfers', '/werk/overdrachten', '/werk/tekst', '/account']], ['demo-inwoner', ['/mijn', '/mijn/nieuw']], ['demo-vertegenwoordiger', ['/mijn']],
  ['demo-deskundige', ['/werk']], ['demo-jobcoach', ['/werk']], ['demo-uwv', ['/werk/loonwaarden']], ['demo-auditor', ['/werk/logboek', '/werk/accounts']], ['demo-beleid', ['/werk/cijfers', ...of_policy]]]

// Every page of a role, also those that its own bar leads to. Returns the first failure as a sentence.
export const every_page = async (browser, town, passwords, looker, complaints) => {
  const wrong = []
  for (const [login, paths] of places) {
    const actor = await new Actor(browser, town, login, passwords[login], looker, complaints).sign_in()
    const of_bar = await actor.page.locator('.desk-bar nav a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    for (const path of new Set([...paths, ...of_bar])) {
      const status = await actor.open(path)
      if (status !== 200) wrong.push(`${login}: ${path}: ${status}`)
      await actor.look(` ${login}`)
    }
    await actor.leave()
  }
  return wrong
}

// From the sign-in page into the first dossier with the keyboard alone.
export const by_keyboard = async (browser, town, login, password, complaints) => {
  const page = await open_page(browser, town.origin, complaints, { viewport: { width: 320, height: 640 } })
  const to = async (wanted) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(wanted)) return
    }
    throw new Error(`not reached with Tab on ${page.url()}`)
  }
  await page.goto(town.origin + '/inloggen')
  await to(() => document.activeElement.id === 'naam')
  await page.keyboard.type(login)
  await to(() => document.activeElement.id === 'wachtwoord')
  await page.keyboard.type(password)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await to(() => !!document.activeElement.closest('.desk-lines a'))
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  if (!page.url().includes('/dossiers/')) throw new Error(`came to ${page.url()}`)
  await page.context().close()
}
