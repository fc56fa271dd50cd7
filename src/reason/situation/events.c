/* SPDX-License-Identifier: EUPL-1.2 */
/* events.c: what can happen in a situation, in words, and what each event changes. */
#include "reason/situation/inside.h"

const struct event_text event_text[EVENT_KINDS] = {
    [EVENT_begin] = { { "begin", "begin" }, { "De situatie begint.", "The situation begins." } },
    [EVENT_baan_begint] = { { "baan-begint", "job-starts" }, { "De baan begint.", "The job starts." } },
    [EVENT_baan_eindigt] = { { "baan-eindigt", "job-ends" }, { "Laatste dag van de baan.", "Last day of the job." } },
    [EVENT_loonwaarde_gemeten] = { { "loonwaarde-gemeten", "wage-value-measured" }, { "De loonwaarde is gemeten.", "The wage value was measured." } },
    [EVENT_forfait_eindigt] = { { "forfait-eindigt", "flat-rate-ends" }, { "Laatste dag van het vaste deel.", "Last day of the flat rate." } },
    [EVENT_uren_of_loon] = { { "uren-of-loon", "hours-or-wage" }, { "De uren of het loon veranderen.", "The hours or the wage change." } },
    [EVENT_ziek] = { { "ziek", "ill" }, { "De werknemer wordt ziek.", "The employee falls ill." } },
    [EVENT_hersteld] = { { "hersteld", "recovered" }, { "De werknemer is weer aan het werk.", "The employee is back at work." } },
    [EVENT_verhuizing] = { { "verhuizing", "moves" }, { "Verhuizing naar een andere gemeente.", "A move to another municipality." } },
    [EVENT_huisgenoot_komt] = { { "huisgenoot-komt", "housemate-arrives" }, { "Een huisgenoot komt erbij.", "A housemate arrives." } },
    [EVENT_huisgenoot_gaat] = { { "huisgenoot-gaat", "housemate-leaves" }, { "Een huisgenoot gaat weg.", "A housemate leaves." } },
    [EVENT_school_verlaten] = { { "school-verlaten", "school-left" }, { "Laatste dag op school.", "Last day at school." } },
    [EVENT_stage_begint] = { { "stage-begint", "traineeship-starts" }, { "De stage begint.", "The traineeship starts." } },
    [EVENT_stage_eindigt] = { { "stage-eindigt", "traineeship-ends" }, { "Laatste dag van de stage.", "Last day of the traineeship." } },
    [EVENT_aanvraag] = { { "aanvraag", "application" }, { "De aanvraag is ingediend.", "The application is filed." } },
    [EVENT_besluit] = { { "besluit", "decision-sent" }, { "Het besluit is verzonden.", "The decision is sent." } },
    [EVENT_bijstand_begint] = { { "bijstand-begint", "assistance-starts" }, { "De bijstand begint.", "Social assistance starts." } },
    [EVENT_bijstand_eindigt] = { { "bijstand-eindigt", "assistance-ends" }, { "Laatste dag van de bijstand.", "Last day of social assistance." } },
    [EVENT_onbetaald_verlof] = { { "onbetaald-verlof", "unpaid-leave" }, { "Onbetaald verlof begint.", "Unpaid leave starts." } },
    [EVENT_verlof_eindigt] = { { "verlof-eindigt", "leave-ends" }, { "Laatste dag van het onbetaald verlof.", "Last day of the unpaid leave." } },
    [EVENT_feiten] = { { "feiten", "facts" }, { "Er verandert iets.", "Something changes." } },
};

