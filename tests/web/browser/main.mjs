// SPDX-License-Identifier: EUPL-1.2
// main.mjs: starts the service and runs the parts of the browser test. Arguments: build folder, parts (selftest, http, language, forms, keyboard, desk, documentation, pages; default all).
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { start_browser } from './browser.mjs'
import { crawl } from './crawl.mjs'
import { http_part } from './http_part.mjs'
import { start_server } from './server.mjs'
import { documentation_part, pages_part } from './pages_part.mjs'
import { forms_part } from './forms_part.mjs'
import { desk_part } from './desk_part.mjs'
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
  if (wanted('selftest')) await selftest_part(browser)
  if (wanted('http')) await http_part(server.origin, crawled, build)
  if (wanted('language')) language_part(crawled.pages)
  if (wanted('forms')) await forms_part(browser, server.origin, build)
  if (wanted('keyboard')) await keyboard_part(browser, server.origin, build)
  if (wanted('desk')) await desk_part(browser, join(build, 'src/cli/breed'), build, log)
  if (wanted('documentation')) await documentation_part(browser, server.origin)
  if (wanted('pages')) await pages_part(browser, server.origin, crawled.pages, build)
} catch (error) {
  say('the browser test runs to its end', [error.stack ?? String(error)])
} finally {
  await browser?.close()
  await server?.stop()
}
note(`pictures: ${join(build, 'web-pictures')}`)
process.exitCode = finish()

