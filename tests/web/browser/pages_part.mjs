// SPDX-License-Identifier: EUPL-1.2
// pages_part.mjs: each page in the browser: axe in light and dark, reflow, large and spaced text, forced colours, motion; pictures of each kind.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { axe, axe_once, forced_colours, large_text, no_motion, reflow, spaced_text, structure } from './checks.mjs'
import { in_turn } from './crawl.mjs'
import { open_page } from './browser.mjs'
import { note, say } from './tap.mjs'

const checks = [
  ['axe (WCAG 2.2 AA) finds nothing, in light and dark', axe], ['one h1, headings in order, a title, a language, no script', structure],
  ['at 320 pixels nothing scrolls sideways', reflow], ['with more room between letters and lines nothing is lost', spaced_text],
  ['with text of 200 percent nothing is lost', large_text], ['with forced colours controls and pictures can be seen', forced_colours], ['with reduced motion nothing moves', no_motion],
]
export const new_findings = () => checks.map(() => [])

// All checks on the page that is open. With BREED_PICTURES=yes the first of its kind has its picture taken.
const taken = new Set()
export const look_at = async (page, where, name, findings, pictures) => {
  for (const [i, [, check]] of checks.entries()) findings[i].push(...await check(page, where))
  if (!process.env.BREED_PICTURES || taken.has(name)) return
  taken.add(name)
  await mkdir(pictures, { recursive: true })
  for (const [width, scheme] of [[320, 'light'], [1280, 'light'], [1280, 'dark']]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`), fullPage: true })
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  await page.screenshot({ path: join(pictures, `${name}-1280-forced.png`) })
  await page.emulateMedia({ forcedColors: null })
}

export const tell = (what, count, findings) => {
  for (const [i, [sentence]] of checks.entries()) say(`${what} (${count}): ${sentence}`, findings[i])
}

// Pages of one kind come from one template: of each kind and language so many, from the lightest to the heaviest. BREED_PAGES=all: every page.
const of_a_kind = process.env.BREED_PAGES === 'all' ? Infinity : +(process.env.BREED_PAGES ?? 3)
const chosen = (pages) => {
  const groups = new Map()
  for (const page of pages) groups.set(page.kind + page.language, [...(groups.get(page.kind + page.language) ?? []), page])
  return [...groups.values()].flatMap((some) => {
    const by_size = [...some].sort((a, b) => a.html.length - b.html.length), last = by_size.length - 1
    if (by_size.length <= of_a_kind) return by_size
    return Array.from({ length: of_a_kind }, (_, i) => by_size[of_a_kind > 1 ? Math.round(i * last / (of_a_kind - 1)) : last])
  })
}

export const name_of = (kind, language) => `${kind === '/' ? 'start' : kind.slice(1).replaceAll('/', '_').replaceAll('*', 'een')}-${language}`

export const pages_part = async (browser, origin, pages, build) => {
  const findings = new_findings(), complaints = [], some = chosen(pages), begun = Date.now()
  const tabs = await Promise.all([0, 1].map(() => open_page(browser, origin, complaints)))
  await Promise.all(tabs.map((tab, i) => in_turn(some.filter((_, k) => k % tabs.length === i), 1, async (page) => {
    await tab.goto(origin + page.path, { waitUntil: 'load' })
    await look_at(tab, page.path, name_of(page.kind, page.language), findings, join(build, 'web-pictures'))
  })))
  note(`${some.length} pages looked at in ${Math.round((Date.now() - begun) / 1000)} s`)
  tell('pages with a link to them', some.length, findings)
  say('no page has a console error, a failed request or a request to another host', complaints)
  await Promise.all(tabs.map((tab) => tab.context().close()))
}

// The documentation that other software draws: no page of ours, so only that it comes up, asks nobody else, and that axe finds nothing.
export const documentation_part = async (browser, origin) => {
  const complaints = [], tab = await open_page(browser, origin, complaints, { viewport: { width: 1280, height: 900 } })
  const reply = await tab.goto(`${origin}/v1/documentatie/redoc`, { waitUntil: 'load' })
  const shown = reply.status() === 200 && await tab.waitForSelector('h1', { timeout: 30000 }).then(() => true, () => false)
  say('the drawn documentation of the API comes up without asking another host', shown ? complaints : [`status ${reply.status()}`, ...complaints])
  if (shown) say('axe (WCAG 2.2 AA) finds nothing in the drawn documentation of the API', await axe_once(tab, 'redoc'))
  await tab.context().close()
}
