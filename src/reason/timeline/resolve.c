/* SPDX-License-Identifier: EUPL-1.2 */
/* resolve.c: the facts of a situation as they count under a law: jobs, wage values, the end of a flat rate, earlier illness; and the days on which something can change. */
#include "reason/timeline/inside.h"

#include <stdlib.h>
#include <string.h>
#include "rules/loonkostensubsidie.h"

static const struct situation *situation_of(const struct journey *j) { return j->t->situation; }

static void add_fact(struct journey *j, const struct term *term, date from, const struct said *like, const void *value)
{
    if (from < situation_of(j)->from) from = situation_of(j)->from;
    j->fact[j->facts++] = (struct said){ .term = term, .from = from, .event = like ? like->event : 0, .unknown = like && like->unknown, .value = value };
}

static const void *copy_of(struct journey *j, const void *value, size_t size)
{
    void *copy = arena_take(j->arena, size);
    if (copy) memcpy(copy, value, size); else j->no_memory = true;
    return copy;
}

static void add_number(struct journey *j, int32_t place, date from, int32_t value)
{
    const void *copy = copy_of(j, &value, sizeof value);
    if (copy) add_fact(j, &glossary[place], from, NULL, copy);
}

static int64_t plain_of(const struct said *said) { return term_plain(said->term, said->value); }

/* ---- jobs ---- */

/* The first day of the subsidy: as was said, else that of the job, or of the application. */
static date granted_from(struct journey *j, const struct job *job)
{
    const struct situation *s = situation_of(j);
    date last = job->end < j->end ? job->end : j->end, applied = DATE_NEVER;
    const struct said *said = situation_fact(s, &glossary[G_ingangsdatum], last);
    if (said && said->value && plain_of(said) >= job->start) return (date)plain_of(said);
    for (int32_t i = 0; i < s->said_count && applied == DATE_NEVER; i++) {
        const struct said *when = &s->said[i];
        if (when->term == &glossary[G_aanvraagdatum] && when->value && plain_of(when) > job->start && plain_of(when) <= job->end) applied = (date)plain_of(when);
    }
    if (applied == DATE_NEVER) return job->start;
    return lks_first_day(job->start, applied, choice_of(j, C_lks_lid2_ingang) == lks_lid2_ingang_dag_van_aanvraag);
}

static void find_jobs(struct journey *j)
{
    const struct situation *s = situation_of(j);
    struct job *open = NULL;
    for (int32_t i = 0; i < s->said_count; i++) {
        const struct said *said = &s->said[i];
        if (said->term == &glossary[G_startDienstbetrekking]) {
            if (open && !said->value && open->end >= said->from) open->end = said->from - 1;
            if (!said->value) { open = NULL; continue; }
            if (!open) { open = &j->job[j->jobs++]; open->end = DATE_LAST; }
            open->start = (date)plain_of(said);
        } else if (open && said->term == &glossary[G_eindeDienstbetrekking] && said->value) {
            open->end = plain_of(said) == DATE_NEVER ? DATE_LAST : (date)plain_of(said);
        }
    }
    for (int32_t i = 0; i < j->jobs; i++) j->job[i].granted = granted_from(j, &j->job[i]);
}

/* The job that runs on a day, or the first after it. */
static const struct job *job_at(const struct journey *j, date on)
{
    for (int32_t i = 0; i < j->jobs; i++)
        if (on <= j->job[i].end) return &j->job[i];
    return NULL;
}

/* ---- flat rate and wage value ---- */

/* The last day of the flat rate of a job, by the rule of deadlines; DATE_LAST when the law of that day gives none. */
static date flat_rate_until(const struct journey *j, const struct job *job)
{
    const struct rule *rule = plan[PLAN_termijnen].rule;
    struct case_room facts, outcome;
    struct facts_head *head = (struct facts_head *)(void *)&facts;
    facts_clear(rule, &facts);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        bool start = rule->facts[k].term == &glossary[G_startDienstbetrekking], flat = rule->facts[k].term == &glossary[G_forfaitair];
        int32_t value = start ? job->start : ja;
        if (!start && !flat) continue;
        memcpy(facts.bytes + rule->facts[k].offset, &value, sizeof value);
        head->given |= (uint64_t)1 << k;
    }
    if (decide_case(rule, j->law, &facts, &outcome, NULL, NULL) != VASTGESTELD) return DATE_LAST;
    const fact_termijnen *all = (const void *)(outcome.bytes + rule->outcomes[0].offset);
    for (int32_t i = 0; i < all->n; i++)
        if (all->item[i].termijnSoort == termijnSoort_einde_forfait) return all->item[i].datum;
    return DATE_LAST;
}

