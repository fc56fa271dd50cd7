/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: totals written down: per rule, per flow of money, per group, and who gains or loses how much. */
#include "population/show.h"

#include "base/members.h"
#include "rules/facts.h"

static const char *const law_names[LAWS] = { "nu", "hervorming" };
static const char *const payee_names[PAYEES] = { "inwoner", "werkgever" };

static int32_t laws_of(const struct simulation *s) { return s->run->law[LAW_reform] ? 2 : 1; }
static void put_money(struct text *t, const char *name, money amount) { put_key(t, name); text_decimal(t, amount, 2, '.'); }
static void put_count(struct text *t, const char *name, int64_t n) { put_key(t, name); text_int(t, n); }

/* ---- JSON ---- */

static void put_words(struct text *t, const struct term *term, const struct outcome_total *total)
{
    if (term->kind != KIND_word && term->kind != KIND_answer) return;
    put_open(t, "waarden", '{');
    for (int32_t k = 0; k < WORDS_MOST; k++) {
        if (!total->word[k]) continue;
        char name[64];
        struct text word = TEXT_IN(name);
        term_put_plain(&word, term, k, false);
        put_count(t, text_string(&word), total->word[k]);
    }
    text_char(t, '}');
}

static void put_outcome(struct text *t, const struct term *term, const struct outcome_total *total)
{
    text_char(t, '{');
    put_count(t, "vastgesteld", total->settled);
    put_count(t, "meerDanNul", total->positive);
    if (term->kind == KIND_euro) put_money(t, "som", total->sum);
    put_words(t, term, total);
    text_char(t, '}');
}

static void put_line(struct text *t, const struct simulation *s, int32_t at)
{
    const struct line *line = &s->run->lines->line[at];
    const struct line_total *total = &s->totals->line[at];
    put_open(t, NULL, '{');
    put_member(t, "regel", line->rule->name);
    put_member(t, "over", line->scope->name);
    put_count(t, "momenten", total->rows);
    for (int32_t v = 0; v < laws_of(s); v++) {
        put_open(t, law_names[v], '{');
        put_count(t, "vastgesteld", total->status[v][VASTGESTELD]);
        put_count(t, "onbekend", total->status[v][ONBEKEND] + total->status[v][PARAMETER_ONTBREEKT]);
        put_count(t, "ongeldig", total->status[v][ONGELDIG]);
        put_open(t, "uitkomsten", '{');
        for (uint32_t f = 0; f < line->rule->outcome_count && f < OUTCOMES_MOST; f++) {
            put_key(t, line->rule->outcomes[f].term->name);
            put_outcome(t, line->rule->outcomes[f].term, &total->outcome[v][f]);
        }
        text_put(t, "}}");
    }
    text_char(t, '}');
}

static void put_flows(struct text *t, const struct simulation *s, const struct group_total *group)
{
    put_open(t, "stromen", '[');
    for (int32_t k = 0; k < s->run->lines->count; k++)
        for (int32_t f = 0; f < s->run->lines->line[k].flow_count; f++) {
            const struct line *line = &s->run->lines->line[k];
            put_open(t, NULL, '{');
            put_member(t, "regel", line->rule->name);
            put_member(t, "bedrag", line->rule->outcomes[line->flow[f].outcome].term->name);
            put_member(t, "van", party_names[line->flow[f].from]);
            put_member(t, "naar", party_names[line->flow[f].to]);
            for (int32_t v = 0; v < laws_of(s); v++) {
                put_open(t, law_names[v], '{');
                put_count(t, "momenten", group->flow[k][f][v].moments);
                put_money(t, "bedrag", group->flow[k][f][v].amount);
                text_char(t, '}');
            }
            text_char(t, '}');
        }
    text_char(t, ']');
}

static void put_changes(struct text *t, const struct group_total *group)
{
    put_open(t, "veranderd", '{');
    for (int32_t p = 0; p < PAYEES; p++) {
        const struct change_total *c = &group->change[p];
        put_open(t, payee_names[p], '{');
        put_count(t, "vooruit", c->gain_count);
        put_money(t, "vooruitBedrag", c->gain);
        put_count(t, "achteruit", c->loss_count);
        put_money(t, "achteruitBedrag", c->loss);
        put_count(t, "gelijk", c->same_count);
        text_char(t, '}');
    }
    text_char(t, '}');
}

