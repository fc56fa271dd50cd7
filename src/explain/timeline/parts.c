/* SPDX-License-Identifier: EUPL-1.2 */
/* parts.c: which columns a side has, which months are alike, what is not known and why, in words. */
#include "explain/timeline/inside.h"

#include <string.h>
#include "law/cite.h"

#define SAY(nl, en) text_put(t, language ? en : nl)

const char *const side_names[SIDES][2] = { { "Werkgever", "Employer" }, { "Inwoner", "Resident" } };
const char *const side_subjects[SIDES][2] = { { "wat het loon kost en wie dat betaalt", "what the wage costs and who pays for it" },
                                                { "wat er binnenkomt", "what comes in" } };
const char *const missing_mark = "?";

static const struct { const char *label[2], *help[2]; } together = {
    { "Samen", "Together" },
    { "Alles wat binnenkomt; het vrijgelaten loon zit al in het nettoloon.", "All that comes in; the exempt wage is already part of the net wage." } };

enum status timeline_status(const struct timeline *timeline)
{
    enum status status = VASTGESTELD;
    for (int32_t m = 0; m < timeline->months; m++)
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
            const struct cell *cell = &timeline->month[m].cell[line];
            if (cell->state == CELL_unknown) status = worst(status, cell->why == WHY_fact ? ONBEKEND : PARAMETER_ONTBREEKT);
        }
    return status;
}

/* ---- columns ---- */

bool line_applies(const struct timeline *timeline, int32_t line)
{
    for (int32_t m = 0; m < timeline->months; m++)
        if (timeline->month[m].cell[line].state != CELL_none) return true;
    return false;
}

/* What comes in: the lines of the resident that count in a sum. Not known when one of them is not. */
struct cell income_together(const struct cell cells[TIMELINE_LINE_COUNT])
{
    struct cell sum = { .state = CELL_none };
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
        const struct cell *cell = &cells[line];
        if (timeline_line_text[line].side != SIDE_inwoner || timeline_line_text[line].sign <= 0 || cell->state == CELL_none) continue;
        money before = sum.amount;
        bool estimated = sum.estimated || cell->estimated;
        if (sum.state != CELL_unknown) sum = *cell;
        sum.amount = before + cell->amount;
        sum.estimated = estimated;
    }
    return sum;
}

struct cell column_cell(const struct cell cells[TIMELINE_LINE_COUNT], int32_t line) { return line == LINE_together ? income_together(cells) : cells[line]; }

struct columns columns_of_side(const struct timeline *timeline, enum timeline_side side)
{
    struct columns columns = { .count = 0 };
    int32_t summed = 0;
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
        if (timeline_line_text[line].side != side || !line_applies(timeline, line)) continue;
        columns.line[columns.count++] = line;
        summed += timeline_line_text[line].sign > 0;
    }
    if (side == SIDE_inwoner && summed > 1) columns.line[columns.count++] = LINE_together;
    return columns;
}

const char *column_label(int32_t line, int language) { return line == LINE_together ? together.label[language] : timeline_line_text[line].label[language]; }
const char *column_help(int32_t line, int language) { return line == LINE_together ? together.help[language] : timeline_line_text[line].help[language]; }

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->state == b->state && a->estimated == b->estimated && (a->state != CELL_amount || a->amount == b->amount) &&
           (a->state != CELL_unknown || (a->why == b->why && strcmp(a->what, b->what) == 0));
}

int32_t alike_until(const struct timeline *timeline, const struct columns *columns, int32_t first)
{
    const struct timeline_month *month = timeline->month;
    int32_t last = first;
    for (; last + 1 < timeline->months && month[last + 1].year == month[first].year; last++)
        for (int32_t k = 0; k < columns->count; k++) {
            struct cell a = column_cell(month[first].cell, columns->line[k]), b = column_cell(month[last + 1].cell, columns->line[k]);
            if (!same_cell(&a, &b)) return last;
        }
    return last;
}

/* ---- words ---- */

