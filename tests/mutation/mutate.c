/* SPDX-License-Identifier: EUPL-1.2 */
/* mutate.c: lists the single changes (mutants) of a rule file and writes the file with one of them made.
 *   mutate words PREPROCESSED            the words of every enum, each with the next one, to be used as WORDS below
 *   mutate list FILE WORDS               a line for each mutant: number, line, function and text of that line with «old → new»
 *   mutate make FILE WORDS NUMBER        the mutant
 * It reads tokens and no grammar: comments, strings, includes, lists of facts and the arguments of STEP are left alone, for they cannot change an outcome. A mutant
 * that does not compile is for the caller to leave out. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { WORD, NUMBER, SIGN, TEXT };
struct token { const char *at; int size, line; enum kind kind; bool skipped, of_macro; };
enum { TOKENS_MOST = 60000, PAIRS_MOST = 8000, WORD_MOST = 120 };
static struct token token[TOKENS_MOST];
static int tokens;

static void give_up(const char *why) { fprintf(stderr, "mutate: %s\n", why); exit(2); }

static char *read_whole(const char *path)
{
    FILE *in = fopen(path, "rb");
    size_t size = 0, room = 1 << 16;
    char *text = malloc(room);
    if (!in || !text) give_up(path);
    for (size_t got; (got = fread(text + size, 1, room - size - 1, in)) > 0;) {
        size += got;
        if (room - size < 2 && !(text = realloc(text, room *= 2))) give_up("no memory");
    }
    fclose(in);
    text[size] = 0;
    return text;
}

/* ---- tokens ---- */

static bool is(const struct token *t, const char *text) { return (int)strlen(text) == t->size && memcmp(t->at, text, (size_t)t->size) == 0; }
static bool starts(const struct token *t, const char *text) { return t->size > (int)strlen(text) && memcmp(t->at, text, strlen(text)) == 0; }
static bool in_list(const struct token *t, const char *const *list)
{
    for (; *list; list++) if (is(t, *list)) return true;
    return false;
}
static const struct token *near(int i, int step)
{
    static const struct token none = { "", 0, 0, SIGN, true, false };
    return i + step >= 0 && i + step < tokens ? &token[i + step] : &none;
}

/* The end of a line that goes on after a backslash. */
static const char *end_of_line(const char *at)
{
    while (*at && (*at != '\n' || at[-1] == '\\')) at++;
    return at;
}

/* After a macro's name and parameters; its body is mutated like code, but for the lists that only name facts. */
static const char *into_directive(const char *at)
{
    static const char *const lists[] = { "FACTS", "OUTCOMES", "KEYS", "USUAL", "PERHAPS", NULL };
    const char *end = end_of_line(at);
    at++;
    while (*at == ' ') at++;
    if (strncmp(at, "define ", 7) != 0) return end;
    struct token name = { at + 7, 0, 0, WORD, true, true };
    while (isalnum((unsigned char)name.at[name.size]) || name.at[name.size] == '_') name.size++;
    if (in_list(&name, lists)) return end;
    at = name.at + name.size;
    if (*at == '(') while (*at != ')') at++;
    return *at == ')' ? at + 1 : at;
}

