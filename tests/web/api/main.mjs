// SPDX-License-Identifier: EUPL-1.2
// main.mjs: starts the service, lints its description, and talks to it through Prism as a validating proxy.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { badRequests, clone, examplesOf } from './requests.mjs'
import { planted } from './planted.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const tools = join(process.env.BREED_NODE, 'node_modules')
const work = mkdtempSync(join(tmpdir(), 'breed-api-'))
const children = []
let number = 0
let failed = 0

function say(good, name, more = []) {
  console.log(`${good ? 'ok' : 'not ok'} ${++number} - ${name}`)
  if (!good) { failed++; for (const line of more.slice(0, 20)) console.log(`# ${line}`) }
}

function start(command, args, wanted) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    let said = ''
    const look = (bytes) => { said += bytes; const match = said.match(wanted); if (match) resolve(match) }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}: ${said.slice(-500)}`)))
    setTimeout(() => reject(new Error(`${command} does not start: ${said.slice(-500)}`)), 60000).unref()
  })
}

function freePort() {
  return new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)) }) })
}

// ---- Spectral ----

// Every document of one run: what was found in each.
function lint(documents) {
  const files = documents.map((document, i) => { const file = join(work, `lint${i}.json`); writeFileSync(file, JSON.stringify(document)); return file })
  const run = spawnSync(process.execPath, [join(tools, '@stoplight/spectral-cli/dist/index.js'), 'lint', ...files, '--ruleset', join(here, '../../../web/api/adr.spectral.yaml'), '--format', 'json', '--quiet'],
    { encoding: 'utf8', maxBuffer: 1 << 28 })
  let found
  try { found = JSON.parse(run.stdout || '[]') } catch { found = files.map((source) => ({ source, code: 'spectral', path: [], message: (run.stderr || run.stdout).slice(0, 500) })) }
  return files.map((file) => found.filter((f) => f.source === file))
}

function lintAll(document) {
  const rules = [...readFileSync(join(here, '../../../web/api/adr.spectral.yaml'), 'utf8').matchAll(/^ {2}"(\/core\/[^"]+)":/gm)].map((m) => m[1])
  const unplanted = rules.filter((rule) => !planted.some((p) => p.rule === rule))
  const small = { ...document, paths: Object.fromEntries(Object.entries(document.paths).filter(([path], i) => i < 2 || path.includes('vragen'))), components: clone(document.components) }
  for (const name of Object.keys(small.components.schemas)) if (/^(Feiten|Uitkomst|AanvraagBerekening|AntwoordBerekening|Berekening[A-Z])/.test(name)) delete small.components.schemas[name]
  const copies = planted.map(({ plant }) => { const copy = clone(small); plant(copy); return copy })
  const [whole, ...found] = lint([document, ...copies])
  say(whole.length === 0, 'our Spectral ruleset finds nothing in the description', whole.map((f) => `${f.code} ${f.path.join('.')}: ${f.message}`))
  say(unplanted.length === 0, 'for each rule of the ruleset an error is planted', unplanted)
  planted.forEach(({ rule }, i) => say(found[i].some((f) => f.code === rule), `planted, it is found: ${rule}`))
}

// ---- Prism ----

async function proxy(document, port) {
  const file = join(work, 'proxied.json')
  const own = await freePort()
  writeFileSync(file, JSON.stringify({ ...document, servers: undefined }))
  await start(process.execPath, [join(tools, '@stoplight/prism-cli/dist/index.js'), 'proxy', '--host', '127.0.0.1', '--port', String(own), file, `http://127.0.0.1:${port}/v1`], /Prism is listening/)
  return `http://127.0.0.1:${own}`
}

async function send(base, { method, path, headers, body }) {
  const response = await fetch(base + path, { method, headers, body })
  const told = response.headers.get('sl-violations') || '[]'
  const violations = told.startsWith('[') ? JSON.parse(told) : [{ location: ['request'], message: told }]      // too many to be told
  return { status: response.status, type: response.headers.get('content-type') || '', version: response.headers.get('api-version'), text: await response.text(), violations }
}

const inResponse = (violation) => violation.location[0] === 'response'

async function examples(document, base) {
  const wrong = []
  let count = 0
  for (const request of examplesOf(document)) {
    const answer = await send(base, request)
    count++
    if (answer.status >= 300 || answer.violations.length) wrong.push(`${request.method} ${request.path} ${answer.status} ${JSON.stringify(answer.violations).slice(0, 300)}`)
  }
  say(count > 150 && wrong.length === 0, `${count} examples and lists pass through the validating proxy without a remark`, wrong)
}

async function refused(document, base, port) {
  const wrong = []
  let count = 0
  for (const request of badRequests(document)) {
    const answer = await send(request.direct ? `http://127.0.0.1:${port}/v1` : base, request)
    count++
    const good = answer.status === request.expected && answer.type.startsWith('application/problem+json') && answer.version && !answer.violations.some(inResponse)
    if (!good) wrong.push(`${request.why}: ${request.method} ${request.path} ${answer.status} ${answer.type} ${answer.text.slice(0, 120)} ${JSON.stringify(answer.violations.filter(inResponse)).slice(0, 200)}`)
  }
  say(count > 500 && wrong.length === 0, `${count} bad requests are each refused with a problem that the description knows`, wrong)
}

async function seesWrongAnswers(document, port) {
  const broken = clone(document)
  broken.components.schemas.Maatregel.properties.nummer.type = 'string'
  const base = await proxy(broken, port)
  const request = examplesOf(document).find((r) => r.path === '/maatregelen')
  say((await send(base, request)).violations.some(inResponse), 'an answer that does not fit its schema is seen by the proxy')
}

try {
  const [, port] = await start(join(process.argv[2], 'src/cli/breed'), ['serve', '--port', '0', '--log', 'off'], /http:\/\/127\.0\.0\.1:(\d+)/)
  const document = await (await fetch(`http://127.0.0.1:${port}/v1/openapi.json`)).json()
  lintAll(document)
  const base = await proxy(document, port)
  await examples(document, base)
  await refused(document, base, port)
  await seesWrongAnswers(document, port)
} catch (error) {
  say(false, 'the tests of the description ran', [String(error)])
}
console.log(`1..${number}`)
for (const child of children) { child.removeAllListeners('exit'); child.kill() }
rmSync(work, { recursive: true, force: true })
process.exit(failed ? 1 : 0)
