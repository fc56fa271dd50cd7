/* SPDX-License-Identifier: EUPL-1.2 */
/* access.c: everything about one person for himself with who looked at it, erasing what was kept long enough, and indexes made anew. */
#include "office/inside.h"

#include <string.h>

enum { PERSON_DOSSIERS = 200, LOG_LINES = 1000, ERASED_AT_ONCE = 500, LINES_AT_ONCE = 500 };

/* ---- the right of access ---- */

static enum office_status put_dossiers(struct office *o, struct arena *arena, const struct asking *asking, const struct store_page *page, const char *id, struct text *out)
{
    put_open(out, "dossiers", '[');
    for (int32_t i = 0; i < page->count; i++) {
        const struct store_dossier *line = &page->item[i];
        bool his = office_is_id(line->id) && (!id || strcmp(id, line->id) == 0) && people_may(asking->viewer, ACT_read, RESOURCE_inzage, people_belonging(asking->viewer, line));
        if (!his || line->erased) continue;
        put_comma(out);
        enum office_status status = office_of_store(store_export(o->set.store, line->id, out));
        if (status != OFFICE_OK) return status;
    }
    text_char(out, ']');
    put_open(out, "overdrachten", '[');
    for (int32_t i = 0; i < page->count; i++) {
        const struct store_dossier *line = &page->item[i];
        bool his = office_is_id(line->id) && (!id || strcmp(id, line->id) == 0) && people_may(asking->viewer, ACT_read, RESOURCE_inzage, people_belonging(asking->viewer, line));
        enum office_status status = his && !line->erased ? office_transfer_access(o, arena, line->id, out) : OFFICE_OK;
        if (status != OFFICE_OK) return status;
    }
    text_char(out, ']');
    put_open(out, "opgezocht", '[');
    for (int32_t i = 0; i < page->count; i++) {
        const struct store_dossier *line = &page->item[i];
        bool his = office_is_id(line->id) && (!id || strcmp(id, line->id) == 0) && people_may(asking->viewer, ACT_read, RESOURCE_inzage, people_belonging(asking->viewer, line));
        enum office_status status = his && !line->erased ? office_looked_access(o, arena, line->id, out) : OFFICE_OK;
        if (status != OFFICE_OK) return status;
    }
    text_char(out, ']');
    return OFFICE_OK;
}

static enum office_status put_log(struct office *o, struct arena *arena, const struct store_hash *person, struct text *out)
{
    struct people_logged *line;
    int32_t count = 0;
    enum people_status status = people_log_about(o->set.people, arena, person, 0, LOG_LINES, &line, &count);
    if (status != PEOPLE_OK) return OFFICE_STORE;
    put_open(out, "wieKeek", '[');
    for (int32_t i = 0; i < count; i++) {
        put_open(out, NULL, '{');
        put_key(out, "tijd");
        text_int(out, line[i].time);
        put_date(out, "dag", day_of_moment(line[i].time), DATE_NEVER);
        put_member(out, "rol", case_role_word[line[i].role].name);
        put_member(out, "gemeente", line[i].municipality ? line[i].municipality : "");
        put_member(out, "wat", line[i].what ? line[i].what : "");
        put_member(out, "doel", line[i].purpose ? line[i].purpose : "");
        put_member(out, "dossier", line[i].dossier ? line[i].dossier : "");
        put_bool(out, "zonderZaak", line[i].without_case);
        text_char(out, '}');
    }
    text_put(out, "]}");
    return OFFICE_OK;
}

enum office_status office_access(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct text *out)
{
    struct opened opened;
    struct store_page page;
    struct text text = { 0 };
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_inzage);
    if (status == OFFICE_OK && id) status = office_find(o, arena, asking, id, ACT_read, RESOURCE_inzage, &opened);
    if (status != OFFICE_OK) return status;
    if (id ? !opened.line.has_person : !asking->viewer->has_person) return OFFICE_ABSENT;
    const struct store_hash person = id ? opened.line.person : asking->viewer->person;
    const struct store_query q = { .person = &person, .most = PERSON_DOSSIERS };
    status = office_of_store(store_find(o->set.store, arena, &q, &page));
    text_char(&text, '{');
    put_date(&text, "gemaakt", asking->today, DATE_NEVER);
    if (status == OFFICE_OK) status = put_dossiers(o, arena, asking, &page, id, &text);
    if (status == OFFICE_OK) status = put_log(o, arena, &person, &text);
    if (status == OFFICE_OK) status = office_log(o, asking, "afschrift van alles", id, &person, false);
    if (status == OFFICE_OK && text.failed) status = OFFICE_STORE;
    if (status == OFFICE_OK) text_bytes(out, text.data, text.size);
    text_free(&text);
    return status;
}

/* ---- erasing ---- */

