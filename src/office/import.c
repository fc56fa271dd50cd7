/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c: rows of other administrations tried against the table like any event, then stored with a mark that they were read. */
#include "office/import.h"
#include "office/inside.h"

#include <string.h>

static const char collection[] = "invoer";
enum { ROW_EVENTS = 8, MATCHES = 20 };

const char *const office_imported_text[OFFICE_IMPORTED][2] = {
    [IMPORTED_new] = { "nieuw", "new" }, [IMPORTED_changed] = { "gewijzigd", "changed" }, [IMPORTED_same] = { "niets nieuws", "nothing new" }, [IMPORTED_before] = { "al ingelezen", "read before" },
};

/* The dossier that this row became earlier; ABSENT when it is new. */
static enum office_status read_before(struct office *o, struct arena *arena, const char *key, const char **id)
{
    struct store_record record;
    enum office_status status = office_of_store(store_get(o->set.store, arena, collection, key, &record));
    if (status == OFFICE_OK && !(*id = arena_copy(arena, record.bytes, record.size))) return OFFICE_STORE;
    return status;
}

static enum office_status mark(struct office *o, const char *key, const char *id)
{
    return office_of_store(store_put(o->set.store, collection, key, 0, id, strlen(id), id, 0));
}

/* Who imports signs for what was decided elsewhere. */
static bool write_event(struct text *out, const struct asking *asking, const struct node *event, bool decision, struct problems *problems)
{
    struct text more = { 0 };
    if (decision) {
        text_put(&more, ",\"ondertekend\":{");
        put_member(&more, "rol", case_role_word[asking->viewer->role].name);
        put_member(&more, "door", asking->viewer->account);
        put_date(&more, "op", asking->today, DATE_NEVER);
        text_char(&more, '}');
    }
    bool good = !more.failed && office_event_text(out, asking, event, text_string(&more), problems);
    text_free(&more);
    return good;
}

static bool is_decision(const struct process *p, const struct node *event)
{
    const struct node *name = node_get(event, "gebeurtenis");
    int32_t k = p && name ? process_event_of(p, name->text, name->size) : -1;
    return k >= 0 && p->event[k].decision;
}

/* ---- a new dossier ---- */

static bool try_all(struct office *o, struct arena *arena, const struct asking *asking, const struct node *const *event, int32_t count, struct case_entry *entry, struct dossier *after, struct problems *problems)
{
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    const struct node *name = node_get(event[0], "proces");
    const struct process *p = name ? process_find(name->text, name->size) : NULL;
    bool good = true;
    for (int32_t i = 0; i < count && good; i++) {
        struct text text = { 0 }, payload = { 0 };
        good = write_event(&text, asking, event[i], is_decision(p, event[i]), problems);
        const struct case_entry next = { text.data, text.size, asking->today, i + 1 };
        good = good && dossier_try(after, arena, entry, i, &next, &set, &payload, problems);
        const char *copy = good ? arena_copy(arena, payload.data, payload.size) : NULL;
        entry[i] = (struct case_entry){ copy, payload.size, asking->today, i + 1 };
        good = copy != NULL;
        text_free(&text);
        text_free(&payload);
    }
    return good;
}

static enum office_status keep_all(struct office *o, struct arena *arena, const struct asking *asking, const char *key, const char *id, const struct case_entry *entry, int32_t count, const struct dossier *after)
{
    struct store_new new[ROW_EVENTS];
    struct store_index index;
    const struct carried carried = { .municipality = asking->viewer->municipality, .employer = "", .owner = "" };
    if (!office_index(o, arena, after, &carried, &index)) return OFFICE_STORE;
    for (int32_t i = 0; i < count; i++) new[i] = (struct store_new){ "gebeurtenis", entry[i].bytes, entry[i].size, NULL };
    enum office_status status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = mark(o, key, id);
    if (status == OFFICE_OK) status = office_of_store(store_append(o->set.store, id, 0, new, count, &index, NULL));
    if (status == OFFICE_OK) status = office_log(o, asking, "subsidie inlezen", id, index.person, false);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}

enum office_status office_import_grant(struct office *o, struct arena *arena, const struct asking *asking, const char *key, const struct node *const *event, int32_t count, bool dry, const char **id, enum office_imported *what, struct problems *problems)
{
    struct case_entry entry[ROW_EVENTS];
    struct dossier after;
    *id = "";
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_invoer);
    if (status != OFFICE_OK) return status;
    if (count < 1 || count > ROW_EVENTS || !*asking->viewer->municipality) return OFFICE_REFUSED;
    status = read_before(o, arena, key, id);
    *what = IMPORTED_before;
    if (status != OFFICE_ABSENT) return status;
    if (!try_all(o, arena, asking, event, count, entry, &after, problems)) return OFFICE_REFUSED;
    if (!after.parties.person.bsn) { (void)office_refuse(problems, "bsn", NULL, "is nodig om het dossier terug te vinden", "is needed to find the dossier again"); return OFFICE_REFUSED; }
    *what = IMPORTED_new;
    if (dry) return OFFICE_OK;
    *id = office_new_id(arena);
    return *id ? keep_all(o, arena, asking, key, *id, entry, count, &after) : OFFICE_STORE;
}

