/* SPDX-License-Identifier: EUPL-1.2 */
/* page.c: the report as one HTML page: what was asked, what it is, the answer in short, then each table with its chart, the cases and what it rests on. */
#include "population/report/inside.h"

#include <string.h>
#include "base/page.h"
#include "population/asked/questions.h"

extern const struct embedded_file report_styles[];
extern const int32_t report_styles_count;

static void put_address(struct text *t, const char *bytes, size_t size)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t k = 0; k < size; k++) {
        unsigned char c = (unsigned char)bytes[k];
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr("-_.~,", c));
        if (plain) { text_char(t, (char)c); continue; }
        text_char(t, '%');
        text_char(t, hex[c >> 4]);
        text_char(t, hex[c & 15]);
    }
}
void text_address(struct text *t, const char *bytes, size_t size) { put_address(t, bytes, size); }

/* ---- what was asked ---- */

static const char *asked(const struct report *r, int language)
{
    const char *reform = r->simulation->manifest->reform[language];
    return *reform ? reform : has_reform(r) ? say(language, "Ander gedrag, hetzelfde recht", "Other behaviour, the same law") : say(language, "Wat de regels doen met iedereen", "What the rules do to everybody");
}

static void put_question(struct page *p)
{
    const struct manifest *m = p->r->simulation->manifest;
    const char *summary = p->r->simulation->summary[p->language];
    page_heading(p, 2, "De vraag", "The question");
    const struct question *q = p->r->simulation->question;
    text_put(p->t, "<p>");
    if (q) { text_put(p->t, "<strong>"); page_put(p, q->asked[p->language]); text_put(p->t, "</strong> "); }
    if (has_reform(p->r)) page_say(p, "Wat verandert er voor iedereen als dit het recht zou zijn, in ", "What changes for everybody if this were the law, in ");
    else page_say(p, "Wat betaalt en ontvangt iedereen volgens deze regels, in ", "What does everybody pay and get under these rules, in ");
    text_int(p->t, m->year);
    text_put(p->t, "?</p>\n");
    if (summary && *summary) {
        text_put(p->t, "<p class=\"summary\">");
        page_put(p, summary);
        text_put(p->t, "</p>\n");
    }
    for (int32_t b = 0; b < BEHAVIOURS; b++) {
        if (!(m->behaviours >> b & 1)) continue;
        text_put(p->t, "<p>");
        page_say(p, "Aangenomen gedrag met de hervorming: ", "Behaviour assumed with the reform: ");
        page_put(p, behaviours[b].label[p->language]);
        text_put(p->t, ".</p>\n");
    }
    if (has_reform(p->r)) page_paragraph(p, "Beide keren zijn het dezelfde mensen, met hetzelfde loon en dezelfde ziekte. Niemand gedraagt zich anders, behalve als dat hierboven staat.", "Both times they are the same people, with the same wage and the same illness. Nobody behaves otherwise, unless it says so above.");
}

static void put_what_it_is(struct page *p)
{
    const struct manifest *m = p->r->simulation->manifest;
    const struct totals *totals = totals_of(p->r);
    text_put(p->t, "<div class=\"note\">\n<p><strong>");
    if (run_of(p->r)->model->own) {
        page_say(p, "Deze mensen komen uit eigen gegevens.", "These people come from data of one's own.");
        text_put(p->t, "</strong> ");
        page_say(p, "Een kleine groep kan over herkenbare mensen gaan. Deel dit verslag daarom niet verder dan de gegevens zelf. Gevallen staan er niet in.", "A small group may be about people who can be recognised. So share this report no further than the data themselves. There are no cases in it.");
        text_put(p->t, "</p>\n</div>\n");
        return;
    }
    if (run_of(p->r)->model->own) page_say(p, "Gerekend met eigen gegevens van personen, in de plaats van het verzonnen land.", "Calculated with people of the reader's own, in the place of the invented country.");
    else page_say(p, "Niemand hierin bestaat.", "Nobody in this exists.");
    text_put(p->t, "</strong> ");
    if (!run_of(p->r)->model->own) page_say(p, "Het land is verzonnen: het lot maakte de mensen, de huishoudens en de banen. De aantallen lijken op gepubliceerde cijfers. Gebruik het voor ordes van grootte en om varianten te vergelijken. Het voorspelt geen begroting op de euro.",
              "The country is invented: people, households and jobs were made by lot. Their numbers are like published figures. Use it for orders of magnitude and for comparing variants. It does not predict a budget to the euro.");
    text_put(p->t, "</p>\n<p>");
    page_count(p, totals->people);
    page_say(p, " mensen in ", " people in ");
    page_count(p, totals->households);
    page_say(p, " huishoudens", " households");
    if (m->scale > SCALE_ALL) {
        page_say(p, "; dat is 1 op de ", "; that is one in ");
        text_int(p->t, m->scale);
        page_say(p, " van het land. Alle getallen in dit verslag zijn opgehoogd tot het hele land. Kleine groepen berusten dan op een paar mensen: kijk naar de grote lijn, of reken met meer mensen.",
                  " of the country. All numbers in this report are raised to the whole country. Small groups then rest on a few people: look at the main picture, or run more people.");
    } else page_say(p, ": het hele land, één op één.", ": the whole country, one to one.");
    text_put(p->t, "</p>\n</div>\n");
}

