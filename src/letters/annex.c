/* SPDX-License-Identifier: EUPL-1.2 */
/* annex.c: the legal annex: motivation, every step with its article, the facts and from whom they are, values of the law, choices taken, what did not count, and the articles as they were in force. */
#include "letters/inside.h"

#include <string.h>
#include "explain/parts.h"
#include "law/cite.h"

/* ---- articles ---- */

static void put_article(struct writing *w, const struct citation *cited, date on)
{
    html_put(w, "<a href=\"");
    struct text link = { 0 };
    law_put_url(&link, cited, on);
    html_attribute(w, text_string(&link));
    html_put(w, "\">");
    link.size = 0;
    law_put_citation(&link, cited, w->language);
    html_escaped(w, text_string(&link));
    html_put(w, "</a>");
    text_free(&link);
}

enum { ARTICLES_MOST = 96 };
struct articles { struct { struct citation cited; date on; } at[ARTICLES_MOST]; int32_t count; };

/* Each once; one that was not in force on that day is left out. */
static void collect(struct articles *a, const char *citation, date on)
{
    struct citation cited;
    if (!citation || !*citation || !law_cite(&law_book, citation, on, &cited) || a->count == ARTICLES_MOST) return;
    for (int32_t i = 0; i < a->count; i++) if (a->at[i].cited.text_size == cited.text_size && memcmp(a->at[i].cited.text, cited.text, cited.text_size) == 0) return;
    a->at[a->count].cited = cited;
    a->at[a->count++].on = on;
}

/* The procedure follows the law of the day of the letter, the matter itself that of the day from which it holds. */
static date day_of_law(const struct writing *w, const char *citation) { return strncmp(citation, "Awb ", 4) == 0 ? w->sent : w->e->on; }

static void collect_all(struct writing *w, struct articles *a)
{
    for (int32_t i = 0; i < w->rules; i++)
        for (int32_t k = 0; k < w->rule[i]->reasoning.steps; k++) collect(a, w->rule[i]->reasoning.step[k].citation, decision_law_day(w->rule[i]));
    collect(a, w->e->step->citation, day_of_law(w, w->e->step->citation));
    for (const char *const *cite = w->form->cites; *cite; cite++) collect(a, *cite, day_of_law(w, *cite));
    /* Motivation; then what the clause about objection or appeal says: where, what it must hold, until when, by post, and that the decision stands meanwhile. */
    static const char *const objection[] = { "Awb 7:1:1", "Awb 6:5:1", "Awb 6:7", "Awb 6:8:1", "Awb 6:9", "Awb 6:16", "Awb 8:81:1", NULL }, *const appeal[] = { "Awb 8:1", "Awb 6:5", "Awb 6:7", "Awb 6:8:1", "Awb 6:9", "Awb 8:41:1", "Awb 6:16", "Awb 8:81:1", NULL };
    if (!is_decision(w)) return;
    collect(a, decides_objection(w) ? "Awb 7:12:1" : "Awb 3:46", w->sent);
    for (const char *const *cite = decides_objection(w) ? appeal : objection; *cite && may_object(w); cite++) collect(a, *cite, w->sent);
}

static void articles(struct writing *w)
{
    struct articles *a = arena_take_zero(w->arena, sizeof *a);
    if (!a) { w->failed = true; return; }
    collect_all(w, a);
    if (!a->count) return;
    html_element(w, "h3", L_annex_articles);
    html_put(w, "<ul>\n");
    for (int32_t i = 0; i < a->count; i++) {
        struct text jci = { 0 };
        html_put(w, "<li>");
        put_article(w, &a->at[i].cited, a->at[i].on);
        html_put(w, " (");
        html_phrase(w, L_annex_law_day);
        html_put(w, " ");
        explain_date(w->out, a->at[i].on, w->language);
        html_put(w, ") <code>");
        law_put_jci(&jci, &a->at[i].cited, a->at[i].on);
        html_escaped(w, text_string(&jci));
        html_put(w, "</code></li>\n");
        text_free(&jci);
    }
    html_put(w, "</ul>\n");
}

/* ---- steps ---- */

static void put_steps(struct writing *w, const struct decision *d, bool with_articles)
{
    if (!d->reasoning.steps) return;
    html_put(w, "<ol>\n");
    for (int32_t i = 0; i < d->reasoning.steps; i++) {
        const struct step *step = &d->reasoning.step[i];
        struct text sentence = { 0 };
        struct citation cited;
        html_put(w, "<li>");
        part_sentence(&sentence, step, w->language);
        html_escaped(w, text_string(&sentence));
        text_free(&sentence);
        if (with_articles && law_cite(&law_book, step->citation, decision_law_day(d), &cited)) { html_put(w, " ("); put_article(w, &cited, decision_law_day(d)); html_put(w, ")"); }
        html_put(w, "</li>\n");
    }
    html_put(w, "</ol>\n");
}

