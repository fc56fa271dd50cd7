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
    if (term->kind == KIND_code) return term_has_code(term, value);
    if (term->kind == KIND_date && value == DATE_NEVER) return term->may_be_never;
    if (term->may_be_unrecorded && value == PERCENT_UNRECORDED) return true;
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

/* A rule about a year has that year as its reference: the day is its first. */
static date first_day(const struct term *term, int64_t value) { return term->kind == KIND_whole ? date_of((int32_t)value, 1, 1) : (date)value; }

date facts_day(const struct rule *rule, const void *facts)
{
    const struct field *field = &rule->facts[rule->reference];
    return first_day(field->term, term_plain(field->term, (const char *)facts + field->offset));
}

/* The values of the reference fact whose day is covered. */
static struct law_period covered_values(const struct term *term, struct law_period period)
{
    if (term->kind != KIND_whole) return period;
    struct civil from = civil_of(period.from);
    return (struct law_period){ from.year + (from.month + from.day > 2), civil_of(period.until).year };
}

static void tell_coverage(struct problems *problems, const struct term *term, int64_t value, struct law_period period)
{
    struct law_period allowed_values = covered_values(term, period);
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, term->kind == KIND_whole ? (language ? "a year from " : "een jaar van ") : language ? "a day from " : "een dag van ");
        term_put_plain(&text, term, allowed_values.from, false);
        text_put(&text, language ? " to " : " t/m ");
        term_put_plain(&text, term, allowed_values.until, false);
        text_put(&text, language ? " (the law that was read for this rule)" : " (het recht dat voor deze regel is gelezen)");
        text_string(&text);
    }
    blame(problems, term, value, allowed[0], allowed[1]);
}

/* Everything that is out of range, as a set of facts. A fact that the rule does not have comes out as its bit: it cannot be named. */
static uint64_t facts_out_of_range(const struct rule *rule, const void *facts, struct problems *problems)
{
    uint64_t outside = 0;
    for (uint64_t left = facts_head(facts)->given; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        if (fact >= rule->fact_count) return outside | left;
        const struct term *term = rule->facts[fact].term;
        const char *at = (const char *)facts + rule->facts[fact].offset;
        bool fits = term->kind == KIND_list ? list_in_range(term, at) : in_range(term, term_plain(term, at));
        if (fits) continue;
        outside |= left & -left;
        if (!problems) continue;
        char allowed[2][200];
        put_allowed(allowed, term);
        blame(problems, term, term->kind == KIND_list ? 0 : term_plain(term, at), allowed[0], allowed[1]);
    }
    return outside;
}

/* Contradictions between the facts that are in range: a rule never sees the others, for the length of a list could lead it anywhere. */
static __attribute__((noinline, cold)) void tell_other_contradictions(const struct rule *rule, const void *facts, uint64_t outside, struct problems *problems)
{
    struct case_room in_range_only;
    memcpy(&in_range_only, facts, rule->facts_size);
    ((struct facts_head *)(void *)&in_range_only)->given &= ~outside;
    rule->consistent(problems, &in_range_only);
}

bool facts_check(const struct rule *rule, const struct law *law, const void *facts, struct problems *problems)
{
    uint64_t given = facts_head(facts)->given, outside = facts_out_of_range(rule, facts, problems);
    bool good = true;
    if (given >> rule->reference & 1) {
        const struct field *field = &rule->facts[rule->reference];
        int64_t value = term_plain(field->term, (const char *)facts + field->offset);
        struct law_period period = law_coverage(law, rule->name), allowed = covered_values(field->term, period);
        if (value < allowed.from || value > allowed.until) {
            good = false;
            if (problems) tell_coverage(problems, field->term, value, period);
        }
    }
    if (!outside) return rule->consistent(problems, facts) && good;
    if (problems) tell_other_contradictions(rule, facts, outside, problems);
    return false;
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
    b.never = term->may_be_never ? DATE_NEVER : term->may_be_unrecorded ? PERCENT_UNRECORDED : b.least;
    return b;
}

