/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: the claims that the checker knows, out of YAML: every name of a parameter, rule, outcome, subject or word is checked, and all mistakes are named. */
#include "checker/inside.h"

#include <string.h>
#include "base/embedded.h"
#include "law/read.h"
#include "rules/decide.h"
#include "rules/registry.h"

extern const struct embedded_file checker_files[];
extern const int32_t checker_files_count;

struct reader { struct arena *arena; struct problems *problems; struct checker *checker; bool failed; };

static void wrong(struct reader *r, const struct node *node, const char *nl, const char *en)
{
    bool scalar = node->kind == NODE_TEXT || node->kind == NODE_NUMBER;
    char field[72];
    struct text text = TEXT_IN(field);
    text_bytes(&text, node->key ? node->key : "claims", node->key ? node->key_size : 6);
    problem_add(r->problems, node->line, text_string(&text), scalar ? node->text : NULL, scalar ? node->size : 0, nl, en);
    r->failed = true;
}

static void *take(struct reader *r, size_t size)
{
    void *room = arena_take_zero(r->arena, size ? size : 1);
    if (!room) r->failed = true;
    return room;
}

static const char *text_at(struct reader *r, const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node) return NULL;
    if (node->kind != NODE_TEXT || !node->size) { wrong(r, node, "een tekst", "a text"); return NULL; }
    return arena_copy(r->arena, node->text, node->size);
}

static void both_at(struct reader *r, const struct node *map, const char *key, const char *out[2], bool required)
{
    const struct node *node = node_get(map, key);
    out[0] = out[1] = NULL;
    if (!node) { if (required) wrong(r, map, "{nl, en} van wat er staat", "{nl, en} of what it says"); return; }
    out[0] = text_at(r, node, "nl");
    out[1] = text_at(r, node, "en");
    if (!out[0] || !out[1]) wrong(r, node, "{nl, en}", "{nl, en}");
}

/* ---- words ---- */

static void read_pattern(struct reader *r, const struct node *node, struct pattern *p)
{
    if (node->kind != NODE_TEXT || !node->size) { wrong(r, node, "een of meer woorden", "one or more words"); return; }
    const char *text = arena_copy(r->arena, node->text, node->size);
    if (!text) { r->failed = true; return; }
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, " ");
        if (p->words == 6 || n == 0) { wrong(r, node, "een tot zes woorden met één spatie ertussen", "one to six words with one blank between them"); return; }
        bool ends = n > 1 && at[0] == '*', begins = n > 1 && at[n - 1] == '*';
        p->word[p->words].any = n == 1 && at[0] == '_';
        p->word[p->words].ends = ends;
        p->word[p->words].begins = begins;
        p->word[p->words].text = at + ends;
        p->word[p->words].size = (uint16_t)(n - ends - begins);
        for (size_t i = (size_t)ends; i < n - begins; i++)
            if (!((at[i] >= 'a' && at[i] <= 'z') || (at[i] >= '0' && at[i] <= '9') || strchr("-'.%+_", at[i]))) { wrong(r, node, "kleine letters zonder accenten", "lower case without accents"); return; }
        p->words++;
        at += n + (at[n] == ' ');
    }
}

static struct pattern_group read_group(struct reader *r, const struct node *list)
{
    struct pattern_group group = { 0 };
    if (!list) return group;
    if (list->kind != NODE_LIST || !list->count) { wrong(r, list, "een lijst van woorden", "a list of words"); return group; }
    struct pattern *pattern = take(r, sizeof *pattern * (size_t)list->count);
    if (!pattern) return group;
    for (const struct node *node = list->first; node; node = node->next) read_pattern(r, node, &pattern[group.count++]);
    group.pattern = pattern;
    return group;
}

