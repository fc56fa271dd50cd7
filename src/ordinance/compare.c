/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.c: ordinances side by side, as text, JSON and CSV: what standard persons would get, how far that is from UWV, what a move changes, how far values lie apart. */
#include "ordinance/compare.h"

#include "base/fraction.h"
#include "base/members.h"
#include "ordinance/inside.h"

enum { WIDTH = 100 };

/* ---- spread ---- */

static bool is_real(const struct law_ordinance *o) { return o->owner == OWNER_gemeente || o->owner == OWNER_samenwerking; }

void ordinance_spread_of(struct ordinance_spread *s, enum local_field_id field, date on)
{
    int64_t sorted[SIDES_MOST * 16];
    *s = (struct ordinance_spread){ 0 };
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct local_value *v = law_local_on(&law_ordinances[i], field, on);
        if (!is_real(&law_ordinances[i])) continue;
        if (!v || v->state == LOCAL_onbekend || !v->checked) { s->unknown++; continue; }
        if (v->state == LOCAL_niet_geregeld) { s->unregulated++; continue; }
        if (!v->valued || s->known == SIDES_MOST * 16) { s->other++; continue; }
        int32_t j = s->known++;
        for (; j > 0 && sorted[j - 1] > v->number[0]; j--) sorted[j] = sorted[j - 1];
        sorted[j] = v->number[0];
    }
    if (!s->known) return;
    s->least = sorted[0];
    s->most = sorted[s->known - 1];
    s->middle = rounded((fraction){ sorted[(s->known - 1) / 2] + sorted[s->known / 2], 2 });
}

/* ---- one line of one person ---- */

static void put_end(struct text *t, const struct local_field *unit, int64_t value, bool change, int language)
{
    if (change && value > 0) text_put(t, "+");
    put_number(t, unit, value, language);
}

void entitlement_put(struct text *t, const struct entitlement *e, enum law_unit law_unit, bool change, int language)
{
    const struct local_field unit = { .unit = law_unit };
    if (e->state != E_bekend) { text_put(t, entitlement_state_labels[e->state][language]); return; }
    if (e->low == LOCAL_NONE) { text_put(t, say(language, "hoogstens ", "at most ")); put_end(t, &unit, e->high, change, language); }
    else if (e->high == LOCAL_NONE) { text_put(t, say(language, "ten minste ", "at least ")); put_end(t, &unit, e->low, change, language); }
    else {
        bool short_form = !change && law_unit != UNIT_euro && e->low != e->high;           /* "2 tot 6 maanden" */
        if (short_form) text_decimal_short(t, e->low, local_decimals(law_unit), language ? '.' : ','); else put_end(t, &unit, e->low, change, language);
        if (e->low != e->high) { text_put(t, change ? say(language, " (laagste) en ", " (lowest) and ") : say(language, " tot ", " to ")); put_end(t, &unit, e->high, change, language); if (change) text_put(t, say(language, " (hoogste)", " (highest)")); }
    }
    if (e->below_threshold) text_put(t, say(language, ", onder de drempel", ", below the threshold"));
    if (e->threshold_unknown) text_put(t, " *");
}

static void put_row(struct text *t, const char *name, struct text *line)
{
    text_put(t, "    ");
    text_put(t, name);
    for (int32_t k = text_columns(name, strlen(name)); k < 28; k++) text_char(t, ' ');
    text_wrapped(t, text_string(line), 32, WIDTH);
    t->failed |= line->failed;
    line->size = 0;
}

/* Municipalities of the same region on the day, other than itself. */
static bool are_neighbours(const struct law_ordinance *a, const struct law_ordinance *b, date on)
{
    const struct law_municipality *x = a->municipality ? law_municipality_on(&law_book, a->municipality, on) : NULL, *y = b->municipality ? law_municipality_on(&law_book, b->municipality, on) : NULL;
    return x && y && x != y && x->region == y->region;
}

/* How one that stands alone differs from the others of its region. */
static void put_neighbours(struct text *t, const struct ordinance_comparison *c, const struct ordinance_person *p, const struct entitlement *own, int line, int language)
{
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        struct entitlements other;
        if (!are_neighbours(c->side[0], &law_ordinances[i], c->on)) continue;
        ordinance_entitle(&other, p, &law_ordinances[i], c->law, c->on);
        struct entitlement apart = entitlement_change(&other.line[line], own);
        text_put(t, say(language, "; naast buur ", "; beside neighbour "));
        text_put(t, law_ordinances[i].name);
        text_char(t, ' ');
        apart.threshold_unknown = false;
        if (apart.state == E_bekend && apart.low == 0 && apart.high == 0) text_put(t, say(language, "geen verschil", "no difference"));
        else entitlement_put(t, &apart, entitlement_kinds[line].unit, true, language);
    }
}

