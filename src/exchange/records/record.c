/* SPDX-License-Identifier: EUPL-1.2 */
/* record.c: loonwaarde records worked out from the facts of the days. */
#include "exchange/records/record.h"

#include <stdlib.h>
#include <string.h>
#include "exchange/data.h"

/* What counts on one day. */
struct day_value { bool runs, flat; int32_t value; date fixed; };

struct walk { struct dossier *d; const struct law *law; const struct rule *rule; date last; struct arena *arena; struct lw_history *h; int32_t room; };

static bool given(const struct rule *rule, const struct case_room *facts, const char *name, int64_t *value)
{
    int32_t place = rule_fact(rule, name, strlen(name));
    if (place < 0 || !(facts_head(facts)->given >> place & 1)) return false;
    *value = term_plain(rule->facts[place].term, facts->bytes + rule->facts[place].offset);
    return true;
}

static date fixed_on(const struct dossier *d, const char *name, date on)
{
    const struct said *said = dossier_fact(d, name, on);
    return said && said->value ? (date)term_plain(said->term, said->value) : DATE_NEVER;
}

/* The same questions that the amount asks: was it granted, does it run, and by which value? */
static struct day_value value_on(struct walk *w, date on)
{
    struct day_value v = { .value = -1, .fixed = DATE_NEVER };
    struct case_room facts;
    int64_t flat, value;
    const struct said *said = dossier_fact(w->d, "loonkostensubsidie", on);
    v.runs = said && said->value && term_plain(said->term, said->value) == ja && timeline_subsidy_runs(w->d->days, on) != nee;
    if (!v.runs) return v;
    timeline_facts(w->d->days, w->rule, on, &facts);
    v.flat = given(w->rule, &facts, "forfaitair", &flat) && flat == ja;
    if (!v.flat && given(w->rule, &facts, "loonwaarde", &value) && value % ONE_PERCENT == 0) v.value = (int32_t)(value / ONE_PERCENT);
    v.fixed = v.flat || v.value >= 0 ? fixed_on(w->d, v.flat ? "forfaitVastgesteldOp" : "loonwaardeVastgesteldOp", on) : DATE_NEVER;
    return v;
}

static bool same_value(const struct day_value *a, const struct day_value *b) { return a->runs == b->runs && a->flat == b->flat && a->value == b->value; }

/* The last day from first on that is like first, no later than last, when one change lies between at most. */
static date alike_until(struct walk *w, date first, date last)
{
    struct day_value here = value_on(w, first), there = value_on(w, last);
    if (same_value(&here, &there)) return last;
    while (last - first > 1) {
        date middle = first + (last - first) / 2;
        there = value_on(w, middle);
        if (same_value(&here, &there)) first = middle; else last = middle;
    }
    return first;
}

static void add_stretch(struct walk *w, date from, date until, const struct day_value *v)
{
    struct lw_history *h = w->h;
    if (!v->runs || h->records == w->room || h->gaps == w->room) return;
    if (!v->flat && v->value < 0) {
        struct lw_gap *before = h->gaps ? &h->gap[h->gaps - 1] : NULL;
        if (before && before->until == from - 1) before->until = until;
        else h->gap[h->gaps++] = (struct lw_gap){ from, until };
        return;
    }
    struct lw_record *before = h->records ? &h->record[h->records - 1] : NULL;
    bool same = before && before->until == from - 1 && before->flat_rate == v->flat && before->wage_value == (v->flat ? -1 : v->value);
    if (same) { before->until = until; if (v->fixed > before->fixed) before->fixed = v->fixed; }
    else h->record[h->records++] = (struct lw_record){ from, until, v->flat, v->flat ? -1 : v->value, v->fixed, false };
}

static int by_day(const void *a, const void *b) { date x = *(const date *)a, y = *(const date *)b; return (x > y) - (x < y); }

