/* SPDX-License-Identifier: EUPL-1.2 */
/* parameters.c: breed parameters, the values of the law with their first day, status and source. */
#include "cli/cli.h"

#include <string.h>
#include "explain/explain.h"
#include "explain/lawbook.h"

struct listing { struct cli *cli; int32_t shown, known; };

static void put_row_text(struct text *out, const struct law_parameter *parameter, uint32_t slot, const struct law_row *row, int language)
{
    struct text part = { 0 };
    law_put_name(&part, parameter, slot);
    put_padded(out, text_string(&part), 40);
    part.size = 0;
    if (row && row->value != LAW_UNKNOWN) explain_parameter(&part, parameter, row->value, language);
    else text_put(&part, language ? "unknown" : "onbekend");
    put_padded(out, text_string(&part), 22);
    part.size = 0;
    if (row) {
        text_put(&part, parameter->by_birth_date ? (language ? "born from " : "geboren vanaf ") : language ? "from " : "vanaf ");
        text_date(&part, row->from);
        if (row->until != DATE_LAST) { text_put(&part, language ? " to " : " t/m "); text_date(&part, row->until); }
    } else text_put(&part, language ? "no value for this day" : "geen waarde voor deze dag");
    put_padded(out, text_string(&part), 32);
    text_put(out, law_status_names[row ? row->status : LAW_onbekend]);
    if (row && *row->source) { text_put(out, "  "); text_put(out, row->source); }
    if (row && *row->note) { text_put(out, " ("); text_put(out, row->note); text_char(out, ')'); }
    text_char(out, '\n');
    text_free(&part);
}

/* on: the day that was asked for, or NULL. */
static void put_row(struct listing *list, const struct law_parameter *parameter, uint32_t slot, const struct law_row *row, const date *on)
{
    struct text *out = &list->cli->out;
    list->shown++;
    list->known += row && row->value != LAW_UNKNOWN;
    if (cli_has(list->cli, OPTION_json)) lawbook_row_json(out, parameter, slot, row, on, list->cli->language);
    else put_row_text(out, parameter, slot, row, list->cli->language);
}

/* Each row in force of one key, in the order of its days; where an overlay cuts a row, its rest appears again. */
static void put_history(struct listing *list, const struct law_parameter *parameter, uint32_t slot)
{
    const struct law *law = &list->cli->tables.law;
    date day = LAW_FIRST;
    for (const struct law_row *row; (row = law_next_row(law, slot, &day));) put_row(list, parameter, slot, row, NULL);
}

/* What holds by birth date has no value on a day: all of it is shown. */
static void put_parameter(struct listing *list, const struct law_parameter *parameter, int32_t key, const date *on)
{
    for (int32_t k = 0; k < parameter->key_count; k++) {
        uint32_t slot = (uint32_t)(parameter->slot + k);
        if (key >= 0 && k != key) continue;
        if (on && !parameter->by_birth_date) put_row(list, parameter, slot, law_row_on(&list->cli->tables.law, slot, *on), on);
        else put_history(list, parameter, slot);
    }
}

static void put_overview(struct cli *cli)
{
    struct text *out = &cli->out;
    struct text cites = { 0 };
    bool json = cli_has(cli, OPTION_json);
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        const struct law_parameter *parameter = &law_book.parameters[i];
        if (json) {
            lawbook_parameter_json(out, parameter, cli->language);
            continue;
        }
        put_padded(out, parameter->name, 40);
        put_padded(out, law_unit_names[parameter->unit], 14);
        cites.size = 0;
        lawbook_put_cites(&cites, parameter->cites, NULL, cli->language);
        put_padded(out, text_string(&cites), 18);
        text_put(out, parameter->label[cli->language]);
        text_char(out, '\n');
    }
    text_free(&cites);
}

/* "jeugdloon" or "jeugdloon[19]"; key -1: all. */
static const struct law_parameter *find(struct cli *cli, const char *name, int32_t *key)
{
    size_t size = strcspn(name, "[");
    const struct law_parameter *parameter = law_find_parameter(&law_book, name, size), *nearest = NULL;
    *key = -1;
    for (int32_t k = 0; parameter && name[size] && k < parameter->key_count; k++) {
        struct text full = { 0 };
        law_put_name(&full, parameter, (uint32_t)(parameter->slot + k));
        if (strcmp(text_string(&full), name) == 0) *key = k;
        text_free(&full);
    }
    if (parameter && (!name[size] || *key >= 0)) return parameter;
    int least = 5;
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        int distance = edit_distance(name, size, law_book.parameters[i].name, strlen(law_book.parameters[i].name));
        if (distance < least) { least = distance; nearest = &law_book.parameters[i]; }
    }
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a name of breed parameters" : "een naam uit breed parameters");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest->name); text_char(&text, '?'); }
        text_string(&text);
    }
    cli_refuse(cli, "parameter", name, allowed[0], allowed[1]);
    return NULL;
}

int run_parameters(struct cli *cli)
{
    struct listing list = { cli, 0, 0 };
    int32_t key;
    date on = cli_day(cli, OPTION_on, LAW_FIRST);
    const struct law_parameter *parameter = cli->arguments ? find(cli, cli->argument[0], &key) : NULL;
    bool day = cli_has(cli, OPTION_on), json = cli_has(cli, OPTION_json);
    if (!cli_law(cli) || cli->problems->count) return cli_complain(cli);
    if (json) text_char(&cli->out, '[');
    if (parameter) put_parameter(&list, parameter, key, day ? &on : NULL);
    else if (!day) put_overview(cli);
    else for (int32_t i = 0; i < law_book.parameter_count; i++) put_parameter(&list, &law_book.parameters[i], -1, &on);
    if (json) text_put(&cli->out, "]\n");
    return cli_finish(cli, parameter && !list.known ? EXIT_PARAMETER : EXIT_DECIDED);
}
