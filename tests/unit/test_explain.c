/* SPDX-License-Identifier: EUPL-1.2 */
/* test_explain.c: the JSON answer against its contract, the sentences, and stored answers recomputed: good ones hold, tampered ones are caught. */
#include "decision_help.h"
#include "explain/explain.h"
#include "explain/parts.h"

static struct decision decision, again;

/* A random decision: any rule, any reading, sometimes strict, sometimes with a contradiction, sometimes for some of the outcomes. */
static void random_decision(struct dice *dice, struct law *law)
{
    const struct rule *rule = rules[below(dice, rule_count)];
    for (int32_t c = 0; c < LAW_CHOICES; c++) law->option[c] = (uint8_t)(chance(dice, 60) ? 0 : roll(dice) % (uint32_t)law_book.choices[c].option_count);
    decision_start(&decision, rule, law, chance(dice, 20));
    if (chance(dice, 90)) random_case(dice, rule, law, &decision.facts, 50 + (int)below(dice, 50), 4);
    else random_facts(dice, rule, law, &decision.facts, 90, 4);
    if (chance(dice, 30)) decision.outcomes = (uint64_t)below(dice, ((int64_t)1 << rule->outcome_count) - 1) + 1;
    decision_make(&decision);
}

static const struct node *parsed(struct arena *arena, struct text *text, int language)
{
    text->size = 0;
    explain_json(text, &decision, language);
    assert_false(text->failed);
    struct problems problems = { .count = 0 };
    const struct node *root = node_from_json(arena, text->data, text->size, &problems);
    if (!root) print_message("# %s\n", text_string(text));
    assert_non_null(root);
    return root;
}

/* ---- the contract ---- */

static void has_keys(const struct node *map, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!node_get(map, keys[i])) print_message("# no %s\n", keys[i]);
        assert_non_null(node_get(map, keys[i]));
    }
}
#define HAS_KEYS(map, ...) do { static const char *const all_[] = { __VA_ARGS__ }; has_keys(map, all_, sizeof all_ / sizeof *all_); } while (0)
#define EACH(item, list) for (const struct node *item = (list)->first; item; item = item->next)

/* Money is a number with exactly two decimals, in the text as it was written. */
static void is_money(const struct node *node)
{
    assert_int_equal(node->kind, NODE_NUMBER);
    assert_true(node->size > 3 && node->text[node->size - 3] == '.');
}

static void check_outcomes(const struct node *root)
{
    const struct node *outcome = node_get(root, "uitkomst"), *statuses = node_get(root, "statusPerUitkomst");
    assert_int_equal(outcome->kind == NODE_NULL, !node_is(node_get(root, "status"), "vastgesteld"));
    assert_int_equal(statuses->count, __builtin_popcountll(decision.outcomes));
    EACH(one, outcome) {
        int32_t k = rule_outcome(decision.rule, one->key, one->key_size);
        assert_true(k >= 0);
        if (decision.rule->outcomes[k].term->kind == KIND_euro && one->kind != NODE_NULL) is_money(one);
    }
}

static void check_parts(const struct node *root)
{
    EACH(fact, node_get(root, "feiten")) HAS_KEYS(fact, "naam", "waarde", "herkomst");
    EACH(fact, node_get(root, "aannames")) HAS_KEYS(fact, "naam", "waarde");
    EACH(fact, node_get(root, "ontbreekt")) HAS_KEYS(fact, "feit", "bron", "maaktUit");
    EACH(wrong, node_get(root, "fouten")) HAS_KEYS(wrong, "feit", "waarde", "toegestaan");
    EACH(choice, node_get(root, "keuzes")) HAS_KEYS(choice, "code", "gekozen", "standaard", "maaktUit");
    EACH(parameter, node_get(root, "parameters")) {
        HAS_KEYS(parameter, "naam", "waarde", "eenheid", "vanaf", "status", "bron");
        if (node_is(node_get(parameter, "eenheid"), "euro") && node_get(parameter, "waarde")->kind != NODE_NULL) is_money(node_get(parameter, "waarde"));
    }
    EACH(step, node_get(root, "stappen")) {
        HAS_KEYS(step, "grondslag", "jci", "url", "tekst", "waarde", "eenheid");
        assert_memory_equal(node_get(step, "jci")->text, "jci1.3:c:BWBR", 13);
        if (node_is(node_get(step, "eenheid"), "EUR")) is_money(node_get(step, "waarde"));
        const struct node *sentence = node_get(step, "tekst");
        assert_null(memchr(sentence->text, '{', sentence->size));
        assert_true(sentence->size > 5);
    }
    HAS_KEYS(node_get(root, "versie"), "breed", "recht");
}

