/* SPDX-License-Identifier: EUPL-1.2 */
/* loonwaarde_out.c: loonwaarde records written: for one person and day, and of all dossiers as they were known on a day. */
#include "exchange/records/record.h"

#include <string.h>
#include "base/members.h"
#include "exchange/data.h"
#include "tables/csv.h"

static const char *const columns[] = { "persoon", "dienstbetrekking", "gemeente", "loonwaarde", "PercLoonwaardeTovWml", "forfaitair", "vanaf", "tot", "vastgesteldOp", "bekendOp" };
enum { WRITTEN_FLAT = 50 };         /* what stands beside the mark of the flat rate (Zw 29e lid 2 onder b names it) */

struct writing { struct text *out; const struct exchange_case *c; const char *person, *job; int32_t municipality; date known_on; struct problems *problems; };

/* Something that does not fit: dossier and field, never the person. */
static bool refuse(struct writing *w, const char *field, const char *value, const char *nl, const char *en)
{
    char name[72];
    struct text text = TEXT_IN(name);
    text_put(&text, w->c->id);
    text_put(&text, ": ");
    text_put(&text, field);
    problem_add(w->problems, 0, text_string(&text), value, value ? strlen(value) : 0, nl, en);
    return false;
}

/* A record as UWV has to find it: a value of 1 to 99 or the mark, one at a time, begin before end. They are worked out, so this should always hold; nothing goes out that does not. */
static bool fits(struct writing *w, const struct lw_history *h)
{
    bool good = true;
    if (!w->person || !*w->person) good = refuse(w, "persoon", NULL, "een burgerservicenummer of kenmerk", "a citizen service number or key");
    if (!w->job || !*w->job) good = refuse(w, "dienstbetrekking", NULL, "een kenmerk van de baan", "a key of the job");
    if (!law_find_municipality(&law_book, w->municipality)) good = refuse(w, "gemeente", NULL, "de CBS-code van de gemeente die betaalt", "the CBS code of the municipality that pays");
    for (int32_t i = 0; i < h->records; i++) {
        const struct lw_record *r = &h->record[i], *before = i ? r - 1 : NULL;
        if (!r->flat_rate && (r->wage_value < 1 || r->wage_value > 99)) good = refuse(w, "loonwaarde", NULL, "een heel percentage van 1 t/m 99", "a whole percentage from 1 to 99");
        if (r->until != DATE_NEVER && r->until < r->from) good = refuse(w, "tot", NULL, "niet vóór vanaf", "not before vanaf");
        if (before && (before->until == DATE_NEVER || before->until >= r->from)) good = refuse(w, "vanaf", NULL, "na het einde van het vorige record", "after the end of the record before it");
    }
    return good;
}

static void put_n5(struct text *out, int32_t value)
{
    text_char(out, (char)('0' + value / 100));
    text_char(out, (char)('0' + value / 10 % 10));
    text_char(out, (char)('0' + value % 10));
    text_put(out, "00");
}

static void put_code(struct text *out, int32_t code)
{
    for (int32_t power = 1000; power; power /= 10) text_char(out, (char)('0' + code / power % 10));
}

static void put_cell_day(struct text *out, date day) { if (day != DATE_NEVER) text_date(out, day); }

static void put_csv(struct writing *w, const struct lw_record *r)
{
    struct text *out = w->out;
    csv_put_cell(out, w->person, strlen(w->person), ',');
    text_char(out, ',');
    csv_put_cell(out, w->job, strlen(w->job), ',');
    text_char(out, ',');
    put_code(out, w->municipality);
    text_char(out, ',');
    text_int(out, r->flat_rate ? WRITTEN_FLAT : r->wage_value);
    text_char(out, ',');
    put_n5(out, r->flat_rate ? WRITTEN_FLAT : r->wage_value);
    text_put(out, r->flat_rate ? ",ja," : ",nee,");
    put_cell_day(out, r->from);
    text_char(out, ',');
    put_cell_day(out, r->until);
    text_char(out, ',');
    put_cell_day(out, r->fixed);
    text_char(out, ',');
    put_cell_day(out, w->known_on);
    text_put(out, "\r\n");
}

