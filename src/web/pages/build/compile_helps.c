/* SPDX-License-Identifier: EUPL-1.2 */
/* compile_helps.c: helps as data (web/helps/) made into C tables; a text without its English, or a field that is not known, fails the build. */
#include <string.h>
#include "base/text.h"
#include "web/pages/build/compile.h"

static const char *file;

static const char *text_of(const struct node *node)
{
    if (node && node->kind == NODE_TEXT) return node->text;
    return "";
}

static const struct node *needed(const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node) refuse(file, map->line, "is missing", key);
    return node;
}

static void put_text(FILE *out, const char *text) { put_c_string(out, text, strlen(text)); }

/* {nl, en}; nothing: no text. */
static void put_both(FILE *out, const struct node *map, const char *name)
{
    if (!map) { fputs("{ { 0, 0 } }", out); return; }
    const char *nl = text_of(node_get(map, "nl")), *en = text_of(node_get(map, "en"));
    if (!*nl || !*en) refuse(file, map->line, "needs nl and en", name);
    fputs("{ { ", out);
    put_text(out, nl);
    fputs(", ", out);
    put_text(out, en);
    fputs(" } }", out);
}

static void put_roles(FILE *out, const struct node *list)
{
    static const struct { const char *name, *bit; } roles[] = { { "inwoner", "1" }, { "werkgever", "2" }, { "gemeente", "4" }, { "uwv", "8" } };
    fputs("0", out);
    for (const struct node *role = list ? list->first : NULL; role; role = role->next) {
        size_t i = 0;
        while (i < sizeof roles / sizeof *roles && !node_is(role, roles[i].name)) i++;
        if (i == sizeof roles / sizeof *roles) refuse(file, role->line, "no such role", text_of(role)); else fprintf(out, "|%s", roles[i].bit);
    }
}

/* A table of its own before the help; returns how many rows. */
static int32_t put_table(FILE *out, int32_t help, const char *name, const char *type, const struct node *list, void (*row)(FILE *, const struct node *, int32_t help, int32_t number))
{
    if (!list) return 0;
    int32_t n = 0;
    for (const struct node *node = list->first; node; node = node->next) n++;
    fprintf(out, "static const %s %s_%d[] = {\n", type, name, (int)help);
    n = 0;
    for (const struct node *node = list->first; node; node = node->next, n++) { fputs("    ", out); row(out, node, help, n); fputs(",\n", out); }
    fputs("};\n", out);
    return n;
}

static void row_both(FILE *out, const struct node *node, int32_t help, int32_t number) { (void)help; (void)number; put_both(out, node, "text"); }
static void row_string(FILE *out, const struct node *node, int32_t help, int32_t number) { (void)help; (void)number; put_text(out, text_of(node)); }

static void row_heading(FILE *out, const struct node *node, int32_t help, int32_t number)
{
    (void)help; (void)number;
    const char *tone = text_of(needed(node, "tone"));
    if (strcmp(tone, "goed") != 0 && strcmp(tone, "niet") != 0 && strcmp(tone, "open") != 0 && strcmp(tone, "vast") != 0) refuse(file, node->line, "goed, niet, open or vast", tone);
    fputs("{ ", out);
    put_text(out, text_of(node_get(node, "when")));
    fputs(", ", out);
    put_roles(out, node_get(node, "roles"));
    fputs(", ", out);
    put_text(out, tone);
    fputs(", ", out);
    put_both(out, node, "heading");
    fputs(" }", out);
}

static void row_date(FILE *out, const struct node *node, int32_t help, int32_t number)
{
    (void)help; (void)number;
    fputs("{ ", out);
    put_text(out, text_of(needed(node, "outcome")));
    fputs(", ", out);
    put_both(out, node, "date");
    fputs(" }", out);
}

/* "name=value" or names, as a table. */
static int32_t put_strings(FILE *out, const char *name, int32_t help, int32_t number, const struct node *list)
{
    char own[64];
    struct text t = TEXT_IN(own);
    text_put(&t, name);
    if (number >= 0) { text_char(&t, '_'); text_int(&t, number); }
    return put_table(out, help, text_string(&t), "char *const", list, row_string);
}

static void row_route(FILE *out, const struct node *node, int32_t help, int32_t number)
{
    const struct node *facts = node_get(node, "facts");
    fputs("{ ", out);
    put_text(out, text_of(needed(node, "letter")));
    fputs(", ", out);
    put_both(out, needed(node, "name"), "name");
    if (facts && facts->first) fprintf(out, ", route_%d_%d, %d }", (int)number, (int)help, (int)facts->count); else fputs(", 0, 0 }", out);
}

static void row_beside(FILE *out, const struct node *node, int32_t help, int32_t number)
{
    const struct node *outcomes = needed(node, "outcomes");
    fputs("{ ", out);
    put_text(out, text_of(needed(node, "rule")));
    fprintf(out, ", beside_%d_%d, %d, ", (int)number, (int)help, outcomes ? (int)outcomes->count : 0);
    put_both(out, needed(node, "title"), "title");
    fputs(" }", out);
}

