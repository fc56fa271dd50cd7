/* SPDX-License-Identifier: EUPL-1.2 */
/* sides.h: what ordinances say of a field, side by side, each with its source and how well it was read. */
#ifndef BREED_ORDINANCE_SIDES_H
#define BREED_ORDINANCE_SIDES_H

#include "ordinance/compare.h"

/* verschilt: two that are known say something else; gelijk: all that are known say the same, and there are two or more; een_bekend: only one is known, so nothing can be said. What is not known, or was
 * confirmed by nobody, is no side of a difference. */
enum sides_verdict { SIDES_verschilt, SIDES_gelijk, SIDES_een_bekend, SIDES_onbekend, SIDES_VERDICTS };
extern const char *const sides_verdict_names[SIDES_VERDICTS], *const sides_verdict_labels[SIDES_VERDICTS][2];

/* value: NULL when nothing is known, in the order of the sides. */
struct ordinance_sides { enum local_field_id field; enum sides_verdict verdict; int32_t known, count; const struct local_value *value[SIDES_MOST]; };
void ordinance_sides_of(struct ordinance_sides *, const struct law_ordinance *const *side, int32_t count, enum local_field_id, date on);
/* Whether two values say the same; their sources make no difference. */
bool ordinance_same_value(const struct local_value *, const struct local_value *);

/* Every field of which something is known somewhere, with who says what, where it was read and how well. Sides, day and language as in a comparison. */
void ordinance_sides_text(struct text *, const struct law_ordinance *const *side, int32_t count, date on, int language);
void ordinance_sides_json(struct text *, const struct law_ordinance *const *side, int32_t count, date on, int language);
void ordinance_sides_csv(struct text *, const struct law_ordinance *const *side, int32_t count, date on, int language);

#endif
