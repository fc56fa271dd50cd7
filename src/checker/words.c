/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c: a text, plain or HTML, as folded words in sentences and sections, each with its place in the text as given. */
#include "checker/inside.h"

#include <string.h>
#include "base/utf8.h"

enum { END_OF_SENTENCE = 1, END_OF_BLOCK = 2, BEGIN_HEADING = 3, END_OF_HEADING = 4, END_OF_ROW = 5, ITEM = 6, BEGIN_ROW = 7 };   /* control characters that no text can hold after folding */

/* The text folded: lower case, no accents, no tags; where each byte came from. */
struct folded { char *byte; int32_t *at; int32_t size; bool html; };

struct folder { struct folded *out; const char *from, *at, *end; bool space; };

static void emit(struct folder *f, char c)
{
    if (c == ' ' && f->space) return;
    f->space = c == ' ';
    f->out->byte[f->out->size] = c;
    f->out->at[f->out->size++] = (int32_t)(f->at - f->from);
}

/* ---- characters ---- */

struct fold { uint32_t from, to; const char *as; };
static const struct fold folds[] = {
    { 0xA0, 0xA0, " " }, { 0xAD, 0xAD, "" }, { 0xB7, 0xB7, "\6" }, { 0xBD, 0xBD, " half " }, { 0xC0, 0xC5, "a" }, { 0xC7, 0xC7, "c" }, { 0xC8, 0xCB, "e" }, { 0xCC, 0xCF, "i" }, { 0xD1, 0xD1, "n" },
    { 0xD2, 0xD6, "o" }, { 0xD9, 0xDC, "u" }, { 0xE0, 0xE5, "a" }, { 0xE7, 0xE7, "c" }, { 0xE8, 0xEB, "e" }, { 0xEC, 0xEF, "i" }, { 0xF1, 0xF1, "n" }, { 0xF2, 0xF6, "o" }, { 0xF9, 0xFC, "u" },
    { 0x300, 0x36F, "" }, { 0x2000, 0x200A, " " }, { 0x200B, 0x200D, "" }, { 0x2010, 0x2011, "-" }, { 0x2012, 0x2015, " - " }, { 0x2018, 0x2019, "'" }, { 0x201C, 0x201D, " " }, { 0x2022, 0x2022, "\6" },
    { 0x202F, 0x202F, " " }, { 0x20AC, 0x20AC, "\x80" }, { 0xFEFF, 0xFEFF, "" },
};

static void emit_code(struct folder *f, uint32_t code)
{
    if (code < 0x80) {
        char c = (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
        emit(f, c == '\n' ? '\n' : code < 0x20 ? ' ' : c);
        return;
    }
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        if (code < folds[i].from || code > folds[i].to) continue;
        for (const char *c = folds[i].as; *c; c++) emit(f, *c);
        return;
    }
    emit(f, ' ');
}

static uint32_t code_at(const char *s, size_t length)
{
    const unsigned char *u = (const unsigned char *)s;
    if (length == 1) return u[0];
    if (length == 2) return (uint32_t)(u[0] & 0x1F) << 6 | (u[1] & 0x3Fu);
    if (length == 3) return (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3Fu);
    return 0xFFFD;
}

/* An entity of HTML; 0 when it is none that is known. size: with its & and ;. */
static uint32_t entity_at(const char *s, const char *end, size_t *size)
{
    static const struct { const char *name; uint32_t code; } known[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xA0 }, { "euro", 0x20AC }, { "eacute", 0xE9 },
        { "euml", 0xEB }, { "iuml", 0xEF }, { "ouml", 0xF6 }, { "uuml", 0xFC }, { "egrave", 0xE8 }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "rsquo", 0x2019 }, { "lsquo", 0x2018 }, { "bull", 0x2022 },
        { "shy", 0xAD }, { "frac12", 0xBD } };
    size_t n = 1;
    while (s + n < end && n < 10 && s[n] != ';') n++;
    if (s + n >= end || s[n] != ';') return 0;
    *size = n + 1;
    if (s[1] == '#') {
        bool hex = n > 2 && (s[2] | 32) == 'x';
        uint32_t code = 0;
        for (size_t i = hex ? 3 : 2; i < n; i++) {
            int digit = s[i] >= '0' && s[i] <= '9' ? s[i] - '0' : hex && (s[i] | 32) >= 'a' && (s[i] | 32) <= 'f' ? (s[i] | 32) - 'a' + 10 : -1;
            if (digit < 0 || code > 0x10FFFF) return 0;
            code = code * (hex ? 16 : 10) + (uint32_t)digit;
        }
        return code;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) if (same_text(s + 1, n - 1, known[i].name)) return known[i].code;
    return 0;
}

