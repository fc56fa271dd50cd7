/* SPDX-License-Identifier: EUPL-1.2 */
/* count.c: how look-ups went, counted without persons: for the evaluation of how many could not be made, and why. */
#include "registers/inside.h"

#include <string.h>
#include "base/members.h"

static struct register_count *line_of(struct register_counts *counts, enum register_id of, const char *purpose, const char *fact)
{
    for (int32_t i = 0; i < counts->lines; i++) {
        struct register_count *line = &counts->line[i];
        if (line->of == of && strcmp(line->purpose, purpose) == 0 && strcmp(line->fact, fact) == 0) return line;
    }
    if (counts->lines == REGISTER_COUNTS_MOST) return NULL;
    struct register_count *line = &counts->line[counts->lines++];
    *line = (struct register_count){ .of = of, .purpose = purpose, .fact = fact };
    return line;
}

void lookups_count(struct register_counts *counts, const char *purpose, const struct lookup *list, int32_t count)
{
    for (int32_t i = 0; i < count; i++) {
        struct register_count *line = line_of(counts, list[i].of, purpose, list[i].fact);
        if (line) line->number[list[i].result]++; else counts->lost++;
    }
}

void register_counts_put(struct text *out, const struct register_counts *counts)
{
    text_char(out, '[');
    for (int32_t i = 0; i < counts->lines; i++) {
        const struct register_count *line = &counts->line[i];
        put_open(out, NULL, '{');
        put_member(out, "register", register_name[line->of]);
        put_member(out, "doel", line->purpose);
        put_member(out, "feit", line->fact);
        for (int k = 0; k < LOOKUP_RESULTS; k++) if (line->number[k]) { put_key(out, lookup_name[k]); text_int(out, line->number[k]); }
        text_char(out, '}');
    }
    text_char(out, ']');
}

static bool refuse(struct problems *problems, const struct node *node)
{
    problem_add(problems, node ? node->line : 0, "tellingen", NULL, 0, "een lijst van register, doel, feit en aantallen", "a list of register, doel, feit and numbers");
    return false;
}

static bool add_line(struct register_counts *counts, struct arena *arena, const struct node *node, struct problems *problems)
{
    const struct node *purpose = node_get(node, "doel"), *fact = node_get(node, "feit");
    int of = -1;
    for (int i = 0; i < REGISTERS; i++) if (node_is(node_get(node, "register"), register_name[i])) of = i;
    if (of < 0 || !purpose || purpose->kind != NODE_TEXT || !fact || fact->kind != NODE_TEXT) return refuse(problems, node);
    const char *about = arena_copy(arena, purpose->text, purpose->size), *what = arena_copy(arena, fact->text, fact->size);
    struct register_count *line = about && what ? line_of(counts, (enum register_id)of, about, what) : NULL;
    for (int k = 0; k < LOOKUP_RESULTS; k++) {
        const struct node *number = node_get(node, lookup_name[k]);
        int64_t value = 0;
        if (!number) continue;
        if (number->kind != NODE_NUMBER || parse_decimal(number->text, number->size, 0, false, &value) != NUMBER_OK || value < 0) return refuse(problems, number);
        if (line) line->number[k] += value; else counts->lost += value;
    }
    return true;
}

bool register_counts_add(struct register_counts *counts, struct arena *arena, const struct node *list, struct problems *problems)
{
    bool good = list && list->kind == NODE_LIST;
    if (!good) return refuse(problems, list);
    for (const struct node *node = list->first; node; node = node->next) good &= add_line(counts, arena, node, problems);
    return good;
}
