/* SPDX-License-Identifier: EUPL-1.2 */
/* aow.h: has somebody reached the pension age of art. 7a Algemene Ouderdomswet; for every rule that hangs on it. Include after rule.h. */
#ifndef BREED_RULES_AOW_H
#define BREED_RULES_AOW_H

#include "rules/rule.h"

/* So many years and months completed between two days; who was born on a day that a month does not have completes that month on the first day after it. */
static inline bool has_completed(date birth, date on, whole years, whole months)
{
    struct civil b = civil_of(birth), day = civil_of(on);
    return (day.year - b.year) * 12 + day.month - b.month - (day.day < b.day) >= years * 12 + months;
}

/* The pension age goes by birth date. Who is younger than it ever was since 2013 needs no table; who was born before the tables begin has the age of their first day. */
#define PENSION_AGE_FROM_BIRTH(var, birth, day) \
    answer var = nee; \
    { PARAM(whole, least_, aow_leeftijd_ondergrens, day); \
      if (reached_age((birth), DAY_ITSELF(day), least_)) { \
          date born_ = (birth) < LAW_FIRST ? LAW_FIRST : (birth); \
          PARAM(whole, years_, aow_leeftijd_jaren, born_); \
          PARAM(whole, months_, aow_leeftijd_maanden, born_); \
          var = is_so(has_completed(born_, DAY_ITSELF(day), years_, months_)); } }

/* Declares var: what was said about it, else what follows from the date of birth (which is then asked for). */
#define PENSION_AGE(var, said, birth_fact, day) \
    answer var; \
    if (HAS(said)) var = f->said; \
    else { NEED(birth_fact); PENSION_AGE_FROM_BIRTH(from_birth_, f->birth_fact, day); var = from_birth_; }

#endif
