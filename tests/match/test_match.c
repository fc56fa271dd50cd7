/* SPDX-License-Identifier: EUPL-1.2 */
/* test_match.c: the match aid gives each point for a reason, takes what was not given for unknown, and refuses health and persons; the contact point follows the rule, marked where it is not sure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "match/contact.h"
#include "match/match.h"

static struct arena arena;
static struct law_tables law;
static int number, bad;

static void say(bool good, const char *sentence, const char *why)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s\n", why); bad++; }
}

/* ---- reading ---- */

static struct problems problems;
static bool added(struct match_input *in, const char *file)
{
    problems.count = 0;
    return match_add(in, &arena, file, strlen(file), &problems);
}
static bool reads(const char *file)
{
    struct match_input in;
    match_start(&in);
    return added(&in, file) && match_complete(&in, &problems);
}
static const char *told(void)
{
    static char room[4096];
    struct text t = TEXT_IN(room);
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *p = &problems.item[i];
        text_int(&t, p->line); text_put(&t, " "); text_put(&t, p->field); text_put(&t, " '"); text_put(&t, p->value); text_put(&t, "' "); text_put(&t, p->allowed[0]); text_put(&t, " | ");
    }
    return text_string(&t);
}
static void refused(const char *sentence, const char *file, int32_t count, const char *words)
{
    bool good = !reads(file) && problems.count == count && strstr(told(), words);
    say(good, sentence, told());
}

#define ONE_OF_EACH "vacatures: [{vacature: V1, plaats: Utrecht, taken: [inpakken, tillen], uren_van: 16, uren_tot: 24}]\nkandidaten: [{kandidaat: K1, "

static void test_reading(void)
{
    say(reads(ONE_OF_EACH "kan: [inpakken]}]\n"), "a candidate may leave out everything but a code", told());
    say(reads("{\"vacatures\":[{\"vacature\":\"V\",\"taken\":[\"a\"]}],\"kandidaten\":[{\"kandidaat\":\"K\"}]}"), "JSON is read, too", told());
    refused("a diagnosis as a field is refused and said why", ONE_OF_EACH "diagnose: autisme}]\n", 1, "geen gegevens over gezondheid");
    refused("a field about an impairment is refused", ONE_OF_EACH "soortBeperking: x, Beperking: x}]\n", 2, "Beperking '' geen gegevens over gezondheid");
    refused("a diagnosis in a task of a candidate is refused, and not repeated", ONE_OF_EACH "niet: [druk werk vanwege Autisme]}]\n", 1, "niet '' geen gegevens over gezondheid");
    say(reads("vacatures: [{vacature: V, taken: [mensen met epilepsie begeleiden]}]\nkandidaten: [{kandidaat: K}]\n"), "a task of a vacancy may name whom it is for", told());
    say(reads(ONE_OF_EACH "kan: [medicijnen klaarzetten, rolstoelen duwen, iets additioneels]}]\n"), "work with medicines and wheelchairs is work", told());
    refused("a name is refused", ONE_OF_EACH "naam: Jan}]\n", 1, "geen naam, BSN");
    refused("a BSN as a code is refused and not repeated", "vacatures: [{vacature: V, taken: [a]}]\nkandidaten: [{kandidaat: 999990019}]\n", 1, "kandidaat '' een eigen code");
    refused("a telephone number in a task is refused", ONE_OF_EACH "kan: [\"bel 06-12 34 56 78\"]}]\n", 1, "geen BSN of telefoonnummer");
    refused("everything wrong is named at once", "vacatures: [{vacature: V, uren_van: 30, uren_tot: 20}]\nkandidaten: [{kandidaat: K, kan: [a, A], reistijd: ver, hobby: x}]\n", 5, "elke taak één keer");
    refused("a code counts once", "vacatures: [{vacature: V, taken: [a]}, {vacature: V, taken: [b]}]\nkandidaten: [{kandidaat: K}]\n", 1, "elke code één keer");
    refused("there must be somebody", "vacatures: [{vacature: V, taken: [a]}]\n", 1, "minstens één kandidaat");
    refused("weights of nothing are refused", ONE_OF_EACH "kan: [a]}]\ngewichten: {taken: 0, uren: 0, reizen: 0}\n", 1, "samen meer dan nul");
}

