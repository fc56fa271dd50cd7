/* SPDX-License-Identifier: EUPL-1.2 */
/* setup.c: what most commands begin with: the law as the call wants it, the rule, the facts, the outcomes. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include "base/file.h"
#include "base/node.h"
#include "explain/explain.h"
#include "reason/asking/missing.h"
#include "rules/registry.h"

enum { FILE_MOST = 16 << 20 };

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void cli_name_file(struct problems *problems, int32_t from, const char *path) { problems_in_file(problems, from, last_part(path)); }

/* A byte order mark is not part of the text. */
char *cli_read(struct cli *cli, const char *field, const char *path, size_t *size)
{
    for (int32_t i = 0; i < cli->file_count; i++)       /* a copy: whoever reads may write in it */
        if (strcmp(cli->file[i].path, path) == 0) { *size = cli->file[i].size; return arena_copy(&cli->arena, cli->file[i].bytes, *size); }
    char *bytes = file_read(&cli->arena, path, FILE_MOST, size);
    if (!bytes) {
        char why[200];
        struct text text = TEXT_IN(why);
        text_put(&text, cli_say(cli, "een bestand dat te lezen is (", "a file that can be read ("));
        text_put(&text, strerror(errno));
        text_char(&text, ')');
        cli_refuse(cli, field, path, text_string(&text), text_string(&text));
        cli->failed = true;
        return NULL;
    }
    bool mark = *size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    *size -= mark ? 3 : 0;
    bytes += mark ? 3 : 0;
    if (cli->file_count < CLI_FILES_MOST) cli->file[cli->file_count++] = (struct cli_file){ path, bytes, *size };
    return bytes;
}

date cli_day(struct cli *cli, enum option_id id, date otherwise)
{
    const char *value = cli_value(cli, id);
    date day;
    if (!value) return otherwise;
    size_t size = strlen(value);
    if (size == 10 && parse_date(value, 10, &day)) return day;
    char field[24] = "--";
    struct text text = { field, 2, sizeof field, true, false };
    text_put(&text, options[id].name);
    cli_refuse(cli, text_string(&text), value, date_allowed[0], date_allowed[1]);
    return otherwise;
}

int64_t cli_number(struct cli *cli, enum option_id id, int64_t least, int64_t most, int64_t otherwise)
{
    const char *value = cli_value(cli, id);
    int64_t number;
    if (!value) return otherwise;
    if (parse_decimal(value, strlen(value), 0, false, &number) == NUMBER_OK && number >= least && number <= most) return number;
    char field[24] = "--", allowed[2][64];
    struct text name = { field, 2, sizeof field, true, false };
    text_put(&name, options[id].name);
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_whole_between(&text, least, most, language);
        text_string(&text);
    }
    cli_refuse(cli, text_string(&name), value, allowed[0], allowed[1]);
    return otherwise;
}

bool cli_choose(struct cli *cli, struct law *law, const char *value)
{
    const char *is = strchr(value, '=');
    if (!is) { cli_refuse(cli, "--choice", value, "code=optie", "code=option"); return false; }
    return law_choose(law, value, (size_t)(is - value), is + 1, strlen(is + 1), cli->problems);
}

static void read_choices(struct cli *cli)
{
    uint64_t seen = 0;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        if (cli->chosen[i].option != OPTION_choice) continue;
        const char *value = cli->chosen[i].value, *is = strchr(value, '=');
        const struct law_choice *choice = is ? law_find_choice(&law_book, value, (size_t)(is - value)) : NULL;
        uint64_t bit = choice ? (uint64_t)1 << (choice - law_book.choices) : 0;
        if (seen & bit) { cli_refuse(cli, choice->code, is + 1, "hoogstens één keer kiezen", "chosen at most once"); continue; }
        seen |= bit;
        cli_choose(cli, &cli->tables.law, value);
    }
}

