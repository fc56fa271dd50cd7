/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.c: the program that turns the folder law/ into C tables at build time: law-compile OUT.c OUT.h FILE.yaml ... */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/c_source.h"
#include "base/file.h"
#include "law/compile.h"
#include "law/read.h"

enum { MOST = 1000 };

struct arena arena;
struct problems problems;
static struct law_parameter parameters[MOST];
static const char *parameter_statute[MOST];
static int32_t parameter_count;
static struct law_rows rows = { .arena = &arena };
static const struct node *choices, *statutes, *coverage, *measures;
static uint32_t slots;

const char *string_of(const struct node *node)
{
    return node && node->text ? arena_copy(&arena, node->text, node->size) : "";
}

void refuse(const struct node *node, const char *field, const char *allowed)
{
    problem_add(&problems, node ? node->line : 0, field, node ? node->text : NULL, node ? node->size : 0, allowed, allowed);
}

static const char *const *words_of(const struct node *list, int32_t *count)
{
    *count = list->count;
    const char **words = arena_take(&arena, sizeof *words * (size_t)(list->count + 1));
    int32_t i = 0;
    for (const struct node *node = list->first; node; node = node->next) words[i++] = string_of(node);
    return words;
}

const struct node *required(const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node) refuse(map, key, "is required");
    return node;
}

static void read_key(struct law_parameter *p, const struct node *key)
{
    p->key_count = 1;
    if (!key) return;
    if (key->kind != NODE_MAP || key->count != 1) { refuse(key, p->name, "key: {age: [15, 22]} or key: {words: [a, b]}"); return; }
    if (same_text(key->first->key, key->first->key_size, "words")) { p->key_words = words_of(key->first, &p->key_count); return; }
    int64_t first = 0, last = -1;
    const struct node *list = key->first;
    if (list->count != 2 || parse_decimal(list->first->text, list->first->size, 0, false, &first) != NUMBER_OK
        || parse_decimal(list->first->next->text, list->first->next->size, 0, false, &last) != NUMBER_OK || last < first || last - first > 500)
        refuse(key, p->name, "first and last key");
    p->key_first = (int32_t)first;
    p->key_count = (int32_t)(last - first + 1);
}

static void read_parameter(const struct node *node, const char *statute)
{
    static const char *const names[] = { "name", "label", "cites", "unit", "holds", "key", "options", "by", "values" };
    if (parameter_count == MOST) { refuse(node, "parameters", "at most 1000"); return; }
    struct law_parameter *p = &parameters[parameter_count];
    law_refuse_others(node, names, 9, &problems);
    const struct node *unit = required(node, "unit"), *holds = required(node, "holds"), *label = required(node, "label"), *cites = required(node, "cites");
    *p = (struct law_parameter){ .name = string_of(required(node, "name")), .cites = string_of(cites), .slot = (uint16_t)slots };
    if (!unit || !holds || !label) return;
    p->label[0] = string_of(required(label, "nl"));
    p->label[1] = string_of(required(label, "en"));
    int32_t found_unit = law_place_of(law_unit_names, UNITS, unit), found_holds = law_place_of(law_holds_names, HOLDS, holds);
    if (found_unit < 0) refuse(unit, p->name, "a unit");
    if (found_holds < 0) refuse(holds, p->name, "half-year, year, on");
    if (found_unit < 0 || found_holds < 0) return;
    p->unit = (enum law_unit)found_unit;
    p->holds = (enum law_holds)found_holds;
    p->by_birth_date = node_get(node, "by") != NULL;
    if (p->unit == UNIT_word) { if (required(node, "options")) p->options = words_of(node_get(node, "options"), &p->option_count); else return; }
    read_key(p, node_get(node, "key"));
    for (int32_t i = 0; i < parameter_count; i++)
        if (strcmp(parameters[i].name, p->name) == 0) refuse(node_get(node, "name"), "name", "used once");
    parameter_statute[parameter_count] = statute;
    slots += (uint32_t)p->key_count;
    law_read_values(&rows, p, (uint16_t)parameter_count++, node_get(node, "values"), &problems);
}

static void read_file(const char *path)
{
    size_t size;
    char *bytes = file_read(&arena, path, 1 << 24, &size);
    if (!bytes) { refuse(NULL, path, "a readable file"); return; }
    int32_t before = problems.count;
    size_t length = strlen(path);
    bool is_table = length > 4 && strcmp(path + length - 4, ".csv") == 0;
    const struct node *root = is_table ? NULL : node_from_yaml(&arena, bytes, size, &problems);
    if (is_table) read_places(path, bytes, size);
    else if (root && node_get(root, "measures")) measures = node_get(root, "measures");
    else if (root && node_get(root, "choices")) choices = node_get(root, "choices");
    else if (root && node_get(root, "statutes")) statutes = node_get(root, "statutes");
    else if (root && node_get(root, "coverage")) coverage = node_get(root, "coverage");
    else if (root && node_get(root, "parameters")) {
        const char *statute = string_of(required(root, "statute"));
        for (const struct node *node = node_get(root, "parameters")->first; node; node = node->next) read_parameter(node, statute);
    } else refuse(root, path, "parameters, choices, statutes, coverage or measures");
    for (int32_t i = before; i < problems.count && i < PROBLEMS_KEPT; i++)
        fprintf(stderr, "%s:%d: %s: '%s': %s\n", path, problems.item[i].line, problems.item[i].field, problems.item[i].value, problems.item[i].allowed[1]);
}

