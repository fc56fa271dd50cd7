/* SPDX-License-Identifier: EUPL-1.2 */
/* report.c: the report of an invoeringstoets out of its records, in the order in which such a report is read; every finding is a signal with its own place, and everything that rests on signals leads to them. */
#include "evaluation/pen.h"
#include "evaluation/inside.h"

#include <string.h>
#include "law/cite.h"

struct writing { struct pen pen; const struct evaluation *e; date on; };

static bool is_taken(const struct evaluation_record *signal) { return signal->value[F_signal_state].word == STATE_taken; }
static const char *say(const struct writing *w, const char *nl, const char *en) { return w->pen.language ? en : nl; }

/* Names with commas between them, not ids, for who reads on. */
static void put_names(struct writing *w, const struct evaluation_value *v)
{
    for (int32_t i = 0; i < v->refs; i++) { if (i) pen_put(&w->pen, ", "); pen_put(&w->pen, evaluation_name(v->ref[i], w->pen.language)); }
}

static void put_labelled(struct writing *w, const char *nl, const char *en, const struct evaluation_record *r, int32_t field)
{
    if (!r->value[field].given) return;
    pen_say(&w->pen, nl, en);
    pen_field(&w->pen, r, field);
    const char *text = evaluation_text(r, field, w->pen.language);
    if (*text && !strchr(".!?", text[strlen(text) - 1])) pen_put(&w->pen, ".");
}

static void paragraph_of(struct writing *w, const struct evaluation_record *r, int32_t field)
{
    if (!r->value[field].given) return;
    pen_paragraph(&w->pen);
    pen_field(&w->pen, r, field);
    pen_end(&w->pen);
}

/* ---- introduction, measures, questions, parties ---- */

static void put_intro(struct writing *w)
{
    const struct evaluation_record *about = w->e->list[SECTION_about].record;
    struct pen *p = &w->pen;
    pen_heading(p, 1, about->id, evaluation_text(about, F_about_title, p->language));
    pen_field(p, about, F_about_by);
    pen_put(p, ", ");
    pen_int(p, about->value[F_about_year].number);
    if (about->value[F_about_published].given) { pen_say(p, "; gepubliceerd op ", "; published on "); pen_day(p, about->value[F_about_published].day); }
    pen_say(p, ". Stand van ", ". As of ");
    pen_day(p, w->on);
    pen_put(p, ".");
    pen_end(p);
    if (about->value[F_about_invented].given) { pen_strong(p, say(w, "Alles in dit verslag is verzonnen.", "Everything in this report is invented.")); pen_end(p); }
    pen_say(p, "Dit verslag is gemaakt uit de gegevens van de toets, in eigen woorden. Een nummer zoals bij elk signaal leidt naar de plaats waar het staat.", "This report is made from the data of the assessment, in words of our own. A number such as that of each signal leads to where it stands.");
    pen_end(p);
    paragraph_of(w, about, F_about_intro);
    paragraph_of(w, about, F_about_how);
}

static void put_measure(struct writing *w, const struct evaluation_record *m)
{
    struct pen *p = &w->pen;
    const struct evaluation_value *said = &m->value[F_measure_since], *heard = &m->value[F_measure_heard];
    date since = evaluation_since(m);
    bool part = m->value[F_measure_part_of].given;
    pen_item(p, m->id);
    if (m->value[F_measure_number].given) { pen_int(p, m->value[F_measure_number].number); pen_put(p, ". "); }
    pen_strong(p, evaluation_name(m, p->language));
    if (!part && since != DATE_LAST) { pen_say(p, "; sinds ", "; since "); pen_day(p, since); }
    if (m->measure && said->given && said->day != since) { pen_say(p, " (volgens de toets ", " (according to the assessment "); pen_day(p, said->day); pen_put(p, ")"); }
    if (heard->given) { pen_put(p, "; "); pen_field(p, m, F_measure_heard); }
    pen_put(p, ".");
    put_labelled(w, " ", " ", m, F_measure_note);
    bool any = false;
    EACH(other, w->e, SECTION_measure) {
        if (!evaluation_names(other, F_measure_part_of, m)) continue;
        if (!any) pen_list(p);
        any = true;
        put_measure(w, other);
    }
    if (any) pen_list_end(p);
}

