/* SPDX-License-Identifier: EUPL-1.2 */
/* case_help.h: what the tests of dossiers share: events out of a test file, a dossier as text, TAP. */
#ifndef BREED_TESTS_CASE_HELP_H
#define BREED_TESTS_CASE_HELP_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "casework/draw.h"
#include "casework/dossier.h"
#include "casework/january.h"

enum { ENTRIES_MOST = 200 };
struct life { struct case_entry entry[ENTRIES_MOST]; int32_t count; };

static int tests_run, tests_bad;
static inline void ok(bool good, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    printf("%s %d - ", good ? "ok" : "not ok", ++tests_run);
    vprintf(format, list);
    putchar('\n');
    va_end(list);
    tests_bad += !good;
}

/* A node of a test file as JSON: what is plain true is true, positions are numbers, everything else is text. */
static inline void put_json(struct text *out, const struct node *node)
{
    bool first = true;
    switch (node->kind) {
    case NODE_MAP: case NODE_LIST:
        text_char(out, node->kind == NODE_MAP ? '{' : '[');
        for (const struct node *child = node->first; child; child = child->next) {
            if (node->kind == NODE_MAP && same_text(child->key, child->key_size, "day")) continue;
            if (node->kind == NODE_MAP && (same_text(child->key, child->key_size, "refused") || same_text(child->key, child->key_size, "says"))) continue;
            if (!first) text_char(out, ',');
            first = false;
            if (node->kind == NODE_MAP) { text_json(out, child->key, child->key_size); text_char(out, ':'); }
            if (node->kind == NODE_MAP && (same_text(child->key, child->key_size, "vervangt") || same_text(child->key, child->key_size, "vervalt"))) text_bytes(out, child->text, child->size);
            else put_json(out, child);
        }
        text_char(out, node->kind == NODE_MAP ? '}' : ']');
        break;
    default: text_json(out, node->text, node->size);
    }
}

static inline date day_of(const struct node *node)
{
    date day = DATE_NEVER;
    return node && parse_date(node->text, node->size, &day) ? day : DATE_NEVER;
}

/* The experts of a life: who, from when, until when; at most eight. */
static inline int32_t read_experts(const struct node *list, struct case_expert *expert, struct arena *keep)
{
    int32_t n = 0;
    for (const struct node *node = list ? list->first : NULL; node && n < 8; node = node->next) {
        const struct node *id = node_get(node, "id"), *until = node_get(node, "until");
        expert[n++] = (struct case_expert){ arena_copy(keep, id->text, id->size), "", day_of(node_get(node, "from")), until ? day_of(until) : DATE_LAST };
    }
    return n;
}

static inline void put_cell(struct text *out, const struct cell *c)
{
    if (c->state == CELL_amount) text_decimal(out, c->amount, 2, '.');
    else if (c->state == CELL_none) text_put(out, "geen");
    else { text_put(out, "onbekend "); text_put(out, c->what ? c->what : ""); }
}

/* Everything that follows from the events, as text: equal texts are equal dossiers. */
static inline void put_dossier(struct text *out, const struct dossier *d)
{
    for (int32_t t = 0; t < d->process->tracks; t++) { text_put(out, d->process->state[d->state[t]].name); text_char(out, ' '); text_date(out, d->since[t]); text_char(out, '\n'); }
    for (int32_t i = 0; i < d->deadlines; i++) {
        text_put(out, d->deadline[i].deadline->name);
        text_char(out, ' ');
        if (d->deadline[i].due == DUE_dated) text_date(out, d->deadline[i].on); else text_put(out, "onbekend");
        text_char(out, '\n');
    }
    for (int32_t i = 0; i < d->tasks; i++) { text_put(out, d->task[i].task->name); text_char(out, ' '); text_date(out, d->task[i].since); text_char(out, '\n'); }
    for (int32_t i = 0; i < d->letters; i++) { text_put(out, d->letter[i].letter->name); text_char(out, ' '); text_int(out, d->letter[i].position); text_char(out, '\n'); }
    for (int32_t i = 0; i < d->records; i++) { text_int(out, d->record[i].kind); text_char(out, ' '); text_date(out, d->record[i].from); text_char(out, ' '); text_int(out, d->record[i].wage_value); text_char(out, '\n'); }
    for (int32_t i = 0; i < d->missings; i++) { text_put(out, d->missing[i].term->name); text_char(out, '\n'); }
    for (int32_t i = 0; i < d->amounts; i++) { text_int(out, d->amount[i].year * 100 + d->amount[i].month); text_char(out, ' '); put_cell(out, &d->amount[i].cell); text_char(out, '\n'); }
}

static inline void show_problems(const struct problems *p)
{
    for (int32_t i = 0; i < p->count && i < PROBLEMS_KEPT; i++) printf("#   %d %s '%s': %s\n", p->item[i].line, p->item[i].field, p->item[i].value, p->item[i].allowed[0]);
}

#endif