/* -- writing C -- */

void put_string(FILE *out, const char *string) { put_c_string(out, string, strlen(string)); }

/* An identifier from a name: what C does not allow becomes an underscore. */
static void put_identifier(FILE *out, const char *name)
{
    for (; *name; name++) {
        char c = *name;
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        fputc(good ? c : '_', out);
    }
}

static void write_header(FILE *out)
{
    fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n/* names.h: made by law-compile from the folder law/; do not edit. */\n#ifndef BREED_LAW_NAMES_H\n#define BREED_LAW_NAMES_H\n\n", out);
    fputs("/* P_name: the first slot of a parameter. K_name_first, K_name_count: its keys. */\nenum {\n", out);
    for (int32_t i = 0; i < parameter_count; i++)
        fprintf(out, "    P_%s = %d, K_%s_first = %d, K_%s_count = %d,\n", parameters[i].name, parameters[i].slot, parameters[i].name, parameters[i].key_first, parameters[i].name, parameters[i].key_count);
    fprintf(out, "    LAW_PARAMETERS = %d, LAW_SLOTS = %u\n};\n\n", parameter_count, slots);
    for (int32_t i = 0; i < parameter_count; i++) {
        const struct law_parameter *p = &parameters[i];
        for (int32_t k = 0; p->key_words && k < p->key_count; k++) { fprintf(out, "%s K_%s_", k ? "," : "enum {", p->name); put_identifier(out, p->key_words[k]); }
        if (p->key_words) fputs(" };\n", out);
        for (int32_t k = 0; k < p->option_count; k++) { fprintf(out, "%s %s_", k ? "," : "enum {", p->name); put_identifier(out, p->options[k]); }
        if (p->option_count) fputs(" };\n", out);
    }
    fputs("\n/* C_code: the place of a choice; code_option: its options. */\nenum {\n", out);
    for (const struct node *node = choices->first; node; node = node->next) { fputs("    C_", out); put_identifier(out, string_of(node_get(node, "code"))); fputs(",\n", out); }
    fputs("    LAW_CHOICES\n};\n", out);
    for (const struct node *node = choices->first; node; node = node->next) {
        int32_t k = 0;
        for (const struct node *option = node_get(node, "options")->first; option; option = option->next) {
            fputs(k++ ? ", " : "enum { ", out);
            put_identifier(out, string_of(node_get(node, "code")));
            fputc('_', out);
            put_identifier(out, string_of(node_get(option, "option")));
        }
        fputs(" };\n", out);
    }
    fputs("\n#endif\n", out);
}

static void put_strings(FILE *out, const char *const *strings, int32_t count)
{
    fputs("(const char *const[]){ ", out);
    for (int32_t i = 0; i < count; i++) { put_string(out, strings[i]); fputs(", ", out); }
    fputs("}", out);
}

static void write_parameters(FILE *out)
{
    fputs("static const struct law_parameter parameters[] = {\n", out);
    for (int32_t i = 0; i < parameter_count; i++) {
        const struct law_parameter *p = &parameters[i];
        fputs("    { ", out); put_string(out, p->name); fputs(", { ", out);
        put_string(out, p->label[0]); fputs(", ", out); put_string(out, p->label[1]); fputs(" }, ", out);
        put_string(out, p->cites);
        fprintf(out, ", %d, %d, %d, %d, %d, %d, ", (int)p->unit, (int)p->holds, p->by_birth_date, p->slot, p->key_first, p->key_count);
        if (p->key_words) put_strings(out, p->key_words, p->key_count); else fputs("0", out);
        fputs(", ", out);
        if (p->options) put_strings(out, p->options, p->option_count); else fputs("0", out);
        fprintf(out, ", %d },\n", p->option_count);
    }
    fputs("};\nstatic const struct law_row rows[] = {\n", out);
    for (int32_t i = 0; i < rows.count; i++) {
        const struct law_row *r = &rows.at[i];
        fprintf(out, "    { %d, %d, %d, %d, %d, ", r->parameter, r->key, r->from, r->until, r->known);
        if (r->value == INT64_MIN) fputs("INT64_MIN", out); else fprintf(out, "%lld", (long long)r->value);
        fprintf(out, ", %d, %d, ", r->status, r->single);
        put_string(out, r->source); fputs(", ", out); put_string(out, r->note); fputs(" },\n", out);
    }
    fputs("};\n", out);
}