static void every_answer_has_every_key_of_the_contract_whatever_its_status(void **state)
{
    (void)state;
    struct dice dice = { 11 };
    struct law law = base.law;
    struct text text = { 0 };
    struct arena arena = { 0 };
    int seen[STATUSES] = { 0 };
    for (int i = 0; i < 4000; i++) {
        random_decision(&dice, &law);
        arena_reset(&arena);
        const struct node *root = parsed(&arena, &text, i & 1);
        HAS_KEYS(root, "regel", "peildatum", "status", "reden", "uitkomst", "statusPerUitkomst", "feiten", "aannames", "ongebruikt", "ontbreekt", "mogelijk", "fouten", "keuzes", "parameters", "stappen", "zekerheid", "versie");
        check_outcomes(root);
        check_parts(root);
        assert_int_equal(node_get(root, "fouten")->count > 0, decision.status == ONGELDIG);
        assert_int_equal(node_get(root, "reden")->kind == NODE_NULL, decision.status == VASTGESTELD);
        if (decision.status == ONBEKEND) assert_true(node_get(root, "ontbreekt")->count > 0);
        seen[decision.status]++;
    }
    assert_true(seen[VASTGESTELD] > 100 && seen[ONBEKEND] > 100 && seen[ONGELDIG] > 20);
    text_free(&text);
    arena_free(&arena);
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    (void)state;
    struct dice dice = { 12 };
    struct law law = base.law;
    struct law_tables other;
    struct text one = { 0 }, two = { 0 };
    assert_true(law_build(&other, NULL, 0, DATE_LAST));
    for (int i = 0; i < 500; i++) {
        random_decision(&dice, &law);
        one.size = two.size = 0;
        explain_json(&one, &decision, i & 1);
        explain_full(&one, &decision, i & 1);
        struct law same = other.law;
        memcpy(same.option, law.option, sizeof same.option);
        memset(&again, 0xA5, sizeof again);                 /* nothing may hang on what stood in memory before */
        decision_start(&again, decision.rule, &same, decision.strict);
        memcpy(&again.facts, &decision.facts, sizeof again.facts);
        again.outcomes = decision.outcomes;
        decision_make(&again);
        explain_json(&two, &again, i & 1);
        explain_full(&two, &again, i & 1);
        assert_string_equal(text_string(&one), text_string(&two));
    }
    text_free(&one);
    text_free(&two);
    law_free(&other);
}

static void the_numbers_of_an_answer_are_exact(void **state)
{
    (void)state;
    struct text text = { 0 };
    decision_start(&decision, rule_find("loonkostensubsidie", 18), &base.law, false);
    assert_true(set(&decision, "peildatum", "2026-01-01") && set(&decision, "geboortedatum", "1990-05-01") && set(&decision, "forfaitair", "nee"));
    assert_true(set(&decision, "loonwaarde", "60") && set(&decision, "urenPerWeek", "36") && set(&decision, "functieloon", "2500"));
    decision_make(&decision);
    explain_json(&text, &decision, 0);
    const char *json = text_string(&text);
    assert_non_null(strstr(json, "\"subsidiepercentage\":40,"));
    assert_non_null(strstr(json, "{\"naam\":\"functieloon\",\"waarde\":2500.00,\"herkomst\":\"gegeven\"}"));
    assert_non_null(strstr(json, "\"ongebruikt\":[\"functieloon\"]"));
    assert_non_null(strstr(json, "{\"naam\":\"ingangsdatum\",\"waarde\":\"2026-01-01\"}"));
    assert_non_null(strstr(json, "\"breukInCenten\":\""));
    assert_null(strstr(json, "\"strikt\""));
    text_free(&text);
}

