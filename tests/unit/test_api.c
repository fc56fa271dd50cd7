/* SPDX-License-Identifier: EUPL-1.2 */
/* test_api.c: the library as an outside program sees it: the public headers only, every function, every error, two threads with one law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <pthread.h>
#include <breed/breed.h>
#include <breed/rules.h>

static breed_law *law;
static int open_the_law(void **state) { (void)state; return breed_law_open(&law, NULL); }
static int close_the_law(void **state) { (void)state; breed_law_free(law); return 0; }

static breed_case *new_case(const char *rule)
{
    breed_case *c = NULL;
    assert_int_equal(breed_case_new(&c, law, breed_rule_find(rule)), BREED_OK);
    assert_non_null(c);
    return c;
}

/* The measured case of the README: everything that the amount needs. */
static breed_case *measured_case(void)
{
    breed_case *c = new_case("loonkostensubsidie");
    assert_int_equal(breed_case_set(c, "peildatum", "2026-01-01"), BREED_OK);
    assert_int_equal(breed_case_set(c, "geboortedatum", "1990-05-01"), BREED_OK);
    assert_int_equal(breed_case_set(c, "forfaitair", "nee"), BREED_OK);
    assert_int_equal(breed_case_set(c, "loonwaarde", "60"), BREED_OK);
    assert_int_equal(breed_case_set(c, "uren_per_week", "36"), BREED_OK);
    return c;
}

/* ---- the law ---- */

static void the_law_opens_without_options_and_has_a_fingerprint(void **state)
{
    (void)state;
    assert_int_equal(strlen(breed_law_digest(law)), 32);
    assert_int_equal(breed_law_problem_count(law), 0);
    breed_problem problem;
    assert_int_equal(breed_law_problem(law, 0, &problem), BREED_ENOTFOUND);
    assert_true(*breed_version() != 0);
    assert_memory_equal(breed_program(), breed_version(), strlen(breed_version()));
    breed_law_free(NULL);
}

static void options_of_another_version_are_refused(void **state)
{
    (void)state;
    breed_law_options options = BREED_LAW_OPTIONS_INIT;
    breed_law *other = law;
    options.version = 2;
    assert_int_equal(breed_law_open(&other, &options), BREED_EVERSION);
    assert_null(other);
}

static void overlays_choices_and_the_day_of_knowledge_make_another_law(void **state)
{
    (void)state;
    const char *yaml = "parameters:\n  - name: lks_maximum\n    values:\n      - {from: 2026-01-01, value: \"30\"}\n";
    breed_overlay overlay = { "reform", yaml, strlen(yaml) };
    breed_choice choice = { "lks-indexering", "elk-halfjaar" };
    breed_law_options options = BREED_LAW_OPTIONS_INIT;
    breed_law *other;
    options.overlays = &overlay;
    options.overlay_count = 1;
    options.choices = &choice;
    options.choice_count = 1;
    options.known_on = "2026-06-30";
    assert_int_equal(breed_law_open(&other, &options), BREED_OK);
    assert_string_not_equal(breed_law_digest(other), breed_law_digest(law));
    breed_case *c = NULL;
    int64_t percentage = 0;
    assert_int_equal(breed_case_new(&c, other, breed_rule_find("loonkostensubsidie")), BREED_OK);
    const char *json = "{\"peildatum\":\"2026-01-01\",\"geboortedatum\":\"1990-05-01\",\"forfaitair\":\"nee\",\"loonwaarde\":60,\"urenPerWeek\":36}";
    assert_int_equal(breed_case_set_json(c, json, strlen(json)), BREED_OK);
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_int_equal(breed_case_outcome(c, "subsidiepercentage", &percentage), BREED_OK);
    assert_int_equal(percentage, 30000);
    breed_case_free(c);
    breed_law_free(other);
}

