/* SPDX-License-Identifier: EUPL-1.2 */
/* cases.c: reads worked examples, decides them and compares field by field, as text and so exactly. */
#include "examples/cases.h"

#include <string.h>
#include "explain/parts.h"
#include "law/cite.h"
#include "rules/registry.h"

/* What a comparison needs in hand. */
struct trial {
    const struct node *node;
    struct decision *d;
    tell_difference *tell;
    void *context;
    int32_t differences;
};

static void differ(struct trial *trial, const char *field, const char *expected, const char *got)
{
    trial->differences++;
    if (trial->tell) trial->tell(trial->context, &(struct difference){ field, expected, got });
}

static void differ_all(struct trial *trial, const struct problems *problems)
{
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++)
        differ(trial, problems->item[i].field, problems->item[i].allowed[0], problems->item[i].value);
}

const struct node *cases_read(struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    const struct node *list = node_from_yaml(arena, bytes, size, problems);
    if (list && list->kind != NODE_LIST) {
        problem_add(problems, list->line, "cases", NULL, 0, "een lijst van voorbeelden", "a list of examples");
        return NULL;
    }
    return list;
}

static bool is_yes(const struct node *node) { return node_is(node, "yes") || node_is(node, "ja") || node_is(node, "true"); }

bool case_facts(const struct node *node, const struct law *law, bool strict, struct decision *d)
{
    const struct node *name = node_get(node, "rule");
    const struct rule *rule = name && name->text ? rule_find(name->text, name->size) : NULL;
    if (!rule) return false;
    decision_start(d, rule, law, strict || is_yes(node_get(node, "strict")));
    uint64_t seen = 0;
    static const char *const parts[] = { "given", "assumed" };
    for (int i = 0; i < 2; i++) {
        const struct node *map = node_get(node, parts[i]);
        for (const struct node *fact = map ? map->first : NULL; fact; fact = fact->next) {
            int32_t k = rule_fact(rule, fact->key, fact->key_size);
            if (k < 0) { tell_unknown_fact(rule, fact->key, fact->key_size, fact->line, &d->problems); continue; }
            if (seen >> k & 1)
                problem_add(&d->problems, fact->line, rule->facts[k].term->name, fact->text, fact->size,
                            "elk feit hoogstens één keer", "each fact at most once");
            else fact_set_node(rule, &d->facts, k, fact, &d->problems);
            seen |= (uint64_t)1 << k;
        }
    }
    return true;
}

/* ---- the case itself ---- */

static void check_keys(struct trial *trial)
{
    static const char *const keys[] = { "name", "rule", "given", "assumed", "expect", "cites", "source", "checked", "choices", "law", "known-on", "strict",
        "note" };
    enum { KEYS = sizeof keys / sizeof *keys };
    for (const struct node *node = trial->node->first; node; node = node->next) {
        int i = 0;
        while (i < KEYS && !same_text(node->key, node->key_size, keys[i])) i++;
        if (i == KEYS) differ(trial, "case", "name, rule, given, assumed, expect, cites, source, checked, choices, law, known-on, strict, note", node->key);
    }
}

static bool take_choices(struct trial *trial, struct law *law)
{
    struct problems problems;
    problems.count = 0;
    const struct node *map = node_get(trial->node, "choices");
    for (const struct node *node = map ? map->first : NULL; node; node = node->next)
        law_choose(law, node->key, node->key_size, node->text ? node->text : "", node->text ? node->size : 0, &problems);
    differ_all(trial, &problems);
    return !problems.count;
}

