/* SPDX-License-Identifier: EUPL-1.2 */
/* january.c: the run of 1 January over the store: read once, worked out once, stored in batches that are there whole or not at all; what a stopped run has done is skipped by the next. */
#include "office/inside.h"

#include <string.h>

enum { BATCH = 100, LINES_AT_ONCE = 500 };

/* One grant fixed anew, ready to be stored. */
struct ready { const char *id, *payload; size_t size; int64_t expected; struct store_index index; struct dossier letters; struct january_row row; };
struct run {
    struct office *o; const struct asking *asking; const struct office_january *told; struct problems *problems;
    int32_t year; bool dry, stop; enum office_status status;
    struct arena lines, entries, batch;
    struct store_page page; int32_t at; const char *after;
    const char *state[STATES_MOST]; int32_t states;
    struct opened opened;
    struct ready ready[BATCH]; int32_t waiting;
    int64_t done, all, before; struct january_report changed;
};

/* ---- which dossiers ---- */

/* The states of the process in which an amount can be fixed anew. */
static bool running_states(struct run *r)
{
    const struct process *p = process_find("loonkostensubsidie", strlen("loonkostensubsidie"));
    int32_t event = p ? process_event_of(p, "herindexering", strlen("herindexering")) : -1;
    char name[STORE_NAME + 1];
    for (int32_t i = 0; p && i < p->steps; i++) {
        if (p->step[i].event != event || !office_state_name(name, p, p->step[i].from)) continue;
        if (!(r->state[r->states++] = arena_copy(&r->o->work, name, strlen(name)))) return false;
    }
    return r->states > 0;
}

static bool runs(const struct run *r, const struct store_dossier *line)
{
    bool here = !line->erased && office_is_id(line->id) && people_belonging(r->asking->viewer, line) == BELONGS_own, in = false;
    for (int32_t k = 0; here && k < r->states; k++) in |= strcmp(line->state, r->state[k]) == 0;
    return in;
}

static enum office_status count_them(struct run *r)
{
    for (int32_t at = 0; at < r->states; at += STORE_STATES) {
        int64_t number;
        const struct store_query q = { .municipality = r->asking->viewer->municipality, .states = r->state + at, .state_count = r->states - at > STORE_STATES ? STORE_STATES : r->states - at, .most = 1 };
        enum store_status status = store_count(r->o->set.store, &q, &number);
        if (status != STORE_OK) return office_of_store(status);
        r->all += number;
    }
    return OFFICE_OK;
}

/* The year of the last run that the dossier was in, as its index says: written together with the event. */
static bool was_done(struct run *r, const struct store_dossier *line)
{
    const struct node *node = node_get(office_summary(&r->entries, line), "januari");
    int64_t year = 0;
    return node && parse_decimal(node->text, node->size, 0, false, &year) == NUMBER_OK && year >= r->year;
}

static void say(struct run *r, const char *id, const struct january_row *row)
{
    r->done++;
    if (r->told && r->told->tell && r->told->tell(r->told->context, r->done, r->all, id, row)) r->stop = true;
}

/* ---- storing ---- */

static enum office_status store_one(struct run *r, struct ready *one)
{
    const struct store_new event = { "gebeurtenis", one->payload, one->size, NULL };
    int64_t position = 0;
    enum office_status status = office_of_store(store_append(r->o->set.store, one->id, one->expected, &event, 1, &one->index, &position));
    if (status != OFFICE_OK) return status;
    return office_queue_letters(r->o, r->asking, one->id, one->index.municipality, &one->letters, (int32_t)position);
}

/* Somebody was first: that dossier is left to the next run. */
static void take_back(struct run *r, struct ready *one)
{
    r->changed.of[one->row.outcome]--;
    r->changed.of[JANUARY_refused]++;
    r->changed.before -= one->row.before.amount;
    r->changed.after -= one->row.after.amount;
    one->row.outcome = JANUARY_refused;
}

static bool flush(struct run *r)
{
    struct people_act act[BATCH];
    int32_t acts = 0;
    if (r->waiting == 0) return true;
    r->status = office_of_store(store_begin(r->o->set.store));
    for (int32_t i = 0; i < r->waiting && r->status == OFFICE_OK; i++) {
        enum office_status status = store_one(r, &r->ready[i]);
        if (status == OFFICE_CONFLICT || status == OFFICE_ERASED) take_back(r, &r->ready[i]);
        else r->status = status;
        if (status == OFFICE_OK) act[acts++] = office_act(r->asking, "bedrag opnieuw vaststellen", r->ready[i].id, r->ready[i].index.person, false);
    }
    if (r->status == OFFICE_OK && acts) r->status = office_log_all(r->o, r->asking, act, acts);
    if (r->status == OFFICE_OK) r->status = office_of_store(store_commit(r->o->set.store));
    else store_rollback(r->o->set.store);
    for (int32_t i = 0; i < r->waiting && r->status == OFFICE_OK; i++) say(r, r->ready[i].id, &r->ready[i].row);
    r->waiting = 0;
    arena_reset(&r->batch);
    return r->status == OFFICE_OK;
}

/* ---- from one dossier to the next ---- */

