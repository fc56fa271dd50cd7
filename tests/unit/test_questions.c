/* SPDX-License-Identifier: EUPL-1.2 */
/* test_questions.c: which questions are asked and in which order, against brute force over every order; who is asked what; and the state of a form as one text. */
#include "reason/asking/form.h"
#include "reason/asking/questions.h"
#include "search_help.h"

static struct search search;
static struct missing missing;
static struct questions questions;
static struct arena arena;

static int open_the_search(void **state) { arena.limit = (size_t)512 << 20; return open_the_law(state); }
static int close_the_search(void **state) { arena_free(&arena); return close_the_law(state); }

static const struct rule *rule_named(const char *name) { return rule_find(name, strlen(name)); }
static uint32_t fact_named(const struct rule *rule, const char *name)
{
    int32_t fact = rule_fact(rule, name, strlen(name));
    assert_true(fact >= 0);
    return (uint32_t)fact;
}

static void ask(const struct rule *rule, const void *facts, unsigned roles)
{
    arena_reset(&arena);
    assert_true(questions_find(&questions, &missing, &search, rule, &base.law, facts, all_outcomes(rule), false, roles, EFFORT_USUAL, &arena));
}

static void set(const struct rule *rule, void *facts, const char *name, const char *value)
{
    assert_true(fact_set_text(rule, facts, (int32_t)fact_named(rule, name), value, strlen(value), (struct manner){ 0 }, NULL));
}

static const char *first_question(const struct rule *rule) { return questions.count ? rule->facts[questions.item[0].fact].term->name : ""; }

/* ---- asking until nothing is left ---- */

static void copy_fact(const struct rule *rule, void *to, const void *from, uint32_t fact)
{
    uint64_t bit = (uint64_t)1 << fact;
    struct facts_head *head = to;
    if (facts_head(from)->given & bit) { memcpy((char *)to + rule->facts[fact].offset, (const char *)from + rule->facts[fact].offset, term_size(rule->facts[fact].term)); head->given |= bit; }
    else head->unknown |= bit;
}

/* A list comes back for parts that it lacks: they are said to be unknown. False when it lacked none. */
static bool nothing_more_is_known(const struct term *list, char *at)
{
    int32_t n;
    bool lacked = false;
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n && list->kind == KIND_list && !list->scalar_items; i++) {
        uint32_t marks[2], all = ((uint32_t)1 << list->part_count) - 1;
        memcpy(marks, at + list->items_offset + (size_t)i * list->item_size, sizeof marks);
        lacked |= (all & ~(marks[0] | marks[1])) != 0;
        marks[1] |= all & ~marks[0];
        memcpy(at + list->items_offset + (size_t)i * list->item_size, marks, sizeof marks);
    }
    return lacked;
}

/* Answers out of a full situation; what is not known there is answered so. Returns how many questions it took; -1 when one came twice. */
static int ask_until_nothing_is_left(const struct rule *rule, struct case_room *known, struct case_room *full)
{
    for (int asked = 0;; asked++) {
        ask(rule, known, EVERYONE);
        if (!questions.count) return asked;
        uint32_t fact = questions.item[0].fact;
        if (facts_head(known)->unknown >> fact & 1) return -1;
        if (!(facts_head(known)->given >> fact & 1)) copy_fact(rule, known, full, fact);
        else {
            if (!nothing_more_is_known(rule->facts[fact].term, known->bytes + rule->facts[fact].offset)) return -1;
            copy_fact(rule, full, known, fact);
        }
    }
}

static void tell(const struct rule *rule, const char *what, const void *facts)
{
    struct text text = { 0 };
    for (uint32_t k = 0; k < rule->fact_count; k++) {
        bool given = facts_head(facts)->given >> k & 1;
        if (!given && !(facts_head(facts)->unknown >> k & 1)) continue;
        text_char(&text, ' ');
        text_put(&text, rule->facts[k].term->name);
        text_char(&text, '=');
        if (given) term_put(&text, rule->facts[k].term, (const char *)facts + rule->facts[k].offset, false); else text_put(&text, "onbekend");
    }
    print_message("#   %s %s:%s\n", rule->name, what, text_string(&text));
    text_free(&text);
}

