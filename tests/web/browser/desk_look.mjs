// SPDX-License-Identifier: EUPL-1.2
// desk_look.mjs: pages of casework looked at while the story goes on: each kind once, in tabs of their own that get the same HTML, since the actors have no scripts and axe is one.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { open_page } from './browser.mjs'
import { axe, large_text, reflow, structure, tab_order } from './checks.mjs'

// The kind of a page: its address without what is random, and what else tells it apart.
export const desk_kind = (path) => path.replace(/\b[dk]-[a-z0-9]{24}\b/g, '*').replace(/\/[a-z]-[a-z0-9]{16,}/g, '/*').replace(/\/brieven\/\d+/, '/brieven/*').replace(/\/overdrachten\/[^/]+/, '/overdrachten/*')
const checks = { nl: [['axe', axe], ['structure', structure], ['320 pixels', reflow], ['200 percent', large_text], ['keyboard', tab_order]], en: [['structure', structure], ['320 pixels', reflow], ['200 percent', large_text]] }

export class Looker {
  constructor(browser, origin, complaints, pictures) { Object.assign(this, { browser, origin, complaints, pictures, queue: [], seen: new Set(), found: [], spent: {}, tabbed: new Set(), at_work: [], waiting: [], done: false }) }
  begin(tabs = 2) {
    mkdirSync(this.pictures, { recursive: true })
    for (let i = 0; i < tabs; i++) this.at_work.push(this.work())
  }
  // False: this kind was looked at before.
  is_new(kind, language) { const key = `${kind} ${language}`; if (this.seen.has(key)) return false; this.seen.add(key); return true }
  put(kind, language, path, html) { this.queue.push({ kind, language, path, html }); this.waiting.shift()?.() }
  async work() {
    const tab = await open_page(this.browser, this.origin, this.complaints, { viewport: { width: 1280, height: 900 } })
    let now
    await tab.route((url) => url.href === now?.url, (route) => route.fulfill({ body: now.html, contentType: 'text/html; charset=utf-8' }))
    for (;;) {
      const next = this.queue.shift()
      if (!next && this.done) break
      if (!next) { await new Promise((wake) => this.waiting.push(wake)); continue }
      now = { ...next, url: this.origin + next.path }
      try { await this.look(tab, now) } catch (error) { this.found.push(`${next.kind}: ${String(error.message).split('\n')[0]}`) }
    }
    await tab.context().close()
  }
  async look(tab, { kind, language, url }) {
    await tab.setViewportSize({ width: 1280, height: 900 })
    await tab.goto(url)
    const is_letter = kind.includes('/brieven/')             // a document of its own: its title is looked at where letters are tested
    const path = desk_kind(new URL(url).pathname), again = this.tabbed.has(path)
    this.tabbed.add(path)
    for (const [what, check] of checks[language]) {
      if (what === 'keyboard' && again) continue              // once for each page; the other checks also with mistakes in it, empty, full, for each role
      const begun = Date.now(), found = await check(tab, `${kind} (${language})`)
      this.found.push(...found.filter((one) => !is_letter || !one.includes('the title is')))
      this.spent[what] = (this.spent[what] ?? 0) + Date.now() - begun
    }
    if (!process.env.BREED_PICTURES) return
    const name = kind.replace(/[^a-z0-9]+/gi, '_').replace(/^_|_$/g, '')
    for (const width of [320, 1280]) {
      await tab.setViewportSize({ width, height: 900 })
      await tab.screenshot({ path: join(this.pictures, `desk-${name}-${language}-${width}.png`), fullPage: true })
    }
  }
  // Where the time went, in seconds of both tabs together.
  told() { return `${this.seen.size} kinds of pages of casework; ${Object.entries(this.spent).map(([what, ms]) => `${what} ${Math.round(ms / 1000)} s`).join(', ')}` }
  async finish() {
    this.done = true
    for (const wake of this.waiting) wake()
    await Promise.all(this.at_work)
  }
}
