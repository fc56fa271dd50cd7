/* SPDX-License-Identifier: EUPL-1.2 */
/* law.c: the law of a process, and the law under an overlay, kept as long as the same overlay comes. */
#include "sql/inside.h"

#include "utils/memutils.h"

static pg_attribute_noreturn() void no_memory(void)
{
    ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed: out of memory")));
}

/* Never given back: it is what the process is for. */
const struct law_tables *law_compiled_in(void)
{
    static struct law_tables tables;
    static bool built;
    if (!built) built = law_build(&tables, NULL, 0, DATE_LAST);
    if (!built) { law_free(&tables); no_memory(); }
    return &tables;
}

static void law_slot_free(void *slot)
{
    struct law_slot *s = slot;
    if (s->built) law_free(&s->tables);
    s->built = false;
    arena_free(&s->arena);
}

void law_slot_own(struct law_slot *slot, MemoryContext owner)
{
    MemoryContextCallback *call = MemoryContextAlloc(owner, sizeof *call);
    *call = (MemoryContextCallback){ .func = law_slot_free, .arg = slot };
    MemoryContextRegisterResetCallback(owner, call);
}

/* An overlay is YAML, of which JSON is a part. */
static void build(struct law_slot *slot, MemoryContext owner, Jsonb *overlay, struct problems *problems)
{
    const struct law_overlay *all[] = { &slot->overlay };
    char *json = json_of(overlay);
    law_slot_free(slot);
    slot->arena = (struct arena){ 0 };
    if (slot->of) pfree(slot->of);
    slot->of = NULL;
    Jsonb *copy = MemoryContextAlloc(owner, VARSIZE(overlay));
    memcpy(copy, overlay, VARSIZE(overlay));
    slot->of = copy;
    problems->count = 0;
    char *kept = arena_copy(&slot->arena, json, strlen(json));
    if (!kept) no_memory();
    if (!law_overlay_read(&slot->overlay, &slot->arena, "overlay", kept, strlen(json), problems)) {
        for (int32 i = 0; i < problems->count && i < PROBLEMS_KEPT; i++) problems->item[i].line = 0;      /* JSON as the server writes it is one line */
        refuse("law_overlay", problems);
    }
    slot->built = law_build(&slot->tables, all, 1, DATE_LAST);
    if (!slot->built) { law_free(&slot->tables); no_memory(); }
    pfree(json);
}

const struct law_tables *law_under(struct law_slot *slot, MemoryContext owner, Jsonb *overlay, struct problems *problems, bool *changed)
{
    if (!overlay) return law_compiled_in();
    bool same = slot->built && VARSIZE(slot->of) == VARSIZE(overlay) && memcmp(slot->of, overlay, VARSIZE(overlay)) == 0;
    *changed = !same;
    if (!same) build(slot, owner, overlay, problems);
    return &slot->tables;
}
