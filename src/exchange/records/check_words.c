/* SPDX-License-Identifier: EUPL-1.2 */
/* check_words.c: what the checker found, in words and as JSON. */
#include "exchange/records/check.h"

#include <string.h>
#include "base/members.h"
#include "exchange/data.h"

static const char *const kind_code[CHECK_KIND_COUNT] = {
#define AS_KIND_CODE(name) #name,
    CHECK_KINDS(AS_KIND_CODE)
};

static bool is_code(const struct node *node, const char *code)
{
    if (!node || node->kind != NODE_TEXT || node->size != strlen(code)) return false;
    for (size_t i = 0; i < node->size; i++) if (node->text[i] != (code[i] == '_' ? '-' : code[i])) return false;
    return true;
}

bool check_words_read(struct check_words words[CHECK_KIND_COUNT], struct arena *arena, struct problems *problems)
{
    const struct node *table = exchange_table(arena, "controles.yaml", problems), *list = table ? node_get(table, "controles") : NULL;
    int32_t found = 0;
    memset(words, 0, sizeof *words * CHECK_KIND_COUNT);
    for (const struct node *node = list ? list->first : NULL; node; node = node->next)
        for (int32_t k = 0; k < CHECK_KIND_COUNT; k++) {
            if (!is_code(node_get(node, "code"), kind_code[k]) || words[k].code) continue;
            words[k] = (struct check_words){ table_text(node, "code"), strcmp(table_text(node, "ernst"), "fout") == 0, { table_label(node, "hoort", 0), table_label(node, "hoort", 1) },
                                             { table_label(node, "waarom", 0), table_label(node, "waarom", 1) }, table_text(node, "grondslag") };
            found++;
        }
    return found == CHECK_KIND_COUNT && list->count == found;
}

static const char *field_of(const struct check_finding *f) { return f->field < CHECK_FIELD_COUNT ? check_field_name[f->field] : "rij"; }

void check_put_text(struct text *out, const struct check_words *words, const struct check_finding *f, int language)
{
    const struct check_words *w = &words[f->kind];
    text_put(out, language ? "row " : "rij ");
    text_int(out, f->row);
    text_put(out, ": ");
    text_put(out, w->code);
    text_put(out, w->sure ? "" : language ? " (to be looked at)" : " (nakijken)");
    text_put(out, ": ");
    text_put(out, field_of(f));
    if (f->value_size) { text_put(out, " \""); text_bytes(out, f->value, f->value_size); text_char(out, '"'); }
    if (f->other_row) { text_put(out, language ? ", beside row " : ", naast rij "); text_int(out, f->other_row); }
    text_put(out, language ? ". Should be: " : ". Hoort te zijn: ");
    text_put(out, w->should[language]);
    text_put(out, ". ");
    text_put(out, w->why[language]);
    text_put(out, " (");
    text_put(out, w->citation);
    text_char(out, ')');
    if (f->paid == PAID_known) {
        text_put(out, language ? " Paid too much: " : " Te veel betaald: ");
        text_euro(out, f->too_much, language);
        text_put(out, language ? ", too little: " : ", te weinig: ");
        text_euro(out, f->too_little, language);
        text_char(out, '.');
    }
    text_char(out, '\n');
}

static void put_amount(struct text *out, const char *name, money amount)
{
    put_key(out, name);
    text_decimal(out, amount, 2, '.');
}
static void put_number(struct text *out, const char *name, int64_t number)
{
    put_key(out, name);
    text_int(out, number);
}

void check_put_json(struct text *out, const struct check_words *words, const struct check_finding *f, int language)
{
    const struct check_words *w = &words[f->kind];
    put_open(out, NULL, '{');
    put_number(out, "rij", f->row);
    put_member(out, "soort", w->code);
    put_member(out, "ernst", w->sure ? "fout" : "waarschuwing");
    put_member(out, "veld", field_of(f));
    if (f->value_size) { put_key(out, "waarde"); text_json(out, f->value, f->value_size); }
    if (f->other_row) put_number(out, "naastRij", f->other_row);
    put_member(out, "hoort", w->should[language]);
    put_member(out, "waarom", w->why[language]);
    put_member(out, "grondslag", w->citation);
    if (f->paid == PAID_known) { put_amount(out, "teveelBetaald", f->too_much); put_amount(out, "teWeinigBetaald", f->too_little); }
    text_char(out, '}');
}

void check_put_summary(struct text *out, const struct check_words *words, const struct check_result *r, int language)
{
    text_int(out, r->rows);
    text_put(out, language ? r->rows == 1 ? " row, " : " rows, " : r->rows == 1 ? " rij, " : " rijen, ");
    text_int(out, r->findings);
    text_put(out, language ? r->findings == 1 ? " finding\n" : " findings\n" : r->findings == 1 ? " bevinding\n" : " bevindingen\n");
    for (int32_t k = 0; k < CHECK_KIND_COUNT; k++) {
        if (!r->of[k]) continue;
        text_put(out, "  ");
        text_put(out, words[k].code);
        text_put(out, ": ");
        text_int(out, r->of[k]);
        text_char(out, '\n');
    }
    if (r->paid_known || r->paid_missing) {
        text_put(out, language ? "Sickness benefit paid too much: " : "Ziekengeld te veel betaald: ");
        text_euro(out, r->too_much, language);
        text_put(out, language ? ", too little: " : ", te weinig: ");
        text_euro(out, r->too_little, language);
        text_put(out, language ? "; not to be computed for " : "; niet te berekenen bij ");
        text_int(out, r->paid_missing);
        text_put(out, language ? " findings\n" : " bevindingen\n");
    }
}

void check_put_summary_json(struct text *out, const struct check_words *words, const struct check_result *r)
{
    put_number(out, "rijen", r->rows);
    put_number(out, "aantalBevindingen", r->findings);
    put_open(out, "perSoort", '{');
    for (int32_t k = 0; k < CHECK_KIND_COUNT; k++) if (r->of[k]) put_number(out, words[k].code, r->of[k]);
    text_char(out, '}');
    put_open(out, "ziekengeld", '{');
    put_amount(out, "teveelBetaald", r->too_much);
    put_amount(out, "teWeinigBetaald", r->too_little);
    put_number(out, "berekend", r->paid_known);
    put_number(out, "nietTeBerekenen", r->paid_missing);
    text_char(out, '}');
}
