// SPDX-License-Identifier: EUPL-1.2
// page.mjs: the letters in a folder: what they say is plain, and what they are holds as a page. Argument: the folder. Speaks TAP.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { axe_once, large_text, reflow, spaced_text } from '../web/browser/checks.mjs'
import { finish, note, say } from '../web/browser/tap.mjs'
import { banned_in, figures, limits, not_written_out, sentences, text_of_page, too_long, words } from '../web/language/rules.mjs'
const require = createRequire(process.env.BREED_NODE + '/package.json')

const folder = process.argv[2]
const names = readdirSync(folder).filter((name) => name.endsWith('.html')).sort()
const html_of = (name) => readFileSync(join(folder, name), 'utf8')
// The legal annex is for lawyers; the sentences of the reasoning (in numbered lists) are those of the rules and judged with them.
const for_people = (html) => html.replace(/<section class="annex">[^]*<\/section>/, '').replace(/<ol>[^]*?<\/ol>/g, ' ')
const unique = (list) => [...new Set(list)]

const check_language = (language) => {
  const letters = names.filter((name) => name.endsWith(`.${language}.html`)).map((name) => [name, for_people(html_of(name))])
  const texts = letters.map(([name, html]) => [name, text_of_page(html).filter((text) => /[.?!]$/.test(text))])
  const all = texts.flatMap(([, list]) => list), figure = figures(unique(all))
  note(`${language}: ${letters.length} letters, ${figure.sentences} different sentences, ${figure.average.toFixed(1)} words on average, the longest ${figure.longest}`)
  say(`${language}: no sentence of more than ${limits.longest} words`, unique(texts.flatMap(([, list]) => list.flatMap((text) => too_long('', text)))))
  say(`${language}: no letter of more than ${limits.average} words a sentence on average`, texts.flatMap(([name, list]) => { const own = figures(list); return own.average > limits.average ? [`${name}: ${own.average.toFixed(1)}`] : [] }))
  say(`${language}: every letter says who is to do what: a heading of its own`, letters.flatMap(([name, html]) => /<h2>(Wat moet u doen\?|What must you do\?)<\/h2>/.test(html) ? [] : [name]).filter((name) => !/buiten-behandeling/.test(name)))
  if (language === 'en') return
  say('nl: no word of the list of words not to use', unique(texts.flatMap(([, list]) => list.flatMap((text) => banned_in('', text)))))
  say('nl: abbreviations are written out where they stand first', letters.flatMap(([name, html]) => not_written_out(html).map((word) => `${name}: ${word}`)))
}

// Letters with the same tags and attributes, in the same order, are valid together or not at all: of those only the first is looked at.
const markup = (html) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/href="[^"]*"/, (link) => link.replace(/[0-9]+/g, '0'))).join('')
const one_of_each = (list, key) => { const seen = new Set(); return list.filter((name) => !seen.has(key(name)) && seen.add(key(name))) }

const check_html = () => {
  let said = ''
  const some = one_of_each(names, (name) => markup(html_of(name)))
  try { execFileSync('java', ['-Xss8m', '-jar', join(process.env.BREED_NODE, 'node_modules/vnu-jar/build/dist/vnu.jar'), '--format', 'gnu', ...some.map((name) => join(folder, name))], { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 }) } catch (error) { said = String(error.stderr ?? error) }
  note(`${some.length} of ${names.length} letters differ in their markup`)
  say(`the HTML of ${names.length} letters is valid`, said.split('\n').filter(Boolean).slice(0, 20))
  say('no letter is larger than 40 kB', names.filter((name) => html_of(name).length > 40000))
}

// One of each letter and language: what differs between them is words.
const check_in_browser = async () => {
  const { chromium } = require('playwright-core')
  const some = one_of_each(names, (name) => { const [, process, , letter, , language] = name.split('.'); return [process, letter, language].join('.') })
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const found = { axe: [], narrow: [], large: [], spaced: [] }
  const left = [...some]
  const look = async () => {
    const page = await (await browser.newContext()).newPage()
    for (let name; (name = left.shift());) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`file://${join(folder, name)}`)
      found.axe.push(...await axe_once(page, name))
      found.large.push(...await large_text(page, name))
      found.narrow.push(...await reflow(page, name))
      found.spaced.push(...await spaced_text(page, name))
    }
  }
  await Promise.all([look(), look()])
  await browser.close()
  say(`axe finds nothing in ${some.length} letters`, found.axe)
  say('a narrow screen needs no scrolling sideways', found.narrow)
  say('text of twice the size loses nothing', found.large)
  say('more room between lines, letters and words loses nothing', found.spaced)
}

const check_itself = () => {
  const missed = []
  if (for_people('<p>a</p><ol><li>b</li></ol><section class="annex">c</section>').trim() !== '<p>a</p>') missed.push('annex and steps left out')
  if (words('een zin van vijf woorden') !== 5 || sentences('Een. Twee.').length !== 2) missed.push('counting')
  say('the checks see what they should', missed)
}

check_itself()
say('there are letters', names.length > 400 ? [] : [`only ${names.length}`])
check_language('nl')
check_language('en')
check_html()
await check_in_browser()
process.exitCode = finish()
