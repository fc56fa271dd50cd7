/* SPDX-License-Identifier: EUPL-1.2 */
/* check_paid.c: what a wrong wage value did to the sickness benefit, by the rule verschil. */
#include "exchange/records/check_inside.h"

#include "exchange/data.h"

void check_paid(struct checking *c, const struct check_row *row, int32_t used, int32_t due, struct check_finding *f)
{
    const struct check_cell *a_day = &row->cell[FIELD_uitkeringPerDag], *days = &row->cell[FIELD_dagen];
    int64_t benefit, number, too_much, too_little;
    struct asked a;
    date on;
    bool none;
    if (!a_day->size && !days->size && !row->cell[FIELD_ziekteOp].size) return;
    f->paid = PAID_missing;
    if (!check_day(c->mapping, &row->cell[FIELD_ziekteOp], &on) || on == DATE_NEVER || !ask_begin(&a, "verschil")) return;
    if (parse_decimal(a_day->text, a_day->size, 2, true, &benefit) != NUMBER_OK || parse_decimal(days->text, days->size, 0, false, &number) != NUMBER_OK) return;
    ask_fact(&a, "peildatum", on);
    ask_fact(&a, "uitkeringPerDagVoorLoonwaarde", benefit);
    ask_fact(&a, "dagen", number);
    if (used < 0) ask_fact(&a, "forfaitairGebruikt", ja);
    else ask_fact(&a, "loonwaardeGebruikt", (int64_t)used * ONE_PERCENT);
    if (due < 0) ask_fact(&a, "forfaitairJuist", ja);
    else ask_fact(&a, "loonwaardeJuist", (int64_t)due * ONE_PERCENT);
    ask_rule_now(&a, c->job->law);
    if (!asked_value(&a, "teveelBetaald", &too_much, &none) || none || !asked_value(&a, "teWeinigBetaald", &too_little, &none) || none) return;
    f->paid = PAID_known;
    f->too_much = too_much;
    f->too_little = too_little;
}
