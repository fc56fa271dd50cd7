/* SPDX-License-Identifier: EUPL-1.2 */
/* published.c: published figures out of YAML, the same counted in a made-up country, and the two beside each other. */
#include "population/asked/published.h"

#include "base/embedded.h"
#include "base/members.h"
#include "base/node.h"
#include "law/read.h"

extern const struct embedded_file question_files[];

const char *const published_names[OF_COUNT] = { "met-subsidie", "met-vast-deel", "beschut-werk", "loonwaarde-50-tot-75", "man-met-subsidie", "jong-met-subsidie", "met-studietoeslag", "uitgaven-gemeenten", "gemeenten" };
const char *const published_units[PUBLISHED_UNITS] = { "mensen", "procent", "euro", "aantal" };
static const int decimals_of[PUBLISHED_UNITS] = { 0, 3, 2, 0 };
enum { YOUNG_UNDER = 35, HALF_FROM = 50 * ONE_PERCENT, HALF_UNTIL = 75 * ONE_PERCENT, MONTHS = 12 };

/* ---- reading ---- */

struct reader { struct published *all; struct arena *arena; struct problems *problems; bool good; };

static void wrong(struct reader *r, const char *field, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER);
    problem_add(r->problems, at ? at->line : 0, field, scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    r->good = false;
}

static const char *words(struct reader *r, const char *field, const struct node *at)
{
    const char *kept = at && at->kind == NODE_TEXT && at->size ? arena_copy(r->arena, at->text, at->size) : NULL;
    if (!kept) wrong(r, field, at, "een tekst", "a text");
    return kept ? kept : "";
}

static int64_t number(struct reader *r, const char *field, const struct node *at, enum published_unit unit)
{
    int64_t value = 0;
    if (!at || at->kind == NODE_MAP || at->kind == NODE_LIST || parse_decimal(at->text, at->size, decimals_of[unit], false, &value) != NUMBER_OK || value < 0) wrong(r, field, at, "een getal van 0 of meer", "a number of 0 or more");
    return value;
}

static void both_languages(struct reader *r, const char *field, const struct node *map, const char *out[2])
{
    out[0] = words(r, field, map ? node_get(map, "nl") : NULL);
    out[1] = words(r, field, map ? node_get(map, "en") : NULL);
}

static int32_t word(struct reader *r, const char *field, const struct node *map, const char *const *names, int32_t count, const char *nl, const char *en)
{
    const struct node *at = node_get(map, field);
    int32_t place = at ? law_place_of(names, count, at) : -1;
    if (place < 0) wrong(r, field, at ? at : map, nl, en);
    return place < 0 ? 0 : place;
}

static void read_figure(struct reader *r, const struct node *map)
{
    static const char *const names[] = { "of", "unit", "value", "on", "between", "source", "label", "why" };
    if (map->kind != NODE_MAP || r->all->count == PUBLISHED_MOST) { wrong(r, "figures", map, "hoogstens 32 keer {of, unit, value, on, between, source, label, why}", "at most 32 of {of, unit, value, on, between, source, label, why}"); return; }
    law_refuse_others(map, names, 8, r->problems);
    struct published_figure *f = &r->all->figure[r->all->count++];
    *f = (struct published_figure){ .of = (enum published_of)word(r, "of", map, published_names, OF_COUNT, "wat geteld kan worden, zie docs/population.md", "what can be counted, see docs/population.md") };
    f->unit = (enum published_unit)word(r, "unit", map, published_units, PUBLISHED_UNITS, "mensen, procent, euro of aantal", "mensen, procent, euro or aantal");
    const struct node *value = node_get(map, "value"), *between = node_get(map, "between");
    f->told = !(value && value->kind == NODE_TEXT && !value->size);
    if (f->told) f->value = number(r, "value", value, f->unit);
    f->on = words(r, "on", node_get(map, "on"));
    f->source = words(r, "source", node_get(map, "source"));
    both_languages(r, "label", node_get(map, "label"), f->label);
    both_languages(r, "why", node_get(map, "why"), f->why);
    if (!between || between->kind != NODE_LIST || between->count != 2) { wrong(r, "between", between ? between : map, "[minstens, hoogstens]", "[at least, at most]"); return; }
    f->least = number(r, "between", between->first, f->unit);
    f->most = number(r, "between", between->first->next, f->unit);
    if (f->most < f->least) wrong(r, "between", between, "[minstens, hoogstens]", "[at least, at most]");
}

