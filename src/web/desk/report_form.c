/* SPDX-License-Identifier: EUPL-1.2 */
/* report_form.c: the measurement report as the expert fills it in, and what the measured person tells. Nothing is computed beside the fields: the outcome is the expert's own. */
#include "web/desk/event_form.h"

#include <string.h>

enum field_kind { IS_day, IS_line, IS_area, IS_number, IS_words, IS_yes_no };
struct report_line { const char *name; enum field_kind kind; bool required; enum message label; const char *words; };

static const struct report_line lines[] = {
    { "datumRapportage", IS_day, true, M_desk_report_reported, NULL }, { "datumObservatie", IS_day, false, M_desk_report_observed, NULL },
    { "datumGesprekWerknemer", IS_day, false, M_desk_report_spoken_employee, NULL }, { "datumGesprekWerkgever", IS_day, false, M_desk_report_spoken_employer, NULL },
    { "actieOntbrekend", IS_area, false, M_desk_report_missing, NULL }, { "gesprokenMet", IS_line, true, M_desk_report_spoken_with, NULL }, { "functie", IS_line, true, M_desk_report_job, NULL },
    { "normfunctie", IS_line, true, M_desk_report_norm, NULL }, { "bronNormfunctie", IS_words, true, M_desk_report_norm_source, "cao functiehandboek bedrijfsregeling" },
    { "toelichtingNormfunctie", IS_area, false, M_desk_report_norm_text, NULL }, { "overeenkomstNormfunctie", IS_number, true, M_desk_report_norm_match, NULL },
    { "contracturen", IS_number, true, M_desk_report_hours, NULL }, { "voltijduren", IS_number, true, M_desk_report_full_time, NULL },
    { "kader", IS_words, true, M_desk_report_frame, "loonkostensubsidie loondispensatie overige" }, { "minutenPerDagKleinsteHoofdtaak", IS_number, true, M_desk_report_minutes, NULL },
    { "verwachteWijziging", IS_words, true, M_desk_report_change, "6-maanden 1-jaar 2-jaar geen" }, { "uitkomst", IS_number, true, M_desk_report_outcome, NULL } };
static const struct report_line task_lines[] = { { "naam", IS_line, true, M_desk_task_name, NULL }, { "tijdaandeel", IS_number, true, M_desk_task_share, NULL }, { "tempo", IS_number, true, M_desk_task_pace, NULL },
    { "kwaliteit", IS_number, true, M_desk_task_quality, NULL }, { "nettoWerktijd", IS_number, true, M_desk_task_time, NULL }, { "toelichting", IS_area, false, M_desk_task_text, NULL } };
static const struct report_line view_lines[] = { { "datum", IS_day, true, M_desk_view_day, NULL }, { "eens", IS_yes_no, true, M_desk_view_agrees, NULL }, { "toelichting", IS_area, false, M_desk_view_text, NULL } };
static const struct report_line expert_lines[] = { { "naam", IS_line, true, M_desk_expert_name, NULL }, { "organisatie", IS_line, true, M_desk_expert_organisation, NULL }, { "opleiding", IS_yes_no, true, M_desk_expert_training, NULL },
    { "kennis", IS_yes_no, true, M_desk_expert_knowledge, NULL }, { "ervaringJaren", IS_number, true, M_desk_expert_years, NULL } };
static const struct report_line experience_lines[] = { { "klacht", IS_yes_no, true, M_desk_experience_complaint, NULL }, { "tekst", IS_area, true, M_desk_experience_text, NULL }, { "antwoordGewenst", IS_yes_no, false, M_desk_experience_answer, NULL } };
#define COUNT(list) ((int32_t)(sizeof list / sizeof *list))
enum { TASKS = 5, WORDS = 8 };

static const char *words_label(struct page *p, const char *word, size_t size)
{
    struct text t = { 0 };
    for (size_t i = 0; i < size; i++) text_char(&t, word[i] == '-' ? ' ' : word[i]);
    return page_text(p, &t);
}

static const char *before_text(struct event_form *f, const struct node *before, const char *name)
{
    const struct node *node = before ? node_get(before, name) : NULL;
    return node ? desk_node_text(&f->d->page, node) : NULL;
}

static void show_choice(struct event_form *f, struct view *group, const char *name, const struct report_line *line, const char *label, const char *value)
{
    struct page *p = &f->d->page;
    struct form_word word[WORDS];
    int32_t count = 0;
    if (line->kind == IS_yes_no) {
        word[count++] = (struct form_word){ "ja", messages[p->language][M_answer_yes] };
        word[count++] = (struct form_word){ "nee", messages[p->language][M_answer_no] };
    }
    for (const char *at = line->words ? line->words : ""; *at && count < WORDS; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        word[count++] = (struct form_word){ arena_copy(p->arena, at, size), words_label(p, at, size) };
        at += size;
    }
    form_words(f, group, name, label, NULL, word, count, value, line->required);
}

static void show_lines(struct event_form *f, struct view *group, const char *prefix, const struct report_line *line, int32_t count, const struct node *before)
{
    struct page *p = &f->d->page;
    for (int32_t i = 0; i < count; i++) {
        const char *name = form_name(f, prefix, line[i].name), *label = messages[p->language][line[i].label], *value = before_text(f, before, line[i].name);
        date day = DATE_NEVER;
        if (value && line[i].kind == IS_day) (void)parse_date(value, (uint32_t)strlen(value), &day);
        if (line[i].kind == IS_day) form_day(f, group, name, label, NULL, day);
        else if (line[i].kind == IS_words || line[i].kind == IS_yes_no) show_choice(f, group, name, &line[i], label, value);
        else form_line(f, group, name, label, NULL, line[i].kind == IS_area, line[i].required, value);
    }
}

