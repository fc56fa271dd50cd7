/* SPDX-License-Identifier: EUPL-1.2 */
/* kept.c: what was counted as JSON that can be read back, and as a table: only numbers of which the small ones are hidden. */
#include "evaluation/live.h"
#include "evaluation/inside.h"

#include <string.h>
#include "base/members.h"

/* ---- written ---- */

static void put_kept(struct text *out, const char *name, const struct evaluation_number *n)
{
    put_key(out, name);
    if (n->hidden) text_put(out, "null"); else text_int(out, n->number);
}

bool evaluation_counts_json(struct text *out, const struct evaluation_counts *counts)
{
    if (!counts->shown) return false;
    text_char(out, '{');
    put_key(out, "jaar");
    text_int(out, counts->year);
    put_kept(out, "dossiers", &counts->all);
    put_kept(out, "nietGelezen", &counts->not_read);
    put_open(out, "tellers", '[');
    for (int32_t i = 0; i < counts->counts; i++) {
        const struct evaluation_count *c = &counts->count[i];
        if (c->absent) continue;
        put_open(out, NULL, '{');
        put_member(out, "id", c->counter->id);
        put_kept(out, "ja", &c->yes);
        put_kept(out, "nee", &c->no);
        put_kept(out, "onbekend", &c->unknown);
        put_open(out, "groepen", '[');
        for (int32_t g = 0; g < c->groups; g++) {
            put_open(out, NULL, '{');
            put_member(out, "groep", c->group[g].name);
            put_kept(out, "ja", &c->group[g].yes);
            text_char(out, '}');
        }
        text_put(out, "]}");
    }
    text_put(out, "]}");
    return true;
}

/* ---- read back ---- */

static bool read_number(const struct node *map, const char *name, struct evaluation_number *n)
{
    const struct node *node = node_get(map, name);
    *n = (struct evaluation_number){ .hidden = node && node->kind == NODE_NULL };
    return node && (n->hidden || (node->kind == NODE_NUMBER && parse_decimal(node->text, node->size, 0, false, &n->number) == NUMBER_OK && n->number >= 0));
}

static bool read_groups(struct evaluation_count *c, struct arena *arena, const struct node *list)
{
    bool good = list && list->kind == NODE_LIST && list->count <= EVALUATION_GROUPS_MOST;
    for (const struct node *one = good ? list->first : NULL; one && good; one = one->next) {
        const struct node *name = node_get(one, "groep");
        struct evaluation_group *g = &c->group[c->groups++];
        good = name && name->kind == NODE_TEXT && (g->name = arena_copy(arena, name->text, name->size)) != NULL && read_number(one, "ja", &g->yes);
    }
    return good;
}

bool evaluation_counts_read(struct evaluation_counts *out, struct arena *arena, const struct evaluation *e, const char *bytes, size_t size)
{
    int32_t n = e->list[SECTION_counter].count;
    int64_t year = 0;
    const struct node *root = node_from_json(arena, bytes, size, NULL), *list = node_get(root, "tellers"), *of = node_get(root, "jaar");
    *out = (struct evaluation_counts){ .counts = n, .count = arena_take_zero(arena, sizeof *out->count * (size_t)(n ? n : 1)), .shown = true };
    bool good = out->count && list && list->kind == NODE_LIST && of && of->kind == NODE_NUMBER && parse_decimal(of->text, of->size, 0, false, &year) == NUMBER_OK && year > 0 && year < 10000;
    good = good && read_number(root, "dossiers", &out->all) && read_number(root, "nietGelezen", &out->not_read);
    out->year = (int32_t)year;
    for (int32_t i = 0; i < n && good; i++) {
        struct evaluation_count *c = &out->count[i];
        c->counter = &e->list[SECTION_counter].record[i];
        c->absent = true;
        for (const struct node *one = list->first; one && c->absent; one = one->next) {
            if (!node_is(node_get(one, "id"), c->counter->id)) continue;
            c->absent = false;
            good = read_number(one, "ja", &c->yes) && read_number(one, "nee", &c->no) && read_number(one, "onbekend", &c->unknown) && read_groups(c, arena, node_get(one, "groepen"));
        }
    }
    return good;
}

/* ---- as a table ---- */

static const char *const columns[] = { "id", "naam", "maatregelen", "telt", "groep", "ja", "nee", "onbekend", "grens" };
enum { COLUMN_group = 4, COLUMN_yes, COLUMN_no, COLUMN_unknown, COLUMN_note, COLUMNS };
_Static_assert(sizeof columns / sizeof *columns == COLUMNS, "each column has a name");

int32_t evaluation_counts_columns(void) { return COLUMNS; }

int32_t evaluation_counts_rows(const struct evaluation_counts *counts)
{
    int32_t rows = 0;
    for (int32_t i = 0; counts->shown && i < counts->counts; i++) rows += 1 + counts->count[i].groups;
    return rows;
}

void evaluation_number_put(struct text *out, const struct evaluation_number *n)
{
    if (!n->hidden) { text_int(out, n->number); return; }
    text_put(out, "<");
    text_int(out, EVALUATION_SMALL);
}

static void put_count_cell(struct text *out, const struct evaluation_count *c, int32_t group, int32_t column, int language)
{
    const struct evaluation_value *v = c->counter->value;
    switch (column) {
    case 0: text_put(out, c->counter->id); break;
    case 1: text_put(out, evaluation_text(c->counter, F_counter_name, language)); break;
    case 2: for (int32_t i = 0; i < v[F_counter_measures].refs; i++) { text_put(out, i ? " " : ""); text_put(out, v[F_counter_measures].ref[i]->id); } break;
    case 3: text_put(out, evaluation_sections[SECTION_counter].field[F_counter_unit].words->word[v[F_counter_unit].word].name); break;
    case COLUMN_group: if (group >= 0) text_put(out, c->group[group].name); break;
    case COLUMN_yes: if (!c->absent) evaluation_number_put(out, group >= 0 ? &c->group[group].yes : &c->yes); break;
    case COLUMN_no: if (!c->absent && group < 0) evaluation_number_put(out, &c->no); break;
    case COLUMN_unknown: if (!c->absent && group < 0) evaluation_number_put(out, &c->unknown); break;
    case COLUMN_note: text_put(out, evaluation_text(c->counter, F_counter_note, language)); break;
    default: break;
    }
}

void evaluation_counts_cell(struct text *out, const struct evaluation_counts *counts, int32_t row, int32_t column, int language)
{
    if (row < 0) { text_put(out, columns[column]); return; }
    for (int32_t i = 0; i < counts->counts; i++) {
        int32_t rows = 1 + counts->count[i].groups;
        if (row < rows) { put_count_cell(out, &counts->count[i], row - 1, column, language); return; }
        row -= rows;
    }
}
