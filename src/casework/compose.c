/* SPDX-License-Identifier: EUPL-1.2 */
/* compose.c: the facts of a dossier as one situation: every event says its own on its day, with who said it and when. */
#include "casework/inside.h"

#include <string.h>
#include "base/text.h"

/* A document that is built instead of read; its nodes lie in the arena. */
struct building { struct arena *arena; struct node *events, *last; const struct dossier *d; date first; bool no_memory; };

static struct node *new_node(struct building *b, enum node_kind kind, const char *key, size_t key_size)
{
    struct node *node = arena_take_zero(b->arena, sizeof *node);
    if (!node) { b->no_memory = true; return NULL; }
    *node = (struct node){ .kind = kind, .text = "", .key = key, .key_size = (uint32_t)key_size };
    return node;
}

static struct node *add_child(struct node *map, struct node *child)
{
    struct node **at = &map->first;
    while (*at) at = &(*at)->next;
    if (child) { *at = child; map->count++; child->line = map->line; }
    return child;
}

static void add_text(struct building *b, struct node *map, const char *key, size_t key_size, const char *text, size_t size)
{
    struct node *node = new_node(b, NODE_TEXT, key, key_size);
    const char *copy = node ? arena_copy(b->arena, text, size) : NULL;
    if (!copy) { b->no_memory = true; return; }
    node->text = copy;
    node->size = (uint32_t)size;
    add_child(map, node);
}
static void add_day(struct building *b, struct node *map, const char *key, date day)
{
    char iso[11];
    add_text(b, map, key, strlen(key), iso, (size_t)format_date(day, iso));
}
static void add_copy(struct building *b, struct node *map, const struct node *like)
{
    struct node *node = new_node(b, like->kind, like->key, like->key_size);
    if (!node) return;
    *node = *like;
    node->next = NULL;
    add_child(map, node);
}

/* An event of the situation: on its day, by whom, when it was said. The line is the position in the dossier, so that what is wrong is blamed on it. */
static struct node *begin_event(struct building *b, const struct case_event *e, date on, enum event_kind what, enum case_source source)
{
    struct node *map = new_node(b, NODE_MAP, NULL, 0);
    if (!map) return NULL;
    map->line = e->position;
    add_day(b, map, "on", on);
    add_text(b, map, "what", 4, event_text[what].name[0], strlen(event_text[what].name[0]));
    add_text(b, map, "by", 2, case_source_word[source].name, strlen(case_source_word[source].name));
    add_day(b, map, "said", e->done);
    if (on < b->first) b->first = on;
    return map;
}
static void end_event(struct building *b, struct node *map)
{
    if (b->last) b->last->next = map; else b->events->first = map;
    b->last = map;
    b->events->count++;
}

static enum case_source source_of(const struct case_event *e, const struct node *fact)
{
    for (const struct node *node = e->sources ? e->sources->first : NULL; node; node = node->next)
        if (node->key_size == fact->key_size && memcmp(node->key, fact->key, fact->key_size) == 0) return (enum case_source)case_word_of(case_source_word, CASE_SOURCES, node->text, node->size);
    return e->source;
}

const struct node *case_given(const struct case_event *e, const char *name) { return e->facts ? node_get(e->facts, name) : NULL; }

/* The day from which the facts of an event hold: its own; the day after when it is the last of something; or that of a fact, when it is earlier. */
static date holds_from(const struct building *b, const struct case_event *e, const struct process_event *table, int32_t number)
{
    date on = table->last_day && table->what == EVENT_feiten ? e->on + 1 : e->on;
    for (int32_t i = number; table->from && i >= 0; i--) {
        date day;
        const struct node *node = b->d->event[i].withdrawn ? NULL : case_given(&b->d->event[i], table->from->name);
        if (node && parse_date(node->text, node->size, &day)) return day < on ? day : on;
    }
    return on;
}

/* What the table says for the event: "fact=value", @ for its day; not what the event gives itself. */
static void add_says(struct building *b, struct node *map, const struct case_event *e, const struct process_event *table)
{
    for (int32_t k = 0; k < table->say_count; k++) {
        const char *text = table->says[k];
        size_t name = strcspn(text, "=");
        char iso[11], own[80];
        struct text copy = TEXT_IN(own);
        text_bytes(&copy, text, name);
        if (case_given(e, text_string(&copy))) continue;
        bool day = strcmp(text + name, "=@") == 0;
        if (day) format_date(e->on, iso);
        const char *value = day ? iso : text + name + 1;
        add_text(b, map, text, name, value, strlen(value));
    }
}

