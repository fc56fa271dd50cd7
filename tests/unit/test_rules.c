/* SPDX-License-Identifier: EUPL-1.2 */
/* test_rules.c: facts of every kind read and refused, the words of a rule, and the logic of three values. */
#include "law_help.h"
#include "random_case.h"

static const struct rule *rule_named(const char *name) { const struct rule *r = rule_find(name, strlen(name)); assert_non_null(r); return r; }

static struct problems wrong;

/* Sets a fact by name; problems go to `wrong`, which is emptied first. */
static bool set(const struct rule *rule, struct case_room *facts, const char *name, const char *value)
{
    int32_t fact = rule_fact(rule, name, strlen(name));
    assert_true(fact >= 0);
    wrong.count = 0;
    return fact_set_text(rule, facts, fact, value, strlen(value), (struct manner){ false, 7 }, &wrong);
}
static bool given(const struct rule *rule, const struct case_room *facts, const char *name) { return facts_head(facts)->given >> rule_fact(rule, name, strlen(name)) & 1; }
static bool unknown(const struct rule *rule, const struct case_room *facts, const char *name) { return facts_head(facts)->unknown >> rule_fact(rule, name, strlen(name)) & 1; }
static int64_t plain(const struct rule *rule, const struct case_room *facts, const char *name)
{
    int32_t fact = rule_fact(rule, name, strlen(name));
    return term_plain(rule->facts[fact].term, facts->bytes + rule->facts[fact].offset);
}

/* A fact written back is what was read: the text, or another one that means the same. */
static void reads_as(const struct rule *rule, const char *name, const char *value, int64_t expected, const char *back)
{
    struct case_room facts;
    struct text text = { 0 };
    facts_clear(rule, &facts);
    if (!set(rule, &facts, name, value)) print_message("# %s=%s is refused\n", name, value);
    assert_int_equal(wrong.count, 0);
    assert_true(given(rule, &facts, name));
    assert_int_equal(plain(rule, &facts, name), expected);
    term_put_plain(&text, rule->facts[rule_fact(rule, name, strlen(name))].term, plain(rule, &facts, name), false);
    assert_string_equal(text_string(&text), back);
    text_free(&text);
}

static void refuses(const struct rule *rule, const char *name, const char *const *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct case_room facts;
        facts_clear(rule, &facts);
        if (set(rule, &facts, name, values[i])) print_message("# %s=%s is accepted\n", name, values[i]);
        assert_int_equal(wrong.count, 1);
        assert_false(given(rule, &facts, name) || unknown(rule, &facts, name));
        assert_string_equal(wrong.item[0].field, name);
        assert_int_equal(wrong.item[0].line, 7);
        assert_true(*wrong.item[0].allowed[0] && *wrong.item[0].allowed[1]);
    }
}
#define REFUSES(rule, name, ...) do { static const char *const all_[] = { __VA_ARGS__ }; refuses(rule, name, all_, sizeof all_ / sizeof *all_); } while (0)

static void a_fact_of_every_kind_is_read_and_written_back(void **state)
{
    (void)state;
    const struct rule *lks = rule_named("loonkostensubsidie"), *aanvraag = rule_named("aanvraag"), *loonwaarde = rule_named("loonwaarde");
    reads_as(lks, "peildatum", "2026-07-01", 20635, "2026-07-01");
    reads_as(lks, "geboortedatum", "1900-01-01", DATE_FIRST, "1900-01-01");
    reads_as(lks, "loonwaarde", "60", 60000, "60");
    reads_as(lks, "loonwaarde", "60.000", 60000, "60");
    reads_as(lks, "loonwaarde", "0", 0, "0");
    reads_as(lks, "loonwaarde", "100", 100000, "100");
    reads_as(lks, "urenPerWeek", "12.5", 1250, "12.5");
    reads_as(lks, "urenPerWeek", "168", 16800, "168");
    reads_as(lks, "functieloon", "1501.8", 150180, "1501.80");
    reads_as(lks, "functieloon", "0", 0, "0.00");
    reads_as(lks, "forfaitair", "ja", ja, "ja");
    reads_as(lks, "forfaitair", "nee", nee, "nee");
    reads_as(aanvraag, "onderwijsroute", "zonder-startkwalificatie", 4, "zonder-startkwalificatie");
    reads_as(aanvraag, "aanvrager", "college", 2, "college");
    reads_as(aanvraag, "onderwijsTot", "nooit", DATE_NEVER, "nooit");
    reads_as(loonwaarde, "deskundigeErvaringJaren", "60", 60, "60");
    reads_as(loonwaarde, "overeenkomstNormfunctie", "66.667", 66667, "66.667");
}

