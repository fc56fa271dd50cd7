/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c: which rules are decided in every stretch, which outcome makes which line, and which dates of which rule are told. Data only. */
#include "reason/timeline/inside.h"
#include "rules/werkgeverskosten.h"

#define R(rule_name) extern const struct rule rule_##rule_name;
#include "rules/registry.def"
#undef R

#define ROW(name, ...) [PLAN_##name] = { .rule = &rule_##name, __VA_ARGS__ }
const struct plan_row plan[PLANS] = {
    ROW(norisk, .when = WHEN_ill, .watched = { "recht" }),
    ROW(samenloop, .when = WHEN_benefit, .watched = { "uitkeringPerDag", "loonkostensubsidieLooptDoor" }),
    ROW(verhuizing, .when = WHEN_moved, .watched = { "bevoegdeGemeente", "loonwaardeOpnieuw" }),
    ROW(loonkostensubsidie, .when = WHEN_granted, .watched = { "bedragPerMaand" }),
    ROW(dekking, .when = WHEN_covered, .watched = { "ongedektPerMaand" }),
    ROW(werkgeverskosten, .when = WHEN_job, .watched = { "premies", "pensioen" }),
    ROW(vrijlating, .when = WHEN_assistance, .watched = { "vrijgelaten", "onderdeel" }),
    ROW(bijstand, .when = WHEN_assistance, .watched = { "bijstandPerMaand", "vakantietoeslag", "recht" }),
    ROW(studietoeslag, .when = WHEN_study, .watched = { "bedragPerMaand" }),
    ROW(loonkostenvoordeel, .when = WHEN_category, .watched = { "recht", "gekozenCategorie" }),
    ROW(termijnen, .when = WHEN_always),
    ROW(aanvraag, .when = WHEN_given, .trigger = G_aanvrager),
    ROW(zoektermijn, .when = WHEN_given, .trigger = G_meldingsdatum),
    ROW(proefplaats, .when = WHEN_given, .trigger = G_start),
    ROW(doelgroep, .when = WHEN_given, .trigger = G_laatsteAanvraagDoelgroep),
};

const struct line_rule line_rule[] = {
    { LINE_werkgeverspremies, PLAN_werkgeverskosten, { "premies", "pensioen" }, SHARE_wage, MONTHS_OF_YEAR, ACTOR_werkgever },
    { LINE_loonkostensubsidie, PLAN_loonkostensubsidie, { "bedragPerMaand" }, SHARE_subsidy, 1, ACTOR_gemeente },
    { LINE_ziektewet, PLAN_samenloop, { "uitkeringPerDag" }, SHARE_working_days, 1, ACTOR_uwv },
    { LINE_ongedekt, PLAN_dekking, { "ongedektPerMaand" }, SHARE_days, 1, ACTOR_werkgever },
    { LINE_vrijgelaten, PLAN_vrijlating, { "vrijgelaten" }, SHARE_days, 1, ACTOR_gemeente },
    { LINE_bijstand, PLAN_bijstand, { "bijstandPerMaand" }, SHARE_days, 1, ACTOR_gemeente },
    { LINE_studietoeslag, PLAN_studietoeslag, { "bedragPerMaand" }, SHARE_study, 1, ACTOR_gemeente },
};
const int32_t line_rule_count = sizeof line_rule / sizeof *line_rule;