static void what_was_assumed_stands_in_the_answer_and_never_among_the_facts(void **state)
{
    (void)state;
    struct dice dice = { 13 };
    struct law law = base.law;
    struct text text = { 0 };
    struct arena arena = { 0 };
    for (int i = 0; i < 500; i++) {
        random_decision(&dice, &law);
        arena_reset(&arena);
        const struct node *root = parsed(&arena, &text, 0);
        EACH(assumed, node_get(root, "aannames")) {
            EACH(fact, node_get(root, "feiten")) assert_false(node_is(node_get(fact, "naam"), node_get(assumed, "naam")->text));
            assert_false(decision.strict);
        }
        EACH(unused, node_get(root, "ongebruikt")) {
            int32_t k = rule_fact(decision.rule, unused->text, unused->size);
            assert_true(k >= 0);
            assert_int_equal(decision.reasoning.asked >> k & 1, 0);
        }
    }
    text_free(&text);
    arena_free(&arena);
}

/* ---- sentences ---- */

/* The longest sentence of a text, in words. A sentence ends at a full stop, question mark, colon or semicolon before a blank, or at the end. */
static int longest_sentence(const char *text)
{
    int longest = 0, words = 0;
    bool in_word = false;
    for (const char *c = text; *c; c++) {
        bool blank = *c == ' ' || *c == '\n';
        if (!blank && !in_word) words++;
        in_word = !blank;
        if (words > longest) longest = words;
        if (strchr(".?:;", *c) && (c[1] == ' ' || c[1] == '\n' || !c[1])) words = 0;
    }
    return longest;
}

static void every_sentence_of_a_step_is_filled_in_and_short_enough_to_read(void **state)
{
    (void)state;
    struct dice dice = { 14 };
    struct law law = base.law;
    struct text text = { 0 };
    int worst_one = 0;
    for (int i = 0; i < 6000; i++) {
        random_decision(&dice, &law);
        for (int32_t s = 0; s < decision.reasoning.steps; s++)
            for (int language = 0; language < 2; language++) {
                text.size = 0;
                part_sentence(&text, &decision.reasoning.step[s], language);
                const char *sentence = text_string(&text);
                int words = longest_sentence(sentence);
                if (words > worst_one) { worst_one = words; if (words > 32) print_message("# %d words: %s\n", words, sentence); }
                assert_null(strchr(sentence, '{'));
                assert_null(strstr(sentence, "te groot"));
                assert_true(sentence[strlen(sentence) - 1] == '.');
            }
    }
    assert_in_range(worst_one, 5, 32);
    text_free(&text);
}

static void the_placeholders_of_a_sentence_are_the_same_in_both_languages(void **state)
{
    (void)state;
    struct dice dice = { 15 };
    struct law law = base.law;
    for (int i = 0; i < 6000; i++) {
        random_decision(&dice, &law);
        for (int32_t s = 0; s < decision.reasoning.steps; s++) {
            const struct step *step = &decision.reasoning.step[s];
            for (int k = 0; k < 10; k++) {
                char mark[4] = { '{', (char)('0' + k), '}', 0 };
                assert_int_equal(strstr(step->text[0], mark) != NULL, strstr(step->text[1], mark) != NULL);
                if (strstr(step->text[0], mark)) assert_true(k < step->quantities);
            }
        }
    }
}

static void the_texts_for_people_are_made_for_every_status_in_both_languages(void **state)
{
    (void)state;
    struct dice dice = { 16 };
    struct law law = base.law;
    struct text text = { 0 };
    for (int i = 0; i < 1500; i++) {
        random_decision(&dice, &law);
        for (int language = 0; language < 2; language++) {
            text.size = 0;
            explain_short(&text, &decision, language);
            explain_full(&text, &decision, language);
            assert_false(text.failed);
            assert_true(valid_utf8(text.data, text.size));
            assert_null(strstr(text_string(&text), "{0}"));
            if (decision.status == ONGELDIG) for (int32_t k = 0; k < decision.problems.count; k++) assert_non_null(strstr(text_string(&text), decision.problems.item[k].field));
        }
    }
    text_free(&text);
}