/* Does a list lack parts? Then not everything is known, and what is assumed of a part is not what is said to be unknown. */
static bool lacks_parts(const struct rule *rule, const struct case_room *facts)
{
    struct case_room copy = *facts;
    for (uint32_t k = 0; k < rule->fact_count; k++)
        if (rule->facts[k].term->kind == KIND_list && facts_head(facts)->given >> k & 1 && nothing_more_is_known(rule->facts[k].term, copy.bytes + rule->facts[k].offset)) return true;
    return false;
}

static void the_answer_after_all_questions_is_the_direct_answer(void **state)
{
    (void)state;
    static struct decided full, after;
    static struct case_room known;
    struct dice dice = { seed_of(21) };
    int64_t forms = 0, asked = 0, decided = 0, wrong = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(6); k++) {
            const struct rule *rule = rules[i];
            do random_case(&dice, rule, &base.law, &full.facts, 100, 0); while (lacks_parts(rule, &full.facts));
            facts_clear(rule, &known);
            if (k % 2) copy_fact(rule, &known, &full.facts, rule->reference);
            for (uint32_t f = 0; k % 3 == 2 && f < rule->fact_count; f++) if (chance(&dice, 40)) copy_fact(rule, &known, &full.facts, f);
            if (!facts_check(rule, &base.law, &known, NULL)) continue;
            int n = ask_until_nothing_is_left(rule, &known, &full.facts);
            forms++;
            asked += n;
            after.facts = known;
            decide_it(rule, &base.law, &full, false);
            decide_it(rule, &base.law, &after, false);
            decided += full.status == VASTGESTELD;
            bool good = n >= 0 && n <= (int)rule->fact_count && after.status == full.status && (full.status != VASTGESTELD || same_outcome(rule, &after.outcome, &full.outcome));
            if (good) continue;
            print_message("# %s: %d questions, and the answer is another (%s, not %s)\n", rule->name, n, status_names[after.status], status_names[full.status]);
            tell(rule, "asked", &known);
            tell(rule, "full", &full.facts);
            wrong++;
        }
    print_message("# %lld forms, %lld questions, %lld decided\n", (long long)forms, (long long)asked, (long long)decided);
    assert_true(decided > 60);
    assert_int_equal(wrong, 0);
}

static void what_is_unknown_or_given_is_not_asked_and_what_cannot_matter_neither(void **state)
{
    (void)state;
    static struct case_room facts;
    struct dice dice = { seed_of(22) };
    int64_t seen = 0;
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(8); k++) {
            random_case(&dice, rules[i], &base.law, &facts, 15 + 20 * (k % 4), 10);
            ask(rules[i], &facts, EVERYONE);
            for (int32_t q = 0; q < questions.count; q++, seen++) {
                uint64_t bit = (uint64_t)1 << questions.item[q].fact;
                bool list = rules[i]->facts[questions.item[q].fact].term->kind == KIND_list;        /* one that was given may lack parts */
                assert_int_equal(((list ? 0 : facts_head(&facts)->given) | facts_head(&facts)->unknown) & bit, 0);
                assert_int_equal(missing.no_matter & bit, 0);
                for (int32_t other = 0; other < q; other++) assert_int_not_equal(questions.item[other].fact, questions.item[q].fact);
            }
        }
    assert_true(seen > 200);
}

/* ---- the four-week term against every order there is ---- */

/* Situations out of two or three answers to each of a few questions; outcome[] tells them apart. Nothing here comes from the engine but the decision itself. */
enum { ASKS_MOST = 6, GRID_MAX = 243 };
struct ask { const char *fact; const char *answer[3]; };
struct field_of_asks { struct ask ask[ASKS_MOST]; int asks; int answers[ASKS_MOST]; int situations; int outcome[GRID_MAX]; };

static int count_outcomes(struct field_of_asks *f, const struct rule *rule, const struct case_room *given)
{
    static struct decided d[GRID_MAX];
    int kinds = 0;
    f->situations = 1;
    for (int a = 0; a < f->asks; a++) { for (f->answers[a] = 0; f->answers[a] < 3 && f->ask[a].answer[f->answers[a]]; f->answers[a]++) { } f->situations *= f->answers[a]; }
    for (int i = 0; i < f->situations; i++) {
        d[i].facts = *given;
        for (int a = 0, at = i; a < f->asks; at /= f->answers[a++]) set(rule, &d[i].facts, f->ask[a].fact, f->ask[a].answer[at % f->answers[a]]);
        decide_it(rule, &base.law, &d[i], false);
        assert_int_equal(d[i].status, VASTGESTELD);
        f->outcome[i] = kinds;
        for (int k = 0; k < i; k++) if (same_outcome(rule, &d[i].outcome, &d[k].outcome)) { f->outcome[i] = f->outcome[k]; break; }
        kinds += f->outcome[i] == kinds;
    }
    return kinds;
}

