/* SPDX-License-Identifier: EUPL-1.2 */
/* look.c: facts of a dossier looked up in registers: only for its own process, only where that is allowed, logged before it is asked and counted after; what came out waits for a human being. */
#include "office/inside.h"

#include <string.h>

static const char collection[] = "opgezocht", counted[] = "opzoektelling", taking[] = "feiten-vastgesteld";
enum { LOOKED_MOST = 50, MONTH = 8, COUNT_TRIES = 5 };
static const int64_t LOOKED_KEPT = 14LL * 24 * 3600 * 1000000;

/* ---- what can be asked ---- */

static const struct registers *registers_of(struct office *o)
{
    if (o->set.registers) return o->set.registers;
    if (!o->registers.law) o->registers.law = register_law_own(&o->kept);       /* nothing is connected and nothing is allowed */
    return o->registers.law ? &o->registers : NULL;
}

const struct register_law *office_register_law(struct office *o)
{
    const struct registers *r = registers_of(o);
    return r ? r->law : NULL;
}

static bool takes(const struct process_event *e, const char *fact)
{
    for (int32_t k = 0; k < e->need_count; k++) if (strcmp(glossary[e->needs[k]].name, fact) == 0) return true;
    for (int32_t k = 0; k < e->may_count; k++) if (strcmp(glossary[e->may[k]].name, fact) == 0) return true;
    return false;
}

int32_t office_register_facts(const struct process *p, enum register_id of, const struct term *fact[REGISTER_FACTS])
{
    int32_t event = process_event_of(p, taking, strlen(taking)), count = 0;
    for (int32_t k = 0; event >= 0 && k < GLOSSARY_SIZE && count < REGISTER_FACTS; k++) {
        bool twice = false;
        for (int32_t i = 0; i < count; i++) twice |= strcmp(fact[i]->name, glossary[k].name) == 0;
        if (!twice && register_holds(of, glossary[k].name) && takes(&p->event[event], glossary[k].name)) fact[count++] = &glossary[k];
    }
    return count;
}

bool office_register_fits(const struct register_purpose *purpose, const struct process *p)
{
    if (!purpose) return false;
    if (strcmp(purpose->name, p->name) == 0) return true;
    size_t size = strlen(p->name);
    for (const char *at = purpose->processes; *at; at += strcspn(at, " "), at += *at == ' ') if (strncmp(at, p->name, size) == 0 && (at[size] == ' ' || !at[size])) return true;
    return false;
}

/* ---- what came out, kept until somebody takes it over ---- */

static void put_lookup(struct text *out, const struct lookup *l)
{
    put_open(out, NULL, '{');
    put_member(out, "feit", l->fact);
    put_member(out, "uitkomst", lookup_name[l->result]);
    if (l->value) { put_key(out, "waarde"); text_put(out, l->value); }
    put_member(out, "nl", l->why[0]);
    put_member(out, "en", l->why[1]);
    put_key(out, "route");
    text_int(out, l->status.route);
    text_char(out, '}');
}

static bool put_record(struct text *out, const struct asking *asking, const char *id, const struct office_looked *looked, const struct text *event)
{
    text_char(out, '{');
    put_member(out, "sleutel", looked->key);
    put_member(out, "dossier", id);
    put_member(out, "register", register_name[looked->of]);
    put_member(out, "doel", looked->purpose);
    put_member(out, "door", asking->viewer->account);
    put_key(out, "tijd");
    text_int(out, looked->time);
    put_key(out, "gebeurtenis");
    text_bytes(out, event->data, event->size);
    put_open(out, "opgezocht", '[');
    for (int32_t i = 0; i < looked->count; i++) put_lookup(out, &looked->look[i]);
    text_put(out, "]}");
    return !out->failed && !event->failed;
}

static int word_of(const struct node *node, const char *const *words, int count)
{
    for (int i = 0; i < count; i++) if (node_is(node, words[i])) return i;
    return -1;
}

