/* SPDX-License-Identifier: EUPL-1.2 */
/* figures.c: how many grants run, counted from the index: by month, state, wage value and size of employer. Small groups are not shown. */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 24, BANDS = 11, SIZES = 4, SMALL = 10, KEY_ROOM = 33 };

struct counts { int64_t month[MONTHS], state[STATES_MOST], band[BANDS], size[SIZES]; char (*employer)[KEY_ROOM]; int32_t employers, room; date first_month, today; const struct process *process; };

static bool is_running(date from, date until, date on) { return from <= on && (until == DATE_NEVER || until >= on); }

static date day_in(const struct node *summary, const char *name)
{
    const struct node *node = node_get(summary, name);
    date day = DATE_NEVER;
    return node && parse_date(node->text, node->size, &day) ? day : DATE_NEVER;
}

static bool note_employer(struct counts *c, const char *employer)
{
    if (c->employers == c->room) {
        int32_t room = c->room ? c->room * 2 : 1024;
        void *grown = realloc(c->employer, (size_t)room * sizeof *c->employer);
        if (!grown) return false;
        c->employer = grown;
        c->room = room;
    }
    memset(c->employer[c->employers], 0, KEY_ROOM);
    memcpy(c->employer[c->employers++], employer, strlen(employer) < KEY_ROOM ? strlen(employer) : KEY_ROOM - 1);
    return true;
}

static bool count_one(struct counts *c, struct arena *arena, const struct store_dossier *line)
{
    const struct node *summary = office_summary(arena, line), *share = node_get(summary, "loonwaarde");
    const char *state = summary_text(arena, summary, "toestand");
    date from = day_in(summary, "van"), until = day_in(summary, "tot");
    int64_t value;
    if (from == DATE_NEVER || strcmp(summary_text(arena, summary, "proces"), c->process->name) != 0) return true;
    for (int32_t m = 0; m < MONTHS; m++) {
        date first = add_months(c->first_month, m), last = add_months(first, 1) - 1;
        c->month[m] += from <= last && (until == DATE_NEVER || until >= first);
    }
    if (!is_running(from, until, c->today)) return true;
    int32_t k = process_state_of(c->process, state, strlen(state));
    if (k >= 0) c->state[k]++;
    if (share && share->kind == NODE_NUMBER && parse_decimal(share->text, share->size, 0, false, &value) == NUMBER_OK) c->band[value >= 100 ? 9 : value / 10]++;
    else c->band[BANDS - 1]++;
    return !*line->employer || note_employer(c, line->employer);
}

static int by_text(const void *a, const void *b) { return strcmp(a, b); }

static void count_sizes(struct counts *c)
{
    if (c->employers == 0) return;
    qsort(c->employer, (size_t)c->employers, sizeof *c->employer, by_text);
    for (int32_t i = 0, n = 1; i < c->employers; i++, n++) {
        bool last = i + 1 == c->employers || strcmp(c->employer[i], c->employer[i + 1]) != 0;
        if (!last) continue;
        c->size[n < 2 ? 0 : n < 5 ? 1 : n < 10 ? 2 : 3] += n;
        n = 0;
    }
}

/* ---- what is shown ---- */

struct output { struct arena *arena; struct office_count *count; int32_t n; };

static bool put(struct output *out, const char *what, const char *group, int64_t number)
{
    const char *copy = arena_copy(out->arena, group, strlen(group));
    out->count[out->n++] = (struct office_count){ what, copy, number, false };
    return copy != NULL;
}

/* A group under ten is hidden, and when that is the only one the next smallest with it: else the total would give it away. */
static void hide_small(struct output *out, int32_t first)
{
    int32_t hidden = 0, next = -1;
    for (int32_t i = first; i < out->n; i++) {
        struct office_count *c = &out->count[i];
        c->hidden = c->number > 0 && c->number < SMALL;
        hidden += c->hidden;
    }
    for (int32_t i = first; hidden == 1 && i < out->n; i++)
        if (!out->count[i].hidden && out->count[i].number && (next < 0 || out->count[i].number < out->count[next].number)) next = i;
    if (next >= 0) out->count[next].hidden = true;
    for (int32_t i = first; i < out->n; i++) if (out->count[i].hidden) out->count[i].number = 0;
}

static bool put_all(struct output *out, const struct counts *c)
{
    static const char *const sizes[SIZES] = { "1", "2-4", "5-9", "10+" };
    bool good = true;
    for (int32_t m = 0; m < MONTHS; m++) {
        char iso[11];
        (void)format_date(add_months(c->first_month, m), iso);
        iso[7] = 0;
        good &= put(out, "maand", iso, c->month[m]);
        out->count[out->n - 1].hidden = c->month[m] > 0 && c->month[m] < SMALL;
        if (out->count[out->n - 1].hidden) out->count[out->n - 1].number = 0;
    }
    int32_t first = out->n;
    for (int32_t k = 0; k < c->process->states; k++) if (c->state[k]) good &= put(out, "toestand", c->process->state[k].name, c->state[k]);
    hide_small(out, first);
    first = out->n;
    for (int32_t k = 0; k < BANDS; k++) {
        char band[16];
        struct text text = TEXT_IN(band);
        if (k == BANDS - 1) text_put(&text, "vast deel");
        else { text_int(&text, k * 10); text_char(&text, '-'); text_int(&text, k * 10 + 9); }
        if (c->band[k]) good &= put(out, "loonwaarde", text_string(&text), c->band[k]);
    }
    hide_small(out, first);
    first = out->n;
    for (int32_t k = 0; k < SIZES; k++) if (c->size[k]) good &= put(out, "werkgever", sizes[k], c->size[k]);
    hide_small(out, first);
    return good;
}

static enum office_status count_all(struct office *o, struct counts *c, const char *municipality)
{
    struct store_page page = { .more = true };
    char after[STORE_NAME + 1] = "";
    struct store_query q = { .municipality = *municipality ? municipality : NULL, .most = STORE_PAGE };
    while (page.more) {
        arena_reset(&o->work);
        q.after_id = *after ? after : NULL;
        enum office_status status = office_of_store(store_find(o->set.store, &o->work, &q, &page));
        if (status != OFFICE_OK) return status;
        for (int32_t i = 0; i < page.count; i++) if (office_is_id(page.item[i].id) && !count_one(c, &o->work, &page.item[i])) return OFFICE_STORE;
        if (page.count == 0) break;
        q.after_deadline = page.item[page.count - 1].deadline;
        memcpy(after, page.item[page.count - 1].id, strlen(page.item[page.count - 1].id) + 1);
    }
    return OFFICE_OK;
}

enum office_status office_figures(struct office *o, struct arena *arena, const struct asking *asking, struct office_count **count, int32_t *n)
{
    struct counts c = { .process = process_find("loonkostensubsidie", strlen("loonkostensubsidie")), .today = asking->today, .first_month = add_months(first_of_month(asking->today), 1 - MONTHS) };
    struct output out = { arena, arena_take(arena, (MONTHS + STATES_MOST + BANDS + SIZES) * sizeof *out.count), 0 };
    *n = 0;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_cijfers);
    if (status != OFFICE_OK) return status;
    if (!c.process || !out.count) return OFFICE_STORE;
    status = count_all(o, &c, asking->viewer->municipality);
    count_sizes(&c);
    if (status == OFFICE_OK && !put_all(&out, &c)) status = OFFICE_STORE;
    if (status == OFFICE_OK) status = office_log(o, asking, "cijfers bekijken", NULL, NULL, false);
    free(c.employer);
    *count = out.count;
    if (status == OFFICE_OK) *n = out.n;
    return status;
}
