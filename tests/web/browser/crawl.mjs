// SPDX-License-Identifier: EUPL-1.2
// crawl.mjs: every page that can be reached from the start pages by links, over plain HTTP; what is wrong with one is found on the way.

const links_of = (html) => [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((found) => found[1].replaceAll('&amp;', '&'))
export const text_of = (html) => html.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

// The kind of a page: its path with the parts that vary taken out, so that /en/wet/Pw/10d and /wet/Wml/8 are of one kind.
const fixed = /^(en|regels|wet|parameters|keuzes|maatregelen|begrippen|bron|voorbeelden|berekenen|v1)$/
export const kind_of = (path) => {
  const parts = path.split('/').filter(Boolean)
  if (parts[0] === 'en') parts.shift()
  return '/' + parts.map((part, i) => i === 0 || fixed.test(part) ? part : '*').join('/')
}
export const language_of = (path) => /^\/en(\/|$)/.test(path) ? 'en' : 'nl'

// Many short requests one after the other, a few at once.
export const in_turn = async (items, at_once, work) => {
  const queue = [...items]
  const worker = async () => { for (let item; (item = queue.shift()) !== undefined;) await work(item, queue) }
  await Promise.all(Array.from({ length: at_once }, worker))
}

export const crawl = async (origin, starts) => {
  const pages = new Map(), problems = [], outside = new Set(), other = new Set()
  const seen = new Set(starts)
  let wave = [...starts]
  const visit = async (path) => {
    const reply = await fetch(origin + path, { redirect: 'manual' })
    const type = reply.headers.get('content-type') ?? ''
    if (reply.status !== 200) { problems.push(`${path}: status ${reply.status}`); return [] }
    // Under /v1 is what programs read; its one page (Redoc, with a script of its own) is no page of ours and is looked at apart.
    if (!type.startsWith('text/html') || path.startsWith('/v1/')) { other.add(path); await reply.arrayBuffer(); return [] }
    const html = await reply.text()
    pages.set(path, { path, html, headers: reply.headers, kind: kind_of(path), language: language_of(path) })
    const found = []
    for (const href of links_of(html)) {
      if (/^(mailto|tel):/.test(href)) continue
      const url = new URL(href, origin + path)
      if (url.origin !== origin) { outside.add(`${url.protocol}//${url.host}`); continue }
      if (url.search && /=/.test(url.search)) problems.push(`${path}: a link with values in its query: ${href}`)
      found.push([url.pathname + url.search, url.hash, href])
    }
    return found
  }
  const anchors = []
  while (wave.length) {
    const next = []
    await in_turn(wave, 6, async (path) => {
      for (const [target, hash] of await visit(path)) {
        if (hash) anchors.push([path, target, decodeURIComponent(hash.slice(1))])
        if (!seen.has(target)) { seen.add(target); next.push(target) }
      }
    })
    wave = next
  }
  const ids = new Map()
  for (const [path, target, id] of anchors) {
    const page = pages.get(target)
    if (!page) continue
    if (!ids.has(target)) ids.set(target, new Set([...page.html.matchAll(/\sid="([^"]*)"/g)].map((found) => found[1])))
    if (!ids.get(target).has(id)) problems.push(`${path}: links to ${target}#${id}, which is not there`)
  }
  return { pages: [...pages.values()], problems, outside: [...outside].sort(), other: [...other].sort() }
}