static void values_are_written_as_people_read_them(void **state)
{
    (void)state;
    static const struct { struct quantity q; const char *nl, *en; } all[] = {
        { { 12389850, 100, IN_euro, 0 }, "€ 1.238,99", "€ 1,238.99" }, { { -50, 1, IN_euro, 0 }, "€ -0,50", "€ -0.50" }, { { 47, 2, IN_percent, 0 }, "23,5 procent", "23.5 percent" },
        { { 3600, 100, IN_hours, 0 }, "36 uur", "36 hours" }, { { 1, 1, IN_years, 0 }, "1 jaar", "1 year" }, { { 6, 1, IN_months, 0 }, "6 maanden", "6 months" }, { { 1, 1, IN_weeks, 0 }, "1 week", "1 week" },
        { { 0, 1, IN_days, 0 }, "0 dagen", "0 days" }, { { 20454, 1, ON_day, 0 }, "1 januari 2026", "1 January 2026" }, { { ja, 1, AN_answer, 0 }, "ja", "yes" }, { { onbekend, 1, AN_answer, 0 }, "onbekend", "not known" },
        { { 0, 1, A_word, "hoofdtaak_te_klein" }, "hoofdtaak-te-klein", "hoofdtaak-te-klein" }, { { 0, 0, IN_euro, 0 }, "(te groot)", "(too large)" },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (int language = 0; language < 2; language++) {
            struct text text = { 0 };
            explain_quantity(&text, &all[i].q, language);
            assert_string_equal(text_string(&text), language ? all[i].en : all[i].nl);
            text_free(&text);
        }
}

/* ---- verify ---- */

struct told { int count; char paths[4000]; };
static void note(void *context, const char *path, const struct node *stored, const struct node *now)
{
    struct told *told = context;
    (void)stored; (void)now;
    told->count++;
    strncat(told->paths, path, sizeof told->paths - strlen(told->paths) - 2);
    strncat(told->paths, "\n", sizeof told->paths - strlen(told->paths) - 1);
}

/* How many differences a stored answer has with what is found now. */
static int verified(const char *json, size_t size, struct told *told)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    *told = (struct told){ 0, "" };
    const struct node *stored = node_from_json(&arena, json, size, &problems);
    assert_non_null(stored);
    int differences = explain_verify(stored, &base.law, &again, &arena, note, told, &problems);
    if (differences >= 0) assert_int_equal(differences, told->count);
    else assert_true(problems.count > 0);
    arena_free(&arena);
    return differences;
}

static void an_answer_of_its_own_holds_in_both_languages_strict_or_not_with_any_choice(void **state)
{
    (void)state;
    struct dice dice = { 17 };
    struct law law = base.law;
    struct text text = { 0 };
    struct told told;
    for (int i = 0; i < 1500; i++) {
        random_decision(&dice, &law);
        text.size = 0;
        explain_json(&text, &decision, i & 1);
        int differences = verified(text.data, text.size, &told);
        if (differences) print_message("# %s\n%s\n", told.paths, text_string(&text));
        assert_int_equal(differences, 0);
    }
    text_free(&text);
}

/* The answer with the first `from` replaced, and where verify then sees differences. */
static void tampered(const char *json, const char *from, const char *to, const char *named)
{
    const char *at = strstr(json, from);
    if (!at) print_message("# no %s in %s\n", from, json);
    assert_non_null(at);
    struct text text = { 0 };
    struct told told;
    text_bytes(&text, json, (size_t)(at - json));
    text_put(&text, to);
    text_put(&text, at + strlen(from));
    int differences = verified(text.data, text.size, &told);
    if (differences < 1 || !strstr(told.paths, named)) print_message("# %s -> %s: %d\n%s", from, to, differences, told.paths);
    assert_true(differences >= 1);
    assert_non_null(strstr(told.paths, named));
    text_free(&text);
}