static struct pattern_groups read_groups(struct reader *r, const struct node *list)
{
    struct pattern_groups groups = { 0 };
    if (!list) return groups;
    if (list->kind != NODE_LIST || !list->count) { wrong(r, list, "een lijst van lijsten van woorden", "a list of lists of words"); return groups; }
    struct pattern_group *group = take(r, sizeof *group * (size_t)list->count);
    if (!group) return groups;
    for (const struct node *node = list->first; node; node = node->next) group[groups.count++] = read_group(r, node);
    groups.group = group;
    return groups;
}

/* ---- the law ---- */

static const struct law_parameter *parameter_named(struct reader *r, const struct node *node, const char *name, size_t size)
{
    const struct law_parameter *p = law_find_parameter(&law_book, name, size);
    if (!p) wrong(r, node, "een parameter uit het recht", "a parameter of the law");
    return p;
}

static struct law_conditions read_conditions(struct reader *r, const struct node *map)
{
    struct law_conditions conditions = { 0 };
    if (!map) return conditions;
    if (map->kind != NODE_MAP || !map->count) { wrong(r, map, "parameters met hun waarde", "parameters with their value"); return conditions; }
    struct law_condition *condition = take(r, sizeof *condition * (size_t)map->count);
    if (!condition) return conditions;
    for (const struct node *node = map->first; node; node = node->next) {
        const char *allowed[2] = { "ja, nee, nul of een woord van de parameter", "ja, nee, nul or a word of the parameter" };
        struct law_condition *c = &condition[conditions.count++];
        c->parameter = parameter_named(r, node, node->key, node->key_size);
        bool words = c->parameter && (c->parameter->unit == UNIT_answer || c->parameter->unit == UNIT_word);
        if (c->parameter && node_is(node, "nul") && !words) { c->value = 0; continue; }
        if (c->parameter && (!words || !law_value_from_text(c->parameter, node, &c->value, allowed))) wrong(r, node, allowed[0], allowed[1]);
    }
    conditions.condition = condition;
    return conditions;
}

static const struct law_parameter **read_parameters(struct reader *r, const struct node *list, int32_t *count)
{
    *count = 0;
    if (!list) return NULL;
    if (list->kind != NODE_LIST || !list->count) { wrong(r, list, "een lijst van parameters", "a list of parameters"); return NULL; }
    const struct law_parameter **all = take(r, sizeof *all * (size_t)list->count);
    for (const struct node *node = list->first; all && node; node = node->next) {
        const struct law_parameter *p = node->kind == NODE_TEXT ? parameter_named(r, node, node->text, node->size) : NULL;
        if (p) all[(*count)++] = p; else r->failed = true;
    }
    return all;
}

static void read_rule(struct reader *r, const struct node *map, struct comparison *c)
{
    const struct node *rule = node_get(map, "rule"), *outcome = node_get(map, "outcome");
    for (int32_t i = 0; i < rule_count; i++) if (node_is(rule, rules[i]->name)) c->rule = rules[i];
    if (!c->rule) { wrong(r, rule, "een regel", "a rule"); return; }
    c->outcome = outcome && outcome->kind == NODE_TEXT ? rule_outcome(c->rule, outcome->text, outcome->size) : -1;
    c->facts = node_get(map, "facts");
    if (c->outcome < 0) wrong(r, outcome ? outcome : map, "een uitkomst van de regel", "an outcome of the rule");
    if (!c->facts || c->facts->kind != NODE_MAP) { wrong(r, map, "feiten", "facts"); return; }
    struct case_room *room = take(r, sizeof *room);
    if (!room) return;
    facts_clear(c->rule, room);
    if (!facts_set_map(c->rule, room, c->facts, r->problems)) r->failed = true;
}

static void read_comparison(struct reader *r, const struct node *map, struct comparison *c)
{
    static const char *const keys[] = { "any", "sum", "since", "rule", "outcome", "facts", "when" };
    law_refuse_others(map, keys, sizeof keys / sizeof *keys, r->problems);
    c->any = read_parameters(r, node_get(map, "any"), &c->any_count);
    c->sum = read_parameters(r, node_get(map, "sum"), &c->sum_count);
    c->when = read_conditions(r, node_get(map, "when"));
    struct law_conditions since = read_conditions(r, node_get(map, "since"));
    c->has_since = since.count == 1;
    if (c->has_since) c->since = since.condition[0];
    if (node_get(map, "rule")) read_rule(r, map, c);
    if (!c->any_count && !c->sum_count && !c->has_since && !c->rule) wrong(r, map, "any, sum, since of rule", "any, sum, since or rule");
}

