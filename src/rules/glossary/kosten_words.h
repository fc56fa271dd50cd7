/* SPDX-License-Identifier: EUPL-1.2 */
/* kosten_words.h: the words of the terms of wage cost benefit, deadlines and employer costs, and the parts of their lists. */
#define WORDS_lkvCategorie(W) W(lkvCategorie, arbeidsgehandicapt) W(lkvCategorie, herplaatsing) W(lkvCategorie, banenafspraak) W(lkvCategorie, oudere)
#define WORDS_vrijlatingOnderdeel(W) W(vrijlatingOnderdeel, n) W(vrijlatingOnderdeel, z) W(vrijlatingOnderdeel, r)
#define WORDS_termijnSoort(W) W(termijnSoort, lks_aanvragen) W(termijnSoort, lkv_verklaring_aanvragen) W(termijnSoort, lks_besluit) W(termijnSoort, awb_besluit) \
    W(termijnSoort, bezwaar) W(termijnSoort, ziekmelding_uwv) W(termijnSoort, einde_forfait) W(termijnSoort, lks_betaling) W(termijnSoort, einde_vrijlating) \
    W(termijnSoort, herindexering) W(termijnSoort, loonwaarde_opnieuw) W(termijnSoort, aanvullen) W(termijnSoort, bezwaar_besluit)
WORDS(lkvCategorie) WORDS(vrijlatingOnderdeel) WORDS(termijnSoort)
/* Citations as words: the name in C and the text. */
#define CITATIONS_termijnGrondslag(C) C(pw_10d_2, "Pw 10d:2") C(pw_10d_5, "Pw 10d:5") C(pw_10d_6, "Pw 10d:6") C(pw_10d_7, "Pw 10d:7") C(pw_10d_12_a, "Pw 10d:12:a") \
    C(pw_10d_12_b, "Pw 10d:12:b") C(pw_31_2_n, "Pw 31:2:n") C(pw_31_2_r, "Pw 31:2:r") C(pw_31_2_z, "Pw 31:2:z") C(besluit_lks_7, "BesluitLks 7") \
    C(awb_4_13_2, "Awb 4:13:2") C(awb_6_7, "Awb 6:7") C(zw_38a_3, "Zw 38a:3") C(wtl_2_3, "Wtl 2.3") C(wtl_2_7, "Wtl 2.7") C(wtl_2_11, "Wtl 2.11") C(wtl_2_15, "Wtl 2.15") \
    C(awb_4_5, "Awb 4:5:1") C(awb_7_10_1, "Awb 7:10:1") C(awb_7_10_3, "Awb 7:10:3")
#define C_VALUE(name, text) termijnGrondslag_##name,
enum words_of_termijnGrondslag { CITATIONS_termijnGrondslag(C_VALUE) termijnGrondslag_words };
#define PARTS_termijnen(P, L) P(L, termijnSoort) P(L, datum) P(L, termijnGrondslag)
#define PARTS_opschortingen(P, L) P(L, aanvulverzoekOp) P(L, aanvullenUiterlijk) P(L, aangevuldOp)
