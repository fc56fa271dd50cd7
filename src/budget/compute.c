/* SPDX-License-Identifier: EUPL-1.2 */
/* compute.c: what a municipality spent as it is now, mergers and late accounts included, and the budgets that the rule financiering finds in that. */
#include "budget/budget.h"

#include <string.h>
#include "rules/decide.h"
#include "rules/financiering.h"
#include "rules/registry.h"

enum { PROVISIONAL, DEFINITE };

static struct amount unknown(enum budget_gap gap, int32_t of) { return (struct amount){ .gap = gap, .of = of }; }
static struct amount known(money value, enum figure_status status) { return (struct amount){ .known = true, .value = value, .status = status }; }
static enum figure_status worse(enum figure_status a, enum figure_status b) { return a > b ? a : b; }
static struct amount difference(struct amount a, struct amount b) { return !a.known ? a : !b.known ? b : known(a.value - b.value, worse(a.status, b.status)); }

/* A year more, rounded half up to cents; of amounts that the reader bounds, in two parts so that the product fits. */
static money grown(money value, percent growth)
{
    money all = HUNDRED_PERCENT + growth;
    return value / HUNDRED_PERCENT * all + (2 * (value % HUNDRED_PERCENT) * all + HUNDRED_PERCENT) / (2 * HUNDRED_PERCENT);
}

static bool in_range(int32_t year) { return year >= BUDGET_FIRST && year <= BUDGET_LAST; }

/* ---- one place ---- */

static struct amount of_year(const struct said_year *y, int32_t code)
{
    if (y->whole) return known(y->value, y->status);
    if (!y->in_months) return unknown(GAP_not_given, code);
    money sum = 0;
    for (int32_t k = 0; k < BUDGET_MONTHS; k++) sum += y->month[k];
    return y->months == (1u << BUDGET_MONTHS) - 1 ? known(sum, y->status) : unknown(GAP_months, code);
}

static const struct said_year *said(const struct budget_figures *f, int32_t code, int32_t year)
{
    static const struct said_year nothing = { .whole = false };
    int32_t low = 0, high = f->count - 1;
    while (low < high) { int32_t middle = (low + high) / 2; if (f->place[middle].code < code) low = middle + 1; else high = middle; }
    return in_range(year) && low <= high && f->place[low].code == code ? &f->place[low].year[year - BUDGET_FIRST] : &nothing;
}
static bool was_said(const struct said_year *y) { return y->whole || y->in_months; }

/* ---- mergers ---- */

/* Whether a municipality answered for that year, and its territory is that of the other on the later day: wholly, or in part. */
enum share { SHARE_none, SHARE_part, SHARE_all };
static enum share share_in(const struct law_book *book, const struct law_municipality *m, int32_t year, int32_t code, date as_on)
{
    date last = date_of(year, 12, 31);
    if (m->from > last || m->until < last) return SHARE_none;
    const struct law_municipality *now = last > as_on ? m : law_successor_on(book, m->code, as_on);
    if (now) return now->code == code ? SHARE_all : SHARE_none;
    for (int32_t k = 0; k < m->into_count; k++) {
        const struct law_municipality *part = law_successor_on(book, m->into[k], as_on);
        if (part && part->code == code) return SHARE_part;
    }
    return SHARE_none;
}

/* The sum over all that went into it, as one figure of each gives; the first that is not known is why the sum is not. */
typedef struct amount figure_of(const struct budget_figures *, const struct budget_plan *, int32_t code, int32_t year);
static struct amount over_parts(const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t year, date as_on, figure_of *figure)
{
    struct amount sum = known(0, FIGURE_definitief);
    bool any = false;
    for (int32_t i = 0; i < p->book->municipality_count && sum.known; i++) {
        const struct law_municipality *m = &p->book->municipalities[i];
        enum share share = share_in(p->book, m, year, code, as_on);
        if (share == SHARE_none) continue;
        struct amount own = share == SHARE_part ? unknown(GAP_split, m->code) : figure(f, p, m->code, year);
        any = true;
        if (!own.known) { sum = own; if (own.gap == GAP_not_given && m->code != code) sum.gap = GAP_merged_part; }
        else sum = known(sum.value + own.value, worse(sum.status, own.status));
    }
    return any ? sum : unknown(GAP_no_municipality, code);
}

static struct amount as_said(const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t year)
{
    (void)p;
    return of_year(said(f, code, year), code);
}

/* ---- growth ---- */

/* The last year that any of those that are now this municipality said something of; 0: none. */
static int32_t last_said(const struct budget_figures *f, const struct budget_plan *p, int32_t code, date as_on)
{
    for (int32_t year = BUDGET_LAST; year >= BUDGET_FIRST; year--)
        for (int32_t k = 0; k < f->count; k++) {
            const struct law_municipality *now = was_said(&f->place[k].year[year - BUDGET_FIRST]) ? law_successor_on(p->book, f->place[k].code, as_on) : NULL;
            if (now && now->code == code) return year;
        }
    return 0;
}

