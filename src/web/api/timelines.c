/* SPDX-License-Identifier: EUPL-1.2 */
/* timelines.c: a situation month by month, and the routes of one person side by side. */
#include "web/api/api.h"

#include "explain/routes.h"
#include "explain/timeline.h"
#include "rules/registry.h"

/* ---- POST /v1/tijdlijnen/_bereken ---- */

/* Members of a situation, as the API calls them and as the reader of situations does. Facts and kinds of events have one name. */
static const char *const names[][2] = {
    { "titel", "title" }, { "toelichting", "note" }, { "vanaf", "from" }, { "maanden", "months" }, { "persoon", "person" }, { "huishouden", "household" }, {
        "werk", "employment" },
    { "gebeurtenissen", "events" }, { "op", "on" }, { "wat", "what" }, { "door", "by" }, { "gezegd", "said" },
};
enum { NAMES = sizeof names / sizeof *names };

/* A copy of the document under those names: its own members, and those of each event. */
static struct node *renamed(struct api_call *call, const struct node *from, bool deeper)
{
    struct node *map = call_take(call, sizeof *map), **last;
    if (!map) return NULL;
    *map = *from;
    map->first = NULL;
    last = &map->first;
    for (const struct node *node = from->first; node; node = node->next) {
        bool events = node->key && deeper && (same_text(node->key, node->key_size, "gebeurtenissen") || same_text(node->key, node->key_size, "events"));
        bool event = from->kind == NODE_LIST && node->kind == NODE_MAP;
        struct node *copy = (events && node->kind == NODE_LIST) || event ? renamed(call, node, false) : call_take(call, sizeof *copy);
        if (!copy) return NULL;
        if (!((events && node->kind == NODE_LIST) || event)) *copy = *node;
        for (int i = 0; i < NAMES && node->key; i++) {
            if (!same_text(node->key, node->key_size, names[i][0])) continue;
            copy->key = names[i][1];
            copy->key_size = (uint32_t)strlen(names[i][1]);
        }
        copy->next = NULL;
        *last = copy;
        last = &copy->next;
    }
    return map;
}

/* What is wrong, under the names of the API. */
static void refuse_situation(struct api_call *call, struct problems *problems)
{
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++)
        for (int k = 0; k < NAMES; k++)
            if (strcmp(problems->item[i].field, names[k][1]) == 0) memcpy(problems->item[i].field, names[k][0], strlen(names[k][0]) + 1);
    web_refuse_problems(call->reply, "situatie.", "waarde", problems, 0);
}

static void put_timeline(struct web_reply *reply, const struct timeline *timeline, int language)
{
    struct text *out = &reply->body;
    switch (reply->media) {
    case MEDIA_csv:      explain_timeline_csv(out, timeline, language); break;
    case MEDIA_calendar: explain_timeline_ics(out, timeline, language); break;
    case MEDIA_svg:      explain_timeline_svg(out, timeline, (struct chart){ CHART_wide, "b", true }, language); break;
    default:             explain_timeline_json(out, timeline, language); text_char(out, '\n');
    }
}

/* Over all months of all callers a thread is busy for long: the API takes fewer months than the command line. */
enum { MONTHS_MOST = 240 };

static void make_timeline(struct api_call *call, const struct node *document, struct api_words *words)
{
    struct situation *situation = call_take(call, sizeof *situation);
    struct timeline *timeline = call_take(call, sizeof *timeline);
    struct arena *arena = &call->request->desk->look;
    struct problems problems;
    problems.count = 0;
    if (!call_good(call)) return;
    bool good = situation_read(situation, arena, document, &problems);
    if (good && situation->months > MONTHS_MOST) call_refuse(call, "situatie.", "maanden", "waarde", "hoogstens 240 maanden", "at most 240 months");
    good = good && call_good(call) && timeline_make(timeline, arena, situation, &call->law.law, &problems);
    if (!good && (call_good(call) || problems.count)) { refuse_situation(call, &problems); return; }
    if (!good) return;
    put_timeline(call->reply, timeline, call->language);
    if (words) { words->given = true; words->on = situation->from; explain_timeline(&words->text, timeline, true, call->language); }
    if (call->reply->body.failed) web_fail(call->reply, FAULT_busy, NULL, NULL);
}