static void what_has_another_form_or_is_out_of_range_is_refused_with_name_line_and_what_is_allowed(void **state)
{
    (void)state;
    const struct rule *lks = rule_named("loonkostensubsidie"), *aanvraag = rule_named("aanvraag"), *loonwaarde = rule_named("loonwaarde");
    REFUSES(lks, "peildatum", "", "2026-02-29", "2026-13-01", "2026-1-1", "1-1-2026", "20260101", "2026-01-01 ", "2026-01-01T00:00", "nooit", "1899-12-31", "2050-01-01", "0000-00-00");
    REFUSES(lks, "loonwaarde", "", "60.5", "60,0", "101", "-1", "60%", "1e2", " 60", "60 ", "+60", "0x10", "60.0001", "999999999999999999999", "ja", "nan");
    REFUSES(lks, "urenPerWeek", "12,5", "168.01", "-0.01", "12.345", ".5", "5.", "1 2");
    REFUSES(lks, "voltijduren", "0", "0.99");
    REFUSES(lks, "functieloon", "1.001", "100000.01", "1.234,56", "1,234.56", "€ 1");
    REFUSES(lks, "forfaitair", "", "JA", "Ja", "yes", "true", "1", "ja ", "n", "onbeken", "onbekend ");
    REFUSES(aanvraag, "onderwijsroute", "", "vso ", "VSO", "zonder_startkwalificatie", "vs", "vsoo", "0");
    REFUSES(loonwaarde, "deskundigeErvaringJaren", "61", "1.5", "-1");
}

static void the_comma_is_a_decimal_sign_only_where_the_manner_says_so(void **state)
{
    (void)state;
    const struct rule *lks = rule_named("loonkostensubsidie");
    struct case_room facts;
    facts_clear(lks, &facts);
    int32_t fact = rule_fact(lks, "urenPerWeek", 11);
    assert_true(fact_set_text(lks, &facts, fact, "12,5", 4, (struct manner){ true, 0 }, NULL));
    assert_int_equal(plain(lks, &facts, "urenPerWeek"), 1250);
    assert_false(fact_set_text(lks, &facts, fact, "12,5", 4, (struct manner){ false, 0 }, NULL));
}

static void not_given_and_not_known_are_two_things_and_the_last_word_counts(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) {
            struct case_room facts;
            facts_clear(rules[i], &facts);
            assert_int_equal(facts_head(&facts)->given | facts_head(&facts)->unknown, 0);
            assert_true(fact_set_text(rules[i], &facts, (int32_t)k, "onbekend", 8, (struct manner){ 0 }, NULL));
            assert_int_equal(facts_head(&facts)->unknown, (uint64_t)1 << k);
            assert_int_equal(facts_head(&facts)->given, 0);
        }
    const struct rule *lks = rule_named("loonkostensubsidie");
    struct case_room facts;
    facts_clear(lks, &facts);
    assert_true(set(lks, &facts, "forfaitair", "onbekend"));
    assert_true(set(lks, &facts, "forfaitair", "ja"));
    assert_true(given(lks, &facts, "forfaitair") && !unknown(lks, &facts, "forfaitair"));
    assert_true(set(lks, &facts, "forfaitair", "onbekend"));
    assert_true(!given(lks, &facts, "forfaitair") && unknown(lks, &facts, "forfaitair"));
}

