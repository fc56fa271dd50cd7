// SPDX-License-Identifier: EUPL-1.2
// checks.mjs: what must hold for one page as the browser shows it. Each check returns what it found, as sentences.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(process.env.BREED_NODE + '/package.json')
const axe_source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

// Contrast is what costs axe nearly all its time, and text with the same colours, size and weight has the same contrast: of each such look of text the first two are enough.
const run_axe = async (page, tags) => page.evaluate(async (wanted) => {
  const grounds = new WeakMap(), looks = new Map()
  const ground = (e) => {
    if (!e) return ''
    if (!grounds.has(e)) {
      const s = getComputedStyle(e), own = [s.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : s.backgroundColor, s.backgroundImage === 'none' ? '' : s.backgroundImage, s.opacity === '1' ? '' : s.opacity].join('')
      grounds.set(e, ground(e.parentElement) + (own && `/${own}`))
    }
    return grounds.get(e)
  }
  for (const e of document.body.querySelectorAll('*')) {
    const has_text = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || e.matches('input, select, textarea')
    if (!has_text || !e.checkVisibility()) continue
    const s = getComputedStyle(e), look = [s.color, s.fontSize, s.fontWeight, s.textShadow, ground(e)].join('|')
    const some = looks.get(look) ?? []
    if (some.length < 2) looks.set(look, [...some, e])
  }
  const some = [...looks.values()].flat(), quick = { resultTypes: ['violations'], elementRef: false }
  const results = wanted.length ? [await axe.run(document, { ...quick, runOnly: wanted, rules: { 'color-contrast': { enabled: false } } })] : [await axe.run(document, { ...quick, runOnly: { type: 'rule', values: ['link-in-text-block'] } })]
  if (some.length) results.push(await axe.run(some, { ...quick, runOnly: { type: 'rule', values: ['color-contrast'] } }))
  return results.flatMap((result) => result.violations).flatMap((v) => v.nodes.slice(0, 3).map((node) => `${v.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? v.help}`))
}, tags)

export const axe_once = async (page, where) => {
  await page.evaluate(axe_source)
  return (await run_axe(page, wcag)).map((what) => `${where}: ${what}`)
}

// All rules once; the colours again in the dark, which changes nothing else.
export const axe = async (page, where) => {
  const light = await axe_once(page, where)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await run_axe(page, [])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((what) => `${where} (dark): ${what}`)]
}

// WCAG 1.4.10: nothing to scroll sideways. Tables may, inside a region of their own.
const sideways = () => {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const guilty = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.wide')).map((e) => e.tagName.toLowerCase() + (e.className && typeof e.className === 'string' ? '.' + e.className.split(' ')[0] : ''))
  return [`${root.scrollWidth} pixels on a screen of ${root.clientWidth}: ${[...new Set(guilty)].slice(0, 4).join(', ')}`]
}
// Words that are cut off because their box does not grow.
const cut_off = () => [...document.body.querySelectorAll('h1, h2, h3, p, a, button, label, legend, td, th, li, dt, dd, summary')]
  .filter((e) => !e.closest('.unseen, .utrecht-skip-link') && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1).map((e) => `cut off: ${e.textContent.trim().slice(0, 40)}`)

export const reflow = async (page, where) => {
  await page.setViewportSize({ width: 320, height: 640 })
  return (await page.evaluate(sideways)).map((what) => `${where}: ${what}`)
}

// WCAG 1.4.4: text of twice the size, on a usual screen, without losing anything.
export const large_text = async (page, where) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%' })
  const found = [...await page.evaluate(sideways), ...await page.evaluate(cut_off)]
  await page.evaluate(() => { document.documentElement.style.fontSize = '' })
  return found.map((what) => `${where}: ${what}`)
}

// WCAG 1.4.12: more room between lines, letters and words.
export const spaced_text = async (page, where) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const undo = await page.evaluateHandle(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }')
    document.adoptedStyleSheets = [sheet]
  })
  const found = [...await page.evaluate(sideways), ...await page.evaluate(cut_off)]
  await page.evaluate(() => { document.adoptedStyleSheets = [] })
  await undo.dispose()
  return found.map((what) => `${where}: ${what}`)
}

// With reduced motion nothing moves.
export const no_motion = async (page, where) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => {
    const style = getComputedStyle(e)
    return style.transitionDuration.split(',').some((t) => parseFloat(t) > 0) || (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0)
  }).map((e) => e.tagName.toLowerCase()))
  await page.emulateMedia({ reducedMotion: null })
  return [...new Set(moving)].map((what) => `${where}: ${what} moves`)
}

