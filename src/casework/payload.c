/* SPDX-License-Identifier: EUPL-1.2 */
/* payload.c: one recorded event read strictly against the table of its process: who, when, which facts, from where. */
#include "casework/inside.h"

#include <string.h>
#include "base/text.h"
#include "casework/draw.h"

bool case_refuse(struct problems *problems, int32_t position, const char *field, const char *value, const char *nl, const char *en)
{
    problem_add(problems, position, field, value, value ? strlen(value) : 0, nl, en);
    return false;
}

struct reading { struct case_written *w; const struct process *process; const struct node *document; struct problems *problems; int32_t position; bool good; };

static void wrong(struct reading *r, const char *field, const struct node *node, const char *nl, const char *en)
{
    bool has_text = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    problem_add(r->problems, r->position, field, has_text ? node->text : NULL, has_text ? node->size : 0, nl, en);
    r->good = false;
}

static void check_members(struct reading *r)
{
    static const char *const names[] = { "proces", "gebeurtenis", "rol", "op", "bron", "bronnen", "feiten", "gegevens", "verzonden", "aanvullenUiterlijk", "reden", "deskundige", "rapport",
                                         "ervaring", "vervangt", "vervalt", "naar", "partijen", "ondertekend" };
    for (const struct node *node = r->document->first; node; node = node->next) {
        bool good = false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) good |= same_text(node->key, node->key_size, names[k]);
        if (good) continue;
        problem_add(r->problems, r->position, "veld", node->key, node->key_size, "een veld van een gebeurtenis", "a member of an event");
        r->good = false;
    }
}

static date read_day(struct reading *r, const char *name, bool required)
{
    const struct node *node = node_get(r->document, name);
    date day = DATE_NEVER;
    if (!node && !required) return DATE_NEVER;
    if (node && node->kind == NODE_TEXT && parse_date(node->text, node->size, &day) && day >= LAW_FIRST && day <= LAW_LAST) return day;
    wrong(r, name, node, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return DATE_NEVER;
}

static int32_t read_position(struct reading *r, const char *name)
{
    const struct node *node = node_get(r->document, name);
    int64_t place = 0;
    if (!node) return 0;
    if (node->kind == NODE_NUMBER && parse_decimal(node->text, node->size, 0, false, &place) == NUMBER_OK && place >= 1 && place < r->position) return (int32_t)place;
    wrong(r, name, node, "de plaats van een eerdere gebeurtenis", "the position of an earlier event");
    return 0;
}

static bool event_takes(const struct process_event *e, const struct node *fact)
{
    for (int32_t k = 0; k < e->need_count; k++) if (same_text(fact->key, fact->key_size, glossary[e->needs[k]].name)) return true;
    for (int32_t k = 0; k < e->may_count; k++) if (same_text(fact->key, fact->key_size, glossary[e->may[k]].name)) return true;
    return false;
}

static void read_facts(struct reading *r, const struct process_event *e)
{
    struct case_event *event = &r->w->event;
    event->facts = node_get(r->document, "feiten");
    event->sources = node_get(r->document, "bronnen");
    if (event->facts && event->facts->kind != NODE_MAP) { wrong(r, "feiten", event->facts, "een object met feiten", "an object of facts"); event->facts = NULL; }
    if (event->sources && event->sources->kind != NODE_MAP) { wrong(r, "bronnen", event->sources, "een object: feit en bron", "an object: fact and source"); event->sources = NULL; }
    for (const struct node *node = event->facts ? event->facts->first : NULL; node; node = node->next) {
        if (event_takes(e, node)) continue;
        problem_add(r->problems, r->position, "feit", node->key, node->key_size, "een feit dat bij deze gebeurtenis hoort: meer wordt niet bewaard", "a fact that belongs to this event: no more is kept");
        r->good = false;
    }
    for (int32_t k = 0; k < e->need_count; k++)
        if (!node_get(event->facts, glossary[e->needs[k]].name)) wrong(r, glossary[e->needs[k]].name, NULL, "is nodig bij deze gebeurtenis", "is needed with this event");
    for (const struct node *node = event->sources ? event->sources->first : NULL; node; node = node->next) {
        bool good = node->kind == NODE_TEXT && case_word_of(case_source_word, CASE_SOURCES, node->text, node->size) >= 0;
        char name[80];
        struct text copy = TEXT_IN(name);
        text_bytes(&copy, node->key, node->key_size < sizeof name - 1 ? node->key_size : 0);
        if (!good) wrong(r, "bronnen", node, "zelf-ingevuld, register, verklaring, deskundige, werkgever of gemeente", "zelf-ingevuld, register, verklaring, deskundige, werkgever or gemeente");
        if (!node_get(event->facts, text_string(&copy))) { problem_add(r->problems, r->position, "bronnen", node->key, node->key_size, "een feit dat erbij gegeven is", "a fact that is given with it"); r->good = false; }
    }
}

static void read_data(struct reading *r, const struct process_event *e)
{
    const struct node *data = node_get(r->document, "gegevens");
    r->w->event.data = data;
    if (data && data->kind != NODE_MAP) { wrong(r, "gegevens", data, "een object met velden", "an object of fields"); return; }
    for (const struct node *node = data ? data->first : NULL; node; node = node->next) {
        const struct process_data *d = NULL;
        for (int32_t k = 0; k < e->data_count; k++) if (same_text(node->key, node->key_size, e->data[k].name)) d = &e->data[k];
        bool good = d && node->kind == NODE_TEXT && node->size > 0, among = d && d->words == NULL;
        for (int32_t k = 0; d && k < d->word_count; k++) among |= node_is(node, d->words[k]);
        if (!d) { problem_add(r->problems, r->position, "gegevens", node->key, node->key_size, "een veld dat bij deze gebeurtenis hoort", "a field that belongs to this event"); r->good = false; }
        else if (!good || !among) wrong(r, d->name, node, "een tekst, of een van de woorden van dit veld", "a text, or one of the words of this field");
    }
    for (int32_t k = 0; k < e->data_count; k++)
        if (e->data[k].required && !node_get(data, e->data[k].name)) wrong(r, e->data[k].name, NULL, "is nodig bij deze gebeurtenis", "is needed with this event");
}

/* A report, or what the measured person says; only with the events that carry them. */
static void read_document(struct reading *r, const struct process_event *e, struct arena *arena, const struct law *law)
{
    static const char *const names[CASE_DOCUMENTS] = { "", "rapport", "ervaring" };
    for (int32_t k = 1; k < CASE_DOCUMENTS; k++) {
        const struct node *node = node_get(r->document, names[k]);
        if ((node != NULL) != ((int32_t)e->document == k)) wrong(r, names[k], NULL, node ? "hoort niet bij deze gebeurtenis" : "is nodig bij deze gebeurtenis", node ? "does not belong to this event" : "is needed with this event");
        else if (node) r->w->event.document = node;
    }
    struct node *node = (struct node *)(uintptr_t)r->w->event.document;
    if (!node) return;
    node->line = r->position;
    r->good &= e->document == DOCUMENT_rapport ? report_read(&r->w->event.report, arena, node, law, r->problems) : experience_read(node, r->problems);
}

/* Who may bring it stands in the table. What was recorded before stays, also when the table changes; of a correction the list decides (dossier.c). */
static void check_role(struct reading *r, const struct process_event *e)
{
    char allowed[2][200];
    enum case_role role = r->w->event.role;
    if (r->w->replaces || r->w->event.recorded_state >= 0 || e->actors >> role & 1) return;
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        process_put_roles(&text, e->actors, language);
        text_string(&text);
    }
    r->good = case_refuse(r->problems, r->position, "rol", case_role_word[role].name, allowed[0], allowed[1]);
}