#define TASK(share) "{\"tijdaandeel\":" share ",\"tempo\":80,\"kwaliteit\":100,\"nettoWerktijd\":100}"

static void a_list_is_read_from_json_and_written_back_with_only_what_was_given(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("loonwaarde");
    struct case_room facts;
    struct text text = { 0 };
    int32_t fact = rule_fact(rule, "hoofdtaken", 10);
    facts_clear(rule, &facts);
    assert_true(set(rule, &facts, "hoofdtaken", "[" TASK("60") ", {\"tijdaandeel\":40,\"tempo\":\"onbekend\",\"kwaliteit\":12.5}]"));
    term_put(&text, rule->facts[fact].term, facts.bytes + rule->facts[fact].offset, true);
    assert_string_equal(text_string(&text), "[{\"tijdaandeel\":60,\"tempo\":80,\"kwaliteit\":100,\"nettoWerktijd\":100},{\"tijdaandeel\":40,\"tempo\":\"onbekend\",\"kwaliteit\":12.5}]");
    text_free(&text);
    assert_true(set(rule, &facts, "hoofdtaken", "[{}]"));
    REFUSES(rule, "hoofdtaken", "", "[]", "[", "[1]", "{}", "60", "tempo", "[" TASK("10") "," TASK("10") "," TASK("10") "," TASK("10") "," TASK("10") "," TASK("50") "]");
}

static void every_part_of_a_record_that_is_wrong_is_named_with_its_place_and_its_line(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("loonwaarde");
    struct case_room facts;
    facts_clear(rule, &facts);
    assert_false(set(rule, &facts, "hoofdtaken", "[{\"tijdaandeel\":101},{\"tijdaandeel\":1,\"snelheid\":3,\"tempo\":true}]"));
    assert_int_equal(wrong.count, 3);
    assert_string_equal(wrong.item[0].field, "hoofdtaken[1].tijdaandeel");
    assert_string_equal(wrong.item[1].field, "hoofdtaken[2].snelheid");
    assert_string_equal(wrong.item[2].field, "hoofdtaken[2].tempo");
    for (int32_t i = 0; i < 3; i++) assert_int_equal(wrong.item[i].line, 7);       /* the line of the row it stands in, not one inside the cell */
    assert_false(given(rule, &facts, "hoofdtaken"));
}

static void a_map_with_unknown_names_is_refused_with_the_nearest_name(void **state)
{
    (void)state;
    const struct rule *lks = rule_named("loonkostensubsidie");
    struct case_room facts;
    struct arena arena = { 0 };
    const char *json = "{\"peildatum\":\"2026-01-01\",\"urenPerWeec\":36,\"loonwaarde\":null,\"forfaitair\":false,\"zomaar\":1,\"voltijduren\":[1],\"uren_per_week\":20}";
    facts_clear(lks, &facts);
    wrong.count = 0;
    const struct node *map = node_from_json(&arena, json, strlen(json), &wrong);
    assert_non_null(map);
    assert_false(facts_set_map(lks, &facts, map, &wrong));
    assert_int_equal(wrong.count, 5);
    assert_non_null(strstr(wrong.item[0].allowed[0], "urenPerWeek"));
    assert_true(given(lks, &facts, "peildatum") && given(lks, &facts, "urenPerWeek"));
    assert_false(facts_set_map(lks, &facts, map->first, &wrong));
    arena_free(&arena);
}

/* ---- checks ---- */

static bool check(const struct rule *rule, struct case_room *facts) { wrong.count = 0; return facts_check(rule, &base.law, facts, &wrong); }