/* A law of its own, for a case with an overlay or a day of knowledge. False when it cannot be made (told). */
static bool own_law(struct trial *trial, const struct case_base *base, struct law_tables *tables, struct law_overlay *overlay, struct arena *arena,
    read_beside *read, void *folder)
{
    const struct node *name = node_get(trial->node, "law"), *known = node_get(trial->node, "known-on");
    date known_on = base->known_on;
    struct problems problems;
    problems.count = 0;
    if (known && !(known->text && parse_date(known->text, known->size, &known_on))) { differ(trial, "known-on", "jjjj-mm-dd", known->text); return false; }
    size_t size;
    const char *bytes = name ? name->text && read ? read(folder, name->text, &size) : NULL : "";
    if (!bytes) { differ(trial, "law", name->text ? name->text : "", NULL); return false; }
    bool good = !name || law_overlay_read(overlay, arena, name->text, bytes, size, &problems);
    differ_all(trial, &problems);
    const struct law_overlay **overlays = arena_take(arena, sizeof *overlays * (size_t)(base->overlay_count + 1));
    for (int32_t i = 0; overlays && i < base->overlay_count; i++) overlays[i] = base->overlays[i];
    if (overlays && name) overlays[base->overlay_count] = overlay;
    return good && overlays && law_build(tables, overlays, base->overlay_count + (name != NULL), known_on) &&
           (!base->law->tables->frozen || law_freeze(tables, base->law->tables->law_of));
}

/* ---- comparing ---- */

static void put_node(struct text *text, const struct node *node)
{
    if (node->kind != NODE_LIST && node->kind != NODE_MAP) { text_bytes(text, node->text ? node->text : "null", node->text ? node->size : 4); return; }
    text_char(text, node->kind == NODE_LIST ? '[' : '{');
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first) text_put(text, ", ");
        if (node->kind == NODE_MAP) { text_bytes(text, child->key, child->key_size); text_put(text, ": "); }
        put_node(text, child);
    }
    text_char(text, node->kind == NODE_LIST ? ']' : '}');
}

/* Lists as the examples write them: [a, b] instead of ["a","b"]. */
static void put_outcome(struct text *text, const struct term *term, const void *value)
{
    struct text json = { 0 };
    struct arena arena = { 0 };
    term_put(&json, term, value, term->kind == KIND_list);
    const struct node *node = term->kind == KIND_list ? node_from_json(&arena, text_string(&json), json.size, NULL) : NULL;
    if (node) put_node(text, node); else text_put(text, text_string(&json));
    text_free(&json);
    arena_free(&arena);
}

static bool has_word(const struct term *term, const char *word)
{
    for (int32_t i = 0; i < term->word_count; i++)
        if (strcmp(term->words[i], word) == 0) return true;
    return false;
}

static void compare_outcome(struct trial *trial, const struct node *expected, uint32_t k)
{
    const struct outcome_head *head = outcome_head(&trial->d->outcome);
    const struct field *field = &trial->d->rule->outcomes[k];
    struct text want = { 0 }, got = { 0 };
    put_node(&want, expected);
    if (trial->d->status == ONGELDIG) text_put(&got, "ongeldig");
    else if (!(head->settled >> k & 1)) text_put(&got, "onbekend");
    else if (head->none >> k & 1) text_put(&got, has_word(field->term, "geen") ? "geen (zonder waarde)" : "geen");
    else put_outcome(&got, field->term, trial->d->outcome.bytes + field->offset);
    if (strcmp(text_string(&want), text_string(&got)) != 0) differ(trial, field->term->name, text_string(&want), text_string(&got));
    text_free(&want);
    text_free(&got);
}

/* A set of names, each once. */
struct names { const char *name[PROBLEMS_KEPT]; int32_t count; };

static void add_name(struct names *names, const char *name)
{
    for (int32_t i = 0; i < names->count; i++)
        if (strcmp(names->name[i], name) == 0) return;
    if (names->count < PROBLEMS_KEPT) names->name[names->count++] = name;
}

/* Names in any order, but exactly these. */
static void compare_names(struct trial *trial, const char *field, const struct node *expected, const struct names *got)
{
    int32_t found = 0;
    for (const struct node *node = expected->first; node; node = node->next)
        for (int32_t i = 0; i < got->count; i++) found += node_is(node, got->name[i]);
    if (expected->kind == NODE_LIST && found == got->count && expected->count == got->count) return;
    struct text want = { 0 }, has = { 0 };
    put_node(&want, expected);
    text_char(&has, '[');
    for (int32_t i = 0; i < got->count; i++) { text_put(&has, i ? ", " : ""); text_put(&has, got->name[i]); }
    text_char(&has, ']');
    differ(trial, field, text_string(&want), text_string(&has));
    text_free(&want);
    text_free(&has);
}

