/* SPDX-License-Identifier: EUPL-1.2 */
/* decide.c: checks around a rule, so that a rule itself only ever sees facts that can be. */
#include "rules/decide.h"

#include <string.h>
#include "rules/registry.h"

const char *const status_names[STATUSES] = { "vastgesteld", "onbekend", "onbekend", "ongeldig" };

const char *status_reason(enum status status)
{
    static const char *const reasons[STATUSES] = { "", "feit-ontbreekt", "parameter-ontbreekt", "ongeldige-invoer" };
    return reasons[status];
}

/* ---- blame ---- */

static void put_allowed(char allowed[2][200], const struct term *term)
{
    for (int language = 0; language < 2; language++) {
        struct text text = { allowed[language], 0, 200, true, false };
        term_put_allowed(&text, term, language);
        text_string(&text);
    }
}

static void blame(struct problems *problems, const struct term *term, int64_t value, const char *nl, const char *en)
{
    char shown[40];
    struct text text = TEXT_IN(shown);
    if (term->kind == KIND_list) text_put(&text, "[...]"); else term_put_plain(&text, term, value, false);
    problem_add(problems, 0, term->name, text.data, text.size, nl, en);
}

void tell_order(struct problems *problems, int first, date first_value, int second, date second_value)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "not before " : "niet vóór ");
        text_put(&text, glossary[first].name);
        text_put(&text, " (");
        text_date(&text, first_value);
        text_put(&text, ")");
        text_string(&text);
    }
    blame(problems, &glossary[second], second_value, allowed[0], allowed[1]);
}

void tell_excluded(struct problems *problems, int term, int64_t value, const char *nl, const char *en) { blame(problems, &glossary[term], value, nl, en); }

void tell_unknown_fact(const struct rule *rule, const char *name, size_t size, int32_t line, struct problems *problems)
{
    const char *nearest = rule_nearest(rule, name, size);
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a fact of this rule" : "een feit van deze regel");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest); text_char(&text, '?'); }
        text_string(&text);
    }
    problem_add(problems, line, "feit", name, size, allowed[0], allowed[1]);
}

/* ---- ranges ---- */

static bool in_range(const struct term *term, int64_t value)
{
    if (term->kind == KIND_answer) return value == ja || value == nee;
    if (term->kind == KIND_date && value == DATE_NEVER) return term->may_be_never;
    return value >= term->min && value <= term->max && !(term->whole && value % 1000);
}

static bool list_in_range(const struct term *list, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    if (n < list->min || n > list->max) return false;
    for (int32_t i = 0; i < n; i++) {
        const char *item = at + list->items_offset + (size_t)i * list->item_size;
        uint32_t given = 1;
        if (!list->scalar_items) memcpy(&given, item, sizeof given);
        for (int32_t k = 0; k < list->part_count; k++)
            if ((given >> k & 1) && !in_range(list->parts[k].term, term_plain(list->parts[k].term, item + list->parts[k].offset))) return false;
    }
    return true;
}

static void tell_coverage(struct problems *problems, const struct term *term, date day, struct law_period period)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a day from " : "een dag van ");
        text_date(&text, period.from);
        text_put(&text, language ? " to " : " t/m ");
        text_date(&text, period.until);
        text_put(&text, language ? " (the law that was read for this rule)" : " (het recht dat voor deze regel is gelezen)");
        text_string(&text);
    }
    blame(problems, term, day, allowed[0], allowed[1]);
}

bool facts_check(const struct rule *rule, const struct law *law, const void *facts, struct problems *problems)
{
    bool good = true;
    uint64_t given = facts_head(facts)->given;
    for (uint64_t left = given; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        if (fact >= rule->fact_count) return false;
        const struct term *term = rule->facts[fact].term;
        const char *at = (const char *)facts + rule->facts[fact].offset;
        bool fits = term->kind == KIND_list ? list_in_range(term, at) : in_range(term, term_plain(term, at));
        if (fits) continue;
        good = false;
        if (!problems) continue;
        char allowed[2][200];
        put_allowed(allowed, term);
        blame(problems, term, term->kind == KIND_list ? 0 : term_plain(term, at), allowed[0], allowed[1]);
    }
    if (given >> rule->reference & 1) {
        date day = (date)term_plain(rule->facts[rule->reference].term, (const char *)facts + rule->facts[rule->reference].offset);
        struct law_period period = law_coverage(law, rule->name);
        if (day < period.from || day > period.until) {
            good = false;
            if (problems) tell_coverage(problems, rule->facts[rule->reference].term, day, period);
        }
    }
    return rule->consistent(problems, facts) && good;
}