static void the_reference_date_lies_within_the_days_covered(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        struct law_period period = law_coverage(&base.law, rule->name);
        const struct { date day; bool good; } edges[] = { { period.from - 1, false }, { period.from, true }, { period.until, true }, { period.until + 1, false } };
        char first[11], last[11];
        format_date(period.from, first);
        format_date(period.until, last);
        assert_true(period.from >= date_of(2015, 1, 1) && period.until >= date_of(2026, 12, 31));
        if (rule->facts[rule->reference].term->kind != KIND_date) continue;      /* a year: facts_day makes days of it */
        for (size_t k = 0; k < sizeof edges / sizeof *edges; k++) {
            struct case_room facts, outcome;
            char text[11];
            facts_clear(rule, &facts);
            format_date(edges[k].day, text);
            assert_true(fact_set_text(rule, &facts, (int32_t)rule->reference, text, 10, (struct manner){ 0 }, NULL));
            assert_int_equal(check(rule, &facts), edges[k].good);
            assert_int_equal(wrong.count, !edges[k].good);
            assert_int_equal(decide_case(rule, &base.law, &facts, &outcome, NULL, NULL) == ONGELDIG, !edges[k].good);
            if (!edges[k].good) { assert_non_null(strstr(wrong.item[0].allowed[0], first)); assert_non_null(strstr(wrong.item[0].allowed[1], last)); }
        }
    }
}

static void contradictions_are_all_named_at_once(void **state)
{
    (void)state;
    const struct rule *lks = rule_named("loonkostensubsidie");
    struct case_room facts;
    facts_clear(lks, &facts);
    assert_true(set(lks, &facts, "peildatum", "2026-01-01") && set(lks, &facts, "ingangsdatum", "2026-02-01") && set(lks, &facts, "startDienstbetrekking", "2026-03-01"));
    assert_true(set(lks, &facts, "geboortedatum", "2026-04-01") && set(lks, &facts, "ziekmelding", "2026-05-01"));
    assert_true(set(lks, &facts, "forfaitair", "ja") && set(lks, &facts, "loonwaarde", "60"));
    assert_false(check(lks, &facts));
    assert_int_equal(wrong.count, 8);               /* seven pairs of days in the wrong order, and a wage value beside the flat rate */
    for (int32_t i = 0; i < wrong.count; i++) assert_true(*wrong.item[i].field && *wrong.item[i].value && *wrong.item[i].allowed[0] && *wrong.item[i].allowed[1]);
}

static void a_value_out_of_range_in_a_struct_is_refused_and_said(void **state)
{
    (void)state;
    struct dice dice = { 5 };
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) {
            const struct rule *rule = rules[i];
            const struct term *term = rule->facts[k].term;
            const int64_t values[] = { term->min - 1, term->max + 1, term->kind == KIND_euro ? INT64_MAX : INT32_MAX, term->kind == KIND_euro ? INT64_MIN : INT32_MIN, 2 };
            for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
                struct case_room facts, outcome;
                bool is_a_mark = values[v] == INT32_MIN && (term->may_be_never || term->may_be_unrecorded);     /* "nooit", "niet-geregistreerd" */
                if (term->kind == KIND_list || is_a_mark || (v == 4 && term->kind != KIND_answer) || (v < 2 && term->kind == KIND_answer)) continue;
                random_case(&dice, rule, &base.law, &facts, 0, 0);
                ((struct facts_head *)&facts)->given = (uint64_t)1 << k;
                put_plain(term, facts.bytes + rule->facts[k].offset, values[v]);
                if (check(rule, &facts)) print_message("# %s %s %lld\n", rule->name, term->name, (long long)values[v]);
                assert_true(wrong.count >= 1);
                assert_string_equal(wrong.item[0].field, term->name);
                assert_int_equal(decide_case(rule, &base.law, &facts, &outcome, NULL, NULL), ONGELDIG);
                assert_int_equal(outcome_head(&outcome)->settled, 0);
            }
        }
}

static void a_list_with_an_impossible_length_or_part_is_refused(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("loonwaarde");
    int32_t fact = rule_fact(rule, "hoofdtaken", 10);
    static const int32_t lengths[] = { -1, 0, 6, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        struct case_room facts;
        facts_clear(rule, &facts);
        ((struct facts_head *)&facts)->given = (uint64_t)1 << fact;
        memcpy(facts.bytes + rule->facts[fact].offset, &lengths[i], sizeof *lengths);
        assert_false(facts_check(rule, &base.law, &facts, NULL));
    }
}

