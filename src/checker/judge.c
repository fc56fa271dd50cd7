/* SPDX-License-Identifier: EUPL-1.2 */
/* judge.c: a number or a statement held against the law of a day: right, once right, or never; and what the law says, in words. */
#include "checker/inside.h"

#include <stdlib.h>
#include <string.h>
#include "explain/explain.h"
#include "reason/decision.h"
#include "rules/facts.h"

static const uint32_t no_slot = UINT32_MAX;

bool conditions_hold(const struct law *law, const struct law_conditions *conditions, date on)
{
    for (int32_t i = 0; i < conditions->count; i++) {
        const struct law_condition *c = &conditions->condition[i];
        if (law_value(law, c->parameter->slot, on) != c->value) return false;
    }
    return true;
}

/* ---- one number against one value ---- */

/* A value of the law in the measure of what was said. False when the two cannot be compared. */
static bool in_measure(const struct law_parameter *p, int64_t value, enum counted said, enum counted *counted, int64_t *out)
{
    if (value == LAW_UNKNOWN) return false;
    switch (p->unit) {
    case UNIT_euro:    *counted = COUNT_euro; *out = value * 10; break;
    case UNIT_percent: *counted = COUNT_percent; *out = (value >> 32) * 100000 / (value & 0x7fffffff); break;
    case UNIT_years:   *counted = said == COUNT_age ? COUNT_age : COUNT_months; *out = value * (said == COUNT_age ? 1000 : 12000); break;
    case UNIT_months:  *counted = COUNT_months; *out = value * 1000; break;
    case UNIT_weeks:   *counted = COUNT_days; *out = value * 7000; break;
    case UNIT_days:    *counted = COUNT_days; *out = value * 1000; break;
    case UNIT_date:    *counted = COUNT_date; *out = value; break;
    default: return false;
    }
    bool terms = (said == COUNT_months || said == COUNT_days) && (*counted == COUNT_months || *counted == COUNT_days);
    return *counted == said || terms;
}

/* Less than, equal to or more than the law. A month is 28 to 31 days. */
static int against(const struct quantity_said *q, enum counted counted, int64_t law)
{
    int64_t said = q->value + (q->next && q->counted == COUNT_age ? 1000 : 0);
    if (q->counted == COUNT_euro && q->whole && llabs(said - law) < 1000) return 0;
    if (q->counted == counted) return said < law ? -1 : said > law;
    if (counted == COUNT_months) return said < law * 28 ? -1 : said > law * 31;
    return said * 31 < law ? -1 : said * 28 > law;
}

static bool satisfies(const struct claim *claim, int side)
{
    return side == 0 || (claim->compare == COMPARE_most && side < 0) || (claim->compare == COMPARE_least && side > 0);
}

/* ---- a comparison on a day ---- */

struct trial { bool known, right, less; const struct law_parameter *parameter; uint32_t slot; int64_t value; const struct term *term; date first; };

/* The first day from which a parameter has a value, looking back without a gap from the last of such rows. */
static date first_day_of(const struct law *law, const struct law_condition *c)
{
    date day = LAW_FIRST, first = DATE_NEVER;
    for (const struct law_row *row; (row = law_next_row(law, c->parameter->slot, &day));) if (row->value == c->value && first == DATE_NEVER) first = row->from;
    return first;
}

static void try_parameters(const struct law *law, const struct claim *claim, const struct comparison *c, const struct quantity_said *q, date on, struct trial *t)
{
    for (int32_t i = 0; i < c->any_count && !t->right; i++) {
        const struct law_parameter *p = c->any[i];
        bool by_age = p->key_count > 1 && !p->key_words && q->age >= p->key_first && q->age < p->key_first + p->key_count;
        for (int32_t k = 0; k < p->key_count && !t->right; k++) {
            if (by_age && k != q->age - p->key_first) continue;
            int64_t value = law_value(law, (uint32_t)(p->slot + k), on), measure;
            enum counted counted;
            if (!in_measure(p, value, q->counted, &counted, &measure)) continue;
            bool last = by_age || k == p->key_count - 1;
            int side = against(q, counted, measure);
            t->right = p->key_count == 1 || last ? satisfies(claim, side) : side == 0;
            t->known = true;
            t->less = side < 0;
            t->parameter = p; t->slot = (uint32_t)(p->slot + k); t->value = value;
        }
    }
}

