/* SPDX-License-Identifier: EUPL-1.2 */
/* loonkostensubsidie_words.h: the words of the terms around the wage cost subsidy, and the parts of their lists. */
#define WORDS_aanvrager(W) W(aanvrager, werkgever) W(aanvrager, werknemer) W(aanvrager, college)
#define WORDS_onderwijsroute(W) W(onderwijsroute, geen) W(onderwijsroute, praktijkonderwijs) W(onderwijsroute, vso) W(onderwijsroute, entree) \
    W(onderwijsroute, zonder_startkwalificatie)
#define WORDS_route(W) W(route, lid1) W(route, lid2) W(route, geen)
#define WORDS_gebrek(W) W(gebrek, hoofdtaak_te_klein) W(gebrek, hoofdtaak_te_kort) W(gebrek, normfunctie_wijkt_te_veel_af) W(gebrek, deskundige_zonder_opleiding) \
    W(gebrek, deskundige_zonder_kennis) W(gebrek, deskundige_te_weinig_ervaring) W(gebrek, zienswijze_werknemer_ontbreekt) W(gebrek, zienswijze_werkgever_ontbreekt) \
    W(gebrek, geen_observatie_op_de_werkplek)
#define PARTS_hoofdtaken(P, L) P(L, tijdaandeel) P(L, tempo) P(L, kwaliteit) P(L, nettoWerktijd)
WORDS(aanvrager) WORDS(onderwijsroute) WORDS(route) WORDS(gebrek)
