/* SPDX-License-Identifier: EUPL-1.2 */
/* candidates.c: from what a rule read of the law, the values of a fact at which its outcome may turn. */
#include "reason/asking/candidates.h"

#include <string.h>

/* ---- setting facts ---- */

void term_store(const struct term *term, void *at, int64_t value)
{
    int32_t small = (int32_t)value;
    if (term->kind == KIND_euro) memcpy(at, &value, sizeof value); else memcpy(at, &small, sizeof small);
}

void fact_put(const struct rule *rule, void *facts, uint32_t fact, struct value value)
{
    const struct field *field = &rule->facts[fact];
    struct facts_head *head = facts;
    char *at = (char *)facts + field->offset;
    if (value.list) memcpy(at, value.list, term_size(field->term)); else term_store(field->term, at, value.plain);
    head->given |= (uint64_t)1 << fact;
    head->unknown &= ~((uint64_t)1 << fact);
}

void fact_take_away(void *facts, uint32_t fact)
{
    struct facts_head *head = facts;
    head->given &= ~((uint64_t)1 << fact);
    head->unknown &= ~((uint64_t)1 << fact);
}

/* ---- what was read of the law ---- */

static void see_day(struct seen *seen, date day)
{
    if (day < LAW_FIRST || day > LAW_LAST) return;
    for (int32_t i = 0; i < seen->days; i++) if (seen->day[i] == day) return;
    if (seen->days == SEEN_DAYS) { seen->full = true; return; }
    seen->day[seen->days++] = day;
}

static void see_span(struct seen *seen, enum law_unit unit, int64_t length)
{
    if (length == LAW_UNKNOWN || length < 0 || length > 40000) return;
    for (int32_t i = 0; i < seen->spans; i++) if (seen->span[i].unit == unit && seen->span[i].length == length) return;
    if (seen->spans == SEEN_SPANS) { seen->full = true; return; }
    seen->span[seen->spans++] = (struct span){ unit, (int32_t)length };
}

static bool see_amount(struct seen *seen, enum law_unit unit, int64_t value)
{
    if (value == LAW_UNKNOWN) return false;
    for (int32_t i = 0; i < seen->amounts; i++) if (seen->amount[i].unit == unit && seen->amount[i].value == value) return false;
    if (seen->amounts == SEEN_AMOUNTS) { seen->full = true; return false; }
    seen->amount[seen->amounts++] = (struct amount){ unit, value };
    return true;
}

static bool is_span(enum law_unit unit) { return unit == UNIT_years || unit == UNIT_months || unit == UNIT_weeks || unit == UNIT_days; }

/* The first day behind a stretch of days in which no parameter changes. */
static date end_of_stretch(const struct law *law, date day)
{
    date last = day, beyond = LAW_LAST + 1;
    while (beyond - last > 1) {
        date middle = last + (beyond - last) / 2;
        if (law_epoch(law, middle) == law_epoch(law, day)) last = middle; else beyond = middle;
    }
    return beyond;
}

static bool is_known(const struct law_row *row) { return row && row->value != LAW_UNKNOWN; }

/* A parameter seen for the first time: the days on which it begins to say something else, and every length that it ever had. Amounts change each half-year
 * without turning anything, so of those only the days count on which one becomes known or unknown; a birth date as day always counts. */
static void see_parameter(struct seen *seen, const struct law *law, uint32_t slot)
{
    const struct law_parameter *parameter = law_parameter_of_slot(law->tables->book, slot);
    bool regime = parameter->unit == UNIT_answer || parameter->unit == UNIT_word || parameter->unit == UNIT_date || is_span(parameter->unit) || parameter->by_birth_date;
    const struct law_row *last = NULL;
    for (date day = LAW_FIRST; day <= LAW_LAST; day = end_of_stretch(law, day)) {
        const struct law_row *row = law_row_on(law, slot, day);
        if (row != last && (regime ? !(row && last && row->value == last->value) : is_known(row) != is_known(last))) see_day(seen, day);
        if (row && row != last && is_span(parameter->unit)) see_span(seen, parameter->unit, row->value);
        if (row && row != last && parameter->unit == UNIT_date && row->value != LAW_UNKNOWN) see_day(seen, (date)row->value);
        last = row;
    }
}

