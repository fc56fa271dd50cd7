/* SPDX-License-Identifier: EUPL-1.2 */
/* names.h: what a rule is called in SQL: its functions, their arguments and types, worked out from the registry and the glossary; the script and the library read the same. */
#ifndef BREED_SQL_NAMES_H
#define BREED_SQL_NAMES_H

#include "base/text.h"
#include "rules/rule.h"

/* Three forms of each rule:
 *   SQL_RECORD  breed.bijstand(...)                             one row: status, reden and every outcome
 *   SQL_CENTS   breed.bijstand_bijstand_per_maand_cents(...)    one amount as a whole number of eurocents; its arguments are whole numbers too, with their unit in the name
 *   SQL_JSON    breed.bijstand_json(...)                        the answer with its reasons, as `breed calc --json` */
enum sql_form { SQL_RECORD, SQL_CENTS, SQL_JSON, SQL_FORMS };

/* What stands behind the facts. */
enum sql_option { SQL_OVERLAY, SQL_UNKNOWN, SQL_STRICT, SQL_LANGUAGE, SQL_OPTIONS };
struct sql_option_name { const char *name, *type; bool of_json_only; };
extern const struct sql_option_name sql_options[SQL_OPTIONS];

/* The type of a fact in a form; outcomes have the types of SQL_RECORD. */
const char *sql_type(const struct term *, enum sql_form);
void sql_put_argument(struct text *, const struct term *, enum sql_form);
/* outcome counts for SQL_CENTS only. */
void sql_put_function(struct text *, const struct rule *, enum sql_form, uint32_t outcome);
/* The composite type of a rule. */
void sql_put_type(struct text *, const struct rule *);
/* An outcome that is an amount, and so has a form in cents. */
bool sql_has_cents(const struct term *);

#endif