/* The least number of questions for all these situations together, over all adaptive trees: whatever is asked first, then each part again. */
static int least_questions(const struct field_of_asks *f, const int *situation, int n, unsigned asked)
{
    bool same = true;
    int least = -1;
    for (int i = 1; i < n; i++) same &= f->outcome[situation[i]] == f->outcome[situation[0]];
    if (same) return 0;
    for (int a = 0, stride = 1; a < f->asks; stride *= f->answers[a++]) {
        int total = n;
        if (asked >> a & 1) continue;
        for (int v = 0; v < f->answers[a]; v++) {
            int part[GRID_MAX], parts = 0;
            for (int i = 0; i < n; i++) if (situation[i] / stride % f->answers[a] == v) part[parts++] = situation[i];
            if (parts) total += least_questions(f, part, parts, asked | 1u << a);
        }
        if (least < 0 || total < least) least = total;
    }
    return least;
}

static int questions_of_the_engine(const struct field_of_asks *f, const struct rule *rule, const struct case_room *given)
{
    static struct case_room known, full;
    int total = 0;
    for (int i = 0; i < f->situations; i++) {
        full = known = *given;
        for (int a = 0, at = i; a < f->asks; at /= f->answers[a++]) set(rule, &full, f->ask[a].fact, f->ask[a].answer[at % f->answers[a]]);
        int n = ask_until_nothing_is_left(rule, &known, &full);
        assert_true(n >= 0);
        total += n;
    }
    return total;
}

static void compare_orders(const char *day, struct field_of_asks f)
{
    static struct case_room given;
    int all[GRID_MAX] = { 0 };
    const struct rule *rule = rule_named("zoektermijn");
    facts_clear(rule, &given);
    set(rule, &given, "meldingsdatum", day);
    set(rule, &given, "aanvraagdatum", day);
    set(rule, &given, "heeftPartner", "nee");
    int kinds = count_outcomes(&f, rule, &given);
    for (int i = 0; i < f.situations; i++) all[i] = i;
    int least = least_questions(&f, all, f.situations, 0), engine = questions_of_the_engine(&f, rule, &given);
    print_message("# %s: %d situations, %d outcomes; least over all orders %.4f questions, asked %.4f\n", day, f.situations, kinds, (double)least / f.situations, (double)engine / f.situations);
    assert_true(kinds > 1);
    assert_int_equal(engine, least);
    ask(rule, &given, EVERYONE);
    assert_true(questions.exact);
    assert_int_equal(questions.item[0].expected, least * 1000 / f.situations);        /* and that is what it says beforehand */
}

static void the_four_week_term_without_partner_takes_the_fewest_questions_possible(void **state)
{
    (void)state;
    struct ask age = { "geboortedatum", { "1980-01-01", "2000-06-01" } }, group = { "behoortTotDoelgroep", { "ja", "nee" } }, limit = { "medischUrenbeperkt", { "ja", "nee" } };
    struct ask vulnerable = { "kwetsbaarVolgens41a", { "ja", "nee" } }, cause = { "bijzondereOmstandigheden", { "ja", "nee" } };
    compare_orders("2018-05-01", (struct field_of_asks){ .ask = { age }, .asks = 1 });
    compare_orders("2021-01-15", (struct field_of_asks){ .ask = { age, group, limit, { "proVsoTot", { "nooit", "2020-12-01" } }, vulnerable, cause }, .asks = 6 });
    compare_orders("2022-05-01", (struct field_of_asks){ .ask = { age }, .asks = 1 });
    compare_orders("2024-05-01", (struct field_of_asks){ .ask = { age, group, limit, { "proVsoTot", { "nooit", "2024-02-01" } } }, .asks = 4 });
    compare_orders("2026-03-01", (struct field_of_asks){ .ask = { age, group, limit, { "proVsoTot", { "nooit", "2026-02-01" } }, cause }, .asks = 5 });
}

