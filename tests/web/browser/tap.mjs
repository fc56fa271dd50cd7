// SPDX-License-Identifier: EUPL-1.2
// tap.mjs: says test by test how it went (TAP), with what was found as comments.
let number = 0
let bad = 0
const findings_shown = 12

export const say = (sentence, findings = []) => {
  number++
  if (findings.length === 0) { console.log(`ok ${number} - ${sentence}`); return true }
  bad++
  console.log(`not ok ${number} - ${sentence}`)
  for (const finding of findings.slice(0, findings_shown)) console.log(`# ${String(finding).replace(/\s*\n\s*/g, ' / ')}`)
  if (findings.length > findings_shown) console.log(`# and ${findings.length - findings_shown} more`)
  return false
}

// A figure, for the reader: never a test.
export const note = (text) => console.log(`# ${text}`)

export const finish = () => {
  console.log(`1..${number}`)
  return bad ? 1 : 0
}
