/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: which ordinances there are, and what one of them says on a day. */
#include "ordinance/inside.h"

#include "base/members.h"

enum { WIDTH = 100, CODES = 16 };

static int32_t values_on(const struct law_ordinance *o, date on)
{
    int32_t count = 0;
    for (int32_t i = 0; i < o->value_count; i++) count += o->values[i].from <= on && on <= o->values[i].until && o->values[i].state != LOCAL_onbekend;
    return count;
}

static const struct law_region *region_of(const struct law_ordinance *o, date on)
{
    const struct law_municipality *m = o->municipality ? law_municipality_on(&law_book, o->municipality, on) : NULL;
    return m ? law_region_on(&law_book, m->region, on) : NULL;
}

/* The best check that any value had: a source read is better than a text about it. */
static int checked_of(const struct law_ordinance *o)
{
    bool source = false, other = false;
    for (int32_t i = 0; i < o->document_count; i++) { source |= o->documents[i].checked == CHECKED_bron; other |= o->documents[i].checked == CHECKED_tweede_hand; }
    return other ? CHECKED_tweede_hand : source ? CHECKED_bron : CHECKED_niet;
}

void ordinance_list_text(struct text *t, date on, int language)
{
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        const struct law_region *region = region_of(o, on);
        struct text line = { 0 };
        text_put(t, o->code);
        for (int32_t k = text_columns(o->code, strlen(o->code)); k < CODES; k++) text_char(t, ' ');
        text_put(&line, o->name);
        text_put(&line, ": ");
        text_put(&line, local_owner_labels[o->owner][language]);
        if (region) { text_put(&line, say(language, ", arbeidsmarktregio ", ", labour market region ")); text_put(&line, region->name); }
        text_put(&line, "; ");
        text_int(&line, values_on(o, on));
        text_put(&line, say(language, " van ", " of "));
        text_int(&line, LOCAL_FIELDS);
        text_put(&line, say(language, " velden bekend, ", " fields known, "));
        text_put(&line, local_checked_labels[checked_of(o)][language]);
        text_wrapped(t, text_string(&line), CODES, WIDTH);
        t->failed |= line.failed;
        text_free(&line);
    }
}

static void document_json(struct text *t, const struct local_document *d)
{
    put_open(t, NULL, '{');
    put_member(t, "id", d->id);
    put_member(t, "titel", d->title);
    put_member(t, "laag", local_layer_names[d->layer]);
    if (*d->cvdr) put_member(t, "cvdr", d->cvdr);
    if (d->version) { put_key(t, "versie"); text_int(t, d->version); }
    if (*d->url) put_member(t, "url", d->url);
    put_member(t, "vastgesteldDoor", local_adopted_names[d->adopted]);
    put_date(t, "ondertekend", d->signed_on, LOCAL_NO_DAY);
    put_date(t, "inWerking", d->from, LOCAL_NO_DAY);
    put_date(t, "terugwerkendTot", d->retro, LOCAL_NO_DAY);
    put_date(t, "uitWerking", d->until, DATE_LAST);
    if (d->base_count < 0) { put_key(t, "grondslagen"); text_put(t, "null"); }
    else {
        put_open(t, "grondslagen", '[');
        for (int32_t i = 0; i < d->base_count; i++) { put_comma(t); put_string(t, d->bases[i]); }
        text_char(t, ']');
    }
    put_key(t, "gecontroleerd"); text_int(t, d->checked);
    text_char(t, '}');
}

static void head_json(struct text *t, const struct law_ordinance *o, date on, int language)
{
    const struct law_region *region = region_of(o, on);
    put_member(t, "verordening", o->code);
    put_member(t, "naam", o->name);
    put_member(t, "soort", local_owner_names[o->owner]);
    if (o->municipality) { put_key(t, "gemeente"); text_int(t, o->municipality); }
    if (region) { put_key(t, "regio"); text_int(t, region->number); put_member(t, "regionaam", region->name); }
    if (*o->note[language]) put_member(t, "toelichting", o->note[language]);
    put_open(t, "documenten", '[');
    for (int32_t i = 0; i < o->document_count; i++) document_json(t, &o->documents[i]);
    text_char(t, ']');
}

void ordinance_list_json(struct text *t, date on, int language)
{
    text_char(t, '[');
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        put_open(t, NULL, '{');
        head_json(t, &law_ordinances[i], on, language);
        put_key(t, "veldenBekend"); text_int(t, values_on(&law_ordinances[i], on));
        put_key(t, "velden"); text_int(t, LOCAL_FIELDS);
        text_char(t, '}');
    }
    text_char(t, ']');
}

/* ---- one ordinance ---- */

static void show_item(struct text *t, const struct law_ordinance *o, date on, int item, int language)
{
    bool first = true;
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        const struct local_value *v = local_fields[f].item == (enum local_item)item ? law_local_on(o, (enum local_field_id)f, on) : NULL;
        if (!v) continue;
        struct text line = { 0 };
        if (first) { text_char(t, '\n'); if (item) { text_put(t, local_item_names[item]); text_put(t, ". "); } text_put(t, local_item_labels[item][language]); text_char(t, '\n'); }
        first = false;
        text_put(&line, local_fields[f].label[language]);
        text_put(&line, ": ");
        ordinance_put_value(&line, v, language);
        if (*v->note[language]) { text_put(&line, "; "); text_put(&line, v->note[language]); }
        if (v->document >= 0) { text_put(&line, " ["); ordinance_put_source(&line, o, v, language); text_put(&line, "; "); text_put(&line, local_checked_labels[v->checked][language]); text_char(&line, ']'); }
        text_put(t, "  ");
        text_wrapped(t, text_string(&line), 2, WIDTH);
        t->failed |= line.failed;
        text_free(&line);
    }
}

