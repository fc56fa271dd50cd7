/* SPDX-License-Identifier: EUPL-1.2 */
/* markdown.c: a draft as CommonMark, which other programs turn into a document to edit. */
#include "ordinance/draft/inside.h"

#include "ordinance/inside.h"

/* Every mark of ASCII that may mean something gets a backslash, so that text stays text. */
static void put_plain(struct text *t, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] && strchr("\\`*_{}[]<>#|~!&", bytes[i])) text_char(t, '\\');
        text_char(t, bytes[i] == '\n' ? ' ' : bytes[i]);
    }
}
static void put(struct text *t, const char *string) { put_plain(t, string, strlen(string)); }

static void put_piece(void *context, const char *bytes, size_t size, bool open)
{
    struct text *t = context;
    if (open) text_put(t, "**");
    put_plain(t, bytes, size);
    if (open) text_put(t, "**");
}

static void put_heading(struct text *t, const char *marks, const char *word, int32_t number, const char *title)
{
    text_put(t, marks);
    text_char(t, ' ');
    put(t, word);
    text_int(t, number);
    text_put(t, ". ");
    put(t, title);
    text_put(t, "\n\n");
}

static void put_paragraph(struct text *t, const struct draft_paragraph *p)
{
    const char *before = p->number ? "    " : "";
    if (p->number) { text_int(t, p->number); text_put(t, p->number < 10 ? ".  " : ". "); }
    draft_pieces(p->text, put_piece, t);
    text_put(t, "\n\n");
    for (int32_t i = 0; i < p->items; i++) {
        text_put(t, before);
        text_put(t, "- ");
        text_char(t, draft_mark(i));
        text_put(t, "\\. ");
        draft_pieces(p->item[i], put_piece, t);
        text_char(t, '\n');
    }
    if (p->items) text_char(t, '\n');
}

static void put_article(struct text *t, const struct ordinance_draft *d, const struct draft_article *a)
{
    put_heading(t, "###", "Artikel ", a->number, a->title);
    for (int32_t i = 0; i < a->paragraphs; i++) put_paragraph(t, &a->paragraph[i]);
    text_put(t, "*Toelichting.* ");
    draft_pieces(a->explanation, put_piece, t);
    if (a->cite_count) {
        struct text bases = { 0 };
        text_put(t, " *Grondslag:* ");
        draft_put_bases(&bases, a->cites, a->cite_count, d->on);
        put(t, text_string(&bases));
        text_char(t, '.');
        t->failed |= bases.failed;
        text_free(&bases);
    }
    text_put(t, "\n\n");
}

static void put_reference(void *context, const struct draft_article *a, const struct draft_paragraph *p)
{
    struct text *t = context;
    text_put(t, text_string(t)[t->size - 1] == ' ' ? "artikel " : ", artikel ");
    text_int(t, a->number);
    if (p->number) { text_put(t, " lid "); text_int(t, p->number); }
}

static void put_checks(struct text *t, const struct ordinance_draft *d)
{
    text_put(t, "## Controles op dit ontwerp\n\n");
    put(t, draft_about_checks);
    text_put(t, "\n\n");
    for (int32_t i = 0; i < d->judgment.outcomes; i++) {
        const struct ordinance_outcome *o = &d->judgment.outcome[i];
        if (o->verdict == O_niet_van_toepassing && !o->findings) continue;
        text_put(t, "- ");
        text_put(t, o->check->id);
        text_put(t, ", ");
        put(t, o->check->label[0]);
        text_put(t, ": ");
        put(t, ordinance_verdict_labels[o->verdict][0]);
        text_put(t, "; ");
        ordinance_draft_evidence(d, o->check, put_reference, t);
        text_char(t, '\n');
    }
    text_char(t, '\n');
}

void ordinance_draft_markdown(struct text *t, const struct ordinance_draft *d)
{
    struct text bases = { 0 };
    text_put(t, "# ");
    put(t, d->title);
    text_put(t, "\n\n> ");
    put(t, draft_warning);
    text_put(t, "\n\nWet op ");
    text_day(t, d->on, 0);
    text_put(t, "; open plaatsen: ");
    text_int(t, d->choices);
    text_put(t, ".\n\n");
    for (int32_t i = 0; i < d->preambles; i++) { draft_pieces(d->preamble[i], put_piece, t); text_put(t, "\n\n"); }
    text_put(t, "Gelet op ");
    draft_put_bases(&bases, d->base, d->bases, d->on);
    put(t, text_string(&bases));
    text_put(t, ".\n\n");
    for (int32_t c = 0; c < d->chapters; c++) {
        put_heading(t, "##", "Hoofdstuk ", d->chapter[c].number, d->chapter[c].title);
        for (int32_t a = 0; a < d->chapter[c].articles; a++) put_article(t, d, &d->chapter[c].article[a]);
    }
    put_checks(t, d);
    t->failed |= bases.failed;
    text_free(&bases);
}
