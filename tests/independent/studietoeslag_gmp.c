/* SPDX-License-Identifier: EUPL-1.2 */
/* studietoeslag_gmp.c: the study allowance computed a second time, day by day through the month, in rationals of libgmp; any difference is an error. */
#include <stdbool.h>
#include <stdint.h>

/* Of the program under test it uses the amounts of the law tables. Ages, first days, terms and the order of the conditions are its own. */
enum fact { PEILDATUM, GEBOREN, STUFI, WAJONG, WOONT, NIET_IN_STAAT, STAGE, GEMEENTE, VANAF, AANVRAAG, FACTS };
static const char *const fact_name[FACTS] = { "peildatum", "geboortedatum", "studiefinanciering", "wajong", "woontInGemeente", "structureelNietInStaatBijTeVerdienen",
    "stagevergoeding", "gemeentelijkBedrag", "aangevraagdVanaf", "aanvraagdatum" };
enum outcome { RECHT, BEDRAG, INGANG, OUTCOMES };
static const char *const outcome_name[OUTCOMES] = { "recht", "bedragPerMaand", "ingangVroegst" };

static bool is_date(int fact) { return fact == PEILDATUM || fact == GEBOREN || fact == VANAF || fact == AANVRAAG; }
#define SITUATION_MORE
#define LAY_OUT_MORE(s, facts, fact) ((void)(s), (void)(facts), (void)(fact))
#include "plain_case.h"

static mpq_t sum, term;

static struct situation random_case(void)
{
    struct situation s = { .value = { 0 } };
    int day = (int)between(one_in(30) ? ON(2015, 1, 1) : ON(2022, 3, 1), ON(2026, 12, 31));
    if (case_before && one_in(3)) day = (int)case_before->value[PEILDATUM];
    if (one_in(10)) day = ON(2022, 4, 1) + (int)between(-1, 1);
    s.value[PEILDATUM] = day;
    s.value[GEBOREN] = months_on(day, -12 * (int)between(14, 23)) + between(-40, 40);
    if (one_in(3)) s.value[GEBOREN] = between(day - 14000, day + 50);
    if (one_in(12)) s.value[GEBOREN] = ON(2004 + 4 * (int)chance(2), 2, 29);
    s.value[STUFI] = !one_in(6);
    s.value[WAJONG] = one_in(8);
    s.value[WOONT] = !one_in(8);
    s.value[NIET_IN_STAAT] = !one_in(8);
    s.value[STAGE] = one_in(3) ? 0 : between(0, one_in(3) ? 120000 : 45000);
    s.value[GEMEENTE] = one_in(2) ? 0 : between(0, 60000);
    s.value[AANVRAAG] = between(ON(2022, 1, 1), ON(2029, 12, 31));
    s.value[VANAF] = between(ON(2019, 1, 1), ON(2029, 12, 31));
    for (int k = 0; k < FACTS; k++) {
        s.given[k] = k == STAGE || k == GEMEENTE || k == AANVRAAG || k == WOONT ? one_in(2) : !one_in(25);
        s.unknown[k] = !s.given[k] && one_in(6);
    }
    return s;
}

static void random_readings(void) { law.option[C_studietoeslag_verjaardagsmaand] = (uint8_t)chance(2); }

/* ---- the same, computed apart ---- */

/* The amount for an age, nought below 15. */
static bool amount_for(int age, int day, int64_t *cents)
{
    *cents = 0;
    return age < 15 || value_on((uint32_t)(P_studietoeslag + (age > 21 ? 21 : age) - 15), day, cents);
}

/* Every day of the month adds its share; or the amount of the last day. */
static enum status month_sum(int born, int day)
{
    int index = (calendar[day].y - 1900) * 12 + calendar[day].m - 1, first = month_start[index], next = month_start[index + 1];
    int64_t cents;
    mpq_set_ui(sum, 0, 1);
    for (int d = first; d < next; d++) {
        bool by_days = law.option[C_studietoeslag_verjaardagsmaand] == studietoeslag_verjaardagsmaand_naar_rato;
        if (!amount_for(birthdays(born, by_days ? d : next - 1), day, &cents)) return PARAMETER_ONTBREEKT;
        set_ratio(term, cents, next - first);
        mpq_add(sum, sum, term);
    }
    return VASTGESTELD;
}

static enum status no_right(struct answered *a)
{
    set(a, RECHT, nee);
    set(a, BEDRAG, 0);
    set_none(a, INGANG);
    return VASTGESTELD;
}

static enum status amount(const struct situation *s, struct answered *a)
{
    int day = (int)s->value[PEILDATUM];
    int64_t free_part;
    enum status of_month = month_sum((int)s->value[GEBOREN], day);
    if (of_month != VASTGESTELD) return of_month;
    if (s->unknown[GEMEENTE]) return ONBEKEND;
    set_ratio(term, s->given[GEMEENTE] ? s->value[GEMEENTE] : 0, 1);
    if (mpq_cmp(term, sum) > 0) mpq_set(sum, term);
    if (s->unknown[STAGE]) return ONBEKEND;
    if (s->given[STAGE] && s->value[STAGE] > 0) {
        if (!value_on(P_studietoeslag_stage, day, &free_part)) return PARAMETER_ONTBREEKT;
        set_ratio(term, s->value[STAGE] > free_part ? s->value[STAGE] - free_part : 0, 1);
        mpq_sub(sum, sum, term);
        if (mpq_sgn(sum) < 0) mpq_set_ui(sum, 0, 1);
    }
    set(a, BEDRAG, to_nearest(sum));
    return VASTGESTELD;
}

static enum status first_day(const struct situation *s, struct answered *a)
{
    if (!s->given[VANAF] || s->unknown[AANVRAAG]) return ONBEKEND;
    int64_t first = s->value[VANAF], back = months_on((int)s->value[s->given[AANVRAAG] ? AANVRAAG : PEILDATUM], -60);
    if (first < ON(2022, 4, 1)) first = ON(2022, 4, 1);
    set(a, INGANG, (first > back ? first : back) - EPOCH);
    return VASTGESTELD;
}

static enum status compute(const struct situation *s, struct answered *a)
{
    if (s->given[PEILDATUM] && s->given[GEBOREN] && s->value[GEBOREN] > s->value[PEILDATUM]) return ONGELDIG;
    if (!s->given[PEILDATUM]) return ONBEKEND;
    int day = (int)s->value[PEILDATUM];
    if (day < ON(2022, 4, 1)) return PARAMETER_ONTBREEKT;
    bool lives_here = !s->given[WOONT] || s->value[WOONT] == ja;
    bool fails = (s->given[STUFI] && s->value[STUFI] == nee) || (s->given[WAJONG] && s->value[WAJONG] == ja) || (s->given[NIET_IN_STAAT] && s->value[NIET_IN_STAAT] == nee) || !lives_here;
    bool open = !s->given[STUFI] || !s->given[WAJONG] || !s->given[NIET_IN_STAAT];
    if (fails) return no_right(a);
    if (s->unknown[WOONT] || !s->given[GEBOREN]) return ONBEKEND;
    if (birthdays((int)s->value[GEBOREN], day) < 15) return no_right(a);
    if (open) return ONBEKEND;
    set(a, RECHT, ja);
    enum status of_amount = amount(s, a), of_day = first_day(s, a);
    return of_amount > of_day ? of_amount : of_day;
}

int main(int argc, char **argv)
{
    mpq_inits(sum, term, (mpq_ptr)NULL);
    return compare_plain("studietoeslag", argc, argv);
}
