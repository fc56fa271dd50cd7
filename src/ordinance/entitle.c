/* SPDX-License-Identifier: EUPL-1.2 */
/* entitle.c: what a standard person would get under one ordinance on one day, from low to high. */
#include "ordinance/compare.h"

#include "base/answer.h"
#include "base/fraction.h"
#include "ordinance/inside.h"

enum { YEARS = 3, MONTHS_A_YEAR = 12, WEEKS_A_YEAR = 52, MONTH = 100, ROUND_TRIP = 2 };

const struct entitlement_kind entitlement_kinds[ENTITLEMENT_LINES] = {
    [LINE_proefplaats] = { "proefplaats", UNIT_months, { "duur van een proefplaats", "length of a trial placement" } },
    [LINE_uren_1] = { "uren-jaar-1", UNIT_hours, { "jobcoaching in jaar 1", "job coaching in year 1" } },
    [LINE_uren_2] = { "uren-jaar-2", UNIT_hours, { "jobcoaching in jaar 2", "job coaching in year 2" } },
    [LINE_uren_3] = { "uren-jaar-3", UNIT_hours, { "jobcoaching in jaar 3", "job coaching in year 3" } },
    [LINE_euro_1] = { "euro-jaar-1", UNIT_euro, { "subsidie voor een jobcoach in jaar 1", "subsidy for a job coach in year 1" } },
    [LINE_euro_2] = { "euro-jaar-2", UNIT_euro, { "subsidie voor een jobcoach in jaar 2", "subsidy for a job coach in year 2" } },
    [LINE_euro_3] = { "euro-jaar-3", UNIT_euro, { "subsidie voor een jobcoach in jaar 3", "subsidy for a job coach in year 3" } },
    [LINE_werkbegeleider] = { "werkbegeleider", UNIT_euro, { "interne werkbegeleiding per jaar", "internal supervision a year" } },
    [LINE_vervoer] = { "vervoer", UNIT_euro, { "vervoer per jaar", "transport a year" } },
    [LINE_weken_lks] = { "weken-lks", UNIT_weeks, { "weken tot een besluit over loonkostensubsidie", "weeks to a decision on the wage cost subsidy" } },
    [LINE_weken_ondersteuning] = { "weken-ondersteuning", UNIT_weeks, { "weken tot een besluit over ondersteuning", "weeks to a decision on support" } },
};
const char *const entitlement_state_names[E_STATES] = { "bekend", "onbekend", "niet-geregeld", "per-persoon", "anders-geregeld", "geen" };
const char *const entitlement_state_labels[E_STATES][2] = { { "bekend", "known" }, { "onbekend", "not known" }, { "niet geregeld", "not regulated" }, { "per persoon bepaald of overgelaten", "decided for each person or left open" },
    { "niet in uren maar in geld geregeld", "regulated not in hours but in money" }, { "niet van toepassing", "does not apply" } };

int32_t entitlement_line_named(const char *name, size_t size)
{
    for (int32_t i = 0; i < ENTITLEMENT_LINES; i++)
        if (same_text(name, size, entitlement_kinds[i].name)) return i;
    return -1;
}

/* One person under one ordinance, while its lines are made. */
struct look { const struct ordinance_person *p; const struct law_ordinance *o; const struct law *law; date on; };

static const struct local_value *value_of(const struct look *l, enum local_field_id field) { return law_local_on(l->o, field, l->on); }

/* The number of a field, LOCAL_NONE when it has none. */
static int64_t number_of(const struct look *l, enum local_field_id field)
{
    const struct local_value *v = value_of(l, field);
    return v && v->valued && v->checked ? v->number[0] : LOCAL_NONE;
}
static bool is_unknown(const struct look *l, enum local_field_id field)
{
    const struct local_value *v = value_of(l, field);
    return !v || v->state == LOCAL_onbekend || !v->checked;
}

static struct entitlement only(enum entitlement_state state) { return (struct entitlement){ .state = state, .low = LOCAL_NONE, .high = LOCAL_NONE }; }
static struct entitlement from_to(int64_t low, int64_t high)
{
    if (low == LOCAL_NONE && high == LOCAL_NONE) return only(E_onbekend);
    return (struct entitlement){ .state = E_bekend, .low = low, .high = high };
}