void seen_start(struct seen *seen, const struct law *law)
{
    memset(seen, 0, sizeof *seen);
    for (int32_t i = 0; i < law->tables->taken_count; i++) see_day(seen, law->tables->taken[i].from);
}

bool seen_add(struct seen *seen, const struct law *law, const struct reasoning *r)
{
    bool more = false;
    for (int32_t i = 0; i < r->uses; i++) {
        uint32_t slot = r->use[i].slot;
        if (!seen->unit[slot]) {
            seen->unit[slot] = (uint8_t)(law_parameter_of_slot(law->tables->book, slot)->unit + 1);
            see_parameter(seen, law, slot);
            more = true;
        }
        enum law_unit unit = (enum law_unit)(seen->unit[slot] - 1);
        if (unit < UNIT_months) more |= see_amount(seen, unit, law_value(law, slot, r->use[i].day));
    }
    return more;
}

/* ---- points ---- */

static bool fits(const struct term *term, int64_t value)
{
    if (term->kind == KIND_answer) return value == ja || value == nee;
    if (term->kind == KIND_date && value == DATE_NEVER) return term->may_be_never;
    if (term->may_be_unrecorded && value == PERCENT_UNRECORDED) return true;
    return value >= term->min && value <= term->max && !(term->whole && value % 1000);
}

static void add(struct points *p, const struct term *term, int64_t at, bool turn)
{
    if (term->whole && at > term->min) at = at / 1000 * 1000;
    if (fits(term, at) && p->count < POINTS_MOST) p->point[p->count++] = (struct point){ at, turn };
}

/* A threshold: what lies on it may count with either side, so the value behind it is a turn as well. */
static void add_around(struct points *p, const struct term *term, int64_t at)
{
    add(p, term, at, true);
    add(p, term, at + (term->whole ? 1000 : 1), true);
}

static date moved(date day, struct span span, int32_t direction)
{
    int32_t n = direction * span.length;
    switch (span.unit) {
    case UNIT_years:  return add_months(day, 12 * n);
    case UNIT_months: return add_months(day, n);
    case UNIT_weeks:  return day + 7 * n;
    default:          return day + n;
    }
}

/* What comes round every year since a day counts from its last anniversary: the day after the day of the case, in
 * earlier years. */
static void add_anniversaries(struct points *p, const struct rule *rule, const void *facts, uint32_t fact)
{
    enum { YEARS_BACK = 12 };
    if (fact == rule->reference || !(facts_head(facts)->given >> rule->reference & 1)) return;
    date day = facts_day(rule, facts);
    for (int32_t n = 1; n <= YEARS_BACK && day > DATE_FIRST + 40000 / 2; n++) add(p, rule->facts[fact].term, add_months(day, -12 * n) + 1, false);
}

/* The days given, each law day, and every span counted from the days given to both sides. */
static void add_days(struct points *p, const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts, uint32_t fact)
{
    const struct term *term = rule->facts[fact].term;
    struct law_period covered = law_coverage(law, rule->name);
    add(p, term, covered.from, true);           /* so that a run reads the law of the days covered, and what it reads is seen */
    add(p, term, covered.until, false);
    add_anniversaries(p, rule, facts, fact);
    for (int32_t i = 0; i < seen->days; i++) add(p, term, seen->day[i], true);
    for (uint64_t left = facts_head(facts)->given; left; left &= left - 1) {
        uint32_t other = (uint32_t)__builtin_ctzll(left);
        const struct field *field = &rule->facts[other];
        if (other == fact) continue;
        date day = field->term->kind == KIND_date ? (date)term_plain(field->term, (const char *)facts + field->offset) : other == rule->reference ? facts_day(rule, facts) : DATE_NEVER;
        if (day == DATE_NEVER || day < DATE_FIRST + 40000 / 2 || day > DATE_LAST - 40000 / 2) continue;
        add_around(p, term, day);
        for (int32_t i = 0; i < seen->spans; i++)
            for (int32_t direction = -1; direction <= 1; direction += 2) {
                if (seen->span[i].length > (seen->span[i].unit == UNIT_years ? 120 : 1440)) continue;
                add_around(p, term, moved(day, seen->span[i], direction));
            }
    }
}

