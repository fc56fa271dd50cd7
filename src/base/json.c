/* SPDX-License-Identifier: EUPL-1.2 */
/* json.c: JSON (RFC 8259, nothing more and nothing less) as a tree, in one pass, with views into the input. */
#include "base/node.h"

#include <string.h>
#include "base/node_build.h"
#include "base/utf8.h"

struct reader {
    const char *at, *end;
    struct arena *arena;
    struct problems *problems;
    int32_t line, nodes, level;
    bool refused;                   /* something was wrong, but reading on can find more */
};

static bool refuse_value(struct reader *r, int32_t line, const char *value, size_t size, const char *nl, const char *en)
{
    problem_add(r->problems, line, "json", value, size, nl, en);
    r->refused = true;
    return false;
}

/* Shows what stands at `at`, up to the end of the line or a few words. */
static bool refuse(struct reader *r, const char *nl, const char *en)
{
    size_t left = (size_t)(r->end - r->at), size = 0;
    while (size < left && size < 24 && r->at[size] != '\n' && r->at[size] != '\r') size++;
    return refuse_value(r, r->line, r->at, size, nl, en);
}

static bool refuse_memory(struct reader *r) { return refuse_value(r, r->line, NULL, 0, "minder: het geheugen is op", "less: memory has run out"); }

static inline void skip_blanks(struct reader *r)
{
    for (; r->at < r->end; r->at++) {
        if (*r->at == '\n') r->line++;
        else if (*r->at != ' ' && *r->at != '\t' && *r->at != '\r') return;
    }
}

static inline bool at_char(const struct reader *r, char c) { return r->at < r->end && *r->at == c; }

/* The value of four hexadecimal digits; -1 when there are no four. */
static int32_t four_hex(const char *s, size_t size)
{
    if (size < 4) return -1;
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = s[i], low = (char)(c | 0x20);
        int digit = c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The character of \uXXXX or of a surrogate pair; s stands behind the first "\u" and moves. -1 for a half pair or no hexadecimal digits, 0 for U+0000. */
static int32_t unicode_escape(const char **s, const char *end)
{
    int32_t code = four_hex(*s, (size_t)(end - *s));
    if (code < 0 || (code >= 0xDC00 && code <= 0xDFFF)) return -1;
    *s += 4;
    if (code < 0xD800 || code > 0xDBFF) return code;
    if (end - *s < 6 || (*s)[0] != '\\' || (*s)[1] != 'u') return -1;
    int32_t low = four_hex(*s + 2, 4);
    if (low < 0xDC00 || low > 0xDFFF) return -1;
    *s += 6;
    return 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
}

static char *put_utf8(char *out, int32_t code)
{
    uint32_t c = (uint32_t)code;
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *out++ = (char)(0xE0 | c >> 12);
        } else {
            *out++ = (char)(0xF0 | c >> 18);
            *out++ = (char)(0x80 | (c >> 12 & 0x3F));
        }
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
    }
    *out++ = (char)(0x80 | (c & 0x3F));
    return out;
}

/* Resolves the escape at s (behind the backslash) into out. False when it is none of RFC 8259 or names U+0000, which would end a C string early. */
static bool unescape_one(const char **s, const char *end, char **out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = *(*s)++;
    if (c == 'u') {
        int32_t code = unicode_escape(s, end);
        if (code > 0) *out = put_utf8(*out, code);
        return code > 0;
    }
    const char *known = c ? strchr(from, c) : NULL;
    if (known) *(*out)++ = to[known - from];
    return known;
}

