// SPDX-License-Identifier: EUPL-1.2
// language_part.mjs: the Dutch of pages as they are shown: words not to use, abbreviations written out at first use, and how long the sentences are.
import { banned_in, figures, limits, not_written_out, sentences, text_of_page, too_long } from '../language/rules.mjs'
import { note, say } from './tap.mjs'

// Pages that everybody reads; the others show sentences of rules and names of examples as well, of which the figures are told.
const for_everybody = /^\/(?:hulp\/\*|feedback|privacy|toegankelijkheid|klopt-dit-niet(?:\/\*)?|regels|wet|maatregelen)?$/

export const language_part = (pages) => {
  const dutch = pages.filter((page) => page.language === 'nl'), words = [], short = new Map(), long = [], wordy = []
  const by_kind = new Map()
  for (const page of dutch) {
    const texts = text_of_page(page.html)
    words.push(...banned_in(page.path, texts.join(' ')))
    for (const word of not_written_out(page.html)) short.set(word, short.get(word) ?? page.path)
    by_kind.set(page.kind, [...(by_kind.get(page.kind) ?? []), ...texts])
    if (!for_everybody.test(page.kind)) continue
    const full = texts.filter((text) => /[.?!]$/.test(text)), figure = figures(full)
    long.push(...full.flatMap((text) => too_long(page.path, text)))
    if (figure.average > limits.average) wordy.push(`${page.path}: ${figure.average.toFixed(1)} words a sentence`)
  }
  for (const [kind, texts] of by_kind) {
    const full = texts.filter((text) => /[.?!]$/.test(text)), figure = figures(full)
    if (figure.sentences) note(`${kind}: ${figure.sentences} sentences, ${figure.average.toFixed(1)} words on average, the longest ${figure.longest}, passive ${Math.round(figure.passive * 100)} percent`)
  }
  say('no Dutch page has a word of the list of words not to use', words)
  say('every abbreviation is written out where it stands first on a page', [...short].map(([word, path]) => `${word}: ${path}`))
  say(`pages for everybody: no sentence of more than ${limits.longest} words`, long)
  say(`pages for everybody: at most ${limits.average} words a sentence on average`, wordy)
  say('the pages have sentences to count', sentences([...by_kind.values()].flat().join(' ')).length < 1000 ? ['less than 1000'] : [])
}
