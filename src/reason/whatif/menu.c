/* SPDX-License-Identifier: EUPL-1.2 */
/* menu.c: the values of a fact that are worth trying in a set of changes. */
#include <string.h>
#include "reason/whatif/hunt.h"

static void offer(struct hunt *h, struct menu *menu, uint32_t fact, struct value value)
{
    if (!hunt_allowed(h, fact, value)) return;
    for (int32_t i = 0; i < menu->count; i++) if (same_value(term_of(h, fact), menu->at[i], value)) return;
    if (menu->count == MENU_MOST) { h->cut = true; return; }
    menu->at[menu->count++] = value;
}

/* Of stretches that go the same way to the same outcome one is enough; of a stretch along which the outcome runs, its ends and its middle. */
static void gather_stretches(struct hunt *h, struct menu *menu, const struct case_room *facts, uint32_t fact)
{
    const struct class *class = h->s->class;
    int32_t n = hunt_classes(h, facts, fact);
    for (int32_t i = 0; i < n; i++) {
        bool again = false, along = class[i].first.result != class[i].last.result;
        for (int32_t k = 0; k < i && !again && !along; k++) again = class[k].first.path == class[i].first.path && class[k].first.result == class[i].first.result && class[k].last.result == class[i].last.result;
        if (again) continue;
        int64_t step = step_of_term(term_of(h, fact)), lo = class[i].lo.plain, hi = class[i].hi.plain;
        offer(h, menu, fact, class[i].lo);
        if (class[i].lo.list || hi == lo) continue;
        offer(h, menu, fact, class[i].hi);
        if (along) offer(h, menu, fact, (struct value){ lo + (hi - lo) / step / 2 * step, NULL });
    }
}

/* Values that contradict another fact, which may change too or be left out: all of them where there is no order, else the ends and the middle of each row of points. */
static void gather_contradictions(struct hunt *h, struct menu *menu, const struct case_room *facts, uint32_t fact)
{
    struct search *s = h->s;
    const struct points *p = &s->points;
    bool every, row = false, in_order = has_order(term_of(h, fact));
    int32_t from = 0;
    if (term_of(h, fact)->kind == KIND_list) return;
    points_of(&s->points, &every, s->rule, s->law, &s->seen, facts, fact);
    for (int32_t i = 0; i <= p->count; i++) {
        struct case_room with = *facts;
        if (i < p->count) fact_put(s->rule, &with, fact, (struct value){ p->point[i].at, NULL });
        bool contradicts = i < p->count && !facts_check(s->rule, s->law, &with, NULL);
        if (contradicts && !in_order) offer(h, menu, fact, (struct value){ p->point[i].at, NULL });
        if (contradicts && !row) from = i;
        if (!contradicts && row && in_order)
            for (int32_t third = 0; third < 3; third++) offer(h, menu, fact, (struct value){ p->point[third == 0 ? from : third == 1 ? (from + i - 1) / 2 : i - 1].at, NULL });
        row = contradicts;
    }
}

/* ---- lists: a list that is given changes by one element less, one word more, or one part of one element; what is fixed in an element stays ---- */

static char *element(const struct term *list, char *at, int32_t i) { return at + list->items_offset + (size_t)i * list->item_size; }

/* A copy of the list given, to be edited; NULL when memory ran out. */
static char *copied(struct hunt *h, uint32_t fact, int32_t *n)
{
    const char *now = hunt_value(h, &h->base, fact).list;
    char *copy = arena_copy(h->s->arena, now, term_size(term_of(h, fact)));
    memcpy(n, now, sizeof *n);
    if (!copy) h->cut = true;
    return copy;
}

static void offer_shorter(struct hunt *h, struct menu *menu, uint32_t fact, int32_t from, int32_t count)
{
    const struct term *term = term_of(h, fact);
    int32_t n;
    char *list = copied(h, fact, &n);
    if (!list || n - count < term->min) return;
    memmove(element(term, list, from), element(term, list, from + count), (size_t)(n - from - count) * term->item_size);
    memset(element(term, list, n - count), 0, (size_t)count * term->item_size);
    n -= count;
    memcpy(list, &n, sizeof n);
    offer(h, menu, fact, (struct value){ 0, list });
}

static void offer_part(struct hunt *h, struct menu *menu, uint32_t fact, int32_t i, int32_t part, int64_t value)
{
    const struct term *term = term_of(h, fact);
    int32_t n;
    uint32_t marks;
    char *list = copied(h, fact, &n), *item = list ? element(term, list, i) : NULL;
    if (!list) return;
    term_store(term->parts[part].term, item + term->parts[part].offset, value);
    if (!term->scalar_items) { memcpy(&marks, item, sizeof marks); marks |= (uint32_t)1 << part; memcpy(item, &marks, sizeof marks); }
    if (i == n) { n++; memcpy(list, &n, sizeof n); }
    offer(h, menu, fact, (struct value){ 0, list });
}

static void gather_edits(struct hunt *h, struct menu *menu, uint32_t fact)
{
    const struct term *list = term_of(h, fact);
    int32_t n;
    memcpy(&n, hunt_value(h, &h->base, fact).list, sizeof n);
    for (int32_t i = 0; i < n; i++) offer_shorter(h, menu, fact, i, 1);
    if (n > 1) offer_shorter(h, menu, fact, 0, n);
    int32_t first = list->scalar_items ? n : 0, behind = list->scalar_items ? (n < list->max ? n + 1 : n) : n;
    for (int32_t i = first; i < behind; i++)
        for (int32_t part = 0; part < list->part_count; part++) {
            const struct term *term = list->parts[part].term;
            if (term->fixed || has_order(term) || term->kind == KIND_code) continue;
            int64_t least = term->kind == KIND_answer ? nee : term->min, most = term->kind == KIND_answer ? ja : term->max;
            for (int64_t value = least; value <= most; value++) offer_part(h, menu, fact, i, part, value);
        }
}

/* What nobody can change and nobody gave can only be found out where the rule misses it, or assumes something instead. */
static bool may_be_tried(const struct hunt *h, const struct run *run, uint32_t fact)
{
    uint64_t open = run->missing | run->assumed | facts_head(&h->base)->unknown;
    return is_given(&h->base, fact) || !term_of(h, fact)->fixed || open >> fact & 1;
}

const struct menu *hunt_menu(struct hunt *h, const struct case_room *facts, const struct run *run, uint32_t fact)
{
    if (!may_be_tried(h, run, fact)) return NULL;
    bool edits = term_of(h, fact)->kind == KIND_list && is_given(&h->base, fact);
    if (!h->menu[fact]) h->menu[fact] = arena_take_zero(h->s->arena, sizeof *h->menu[fact]);
    struct menu *menu = h->menu[fact];
    if (!menu) { h->cut = true; return NULL; }
    for (int32_t i = 0; i < menu->gathered; i++) if (menu->path[i] == run->path) return menu;
    if (menu->gathered == GATHERED_MOST) return menu;
    menu->path[menu->gathered++] = run->path;
    if (edits && menu->gathered == 1) gather_edits(h, menu, fact);
    if (!edits || run->missing >> fact & 1) { gather_stretches(h, menu, facts, fact); gather_contradictions(h, menu, facts, fact); }
    return menu;
}
