/* SPDX-License-Identifier: EUPL-1.2 */
/* figures.c: running grants in numbers, each as bars with their table; small groups are not shown. */
#include "web/desk/dossier.h"

#include <string.h>

static const char *plain_number(struct page *p, int64_t n)
{
    struct text t = { 0 };
    text_int(&t, n);
    return page_text(p, &t);
}

/* The label of a kind of count; its own name when there is none. */
static const char *label_of(struct page *p, const char *what)
{
    static const struct { const char *what; enum message label; } known[] = { { "maand", M_desk_figures_month }, { "toestand", M_desk_figures_state }, { "loonwaarde", M_desk_figures_wage_value }, { "werkgever", M_desk_figures_firm } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) if (strcmp(what, known[i].what) == 0) return messages[p->language][known[i].label];
    return what;
}

/* How look-ups in registers went; a small number of people could be recognised, so those are not shown. */
static void show_register_counts(struct desk *d)
{
    enum { SMALL = 10 };
    struct page *p = &d->page;
    struct register_counts *counts = arena_take_zero(p->arena, sizeof *counts);
    const struct register_law *law = office_register_law(d->room->office);
    if (!counts || !law || office_register_counts(d->room->office, p->arena, &d->asking, counts) != OFFICE_OK) return;
    for (int32_t i = 0; i < counts->lines; i++)
        for (int k = 0; k < LOOKUP_RESULTS; k++) {
            const struct register_count *line = &counts->line[i];
            const struct register_purpose *purpose = register_purpose_find(law, line->purpose);
            if (!line->number[k]) continue;
            struct view *row = view_item(p->view, "register-counts");
            view_text(row, "register-label", register_label[line->of][p->language]);
            view_text(row, "purpose", purpose ? purpose->text[p->language] : line->purpose);
            for (int32_t t = 0; t < GLOSSARY_SIZE; t++) if (strcmp(glossary[t].name, line->fact) == 0) { view_text(row, "fact-label", glossary[t].label[p->language]); break; }
            view_text(row, "outcome", lookup_text[k][p->language]);
            if (line->number[k] < SMALL) view_true(row, "small-group"); else view_int(row, "number", line->number[k]);
        }
}

void show_figures(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct office_count *count = NULL;
    int32_t counts = 0;
    if (!desk_begin(&d, request, reply, DESK_work) || !desk_may(&d, ACT_read, RESOURCE_cijfers)) return;
    struct page *p = &d.page;
    if (!desk_good(&d, office_figures(d.room->office, p->arena, &d.asking, &count, &counts))) return;
    for (int32_t i = 0, n; i < counts; i += n) {
        struct view *group = view_item(p->view, "groups");
        struct chart_bar bar[CHART_BARS];
        int32_t bars = 0;
        view_text(group, "group", label_of(p, count[i].what));
        for (n = 0; i + n < counts && strcmp(count[i + n].what, count[i].what) == 0; n++) {
            const struct office_count *one = &count[i + n];
            struct view *row = view_item(group, "rows");
            view_text(row, "label", one->group);
            if (one->hidden) view_true(row, "small-group"); else view_int(row, "number", one->number);
            if (bars < CHART_BARS) bar[bars++] = (struct chart_bar){ one->group, one->hidden ? 0 : one->number, !one->hidden };
        }
        chart_show(p, group, label_of(p, count[i].what), bar, bars, plain_number);
    }
    show_register_counts(&d);
    desk_show(&d, TEMPLATE_desk_figures, page_message(p, M_desk_figures_title));
}
