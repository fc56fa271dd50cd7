/* SPDX-License-Identifier: EUPL-1.2 */
/* contact.c: the contact point for employers out of the rule that decides it, with the rows that it rests on. */
#include "match/contact.h"

#include "base/members.h"
#include "reason/decision.h"
#include "rules/registry.h"
#include "tables/csv.h"

const char *const contact_form_names[CONTACT_FORMS] = { "geen", "werkgeversservicepunt", "werkcentrum" };
const char *const contact_form_labels[CONTACT_FORMS][2] = { { "geen verplicht gezamenlijk aanspreekpunt", "no compulsory joint contact point" }, { "werkgeversservicepunt", "employer service point (werkgeversservicepunt)" },
    { "Werkcentrum", "Werkcentrum" } };
static const char *const certainty_labels[CERTAINTIES][2] = { { "staat in de lijst van 2015", "stands in the list of 2015" }, { "afgeleid van de gemeenten die zijn opgegaan in deze", "derived from the municipalities that became this one" },
    { "te controleren: de indeling kan sinds 2015 zijn veranderd", "to be checked: the assignment may have changed since 2015" }, { "onzeker: de voorgangers lagen in meer regio's", "uncertain: its predecessors lay in more regions" } };

static const char *say(int language, const char *nl, const char *en) { return language ? en : nl; }

/* The form as the rule says it, NULL when it did not come to one. */
static const char *form_of(const struct decision *d, struct text *word)
{
    int32_t place = rule_outcome(d->rule, "contactpunt", strlen("contactpunt"));
    const struct outcome_head *head = outcome_head(&d->outcome);
    if (place < 0 || !(head->settled >> place & 1)) return NULL;
    if (head->none >> place & 1) return contact_form_names[CONTACT_none];
    term_put(word, d->rule->outcomes[place].term, d->outcome.bytes + d->rule->outcomes[place].offset, false);
    return text_string(word);
}

static bool fill(struct contact *c, const struct decision *d)
{
    char buffer[64];
    struct text word = TEXT_IN(buffer);
    const char *form = form_of(d, &word);
    int32_t i = 0;
    while (form && i < CONTACT_FORMS && strcmp(contact_form_names[i], form) != 0) i++;
    if (!form || i == CONTACT_FORMS || !c->region) return false;
    c->form = (enum contact_form)i;
    c->depends = d->mattered >> C_werkcentrum_ingang & 1;
    c->since = NULL;
    for (i = 0; i < d->reasoning.uses; i++)
        if (d->reasoning.use[i].slot >= P_contactpunt_werkgevers && d->reasoning.use[i].slot < P_contactpunt_werkgevers + K_contactpunt_werkgevers_count) c->since = law_row_on(d->law, d->reasoning.use[i].slot, c->on);
    c->certainty = (enum law_certainty)(c->municipality->certainty > c->region->certainty ? c->municipality->certainty : c->region->certainty);
    return c->since != NULL;
}

static bool decide(struct contact *c, struct decision *d, const struct law *law, int32_t code, date on)
{
    static const char *const names[] = { "peildatum", "gemeente" };
    char values[2][16];
    struct text day = TEXT_IN(values[0]), number = TEXT_IN(values[1]);
    *c = (struct contact){ .on = on, .municipality = law_municipality_on(&law_book, code, on) };
    c->region = c->municipality ? law_region_on(&law_book, c->municipality->region, on) : NULL;
    if (!c->region) return false;
    text_date(&day, on);
    for (int32_t part = 1000; part > 0; part /= 10) text_char(&number, (char)('0' + code / part % 10));
    decision_start(d, rule_find("arbeidsmarktregio", strlen("arbeidsmarktregio")), law, false);
    for (int i = 0; i < 2; i++) {
        struct text *value = i ? &number : &day;
        if (!fact_set_text(d->rule, &d->facts, rule_fact(d->rule, names[i], strlen(names[i])), text_string(value), value->size, (struct manner){ false, 0 }, &d->problems)) return false;
    }
    decision_make(d);
    return fill(c, d);
}

