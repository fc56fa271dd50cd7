/* SPDX-License-Identifier: EUPL-1.2 */
/* demo_lives.c: the lives that the demonstration tells, scene by scene: who brings what, how many days later. Each stops where today is, so that every state is met. */
/* Nobody counted these shares: they are made up so that a work list looks like one. One grant in four begins at the flat rate, which is measured within its six months, one in eight of those some weeks late. A wage value
 * is measured again after one, two or three years as agreed (demo.c: 80 of 100 in time, 15 weeks late, 5 months late); every year nine jobs of a hundred end. Of a hundred applications six are refused, withdrawn or not
 * completed; eight of a hundred grants meet an objection, of which one in four is upheld; of six comes a notice of a move; three in five fall ill once and recover. Of one grant in ten the last month is not paid yet. */
#include "office/demo/demo.h"

/* n BSN, p name, a address of the person; l payroll number, f name, A address of the firm; b date of birth, q of somebody of nineteen; g and o this and the other municipality; s first day of the job; y of one begun
 * 200 days before, z the day school ended before that; h hours a week, k more of them; w wage value; m months until the next measurement; E last day of the contract; d this day, v a week before, u two weeks later; e the expert; r who applies (until July 2023 the college of its own accord, then the employer); x a day school ended sixty days before. */
#define BOTH "\"partijen\":{\"werknemer\":{\"bsn\":\"$n\",\"naam\":\"$p\",\"adres\":\"$a\",\"postcode\":\"1234 AB\",\"plaats\":\"Voorbeeldstad\"},\"werkgever\":{\"loonheffingennummer\":\"$l\",\"naam\":\"$f\",\"adres\":\"$A\",\"postcode\":\"1234 CD\",\"plaats\":\"Voorbeeldstad\",\"contact\":\"de administratie\"}}"
#define PERSON "\"partijen\":{\"werknemer\":{\"bsn\":\"$n\",\"naam\":\"$p\",\"adres\":\"$a\",\"postcode\":\"1234 AB\",\"plaats\":\"Voorbeeldstad\"}}"
#define APPLY(by, more) { "aanvraag", CASE_##by, 0, 0, 'd', "\"bron\":\"werkgever\",\"bronnen\":{\"geboortedatum\":\"register\"}," BOTH ",\"feiten\":{\"aanvrager\":\"$r\",\"geboortedatum\":\"$b\",\"gemeente\":\"$g\",\"startDienstbetrekking\":\"$s\"" more "}" }
#define HOURS ",\"urenPerWeek\":$h,\"voltijduren\":36"
#define IN_REGISTER { "feiten-vastgesteld", CASE_consulent, 2, 3, 'd', "\"bron\":\"gemeente\",\"feiten\":{\"behoortTotDoelgroep\":\"ja\"}" }
#define JUDGED { "aanvraag-beoordeeld", CASE_consulent, 1, 3, 'd', "" }
#define ORDERED(why) { "meting-opdracht", CASE_consulent, 1, 3, 'd', "\"gegevens\":{\"aanleiding\":\"" why "\",\"deskundige\":\"$e\"}" }
#define TASK(name, share) "{\"naam\":\"" name "\",\"tijdaandeel\":" share ",\"tempo\":$w,\"kwaliteit\":100,\"nettoWerktijd\":100}"
#define REPORTED(days) { "rapport", CASE_loonwaardedeskundige, days, 6, 'd', "\"bron\":\"deskundige\",\"rapport\":{\"datumRapportage\":\"$d\",\"datumObservatie\":\"$v\",\"datumGesprekWerknemer\":\"$v\",\"datumGesprekWerkgever\":\"$v\",\"gesprokenMet\":\"de leidinggevende\"," \
    "\"functie\":\"magazijnhulp\",\"normfunctie\":\"magazijnmedewerker\",\"bronNormfunctie\":\"cao\",\"overeenkomstNormfunctie\":80,\"contracturen\":$h,\"voltijduren\":36,\"kader\":\"loonkostensubsidie\",\"minutenPerDagKleinsteHoofdtaak\":60,\"verwachteWijziging\":\"1-jaar\"," \
    "\"hoofdtaken\":[" TASK("pakken", "50") "," TASK("stapelen", "30") "," TASK("vegen", "20") "],\"zienswijzeWerknemer\":{\"datum\":\"$v\",\"eens\":\"ja\"},\"zienswijzeWerkgever\":{\"datum\":\"$v\",\"eens\":\"ja\"}," \
    "\"deskundige\":{\"naam\":\"een deskundige\",\"organisatie\":\"een bureau\",\"opleiding\":\"ja\",\"kennis\":\"ja\",\"ervaringJaren\":5},\"uitkomst\":$w}" }