/* The value of an amount of the law in the unit of a fact; false when they have nothing to do with each other. */
static bool in_unit_of(const struct term *term, struct amount amount, int64_t *out)
{
    ratio r = ratio_of(amount.value);
    if (term->kind == KIND_percent && (amount.unit == UNIT_percent || amount.unit == UNIT_number)) { *out = (int64_t)r.num * 100000 / (r.den ? r.den : 1); return true; }
    *out = amount.value;
    return (term->kind == KIND_euro && amount.unit == UNIT_euro) || (term->kind == KIND_hours && amount.unit == UNIT_hours) || (term->kind == KIND_whole && amount.unit == UNIT_count);
}

static void add_amounts(struct points *p, const struct rule *rule, const struct seen *seen, const void *facts, uint32_t fact)
{
    const struct term *term = rule->facts[fact].term;
    int64_t value;
    for (int32_t i = 0; i < seen->amounts; i++) if (in_unit_of(term, seen->amount[i], &value)) add_around(p, term, value);
    for (int32_t i = 0; term->kind == KIND_whole && i < seen->spans; i++) add_around(p, term, seen->span[i].length);
    for (uint64_t left = facts_head(facts)->given; left; left &= left - 1) {
        uint32_t other = (uint32_t)__builtin_ctzll(left);
        const struct field *field = &rule->facts[other];
        if (other != fact && field->term->kind == term->kind) add_around(p, term, term_plain(field->term, (const char *)facts + field->offset));
    }
}

/* In order, each value once; it is a turn when it was one anywhere. */
static void put_in_order(struct points *p)
{
    for (int32_t gap = p->count / 2; gap; gap /= 2)
        for (int32_t i = gap; i < p->count; i++) {
            struct point moving = p->point[i];
            int32_t j = i;
            for (; j >= gap && p->point[j - gap].at > moving.at; j -= gap) p->point[j] = p->point[j - gap];
            p->point[j] = moving;
        }
    int32_t n = 0;
    for (int32_t i = 0; i < p->count; i++) {
        if (n && p->point[n - 1].at == p->point[i].at) p->point[n - 1].turn |= p->point[i].turn;
        else p->point[n++] = p->point[i];
    }
    p->count = n;
}

/* Some municipalities, evenly out of the list, and those that other facts name. */
static void add_municipalities(struct points *p, const struct rule *rule, const struct law_book *book, const void *facts, uint32_t fact)
{
    enum { SOME = 40 };
    const struct term *term = rule->facts[fact].term;
    for (int32_t i = 0; i < SOME; i++) add(p, term, book->municipalities[(int64_t)i * book->municipality_count / SOME].code, true);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        const struct field *field = &rule->facts[k];
        if (k != fact && field->term->kind == KIND_code && !field->term->region && facts_head(facts)->given >> k & 1) add(p, term, term_plain(field->term, (const char *)facts + field->offset), true);
    }
}

/* Every value of a fact that has few; words, answers and codes have no order, so each of them is a turn. */
static bool add_every(struct points *p, const struct rule *rule, const struct law_book *book, const void *facts, uint32_t fact)
{
    enum { FEW = 1200 };
    const struct term *term = rule->facts[fact].term;
    int64_t step = term->whole ? 1000 : 1;
    if (term->kind == KIND_code && !term->region) { add_municipalities(p, rule, book, facts, fact); return false; }
    if (term->kind == KIND_code) { for (int32_t i = 0; i < book->region_count; i++) add(p, term, book->regions[i].number, true); return true; }
    int64_t least = term->kind == KIND_answer ? nee : term->min, most = term->kind == KIND_answer ? ja : term->max;
    if ((most - least) / step > FEW) return false;
    for (int64_t v = least; v <= most; v += step) add(p, term, v, term->kind == KIND_answer || term->kind == KIND_word);
    return true;
}