static bool next_line(struct run *r, struct store_dossier **line)
{
    if (r->at >= r->page.count) {
        bool more = r->after == NULL || r->page.more;
        char last[STORE_NAME + 1] = "";
        if (!more) return false;
        if (r->page.count) memcpy(last, r->page.item[r->page.count - 1].id, strlen(r->page.item[r->page.count - 1].id) + 1);
        arena_reset(&r->lines);
        r->status = office_of_store(store_iterate(r->o->set.store, &r->lines, *last ? last : NULL, LINES_AT_ONCE, &r->page));
        r->at = 0;
        r->after = "";
        if (r->status != OFFICE_OK || r->page.count == 0) return false;
    }
    *line = &r->page.item[r->at++];
    return true;
}

static bool next_dossier(void *context, struct case_list *list)
{
    struct run *r = context;
    struct store_dossier *line;
    if (r->waiting == BATCH && !flush(r)) return false;
    while (r->status == OFFICE_OK && !r->stop && next_line(r, &line)) {
        arena_reset(&r->entries);
        if (!runs(r, line)) continue;
        if (was_done(r, line)) {
            const struct january_row row = { .outcome = JANUARY_done, .payload = "" };
            r->before++;
            say(r, line->id, &row);
            continue;
        }
        r->opened = (struct opened){ .line = *line, .belongs = BELONGS_own };
        r->status = office_entries(r->o, &r->entries, &r->opened);
        if (r->status != OFFICE_OK) return false;
        *list = (struct case_list){ r->opened.entry, r->opened.count };
        return true;
    }
    return false;
}

/* The event with who signed for the run. */
static const char *signed_payload(struct run *r, const struct january_row *row, size_t *size)
{
    struct text text = { 0 };
    text_bytes(&text, row->payload, row->size - 1);
    text_put(&text, ",\"ondertekend\":{");
    put_member(&text, "rol", case_role_word[r->asking->viewer->role].name);
    put_member(&text, "door", r->asking->viewer->account);
    put_date(&text, "op", r->asking->today, DATE_NEVER);
    text_put(&text, "}}");
    const char *copy = text.failed ? NULL : arena_copy(&r->batch, text.data, text.size);
    *size = text.size;
    text_free(&text);
    return copy;
}

static bool make_ready(struct run *r, const struct january_row *row)
{
    struct ready *one = &r->ready[r->waiting];
    struct carried carried;
    const struct dossier *d = row->dossier;
    *one = (struct ready){ .id = arena_copy(&r->batch, r->opened.line.id, ID_SIZE), .expected = r->opened.count, .row = *row };
    one->payload = signed_payload(r, row, &one->size);
    if (!one->id || !one->payload || !carried_of(&carried, &r->batch, &r->opened.line)) return false;
    carried.municipality = arena_copy(&r->batch, carried.municipality, strlen(carried.municipality));
    carried.employer = arena_copy(&r->batch, carried.employer, strlen(carried.employer));
    carried.owner = arena_copy(&r->batch, carried.owner, strlen(carried.owner));
    if (!carried.municipality || !carried.employer || !carried.owner || !office_index(r->o, &r->batch, d, &carried, &one->index)) return false;
    one->letters = (struct dossier){ .process = d->process, .letter = arena_take(&r->batch, ((size_t)d->letters + 1) * sizeof *d->letter) };
    if (!one->letters.letter) return false;
    for (int32_t i = 0; i < d->letters; i++) if (d->letter[i].position == r->opened.count + 1) one->letters.letter[one->letters.letters++] = d->letter[i];
    one->row.payload = "";
    one->row.size = 0;
    one->row.problems = NULL;
    one->row.dossier = NULL;
    r->waiting++;
    return true;
}

static void told(void *context, const struct january_row *row)
{
    struct run *r = context;
    bool write = row->size > 0 && !r->dry;
    if (!write) say(r, r->opened.line.id, row);
    else if (!make_ready(r, row)) r->status = OFFICE_STORE;
}

enum office_status office_run_january(struct office *o, const struct asking *asking, int32_t year, bool dry, const struct office_january *told_to, struct problems *problems)
{
    enum office_status status = office_gate(asking, dry ? ACT_read : ACT_write, RESOURCE_januari);
    static const struct january_report nothing;
    struct january_report own, *report = told_to && told_to->report ? told_to->report : &own;
    *report = nothing;
    if (status != OFFICE_OK) return status;
    arena_reset(&o->work);
    struct run *r = arena_take_zero(&o->work, sizeof *r);
    if (!r) return OFFICE_STORE;
    r->o = o;
    r->asking = asking;
    r->told = told_to;
    r->year = year;
    r->dry = dry;
    if (!running_states(r)) return OFFICE_STORE;
    status = count_them(r);
    if (status == OFFICE_OK) status = office_log(o, asking, dry ? "proef van 1 januari" : "alle bedragen op 1 januari", NULL, NULL, false);
    if (status != OFFICE_OK) return status;
    bool good = january_run(report, next_dossier, r, year, asking->today, o->set.law, told, r);
    if (good && r->status == OFFICE_OK) (void)flush(r);
    for (int k = 0; k < JANUARY_OUTCOMES; k++) report->of[k] += r->changed.of[k];
    report->before += r->changed.before;
    report->after += r->changed.after;
    report->of[JANUARY_done] += r->before;
    report->dossiers += r->before;
    status = r->status;
    arena_free(&r->lines);
    arena_free(&r->entries);
    arena_free(&r->batch);
    if (good) return status;
    (void)office_refuse(problems, "jaar", NULL, "een jaar waarvan het recht bekend is", "a year of which the law is known");
    return OFFICE_REFUSED;
}