/* ---- who is asked what ---- */

static bool is_among(const char *name, const char *const *list)
{
    for (; *list; list++) if (strcmp(name, *list) == 0) return true;
    return false;
}

/* What counts as a diagnosis or a finding about health, as the history of somebody's benefits, and as school. */
static const char *const not_for_an_employer[] = {
    "medischUrenbeperkt", "partnerMedischUrenbeperkt", "minderDan35Procent", "onderwijsbelemmering", "structureelNietInStaatBijTeVerdienen", "soort", "kanTaakVerrichten", "werknemersvaardigheden",
    "urenAaneengesloten", "urenPerDag", "verdientMinimumloonPerUur", "kanVoltijdsMinimumloonVerdienen", "mogelijkhedenTotArbeidsparticipatie", "inInrichting", "partnerInInrichting", "mantelzorgElders",
    "wajong", "wajongNaStart", "wiaRecht", "wiaVoortgezetBijEigenWerkgever", "wiaRechtVanaf", "compensatieregelingGeldt", "ontvangtBijstand", "wet", "meldingsdatum", "voormaligWsw", "behoortTotGroepArtikel7",
    "groepArtikel7Tot", "laatsteAanvraagDoelgroep", "maandenGebruiktN", "maandenGebruiktZ", "maandenGebruiktR", "maandenGebruikt34a", "maandenMetInkomen", "maandenSindsBeginZ", "vrijlatingLiepEind2026",
    "eersteMaandVrijlating", "vrijlatingOnderdeel", "studiefinanciering", "vrijgelaten", "verlengdTot",
    "onderwijsTot", "onderwijsroute", "proVsoTot", "partnerProVsoTot", "studeert", "bbl", NULL };

/* Words that point to one of the three, and the terms with such a word that an employer may be asked all the same, because the fact is the employer's own. */
static const char *const telling_words[] = { "school", "onderwijs", "studie", "studeert", "vso", "diploma", "uitkering", "ziekengeld", "ajong", "WIA", "bijstand", "medisch", "diagnos", "beperk", "handicap", "zwanger", "inrichting", NULL };
static const char *const own_to_the_employer[] = {
    "categorieen", "lkvCategorie", "lkvCategorieen",        /* stand on the declaration that the employer gets a copy of */
    "eindeWachttijdWia",                                    /* the end of the employer's own duty to go on paying */
    "uitkeringspercentage", "uitkeringPerDagVoorLoonwaarde", "dagen",       /* what UWV pays to the employer */
    "loonaanspraakPerDag", "dagloon", "ziekteDagen",        /* wage and paid days of the employer's own employee */
    "doelgroepregister", "doelgroepregisterVanaf", "inDoelgroepregister",   /* an employer may look somebody up there */
    "ziekengeldNoRisk",                                     /* the employer claims it; the employee must tell after two months (Ziektewet 38b) */
    NULL };

static bool has_telling_word(const struct term *term)
{
    for (const char *const *word = telling_words; *word; word++)
        if (strstr(term->name, *word) || strstr(term->label[0], *word) || (term->ask[0] && strstr(term->ask[0], *word))) return true;
    return false;
}

static void an_employer_is_never_asked_for_a_diagnosis_benefit_history_or_school(void **state)
{
    (void)state;
    static struct case_room facts;
    int marked = 0, asked = 0;
    for (const char *const *name = not_for_an_employer; *name; name++) {
        bool exists = false;
        for (int k = 0; k < GLOSSARY_SIZE; k++) exists |= strcmp(glossary[k].name, *name) == 0;
        if (!exists) print_message("# there is no term %s\n", *name);
        assert_true(exists);
    }
    for (int k = 0; k < GLOSSARY_SIZE; k++) {
        const struct term *term = &glossary[k];
        bool forbidden = is_among(term->name, not_for_an_employer);
        marked += forbidden;
        if (!(term->roles & ROLE_werkgever)) continue;
        if (forbidden || (has_telling_word(term) && !is_among(term->name, own_to_the_employer))) print_message("# %s may be asked of an employer\n", term->name);
        assert_false(forbidden);
        assert_true(!has_telling_word(term) || is_among(term->name, own_to_the_employer));
        for (int32_t p = 0; term->kind == KIND_list && p < term->part_count; p++) assert_false(is_among(term->parts[p].term->name, not_for_an_employer));
    }
    assert_true(marked >= 40);
    struct dice dice = { seed_of(23) };
    for (int32_t i = 0; i < rule_count; i++)
        for (int k = 0; k < times_of(4); k++) {
            random_case(&dice, rules[i], &base.law, &facts, 15 * k, 0);
            ask(rules[i], &facts, ROLE_werkgever);
            for (int32_t q = 0; q < questions.count; q++, asked++) {
                assert_true(rules[i]->facts[questions.item[q].fact].term->roles & ROLE_werkgever);
                assert_false(is_among(rules[i]->facts[questions.item[q].fact].term->name, not_for_an_employer));
                assert_int_equal(questions.elsewhere >> questions.item[q].fact & 1, 0);
            }
        }
    assert_true(asked > 100);
}