/* Why a field has no number. */
static enum entitlement_state state_of(const struct look *l, enum local_field_id field)
{
    const struct local_value *v = value_of(l, field);
    if (!v && ordinance_absent(l->o, l->on)) return E_niet_geregeld;
    if (!v || !v->checked) return E_onbekend;
    switch ((enum local_state)v->state) {
    case LOCAL_geregeld: return E_bekend;
    case LOCAL_gedelegeerd: return v->valued ? E_bekend : E_per_persoon;
    case LOCAL_per_persoon: case LOCAL_verwijst: return E_per_persoon;
    case LOCAL_niet_geregeld: return E_niet_geregeld;
    case LOCAL_onbekend: case LOCAL_STATES: break;
    }
    return E_onbekend;
}

static struct entitlement trial_placement(const struct look *l)
{
    if (!l->p->trial) return only(E_geen);
    if (state_of(l, LOCALF_proefplaats_basis_maanden) != E_bekend) return only(state_of(l, LOCALF_proefplaats_basis_maanden));
    int64_t base = number_of(l, LOCALF_proefplaats_basis_maanden), more = number_of(l, LOCALF_proefplaats_verlenging_maanden);
    if (state_of(l, LOCALF_proefplaats_verlenging_maanden) == E_niet_geregeld) more = 0;
    return from_to(base, more == LOCAL_NONE ? LOCAL_NONE : base + more);
}

/* ---- thresholds ---- */

/* Whether what a person has reaches the least that a field asks; ja, nee or onbekend. */
static answer reaches(const struct look *l, enum local_field_id field, int64_t has)
{
    const struct local_value *v = value_of(l, field);
    if (is_unknown(l, field)) return onbekend;
    if (!v->valued) return ja;
    return v->beyond ? is_so(has > v->number[0]) : is_so(has >= v->number[0]);
}

static answer admitted(const struct look *l, const enum local_field_id fields[3])
{
    answer first = reaches(l, fields[0], l->p->hours_a_week), second = reaches(l, fields[1], (int64_t)l->p->contract_months * MONTH);
    answer all = both(first, second);
    return fields[2] == LOCAL_FIELDS ? all : both(all, reaches(l, fields[2], l->p->loonwaarde));
}

static struct entitlement with_threshold(struct entitlement e, answer in)
{
    if (in == nee) return (struct entitlement){ .state = E_bekend, .low = 0, .high = 0, .below_threshold = true };
    e.threshold_unknown = in == onbekend && e.state == E_bekend;
    return e;
}

/* ---- job coaching ---- */

/* Months of support in a year of employment: as long as the contract lasts and the ordinance allows. */
static int32_t months_in_year(const struct look *l, int32_t year)
{
    int64_t most = number_of(l, LOCALF_jobcoach_hoogste_maanden), periods = number_of(l, LOCALF_jobcoach_perioden), period = number_of(l, LOCALF_jobcoach_periode_maanden);
    int64_t months = l->p->contract_months;
    if (most != LOCAL_NONE && most / MONTH < months) months = most / MONTH;
    if (periods != LOCAL_NONE && period != LOCAL_NONE && periods * period / MONTH < months) months = periods * period / MONTH;
    months -= (int64_t)year * MONTHS_A_YEAR;
    return months < 0 ? 0 : months > MONTHS_A_YEAR ? MONTHS_A_YEAR : (int32_t)months;
}

/* The hours of one scheme in a year, as an exact number of hundredths; too large stands for not known. */
static fraction scheme_hours(const struct look *l, const struct local_regime *g, int32_t year, bool reduced)
{
    int64_t number = g->number[year], below = number_of(l, LOCALF_jobcoach_naar_rato_onder);
    if (number == LOCAL_NONE) return TOO_LARGE;
    if (g->basis == BASIS_procent_van_uren) return times(times(fraction_of((int64_t)l->p->hours_a_week * WEEKS_A_YEAR), number, HUNDRED_PERCENT), months_in_year(l, year), MONTHS_A_YEAR);
    fraction whole_hours = times(fraction_of(number), months_in_year(l, year), MONTHS_A_YEAR);
    return reduced && below != LOCAL_NONE && below > 0 && l->p->hours_a_week < below ? times(whole_hours, l->p->hours_a_week, below) : whole_hours;
}

