/* SPDX-License-Identifier: EUPL-1.2 */
/* publish.c: a draft in the form in which local regulations are published (CVDR XML), and as JSON with the trace between articles, fields and checks. */
#include "ordinance/draft/inside.h"

#include "base/members.h"
#include "ordinance/inside.h"

/* ---- XML ---- */

static void put_xml(struct text *t, const char *string)
{
    for (; *string; string++) {
        if (*string == '<') text_put(t, "&lt;");
        else if (*string == '>') text_put(t, "&gt;");
        else if (*string == '&') text_put(t, "&amp;");
        else text_char(t, (unsigned char)*string < 32 ? ' ' : *string);
    }
}

static void put_element(struct text *t, const char *name, const char *content)
{
    text_char(t, '<');
    text_put(t, name);
    text_char(t, '>');
    put_xml(t, content);
    text_put(t, "</");
    text_put(t, name);
    text_char(t, '>');
}

static void put_kop(struct text *t, const char *label, int32_t number, const char *title)
{
    text_put(t, "<kop>");
    put_element(t, "label", label);
    text_put(t, "<nr>");
    text_int(t, number);
    text_put(t, "</nr>");
    put_element(t, "titel", title);
    text_put(t, "</kop>\n");
}

static void put_paragraph_xml(struct text *t, const struct draft_paragraph *p)
{
    if (p->number) { text_put(t, "<lid><lidnr>"); text_int(t, p->number); text_put(t, ".</lidnr>"); }
    put_element(t, "al", p->text);
    if (p->items) text_put(t, "<lijst>");
    for (int32_t i = 0; i < p->items; i++) {
        text_put(t, "<li><li.nr>");
        text_char(t, draft_mark(i));
        text_put(t, ".</li.nr>");
        put_element(t, "al", p->item[i]);
        text_put(t, "</li>");
    }
    if (p->items) text_put(t, "</lijst>");
    text_put(t, p->number ? "</lid>\n" : "\n");
}

