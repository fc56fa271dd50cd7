/* SPDX-License-Identifier: EUPL-1.2 */
/* test_whatif.c: every way that what-if offers is applied and tried anew, for every rule of the registry, over random situations and targets that occur. */
#include "law_help.h"
#include "random_case.h"
#include "reason/whatif/whatif.h"

#ifndef SEED
#define SEED 4
#define SITUATIONS_N 150
#endif

static struct search search;
static struct whatif found;
static struct arena arena;
static int close_the_search(void **state) { arena_free(&arena); return close_the_law(state); }

static uint64_t bit(uint32_t fact) { return (uint64_t)1 << fact; }

/* ---- the test's own look at a case: decided from nothing, the outcome held against the target without the help of target.c ---- */

static bool wanted(const struct rule *rule, const struct target *target, const struct case_room *outcome)
{
    const struct outcome_head *head = outcome_head(outcome);
    if (!(head->settled >> target->outcome & 1)) return false;
    bool none = head->none >> target->outcome & 1;
    int64_t value = none ? 0 : term_plain(rule->outcomes[target->outcome].term, outcome->bytes + rule->outcomes[target->outcome].offset);
    if (target->op == TARGET_is) return target->none ? none : !none && value == target->value;
    if (target->op == TARGET_is_not) return target->none ? !none : none || value != target->value;
    if (none) return false;
    return target->op == TARGET_at_least ? value >= target->value : target->op == TARGET_at_most ? value <= target->value : target->op == TARGET_more ? value > target->value : value < target->value;
}

static bool gives(const struct rule *rule, const struct case_room *facts, const struct target *target)
{
    struct case_room outcome;
    struct reasoning r;
    reasoning_clear(&r, false);
    return decide_case(rule, &base.law, facts, &outcome, &r, NULL) != ONGELDIG && wanted(rule, target, &outcome);
}

static struct case_room with_changes(const struct rule *rule, const struct case_room *facts, const struct way *way, uint32_t which, bool lapse)
{
    struct case_room other = *facts;
    for (int32_t i = 0; i < way->changes; i++) if (which >> i & 1) fact_put(rule, &other, way->change[i].fact, way->change[i].to);
    for (uint64_t left = lapse ? way->lapsed : 0; left; left &= left - 1) fact_take_away(&other, (uint32_t)__builtin_ctzll(left));
    return other;
}

static struct case_room with_value(const struct rule *rule, const struct case_room *facts, uint32_t fact, int64_t value)
{
    struct case_room other = *facts;
    fact_put(rule, &other, fact, (struct value){ value, NULL });
    return other;
}

/* ---- what must hold for each way ---- */

static void show_last(void);
#define MUST(holds, ...) do { if (!(holds)) { show_last(); fail_msg(__VA_ARGS__); } } while (0)

static date today_of(const struct rule *rule, const struct case_room *facts) { return facts_head(facts)->given >> rule->reference & 1 ? facts_day(rule, facts) : DATE_NEVER; }

static void is_not_fixed(const struct rule *rule, const struct case_room *facts, const struct change *change)
{
    const struct term *term = rule->facts[change->fact].term;
    date today = today_of(rule, facts);
    MUST(change->fact != rule->reference, "%s: %s is the reference date", rule->name, term->name);
    MUST((change->kind == CHANGE_given) == (facts_head(facts)->given >> change->fact & 1), "%s: %s is not what it is said to be", rule->name, term->name);
    if (change->kind != CHANGE_given) return;
    MUST(!term->fixed, "%s: %s cannot change", rule->name, term->name);
    if (term->kind != KIND_date || today == DATE_NEVER) return;
    MUST(change->was.plain == DATE_NEVER || change->was.plain >= today, "%s: %s has happened", rule->name, term->name);
    MUST(change->to.plain == DATE_NEVER || change->to.plain >= today, "%s: %s would have happened", rule->name, term->name);
}

