/* SPDX-License-Identifier: EUPL-1.2 */
/* form.h: how far somebody is with the questions of a rule, as one short text that can be carried along and taken up again: nothing is kept on a server. */
#ifndef BREED_REASON_FORM_H
#define BREED_REASON_FORM_H

#include "base/error.h"
#include "base/text.h"
#include "rules/facts.h"

/*
 * The text holds personal data, readable by anyone who has it: carry it in the body of a POST (a hidden field), never in a URL, a log or the name of a file.
 * Its check digits find a text that was damaged, cut off or changed by hand. They keep no secret and prove no identity: whoever computes them anew only gives other
 * answers, and every answer is looked at again when it is read.
 */

/* roles: who answers (enum role); 0 means anyone. The answers in the order in which they were given. Owned by the caller; about 4.5 KB. */
struct form {
    const struct rule *rule;
    unsigned roles;
    uint8_t order[64]; int32_t answers;
    struct case_room facts;         /* every answer, also those that are not used now */
};

void form_start(struct form *, const struct rule *, unsigned roles);

/* Gives an answer ("onbekend": asked, and not known), or another one: then it counts as the last given. False when it is refused; what was answered before stays. */
bool form_answer(struct form *, uint32_t fact, const char *value, size_t size, struct problems *);
/* Takes an answer back; the question comes again. */
void form_forget(struct form *, uint32_t fact);
/* Takes back the last answer. False when there is none. */
bool form_back(struct form *);

/* The situation as answered. An answer that contradicts one given later is set aside: *aside names those. They stay in the form, and count again when they can. */
void form_situation(const struct form *, const struct law *, void *facts, uint64_t *aside);

/* One line of letters, digits and - _ . ~ = only. */
void form_write(struct text *, const struct form *, const struct law *);
/* Refuses, and says why: a text that is damaged, of another version, of a rule or fact that does not exist, or begun under another law or other choices. */
bool form_read(struct form *, const struct law *, const char *state, size_t size, struct problems *);

/* The role of a name; 0 when there is none. */
unsigned form_role(const char *name, size_t size);
const char *form_role_name(unsigned role);          /* "" for anyone */

#endif