bool contact_of(struct contact *c, struct arena *arena, const struct law *law, int32_t code, date on)
{
    struct decision *d = arena_take(arena, sizeof *d);
    return d && decide(c, d, law, code, on);
}

static void refuse(struct problems *p, const char *name, size_t size, const struct law_municipality *m, date on)
{
    char allowed[2][200];
    const struct law_municipality *now = m ? law_successor_on(&law_book, m->code, on) : NULL;
    for (int language = 0; language < 2; language++) {
        struct text t = TEXT_IN(allowed[language]);
        text_put(&t, m ? say(language, "een gemeente die op deze dag bestaat", "a municipality that exists on this day")
                       : say(language, "een gemeente: haar CBS-code van vier cijfers of haar naam", "a municipality: its CBS code of four digits or its name"));
        if (now && now != m) { text_put(&t, say(language, "; toen was het ", "; it was then ")); text_put(&t, now->name); }
        text_string(&t);
    }
    problem_add(p, 0, "gemeente", name, size, allowed[0], allowed[1]);
}

bool contact_find(struct contact *c, struct arena *arena, const struct law *law, const char *name, size_t size, date on, struct problems *problems)
{
    int64_t code;
    struct law_period covered = law_coverage(law, "arbeidsmarktregio");
    if (on < covered.from || on > covered.until) {
        char day[16], allowed[2][200];
        struct text value = TEXT_IN(day);
        text_date(&value, on);
        for (int language = 0; language < 2; language++) {
            struct text t = TEXT_IN(allowed[language]);
            text_put(&t, say(language, "een dag van ", "a day from "));
            text_date(&t, covered.from);
            text_put(&t, say(language, " tot en met ", " to "));
            text_date(&t, covered.until);
            text_string(&t);
        }
        problem_add(problems, 0, "peildatum", text_string(&value), value.size, allowed[0], allowed[1]);
        return false;
    }
    bool number = size == 4 && parse_decimal(name, size, 0, false, &code) == NUMBER_OK;
    const struct law_municipality *m = number ? law_find_municipality(&law_book, (int32_t)code) : law_municipality_named(&law_book, name, size);
    if (!m || !law_municipality_on(&law_book, m->code, on)) { refuse(problems, name, size, m, on); return false; }
    if (contact_of(c, arena, law, m->code, on)) return true;
    problem_add(problems, 0, "gemeente", name, size, "een dag waarop de regio bekend is", "a day on which the region is known");
    return false;
}

bool contact_uncertain(const struct contact *c) { return c->certainty >= CERTAINTY_te_controleren || c->depends || c->since->status != LAW_vastgesteld; }

const struct contact *contact_all(struct arena *arena, const struct law *law, date on, int32_t *count)
{
    struct contact *all = arena_take(arena, sizeof *all * (size_t)(law_book.municipality_count + 1));
    struct decision *d = arena_take(arena, sizeof *d);
    *count = 0;
    if (!all || !d) return NULL;
    for (int32_t i = 0; i < law_book.municipality_count; i++) {
        const struct law_municipality *m = &law_book.municipalities[i];
        if (m->from <= on && on <= m->until && decide(&all[*count], d, law, m->code, on)) (*count)++;
    }
    return all;
}

/* ---- shown ---- */

static void put_code(struct text *t, int32_t code) { for (int32_t part = 1000; part > 0; part /= 10) text_char(t, (char)('0' + code / part % 10)); }

static void put_form(struct text *t, const struct contact *c, int language)
{
    text_put(t, contact_form_labels[c->form][language]);
    if (c->form == CONTACT_none) return;
    text_put(t, say(language, " van de arbeidsmarktregio ", " of the labour market region "));
    text_put(t, c->region->name);
}

void contact_put_why(struct text *t, const struct contact *c, int language)
{
    const char *between = "";
    if (c->certainty != CERTAINTY_lijst_2015) { text_put(t, say(language, "indeling ", "assignment ")); text_put(t, certainty_labels[c->certainty][language]); between = "; "; }
    if (c->depends) { text_put(t, between); text_put(t, say(language, "hangt af van de keuze werkcentrum-ingang", "depends on the choice werkcentrum-ingang")); between = "; "; }
    if (c->since->status != LAW_vastgesteld) { text_put(t, between); text_put(t, say(language, "de ingangsdatum is niet in de wet zelf gelezen", "the first day was not read in the act itself")); }
}

