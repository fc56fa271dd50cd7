/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: a process out of a document: its sections in order, every name looked up, everything that is wrong named at once. */
#include "casework/inside.h"

#include <string.h>
#include "base/text.h"
#include "law/cite.h"
#include "rules/facts.h"
#include "rules/registry.h"

struct reader { struct process *p; struct arena *arena; struct problems *problems; const struct node *root; bool refused; };

static void refuse(struct reader *r, const struct node *node, const char *field, const char *nl, const char *en)
{
    problem_add(r->problems, node ? node->line : 0, field, node ? node->text : NULL, node && node->text ? node->size : 0, nl, en);
    r->refused = true;
}

static void *take(struct reader *r, int32_t count, size_t size)
{
    void *room = arena_take_zero(r->arena, (size_t)(count > 0 ? count : 1) * size);
    if (!room) refuse(r, NULL, "geheugen", "minder: het geheugen is op", "less: memory has run out");
    return room;
}

static const char *string_of(struct reader *r, const struct node *node)
{
    const char *copy = node && node->kind == NODE_TEXT ? arena_copy(r->arena, node->text, node->size) : NULL;
    return copy ? copy : "";
}
static const char *key_of(struct reader *r, const struct node *node)
{
    const char *copy = arena_copy(r->arena, node->key, node->key_size);
    return copy ? copy : "";
}

static void read_pair(struct reader *r, const struct node *map, const char *pair[2], bool required)
{
    const struct node *nl = node_get(map, "nl"), *en = node_get(map, "en");
    pair[0] = string_of(r, nl);
    pair[1] = string_of(r, en);
    bool none = !nl && !en;
    if ((!none || required) && (!*pair[0] || !*pair[1])) refuse(r, map, "nl, en", "een tekst in beide talen", "a text in both languages");
}

static bool is_yes(struct reader *r, const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (node && !node_is(node, "true") && !node_is(node, "ja")) refuse(r, node, key, "true, of niets", "true, or nothing");
    return node != NULL;
}

/* zekerheid: wet, or aanname where practice fills in what the law leaves open. */
static bool is_certain(struct reader *r, const struct node *map)
{
    const struct node *node = node_get(map, "zekerheid");
    if (node && !node_is(node, "wet") && !node_is(node, "aanname")) refuse(r, node, "zekerheid", "wet of aanname", "wet (law) or aanname (assumption)");
    return !node_is(node, "aanname");
}

static void check_keys(struct reader *r, const struct node *map, const char *names)
{
    if (map->kind != NODE_MAP) { refuse(r, map, map->key ? "vorm" : "yaml", "een object met velden", "an object of fields"); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        bool good = false;
        for (const char *at = names; *at && !good; at += strcspn(at, " "), at += strspn(at, " ")) good = same_text(node->key, node->key_size, "") ? false : strcspn(at, " ") == node->key_size && memcmp(at, node->key, node->key_size) == 0;
        if (!good) problem_add(r->problems, node->line, "veld", node->key, node->key_size, names, names);
        r->refused |= !good;
    }
}

static const char *citation_of(struct reader *r, const struct node *map)
{
    const struct node *node = node_get(map, "cites");
    const char *text = string_of(r, node);
    struct citation found;
    if (node && !law_cite(&law_book, text, date_of(2026, 1, 1), &found)) refuse(r, node, "cites", "een artikel dat law/statutes.yaml kent", "an article that law/statutes.yaml knows");
    return text;
}

/* ---- names ---- */

static int32_t count_of(const struct node *list) { return list ? list->kind == NODE_LIST ? list->count : list->kind == NODE_TEXT ? 1 : 0 : 0; }
/* A list, or a single word that stands for a list of one. */
static const struct node *first_of(const struct node *list) { return !list ? NULL : list->kind == NODE_LIST ? list->first : list; }
static const struct node *next_of(const struct node *list, const struct node *item) { return list->kind == NODE_LIST ? item->next : NULL; }
#define EACH(item, list) for (const struct node *item = first_of(list); item; item = next_of(list, item))

static const struct term *fact_named(const struct node *node)
{
    for (int32_t i = 0; i < rule_count; i++) {
        int32_t place = rule_fact(rules[i], node->text, node->size);
        if (place >= 0) return rules[i]->facts[place].term;
    }
    return NULL;
}

