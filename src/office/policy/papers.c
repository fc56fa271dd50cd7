/* SPDX-License-Identifier: EUPL-1.2 */
/* papers.c: the assessment and the plan of a municipality: read from the store, changed as a whole, each change in the log. */
#include "office/policy/policy.h"
#include "office/inside.h"

#include <string.h>

static const char *const collections[OFFICE_PAPERS] = { "itoets", "voorbereiding" }, earlier[] = "itoets-eerder";

static const struct evaluation *read_paper(struct arena *arena, enum office_paper paper, const char *bytes, size_t size)
{
    if (paper == PAPER_plan) return bytes ? evaluation_plan_read(arena, bytes, size, NULL) : evaluation_plan_own(arena);
    return bytes ? evaluation_read(arena, bytes, size, NULL) : evaluation_own(arena);
}

/* Behind the gate. */
static enum office_status current(struct office *o, struct arena *arena, const struct asking *asking, enum office_paper paper, const struct evaluation **e, int64_t *version)
{
    struct store_record record = { .version = 0 };
    enum office_status status = *asking->viewer->municipality ? office_of_store(store_get(o->set.store, arena, collections[paper], asking->viewer->municipality, &record)) : OFFICE_FORBIDDEN;
    if (status == OFFICE_ABSENT) status = OFFICE_OK;
    *version = record.version;
    *e = status == OFFICE_OK ? read_paper(arena, paper, record.bytes, record.size) : NULL;
    return status == OFFICE_OK && !*e ? OFFICE_STORE : status;
}

enum office_status office_paper(struct office *o, struct arena *arena, const struct asking *asking, enum office_paper paper, const struct evaluation **e, int64_t *version)
{
    *e = NULL;
    *version = 0;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_beleid);
    return status == OFFICE_OK ? current(o, arena, asking, paper, e, version) : status;
}

static enum office_status keep(struct office *o, const struct asking *asking, enum office_paper paper, int64_t version, const struct evaluation *e, const char *what)
{
    struct text json = { 0 };
    evaluation_json(&json, e);
    enum office_status status = json.failed ? OFFICE_STORE : office_of_store(store_begin(o->set.store));
    if (status == OFFICE_OK) {
        status = office_of_store(store_put(o->set.store, collections[paper], asking->viewer->municipality, version, json.data, json.size, asking->viewer->municipality, 0));
        if (status == OFFICE_OK) status = office_log(o, asking, what, NULL, NULL, false);
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store));
        if (status != OFFICE_OK) store_rollback(o->set.store);
    }
    text_free(&json);
    return status;
}

enum office_status office_send_signal(struct office *o, struct arena *arena, const struct asking *asking, const char *json, size_t size, struct problems *problems)
{
    const struct evaluation *e = NULL;
    int64_t version = 0;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_signaal);
    if (status == OFFICE_OK) status = current(o, arena, asking, PAPER_assessment, &e, &version);
    if (status != OFFICE_OK) return status;
    e = evaluation_take(arena, e, json, size, asking->today, problems);
    return e ? keep(o, asking, PAPER_assessment, version, e, "signaal over de wet insturen") : OFFICE_REFUSED;
}

enum office_status office_weigh_signal(struct office *o, struct arena *arena, const struct asking *asking, int64_t expected, const char *json, size_t size, struct problems *problems)
{
    const struct evaluation *e = NULL;
    int64_t version = 0;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_beleid);
    if (status == OFFICE_OK) status = current(o, arena, asking, PAPER_assessment, &e, &version);
    if (status != OFFICE_OK) return status;
    if (version != expected) return OFFICE_CONFLICT;
    e = evaluation_weigh(arena, e, json, size, asking->today, problems);
    return e ? keep(o, asking, PAPER_assessment, version, e, "signaal over de wet wegen") : OFFICE_REFUSED;
}

enum office_status office_change_plan(struct office *o, struct arena *arena, const struct asking *asking, int64_t expected, int32_t section, const char *id, const char *json, size_t size, struct problems *problems)
{
    const struct evaluation *e = NULL;
    int64_t version = 0;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_beleid);
    if (status == OFFICE_OK) status = current(o, arena, asking, PAPER_plan, &e, &version);
    if (status != OFFICE_OK) return status;
    if (version != expected) return OFFICE_CONFLICT;
    e = evaluation_plan_put(arena, e, section, id, json, size, problems);
    return e ? keep(o, asking, PAPER_plan, version, e, "plan van voorbereiding bijwerken") : OFFICE_REFUSED;
}

/* ---- one assessment after the other ---- */

/* "0344/breed-offensief-2025"; NULL: no memory. */
static const char *key_of(struct arena *arena, const struct asking *asking, const char *id)
{
    struct text key = { 0 };
    text_put(&key, asking->viewer->municipality);
    text_char(&key, '/');
    text_put(&key, id);
    const char *copy = key.failed ? NULL : arena_copy(arena, key.data, key.size);
    text_free(&key);
    return copy;
}

enum office_status office_earlier(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const struct evaluation **e)
{
    struct store_record record;
    const char *key = key_of(arena, asking, id);
    *e = NULL;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_beleid);
    if (status == OFFICE_OK && strlen(id) > STORE_NAME / 2) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = key ? office_of_store(store_get(o->set.store, arena, earlier, key, &record)) : OFFICE_STORE;
    if (status == OFFICE_OK && !(*e = evaluation_read(arena, record.bytes, record.size, NULL))) status = OFFICE_STORE;
    return status;
}

static enum office_status keep_both(struct office *o, struct arena *arena, const struct asking *asking, int64_t version, const struct evaluation *old, const struct evaluation *new)
{
    struct text was = { 0 }, now = { 0 };
    const char *key = key_of(arena, asking, old->list[SECTION_about].record->id);
    evaluation_json(&was, old);
    evaluation_json(&now, new);
    enum office_status status = was.failed || now.failed || !key ? OFFICE_STORE : office_of_store(store_begin(o->set.store));
    if (status == OFFICE_OK) {
        status = office_of_store(store_put(o->set.store, earlier, key, STORE_ANY, was.data, was.size, asking->viewer->municipality, 0));
        if (status == OFFICE_OK) status = office_of_store(store_put(o->set.store, collections[PAPER_assessment], asking->viewer->municipality, version, now.data, now.size, asking->viewer->municipality, 0));
        if (status == OFFICE_OK) status = office_log(o, asking, "volgende invoeringstoets beginnen", NULL, NULL, false);
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store));
        if (status != OFFICE_OK) store_rollback(o->set.store);
    }
    text_free(&was);
    text_free(&now);
    return status;
}

enum office_status office_begin_next(struct office *o, struct arena *arena, const struct asking *asking, int64_t expected, const char *id, struct problems *problems)
{
    const struct evaluation *e = NULL, *next;
    int64_t version = 0;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_beleid);
    if (status == OFFICE_OK) status = current(o, arena, asking, PAPER_assessment, &e, &version);
    if (status != OFFICE_OK) return status;
    if (version != expected) return OFFICE_CONFLICT;
    next = evaluation_next(arena, e, id, civil_of(asking->today).year, problems);
    return next ? keep_both(o, arena, asking, version, e, next) : OFFICE_REFUSED;
}
