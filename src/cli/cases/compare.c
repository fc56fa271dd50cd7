/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.c: breed compare, two decisions side by side; the sides as they are written on the command line. */
#include "cli/cli.h"

#include <string.h>
#include "base/node.h"
#include "cli/serve/routes.h"
#include "explain/compare.h"
#include "rules/registry.h"

/* One side while it is read: the case as given for both, with what belongs to this side on top. */
struct side {
    struct cli *cli;
    struct decision *d;
    const char *option;                     /* "--a" */
    const struct law_overlay **overlays; int32_t overlay_count;
    date law_of;                            /* DATE_NEVER: as for both */
    bool own_law;
    uint64_t seen;                          /* facts that this side gave itself */
    struct law_tables tables;
    struct law law;
    struct text label;
};

static void refuse(const struct side *side, const char *value, const char *nl, const char *en) { cli_refuse(side->cli, side->option, value, nl, en); }

static void name(struct side *side, const char *nl, const char *en)
{
    if (side->label.size) text_put(&side->label, ", ");
    text_put(&side->label, cli_say(side->cli, nl, en));
}

/* Each fact at most once a side; over what holds for both it goes first. */
static bool is_new(struct side *side, int32_t fact, const char *value)
{
    uint64_t bit = (uint64_t)1 << fact;
    if (side->seen & bit) refuse(side, value, "elk feit hoogstens één keer per kant", "each fact at most once a side");
    bool is = !(side->seen & bit);
    side->seen |= bit;
    return is;
}

static void give(struct side *side, int32_t fact, const char *value)
{
    if (is_new(side, fact, value)) fact_set_text(side->d->rule, &side->d->facts, fact, value, strlen(value), (struct manner){ 0 }, side->cli->problems);
}

/* A day for the fact that is the reference date; a rule that is asked about a year gets the year. */
static bool is_day(const char *value, date *day) { return strlen(value) == 10 && parse_date(value, 10, day); }

static void take_day(struct side *side, const char *value, date day)
{
    const struct rule *rule = side->d->rule;
    char year[5] = { 0 };
    name(side, "", "");
    explain_date(&side->label, day, side->cli->language);
    if (rule->facts[rule->reference].term->kind != KIND_whole) { give(side, (int32_t)rule->reference, value); return; }
    memcpy(year, value, 4);
    give(side, (int32_t)rule->reference, year);
}

static void take_municipality(struct side *side, const char *value)
{
    const struct rule *rule = side->d->rule;
    int32_t found = -1, count = 0;
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if (rule->facts[k].term->kind == KIND_code && !rule->facts[k].term->region) { found = (int32_t)k; count++; }
    if (count == 0)
        refuse(side, value, "een regel met een gemeente als feit; deze vraagt er niet naar", "a rule with a municipality among its facts; this one does not ask for it");
    else if (count > 1) refuse(side, value, "een regel met één gemeente; geef hier facts:BESTAND", "a rule with one municipality; give facts:FILE here");
    if (count != 1) return;
    give(side, found, value);
    name(side, "gemeente ", "municipality ");
    const struct field *field = &rule->facts[found];
    if (facts_head(&side->d->facts)->given >> found & 1) explain_value(&side->label, field->term, side->d->facts.bytes + field->offset, side->cli->language);
}

static void take_facts(struct side *side, const char *path)
{
    const struct node *map = cli_facts(side->cli, side->option, path, side->cli->problems);
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t fact = rule_fact(side->d->rule, node->key, node->key_size);
        if (fact < 0) tell_unknown_fact(side->d->rule, node->key, node->key_size, node->line, side->cli->problems);
        else if (is_new(side, fact, side->d->rule->facts[fact].term->name)) fact_set_node(side->d->rule, &side->d->facts, fact, node, side->cli->problems);
    }
    name(side, "feiten uit ", "facts of ");
    text_put(&side->label, path);
}

static void take_overlay(struct side *side, const char *path)
{
    struct law_overlay *overlay = arena_take(&side->cli->arena, sizeof *overlay);
    if (!overlay || !cli_overlay(side->cli, overlay, side->option, path)) return;
    side->overlays[side->overlay_count++] = overlay;
    side->own_law = true;
    const char *title = overlay->title[side->cli->language];
    name(side, *title ? title : "ander recht", *title ? title : "other law");
    text_put(&side->label, " (");
    text_put(&side->label, path);
    text_char(&side->label, ')');
}

static void take_law_of(struct side *side, const char *value)
{
    if (side->law_of != DATE_NEVER || !is_day(value, &side->law_of)) {
        refuse(side, value, "één keer een datum die bestaat, jjjj-mm-dd", "once a date that exists, yyyy-mm-dd");
        return;
    }
    side->own_law = true;
    name(side, "het recht van ", "the law of ");
    explain_date(&side->label, side->law_of, side->cli->language);
}

static const char *behind(const char *value, const char *word)
{
    size_t size = strlen(word);
    return strncmp(value, word, size) == 0 ? value + size : NULL;
}

