/* SPDX-License-Identifier: EUPL-1.2 */
/* carry.c: counts months from one decision to the next as the table says; no law in the code. */
#include "reason/comparing/carry.h"

#include <string.h>
#include "rules/facts.h"
#include "rules/registry.h"

/* What counts as a month used. Months that need not follow on each other are used when something was exempt in them; a period that is consecutive runs on from its
 * first month, also through months without wage. */
static const struct carried table[] = {
    { .rule = "vrijlating", .fact = "maandenGebruiktN", .by = "onderdeel", .word = "n", .amount = "vrijgelaten" },
    { .rule = "vrijlating", .fact = "maandenGebruiktZ", .by = "onderdeel", .word = "z", .amount = "vrijgelaten" },
    { .rule = "vrijlating", .fact = "maandenSindsBeginZ", .by = "onderdeel", .word = "z", .amount = "vrijgelaten", .since = true, .begins = { "maandenGebruiktZ" } },
    { .rule = "vrijlating", .fact = "maandenMetInkomen", .by = "nettoInkomen", .begins = { "maandenGebruiktN", "maandenGebruiktZ" } },
    { .rule = "vrijlating", .fact = "maandenGebruiktR", .by = "onderdeel", .word = "r", .amount = "vrijgelaten", .since = true },
    { .rule = "vrijlating", .fact = "maandenGebruikt34a", .by = "onderdeel", .word = "34a", .amount = "vrijgelaten", .since = true },
};
enum { TABLE = sizeof table / sizeof *table };
/* The amount by which the routes of a rule are compared. */
static const struct { const char *rule, *outcome; } sums[] = { { "vrijlating", "vrijgelaten" } };

static whole given(const struct rule *rule, const void *facts, const char *name)
{
    int32_t fact = name ? rule_fact(rule, name, strlen(name)) : -1;
    if (fact < 0 || !(facts_head(facts)->given >> fact & 1)) return 0;
    return (whole)term_plain(rule->facts[fact].term, (const char *)facts + rule->facts[fact].offset);
}

void carry_begin(struct carry *carry, const struct rule *rule, const void *facts)
{
    *carry = (struct carry){ .rule = rule };
    for (int32_t i = 0; i < TABLE && carry->count < CARRIED_MOST; i++) {
        int32_t fact = strcmp(table[i].rule, rule->name) == 0 ? rule_fact(rule, table[i].fact, strlen(table[i].fact)) : -1;
        if (fact < 0 || facts_head(facts)->unknown >> fact & 1) continue;
        bool is_given = facts_head(facts)->given >> fact & 1;
        whole months = is_given ? given(rule, facts, table[i].fact) : given(rule, facts, table[i].begins[0]) + given(rule, facts, table[i].begins[1]);
        carry->item[carry->count].how = &table[i];
        carry->item[carry->count].fact = fact;
        carry->item[carry->count].months = months;
        carry->item[carry->count++].begun = months > 0;
    }
}

void carry_give(const struct carry *carry, void *facts)
{
    struct facts_head *head = facts;
    for (int32_t i = 0; i < carry->count; i++) {
        const struct field *field = &carry->rule->facts[carry->item[i].fact];
        whole most = (whole)field->term->max, months = carry->item[i].months < most ? carry->item[i].months : most;
        memcpy((char *)facts + field->offset, &months, sizeof months);
        head->given |= (uint64_t)1 << carry->item[i].fact;
    }
}

/* Is it more than nought, or that word? */
static bool is_so_much(const struct field *field, const void *at, const char *word)
{
    int64_t value = term_plain(field->term, (const char *)at + field->offset);
    if (!word) return value > 0;
    return field->term->kind == KIND_word && strcmp(field->term->words[value], word) == 0;
}

/* The same of an outcome that is settled, or a fact that is given. */
static bool holds(const struct rule *rule, const char *name, const char *word, const void *facts, const void *outcome)
{
    int32_t k = rule_outcome(rule, name, strlen(name)), fact = k < 0 ? rule_fact(rule, name, strlen(name)) : -1;
    if (k >= 0) return (outcome_head(outcome)->settled & ~outcome_head(outcome)->none) >> k & 1 && is_so_much(&rule->outcomes[k], outcome, word);
    return fact >= 0 && facts_head(facts)->given >> fact & 1 && is_so_much(&rule->facts[fact], facts, word);
}

void carry_on(struct carry *carry, const void *facts, const void *outcome)
{
    for (int32_t i = 0; i < carry->count; i++) {
        const struct carried *how = carry->item[i].how;
        bool counts = holds(carry->rule, how->by, how->word, facts, outcome) && (!how->amount || holds(carry->rule, how->amount, NULL, facts, outcome));
        if (!counts && !(how->since && carry->item[i].begun)) continue;
        carry->item[i].begun = true;
        carry->item[i].months++;
    }
}

int32_t carry_amount(const struct rule *rule)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (strcmp(sums[i].rule, rule->name) == 0) return rule_outcome(rule, sums[i].outcome, strlen(sums[i].outcome));
    return -1;
}