#define FIXED { "loonwaarde-vastgesteld", CASE_consulent, 2, 3, 'd', "\"bron\":\"gemeente\",\"feiten\":{\"loonwaarde\":$w,\"maandenTotNieuweMeting\":$m}" }
#define CONTRACT { "contract-ontvangen", CASE_werkgever, 2, 3, 'd', "" }
#define GRANTED { "toekenning", CASE_consulent, 2, 3, 'S', "\"bron\":\"gemeente\"" }
#define BEFORE_JOB APPLY(werkgever, HOURS), IN_REGISTER, JUDGED
#define MEASURED BEFORE_JOB, ORDERED("eerste-meting"), REPORTED(18), FIXED, CONTRACT, GRANTED
#define FLAT BEFORE_JOB, { "forfait-afgesproken", CASE_consulent, 3, 5, 'd', "\"bron\":\"gemeente\"" }, CONTRACT, GRANTED
#define REASON(text) "\"reden\":\"" text "\""
#define ILL { "ziek", CASE_werkgever, 90, 200, 'd', "\"bron\":\"werkgever\"" }
#define WELL { "hersteld", CASE_werkgever, 5, 80, 'd', "\"bron\":\"werkgever\"" }
#define MORE_HOURS { "uren-of-loon", CASE_werkgever, 60, 200, 'd', "\"bron\":\"werkgever\",\"feiten\":{\"urenPerWeek\":$k}" }, { "herziening", CASE_consulent, 3, 12, 'd', "" }
#define OBJECTS { "bezwaar", CASE_inwoner, 20, 15, 'd', "\"gegevens\":{\"gronden\":\"ik ben het er niet mee eens\"}" }
#define OBJECTS_TO_REFUSAL { "bezwaar", CASE_inwoner, 12, 20, 'd', "\"gegevens\":{\"gronden\":\"ik ben het er niet mee eens\"}" }
#define REFUSED(rest) { "weigering", CASE_consulent, 8, 12, 'd', REASON("er wordt niet aan de voorwaarden voldaan") rest }
#define ASKED_MORE { "aanvulling-gevraagd", CASE_consulent, 4, 4, 'd', "\"aanvullenUiterlijk\":\"$u\"" }
#define GIVEN_MORE { "aangevuld", CASE_inwoner, 4, 6, 'd', "" }
#define CONTINUED_LATER { "aanvraag", CASE_inwoner, 5, 9, 'd', PERSON ",\"feiten\":{\"aanvrager\":\"werknemer\",\"gemeente\":\"$g\",\"behoortTotDoelgroep\":\"ja\"},\"gegevens\":{\"overgang\":\"onderwijs-naar-werk\"}" }
#define OBJECTED OBJECTS_TO_REFUSAL, { "bezwaar-gegrond", CASE_consulent, 12, 15, 'd', REASON("er is iets over het hoofd gezien") }, { "opnieuw-besloten", CASE_consulent, 5, 9, 'd', "" }
#define TOO_LATE { "bezwaar", CASE_inwoner, 70, 30, 'd', "" }, { "bezwaar-ongegrond", CASE_consulent, 12, 15, 'd', REASON("het bezwaar kwam te laat") }
#define EARLY_STAGE(facts) { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{" facts "}" }
#define SUPPORT(more) EARLY_STAGE("\"aanvrager\":\"werknemer\",\"gemeente\":\"$g\"," more)
#define CONTINUED { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"aanvrager\":\"werknemer\",\"gemeente\":\"$g\",\"behoortTotDoelgroep\":\"ja\"},\"gegevens\":{\"overgang\":\"onderwijs-naar-werk\"}" }
#define PROVISION(what) { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"gemeente\":\"$g\",\"behoortTotGroepArtikel7\":\"ja\"},\"gegevens\":{\"soort\":\"" what "\"}" }
#define STUDENT(wajong) EARLY_STAGE("\"geboortedatum\":\"$q\",\"studiefinanciering\":\"ja\",\"wajong\":\"" wajong "\",\"woontInGemeente\":\"ja\",\"aangevraagdVanaf\":\"$d\"")
#define REPORTS(school) { "melding", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$q\",\"heeftPartner\":\"nee\",\"behoortTotDoelgroep\":\"nee\",\"medischUrenbeperkt\":\"nee\",\"proVsoTot\":\"" school "\"}" }, { "zoektermijn-vastgesteld", CASE_consulent, 2, 4, 'd', "" }
#define WITHDRAWN { "intrekking", CASE_inwoner, 4, 9, 'd', "" }
#define TRIAL(benefit) EARLY_STAGE("\"start\":\"$u\",\"ontvangtBijstand\":\"" benefit "\",\"geboortedatum\":\"$b\",\"gerichtOpBaan\":\"ja\"")
#define STARTS { "aanvraag", CASE_inwoner, 32, 9, 'd', "" }
#define ORDERED_LATER { "meting-opdracht", CASE_consulent, 95, 20, 'd', "\"gegevens\":{\"aanleiding\":\"einde-vast-deel\",\"deskundige\":\"$e\"}" }
#define ORDERED_LATE { "meting-opdracht", CASE_consulent, 235, 50, 'd', "\"gegevens\":{\"aanleiding\":\"einde-vast-deel\",\"deskundige\":\"$e\"}" }
#define REVISED_AFTER_FLAT { "herziening", CASE_consulent, 4, 5, 'F', "" }
#define ORDERED_AGAIN { "meting-opdracht", CASE_consulent, 330, 60, 'd', "\"gegevens\":{\"aanleiding\":\"ander-werk\",\"deskundige\":\"$e\"}" }
#define TARGET "\"feiten\":{\"behoortTotGroepArtikel7\":\"ja\",\"kanVoltijdsMinimumloonVerdienen\":\"nee\",\"kanTaakVerrichten\":\"ja\",\"werknemersvaardigheden\":\"ja\",\"urenAaneengesloten\":2,\"urenPerDag\":6}"
#define NO_TARGET "\"feiten\":{\"behoortTotGroepArtikel7\":\"ja\",\"kanVoltijdsMinimumloonVerdienen\":\"ja\",\"kanTaakVerrichten\":\"ja\",\"werknemersvaardigheden\":\"ja\",\"urenAaneengesloten\":2,\"urenPerDag\":6}"
static const struct demo_scene life_1[] = {
    MEASURED, ILL, WELL,
};
static const struct demo_scene life_2[] = {
    MEASURED, MORE_HOURS, ILL, WELL,
};
static const struct demo_scene life_3[] = {
    FLAT, ORDERED_LATER, REPORTED(18), FIXED, REVISED_AFTER_FLAT, ILL, WELL,
};
static const struct demo_scene life_51[] = {
    FLAT, ORDERED_LATE, REPORTED(18), FIXED, { "herziening", CASE_consulent, 4, 5, 'd', "" },
};
static const struct demo_scene life_52[] = {
    FLAT, ORDERED_LATER, REPORTED(18), FIXED, REVISED_AFTER_FLAT, MORE_HOURS,
};
static const struct demo_scene life_4[] = {
    MEASURED,
    { "betaald", CASE_consulent, 55, 5, 'd', "" },
    { "contract-verlengd", CASE_werkgever, 150, 60, 'd', "\"feiten\":{\"eindeDienstbetrekking\":\"$E\"}" },
    { "dienstbetrekking-eindigt", CASE_werkgever, 340, 20, 'E', "\"bron\":\"werkgever\"" },
};
static const struct demo_scene life_5[] = {
    MEASURED, OBJECTS,
    { "bezwaar-ongegrond", CASE_consulent, 20, 15, 'd', REASON("het rapport klopt") },
};
static const struct demo_scene life_6[] = {
    MEASURED, OBJECTS,
    { "bezwaar-verdaagd", CASE_consulent, 20, 15, 'd', "" },
    { "bezwaar-gegrond", CASE_consulent, 10, 15, 'd', REASON("het rapport was niet volledig") },
    { "opnieuw-besloten", CASE_consulent, 5, 9, 'd', "" },
};
static const struct demo_scene life_7[] = {
    MEASURED,
    { "bezwaar", CASE_werkgever, 90, 30, 'd', "" },
    { "bezwaar-ontvankelijk", CASE_consulent, 6, 9, 'd', REASON("de brief was niet aangekomen") },
    { "bezwaar-ingetrokken", CASE_werkgever, 12, 9, 'd', "" },
};
static const struct demo_scene life_8[] = {
    BEFORE_JOB, ORDERED("eerste-meting"), REPORTED(18),
    { "klacht", CASE_inwoner, 1, 2, 'd', "\"ervaring\":{\"klacht\":\"ja\",\"tekst\":\"er was weinig tijd om te vertellen\"}" }, FIXED,
    { "klacht-behandeld", CASE_consulent, 1, 3, 'd', "\"gegevens\":{\"antwoord\":\"een tweede gesprek volgt\"}" }, CONTRACT, GRANTED,
};
static const struct demo_scene life_9[] = {
    BEFORE_JOB, ORDERED("eerste-meting"), REPORTED(18),
    { "ervaring", CASE_inwoner, 1, 2, 'd', "\"ervaring\":{\"klacht\":\"nee\",\"tekst\":\"de deskundige nam de tijd\"}" },
    { "rapport-terug", CASE_consulent, 1, 3, 'd', REASON("de hoofdtaken zijn niet duidelijk") }, REPORTED(4), FIXED, CONTRACT, GRANTED, ILL, WELL,
};
static const struct demo_scene life_10[] = {
    MEASURED,
    { "verhuizing", CASE_register, 120, 300, 'd', "\"bron\":\"register\",\"feiten\":{\"naarGemeente\":\"$o\"}" },
    { "overgedragen", CASE_consulent, 8, 0, 'B', "" },
};
static const struct demo_scene life_11[] = {
    MEASURED,
    { "verhuizing", CASE_register, 120, 300, 'd', "\"bron\":\"register\",\"feiten\":{\"naarGemeente\":\"$o\"}" },
    { "overdracht-betwist", CASE_andere_gemeente, 12, 9, 'd', "" },
    { "overdracht-ingetrokken", CASE_consulent, 9, 9, 'd', REASON("de werknemer is niet verhuisd") },
};
static const struct demo_scene life_12[] = {
    MEASURED, ILL, WELL,
    { "dienstbetrekking-eindigt", CASE_werkgever, 40, 500, 'd', "\"bron\":\"werkgever\"" },
};
static const struct demo_scene life_13[] = {
    MEASURED,
    { "beeindiging", CASE_consulent, 150, 500, 'd', REASON("de subsidie is niet meer nodig") },
};
static const struct demo_scene life_14[] = {
    MEASURED, ORDERED_AGAIN, REPORTED(20), FIXED,
    { "herziening", CASE_consulent, 5, 9, 'd', "" },
};
static const struct demo_scene life_15[] = {
    APPLY(werkgever, ""), ASKED_MORE,
    { "aangevuld", CASE_werkgever, 3, 6, 'd', "\"feiten\":{\"urenPerWeek\":$h,\"voltijduren\":36}" }, IN_REGISTER, JUDGED,
    { "forfait-afgesproken", CASE_consulent, 2, 2, 'd', "\"bron\":\"gemeente\"" }, CONTRACT, GRANTED, ORDERED_LATER, REPORTED(18), FIXED, REVISED_AFTER_FLAT,
};
static const struct demo_scene life_16[] = {
    APPLY(inwoner, ""), ASKED_MORE,
    { "buiten-behandeling", CASE_consulent, 20, 9, 'd', REASON("er is niet aangevuld") },
};
static const struct demo_scene life_17[] = {
    APPLY(inwoner, HOURS), IN_REGISTER,
    { "intrekking", CASE_inwoner, 3, 9, 'd', "" },
};
static const struct demo_scene life_18[] = {
    { "aanvraag", CASE_werkgever, 0, 0, 'd', BOTH ",\"feiten\":{\"aanvrager\":\"werkgever\",\"geboortedatum\":\"$b\",\"gemeente\":\"$g\",\"startDienstbetrekking\":\"$y\",\"urenPerWeek\":$h}" },
    { "feiten-vastgesteld", CASE_consulent, 2, 3, 'd', "\"bron\":\"gemeente\",\"feiten\":{\"onderwijsroute\":\"vso\",\"onderwijsTot\":\"$z\"}" }, REFUSED(""), OBJECTS_TO_REFUSAL,
    { "bezwaar-ongegrond", CASE_consulent, 20, 15, 'd', REASON("de aanvraag kwam te laat") },
};
static const struct demo_scene life_19[] = {
    { "doelgroep-aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$b\",\"gemeente\":\"$g\"}" },
    { "doelgroep-vastgesteld", CASE_consulent, 15, 15, 'd', TARGET },
};
static const struct demo_scene life_20[] = {
    { "doelgroep-ambtshalve", CASE_consulent, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$b\",\"gemeente\":\"$g\"}" },
    { "doelgroep-afgewezen", CASE_consulent, 15, 15, 'd', NO_TARGET },
};
static const struct demo_scene life_21[] = {
    { "overname-gevraagd", CASE_andere_gemeente, 0, 0, 'd', BOTH ",\"bron\":\"gemeente\",\"feiten\":{\"geboortedatum\":\"$b\",\"gemeente\":\"$g\",\"startDienstbetrekking\":\"$y\",\"urenPerWeek\":$h,\"voltijduren\":36,\"loonwaarde\":$w,\"behoortTotDoelgroep\":\"ja\"}" }, CONTRACT,
    { "toekenning", CASE_consulent, 5, 9, 'd', "\"bron\":\"gemeente\"" },
};
static const struct demo_scene life_22[] = {
    { "in-beeld-gekomen", CASE_werkgever, 0, 0, 'd', BOTH },
    { "aanvraag", CASE_werkgever, 5, 9, 'd', "\"feiten\":{\"aanvrager\":\"werkgever\",\"gemeente\":\"$g\"}" },
    { "onderzocht", CASE_consulent, 6, 14, 'd', "\"feiten\":{\"behoortTotDoelgroep\":\"ja\",\"begeleider\":\"interne-werkbegeleider\"}" },
    { "toekenning", CASE_consulent, 5, 15, 'd', "\"gegevens\":{\"vorm\":\"subsidie\"}" },
    { "evaluatie", CASE_jobcoach, 80, 60, 'd', "\"gegevens\":{\"verslag\":\"het gaat goed\"}" },
    { "beeindiging", CASE_consulent, 150, 300, 'd', REASON("niet meer nodig") },
};
static const struct demo_scene life_23[] = {
    { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"aanvrager\":\"werknemer\",\"gemeente\":\"$g\"}" }, ASKED_MORE, GIVEN_MORE,
    { "intrekking", CASE_inwoner, 4, 9, 'd', "" },
};
static const struct demo_scene life_24[] = {
    { "aanvraag", CASE_werkgever, 0, 0, 'd', BOTH ",\"feiten\":{\"ontvangtBijstand\":\"ja\",\"geboortedatum\":\"$b\",\"gerichtOpBaan\":\"ja\"}" },
    { "toekenning", CASE_consulent, 8, 9, 'd', "" },
    { "in-dienst", CASE_werkgever, 30, 25, 'd', "" },
};
static const struct demo_scene life_25[] = {
    { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"ontvangtBijstand\":\"ja\",\"geboortedatum\":\"$b\",\"gerichtOpBaan\":\"ja\"}" }, ASKED_MORE, GIVEN_MORE,
    { "toekenning", CASE_consulent, 8, 9, 'd', "" },
    { "beeindiging", CASE_consulent, 20, 25, 'd', REASON("het werk past niet") },
};
static const struct demo_scene life_26[] = {
    { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"gemeente\":\"$g\",\"behoortTotGroepArtikel7\":\"ja\"},\"gegevens\":{\"soort\":\"vervoer\"}" },
    { "onderzocht", CASE_consulent, 6, 9, 'd', "" },
    { "toekenning", CASE_consulent, 6, 20, 'd', "\"gegevens\":{\"vorm\":\"vergoeding\"}," REASON("kan niet met de bus") },
    { "meegenomen", CASE_werkgever, 120, 200, 'd', "" },
};
static const struct demo_scene life_27[] = {
    { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"aanvrager\":\"werknemer\",\"gemeente\":\"$g\",\"behoortTotDoelgroep\":\"ja\"},\"gegevens\":{\"overgang\":\"onderwijs-naar-werk\"}" }, ASKED_MORE, GIVEN_MORE,
    { "onderzocht", CASE_consulent, 6, 9, 'd', "\"feiten\":{\"begeleider\":\"interne-werkbegeleider\"}" },
    { "toekenning", CASE_consulent, 6, 9, 'd', "\"gegevens\":{\"vorm\":\"subsidie\"}" },
    { "beeindiging", CASE_consulent, 120, 200, 'd', REASON("niet meer nodig") },
};
static const struct demo_scene life_28[] = {
    { "aanvraag", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$q\",\"studiefinanciering\":\"ja\",\"wajong\":\"nee\",\"woontInGemeente\":\"ja\",\"aangevraagdVanaf\":\"$d\"}" },
    { "feiten-vastgesteld", CASE_consulent, 6, 16, 'd', "\"bron\":\"deskundige\",\"feiten\":{\"structureelNietInStaatBijTeVerdienen\":\"ja\"}" },
    { "toekenning", CASE_consulent, 3, 9, 'd', "" },
    { "betaald", CASE_consulent, 20, 9, 'd', "" },
    { "beeindiging", CASE_consulent, 200, 700, 'd', REASON("de studie is klaar") },
};
static const struct demo_scene life_29[] = {
    { "melding", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$q\",\"heeftPartner\":\"nee\",\"behoortTotDoelgroep\":\"nee\",\"medischUrenbeperkt\":\"nee\",\"proVsoTot\":\"nooit\"}" },
    { "zoektermijn-vastgesteld", CASE_consulent, 2, 4, 'd', "" },
    { "aanvraag", CASE_inwoner, 30, 9, 'd', "" },
    { "behandeld", CASE_consulent, 12, 20, 'd', "" },
};
static const struct demo_scene life_30[] = {
    { "melding", CASE_inwoner, 0, 0, 'd', PERSON ",\"feiten\":{\"geboortedatum\":\"$q\",\"heeftPartner\":\"nee\",\"behoortTotDoelgroep\":\"nee\",\"medischUrenbeperkt\":\"nee\",\"proVsoTot\":\"nooit\"}" },
    { "zoektermijn-vastgesteld", CASE_consulent, 2, 4, 'd', "" },
    { "gesloten", CASE_inwoner, 12, 9, 'd', "" },
};
static const struct demo_scene life_31[] = {
    SUPPORT("\"behoortTotDoelgroep\":\"nee\",\"behoortTotGroepArtikel7\":\"ja\",\"kanNietZonder\":\"nee\",\"begeleider\":\"erkende-deskundige\""),
    { "onderzocht", CASE_consulent, 6, 9, 'd', "" }, REFUSED(""), OBJECTED,
};
static const struct demo_scene life_32[] = {
    TRIAL("nee"), REFUSED(""), OBJECTED,
};
static const struct demo_scene life_33[] = {
    TRIAL("ja"), WITHDRAWN,
};
static const struct demo_scene life_34[] = {
    TRIAL("nee"), REFUSED(""), TOO_LATE,
};
static const struct demo_scene life_35[] = {
    STUDENT("ja"), REFUSED(""), OBJECTED,
};
static const struct demo_scene life_36[] = {
    STUDENT("ja"), REFUSED(""), TOO_LATE,
};
static const struct demo_scene life_37[] = {
    STUDENT("nee"), ASKED_MORE, GIVEN_MORE, WITHDRAWN,
};
static const struct demo_scene life_38[] = {
    { "in-beeld-gekomen", CASE_inwoner, 0, 0, 'd', PERSON }, CONTINUED_LATER,
    { "onderzocht", CASE_consulent, 6, 9, 'd', "\"feiten\":{\"begeleider\":\"interne-werkbegeleider\"}" },
    { "toekenning", CASE_consulent, 6, 9, 'd', "\"gegevens\":{\"vorm\":\"subsidie\"}" },
    { "beeindiging", CASE_consulent, 120, 200, 'd', REASON("niet meer nodig") },
};
static const struct demo_scene life_39[] = {
    CONTINUED, WITHDRAWN,
};
static const struct demo_scene life_40[] = {
    CONTINUED, ASKED_MORE,
    { "buiten-behandeling", CASE_consulent, 20, 9, 'd', REASON("er is niet aangevuld") }, OBJECTED,
};
static const struct demo_scene life_41[] = {
    CONTINUED, ASKED_MORE,
    { "buiten-behandeling", CASE_consulent, 20, 9, 'd', REASON("er is niet aangevuld") }, TOO_LATE,
};
static const struct demo_scene life_42[] = {
    SUPPORT("\"behoortTotDoelgroep\":\"ja\""), ASKED_MORE,
    { "buiten-behandeling", CASE_consulent, 20, 9, 'd', REASON("er is niet aangevuld") }, TOO_LATE,
};
static const struct demo_scene life_43[] = {
    PROVISION("intermediaire-activiteit"), ASKED_MORE, GIVEN_MORE, WITHDRAWN,
};
static const struct demo_scene life_44[] = {
    PROVISION("meeneembare-voorziening"),
    { "doorgestuurd", CASE_consulent, 4, 9, 'd', REASON("UWV gaat hierover") },
};
static const struct demo_scene life_45[] = {
    PROVISION("vervoer"),
    { "onderzocht", CASE_consulent, 6, 9, 'd', "" }, REFUSED(""), OBJECTED,
};
static const struct demo_scene life_46[] = {
    PROVISION("vervoer"),
    { "onderzocht", CASE_consulent, 6, 9, 'd', "" }, REFUSED(""), TOO_LATE,
};
static const struct demo_scene life_47[] = {
    PROVISION("meeneembare-voorziening"),
    { "onderzocht", CASE_consulent, 6, 9, 'd', "" },
    { "toekenning", CASE_consulent, 6, 20, 'd', "\"gegevens\":{\"vorm\":\"bruikleen\"}," REASON("nodig op elk werk") },
    { "beeindiging", CASE_consulent, 150, 100, 'd', REASON("niet meer nodig") },
};
static const struct demo_scene life_48[] = {
    REPORTS("nooit"), STARTS, REFUSED(""), OBJECTED,
};
static const struct demo_scene life_49[] = {
    REPORTS("nooit"), STARTS, REFUSED(""), TOO_LATE,
};
static const struct demo_scene life_50[] = {
    REPORTS("$x"), STARTS, ASKED_MORE, WITHDRAWN,
};

