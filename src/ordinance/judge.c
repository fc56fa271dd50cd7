/* SPDX-License-Identifier: EUPL-1.2 */
/* judge.c: the checks carried out on one ordinance on one day. */
#include "ordinance/inside.h"

static bool gate_open(const struct ordinance_gate *gate, const struct law *law, date on)
{
    int64_t value = law_value(law, gate->slot, on);
    return gate->is == IS_KNOWN ? value != LAW_UNKNOWN : value == gate->is;
}

/* A condition without a gate of its own has a zero one. Slot 0 is some parameter, too, but no gate of the table asks whether that is nought. */
_Static_assert(P_visueel_naar_uwv != 0, "a gate of slot 0 means: always");
static bool condition_holds(const struct ordinance_condition *c, const struct law *law, date on)
{
    return (c->gate.slot == 0 && c->gate.is == 0) || gate_open(&c->gate, law, on);
}

bool ordinance_condition_counts(const struct ordinance_check *check, const struct ordinance_condition *c, const struct law *law, date on)
{
    return gate_open(&check->gate, law, on) && condition_holds(c, law, on);
}

bool ordinance_check_period(const struct law *law, const struct ordinance_check *check, date *from, date *until)
{
    date day = LAW_FIRST;
    bool found = false;
    for (;;) {
        const struct law_row *row = law_next_row(law, check->gate.slot, &day);
        if (!row) return found;
        bool open = check->gate.is == IS_KNOWN ? row->value != LAW_UNKNOWN : row->value == check->gate.is;
        if (open && !found) { found = true; *from = row->from; }
        if (open) *until = row->until == DATE_LAST ? DATE_LAST : day - 1;
        else if (found) return true;
    }
}

/* ---- what the text of a document says ---- */

bool ordinance_absent(const struct law_ordinance *o, date on)
{
    const struct local_value *value = law_local_on(o, LOCALF_verordening, on);
    return value && value->checked && value->state == LOCAL_geregeld && value->number[0] == 0;
}

const struct local_document *ordinance_document(const struct law_ordinance *o, date on)
{
    const struct local_document *best = NULL;
    for (int32_t i = 0; i < o->document_count; i++) {
        const struct local_document *d = &o->documents[i];
        if (d->layer != LAYER_verordening) continue;
        bool counts = local_document_from(d) != LOCAL_NO_DAY && local_document_from(d) <= on;
        if (!best || (counts && local_document_from(d) >= local_document_from(best))) best = d;
    }
    return best;
}

static void settle(struct ordinance_finding *f, enum ordinance_verdict verdict, enum ordinance_why why) { f->verdict = verdict; f->why = why; }

/* The document that a check of documents looks at; NULL: settled already. */
static const struct local_document *text_read(struct ordinance_finding *f, const struct law_ordinance *o, date on)
{
    const struct local_document *d = ordinance_document(o, on);
    f->document = d;
    if (d && d->checked) return d;
    if (d) { settle(f, O_onbekend, WHY_unchecked); return NULL; }
    if (ordinance_absent(o, on)) settle(f, O_voldoet_niet, WHY_no_ordinance); else settle(f, O_onbekend, WHY_no_ordinance_read);
    return NULL;
}

void check_exists(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    (void)law;
    const struct local_value *value = law_local_on(o, LOCALF_verordening, on);
    f->document = ordinance_document(o, on);
    if (ordinance_absent(o, on)) { f->value = value; settle(f, O_voldoet_niet, WHY_no_ordinance); }
    else if (value && value->state == LOCAL_geregeld) { f->value = value; settle(f, value->checked ? O_voldoet : O_onbekend, value->checked ? WHY_regulated : WHY_unchecked); }
    else settle(f, O_onbekend, WHY_no_ordinance_read);
}

void check_adopted(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    (void)law;
    const struct local_document *d = text_read(f, o, on);
    if (!d) return;
    if (d->adopted == ADOPTED_onbekend) settle(f, O_onbekend, WHY_unknown);
    else if (d->adopted == ADOPTED_college) settle(f, O_voldoet_niet, WHY_college);
    else settle(f, O_voldoet, WHY_regulated);
}

void check_in_force(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    (void)law;
    const struct local_document *d = text_read(f, o, on);
    if (!d) return;
    if (d->from == LOCAL_NO_DAY) { settle(f, O_onbekend, WHY_unknown); return; }
    if (on > d->until) settle(f, O_voldoet_niet, WHY_not_in_force);
    else if (on < local_document_from(d)) settle(f, O_onbekend, WHY_no_ordinance_read);           /* there may have been one before it */
    else { settle(f, O_voldoet, on < d->from ? WHY_retroactive : WHY_regulated); f->attention = on < d->from; }
}

