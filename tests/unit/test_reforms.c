/* SPDX-License-Identifier: EUPL-1.2 */
/* test_reforms.c: each reform in reforms/ does what its title says and nothing else, over the facts of all worked examples. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"
#include "base/file.h"
#include "base/node.h"
#include "reason/decision.h"
#include "rules/registry.h"

static struct law_tables base;
static struct arena arena;
static struct decision before, after;
enum { CASES_MOST = 8192 };
static const struct node *cases[CASES_MOST];
static int32_t case_count;

static char *read(const char *name, size_t *size)
{
    char path[1024];
    const char *source = getenv("BREED_SOURCE");
    snprintf(path, sizeof path, "%s/%s", source ? source : ".", name);
    return file_read(&arena, path, 16 << 20, size);
}

static int open_all(void **state)
{
    (void)state;
    if (!law_build(&base, NULL, 0, DATE_LAST)) return -1;
    for (int32_t i = 0; i < rule_count; i++) {
        char name[128];
        size_t size;
        snprintf(name, sizeof name, "cases/%s.yaml", rules[i]->name);
        char *bytes = read(name, &size);
        const struct node *list = bytes ? node_from_yaml(&arena, bytes, size, NULL) : NULL;
        if (!list) return -1;
        for (const struct node *node = list->first; node && case_count < CASES_MOST; node = node->next) cases[case_count++] = node;
    }
    return case_count > 1000 ? 0 : -1;
}
static int close_all(void **state) { (void)state; law_free(&base); arena_free(&arena); return 0; }

static struct law_overlay reform(const char *file)
{
    struct law_overlay overlay;
    struct problems problems = { .count = 0 };
    size_t size;
    char name[128];
    snprintf(name, sizeof name, "reforms/%s", file);
    char *bytes = read(name, &size);
    assert_non_null(bytes);
    bool good = law_overlay_read(&overlay, &arena, file, bytes, size, &problems);
    if (!good) print_message("# %s, line %d: %s\n", file, problems.item[0].line, problems.item[0].field);
    assert_true(good);
    return overlay;
}

static void law_under(struct law_tables *tables, const struct law_overlay *overlay)
{
    assert_true(law_build(tables, &overlay, 1, DATE_LAST));
}

/* The facts of an example, whatever else it says. */
static bool facts_of(const struct node *node, struct decision *d, const struct law *law)
{
    static const char *const parts[] = { "given", "assumed" };
    const struct node *rule = node_get(node, "rule");
    decision_start(d, rule_find(rule->text, rule->size), law, false);
    for (int i = 0; i < 2; i++)
        if (node_get(node, parts[i]) && !facts_set_map(d->rule, &d->facts, node_get(node, parts[i]), NULL)) return false;
    decision_make(d);
    return d->status != ONGELDIG;
}

static bool settled(const struct decision *d, int32_t k) { return (outcome_head(&d->outcome)->settled & ~outcome_head(&d->outcome)->none) >> k & 1; }
static int64_t value_of(const struct decision *d, const char *outcome)
{
    int32_t k = rule_outcome(d->rule, outcome, strlen(outcome));
    assert_true(k >= 0 && settled(d, k));
    return term_plain(d->rule->outcomes[k].term, d->outcome.bytes + d->rule->outcomes[k].offset);
}
static bool is_rule(const struct decision *d, const char *name) { return strcmp(d->rule->name, name) == 0; }
static uint64_t outcome_bit(const struct decision *d, const char *name)
{
    int32_t k = rule_outcome(d->rule, name, strlen(name));
    assert_true(k >= 0);
    return (uint64_t)1 << k;
}

/* Every example under today's law and under the reform; moved says which outcomes may differ, and is asked for every example that can be decided. Returns how many differ. */
static int32_t over_all_cases(const struct law *law, uint64_t (*may_move)(void))
{
    int32_t differing = 0;
    for (int32_t i = 0; i < case_count; i++) {
        bool good = facts_of(cases[i], &before, &base.law);
        bool still = facts_of(cases[i], &after, law);
        assert_int_equal(good, still);
        if (!good) continue;
        uint64_t moved = outcomes_moved(before.rule, before.outcomes, &before.outcome, &after.outcome), allowed = may_move();
        if (moved & ~allowed) print_message("# %s, line %d: outcomes %llx\n", before.rule->name, cases[i]->line, (unsigned long long)(moved & ~allowed));
        assert_int_equal(moved & ~allowed, 0);
        differing += moved != 0;
    }
    return differing;
}

