// SPDX-License-Identifier: EUPL-1.2
// language.mjs: the texts of pages, helps and questions as they stand in the sources: short sentences, known words, both languages. Argument: source folder. Speaks TAP.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { finish, note, say } from '../browser/tap.mjs'
import { banned_in, figures, limits, not_written_out, sentences, too_long, words } from './rules.mjs'

const source = process.argv[2]
const read = (...path) => readFileSync(join(source, ...path), 'utf8')
const unquote = (text) => text.replaceAll('\\"', '"').replaceAll('\\\\', '\\')
const one_decimal = (n) => n.toFixed(1)

// "key: "text"" a line: the only form that the catalogues have.
const catalogue = (name) => new Map([...read('web/messages', name).matchAll(/^([a-z][A-Za-z0-9-]*): "((?:[^"\\]|\\.)*)"$/gm)].map(([, key, text]) => [key, unquote(text)]))
const lines_with_key = (name) => read('web/messages', name).split('\n').filter((line) => /^[a-z]/.test(line)).length
const both = (text) => [...text.matchAll(/nl: "((?:[^"\\]|\\.)*)", en: "((?:[^"\\]|\\.)*)"/g)].map(([, nl, en]) => ({ nl: unquote(nl), en: unquote(en) }))
const without_names = (text) => text.replace(/\{[a-z-]+\}/g, '7')

const tell = (what, texts, average) => {
  const figure = figures(texts.map(([, text]) => without_names(text)))
  note(`${what}: ${figure.sentences} sentences, ${one_decimal(figure.average)} words on average, the longest ${figure.longest}, passive ${Math.round(figure.passive * 100)} percent`)
  say(`${what}: no sentence of more than ${limits.longest} words`, texts.flatMap(([where, text]) => too_long(where, without_names(text))))
  say(`${what}: at most ${average} words a sentence on average`, figure.average > average ? [`${one_decimal(figure.average)}`] : [])
  say(`${what}: no word of the list of words not to use`, texts.flatMap(([where, text]) => banned_in(where, text)))
}

const check_catalogues = () => {
  const names = readdirSync(join(source, 'web/messages')).filter((name) => /(^|-)nl\.yaml$/.test(name))
  const wrong = names.length < 2 ? ['less than two catalogues'] : []
  const texts = []
  for (const name of names) {
    const other = name.replace(/nl\.yaml$/, 'en.yaml'), nl = catalogue(name), en = catalogue(other)
    if (lines_with_key(name) !== nl.size) wrong.push(`${name}: ${lines_with_key(name)} keys, of which ${nl.size} could be read`)
    for (const [key, text] of nl) {
      texts.push([`${name}: ${key}`, text])
      if (!en.has(key) || (text && !en.get(key).trim())) wrong.push(`${other}: ${key} is missing`)
      else if (en.get(key) === text && words(text) > 3) wrong.push(`${other}: ${key} is still Dutch`)
    }
    for (const key of en.keys()) if (!nl.has(key)) wrong.push(`${name}: ${key} is missing`)
  }
  say('the catalogues have the same keys in Dutch and English, each with a text of its own', wrong)
  tell('texts of pages', texts, limits.average)
}

const check_helps = () => {
  const files = readdirSync(join(source, 'web/helps')).filter((name) => name.endsWith('.yaml'))
  const wrong = files.length < 8 ? [`only ${files.length} helps`] : [], texts = [], easy = []
  for (const name of files) {
    const text = read('web/helps', name), pairs = both(text)
    if ((text.match(/nl: "/g) ?? []).length !== pairs.length) wrong.push(`${name}: a Dutch text without an English one beside it`)
    for (const { nl, en } of pairs) { texts.push([name, nl]); if (nl === en && words(nl) > 2) wrong.push(`${name}: not translated: ${nl}`) }
    const summary = text.match(/^summary: .*$/m)
    if (!summary) wrong.push(`${name}: no summary`)
    else easy.push([name, both(summary[0])[0].nl])
  }
  say('every help has all its texts in both languages, and a summary', wrong)
  tell('helps', texts, limits.average)
  tell('summaries of the helps', easy, limits.easy)
}

// Questions and their explanations: C strings, ASKS("nl", "en") and HELPS("nl", "en").
const check_questions = () => {
  const texts = []
  for (const name of readdirSync(join(source, 'src/rules/glossary')).filter((file) => file.endsWith('.def')))
    for (const [, kind, nl] of read('src/rules/glossary', name).matchAll(/\b(ASKS|HELPS)\("((?:[^"\\]|\\.)*)"/g)) texts.push([`${name}: ${kind}`, nl])
  say('the questions could be read', texts.length < 150 ? [`only ${texts.length}`] : [])
  tell('questions and their explanations', texts, limits.average)
}

// The texts of letters, line by line; a word in braces counts as one. What is filled in is counted in tests/letters/page.mjs. Both languages keep to the same lengths.
const check_letters = () => {
  const files = readdirSync(join(source, 'letters')).filter((name) => name.endsWith('.yaml') && name !== 'shown.yaml')
  const wrong = files.length < 7 ? [`only ${files.length} files`] : [], nl = [], en = []
  for (const name of files) {
    const text = read('letters', name), pairs = both(text)
    if ((text.match(/\bnl: "/g) ?? []).length !== pairs.length) wrong.push(`${name}: a Dutch text without an English one beside it`)
    for (const pair of pairs) {
      if (pair.nl === pair.en && words(pair.nl) > 2) wrong.push(`${name}: not translated: ${pair.nl}`)
      if (/[.?!]$/.test(pair.nl)) { nl.push([name, pair.nl]); en.push([name, pair.en]) }
    }
  }
  say('every text of the letters is there in both languages', wrong)
  tell('letters', nl, limits.average)
  tell('letters in English', en, limits.average)
}

// A test that cannot fail is none.
const check_itself = () => {
  const long = Array.from({ length: 21 }, () => 'woord').join(' ') + '.'
  const missed = []
  if (too_long('x', long).length !== 1 || too_long('x', long.replace('woord ', '')).length) missed.push('a sentence of 21 words, and not of 20')
  if (!banned_in('x', 'Dit is derhalve zo.').length || banned_in('x', 'Dit is dus zo, inderdaad.').length) missed.push('a word of the list')
  if (sentences('Een. Twee? Drie! 1.238,98 euro.').length !== 4) missed.push('four sentences')
  if (not_written_out('<main>De LKS is er. <code>UWV</code></main>').join() !== 'LKS') missed.push('an abbreviation')
  if (not_written_out('<main><abbr title="loonkostensubsidie">LKS</abbr> en LKS</main>').length) missed.push('an abbreviation written out')
  say('planted mistakes are found', missed)
}

check_catalogues()
check_helps()
check_questions()
check_letters()
check_itself()
process.exitCode = finish()