static void everything_wrong_with_the_options_is_named_and_such_a_law_decides_nothing(void **state)
{
    (void)state;
    static const char *const yaml[2] = { "parameters:\n  - name: niets\n    values: []\n", "choices: {lks-indexering: soms}\n" };
    breed_overlay overlays[2] = { { "een", yaml[0], 0 }, { "twee", yaml[1], 0 } };
    breed_choice choice = { "lks-indexering", "ooit" };
    breed_law_options options = BREED_LAW_OPTIONS_INIT;
    for (int i = 0; i < 2; i++) overlays[i].size = strlen(yaml[i]);
    for (int which = 1; which < 8; which++) {           /* each mistake alone, and together */
        breed_law *bad = NULL;
        breed_case *c = NULL;
        breed_problem problem;
        options.overlays = which & 1 ? overlays : NULL;
        options.overlay_count = which & 1 ? 2 : 0;
        options.known_on = which & 2 ? "2026-02-30" : NULL;
        options.choices = which & 4 ? &choice : NULL;
        options.choice_count = which & 4 ? 1 : 0;
        assert_int_equal(breed_law_open(&bad, &options), BREED_EINVALID);
        assert_non_null(bad);
        assert_int_equal(breed_law_problem_count(bad), 2 * (which & 1) + !!(which & 2) + !!(which & 4));
        assert_int_equal(breed_law_problem(bad, 0, &problem), BREED_OK);
        assert_true(*problem.field && *problem.allowed[0] && *problem.allowed[1]);
        if (which & 1) assert_true(problem.line > 0);
        assert_int_equal(breed_case_new(&c, bad, breed_rule_at(0)), BREED_EINVALID);
        assert_null(c);
        assert_int_equal(breed_rows_decide(bad, breed_rule_at(0), NULL, NULL, NULL, 0), BREED_EINVALID);
        assert_string_equal(breed_law_digest(bad), "");
        breed_law_free(bad);
    }
}

/* ---- the rules ---- */

static void every_rule_has_a_name_a_title_and_fields_that_fit_in_its_structs(void **state)
{
    (void)state;
    assert_true(breed_rule_count() >= 4);
    assert_null(breed_rule_at(breed_rule_count()));
    assert_null(breed_rule_find("bestaat-niet"));
    assert_null(breed_rule_find(""));
    for (size_t i = 0; i < breed_rule_count(); i++) {
        const breed_rule *rule = breed_rule_at(i);
        breed_field field;
        assert_ptr_equal(breed_rule_find(breed_rule_name(rule)), rule);
        assert_true(*breed_rule_title(rule, BREED_NL) && *breed_rule_title(rule, BREED_EN));
        for (size_t k = 0; k < breed_rule_fact_count(rule); k++) {
            assert_int_equal(breed_rule_fact(rule, k, &field), BREED_OK);
            assert_true(field.offset >= 16 && field.offset + field.size <= breed_rule_fact_size(rule));
            assert_true(*field.name && *field.label[0] && *field.label[1] && field.ask[0] && field.ask[1] && field.min < field.max);
        }
        for (size_t k = 0; k < breed_rule_outcome_count(rule); k++) {
            assert_int_equal(breed_rule_outcome(rule, k, &field), BREED_OK);
            assert_true(field.offset >= 16 && field.offset + field.size <= breed_rule_outcome_size(rule));
        }
        assert_int_equal(breed_rule_fact(rule, breed_rule_fact_count(rule), &field), BREED_ENOTFOUND);
        assert_int_equal(breed_rule_outcome(rule, breed_rule_outcome_count(rule), &field), BREED_ENOTFOUND);
    }
}