static const uint16_t *read_facts(struct reader *r, const struct node *list, int32_t *count)
{
    uint16_t *facts = take(r, count_of(list), sizeof *facts);
    EACH(node, list) {
        const struct term *term = fact_named(node);
        if (!term) refuse(r, node, "feit", "een feit van een regel", "a fact of some rule");
        else if (facts) facts[(*count)++] = (uint16_t)(term - glossary);
    }
    return facts;
}

static uint32_t read_roles(struct reader *r, const struct node *list)
{
    uint32_t roles = 0;
    EACH(node, list) {
        int32_t role = case_word_of(case_role_word, CASE_ROLES, node->text, node->size);
        if (role < 0) refuse(r, node, "rol", "een rol", "a role");
        else roles |= (uint32_t)1 << role;
    }
    return roles;
}

/* Places in a section of the document, by key. */
static int32_t place_in(const struct node *section, const struct node *name)
{
    int32_t place = 0;
    for (const struct node *node = section ? section->first : NULL; node; node = node->next, place++)
        if (node->key_size == name->size && memcmp(node->key, name->text, name->size) == 0) return place;
    return -1;
}

static const uint8_t *read_places(struct reader *r, const struct node *list, const char *section, int32_t *count)
{
    uint8_t *places = take(r, count_of(list), 1);
    EACH(node, list) {
        int32_t place = place_in(node_get(r->root, section), node);
        if (place < 0) refuse(r, node, section, "een naam uit dat deel van de tabel", "a name of that section of the table");
        else if (places) places[(*count)++] = (uint8_t)place;
    }
    return places;
}

static uint32_t read_bits(struct reader *r, const struct node *list, const char *section)
{
    int32_t count = 0;
    uint32_t bits = 0;
    const uint8_t *places = read_places(r, list, section, &count);
    for (int32_t i = 0; i < count; i++) bits |= (uint32_t)1 << places[i];
    return bits;
}

static int16_t one_place(struct reader *r, const struct node *node, const char *section)
{
    int32_t place = node && node->kind == NODE_TEXT ? place_in(node_get(r->root, section), node) : -1;
    if (place < 0) refuse(r, node, section, "een naam uit dat deel van de tabel", "a name of that section of the table");
    return (int16_t)place;
}

/* ---- "RULE.outcome", or "RULE.word" of the one list that the rule gives ---- */

static int16_t word_of(const struct term *term, const char *text, size_t size)
{
    char buffer[80];
    for (int32_t i = 0; i < term->word_count; i++) {
        struct text word = TEXT_IN(buffer);
        put_word(&word, term->words[i]);
        if (same_text(text, size, text_string(&word))) return (int16_t)i;
    }
    return -1;
}

static void read_outcome(struct reader *r, const struct node *node, const struct rule **rule, int16_t *outcome, int16_t *word)
{
    const char *dot = node && node->kind == NODE_TEXT ? memchr(node->text, '.', node->size) : NULL;
    size_t head = dot ? (size_t)(dot - node->text) : 0;
    *outcome = *word = -1;
    *rule = dot ? rule_find(node->text, head) : NULL;
    if (!*rule) { refuse(r, node, "rule", "REGEL.uitkomst", "RULE.outcome"); return; }
    const char *name = dot + 1;
    size_t size = node->size - head - 1;
    *outcome = (int16_t)rule_outcome(*rule, name, size);
    for (uint32_t k = 0; *outcome < 0 && k < (*rule)->outcome_count; k++) {
        const struct term *term = (*rule)->outcomes[k].term;
        if (term->kind != KIND_list || term->scalar_items) continue;
        *word = word_of(term->parts[0].term, name, size);
        if (*word >= 0) *outcome = (int16_t)k;
    }
    if (*outcome < 0) refuse(r, node, "rule", "een uitkomst van die regel", "an outcome of that rule");
}

/* What the outcome is: of a list of records, a date. */
static enum kind kind_of(const struct rule *rule, int16_t outcome, int16_t word) { return word >= 0 ? KIND_date : rule->outcomes[outcome].term->kind; }

/* ---- guards ---- */

