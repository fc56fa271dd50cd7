// SPDX-License-Identifier: EUPL-1.2
// rules.mjs: what plain Dutch (B1) means here, as figures that can be counted.
import { readFileSync } from 'node:fs'

export const limits = { longest: 20, average: 12, easy: 9 }

// A sentence ends with a sign and a blank. An abbreviation with dots is not used; a number with a dot has no blank behind it.
export const sentences = (text) => text.replace(/\s+/g, ' ').split(/(?<=[.?!])\s+(?=\S)/).map((s) => s.trim()).filter((s) => /\p{L}/u.test(s))
export const words = (sentence) => sentence.split(/[\s/]+|–/).filter((word) => /[\p{L}\d{]/u.test(word)).length
export const figures = (texts) => {
  const all = texts.flatMap(sentences), sizes = all.map(words), total = sizes.reduce((a, b) => a + b, 0)
  return { sentences: all.length, average: all.length ? total / all.length : 0, longest: Math.max(0, ...sizes), passive: all.filter((s) => /\b(word|wordt|worden|werd|werden)\b/i.test(s)).length / (all.length || 1) }
}
export const too_long = (where, text) => sentences(text).filter((s) => words(s) > limits.longest).map((s) => `${where}: ${words(s)} words: ${s}`)

const banned = readFileSync(new URL('banned.txt', import.meta.url), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
  const [word, instead] = line.split(' = ')
  return { word, instead, found: new RegExp(`(?<![\\p{L}-])${word.replace('*', '\\p{L}*')}(?![\\p{L}-])`, 'iu') }
})
export const banned_in = (where, text) => banned.filter(({ found }) => found.test(text)).map(({ word, instead }) => `${where}: "${word}"; write: ${instead}`)

// Short forms in capitals that are not written out where they stand first. Numbers of the Romans and of publications are none, nor are provinces in the name of a municipality and the methods of HTTP.
const no_abbreviation = /^(?:[IVX]+|BWBR\d*|A|E|NL|EN|AA|NH|ZH|GET|POST)$/
const plain = /^(?:Wsw|Wajong|Zw|Wia|Wml|Wtl|Anw|Aow|bbl|vso|cao|mbo|hbo)$/
export const not_written_out = (html) => {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/<(cite|code|pre|svg|option|datalist)\b[^]*?<\/\1>/g, ' ').replace(/<(?!\/?abbr)[^>]*>/g, ' ').replace(/&[a-z0-9#]+;/g, ' ')
  const first = new Map()
  for (const found of main.matchAll(/<abbr title="([^"]+)">([^<]*)<\/abbr>|(?<![\p{L}\d])([\p{L}\d]{2,9})(?![\p{L}\d])/gu)) {
    const [, title, full, bare] = found, word = full ?? bare
    if (!first.has(word)) first.set(word, Boolean(title))
  }
  return [...first].filter(([word, out]) => !out && !no_abbreviation.test(word) && (/^\p{Lu}{2,6}$/u.test(word) || plain.test(word))).map(([word]) => word)
}

// The running text of a page: elements of text, each by itself; code, and what is in another language, left out.
export const text_of_page = (html) => {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/<(code|pre|svg|datalist)\b[^]*?<\/\1>/g, ' ').replace(/<(\w+)[^>]*\slang="(?:nl|en)"[^>]*>[^]*?<\/\1>/g, ' ')
  const entity = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }
  return main.split(/<\/?(?:p|h[1-6]|li|dt|dd|div|section|label|legend|summary|td|th|tr|button|small|ul|ol|dl|fieldset|form|main|figure|nav|table|thead|tbody|caption)\b[^>]*>/)
    .map((part) => part.replace(/<[^>]*>/g, '').replace(/&([a-z0-9#]+);/g, (all, name) => entity[name] ?? ' ').replace(/\s+/g, ' ').trim()).filter((part) => /\p{L}/u.test(part))
}
