/* SPDX-License-Identifier: EUPL-1.2 */
/* events.c: events added to the chains and read back. */
#include "store/inner.h"

#include <sodium.h>

/* ---- one event as it is stored ---- */

bool event_of(const struct sql_value *c, int columns, struct raw_event *e)
{
    bool good = columns == EVENT_COUNT && c[0].kind == SQL_NUMBER && c[1].kind == SQL_WORDS && c[1].size <= STORE_NAME && c[2].kind == SQL_NUMBER &&
        c[3].kind == SQL_NUMBER;
    good = good && c[4].kind == SQL_WORDS && c[4].size <= STORE_NAME && (c[5].kind == SQL_NULL || (c[5].kind == SQL_BYTES && c[5].size == DIGEST));
    good = good && (c[6].kind == SQL_NULL || c[6].kind == SQL_BYTES);
    for (int i = 7; good && i < EVENT_COUNT; i++) good = c[i].kind == SQL_BYTES && c[i].size == DIGEST;
    if (!good || memchr(c[1].bytes, 0, c[1].size) || memchr(c[4].bytes, 0, c[4].size)) return false;
    *e = (struct raw_event){ .n = c[0].number, .position = c[2].number, .time = c[3].number, .about = c[5].bytes, .sealed = c[6].bytes,
        .sealed_size = c[6].size };
    memcpy(e->dossier, c[1].bytes, c[1].size);
    memcpy(e->kind, c[4].bytes, c[4].size);
    memcpy(e->body, c[7].bytes, DIGEST);
    memcpy(e->digest, c[8].bytes, DIGEST);
    memcpy(e->link, c[9].bytes, DIGEST);
    return true;
}

enum store_status event_add(struct store *s, struct line *line, const char *kind, const uint8_t *about, const uint8_t *sealed, size_t size, int64_t time)
{
    uint8_t body[DIGEST], digest[DIGEST], link[DIGEST];
    body_digest(about, sealed, size, body);
    event_digest(line->digest, line->id, line->position + 1, time, kind, body, digest);
    link_digest(s->head.link, s->head.n + 1, digest, link);
    const struct sql_value row[] = { sql_number(s->head.n + 1), sql_words(line->id), sql_number(line->position + 1), sql_number(time), sql_words(kind),
        sql_bytes(about, DIGEST),
        sql_bytes(sealed, size), sql_bytes(body, DIGEST), sql_bytes(digest, DIGEST), sql_bytes(link, DIGEST) };
    enum store_status status = store_ask(s, "INSERT INTO event (" EVENT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", row, EVENT_COUNT, NULL, NULL);
    if (status != STORE_OK) return status;
    line->position++;
    memcpy(line->digest, digest, DIGEST);
    s->head.n++;
    memcpy(s->head.link, link, DIGEST);
    s->moved = true;
    return STORE_OK;
}

static bool good_index(const struct store_index *index)
{
    bool good = good_name(index->state, true) && good_name(index->municipality, true) && good_name(index->employer, true) && good_name(index->owner, true);
    good = good && index->word_count >= 0 && index->word_count <= STORE_WORDS && index->summary_size <= STORE_BYTES;
    for (int32_t i = 0; good && i < index->word_count; i++) good = good_name(index->words[i], false);
    return good;
}

/* ---- adding ---- */

static enum store_status add_events(struct store *s, struct line *line, const struct store_new *events, int32_t count)
{
    enum store_status status = STORE_OK;
    for (int32_t i = 0; i < count && status == STORE_OK; i++) {
        uint8_t extra[DIGEST], *sealed = arena_take(&s->arena, events[i].size + SEAL);
        if (!sealed) return store_say(s, STORE_MEMORY, "no memory", "");
        int64_t time = store_now(s);
        event_place(line->id, line->position + 1, time, events[i].kind, extra);
        seal(line->key, extra, events[i].bytes, events[i].size, sealed);
        status = event_add(s, line, events[i].kind, events[i].about ? events[i].about->bytes : NULL, sealed, events[i].size + SEAL, time);
    }
    return status;
}

static enum store_status append(struct store *s, struct line *line, const char *dossier, int64_t expected, const struct store_new *events, int32_t count,
                                const struct store_index *index)
{
    enum store_status status = line_load(s, &s->arena, dossier, line);
    if (status != STORE_OK && status != STORE_ABSENT) return status;
    if (line->erased) return STORE_ERASED;
    if (expected != STORE_ANY && expected != line->position) return STORE_CONFLICT;
    if (status == STORE_ABSENT && !count) return STORE_ABSENT;
    bool is_new = status == STORE_ABSENT;
    if (is_new) line_begin(dossier, line);
    status = index ? line_index(s, line, index) : STORE_OK;
    if (status == STORE_OK && is_new) status = line_new(s, line);
    if (status == STORE_OK) status = add_events(s, line, events, count);
    if (status == STORE_OK && index) status = words_replace(s, line, index->words, index->word_count);
    return status == STORE_OK ? line_save(s, line) : status;
}

static enum store_status seen_link(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->kind == SQL_BYTES && column->size == DIGEST) memcpy(context, column->bytes, DIGEST);
    return STORE_OK;
}