/* Copies the string from s to end with its escapes resolved. The result is never longer than what was written. */
static bool unescape(struct reader *r, const char *s, const char *end, const char **text, uint32_t *size)
{
    char *out = arena_take(r->arena, (size_t)(end - s) + 1), *to = out;
    if (!out) return refuse_memory(r);
    while (s < end) {
        const char *slash = memchr(s, '\\', (size_t)(end - s));
        size_t run = (size_t)((slash ? slash : end) - s);
        memcpy(to, s, run);
        to += run;
        s += run;
        if (!slash) break;
        s++;
        if (unescape_one(&s, end, &to)) continue;
        r->at = slash;
        return refuse(r, "een geldige escape in tekst (geen \\u0000, geen half surrogaatpaar)", "a valid escape in text (no \\u0000, no half surrogate pair)");
    }
    *to = 0;
    *text = out;
    *size = (uint32_t)(to - out);
    return true;
}

/* The string whose opening quote stands at `at`: a view of the input, or a copy when it has escapes. */
static bool read_string(struct reader *r, const char **text, uint32_t *size)
{
    const char *start = ++r->at;
    bool escaped = false;
    for (;;) {
        r->at += plain_run(r->at, (size_t)(r->end - r->at));
        size_t left = (size_t)(r->end - r->at), length = 0;
        if (left == 0) return refuse(r, "een aanhalingsteken aan het eind van de tekst", "a quote at the end of the text");
        if (*r->at == '"') break;
        if (*r->at == '\\') {
            length = left < 2 ? 1 : 2;
            escaped = true;
        } else if ((unsigned char)*r->at >= 0x80) {
            length = utf8_length(r->at, left);
        }
        if (length == 0) return refuse(r, "tekst in geldige UTF-8, stuurtekens als escape", "text in valid UTF-8, control characters as escapes");
        r->at += length;
    }
    const char *end = r->at;
    if (escaped && !unescape(r, start, end, text, size)) return false;
    r->at = end + 1;
    if (escaped) return true;
    *text = start;
    *size = (uint32_t)(end - start);
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Past at least one digit; NULL when there is none. */
static const char *digits_from(const char *s, const char *end)
{
    const char *from = s;
    while (s < end && is_digit(*s)) s++;
    return s == from ? NULL : s;
}

/* The end of the number of RFC 8259 that begins at s; NULL when there is none. */
static const char *number_end(const char *s, const char *end)
{
    if (s < end && *s == '-') s++;
    const char *first = s;
    s = digits_from(s, end);
    if (!s || (*first == '0' && s - first > 1)) return NULL;
    if (s < end && *s == '.' && !(s = digits_from(s + 1, end))) return NULL;
    if (s < end && (*s | 0x20) == 'e') {
        s++;
        if (s < end && (*s == '+' || *s == '-')) s++;
        s = digits_from(s, end);
    }
    return s;
}

static struct node *read_number(struct reader *r, struct node *n)
{
    const char *start = r->at, *end = number_end(start, r->end);
    if (!end) {
        (void)refuse(r, "een getal zoals 12.50 (geen voorloopnul, geen losse punt)", "a number such as 12.50 (no leading zero, no bare point)");
        return NULL;
    }
    n->kind = NODE_NUMBER;
    n->text = start;
    n->size = (uint32_t)(end - start);
    r->at = end;
    return n;
}

static struct node *read_word(struct reader *r, struct node *n)
{
    static const struct { char word[6]; uint32_t size; enum node_kind kind; } words[] = { { "true", 4, NODE_TRUE }, { "false", 5, NODE_FALSE }, { "null", 4, NODE_NULL } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if ((size_t)(r->end - r->at) < words[i].size || memcmp(r->at, words[i].word, words[i].size) != 0) continue;
        n->kind = words[i].kind;
        n->text = r->at;
        n->size = words[i].size;
        r->at += words[i].size;
        return n;
    }
    (void)refuse(r, "een waarde: { [ \" een getal, true, false of null", "a value: { [ \" a number, true, false or null");
    return NULL;
}

static struct node *read_value(struct reader *r);

static void refuse_repeated(void *context, const struct node *n)
{
    (void)refuse_value(context, n->line, n->key, n->key_size, "elke sleutel ten hoogste eenmaal", "each key at most once");
}

/* A value, in a map with its key before it. The line of a map's child is that of its key, where a reader looks for it. */
static struct node *read_child(struct reader *r, bool map)
{
    if (!map) return read_value(r);
    const char *key = NULL;
    uint32_t size = 0;
    int32_t line = r->line;
    if (!at_char(r, '"')) {
        (void)refuse(r, "een sleutel tussen aanhalingstekens", "a key in quotes");
        return NULL;
    }
    if (!read_string(r, &key, &size)) return NULL;
    skip_blanks(r);
    if (!at_char(r, ':')) {
        (void)refuse(r, "een dubbele punt na de sleutel", "a colon after the key");
        return NULL;
    }
    r->at++;
    skip_blanks(r);
    struct node *child = read_value(r);
    if (!child) return NULL;
    child->key = key;
    child->key_size = size;
    child->line = line;
    return child;
}

/* The children of parent up to and including its closing bracket. */
static bool read_children(struct reader *r, struct node *parent)
{
    const bool map = parent->kind == NODE_MAP;
    const char close = map ? '}' : ']';
    struct node **link = &parent->first;
    r->at++;
    skip_blanks(r);
    for (bool more = !at_char(r, close); more; r->at += more) {
        skip_blanks(r);
        struct node *child = read_child(r, map);
        if (!child) return false;
        *link = child;
        link = &child->next;
        parent->count++;
        skip_blanks(r);
        more = at_char(r, ',');
        if (!more && !at_char(r, close))
            return map ? refuse(r, "een komma of }", "a comma or }") : refuse(r, "een komma of ]", "a comma or ]");
    }
    r->at++;
    return !map || node_repeated_keys(r->arena, parent, refuse_repeated, r) || refuse_memory(r);
}

static struct node *read_collection(struct reader *r, struct node *n, enum node_kind kind)
{
    n->kind = kind;
    if (r->level >= LEVELS_MOST) {
        (void)refuse(r, "ten hoogste 64 niveaus diep", "at most 64 levels deep");
        return NULL;
    }
    r->level++;
    bool read = read_children(r, n);
    r->level--;
    return read ? n : NULL;
}

static struct node *node_new(struct reader *r)
{
    if (r->nodes >= NODES_MOST) {
        (void)refuse(r, "ten hoogste 1.000.000 waarden", "at most 1,000,000 values");
        return NULL;
    }
    struct node *n = arena_take(r->arena, sizeof *n);
    if (!n) {
        (void)refuse_memory(r);
        return NULL;
    }
    r->nodes++;
    *n = (struct node){ .line = r->line };
    return n;
}

/* The value at `at`, which is no blank. */
static struct node *read_value(struct reader *r)
{
    struct node *n = node_new(r);
    if (!n) return NULL;
    char c = r->at < r->end ? *r->at : 0;
    if (c == '"') {
        n->kind = NODE_TEXT;
        return read_string(r, &n->text, &n->size) ? n : NULL;
    }
    if (c == '{') return read_collection(r, n, NODE_MAP);
    if (c == '[') return read_collection(r, n, NODE_LIST);
    return c == '-' || is_digit(c) ? read_number(r, n) : read_word(r, n);
}

struct node *node_from_json(struct arena *a, const char *bytes, size_t size, struct problems *problems)
{
    if (size == 0) bytes = "";                      /* so that no pointer below is NULL */
    struct reader r = { .at = bytes, .end = bytes + size, .arena = a, .problems = problems, .line = 1 };
    if (size > INT32_MAX) {
        (void)refuse_value(&r, 0, NULL, 0, "minder dan 2 GB", "less than 2 GB");
        return NULL;
    }
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        (void)refuse(&r, "UTF-8 zonder byte order mark aan het begin", "UTF-8 without a byte order mark at the start");
        return NULL;
    }
    skip_blanks(&r);
    struct node *root = read_value(&r);
    if (!root) return NULL;
    skip_blanks(&r);
    if (r.at < r.end) (void)refuse(&r, "niets meer na de waarde", "nothing after the value");
    return r.refused ? NULL : root;
}