bool published_read(struct published *all, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    static const char *const names[] = { "figures" };
    struct problems own = { 0 };
    struct reader r = { all, arena, problems ? problems : &own, true };
    int32_t before = r.problems->count;
    all->count = 0;
    const char *kept = arena_copy(arena, bytes, size);
    const struct node *root = kept ? node_from_yaml(arena, kept, size, r.problems) : NULL;
    if (!root) return false;
    const struct node *list = node_get(root, "figures");
    if (!list || list->kind != NODE_LIST) { wrong(&r, "figures", root, "een lijst van gepubliceerde cijfers", "a list of published figures"); return false; }
    law_refuse_others(root, names, 1, r.problems);
    for (const struct node *one = list->first; one; one = one->next) read_figure(&r, one);
    return r.good && r.problems->count == before;
}

bool published_built_in(struct published *all, struct arena *arena, struct problems *problems)
{
    return published_read(all, arena, question_files[1].bytes, question_files[1].size, problems);
}

/* ---- counting ---- */

/* Person-months of those who work with a subsidy, and of some among them. */
struct counted { int64_t months, flat, sheltered, men, young, measured, half, students; };

static void count_person(struct counted *c, const struct run *run, const struct household *h, const struct person *p)
{
    c->students += p->study_allowance;
    if (p->work != WORK_measured && p->work != WORK_flat) return;
    for (int32_t month = 1; month <= MONTHS; month++) {
        date first = date_of(run->model->year, month, 1);
        struct life life = { .model = run->model, .law = run->law[LAW_base], .wages = run->law[LAW_base], .household = h, .person = p, .month = month, .month_first = first, .month_last = add_months(first, 1) - 1, .day = first };
        if (p->job_from > first) continue;
        bool flat = life_has_flat_rate(&life);
        c->months++;
        c->flat += flat;
        c->sheltered += p->sheltered;
        c->men += p->man;
        c->young += age_in(run->model, p) < YOUNG_UNDER;
        c->measured += !flat;
        c->half += !flat && p->wage_value >= HALF_FROM && p->wage_value < HALF_UNTIL;
    }
}

/* So many people of those that were made, raised to the inhabitants of the country; rounded. */
static int64_t of_country(const struct run *run, const struct totals *t, int64_t count, int64_t by)
{
    int64_t people = t->people * by;        /* below 2^31 times 12 */
    if (!people) return 0;
    return count / people * run->model->inwoners + (count % people * run->model->inwoners + people / 2) / people;
}

static int64_t share_in_percent(int64_t part, int64_t all) { return all ? (part * HUNDRED_PERCENT + all / 2) / all : 0; }

static int64_t spent_by_municipalities(const struct run *run, const struct totals *t)
{
    int64_t sum = 0;
    for (int32_t k = 0; k < run->lines->count; k++) {
        const struct line *line = &run->lines->line[k];
        if (strcmp(line->rule->name, "bijstand") != 0 && strcmp(line->rule->name, "loonkostensubsidie") != 0) continue;
        for (int32_t f = 0; f < line->flow_count; f++) if (line->flow[f].from == PARTY_gemeente) sum += t->all.flow[k][f][LAW_base].amount;
    }
    return sum;
}

/* An amount goes up in the same way, in two steps so that cents of a whole country fit. */
static int64_t amount_of_country(const struct run *run, const struct totals *t, int64_t amount)
{
    int64_t each = t->people ? run->model->inwoners / t->people : 0, rest = t->people ? run->model->inwoners % t->people : 0;
    return amount * each + (t->people ? amount / t->people * rest + amount % t->people * rest / t->people : 0);
}

static int64_t value_of(const struct run *run, const struct totals *t, const struct counted *c, enum published_of of)
{
    switch (of) {
    case OF_met_subsidie: return of_country(run, t, c->months, MONTHS);
    case OF_met_vast_deel: return of_country(run, t, c->flat, MONTHS);
    case OF_beschut_werk: return of_country(run, t, c->sheltered, MONTHS);
    case OF_loonwaarde_50_tot_75: return share_in_percent(c->half, c->measured);
    case OF_man_met_subsidie: return share_in_percent(c->men, c->months);
    case OF_jong_met_subsidie: return share_in_percent(c->young, c->months);
    case OF_met_studietoeslag: return of_country(run, t, c->students, 1);
    case OF_uitgaven_gemeenten: return amount_of_country(run, t, spent_by_municipalities(run, t));
    default: break;
    }
    int64_t towns = 0;
    for (int32_t k = 0; k < run->model->town_count; k++) towns += run->model->towns[k].inhabitants > 0;
    return towns;
}

void published_compare(const struct published *all, const struct run *run, const struct totals *t, struct calibrated *out)
{
    struct counted c = { 0 };
    for (int64_t n = 0; n < run->households; n++) {
        struct household h;
        household_make(&h, run->model, run->seed, (uint64_t)n);
        for (int32_t k = 0; k < h.count; k++) count_person(&c, run, &h, &h.person[k]);
    }
    for (int32_t k = 0; k < all->count; k++) {
        out[k].value = value_of(run, t, &c, all->figure[k].of);
        out[k].within = out[k].value >= all->figure[k].least && out[k].value <= all->figure[k].most;
    }
}