static void test_csv(void)
{
    struct match_input in;
    match_start(&in);
    bool good = added(&in, "\xEF\xBB\xBF" "vacature;titel;plaats;taken;uren_van;uren_tot\r\nV1;\"Inpakker; klein\";Utrecht;inpakken|tillen;16;24,5\r\n\r\n")
        && added(&in, "kandidaat,kan,leert,uren_van,uren_tot,plaats,reistijd\nK1,Inpakken,TILLEN,12,20,Zeist,30\n") && added(&in, "van,naar,minuten\nutrecht,ZEIST,20\n") && match_complete(&in, &problems);
    say(good && in.vacancy[0].tasks == 2 && in.vacancy[0].most == 2450 && strcmp(in.vacancy[0].title, "Inpakker; klein") == 0 && in.candidate[0].task[1].ability == ABILITY_leert && in.journeys == 1,
        "CSV with commas, semicolons and quotes gives the same records", told());
    match_start(&in);
    say(!added(&in, "kandidaat,kan,ziektebeeld\nK1,a,griep\n") && strstr(told(), "1 ziektebeeld") && !strstr(told(), "griep"), "a column about health is refused by its name, its cells are not repeated", told());
    match_start(&in);
    say(!added(&in, "kandidaat,kan\nK1,a,b\n") && strstr(told(), "evenveel cellen"), "a row with too many cells is refused", told());
}

/* ---- points ---- */

static const struct match_pair *ranked(const char *file, bool by_candidate, struct match_result *m)
{
    static struct match_input in;
    match_start(&in);
    if (!added(&in, file) || !match_complete(&in, &problems) || !match_rank(m, &arena, &in, by_candidate)) { printf("Bail out! %s\n", told()); exit(1); }
    return m->pair;
}
static void points(const char *sentence, const char *file, int32_t low, int32_t high, bool out, const char *reason)
{
    struct match_result m;
    const struct match_pair *p = ranked(file, false, &m);
    struct text t = { 0 };
    int32_t sum_low = 0, sum_high = 0, most = 0;
    for (int32_t i = 0; i < p->reasons; i++) {
        sum_low += p->reason[i].low; sum_high += p->reason[i].high; most += p->reason[i].most;
        match_put_reason(&t, p, &p->reason[i], 0);
        text_put(&t, " / ");
    }
    char was[64];
    (void)snprintf(was, sizeof was, " (%d - %d, sums %d - %d)", p->low, p->high, sum_low, sum_high);
    text_put(&t, was);
    say(p->low == low && p->high == high && p->out == out && sum_low == low && sum_high == high && most == 10000 && strstr(text_string(&t), reason), sentence, text_string(&t));
    text_free(&t);
}

static void test_points(void)
{
    points("two tasks of two, hours and place that fit are all points", ONE_OF_EACH "kan: [tillen, Inpakken], uren_van: 20, uren_tot: 30, plaats: utrecht}]\n", 10000, 10000, false, "inpakken: kan dit");
    points("a task to learn is half of its points", ONE_OF_EACH "kan: [tillen], leert: [inpakken], uren_van: 20, uren_tot: 30, plaats: utrecht}]\n", 8500, 8500, false, "inpakken: wil dit leren");
    points("a task that was not named is not known, not nought", ONE_OF_EACH "kan: [tillen], uren_van: 20, uren_tot: 30, plaats: utrecht}]\n", 7000, 10000, false, "inpakken: niet opgegeven");
    points("a slip of the pen is told, and gives no points", ONE_OF_EACH "kan: [tillen, inpaken], uren_van: 20, uren_tot: 30, plaats: utrecht}]\n", 7000, 10000, false, "lijkt op inpaken");
    points("a task that is not wanted rules the pair out", ONE_OF_EACH "kan: [tillen], niet: [inpakken], uren_van: 20, uren_tot: 30, plaats: utrecht}]\n", 7000, 7000, true, "wil dit niet doen");
    points("hours that only just touch fit", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: 24, uren_tot: 30, plaats: utrecht}]\n", 10000, 10000, false, "uren passen");
    points("hours a hundredth apart do not", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: \"24,01\", plaats: utrecht}]\n", 8000, 8000, true, "uren passen niet");
    points("half known hours stay open", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: 24, plaats: utrecht}]\n", 8000, 10000, false, "niet bekend of de uren passen");
    points("a journey of just the most is short enough, also the way back", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: 20, uren_tot: 20, plaats: Zeist, reistijd: 20}]\nreistijden: [{van: Utrecht, naar: Zeist, minuten: 20}]\n",
           10000, 10000, false, "20 minuten");
    points("a minute more is too long", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: 20, uren_tot: 20, plaats: Zeist, reistijd: 20}]\nreistijden: [{van: Zeist, naar: Utrecht, minuten: 21}]\n", 8000, 8000, true, "te lang");
    points("without minutes the journey stays open", ONE_OF_EACH "kan: [tillen, inpakken], uren_van: 20, uren_tot: 20, plaats: Zeist, reistijd: 20}]\n", 8000, 10000, false, "geen minuten gegeven");
    points("points of seven tasks make the whole to the hundredth", "vacatures: [{vacature: V, taken: [a, b, c, d, e, f, g]}]\nkandidaten: [{kandidaat: K, kan: [a, b, c, d, e, f, g]}]\n", 6000, 10000, false, "g: kan dit");
}