/* After a connection that broke during commit: is what we wrote there? No two events have the same link, so this cannot be wrong. */
static bool is_there(struct store *s)
{
    uint8_t link[DIGEST] = { 0 };
    const struct sql_value n = sql_number(s->head.n);
    return s->moved && store_ask(s, "SELECT link FROM event WHERE n = $1", &n, 1, seen_link, link) == STORE_OK && memcmp(link, s->head.link, DIGEST) == 0;
}

enum store_status store_append(struct store *s, const char *dossier, int64_t expected, const struct store_new *events, int32_t count,
                               const struct store_index *index, int64_t *position)
{
    struct line line;
    bool good = good_name(dossier, false) && expected >= STORE_ANY && count >= 0 && (count || index) && (!index || good_index(index)), own;
    for (int32_t i = 0; good && i < count; i++) good = good_name(events[i].kind, false) && events[i].size <= STORE_BYTES && (events[i].bytes ||
        !events[i].size);
    if (!good) return store_say(s, STORE_REFUSED, "append: an impossible name, size or number", "");
    enum store_status status = STORE_LOST;
    for (int tries = 0; tries < 2 && status == STORE_LOST; tries++) {
        memset(&line, 0, sizeof line);
        status = write_begin(s, &own);
        if (status == STORE_OK) status = write_end(s, own, append(s, &line, dossier, expected, events, count, index));
        if (status != STORE_LOST || s->inside || s->sql->driver->reconnect(s->sql) != STORE_OK) break;
        if (s->committing && is_there(s)) status = STORE_OK;
    }
    sodium_memzero(line.key, KEY);
    if (position) *position = line.position;
    return status;
}

/* ---- reading ---- */

/* The key of the dossier at hand; lists of many dossiers load each as it comes. */
struct reading { struct store *store; struct arena *arena; struct store_events *out; int32_t room; struct line *line; bool many; };

static enum store_status grow(struct reading *r)
{
    if (r->out->count < r->room) return STORE_OK;
    int32_t room = r->room ? r->room * 2 : 32;
    struct store_event *item = arena_take(r->arena, (size_t)room * sizeof *item);
    if (!item) return store_say(r->store, STORE_MEMORY, "no memory", "");
    if (r->out->count) memcpy(item, r->out->item, (size_t)r->out->count * sizeof *item);
    r->out->item = item;
    r->room = room;
    return STORE_OK;
}

static enum store_status damaged(struct store *s, const struct raw_event *e)
{
    struct text text = TEXT_IN(s->sql->detail);
    text_put(&text, "dossier ");
    text_put(&text, e->dossier);
    text_put(&text, ", position ");
    text_int(&text, e->position);
    (void)text_string(&text);
    return STORE_DAMAGED;
}

