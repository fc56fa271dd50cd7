/* SPDX-License-Identifier: EUPL-1.2 */
/* steps.c: reads the steps in the source of a rule: their lines, and the citations that stand in them, also those that no example comes to. */
#include <ctype.h>
#include <string.h>
#include "examples/look.h"
#include "law/cite.h"

/* Adds "A|B" to "B|C", each once. */
static const char *joined(struct arena *arena, const char *have, const char *more)
{
    struct text text = { 0 };
    text_put(&text, have);
    for (const char *from = more; *from;) {
        size_t size = strcspn(from, "|");
        bool found = false;
        for (const char *at = have; *at && !found;) {
            size_t part = strcspn(at, "|");
            found = part == size && memcmp(at, from, size) == 0;
            at += part + (at[part] == '|');
        }
        if (!found) { if (text.size) text_char(&text, '|'); text_bytes(&text, from, size); }
        from += size + (from[size] == '|');
    }
    const char *all = text.size == strlen(have) ? have : arena_copy(arena, text_string(&text), text.size);
    text_free(&text);
    return all;
}

struct surveyed_step *look_step(struct look *look, const char *citation, const char *nl, const char *en)
{
    struct survey *survey = &look->survey;
    int32_t k = 0;
    while (k < survey->steps && strcmp(look->step[k].text[0], nl) != 0) k++;
    if (k == STEPS_SEEN_MOST) { look->full = true; return NULL; }
    struct surveyed_step *step = &look->step[k];
    if (k == survey->steps) {
        *step = (struct surveyed_step){ .citations = "", .text = { nl, en } };
        survey->steps++;
    }
    const char *all = joined(&look->arena, step->citations, citation);
    if (all) step->citations = all; else look->full = true;
    return step;
}

/* ---- reading C, as far as needed: string literals, brackets, comments ---- */

struct reader { const char *at, *end; int32_t line; };

static char next(struct reader *r)
{
    char c = *r->at++;
    r->line += c == '\n';
    return c;
}

/* Past blanks and comments. */
static void skip_blanks(struct reader *r)
{
    for (;;) {
        while (r->at < r->end && isspace((unsigned char)*r->at)) next(r);
        if (r->end - r->at < 2 || r->at[0] != '/' || r->at[1] != '*') return;
        while (r->at < r->end && !(r->at[0] == '*' && r->end - r->at > 1 && r->at[1] == '/')) next(r);
        if (r->end - r->at >= 2) r->at += 2;
    }
}

/* A literal with those that stand directly behind it; the reader is at its quote. No step has an escape but of a quote. */
static const char *read_literal(struct reader *r, struct arena *arena)
{
    struct text text = { 0 };
    do {
        next(r);
        while (r->at < r->end && *r->at != '"') {
            if (*r->at == '\\' && r->end - r->at > 1) next(r);
            text_char(&text, next(r));
        }
        if (r->at < r->end) next(r);
        skip_blanks(r);
    } while (r->at < r->end && *r->at == '"');
    const char *copy = arena_copy(arena, text_string(&text), text.size);
    text_free(&text);
    return copy;
}

/* "Pw 10d:4", or alternatives of it: a statute of the book, a blank and an article. */
static bool is_citation(const char *literal)
{
    size_t size = strcspn(literal, " ");
    return literal[size] && law_find_statute(&law_book, literal, size) && isalnum((unsigned char)literal[size + 1]);
}

/* The arguments of STEP( up to its closing bracket: citations in the first, then the sentences. */
static void read_step(struct look *look, struct reader *r, int32_t line, int32_t at)
{
    const char *citations = "", *sentence[2] = { NULL, NULL };
    int depth = 1, argument = 0;
    while (r->at < r->end && depth) {
        skip_blanks(r);
        if (r->at == r->end) break;
        if (*r->at == '"') {
            const char *literal = read_literal(r, &look->arena);
            if (!literal) { look->full = true; return; }
            if (argument == 0 && is_citation(literal)) citations = joined(&look->arena, citations, literal);
            else if (depth == 1 && (argument == 1 || argument == 2) && !sentence[argument - 1]) sentence[argument - 1] = literal;
            continue;
        }
        char c = next(r);
        depth += (c == '(' || c == '{' || c == '[') - (c == ')' || c == '}' || c == ']');
        argument += c == ',' && depth == 1;
    }
    struct surveyed_step *step = citations && sentence[0] && sentence[1] ? look_step(look, citations, sentence[0], sentence[1]) : NULL;
    if (step && !step->line) { step->line = at ? at : line; step->last_line = at ? at : r->line; }
}

/* Sentences that stand outside a STEP (in a table, or handed to a function) are found by their words. */
static void place_others(struct look *look, const char *source, size_t size, int32_t at)
{
    struct reader r = { source, source + size, 1 };
    while (r.at < r.end) {
        skip_blanks(&r);
        if (r.at == r.end) break;
        int32_t line = r.line;
        if (*r.at == '\'' && r.end - r.at > 2) { r.at += r.at[1] == '\\' ? 4 : 3; continue; }
        if (*r.at != '"') { next(&r); continue; }
        const char *literal = read_literal(&r, &look->arena);
        for (int32_t k = 0; literal && k < look->survey.steps; k++)
            if (!look->step[k].line && strcmp(look->step[k].text[0], literal) == 0) look->step[k].line = at ? at : line, look->step[k].last_line = at ? at : r.line;
    }
}

void look_at_source(struct look *look, const char *source, size_t size, int32_t at)
{
    struct reader r = { source, source + size, 1 };
    while (r.at < r.end) {
        skip_blanks(&r);
        if (r.at == r.end) break;
        if (*r.at == '\'' && r.end - r.at > 2) { r.at += r.at[1] == '\\' ? 4 : 3; continue; }
        if (*r.at == '"') { if (!read_literal(&r, &look->arena)) look->full = true; continue; }
        bool step = r.end - r.at > 5 && memcmp(r.at, "STEP(", 5) == 0 && (r.at == source || !(isalnum((unsigned char)r.at[-1]) || r.at[-1] == '_'));
        if (!step) { next(&r); continue; }
        int32_t line = r.line;
        r.at += 5;
        read_step(look, &r, line, at);
    }
    place_others(look, source, size, at);
}

const char *look_for_header(const char *source, size_t size, size_t *from, int32_t *line)
{
    static const char include[] = "#include \"rules/";
    for (; *from + sizeof include - 1 < size; (*from)++) {
        *line += source[*from] == '\n';
        if (memcmp(source + *from, include, sizeof include - 1) != 0) continue;
        *from += sizeof include - 1;
        return source + *from;
    }
    return NULL;
}
