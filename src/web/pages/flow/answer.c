/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.c: typed answers: three fields for a date, money with a comma or a point, words as choices; each kind shown with its inputs, unit and example. */
#include "web/pages/flow/answer.h"

#include <ctype.h>
#include <string.h>
#include "explain/explain.h"

static const char *field_of(const struct page *p, const char *prefix, const char *suffix)
{
    char name[120];
    struct text t = TEXT_IN(name);
    text_put(&t, prefix);
    text_put(&t, suffix);
    const char *value = web_field(p->request, text_string(&t));
    return value ? value : "";
}

/* ---- numbers ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Without a sign of the unit, blanks, and the apostrophes some people write. */
static size_t bare(char *out, size_t room, const char *written)
{
    size_t n = 0;
    for (const char *c = written; *c; c++) {
        if (strncmp(c, "€", 3) == 0) { c += 2; continue; }
        if (strncmp(c, "\u00a0", 2) == 0) { c++; continue; }
        if (strchr(" \t%'", *c)) continue;
        if (n + 1 == room) return 0;
        out[n++] = *c;
    }
    if (n > 2 && strcmp(out + n - 2, ",-") == 0) n -= 2;
    out[n] = 0;
    return n;
}

/* Is the sign at this place one between thousands: three digits behind it, up to the end or another sign? */
static bool between_thousands(const char *at)
{
    int digits = 0;
    while (is_digit(at[1 + digits])) digits++;
    return digits == 3;
}

bool number_of_people(struct text *out, const char *written, bool euro)
{
    char own[40] = "";
    size_t size = bare(own, sizeof own, written);
    if (size > 2 && own[size - 1] == '-' && own[size - 2] == ',') own[size -= 2] = 0;
    if (!size) return false;
    const char *last = NULL;
    int points = 0, commas = 0;
    for (const char *c = own; *c; c++) {
        if (*c == '.') { points++; last = c; }
        else if (*c == ',') { commas++; last = c; }
        else if (!is_digit(*c) && !(c == own && *c == '-')) return false;
    }
    /* The last sign is that of the decimals, unless it stands more than once, or three digits of an amount follow it. */
    int same_sign = !last ? 0 : *last == '.' ? points : commas;
    bool decimals = last && same_sign == 1 && !(euro && between_thousands(last) && !(points && commas));
    for (const char *c = own; *c; c++) {
        if (c == last && decimals) { text_char(out, '.'); continue; }
        if (*c != '.' && *c != ',') { text_char(out, *c); continue; }
        if (!euro || !between_thousands(c) || c == own) return false;
    }
    return !out->failed && is_digit(own[size - 1]);
}

/* ---- dates ---- */

int32_t month_of_people(const char *written)
{
    static const char *const names[12][3] = { { "januari", "january", "jan" }, { "februari", "february", "feb" }, { "maart", "march", "mrt" }, { "april", "april", "apr" }, { "mei", "may", "mei" }, { "juni", "june", "jun" },
        { "juli", "july", "jul" }, { "augustus", "august", "aug" }, { "september", "september", "sep" }, { "oktober", "october", "okt" }, { "november", "november", "nov" }, { "december", "december", "dec" } };
    char own[16];
    size_t n = 0;
    for (const char *c = written; *c && n + 1 < sizeof own; c++) if (!strchr(" .", *c)) own[n++] = (char)tolower((unsigned char)*c);
    own[n] = 0;
    int64_t number = 0;
    if (n && n <= 2 && parse_decimal(own, n, 0, false, &number) == NUMBER_OK) return number >= 1 && number <= 12 ? (int32_t)number : 0;
    for (int32_t m = 0; m < 12; m++) for (int k = 0; k < 3; k++) if (strcmp(own, names[m][k]) == 0) return m + 1;
    return 0;
}

static int64_t whole_of(const char *written)
{
    char own[16];
    struct text t = TEXT_IN(own);
    int64_t n = -1;
    for (const char *c = written; *c; c++) if (*c != ' ') text_char(&t, *c);
    return !t.failed && t.size && parse_decimal(own, t.size, 0, false, &n) == NUMBER_OK ? n : -1;
}

static struct typed wrong(enum message message, const char *at) { return (struct typed){ .is = ANSWER_wrong, .wrong = message, .at = at }; }

