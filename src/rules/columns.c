/* SPDX-License-Identifier: EUPL-1.2 */
/* columns.c: columns of facts checked and laid as structs of rows, a block at a time, for a rule to decide. */
#include "rules/decide.h"

#include <string.h>

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

/* Fewer values than half of all: then for every value outside a difference with one of the bounds has the top bit, also where it wraps, and for none within. */
static bool is_narrow(struct bounds b) { return b.least <= b.most && (int64_t)b.most - b.least <= INT32_MAX; }

/* Whether a whole column is in range, the usual case: plain comparisons without a branch, which the compiler turns into vectors. */
static bool column_fits(const struct term *term, const void *values, struct bounds b, size_t n)
{
    if (term->kind == KIND_code || !is_narrow(b)) return false;
    int64_t wrong = 0;
    uint32_t outside = 0, broken = 0;
    if (term->kind == KIND_euro) {
        const money *v = values;
        for (size_t i = 0; i < n; i++) wrong |= (int64_t)((v[i] < term->min) | (v[i] > term->max));
        return !wrong;
    }
    const int32_t *v = values;
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
    } else if (term->kind == KIND_code) {
        const int32_t *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)!term_has_code(term, v[i]);
    } else {
        const int32_t *v = values;
        for (size_t i = 0; i < n; i++) bad[i] |= (uint8_t)(((v[i] < b.least) | (v[i] > b.most)) & (v[i] != b.never));
        if (term->whole) for (size_t i = 0; i < n; i++) bad[i] |= (v[i] % 1000 != 0) & (v[i] != b.never);
    }
}

/* The status of rows where the column is given and wrong is no longer 0. */
static void refuse_wrong(const struct column *column, const uint8_t *wrong, uint8_t *status, size_t n)
{
    for (size_t i = 0; i < n; i++) status[i] = (uint8_t)(status[i] | (wrong[i] & (column->given ? column->given[i >> 3] >> (i & 7) & 1 : 1)));
}

