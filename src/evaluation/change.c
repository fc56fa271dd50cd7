/* SPDX-License-Identifier: EUPL-1.2 */
/* change.c: one record of a plan changed, added or taken out: a new document, read as strictly as any other. */
#include "evaluation/inside.h"
#include "evaluation/plan.h"

#include <string.h>

struct changing { const struct evaluation_record *old, *new; };

static const struct evaluation_record *as_changed(void *context, const struct evaluation_record *r)
{
    const struct changing *c = context;
    return r == c->old ? c->new : r;
}

/* The record as it was written, with its references looked up and nothing in it that may not be there. NULL: wrong. */
static const struct evaluation_record *written(struct evaluation_reader *r, const struct evaluation *e, int32_t section, const char *id, const struct node *map, int32_t place)
{
    const struct evaluation_section *s = &evaluation_sections[section];
    struct evaluation_record *x = evaluation_room(r, sizeof *x);
    int32_t before = r->problems->count;
    if (!x || !map) return NULL;
    evaluation_read_record(r, map, section, place, x);
    if (!x->value) return NULL;
    if (strcmp(x->id, id) != 0) evaluation_wrong(r, map->line, "id", x->id, strlen(x->id), "het id zelf kan niet veranderen", "the id itself cannot change");
    evaluation_link(r, e, x);
    for (int32_t i = 0; i < s->fields; i++)
        if (s->field[i].kind == FIELD_both || s->field[i].kind == FIELD_text) evaluation_check_written(r, x, i);
    return r->failed || r->problems->count > before ? NULL : x;
}

const struct evaluation *evaluation_plan_put(struct arena *arena, const struct evaluation *e, int32_t section, const char *id, const char *json, size_t size, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct evaluation_reader reader = { arena, problems ? problems : &own, false }, *r = &reader;
    const struct evaluation_record *old = evaluation_find(e, id, strlen(id)), *new = NULL;
    bool alone = section == SECTION_plan;
    if (!evaluation_is_plan(section) || (old && old->section != section) || (alone && (!old || !json))) {
        evaluation_wrong(r, 0, "id", id, strlen(id), "een id van dit onderdeel, of een dat nog nergens in het plan staat", "an id of this section, or one that stands nowhere in the plan yet");
        return NULL;
    }
    if (json) {
        new = written(r, e, section, id, evaluation_tree(r, json, size), old ? old->place : e->list[section].count);
        if (!new) return NULL;
    }
    struct changing changing = { old, new };
    const struct evaluation_more more = { section, new, old || !new ? 0 : 1 };
    struct text out = { 0 };
    evaluation_write_anew(&out, e, as_changed, &changing, &more);
    return evaluation_read_anew(arena, &out, true, r->problems);
}
