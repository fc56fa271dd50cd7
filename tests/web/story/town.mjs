// SPDX-License-Identifier: EUPL-1.2
// town.mjs: an invented municipality in a database of its own: who can sign in, tokens for programs, the office that signs letters, and where the other municipality is.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const password = 'vier losse woorden 7'

// people: login -> roles, and a person's number when he is one. Returns accounts by login.
export const add_people = (program, db, people) => {
  const accounts = {}
  for (const [login, { roles, person, name }] of Object.entries(people)) {
    const said = execFileSync(program, ['people', 'add', login, ...roles, '--name', name ?? login, ...(person ? ['--person'] : []), '--db', db, '--json'],
      { input: `${password}\n${person ? person + '\n' : ''}`, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
    accounts[login] = JSON.parse(said).account
  }
  return accounts
}

// A file that only its owner can read, as the program wants it of a token.
export const make_token = (program, db, login, file) => {
  const token = execFileSync(program, ['people', 'token', login, '--db', db], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  writeFileSync(file, token + '\n', { mode: 0o600 })
  return token
}

export const write_office = (folder, { code, name }) => {
  const file = join(folder, `office-${code}.yaml`)
  writeFileSync(file, `gemeentecode: "${code}"\ngemeente: "${name}"\nnaam: "Gemeente ${name}"\nstraat: "Verzonnenplein 1"\nplaats: "1234 AB ${name}"\ntelefoon: "14 030"\nbezwaar: "Postbus 1, 1234 AB ${name}"\n` +
    'rechtbank: "Rechtbank Midden-Nederland"\nondertekenaar: "K. Fabel"\nfunctie: "teamleider"\n')
  return file
}

// Where the other municipality is, and the token that it gave us. The file may be written while a service that was told of it runs only before that service starts.
export const write_peers = (folder, { code }, origin, token_file) => {
  const file = join(folder, `peers-of-${code}.yaml`)
  writeFileSync(file, `- {gemeente: "${code}", url: "${origin}/v1", token-file: ${token_file}, telefoon: "14 010"}\n`)
  return file
}
