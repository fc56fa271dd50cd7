// SPDX-License-Identifier: EUPL-1.2
// selftest_part.mjs: each check finds the mistake it is there for, planted in a page of its own.
import { axe, forced_colours, large_text, no_motion, reflow, spaced_text, structure, tab_order } from './checks.mjs'
import { say } from './tap.mjs'

const page_with = (body, head = '<title>Proef – breed</title>') => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body><main><h1>Proef</h1>${body}</main></body></html>`
const planted = [
  ['axe', axe, page_with('<p><img src="data:,"></p>')],
  ['axe', axe, page_with('<form><input type="text" name="a"></form>')],
  ['axe in the dark', axe, page_with('<p class="a">tekst</p>', '<title>Proef – breed</title><style>body { background: #fff; color: #000 } @media (prefers-color-scheme: dark) { body { background: #000; } .a { color: #333; } }</style>')],
  ['axe on the last of many', axe, page_with('<p>goed</p>'.repeat(50) + '<p>goed <span style="color: #bbb">te licht</span></p>')],
  ['axe on a ground of its own', axe, page_with('<p>goed</p><div style="background: #444"><section><p>te donker</p></section></div>')],
  ['axe on a form', axe, page_with('<form><label>Naam <input type="text" value="te licht" style="color: #ccc"></label></form>')],
  ['order of Tab', tab_order, page_with('<p><a href="/a">een</a> <a href="/b" tabindex="2">twee</a></p>')],
  ['order of Tab', tab_order, page_with('<p><a href="/a">een</a> <a href="/b" style="outline: none">twee</a></p>')],
  ['structure', structure, page_with('<h3>te diep</h3>')],
  ['structure', structure, page_with('<p id="a"></p><p id="a"></p>')],
  ['structure', structure, page_with('<p></p>', '<title>breed</title>')],
  ['reflow', reflow, page_with('<div style="width: 400px">breed</div>')],
  ['large text', large_text, page_with('<p style="overflow: hidden; white-space: nowrap; width: 20em; max-width: 400px">Een regel die niet meer past als de letters groter worden</p>')],
  ['spaced text', spaced_text, page_with('<p style="white-space: nowrap; font-size: 16px">Deze regel past nog net wel op 320</p>')],
  ['forced colours', forced_colours, page_with('<form><button style="border: 0; background: blue; color: white">Verder</button></form>')],
  ['motion', no_motion, page_with('<p style="transition: color 1s">beweegt</p>')],
]

export const selftest_part = async (browser) => {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
  const missed = []
  for (const [name, check, html] of planted) {
    await page.setContent(html)
    if ((await check(page, 'planted')).length === 0) missed.push(`${name}: not found: ${html.slice(html.indexOf('</h1>') + 5, -27)}`)
  }
  await page.setContent(page_with('<p>Goed zo.</p>'))
  for (const [name, check] of planted) missed.push(...(await check(page, `clean page, ${name}`)))
  say(`each of ${planted.length} planted mistakes is found, and none in a clean page`, missed)
  await page.context().close()
}