static void compare_missing(struct trial *trial, const struct node *expected)
{
    struct names names = { .count = 0 };
    uint64_t missing = trial->d->status == ONGELDIG ? 0 : trial->d->reasoning.missing;
    for (; missing; missing &= missing - 1) add_name(&names, trial->d->rule->facts[__builtin_ctzll(missing)].term->name);
    compare_names(trial, "ontbreekt", expected, &names);
}

static void compare_problems(struct trial *trial, const struct node *expected)
{
    struct names names = { .count = 0 };
    const struct problems *problems = &trial->d->problems;
    for (int32_t i = 0; i < problems->count && i < PROBLEMS_KEPT; i++)
        add_name(&names, problems->item[i].field);
    compare_names(trial, "fouten", expected, &names);
}

/* What was assumed, written as fact=value, and a part of the elements of a list as list[].part=value. */
static void compare_assumed(struct trial *trial, const struct node *expected)
{
    enum { NAME_MOST = 120 };
    char room[64 + PARTS_MOST][NAME_MOST];
    struct names names = { .count = 0 };
    const struct decision *d = trial->d;
    int32_t n = 0;
    for (uint64_t left = d->status == ONGELDIG ? 0 : d->reasoning.assumed; left; left &= left - 1) {
        const struct term *term = d->rule->facts[__builtin_ctzll(left)].term;
        struct text text = { room[n++], 0, NAME_MOST, true, false };
        text_put(&text, term->name);
        text_char(&text, '=');
        term_put_plain(&text, term, d->reasoning.assumption[__builtin_ctzll(left)], false);
        add_name(&names, text_string(&text));
    }
    for (int32_t i = 0; d->status != ONGELDIG && i < d->reasoning.assumed_parts; i++) {
        struct text text = { room[n++], 0, NAME_MOST, true, false };
        part_assumed(&text, d, i, "=", false);
        add_name(&names, text_string(&text));
    }
    compare_names(trial, "aannames", expected, &names);
}

/* The choices that were asked for. */
static void compare_choices(struct trial *trial, const struct node *expected)
{
    struct names names = { .count = 0 };
    uint64_t asked = trial->d->status == ONGELDIG ? 0 : trial->d->reasoning.choices;
    for (; asked; asked &= asked - 1) add_name(&names, trial->d->law->tables->book->choices[__builtin_ctzll(asked)].code);
    compare_names(trial, "keuzes", expected, &names);
}

static void compare_word(struct trial *trial, const char *field, const struct node *expected, const char *got)
{
    if (!node_is(expected, got)) differ(trial, field, expected->text, got);
}

static void compare(struct trial *trial)
{
    const struct node *expect = node_get(trial->node, "expect");
    if (!expect || expect->kind != NODE_MAP || !expect->first) { differ(trial, "expect", "status, uitkomst, ontbreekt, fouten, reden", NULL); return; }
    bool refusal = node_get(expect, "fouten") || node_is(node_get(expect, "status"), status_names[ONGELDIG]);
    for (const struct node *node = expect->first; node; node = node->next) {
        int32_t k = rule_outcome(trial->d->rule, node->key, node->key_size);
        if (k >= 0) compare_outcome(trial, node, (uint32_t)k);
        else if (same_text(node->key, node->key_size, "status")) compare_word(trial, "status", node, status_names[trial->d->status]);
        else if (same_text(node->key, node->key_size, "reden")) compare_word(trial, "reden", node, status_reason(trial->d->status));
        else if (same_text(node->key, node->key_size, "ontbreekt")) compare_missing(trial, node);
        else if (same_text(node->key, node->key_size, "fouten")) compare_problems(trial, node);
        else if (same_text(node->key, node->key_size, "aannames")) compare_assumed(trial, node);
        else if (same_text(node->key, node->key_size, "keuzes")) compare_choices(trial, node);
        else differ(trial, node->key, "een uitkomst van deze regel, status, reden, ontbreekt, fouten, aannames, keuzes", NULL);
    }
    if (!refusal) differ_all(trial, &trial->d->problems);
}