/* The rows of one line; those that are not known together in one. Returns whether a mark for an unknown threshold was written. */
static bool put_line_of(struct text *t, const struct ordinance_comparison *c, const struct ordinance_person *p, int line, int language)
{
    struct text row = { 0 }, unknown = { 0 };
    struct entitlements of_uwv = { 0 };
    bool marked = false, headed = false;
    if (c->uwv) ordinance_entitle(&of_uwv, p, c->uwv, c->law, c->on);
    for (int32_t i = 0; i < c->sides; i++) {
        struct entitlements own;
        ordinance_entitle(&own, p, c->side[i], c->law, c->on);
        const struct entitlement *e = &own.line[line];
        if (e->state == E_geen) continue;
        if (!headed) { text_put(t, "  "); text_put(t, entitlement_kinds[line].label[language]); text_char(t, '\n'); headed = true; }
        if (e->state == E_onbekend) { text_put(&unknown, unknown.size ? ", " : ""); text_put(&unknown, c->side[i]->name); continue; }
        entitlement_put(&row, e, entitlement_kinds[line].unit, false, language);
        marked |= e->threshold_unknown;
        if (c->uwv && c->side[i] != c->uwv) {
            struct entitlement apart = entitlement_change(&of_uwv.line[line], e);
            if (apart.state == E_bekend) { apart.threshold_unknown = false; text_put(&row, say(language, "; naast UWV ", "; beside UWV ")); entitlement_put(&row, &apart, entitlement_kinds[line].unit, true, language); }
        }
        if (c->sides == 1) put_neighbours(&row, c, p, e, line, language);
        if (e->checked == CHECKED_tweede_hand) text_put(&row, say(language, " (uit tweede hand)", " (second hand)"));
        put_row(t, c->side[i]->name, &row);
    }
    if (unknown.size) { text_put(&row, text_string(&unknown)); put_row(t, say(language, "niet bekend van", "not known of"), &row); }
    text_free(&row);
    text_free(&unknown);
    return marked;
}

/* What changes for one person who moves from the first to the second. */
static void put_move(struct text *t, const struct ordinance_comparison *c, const struct ordinance_person *p, int language)
{
    struct entitlements from, to;
    struct text row = { 0 };
    ordinance_entitle(&from, p, c->side[0], c->law, c->on);
    ordinance_entitle(&to, p, c->side[1], c->law, c->on);
    for (int line = 0; line < ENTITLEMENT_LINES; line++) {
        struct entitlement change = entitlement_change(&from.line[line], &to.line[line]);
        if (change.state == E_geen) continue;
        entitlement_put(&row, &from.line[line], entitlement_kinds[line].unit, false, language);
        text_put(&row, say(language, " wordt ", " becomes "));
        entitlement_put(&row, &to.line[line], entitlement_kinds[line].unit, false, language);
        text_put(&row, "; ");
        if (change.state == E_onbekend) text_put(&row, say(language, "of het verschilt is niet bekend", "whether it differs is not known"));
        else if (change.low == 0 && change.high == 0) text_put(&row, say(language, "geen verschil", "no difference"));
        else { change.threshold_unknown = false; entitlement_put(&row, &change, entitlement_kinds[line].unit, true, language); }
        text_put(t, "  ");
        text_put(t, entitlement_kinds[line].label[language]);
        text_put(t, "\n    ");
        text_wrapped(t, text_string(&row), 4, WIDTH);
        t->failed |= row.failed;
        row.size = 0;
    }
    text_free(&row);
}

static void put_spread(struct text *t, date on, int language)
{
    struct text row = { 0 };
    text_put(t, say(language, "\nHoe ver de echte regelingen uit elkaar liggen, per veld dat bij ten minste twee bekend is\n", "\nHow far the real regulations lie apart, for each field known of at least two\n"));
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_spread s;
        if (local_fields[f].kind != LOCAL_number) continue;
        ordinance_spread_of(&s, (enum local_field_id)f, on);
        if (s.known < 2) continue;
        text_put(&row, local_fields[f].label[language]);
        text_put(&row, ": ");
        put_number(&row, &local_fields[f], s.least, language);
        if (s.least != s.most) {
            text_put(&row, say(language, " tot ", " to ")); put_number(&row, &local_fields[f], s.most, language);
            text_put(&row, say(language, ", middelste ", ", middle ")); put_number(&row, &local_fields[f], s.middle, language);
        }
        text_put(&row, say(language, " (bekend van ", " (known of ")); text_int(&row, s.known);
        text_put(&row, say(language, ", niet van ", ", not of ")); text_int(&row, s.unknown);
        text_char(&row, ')');
        text_put(t, "  ");
        text_wrapped(t, text_string(&row), 2, WIDTH);
        t->failed |= row.failed;
        row.size = 0;
    }
    text_free(&row);
}