/* Between what it was and what it becomes nothing gives the target: every value where they are few, else the one beside it and some. */
static void is_nearest(struct dice *dice, const struct rule *rule, const struct case_room *after, const struct change *change, const struct target *target)
{
    const struct term *term = rule->facts[change->fact].term;
    int64_t step = term->whole ? 1000 : 1, from = change->was.plain, to = change->to.plain, way = to > from ? step : -step, steps = (to > from ? to - from : from - to) / step;
    if (!change->ordered || change->kind == CHANGE_filled || from <= INT32_MIN || to <= INT32_MIN) return;
    for (int64_t i = 1; i < steps; i = steps <= 400 ? i + 1 : i == 1 ? 2 : i + 1 + below(dice, steps / 40)) {
        struct case_room nearer = with_value(rule, after, change->fact, to - i * way);
        if (!gives(rule, &nearer, target)) continue;
        char shown[3][40];
        for (int k = 0; k < 3; k++) { struct text text = TEXT_IN(shown[k]); term_put_plain(&text, term, k == 0 ? from : k == 1 ? to : to - i * way, false); text_string(&text); }
        MUST(false, "%s: %s from %s to %s, but %s is nearer", rule->name, term->name, shown[0], shown[1], shown[2]);
    }
}

static void all_of_it_gives(struct dice *dice, const struct rule *rule, const struct case_room *after, const struct change *change, const struct target *target)
{
    const struct term *term = rule->facts[change->fact].term;
    int64_t step = term->whole ? 1000 : 1;
    for (int32_t i = 0; change->ordered && i < 12; i++) {
        int64_t value = i == 0 ? change->lo : i == 1 ? change->hi : change->lo + step * below(dice, (change->hi - change->lo) / step + 1);
        struct case_room other = with_value(rule, after, change->fact, value);
        if (gives(rule, &other, target)) continue;
        char shown[4][40];
        const int64_t at[4] = { change->lo, change->hi, value, target->value };
        for (int k = 0; k < 4; k++) { struct text text = TEXT_IN(shown[k]); term_put_plain(&text, k == 3 ? rule->outcomes[target->outcome].term : term, at[k], false); text_string(&text); }
        MUST(false, "%s: %s from %s to %s gives %s%s%s, but %s does not", rule->name, term->name, shown[0], shown[1], rule->outcomes[target->outcome].term->name, target_signs[target->op], shown[3], shown[2]);
    }
    for (int32_t i = 0; i < change->others; i++) {
        struct case_room other = with_value(rule, after, change->fact, change->other[i]);
        MUST(gives(rule, &other, target), "%s: another value of %s does not give the target", rule->name, term->name);
    }
}

/* Is there a value of a fact that stands beside the others: one drawn, or one that another fact of its kind has? */
static bool can_stand(struct dice *dice, const struct rule *rule, const struct case_room *facts, uint32_t fact)
{
    const struct term *term = rule->facts[fact].term;
    date on = facts_head(facts)->given >> rule->reference & 1 ? facts_day(rule, facts) : 20000;
    for (uint32_t i = 0; i < 200; i++) {
        const struct field *other = &rule->facts[i % rule->fact_count];
        bool as_other = i < rule->fact_count && i != fact && other->term->kind == term->kind && facts_head(facts)->given >> i & 1;
        struct case_room with = with_value(rule, facts, fact, as_other ? term_plain(other->term, facts->bytes + other->offset) : random_plain(dice, term, on));
        if (facts_check(rule, &base.law, &with, NULL)) return true;
    }
    return false;
}

/* A part of the changes alone; what the whole way leaves out goes out here too only where no value of it could stand. */
static struct case_room with_part(struct dice *dice, const struct rule *rule, const struct case_room *facts, const struct way *way, uint32_t which)
{
    struct case_room part = with_changes(rule, facts, way, which, false);
    if (facts_check(rule, &base.law, &part, NULL)) return part;
    struct case_room without = with_changes(rule, facts, way, which, true);
    for (uint64_t left = way->lapsed; left; left &= left - 1) if (can_stand(dice, rule, &without, (uint32_t)__builtin_ctzll(left))) return part;
    return without;
}

