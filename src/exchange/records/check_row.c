/* SPDX-License-Identifier: EUPL-1.2 */
/* check_row.c: what is wrong with one row of a loonwaarde file by itself. */
#include "exchange/records/check_inside.h"

#include <sodium/crypto_generichash.h>
#include <stdlib.h>
#include <string.h>
#include "casework/parties.h"
#include "exchange/data.h"

const char *const check_field_name[CHECK_FIELD_COUNT] = {
#define AS_FIELD_NAME(name) #name,
    CHECK_FIELDS(AS_FIELD_NAME)
};

/* What a wrong column could hold by mistake: nobody's number leaves the file. */
static bool may_show(enum check_field field, const struct check_cell *cell)
{
    if (field == FIELD_persoon || field == FIELD_dienstbetrekking) return false;
    int32_t digits = 0;
    for (size_t i = 0; i < cell->size; i++) digits += cell->text[i] >= '0' && cell->text[i] <= '9';
    return !(digits >= 8 && cell->size != 10 && !(cell->size == 8 && field != FIELD_loonwaarde)) && valid_utf8(cell->text, cell->size);
}

void check_tell(struct checking *c, struct check_finding f)
{
    c->result->findings++;
    c->result->of[f.kind]++;
    if (f.paid == PAID_known) { c->result->paid_known++; c->result->too_much += f.too_much; c->result->too_little += f.too_little; }
    if (f.paid == PAID_missing) c->result->paid_missing++;
    if (c->job->found) c->job->found(c->job->context, &f);
}

static struct check_finding finding(const struct check_row *row, enum check_kind kind, enum check_field field)
{
    const struct check_cell *cell = &row->cell[field];
    bool show = may_show(field, cell);
    return (struct check_finding){ .row = row->number, .kind = kind, .field = field, .value = show ? cell->text : "", .value_size = show ? cell->size : 0 };
}
static void tell(struct checking *c, const struct check_row *row, enum check_kind kind, enum check_field field) { check_tell(c, finding(row, kind, field)); }

/* ---- days ---- */

