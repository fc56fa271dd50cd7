// SPDX-License-Identifier: EUPL-1.2
// desk_grant.mjs: the first act in the browser: an employer applies, the case worker completes it, an expert measures, a human being signs.
import { by_rule, days, employee, employer, facts, found, iso, month, report, wage_value } from '../story/tale.mjs'

const in_form = (given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [`feit.${name}`, name === 'gemeente' ? 'Utrecht' : value]))
const must = (what, holds) => { if (!holds) throw new Error(what) }

export const apply = async ({ bakker }) => {
  await bakker.follow(/aanvragen/i)
  await bakker.look()
  await Promise.all([bakker.page.waitForNavigation(), bakker.main().locator('a[href$="/nieuw/loonkostensubsidie/aanvraag"]').click()])
  await bakker.look()
  await bakker.press('Versturen')
  must('an empty application is taken', await bakker.mistakes())
  await bakker.look(' met fouten!')
  const { urenPerWeek, ...some } = facts, { bsn, ...person } = employee, { loonheffingennummer, ...firm } = employer
  await bakker.fill({ 'partij.werknemer': { bsn, ...person }, 'partij.werkgever': { loonheffingennummer, ...firm }, ...in_form(some), op: iso(days.apply) })
  await bakker.press('Bewaren voor later')
  await bakker.look(' met bewaard formulier')
  await bakker.follow(/aanvraag/i)
  must('what was typed did not come back', await bakker.page.inputValue('[name="partij.werknemer.naam"]') === employee.naam)
  await bakker.look(' bewaard')
  await bakker.send()
  bakker.dossier = bakker.path()
  must(`no dossier: ${bakker.dossier}`, bakker.dossier.includes('/dossiers/'))
  await bakker.look(' bakker')
  must('the employer does not see what is missing', /Wat ontbreekt er nog\?/.test(await bakker.text()))
}

export const complete = async ({ karin, bakker, dirk }) => {
  await karin.open('/werk/zoeken')
  await karin.look()
  await karin.page.selectOption('#doel', 'aanvraag-behandelen')
  await karin.fill({ bsn: employee.bsn })
  await karin.press('Zoeken')
  await karin.look(' gevonden!')
  await karin.follow(employee.naam)
  karin.dossier = karin.path()
  await karin.look(' karin')
  await karin.press('Ik behandel dit dossier')
  await karin.step('aanvulling-gevraagd', { op: iso(days.apply), binnen: iso(days.apply + 14) })
  await bakker.step('aangevuld', { op: iso(days.apply + 1), 'feit.urenPerWeek': facts.urenPerWeek })
  await karin.step('feiten-vastgesteld', { op: iso(days.judged), bron: 'gemeente', ...in_form(found) })
  await karin.step('aanvraag-beoordeeld', { op: iso(days.judged) })
  must('the expert has a dossier before the order', !(await dirk.text()).includes(employee.naam))
}

// Who measures is chosen by name where the page offers that; else the account is written out.
export const measure = async ({ karin, dirk }, town) => {
  await karin.open_dossier()
  await karin.step('meting-opdracht', { op: iso(days.ordered), 'data.aanleiding': 'eerste-meting', 'data.deskundige': town.accounts.dirk })
  await dirk.open('/werk')
  await dirk.look(' dirk')
  await dirk.follow(employee.naam)
  dirk.dossier = dirk.path()
  await dirk.look(' dirk')
  const { hoofdtaken, zienswijzeWerknemer, zienswijzeWerkgever, deskundige, ...rest } = report
  const { uitkomst, ...measured } = rest, views = { zienswijzeWerknemer, zienswijzeWerkgever, rapportdeskundige: deskundige }, tasks = Object.fromEntries(hoofdtaken.map((task, i) => [`taak.${i + 1}`, task]))
  await dirk.step('rapport', { op: iso(days.reported), rapport: { ...measured, uitkomst: uitkomst + 5 }, ...tasks, ...views }, 'Versturen').then(() => { throw new Error('an outcome that does not follow from the tasks is taken') },
    (error) => { if (!/Versturen|uitkomst|procent|taken/i.test(error.message)) throw error })
  await dirk.look(' met fouten!')
  await dirk.fill({ rapport: { uitkomst } })
  await dirk.send()
  must('the expert sees an amount', !/€/.test(await dirk.text()))
}

export const grant = async ({ karin, bakker }, program) => {
  await karin.step('loonwaarde-vastgesteld', { op: iso(days.fixed), bron: 'gemeente', 'feit.loonwaarde': wage_value, 'feit.maandenTotNieuweMeting': 12 })
  await bakker.step('contract-ontvangen', { op: iso(days.contract) })
  await karin.step('toekenning', { op: iso(days.start), verzonden: iso(days.contract) }, 'Concept maken')
  await karin.look()
  await karin.press('Besluit tekenen')
  must('a decision is signed that nobody read', await karin.mistakes())
  await karin.look(' niet gelezen!')
  await karin.sign()
  must(`not granted: ${(await karin.text()).slice(0, 300)}`, (await karin.text()).includes('subsidie op loonwaarde'))
  await karin.look(' toegekend')
  const paid = (await karin.amounts())[month.first], should = by_rule(program, month.first, facts.urenPerWeek)
  must(`the first month is ${paid}, not ${should}`, paid === should)
}
