/* SPDX-License-Identifier: EUPL-1.2 */
/* rules.c: breed rules, which rules there are and what one of them asks, answers and rests on. */
#include "cli/cli.h"

#include "examples/survey.h"
#include "explain/lawbook.h"
#include "rules/registry.h"

static void put_summary(struct text *out, const struct rule *rule, int language)
{
    put_member(out, "naam", rule->name);
    put_member(out, "titel", rule->title[language]);
    put_key(out, "maatregelen");
    text_char(out, '[');
    put_measures(out, rule, ",");
    text_char(out, ']');
    struct text full = { 0 };
    put_full_citation(&full, rule->citation, language);
    put_member(out, "grondslag", rule->citation);
    put_member(out, "artikel", text_string(&full));
    put_member(out, "peildatum", rule->facts[rule->reference].term->name);
    text_free(&full);
}

static void put_term(struct text *out, const struct term *term, int language)
{
    struct text part = { 0 };
    put_column_name(&part, term->name);
    put_member(out, "naam", term->name);
    put_member(out, "kolom", text_string(&part));
    put_member(out, "soort", kind_names[term->kind]);
    put_member(out, "label", term->label[language]);
    text_free(&part);
}

static void put_fact(struct text *out, const struct rule *rule, const struct survey *survey, uint32_t k, int language)
{
    const struct term *term = rule->facts[k].term;
    struct text part = { 0 };
    put_comma(out);
    text_char(out, '{');
    put_term(out, term, language);
    if (term->ask[language]) put_member(out, "vraag", term->ask[language]);
    if (term->help[language]) put_member(out, "toelichting", term->help[language]);
    term_put_allowed(&part, term, language);
    put_member(out, "toegestaan", text_string(&part));
    put_member(out, "bron", holder_names[term->holder][language]);
    if (term->judgment) { put_key(out, "oordeel"); text_put(out, "true"); }
    part.size = 0;
    sheet_assumption(&part, rule, survey, k, language);
    if (part.size) put_member(out, "aanname", text_string(&part));
    text_char(out, '}');
    text_free(&part);
}

static void put_choices(struct text *out, const struct survey *survey, int language)
{
    put_key(out, "keuzes");
    text_char(out, '[');
    for (uint64_t left = survey->choices; left; left &= left - 1) {
        const struct law_choice *choice = &law_book.choices[__builtin_ctzll(left)];
        lawbook_choice_json(out, choice, language);
    }
    text_char(out, ']');
}

/* Who looked an example over, and when; empty where nobody has. */
static const char *checked_part(const struct node *example, const char *part)
{
    const struct node *node = node_get(node_get(example, "checked"), part);
    return node && node->text ? node->text : "";
}

static void put_example(void *context, const struct node *example)
{
    struct text *out = context;
    const struct node *name = node_get(example, "name");
    put_comma(out);
    text_char(out, '{');
    put_member(out, "naam", name && name->text ? name->text : "");
    put_member(out, "nagekekenDoor", checked_part(example, "by"));
    put_member(out, "nagekekenOp", checked_part(example, "on"));
    text_char(out, '}');
}

static void put_checked_line(void *context, const struct node *example)
{
    struct text *out = context;
    const struct node *name = node_get(example, "name");
    if (!*checked_part(example, "by")) return;
    text_put(out, "  ");
    text_put(out, name && name->text ? name->text : "");
    text_put(out, ": ");
    text_put(out, checked_part(example, "by"));
    text_put(out, ", ");
    text_put(out, checked_part(example, "on"));
    text_char(out, '\n');
}

static void put_rule_json(struct text *out, const struct rule *rule, const struct survey *survey, int language)
{
    text_char(out, '{');
    put_summary(out, rule, language);
    put_key(out, "feiten");
    text_char(out, '[');
    for (uint32_t k = 0; k < rule->fact_count; k++) put_fact(out, rule, survey, k, language);
    text_char(out, ']');
    put_key(out, "uitkomsten");
    text_char(out, '[');
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        put_comma(out);
        text_char(out, '{');
        put_term(out, rule->outcomes[k].term, language);
        text_char(out, '}');
    }
    text_char(out, ']');
    put_key(out, "grondslagen");
    text_char(out, '[');
    for (int32_t i = 0; i < survey->citations; i++) {
        struct text full = { 0 };
        put_full_citation(&full, survey->citation[i], language);
        put_comma(out);
        text_char(out, '{');
        put_member(out, "grondslag", survey->citation[i]);
        put_member(out, "artikel", text_string(&full));
        text_char(out, '}');
        text_free(&full);
    }
    text_char(out, ']');
    put_choices(out, survey, language);
    put_key(out, "voorbeelden");
    text_int(out, survey->cases);
    put_key(out, "nagekeken");
    text_int(out, survey->checked);
    put_key(out, "gevallen");
    text_char(out, '[');
    survey_examples(rule, put_example, out);
    text_put(out, "]}\n");
}