/* Whether a whole column is in range, the usual case: plain comparisons without a branch, which the compiler turns into vectors. */
static bool column_fits(const struct term *term, const void *values, struct bounds b, size_t n)
{
    if (term->kind == KIND_list || term->kind == KIND_code || b.least > b.most || (int64_t)b.most - b.least > INT32_MAX) return false;
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

/* Lists of records whose parts are plain 32-bit values, the usual case: bounds once a column, then comparisons without a branch. False for other lists. */
enum { PARTS_PLAIN = 8 };
static bool mark_records(const struct term *list, const char *values, size_t size, uint8_t *bad, size_t n)
{
    struct bounds b[PARTS_PLAIN];
    if (list->scalar_items || list->part_count > PARTS_PLAIN) return false;
    for (int32_t k = 0; k < list->part_count; k++) {
        const struct term *part = list->parts[k].term;
        if (part->whole || (part->kind != KIND_date && part->kind != KIND_answer && part->kind != KIND_word)) return false;
        b[k] = bounds_of(part, INT32_MIN, INT32_MAX);
    }
    for (size_t i = 0; i < n; i++, values += size) {
        int32_t length;
        memcpy(&length, values, sizeof length);
        if (length < list->min || length > list->max) { bad[i] = 1; continue; }
        uint32_t wrong = 0;
        const char *item = values + list->items_offset;
        for (int32_t j = 0; j < length; j++, item += list->item_size) {
            uint32_t given, outside = 0;
            memcpy(&given, item, sizeof given);
            for (int32_t k = 0; k < list->part_count; k++) {
                int32_t v;
                memcpy(&v, item + list->parts[k].offset, sizeof v);
                outside |= (uint32_t)(((v < b[k].least) | (v > b[k].most)) & (v != b[k].never)) << k;
            }
            wrong |= outside & given;
        }
        bad[i] |= wrong != 0;
    }
    return true;
}

/* The rows of one column that are out of range, marked. */
static void mark_column(const struct term *term, const void *values, struct bounds b, uint8_t *bad, size_t n)
{
    if (term->kind == KIND_euro) {
        const money *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)((v[i] < term->min) | (v[i] > term->max));
    } else if (term->kind == KIND_code) {
        const int32_t *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)!term_has_code(term, v[i]);
    } else if (term->kind == KIND_list) {
        uint32_t size = term->items_offset + (uint32_t)term->max * term->item_size;
        if (mark_records(term, values, size, bad, n)) return;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)!list_in_range(term, (const char *)values + i * size);
    } else {
        const int32_t *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)(((v[i] < b.least) | (v[i] > b.most)) & (v[i] != b.never));
        if (term->whole) for (size_t i = 0; i < n; i++) bad[i] |= (v[i] % 1000 != 0) & (v[i] != b.never);
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

/* Of a list only the elements that are there; a length out of range has been marked by the check before. */
static void gather_lists(const struct term *list, char *at, size_t stride, const char *v, size_t size, size_t n)
{
    for (size_t i = 0; i < n; i++, at += stride, v += size) {
        int32_t length;
        memcpy(&length, v, sizeof length);
        bool fits = length >= 0 && length <= list->max;
        memcpy(at, v, fits ? list->items_offset + (size_t)length * list->item_size : sizeof length);
    }
}

/* One column into the structs of its rows: plain strided stores, so that a rule finds each fact where it looks for it. */
static void gather(const struct rule *rule, uint32_t fact, const struct column *column, char *facts, size_t n)
{
    size_t stride = rule->facts_size, size = term_size(rule->facts[fact].term);
    char *at = facts + rule->facts[fact].offset;
    const char *v = column->values;
    if (size == sizeof(int32_t)) gather_small(at, stride, column->values, n);
    else if (rule->facts[fact].term->kind == KIND_list) gather_lists(rule->facts[fact].term, at, stride, v, size, n);
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
        struct law_period allowed = reference ? covered_values(rule->facts[k].term, period) : (struct law_period){ INT32_MIN, INT32_MAX };
        check_column(rule->facts[k].term, &columns[k], allowed.from, allowed.until, status, n);
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