/* Late: signed after the first day on which the law asked for these parts. */
void check_on_time(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    const struct local_document *d = text_read(f, o, on);
    const struct law_row *row = law_row_on(law, P_verordening_onderdelen, on);
    if (!d) return;
    if (d->signed_on == LOCAL_NO_DAY || !row) settle(f, O_onbekend, WHY_unknown);
    else if (d->signed_on > row->from) settle(f, O_voldoet_niet, WHY_late);
    else settle(f, O_voldoet, WHY_regulated);
}

/* A basis is the citation asked for, or a part of it: "Pw 8a:1:a" under "Pw 8a:1". */
static bool is_under(const char *basis, const char *citation)
{
    size_t size = strlen(citation);
    return strncmp(basis, citation, size) == 0 && (basis[size] == 0 || basis[size] == ':');
}

static bool names(const struct local_document *d, const char *citation)
{
    for (int32_t i = 0; i < d->base_count; i++)
        if (is_under(d->bases[i], citation)) return true;
    return false;
}

void check_bases(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    (void)law;
    const struct local_document *d = text_read(f, o, on);
    if (!d) return;
    if (d->base_count < 0) { settle(f, O_onbekend, WHY_unknown); return; }
    f->basis = !names(d, "Pw 8a:1") ? "Pw 8a:1" : !names(d, "Pw 8a:2") ? "Pw 8a:2" : !names(d, "Pw 10b:5") && !names(d, "Pw 10b:7") ? "Pw 10b:7" : NULL;
    if (f->basis) settle(f, O_voldoet_niet, WHY_bases_lack); else settle(f, O_voldoet, WHY_regulated);
}

bool basis_is_stale(const char *basis)
{
    /* What an ordinance could rest on until the package: the target group (art. 6 lid 2), the study allowance (art. 36b), and sheltered work by its old number. */
    static const char *const stale[] = { "Pw 6:2", "Pw 36b", "Pw 10b:4" };
    for (size_t i = 0; i < sizeof stale / sizeof *stale; i++)
        if (is_under(basis, stale[i])) return true;
    return false;
}

void check_stale(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    (void)law;
    const struct local_document *d = text_read(f, o, on);
    if (!d) return;
    if (d->base_count < 0) { settle(f, O_onbekend, WHY_unknown); return; }
    settle(f, O_voldoet, WHY_regulated);
    for (int32_t i = 0; i < d->base_count && f->verdict == O_voldoet; i++)
        if (basis_is_stale(d->bases[i])) { settle(f, O_voldoet_niet, WHY_stale); f->basis = d->bases[i]; }
}

/* ---- what a value says ---- */

/* A value of the law in the decimals of the field. Only whole months and weeks are compared. */
static int64_t in_field_units(const struct local_field *field, int64_t value)
{
    for (int i = local_decimals(field->unit); i > 0; i--) value *= 10;
    return value;
}

static void compare_with_law(struct ordinance_finding *f, const struct law *law, date on)
{
    const struct ordinance_condition *c = f->condition;
    int64_t limit = law_value(law, (uint32_t)c->arg, on), value = f->value->number[0];
    if (limit == LAW_UNKNOWN) { settle(f, O_onbekend, WHY_unknown); return; }
    limit = in_field_units(&local_fields[c->field], limit);
    settle(f, O_voldoet, WHY_regulated);
    if (c->kind == COND_not_less) { if (value < limit) settle(f, O_voldoet_niet, WHY_too_short); }
    else if (value > limit) settle(f, O_voldoet_niet, WHY_too_long);
    else if (c->kind == COND_usual && value < limit) { f->why = WHY_shorter; f->attention = true; }
}

static void judge_given(struct ordinance_finding *f, const struct law *law, date on)
{
    const struct ordinance_condition *c = f->condition;
    int64_t value = f->value->number[0];
    settle(f, O_voldoet, WHY_regulated);
    switch (c->kind) {
    case COND_yes: if (!value) settle(f, O_voldoet_niet, WHY_says_no); break;
    case COND_no: if (value) settle(f, O_voldoet_niet, WHY_says_yes); break;
    case COND_some: if (!value) settle(f, O_voldoet_niet, WHY_absent); break;
    case COND_has:
        f->missing = c->arg & ~value;
        if (f->missing) settle(f, O_voldoet_niet, WHY_lacks);
        break;
    case COND_at_most: case COND_not_less: case COND_usual: compare_with_law(f, law, on); break;
    case COND_not_word: if (value == c->arg) settle(f, O_voldoet_niet, WHY_word); break;
    case COND_no_word: if (value & c->arg) { f->why = WHY_beyond_law; f->attention = true; } break;
    case COND_regulated: case COND_own: case COND_none: break;
    }
}

/* Whether not being in the ordinance is wrong: what must be there, against what must only not be otherwise. */
static bool must_be_there(enum condition_kind kind) { return kind == COND_regulated || kind == COND_yes || kind == COND_has || kind == COND_some; }