static void read_test(struct reader *r, const struct node *map, struct process_guard *g)
{
    static const struct { const char *key; enum guard_test test; bool of_date; } tests[] = {
        { "is", TEST_is, false }, { "is-not", TEST_is_not, false }, { "is-fact", TEST_fact, false }, { "reached", TEST_reached, true }, { "not-passed", TEST_not_passed, true },
        { "passed", TEST_passed, true }, { "is-day", TEST_is_day, true }, { "none", TEST_none, false }, { "some", TEST_some, false },
        { "positive", TEST_positive, false },
    };
    const struct node *found = NULL;
    bool of_date = false;
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        const struct node *node = node_get(map, tests[i].key);
        if (!node) continue;
        if (found) refuse(r, node, tests[i].key, "één toets", "one test");
        found = node;
        g->test = tests[i].test;
        of_date = tests[i].of_date;
    }
    if (!found) { refuse(r, map, g->name, "een toets: is, is-not, is-fact, reached, not-passed, passed, is-day, none, some of positive", "a test: is, is-not, is-fact, reached, not-passed, passed, is-day, none, some or positive"); return; }
    if (g->outcome < 0) return;
    enum kind kind = kind_of(g->rule, g->outcome, g->word);
    if (of_date && kind != KIND_date) refuse(r, found, g->name, "een toets die bij de uitkomst past: dit is geen dag", "a test that fits the outcome: this is no date");
    if (g->test == TEST_positive && kind != KIND_euro) refuse(r, found, g->name, "een toets die bij de uitkomst past: dit is geen bedrag", "a test that fits the outcome: this is no amount");
    if (g->test == TEST_fact && !(g->fact = fact_named(found))) refuse(r, found, "is-fact", "een feit van een regel", "a fact of some rule");
    if (g->test != TEST_is && g->test != TEST_is_not) return;
    const struct term *term = g->rule->outcomes[g->outcome].term;
    int32_t value = term->kind == KIND_word ? word_of(term, found->text, found->size) : term->kind != KIND_answer ? -1 : node_is(found, "ja") ? ja : node_is(found, "nee") ? nee : -1;
    if (value < 0) refuse(r, found, g->name, "ja, nee of een woord van de uitkomst", "ja, nee or a word of the outcome");
    g->value = value;
}

static void read_day(struct reader *r, const struct node *on, struct process_guard *g)
{
    static const char *const days[GUARD_DAYS] = { "step", "from", "before", "done" };
    for (int32_t i = 0; on && i < GUARD_DAYS; i++) if (node_is(on, days[i])) { g->day = (enum guard_day)i; on = NULL; }
    if (on) refuse(r, on, "on", "step, from, before of done", "step, from, before or done");
}

static void read_guard(struct reader *r, const struct node *map, struct process_guard *g)
{
    check_keys(r, map, "nl en rule is is-not is-fact reached not-passed passed is-day none some positive on form state reason expert decided");
    *g = (struct process_guard){ .name = key_of(r, map), .outcome = -1, .word = -1, .state = -1 };
    read_pair(r, map, g->text, true);
    const struct node *rule = node_get(map, "rule"), *form = node_get(map, "form"), *state = node_get(map, "state");
    int32_t kinds = (rule != NULL) + (form != NULL) + (state != NULL) + is_yes(r, map, "reason") + is_yes(r, map, "expert") + is_yes(r, map, "decided");
    if (kinds != 1) refuse(r, map, g->name, "één van: rule, form, state, reason, expert, decided", "one of: rule, form, state, reason, expert, decided");
    g->kind = rule ? GUARD_rule : form ? GUARD_form : state ? GUARD_track : node_get(map, "reason") ? GUARD_reason : node_get(map, "expert") ? GUARD_expert : GUARD_decided;
    if (rule) { read_outcome(r, rule, &g->rule, &g->outcome, &g->word); read_test(r, map, g); }
    g->form = read_facts(r, form, &g->form_count);
    if (state) g->state = one_place(r, state, "states");
    read_day(r, node_get(map, "on"), g);
}

bool process_condition_read(struct process_guard *g, struct arena *arena, const struct node *map, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct reader reader = { .arena = arena, .problems = problems ? problems : &own, .root = map }, *r = &reader;
    const struct node *rule = node_get(map, "rule");
    *g = (struct process_guard){ .name = "rule", .text = { "", "" }, .kind = GUARD_rule, .outcome = -1, .word = -1, .state = -1 };
    check_keys(r, map, "rule is is-not is-fact reached not-passed passed is-day none some positive on");
    if (!rule || rule->kind != NODE_TEXT) { refuse(r, map, "rule", "REGEL.UITKOMST", "RULE.OUTCOME"); return false; }
    read_outcome(r, rule, &g->rule, &g->outcome, &g->word);
    read_test(r, map, g);
    read_day(r, node_get(map, "on"), g);
    return !r->refused;
}

