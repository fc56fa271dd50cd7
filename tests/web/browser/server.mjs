// SPDX-License-Identifier: EUPL-1.2
// server.mjs: starts the service on a free port, and stops it.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const patience = 20000

// For two services that must know of each other before either is there.
export const free_port = () => new Promise((resolve) => {
  const listener = createServer()
  listener.listen(0, '127.0.0.1', () => { const { port } = listener.address(); listener.close(() => resolve(port)) })
})

// Without a database of its own there is no casework: the pages that calculate are looked at by themselves.
export const start_server = (program, log, more = ['--db', 'none'], port = 0) => new Promise((resolve, reject) => {
  const child = spawn(program, ['serve', '--port', String(port), ...more], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const give_up = setTimeout(() => { child.kill(); reject(new Error(`no address within ${patience} ms: ${said}`)) }, patience)
  const listen = (chunk) => {
    said += chunk
    log.write(chunk)
    const address = said.match(/http:\/\/(127\.0\.0\.1|localhost|\[::1\]):([1-9]\d*)/)
    if (!address) return
    clearTimeout(give_up)
    resolve({ origin: `http://127.0.0.1:${address[2]}`, stop: () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM') }), child })
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.once('exit', (code) => { clearTimeout(give_up); reject(new Error(`the program ended with ${code}: ${said}`)) })
})
