/* SPDX-License-Identifier: EUPL-1.2 */
/* look.h: what the build finds out about a rule: by running its worked examples, and by reading the steps in its source. */
#ifndef BREED_EXAMPLES_LOOK_H
#define BREED_EXAMPLES_LOOK_H

#include "base/text.h"
#include "examples/survey.h"

enum { CITATIONS_MOST = 64, STEPS_SEEN_MOST = 192, EXAMPLES_MOST = 4096 };

/* The survey of a rule while it is being made; texts of steps and citations are constants of the program or lie in the arena. */
struct look {
    struct survey survey;
    char citation[CITATIONS_MOST][40];
    struct surveyed_step step[STEPS_SEEN_MOST];
    struct surveyed_example example[EXAMPLES_MOST];
    bool full;                              /* something did not fit, or a step could not be read */
    struct arena arena;
};

/* Nothing about assumptions stands in the tables of a rule: they are found by leaving out each fact of each example in turn. */
void look_at_rule(struct look *, const struct rule *, const struct law *);

/* The steps that stand in the source, those that no example comes to included: their lines, and the citations written in them.
 * at: for a header that the source includes, the line where it does so; all its steps are placed there. 0: the source itself. */
void look_at_source(struct look *, const char *source, size_t size, int32_t at);
/* The name behind the next #include "rules/NAME" from *from on, which moves behind it, and its line; NULL when there is none left. The name ends at a quote. */
const char *look_for_header(const char *source, size_t size, size_t *from, int32_t *line);
/* Adds a citation (alternatives with '|') to the step with that sentence, which is made when it is not there. */
struct surveyed_step *look_step(struct look *, const char *citation, const char *nl, const char *en);

#endif