/* Is the flat rate said to hold on a day, and on which day after it was it said to end? */
static bool flat_on(const struct journey *j, date on)
{
    const struct said *said = situation_fact(situation_of(j), &glossary[G_forfaitair], on);
    return said && said->value && plain_of(said) == ja;
}
static date flat_ended_by_word(const struct journey *j, date after)
{
    const struct situation *s = situation_of(j);
    for (int32_t i = 0; i < s->said_count; i++)
        if (s->said[i].term == &glossary[G_forfaitair] && s->said[i].from > after && s->said[i].value && plain_of(&s->said[i]) == nee) return s->said[i].from;
    return DATE_LAST;
}

/* The flat rate that nobody ended is over when the law says so. */
static void end_flat_rates(struct journey *j)
{
    for (int32_t i = 0; i < j->jobs; i++) {
        date last = flat_rate_until(j, &j->job[i]);
        if (last != DATE_LAST && last < j->job[i].end && flat_on(j, last + 1)) add_number(j, G_forfaitair, last + 1, nee);
    }
}

/* From which day the first wage value of a job is needed: the first day of the subsidy, or the day after the flat rate. */
static date needed_from(const struct journey *j, const struct job *job, date measured)
{
    const struct situation *s = situation_of(j);
    date at = measured > job->start ? measured : job->start;
    if (flat_on(j, at)) {
        date by_law = flat_rate_until(j, job), by_word = flat_ended_by_word(j, at);
        return by_law < DATE_LAST && by_law + 1 < by_word ? by_law + 1 : by_word == DATE_LAST ? at : by_word;
    }
    for (int32_t i = s->said_count - 1; i >= 0; i--)
        if (s->said[i].term == &glossary[G_forfaitair] && s->event[s->said[i].event].kind == EVENT_forfait_eindigt && s->said[i].from <= at && s->said[i].from > job->start) return s->said[i].from;
    return job->granted;
}

/* Was a wage value known for the job before this one, said outright or measured? */
static bool is_first_value(const struct journey *j, const struct job *job, int32_t measured)
{
    const struct situation *s = situation_of(j);
    for (int32_t i = 0; i < measured; i++) {
        const struct said *said = &s->said[i];
        if (said->term == s->said[measured].term && said->value && said->event != s->said[measured].event && job_at(j, said->from) == job) return false;
    }
    return true;
}

/* A measured wage value counts from the day that the law or a choice gives; the flat rate is over then. */
static void place_measured(struct journey *j)
{
    const struct situation *s = situation_of(j);
    for (int32_t i = 0; i < s->said_count; i++) {
        const struct said *said = &s->said[i];
        const struct job *job = said->measured ? job_at(j, said->from) : NULL;
        if (!job) continue;
        date needed = needed_from(j, job, said->from);
        bool first = is_first_value(j, job, i) || (said->from < needed && flat_on(j, said->from > job->start ? said->from : job->start));
        bool next_month = !first && choice_of(j, C_lks_herziening_ingang) == lks_herziening_ingang_eerste_van_volgende_maand;
        date from = lks_value_counts_from(said->from, first, needed, next_month);
        if (from > job->end) continue;
        add_fact(j, said->term, from, said, said->value);
        if (said->term == &glossary[G_loonwaarde]) add_number(j, G_forfaitair, from, nee);
    }
}

/* ---- earlier illness ---- */

/* The periods of illness in the job before this one, the oldest first, as far as there is room. */
static void add_earlier_illness(struct journey *j)
{
    const struct situation *s = situation_of(j);
    fact_eerdereZiekteperioden earlier = { .n = 0 };
    enum { MOST = sizeof earlier.item / sizeof *earlier.item, BOTH = (1 << part_count_eerdereZiekteperioden) - 1 };
    date ill = DATE_NEVER;
    for (int32_t i = 0; i < s->said_count; i++) {
        const struct said *said = &s->said[i];
        if (said->term == &glossary[G_eerdereZiekteperioden]) return;       /* who says it, says all of it */
        if (said->term == &glossary[G_startDienstbetrekking]) { earlier.n = 0; ill = DATE_NEVER; }
        if (said->term != &glossary[G_eersteZiektedag]) continue;
        if (ill != DATE_NEVER && !said->value && said->from > ill) {
            if (earlier.n == MOST) memmove(&earlier.item[0], &earlier.item[1], (size_t)(--earlier.n) * sizeof *earlier.item);
            earlier.item[earlier.n++] = (item_eerdereZiekteperioden){ .given = BOTH, .ziekVan = ill, .ziekTot = said->from - 1 };
        }
        ill = said->value ? (date)plain_of(said) : DATE_NEVER;
        const void *value = ill != DATE_NEVER && earlier.n > 0 ? copy_of(j, &earlier, sizeof earlier) : NULL;
        if (value) add_fact(j, &glossary[G_eerdereZiekteperioden], said->from, NULL, value);
    }
}