void contact_text(struct text *t, const struct contact *c, int language)
{
    text_put(t, c->municipality->name);
    text_put(t, " (");
    put_code(t, c->municipality->code);
    text_put(t, say(language, ") op ", ") on "));
    text_day(t, c->on, language);
    text_put(t, "\n  ");
    put_form(t, c, language);
    text_put(t, say(language, ", sinds ", ", since "));
    text_day(t, c->since->from, language);
    text_put(t, say(language, "\n  grondslag: Wet SUWI, artikel 10\n  bron: ", "\n  basis: Wet SUWI, article 10\n  source: "));
    text_put(t, c->since->source);
    text_put(t, say(language, "\n  indeling: ", "\n  assignment: "));
    text_put(t, certainty_labels[c->certainty][language]);
    text_put(t, say(language, "\n  bron: ", "\n  source: "));
    text_put(t, c->municipality->source);
    if (contact_uncertain(c)) { text_put(t, say(language, "\n  let op: ", "\n  mind: ")); contact_put_why(t, c, language); }
    text_put(t, say(language, "\n  Hoe het punt in deze regio heet en hoe u het bereikt, staat niet in deze gegevens.\n", "\n  What the point is called in this region, and how to reach it, is not in these data.\n"));
}

void contact_json(struct text *t, const struct contact *c, int language)
{
    char code[8];
    struct text number = TEXT_IN(code), why = { 0 };
    put_code(&number, c->municipality->code);
    contact_put_why(&why, c, language);
    text_char(t, '{');
    put_date(t, "peildatum", c->on, DATE_NEVER);
    put_member(t, "gemeente", text_string(&number));
    put_member(t, "naam", c->municipality->name);
    put_key(t, "regio"); text_int(t, c->region->number);
    put_member(t, "regionaam", c->region->name);
    put_member(t, "contactpunt", contact_form_names[c->form]);
    put_date(t, "sindsDatum", c->since->from, DATE_NEVER);
    put_member(t, "grondslag", "Suwi 10:1");
    put_member(t, "zekerheid", law_certainty_names[c->certainty]);
    put_bool(t, "letOp", contact_uncertain(c));
    put_member(t, "waarom", text_string(&why));
    put_open(t, "bronnen", '[');
    put_comma(t); put_string(t, c->municipality->source);
    put_comma(t); put_string(t, c->since->source);
    text_put(t, "]}");
    t->failed |= why.failed;
    text_free(&why);
}

void contact_csv(struct text *t, const struct contact *all, int32_t count, int language)
{
    text_put(t, "peildatum,gemeente,naam,regio,regionaam,contactpunt,sinds,zekerheid,let_op,waarom,bron\r\n");
    for (int32_t i = 0; i < count; i++) {
        const struct contact *c = &all[i];
        struct text why = { 0 };
        if (contact_uncertain(c)) contact_put_why(&why, c, language);
        text_date(t, c->on); text_char(t, ',');
        put_code(t, c->municipality->code); text_char(t, ',');
        csv_put_cell(t, c->municipality->name, strlen(c->municipality->name), ','); text_char(t, ',');
        text_int(t, c->region->number); text_char(t, ',');
        csv_put_cell(t, c->region->name, strlen(c->region->name), ','); text_char(t, ',');
        text_put(t, contact_form_names[c->form]); text_char(t, ',');
        text_date(t, c->since->from); text_char(t, ',');
        text_put(t, law_certainty_names[c->certainty]);
        text_put(t, contact_uncertain(c) ? ",ja," : ",nee,");
        csv_put_cell(t, text_string(&why), why.size, ','); text_char(t, ',');
        csv_put_cell(t, c->municipality->source, strlen(c->municipality->source), ',');
        text_put(t, "\r\n");
        t->failed |= why.failed;
        text_free(&why);
    }
}
