/* SPDX-License-Identifier: EUPL-1.2 */
/* picture.c: the year month by month, both sides, as a chart with its tables; made of the answers, where they are enough for it. */
#include "web/pages/result/result.h"

#include <string.h>
#include "explain/parts.h"
#include "explain/timeline.h"
#include "reason/situation.h"

enum { MONTHS_SHOWN = 12 };

static void put_fact(struct text *t, const struct term *term, const struct flow *f, uint32_t fact, bool *first)
{
    const struct facts_head *head = facts_head(&f->decision->facts);
    text_put(t, *first ? "\"" : ",\"");
    *first = false;
    text_put(t, term->name);
    text_put(t, "\":");
    if (head->unknown >> fact & 1) text_put(t, "\"onbekend\""); else term_put(t, term, part_fact(f->decision, fact), true);
}

/* The answers as a situation that holds for the whole of the calendar year; what makes a job stands with the job. */
static void put_situation(struct text *t, const struct flow *f, date from)
{
    const struct facts_head *head = facts_head(&f->decision->facts);
    bool first = true;
    text_put(t, "{\"from\":\"");
    text_date(t, from);
    text_put(t, "\",\"months\":");
    text_int(t, MONTHS_SHOWN);
    text_put(t, ",\"employment\":{");
    for (uint32_t k = 0; k < f->rule->fact_count; k++)
        if (k != f->rule->reference && (head->given | head->unknown) >> k & 1) put_fact(t, f->rule->facts[k].term, f, k, &first);
    for (int32_t i = 0; f->help && i < f->help->presets; i++) {
        const char *preset = f->help->preset[i], *is = strchr(preset, '=');
        if (*preset != '+' || !is) continue;            /* "+name=value": of the situation alone */
        text_put(t, first ? "\"" : ",\"");
        first = false;
        text_bytes(t, preset + 1, (size_t)(is - preset - 1));
        text_put(t, "\":\"");
        text_put(t, is + 1);
        text_char(t, '"');
    }
    text_put(t, "}}");
}

/* amounts: some month has one. complete: and no line of a sum is unknown, so that a chart says what it seems to say. */
static void look_at(const struct timeline *line, bool *amounts, bool *complete)
{
    *amounts = false;
    *complete = true;
    for (int32_t m = 0; m < line->months; m++)
        for (int32_t k = 0; k < TIMELINE_LINE_COUNT; k++) {
            if (line->month[m].cell[k].state == CELL_unknown && timeline_line_text[k].sign) *complete = false;
            *amounts |= line->month[m].cell[k].state == CELL_amount;
        }
}

static void show_line(struct page *p, const struct timeline *line, int32_t k)
{
    struct cell cells[MONTHS_SHOWN];
    for (int32_t m = 0; m < line->months && m < MONTHS_SHOWN; m++) cells[m] = line->month[m].cell[k];
    put_chart_of_months(p, p->view, k, timeline_line_text[k].label[p->language], cells, line->months, line->month[0].month);
}

/* Where not everything is known: the lines that are, month by month. */
static bool show_known_lines(struct page *p, const struct timeline *line)
{
    bool known[TIMELINE_LINE_COUNT], any = false;
    for (int32_t k = 0; k < TIMELINE_LINE_COUNT; k++) {
        known[k] = false;
        for (int32_t m = 0; m < line->months; m++) known[k] |= line->month[m].cell[k].state == CELL_amount;
        for (int32_t m = 0; m < line->months; m++) known[k] &= line->month[m].cell[k].state != CELL_unknown;
        any |= known[k];
        if (known[k]) show_line(p, line, k);
        if (known[k]) view_text(view_item(p->view, "known-lines"), "line-label", timeline_line_text[k].label[p->language]);
    }
    for (int32_t m = 0; any && m < line->months; m++) {
        struct view *row = view_item(p->view, "known-months");
        struct text t = { 0 };
        text_month(&t, line->month[m].year, line->month[m].month, p->language);
        view_take(row, "month-name", &t);
        for (int32_t k = 0; k < TIMELINE_LINE_COUNT; k++) {
            if (!known[k]) continue;
            struct view *cell = view_item(row, "cells");
            struct text amount = { 0 };
            if (line->month[m].cell[k].state == CELL_amount) explain_quantity(&amount, &(struct quantity){ line->month[m].cell[k].amount, 1, IN_euro, 0 }, p->language);
            view_take(cell, "cell", &amount);
        }
    }
    return any;
}

void picture_show(struct flow *f)
{
    struct page *p = &f->page;
    struct problems problems = { .count = 0 };
    struct arena *look = &p->request->desk->look;
    struct situation *situation = arena_take(look, sizeof *situation);
    struct timeline *line = arena_take(look, sizeof *line);
    struct text document = { 0 }, wide = { 0 }, narrow = { 0 }, tables = { 0 };
    if (!situation || !line) return;
    put_situation(&document, f, first_of_year(decision_day(f->decision)));
    const char *json = page_text(p, &document);
    const struct node *tree = node_from_json(look, json, strlen(json), &problems);
    if (!tree || !situation_read(situation, look, tree, &problems) || !timeline_make(line, look, situation, p->law, &problems)) return;
    bool amounts, complete;
    look_at(line, &amounts, &complete);
    if (!amounts) return;
    view_int(p->view, "picture-year", civil_of(situation->from).year);
    if (complete || show_known_lines(p, line)) view_true(p->view, "has-months");
    if (!complete) return;
    explain_timeline_html(&tables, line, p->language);
    view_fragment(p->view, "months-tables", &tables);
    explain_timeline_svg(&wide, line, (struct chart){ CHART_wide, "w", false }, p->language);
    explain_timeline_svg(&narrow, line, (struct chart){ CHART_narrow, "n", false }, p->language);
    view_fragment(p->view, "chart-wide", &wide);
    view_fragment(p->view, "chart-narrow", &narrow);
    view_true(p->view, "has-chart");
}