/* The euros of one scheme: its hours at the rate of the ordinance, or its own amounts for each period that is full. */
static fraction scheme_euros(const struct look *l, const struct local_regime *g, int32_t year, bool reduced)
{
    if (g->basis != BASIS_bedrag_per_periode) {
        int64_t rate = number_of(l, LOCALF_jobcoach_uurtarief);
        return rate == LOCAL_NONE ? TOO_LARGE : times(scheme_hours(l, g, year, reduced), rate, ONE_HOUR);
    }
    int32_t periods = months_in_year(l, year) / g->period_months;
    if (!periods) return fraction_of(0);
    bool first = year == 0;
    if ((first && g->number[0] == LOCAL_NONE) || (periods > first && g->number[1] == LOCAL_NONE)) return TOO_LARGE;
    return fraction_of((first ? g->number[0] : 0) + (periods > first ? (periods - first) * g->number[1] : 0));
}

/* From the lightest to the heaviest scheme. Where it is not known whether few hours lower it, the low end is not known. */
static struct entitlement coaching(const struct look *l, int32_t year, bool euros)
{
    static const enum local_field_id fields[3] = { LOCALF_jobcoach_uren_per_week, LOCALF_jobcoach_contract_maanden, LOCALF_jobcoach_loonwaarde };
    enum entitlement_state state = state_of(l, LOCALF_jobcoach_regimes);
    answer in = admitted(l, fields);
    if (year * MONTHS_A_YEAR >= l->p->contract_months) return only(E_geen);
    if (state != E_bekend) return in == nee ? with_threshold(only(state), in) : only(state);
    if (euros && state_of(l, LOCALF_jobcoach_subsidie) == E_niet_geregeld) return only(E_niet_geregeld);
    if (euros && state_of(l, LOCALF_jobcoach_subsidie) == E_bekend && !number_of(l, LOCALF_jobcoach_subsidie)) return only(E_niet_geregeld);
    const struct local_value *v = value_of(l, LOCALF_jobcoach_regimes);
    struct entitlement e = { .state = E_bekend, .low = INT64_MAX, .high = 0, .checked = v->checked };
    bool in_money = true, low_known = true, high_known = true;
    for (int32_t i = 0; i < v->regime_count; i++) {
        const struct local_regime *g = &v->regimes[i];
        in_money &= g->basis == BASIS_bedrag_per_periode;
        if (!euros && g->basis == BASIS_bedrag_per_periode) continue;
        fraction amount = (euros ? scheme_euros : scheme_hours)(l, g, year, true);
        if (is_too_large(amount)) { low_known = high_known = false; continue; }
        if (g->basis == BASIS_uren_per_jaar && is_unknown(l, LOCALF_jobcoach_naar_rato_onder)) low_known = false;
        int64_t exact = rounded(amount);
        if (exact < e.low) e.low = exact;
        if (exact > e.high) e.high = exact;
    }
    if (!euros && in_money) return with_threshold(only(E_anders), in);
    if (!low_known) e.low = high_known && e.high == 0 ? 0 : LOCAL_NONE;
    if (!high_known) e.high = LOCAL_NONE;
    return with_threshold(low_known || high_known ? e : only(E_onbekend), in);
}

/* ---- the other lines ---- */

static struct entitlement supervisor(const struct look *l)
{
    static const enum local_field_id fields[3] = { LOCALF_werkbegeleider_uren_per_week, LOCALF_werkbegeleider_contract_maanden, LOCAL_FIELDS };
    const struct local_value *range = value_of(l, LOCALF_werkbegeleider_loonwaarde);
    enum entitlement_state there = state_of(l, LOCALF_werkbegeleider);
    if (there == E_niet_geregeld || (there == E_bekend && !number_of(l, LOCALF_werkbegeleider))) return only(E_niet_geregeld);
    if (there != E_bekend) return only(there);
    answer within = is_unknown(l, LOCALF_werkbegeleider_loonwaarde) ? onbekend : !range->valued ? ja : is_so(l->p->loonwaarde >= range->number[0] && l->p->loonwaarde <= range->number[1]);
    enum entitlement_state state = state_of(l, LOCALF_werkbegeleider_bedrag);
    int64_t amount = number_of(l, LOCALF_werkbegeleider_bedrag);
    return with_threshold(state == E_bekend ? from_to(amount, amount) : only(state), both(admitted(l, fields), within));
}

