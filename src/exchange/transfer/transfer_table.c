/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_table.c: the table of what a transfer may hold, and the one form in which contents are compared. */
#include "exchange/transfer/transfer_inside.h"

#include <stdlib.h>
#include <string.h>
#include "base/members.h"
#include "base/node.h"
#include "exchange/data.h"

const char *const transfer_kind_name[TRANSFER_KINDS] = { "overdracht", "aanvaard", "betwist", "ingetrokken", "afgesloten" };
static const char *const form_names[TRANSFER_FORMS] = { "feit", "bsn", "loonheffingennummer", "tekst", "woord", "datum", "bedrag", "antwoord", "iban" };

static const struct term *term_of(const char *name)
{
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) if (strcmp(glossary[k].name, name) == 0) return &glossary[k];
    return NULL;
}

static bool wrong(struct problems *problems, const struct node *node, const char *value)
{
    problem_add(problems, node ? node->line : 0, "overdracht", value, value ? strlen(value) : 0, "een tabel die klopt", "a table that holds together");
    return false;
}

static bool read_item(struct transfer_item *item, const struct node *node, struct problems *problems)
{
    const char *fact = table_text(node, "feit"), *form = table_text(node, "vorm");
    *item = (struct transfer_item){ .name = *fact ? fact : table_text(node, "gegeven"), .form = TRANSFER_FORMS, .required = strcmp(table_text(node, "nodig"), "true") == 0 };
    if (*fact) { item->form = FORM_fact; item->term = term_of(fact); return item->term || wrong(problems, node, fact); }
    for (int32_t k = FORM_bsn; k < TRANSFER_FORMS; k++) if (strcmp(form, form_names[k]) == 0) item->form = (enum transfer_form)k;
    return (item->form != TRANSFER_FORMS && *item->name) || wrong(problems, node, form);
}

bool transfer_table_read(struct transfer_table *t, struct arena *arena, struct problems *problems)
{
    const struct node *document = exchange_table(arena, "overdracht.yaml", problems), *parts = document ? node_get(document, "delen") : NULL, *signals = document ? node_get(document,
        "signalen") : NULL;
    memset(t, 0, sizeof *t);
    if (!parts || parts->count > HANDED_MOST || !signals || signals->count > SIGNALS_MOST) return wrong(problems, document, "delen");
    t->version = table_number(document, "versie", 0);
    for (const struct node *node = parts->first; node; node = node->next) {
        struct transfer_part *p = &t->part[t->parts++];
        const struct node *items = node_get(node, "inhoud");
        *p = (struct transfer_part){ .name = table_text(node, "deel"), .process = table_text(node, "proces"), .why = { table_label(node, "waarom", 0), table_label(node, "waarom", 1) },
                                     .citation = table_text(node, "grondslag"), .list = node_get(node, "lijst") != NULL };
        if (!items || items->count > ITEMS_MOST) return wrong(problems, node, p->name);
        for (const struct node *item = items->first; item; item = item->next) if (!read_item(&p->item[p->items++], item, problems)) return false;
    }
    for (const struct node *node = signals->first; node; node = node->next) t->signal[t->signals++] = table_text(node, "code");
    return true;
}

const struct transfer_part *transfer_part_of(const struct transfer_table *t, const char *name, size_t size)
{
    for (int32_t i = 0; i < t->parts; i++) if (same_text(name, size, t->part[i].name)) return &t->part[i];
    return NULL;
}

const struct transfer_item *transfer_item_of(const struct transfer_part *p, const char *name, size_t size)
{
    for (int32_t i = 0; i < p->items; i++) if (same_text(name, size, p->item[i].name)) return &p->item[i];
    return NULL;
}

/* ---- one form ---- */

static int by_key(const void *left, const void *right)
{
    const struct node *a = *(const struct node *const *)left, *b = *(const struct node *const *)right;
    size_t size = a->key_size < b->key_size ? a->key_size : b->key_size;
    int order = memcmp(a->key, b->key, size);
    return order ? order : (a->key_size > b->key_size) - (a->key_size < b->key_size);
}

