/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.c: build tool that turns the folder letters/ into C tables; a word that does not exist, a text in one language only or a condition that cannot be read fails the build. */
#include <stdio.h>
#include <string.h>
#include "base/arena.h"
#include "base/c_source.h"
#include "base/file.h"
#include "base/node.h"
#include "base/text.h"

enum { FILE_MOST = 1 << 20, LINES_MOST = 4000, FORMS_MOST = 120, WHENS_MOST = 6 };

static struct arena arena;
static int32_t mistakes;
static const char *file;

static void refuse(const struct node *node, const char *what, const char *name, size_t size)
{
    fprintf(stderr, "letters/%s:%d: %s: %.*s\n", file, node ? (int)node->line : 0, what, (int)size, name);
    mistakes++;
}

#define W(name, function, nl, en) name,
static const char *const words[] = {
#include "letters/words.def"
};
#undef W
static const char *const sections[] = { "title", "decision", "table", "do", "why", "calculation", "changes", "objection", "uncounted" };
static const char *const blocks[] = { "text", "amount", "steps", "missing" };
static const char *const tests[] = { "event", "state", "from", "has", "data", "by", "applicant", "objector", "missing", "same", "to" };
static const char *const roles[] = { "inwoner", "vertegenwoordiger", "werkgever", "consulent", "loonwaardedeskundige", "jobcoach", "beleid", "uwv", "auditor", "register", "andere-gemeente" };     /* as enum case_role */
#define COUNT(list) ((int32_t)(sizeof list / sizeof *list))

static int32_t place_of(const char *const *list, int32_t count, const char *name, size_t size)
{
    for (int32_t i = 0; i < count; i++) if (same_text(name, size, list[i])) return i;
    return -1;
}

static const struct node *need(const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node) refuse(map, "is missing", key, strlen(key));
    return node;
}

/* Only words that have a value somewhere; a title stands in the head of the page and has none, so that no name comes there. */
static void check_words(const struct node *text, bool may_have)
{
    for (const char *at = text->text, *end; (at = strchr(at, '{')); at = end) {
        end = strchr(at, '}');
        if (!end) { refuse(text, "a brace that does not close", at, strlen(at)); return; }
        if (!may_have || place_of(words, COUNT(words), at + 1, (size_t)(end - at - 1)) < 0) refuse(text, may_have ? "no such word" : "no word may stand here", at, (size_t)(end - at + 1));
    }
}

static void put_both(FILE *out, const struct node *map, bool may_have)
{
    const struct node *nl = need(map, "nl"), *en = need(map, "en");
    if (!nl || !en) { fputs("{ { \"\", \"\" } }", out); return; }
    check_words(nl, may_have);
    check_words(en, may_have);
    fputs("{ { ", out);
    put_c_string(out, nl->text, nl->size);
    fputs(", ", out);
    put_c_string(out, en->text, en->size);
    fputs(" } }", out);
}

/* ---- conditions ---- */

static void put_one_when(FILE *out, const struct node *node, const char *text, size_t size)
{
    bool negated = size > 4 && memcmp(text, "not ", 4) == 0;
    if (negated) { text += 4; size -= 4; }
    const char *blank = memchr(text, ' ', size), *end = text + size;
    int32_t test = place_of(tests, COUNT(tests), text, blank ? (size_t)(blank - text) : size);
    const char *name = blank ? blank + 1 : "", *equals = blank ? memchr(name, '=', (size_t)(end - name)) : NULL;
    size_t name_size = blank ? (size_t)((equals ? equals : end) - name) : 0;
    bool of_word = test == 3 || test == 9, of_role = (test >= 5 && test <= 7) || test == 10;
    if (test < 0) refuse(node, "no such condition", text, size);
    if (of_word && place_of(words, COUNT(words), name, name_size) < 0) refuse(node, "no such word", name, name_size);
    if (of_role && !same_text(name, name_size, "self") && place_of(roles, COUNT(roles), name, name_size) < 0) refuse(node, "no such role", name, name_size);
    if ((test == 4) != (equals != NULL)) refuse(node, "NAME=WORD stands behind data, and only there", text, size);
    fprintf(out, "{ %s, %d, ", negated ? "true" : "false", (int)(test < 0 ? 0 : test));
    put_c_string(out, name, name_size);
    fputs(", ", out);
    put_c_string(out, equals ? equals + 1 : "", equals ? (size_t)(end - equals - 1) : 0);
    fputs(" }, ", out);
}