bool cli_overlay(struct cli *cli, struct law_overlay *overlay, const char *field, const char *path)
{
    size_t size;
    char *bytes = cli_read(cli, field, path, &size);
    int32_t before = cli->problems->count;
    if (bytes && law_overlay_read(overlay, &cli->arena, path, bytes, size, cli->problems)) return true;
    if (bytes) cli_name_file(cli->problems, before, path);
    return false;
}

bool cli_other_law(struct cli *cli, struct law_tables *tables, const struct law_overlay *const *overlays, int32_t count, date law_of)
{
    date day = law_of != DATE_NEVER ? law_of : cli_day(cli, OPTION_law_of, DATE_NEVER);
    bool good = law_build(tables, overlays, count, cli_day(cli, OPTION_known_on, DATE_LAST)) && (day == DATE_NEVER || law_freeze(tables, day));
    if (good) return true;
    cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory");
    cli->failed = true;
    return false;
}

bool cli_law(struct cli *cli)
{
    struct law_overlay *overlay = arena_take(&cli->arena, sizeof *overlay * (size_t)(cli->chosen_count + 1));
    const struct law_overlay **good = cli->overlays = arena_take(&cli->arena, sizeof *good * (size_t)(cli->chosen_count + 1));
    int32_t count = 0;
    for (int32_t i = 0; overlay && good && i < cli->chosen_count; i++)
        if (cli->chosen[i].option == OPTION_law && cli_overlay(cli, &overlay[count], "--law", cli->chosen[i].value)) { good[count] = &overlay[count]; count++; }
    cli->overlay_count = overlay && good ? count : 0;
    if (!cli_other_law(cli, &cli->tables, good, cli->overlay_count, DATE_NEVER)) return false;
    read_choices(cli);
    return true;
}

const struct rule *cli_rule(struct cli *cli, const char *name)
{
    const struct rule *rule = rule_find(name, strlen(name));
    if (rule) return rule;
    char allowed[200];
    struct text text = TEXT_IN(allowed);
    text_put(&text, cli_say(cli, "een regel van breed rules", "a rule of breed rules"));
    const char *nearest = rule_nearest(NULL, name, strlen(name));
    if (nearest) { text_put(&text, cli_say(cli, "; bedoelt u ", "; did you mean ")); text_put(&text, nearest); text_char(&text, '?'); }
    cli_refuse(cli, cli_say(cli, "regel", "rule"), name, text_string(&text), text_string(&text));
    return NULL;
}

/* A fact that was there before, on the command line or in the file, is refused: nothing overrides anything. */
static bool is_new(struct decision *d, int32_t fact, uint64_t *seen, const char *value, size_t size, int32_t line)
{
    uint64_t bit = (uint64_t)1 << fact;
    if (*seen & bit) problem_add(&d->problems, line, d->rule->facts[fact].term->name, value, size, "elk feit hoogstens één keer", "each fact at most once");
    bool is = !(*seen & bit);
    *seen |= bit;
    return is;
}

static void facts_of_arguments(struct cli *cli, struct decision *d, uint64_t *seen)
{
    for (int32_t i = 1; i < cli->arguments; i++) {
        const char *written = cli->argument[i], *is = strchr(written, '=');
        if (!is) { cli_refuse(cli, cli_say(cli, "argument", "argument"), written, "feit=waarde", "fact=value"); continue; }
        size_t size = (size_t)(is - written), value = strlen(is + 1);
        int32_t fact = rule_fact(d->rule, written, size);
        if (fact < 0) tell_unknown_fact(d->rule, written, size, 0, &d->problems);
        else if (is_new(d, fact, seen, is + 1, value, 0)) fact_set_text(d->rule, &d->facts, fact, is + 1, value, (struct manner){ 0 }, &d->problems);
    }
}

