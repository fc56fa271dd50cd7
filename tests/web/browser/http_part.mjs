// SPDX-License-Identifier: EUPL-1.2
// http_part.mjs: what can be said of all pages without a browser: links, twins in the other language, weight, headers, valid HTML.
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { note, say } from './tap.mjs'

const most_bytes = 100 * 1000
// Where our pages may send a reader: the texts of the law, and what the statement on accessibility names.
const may_link = /^https:\/\/(wetten\.overheid\.nl|www\.w3\.org|www\.digitoegankelijk\.nl|interoperable-europe\.ec\.europa\.eu|eupl\.eu)$/

const file_of = (path) => (path === '/' ? 'start' : path.slice(1)).replace(/[^A-Za-z0-9.-]/g, '_') + '.html'

// Saves pages (of links and of forms) and lets the HTML checker read them all at once.
export const valid_html = async (what, pages, folder) => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const names = new Map()
  for (const [i, page] of pages.entries()) {
    const name = `${i}-${file_of(page.path)}`
    names.set(name, page.path)
    await writeFile(join(folder, name), page.html)
  }
  const said = await new Promise((resolve) => execFile('java', ['-Xss8m', '-jar', join(process.env.BREED_NODE, 'node_modules/vnu-jar/build/dist/vnu.jar'), '--format', 'json', folder],
    { maxBuffer: 1 << 28 }, (error, out, errors) => resolve(errors || out || String(error ?? ''))))
  let messages
  try { messages = JSON.parse(said).messages } catch { messages = [{ url: 'vnu', message: said.slice(0, 300) }] }
  say(`the HTML checker is silent on ${what} (${pages.length} pages)`, messages.map((m) => `${names.get(m.url.split('/').pop()) ?? m.url}:${m.lastLine ?? ''}: ${m.message} ${m.extract ? `[${m.extract.trim().slice(0, 80)}]` : ''}`))
}

const check_headers = (pages) => {
  const wrong = []
  for (const { path, headers } of pages) {
    const policy = headers.get('content-security-policy') ?? ''
    if (!/default-src 'none'/.test(policy) || /unsafe|\*/.test(policy)) wrong.push(`${path}: policy ${policy}`)
    for (const [name, value] of [['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer']]) if (headers.get(name) !== value) wrong.push(`${path}: ${name} is ${headers.get(name)}`)
    if (headers.get('set-cookie')) wrong.push(`${path}: a cookie`)
    if (headers.get('content-language') && headers.get('content-language') !== (/^\/en(\/|$)/.test(path) ? 'en' : 'nl')) wrong.push(`${path}: content-language ${headers.get('content-language')}`)
  }
  say('every page has its security headers and no cookie', wrong)
}

const check_weight = async (origin, pages) => {
  const styles = new Map(), weight = async (path) => {
    if (!styles.has(path)) {
      const answer = await fetch(origin + path)               // asks for gzip, as browsers do; the length is that of what went over the line
      const unpacked = (await answer.arrayBuffer()).byteLength
      styles.set(path, Number(answer.headers.get('content-length') ?? unpacked))
    }
    return styles.get(path)
  }
  const heavy = []
  let most = 0
  for (const { path, html } of pages) {
    let bytes = Buffer.byteLength(html)
    for (const [, style] of html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)) bytes += await weight(style)
    most = Math.max(most, bytes)
    if (bytes > most_bytes) heavy.push(`${path}: ${bytes} bytes`)
  }
  note(`the heaviest page with its style: ${most} bytes`)
  say('every page is below 100 kB with its style', heavy)
}

const check_twins = (pages) => {
  const paths = new Set(pages.map((page) => page.path))
  const twin = (path) => path === '/' ? '/en' : path === '/en' ? '/' : path.startsWith('/en/') ? path.slice(3) : '/en' + path
  say('every page has its twin in the other language', [...paths].filter((path) => !paths.has(twin(path))).map((path) => `${path}: no ${twin(path)}`))
  say('the language of every page is that of its address', pages.filter((page) => !page.html.includes(`<html lang="${page.language}">`)).map((page) => page.path))
}

// A page of law data is not sent again to who has it.
const check_tags = async (origin, pages) => {
  const wrong = []
  for (const page of pages.filter((p) => /^\/(en\/)?(regels|wet|parameters|keuzes|maatregelen|begrippen)(\/|$)/.test(p.path) && !/berekenen$/.test(p.path)).filter((p, i) => i % 25 === 0)) {
    const tag = page.headers.get('etag')
    const again = tag && await fetch(origin + page.path, { headers: { 'if-none-match': tag } })
    if (!tag || again.status !== 304) wrong.push(`${page.path}: tag ${tag}, then ${again && again.status}`)
  }
  say('a page of law data is answered with 304 to who has it', wrong)
}

export const http_part = async (origin, crawled, build) => {
  const { pages } = crawled
  const kinds = [...new Set(pages.map((page) => page.kind))]
  note(`${pages.length} pages of ${kinds.length} kinds: ${kinds.join(' ')}`)
  say('there are at least ten kinds of pages, each in two languages', kinds.length < 10 ? [`only ${kinds.length}`] : [])
  say('every link leads to what is there', crawled.problems)
  say('no link leads to a site that is not expected', crawled.outside.filter((host) => !may_link.test(host)))
  check_twins(pages)
  check_headers(pages)
  say('no page has a script, a style of its own or a picture from elsewhere', pages.filter((p) => /<script|<style|\sstyle="|\son[a-z]+="|<img|<iframe|javascript:/i.test(p.html)).map((p) => p.path))
  await check_weight(origin, pages)
  await check_tags(origin, pages)
  await valid_html('all pages with a link to them', pages, join(build, 'web-pages'))
}