static const char *const short_months[2][12] = {
    { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" },
    { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
};

void put_months(struct text *t, const struct timeline *timeline, int32_t first, int32_t last, int language)
{
    const struct timeline_month *a = &timeline->month[first], *b = &timeline->month[last];
    text_put(t, short_months[language][a->month - 1]);
    if (a->year != b->year) { text_char(t, ' '); text_int(t, a->year); }
    if (first != last) { text_char(t, '-'); text_put(t, short_months[language][b->month - 1]); }
    text_char(t, ' ');
    text_int(t, b->year);
}

void put_stretch(struct text *t, const struct timeline *timeline, int language)
{
    const struct timeline_month *a = &timeline->month[0], *b = &timeline->month[timeline->months - 1];
    text_month(t, a->year, a->month, language);
    if (timeline->months == 1) return;
    SAY(" tot en met ", " to ");
    text_month(t, b->year, b->month, language);
}

void put_day(struct text *t, date day, int language)
{
    struct civil c = civil_of(day);
    text_int(t, c.day);
    text_char(t, ' ');
    text_put(t, short_months[language][c.month - 1]);
    text_char(t, ' ');
    text_int(t, c.year);
}

/* ---- what is not known ---- */

static const struct cell *cell_at(const struct timeline *timeline, int32_t at) { return &timeline->month[at / TIMELINE_LINE_COUNT].cell[at % TIMELINE_LINE_COUNT]; }

static bool same_cause(const struct cell *a, const struct cell *b)
{
    return a->state == CELL_unknown && b->state == CELL_unknown && a->why == b->why && strcmp(a->what, b->what) == 0;
}

bool next_unknown(const struct timeline *timeline, struct unknown *u)
{
    int32_t cells = timeline->months * TIMELINE_LINE_COUNT;
    for (; u->at < cells; u->at++) {
        const struct cell *cell = cell_at(timeline, u->at);
        int32_t before = 0;
        if (cell->state != CELL_unknown) continue;
        while (before < u->at && !same_cause(cell, cell_at(timeline, before))) before++;
        if (before < u->at) continue;
        *u = (struct unknown){ .at = u->at + 1, .cell = cell, .first = u->at / TIMELINE_LINE_COUNT };
        for (int32_t i = u->at - 1; i < cells; i++) {
            if (!same_cause(cell, cell_at(timeline, i))) continue;
            u->lines |= (uint32_t)1 << i % TIMELINE_LINE_COUNT;
            u->last = i / TIMELINE_LINE_COUNT;
        }
        return true;
    }
    return false;
}

void put_missing(struct text *t, const struct timeline *timeline, const struct cell *cell, int language)
{
    const struct law_parameter *parameter = cell->why == WHY_parameter ? law_find_parameter(timeline->law->tables->book, cell->what, strlen(cell->what)) : NULL;
    if (cell->term) text_put(t, cell->term->label[language]);
    else text_put(t, parameter ? parameter->label[language] : cell->what);
}

/* "bijstand en vakantietoeslag": labels in the middle of a sentence. */
static void put_lines(struct text *t, uint32_t lines, int language)
{
    for (bool first = true; lines; lines &= lines - 1, first = false) {
        if (!first) { if (lines & (lines - 1)) text_put(t, ", "); else SAY(" en ", " and "); }
        const char *label = timeline_line_text[__builtin_ctz(lines)].label[language];
        char small = *label;
        if (small >= 'A' && small <= 'Z') small = (char)(small + ('a' - 'A'));
        text_char(t, small);
        text_put(t, label + 1);
    }
}

void put_unknown(struct text *t, const struct timeline *timeline, const struct unknown *u, int language)
{
    const struct cell *cell = u->cell;
    SAY(u->first == u->last ? "In " : "Tussen ", u->first == u->last ? "In " : "Between ");
    put_months(t, timeline, u->first, u->first, language);
    if (u->last > u->first) { SAY(" en ", " and "); put_months(t, timeline, u->last, u->last, language); }
    SAY(" niet te berekenen: ", " cannot be computed: ");
    put_lines(t, u->lines, language);
    if (cell->why == WHY_fact) SAY(". Niet gegeven is: ", ". Not given is: ");
    else if (cell->why == WHY_parameter) SAY(". Nog niet vastgesteld of niet bekend is: ", ". Not fixed yet or not known is: ");
    else SAY(". Het recht van die dagen staat niet in het programma voor de regel ", ". The law of those days is not in the program for the rule ");
    put_missing(t, timeline, cell, language);
    if (cell->why == WHY_law) {
        struct law_period covered = law_coverage(timeline->law, cell->what);
        SAY(", alleen dat van ", ", only that from ");
        text_day(t, covered.from, language);
        SAY(" tot en met ", " to ");
        text_day(t, covered.until, language);
    }
    if (cell->term) { text_put(t, " ("); text_put(t, cell->term->name); text_char(t, ')'); }
    text_char(t, '.');
    if (cell->term && cell->term->ask[language]) { text_char(t, ' '); text_put(t, cell->term->ask[language]); }
    if (cell->term && cell->term->holder) { SAY(" Te vinden bij: ", " Held by: "); text_put(t, holder_names[cell->term->holder][language]); text_char(t, '.'); }
}

/* ---- articles ---- */

date law_day(const struct timeline *timeline, date on)
{
    const struct law_tables *tables = timeline->law->tables;
    return tables->frozen ? tables->law_of : on;
}

bool put_article(struct text *t, const struct timeline *timeline, const struct happening *h, int language)
{
    struct citation cited;
    if (!*h->citation) return false;
    if (law_cite(timeline->law->tables->book, h->citation, law_day(timeline, h->on), &cited)) law_put_citation(t, &cited, language);
    else text_put(t, h->citation);
    return true;
}

void put_url(struct text *t, const struct timeline *timeline, const struct happening *h)
{
    struct citation cited;
    date on = law_day(timeline, h->on);
    if (*h->citation && law_cite(timeline->law->tables->book, h->citation, on, &cited)) law_put_url(t, &cited, on);
}

/* ---- at the end ---- */

void put_estimate_note(struct text *t, int language)
{
    SAY("Berust op een geschat nettoloon: een opgegeven deel van het brutoloon. Vul het echte nettoloon in zodra dat bekend is.",
        "Rests on an estimated net wage: a given share of the gross wage. Fill in the real net wage as soon as it is known.");
}

void put_left_out(struct text *t, int language)
{
    SAY("Niet meegerekend: zorgtoeslag, huurtoeslag, teruggaaf van belasting, en wat een cao extra regelt.",
        "Not counted: care benefit, rent benefit, tax refunds, and what a collective agreement adds.");
}

void put_no_rights(struct text *t, int language)
{
    SAY("U kunt hier geen rechten aan ontlenen; de gemeente, UWV of SVB neemt het besluit.",
        "No rights can be derived from this; the municipality, UWV or SVB decides.");
}

void put_markup(struct text *t, const char *string)
{
    for (; *string; string++) {
        switch (*string) {
        case '&': text_put(t, "&amp;"); break;
        case '<': text_put(t, "&lt;"); break;
        case '>': text_put(t, "&gt;"); break;
        case '"': text_put(t, "&quot;"); break;
        default: if ((unsigned char)*string >= ' ' || *string == '\n' || *string == '\t') text_char(t, *string);     /* others may not stand in XML */
        }
    }
}