/* Returns how many; their table is named by kind and number. */
static int32_t put_whens(FILE *out, const struct node *map, const char *kind, int32_t number)
{
    const struct node *when = node_get(map, "when");
    int32_t count = 0;
    if (!when) return 0;
    fprintf(out, "static const struct letter_when when_%s_%d[] = { ", kind, (int)number);
    for (const char *at = when->text; *at; count++) {
        const char *and = strstr(at, " and ");
        put_one_when(out, when, at, and ? (size_t)(and - at) : strlen(at));
        at = and ? and + 5 : at + strlen(at);
    }
    fputs("};\n", out);
    return count;
}

/* ---- one letter ---- */

static uint32_t roles_of(const struct node *to)
{
    int32_t role = to ? place_of(roles, COUNT(roles), to->text, to->size) : -1;
    if (to && role < 0) refuse(to, "no such role", to->text, to->size);
    return role < 0 ? 0 : (uint32_t)1 << role;
}

static void put_names(FILE *out, const char *kind, int32_t number, const struct node *list)
{
    fprintf(out, "static const char *const %s_%d[] = { ", kind, (int)number);
    for (const struct node *one = list ? list->first : NULL; one; one = one->next) { put_c_string(out, one->text, one->size); fputs(", ", out); }
    fputs("NULL };\n", out);
}

static void check_members(const struct node *map, const char *const *names, int32_t count)
{
    for (const struct node *one = map->first; one; one = one->next) if (place_of(names, count, one->key, one->key_size) < 0) refuse(one, "no such member", one->key, one->key_size);
}

static int32_t lines, rules, forms;
static struct { const struct node *node; int32_t processes, first_line, lines, first_rule, rules; } form[FORMS_MOST];
static struct { const struct node *node; int32_t whens; const char *file; } line[LINES_MOST], rule[FORMS_MOST * 4];

static void read_line(FILE *out, const struct node *one)
{
    static const char *const names[] = { "in", "to", "when", "block", "nl", "en" };
    if (lines == LINES_MOST) { refuse(one, "too many lines", "", 0); return; }
    check_members(one, names, COUNT(names));
    line[lines].node = one;
    line[lines].file = file;
    line[lines].whens = put_whens(out, one, "line", lines);
    lines++;
}

static void read_form(FILE *out, const struct node *one, int32_t processes)
{
    static const char *const names[] = { "rules", "cites", "text" };
    if (forms == FORMS_MOST) { refuse(one, "too many letters", "", 0); return; }
    check_members(one, names, COUNT(names));
    form[forms].node = one;
    form[forms].processes = processes;
    form[forms].first_line = lines;
    form[forms].first_rule = rules;
    const struct node *text = need(one, "text"), *of_rules = node_get(one, "rules");
    for (const struct node *each = text ? text->first : NULL; each; each = each->next) read_line(out, each);
    for (const struct node *each = of_rules ? of_rules->first : NULL; each; each = each->next, rules++) { rule[rules].node = each; rule[rules].file = file; rule[rules].whens = put_whens(out, each, "rule", rules); }
    form[forms].lines = lines - form[forms].first_line;
    form[forms].rules = rules - form[forms].first_rule;
    put_names(out, "cites", forms, node_get(one, "cites"));
    forms++;
}

