/* SPDX-License-Identifier: EUPL-1.2 */
/* january.c: the run of 1 January over the store: read once, worked out once by as many hands as there are, stored in batches that are there whole or not at all; what a stopped run has done is skipped by the next. */
#include "office/hands.h"
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 200, LINES_AT_ONCE = 500 };

/* One dossier: read, then fixed anew, then stored. */
struct one {
    struct opened opened;               /* entries lie in the arena */
    bool skip, failed;                  /* skip: a run before this one did it */
    struct january_row row;
    const char *payload; size_t size;   /* NULL: nothing to store */
    struct store_index index;
    struct dossier letters;
    struct arena arena;
};
struct batch { struct one one[BATCH]; int32_t count; };
struct run {
    struct office *o; const struct asking *asking; const struct office_january *told;
    int32_t year; bool dry, stop; enum office_status status;
    struct january *january[HANDS_MOST];
    struct batch *batch[2], *worked;        /* worked: what the hands are at */
    struct arena lines, scratch;
    struct store_page page; int32_t at; bool begun;
    const char *state[STATES_MOST]; int32_t states;
    int64_t done, all; struct january_report *report;
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
    const struct node *node = node_get(office_summary(&r->scratch, line), "januari");
    int64_t year = 0;
    return node && parse_decimal(node->text, node->size, 0, false, &year) == NUMBER_OK && year >= r->year;
}

/* ---- reading ---- */

static bool next_line(struct run *r, struct store_dossier **line)
{
    if (r->at >= r->page.count) {
        char last[STORE_NAME + 1] = "";
        if (r->begun && !r->page.more) return false;
        if (r->page.count) memcpy(last, r->page.item[r->page.count - 1].id, strlen(r->page.item[r->page.count - 1].id) + 1);
        arena_reset(&r->lines);
        r->status = office_of_store(store_iterate(r->o->set.store, &r->lines, *last ? last : NULL, LINES_AT_ONCE, &r->page));
        r->at = 0;
        r->begun = true;
        if (r->status != OFFICE_OK || r->page.count == 0) return false;
    }
    *line = &r->page.item[r->at++];
    return true;
}

static const char *keep(struct arena *arena, const char *text) { return arena_copy(arena, text, strlen(text)); }

/* The line outlives its page. */
static bool keep_line(struct one *one, const struct store_dossier *line)
{
    struct store_dossier *own = &one->opened.line;
    one->opened = (struct opened){ .line = *line, .belongs = BELONGS_own };
    own->id = keep(&one->arena, line->id);
    own->state = keep(&one->arena, line->state);
    own->municipality = keep(&one->arena, line->municipality);
    own->employer = keep(&one->arena, line->employer);
    own->owner = keep(&one->arena, line->owner);
    own->summary = line->summary ? arena_copy(&one->arena, line->summary, line->summary_size) : NULL;
    return own->id && own->state && own->municipality && own->employer && own->owner && (own->summary || !line->summary);
}

static void read_batch(struct run *r, struct batch *b)
{
    struct store_dossier *line;
    b->count = 0;
    while (b->count < BATCH && r->status == OFFICE_OK && next_line(r, &line)) {
        struct one *one = &b->one[b->count];
        if (!runs(r, line)) continue;
        arena_reset(&one->arena);
        arena_reset(&r->scratch);
        *one = (struct one){ .arena = one->arena, .skip = was_done(r, line), .row = { .outcome = JANUARY_done, .payload = "" } };
        if (!keep_line(one, line)) r->status = OFFICE_STORE;
        else if (!one->skip) r->status = office_entries(r->o, &one->arena, &one->opened);
        b->count++;
    }
}

/* ---- working out: by any hand, without the store ---- */

/* The event with who signed for the run. */
static const char *signed_payload(const struct run *r, struct one *one, const struct january_row *row)
{
    struct text text = { 0 };
    text_bytes(&text, row->payload, row->size - 1);
    text_put(&text, ",\"ondertekend\":{");
    put_member(&text, "rol", case_role_word[r->asking->viewer->role].name);
    put_member(&text, "door", r->asking->viewer->account);
    put_date(&text, "op", r->asking->today, DATE_NEVER);
    text_put(&text, "}}");
    const char *copy = text.failed ? NULL : arena_copy(&one->arena, text.data, text.size);
    one->size = text.size;
    text_free(&text);
    return copy;
}

static bool make_ready(const struct run *r, struct one *one, const struct january_row *row)
{
    struct carried carried;
    const struct dossier *d = row->dossier;
    one->payload = signed_payload(r, one, row);
    if (!one->payload || !carried_of(&carried, &one->arena, &one->opened.line) || !office_index(r->o, &one->arena, d, &carried, &one->index)) return false;
    one->letters = (struct dossier){ .process = d->process, .letter = arena_take(&one->arena, ((size_t)d->letters + 1) * sizeof *d->letter) };
    if (!one->letters.letter) return false;
    for (int32_t i = 0; i < d->letters; i++) if (d->letter[i].position == one->opened.count + 1) one->letters.letter[one->letters.letters++] = d->letter[i];
    return true;
}

