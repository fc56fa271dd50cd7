/* SPDX-License-Identifier: EUPL-1.2 */
/* change.c: a dossier begun, an event added: tried against the table and the rights, then stored with its index, its letters and its line in the log as one. */
#include "office/inside.h"

#include <string.h>

/* ---- what comes in ---- */

bool office_event_text(struct text *out, const struct asking *asking, const struct node *event, const char *add, struct problems *problems)
{
    static const char *const ours[] = { "naar", "ondertekend" };
    const char *role = case_role_word[asking->viewer->role].name;
    const struct node *given = node_get(event, "rol");
    bool good = event && event->kind == NODE_MAP;
    if (!good) return office_refuse(problems, "gebeurtenis", NULL, "een object", "an object");
    for (size_t k = 0; k < sizeof ours / sizeof *ours; k++)
        if (node_get(event, ours[k])) good = office_refuse(problems, ours[k], NULL, "niets: dat schrijft het programma zelf", "nothing: the program writes that itself");
    if (given && !node_is(given, role)) good = office_refuse(problems, "rol", NULL, "de rol waarin u bent aangemeld", "the role in which you signed in");
    node_put(out, event);
    if (out->failed || out->size < 2) return false;
    out->size--;                                    /* the last brace */
    if (!given) put_member(out, "rol", role);
    text_put(out, add);
    text_char(out, '}');
    return good && !out->failed;
}

static const struct term *term_of(const struct process_event *e, const struct node *fact)
{
    for (int32_t k = 0; k < e->need_count; k++) if (same_text(fact->key, fact->key_size, glossary[e->needs[k]].name)) return &glossary[e->needs[k]];
    for (int32_t k = 0; k < e->may_count; k++) if (same_text(fact->key, fact->key_size, glossary[e->may[k]].name)) return &glossary[e->may[k]];
    return NULL;
}

bool office_may_give(const struct asking *asking, const struct dossier *d, const struct case_event *e, enum belonging belongs, struct problems *problems)
{
    const struct process_event *table = &d->process->event[e->event];
    const struct viewer *viewer = asking->viewer;
    const struct node *person = node_get(e->parties, "werknemer");
    bool good = true;
    if (viewer->role == CASE_andere_gemeente) return true;          /* what a hand-over brings, its table says */
    for (const struct node *node = e->facts ? e->facts->first : NULL; node; node = node->next) {
        const struct term *term = term_of(table, node);
        if (!term || people_may(viewer, ACT_write, people_part_of(term), belongs) || people_part_of(term) == RESOURCE_dossier || people_part_of(term) == RESOURCE_termijn) continue;
        good = office_refuse(problems, term->name, NULL, "een feit dat in uw rol kan worden gegeven", "a fact that can be given in your role");
    }
    if (table->document == DOCUMENT_rapport && !people_may(viewer, ACT_write, RESOURCE_rapport, belongs)) good = office_refuse(problems, "rapport", NULL, "alleen van wie meet", "only from who measures");
    if (table->document == DOCUMENT_ervaring && !people_may(viewer, ACT_write, RESOURCE_ervaring, belongs)) good = office_refuse(problems, "ervaring", NULL, "alleen van wie gemeten is", "only from who was measured");
    for (const struct node *node = person ? person->first : NULL; node; node = node->next) {
        enum resource part = same_text(node->key, node->key_size, "bsn") ? RESOURCE_persoon : RESOURCE_naam;
        char field[24];
        struct text name = TEXT_IN(field);
        text_bytes(&name, node->key, node->key_size);
        if (!people_may(viewer, ACT_write, part, belongs)) good = office_refuse(problems, text_string(&name), NULL, "een gegeven dat in uw rol kan worden gegeven", "a datum that can be given in your role");
    }
    return good;
}

const struct case_event *office_last(const struct dossier *d)
{
    const struct case_event *last = NULL;
    for (int32_t i = 0; i < d->events; i++) if (!last || d->event[i].written_at > last->written_at) last = &d->event[i];
    return last;
}