static void put_line(FILE *out, int32_t i)
{
    file = line[i].file;
    const struct node *one = line[i].node, *in = need(one, "in"), *block = node_get(one, "block");
    int32_t section = in ? place_of(sections, COUNT(sections), in->text, in->size) : 0, kind = block ? place_of(blocks, COUNT(blocks), block->text, block->size) : 0;
    if (section < 0) refuse(one, "no such section", in->text, in->size);
    if (kind < 0) refuse(one, "no such block", block->text, block->size);
    fprintf(out, "    { %d, %d, %uu, ", (int)section, (int)kind, (unsigned)roles_of(node_get(one, "to")));
    if (line[i].whens) fprintf(out, "when_line_%d, %d, ", (int)i, (int)line[i].whens); else fputs("NULL, 0, ", out);
    if (block) { fputs("{ \"\", \"\" } },\n", out); return; }
    const struct node *nl = need(one, "nl"), *en = need(one, "en");
    if (!nl || !en) { fputs("{ \"\", \"\" } },\n", out); return; }
    check_words(nl, section != 0);
    check_words(en, section != 0);
    fputs("{ ", out);
    put_c_string(out, nl->text, nl->size);
    fputs(", ", out);
    put_c_string(out, en->text, en->size);
    fputs(" } },\n", out);
}

static void put_rule(FILE *out, int32_t i)
{
    const struct node *name = need(rule[i].node, "rule"), *amount = node_get(rule[i].node, "amount"), *on = node_get(rule[i].node, "on");
    file = rule[i].file;
    check_members(rule[i].node, (const char *const[]){ "rule", "amount", "on", "when" }, 4);
    if (on && !node_is(on, "step")) refuse(on, "on is step, or not there", on->text, on->size);
    fputs("    { ", out);
    put_c_string(out, name ? name->text : "", name ? name->size : 0);
    fputs(", ", out);
    if (amount) put_c_string(out, amount->text, amount->size); else fputs("NULL", out);
    fputs(on ? ", true" : ", false", out);
    if (rule[i].whens) fprintf(out, ", when_rule_%d, %d },\n", (int)i, (int)rule[i].whens); else fputs(", NULL, 0 },\n", out);
}

static void put_forms(FILE *out)
{
    fputs("static const struct letter_line lines[] = {\n", out);
    for (int32_t i = 0; i < lines; i++) put_line(out, i);
    fputs("};\nstatic const struct letter_rule rules[] = {\n", out);
    for (int32_t i = 0; i < rules; i++) put_rule(out, i);
    fputs("    { NULL, NULL, false, NULL, 0 }\n};\nconst struct letter_form letter_forms[] = {\n", out);
    for (int32_t i = 0; i < forms; i++) {
        fputs("    { ", out);
        put_c_string(out, form[i].node->key, form[i].node->key_size);
        fprintf(out, ", processes_%d, rules + %d, %d, cites_%d, lines + %d, %d },\n", (int)form[i].processes, (int)form[i].first_rule, (int)form[i].rules, (int)i, (int)form[i].first_line, (int)form[i].lines);
    }
    fprintf(out, "};\nconst int32_t letter_form_count = %d;\n", (int)forms);
}

/* ---- what all letters share ---- */

static void put_word_list(FILE *out, const char *name, const struct node *map)
{
    fprintf(out, "const struct letter_word %s[] = {\n", name);
    for (const struct node *one = map ? map->first : NULL; one; one = one->next) {
        fputs("    { ", out);
        put_c_string(out, one->key, one->key_size);
        fputs(", ", out);
        put_both(out, one, false);
        fputs(" },\n", out);
    }
    fputs("    { NULL, { { NULL, NULL } } }\n};\n", out);
}

