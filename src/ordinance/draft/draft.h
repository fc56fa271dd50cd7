/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.h: a draft ordinance out of the data of one: article by article in our own words, what is not known left open, and the checks on what the draft says. */
#ifndef BREED_ORDINANCE_DRAFT_DRAFT_H
#define BREED_ORDINANCE_DRAFT_DRAFT_H

#include "ordinance/ordinance.h"

/*
 * The words stand in ordinance/draft-nl.yaml. A draft is Dutch: it is the text of a regulation. Only what somebody has confirmed counts; the rest is an open place, "[keuze: ...]".
 * Nothing is adopted by drafting it: checks on how and when an ordinance was adopted stay unknown.
 */

enum draft_kind { DRAFT_fixed, DRAFT_settled, DRAFT_open };     /* fixed: rests on no field; settled: on a value; open: somebody must still decide */
extern const char *const draft_kind_names[3];

struct draft_paragraph {
    int32_t number;                     /* from 1 within the article; 0: it has only one */
    enum draft_kind kind;
    int32_t field;                      /* a local_field_id; -1 when it rests on none */
    const struct local_value *value;    /* of the ordinance drafted from; NULL when nothing is known */
    const char *text;
    const char *const *item; int32_t items;     /* a list behind the text: a, b, c */
    int32_t choices;                    /* open places in text and items */
};
struct draft_article {
    int32_t number;
    const char *code, *title, *explanation;
    const char *const *cites; int32_t cite_count;               /* those that are law on the day: "Pw 8a:2:d" */
    const struct draft_paragraph *paragraph; int32_t paragraphs;
};
struct draft_chapter { int32_t number; const char *title; enum local_item item; const struct draft_article *article; int32_t articles; };
struct ordinance_draft {
    const struct law_ordinance *from;
    date on;
    const char *title;
    const char *const *preamble; int32_t preambles;
    const char *const *base; int32_t bases;
    const struct draft_chapter *chapter; int32_t chapters;
    int32_t choices;                                            /* open places in all */
    const int16_t *omitted; int32_t omitted_count;              /* fields that are not regulated, and need not be */
    struct law_ordinance says;                                  /* what the draft itself says, each value with its article in the draft: what the checks look at */
    struct ordinance_judgment judgment;
};

/* False: problems says why (it is UWV's, the day lies outside the law). All in the arena; law and ordinance must outlive it. The struct is large: not on the stack of a small thread. */
bool ordinance_draft_make(struct ordinance_draft *, struct arena *, const struct law_ordinance *, const struct law *, date on, struct problems *);
/* Where a check finds its evidence in the draft: the paragraphs that say something of its fields. Calls back for each. */
void ordinance_draft_evidence(const struct ordinance_draft *, const struct ordinance_check *, void (*tell)(void *context, const struct draft_article *, const struct draft_paragraph *), void *context);

/* A page that stands alone and can be printed; the same as Markdown (CommonMark, which pandoc turns into ODT and DOCX); in the form in which regulations are published (CVDR XML); and as JSON, with the
 * trace between articles, fields and checks. */
void ordinance_draft_html(struct text *, const struct ordinance_draft *);
void ordinance_draft_markdown(struct text *, const struct ordinance_draft *);
void ordinance_draft_xml(struct text *, const struct ordinance_draft *);
void ordinance_draft_json(struct text *, const struct ordinance_draft *);

#endif