static void try_sum(const struct law *law, const struct claim *claim, const struct comparison *c, const struct quantity_said *q, date on, struct trial *t)
{
    int64_t total = 0, measure;
    enum counted counted = COUNT_days;
    for (int32_t i = 0; i < c->sum_count; i++) {
        if (!in_measure(c->sum[i], law_value(law, c->sum[i]->slot, on), q->counted, &counted, &measure)) return;
        total += measure;
    }
    if (!c->sum_count || t->right) return;
    t->known = true;
    t->right = satisfies(claim, against(q, counted, total));
}

static void try_rule(const struct law *law, const struct claim *claim, const struct comparison *c, const struct quantity_said *q, date on, struct trial *t)
{
    struct decision *d = c->rule ? malloc(sizeof *d) : NULL;
    if (!d) return;
    decision_start(d, c->rule, law, false);
    facts_set_map(c->rule, &d->facts, c->facts, &d->problems);
    char day[11];
    int32_t fact = (int32_t)c->rule->reference;
    format_date(on, day);
    fact_set_text(c->rule, &d->facts, fact, day, 10, (struct manner){ 0 }, &d->problems);
    decision_make(d);
    const struct term *term = c->rule->outcomes[c->outcome].term;
    const struct outcome_head *head = outcome_head(&d->outcome);
    if (d->status != ONGELDIG && (head->settled >> c->outcome & 1)) {
        int64_t plain = term_plain(term, d->outcome.bytes + c->rule->outcomes[c->outcome].offset);
        enum counted counted = term->kind == KIND_percent ? COUNT_percent : term->kind == KIND_euro ? COUNT_euro : term->kind == KIND_date ? COUNT_date : COUNTED;
        if (counted == q->counted) {
            t->known = true;
            t->term = term;
            t->value = plain;
            int64_t measure = counted == COUNT_euro ? plain * 10 : plain;
            bool rounded = counted == COUNT_percent && q->whole && llabs(q->value - measure) < 1000;
            t->right = rounded || satisfies(claim, against(q, counted, measure));
        }
    }
    free(d);
}

static struct trial try_on(const struct law *law, const struct claim *claim, const struct quantity_said *q, date on)
{
    struct trial t = { .slot = no_slot, .first = DATE_NEVER };
    for (int32_t i = 0; i < claim->laws && !t.right; i++) {
        const struct comparison *c = &claim->law[i];
        if (!conditions_hold(law, &c->when, on)) continue;
        struct trial one = { .slot = no_slot, .first = DATE_NEVER };
        try_parameters(law, claim, c, q, on, &one);
        try_sum(law, claim, c, q, on, &one);
        if (c->has_since && q->counted == COUNT_date) {
            one.known = true;
            one.first = first_day_of(law, &c->since);
            one.right = one.first == q->value;
            one.parameter = c->since.parameter; one.slot = one.parameter->slot; one.value = c->since.value;
        }
        try_rule(law, claim, c, q, on, &one);
        if (one.right || !t.known) { bool known = t.known; t = one; t.known |= known; }
    }
    return t;
}

/* ---- the days on which the law changed ---- */

enum { DAYS_MOST = 1024 };
struct changes { date day[DAYS_MOST]; int32_t count; };

static void add_changes(struct changes *c, const struct law *law, const struct law_parameter *p)
{
    for (int32_t k = 0; k < p->key_count && !p->by_birth_date; k++) {
        date day = LAW_FIRST;
        for (const struct law_row *row; c->count < DAYS_MOST && (row = law_next_row(law, (uint32_t)(p->slot + k), &day));) {
            bool there = false;
            for (int32_t i = 0; i < c->count && !there; i++) there = c->day[i] == row->from;
            if (!there) c->day[c->count++] = row->from;
        }
    }
}

