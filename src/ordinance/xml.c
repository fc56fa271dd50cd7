/* SPDX-License-Identifier: EUPL-1.2 */
/* xml.c: the reader of XML: one pass, every name and reference checked, nothing fetched. */
#include "ordinance/xml.h"

enum { NODES_MOST = 200000, LEVELS_MOST = 100, NAME_MOST = 100 };

struct reader { struct arena *arena; struct problems *problems; const char *at, *end; int32_t line, nodes; bool failed; };

static void *wrong(struct reader *r, const char *nl, const char *en)
{
    if (!r->failed) problem_add(r->problems, r->line, "xml", r->at, (size_t)(r->end - r->at < 20 ? r->end - r->at : 20), nl, en);
    r->failed = true;
    return NULL;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':' || (unsigned char)c >= 0x80; }
static bool begins(const struct reader *r, const char *with) { size_t n = strlen(with); return (size_t)(r->end - r->at) >= n && memcmp(r->at, with, n) == 0; }
static void step(struct reader *r, size_t n) { for (; n && r->at < r->end; n--) r->line += *r->at++ == '\n'; }
static void skip_blanks(struct reader *r) { while (r->at < r->end && is_blank(*r->at)) step(r, 1); }

/* Behind the end mark; false when it is not there. */
static bool skip_past(struct reader *r, const char *mark)
{
    while (r->at < r->end && !begins(r, mark)) step(r, 1);
    if (r->at == r->end) { wrong(r, "een opmerking of instructie met een eind", "a comment or instruction with an end"); return false; }
    step(r, strlen(mark));
    return true;
}

/* What may stand between elements and says nothing. False: nothing of that kind here. */
static bool skip_silent(struct reader *r)
{
    if (begins(r, "<!--")) { step(r, 4); return skip_past(r, "-->"); }
    if (begins(r, "<?")) { step(r, 2); return skip_past(r, "?>"); }
    return false;
}

/* The local part of a name. */
static const char *read_name(struct reader *r)
{
    const char *begin = r->at, *local = begin;
    while (r->at < r->end && is_name(*r->at)) { if (*r->at == ':') local = r->at + 1; r->at++; }
    size_t size = (size_t)(r->at - local);
    if (!size || r->at - begin > NAME_MOST) return wrong(r, "een naam van hoogstens 100 tekens", "a name of at most 100 characters");
    return arena_copy(r->arena, local, size);
}

static struct xml *new_node(struct reader *r, struct xml *parent)
{
    if (r->nodes++ == NODES_MOST) return wrong(r, "hoogstens 200000 onderdelen", "at most 200000 parts");
    struct xml *node = arena_take_zero(r->arena, sizeof *node);
    if (!node) return wrong(r, "meer geheugen", "more memory");
    node->line = r->line;
    node->label = "";
    if (parent && parent->last) parent->last->next = node; else if (parent) parent->first = node;
    if (parent) parent->last = node;
    return node;
}