struct amount budget_spent(const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t year, date as_on)
{
    if (!in_range(year)) return unknown(GAP_not_given, code);
    int32_t last = last_said(f, p, code, as_on);
    if (year <= last || !p->growing || !last) return over_parts(f, p, code, year, as_on, as_said);
    struct amount base = over_parts(f, p, code, last, as_on, as_said);
    for (int32_t k = last; k < year && base.known; k++) base = known(grown(base.value, p->growth), FIGURE_geraamd);
    return base;
}

/* What all municipalities of the end of that year said together, when the country itself said nothing. */
static struct amount all_together(const struct budget_figures *f, const struct budget_plan *p, int32_t year)
{
    struct amount sum = known(0, FIGURE_definitief);
    date last = date_of(year, 12, 31);
    for (int32_t i = 0; i < p->book->municipality_count; i++) {
        const struct law_municipality *m = &p->book->municipalities[i];
        if (m->from > last || m->until < last) continue;
        struct amount own = as_said(f, p, m->code, year);
        if (!own.known) return unknown(GAP_not_given, 0);
        sum = known(sum.value + own.value, worse(sum.status, own.status));
    }
    return sum;
}

static struct amount national_said(const struct budget_figures *f, const struct budget_plan *p, int32_t year)
{
    const struct said_year *y = &f->national[year - BUDGET_FIRST];
    return was_said(y) ? of_year(y, 0) : all_together(f, p, year);
}

struct amount budget_spent_nationally(const struct budget_figures *f, const struct budget_plan *p, int32_t year)
{
    if (!in_range(year)) return unknown(GAP_not_given, 0);
    struct amount here = national_said(f, p, year);
    if (here.known || here.gap != GAP_not_given || !p->national_growing) return here;
    for (int32_t later = year + 1; later <= BUDGET_LAST; later++) if (national_said(f, p, later).known) return here;     /* a hole is no future */
    for (int32_t last = year - 1; last >= BUDGET_FIRST; last--) {
        struct amount base = national_said(f, p, last);
        if (!base.known && base.gap != GAP_not_given) return base;
        for (int32_t k = last; base.known && k < year; k++) base = known(grown(base.value, p->national_growth), FIGURE_geraamd);
        if (base.known) return base;
    }
    return here;
}

/* ---- late accounts ---- */

static bool came_late(const struct budget_plan *p, const struct said_year *y, int32_t year) { return y->received != DATE_NEVER && y->received > date_of(year + 1, p->late_month, p->late_day); }

/* As it counts for the budget of the year after: accounts that came too late do not. */
static struct amount as_counted(const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t year)
{
    const struct said_year *y = said(f, code, year);
    if (!was_said(y) || !came_late(p, y, year)) return of_year(y, code);
    struct amount before = p->late == LATE_year_before ? as_said(f, p, code, year - 1) : unknown(GAP_late, code);
    struct amount then = budget_spent_nationally(f, p, year - 1), now = budget_spent_nationally(f, p, year);
    if (!before.known || !then.known || !now.known || then.value == 0) return unknown(GAP_late, code);
    return known(share_of(before.value, now.value, then.value), FIGURE_geraamd);
}

static struct amount counted(const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t year, date as_on)
{
    int32_t last = in_range(year) ? last_said(f, p, code, as_on) : 0;
    return last && year <= last ? over_parts(f, p, code, year, as_on, as_counted) : budget_spent(f, p, code, year, as_on);
}

/* ---- what there is to share out ---- */

static struct amount macro_of(const struct budget_figures *f, const struct budget_plan *p, int32_t year, int32_t which)
{
    const struct said_budget *b = &f->macro[year - BUDGET_FIRST];
    if (b->there[which]) return known(b->value[which], b->status[which]);
    if (!p->national_growing) return unknown(GAP_not_given, 0);
    if (b->there[!which]) return known(b->value[!which], FIGURE_geraamd);
    for (int32_t later = year + 1; later <= BUDGET_LAST; later++) if (f->macro[later - BUDGET_FIRST].there[0] || f->macro[later - BUDGET_FIRST].there[1]) return unknown(GAP_not_given, 0);
    for (int32_t last = year - 1; last >= BUDGET_FIRST; last--) {
        const struct said_budget *base = &f->macro[last - BUDGET_FIRST];
        if (!base->there[DEFINITE] && !base->there[PROVISIONAL]) continue;
        money value = base->value[base->there[DEFINITE]];
        for (int32_t k = last; k < year; k++) value = grown(value, p->national_growth);
        return known(value, FIGURE_geraamd);
    }
    return unknown(GAP_not_given, 0);
}

/* ---- the rule ---- */

struct asked { const struct rule *rule; union { int64_t align; char bytes[512]; } facts, outcome; };

