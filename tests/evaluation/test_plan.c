/* SPDX-License-Identifier: EUPL-1.2 */
/* test_plan.c: a plan of preparation says how far each step is and what lacks, and is ready only when nothing does. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "evaluation/plan.h"

static struct arena arena;
static struct problems problems;
static int number, bad;
static const struct plan_check two[] = { { "VO-1", { "een", "one" } }, { "VO-2", { "twee", "two" } } };
static const struct plan_checks checks = { two, 2 };

static void say(bool good, const char *sentence)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (good) return;
    bad++;
    for (int32_t i = 0; i < problems.count && i < 8; i++) printf("# line %d: %s '%s': %s\n", problems.item[i].line, problems.item[i].field, problems.item[i].value, problems.item[i].allowed[1]);
}

static const struct evaluation *plan(const char *yaml)
{
    problems.count = 0;
    return evaluation_plan_read(&arena, yaml, strlen(yaml), &problems);
}

/* Several passages changed, "from" and "to" by turns, NULL at the end. */
static const char *with(const char *text, const char *const *changes)
{
    for (; *changes; changes += 2) {
        const char *at = strstr(text, changes[0]);
        if (!at) { printf("Bail out! not in the plan: %s\n", changes[0]); exit(1); }
        struct text t = { 0 };
        text_bytes(&t, text, (size_t)(at - text));
        text_put(&t, changes[1]);
        text_put(&t, at + strlen(changes[0]));
        text = arena_copy(&arena, t.data, t.size);
        text_free(&t);
    }
    return text;
}
#define WITH(text, ...) with(text, (const char *const[]){ __VA_ARGS__, NULL })

static struct plan_state far(const struct evaluation *e, date on)
{
    struct plan_state s;
    evaluation_plan_progress(&s, e, checks, on);
    return s;
}

static void the_template_begins_empty(void)
{
    const struct evaluation *own = evaluation_plan_own(&arena);
    say(own != NULL, "what every municipality starts from can be read");
    if (!own) return;
    struct plan_state s = far(own, date_of(2023, 1, 1));
    say(own->list[SECTION_goal].count == 4 && own->list[SECTION_figure].count == 2 && s.step[2].all == 6 && own->list[SECTION_article].count == 5, "it has four goals, two figures, six target groups and the subjects of the duty to make an ordinance");
    say(!s.ready && s.step[0].all == 0 && s.tasks.done == 0 && s.tasks.all == 5, "nothing is done yet, and a plan without provisions is not ready");
    struct text json = { 0 };
    evaluation_json(&json, own);
    say(evaluation_plan_read(&arena, json.data, json.size, &problems) != NULL, "as JSON it can be filled in and read again");
    say(!evaluation_read(&arena, json.data, json.size, NULL), "and it is no invoeringstoets");
    text_free(&json);
}

static void half_a_plan(const char *yaml)
{
    const struct evaluation *e = plan(yaml);
    say(e != NULL, "the plan of the example can be read");
    if (!e) return;
    struct plan_state s = far(e, date_of(2023, 3, 2));
    say(s.step[0].done == 1 && s.step[0].all == 2, "a provision counts when it says where it is regulated, for whom, and how many use it");
    say(s.step[1].done == 4 && s.step[1].all == 6, "each provision needs a verdict of policy and of execution, each subject one");
    say(s.step[2].done == 1 && s.step[2].all == 2, "each target group needs a look at who is not reached");
    say(s.checks.done == 0 && s.checks.all == 2, "each check needs an owner and a state");
    say(s.tasks.done == 1 && s.overdue == 1 && far(e, date_of(2023, 3, 1)).overdue == 0, "a task is late from the day after its last day");
    say(far(e, date_of(2023, 1, 29)).tasks.done == 0, "and not done before the day on which it was");
    struct text text = { 0 }, html = { 0 };
    evaluation_plan_report(&text, e, checks, date_of(2023, 3, 2), REPORT_text, 0);
    evaluation_plan_page(&html, e, checks, date_of(2023, 3, 2), 1);
    const char *shown = text_string(&text), *page = text_string(&html);
    say(strstr(shown, "1 van 2") && strstr(shown, "Vervoer naar werk. Nog niet compleet.") && strstr(shown, "Nog niet onderzocht.") && strstr(shown, "VO-2, twee: nog geen eigenaar") && strstr(shown, "nog niet klaar"), "the report names what lacks");
    say(strstr(page, "<progress value=\"4\" max=\"6\">") && strstr(page, "4 of 6") && strstr(page, "<html lang=\"en\">"), "each bar has its numbers beside it");
    text_free(&text);
    text_free(&html);
}

