// SPDX-License-Identifier: EUPL-1.2
// two_towns.mjs: two installations of the program, each with its own database, people and office, that know where the other is.
import { join } from 'node:path'
import { free_port, start_server } from '../browser/server.mjs'
import { employee, former, next, payroll } from './tale.mjs'
import { add_people, make_token, write_office, write_peers } from './town.mjs'

const residents = { bakker: { roles: [`werkgever:${payroll}`], name: 'Bakkerij Voorbeeld' }, ada: { roles: ['inwoner'], person: employee.bsn, name: 'Ada Fabelstra' } }
const people = {
  [former.code]: { karin: { roles: [`consulent:${former.code}`] }, dirk: { roles: [`loonwaardedeskundige:${former.code}`] }, elders: { roles: [`andere-gemeente:${next.code}`] }, ...residents },
  [next.code]: { kees: { roles: [`consulent:${next.code}`] }, elders: { roles: [`andere-gemeente:${former.code}`] }, ...residents },
}

// databases: of the former and of the next. Returns both towns: origin, accounts (login -> id), token(login), start() and stop().
export const two_towns = async (program, folder, log, databases) => {
  const towns = [former, next].map((who, i) => {
    const db = databases[i], accounts = add_people(program, db, people[who.code])
    return { ...who, db, accounts, office: write_office(folder, who), token_file: (login) => join(folder, `${who.code}-${login}.token`),
      token: (login) => make_token(program, db, login, join(folder, `${who.code}-${login}.token`)) }
  })
  for (const [i, town] of towns.entries()) {
    town.port = await free_port()
    town.origin = `http://127.0.0.1:${town.port}`
    town.given = town.token('elders')
    town.other = towns[1 - i]
  }
  for (const town of towns) {
    const peers = write_peers(folder, town.other, town.other.origin, town.other.token_file('elders'))
    town.start = async () => { town.server = await start_server(program, log, ['--db', town.db, '--office', town.office, '--peers', peers, '--retry', '1', '--workers', '2', '--log', 'errors'], town.port) }
    town.stop = async () => { await town.server?.stop(); town.server = null }
  }
  return towns
}
