/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: totals written down: per rule, per flow of money, per group, and who gains or loses how much. */
#include "population/show.h"

#include "base/members.h"
#include "rules/facts.h"

static const char *const law_names[LAWS] = { "nu", "hervorming" };
static const char *const payee_names[PAYEES] = { "inwoner", "werkgever" };

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
    for (int32_t v = 0; v < simulation_laws(s); v++) {
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
            for (int32_t v = 0; v < simulation_laws(s); v++) {
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
    if (simulation_laws(s) == 2) put_changes(t, group);
    text_char(t, '}');
}

void text_put_age_group(struct text *t, int32_t k)
{
    text_int(t, age_group_from[k]);
    if (k + 1 == AGE_GROUPS) text_char(t, '+'); else { text_char(t, '-'); text_int(t, age_group_from[k + 1] - 1); }
}

void text_put_town(struct text *t, int32_t code)
{
    text_put(t, "GM");
    for (int32_t ten = 1000; ten; ten /= 10) text_char(t, (char)('0' + code / ten % 10));
}

static const char *age_name(int32_t k, char room[16])
{
    struct text t = { room, 0, 16, true, false };
    text_put_age_group(&t, k);
    return text_string(&t);
}

static const char *town_name(int32_t code, char room[16])
{
    struct text t = { room, 0, 16, true, false };
    text_put_town(&t, code);
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

void simulation_json(struct text *t, const struct simulation *s)
{
    text_char(t, '{');
    put_bool(t, "nagemaakt", !s->run->model->own);
    put_key(t, "manifest");
    manifest_put(t, s->manifest);
    put_count(t, "mensen", s->totals->people);
    put_open(t, "bereikt", '{');
    for (int32_t v = 0; v < simulation_laws(s); v++) put_count(t, law_names[v], s->totals->reached[v]);
    text_char(t, '}');
    put_open(t, "regels", '[');
    for (int32_t k = 0; k < s->run->lines->count; k++) put_line(t, s, k);
    text_char(t, ']');
    put_flows(t, s, &s->totals->all);
    if (simulation_laws(s) == 2) { put_changes(t, &s->totals->all); put_gaps(t, s); }
    put_groups(t, s);
    put_assumptions(t, s->run->model);
    text_put(t, "}\n");
}

/* ---- in words ---- */

#define SAY(nl, en) (language ? en : nl)

int64_t simulation_of_country(const struct simulation *s, int64_t amount)
{
    return amount * s->manifest->scale;
}
static void put_scaled(struct text *t, const struct simulation *s, money amount, int language) { text_euro(t, simulation_of_country(s, amount), language); }

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
    if (simulation_laws(s) == 2) {
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
        text_int(t, simulation_of_country(s, c->gain_count));
        text_put(t, " (");
        put_scaled(t, s, c->gain, language);
        text_put(t, SAY("), achteruit ", "), worse off "));
        text_int(t, simulation_of_country(s, c->loss_count));
        text_put(t, " (");
        put_scaled(t, s, c->loss, language);
        text_put(t, SAY("), gelijk ", "), the same "));
        text_int(t, simulation_of_country(s, c->same_count));
        text_put(t, ".\n");
    }
}

void simulation_text(struct text *t, const struct simulation *s, int language)
{
    text_put(t, s->run->model->title[language]);
    text_put(t, ", ");
    text_int(t, s->run->model->year);
    text_put(t, s->run->model->own ? ".\n" : SAY(". Niemand hierin bestaat.\n", ". Nobody in it exists.\n"));
    text_int(t, s->totals->people);
    text_put(t, SAY(" mensen in ", " people in "));
    text_int(t, s->totals->households);
    text_put(t, SAY(" huishoudens", " households"));
    if (s->manifest->scale > SCALE_ALL) { text_put(t, SAY("; dat is 1 op de ", "; that is one in ")); text_int(t, s->manifest->scale); text_put(t, SAY(" van het land, de bedragen zijn opgehoogd tot het geheel", " of the country, amounts are raised to all of it")); }
    text_put(t, ".\n");
    if (*s->manifest->reform[language]) { text_put(t, SAY("Hervorming: ", "Reform: ")); text_put(t, s->manifest->reform[language]); text_put(t, ".\n"); }
    text_put(t, SAY("\nBedragen in een jaar\n", "\nAmounts in a year\n"));
    for (int32_t k = 0; k < s->run->lines->count; k++) for (int32_t f = 0; f < s->run->lines->line[k].flow_count; f++) say_flow(t, s, k, f, language);
    if (simulation_laws(s) == 2) { text_char(t, '\n'); say_changes(t, s, language); }
    int64_t open = 0, rows = 0;
    for (int32_t k = 0; k < s->run->lines->count; k++) { rows += s->totals->line[k].rows; open += s->totals->line[k].rows - s->totals->line[k].status[LAW_base][VASTGESTELD]; }
    text_char(t, '\n');
    text_int(t, rows);
    text_put(t, SAY(" beslissingen; ", " decisions; "));
    text_int(t, open);
    text_put(t, SAY(" daarvan konden niet worden genomen en tellen nergens mee.\n", " of them could not be taken and count nowhere.\n"));
}