static void holds(struct dice *dice, const struct rule *rule, const struct case_room *facts, const struct way *way, const struct target *target)
{
    struct case_room after = with_changes(rule, facts, way, ~(uint32_t)0, true);
    MUST(gives(rule, &after, target), "%s: applied, it does not give the target", rule->name);
    MUST(memcmp(&after, way->facts, rule->facts_size) == 0 || gives(rule, way->facts, target), "%s: the facts kept are not those changed", rule->name);
    for (uint32_t which = 0; which + 1 < (uint32_t)1 << way->changes; which++) {
        struct case_room part = with_part(dice, rule, facts, way, which);
        MUST(!gives(rule, &part, target), "%s: part %u of %d changes gives it too", rule->name, which, way->changes);
    }
    for (uint64_t left = way->lapsed; left; left &= left - 1)
        MUST(!can_stand(dice, rule, &after, (uint32_t)__builtin_ctzll(left)), "%s: %s need not have been left out", rule->name, rule->facts[__builtin_ctzll(left)].term->name);
    for (int32_t i = 0; i < way->changes; i++) {
        is_not_fixed(rule, facts, &way->change[i]);
        all_of_it_gives(dice, rule, &after, &way->change[i], target);
        if (way->changes == 1) is_nearest(dice, rule, &after, &way->change[i], target);
    }
}

/* Was a way left out? Every single change of a fact with few values is tried. */
static void none_is_left_out(const struct rule *rule, const struct case_room *facts, const struct target *target)
{
    struct case_room outcome;
    struct reasoning r;
    if (found.more || !found.complete) return;
    reasoning_clear(&r, false);
    decide_case(rule, &base.law, facts, &outcome, &r, NULL);
    uint64_t missed = outcome_head(&outcome)->settled >> target->outcome & 1 ? 0 : r.missing;
    for (uint32_t fact = 0; fact < rule->fact_count; fact++) {
        const struct term *term = rule->facts[fact].term;
        bool given = facts_head(facts)->given >> fact & 1, offered = false;
        int64_t step = term->whole ? 1000 : 1, least = term->kind == KIND_answer ? nee : term->min, most = term->kind == KIND_answer ? ja : term->max;
        if (term->kind == KIND_list || term->kind == KIND_code || term->kind == KIND_date || (most - least) / step > 1200) continue;
        if (fact == rule->reference || strcmp(term->name, "peildatum") == 0 || strcmp(term->name, "jaar") == 0 || (term->fixed && given)) continue;
        if (term->fixed && !((missed | r.assumed | facts_head(facts)->unknown) & bit(fact))) continue;
        for (int32_t i = 0; i < found.ways && !offered; i++) offered = found.way[i].set == bit(fact);
        for (int64_t value = least; value <= most && !offered; value += step) {
            struct case_room other = with_value(rule, facts, fact, value);
            MUST(!gives(rule, &other, target), "%s: %s=%lld gives the target and is not offered", rule->name, term->name, (long long)value);
        }
    }
}

/* ---- situations and targets ---- */

/* A target that occurs near this situation: what comes out when some facts that can change are others. False when nothing else comes out. */
static bool some_target(struct dice *dice, const struct rule *rule, const struct case_room *facts, struct target *target)
{
    struct case_room outcome, other = *facts, random;
    struct reasoning r;
    reasoning_clear(&r, false);
    random_case(dice, rule, &base.law, &random, 95, 0);
    for (int32_t i = 1 + (int32_t)below(dice, 3); i; i--) {
        uint32_t fact = (uint32_t)below(dice, rule->fact_count);
        bool given = facts_head(facts)->given >> fact & 1;
        if (fact == rule->reference || (rule->facts[fact].term->fixed && given) || !(facts_head(&random)->given >> fact & 1)) { i += chance(dice, 90); continue; }
        fact_put(rule, &other, fact, (struct value){ 0, random.bytes + rule->facts[fact].offset });
    }
    if (decide_case(rule, &base.law, &other, &outcome, &r, NULL) == ONGELDIG) return false;
    uint32_t k = (uint32_t)below(dice, rule->outcome_count);
    const struct term *term = rule->outcomes[k].term;
    if (!(outcome_head(&outcome)->settled >> k & 1) || term->kind == KIND_list) return false;
    bool none = outcome_head(&outcome)->none >> k & 1, order = term->kind != KIND_answer && term->kind != KIND_word && term->kind != KIND_code;
    *target = (struct target){ .outcome = k, .none = none, .op = none || !order ? TARGET_is : (enum target_op)below(dice, TARGET_OPS) };
    if (!none) target->value = term_plain(term, outcome.bytes + rule->outcomes[k].offset);
    return wanted(rule, target, &outcome) && !gives(rule, facts, target);
}

