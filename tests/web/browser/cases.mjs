// SPDX-License-Identifier: EUPL-1.2
// cases.mjs: the example that the walks end in, as it stands in cases/loonkostensubsidie.yaml: wage value 60, 36 hours, in 2026.
export const help = 'loonkostensubsidie'
export const facts = {
  peildatum: '2026-01-01', startDienstbetrekking: '2026-01-01', startSubsidie: '2026-01-01', wswDienstbetrekking: 'nee', behoortTotDoelgroep: 'ja', forfaitair: 'nee', loonwaarde: '60',
  urenPerWeek: '36', voltijduren: '36', geboortedatum: '1990-01-01',
}
export const who = 'werkgever'
export const outcome = { nl: '€ 1.238,98', en: '€ 1,238.98' }
