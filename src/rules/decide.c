/* SPDX-License-Identifier: EUPL-1.2 */
/* decide.c: checks around a rule for one case, so that a rule itself only ever sees facts that can be. */
#include "rules/decide.h"

#include <string.h>
#include "rules/registry.h"

const char *const status_names[STATUSES] = { "vastgesteld", "onbekend", "onbekend", "ongeldig" };

const char *status_reason(enum status status)
{
    static const char *const reasons[STATUSES] = { "", "feit-ontbreekt", "parameter-ontbreekt", "ongeldige-invoer" };
    return reasons[status];
}

/* ---- blame ---- */

static void put_allowed(char allowed[2][200], const struct term *term)
{
    for (int language = 0; language < 2; language++) {
        struct text text = { allowed[language], 0, 200, true, false };
        term_put_allowed(&text, term, language);
        text_string(&text);
    }
}

static void blame(struct problems *problems, const struct term *term, int64_t value, const char *nl, const char *en)
{
    char shown[40];
    struct text text = TEXT_IN(shown);
    if (term->kind == KIND_list) text_put(&text, "[...]"); else term_put_plain(&text, term, value, false);
    problem_add(problems, 0, term->name, text.data, text.size, nl, en);
}

void tell_order(struct problems *problems, int first, date first_value, int second, date second_value)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "not before " : "niet vóór ");
        text_put(&text, glossary[first].name);
        text_put(&text, " (");
        text_date(&text, first_value);
        text_put(&text, ")");
        text_string(&text);
    }
    blame(problems, &glossary[second], second_value, allowed[0], allowed[1]);
}

void tell_excluded(struct problems *problems, int term, int64_t value, const char *nl, const char *en) { blame(problems, &glossary[term], value, nl, en); }

void tell_unknown_fact(const struct rule *rule, const char *name, size_t size, int32_t line, struct problems *problems)
{
    const char *nearest = rule_nearest(rule, name, size);
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a fact of this rule" : "een feit van deze regel");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest); text_char(&text, '?'); }
        text_string(&text);
    }
    problem_add(problems, line, "feit", name, size, allowed[0], allowed[1]);
}

/* ---- ranges ---- */

static bool in_range(const struct term *term, int64_t value)
{
    if (term->kind == KIND_answer) return value == ja || value == nee;
    if (term->kind == KIND_code) return term_has_code(term, value);
    if (term->kind == KIND_date && value == DATE_NEVER) return term->may_be_never;
    if (term->may_be_unrecorded && value == PERCENT_UNRECORDED) return true;
    return value >= term->min && value <= term->max && !(term->whole && value % 1000);
}

static bool list_in_range(const struct term *list, const char *at)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    if (n < list->min || n > list->max) return false;
    for (int32_t i = 0; i < n; i++) {
        const char *item = at + list->items_offset + (size_t)i * list->item_size;
        uint32_t given = 1;
        if (!list->scalar_items) memcpy(&given, item, sizeof given);
        for (int32_t k = 0; k < list->part_count; k++)
            if ((given >> k & 1) && !in_range(list->parts[k].term, term_plain(list->parts[k].term, item + list->parts[k].offset))) return false;
    }
    return true;
}

bool term_accepts(const struct term *term, const void *at) { return term->kind == KIND_list ? list_in_range(term, at) : in_range(term, term_plain(term, at)); }

/* A rule about a year has that year as its reference: the day is its first. */
static date first_day(const struct term *term, int64_t value) { return term->kind == KIND_whole ? date_of((int32_t)value, 1, 1) : (date)value; }

date facts_day(const struct rule *rule, const void *facts)
{
    const struct field *field = &rule->facts[rule->reference];
    return first_day(field->term, term_plain(field->term, (const char *)facts + field->offset));
}

struct law_period covered_values(const struct term *term, struct law_period period)
{
    if (term->kind != KIND_whole) return period;
    struct civil from = civil_of(period.from);
    return (struct law_period){ from.year + (from.month + from.day > 2), civil_of(period.until).year };
}

static void tell_coverage(struct problems *problems, const struct term *term, int64_t value, struct law_period period)
{
    if (period.from > period.until) {
        blame(problems, term, value, "een regel waarvoor het recht is gelezen van de dag die steeds geldt", "a rule for which the law was read of the day that holds throughout");
        return;
    }
    struct law_period allowed_values = covered_values(term, period);
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, term->kind == KIND_whole ? (language ? "a year from " : "een jaar van ") : language ? "a day from " : "een dag van ");
        term_put_plain(&text, term, allowed_values.from, false);
        text_put(&text, language ? " to " : " t/m ");
        term_put_plain(&text, term, allowed_values.until, false);
        text_put(&text, language ? " (the law that was read for this rule)" : " (het recht dat voor deze regel is gelezen)");
        text_string(&text);
    }
    blame(problems, term, value, allowed[0], allowed[1]);
}

