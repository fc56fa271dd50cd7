/* SPDX-License-Identifier: EUPL-1.2 */
/* law.c: builds the tables of values by day from the rows of the book and of overlays. */
#include "law/law.h"

#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/digest.h"
#include "law/ordinance.h"

/* Everything law_build needs while it works. */
struct builder {
    struct law_tables *tables;
    const struct law_overlay *const *overlays;
    int32_t overlay_count, row_count;
    struct law_row **rows;              /* in the order in which they are laid down: later wins */
    struct law_row *copies;             /* what rows points into */
    uint16_t *epoch;
    date *first;                        /* first day of each stretch of days */
    uint32_t epochs;
};

static int by_place(const void *a, const void *b)
{
    const struct law_row *x = *(const struct law_row *const *)a, *y = *(const struct law_row *const *)b;
    if (x->parameter != y->parameter) return x->parameter < y->parameter ? -1 : 1;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->known != y->known) return x->known < y->known ? -1 : 1;
    return x < y ? -1 : x > y;          /* the order written, so that the outcome never hangs on the sort */
}

/* The rows of one layer in the order of their first day, each ended where the next of its key begins. A row not yet known on known_on does not take part. */
static int32_t lay(struct builder *b, const struct law_row *rows, int32_t count, int32_t at)
{
    int32_t first = at;
    for (int32_t i = 0; i < count; i++) {
        if (rows[i].known > b->tables->known_on) continue;
        b->copies[at] = rows[i];
        b->rows[at] = &b->copies[at];
        at++;
    }
    qsort(b->rows + first, (size_t)(at - first), sizeof *b->rows, by_place);
    for (int32_t i = first; i < at; i++) {
        struct law_row *row = b->rows[i];
        int32_t next = i + 1;
        while (next < at && b->rows[next]->parameter == row->parameter && b->rows[next]->key == row->key && b->rows[next]->from == row->from) next++;
        bool same = next < at && b->rows[next]->parameter == row->parameter && b->rows[next]->key == row->key;
        if (same && row->until >= b->rows[next]->from) row->until = b->rows[next]->from - 1;
    }
    return at;
}

static bool gather_rows(struct builder *b)
{
    int32_t total = b->tables->book->row_count;
    for (int32_t i = 0; i < b->overlay_count; i++) total += b->overlays[i]->row_count;
    b->rows = arena_take(&b->tables->arena, sizeof *b->rows * (size_t)(total + 1));
    b->copies = arena_take(&b->tables->arena, sizeof *b->copies * (size_t)(total + 1));
    if (!b->rows || !b->copies || total >= LAW_NO_ROW) return false;
    b->row_count = lay(b, b->tables->book->rows, b->tables->book->row_count, 0);
    for (int32_t i = 0; i < b->overlay_count; i++) b->row_count = lay(b, b->overlays[i]->rows, b->overlays[i]->row_count, b->row_count);
    b->tables->row = (const struct law_row *const *)b->rows;
    return true;
}

static date clamp(date day) { return day < LAW_FIRST ? LAW_FIRST : day > LAW_LAST ? LAW_LAST + 1 : day; }

/* A new half-year is a change as well, on the days that rules cover: what a rule does on a 1 January or 1 July then hangs on stretches alone. */
static void change_by_half_year(const struct law_book *book, bool *change)
{
    for (int32_t i = 0; i < book->covered_count; i++)
        for (date day = first_of_year(clamp(book->covered[i].from)); day <= book->covered[i].until && day <= LAW_LAST; day = add_months(day, 6))
            if (day >= LAW_FIRST) change[day - LAW_FIRST] = true;
}

/* Numbers the stretches of days between two changes. */
static bool number_epochs(struct builder *b)
{
    struct arena *arena = &b->tables->arena;
    bool *change = arena_take_zero(arena, LAW_DAYS + 1);
    b->epoch = arena_take(arena, sizeof *b->epoch * (LAW_DAYS + 1));
    if (!change || !b->epoch) return false;
    for (int32_t i = 0; i < b->row_count; i++) {
        change[clamp(b->rows[i]->from) - LAW_FIRST] = true;
        change[clamp(b->rows[i]->until + 1) - LAW_FIRST] = true;
    }
    change_by_half_year(b->tables->book, change);
    uint32_t epoch = 0, changes = 1;
    for (int32_t day = 1; day < LAW_DAYS; day++) changes += change[day];
    b->first = arena_take_zero(arena, sizeof *b->first * changes);
    if (!b->first || changes >= LAW_NO_ROW) return false;
    b->first[0] = LAW_FIRST;
    for (int32_t day = 0; day < LAW_DAYS; day++) {
        if (day && change[day]) b->first[++epoch] = LAW_FIRST + day;
        b->epoch[day] = (uint16_t)epoch;
    }
    b->epoch[LAW_DAYS] = (uint16_t)++epoch;     /* for days outside the tables: nothing is known */
    b->epochs = epoch + 1;
    return true;
}

