/* SPDX-License-Identifier: EUPL-1.2 */
/* write.c: a letter from head to foot. */
#include "letters/inside.h"

#include <string.h>
#include "explain/explain.h"

static bool is_summary(const struct writing *w) { return w->language == 1; }
static const struct process_event *event_of(const struct writing *w) { return &w->d.process->event[w->e->event]; }

/* ---- head ---- */

static const char *title_of(struct writing *w)
{
    for (int32_t i = 0; i < w->form->lines; i++)
        if (w->form->line[i].section == SECTION_title && context_line(w, &w->form->line[i])) return w->form->line[i].text[w->language];
    return w->letter->text[w->language];
}

/* No name of a person: a title is shown in lists and kept in histories. */
static void head(struct writing *w)
{
    html_put(w, "<!DOCTYPE html>\n<html lang=\"");
    html_put(w, w->language ? "en" : "nl");
    html_put(w, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html_attribute(w, title_of(w));
    html_put(w, " - ");
    html_attribute(w, w->q->office->municipality);
    html_put(w, "</title>\n<meta name=\"author\" content=\"");
    html_attribute(w, w->q->office->municipality);
    html_put(w, "\">\n<meta name=\"generator\" content=\"breed ");
    html_attribute(w, explain_program);
    html_put(w, "\">\n");
    if (w->q->style) { html_put(w, "<link rel=\"stylesheet\" href=\""); html_attribute(w, w->q->style); html_put(w, "\">\n"); }
    else { html_put(w, "<style>\n"); html_put(w, letter_style); html_put(w, "</style>\n"); }
    html_put(w, "</head>\n<body>\n");
}

static void address_lines(struct writing *w, const struct letter_address *a, const char *between)
{
    html_escaped(w, a->name);
    for (int i = 0; i < 3; i++) if (a->line[i] && *a->line[i]) { html_put(w, between); html_escaped(w, a->line[i]); }
}

static void sender(struct writing *w)
{
    const struct letter_office *o = w->q->office;
    html_put(w, "<header>\n<div class=\"head\">\n<p class=\"logo\">");
    if (o->logo) html_escaped(w, o->logo);
    else { html_put(w, w->language ? "Municipality of " : "Gemeente "); html_escaped(w, o->municipality); }
    html_put(w, "</p>\n");
    if (o->department) { html_put(w, "<p>"); html_escaped(w, o->department); html_put(w, "</p>\n"); }
    html_put(w, "</div>\n<div class=\"window\">\n<p class=\"back\">");
    html_phrase(w, L_from);
    html_put(w, ": ");
    address_lines(w, &o->address, ", ");
    html_put(w, "</p>\n<address>");
    address_lines(w, &w->parties.to, "<br>\n");
    html_put(w, "</address>\n</div>\n</header>\n");
}

static void put_pair(struct writing *w, enum letter_phrase label, const char *value)
{
    html_phrase(w, label);
    html_put(w, ": ");
    html_filled(w, value);
}

static void opening(struct writing *w)
{
    html_put(w, "<main>\n<h1>");
    html_escaped(w, title_of(w));
    html_put(w, "</h1>\n<p class=\"facts\">");
    put_pair(w, L_date, "{briefdag}");
    html_put(w, "<br>\n");
    put_pair(w, L_reference, "{kenmerk}");
    html_put(w, "</p>\n");
    if (is_summary(w)) html_element(w, "p", L_summary);
    if (w->q->to == CASE_vertegenwoordiger) html_element(w, "p", L_for_resident);
}

/* ---- blocks ---- */

static void value_row(struct writing *w, enum letter_phrase head, const char *name)
{
    struct text value = { 0 };
    if (value_put(w, name, strlen(name), &value)) html_row(w, head, &value); else text_free(&value);
}

/* The amount with everything that it hangs on; rows without a value are not there. */
static void amount_block(struct writing *w)
{
    const struct term *term;
    const answer *flat = w->rules ? context_fact(w->rule[0], "forfaitair", &term) : NULL;
    bool is_flat = flat && *flat == ja;
    html_put(w, "<table>\n<caption>");
    html_phrase(w, L_h_table);
    html_put(w, "</caption>\n<tbody>\n");
    value_row(w, L_row_from, "dag");
    if (is_flat) {
        struct text value = { 0 };
        value_row(w, L_row_until, "einde-forfait");
        text_put(&value, phrase(w, L_flat));
        html_row(w, L_row_flat, &value);
    } else value_row(w, L_row_wage_value, "loonwaarde");
    value_row(w, L_row_hours, "uren");
    value_row(w, L_row_amount, "bedrag");
    if (strcmp(w->letter->name, "toekenning-loonwaarde") == 0 || strcmp(w->letter->name, "toekenning-forfait") == 0) value_row(w, L_row_payment, "betaaldag");
    else value_row(w, L_row_before, "bedrag-was");
    html_put(w, "</tbody>\n</table>\n");
}

static void missing_block(struct writing *w)
{
    bool any = false;
    for (int32_t i = 0; i < w->d.missings; i++) {
        const struct term *term = w->d.missing[i].term;
        if (!context_may_ask(w, term)) continue;
        if (!any) {
            html_put(w, "<table>\n<caption>"); html_phrase(w, L_missing_caption);
            html_put(w, "</caption>\n<thead><tr><th scope=\"col\">"); html_phrase(w, L_col_what);
            html_put(w, "</th><th scope=\"col\">"); html_phrase(w, L_col_holder);
            html_put(w, "</th></tr></thead>\n<tbody>\n");
        }
        any = true;
        html_put(w, "<tr><th scope=\"row\">");
        html_escaped(w, term->label[w->language]);
        html_put(w, "</th><td>");
        html_escaped(w, holder_names[term->holder][w->language]);
        html_put(w, "</td></tr>\n");
    }
    if (any) html_put(w, "</tbody>\n</table>\n");
}

static bool has_block(const struct writing *w, const struct letter_line *line)
{
    if (line->block == BLOCK_steps) return w->rules && w->rule[0]->reasoning.steps > 0;
    if (line->block != BLOCK_missing) return true;
    for (int32_t i = 0; i < w->d.missings; i++) if (context_may_ask(w, w->d.missing[i].term)) return true;
    return false;
}

/* What a person wrote stands as he wrote it: in Dutch, and marked as a quotation. */
static void text_line(struct writing *w, const struct letter_line *line, bool lead)
{
    const char *text = line->text[w->language];
    bool quote = strcmp(text, "{reden}") == 0 || strcmp(text, "{antwoord}") == 0;
    html_put(w, quote ? is_summary(w) ? "<p class=\"quote\" lang=\"nl\">" : "<p class=\"quote\">" : lead ? "<p class=\"lead\">" : "<p>");
    html_filled(w, text);
    html_put(w, "</p>\n");
}

static void put_line(struct writing *w, const struct letter_line *line, bool lead)
{
    switch ((enum letter_block)line->block) {
    case BLOCK_amount: amount_block(w); break;
    case BLOCK_steps: annex_steps(w, false); break;
    case BLOCK_missing: missing_block(w); break;
    default: text_line(w, line, lead);
    }
}

/* The lines of a section under its heading; the heading only when there is a line. */
static bool section(struct writing *w, enum letter_section which, int32_t heading)
{
    bool any = false;
    for (int32_t i = 0; i < w->form->lines; i++) {
        const struct letter_line *line = &w->form->line[i];
        if (line->section != which || !context_line(w, line) || !has_block(w, line)) continue;
        if (!any && heading >= 0) html_element(w, "h2", (enum letter_phrase)heading);
        put_line(w, line, which == SECTION_decision && !any);
        any = true;
    }
    return any;
}

/* ---- objection ---- */

static void objection_clause(struct writing *w)
{
    html_element(w, "h2", L_h_objection);
    html_element(w, "p", L_objection_call);
    html_put(w, "<p><strong>");
    html_phrase(w, L_objection_until);
    html_put(w, "</strong></p>\n");
    html_element(w, "p", L_objection_post);
    html_element(w, "p", L_objection_where);
    if (w->q->office->objections_online) html_element(w, "p", L_objection_online);
    html_element(w, "p", L_objection_what);
    html_element(w, "p", L_objection_stands);
}

static void appeal_clause(struct writing *w)
{
    html_element(w, "h2", L_h_appeal);
    html_put(w, "<p><strong>");
    html_phrase(w, L_appeal_until);
    html_put(w, "</strong></p>\n");
    html_element(w, "p", L_appeal_post);
    html_element(w, "p", L_appeal_where);
    html_element(w, "p", L_appeal_what);
    html_element(w, "p", L_appeal_costs);
    html_element(w, "p", L_appeal_stands);
}

/* A decision can be objected to, a decision on an objection appealed against, by whom it concerns; another letter says what can be done instead. */
static void protection(struct writing *w)
{
    if (!may_object(w)) return;
    if (event_of(w)->decision) objection_clause(w);
    else if (decides_objection(w)) appeal_clause(w);
    else if (!section(w, SECTION_objection, L_h_no_decision)) {
        html_element(w, "h2", L_h_no_decision);
        html_element(w, "p", L_no_decision);
    }
}

static void closing(struct writing *w)
{
    const struct letter_office *o = w->q->office;
    html_element(w, "h2", L_h_contact);
    html_element(w, "p", L_contact_phone);
    if (o->email) html_element(w, "p", L_contact_email);
    if (w->to == CASE_inwoner || w->to == CASE_werkgever) html_element(w, "p", L_contact_help);
    html_put(w, "<div class=\"sign\">\n");
    html_element(w, "p", L_closing);
    html_put(w, "<p>");
    html_phrase(w, L_mandate);
    html_put(w, ",</p>\n<p>");
    html_escaped(w, o->signed_by);
    html_put(w, "<br>\n");
    html_escaped(w, o->function);
    html_put(w, "</p>\n");
    if (is_decision(w)) html_element(w, "p", L_human);
    html_put(w, "</div>\n");
}

/* ---- the whole ---- */

/* Nobody may have typed a citizen service number where it would be printed. */
static void check_numbers(struct writing *w, const char *field, const char *text, size_t size)
{
    enum { BSN = 9 };
    for (size_t i = 0, digits = 0; text && i <= size; i++) {
        bool digit = i < size && text[i] >= '0' && text[i] <= '9';
        if (!digit && digits == BSN && bsn_holds(text + i - BSN, BSN)) context_refuse(w, field, "tekst zonder burgerservicenummer", "text without a citizen service number");
        digits = digit ? digits + 1 : 0;
    }
}

/* What no letter can do without. */
static void check_request(struct writing *w)
{
    const struct letter_request *q = w->q;
    static const char *const nl = "niet leeg", *const en = "not empty";
    const struct { const char *field, *value; } needed[] = {
        { "ontvanger.naam", w->parties.to.name }, { "ontvanger.adres", w->parties.to.line[0] }, { "inwoner.naam", w->parties.person }, { "kenmerk", w->parties.reference },
        { "gemeente.naam", q->office->municipality }, { "gemeente.adres", q->office->address.line[0] }, { "gemeente.telefoon", q->office->phone }, { "gemeente.ondertekenaar", q->office->signed_by },
        { "gemeente.functie", q->office->function } };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) if (!needed[i].value || !*needed[i].value) context_refuse(w, needed[i].field, nl, en);
    const struct node *reply = node_get(w->e->data, "antwoord");
    if (w->e->reason) check_numbers(w, "reden", w->e->reason->text, w->e->reason->size);
    if (reply) check_numbers(w, "antwoord", reply->text, reply->size);
    if (w->parties.reference) check_numbers(w, "kenmerk", w->parties.reference, strlen(w->parties.reference));
    if (!q->office->address.name || !*q->office->address.name) context_refuse(w, "gemeente.afzender", nl, en);
}

