/* SPDX-License-Identifier: EUPL-1.2 */
/* api.h: what the operations of the API share: reading a body, the law that a call wants, and what the description says of an operation. */
#ifndef BREED_WEB_API_API_H
#define BREED_WEB_API_API_H

#include "base/embedded.h"
#include "reason/decision.h"
#include "web/web.h"

/* What whoever runs the service may set; set before it starts, read-only after that. Texts are constants of the process. */
struct api_settings {
    const char *contact_name, *contact_url, *contact_email;     /* in the description of the API; NULL: those of publiccode.yml */
    const char *server_url;             /* where callers reach it, "https://example.nl/v1"; NULL: /v1 of the host asked */
    int64_t rows_most;                  /* rows of one table; 0: ROWS_USUAL */
    int table_threads;                  /* 0: one */
    /* Records of processing (processing.h): none unless an activity, a key and a place are set. */
    const char *processing_activity;    /* URI in the register of processing activities */
    unsigned char processing_key[32];
    bool has_processing_key;
    int processing_log;                 /* file descriptor that lines are appended to; 0: none */
};
extern struct api_settings api_settings;
enum { ROWS_USUAL = 1000000 };

/* ---- the description: web/api/description.yaml says the words, this the shape ---- */

/* What an operation is for the description. id stands in description.yaml under operations. of_rule: {naam} is a rule, so that the description has a path and
 * schemas of its own for
 * each rule. */
struct web_about { const char *id; bool of_rule; };
#define ABOUT(...) .about = &(const struct web_about){ __VA_ARGS__ }

/* The files of web/api/ (and publiccode.yml) inside the program. */
extern const struct embedded_file api_files[];
extern const int32_t api_files_count;
const struct embedded_file *api_file(const char *name);

/* ---- a call ---- */

/* The same answer in words, and the day for which it holds: for tools (tools.c). given: false while the day is not known. */
struct api_words { struct text text; date on; bool given; };
typedef void api_operation(struct web_request *, struct web_reply *, struct api_words *);      /* words NULL: nobody asked for them */
api_operation api_calculate, api_questions, api_changes, api_comparison, api_timeline, api_routes;

/* The law as one side of a call wants it. */
struct api_law { struct law law; const struct law_tables *tables; struct law_tables own; bool owns; };

/* Members of a body that wish for another law: from the body itself, and from one side of a comparison on top of it. */
struct api_wish { const struct node *map[2]; const char *prefix[2]; };

struct api_call {
    struct web_request *request;
    struct web_reply *reply;
    const struct node *body;
    const struct rule *rule;
    int language;
    bool strict;
    struct api_law law;
    const struct node *subjects;    /* data subjects that the caller names, checked; NULL: none */
    int64_t start;                  /* milliseconds since 1970 */
};

/* Members that every computation knows, for lists of names. */
#define CALL_MEMBERS "regel", "feiten", "uitkomsten", "keuzes", "strikt", "taal", "bekendOp", "rechtVan", "wet", "gemeente", "verwerking"

/* Reads the body as far as all computations share it: an object with these members (NULL at the end) only, the rule (of the path when it has {naam}, else of
 * the member regel; rule NULL and
 * nothing refused: neither), language, strictness, the law. Everything that is wrong is refused. False: there is no rule or law to go on with. End it with
 * call_end in any case. */
bool call_begin(struct api_call *, struct web_request *, struct web_reply *, const char *const *members, bool needs_rule);
/* Records the processing under that name where the caller asked for it (processing.h), and gives back what the call holds. */
void call_end(struct api_call *, const char *name);

/* A decision with the facts, municipality and outcomes of the body, not made yet. What is wrong is refused. */
void call_decision(struct api_call *, struct decision *);
/* Facts of a map on top of those that a decision has; prefix: "feiten." */
void call_facts(struct api_call *, struct decision *, const struct node *map, const char *prefix);
void call_municipality(struct api_call *, struct decision *, const struct node *node, const char *prefix);
/* Makes it, also when something was refused before, so that everything that is wrong is told at once. True: it can be answered. */
bool call_make(struct api_call *, struct decision *, const char *prefix);

bool call_law(struct api_call *, const struct api_wish *, struct api_law *);
void api_law_end(struct api_law *);

/* Parts of a map. NULL or otherwise when absent; refused when wrong. */
const struct node *call_text(struct api_call *, const struct node *map, const char *prefix, const char *name, bool required);
date call_day(struct api_call *, const struct node *map, const char *prefix, const char *name, date otherwise);
int64_t call_number(struct api_call *, const struct node *map, const char *prefix, const char *name, int64_t least, int64_t most, int64_t otherwise);
const struct node *call_map(struct api_call *, const struct node *map, const char *prefix, const char *name, enum node_kind kind);
bool call_members(struct api_call *, const struct node *map, const char *prefix, const char *const *names);
void call_refuse(struct api_call *, const char *prefix, const char *name, const char *code, const char *nl, const char *en);
bool call_good(const struct api_call *);                        /* nothing was refused so far */
void *call_take(struct api_call *, size_t size);                /* zeroed, of the arena of the request; NULL: the call failed (too busy) */

/* The day of a decision, for words (which may be NULL). */
void words_of_day(struct api_words *, const struct decision *);

/* The answer is what was written to reply->body; a newline comes behind it. */
void call_done(struct api_call *);

/* A rule by the name in a path, 404 when there is none. */
const struct rule *api_rule_of_path(struct web_request *, struct web_reply *);
/* A date in the query; false: refused. */
bool api_query_day(struct web_request *, struct web_reply *, const char *name, date *day, bool *given);

#endif
