/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.c: what is given on a day of the timeline, what follows from it, and the facts of a rule out of both. */
#include "reason/timeline/inside.h"

#include <string.h>
#include "rules/loonkostensubsidie.h"
#include "rules/samenloop.h"
#include "rules/werkgeverskosten.h"

struct cell amount_of(money amount) { return (struct cell){ .state = CELL_amount, .amount = amount }; }
struct cell missing_fact(int32_t place) { return (struct cell){ .state = CELL_unknown, .why = WHY_fact, .what = glossary[place].name, .term = &glossary[place] }; }

const struct said *given(const struct journey *j, int32_t place) { return j->now[place] && j->now[place]->value ? j->now[place] : NULL; }
static bool is_unknown(const struct journey *j, int32_t place) { return j->now[place] && j->now[place]->unknown; }
int64_t value_now(const struct journey *j, int32_t place, int64_t otherwise)
{
    const struct said *said = given(j, place);
    return said ? term_plain(said->term, said->value) : otherwise;
}

/* ---- the day ---- */

/* Ill: in the job, from the first day of the illness on. */
static answer is_ill(const struct journey *j)
{
    if (!j->in_job) return nee;
    if (is_unknown(j, G_eersteZiektedag)) return onbekend;
    return is_so(given(j, G_eersteZiektedag) && value_now(j, G_eersteZiektedag, 0) <= j->day);
}

/* Does a subsidy run? As was said; else when there is a wage value or a flat rate; else not for who is outside the target group. */
static answer is_granted(const struct journey *j)
{
    if (!j->in_job || j->day < j->in_job->granted) return nee;
    if (j->now[G_krijgtLoonkostensubsidie]) return given(j, G_krijgtLoonkostensubsidie) ? (answer)value_now(j, G_krijgtLoonkostensubsidie, 0) : onbekend;
    if (j->now[G_loonwaarde] || j->now[G_forfaitair]) return ja;
    return value_now(j, G_behoortTotDoelgroep, ja) == nee ? nee : onbekend;
}

/* What the employer pays of the wage of a month like this day. */
static struct cell gross_wage(const struct journey *j)
{
    if (!j->in_job) return (struct cell){ .state = CELL_none };
    if (!given(j, G_brutoloonPerMaand)) return missing_fact(G_brutoloonPerMaand);
    hours unpaid = (hours)value_now(j, G_onbetaaldeUren, 0);
    if (is_unknown(j, G_onbetaaldeUren)) return missing_fact(G_onbetaaldeUren);
    if (unpaid > 0 && value_now(j, G_urenPerWeek, 0) <= 0) return missing_fact(G_urenPerWeek);
    if (j->ill == ja && is_unknown(j, G_loondoorbetaling)) return missing_fact(G_loondoorbetaling);
    percent going_on = j->ill == ja ? (percent)value_now(j, G_loondoorbetaling, WHOLE_BENEFIT) : WHOLE_BENEFIT;
    return amount_of(rounded(wage_that_is_paid(value_now(j, G_brutoloonPerMaand, 0), going_on, (hours)value_now(j, G_urenPerWeek, 0), unpaid)));
}

/* A given fact, or a share of the gross wage, marked as an estimate. */
static struct cell net_wage(const struct journey *j)
{
    if (!j->in_job) return (struct cell){ .state = CELL_none };
    if (given(j, G_nettoInkomen)) return amount_of(value_now(j, G_nettoInkomen, 0));
    if (is_unknown(j, G_nettoInkomen) || !given(j, G_nettoDeelVanBrutoloon)) return missing_fact(G_nettoInkomen);
    struct cell net = j->gross;
    if (net.state != CELL_amount) return net;
    net.amount = rounded(part_given(fraction_of(net.amount), (percent)value_now(j, G_nettoDeelVanBrutoloon, 0)));
    net.estimated = true;
    return net;
}

void to_day(struct journey *j, date on)
{
    for (; j->next < j->facts && j->fact[j->next].from <= on; j->next++) {
        const struct said *said = &j->fact[j->next];
        j->now[said->term - glossary] = said->value || said->unknown ? said : NULL;
    }
    j->day = on;
    j->in_job = NULL;
    for (int32_t i = 0; i < j->jobs; i++)
        if (j->job[i].start <= on && on <= j->job[i].end) j->in_job = &j->job[i];
    j->ill = is_ill(j);
    j->granted = is_granted(j);
    j->gross = gross_wage(j);
    j->net = net_wage(j);
}

/* ---- facts that follow from the course of things ---- */

enum fed { FED_said, FED_value, FED_absent, FED_unknown };

static enum fed fed_answer(answer a, int64_t *value)
{
    *value = a;
    return a == onbekend ? FED_unknown : FED_value;
}

/* Is there an illness that UWV covers? */
static answer is_covered(const struct journey *j)
{
    if (given(j, G_soortUitkering)) return is_so(value_now(j, G_soortUitkering, 0) == soortUitkering_no_risk);
    return j->ill == ja ? answer_of(j, PLAN_norisk, "recht") : j->ill;
}

static enum fed income_of_wage(const struct journey *j, int64_t *value)
{
    if (j->now[G_nettoInkomen]) return FED_said;
    *value = j->net.amount;
    if (j->net.state == CELL_none) *value = 0;
    return j->net.state == CELL_unknown ? FED_unknown : FED_value;
}

/* A wage value that does not go with the person to another municipality is gone until it is measured again. */
static bool must_be_measured_again(const struct journey *j)
{
    if (!given(j, G_verhuisdatum) || answer_of(j, PLAN_verhuizing, "loonwaardeOpnieuw") != ja) return false;
    const date *since = outcome_at(j->result, PLAN_verhuizing, "betaaltVanaf");
    return since && j->day >= *since && value_now(j, G_loonwaardeVastgesteldOp, DATE_FIRST) < value_now(j, G_verhuisdatum, 0);
}

