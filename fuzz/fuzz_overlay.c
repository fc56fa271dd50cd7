/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_overlay.c: any bytes as an overlay of the law: refused with reasons, or a law under which a case is still decided without a crash. */
#include "explain/explain.h"
#include "fuzz.h"
#include "rules/registry.h"

static void set(struct decision *d, const char *name, const char *value)
{
    int32_t fact = rule_fact(d->rule, name, strlen(name));
    if (fact >= 0) fact_set_text(d->rule, &d->facts, fact, value, strlen(value), (struct manner){ 0 }, &d->problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct decision d;
    struct arena arena = { 0 };
    struct problems problems;
    struct law_overlay overlay;
    const struct law_overlay *list[] = { &overlay };
    struct law_tables tables;
    problems.count = 0;
    bool good = law_overlay_read(&overlay, &arena, "fuzz", (const char *)data, size, &problems);
    if (!good && !problems.count) abort();
    if (good && law_build(&tables, list, 1, DATE_LAST)) {
        for (int32_t i = 0; i < rule_count; i++) {
            decision_start(&d, rules[i], &tables.law, false);
            set(&d, "peildatum", "2025-06-15"); set(&d, "ingangsdatum", "2019-02-01"); set(&d, "geboortedatum", "2005-05-05"); set(&d, "forfaitair", "nee");
            set(&d, "loonwaarde", "35"); set(&d, "urenPerWeek", "31.25"); set(&d, "normaleArbeidsduur", "38"); set(&d, "kanTaakVerrichten", "ja");
            decision_make(&d);
            struct text json = { 0 };
            explain_json(&json, &d, 0);
            if (!node_from_json(&arena, json.data, json.size, NULL)) abort();
            text_free(&json);
        }
        law_free(&tables);
    }
    arena_free(&arena);
    return 0;
}