static void put_measures(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_measure].count) return;
    pen_heading(p, 2, NULL, say(w, "Maatregelen", "Measures"));
    pen_list(p);
    EACH(m, w->e, SECTION_measure) if (!m->value[F_measure_part_of].given) put_measure(w, m);
    pen_list_end(p);
}

static void put_questions(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_question].count) return;
    pen_heading(p, 2, NULL, say(w, "Onderzoeksvragen", "Research questions"));
    EACH(t, w->e, SECTION_theme) {
        pen_heading(p, 3, t->id, evaluation_text(t, F_theme_title, p->language));
        paragraph_of(w, t, F_theme_note);
        pen_list(p);
        EACH(q, w->e, SECTION_question) {
            if (!evaluation_names(q, F_question_theme, t)) continue;
            pen_item(p, NULL);
            pen_link(p, q);
            pen_put(p, ". ");
            pen_field(p, q, F_question_text);
            pen_put(p, " ");
            pen_strong_word(p, evaluation_text(q, F_question_answered, p->language));
            pen_put(p, ".");
        }
        pen_list_end(p);
    }
}

static void put_parties(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_party].count) return;
    pen_heading(p, 2, NULL, say(w, "Partijen", "Parties"));
    pen_list(p);
    EACH(g, w->e, SECTION_group) {
        bool any = false;
        EACH(party, w->e, SECTION_party) {
            if (!evaluation_names(party, F_party_group, g)) continue;
            if (!any) { pen_item(p, g->id); pen_strong(p, evaluation_text(g, F_group_name, p->language)); pen_put(p, ": "); }
            else pen_put(p, ", ");
            pen_named(p, party, evaluation_text(party, F_party_name, 0));
            if (party->value[F_party_spoken].word) { pen_put(p, " ("); pen_field(p, party, F_party_spoken); pen_put(p, ")"); }
            any = true;
        }
        if (any) pen_put(p, ".");
    }
    pen_list_end(p);
}

/* ---- findings ---- */

static void put_signal(struct writing *w, const struct evaluation_record *s)
{
    struct pen *p = &w->pen;
    const struct evaluation_value *v = s->value;
    pen_item(p, s->id);
    pen_strong_word(p, evaluation_text(s, F_signal_kind, p->language));
    pen_put(p, ". ");
    pen_field(p, s, F_signal_text);
    put_labelled(w, " Onderbouwing: ", " Evidence: ", s, F_signal_evidence);
    pen_put(p, " (");
    pen_put(p, s->id);
    if (v[F_signal_from].refs) { pen_say(p, "; van ", "; from "); put_names(w, &v[F_signal_from]); }
    if (v[F_signal_sources].refs) { pen_say(p, "; bron: ", "; source: "); pen_named_links(p, &v[F_signal_sources]); }
    if (v[F_signal_really].refs) { pen_say(p, "; gaat eigenlijk over ", "; is really about "); pen_links(p, &v[F_signal_really]); }
    if (v[F_signal_weight].given) { pen_say(p, "; gewicht ", "; weight "); pen_int(p, v[F_signal_weight].number); pen_say(p, " van 3", " of 3"); }
    if (v[F_signal_solved].given) { pen_put(p, "; "); pen_field(p, s, F_signal_solved); }
    bool any = false;
    EACH(other, w->e, SECTION_signal) {
        if (!evaluation_names(other, F_signal_into, s)) continue;
        if (!any) pen_say(p, "; hiermee samengevoegd: ", "; merged with it: "); else pen_put(p, ", ");
        pen_put(p, other->id);
        any = true;
    }
    pen_put(p, ")");
}

/* "2 positief, 1 knelpunt": what a part holds, before it is read. */
static void put_tally(struct writing *w, const struct evaluation_record *block)
{
    struct pen *p = &w->pen;
    const struct evaluation_words *kinds = evaluation_sections[SECTION_signal].field[F_signal_kind].words;
    bool any = false;
    for (int32_t k = 0; k < kinds->count; k++) {
        int32_t n = 0;
        EACH(s, w->e, SECTION_signal) n += is_taken(s) && s->value[F_signal_kind].word == k && evaluation_names(s, F_signal_block, block);
        if (!n) continue;
        if (any) pen_put(p, ", "); else pen_say(p, "Signalen: ", "Signals: ");
        pen_put(p, kinds->word[k].label[p->language]);
        pen_put(p, " ");
        pen_int(p, n);
        any = true;
    }
    if (!any) pen_say(p, "Over dit onderdeel zijn geen signalen opgenomen", "No signals were taken up on this part");
    pen_put(p, ".");
    pen_end(p);
}