void annex_steps(struct writing *w, bool with_articles) { if (w->rules) put_steps(w, w->rule[0], with_articles); }

static bool has_steps(const struct writing *w)
{
    for (int32_t i = 0; i < w->rules; i++) if (w->rule[i]->reasoning.steps) return true;
    return false;
}

static void steps(struct writing *w)
{
    if (!has_steps(w)) return;
    html_element(w, "h3", L_annex_steps);
    for (int32_t i = 0; i < w->rules; i++) put_steps(w, w->rule[i], true);
}

/* ---- facts ---- */

static const char *source_of(const struct writing *w, const struct term *term, date on)
{
    const struct said *said = situation_fact(&w->d.situation, term, on);
    const char *by = said ? w->d.situation.event[said->event].source.by : "";
    int32_t source = case_word_of(case_source_word, CASE_SOURCES, by, strlen(by));
    return source >= 0 ? case_source_word[source].label[w->language] : w->language ? "follows from other facts" : "volgt uit andere gegevens";
}

static bool is_shown(const struct writing *w, const struct decision *d, uint32_t k)
{
    return k != d->rule->reference && context_shows(w, d->rule->facts[k].term) && (d->reasoning.asked & facts_head(&d->facts)->given) >> k & 1;
}

static void put_label(struct writing *w, const char *label)
{
    html_put(w, "<th scope=\"row\">");
    html_escaped(w, label);
    html_put(w, "</th><td>");
}

static void fact_row(struct writing *w, const struct decision *d, uint32_t k)
{
    const struct term *term = d->rule->facts[k].term;
    struct text value = { 0 };
    html_put(w, "<tr>");
    put_label(w, term->label[w->language]);
    explain_value(&value, term, part_fact(d, k), w->language);
    html_escaped(w, text_string(&value));
    text_free(&value);
    html_put(w, "</td><td>");
    html_escaped(w, source_of(w, term, w->e->on));
    html_put(w, "</td></tr>\n");
}

static void facts(struct writing *w)
{
    bool any = false;
    for (int32_t i = 0; i < w->rules; i++)
        for (uint32_t k = 0; k < w->rule[i]->rule->fact_count; k++) {
            if (!is_shown(w, w->rule[i], k)) continue;
            if (!any) {
                html_element(w, "h3", L_annex_facts);
                html_put(w, "<table>\n<thead><tr><th scope=\"col\">"); html_phrase(w, L_col_what);
                html_put(w, "</th><th scope=\"col\">"); html_phrase(w, L_col_value);
                html_put(w, "</th><th scope=\"col\">"); html_phrase(w, L_col_source);
                html_put(w, "</th></tr></thead>\n<tbody>\n");
            }
            any = true;
            fact_row(w, w->rule[i], k);
        }
    if (!any) return;
    html_put(w, "</tbody>\n</table>\n");
    if (w->to != CASE_inwoner) html_element(w, "p", L_annex_facts_more);
}

static void assumed(struct writing *w)
{
    bool any = false;
    for (int32_t i = 0; i < w->rules; i++)
        for (uint64_t left = w->rule[i]->reasoning.assumed; left; left &= left - 1) {
            uint32_t k = (uint32_t)__builtin_ctzll(left);
            const struct term *term = w->rule[i]->rule->facts[k].term;
            int64_t wide = w->rule[i]->reasoning.assumption[k];
            int32_t narrow = (int32_t)wide;
            struct text value = { 0 };
            if (!context_shows(w, term) || term->kind == KIND_list) continue;       /* that there was nothing of it: a list that nobody spoke of */
            if (!any) { html_element(w, "h3", L_annex_assumed); html_put(w, "<ul>\n"); }
            any = true;
            html_put(w, "<li>");
            html_escaped(w, term->label[w->language]);
            html_put(w, ": ");
            explain_value(&value, term, term->kind == KIND_euro ? (const void *)&wide : (const void *)&narrow, w->language);
            html_escaped(w, text_string(&value));
            text_free(&value);
            html_put(w, "</li>\n");
        }
    if (any) html_put(w, "</ul>\n");
}

/* ---- values of the law and choices ---- */

