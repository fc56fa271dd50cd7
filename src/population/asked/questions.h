/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.h: ready-made questions to the made-up country: what is asked, of which year, under which changes, which figures answer it and what to bear in mind. */
#ifndef BREED_POPULATION_QUESTIONS_H
#define BREED_POPULATION_QUESTIONS_H

#include "base/text.h"
#include "law/law.h"
#include "population/run.h"

enum { QUESTIONS_MOST = 32, VARIANTS_MOST = 4, REFORMS_MOST = 4, FIGURES_MOST = 12, CAVEATS_MOST = 8 };

/* What a figure counts: money that flows, moments in which it does, people it reaches (all of one line); the sum of an outcome, how often it is more than nought or yes;
 * people who get or pay more or less in the year. */
enum figure_kind { FIGURE_bedrag, FIGURE_momenten, FIGURE_mensen, FIGURE_som, FIGURE_keren, FIGURE_vooruit, FIGURE_achteruit, FIGURE_vooruit_bedrag, FIGURE_achteruit_bedrag, FIGURES };
extern const char *const figure_names[FIGURES];
/* place: of the flow or outcome in its line; payee: 0 the person, 1 the employer. */
struct question_figure { enum figure_kind kind; int32_t line, place, payee; const char *label[2]; };

/* A change that is compared with today's law: overlays on it, and bits of enum behaviour. */
struct question_variant { const char *id, *title[2]; int32_t reform_count; const char *reform[REFORMS_MOST]; unsigned behaviours; };

struct question {
    const char *id, *asked[2], *source;
    int32_t year;
    int32_t variant_count, figure_count, caveat_count;          /* no variant: today's law alone answers it */
    struct question_variant variant[VARIANTS_MOST];
    struct question_figure figure[FIGURES_MOST];
    const char *caveat[CAVEATS_MOST][2];
};
struct questions { int32_t count; struct question question[QUESTIONS_MOST]; };

/* Reads them (YAML, as population/vragen.yaml). All that is unknown, missing or does not fit the lines is named; then false. Texts lie in the arena. */
bool questions_read(struct questions *, struct arena *, const struct lines *, const char *bytes, size_t size, struct problems *);
/* Those that lie in the program. */
bool questions_built_in(struct questions *, struct arena *, const struct lines *, struct problems *);
const struct question *question_find(const struct questions *, const char *id);         /* NULL when there is none */
const struct question_variant *variant_find(const struct question *, const char *id);
/* The question that has this reform ("lkv-zes-maanden.yaml") among its variants: of that year it makes sense. NULL when there is none. */
const struct question *question_of_file(const struct questions *, const char *file);

/* The overlay of a variant that lies in the program, by its file name; false when there is none or it does not parse, both named. */
bool question_overlay(struct law_overlay *, struct arena *, const char *name, struct problems *);

/* What a figure is in a run, and for the whole country when one in so many was run. */
int64_t figure_value(const struct question_figure *, const struct totals *, int32_t law);
int64_t figure_of_country(const struct question_figure *, const struct totals *, int32_t law, int32_t scale);
bool figure_is_money(const struct question_figure *);

/* ---- show.c ---- */

/* What another run needs to give the same answers: the program, digests of today's law, of the assumptions (and people) and of the lines, and the seed. */
struct question_run { const char *program, *law, *assumptions, *lines; int64_t seed; };

/* The answers to one question: totals[k] of variant k (NULL: not asked), or totals[0] of today's law alone when it has none. own: of people of the reader's own. run may be NULL. */
struct question_answers { const struct question *question; const struct totals *totals[VARIANTS_MOST]; int32_t scale; bool own; const struct question_run *run; };
void question_list_text(struct text *, const struct questions *, int language);
void question_list_json(struct text *, const struct questions *);
void question_text(struct text *, const struct question_answers *, int language);
void question_json(struct text *, const struct question_answers *);
/* One row a figure and variant. */
void question_csv(struct text *, const struct question_answers *, int language);

#endif
