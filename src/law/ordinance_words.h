/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance_words.h: the words that fields of an ordinance may have, with their labels. */
#ifndef BREED_LAW_ORDINANCE_WORDS_H
#define BREED_LAW_ORDINANCE_WORDS_H

/* W(set, word, Dutch, English). The order is the order of the bits. */
#define LOCAL_SET_uitvoering(W) W(uitvoering, gemeente, "de gemeente zelf", "the municipality itself") W(uitvoering, gemeenschappelijke_regeling, "een gemeenschappelijke regeling", "a joint body") \
    W(uitvoering, centrumgemeente, "een centrumgemeente", "a central municipality") W(uitvoering, uwv, "UWV", "UWV")
#define LOCAL_SET_ja_deels_nee(W) W(ja_deels_nee, ja, "ja", "yes") W(ja_deels_nee, deels, "deels", "partly") W(ja_deels_nee, nee, "nee", "no")
#define LOCAL_SET_plafond(W) W(plafond, subsidie, "een subsidieplafond", "a ceiling on subsidies") W(plafond, begroting, "een plafond in de begroting", "a ceiling in the budget")
#define LOCAL_SET_vrager(W) W(vrager, werkgever, "de werkgever", "the employer") W(vrager, werknemer, "de werknemer", "the employee") W(vrager, werkzoekende, "wie werk zoekt", "somebody who seeks work") \
    W(vrager, ambtshalve, "de gemeente uit zichzelf", "the municipality of its own accord")
#define LOCAL_SET_verdeling(W) W(verdeling, zorgtaken, "zorgtaken", "care duties") W(verdeling, doelgroep_lks, "de doelgroep loonkostensubsidie", "the target group of the wage cost subsidy") \
    W(verdeling, beschut_werk, "beschut werk", "sheltered work") W(verdeling, structurele_beperking, "een andere structurele beperking", "another structural limitation")
#define LOCAL_SET_betaling(W) W(betaling, maand, "per maand", "monthly") W(betaling, kwartaal, "per kwartaal", "quarterly") W(betaling, halfjaar, "per halfjaar", "half-yearly")
#define LOCAL_SET_betaalregels(W) W(betaalregels, termijn, "wanneer er wordt betaald", "when is paid") W(betaalregels, voorschot, "het voorschot", "the advance") \
    W(betaalregels, meldplicht, "wat de werkgever moet melden", "what the employer must report") W(betaalregels, terugvordering, "de terugvordering", "recovery") W(betaalregels, ziekte, "ziekte van de werknemer", "sickness of the employee")
#define LOCAL_SET_verhuizing(W) W(verhuizing, alleen_wet, "alleen wat de wet zegt", "what the act says and no more") W(verhuizing, overdracht, "een eigen regeling voor de overdracht", "a transfer procedure of its own")
#define LOCAL_SET_verlenging(W) W(verlenging, schriftelijke_motivering, "een schriftelijke motivering", "a written motivation") W(verlenging, bijzondere_omstandigheden, "bijzondere omstandigheden", "special circumstances")
#define LOCAL_SET_voorwaarde(W) W(voorwaarde, verzekering, "verzekering", "insurance") W(voorwaarde, geen_verdringing, "geen verdringing van ander werk", "no displacement of other work") \
    W(voorwaarde, baan_daarna, "de bedoeling om daarna een baan te geven", "the intention to offer a job afterwards") W(voorwaarde, niet_eerder_zelfde_werk, "niet eerder hetzelfde werk bij deze werkgever", "not earlier the same work with this employer") \
    W(voorwaarde, kan_het_werk, "de persoon kan het werk aan", "the person can do the work") W(voorwaarde, grotere_kans, "het vergroot de kans op werk", "it raises the chance of work") W(voorwaarde, beslistermijn, "een termijn om te beslissen", "a term to decide")
#define LOCAL_SET_stapelen(W) W(stapelen, verboden, "mag niet", "not allowed") W(stapelen, toegestaan, "mag", "allowed") W(stapelen, zwijgt, "staat er niet in", "not mentioned")
#define LOCAL_SET_index(W) W(index, uwv, "het tarief van UWV", "the rate of UWV") W(index, cpi, "de prijsindex", "the price index") W(index, geen, "geen", "none")
#define LOCAL_SET_kwaliteit(W) W(kwaliteit, uwv_erkend, "erkend door UWV", "recognised by UWV") W(kwaliteit, hbo, "werk- en denkniveau hbo", "higher professional level") W(kwaliteit, opleiding, "een opleiding tot jobcoach", "training as a job coach") \
    W(kwaliteit, beroepsregister, "een beroepsregister of beroepsvereniging", "a professional register or association") W(kwaliteit, vog, "een verklaring omtrent gedrag", "a certificate of conduct") W(kwaliteit, intervisie, "intervisie", "peer review") \
    W(kwaliteit, klachtenregeling, "een klachtenregeling", "a complaints procedure") W(kwaliteit, onafhankelijk, "onafhankelijk van de werkgever", "independent of the employer") W(kwaliteit, privacy, "regels over privacy", "privacy rules")
#define LOCAL_SET_borging(W) W(borging, register, "een controle van het register", "a check of the register") W(borging, verslag, "regelmatig een verslag", "regular reports") W(borging, tevredenheid, "vragen aan wie wordt begeleid", "a survey of clients") \
    W(borging, controle, "een controle", "an audit") W(borging, coachplan, "een coachplan", "a coaching plan")
#define LOCAL_SET_vorm(W) W(vorm, natura, "in natura", "in kind") W(vorm, geld, "in geld", "in money")
#define LOCAL_SET_groep(W) W(groep, motorisch, "een motorische beperking", "a motor impairment") W(groep, visueel, "een visuele beperking", "a visual impairment")
#define LOCAL_SET_meeneembaar(W) W(meeneembaar, werkplek, "de werkplek", "the workplace") W(meeneembaar, methoden, "de manier van werken", "methods of work") W(meeneembaar, opleiding, "de plaats van de opleiding", "the place of training") \
    W(meeneembaar, proefplaats, "de proefplaats", "the trial placement") W(meeneembaar, hulpmiddelen, "hulpmiddelen", "tools")
#define LOCAL_SET_overgang(W) W(overgang, onderwijs_werk, "van onderwijs naar werk", "from education to work") W(overgang, werk_onderwijs, "van werk naar onderwijs", "from work to education") W(overgang, werk_werk, "van werk naar werk", "from work to work")

#define LOCAL_SETS(S) S(uitvoering) S(ja_deels_nee) S(plafond) S(vrager) S(verdeling) S(betaling) S(betaalregels) S(verhuizing) S(verlenging) S(voorwaarde) S(stapelen) S(index) S(kwaliteit) S(borging) S(vorm) S(groep) S(meeneembaar) S(overgang)

#define LOCAL_WORD_NAME(set, word, nl, en) L_##set##_##word,
#define LOCAL_SET_ENUM(set) enum { LOCAL_SET_##set(LOCAL_WORD_NAME) L_##set##_count };
LOCAL_SETS(LOCAL_SET_ENUM)
#undef LOCAL_SET_ENUM
#undef LOCAL_WORD_NAME

#endif
