/* SPDX-License-Identifier: EUPL-1.2 */
/* part.c: totals to numbers in a file and back, by one walk over them in either direction. */
#include "population/part.h"

#include <stdlib.h>
#include "base/digest.h"
#include "base/members.h"
#include "law/read.h"

static const char kind_of_file[] = "breed-deel";
static const char *const change_names[CHANGES] = { "inwonerVooruit", "inwonerAchteruit", "werkgeverVooruit", "werkgeverAchteruit", "nietMeerBeslist", "nuBeslist", "andereUitkomst" };

/* Either way: t writes, at is the next number to be read. */
struct walk {
    struct text *t;
    const struct node *at;
    const char *file, *where;
    struct problems *problems;
    const struct lines *lines;
    const struct manifest *manifest;
    bool good;
};

static void wrong(struct walk *w, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER);
    char field[72];
    struct text t = TEXT_IN(field);
    text_put(&t, w->file);
    text_put(&t, ": ");
    text_put(&t, w->where);
    problem_add(w->problems, at ? at->line : 0, text_string(&t), scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    w->good = false;
}

/* ---- numbers ---- */

static void begin(struct walk *w, const char *where, const struct node *map, const char *name)
{
    w->where = where;
    if (w->t) { put_open(w->t, name, '['); return; }
    const struct node *list = node_get(map, name);
    if (!list || list->kind != NODE_LIST) wrong(w, list, "een lijst met getallen", "a list of numbers");
    w->at = list && list->kind == NODE_LIST ? list->first : NULL;
}

static void end(struct walk *w)
{
    if (w->t) { text_char(w->t, ']'); return; }
    if (w->at) wrong(w, w->at, "niet meer getallen dan de regels hebben", "no more numbers than the rules have");
}

/* A list that ended too early is told once, by its last number. */
static void number(struct walk *w, int64_t *value, int64_t least, int64_t most)
{
    if (w->t) { put_comma(w->t); text_int(w->t, *value); return; }
    *value = 0;
    if (!w->at) { if (w->good) wrong(w, NULL, "even veel getallen als de regels hebben", "as many numbers as the rules have"); return; }
    const struct node *at = w->at;
    w->at = at->next;
    if (at->kind != NODE_NUMBER || parse_decimal(at->text, at->size, 0, false, value) != NUMBER_OK || *value < least || *value > most) {
        *value = 0;
        wrong(w, at, least == 0 ? "een geheel getal, niet negatief" : "een geheel getal", least == 0 ? "a whole number, not negative" : "a whole number");
    }
}

/* 350 billion euros: as many parts as there may be, added up, stay below 64 bits. */
#define NUMBER_MOST ((int64_t)1 << 45)
_Static_assert(SHARDS_MOST < 1 << 17, "2^45 times so many fits");
static void count(struct walk *w, int64_t *value) { number(w, value, 0, NUMBER_MOST); }
static void sum(struct walk *w, int64_t *value) { number(w, value, -NUMBER_MOST, NUMBER_MOST); }

/* ---- lines and groups ---- */

static void walk_line(struct walk *w, const struct line *line, struct line_total *total)
{
    count(w, &total->rows);
    for (int32_t v = 0; v < LAWS; v++) {
        count(w, &total->reached[v]);
        for (int32_t s = 0; s < STATUSES; s++) count(w, &total->status[v][s]);
        for (uint32_t f = 0; f < line->rule->outcome_count && f < OUTCOMES_MOST; f++) {
            struct outcome_total *o = &total->outcome[v][f];
            count(w, &o->settled);
            count(w, &o->positive);
            sum(w, &o->sum);
            for (int32_t k = 0; k < WORDS_MOST; k++) count(w, &o->word[k]);
        }
    }
}

static void walk_group(struct walk *w, struct group_total *group)
{
    count(w, &group->people);
    for (int32_t v = 0; v < LAWS; v++) count(w, &group->reached[v]);
    for (int32_t k = 0; k < w->lines->count; k++)
        for (int32_t f = 0; f < w->lines->line[k].flow_count; f++)
            for (int32_t v = 0; v < LAWS; v++) { count(w, &group->flow[k][f][v].moments); sum(w, &group->flow[k][f][v].amount); }
    for (int32_t p = 0; p < PAYEES; p++) {
        struct change_total *c = &group->change[p];
        count(w, &c->gain_count);
        sum(w, &c->gain);
        count(w, &c->loss_count);
        sum(w, &c->loss);
        count(w, &c->same_count);
    }
}

static void walk_groups(struct walk *w, const struct node *map, const char *name, struct group_total *groups, int32_t groups_count)
{
    begin(w, name, map, name);
    for (int32_t k = 0; k < groups_count; k++) walk_group(w, &groups[k]);
    end(w);
}