static void give(struct asked *a, const char *name, int64_t value)
{
    int32_t fact = rule_fact(a->rule, name, strlen(name));
    if (fact < 0) return;
    const struct field *field = &a->rule->facts[fact];
    struct facts_head *head = (struct facts_head *)(void *)a->facts.bytes;
    int32_t four = (int32_t)value;
    uint8_t one = (uint8_t)value;
    size_t size = term_size(field->term);
    memcpy(a->facts.bytes + field->offset, size == sizeof one ? (const void *)&one : size == sizeof four ? (const void *)&four : (const void *)&value, size);
    head->given |= (uint64_t)1 << fact;
}
static void give_amount(struct asked *a, const char *name, struct amount amount) { if (amount.known) give(a, name, amount.value); }

static struct amount outcome(const struct asked *a, const char *name, enum status status, struct amount missing, enum figure_status as_known)
{
    int32_t out = rule_outcome(a->rule, name, strlen(name));
    const struct outcome_head *head = (const struct outcome_head *)(const void *)a->outcome.bytes;
    if (out < 0 || status == ONGELDIG) return unknown(GAP_rule, 0);
    if (!(head->settled >> out & 1)) return missing.known ? unknown(GAP_rule, 0) : missing;
    if (head->none >> out & 1) return unknown(GAP_estimated, 0);
    money value;
    memcpy(&value, a->outcome.bytes + a->rule->outcomes[out].offset, sizeof value);
    return known(value, as_known);
}

/* One budget of a year: provisional or definite. Which years count is the rule's choice; it is given all that is known. */
static void ask(struct budget_year *y, const struct budget_figures *f, const struct budget_plan *p, int32_t code, int32_t which)
{
    struct asked a = { .rule = rule_find("financiering", strlen("financiering")) };
    date first = date_of(y->year, 1, 1);
    struct amount own[2] = { y->before, counted(f, p, code, y->year - 2, first) }, all[2] = { budget_spent_nationally(f, p, y->year - 1), budget_spent_nationally(f, p, y->year - 2) };
    y->budget[which] = unknown(GAP_rule, 0);
    if (!a.rule || a.rule->facts_size > sizeof a.facts || a.rule->outcome_size > sizeof a.outcome) return;
    give(&a, "jaar", y->year);
    give(&a, "voorlopig", which == PROVISIONAL ? ja : nee);
    give_amount(&a, "macrobudget", y->macro[which]);
    give_amount(&a, "uitgavenGemeente", own[0]);
    give_amount(&a, "uitgavenLandelijk", all[0]);
    if (which == PROVISIONAL) { give_amount(&a, "uitgavenGemeenteTweeJaarTerug", own[1]); give_amount(&a, "uitgavenLandelijkTweeJaarTerug", all[1]); }
    const struct law *law = first <= p->read_until ? p->law : p->later;
    enum status status = decide_case(a.rule, law, a.facts.bytes, a.outcome.bytes, NULL, NULL);
    int32_t of = which == PROVISIONAL && law->option[C_blks_voorlopig] == blks_voorlopig_twee_jaar_terug;
    struct amount missing = !y->macro[which].known ? y->macro[which] : !own[of].known ? own[of] : all[of];
    enum figure_status as_known = worse(y->macro[which].status, worse(own[of].status, all[of].status));
    if (which == PROVISIONAL) as_known = worse(as_known, FIGURE_voorlopig);
    y->budget[which] = outcome(&a, "budget", status, missing, as_known);
    if (which == DEFINITE) y->each_euro = outcome(&a, "opbrengstPerExtraEuro", status, missing, as_known);
}

void budget_of(struct budget_result *r, const struct budget_figures *f, const struct budget_plan *p, int32_t code)
{
    const struct law_municipality *m = law_find_municipality(p->book, code);
    *r = (struct budget_result){ .code = code, .name = m ? m->name : "" };
    int32_t first = 0, until = (f->last_budget > f->last_year + 1 ? f->last_budget : f->last_year + 1) + p->next;
    for (int32_t k = 0; k < f->count; k++)
        for (int32_t year = BUDGET_LAST; year >= BUDGET_FIRST; year--) if (was_said(&f->place[k].year[year - BUDGET_FIRST]) && (!first || year < first)) first = year;
    for (int32_t year = first; first && year <= until && year <= BUDGET_LAST; year++) {
        date day = date_of(year, 1, 1);
        if (!law_municipality_on(p->book, code, day)) continue;
        struct budget_year *y = &r->year[r->count++];
        *y = (struct budget_year){ .year = year, .spent = budget_spent(f, p, code, year, day), .before = counted(f, p, code, year - 1, day) };
        for (int32_t which = 0; which < 2; which++) { y->macro[which] = macro_of(f, p, year, which); ask(y, f, p, code, which); }
        y->settled = difference(y->budget[DEFINITE], y->budget[PROVISIONAL]);
        y->ahead = difference(y->spent, y->budget[DEFINITE]);
    }
}