/* ---- beside each other ---- */

#define SAY(nl, en) (language ? en : nl)

void published_put(struct text *t, enum published_unit unit, int64_t value, int language)
{
    if (unit == AS_euro) { text_euro(t, value, language); return; }
    if (unit == AS_procent) { text_decimal_short(t, (value + (value < 0 ? -50 : 50)) / 100, 1, language ? '.' : ','); text_put(t, SAY(" procent", " percent")); return; }
    text_decimal_grouped(t, value, 0, language ? ',' : '.', language ? '.' : ',');
}

static void say_figure(struct text *t, const struct published_figure *f, const struct calibrated *c, int language)
{
    text_put(t, f->label[language]);
    text_put(t, SAY("\n  gepubliceerd: ", "\n  published: "));
    if (f->told) published_put(t, f->unit, f->value, language); else text_put(t, SAY("alleen in woorden", "in words only"));
    text_put(t, " (");
    text_put(t, f->on);
    text_put(t, SAY("); verzonnen land: ", "); invented country: "));
    published_put(t, f->unit, c->value, language);
    if (f->told) { text_put(t, SAY("; verschil: ", "; difference: ")); published_put(t, f->unit, c->value - f->value, language); }
    text_put(t, SAY("\n  band: ", "\n  band: "));
    published_put(t, f->unit, f->least, language);
    text_put(t, SAY(" t/m ", " to "));
    published_put(t, f->unit, f->most, language);
    text_put(t, c->within ? SAY("; erbinnen. Waarom zo breed: ", "; within. Why that wide: ") : SAY("; ERBUITEN. Waarom zo breed: ", "; OUTSIDE. Why that wide: "));
    text_put(t, f->why[language]);
    text_put(t, SAY("\n  bron: ", "\n  source: "));
    text_put(t, f->source);
    text_put(t, "\n");
}

void calibration_text(struct text *t, const struct published *all, const struct calibrated *c, int language)
{
    for (int32_t k = 0; k < all->count; k++) say_figure(t, &all->figure[k], &c[k], language);
}

static void put_value(struct text *t, const char *name, enum published_unit unit, int64_t value)
{
    put_key(t, name);
    text_decimal(t, value, decimals_of[unit], '.');
}

static void put_both(struct text *t, const char *name, const char *const said[2])
{
    put_open(t, name, '{');
    put_member(t, "nl", said[0]);
    put_member(t, "en", said[1]);
    text_char(t, '}');
}

void calibration_json(struct text *t, const struct published *all, const struct calibrated *c)
{
    text_char(t, '{');
    put_bool(t, "nagemaakt", true);
    put_open(t, "cijfers", '[');
    for (int32_t k = 0; k < all->count; k++) {
        const struct published_figure *f = &all->figure[k];
        put_open(t, NULL, '{');
        put_member(t, "van", published_names[f->of]);
        put_both(t, "cijfer", f->label);
        put_member(t, "eenheid", published_units[f->unit]);
        if (f->told) put_value(t, "gepubliceerd", f->unit, f->value); else { put_key(t, "gepubliceerd"); text_put(t, "null"); }
        put_member(t, "op", f->on);
        put_member(t, "bron", f->source);
        put_value(t, "nagemaakt", f->unit, c[k].value);
        if (f->told) put_value(t, "verschil", f->unit, c[k].value - f->value);
        put_value(t, "minstens", f->unit, f->least);
        put_value(t, "hoogstens", f->unit, f->most);
        put_both(t, "waarom", f->why);
        put_bool(t, "erbinnen", c[k].within);
        text_char(t, '}');
    }
    text_put(t, "]}\n");
}

void calibration_csv(struct text *t, const struct published *all, const struct calibrated *c, int language)
{
    text_put(t, "cijfer,eenheid,op,gepubliceerd,nagemaakt,minstens,hoogstens,erbinnen\n");
    for (int32_t k = 0; k < all->count; k++) {
        const struct published_figure *f = &all->figure[k];
        const int64_t values[] = { f->value, c[k].value, f->least, f->most };
        text_char(t, '"');
        text_put(t, f->label[language]);
        text_put(t, "\",");
        text_put(t, published_units[f->unit]);
        text_char(t, ',');
        text_put(t, f->on);
        for (int32_t v = 0; v < 4; v++) { text_char(t, ','); if (v || f->told) text_decimal(t, values[v], decimals_of[f->unit], '.'); }
        text_put(t, c[k].within ? ",ja\n" : ",nee\n");
    }
}
