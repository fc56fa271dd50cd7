/* SPDX-License-Identifier: EUPL-1.2 */
/* report.c: the measurement report read field by field, its facts handed to the rule loonwaarde, and its outcome held against that rule without ever naming a value. */
#include "casework/report.h"

#include <string.h>
#include "base/text.h"
#include "rules/decide.h"
#include "rules/registry.h"

enum form { FORM_day, FORM_text, FORM_number, FORM_word, FORM_words, FORM_answer, FORM_tasks, FORM_view, FORM_expert };
struct report_field { const char *name; enum form form; bool required; const char *words; };

static const struct report_field report_fields[] = {
    { "datumRapportage", FORM_day, true, NULL }, { "datumObservatie", FORM_day, false, NULL }, { "datumGesprekWerknemer", FORM_day, false, NULL }, { "datumGesprekWerkgever", FORM_day, false, NULL },
    { "actieOntbrekend", FORM_text, false, NULL }, { "gesprokenMet", FORM_text, true, NULL }, { "functie", FORM_text, true, NULL }, { "normfunctie", FORM_text, true, NULL },
    { "bronNormfunctie", FORM_word, true, "cao functiehandboek bedrijfsregeling" }, { "toelichtingNormfunctie", FORM_text, false, NULL }, { "overeenkomstNormfunctie", FORM_number, true, NULL },
    { "contracturen", FORM_number, true, NULL }, { "voltijduren", FORM_number, true, NULL }, { "kader", FORM_word, true, "loonkostensubsidie loondispensatie overige" },
    { "hoofdtaken", FORM_tasks, true, NULL }, { "minutenPerDagKleinsteHoofdtaak", FORM_number, true, NULL },
    { "randvoorwaarden", FORM_words, false, "geen extra-begeleiding werkplek-aangepast werk-of-planning-aangepast voorziening anders" },
    { "verwachteWijziging", FORM_word, true, "6-maanden 1-jaar 2-jaar geen" }, { "zienswijzeWerknemer", FORM_view, false, NULL }, { "zienswijzeWerkgever", FORM_view, false, NULL },
    { "deskundige", FORM_expert, true, NULL }, { "uitkomst", FORM_number, true, NULL }, { NULL, FORM_text, false, NULL },
};
static const struct report_field view_fields[] = { { "datum", FORM_day, true, NULL }, { "eens", FORM_answer, true, NULL }, { "toelichting", FORM_text, false, NULL }, { NULL, FORM_text, false, NULL } };
static const struct report_field expert_fields[] = {
    { "naam", FORM_text, true, NULL }, { "organisatie", FORM_text, true, NULL }, { "opleiding", FORM_answer, true, NULL }, { "kennis", FORM_answer, true, NULL },
    { "ervaringJaren", FORM_number, true, NULL }, { NULL, FORM_text, false, NULL },
};
static const struct report_field task_fields[] = {
    { "naam", FORM_text, true, NULL }, { "tijdaandeel", FORM_number, true, NULL }, { "tempo", FORM_number, true, NULL }, { "kwaliteit", FORM_number, true, NULL },
    { "nettoWerktijd", FORM_number, true, NULL }, { "toelichting", FORM_text, false, NULL }, { NULL, FORM_text, false, NULL },
};
static const struct report_field experience_fields[] = { { "klacht", FORM_answer, true, NULL }, { "tekst", FORM_text, true, NULL }, { "antwoordGewenst", FORM_answer, false, NULL }, { NULL, FORM_text, false, NULL } };
const char *const norm_source_words[NORM_SOURCES] = { "cao", "functiehandboek", "bedrijfsregeling" };
const char *const expected_change_words[EXPECTED_CHANGES] = { "6-maanden", "1-jaar", "2-jaar", "geen" };

struct reading { struct problems *problems; int32_t line; bool good; };

static void wrong(struct reading *r, const char *field, const struct node *node, const char *nl, const char *en)
{
    bool has_text = node && node->text && node->kind != NODE_MAP && node->kind != NODE_LIST;
    problem_add(r->problems, r->line, field, has_text ? node->text : NULL, has_text ? node->size : 0, nl, en);
    r->good = false;
}

static bool in_words(const char *words, const struct node *node)
{
    for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " "))
        if (strcspn(at, " ") == node->size && memcmp(at, node->text, node->size) == 0) return true;
    return false;
}

static void check_map(struct reading *r, const struct node *map, const struct report_field *fields, const char *what);

static void check_list(struct reading *r, const struct node *list, const struct report_field *field)
{
    if (list->kind != NODE_LIST) { wrong(r, field->name, list, "een lijst", "a list"); return; }
    for (const struct node *node = list->first; node; node = node->next) {
        if (field->form == FORM_tasks) check_map(r, node, task_fields, field->name);
        else if (node->kind != NODE_TEXT || !in_words(field->words, node)) wrong(r, field->name, node, field->words, field->words);
    }
}