/* One reference at `at`, behind the '&'; the bytes it stands for. Returns how many bytes it took, 0 when it is none. */
static size_t reference(const char *at, const char *end, char out[4], size_t *size)
{
    static const struct { const char *name; char is; } known[] = { { "amp;", '&' }, { "lt;", '<' }, { "gt;", '>' }, { "quot;", '"' }, { "apos;", '\'' } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if ((size_t)(end - at) >= strlen(known[i].name) && memcmp(at, known[i].name, strlen(known[i].name)) == 0) { out[0] = known[i].is; *size = 1; return strlen(known[i].name); }
    if (at == end || *at != '#') return 0;
    bool hex = end - at > 1 && at[1] == 'x';
    uint32_t code = 0, digits = 0;
    const char *p = at + 1 + hex;
    for (; p < end && *p != ';'; p++, digits++) {
        uint32_t digit = *p >= '0' && *p <= '9' ? (uint32_t)(*p - '0') : hex && *p >= 'a' && *p <= 'f' ? (uint32_t)(*p - 'a' + 10) : hex && *p >= 'A' && *p <= 'F' ? (uint32_t)(*p - 'A' + 10) : 99;
        if (digit == 99 || digits == 8) return 0;
        code = code * (hex ? 16 : 10) + digit;
    }
    if (p == end || !digits || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || (code < 32 && code != 9 && code != 10 && code != 13)) return 0;
    *size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (*size == 1) out[0] = (char)code;
    else {
        static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
        for (size_t i = *size - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
        out[0] = (char)(lead[*size] | code);
    }
    return (size_t)(p + 1 - at);
}

/* Text with its references resolved, into the arena. */
static bool resolve(struct reader *r, const char *from, size_t size, bool plain, const char **text, uint32_t *length)
{
    char *out = arena_take(r->arena, size + 1);
    size_t n = 0;
    if (!out) { wrong(r, "meer geheugen", "more memory"); return false; }
    for (const char *p = from, *end = from + size; p < end;) {
        char bytes[4];
        size_t made = 0, taken = !plain && *p == '&' ? reference(p + 1, end, bytes, &made) : 0;
        if (!plain && *p == '&' && !taken) { wrong(r, "geen verwijzing dan &amp; &lt; &gt; &quot; &apos; en nummers", "no reference but &amp; &lt; &gt; &quot; &apos; and numbers"); return false; }
        if (!taken) { out[n++] = *p++; continue; }
        memcpy(out + n, bytes, made);
        n += made;
        p += taken + 1;
    }
    out[n] = 0;
    *text = out;
    *length = (uint32_t)n;
    return true;
}

static void read_text(struct reader *r, struct xml *parent)
{
    const char *begin = r->at;
    bool plain = begins(r, "<![CDATA[");
    if (plain) {
        step(r, 9);
        begin = r->at;
        if (!skip_past(r, "]]>")) return;
    } else while (r->at < r->end && *r->at != '<') step(r, 1);
    size_t size = (size_t)(r->at - begin) - (plain ? 3 : 0);
    struct xml *node = size ? new_node(r, parent) : NULL;
    if (node) (void)resolve(r, begin, size, plain, &node->text, &node->size);
}

/* Attributes: each checked, `label` kept. */
static bool read_attributes(struct reader *r, struct xml *node)
{
    for (;;) {
        const char *before = r->at;
        skip_blanks(r);
        if (r->at == r->end || *r->at == '>' || *r->at == '/') return !r->failed;
        if (r->at == before) { wrong(r, "een spatie voor een attribuut", "a blank before an attribute"); return false; }
        const char *name = read_name(r);
        if (!name) return false;
        skip_blanks(r);
        if (r->at == r->end || *r->at != '=') { wrong(r, "= achter een attribuut", "= behind an attribute"); return false; }
        step(r, 1);
        skip_blanks(r);
        char quote = r->at < r->end ? *r->at : 0;
        if (quote != '"' && quote != '\'') { wrong(r, "aanhalingstekens om een waarde", "quotes around a value"); return false; }
        step(r, 1);
        const char *begin = r->at;
        while (r->at < r->end && *r->at != quote && *r->at != '<') step(r, 1);
        if (r->at == r->end || *r->at != quote) { wrong(r, "een waarde met een eind", "a value with an end"); return false; }
        const char *value;
        uint32_t size;
        if (!resolve(r, begin, (size_t)(r->at - begin), false, &value, &size)) return false;
        if (strcmp(name, "label") == 0) node->label = value;
        step(r, 1);
    }
}

static struct xml *read_element(struct reader *r, struct xml *parent, int32_t level);

/* What stands between the tags of an element, and its end tag. */
static void read_content(struct reader *r, struct xml *node, const char *full, size_t full_size, int32_t level)
{
    while (!r->failed) {
        if (r->at == r->end) { wrong(r, "een eind voor elk onderdeel", "an end for every element"); return; }
        if (begins(r, "</")) break;
        if (*r->at != '<' || begins(r, "<![CDATA[")) read_text(r, node);
        else if (!skip_silent(r) && !r->failed) (void)read_element(r, node, level + 1);
    }
    if (r->failed) return;
    step(r, 2);
    if ((size_t)(r->end - r->at) < full_size || memcmp(r->at, full, full_size) != 0 || (r->at + full_size < r->end && is_name(r->at[full_size]))) { wrong(r, "het eind van het laatste begin", "the end of the last beginning"); return; }
    step(r, full_size);
    skip_blanks(r);
    if (r->at == r->end || *r->at != '>') { wrong(r, "> achter een naam", "> behind a name"); return; }
    step(r, 1);
}

static struct xml *read_element(struct reader *r, struct xml *parent, int32_t level)
{
    if (level > LEVELS_MOST) return wrong(r, "hoogstens 100 niveaus", "at most 100 levels");
    if (begins(r, "<!")) return wrong(r, "geen DOCTYPE of andere declaratie", "no DOCTYPE or other declaration");
    if (r->at == r->end || *r->at != '<') return wrong(r, "een onderdeel dat met < begint", "an element that begins with <");
    struct xml *node = new_node(r, parent);
    if (!node) return NULL;
    step(r, 1);
    const char *full = r->at;
    node->name = read_name(r);
    size_t full_size = (size_t)(r->at - full);
    if (!node->name || !read_attributes(r, node)) return NULL;
    if (begins(r, "/>")) { step(r, 2); return node; }
    if (r->at == r->end || *r->at != '>') return wrong(r, "> achter een naam", "> behind a name");
    step(r, 1);
    read_content(r, node, full, full_size, level);
    return r->failed ? NULL : node;
}

const struct xml *xml_read(struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    struct reader r = { .arena = arena, .problems = problems, .at = bytes, .end = bytes + size, .line = 1 };
    if (begins(&r, "\xEF\xBB\xBF")) r.at += 3;
    if (!valid_utf8(r.at, (size_t)(r.end - r.at)) || memchr(r.at, 0, (size_t)(r.end - r.at))) return wrong(&r, "UTF-8 zonder nultekens", "UTF-8 without NULs");
    do skip_blanks(&r); while (skip_silent(&r));
    const struct xml *root = r.failed ? NULL : read_element(&r, NULL, 0);
    if (!root || r.failed) return NULL;
    do skip_blanks(&r); while (skip_silent(&r));
    return r.failed ? NULL : r.at < r.end ? wrong(&r, "niets achter het eind", "nothing behind the end") : root;
}

const struct xml *xml_child(const struct xml *node, const char *name)
{
    for (const struct xml *child = node ? node->first : NULL; child; child = child->next)
        if (child->name && strcmp(child->name, name) == 0) return child;
    return NULL;
}

const struct xml *xml_below(const struct xml *node, const char *name)
{
    for (const struct xml *child = node ? node->first : NULL; child; child = child->next) {
        if (child->name && strcmp(child->name, name) == 0) return child;
        const struct xml *found = child->name ? xml_below(child, name) : NULL;
        if (found) return found;
    }
    return NULL;
}

static void put_plain(struct text *t, const struct xml *node, bool *blank)
{
    for (uint32_t i = 0; !node->name && i < node->size; i++) {
        if (is_blank(node->text[i])) { *blank = true; continue; }
        if (*blank && t->size && t->data[t->size - 1] != ' ') text_char(t, ' ');
        *blank = false;
        text_char(t, node->text[i]);
    }
    for (const struct xml *child = node->first; child; child = child->next) put_plain(t, child, blank);
}

void xml_put_text(struct text *t, const struct xml *node)
{
    bool blank = false;
    if (node) put_plain(t, node, &blank);
}
