// SPDX-License-Identifier: EUPL-1.2
// desk_move.mjs: the third act in the browser: the employee moves to a municipality with an installation of its own; it takes over, both letters agree, and in the end the dossier there is closed too.
import { days, employee, employer, in_words, iso, month, moved_to, wrong_amounts } from '../story/tale.mjs'
import { wrong_letters } from '../story/letters.mjs'

const must = (what, holds) => { if (!holds) throw new Error(what) }
const until = async (what, ask) => {
  for (const end = Date.now() + 60000; Date.now() < end;) { if (await ask()) return; await new Promise((done) => setTimeout(done, 500)) }
  throw new Error(`waited in vain: ${what}`)
}
const shows = async (who, words) => { await who.open('/werk/overdrachten'); return (await who.text()).includes(words) }

export const move = async ({ karin, kees }) => {
  await karin.step('verhuizing', { op: iso(days.move), bron: 'register', 'feit.naarGemeente': 'Rotterdam' })
  await karin.look(' karin overdracht')
  await karin.press('Bied het dossier aan')
  await karin.look(' aangeboden')
  await until('the file at the new municipality', () => shows(kees, employee.naam))
  await kees.look(' ontvangen')
  await kees.follow(employee.naam)
  kees.dossier = kees.path()
  await kees.look(' kees overname')
}

// The message tells nobody's address: the case worker there adds them.
export const take_over = async ({ karin, kees }) => {
  const { adres, postcode, plaats } = employer
  await kees.step('feiten-vastgesteld', { op: iso(days.move), bron: 'gemeente', 'partij.werknemer': moved_to, 'partij.werkgever': { adres, postcode, plaats } })
  await kees.step('contract-ontvangen', { op: iso(days.move) })
  await kees.open('/werk/overdrachten')
  await kees.press('Neem over')
  await until('the acceptance', () => shows(karin, 'Aanvaard.'))
  await karin.look(' aanvaard')
  await karin.press('Maak het besluit om af te sluiten')
  await karin.sign()
  must('the old dossier is not closed', (await karin.text()).includes('overgedragen'))
  await karin.look(' overgedragen')
  await until('the closing', () => shows(kees, 'U betaalt.'))
  await kees.decide('toekenning', { op: iso(days.move), verzonden: iso(days.move) })
  must(`the new one does not run: ${(await kees.text()).slice(0, 300)}`, (await kees.text()).includes('subsidie op loonwaarde'))
}

export const agree = async ({ karin, kees, bakker, ada, bakker_b, ada_b }, program) => {
  await karin.open(karin.dossier)
  await kees.open(kees.dossier)
  const wrong = wrong_amounts(program, await karin.amounts(), await kees.amounts()), letters = { former: {}, next: {} }
  for (const reader of [bakker_b, ada_b]) {
    await reader.open('/mijn')
    await reader.follow(new RegExp(employee.naam))
    reader.dossier = reader.path()
    await reader.look(` ${reader.login} overgenomen`)
  }
  for (const [reader, name] of [[bakker, 'werkgever'], [ada, 'inwoner']]) letters.former[`overdracht/${name}`] = await reader.letter('overdracht')
  for (const [reader, name] of [[bakker_b, 'werkgever'], [ada_b, 'inwoner']]) letters.next[`toekenning-loonwaarde/${name}`] = await reader.letter('toekenning-loonwaarde')
  wrong.push(...wrong_letters(program, letters.former, letters.next))
  if (wrong.length) throw new Error(wrong.join('; '))
}

export const close = async ({ bakker_b, kees }) => {
  await bakker_b.step('dienstbetrekking-eindigt', { op: `${month.after}-01` })
  await kees.open(kees.dossier)
  must('the dossier is not closed', (await kees.text()).includes('geëindigd'))
  await kees.look(' geeindigd')
  must('the letter does not tell the last day', (await bakker_b.letter('beeindiging')).includes(in_words(Date.parse(`${month.after}-01`) / 86400000)))
}