/* Who takes part comes in with an application or with facts, never with a decision. */
static void read_parties(struct reading *r, const struct process_event *e)
{
    const struct node *parties = node_get(r->document, "partijen");
    if (!parties) return;
    bool fits = !e->decision && (e->what == EVENT_aanvraag || e->need_count || e->may_count);
    if (!fits) wrong(r, "partijen", NULL, "alleen bij een aanvraag of een wijziging van gegevens", "only with an application or a change of data");
    else if (parties_read(parties, r->position, r->problems)) r->w->event.parties = parties;
    else r->good = false;
}

/* {"rol", "door", "op"}: the human being who signed a decision. Written by the office, never by who brings the event. */
static void read_signature(struct reading *r, const struct process_event *e)
{
    const struct node *signature = node_get(r->document, "ondertekend"), *role = node_get(signature, "rol"), *by = node_get(signature, "door"), *on = node_get(signature, "op");
    date day;
    if (!signature) return;
    bool good = e->decision && signature->kind == NODE_MAP && signature->count == 3 && role && by && on && role->kind == NODE_TEXT && by->kind == NODE_TEXT && on->kind == NODE_TEXT;
    good = good && case_word_of(case_role_word, CASE_ROLES, role->text, role->size) >= 0 && by->size > 0 && by->size <= 100 && parse_date(on->text, on->size, &day);
    if (!good) wrong(r, "ondertekend", NULL, "bij een besluit: rol, door en op", "with a decision: rol, door and op");
    else r->w->event.signature = signature;
}

