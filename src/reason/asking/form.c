/* SPDX-License-Identifier: EUPL-1.2 */
/* form.c: answers in their order, written to and read from one line of text with check digits. */
#include "reason/asking/form.h"

#include <string.h>
#include "base/digest.h"
#include "rules/registry.h"

/* v1.RULE.ROLE.LAW.fact=value.fact=value.CHECK */
#define VERSION "v1"
enum { CHECK_DIGITS = 16, LAW_DIGITS = 12, PARTS_BEFORE = 4, STATE_MOST = 1 << 16 };

static const struct { const char *name; unsigned role; } roles[] = { { "inwoner", ROLE_inwoner }, { "werkgever", ROLE_werkgever }, { "gemeente", ROLE_gemeente }, { "uwv", ROLE_uwv } };
#define ANYONE "iedereen"

unsigned form_role(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) if (same_text(name, size, roles[i].name)) return roles[i].role;
    return 0;
}

const char *form_role_name(unsigned role)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) if (roles[i].role == role) return roles[i].name;
    return "";
}

/* ---- answers ---- */

void form_start(struct form *form, const struct rule *rule, unsigned role)
{
    form->rule = rule;
    form->roles = role;
    form->answers = 0;
    facts_clear(rule, &form->facts);
}

static struct facts_head *head_of(struct case_room *facts) { return (struct facts_head *)(void *)facts; }

void form_forget(struct form *form, uint32_t fact)
{
    struct facts_head *head = head_of(&form->facts);
    int32_t n = 0;
    for (int32_t i = 0; i < form->answers; i++) if (form->order[i] != fact) form->order[n++] = form->order[i];
    form->answers = n;
    head->given &= ~((uint64_t)1 << fact);
    head->unknown &= ~((uint64_t)1 << fact);
}

bool form_answer(struct form *form, uint32_t fact, const char *value, size_t size, struct problems *problems)
{
    struct case_room after = form->facts;
    if (!fact_set_text(form->rule, &after, (int32_t)fact, value, size, (struct manner){ 0 }, problems)) return false;
    form_forget(form, fact);
    form->facts = after;
    form->order[form->answers++] = (uint8_t)fact;
    return true;
}

bool form_back(struct form *form)
{
    if (!form->answers) return false;
    form_forget(form, form->order[form->answers - 1]);
    return true;
}

void form_situation(const struct form *form, const struct law *law, void *facts, uint64_t *aside)
{
    const struct rule *rule = form->rule;
    struct facts_head *head = facts;
    *aside = 0;
    memcpy(facts, &form->facts, rule->facts_size);
    *head = (struct facts_head){ 0, 0 };
    for (int32_t i = form->answers - 1; i >= 0; i--) {
        uint64_t bit = (uint64_t)1 << form->order[i];
        if (facts_head(&form->facts)->unknown & bit) { head->unknown |= bit; continue; }
        head->given |= bit;
        if (i == form->answers - 1 || facts_check(rule, law, facts, NULL)) continue;      /* what is wrong with the last answer alone is told when the case is decided */
        head->given &= ~bit;
        *aside |= bit;
    }
}

/* ---- writing ---- */

static bool is_plain(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }

static void put_escaped(struct text *t, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (is_plain(bytes[i])) { text_char(t, bytes[i]); continue; }
        text_char(t, '~');
        text_char(t, "0123456789abcdef"[c >> 4]);
        text_char(t, "0123456789abcdef"[c & 15]);
    }
}

/* The law as it counts here: its values, and the options taken. */
static void law_digits(const struct law *law, char out[DIGEST_TEXT])
{
    char all[DIGEST_TEXT + LAW_CHOICES];
    memcpy(all, law->tables->digest, DIGEST_TEXT);
    for (int32_t k = 0; k < LAW_CHOICES; k++) all[DIGEST_TEXT + k] = (char)law->option[k];
    digest_of(all, sizeof all, out);
    out[LAW_DIGITS] = 0;
}

void form_write(struct text *t, const struct form *form, const struct law *law)
{
    char digest[DIGEST_TEXT];
    size_t begin = t->size;
    struct text value = { 0 };
    law_digits(law, digest);
    text_put(t, VERSION ".");
    text_put(t, form->rule->name);
    text_char(t, '.');
    text_put(t, form->roles ? form_role_name(form->roles) : ANYONE);
    text_char(t, '.');
    text_put(t, digest);
    for (int32_t i = 0; i < form->answers; i++) {
        const struct field *field = &form->rule->facts[form->order[i]];
        value.size = 0;
        if (facts_head(&form->facts)->unknown >> form->order[i] & 1) text_put(&value, "onbekend");
        else term_put(&value, field->term, form->facts.bytes + field->offset, false);
        text_char(t, '.');
        text_put(t, field->term->name);
        text_char(t, '=');
        put_escaped(t, value.data, value.size);
    }
    t->failed |= value.failed;
    text_free(&value);
    if (t->failed) return;
    digest_of(t->data + begin, t->size - begin, digest);
    text_char(t, '.');
    text_bytes(t, digest, CHECK_DIGITS);
}