static int by_day(const void *a, const void *b) { date x = *(const date *)a, y = *(const date *)b; return (x > y) - (x < y); }

static void changes_of(struct changes *c, const struct law *law, const struct claim *claim)
{
    c->count = 0;
    for (int32_t i = 0; i < claim->laws; i++) {
        const struct comparison *one = &claim->law[i];
        for (int32_t k = 0; k < one->any_count; k++) add_changes(c, law, one->any[k]);
        for (int32_t k = 0; k < one->sum_count; k++) add_changes(c, law, one->sum[k]);
        for (int32_t k = 0; k < one->when.count; k++) add_changes(c, law, one->when.condition[k].parameter);
    }
    for (int32_t k = 0; k < claim->wrong.count; k++) add_changes(c, law, claim->wrong.condition[k].parameter);
    qsort(c->day, (size_t)c->count, sizeof *c->day, by_day);
}

/* ---- verdicts ---- */

static date since_of(const struct law *law, uint32_t slot, date on)
{
    const struct law_row *row = slot == no_slot ? NULL : law_row_on(law, slot, on);
    return row ? row->from : DATE_NEVER;
}

/* When was it right before that day: the last day on which it was. DATE_NEVER: never. */
static date right_until(const struct law *law, const struct claim *claim, const struct quantity_said *q, date on, struct trial *then)
{
    struct changes all;
    changes_of(&all, law, claim);
    for (int32_t i = all.count - 1; i >= 0; i--) {
        if (all.day[i] >= on) continue;
        struct trial t = try_on(law, claim, q, all.day[i]);
        if (!t.right) continue;
        *then = t;
        const struct law_row *row = t.slot == no_slot ? NULL : law_row_on(law, t.slot, all.day[i]);
        date until = i + 1 < all.count ? all.day[i + 1] - 1 : on - 1;
        if (row && row->until < until) until = row->until;
        return until < on ? until : on - 1;
    }
    return DATE_NEVER;
}

struct judged judge_number(const struct law *law, const struct claim *claim, const struct quantity_said *q, date on, const date *others, int32_t other_count)
{
    struct trial t = try_on(law, claim, q, on), then = t;
    struct judged j = { .known = t.known, .right = t.right, .parameter = t.parameter, .slot = t.slot, .value = t.value, .term = t.term, .until = DATE_NEVER, .since = t.first != DATE_NEVER ? t.first : since_of(law, t.slot, on),
                        .verdict = CHECK_fout };
    for (int32_t i = 0; i < other_count && !j.right; i++) j.right = try_on(law, claim, q, others[i]).right;
    if (j.right) return j;
    j.until = right_until(law, claim, q, on, &then);
    if (j.until != DATE_NEVER) {
        j.known = true;
        j.verdict = CHECK_verouderd;
        bool same_kind = then.parameter && t.parameter && (then.parameter->key_count > 1 || claim->law[0].any_count > 1);
        if (t.known && same_kind) { j.parameter = then.parameter; j.slot = then.slot; j.since = since_of(law, then.slot, on); }
        if (!t.known) { j.parameter = NULL; j.since = DATE_NEVER; }
        return j;
    }
    /* "younger than 18 do not count" holds as well where the law says 27. */
    if (claim->otherwise < 0 || (q->counted == COUNT_age && q->below && t.less)) { j.known = false; return j; }
    j.verdict = (enum check_verdict)claim->otherwise;
    return j;
}