void api_timeline(struct web_request *request, struct web_reply *reply, struct api_words *words)
{
    static const char *const members[] = { "situatie", "keuzes", "taal", "bekendOp", "rechtVan", "wet", "verwerking", NULL };
    struct api_call call;
    if (call_begin(&call, request, reply, members, false)) {
        const struct node *map = call_map(&call, call.body, "", "situatie", NODE_MAP);
        if (!map && !node_get(call.body, "situatie")) call_refuse(&call, "", "situatie", "verplicht",
            "een object: {vanaf, maanden, persoon, huishouden, werk, gebeurtenissen}",
            "an object: {vanaf, maanden, persoon, huishouden, werk, gebeurtenissen}");
        const struct node *document = map ? renamed(&call, map, true) : NULL;
        if (document) make_timeline(&call, document, words);
    }
    call_end(&call, "berekenTijdlijn");
}

/* ---- POST /v1/vrijlatingen/_vergelijk ---- */

enum { ROUTES_MOST = 16, MONTHS_USUAL = 36 };

struct routes { struct api_call *call; struct route *route; struct api_law *law; int32_t count; date from; int32_t months; uint32_t amount; struct case_room shared; };

static void put_prefix(struct text *text, int32_t place)
{
    text_put(text, "routes[");
    text_int(text, place + 1);
    text_put(text, "].");
    text_string(text);
}

static const char *copy_of(struct api_call *call, const struct node *node) { const char *copy = node ? arena_copy(call->request->arena, node->text,
    node->size) : ""; return copy ? copy : ""; }

static void read_route(struct routes *r, const struct node *map, struct decision *d)
{
    static const char *const members[] = { "letter", "naam", "feiten", "keuzes", "wet", "rechtVan", "bekendOp", NULL };
    struct api_call *call = r->call;
    char prefix[32], facts[40];
    struct text text = TEXT_IN(prefix), below = TEXT_IN(facts);
    put_prefix(&text, r->count);
    put_prefix(&below, r->count);
    text_put(&below, "feiten.");
    if (map->kind != NODE_MAP) { call_refuse(call, "", "routes", "vorm", "elke route is een object", "each route is an object"); return; }
    call_members(call, map, prefix, members);
    struct route *route = &r->route[r->count];
    route->letter = copy_of(call, call_text(call, map, prefix, "letter", true));
    route->name[0] = route->name[1] = copy_of(call, call_text(call, map, prefix, "naam", true));
    for (int32_t i = 0; i < r->count; i++)
        if (strcmp(r->route[i].letter, route->letter) == 0) call_refuse(call, prefix, "letter", "dubbel", "een letter die nog niet is gebruikt",
            "a letter that was not used before");
    struct api_wish wish = { { call->body, map }, { "", prefix } };
    if (!call_law(call, &wish, &r->law[r->count])) return;
    decision_start(d, call->rule, &r->law[r->count].law, call->strict);
    d->facts = r->shared;
    call_facts(call, d, call_map(call, map, prefix, "feiten", NODE_MAP), text_string(&below));
    route->walk = (struct walk){ .rule = call->rule, .law = &r->law[r->count].law, .strict = call->strict, .amount = r->amount, .facts = d->facts,
        .from = r->from, .months = r->months };
    r->count++;
}

static bool find_amount(struct routes *r)
{
    const struct rule *rule = r->call->rule;
    const struct node *name = call_text(r->call, r->call->body, "", "uitkomst", false);
    int32_t k = name ? rule_outcome(rule, name->text, name->size) : carry_amount(rule);
    if (k >= 0 && rule->outcomes[k].term->kind == KIND_euro) { r->amount = (uint32_t)k; return true; }
    call_refuse(r->call, "", "uitkomst", "waarde", "één uitkomst in euro's die over de maanden wordt opgeteld",
        "one outcome in euros that is summed over the months");
    return false;
}

