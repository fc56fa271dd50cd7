/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_pages.c: how long the service takes over a question page and a result page, from the parsed head to the last byte of the answer, without sockets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "web/page_walk.h"

enum { ROUNDS = 201 };

static double now(void) { return 1e3 * seconds_on(CLOCK_MONOTONIC); }

static void measure(const char *what, const char *path, const struct text *form)
{
    static double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double begin = now();
        if ((form ? walk_post(path, form) : walk_get(path)) != 200) printf("%s answers %d\n", path, page.status);
        times[i] = now() - begin;
    }
    qsort(times, ROUNDS, sizeof *times, by_size);
    printf("%-46s %7.3f ms median %7.3f ms of 99 in 100 %7zu bytes\n", what, times[ROUNDS / 2], times[ROUNDS * 99 / 100], page.size);
}

static void answer_one(const char *name, const char *value, struct text *form, char action[200])
{
    if (!form_of_page(form, action, "doe", "verder")) return;
    form_field(form, name, value);
    form_field(form, "doe", "verder");
    walk_post(action, form);
}

int main(void)
{
    struct text form = { 0 };
    char action[200] = "";
    if (!walk_open()) return 1;
    measure("start page", "/", NULL);
    walk_get("/hulp/loonkostensubsidie");
    if (!form_of_page(&form, action, "doe", "begin")) return 1;
    form_field(&form, "wie", "werkgever");
    form_field(&form, "dag.dag", "1");
    form_field(&form, "dag.maand", "3");
    form_field(&form, "dag.jaar", "2026");
    measure("first question, loonkostensubsidie", action, &form);
    form_of_page(&form, action, "doe", "verder");
    form_field(&form, "antwoord.dag", "14");
    form_field(&form, "antwoord.maand", "5");
    form_field(&form, "antwoord.jaar", "1996");
    form_field(&form, "doe", "verder");
    measure("second question", action, &form);
    answer_one("antwoord", "nee", &form, action);
    answer_one("antwoord", "60", &form, action);
    answer_one("antwoord", "32", &form, action);
    answer_one("antwoord.weet", "onbekend", &form, action);
    if (!form_of_page(&form, action, "doe", "uitkomst")) { printf("the questions have changed\n"); return 1; }
    form_field(&form, "doe", "uitkomst");
    measure("result, settled", action, &form);
    walk_get("/hulp/loonkostensubsidie");
    form_of_page(&form, action, "doe", "begin");
    form_field(&form, "wie", "gemeente");
    form_field(&form, "dag.dag", "1");
    form_field(&form, "dag.maand", "3");
    form_field(&form, "dag.jaar", "2026");
    walk_post(action, &form);
    for (int i = 0; i < 20 && page_field("vraag"); i++) answer_one(page_has("type=\"radio\" name=\"antwoord\"") ? "antwoord" : "antwoord.weet", "onbekend", &form, action);
    if (!form_of_page(&form, action, "doe", "uitkomst")) return 1;
    form_field(&form, "doe", "uitkomst");
    measure("result, nothing known", action, &form);
    text_free(&form);
    walk_close();
    return 0;
}