#define LIFE(process, weight, since, number) { process, weight, since, sizeof life_##number / sizeof *life_##number, life_##number }
const struct demo_life demo_lives[] = {
    LIFE("loonkostensubsidie", 24, 20210705, 1),
    LIFE("loonkostensubsidie", 14, 20210705, 2),
    LIFE("loonkostensubsidie", 14, 20210705, 3),
    LIFE("loonkostensubsidie", 3, 20210705, 51),
    LIFE("loonkostensubsidie", 5, 20210705, 52),
    LIFE("loonkostensubsidie", 5, 20210705, 4),
    LIFE("loonkostensubsidie", 4, 20210705, 5),
    LIFE("loonkostensubsidie", 2, 20210705, 6),
    LIFE("loonkostensubsidie", 2, 20210705, 7),
    LIFE("loonkostensubsidie", 4, 20210705, 8),
    LIFE("loonkostensubsidie", 3, 20210705, 9),
    LIFE("loonkostensubsidie", 4, 20210705, 10),
    LIFE("loonkostensubsidie", 2, 20210705, 11),
    LIFE("loonkostensubsidie", 6, 20210705, 12),
    LIFE("loonkostensubsidie", 3, 20210705, 13),
    LIFE("loonkostensubsidie", 3, 20210705, 14),
    LIFE("loonkostensubsidie", 3, 20210705, 15),
    LIFE("loonkostensubsidie", 2, 20210705, 16),
    LIFE("loonkostensubsidie", 2, 20210705, 17),
    LIFE("loonkostensubsidie", 2, 20210705, 18),
    LIFE("loonkostensubsidie", 4, 20210705, 19),
    LIFE("loonkostensubsidie", 1, 20210705, 20),
    LIFE("loonkostensubsidie", 2, 20210705, 21),
    LIFE("ondersteuning", 4, 20230710, 22),
    LIFE("ondersteuning", 1, 20230710, 23),
    LIFE("proefplaats", 3, 20230710, 24),
    LIFE("proefplaats", 1, 20230710, 25),
    LIFE("voorzieningen", 3, 20210104, 26),
    LIFE("voortgezette-ondersteuning", 2, 20230710, 27),
    LIFE("studietoeslag", 4, 20220410, 28),
    LIFE("zoektermijn", 3, 20210104, 29),
    LIFE("zoektermijn", 1, 20210104, 30),
    LIFE("ondersteuning", 1, 20230710, 31),
    LIFE("proefplaats", 1, 20230710, 32),
    LIFE("proefplaats", 1, 20230710, 33),
    LIFE("proefplaats", 1, 20230710, 34),
    LIFE("studietoeslag", 1, 20220410, 35),
    LIFE("studietoeslag", 1, 20220410, 36),
    LIFE("studietoeslag", 1, 20220410, 37),
    LIFE("voortgezette-ondersteuning", 2, 20230710, 38),
    LIFE("voortgezette-ondersteuning", 1, 20230710, 39),
    LIFE("voortgezette-ondersteuning", 1, 20230710, 40),
    LIFE("voortgezette-ondersteuning", 1, 20230710, 41),
    LIFE("ondersteuning", 1, 20230710, 42),
    LIFE("voorzieningen", 1, 20210104, 43),
    LIFE("voorzieningen", 1, 20210104, 44),
    LIFE("voorzieningen", 1, 20210104, 45),
    LIFE("voorzieningen", 1, 20210104, 46),
    LIFE("voorzieningen", 1, 20210104, 47),
    LIFE("zoektermijn", 1, 20210104, 48),
    LIFE("zoektermijn", 1, 20210104, 49),
    LIFE("zoektermijn", 1, 20210104, 50),
};
const int32_t demo_life_count = sizeof demo_lives / sizeof *demo_lives;

const struct demo_course demo_course = {
    .january = { "herindexering", CASE_consulent, 0, 0, 'd', "\"bron\":\"gemeente\"" },
    .paid = { "betaald", CASE_consulent, 0, 0, 'd', "" },
    .ends = { "dienstbetrekking-eindigt", CASE_werkgever, 0, 0, 'd', "\"bron\":\"werkgever\"" },
    .ordered = { "meting-opdracht", CASE_consulent, 0, 0, 'd', "\"gegevens\":{\"aanleiding\":\"afgesproken-dag\",\"deskundige\":\"$e\"}" },
    .measured = { REPORTED(14), FIXED, { "herziening", CASE_consulent, 3, 5, 'd', "" } },
};
