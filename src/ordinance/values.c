/* SPDX-License-Identifier: EUPL-1.2 */
/* values.c: values of an ordinance in words, where they stand, and articles of the law. */
#include "ordinance/inside.h"

#include "law/cite.h"

void put_words(struct text *t, const struct local_field *field, int64_t bits, int language)
{
    bool first = true;
    for (int32_t i = 0; i < field->word_count; i++) {
        if (!(bits >> i & 1)) continue;
        text_put(t, first ? "" : ", ");
        text_put(t, field->words[i].label[language]);
        first = false;
    }
    if (first) text_put(t, say(language, "niets", "nothing"));
}

void put_number(struct text *t, const struct local_field *field, int64_t value, int language)
{
    static const char *const one[UNITS][2] = { [UNIT_months] = { " maand", " month" }, [UNIT_weeks] = { " week", " week" }, [UNIT_hours] = { " uur", " hour" }, [UNIT_percent] = { " procent", " per cent" } };
    static const char *const more[UNITS][2] = { [UNIT_months] = { " maanden", " months" }, [UNIT_weeks] = { " weken", " weeks" }, [UNIT_hours] = { " uur", " hours" }, [UNIT_percent] = { " procent", " per cent" } };
    int decimals = local_decimals(field->unit);
    int64_t whole_one = 1;
    for (int i = 0; i < decimals; i++) whole_one *= 10;
    if (field->unit == UNIT_euro) { text_euro(t, value, language); return; }
    text_decimal_short(t, value, decimals, language ? '.' : ',');
    const char *unit = (value == whole_one ? one : more)[field->unit][language];
    if (unit) text_put(t, unit);
}

static const struct local_field basis_fields[BASES] = { { .unit = UNIT_hours }, { .unit = UNIT_percent }, { .unit = UNIT_euro } };

static void put_regime(struct text *t, const struct local_regime *g, int language)
{
    const struct local_field *unit = &basis_fields[g->basis];
    bool euro = g->basis == BASIS_bedrag_per_periode;
    text_put(t, g->name);
    text_put(t, ": ");
    for (int i = 0; i < (euro ? 2 : 3); i++) {
        if (i) text_put(t, ", ");
        if (g->number[i] == LOCAL_NONE) text_put(t, say(language, "onbekend", "not known")); else put_number(t, unit, g->number[i], language);
        if (euro) text_put(t, i ? say(language, " voor elke volgende", " for every next one") : say(language, " voor de eerste periode", " for the first period"));
        else { text_put(t, say(language, " in jaar ", " in year ")); text_int(t, i + 1); }
    }
    if (g->basis == BASIS_procent_van_uren) text_put(t, say(language, " (van de gewerkte uren)", " (of the hours worked)"));
    if (euro) { text_put(t, say(language, " (per ", " (each ")); text_int(t, g->period_months); text_put(t, say(language, " maanden)", " months)")); }
    if (g->trial != LOCAL_NONE) { text_put(t, ", "); put_number(t, unit, g->trial, language); text_put(t, say(language, " op een proefplaats", " on a trial placement")); }
}

static void put_given(struct text *t, const struct local_value *v, int language)
{
    const struct local_field *field = &local_fields[v->field];
    switch (field->kind) {
    case LOCAL_answer: text_put(t, v->number[0] ? say(language, "ja", "yes") : say(language, "nee", "no")); break;
    case LOCAL_number:
        if (v->beyond) text_put(t, say(language, "meer dan ", "more than "));
        put_number(t, field, v->number[0], language);
        break;
    case LOCAL_word: text_put(t, field->words[v->number[0]].label[language]); break;
    case LOCAL_words: put_words(t, field, v->number[0], language); break;
    case LOCAL_range:
        put_number(t, field, v->number[0], language);
        text_put(t, say(language, " tot en met ", " to "));
        put_number(t, field, v->number[1], language);
        break;
    case LOCAL_text: text_put(t, v->text); break;
    case LOCAL_regimes:
        for (int32_t i = 0; i < v->regime_count; i++) { if (i) text_put(t, "; "); put_regime(t, &v->regimes[i], language); }
        break;
    case LOCAL_KINDS: break;
    }
}

void ordinance_put_value(struct text *t, const struct local_value *v, int language)
{
    if (!v) { text_put(t, local_state_labels[LOCAL_onbekend][language]); return; }
    if (v->valued) put_given(t, v, language);
    if (v->state == LOCAL_geregeld) return;
    if (v->valued) text_put(t, ", ");
    text_put(t, local_state_labels[v->state][language]);
}

void ordinance_put_source(struct text *t, const struct law_ordinance *o, const struct local_value *v, int language)
{
    if (!v || v->document < 0) return;
    const struct local_document *d = &o->documents[v->document];
    text_put(t, d->title);
    if (*d->cvdr) {
        text_put(t, " (");
        text_put(t, d->cvdr);
        if (d->version) { text_put(t, say(language, ", versie ", ", version ")); text_int(t, d->version); }
        text_char(t, ')');
    }
    if (*v->article) { text_put(t, say(language, ", artikel ", ", article ")); text_put(t, v->article); }
}

void put_cell(struct text *t, const char *string, bool last)
{
    /* What a spreadsheet would take for a formula gets an apostrophe before it. */
    bool formula = *string && strchr("=+-@\t", *string), quoted = formula || strpbrk(string, ",\"\n\r") != NULL;
    if (quoted) text_char(t, '"');
    if (formula) text_char(t, '\'');
    for (; *string; string++) { if (*string == '"') text_char(t, '"'); text_char(t, *string); }
    if (quoted) text_char(t, '"');
    text_put(t, last ? "\r\n" : ",");
}

/* An article that is not in force yet on the day is named in the version of the last day. */
static bool cite(const char *citation, date on, struct citation *found, date *version)
{
    *version = on;
    if (law_cite(&law_book, citation, on, found)) return true;
    *version = LAW_LAST;
    return law_cite(&law_book, citation, LAW_LAST, found);
}

void put_law(struct text *t, const char *citation, date on, int language)
{
    struct citation found;
    date version;
    if (cite(citation, on, &found, &version)) law_put_citation(t, &found, language); else text_put(t, citation);
}

void put_law_url(struct text *t, const char *citation, date on)
{
    struct citation found;
    date version;
    if (cite(citation, on, &found, &version) && version == on) law_put_url(t, &found, version);
}
