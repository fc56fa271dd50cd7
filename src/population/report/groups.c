/* SPDX-License-Identifier: EUPL-1.2 */
/* groups.c: the same by age, kind of household, size of municipality, region and municipality. */
#include "population/report/inside.h"

const char *const home_labels[HOMES][2] = {
    { "woont alleen", "lives alone" }, { "alleenstaande ouder", "single parent" }, { "paar zonder kinderen thuis", "couple without children at home" },
    { "paar met kinderen thuis", "couple with children at home" }, { "deelt een woning", "shares a home" },
};
/* Municipalities by inhabitants, as the assumptions have them. */
static const struct { int64_t from; const char *code, *label[2]; } sizes[] = {
    { 0, "tot-20000", { "minder dan 20.000 inwoners", "fewer than 20,000 inhabitants" } }, { 20000, "20000-50000", { "20.000 tot 50.000 inwoners", "20,000 to 50,000 inhabitants" } },
    { 50000, "50000-100000", { "50.000 tot 100.000 inwoners", "50,000 to 100,000 inhabitants" } }, { 100000, "vanaf-100000", { "100.000 inwoners of meer", "100,000 inhabitants or more" } },
};
enum { SIZES = sizeof sizes / sizeof *sizes, REGIONS_MOST = 64 };

static void begin(struct report *r, struct report_table *t, const char *name, const char *nl, const char *en, const char *label_nl, const char *label_en)
{
    grid_begin(t, r->arena, name, nl, en);
    grid_column(t, "groep", label_nl, label_en, COLUMN_words);
    grid_column(t, "mensen", "mensen", "people", COLUMN_count);
    if (!has_reform(r)) {
        grid_column(t, "bereikt", "voor wie iets werd betaald", "for whom something was paid", COLUMN_count);
        grid_column(t, "inwoners", "naar inwoners", "to residents", COLUMN_money);
        grid_column(t, "werkgevers", "naar werkgevers", "to employers", COLUMN_money);
        return;
    }
    grid_hidden(t, "bereikt_nu", "voor wie iets werd betaald, nu", "for whom something was paid, now", COLUMN_count);
    grid_hidden(t, "bereikt_hervorming", "met de hervorming", "with the reform", COLUMN_count);
    grid_hidden(t, "inwoners_nu", "naar inwoners, nu", "to residents, now", COLUMN_money);
    grid_hidden(t, "werkgevers_nu", "naar werkgevers, nu", "to employers, now", COLUMN_money);
    /* Those for whom nothing changes anywhere are left out of the page. */
    static void (*const column[2])(struct report_table *, const char *, const char *, const char *, enum column_kind) = { grid_hidden, grid_column };
    const struct change_total *all = totals_of(r)->all.change;
    bool residents = all[0].gain_count || all[0].loss_count || !(all[1].gain_count || all[1].loss_count), employers = all[1].gain_count || all[1].loss_count;
    column[residents](t, "inwoners_verschil", "inwoners samen", "residents together", COLUMN_money);
    column[residents](t, "inwoners_vooruit", "inwoners vooruit", "residents better off", COLUMN_count);
    column[residents](t, "inwoners_achteruit", "inwoners achteruit", "residents worse off", COLUMN_count);
    column[employers](t, "werkgevers_verschil", "werkgevers samen", "employers together", COLUMN_money);
    column[employers](t, "werkgevers_vooruit", "werkgevers vooruit", "employers better off", COLUMN_count);
    column[employers](t, "werkgevers_achteruit", "werkgevers achteruit", "employers worse off", COLUMN_count);
}

static void group_row(struct report *r, struct report_table *t, const char *code, const char *nl, const char *en, const struct group_total *g)
{
    static const enum party of_payee[PAYEES] = { PARTY_inwoner, PARTY_werkgever };
    int64_t net[PAYEES][LAWS];
    for (int32_t p = 0; p < PAYEES; p++) for (int32_t v = 0; v < LAWS; v++) net[p][v] = party_net(r, g, of_payee[p], v);
    grid_row(t);
    grid_words(t, code, nl, en);
    grid_number(t, country(r, g->people));
    for (int32_t v = 0; v < simulation_laws(r->simulation); v++) grid_number(t, country(r, g->reached[v]));
    for (int32_t p = 0; p < PAYEES; p++) grid_number(t, country(r, net[p][LAW_base]));
    for (int32_t p = 0; p < PAYEES && has_reform(r); p++) {
        grid_number(t, country(r, net[p][LAW_reform] - net[p][LAW_base]));
        grid_number(t, country(r, g->change[p].gain_count));
        grid_number(t, country(r, g->change[p].loss_count));
    }
}

/* "18 t/m 20 jaar", "60 jaar en ouder" */
static const char *age_label(struct report_table *t, int32_t k, int language)
{
    struct text text = { 0 };
    text_int(&text, age_group_from[k]);
    if (k + 1 == AGE_GROUPS) { text_put(&text, say(language, " jaar en ouder", " and older")); return grid_keep(t, &text); }
    text_put(&text, say(language, " t/m ", " to "));
    text_int(&text, age_group_from[k + 1] - 1);
    text_put(&text, say(language, " jaar", ""));
    return grid_keep(t, &text);
}

