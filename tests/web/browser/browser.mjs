// SPDX-License-Identifier: EUPL-1.2
// browser.mjs: Debian's Chromium, and pages in it that tell on every console error, failed request and request to another host.
import { createRequire } from 'node:module'
const require = createRequire(process.env.BREED_NODE + '/package.json')
const { chromium } = require('playwright-core')

export const start_browser = () => chromium.launch({ executablePath: process.env.BREED_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] })

// origin: of the service, or a list of it and others that a page may ask.
export const open_page = async (browser, origin, complaints, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, serviceWorkers: 'block', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(60000)                  // a slow machine is no mistake of a page
  // A page for a refused request is itself answered with 4xx, which the console calls an error.
  const is_status = (text) => /Failed to load resource: the server responded with a status of 4\d\d/.test(text)
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !is_status(message.text())) complaints.push(`${page.url()}: console: ${message.text()}`) })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => { if (![origin].flat().some((one) => request.url().startsWith(one + '/'))) complaints.push(`${page.url()}: asks another host: ${request.url()}`) })
  page.on('requestfailed', (request) => { if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${page.url()}: failed: ${request.url()}: ${request.failure()?.errorText}`) })
  return page
}