static void work_out(void *context, int32_t piece, int32_t hand)
{
    struct run *r = context;
    struct one *one = &r->worked->one[piece];
    struct january_row row;
    const struct case_list list = { one->opened.entry, one->opened.count };
    if (one->skip) return;
    january_one(r->january[hand], &list, &row);
    one->failed = row.size > 0 && !r->dry && !make_ready(r, one, &row);
    one->row = row;
    one->row.payload = "";
    one->row.size = 0;
    one->row.problems = NULL;
    one->row.dossier = NULL;
}

/* ---- storing ---- */

/* Somebody was first: that dossier is left to the next run. */
static enum office_status store_one(struct run *r, struct one *one, struct people_act *act, int32_t *acts)
{
    const struct store_new event = { "gebeurtenis", one->payload, one->size, NULL };
    const char *id = one->opened.line.id;
    int64_t position = 0;
    enum office_status status = office_of_store(store_append(r->o->set.store, id, one->opened.count, &event, 1, &one->index, &position));
    if (status == OFFICE_CONFLICT || status == OFFICE_ERASED) { one->row.outcome = JANUARY_refused; return OFFICE_OK; }
    if (status == OFFICE_OK) act[(*acts)++] = office_act(r->asking, "bedrag opnieuw vaststellen", id, one->index.person, false);
    return status == OFFICE_OK ? office_queue_letters(r->o, r->asking, id, one->index.municipality, &one->letters, (int32_t)position) : status;
}

static void store_batch(struct run *r, struct batch *b)
{
    struct people_act act[BATCH];
    int32_t acts = 0;
    bool any = false;
    for (int32_t i = 0; i < b->count; i++) {
        if (b->one[i].failed) r->status = OFFICE_STORE;
        any |= b->one[i].payload != NULL;
    }
    if (!any || r->status != OFFICE_OK) return;
    r->status = office_of_store(store_begin(r->o->set.store));
    for (int32_t i = 0; i < b->count && r->status == OFFICE_OK; i++)
        if (b->one[i].payload) r->status = store_one(r, &b->one[i], act, &acts);
    if (r->status == OFFICE_OK && acts) r->status = office_log_all(r->o, r->asking, act, acts);
    if (r->status == OFFICE_OK) r->status = office_of_store(store_commit(r->o->set.store));
    else store_rollback(r->o->set.store);
}

static void tell_batch(struct run *r, const struct batch *b)
{
    for (int32_t i = 0; i < b->count; i++) {
        const struct one *one = &b->one[i];
        r->done++;
        january_count(r->report, &one->row);
        if (r->told && r->told->tell && r->told->tell(r->told->context, r->done, r->all, one->opened.line.id, &one->row)) r->stop = true;
    }
}

/* ---- the run ---- */

static void end_batch(struct run *r, struct batch *b)
{
    store_batch(r, b);
    if (r->status == OFFICE_OK) tell_batch(r, b);
}

/* While one batch is worked out the one before it is stored, and then the one behind it read in its place. */
static void go_through(struct run *r, struct hands *hands)
{
    struct batch *before = NULL, *now = r->batch[0], *other = r->batch[1];
    read_batch(r, now);
    while (r->status == OFFICE_OK && !r->stop && now->count) {
        r->worked = now;
        hands_begin(hands, now->count, work_out, r);
        if (before) end_batch(r, before);
        other->count = 0;
        if (r->status == OFFICE_OK && !r->stop) read_batch(r, other);
        hands_finish(hands);
        before = now;
        now = other;
        other = before;
    }
    if (before && r->status == OFFICE_OK && !r->stop) end_batch(r, before);
}

static void put_away(struct run *r, struct hands *hands)
{
    hands_close(hands);
    for (int k = 0; k < HANDS_MOST; k++) january_end(r->january[k]);
    for (int b = 0; b < 2; b++) {
        for (int32_t i = 0; i < BATCH && r->batch[b]; i++) arena_free(&r->batch[b]->one[i].arena);
        free(r->batch[b]);
    }
    arena_free(&r->lines);
    arena_free(&r->scratch);
}

enum office_status office_run_january(struct office *o, const struct asking *asking, int32_t year, bool dry, const struct office_january *told_to, struct problems *problems)
{
    enum office_status status = office_gate(asking, dry ? ACT_read : ACT_write, RESOURCE_januari);
    static const struct january_report nothing;
    struct january_report own, *report = told_to && told_to->report ? told_to->report : &own;
    *report = nothing;
    if (status != OFFICE_OK) return status;
    struct january *first = january_begin(year, asking->today, o->set.law);
    if (!first) { (void)office_refuse(problems, "jaar", NULL, "een jaar waarvan het recht bekend is", "a year of which the law is known"); return OFFICE_REFUSED; }
    arena_reset(&o->work);
    struct run r = { .o = o, .asking = asking, .told = told_to, .year = year, .dry = dry, .report = report, .january = { first }, .batch = { calloc(1, sizeof **r.batch), calloc(1, sizeof **r.batch) } };
    struct hands *hands = hands_open();
    bool good = hands && r.batch[0] && r.batch[1] && running_states(&r);
    for (int32_t k = 1; good && k < hands_count(hands); k++) good = (r.january[k] = january_begin(year, asking->today, o->set.law)) != NULL;
    r.status = good ? count_them(&r) : OFFICE_STORE;
    if (r.status == OFFICE_OK) r.status = office_log(o, asking, dry ? "proef van 1 januari" : "alle bedragen op 1 januari", NULL, NULL, false);
    if (r.status == OFFICE_OK) go_through(&r, hands);
    put_away(&r, hands);
    return r.status;
}
