/* SPDX-License-Identifier: EUPL-1.2 */
/* test_sides.c: the differences between real regulations that are known, each with its source and how well it was read; what is not known is no side of a difference. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/node.h"
#include "ordinance/sides.h"

static struct arena arena;
static struct law_tables law;
static int number, bad;

static void say(bool good, const char *sentence, const char *why)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s\n", why); bad++; }
}

enum { NAMED = 9, DAY = 20454 };        /* 2026-01-01 */
static const struct law_ordinance *side[NAMED];
static const char *const codes[NAMED] = { "rotterdam", "amsterdam", "utrecht", "coevorden", "hoeksche-waard", "isd-kompas", "staphorst", "borger-odoorn", "uwv" };

/* One side of a named difference: what it says, where it was read, how well. */
struct expected { const char *code, *value, *source; int checked; };
static void differs(const char *sentence, enum local_field_id field, enum sides_verdict verdict, const struct expected *expected, int count)
{
    struct ordinance_sides s;
    char why[1000] = "";
    bool good = true;
    ordinance_sides_of(&s, side, NAMED, field, DAY);
    good = s.verdict == verdict;
    (void)snprintf(why, sizeof why, "%s", sides_verdict_names[s.verdict]);
    for (int i = 0; i < NAMED; i++) {
        const struct expected *e = NULL;
        for (int k = 0; k < count; k++) if (strcmp(expected[k].code, codes[i]) == 0) e = &expected[k];
        struct text value = { 0 }, source = { 0 };
        ordinance_put_value(&value, s.value[i], 0);
        ordinance_put_source(&source, side[i], s.value[i], 0);
        if (e && (!strstr(text_string(&value), e->value) || !strstr(text_string(&source), e->source) || !s.value[i] || s.value[i]->checked != e->checked)) {
            good = false;
            (void)snprintf(why, sizeof why, "%s: %s; %s; %d", codes[i], text_string(&value), text_string(&source), s.value[i] ? s.value[i]->checked : -1);
        }
        /* Whoever is not named says nothing that is known: no nought, no number. */
        if (!e && strcmp(text_string(&value), local_state_labels[LOCAL_onbekend][0]) != 0) { good = false; (void)snprintf(why, sizeof why, "%s: %s", codes[i], text_string(&value)); }
        text_free(&value);
        text_free(&source);
    }
    say(good, sentence, why);
}
#define EXPECT(...) (const struct expected[]){ __VA_ARGS__ }, (int)(sizeof((const struct expected[]){ __VA_ARGS__ }) / sizeof(struct expected))

static void test_named(void)
{
    differs("a trial placement lasts one month in Amsterdam and two in Rotterdam and Hoeksche Waard", LOCALF_proefplaats_basis_maanden, SIDES_verschilt,
            EXPECT({ "rotterdam", "2 maanden", "Rotterdam", 2 }, { "amsterdam", "1 maand", "Bewerking", 2 }, { "hoeksche-waard", "2 maanden", "Subsidies en regelingen", 1 }));
    differs("and can be extended by one month or by four", LOCALF_proefplaats_verlenging_maanden, SIDES_verschilt,
            EXPECT({ "rotterdam", "4 maanden", "Rotterdam", 2 }, { "amsterdam", "1 maand", "Bewerking", 2 }, { "hoeksche-waard", "4 maanden", "Subsidies en regelingen", 1 }));
    differs("ISD Kompas grants a job coach four times", LOCALF_jobcoach_perioden, SIDES_verschilt, EXPECT({ "isd-kompas", "4", "Jobcoaching en subsidie", 1 }, { "uwv", "6", "Protocol", 1 }));
    differs("each for six months, like UWV", LOCALF_jobcoach_periode_maanden, SIDES_gelijk, EXPECT({ "isd-kompas", "6 maanden", "Jobcoaching en subsidie", 1 }, { "uwv", "6 maanden", "Protocol", 1 }));
    differs("where UWV has three years at most", LOCALF_jobcoach_hoogste_maanden, SIDES_een_bekend, EXPECT({ "uwv", "36 maanden", "Protocol", 1 }));
    differs("how much there is goes by hours in Rotterdam, by lump sums in Amsterdam, by a share of hours at UWV", LOCALF_jobcoach_regimes, SIDES_verschilt,
            EXPECT({ "rotterdam", "36 uur in jaar 1", "", 2 }, { "amsterdam", "2.700,00 voor de eerste periode", "Bewerking", 2 }, { "uwv", "6 procent in jaar 1", "Protocol", 1 }));
    differs("Utrecht asks for a job coach recognised by UWV, Amsterdam leaves it to further rules", LOCALF_jobcoach_kwaliteit, SIDES_verschilt,
            EXPECT({ "uwv", "werk- en denkniveau hbo", "Erkenningskader", 1 }, { "utrecht", "erkend door UWV", "Jobcoaching en werkbegeleiding", 1 }, { "amsterdam", local_state_labels[LOCAL_gedelegeerd][0], "Re-integratieverordening", 2 }));
    differs("internal supervision is 800 euros in Rotterdam; of nobody else an amount is known", LOCALF_werkbegeleider_bedrag, SIDES_een_bekend, EXPECT({ "rotterdam", "800,00", "", 2 }));
}

