// SPDX-License-Identifier: EUPL-1.2
// desk_run.mjs: the second act in the browser: the letter is opened, the employee is ill and nothing changes, then works more hours and the amount does.
import { by_rule, days, employee, facts, iso, month, more_hours } from '../story/tale.mjs'
import { euro } from '../story/letters.mjs'

const must = (what, holds) => { if (!holds) throw new Error(what) }

export const open_letters = async ({ bakker, ada, karin }, program) => {
  ada.dossier = bakker.dossier
  await ada.open('/mijn')
  await ada.follow(new RegExp(employee.naam))
  must(`the employee comes to ${ada.path()}`, ada.path() === ada.dossier)
  await ada.look(' ada')
  const amount = euro(by_rule(program, month.first, facts.urenPerWeek))
  for (const reader of [bakker, ada]) {
    const letter = await reader.letter('toekenning-loonwaarde')
    must(`the letter to ${reader.login} does not name ${amount}: ${letter.match(/€ ?[\d.]+,\d\d/g)}`, letter.includes(amount))
    must(`the letter to ${reader.login} does not say how to object`, /bezwaar/i.test(letter))
    await pdf_of(reader)
  }
  must('the employer sees the letter to the employee', !(await bakker.page.content()).includes('/inwoner"'))
  await karin.letter('toekenning-loonwaarde')
}

// Where the page offers the letter as PDF it must be one. The list of letters, or the letter itself, may offer it.
const pdf_of = async (reader) => {
  await reader.open(reader.dossier)
  const href = await reader.page.locator('a[href*="/brieven/"][href$="pdf"]').evaluateAll((all) => all[0]?.getAttribute('href'))
  if (!href) return
  const reply = await reader.page.request.get(reader.town.origin + href), body = await reply.body()
  if (reply.status() === 200) must(`${href} is no PDF`, body.subarray(0, 5).toString() === '%PDF-')
  else must(`${href}: ${reply.status()}`, reply.status() === 503)           // no WeasyPrint on this machine, and the page says so
}

export const illness = async ({ bakker, karin }) => {
  await karin.open(karin.dossier)
  const before = JSON.stringify(await karin.amounts()), same = async (when) => {
    await karin.open(karin.dossier)
    must(`${when} the amounts are other ones`, JSON.stringify(await karin.amounts()) === before)
  }
  await bakker.step('ziek', { op: iso(days.ill) })
  must('nobody says that the subsidy runs on', (await bakker.text()).includes('De subsidie loopt gewoon door'))
  await same('in illness')
  await bakker.step('hersteld', { op: iso(days.well) })
  await same('after recovery')
}

export const longer_hours = async ({ bakker, karin }, program) => {
  await bakker.step('uren-of-loon', { op: iso(days.hours), 'feit.urenPerWeek': more_hours })
  await karin.open(karin.dossier)
  await karin.look(' karin met taak')
  await karin.decide('herziening', { op: iso(days.hours), verzonden: iso(days.hours) })
  const now = await karin.amounts(), [more, less] = [by_rule(program, month.moved, more_hours), by_rule(program, month.ill, facts.urenPerWeek)]
  must(`with more hours ${now[month.moved]}, not ${more}`, now[month.moved] === more)
  must(`the month before ${now[month.ill]}, not ${less}`, now[month.ill] === less)
  must(`the letter does not name ${euro(more)}`, (await bakker.letter('herziening')).includes(euro(more)))
}
