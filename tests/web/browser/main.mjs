// SPDX-License-Identifier: EUPL-1.2
// main.mjs: starts the service and runs the parts of the browser test. Arguments: build folder, parts (selftest, http, language, forms, keyboard, desk, oidc, documentation, pages; default all).
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { start_browser } from './browser.mjs'
import { crawl } from './crawl.mjs'
import { http_part } from './http_part.mjs'
import { start_server } from './server.mjs'
import { documentation_part, pages_part } from './pages_part.mjs'
import { forms_part } from './forms_part.mjs'
import { desk_part } from './desk_part.mjs'
import { oidc_part } from './oidc_part.mjs'
import { keyboard_part } from './keyboard_part.mjs'
import { selftest_part } from './selftest_part.mjs'
import { language_part } from './language_part.mjs'
import { finish, note, say } from './tap.mjs'

const [build, ...asked] = process.argv.slice(2)
const wanted = (part) => asked.length === 0 || asked.includes(part)
const log = createWriteStream(join(build, 'web-server.log'))
let server, browser
try {
  server = process.env.BREED_ORIGIN ? { origin: process.env.BREED_ORIGIN, stop: async () => {} } : await start_server(join(build, 'src/cli/breed'), log)
  browser = await start_browser()
  const crawled = wanted('http') || wanted('pages') || wanted('language') ? await crawl(server.origin, ['/', '/en']) : null
  const parts = [
    ['selftest', () => selftest_part(browser)], ['http', () => http_part(server.origin, crawled, build)], ['language', () => language_part(crawled.pages)],
    ['forms', () => forms_part(browser, server.origin, build)], ['keyboard', () => keyboard_part(browser, server.origin)], ['desk', () => desk_part(browser, join(build, 'src/cli/breed'), build, log)],
    ['oidc', () => oidc_part(browser, join(build, 'src/cli/breed'), build, log)], ['documentation', () => documentation_part(browser, server.origin)], ['pages', () => pages_part(browser, server.origin, crawled.pages, build)]]
  const run = async ([name, part]) => {
    const begun = Date.now()
    await part()
    note(`${name}: ${Math.round((Date.now() - begun) / 1000)} s`)
  }
  // The HTML checker takes its time in a program of its own, beside the browser.
  const apart = parts.filter(([name]) => name === 'http' && wanted(name)).map(run)
  for (const part of parts.filter(([name]) => name !== 'http' && wanted(name))) await run(part)
  await Promise.all(apart)
} catch (error) {
  say('the browser test runs to its end', [error.stack ?? String(error)])
} finally {
  await browser?.close()
  await server?.stop()
}
if (process.env.BREED_PICTURES) note(`pictures: ${join(build, 'web-pictures')}`)
process.exitCode = finish()

