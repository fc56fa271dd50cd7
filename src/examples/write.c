/* SPDX-License-Identifier: EUPL-1.2 */
/* write.c: build tool that writes the surveys of all rules as C tables. Arguments: output, then the sources of the rules in the order of the registry. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/file.h"
#include "examples/look.h"
#include "rules/registry.h"

static void put_literal(FILE *out, const char *string)
{
    struct text text = { 0 };
    text_json(&text, string, strlen(string));
    fputs(text_string(&text), out);
    text_free(&text);
}

/* Step by step in the order of the source; those that were not found stand last. */
static int by_line(const void *a, const void *b)
{
    const struct surveyed_step *x = a, *y = b;
    int32_t first = x->line ? x->line : INT32_MAX, second = y->line ? y->line : INT32_MAX;
    return first != second ? (first > second) - (first < second) : strcmp(x->text[0], y->text[0]);
}

static void write_lists(FILE *out, struct look *look, const char *name)
{
    const struct survey *survey = &look->survey;
    qsort(look->step, (size_t)survey->steps, sizeof *look->step, by_line);
    fprintf(out, "static const char *const citations_of_%s[] = { ", name);
    for (int32_t i = 0; i < survey->citations; i++) { put_literal(out, look->citation[i]); fputs(", ", out); }
    fprintf(out, "0 };\nstatic const struct surveyed_step steps_of_%s[] = {\n", name);
    for (int32_t i = 0; i < survey->steps; i++) {
        const struct surveyed_step *step = &look->step[i];
        fputs("    { ", out);
        put_literal(out, step->citations);
        fputs(", { ", out);
        put_literal(out, step->text[0]);
        fputs(", ", out);
        put_literal(out, step->text[1]);
        fprintf(out, " }, %" PRId32 ", %" PRId32 " },\n", step->line, step->last_line);
    }
    fprintf(out, "    { 0 }\n};\nstatic const struct surveyed_example examples_of_%s[] = {\n", name);
    for (int32_t i = 0; i < survey->cases; i++) {
        const struct surveyed_example *e = &look->example[i];
        fprintf(out, "    { %" PRId32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu64 "u, %d },\n", e->file, e->at, e->size, e->citations, e->other_law);
    }
    fputs("    { 0 }\n};\n", out);
}

static void write_survey(FILE *out, const struct survey *survey, const char *name, uint32_t facts)
{
    fprintf(out, "    { .cases = %" PRId32 ", .checked = %" PRId32 ", .period = { %" PRId32 ", %" PRId32 " }, .choices = %" PRIu64 "u, .parameters = { ",
            survey->cases, survey->checked, survey->period.from, survey->period.until, survey->choices);
    for (size_t i = 0; i < sizeof survey->parameters / sizeof *survey->parameters; i++) fprintf(out, "%" PRIu64 "u, ", survey->parameters[i]);
    fprintf(out, "},\n      .citation = citations_of_%s, .citations = %" PRId32 ", .step = steps_of_%s, .steps = %" PRId32 ", .example = examples_of_%s,\n      .assumed = { ",
            name, survey->citations, name, survey->steps, name);
    for (uint32_t k = 0; k < facts; k++) fprintf(out, "%d, ", (int)survey->assumed[k]);
    fputs("}, .value = { ", out);
    for (uint32_t k = 0; k < facts; k++) fprintf(out, "%" PRId64 ", ", survey->value[k]);
    fputs("} },\n", out);
}

/* Steps that rules share stand in headers, which lie beside the rules; rule.h holds the words that steps are made of. */
static bool look_at_headers(struct look *look, const char *path, const char *source, size_t size)
{
    const char *slash = strrchr(path, '/'), *name;
    size_t from = 0;
    for (int32_t line = 1; (name = look_for_header(source, size, &from, &line)) != NULL;) {
        size_t length = strcspn(name, "\""), bytes;
        if (!slash || same_text(name, length, "rule.h")) continue;
        struct text header = { 0 };
        text_bytes(&header, path, (size_t)(slash - path) + 1);
        text_bytes(&header, name, length);
        const char *text = file_read(&look->arena, text_string(&header), 16 << 20, &bytes);
        if (!text) perror(text_string(&header));
        text_free(&header);
        if (!text) return false;
        look_at_source(look, text, bytes, line);
    }
    return true;
}

/* The surveys come behind all lists, so their text is gathered meanwhile. */
static bool write_rule(FILE *out, FILE *behind, const struct rule *rule, const struct law *law, const char *path)
{
    static struct look look;
    size_t size;
    arena_reset(&look.arena);
    look.full = false;
    const char *source = file_read(&look.arena, path, 16 << 20, &size);
    if (!source) { perror(path); return false; }
    look_at_rule(&look, rule, law);
    look_at_source(&look, source, size, 0);
    if (!look_at_headers(&look, path, source, size)) return false;
    if (look.full) { fprintf(stderr, "%s: more citations, steps or examples than look.h has room for\n", path); return false; }
    write_lists(out, &look, rule->name);
    write_survey(behind, &look.survey, rule->name, rule->fact_count);
    return true;
}

int main(int count, char **arguments)
{
    static struct law_tables tables;
    FILE *out = count == 2 + rule_count ? fopen(arguments[1], "w+b") : NULL, *behind = tmpfile();
    bool good = out && behind && law_build(&tables, NULL, 0, DATE_LAST);
    if (good) fputs("/* Made from the worked examples and the sources of the rules by write.c. */\n#include \"examples/survey.h\"\n", out);
    for (int32_t i = 0; good && i < rule_count; i++) good = write_rule(out, behind, rules[i], &tables.law, arguments[2 + i]);
    if (good) {
        fputs("const struct survey surveys[] = {\n", out);
        rewind(behind);
        for (int c; (c = getc(behind)) != EOF;) putc(c, out);
        fputs("};\n", out);
    }
    law_free(&tables);
    if (behind) (void)fclose(behind);
    return good && fclose(out) == 0 ? 0 : 1;
}