void ordinance_show_text(struct text *t, const struct law_ordinance *o, date on, int language)
{
    text_put(t, o->name);
    text_put(t, say(language, " op ", " on "));
    text_day(t, on, language);
    text_char(t, '\n');
    if (*o->note[language]) text_wrapped(t, o->note[language], 0, WIDTH);
    for (int item = 0; item < ITEMS; item++) show_item(t, o, on, item, language);
    text_char(t, '\n');
    text_int(t, LOCAL_FIELDS - values_on(o, on));
    text_put(t, say(language, " velden zijn niet bekend. Niet bekend is iets anders dan niet geregeld.\n", " fields are not known. Not known is something else than not regulated.\n"));
}

static void put_decimal(struct text *t, const struct local_field *field, int64_t value) { text_decimal_short(t, value, local_decimals(field->unit), '.'); }

static void regimes_json(struct text *t, const struct local_value *v)
{
    static const struct local_field units[BASES] = { { .unit = UNIT_hours }, { .unit = UNIT_percent }, { .unit = UNIT_euro } };
    static const char *const years[] = { "jaar1", "jaar2", "jaar3" }, *const periods[] = { "eerste", "volgende" };
    put_open(t, "waarde", '[');
    for (int32_t i = 0; i < v->regime_count; i++) {
        const struct local_regime *g = &v->regimes[i];
        bool euro = g->basis == BASIS_bedrag_per_periode;
        put_open(t, NULL, '{');
        put_member(t, "naam", g->name);
        put_member(t, "grondslag", local_basis_names[g->basis]);
        for (int k = 0; k < (euro ? 2 : 3); k++) { put_key(t, euro ? periods[k] : years[k]); if (g->number[k] == LOCAL_NONE) text_put(t, "null"); else put_decimal(t, &units[g->basis], g->number[k]); }
        if (g->trial != LOCAL_NONE) { put_key(t, "proefplaats"); put_decimal(t, &units[g->basis], g->trial); }
        if (g->period_months) { put_key(t, "periodeMaanden"); text_int(t, g->period_months); }
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void value_json(struct text *t, const struct local_value *v)
{
    const struct local_field *field = &local_fields[v->field];
    if (!v->valued) { put_key(t, "waarde"); text_put(t, "null"); return; }
    switch (field->kind) {
    case LOCAL_answer: put_member(t, "waarde", v->number[0] ? "ja" : "nee"); break;
    case LOCAL_number: put_key(t, "waarde"); put_decimal(t, field, v->number[0]); if (v->beyond) put_bool(t, "meerDan", true); break;
    case LOCAL_word: put_member(t, "waarde", field->words[v->number[0]].name); break;
    case LOCAL_words:
        put_open(t, "waarde", '[');
        for (int32_t i = 0; i < field->word_count; i++) if (v->number[0] >> i & 1) { put_comma(t); put_string(t, field->words[i].name); }
        text_char(t, ']');
        break;
    case LOCAL_range: put_open(t, "waarde", '['); put_decimal(t, field, v->number[0]); text_char(t, ','); put_decimal(t, field, v->number[1]); text_char(t, ']'); break;
    case LOCAL_text: put_member(t, "waarde", v->text); break;
    case LOCAL_regimes: regimes_json(t, v); break;
    case LOCAL_KINDS: break;
    }
}

void ordinance_show_json(struct text *t, const struct law_ordinance *o, date on, int language)
{
    text_char(t, '{');
    head_json(t, o, on, language);
    put_date(t, "peildatum", on, LOCAL_NO_DAY);
    put_open(t, "velden", '[');
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        const struct local_field *field = &local_fields[f];
        const struct local_value *v = law_local_on(o, (enum local_field_id)f, on);
        put_open(t, NULL, '{');
        put_member(t, "veld", field->name);
        put_member(t, "onderdeel", local_item_names[field->item]);
        put_member(t, "label", field->label[language]);
        put_member(t, "stand", local_state_names[v ? v->state : LOCAL_onbekend]);
        if (v) value_json(t, v); else { put_key(t, "waarde"); text_put(t, "null"); }
        if (field->kind == LOCAL_number || field->kind == LOCAL_range) put_member(t, "eenheid", law_unit_names[field->unit]);
        if (v && v->document >= 0) { put_member(t, "document", o->documents[v->document].id); if (*v->article) put_member(t, "artikel", v->article); }
        if (v) { put_date(t, "vanaf", v->from, DATE_FIRST); put_date(t, "tot", v->until, DATE_LAST); put_key(t, "gecontroleerd"); text_int(t, v->checked); if (*v->note[language]) put_member(t, "toelichting", v->note[language]); }
        text_char(t, '}');
    }
    text_put(t, "]}");
}

void ordinance_show_csv(struct text *t, const struct law_ordinance *o, date on, int language)
{
    struct text value = { 0 }, source = { 0 };
    text_put(t, "verordening,peildatum,veld,onderdeel,stand,waarde,bron,gecontroleerd,label\r\n");
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        const struct local_value *v = law_local_on(o, (enum local_field_id)f, on);
        char day[11];
        (void)format_date(on, day);
        value.size = source.size = 0;
        if (v && v->valued) ordinance_put_value(&value, v, language);
        ordinance_put_source(&source, o, v, language);
        const char *const cells[] = { o->code, day, local_fields[f].name, local_item_names[local_fields[f].item], local_state_names[v ? v->state : LOCAL_onbekend], text_string(&value), text_string(&source),
                                      v ? (const char *const[]){ "0", "1", "2" }[v->checked] : "", local_fields[f].label[language] };
        for (int k = 0; k < 9; k++) put_cell(t, cells[k], k == 8);
    }
    t->failed |= value.failed || source.failed;
    text_free(&value);
    text_free(&source);
}
