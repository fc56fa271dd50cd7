/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.c: breed questions, what may still be asked, and how far somebody is. */
#include "cli/cli.h"

#include <string.h>
#include "explain/questions.h"
#include "reason/asking/form.h"
#include "rules/registry.h"

static unsigned role_of(struct cli *cli)
{
    const char *name = cli_value(cli, OPTION_role);
    unsigned role = name ? form_role(name, strlen(name)) : 0;
    if (name && !role) cli_refuse(cli, "--role", name, "inwoner, werkgever, gemeente of uwv", "inwoner, werkgever, gemeente or uwv");
    return role;
}

/* The state of --state, or a new form for the rule named first. The rule is the first argument afterwards. NULL: refused. */
static const struct rule *open_form(struct cli *cli, struct form *form)
{
    const char *state = cli_value(cli, OPTION_state);
    const struct rule *named = NULL;
    bool names_rule = cli->arguments > 0 && !strchr(cli->argument[0], '=');
    unsigned role = role_of(cli);
    size_t size = state ? strlen(state) : 0;
    if (!state && !names_rule) { cli_refuse(cli, cli->command->name, cli->arguments ? cli->argument[0] : NULL, cli->command->arguments[0], cli->command->arguments[1]); return NULL; }
    if (names_rule && !(named = cli_rule(cli, cli->argument[0]))) return NULL;
    if (!state) { form_start(form, named, role); return named; }
    if (strcmp(state, "-") == 0 && !(state = cli_read(cli, "--state", "-", &size))) return NULL;
    while (size && (state[size - 1] == '\n' || state[size - 1] == '\r')) size--;
    if (!form_read(form, &cli->tables.law, state, size, cli->problems)) return NULL;
    if (named && named != form->rule) {
        cli_refuse(cli, cli_say(cli, "regel", "rule"), named->name, form->rule->name, form->rule->name);
        return NULL;
    }
    if (role && role != form->roles) {
        cli_refuse(cli, "--role", form_role_name(role), "de rol waarmee de vragen begonnen; begin anders opnieuw", "the role with which the questions began; otherwise start again");
        return NULL;
    }
    if (!names_rule) {
        memmove(&cli->argument[1], &cli->argument[0], sizeof *cli->argument * (size_t)cli->arguments);      /* cli_parse leaves room for one more */
        cli->argument[0] = form->rule->name;
        cli->arguments++;
    }
    return form->rule;
}

static void take_answer(struct form *form, const struct decision *d, uint32_t fact)
{
    struct text value = { 0 };
    uint64_t bit = (uint64_t)1 << fact;
    if (!((facts_head(&d->facts)->given | facts_head(&d->facts)->unknown) & bit)) return;
    if (facts_head(&d->facts)->unknown & bit) text_put(&value, "onbekend");
    else term_put(&value, d->rule->facts[fact].term, d->facts.bytes + d->rule->facts[fact].offset, false);
    form_answer(form, fact, text_string(&value), value.size, NULL);
    text_free(&value);
}

/* The answers of this call: those of a file in the order of the rule, then those of the command line in theirs. */
static void take_answers(struct cli *cli, struct form *form, const struct decision *d)
{
    uint64_t written = 0;
    for (int32_t i = 1; i < cli->arguments; i++) {
        const char *is = strchr(cli->argument[i], '=');
        int32_t fact = is ? rule_fact(d->rule, cli->argument[i], (size_t)(is - cli->argument[i])) : -1;
        if (fact >= 0) written |= (uint64_t)1 << fact;
    }
    for (uint32_t k = 0; k < d->rule->fact_count; k++) if (!(written >> k & 1)) take_answer(form, d, k);
    for (int32_t i = 1; i < cli->arguments; i++) {
        const char *is = strchr(cli->argument[i], '=');
        int32_t fact = is ? rule_fact(d->rule, cli->argument[i], (size_t)(is - cli->argument[i])) : -1;
        if (fact >= 0) take_answer(form, d, (uint32_t)fact);
    }
}

static int print(struct cli *cli, const struct asked *asked)
{
    if (!cli_has(cli, OPTION_json)) questions_text(&cli->out, asked, cli->language);
    else { questions_json(&cli->out, asked, cli->language); text_char(&cli->out, '\n'); }
    return cli_finish(cli, EXIT_DECIDED);
}

int run_questions(struct cli *cli)
{
    static struct decision d;
    static struct form form;
    static struct questions questions;
    struct text state = { 0 };
    uint64_t aside = 0;
    const struct rule *rule = cli_law(cli) ? open_form(cli, &form) : NULL;
    if (!rule) return cli_complain(cli);
    if (cli_has(cli, OPTION_back) && !form_back(&form)) cli_refuse(cli, "--back", NULL, "een stand met antwoorden", "a state with answers");
    cli_decision(cli, &d, rule);
    if (d.problems.count) return cli_complain(cli);
    take_answers(cli, &form, &d);
    form_situation(&form, &cli->tables.law, &d.facts, &aside);
    decision_make(&d);
    if (d.problems.count) return cli_complain(cli);
    struct search *search = arena_take(&cli->arena, sizeof *search);
    struct missing *missing = search ? arena_take(&cli->arena, sizeof *missing) : NULL;
    unsigned roles = form.roles ? form.roles : EVERYONE;
    bool good = missing && questions_find(&questions, missing, search, rule, d.lasting, &d.facts, d.outcomes, d.strict, roles, EFFORT_USUAL, &cli->arena);
    form_write(&state, &form, &cli->tables.law);
    struct asked asked = { &d, &questions, missing, form.roles, aside, text_string(&state) };
    int exit = good && !state.failed ? print(cli, &asked) : EXIT_FAILED;
    text_free(&state);
    if (exit == EXIT_FAILED) { cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory"); cli->failed = true; return cli_complain(cli); }
    return exit;
}