void points_of(struct points *p, bool *every, const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts, uint32_t fact)
{
    const struct term *term = rule->facts[fact].term;
    p->count = 0;
    if (term->may_be_never) add(p, term, DATE_NEVER, true);
    if (term->may_be_unrecorded) add(p, term, PERCENT_UNRECORDED, true);
    *every = add_every(p, rule, law->tables->book, facts, fact);
    if (term->kind == KIND_code || term->kind == KIND_answer || term->kind == KIND_word) { put_in_order(p); return; }
    add(p, term, term->min, true);
    add(p, term, term->max, false);
    if (term->min < 0) add_around(p, term, 0); else add(p, term, term->min + (term->whole ? 1000 : 1), true);
    if (fact == rule->reference) {
        struct law_period covered = law_coverage(law, rule->name);
        int64_t first = term->kind == KIND_whole ? civil_of(covered.from).year : covered.from, last = term->kind == KIND_whole ? civil_of(covered.until).year : covered.until;
        add(p, term, first - 1, false); add(p, term, first, true); add(p, term, last, false); add(p, term, last + 1, true);
        for (int64_t year = first; term->kind == KIND_whole && year <= last; year++) add(p, term, year, true);
    }
    if (term->kind == KIND_date) add_days(p, rule, law, seen, facts, fact); else add_amounts(p, rule, seen, facts, fact);
    put_in_order(p);
}

/* ---- lists ---- */

enum { LISTS_MOST = 96, PART_VALUES = 6 };
struct lists { struct value *at; int32_t count; struct arena *arena; const struct term *term; };

static char *new_list(struct lists *lists, const void *like)
{
    char *list = lists->count < LISTS_MOST ? arena_take_zero(lists->arena, term_size(lists->term)) : NULL;
    if (list && like) memcpy(list, like, term_size(lists->term));
    if (list) lists->at[lists->count++] = (struct value){ 0, list };
    return list;
}

static void set_length(char *list, int32_t n) { memcpy(list, &n, sizeof n); }
static char *element(const struct term *term, char *list, int32_t i) { return list + term->items_offset + (size_t)i * term->item_size; }

/* A few values of a part of an element, spread over what may matter: as a fact of its own it would get its points. */
static int32_t part_values(int64_t out[PART_VALUES], const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts, const struct term *term)
{
    int32_t n = 0;
    if (term->kind == KIND_answer) { out[n++] = nee; out[n++] = ja; return n; }
    if (term->kind == KIND_word) { for (int32_t w = 0; w < term->word_count && n < PART_VALUES; w++) out[n++] = w; return n; }
    if (term->kind != KIND_date) { out[n++] = term->min; out[n++] = term->max; out[n++] = term->whole ? (term->min + term->max) / 2000 * 1000 : (term->min + term->max) / 2; return n; }
    date on = facts_head(facts)->given >> rule->reference & 1 ? facts_day(rule, facts) : law_coverage(law, rule->name).until;
    out[n++] = add_months(on, -12 * 40);
    out[n++] = add_months(on, -12 * 10);
    for (int32_t i = 0; i < seen->spans && n < PART_VALUES; i++)
        if (seen->span[i].unit == UNIT_years && seen->span[i].length > 12 && seen->span[i].length < 60) { out[n++] = add_months(on, -12 * seen->span[i].length); if (n < PART_VALUES) { out[n] = out[n - 1] + 1; n++; } }
    for (int32_t i = 0; i < n; i++) if (!fits(term, out[i])) out[i] = term->min;
    return n;
}

static void put_part(const struct term *list, char *item, int32_t part, int64_t value)
{
    uint32_t given;
    term_store(list->parts[part].term, item + list->parts[part].offset, value);
    if (list->scalar_items) return;
    memcpy(&given, item, sizeof given);
    given |= (uint32_t)1 << part;
    memcpy(item, &given, sizeof given);
}