/* ---- tables and charts ---- */

/* A chart of one or two columns, by their names, and the table. */
static void put_table(struct page *p, enum report_table_id id, const char *label, const char *one, const char *other, bool with_table)
{
    const struct report_table *t = &p->r->table[id];
    if (!report_has(p->r, id)) return;
    struct bars bars = { .label = label ? column_of(t, label) : -1, .value = { one ? column_of(t, one) : -1, other ? column_of(t, other) : -1 } };
    struct text own = { 0 };
    text_put(&own, "t-");
    text_put(&own, t->name);
    bars.values = (bars.value[0] >= 0) + (bars.value[1] >= 0);
    if (bars.label >= 0 && bars.values) {
        struct text chart = { 0 };
        text_put(&chart, "g-");
        text_put(&chart, t->name);
        if (one) { text_char(&chart, '-'); text_put(&chart, one); }
        grid_chart(p->t, t, &bars, text_string(&chart), p->language);
        text_free(&chart);
    }
    if (with_table) grid_html(p->t, t, text_string(&own), p->language);
    text_free(&own);
}

static void put_money(struct page *p)
{
    bool reform = has_reform(p->r);
    page_heading(p, 2, "Wie betaalt en wie ontvangt", "Who pays and who gets");
    page_paragraph(p, "Gemeenten betalen loonkostensubsidie, bijstand en studietoeslag uit geld van het Rijk. Dat geld zelf staat hier alleen als een regel het berekent.", "Municipalities pay wage cost subsidy, assistance and study allowance out of money of the State. That money itself is here only where a rule computes it.");
    put_table(p, TABLE_parties, "partij", reform ? "verschil" : "nu", NULL, true);
    put_table(p, TABLE_flows, "stroom", reform ? "verschil" : "nu", NULL, true);
    page_paragraph(p, "Een regel kan bij meer dan één maatregel horen. De maatregelen mogen daarom niet bij elkaar worden opgeteld.", "A rule can belong to more than one measure. The measures may therefore not be added up.");
    put_table(p, TABLE_measures, NULL, NULL, NULL, true);
}

static void put_changes(struct page *p)
{
    if (!has_reform(p->r)) return;
    page_heading(p, 2, "Wie gaat erop vooruit of achteruit", "Who is better or worse off");
    page_paragraph(p, "Geteld over het hele jaar, per persoon. Bij werkgevers telt elke werknemer apart.", "Counted over the whole year, by person. Of employers each employee counts apart.");
    put_table(p, TABLE_winners, NULL, NULL, NULL, true);
    put_table(p, TABLE_changes, NULL, NULL, NULL, true);
    const struct change_total *change = totals_of(p->r)->all.change;
    bool residents = change[0].gain_count || change[0].loss_count, employers = change[1].gain_count || change[1].loss_count;
    if (residents) put_table(p, TABLE_gaps, "bedrag", "inwoner_vooruit", "inwoner_achteruit", false);
    if (employers) put_table(p, TABLE_gaps, "bedrag", "werkgever_vooruit", "werkgever_achteruit", false);
    put_table(p, TABLE_gaps, NULL, NULL, NULL, true);
}

/* Of the two, the payee for whom most money moves. */
static const char *busiest(const struct report *r)
{
    const struct change_total *c = totals_of(r)->all.change;
    if (!has_reform(r)) return "inwoners";
    return c[1].gain + c[1].loss > c[0].gain + c[0].loss ? "werkgevers_verschil" : "inwoners_verschil";
}

static void put_groups(struct page *p)
{
    const char *one = busiest(p->r);
    page_heading(p, 2, "Naar groep", "By group");
    put_table(p, TABLE_ages, "groep", one, NULL, true);
    put_table(p, TABLE_homes, "groep", one, NULL, true);
    page_heading(p, 2, "Naar gemeente", "By municipality");
    put_table(p, TABLE_sizes, "groep", one, NULL, true);
    regions_chart(p->t, p->r, column_of(&p->r->table[TABLE_regions], one), "g-regio", p->language);
    put_table(p, TABLE_regions, NULL, NULL, NULL, true);
    text_put(p->t, "<details><summary>");
    page_say(p, "Alle gemeenten", "All municipalities");
    text_put(p->t, "</summary>\n");
    put_table(p, TABLE_towns, NULL, NULL, NULL, true);
    text_put(p->t, "</details>\n");
}

