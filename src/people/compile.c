/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.c: the program that turns rights.yaml into C tables at build time and refuses one with a gap: rights-compile OUT.c rights.yaml. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/c_source.h"
#include "base/file.h"
#include "law/cite.h"
#include "people/people.h"
#include "rules/glossary.h"

enum { RIGHTS_MOST = 400, PURPOSES_MOST = 64, FILE_BYTES = 1 << 20, NO_PART = 255 };
static const char *const resource_words[RESOURCE_COUNT] = {
#define AS_WORD(name) #name,
    RESOURCES(AS_WORD)
};
static const char *const belonging_words[] = { "own", "foreign", "none" };
/* The identifications of the glossary, as two terms may share a name. */
static const char *const fact_words[GLOSSARY_SIZE] = {
#undef TERM_AS
#define TERM(name, type, ...) #name,
#define TERM_AS(id, name, type, ...) #id,
#define LIST(name, most, ...) #name,
#define LIST_OF(name, most, of, ...) #name,
#include "rules/glossary/all.def"
};

static struct right table[RIGHTS_MOST];
static struct purpose purpose[PURPOSES_MOST];
static int32_t rows, purpose_rows;
static const char *labels[RESOURCE_COUNT][2];
static uint8_t parts_of[GLOSSARY_SIZE];
static const struct node *laws;
static const char *path;
static bool bad;

static void refuse(const struct node *node, const char *what, const char *name)
{
    fprintf(stderr, "%s:%d: %s: '%s'\n", path, node ? node->line : 0, what, name);
    bad = true;
}

/* ---- reading ---- */

/* A name of C with - for _: a document writes brief-werkgever. */
static bool is_word(const struct node *node, bool key, const char *word)
{
    const char *text = key ? node->key : node->text;
    size_t size = key ? node->key_size : node->size;
    if (!text || size != strlen(word)) return false;
    for (size_t i = 0; i < size; i++) if (text[i] != (word[i] == '_' ? '-' : word[i])) return false;
    return true;
}

static int32_t place_of(const struct node *node, bool key, const char *const *words, int32_t count, const char *what)
{
    for (int32_t i = 0; i < count; i++) if (is_word(node, key, words[i])) return i;
    refuse(node, what, key ? node->key : node->text ? node->text : "");
    return 0;
}

static uint32_t bits_of(const struct node *list, bool roles)
{
    uint32_t bits = 0;
    if (!list || list->kind != NODE_LIST || !list->first) { refuse(list, "a list is missing", roles ? "roles" : "of"); return 0; }
    for (const struct node *node = list->first; node; node = node->next) {
        int32_t place = roles ? case_word_of(case_role_word, CASE_ROLES, node->text, node->size) : place_of(node, false, belonging_words, 3, "no such belonging");
        if (place < 0) { refuse(node, "no such role", node->text); continue; }
        if (bits >> place & 1) refuse(node, "twice", node->text);
        bits |= 1u << place;
    }
    return bits;
}

static void read_pair(const struct node *map, const char *key, const char *pair[2])
{
    const struct node *both = node_get(map, key), *nl = node_get(both, "nl"), *en = node_get(both, "en");
    pair[0] = nl && nl->size ? nl->text : "";
    pair[1] = en && en->size ? en->text : "";
    if (!*pair[0] || !*pair[1]) refuse(both ? both : map, "a text in both languages", key);
}

/* An article that the law book knows, or of a statute that stands under laws. */
static const char *article_of(const struct node *map)
{
    const struct node *node = node_get(map, "law");
    struct citation found;
    if (!node) return "";
    bool good = law_cite(&law_book, node->text, date_of(2026, 1, 1), &found);
    for (const struct node *other = laws ? laws->first : NULL; other && !good; other = other->next)
        good = node->size > other->key_size && memcmp(node->text, other->key, other->key_size) == 0 && node->text[other->key_size] == ' ';
    if (!good) refuse(node, "no such article, and no such statute under laws", node->text);
    return node->text;
}

static void only(const struct node *map, const char *names)
{
    if (map->kind != NODE_MAP) { refuse(map, "a map with", names); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        char word[64];
        (void)snprintf(word, sizeof word, " %.*s ", (int)(node->key_size < 60 ? node->key_size : 60), node->key);
        if (!strstr(names, word)) refuse(node, "no such field", word);
    }
}

static void read_rights(const struct node *list, enum resource what, enum act act)
{
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        only(node, " roles of why law ");
        if (rows == RIGHTS_MOST) { refuse(node, "too many rights", ""); return; }
        struct right *r = &table[rows];
        *r = (struct right){ what, act, bits_of(node_get(node, "roles"), true), bits_of(node_get(node, "of"), false), article_of(node), { "", "" } };
        read_pair(node, "why", r->why);
        for (int32_t i = 0; i < rows; i++)
            if (table[i].what == what && table[i].act == act && (table[i].roles & r->roles) && (table[i].of & r->of)) refuse(node, "the same right twice", resource_words[what]);
        rows++;
    }
}

static void read_resources(const struct node *map)
{
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t place = place_of(node, true, resource_words, RESOURCE_COUNT, "no such resource");
        only(node, " label read write ");
        read_pair(node, "label", labels[place]);
        read_rights(node_get(node, "read"), (enum resource)place, ACT_read);
        read_rights(node_get(node, "write"), (enum resource)place, ACT_write);
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) if (!labels[i][0]) refuse(map, "a resource without rights", resource_words[i]);
}