/* The days on which something is said, and those on which an event says that a record begins or ends; between two of them a rule can still change something by itself, once. */
static date *days_of_change(struct walk *w, int32_t *count)
{
    const struct situation *s = &w->d->situation;
    date *day = arena_take(w->arena, ((size_t)s->said_count + 2 * (size_t)w->d->records + 480 + 8) * sizeof *day);
    int32_t n = 0, distinct = 0;
    if (!day) return NULL;
    for (int32_t i = 0; i < s->said_count; i++) day[n++] = s->said[i].from;
    for (int32_t i = 0; i < w->d->records; i++) { day[n++] = w->d->record[i].from; day[n++] = w->d->record[i].from + 1; }
    for (date first = add_months(first_of_month(s->from), 1); first <= w->last && n < s->said_count + 2 * w->d->records + 480; first = add_months(first, 1)) day[n++] = first;
    day[n++] = s->from;
    qsort(day, (size_t)n, sizeof *day, by_day);
    for (int32_t i = 0; i < n; i++)
        if (day[i] >= s->from && day[i] <= w->last && (!distinct || day[distinct - 1] != day[i])) day[distinct++] = day[i];
    *count = distinct;
    return day;
}

/* A last day that is known although it lies behind the months that were worked out: of the job, of the flat rate. */
static date known_end(struct walk *w, const struct lw_record *r)
{
    date end = DATE_NEVER, job = fixed_on(w->d, "eindeDienstbetrekking", w->last);
    if (job != DATE_NEVER && job > w->last) end = job;
    if (!r->flat_rate) return end;
    struct asked a;
    date start = fixed_on(w->d, "startDienstbetrekking", w->last);
    if (start == DATE_NEVER || !ask_begin(&a, "termijnen")) return end;
    ask_fact(&a, "startDienstbetrekking", start);
    ask_fact(&a, "forfaitair", ja);
    ask_rule_now(&a, w->law);
    date flat = asked_deadline(&a, termijnSoort_einde_forfait);
    return flat != DATE_NEVER && (end == DATE_NEVER || flat < end) ? flat : end;
}

/* What the last report until a day says; -1 without one. */
static int32_t reported_by(const struct dossier *d, date day)
{
    int32_t outcome = -1;
    for (int32_t i = 0; i < d->events; i++)
        if (!d->event[i].withdrawn && d->event[i].report.read && d->event[i].on <= day) outcome = d->event[i].report.outcome;
    return outcome;
}

bool loonwaarde_history(struct lw_history *h, struct arena *arena, struct dossier *d, const struct case_setting *setting)
{
    struct walk w = { .d = d, .law = setting->law, .rule = rule_find("loonkostensubsidie", strlen("loonkostensubsidie")), .last = situation_end(&d->situation) - 1, .arena = arena, .h = h };
    int32_t count = 0;
    *h = (struct lw_history){ .start = DATE_NEVER };
    if (strcmp(d->process->name, "loonkostensubsidie") != 0) return true;
    date *day = days_of_change(&w, &count);
    if (!day) return false;
    w.room = 4 * count + 8;         /* far more changes than days on which something was said */
    h->record = arena_take(arena, (size_t)w.room * sizeof *h->record);
    h->gap = arena_take(arena, (size_t)w.room * sizeof *h->gap);
    if (!h->record || !h->gap) return false;
    h->start = fixed_on(d, "startDienstbetrekking", w.last);
    for (int32_t i = 0; i < count; i++) {
        date end = i + 1 < count ? day[i + 1] - 1 : w.last;
        for (date from = day[i], until; from <= end; from = until + 1) {
            struct day_value v = value_on(&w, from);
            until = alike_until(&w, from, end);
            add_stretch(&w, from, until, &v);
        }
    }
    for (int32_t i = 0; i < h->records; i++)
        if (h->record[i].until == w.last) h->record[i].until = known_end(&w, &h->record[i]);
    for (int32_t i = 0; i < h->records; i++) {
        int32_t reported = reported_by(d, h->record[i].fixed != DATE_NEVER ? h->record[i].fixed : h->record[i].from);
        h->record[i].doubtful = !h->record[i].flat_rate && reported >= 0 && h->record[i].wage_value != reported && h->record[i].wage_value == 100 - reported;
    }
    for (int32_t i = 0; i < h->gaps; i++) if (h->gap[i].until == w.last) h->gap[i].until = DATE_NEVER;
    return h->records < w.room && h->gaps < w.room;
}

const struct lw_record *loonwaarde_on(const struct lw_history *h, date on)
{
    for (int32_t i = 0; i < h->records; i++)
        if (h->record[i].from <= on && (h->record[i].until == DATE_NEVER || on <= h->record[i].until)) return &h->record[i];
    return NULL;
}

int32_t entries_known_on(const struct case_entry *entry, int32_t count, date known_on)
{
    int32_t n = 0;
    while (n < count && entry[n].day <= known_on) n++;
    return n;
}
