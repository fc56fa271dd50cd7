/* SPDX-License-Identifier: EUPL-1.2 */
/* gemeente_words.h: the words of the terms around municipalities: moving, support, trial placement, region. */
#define WORDS_naarLand(W) W(naarLand, nederland) W(naarLand, eu_eer_zwitserland) W(naarLand, overig)
#define WORDS_dossierdeel(W) W(dossierdeel, persoon_en_verhuizing) W(dossierdeel, werkgever) W(dossierdeel, arbeidsovereenkomst) W(dossierdeel, doelgroepbesluit) \
    W(dossierdeel, besluit_loonkostensubsidie) W(dossierdeel, loonwaarde_en_volgende_meting) W(dossierdeel, bedrag_en_rekening) W(dossierdeel, no_risk) \
    W(dossierdeel, persoonlijke_ondersteuning) W(dossierdeel, voorzieningen) W(dossierdeel, proefplaats) W(dossierdeel, lopende_bezwaren)
#define WORDS_aanvragerOndersteuning(W) W(aanvragerOndersteuning, werkgever) W(aanvragerOndersteuning, werknemer) W(aanvragerOndersteuning, werkzoekende)
#define WORDS_begeleider(W) W(begeleider, erkende_deskundige) W(begeleider, interne_werkbegeleider)
#define WORDS_aanspraak(W) W(aanspraak, onvoorwaardelijk) W(aanspraak, volgens_verordening) W(aanspraak, geen)
#define WORDS_ondersteuningsvorm(W) W(ondersteuningsvorm, in_natura) W(ondersteuningsvorm, subsidie)
#define WORDS_begeleiderseis(W) W(begeleiderseis, methodische_ondersteuning) W(begeleiderseis, kwaliteitseisen_van_de_verordening) W(begeleiderseis, borging_volgens_de_verordening) \
    W(begeleiderseis, dagelijks_op_het_werk)
#define WORDS_proefplaatsbezwaar(W) W(proefplaatsbezwaar, geen_algemene_bijstand) W(proefplaatsbezwaar, jonger_dan_de_groep_van_artikel_7) \
    W(proefplaatsbezwaar, niet_gericht_op_een_baan_bij_deze_werkgever) W(proefplaatsbezwaar, verlenging_te_lang) W(proefplaatsbezwaar, termijn_voorbij) \
    W(proefplaatsbezwaar, vast_deel_na_proefplaats)
#define WORDS_contactpunt(W) W(contactpunt, werkgeversservicepunt) W(contactpunt, werkcentrum)
#define WORDS_zekerheid(W) W(zekerheid, lijst_2015) W(zekerheid, afgeleid) W(zekerheid, te_controleren) W(zekerheid, onzeker)
WORDS(naarLand) WORDS(dossierdeel) WORDS(aanvragerOndersteuning) WORDS(begeleider) WORDS(aanspraak) WORDS(ondersteuningsvorm) WORDS(begeleiderseis)
WORDS(proefplaatsbezwaar) WORDS(contactpunt) WORDS(zekerheid)
