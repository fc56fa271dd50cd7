/* SPDX-License-Identifier: EUPL-1.2 */
/* test_records.c: loonwaarde records say of each day what the amount of that day rests on; they end with the grant, and what was known later does not show earlier. */
#include "exchange_help.h"
#include "exchange/records/record.h"

enum { LIVES_MOST = 80 };
static struct lived *lived;
static int32_t lives;

static int64_t days_looked, days_with_record;

/* Of each day: there is a record exactly when there is an amount, or a gap exactly when the amount is not known. */
static bool agrees_with_amounts(const struct life *l, date now)
{
    struct arena arena = { 0 };
    struct case_setting setting = CASE_SETTING(&law.law, now);
    struct dossier d;
    struct lw_history h;
    bool good = true;
    setting.parts = 0;
    if (!dossier_of(&d, &arena, l->entry, l->count, &setting, NULL) || !loonwaarde_history(&h, &arena, &d, &setting)) { arena_free(&arena); return false; }
    for (date on = d.situation.from; on < situation_end(&d.situation); on++) {
        const struct lw_record *r = loonwaarde_on(&h, on);
        struct cell cell = dossier_amount_on(&d, &setting, on);
        bool in_gap = false;
        for (int32_t i = 0; i < h.gaps; i++) in_gap |= h.gap[i].from <= on && (h.gap[i].until == DATE_NEVER || on <= h.gap[i].until);
        const struct said *said = dossier_fact(&d, "forfaitair", on);
        days_looked++;
        days_with_record += r != NULL;
        if (cell.state == CELL_none && (r || in_gap)) good = false;
        if (cell.state == CELL_amount && !r) good = false;
        if (r && in_gap) good = false;
        if (r && !r->flat_rate && (r->wage_value < 1 || r->wage_value > 99) && cell.amount != 0) good = false;
        if (r && r->flat_rate && !(said && said->value)) good = false;
        if (!good) { char iso[11]; format_date(on, iso); printf("# on %s: record %s, amount state %d\n", iso, r ? "there" : "absent", cell.state); break; }
    }
    arena_free(&arena);
    return good;
}

static void every_life_agrees(void)
{
    for (int32_t i = 0; i < lives; i++) {
        bool good = true;
        for (int32_t k = 1; k <= lived[i].life.count && good; k++) {
            struct life part = lived[i].life;
            part.count = k;
            good = agrees_with_amounts(&part, part.entry[k - 1].day);
        }
        if (lived[i].life.count) good = good && agrees_with_amounts(&lived[i].life, date_of(2027, 3, 1));
        ok(good, "records and amounts say the same on every day, after every event: %s", lived[i].name);
    }
    ok(days_looked > 10000 && days_with_record > 1000, "%lld days were looked at, %lld of them with a record", (long long)days_looked, (long long)days_with_record);
}

/* ---- exports ---- */

struct pile { int32_t at; };
static enum exchange_more next_life(void *context, struct exchange_case *c)
{
    struct pile *p = context;
    static char id[20], person[20];
    if (p->at == lives) return EXCHANGE_end;
    snprintf(id, sizeof id, "d-%d", (int)p->at);
    snprintf(person, sizeof person, "persoon-%d", (int)p->at);
    *c = (struct exchange_case){ .id = id, .person = person, .job = "123456789L01", .municipality = 344, .entry = lived[p->at].life.entry, .entries = lived[p->at].life.count };
    p->at++;
    return EXCHANGE_one;
}

static char *export_on(date known_on, enum loonwaarde_form form, struct loonwaarde_counts *counts)
{
    struct text out = { 0 };
    struct pile pile = { 0 };
    struct problems problems = { .count = 0 };
    bool good = loonwaarde_export(&out, next_life, &pile, known_on, form, &law.law, NULL, NULL, counts, &problems);
    ok(good, "the export of a day comes to its end");
    if (counts->refused) show_problems(&problems);
    char *copy = strdup(text_string(&out));
    text_free(&out);
    return copy;
}

