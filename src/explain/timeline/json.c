/* SPDX-License-Identifier: EUPL-1.2 */
/* json.c: a timeline as one JSON object. */
#include "explain/timeline/inside.h"

#include "base/members.h"
#include "explain/lawbook.h"
#include "law/cite.h"

static void string_or_null(struct text *t, const char *name, const char *value)
{
    if (value && *value) put_member(t, name, value); else { put_key(t, name); text_put(t, "null"); }
}
static void day(struct text *t, const char *name, date on) { put_key(t, name); text_char(t, '"'); text_date(t, on); text_char(t, '"'); }
static void number(struct text *t, const char *name, int64_t value) { put_key(t, name); text_int(t, value); }
static void amount(struct text *t, const char *name, money cents) { put_key(t, name); text_decimal(t, cents, 2, '.'); }
static void next(struct text *t) { if (t->size && t->data[t->size - 1] == '}') text_char(t, ','); text_char(t, '{'); }

/* ---- cells ---- */

static void missing(struct text *t, const struct timeline *timeline, const struct cell *cell, int language)
{
    static const char *const kinds[] = { [WHY_fact] = "feit", [WHY_parameter] = "parameter", [WHY_law] = "recht" };
    struct text label = { 0 };
    put_missing(&label, timeline, cell, language);
    put_open(t, "ontbreekt", '{');
    put_member(t, "soort", kinds[cell->why]);
    put_member(t, "naam", cell->what);
    put_member(t, "label", text_string(&label));
    if (cell->term) string_or_null(t, "bron", holder_names[cell->term->holder][language]);
    text_char(t, '}');
    give_back(t, &label);
}

static void cell(struct text *t, const struct timeline *timeline, const char *name, const struct cell *c, int language)
{
    static const char *const states[] = { [CELL_none] = "geen", [CELL_amount] = "bedrag", [CELL_unknown] = "onbekend" };
    put_open(t, name, '{');
    put_member(t, "staat", states[c->state]);
    if (c->state == CELL_amount) amount(t, "bedrag", c->amount);
    if (c->state == CELL_unknown) { amount(t, "bekendDeel", c->amount); missing(t, timeline, c, language); }
    if (c->estimated) put_bool(t, "geschat", true);
    text_char(t, '}');
}

static void cells(struct text *t, const struct timeline *timeline, const struct cell *of, int language)
{
    struct cell income = income_together(of);
    put_open(t, "cellen", '{');
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) cell(t, timeline, timeline_line_text[line].name, &of[line], language);
    text_char(t, '}');
    cell(t, timeline, "inwonerSamen", &income, language);
}