/* The situation of a failure, as arguments of the program. */
static void show(const struct rule *rule, const struct case_room *facts, const struct target *target)
{
    struct text text = { 0 };
    text_put(&text, rule->name);
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        if (!((facts_head(facts)->given | facts_head(facts)->unknown) >> k & 1)) continue;
        text_put(&text, " '");
        text_put(&text, rule->facts[k].term->name);
        text_char(&text, '=');
        if (facts_head(facts)->unknown >> k & 1) text_put(&text, "onbekend"); else term_put(&text, rule->facts[k].term, facts->bytes + rule->facts[k].offset, false);
        text_char(&text, '\'');
    }
    text_put(&text, " --for '");
    text_put(&text, rule->outcomes[target->outcome].term->name);
    text_put(&text, target_signs[target->op]);
    if (target->none) text_put(&text, "geen"); else term_put_plain(&text, rule->outcomes[target->outcome].term, target->value, false);
    text_char(&text, '\'');
    (void)fprintf(stderr, "# breed whatif %s\n", text_string(&text));
    text_free(&text);
}

static const struct rule *rule_last;
static struct case_room facts_last;
static struct target target_last;
static void show_last(void) { if (rule_last) show(rule_last, &facts_last, &target_last); }

static struct dice dice_of(const struct rule *rule)
{
    struct dice dice = { SEED };
    for (const char *c = rule->name; *c; c++) dice.state = dice.state * 31 + (uint64_t)*c;
    return dice;
}

enum { SITUATIONS = SITUATIONS_N };

static void every_way_gives_the_target_and_no_part_of_it_does(void **state)
{
    (void)state;
    int32_t rules_with_ways = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        struct dice dice = dice_of(rule);
        int32_t ways = 0, pairs = 0, lapsed = 0, situations = 0;
        for (int32_t tries = 0; situations < SITUATIONS && tries < 40 * SITUATIONS; tries++) {
            struct case_room facts;
            struct target target;
            int given = 40 + (int)below(&dice, 60);
            random_case(&dice, rule, &base.law, &facts, given, (int)below(&dice, 101 - given) / 3);
            if (!some_target(&dice, rule, &facts, &target)) continue;
            situations++;
            rule_last = rule;
            facts_last = facts;
            target_last = target;
            arena_reset(&arena);
            MUST(whatif_find(&found, &search, rule, &base.law, &facts, &target, 1, false, chance(&dice, 20) ? 50 + below(&dice, 3000) : WHATIF_EFFORT, &arena), "%s: refused", rule->name);
            for (int32_t w = 0; w < found.ways; w++) {
                holds(&dice, rule, &facts, &found.way[w], &target);
                for (int32_t v = 0; v < w; v++) MUST((found.way[v].set & ~found.way[w].set) && (found.way[w].set & ~found.way[v].set), "%s: a way lies within another", rule->name);
                pairs += found.way[w].changes > 1;
                lapsed += found.way[w].lapsed != 0;
            }
            none_is_left_out(rule, &facts, &target);
            ways += found.ways;
        }
        rules_with_ways += ways > 0;
        print_message("# %s: %d situations, %d ways, %d of more than one change, %d in which a fact lapses\n", rule->name, situations, ways, pairs, lapsed);
    }
    assert_true(rules_with_ways >= rule_count - 3);      /* of a few rules all that decides is fixed */
}

/* ---- readable cases ---- */

static const struct rule *rule_now;
static struct case_room facts_now;

static void given(const char *name, const char *const facts[][2])
{
    rule_now = rule_find(name, strlen(name));
    assert_non_null(rule_now);
    facts_clear(rule_now, &facts_now);
    for (; (*facts)[0]; facts++) {
        int32_t fact = rule_fact(rule_now, (*facts)[0], strlen((*facts)[0]));
        assert_true(fact >= 0);
        assert_true(fact_set_text(rule_now, &facts_now, fact, (*facts)[1], strlen((*facts)[1]), (struct manner){ 0 }, NULL));
    }
}

static void asked_for(const char *wish)
{
    struct target target;
    assert_true(target_read(&target, rule_now, wish, strlen(wish), NULL));
    arena_reset(&arena);
    assert_true(whatif_find(&found, &search, rule_now, &base.law, &facts_now, &target, 1, false, WHATIF_EFFORT, &arena));
    assert_true(found.complete);
}

