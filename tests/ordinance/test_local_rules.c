/* SPDX-License-Identifier: EUPL-1.2 */
/* test_local_rules.c: the rule verordening takes what a municipality regulates from its ordinance, and leaves the outcome open when it is not on record. The rule was compiled with an ordinance planted (planted.h). */
#include <stdio.h>
#include <string.h>
#include "law/ordinance.h"
#include "rules/decide.h"
#include "rules/registry.h"

extern const struct rule rule_planted_verordening;
const struct law_ordinance *planted_ordinance(int32_t municipality);

static struct local_value values[LOCAL_FIELDS];
static struct law_ordinance ordinance;
const struct law_ordinance *planted_ordinance(int32_t municipality) { return municipality == 599 ? &ordinance : NULL; }

static struct law_tables law;
static int number, bad;

/* A value of the ordinance, to be changed by a test. */
static struct local_value *value_of(enum local_field_id field)
{
    for (int32_t i = 0; i < ordinance.value_count; i++) if (values[i].field == field) return &values[i];
    return NULL;
}
static void as_it_is(void)
{
    const struct law_ordinance *complete = law_find_ordinance("voorbeelddam", strlen("voorbeelddam"));
    int32_t count = 0;
    ordinance = *complete;
    for (int32_t i = 0; i < complete->value_count && count < LOCAL_FIELDS; i++)
        if (complete->values[i].from <= 20454 && complete->values[i].until >= 20454) values[count++] = complete->values[i];
    ordinance.values = values;
    ordinance.value_count = count;
}

/* Decides, and holds one outcome against what it must be ("open" when it must not be settled, "geen" when there must be no such value). */
static void gives(const char *sentence, const struct rule *rule, const char *const *given, const char *outcome, const char *expected, enum status status)
{
    struct case_room facts, result;
    struct problems problems = { 0 };
    struct reasoning reasoning;
    char buffer[80];
    struct text is = TEXT_IN(buffer);
    facts_clear(rule, &facts);
    for (; *given; given += 2) fact_set_text(rule, &facts, rule_fact(rule, given[0], strlen(given[0])), given[1], strlen(given[1]), (struct manner){ false, 0 }, &problems);
    reasoning_clear(&reasoning, false);
    enum status was = decide_case(rule, &law.law, &facts, &result, &reasoning, &problems);
    int32_t place = rule_outcome(rule, outcome, strlen(outcome));
    const struct outcome_head *head = outcome_head(&result);
    if (!(head->settled >> place & 1)) text_put(&is, "open");
    else if (head->none >> place & 1) text_put(&is, "geen");
    else term_put(&is, rule->outcomes[place].term, result.bytes + rule->outcomes[place].offset, false);
    bool good = was == status && strcmp(text_string(&is), expected) == 0;
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s, status %d, %d problems\n", text_string(&is), (int)was, (int)problems.count); bad++; }
}

static const char *const here[] = { "peildatum", "2026-01-05", "gemeente", "0599", NULL };
#define GIVES(sentence, outcome, expected, status) gives(sentence, &rule_planted_verordening, here, outcome, expected, status)

static void test_support(void)
{
    as_it_is();
    GIVES("the term of the ordinance counts, six weeks", "ondersteuningBesluitWeken", "6", VASTGESTELD);
    GIVES("and the longest support of the ordinance, three years", "ondersteuningMaanden", "36", VASTGESTELD);
    value_of(LOCALF_jobcoach_beslis_weken)->state = LOCAL_niet_geregeld;
    GIVES("an ordinance that was read and names no term leaves that of the Awb", "ondersteuningBesluitWeken", "8", VASTGESTELD);
    as_it_is();
    value_of(LOCALF_jobcoach_beslis_weken)->state = LOCAL_gedelegeerd;
    GIVES("a term left to further rules is not known", "ondersteuningBesluitWeken", "open", PARAMETER_ONTBREEKT);
    as_it_is();
    value_of(LOCALF_jobcoach_beslis_weken)->checked = CHECKED_niet;
    GIVES("one that nobody confirmed is not known", "ondersteuningBesluitWeken", "open", PARAMETER_ONTBREEKT);
    GIVES("and leaves the rest as it was", "ondersteuningMaanden", "36", PARAMETER_ONTBREEKT);
    as_it_is();
    value_of(LOCALF_jobcoach_hoogste_maanden)->state = LOCAL_niet_geregeld;
    GIVES("a length that is not regulated is no number", "ondersteuningMaanden", "open", PARAMETER_ONTBREEKT);
    as_it_is();
    value_of(LOCALF_jobcoach_hoogste_maanden)->number[0] = 3650;
    GIVES("half a month is no whole number, so not known", "ondersteuningMaanden", "open", PARAMETER_ONTBREEKT);
}

static void test_trial(void)
{
    as_it_is();
    GIVES("two months, as the act says", "proefplaatsMaanden", "2", VASTGESTELD);
    GIVES("and four more", "proefplaatsVerlengingMaanden", "4", VASTGESTELD);
    value_of(LOCALF_proefplaats_verlenging_maanden)->number[0] = 200;
    GIVES("no longer than the ordinance extends", "proefplaatsVerlengingMaanden", "2", VASTGESTELD);
    value_of(LOCALF_proefplaats_verlenging_maanden)->number[0] = 1200;
    value_of(LOCALF_proefplaats_basis_maanden)->number[0] = 600;
    GIVES("nor beyond the act, whatever the ordinance says", "proefplaatsVerlengingMaanden", "4", VASTGESTELD);
    GIVES("and so for the base", "proefplaatsMaanden", "2", VASTGESTELD);
    value_of(LOCALF_proefplaats_basis_maanden)->number[0] = 100;
    GIVES("an ordinance may give less", "proefplaatsMaanden", "1", VASTGESTELD);
    value_of(LOCALF_proefplaats_verlenging_maanden)->checked = CHECKED_niet;
    GIVES("an extension that is not known leaves the base as it is", "proefplaatsMaanden", "1", PARAMETER_ONTBREEKT);
    as_it_is();
    value_of(LOCALF_proefplaats_basis_maanden)->beyond = true;
    GIVES("more than two months is no number to count with", "proefplaatsMaanden", "open", PARAMETER_ONTBREEKT);
}

/* With the reading that only the regulation itself counts. */
static void test_sources(void)
{
    as_it_is();
    law.law.option[C_verordening_bron] = verordening_bron_alleen_de_regeling_zelf;
    GIVES("what stands in the ordinance itself counts under both readings", "proefplaatsMaanden", "2", VASTGESTELD);
    value_of(LOCALF_proefplaats_basis_maanden)->checked = CHECKED_tweede_hand;
    GIVES("what was read in a text about it only under one", "proefplaatsMaanden", "open", PARAMETER_ONTBREEKT);
    law.law.option[C_verordening_bron] = verordening_bron_alles_wat_is_gelezen;
    GIVES("the other", "proefplaatsMaanden", "2", VASTGESTELD);
}

int main(void)
{
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    test_support();
    test_trial();
    test_sources();
    printf("1..%d\n", number);
    law_free(&law);
    return bad != 0;
}