static void put_group(struct text *t, const struct simulation *s, const char *name, const struct group_total *group)
{
    put_open(t, NULL, '{');
    put_member(t, "groep", name);
    put_count(t, "mensen", group->people);
    put_flows(t, s, group);
    if (laws_of(s) == 2) put_changes(t, group);
    text_char(t, '}');
}

/* "18-20", "60+" */
static const char *age_name(int32_t k, char room[16])
{
    struct text t = { room, 0, 16, true, false };
    text_int(&t, age_group_from[k]);
    if (k + 1 == AGE_GROUPS) text_char(&t, '+'); else { text_char(&t, '-'); text_int(&t, age_group_from[k + 1] - 1); }
    return text_string(&t);
}

/* "GM0363" */
static const char *town_name(int32_t code, char room[16])
{
    struct text t = { room, 0, 16, true, false };
    text_put(&t, "GM");
    for (int32_t ten = 1000; ten; ten /= 10) text_char(&t, (char)('0' + code / ten % 10));
    return text_string(&t);
}

static void put_groups(struct text *t, const struct simulation *s)
{
    char room[16];
    put_open(t, "leeftijd", '[');
    for (int32_t k = 0; k < AGE_GROUPS; k++) put_group(t, s, age_name(k, room), &s->totals->age[k]);
    text_char(t, ']');
    put_open(t, "huishouden", '[');
    for (int32_t k = 0; k < HOMES; k++) put_group(t, s, home_names[k], &s->totals->home[k]);
    text_char(t, ']');
    put_open(t, "gemeente", '[');
    for (int32_t k = 0; k < s->run->model->town_count; k++) put_group(t, s, town_name(s->run->model->towns[k].code, room), &s->totals->town[k]);
    text_char(t, ']');
}

