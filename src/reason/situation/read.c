/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: a situation out of a document: its sections, its events in order of days, everything that is wrong named at once. */
#include "reason/situation/inside.h"

#include <stdlib.h>
#include <string.h>
#include "rules/registry.h"

/* Facts that no rule reads but that a situation knows. */
static const int32_t own_facts[] = { G_nettoDeelVanBrutoloon, G_vakantiebijslagTegoed, G_loonSindsVakantiebijslag, G_vakantietoeslagTegoed, G_onbetaaldeUren, G_verloondeUrenTotNu,
                                     G_loonkostenvoordeelTegoed, G_loonkostenvoordeelDitJaar };

static void find_facts(struct situation_reader *r)
{
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) r->fact[rules[i]->facts[k].term - glossary] = true;
    for (size_t k = 0; k < sizeof own_facts / sizeof *own_facts; k++) r->fact[own_facts[k]] = true;
    r->fact[G_peildatum] = r->fact[G_jaar] = false;     /* every day has its turn */
}

static const char *copied(struct situation_reader *r, const struct node *node)
{
    const char *text = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) ? arena_copy(r->arena, node->text, node->size) : NULL;
    return text ? text : "";
}

/* A day that is written; DATE_NEVER when it is not one. */
static date read_day(struct situation_reader *r, const struct node *node, int32_t line, const char *field)
{
    date day;
    bool text = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    if (text && parse_date(node->text, node->size, &day) && day >= LAW_FIRST && day <= LAW_LAST) return day;
    refuse_said(r, node ? node->line : line, field, text ? node->text : NULL, text ? node->size : 0, "een dag van 1940 tot en met 2049, zoals 2026-07-01", "a day from 1940 to 2049, such as 2026-07-01");
    return DATE_NEVER;
}

static void read_months(struct situation_reader *r, const struct node *node, int32_t line)
{
    int64_t months = 0;
    bool text = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    bool good = text && parse_decimal(node->text, node->size, 0, false, &months) == NUMBER_OK && months >= 1 && months <= SITUATION_MONTHS;
    if (good) { r->s->months = (int32_t)months; return; }
    refuse_said(r, node ? node->line : line, "months", text ? node->text : NULL, text ? node->size : 0, "een heel aantal maanden van 1 tot en met 480", "a whole number of months from 1 to 480");
}

/* ---- events ---- */

static int32_t kind_of(const struct node *what)
{
    for (int32_t kind = EVENT_begin + 1; kind < EVENT_KINDS; kind++)
        if (node_is(what, event_text[kind].name[0]) || node_is(what, event_text[kind].name[1])) return kind;
    return EVENT_KINDS;
}

static void refuse_kind(struct situation_reader *r, const struct node *what, int32_t line)
{
    static const char *const by_itself[] = { "verjaardag", "birthday", "wordt-27", "turns-27", "aow", "kind-12", "child-12" };
    bool text = what && (what->kind == NODE_TEXT || what->kind == NODE_NUMBER);
    const char *nearest = NULL;
    int best = 64;
    for (int32_t kind = EVENT_begin + 1; text && kind < EVENT_KINDS; kind++)
        for (int language = 0; language < 2; language++) {
            int distance = edit_distance(what->text, what->size, event_text[kind].name[language], strlen(event_text[kind].name[language]));
            if (distance < best && distance < 5) { best = distance; nearest = event_text[kind].name[language]; }
        }
    for (size_t k = 0; text && k < sizeof by_itself / sizeof *by_itself; k++)
        if (same_text(what->text, what->size, by_itself[k])) {
            refuse_said(r, what->line, "what", what->text, what->size, "niets: dit volgt vanzelf uit de geboortedatum", "nothing: this follows from the date of birth by itself");
            return;
        }
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text out = TEXT_IN(allowed[language]);
        if (nearest) { text_put(&out, language ? "did you mean " : "bedoelt u "); text_put(&out, nearest); text_char(&out, '?'); }
        for (int32_t kind = EVENT_begin + 1; !nearest && kind < EVENT_KINDS; kind++) {
            if (kind > EVENT_begin + 1) text_put(&out, ", ");
            text_put(&out, event_text[kind].name[language]);
        }
        text_string(&out);
    }
    refuse_said(r, what ? what->line : line, "what", text ? what->text : NULL, text ? what->size : 0, allowed[0], allowed[1]);
}

static struct source source_of(struct situation_reader *r, const struct node *node)
{
    const struct node *said = node_get(node, "said");
    return (struct source){ copied(r, node_get(node, "by")), said ? read_day(r, said, said->line, "said") : DATE_NEVER };
}

/* The events as written, with their nodes beside them; those without a day or a kind are only checked. */
struct written { struct event event; const struct node *node; int32_t place; };

static int by_day(const void *a, const void *b)
{
    const struct written *x = a, *y = b;
    return x->event.on != y->event.on ? (x->event.on < y->event.on ? -1 : 1) : x->place < y->place ? -1 : x->place > y->place;
}

static int32_t read_events(struct situation_reader *r, const struct node *list, struct written *all)
{
    int32_t n = 0;
    for (const struct node *node = list->first; node && n < SITUATION_EVENTS; node = node->next) {
        struct written *w = &all[n];
        if (node->kind != NODE_MAP) { refuse_said(r, node->line, "events", node->text, node->size, "een gebeurtenis: {on, what, ...feiten}", "an event: {on, what, ...facts}"); continue; }
        int32_t kind = kind_of(node_get(node, "what"));
        if (kind == EVENT_KINDS) refuse_kind(r, node_get(node, "what"), node->line);
        date on = read_day(r, node_get(node, "on"), node->line, "on");
        const struct node *day = node_get(node, "on");
        if (on != DATE_NEVER && r->s->from != DATE_NEVER && on < r->s->from)
            refuse_said(r, day->line, "on", day->text, day->size, "niet vóór from, de eerste dag van de situatie", "not before from, the first day of the situation");
        *w = (struct written){ { (enum event_kind)kind, on, node->line, source_of(r, node) }, node, n };
        n++;
    }
    qsort(all, (size_t)n, sizeof *all, by_day);
    return n;
}