static void every_reform_has_a_title_and_a_sentence_in_both_languages_and_can_be_taken(void **state)
{
    (void)state;
    char path[1024];
    const char *source = getenv("BREED_SOURCE");
    snprintf(path, sizeof path, "%s/reforms", source ? source : ".");
    DIR *folder = opendir(path);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t size = strlen(entry->d_name);
        struct law_tables tables;
        if (size < 6 || strcmp(entry->d_name + size - 5, ".yaml") != 0) continue;
        struct law_overlay overlay = reform(entry->d_name);
        for (int language = 0; language < 2; language++) { assert_true(*overlay.title[language]); assert_true(strlen(overlay.summary[language]) > 40); }
        assert_string_not_equal(overlay.title[0], overlay.title[1]);
        law_under(&tables, &overlay);
        assert_string_not_equal(tables.digest, base.digest);
        law_free(&tables);
        count++;
    }
    closedir(folder);
    assert_int_equal(count, 7);
}

/* ---- six months for the declaration ---- */

/* Elements of a list of deadlines that are not that for the declaration, as a text. */
static void put_other_deadlines(struct text *text, const struct decision *d)
{
    int32_t k = rule_outcome(d->rule, "termijnen", 9), n;
    const struct term *list = d->rule->outcomes[k].term;
    const char *at = d->outcome.bytes + d->rule->outcomes[k].offset;
    if (!settled(d, k)) { text_put(text, "open"); return; }
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n; i++) {
        _Alignas(8) char one[CASE_MOST];
        int32_t single = 1;
        struct text item = { 0 };
        memcpy(one, &single, sizeof single);
        memcpy(one + list->items_offset, at + list->items_offset + (size_t)i * list->item_size, list->item_size);
        term_put(&item, list, one, true);
        if (!strstr(text_string(&item), "lkv-verklaring-aanvragen")) text_put(text, text_string(&item));
        text_free(&item);
    }
}

static int32_t deadlines_moved;
static uint64_t only_the_deadline(void)
{
    if (is_rule(&before, "loonkostenvoordeel")) {
        int32_t k = rule_outcome(before.rule, "verklaringAanvragenUiterlijk", 28);
        if (!settled(&before, k)) return 0;
        assert_true(value_of(&after, "verklaringAanvragenUiterlijk") > value_of(&before, "verklaringAanvragenUiterlijk"));      /* exactly: every deadline that there is moves */
        deadlines_moved++;
        return (uint64_t)1 << k;
    }
    if (!is_rule(&before, "termijnen")) return 0;
    struct text one = { 0 }, other = { 0 };
    put_other_deadlines(&one, &before);
    put_other_deadlines(&other, &after);
    assert_string_equal(text_string(&one), text_string(&other));
    text_free(&one);
    text_free(&other);
    return outcome_bit(&before, "termijnen");
}

static void with_six_months_for_the_declaration_exactly_the_deadlines_differ_and_nothing_else(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("lkv-zes-maanden.yaml");
    struct law_tables tables;
    assert_int_equal(overlay.row_count, 1);
    struct law_row always = overlay.rows[0];
    always.from = date_of(2018, 1, 1);      /* since that act began, so that all examples take part */
    always.known = DATE_FIRST;
    overlay.rows = &always;
    law_under(&tables, &overlay);
    deadlines_moved = 0;
    int32_t differing = over_all_cases(&tables.law, only_the_deadline);
    assert_true(deadlines_moved > 30);
    assert_true(differing > deadlines_moved);       /* deadlines of the rule termijnen as well */
    law_free(&tables);
}

static bool give(struct decision *d, const char *name, const char *value)
{
    return fact_set_text(d->rule, &d->facts, rule_fact(d->rule, name, strlen(name)), value, strlen(value), (struct manner){ 0 }, &d->problems);
}
static void decide(struct decision *d, const char *rule, const struct law *law, const char *const facts[][2])
{
    decision_start(d, rule_find(rule, strlen(rule)), law, false);
    for (int i = 0; facts[i][0]; i++) assert_true(give(d, facts[i][0], facts[i][1]));
    decision_make(d);
    if (d->status == ONGELDIG) print_message("# %s: %s\n", d->problems.item[0].field, d->problems.item[0].allowed[1]);
    assert_int_not_equal(d->status, ONGELDIG);
}

