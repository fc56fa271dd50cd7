/* SPDX-License-Identifier: EUPL-1.2 */
/* timeline_help.h: a situation out of a text, its timeline, and its cells by month and line, for tests. */
#ifndef BREED_TESTS_TIMELINE_HELP_H
#define BREED_TESTS_TIMELINE_HELP_H

#include "law_help.h"
#include "reason/timeline.h"

/* A situation and its timeline with all that they live in. */
struct made { struct arena arena; struct situation s; struct timeline t; struct problems problems; };

static inline bool read_text(struct made *m, const char *yaml)
{
    memset(m, 0, sizeof *m);
    struct node *node = node_from_yaml(&m->arena, yaml, strlen(yaml), &m->problems);
    return node && situation_read(&m->s, &m->arena, node, &m->problems);
}

static inline void show_problems(const struct made *m)
{
    for (int32_t i = 0; i < m->problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *p = &m->problems.item[i];
        print_message("# line %d: %s = %s: %s\n", p->line, p->field, p->value, p->allowed[0]);
    }
}

static inline void make_under(struct made *m, const char *yaml, const struct law *law)
{
    bool good = read_text(m, yaml) && timeline_make(&m->t, &m->arena, &m->s, law, &m->problems);
    if (!good) { show_problems(m); print_message("%s\n", yaml); }
    assert_true(good);
}
static inline void make(struct made *m, const char *yaml) { make_under(m, yaml, &base.law); }

/* The law with one other option. */
static inline struct law with_option(const char *code, const char *option)
{
    struct law law = base.law;
    assert_true(law_choose(&law, code, strlen(code), option, strlen(option), NULL));
    return law;
}

static inline const struct cell *cell_of(const struct made *m, int32_t year, int32_t month, enum timeline_line line)
{
    for (int32_t i = 0; i < m->t.months; i++)
        if (m->t.month[i].year == year && m->t.month[i].month == month) return &m->t.month[i].cell[line];
    fail_msg("%d-%d is not in the timeline", year, month);
    return NULL;
}

static inline void is_amount(const struct made *m, int32_t year, int32_t month, enum timeline_line line, money cents)
{
    const struct cell *cell = cell_of(m, year, month, line);
    if (cell->state != CELL_amount || cell->amount != cents)
        print_message("# %d-%02d %s: state %d, %lld cents, expected %lld; %s\n", year, month, timeline_line_text[line].name, cell->state, (long long)cell->amount, (long long)cents, cell->what ? cell->what : "");
    assert_int_equal(cell->state, CELL_amount);
    assert_int_equal(cell->amount, cents);
}
static inline void is_none(const struct made *m, int32_t year, int32_t month, enum timeline_line line) { assert_int_equal(cell_of(m, year, month, line)->state, CELL_none); }
static inline void is_unknown(const struct made *m, int32_t year, int32_t month, enum timeline_line line, const char *what)
{
    const struct cell *cell = cell_of(m, year, month, line);
    assert_int_equal(cell->state, CELL_unknown);
    assert_string_equal(cell->what, what);
}

static inline const struct happening *happening_of(const struct made *m, enum happening_kind kind, const char *code, const char *on)
{
    date day;
    assert_true(parse_date(on, 10, &day));
    for (int32_t i = 0; i < m->t.happenings; i++)
        if (m->t.happening[i].on == day && m->t.happening[i].kind == kind && strcmp(m->t.happening[i].code, code) == 0) return &m->t.happening[i];
    return NULL;
}
static inline void happens(const struct made *m, enum happening_kind kind, const char *code, const char *on, const char *citation)
{
    const struct happening *h = happening_of(m, kind, code, on);
    if (!h) print_message("# %s does not happen on %s\n", code, on);
    assert_non_null(h);
    assert_string_equal(h->citation, citation);
}

static inline void drop(struct made *m) { arena_free(&m->arena); }

#endif