static int sign_size(const char *at)
{
    static const char *const signs[] = { "<<=", ">>=", "...", "->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "|=", "&=", "^=", "##", NULL };
    for (int i = 0; signs[i]; i++) if (strncmp(at, signs[i], strlen(signs[i])) == 0) return (int)strlen(signs[i]);
    return 1;
}

static const char *past_text(const char *at, char quote)
{
    for (at++; *at && *at != quote; at++) if (*at == '\\') at++;
    return *at ? at + 1 : at;
}

static void tokenise(const char *at)
{
    bool fresh = true;              /* nothing but blanks on this line so far */
    const char *macro_end = at;
    for (int line = 1; *at;) {
        if (*at == '\n') { line++; fresh = true; at++; continue; }
        if (isspace((unsigned char)*at) || *at == '\\') { at++; continue; }
        const char *end = at;
        if (fresh && *at == '#') {
            macro_end = end_of_line(at);
            end = into_directive(at);
            for (; at < end; at++) line += *at == '\n';
            fresh = false;
            continue;
        }
        if (at[0] == '/' && at[1] == '*') {
            end = strstr(at + 2, "*/");
            for (end = end ? end + 2 : at + strlen(at); at < end; at++) line += *at == '\n';
            continue;
        }
        if (at[0] == '/' && at[1] == '/') { at = end_of_line(at); continue; }
        enum kind kind = *at == '"' || *at == '\'' ? TEXT : isdigit((unsigned char)*at) ? NUMBER : isalpha((unsigned char)*at) || *at == '_' ? WORD : SIGN;
        if (kind == TEXT) end = past_text(at, *at);
        else if (kind == SIGN) end += sign_size(at);
        else while (isalnum((unsigned char)*end) || *end == '_') end++;
        if (tokens == TOKENS_MOST) give_up("too many tokens");
        token[tokens++] = (struct token){ at, (int)(end - at), line, kind, kind == TEXT, at < macro_end };
        at = end;
        fresh = false;
    }
}

/* The place after the bracket that closes the one at i. */
static int after_bracket(int i)
{
    int depth = 0;
    for (; i < tokens; i++) {
        depth += is(&token[i], "(") - is(&token[i], ")");
        if (depth == 0) return i + 1;
    }
    return tokens;
}

/* What stands in the reasons or in tables about the rule cannot change an outcome. */
static void skip_reasons(void)
{
    static const char *const calls[] = { "STEP", "RULE", "RULE_WITH_TERMS", "RULE_WITH_SHARED_TERMS", "_Static_assert", "__attribute__", "sizeof", NULL };
    for (int i = 0; i + 1 < tokens; i++) {
        if (token[i].kind != WORD || !in_list(&token[i], calls) || !is(&token[i + 1], "(")) continue;
        for (int end = after_bracket(i + 1); i < end; i++) token[i].skipped = true;
        i--;
    }
    for (int i = 0; i < tokens; i++)
        if (is(near(i, 1), "##") || is(near(i, -1), "##") || is(&token[i], "##")) token[i].skipped = true;
}

/* ---- words: the next option of each enum ---- */

static struct { char own[WORD_MOST], next[WORD_MOST]; } pair[PAIRS_MOST];
static int pairs;

static bool is_option(const struct token *t)
{
    static const char *const others[] = { "bit_", "out_", "G_", "C_", "P_", "KIND_", "HOLDER_", "ROLE_", "IN_", "ON_", "AN_", "A_", "part_count_", "_", NULL };
    static const char *const statuses[] = { "VASTGESTELD", "ONBEKEND", "PARAMETER_ONTBREEKT", "ONGELDIG", "STATUSES", NULL };
    for (int i = 0; others[i]; i++) if (starts(t, others[i])) return false;
    return !in_list(t, statuses) && !(t->size > 6 && memcmp(t->at + t->size - 6, "_words", 6) == 0);
}

/* An enum without values of its own: each option and the one after it. */
static void print_words(void)
{
    for (int i = 0; i < tokens; i++) {
        if (!is(&token[i], "enum")) continue;
        int from = i + 1 + (near(i, 1)->kind == WORD), to = from + 1;
        if (!is(near(from, 0), "{")) continue;
        const struct token *option[PAIRS_MOST];
        int options = 0;
        bool plain = true;
        for (; to < tokens && !is(&token[to], "}"); to++) {
            plain &= !is(&token[to], "=");
            if (token[to].kind == WORD && is_option(&token[to]) && options < PAIRS_MOST) option[options++] = &token[to];
        }
        for (int k = 0; plain && options > 1 && k < options; k++) {
            const struct token *next = option[(k + 1) % options];
            printf("%.*s %.*s\n", option[k]->size, option[k]->at, next->size, next->at);
        }
        i = to;
    }
}

static void read_words(const char *path)
{
    FILE *in = fopen(path, "r");
    if (!in) give_up(path);
    while (pairs < PAIRS_MOST && fscanf(in, "%119s %119s", pair[pairs].own, pair[pairs].next) == 2) pairs++;
    fclose(in);
}

/* ---- changes ---- */

/* What each sign and name becomes; the names with m_ are in mutation.h. A name counts when it is called. */
static const char *const signs[][2] = {
    { "<", "<=" }, { "<=", "<" }, { ">", ">=" }, { ">=", ">" }, { "==", "!=" }, { "!=", "==" }, { "&&", "||" }, { "||", "&&" }, { "+=", "-=" }, { "-=", "+=" },
    { "*=", "/=" }, { "/=", "*=" }, { "|=", "&=" }, { "&=", "|=" }, { "++", "--" }, { "--", "++" }, { "%", "/" }, { "/", "*" }, { NULL, NULL } };
static const char *const two_sided[][2] = { { "+", "-" }, { "-", "+" }, { "*", "/" }, { "&", "|" }, { "|", "&" }, { NULL, NULL } };
static const char *const constants[][2] = {
    { "ja", "nee" }, { "nee", "ja" }, { "onbekend", "ja" }, { "true", "false" }, { "false", "true" }, { "VASTGESTELD", "ONBEKEND" }, { "ONBEKEND", "VASTGESTELD" },
    { "PARAMETER_ONTBREEKT", "VASTGESTELD" }, { "ONGELDIG", "VASTGESTELD" }, { "DATE_NEVER", "DATE_FIRST" }, { "PERCENT_UNRECORDED", "0" }, { NULL, NULL } };
static const char *const called[][2] = {
    { "plus", "minus" }, { "minus", "plus" }, { "smaller", "larger" }, { "larger", "smaller" }, { "smaller_percent", "m_larger_percent" }, { "both", "either" },
    { "either", "both" }, { "opposite", "m_same" }, { "is_so", "m_is_not_so" }, { "not_below_zero", "m_same_sum" }, { "part", "increased" }, { "increased", "part" },
    { "part_given", "m_all_of" }, { "times", "m_times_turned" }, { "is_more", "m_is_not_less" }, { "rounded", "m_cut_off" }, { "rounded_to", "m_not_rounded" },
    { "SET_ROUNDED", "M_SET_CUT_OFF" }, { "next_working_day", "previous_working_day" }, { "previous_working_day", "next_working_day" },
    { "is_working_day", "m_is_day_off" }, { "working_days", "m_one_working_day_less" }, { "add_months", "m_day_after_months" }, { "age_on", "m_age_before" },
    { "years_between", "m_years_and_one" }, { "first_of_month", "m_same_day" }, { "first_of_year", "m_same_day" },
    { "NOT_AFTER", "M_BEFORE" }, { "NOT_AFTER", "M_NOTHING" }, { "IN_ORDER", "M_NOTHING" }, { NULL, NULL } };

static bool is_type(int i)
{
    static const char *const types[] = { "int", "bool", "char", "date", "money", "percent", "hours", "whole", "ratio", "fraction", "answer", "size_t", "int32_t", "int64_t",
        "uint32_t", "uint64_t", "uint8_t", "int8_t", "uint16_t", "void", "const", "unsigned", "static", "inline", "long", "short", NULL };
    const struct token *t = near(i, 0), *before = near(i, -1);
    return t->kind == WORD && (in_list(t, types) || is(before, "struct") || is(before, "enum") || starts(t, "fact_") || starts(t, "item_"));
}

/* Does a value stand before this sign, so that it works on two? */
static bool between_two(int i)
{
    static const char *const no_value[] = { "return", "case", "else", "sizeof", "do", NULL };
    const struct token *before = near(i, -1);
    if (is(before, ")")) return !is_type(i - 2) && !is(near(i, -2), "*");
    if (is(before, "]")) return true;
    if (before->kind == WORD) return !in_list(before, no_value) && !is_type(i - 1);
    return before->kind == NUMBER;
}

/* The size of an array that is declared here. */
static bool is_array_size(int i) { return is(near(i, -1), "[") && is(near(i, 1), "]") && is_type(i - 3); }

struct change { int token; const char *to; char own[WORD_MOST]; };
static struct change change[TOKENS_MOST];
static int changes;

static void add(int i, const char *to)
{
    if (changes == TOKENS_MOST) give_up("too many mutants");
    change[changes].token = i;
    change[changes++].to = to;
}
static void add_by(int i, const char *const (*table)[2])
{
    for (; (*table)[0]; table++) if (is(&token[i], (*table)[0])) add(i, (*table)[1]);
}

static void changes_of_word(int i)
{
    add_by(i, constants);
    if (is(near(i, 1), "(") && !is_type(i - 1)) add_by(i, called);
    for (int k = 0; k < pairs; k++) if (is(&token[i], pair[k].own)) { add(i, pair[k].next); break; }
}

static void find_changes(void)
{
    for (int i = 0; i < tokens; i++) {
        const struct token *t = &token[i];
        if (t->skipped) continue;
        if (t->kind == WORD) changes_of_word(i);
        else if (t->kind == NUMBER && !is_array_size(i)) {
            struct change *c = &change[changes];
            add(i, c->own);
            char *end;
            long long value = strtoll(t->at, &end, 0);
            if (end == t->at + t->size && memchr(t->at, 'x', (size_t)t->size) == NULL) snprintf(c->own, sizeof c->own, "%lld", value + 1);
            else snprintf(c->own, sizeof c->own, "(%.*s + 1)", t->size, t->at);
        } else if (t->kind == SIGN) {
            add_by(i, signs);
            if (between_two(i)) add_by(i, two_sided);
            else if (is(t, "-")) add(i, "");
            if (is(t, "!")) add(i, "");
        }
    }
}

/* ---- telling ---- */

/* The name of the function or table that each token stands in: the last word before the bracket or the = that precedes the outermost brace. */
static const struct token *place[TOKENS_MOST];
static void find_places(void)
{
    const struct token *name = NULL;
    int braces = 0, brackets = 0;
    bool fixed = false;
    for (int i = 0; i < tokens; i++) {
        const struct token *t = &token[i];
        if (t->of_macro) continue;
        if (!braces && !brackets && !fixed && t->kind == WORD && !is(t, "__attribute__")) name = t;
        if (!braces && !brackets && (is(t, "=") || is(t, "("))) fixed = name && !is(name, "inline");
        braces += is(t, "{") - is(t, "}");
        brackets += is(t, "(") - is(t, ")");
        place[i] = braces ? name : NULL;
        if (!braces && !brackets && (is(t, "}") || is(t, ";"))) fixed = false;
    }
}

/* The line with the change in it, and before it where it stands; the same text in the same place once more gets a number. */
static void print_change(const char *text, int number)
{
    static char told[TOKENS_MOST / 4][1000];
    const struct token *t = &token[change[number].token], *in = place[change[number].token];
    const char *from = t->at, *to = t->at + t->size;
    while (from > text && from[-1] != '\n') from--;
    while (*from == ' ') from++;
    while (*to && *to != '\n') to++;
    if (number >= TOKENS_MOST / 4) give_up("too many mutants");
    snprintf(told[number], sizeof *told, "%.*s: %.*s«%.*s → %s»%.*s", in ? in->size : 1, in ? in->at : "-", (int)(t->at - from), from, t->size, t->at, change[number].to,
             (int)(to - t->at) - t->size, t->at + t->size);
    int times = 1;
    for (int i = 0; i < number; i++) times += strcmp(told[i], told[number]) == 0;
    printf("%d\t%d\t%s", number, t->line, told[number]);
    if (times > 1) printf(" (%d)", times);
    putchar('\n');
}

static void make(const char *text, int number)
{
    const struct token *t = &token[change[number].token];
    printf("%.*s%s%s", (int)(t->at - text), text, change[number].to, t->at + t->size);
}

int main(int count, char **word)
{
    if (count == 3 && strcmp(word[1], "words") == 0) {
        tokenise(read_whole(word[2]));
        print_words();
        return 0;
    }
    bool list = count == 4 && strcmp(word[1], "list") == 0;
    if (!list && !(count == 5 && strcmp(word[1], "make") == 0)) give_up("words PREPROCESSED | list FILE WORDS | make FILE WORDS NUMBER");
    char *text = read_whole(word[2]);
    read_words(word[3]);
    tokenise(text);
    skip_reasons();
    find_changes();
    if (list) {
        find_places();
        for (int i = 0; i < changes; i++) print_change(text, i);
        return 0;
    }
    int number = atoi(word[4]);
    if (number < 0 || number >= changes) give_up("no such mutant");
    make(text, number);
    return 0;
}
