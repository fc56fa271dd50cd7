/* SPDX-License-Identifier: EUPL-1.2 */
/* continue.c: a situation cut at a month: what holds then, with what was built up and used before, is a situation of its own. */
#include "reason/timeline/inside.h"

#include <string.h>

static void add(struct situation *rest, const struct term *term, date from, int32_t event, bool unknown, const void *value)
{
    rest->said[rest->said_count++] = (struct said){ .term = term, .from = from, .event = event, .unknown = unknown, .value = value };
}

static void add_number(struct journey *j, struct situation *rest, int32_t place, int64_t value)
{
    const struct term *term = &glossary[place];
    char *copy = arena_take_zero(j->arena, sizeof value);
    int32_t small = (int32_t)value;
    if (!copy) { j->no_memory = true; return; }
    if (term->kind == KIND_euro) memcpy(copy, &value, sizeof value); else memcpy(copy, &small, sizeof small);
    for (int32_t i = 0; i < rest->said_count; i++)
        if (rest->said[i].term == term && rest->said[i].from == rest->from) { rest->said[i].value = copy; rest->said[i].unknown = false; return; }
    add(rest, term, rest->from, 0, false, copy);
}

/* What ends as it is not part of the rest: said, it would count twice. */
static void drop(struct situation *rest, int32_t place)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < rest->said_count; i++)
        if (rest->said[i].term != &glossary[place] || rest->said[i].from > rest->from) rest->said[kept++] = rest->said[i];
    rest->said_count = kept;
}

/* Built up and not paid yet. What is not known stays out, and so stays unknown. */
static void add_reserves(struct journey *j, struct situation *rest)
{
    static const int32_t places[] = { G_vakantiebijslagTegoed, G_loonSindsVakantiebijslag, G_vakantietoeslagTegoed, G_verloondeUrenTotNu, G_loonkostenvoordeelTegoed, G_loonkostenvoordeelDitJaar };
    for (size_t k = 0; k < sizeof places / sizeof *places; k++) drop(rest, places[k]);
    if ((j->holiday.any || j->in_job) && j->holiday.unknown.state != CELL_unknown) {
        add_number(j, rest, G_vakantiebijslagTegoed, j->holiday.before);
        add_number(j, rest, G_loonSindsVakantiebijslag, j->holiday.built_up);
    }
    if ((j->assistance.any || value_now(j, G_ontvangtBijstand, nee) == ja) && j->assistance.unknown.state != CELL_unknown) add_number(j, rest, G_vakantietoeslagTegoed, j->assistance.before + j->assistance.built_up);
    if (j->hours_known) add_number(j, rest, G_verloondeUrenTotNu, rounded(j->paid_hours));
    bool none = j->benefit_due.state == CELL_none && j->in_job && j->now[G_categorieen];      /* else it would be missing */
    if (j->benefit_due.state == CELL_amount || none) add_number(j, rest, G_loonkostenvoordeelTegoed, j->benefit_due.amount);
    if (j->benefit.state == CELL_amount) add_number(j, rest, G_loonkostenvoordeelDitJaar, j->benefit.amount);
    if (j->benefit.state == CELL_unknown) add(rest, &glossary[G_loonkostenvoordeelDitJaar], rest->from, 0, true, NULL);
}

static void add_carried(struct journey *j, struct situation *rest)
{
    for (int32_t i = 0; j->carry_begun && i < j->carry.count; i++)
        add_number(j, rest, (int32_t)(plan[PLAN_vrijlating].rule->facts[j->carry.item[i].fact].term - glossary), j->carry.item[i].months);
    if (!j->in_job) return;
    add_number(j, rest, G_ingangsdatum, j->in_job->granted);
    if (j->in_job->end < DATE_LAST) add(rest, &glossary[G_ingangsdatum], j->in_job->end + 1, 0, false, NULL);
}

/* Events from the day on keep their place; what earlier ones said belongs to the begin. */
static int32_t event_in(const struct situation *s, const struct situation *rest, int32_t event)
{
    int32_t before = s->events - (rest->events - 1);
    return event < before || event == 0 ? 0 : event - before + 1;
}

static void sort_by_day(struct situation *rest)
{
    for (int32_t i = 1; i < rest->said_count; i++) {
        struct said said = rest->said[i];
        int32_t k = i;
        for (; k > 0 && rest->said[k - 1].from > said.from; k--) rest->said[k] = rest->said[k - 1];
        rest->said[k] = said;
    }
}

bool timeline_continue(struct situation *rest, struct arena *arena, const struct situation *s, const struct law *law, int32_t month, struct problems *problems)
{
    struct timeline t;
    struct journey *j = go_on_until(&t, arena, s, law, month, problems);
    if (!j) return false;
    *rest = (struct situation){ .title = s->title, .note = s->note, .from = add_months(first_of_month(s->from), month), .months = s->months - month };
    rest->said = arena_take(arena, ((size_t)j->facts + GLOSSARY_SIZE + 32) * sizeof *rest->said);
    rest->event = arena_take(arena, ((size_t)s->events + 1) * sizeof *rest->event);
    if (!rest->said || !rest->event) return false;
    rest->event[rest->events++] = (struct event){ EVENT_begin, rest->from, 0, { "", DATE_NEVER } };
    for (int32_t i = 1; i < s->events; i++)
        if (s->event[i].on >= rest->from) rest->event[rest->events++] = s->event[i];
    to_day(j, rest->from - 1);
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++)
        if (j->now[k]) add(rest, j->now[k]->term, rest->from, 0, j->now[k]->unknown, j->now[k]->value);
    add_reserves(j, rest);
    add_carried(j, rest);
    for (int32_t i = j->next; i < j->facts; i++) add(rest, j->fact[i].term, j->fact[i].from, event_in(s, rest, j->fact[i].event), j->fact[i].unknown, j->fact[i].value);
    sort_by_day(rest);
    return !j->no_memory;
}