/* Of a citation with alternatives the one in force on the day of the case counts. */
static struct citation cited_by(const struct decision *d, const struct step *step)
{
    struct citation cited;
    if (law_cite(d->law->tables->book, step->citation, decision_law_day(d), &cited)) return cited;
    return (struct citation){ .text = step->citation, .text_size = (uint32_t)strlen(step->citation) };
}

static bool cites(const struct trial *trial, const struct step *step, const struct node *expected)
{
    struct citation cited = cited_by(trial->d, step);
    return expected->kind == NODE_TEXT && expected->size == cited.text_size && memcmp(expected->text, cited.text, cited.text_size) == 0;
}

static void compare_citations(struct trial *trial)
{
    const struct node *list = node_get(trial->node, "cites");
    if (list && list->kind != NODE_LIST) differ(trial, "cites", "[...]", list->text);
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        const struct reasoning *reasoning = &trial->d->reasoning;
        int32_t i = trial->d->status == ONGELDIG ? reasoning->steps : 0;
        while (i < reasoning->steps && !cites(trial, &reasoning->step[i], node)) i++;
        if (i < reasoning->steps) continue;
        struct text got = { 0 };
        for (int32_t k = 0; k < reasoning->steps; k++) {
            struct citation cited = cited_by(trial->d, &reasoning->step[k]);
            text_put(&got, k ? ", " : "");
            text_bytes(&got, cited.text, cited.text_size);
        }
        differ(trial, "cites", node->text, text_string(&got));
        text_free(&got);
    }
}

/* Rows of tables have their status from the rule itself: it must say vastgesteld when it settled every outcome, and only then. */
static void compare_status_of_rule(struct trial *trial)
{
    const struct outcome_head *head = outcome_head(&trial->d->outcome);
    const uint64_t all = trial->d->rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << trial->d->rule->outcome_count) - 1;
    enum status expected = head->settled == all ? VASTGESTELD : trial->d->of_rule == VASTGESTELD ? ONBEKEND : trial->d->of_rule;
    if (trial->d->status != ONGELDIG && trial->d->of_rule != expected) differ(trial, "status van de regel", status_names[expected], status_names[trial->d->of_rule]);
}

int32_t case_run(const struct node *node, const struct case_base *base, struct decision *d, read_beside *read, void *folder, tell_difference *tell,
    void *context)
{
    struct trial trial = { node, d, tell, context, 0 };
    if (node->kind != NODE_MAP) { differ(&trial, "case", "name, rule, given, expect", node->text); return trial.differences; }
    check_keys(&trial);
    struct law_tables tables = { 0 };
    struct law_overlay overlay;
    struct arena arena = { 0 };
    bool own = node_get(node, "law") || node_get(node, "known-on");
    bool good = !own || own_law(&trial, base, &tables, &overlay, &arena, read, folder);
    struct law law = own ? tables.law : *base->law;
    if (own && good) for (int32_t i = 0; i < tables.book->choice_count; i++)
        if (base->law->option[i]) { law.option[i] = base->law->option[i]; law.dated &= base->law->dated | ~((uint64_t)1 << i); }
    if (good && take_choices(&trial, &law)) {
        if (case_facts(node, &law, base->strict, d)) {
            decision_make(d);
            compare(&trial);
            compare_citations(&trial);
            compare_status_of_rule(&trial);
        } else differ(&trial, "rule", "de naam van een regel", node_get(node, "rule") ? node_get(node, "rule")->text : NULL);
    }
    d->law = base->law;                     /* the law of the case ends here */
    law_free(&tables);
    arena_free(&arena);
    return trial.differences;
}