const struct timeline_line_text timeline_line_text[TIMELINE_LINE_COUNT] = {
    [LINE_brutoloon] = { "brutoloon", { "Brutoloon", "Gross wage" }, { "Het loon voor belasting, zonder vakantiebijslag.", "The wage before tax, without holiday allowance." }, SIDE_werkgever, 1 },
    [LINE_vakantiebijslag] = { "vakantiebijslag", { "Vakantiebijslag", "Holiday allowance" }, { "In de maand waarin die wordt betaald.", "In the month in which it is paid." }, SIDE_werkgever, 1 },
    [LINE_werkgeverspremies] = { "werkgeverspremies", { "Werkgeverspremies", "Employer premiums" }, { "Premies en pensioen van de werkgever, over loon en vakantiebijslag.", "Premiums and pension of the employer, on wage and holiday allowance." }, SIDE_werkgever, 1 },
    [LINE_loonkostensubsidie] = { "loonkostensubsidie", { "Loonkostensubsidie", "Wage cost subsidy" }, { "Van de gemeente, met de vergoeding voor werkgeverslasten.", "From the municipality, with the compensation for employer costs." }, SIDE_werkgever, -1 },
    [LINE_ziektewet] = { "ziektewet", { "Ziektewet", "Sickness benefit" }, { "Van UWV aan de werkgever, over dagen van maandag tot en met vrijdag.", "From UWV to the employer, over days from Monday to Friday." }, SIDE_werkgever, -1 },
    [LINE_loonkostenvoordeel] = { "loonkostenvoordeel", { "Loonkostenvoordeel", "Wage cost benefit" }, { "Over het jaar ervoor, in de maand waarin het uiterlijk is betaald.", "Over the year before, in the month in which it has been paid at the latest." }, SIDE_werkgever, -1 },
    [LINE_werkgeverskosten] = { "werkgeverskosten", { "Kosten werkgever (netto)", "Employer cost (net)" }, { "Loon, vakantiebijslag en premies, min subsidie, ziekengeld en loonkostenvoordeel.", "Wage, holiday allowance and premiums, less subsidy, sickness benefit and wage cost benefit." }, SIDE_werkgever, 0 },
    [LINE_ongedekt] = { "ongedekt", { "Niet gedekt bij ziekte", "Not covered in illness" }, { "Wat van het loon met vakantiebijslag voor de werkgever blijft tijdens ziekte; zit al in de kosten.", "What is left to the employer of wage and holiday allowance during illness; already part of the cost." }, SIDE_werkgever, 0 },
    [LINE_nettoloon] = { "nettoloon", { "Nettoloon", "Net wage" }, { "Een gegeven feit, of een schatting die zo is gemerkt.", "A given fact, or an estimate that is marked as one." }, SIDE_inwoner, 1 },
    [LINE_vrijgelaten] = { "vrijgelaten", { "Vrijgelaten loon", "Exempt wage" }, { "Het deel van het nettoloon dat niet van de bijstand af gaat.", "The part of the net wage that does not go off the assistance." }, SIDE_inwoner, 0 },
    [LINE_bijstand] = { "bijstand", { "Bijstand", "Social assistance" }, { "Per maand, zonder vakantietoeslag.", "A month, without holiday pay." }, SIDE_inwoner, 1 },
    [LINE_vakantietoeslag] = { "vakantietoeslag", { "Vakantietoeslag bij de bijstand", "Holiday pay with the assistance" }, { "In de maand waarin die wordt betaald.", "In the month in which it is paid." }, SIDE_inwoner, 1 },
    [LINE_studietoeslag] = { "studietoeslag", { "Studietoeslag", "Study allowance" }, { "Van de gemeente, voor wie naast de studie niet kan bijverdienen.", "From the municipality, for who cannot earn beside the study." }, SIDE_inwoner, 1 },
};

const char *const line_subject[TIMELINE_LINE_COUNT][2] = {
    [LINE_loonkostensubsidie] = { "De loonkostensubsidie", "The wage cost subsidy" },
    [LINE_ziektewet] = { "Het ziekengeld van UWV", "The sickness benefit from UWV" },
    [LINE_vrijgelaten] = { "De vrijlating", "The exemption" },
    [LINE_bijstand] = { "De bijstand", "The social assistance" },
    [LINE_studietoeslag] = { "De studietoeslag", "The study allowance" },
};

const struct deadline deadline[] = {
    { PLAN_aanvraag, "besluitUiterlijk", "lks-besluit", { "Uiterste dag voor het besluit over de loonkostensubsidie.", "Last day for the decision on the subsidy." }, ACTOR_gemeente, NULL, NULL },
    { PLAN_samenloop, "meldenUiterlijk", "ziekmelding-uwv", { "Laatste dag om de ziekte bij UWV te melden.", "Last day to report the illness to UWV." }, ACTOR_werkgever, NULL, NULL },
    { PLAN_norisk, "geldtTot", "einde-no-risk", { "Laatste dag waarop een nieuwe ziekte onder de no-riskpolis valt.", "Last day on which a new illness falls under the no-risk cover." }, ACTOR_niemand, NULL, NULL },
    { PLAN_verhuizing, "betaaltTot", "vorige-gemeente-betaalt-tot", { "De vorige gemeente betaalt loonkostensubsidie tot en met deze dag.", "The former municipality pays the subsidy until this day." }, ACTOR_gemeente, NULL, NULL },
    { PLAN_verhuizing, "betaaltVanaf", "nieuwe-gemeente-betaalt-vanaf", { "De nieuwe gemeente betaalt loonkostensubsidie vanaf deze dag.", "The new municipality pays the subsidy from this day." }, ACTOR_gemeente, NULL, NULL },
    { PLAN_verhuizing, "betaaltVanaf", "nieuw-besluit", { "De nieuwe gemeente neemt zelf een besluit over de loonkostensubsidie vanaf deze dag.", "The new municipality takes a decision itself on the subsidy from this day." },
      ACTOR_gemeente, "nieuwBesluitNodig", "Pw 10d:1" },
    { PLAN_loonkostenvoordeel, "verklaringAanvragenUiterlijk", "lkv-verklaring-aanvragen", { "Laatste dag om de doelgroepverklaring aan te vragen.", "Last day to ask for the target group declaration." }, ACTOR_inwoner, NULL, NULL },
    { PLAN_loonkostenvoordeel, "geldtTot", "einde-loonkostenvoordeel", { "Laatste dag van het loonkostenvoordeel.", "Last day of the wage cost benefit." }, ACTOR_niemand, NULL, NULL },
    { PLAN_zoektermijn, "aanvragenVanaf", "bijstand-aanvragen-vanaf", { "Vanaf deze dag kan bijstand worden aangevraagd.", "From this day social assistance can be applied for." }, ACTOR_inwoner, NULL, NULL },
    { PLAN_proefplaats, "eindeUiterlijk", "einde-proefplaats", { "Laatste dag van de proefplaats.", "Last day of the trial placement." }, ACTOR_gemeente, NULL, NULL },
    { PLAN_doelgroep, "aanvraagMogelijkVanaf", "doelgroep-aanvragen-vanaf", { "Vanaf deze dag kan opnieuw worden gevraagd of iemand bij de doelgroep hoort.", "From this day it can be asked again whether somebody belongs to the target group." }, ACTOR_inwoner, NULL, NULL },
    { PLAN_studietoeslag, "ingangVroegst", "studietoeslag-vanaf", { "Vanaf deze dag kan studietoeslag worden betaald.", "From this day the study allowance can be paid." }, ACTOR_gemeente, NULL, NULL },
};
const int32_t deadline_count = sizeof deadline / sizeof *deadline;
_Static_assert(sizeof deadline / sizeof *deadline <= DEADLINES_MOST, "each has a place");