static bool digits_at(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

bool check_day(const struct check_mapping *m, const struct check_cell *cell, date *day)
{
    char iso[10] = "0000-00-00";
    const char *t = cell->text;
    *day = DATE_NEVER;
    if (!cell->size) return true;
    if (!m || m->dates == DATES_iso) return cell->size == 10 && parse_date(t, 10, day);
    if (m->dates == DATES_plain) {
        if (cell->size != 8 || !digits_at(t, 8)) return false;
        memcpy(iso, t, 4); memcpy(iso + 5, t + 4, 2); memcpy(iso + 8, t + 6, 2);
    } else {
        if (cell->size != 10 || t[2] != '-' || t[5] != '-') return false;
        memcpy(iso, t + 6, 4); memcpy(iso + 5, t + 3, 2); memcpy(iso + 8, t, 2);
    }
    return parse_date(iso, 10, day);
}

/* DATE_NEVER when it is empty or no day; the last is told. */
static date day_of(struct checking *c, const struct check_row *row, enum check_field field)
{
    date day;
    if (check_day(c->mapping, &row->cell[field], &day)) return day;
    tell(c, row, CHECK_geen_datum, field);
    return DATE_NEVER;
}

/* ---- the wage value ---- */

/* In hundredths of a percent; false: no number. */
static bool hundredths(const struct checking *c, const struct check_cell *cell, int64_t *value)
{
    if (c->mapping && c->mapping->n5) return cell->size == 5 && digits_at(cell->text, 5) && parse_decimal(cell->text, 5, 0, false, value) == NUMBER_OK;
    return parse_decimal(cell->text, cell->size, 2, true, value) == NUMBER_OK;
}

/* More decimals than two are still a number. */
static bool is_number(const struct check_cell *cell)
{
    int64_t value;
    enum number_error e = parse_decimal(cell->text, cell->size, 0, true, &value);
    return e == NUMBER_OK || e == NUMBER_DECIMALS || e == NUMBER_RANGE;
}

/* The whole percentage of a cell, -1 when there is none that could hold; what is wrong is told. */
static int32_t percentage_of(struct checking *c, const struct check_row *row, enum check_field field)
{
    const struct check_cell *cell = &row->cell[field];
    int64_t value = 0;
    if (!hundredths(c, cell, &value)) {
        enum number_error e = parse_decimal(cell->text, cell->size, 2, true, &value);
        tell(c, row, (c->mapping && c->mapping->n5) || !is_number(cell) ? CHECK_geen_getal : e == NUMBER_RANGE ? CHECK_buiten_bereik : CHECK_decimalen, field);
        return -1;
    }
    bool dotted = memchr(cell->text, '.', cell->size) || memchr(cell->text, ',', cell->size);
    bool one = value == 100 && dotted;                      /* 1.00 is a whole as a fraction, not one percent */
    if (value % 100 == 0 && value >= 100 && value <= 9900 && !one) return (int32_t)(value / 100);
    bool outside = value < 0 || value > 10000, fraction_of_one = one || (value > 0 && value < 100);
    tell(c, row, value == 0 ? CHECK_nul : value == 10000 ? CHECK_honderd : fraction_of_one ? CHECK_breuk : outside ? CHECK_buiten_bereik : CHECK_decimalen, field);
    return -1;
}

/* The subsidy percentage that belongs to a wage value: what is missing, with the most of the law. */
static int32_t share_of(const struct law *law, int32_t value, date on)
{
    int64_t most = law_value(law, P_lks_maximum, on);
    int32_t share = 100 - value, cap = most == LAW_UNKNOWN ? 100 : percent_of(ratio_of(most)) / ONE_PERCENT;
    return share < cap ? share : cap;
}

/* ---- the flat rate ---- */

static date flat_until(const struct law *law, date start)
{
    struct asked a;
    if (start == DATE_NEVER || !ask_begin(&a, "termijnen")) return DATE_NEVER;
    ask_fact(&a, "startDienstbetrekking", start);
    ask_fact(&a, "forfaitair", ja);
    ask_rule_now(&a, law);
    return asked_deadline(&a, termijnSoort_einde_forfait);
}

/* -1: neither yes nor no. An empty cell is no. */
static int32_t answer_in(const struct check_cell *cell)
{
    static const char *const words[2][6] = { { "", "nee", "Nee", "n", "N", "0" }, { "ja", "Ja", "JA", "j", "J", "1" } };
    for (int32_t yes = 0; yes < 2; yes++)
        for (int32_t k = 0; k < 6; k++) if (same_text(cell->text, cell->size, words[yes][k])) return yes;
    return -1;
}

struct read_row { date from, until, start, ends, fixed, decided, registered; int32_t flat, value, decided_value; };

static void check_flat(struct checking *c, const struct check_row *row, const struct read_row *r)
{
    const struct check_cell *value = &row->cell[FIELD_loonwaarde];
    if (value->size && r->value != 50) tell(c, row, CHECK_forfait_met_waarde, FIELD_loonwaarde);
    date last = flat_until(c->job->law, r->start != DATE_NEVER ? r->start : r->from);      /* the flat rate begins with the job: from the begin of the record is never too short */
    date until = r->until != DATE_NEVER ? r->until : c->job->on;
    if (last != DATE_NEVER && until > last) tell(c, row, CHECK_forfait_te_lang, FIELD_tot);
}

static bool check_value(struct checking *c, const struct check_row *row, const struct read_row *r, bool *settled)
{
    const struct check_cell *cell = &row->cell[FIELD_subsidiepercentage];
    int64_t share;
    bool suspect = false;
    if (r->value == 50 && c->column[FIELD_vastgesteldOp] && r->fixed == DATE_NEVER && !row->cell[FIELD_vastgesteldOp].size) tell(c, row, CHECK_forfait_zonder_merk, FIELD_forfaitair);
    *settled = r->value > 0 && cell->size > 0;
    if (*settled && hundredths(c, cell, &share) && share == 100 * (int64_t)r->value && r->value != share_of(c->job->law, r->value, r->from != DATE_NEVER ? r->from : c->job->on)) {
        struct check_finding f = finding(row, CHECK_subsidiepercentage, FIELD_loonwaarde);
        if (share_of(c->job->law, 100 - r->value, c->job->on) == r->value) check_paid(c, row, r->value, r->decided_value > 0 ? r->decided_value : 100 - r->value, &f);
        check_tell(c, f);
        suspect = true;
    }
    return suspect;
}

/* Older than the last decision, or another value than that says. */
static void check_decision(struct checking *c, const struct check_row *row, const struct read_row *r, bool suspect)
{
    bool other = r->decided_value > 0 && (r->flat == 1 || (r->value > 0 && r->value != r->decided_value)) && !suspect;
    bool older = r->decided != DATE_NEVER && r->registered != DATE_NEVER && r->decided > r->registered && r->until == DATE_NEVER;
    if (!other && !older) return;
    struct check_finding f = finding(row, CHECK_niet_bijgewerkt, other ? FIELD_loonwaarde : FIELD_geregistreerdOp);
    if (other) check_paid(c, row, r->flat == 1 ? -1 : r->value, r->decided_value, &f);
    check_tell(c, f);
}

static void check_days(struct checking *c, const struct check_row *row, struct read_row *r)
{
    r->from = day_of(c, row, FIELD_vanaf);
    r->until = day_of(c, row, FIELD_tot);
    r->fixed = day_of(c, row, FIELD_vastgesteldOp);
    r->start = day_of(c, row, FIELD_startDienstbetrekking);
    r->ends = day_of(c, row, FIELD_eindeSubsidie);
    r->decided = day_of(c, row, FIELD_besluitOp);
    r->registered = day_of(c, row, FIELD_geregistreerdOp);
    if (r->from != DATE_NEVER && r->until != DATE_NEVER && r->until < r->from) tell(c, row, CHECK_datums_verkeerd_om, FIELD_tot);
    if (r->from != DATE_NEVER && r->start != DATE_NEVER && r->from < r->start) tell(c, row, CHECK_datums_verkeerd_om, FIELD_vanaf);
    bool over = r->ends != DATE_NEVER && (r->until != DATE_NEVER ? r->until > r->ends : !row->cell[FIELD_tot].size && r->ends < c->job->on);
    if (over) tell(c, row, CHECK_na_einde, FIELD_tot);
}

static void check_municipality(struct checking *c, const struct check_row *row, date on)
{
    const struct check_cell *cell = &row->cell[FIELD_gemeente];
    int64_t code = 0;
    if (!cell->size) return;
    bool good = cell->size == 4 && digits_at(cell->text, 4) && parse_decimal(cell->text, 4, 0, false, &code) == NUMBER_OK;
    if (!good || !law_municipality_on(&law_book, (int32_t)code, on != DATE_NEVER ? on : c->job->on)) tell(c, row, CHECK_onbekende_gemeente, FIELD_gemeente);
}

/* ---- keeping ---- */

static void key_of(const struct check_row *row, uint64_t key[2])
{
    crypto_generichash_state state;
    const struct check_cell *person = &row->cell[FIELD_persoon], *job = &row->cell[FIELD_dienstbetrekking];
    uint64_t size = person->size;
    (void)crypto_generichash_init(&state, NULL, 0, 2 * sizeof *key);
    (void)crypto_generichash_update(&state, (const unsigned char *)&size, sizeof size);
    (void)crypto_generichash_update(&state, (const unsigned char *)person->text, person->size);
    (void)crypto_generichash_update(&state, (const unsigned char *)job->text, job->size);
    (void)crypto_generichash_final(&state, (unsigned char *)key, 2 * sizeof *key);
}

static bool keep(struct checking *c, const struct check_row *row, const struct read_row *r, bool settled)
{
    bool usable = r->from != DATE_NEVER && row->cell[FIELD_persoon].size && !(r->until == DATE_NEVER && row->cell[FIELD_tot].size) && !(r->until != DATE_NEVER && r->until < r->from);
    if (!usable) return true;
    if (c->kept_count == c->kept_room) {
        int64_t room = c->kept_room ? 2 * c->kept_room : 1024;
        struct check_kept *more = realloc(c->kept, (size_t)room * sizeof *more);
        if (!more) return false;
        c->kept = more;
        c->kept_room = room;
    }
    struct check_kept *k = &c->kept[c->kept_count++];
    *k = (struct check_kept){ .from = r->from, .until = r->until, .ends = r->ends, .row = (int32_t)row->number, .value = (int16_t)r->value, .flat = r->flat == 1, .settled = settled };
    key_of(row, k->key);
    return true;
}

bool check_one_row(struct checking *c, const struct check_row *row)
{
    struct read_row r = { .value = -1, .decided_value = -1 };
    static const enum check_field needed[] = { FIELD_persoon, FIELD_dienstbetrekking, FIELD_gemeente, FIELD_vanaf };
    for (size_t k = 0; k < sizeof needed / sizeof *needed; k++) if (!row->cell[needed[k]].size) tell(c, row, CHECK_leeg, needed[k]);
    const struct check_cell *person = &row->cell[FIELD_persoon];
    if (c->bsn && person->size && !bsn_holds(person->text, person->size)) tell(c, row, CHECK_geen_bsn, FIELD_persoon);
    check_days(c, row, &r);
    check_municipality(c, row, r.from);
    r.flat = answer_in(&row->cell[FIELD_forfaitair]);
    if (r.flat < 0) tell(c, row, CHECK_geen_antwoord, FIELD_forfaitair);
    if (row->cell[FIELD_loonwaarde].size) r.value = percentage_of(c, row, FIELD_loonwaarde);
    else if (r.flat != 1) tell(c, row, CHECK_leeg, FIELD_loonwaarde);
    if (row->cell[FIELD_loonwaardeBesluit].size) r.decided_value = percentage_of(c, row, FIELD_loonwaardeBesluit);
    bool suspect = false, settled = false;
    if (r.flat == 1) check_flat(c, row, &r); else suspect = check_value(c, row, &r, &settled);
    check_decision(c, row, &r, suspect);
    return keep(c, row, &r, settled);
}