struct judged judge_statement(const struct law *law, const struct claim *claim, date on)
{
    struct judged j = { .known = conditions_hold(law, &claim->wrong, on), .slot = no_slot, .verdict = CHECK_fout, .since = DATE_NEVER, .until = DATE_NEVER };
    if (!j.known || !claim->wrong.count) return j;
    const struct law_condition *c = &claim->wrong.condition[0];
    struct changes all;
    changes_of(&all, law, claim);
    j.parameter = c->parameter;
    j.slot = c->parameter->slot;
    j.since = since_of(law, j.slot, on);
    for (int32_t i = 0; i < all.count; i++) {
        if (all.day[i] >= on || conditions_hold(law, &claim->wrong, all.day[i]) || law_value(law, j.slot, all.day[i]) == LAW_UNKNOWN) continue;
        j.verdict = CHECK_verouderd;
        if (j.since != DATE_NEVER) j.until = j.since - 1;
    }
    return j;
}

/* ---- in words ---- */

/* {parameter} becomes its value on the day. */
static void put_template(struct text *out, const struct law *law, const char *template, date on, int language)
{
    for (const char *at = template; *at; at++) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        const struct law_parameter *p = close ? law_find_parameter(&law_book, at + 1, (size_t)(close - at - 1)) : NULL;
        if (!p) { text_char(out, *at); continue; }
        explain_parameter(out, p, law_value(law, (uint32_t)(p->slot + p->key_count - 1), on), language);
        at = close;
    }
}

static void put_value(struct text *out, const struct law *law, const struct law_parameter *p, uint32_t slot, date on, int language)
{
    int64_t value = law_value(law, slot, on);
    explain_parameter(out, p, value, language);
    text_put(out, " (");
    text_put(out, p->label[language]);
    if (p->key_count > 1) { text_put(out, ", "); struct text name = { 0 }; law_put_name(&name, p, slot); text_put(out, text_string(&name)); text_free(&name); }
    text_char(out, ')');
}

/* All values that would have been right today. */
static void put_allowed(struct text *out, const struct law *law, const struct claim *claim, const struct judged *j, date on, int language)
{
    int32_t shown = 0;
    if (j->term) { explain_value(out, j->term, &j->value, language); text_put(out, " ("); text_put(out, j->term->label[language]); text_char(out, ')'); return; }
    for (int32_t i = 0; i < claim->laws && shown < 5; i++) {
        const struct comparison *c = &claim->law[i];
        if (!conditions_hold(law, &c->when, on)) continue;
        if (c->has_since) { explain_date(out, j->since, language); text_put(out, " ("); text_put(out, c->since.parameter->label[language]); text_char(out, ')'); return; }
        for (int32_t k = 0; k < c->any_count && shown < 5; k++, shown++) {
            if (shown) text_put(out, language ? "; or " : "; of ");
            put_value(out, law, c->any[k], (uint32_t)(c->any[k]->slot + c->any[k]->key_count - 1), on, language);
        }
        if (claim->compare != COMPARE_is || c->any_count == 1) return;
    }
}

void judge_say(struct text *out, const struct law *law, const struct claim *claim, const struct judged *j, date on, int language)
{
    if (claim->counts) {
        bool past = j->verdict == CHECK_verouderd;
        if (!j->parameter && !j->term && past) text_put(out, language ? "The law no longer has this." : "De wet kent dit niet meer.");
        else {
            text_put(out, language ? "The law says " : "De wet zegt ");
            if (past && j->parameter && !j->term) put_value(out, law, j->parameter, j->slot, on, language); else put_allowed(out, law, claim, j, on, language);
            if (j->since != DATE_NEVER && !j->term && !claim->law[0].has_since) { text_put(out, language ? ", since " : ", sinds "); explain_date(out, j->since, language); }
            text_char(out, '.');
        }
    } else put_template(out, law, claim->says[language], on, language);
    if (j->verdict == CHECK_verouderd && j->until != DATE_NEVER) {
        text_put(out, language ? " What it says was right up to and including " : " Wat er staat, klopte tot en met ");
        explain_date(out, j->until, language);
        text_char(out, '.');
    }
    if (claim->note[language]) { text_char(out, ' '); put_template(out, law, claim->note[language], on, language); }
}