static void check_keys(const struct node *map)
{
    static const char *const known[] = { "id", "order", "rule", "kind", "roles", "minutes", "title", "summary", "aim", "for", "needed", "notDone", "notCounted", "next", "wrong", "amount", "period", "headings",
                                         "maybe", "wish", "timeline", "dates", "routes", "beside", "ask", "presets" };
    for (const struct node *node = map->first; node; node = node->next) {
        size_t i = 0;
        while (i < sizeof known / sizeof *known && !same_text(node->key, node->key_size, known[i])) i++;
        if (i == sizeof known / sizeof *known) refuse(file, node->line, "no such field", arena_copy(&arena, node->key, node->key_size));
    }
}

static void put_list(FILE *out, const char *name, int32_t help, int32_t count)
{
    if (count) fprintf(out, "{ %s_%d, %d }, ", name, (int)help, (int)count); else fputs("{ 0, 0 }, ", out);
}
static void put_rows(FILE *out, const char *name, int32_t help, int32_t count)
{
    if (count) fprintf(out, "%s_%d, %d, ", name, (int)help, (int)count); else fputs("0, 0, ", out);
}

/* The tables of one help, and then its own row (kept until all tables are written). */
static void compile_help(FILE *out, FILE *rows, const struct node *map, int32_t i)
{
    static const char *const lists[] = { "needed", "notDone", "notCounted", "next", "wrong" };
    static const char *const texts[] = { "title", "summary", "aim", "for" };
    int32_t count[5], n = 0;
    check_keys(map);
    for (int k = 0; k < 5; k++) count[k] = put_table(out, i, lists[k], "struct both", node_get(map, lists[k]), row_both);
    const struct node *routes = node_get(map, "routes"), *besides = node_get(map, "beside");
    for (const struct node *r = routes ? routes->first : NULL; r; r = r->next, n++) if (node_get(r, "facts") && node_get(r, "facts")->first) put_strings(out, "route", i, n, node_get(r, "facts"));
    n = 0;
    for (const struct node *b = besides ? besides->first : NULL; b; b = b->next, n++) put_strings(out, "beside", i, n, node_get(b, "outcomes"));
    int32_t headings = put_table(out, i, "headings", "struct help_heading", needed(map, "headings"), row_heading);
    int32_t dates = put_table(out, i, "dates", "struct help_date", node_get(map, "dates"), row_date);
    int32_t route = put_table(out, i, "routes", "struct help_route", routes, row_route);
    int32_t beside = put_table(out, i, "besides", "struct help_beside", besides, row_beside);
    int32_t ask = put_strings(out, "ask", i, -1, node_get(map, "ask")), preset = put_strings(out, "preset", i, -1, node_get(map, "presets"));
    fputs("    { ", rows);
    put_text(rows, text_of(needed(map, "id"))); fputs(", ", rows);
    put_text(rows, text_of(node_get(map, "rule"))); fputs(", ", rows);
    put_text(rows, node_get(map, "kind") ? text_of(node_get(map, "kind")) : "regel"); fputs(", ", rows);
    put_roles(rows, needed(map, "roles"));
    fprintf(rows, ", %s,\n      ", text_of(needed(map, "minutes")));
    for (int k = 0; k < 4; k++) { put_both(rows, needed(map, texts[k]), texts[k]); fputs(", ", rows); }
    for (int k = 0; k < 5; k++) put_list(rows, lists[k], i, count[k]);
    put_text(rows, text_of(node_get(map, "amount"))); fputs(", ", rows);
    put_both(rows, node_get(map, "period"), "period"); fputs(", ", rows);
    put_rows(rows, "headings", i, headings);
    put_both(rows, needed(map, "maybe"), "maybe"); fputs(", ", rows);
    put_text(rows, text_of(node_get(map, "wish")));
    fprintf(rows, ", %s, ", node_is(node_get(map, "timeline"), "yes") ? "true" : "false");
    put_rows(rows, "dates", i, dates);
    put_rows(rows, "routes", i, route);
    put_rows(rows, "besides", i, beside);
    put_rows(rows, "ask", i, ask);
    put_rows(rows, "preset", i, preset);
    fputs("},\n", rows);
}

void compile_helps(FILE *out, const struct sources *all)
{
    const struct node *map[256] = { 0 };
    struct problems problems = { .count = 0 };
    FILE *rows = tmpfile();
    if (!rows) { refuse("helps", 0, "no temporary file", ""); return; }
    for (int32_t i = 0; i < all->count; i++) {
        file = all->at[i].name;
        problems.count = 0;
        map[i] = node_from_yaml(&arena, all->at[i].bytes, all->at[i].size, &problems);
        if (!map[i]) { refuse(file, problems.item[0].line, problems.item[0].allowed[1], problems.item[0].value); continue; }
        if (strcmp(text_of(node_get(map[i], "id")), file) != 0) refuse(file, 1, "the id is the name of the file", text_of(node_get(map[i], "id")));
    }
    for (int32_t order = 0, done = 0; order < 1000 && done < all->count; order++)       /* as they stand on the start page */
        for (int32_t i = 0; i < all->count; i++) {
            const char *own = map[i] ? text_of(node_get(map[i], "order")) : "0";
            int64_t at = 999;
            if (parse_decimal(own, strlen(own), 0, false, &at) != NUMBER_OK) at = 999;
            if (at != order) continue;
            file = all->at[i].name;
            if (map[i]) compile_help(out, rows, map[i], i);
            done++;
        }
    fputs("const struct help helps[HELP_COUNT + 1] = {\n", out);
    rewind(rows);
    for (int c; (c = fgetc(rows)) != EOF; ) fputc(c, out);
    fputs("    { 0 }\n};\n", out);
    fclose(rows);
}
