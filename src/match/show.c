/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: the ranking as text, JSON and CSV, with every reason. */
#include "match/match.h"

#include "base/members.h"
#include "tables/csv.h"

static const char *say(int language, const char *nl, const char *en) { return language ? en : nl; }
static char sign(int language) { return language ? '.' : ','; }

void match_put_points(struct text *t, int32_t low, int32_t high, int language)
{
    text_decimal_short(t, low, 2, sign(language));
    if (low == high) return;
    text_put(t, say(language, " tot ", " to "));
    text_decimal_short(t, high, 2, sign(language));
}

static void put_hours(struct text *t, const struct match_party *p, int language)
{
    if (p->least == MATCH_NOT_GIVEN && p->most == MATCH_NOT_GIVEN) { text_put(t, say(language, "uren niet opgegeven", "hours not given")); return; }
    if (p->least != MATCH_NOT_GIVEN && p->least == p->most) text_decimal_short(t, p->least, 2, sign(language));
    else {
        if (p->least != MATCH_NOT_GIVEN) { text_put(t, say(language, "vanaf ", "from ")); text_decimal_short(t, p->least, 2, sign(language)); }
        if (p->most != MATCH_NOT_GIVEN) { text_put(t, p->least != MATCH_NOT_GIVEN ? say(language, " tot en met ", " to ") : say(language, "hoogstens ", "at most ")); text_decimal_short(t, p->most, 2, sign(language)); }
    }
    text_put(t, say(language, " uur", " hours"));
}

static void put_hours_of_both(struct text *t, const struct match_pair *pair, int language)
{
    text_put(t, say(language, ": de vacature ", ": the vacancy "));
    put_hours(t, pair->vacancy, language);
    text_put(t, say(language, ", de kandidaat ", ", the candidate "));
    put_hours(t, pair->candidate, language);
}

static void put_minutes(struct text *t, const struct match_pair *pair, const struct match_reason *r, int language)
{
    text_put(t, say(language, ": ", ": "));
    text_int(t, r->minutes);
    text_put(t, say(language, " minuten, en de kandidaat wil hoogstens ", " minutes, and the candidate wants at most "));
    text_int(t, pair->candidate->travel);
}

static void put_travel_open(struct text *t, const struct match_pair *pair, const struct match_reason *r, int language)
{
    text_put(t, say(language, "reistijd onbekend: ", "travel time not known: "));
    if (!*pair->vacancy->place) text_put(t, say(language, "de vacature noemt geen plaats", "the vacancy names no place"));
    else if (!*pair->candidate->place) text_put(t, say(language, "de kandidaat noemt geen plaats", "the candidate names no place"));
    else if (r->minutes == MATCH_NOT_GIVEN) text_put(t, say(language, "geen minuten gegeven tussen deze plaatsen", "no minutes given between these places"));
    else text_put(t, say(language, "de kandidaat zei niet hoe lang de reis mag duren", "the candidate did not say how long the journey may take"));
}

static void put_task(struct text *t, const struct match_reason *r, int language)
{
    text_put(t, r->task->name);
    text_put(t, ": ");
    switch (r->why) {
    case MATCH_can: text_put(t, match_ability_labels[ABILITY_kan][language]); break;
    case MATCH_learns: text_put(t, match_ability_labels[ABILITY_leert][language]); break;
    case MATCH_will_not: text_put(t, match_ability_labels[ABILITY_niet][language]); break;
    default: text_put(t, say(language, "niet opgegeven; vraag het", "not given; ask"));
    }
    if (r->why != MATCH_nearly) return;
    text_put(t, say(language, " (lijkt op ", " (looks like "));
    text_put(t, r->nearly->name);
    text_put(t, say(language, "; schrijf het gelijk als het hetzelfde is)", "; write it alike if it is the same)"));
}

void match_put_reason(struct text *t, const struct match_pair *pair, const struct match_reason *r, int language)
{
    switch (r->why) {
    case MATCH_hours_fit: text_put(t, say(language, "uren passen", "hours fit")); put_hours_of_both(t, pair, language); break;
    case MATCH_hours_apart: text_put(t, say(language, "uren passen niet", "hours do not fit")); put_hours_of_both(t, pair, language); break;
    case MATCH_hours_open: text_put(t, say(language, "niet bekend of de uren passen", "not known whether the hours fit")); put_hours_of_both(t, pair, language); break;
    case MATCH_near_enough: text_put(t, say(language, "reis is kort genoeg", "journey is short enough")); put_minutes(t, pair, r, language); break;
    case MATCH_too_far: text_put(t, say(language, "reis is te lang", "journey is too long")); put_minutes(t, pair, r, language); break;
    case MATCH_same_place: text_put(t, say(language, "zelfde plaats; telt als dichtbij", "same place; counts as near")); break;
    case MATCH_travel_open: put_travel_open(t, pair, r, language); break;
    default: put_task(t, r, language);
    }
}

static const struct match_party *outer(const struct match_result *m, const struct match_pair *p) { return m->by_candidate ? p->candidate : p->vacancy; }
static const struct match_party *inner(const struct match_result *m, const struct match_pair *p) { return m->by_candidate ? p->vacancy : p->candidate; }

static void put_party(struct text *t, const struct match_party *p)
{
    text_put(t, p->code);
    if (*p->title) { text_put(t, " ("); text_put(t, p->title); text_char(t, ')'); }
}

