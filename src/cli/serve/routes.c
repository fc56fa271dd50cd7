/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: the routes of one person out of a file, walked month after month and put side by side. */
#include "cli/serve/routes.h"

#include <string.h>
#include "base/node.h"
#include "explain/routes.h"
#include "rules/registry.h"

enum { ROUTES_MOST = 64, MONTHS_USUAL = 36 };

/* What the routes are read into. laws: one a route, tables only where a route has a day of its own. */
struct reading {
    struct cli *cli;
    const struct decision *base;
    struct route *routes; int32_t count;
    struct law_tables *tables;
    struct law *laws;
    date from;
    uint32_t amount;
};

static void refuse(struct reading *r, const struct node *node, const char *field, const char *nl, const char *en)
{
    problem_add(r->cli->problems, node->line, field, node->text, node->text ? node->size : 0, nl, en);
}

static void refuse_others(struct reading *r, const struct node *map, const char *const *names, int32_t count, const char *allowed)
{
    for (const struct node *node = map->first; node; node = node->next) {
        int32_t i = 0;
        while (i < count && !same_text(node->key, node->key_size, names[i])) i++;
        if (i == count) problem_add(r->cli->problems, node->line, "routes", node->key, node->key_size, allowed, allowed);
    }
}

/* own: a fact that the base gives too is refused, so that the command line never loses from a route in silence. */
static void take_facts(struct reading *r, const struct node *map, void *facts, uint64_t given)
{
    const struct rule *rule = r->base->rule;
    if (map && map->kind != NODE_MAP) { refuse(r, map, "facts", "feit: waarde", "fact: value"); return; }
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t fact = rule_fact(rule, node->key, node->key_size);
        if (fact < 0) tell_unknown_fact(rule, node->key, node->key_size, node->line, r->cli->problems);
        else if (given >> fact & 1) refuse(r, node, rule->facts[fact].term->name, "niet ook op de opdrachtregel", "not on the command line as well");
        else fact_set_node(rule, facts, fact, node, r->cli->problems);
    }
}