static enum office_status erase_one(struct office *o, const struct asking *asking, const struct store_dossier *line)
{
    enum office_status status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = office_of_store(store_erase(o->set.store, line->id, line->position, "gewist"));
    if (status == OFFICE_OK) status = office_transfer_forget(o, &o->work, line->id);
    if (status == OFFICE_OK) status = office_looked_forget(o, line->id);
    if (status == OFFICE_OK) status = office_log(o, asking, "dossier wissen", line->id, line->has_person ? &line->person : NULL, false);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}

enum office_status office_erase_old(struct office *o, const struct asking *asking, bool dry, int64_t *erased, const struct store_progress *progress)
{
    struct store_page page = { .more = true };
    *erased = 0;
    enum office_status status = office_gate(asking, dry ? ACT_read : ACT_write, RESOURCE_wissen);
    const struct store_query q = { .municipality = status == OFFICE_OK ? asking->viewer->municipality : NULL, .kept_until = true, .kept = asking->today, .most = ERASED_AT_ONCE };
    if (status != OFFICE_OK) return status;
    if (!*q.municipality) return OFFICE_FORBIDDEN;
    if (dry) return office_of_store(store_count(o->set.store, &q, erased));
    while (page.more && status == OFFICE_OK) {
        int64_t before = *erased;
        arena_reset(&o->work);
        status = office_of_store(store_find(o->set.store, &o->work, &q, &page));
        for (int32_t i = 0; i < page.count && status == OFFICE_OK; i++) {
            status = erase_one(o, asking, &page.item[i]);
            if (status == OFFICE_CONFLICT || status == OFFICE_ERASED) { status = OFFICE_OK; continue; }
            *erased += status == OFFICE_OK;
            if (progress && progress->tell && progress->tell(progress->context, *erased, 0)) page.more = false;
        }
        if (*erased == before) break;
    }
    return status == OFFICE_OK && *erased ? office_of_store(store_scrub(o->set.store)) : status;
}

enum office_status office_sweep(struct office *o, int64_t now)
{
    static const char *const expiring[] = { "formulier", "opgezocht" };
    enum store_status status = STORE_OK;
    for (size_t k = 0; k < sizeof expiring / sizeof *expiring && status == STORE_OK; k++) status = store_sweep(o->set.store, expiring[k], NULL, now, NULL);
    return office_of_store(status);
}

/* ---- indexes anew ---- */

static bool same_index(const struct store_dossier *line, const struct store_index *index)
{
    bool same = strcmp(line->state, index->state) == 0 && strcmp(line->employer, index->employer) == 0 && line->deadline == index->deadline && line->keep_until == index->keep_until;
    same = same && line->summary && line->summary_size == index->summary_size && memcmp(line->summary, index->summary, index->summary_size) == 0;
    return same && line->has_person == (index->person != NULL) && (!index->person || memcmp(&line->person, index->person, sizeof line->person) == 0);
}

static enum office_status reindex_one(struct office *o, struct arena *arena, date today, const struct store_dossier *line, int64_t *changed)
{
    struct opened opened = { .line = *line };
    struct carried carried;
    struct dossier d;
    struct store_index index;
    const struct case_setting set = office_case_setting(o, today, 0);
    enum office_status status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    if (!dossier_of(&d, arena, opened.entry, opened.count, &set, NULL)) return OFFICE_REFUSED;
    if (!carried_of(&carried, arena, line) || !office_index(o, arena, &d, &carried, &index)) return OFFICE_STORE;
    if (same_index(line, &index)) return OFFICE_OK;
    status = office_of_store(store_append(o->set.store, line->id, opened.count, NULL, 0, &index, NULL));
    *changed += status == OFFICE_OK;
    return status;
}

enum office_status office_reindex(struct office *o, date today, int64_t *changed, const struct store_progress *progress)
{
    struct arena lines = { 0 };
    struct store_page page = { .more = true };
    char after[STORE_NAME + 1] = "d-";                              /* what is no dossier lies before or behind: the log, for one */
    enum office_status status = OFFICE_OK;
    int64_t seen = 0;
    *changed = 0;
    while (page.more && status == OFFICE_OK) {
        arena_reset(&lines);
        status = office_of_store(store_iterate(o->set.store, &lines, after, LINES_AT_ONCE, &page));
        for (int32_t i = 0; i < page.count && status == OFFICE_OK; i++) {
            if (strncmp(page.item[i].id, "d-", 2) != 0) { page.more = false; break; }
            if (page.item[i].erased || !office_is_id(page.item[i].id)) continue;
            arena_reset(&o->work);
            status = reindex_one(o, &o->work, today, &page.item[i], changed);
            if (status == OFFICE_CONFLICT || status == OFFICE_ERASED || status == OFFICE_REFUSED) status = OFFICE_OK;     /* just written: its index is new; or not readable under this program: left as it is */
            if (progress && progress->tell && progress->tell(progress->context, ++seen, 0)) page.more = false;
        }
        if (page.count == 0) break;
        memcpy(after, page.item[page.count - 1].id, strlen(page.item[page.count - 1].id) + 1);
    }
    arena_free(&lines);
    return status;
}
