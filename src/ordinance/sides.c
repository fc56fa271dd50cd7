/* SPDX-License-Identifier: EUPL-1.2 */
/* sides.c: ordinances field by field beside each other, with the source of every value. */
#include "ordinance/sides.h"

#include "base/members.h"
#include "ordinance/inside.h"

const char *const sides_verdict_names[SIDES_VERDICTS] = { "verschilt", "gelijk", "een-bekend", "onbekend" };
const char *const sides_verdict_labels[SIDES_VERDICTS][2] = { { "verschilt", "differs" }, { "gelijk, voor zover bekend", "the same, as far as is known" }, { "van één bekend, dus niet te vergelijken", "known of one, so nothing to compare" },
    { "niet bekend", "not known" } };

static bool is_known(const struct local_value *v) { return v && v->checked != CHECKED_niet && v->state != LOCAL_onbekend; }

static bool same_regimes(const struct local_value *a, const struct local_value *b)
{
    if (a->regime_count != b->regime_count) return false;
    for (int32_t i = 0; i < a->regime_count; i++) {
        const struct local_regime *x = &a->regimes[i], *y = &b->regimes[i];
        bool same = x->basis == y->basis && x->period_months == y->period_months && x->trial == y->trial && strcmp(x->name, y->name) == 0;
        for (int k = 0; k < 3; k++) same &= x->number[k] == y->number[k];
        if (!same) return false;
    }
    return true;
}

bool ordinance_same_value(const struct local_value *a, const struct local_value *b)
{
    if (a->state != b->state || a->valued != b->valued) return false;
    if (!a->valued) return true;
    if (a->beyond != b->beyond || a->number[0] != b->number[0] || a->number[1] != b->number[1]) return false;
    if (local_fields[a->field].kind == LOCAL_text) return strcmp(a->text, b->text) == 0;
    return local_fields[a->field].kind != LOCAL_regimes || same_regimes(a, b);
}

void ordinance_sides_of(struct ordinance_sides *s, const struct law_ordinance *const *side, int32_t count, enum local_field_id field, date on)
{
    const struct local_value *first = NULL;
    *s = (struct ordinance_sides){ .field = field, .count = count };
    bool differs = false;
    for (int32_t i = 0; i < count && i < SIDES_MOST; i++) {
        s->value[i] = law_local_on(side[i], field, on);
        if (!is_known(s->value[i])) continue;
        s->known++;
        if (first) differs |= !ordinance_same_value(first, s->value[i]); else first = s->value[i];
    }
    s->verdict = differs ? SIDES_verschilt : s->known > 1 ? SIDES_gelijk : s->known ? SIDES_een_bekend : SIDES_onbekend;
}

/* The parts of a row: what it says, where, how well it was read. */
struct row { struct text value, source; const char *checked; };
static struct row row_of(const struct law_ordinance *o, const struct local_value *v, int language)
{
    struct row r = { .checked = v ? local_checked_labels[v->checked][language] : "" };
    ordinance_put_value(&r.value, v, language);
    ordinance_put_source(&r.source, o, v, language);
    if (v && *v->note[language]) { text_put(&r.value, " ("); text_put(&r.value, v->note[language]); text_char(&r.value, ')'); }
    return r;
}
static void row_free(struct text *t, struct row *r)
{
    t->failed |= r->value.failed || r->source.failed;
    text_free(&r->value);
    text_free(&r->source);
}

void ordinance_sides_text(struct text *t, const struct law_ordinance *const *side, int32_t count, date on, int language)
{
    text_put(t, say(language, "Wat regelingen zeggen op ", "What regulations say on "));
    text_day(t, on, language);
    text_put(t, "\n");
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_sides s;
        ordinance_sides_of(&s, side, count, (enum local_field_id)f, on);
        if (s.verdict == SIDES_onbekend) continue;
        text_put(t, "\n");
        text_put(t, local_fields[f].label[language]);
        text_put(t, ": ");
        text_put(t, sides_verdict_labels[s.verdict][language]);
        text_put(t, "\n");
        for (int32_t i = 0; i < count; i++) {
            struct row r = row_of(side[i], s.value[i], language);
            text_put(t, "  ");
            text_put(t, side[i]->name);
            text_put(t, ": ");
            text_put(t, text_string(&r.value));
            if (is_known(s.value[i])) { text_put(t, "; "); text_put(t, text_string(&r.source)); text_put(t, "; "); text_put(t, r.checked); }
            text_char(t, '\n');
            row_free(t, &r);
        }
    }
}

void ordinance_sides_json(struct text *t, const struct law_ordinance *const *side, int32_t count, date on, int language)
{
    text_char(t, '{');
    put_date(t, "peildatum", on, LOCAL_NO_DAY);
    put_open(t, "velden", '[');
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_sides s;
        ordinance_sides_of(&s, side, count, (enum local_field_id)f, on);
        put_open(t, NULL, '{');
        put_member(t, "veld", local_fields[f].name);
        put_member(t, "label", local_fields[f].label[language]);
        put_member(t, "oordeel", sides_verdict_names[s.verdict]);
        put_key(t, "bekend"); text_int(t, s.known);
        put_open(t, "verordeningen", '[');
        for (int32_t i = 0; i < count; i++) {
            struct row r = row_of(side[i], s.value[i], language);
            put_open(t, NULL, '{');
            put_member(t, "verordening", side[i]->code);
            put_member(t, "stand", local_state_names[s.value[i] ? s.value[i]->state : LOCAL_onbekend]);
            put_member(t, "waarde", text_string(&r.value));
            put_member(t, "bron", text_string(&r.source));
            put_key(t, "gecontroleerd"); text_int(t, s.value[i] ? s.value[i]->checked : CHECKED_niet);
            text_char(t, '}');
            row_free(t, &r);
        }
        text_put(t, "]}");
    }
    text_put(t, "]}");
}

void ordinance_sides_csv(struct text *t, const struct law_ordinance *const *side, int32_t count, date on, int language)
{
    text_put(t, "peildatum,veld,oordeel,verordening,stand,waarde,bron,gecontroleerd\r\n");
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_sides s;
        ordinance_sides_of(&s, side, count, (enum local_field_id)f, on);
        for (int32_t i = 0; i < count; i++) {
            struct row r = row_of(side[i], s.value[i], language);
            text_date(t, on);
            text_char(t, ',');
            put_cell(t, local_fields[f].name, false);
            put_cell(t, sides_verdict_names[s.verdict], false);
            put_cell(t, side[i]->code, false);
            put_cell(t, local_state_names[s.value[i] ? s.value[i]->state : LOCAL_onbekend], false);
            put_cell(t, text_string(&r.value), false);
            put_cell(t, text_string(&r.source), false);
            text_int(t, s.value[i] ? s.value[i]->checked : CHECKED_niet);
            text_put(t, "\r\n");
            row_free(t, &r);
        }
    }
}