static void make_people_groups(struct report *r)
{
    struct report_table *t = &r->table[TABLE_ages];
    begin(r, t, "leeftijd", "Naar leeftijd op 1 januari", "By age on 1 January", "leeftijd", "age");
    for (int32_t k = 0; k < AGE_GROUPS; k++) {
        struct text code = { 0 };
        text_put_age_group(&code, k);
        const char *name = grid_keep(t, &code);
        group_row(r, t, name, age_label(t, k, 0), age_label(t, k, 1), &totals_of(r)->age[k]);
    }
    t = &r->table[TABLE_homes];
    begin(r, t, "huishouden", "Naar soort huishouden", "By kind of household", "huishouden", "household");
    for (int32_t k = 0; k < HOMES; k++) group_row(r, t, home_names[k], home_labels[k][0], home_labels[k][1], &totals_of(r)->home[k]);
}

/* ---- places ---- */

_Static_assert(sizeof(struct group_total) % sizeof(int64_t) == 0, "nothing but whole numbers");
static void add_group(struct group_total *to, const struct group_total *more)
{
    int64_t *sum = (int64_t *)(void *)to;
    const int64_t *part = (const int64_t *)(const void *)more;
    for (size_t k = 0; k < sizeof *to / sizeof *sum; k++) sum[k] += part[k];
}

static void make_sizes(struct report *r)
{
    struct report_table *t = &r->table[TABLE_sizes];
    struct group_total *group = arena_take_zero(r->arena, sizeof *group * SIZES);
    const struct model *m = run_of(r)->model;
    begin(r, t, "omvang", "Naar omvang van de gemeente", "By size of the municipality", "gemeenten met", "municipalities with");
    if (!group) { r->failed = true; return; }
    for (int32_t k = 0; k < m->town_count; k++) {
        int32_t s = SIZES - 1;
        while (s > 0 && m->towns[k].inhabitants < sizes[s].from) s--;
        add_group(&group[s], &totals_of(r)->town[k]);
    }
    for (int32_t s = 0; s < SIZES; s++) group_row(r, t, sizes[s].code, sizes[s].label[0], sizes[s].label[1], &group[s]);
}

static const struct law_municipality *town_of(const struct report *r, int32_t k) { return law_municipality_on(&law_book, run_of(r)->model->towns[k].code, date_of(run_of(r)->model->year, 1, 1)); }

static void make_regions(struct report *r)
{
    struct report_table *t = &r->table[TABLE_regions];
    struct group_total *group = arena_take_zero(r->arena, sizeof *group * REGIONS_MOST);
    begin(r, t, "regio", "Naar arbeidsmarktregio", "By labour market region", "arbeidsmarktregio", "labour market region");
    if (!group) { r->failed = true; return; }
    for (int32_t k = 0; k < run_of(r)->model->town_count; k++) {
        const struct law_municipality *town = town_of(r, k);
        if (town && town->region > 0 && town->region < REGIONS_MOST) add_group(&group[town->region], &totals_of(r)->town[k]);
    }
    for (int32_t number = 1; number < REGIONS_MOST; number++) {
        const struct law_region *region = law_region_on(&law_book, number, date_of(run_of(r)->model->year, 1, 1));
        struct text code = { 0 };
        if (!region || !group[number].people) continue;
        text_int(&code, number);
        const char *name = grid_keep(t, &code);
        group_row(r, t, name, region->name, region->name, &group[number]);
    }
}

static void make_towns(struct report *r)
{
    struct report_table *t = &r->table[TABLE_towns];
    begin(r, t, "gemeente", "Naar gemeente", "By municipality", "gemeente", "municipality");
    for (int32_t k = 0; k < run_of(r)->model->town_count; k++) {
        const struct law_municipality *town = town_of(r, k);
        struct text code = { 0 };
        text_put_town(&code, run_of(r)->model->towns[k].code);
        const char *name = grid_keep(t, &code);
        group_row(r, t, name, town ? town->name : name, town ? town->name : name, &totals_of(r)->town[k]);
    }
}

/* ---- each flow in each group, for programs ---- */

static void flows_of_group(struct report *r, const char *kind, const struct report_table *names, int32_t row, const struct group_total *g)
{
    struct report_table *t = &r->table[TABLE_group_flows];
    for (int32_t k = 0; k < run_of(r)->lines->count; k++)
        for (int32_t f = 0; f < run_of(r)->lines->line[k].flow_count && row < names->rows; f++) {
            const struct report_cell *name = grid_cell(names, row, 0);
            grid_row(t);
            grid_words(t, NULL, kind, kind);
            grid_words(t, name->code, name->words[0], name->words[1]);
            flow_cells(r, t, k, f, g);
        }
}

static void make_group_flows(struct report *r)
{
    struct report_table *t = &r->table[TABLE_group_flows];
    grid_begin(t, r->arena, "groepen", "Elk bedrag in elke groep", "Each amount in each group");
    grid_column(t, "soort", "soort groep", "kind of group", COLUMN_words);
    grid_column(t, "groep", "groep", "group", COLUMN_words);
    flow_columns(r, t);
    for (int32_t k = 0; k < AGE_GROUPS; k++) flows_of_group(r, "leeftijd", &r->table[TABLE_ages], k, &totals_of(r)->age[k]);
    for (int32_t k = 0; k < HOMES; k++) flows_of_group(r, "huishouden", &r->table[TABLE_homes], k, &totals_of(r)->home[k]);
    for (int32_t k = 0; k < run_of(r)->model->town_count; k++) flows_of_group(r, "gemeente", &r->table[TABLE_towns], k, &totals_of(r)->town[k]);
}

void make_group_tables(struct report *r)
{
    make_people_groups(r);
    make_sizes(r);
    make_regions(r);
    make_towns(r);
    make_group_flows(r);
}