static void read_what(struct reading *r, struct arena *arena, const struct law *law)
{
    struct case_event *event = &r->w->event;
    const struct node *name = node_get(r->document, "gebeurtenis"), *source = node_get(r->document, "bron"), *to = node_get(r->document, "naar");
    event->event = name && name->kind == NODE_TEXT ? process_event_of(r->process, name->text, name->size) : -1;
    if (event->event < 0) { wrong(r, "gebeurtenis", name, "een gebeurtenis van dit proces", "an event of this process"); return; }
    const struct process_event *e = &r->process->event[event->event];
    int32_t from = source ? case_word_of(case_source_word, CASE_SOURCES, source->text, source->size) : SOURCE_zelf_ingevuld;
    if (from < 0) wrong(r, "bron", source, "zelf-ingevuld, register, verklaring, deskundige, werkgever of gemeente", "zelf-ingevuld, register, verklaring, deskundige, werkgever or gemeente");
    event->source = from < 0 ? SOURCE_zelf_ingevuld : (enum case_source)from;
    event->on = read_day(r, "op", true);
    event->sent = read_day(r, "verzonden", e->decision);
    event->within = read_day(r, "aanvullenUiterlijk", e->clock == CLOCK_stops);
    event->recorded_state = to ? process_state_of(r->process, to->text, to->size) : -1;
    if (to && event->recorded_state < 0) wrong(r, "naar", to, "een toestand van dit proces", "a state of this process");
    check_role(r, e);
    if (!e->decision && event->sent != DATE_NEVER) wrong(r, "verzonden", node_get(r->document, "verzonden"), "alleen bij een besluit", "only with a decision");
    if (e->clock != CLOCK_stops && event->within != DATE_NEVER) wrong(r, "aanvullenUiterlijk", node_get(r->document, "aanvullenUiterlijk"), "alleen bij een verzoek om aan te vullen", "only with a request to complete");
    if (event->within != DATE_NEVER && event->within < event->on) wrong(r, "aanvullenUiterlijk", node_get(r->document, "aanvullenUiterlijk"), "niet vóór de dag van het verzoek", "not before the day of the request");
    read_facts(r, e);
    read_data(r, e);
    read_document(r, e, arena, law);
    read_parties(r, e);
    read_signature(r, e);
}

static void read_head(struct reading *r, const struct process **process)
{
    const struct node *name = node_get(r->document, "proces"), *role = node_get(r->document, "rol");
    if (!*process) {
        *process = name && name->kind == NODE_TEXT ? process_find(name->text, name->size) : NULL;
        if (!*process) wrong(r, "proces", name, "een proces (breed process noemt ze)", "a process (breed process lists them)");
    } else if (name && !node_is(name, (*process)->name)) wrong(r, "proces", name, "hetzelfde proces als de eerste gebeurtenis", "the same process as the first event");
    r->process = *process;
    int32_t who = role && role->kind == NODE_TEXT ? case_word_of(case_role_word, CASE_ROLES, role->text, role->size) : -1;
    if (who < 0) wrong(r, "rol", role, "een rol", "a role");
    r->w->event.role = who < 0 ? CASE_auditor : (enum case_role)who;
    r->w->replaces = read_position(r, "vervangt");
    r->w->withdraws = node_get(r->document, "vervalt") != NULL;
    if (r->w->withdraws && (node_get(r->document, "vervalt")->kind != NODE_TRUE || !r->w->replaces)) wrong(r, "vervalt", node_get(r->document, "vervalt"), "true, samen met vervangt", "true, together with vervangt");
    const struct node *reason = node_get(r->document, "reden"), *expert = node_get(r->document, "deskundige");
    if (reason && (reason->kind != NODE_TEXT || reason->size == 0)) wrong(r, "reden", reason, "een tekst", "a text");
    if (expert && (expert->kind != NODE_TEXT || expert->size == 0)) wrong(r, "deskundige", expert, "een nummer of naam uit het register", "a number or name of the register");
    r->w->event.reason = reason;
    r->w->event.expert = expert;
}

bool case_read_entry(struct case_written *w, const struct process **process, struct arena *arena, const struct case_entry *entry, int32_t position, const struct law *law, struct problems *problems)
{
    struct problems own = { .count = 0 };
    *w = (struct case_written){ .event = { .position = position, .written_at = position, .event = -1, .done = entry->day, .on = DATE_NEVER, .sent = DATE_NEVER, .within = DATE_NEVER, .recorded_state = -1 } };
    struct reading r = { w, *process, node_from_json(arena, entry->bytes, entry->size, &own), problems, position, true };
    if (!r.document || r.document->kind != NODE_MAP) {
        const char *what = own.count ? own.item[0].allowed[0] : "een object", *what_en = own.count ? own.item[0].allowed[1] : "an object";
        return case_refuse(problems, position, "json", own.count ? own.item[0].value : NULL, what, what_en);
    }
    check_members(&r);
    read_head(&r, process);
    if (r.process && !w->withdraws) read_what(&r, arena, law);
    return r.good;
}
