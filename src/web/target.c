/* SPDX-License-Identifier: EUPL-1.2 */
/* target.c: path and query of a request taken apart: percent signs decoded once, and nothing let through that means something else to the next reader. */
#include "web/inside.h"

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

/* Decodes into room for size + 1 bytes. -1: a bad escape. */
static int64_t decode(char *out, const char *bytes, size_t size, bool plus)
{
    int64_t n = 0;
    for (size_t i = 0; i < size; i++) {
        char c = bytes[i];
        if (c == '%') {
            if (size - i < 3 || hex(bytes[i + 1]) < 0 || hex(bytes[i + 2]) < 0) return -1;
            c = (char)(hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]));
            i += 2;
        } else if (c == '+' && plus) c = ' ';
        out[n++] = c;
    }
    out[n] = 0;
    return n;
}

/* UTF-8 without control characters; a form may have tabs and ends of lines in its fields. */
static bool is_clean(const char *text, size_t size, bool form)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < 0x20 && !(form && (c == '\t' || c == '\n' || c == '\r'))) || c == 0x7f) return false;
        if (c == 0xc2 && i + 1 < size && (unsigned char)text[i + 1] < 0xa0) return false;       /* U+0080 to U+009F */
    }
    return valid_utf8(text, size);
}

/* Nine digits that pass the test of a citizen service number. */
bool looks_like_bsn(const char *text, size_t size)
{
    int sum = 0;
    if (size != 9) return false;
    for (int i = 0; i < 9; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        sum += (text[i] - '0') * (i < 8 ? 9 - i : -1);
    }
    return sum % 11 == 0 && strcmp(text, "000000000") != 0;
}

int32_t pairs_read(struct arena *arena, const char *bytes, size_t size, bool form, struct web_pair *pair, int32_t most)
{
    int32_t n = 0;
    for (size_t at = 0; at <= size && size;) {
        const char *end = memchr(bytes + at, '&', size - at);
        size_t stop = end ? (size_t)(end - bytes) : size;
        const char *is = memchr(bytes + at, '=', stop - at);
        size_t name_size = (is ? (size_t)(is - bytes) : stop) - at, value_size = is ? stop - at - name_size - 1 : 0;
        char *name = arena_take(arena, name_size + 1), *value = arena_take(arena, value_size + 1);
        if (!name || !value || n == most) return -2;
        int64_t named = decode(name, bytes + at, name_size, true), valued = decode(value, is ? is + 1 : "", value_size, true);
        if (named <= 0 || valued < 0 || !is_clean(name, (size_t)named, false) || !is_clean(value, (size_t)valued, form)) return -1;
        pair[n++] = (struct web_pair){ name, value, (size_t)valued };
        at = stop + 1;
    }
    return n;
}

static bool refuse(struct exchange *x, const char *nl, const char *en)
{
    web_fail(&x->reply, FAULT_malformed, nl, en);
    return false;
}

/* RFC 3986: what may stand in path or query as it is. */
static bool is_target_sign(char c)
{
    return c > 0x20 && c < 0x7f && !strchr("\"#<>\\^`{|}", c);
}

static bool read_segment(struct exchange *x, const char *bytes, size_t size)
{
    char *out = arena_take(&x->arena, size + 1);
    int64_t n = out ? decode(out, bytes, size, false) : -1;
    if (n < 0) return refuse(x, "Een procentteken in het pad is niet goed gebruikt.", "A percent sign in the path is not used well.");
    if (!is_clean(out, (size_t)n, false)) return refuse(x, "Het pad bevat tekens die niet mogen.", "The path has characters that are not allowed.");
    if (memchr(out, '/', (size_t)n) || memchr(out, '\\', (size_t)n) || strcmp(out, ".") == 0 || strcmp(out, "..") == 0)
        return refuse(x, "Het pad bevat een schuine streep als teken, of . of .. als deel.", "The path has a slash as a sign, or . or .. as a part.");
    if (looks_like_bsn(out, (size_t)n))
        return refuse(x, "In het adres staat iets wat een burgerservicenummer kan zijn. Zet persoonsgegevens nooit in een adres.",
            "The address holds what may be a citizen service number. Never put personal data into an address.");
    if (x->segments < SEGMENTS_KEPT) x->segment[x->segments] = out;
    x->segments++;                  /* one too many is a path that no route has */
    return true;
}

static bool read_query(struct exchange *x, const char *bytes, size_t size)
{
    int32_t n = pairs_read(&x->arena, bytes, size, false, x->query, QUERIES_KEPT);
    if (n < 0) return refuse(x, "De zoekvraag in het adres is niet goed gevormd.", "The query in the address is not well formed.");
    for (int32_t i = 0; i < n; i++) {
        if (looks_like_bsn(x->query[i].value, x->query[i].size))
            return refuse(x, "In het adres staat iets wat een burgerservicenummer kan zijn. Zet persoonsgegevens nooit in een adres.",
                "The address holds what may be a citizen service number. Never put personal data into an address.");
        for (int32_t k = 0; k < i; k++)
            if (strcmp(x->query[i].name, x->query[k].name) == 0)
                return refuse(x, "Een naam staat twee keer in het adres.", "A name stands twice in the address.");
    }
    x->request.query = x->query;
    x->request.queries = n;
    return true;
}

bool read_target(struct exchange *x)
{
    const char *target = x->head.target;
    size_t size = strlen(target);
    if (size > x->request.service->limits->target_bytes) { web_fail(&x->reply, FAULT_uri_long, NULL, NULL); return false; }
    if (x->request.method == WEB_OPTIONS && strcmp(target, "*") == 0) return true;
    if (target[0] != '/') return refuse(x, "Het adres begint niet met een schuine streep.", "The address does not begin with a slash.");
    for (size_t i = 0; i < size; i++)
        if (!is_target_sign(target[i])) return refuse(x, "Het adres bevat tekens die niet mogen.", "The address has characters that are not allowed.");
    size_t path = strcspn(target, "?");
    for (size_t at = 1; at <= path;) {
        const char *slash = memchr(target + at, '/', path - at);
        size_t stop = slash ? (size_t)(slash - target) : path;
        if (!read_segment(x, target + at, stop - at)) return false;
        at = stop + 1;
    }
    const char *copy = arena_copy(&x->arena, target, path);
    x->request.path = copy ? copy : "";
    return target[path] != '?' || read_query(x, target + path + 1, size - path - 1);
}
