/* SPDX-License-Identifier: EUPL-1.2 */
/* lawbook.c: the law as data and the glossary, written as JSON. */
#include "explain/lawbook.h"

#include "base/members.h"
#include "explain/parts.h"
#include "law/cite.h"
#include "rules/facts.h"

void lawbook_put_cites(struct text *out, const char *cites, const date *on, int language)
{
    struct text one = { 0 };
    bool first = true;
    for (const char *from = cites; *from;) {
        struct citation citation;
        size_t size = strcspn(from, "|");
        one.size = 0;
        text_bytes(&one, from, size);
        if (!on || law_cite(&law_book, text_string(&one), *on, &citation)) {
            if (!first) text_put(out, language ? " or " : " of ");
            text_put(out, text_string(&one));
            first = false;
        }
        from += size + (from[size] == '|');
    }
    text_free(&one);
    if (first && on) lawbook_put_cites(out, cites, NULL, language);
}

static void put_cites(struct text *out, const char *cites, const date *on, int language)
{
    struct text all = { 0 };
    lawbook_put_cites(&all, cites, on, language);
    put_member(out, "grondslag", text_string(&all));
    text_free(&all);
}

/* ---- parameters ---- */

void lawbook_parameter_json(struct text *out, const struct law_parameter *parameter, int language)
{
    put_open(out, NULL, '{');
    put_member(out, "naam", parameter->name);
    put_member(out, "label", parameter->label[language]);
    put_member(out, "eenheid", law_unit_names[parameter->unit]);
    put_cites(out, parameter->cites, NULL, language);
    put_key(out, "sleutels");
    text_int(out, parameter->key_count);
    text_char(out, '}');
}

void lawbook_row_json(struct text *out, const struct law_parameter *parameter, uint32_t slot, const struct law_row *row, const date *on, int language)
{
    struct text name = { 0 };
    law_put_name(&name, parameter, slot);
    put_open(out, NULL, '{');
    put_member(out, "naam", text_string(&name));
    put_member(out, "label", parameter->label[language]);
    put_cites(out, parameter->cites, on ? on : row && !parameter->by_birth_date ? &row->from : NULL, language);
    put_member(out, "eenheid", law_unit_names[parameter->unit]);
    put_key(out, "waarde");
    part_law_value_json(out, parameter, row ? row->value : LAW_UNKNOWN);
    put_date(out, "vanaf", row ? row->from : DATE_LAST, DATE_LAST);
    put_date(out, "tot", row ? row->until : DATE_LAST, DATE_LAST);
    put_member(out, "status", law_status_names[row ? row->status : LAW_onbekend]);
    if (row && row->single) put_bool(out, "eenBron", true);
    put_member(out, "bron", row ? row->source : "");
    if (row && *row->note) put_member(out, "opmerking", row->note);
    text_char(out, '}');
    text_free(&name);
}

int32_t lawbook_values_json(struct text *out, const struct law *law, const struct law_parameter *parameter, int32_t key, const date *on, int language)
{
    int32_t known = 0;
    for (int32_t k = 0; k < parameter->key_count; k++) {
        uint32_t slot = (uint32_t)(parameter->slot + k);
        if (key >= 0 && k != key) continue;
        date day = LAW_FIRST;
        const struct law_row *row = NULL;
        if (on && !parameter->by_birth_date) {
            row = law_row_on(law, slot, *on);
            lawbook_row_json(out, parameter, slot, row, on, language);
            known += row && row->value != LAW_UNKNOWN;
        } else while ((row = law_next_row(law, slot, &day))) {
            lawbook_row_json(out, parameter, slot, row, NULL, language);
            known += row->value != LAW_UNKNOWN;
        }
    }
    return known;
}

/* ---- choices and statutes ---- */

void lawbook_choice_json(struct text *out, const struct law_choice *choice, int language)
{
    put_open(out, NULL, '{');
    put_member(out, "code", choice->code);
    put_member(out, "vraag", choice->question[language]);
    put_member(out, "waarom", choice->why[language]);
    put_member(out, "grondslag", choice->cites);
    put_member(out, "wieKiest", choice->who);
    put_member(out, "standaard", choice->options[0].name);
    put_open(out, "opties", '[');
    for (int32_t i = 0; i < choice->option_count; i++) {
        put_open(out, NULL, '{');
        put_member(out, "optie", choice->options[i].name);
        put_member(out, "label", choice->options[i].label[language]);
        text_char(out, '}');
    }
    text_put(out, "]}");
}

void lawbook_put_citation(struct text *out, const struct citation *cited, date on, int language)
{
    struct text text = { 0 };
    law_put_citation(&text, cited, language);
    put_member(out, "artikel", text_string(&text));
    text.size = 0;
    law_put_jci(&text, cited, on);
    put_member(out, "jci", text_string(&text));
    text.size = 0;
    law_put_url(&text, cited, on);
    put_member(out, "url", text_string(&text));
    if (text.failed) out->failed = true;
    text_free(&text);
}

static void put_article(struct text *out, const struct law_statute *statute, const struct law_article *article, date on, int language)
{
    struct text name = { 0 };
    struct citation citation;
    text_put(&name, statute->name);
    text_char(&name, ' ');
    text_put(&name, article->article);
    if (law_cite(&law_book, text_string(&name), on, &citation) && citation.article == article) {       /* the citation looks into name */
        put_open(out, NULL, '{');
        put_member(out, "grondslag", text_string(&name));
        lawbook_put_citation(out, &citation, on, language);
        put_date(out, "vanaf", article->from, DATE_FIRST);
        put_date(out, "tot", article->until, DATE_LAST);
        text_char(out, '}');
    }
    text_free(&name);
}

void lawbook_statute_json(struct text *out, const struct law_statute *statute, date on, int language)
{
    put_open(out, NULL, '{');
    put_member(out, "naam", statute->name);
    put_member(out, "titel", statute->title[language]);
    put_member(out, "bwb", statute->bwb);
    put_open(out, "artikelen", '[');
    for (int32_t i = 0; i < statute->article_count; i++) put_article(out, statute, &statute->articles[i], on, language);
    text_put(out, "]}");
}

/* ---- the glossary ---- */

void lawbook_term_json(struct text *out, const struct term *term, int language)
{
    struct text part = { 0 };
    put_open(out, NULL, '{');
    put_member(out, "naam", term->name);
    put_column_name(&part, term->name);
    put_member(out, "kolom", text_string(&part));
    put_member(out, "soort", kind_names[term->kind]);
    put_member(out, "label", term->label[language]);
    if (term->ask[language]) put_member(out, "vraag", term->ask[language]);
    if (term->help[language]) put_member(out, "toelichting", term->help[language]);
    part.size = 0;
    term_put_allowed(&part, term, language);
    put_member(out, "toegestaan", text_string(&part));
    put_member(out, "bron", holder_names[term->holder][language]);
    if (term->judgment) put_bool(out, "oordeel", true);
    if (term->kind == KIND_list) {
        put_open(out, "delen", '[');
        for (int32_t k = 0; k < term->part_count; k++) { put_comma(out); put_string(out, term->parts[k].term->name); }
        text_char(out, ']');
    }
    text_char(out, '}');
    text_free(&part);
}
