/* SPDX-License-Identifier: EUPL-1.2 */
/* compile_templates.c: templates cut into tokens at build time, so that a section left open, a partial or a message that is not there fails the build. */
#include <string.h>
#include "web/pages/build/compile.h"
#include "web/pages/view.h"

enum { TOKENS_MOST = 2000, DEEP_MOST = 24 };

struct cutting {
    const struct source *source;
    const struct sources *all;
    struct token token[TOKENS_MOST]; int32_t tokens;
    int32_t open[DEEP_MOST], depth;
    int32_t line;
};

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static int32_t number_of(const struct sources *all, const char *name, size_t size)
{
    for (int32_t i = 0; i < all->count; i++) if (same_text(name, size, all->at[i].name)) return i;
    return -1;
}

static void add(struct cutting *c, enum token_kind kind, int32_t target, const char *text, size_t size)
{
    if (c->tokens == TOKENS_MOST) { refuse(c->source->name, c->line, "too many tokens", ""); return; }
    c->token[c->tokens++] = (struct token){ (uint8_t)kind, target, (uint32_t)size, text };
}

/* Lines are joined: what a template wraps for its reader is one blank in the page, and none beside a tag of HTML. */
static void add_text(struct cutting *c, const char *bytes, size_t size)
{
    char *out = arena_take(&arena, size + 1);
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] == '\n') c->line++;
        if (!is_blank(bytes[i])) { out[n++] = bytes[i]; continue; }
        size_t from = i;
        bool newline = bytes[i] == '\n';
        while (i + 1 < size && is_blank(bytes[i + 1])) { i++; newline |= bytes[i] == '\n'; c->line += bytes[i] == '\n'; }
        bool edge = from == 0 || i + 1 == size;
        bool beside_tag = (n && out[n - 1] == '>') || (i + 1 < size && bytes[i + 1] == '<');
        if (newline && (edge || beside_tag)) continue;
        out[n++] = ' ';
    }
    if (n) add(c, TOKEN_text, 0, out, n);
}

static void close_section(struct cutting *c, const char *name, size_t size)
{
    int32_t at = c->depth ? c->open[--c->depth] : -1;
    if (at < 0 || c->token[at].size != size || memcmp(c->token[at].text, name, size) != 0) {
        refuse(c->source->name, c->line, "closes a section that is not open", arena_copy(&arena, name, size));
        return;
    }
    c->token[at].target = c->tokens;
    add(c, TOKEN_end, 0, name, size);
}

static void open_section(struct cutting *c, enum token_kind kind, const char *name, size_t size)
{
    if (c->depth == DEEP_MOST) { refuse(c->source->name, c->line, "too deep", ""); return; }
    c->open[c->depth++] = c->tokens;
    add(c, kind, 0, name, size);
}

static void add_named(struct cutting *c, char sign, const char *name, size_t size)
{
    while (size && is_blank(*name)) { name++; size--; }
    while (size && is_blank(name[size - 1])) size--;
    if (sign == '#') { open_section(c, TOKEN_section, name, size); return; }
    if (sign == '^') { open_section(c, TOKEN_inverted, name, size); return; }
    if (sign == '/') { close_section(c, name, size); return; }
    if (sign == '{') { add(c, TOKEN_fragment, 0, name, size); return; }
    if (sign == '>' && same_text(name, size, "content")) { add(c, TOKEN_content, 0, name, size); return; }
    if (sign == '>') {
        int32_t partial = number_of(c->all, name, size);
        if (partial < 0) refuse(c->source->name, c->line, "no such template", arena_copy(&arena, name, size));
        add(c, TOKEN_partial, partial, name, size);
        return;
    }
    if (size > 2 && memcmp(name, "t.", 2) == 0) {
        int32_t message = message_number(name + 2, size - 2);
        if (message < 0) refuse(c->source->name, c->line, "no such message", arena_copy(&arena, name, size));
        add(c, TOKEN_message, message, name, size);
        return;
    }
    add(c, TOKEN_name, 0, name, size);
}

static void cut(struct cutting *c)
{
    const char *at = c->source->bytes, *end = at + c->source->size;
    while (at < end) {
        const char *tag = strstr(at, "{{");
        if (!tag) { add_text(c, at, (size_t)(end - at)); break; }
        add_text(c, at, (size_t)(tag - at));
        char sign = strchr("#^/>{!", tag[2]) && tag[2] ? tag[2] : 0;
        const char *close = strstr(tag, sign == '{' ? "}}}" : "}}");
        if (!close) { refuse(c->source->name, c->line, "a tag that does not end", ""); return; }
        if (sign != '!') add_named(c, sign, tag + 2 + (sign != 0), (size_t)(close - tag - 2 - (sign != 0)));
        at = close + (sign == '{' ? 3 : 2);
    }
    if (c->depth) refuse(c->source->name, c->line, "a section left open", arena_copy(&arena, c->token[c->open[c->depth - 1]].text, c->token[c->open[c->depth - 1]].size));
}

void compile_templates(FILE *out, const struct sources *all)
{
    static const char *const kinds[] = { [TOKEN_text] = "text", [TOKEN_name] = "name", [TOKEN_fragment] = "fragment", [TOKEN_section] = "section", [TOKEN_inverted] = "inverted",
                                         [TOKEN_end] = "end", [TOKEN_partial] = "partial", [TOKEN_content] = "content", [TOKEN_message] = "message" };
    static struct cutting c;
    int32_t counts[256];
    for (int32_t i = 0; i < all->count; i++) {
        c = (struct cutting){ .source = &all->at[i], .all = all, .line = 1 };
        cut(&c);
        counts[i] = c.tokens;
        fprintf(out, "static const struct token tokens_%d[] = {\n", (int)i);
        for (int32_t k = 0; k < c.tokens; k++) {
            fprintf(out, "    { TOKEN_%s, %d, %u, ", kinds[c.token[k].kind], (int)c.token[k].target, (unsigned)c.token[k].size);
            put_c_string(out, c.token[k].text, c.token[k].size);
            fputs(" },\n", out);
        }
        fputs("    { TOKEN_end, 0, 0, \"\" }\n};\n", out);
    }
    fputs("const struct template templates[TEMPLATES] = {\n", out);
    for (int32_t i = 0; i < all->count; i++) fprintf(out, "    { \"%s\", tokens_%d, %d },\n", all->at[i].name, (int)i, (int)counts[i]);
    fputs("};\n", out);
}
