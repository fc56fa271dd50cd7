/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.c: who pays and gets, what each flow comes to, for whom it changes, and what the numbers rest on. */
#include "population/report/inside.h"

const char *const party_labels[PARTIES][2] = {
    [PARTY_gemeente] = { "gemeenten", "municipalities" }, [PARTY_uwv] = { "UWV", "UWV" }, [PARTY_werkgever] = { "werkgevers", "employers" },
    [PARTY_inwoner] = { "inwoners", "residents" }, [PARTY_rijk] = { "Rijk", "the State" },
};
const char *const payee_names[PAYEES] = { "inwoner", "werkgever" };
const char *const payee_labels[PAYEES][2] = { { "inwoners", "residents" }, { "werkgevers, per werknemer", "employers, by employee" } };
const char *const change_labels[CHANGES][2] = {
    { "inwoner krijgt meer", "resident gets more" }, { "inwoner krijgt minder", "resident gets less" },
    { "werkgever krijgt meer", "employer gets more" }, { "werkgever krijgt minder", "employer gets less" },
    { "kan niet meer worden beslist", "can no longer be decided" }, { "kan nu wel worden beslist", "can be decided now" },
    { "andere uitkomst, zelfde bedrag", "another outcome, the same amount" },
};
static const char *const change_codes[CHANGES] = { "inwoner-meer", "inwoner-minder", "werkgever-meer", "werkgever-minder", "niet-meer-beslist", "nu-beslist", "andere-uitkomst" };

int64_t party_net(const struct report *r, const struct group_total *group, enum party party, int32_t law)
{
    const struct lines *lines = run_of(r)->lines;
    int64_t net = 0;
    for (int32_t k = 0; k < lines->count; k++)
        for (int32_t f = 0; f < lines->line[k].flow_count; f++) {
            const struct flow *flow = &lines->line[k].flow[f];
            net += (flow->to == party) * group->flow[k][f][law].amount - (flow->from == party) * group->flow[k][f][law].amount;
        }
    return net;
}

/* ---- money ---- */

/* "nu", and under a reform "met de hervorming" and what that is more. */
static void money_columns(struct report *r, struct report_table *t, bool hidden)
{
    grid_column(t, "nu", has_reform(r) ? "nu" : "bedrag in een jaar", has_reform(r) ? "now" : "amount in a year", COLUMN_money);
    if (!has_reform(r)) return;
    (hidden ? grid_hidden : grid_column)(t, "hervorming", "met de hervorming", "with the reform", COLUMN_money);
    grid_column(t, "verschil", "verschil", "difference", COLUMN_money);
}

static void money_cells(struct report *r, struct report_table *t, int64_t base, int64_t reform)
{
    grid_number(t, country(r, base));
    if (!has_reform(r)) return;
    grid_number(t, country(r, reform));
    grid_number(t, country(r, reform - base));
}

static void make_parties(struct report *r)
{
    struct report_table *t = &r->table[TABLE_parties];
    grid_begin(t, r->arena, "partijen", "Wat ieder overhoudt: wat hij ontvangt min wat hij betaalt", "What each is left with: what it gets less what it pays");
    grid_column(t, "partij", "partij", "party", COLUMN_words);
    money_columns(r, t, false);
    for (int32_t p = 0; p < PARTIES; p++) {
        int64_t net[LAWS] = { party_net(r, &totals_of(r)->all, (enum party)p, LAW_base), party_net(r, &totals_of(r)->all, (enum party)p, LAW_reform) };
        if (!net[LAW_base] && !net[LAW_reform]) continue;
        grid_row(t);
        grid_words(t, party_names[p], party_labels[p][0], party_labels[p][1]);
        money_cells(r, t, net[LAW_base], net[LAW_reform]);
    }
}