static void test_verdicts(void)
{
    struct local_value a = { .field = LOCALF_lks_beslis_weken, .state = LOCAL_geregeld, .checked = CHECKED_bron, .valued = true, .document = -1, .from = DATE_FIRST, .until = DATE_LAST, .number = { 5, 0 }, .text = "", .article = "", .note = { "", "" } }, b = a;
    struct law_ordinance x = { .code = "x", .name = "x", .values = &a, .value_count = 1 }, y = { .code = "y", .name = "y", .values = &b, .value_count = 1 };
    const struct law_ordinance *const both[] = { &x, &y };
    struct ordinance_sides s;
    ordinance_sides_of(&s, both, 2, LOCALF_lks_beslis_weken, DAY);
    say(s.verdict == SIDES_gelijk, "the same value is the same", sides_verdict_names[s.verdict]);
    b.number[0] = 6;
    ordinance_sides_of(&s, both, 2, LOCALF_lks_beslis_weken, DAY);
    say(s.verdict == SIDES_verschilt, "another value differs", sides_verdict_names[s.verdict]);
    b.checked = CHECKED_niet;
    ordinance_sides_of(&s, both, 2, LOCALF_lks_beslis_weken, DAY);
    say(s.verdict == SIDES_een_bekend, "one that nobody confirmed is no side", sides_verdict_names[s.verdict]);
    b = a;
    b.beyond = true;
    ordinance_sides_of(&s, both, 2, LOCALF_lks_beslis_weken, DAY);
    say(s.verdict == SIDES_verschilt, "5 and more than 5 differ", sides_verdict_names[s.verdict]);
    b = a;
    b.state = LOCAL_niet_geregeld;
    b.valued = false;
    ordinance_sides_of(&s, both, 2, LOCALF_lks_beslis_weken, DAY);
    say(s.verdict == SIDES_verschilt, "regulated and not regulated differ", sides_verdict_names[s.verdict]);
}

static void test_forms(void)
{
    struct text t = { 0 };
    ordinance_sides_json(&t, side, NAMED, DAY, 0);
    say(node_from_json(&arena, t.data, t.size, NULL) != NULL, "the JSON is JSON", "it is not");
    t.size = 0;
    ordinance_sides_csv(&t, side, NAMED, DAY, 1);
    int32_t rows = 0;
    for (size_t i = 0; i < t.size; i++) rows += t.data[i] == '\n';
    say(rows == 1 + LOCAL_FIELDS * NAMED, "CSV has a row for each field and side", "another number of rows");
    t.size = 0;
    ordinance_sides_text(&t, side, NAMED, DAY, 0);
    say(strstr(text_string(&t), "in een andere tekst") || strstr(text_string(&t), local_checked_labels[CHECKED_tweede_hand][0]), "the text says how well each was read", text_string(&t));
    text_free(&t);
}

/* Who moves gains, loses or nobody knows, each way round the same with its sign turned. */
static void test_move(void)
{
    struct ordinance_persons persons;
    struct entitlements there, back, apart;
    bool mirrored = true, numbers = false;
    int32_t open = 0;
    if (!ordinance_persons_own(&persons, &arena)) { say(false, "persons are read", "they are not"); return; }
    for (int a = 0; a < NAMED; a++)
        for (int b = 0; b < NAMED; b++)
            for (int32_t p = 0; p < persons.count; p++) {
                ordinance_entitle(&there, &persons.at[p], side[a], &law.law, DAY);
                ordinance_entitle(&back, &persons.at[p], side[b], &law.law, DAY);
                for (int line = 0; line < ENTITLEMENT_LINES; line++) {
                    apart.line[line] = entitlement_change(&there.line[line], &back.line[line]);
                    struct entitlement mirror = entitlement_change(&back.line[line], &there.line[line]);
                    bool known = there.line[line].state == E_bekend && back.line[line].state == E_bekend;
                    if (apart.line[line].state == E_bekend && (!known || mirror.state != E_bekend)) mirrored = false;
                    if (apart.line[line].state != E_bekend) { open++; continue; }
                    if (apart.line[line].low != LOCAL_NONE && apart.line[line].low != -mirror.low) mirrored = false;
                    numbers |= apart.line[line].low != LOCAL_NONE && apart.line[line].low != 0;
                }
            }
    say(mirrored && numbers && open > 0, "moving there and back ends where it began, and what is not known on one side is no change", "it does not");
}

int main(void)
{
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    for (int i = 0; i < NAMED; i++)
        if (!(side[i] = law_find_ordinance(codes[i], strlen(codes[i])))) { printf("Bail out! %s\n", codes[i]); return 1; }
    test_named();
    test_verdicts();
    test_forms();
    test_move();
    printf("1..%d\n", number);
    arena_free(&arena);
    law_free(&law);
    return bad != 0;
}