static bool touches_block(const struct evaluation_record *change, const struct evaluation_record *block)
{
    const struct evaluation_value *signals = &change->value[F_change_signals];
    for (int32_t i = 0; i < signals->refs; i++) if (evaluation_names(signals->ref[i], F_signal_block, block)) return true;
    return false;
}

static void put_change(struct writing *w, const struct evaluation_record *c)
{
    struct pen *p = &w->pen;
    struct citation article;
    date since = c->value[F_change_since].day;
    pen_strong(p, since <= w->on ? say(w, "Sindsdien veranderd", "Changed since") : say(w, "Verandert nog", "Will change"));
    pen_put(p, ", ");
    pen_day(p, since);
    pen_put(p, ": ");
    pen_field(p, c, F_change_what);
    if (law_cite(&law_book, evaluation_text(c, F_change_cites, 0), since, &article)) {
        struct text name = { 0 };
        law_put_citation(&name, &article, p->language);
        pen_say(p, " Grondslag: ", " Basis: ");
        pen_put(p, text_string(&name));
        pen_put(p, ".");
        text_free(&name);
    }
    if (c->value[F_change_signals].refs) { pen_say(p, " Raakt ", " Touches "); pen_links(p, &c->value[F_change_signals]); pen_put(p, "."); }
    if (c->value[F_change_sure].word) pen_say(p, " Niet zeker.", " Not certain.");
}

/* Measures by number and title; of one that stands with its parts, the whole alone. */
static void put_measures_of(struct writing *w, const struct evaluation_record *block)
{
    struct pen *p = &w->pen;
    const struct evaluation_value *named = &block->value[F_block_measures];
    bool any = false;
    for (int32_t i = 0; i < named->refs; i++) {
        const struct evaluation_value *whole_of = &named->ref[i]->value[F_measure_part_of];
        if (whole_of->given && whole_of->refs && evaluation_names(block, F_block_measures, whole_of->ref[0])) continue;
        if (any) pen_put(p, "; "); else pen_say(p, "Over ", "On ");
        any = true;
        pen_link(p, named->ref[i]);
        pen_put(p, ", ");
        pen_put(p, evaluation_name(named->ref[i], p->language));
    }
    if (any) { pen_put(p, "."); pen_end(p); }
}

static void put_block(struct writing *w, const struct evaluation_record *block)
{
    struct pen *p = &w->pen;
    bool any = false;
    pen_heading(p, block->value[F_block_kind].word == BLOCK_measure ? 3 : 2, block->id, evaluation_text(block, F_block_title, p->language));
    if (block->value[F_block_measures].refs) {
        put_measures_of(w, block);
    }
    paragraph_of(w, block, F_block_text);
    put_tally(w, block);
    EACH(s, w->e, SECTION_signal) {
        if (!is_taken(s) || !evaluation_names(s, F_signal_block, block)) continue;
        if (!any) pen_list(p);
        any = true;
        put_signal(w, s);
    }
    if (any) pen_list_end(p);
    EACH(c, w->e, SECTION_change) if (touches_block(c, block)) { put_change(w, c); pen_end(p); }
}

static void put_findings(struct writing *w)
{
    bool headed = false;
    EACH(block, w->e, SECTION_block) {
        bool of_measure = block->value[F_block_kind].word == BLOCK_measure;
        if (of_measure && !headed) pen_heading(&w->pen, 2, NULL, say(w, "Bevindingen per onderwerp", "Findings by subject"));
        headed |= of_measure;
        put_block(w, block);
    }
}

/* ---- what follows from them ---- */

