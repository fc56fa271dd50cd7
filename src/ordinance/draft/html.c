/* SPDX-License-Identifier: EUPL-1.2 */
/* html.c: a draft as a page that stands alone, to read, print and look at with the checks beside it. */
#include "ordinance/draft/inside.h"

#include "ordinance/inside.h"

static const char style[] =
    "body{font:1.1rem/1.6 Georgia,serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere;hyphens:auto}"
    "h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.35rem;margin-top:2.5rem;border-bottom:2px solid #1a1a1a}h3{font-size:1.1rem;margin-top:2rem}h4{font-size:1rem;margin:0}"
    ".uitleg{background:#f1f3f5;padding:.75rem 1rem;margin:1rem 0;font-family:system-ui,sans-serif;font-size:.95rem}.uitleg p{margin:.3rem 0}"
    "mark{background:#fff3bf;color:#1a1a1a;outline:1px solid #8a6d00;padding:0 .15em}ol{padding-left:1.6rem}ol ol{list-style:lower-alpha}li{margin:.4rem 0}"
    "table{border-collapse:collapse;width:100%;font-family:system-ui,sans-serif;font-size:.9rem}th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "a{color:#0b4f8a}a:focus-visible{outline:3px solid #0b4f8a}.vak{overflow-x:auto}"
    "@media print{body{max-width:none;font-size:11pt}h3{break-after:avoid}.uitleg,tr{break-inside:avoid}a{color:inherit;text-decoration:none}}";

static void put(struct text *t, const char *string) { text_html(t, string, strlen(string), true); }

static void put_piece(void *context, const char *bytes, size_t size, bool open)
{
    struct text *t = context;
    if (open) text_put(t, "<mark>");
    text_html(t, bytes, size, true);
    if (open) text_put(t, "</mark>");
}

static void put_id(struct text *t, const struct draft_article *a, const struct draft_paragraph *p)
{
    text_put(t, "artikel-");
    text_int(t, a->number);
    if (p && p->number) { text_put(t, "-lid-"); text_int(t, p->number); }
}

static void put_paragraph(struct text *t, const struct draft_article *a, const struct draft_paragraph *p)
{
    text_put(t, p->number ? "<li id=\"" : "<p>");
    if (p->number) { put_id(t, a, p); text_put(t, "\">"); }
    draft_pieces(p->text, put_piece, t);
    if (!p->number) text_put(t, "</p>\n");
    if (p->items) text_put(t, "<ol>");
    for (int32_t i = 0; i < p->items; i++) { text_put(t, "<li>"); draft_pieces(p->item[i], put_piece, t); text_put(t, "</li>"); }
    if (p->items) text_put(t, "</ol>");
    if (p->number) text_put(t, "</li>\n");
}

static void put_article(struct text *t, const struct ordinance_draft *d, const struct draft_article *a)
{
    bool numbered = a->paragraph->number > 0;
    text_put(t, "<h3 id=\"");
    put_id(t, a, NULL);
    text_put(t, "\">Artikel ");
    text_int(t, a->number);
    text_put(t, ". ");
    put(t, a->title);
    text_put(t, "</h3>\n");
    if (numbered) text_put(t, "<ol>\n");
    for (int32_t i = 0; i < a->paragraphs; i++) put_paragraph(t, a, &a->paragraph[i]);
    if (numbered) text_put(t, "</ol>\n");
    text_put(t, "<div class=\"uitleg\"><h4>Toelichting</h4><p>");
    draft_pieces(a->explanation, put_piece, t);
    text_put(t, "</p>");
    if (a->cite_count) {
        struct text bases = { 0 };
        text_put(t, "<p>Grondslag: ");
        draft_put_bases(&bases, a->cites, a->cite_count, d->on);
        put(t, text_string(&bases));
        text_put(t, ".</p>");
        t->failed |= bases.failed;
        text_free(&bases);
    }
    text_put(t, "</div>\n");
}

static void put_link(void *context, const struct draft_article *a, const struct draft_paragraph *p)
{
    struct text *t = context;
    text_put(t, "<a href=\"#");
    put_id(t, a, p);
    text_put(t, "\">artikel ");
    text_int(t, a->number);
    if (p->number) { text_put(t, " lid "); text_int(t, p->number); }
    text_put(t, "</a> ");
}

static void put_checks(struct text *t, const struct ordinance_draft *d)
{
    text_put(t, "<h2 id=\"controles\">Controles op dit ontwerp</h2>\n<p>");
    put(t, draft_about_checks);
    text_put(t, "</p>\n<div class=\"vak\" tabindex=\"0\" role=\"region\" aria-labelledby=\"controles\"><table><thead><tr><th scope=\"col\">Controle</th><th scope=\"col\">Oordeel</th><th scope=\"col\">Waar in het ontwerp</th></tr></thead><tbody>\n");
    for (int32_t i = 0; i < d->judgment.outcomes; i++) {
        const struct ordinance_outcome *o = &d->judgment.outcome[i];
        if (o->verdict == O_niet_van_toepassing && !o->findings) continue;
        text_put(t, "<tr><th scope=\"row\">");
        put(t, o->check->id);
        text_put(t, ": ");
        put(t, o->check->label[0]);
        text_put(t, "</th><td>");
        put(t, ordinance_verdict_labels[o->verdict][0]);
        text_put(t, "</td><td>");
        size_t before = t->size;
        ordinance_draft_evidence(d, o->check, put_link, t);
        if (t->size == before) text_put(t, "niet in de artikelen");
        text_put(t, "</td></tr>\n");
    }
    text_put(t, "</tbody></table></div>\n");
}

static void put_contents(struct text *t, const struct ordinance_draft *d)
{
    text_put(t, "<nav aria-label=\"Inhoud\"><h2>Inhoud</h2>\n<ul>\n");
    for (int32_t c = 0; c < d->chapters; c++) {
        text_put(t, "<li><a href=\"#hoofdstuk-");
        text_int(t, d->chapter[c].number);
        text_put(t, "\">Hoofdstuk ");
        text_int(t, d->chapter[c].number);
        text_put(t, ". ");
        put(t, d->chapter[c].title);
        text_put(t, "</a></li>\n");
    }
    text_put(t, "<li><a href=\"#controles\">Controles op dit ontwerp</a></li>\n</ul></nav>\n");
}

static void put_head(struct text *t, const struct ordinance_draft *d)
{
    text_put(t, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    put(t, d->title);
    text_put(t, "</title>\n<style>");
    text_put(t, style);
    text_put(t, "</style>\n</head>\n<body>\n<main>\n<h1>");
    put(t, d->title);
    text_put(t, "</h1>\n<div class=\"uitleg\"><p>");
    put(t, draft_warning);
    text_put(t, "</p><p>Wet op ");
    text_day(t, d->on, 0);
    text_put(t, ". Open plaatsen: ");
    text_int(t, d->choices);
    text_put(t, ".</p></div>\n");
}

void ordinance_draft_html(struct text *t, const struct ordinance_draft *d)
{
    struct text bases = { 0 };
    put_head(t, d);
    put_contents(t, d);
    for (int32_t i = 0; i < d->preambles; i++) { text_put(t, "<p>"); draft_pieces(d->preamble[i], put_piece, t); text_put(t, "</p>\n"); }
    text_put(t, "<p>Gelet op ");
    draft_put_bases(&bases, d->base, d->bases, d->on);
    put(t, text_string(&bases));
    text_put(t, ".</p>\n");
    for (int32_t c = 0; c < d->chapters; c++) {
        text_put(t, "<h2 id=\"hoofdstuk-");
        text_int(t, d->chapter[c].number);
        text_put(t, "\">Hoofdstuk ");
        text_int(t, d->chapter[c].number);
        text_put(t, ". ");
        put(t, d->chapter[c].title);
        text_put(t, "</h2>\n");
        for (int32_t a = 0; a < d->chapter[c].articles; a++) put_article(t, d, &d->chapter[c].article[a]);
    }
    put_checks(t, d);
    text_put(t, "</main>\n</body>\n</html>\n");
    t->failed |= bases.failed;
    text_free(&bases);
}