static void what_another_holds_is_named_instead_of_asked(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = rule_named("zoektermijn");
    facts_clear(rule, &facts);
    set(rule, &facts, "meldingsdatum", "2026-03-01");
    set(rule, &facts, "geboortedatum", "2004-01-01");
    ask(rule, &facts, ROLE_uwv);
    assert_true(questions.elsewhere >> fact_named(rule, "proVsoTot") & 1);
    assert_true(questions.elsewhere >> fact_named(rule, "heeftPartner") & 1);
    for (int32_t q = 0; q < questions.count; q++) assert_true(rule->facts[questions.item[q].fact].term->roles & ROLE_uwv);
}

/* The municipality judges whether an exemption helps; how much somebody earns he can tell, and fewer outcomes are left when he has. */
static void what_others_hold_first_does_not_keep_back_what_can_be_told_here(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("vrijlating");
    static struct case_room facts;
    facts_clear(rule, &facts);
    set(rule, &facts, "peildatum", "2026-01-01");
    set(rule, &facts, "ontvangtBijstand", "ja");
    set(rule, &facts, "geboortedatum", "1990-01-01");
    unsigned resident = ROLE_inwoner;
    ask(rule, &facts, resident);
    assert_true(questions.elsewhere >> fact_named(rule, "draagtBijN") & 1);
    uint64_t next = questions_behind(&search, &facts, questions.elsewhere);
    assert_true(next >> fact_named(rule, "nettoInkomen") & 1);
    assert_true(next >> fact_named(rule, "medischUrenbeperkt") & 1);
    assert_false(next >> fact_named(rule, "draagtBijN") & 1);
    assert_false(next >> fact_named(rule, "aowLeeftijdBereikt") & 1);         /* follows from the birth date */
    set(rule, &facts, "draagtBijN", "nee");
    set(rule, &facts, "medischUrenbeperkt", "nee");
    set(rule, &facts, "behoortTotDoelgroep", "nee");
    set(rule, &facts, "alleenstaandeOuder", "nee");
    ask(rule, &facts, resident);
    assert_int_equal(questions_behind(&search, &facts, questions.elsewhere), 0);
}

static void the_wsw_question_comes_first_where_it_can_end_things(void **state)
{
    (void)state;
    static struct case_room facts, with;
    int ends = 0;
    for (int32_t i = 0; i < rule_count; i++) {
        const struct rule *rule = rules[i];
        int32_t wsw = rule_fact(rule, "wswDienstbetrekking", 19);
        if (wsw < 0) continue;
        struct law_period period = law_coverage(&base.law, rule->name);
        facts_clear(rule, &facts);
        fact_put(rule, &facts, rule->reference, (struct value){ rule->facts[rule->reference].term->kind == KIND_whole ? civil_of(period.until).year : period.until, NULL });
        with = facts;
        fact_put(rule, &with, (uint32_t)wsw, (struct value){ ja, NULL });
        ask(rule, &with, EVERYONE);
        bool ended = questions.count == 0;
        ask(rule, &facts, EVERYONE);
        print_message("# %s: wswDienstbetrekking=ja %s; first question: %s\n", rule->name, ended ? "ends it" : "does not end it", first_question(rule));
        if (!ended) continue;
        ends++;
        assert_string_equal(first_question(rule), "wswDienstbetrekking");
    }
    assert_true(ends >= 3);
}

