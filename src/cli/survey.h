/* SPDX-License-Identifier: EUPL-1.2 */
/* survey.h: what a rule turns out to do on its own worked examples: which choices it consults, which articles it cites, what it assumes. */
#ifndef BREED_CLI_SURVEY_H
#define BREED_CLI_SURVEY_H

#include "base/node.h"
#include "rules/rule.h"

enum { CITATIONS_MOST = 64 };
/* How a fact that is not given was filled in over all examples. */
enum assumed { ASSUMED_never, ASSUMED_value, ASSUMED_fact, ASSUMED_differs };

struct survey {
    int32_t cases, checked;                 /* checked: by a person, who is named in the example */
    struct law_period period;               /* the days that may be the reference date */
    uint64_t choices;                       /* bit C_code */
    char citation[CITATIONS_MOST][40]; int32_t citations;
    enum assumed assumed[64];               /* [fact] */
    int64_t value[64];                      /* the value, or the fact whose value is taken */
};

/* Nothing about assumptions stands in the tables of a rule: they are found by leaving out each fact of each example in turn. */
void survey_rule(struct survey *, const struct rule *, const struct law *);

/* Each worked example of a rule, in the order of the files. The node lives as long as the call. */
void survey_examples(const struct rule *, void (*each)(void *context, const struct node *example), void *context);

#endif