static void put_json(struct writing *w, const struct lw_record *r)
{
    struct text *out = w->out;
    if (out->size && out->data[out->size - 1] != '\n') put_comma(out);
    text_char(out, '{');
    put_member(out, "persoon", w->person);
    put_member(out, "dienstbetrekking", w->job);
    put_key(out, "gemeente");
    text_char(out, '"');
    put_code(out, w->municipality);
    text_char(out, '"');
    put_key(out, "loonwaarde");
    text_int(out, r->flat_rate ? WRITTEN_FLAT : r->wage_value);
    put_key(out, "PercLoonwaardeTovWml");
    text_char(out, '"');
    put_n5(out, r->flat_rate ? WRITTEN_FLAT : r->wage_value);
    text_char(out, '"');
    put_bool(out, "forfaitair", r->flat_rate);
    put_date(out, "vanaf", r->from, DATE_NEVER);
    put_date(out, "tot", r->until, DATE_NEVER);
    put_date(out, "vastgesteldOp", r->fixed, DATE_NEVER);
    put_date(out, "bekendOp", w->known_on, DATE_NEVER);
    text_char(out, '}');
}

/* The history of one dossier as it was known. False: it was refused. *any: something was known by then. */
static bool known_history(struct writing *w, struct arena *arena, const struct law *law, struct lw_history *h, bool *any)
{
    struct case_setting setting = CASE_SETTING(law, w->known_on);
    struct problems own = { .count = 0 };
    struct dossier d;
    int32_t known = entries_known_on(w->c->entry, w->c->entries, w->known_on);
    *any = known > 0;
    if (!known) return true;
    setting.parts = 0;
    setting.known_position = known;
    if (!dossier_of(&d, arena, w->c->entry, w->c->entries, &setting, &own))
        return refuse(w, own.count ? own.item[0].field : "dossier", NULL, "een dossier dat te lezen is", "a dossier that can be read");
    if (!loonwaarde_history(h, arena, &d, &setting)) return refuse(w, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
    *any = h->records > 0;
    const struct said *said = dossier_fact(&d, "gemeente", w->known_on);
    w->municipality = w->c->municipality ? w->c->municipality : said && said->value ? (int32_t)term_plain(said->term, said->value) : -1;
    w->person = w->c->person ? w->c->person : d.parties.person.bsn;
    w->job = w->c->job ? w->c->job : d.parties.firm.id;
    return !*any || fits(w, h);
}

static void put_header(struct text *out)
{
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) { if (k) text_char(out, ','); text_put(out, columns[k]); }
    text_put(out, "\r\n");
}

bool loonwaarde_export(struct text *out, exchange_next *next, void *dossiers, date known_on, enum loonwaarde_form form, const struct law *law, bool (*flush)(void *, struct text *), void *context,
                       struct loonwaarde_counts *counts, struct problems *problems)
{
    struct arena arena = { 0 };
    struct exchange_case one;
    enum exchange_more more;
    *counts = (struct loonwaarde_counts){ 0 };
    if (form == LOONWAARDE_csv) put_header(out);
    while ((more = next(dossiers, &one)) == EXCHANGE_one) {
        struct writing w = { .out = out, .c = &one, .municipality = -1, .known_on = known_on, .problems = problems };
        struct lw_history h = { 0 };
        bool any;
        counts->dossiers++;
        if (!known_history(&w, &arena, law, &h, &any)) counts->refused++;
        else for (int32_t i = 0; any && i < h.records; i++) {
            counts->records++;
            if (h.record[i].doubtful) {
                (void)refuse(&w, "loonwaarde, nakijken", NULL, "de loonwaarde: dit is precies 100 min de uitkomst van het rapport",
                    "the wage value: this is exactly 100 minus the outcome of the report");
                counts->doubtful++;
            }
            if (form == LOONWAARDE_csv) { put_csv(&w, &h.record[i]); continue; }
            put_json(&w, &h.record[i]);
            text_char(out, '\n');
        }
        arena_reset(&arena);
        if (out->failed || (flush && !flush(context, out))) { more = EXCHANGE_failed; break; }
    }
    arena_free(&arena);
    return more == EXCHANGE_end;
}

bool loonwaarde_answer(struct text *out, exchange_next *next, void *dossiers, date on, date known_on, const struct law *law, struct problems *problems)
{
    struct arena arena = { 0 };
    struct exchange_case one;
    enum exchange_more more;
    bool good = true;
    text_char(out, '[');
    while ((more = next(dossiers, &one)) == EXCHANGE_one) {
        struct writing w = { .out = out, .c = &one, .municipality = -1, .known_on = known_on, .problems = problems };
        struct lw_history h = { 0 };
        bool any;
        good &= known_history(&w, &arena, law, &h, &any);
        const struct lw_record *r = good && any ? loonwaarde_on(&h, on) : NULL;
        if (r) put_json(&w, r);
        arena_reset(&arena);
    }
    text_char(out, ']');
    arena_free(&arena);
    return good && more == EXCHANGE_end && !out->failed;
}