/* ---- HTML ---- */

static bool tag_is(const char *name, size_t size, const char *list)
{
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, " ");
        bool same = n == size;
        for (size_t i = 0; same && i < n; i++) same = (name[i] | 32) == at[i];
        if (same) return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

static const char *find_close(const char *at, const char *end, const char *name, size_t size)
{
    for (; end - at >= (ptrdiff_t)size + 2; at++) {
        if (at[0] != '<' || at[1] != '/') continue;
        bool same = true;
        for (size_t i = 0; same && i < size; i++) same = (at[2 + i] | 32) == (name[i] | 32);
        if (same) return at;
    }
    return end;
}

/* Past a tag, comment, or element whose text nobody reads; false when '<' is only a sign. */
static bool take_tag(struct folder *f)
{
    const char *at = f->at + 1;
    size_t left = (size_t)(f->end - at);
    if (left >= 3 && memcmp(at, "!--", 3) == 0) {
        const char *close = at + 3;
        while (close < f->end && !(f->end - close >= 3 && memcmp(close, "-->", 3) == 0)) close++;
        f->at = close < f->end ? close + 3 : f->end;
        return true;
    }
    bool closing = left && *at == '/';
    at += closing;
    const char *name = at;
    while (at < f->end && (((*at | 32) >= 'a' && (*at | 32) <= 'z') || (*at >= '0' && *at <= '9'))) at++;
    size_t size = (size_t)(at - name);
    if (size == 0 && !(name < f->end && *name == '!')) return false;
    char quote = 0;
    while (at < f->end && (quote || *at != '>')) { if (quote) quote = *at == quote ? 0 : quote; else if (*at == '"' || *at == '\'') quote = *at; at++; }
    const char *behind = at < f->end ? at + 1 : f->end;
    if (!closing && tag_is(name, size, "script style template noscript svg")) behind = find_close(behind, f->end, name, size);
    if (tag_is(name, size, "h1 h2 h3 h4 h5 h6 title summary legend caption")) emit(f, closing ? END_OF_HEADING : BEGIN_HEADING);
    else if (tag_is(name, size, "tr")) emit(f, closing ? END_OF_ROW : BEGIN_ROW);
    else if (!closing && tag_is(name, size, "li")) emit(f, ITEM);
    else if (tag_is(name, size, "p div li ul ol dl dt dd td th table section article header footer main nav aside body head html form fieldset button option label blockquote pre figure hr")) emit(f, END_OF_BLOCK);
    else if (tag_is(name, size, "br")) emit(f, '\n');
    f->at = behind;
    return true;
}

/* Two tags that pages are made of; "<name>" in a plain text is none. */
static bool looks_like_html(const char *bytes, size_t size)
{
    int32_t tags = 0;
    for (size_t i = 0; i + 2 < size && tags < 2; i++) {
        if (bytes[i] != '<') continue;
        size_t from = i + 1 + (bytes[i + 1] == '/'), n = 0;
        while (from + n < size && n < 12 && (((bytes[from + n] | 32) >= 'a' && (bytes[from + n] | 32) <= 'z') || (n && bytes[from + n] >= '1' && bytes[from + n] <= '6'))) n++;
        tags += tag_is(bytes + from, n, "html head body title div p h1 h2 h3 h4 h5 h6 br li ul ol table tr td span strong em main section article") ? 1 : 0;
    }
    return tags >= 2;
}

static bool fold_text(struct folded *out, struct arena *arena, const char *bytes, size_t size)
{
    size_t room = size * 3 + 16;            /* a character of two bytes becomes " half " at most */
    *out = (struct folded){ .byte = arena_take(arena, room), .at = arena_take(arena, room * sizeof *out->at), .html = looks_like_html(bytes, size) };
    if (!out->byte || !out->at) return false;
    struct folder f = { .out = out, .from = bytes, .at = bytes, .end = bytes + size, .space = true };
    while (f.at < f.end) {
        size_t length = utf8_length(f.at, (size_t)(f.end - f.at)), entity = 0;
        uint32_t code = length ? code_at(f.at, length) : ' ';
        if (out->html && code == '<' && take_tag(&f)) continue;
        if (out->html && code == '&') { uint32_t known = entity_at(f.at, f.end, &entity); if (entity && known) { code = known; length = entity; } }
        if (out->html && code == '\n') code = ' ';
        emit_code(&f, code);
        f.at += length ? length : 1;
    }
    emit(&f, END_OF_BLOCK);
    return true;
}