/* Of any list of any rule, whatever else is given: the contradictions that a rule looks for do not read what is not there. */
static void a_list_with_an_impossible_length_is_named_before_its_rule_sees_it(void **state)
{
    (void)state;
    struct dice dice = { 6 };
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) {
            const struct rule *rule = rules[i];
            const struct term *term = rule->facts[k].term;
            const int32_t lengths[] = { (int32_t)term->max + 1, 50500, INT32_MAX, -1, INT32_MIN };
            if (term->kind != KIND_list) continue;
            for (size_t v = 0; v < sizeof lengths / sizeof *lengths; v++) {
                struct case_room facts, outcome;
                random_case(&dice, rule, &base.law, &facts, 100, 0);
                memcpy(facts.bytes + rule->facts[k].offset, &lengths[v], sizeof *lengths);
                assert_false(check(rule, &facts));
                assert_int_equal(wrong.count, 1);
                assert_string_equal(wrong.item[0].field, term->name);
                assert_int_equal(decide_case(rule, &base.law, &facts, &outcome, NULL, NULL), ONGELDIG);
            }
        }
}

/* ---- the words of a rule ---- */

static enum status decide(const struct rule *rule, const struct case_room *facts, struct case_room *outcome, struct reasoning *reasoning, bool strict)
{
    reasoning_clear(reasoning, strict);
    return decide_case(rule, &base.law, facts, outcome, reasoning, NULL);
}

static void an_assumption_is_listed_and_is_refused_when_strict_or_said_to_be_unknown(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("aanvraag");
    uint64_t wsw = (uint64_t)1 << rule_fact(rule, "wswDienstbetrekking", 19);
    struct case_room facts, outcome;
    struct reasoning r;
    facts_clear(rule, &facts);
    assert_true(set(rule, &facts, "andereLoonkostensubsidie", "ja"));
    assert_int_equal(decide(rule, &facts, &outcome, &r, false), VASTGESTELD);
    assert_int_equal(r.assumed, wsw);
    assert_int_equal(r.assumption[rule_fact(rule, "wswDienstbetrekking", 19)], nee);
    assert_int_equal(decide(rule, &facts, &outcome, &r, true), ONBEKEND);
    assert_int_equal(r.missing, wsw);
    assert_int_equal(r.assumed, 0);
    assert_true(set(rule, &facts, "wswDienstbetrekking", "onbekend"));
    assert_int_equal(decide(rule, &facts, &outcome, &r, false), ONBEKEND);
    assert_int_equal(r.missing, wsw);
    assert_int_equal(decide_case(rule, &base.law, &facts, &outcome, NULL, NULL), ONBEKEND);     /* also when nobody asks for reasons */
    assert_true(set(rule, &facts, "wswDienstbetrekking", "nee"));
    assert_int_equal(decide(rule, &facts, &outcome, &r, true), VASTGESTELD);
}