static void put_gaps(struct text *t, const struct simulation *s)
{
    put_open(t, "verdeling", '[');
    for (int32_t k = 0; k < GAP_GROUPS; k++) {
        put_open(t, NULL, '{');
        if (gap_until[k] != INT64_MAX) put_money(t, "totEnMet", gap_until[k]);
        for (int32_t p = 0; p < PAYEES; p++) {
            put_open(t, payee_names[p], '{');
            put_count(t, "achteruit", s->totals->gap[p][k]);
            put_count(t, "vooruit", s->totals->gap[p][GAP_GROUPS + k]);
            text_char(t, '}');
        }
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void put_assumptions(struct text *t, const struct model *m)
{
    put_open(t, "aannames", '[');
    for (int32_t k = 0; k < ASSUMPTIONS; k++) {
        put_open(t, NULL, '{');
        put_member(t, "naam", assumptions[k].name);
        put_member(t, "betekenis", assumptions[k].label[0]);
        put_member(t, "status", basis_names[m->said[k].basis]);
        put_member(t, "bron", m->said[k].source);
        text_char(t, '}');
    }
    put_open(t, NULL, '{');
    put_member(t, "naam", "gemeenten");
    put_member(t, "betekenis", "inwoners per gemeente");
    put_member(t, "status", basis_names[m->towns_said.basis]);
    put_member(t, "bron", m->towns_said.source);
    text_put(t, "}]");
}

static void put_manifest(struct text *t, const struct simulation *s)
{
    const struct run *run = s->run;
    put_member(t, "programma", s->program);
    put_member(t, "bevolking", run->model->name);
    put_member(t, "aannamesDigest", run->model->digest);
    put_member(t, "regelsDigest", run->lines->digest);
    put_count(t, "jaar", run->model->year);
    put_count(t, "zaad", (int64_t)run->seed);
    put_count(t, "duizendsteDelen", s->scale);
    put_count(t, "huishoudens", run->households);
    put_count(t, "deel", run->shard);
    put_count(t, "delen", run->shards);
    put_open(t, "recht", '{');
    for (int32_t v = 0; v < laws_of(s); v++) put_member(t, law_names[v], s->digest[v]);
    text_char(t, '}');
    if (s->reform[0]) put_member(t, "hervorming", s->reform[0]);
    put_open(t, "gedrag", '[');
    for (int32_t b = 0; b < BEHAVIOURS; b++) if (run->behaviours[LAW_reform] >> b & 1) { put_comma(t); put_string(t, behaviours[b].name); }
    text_char(t, ']');
}

void simulation_manifest(struct text *t, const struct simulation *s)
{
    text_char(t, '{');
    put_manifest(t, s);
    text_put(t, "}\n");
}

void simulation_json(struct text *t, const struct simulation *s)
{
    text_char(t, '{');
    put_bool(t, "nagemaakt", true);
    put_open(t, "manifest", '{');
    put_manifest(t, s);
    text_char(t, '}');
    put_count(t, "mensen", s->totals->people);
    put_open(t, "bereikt", '{');
    for (int32_t v = 0; v < laws_of(s); v++) put_count(t, law_names[v], s->totals->reached[v]);
    text_char(t, '}');
    put_open(t, "regels", '[');
    for (int32_t k = 0; k < s->run->lines->count; k++) put_line(t, s, k);
    text_char(t, ']');
    put_flows(t, s, &s->totals->all);
    if (laws_of(s) == 2) { put_changes(t, &s->totals->all); put_gaps(t, s); }
    put_groups(t, s);
    put_assumptions(t, s->run->model);
    text_put(t, "}\n");
}

/* ---- tables ---- */

enum { TABLE_flows, TABLE_groups, TABLE_changes };
const char *const simulation_tables[] = { "stromen", "groepen", "veranderd", NULL };

static void put_flow_rows(struct text *t, const struct simulation *s, const char *kind, const char *name, const struct group_total *group)
{
    for (int32_t k = 0; k < s->run->lines->count; k++)
        for (int32_t f = 0; f < s->run->lines->line[k].flow_count; f++) {
            const struct line *line = &s->run->lines->line[k];
            if (kind) { text_put(t, kind); text_char(t, ','); text_put(t, name); text_char(t, ','); text_int(t, group->people); text_char(t, ','); }
            text_put(t, line->rule->name);
            text_char(t, ',');
            text_put(t, line->rule->outcomes[line->flow[f].outcome].term->name);
            text_char(t, ',');
            text_put(t, party_names[line->flow[f].from]);
            text_char(t, ',');
            text_put(t, party_names[line->flow[f].to]);
            for (int32_t v = 0; v < laws_of(s); v++) {
                text_char(t, ',');
                text_int(t, group->flow[k][f][v].moments);
                text_char(t, ',');
                text_decimal(t, group->flow[k][f][v].amount, 2, '.');
            }
            text_char(t, '\n');
        }
}

static void put_change_rows(struct text *t, const char *kind, const char *name, const struct group_total *group)
{
    for (int32_t p = 0; p < PAYEES; p++) {
        const struct change_total *c = &group->change[p];
        const char *const words[] = { kind, name, payee_names[p] };
        for (int32_t k = 0; k < 3; k++) { text_put(t, words[k]); text_char(t, ','); }
        text_int(t, c->gain_count);
        text_char(t, ',');
        text_decimal(t, c->gain, 2, '.');
        text_char(t, ',');
        text_int(t, c->loss_count);
        text_char(t, ',');
        text_decimal(t, c->loss, 2, '.');
        text_char(t, ',');
        text_int(t, c->same_count);
        text_char(t, '\n');
    }
}

static void each_group(struct text *t, const struct simulation *s, int32_t table)
{
    char room[16];
    for (int32_t k = 0; k < AGE_GROUPS; k++) { if (table == TABLE_groups) put_flow_rows(t, s, "leeftijd", age_name(k, room), &s->totals->age[k]); else put_change_rows(t, "leeftijd", age_name(k, room), &s->totals->age[k]); }
    for (int32_t k = 0; k < HOMES; k++) { if (table == TABLE_groups) put_flow_rows(t, s, "huishouden", home_names[k], &s->totals->home[k]); else put_change_rows(t, "huishouden", home_names[k], &s->totals->home[k]); }
    for (int32_t k = 0; k < s->run->model->town_count; k++) {
        const char *name = town_name(s->run->model->towns[k].code, room);
        if (table == TABLE_groups) put_flow_rows(t, s, "gemeente", name, &s->totals->town[k]); else put_change_rows(t, "gemeente", name, &s->totals->town[k]);
    }
}

void simulation_csv(struct text *t, const struct simulation *s, int32_t table)
{
    const char *amounts = laws_of(s) == 2 ? "momenten_nu,bedrag_nu,momenten_hervorming,bedrag_hervorming\n" : "momenten_nu,bedrag_nu\n";
    if (table == TABLE_flows) {
        text_put(t, "regel,bedrag,van,naar,");
        text_put(t, amounts);
        put_flow_rows(t, s, NULL, NULL, &s->totals->all);
    } else if (table == TABLE_groups) {
        text_put(t, "soort,groep,mensen,regel,bedrag,van,naar,");
        text_put(t, amounts);
        each_group(t, s, table);
    } else {
        text_put(t, "soort,groep,wie,vooruit,vooruit_bedrag,achteruit,achteruit_bedrag,gelijk\n");
        put_change_rows(t, "alle", "alle", &s->totals->all);
        each_group(t, s, table);
    }
}

/* ---- in words ---- */

#define SAY(nl, en) (language ? en : nl)

/* For the whole country, of which so many thousandths were run. */
static int64_t of_country(const struct simulation *s, int64_t amount) { return amount / s->scale * 1000 + amount % s->scale * 1000 / s->scale; }
static void put_scaled(struct text *t, const struct simulation *s, money amount, int language) { text_euro(t, of_country(s, amount), language); }

static void say_flow(struct text *t, const struct simulation *s, int32_t k, int32_t f, int language)
{
    const struct line *line = &s->run->lines->line[k];
    const struct flow_total *of = s->totals->all.flow[k][f];
    text_put(t, "  ");
    text_put(t, line->rule->title[language]);
    text_put(t, ", ");
    text_put(t, line->rule->outcomes[line->flow[f].outcome].term->label[language]);
    text_put(t, SAY(", van ", ", from "));
    text_put(t, party_names[line->flow[f].from]);
    text_put(t, SAY(" naar ", " to "));
    text_put(t, party_names[line->flow[f].to]);
    text_put(t, ": ");
    put_scaled(t, s, of[LAW_base].amount, language);
    if (laws_of(s) == 2) {
        text_put(t, SAY("; met de hervorming ", "; with the reform "));
        put_scaled(t, s, of[LAW_reform].amount, language);
    }
    text_char(t, '\n');
}

static void say_changes(struct text *t, const struct simulation *s, int language)
{
    static const char *const who[PAYEES][2] = { { "Mensen", "People" }, { "Werkgevers, per werknemer", "Employers, by employee" } };
    for (int32_t p = 0; p < PAYEES; p++) {
        const struct change_total *c = &s->totals->all.change[p];
        text_put(t, who[p][language]);
        text_put(t, SAY(": vooruit ", ": better off "));
        text_int(t, of_country(s, c->gain_count));
        text_put(t, " (");
        put_scaled(t, s, c->gain, language);
        text_put(t, SAY("), achteruit ", "), worse off "));
        text_int(t, of_country(s, c->loss_count));
        text_put(t, " (");
        put_scaled(t, s, c->loss, language);
        text_put(t, SAY("), gelijk ", "), the same "));
        text_int(t, of_country(s, c->same_count));
        text_put(t, ".\n");
    }
}

void simulation_text(struct text *t, const struct simulation *s, int language)
{
    text_put(t, s->run->model->title[language]);
    text_put(t, SAY(". Niemand hierin bestaat.\n", ". Nobody in it exists.\n"));
    text_int(t, s->totals->people);
    text_put(t, SAY(" mensen in ", " people in "));
    text_int(t, s->totals->households);
    text_put(t, SAY(" huishoudens", " households"));
    if (s->scale < 1000) { text_put(t, SAY("; dat is ", "; that is ")); text_int(t, s->scale); text_put(t, SAY(" duizendste van het land, de bedragen zijn opgehoogd tot het geheel", " thousandths of the country, amounts are raised to all of it")); }
    text_put(t, ".\n");
    if (s->reform[language]) { text_put(t, SAY("Hervorming: ", "Reform: ")); text_put(t, s->reform[language]); text_put(t, ".\n"); }
    text_put(t, SAY("\nBedragen in een jaar\n", "\nAmounts in a year\n"));
    for (int32_t k = 0; k < s->run->lines->count; k++) for (int32_t f = 0; f < s->run->lines->line[k].flow_count; f++) say_flow(t, s, k, f, language);
    if (laws_of(s) == 2) { text_char(t, '\n'); say_changes(t, s, language); }
    int64_t open = 0, rows = 0;
    for (int32_t k = 0; k < s->run->lines->count; k++) { rows += s->totals->line[k].rows; open += s->totals->line[k].rows - s->totals->line[k].status[LAW_base][VASTGESTELD]; }
    text_char(t, '\n');
    text_int(t, rows);
    text_put(t, SAY(" beslissingen; ", " decisions; "));
    text_int(t, open);
    text_put(t, SAY(" daarvan konden niet worden genomen en tellen nergens mee.\n", " of them could not be taken and count nowhere.\n"));
}