/* ---- cases, and what it rests on ---- */

static void put_cases(struct page *p)
{
    if (!has_reform(p->r) || !p->r->case_count) return;
    page_heading(p, 2, "Gevallen achter de verschillen", "Cases behind the differences");
    page_paragraph(p, "Van elke verandering staan hier de grootste gevallen. Een paar andere zijn door het lot getrokken: dat zijn vaker gewone gevallen. Ook deze mensen zijn verzonnen. Open een geval voor de feiten en de redenen, nu en met de hervorming.",
              "Of each change the largest cases stand here. A few others were drawn by lot: those are more often ordinary ones. These people are invented as well. Open a case for the facts and the reasons, now and with the reform.");
    for (int32_t k = 1; k <= p->r->case_count; k++) case_html(p->t, p->r, k, p->language);
    put_table(p, TABLE_cases, NULL, NULL, NULL, true);
}

static void put_sources(struct page *p)
{
    page_heading(p, 2, "Lijkt het verzonnen land op het echte?", "Is the invented country like the real one?");
    page_paragraph(p, "Niet alles is gepubliceerd. Wat is gepubliceerd, staat hier naast wat het verzonnen land geeft. De band is vooraf gekozen.", "Not everything was published. What was, stands here beside what the invented country gives. The band was chosen beforehand.");
    put_table(p, TABLE_calibration, NULL, NULL, NULL, true);
    page_heading(p, 2, "Wat is gevraagd en beantwoord", "What was asked and answered");
    page_paragraph(p, "Een vraag zonder antwoord telt nergens mee; hij telt niet als nul.", "A question without an answer counts nowhere; it does not count as nought.");
    put_table(p, TABLE_decisions, NULL, NULL, NULL, true);
    page_heading(p, 2, "Aannames", "Assumptions");
    text_put(p->t, "<details><summary>");
    page_say(p, "Alle aannames met hun bron", "All assumptions with their source");
    text_put(p->t, "</summary>\n");
    put_table(p, TABLE_assumptions, NULL, NULL, NULL, true);
    text_put(p->t, "</details>\n");
}

static void put_member_of(struct page *p, const char *nl, const char *en, const char *value)
{
    if (!*value) return;
    text_put(p->t, "<dt>");
    page_say(p, nl, en);
    text_put(p->t, "</dt><dd>");
    page_put(p, value);
    text_put(p->t, "</dd>\n");
}

static void put_manifest(struct page *p)
{
    const struct manifest *m = p->r->simulation->manifest;
    struct text json = { 0 }, seed = { 0 };
    page_heading(p, 2, "Zo is het berekend", "How it was computed");
    text_int(&seed, m->seed);
    text_put(p->t, "<dl>\n");
    put_member_of(p, "Programma", "Program", m->program);
    put_member_of(p, "Rekenwijze", "Way of counting", m->method);
    put_member_of(p, "Recht, vingerafdruk", "Law, fingerprint", m->law[LAW_base]);
    put_member_of(p, "Recht met de hervorming, vingerafdruk", "Law with the reform, fingerprint", m->law[LAW_reform]);
    put_member_of(p, "Bevolking", "Population", m->population);
    put_member_of(p, "Aannames, vingerafdruk", "Assumptions, fingerprint", m->assumptions);
    put_member_of(p, "Regels en stromen, vingerafdruk", "Rules and flows, fingerprint", m->lines);
    put_member_of(p, "Zaad van het toeval", "Seed of chance", text_string(&seed));
    text_put(p->t, "</dl>\n<p><a download=\"manifest.json\" href=\"data:application/json;charset=utf-8,");
    manifest_put(&json, m);
    put_address(p->t, json.data ? json.data : "", json.size);
    text_put(p->t, "\">");
    page_say(p, "Manifest (JSON)", "Manifest (JSON)");
    text_put(p->t, "</a>. ");
    page_say(p, "Hiermee is de berekening over te doen, tot op de cent gelijk: ", "With it the run can be done again, the same to the cent: ");
    text_put(p->t, "<code>breed simulate --manifest manifest.json</code></p>\n");
    p->t->failed |= json.failed || seed.failed;
    text_free(&json);
    text_free(&seed);
}

void report_html(struct text *t, const struct report *r, int language)
{
    struct page p = { t, r, language };
    const struct embedded_file *styles[4];
    int32_t count = 0;
    for (; count < report_styles_count && count < 4; count++) styles[count] = &report_styles[count];
    page_open(t, asked(r, language), language, styles, count);
    page_heading(&p, 1, asked(r, 0), asked(r, 1));
    put_what_it_is(&p);
    put_question(&p);
    page_short(&p);
    put_money(&p);
    put_changes(&p);
    put_groups(&p);
    put_cases(&p);
    put_sources(&p);
    put_manifest(&p);
    page_close(t);
    t->failed |= r->failed;
}
