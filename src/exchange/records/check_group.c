/* SPDX-License-Identifier: EUPL-1.2 */
/* check_group.c: the records of one person and job beside each other: one runs at a time, without gap or overlap. */
#include "exchange/records/check_inside.h"

#include <stdlib.h>
#include <string.h>

static int by_person(const void *left, const void *right)
{
    const struct check_kept *a = left, *b = right;
    for (int k = 0; k < 2; k++) if (a->key[k] != b->key[k]) return a->key[k] < b->key[k] ? -1 : 1;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* What was found beside another row; told in the order of rows when all are known. */
struct beside { int32_t row, other; enum check_kind kind; };
struct list { struct beside *item; size_t count, room; bool no_memory; };

static void add(struct list *list, const struct check_kept *row, const struct check_kept *other, enum check_kind kind)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 256;
        struct beside *more = realloc(list->item, room * sizeof *more);
        if (!more) { list->no_memory = true; return; }
        list->item = more;
        list->room = room;
    }
    list->item[list->count++] = (struct beside){ row->row, other->row, kind };
}

static int by_row(const void *left, const void *right)
{
    const struct beside *a = left, *b = right;
    return a->row != b->row ? (a->row > b->row) - (a->row < b->row) : (int)a->kind - (int)b->kind;
}

/* From 49 to 51 is a new measuring; from 30 to 70 rather a mistake. A subsidy percentage beside it that fits says that the value is right. */
enum { FAR_APART = 20 };
static bool swapped(const struct check_kept *a, const struct check_kept *b)
{
    bool measured = a->value > 0 && b->value > 0 && !a->flat && !b->flat;
    return measured && b->value == 100 - a->value && abs(b->value - a->value) >= FAR_APART && !a->settled && !b->settled;
}

/* The one that lasts longest of those before counts as the one before. */
static void look_at_group(struct list *list, const struct check_kept *row, int64_t count)
{
    const struct check_kept *before = row;
    for (int64_t i = 1; i < count; i++) {
        const struct check_kept *r = &row[i];
        bool before_open = before->until == DATE_NEVER, open = r->until == DATE_NEVER;
        if (before_open && open) add(list, r, before, CHECK_twee_actief);
        else if (before_open || before->until >= r->from) add(list, r, before, CHECK_overlap);
        else if (before->until + 1 < r->from && !(before->ends != DATE_NEVER && before->ends <= before->until)) add(list, r, before, CHECK_gat);
        if (swapped(before, r)) add(list, r, before, CHECK_omgekeerd);
        if (open || (!before_open && r->until > before->until)) before = r;
    }
}

bool check_beside(struct checking *c)
{
    static const enum check_field about[CHECK_KIND_COUNT] = { [CHECK_twee_actief] = FIELD_tot, [CHECK_overlap] = FIELD_vanaf, [CHECK_gat] = FIELD_vanaf, [CHECK_omgekeerd] = FIELD_loonwaarde };
    struct list list = { 0 };
    if (c->kept_count) qsort(c->kept, (size_t)c->kept_count, sizeof *c->kept, by_person);
    for (int64_t first = 0, next; first < c->kept_count; first = next) {
        for (next = first + 1; next < c->kept_count && memcmp(c->kept[next].key, c->kept[first].key, sizeof c->kept->key) == 0; ) next++;
        look_at_group(&list, &c->kept[first], next - first);
    }
    if (list.count) qsort(list.item, list.count, sizeof *list.item, by_row);
    for (size_t i = 0; i < list.count; i++)
        check_tell(c, (struct check_finding){ .row = list.item[i].row, .other_row = list.item[i].other, .kind = list.item[i].kind, .field = about[list.item[i].kind], .value = "" });
    free(list.item);
    return !list.no_memory;
}