static void body(struct writing *w)
{
    head(w);
    sender(w);
    opening(w);
    if (!section(w, SECTION_decision, -1)) context_refuse(w, "tekst", "een brief met een eerste zin voor deze ontvanger", "a letter with a first sentence for this recipient");
    section(w, SECTION_table, -1);
    section(w, SECTION_do, L_h_do);
    if (!is_summary(w)) section(w, SECTION_why, L_h_why);
    if (!is_summary(w)) section(w, SECTION_calculation, L_h_calculation);
    section(w, SECTION_changes, L_h_changes);
    protection(w);
    closing(w);
    if (!is_summary(w)) annex_write(w);
    html_put(w, "</main>\n</body>\n</html>\n");
}

bool letter_write(struct text *html, struct arena *arena, const struct letter_request *q, struct problems *problems)
{
    struct writing w = { .q = q, .arena = arena, .problems = problems, .out = html, .language = q->language };
    size_t before = html->size;
    if (q->language != 0 && q->language != 1) { context_refuse(&w, "taal", "nl of en", "nl or en"); return false; }
    if (context_begin(&w)) check_request(&w);
    if (!w.failed) body(&w);
    if (html->failed) context_refuse(&w, "geheugen", "minder: het geheugen is op", "less: memory has run out");
    if (w.failed) html->size = before;
    return !w.failed;
}