/* ---- cases ---- */

static void walk_case(struct walk *w, struct change_case *c)
{
    const struct manifest *m = w->manifest;
    number(w, &c->household, 0, m->households - 1);
    number(w, &c->member, 0, HOUSEHOLD_MOST - 1);
    number(w, &c->month, 1, 12);
    number(w, &c->nth, 0, MOMENTS_MOST - 1);
    number(w, &c->size, 1, NUMBER_MOST);
    if (!w->t && w->good && c->household / BLOCK_HOUSEHOLDS % m->shards != m->shard - 1) wrong(w, NULL, "huishoudens van dit deel", "households of this part");
}

static void walk_cases(struct walk *w, const struct node *map, const char *name, struct change_cases *c)
{
    begin(w, name, map, name);
    count(w, &c->people);
    sum(w, &c->size);
    for (int32_t k = 0; k < cases_kept(c, LARGEST); k++) walk_case(w, &c->largest[k]);
    for (int32_t k = 0; k < cases_kept(c, DRAWN); k++) walk_case(w, &c->drawn[k]);
    end(w);
}

/* ---- all of it ---- */

static void walk_of_line(struct walk *w, int32_t k, const struct node *map, struct totals *totals)
{
    const struct line *line = &w->lines->line[k];
    if (w->t) {
        put_open(w->t, NULL, '{');
        put_member(w->t, "regel", line->rule->name);
        put_member(w->t, "over", line->scope->name);
    } else if (!node_is(node_get(map, "regel"), line->rule->name) || !node_is(node_get(map, "over"), line->scope->name)) { w->where = "regels"; wrong(w, node_get(map, "regel"), line->rule->name, line->rule->name); }
    begin(w, line->rule->name, map, "getallen");
    walk_line(w, line, &totals->line[k]);
    end(w);
    for (int32_t change = 0; change < CHANGES; change++) {
        struct change_cases *c = &totals->changed[k][change];
        if (w->t ? c->people > 0 : node_get(map, change_names[change]) != NULL) walk_cases(w, map, change_names[change], c);
    }
    if (w->t) text_char(w->t, '}');
}

static void walk_totals(struct walk *w, const struct node *map, struct totals *totals, int32_t towns)
{
    begin(w, "alles", map, "alles");
    count(w, &totals->households);
    count(w, &totals->people);
    for (int32_t v = 0; v < LAWS; v++) count(w, &totals->reached[v]);
    for (int32_t p = 0; p < PAYEES; p++) for (int32_t k = 0; k < 2 * GAP_GROUPS; k++) count(w, &totals->gap[p][k]);
    walk_group(w, &totals->all);
    end(w);
    walk_groups(w, map, "leeftijd", totals->age, AGE_GROUPS);
    walk_groups(w, map, "huishouden", totals->home, HOMES);
    walk_groups(w, map, "gemeente", totals->town, towns);
    const struct node *list = w->t ? NULL : node_get(map, "regels"), *one = list && list->kind == NODE_LIST ? list->first : NULL;
    w->where = "regels";
    if (w->t) put_open(w->t, "regels", '[');
    else if (!list || list->kind != NODE_LIST || list->count != w->lines->count) { wrong(w, list, "een lijst met evenveel regels als de berekening", "a list of as many rules as the run"); return; }
    for (int32_t k = 0; k < w->lines->count; k++) { walk_of_line(w, k, one, totals); one = one ? one->next : NULL; }
    if (w->t) text_char(w->t, ']');
}

/* Municipalities with somebody in them come before those without any in no file: as many places as the last one used, which the reader finds in the file. */
static int32_t towns_of(const struct totals *totals)
{
    int32_t count_of = TOWNS_MOST;
    static const struct group_total none;
    while (count_of > 0 && memcmp(&totals->town[count_of - 1], &none, sizeof none) == 0) count_of--;
    return count_of;
}

static void put_totals(struct text *t, const struct manifest *m, const struct lines *lines, const struct totals *totals)
{
    struct walk w = { .t = t, .lines = lines, .manifest = m, .good = true };
    put_open(t, "tellingen", '{');
    put_key(t, "gemeenten");
    text_int(t, towns_of(totals));
    walk_totals(&w, NULL, (struct totals *)(uintptr_t)totals, towns_of(totals));
    text_char(t, '}');
}

/* Over what the two are written as by this program, so that the order of names in the file does not matter. */
static bool digest_both(char digest[DIGEST_TEXT], const struct manifest *m, const struct lines *lines, const struct totals *totals)
{
    struct text t = { 0 };
    manifest_put_core(&t, m);
    put_totals(&t, m, lines, totals);
    bool good = !t.failed;
    digest_of(t.data ? t.data : "", t.size, digest);
    text_free(&t);
    return good;
}