static bool read_lookup(struct arena *arena, const struct node *node, enum register_id of, struct lookup *l)
{
    int result = word_of(node_get(node, "uitkomst"), lookup_name, LOOKUP_RESULTS);
    const struct node *value = node_get(node, "waarde"), *route = node_get(node, "route");
    int64_t bits = ROUTES_ALL;
    struct text json = { 0 };
    if (result < 0) return false;
    *l = (struct lookup){ .of = of, .fact = summary_text(arena, node, "feit"), .result = (enum lookup_result)result, .why = { summary_text(arena, node, "nl"), summary_text(arena, node, "en") } };
    if (route && parse_decimal(route->text, route->size, 0, false, &bits) == NUMBER_OK) l->status.route = (unsigned)bits & ROUTES_ALL;
    if (!value) return true;
    node_put(&json, value);
    l->value = json.failed ? NULL : arena_copy(arena, json.data, json.size);
    text_free(&json);
    return l->value != NULL;
}

static bool read_record(struct office_looked *looked, struct arena *arena, const struct store_record *record, const char *id)
{
    const struct node *map = node_from_json(arena, record->bytes, record->size, NULL), *list = node_get(map, "opgezocht"), *time = node_get(map, "tijd");
    int of = word_of(node_get(map, "register"), register_name, REGISTERS);
    if (of < 0 || !list || !time || strcmp(summary_text(arena, map, "dossier"), id) != 0) return false;
    *looked = (struct office_looked){ .key = summary_text(arena, map, "sleutel"), .of = (enum register_id)of, .purpose = summary_text(arena, map, "doel"), .event = node_get(map, "gebeurtenis") };
    if (parse_decimal(time->text, time->size, 0, false, &looked->time) != NUMBER_OK) return false;
    for (const struct node *one = list->first; one && looked->count < REGISTER_FACTS; one = one->next)
        if (read_lookup(arena, one, looked->of, &looked->look[looked->count])) looked->count++;
    return *looked->key && looked->event;
}

/* ---- counts by month, without persons ---- */

static bool month_key(char key[24], const char *municipality, date on)
{
    char iso[11];
    struct text t = { key, 0, 24, true, false };
    text_put(&t, municipality);
    text_char(&t, ':');
    (void)format_date(on, iso);
    text_bytes(&t, iso, 7);
    (void)text_string(&t);
    return !t.failed;
}

static enum office_status count_once(struct office *o, struct arena *arena, const char *municipality, date on, const struct office_looked *looked)
{
    char key[24];
    struct store_record record = { .version = 0 };
    struct text text = { 0 };
    struct register_counts *counts = arena_take_zero(arena, sizeof *counts);
    if (!counts || !month_key(key, municipality, on)) return OFFICE_STORE;
    enum store_status got = store_get(o->set.store, arena, counted, key, &record);
    if (got != STORE_OK && got != STORE_ABSENT) return office_of_store(got);
    const struct node *map = got == STORE_OK ? node_from_json(arena, record.bytes, record.size, NULL) : NULL;
    if (got == STORE_OK && (!map || !register_counts_add(counts, arena, node_get(map, "tellingen"), NULL))) return OFFICE_STORE;
    lookups_count(counts, looked->purpose, looked->look, looked->count);
    text_char(&text, '{');
    put_member(&text, "maand", strchr(key, ':') + 1);
    put_key(&text, "tellingen");
    register_counts_put(&text, counts);
    text_char(&text, '}');
    enum office_status status = text.failed ? OFFICE_STORE : office_of_store(store_put(o->set.store, counted, key, got == STORE_OK ? record.version : 0, text.data, text.size, municipality, 0));
    text_free(&text);
    return status;
}

/* Others may be counting too: again with what stands there then. */
static enum office_status count(struct office *o, struct arena *arena, const char *municipality, date on, const struct office_looked *looked)
{
    enum office_status status = OFFICE_CONFLICT;
    for (int i = 0; i < COUNT_TRIES && status == OFFICE_CONFLICT; i++) status = count_once(o, arena, municipality, on, looked);
    return status;
}

