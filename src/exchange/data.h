/* SPDX-License-Identifier: EUPL-1.2 */
/* data.h: the layouts and tables of the folder exchange/ inside the program, and words out of them. */
#ifndef BREED_EXCHANGE_DATA_H
#define BREED_EXCHANGE_DATA_H

#include "base/date.h"
#include "base/embedded.h"
#include "base/node.h"
#include "rules/decide.h"
#include "rules/registry.h"

extern const struct embedded_file exchange_files[];
extern const int32_t exchange_files_count;

/* A table by its name in the folder ("srg-2015.yaml"), read into the arena. NULL: there is none, or memory ran out (named in problems, which may be NULL). */
const struct node *exchange_table(struct arena *, const char *name, struct problems *);

/* The text under a key as a NUL-terminated string ("" when there is none): views of the table, which is YAML. */
const char *table_text(const struct node *map, const char *key);
const char *table_label(const struct node *map, const char *key, int language);     /* of {nl, en} */
date table_day(const struct node *map, const char *key, date otherwise);
int32_t table_number(const struct node *map, const char *key, int32_t otherwise);

/* One rule asked in one go: facts as "name", value in plain form; what comes out. Exactly as decide_case does it, with everything checked. */
struct asked { const struct rule *rule; struct case_room facts, outcome; enum status status; };
bool ask_begin(struct asked *, const char *rule);
void ask_fact(struct asked *, const char *name, int64_t value);         /* left out when the rule has no such fact */
void ask_rule_now(struct asked *, const struct law *);
/* False when the outcome is not settled. none: settled, and there is no such value. */
bool asked_value(const struct asked *, const char *outcome, int64_t *value, bool *none);
/* The date beside a word (its place) in the list of deadlines of the rule termijnen; DATE_NEVER when it is not among them. */
date asked_deadline(const struct asked *, int32_t word);

/* The last day to object to a decision sent on a day, by the rule; DATE_NEVER when the law of that day is not known. */
date objection_until(const struct law *, date sent);


#endif