// With forced colours whatever can be pressed or filled in has an edge or is underlined, and lines of pictures are there.
export const forced_colours = async (page, where) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor
    const edge = (s) => ['Top', 'Left'].every((side) => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0)
    const controls = [...document.querySelectorAll('main button, main input:not([type=hidden]), main a, main summary')].filter((e) => {
      const style = getComputedStyle(e), box = e.getBoundingClientRect()
      if (!box.width || e.matches('input[type=radio], input[type=checkbox]')) return false
      return !edge(style) && !style.textDecorationLine.includes('underline') && ![...e.querySelectorAll('*')].some((c) => getComputedStyle(c).textDecorationLine.includes('underline')) && !edge(getComputedStyle(e.parentElement))
    }).map((e) => `no edge: ${e.tagName.toLowerCase()} ${e.textContent.trim().slice(0, 30)}`)
    const lines = [...document.querySelectorAll('main svg path, main svg line, main svg rect, main svg polyline')].filter((e) => {
      const style = getComputedStyle(e), seen = (colour) => colour !== 'none' && colour !== ground && !/^rgba\(.*, 0\)$/.test(colour)
      return !e.closest('defs, pattern, clipPath, [aria-hidden]') && !seen(style.stroke) && !seen(style.fill) && !style.fill.startsWith('url')
    }).map((e) => `not seen: ${e.tagName} ${e.getAttribute('class') ?? ''}`)
    return [...controls, ...new Set(lines)]
  })
  await page.emulateMedia({ forcedColors: null })
  return found.map((what) => `${where}: ${what}`)
}

// What does not hang on the browser: one h1, headings in order, a title that names the page, language, no script, no id twice.
export const structure = async (page, where) => {
  const found = await page.evaluate(() => {
    const wrong = [], levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter((h) => h.getClientRects().length).map((h) => +h.tagName[1])
    if (levels.filter((level) => level === 1).length !== 1) wrong.push(`${levels.filter((level) => level === 1).length} headings of level 1`)
    levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) wrong.push(`a heading of level ${level} behind one of level ${levels[i - 1]}`) })
    if (!/^.{3,} – breed$/.test(document.title)) wrong.push(`the title is "${document.title}"`)
    if (document.querySelector('script, iframe, [style], [onclick], [onload], [onerror]')) wrong.push('a script, a frame or a style in the page')
    if (!['nl', 'en'].includes(document.documentElement.lang)) wrong.push('no language')
    const names = [...document.querySelectorAll('[id]')].map((e) => e.id)
    names.forEach((id, i) => { if (names.indexOf(id) !== i) wrong.push(`id twice: ${id}`) })
    return wrong
  })
  return found.map((what) => `${where}: ${what}`)
}

// With Tab through the page: everything that can be used gets the focus once, in the order in which it stands, and shows it.
export const tab_order = async (page, where) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const wanted = await page.evaluate(() => {
    const name = (e) => `${e.tagName.toLowerCase()} ${e.name || e.getAttribute('href') || ''} ${e.type === 'radio' ? '' : (e.value || e.textContent).trim().slice(0, 30)}`.trim()
    window.tabbed = []
    document.addEventListener('focusin', ({ target }) => {
      const shown = target.closest('label') ?? target, seen = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
      window.tabbed.push([name(target), seen(getComputedStyle(target)) || seen(getComputedStyle(shown))])
    })
    const groups = new Set()
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter((e) => {
      if (e.disabled || !e.checkVisibility()) return false
      if (e.type !== 'radio') return true
      const key = `${e.name} ${[...document.forms].indexOf(e.form)}`
      if (groups.has(key)) return false
      groups.add(key)
      return true
    }).map(name)
  })
  await page.evaluate(() => { document.activeElement?.blur(); window.getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); window.tabbed.length = 0 })
  await Promise.all(wanted.map(() => page.keyboard.press('Tab')))          // one after the other, without waiting for each
  const tabbed = await page.evaluate(() => { document.activeElement?.blur(); return window.tabbed }), wrong = []
  const at = wanted.findIndex((name, i) => tabbed[i]?.[0] !== name)
  if (at >= 0) wrong.push(`${where}: Tab ${at + 1} comes to "${tabbed[at]?.[0]}", not to "${wanted[at]}"`)
  for (const [name, seen] of tabbed) if (!seen) wrong.push(`${where}: focus cannot be seen on ${name}`)
  return [...new Set(wrong)]
}