static void put_answers(struct writing *w)
{
    struct pen *p = &w->pen;
    int32_t n[ANSWERS] = { 0 };
    if (!w->e->list[SECTION_question].count) return;
    pen_heading(p, 2, NULL, say(w, "Antwoord op de vragen", "Answers to the questions"));
    EACH(q, w->e, SECTION_question) n[q->value[F_question_answered].word]++;
    pen_say(p, "Beantwoord: ", "Answered: "); pen_int(p, n[ANSWERED_yes]);
    pen_say(p, ", deels: ", ", partly: "); pen_int(p, n[ANSWERED_partly]);
    pen_say(p, ", niet: ", ", not: "); pen_int(p, n[ANSWERED_no]);
    pen_put(p, ".");
    pen_end(p);
    pen_list(p);
    EACH(q, w->e, SECTION_question) {
        pen_item(p, q->id);
        pen_put(p, q->id);
        pen_put(p, ". ");
        pen_strong(p, evaluation_text(q, F_question_text, p->language));
        pen_put(p, " (");
        pen_field(p, q, F_question_answered);
        pen_put(p, ")");
        put_labelled(w, " ", " ", q, F_question_answer);
        if (q->value[F_question_signals].refs) { pen_say(p, " Rust op ", " Rests on "); pen_links(p, &q->value[F_question_signals]); pen_put(p, "."); }
        if (q->value[F_question_follow].refs) { pen_say(p, " Vervolg: ", " Follow-up: "); pen_links(p, &q->value[F_question_follow]); pen_put(p, "."); }
    }
    pen_list_end(p);
}

static void put_bottlenecks(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_bottleneck].count) return;
    pen_heading(p, 2, NULL, say(w, "Knelpunten", "Bottlenecks"));
    pen_list(p);
    EACH(b, w->e, SECTION_bottleneck) {
        pen_item(p, b->id);
        pen_put(p, b->id);
        pen_put(p, ". ");
        pen_strong(p, evaluation_text(b, F_bottleneck_name, p->language));
        pen_put(p, ": ");
        pen_field(p, b, F_bottleneck_solved);
        pen_say(p, ". Oorzaak: ", ". Cause: ");
        pen_field(p, b, F_bottleneck_cause);
        pen_put(p, ".");
        put_labelled(w, " Voorstel: ", " Proposal: ", b, F_bottleneck_proposal);
        put_labelled(w, " Aan zet: ", " Whose turn: ", b, F_bottleneck_owner);
        pen_say(p, " Signalen: ", " Signals: ");
        pen_links(p, &b->value[F_bottleneck_signals]);
        pen_put(p, ".");
    }
    pen_list_end(p);
}

static void put_when(struct writing *w, const struct evaluation_record *f)
{
    struct pen *p = &w->pen;
    const struct evaluation_value *due = &f->value[F_follow_due], *done = &f->value[F_follow_done];
    if (done->given && done->day <= w->on) { pen_say(p, "Gedaan op ", "Done on "); pen_day(p, done->day); pen_put(p, "."); return; }
    if (!due->given) { pen_say(p, "Geen datum.", "No date."); return; }
    pen_say(p, "Uiterlijk ", "By ");
    pen_day(p, due->day);
    pen_put(p, evaluation_overdue(f, w->on) ? ". " : ".");
    if (evaluation_overdue(f, w->on)) pen_strong(p, say(w, "Die dag is voorbij, en hier is niet gemeld dat het is gedaan.", "That day is past, and it is not reported here as done."));
}

static void put_follow_ups(struct writing *w)
{
    struct pen *p = &w->pen;
    int32_t late = 0;
    if (!w->e->list[SECTION_follow].count) return;
    pen_heading(p, 2, NULL, say(w, "Vervolg", "Follow-ups"));
    EACH(f, w->e, SECTION_follow) late += evaluation_overdue(f, w->on);
    pen_say(p, "Voorbij hun datum op ", "Past their date on ");
    pen_day(p, w->on);
    pen_put(p, ": ");
    pen_int(p, late);
    pen_put(p, ".");
    pen_end(p);
    pen_list(p);
    EACH(f, w->e, SECTION_follow) {
        pen_item(p, f->id);
        pen_put(p, f->id);
        pen_put(p, ". ");
        pen_strong(p, evaluation_text(f, F_follow_what, p->language));
        pen_put(p, " (");
        pen_field(p, f, F_follow_kind);
        pen_put(p, ") ");
        put_when(w, f);
        put_labelled(w, " Genoemd: ", " Stated: ", f, F_follow_said);
        put_labelled(w, " Eigenaar: ", " Owner: ", f, F_follow_owner);
        put_labelled(w, " ", " ", f, F_follow_note);
        if (f->value[F_follow_from].refs) { pen_say(p, " Komt uit ", " Comes from "); pen_links(p, &f->value[F_follow_from]); pen_put(p, "."); }
    }
    pen_list_end(p);
}

