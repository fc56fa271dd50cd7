/* SPDX-License-Identifier: EUPL-1.2 */
/* gate.c: the strict gate: a head that two programs could read in two ways is refused, and the connection is closed. */
#include "web/inside.h"

static const struct { enum web_method method; const char *name; } methods[] = {
    { WEB_GET, "GET" }, { WEB_HEAD, "HEAD" }, { WEB_POST, "POST" }, { WEB_PUT, "PUT" }, { WEB_DELETE, "DELETE" }, { WEB_OPTIONS, "OPTIONS" },
};
enum { METHODS = sizeof methods / sizeof *methods };

enum web_method method_of(const char *name)
{
    for (int i = 0; i < METHODS; i++)
        if (strcmp(name, methods[i].name) == 0) return methods[i].method;
    return 0;
}

const char *method_name(enum web_method method)
{
    for (int i = 0; i < METHODS; i++)
        if (methods[i].method == method) return methods[i].name;
    return "?";
}

void put_allow(struct text *text, unsigned allowed)
{
    if (allowed & WEB_GET) allowed |= WEB_HEAD;
    allowed |= WEB_OPTIONS;
    for (int i = 0; i < METHODS; i++) {
        if (!(allowed & methods[i].method)) continue;
        if (text->size) text_put(text, ", ");
        text_put(text, methods[i].name);
    }
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

bool same_word(const char *a, size_t size, const char *word)
{
    for (size_t i = 0; i < size; i++)
        if (lower(a[i]) != lower(word[i]) || !word[i]) return false;
    return word[size] == 0;
}

const struct head_line *head_find(const struct head *head, const char *name)
{
    for (int32_t i = 0; i < head->lines; i++)
        if (same_word(head->line[i].name, head->line[i].name_size, name)) return &head->line[i];
    return NULL;
}

bool head_add(struct head *head, const char *name, size_t name_size, const char *value, size_t value_size)
{
    if (head->lines == HEADERS_KEPT) { head->too_many = true; return false; }
    head->line[head->lines++] = (struct head_line){ name, value ? value : "", name_size, value ? value_size : 0 };
    return true;
}

/* RFC 9110, token. */
static bool is_token(const char *s, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char c = s[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!word && (!c || !strchr("!#$%&'*+-.^_`|~", c))) return false;
    }
    return size > 0;
}

/* No control characters; what is not ASCII must be UTF-8. */
static bool is_value(const char *s, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)s[i] < 0x20 && s[i] != '\t') || s[i] == 0x7f) return false;
    return valid_utf8(s, size);
}

/* A name that some proxy would take for a header that decides where a request ends: Content_Length. */
static bool is_disguised(const char *name, size_t size)
{
    static const char *const guarded[] = { "content-length", "transfer-encoding", "host" };
    char plain[32];
    if (size >= sizeof plain || !memchr(name, '_', size)) return false;
    for (size_t i = 0; i < size; i++) plain[i] = name[i] == '_' ? '-' : name[i];
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++)
        if (same_word(plain, size, guarded[i])) return true;
    return false;
}

static bool malformed(struct exchange *x, const char *nl, const char *en)
{
    web_fail(&x->reply, FAULT_malformed, nl, en);
    return false;
}

static bool check_lines(struct exchange *x)
{
    size_t total = 0;
    for (int32_t i = 0; i < x->head.lines; i++) {
        const struct head_line *line = &x->head.line[i];
        total += line->name_size + line->value_size;
        if (line->value_size > x->request.service->limits->value_bytes) x->head.too_many = true;
        if (!is_token(line->name, line->name_size) || is_disguised(line->name, line->name_size))
            return malformed(x, "De naam van een header bevat tekens die niet mogen.", "The name of a header has characters that are not allowed.");
        if (!is_value(line->value, line->value_size))
            return malformed(x, "De waarde van een header bevat tekens die niet mogen.", "The value of a header has characters that are not allowed.");
    }
    if (!x->head.too_many && total <= x->request.service->limits->header_bytes) return true;
    web_fail(&x->reply, FAULT_headers_large, NULL, NULL);
    return false;
}

