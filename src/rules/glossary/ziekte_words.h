/* SPDX-License-Identifier: EUPL-1.2 */
/* ziekte_words.h: the words of the terms around illness, and the parts of their lists. */
#define WORDS_soortUitkering(W) W(soortUitkering, no_risk) W(soortUitkering, zwangerschapsziekte) W(soortUitkering, orgaandonatie) W(soortUitkering, compensatieregeling) \
    W(soortUitkering, zwangerschapsverlof) W(soortUitkering, overig_verlof)
#define WORDS_verlofsoort(W) W(verlofsoort, aanvullend_geboorteverlof) W(verlofsoort, ouderschapsverlof) W(verlofsoort, adoptie_of_pleegzorg)
#define WORDS_regime(W) W(regime, oud) W(regime, nieuw)
#define WORDS_grondNoRisk(W) W(grondNoRisk, lid1_a) W(grondNoRisk, lid1_b) W(grondNoRisk, lid1_c) W(grondNoRisk, lid1_d) W(grondNoRisk, lid2_a) W(grondNoRisk, lid2_b) \
    W(grondNoRisk, lid2_c) W(grondNoRisk, lid2_d) W(grondNoRisk, lid2_e) W(grondNoRisk, lid2_f) W(grondNoRisk, lid4) W(grondNoRisk, artikel_29d) W(grondNoRisk, geen)
#define PARTS_eerdereZiekteperioden(P, L) P(L, ziekVan) P(L, ziekTot)
WORDS(soortUitkering) WORDS(verlofsoort) WORDS(regime) WORDS(grondNoRisk)