static bool fill(struct builder *b)
{
    const struct law_book *book = b->tables->book;
    size_t cells = (size_t)LAW_SLOTS * b->epochs;
    int64_t *value = arena_take(&b->tables->arena, sizeof *value * cells);
    uint16_t *from_row = arena_take(&b->tables->arena, sizeof *from_row * cells);
    if (!value || !from_row) return false;
    for (size_t i = 0; i < cells; i++) { value[i] = LAW_UNKNOWN; from_row[i] = LAW_NO_ROW; }
    for (int32_t i = 0; i < b->row_count; i++) {
        const struct law_row *row = b->rows[i];
        date from = clamp(row->from), until = clamp(row->until + 1) - 1;
        if (from > until) continue;
        size_t slot = (size_t)book->parameters[row->parameter].slot + row->key;
        for (uint32_t e = b->epoch[from - LAW_FIRST]; e <= b->epoch[until - LAW_FIRST]; e++) {
            value[(size_t)e * LAW_SLOTS + slot] = row->value;
            from_row[(size_t)e * LAW_SLOTS + slot] = (uint16_t)i;
        }
    }
    b->tables->from_row = from_row;
    b->tables->law = (struct law){ .epoch = b->epoch, .value = value, .tables = b->tables };
    return true;
}

/* The value of a slot in one stretch of days, on a line of its own. */
static void put_cell(struct text *text, const struct law_tables *tables, uint32_t slot, date from, const struct law_row *row)
{
    const struct law_parameter *parameter = law_parameter_of_slot(tables->book, slot);
    law_put_name(text, parameter, slot);
    text_char(text, ' '); text_date(text, from);
    text_char(text, ' '); law_put_value(text, parameter, row ? row->value : LAW_UNKNOWN);
    text_char(text, ' '); text_put(text, law_status_names[row ? row->status : LAW_onbekend]);
    text_char(text, '\n');
}

static bool same_cell(const struct law_row *a, const struct law_row *b)
{
    return (a ? a->value : LAW_UNKNOWN) == (b ? b->value : LAW_UNKNOWN) && (a ? a->status : LAW_onbekend) == (b ? b->status : LAW_onbekend);
}

/* Each value and status on the day it changes: two ways of writing the same law have one digest. */
static void put_values(struct text *text, const struct builder *b)
{
    for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) {
        const struct law_row *before = NULL;
        for (uint32_t e = 0; e + 1 < b->epochs; e++) {
            uint16_t place = b->tables->from_row[(size_t)e * LAW_SLOTS + slot];
            const struct law_row *row = place == LAW_NO_ROW ? NULL : b->rows[place];
            if (!same_cell(before, row)) put_cell(text, b->tables, slot, b->first[e], row);
            before = row;
        }
    }
}

static void put_places(struct text *text, const struct law_book *book)
{
    for (int32_t i = 0; i < book->region_count; i++) {
        const struct law_region *region = &book->regions[i];
        text_int(text, region->number); text_char(text, ' '); text_put(text, region->name);
        text_char(text, ' '); text_date(text, region->from); text_char(text, ' '); text_date(text, region->until); text_char(text, '\n');
    }
    for (int32_t i = 0; i < book->municipality_count; i++) {
        const struct law_municipality *m = &book->municipalities[i];
        text_int(text, m->code); text_char(text, ' '); text_date(text, m->from); text_char(text, ' '); text_date(text, m->until);
        text_char(text, ' '); text_int(text, m->region); text_char(text, ' '); text_put(text, law_certainty_names[m->certainty]);
        for (int32_t k = 0; k < m->into_count; k++) { text_char(text, '+'); text_int(text, m->into[k]); }
        text_char(text, '\n');
    }
}

