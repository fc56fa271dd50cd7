/* SPDX-License-Identifier: EUPL-1.2 */
/* office.c: the office itself, the gate that every call passes, a dossier found and read, the log. */
#include "office/inside.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

const char *const office_status_text[OFFICE_STATUSES][2] = {
    [OFFICE_OK] = { "gelukt", "done" }, [OFFICE_FORBIDDEN] = { "dat mag u niet", "you may not do that" },
    [OFFICE_PURPOSE] = { "zeg eerst waarvoor u deze gegevens nodig hebt", "say first what you need these data for" },
    [OFFICE_ABSENT] = { "dit dossier is er niet, of het is niet van u", "there is no such dossier, or it is not yours" },
    [OFFICE_REFUSED] = { "dat kan niet zo", "that is not possible in this way" }, [OFFICE_CONFLICT] = { "iemand anders was u voor: kijk opnieuw", "somebody else was first: look again" },
    [OFFICE_ERASED] = { "dit dossier is gewist", "this dossier was erased" }, [OFFICE_STORE] = { "de opslag werkt nu niet", "the store does not work now" },
};

struct office *office_open(const struct office_setting *set)
{
    struct office *o = sodium_init() < 0 ? NULL : calloc(1, sizeof *o);
    if (o) o->set = *set;
    if (o && !o->set.municipality) o->set.municipality = "";
    return o;
}

void office_close(struct office *o)
{
    if (o) { arena_free(&o->work); arena_free(&o->kept); arena_free(&o->expert_arena); }
    free(o);
}

/* ---- names and keys ---- */

bool office_employer_key(const struct store *s, const char *payroll_number, char key[33])
{
    struct store_hash hash = store_hash(s, "loonheffingennummer", payroll_number, strlen(payroll_number));
    (void)sodium_bin2hex(key, 33, hash.bytes, 16);
    return payroll_number_holds(payroll_number, strlen(payroll_number));
}

struct store_hash office_person_key(const struct store *s, const char *bsn) { return store_hash(s, "bsn", bsn, strlen(bsn)); }

const char *office_new_id(struct arena *arena)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    char id[ID_SIZE + 1] = "d-";
    for (int i = 2; i < ID_SIZE; i++) id[i] = signs[randombytes_uniform(sizeof signs - 1)];
    return arena_copy(arena, id, ID_SIZE);
}

/* Nothing else that lies in the store can be asked for by the name of a dossier: no log, for one. */
bool office_is_id(const char *id)
{
    bool good = id && strlen(id) == ID_SIZE && id[0] == 'd' && id[1] == '-';
    for (int i = 2; good && i < ID_SIZE; i++) good = (id[i] >= 'a' && id[i] <= 'z') || (id[i] >= '0' && id[i] <= '9');
    return good;
}

bool office_refuse(struct problems *problems, const char *field, const char *value, const char *nl, const char *en)
{
    if (problems) problem_add(problems, 0, field, value, value ? strlen(value) : 0, nl, en);
    return false;
}

struct case_setting office_case_setting(const struct office *o, date today, unsigned parts)
{
    struct case_setting set = CASE_SETTING(o->set.law, today);
    set.parts = parts;
    set.expert = o->case_experts ? o->case_expert : o->set.expert;
    set.experts = o->case_experts ? o->case_experts : o->set.experts;
    return set;
}

/* ---- the gate ---- */

enum office_status office_of_store(enum store_status status)
{
    switch (status) {
    case STORE_OK: return OFFICE_OK;
    case STORE_CONFLICT: return OFFICE_CONFLICT;
    case STORE_ABSENT: return OFFICE_ABSENT;
    case STORE_ERASED: return OFFICE_ERASED;
    default: return OFFICE_STORE;
    }
}

bool office_role_may(const struct viewer *viewer, enum act act, enum resource what)
{
    return people_may(viewer, act, what, BELONGS_own) || people_may(viewer, act, what, BELONGS_foreign) || people_may(viewer, act, what, BELONGS_none);
}

enum office_status office_gate(const struct asking *asking, enum act act, enum resource what)
{
    if (!asking->viewer || !*asking->viewer->account) return OFFICE_FORBIDDEN;
    if (!office_role_may(asking->viewer, act, what)) return OFFICE_FORBIDDEN;
    return asking->purpose && asking->purpose->roles >> asking->viewer->role & 1 ? OFFICE_OK : OFFICE_PURPOSE;
}

struct people_act office_act(const struct asking *asking, const char *what, const char *dossier, const struct store_hash *about, bool without_case)
{
    return (struct people_act){ .what = what, .purpose = asking->purpose, .dossier = dossier, .about = about, .start = asking->now, .end = asking->now, .without_case = without_case, .trace = asking->trace };
}

enum office_status office_log_all(struct office *o, const struct asking *asking, const struct people_act *acts, int32_t count)
{
    return people_log_all(o->set.people, asking->viewer, acts, count) == PEOPLE_OK ? OFFICE_OK : OFFICE_STORE;
}

enum office_status office_log(struct office *o, const struct asking *asking, const char *what, const char *dossier, const struct store_hash *about, bool without_case)
{
    const struct people_act act = office_act(asking, what, dossier, about, without_case);
    return office_log_all(o, asking, &act, 1);
}

/* ---- a dossier ---- */

enum office_status office_find(struct office *o, struct arena *arena, const struct asking *asking, const char *id, enum act act, enum resource what, struct opened *found)
{
    *found = (struct opened){ .belongs = BELONGS_foreign };
    enum office_status status = office_gate(asking, act, what);
    if (status != OFFICE_OK) return status;
    if (!office_is_id(id)) return OFFICE_ABSENT;
    status = office_of_store(store_dossier(o->set.store, arena, id, &found->line));
    if (status != OFFICE_OK) return status;
    struct store_dossier alive = found->line;
    alive.erased = false;           /* whether it was his can still be told by the index, where erasing left one */
    found->belongs = people_belonging(asking->viewer, &alive);
    if (!people_may(asking->viewer, act, what, found->belongs)) return OFFICE_ABSENT;
    return found->line.erased ? OFFICE_ERASED : office_experts_load(o, found->line.municipality, asking->now);
}

enum office_status office_entries(struct office *o, struct arena *arena, struct opened *opened)
{
    struct store_events events;
    enum office_status status = office_of_store(store_read(o->set.store, arena, opened->line.id, NULL, &events));
    if (status != OFFICE_OK) return status;
    opened->entry = arena_take(arena, ((size_t)events.count + 1) * sizeof *opened->entry);
    if (!opened->entry) return OFFICE_STORE;
    for (int32_t i = 0; i < events.count; i++) {
        const struct store_event *e = &events.item[i];
        if (e->erased) return OFFICE_ERASED;
        opened->entry[i] = (struct case_entry){ e->bytes, e->size, day_of_moment(e->time), i + 1 };
    }
    opened->count = events.count;
    return events.count ? OFFICE_OK : OFFICE_ABSENT;
}