const struct deadline_kind deadline_kind[termijnSoort_words] = {
    [termijnSoort_lks_aanvragen] = { { "Laatste dag om loonkostensubsidie aan te vragen.", "Last day to apply for the wage cost subsidy." }, ACTOR_werkgever, -1 },
    [termijnSoort_lkv_verklaring_aanvragen] = { { "Laatste dag om de doelgroepverklaring aan te vragen.", "Last day to ask for the target group declaration." }, ACTOR_inwoner, 0 },
    [termijnSoort_lks_besluit] = { { "Uiterste dag voor het besluit over de loonkostensubsidie.", "Last day for the decision on the subsidy." }, ACTOR_gemeente, 0 },
    [termijnSoort_awb_besluit] = { { "Uiterste dag voor het besluit op de aanvraag.", "Last day for the decision on the application." }, ACTOR_gemeente, 0 },
    [termijnSoort_bezwaar] = { { "Laatste dag om bezwaar te maken tegen het besluit.", "Last day to object to the decision." }, ACTOR_belanghebbende, 0 },
    [termijnSoort_ziekmelding_uwv] = { { "Laatste dag om de ziekte bij UWV te melden.", "Last day to report the illness to UWV." }, ACTOR_werkgever, 0 },
    [termijnSoort_einde_forfait] = { { "Laatste dag van het vaste deel; de loonwaarde moet zijn vastgesteld.", "Last day of the flat rate; the wage value must have been fixed." }, ACTOR_gemeente, 0 },
    [termijnSoort_lks_betaling] = { { "Uiterlijk vandaag is de loonkostensubsidie van deze maand betaald.", "The subsidy of this month has been paid by this day." }, ACTOR_gemeente, 1 },
    [termijnSoort_einde_vrijlating] = { { "Laatste dag van deze vrijlating, als elke maand meetelt.", "Last day of this exemption, if every month counts." }, ACTOR_gemeente, 0 },
    [termijnSoort_herindexering] = { { "De loonkostensubsidie wordt opnieuw vastgesteld.", "The subsidy is fixed anew." }, ACTOR_gemeente, 1 },
    [termijnSoort_aanvullen] = { { "Laatste dag om de aanvraag aan te vullen.", "Last day to complete the application." }, ACTOR_belanghebbende, 0 },
    [termijnSoort_bezwaar_besluit] = { { "Uiterste dag voor de beslissing op het bezwaar.", "Last day for the decision on the objection." }, ACTOR_gemeente, 0 },
    [termijnSoort_loonwaarde_opnieuw] = { { "De loonwaarde wordt opnieuw gemeten, zoals afgesproken.", "The wage value is measured again, as agreed." }, ACTOR_gemeente, 1 },
};

const char *const actor_names[ACTORS][2] = {
    [ACTOR_inwoner] = { "inwoner", "resident" }, [ACTOR_werkgever] = { "werkgever", "employer" }, [ACTOR_gemeente] = { "gemeente", "municipality" }, [ACTOR_uwv] = { "UWV", "UWV" },
    [ACTOR_belastingdienst] = { "Belastingdienst", "tax office" }, [ACTOR_belanghebbende] = { "belanghebbende", "party concerned" }, [ACTOR_niemand] = { "", "" },
};
const char *const happening_kind_names[HAPPENING_KINDS][2] = {
    [HAPPENING_event] = { "gebeurtenis", "event" }, [HAPPENING_derived] = { "volgt-vanzelf", "derived" }, [HAPPENING_decision] = { "bedrag", "decision" },
    [HAPPENING_deadline] = { "termijn", "deadline" },
};