enum office_status office_register_counts(struct office *o, struct arena *arena, const struct asking *asking, struct register_counts *counts)
{
    struct store_records records;
    *counts = (struct register_counts){ .lines = 0 };
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_cijfers);
    if (status == OFFICE_OK && !*asking->viewer->municipality) return OFFICE_OK;
    if (status == OFFICE_OK) status = office_of_store(store_list(o->set.store, arena, counted, asking->viewer->municipality, 0, NULL, STORE_PAGE, &records));
    for (int32_t i = 0; status == OFFICE_OK && i < records.count; i++) {
        const struct node *map = node_from_json(arena, records.item[i].bytes, records.item[i].size, NULL);
        if (!map || !register_counts_add(counts, arena, node_get(map, "tellingen"), NULL)) status = OFFICE_STORE;
    }
    return status;
}

/* ---- looking up ---- */

struct logging { struct office *o; const struct asking *asking; const struct opened *opened; enum register_id of; const char *purpose; enum office_status status; bool done; };

static void write_log(struct logging *l, bool asked)
{
    char what[120];
    struct text t = TEXT_IN(what);
    text_put(&t, asked ? "opzoeken in een register: " : "niet opgezocht in een register: ");
    text_put(&t, register_name[l->of]);
    text_put(&t, ", ");
    text_put(&t, l->purpose);
    (void)text_string(&t);
    l->status = office_log(l->o, l->asking, what, l->opened->line.id, l->opened->line.has_person ? &l->opened->line.person : NULL, false);
    l->done = true;
}

static bool before_asking(void *context, enum register_id of, const char *purpose, const char *const *facts, int32_t facts_count)
{
    struct logging *l = context;
    (void)of; (void)purpose; (void)facts; (void)facts_count;
    write_log(l, true);
    return l->status == OFFICE_OK;
}

/* What the dossier has of these facts, as a map; NULL: nothing. */
static const struct node *known_of(struct arena *arena, const struct dossier *d, date today, const struct term *const *fact, int32_t facts)
{
    struct text t = { 0 };
    text_char(&t, '{');
    for (int32_t i = 0; i < facts; i++) {
        const struct said *said = situation_fact(&d->situation, fact[i], today);
        if (!said || !said->value) continue;
        put_key(&t, fact[i]->name);
        term_put(&t, said->term, said->value, true);
    }
    text_char(&t, '}');
    const char *copy = t.failed ? NULL : arena_copy(arena, t.data, t.size);
    size_t size = t.size;
    text_free(&t);
    return copy && size > 2 ? node_from_json(arena, copy, size, NULL) : NULL;
}

static bool may_look(const struct office *o, const struct dossier *d, const char *purpose, const struct register_purpose *known, int32_t facts, struct problems *problems)
{
    bool good = true;
    (void)o;
    if (d->process->state[d->state[0]].end) good = office_refuse(problems, "dossier", NULL, "een zaak die nog open is: zonder open zaak wordt niets opgezocht", "a case that is still open: without one nothing is looked up");
    if (!office_register_fits(known, d->process)) good = office_refuse(problems, "doel", purpose, "een doel dat bij dit dossier hoort", "a purpose that belongs to this dossier");
    if (!facts) good = office_refuse(problems, "register", NULL, "een register met een feit dat dit proces nodig heeft", "a register with a fact that this process needs");
    if (!d->parties.person.bsn) good = office_refuse(problems, "bsn", NULL, "is nodig om in een register te zoeken", "is needed to look in a register");
    return good;
}