static void check_field(struct reading *r, const struct node *node, const struct report_field *field)
{
    date day;
    int64_t number;
    switch (field->form) {
    case FORM_day: if (node->kind != NODE_TEXT || !parse_date(node->text, node->size, &day)) wrong(r, field->name, node, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01"); break;
    case FORM_text: if (node->kind != NODE_TEXT || node->size == 0) wrong(r, field->name, node, "een tekst", "a text"); break;
    case FORM_number:
        if ((node->kind != NODE_NUMBER && node->kind != NODE_TEXT) || parse_decimal(node->text, node->size, 3, false, &number) != NUMBER_OK || number < 0) wrong(r, field->name, node, "een getal vanaf 0", "a number from 0");
        break;
    case FORM_word: if (node->kind != NODE_TEXT || !in_words(field->words, node)) wrong(r, field->name, node, field->words, field->words); break;
    case FORM_answer: if (!node_is(node, "ja") && !node_is(node, "nee")) wrong(r, field->name, node, "ja of nee", "ja (yes) or nee (no)"); break;
    case FORM_view: check_map(r, node, view_fields, field->name); break;
    case FORM_expert: check_map(r, node, expert_fields, field->name); break;
    default: check_list(r, node, field);
    }
}

static void check_map(struct reading *r, const struct node *map, const struct report_field *fields, const char *what)
{
    if (map->kind != NODE_MAP) { wrong(r, what, map, "een object met velden", "an object of fields"); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        const struct report_field *field = fields;
        while (field->name && !same_text(node->key, node->key_size, field->name)) field++;
        if (field->name) check_field(r, node, field);
        else { problem_add(r->problems, r->line, what, node->key, node->key_size, "een veld van het model", "a field of the model"); r->good = false; }
    }
    for (const struct report_field *field = fields; field->name; field++)
        if (field->required && !node_get(map, field->name)) wrong(r, field->name, NULL, "is nodig", "is needed");
}

/* ---- the facts ---- */

struct facts_list { struct arena *arena; struct node *map, *last; };

static struct node *add_copy(struct facts_list *f, const char *name, const struct node *like)
{
    struct node *node = arena_take_zero(f->arena, sizeof *node);
    if (!node || !like) return NULL;
    *node = *like;
    node->key = name;
    node->key_size = (uint32_t)strlen(name);
    node->next = NULL;
    if (f->last) f->last->next = node; else f->map->first = node;
    f->last = node;
    f->map->count++;
    return node;
}

static void add_answer(struct facts_list *f, const char *name, bool yes)
{
    struct node word = { .kind = NODE_TEXT, .text = yes ? "ja" : "nee", .size = yes ? 2 : 3, .quoted = true };
    add_copy(f, name, &word);
}

/* The main tasks with the four numbers of each that the rule reads. */
static void add_tasks(struct facts_list *f, const struct node *tasks)
{
    static const char *const parts[] = { "tijdaandeel", "tempo", "kwaliteit", "nettoWerktijd" };
    struct node empty = { .kind = NODE_LIST, .text = "" };
    struct node *list = add_copy(f, "hoofdtaken", &empty), *last = NULL;
    for (const struct node *task = tasks->first; task && list; task = task->next) {
        struct node *map = arena_take_zero(f->arena, sizeof *map);
        if (!map) return;
        *map = (struct node){ .kind = NODE_MAP, .text = "" };
        struct facts_list of_task = { f->arena, map, NULL };
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) add_copy(&of_task, parts[k], node_get(task, parts[k]));
        if (last) last->next = map; else list->first = map;
        last = map;
        list->count++;
    }
}

static const struct node *facts_of(struct arena *arena, const struct node *document)
{
    static const char *const same[] = { "overeenkomstNormfunctie", "minutenPerDagKleinsteHoofdtaak" };
    struct node *map = arena_take_zero(arena, sizeof *map);
    if (!map) return NULL;
    *map = (struct node){ .kind = NODE_MAP, .text = "" };
    struct facts_list f = { arena, map, NULL };
    const struct node *expert = node_get(document, "deskundige");
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) add_copy(&f, same[k], node_get(document, same[k]));
    add_tasks(&f, node_get(document, "hoofdtaken"));
    add_copy(&f, "deskundigeOpleiding", node_get(expert, "opleiding"));
    add_copy(&f, "deskundigeKennis", node_get(expert, "kennis"));
    add_copy(&f, "deskundigeErvaringJaren", node_get(expert, "ervaringJaren"));
    add_answer(&f, "zienswijzeWerknemer", node_get(document, "zienswijzeWerknemer") != NULL);
    add_answer(&f, "zienswijzeWerkgever", node_get(document, "zienswijzeWerkgever") != NULL);
    add_answer(&f, "observatieWerkplek", node_get(document, "datumObservatie") != NULL);
    return map;
}