/* ---- a change ---- */

static enum office_status find_running(struct office *o, struct arena *arena, const struct asking *asking, const char *bsn, const char *payroll_number, struct opened *found, struct problems *problems)
{
    char employer[33];
    struct store_page page;
    const struct store_hash person = office_person_key(o->set.store, bsn);
    int32_t matches = 0;
    (void)office_employer_key(o->set.store, payroll_number, employer);
    const struct store_query q = { .municipality = asking->viewer->municipality, .employer = employer, .person = &person, .most = MATCHES };
    enum office_status status = office_of_store(store_find(o->set.store, arena, &q, &page));
    if (status != OFFICE_OK) return status;
    for (int32_t i = 0; i < page.count; i++) {
        const struct node *summary = office_summary(arena, &page.item[i]);
        const char *name = summary_text(arena, summary, "proces"), *state = summary_text(arena, summary, "toestand");
        const struct process *p = process_find(name, strlen(name));
        int32_t k = p ? process_state_of(p, state, strlen(state)) : -1;
        if (k < 0 || p->state[k].end || strcmp(name, "loonkostensubsidie") != 0) continue;
        found->line = page.item[i];
        matches++;
    }
    if (matches == 1) return OFFICE_OK;
    (void)office_refuse(problems, "bsn", NULL, matches ? "niet meer dan één lopende subsidie bij deze werkgever: dit is niet eenduidig" : "een persoon met een lopende subsidie bij deze werkgever",
        matches ? "no more than one running grant with this employer: this is ambiguous" : "a person with a running grant with this employer");
    return OFFICE_REFUSED;
}

/* Do the facts of the event hold already on its day? */
static bool says_nothing_new(const struct dossier *before, const struct dossier *after)
{
    const struct case_event *e = office_last(after);
    for (const struct node *fact = e->facts ? e->facts->first : NULL; fact; fact = fact->next) {
        char name[80];
        struct text text = TEXT_IN(name);
        text_bytes(&text, fact->key, fact->key_size);
        const struct said *was = dossier_fact(before, text_string(&text), e->on), *is = dossier_fact(after, text_string(&text), e->on);
        bool same = was && is && was->value && is->value && term_plain(was->term, was->value) == term_plain(is->term, is->value);
        if (!same) return false;
    }
    return true;
}

static enum office_status keep_change(struct office *o, struct arena *arena, const struct asking *asking, const char *key, const struct writing *w)
{
    enum office_status status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = mark(o, key, w->id);
    if (status == OFFICE_OK) status = office_write_inside(o, arena, asking, w, NULL);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}

enum office_status office_import_change(struct office *o, struct arena *arena, const struct asking *asking, const char *key, const char *bsn, const char *payroll_number, const struct node *event, bool dry, const char **id, enum office_imported *what, struct problems *problems)
{
    struct opened opened;
    struct dossier before, after;
    struct carried carried;
    struct text text = { 0 }, payload = { 0 };
    *id = "";
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_invoer);
    if (status == OFFICE_OK) status = read_before(o, arena, key, id);
    *what = IMPORTED_before;
    if (status != OFFICE_ABSENT) return status;
    status = find_running(o, arena, asking, bsn, payroll_number, &opened, problems);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    if (status == OFFICE_OK && (!dossier_of(&before, arena, opened.entry, opened.count, &set, NULL) || !carried_of(&carried, arena, &opened.line))) status = OFFICE_STORE;
    if (status != OFFICE_OK) return status;
    bool good = write_event(&text, asking, event, false, problems);
    const struct case_entry next = { text.data, text.size, asking->today, opened.count + 1 };
    good = good && dossier_try(&after, arena, opened.entry, opened.count, &next, &set, &payload, problems);
    status = good ? OFFICE_OK : OFFICE_REFUSED;
    *what = good && says_nothing_new(&before, &after) ? IMPORTED_same : IMPORTED_changed;
    *id = opened.line.id;
    if (good && !dry && *what == IMPORTED_changed) {
        const struct writing w = { opened.line.id, payload.data, payload.size, opened.count, &after, &carried, "loongegevens inlezen", problems };
        status = keep_change(o, arena, asking, key, &w);
    }
    text_free(&text);
    text_free(&payload);
    return status;
}