static struct typed read_date(const struct page *p, const char *prefix)
{
    const char *day_text = field_of(p, prefix, ".dag"), *month_text = field_of(p, prefix, ".maand"), *year_text = field_of(p, prefix, ".jaar");
    if (!*day_text && !*month_text && !*year_text) return (struct typed){ .is = ANSWER_none, .at = ".dag" };
    int64_t day = whole_of(day_text), year = whole_of(year_text);
    int32_t month = month_of_people(month_text);
    if (day < 1 || day > 31) return wrong(*day_text ? M_error_day : M_error_day_missing, ".dag");
    if (!month) return wrong(*month_text ? M_error_month : M_error_month_missing, ".maand");
    if (year < 1900 || year > 2199) return wrong(*year_text ? M_error_year : M_error_year_missing, ".jaar");
    if (day > days_in_month((int32_t)year, month)) return wrong(M_error_date, ".dag");
    struct typed typed = { .is = ANSWER_given, .at = ".dag" };
    text_date(&typed.text, date_of((int32_t)year, month, (int32_t)day));
    return typed;
}

/* ---- every kind ---- */

/* Words of a list, each ticked by itself. */
static struct typed read_ticks(const struct page *p, const struct term *term, const char *prefix)
{
    const struct term *of = term->parts[0].term;
    struct typed typed = { .is = ANSWER_none, .at = "" };
    for (int32_t i = 0; i < p->request->fields; i++) {
        const struct web_pair *field = &p->request->form[i];
        if (strcmp(field->name, prefix) != 0) continue;
        if (strcmp(field->value, "geen") == 0) { typed.is = ANSWER_given; continue; }
        for (int32_t w = 0; w < of->word_count; w++) {
            char word[80];
            struct text name = TEXT_IN(word);
            put_word(&name, of->words[w]);
            if (strcmp(text_string(&name), field->value) != 0) continue;
            if (typed.text.size) text_char(&typed.text, ',');
            text_put(&typed.text, field->value);
            typed.is = ANSWER_given;
        }
    }
    if (typed.is == ANSWER_given && !typed.text.size) text_put(&typed.text, "[]");
    return typed;
}

static struct typed read_text(const struct page *p, const struct term *term, const char *prefix)
{
    const char *written = field_of(p, prefix, "");
    struct typed typed = { .is = ANSWER_given, .at = "" };
    while (*written == ' ') written++;
    if (!*written) return (struct typed){ .is = ANSWER_none, .at = "" };
    if (term->kind == KIND_code || term->kind == KIND_word || term->kind == KIND_answer) {
        size_t size = strlen(written);
        while (size && written[size - 1] == ' ') size--;
        text_bytes(&typed.text, written, size);
        return typed;
    }
    if (number_of_people(&typed.text, written, term->kind == KIND_euro)) return typed;
    text_free(&typed.text);
    return wrong(term->kind == KIND_euro ? M_error_amount : M_error_number, "");
}

static bool said_unknown(const struct page *p, const char *prefix)
{
    return strcmp(field_of(p, prefix, ".weet"), "onbekend") == 0 || strcmp(field_of(p, prefix, ""), "onbekend") == 0;
}

struct typed answer_read(const struct page *p, const struct term *term, const char *prefix)
{
    if (said_unknown(p, prefix)) return (struct typed){ .is = ANSWER_unknown, .at = "" };
    const char *apart = field_of(p, prefix, ".apart");
    bool takes_apart = (term->may_be_never && strcmp(apart, "nooit") == 0) || (term->may_be_unrecorded && strcmp(apart, "niet-geregistreerd") == 0);
    if (takes_apart) {
        struct typed typed = { .is = ANSWER_given, .at = "" };
        text_put(&typed.text, apart);
        return typed;
    }
    if (term->kind == KIND_date) return read_date(p, prefix);
    if (term->kind == KIND_list) return read_ticks(p, term, prefix);
    return read_text(p, term, prefix);
}

/* ---- showing ---- */

static struct view *option(struct view *v, const char *value, const char *label, bool chosen)
{
    struct view *item = view_item(v, "options");
    view_text(item, "option-value", value);
    view_text(item, "option-label", label);
    if (chosen) view_true(item, "chosen");
    return item;
}

static void show_words(struct page *p, struct view *v, const struct term *term, const char *value)
{
    const struct term *of = term->kind == KIND_list ? term->parts[0].term : term;
    for (int32_t w = 0; w < of->word_count; w++) {
        struct text name = { 0 };
        put_word(&name, of->words[w]);
        const char *word = page_text(p, &name), *at = value ? strstr(value, word) : NULL;
        bool is_whole = at && (at == value || strchr(",\"[", at[-1])) && (!at[strlen(word)] || strchr(",\"]", at[strlen(word)]));
        option(v, word, page_word(p, of, w), is_whole);
    }
}