/* Headers that may stand in a request once only; more would let two readers choose differently. */
static bool check_once(struct exchange *x)
{
    static const char *const once[] = { "host", "content-length", "transfer-encoding", "content-type", "content-encoding", "expect" };
    for (size_t k = 0; k < sizeof once / sizeof *once; k++) {
        int32_t seen = 0;
        for (int32_t i = 0; i < x->head.lines; i++) seen += same_word(x->head.line[i].name, x->head.line[i].name_size, once[k]);
        if (seen > 1) return malformed(x, "Een header die één keer mag, staat er vaker.", "A header that may stand once stands there more often.");
    }
    return true;
}

/* A name, an IPv4 address or [an IPv6 address], and perhaps a port. */
static bool is_host(const char *s, size_t size)
{
    size_t at = 0;
    if (size && s[0] == '[') {
        for (at = 1; at < size && (memchr("0123456789abcdefABCDEF:.", s[at], 24)); at++) {}
        if (at == size || s[at] != ']' || at < 3) return false;
        at++;
    } else
        while (at < size && s[at] && (strchr("-._", s[at]) || (s[at] >= '0' && s[at] <= '9') || (lower(s[at]) >= 'a' && lower(s[at]) <= 'z'))) at++;
    if (at == 0 || at == size) return at > 0;
    if (s[at++] != ':' || size - at > 5) return false;
    for (; at < size; at++)
        if (s[at] < '0' || s[at] > '9') return false;
    return true;
}

static bool check_host(struct exchange *x, bool old)
{
    const struct head_line *host = head_find(&x->head, "host");
    if (host ? is_host(host->value, host->value_size) : old) return true;
    return malformed(x, "De header Host ontbreekt of is geen naam van een computer.", "The header Host is missing or is no name of a computer.");
}

static bool check_length(struct exchange *x, bool old)
{
    const struct head_line *length = head_find(&x->head, "content-length"), *coding = head_find(&x->head, "transfer-encoding");
    if (length && coding) return malformed(x, "Content-Length en Transfer-Encoding samen mag niet.", "Content-Length and Transfer-Encoding together are not allowed.");
    x->chunked = coding != NULL;
    if (coding && (old || !same_word(coding->value, coding->value_size, "chunked")))
        return malformed(x, "Transfer-Encoding mag alleen chunked zijn.", "Transfer-Encoding may only be chunked.");
    /* The library ends a line of a chunked body at a bare line feed too, which others take for part of an extension: two readings again. */
    if (coding) { web_fail(&x->reply, FAULT_length, NULL, NULL); return false; }
    if (!length) return true;
    x->length = 0;
    for (size_t i = 0; i < length->value_size; i++) {
        if (length->value[i] < '0' || length->value[i] > '9' || i > 17)
            return malformed(x, "Content-Length is geen getal.", "Content-Length is not a number.");
        x->length = x->length * 10 + (length->value[i] - '0');
    }
    return length->value_size ? true : malformed(x, "Content-Length is leeg.", "Content-Length is empty.");
}

static bool check_expect(struct exchange *x)
{
    const struct head_line *expect = head_find(&x->head, "expect");
    if (!expect || same_word(expect->value, expect->value_size, "100-continue")) return true;
    web_fail(&x->reply, FAULT_expect, NULL, NULL);
    return false;
}

bool gate_head(struct exchange *x)
{
    bool old = strcmp(x->head.version, "HTTP/1.0") == 0;
    if (x->head.broken) return malformed(x, "Het verzoek is niet ingedeeld zoals HTTP voorschrijft.", "The request is not framed as HTTP prescribes.");
    if (!old && strcmp(x->head.version, "HTTP/1.1") != 0) { web_fail(&x->reply, FAULT_version, NULL, NULL); return false; }
    if (!check_lines(x) || !check_once(x) || !check_host(x, old) || !check_length(x, old)) return false;
    if (!is_token(x->head.method, strlen(x->head.method))) return malformed(x, "De methode bevat tekens die niet mogen.", "The method has characters that are not allowed.");
    if (!x->request.method) { web_fail(&x->reply, FAULT_unknown_method, NULL, NULL); return false; }
    return read_target(x) && check_expect(x);
}
