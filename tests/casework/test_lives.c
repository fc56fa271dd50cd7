/* SPDX-License-Identifier: EUPL-1.2 */
/* test_lives.c: whole lives of dossiers out of *.yaml: each event is tried and kept or refused as the file says; then what follows from them on the days that the file names. */
#include "case_help.h"

static struct law_tables law;
static bool planted;            /* every expectation is made wrong: each must then be found */
static int32_t found, checked;  /* differences; expectations looked at */

static void differs(const char *life, int32_t line, const char *what, const char *expected, const char *got)
{
    found++;
    if (!planted) printf("# %s, line %d: %s: expected %s, got %s\n", life, line, what, expected, got);
}

static const char *text_of(const struct node *node) { static char room[4][300]; static int at; at = (at + 1) % 4; snprintf(room[at], sizeof room[at], "%.*s%s", (int)(node ? node->size : 0), node ? node->text : "", planted ? "x" : ""); return room[at]; }

static void compare(const char *life, int32_t line, const char *what, const struct node *expected, const char *got)
{
    checked++;
    if (strcmp(text_of(expected), got) != 0) differs(life, line, what, text_of(expected), got);
}

/* A list of names against those that are there: nothing more, nothing less. */
static void compare_names(const char *life, const struct node *list, const char *what, const char *const *names, int32_t count)
{
    checked++;
    int32_t hits = 0;
    for (const struct node *node = list->first; node; node = node->next) {
        bool there = false;
        for (int32_t i = 0; i < count; i++) there |= strcmp(text_of(node), names[i]) == 0;
        if (!there) differs(life, list->line, what, text_of(node), "not there");
        hits += there;
    }
    for (int32_t i = 0; i < count && hits != count; i++) {
        bool named = false;
        for (const struct node *node = list->first; node; node = node->next) named |= node_is(node, names[i]);
        if (!named) differs(life, list->line, what, "nothing else", names[i]);
    }
    if (planted && list->count == 0) found++;
}

static void check_amounts(const char *life, const struct node *amounts, const struct dossier *d)
{
    for (const struct node *node = amounts->first; node; node = node->next) {
        char got[80] = "geen regel";
        for (int32_t i = 0; i < d->amounts; i++) {
            char month[16];
            snprintf(month, sizeof month, "%04d-%02d", (int)d->amount[i].year, (int)d->amount[i].month);
            struct text text = TEXT_IN(got);
            if (same_text(node->key, node->key_size, month)) { put_cell(&text, &d->amount[i].cell); text_string(&text); }
        }
        compare(life, node->line, "amount", node, got);
    }
}

static void check_deadlines(const char *life, const struct node *deadlines, const struct dossier *d)
{
    for (const struct node *node = deadlines->first; node; node = node->next) {
        char got[80] = "geen";
        for (int32_t i = 0; i < d->deadlines; i++) {
            struct text text = TEXT_IN(got);
            if (!same_text(node->key, node->key_size, d->deadline[i].deadline->name)) continue;
            if (d->deadline[i].due == DUE_dated) text_date(&text, d->deadline[i].on); else text_put(&text, "onbekend");
            if (d->deadline[i].passed) text_put(&text, " voorbij");
            text_string(&text);
        }
        compare(life, node->line, "deadline", node, got);
    }
}

static void check_records(const char *life, const struct node *list, const struct dossier *d)
{
    int32_t i = 0;
    for (const struct node *node = list->first; node; node = node->next, i++) {
        static const char *const kinds[] = { "", "begin", "change", "end" };
        char got[80];
        struct text text = TEXT_IN(got);
        if (i < d->records) {
            text_put(&text, kinds[d->record[i].kind]);
            text_char(&text, ' ');
            text_date(&text, d->record[i].from);
            text_char(&text, ' ');
            if (d->record[i].flat_rate) text_put(&text, "vast deel"); else text_int(&text, d->record[i].wage_value / 1000);
        }
        compare(life, node->line, "record", node, text_string(&text));
    }
    if (i != d->records) differs(life, list->line, "records", "another number", "");
}

static void check_fact(const char *life, const struct node *facts, const struct dossier *d, date on)
{
    for (const struct node *node = facts->first; node; node = node->next) {
        char name[80], got[200] = "geen";
        snprintf(name, sizeof name, "%.*s", (int)node->key_size, node->key);
        const struct said *said = dossier_fact(d, name, on);
        struct text text = TEXT_IN(got);
        if (said) { if (said->value) term_put(&text, said->term, said->value, false); else text_put(&text, "onbekend"); text_put(&text, " door "); text_put(&text, d->situation.event[said->event].source.by); text_string(&text); }
        compare(life, node->line, name, node, got);
    }
}

