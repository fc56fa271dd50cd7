/* SPDX-License-Identifier: EUPL-1.2 */
/* arbeidsmarktregio.h: whether a municipality given as a fact exists on a day given as a fact, for CONSISTENT of any rule. */
#ifndef BREED_RULES_ARBEIDSMARKTREGIO_H
#define BREED_RULES_ARBEIDSMARKTREGIO_H

#include "rules/rule.h"

#define EXISTS_ON(name, day) \
    REFUSE_IF(name, GIVEN(day) && !law_municipality_on(&law_book, f->name, f->day), "een gemeente die op " #day " bestaat", "a municipality that exists on " #day)

#endif