/* ---- words ---- */

struct splitter {
    struct page *page; const struct folded *text; const char *bytes; size_t size;
    int32_t at, open, line, line_at;        /* open: first token of the sentence at hand */
    int32_t section, block; bool heading, item, row, euro;
};

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char at_or(const struct splitter *s, int32_t i) { return i >= 0 && i < s->text->size ? s->text->byte[i] : END_OF_BLOCK; }

static void close_sentence(struct splitter *s, bool question)
{
    struct page *p = s->page;
    s->euro = false;
    if (p->tokens == s->open) return;
    p->sentence[p->sentences++] = (struct sentence){ .first = s->open, .count = p->tokens - s->open, .section = s->section, .block = s->block, .heading = s->heading, .question = question, .item = s->item, .row = s->row && !s->heading, .intro = -1 };
    s->item = false;
    s->open = p->tokens;
}

static int32_t original_end(const struct splitter *s, int32_t behind)
{
    int32_t last = s->text->at[behind - 1], next = last + 1;
    while ((size_t)next < s->size && ((unsigned char)s->bytes[next] & 0xC0) == 0x80) next++;
    return next;
}

static struct token *add_token(struct splitter *s, int32_t from, int32_t behind, enum token_kind kind)
{
    struct page *p = s->page;
    if (p->tokens - s->open >= SENTENCE_MOST) close_sentence(s, false);
    struct token *t = &p->token[p->tokens++];
    for (int32_t place = s->text->at[from]; s->line_at < place; s->line_at++) s->line += s->bytes[s->line_at] == '\n';
    *t = (struct token){ .word = s->text->byte + from, .size = (uint16_t)(behind - from > 60000 ? 60000 : behind - from), .kind = (uint8_t)kind, .from = s->text->at[from], .until = original_end(s, behind), .line = s->line };
    t->euro = s->euro;
    s->euro = false;
    return t;
}

static int32_t digits_at(const struct splitter *s, int32_t from, int32_t most, int32_t *value)
{
    int32_t n = 0;
    *value = 0;
    while (n < most && is_digit(at_or(s, from + n))) *value = *value * 10 + at_or(s, from + n++) - '0';
    return is_digit(at_or(s, from + n)) ? 0 : n;
}