/* A resident is his own person and an employer his own firm; and nobody but a case worker turns a dossier into somebody else's. */
bool office_same_parties(const struct office *o, const struct asking *asking, const struct dossier *d, struct carried *c, struct problems *problems)
{
    const struct viewer *viewer = asking->viewer;
    bool begins = !c->municipality, good = true, worker = viewer->role == CASE_consulent || viewer->role == CASE_andere_gemeente;
    bool resident = viewer->role == CASE_inwoner || viewer->role == CASE_vertegenwoordiger;
    if (begins && resident) { c->has_person = viewer->has_person; c->person = viewer->person; }
    if (begins && viewer->role == CASE_werkgever) c->employer = viewer->employer;
    if (begins && resident && !viewer->has_person) good = office_refuse(problems, "bsn", NULL, "een account waarvan bekend is over wie het gaat", "an account of which it is known whom it is about");
    if (begins && viewer->role == CASE_werkgever && !*viewer->employer) good = office_refuse(problems, "loonheffingennummer", NULL, "een account van een werkgever", "an account of an employer");
    if (d->parties.person.bsn) {
        struct store_hash person = office_person_key(o->set.store, d->parties.person.bsn);
        bool same = c->has_person && memcmp(person.bytes, c->person.bytes, sizeof person.bytes) == 0;
        if (!same && (c->has_person || (resident && begins)) && !worker) good = office_refuse(problems, "bsn", NULL, "het nummer van de persoon over wie dit dossier gaat", "the number of the person whom this dossier is about");
    }
    if (d->parties.firm.id) {
        char key[33];
        (void)office_employer_key(o->set.store, d->parties.firm.id, key);
        bool same = c->employer && strcmp(key, c->employer) == 0;
        if (!same && c->employer && *c->employer && !worker) good = office_refuse(problems, "loonheffingennummer", NULL, "het nummer van de werkgever van dit dossier", "the number of the employer of this dossier");
    }
    return good;
}

/* ---- written down ---- */

enum office_status office_write_inside(struct office *o, struct arena *arena, const struct asking *asking, const struct writing *w, int64_t *position)
{
    const struct store_new event = { "gebeurtenis", w->payload, w->size, NULL };
    const struct case_event *last = office_last(w->after);
    struct store_index index;
    if (!office_index(o, arena, w->after, w->carried, &index)) return OFFICE_STORE;
    enum office_status status = office_of_store(store_append(o->set.store, w->id, w->expected, &event, 1, &index, position));
    bool correction = last && last->written_at != last->position;
    if (status == OFFICE_OK && last && !correction) status = office_transfer_follow(o, arena, asking, w->id, w->after, last, w->problems);
    if (status == OFFICE_OK && last && !correction) status = office_queue_letters(o, asking, w->id, w->carried->municipality, w->after, last->position);
    return status == OFFICE_OK ? office_log(o, asking, w->what, w->id, index.person, false) : status;
}

enum office_status office_write(struct office *o, struct arena *arena, const struct asking *asking, const struct writing *w, int64_t *position)
{
    enum office_status status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = office_write_inside(o, arena, asking, w, position);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}

/* ---- begin ---- */

/* Which municipality handles it: the one whose case worker begins it, the one whose office this is, or that of the fact. */
static const char *handled_by(const struct office *o, const struct asking *asking, struct arena *arena, const struct dossier *d)
{
    const struct viewer *viewer = asking->viewer;
    if (viewer->role == CASE_consulent && *viewer->municipality) return viewer->municipality;
    if (*o->set.municipality) return o->set.municipality;
    enum { DIGITS = 4 };
    const struct said *said = dossier_fact(d, "gemeente", d->event[0].on);      /* as read: the fact may have been given as a name */
    char code[DIGITS + 1];
    struct text text = TEXT_IN(code);
    if (!said || !said->value) return "";
    int64_t number = term_plain(said->term, said->value);
    for (int64_t least = 1000; least > number && least > 1; least /= 10) text_char(&text, '0');
    text_int(&text, number);
    const char *copy = text.failed ? NULL : arena_copy(arena, text_string(&text), text.size);
    return copy ? copy : "";
}

enum office_status office_begin(struct office *o, struct arena *arena, const struct asking *asking, const struct node *event, const char **id, struct problems *problems)
{
    bool other = asking->viewer && asking->viewer->role == CASE_andere_gemeente;
    enum office_status status = office_gate(asking, ACT_write, other ? RESOURCE_overdracht : RESOURCE_dossier);
    if (status != OFFICE_OK) return status;
    if (!people_may(asking->viewer, ACT_write, other ? RESOURCE_overdracht : RESOURCE_dossier, BELONGS_none)) return OFFICE_FORBIDDEN;
    struct text text = { 0 }, payload = { 0 };
    struct dossier after;
    struct carried carried = { .employer = "", .owner = asking->viewer->role == CASE_consulent ? asking->viewer->account : "" };
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    bool good = office_event_text(&text, asking, event, "", problems);
    const struct case_entry entry = { text.data, text.size, asking->today, 1 };
    good = good && dossier_try(&after, arena, NULL, 0, &entry, &set, &payload, problems);
    good = good && office_may_give(asking, &after, &after.event[0], BELONGS_own, problems) && office_same_parties(o, asking, &after, &carried, problems);
    if (good) carried.municipality = handled_by(o, asking, arena, &after);
    if (good && !*carried.municipality) good = office_refuse(problems, "gemeente", NULL, "is nodig: welke gemeente behandelt dit", "is needed: which municipality handles this");
    *id = office_new_id(arena);
    status = !*id ? OFFICE_STORE : OFFICE_REFUSED;
    if (good && *id) {
        const struct writing w = { *id, payload.data, payload.size, 0, &after, &carried, "dossier beginnen", problems };
        status = office_write(o, arena, asking, &w, NULL);
    }
    text_free(&text);
    text_free(&payload);
    return status;
}