/* ---- reading ---- */

static void refuse(struct problems *problems, const char *field, const char *value, size_t size, const char *nl, const char *en) { problem_add(problems, 0, field, value, size, nl, en); }

static int digit_of(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* False when an escape is broken. */
static bool unescape(struct text *out, const char *bytes, size_t size)
{
    out->size = 0;
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != '~') { if (!is_plain(bytes[i])) return false; text_char(out, bytes[i]); continue; }
        int high = i + 2 < size ? digit_of(bytes[i + 1]) : -1, low = i + 2 < size ? digit_of(bytes[i + 2]) : -1;
        if (high < 0 || low < 0) return false;
        text_char(out, (char)(high << 4 | low));
        i += 2;
    }
    return !out->failed;
}

/* The next part up to a dot. */
static bool next_part(const char **at, const char *end, const char **part, size_t *size)
{
    if (*at > end) return false;
    const char *dot = memchr(*at, '.', (size_t)(end - *at));
    *part = *at;
    *size = (size_t)((dot ? dot : end) - *at);
    *at = (dot ? dot : end) + 1;
    return true;
}

static bool read_answer(struct form *form, const char *part, size_t size, struct text *value, struct problems *problems)
{
    const char *is = memchr(part, '=', size);
    size_t name = is ? (size_t)(is - part) : size;
    int32_t fact = rule_fact(form->rule, part, name);
    if (fact < 0) { tell_unknown_fact(form->rule, part, name, 0, problems); return false; }
    if (!is || !unescape(value, is + 1, size - name - 1)) {
        refuse(problems, form->rule->facts[fact].term->name, part, size, "een antwoord zoals het is geschreven", "an answer as it was written");
        return false;
    }
    if ((facts_head(&form->facts)->given | facts_head(&form->facts)->unknown) >> fact & 1) {
        refuse(problems, form->rule->facts[fact].term->name, value->data, value->size, "elk feit hoogstens één keer", "each fact at most once");
        return false;
    }
    return form_answer(form, (uint32_t)fact, value->size ? value->data : "", value->size, problems);
}

static bool check_digits_fit(const char *state, size_t size)
{
    char digest[DIGEST_TEXT];
    if (size < CHECK_DIGITS + 2 || size > STATE_MOST || state[size - CHECK_DIGITS - 1] != '.') return false;
    digest_of(state, size - CHECK_DIGITS - 1, digest);
    return memcmp(digest, state + size - CHECK_DIGITS, CHECK_DIGITS) == 0;
}

static bool read_heading(struct form *form, const struct law *law, const char *part[PARTS_BEFORE], const size_t size[PARTS_BEFORE], struct problems *problems)
{
    char digest[DIGEST_TEXT];
    const struct rule *rule = rule_find(part[1], size[1]);
    unsigned role = form_role(part[2], size[2]);
    if (!rule) { refuse(problems, "stand", part[1], size[1], "een regel van breed rules", "a rule of breed rules"); return false; }
    if (!role && !same_text(part[2], size[2], ANYONE)) { refuse(problems, "stand", part[2], size[2], "inwoner, werkgever, gemeente of uwv", "inwoner, werkgever, gemeente or uwv"); return false; }
    law_digits(law, digest);
    if (!same_text(part[3], size[3], digest)) {
        refuse(problems, "stand", part[3], size[3], "vragen die met hetzelfde recht en dezelfde keuzes zijn begonnen; begin opnieuw", "questions begun under the same law and the same choices; start again");
        return false;
    }
    form_start(form, rule, role);
    return true;
}

bool form_read(struct form *form, const struct law *law, const char *state, size_t size, struct problems *problems)
{
    const char *part[PARTS_BEFORE], *at = state, *end;
    size_t part_size[PARTS_BEFORE];
    if (size >= 3 && memcmp(state, VERSION ".", 3) != 0 && state[0] == 'v' && memchr(state, '.', size)) {
        refuse(problems, "stand", state, size < 12 ? size : 12, "een stand van deze versie (" VERSION "); begin opnieuw", "a state of this version (" VERSION "); start again");
        return false;
    }
    bool good = check_digits_fit(state, size);
    end = good ? state + size - CHECK_DIGITS - 1 : state;
    for (int32_t i = 0; i < PARTS_BEFORE && good; i++) good = next_part(&at, end, &part[i], &part_size[i]);
    if (!good || !same_text(part[0], part_size[0], VERSION)) {
        refuse(problems, "stand", state, size < 12 ? size : 12, "een stand zoals breed questions die gaf, heel en ongewijzigd", "a state as breed questions gave it, whole and unchanged");
        return false;
    }
    if (!read_heading(form, law, part, part_size, problems)) return false;
    struct text value = { 0 };
    const char *answer_part;
    size_t answer_size;
    while (next_part(&at, end, &answer_part, &answer_size)) good &= read_answer(form, answer_part, answer_size, &value, problems);
    text_free(&value);
    return good;
}
