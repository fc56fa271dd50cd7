/* SPDX-License-Identifier: EUPL-1.2 */
/* target.h: what an outcome should be: "recht=ja", "bedragPerMaand>=1000". */
#ifndef BREED_REASON_TARGET_H
#define BREED_REASON_TARGET_H

#include "rules/facts.h"

enum target_op { TARGET_is, TARGET_is_not, TARGET_at_least, TARGET_at_most, TARGET_more, TARGET_less, TARGET_OPS };
extern const char *const target_signs[TARGET_OPS];     /* =, !=, >=, <=, >, < */

/* none: "geen", the outcome that there is no such value. */
struct target { uint32_t outcome; enum target_op op; bool none; int64_t value; };

/* Reads one target. False when it is refused: no outcome of the rule, a value that this outcome cannot have, more or less of something without order. */
bool target_read(struct target *, const struct rule *, const char *text, size_t size, struct problems *);

/* Is the outcome settled, and as the target wants it? Of "geen" no value is more or less. */
bool target_met(const struct target *, const struct rule *, const void *outcome);

#endif