/* Words: every subset of a few words. Other single values: none, one, two alike, two apart. */
static void lists_of_singles(struct lists *lists, const int64_t *value, int32_t n)
{
    const struct term *term = lists->term;
    int32_t all = n < 5 ? n : 5;
    for (int32_t set = 0; set < 1 << all; set++) {
        int32_t length = __builtin_popcount((unsigned)set);
        if (length < term->min || length > term->max) continue;
        char *list = new_list(lists, NULL);
        if (!list) return;
        set_length(list, length);
        for (int32_t i = 0, k = 0; i < all; i++) if (set >> i & 1) put_part(term, element(term, list, k++), 0, value[i]);
    }
}

/* Records: each part varied alone from an element in which everything has its first value, and from one in which only the first part is given. */
static void lists_of_records(struct lists *lists, const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts)
{
    const struct term *term = lists->term;
    int64_t value[8][PART_VALUES];
    int32_t values[8], parts = term->part_count < 8 ? term->part_count : 8;
    for (int32_t k = 0; k < parts; k++) values[k] = part_values(value[k], rule, law, seen, facts, term->parts[k].term);
    for (int32_t base = 0; base < 2; base++)
        for (int32_t k = 0; k < parts; k++)
            for (int32_t v = 0; v < values[k]; v++)
                for (int32_t length = 1; length <= 3; length += 2) {
                    if (length < term->min || length > term->max || (length == 3 && k)) continue;
                    char *list = new_list(lists, NULL);
                    if (!list) return;
                    set_length(list, length);
                    for (int32_t i = 0; i < length; i++) {
                        for (int32_t other = 0; other < (base ? 1 : parts); other++) put_part(term, element(term, list, i), other, value[other][0]);
                        put_part(term, element(term, list, i), k, value[k][v]);
                    }
                }
}

/* A given list with holes: the same hole of every element filled in alike. */
static bool lists_filled_in(struct lists *lists, const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts, const char *given)
{
    const struct term *term = lists->term;
    int32_t n;
    memcpy(&n, given, sizeof n);
    uint32_t holes = 0;
    for (int32_t i = 0; i < n && !term->scalar_items; i++) {
        uint32_t marks;
        memcpy(&marks, element(term, (char *)(uintptr_t)given, i), sizeof marks);
        holes |= ~marks & (((uint32_t)1 << term->part_count) - 1);
    }
    if (!holes) return false;
    for (int32_t round = 0; round < PART_VALUES; round++) {
        char *list = new_list(lists, given);
        if (!list) return true;
        for (int32_t i = 0; i < n; i++)
            for (int32_t k = 0; k < term->part_count; k++) {
                uint32_t marks;
                char *item = element(term, list, i);
                int64_t value[PART_VALUES];
                memcpy(&marks, item, sizeof marks);
                if (marks >> k & 1) continue;
                int32_t values = part_values(value, rule, law, seen, facts, term->parts[k].term);
                put_part(term, item, k, value[round % values]);
            }
    }
    return true;
}

int32_t lists_of(const struct value **out, struct arena *arena, const struct rule *rule, const struct law *law, const struct seen *seen, const void *facts, uint32_t fact)
{
    const struct term *term = rule->facts[fact].term;
    struct lists lists = { arena_take(arena, sizeof(struct value) * LISTS_MOST), 0, arena, term };
    int64_t value[PART_VALUES];
    *out = lists.at;
    if (!lists.at) return 0;
    if (facts_head(facts)->given >> fact & 1 && lists_filled_in(&lists, rule, law, seen, facts, (const char *)facts + rule->facts[fact].offset)) return lists.count;
    if (!term->scalar_items && term->min == 0) new_list(&lists, NULL);
    if (term->scalar_items) lists_of_singles(&lists, value, part_values(value, rule, law, seen, facts, term->parts[0].term));
    else lists_of_records(&lists, rule, law, seen, facts);
    return lists.count;
}