static void walk_routes(struct routes *r, struct routes_room *room, struct api_words *words)
{
    for (int32_t i = 0; i < r->count && call_good(r->call); i++) {
        char prefix[32];
        struct text text = TEXT_IN(prefix);
        put_prefix(&text, i);
        if (!walk_all(&r->route[i].walk, &room->here)) web_refuse_problems(r->call->reply, prefix, "waarde", &room->here.problems, 0);
    }
    if (!call_good(r->call)) return;
    bool good = explain_routes_json(&r->call->reply->body, r->route, r->count, room, r->call->language);
    if (words) { words->given = true; words->on = r->from; good = good && explain_routes(&words->text, r->route, r->count, room, r->call->language); }
    if (good) call_done(r->call); else web_fail(r->call->reply, FAULT_busy, NULL, NULL);
}

static void compare_routes(struct api_call *call, struct api_words *words)
{
    struct routes r = { .call = call, .from = call_day(call, call->body, "", "vanaf", DATE_NEVER) };
    struct routes_room *room = call_take(call, sizeof *room);
    const struct node *list = call_map(call, call->body, "", "routes", NODE_LIST);
    r.months = (int32_t)call_number(call, call->body, "", "maanden", 1, WALK_MONTHS_MOST, MONTHS_USUAL);
    r.route = call_take(call, sizeof *r.route * ROUTES_MOST);
    r.law = call_take(call, sizeof *r.law * ROUTES_MOST);
    if (!room || !r.route || !r.law || !find_amount(&r)) return;
    if (r.from == DATE_NEVER && !node_get(call->body, "vanaf")) call_refuse(call, "", "vanaf", "verplicht", "de eerste dag van de eerste maand",
        "the first day of the first month");
    if (!list || !list->first || list->count > ROUTES_MOST) { call_refuse(call, "", "routes", "verplicht", "een lijst van 1 t/m 16 routes",
        "a list of 1 to 16 routes"); return; }
    call_decision(call, &room->here);
    r.shared = room->here.facts;
    for (const struct node *node = list->first; node; node = node->next) read_route(&r, node, &room->there);
    walk_routes(&r, room, words);
    arena_free(&room->arena);
    for (int32_t i = 0; i < ROUTES_MOST; i++) api_law_end(&r.law[i]);
}

void api_routes(struct web_request *request, struct web_reply *reply, struct api_words *words)
{
    static const char *const members[] = { CALL_MEMBERS, "vanaf", "maanden", "uitkomst", "routes", NULL };
    struct api_call call;
    bool good = call_begin(&call, request, reply, members, false);
    if (good && !call.rule) call.rule = rule_find("vrijlating", 10);
    if (good && call.rule) compare_routes(&call, words);
    call_end(&call, "vergelijkVrijlatingen");
}

static void calculate_timeline(struct web_request *request, struct web_reply *reply) { api_timeline(request, reply, NULL); }
static void compare_exemptions(struct web_request *request, struct web_reply *reply) { api_routes(request, reply, NULL); }

static const char *const query[] = { "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_POST, .path = "/v1/tijdlijnen/_bereken", .handle = calculate_timeline, .produces = { MEDIA_json, MEDIA_csv, MEDIA_calendar, MEDIA_svg },
        .accepts = { MEDIA_json }, .query = query,
      ABOUT("berekenTijdlijn", false) },
    { .method = WEB_POST, .path = "/v1/vrijlatingen/_vergelijk", .handle = compare_exemptions, .produces = { MEDIA_json }, .accepts = { MEDIA_json },
        .query = query,
      ABOUT("vergelijkVrijlatingen", false) },
};
WEB_TABLE(timelines, routes);