/* JSON or YAML by extension; otherwise by the first sign: an object is JSON. */
static bool is_json(const char *path, const char *bytes, size_t size)
{
    const char *dot = strrchr(path, '.');
    if (dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0)) return false;
    if (dot && strcmp(dot, ".json") == 0) return true;
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", bytes[at]) && bytes[at]) at++;
    return at < size && (bytes[at] == '{' || bytes[at] == '[');
}

const struct node *cli_facts(struct cli *cli, const char *field, const char *path, struct problems *problems)
{
    size_t size;
    char *bytes = cli_read(cli, field, path, &size);
    int32_t before = problems->count;
    if (!bytes) return NULL;
    const struct node *map = is_json(path, bytes, size) ? node_from_json(&cli->arena, bytes, size, problems) : node_from_yaml(&cli->arena, bytes, size, problems);
    if (!map) cli_name_file(problems, before, path);
    if (!map || map->kind == NODE_MAP) return map;
    cli_refuse(cli, field, path, "een object met feiten", "an object of facts");
    return NULL;
}

static void facts_of_file(struct cli *cli, struct decision *d, uint64_t *seen)
{
    const char *path = cli_value(cli, OPTION_facts);
    const struct node *map = path ? cli_facts(cli, "--facts", path, &d->problems) : NULL;
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t fact = rule_fact(d->rule, node->key, node->key_size);
        if (fact < 0) tell_unknown_fact(d->rule, node->key, node->key_size, node->line, &d->problems);
        else if (is_new(d, fact, seen, node->text, node->text ? node->size : 0, node->line)) fact_set_node(d->rule, &d->facts, fact, node, &d->problems);
    }
}

static void refuse_outcome(struct cli *cli, const struct rule *rule, const char *name, size_t size)
{
    char allowed[200];
    struct text text = TEXT_IN(allowed);
    for (uint32_t k = 0; k < rule->outcome_count; k++) { text_put(&text, k ? ", " : ""); text_put(&text, rule->outcomes[k].term->name); }
    problem_add(cli->problems, 0, "--outcome", name, size, text_string(&text), text_string(&text));
}

uint64_t cli_outcomes(struct cli *cli, const struct rule *rule)
{
    uint64_t asked = 0;
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        if (cli->chosen[i].option != OPTION_outcome) continue;
        for (const char *at = cli->chosen[i].value;; at++) {
            size_t size = strcspn(at, ",");
            int32_t k = rule_outcome(rule, at, size);
            if (k >= 0) asked |= (uint64_t)1 << k; else refuse_outcome(cli, rule, at, size);
            at += size;
            if (!*at) break;
        }
    }
    return asked ? asked : rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
}

void cli_decision(struct cli *cli, struct decision *d, const struct rule *rule)
{
    uint64_t seen = 0;
    decision_start(d, rule, &cli->tables.law, cli_has(cli, OPTION_strict));
    d->problems = *cli->problems;
    cli->problems = &d->problems;           /* what is wrong with the call makes the answer invalid too */
    d->outcomes = cli_outcomes(cli, rule);
    facts_of_arguments(cli, d, &seen);
    facts_of_file(cli, d, &seen);
}

int cli_exit(enum status status)
{
    static const int exits[STATUSES] = { EXIT_DECIDED, EXIT_UNDECIDED, EXIT_PARAMETER, EXIT_REFUSED };
    return exits[status];
}

int cli_decide(struct cli *cli, void (*print)(struct text *, const struct decision *, int language))
{
    static struct decision d;
    bool law = cli_law(cli);
    const struct rule *rule = cli_rule(cli, cli->argument[0]);
    if (!law || !rule) return cli_complain(cli);
    cli_decision(cli, &d, rule);
    decision_make(&d);
    missing_look(&d, &cli->arena);
    bool json = cli_has(cli, OPTION_json);
    if (json) { explain_json(&cli->out, &d, cli->language); text_char(&cli->out, '\n'); }
    if (d.problems.count) return cli_complain(cli);
    if (!json) print(&cli->out, &d, cli->language);
    return cli_finish(cli, cli_exit(d.status));
}