/* The names that a municipality can have now, for the browser to complete. */
static void show_municipalities(struct page *p, struct view *v)
{
    const struct law_book *book = p->tables->book;
    for (int32_t i = 0; i < book->municipality_count; i++) {
        const struct law_municipality *m = &book->municipalities[i];
        if (m->until != DATE_LAST) continue;
        view_text(view_item(v, "places-known"), "place", m->name);
    }
}

static void show_date(struct page *p, struct view *v, const char *prefix, const char *value, bool typed)
{
    date day;
    view_true(v, "is-date");
    if (typed) {
        view_text(v, "day", field_of(p, prefix, ".dag"));
        view_text(v, "month", field_of(p, prefix, ".maand"));
        view_text(v, "year", field_of(p, prefix, ".jaar"));
    } else if (value && parse_date(value, (uint32_t)strlen(value), &day)) {
        struct civil c = civil_of(day);
        view_int(v, "day", c.day);
        view_int(v, "month", c.month);
        view_int(v, "year", c.year);
    }
}

static void show_number(struct page *p, struct view *v, const struct term *term, const char *prefix, const char *value, bool typed)
{
    static const struct { enum kind kind; enum message unit, example; } units[] = {
        { KIND_euro, M_unit_euro, M_example_euro }, { KIND_percent, M_unit_percent, M_example_percent }, { KIND_hours, M_unit_hours, M_example_hours }, { KIND_whole, M_unit_none, M_unit_none } };
    view_true(v, "is-text");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].kind != term->kind) continue;
        view_text(v, term->kind == KIND_euro ? "unit-before" : "unit-after", messages[p->language][units[i].unit]);
        view_text(v, "example", messages[p->language][term->kind == KIND_percent && term->whole ? M_example_whole_percent : units[i].example]);
    }
    if (term->kind == KIND_whole && term->min >= 1900) view_text(v, "example", messages[p->language][M_example_year]);
    if (term->kind == KIND_code) { view_true(v, "is-place"); view_text(v, "example", messages[p->language][M_example_place]); show_municipalities(p, v); }
    else view_true(v, "is-number");
    if (typed) view_text(v, "typed", field_of(p, prefix, ""));
    else if (value && *value) {
        struct text own = { 0 };
        const struct law_municipality *m = NULL;
        int64_t code = 0;
        if (term->kind == KIND_code && parse_decimal(value, strlen(value), 0, false, &code) == NUMBER_OK) m = law_find_municipality(p->tables->book, (int32_t)code);
        text_put(&own, m ? m->name : value);
        for (size_t i = 0; i < own.size && !m && !p->language; i++) if (own.data[i] == '.') own.data[i] = ',';
        view_take(v, "typed", &own);
    }
}

void answer_show(struct page *p, struct view *v, const struct term *term, const char *prefix, const char *value, bool typed)
{
    bool unknown = typed ? said_unknown(p, prefix) : value && strcmp(value, "onbekend") == 0;
    const char *apart = term->may_be_never ? "nooit" : term->may_be_unrecorded ? "niet-geregistreerd" : NULL;
    view_text(v, "input", prefix);
    if (unknown) view_true(v, "unknown");
    if (apart) {
        view_text(v, "apart-value", apart);
        view_text(v, "apart-label", messages[p->language][term->may_be_never ? M_answer_never : M_answer_unrecorded]);
        if (typed ? strcmp(field_of(p, prefix, ".apart"), apart) == 0 : value && strcmp(value, apart) == 0) view_true(v, "apart-chosen");
    }
    if (value && apart && strcmp(value, apart) == 0) value = NULL;
    if (unknown) value = NULL;
    if (term->kind == KIND_answer) {
        const char *now = typed ? field_of(p, prefix, "") : value;
        view_true(v, "is-choice");
        option(v, "ja", messages[p->language][M_answer_yes], now && strcmp(now, "ja") == 0);
        option(v, "nee", messages[p->language][M_answer_no], now && strcmp(now, "nee") == 0);
    } else if (term->kind == KIND_word) {
        view_true(v, "is-choice");
        show_words(p, v, term, typed ? field_of(p, prefix, "") : value);
    } else if (term->kind == KIND_list) {
        view_true(v, "is-ticks");
        show_words(p, v, term, value);
        if (term->min == 0) option(v, "geen", messages[p->language][M_answer_none_of_these], value && strcmp(value, "[]") == 0);
    } else if (term->kind == KIND_date) show_date(p, v, prefix, value, typed);
    else show_number(p, v, term, prefix, value, typed);
}