/* ---- letters, deadlines, tasks ---- */

static void read_letter(struct reader *r, const struct node *map, struct process_letter *l)
{
    check_keys(r, map, "nl en to");
    *l = (struct process_letter){ .name = key_of(r, map), .to = read_roles(r, node_get(map, "to")) };
    read_pair(r, map, l->text, true);
    if (!l->to) refuse(r, map, l->name, "aan wie (to)", "to whom (to)");
}

static enum case_role one_role(struct reader *r, const struct node *map, const char *name)
{
    uint32_t roles = read_roles(r, node_get(map, "who"));
    if (!roles || roles & (roles - 1)) refuse(r, map, name, "één rol die handelt (who)", "one role that acts (who)");
    return roles ? (enum case_role)__builtin_ctz(roles) : CASE_consulent;
}

static void read_deadline(struct reader *r, const struct node *map, struct process_deadline *d)
{
    check_keys(r, map, "nl en who rule lapses monthly since then");
    *d = (struct process_deadline){ .name = key_of(r, map), .lapses = is_yes(r, map, "lapses"), .monthly = is_yes(r, map, "monthly"), .then = is_yes(r, map, "then") };
    read_pair(r, map, d->text, true);
    d->who = one_role(r, map, d->name);
    read_outcome(r, node_get(map, "rule"), &d->rule, &d->outcome, &d->word);
    if (d->outcome >= 0 && kind_of(d->rule, d->outcome, d->word) != KIND_date) refuse(r, node_get(map, "rule"), d->name, "een uitkomst die een dag is: alleen regels berekenen dagen", "an outcome that is a date: only rules compute dates");
    d->since = read_places(r, node_get(map, "since"), "events", &d->since_count);
}

static void read_task(struct reader *r, const struct node *map, struct process_task *t)
{
    check_keys(r, map, "nl en who deadline done");
    *t = (struct process_task){ .name = key_of(r, map), .deadline = -1 };
    read_pair(r, map, t->text, true);
    t->who = one_role(r, map, t->name);
    if (node_get(map, "deadline")) t->deadline = one_place(r, node_get(map, "deadline"), "deadlines");
    t->done = read_places(r, node_get(map, "done"), "events", &t->done_count);
}

/* ---- states, events, steps ---- */

static void read_state(struct reader *r, const struct node *map, struct process_state *s)
{
    check_keys(r, map, "nl en text track begin end zekerheid tasks deadlines asks form");
    *s = (struct process_state){ .name = key_of(r, map), .begin = is_yes(r, map, "begin"), .end = is_yes(r, map, "end"), .certain = is_certain(r, map) };
    read_pair(r, map, s->label, true);
    read_pair(r, node_get(map, "text"), s->text, true);
    s->track = node_get(map, "track") ? one_place(r, node_get(map, "track"), "tracks") : 0;
    s->tasks = read_bits(r, node_get(map, "tasks"), "tasks");
    s->deadlines = read_bits(r, node_get(map, "deadlines"), "deadlines");
    s->form = read_facts(r, node_get(map, "form"), &s->form_count);
    const struct node *asks = node_get(map, "asks");
    struct process_ask *asked = take(r, count_of(asks), sizeof *asked);
    EACH(node, asks) {
        int16_t word;
        struct process_ask *one = asked ? &asked[s->ask_count] : NULL;
        if (one) read_outcome(r, node, &one->rule, &one->outcome, &word);
        s->ask_count += one && one->outcome >= 0;
    }
    s->asks = asked;
}

static const char *const *read_strings(struct reader *r, const struct node *list, int32_t *count)
{
    const char **strings = take(r, count_of(list), sizeof *strings);
    EACH(node, list) if (strings) strings[(*count)++] = string_of(r, node);
    return strings;
}

static void read_data(struct reader *r, const struct node *section, struct process_event *e)
{
    struct process_data *data = take(r, section ? section->count : 0, sizeof *data);
    for (const struct node *node = section ? section->first : NULL; node && data; node = node->next) {
        struct process_data *d = &data[e->data_count++];
        check_keys(r, node, "nl en words required");
        d->name = key_of(r, node);
        d->required = is_yes(r, node, "required");
        read_pair(r, node, d->label, true);
        const struct node *words = node_get(node, "words");
        d->words = words ? read_strings(r, words, &d->word_count) : NULL;
    }
    e->data = data;
}

