/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c: a stored answer recomputed and compared, path by path. */
#include "explain/explain.h"
#include "reason/asking/missing.h"
#include "rules/registry.h"

static void refuse(struct problems *problems, const char *field, const struct node *node, const char *nl, const char *en)
{
    problem_add(problems, node ? node->line : 0, field, node ? node->text : NULL, node ? node->size : 0, nl, en);
}

/* Facts that the stored answer was given. */
static bool take_facts(const struct node *list, struct decision *d, struct problems *problems)
{
    if (!list || list->kind != NODE_LIST) { refuse(problems, "feiten", list, "de lijst feiten van een antwoord", "the list feiten of an answer"); return false; }
    for (const struct node *node = list->first; node; node = node->next) {
        const struct node *name = node_get(node, "naam"), *value = node_get(node, "waarde");
        if (!name || !value || !name->text) { refuse(problems, "feiten", node, "naam en waarde", "naam and waarde"); return false; }
        int32_t fact = rule_fact(d->rule, name->text, name->size);
        if (fact < 0) tell_unknown_fact(d->rule, name->text, name->size, name->line, &d->problems);
        else fact_set_node(d->rule, &d->facts, fact, value, &d->problems);
    }
    return true;
}

static bool take_choices(const struct node *list, struct law *law, struct problems *problems)
{
    bool good = true;
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        const struct node *code = node_get(node, "code"), *option = node_get(node, "gekozen");
        if (code && option && code->text && option->text) good &= law_choose(law, code->text, code->size, option->text, option->size, problems);
    }
    return good;
}

/* Only the outcomes that the stored answer speaks of were asked for. */
static void take_outcomes(const struct node *map, struct decision *d)
{
    uint64_t asked = 0;
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t k = rule_outcome(d->rule, node->key, node->key_size);
        if (k >= 0) asked |= (uint64_t)1 << k;
    }
    if (asked) d->outcomes = asked;
}

int explain_verify(const struct node *stored, const struct law *law, struct decision *d, struct arena *arena,
                   void (*tell)(void *, const char *, const struct node *, const struct node *), void *context, struct problems *problems)
{
    const struct node *name = node_get(stored, "regel"), *language = node_get(stored, "taal"), *strict = node_get(stored, "strikt");
    const struct rule *rule = name && name->text ? rule_find(name->text, name->size) : NULL;
    if (!rule) { refuse(problems, "regel", name, "de naam van een regel", "the name of a rule"); return -1; }
    struct law own = *law;
    if (!take_choices(node_get(stored, "keuzes"), &own, problems)) return -1;
    decision_start(d, rule, &own, strict && strict->kind == NODE_TRUE);
    if (!take_facts(node_get(stored, "feiten"), d, problems)) return -1;
    take_outcomes(node_get(stored, "statusPerUitkomst"), d);
    decision_make(d);
    if (node_get(stored, "mogelijkVolledig") && !missing_look(d, arena)) return -1;      /* an answer of a program that did not look ahead holds as well */
    struct text now = { 0 };
    explain_json(&now, d, language && node_is(language, "en"));
    d->law = law;
    char *bytes = now.failed ? NULL : arena_copy(arena, now.data, now.size);
    size_t size = now.size;
    text_free(&now);
    const struct node *again = bytes ? node_from_json(arena, bytes, size, problems) : NULL;
    return again ? node_differences(stored, again, tell, context) : -1;
}
