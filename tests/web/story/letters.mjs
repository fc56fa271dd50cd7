// SPDX-License-Identifier: EUPL-1.2
// letters.mjs: the letters of a dossier as its page shows them, and what those of two municipalities must say about one move.
import { by_rule, days, in_words, month, more_hours } from './tale.mjs'
import { password } from './town.mjs'

const text_of = (html) => html.replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ').replaceAll('&euro;', '€').replaceAll('&amp;', '&').replace(/[\s\u00a0\u202f]+/g, ' ')
// One header even when there are several cookies: Debian's Node knows no other way to ask.
const cookie_of = (reply) => (reply.headers.get('set-cookie') ?? '').split(/,(?=[^;,]*=)/).map((one) => one.trim().split(';')[0]).join('; ')

// "toekenning-loonwaarde/werkgever" -> its words, for everyone that this person may read.
export const read_letters = async (town, login, path) => {
  const signed_in = await fetch(`${town.origin}/inloggen`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ naam: login, wachtwoord: password }) })
  const headers = { cookie: cookie_of(signed_in) }, page = await (await fetch(town.origin + path, { headers })).text(), letters = {}
  for (const [, href, name] of page.matchAll(/href="([^"]*\/brieven\/\d+\/([^"]+))"/g)) letters[name] = text_of(await (await fetch(town.origin + href, { headers })).text())
  return letters
}

export const euro = (amount) => `€ ${amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.')}`

// Letters of the former and the next municipality beside each other: to each reader both, the last day of the one before the first day of the other, one amount per month.
export const wrong_letters = (program, former, next) => {
  const wrong = [], amount = euro(by_rule(program, month.moved, more_hours))
  for (const reader of ['werkgever', 'inwoner']) {
    const ends = former[`overdracht/${reader}`], begins = next[`toekenning-loonwaarde/${reader}`]
    if (!ends || !begins) { wrong.push(`no letter to the ${reader}: ${Object.keys(former)} and ${Object.keys(next)}`); continue }
    if (!ends.includes(in_words(days.last))) wrong.push(`the former does not tell the ${reader} that it pays until ${in_words(days.last)}`)
    if (!begins.includes(in_words(days.move))) wrong.push(`the next does not tell the ${reader} that it pays from ${in_words(days.move)}`)
    for (const [name, letter] of [['former', ends], ['next', begins]]) if (!letter.includes(amount)) wrong.push(`the letter of the ${name} to the ${reader} does not name ${amount}: ${letter.match(/€ ?[\d.]+,\d\d/g)}`)
  }
  return wrong
}