/* Range of one column. */
static void check_column(const struct term *term, const struct column *column, date first, date last, uint8_t *status, size_t n)
{
    struct bounds bounds = bounds_of(term, first, last);
    if (column_fits(term, column->values, bounds, n)) return;
    uint8_t wrong[BLOCK] = { 0 };
    mark_column(term, column->values, bounds, wrong, n);
    refuse_wrong(column, wrong, status, n);
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

/* One column of single values into the structs of its rows: plain strided stores, so that a rule finds each fact where it looks for it. */
static void gather(const struct term *term, const void *values, char *at, size_t stride, size_t n)
{
    const money *v = values;
    if (term->kind == KIND_euro) for (size_t i = 0; i < n; i++) memcpy(at + i * stride, &v[i], sizeof *v);
    else gather_small(at, stride, values, n);
}

/* ---- lists ---- */

/* An element of a list in words of 32 bits, four side by side: for each word its bounds, and the top bit where it has them. */
enum { FOURS = 2, WORDS = 4 * FOURS };
typedef uint32_t four __attribute__((vector_size(16)));
typedef int32_t signed_four __attribute__((vector_size(16)));
struct element { four least[FOURS], most[FOURS], bound[FOURS]; };

/* Elements taken at a time, there or not: then the length of most lists decides no branch. A list holds a whole number of times so many. */
enum { TOGETHER = 4 };

/* False for an element of another shape: single values, parts wider than a word, or more to it than bounds. */
static bool element_of(const struct term *list, struct element *element)
{
    uint32_t least[WORDS] = { 0 }, most[WORDS] = { 0 }, bound[WORDS] = { 0 };
    if (list->scalar_items || list->item_size % sizeof(four) || list->item_size > sizeof least || list->max % TOGETHER) return false;
    for (int32_t k = 0; k < list->part_count; k++) {
        const struct term *part = list->parts[k].term;
        struct bounds b = bounds_of(part, INT32_MIN, INT32_MAX);
        if (part->kind == KIND_euro || part->kind == KIND_code || part->whole || !is_narrow(b)) return false;
        uint32_t word = list->parts[k].offset / (uint32_t)sizeof *least;
        least[word] = (uint32_t)b.least;
        most[word] = (uint32_t)b.most;
        bound[word] = (uint32_t)1 << 31;
    }
    memcpy(element->least, least, sizeof least);
    memcpy(element->most, most, sizeof most);
    memcpy(element->bound, bound, sizeof bound);
    return true;
}

/* A list is as long as it says only when it may be so long. */
static int32_t list_length(const struct term *list, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    return n >= list->min && n <= list->max ? n : -1;
}

/* One element copied; where it is there, what is out of bounds in it has the top bit. */
ALWAYS_INLINE void take_element(const struct element *e, size_t fours, const char *from, char *to, signed_four there, four outside[FOURS])
{
    for (size_t j = 0; j < fours; j++) {
        four word;
        memcpy(&word, from + j * sizeof word, sizeof word);
        memcpy(to + j * sizeof word, &word, sizeof word);
        outside[j] |= ((word - e->least[j]) | (e->most[j] - word)) & (four)there;
    }
}

/* Lists of such elements, checked while they are copied. What lies behind the end is copied too, but never looked at; where a part that is there is out of
 * bounds, given or not, the list is looked at again, one by one. */
ALWAYS_INLINE void take_elements(const struct term *list, const struct element *element, size_t fours, const char *v, char *at, size_t stride, uint8_t *wrong, size_t n)
{
    const struct element e = *element;
    const size_t size = term_size(list), skip = list->items_offset, step = fours * sizeof(four);
    for (size_t i = 0; i < n; i++, v += size, at += stride) {
        int32_t length = list_length(list, v), kept = length < 0 ? 0 : length, place = 0;
        four outside[FOURS] = { { 0 }, { 0 } };
        const char *from = v + skip;
        char *to = at + skip;
        memcpy(at, &kept, sizeof kept);
        do {
            const signed_four left = kept - place - (signed_four){ 0 };
            take_element(&e, fours, from, to, left > 0, outside);
            take_element(&e, fours, from + step, to + step, left > 1, outside);
            take_element(&e, fours, from + 2 * step, to + 2 * step, left > 2, outside);
            take_element(&e, fours, from + 3 * step, to + 3 * step, left > 3, outside);
            place += TOGETHER;
            from += TOGETHER * step;
            to += TOGETHER * step;
        } while (RARELY(place < kept));
        uint64_t half[2];
        outside[0] = (outside[0] & e.bound[0]) | (outside[1] & e.bound[1]);
        memcpy(half, outside, sizeof half);
        wrong[i] = length < 0 || ((half[0] | half[1]) && !term_accepts(list, v));
    }
}
/* The same for lists of any other shape. */
static void take_any(const struct term *list, const char *v, char *at, size_t stride, uint8_t *wrong, size_t n)
{
    size_t size = term_size(list);
    for (size_t i = 0; i < n; i++, v += size, at += stride) {
        int32_t length = list_length(list, v), kept = length < 0 ? 0 : length;
        wrong[i] = !term_accepts(list, v);
        memcpy(at, &kept, sizeof kept);
        memcpy(at + list->items_offset, v + list->items_offset, (size_t)kept * list->item_size);
    }
}

static void take_lists(const struct term *list, const struct column *column, char *at, size_t stride, uint8_t *status, size_t n, struct terms_room *room)
{
    struct element element;
    uint8_t wrong[BLOCK];
    if (!element_of(list, &element)) take_any(list, column->values, at, stride, wrong, n);
    else if (list->item_size == sizeof(four)) take_elements(list, &element, 1, column->values, at, stride, wrong, n);
    else take_elements(list, &element, 2, column->values, at, stride, wrong, n);
    refuse_wrong(column, wrong, status, n);
    room->apart = term_size(list);
    room->ahead = (uintptr_t)column->values + n * room->apart;
}

/* ---- rows ---- */

static void mark_given(char *facts, size_t stride, uint32_t fact, const uint8_t *given, size_t n)
{
    for (size_t i = 0; i < n; i += 8) {
        uint64_t bits = given[i >> 3];
        size_t rows = n - i < 8 ? n - i : 8;
        for (size_t k = 0; k < rows; k++) ((struct facts_head *)(void *)(facts + (i + k) * stride))->given |= (bits >> k & 1) << fact;
    }
}

/* Under a law whose options hang on the day of the case: each row has a law of its own, and shares nothing with the row before. */
static __attribute__((noinline, cold)) void rows_apart(const struct rule *rule, const struct law *law, const char *facts, char *outcomes, uint8_t *status, size_t n, struct terms_room *room)
{
    for (size_t i = 0; i < n; i++, facts += rule->facts_size, outcomes += rule->outcome_size) {
        struct law of_day = *law;
        if (!status[i]) of_day = law_for(rule, law, facts);
        room->last = NULL;
        memset(room->key, 0, sizeof room->key);
        rule->rows(&of_day, facts, outcomes, &status[i], 1, room);
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
        const struct term *term = rule->facts[k].term;
        char *at = facts + rule->facts[k].offset;
        if (columns[k].given) mark_given(facts, rule->facts_size, k, columns[k].given, n);
        if (term->kind == KIND_list) { take_lists(term, &columns[k], at, rule->facts_size, status, n, room); continue; }
        struct law_period allowed = k == rule->reference ? covered_values(term, period) : (struct law_period){ INT32_MIN, INT32_MAX };
        check_column(term, &columns[k], allowed.from, allowed.until, status, n);
        gather(term, columns[k].values, at, rule->facts_size, n);
    }
    if (RARELY(law->dated)) rows_apart(rule, law, facts, outcomes, status, n, room);
    else rule->rows(law, facts, outcomes, status, n, room);
}

void decide_columns(const struct rule *rule, const struct law *law, const struct column *columns, void *outcomes, uint8_t *status, size_t n)
{
    _Alignas(16) char facts[BLOCK_BYTES];
    struct terms_room room;
    uint32_t fact_count = rule->fact_count < 64 ? rule->fact_count : 64;
    size_t most = BLOCK_BYTES / rule->facts_size & ~(size_t)7;
    if (most > BLOCK) most = BLOCK;
    struct law_period period = law_coverage(law, rule->name);
    room.ahead = room.apart = 0;
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
