/* SPDX-License-Identifier: EUPL-1.2 */
/* blend.c: puts two laws together on the stretches of days in which neither of them changes. */
#include "law/blend.h"

bool law_blend_start(struct law_blend *blend, struct arena *arena, const struct law *a, const struct law *b)
{
    uint16_t *epoch = arena_take(arena, sizeof *epoch * (LAW_DAYS + 1));
    uint32_t stretches = 1;
    for (int32_t i = 1; i < LAW_DAYS; i++) stretches += a->epoch[i] != a->epoch[i - 1] || b->epoch[i] != b->epoch[i - 1];
    stretches++;                            /* the days outside the tables */
    *blend = (struct law_blend){ .law = *a, .a = a, .b = b, .stretches = stretches };
    blend->first = arena_take(arena, sizeof *blend->first * stretches);
    blend->value = arena_take(arena, sizeof *blend->value * LAW_SLOTS * stretches);
    if (!epoch || !blend->first || !blend->value || stretches > UINT16_MAX) return false;
    uint32_t at = 0;
    for (int32_t i = 0; i < LAW_DAYS; i++) {
        if (i && (a->epoch[i] != a->epoch[i - 1] || b->epoch[i] != b->epoch[i - 1])) at++;
        if (!i || epoch[i - 1] != at) blend->first[at] = LAW_FIRST + i;
        epoch[i] = (uint16_t)at;
    }
    epoch[LAW_DAYS] = (uint16_t)(stretches - 1);
    blend->first[stretches - 1] = LAW_LAST + 1;
    blend->law.epoch = epoch;
    blend->law.value = blend->value;
    for (uint32_t slot = 0; slot < LAW_SLOTS; slot++) law_blend_take(blend, slot, a);
    return true;
}

void law_blend_take(struct law_blend *blend, uint32_t slot, const struct law *side)
{
    for (uint32_t k = 0; k < blend->stretches; k++) blend->value[(size_t)k * LAW_SLOTS + slot] = law_value(side, slot, blend->first[k]);
}

void law_blend_set(struct law_blend *blend, uint32_t slot, date day, int64_t value)
{
    blend->value[(size_t)law_epoch(&blend->law, day) * LAW_SLOTS + slot] = value;
}
