/* SPDX-License-Identifier: EUPL-1.2 */
/* export.c: the dossiers of a municipality one after the other, for a file that goes out: those of a page are in the log before the first of them is given. */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

enum { AT_ONCE = 100 };
struct office_export {
    struct office *o; const struct asking *asking; const char *what, *const *name; int32_t names;
    struct arena page_arena, entries;
    struct store_page page; int32_t at; bool begun;
};

struct office_export *office_export_begin(struct office *o, const struct asking *asking, const char *what, const char *const *names, int32_t count)
{
    struct office_export *e = calloc(1, sizeof *e);
    if (e) *e = (struct office_export){ .o = o, .asking = asking, .what = what, .name = names, .names = count };
    return e;
}

void office_export_end(struct office_export *e)
{
    if (!e) return;
    arena_free(&e->page_arena);
    arena_free(&e->entries);
    free(e);
}

static bool is_his(const struct office_export *e, const struct store_dossier *line)
{
    bool named = e->names == 0;
    for (int32_t i = 0; !named && i < e->names; i++) named = strcmp(e->name[i], line->id) == 0;
    return named && !line->erased && office_is_id(line->id) && people_may(e->asking->viewer, ACT_read, RESOURCE_dossier, people_belonging(e->asking->viewer, line));
}

static enum office_status next_page(struct office_export *e)
{
    struct people_act act[AT_ONCE];
    char last[STORE_NAME + 1] = "";
    int32_t acts = 0;
    if (e->page.count) memcpy(last, e->page.item[e->page.count - 1].id, strlen(e->page.item[e->page.count - 1].id) + 1);
    arena_reset(&e->page_arena);
    e->at = 0;
    e->begun = true;
    enum office_status status = office_of_store(store_iterate(e->o->set.store, &e->page_arena, *last ? last : NULL, AT_ONCE, &e->page));
    for (int32_t i = 0; status == OFFICE_OK && i < e->page.count; i++) {
        const struct store_dossier *line = &e->page.item[i];
        if (is_his(e, line)) act[acts++] = office_act(e->asking, e->what, line->id, line->has_person ? &line->person : NULL, false);
    }
    return status == OFFICE_OK && acts ? office_log_all(e->o, e->asking, act, acts) : status;
}

enum office_status office_export_next(struct office_export *e, struct office_record *record)
{
    enum office_status status = office_gate(e->asking, ACT_read, RESOURCE_dossier);
    while (status == OFFICE_OK) {
        while (e->at < e->page.count) {
            struct opened opened = { .line = e->page.item[e->at++] };
            if (!is_his(e, &opened.line)) continue;
            arena_reset(&e->entries);
            status = office_entries(e->o, &e->entries, &opened);
            if (status == OFFICE_ERASED) { status = OFFICE_OK; continue; }          /* just now */
            *record = (struct office_record){ opened.line.id, opened.line.municipality, opened.entry, opened.count };
            return status;
        }
        if (e->begun && !e->page.more) return OFFICE_ABSENT;
        status = next_page(e);
    }
    return status;
}