#define NOTHING_BEFORE .undoes = EVENT_begin
const struct event_change event_change[EVENT_KINDS] = {
    [EVENT_begin] = { NOTHING_BEFORE },
    [EVENT_baan_begint] = { .says = { "startDienstbetrekking=@" }, .needs_off = STATE_job, .of_job = true, NOTHING_BEFORE },
    [EVENT_baan_eindigt] = { .says = { "eindeDienstbetrekking=@" }, .needs_on = STATE_job, .last_day = true, NOTHING_BEFORE },
    [EVENT_loonwaarde_gemeten] = { .says = { "loonwaardeVastgesteldOp=@" }, .ends = { "forfaitVastgesteldOp" }, .needs = { "loonwaarde" }, .of_job = true, NOTHING_BEFORE },
    [EVENT_forfait_eindigt] = { .then = { "forfaitair=nee" }, .needs_on = STATE_flat, .last_day = true, .of_job = true, NOTHING_BEFORE },
    [EVENT_uren_of_loon] = { .needs_on = STATE_job, .of_job = true, NOTHING_BEFORE },
    [EVENT_ziek] = { .says = { "eersteZiektedag=@", "ziekmelding=@" }, .needs_on = STATE_job, .needs_off = STATE_ill, .of_job = true, NOTHING_BEFORE },
    [EVENT_hersteld] = { .needs_on = STATE_ill, .ends = { "eersteZiektedag", "ziekmelding" }, .undoes = EVENT_ziek, .of_job = true },
    [EVENT_verhuizing] = { .says = { "verhuisdatum=@" }, NOTHING_BEFORE },
    [EVENT_huisgenoot_komt] = { NOTHING_BEFORE },
    [EVENT_huisgenoot_gaat] = { NOTHING_BEFORE },
    [EVENT_school_verlaten] = { .says = { "onderwijsTot=@" }, .last_day = true, NOTHING_BEFORE },
    [EVENT_stage_begint] = { .needs = { "stagevergoeding" }, .needs_off = STATE_stage, NOTHING_BEFORE },
    [EVENT_stage_eindigt] = { .needs_on = STATE_stage, .ends = { "stagevergoeding" }, .undoes = EVENT_stage_begint, .last_day = true },
    [EVENT_aanvraag] = { .says = { "aanvraagdatum=@" }, .ends = { "besluitVerzonden" }, NOTHING_BEFORE },
    [EVENT_besluit] = { .says = { "besluitVerzonden=@" }, NOTHING_BEFORE },
    [EVENT_bijstand_begint] = { .says = { "ontvangtBijstand=ja" }, .needs_off = STATE_assistance, NOTHING_BEFORE },
    [EVENT_bijstand_eindigt] = { .then = { "ontvangtBijstand=nee" }, .needs_on = STATE_assistance, .last_day = true, NOTHING_BEFORE },
    [EVENT_onbetaald_verlof] = { .needs = { "onbetaaldeUren" }, .needs_on = STATE_job, .needs_off = STATE_leave, .of_job = true, NOTHING_BEFORE },
    [EVENT_verlof_eindigt] = { .needs_on = STATE_leave, .ends = { "onbetaaldeUren" }, .undoes = EVENT_onbetaald_verlof, .last_day = true, .of_job = true },
    [EVENT_feiten] = { NOTHING_BEFORE },
};

/* What is said when a state that an event needs is not there, and when it is there already. In the order of the bits. */
const char *const state_missing[STATES_OF_EVENTS][2] = {
    { "alleen als er op die dag een baan is", "only when there is a job on that day" },
    { "alleen als de werknemer op die dag ziek is", "only when the employee is ill on that day" },
    { "alleen tijdens onbetaald verlof", "only during unpaid leave" },
    { "alleen tijdens een stage", "only during a traineeship" },
    { "alleen als er op die dag bijstand is", "only when there is social assistance on that day" },
    { "alleen als het vaste deel geldt (forfaitair=ja)", "only while the flat rate holds (forfaitair=ja)" },
};
const char *const state_there[STATES_OF_EVENTS][2] = {
    { "alleen als er nog geen baan is; laat de vorige eerst eindigen", "only when there is no job yet; let the former one end first" },
    { "alleen als de werknemer nog niet ziek is", "only when the employee is not ill yet" },
    { "alleen als er nog geen onbetaald verlof is", "only when there is no unpaid leave yet" },
    { "alleen als er nog geen stage is", "only when there is no traineeship yet" },
    { "alleen als er nog geen bijstand is", "only when there is no social assistance yet" },
    { "alleen als het vaste deel niet geldt", "only when the flat rate does not hold" },
};

/* Who works other hours has another wage, and who has another wage has another net income. */
const struct stale stale[] = {
    { EVENT_uren_of_loon, "urenPerWeek", "brutoloonPerMaand" },
    { EVENT_uren_of_loon, "urenPerWeek", "nettoInkomen" },
    { EVENT_uren_of_loon, "brutoloonPerMaand", "nettoInkomen" },
    { EVENT_uren_of_loon, "urenPerWeek", "vakantietoeslagInkomen" },
    { EVENT_uren_of_loon, "brutoloonPerMaand", "vakantietoeslagInkomen" },
    { EVENT_uren_of_loon, "nettoInkomen", "vakantietoeslagInkomen" },
    { EVENT_ziek, "loondoorbetaling", "nettoInkomen" },
    { EVENT_ziek, "loondoorbetaling", "vakantietoeslagInkomen" },
    { EVENT_onbetaald_verlof, "onbetaaldeUren", "nettoInkomen" },
    { EVENT_onbetaald_verlof, "onbetaaldeUren", "vakantietoeslagInkomen" },
};
const int32_t stale_count = sizeof stale / sizeof *stale;

const int32_t of_person[] = { G_behoortTotDoelgroep, G_kanVoltijdsMinimumloonVerdienen, G_doelgroepregister, G_doelgroepregisterVanaf, G_inDoelgroepregister, G_medischUrenbeperkt,
                              G_loonwaardeLagerDanMinimumloon, G_wajong };
const int32_t of_person_count = sizeof of_person / sizeof *of_person;
