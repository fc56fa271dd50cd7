/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.c: a timeline as rows: one a month, or one for each happening. */
#include "explain/timeline/inside.h"

#include <string.h>

/* In quotes when it has to be. */
static void put_field(struct text *t, const char *string)
{
    if (!strpbrk(string, ",\"\r\n")) { text_put(t, string); return; }
    text_char(t, '"');
    for (; *string; string++) { if (*string == '"') text_char(t, '"'); text_char(t, *string); }
    text_char(t, '"');
}

static void put_cell(struct text *t, const struct cell *cell)
{
    if (cell->state == CELL_amount) text_decimal(t, cell->amount, 2, '.');
    if (cell->state == CELL_unknown) text_put(t, "onbekend");
}

/* "bijstand: nettoInkomen; ongedekt: loonwaarde": names, so that a program can read them. */
static void put_why(struct text *t, const struct timeline_month *month)
{
    struct text why = { 0 };
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
        if (month->cell[line].state != CELL_unknown) continue;
        text_put(&why, why.size ? "; " : "");
        text_put(&why, timeline_line_text[line].name);
        text_put(&why, ": ");
        text_put(&why, month->cell[line].what);
    }
    put_field(t, text_string(&why));
    give_back(t, &why);
}

void explain_timeline_csv(struct text *t, const struct timeline *timeline, int language)
{
    (void)language;                                     /* names, amounts and nothing else */
    text_put(t, "maand");
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) { text_char(t, ','); text_put(t, timeline_line_text[line].name); }
    text_put(t, ",geschat,ontbreekt\r\n");
    for (int32_t m = 0; m < timeline->months; m++) {
        const struct timeline_month *month = &timeline->month[m];
        char name[11];
        bool estimated = false;
        format_date(month->first, name);
        text_bytes(t, name, 7);                         /* 2026-01 */
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
            text_char(t, ',');
            put_cell(t, &month->cell[line]);
            estimated |= month->cell[line].estimated;
        }
        text_put(t, estimated ? ",ja," : ",nee,");
        put_why(t, month);
        text_put(t, "\r\n");
    }
}

void explain_happenings_csv(struct text *t, const struct timeline *timeline, int language)
{
    text_put(t, "datum,soort,code,wie,tekst,grondslag,regel,lijn,was,wordt,elkeMaand\r\n");
    for (int32_t i = 0; i < timeline->happenings; i++) {
        const struct happening *h = &timeline->happening[i];
        text_date(t, h->on);
        const char *const fields[] = { happening_kind_names[h->kind][0], h->code, actor_names[h->who][0], h->text[language], h->citation,
                                       h->rule ? h->rule->name : "", h->kind == HAPPENING_decision ? timeline_line_text[h->line].name : "" };
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) { text_char(t, ','); put_field(t, fields[k]); }
        text_char(t, ',');
        if (h->kind == HAPPENING_decision) put_cell(t, &h->before);
        text_char(t, ',');
        if (h->kind == HAPPENING_decision) put_cell(t, &h->after);
        text_put(t, h->routine ? ",ja\r\n" : ",nee\r\n");
    }
}