static void test_order(void)
{
    struct match_result m;
    const char *file = "vacatures: [{vacature: V, taken: [a, b]}]\nkandidaten:\n  - {kandidaat: K3, kan: [a], leert: [b]}\n  - {kandidaat: K2, kan: [a, b]}\n  - {kandidaat: K1, kan: [a, b]}\n  - {kandidaat: K0, kan: [a], niet: [b]}\n";
    const struct match_pair *p = ranked(file, false, &m);
    say(strcmp(p[0].candidate->code, "K1") == 0 && strcmp(p[1].candidate->code, "K2") == 0 && p[0].rank == 1 && p[1].rank == 1 && p[2].rank == 3, "equals share a rank, in the order of their codes", p[0].candidate->code);
    say(strcmp(p[3].candidate->code, "K0") == 0 && p[3].out && p[3].rank == 0, "what does not fit stands last, without a rank, and is not hidden", p[3].candidate->code);
    p = ranked(file, true, &m);
    say(m.pairs == 4 && strcmp(p[0].candidate->code, "K3") == 0 && p[0].rank == 1, "for each candidate, in the order of the file", p[0].candidate->code);
    struct text a = { 0 }, b = { 0 };
    match_json(&a, &m, 0);
    match_json(&b, &m, 0);
    say(node_from_json(&arena, a.data, a.size, NULL) && a.size == b.size && memcmp(a.data, b.data, a.size) == 0, "the JSON is JSON, and the same each time", text_string(&a));
    a.size = 0;
    match_csv(&a, &m, 1);
    match_text(&a, &m, 1);
    say(!a.failed && strstr(text_string(&a), "past_niet") && strstr(text_string(&a), "does not want to do this"), "CSV and text have the reasons, in English too", text_string(&a));
    text_free(&a);
    text_free(&b);
}

/* ---- the contact point ---- */

static void contact(const char *sentence, const char *name, const char *day, const char *words)
{
    struct contact c;
    struct text t = { 0 };
    date on;
    problems.count = 0;
    if (!parse_date(day, (uint32_t)strlen(day), &on)) exit(1);
    if (contact_find(&c, &arena, &law.law, name, strlen(name), on, &problems)) { contact_text(&t, &c, 0); contact_json(&t, &c, 0); } else text_put(&t, told());
    say(strstr(text_string(&t), words), sentence, text_string(&t));
    text_free(&t);
}

static void test_contact(void)
{
    int32_t count = 0, uncertain = 0;
    contact("before the package there was no compulsory point", "0599", "2022-06-01", "\"contactpunt\":\"geen\"");
    contact("since July 2023 there is the service point of the region", "Rotterdam", "2023-07-01", "werkgeversservicepunt van de arbeidsmarktregio Rijnmond");
    contact("a day later than announced it is the Werkcentrum, which depends on a choice", "0599", "2026-07-01", "hangt af van de keuze werkcentrum-ingang");
    contact("a municipality that may have changed its region is marked", "Zeewolde", "2024-01-01", "te controleren");
    contact("one with predecessors in two regions is marked as uncertain", "Vijfheerenlanden", "2024-01-01", "\"zekerheid\":\"onzeker\",\"letOp\":true");
    contact("a sure one is not", "Groningen", "2024-01-01", "\"letOp\":false");
    contact("one that is gone says what became of it", "Haren", "2024-01-01", "Groningen");
    contact("a name that is none is refused", "Roterdam", "2024-01-01", "een gemeente: haar CBS-code");
    contact("a day before the rule is refused", "0599", "1990-01-01", "peildatum '1990-01-01' een dag van");
    date on = date_of(2024, 1, 1);
    const struct contact *all = contact_all(&arena, &law.law, on, &count);
    for (int32_t i = 0; i < count; i++) uncertain += contact_uncertain(&all[i]);
    int32_t exist = 0, marked = 0;
    for (int32_t i = 0; i < law_book.municipality_count; i++) {
        const struct law_municipality *m = &law_book.municipalities[i];
        if (m->from > on || m->until < on) continue;
        exist++;
        marked += m->certainty >= CERTAINTY_te_controleren;
    }
    say(count == exist && count > 300, "every municipality of a day has a region and a point", "counts differ");
    say(uncertain == marked && marked > 0, "as many are marked as the list marks", "counts differ");
}

int main(void)
{
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    test_reading();
    test_csv();
    test_points();
    test_order();
    test_contact();
    printf("1..%d\n", number);
    arena_free(&arena);
    law_free(&law);
    return bad != 0;
}
