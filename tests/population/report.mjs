// SPDX-License-Identifier: EUPL-1.2
// report.mjs: the reports of a simulation in a folder hold as pages and say the same in charts and tables. Argument: the folder. Speaks TAP.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { axe, large_text, no_motion, reflow, spaced_text } from '../web/browser/checks.mjs'
import { finish, say } from '../web/browser/tap.mjs'
import { banned_in, figures, limits, text_of_page, too_long } from '../web/language/rules.mjs'
const require = createRequire(process.env.BREED_NODE + '/package.json')

const folder = process.argv[2]
const names = readdirSync(folder).filter((name) => name.endsWith('.html')).sort()
const html_of = (name) => readFileSync(join(folder, name), 'utf8')

// Sources, reasons, and the words of a reform and a question are not of the page; its own sentences are.
const for_people = (html) => html.replace(/<p class="(?:summary|source)">[^]*?<\/p>|<ul class="caveats">[^]*?<\/ul>|<p><strong>[^]*?<\/strong>|<table>[^]*?<\/table>|<pre[^]*?<\/pre>|<svg[^]*?<\/svg>|<code>[^]*?<\/code>/g, ' ')

const check_language = () => {
  for (const name of names) {
    const texts = text_of_page(for_people(html_of(name))).filter((text) => /[.?!]$/.test(text))
    const figure = figures(texts)
    say(`${name}: sentences are short, ${figure.average.toFixed(1)} words on average`, [...texts.flatMap((text) => too_long('', text)), ...(figure.average > limits.average ? [`${figure.average}`] : []), ...(name.includes('.nl.') ? texts.flatMap((text) => banned_in('', text)) : [])])
  }
}

const check_html = () => {
  let said = ''
  try { execFileSync('java', ['-Xss8m', '-jar', join(process.env.BREED_NODE, 'node_modules/vnu-jar/build/dist/vnu.jar'), '--format', 'gnu', ...names.map((name) => join(folder, name))], { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 }) } catch (error) { said = String(error.stderr ?? error) }
  say(`the HTML of ${names.length} reports is valid`, said.split('\n').filter(Boolean).slice(0, 20))
}

// What a chart says beside its bars stands in the table that follows, word for word; the parts of a label come in lines.
const chart_and_table = () => { const plain = (of) => of.textContent.replace(/\u00a0/g, ' ').trim(); return [...document.querySelectorAll('figure')].flatMap((figure) => {
  let next = figure.nextElementSibling
  while (next && !next.matches('.wide')) next = next.nextElementSibling
  const cells = new Set([...next?.querySelectorAll('td, thead th') ?? []].map((cell) => plain(cell)))
  return [...figure.querySelectorAll('svg text[text-anchor=end]')].map(plain).filter((text) => !cells.has(text)).map((text) => `${figure.querySelector('figcaption').textContent}: ${text}`)
}) }

const check_in_browser = async () => {
  const { chromium } = require('playwright-core')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
  const found = { axe: [], narrow: [], large: [], spaced: [], motion: [], chart: [], print: [], asks: [] }
  for (const name of names) {
    const page = await (await browser.newContext()).newPage()
    page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) found.asks.push(request.url()) })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(`file://${join(folder, name)}`)
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true }))
    found.axe.push(...await axe(page, name))
    found.large.push(...await large_text(page, name))
    found.narrow.push(...await reflow(page, name))
    found.spaced.push(...await spaced_text(page, name))
    found.motion.push(...await no_motion(page, name))
    found.chart.push(...(await page.evaluate(chart_and_table)).map((what) => `${name}: ${what}`))
    const pdf = await page.pdf({ format: 'A4' })
    if (pdf.length < 10000) found.print.push(name)
    await page.close()
  }
  await browser.close()
  say(`axe finds nothing in ${names.length} reports, in light and dark`, found.axe)
  say('a narrow screen needs no scrolling sideways', found.narrow)
  say('text of twice the size loses nothing', found.large)
  say('more room between lines, letters and words loses nothing', found.spaced)
  say('nothing moves for who wants that', found.motion)
  say('every number of a chart stands in its table', found.chart)
  say('it can be printed', found.print)
  say('nothing is asked of another host', found.asks)
}

say('there are reports', names.length === 3 ? [] : [`${names.length}`])
check_language()
check_html()
await check_in_browser()
process.exitCode = finish()
