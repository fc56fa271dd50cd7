/* SPDX-License-Identifier: EUPL-1.2 */
/* model.c: the assumptions of a made-up population, out of YAML: each is there once, within bounds and with its source, or everything that is wrong is named. */
#include "population/model.h"

#include "base/digest.h"
#include "base/embedded.h"
#include "base/node.h"
#include "law/read.h"
#include "population/dice.h"

extern const struct embedded_file population_files[];
extern const int32_t population_files_count;

const char *const home_names[HOMES] = { "alleen", "alleenstaande_ouder", "paar", "paar_met_kinderen", "gedeeld" };
const char *const basis_names[BASES] = { "aanname", "gepubliceerd" };
static const char *const value_names[] = { "value", "share", "rates", "bands", "mix", "count" };       /* by assumption_kind */
enum { WEIGHT_MOST = 1000000, OLDEST = 120, PERCENT_ALL = 100000 };

#define PLACE(name) offsetof(struct model, name)
#define COUNT(name, nl, en, least, most) { #name, { nl, en }, AS_COUNT, least, most, PLACE(name) },
#define SHARE(name, nl, en) { #name, { nl, en }, AS_SHARE, 0, PERCENT_ALL, PLACE(name) },
#define RATES(name, nl, en) { #name, { nl, en }, AS_RATES, 0, OLDEST, PLACE(name) },
#define BANDS(name, nl, en, least, most) { #name, { nl, en }, AS_BANDS, least, most, PLACE(name) },
#define MIX(name, nl, en) { #name, { nl, en }, AS_MIX, 0, WEIGHT_MOST, PLACE(name) },
#define TARGET(name, nl, en) { #name, { nl, en }, AS_TARGET, 0, OLDEST, PLACE(name) },
const struct assumption assumptions[ASSUMPTIONS] = {
#include "population/assumptions.def"
};

struct reader { struct model *model; struct arena *arena; struct problems *problems; bool good; };

static void wrong(struct reader *r, const char *field, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER);
    problem_add(r->problems, at ? at->line : 0, field, scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    r->good = false;
}

/* "van 18 t/m 99" in both languages, into rooms of the caller. */
static void bounds_in_words(int64_t least, int64_t most, int decimals, char nl[64], char en[64])
{
    struct text in_dutch = { nl, 0, 64, true, false }, in_english = { en, 0, 64, true, false };
    text_put(&in_dutch, "een getal van ");
    text_decimal_short(&in_dutch, least, decimals, ',');
    text_put(&in_dutch, " t/m ");
    text_decimal_short(&in_dutch, most, decimals, ',');
    text_put(&in_english, "a number from ");
    text_decimal_short(&in_english, least, decimals, '.');
    text_put(&in_english, " to ");
    text_decimal_short(&in_english, most, decimals, '.');
    (void)text_string(&in_dutch);
    (void)text_string(&in_english);
}

static int64_t number_at(struct reader *r, const char *field, const struct node *at, int decimals, int64_t least, int64_t most)
{
    int64_t value = 0;
    if (at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER) && parse_decimal(at->text, at->size, decimals, false, &value) == NUMBER_OK && value >= least && value <= most) return value;
    char nl[64], en[64];
    bounds_in_words(least, most, decimals, nl, en);
    wrong(r, field, at, nl, en);
    return least;
}

/* Thousandths of a percent as parts of 2^32. */
static chance chance_of(int64_t thousandths) { return (chance)thousandths * CHANCE_ALL / PERCENT_ALL; }

/* [[from, until, how often], ...], each behind the one before it; calls back with the third number as it stands. */
static int32_t read_stretches(struct reader *r, const char *field, const struct node *list, int32_t least, int32_t most, void (*take)(struct reader *, const char *, int32_t, int32_t, int32_t, const struct node *, void *), void *out)
{
    if (!list || list->kind != NODE_LIST || list->count < 1 || list->count > BANDS_MOST) { wrong(r, field, list, "een tot twaalf stukken [van, tot en met, hoe vaak]", "one to twelve stretches [from, to, how often]"); return 0; }
    int32_t k = 0;
    int64_t after = (int64_t)least - 1;
    for (const struct node *one = list->first; one; one = one->next, k++) {
        if (one->kind != NODE_LIST || one->count != 3) { wrong(r, field, one, "[van, tot en met, hoe vaak]", "[from, to, how often]"); continue; }
        int64_t from = number_at(r, field, one->first, 0, least, most), until = number_at(r, field, one->first->next, 0, least, most);
        if (from <= after || until < from) wrong(r, field, one, "stukken op volgorde, zonder overlap", "stretches in order, without overlap");
        after = until;
        take(r, field, k, (int32_t)from, (int32_t)until, one->first->next->next, out);
    }
    return k;
}