void ordinance_comparison_text(struct text *t, const struct ordinance_comparison *c, int language)
{
    bool marked = false;
    text_put(t, say(language, "Wat iemand zou krijgen op ", "What somebody would get on "));
    text_day(t, c->on, language);
    text_char(t, '\n');
    for (int32_t i = 0; i < c->persons; i++) {
        text_char(t, '\n');
        struct text line = { 0 };
        text_put(&line, c->person[i]->code); text_put(&line, ": "); text_put(&line, c->person[i]->label[language]);
        text_wrapped(t, text_string(&line), 0, WIDTH);
        text_free(&line);
        if (c->move) put_move(t, c, c->person[i], language);
        else for (int k = 0; k < ENTITLEMENT_LINES; k++) marked |= put_line_of(t, c, c->person[i], k, language);
    }
    if (marked) text_put(t, say(language, "\n* als de drempel van de regeling, die niet of maar deels bekend is, geen belemmering is\n", "\n* if the threshold of the regulation, which is not or only partly known, is no obstacle\n"));
    if (!c->move) put_spread(t, c->on, language);
    text_put(t, say(language, "\nNiet bekend is nooit nul. Verzonnen gemeenten tellen niet mee in de spreiding; hoe goed iets is gelezen, zegt breed ordinance show.\n",
                        "\nNot known is never nought. Fictitious municipalities do not count in the spread; breed ordinance show says how well something was read.\n"));
}

/* ---- JSON ---- */

static void put_value(struct text *t, const char *name, int64_t value, enum law_unit unit)
{
    put_key(t, name);
    if (value == LOCAL_NONE) text_put(t, "null"); else text_decimal_short(t, value, local_decimals(unit), '.');
}

static void entitlement_json(struct text *t, const char *name, const struct entitlement *e, enum law_unit unit, bool change)
{
    put_open(t, name, '{');
    put_member(t, "stand", entitlement_state_names[e->state]);
    put_value(t, "laagst", e->state == E_bekend ? e->low : LOCAL_NONE, unit);
    put_value(t, "hoogst", e->state == E_bekend ? e->high : LOCAL_NONE, unit);
    if (!change) { put_bool(t, "onderDrempel", e->below_threshold); put_bool(t, "drempelOnbekend", e->threshold_unknown); put_key(t, "gecontroleerd"); text_int(t, e->checked); }
    text_char(t, '}');
}

static void lines_json(struct text *t, const struct ordinance_comparison *c, const struct ordinance_person *p, const struct law_ordinance *side, int language)
{
    struct entitlements own, other;
    ordinance_entitle(&own, p, side, c->law, c->on);
    put_open(t, "regels", '[');
    for (int k = 0; k < ENTITLEMENT_LINES; k++) {
        put_open(t, NULL, '{');
        put_member(t, "regel", entitlement_kinds[k].name);
        put_member(t, "label", entitlement_kinds[k].label[language]);
        put_member(t, "eenheid", law_unit_names[entitlement_kinds[k].unit]);
        entitlement_json(t, "uitkomst", &own.line[k], entitlement_kinds[k].unit, false);
        if (c->uwv && side != c->uwv) {
            ordinance_entitle(&other, p, c->uwv, c->law, c->on);
            struct entitlement apart = entitlement_change(&other.line[k], &own.line[k]);
            entitlement_json(t, "naastUwv", &apart, entitlement_kinds[k].unit, true);
        }
        put_open(t, "naastBuren", '[');
        for (int32_t i = 0; i < law_ordinance_count; i++) {
            if (!are_neighbours(side, &law_ordinances[i], c->on)) continue;
            ordinance_entitle(&other, p, &law_ordinances[i], c->law, c->on);
            struct entitlement apart = entitlement_change(&other.line[k], &own.line[k]);
            put_open(t, NULL, '{');
            put_member(t, "buur", law_ordinances[i].code);
            entitlement_json(t, "verschil", &apart, entitlement_kinds[k].unit, true);
            text_char(t, '}');
        }
        text_put(t, "]}");
    }
    text_char(t, ']');
}

static void move_json(struct text *t, const struct ordinance_comparison *c)
{
    put_open(t, "verhuizing", '{');
    put_member(t, "van", c->side[0]->code);
    put_member(t, "naar", c->side[1]->code);
    put_open(t, "personen", '[');
    for (int32_t i = 0; i < c->persons; i++) {
        struct entitlements from, to;
        ordinance_entitle(&from, c->person[i], c->side[0], c->law, c->on);
        ordinance_entitle(&to, c->person[i], c->side[1], c->law, c->on);
        put_open(t, NULL, '{');
        put_member(t, "persoon", c->person[i]->code);
        for (int k = 0; k < ENTITLEMENT_LINES; k++) {
            struct entitlement change = entitlement_change(&from.line[k], &to.line[k]);
            if (change.state != E_geen) entitlement_json(t, entitlement_kinds[k].name, &change, entitlement_kinds[k].unit, true);
        }
        text_char(t, '}');
    }
    text_put(t, "]}");
}