static void put_assumptions(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_assumption].count) return;
    pen_heading(p, 2, NULL, say(w, "Aannames en praktijk", "Assumptions and practice"));
    pen_list(p);
    EACH(a, w->e, SECTION_assumption) {
        pen_item(p, a->id);
        pen_put(p, a->id);
        pen_put(p, ". ");
        pen_strong(p, evaluation_name(a->value[F_assumption_source].ref[0], p->language));
        put_labelled(w, ". Aanname: ", ". Assumption: ", a, F_assumption_text);
        put_labelled(w, " Praktijk: ", " Practice: ", a, F_assumption_practice);
        put_labelled(w, " Oordeel: ", " Verdict: ", a, F_assumption_verdict);
        put_labelled(w, " Hoe bekend: ", " How known: ", a, F_assumption_known);
        if (a->value[F_assumption_signals].refs) { pen_say(p, " Signalen: ", " Signals: "); pen_links(p, &a->value[F_assumption_signals]); pen_put(p, "."); }
    }
    pen_list_end(p);
}

static void put_channels(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_channel].count) return;
    pen_heading(p, 2, NULL, say(w, "Waar vond men informatie?", "Where did people find information?"));
    pen_list(p);
    EACH(c, w->e, SECTION_channel) {
        pen_item(p, c->id);
        pen_put(p, c->id);
        pen_put(p, ". ");
        pen_strong_word(p, evaluation_name(c->value[F_channel_who].refs ? c->value[F_channel_who].ref[0] : c, p->language));
        put_labelled(w, ". Bron: ", ". Source: ", c, F_channel_where);
        put_labelled(w, " Gebruik: ", " Use: ", c, F_channel_what);
        put_labelled(w, " In de toets: ", " In the assessment: ", c, F_channel_found);
        if (c->value[F_channel_signals].refs) { pen_say(p, " Signalen: ", " Signals: "); pen_links(p, &c->value[F_channel_signals]); pen_put(p, "."); }
    }
    pen_list_end(p);
}

/* A section of which only a line or two is shown. */
static void put_plain(struct writing *w, int32_t section, const char *title, int32_t text, int32_t refs)
{
    struct pen *p = &w->pen;
    if (!w->e->list[section].count) return;
    pen_heading(p, 2, NULL, title);
    pen_list(p);
    EACH(r, w->e, section) {
        pen_item(p, r->id);
        pen_put(p, r->id);
        pen_put(p, ". ");
        pen_field(p, r, text);
        if (refs >= 0 && r->value[refs].refs) { pen_say(p, " Bij ", " At "); pen_links(p, &r->value[refs]); pen_put(p, "."); }
    }
    pen_list_end(p);
}

static void put_changes(struct writing *w)
{
    if (!w->e->list[SECTION_change].count) return;
    pen_heading(&w->pen, 2, NULL, say(w, "Wat er sindsdien veranderde", "What has changed since"));
    pen_list(&w->pen);
    EACH(c, w->e, SECTION_change) { pen_item(&w->pen, c->id); pen_put(&w->pen, c->id); pen_put(&w->pen, ". "); put_change(w, c); }
    pen_list_end(&w->pen);
}

/* Which sources the assessment names, and whether they were themselves read for this document. */
static void put_sources(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_source].count) return;
    pen_heading(p, 2, NULL, say(w, "Geraadpleegde bronnen", "Sources consulted"));
    pen_list(p);
    EACH(r, w->e, SECTION_source) {
        pen_item(p, r->id);
        pen_put(p, r->id);
        pen_put(p, ". ");
        pen_field(p, r, F_source_title);
        if (r->value[F_source_read].word) pen_say(p, " (voor dit verslag niet zelf gelezen)", " (not itself read for this report)");
        pen_put(p, ".");
    }
    pen_list_end(p);
}