/* The way that changes just these facts; NULL when there is none. */
static const struct way *way_of(const char *one, const char *other)
{
    uint64_t set = bit((uint32_t)rule_fact(rule_now, one, strlen(one)));
    if (other) set |= bit((uint32_t)rule_fact(rule_now, other, strlen(other)));
    for (int32_t i = 0; i < found.ways; i++) if (found.way[i].set == set) return &found.way[i];
    return NULL;
}

#define A_JOB { "peildatum", "2026-01-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "nee" }, { "loonwaarde", "60" }, { "urenPerWeek", "24" }, { "voltijduren", "36" }
#define FACTS(...) (const char *const[][2]){ __VA_ARGS__, { NULL, NULL } }

static void the_fewest_hours_for_a_subsidy_are_found_to_the_hundredth(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    asked_for("bedragPerMaand>=1000");
    const struct way *more = way_of("urenPerWeek", NULL);
    assert_non_null(more);
    assert_ptr_equal(more, &found.way[0]);              /* the easiest */
    assert_int_equal(more->change[0].kind, CHANGE_given);
    assert_int_equal(more->change[0].was.plain, 2400);
    assert_int_equal(more->change[0].to.plain, 2906);
    assert_int_equal(more->change[0].lo, 2906);
}

static void the_highest_loonwaarde_that_still_gives_it_is_found(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    asked_for("bedragPerMaand>=1000");
    const struct way *lower = way_of("loonwaarde", NULL);
    assert_non_null(lower);
    assert_int_equal(lower->change[0].to.plain, 51000);
    assert_int_equal(lower->change[0].lo, 0);
    assert_int_equal(lower->change[0].hi, 51000);
}

static void the_flat_rate_puts_the_loonwaarde_aside(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    asked_for("bedragPerMaand>=1000");
    const struct way *flat = way_of("forfaitair", NULL);
    assert_non_null(flat);
    assert_int_equal(flat->changes, 1);
    assert_true(flat->lapsed == bit((uint32_t)rule_fact(rule_now, "loonwaarde", 10)));
}

static void what_is_missing_is_filled_in_with_every_value_that_does(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS({ "peildatum", "2026-01-01" }, { "geboortedatum", "1990-01-01" }, { "forfaitair", "nee" }, { "urenPerWeek", "36" }, { "voltijduren", "36" }));
    asked_for("bedragPerMaand>=1000");
    const struct way *fill = way_of("loonwaarde", NULL);
    assert_non_null(fill);
    assert_int_equal(fill->change[0].kind, CHANGE_filled);
    assert_int_equal(fill->change[0].lo, 0);
    assert_int_equal(fill->change[0].hi, 67000);
}

static void the_27th_birthday_is_not_offered(void **state)
{
    (void)state;
    given("zoektermijn", FACTS({ "meldingsdatum", "2026-03-01" }, { "geboortedatum", "2001-05-01" }, { "heeftPartner", "nee" }, { "behoortTotDoelgroep", "nee" }, { "medischUrenbeperkt", "nee" }, { "proVsoTot", "nooit" }));
    asked_for("zoektermijnGeldt=nee");
    assert_int_equal(found.ways, 2);
    assert_non_null(way_of("behoortTotDoelgroep", NULL));
    assert_non_null(way_of("medischUrenbeperkt", NULL));
    assert_null(way_of("geboortedatum", NULL));
    assert_null(way_of("aanvraagdatum", NULL));          /* to wait for the birthday is no change */
    assert_true(found.left_alone >> rule_fact(rule_now, "geboortedatum", 13) & 1);
    given("zoektermijn", FACTS({ "meldingsdatum", "2026-03-01" }, { "aanvraagdatum", "2026-04-01" }, { "geboortedatum", "2001-05-01" }, { "heeftPartner", "nee" }, { "behoortTotDoelgroep", "nee" },
                               { "medischUrenbeperkt", "nee" }, { "proVsoTot", "nooit" }));
    asked_for("zoektermijnGeldt=nee");
    assert_null(way_of("aanvraagdatum", NULL));          /* not with a day of application of one's own either: it is two years away */
    assert_int_equal(found.ways, 2);
}

