// SPDX-License-Identifier: EUPL-1.2
// story.mjs: the story of tale.mjs by the API: an application, completed, measured, granted, illness, more hours, a move to a second installation, and the end there. Arguments: the program, a folder, databases.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finish, say } from '../browser/tap.mjs'
import { read_letters, wrong_letters } from './letters.mjs'
import { by_rule, days, employee, employer, facts, found, in_words, iso, month, more_hours, moved_to, report, wage_value, wrong_amounts } from './tale.mjs'
import { two_towns } from './two_towns.mjs'

const [program, folder, ...databases] = process.argv.slice(2)
const patience = 120000

class Caller {
  constructor(town, login) { Object.assign(this, { town, login, token: town.token(login) }) }
  async ask(method, path, body) {
    const reply = await fetch(`${this.town.origin}/v1${path}`, { method, headers: { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body && JSON.stringify(body) })
    const text = await reply.text()
    return { status: reply.status, text, json: text.startsWith('{') ? JSON.parse(text) : null }
  }
  async must(status, method, path, body) {
    const answer = await this.ask(method, path, body)
    if (answer.status !== status) throw new Error(`${this.login}: ${method} ${path}: ${answer.status}, not ${status}: ${answer.text.slice(0, 500)}`)
    return answer.json
  }
  dossier(id) { return this.must(200, 'GET', `/dossiers/${id}`) }
  async add(id, event) { return this.must(201, 'POST', `/dossiers/${id}/gebeurtenissen`, { positie: (await this.dossier(id)).positie, gebeurtenis: event }) }
  async decide(id, event) {
    const { sleutel } = await this.must(201, 'POST', `/dossiers/${id}/concepten`, event)
    await this.must(200, 'POST', `/dossiers/${id}/concepten/${sleutel}/_onderteken`, { gelezen: true })
  }
}

const amounts = (dossier) => Object.fromEntries(dossier.bedragen.filter((one) => one.bedrag !== null).map((one) => [one.maand, one.bedrag.toFixed(2)]))
const state = (dossier) => dossier.toestanden[0].toestand
const expect = (what, is, should) => { if (is !== should) throw new Error(`${what}: ${is}, not ${should}`) }
const until = async (what, ask) => {
  for (const end = Date.now() + patience; Date.now() < end;) { if (await ask()) return; await new Promise((done) => setTimeout(done, 300)) }
  throw new Error(`waited in vain: ${what}`)
}

// A step of the story: one test. The first that fails ends it, for the others stand on it.
const step = async (sentence, work) => {
  try { await work(); say(sentence) } catch (error) { say(sentence, [error.message]); throw new Error('the story stops here', { cause: error }) }
}

const story = async ([a, b]) => {
  const [bakker, ada, karin, dirk] = ['bakker', 'ada', 'karin', 'dirk'].map((login) => new Caller(a, login)), [kees, bakker_b, ada_b] = ['kees', 'bakker', 'ada'].map((login) => new Caller(b, login))
  let id, new_id, key
  await step('an employer applies, and what is missing is told', async () => {
    const { urenPerWeek, ...some } = facts
    id = (await bakker.must(201, 'POST', '/dossiers', { proces: 'loonkostensubsidie', gebeurtenis: 'aanvraag', op: iso(days.apply), bron: 'werkgever', partijen: { werknemer: employee, werkgever: employer }, feiten: some })).id
    expect('the state', state(await bakker.dossier(id)), 'aangevraagd')
    if (!(await karin.dossier(id)).ontbreekt.some((one) => one.feit === 'urenPerWeek')) throw new Error('the missing hours are not told')
    await karin.add(id, { gebeurtenis: 'aanvulling-gevraagd', op: iso(days.apply), aanvullenUiterlijk: iso(days.apply + 14) })
    await bakker.add(id, { gebeurtenis: 'aangevuld', op: iso(days.apply + 1), bron: 'werkgever', feiten: { urenPerWeek } })
  })
  await step('a case worker completes it and orders the measuring from an expert', async () => {
    await karin.add(id, { gebeurtenis: 'feiten-vastgesteld', op: iso(days.judged), bron: 'gemeente', feiten: found })
    await karin.add(id, { gebeurtenis: 'aanvraag-beoordeeld', op: iso(days.judged) })
    expect('the expert before the order', (await dirk.ask('GET', `/dossiers/${id}`)).status, 404)
    await karin.add(id, { gebeurtenis: 'meting-opdracht', op: iso(days.ordered), gegevens: { aanleiding: 'eerste-meting', deskundige: a.accounts.dirk } })
  })
  await step('the expert hands in the report and sees no amount', async () => {
    await dirk.add(id, { gebeurtenis: 'rapport', op: iso(days.reported), bron: 'deskundige', rapport: report })
    expect('amounts that the expert sees', (await dirk.dossier(id)).bedragen.length, 0)
  })
  await step('a human being signs the grant', async () => {
    await karin.add(id, { gebeurtenis: 'loonwaarde-vastgesteld', op: iso(days.fixed), bron: 'gemeente', feiten: { loonwaarde: wage_value, maandenTotNieuweMeting: 12 } })
    await bakker.add(id, { gebeurtenis: 'contract-ontvangen', op: iso(days.contract) })
    const { sleutel } = await karin.must(201, 'POST', `/dossiers/${id}/concepten`, { gebeurtenis: 'toekenning', op: iso(days.start), verzonden: iso(days.contract), bron: 'gemeente' })
    await karin.must(400, 'POST', `/dossiers/${id}/concepten/${sleutel}/_onderteken`, { gelezen: false })
    await bakker.must(403, 'POST', `/dossiers/${id}/concepten/${sleutel}/_onderteken`, { gelezen: true })
    await karin.must(200, 'POST', `/dossiers/${id}/concepten/${sleutel}/_onderteken`, { gelezen: true })
    expect('the state', state(await karin.dossier(id)), 'toegekend-loonwaarde')
    expect('the first month', amounts(await bakker.dossier(id))[month.first], by_rule(program, month.first, facts.urenPerWeek))
  })
  await step('the employee falls ill and recovers: every amount stays what it was', async () => {
    const before = JSON.stringify(amounts(await karin.dossier(id)))
    await bakker.add(id, { gebeurtenis: 'ziek', op: iso(days.ill), bron: 'werkgever' })
    expect('the amounts', JSON.stringify(amounts(await karin.dossier(id))), before)
    await bakker.add(id, { gebeurtenis: 'hersteld', op: iso(days.well), bron: 'werkgever' })
    expect('the amounts', JSON.stringify(amounts(await karin.dossier(id))), before)
  })
  await step('more hours: another amount from that day, and a letter that says so', async () => {
    await bakker.add(id, { gebeurtenis: 'uren-of-loon', op: iso(days.hours), bron: 'werkgever', feiten: { urenPerWeek: more_hours } })
    await karin.decide(id, { gebeurtenis: 'herziening', op: iso(days.hours), verzonden: iso(days.hours) })
    const now = amounts(await karin.dossier(id))
    expect('the month of more hours', now[month.moved], by_rule(program, month.moved, more_hours))
    expect('the month before', now[month.ill], by_rule(program, month.ill, facts.urenPerWeek))
  })
  await step('the employee moves: the file goes to the other municipality, which is down, and arrives when it is up', async () => {
    await b.stop()
    await karin.add(id, { gebeurtenis: 'verhuizing', op: iso(days.move), bron: 'register', feiten: { naarGemeente: b.code } })
    key = (await karin.must(201, 'POST', `/dossiers/${id}/_overdragen`, { noRisk: 'ja' })).overdracht
    await until('a first attempt', async () => (await karin.ask('GET', '/overdrachten')).text.includes('"stand":"wacht","pogingen":1'))
    await b.start()
    await until('the file', async () => (await kees.must(200, 'GET', '/overdrachten')).overdrachten.length > 0)
    new_id = (await kees.must(200, 'GET', '/overdrachten')).overdrachten[0].dossier
  })
  await step('the new municipality accepts, the former closes with a signature, the new one grants from the day of the move', async () => {
    await kees.add(new_id, { gebeurtenis: 'feiten-vastgesteld', op: iso(days.move), bron: 'gemeente', partijen: { werknemer: moved_to, werkgever: { adres: employer.adres, postcode: employer.postcode, plaats: employer.plaats } } })
    await kees.add(new_id, { gebeurtenis: 'contract-ontvangen', op: iso(days.move) })
    await kees.must(200, 'POST', `/overdrachten/${key}/_antwoord`, { antwoord: 'aanvaard' })
    await until('the acceptance', async () => (await karin.must(200, 'GET', '/overdrachten')).overdrachten[0].stand === 'aanvaard')
    const { concept } = await karin.must(200, 'POST', `/overdrachten/${key}/_antwoord`, { antwoord: 'afgesloten', betaaldTot: iso(days.last) })
    const early = await kees.must(201, 'POST', `/dossiers/${new_id}/concepten`, { gebeurtenis: 'toekenning', op: iso(days.move), bron: 'gemeente' })
    await kees.must(400, 'POST', `/dossiers/${new_id}/concepten/${early.sleutel}/_onderteken`, { gelezen: true })       // before the former has closed nobody may pay
    await karin.must(200, 'POST', `/dossiers/${id}/concepten/${concept}/_onderteken`, { gelezen: true })
    await until('the closing', async () => (await kees.must(200, 'GET', '/overdrachten')).overdrachten[0].stand === 'afgesloten')
    await kees.decide(new_id, { gebeurtenis: 'toekenning', op: iso(days.move), bron: 'gemeente' })
    expect('the old file', state(await karin.dossier(id)), 'overgedragen')
    expect('the new file', state(await kees.dossier(new_id)), 'toegekend-loonwaarde')
  })
  await step('both installations together pay each day once, as the rule says', async () => {
    const wrong = wrong_amounts(program, amounts(await karin.dossier(id)), amounts(await kees.dossier(new_id)))
    if (wrong.length) throw new Error(wrong.join('; '))
  })
  await step('employee and employer see the same in both places', async () => {
    for (const [who, there, of] of [[bakker, id, karin], [ada, id, karin], [bakker_b, new_id, kees], [ada_b, new_id, kees]])
      expect(`the amounts of ${who.login}`, JSON.stringify(amounts(await who.dossier(there))), JSON.stringify(amounts(await of.dossier(there))))
  })
  await step('the letters of both sides, to employer and employee, name the same amount and days that follow each other', async () => {
    const wrong = wrong_letters(program, await read_letters(a, 'karin', `/werk/dossiers/${id}`), await read_letters(b, 'kees', `/werk/dossiers/${new_id}`))
    if (wrong.length) throw new Error(wrong.join('; '))
  })
  await step('the job ends: the file at the new municipality is closed', async () => {
    const end = month.after + '-01'
    await bakker_b.add(new_id, { gebeurtenis: 'dienstbetrekking-eindigt', op: end, bron: 'werkgever' })
    expect('the new file', state(await kees.dossier(new_id)), 'beeindigd')
  })
}

const log = createWriteStream(join(folder, 'server.log'))
let towns = []
try {
  towns = await two_towns(program, folder, log, databases)
  for (const town of towns) await town.start()
  await story(towns)
} catch (error) {
  if (!error.cause) say('the story runs to its end', [error.stack ?? String(error)])
} finally {
  for (const town of towns) await town.stop?.()
}
process.exitCode = finish()