/* ---- the whole ---- */

static date day_in(const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    date day = DATE_NEVER;
    return node && parse_date(node->text, node->size, &day) ? day : DATE_NEVER;
}
static int32_t place_in(const char *const *words, int32_t count, const struct node *node)
{
    int32_t i = 0;
    while (i < count - 1 && !node_is(node, words[i])) i++;
    return i;
}

/* What was not seen or talked about yet is still to be done, and the report says how; nothing lies after the day of the report. */
static void check_days(struct reading *r, const struct case_report *c)
{
    const struct { const char *name; date day; } days[] = { { "datumObservatie", c->observed }, { "datumGesprekWerknemer", c->spoken_employee }, { "datumGesprekWerkgever", c->spoken_employer } };
    for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
        if (days[k].day == DATE_NEVER && !node_get(c->document, "actieOntbrekend")) wrong(r, days[k].name, NULL, "is nodig, of actieOntbrekend: wat er nog gedaan wordt", "is needed, or actieOntbrekend: what is still to be done");
        if (days[k].day != DATE_NEVER && days[k].day > c->reported) wrong(r, days[k].name, node_get(c->document, days[k].name), "niet na datumRapportage", "not after datumRapportage");
    }
}

/* The rule adds up what the expert wrote; the expert wrote the outcome too. Which of them is wrong, and what would be right, is for the expert. */
static void check_outcome(struct reading *r, struct case_report *c, const struct law *law)
{
    const struct node *node = node_get(c->document, "uitkomst");
    int64_t value;
    if (parse_decimal(node->text, node->size, 0, false, &value) != NUMBER_OK || value > HUNDRED_PERCENT / ONE_PERCENT) { wrong(r, "uitkomst", node, "een heel percentage van 0 tot en met 100", "a whole percentage from 0 to 100"); return; }
    c->outcome = (int32_t)value;
    const struct rule *rule = rule_find("loonwaarde", strlen("loonwaarde"));
    struct case_room facts, outcome;
    char iso[11];
    facts_clear(rule, &facts);
    format_date(c->reported, iso);
    if (!fact_set_text(rule, &facts, (int32_t)rule->reference, iso, strlen(iso), (struct manner){ 0 }, r->problems) || !facts_set_map(rule, &facts, c->facts, r->problems)) { r->good = false; return; }
    enum status status = decide_case(rule, law, &facts, &outcome, NULL, r->problems);
    int32_t place = rule_outcome(rule, "loonwaarde", strlen("loonwaarde"));
    if (status == ONGELDIG || outcome_status(status, &outcome, (uint32_t)place) != VASTGESTELD) { wrong(r, "hoofdtaken", NULL, "hoofdtaken waarmee gerekend kan worden", "main tasks that can be added up"); return; }
    int64_t by_rule = term_plain(rule->outcomes[place].term, outcome.bytes + rule->outcomes[place].offset);
    if (by_rule != value * ONE_PERCENT) wrong(r, "uitkomst", node, "een uitkomst die volgt uit tijdaandeel, tempo, kwaliteit en netto werktijd van de hoofdtaken", "an outcome that follows from share of time, pace, quality and net working time of the main tasks");
}

bool report_read(struct case_report *c, struct arena *arena, const struct node *document, const struct law *law, struct problems *problems)
{
    struct reading r = { problems, document->line, true };
    *c = (struct case_report){ .document = document, .reported = DATE_NEVER };
    check_map(&r, document, report_fields, "rapport");
    if (!r.good) return false;
    c->reported = day_in(document, "datumRapportage");
    c->observed = day_in(document, "datumObservatie");
    c->spoken_employee = day_in(document, "datumGesprekWerknemer");
    c->spoken_employer = day_in(document, "datumGesprekWerkgever");
    c->norm_source = (enum norm_source)place_in(norm_source_words, NORM_SOURCES, node_get(document, "bronNormfunctie"));
    c->change = (enum expected_change)place_in(expected_change_words, EXPECTED_CHANGES, node_get(document, "verwachteWijziging"));
    c->facts = facts_of(arena, document);
    check_days(&r, c);
    if (c->facts) check_outcome(&r, c, law);
    c->read = r.good && c->facts;
    return c->read;
}

bool experience_read(const struct node *document, struct problems *problems)
{
    struct reading r = { problems, document->line, true };
    check_map(&r, document, experience_fields, "ervaring");
    return r.good;
}
