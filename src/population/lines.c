/* SPDX-License-Identifier: EUPL-1.2 */
/* lines.c: the lines out of YAML, and for each the facts that a life fills in and those that come from the lines before it. */
#include "population/lines.h"

#include "base/digest.h"
#include "base/embedded.h"
#include "base/node.h"
#include "law/read.h"
#include "rules/facts.h"
#include "rules/registry.h"

extern const struct embedded_file population_files[];

const char *const party_names[PARTIES] = { "gemeente", "uwv", "werkgever", "inwoner", "rijk" };

struct reader { struct lines *lines; struct problems *problems; bool good; };

static void wrong(struct reader *r, const char *field, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && at->kind == NODE_TEXT;
    problem_add(r->problems, at ? at->line : 0, field, scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    r->good = false;
}

static int32_t word(struct reader *r, const char *field, const struct node *at, const char *const *names, int32_t count, const char *nl, const char *en)
{
    int32_t place = at ? law_place_of(names, count, at) : -1;
    if (place < 0) wrong(r, field, at, nl, en);
    return place < 0 ? 0 : place;
}

static int32_t outcome_at(struct reader *r, const char *field, const struct rule *rule, const struct node *at, enum kind kind)
{
    int32_t place = at && at->kind == NODE_TEXT ? rule_outcome(rule, at->text, at->size) : -1;
    if (place >= 0 && rule->outcomes[place].term->kind == kind) return place;
    wrong(r, field, at, kind == KIND_euro ? "een bedrag dat de regel geeft" : "een dag die de regel geeft", kind == KIND_euro ? "an amount that the rule gives" : "a day that the rule gives");
    return 0;
}

static void read_flow(struct reader *r, struct line *line, const struct node *map)
{
    static const char *const names[] = { "outcome", "from", "to", "times", "only_if" };
    static const char *const conditions[] = { "asked", "not_after", "claims" };
    if (map->kind != NODE_MAP || line->flow_count == FLOWS_MOST) { wrong(r, "flows", map, "hoogstens vier keer {outcome, from, to}", "at most four of {outcome, from, to}"); return; }
    law_refuse_others(map, names, 5, r->problems);
    struct flow *flow = &line->flow[line->flow_count++];
    *flow = (struct flow){ .outcome = outcome_at(r, "outcome", line->rule, node_get(map, "outcome"), KIND_euro), .not_after = -1, .claim = -1 };
    flow->from = (enum party)word(r, "from", node_get(map, "from"), party_names, PARTIES, "gemeente, uwv, werkgever, inwoner of rijk", "gemeente, uwv, werkgever, inwoner or rijk");
    flow->to = (enum party)word(r, "to", node_get(map, "to"), party_names, PARTIES, "gemeente, uwv, werkgever, inwoner of rijk", "gemeente, uwv, werkgever, inwoner or rijk");
    const struct node *times = node_get(map, "times"), *condition = node_get(map, "only_if");
    if (times) flow->times = (enum times)word(r, "times", times, times_names, TIMES, "eenmaal of deel-van-de-maand", "eenmaal or deel-van-de-maand");
    if (!condition) return;
    law_refuse_others(condition, conditions, 3, r->problems);
    const struct node *asked = node_get(condition, "asked"), *claims = node_get(condition, "claims");
    if (claims) flow->claim = word(r, "claims", claims, claim_names, CLAIMS, "studietoeslag, boven-minimumloon-verzekerd of begeleiding-op-realisatie", "studietoeslag, boven-minimumloon-verzekerd or begeleiding-op-realisatie");
    if (claims && !asked) return;
    flow->asked = (enum asked)word(r, "asked", asked, asked_names, ASKED, "aanvraag-verklaring", "aanvraag-verklaring");
    flow->not_after = outcome_at(r, "not_after", line->rule, node_get(condition, "not_after"), KIND_date);
}

/* The outcome of that name of an earlier line about the same moments; false when there is none. */
static bool find_link(const struct lines *all, const struct line *line, const char *name, size_t size, struct link *link)
{
    for (int32_t k = (int32_t)(line - all->line) - 1; k >= 0; k--) {
        const struct scope *of = all->line[k].scope, *here = line->scope;
        bool same = of == here || (of->within && strcmp(of->within, here->name) == 0) || (here->within && strcmp(here->within, of->name) == 0);
        if (!same) continue;
        int32_t outcome = rule_outcome(all->line[k].rule, name, size);
        if (outcome < 0) continue;
        link->line = k;
        link->outcome = outcome;
        return true;
    }
    return false;
}

/* A rule may have a term of its own under a shared name ("loonwaarde", also when no register holds it): the name is what it means. */
static bool is_meant(const struct term *known, const struct term *asked)
{
    return strcmp(known->name, asked->name) == 0 && known->kind == asked->kind && known->words == asked->words && known->parts == asked->parts;
}

static void lay_out(struct reader *r, struct line *line, const struct node *renamed)
{
    for (int32_t f = 0; f < (int32_t)line->rule->fact_count; f++) {
        const struct term *term = line->rule->facts[f].term;
        const struct node *other = renamed ? node_get(renamed, term->name) : NULL;
        struct link link = { f, -1, 0 };
        const char *name = other && other->kind == NODE_TEXT ? other->text : term->name;
        size_t size = other && other->kind == NODE_TEXT ? other->size : strlen(term->name);
        if (find_link(r->lines, line, name, size, &link)) {
            if (r->lines->line[link.line].rule->outcomes[link.outcome].term->kind != term->kind) { if (other) wrong(r, term->name, other, "een uitkomst van dezelfde soort", "an outcome of the same kind"); continue; }
            if (line->link_count < LINKS_MOST) line->link[line->link_count++] = link;
        } else if (other) wrong(r, term->name, other, "een uitkomst van een regel hierboven over dezelfde momenten", "an outcome of a line above about the same moments");
        for (int32_t k = 0; k < life_fact_count; k++)       /* also where there is a link: not every moment has a row above */
            if (is_meant(life_facts[k].term, term) && line->fill_count < FILLS_MOST) line->fill[line->fill_count++] = (struct fill){ f, &life_facts[k] };
    }
}

static void read_line(struct reader *r, const struct node *map)
{
    static const char *const names[] = { "rule", "scope", "facts", "flows" };
    if (map->kind != NODE_MAP || r->lines->count == LINES_MOST) { wrong(r, "lines", map, "hoogstens 32 keer {rule, scope, facts, flows}", "at most 32 of {rule, scope, facts, flows}"); return; }
    law_refuse_others(map, names, 4, r->problems);
    struct line *line = &r->lines->line[r->lines->count];
    const struct node *rule = node_get(map, "rule"), *scope = node_get(map, "scope"), *flows = node_get(map, "flows");
    line->rule = rule && rule->kind == NODE_TEXT ? rule_find(rule->text, rule->size) : NULL;
    line->scope = scope && scope->kind == NODE_TEXT ? scope_find(scope->text, scope->size) : NULL;
    if (!line->rule) wrong(r, "rule", rule ? rule : map, "de naam van een regel", "the name of a rule");
    if (!line->scope) wrong(r, "scope", scope ? scope : map, "over wie het gaat, zie de documentatie", "whom it is about, see the documentation");
    if (!line->rule || !line->scope) return;
    if (line->rule->facts_size > CASE_MOST || line->rule->outcome_size > CASE_MOST) { wrong(r, "rule", rule, "een regel die in een rij past", "a rule that fits a row"); return; }
    for (const struct node *one = flows ? flows->first : NULL; one; one = one->next) read_flow(r, line, one);
    lay_out(r, line, node_get(map, "facts"));
    r->lines->count++;
}

bool lines_read(struct lines *lines, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    static const char *const names[] = { "lines" };
    struct problems own = { 0 };
    struct reader r = { lines, problems ? problems : &own, true };
    int32_t before = r.problems->count;
    memset(lines, 0, sizeof *lines);
    const char *kept = arena_copy(arena, bytes, size);
    const struct node *root = kept ? node_from_yaml(arena, kept, size, r.problems) : NULL;
    if (!root) return false;
    const struct node *list = node_get(root, "lines");
    if (!list || list->kind != NODE_LIST) { wrong(&r, "lines", root, "een lijst van {rule, scope, flows}", "a list of {rule, scope, flows}"); return false; }
    law_refuse_others(root, names, 1, r.problems);
    for (const struct node *one = list->first; one; one = one->next) read_line(&r, one);
    digest_of(bytes, size, lines->digest);
    return r.good && r.problems->count == before;
}

bool lines_built_in(struct lines *lines, struct arena *arena, struct problems *problems)
{
    return lines_read(lines, arena, population_files[1].bytes, population_files[1].size, problems);
}
