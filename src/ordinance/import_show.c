/* SPDX-License-Identifier: EUPL-1.2 */
/* import_show.c: a publication that was read as a file to fill in, and as JSON with the proposals beside the text. */
#include "ordinance/import_inside.h"

#include "base/members.h"
#include "ordinance/inside.h"

enum { QUOTE_MOST = 300 };

/* At most so many bytes, never half a character. */
static void put_quote(struct text *t, const char *text)
{
    size_t size = strlen(text);
    if (size > QUOTE_MOST) for (size = QUOTE_MOST; size && ((unsigned char)text[size] & 0xC0) == 0x80;) size--;
    text_bytes(t, text, size);
    if (text[size]) text_put(t, "...");
}

/* As YAML in double quotes, on one line; a control character becomes a blank. */
static void put_quoted(struct text *t, const char *text)
{
    text_char(t, '"');
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\') text_char(t, '\\');
        bool control = *c < 32 || *c == 127, second = *c == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0;
        if (second) c++;
        text_char(t, control || second ? ' ' : (char)*c);
    }
    text_char(t, '"');
}

static void put_code(struct text *t, const char *name)
{
    bool any = false;
    for (int i = 0; *name && i < 40; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!good && (!any || t->data[t->size - 1] == '-')) continue;
        text_char(t, good ? c : '-');
        any = true;
        i++;
    }
    if (!any) text_put(t, "import");
}

static void put_value(struct text *t, const struct import_proposal *p)
{
    const struct local_field *field = &local_fields[p->field];
    if (field->kind == LOCAL_answer) { text_put(t, p->number[0] ? "ja" : "nee"); return; }
    if (field->kind == LOCAL_words) {
        bool first = true;
        text_char(t, '[');
        for (int32_t i = 0; i < field->word_count; i++) if (p->number[0] >> i & 1) { text_put(t, first ? "" : ", "); text_put(t, field->words[i].name); first = false; }
        text_char(t, ']');
        return;
    }
    text_char(t, '"');
    text_decimal_short(t, p->number[0], local_decimals(field->unit), '.');
    text_char(t, '"');
}

static void put_place(struct text *t, const struct import_proposal *p)
{
    text_put(t, p->article->number);
    if (*p->paragraph->mark) { text_put(t, *p->paragraph->mark == 'o' ? " " : " lid "); text_put(t, p->paragraph->mark); }
}

static void put_note(struct text *t, const struct import_proposal *p)
{
    static const char *const before[2] = { "Voorstel, door niemand gecontroleerd, uit: ", "Proposal, checked by nobody, from: " }, *const names[2] = { "{nl: ", ", en: " };
    for (int language = 0; language < 2; language++) {
        struct text note = { 0 };
        text_put(&note, before[language]);
        put_quote(&note, p->paragraph->text);
        text_put(t, names[language]);
        put_quoted(t, text_string(&note));
        t->failed |= note.failed;
        text_free(&note);
    }
    text_char(t, '}');
}

static bool proposed_before(const struct import_result *r, int32_t i)
{
    for (int32_t k = 0; k < i; k++) if (r->proposal[k].field == r->proposal[i].field) return true;
    return false;
}