/* Signals that stand in no part above: come in, weighed, merged or refused, each with the reason. */
static void put_others(struct writing *w)
{
    struct pen *p = &w->pen;
    bool any = false;
    EACH(s, w->e, SECTION_signal) {
        if (is_taken(s)) continue;
        if (!any) { pen_heading(p, 2, NULL, say(w, "Signalen die niet zijn opgenomen", "Signals that were not taken up")); pen_list(p); }
        any = true;
        pen_item(p, s->id);
        pen_put(p, s->id);
        pen_put(p, ", ");
        pen_strong(p, evaluation_text(s, F_signal_state, p->language));
        if (s->value[F_signal_into].refs) { pen_say(p, " met ", " with "); pen_link(p, s->value[F_signal_into].ref[0]); }
        pen_put(p, ". ");
        pen_field(p, s, F_signal_kind);
        pen_put(p, ": ");
        pen_field(p, s, F_signal_text);
        put_labelled(w, " Reden: ", " Reason: ", s, F_signal_reason);
        if (s->value[F_signal_from].refs) { pen_say(p, " Van ", " From "); put_names(w, &s->value[F_signal_from]); pen_put(p, "."); }
    }
    if (any) pen_list_end(p);
}

void evaluation_report(struct text *out, const struct evaluation *e, date on, enum evaluation_form form, int language)
{
    struct writing writing = { .pen = { .out = out, .html = form == REPORT_html, .language = language }, .e = e, .on = on }, *w = &writing;
    put_intro(w);
    evaluation_put_brief(&w->pen, w->e, w->on);
    put_measures(w);
    put_questions(w);
    put_parties(w);
    put_findings(w);
    put_answers(w);
    put_bottlenecks(w);
    put_follow_ups(w);
    put_assumptions(w);
    put_channels(w);
    put_changes(w);
    put_plain(w, SECTION_conflict, say(w, "Wat in de bron niet overeenkomt", "What does not agree in the source"), F_conflict_what, F_conflict_about);
    put_sources(w);
    put_others(w);
    pen_end(&w->pen);
    out->failed |= w->pen.line.failed;
    text_free(&w->pen.line);
}

void evaluation_page(struct text *out, const struct evaluation *e, date on, int language)
{
    pen_page_open(out, evaluation_text(e->list[SECTION_about].record, F_about_title, language), language);
    evaluation_report(out, e, on, REPORT_html, language);
    pen_page_close(out);
}

/* ---- coverage ---- */

static void put_gist(struct text *out, const char *string)
{
    for (; *string; string++) { if (*string == '|') text_char(out, '\\'); text_char(out, *string == '\n' ? ' ' : *string); }
}

int32_t evaluation_coverage(struct text *out, const struct evaluation *e, int language)
{
    int32_t missing = 0;
    text_put(out, language ? "| statement | part of the source | kind | gist, in our own words | carried by |\n|---|---|---|---|---|\n" : "| uitspraak | deel van de bron | soort | strekking, in eigen woorden | staat in |\n|---|---|---|---|---|\n");
    EACH(s, e, SECTION_statement) {
        const struct evaluation_value *borne = &s->value[F_statement_borne];
        bool by_signal = false;
        text_put(out, "| ");
        text_put(out, s->id);
        text_put(out, " | ");
        put_gist(out, evaluation_text(s, F_statement_page, language));
        text_put(out, " | ");
        text_put(out, evaluation_text(s, F_statement_kind, language));
        text_put(out, " | ");
        put_gist(out, evaluation_text(s, F_statement_gist, language));
        text_put(out, " | ");
        for (int32_t i = 0; i < borne->refs; i++) {
            text_put(out, i ? ", " : "");
            text_put(out, borne->ref[i]->id);
            by_signal |= borne->ref[i]->section == SECTION_signal && is_taken(borne->ref[i]);
        }
        text_put(out, " |\n");
        missing += s->value[F_statement_kind].word == STATEMENT_finding && !by_signal;
    }
    return missing;
}