void ordinance_draft_xml(struct text *t, const struct ordinance_draft *d)
{
    text_put(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Ontwerp, niet vastgesteld. -->\n"
                "<cvdr:cvdr xmlns:cvdr=\"https://purl.overheid.nl/cvdr/def/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">\n<cvdr:meta><cvdr:owmskern>");
    put_element(t, "dcterms:title", d->title);
    put_element(t, "dcterms:creator", d->from->name);
    text_put(t, "</cvdr:owmskern></cvdr:meta>\n<cvdr:body><regeling><regeling-tekst><body>\n");
    for (int32_t c = 0; c < d->chapters; c++) {
        text_put(t, "<hoofdstuk>");
        put_kop(t, "Hoofdstuk", d->chapter[c].number, d->chapter[c].title);
        for (int32_t i = 0; i < d->chapter[c].articles; i++) {
            const struct draft_article *a = &d->chapter[c].article[i];
            text_put(t, "<artikel>");
            put_kop(t, "Artikel", a->number, a->title);
            for (int32_t p = 0; p < a->paragraphs; p++) put_paragraph_xml(t, &a->paragraph[p]);
            text_put(t, "</artikel>\n");
        }
        text_put(t, "</hoofdstuk>\n");
    }
    text_put(t, "</body></regeling-tekst></regeling></cvdr:body>\n</cvdr:cvdr>\n");
}

/* ---- JSON ---- */

static void put_anchor(struct text *t, const struct draft_article *a, const struct draft_paragraph *p)
{
    text_put(t, "\"artikel-");
    text_int(t, a->number);
    if (p->number) { text_put(t, "-lid-"); text_int(t, p->number); }
    text_char(t, '"');
}

static void put_where(void *context, const struct draft_article *a, const struct draft_paragraph *p)
{
    put_comma(context);
    put_anchor(context, a, p);
}

static void put_paragraph_json(struct text *t, const struct ordinance_draft *d, const struct draft_article *a, const struct draft_paragraph *p)
{
    put_open(t, NULL, '{');
    put_key(t, "plaats");
    put_anchor(t, a, p);
    put_member(t, "soort", draft_kind_names[p->kind]);
    put_key(t, "veld");
    if (p->field >= 0) put_string(t, local_fields[p->field].name); else text_put(t, "null");
    put_key(t, "openPlaatsen"); text_int(t, p->choices);
    put_member(t, "tekst", p->text);
    put_open(t, "onderdelen", '[');
    for (int32_t i = 0; i < p->items; i++) { put_comma(t); put_string(t, p->item[i]); }
    text_char(t, ']');
    put_open(t, "controles", '[');
    for (int32_t i = 0; p->field >= 0 && i < d->judgment.outcomes; i++)
        if (draft_asks_for(d->judgment.outcome[i].check, p->field)) { put_comma(t); put_string(t, d->judgment.outcome[i].check->id); }
    text_put(t, "]}");
}

static void put_article_json(struct text *t, const struct ordinance_draft *d, const struct draft_article *a)
{
    put_open(t, NULL, '{');
    put_key(t, "artikel"); text_int(t, a->number);
    put_member(t, "code", a->code);
    put_member(t, "titel", a->title);
    put_open(t, "grondslagen", '[');
    for (int32_t i = 0; i < a->cite_count; i++) { put_comma(t); put_string(t, a->cites[i]); }
    text_char(t, ']');
    put_member(t, "toelichting", a->explanation);
    put_open(t, "leden", '[');
    for (int32_t i = 0; i < a->paragraphs; i++) put_paragraph_json(t, d, a, &a->paragraph[i]);
    text_put(t, "]}");
}

static void put_checks_json(struct text *t, const struct ordinance_draft *d)
{
    put_open(t, "controles", '[');
    for (int32_t i = 0; i < d->judgment.outcomes; i++) {
        const struct ordinance_outcome *o = &d->judgment.outcome[i];
        put_open(t, NULL, '{');
        put_member(t, "code", o->check->id);
        put_member(t, "grondslag", o->check->cites);
        put_member(t, "oordeel", ordinance_verdict_names[o->verdict]);
        put_open(t, "plaatsen", '[');
        ordinance_draft_evidence(d, o->check, put_where, t);
        text_put(t, "]}");
    }
    text_char(t, ']');
}

void ordinance_draft_json(struct text *t, const struct ordinance_draft *d)
{
    text_char(t, '{');
    put_member(t, "verordening", d->from->code);
    put_member(t, "titel", d->title);
    put_date(t, "peildatum", d->on, LOCAL_NO_DAY);
    put_key(t, "openPlaatsen"); text_int(t, d->choices);
    put_member(t, "letOp", draft_warning);
    put_open(t, "aanhef", '[');
    for (int32_t i = 0; i < d->preambles; i++) { put_comma(t); put_string(t, d->preamble[i]); }
    text_char(t, ']');
    put_open(t, "grondslagen", '[');
    for (int32_t i = 0; i < d->bases; i++) { put_comma(t); put_string(t, d->base[i]); }
    text_char(t, ']');
    put_open(t, "hoofdstukken", '[');
    for (int32_t c = 0; c < d->chapters; c++) {
        put_open(t, NULL, '{');
        put_key(t, "hoofdstuk"); text_int(t, d->chapter[c].number);
        put_member(t, "titel", d->chapter[c].title);
        put_member(t, "onderdeel", local_item_names[d->chapter[c].item]);
        put_open(t, "artikelen", '[');
        for (int32_t a = 0; a < d->chapter[c].articles; a++) put_article_json(t, d, &d->chapter[c].article[a]);
        text_put(t, "]}");
    }
    text_char(t, ']');
    put_checks_json(t, d);
    put_open(t, "weggelaten", '[');
    for (int32_t i = 0; i < d->omitted_count; i++) { put_comma(t); put_string(t, local_fields[d->omitted[i]].name); }
    text_put(t, "]}");
}