static void facts_are_needed_one_after_the_other_and_each_missing_one_is_named(void **state)
{
    (void)state;
    static const char *const needs[][2] = { { "peildatum", "2026-01-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "nee" }, { "loonwaarde", "60" }, { "urenPerWeek", "36" } };
    const struct rule *rule = rule_named("loonkostensubsidie");
    struct case_room facts, outcome;
    struct reasoning r;
    uint32_t settled = 0;
    facts_clear(rule, &facts);
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        assert_int_equal(decide(rule, &facts, &outcome, &r, false), ONBEKEND);
        assert_int_equal(r.missing, (uint64_t)1 << rule_fact(rule, needs[i][0], strlen(needs[i][0])));
        uint32_t now = (uint32_t)__builtin_popcountll(outcome_head(&outcome)->settled);
        assert_true(now >= settled);                /* what is settled before a missing fact stays settled */
        settled = now;
        assert_true(set(rule, &facts, needs[i][0], needs[i][1]));
    }
    assert_int_equal(decide(rule, &facts, &outcome, &r, false), VASTGESTELD);
    assert_int_equal(r.missing, 0);
    assert_int_equal(settled, 4);                   /* minimum wage, base, right and percentage stood before the hours were known */
}

static void a_settled_outcome_keeps_its_status_while_another_is_open(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("loonkostensubsidie");
    struct case_room facts, outcome;
    struct reasoning r;
    facts_clear(rule, &facts);
    assert_true(set(rule, &facts, "peildatum", "2026-01-01") && set(rule, &facts, "geboortedatum", "1990-01-01"));
    assert_true(set(rule, &facts, "forfaitair", "nee") && set(rule, &facts, "loonwaarde", "60"));
    enum status status = decide(rule, &facts, &outcome, &r, false);
    assert_int_equal(status, ONBEKEND);
    assert_int_equal(outcome_status(status, &outcome, (uint32_t)rule_outcome(rule, "grondslag", 9)), VASTGESTELD);
    assert_int_equal(outcome_status(status, &outcome, (uint32_t)rule_outcome(rule, "subsidie", 8)), ONBEKEND);
    assert_int_equal(outcome_status(ONGELDIG, &outcome, (uint32_t)rule_outcome(rule, "grondslag", 9)), ONGELDIG);
    assert_int_equal(outcome_status(PARAMETER_ONTBREEKT, &outcome, (uint32_t)rule_outcome(rule, "subsidie", 8)), PARAMETER_ONTBREEKT);
    assert_string_equal(status_reason(VASTGESTELD), "");
    assert_string_equal(status_reason(PARAMETER_ONTBREEKT), "parameter-ontbreekt");
}

static void a_parameter_without_a_value_leaves_the_outcome_open_and_is_named(void **state)
{
    (void)state;
    const char *yaml = "parameters:\n  - name: minimumloon\n    values:\n      - {from: 2026-01-01, value: onbekend, status: onbekend}\n";
    struct arena arena = { 0 };
    struct law_overlay overlay;
    struct law_tables t;
    assert_true(law_overlay_read(&overlay, &arena, "test", yaml, strlen(yaml), NULL));
    assert_true(law_build(&t, (const struct law_overlay *const[]){ &overlay }, 1, DATE_LAST));
    const struct rule *rule = rule_named("loonkostensubsidie");
    struct case_room facts, outcome;
    struct reasoning r;
    facts_clear(rule, &facts);
    assert_true(set(rule, &facts, "peildatum", "2026-03-01") && set(rule, &facts, "geboortedatum", "1990-01-01"));
    reasoning_clear(&r, false);
    assert_int_equal(decide_case(rule, &t.law, &facts, &outcome, &r, NULL), PARAMETER_ONTBREEKT);
    assert_true(r.parameter_missing);
    assert_int_equal(r.missing_parameter.slot, P_minimumloon);
    law_free(&t);
    arena_free(&arena);
}

/* ---- three values ---- */

/* The answers of the target group that can be open, each with the values it may have. */
struct open_fact { const char *name; const char *values[4]; };
static const struct open_fact open_facts[] = {
    { "wswDienstbetrekking", { "nee", "ja" } }, { "behoortTotGroepArtikel7", { "nee", "ja" } }, { "voldoetAanArtikel10dLid2", { "nee", "ja" } },
    { "kanVoltijdsMinimumloonVerdienen", { "nee", "ja" } }, { "kanTaakVerrichten", { "nee", "ja" } }, { "werknemersvaardigheden", { "nee", "ja" } },
    { "urenAaneengesloten", { "0.5", "1" } }, { "urenPerDag", { "1", "2", "4" } }, { "verdientMinimumloonPerUur", { "nee", "ja" } },
};
enum { OPEN = sizeof open_facts / sizeof *open_facts };
static int values_of(int k) { int n = 0; while (n < 4 && open_facts[k].values[n]) n++; return n; }

/* Per combination (mixed radix, the last digit of each place is "onbekend"): what the rule settles; -1 is open. */
static int8_t *settled_by_rule(const struct rule *rule, const struct law *law, const char *day, const int32_t outcome[2], int radix[OPEN], int32_t *total)
{
    struct case_room facts[OPEN][4], all, out;
    int32_t place[OPEN];
    *total = 1;
    for (int k = 0; k < OPEN; k++) {
        radix[k] = values_of(k) + 1;
        *total *= radix[k];
        place[k] = rule_fact(rule, open_facts[k].name, strlen(open_facts[k].name));
        for (int v = 0; v < radix[k]; v++) {
            facts_clear(rule, &facts[k][v]);
            assert_true(set(rule, &facts[k][v], open_facts[k].name, v + 1 == radix[k] ? "onbekend" : open_facts[k].values[v]));
        }
    }
    int8_t *result = malloc((size_t)*total * 2);
    assert_non_null(result);
    for (int32_t c = 0; c < *total; c++) {
        facts_clear(rule, &all);
        assert_true(set(rule, &all, "peildatum", day));
        for (int32_t k = 0, rest = c; k < OPEN; rest /= radix[k++]) {
            const struct case_room *one = &facts[k][rest % radix[k]];
            ((struct facts_head *)&all)->given |= facts_head(one)->given;
            ((struct facts_head *)&all)->unknown |= facts_head(one)->unknown;
            memcpy(all.bytes + rule->facts[place[k]].offset, one->bytes + rule->facts[place[k]].offset, sizeof(int32_t));
        }
        decide_case(rule, law, &all, &out, NULL, NULL);
        for (int o = 0; o < 2; o++) {
            const struct field *field = &rule->outcomes[outcome[o]];
            result[2 * c + o] = (int8_t)(outcome_head(&out)->settled >> outcome[o] & 1 ? term_plain(field->term, out.bytes + field->offset) : -1);
        }
    }
    return result;
}

/* Fills in every open place: 0 or 1 when all completions agree, -1 when they do not. */
static void complete(int8_t *agreed, const int8_t *settled, const int *radix, int32_t total)
{
    memcpy(agreed, settled, (size_t)total * 2);
    int32_t weight = 1;
    for (int k = 0; k < OPEN; weight *= radix[k++])
        for (int32_t c = 0; c < total; c++) {
            int32_t digit = c / weight % radix[k];
            if (digit + 1 != radix[k]) continue;                /* open in place k: the completions of it, which are done up to k */
            for (int o = 0; o < 2; o++) {
                int8_t same = agreed[2 * (c - digit * weight) + o];
                for (int32_t v = 1; v < digit; v++)
                    if (agreed[2 * (c - (digit - v) * weight) + o] != same) same = -1;
                agreed[2 * c + o] = same;
            }
        }
}

static void the_target_group_is_settled_exactly_when_every_completion_of_what_is_open_agrees(void **state)
{
    (void)state;
    static const char *const days[] = { "2015-06-01", "2018-06-01", "2026-06-01" };
    const struct rule *rule = rule_named("doelgroep");
    const int32_t outcome[2] = { rule_outcome(rule, "behoortTotDoelgroep", 19), rule_outcome(rule, "mogelijkhedenTotArbeidsparticipatie", 35) };
    for (int reading = 0; reading < 2; reading++)
        for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
            struct law law = base.law;
            int radix[OPEN];
            int32_t total, told = 0;
            law.option[C_doelgroep_wsw] = (uint8_t)reading;
            int8_t *settled = settled_by_rule(rule, &law, days[d], outcome, radix, &total), *agreed = malloc((size_t)total * 2);
            assert_non_null(agreed);
            complete(agreed, settled, radix, total);
            for (int32_t c = 0; c < total * 2; c++)
                if (settled[c] != agreed[c] && told++ < 3) {
                    print_message("# reading %d, %s, outcome %d: the rule says %d, the completions %d;", reading, days[d], c % 2, settled[c], agreed[c]);
                    for (int32_t k = 0, rest = c / 2; k < OPEN; rest /= radix[k++]) print_message(" %s", rest % radix[k] + 1 == radix[k] ? "?" : open_facts[k].values[rest % radix[k]]);
                    print_message("\n");
                }
            free(settled);
            free(agreed);
            assert_int_equal(told, 0);
        }
}