static void a_school_that_nobody_asked_about_can_turn_out_to_decide_it(void **state)
{
    (void)state;
    given("zoektermijn", FACTS({ "meldingsdatum", "2026-03-01" }, { "geboortedatum", "2001-05-01" }, { "heeftPartner", "nee" }, { "behoortTotDoelgroep", "nee" }, { "medischUrenbeperkt", "nee" }, { "proVsoTot", "onbekend" }));
    asked_for("zoektermijnGeldt=nee");
    const struct way *school = way_of("proVsoTot", NULL);
    assert_non_null(school);
    assert_int_equal(school->change[0].kind, CHANGE_filled);
}

static void two_changes_are_found_where_one_does_not_do(void **state)
{
    (void)state;
    given("studietoeslag", FACTS({ "peildatum", "2026-01-01" }, { "geboortedatum", "2006-01-01" }, { "studiefinanciering", "nee" }, { "wajong", "nee" }, { "woontInGemeente", "ja" },
                                 { "structureelNietInStaatBijTeVerdienen", "nee" }, { "stagevergoeding", "0" }));
    asked_for("recht=ja");
    assert_int_equal(found.ways, 1);
    assert_non_null(way_of("studiefinanciering", "structureelNietInStaatBijTeVerdienen"));
}

static void housemates_leave_one_by_one_or_all(void **state)
{
    (void)state;
    given("kostendelersnorm", FACTS({ "peildatum", "2026-01-01" }, { "wet", "pw" }, { "geboortedatum", "1980-01-01" }, { "heeftPartner", "nee" }, { "kinderen", "nee" },
                                    { "huisgenoten", "[{\"geboortedatum\":\"1995-01-01\"},{\"geboortedatum\":\"1996-01-01\"}]" }));
    int32_t left;
    asked_for("aantalKostendelers=2");
    const struct way *one = way_of("huisgenoten", NULL);
    assert_non_null(one);
    memcpy(&left, one->change[0].to.list, sizeof left);
    assert_true(left == 1 || left == 2);                 /* one leaves, or one no longer counts */
    asked_for("kostendelersnormGeldt=nee");
    const struct way *all = way_of("huisgenoten", NULL);
    assert_non_null(all);
    memcpy(&left, all->change[0].to.list, sizeof left);
    assert_int_equal(left, 0);
}

static void what_is_so_already_needs_no_change(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    asked_for("bedragPerMaand<1000");
    assert_true(found.reached);
    assert_int_equal(found.ways, 0);
}

static void nothing_is_found_for_more_than_there_can_be(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    asked_for("bedragPerMaand>=10000");
    assert_int_equal(found.ways, 0);
    assert_int_equal(found.sizes, CHANGES_MOST);
}

static void a_stretch_ends_where_the_outcome_dips_below_the_target(void **state)
{
    (void)state;
    given("dekking", FACTS({ "peildatum", "2018-10-31" }, { "loondoorbetaling", "7.681" }, { "uitkeringspercentage", "12.39" }, { "geboortedatum", "1951-03-12" }, { "urenPerWeek", "21.5" }, { "voltijduren", "14" },
                          { "normaleArbeidsduur", "12.5" }, { "volgtBbl", "ja" }));
    asked_for("ongedektPerMaand>=-161.26");
    const struct way *wage = way_of("brutoloonPerMaand", NULL);
    assert_non_null(wage);
    assert_true(wage->change[0].lo > 432144 || wage->change[0].hi < 432144);
}

/* Whatever the effort: what is offered holds, and when not everything was tried it says so. */
static void cut_short_it_says_so_and_what_it_offers_still_holds(void **state)
{
    (void)state;
    static const char *const wish[] = { "bedragPerMaand>=1000", "recht=ja", "vrijgelaten>=100" };
    struct dice dice = { 7 };
    for (int32_t which = 0; which < 3; which++) {
        struct target target;
        if (which == 0) given("loonkostensubsidie", FACTS(A_JOB));
        else if (which == 1) given("studietoeslag", FACTS({ "peildatum", "2026-01-01" }, { "geboortedatum", "2006-01-01" }, { "studiefinanciering", "nee" }, { "wajong", "nee" }, { "woontInGemeente", "ja" },
                                                          { "structureelNietInStaatBijTeVerdienen", "nee" }, { "stagevergoeding", "0" }));
        else given("vrijlating", FACTS({ "peildatum", "2026-01-01" }, { "ontvangtBijstand", "ja" }, { "geboortedatum", "1990-01-01" }, { "nettoInkomen", "500" }, { "maandenGebruiktN", "6" }, { "behoortTotDoelgroep", "nee" }));
        assert_true(target_read(&target, rule_now, wish[which], strlen(wish[which]), NULL));
        int64_t enough = 0;
        for (int64_t effort = 1; !enough; effort += 1 + effort / 200) {
            arena_reset(&arena);
            assert_true(whatif_find(&found, &search, rule_now, &base.law, &facts_now, &target, 1, false, effort, &arena));
            for (int32_t w = 0; w < found.ways; w++) holds(&dice, rule_now, &facts_now, &found.way[w], &target);
            if (found.complete) enough = effort;
        }
        assert_true(found.ways > 0);
        assert_true(enough > 10 && enough < WHATIF_EFFORT);
        assert_true(found.runs < enough + 1);
    }
}