void rule_json(struct text *out, const struct rule *rule, int language) { put_rule_json(out, rule, survey_of(rule), language); }

void rule_summary_json(struct text *out, const struct rule *rule, int language)
{
    text_char(out, '{');
    put_summary(out, rule, language);
    text_char(out, '}');
}

static void put_choice_lines(struct text *out, const struct survey *survey, int language)
{
    if (!survey->choices) return;
    text_put(out, language ? "\nWhere the law is silent (--choice code=option; the first is taken unless chosen)\n"
                            : "\nWaar de wet zwijgt (--choice code=optie; de eerste geldt als u niets kiest)\n");
    for (uint64_t left = survey->choices; left; left &= left - 1) {
        const struct law_choice *choice = &law_book.choices[__builtin_ctzll(left)];
        text_put(out, "  ");
        put_padded(out, choice->code, 34);
        put_wrapped(out, choice->question[language], 36);
        for (int32_t i = 0; i < choice->option_count; i++) {
            text_put(out, "      ");
            put_padded(out, choice->options[i].name, 30);
            put_wrapped(out, choice->options[i].label[language], 36);
        }
    }
}

static void put_rule_text(struct text *out, const struct rule *rule, const struct survey *survey, int language)
{
    text_put(out, rule->name);
    text_put(out, ": ");
    text_put(out, rule->title[language]);
    text_put(out, language ? "\nMeasures: " : "\nMaatregelen: ");
    put_measures(out, rule, ", ");
    text_put(out, "\n\n");
    sheet_facts(out, rule, survey, language);
    text_char(out, '\n');
    sheet_outcomes(out, rule, language);
    text_put(out, language ? "\nArticles\n" : "\nArtikelen\n");
    for (int32_t i = 0; i < survey->citations; i++) {
        text_put(out, "  ");
        put_padded(out, survey->citation[i], 34);
        put_full_citation(out, survey->citation[i], language);
        text_char(out, '\n');
    }
    put_choice_lines(out, survey, language);
    text_put(out, language ? "\nWorked examples in the program: " : "\nUitgewerkte voorbeelden in het programma: ");
    text_int(out, survey->cases);
    text_put(out, language ? ", of which checked by a person: " : ", waarvan door een mens nagekeken: ");
    text_int(out, survey->checked);
    text_char(out, '\n');
    survey_examples(rule, put_checked_line, out);
}

static void put_list(struct cli *cli, uint32_t measures)
{
    bool json = cli_has(cli, OPTION_json);
    struct text *out = &cli->out;
    if (json) text_char(out, '[');
    for (int32_t i = 0; i < rule_count; i++) {
        if (!(rules[i]->measures & measures)) continue;
        if (json) { put_comma(out); rule_summary_json(out, rules[i], cli->language); continue; }
        struct text measures_text = { 0 };
        put_measures(&measures_text, rules[i], ", ");
        put_padded(out, rules[i]->name, 22);
        put_padded(out, rules[i]->title[cli->language], 40);
        text_put(out, cli_say(cli, "maatregel ", "measure "));
        put_padded(out, text_string(&measures_text), 10);
        put_full_citation(out, rules[i]->citation, cli->language);
        text_char(out, '\n');
        text_free(&measures_text);
    }
    if (json) text_put(out, "]\n");
}

int run_rules(struct cli *cli)
{
    uint32_t measures = cli_has(cli, OPTION_measure) ? (uint32_t)1 << cli_number(cli, OPTION_measure, 1, 16, 1) : ~(uint32_t)0;
    const struct rule *rule = cli->arguments ? cli_rule(cli, cli->argument[0]) : NULL;
    if (rule && cli_has(cli, OPTION_measure))
        cli_refuse(cli, "--measure", cli_value(cli, OPTION_measure), "alleen zonder naam van een regel", "only without the name of a rule");
    if (cli->problems->count) return cli_complain(cli);
    if (rule) {
        const struct survey *survey = survey_of(rule);
        if (cli_has(cli, OPTION_json)) put_rule_json(&cli->out, rule, survey, cli->language);
        else put_rule_text(&cli->out, rule, survey, cli->language);
    } else put_list(cli, measures);
    return cli_finish(cli, EXIT_DECIDED);
}