static void a_wsw_job_ends_the_questions_of_an_application(void **state)
{
    (void)state;
    static struct case_room facts;
    const struct rule *rule = rule_named("aanvraag");
    facts_clear(rule, &facts);
    ask(rule, &facts, EVERYONE);
    assert_string_equal(first_question(rule), "wswDienstbetrekking");
    set(rule, &facts, "wswDienstbetrekking", "ja");
    ask(rule, &facts, EVERYONE);
    assert_int_equal(questions.count, 0);
}

/* ---- the state of a form ---- */

static struct form form, again;
static struct problems problems;

static void answer_with(struct form *f, const char *fact, const char *value) { assert_true(form_answer(f, fact_named(f->rule, fact), value, strlen(value), NULL)); }
static bool reads(const char *state, size_t size) { problems.count = 0; return form_read(&again, &base.law, state, size, &problems); }

static void written(struct text *state, const char *rule, unsigned role)
{
    form_start(&form, rule_named(rule), role);
    state->size = 0;
    form_write(state, &form, &base.law);
}

static void a_form_is_read_as_it_was_written_with_every_answer_in_its_order(void **state)
{
    (void)state;
    struct dice dice = { seed_of(24) };
    struct text text = { 0 }, twice = { 0 };
    static struct case_room facts;
    for (int k = 0; k < times_of(600); k++) {
        const struct rule *rule = rules[below(&dice, rule_count)];
        static const unsigned role[] = { 0, ROLE_inwoner, ROLE_werkgever, ROLE_gemeente, ROLE_uwv };
        random_facts(&dice, rule, &base.law, &facts, 60, 20);
        form_start(&form, rule, role[below(&dice, 5)]);
        for (int n = 0; n < (int)rule->fact_count; n++) {
            uint32_t fact = (uint32_t)below(&dice, rule->fact_count);
            text.size = 0;
            if (facts_head(&facts)->given >> fact & 1) term_put(&text, rule->facts[fact].term, facts.bytes + rule->facts[fact].offset, false); else text_put(&text, "onbekend");
            assert_true(form_answer(&form, fact, text_string(&text), text.size, NULL));
        }
        text.size = twice.size = 0;
        form_write(&text, &form, &base.law);
        for (size_t i = 0; i < text.size; i++) assert_non_null(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~=", text.data[i]));
        assert_true(reads(text.data, text.size));
        form_write(&twice, &again, &base.law);
        assert_int_equal(text.size, twice.size);
        assert_memory_equal(text.data, twice.data, text.size);
        assert_int_equal(again.roles, form.roles);
        assert_int_equal(again.answers, form.answers);
        assert_memory_equal(again.order, form.order, (size_t)form.answers);
        assert_int_equal(facts_head(&again.facts)->given, facts_head(&form.facts)->given);
        assert_int_equal(facts_head(&again.facts)->unknown, facts_head(&form.facts)->unknown);
        for (uint32_t f = 0; f < rule->fact_count; f++) if (facts_head(&form.facts)->given >> f & 1) assert_true(same_value(&rule->facts[f], &form.facts, &again.facts));
    }
    text_free(&text);
    text_free(&twice);
}

static void a_state_that_was_changed_or_cut_anywhere_is_refused(void **state)
{
    (void)state;
    struct text text = { 0 };
    form_start(&form, rule_named("loonkostensubsidie"), ROLE_werkgever);
    answer_with(&form, "peildatum", "2026-01-01");
    answer_with(&form, "urenPerWeek", "35.5");
    answer_with(&form, "forfaitair", "onbekend");
    form_write(&text, &form, &base.law);
    assert_true(reads(text.data, text.size));
    for (size_t i = 0; i < text.size; i++) {
        char kept = text.data[i];
        for (const char *other = "a0.~="; *other; other++) {
            if (*other == kept) continue;
            text.data[i] = *other;
            assert_false(reads(text.data, text.size));
            assert_int_equal(problems.count, 1);
        }
        text.data[i] = kept;
        assert_false(reads(text.data, i));
    }
    assert_true(reads(text.data, text.size));
    text_free(&text);
}

static bool is_refused_because(const char *state, size_t size, const char *why)
{
    return !reads(state, size) && problems.count && strstr(problems.item[0].allowed[1], why) != NULL;
}

static void a_state_of_another_law_choice_version_or_rule_is_refused_with_the_reason(void **state)
{
    (void)state;
    struct text text = { 0 };
    struct law other = base.law;
    written(&text, "zoektermijn", ROLE_inwoner);
    other.option[C_zoektermijn_leeftijd] ^= 1;
    problems.count = 0;
    assert_false(form_read(&again, &other, text.data, text.size, &problems));
    assert_non_null(strstr(problems.item[0].allowed[1], "same law"));
    assert_true(is_refused_because("v2.zoektermijn.inwoner.000000000000.0000000000000000", 52, "this version"));
    assert_true(is_refused_because("geen stand", 10, "whole and unchanged"));
    assert_true(is_refused_because("", 0, "whole and unchanged"));
    text_free(&text);
}

static void going_back_brings_the_question_again_and_changing_an_answer_keeps_the_others(void **state)
{
    (void)state;
    static struct case_room facts;
    uint64_t aside;
    const struct rule *rule = rule_named("loonkostensubsidie");
    form_start(&form, rule, ROLE_gemeente);
    answer_with(&form, "peildatum", "2026-01-01");
    answer_with(&form, "forfaitair", "nee");
    answer_with(&form, "loonwaarde", "60");
    assert_true(form_back(&form));
    assert_int_equal(facts_head(&form.facts)->given >> fact_named(rule, "loonwaarde") & 1, 0);
    answer_with(&form, "loonwaarde", "60");
    answer_with(&form, "forfaitair", "ja");                 /* a flat rate and a measured wage value contradict each other */
    form_situation(&form, &base.law, &facts, &aside);
    assert_true(aside == (uint64_t)1 << fact_named(rule, "loonwaarde"));
    assert_int_equal(facts_head(&facts)->given >> fact_named(rule, "loonwaarde") & 1, 0);
    assert_true(facts_check(rule, &base.law, &facts, NULL));
    answer_with(&form, "forfaitair", "nee");                /* and back: the wage value is still there */
    form_situation(&form, &base.law, &facts, &aside);
    assert_int_equal(aside, 0);
    assert_int_equal(facts_head(&facts)->given >> fact_named(rule, "loonwaarde") & 1, 1);
    assert_int_equal(form.answers, 3);
}

static void a_wrong_answer_leaves_the_form_as_it_was(void **state)
{
    (void)state;
    const struct rule *rule = rule_named("loonkostensubsidie");
    form_start(&form, rule, ROLE_gemeente);
    answer_with(&form, "loonwaarde", "60");
    problems.count = 0;
    assert_false(form_answer(&form, fact_named(rule, "loonwaarde"), "101", 3, &problems));
    assert_int_equal(problems.count, 1);
    assert_int_equal(form.answers, 1);
    assert_int_equal(term_plain(rule->facts[fact_named(rule, "loonwaarde")].term, form.facts.bytes + rule->facts[fact_named(rule, "loonwaarde")].offset), 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_after_all_questions_is_the_direct_answer),
        cmocka_unit_test(what_is_unknown_or_given_is_not_asked_and_what_cannot_matter_neither),
        cmocka_unit_test(the_four_week_term_without_partner_takes_the_fewest_questions_possible),
        cmocka_unit_test(an_employer_is_never_asked_for_a_diagnosis_benefit_history_or_school),
        cmocka_unit_test(what_another_holds_is_named_instead_of_asked),
        cmocka_unit_test(what_others_hold_first_does_not_keep_back_what_can_be_told_here),
        cmocka_unit_test(the_wsw_question_comes_first_where_it_can_end_things),
        cmocka_unit_test(a_wsw_job_ends_the_questions_of_an_application),
        cmocka_unit_test(a_form_is_read_as_it_was_written_with_every_answer_in_its_order),
        cmocka_unit_test(a_state_that_was_changed_or_cut_anywhere_is_refused),
        cmocka_unit_test(a_state_of_another_law_choice_version_or_rule_is_refused_with_the_reason),
        cmocka_unit_test(going_back_brings_the_question_again_and_changing_an_answer_keeps_the_others),
        cmocka_unit_test(a_wrong_answer_leaves_the_form_as_it_was),
    };
    return cmocka_run_group_tests(tests, open_the_search, close_the_search);
}