/* What municipalities regulate: a rule may ask for it. */
static void put_ordinances(struct text *text)
{
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        if (!o->municipality) continue;
        for (int32_t k = 0; k < o->value_count; k++) {
            const struct local_value *v = &o->values[k];
            text_int(text, o->municipality); text_char(text, ' '); text_put(text, local_fields[v->field].name);
            text_char(text, ' '); text_date(text, v->from); text_char(text, ' '); text_date(text, v->until);
            text_char(text, ' '); text_put(text, local_state_names[v->state]);
            const int64_t parts[] = { v->checked, v->valued, v->beyond, v->document < 0 ? -1 : o->documents[v->document].layer, v->number[0], v->number[1] };
            for (size_t n = 0; n < sizeof parts / sizeof *parts; n++) { text_char(text, ' '); text_int(text, parts[n]); }
            text_char(text, '\n');
        }
    }
}

/* The digest covers what can decide an answer: name, key, first day, value and status of all that holds on some day, the municipalities and regions, what municipalities regulate, the options, and the day of knowledge. */
static bool digest(const struct builder *b)
{
    struct law_tables *tables = b->tables;
    const struct law_book *book = tables->book;
    struct text text = { 0 };
    put_values(&text, b);
    put_places(&text, book);
    put_ordinances(&text);
    for (int32_t i = 0; i < book->choice_count; i++) {
        text_put(&text, book->choices[i].code);
        text_char(&text, '='); text_put(&text, book->choices[i].options[tables->law.option[i]].name);
        text_char(&text, '\n');
    }
    for (int32_t i = 0; i < tables->taken_count; i++) {
        const struct law_choice *choice = &book->choices[tables->taken[i].choice];
        text_put(&text, choice->code);
        text_char(&text, '='); text_put(&text, choice->options[tables->taken[i].option].name);
        text_char(&text, ' '); text_date(&text, tables->taken[i].from);
        text_char(&text, '\n');
    }
    if (tables->known_on != DATE_LAST) text_date(&text, tables->known_on);
    if (!text.failed) digest_of(text.data ? text.data : "", text.size, tables->digest);
    text_free(&text);
    return !text.failed;
}

/* The options of overlays, a later one over an earlier one. What holds from a day on stands behind what it replaces. */
static bool take_options(struct law_tables *tables, const struct law_overlay *const *overlays, int32_t count)
{
    int32_t most = 0, n = 0;
    for (int32_t i = 0; i < count; i++) most += overlays[i]->taken_count;
    struct law_taken *kept = arena_take(&tables->arena, sizeof *kept * (size_t)(most + 1));
    if (!kept) return false;
    for (int32_t i = 0; i < count; i++)
        for (int32_t k = 0; k < overlays[i]->taken_count; k++) {
            struct law_taken taken = overlays[i]->taken[k];
            uint64_t bit = (uint64_t)1 << taken.choice;
            if (taken.from != DATE_FIRST) { kept[n++] = taken; tables->law.dated |= bit; continue; }
            int32_t left = 0;               /* for every case: what was laid before no longer counts */
            for (int32_t j = 0; j < n; j++) if (kept[j].choice != taken.choice) kept[left++] = kept[j];
            n = left;
            tables->law.option[taken.choice] = taken.option;
            tables->law.dated &= ~bit;
        }
    tables->taken = kept;
    tables->taken_count = n;
    return true;
}

bool law_build(struct law_tables *tables, const struct law_overlay *const *overlays, int32_t count, date known_on)
{
    *tables = (struct law_tables){ .book = &law_book, .known_on = known_on };
    struct builder b = { .tables = tables, .overlays = overlays, .overlay_count = count };
    bool good = gather_rows(&b);
    good = good && number_epochs(&b) && fill(&b);
    good = good && take_options(tables, overlays, count) && digest(&b);
    if (!good) law_free(tables);
    return good;
}

struct law law_of_case(const struct law *law, date reference)
{
    struct law own = *law;
    const struct law_tables *tables = law->tables;
    for (int32_t i = 0; law->dated && i < tables->taken_count; i++)
        if (law->dated >> tables->taken[i].choice & 1 && tables->taken[i].from <= reference) own.option[tables->taken[i].choice] = tables->taken[i].option;
    own.dated = 0;
    return own;
}

bool law_freeze(struct law_tables *tables, date day)
{
    size_t epochs = (size_t)tables->law.epoch[LAW_DAYS] + 1;
    int64_t *value = arena_take(&tables->arena, sizeof *value * LAW_SLOTS * epochs);
    uint16_t *from_row = arena_take(&tables->arena, sizeof *from_row * LAW_SLOTS * epochs);
    if (!value || !from_row) return false;
    for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) {
        bool stays = law_parameter_of_slot(tables->book, slot)->by_birth_date;
        for (size_t e = 0; e < epochs; e++) {
            size_t from = (stays ? e : law_epoch(&tables->law, day)) * LAW_SLOTS + slot, to = e * LAW_SLOTS + slot;
            value[to] = tables->law.value[from];
            from_row[to] = tables->from_row[from];
        }
    }
    tables->law = law_of_case(&tables->law, day);
    tables->law.value = value;
    tables->from_row = from_row;
    tables->frozen = true;
    tables->law_of = day;
    struct text text = { 0 };
    text_put(&text, tables->digest);
    text_char(&text, ' '); text_date(&text, day);
    if (!text.failed) digest_of(text.data, text.size, tables->digest);
    text_free(&text);
    return !text.failed;
}