static void the_declaration_of_a_job_of_2025_can_be_asked_for_in_six_months_and_of_2024_in_three(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("lkv-zes-maanden.yaml");
    struct law_tables tables;
    law_under(&tables, &overlay);
    decide(&after, "loonkostenvoordeel", &tables.law, (const char *const[][2]){ { "peildatum", "2026-03-02" }, { "startDienstbetrekking", "2026-03-02" }, { "categorieen", "arbeidsgehandicapt" }, { NULL, NULL } });
    assert_int_equal(value_of(&after, "verklaringAanvragenUiterlijk"), date_of(2026, 9, 2));
    decide(&after, "loonkostenvoordeel", &tables.law, (const char *const[][2]){ { "peildatum", "2025-03-03" }, { "startDienstbetrekking", "2025-01-01" }, { "categorieen", "banenafspraak" }, { NULL, NULL } });
    assert_int_equal(value_of(&after, "verklaringAanvragenUiterlijk"), date_of(2025, 7, 1));
    decide(&after, "loonkostenvoordeel", &tables.law, (const char *const[][2]){ { "peildatum", "2025-03-03" }, { "startDienstbetrekking", "2024-12-31" }, { "categorieen", "arbeidsgehandicapt" }, { NULL, NULL } });
    assert_int_equal(value_of(&after, "verklaringAanvragenUiterlijk"), date_of(2025, 3, 31));
    law_free(&tables);
}

/* ---- the flat rate after a trial placement ---- */

static uint64_t only_the_stacking(void) { return is_rule(&before, "proefplaats") ? outcome_bit(&before, "forfaitDaarnaMogelijk") | outcome_bit(&before, "bezwaren") : 0; }

static void with_stacking_allowed_only_the_objection_to_it_goes_from_2026(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("forfait-na-proefplaats.yaml");
    struct law_tables tables;
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_the_stacking) > 3);
    const char *const of_2025[][2] = { { "start", "2025-12-31" }, { "ontvangtBijstand", "ja" }, { "daarnaForfaitair", "ja" }, { NULL, NULL } };
    const char *const of_2026[][2] = { { "start", "2026-01-01" }, { "ontvangtBijstand", "ja" }, { "daarnaForfaitair", "ja" }, { "geboortedatum", "1980-01-01" }, { NULL, NULL } };
    decide(&after, "proefplaats", &tables.law, of_2025);
    assert_int_equal(value_of(&after, "forfaitDaarnaMogelijk"), nee);
    decide(&after, "proefplaats", &tables.law, of_2026);
    assert_int_equal(value_of(&after, "forfaitDaarnaMogelijk"), ja);
    decide(&before, "proefplaats", &base.law, of_2026);
    assert_int_equal(value_of(&before, "forfaitDaarnaMogelijk"), nee);
    law_free(&tables);
}

/* ---- housemates from 21 ---- */

static uint64_t only_sharing_of_costs(void) { return is_rule(&before, "kostendelersnorm") || is_rule(&before, "bijstand") ? ~(uint64_t)0 : 0; }

static void with_housemates_from_21_the_norm_is_shared_with_somebody_of_21_and_not_of_20_in_every_act(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("kostendeler-vanaf-21.yaml");
    struct law_tables tables;
    static const char *const acts[] = { "pw", "ioaw", "ioaz", "anw", "tw", "aio" };
    static const char *const birth[] = { "[{\"geboortedatum\":\"2005-01-01\"}]", "[{\"geboortedatum\":\"2005-01-02\"}]" };      /* 21 on the day, and the day after */
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_sharing_of_costs) >= 3);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        for (int k = 0; k < 2; k++) {
            const char *const facts[][2] = { { "peildatum", "2026-01-01" }, { "wet", acts[i] }, { "geboortedatum", "1970-01-01" }, { "aowLeeftijdBereikt", strcmp(acts[i], "aio") == 0 ? "ja" : "nee" },
                { "heeftPartner", "nee" }, { "huisgenoten", birth[k] }, { NULL, NULL } };
            decide(&before, "kostendelersnorm", &base.law, facts);
            decide(&after, "kostendelersnorm", &tables.law, facts);
            int32_t counted = rule_outcome(after.rule, "aantalKostendelers", 18);
            if (!settled(&after, counted)) { print_message("# %s gives no number of people\n", acts[i]); fail(); }
            assert_int_equal(value_of(&before, "aantalKostendelers"), 1);
            assert_int_equal(value_of(&after, "aantalKostendelers"), k ? 1 : 2);
        }
    law_free(&tables);
}

/* ---- no cost sharing ---- */

