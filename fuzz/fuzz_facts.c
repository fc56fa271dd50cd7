/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_facts.c: any bytes as the facts of each rule: never a crash, and always an answer that is JSON and verifies. */
#include "explain/explain.h"
#include "fuzz.h"
#include "rules/registry.h"

static void differs(void *context, const char *path, const struct node *a, const struct node *b)
{
    (void)context; (void)path; (void)a; (void)b;
    abort();
}

static void decide_and_verify(const struct rule *rule, const struct law *law, const struct node *map)
{
    static struct decision d, again;
    struct arena arena = { 0 };
    struct problems problems;
    struct text json = { 0 }, text = { 0 };
    problems.count = 0;
    decision_start(&d, rule, law, false);
    facts_set_map(rule, &d.facts, map, &d.problems);
    decision_make(&d);
    if (d.status != ONGELDIG && d.problems.count) abort();
    explain_json(&json, &d, 0);
    explain_full(&text, &d, 1);
    const struct node *stored = node_from_json(&arena, json.data, json.size, &problems);
    if (!stored) abort();
    if (d.status != ONGELDIG && explain_verify(stored, law, &again, &arena, differs, NULL, &problems) != 0) abort();
    text_free(&json);
    text_free(&text);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables tables;
    static int ready;
    if (!ready) ready = law_build(&tables, NULL, 0, DATE_LAST);
    struct arena arena = { 0 };
    const struct node *map = node_from_json(&arena, (const char *)data, size, NULL);
    for (int32_t i = 0; map && i < rule_count; i++) decide_and_verify(rules[i], &tables.law, map);
    arena_free(&arena);
    return 0;
}