/* Everything but choices, which are taken when the law of the side stands. */
static void take(struct side *side, const char *value)
{
    const char *rest;
    date day;
    if (is_day(value, &day)) take_day(side, value, day);
    else if ((rest = behind(value, "law-of:"))) take_law_of(side, rest);
    else if ((rest = behind(value, "facts:"))) take_facts(side, rest);
    else if ((rest = behind(value, "municipality:"))) take_municipality(side, rest);
    else if (!behind(value, "choice:")) take_overlay(side, value);
}

static void take_choice(struct side *side, const char *value)
{
    const char *code = behind(value, "choice:");
    if (!code || !cli_choose(side->cli, &side->law, code)) return;
    name(side, "keuze ", "choice ");
    text_put(&side->label, code);
}

static void begin_side(struct side *side, struct cli *cli, const struct decision *base, enum option_id option)
{
    *side = (struct side){ .cli = cli, .d = side->d, .option = option == OPTION_a ? "--a" : "--b", .law_of = DATE_NEVER, .overlay_count = cli->overlay_count };
    side->overlays = arena_take(&cli->arena, sizeof *side->overlays * (size_t)(cli->overlay_count + cli->chosen_count + 1));
    if (!side->overlays) { cli->failed = true; refuse(side, NULL, "meer geheugen", "more memory"); return; }
    for (int32_t i = 0; i < cli->overlay_count; i++) side->overlays[i] = cli->overlays[i];
    decision_start(side->d, base->rule, &side->law, base->strict);
    side->d->outcomes = base->outcomes;
    memcpy(&side->d->facts, &base->facts, base->rule->facts_size);
    for (int32_t i = 0; i < cli->chosen_count; i++)
        if (cli->chosen[i].option == option) take(side, cli->chosen[i].value);
    side->law = cli->tables.law;
    if (side->own_law && !cli->problems->count && cli_other_law(cli, &side->tables, side->overlays, side->overlay_count, side->law_of)) {
        side->law = side->tables.law;
        for (int32_t i = 0; i < cli->chosen_count; i++)         /* --choice goes before what an overlay takes, here too */
            if (cli->chosen[i].option == OPTION_choice) cli_choose(cli, &side->law, cli->chosen[i].value);
    }
    for (int32_t i = 0; i < cli->chosen_count; i++)
        if (cli->chosen[i].option == option) take_choice(side, cli->chosen[i].value);
    if (!side->label.size) name(side, "zoals gegeven", "as given");
}

/* What is wrong with one side only is told with its letter. */
static void tell_problems(struct side *side)
{
    for (int32_t i = 0; i < side->d->problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *problem = &side->d->problems.item[i];
        char field[72];
        struct text text = TEXT_IN(field);
        text_put(&text, side->option);
        text_put(&text, ": ");
        text_put(&text, problem->field);
        problem_add(side->cli->problems, problem->line, text_string(&text), problem->value, strlen(problem->value), problem->allowed[0], problem->allowed[1]);
    }
}

static int print(struct cli *cli, struct side sides[2])
{
    struct comparison comparison;
    const char *label[2] = { text_string(&sides[0].label), text_string(&sides[1].label) };
    if (!compare_sides(&comparison, &cli->arena, sides[0].d, sides[1].d)) {
        cli->failed = true;
        cli_refuse(cli, "compare", NULL, "meer geheugen", "more memory");
        return cli_complain(cli);
    }
    if (cli_has(cli, OPTION_json)) { explain_comparison_json(&cli->out, &comparison, label, cli->language); text_char(&cli->out, '\n'); }
    else explain_comparison(&cli->out, &comparison, label, cli->language);
    return cli_finish(cli, cli_exit(sides[0].d->status > sides[1].d->status ? sides[0].d->status : sides[1].d->status));
}

static int compare_two(struct cli *cli, const struct decision *base)
{
    static struct decision decisions[2];
    struct side sides[2] = { { .d = &decisions[0] }, { .d = &decisions[1] } };
    if (!cli_has(cli, OPTION_a) && !cli_has(cli, OPTION_b)) cli_refuse(cli, "--a, --b", NULL, "ten minste één kant, of --routes", "at least one side, or --routes");
    if (cli_has(cli, OPTION_months)) cli_refuse(cli, "--months", cli_value(cli, OPTION_months), "alleen met --routes", "only with --routes");
    begin_side(&sides[0], cli, base, OPTION_a);
    begin_side(&sides[1], cli, base, OPTION_b);
    if (!cli->problems->count) for (int i = 0; i < 2; i++) { decision_make(&decisions[i]); tell_problems(&sides[i]); }
    int exit = cli->problems->count ? cli_complain(cli) : print(cli, sides);
    for (int i = 0; i < 2; i++) { text_free(&sides[i].label); law_free(&sides[i].tables); }
    return exit;
}

int run_compare(struct cli *cli)
{
    static struct decision base;
    bool law = cli_law(cli);
    const struct rule *rule = cli_rule(cli, cli->argument[0]);
    if (!law || !rule) return cli_complain(cli);
    cli_decision(cli, &base, rule);
    return cli_has(cli, OPTION_routes) ? compare_routes(cli, &base) : compare_two(cli, &base);
}