/* "Loonkostensubsidie: bedrag per maand, van gemeenten naar werkgevers" */
static const char *flow_label(struct report_table *t, const struct line *line, const struct flow *flow, int language)
{
    struct text text = { 0 };
    text_put(&text, line->rule->title[language]);
    if (line->flow_count > 1) { text_put(&text, ", "); text_put(&text, line->rule->outcomes[flow->outcome].term->label[language]); }
    text_put(&text, say(language, ": van ", ": from "));
    text_put(&text, party_labels[flow->from][language]);
    text_put(&text, say(language, " naar ", " to "));
    text_put(&text, party_labels[flow->to][language]);
    return grid_keep(t, &text);
}

void flow_columns(struct report *r, struct report_table *t)
{
    grid_hidden(t, "regel", "regel", "rule", COLUMN_words);
    grid_hidden(t, "bedrag", "bedrag", "amount", COLUMN_words);
    grid_hidden(t, "van", "van", "from", COLUMN_words);
    grid_hidden(t, "naar", "naar", "to", COLUMN_words);
    grid_column(t, "stroom", "wat, van wie, naar wie", "what, from whom, to whom", COLUMN_words);
    grid_hidden(t, "momenten_nu", "keren nu", "times now", COLUMN_count);
    if (has_reform(r)) grid_hidden(t, "momenten_hervorming", "keren met de hervorming", "times with the reform", COLUMN_count);
    money_columns(r, t, false);
}

void flow_cells(struct report *r, struct report_table *t, int32_t k, int32_t f, const struct group_total *group)
{
    const struct line *line = &run_of(r)->lines->line[k];
    const struct flow *flow = &line->flow[f];
    const struct flow_total *of = group->flow[k][f];
    const char *label[2] = { flow_label(t, line, flow, 0), flow_label(t, line, flow, 1) }, *outcome = line->rule->outcomes[flow->outcome].term->name;
    grid_words(t, NULL, line->rule->name, line->rule->name);
    grid_words(t, NULL, outcome, outcome);
    grid_words(t, NULL, party_names[flow->from], party_names[flow->from]);
    grid_words(t, NULL, party_names[flow->to], party_names[flow->to]);
    grid_words(t, NULL, label[0], label[1]);
    grid_number(t, country(r, of[LAW_base].moments));
    if (has_reform(r)) grid_number(t, country(r, of[LAW_reform].moments));
    money_cells(r, t, of[LAW_base].amount, of[LAW_reform].amount);
}

static void make_flows(struct report *r)
{
    struct report_table *t = &r->table[TABLE_flows];
    const struct lines *lines = run_of(r)->lines;
    grid_begin(t, r->arena, "stromen", "Bedragen in het jaar, van wie naar wie", "Amounts in the year, from whom to whom");
    flow_columns(r, t);
    for (int32_t k = 0; k < lines->count; k++)
        for (int32_t f = 0; f < lines->line[k].flow_count; f++) {
            const struct flow_total *of = totals_of(r)->all.flow[k][f];
            if (!of[LAW_base].moments && !of[LAW_reform].moments) continue;
            grid_row(t);
            flow_cells(r, t, k, f, &totals_of(r)->all);
        }
}

static void make_measures(struct report *r)
{
    struct report_table *t = &r->table[TABLE_measures];
    const struct lines *lines = run_of(r)->lines;
    grid_begin(t, r->arena, "maatregelen", "Bedragen in het jaar van de regels die bij een maatregel horen", "Amounts in the year of the rules that belong to a measure");
    grid_column(t, "maatregel", "maatregel", "measure", COLUMN_words);
    money_columns(r, t, false);
    for (int32_t m = 0; m < law_book.measure_count; m++) {
        const struct law_measure *measure = &law_book.measures[m];
        int64_t amount[LAWS] = { 0, 0 };
        bool any = false;
        for (int32_t k = 0; k < lines->count; k++)
            for (int32_t f = 0; f < lines->line[k].flow_count && lines->line[k].rule->measures >> measure->number & 1; f++) {
                any = true;
                for (int32_t v = 0; v < LAWS; v++) amount[v] += totals_of(r)->all.flow[k][f][v].amount;
            }
        if (!any) continue;
        struct text code = { 0 };
        text_int(&code, measure->number);
        grid_row(t);
        grid_words(t, grid_keep(t, &code), measure->title[0], measure->title[1]);
        money_cells(r, t, amount[LAW_base], amount[LAW_reform]);
    }
}