static void check_names(const char *life, const struct node *expect, const struct dossier *d)
{
    const char *names[300];
    const struct node *node;
    int32_t n = 0;
    if ((node = node_get(expect, "tasks"))) { for (n = 0; n < d->tasks; n++) names[n] = d->task[n].task->name; compare_names(life, node, "task", names, n); }
    if ((node = node_get(expect, "letters"))) { for (n = 0; n < d->letters; n++) names[n] = d->letter[n].letter->name; compare_names(life, node, "letter", names, n); }
    if ((node = node_get(expect, "missing"))) { for (n = 0; n < d->missings; n++) names[n] = d->missing[n].term->name; compare_names(life, node, "missing", names, n); }
    if ((node = node_get(expect, "doubts"))) { for (n = 0; n < d->doubts; n++) names[n] = d->doubt[n].guard->name; compare_names(life, node, "doubt", names, n); }
    if ((node = node_get(expect, "state"))) { for (n = 0; n < d->process->tracks; n++) names[n] = d->process->state[d->state[n]].name; compare_names(life, node, "state", names, n); }
}

static void check_expectation(const char *life, const struct node *expect, const struct life *l)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct case_setting setting = CASE_SETTING(&law.law, day_of(node_get(expect, "on")));
    struct dossier d;
    const struct node *known = node_get(expect, "known"), *node;
    if (known) setting.known_position = atoi(text_of(known));
    if (!dossier_of(&d, &arena, l->entry, l->count, &setting, &problems)) { differs(life, expect->line, "dossier", "a dossier", "none"); if (!planted) show_problems(&problems); }
    else {
        check_names(life, expect, &d);
        if ((node = node_get(expect, "amounts"))) check_amounts(life, node, &d);
        if ((node = node_get(expect, "deadlines"))) check_deadlines(life, node, &d);
        if ((node = node_get(expect, "records"))) check_records(life, node, &d);
        if ((node = node_get(expect, "facts"))) check_fact(life, node, &d, setting.now);
    }
    arena_free(&arena);
}

/* Tries one event; keeps what is to be stored. */
static void live_event(const char *life, const struct node *event, const struct case_expert *expert, int32_t experts, struct life *l, struct arena *keep)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct text bytes = { 0 }, payload = { 0 };
    struct dossier after;
    const struct node *refused = node_get(event, "refused"), *says = node_get(event, "says"), *day = node_get(event, "day");
    put_json(&bytes, event);
    struct case_entry next = { bytes.data, bytes.size, day_of(day ? day : node_get(event, "op")), l->count + 1 };
    struct case_setting setting = CASE_SETTING(&law.law, next.day);
    setting.expert = expert;
    setting.experts = experts;
    setting.parts = 0;
    bool good = dossier_try(&after, &arena, l->entry, l->count, &next, &setting, &payload, &problems);
    if (refused) {
        bool named = false;
        for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) named |= strcmp(problems.item[i].field, text_of(refused)) == 0 && (!says || strstr(problems.item[i].allowed[0], text_of(says)) || strcmp(problems.item[i].value, text_of(says)) == 0);
        checked++;
        if (good || !named) { differs(life, event->line, "refusal", text_of(refused), good ? "taken" : problems.count ? problems.item[0].field : ""); if (!planted) show_problems(&problems); }
        if (good || payload.size) differs(life, event->line, "refusal", "nothing to store", "something");
    } else if (!good) { differs(life, event->line, "event", "taken", "refused"); if (!planted) show_problems(&problems); }
    else l->entry[l->count++] = (struct case_entry){ arena_copy(keep, payload.data, payload.size), payload.size, next.day, next.time };
    text_free(&bytes);
    text_free(&payload);
    arena_free(&arena);
}

static void run_life(const struct node *node, const char *file)
{
    struct arena keep = { 0 };
    struct life *l = calloc(1, sizeof *l);
    struct case_expert expert[8];
    char name[400];
    const struct node *title = node_get(node, "name"), *experts = node_get(node, "experts");
    int32_t count = read_experts(experts, expert, &keep);
    snprintf(name, sizeof name, "%.*s", (int)title->size, title->text);
    found = checked = 0;
    for (const struct node *e = node_get(node, "events")->first; e; e = e->next) {
        bool is_check = node_get(e, "expect") != NULL;
        if (is_check) check_expectation(name, node_get(e, "expect"), l);
        else live_event(name, e, experts ? expert : NULL, count, l, &keep);
    }
    for (const struct node *e = node_get(node, "expect") ? node_get(node, "expect")->first : NULL; e; e = e->next) check_expectation(name, e, l);
    if (planted) ok(found >= checked && checked > 0, "%s: every expectation made wrong is noticed: %s", file, name);
    else ok(found == 0 && checked > 0, "%s", name);
    free(l);
    arena_free(&keep);
}

int main(int count, char **arguments)
{
    struct arena arena = { 0 };
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    for (int i = 1; i < count; i++) {
        size_t size;
        struct problems problems = { .count = 0 };
        char *bytes = file_read(&arena, arguments[i], 1 << 22, &size);
        const struct node *document = bytes ? node_from_yaml(&arena, bytes, size, &problems) : NULL;
        const char *file = strrchr(arguments[i], '/') ? strrchr(arguments[i], '/') + 1 : arguments[i];
        if (!document || document->kind != NODE_LIST) { ok(false, "%s can be read", file); show_problems(&problems); continue; }
        for (int twice = 0; twice < 2; twice++) {
            planted = twice != 0;
            for (const struct node *node = document->first; node; node = node->next) run_life(node, file);
        }
    }
    printf("1..%d\n", tests_run);
    arena_free(&arena);
    law_free(&law);
    return tests_bad != 0;
}