/* Events that can have their turn, in order; of the others only the facts are looked at, as if said on the first day. */
static void take_events(struct situation_reader *r, const struct written *all, int32_t n)
{
    struct situation *s = r->s;
    for (int32_t i = 0; i < n; i++) {
        if (all[i].event.kind == EVENT_KINDS || all[i].event.on == DATE_NEVER || all[i].event.on < s->from) { say_map(r, &(struct saying){ 0, s->from, false, NULL }, all[i].node); continue; }
        s->event[s->events++] = all[i].event;
        apply_event(r, s->events - 1, all[i].node);
    }
}

/* ---- the whole ---- */

static void read_section(struct situation_reader *r, const struct node *section, bool of_job)
{
    if (!section) return;
    struct saying how = { .event = 0, .from = r->s->from, .of_job = of_job };
    if (section->kind == NODE_MAP) { say_map(r, &how, section); return; }
    refuse_said(r, section->line, section->key, section->text, section->size, "een object met feiten", "an object of facts");
}

static void check_keys(struct situation_reader *r, const struct node *document)
{
    static const char *const known[] = { "title", "note", "from", "months", "person", "household", "employment", "events" };
    for (const struct node *node = document->first; node; node = node->next) {
        bool good = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) good |= same_text(node->key, node->key_size, known[k]);
        if (!good) refuse_said(r, node->line, "yaml", node->key, node->key_size, "title, note, from, months, person, household, employment of events", "title, note, from, months, person, household, employment or events");
    }
}

/* A list of housemates as it was last written, so that others can come and go. */
static void remember_housemates(struct situation_reader *r, const struct node *list)
{
    if (!list || list->kind != NODE_LIST) return;
    r->housemates = 0;
    for (const struct node *node = list->first; node && r->housemates < HOUSEMATES_MOST; node = node->next) r->housemate[r->housemates++] = node;
}

bool is_structure_word(const struct node *node)
{
    static const char *const words[] = { "on", "what", "by", "said", "huisgenoot", "housemate" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (same_text(node->key, node->key_size, words[k])) return true;
    return false;
}

void say_map(struct situation_reader *r, const struct saying *how, const struct node *map)
{
    for (const struct node *node = map->first; node; node = node->next) {
        if (is_structure_word(node)) continue;
        say_node(r, how, node);
        if (same_text(node->key, node->key_size, "huisgenoten")) remember_housemates(r, node);
    }
}

static int by_first_day(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : x->event != y->event ? (x->event < y->event ? -1 : 1) : 0;
}

/* In order of days; what one event said of one day stays in the order in which it was said. */
static void sort_said(struct situation *s)
{
    for (int32_t i = 1; i < s->said_count; i++) {
        struct said said = s->said[i];
        int32_t k = i;
        for (; k > 0 && by_first_day(&s->said[k - 1], &said) > 0; k--) s->said[k] = s->said[k - 1];
        s->said[k] = said;
    }
}

static bool read_all(struct situation_reader *r, const struct node *document)
{
    struct situation *s = r->s;
    const struct node *events = node_get(document, "events");
    check_keys(r, document);
    s->title = copied(r, node_get(document, "title"));
    s->note = copied(r, node_get(document, "note"));
    s->from = read_day(r, node_get(document, "from"), document->line, "from");
    read_months(r, node_get(document, "months"), document->line);
    if (events && events->kind != NODE_LIST && events->kind != NODE_NULL) refuse_said(r, events->line, "events", events->text, events->size, "een lijst van gebeurtenissen", "a list of events");
    bool any = events && events->kind == NODE_LIST;
    if (any && events->count > SITUATION_EVENTS) refuse_said(r, events->line, "events", NULL, 0, "hoogstens 1000 gebeurtenissen", "at most 1000 events");
    size_t n = any ? (size_t)events->count : 0;
    struct written *all = arena_take(r->arena, (n + 1) * sizeof *all);
    s->event = arena_take(r->arena, (n + 1) * sizeof *s->event);
    if (!all || !s->event) { refuse_said(r, 0, "yaml", NULL, 0, "minder: het geheugen is op", "less: memory has run out"); return false; }
    s->event[s->events++] = (struct event){ EVENT_begin, s->from, 0, { "", DATE_NEVER } };
    read_section(r, node_get(document, "person"), false);
    read_section(r, node_get(document, "household"), false);
    read_section(r, node_get(document, "employment"), true);
    if (any) take_events(r, all, read_events(r, events, all));
    sort_said(s);
    return !r->refused;
}

bool situation_read(struct situation *s, struct arena *arena, const struct node *document, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct situation_reader r = { .s = s, .arena = arena, .problems = problems ? problems : &own };
    *s = (struct situation){ .title = "", .note = "", .from = DATE_NEVER, .months = 1 };
    find_facts(&r);
    if (document && document->kind == NODE_MAP) return read_all(&r, document);
    refuse_said(&r, document ? document->line : 0, "yaml", NULL, 0, "een situatie: {from, months, person, household, employment, events}", "a situation: {from, months, person, household, employment, events}");
    return false;
}
