// SPDX-License-Identifier: EUPL-1.2
// desk_part.mjs: casework in a real browser without scripts: the whole life of a dossier in two installations (desk_grant, desk_run, desk_move), the other pages of each role, and what all these pages are like.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Actor } from './desk_actor.mjs'
import { apply, complete, grant, measure } from './desk_grant.mjs'
import { Looker } from './desk_look.mjs'
import { agree, close, move, take_over } from './desk_move.mjs'
import { by_keyboard, every_page } from './desk_pages.mjs'
import { illness, longer_hours, open_letters } from './desk_run.mjs'
import { password } from '../story/town.mjs'
import { two_towns } from '../story/two_towns.mjs'
import { note, say } from './tap.mjs'

// The invented municipality of the program itself, with forty dossiers: who can sign in there.
const make_demo = (program, db) => {
  const said = execFileSync(program, ['db', 'demo', '--dossiers', '40', '--db', db], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return Object.fromEntries([...said.matchAll(/^ {2}(demo-[a-z0-9-]+) +(\S+)/gm)].map(([, login, word]) => [login, word]))
}

const acts = [
  ['an employer applies, keeps the form for later and comes back to it', apply], ['a case worker asks for what is missing, gets it and completes the application', complete],
  ['an expert, whom the measuring was ordered from, hands in the report of the model', measure, 'town'], ['the wage value is fixed and a human being signs the grant, after reading it', grant, 'program'],
  ['employer and employee open their letter', open_letters, 'program'], ['the employee is ill and recovers: no amount changes', illness], ['more hours: another amount from that day, and its letter', longer_hours, 'program'],
  ['the employee moves, and the file goes to another installation', move], ['which accepts; the former closes with a signature, and the new one grants', take_over],
  ['amounts and letters of both, to employer and employee, agree: no gap and no overlap', agree, 'program'], ['the job ends and the dossier is closed', close],
]

export const desk_part = async (browser, program, build, log) => {
  const folder = join(build, 'web-desk'), complaints = []
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const databases = ['a.db', 'b.db'].map((name) => join(folder, name)), demo = make_demo(program, databases[0])
  const towns = await two_towns(program, folder, log, databases), [a, b] = towns
  for (const town of towns) await town.start()
  const looker = new Looker(browser, a.origin, complaints, join(build, 'web-pictures'))
  looker.begin()
  const tries = async (sentence, work) => {
    try { const wrong = await work(); say(sentence, wrong ?? []); return !wrong?.length } catch (error) { say(sentence, [String(error.message ?? error).slice(0, 900)]); return false }
  }
  const cast = {}
  try {
    for (const [name, town, login] of [['bakker', a], ['ada', a], ['karin', a], ['dirk', a], ['kees', b], ['bakker_b', b, 'bakker'], ['ada_b', b, 'ada']])
      cast[name] = await new Actor(browser, town, login ?? name, password, looker, complaints).sign_in()
    let good = true
    for (const [sentence, act, with_what] of acts) good = good && await tries(`by browser without scripts: ${sentence}`, () => act(cast, with_what === 'town' ? a : program).then(() => {}))
    if (!good) say('the story is told to its end', ['it stopped; the acts behind it were not played'])
    await tries('every page of every role opens', () => every_page(browser, a, demo, looker, complaints))
    await tries('from the sign-in page into a dossier with the keyboard alone, at 320 pixels', () => by_keyboard(browser, a, 'demo-consulent', demo['demo-consulent'], complaints))
  } finally {
    for (const actor of Object.values(cast)) await actor.leave()
    await looker.finish()
    say('casework: WCAG 2.2 AA by axe in two colour schemes, structure, 320 pixels, text of twice the size, the order of Tab; in English the same without axe', looker.found)
    say('casework: nothing on the console, nothing from another host', complaints)
    note(looker.told())
    for (const town of towns) await town.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