static void take_band(struct reader *r, const char *field, int32_t k, int32_t from, int32_t until, const struct node *weight, void *out)
{
    struct bands *b = out;
    uint32_t before = k ? b->band[k - 1].sum : 0;
    b->band[k] = (struct band){ from, until, before + (uint32_t)number_at(r, field, weight, 0, 0, WEIGHT_MOST) };
}

static void take_rate(struct reader *r, const char *field, int32_t k, int32_t from, int32_t until, const struct node *share, void *out)
{
    ((struct rates *)out)->rate[k] = (struct rate){ from, until, chance_of(number_at(r, field, share, 3, 0, PERCENT_ALL)) };
}

static void read_bands(struct reader *r, const char *field, const struct node *list, int32_t least, int32_t most, struct bands *out)
{
    out->count = read_stretches(r, field, list, least, most, take_band, out);
    if (out->count && !out->band[out->count - 1].sum) wrong(r, field, list, "minstens een stuk dat voorkomt", "at least one stretch that occurs");
}

static void read_mix(struct reader *r, const char *field, const struct node *map, struct mix *out)
{
    if (!map || map->kind != NODE_MAP) { wrong(r, field, map, "{woord: hoe vaak}", "{word: how often}"); return; }
    law_refuse_others(map, home_names, HOMES, r->problems);
    uint32_t sum = 0;
    for (int32_t k = 0; k < HOMES; k++) {
        const struct node *weight = node_get(map, home_names[k]);
        sum += weight ? (uint32_t)number_at(r, field, weight, 0, 0, WEIGHT_MOST) : 0;
        out->sum[k] = sum;
    }
    if (!sum) wrong(r, field, map, "minstens een woord dat voorkomt", "at least one word that occurs");
}

static const char *text_of(struct reader *r, const char *field, const struct node *at, const char *nl, const char *en)
{
    if (!at || at->kind != NODE_TEXT || !at->size) { wrong(r, field, at, nl, en); return ""; }
    const char *text = arena_copy(r->arena, at->text, at->size);
    if (!text) r->good = false;
    return text ? text : "";
}

/* Where it comes from: nobody has to guess what was measured and what was chosen. */
static void read_said(struct reader *r, const char *field, const struct node *map, struct stated *out)
{
    const struct node *basis = node_get(map, "status");
    int32_t place = basis ? law_place_of(basis_names, BASES, basis) : -1;
    if (place < 0) wrong(r, field, basis ? basis : map, "status: aanname of gepubliceerd", "status: aanname (chosen) or gepubliceerd (published)");
    out->basis = place < 0 ? BASIS_aanname : (enum basis)place;
    out->source = text_of(r, field, node_get(map, "source"), "source: waar het vandaan komt", "source: where it comes from");
}

static void read_assumption(struct reader *r, const struct assumption *a, const struct node *map, struct stated *said)
{
    void *out = (char *)r->model + a->offset;
    if (!map || map->kind != NODE_MAP) { wrong(r, a->name, map, "{waarde, status, source}; deze aanname ontbreekt", "{value, status, source}; this assumption is missing"); return; }
    const char *const names[] = { value_names[a->kind], "status", "source", "ages" };
    law_refuse_others(map, names, a->kind == AS_TARGET ? 4 : 3, r->problems);
    const struct node *value = node_get(map, value_names[a->kind]);
    said->value = value;
    read_said(r, a->name, map, said);
    switch (a->kind) {
    case AS_COUNT: *(int64_t *)out = number_at(r, a->name, value, 0, a->least, a->most); break;
    case AS_SHARE: *(chance *)out = chance_of(number_at(r, a->name, value, 3, a->least, a->most)); break;
    case AS_RATES: ((struct rates *)out)->count = read_stretches(r, a->name, value, a->least, a->most, take_rate, out); break;
    case AS_BANDS: read_bands(r, a->name, value, a->least, a->most, out); break;
    case AS_MIX: read_mix(r, a->name, value, out); break;
    case AS_TARGET:
        ((struct target *)out)->count = number_at(r, a->name, value, 0, 0, INT32_MAX);
        read_bands(r, a->name, node_get(map, "ages"), a->least, a->most, &((struct target *)out)->ages);
        break;
    }
}

/* ---- municipalities ---- */

/* A whole number of the same proportion, without passing 64 bits: both factors stay below 2^31. */
static int64_t in_proportion(int64_t part, int64_t of, int64_t all) { return of ? part * all / of : 0; }