/* Two languages out of {nl: ..., en: ...}. */
void put_pair(FILE *out, const struct node *map)
{
    fputs("{ ", out); put_string(out, string_of(map ? required(map, "nl") : NULL)); fputs(", ", out);
    put_string(out, string_of(map ? required(map, "en") : NULL)); fputs(" }", out);
}

static void write_choices(FILE *out)
{
    fputs("static const struct law_choice choices[] = {\n", out);
    for (const struct node *node = choices->first; node; node = node->next) {
        const struct node *options = required(node, "options");
        fputs("    { ", out); put_string(out, string_of(required(node, "code"))); fputs(", ", out);
        put_pair(out, required(node, "question")); fputs(", ", out); put_pair(out, required(node, "why")); fputs(", ", out);
        put_string(out, string_of(required(node, "cites"))); fputs(", ", out); put_string(out, string_of(required(node, "who")));
        fputs(", (const struct law_option[]){ ", out);
        for (const struct node *option = options ? options->first : NULL; option; option = option->next) {
            fputs("{ ", out); put_string(out, string_of(required(option, "option"))); fputs(", ", out); put_pair(out, option); fputs(" }, ", out);
        }
        fprintf(out, "}, %d },\n", options ? options->count : 0);
    }
    fputs("};\n", out);
}

date day_of(const struct node *map, const char *key, date otherwise)
{
    const struct node *node = node_get(map, key);
    date day = otherwise;
    if (node && !parse_date(node->text, node->size, &day)) refuse(node, key, "a date");
    return day;
}

static void write_statutes(FILE *out)
{
    fputs("static const struct law_statute statutes[] = {\n", out);
    for (const struct node *node = statutes->first; node; node = node->next) {
        const struct node *articles = required(node, "articles");
        fputs("    { ", out); put_string(out, string_of(required(node, "name"))); fputs(", ", out); put_string(out, string_of(required(node, "bwb")));
        fputs(", ", out); put_pair(out, required(node, "title")); fputs(", (const struct law_article[]){\n", out);
        for (const struct node *article = articles ? articles->first : NULL; article; article = article->next) {
            fputs("        { ", out); put_string(out, string_of(required(article, "article"))); fputs(", ", out);
            put_string(out, string_of(required(article, "path")));
            fprintf(out, ", %d, %d },\n", day_of(article, "from", DATE_FIRST), day_of(article, "until", DATE_LAST));
        }
        fprintf(out, "    }, %d },\n", articles ? articles->count : 0);
    }
    fputs("};\nstatic const struct law_covered covered[] = {\n", out);
    const struct node *first = required(coverage, "default"), *rules = node_get(coverage, "rules");
    fprintf(out, "    { \"\", %d, %d },\n", day_of(first, "from", DATE_FIRST), day_of(first, "until", DATE_LAST));
    for (const struct node *rule = rules ? rules->first : NULL; rule; rule = rule->next)
        { fprintf(out, "    { \"%.*s\", %d, %d },\n", (int)rule->key_size, rule->key, day_of(rule, "from", DATE_FIRST), day_of(rule, "until", DATE_LAST)); }
    fputs("};\n", out);
}

static void write_tables(FILE *out)
{
    fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n/* tables.c: made by law-compile from the folder law/; do not edit. */\n#include \"law/book.h\"\n\n", out);
    write_parameters(out);
    write_choices(out);
    write_statutes(out);
    write_places(out);
    write_measures(out, measures);
    fprintf(out, "const struct law_book law_book = { parameters, %d, rows, %d, choices, %d, statutes, %d, covered, sizeof covered / sizeof *covered, %u,\n"
            "    regions, %d, municipalities, %d, measures, %d };\n",
            parameter_count, rows.count, choices->count, statutes->count, slots, region_count_of(), municipality_count_of(), measures->count);
}

int main(int argc, char **argv)
{
    if (argc < 4) { fputs("usage: law-compile OUT.c OUT.h FILE.yaml ...\n", stderr); return 2; }
    for (int i = 3; i < argc; i++) read_file(argv[i]);
    if (!choices || !statutes || !coverage || !measures || !region_count_of() || !municipality_count_of()) {
        fputs("law-compile: choices, statutes, coverage, measures, regions and municipalities are all needed\n", stderr);
        return 1;
    }
    FILE *c = fopen(argv[1], "w"), *h = fopen(argv[2], "w");
    if (!c || !h) { perror("law-compile"); return 1; }
    int32_t before = problems.count;
    write_tables(c);
    write_header(h);
    for (int32_t i = before; i < problems.count && i < PROBLEMS_KEPT; i++)
        fprintf(stderr, "law-compile: line %d: %s: '%s': %s\n", problems.item[i].line, problems.item[i].field, problems.item[i].value, problems.item[i].allowed[1]);
    if (fclose(c) || fclose(h)) { perror("law-compile"); return 1; }
    arena_free(&arena);
    return problems.count ? 1 : 0;
}
