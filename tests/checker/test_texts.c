/* SPDX-License-Identifier: EUPL-1.2 */
/* test_texts.c: the checker finds what is planted in the texts of texts.yaml, with the right verdict in the right place, and nothing in right texts, nor in any text of this project. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/node.h"
#include "checker/checker.h"
#include "law/cite.h"

enum { MOST = 1 << 24, TEXTS_ON = 20513 };      /* 2026-03-01: the day for texts that name none */
static struct law_tables law;
static struct arena arena;
static const struct checker *checker;
static int number, bad;

static void say(bool good, const char *sentence, const char *why)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s\n", why); bad++; }
}

static const char *text_of(const struct node *node) { return node ? arena_copy(&arena, node->text, node->size) : ""; }

/* ---- texts.yaml ---- */

static bool fits(const struct check_finding *f, const struct node *expected, const char *text)
{
    const struct node *at = node_get(expected, "at");
    return node_is(node_get(expected, "code"), f->code) && node_is(node_get(expected, "verdict"), check_verdict_name[f->verdict])
        && (!at || (at->size == (uint32_t)(f->until - f->from) && memcmp(text + f->from, at->text, at->size) == 0));
}

/* What differs between what was found and what was expected; "" when nothing does. */
static const char *difference(const struct node *expect, const struct check_result *r, const char *text)
{
    static char why[600];
    int32_t seen = 0;
    for (int32_t i = 0; i < r->count; i++) {
        bool there = false;
        for (const struct node *e = expect->first; e; e = e->next) there |= fits(&r->finding[i], e, text);
        if (!there) { (void)snprintf(why, sizeof why, "not expected: %s %s at \"%.*s\"", r->finding[i].code, check_verdict_name[r->finding[i].verdict], r->finding[i].until - r->finding[i].from, text + r->finding[i].from); return why; }
    }
    for (const struct node *e = expect->first; e; e = e->next) {
        bool there = false;
        for (int32_t i = 0; i < r->count; i++) there |= fits(&r->finding[i], e, text);
        seen += there;
        if (!there) { (void)snprintf(why, sizeof why, "not found: %s %s", text_of(node_get(e, "code")), text_of(node_get(e, "verdict"))); return why; }
    }
    return seen == expect->count ? "" : "counted otherwise";
}

static date day_of(const struct node *entry)
{
    const struct node *on = node_get(entry, "on");
    date day = TEXTS_ON;
    if (on && !parse_date(on->text, on->size, &day)) { printf("Bail out! a day in texts.yaml\n"); exit(1); }
    return day;
}

static void check_texts(const struct node *list)
{
    int32_t caught = 0;
    for (const struct node *entry = list->first; entry; entry = entry->next) {
        struct check_result r;
        const char *text = text_of(node_get(entry, "text"));
        bool done = check_text(&r, &arena, checker, text, strlen(text), &law.law, day_of(entry), NULL);
        const char *why = done ? difference(node_get(entry, "expect"), &r, text) : "not checked";
        say(!*why, text_of(node_get(entry, "name")), why);
        /* Against the expectations of the text before it nearly every text must differ: else the comparison above could not fail. */
        const struct node *other = entry->next ? entry->next : list->first;
        caught += *difference(node_get(other, "expect"), &r, text) != 0;
    }
    say(caught * 2 > list->count, "texts held against the expectations of another text differ", "the comparison finds nothing");
}

/* Every claim about which something is expected somewhere. */
static void check_all_claims(const struct node *list)
{
    char why[400] = "";
    struct text missing = TEXT_IN(why);
    for (int32_t i = 0; i < checker_claims(checker); i++) {
        bool there = false;
        for (const struct node *entry = list->first; entry; entry = entry->next)
            for (const struct node *e = node_get(entry, "expect")->first; e; e = e->next) there |= node_is(node_get(e, "code"), checker_claim_code(checker, i));
        if (!there) { text_put(&missing, checker_claim_code(checker, i)); text_char(&missing, ' '); }
    }
    say(!missing.size, "every claim is found in some text", text_string(&missing));
}

/* ---- right texts: nothing may be found ---- */

struct right { int32_t texts, findings; struct text all; const char *path; bool loud; };

static void right_text(struct right *right, const char *bytes, size_t size)
{
    struct arena own = { 0 };
    struct check_result r;
    right->texts++;
    if (check_text(&r, &own, checker, bytes, size, &law.law, TEXTS_ON, NULL))
        for (int32_t i = 0; i < r.count; i++) {
            right->findings++;
            printf("# %s: %s %s: %s | %s\n", right->path, r.finding[i].code, check_verdict_name[r.finding[i].verdict], r.finding[i].said, r.finding[i].law[1]);
        }
    arena_free(&own);
}

static void right_leaves(struct right *right, const struct node *node)
{
    if (node->kind == NODE_TEXT && memchr(node->text, ' ', node->size)) {
        right_text(right, node->text, node->size);
        if (right->all.size + node->size < CHECK_TEXT_MOST - 2) { text_bytes(&right->all, node->text, node->size); text_put(&right->all, "\n\n"); }
    }
    if (node->kind == NODE_MAP || node->kind == NODE_LIST) for (const struct node *child = node->first; child; child = child->next) right_leaves(right, child);
}