/* ---- targets ---- */

static void refused(const char *wish, const char *field)
{
    struct target target;
    struct problems problems = { 0 };
    assert_false(target_read(&target, rule_now, wish, strlen(wish), &problems));
    assert_int_equal(problems.count, 1);
    if (strcmp(problems.item[0].field, field) != 0) fail_msg("%s: %s is blamed, not %s", wish, problems.item[0].field, field);
}

static void a_target_that_cannot_be_is_refused(void **state)
{
    (void)state;
    given("loonkostensubsidie", FACTS(A_JOB));
    refused("bedragPerMand>=1000", "--for");
    refused("bedragPerMaand", "--for");
    refused("bedragPerMaand>=veel", "bedragPerMaand");
    refused("bedragPerMaand>=10%", "bedragPerMaand");
    refused("bedragPerMaand>=1000.005", "bedragPerMaand");
    refused("bedragPerMaand>=geen", "bedragPerMaand");
    refused("recht>=ja", "recht");
    refused("recht=misschien", "recht");
    refused("recht=onbekend", "recht");
    refused("recht=", "recht");
    given("termijnen", FACTS({ "peildatum", "2026-01-01" }));
    refused("termijnen=[]", "termijnen");
    given("zoektermijn", FACTS({ "meldingsdatum", "2026-01-01" }));
    refused("grond<leeftijd", "grond");
    refused("aanvragenVanaf>=2026-02-30", "aanvragenVanaf");
}

static void a_target_is_read_with_its_sign_and_value(void **state)
{
    (void)state;
    static const struct { const char *wish; enum target_op op; int64_t value; } all[] = {
        { "bedragPerMaand>=1000", TARGET_at_least, 100000 }, { "bedragPerMaand<=1000.50", TARGET_at_most, 100050 }, { "bedragPerMaand>0", TARGET_more, 0 }, { "bedragPerMaand<1", TARGET_less, 100 },
        { "bedragPerMaand!=0", TARGET_is_not, 0 }, { "subsidiepercentage=23.5", TARGET_is, 23500 }, { "recht=nee", TARGET_is, nee }, { "recht!=ja", TARGET_is_not, ja },
    };
    given("loonkostensubsidie", FACTS(A_JOB));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct target target;
        assert_true(target_read(&target, rule_now, all[i].wish, strlen(all[i].wish), NULL));
        assert_int_equal(target.op, all[i].op);
        assert_int_equal(target.value, all[i].value);
    }
}

#define T(name) cmocka_unit_test(name)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_way_gives_the_target_and_no_part_of_it_does), T(the_fewest_hours_for_a_subsidy_are_found_to_the_hundredth), T(the_highest_loonwaarde_that_still_gives_it_is_found),
        T(the_flat_rate_puts_the_loonwaarde_aside), T(what_is_missing_is_filled_in_with_every_value_that_does), T(the_27th_birthday_is_not_offered),
        T(a_school_that_nobody_asked_about_can_turn_out_to_decide_it), T(two_changes_are_found_where_one_does_not_do), T(housemates_leave_one_by_one_or_all),
        T(what_is_so_already_needs_no_change), T(nothing_is_found_for_more_than_there_can_be), T(a_stretch_ends_where_the_outcome_dips_below_the_target),
        T(cut_short_it_says_so_and_what_it_offers_still_holds), T(a_target_that_cannot_be_is_refused), T(a_target_is_read_with_its_sign_and_value),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_search);
}