void make_money_tables(struct report *r)
{
    make_parties(r);
    make_flows(r);
    make_measures(r);
}

/* ---- who gains and loses ---- */

static void make_winners(struct report *r)
{
    struct report_table *t = &r->table[TABLE_winners];
    grid_begin(t, r->arena, "vooruit-achteruit", "Wie er in het jaar op vooruit of achteruit gaat", "Who is better or worse off in the year");
    grid_column(t, "wie", "wie", "who", COLUMN_words);
    grid_column(t, "vooruit", "gaat vooruit", "better off", COLUMN_count);
    grid_column(t, "vooruit_bedrag", "samen", "together", COLUMN_money);
    grid_column(t, "achteruit", "gaat achteruit", "worse off", COLUMN_count);
    grid_column(t, "achteruit_bedrag", "samen", "together", COLUMN_money);
    grid_column(t, "gelijk", "krijgt iets en merkt niets", "gets something and sees no change", COLUMN_count);
    for (int32_t p = 0; p < PAYEES; p++) {
        const struct change_total *c = &totals_of(r)->all.change[p];
        const int64_t numbers[] = { c->gain_count, c->gain, c->loss_count, c->loss, c->same_count };
        grid_row(t);
        grid_words(t, payee_names[p], payee_labels[p][0], payee_labels[p][1]);
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) grid_number(t, country(r, numbers[k]));
    }
}

static void make_changes(struct report *r)
{
    struct report_table *t = &r->table[TABLE_changes];
    grid_begin(t, r->arena, "veranderd", "Wat er per regel verandert, en voor hoeveel mensen", "What changes by rule, and for how many people");
    grid_column(t, "regel", "regel", "rule", COLUMN_words);
    grid_column(t, "verandering", "verandering", "change", COLUMN_words);
    grid_column(t, "mensen", "mensen", "people", COLUMN_count);
    grid_column(t, "bedrag", "samen in het jaar", "together in the year", COLUMN_money);
    grid_column(t, "gemiddeld", "gemiddeld", "on average", COLUMN_money);
    for (int32_t k = 0; k < run_of(r)->lines->count; k++)
        for (int32_t change = 0; change < CHANGES; change++) {
            const struct change_cases *c = &totals_of(r)->changed[k][change];
            const struct rule *rule = run_of(r)->lines->line[k].rule;
            if (!c->people) continue;
            grid_row(t);
            grid_words(t, rule->name, rule->title[0], rule->title[1]);
            grid_words(t, change_codes[change], change_labels[change][0], change_labels[change][1]);
            grid_number(t, country(r, c->people));
            if (change_is_money((enum change)change)) { grid_number(t, country(r, c->size)); grid_number(t, c->size / c->people); }
            else { grid_none(t); grid_none(t); }
        }
}

/* "tot en met € 50", "meer dan € 10.000" */
static const char *gap_label(struct report_table *t, int32_t k, int language)
{
    struct text text = { 0 };
    bool last = gap_until[k] == INT64_MAX;
    text_put(&text, last ? say(language, "meer dan € ", "more than € ") : say(language, "tot en met € ", "up to € "));
    text_decimal_grouped(&text, gap_until[last ? k - 1 : k] / 100, 0, language ? ',' : '.', '.');
    return grid_keep(t, &text);
}