static void a_tampered_answer_is_caught_where_it_was_changed(void **state)
{
    (void)state;
    struct text text = { 0 };
    struct law law = base.law;
    struct told told;
    decision_start(&decision, rule_find("loonkostensubsidie", 18), &law, false);
    assert_true(set(&decision, "peildatum", "2026-01-01") && set(&decision, "geboortedatum", "2005-12-20") && set(&decision, "forfaitair", "nee"));
    assert_true(set(&decision, "loonwaarde", "60") && set(&decision, "urenPerWeek", "36") && set(&decision, "volgtBbl", "ja"));
    decision_make(&decision);
    explain_json(&text, &decision, 0);
    const char *json = text_string(&text);
    assert_int_equal(verified(json, text.size, &told), 0);
    tampered(json, "\"bedragPerMaand\":", "\"bedragPerMaand\":1", "uitkomst.bedragPerMaand");
    tampered(json, "\"loonwaarde\",\"waarde\":60", "\"loonwaarde\",\"waarde\":59", "uitkomst.subsidie");
    tampered(json, "\"tekst\":\"", "\"tekst\":\"Niet waar: ", "].tekst");
    tampered(json, "\"gekozen\":\"niet\"", "\"gekozen\":\"wel\"", "uitkomst.minimumloon");         /* the choice is a premise: what follows from it differs */
    tampered(json, "\"status\":\"vastgesteld\",\"reden\":null", "\"status\":\"onbekend\",\"reden\":null", "status");
    tampered(json, "&lid=4&", "&lid=5&", "].jci");
    tampered(json, "\"maaktUit\":\"nee\"", "\"maaktUit\":\"ja\"", "maaktUit");
    tampered(json, "\"bron\":\"", "\"bron\":\"niet ", "].bron");
    tampered(json, "\"taal\":\"nl\"", "\"taal\":\"en\"", "stappen[0].tekst");
    tampered(json, "\"taal\":\"nl\"", "\"strikt\":true,\"taal\":\"nl\"", "status");
    tampered(json, "\",\"recht\":\"", "\",\"recht\":\"0", "versie.recht");
    tampered(json, "\"aannames\":[{", "\"aannames\":[{\"extra\":1,", "aannames");
    tampered(json, "{\"naam\":\"peildatum\",\"waarde\":\"2026-01-01\"", "{\"naam\":\"peildatum\",\"waarde\":\"2024-01-01\"", "peildatum");
    text_free(&text);
}

static void what_is_no_answer_is_said_to_be_none(void **state)
{
    (void)state;
    static const char *const texts[] = { "{}", "[]", "3", "null", "{\"regel\":\"bestaat-niet\"}", "{\"regel\":\"doelgroep\"}", "{\"regel\":3,\"feiten\":[]}", "{\"regel\":\"doelgroep\",\"feiten\":{}}",
        "{\"regel\":\"doelgroep\",\"feiten\":[1]}", "{\"regel\":\"doelgroep\",\"feiten\":[],\"keuzes\":[{\"code\":\"a\",\"gekozen\":\"b\"}]}" };
    struct told told;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_int_equal(verified(texts[i], strlen(texts[i]), &told), -1);
    assert_true(verified("{\"regel\":\"doelgroep\",\"feiten\":[]}", 33, &told) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_answer_has_every_key_of_the_contract_whatever_its_status),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(the_numbers_of_an_answer_are_exact),
        cmocka_unit_test(what_was_assumed_stands_in_the_answer_and_never_among_the_facts),
        cmocka_unit_test(every_sentence_of_a_step_is_filled_in_and_short_enough_to_read),
        cmocka_unit_test(the_placeholders_of_a_sentence_are_the_same_in_both_languages),
        cmocka_unit_test(the_texts_for_people_are_made_for_every_status_in_both_languages),
        cmocka_unit_test(values_are_written_as_people_read_them),
        cmocka_unit_test(an_answer_of_its_own_holds_in_both_languages_strict_or_not_with_any_choice),
        cmocka_unit_test(a_tampered_answer_is_caught_where_it_was_changed),
        cmocka_unit_test(what_is_no_answer_is_said_to_be_none),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
