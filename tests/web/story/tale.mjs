// SPDX-License-Identifier: EUPL-1.2
// tale.mjs: the story that the browser and the API both live through: who, when, what is measured, and what each month must come to. All invented.
import { execFileSync } from 'node:child_process'

// A calendar day without a clock time, counted in days.
const day_of = (year, month, day) => Math.round(Date.UTC(year, month, day) / 86400000)
export const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10)
export const month_of = (day) => iso(day).slice(0, 7)
const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
export const in_words = (day) => { const [year, month, number] = iso(day).split('-'); return `${+number} ${months[month - 1]} ${year}` }

// Days near today: in service three months ago, more hours last month, moved in the middle of it.
const now = new Date(), from = (month, day) => day_of(now.getFullYear(), now.getMonth() + month, day)
export const days = { apply: from(-4, 1), judged: from(-4, 3), ordered: from(-4, 4), reported: from(-4, 20), fixed: from(-4, 22), contract: from(-4, 24), start: from(-3, 1), ill: from(-2, 10), well: from(-2, 20),
  hours: from(-1, 1), move: from(-1, 16), last: from(-1, 15) }
export const month = { first: month_of(days.start), ill: month_of(days.ill), moved: month_of(days.move), after: month_of(from(0, 1)) }

export const former = { code: '0344', name: 'Utrecht' }, next = { code: '0599', name: 'Rotterdam' }
export const payroll = '999990019L01'
export const employee = { bsn: '999990019', naam: 'Ada Fabelstra', adres: 'Verzonnenlaan 1', postcode: '1234 AB', plaats: 'Utrecht' }
export const moved_to = { adres: 'Verzonnenkade 3', postcode: '2345 BC', plaats: 'Rotterdam' }
export const employer = { loonheffingennummer: payroll, naam: 'Bakkerij Voorbeeld', adres: 'Fictiestraat 2', postcode: '1234 AB', plaats: 'Utrecht' }
export const facts = { aanvrager: 'werkgever', geboortedatum: '1990-05-01', gemeente: former.code, startDienstbetrekking: iso(days.start), urenPerWeek: 32, voltijduren: 36 }
export const found = { behoortTotDoelgroep: 'ja', onderwijsroute: 'vso', mogelijkhedenTotArbeidsparticipatie: 'ja', wswDienstbetrekking: 'nee' }
export const more_hours = 36
export const wage_value = 60

// The report model: what was seen and said, three main tasks, the views of both, the expected change, and the outcome as the expert entered it.
const reported = iso(days.reported), seen = iso(days.reported - 7)
export const report = { datumRapportage: reported, datumObservatie: seen, datumGesprekWerknemer: seen, datumGesprekWerkgever: seen, gesprokenMet: 'de leidinggevende', functie: 'magazijnhulp', normfunctie: 'magazijnmedewerker',
  bronNormfunctie: 'cao', overeenkomstNormfunctie: 80, contracturen: 32, voltijduren: 36, kader: 'loonkostensubsidie', minutenPerDagKleinsteHoofdtaak: 60, verwachteWijziging: '1-jaar',
  hoofdtaken: [{ naam: 'pakken', tijdaandeel: 50, tempo: 80, kwaliteit: 90, nettoWerktijd: 100 }, { naam: 'stapelen', tijdaandeel: 30, tempo: 60, kwaliteit: 100, nettoWerktijd: 90 },
    { naam: 'vegen', tijdaandeel: 20, tempo: 50, kwaliteit: 80, nettoWerktijd: 100 }],
  zienswijzeWerknemer: { datum: seen, eens: 'ja' }, zienswijzeWerkgever: { datum: seen, eens: 'nee', toelichting: 'vindt het tempo lager' },
  deskundige: { naam: 'E. Xpert', organisatie: 'Bureau Verzonnen', opleiding: 'ja', kennis: 'ja', ervaringJaren: 5 }, uitkomst: wage_value }

// What a whole month comes to by the rule alone, on its first day.
export const by_rule = (program, whole_month, hours) => {
  const given = { peildatum: `${whole_month}-01`, startDienstbetrekking: iso(days.start), wswDienstbetrekking: 'nee', behoortTotDoelgroep: 'ja', forfaitair: 'nee', loonwaarde: wage_value, urenPerWeek: hours, voltijduren: 36,
    geboortedatum: facts.geboortedatum }
  const said = execFileSync(program, ['calc', 'loonkostensubsidie', ...Object.entries(given).map(([name, value]) => `${name}=${value}`), '--json'], { encoding: 'utf8' })
  return JSON.parse(said).uitkomst.bedragPerMaand.toFixed(2)
}

// Whole cents: what both sides of a move pay for the month of it must together be that month, and each cent once. Each side rounds its own part.
const cents = (amount) => Math.round(Number(amount) * 100)
export const wrong_amounts = (program, one, other) => {
  const wrong = [], expect = (what, is, should) => { if (is !== should) wrong.push(`${what}: ${is}, not ${should}`) }
  expect('the first month at the former municipality', one[month.first], by_rule(program, month.first, facts.urenPerWeek))
  expect('the month of illness', one[month.ill], by_rule(program, month.ill, facts.urenPerWeek))
  expect('the month after the move at the former municipality', one[month.after] ?? 'nothing', 'nothing')
  expect('a month before the move at the new municipality', other[month.ill] ?? 'nothing', 'nothing')
  expect('the month after the move at the new municipality', other[month.after], by_rule(program, month.after, more_hours))
  const whole = cents(by_rule(program, month.moved, more_hours)), paid = cents(one[month.moved]) + cents(other[month.moved])
  if (!(Math.abs(paid - whole) <= 1)) wrong.push(`the month of the move: ${one[month.moved]} and ${other[month.moved]}, together not ${whole} cents`)
  return wrong
}