/* A field by name; found or the test fails. */
static breed_field field_of(const char *rule, const char *name, int outcome)
{
    const breed_rule *r = breed_rule_find(rule);
    size_t count = outcome ? breed_rule_outcome_count(r) : breed_rule_fact_count(r);
    breed_field field = { 0 };
    for (size_t k = 0; k < count; k++) {
        assert_int_equal(outcome ? breed_rule_outcome(r, k, &field) : breed_rule_fact(r, k, &field), BREED_OK);
        if (strcmp(field.name, name) == 0) return field;
    }
    print_message("# %s has no %s\n", rule, name);
    fail();
    return field;
}
#define SAME_PLACE(rule, part, outcome, member) do { \
        struct breed_##rule##_##part s_; \
        breed_field field_ = field_of(#rule, #member, outcome); \
        assert_int_equal(field_.offset, offsetof(struct breed_##rule##_##part, member)); \
        assert_int_equal(field_.size, sizeof s_.member); \
    } while (0)
#define FACT(rule, member) SAME_PLACE(rule, facts, 0, member)
#define OUTCOME(rule, member) SAME_PLACE(rule, outcome, 1, member)
#define SAME_SIZE(rule) do { \
        assert_int_equal(breed_rule_fact_size(breed_rule_find(#rule)), sizeof(struct breed_##rule##_facts)); \
        assert_int_equal(breed_rule_outcome_size(breed_rule_find(#rule)), sizeof(struct breed_##rule##_outcome)); \
    } while (0)

static void the_structs_of_the_generated_header_lie_in_memory_as_the_field_table_says(void **state)
{
    (void)state;
    SAME_SIZE(loonkostensubsidie);
    FACT(loonkostensubsidie, peildatum); FACT(loonkostensubsidie, wswDienstbetrekking); FACT(loonkostensubsidie, ingangsdatum); FACT(loonkostensubsidie, loonwaarde);
    FACT(loonkostensubsidie, urenPerWeek); FACT(loonkostensubsidie, functieloon); FACT(loonkostensubsidie, volgtBbl); FACT(loonkostensubsidie, ziekmelding);
    OUTCOME(loonkostensubsidie, recht); OUTCOME(loonkostensubsidie, minimumloon); OUTCOME(loonkostensubsidie, subsidiepercentage); OUTCOME(loonkostensubsidie, bedragPerMaand);
    SAME_SIZE(loonwaarde);
    FACT(loonwaarde, hoofdtaken); FACT(loonwaarde, minutenPerDagKleinsteHoofdtaak); FACT(loonwaarde, observatieWerkplek);
    OUTCOME(loonwaarde, loonwaarde); OUTCOME(loonwaarde, gebreken);
    SAME_SIZE(doelgroep);
    FACT(doelgroep, peildatum); FACT(doelgroep, urenPerDag); FACT(doelgroep, laatsteAanvraagDoelgroep); OUTCOME(doelgroep, aanvraagMogelijkVanaf);
    SAME_SIZE(aanvraag);
    FACT(aanvraag, aanvrager); FACT(aanvraag, onderwijsroute); FACT(aanvraag, forfaitVastgesteldOp); OUTCOME(aanvraag, route); OUTCOME(aanvraag, besluitUiterlijk);
}

/* ---- a case ---- */

static void a_case_gives_its_outcome_as_number_and_as_text(void **state)
{
    (void)state;
    breed_case *c = measured_case();
    int64_t cents = 0;
    const char *text = NULL;
    assert_int_equal(breed_case_outcome(c, "recht", &cents), BREED_ENOVALUE);              /* not decided yet */
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_int_equal(breed_case_outcome(c, "bedragPerMaand", &cents), BREED_OK);
    assert_int_equal(breed_case_outcome_text(c, "bedrag_per_maand", &text), BREED_OK);
    char written[30];
    snprintf(written, sizeof written, "%d.%02d", (int)(cents / 100), (int)(cents % 100));
    assert_string_equal(text, written);
    assert_int_equal(breed_case_outcome_text(c, "recht", &text), BREED_OK);
    assert_string_equal(text, "ja");
    assert_int_equal(breed_case_outcome(c, "bedrag", &cents), BREED_ENOTFOUND);
    assert_int_equal(breed_case_outcome_text(c, "", &text), BREED_ENOTFOUND);
    assert_int_equal(breed_case_missing_count(c), 0);
    assert_int_equal(breed_case_problem_count(c), 0);
    breed_case_free(c);
    breed_case_free(NULL);
}

static void an_outcome_that_there_is_not_and_an_outcome_that_is_a_list_have_no_number(void **state)
{
    (void)state;
    int64_t number;
    const char *text;
    breed_case *c = new_case("aanvraag");
    assert_int_equal(breed_case_set(c, "wswDienstbetrekking", "ja"), BREED_OK);
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_int_equal(breed_case_outcome(c, "besluitUiterlijk", &number), BREED_ENOVALUE);
    assert_int_equal(breed_case_outcome_text(c, "besluitUiterlijk", &text), BREED_ENOVALUE);
    breed_case_free(c);
    c = new_case("loonwaarde");
    assert_int_equal(breed_case_set(c, "peildatum", "2026-01-01"), BREED_OK);
    assert_int_equal(breed_case_set(c, "observatieWerkplek", "nee"), BREED_OK);
    assert_int_equal(breed_case_set(c, "hoofdtaken", "[{\"tijdaandeel\":100,\"tempo\":50,\"kwaliteit\":100,\"nettoWerktijd\":100}]"), BREED_OK);
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_int_equal(breed_case_outcome(c, "gebreken", &number), BREED_EINVALID);
    assert_int_equal(breed_case_outcome_text(c, "gebreken", &text), BREED_OK);
    assert_string_equal(text, "[\"geen-observatie-op-de-werkplek\"]");
    breed_case_free(c);
}

static void a_refused_fact_stays_refused_until_the_case_is_cleared(void **state)
{
    (void)state;
    breed_case *c = measured_case();
    breed_problem problem;
    assert_int_equal(breed_case_set(c, "urenPerWeek", "-3"), BREED_EINVALID);
    assert_int_equal(breed_case_set(c, "urenPerWeec", "3"), BREED_ENOTFOUND);
    assert_int_equal(breed_case_set_json(c, "{\"peildatum\":", 13), BREED_EINVALID);
    assert_int_equal(breed_case_set_json(c, "[]", 2), BREED_EINVALID);
    assert_int_equal(breed_case_set_json(c, "{\"loonwaarde\":\"x\",\"recht\":\"ja\"}", 31), BREED_EINVALID);
    assert_int_equal(breed_case_problem_count(c), 6);
    assert_int_equal(breed_case_problem(c, 0, &problem), BREED_OK);
    assert_string_equal(problem.field, "urenPerWeek");
    assert_string_equal(problem.value, "-3");
    assert_int_equal(breed_case_problem(c, 1, &problem), BREED_OK);
    assert_non_null(strstr(problem.allowed[BREED_EN], "urenPerWeek"));
    assert_int_equal(breed_case_problem(c, 6, &problem), BREED_ENOTFOUND);
    assert_int_equal(breed_case_decide(c), BREED_ONGELDIG);
    assert_int_equal(breed_case_decide(c), BREED_ONGELDIG);
    assert_int_equal(breed_case_problem_count(c), 6);
    assert_int_equal(breed_case_step_count(c), 0);
    breed_case_clear(c);
    assert_int_equal(breed_case_problem_count(c), 0);
    assert_int_equal(breed_case_decide(c), BREED_ONBEKEND);
    breed_case_free(c);
}

static void missing_facts_are_named_and_assumptions_refused_when_strict(void **state)
{
    (void)state;
    breed_case *c = new_case("loonkostensubsidie");
    const char *name = NULL;
    assert_int_equal(breed_case_decide(c), BREED_ONBEKEND);
    assert_int_equal(breed_case_missing_count(c), 1);
    assert_int_equal(breed_case_missing(c, 0, &name), BREED_OK);
    assert_string_equal(name, "peildatum");
    assert_int_equal(breed_case_missing(c, 1, &name), BREED_ENOTFOUND);
    breed_case_strict(c, 1);
    assert_int_equal(breed_case_decide(c), BREED_ONBEKEND);
    assert_int_equal(breed_case_missing(c, 0, &name), BREED_OK);
    assert_string_equal(name, "wswDienstbetrekking");
    breed_case_clear(c);                                /* clears facts and problems; strict stays */
    assert_int_equal(breed_case_decide(c), BREED_ONBEKEND);
    assert_int_equal(breed_case_missing(c, 0, &name), BREED_OK);
    assert_string_equal(name, "wswDienstbetrekking");
    breed_case_free(c);
}

static void what_is_missing_says_whether_it_matters_and_the_questions_come_as_json(void **state)
{
    (void)state;
    breed_case *c = new_case("zoektermijn");
    const char *text = NULL;
    size_t size = 0;
    int matters = -1;
    assert_int_equal(breed_case_set(c, "meldingsdatum", "2026-03-01"), BREED_OK);
    assert_int_equal(breed_case_set(c, "geboortedatum", "2004-01-01"), BREED_OK);
    assert_int_equal(breed_case_set(c, "proVsoTot", "nooit"), BREED_OK);
    assert_int_equal(breed_case_set(c, "medischUrenbeperkt", "nee"), BREED_OK);
    assert_int_equal(breed_case_missing_matters(c, 0, &matters), BREED_ENOTFOUND);          /* not decided yet */
    assert_int_equal(breed_case_decide(c), BREED_ONBEKEND);
    assert_int_equal(breed_case_missing_matters(c, 0, &matters), BREED_OK);
    assert_int_equal(matters, 1);
    assert_int_equal(breed_case_missing_matters(c, 1, &matters), BREED_ENOTFOUND);
    assert_int_equal(breed_case_json(c, BREED_NL, &text, &size), BREED_OK);
    assert_non_null(strstr(text, "\"maaktUit\":\"ja\""));
    assert_non_null(strstr(text, "{\"als\":{\"behoortTotDoelgroep\":\"ja\"},\"uitkomst\":{\"zoektermijnGeldt\":\"nee\""));
    assert_int_equal(breed_case_questions(c, BREED_UWV, BREED_EN, &text, &size), BREED_OK);
    assert_int_equal(strlen(text), size);
    assert_non_null(strstr(text, "\"elders\":[{"));
    assert_null(strstr(text, "\"stand\""));
    assert_int_equal(breed_case_questions(c, BREED_EVERYONE, BREED_EN, &text, NULL), BREED_OK);
    assert_non_null(strstr(text, "{\"feit\":\"behoortTotDoelgroep\",\"vraag\":\"Has the municipality"));
    assert_int_equal(breed_case_set(c, "behoortTotDoelgroep", "misschien"), BREED_EINVALID);
    assert_int_equal(breed_case_questions(c, BREED_EVERYONE, BREED_EN, &text, NULL), BREED_EINVALID);
    breed_case_free(c);
}

static void every_step_has_an_article_a_link_and_a_sentence_in_the_language_asked(void **state)
{
    (void)state;
    breed_case *c = measured_case();
    breed_step step;
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_true(breed_case_step_count(c) >= 5);
    for (size_t i = 0; i < breed_case_step_count(c); i++) {
        char dutch[500];
        assert_int_equal(breed_case_step(c, i, BREED_NL, &step), BREED_OK);
        assert_memory_equal(step.jci, "jci1.3:c:BWBR", 13);
        assert_non_null(strchr(step.citation, ' '));
        snprintf(dutch, sizeof dutch, "%s", step.sentence);
        assert_int_equal(breed_case_step(c, i, BREED_EN, &step), BREED_OK);
        assert_string_not_equal(step.sentence, dutch);
    }
    assert_int_equal(breed_case_step(c, breed_case_step_count(c), BREED_NL, &step), BREED_ENOTFOUND);
    breed_case_free(c);
}

static void the_answer_comes_as_json_and_as_sentences(void **state)
{
    (void)state;
    breed_case *c = measured_case();
    const char *text;
    size_t size;
    assert_int_equal(breed_case_decide(c), BREED_VASTGESTELD);
    assert_int_equal(breed_case_json(c, BREED_NL, &text, &size), BREED_OK);
    assert_int_equal(strlen(text), size);
    assert_memory_equal(text, "{\"regel\":\"loonkostensubsidie\"", 29);
    assert_int_equal(text[size - 1], '}');
    assert_int_equal(breed_case_explain(c, BREED_EN, &text, &size), BREED_OK);
    assert_int_equal(strlen(text), size);
    assert_non_null(strstr(text, "article 10d, paragraph 4, Participation Act"));
    breed_case_free(c);
}

static void all_facts_at_once_as_a_struct_give_the_same_answer_as_one_by_one(void **state)
{
    (void)state;
    breed_case *one = measured_case(), *other = new_case("loonkostensubsidie");
    int64_t a = 0, b = 1, day = 0;
    struct breed_loonkostensubsidie_facts facts = { .given = 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_PEILDATUM | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_GEBOORTEDATUM
        | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_FORFAITAIR | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_LOONWAARDE | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_URENPERWEEK,
        .peildatum = 20454, .geboortedatum = 7425, .forfaitair = 0, .loonwaarde = 60000, .urenPerWeek = 3600 };
    assert_int_equal(breed_case_set_struct(other, &facts, sizeof facts - 1), BREED_EINVALID);
    assert_int_equal(breed_case_set_struct(other, &facts, sizeof facts), BREED_OK);
    assert_int_equal(breed_case_decide(one), BREED_VASTGESTELD);
    assert_int_equal(breed_case_decide(other), BREED_VASTGESTELD);
    assert_int_equal(breed_case_outcome(one, "bedragPerMaand", &a), BREED_OK);
    assert_int_equal(breed_case_outcome(other, "bedragPerMaand", &b), BREED_OK);
    assert_int_equal(a, b);
    facts.urenPerWeek = 16801;
    assert_int_equal(breed_case_set_struct(other, &facts, sizeof facts), BREED_OK);
    assert_int_equal(breed_case_decide(other), BREED_ONGELDIG);
    assert_int_equal(breed_case_outcome(other, "recht", &day), BREED_ENOVALUE);
    facts.urenPerWeek = 3600;                           /* what the decision found wrong is mended by giving it again */
    assert_int_equal(breed_case_set_struct(other, &facts, sizeof facts), BREED_OK);
    assert_int_equal(breed_case_decide(other), BREED_VASTGESTELD);
    breed_case_free(one);
    breed_case_free(other);
}

static void a_struct_that_cannot_be_is_refused_and_its_answer_can_still_be_printed(void **state)
{
    (void)state;
    const char *text;
    size_t size;
    breed_case *c = new_case("loonwaarde");
    struct breed_loonwaarde_facts facts;
    const uint64_t all = (1ull << breed_rule_fact_count(breed_rule_find("loonwaarde"))) - 1;
    static const int fills[] = { 0x7f, 0x80, 0xff, 0x01 };
    const uint64_t marks[][2] = { { ~0ull, 0 }, { 0, ~0ull }, { all, all }, { all, 0 }, { 0, all }, { 1ull << 63, 0 }, { 0, 1ull << 63 } };
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            memset(&facts, fills[i], sizeof facts);
            facts.given = marks[k][0];
            facts.unknown = marks[k][1];
            bool marks_can_be = !((marks[k][0] | marks[k][1]) & ~all) && !(marks[k][0] & marks[k][1]);
            breed_case_clear(c);
            assert_int_equal(breed_case_set_struct(c, &facts, sizeof facts), marks_can_be ? BREED_OK : BREED_EINVALID);
            breed_status status = breed_case_decide(c);
            if (marks_can_be && marks[k][0]) assert_int_equal(status, BREED_ONGELDIG);
            if (status == BREED_ONGELDIG) assert_true(breed_case_problem_count(c) > 0);
            assert_int_equal(breed_case_json(c, BREED_NL, &text, &size), BREED_OK);
            assert_int_equal(breed_case_explain(c, BREED_EN, &text, &size), BREED_OK);
        }
    breed_case_free(c);
}

/* ---- rows and threads ---- */

enum { ROWS = 1000 };

static void rows_come_out_as_the_cases_one_by_one(void **state)
{
    (void)state;
    const breed_rule *rule = breed_rule_find("loonkostensubsidie");
    static int32_t day[ROWS], born[ROWS], flat[ROWS], value[ROWS], hours[ROWS];
    static uint8_t given[(ROWS + 7) / 8], status[ROWS];
    static struct breed_loonkostensubsidie_outcome outcome[ROWS];
    breed_column columns[64] = { { 0 } };
    for (int i = 0; i < ROWS; i++) {
        day[i] = 16436 + i * 4;
        born[i] = 7425 + i;
        value[i] = i % 103 * 1000;                      /* 101 and 102 cannot be */
        hours[i] = 100 + i * 3;
        given[i >> 3] |= (uint8_t)((i % 5 != 0) << (i & 7));
    }
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_PEILDATUM].values = day;
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_GEBOORTEDATUM].values = born;
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_FORFAITAIR].values = flat;
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_LOONWAARDE] = (breed_column){ value, given };
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_URENPERWEEK].values = hours;
    columns[BREED_LOONKOSTENSUBSIDIE_FACTS_NORMALEARBEIDSDUUR].values = hours;
    assert_int_equal(breed_rows_decide(law, rule, columns, outcome, status, ROWS), BREED_OK);
    breed_case *c = new_case("loonkostensubsidie");
    int settled = 0;
    for (int i = 0; i < ROWS; i++) {
        const uint64_t always = 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_PEILDATUM | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_GEBOORTEDATUM | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_FORFAITAIR
            | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_URENPERWEEK | 1ull << BREED_LOONKOSTENSUBSIDIE_FACTS_NORMALEARBEIDSDUUR;
        struct breed_loonkostensubsidie_facts facts = { .given = always | (uint64_t)(i % 5 != 0) << BREED_LOONKOSTENSUBSIDIE_FACTS_LOONWAARDE, .peildatum = day[i], .geboortedatum = born[i],
            .loonwaarde = value[i], .urenPerWeek = hours[i], .normaleArbeidsduur = hours[i] };
        int64_t amount = 0;
        breed_case_clear(c);
        assert_int_equal(breed_case_set_struct(c, &facts, sizeof facts), BREED_OK);
        assert_int_equal(breed_case_decide(c), status[i]);
        if (status[i] != BREED_VASTGESTELD) continue;
        assert_int_equal(breed_case_outcome(c, "bedragPerMaand", &amount), BREED_OK);
        assert_int_equal(outcome[i].bedragPerMaand, amount);
        assert_int_equal(outcome[i].settled, 127);
        settled++;
    }
    assert_true(settled > ROWS / 3);
    breed_case_free(c);
}

/* What a thread computes over many cases: one number out of all answers. */
static void *sum_of_amounts(void *sum)
{
    uint64_t total = 0;
    breed_case *c = NULL;
    if (breed_case_new(&c, law, breed_rule_find("loonkostensubsidie")) != BREED_OK) return NULL;
    for (int i = 0; i < 400; i++) {
        char hours[20];
        const char *json;
        size_t size;
        int64_t amount = 0;
        snprintf(hours, sizeof hours, "%d.%02d", i % 40, i % 100);
        breed_case_clear(c);
        breed_case_set(c, "peildatum", i % 2 ? "2026-01-01" : "2024-08-15");
        breed_case_set(c, "geboortedatum", "2004-02-29");
        breed_case_set(c, "forfaitair", "nee");
        breed_case_set(c, "loonwaarde", "45");
        breed_case_set(c, "urenPerWeek", hours);
        breed_case_decide(c);
        breed_case_outcome(c, "bedragPerMaand", &amount);
        breed_case_json(c, i % 3 ? BREED_NL : BREED_EN, &json, &size);
        total = total * 31 + (uint64_t)amount;
        for (size_t k = 0; k < size; k++) total = total * 131 + (unsigned char)json[k];
    }
    breed_case_free(c);
    *(uint64_t *)sum = total;
    return sum;
}

static void two_threads_with_one_law_get_what_one_thread_gets(void **state)
{
    (void)state;
    uint64_t alone = 0, sums[2] = { 1, 2 };
    pthread_t threads[2];
    assert_non_null(sum_of_amounts(&alone));
    for (int i = 0; i < 2; i++) assert_int_equal(pthread_create(&threads[i], NULL, sum_of_amounts, &sums[i]), 0);
    for (int i = 0; i < 2; i++) assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(sums[0], alone);
    assert_int_equal(sums[1], alone);
}

static void a_case_without_a_rule_is_refused(void **state)
{
    (void)state;
    breed_case *c = (breed_case *)&c;
    assert_int_equal(breed_case_new(&c, law, breed_rule_find("bestaat-niet")), BREED_EINVALID);
    assert_null(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_law_opens_without_options_and_has_a_fingerprint),
        cmocka_unit_test(options_of_another_version_are_refused),
        cmocka_unit_test(overlays_choices_and_the_day_of_knowledge_make_another_law),
        cmocka_unit_test(everything_wrong_with_the_options_is_named_and_such_a_law_decides_nothing),
        cmocka_unit_test(every_rule_has_a_name_a_title_and_fields_that_fit_in_its_structs),
        cmocka_unit_test(the_structs_of_the_generated_header_lie_in_memory_as_the_field_table_says),
        cmocka_unit_test(a_case_gives_its_outcome_as_number_and_as_text),
        cmocka_unit_test(an_outcome_that_there_is_not_and_an_outcome_that_is_a_list_have_no_number),
        cmocka_unit_test(a_refused_fact_stays_refused_until_the_case_is_cleared),
        cmocka_unit_test(missing_facts_are_named_and_assumptions_refused_when_strict),
        cmocka_unit_test(what_is_missing_says_whether_it_matters_and_the_questions_come_as_json),
        cmocka_unit_test(every_step_has_an_article_a_link_and_a_sentence_in_the_language_asked),
        cmocka_unit_test(the_answer_comes_as_json_and_as_sentences),
        cmocka_unit_test(all_facts_at_once_as_a_struct_give_the_same_answer_as_one_by_one),
        cmocka_unit_test(a_struct_that_cannot_be_is_refused_and_its_answer_can_still_be_printed),
        cmocka_unit_test(rows_come_out_as_the_cases_one_by_one),
        cmocka_unit_test(two_threads_with_one_law_get_what_one_thread_gets),
        cmocka_unit_test(a_case_without_a_rule_is_refused),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