/* ---- claims ---- */

static int word_at(struct reader *r, const struct node *map, const char *key, const char *const *words, int count, int otherwise)
{
    const struct node *node = node_get(map, key);
    if (!node) return otherwise;
    for (int i = 0; i < count; i++) if (node_is(node, words[i])) return i;
    wrong(r, node, "een van de woorden in docs/checker.md", "one of the words in docs/checker.md");
    return otherwise;
}

static void read_subjects_of(struct reader *r, const struct node *list, struct claim *c)
{
    if (!list) return;
    if (list->kind != NODE_LIST) { wrong(r, list, "een lijst van onderwerpen", "a list of subjects"); return; }
    for (const struct node *node = list->first; node; node = node->next) {
        uint64_t bit = 0;
        for (int32_t i = 0; i < r->checker->subjects; i++) if (node_is(node, r->checker->subject[i].name)) bit = (uint64_t)1 << i;
        if (!bit) wrong(r, node, "een onderwerp uit subjects", "a subject of subjects");
        c->about |= bit;
    }
}

static void read_counted(struct reader *r, const struct node *node, struct claim *c)
{
    static const struct { const char *name; uint32_t bits; } kinds[] = { { "age", 1u << COUNT_age }, { "term", 1u << COUNT_months | 1u << COUNT_days }, { "percent", 1u << COUNT_percent }, { "euro", 1u << COUNT_euro },
        { "date", 1u << COUNT_date } };
    if (!node) return;
    c->counts = true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) if (node_is(node, kinds[i].name)) c->counted = kinds[i].bits;
    if (!c->counted) wrong(r, node, "age, term, percent, euro of date", "age, term, percent, euro or date");
}

static void read_law(struct reader *r, const struct node *list, struct claim *c)
{
    if (!list) return;
    if (list->kind != NODE_LIST || !list->count) { wrong(r, list, "een lijst", "a list"); return; }
    struct comparison *all = take(r, sizeof *all * (size_t)list->count);
    for (const struct node *node = list->first; all && node; node = node->next) {
        if (node->kind != NODE_MAP) { wrong(r, node, "any, sum, since of rule", "any, sum, since or rule"); continue; }
        read_comparison(r, node, &all[c->laws++]);
    }
    c->law = all;
}