static struct view *group_of(struct event_form *f, enum message title, enum message text)
{
    struct view *group = view_item(f->d->page.view, "groups");
    view_text(group, "group", messages[f->d->page.language][title]);
    if (text) view_text(group, "group-text", messages[f->d->page.language][text]);
    return group;
}

static const char *task_prefix(struct event_form *f, int32_t k)
{
    char number[8];
    struct text t = TEXT_IN(number);
    text_int(&t, k + 1);
    return form_name(f, "taak", text_string(&t));
}

static const struct node *child_at(const struct node *list, int32_t k)
{
    const struct node *node = list ? list->first : NULL;
    while (node && k-- > 0) node = node->next;
    return node;
}

void report_show(struct event_form *f)
{
    const struct node *before = f->before ? f->before->document : NULL;
    show_lines(f, group_of(f, M_desk_group_report, M_desk_group_report_text), "rapport", lines, COUNT(lines) - 1, before);
    for (int32_t k = 0; k < TASKS; k++) {
        struct view *group = group_of(f, M_desk_group_task, 0);
        view_int(group, "group-number", k + 1);
        if (k > 0) view_true(group, "group-folded");
        show_lines(f, group, task_prefix(f, k), task_lines, COUNT(task_lines), child_at(node_get(before, "hoofdtaken"), k));
    }
    struct view *group = group_of(f, M_desk_group_employee_view, M_desk_group_view_text);
    show_lines(f, group, "zienswijzeWerknemer", view_lines, COUNT(view_lines), node_get(before, "zienswijzeWerknemer"));
    group = group_of(f, M_desk_group_employer_view, M_desk_group_view_text);
    show_lines(f, group, "zienswijzeWerkgever", view_lines, COUNT(view_lines), node_get(before, "zienswijzeWerkgever"));
    show_lines(f, group_of(f, M_desk_group_expert, 0), "rapportdeskundige", expert_lines, COUNT(expert_lines), node_get(before, "deskundige"));
    show_lines(f, group_of(f, M_desk_group_outcome, M_desk_group_outcome_text), "rapport", lines + COUNT(lines) - 1, 1, before);
}

/* ---- reading ---- */

static bool filled(struct event_form *f, const char *prefix, const struct report_line *line, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        const char *name = form_name(f, prefix, line[i].name);
        if (line[i].kind == IS_day ? *form_value(f, form_name(f, name, "dag")) || *form_value(f, form_name(f, name, "jaar")) : *form_value(f, name) != 0) return true;
    }
    return false;
}

static void put_line(struct event_form *f, const char *name, const struct report_line *line)
{
    struct page *p = &f->d->page;
    const char *value = form_value(f, name);
    if (line->kind == IS_day) { form_put_day(f, line->name, name, line->required); return; }
    while (*value == ' ' || *value == '\r' || *value == '\n') value++;
    if (!*value) { if (line->required) form_wrong(f, name, messages[p->language][M_desk_error_needed]); return; }
    if (line->kind != IS_number) { form_put_text(f, line->name, value, strlen(value)); return; }
    struct text number = { 0 };
    if (number_of_people(&number, value, false)) form_put_text(f, line->name, text_string(&number), number.size);
    else form_wrong(f, name, messages[p->language][M_error_number]);
    text_free(&number);
}

static void put_lines(struct event_form *f, const char *prefix, const struct report_line *line, int32_t count)
{
    for (int32_t i = 0; i < count; i++) put_line(f, form_name(f, prefix, line[i].name), &line[i]);
}

static void put_part(struct event_form *f, const char *member, const char *prefix, const struct report_line *line, int32_t count)
{
    if (!filled(f, prefix, line, count)) return;
    form_put_open(f, member);
    put_lines(f, prefix, line, count);
    form_put_close(f);
}

static void put_tasks(struct event_form *f)
{
    bool any = false;
    text_put(&f->json, ",\"hoofdtaken\":[");
    f->first = true;
    for (int32_t k = 0; k < TASKS; k++) {
        if (k > 0 && !filled(f, task_prefix(f, k), task_lines, COUNT(task_lines))) continue;
        form_put_open(f, NULL);
        put_lines(f, task_prefix(f, k), task_lines, COUNT(task_lines));
        form_put_close(f);
        any = true;
    }
    text_char(&f->json, ']');
    f->first = !any;
}

void report_put(struct event_form *f)
{
    form_put_open(f, "rapport");
    put_lines(f, "rapport", lines, COUNT(lines));
    if (f->first) form_put_text(f, "kader", "loonkostensubsidie", 18);      /* so that the list of tasks has something before it; what lacks was refused */
    put_tasks(f);
    f->first = false;
    put_part(f, "zienswijzeWerknemer", "zienswijzeWerknemer", view_lines, COUNT(view_lines));
    put_part(f, "zienswijzeWerkgever", "zienswijzeWerkgever", view_lines, COUNT(view_lines));
    form_put_open(f, "deskundige");
    put_lines(f, "rapportdeskundige", expert_lines, COUNT(expert_lines));
    form_put_close(f);
    form_put_close(f);
}

void experience_show(struct event_form *f)
{
    show_lines(f, group_of(f, M_desk_group_experience, M_desk_group_experience_text), "ervaring", experience_lines, COUNT(experience_lines), f->before ? f->before->document : NULL);
}

void experience_put(struct event_form *f)
{
    form_put_open(f, "ervaring");
    put_lines(f, "ervaring", experience_lines, COUNT(experience_lines));
    form_put_close(f);
}
