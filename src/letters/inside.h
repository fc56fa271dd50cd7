/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share while one letter is written. */
#ifndef BREED_LETTERS_INSIDE_H
#define BREED_LETTERS_INSIDE_H

#include <string.h>
#include "letters/forms.h"
#include "letters/letters.h"
#include "reason/decision.h"
#include "rules/registry.h"

enum { LETTER_RULES_MOST = 3 };

struct writing {
    const struct letter_request *q;
    struct arena *arena;
    struct problems *problems;
    struct text *out;
    int language;
    enum case_role to;                          /* as whom the letter speaks: a representative gets that of the resident */
    struct letter_parties parties;              /* as given, filled up from the dossier */
    const struct process_letter *letter;
    const struct letter_form *form;
    struct case_setting setting;                /* as it was at the event */
    struct dossier d;
    const struct case_event *e;
    date sent;                                  /* day of the letter */
    struct decision *rule[LETTER_RULES_MOST]; int32_t rules;        /* on the day from which the event holds, on the facts that the recipient may know */
    const char *amount; int32_t amount_rule;    /* the outcome that is the amount a month, and which of them has it; NULL: none */
    struct decision *terms;                     /* the terms as they stand on the day of the event */
    uint32_t written_out;                       /* bit of each abbreviation */
    bool failed;
};

/* ---- context.c: the dossier as it was, what the rules say, and whether a condition holds ---- */
bool context_begin(struct writing *);
bool context_holds(struct writing *, const struct letter_when *, int32_t count);
bool context_line(struct writing *, const struct letter_line *);             /* stands in this letter */
/* A rule decided on a day on the facts that the recipient may know; NULL when the rule or memory is not there. */
struct decision *context_decide(struct writing *, const char *rule, date on);
/* The day of a term on that day, DATE_NEVER when there is none or it is not known. sent: the day of sending that counts instead of the last one; DATE_NEVER: as it stands. */
date context_term(struct writing *, int32_t kind, date on, date sent);
/* A settled outcome of a decision; NULL when it is open or there is none. */
const void *context_outcome(const struct decision *, const char *name, const struct term **);
/* A fact of a decision; NULL when it is not given. */
const void *context_fact(const struct decision *, const char *name, const struct term **);
bool context_shows(const struct writing *, const struct term *);             /* fact and value may stand in this letter */
bool context_may_ask(const struct writing *, const struct term *);
/* Something is missing or wrong: named, and the letter is not written. */
void context_refuse(struct writing *, const char *field, const char *nl, const char *en);

/* ---- values.c ---- */
/* What stands for {name}; false when there is nothing. */
bool value_put(struct writing *, const char *name, size_t size, struct text *);
/* A text with its words filled in, not escaped; what has no value is a problem. */
void value_fill(struct writing *, const char *text, struct text *);

/* ---- html.c ---- */
void html_text(struct text *, const char *bytes, size_t size);               /* escaped; an amount stays with its sign */
void html_put(struct writing *, const char *markup);
void html_escaped(struct writing *, const char *string);
void html_attribute(struct writing *, const char *string);                   /* and other places where no element may stand */
void html_phrase(struct writing *, enum letter_phrase);                      /* filled in and escaped */
void html_filled(struct writing *, const char *text);
void html_element(struct writing *, const char *element, enum letter_phrase);
/* A row of two cells, the first its head. */
void html_row(struct writing *, enum letter_phrase head, struct text *value);

/* ---- annex.c ---- */
void annex_write(struct writing *);
void annex_steps(struct writing *, bool with_articles);                      /* of the first rule; a list */

/* A decision of the municipality: one that can be objected to, or the one on an objection. */
static inline bool decides_objection(const struct writing *w)
{
    const char *event = w->d.process->event[w->e->event].name;
    return strcmp(event, "bezwaar-gegrond") == 0 || strcmp(event, "bezwaar-ongegrond") == 0;
}
static inline bool is_decision(const struct writing *w) { return w->d.process->event[w->e->event].decision || decides_objection(w); }
/* Whom it concerns, and not another authority. */
static inline bool may_object(const struct writing *w) { return w->to == CASE_inwoner || w->to == CASE_werkgever; }

static inline const char *phrase(const struct writing *w, enum letter_phrase p) { return letter_phrases[p].text[w->language]; }

#endif
