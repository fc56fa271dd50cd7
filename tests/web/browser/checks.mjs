// SPDX-License-Identifier: EUPL-1.2
// checks.mjs: what must hold for one page as the browser shows it. Each check returns what it found, as sentences.
import { createRequire } from 'node:module'
const require = createRequire(process.env.BREED_NODE + '/package.json')
const { AxeBuilder } = require('@axe-core/playwright')

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const found_by_axe = (result, where) => result.violations.flatMap((v) => v.nodes.slice(0, 3).map((node) => `${where}: ${v.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? v.help}`))

export const axe_once = async (page, where) => found_by_axe(await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze(), where)

// All rules once; the colours again in the dark, which changes nothing else.
export const axe = async (page, where) => {
  const light = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).setLegacyMode(true).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  return [...found_by_axe(light, where), ...found_by_axe(dark, `${where} (dark)`)]
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