static void without_a_cost_sharing_norm_nobody_counts_however_old_in_every_act(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("kostendeler-geen.yaml");
    struct law_tables tables;
    static const char *const acts[] = { "pw", "ioaw", "ioaz", "anw", "tw", "aio" };
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_sharing_of_costs) >= 3);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        const char *const facts[][2] = { { "peildatum", "2026-01-01" }, { "wet", acts[i] }, { "geboortedatum", "1970-01-01" }, { "aowLeeftijdBereikt", strcmp(acts[i], "aio") == 0 ? "ja" : "nee" },
            { "heeftPartner", "nee" }, { "huisgenoten", "[{\"geboortedatum\":\"1930-01-01\"}]" }, { NULL, NULL } };
        decide(&before, "kostendelersnorm", &base.law, facts);
        decide(&after, "kostendelersnorm", &tables.law, facts);
        assert_int_equal(value_of(&before, "aantalKostendelers"), 2);
        assert_int_equal(value_of(&after, "aantalKostendelers"), 1);
    }
    law_free(&tables);
}

/* ---- twelve months of flat rate ---- */

static uint64_t only_the_flat_rate(void)
{
    if (is_rule(&before, "loonkostensubsidie") || is_rule(&before, "werkgeverskosten")) return ~(uint64_t)0;
    return is_rule(&before, "termijnen") ? outcome_bit(&before, "termijnen") : 0;
}

static void with_twelve_months_of_flat_rate_the_seventh_to_twelfth_month_have_it_and_the_thirteenth_has_not(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("forfait-twaalf-maanden.yaml");
    struct law_tables tables;
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_the_flat_rate) > 1);
    static const struct { const char *day; bool today, then; } months[] = { { "2026-06-30", true, true }, { "2026-07-01", false, true }, { "2026-12-31", false, true } };
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        const char *const facts[][2] = { { "peildatum", months[i].day }, { "startDienstbetrekking", "2026-01-01" }, { "ingangsdatum", "2026-01-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "ja" },
            { "urenPerWeek", "36" }, { NULL, NULL } };
        decide(&before, "loonkostensubsidie", &base.law, facts);
        decide(&after, "loonkostensubsidie", &tables.law, facts);
        assert_int_equal(before.status, months[i].today ? VASTGESTELD : ONBEKEND);
        assert_int_equal(after.status, months[i].then ? VASTGESTELD : ONBEKEND);
    }
    const char *const thirteenth[][2] = { { "peildatum", "2026-12-31" }, { "startDienstbetrekking", "2025-12-31" }, { "ingangsdatum", "2025-12-31" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "ja" },
        { "urenPerWeek", "36" }, { NULL, NULL } };
    decide(&after, "loonkostensubsidie", &tables.law, thirteenth);
    assert_int_equal(after.status, ONBEKEND);
    law_free(&tables);
}

/* ---- one exemption from 2026 ---- */

static uint64_t only_exemptions_of_2026(void) { return is_rule(&before, "vrijlating") && decision_day(&before) >= date_of(2026, 1, 1) ? ~(uint64_t)0 : 0; }

static void with_one_exemption_from_2026_everybody_has_that_of_article_34a_and_2027_stays_as_it_is(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("een-vrijlating-vanaf-2026.yaml");
    struct law_tables tables;
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_exemptions_of_2026) > 30);
    static const char *const birth[] = { "1990-01-01", "2006-01-01" };
    int32_t n = -1, single = -1;
    for (int32_t i = 0; i < glossary[G_onderdeel].word_count; i++) {
        if (strcmp(glossary[G_onderdeel].words[i], "n") == 0) n = i;
        if (strcmp(glossary[G_onderdeel].words[i], "34a") == 0) single = i;
    }
    for (int i = 0; i < 2; i++) {
        const char *const facts[][2] = { { "peildatum", "2026-01-01" }, { "ontvangtBijstand", "ja" }, { "geboortedatum", birth[i] }, { "nettoInkomen", "1500" }, { "draagtBijN", "ja" },
            { "medischUrenbeperkt", "nee" }, { "behoortTotDoelgroep", "nee" }, { "alleenstaandeOuder", "nee" }, { NULL, NULL } };
        decide(&before, "vrijlating", &base.law, facts);
        decide(&after, "vrijlating", &tables.law, facts);
        if (i == 0) assert_int_equal(value_of(&before, "onderdeel"), n);
        assert_int_equal(value_of(&after, "onderdeel"), single);
        assert_int_equal(value_of(&after, "vrijgelaten"), 22500);       /* 15 percent of 1500, without a maximum */
    }
    for (int32_t i = 0; i < case_count; i++) {      /* from 2027 the act itself says so */
        if (!facts_of(cases[i], &before, &base.law) || !is_rule(&before, "vrijlating") || decision_day(&before) < date_of(2027, 1, 1)) continue;
        facts_of(cases[i], &after, &tables.law);
        assert_int_equal(outcomes_moved(before.rule, before.outcomes, &before.outcome, &after.outcome), 0);
    }
    law_free(&tables);
}

/* ---- twice the study allowance ---- */