/* "1-7-2023", "01/07/2023", "2023-07-01". */
static bool take_date(struct splitter *s)
{
    int32_t part[3], at = s->at, n[3];
    for (int i = 0; i < 3; i++) {
        n[i] = digits_at(s, at, 4, &part[i]);
        if (!n[i]) return false;
        at += n[i];
        if (i == 2) break;
        char c = at_or(s, at++);
        if (c != '-' && c != '/') return false;
    }
    bool iso = n[0] == 4;
    int32_t year = iso ? part[0] : part[2], month = part[1], day = iso ? part[2] : part[0];
    if ((iso ? n[2] : n[0]) > 2 || n[1] > 2 || (!iso && n[2] != 4) || year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return false;
    add_token(s, s->at, at, TOKEN_date)->value = date_of(year, month, day);
    s->at = at;
    return true;
}

/* "1.501,80", "23,5", "23.5", "2000": thousandths. A point or comma before exactly three digits separates thousands, unless it is the only one and a comma. */
static void take_number(struct splitter *s)
{
    int32_t at = s->at, from = at, decimals = 0;
    int64_t whole_part = 0, part = 0;
    bool too_long = false;
    if (take_date(s)) return;
    for (; is_digit(at_or(s, at)); at++) { too_long |= whole_part > 100000000000; if (!too_long) whole_part = whole_part * 10 + at_or(s, at) - '0'; }
    while ((at_or(s, at) == '.' || at_or(s, at) == ',') && is_digit(at_or(s, at + 1))) {
        int32_t digits = 1;
        while (is_digit(at_or(s, at + 1 + digits))) digits++;
        if (digits == 3 && at_or(s, at) == '.') { for (int i = 1; i <= 3; i++) if (!too_long) { whole_part = whole_part * 10 + at_or(s, at + i) - '0'; too_long |= whole_part > 100000000000; } }
        else { for (int32_t i = 1; i <= digits && i <= 3; i++) part = part * 10 + at_or(s, at + i) - '0'; for (int32_t i = digits; i < 3; i++) part *= 10; decimals = digits; }
        at += 1 + digits;
        if (decimals) break;
    }
    struct token *t = add_token(s, from, at, TOKEN_number);
    t->value = too_long ? -1 : whole_part * 1000 + part;
    t->decimals = (uint8_t)(decimals > 3 ? 3 : decimals);
    if (at_or(s, at) == ',' && at_or(s, at + 1) == '-') at += 2;
    s->at = at;
}

static void take_word(struct splitter *s)
{
    int32_t at = s->at;
    while (is_letter(at_or(s, at)) || is_digit(at_or(s, at)) || ((at_or(s, at) == '-' || at_or(s, at) == '\'' || at_or(s, at) == '.') && is_letter(at_or(s, at + 1)))) at++;
    if (at == s->at) return;
    add_token(s, s->at, at, TOKEN_word);
    s->at = at;
}

/* "art.", "bijv.", "4.": a point behind them ends no sentence. */
static bool is_abbreviation(const struct splitter *s)
{
    static const char *const words[] = { "art", "bijv", "nr", "ca", "incl", "excl", "max", "min", "mr", "dhr", "mw", "mevr", "jo", "resp", "evt", "tel", "blz", "stb", "nl", "o.a", "e.d", "d.w.z", "m.i.v", "i.v.m", "p.m", "t.a.v", "e.g", "i.e" };
    const struct page *p = s->page;
    if (p->tokens == s->open) return false;
    const struct token *last = &p->token[p->tokens - 1];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (same_text(last->word, last->size, words[i])) return true;
    return false;
}

static int32_t blanks_from(const struct splitter *s, int32_t at) { while (at_or(s, at) == ' ') at++; return at; }

/* A line of plain text ends: a blank line, a list item or a short line without an end ends the sentence too; a short line with a blank line behind it is a heading. */
static void end_line(struct splitter *s)
{
    struct page *p = s->page;
    int32_t next = blanks_from(s, s->at + 1);
    bool blank = at_or(s, next) == '\n' || at_or(s, next) == END_OF_BLOCK, item = strchr("-*\6#", at_or(s, next)) && at_or(s, next);
    bool numbered = is_digit(at_or(s, next)) && (at_or(s, next + 1) == '.' || at_or(s, next + 1) == ')') && at_or(s, next + 2) == ' ';
    int32_t size = p->tokens - s->open;
    bool short_line = blank && size > 0 && size <= 9 && (s->open == 0 || p->token[s->open].line == p->token[p->tokens - 1].line);
    if (short_line && !s->heading && !s->item) { s->section++; s->heading = true; close_sentence(s, false); s->heading = false; }
    else if (blank || item || numbered) close_sentence(s, false);
    if (numbered || (item && at_or(s, next) != '#')) s->item = true;
    if (s->row) { close_sentence(s, false); s->row = false; }
}

static bool next_says_then(const struct splitter *s)
{
    int32_t at = s->at + 1;
    while (at_or(s, at) == ' ' || at_or(s, at) == '\n') at++;
    int32_t left = s->text->size - at;
    if (left >= 8 && memcmp(s->text->byte + at, "ook dan ", 8) == 0) return true;
    return (left >= 4 && memcmp(s->text->byte + at, "dan ", 4) == 0) || (left >= 5 && memcmp(s->text->byte + at, "then ", 5) == 0);
}

/* What stands between two lines of three backticks is no prose. */
static void skip_code(struct splitter *s)
{
    close_sentence(s, false);
    for (s->at += 3; s->at + 3 < s->text->size && memcmp(s->text->byte + s->at, "```", 3) != 0; s->at++) {}
    s->at += 2;
}

static void take_sign(struct splitter *s)
{
    char c = at_or(s, s->at), next = at_or(s, s->at + 1);
    bool ends = next == ' ' || next == '\n' || next == END_OF_BLOCK || next == END_OF_HEADING || next == '"' || next == ')';
    switch (c) {
    case '\x80': s->euro = true; break;
    case '.': if (ends && !is_abbreviation(s)) close_sentence(s, false); break;
    case '!': case ';': close_sentence(s, false); break;
    case '|': close_sentence(s, false); s->block += at_or(s, s->at - 1) == '\n' || s->at == 0; s->row = true; break;
    case '`': if (!s->text->html && next == '`' && at_or(s, s->at + 2) == '`') skip_code(s); break;
    case '?': if (!next_says_then(s)) close_sentence(s, true); break;
    case '%': case '+': (void)add_token(s, s->at, s->at + 1, TOKEN_word); break;
    case '#': close_sentence(s, false); s->section++; s->heading = at_or(s, s->at - 1) == '\n' || s->at == 0 || at_or(s, s->at - 1) == '#'; break;
    case '\n': if (s->heading && !s->text->html) { close_sentence(s, false); s->heading = false; } else end_line(s); break;
    case END_OF_BLOCK: close_sentence(s, false); break;
    case ITEM: close_sentence(s, false); s->item = true; break;
    case END_OF_ROW: close_sentence(s, false); s->block++; s->row = false; break;
    case BEGIN_ROW: close_sentence(s, false); s->block++; s->row = true; break;
    case BEGIN_HEADING: close_sentence(s, false); s->section++; s->heading = true; break;
    case END_OF_HEADING: close_sentence(s, false); s->heading = false; break;
    default: if (c != ' ') s->euro = false; break;
    }
    s->at++;
}

/* As many words as there can be: one begins where the kind of character changes. */
static size_t words_most(const struct folded *text)
{
    size_t count = 1;
    for (int32_t i = 0, before = 0; i < text->size; i++) {
        char c = text->byte[i];
        int32_t kind = is_letter(c) ? 1 : is_digit(c) ? 2 : 0;
        count += kind != before || c == '%' || c == '+' || c == '.' || c == ',' || c == '-' || c == '/';
        before = kind;
    }
    return count;
}

static bool points_back(const struct token *t)
{
    static const char *const words[] = { "dit", "dat", "deze", "die", "daarna", "this", "that", "these" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (same_text(t->word, t->size, words[i])) return true;
    return false;
}

/* A list item goes on from the sentence or heading above the list, and "Dit duurt..." from the sentence before it. */
static void find_intros(struct page *p)
{
    int32_t above = -1;
    for (int32_t i = 0; i < p->sentences; i++) {
        struct sentence *s = &p->sentence[i];
        if (above >= 0 && p->sentence[above].section != s->section) above = -1;
        if (s->item) s->intro = above;
        else if (i && p->sentence[i - 1].section == s->section && !p->sentence[i - 1].heading && points_back(&p->token[s->first])) s->intro = i - 1;
        if (!s->item) above = i;
    }
}

/* A year or a day: what stands in such a table may be the law of then. */
static bool names_a_year(const struct page *p, const struct sentence *s)
{
    for (int32_t i = 0; i < s->count; i++) {
        const struct token *t = &p->token[s->first + i];
        if (t->kind == TOKEN_date || (t->kind == TOKEN_number && t->size == 4 && !t->euro && t->value >= 1990000 && t->value <= 2049000)) return true;
    }
    return false;
}

/* In a table of two columns a short cell goes on from the one before it: "Minimumloon per uur | 14,71 euro". Not where the table names a year: its head says for when it holds. */
static void find_cells(struct page *p)
{
    enum { SHORT = 4 };
    for (int32_t i = 0, end; i < p->sentences; i = end > i ? end : i + 1) {
        bool year = false;
        for (end = i; end < p->sentences && p->sentence[end].row && p->sentence[end].section == p->sentence[i].section; end++) year |= names_a_year(p, &p->sentence[end]);
        for (int32_t k = i + 1; k < end && !year; k++) {
            const struct sentence *before = &p->sentence[k - 1];
            bool last = k + 1 == end || p->sentence[k + 1].block != p->sentence[k].block, second = before->block == p->sentence[k].block && (k - 1 == i || p->sentence[k - 2].block != before->block);
            if (last && second && p->sentence[k].count <= SHORT) p->sentence[k].intro = k - 1;
        }
    }
}

void page_read(struct page *p, struct arena *arena, const char *bytes, size_t size)
{
    struct folded text;
    *p = (struct page){ 0 };
    if (!fold_text(&text, arena, bytes, size)) { p->failed = true; return; }
    size_t most = words_most(&text);
    p->token = arena_take(arena, most * sizeof *p->token);
    p->sentence = arena_take(arena, most * sizeof *p->sentence);
    p->html = text.html;
    if (!p->token || !p->sentence) { p->failed = true; return; }
    struct splitter s = { .page = p, .text = &text, .bytes = bytes, .size = size, .line = 1 };
    while (s.at < text.size) {
        char c = text.byte[s.at];
        if (is_digit(c)) take_number(&s); else if (is_letter(c)) take_word(&s); else take_sign(&s);
    }
    close_sentence(&s, false);
    find_intros(p);
    find_cells(p);
}
