/* SPDX-License-Identifier: EUPL-1.2 */
/* duties.c: the checks of an ordinance that a plan must give an owner, from the room that knows them. */
#include "evaluation/plan.h"

#include "ordinance/ordinance.h"

struct plan_checks plan_checks_on(struct arena *arena, const struct law *law, date on)
{
    struct plan_check *check = arena_take(arena, sizeof *check * (size_t)ordinance_check_count);
    struct plan_checks checks = { check, 0 };
    for (int32_t i = 0; check && i < ordinance_check_count; i++) {
        date from, until;
        const struct ordinance_check *c = &ordinance_checks[i];
        bool holds = ordinance_check_period(law, c, &from, &until) && from <= on && on <= until;
        if (holds && c->weight == WEIGHT_verplicht) check[checks.count++] = (struct plan_check){ c->id, { c->label[0], c->label[1] } };
    }
    return checks;
}
