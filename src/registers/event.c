/* SPDX-License-Identifier: EUPL-1.2 */
/* event.c: what became of look-ups, as an event in the format of dossiers. */
#include "registers/inside.h"

#include <string.h>
#include "base/members.h"

static bool was_asked(const struct lookup *l) { return l->result != LOOKUP_skipped && l->result != LOOKUP_refused; }

/* The value that a fact gets: of the first register that gave one, when none contradicts it; NULL: onbekend. told: whether there is something to say of it, and it was not said before. */
static const char *value_of(const struct lookup *list, int32_t count, int32_t at, const struct node *known, bool *told)
{
    const struct node *have = node_get(known, list[at].fact);
    const char *value = NULL;
    bool contradicted = false;
    *told = was_asked(&list[at]);
    for (int32_t i = 0; i < count; i++) {
        if (strcmp(list[i].fact, list[at].fact) != 0 || !was_asked(&list[i])) continue;
        if (i < at) *told = false;
        contradicted |= list[i].result == LOOKUP_contradicts;
        if (list[i].result == LOOKUP_value && !value) value = list[i].value;
    }
    if (!value && !contradicted && have && !node_is(have, "onbekend")) *told = false;
    return contradicted ? NULL : value;
}

/* 2026-03-01T09:30Z */
static void put_moment(struct text *out, int64_t now)
{
    int64_t minutes = now / 60000000, day = minutes / 1440;
    int32_t of_day = (int32_t)(minutes % 1440);
    char clock[8] = { 'T', (char)('0' + of_day / 600), (char)('0' + of_day / 60 % 10), ':', (char)('0' + of_day % 60 / 10), (char)('0' + of_day % 10), 'Z', 0 };
    if (now < 0 || day > DATE_LAST) return;
    text_date(out, (int32_t)day);
    text_put(out, clock);
}

/* "proVsoTot: storing, duo, 2026-03-01T09:30Z; ..." */
static void put_story(struct text *out, const struct lookup *list, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        if (i) text_put(out, "; ");
        text_put(out, list[i].fact);
        text_put(out, ": ");
        text_put(out, lookup_name[list[i].result]);
        text_put(out, ", ");
        text_put(out, register_name[list[i].of]);
        text_put(out, ", ");
        put_moment(out, list[i].time);
        for (int k = 0, shown = 0; k < 3 && !was_asked(&list[i]); k++) {
            if (!(list[i].status.route >> k & 1)) continue;
            text_put(out, shown++ ? " of " : ", anders: ");
            text_put(out, route_text[k][0]);
        }
        if (was_asked(&list[i]) && *list[i].why[0]) { text_put(out, ", "); text_put(out, list[i].why[0]); }
    }
}

bool lookups_event(struct text *out, const struct lookup *list, int32_t count, date on, const struct node *known)
{
    bool told;
    if (count < 1) return false;
    text_char(out, '{');
    put_member(out, "gebeurtenis", "feiten-vastgesteld");
    put_member(out, "rol", "register");
    put_date(out, "op", on, DATE_NEVER);
    put_member(out, "bron", "register");
    put_open(out, "feiten", '{');
    for (int32_t i = 0; i < count; i++) {
        const char *value = value_of(list, count, i, known, &told);
        if (!told) continue;
        put_key(out, list[i].fact);
        text_put(out, value ? value : "\"onbekend\"");
    }
    text_char(out, '}');
    put_open(out, "gegevens", '{');
    struct text story = { 0 };
    put_story(&story, list, count);
    put_member(out, "opgezocht", text_string(&story));
    text_free(&story);
    text_put(out, "}}");
    return !out->failed;
}