/* ---- the tables of the rules ---- */

static void every_rule_is_found_by_name_and_every_fact_by_both_its_names(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        assert_ptr_equal(rule_named(rule->name), rule);
        assert_true(rule->facts_size <= CASE_MOST && rule->outcome_size <= CASE_MOST);
        assert_true(rule->reference < rule->fact_count);
        assert_true(rule->facts[rule->reference].term->kind == KIND_date || strcmp(rule->facts[rule->reference].term->name, "jaar") == 0);
        for (uint32_t k = 0; k < rule->fact_count; k++) {
            char column[100];
            struct text text = TEXT_IN(column);
            const char *name = rule->facts[k].term->name;
            put_column_name(&text, name);
            assert_int_equal(rule_fact(rule, name, strlen(name)), k);
            assert_int_equal(rule_fact(rule, text_string(&text), text.size), k);
            assert_int_equal(rule_fact(rule, name, strlen(name) - 1), -1);
        }
    }
    assert_null(rule_find("loonkostensubsidi", 17));
    assert_string_equal(rule_nearest(NULL, "loonkostensubsdie", 17), "loonkostensubsidie");
    assert_null(rule_nearest(NULL, "belasting", 9));
}

static void every_fact_has_a_label_a_question_and_a_holder_in_two_languages_and_a_range(void **state)
{
    (void)state;
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count + rules[i]->outcome_count; k++) {
            bool fact = k < rules[i]->fact_count;
            const struct term *term = fact ? rules[i]->facts[k].term : rules[i]->outcomes[k - rules[i]->fact_count].term;
            for (int language = 0; language < 2; language++) {
                assert_true(term->label[language] && *term->label[language]);
                if (fact) assert_true(term->ask[language] && *term->ask[language]);
            }
            if (!fact) continue;
            if (term->holder == HOLDER_none || !term->roles) print_message("# %s: nobody holds it or may be asked\n", term->name);
            assert_true(term->holder != HOLDER_none && term->roles);
            assert_true(term->kind == KIND_answer || term->min < term->max);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fact_of_every_kind_is_read_and_written_back),
        cmocka_unit_test(what_has_another_form_or_is_out_of_range_is_refused_with_name_line_and_what_is_allowed),
        cmocka_unit_test(the_comma_is_a_decimal_sign_only_where_the_manner_says_so),
        cmocka_unit_test(not_given_and_not_known_are_two_things_and_the_last_word_counts),
        cmocka_unit_test(a_list_is_read_from_json_and_written_back_with_only_what_was_given),
        cmocka_unit_test(every_part_of_a_record_that_is_wrong_is_named_with_its_place_and_its_line),
        cmocka_unit_test(a_map_with_unknown_names_is_refused_with_the_nearest_name),
        cmocka_unit_test(the_reference_date_lies_within_the_days_covered),
        cmocka_unit_test(contradictions_are_all_named_at_once),
        cmocka_unit_test(a_value_out_of_range_in_a_struct_is_refused_and_said),
        cmocka_unit_test(a_list_with_an_impossible_length_or_part_is_refused),
        cmocka_unit_test(a_list_with_an_impossible_length_is_named_before_its_rule_sees_it),
        cmocka_unit_test(an_assumption_is_listed_and_is_refused_when_strict_or_said_to_be_unknown),
        cmocka_unit_test(facts_are_needed_one_after_the_other_and_each_missing_one_is_named),
        cmocka_unit_test(a_settled_outcome_keeps_its_status_while_another_is_open),
        cmocka_unit_test(a_parameter_without_a_value_leaves_the_outcome_open_and_is_named),
        cmocka_unit_test(the_target_group_is_settled_exactly_when_every_completion_of_what_is_open_agrees),
        cmocka_unit_test(every_rule_is_found_by_name_and_every_fact_by_both_its_names),
        cmocka_unit_test(every_fact_has_a_label_a_question_and_a_holder_in_two_languages_and_a_range),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