/* "fact=value": the fact exists, and takes the value (@ is a day). */
static void check_says(struct reader *r, const struct node *list)
{
    EACH(node, list) {
        const char *equals = memchr(node->text, '=', node->size);
        struct node name = *node;
        name.size = equals ? (uint32_t)(equals - node->text) : node->size;
        const struct term *term = equals ? fact_named(&name) : NULL;
        struct field field = { term, sizeof(struct facts_head) };
        struct rule one = { .name = "tabel", .facts = &field, .fact_count = 1, .facts_size = sizeof(struct facts_head) };
        struct case_room room;
        bool day = equals && node->size - name.size == 2 && equals[1] == '@';
        if (term) { one.facts_size += (uint32_t)term_size(term); facts_clear(&one, &room); }
        bool good = term && (day ? term->kind == KIND_date : fact_set_text(&one, &room, 0, equals + 1, node->size - name.size - 1, (struct manner){ 0 }, NULL));
        if (!good) refuse(r, node, "says", "feit=waarde van een feit dat een regel leest; @ is de dag van de gebeurtenis", "fact=value of a fact that some rule reads; @ is the day of the event");
    }
}

static enum event_kind kind_of_event(struct reader *r, const struct node *node)
{
    for (int32_t kind = EVENT_begin + 1; node && kind < EVENT_KINDS; kind++)
        if (node_is(node, event_text[kind].name[0])) return (enum event_kind)kind;
    if (node) refuse(r, node, "what", "een gebeurtenis van een situatie", "an event of a situation");
    return EVENT_feiten;
}

static void read_event(struct reader *r, const struct node *map, struct process_event *e)
{
    static const char *const documents[CASE_DOCUMENTS] = { "", "rapport", "ervaring" };
    check_keys(r, map, "nl en text by corrected-by what needs may says from data document clock decision last-day");
    *e = (struct process_event){ .name = key_of(r, map), .track = -1, .decision = is_yes(r, map, "decision"), .last_day = is_yes(r, map, "last-day") };
    read_pair(r, map, e->label, true);
    read_pair(r, node_get(map, "text"), e->text, true);
    e->actors = read_roles(r, node_get(map, "by"));
    if (!e->actors) refuse(r, map, e->name, "wie dit mag (by): een gebeurtenis zonder rol kan nooit gebeuren", "who may (by): an event without a role can never happen");
    e->correctors = node_get(map, "corrected-by") ? read_roles(r, node_get(map, "corrected-by")) : (uint32_t)1 << CASE_consulent;
    e->what = kind_of_event(r, node_get(map, "what"));
    e->needs = read_facts(r, node_get(map, "needs"), &e->need_count);
    e->may = read_facts(r, node_get(map, "may"), &e->may_count);
    check_says(r, node_get(map, "says"));
    e->says = read_strings(r, node_get(map, "says"), &e->say_count);
    const struct node *from = node_get(map, "from"), *document = node_get(map, "document"), *clock = node_get(map, "clock");
    if (from && (!(e->from = fact_named(from)) || e->from->kind != KIND_date)) refuse(r, from, "from", "een feit dat een dag is", "a fact that is a date");
    read_data(r, node_get(map, "data"), e);
    for (int32_t i = 1; document && i < CASE_DOCUMENTS; i++) if (node_is(document, documents[i])) { e->document = (enum case_document)i; document = NULL; }
    if (document) refuse(r, document, "document", "rapport of ervaring", "rapport or ervaring");
    e->clock = node_is(clock, "stops") ? CLOCK_stops : node_is(clock, "runs") ? CLOCK_runs : CLOCK_none;
    if (clock && e->clock == CLOCK_none) refuse(r, clock, "clock", "stops of runs", "stops or runs");
}