static void right_file(struct right *right, const char *path)
{
    struct arena own = { 0 };
    size_t size = 0, length = strlen(path);
    char *bytes = file_read(&own, path, MOST, &size);
    right->path = path;
    if (!bytes) { printf("# %s cannot be read\n", path); right->findings++; return; }
    const struct node *root = length > 5 && strcmp(path + length - 5, ".yaml") == 0 ? node_from_yaml(&own, bytes, size, NULL) : NULL;
    if (root) {
        right_leaves(right, root);
        right_text(right, right->all.data, right->all.size);
        right->all.size = 0;
    } else if (size <= CHECK_TEXT_MOST) right_text(right, bytes, size);
    arena_free(&own);
}

/* ---- what is refused ---- */

static void check_refusals(void)
{
    static struct problems problems;
    struct check_result r;
    struct text long_text = { 0 };
    while (long_text.size <= CHECK_TEXT_MOST) text_put(&long_text, "loonkostensubsidie 23 procent werkgeverslasten. ");
    problems.count = 0;
    say(!check_text(&r, &arena, checker, long_text.data, long_text.size, &law.law, TEXTS_ON, &problems) && problems.count == 1, "a text that is too long is refused", "it was not");
    say(check_text(&r, &arena, checker, long_text.data, CHECK_TEXT_MOST, &law.law, TEXTS_ON, &problems) && r.count == CHECK_FINDINGS_MOST && r.more > 0, "of a long text the first findings are kept and the others counted", "they are not");
    text_free(&long_text);
    say(!check_text(&r, &arena, checker, "x", 1, &law.law, DATE_FIRST, &problems), "a day before the law is refused", "it was not");
    static const char *const wrong[] = { "claims: []", "subjects: []\nclaims: [{code: x}]", "subjects: [{name: a, words: [b]}]\nclaims: [{code: x, label: {nl: a, en: b}, number: age, near: [[a]], law: [{any: [no_such_parameter]}]}]",
        "subjects: [{name: a, words: [B]}]\nclaims: []", "subjects: [{name: a, words: [b]}]\nclaims: [{code: x, label: {nl: a, en: b}, about: [c], near: [[a]], wrong: {lks_stop_bij_ziekengeld: nee}, says: {nl: a, en: b}}]",
        "subjects: [{name: a, words: [b]}]\nclaims: [{code: x, label: {nl: a, en: b}, near: [[a]], wrong: {lks_stop_bij_ziekengeld: misschien}, says: {nl: a, en: b}}]", "[" };
    int32_t refused = 0;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) { problems.count = 0; refused += !checker_read(&arena, wrong[i], strlen(wrong[i]), &problems) && problems.count > 0; }
    say(refused == (int32_t)(sizeof wrong / sizeof *wrong), "claims that do not hold together are refused with a reason", "some were taken");
}

/* The texts of a finding and its articles, in both languages. */
static void check_words(void)
{
    static const char text[] = "Is uw werknemer met loonkostensubsidie ziek? Dan stopt de loonkostensubsidie. Wij beslissen binnen acht weken.";
    struct check_result r;
    struct citation citation;
    struct text out = { 0 };
    bool good = check_text(&r, &arena, checker, text, sizeof text - 1, &law.law, TEXTS_ON, NULL) && r.count == 2;
    say(good && r.finding[0].since != r.finding[0].until_day && strstr(r.finding[1].law[0], "5 weken") && strstr(r.finding[1].law[1], "5 weeks") && law_cite(&law_book, r.finding[1].cites, TEXTS_ON, &citation),
        "a finding tells what the law says on that day, in two languages, with an article in force", good ? r.finding[1].law[0] : "not two findings");
    for (int language = 0; language < 2; language++) {
        out.size = 0;
        checked_json(&out, &r, language);
        const struct node *root = node_from_json(&arena, arena_copy(&arena, out.data, out.size), out.size, NULL);
        const struct node *list = node_get(root, "bevindingen");
        say(root && list && list->count == r.count && node_get(node_get(list->first, "artikelen"), "x") == NULL && node_get(list->first, "artikelen")->count >= 1, language ? "the answer in English is JSON" : "the answer in Dutch is JSON", text_string(&out));
        out.size = 0;
        checked_show(&out, &r, language);
        say(strstr(text_string(&out), language ? "line 1: verouderd" : "regel 1: verouderd") != NULL, language ? "the lines in English name the place" : "the lines in Dutch name the place", text_string(&out));
    }
    text_free(&out);
}

int main(int count, char **arguments)
{
    size_t size = 0;
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 2;
    static struct problems problems;
    struct right right = { 0 };
    char *bytes = file_read(&arena, arguments[1], MOST, &size);
    const struct node *list = bytes ? node_from_yaml(&arena, bytes, size, &problems) : NULL;
    checker = checker_own(&arena);
    if (!list || !checker) { printf("Bail out! %s\n", list ? "claims.yaml does not hold together" : "texts.yaml cannot be read"); return 1; }
    check_texts(list);
    check_all_claims(list);
    check_words();
    check_refusals();
    for (int i = 2; i < count; i++) right_file(&right, arguments[i]);
    printf("# %d texts of the project, %d findings\n", right.texts, right.findings);
    say(right.findings == 0 && right.texts > 100, "nothing is found in the texts of this project", "see above");
    printf("1..%d\n", number);
    text_free(&right.all);
    law_free(&law);
    arena_free(&arena);
    return bad > 0;
}