/* The months of an exemption so far: which part, and the month in which it would have begun when every month counted. */
static enum fed exemption_so_far(const struct journey *j, bool month, int64_t *value)
{
    static const struct { int32_t part, kind; const char *fact; } parts[] = {
        { onderdeel_n, vrijlatingOnderdeel_n, "maandenGebruiktN" }, { onderdeel_z, vrijlatingOnderdeel_z, "maandenGebruiktZ" }, { onderdeel_r, vrijlatingOnderdeel_r, "maandenGebruiktR" },
    };
    const int32_t *part = outcome_at(j->result, PLAN_vrijlating, "onderdeel");
    for (size_t k = 0; part && k < sizeof parts / sizeof *parts; k++) {
        if (*part != parts[k].part) continue;
        *value = parts[k].kind;
        for (int32_t i = 0; month && i < j->carry.count; i++)
            if (strcmp(j->carry.item[i].how->fact, parts[k].fact) == 0) *value = add_months(first_of_month(j->day), -j->carry.item[i].months);
        return FED_value;
    }
    return FED_absent;
}

/* The first of the categories, for a rule that takes one. */
static enum fed first_category(const struct journey *j, int64_t *value)
{
    const struct said *said = given(j, G_categorieen);
    if (j->now[G_lkvCategorie]) return FED_said;
    if (!said || ((const fact_categorieen *)said->value)->n == 0) return FED_absent;
    *value = ((const fact_categorieen *)said->value)->item[0];
    return FED_value;
}

static enum fed derived(const struct journey *j, enum plan row, int32_t place, int64_t *value)
{
    switch (place) {
    case G_peildatum: *value = j->day; return FED_value;
    case G_jaar: *value = civil_of(j->day).year; return FED_value;
    case G_nettoInkomen: return income_of_wage(j, value);
    case G_inkomenUitLoonkostensubsidiebaan:
        *value = 0;
        return j->now[place] ? FED_said : j->in_job && j->granted == nee ? FED_value : j->granted == onbekend ? FED_unknown : FED_absent;
    case G_brutoloonPerMaand:
        if (row != PLAN_werkgeverskosten) return FED_said;
        *value = j->gross.amount;
        return j->gross.state == CELL_amount ? FED_value : FED_unknown;
    case G_startDienstbetrekking: return row == PLAN_werkgeverskosten ? FED_absent : FED_said;      /* of a whole year like this month */
    case G_ingangsdatum:
        if (!j->in_job) return FED_said;
        *value = j->in_job->granted;
        return j->granted == ja || row == PLAN_verhuizing ? FED_value : FED_absent;
    case G_krijgtLoonkostensubsidie: return fed_answer(j->granted, value);
    case G_forfaitair: *value = nee; return j->now[place] || !j->now[G_loonwaarde] ? FED_said : FED_value;
    case G_loonwaarde: case G_loonwaardeGeregistreerd: return must_be_measured_again(j) ? FED_absent : FED_said;
    case G_soortUitkering: *value = soortUitkering_no_risk; return j->now[place] || is_covered(j) != ja ? FED_said : FED_value;
    case G_ziekengeldNoRisk: return j->now[place] ? FED_said : fed_answer(is_covered(j), value);
    case G_dienstbetrekkingBegonnen:
        *value = is_so(j->in_job && j->in_job->start <= value_now(j, G_verhuisdatum, 0));
        return j->now[place] ? FED_said : FED_value;
    case G_vrijgelaten: {
        const money *exempt = outcome_at(j->result, PLAN_vrijlating, "vrijgelaten");
        if (exempt) *value = *exempt;
        return j->now[place] ? FED_said : exempt ? FED_value : FED_unknown;
    }
    case G_eersteMaandVrijlating: return j->now[place] ? FED_said : exemption_so_far(j, true, value);
    case G_vrijlatingOnderdeel: return j->now[place] ? FED_said : exemption_so_far(j, false, value);
    case G_lkvCategorie: return first_category(j, value);
    case G_verloondeUren: *value = rounded(j->paid_hours); return j->now[place] ? FED_said : FED_value;
    default: return FED_said;
    }
}

static void put(const struct term *term, char *at, int64_t value)
{
    int32_t small = (int32_t)value;
    if (term->kind == KIND_euro) memcpy(at, &value, sizeof value); else memcpy(at, &small, sizeof small);
}

void feed(const struct journey *j, enum plan row, struct case_room *facts)
{
    feed_rule(j, plan[row].rule, row, facts);
    if (row == PLAN_vrijlating && j->carry_begun) carry_give(&j->carry, facts);
}

void feed_rule(const struct journey *j, const struct rule *rule, enum plan row, struct case_room *facts)
{
    struct facts_head *head = (struct facts_head *)(void *)facts;
    facts_clear(rule, facts);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        const struct term *term = rule->facts[k].term;
        char *at = facts->bytes + rule->facts[k].offset;
        int32_t place = (int32_t)(term - glossary);
        int64_t value = 0;
        enum fed fed = derived(j, row, place, &value);
        if (fed == FED_said) fed = given(j, place) ? FED_said : is_unknown(j, place) ? FED_unknown : FED_absent;
        if (fed == FED_said) memcpy(at, j->now[place]->value, term_size(term));
        if (fed == FED_value) put(term, at, value);
        if (fed == FED_unknown) head->unknown |= (uint64_t)1 << k;
        else if (fed != FED_absent) head->given |= (uint64_t)1 << k;
    }
}