static enum office_status keep(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, struct office_looked *looked, const struct text *event)
{
    struct text record = { 0 };
    bool asked = false;
    for (int32_t i = 0; i < looked->count; i++) asked |= looked->look[i].result != LOOKUP_skipped && looked->look[i].result != LOOKUP_refused;
    looked->key = asked ? office_new_id(arena) : "";
    enum office_status status = !looked->key || (asked && !put_record(&record, asking, opened->line.id, looked, event)) ? OFFICE_STORE : OFFICE_OK;
    if (status == OFFICE_OK && asked) status = office_of_store(store_put(o->set.store, collection, looked->key, 0, record.data, record.size, opened->line.id, asking->now + LOOKED_KEPT));
    if (status == OFFICE_OK) status = count(o, arena, opened->line.municipality, asking->today, looked);
    text_free(&record);
    return status;
}

enum office_status office_look_up(struct office *o, struct arena *arena, const struct asking *asking, const char *id, enum register_id of, const char *purpose, struct office_looked *looked, struct problems *problems)
{
    struct opened opened;
    struct dossier d;
    const struct term *fact[REGISTER_FACTS];
    const char *name[REGISTER_FACTS];
    const struct registers *registers = registers_of(o);
    struct text event = { 0 };
    *looked = (struct office_looked){ .key = "", .of = of, .purpose = purpose, .time = asking->now };
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_register, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status == OFFICE_OK && !registers) status = OFFICE_STORE;
    if (status != OFFICE_OK) return status;
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    if (!dossier_of(&d, arena, opened.entry, opened.count, &set, problems)) return OFFICE_STORE;
    const struct register_purpose *known = register_purpose_find(registers->law, purpose);
    int32_t facts = office_register_facts(d.process, of, fact);
    if (!may_look(o, &d, purpose, known, facts, problems)) return OFFICE_REFUSED;
    for (int32_t i = 0; i < facts; i++) name[i] = fact[i]->name;
    struct logging logging = { .o = o, .asking = asking, .opened = &opened, .of = of, .purpose = known->name };
    const struct lookup_asked asked = { .bsn = d.parties.person.bsn, .purpose = known->name, .on = asking->today, .now = asking->now, .log = before_asking, .context = &logging };
    looked->purpose = known->name;
    if (!register_look(registers, arena, of, &asked, name, facts, looked->look, problems)) return OFFICE_REFUSED;
    looked->count = facts;
    if (!logging.done) write_log(&logging, false);
    if (logging.status != OFFICE_OK) return logging.status;
    const struct node *have = known_of(arena, &d, asking->today, fact, facts);
    (void)lookups_compare(arena, looked->look, facts, have);
    bool told = lookups_event(&event, looked->look, facts, asking->today, have);
    status = told ? keep(o, arena, asking, &opened, looked, &event) : OFFICE_STORE;
    const char *copy = told && event.size ? arena_copy(arena, event.data, event.size) : NULL;     /* the tree points into it */
    looked->event = copy ? node_from_json(arena, copy, event.size, NULL) : NULL;
    text_free(&event);
    return status;
}

/* ---- what waits for a human being ---- */

enum office_status office_looked_up(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct office_looked **list, int32_t *n)
{
    struct opened opened;
    struct store_records records;
    *n = 0;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_register, &opened);
    if (status == OFFICE_OK) status = office_of_store(store_list(o->set.store, arena, collection, id, 0, NULL, LOOKED_MOST, &records));
    if (status == OFFICE_OK && !(*list = arena_take(arena, ((size_t)records.count + 1) * sizeof **list))) status = OFFICE_STORE;
    int32_t found = 0;
    for (int32_t i = 0; status == OFFICE_OK && i < records.count; i++) found += records.item[i].due > asking->now && read_record(&(*list)[found], arena, &records.item[i], id);
    if (status == OFFICE_OK) status = office_log(o, asking, "opgezochte feiten bekijken", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status == OFFICE_OK) *n = found;
    return status;
}

static enum office_status find_looked(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const char *key, struct opened *opened, struct office_looked *looked)
{
    struct store_record record;
    enum office_status status = office_find(o, arena, asking, id, ACT_write, RESOURCE_register, opened);
    if (status == OFFICE_OK && !office_is_id(key)) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = office_of_store(store_get(o->set.store, arena, collection, key, &record));
    return status == OFFICE_OK && (record.due <= asking->now || !read_record(looked, arena, &record, id)) ? OFFICE_ABSENT : status;
}

