/* SPDX-License-Identifier: EUPL-1.2 */
/* dashboard.c: for each measure what was said, what is counted in the execution and what has changed since; and counting a year that is over. */
#include "web/policy/policy.h"

#include <string.h>

/* Up to so many dossiers are counted while somebody waits for the page; more than that, with the program itself. */
enum { AT_ONCE = 5000 };

/* The year that is asked for, or the last one that is over. */
static int32_t year_of(struct policy *p, const char *value)
{
    int32_t last = civil_of(p->d.asking.today).year - 1;
    int64_t year = last;
    if (value && *value && (parse_decimal(value, strlen(value), 0, false, &year) != NUMBER_OK || year < 2015 || year > last)) {
        web_refuse(p->d.page.reply, "jaar", "waarde", "een jaar vanaf 2015 dat voorbij is", "a year from 2015 on that is over");
        return 0;
    }
    return (int32_t)year;
}

/* ---- what was said ---- */

/* The same object that breed evaluation dashboard prints: nothing is worked out a second time here. */
static const struct node *measures_of(struct policy *p, const struct evaluation *e, const struct evaluation_counts *counts)
{
    struct text json = { 0 };
    evaluation_dashboard(&json, e, counts, p->on, p->d.page.language);
    const char *bytes = page_text(&p->d.page, &json);
    const struct node *root = node_from_json(p->d.page.arena, bytes, strlen(bytes), NULL);
    if (!root) p->failed = true;
    return root ? node_get(root, "maatregelen") : NULL;
}

static void put_ids(struct text *t, const struct node *list)
{
    for (const struct node *one = list ? list->first : NULL; one; one = one->next) { text_put(t, one == list->first ? "" : ", "); text_bytes(t, one->text, one->size); }
}

static void put_node(struct text *t, const struct node *node) { if (node && node->text && node->kind != NODE_NULL) text_bytes(t, node->text, node->size); }

static void said_row(struct policy *p, struct sheet *s, const struct node *m, struct chart_bar *bar)
{
    const struct evaluation_words *kinds = evaluation_sections[SECTION_signal].field[F_signal_kind].words;
    const struct node *said = node_get(m, "gezegd");
    struct text id = { 0 }, title = { 0 }, ids = { 0 }, changes = { 0 };
    int64_t all = 0;
    put_node(&id, node_get(m, "id"));
    put_node(&title, node_get(m, "titel"));
    put_ids(&ids, node_get(m, "signalen"));
    const char *short_name = page_text(&p->d.page, &id);
    sheet_text(s, short_name);
    sheet_take(s, &title);
    for (int32_t k = 0; k < kinds->count; k++) {
        const struct node *number = node_get(said, kinds->word[k].name);
        int64_t n = 0;
        if (number) (void)parse_decimal(number->text, number->size, 0, false, &n);
        all += n;
        sheet_int(s, n);
    }
    struct text open = { 0 };
    put_node(&open, node_get(m, "openKnelpunten"));
    sheet_take(s, &open);
    const struct node *changed = node_get(m, "veranderd");
    for (const struct node *one = changed ? changed->first : NULL; one; one = one->next) {
        if (changes.size) text_put(&changes, "; ");
        put_node(&changes, node_get(one, "sinds"));
        text_put(&changes, ": ");
        put_node(&changes, node_get(one, "wat"));
    }
    sheet_take(s, &changes);
    sheet_take(s, &ids);
    *bar = (struct chart_bar){ short_name, all, true };
}

static const char *plain_number(struct page *p, int64_t n)
{
    struct text t = { 0 };
    text_int(&t, n);
    return page_text(p, &t);
}

static void said_sheet(struct policy *p, const struct evaluation *e, const struct evaluation_counts *counts)
{
    const struct evaluation_words *kinds = evaluation_sections[SECTION_signal].field[F_signal_kind].words;
    int language = p->d.page.language;
    const char *heads[COLUMNS_MOST] = { policy_message(p, M_policy_col_id), policy_message(p, M_policy_col_measure) };
    int32_t columns = 2, bars = 0;
    struct chart_bar bar[CHART_BARS];
    for (int32_t k = 0; k < kinds->count; k++) heads[columns++] = kinds->word[k].label[language];
    heads[columns++] = policy_message(p, M_policy_col_open);
    heads[columns++] = policy_message(p, M_policy_col_changed);
    heads[columns++] = policy_message(p, M_policy_col_signals);
    struct sheet *s = sheet_named(p, "maatregelen", policy_message(p, M_policy_said), heads, columns);
    const struct node *list = measures_of(p, e, counts);
    for (const struct node *m = list ? list->first : NULL; m && bars < CHART_BARS; m = m->next) said_row(p, s, m, &bar[bars++]);
    chart_show(&p->d.page, p->d.page.view, policy_message(p, M_policy_said_chart), bar, bars, plain_number);
}

