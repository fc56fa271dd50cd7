/* SPDX-License-Identifier: EUPL-1.2 */
/* huishouden_words.h: the words of the terms around household, search period and study, and the parts of their lists. */
#define WORDS_wet(W) W(wet, pw) W(wet, ioaw) W(wet, ioaz) W(wet, anw) W(wet, tw) W(wet, aio)
#define WORDS_commercieelContract(W) W(commercieelContract, geen) W(commercieelContract, met_belanghebbende) W(commercieelContract, met_derde)
#define WORDS_zoektermijnGrond(W) W(zoektermijnGrond, leeftijd) W(zoektermijnGrond, lid4_onderwijs) W(zoektermijnGrond, lid4_medisch) W(zoektermijnGrond, lid4_doelgroep) \
    W(zoektermijnGrond, lid11) W(zoektermijnGrond, artikel_41a) W(zoektermijnGrond, artikel_41b) W(zoektermijnGrond, geen)
#define PARTS_huisgenoten(P, L) P(L, geboortedatum) P(L, hoofdverblijf) P(L, commercieelContract) P(L, familieEersteTweedeGraad) P(L, studeert) P(L, bbl)
WORDS(wet) WORDS(commercieelContract) WORDS(zoektermijnGrond)