static int32_t doubled;
static uint64_t only_the_allowance_of_2026(void)
{
    if (!is_rule(&before, "studietoeslag") || decision_day(&before) < date_of(2026, 1, 1)) return 0;
    return ~(uint64_t)0;
}

static void with_twice_the_study_allowance_every_age_has_exactly_twice_the_amount_of_2026(void **state)
{
    (void)state;
    struct law_overlay overlay = reform("studietoeslag-verdubbeld.yaml");
    struct law_tables tables;
    law_under(&tables, &overlay);
    assert_true(over_all_cases(&tables.law, only_the_allowance_of_2026) > 5);
    doubled = 0;
    for (uint32_t key = 0; key < K_studietoeslag_count; key++)
        for (date on = date_of(2025, 12, 31); on <= date_of(2027, 1, 1); on++) {
            int64_t now = law_value(&base.law, P_studietoeslag + key, on), then = law_value(&tables.law, P_studietoeslag + key, on);
            bool of_2026 = civil_of(on).year == 2026;
            assert_int_equal(then, of_2026 ? 2 * now : now);
            doubled += of_2026;
        }
    assert_int_equal(doubled, 7 * 365);
    const char *const facts[][2] = { { "peildatum", "2026-03-01" }, { "geboortedatum", "2000-05-05" }, { "studiefinanciering", "ja" }, { "wajong", "nee" }, { "structureelNietInStaatBijTeVerdienen", "ja" }, { NULL, NULL } };
    decide(&after, "studietoeslag", &tables.law, facts);
    assert_int_equal(value_of(&after, "bedragPerMaand"), 77028);
    law_free(&tables);
}

/* ---- what is refused ---- */

static void everything_that_is_wrong_with_an_overlay_is_named_at_once_with_its_line(void **state)
{
    (void)state;
    static const char yaml[] =
        "name: fout\n"
        "title: {nl: \"alleen Nederlands\"}\n"
        "parameters:\n"
        "  - name: lks_maximun\n"
        "    values: []\n"
        "  - name: lks_maximum\n"
        "    unit: euro\n"
        "    values:\n"
        "      - {from: 2026-02-30, value: \"2000\"}\n"
        "choices:\n"
        "  lks-indexering: nooit\n"
        "  bestaat-niet: ja\n"
        "  lks-verjaardag: {option: op-verjaardag, from: 2026-13-01}\n"
        "  z-venster: {optie: kalender, from: 2026-01-01}\n"
        "vanaf: 2026-01-01\n";
    static const struct { int32_t line; const char *field; } wrong[] = { { 15, "sleutel" }, { 2, "title" }, { 4, "name" }, { 7, "lks_maximum" }, { 9, "from" }, { 9, "lks_maximum" },
        { 11, "lks-indexering" }, { 12, "keuze" }, { 13, "from" }, { 14, "sleutel" }, { 14, "z-venster" } };
    struct law_overlay overlay;
    struct problems problems = { .count = 0 };
    assert_false(law_overlay_read(&overlay, &arena, "fout", yaml, sizeof yaml - 1, &problems));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int32_t k = 0;
        while (k < problems.count && !(problems.item[k].line == wrong[i].line && strcmp(problems.item[k].field, wrong[i].field) == 0)) k++;
        if (k == problems.count) print_message("# not named: line %d, %s\n", wrong[i].line, wrong[i].field);
        assert_true(k < problems.count);
    }
    assert_int_equal(problems.count, sizeof wrong / sizeof *wrong);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reform_has_a_title_and_a_sentence_in_both_languages_and_can_be_taken),
        cmocka_unit_test(with_six_months_for_the_declaration_exactly_the_deadlines_differ_and_nothing_else),
        cmocka_unit_test(the_declaration_of_a_job_of_2025_can_be_asked_for_in_six_months_and_of_2024_in_three),
        cmocka_unit_test(with_stacking_allowed_only_the_objection_to_it_goes_from_2026),
        cmocka_unit_test(with_housemates_from_21_the_norm_is_shared_with_somebody_of_21_and_not_of_20_in_every_act),
        cmocka_unit_test(without_a_cost_sharing_norm_nobody_counts_however_old_in_every_act),
        cmocka_unit_test(with_twelve_months_of_flat_rate_the_seventh_to_twelfth_month_have_it_and_the_thirteenth_has_not),
        cmocka_unit_test(with_one_exemption_from_2026_everybody_has_that_of_article_34a_and_2027_stays_as_it_is),
        cmocka_unit_test(with_twice_the_study_allowance_every_age_has_exactly_twice_the_amount_of_2026),
        cmocka_unit_test(everything_that_is_wrong_with_an_overlay_is_named_at_once_with_its_line),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