static void read_purposes(struct arena *arena, const struct node *map)
{
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        only(node, " text law roles case ");
        if (purpose_rows == PURPOSES_MOST) { refuse(node, "too many purposes", ""); return; }
        struct purpose *p = &purpose[purpose_rows++];
        p->code = arena_copy(arena, node->key, node->key_size);
        read_pair(node, "text", p->text);
        p->citation = article_of(node);
        if (!*p->citation) refuse(node, "a purpose needs its article", p->code);
        p->roles = bits_of(node_get(node, "roles"), true);
        const struct node *needs = node_get(node, "case");
        if (!needs || (!node_is(needs, "true") && !node_is(needs, "false"))) refuse(node, "case: true or false", p->code);
        p->needs_case = node_is(needs, "true");
    }
}

static void read_parts(const struct node *map)
{
    memset(parts_of, NO_PART, sizeof parts_of);
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t what = place_of(node, true, resource_words, RESOURCE_COUNT, "no such resource");
        for (const struct node *fact = node->first; fact; fact = fact->next) {
            int32_t place = place_of(fact, false, fact_words, GLOSSARY_SIZE, "no such fact");
            if (parts_of[place] != NO_PART) refuse(fact, "a fact in two parts", fact->text);
            parts_of[place] = (uint8_t)what;
        }
    }
    for (int i = 0; i < GLOSSARY_SIZE; i++) if (parts_of[i] == NO_PART) refuse(map, "a fact of the glossary without a part (parts)", fact_words[i]);
}

/* ---- writing ---- */

static FILE *out;

static void put_text(const char *string)
{
    put_c_string(out, string, strlen(string));
    fputs(", ", out);
}
static void put_code(const char *word)
{
    fputc('"', out);
    for (; *word; word++) fputc(*word == '_' ? '-' : *word, out);
    fputs("\", ", out);
}

static uint32_t roles_of(int what, int act, int whose)
{
    uint32_t roles = 0;
    for (int32_t i = 0; i < rows; i++) if ((int)table[i].what == what && (int)table[i].act == act && (table[i].of >> whose & 1)) roles |= table[i].roles;
    return roles;
}

static void write_resources(void)
{
    fputs("const char *const resource_name[RESOURCE_COUNT][2] = {\n", out);
    for (int i = 0; i < RESOURCE_COUNT; i++) { fputs("    { ", out); put_text(labels[i][0]); put_text(labels[i][1]); fputs("},\n", out); }
    fputs("};\nconst char *const resource_code[RESOURCE_COUNT] = {\n    ", out);
    for (int i = 0; i < RESOURCE_COUNT; i++) put_code(resource_words[i]);
    fputs("\n};\nconst uint32_t right_roles[RESOURCE_COUNT][ACTS][3] = {\n", out);
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        fputs("    {", out);
        for (int act = 0; act < ACTS; act++) fprintf(out, " { %uu, %uu, %uu },", roles_of(i, act, 0), roles_of(i, act, 1), roles_of(i, act, 2));
        fprintf(out, " },     /* %s */\n", resource_words[i]);
    }
    fputs("};\n", out);
}

static void write_rest(void)
{
    fputs("const struct right rights[] = {\n", out);
    for (int32_t i = 0; i < rows; i++) {
        fprintf(out, "    { RESOURCE_%s, %s, %uu, %uu, ", resource_words[table[i].what], table[i].act == ACT_read ? "ACT_read" : "ACT_write", table[i].roles, table[i].of);
        put_text(table[i].law); fputs("{ ", out); put_text(table[i].why[0]); put_text(table[i].why[1]); fputs("} },\n", out);
    }
    fprintf(out, "};\nconst int32_t right_count = %d;\nconst struct purpose purposes[] = {\n", rows);
    for (int32_t i = 0; i < purpose_rows; i++) {
        fputs("    { ", out); put_text(purpose[i].code); fputs("{ ", out); put_text(purpose[i].text[0]); put_text(purpose[i].text[1]); fputs("}, ", out);
        put_text(purpose[i].citation); fprintf(out, "%uu, %s },\n", purpose[i].roles, purpose[i].needs_case ? "true" : "false");
    }
    fprintf(out, "};\nconst int32_t purpose_count = %d;\nconst uint8_t part_of_fact[GLOSSARY_SIZE] = {\n", purpose_rows);
    for (int i = 0; i < GLOSSARY_SIZE; i++) fprintf(out, "    RESOURCE_%s,     /* %s */\n", resource_words[parts_of[i]], fact_words[i]);
    fputs("};\n", out);
}

int main(int count, char **arguments)
{
    struct arena arena = { 0 };
    static struct problems problems;
    size_t size;
    if (count != 3) return 2;
    path = arguments[2];
    char *bytes = file_read(&arena, path, FILE_BYTES, &size);
    if (!bytes) { perror(path); return 1; }
    const struct node *root = node_from_yaml(&arena, bytes, size, &problems);
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) fprintf(stderr, "%s:%d: %s\n", path, problems.item[i].line, problems.item[i].allowed[1]);
    if (!root) return 1;
    only(root, " laws resources purposes parts ");
    laws = node_get(root, "laws");
    read_resources(node_get(root, "resources"));
    read_purposes(&arena, node_get(root, "purposes"));
    read_parts(node_get(root, "parts"));
    if (bad) return 1;
    out = fopen(arguments[1], "wb");
    if (!out) { perror(arguments[1]); return 1; }
    fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n/* Made by rights-compile from src/people/rights.yaml; do not edit. */\n#include \"people/inside.h\"\n\n", out);
    write_resources();
    write_rest();
    arena_free(&arena);
    return fclose(out) == 0 ? 0 : 1;
}