static void exports_are_as_known(void)
{
    struct loonwaarde_counts before, then, later, lines;
    char *nothing = export_on(date_of(2015, 1, 1), LOONWAARDE_csv, &before);
    ok(before.records == 0 && strchr(nothing, '\n') == nothing + strlen(nothing) - 1, "before anything was known there is a header and no record");
    char *csv = export_on(date_of(2026, 6, 20), LOONWAARDE_csv, &then), *again = export_on(date_of(2026, 6, 20), LOONWAARDE_csv, &then), *after = export_on(date_of(2027, 6, 20),
        LOONWAARDE_csv, &later);
    ok(then.records > 5 && later.records > then.records, "%lld records were known then, %lld later", (long long)then.records, (long long)later.records);
    ok(then.refused == 1 && !strstr(csv, ",100,"), "a dossier corrected to a wage value of 100 is refused by its name, and nothing of it goes out");
    ok(strcmp(csv, again) == 0 && strcmp(csv, after) != 0, "the same day gives the same bytes, another day others");
    ok(strstr(csv, ",0599,50,05000,ja,") || strstr(csv, ",0344,50,05000,ja,"), "a flat rate is written as 50 with its mark");
    ok(strstr(csv, ",0344,60,06000,nee,2026-03-02,") != NULL, "a measured value is written as a whole percentage, and as five digits");
    char *jsonl = export_on(date_of(2026, 6, 20), LOONWAARDE_jsonl, &lines);
    struct arena arena = { 0 };
    int64_t read = 0;
    for (char *line = strtok(jsonl, "\n"); line; line = strtok(NULL, "\n")) {
        const struct node *node = node_from_json(&arena, line, strlen(line), NULL);
        read += node && node_get(node, "loonwaarde") && node_get(node, "tot") && node_get(node, "forfaitair");
    }
    ok(read == lines.records && lines.records == then.records, "every line of the JSON Lines is a record, as many as in the CSV");
    arena_free(&arena);
    free(nothing); free(csv); free(again); free(after); free(jsonl);
}

/* ---- one person, one day ---- */

static void answers_one_day(void)
{
    struct text out = { 0 };
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, "verhuizing naar een andere gemeente")) continue;
        struct arena arena = { 0 };
        struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 8, 1));
        struct dossier d;
        struct lw_history h;
        setting.parts = 0;
        bool good = dossier_of(&d, &arena, lived[i].life.entry, lived[i].life.count, &setting, NULL) && loonwaarde_history(&h, &arena, &d, &setting);
        ok(good && h.records == 1 && h.record[0].from == date_of(2026, 3, 2) && h.record[0].until == date_of(2026, 6, 15) && h.record[0].wage_value == 60 && h.record[0].fixed == date_of(2026, 2, 12),
           "after a move the record ends on the last day of payment here");
        ok(good && !loonwaarde_on(&h, date_of(2026, 3, 1)) && loonwaarde_on(&h, date_of(2026, 6, 15)) && !loonwaarde_on(&h, date_of(2026, 6, 16)),
            "the day before, the last day and the day after are told apart");
        arena_free(&arena);
    }
    struct pile pile = { lives - 1 };
    for (int32_t i = 0; i < lives; i++) if (strstr(lived[i].name, "verhuizing naar een andere gemeente")) pile.at = i;
    int32_t all = lives, one = pile.at;
    lives = pile.at + 1;
    bool good = loonwaarde_answer(&out, next_life, &pile, date_of(2026, 5, 1), date_of(2026, 6, 1), &law.law, NULL);
    ok(good && strstr(text_string(&out), "\"loonwaarde\":60,\"PercLoonwaardeTovWml\":\"06000\",\"forfaitair\":false,\"vanaf\":\"2026-03-02\",\"tot\":null"),
        "a question of one day gets the record of that day, with what was known then");
    out.size = 0;
    pile.at = one;
    good = loonwaarde_answer(&out, next_life, &pile, date_of(2026, 6, 16), date_of(2026, 8, 1), &law.law, NULL);
    ok(good && strcmp(text_string(&out), "[]") == 0, "on a day without a record the list is empty");
    lives = all;
    text_free(&out);
}