void ordinance_import_yaml(struct text *t, const struct import_result *r)
{
    const struct import_document *d = &r->document;
    const struct law_municipality *m = *d->creator ? law_municipality_named(&law_book, d->creator, strlen(d->creator)) : NULL;
    struct text place = { 0 };
    text_put(t, "# Voorstellen uit een publicatie. Niets hiervan telt mee tot iemand de tekst heeft gelezen en checked op 1 heeft gezet.\n"
                "# Proposals from a publication. None of it counts until somebody has read the text and made checked 1.\nordinance: ");
    put_code(t, *d->creator ? d->creator : d->title);
    text_put(t, "\nname: ");
    put_quoted(t, *d->creator ? d->creator : *d->title ? d->title : "import");
    text_put(t, m ? "\nowner: gemeente\nmunicipality: " : "\nowner: samenwerking");
    if (m) text_int(t, m->code);
    text_put(t, "\ndocuments:\n  - {id: verordening, layer: verordening, title: ");
    put_quoted(t, *d->title ? d->title : "import");
    if (*d->cvdr) { text_put(t, ", cvdr: "); text_put(t, d->cvdr); }
    if (d->version) { text_put(t, ", version: "); text_int(t, d->version); }
    if (d->from != LOCAL_NO_DAY) { text_put(t, ", from: "); text_date(t, d->from); }
    if (d->from != LOCAL_NO_DAY && d->retro != LOCAL_NO_DAY && d->retro <= d->from) { text_put(t, ", retro: "); text_date(t, d->retro); }
    if (d->until != LOCAL_NO_DAY && (d->from == LOCAL_NO_DAY || d->until > d->from)) { text_put(t, ", until: "); text_date(t, d->until - 1); }     /* the day it stops is no day of it */
    text_put(t, ", checked: 0}\nvalues:\n  verordening: {value: ja, in: verordening, checked: 0}\n");
    for (int32_t i = 0; i < r->proposals; i++) {
        const struct import_proposal *p = &r->proposal[i];
        if (proposed_before(r, i)) continue;
        text_put(t, "  "); text_put(t, local_fields[p->field].name); text_put(t, ": {value: ");
        put_value(t, p);
        text_put(t, ", in: verordening, checked: 0");
        place.size = 0;
        put_place(&place, p);
        if (place.size) { text_put(t, ", article: "); put_quoted(t, text_string(&place)); }
        text_put(t, ", note: ");
        put_note(t, p);
        text_put(t, "}\n");
    }
    t->failed |= place.failed;
    text_free(&place);
}

static void value_json(struct text *t, const struct import_proposal *p)
{
    const struct local_field *field = &local_fields[p->field];
    if (field->kind == LOCAL_answer) { put_member(t, "waarde", p->number[0] ? "ja" : "nee"); return; }
    if (field->kind != LOCAL_words) { put_key(t, "waarde"); text_decimal_short(t, p->number[0], local_decimals(field->unit), '.'); return; }
    put_open(t, "waarde", '[');
    for (int32_t i = 0; i < field->word_count; i++) if (p->number[0] >> i & 1) { put_comma(t); put_string(t, field->words[i].name); }
    text_char(t, ']');
}

void ordinance_import_json(struct text *t, const struct import_result *r)
{
    const struct import_document *d = &r->document;
    text_char(t, '{');
    put_member(t, "titel", d->title);
    put_member(t, "maker", d->creator);
    put_member(t, "cvdr", d->cvdr);
    if (d->version) { put_key(t, "versie"); text_int(t, d->version); }
    put_date(t, "inWerking", d->from, LOCAL_NO_DAY);
    put_date(t, "uitWerking", d->until, LOCAL_NO_DAY);
    put_date(t, "terugwerkendTot", d->retro, LOCAL_NO_DAY);
    put_open(t, "artikelen", '[');
    for (int32_t i = 0; i < d->articles; i++) {
        const struct import_article *a = &d->article[i];
        put_open(t, NULL, '{');
        put_member(t, "artikel", a->number);
        put_member(t, "titel", a->title);
        put_member(t, "onder", a->above);
        put_key(t, "regel"); text_int(t, a->line);
        put_open(t, "leden", '[');
        for (int32_t k = 0; k < a->paragraphs; k++) {
            put_open(t, NULL, '{');
            put_member(t, "lid", a->paragraph[k].mark);
            put_member(t, "tekst", a->paragraph[k].text);
            put_open(t, "voorstellen", '[');
            for (int32_t p = 0; p < r->proposals; p++) {
                if (r->proposal[p].paragraph != &a->paragraph[k]) continue;
                put_open(t, NULL, '{');
                put_member(t, "veld", local_fields[r->proposal[p].field].name);
                value_json(t, &r->proposal[p]);
                put_bool(t, "bevestigd", false);
                text_char(t, '}');
            }
            text_put(t, "]}");
        }
        text_put(t, "]}");
    }
    text_put(t, "]}");
}
