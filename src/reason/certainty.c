/* SPDX-License-Identifier: EUPL-1.2 */
/* certainty.c: the readings that a decision hangs on, and the spread of its outcomes over them. */
#include "reason/certainty.h"

#include <string.h>

/* Some choices with those that come up under another option of them, for as long as all combinations can be tried. left_alone: choices that need not be varied.
 * Returns false when there would be too many. */
static bool close_over(const struct decision *d, uint64_t choices, uint64_t left_alone, struct certainty *c)
{
    for (;;) {
        uint64_t consulted;
        struct readings all = readings_of(d->law, choices);
        if (all.one_at_a_time) return false;
        c->choices = readings_try(d, &all, &consulted);
        c->readings = all;
        consulted &= ~(choices | left_alone);
        if (!consulted) return true;
        choices |= consulted;
    }
}

/* Over which readings the spread goes. Only choices that were consulted and made no difference in any combination may be left out to keep the number down. */
static void choose_readings(const struct decision *d, struct certainty *c)
{
    uint64_t consulted = d->reasoning.choices;
    c->one_at_a_time = d->one_at_a_time;
    c->choices = d->mattered;
    c->readings = readings_of(d->law, d->mattered);
    if (d->opened && !close_over(d, consulted | d->opened, 0, c)) {
        bool fits = close_over(d, d->mattered | d->opened, consulted, c);
        c->untried = (consulted | d->opened) & ~(fits ? c->readings.choices : d->mattered);
        if (!fits) { c->choices = d->mattered; c->readings = readings_of(d->law, d->mattered); }
    }
    c->one_at_a_time |= c->readings.one_at_a_time;
}

/* Was this value of a list or code given by one of the ways noted? */
static bool was_seen(const struct decision *d, const struct certainty *c, uint32_t k, const struct case_room *outcome)
{
    for (uint64_t left = c->spread[k].seen; left; left &= left - 1) {
        struct case_room other;
        certainty_in_way(d, c, (uint32_t)__builtin_ctzll(left), &other);
        if (!outcomes_moved(d->rule, (uint64_t)1 << k, outcome, &other)) return true;
    }
    return false;
}

static void note_value(const struct decision *d, struct certainty *c, uint32_t k, uint32_t way, const struct case_room *outcome)
{
    struct spread *s = &c->spread[k];
    const struct field *field = &d->rule->outcomes[k];
    const struct outcome_head *head = outcome_head(outcome);
    if (!(head->settled >> k & 1)) { s->open = true; return; }
    if (head->none >> k & 1) { s->none = true; return; }
    if (spread_has_order(field->term)) {
        int64_t value = term_plain(field->term, outcome->bytes + field->offset);
        if (!s->any || value < s->least) s->least = value;
        if (!s->any || value > s->most) s->most = value;
    } else if (spread_is_word(field->term)) s->seen |= (uint64_t)1 << (term_plain(field->term, outcome->bytes + field->offset) & 63);
    else if (way < 64 && !was_seen(d, c, k, outcome)) s->seen |= (uint64_t)1 << way;
    s->any = true;
}

void certainty_find(const struct decision *d, struct certainty *c)
{
    c->choices = c->untried = c->varies = 0;
    c->one_at_a_time = false;
    c->readings = (struct readings){ .total = 1 };
    if (d->status == ONGELDIG || !(d->mattered | d->opened)) return;
    choose_readings(d, c);
    struct case_room outcome;
    for (uint32_t way = 0; way < c->readings.total; way++) c->varies |= certainty_in_way(d, c, way, &outcome);
    for (uint64_t left = c->varies; left; left &= left - 1) c->spread[__builtin_ctzll(left)] = (struct spread){ .any = false };
    for (uint32_t way = 0; c->varies && way < c->readings.total; way++) {
        certainty_in_way(d, c, way, &outcome);
        for (uint64_t left = c->varies; left; left &= left - 1) note_value(d, c, (uint32_t)__builtin_ctzll(left), way, &outcome);
    }
}

uint64_t certainty_in_way(const struct decision *d, const struct certainty *c, uint32_t way, struct case_room *outcome)
{
    struct law law = *d->law;
    readings_take(&c->readings, d->law, way, &law);
    decision_try(d, &law, outcome);
    return outcomes_moved(d->rule, d->outcomes, &d->outcome, outcome);
}

uint64_t certainty_with_option(const struct decision *d, uint32_t choice, uint32_t option, struct case_room *outcome)
{
    struct law law = *d->law;
    law.option[choice] = (uint8_t)option;
    decision_try(d, &law, outcome);
    return outcomes_moved(d->rule, d->outcomes, &d->outcome, outcome);
}

uint64_t certainty_with_row(const struct decision *d, const struct use *use, const struct law_row *earlier, struct case_room *outcome)
{
    struct arena arena = { 0 };
    struct law law;
    uint64_t moved = 0;
    *outcome = d->outcome;
    if (law_with_value(&law, &arena, d->law, use->slot, use->day, earlier->value)) {
        decision_try(d, &law, outcome);
        moved = outcomes_moved(d->rule, d->outcomes, &d->outcome, outcome);
    }
    arena_free(&arena);
    return moved;
}
