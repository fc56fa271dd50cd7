/* SPDX-License-Identifier: EUPL-1.2 */
/* live.c: the counters of an assessment over the dossiers of one municipality: read one by one within the office, out of which only numbers come. */
#include "office/policy/policy.h"
#include "office/inside.h"

#include <string.h>

enum { AT_ONCE = 200, YEAR_FIRST = 2015 };
static const char collection[] = "itoets-telling";

/* The classes that Statistics Netherlands uses for municipalities, from fewer than. */
static const struct { int64_t below; const char *name; } classes[] = { { 20000, "minder dan 20.000 inwoners" }, { 50000, "20.000 tot 50.000 inwoners" }, { 100000, "50.000 tot 100.000 inwoners" }, { 250000, "100.000 tot 250.000 inwoners" },
    { INT64_MAX, "250.000 inwoners of meer" } };

const char *office_size_class(int64_t inhabitants)
{
    for (size_t i = 0; inhabitants > 0 && i < sizeof classes / sizeof *classes; i++) if (inhabitants < classes[i].below) return classes[i].name;
    return NULL;
}

/* ---- dossier by dossier ---- */

struct walk { struct office *o; const char *municipality, *group; struct arena page_arena, entries; struct store_page page; int32_t at; bool begun; enum office_status status; };

static bool next_page(struct walk *w)
{
    char last[STORE_NAME + 1] = "";
    if (w->begun && !w->page.more) return false;
    if (w->page.count) memcpy(last, w->page.item[w->page.count - 1].id, strlen(w->page.item[w->page.count - 1].id) + 1);
    arena_reset(&w->page_arena);
    w->at = 0;
    w->begun = true;
    w->status = office_of_store(store_iterate(w->o->set.store, &w->page_arena, *last ? last : NULL, AT_ONCE, &w->page));
    return w->status == OFFICE_OK;
}

static bool next_case(void *context, struct evaluation_case *one)
{
    struct walk *w = context;
    for (;;) {
        while (w->at < w->page.count) {
            struct opened opened = { .line = w->page.item[w->at++] };
            if (opened.line.erased || !office_is_id(opened.line.id) || strcmp(opened.line.municipality, w->municipality) != 0) continue;
            arena_reset(&w->entries);
            w->status = office_entries(w->o, &w->entries, &opened);
            if (w->status == OFFICE_ERASED) { w->status = OFFICE_OK; continue; }         /* just now */
            if (w->status != OFFICE_OK) return false;
            *one = (struct evaluation_case){ opened.entry, opened.count, w->group };
            return true;
        }
        if (!next_page(w)) return false;
    }
}

static enum office_status count_all(struct office *o, struct arena *arena, const struct asking *asking, const struct evaluation *e, int32_t year, struct evaluation_counts *counts)
{
    bool told = strcmp(o->set.municipality, asking->viewer->municipality) == 0;         /* the number of inhabitants is that of the office's own municipality */
    struct walk w = { .o = o, .municipality = asking->viewer->municipality, .group = told ? office_size_class(o->set.inhabitants) : NULL, .status = OFFICE_OK };
    const struct evaluation_cases cases = { next_case, &w };
    const struct case_setting setting = office_case_setting(o, asking->today, 0);
    bool good = evaluation_count(counts, arena, e, &cases, &setting, year);
    arena_free(&w.page_arena);
    arena_free(&w.entries);
    if (w.status != OFFICE_OK || !good) return w.status == OFFICE_OK ? OFFICE_STORE : w.status;
    evaluation_hide(counts);
    return OFFICE_OK;
}

/* ---- kept ---- */

static const char *key_of(struct arena *arena, const struct asking *asking, const struct evaluation *e, int32_t year)
{
    struct text key = { 0 };
    text_put(&key, asking->viewer->municipality);
    text_char(&key, '/');
    text_put(&key, e->list[SECTION_about].record->id);
    text_char(&key, '/');
    text_int(&key, year);
    const char *copy = key.failed ? NULL : arena_copy(arena, key.data, key.size);
    text_free(&key);
    return copy;
}

static enum office_status keep(struct office *o, struct arena *arena, const struct asking *asking, const struct evaluation *e, const struct evaluation_counts *counts)
{
    struct text json = { 0 };
    const char *key = key_of(arena, asking, e, counts->year);
    bool good = evaluation_counts_json(&json, counts) && key && !json.failed;
    enum office_status status = good ? office_of_store(store_begin(o->set.store)) : OFFICE_STORE;
    if (status == OFFICE_OK) {
        status = office_of_store(store_put(o->set.store, collection, key, 0, json.data, json.size, asking->viewer->municipality, 0));
        if (status == OFFICE_OK) status = office_log(o, asking, "tellers van de invoeringstoets tellen", NULL, NULL, false);
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store));
        if (status != OFFICE_OK) store_rollback(o->set.store);
    }
    text_free(&json);
    return status;
}

static enum office_status gate(const struct asking *asking)
{
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_cijfers);
    return status == OFFICE_OK && !*asking->viewer->municipality ? OFFICE_FORBIDDEN : status;
}

enum office_status office_counted(struct office *o, struct arena *arena, const struct asking *asking, const struct evaluation *e, int32_t year, struct evaluation_counts *counts)
{
    struct store_record record;
    const char *key = key_of(arena, asking, e, year);
    enum office_status status = gate(asking);
    if (status == OFFICE_OK && !o->set.counting) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = key ? office_of_store(store_get(o->set.store, arena, collection, key, &record)) : OFFICE_STORE;
    return status == OFFICE_OK && !evaluation_counts_read(counts, arena, e, record.bytes, record.size) ? OFFICE_STORE : status;
}

enum office_status office_count_year(struct office *o, struct arena *arena, const struct asking *asking, const struct evaluation *e, int32_t year, struct evaluation_counts *counts, struct problems *problems)
{
    enum office_status status = gate(asking);
    if (status != OFFICE_OK) return status;
    if (!o->set.counting) office_refuse(problems, "tellen", NULL, "ja in de instellingen van deze installatie (docs/service.md): anders wordt er niet geteld", "ja in the settings of this installation (docs/service.md): otherwise nothing is counted");
    if (year < YEAR_FIRST || year >= civil_of(asking->today).year) office_refuse(problems, "jaar", NULL, "een jaar vanaf 2015 dat voorbij is", "a year from 2015 on that is over");
    if (!o->set.counting || year < YEAR_FIRST || year >= civil_of(asking->today).year) return OFFICE_REFUSED;
    status = office_counted(o, arena, asking, e, year, counts);
    if (status != OFFICE_ABSENT) return status;
    status = count_all(o, arena, asking, e, year, counts);
    if (status == OFFICE_OK) status = keep(o, arena, asking, e, counts);
    return status == OFFICE_CONFLICT ? office_counted(o, arena, asking, e, year, counts) : status;         /* somebody else counted it meanwhile */
}
