/* SPDX-License-Identifier: EUPL-1.2 */
/* files.c: a result to take along: the same answer as JSON, CSV, calendar or page. The answers are in the file, never in its name. */
#include "web/pages/result/result.h"

#include <string.h>
#include "explain/parts.h"

static void put_cell(struct text *t, const char *text, char end)
{
    bool quote = strpbrk(text, ",\"\r\n") != NULL;
    if (quote) text_char(t, '"');
    for (const char *c = text; *c; c++) { if (*c == '"') text_char(t, '"'); text_char(t, *c); }
    if (quote) text_char(t, '"');
    text_char(t, end);
    if (end == '\r') text_char(t, '\n');
}

/* A row for each fact and outcome: exact values, '.' as the decimal sign. */
static void put_csv(struct flow *f, struct text *t)
{
    const struct decision *d = f->decision;
    const struct facts_head *head = facts_head(&d->facts);
    text_put(t, "soort,naam,waarde,herkomst\r\n");
    for (uint32_t k = 0; k < d->rule->fact_count; k++) {
        bool given = head->given >> k & 1, unknown = head->unknown >> k & 1, assumed = d->reasoning.assumed >> k & 1;
        struct text value = { 0 };
        if (!given && !unknown && !assumed) continue;
        if (given) term_put(&value, d->rule->facts[k].term, part_fact(d, k), false);
        else if (assumed) term_put_plain(&value, d->rule->facts[k].term, d->reasoning.assumption[k], false);
        else text_put(&value, "onbekend");
        put_cell(t, "feit", ',');
        put_cell(t, d->rule->facts[k].term->name, ',');
        put_cell(t, text_string(&value), ',');
        put_cell(t, assumed ? "aangenomen" : "opgegeven", '\r');
        text_free(&value);
    }
    for (uint32_t k = 0; k < d->rule->outcome_count; k++) {
        struct text value = { 0 };
        bool settled = result_settled(d, k), none = settled && outcome_head(&d->outcome)->none >> k & 1;
        if (settled && !none) term_put(&value, d->rule->outcomes[k].term, part_outcome(d, k), false);
        put_cell(t, "uitkomst", ',');
        put_cell(t, d->rule->outcomes[k].term->name, ',');
        put_cell(t, none ? "geen" : settled ? text_string(&value) : "onbekend", ',');
        put_cell(t, "berekend", '\r');
        text_free(&value);
    }
    put_cell(t, "versie", ',');
    put_cell(t, "breed", ',');
    put_cell(t, explain_program, ',');
    put_cell(t, d->law->tables->digest, '\r');
}

/* The result page by itself, with its style inside, for who has no internet at the counter. */
static void put_page(struct flow *f)
{
    struct page *p = &f->page;
    struct text css = { 0 };
    struct rendering r = { .language = p->language, .content = &templates[TEMPLATE_result] };
    for (int32_t i = 0; i < static_file_count; i++) if (strcmp(static_files[i].name, "breed.css") == 0) text_bytes(&css, static_files[i].bytes, static_files[i].size);
    view_text(p->view, "page-title", result_fill(f));
    view_text(p->view, "language", p->language ? "en" : "nl");
    view_text(p->view, "program", explain_program);
    view_text(p->view, "law-digest", p->tables->digest);
    view_true(p->view, "printing");
    view_true(p->view, "alone");
    view_fragment(p->view, "style", &css);
    render(&p->reply->body, &templates[TEMPLATE_alone], p->view, &r);
    if (!page_is_whole(p)) { p->reply->body.size = 0; web_fail(p->reply, FAULT_busy, NULL, NULL); return; }
    if (!r.unknown) return;
    page_unknown_name = r.first_unknown;
    __atomic_fetch_add(&page_unknown_names, r.unknown, __ATOMIC_RELAXED);
}

static void put_calendar(struct flow *f)
{
    struct dues *dues = arena_take_zero(f->page.arena, sizeof *dues);
    struct form *form = arena_take(f->page.arena, sizeof *form);
    if (!dues || !form) return;
    dues_of(f, f->decision, dues);
    for (int32_t i = 0; f->help && i < f->help->besides; i++) result_dates_beside(f, &f->help->beside[i], dues);
    dues_sort(dues);
    dues_calendar(f, dues, &f->page.reply->body);
}

/* Which file was asked for is the last part of the path. */
void result_file(struct web_request *request, struct web_reply *reply)
{
    static const struct { const char *ending; enum web_media media; const char *disposition; } kinds[] = {
        { "/json", MEDIA_json, "attachment; filename=\"breed-uitkomst.json\"" }, { "/csv", MEDIA_csv, "attachment; filename=\"breed-uitkomst.csv\"" },
        { "/ics", MEDIA_calendar, "attachment; filename=\"breed-data.ics\"" }, { "/html", MEDIA_html, "attachment; filename=\"breed-uitkomst.html\"" } };
    struct flow f;
    size_t kind = 0;
    if (!flow_open(&f, request, reply)) return;
    const char *slash = strrchr(request->path, '/');
    while (kind < 3 && strcmp(slash, kinds[kind].ending) != 0) kind++;
    if (f.damaged || !web_field(request, "stand")) { web_fail(reply, FAULT_invalid, messages[0][M_again_text], messages[1][M_again_text]); return; }
    result_decide(&f);
    if (kind == 0) missing_look(f.decision, &request->desk->look);          /* byte for byte what `breed calc --json` says */
    switch (kind) {
    case 0: explain_json(&reply->body, f.decision, f.page.language); text_char(&reply->body, '\n'); break;
    case 1: put_csv(&f, &reply->body); break;
    case 2: put_calendar(&f); break;
    default: put_page(&f); break;
    }
    reply->media = kinds[kind].media;
    web_add_header(reply, "Content-Disposition", kinds[kind].disposition);
}
