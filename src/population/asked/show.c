/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: ready-made questions and their answers in words, as JSON and as a table. */
#include "population/asked/questions.h"

#include "base/members.h"

#define SAY(nl, en) (language ? en : nl)

static void put_value(struct text *t, const struct question_figure *f, int64_t value, int language)
{
    if (figure_is_money(f)) text_euro(t, value, language);
    else text_decimal_grouped(t, value, 0, language ? ',' : '.', language ? '.' : ',');
}

void question_list_text(struct text *t, const struct questions *all, int language)
{
    for (int32_t k = 0; k < all->count; k++) {
        const struct question *q = &all->question[k];
        text_put(t, q->id);
        text_put(t, " (");
        text_int(t, q->year);
        text_put(t, ")\n  ");
        text_wrapped(t, q->asked[language], 2, 100);
        for (int32_t v = 0; v < q->variant_count; v++) {
            text_put(t, "    - ");
            text_put(t, q->variant[v].id);
            text_put(t, ": ");
            text_put(t, q->variant[v].title[language]);
            text_char(t, '\n');
        }
    }
}

static void put_both(struct text *t, const char *name, const char *const said[2])
{
    put_open(t, name, '{');
    put_member(t, "nl", said[0]);
    put_member(t, "en", said[1]);
    text_char(t, '}');
}

static void put_question(struct text *t, const struct question *q)
{
    put_member(t, "vraag", q->id);
    put_both(t, "tekst", q->asked);
    put_key(t, "jaar");
    text_int(t, q->year);
    put_open(t, "kanttekeningen", '[');
    for (int32_t k = 0; k < q->caveat_count; k++) put_both(t, NULL, q->caveat[k]);
    text_char(t, ']');
    put_member(t, "bron", q->source);
}

static void put_variant(struct text *t, const struct question_variant *v)
{
    put_member(t, "variant", v->id);
    put_both(t, "titel", v->title);
    put_open(t, "hervormingen", '[');
    for (int32_t k = 0; k < v->reform_count; k++) { put_comma(t); put_string(t, v->reform[k]); }
    text_char(t, ']');
    put_open(t, "gedrag", '[');
    for (int32_t b = 0; b < BEHAVIOURS; b++) if (v->behaviours >> b & 1) { put_comma(t); put_string(t, behaviours[b].name); }
    text_char(t, ']');
}

void question_list_json(struct text *t, const struct questions *all)
{
    text_put(t, "{\"vragen\":[");
    for (int32_t k = 0; k < all->count; k++) {
        put_open(t, NULL, '{');
        put_question(t, &all->question[k]);
        put_open(t, "varianten", '[');
        for (int32_t v = 0; v < all->question[k].variant_count; v++) { put_open(t, NULL, '{'); put_variant(t, &all->question[k].variant[v]); text_char(t, '}'); }
        text_put(t, "]}");
    }
    text_put(t, "]}\n");
}

/* ---- answers ---- */

/* Figures that say something of the change alone have nothing to say of today. */
static bool of_change(const struct question_figure *f) { return f->kind >= FIGURE_vooruit; }

static void say_figure(struct text *t, const struct question_answers *a, const struct question_figure *f, int32_t v, int language)
{
    const struct totals *totals = a->totals[v];
    int64_t before = figure_of_country(f, totals, LAW_base, a->scale), after = figure_of_country(f, totals, LAW_reform, a->scale);
    text_put(t, "  ");
    text_put(t, f->label[language]);
    text_put(t, ": ");
    if (of_change(f)) put_value(t, f, after, language);
    else put_value(t, f, before, language);
    if (a->question->variant_count && !of_change(f)) {
        text_put(t, SAY(" nu; ", " now; "));
        put_value(t, f, after, language);
        text_put(t, SAY(" dan; verschil ", " then; difference "));
        put_value(t, f, after - before, language);
    }
    text_char(t, '\n');
}