/* Those of the book on the first day of the year: as many inhabitants as the file knows, the others by its stretches, together as many as the country has. */
static void spread_over_towns(struct reader *r, const struct law_book *book, const struct node *known, const struct bands *others)
{
    struct model *m = r->model;
    date day = date_of(m->year, 1, 1);
    m->towns = arena_take_zero(r->arena, sizeof *m->towns * (size_t)(book->municipality_count ? book->municipality_count : 1));
    if (!m->towns) { r->good = false; return; }
    int64_t told = 0, drawn = 0;
    for (int32_t i = 0; i < book->municipality_count; i++) {
        const struct law_municipality *one = &book->municipalities[i];
        if (one->from > day || one->until < day) continue;
        char code[8];
        struct text name = TEXT_IN(code);
        for (int32_t ten = 1000; ten; ten /= 10) text_char(&name, (char)('0' + one->code / ten % 10));
        const struct node *said = node_get(known, text_string(&name));
        struct town *town = &m->towns[m->town_count++];
        *town = (struct town){ .code = one->code, .inhabitants = said ? number_at(r, "municipalities.known", said, 0, 1, 20000000) : 0 };
        struct dice d = dice_for((uint64_t)one->code, 0, 0, ABOUT_home);
        if (said) told += town->inhabitants; else drawn += town->inhabitants = -throw_band(&d, others);
    }
    if (told > m->inwoners) wrong(r, "municipalities.known", known, "samen niet meer inwoners dan het land", "together no more inhabitants than the country");
    uint64_t sum = 0;
    for (int32_t i = 0; i < m->town_count; i++) {
        struct town *town = &m->towns[i];
        if (town->inhabitants < 0) town->inhabitants = in_proportion(-town->inhabitants, -drawn, m->inwoners - told);
        town->sum = sum += (uint64_t)town->inhabitants;
    }
    if (!sum) wrong(r, "municipalities", known, "minstens een gemeente met inwoners in dat jaar", "at least one municipality with inhabitants in that year");
}

static void read_towns(struct reader *r, const struct law_book *book, const struct node *map)
{
    static const char *const names[] = { "status", "source", "known", "others" };
    struct bands others = { .count = 0 };
    if (!map || map->kind != NODE_MAP) { wrong(r, "municipalities", map, "{status, source, known, others}", "{status, source, known, others}"); return; }
    law_refuse_others(map, names, 4, r->problems);
    read_said(r, "municipalities", map, &r->model->towns_said);
    read_bands(r, "municipalities.others", node_get(map, "others"), 1, 20000000, &others);
    const struct node *known = node_get(map, "known");
    for (const struct node *one = known ? known->first : NULL; one; one = one->next) {
        int64_t code = 0;
        bool is_code = one->key_size == 4 && parse_decimal(one->key, one->key_size, 0, false, &code) == NUMBER_OK;
        if (!is_code || !law_municipality_on(book, (int32_t)code, date_of(r->model->year, 1, 1))) wrong(r, "municipalities.known", one, "CBS-codes van gemeenten in dat jaar, met vier cijfers", "CBS codes of municipalities in that year, of four digits");
    }
    if (r->good) spread_over_towns(r, book, known, &others);
}

/* ---- the whole file ---- */

bool model_read(struct model *m, struct arena *arena, const struct law_book *book, int32_t year, const char *bytes, size_t size, struct problems *problems)
{
    static const char *const names[] = { "name", "title", "year", "assumptions", "municipalities" };
    struct problems own = { 0 };
    struct reader r = { m, arena, problems ? problems : &own, true };
    int32_t before = r.problems->count;
    *m = (struct model){ .year = 0 };
    const char *kept = arena_copy(arena, bytes, size);
    const struct node *root = kept ? node_from_yaml(arena, kept, size, r.problems) : NULL;
    if (!root) return false;
    if (root->kind != NODE_MAP) { wrong(&r, "yaml", root, "{name, title, year, assumptions, municipalities}", "{name, title, year, assumptions, municipalities}"); return false; }
    law_refuse_others(root, names, 5, r.problems);
    m->name = text_of(&r, "name", node_get(root, "name"), "een naam", "a name");
    const struct node *title = node_get(root, "title"), *all = node_get(root, "assumptions");
    m->title[0] = text_of(&r, "title", title ? node_get(title, "nl") : NULL, "{nl, en}", "{nl, en}");
    m->title[1] = text_of(&r, "title", title ? node_get(title, "en") : NULL, "{nl, en}", "{nl, en}");
    m->year = (int32_t)number_at(&r, "year", node_get(root, "year"), 0, 2015, 2049);
    if (year) m->year = year;
    const char *known[ASSUMPTIONS];
    for (int32_t k = 0; k < ASSUMPTIONS; k++) known[k] = assumptions[k].name;
    if (all && all->kind == NODE_MAP) law_refuse_others(all, known, ASSUMPTIONS, r.problems);
    for (int32_t k = 0; k < ASSUMPTIONS; k++) read_assumption(&r, &assumptions[k], all ? node_get(all, assumptions[k].name) : NULL, &m->said[k]);
    read_towns(&r, book, node_get(root, "municipalities"));
    digest_of(bytes, size, m->digest);
    return r.good && r.problems->count == before;
}

bool model_built_in(struct model *m, struct arena *arena, const struct law_book *book, int32_t year, struct problems *problems)
{
    return model_read(m, arena, book, year, population_files[0].bytes, population_files[0].size, problems);
}