static void lines(struct text *t, int language)
{
    static const char *const sides[] = { [SIDE_werkgever] = "werkgever", [SIDE_inwoner] = "inwoner" };
    put_open(t, "lijnen", '[');
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
        next(t);
        put_member(t, "naam", timeline_line_text[line].name);
        put_member(t, "label", timeline_line_text[line].label[language]);
        put_member(t, "uitleg", timeline_line_text[line].help[language]);
        put_member(t, "kant", sides[timeline_line_text[line].side]);
        number(t, "teltMee", timeline_line_text[line].sign);
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void months(struct text *t, const struct timeline *timeline, int language)
{
    put_open(t, "perMaand", '[');
    for (int32_t m = 0; m < timeline->months; m++) {
        char name[11];
        format_date(timeline->month[m].first, name);
        name[7] = 0;                                    /* 2026-01 */
        next(t);
        put_member(t, "maand", name);
        cells(t, timeline, timeline->month[m].cell, language);
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void years(struct text *t, const struct timeline *timeline, int language)
{
    put_open(t, "perJaar", '[');
    for (int32_t y = 0; y < timeline->years; y++) {
        next(t);
        number(t, "jaar", timeline->year[y].year);
        number(t, "maanden", timeline->year[y].months);
        cells(t, timeline, timeline->year[y].cell, language);
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* What each amount is built of: the decision of a rule and the days over which it was paid. */
static void pieces(struct text *t, const struct timeline *timeline)
{
    put_open(t, "delen", '[');
    for (int32_t i = 0; i < timeline->pieces; i++) {
        const struct timeline_piece *piece = &timeline->piece[i];
        next(t);
        put_member(t, "lijn", timeline_line_text[piece->line].name);
        day(t, "van", piece->first);
        day(t, "tot", piece->last);
        string_or_null(t, "regel", piece->rule ? piece->rule->name : NULL);
        amount(t, "besluit", piece->decided);
        amount(t, "bedrag", piece->amount);
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* ---- what happens ---- */

static void articles(struct text *t, const struct timeline *timeline, const struct happening *h, int language)
{
    struct citation cited;
    date on = law_day(timeline, h->on);
    string_or_null(t, "grondslag", h->citation);
    if (!*h->citation || !law_cite(timeline->law->tables->book, h->citation, on, &cited)) { text_put(t, ",\"artikel\":null,\"jci\":null,\"url\":null"); return; }
    lawbook_put_citation(t, &cited, on, language);
}

static void happenings(struct text *t, const struct timeline *timeline, int language)
{
    put_open(t, "gebeurtenissen", '[');
    for (int32_t i = 0; i < timeline->happenings; i++) {
        const struct happening *h = &timeline->happening[i];
        next(t);
        day(t, "datum", h->on);
        put_member(t, "soort", happening_kind_names[h->kind][0]);
        put_member(t, "code", h->code);
        string_or_null(t, "wie", actor_names[h->who][0]);
        put_member(t, "tekst", h->text[language]);
        articles(t, timeline, h, language);
        string_or_null(t, "regel", h->rule ? h->rule->name : NULL);
        if (h->kind == HAPPENING_decision) {
            put_member(t, "lijn", timeline_line_text[h->line].name);
            cell(t, timeline, "was", &h->before, language);
            cell(t, timeline, "wordt", &h->after, language);
        }
        put_bool(t, "elkeMaand", h->routine);
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* Choices consulted, and those taken otherwise than by default. */
static void choices(struct text *t, const struct timeline *timeline)
{
    const struct law *law = timeline->law;
    put_open(t, "keuzes", '[');
    for (int32_t k = 0; k < LAW_CHOICES; k++) {
        const struct law_choice *choice = &law->tables->book->choices[k];
        if (!(timeline->choices >> k & 1) && law->option[k] == 0) continue;
        next(t);
        put_member(t, "code", choice->code);
        put_member(t, "gekozen", choice->options[law->option[k]].name);
        put_member(t, "standaard", choice->options[0].name);
        put_bool(t, "geraadpleegd", timeline->choices >> k & 1);
        text_char(t, '}');
    }
    text_char(t, ']');
}

void explain_timeline_json(struct text *t, const struct timeline *timeline, int language)
{
    const struct situation *s = timeline->situation;
    const struct law_tables *tables = timeline->law->tables;
    enum status status = timeline_status(timeline);
    text_char(t, '{');
    string_or_null(t, "titel", s->title);
    string_or_null(t, "toelichting", s->note);
    day(t, "vanaf", s->from);
    day(t, "tot", situation_end(s) - 1);
    number(t, "maanden", timeline->months);
    put_member(t, "status", status_names[status]);
    string_or_null(t, "reden", status == VASTGESTELD ? NULL : status_reason(status));
    put_bool(t, "geschat", timeline->estimated);
    lines(t, language);
    months(t, timeline, language);
    years(t, timeline, language);
    pieces(t, timeline);
    happenings(t, timeline, language);
    choices(t, timeline);
    if (tables->known_on != DATE_LAST) day(t, "bekendOp", tables->known_on);
    if (tables->frozen) day(t, "rechtVan", tables->law_of);
    put_member(t, "taal", language ? "en" : "nl");
    put_open(t, "versie", '{');
    put_member(t, "breed", explain_program);
    put_member(t, "recht", tables->digest);
    text_put(t, "}}");
}