/* ---- deciding ---- */

static void tell_too_large(struct problems *problems)
{
    problem_add(problems, 0, "feiten", NULL, 0, "bedragen waarmee exact te rekenen is; deze zijn te groot", "amounts that can be computed exactly; these are too large");
}

enum status decide_case(const struct rule *rule, const struct law *law, const void *facts, void *outcome, struct reasoning *reasoning, struct problems *problems)
{
    struct outcome_head *head = outcome;
    head->settled = head->none = 0;
    if (!facts_check(rule, law, facts, problems)) return ONGELDIG;
    enum status status = rule->decide(reasoning, law, facts, outcome);
    if (status == ONGELDIG) { head->settled = 0; tell_too_large(problems); }
    if (reasoning && reasoning->overflow) {
        head->settled = 0;
        status = ONGELDIG;
        problem_add(problems, 0, "stappen", NULL, 0, "een redenering die in het geheugen past", "a reasoning that fits in memory");
    }
    return status;
}

enum status outcome_status(enum status of_case, const void *outcome, uint32_t which)
{
    if (of_case == ONGELDIG) return ONGELDIG;
    return outcome_head(outcome)->settled >> which & 1 ? VASTGESTELD : of_case;
}

enum { BLOCK = 128, BLOCK_BYTES = 1 << 15 };    /* rows of a block: a multiple of 8, so that bitmaps split on whole bytes; small enough to stay in the nearest cache */

/* The bounds of a column of 32-bit values: those of the term, and for the reference date also the days covered. */
struct bounds { int32_t least, most, never; };

static struct bounds bounds_of(const struct term *term, date first, date last)
{
    struct bounds b = { term->kind == KIND_answer ? nee : (int32_t)term->min, term->kind == KIND_answer ? ja : (int32_t)term->max, 0 };
    if (first > b.least) b.least = first;
    if (last < b.most) b.most = last;
    b.never = term->may_be_never ? DATE_NEVER : b.least;
    return b;
}

/* Whether a whole column is in range, the usual case: plain comparisons without a branch, which the compiler turns into vectors. */
static bool column_fits(const struct term *term, const void *values, struct bounds b, size_t n)
{
    if (term->kind == KIND_list || b.least > b.most || (int64_t)b.most - b.least > INT32_MAX) return false;
    int64_t wrong = 0;
    uint32_t outside = 0, broken = 0;
    if (term->kind == KIND_euro) {
        const money *v = values;
        for (size_t i = 0; i < n; i++) wrong |= (int64_t)((v[i] < term->min) | (v[i] > term->max));
        return !wrong;
    }
    const int32_t *v = values;
    /* In range: neither difference is negative. Out of range: at least one has the top bit, also where it wraps, for the range is less than half of all. */
    uint32_t least = (uint32_t)b.least, most = (uint32_t)b.most;
    for (size_t i = 0; i < n; i++) outside |= ((uint32_t)v[i] - least) | (most - (uint32_t)v[i]);
    if (term->whole) for (size_t i = 0; i < n; i++) broken |= (uint32_t)v[i] % 1000 != 0;      /* what is below 0 is outside already */
    return !(outside >> 31) && !broken;
}

/* The rows of one column that are out of range, marked. */
static void mark_column(const struct term *term, const void *values, struct bounds b, uint8_t *bad, size_t n)
{
    if (term->kind == KIND_euro) {
        const money *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)((v[i] < term->min) | (v[i] > term->max));
    } else if (term->kind == KIND_list) {
        uint32_t size = term->items_offset + (uint32_t)term->max * term->item_size;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)!list_in_range(term, (const char *)values + i * size);
    } else {
        const int32_t *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)(((v[i] < b.least) | (v[i] > b.most)) & (v[i] != b.never));
        if (term->whole) for (size_t i = 0; i < n; i++) bad[i] |= v[i] % 1000 != 0;
    }
}

/* Range of one column: the status of rows where it is given and out of range is no longer 0. */
static void check_column(const struct term *term, const struct column *column, date first, date last, uint8_t *status, size_t n)
{
    struct bounds bounds = bounds_of(term, first, last);
    if (column_fits(term, column->values, bounds, n)) return;
    uint8_t wrong[BLOCK] = { 0 };
    mark_column(term, column->values, bounds, wrong, n);
    for (size_t i = 0; i < n; i++) status[i] = (uint8_t)(status[i] | (wrong[i] & (column->given ? column->given[i >> 3] >> (i & 7) & 1 : 1)));
}