/* Everything that is out of range, as a set of facts. A fact that the rule does not have comes out as its bit: it cannot be named. */
static uint64_t facts_out_of_range(const struct rule *rule, const void *facts, struct problems *problems)
{
    uint64_t outside = 0;
    for (uint64_t left = facts_head(facts)->given; left; left &= left - 1) {
        uint32_t fact = (uint32_t)__builtin_ctzll(left);
        if (fact >= rule->fact_count) return outside | left;
        const struct term *term = rule->facts[fact].term;
        const char *at = (const char *)facts + rule->facts[fact].offset;
        if (term_accepts(term, at)) continue;
        outside |= left & -left;
        if (!problems) continue;
        char allowed[2][200];
        put_allowed(allowed, term);
        blame(problems, term, term->kind == KIND_list ? 0 : term_plain(term, at), allowed[0], allowed[1]);
    }
    return outside;
}

/* Contradictions between the facts that are in range: a rule never sees the others, for the length of a list could lead it anywhere. */
static __attribute__((noinline, cold)) void tell_other_contradictions(const struct rule *rule, const void *facts, uint64_t outside, struct problems *problems)
{
    struct case_room in_range_only;
    memcpy(&in_range_only, facts, rule->facts_size);
    ((struct facts_head *)(void *)&in_range_only)->given &= ~outside;
    rule->consistent(problems, &in_range_only);
}

bool facts_check(const struct rule *rule, const struct law *law, const void *facts, struct problems *problems)
{
    uint64_t given = facts_head(facts)->given, outside = facts_out_of_range(rule, facts, problems);
    bool good = true;
    if (given >> rule->reference & 1) {
        const struct field *field = &rule->facts[rule->reference];
        int64_t value = term_plain(field->term, (const char *)facts + field->offset);
        struct law_period period = law_coverage(law, rule->name), allowed = covered_values(field->term, period);
        if (value < allowed.from || value > allowed.until) {
            good = false;
            if (problems) tell_coverage(problems, field->term, value, period);
        }
    }
    if (!outside) return rule->consistent(problems, facts) && good;
    if (problems) tell_other_contradictions(rule, facts, outside, problems);
    return false;
}

/* ---- deciding ---- */

static void tell_too_large(struct problems *problems)
{
    problem_add(problems, 0, "feiten", NULL, 0, "bedragen waarmee exact te rekenen is; deze zijn te groot", "amounts that can be computed exactly; these are too large");
}

struct law law_for(const struct rule *rule, const struct law *law, const void *facts)
{
    return law_of_case(law, facts_head(facts)->given >> rule->reference & 1 ? facts_day(rule, facts) : law_coverage(law, rule->name).until);
}

enum status decide_case(const struct rule *rule, const struct law *law, const void *facts, void *outcome, struct reasoning *reasoning, struct problems *problems)
{
    struct outcome_head *head = outcome;
    struct law of_day;
    head->settled = head->none = 0;
    if (!facts_check(rule, law, facts, problems)) return ONGELDIG;
    if (law->dated) { of_day = law_for(rule, law, facts); law = &of_day; }
    enum status status = rule->decide(reasoning, law, facts, outcome);
    if (status == ONGELDIG) { head->settled = 0; tell_too_large(problems); }
    if (reasoning && reasoning->overflow) {
        head->settled = 0;
        status = ONGELDIG;
        problem_add(problems, 0, "stappen", NULL, 0, "een redenering die in het geheugen past", "a reasoning that fits in memory");
    }
    return status;
}

void rows_begin(struct row_keep *keep, const struct rule *rule, const struct law *law)
{
    keep->allowed = covered_values(rule->facts[rule->reference].term, law_coverage(law, rule->name));
    keep->room.ahead = keep->room.apart = 0;
    keep->room.last = NULL;
    memset(keep->room.key, 0, sizeof keep->room.key);
}

/* What the rule itself checks is not checked here. */
enum status decide_next(const struct rule *rule, const struct law *law, struct row_keep *keep, const void *facts, void *outcome)
{
    const struct field *field = &rule->facts[rule->reference];
    uint8_t status = VASTGESTELD;
    if (RARELY(law->dated)) return decide_case(rule, law, facts, outcome, NULL, NULL);
    if (facts_head(facts)->given >> rule->reference & 1) {
        int64_t value = term_plain(field->term, (const char *)facts + field->offset);
        if (value < keep->allowed.from || value > keep->allowed.until) status = ONGELDIG;
    }
    if (facts_out_of_range(rule, facts, NULL)) status = ONGELDIG;
    rule->rows(law, facts, outcome, &status, 1, &keep->room);
    return (enum status)status;
}

enum status outcome_status(enum status of_case, const void *outcome, uint32_t which)
{
    if (of_case == ONGELDIG) return ONGELDIG;
    return outcome_head(outcome)->settled >> which & 1 ? VASTGESTELD : of_case;
}