static bool chosen(const char *const *facts, int32_t n, const struct node *fact)
{
    for (int32_t i = 0; i < n; i++) if (same_text(fact->key, fact->key_size, facts[i])) return true;
    return false;
}

/* The event as it was offered, with the facts that were chosen of it and no others; by whoever takes it over. */
static const struct node *event_with(struct arena *arena, const struct node *offered, const char *const *facts, int32_t n, struct problems *problems)
{
    const struct node *all = node_get(offered, "feiten"), *on = node_get(offered, "op"), *data = node_get(offered, "gegevens");
    struct text t = { 0 };
    int32_t taken = 0;
    text_char(&t, '{');
    put_member(&t, "gebeurtenis", taking);
    put_key(&t, "op");
    node_put(&t, on);
    put_member(&t, "bron", case_source_word[SOURCE_register].name);
    put_open(&t, "feiten", '{');
    for (const struct node *fact = all ? all->first : NULL; fact; fact = fact->next) {
        if (!chosen(facts, n, fact)) continue;
        put_comma(&t);
        text_json(&t, fact->key, fact->key_size);
        text_char(&t, ':');
        node_put(&t, fact);
        taken++;
    }
    text_char(&t, '}');
    put_key(&t, "gegevens");
    node_put(&t, data);
    text_char(&t, '}');
    const char *copy = t.failed ? NULL : arena_copy(arena, t.data, t.size);
    const struct node *event = copy ? node_from_json(arena, copy, t.size, NULL) : NULL;
    text_free(&t);
    if (taken == n && n > 0) return event;
    (void)office_refuse(problems, "feit", NULL, "ten minste een feit uit wat is opgezocht", "at least one fact of what was looked up");
    return NULL;
}

enum office_status office_take_looked(struct office *o, struct arena *arena, const struct asking *asking, const char *id, const char *key, const char *const *facts, int32_t n, int64_t expected, int64_t *position, struct problems *problems)
{
    struct opened opened;
    struct office_looked looked;
    enum office_status status = find_looked(o, arena, asking, id, key, &opened, &looked);
    if (status != OFFICE_OK) return status;
    const struct node *event = event_with(arena, looked.event, facts, n, problems);
    if (!event) return problems->count ? OFFICE_REFUSED : OFFICE_STORE;
    status = office_add(o, arena, asking, id, expected, event, position, problems);
    if (status == OFFICE_OK) (void)store_remove(o->set.store, collection, key, STORE_ANY);      /* the event has it now; a record that stays behind ends by itself */
    return status;
}

enum office_status office_drop_looked(struct office *o, const struct asking *asking, const char *id, const char *key)
{
    struct opened opened;
    struct office_looked looked;
    arena_reset(&o->work);
    enum office_status status = find_looked(o, &o->work, asking, id, key, &opened, &looked);
    if (status == OFFICE_OK) status = office_log(o, asking, "opgezochte feiten weggooien", id, opened.line.has_person ? &opened.line.person : NULL, false);
    return status == OFFICE_OK ? office_of_store(store_remove(o->set.store, collection, key, STORE_ANY)) : status;
}

enum office_status office_looked_access(struct office *o, struct arena *arena, const char *id, struct text *out)
{
    struct store_records records;
    enum office_status status = office_of_store(store_list(o->set.store, arena, collection, id, 0, NULL, LOOKED_MOST, &records));
    for (int32_t i = 0; status == OFFICE_OK && i < records.count; i++) { put_comma(out); text_bytes(out, records.item[i].bytes, records.item[i].size); }
    return status;
}

enum office_status office_looked_forget(struct office *o, const char *id) { return office_of_store(store_sweep(o->set.store, collection, id, 0, NULL)); }