/* Values of 32 bits into the structs of their rows, four rows at a time. */
static void gather_small(char *at, size_t stride, const int32_t *v, size_t n)
{
    size_t fours = n & ~(size_t)3;
    for (const int32_t *end = v + fours; v != end; v += 4, at += 4 * stride) {
        memcpy(at, &v[0], sizeof *v);
        memcpy(at + stride, &v[1], sizeof *v);
        memcpy(at + 2 * stride, &v[2], sizeof *v);
        memcpy(at + 3 * stride, &v[3], sizeof *v);
    }
    for (size_t i = 0; i < n - fours; i++) memcpy(at + i * stride, &v[i], sizeof *v);
}

/* One column into the structs of its rows: plain strided stores, so that a rule finds each fact where it looks for it. */
static void gather(const struct rule *rule, uint32_t fact, const struct column *column, char *facts, size_t n)
{
    size_t stride = rule->facts_size, size = term_size(rule->facts[fact].term);
    char *at = facts + rule->facts[fact].offset;
    const char *v = column->values;
    if (size == sizeof(int32_t)) gather_small(at, stride, column->values, n);
    else if (size == sizeof(money)) for (size_t i = 0; i < n; i++, at += stride, v += sizeof(money)) memcpy(at, v, sizeof(money));
    else for (size_t i = 0; i < n; i++, at += stride, v += size) memcpy(at, v, size);
    if (!column->given) return;
    for (size_t i = 0; i < n; i += 8) {
        uint64_t bits = column->given[i >> 3];
        size_t rows = n - i < 8 ? n - i : 8;
        for (size_t k = 0; k < rows; k++) ((struct facts_head *)(void *)(facts + (i + k) * stride))->given |= (bits >> k & 1) << fact;
    }
}

static void decide_block(const struct rule *rule, const struct law *law, struct law_period period, const struct column *columns, char *facts, void *outcomes,
                         uint8_t *status, size_t n, struct terms_room *room)
{
    uint32_t fact_count = rule->fact_count < 64 ? rule->fact_count : 64;      /* DECLARE_RULE sees to it; the compiler does not know */
    uint64_t always = 0;
    memset(status, 0, n);
    for (uint32_t k = 0; k < fact_count; k++) always |= (uint64_t)(columns[k].values && !columns[k].given) << k;
    for (size_t i = 0; i < n; i++) *(struct facts_head *)(void *)(facts + i * rule->facts_size) = (struct facts_head){ always, 0 };
    for (uint32_t k = 0; k < fact_count; k++) {
        if (!columns[k].values) continue;
        bool reference = k == rule->reference;
        check_column(rule->facts[k].term, &columns[k], reference ? period.from : INT32_MIN, reference ? period.until : INT32_MAX, status, n);
        gather(rule, k, &columns[k], facts, n);
    }
    rule->rows(law, facts, outcomes, status, n, room);
}

void decide_columns(const struct rule *rule, const struct law *law, const struct column *columns, void *outcomes, uint8_t *status, size_t n)
{
    _Alignas(16) char facts[BLOCK_BYTES];
    struct terms_room room;
    uint32_t fact_count = rule->fact_count < 64 ? rule->fact_count : 64;
    size_t most = BLOCK_BYTES / rule->facts_size & ~(size_t)7;
    if (most > BLOCK) most = BLOCK;
    struct law_period period = law_coverage(law, rule->name);
    room.last = NULL;
    memset(room.key, 0, sizeof room.key);
    memset(facts, 0, (n < most ? n : most) * rule->facts_size);     /* what is not given is the same in every row, so that equal keys are seen to be equal */
    for (size_t at = 0; at < n; at += most) {
        size_t rows = n - at < most ? n - at : most;
        struct column block[64];
        for (uint32_t k = 0; k < fact_count; k++) {
            block[k].values = columns[k].values ? (const char *)columns[k].values + at * term_size(rule->facts[k].term) : NULL;
            block[k].given = columns[k].given ? columns[k].given + at / 8 : NULL;
        }
        decide_block(rule, law, period, block, facts, (char *)outcomes + at * rule->outcome_size, status + at, rows, &room);
    }
}