static struct entitlement transport(const struct look *l)
{
    const struct ordinance_person *p = l->p;
    if (p->transport == TRANSPORT_none) return only(E_geen);
    if (state_of(l, LOCALF_vervoer) == E_niet_geregeld || (state_of(l, LOCALF_vervoer) == E_bekend && !number_of(l, LOCALF_vervoer))) return only(E_niet_geregeld);
    int64_t monthly = number_of(l, p->days > 3 ? LOCALF_vervoer_maand_meer_dagen : LOCALF_vervoer_maand_tot_3_dagen);
    if (monthly != LOCAL_NONE) return from_to(monthly * MONTHS_A_YEAR, monthly * MONTHS_A_YEAR);
    if (p->transport == TRANSPORT_public) {
        int64_t most = number_of(l, LOCALF_vervoer_openbaar_maand);
        return most == LOCAL_NONE ? only(state_of(l, LOCALF_vervoer_openbaar_maand)) : from_to(LOCAL_NONE, most * MONTHS_A_YEAR);
    }
    int64_t rate = number_of(l, LOCALF_vervoer_kilometer);
    if (rate == LOCAL_NONE) return only(state_of(l, LOCALF_vervoer_kilometer));
    int64_t year = rate * p->km * ROUND_TRIP * p->days * WEEKS_A_YEAR;
    return from_to(year, year);
}

/* The term of the ordinance; where it has none, that of the act. */
static struct entitlement weeks(const struct look *l, enum local_field_id field, uint32_t slot)
{
    enum entitlement_state state = state_of(l, field);
    int64_t own = number_of(l, field), of_law = law_value(l->law, slot, l->on);
    if (state == E_bekend) return from_to(own, own);
    if (state == E_niet_geregeld && of_law != LAW_UNKNOWN) return from_to(of_law, of_law);
    return only(state);
}

static int checked_of(const struct look *l, enum local_field_id field)
{
    const struct local_value *v = value_of(l, field);
    return v ? v->checked : CHECKED_niet;
}

void ordinance_entitle(struct entitlements *all, const struct ordinance_person *person, const struct law_ordinance *o, const struct law *law, date on)
{
    const struct look l = { person, o, law, on };
    bool uwv = o->owner == OWNER_uwv;           /* has no wage cost subsidy to decide on */
    static const enum local_field_id source[ENTITLEMENT_LINES] = { LOCALF_proefplaats_basis_maanden, LOCALF_jobcoach_regimes, LOCALF_jobcoach_regimes, LOCALF_jobcoach_regimes, LOCALF_jobcoach_regimes, LOCALF_jobcoach_regimes,
        LOCALF_jobcoach_regimes, LOCALF_werkbegeleider_bedrag, LOCALF_vervoer_kilometer, LOCALF_lks_beslis_weken, LOCALF_jobcoach_beslis_weken };
    all->line[LINE_proefplaats] = trial_placement(&l);
    for (int32_t year = 0; year < YEARS; year++) {
        all->line[LINE_uren_1 + year] = coaching(&l, year, false);
        all->line[LINE_euro_1 + year] = coaching(&l, year, true);
    }
    all->line[LINE_werkbegeleider] = supervisor(&l);
    all->line[LINE_vervoer] = transport(&l);
    all->line[LINE_weken_lks] = uwv ? only(E_geen) : weeks(&l, LOCALF_lks_beslis_weken, P_lks_besluit_weken);
    all->line[LINE_weken_ondersteuning] = weeks(&l, LOCALF_jobcoach_beslis_weken, P_awb_besluit_weken);
    for (int i = 0; i < ENTITLEMENT_LINES; i++) all->line[i].checked = checked_of(&l, source[i]);
    if (value_of(&l, LOCALF_vervoer_maand_tot_3_dagen)) all->line[LINE_vervoer].checked = checked_of(&l, LOCALF_vervoer_maand_tot_3_dagen);
}

struct entitlement entitlement_change(const struct entitlement *from, const struct entitlement *to)
{
    if (from->state == E_geen || to->state == E_geen) return only(E_geen);
    if (from->state != E_bekend || to->state != E_bekend) return only(E_onbekend);
    struct entitlement e = from_to(from->low == LOCAL_NONE || to->low == LOCAL_NONE ? LOCAL_NONE : to->low - from->low, from->high == LOCAL_NONE || to->high == LOCAL_NONE ? LOCAL_NONE : to->high - from->high);
    e.threshold_unknown = from->threshold_unknown || to->threshold_unknown;
    return e;
}
