/* SPDX-License-Identifier: EUPL-1.2 */
/* measures.c: breed measures, the page docs/measures.md: each measure with its articles, rules, examples, open choices, and what no rule covers. */
#include "cli/cli.h"

#include "examples/survey.h"
#include "explain/explain.h"
#include "rules/registry.h"

static void put_row(struct text *out, const char *label)
{
    text_put(out, "- **");
    text_put(out, label);
    text_put(out, ":**");
}

static void put_articles(struct text *out, const struct law_measure *measure, int language)
{
    put_row(out, language ? "Articles" : "Artikelen");
    text_char(out, ' ');
    for (int32_t i = 0; i < measure->cite_count; i++) {
        text_put(out, i ? "; " : "");
        put_full_citation(out, measure->cites[i], language);
    }
    text_char(out, '\n');
}

static void put_rules(struct text *out, int32_t number, int language)
{
    int32_t count = 0;
    put_row(out, language ? "Rules" : "Regels");
    text_char(out, ' ');
    for (int32_t i = 0; i < rule_count; i++) {
        if (!(rules[i]->measures >> number & 1)) continue;
        text_put(out, count++ ? ", `" : "`");
        text_put(out, rules[i]->name);
        text_put(out, "` (");
        text_put(out, rules[i]->title[language]);
        text_char(out, ')');
    }
    if (!count) text_put(out, language ? "none" : "geen");
    text_char(out, '\n');
}

static void put_examples(struct text *out, const struct measure_survey *tally, int language)
{
    put_row(out, language ? "Worked examples" : "Uitgewerkte voorbeelden");
    text_char(out, ' ');
    text_int(out, tally->cases);
    text_put(out, language ? ", of which checked by a person: " : ", waarvan door een mens nagekeken: ");
    text_int(out, tally->checked);
    text_char(out, '\n');
}

static void put_choices(struct text *out, uint64_t choices, int language)
{
    put_row(out, language ? "Where the law is silent" : "Waar de wet zwijgt");
    if (!choices) text_put(out, language ? " nothing found" : " niets gevonden");
    text_char(out, '\n');
    for (uint64_t left = choices; left; left &= left - 1) {
        const struct law_choice *choice = &law_book.choices[__builtin_ctzll(left)];
        text_put(out, "  - `");
        text_put(out, choice->code);
        text_put(out, "`: ");
        text_put(out, choice->question[language]);
        text_put(out, language ? " Unless chosen: " : " Als u niets kiest: ");
        text_put(out, choice->options[0].label[language]);
        text_put(out, ".\n");
    }
}

static void put_uncovered(struct text *out, const struct law_measure *measure, int language)
{
    put_row(out, language ? "Not covered" : "Niet in een regel");
    if (!measure->uncovered_count) text_put(out, language ? " nothing found" : " niets gevonden");
    text_char(out, '\n');
    for (int32_t i = 0; i < measure->uncovered_count; i++) {
        text_put(out, "  - ");
        text_put(out, measure->uncovered[i][language]);
        text_char(out, '\n');
    }
}

static void put_measure(struct text *out, const struct law_measure *measure, const struct measure_survey *tally, int language)
{
    text_put(out, "\n## ");
    text_int(out, measure->number);
    text_put(out, ". ");
    text_put(out, measure->title[language]);
    text_put(out, "\n\n");
    put_row(out, language ? "In the law since" : "In de wet sinds");
    text_char(out, ' ');
    explain_date(out, measure->from, language);
    text_char(out, '\n');
    put_articles(out, measure, language);
    put_rules(out, measure->number, language);
    put_examples(out, tally, language);
    put_choices(out, tally->choices, language);
    put_uncovered(out, measure, language);
}

int run_measures(struct cli *cli)
{
    struct text *out = &cli->out;
    int language = cli->language;
    if (cli->problems->count) return cli_complain(cli);
    text_put(out, language ? "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n# The sixteen measures and their rules\n\n"
        "Made by `breed measures --lang en` from the registry of rules, the worked examples and `law/measures.yaml`; do not edit.\n"
        : "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n# De zestien maatregelen en hun regels\n\n"
        "Gemaakt door `breed measures` uit het register van regels, de uitgewerkte voorbeelden en `law/measures.yaml`; niet met de hand wijzigen.\n");
    for (int32_t i = 0; i < law_book.measure_count; i++) {
        struct measure_survey all = survey_measure(law_book.measures[i].number);
        put_measure(out, &law_book.measures[i], &all, language);
    }
    return cli_finish(cli, EXIT_DECIDED);
}
