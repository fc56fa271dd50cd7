/* SPDX-License-Identifier: EUPL-1.2 */
/* describe.h: the description of the API, made from the routes, the registry of rules, the glossary and web/api/description.yaml. Same program, same bytes. */
#ifndef BREED_WEB_API_DESCRIBE_H
#define BREED_WEB_API_DESCRIBE_H

#include "base/members.h"
#include "rules/rule.h"
#include "web/api/api.h"

/* ---- schema.c: what a rule asks and answers, as JSON Schema within OpenAPI 3.0 ---- */

void schema_name(struct text *, const char *before, const struct rule *);      /* "Feiten" and "loonkostensubsidie": FeitenLoonkostensubsidie */
void schema_term(struct text *, const struct term *, bool of_outcome);          /* the schema of one value, as an object */
void schema_facts(struct text *, const struct rule *);
void schema_outcomes(struct text *, const struct rule *);
void schema_settings(struct text *);                                            /* members that every calculation knows, within "properties" */
void schema_rule_names(struct text *);                                          /* "enum":[...] */
/* Every schema that belongs to one rule, as members of components.schemas. */
void schema_of_rule(struct text *, const struct rule *);
/* Requests of other operations: members of components.schemas. */
void schema_requests(struct text *);

/* The request of a calculation of whatever rule: AanvraagVanEenRegel, for people; the description has one for each rule instead. */
void schema_case_request(struct text *);

/* ---- sample.c: worked examples as requests ---- */

enum { SAMPLES_DECIDED = 3, SAMPLES_OPEN = 2, SAMPLES_OF_RULE = SAMPLES_DECIDED + SAMPLES_OPEN };
struct sample { const char *name; struct law law; struct decision decision; const struct node *choices; };
/* Worked examples of a rule that a caller could send: under the law as it stands, and not refused; decided ones first, then open ones. They live in the
 * arena. Returns how many. */
int32_t samples_of_rule(const struct rule *, const struct law_tables *, struct sample *[SAMPLES_OF_RULE], struct arena *);
void sample_put_request(struct text *, const struct sample *, bool with_rule);  /* {"regel":..., "feiten":{...}} */

/* ---- openapi.c ---- */

/* The whole document as JSON. False: memory ran out, or description.yaml lacks something (which a test finds). */
bool openapi_put(struct text *);
/* A node of YAML or JSON as JSON: plain scalars that are numbers, true, false and null are those. */
void node_put_json(struct text *, const struct node *);
/* A document of JSON as YAML 1.2 in blocks: strings in double quotes, so that no reader takes them for anything else. */
void node_put_yaml(struct text *, const struct node *, int32_t indent);

/* The description in words of an operation; NULL when there is none. The tree lives as long as the process. */
const struct node *description(void);
const struct node *operation_words(const char *id);

/* ---- tools.c ---- */
bool tools_put(struct text *);

#endif