void question_text(struct text *t, const struct question_answers *a, int language)
{
    const struct question *q = a->question;
    text_wrapped(t, q->asked[language], 0, 100);
    text_put(t, a->own ? SAY("Gevraagd van eigen gegevens van personen, in ", "Asked of people of the reader's own, in ") : SAY("Gevraagd van een verzonnen land in ", "Asked of an invented country in "));
    text_int(t, q->year);
    if (a->scale > 1) { text_put(t, SAY("; gerekend met 1 op de ", "; calculated with one in ")); text_int(t, a->scale); text_put(t, SAY(", en opgehoogd tot het geheel", ", and raised to all of it")); }
    text_put(t, SAY(". Bedragen zijn per jaar.\n", ". Amounts are of a year.\n"));
    for (int32_t v = 0; v < (q->variant_count ? q->variant_count : 1); v++) {
        if (!a->totals[v]) continue;
        text_char(t, '\n');
        text_put(t, q->variant_count ? q->variant[v].title[language] : SAY("Volgens de wet van nu", "By the law of today"));
        text_char(t, '\n');
        for (int32_t k = 0; k < q->figure_count; k++) say_figure(t, a, &q->figure[k], v, language);
    }
    text_put(t, SAY("\nBedenk hierbij\n", "\nBear in mind\n"));
    for (int32_t k = 0; k < q->caveat_count; k++) { text_put(t, "  - "); text_wrapped(t, q->caveat[k][language], 4, 100); }
    text_put(t, SAY("Bron van de vraag\n  - ", "Source of the question\n  - "));
    text_wrapped(t, q->source, 4, 100);
}

static void put_number(struct text *t, const char *name, const struct question_figure *f, int64_t value)
{
    put_key(t, name);
    if (figure_is_money(f)) text_decimal(t, value, 2, '.'); else text_int(t, value);
}

static void put_figure(struct text *t, const struct question_answers *a, const struct question_figure *f, int32_t v)
{
    int64_t before = figure_of_country(f, a->totals[v], LAW_base, a->scale), after = figure_of_country(f, a->totals[v], LAW_reform, a->scale);
    put_open(t, NULL, '{');
    put_both(t, "cijfer", f->label);
    put_member(t, "soort", figure_names[f->kind]);
    if (!of_change(f)) put_number(t, "nu", f, before);
    if (a->question->variant_count) put_number(t, "dan", f, after);
    if (a->question->variant_count && !of_change(f)) put_number(t, "verschil", f, after - before);
    text_char(t, '}');
}

static void put_run(struct text *t, const struct question_run *run)
{
    if (!run) return;
    put_open(t, "manifest", '{');
    put_member(t, "programma", run->program);
    put_member(t, "rechtDigest", run->law);
    put_member(t, "aannamesDigest", run->assumptions);
    put_member(t, "regelsDigest", run->lines);
    put_key(t, "zaad");
    text_int(t, run->seed);
    text_char(t, '}');
}

void question_json(struct text *t, const struct question_answers *a)
{
    text_char(t, '{');
    put_bool(t, "nagemaakt", !a->own);
    put_question(t, a->question);
    put_key(t, "schaal");
    text_int(t, a->scale);
    put_run(t, a->run);
    put_open(t, "antwoorden", '[');
    for (int32_t v = 0; v < (a->question->variant_count ? a->question->variant_count : 1); v++) {
        if (!a->totals[v]) continue;
        put_open(t, NULL, '{');
        if (a->question->variant_count) put_variant(t, &a->question->variant[v]);
        put_open(t, "cijfers", '[');
        for (int32_t k = 0; k < a->question->figure_count; k++) put_figure(t, a, &a->question->figure[k], v);
        text_put(t, "]}");
    }
    text_put(t, "]}\n");
}

static void put_cell(struct text *t, const char *words)
{
    text_char(t, '"');
    for (; *words; words++) { if (*words == '"') text_char(t, '"'); text_char(t, *words); }
    text_put(t, "\",");
}

void question_csv(struct text *t, const struct question_answers *a, int language)
{
    text_put(t, "vraag,variant,cijfer,soort,nu,dan\n");
    for (int32_t v = 0; v < (a->question->variant_count ? a->question->variant_count : 1); v++)
        for (int32_t k = 0; a->totals[v] && k < a->question->figure_count; k++) {
            const struct question_figure *f = &a->question->figure[k];
            put_cell(t, a->question->id);
            put_cell(t, a->question->variant_count ? a->question->variant[v].id : "");
            put_cell(t, f->label[language]);
            text_put(t, figure_names[f->kind]);
            text_char(t, ',');
            int decimals = figure_is_money(f) ? 2 : 0;
            if (!of_change(f)) text_decimal(t, figure_of_country(f, a->totals[v], LAW_base, a->scale), decimals, '.');
            text_char(t, ',');
            if (a->question->variant_count) text_decimal(t, figure_of_country(f, a->totals[v], LAW_reform, a->scale), decimals, '.');
            text_char(t, '\n');
        }
}