static const char *whole_of(const char *yaml)
{
    return WITH(yaml, "naam: \"Vervoer naar werk\"}", "naam: \"Vervoer naar werk\", laag: verordening, doelgroepen: [groep-school], gebruikers: 12}",
        "  - {id: o4,", "  - {id: o5, over: vervoer, rol: beleid, oordeel: past}\n  - {id: o6, over: model-4, rol: uitvoering, oordeel: ontbreekt}\n  - {id: o4,",
        "  - {id: b1,", "  - {id: b2, doelgroep: groep-school, oorzaak: \"De school meldt hen niet.\", werkgevers: \"Winkels.\"}\n  - {id: b1,",
        "uiterlijk: 2023-03-01}", "uiterlijk: 2023-03-01, gedaanOp: 2023-02-28}", "uiterlijk: 2023-05-01}", "uiterlijk: 2023-05-01, gedaanOp: 2023-04-30}",
        "\ntaken:", "\ncontroles:\n  - {id: c1, controle: VO-1, eigenaar: jurist, stand: open}\n  - {id: c2, controle: VO-2, eigenaar: jurist, stand: geregeld}\n\ntaken:");
}

static void a_whole_plan(const char *yaml)
{
    const char *whole_text = whole_of(yaml);
    const struct evaluation *e = plan(whole_text);
    say(e && far(e, date_of(2023, 5, 1)).ready, "a plan of which nothing lacks is ready");
    say(e && !far(e, date_of(2023, 4, 29)).ready, "but not before its last task is done");
    static const char *const taken_away[][2] = {
        { ", laag: verordening, doelgroepen: [groep-school], gebruikers: 12", "" }, { "  - {id: o5, over: vervoer, rol: beleid, oordeel: past}\n", "" }, { "  - {id: o6, over: model-4, rol: uitvoering, oordeel: ontbreekt}\n", "" },
        { "  - {id: b2, doelgroep: groep-school, oorzaak: \"De school meldt hen niet.\", werkgevers: \"Winkels.\"}\n", "" }, { "  - {id: c1, controle: VO-1, eigenaar: jurist, stand: open}\n", "" }, { ", gedaanOp: 2023-04-30", "" },
    };
    int32_t still_ready = 0;
    for (size_t i = 0; i < sizeof taken_away / sizeof *taken_away; i++) {
        e = plan(WITH(whole_text, taken_away[i][0], taken_away[i][1]));
        still_ready += !e || far(e, date_of(2023, 5, 1)).ready;
    }
    say(still_ready == 0, "and with any one thing taken away it is not ready");
}

static void mistakes_are_named(const char *yaml)
{
    static const char *const wrong[][3] = {
        { "stap: 3,", "stap: 4,", "stap" }, { "bereikt: 140", "bereikt: 240", "bereikt" }, { "over: vervoer", "over: groep-lks", "over" }, { "rol: uitvoering, oordeel: past", "rol: beleid, oordeel: past", "oordelen" },
        { "laag: beleidsregel", "laag: gewoonte", "laag" }, { "\nbereik:", "\nsignalen:", "onderdeel" }, { "artikel: \"Pw 8a:2:e\"", "artikel: \"Pw 999\"", "artikel" }, { "gemeente: \"Voorbeelddam\", ", "", "gemeente" },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char sentence[120];
        const struct evaluation *e = plan(WITH(yaml, wrong[i][0], wrong[i][1]));
        (void)snprintf(sentence, sizeof sentence, "refused, and named: %s", *wrong[i][1] ? wrong[i][1] : "no municipality");
        for (char *at = sentence; *at; at++) if (*at == '\n') *at = ' ';
        say(!e && problems.count > 0 && strcmp(problems.item[0].field, wrong[i][2]) == 0, sentence);
    }
}