/* Which regime of the law counts is told by the articles; here stand the numbers. */
static bool is_value(const struct law_parameter *p) { return p->unit != UNIT_answer && p->unit != UNIT_word; }

static void parameter_item(struct writing *w, const struct decision *d, const struct use *use)
{
    const struct law_parameter *parameter = law_parameter_of_slot(&law_book, use->slot);
    const struct law_row *row = law_row_on(d->law, use->slot, use->day);
    struct text t = { 0 };
    if (!is_value(parameter) || !row) return;
    html_put(w, "<li>");
    html_escaped(w, parameter->label[w->language]);
    law_put_name(&t, parameter, use->slot);
    const char *key = strchr(text_string(&t), '[');
    if (key) { html_put(w, " "); html_escaped(w, key); }
    html_put(w, ": ");
    t.size = 0;
    explain_parameter(&t, parameter, row->value, w->language);
    html_escaped(w, text_string(&t));
    html_put(w, ", ");
    html_phrase(w, L_annex_parameters_from);
    html_put(w, " ");
    explain_date(w->out, row->from, w->language);
    html_put(w, "</li>\n");
    text_free(&t);
}

static void parameters(struct writing *w)
{
    struct use use[USES_MOST];
    bool any = false;
    for (int32_t i = 0; i < w->rules; i++) {
        int32_t n = part_parameters(w->rule[i], use), values = 0;
        for (int32_t k = 0; k < n; k++) values += is_value(law_parameter_of_slot(&law_book, use[k].slot));
        if (values && !any) { html_element(w, "h3", L_annex_parameters); html_put(w, "<ul>\n"); }
        any |= values > 0;
        for (int32_t k = 0; k < n; k++) parameter_item(w, w->rule[i], &use[k]);
    }
    if (any) html_put(w, "</ul>\n");
}

static void choices(struct writing *w)
{
    uint64_t taken = 0, matter = 0;
    for (int32_t i = 0; i < w->rules; i++) { taken |= w->rule[i]->reasoning.choices; matter |= w->rule[i]->mattered; }
    if (!taken) return;
    html_element(w, "h3", L_annex_choices);
    html_put(w, "<ul>\n");
    for (uint64_t left = taken; left; left &= left - 1) {
        const struct law_choice *choice = &law_book.choices[__builtin_ctzll(left)];
        html_put(w, "<li>");
        html_escaped(w, choice->question[w->language]);
        html_put(w, " ");
        html_escaped(w, choice->options[w->setting.law->option[__builtin_ctzll(left)]].label[w->language]);
        html_put(w, ".");
        if (matter >> __builtin_ctzll(left) & 1) { html_put(w, " "); html_phrase(w, L_annex_choices_matter); }
        html_put(w, "</li>\n");
    }
    html_put(w, "</ul>\n");
}

/* ---- the rest ---- */

static void uncounted(struct writing *w)
{
    bool any = false;
    for (int32_t i = 0; i < w->form->lines; i++) {
        const struct letter_line *line = &w->form->line[i];
        if (line->section != SECTION_uncounted || !context_line(w, line)) continue;
        if (!any) { html_element(w, "h3", L_annex_uncounted); html_put(w, "<ul>\n"); }
        any = true;
        html_put(w, "<li>");
        html_filled(w, line->text[w->language]);
        html_put(w, "</li>\n");
    }
    if (any) html_put(w, "</ul>\n");
}

/* Somebody may not read the motivation of another's letter: it stands in the annex when it stands in the letter. */
static bool shows_reason(struct writing *w)
{
    for (int32_t i = 0; i < w->form->lines; i++) if (strcmp(w->form->line[i].text[0], "{reden}") == 0 && context_line(w, &w->form->line[i])) return true;
    return false;
}

static void reason(struct writing *w)
{
    if (!w->e->reason || !shows_reason(w)) return;
    html_element(w, "h3", L_annex_reason);
    html_element(w, "p", L_annex_reason_text);
    html_put(w, "<p class=\"quote\">");
    html_filled(w, "{reden}");
    html_put(w, "</p>\n");
}

void annex_write(struct writing *w)
{
    html_put(w, "<section class=\"annex\">\n");
    html_element(w, "h2", is_decision(w) ? L_annex : L_annex_letter);
    html_element(w, "p", L_annex_intro);
    reason(w);
    steps(w);
    facts(w);
    assumed(w);
    parameters(w);
    choices(w);
    uncounted(w);
    articles(w);
    html_put(w, "</section>\n");
}