void match_text(struct text *t, const struct match_result *m, int language)
{
    text_put(t, say(language, "Hulpmiddel voor een gesprek: het beslist niets. Wat niet is opgegeven telt niet als nul, maar van laag tot hoog.\n",
                    "An aid for a talk: it decides nothing. What was not given does not count as nought but from low to high.\n"));
    const struct match_party *before = NULL;
    for (int32_t i = 0; i < m->pairs; i++) {
        const struct match_pair *p = &m->pair[i];
        if (outer(m, p) != before) {
            before = outer(m, p);
            text_put(t, "\n");
            text_put(t, m->by_candidate ? say(language, "Kandidaat ", "Candidate ") : say(language, "Vacature ", "Vacancy "));
            put_party(t, before);
            text_char(t, '\n');
        }
        text_put(t, "  ");
        if (p->out) text_put(t, say(language, "past niet", "does not fit")); else text_int(t, p->rank);
        text_put(t, p->out ? ": " : ". ");
        put_party(t, inner(m, p));
        text_put(t, ", ");
        match_put_points(t, p->low, p->high, language);
        text_put(t, say(language, " punten\n", " points\n"));
        for (int32_t k = 0; k < p->reasons; k++) {
            text_put(t, "     ");
            match_put_points(t, p->reason[k].low, p->reason[k].high, language);
            text_put(t, say(language, " van ", " of "));
            match_put_points(t, p->reason[k].most, p->reason[k].most, language);
            text_put(t, "  ");
            match_put_reason(t, p, &p->reason[k], language);
            text_char(t, '\n');
        }
    }
}

static void put_number(struct text *t, const char *name, int32_t points)
{
    put_key(t, name);
    text_decimal(t, points, 2, '.');
}

static void reason_json(struct text *t, const struct match_pair *p, const struct match_reason *r, int language)
{
    struct text sentence = { 0 };
    match_put_reason(&sentence, p, r, language);
    put_open(t, NULL, '{');
    put_member(t, "deel", match_part_names[r->part]);
    put_member(t, "waarom", match_why_names[r->why]);
    put_key(t, "taak");
    if (r->task) put_string(t, r->task->name); else text_put(t, "null");
    put_number(t, "puntenLaag", r->low);
    put_number(t, "puntenHoog", r->high);
    put_number(t, "puntenMeest", r->most);
    put_member(t, "tekst", text_string(&sentence));
    text_char(t, '}');
    t->failed |= sentence.failed;
    text_free(&sentence);
}

void match_json(struct text *t, const struct match_result *m, int language)
{
    text_char(t, '{');
    put_member(t, "per", m->by_candidate ? "kandidaat" : "vacature");
    put_open(t, "gewichten", '{');
    for (int i = 0; i < MATCH_PARTS; i++) { put_key(t, match_part_names[i]); text_int(t, m->input->weight[i]); }
    text_char(t, '}');
    put_open(t, "paren", '[');
    for (int32_t i = 0; i < m->pairs; i++) {
        const struct match_pair *p = &m->pair[i];
        put_open(t, NULL, '{');
        put_member(t, "vacature", p->vacancy->code);
        put_member(t, "titel", p->vacancy->title);
        put_member(t, "kandidaat", p->candidate->code);
        put_key(t, "plaats");
        if (p->out) text_put(t, "null"); else text_int(t, p->rank);
        put_bool(t, "pastNiet", p->out);
        put_number(t, "puntenLaag", p->low);
        put_number(t, "puntenHoog", p->high);
        put_open(t, "redenen", '[');
        for (int32_t k = 0; k < p->reasons; k++) reason_json(t, p, &p->reason[k], language);
        text_put(t, "]}");
    }
    text_put(t, "]}");
}

/* What a spreadsheet would take for a formula gets an apostrophe before it. */
static void put_words(struct text *t, const char *string)
{
    struct text cell = { 0 };
    if (*string && strchr("=+-@", *string)) text_char(&cell, '\'');
    text_put(&cell, string);
    csv_put_cell(t, text_string(&cell), cell.size, ',');
    t->failed |= cell.failed;
    text_free(&cell);
}

void match_csv(struct text *t, const struct match_result *m, int language)
{
    text_put(t, "vacature,kandidaat,plaats,past_niet,punten_laag,punten_hoog,deel,waarom,taak,deel_laag,deel_hoog,deel_meest,tekst\r\n");
    for (int32_t i = 0; i < m->pairs; i++) {
        const struct match_pair *p = &m->pair[i];
        for (int32_t k = 0; k < p->reasons; k++) {
            const struct match_reason *r = &p->reason[k];
            struct text sentence = { 0 };
            const int32_t points[2] = { p->low, p->high }, part[3] = { r->low, r->high, r->most };
            const char *const first[2] = { p->vacancy->code, p->candidate->code }, *const middle[3] = { match_part_names[r->part], match_why_names[r->why], r->task ? r->task->name : "" };
            for (int c = 0; c < 2; c++) { put_words(t, first[c]); text_char(t, ','); }
            if (!p->out) text_int(t, p->rank);
            text_put(t, p->out ? ",ja," : ",nee,");
            for (int c = 0; c < 2; c++) { text_decimal(t, points[c], 2, '.'); text_char(t, ','); }
            for (int c = 0; c < 3; c++) { put_words(t, middle[c]); text_char(t, ','); }
            for (int c = 0; c < 3; c++) { text_decimal(t, part[c], 2, '.'); text_char(t, ','); }
            match_put_reason(&sentence, p, r, language);
            put_words(t, text_string(&sentence));
            text_put(t, "\r\n");
            t->failed |= sentence.failed;
            text_free(&sentence);
        }
    }
}