void law_free(struct law_tables *tables)
{
    arena_free(&tables->arena);
    tables->law = (struct law){ 0 };
}

const struct law_row *law_row_on(const struct law *law, uint32_t slot, date day)
{
    uint16_t row = law->tables->from_row[(size_t)law_epoch(law, day) * LAW_SLOTS + slot];
    return row == LAW_NO_ROW ? NULL : law->tables->row[row];
}

const struct law_row *law_next_row(const struct law *law, uint32_t slot, date *day)
{
    while (*day <= LAW_LAST && !law_row_on(law, slot, *day)) ++*day;
    const struct law_row *row = *day <= LAW_LAST ? law_row_on(law, slot, *day) : NULL;
    while (row && *day <= LAW_LAST && law_row_on(law, slot, *day) == row) ++*day;
    return row;
}

/* Rows of one place with one first day lie behind each other in the order in which they became known. */
const struct law_row *law_row_known_before(const struct law *law, uint32_t slot, date day, date known)
{
    uint16_t place = law->tables->from_row[(size_t)law_epoch(law, day) * LAW_SLOTS + slot];
    if (place == LAW_NO_ROW) return NULL;
    const struct law_row *const *row = law->tables->row, *counts = row[place];
    for (int32_t i = place - 1; i >= 0 && row[i]->parameter == counts->parameter && row[i]->key == counts->key && row[i]->from == counts->from; i--)
        if (row[i]->known < known) return row[i];
    return NULL;
}

bool law_with_value(struct law *other, struct arena *arena, const struct law *law, uint32_t slot, date day, int64_t value)
{
    size_t epochs = (size_t)law->epoch[LAW_DAYS] + 1, here = law_epoch(law, day);
    const uint16_t *from_row = law->tables->from_row + slot;
    int64_t *copy = arena_take(arena, sizeof *copy * LAW_SLOTS * epochs);
    if (!copy) return false;
    memcpy(copy, law->value, sizeof *copy * LAW_SLOTS * epochs);
    for (size_t e = 0; e < epochs; e++)
        if (e == here || (from_row[here * LAW_SLOTS] != LAW_NO_ROW && from_row[e * LAW_SLOTS] == from_row[here * LAW_SLOTS])) copy[e * LAW_SLOTS + slot] = value;
    *other = *law;
    other->value = copy;
    return true;
}

struct law_period law_coverage(const struct law *law, const char *rule)
{
    const struct law_book *book = law->tables->book;
    const struct law_covered *found = &book->covered[0];
    for (int32_t i = 1; i < book->covered_count; i++)
        if (strcmp(book->covered[i].rule, rule) == 0) found = &book->covered[i];
    const struct law_tables *tables = law->tables;
    if (!tables->frozen) return (struct law_period){ found->from, found->until };
    bool read = tables->law_of >= found->from && tables->law_of <= found->until;
    return read ? (struct law_period){ LAW_FIRST, LAW_LAST } : (struct law_period){ DATE_LAST + 1, DATE_FIRST };
}

bool law_choose(struct law *law, const char *code, size_t code_size, const char *option, size_t option_size, struct problems *problems)
{
    const struct law_book *book = law->tables->book;
    const struct law_choice *choice = law_find_choice(book, code, code_size);
    if (!choice) {
        problem_add(problems, 0, "keuze", code, code_size, "een code van law/choices.yaml (zie breed rules)", "a code of law/choices.yaml (see breed rules)");
        return false;
    }
    struct text options = { 0 };
    for (int32_t i = 0; i < choice->option_count; i++) {
        if (same_text(option, option_size, choice->options[i].name)) {
            law->option[choice - book->choices] = (uint8_t)i;
            law->dated &= ~((uint64_t)1 << (choice - book->choices));
            text_free(&options);
            return true;
        }
        text_put(&options, i ? ", " : ""); text_put(&options, choice->options[i].name);
    }
    problem_add(problems, 0, choice->code, option, option_size, text_string(&options), text_string(&options));
    text_free(&options);
    return false;
}