static date day_of(struct reading *r, const struct node *map, const char *key, date otherwise)
{
    const struct node *node = node_get(map, key);
    date day = otherwise;
    if (node && !(node->text && parse_date(node->text, node->size, &day))) refuse(r, node, key, "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
    return day;
}

static const char *text_of(struct reading *r, const struct node *map, const char *key, bool required)
{
    const struct node *node = node_get(map, key);
    if (node && node->text && node->size) return node->text;
    if (node || required) refuse(r, node ? node : map, key, "een tekst", "a text");
    return "";
}

/* The name in one language for both, or {nl: ..., en: ...}. */
static void take_name(struct reading *r, const struct node *map, const char *name[2])
{
    const struct node *node = node_get(map, "name");
    bool both = node && node->kind == NODE_MAP;
    name[0] = text_of(r, both ? node : map, both ? "nl" : "name", true);
    name[1] = both ? text_of(r, node, "en", true) : name[0];
}

static void take_law(struct reading *r, const struct node *map, int32_t place)
{
    date law_of = day_of(r, map, "law-of", DATE_NEVER);
    const struct node *choices = node_get(map, "choices");
    r->laws[place] = r->cli->tables.law;
    if (law_of != DATE_NEVER && cli_other_law(r->cli, &r->tables[place], r->cli->overlays, r->cli->overlay_count, law_of)) r->laws[place] = r->tables[place].law;
    for (int32_t i = 0; law_of != DATE_NEVER && i < r->cli->chosen_count; i++)
        if (r->cli->chosen[i].option == OPTION_choice) cli_choose(r->cli, &r->laws[place], r->cli->chosen[i].value);
    if (choices && choices->kind != NODE_MAP) refuse(r, choices, "choices", "code: optie", "code: option");
    for (const struct node *node = choices ? choices->first : NULL; node; node = node->next) {
        int32_t before = r->cli->problems->count;
        law_choose(&r->laws[place], node->key, node->key_size, node->text ? node->text : "", node->text ? node->size : 0, r->cli->problems);
        if (r->cli->problems->count > before && before < PROBLEMS_KEPT) r->cli->problems->item[before].line = node->line;
    }
}

static void take_route(struct reading *r, const struct node *map, const void *shared, uint64_t on_command_line)
{
    static const char *const names[] = { "letter", "name", "facts", "choices", "law-of", "note" };
    if (map->kind != NODE_MAP) { refuse(r, map, "routes", "letter, name, facts", "letter, name, facts"); return; }
    if (r->count == ROUTES_MOST) { refuse(r, map, "routes", "hoogstens 64 routes", "at most 64 routes"); return; }
    refuse_others(r, map, names, sizeof names / sizeof *names, "letter, name, facts, choices, law-of, note");
    struct route *route = &r->routes[r->count];
    route->letter = text_of(r, map, "letter", true);
    for (int32_t i = 0; i < r->count; i++)
        if (strcmp(r->routes[i].letter, route->letter) == 0) refuse(r, map, "letter", "een letter die nog niet is gebruikt", "a letter that was not used before");
    take_name(r, map, route->name);
    memcpy(&route->walk.facts, shared, r->base->rule->facts_size);
    take_facts(r, node_get(map, "facts"), &route->walk.facts, on_command_line);
    take_law(r, map, r->count);
    route->walk.rule = r->base->rule;
    route->walk.law = &r->laws[r->count];
    route->walk.strict = r->base->strict;
    route->walk.amount = r->amount;
    r->count++;
}

/* The one outcome whose sum is compared: that of --outcome, else the one set down for the rule. It must be an amount. */
static bool find_amount(struct reading *r)
{
    const struct rule *rule = r->base->rule;
    bool one = cli_has(r->cli, OPTION_outcome) && (r->base->outcomes & (r->base->outcomes - 1)) == 0;
    int32_t k = one ? __builtin_ctzll(r->base->outcomes) : cli_has(r->cli, OPTION_outcome) ? -1 : carry_amount(rule);
    if (k >= 0 && rule->outcomes[k].term->kind == KIND_euro) { r->amount = (uint32_t)k; return true; }
    cli_refuse(r->cli, "--outcome", cli_value(r->cli, OPTION_outcome), "één uitkomst in euro's die over de maanden wordt opgeteld",
               "one outcome in euros that is summed over the months");
    return false;
}

/* Shared facts of the file lie under those of the command line. */
static void read_routes(struct reading *r, const struct node *file)
{
    static const char *const names[] = { "title", "source", "from", "facts", "routes" };
    const struct node *list = node_get(file, "routes");
    struct case_room shared;
    uint64_t given = facts_head(&r->base->facts)->given | facts_head(&r->base->facts)->unknown;
    refuse_others(r, file, names, sizeof names / sizeof *names, "title, source, from, facts, routes");
    r->from = day_of(r, file, "from", DATE_NEVER);
    if (given >> r->base->rule->reference & 1) r->from = facts_day(r->base->rule, &r->base->facts);
    if (r->from == DATE_NEVER) refuse(r, file, "from", "de eerste dag van de eerste maand", "the first day of the first month");
    facts_clear(r->base->rule, &shared);
    take_facts(r, node_get(file, "facts"), &shared, 0);
    for (uint64_t left = given; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct field *field = &r->base->rule->facts[k];
        struct facts_head *head = (struct facts_head *)(void *)&shared;
        memcpy(shared.bytes + field->offset, r->base->facts.bytes + field->offset, term_size(field->term));
        head->given = (head->given & ~(left & -left)) | (facts_head(&r->base->facts)->given & left & -left);
        head->unknown = (head->unknown & ~(left & -left)) | (facts_head(&r->base->facts)->unknown & left & -left);
    }
    if (!list || list->kind != NODE_LIST || !list->first) { refuse(r, list ? list : file, "routes", "een lijst routes", "a list of routes"); return; }
    for (const struct node *node = list->first; node; node = node->next) take_route(r, node, &shared, given);
}

/* Walks every route; what is wrong with one is told with its letter. */
static void walk_routes(struct reading *r, struct decision *d)
{
    int32_t months = (int32_t)cli_number(r->cli, OPTION_months, 1, WALK_MONTHS_MOST, MONTHS_USUAL);
    for (int32_t i = 0; i < r->count; i++) {
        struct walk *walk = &r->routes[i].walk;
        walk->from = r->from;
        walk->months = months;
        if (r->cli->problems->count > PROBLEMS_KEPT || walk_all(walk, d)) continue;
        for (int32_t k = 0; k < d->problems.count && k < PROBLEMS_KEPT; k++) {
            const struct problem *problem = &d->problems.item[k];
            char field[72];
            struct text text = TEXT_IN(field);
            text_put(&text, "route ");
            text_put(&text, r->routes[i].letter);
            text_put(&text, ": ");
            text_put(&text, problem->field);
            problem_add(r->cli->problems, 0, text_string(&text), problem->value, strlen(problem->value), problem->allowed[0], problem->allowed[1]);
        }
    }
}

static enum status worst_of(const struct reading *r)
{
    enum status status = VASTGESTELD;
    for (int32_t i = 0; i < r->count; i++)
        for (int32_t m = 0; m < r->routes[i].walk.months; m++) status = worst(status, r->routes[i].walk.month[m].status);
    return status;
}

static int print(struct reading *r, struct routes_room *room)
{
    struct cli *cli = r->cli;
    bool json = cli_has(cli, OPTION_json);
    bool good = (json ? explain_routes_json : explain_routes)(&cli->out, r->routes, r->count, room, cli->language);
    arena_free(&room->arena);
    if (json) text_char(&cli->out, '\n');
    if (good) return cli_finish(cli, cli_exit(worst_of(r)));
    cli->out.size = 0;
    cli->failed = true;
    cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory");
    return cli_complain(cli);
}

int compare_routes(struct cli *cli, const struct decision *base)
{
    static struct routes_room room;
    struct reading r = { .cli = cli, .base = base };
    const char *path = cli_value(cli, OPTION_routes);
    size_t size;
    char *bytes = cli_read(cli, "--routes", path, &size);
    const struct node *file = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    r.routes = arena_take_zero(&cli->arena, sizeof *r.routes * ROUTES_MOST);
    r.tables = arena_take_zero(&cli->arena, sizeof *r.tables * ROUTES_MOST);
    r.laws = arena_take_zero(&cli->arena, sizeof *r.laws * ROUTES_MOST);
    if (!r.routes || !r.tables || !r.laws) { cli->failed = true; cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); return cli_complain(cli); }
    if (cli_has(cli, OPTION_a) || cli_has(cli, OPTION_b)) cli_refuse(cli, "--routes", path, "zonder --a en --b", "without --a and --b");
    if (file && file->kind != NODE_MAP) refuse(&r, file, "routes", "from, facts en routes", "from, facts and routes");
    else if (file && find_amount(&r)) read_routes(&r, file);
    if (!cli->problems->count) walk_routes(&r, &room.here);
    int exit = cli->problems->count ? cli_complain(cli) : print(&r, &room);
    for (int32_t i = 0; i < ROUTES_MOST; i++) law_free(&r.tables[i]);
    return exit;
}