static void put_common(FILE *out, FILE *names, const struct node *document)
{
    put_word_list(out, "letter_subjects", need(document, "processes"));
    put_word_list(out, "letter_data_words", need(document, "words"));
    put_word_list(out, "letter_abbreviations", need(document, "abbreviations"));
    const struct node *phrases = need(document, "phrases");
    fputs("const struct letter_both letter_phrases[PHRASES] = {\n", out);
    fputs("/* Made from letters/ by letters-compile. */\n#ifndef BREED_LETTERS_NAMES_H\n#define BREED_LETTERS_NAMES_H\nenum letter_phrase {\n", names);
    for (const struct node *one = phrases ? phrases->first : NULL; one; one = one->next) {
        fputs("    ", out);
        put_both(out, one, true);
        fputs(",\n", out);
        fputs("    L_", names);
        for (uint32_t i = 0; i < one->key_size; i++) fputc(one->key[i] == '-' ? '_' : one->key[i], names);
        fputs(",\n", names);
    }
    fputs("};\n", out);
    fputs("    PHRASES\n};\n#endif\n", names);
}

static void put_shown(FILE *out, const struct node *document)
{
    int32_t n = 0;
    for (const struct node *one = document->first; one; one = one->next, n++) {
        if (place_of(roles, COUNT(roles), one->key, one->key_size) < 0) refuse(one, "no such role", one->key, one->key_size);
        put_names(out, "shows", n, need(one, "shows"));
        put_names(out, "uses", n, need(one, "uses"));
    }
    fputs("const struct letter_shown letter_shown[] = {\n", out);
    n = 0;
    for (const struct node *one = document->first; one; one = one->next, n++) { fputs("    { ", out); put_c_string(out, one->key, one->key_size); fprintf(out, ", shows_%d, uses_%d },\n", (int)n, (int)n); }
    fputs("    { NULL, NULL, NULL }\n};\n", out);
}

/* ---- files ---- */

static void put_style(FILE *out, const char *bytes, size_t size)
{
    fputs("const char letter_style[] =\n", out);
    for (size_t at = 0, end; at < size; at = end) {
        const char *newline = memchr(bytes + at, '\n', size - at);
        end = newline ? (size_t)(newline - bytes) + 1 : size;
        if (size - at > 1 && bytes[at] == '/' && bytes[at + 1] == '*') continue;        /* comments of a line are for who mends the file */
        fputs("    ", out);
        put_c_string(out, bytes + at, end - at);
        fputc('\n', out);
    }
    fputs("    ;\n", out);
}

static void take(FILE *out, FILE *names, const char *path, int32_t number)
{
    size_t size;
    const char *slash = strrchr(path, '/');
    struct problems problems = { .count = 0 };
    file = slash ? slash + 1 : path;
    const char *bytes = file_read(&arena, path, FILE_MOST, &size);
    if (!bytes) { refuse(NULL, "cannot be read", path, strlen(path)); return; }
    if (strstr(file, ".css")) { put_style(out, bytes, size); return; }
    const struct node *document = node_from_yaml(&arena, bytes, size, &problems);
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) fprintf(stderr, "letters/%s:%d: %s\n", file, (int)problems.item[i].line, problems.item[i].allowed[1]);
    if (!document) { mistakes++; return; }
    if (same_text(file, strlen(file), "common.yaml")) { put_common(out, names, document); return; }
    if (same_text(file, strlen(file), "shown.yaml")) { put_shown(out, document); return; }
    const struct node *of = need(document, "processes"), *letters = need(document, "letters");
    put_names(out, "processes", number, of);
    for (const struct node *one = letters ? letters->first : NULL; one; one = one->next) read_form(out, one, number);
}

/* Arguments: forms.c, names.h, files. */
int main(int count, char **arguments)
{
    if (count < 3) return 2;
    FILE *out = fopen(arguments[1], "wb"), *names = fopen(arguments[2], "wb");
    if (!out || !names) { perror("letters-compile"); return 1; }
    fputs("/* Made from letters/ by letters-compile. */\n#include \"letters/forms.h\"\n#include \"letters/letters.h\"\n", out);
    for (int i = 3; i < count; i++) take(out, names, arguments[i], i);
    put_forms(out);
    bool good = fclose(out) == 0 && fclose(names) == 0 && !mistakes;
    arena_free(&arena);
    return good ? 0 : 1;
}