void part_put(struct text *t, const struct manifest *m, const struct lines *lines, const struct totals *totals)
{
    char digest[DIGEST_TEXT];
    if (!digest_both(digest, m, lines, totals)) t->failed = true;
    text_char(t, '{');
    put_member(t, "soort", kind_of_file);
    put_key(t, "manifest");
    manifest_put(t, m);
    put_totals(t, m, lines, totals);
    put_member(t, "controle", digest);
    text_put(t, "}\n");
}

/* ---- reading ---- */

static const struct node *open_part(struct manifest *m, struct arena *arena, const char *bytes, size_t size, const char *file, struct problems *problems)
{
    static const char *const names[] = { "soort", "manifest", "tellingen", "controle" };
    struct walk w = { .file = file, .where = "soort", .problems = problems, .good = true };
    int32_t before = problems->count;
    const struct node *root = node_from_json(arena, bytes, size, problems);
    problems_in_file(problems, before, file);
    if (!root) return NULL;
    if (root->kind != NODE_MAP || !node_is(node_get(root, "soort"), kind_of_file)) { wrong(&w, node_get(root, "soort"), "breed-deel, een bestand van breed simulate --shard", "breed-deel, a file of breed simulate --shard"); return NULL; }
    before = problems->count;
    law_refuse_others(root, names, 4, problems);
    problems_in_file(problems, before, file);
    return manifest_read(m, arena, node_get(root, "manifest"), file, problems) && problems->count == before ? root : NULL;
}

bool part_read_manifest(struct manifest *m, struct arena *arena, const char *bytes, size_t size, const char *file, struct problems *problems)
{
    return open_part(m, arena, bytes, size, file, problems) != NULL;
}

static bool read_totals(struct totals *part, const struct manifest *m, const struct lines *lines, const struct node *root, const char *file, struct problems *problems)
{
    struct walk w = { .lines = lines, .manifest = m, .file = file, .where = "tellingen", .problems = problems, .good = true };
    const struct node *map = node_get(root, "tellingen"), *towns = node_get(map, "gemeenten");
    int64_t town_count = 0;
    char digest[DIGEST_TEXT];
    if (!map || map->kind != NODE_MAP) { wrong(&w, map, "een object", "an object"); return false; }
    if (!towns || towns->kind != NODE_NUMBER || parse_decimal(towns->text, towns->size, 0, false, &town_count) != NUMBER_OK || town_count < 0 || town_count > TOWNS_MOST) { wrong(&w, towns, "een aantal gemeenten", "a number of municipalities"); return false; }
    walk_totals(&w, map, part, (int32_t)town_count);
    w.where = "controle";
    if (w.good && (!digest_both(digest, m, lines, part) || !node_is(node_get(root, "controle"), digest)))
        wrong(&w, node_get(root, "controle"), "de controle van de tellingen zoals ze geschreven zijn; het bestand is beschadigd", "the check of the numbers as they were written; the file is damaged");
    return w.good;
}

bool part_add(struct totals *totals, bool *done, const struct manifest *wanted, const struct lines *lines, struct arena *arena, const char *bytes, size_t size, const char *file, struct problems *problems)
{
    struct manifest m;
    const struct node *root = open_part(&m, arena, bytes, size, file, problems);
    if (!root || !manifest_same(wanted, &m, file, problems)) return false;
    struct walk w = { .file = file, .where = "manifest.deel", .problems = problems, .good = true };
    if (done[m.shard - 1]) { wrong(&w, node_get(node_get(root, "manifest"), "deel"), "elk deel één keer", "each part once"); return false; }
    struct totals *part = calloc(1, sizeof *part);
    if (!part) { wrong(&w, NULL, "meer geheugen", "more memory"); return false; }
    bool good = read_totals(part, &m, lines, root, file, problems);
    if (good) { totals_add(totals, part); done[m.shard - 1] = true; }
    free(part);
    return good;
}

bool part_complete(const bool *done, const struct manifest *wanted, struct problems *problems)
{
    bool complete = true;
    for (int64_t k = 0; k < wanted->shards; k++) {
        if (done[k]) continue;
        char number_of[24];
        struct text t = TEXT_IN(number_of);
        text_int(&t, k + 1);
        text_char(&t, '/');
        text_int(&t, wanted->shards);
        problem_add(problems, 0, "deel", text_string(&t), t.size, "alle delen; dit deel ontbreekt", "all parts; this part is missing");
        complete = false;
    }
    return complete;
}