static const struct evaluation *put(const struct evaluation *e, int32_t section, const char *id, const char *json)
{
    problems.count = 0;
    return evaluation_plan_put(&arena, e, section, id, json, json ? strlen(json) : 0, &problems);
}
static bool refused_at(const struct evaluation *e, const char *field) { return !e && problems.count > 0 && strcmp(problems.item[0].field, field) == 0; }

static void one_record_changes(void)
{
    const struct evaluation *own = evaluation_plan_own(&arena);
    const struct evaluation *more = put(own, SECTION_provision, "jobcoach", "{\"id\":\"jobcoach\",\"naam\":{\"nl\":\"Jobcoach\"},\"gebruikers\":\"12\"}");
    const struct evaluation *changed = more ? put(more, SECTION_provision, "jobcoach", "{\"id\":\"jobcoach\",\"naam\":{\"nl\":\"Jobcoach in natura\"}}") : NULL;
    const struct evaluation *judged = changed ? put(changed, SECTION_judgment, "o1", "{\"id\":\"o1\",\"over\":\"jobcoach\",\"rol\":\"beleid\",\"oordeel\":\"past\"}") : NULL;
    say(more && more->list[SECTION_provision].count == own->list[SECTION_provision].count + 1 && more->list[SECTION_task].count == own->list[SECTION_task].count, "a record comes in, and the others stay");
    say(changed && changed->list[SECTION_provision].count == more->list[SECTION_provision].count && strcmp(evaluation_name(evaluation_find(changed, "jobcoach", 8), 0), "Jobcoach in natura") == 0 &&
        !evaluation_find(changed, "jobcoach", 8)->value[F_provision_users].given, "or stands in the place of what it was, whole");
    say(judged && !put(judged, SECTION_provision, "jobcoach", NULL), "what another record leads to cannot be taken out");
    const struct evaluation *without = judged ? put(judged, SECTION_judgment, "o1", NULL) : NULL;
    say(without && put(without, SECTION_provision, "jobcoach", NULL), "when nothing leads to it, it can");
    say(refused_at(put(own, SECTION_task, "t", "{\"id\":\"t\",\"stap\":7,\"wat\":\"x\"}"), "stap"), "refused: a fourth step and more");
    say(refused_at(put(own, SECTION_task, "t", "{\"id\":\"anders\",\"stap\":1,\"wat\":\"x\"}"), "id"), "refused: another id than was said");
    say(refused_at(put(own, SECTION_task, "t", "{\"id\":\"t\",\"stap\":1,\"wat\":\"Bel 999990019\"}"), "wat"), "refused: a citizen service number");
    say(refused_at(put(own, SECTION_task, "t", "{\"id\":\"t\",\"stap\":1,\"wat\":\"=1+1\"}"), "wat"), "refused: what a spreadsheet would run");
    say(refused_at(put(own, SECTION_signal, "t", "{\"id\":\"t\"}"), "id"), "refused: a section that is none of a plan");
    say(!put(own, SECTION_plan, own->list[SECTION_plan].record->id, NULL), "refused: a plan without its head");
}

int main(int count, char **arguments)
{
    size_t size;
    char *yaml = count > 1 ? file_read(&arena, arguments[1], 1 << 20, &size) : NULL;
    if (!yaml) return 1;
    the_template_begins_empty();
    half_a_plan(yaml);
    a_whole_plan(yaml);
    mistakes_are_named(yaml);
    one_record_changes();
    struct text schema = { 0 };
    evaluation_schema(&schema, true, 0);
    const struct node *tree = node_from_json(&arena, schema.data, schema.size, NULL);
    say(tree && node_get(tree, "properties")->count == SECTIONS - SECTION_plan, "the schema of a plan names its sections");
    text_free(&schema);
    arena_free(&arena);
    printf("1..%d\n", number);
    return bad > 0;
}