static void read_claim(struct reader *r, const struct node *map, struct claim *c)
{
    static const char *const keys[] = { "code", "label", "about", "number", "near", "not", "lead", "no-lead", "softens", "law", "compare", "otherwise", "wrong", "when", "verdict", "says", "note", "needs", "needs-says", "cites", "document", "lacks", "example" };
    static const char *const compares[] = { "is", "most", "least" };
    static const char *const others[] = { "fout", "verouderd", "onvolledig", "misschien", "niets" };
    law_refuse_others(map, keys, sizeof keys / sizeof *keys, r->problems);
    c->code = text_at(r, map, "code");
    both_at(r, map, "label", c->label, true);
    read_subjects_of(r, node_get(map, "about"), c);
    read_counted(r, node_get(map, "number"), c);
    c->near = read_groups(r, node_get(map, "near"));
    c->none = read_group(r, node_get(map, "not"));
    c->lead = read_group(r, node_get(map, "lead"));
    c->no_lead = read_group(r, node_get(map, "no-lead"));
    c->softens = read_group(r, node_get(map, "softens"));
    c->whole = read_groups(r, node_get(map, "document"));
    c->lacks = read_groups(r, node_get(map, "lacks"));
    c->needs = read_groups(r, node_get(map, "needs"));
    read_law(r, node_get(map, "law"), c);
    c->wrong = read_conditions(r, node_get(map, "wrong"));
    c->when = read_conditions(r, node_get(map, "when"));
    c->compare = (enum compare)word_at(r, map, "compare", compares, 3, COMPARE_is);
    c->otherwise = word_at(r, map, "otherwise", others, 5, CHECK_fout);
    if (c->otherwise == 4) c->otherwise = -1;
    c->verdict = word_at(r, map, "verdict", others, 4, -1);
    both_at(r, map, "says", c->says, !c->counts);
    both_at(r, map, "note", c->note, false);
    both_at(r, map, "needs-says", c->needs_says, c->needs.count > 0);
    c->cites = text_at(r, map, "cites");
    c->is_missing = c->lacks.count > 0;
    c->example = node_is(node_get(map, "example"), "yes");
    if (c->example && c->counted != 1u << COUNT_age) wrong(r, map, "example: alleen bij leeftijden", "example: only with ages");
    if (!c->code) wrong(r, map, "een code", "a code");
    if (c->counts && !c->laws) wrong(r, map, "law: waarmee het getal wordt vergeleken", "law: what the number is compared with");
    if (!c->counts && !c->is_missing && !c->near.count) wrong(r, map, "near", "near");
    if (!c->counts && !c->wrong.count && !c->cites) wrong(r, map, "wrong of cites", "wrong or cites");
}

static void read_subjects(struct reader *r, const struct node *list)
{
    if (!list || list->kind != NODE_LIST || list->count > 63) { r->failed = true; problem_add(r->problems, 0, "subjects", NULL, 0, "een lijst van hoogstens 63 onderwerpen", "a list of at most 63 subjects"); return; }
    struct subject *all = take(r, sizeof *all * (size_t)list->count);
    for (const struct node *node = list->first; all && node; node = node->next) {
        static const char *const keys[] = { "name", "words", "weak" };
        struct subject *s = &all[r->checker->subjects++];
        law_refuse_others(node, keys, 3, r->problems);
        s->name = text_at(r, node, "name");
        s->words = read_group(r, node_get(node, "words"));
        s->weak = node_is(node_get(node, "weak"), "yes");
        if (!s->name || !s->words.count) wrong(r, node, "name en words", "name and words");
    }
    r->checker->subject = all;
}

const struct checker *checker_read(struct arena *arena, const char *yaml, size_t size, struct problems *problems)
{
    struct problems own;
    if (!problems) { own.count = 0; problems = &own; }
    int32_t before = problems->count;
    const struct node *root = node_from_yaml(arena, yaml, size, problems);
    struct reader r = { .arena = arena, .problems = problems };
    r.checker = take(&r, sizeof *r.checker);
    if (!root || !r.checker) return NULL;
    static const char *const keys[] = { "subjects", "claims" };
    const struct node *claims = node_get(root, "claims");
    if (root->kind != NODE_MAP || !claims || claims->kind != NODE_LIST) { problem_add(problems, root->line, "claims", NULL, 0, "subjects en claims", "subjects and claims"); return NULL; }
    law_refuse_others(root, keys, 2, problems);
    read_subjects(&r, node_get(root, "subjects"));
    struct claim *all = take(&r, sizeof *all * (size_t)claims->count);
    for (const struct node *node = claims->first; all && node; node = node->next) {
        if (node->kind == NODE_MAP) read_claim(&r, node, &all[r.checker->claims++]); else wrong(&r, node, "een bewering", "a claim");
    }
    r.checker->claim = all;
    return r.failed || problems->count > before ? NULL : r.checker;
}

const struct checker *checker_own(struct arena *arena) { return checker_read(arena, checker_files[0].bytes, checker_files[0].size, NULL); }
int32_t checker_claims(const struct checker *c) { return c->claims; }
const char *checker_claim_code(const struct checker *c, int32_t i) { return c->claim[i].code; }
