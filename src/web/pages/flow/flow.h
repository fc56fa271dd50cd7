/* SPDX-License-Identifier: EUPL-1.2 */
/* flow.h: the way of one person through the questions of a rule: everything travels in the form of the page, nothing is kept. */
#ifndef BREED_WEB_PAGES_FLOW_H
#define BREED_WEB_PAGES_FLOW_H

#include "explain/questions.h"
#include "reason/asking/form.h"
#include "web/pages/flow/answer.h"

/*
 * The hidden fields of every form: stand (the answers, see reason/form.h), voor (for whom: zelf, ander), gegeven (the amount to be checked), ingebed.
 * Buttons: doe = verder | terug | overzicht | uitkomst | opnieuw; wijzig = FACT; and on result pages those of result.c.
 */
struct flow {
    struct page page;
    const struct help *help;            /* NULL: the flow that is derived from the rule */
    const struct rule *rule;
    const char *at;                     /* its path: "/hulp/loonkostensubsidie", "/regels/verschil/berekenen" */
    struct form form;
    bool damaged;                       /* the state could not be read */
    bool for_other;                     /* filled in for somebody else */
    const char *given_amount;           /* to be checked: "1234.50"; "" without */
    struct decision *decision;          /* of the desk: the situation as answered */
    uint64_t aside;                     /* answers that contradict later ones */
    struct questions questions; struct missing *missing;
};

/* Opens the flow that the path names: help or rule. False: there is none, and the reply says so. */
bool flow_open(struct flow *, struct web_request *, struct web_reply *);
/* The situation as answered into the decision, not yet made. */
void flow_situation(struct flow *);
/* The next question: a fact, or -1 when nothing is left that should be asked. Leaves the decision made and what was found in flow. */
int32_t flow_next(struct flow *);
const char *flow_title(const struct flow *);
const char *flow_state(struct flow *);
/* Title, hidden fields and addresses that every page of the flow shows. */
void flow_frame(struct flow *);
/* The answers so far, with a button to change each: list "answers". */
void flow_answers(struct flow *);
/* An answer as it stands, in its exact text; NULL when it is not given. "onbekend". */
const char *flow_answer(struct flow *, uint32_t fact);
/* The question as people read it. */
const char *flow_question(const struct flow *, uint32_t fact);
/* The facts that are assumed: list "assumptions". */
void flow_assumptions(struct flow *);
/* The day whose law counts, of a decision that was made. */
date flow_day(const struct flow *);

/* ---- start.c ---- */
void show_start(struct web_request *, struct web_reply *);
void show_card(struct web_request *, struct web_reply *);          /* GET of a help or a rule to reckon with */
void card_show(struct flow *);                                      /* the card of a flow that is open */
void card_again(struct flow *, enum message wrong, const char *at); /* the start card with a mistake in it */
bool card_read(struct flow *, enum message *wrong, const char **at);    /* role, for whom, day and amount out of the card; false: something is wrong */
/* ---- question.c ---- */
void show_question(struct flow *, uint32_t fact, const struct typed *wrong, const char *why_wrong);
/* Reads the answer to the question that was asked; false: the question was shown again. */
bool take_answer(struct flow *);
/* ---- overview.c ---- */
void show_overview(struct flow *);
/* ---- step.c ---- */
void show_step(struct web_request *, struct web_reply *);          /* POST of a help or a rule */
/* ---- result.c, more.c ---- */
void show_result(struct flow *);
void show_whatif(struct flow *);
void show_compare(struct flow *);
/* ---- wrong.c, check.c ---- */
void show_wrong(struct web_request *, struct web_reply *);
void show_wrong_here(struct web_request *, struct web_reply *);
void show_check(struct web_request *, struct web_reply *);
void show_check_next(struct web_request *, struct web_reply *);

#endif