/* The flat rate ends by itself, in the middle of a month, and nobody has measured. */
static void flat_rate_that_nobody_followed_up(struct arena *keep)
{
    struct life l = { .count = 0 };
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, "eerst het vaste deel, dan de meting")) continue;
        for (int32_t k = 0; k < lived[i].life.count; k++) {
            if (strstr(arena_copy(keep, lived[i].life.entry[k].bytes, lived[i].life.entry[k].size), "\"meting-opdracht\"")) break;
            l.entry[l.count++] = lived[i].life.entry[k];
        }
    }
    struct arena arena = { 0 };
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2027, 3, 1));
    struct dossier d;
    struct lw_history h;
    setting.parts = 0;
    bool good = dossier_of(&d, &arena, l.entry, l.count, &setting, NULL) && loonwaarde_history(&h, &arena, &d, &setting);
    ok(good && h.records == 1 && h.record[0].flat_rate && h.record[0].until == date_of(2026, 9, 1) && h.gaps == 1 && h.gap[0].from == date_of(2026, 9, 2) && h.gap[0].until == DATE_NEVER,
       "a flat rate that nobody followed up ends on its last day, and a gap begins on the next");
    ok(agrees_with_amounts(&l, date_of(2027, 3, 1)), "and so do the amounts");
    arena_free(&arena);
}

/* ---- a slip that the guard with a reason lets through ---- */

static void swapped_with_the_share(struct arena *keep)
{
    struct life l = { .count = 0 };
    struct problems problems = { .count = 0 };
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, "vijf weken, betaling, bezwaar")) continue;
        for (int32_t k = 0; k < lived[i].life.count; k++) {
            if (strstr(arena_copy(keep, lived[i].life.entry[k].bytes, lived[i].life.entry[k].size), "\"loonwaarde-vastgesteld\"")) break;
            l.entry[l.count++] = lived[i].life.entry[k];
        }
    }
    bool good = live_json(&l, keep, "{\"gebeurtenis\":\"loonwaarde-vastgesteld\",\"rol\":\"consulent\",\"op\":\"2026-02-12\",\"bron\":\"gemeente\",\"reden\":\"zo staat het\",\"feiten\":{\"loonwaarde\":40}}", date_of(2026, 2, 12), &problems)
        && live_json(&l, keep, "{\"gebeurtenis\":\"contract-ontvangen\",\"rol\":\"werkgever\",\"op\":\"2026-02-20\"}", date_of(2026, 2, 20), &problems)
        && live_json(&l, keep, "{\"gebeurtenis\":\"toekenning\",\"rol\":\"consulent\",\"op\":\"2026-03-02\",\"verzonden\":\"2026-02-24\"}", date_of(2026, 2, 24), &problems);
    show_problems(&problems);
    struct lived *all = lived, one = { .life = l };
    int32_t before = lives;
    struct loonwaarde_counts counts = { 0 };
    struct text out = { 0 };
    struct pile pile = { 0 };
    lived = &one;
    lives = 1;
    good = good && loonwaarde_export(&out, next_life, &pile, date_of(2026, 3, 5), LOONWAARDE_csv, &law.law, NULL, NULL, &counts, &problems);
    ok(good && counts.records == 1 && counts.doubtful == 1 && problems.count == 1 && strstr(problems.item[0].field, "d-0: loonwaarde, nakijken"),
        "a value that is 100 minus the report is named to be looked at");
    lived = all;
    lives = before;
    text_free(&out);
}

/* ---- many dossiers ---- */

static int64_t copies;
static enum exchange_more next_copy(void *context, struct exchange_case *c)
{
    int64_t *at = context;
    struct pile one = { (int32_t)(*at % lives) };
    if (*at == copies) return EXCHANGE_end;
    ++*at;
    return next_life(&one, c);
}
static bool emptied(void *context, struct text *out) { *(int64_t *)context += (int64_t)out->size; out->size = 0; return true; }

static void many(void)
{
    struct loonwaarde_counts counts;
    struct text out = { 0 };
    struct problems problems = { .count = 0 };
    int64_t at = 0, written = 0;
    copies = 2000;
    bool good = loonwaarde_export(&out, next_copy, &at, date_of(2026, 9, 1), LOONWAARDE_csv, &law.law, emptied, &written, &counts, &problems);
    ok(good && counts.dossiers == copies && written > 10000 && out.capacity < 100000, "two thousand dossiers go through the room of one: %zu bytes", out.capacity);
    text_free(&out);
}

int main(int count, char **arguments)
{
    struct arena keep = { 0 };
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    lived = calloc(LIVES_MOST, sizeof *lived);
    lives = read_lives(arguments[1], lived, LIVES_MOST, &keep);
    ok(lives > 10, "%d lives were read", (int)lives);
    every_life_agrees();
    exports_are_as_known();
    answers_one_day();
    flat_rate_that_nobody_followed_up(&keep);
    swapped_with_the_share(&keep);
    many();
    free(lived);
    arena_free(&keep);
    law_free(&law);
    return done();
}