/* ---- what is counted ---- */

static void put_count(struct policy *p, struct sheet *s, const struct evaluation_number *n, bool absent)
{
    struct text t = { 0 };
    if (absent) { sheet_text(s, policy_message(p, M_policy_not_counted)); return; }
    if (n->hidden) { sheet_text(s, policy_message(p, M_desk_figures_small)); return; }
    evaluation_number_put(&t, n);
    sheet_take(s, &t);
}

static void counted_sheet(struct policy *p, const struct evaluation *e, const struct evaluation_counts *counts)
{
    static const enum message heads[] = { M_policy_col_id, M_policy_col_counter, M_policy_col_measures, M_policy_col_group, M_policy_col_yes, M_policy_col_no, M_policy_col_unknown, M_policy_col_limit };
    struct sheet *s = sheet_of(p, "tellers", policy_message(p, M_policy_counted), heads, 8);
    for (int32_t i = 0; i < e->list[SECTION_counter].count; i++) {
        const struct evaluation_record *counter = &e->list[SECTION_counter].record[i];
        const struct evaluation_count *c = counts ? &counts->count[i] : NULL;
        static const struct evaluation_number none;
        for (int32_t g = -1; g < (c ? c->groups : 0); g++) {
            sheet_text(s, counter->id);
            sheet_text(s, record_text(p, counter, F_counter_name));
            sheet_text(s, record_text(p, counter, F_counter_measures));
            sheet_text(s, g < 0 ? "" : c->group[g].name);
            put_count(p, s, c ? g < 0 ? &c->yes : &c->group[g].yes : &none, !c || c->absent);
            if (g < 0) { put_count(p, s, c ? &c->no : &none, !c || c->absent); put_count(p, s, c ? &c->unknown : &none, !c || c->absent); }
            else { sheet_text(s, ""); sheet_text(s, ""); }
            sheet_text(s, record_text(p, counter, F_counter_note));
        }
    }
}

void show_dashboard(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct evaluation_counts counts;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_open) ? policy_paper(&p, PAPER_assessment) : NULL;
    int32_t year = e ? year_of(&p, web_query(request, "jaar")) : 0;
    if (!e || !year) return;
    bool may = p.own && desk_settings.counting && desk_can(&p.d, ACT_read, RESOURCE_cijfers), counted = false;
    if (may) {
        enum office_status status = office_counted(p.d.room->office, p.d.page.arena, &p.d.asking, e, year, &counts);
        counted = status == OFFICE_OK;
        if (!counted && status != OFFICE_ABSENT) { (void)desk_good(&p.d, status); return; }
    }
    said_sheet(&p, e, counted ? &counts : NULL);
    counted_sheet(&p, e, counted ? &counts : NULL);
    view_int(p.d.page.view, "year", year);
    view_text(p.d.page.view, "year-here", p.path);
    if (may) view_true(p.d.page.view, "may-see-counts");
    if (may && !counted) { view_true(p.d.page.view, "may-count"); desk_form(&p.d, p.d.page.view, POLICY_PATH(&p, "dashboard")); }
    policy_note(&p, counted ? M_policy_counted_note : may ? M_policy_not_counted_note : M_policy_no_counting_note);
    policy_end(&p, TEMPLATE_policy_dashboard, M_policy_dashboard_title, M_policy_dashboard_lead);
}

void take_count(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct evaluation_counts counts;
    int64_t dossiers = 0;
    const struct evaluation *e = policy_begin(&p, request, reply, POLICY_own) && desk_may(&p.d, ACT_read, RESOURCE_cijfers) ? policy_paper(&p, PAPER_assessment) : NULL;
    int32_t year = e ? year_of(&p, web_field(request, "jaar")) : 0;
    if (!e || !year) return;
    const struct store_query all = { .municipality = p.d.session.viewer.municipality, .most = 1 };
    if (store_count(p.d.room->store, &all, &dossiers) != STORE_OK) { (void)desk_good(&p.d, OFFICE_STORE); return; }
    if (dossiers > AT_ONCE) { web_refuse(reply, "jaar", "waarde", "bij meer dan 5000 dossiers telt de beheerder, met breed evaluation live", "with more than 5000 dossiers the operator counts, with breed evaluation live"); return; }
    if (desk_good(&p.d, office_count_year(p.d.room->office, p.d.page.arena, &p.d.asking, e, year, &counts, p.d.problems))) desk_go(&p.d, POLICY_PATH(&p, "dashboard"), "geteld");
}