/* One step for each state that it is written for. */
static void read_step(struct reader *r, const struct node *map)
{
    static const char *const records[] = { "", "begin", "change", "end" };
    struct process *p = r->p;
    struct process_step step = { .event = one_place(r, node_get(map, "event"), "events"), .certain = is_certain(r, map), .citation = citation_of(r, map) };
    const struct node *from = node_get(map, "from"), *to = node_get(map, "to"), *uwv = node_get(map, "uwv");
    check_keys(r, map, "from event to when letters opens uwv cites zekerheid note");
    bool itself = node_is(to, "zelf");
    if (!itself) step.to = one_place(r, to, "states");
    read_pair(r, node_get(map, "note"), step.note, false);
    step.guard = read_places(r, node_get(map, "when"), "guards", &step.guard_count);
    step.letter = read_places(r, node_get(map, "letters"), "letters", &step.letter_count);
    step.task = read_places(r, node_get(map, "opens"), "tasks", &step.task_count);
    for (int32_t i = 1; uwv && i < 4; i++) if (node_is(uwv, records[i])) { step.uwv = (enum uwv_record)i; uwv = NULL; }
    if (uwv) refuse(r, uwv, "uwv", "begin, change of end", "begin, change or end");
    if (!count_of(from)) refuse(r, map, "from", "een toestand, of een lijst daarvan", "a state, or a list of them");
    EACH(node, from) {
        step.from = one_place(r, node, "states");
        if (itself) step.to = step.from;
        if (p->steps == STEPS_MOST_OF_PROCESS) { refuse(r, node, "steps", "hoogstens 400", "at most 400"); return; }
        ((struct process_step *)(uintptr_t)p->step)[p->steps++] = step;
    }
}

/* ---- the whole ---- */

static const struct node *section_of(struct reader *r, const char *name, enum node_kind kind, int32_t most)
{
    const struct node *section = node_get(r->root, name);
    if (section && section->kind == kind && section->count <= most) return section;
    if (section) refuse(r, section, name, "een deel van de goede vorm en grootte", "a section of the right form and size");
    return NULL;
}

#define READ(member, counter, type, section_name, most, one) do { \
    const struct node *section_ = section_of(r, section_name, NODE_MAP, most); \
    type *list_ = take(r, section_ ? section_->count : 0, sizeof *list_); \
    p->member = list_; \
    for (const struct node *node_ = section_ ? section_->first : NULL; node_ && list_; node_ = node_->next) one(r, node_, &list_[p->counter++]); } while (0)

static void read_track(struct reader *r, const struct node *map, struct process_track *t)
{
    check_keys(r, map, "nl en");
    *t = (struct process_track){ .name = key_of(r, map), .begin = -1 };
    read_pair(r, map, t->label, true);
}

bool process_read(struct process *p, struct arena *arena, const struct node *document, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct reader reader = { p, arena, problems ? problems : &own, document, false }, *r = &reader;
    *p = (struct process){ .name = "" };
    if (!document || document->kind != NODE_MAP) { refuse(r, document, "yaml", "een proces: {name, title, tracks, states, events, steps, ...}", "a process: {name, title, tracks, states, events, steps, ...}"); return false; }
    check_keys(r, document, "name title text cites tracks letters deadlines tasks guards states events steps");
    p->name = string_of(r, node_get(document, "name"));
    p->citation = citation_of(r, document);
    read_pair(r, node_get(document, "title"), p->title, true);
    read_pair(r, node_get(document, "text"), p->text, true);
    READ(track, tracks, struct process_track, "tracks", TRACKS_MOST, read_track);
    READ(letter, letters, struct process_letter, "letters", LETTERS_MOST, read_letter);
    READ(deadline, deadlines, struct process_deadline, "deadlines", PROCESS_DEADLINES_MOST, read_deadline);
    READ(task, tasks, struct process_task, "tasks", TASKS_MOST, read_task);
    READ(guard, guards, struct process_guard, "guards", GUARDS_MOST, read_guard);
    READ(state, states, struct process_state, "states", STATES_MOST, read_state);
    READ(event, events, struct process_event, "events", EVENTS_MOST, read_event);
    p->step = take(r, STEPS_MOST_OF_PROCESS, sizeof *p->step);
    const struct node *steps = section_of(r, "steps", NODE_LIST, STEPS_MOST_OF_PROCESS);
    for (const struct node *node = steps ? steps->first : NULL; node && p->step; node = node->next)
        if (node->kind == NODE_MAP) read_step(r, node);
        else refuse(r, node, "steps", "{from, event, to, ...}", "{from, event, to, ...}");
    return !r->refused && process_check(p, document, r->problems);
}