/* ---- add ---- */

static bool is_recognised(const struct office *o, enum case_role role, const char *who, size_t size, date on, struct problems *problems)
{
    if (office_expert_holds(o, role, who, size, on) != nee) return true;
    return office_refuse(problems, "deskundige", NULL, "iemand die op deze dag op de lijst van erkende deskundigen staat", "somebody who is on the list of recognised experts on this day");
}

/* A measurement is ordered from somebody who is recognised on the day of the order. */
static bool may_be_ordered(const struct office *o, const struct dossier *d, const struct case_event *e, struct problems *problems)
{
    const struct node *who = strcmp(d->process->event[e->event].name, "meting-opdracht") == 0 ? node_get(e->data, "deskundige") : NULL;
    return !who || is_recognised(o, CASE_loonwaardedeskundige, who->text, who->size, e->on, problems);
}

static enum office_status add_to(struct office *o, struct arena *arena, const struct asking *asking, struct opened *opened, int64_t expected, const struct node *event, int64_t *position, struct problems *problems)
{
    struct text text = { 0 }, payload = { 0 };
    struct dossier after;
    struct carried carried;
    enum office_status status = OFFICE_REFUSED;
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    bool good = office_event_text(&text, asking, event, "", problems) && carried_of(&carried, arena, &opened->line);
    const struct case_entry next = { text.data, text.size, asking->today, opened->count + 1 };
    good = good && dossier_try(&after, arena, opened->entry, opened->count, &next, &set, &payload, problems);
    const struct case_event *last = good ? office_last(&after) : NULL;
    good = good && (last->withdrawn || office_may_give(asking, &after, last, opened->belongs, problems)) && office_same_parties(o, asking, &after, &carried, problems);
    if (good && !last->withdrawn) good = may_be_ordered(o, &after, last, problems);
    if (good && after.process->event[last->event].decision && asking->viewer->role == CASE_consulent)
        good = office_refuse(problems, "besluit", after.process->event[last->event].name, "eerst een concept, dan de handtekening van een mens", "a draft first, then the signature of a human being");
    if (good) {
        const struct writing w = { opened->line.id, payload.data, payload.size, expected, &after, &carried, "gebeurtenis toevoegen", problems };
        status = office_write(o, arena, asking, &w, position);
    }
    text_free(&text);
    text_free(&payload);
    return status;
}

enum office_status office_add(struct office *o, struct arena *arena, const struct asking *asking, const char *id, int64_t expected, const struct node *event, int64_t *position, struct problems *problems)
{
    struct opened opened;
    bool other = asking->viewer && asking->viewer->role == CASE_andere_gemeente;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, other ? RESOURCE_overdracht : RESOURCE_gebeurtenis, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    if (position) *position = opened.count;
    if (expected != STORE_ANY && expected != opened.count) return OFFICE_CONFLICT;
    return add_to(o, arena, asking, &opened, opened.count, event, position, problems);
}

/* ---- who works on it ---- */

static bool give(struct carried *c, const char *account, bool given)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < c->assigned_count; i++) if (strcmp(c->assigned[i], account) != 0) c->assigned[kept++] = c->assigned[i];
    c->assigned_count = kept;
    if (given && kept == ASSIGNED_MOST) return false;
    if (given) c->assigned[c->assigned_count++] = account;
    return true;
}

enum office_status office_assign(struct office *o, struct arena *arena, const struct asking *asking, const char *id, enum case_role role, const char *account, bool given, struct problems *problems)
{
    struct opened opened;
    struct carried carried;
    struct dossier d;
    struct store_index index;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_werkvoorraad, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    if (strlen(account) > STORE_NAME - 20 || (role != CASE_consulent && role != CASE_loonwaardedeskundige && role != CASE_jobcoach)) return OFFICE_REFUSED;
    if (given && role != CASE_consulent && !is_recognised(o, role, account, strlen(account), asking->today, problems)) return OFFICE_REFUSED;
    if (!carried_of(&carried, arena, &opened.line) || !dossier_of(&d, arena, opened.entry, opened.count, &set, NULL)) return OFFICE_STORE;
    if (role == CASE_consulent) carried.owner = given ? account : "";
    else if (!give(&carried, account, given)) return OFFICE_REFUSED;
    if (!office_index(o, arena, &d, &carried, &index)) return OFFICE_STORE;
    status = office_of_store(store_begin(o->set.store));
    if (status != OFFICE_OK) return status;
    status = office_of_store(store_append(o->set.store, id, opened.count, NULL, 0, &index, NULL));
    if (status == OFFICE_OK) status = office_log(o, asking, "dossier toewijzen", id, index.person, false);
    if (status == OFFICE_OK) return office_of_store(store_commit(o->set.store));
    store_rollback(o->set.store);
    return status;
}