static void add_facts(struct building *b, const struct case_event *e, const struct process_event *table, int32_t number)
{
    date from = holds_from(b, e, table, number);
    struct node *own = begin_event(b, e, from, table->what, e->source);
    if (!own) return;
    bool any = table->what != EVENT_feiten;
    for (const struct node *node = e->facts ? e->facts->first : NULL; node; node = node->next)
        if (source_of(e, node) == e->source) { add_copy(b, own, node); any = true; }
    add_says(b, own, e, table);
    if (any || table->say_count) end_event(b, own);
    for (int source = 0; source < CASE_SOURCES; source++) {         /* facts from elsewhere have an event of their own, so that each keeps its source */
        struct node *other = NULL;
        for (const struct node *node = e->facts ? e->facts->first : NULL; node; node = node->next) {
            if (source == (int)e->source || source_of(e, node) != (enum case_source)source) continue;
            if (!other) other = begin_event(b, e, from, EVENT_feiten, (enum case_source)source);
            if (other) add_copy(b, other, node);
        }
        if (other) end_event(b, other);
    }
    if (e->report.read && (own = begin_event(b, e, from, EVENT_feiten, SOURCE_deskundige))) {
        for (const struct node *node = e->report.facts->first; node; node = node->next) add_copy(b, own, node);
        end_event(b, own);
    }
}

/* The requests to complete so far, as the rule of deadlines reads them. */
static void add_suspensions(struct building *b, int32_t events)
{
    const struct case_event *e = &b->d->event[events];
    struct node *map = begin_event(b, e, e->on, EVENT_feiten, SOURCE_gemeente), *list = map ? new_node(b, NODE_LIST, "opschortingen", 13) : NULL, *one = NULL;
    if (!list) return;
    list->line = map->line;
    for (int32_t i = 0; i <= events; i++) {
        const struct case_event *other = &b->d->event[i];
        enum case_clock clock = other->withdrawn ? CLOCK_none : b->d->process->event[other->event].clock;
        if (clock == CLOCK_stops && (one = new_node(b, NODE_MAP, NULL, 0))) {
            one->line = map->line;
            add_day(b, one, "aanvulverzoekOp", other->on);
            add_day(b, one, "aanvullenUiterlijk", other->within);
            add_child(list, one);
        }
        if (clock == CLOCK_runs && one) { add_day(b, one, "aangevuldOp", other->on); one = NULL; }
    }
    add_child(map, list);
    end_event(b, map);
}

date case_horizon(const struct dossier *d, int32_t events, date now)
{
    date last = now;
    for (int32_t i = 0; i < events; i++) {
        const struct case_event *e = &d->event[i];
        if (e->withdrawn) continue;
        if (e->on > last) last = e->on;
        if (e->done > last) last = e->done;
        if (e->sent > last) last = e->sent;
    }
    return last;
}

bool case_compose(struct situation *s, struct arena *arena, const struct dossier *d, int32_t events, date until, struct problems *problems)
{
    struct building b = { .arena = arena, .d = d, .first = DATE_LAST };
    struct node *root = new_node(&b, NODE_MAP, NULL, 0);
    b.events = new_node(&b, NODE_LIST, "events", 6);
    for (int32_t i = 0; i < events && root && b.events; i++) {
        const struct case_event *e = &d->event[i];
        if (e->withdrawn) continue;
        const struct process_event *table = &d->process->event[e->event];
        add_facts(&b, e, table, i);
        if (table->clock != CLOCK_none) add_suspensions(&b, i);
        if (e->sent == DATE_NEVER) continue;
        struct node *sent = begin_event(&b, e, e->sent, EVENT_besluit, SOURCE_gemeente);
        if (sent) end_event(&b, sent);
        if (e->on < b.first) b.first = e->on;
    }
    if (b.first == DATE_LAST) b.first = until;
    if (b.no_memory) return case_refuse(problems, 0, "geheugen", NULL, "minder: het geheugen is op", "less: memory has run out");
    struct civil from = civil_of(b.first), last = civil_of(until);
    int32_t months = (last.year - from.year) * 12 + last.month - from.month + 3;
    if (months > SITUATION_MONTHS) return case_refuse(problems, 0, "op", NULL, "dagen die hoogstens veertig jaar uit elkaar liggen", "days at most forty years apart");
    char number[12];
    struct text text = TEXT_IN(number);
    text_int(&text, months);
    add_day(&b, root, "from", b.first);
    add_text(&b, root, "months", 6, text_string(&text), text.size);
    add_child(root, b.events);
    return !b.no_memory && situation_read(s, arena, root, problems);
}