/* ---- days of change ---- */

static void add_cut(struct journey *j, date day)
{
    if (day > situation_of(j)->from && day < j->end) j->cut[j->cuts++] = day;
}

static void add_birthdays(struct journey *j, date born)
{
    struct civil birth = civil_of(born), from = civil_of(situation_of(j)->from), until = civil_of(j->end);
    for (int32_t year = from.year; year <= until.year; year++) {
        bool leaps = birth.month == 2 && birth.day == 29 && !is_leap_year(year);
        add_cut(j, leaps ? date_of(year, 3, 1) : date_of(year, birth.month, birth.day));
    }
}

static bool is_birth(const struct term *term)
{
    size_t size = strlen(term->name);
    return term->kind == KIND_date && size >= 12 && strcmp(term->name + size - 12, "eboortedatum") == 0;
}

static void add_dates_of(struct journey *j, const struct said *said)
{
    add_cut(j, said->from);
    if (!said->value) return;
    if (is_birth(said->term)) { add_birthdays(j, (date)plain_of(said)); return; }
    if (said->term->kind == KIND_date && plain_of(said) != DATE_NEVER) { add_cut(j, (date)plain_of(said)); add_cut(j, (date)plain_of(said) + 1); }
    if (said->term->kind != KIND_list) return;
    int32_t n;
    memcpy(&n, said->value, sizeof n);
    for (int32_t i = 0; i < n; i++)
        for (int32_t k = 0; k < said->term->part_count; k++) {
            const struct list_part *part = &said->term->parts[k];
            const char *item = (const char *)said->value + said->term->items_offset + (size_t)i * said->term->item_size;
            uint32_t marks = 0;
            if (!said->term->scalar_items) memcpy(&marks, item, sizeof marks);
            if (is_birth(part->term) && marks >> k & 1) add_birthdays(j, (date)term_plain(part->term, item + part->offset));
        }
}

static int by_date(const void *a, const void *b) { date x = *(const date *)a, y = *(const date *)b; return (x > y) - (x < y); }

/* Every day on which a fact, an age, a job or the law can change. Days on which nothing happens to change do no harm. */
static bool find_cuts(struct journey *j)
{
    const struct situation *s = situation_of(j);
    size_t years = (size_t)s->months / 12 + 3, most = (size_t)j->facts * (3 + 17 * years) + (size_t)j->jobs * 4 + (size_t)(j->end - s->from) + 8;
    j->cut = arena_take(j->arena, most * sizeof *j->cut);
    if (!j->cut) return false;
    for (int32_t i = 0; i < j->facts; i++) add_dates_of(j, &j->fact[i]);
    for (int32_t i = 0; i < j->jobs; i++) {
        add_cut(j, j->job[i].start);
        add_cut(j, j->job[i].granted);
        if (j->job[i].end < DATE_LAST) add_cut(j, j->job[i].end + 1);
    }
    for (date day = s->from + 1; day < j->end; day++)
        if (law_epoch(j->law, day) != law_epoch(j->law, day - 1)) add_cut(j, day);
    qsort(j->cut, (size_t)j->cuts, sizeof *j->cut, by_date);
    int32_t kept = 0;
    for (int32_t i = 0; i < j->cuts; i++)
        if (!kept || j->cut[kept - 1] != j->cut[i]) j->cut[kept++] = j->cut[i];
    j->cuts = kept;
    return true;
}

bool resolve(struct journey *j)
{
    const struct situation *s = situation_of(j);
    size_t most = (size_t)s->said_count * 3 + (size_t)s->events + 4;
    j->end = situation_end(s);
    j->fact = arena_take(j->arena, most * sizeof *j->fact);
    j->job = arena_take_zero(j->arena, ((size_t)s->said_count + 1) * sizeof *j->job);
    if (!j->fact || !j->job) return false;
    for (int32_t i = 0; i < s->said_count; i++)
        if (!s->said[i].measured) j->fact[j->facts++] = s->said[i];
    find_jobs(j);
    end_flat_rates(j);
    place_measured(j);
    add_earlier_illness(j);
    for (int32_t i = 1; i < j->facts; i++) {        /* by day, of one day as they were added */
        struct said said = j->fact[i];
        int32_t k = i;
        for (; k > 0 && j->fact[k - 1].from > said.from; k--) j->fact[k] = j->fact[k - 1];
        j->fact[k] = said;
    }
    return find_cuts(j) && !j->no_memory;
}