/* What is given out was written so: the content is bound to dossier, position, time and kind; the rest is for verify. */
static enum store_status take_event(void *context, const struct sql_value *column, int columns)
{
    struct reading *r = context;
    struct raw_event e;
    uint8_t extra[DIGEST];
    bool memory = false;
    enum store_status status = grow(r);
    if (status != STORE_OK) return status;
    if (!event_of(column, columns, &e)) return store_say(r->store, STORE_DAMAGED, "an event that cannot be read", "");
    if (r->many && (!r->line->found || strcmp(r->line->id, e.dossier) != 0)) status = line_load(r->store, &r->store->arena, e.dossier, r->line);
    if (status != STORE_OK) return status == STORE_ABSENT ? damaged(r->store, &e) : status;
    struct store_event *out = &r->out->item[r->out->count];
    *out = (struct store_event){ .n = e.n, .position = e.position, .time = e.time, .erased = e.sealed == NULL, .has_about = e.about != NULL };
    out->dossier = arena_copy(r->arena, e.dossier, strlen(e.dossier));
    out->kind = arena_copy(r->arena, e.kind, strlen(e.kind));
    if (!out->dossier || !out->kind) return store_say(r->store, STORE_MEMORY, "no memory", "");
    if (e.about) memcpy(out->about.bytes, e.about, DIGEST);
    memcpy(out->body, e.body, DIGEST);
    memcpy(out->digest, e.digest, DIGEST);
    if (e.sealed && !r->line->erased) {
        event_place(e.dossier, e.position, e.time, e.kind, extra);
        out->bytes = unseal(r->arena, r->line->key, extra, e.sealed, e.sealed_size, &out->size, &memory);
        if (!out->bytes) return memory ? store_say(r->store, STORE_MEMORY, "no memory", "") : damaged(r->store, &e);
    } else if (!r->line->erased) return damaged(r->store, &e);
    out->erased = out->bytes == NULL;
    r->out->count++;
    return STORE_OK;
}

static enum store_status take_position(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->kind == SQL_NUMBER) *(int64_t *)context = column->number;
    return STORE_OK;
}

/* The last position that was recorded up to a time. */
static enum store_status known_at(struct store *s, const char *dossier, int64_t time, int64_t *until)
{
    const struct sql_value given[] = { sql_words(dossier), sql_number(time) };
    *until = 0;
    return store_ask(s, "SELECT position FROM event WHERE dossier = $1 AND time <= $2 ORDER BY position DESC LIMIT 1", given, 2, take_position, until);
}

enum store_status store_read(struct store *s, struct arena *arena, const char *dossier, const struct store_range *range, struct store_events *events)
{
    static const struct store_range everything = { 0 };
    struct line line;
    if (!range) range = &everything;
    *events = (struct store_events){ 0 };
    if (!good_name(dossier, false) || range->after < 0 || range->until < 0 || range->most < 0) return store_say(s, STORE_REFUSED,
        "read: an impossible name or number", "");
    arena_reset(&s->arena);
    enum store_status status = line_load(s, &s->arena, dossier, &line);
    int64_t until = range->until ? range->until : INT64_MAX, known = INT64_MAX;
    if (status == STORE_OK && range->as_of) status = known_at(s, dossier, range->as_of, &known);
    if (known < until) until = known;
    struct reading reading = { s, arena, events, 0, &line, false };
    const struct sql_value given[] = { sql_words(dossier), sql_number(range->after), sql_number(until), sql_number(range->most ? range->most : INT64_MAX) };
    static const char query[] = "SELECT " EVENT_COLUMNS " FROM event WHERE dossier = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4";
    if (status == STORE_OK) status = store_ask(s, query, given, 4, take_event, &reading);
    sodium_memzero(line.key, KEY);
    return status;
}

static enum store_status read_many(struct store *s, struct arena *arena, const char *query, const struct sql_value *given, int count,
    struct store_events *events)
{
    struct line line = { 0 };
    struct reading reading = { s, arena, events, 0, &line, true };
    *events = (struct store_events){ 0 };
    arena_reset(&s->arena);
    enum store_status status = store_ask(s, query, given, count, take_event, &reading);
    sodium_memzero(line.key, KEY);
    return status;
}

enum store_status store_follow(struct store *s, struct arena *arena, int64_t after, int32_t most, struct store_events *events)
{
    const struct sql_value given[] = { sql_number(after), sql_number(most) };
    if (after < 0 || most < 1 || most > STORE_PAGE) return store_say(s, STORE_REFUSED, "follow: an impossible number", "");
    return read_many(s, arena, "SELECT " EVENT_COLUMNS " FROM event WHERE n > $1 ORDER BY n LIMIT $2", given, 2, events);
}

enum store_status store_about(struct store *s, struct arena *arena, const struct store_hash *about, int64_t after, int32_t most, struct store_events *events)
{
    const struct sql_value given[] = { sql_bytes(about->bytes, DIGEST), sql_number(after), sql_number(most) };
    if (after < 0 || most < 1 || most > STORE_PAGE) return store_say(s, STORE_REFUSED, "about: an impossible number", "");
    return read_many(s, arena, "SELECT " EVENT_COLUMNS " FROM event WHERE about = $1 AND n > $2 ORDER BY n LIMIT $3", given, 3, events);
}
