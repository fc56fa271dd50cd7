/* SPDX-License-Identifier: EUPL-1.2 */
/* target.c: targets read from text, and outcomes held against them. */
#include "reason/whatif/target.h"

#include <string.h>
#include "rules/registry.h"

const char *const target_signs[TARGET_OPS] = { "=", "!=", ">=", "<=", ">", "<" };

static bool has_order(const struct term *term)
{
    return term->kind == KIND_date || term->kind == KIND_euro || term->kind == KIND_percent || term->kind == KIND_hours || term->kind == KIND_whole;
}

/* Where the sign starts, and which it is; the longer sign first. False when there is none. */
static bool find_sign(const char *text, size_t size, size_t *at, enum target_op *op)
{
    static const enum target_op longest_first[] = { TARGET_is_not, TARGET_at_least, TARGET_at_most, TARGET_is, TARGET_more, TARGET_less };
    for (*at = 0; *at < size; ++*at)
        for (size_t i = 0; i < TARGET_OPS; i++) {
            size_t length = strlen(target_signs[longest_first[i]]);
            if (size - *at < length || memcmp(text + *at, target_signs[longest_first[i]], length) != 0) continue;
            *op = longest_first[i];
            return true;
        }
    return false;
}

/* A region by its name, as answers show it. */
static bool region_named(const char *text, size_t size, int64_t *value)
{
    for (int32_t i = 0; i < law_book.region_count; i++)
        if (same_text(text, size, law_book.regions[i].name)) { *value = law_book.regions[i].number; return true; }
    return false;
}

/* The value of an outcome is written like that of a fact, but has no range of its own: it is read as the only fact of a rule made for it. */
static bool read_value(const struct term *term, const char *text, size_t size, int64_t *value)
{
    struct term open = *term;
    bool bounded = term->kind == KIND_answer || term->kind == KIND_word || term->kind == KIND_code;
    if (!bounded) { open.min = term->kind == KIND_date ? DATE_FIRST : term->kind == KIND_euro ? -(int64_t)1000000000000000 : INT32_MIN / 2; open.max = term->kind == KIND_euro ? -open.min : INT32_MAX / 2; }
    struct field field = { &open, sizeof(struct facts_head) };
    struct rule alone = { .name = "", .facts = &field, .fact_count = 1, .facts_size = sizeof(struct facts_head) + sizeof(int64_t) };
    struct { struct facts_head head; int64_t value; } room = { { 0, 0 }, 0 };
    if (term->kind == KIND_code && term->region && region_named(text, size, value)) return true;
    if (!fact_set_text(&alone, &room, 0, text, size, (struct manner){ 0 }, NULL) || !room.head.given) return false;
    *value = term_plain(term, &room.value);
    return true;
}

static void put_form(struct text *text, const struct term *term, int language)
{
    static const char *const forms[KINDS][2] = {
        [KIND_date] = { "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd" },
        [KIND_euro] = { "een bedrag in euro met hoogstens twee decimalen, zoals 1000 of 1000.50", "an amount in euro with at most two decimals, such as 1000 or 1000.50" },
        [KIND_percent] = { "een percentage zonder procentteken, zoals 23.5", "a percentage without the sign, such as 23.5" },
        [KIND_hours] = { "uren met hoogstens twee decimalen, zoals 36 of 4.5", "hours with at most two decimals, such as 36 or 4.5" },
        [KIND_whole] = { "een geheel getal", "a whole number" },
        [KIND_answer] = { "ja, nee", "ja, nee" },
        [KIND_code] = { "de CBS-code van een gemeente in vier cijfers, of haar naam", "the CBS code of a municipality in four digits, or its name" },
    };
    if (term->kind == KIND_word) for (int32_t i = 0; i < term->word_count; i++) { text_put(text, i ? ", " : ""); put_word(text, term->words[i]); }
    else if (term->region) text_put(text, language ? "the name or number of a labour market region" : "de naam of het nummer van een arbeidsmarktregio");
    else text_put(text, forms[term->kind][language]);
    text_put(text, language ? "; or geen" : "; of geen");
}

static void refuse_value(struct problems *problems, const struct term *term, const char *value, size_t size)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        put_form(&text, term, language);
        text_string(&text);
    }
    problem_add(problems, 0, term->name, value, size, allowed[0], allowed[1]);
}

static void refuse_name(struct problems *problems, const struct rule *rule, const char *name, size_t size)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "an outcome of this rule: " : "een uitkomst van deze regel: ");
        for (uint32_t k = 0; k < rule->outcome_count; k++) { text_put(&text, k ? ", " : ""); text_put(&text, rule->outcomes[k].term->name); }
        text_string(&text);
    }
    problem_add(problems, 0, "--for", name, size, allowed[0], allowed[1]);
}

bool target_read(struct target *target, const struct rule *rule, const char *text, size_t size, struct problems *problems)
{
    size_t at;
    enum target_op op;
    if (!find_sign(text, size, &at, &op)) {
        problem_add(problems, 0, "--for", text, size, "uitkomst=waarde, of in plaats van = een van: != >= <= > <", "outcome=value, or instead of = one of: != >= <= > <");
        return false;
    }
    int32_t outcome = rule_outcome(rule, text, at);
    if (outcome < 0) { refuse_name(problems, rule, text, at); return false; }
    const struct term *term = rule->outcomes[outcome].term;
    const char *value = text + at + strlen(target_signs[op]);
    size_t left = (size_t)(text + size - value);
    bool ordered = has_order(term), exact = op == TARGET_is || op == TARGET_is_not;
    *target = (struct target){ .outcome = (uint32_t)outcome, .op = op, .none = left == 4 && memcmp(value, "geen", 4) == 0 };
    if (term->kind == KIND_list) {
        problem_add(problems, 0, term->name, value, left, "een doel voor een uitkomst die geen lijst is", "a target for an outcome that is not a list");
        return false;
    }
    if (!exact && (!ordered || target->none)) {
        problem_add(problems, 0, term->name, text + at, size - at, "= of !=: hiervan bestaat geen meer of minder", "= or !=: of this there is no more or less");
        return false;
    }
    /* "geen" is also a word of some outcomes, and then it is that word */
    bool read = read_value(term, value, left, &target->value);
    if (read) target->none = false;
    else if (!target->none) refuse_value(problems, term, value, left);
    return read || target->none;
}

bool target_met(const struct target *target, const struct rule *rule, const void *outcome)
{
    const struct outcome_head *head = outcome_head(outcome);
    const struct field *field = &rule->outcomes[target->outcome];
    if (!(head->settled >> target->outcome & 1)) return false;
    bool none = head->none >> target->outcome & 1, exact = target->op == TARGET_is || target->op == TARGET_is_not;
    if (none || target->none) return exact && (none == target->none) == (target->op == TARGET_is);
    int64_t value = term_plain(field->term, (const char *)outcome + field->offset);
    switch (target->op) {
    case TARGET_is:       return value == target->value;
    case TARGET_is_not:   return value != target->value;
    case TARGET_at_least: return value >= target->value;
    case TARGET_at_most:  return value <= target->value;
    case TARGET_more:     return value > target->value;
    default:              return value < target->value;
    }
}