static void judge_state(struct ordinance_finding *f, const struct law *law, date on)
{
    enum condition_kind kind = f->condition->kind;
    switch ((enum local_state)f->value->state) {
    case LOCAL_geregeld: judge_given(f, law, on); break;
    case LOCAL_per_persoon: case LOCAL_verwijst: settle(f, O_voldoet, WHY_regulated); break;
    case LOCAL_gedelegeerd:
        if (f->value->valued) judge_given(f, law, on); else settle(f, O_voldoet, WHY_regulated);
        if (f->verdict == O_voldoet) settle(f, O_gedelegeerd, WHY_delegated);
        break;
    case LOCAL_niet_geregeld: if (must_be_there(kind)) settle(f, O_voldoet_niet, WHY_absent); else settle(f, O_niet_van_toepassing, WHY_absent); break;
    case LOCAL_onbekend: case LOCAL_STATES: settle(f, O_onbekend, WHY_unknown); break;
    }
}

/* What was read outside the ordinance says less of the ordinance. */
static void weigh_source(struct ordinance_finding *f, const struct law *law)
{
    if (f->verdict == O_onbekend || f->verdict == O_niet_van_toepassing || !f->document) return;
    bool good = f->verdict != O_voldoet_niet;
    if (!f->value->checked) { f->attention |= !good; settle(f, O_onbekend, WHY_unchecked); }
    else if (f->document->layer == LAYER_webpagina) { f->attention |= !good; settle(f, O_onbekend, WHY_web_page); }
    else if (f->document->layer == LAYER_onbekend) { f->attention |= !good; settle(f, O_onbekend, WHY_which_layer); }
    else if (good && (f->document->layer == LAYER_nadere_regels || f->document->layer == LAYER_beleidsregel)) settle(f, O_gedelegeerd, WHY_delegated);
    if (f->verdict == O_gedelegeerd && law->option[C_verordening_delegatie] == verordening_delegatie_telt_niet) settle(f, O_voldoet_niet, WHY_delegation_not_counted);
}

static void judge_condition(struct ordinance_finding *f, const struct law_ordinance *o, const struct law *law, date on)
{
    const struct ordinance_condition *c = f->condition;
    if (c->kind == COND_own) { c->own(f, o, law, on); return; }
    f->value = law_local_on(o, c->field, on);
    if (!f->value) {
        if (!ordinance_absent(o, on)) settle(f, O_onbekend, WHY_unknown);
        else settle(f, must_be_there(c->kind) ? O_voldoet_niet : O_niet_van_toepassing, WHY_no_ordinance);
        return;
    }
    f->document = f->value->document >= 0 ? &o->documents[f->value->document] : NULL;
    judge_state(f, law, on);
    f->said = f->why;
    weigh_source(f, law);
}

static void judge_check(struct ordinance_outcome *out, const struct ordinance_check *check, const struct law_ordinance *o, const struct law *law, date on)
{
    *out = (struct ordinance_outcome){ .check = check, .verdict = O_niet_van_toepassing };
    if (o->owner == OWNER_uwv || !gate_open(&check->gate, law, on)) return;
    for (int32_t i = 0; i < CONDITIONS_MOST && check->condition[i].kind != COND_none; i++) {
        if (!condition_holds(&check->condition[i], law, on)) continue;
        struct ordinance_finding *f = &out->finding[out->findings++];
        f->condition = &check->condition[i];
        judge_condition(f, o, law, on);
        out->attention |= f->attention;
        if (f->verdict != O_niet_van_toepassing && (out->verdict == O_niet_van_toepassing || f->verdict > out->verdict)) out->verdict = f->verdict;
    }
}

void ordinance_judge(struct ordinance_judgment *j, const struct law_ordinance *o, const struct law *law, date on)
{
    memset(j, 0, sizeof *j);
    j->ordinance = o;
    j->on = on;
    for (int32_t i = 0; i < ordinance_check_count; i++) {
        struct ordinance_outcome *out = &j->outcome[j->outcomes++];
        judge_check(out, &ordinance_checks[i], o, law, on);
        if (out->check->weight != WEIGHT_verplicht || out->verdict == O_niet_van_toepassing) continue;
        struct ordinance_score *scores[2] = { &j->item[out->check->item], &j->all };
        for (int k = 0; k < 2; k++) { scores[k]->applicable++; scores[k]->count[out->verdict]++; }
    }
}

enum ordinance_verdict ordinance_light(const struct ordinance_score *score)
{
    if (!score->applicable) return O_niet_van_toepassing;
    return score->count[O_voldoet_niet] ? O_voldoet_niet : score->count[O_onbekend] ? O_onbekend : score->count[O_gedelegeerd] ? O_gedelegeerd : O_voldoet;
}
