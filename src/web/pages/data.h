/* SPDX-License-Identifier: EUPL-1.2 */
/* data.h: what the build makes of web/: templates, messages, words, helps, reforms and files that are served as they are. */
#ifndef BREED_WEB_PAGES_DATA_H
#define BREED_WEB_PAGES_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "web/pages/view.h"
#include "web/pages/names.h"        /* generated: M_ (messages), TEMPLATE_, HELP_COUNT */

/* ---- web/messages/{nl,en}.yaml: texts of pages, the same keys in both ---- */
extern const char *const messages[2][MESSAGES];

/* ---- web/messages/words.yaml: the words that an answer or outcome can be, as people say them ---- */
struct word_label { const char *term, *word, *label[2]; };
extern const struct word_label word_labels[];
extern const int32_t word_label_count;

/* ---- web/templates/NAME.mustache ---- */
extern const struct template templates[TEMPLATES];

/* ---- web/helps/NAME.yaml ---- */
struct both { const char *text[2]; };                       /* Dutch, English; NULL when there is none */
struct both_list { const struct both *at; int32_t count; };
/* tone: how the answer is marked beside its words: goed (yes), niet (no), open (perhaps), vast (a number, neither yes nor no). role: 0 means every role. */
struct help_heading { const char *when; unsigned roles; const char *tone; struct both text; };
/* One way to be reckoned beside others: facts that differ, as "name=value". */
struct help_route { const char *letter; struct both name; const char *const *fact; int32_t facts; };
/* A date that the reader has to keep, out of an outcome. */
struct help_date { const char *outcome; struct both text; };
/* What is decided beside it with the same answers: another rule, and which of its outcomes are shown. */
struct help_beside { const char *rule; const char *const *outcome; int32_t outcomes; struct both title; };
struct help {
    const char *id, *rule;
    const char *kind;                   /* regel, vrijlatingen, nakijken */
    unsigned roles;                     /* for whom it stands on the start page */
    int32_t minutes;
    struct both title, summary, aim, audience;
    struct both_list needed, not_done, uncounted, next, wrong;
    const char *amount; struct both period;                 /* the outcome that is the big number */
    const struct help_heading *heading; int32_t headings;
    struct both maybe;                  /* heading while it is not settled */
    const char *wish;                   /* target of what-if when nothing else is asked, "recht=ja" */
    bool timeline;
    const struct help_date *date; int32_t dates;
    const struct help_route *route; int32_t routes;
    const struct help_beside *beside; int32_t besides;
    const char *const *ask; int32_t asks;       /* facts asked although no rule misses them: they make a timeline or a check */
    const char *const *preset; int32_t presets; /* facts that go without asking, "name=value" */
};
extern const struct help helps[];              /* HELP_COUNT of them */

/* ---- reforms/NAME.yaml ---- */
struct reform_file { const char *name, *bytes; size_t size; };
extern const struct reform_file reform_files[];
extern const int32_t reform_file_count;

/* ---- web/static and web/breed.css: served with their digest in the name ---- */
/* path: "/vast/breed.3fa9c1d2.css"; packed: the same bytes as gzip, NULL where that is not smaller or the build had no gzip. */
struct static_file { const char *name, *type; const char *path; const char *bytes; size_t size; const char *packed; size_t packed_size; };
extern const struct static_file static_files[];
extern const int32_t static_file_count;

#endif
