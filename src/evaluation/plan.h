/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.h: how a municipality prepares for a law, in three steps: what it offers, how that stands beside the model and practice, and who is not reached. */
#ifndef BREED_EVALUATION_PLAN_H
#define BREED_EVALUATION_PLAN_H

#include "evaluation/evaluation.h"
#include "law/law.h"

/* A plan is a document like an invoeringstoets, with the sections of a plan: data in, data out (evaluation_json, evaluation_cell). Owners are functions, never names of persons. */
const struct evaluation *evaluation_plan_read(struct arena *, const char *bytes, size_t size, struct problems *);
/* What every municipality can start from: goals, figures, target groups, subjects of the model ordinance, tasks. NULL only when memory ran out. */
const struct evaluation *evaluation_plan_own(struct arena *);

/* One record of a plan changed: put in the place of the one with its id, or behind the others of its section when there is none; json: the record as evaluation_json writes it. json NULL: taken out.
 * The new document; NULL when anything is wrong, all of it named at once. */
const struct evaluation *evaluation_plan_put(struct arena *, const struct evaluation *, int32_t section, const char *id, const char *json, size_t size, struct problems *);

/* The checks of the ordinance that must each have an owner and a state; from whoever knows them (ordinance/ordinance.h). */
struct plan_check { const char *id, *label[2]; };
struct plan_checks { const struct plan_check *check; int32_t count; };
/* The mandatory ones that hold on a day. */
struct plan_checks plan_checks_on(struct arena *, const struct law *, date);

/* How far it is. A step is done when nothing lacks; all is ready when every step is, every check has an owner and a state, and every task is done. */
struct plan_progress { int32_t done, all; };
struct plan_state {
    struct plan_progress step[3], checks, tasks;
    int32_t overdue;                /* tasks past their last day */
    bool ready;
};
/* Step 1: each provision says where it is regulated, for whom, and how many use it. Step 2: each provision has a verdict of policy and of execution, each subject of the model has one.
 * Step 3: of each target group it is said who is not reached and which employers are needed. */
void evaluation_plan_progress(struct plan_state *, const struct evaluation *, struct plan_checks, date on);
void evaluation_plan_report(struct text *, const struct evaluation *, struct plan_checks, date on, enum evaluation_form, int language);
void evaluation_plan_page(struct text *, const struct evaluation *, struct plan_checks, date on, int language);

#endif
