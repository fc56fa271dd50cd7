/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_timeline.c: how long a timeline of 36 months with twelve events takes, beside the same number of decisions without a timeline. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "reason/timeline.h"
#include "rules/decide.h"
#include "rules/registry.h"

enum { ROUNDS = 301 };

static const char *const text =
    "from: 2024-01-01\nmonths: 36\n"
    "person: {geboortedatum: 1993-05-14, behoortTotDoelgroep: ja, medischUrenbeperkt: nee, alleenstaandeOuder: nee, draagtBijN: ja, urenUitbreidingMogelijk: nee, ontvangtBijstand: ja,\n"
    "  vakantietoeslagTegoed: \"400\", doelgroepregister: ja, doelgroepregisterVanaf: 2020-01-01, loonwaardeLagerDanMinimumloon: ja, wajong: nee, inDoelgroepregister: ja, gemeente: Rotterdam}\n"
    "household: {heeftPartner: nee, huisgenoten: [{geboortedatum: 1999-04-16}]}\n"
    "events:\n"
    "  - {on: 2024-02-10, what: aanvraag, aanvrager: werkgever}\n"
    "  - {on: 2024-03-04, what: baan-begint, urenPerWeek: 20, voltijduren: 38, brutoloonPerMaand: \"1200\", nettoInkomen: \"950\", vakantietoeslagInkomen: \"70\", forfaitair: ja, categorieen: [banenafspraak], doelgroepverklaring: ja}\n"
    "  - {on: 2024-03-20, what: besluit}\n"
    "  - {on: 2024-07-15, what: loonwaarde-gemeten, loonwaarde: 55}\n"
    "  - {on: 2024-11-04, what: ziek, dagloon: \"65\", honderdProcent: ja}\n"
    "  - {on: 2024-12-16, what: hersteld}\n"
    "  - {on: 2025-02-12, what: huisgenoot-komt, huisgenoot: {geboortedatum: 1980-01-01}}\n"
    "  - {on: 2025-05-19, what: uren-of-loon, urenPerWeek: 24, brutoloonPerMaand: \"1500\", nettoInkomen: \"1150\", vakantietoeslagInkomen: \"85\"}\n"
    "  - {on: 2025-09-03, what: verhuizing, naarGemeente: Utrecht}\n"
    "  - {on: 2026-01-20, what: loonwaarde-gemeten, loonwaarde: 60}\n"
    "  - {on: 2026-04-13, what: onbetaald-verlof, onbetaaldeUren: 4, nettoInkomen: \"1000\"}\n"
    "  - {on: 2026-06-30, what: verlof-eindigt}\n";

static double now(void) { return seconds_on(CLOCK_PROCESS_CPUTIME_ID); }

static double median(double *times) { qsort(times, ROUNDS, sizeof *times, by_size); return times[ROUNDS / 2]; }

/* The rules behind the table, decided with reasons on the first day of each month with the facts as they hold then, and nothing else. */
static double plain_decisions(const struct situation *s, const struct law *law, const struct rule *const *of, int count)
{
    static struct reasoning reasoning;
    static struct case_room facts, outcome;
    double start = now();
    for (int month = 0; month < s->months; month++)
        for (int k = 0; k < count; k++) {
            date day = add_months(s->from, month);
            struct facts_head *head = (struct facts_head *)(void *)&facts;
            facts_clear(of[k], &facts);
            for (uint32_t i = 0; i < of[k]->fact_count; i++) {
                const struct said *said = situation_fact(s, of[k]->facts[i].term, day);
                if (said && said->value) memcpy(facts.bytes + of[k]->facts[i].offset, said->value, term_size(said->term));
                if (i == of[k]->reference) memcpy(facts.bytes + of[k]->facts[i].offset, &day, sizeof day);
                if (i == of[k]->reference || (said && said->value)) head->given |= (uint64_t)1 << i;
            }
            reasoning_clear(&reasoning, false);
            decide_case(of[k], law, &facts, &outcome, &reasoning, NULL);
        }
    return now() - start;
}

int main(void)
{
    static const char *const names[] = { "norisk", "samenloop", "loonkostensubsidie", "dekking", "vrijlating", "bijstand", "loonkostenvoordeel", "termijnen" };
    enum { NAMES = sizeof names / sizeof *names };
    const struct rule *behind[NAMES];
    for (int k = 0; k < NAMES; k++) behind[k] = rule_find(names[k], strlen(names[k]));
    static double making[ROUNDS], reading[ROUNDS], plain[ROUNDS];
    struct law_tables tables;
    if (!law_build(&tables, NULL, 0, DATE_LAST)) return 1;
    struct arena arena = { 0 };
    struct situation s;
    struct timeline t = { 0 };
    for (int round = 0; round < ROUNDS; round++) {
        struct problems problems = { .count = 0 };
        arena_reset(&arena);
        double start = now();
        struct node *node = node_from_yaml(&arena, text, strlen(text), &problems);
        bool good = node && situation_read(&s, &arena, node, &problems);
        double read = now();
        good = good && timeline_make(&t, &arena, &s, &tables.law, &problems);
        making[round] = now() - read;
        reading[round] = read - start;
        if (!good) { fprintf(stderr, "%s: %s\n", problems.item[0].field, problems.item[0].allowed[1]); return 1; }
        plain[round] = plain_decisions(&s, &tables.law, behind, NAMES);
    }
    double of_timeline = median(making), of_reading = median(reading), of_plain = median(plain);
    printf("timeline of %d months with %d events: %.3f ms (reading it: %.3f ms), %.1f times as long as %d single decisions (a rule a month); %d pieces, %d happenings\n", t.months, s.events - 1, 1e3 * of_timeline,
           1e3 * of_reading, of_timeline / of_plain, t.months * NAMES, t.pieces, t.happenings);
    arena_free(&arena);
    law_free(&tables);
    return of_timeline < 5e-3 ? 0 : 1;
}