static void spread_json(struct text *t, date on)
{
    put_open(t, "spreiding", '[');
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_spread s;
        enum law_unit unit = local_fields[f].unit;
        if (local_fields[f].kind != LOCAL_number) continue;
        ordinance_spread_of(&s, (enum local_field_id)f, on);
        put_open(t, NULL, '{');
        put_member(t, "veld", local_fields[f].name);
        put_member(t, "eenheid", law_unit_names[unit]);
        put_key(t, "bekend"); text_int(t, s.known);
        put_key(t, "nietGeregeld"); text_int(t, s.unregulated);
        put_key(t, "anders"); text_int(t, s.other);
        put_key(t, "onbekend"); text_int(t, s.unknown);
        put_value(t, "laagst", s.known ? s.least : LOCAL_NONE, unit);
        put_value(t, "middelst", s.known ? s.middle : LOCAL_NONE, unit);
        put_value(t, "hoogst", s.known ? s.most : LOCAL_NONE, unit);
        text_char(t, '}');
    }
    text_char(t, ']');
}

void ordinance_comparison_json(struct text *t, const struct ordinance_comparison *c, int language)
{
    text_char(t, '{');
    put_date(t, "peildatum", c->on, LOCAL_NO_DAY);
    put_open(t, "personen", '[');
    for (int32_t i = 0; i < c->persons; i++) {
        put_open(t, NULL, '{');
        put_member(t, "persoon", c->person[i]->code);
        put_member(t, "label", c->person[i]->label[language]);
        put_open(t, "verordeningen", '[');
        for (int32_t k = 0; k < c->sides; k++) {
            put_open(t, NULL, '{');
            put_member(t, "verordening", c->side[k]->code);
            put_member(t, "naam", c->side[k]->name);
            put_member(t, "soort", local_owner_names[c->side[k]->owner]);
            lines_json(t, c, c->person[i], c->side[k], language);
            text_char(t, '}');
        }
        text_put(t, "]}");
    }
    text_char(t, ']');
    if (c->move) move_json(t, c);
    spread_json(t, c->on);
    text_char(t, '}');
}

void ordinance_comparison_csv(struct text *t, const struct ordinance_comparison *c, int language)
{
    text_put(t, "peildatum,persoon,verordening,soort,regel,eenheid,stand,laagst,hoogst,onderDrempel,drempelOnbekend,gecontroleerd,verschilUwvLaagst,verschilUwvHoogst,label\r\n");
    for (int32_t i = 0; i < c->persons; i++)
        for (int32_t k = 0; k < c->sides; k++) {
            struct entitlements own, of_uwv = { 0 };
            ordinance_entitle(&own, c->person[i], c->side[k], c->law, c->on);
            if (c->uwv) ordinance_entitle(&of_uwv, c->person[i], c->uwv, c->law, c->on);
            for (int line = 0; line < ENTITLEMENT_LINES; line++) {
                const struct entitlement *e = &own.line[line];
                struct entitlement apart = c->uwv ? entitlement_change(&of_uwv.line[line], e) : (struct entitlement){ .state = E_onbekend };
                const int64_t ends[] = { e->low, e->high, apart.low, apart.high };
                int decimals = local_decimals(entitlement_kinds[line].unit);
                char day[11];
                (void)format_date(c->on, day);
                const char *const cells[] = { day, c->person[i]->code, c->side[k]->code, local_owner_names[c->side[k]->owner], entitlement_kinds[line].name, law_unit_names[entitlement_kinds[line].unit], entitlement_state_names[e->state] };
                for (int n = 0; n < 7; n++) put_cell(t, cells[n], false);
                for (int n = 0; n < 2; n++) { if (e->state == E_bekend && ends[n] != LOCAL_NONE) text_decimal_short(t, ends[n], decimals, '.'); text_char(t, ','); }
                text_put(t, e->below_threshold ? "ja," : "nee,");
                text_put(t, e->threshold_unknown ? "ja," : "nee,");
                text_int(t, e->checked); text_char(t, ',');
                for (int n = 2; n < 4; n++) { if (apart.state == E_bekend && ends[n] != LOCAL_NONE) text_decimal_short(t, ends[n], decimals, '.'); text_char(t, ','); }
                put_cell(t, entitlement_kinds[line].label[language], true);
            }
        }
}
