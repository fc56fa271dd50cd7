/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: what the bars of a chart are made of, and which happenings are marked. */
#include "explain/timeline/chart.h"

/* rest: of the net wage what is not exempt, so that no euro is drawn twice. */
const struct series series_of_side[SIDES][SERIES_MOST] = {
    [SIDE_werkgever] = { { LINE_werkgeverskosten, 0, false, { "Werkgever betaalt zelf", "Employer pays" } },
                         { LINE_loonkostensubsidie, 1, false, { 0 } }, { LINE_ziektewet, 2, false, { 0 } }, { LINE_loonkostenvoordeel, 3, false, { 0 } },
                         { -1, 0, false, { 0 } } },
    [SIDE_inwoner] = { { LINE_nettoloon, 0, true, { "Nettoloon, zonder wat is vrijgelaten", "Net wage, less what is exempt" } },
                       { LINE_vrijgelaten, 3, false, { 0 } }, { LINE_bijstand, 1, false, { 0 } }, { LINE_vakantietoeslag, 2, false, { 0 } }, { LINE_studietoeslag, 4, false, { 0 } } },
};

static const struct series *at(enum timeline_side side, int32_t series) { return &series_of_side[side][series]; }

bool series_applies(const struct timeline *timeline, enum timeline_side side, int32_t series)
{
    return at(side, series)->line >= 0 && line_applies(timeline, at(side, series)->line);
}

const char *series_label(const struct timeline *timeline, enum timeline_side side, int32_t series, int language)
{
    const struct series *s = at(side, series);
    bool own = s->label[0] && (!s->rest || line_applies(timeline, LINE_vrijgelaten));
    return own ? s->label[language] : column_label(s->line, language);
}

struct cell bar_total(const struct timeline_month *month, enum timeline_side side)
{
    return side == SIDE_werkgever ? month->cell[LINE_werkgeverskosten] : income_together(month->cell);
}

static money amount_in(const struct timeline_month *month, int32_t line) { return month->cell[line].state == CELL_amount ? month->cell[line].amount : 0; }

money bar_part(const struct timeline_month *month, enum timeline_side side, int32_t series)
{
    const struct series *s = at(side, series);
    if (s->line < 0) return 0;
    money amount = amount_in(month, s->line), exempt = amount_in(month, LINE_vrijgelaten), wage = amount_in(month, LINE_nettoloon);
    if (exempt > wage) exempt = wage;
    if (s->rest) return amount - exempt;
    return s->line == LINE_vrijgelaten ? exempt : amount;
}

bool side_applies(const struct timeline *timeline, enum timeline_side side)
{
    for (int32_t m = 0; m < timeline->months; m++)
        if (bar_total(&timeline->month[m], side).state != CELL_none) return true;
    return false;
}

const char *const open_label[2] = { "niet te berekenen: er ontbreekt iets", "cannot be computed: something is missing" };

const char *const list_heading[2] = { "Wat er gebeurt (rond) en termijnen (vierkant)", "What happens (round) and time limits (square)" };

bool side_is_open(const struct timeline *timeline, enum timeline_side side)
{
    for (int32_t m = 0; m < timeline->months; m++)
        if (bar_total(&timeline->month[m], side).state == CELL_unknown) return true;
    return false;
}

void bar_range(const struct timeline *timeline, enum timeline_side side, money *low, money *high)
{
    *low = *high = 0;
    for (int32_t m = 0; m < timeline->months; m++) {
        money up = 0, down = 0;
        if (bar_total(&timeline->month[m], side).state != CELL_amount) continue;
        for (int32_t k = 0; k < SERIES_MOST; k++) {
            money part = bar_part(&timeline->month[m], side, k);
            if (part > 0) up += part; else down += part;
        }
        if (up > *high) *high = up;
        if (down < *low) *low = down;
    }
}

/* 1, 2 or 5 times a power of ten, so that at most so many steps cover the span. */
money nice_step(money span, int32_t steps)
{
    for (money ten = ONE_EURO; ; ten *= 10)
        for (int32_t k = 0; k < 3; k++) {
            money step = ten * (k == 0 ? 1 : k == 1 ? 2 : 5);
            if (step * steps >= span || step > INT64_MAX / 100) return step;
        }
}

bool is_marked(const struct happening *h) { return h->kind != HAPPENING_decision && !h->routine; }

int32_t marks_of(const struct timeline *timeline)
{
    int32_t count = 0;
    for (int32_t i = 0; i < timeline->happenings; i++) count += is_marked(&timeline->happening[i]);
    return count;
}