static void canonical_map(struct text *out, const struct node *node)
{
    const struct node **child = malloc(((size_t)node->count + 1) * sizeof *child);
    int32_t n = 0;
    if (!child) { out->failed = true; return; }
    for (const struct node *one = node->first; one; one = one->next) child[n++] = one;
    qsort(child, (size_t)n, sizeof *child, by_key);
    text_char(out, '{');
    for (int32_t i = 0; i < n; i++) {
        if (i) text_char(out, ',');
        text_json(out, child[i]->key, child[i]->key_size);
        text_char(out, ':');
        canonical(out, child[i]);
    }
    text_char(out, '}');
    free(child);
}

void canonical(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_MAP: canonical_map(out, node); break;
    case NODE_LIST:
        text_char(out, '[');
        for (const struct node *one = node->first; one; one = one->next) { if (one != node->first) text_char(out, ','); canonical(out, one); }
        text_char(out, ']');
        break;
    case NODE_TEXT: text_json(out, node->text, node->size); break;
    case NODE_NUMBER: text_bytes(out, node->text, node->size); break;
    case NODE_TRUE: text_put(out, "true"); break;
    case NODE_FALSE: text_put(out, "false"); break;
    default: text_put(out, "null");
    }
}

void put_municipality(struct text *out, int32_t code)
{
    for (int32_t power = 1000; power; power /= 10) text_char(out, (char)('0' + code / power % 10));
}

void message_digest(enum transfer_kind kind, const char *about, int32_t from, int32_t to, const struct node *content, char out[DIGEST_TEXT])
{
    struct text text = { 0 };
    text_put(&text, transfer_kind_name[kind]);
    text_char(&text, '\n');
    text_put(&text, about);
    text_char(&text, '\n');
    put_municipality(&text, from);
    put_municipality(&text, to);
    text_char(&text, '\n');
    canonical(&text, content);
    digest_of(text_string(&text), text.size, out);
    text_free(&text);
}

void key_of_offer(char out[DIGEST_TEXT], int32_t from, int32_t to, const char *reference, date moved, int32_t attempt)
{
    struct text text = { 0 };
    text_put(&text, "overdracht\n");
    put_municipality(&text, from);
    put_municipality(&text, to);
    text_char(&text, '\n');
    text_date(&text, moved);
    text_char(&text, '\n');
    text_int(&text, attempt);
    text_char(&text, '\n');
    text_put(&text, reference);
    digest_of(text_string(&text), text.size, out);
    text_free(&text);
}

void key_of_reply(char out[DIGEST_TEXT], enum transfer_kind kind, const char *about)
{
    struct text text = { 0 };
    text_put(&text, transfer_kind_name[kind]);
    text_char(&text, '\n');
    text_put(&text, about);
    digest_of(text_string(&text), text.size, out);
    text_free(&text);
}

void put_envelope(struct text *out, enum transfer_kind kind, const char *key, const char *about, int32_t from, int32_t to, const char *content, size_t size)
{
    struct arena arena = { 0 };
    char digest[DIGEST_TEXT] = "";
    const struct node *node = node_from_json(&arena, content, size, NULL);
    if (node) message_digest(kind, about, from, to, node, digest); else out->failed = true;
    text_char(out, '{');
    put_member(out, "bericht", transfer_kind_name[kind]);
    put_key(out, "versie");
    text_char(out, '1');
    put_member(out, "sleutel", key);
    put_member(out, "overdracht", about);
    put_key(out, "van");
    text_char(out, '"'); put_municipality(out, from); text_char(out, '"');
    put_key(out, "naar");
    text_char(out, '"'); put_municipality(out, to); text_char(out, '"');
    put_member(out, "digest", digest);
    put_key(out, "inhoud");
    text_bytes(out, content, size);
    text_char(out, '}');
    arena_free(&arena);
}