static void make_gaps(struct report *r)
{
    struct report_table *t = &r->table[TABLE_gaps];
    grid_begin(t, r->arena, "verdeling", "Hoeveel mensen erop vooruit of achteruit gaan, naar het bedrag in het jaar", "How many people are better or worse off, by the amount in the year");
    grid_column(t, "bedrag", "bedrag in het jaar", "amount in the year", COLUMN_words);
    grid_column(t, "inwoner_vooruit", "inwoners vooruit", "residents better off", COLUMN_count);
    grid_column(t, "inwoner_achteruit", "inwoners achteruit", "residents worse off", COLUMN_count);
    grid_column(t, "werkgever_vooruit", "werkgevers vooruit", "employers better off", COLUMN_count);
    grid_column(t, "werkgever_achteruit", "werkgevers achteruit", "employers worse off", COLUMN_count);
    for (int32_t k = 0; k < GAP_GROUPS; k++) {
        grid_row(t);
        grid_words(t, NULL, gap_label(t, k, 0), gap_label(t, k, 1));
        for (int32_t p = 0; p < PAYEES; p++) {
            grid_number(t, country(r, totals_of(r)->gap[p][GAP_GROUPS + k]));
            grid_number(t, country(r, totals_of(r)->gap[p][k]));
        }
    }
}

void make_change_tables(struct report *r)
{
    make_winners(r);
    make_changes(r);
    make_gaps(r);
}

/* ---- what it rests on ---- */

static void make_decisions(struct report *r)
{
    struct report_table *t = &r->table[TABLE_decisions];
    grid_begin(t, r->arena, "beslissingen", "Hoe vaak elke regel is gevraagd, en hoe vaak er een antwoord was", "How often each rule was asked, and how often there was an answer");
    grid_column(t, "regel", "regel", "rule", COLUMN_words);
    grid_column(t, "over", "over wie, en wanneer", "about whom, and when", COLUMN_words);
    grid_column(t, "momenten", "gevraagd", "asked", COLUMN_count);
    grid_column(t, "vastgesteld_nu", has_reform(r) ? "beantwoord, nu" : "beantwoord", has_reform(r) ? "answered, now" : "answered", COLUMN_count);
    if (has_reform(r)) grid_column(t, "vastgesteld_hervorming", "beantwoord, met de hervorming", "answered, with the reform", COLUMN_count);
    for (int32_t k = 0; k < run_of(r)->lines->count; k++) {
        const struct line *line = &run_of(r)->lines->line[k];
        const struct line_total *of = &totals_of(r)->line[k];
        grid_row(t);
        grid_words(t, line->rule->name, line->rule->title[0], line->rule->title[1]);
        grid_words(t, line->scope->name, line->scope->label[0], line->scope->label[1]);
        grid_number(t, country(r, of->rows));
        for (int32_t v = 0; v < simulation_laws(r->simulation); v++) grid_number(t, country(r, of->status[v][VASTGESTELD]));
    }
}

static void assumption_row(struct report_table *t, const char *name, const char *const label[2], const struct stated *said)
{
    static const char *const basis_labels[BASES][2] = { { "gekozen", "chosen" }, { "gepubliceerd", "published" } };
    grid_row(t);
    grid_words(t, name, label[0], label[1]);
    grid_words(t, basis_names[said->basis], basis_labels[said->basis][0], basis_labels[said->basis][1]);
    grid_words(t, NULL, said->source, said->source);
}

void make_source_tables(struct report *r)
{
    static const char *const towns[2] = { "inwoners per gemeente", "inhabitants of each municipality" };
    struct report_table *t = &r->table[TABLE_assumptions];
    make_decisions(r);
    grid_begin(t, r->arena, "aannames", "Waar het verzonnen land op rust", "What the invented country rests on");
    grid_column(t, "naam", "aanname", "assumption", COLUMN_words);
    grid_column(t, "status", "gepubliceerd of gekozen", "published or chosen", COLUMN_words);
    grid_column(t, "bron", "bron", "source", COLUMN_dutch);
    for (int32_t k = 0; k < ASSUMPTIONS; k++) assumption_row(t, assumptions[k].name, assumptions[k].label, &run_of(r)->model->said[k]);
    assumption_row(t, "gemeenten", towns, &run_of(r)->model->towns_said);
}
