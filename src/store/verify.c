/* SPDX-License-Identifier: EUPL-1.2 */
/* verify.c: everything in the store held against its chains and digests, with the place of each thing that is wrong. */
#include "store/inner.h"

#include <sodium.h>
#include <stdio.h>

const char *const store_damage_text[STORE_DAMAGES][2] = {
    [DAMAGE_EVENT] = { "gebeurtenis veranderd of onleesbaar", "event changed or unreadable" },
    [DAMAGE_LINK] = { "schakel van de keten klopt niet", "link of the chain does not hold" },
    [DAMAGE_MISSING] = { "gebeurtenis ontbreekt", "event missing" },
    [DAMAGE_CONTENT] = { "inhoud weg zonder wissing, of er nog na wissing", "content gone without erasure, or there after it" },
    [DAMAGE_DOSSIER] = { "gegevens van het dossier veranderd", "line of the dossier changed" },
    [DAMAGE_KEY] = { "sleutel van het dossier ontbreekt of past niet", "key of the dossier missing or wrong" },
    [DAMAGE_RECORD] = { "los gegeven veranderd", "record changed" },
    [DAMAGE_HEAD] = { "einde van de keten klopt niet", "end of the chain does not hold" },
    [DAMAGE_PAGE] = { "bladzijde van het bestand beschadigd", "page of the file damaged" },
    [DAMAGE_SCHEMA] = { "tabel of index beschadigd", "table or index damaged" },
};

enum { CHUNK = 500, NAMED = 20 /* unreadable events whose place is looked up in the index: each is a walk through it */ };

struct verifying {
    struct store *store;
    void (*tell)(void *context, const struct store_finding *);
    void *context;
    const struct store_progress *progress;
    struct store_verdict *verdict;
    const struct store_verdict *noted;
    struct head mark; bool has_mark;
    int64_t done, all, named, counted;
    /* pass over all events */
    struct head last;                       /* n and link as they stand */
    uint8_t made[DIGEST];                   /* the same link as it should be, computed from what stood before */
    bool unknown;                           /* what stood before could not be read: nothing can be told from it */
    int64_t rows;                           /* of the chunk at hand */
    /* pass over one dossier */
    struct line line;
    int64_t position;
    uint8_t digest[DIGEST], digest_made[DIGEST];
    char after[2][STORE_NAME + 1];
    uint8_t after_hash[DIGEST];
    struct arena arena;
};

static void find(struct verifying *v, enum store_damage what, const char *dossier, int64_t position, int64_t n, const char *nl, const char *en)
{
    const struct store_finding finding = { what, dossier, position, n, { nl, en } };
    v->verdict->findings++;
    if (v->tell) v->tell(v->context, &finding);
}

static enum store_status step(struct verifying *v, int64_t more)
{
    v->done += more;
    bool stop = v->progress && v->progress->tell(v->progress->context, v->done, v->all);
    return stop ? store_say(v->store, STORE_REFUSED, "stopped", "") : STORE_OK;
}

/* A server gives up a transaction in which something could not be read. */
static enum store_status go_on(struct verifying *v)
{
    if (!v->store->sql->postgres) return STORE_OK;
    read_end(v->store);
    return read_begin(v->store);
}

/* ---- all events in order ---- */

static void check_noted(struct verifying *v, const struct raw_event *e)
{
    if (v->noted && v->noted->head == e->n && memcmp(v->noted->link, e->link, DIGEST) != 0) find(v, DAMAGE_HEAD, "", 0, e->n,
        "niet de schakel die elders is genoteerd", "not the link that was noted elsewhere");
    if (v->has_mark && v->mark.n == e->n && memcmp(v->mark.link, e->link, DIGEST) != 0) find(v, DAMAGE_HEAD, "", 0, e->n,
        "niet de schakel in het merkteken naast de database", "not the link in the mark beside the database");
}

static void check_gap(struct verifying *v, int64_t n)
{
    char nl[80], en[80];
    if (n <= v->last.n + 1) return;
    (void)snprintf(nl, sizeof nl, "nummer %lld tot en met %lld", (long long)(v->last.n + 1), (long long)(n - 1));
    (void)snprintf(en, sizeof en, "number %lld to %lld", (long long)(v->last.n + 1), (long long)(n - 1));
    find(v, DAMAGE_MISSING, "", 0, v->last.n + 1, nl, en);
}

/* The link before may itself be wrong: then this one holds if it follows from what that should have been, and only the other is told. After a gap it cannot
 * be told from what it follows. */
static enum store_status check_event(void *context, const struct sql_value *column, int columns)
{
    struct verifying *v = context;
    struct raw_event e;
    uint8_t body[DIGEST], from_stored[DIGEST], from_made[DIGEST];
    v->rows++;
    bool forward = columns && column[0].kind == SQL_NUMBER && column[0].number > v->last.n;         /* of a torn index perhaps not */
    if (!forward || !event_of(column, columns, &e)) {
        int64_t n = forward ? column[0].number : v->last.n + 1;
        find(v, DAMAGE_EVENT, "", 0, n, "onmogelijke kolommen", "impossible columns");
        v->last.n = n;
        v->unknown = true;
        return STORE_OK;
    }
    v->verdict->events++;
    bool follows = e.n == v->last.n + 1 && !v->unknown;
    v->unknown = false;
    check_gap(v, e.n);
    if (e.sealed) {
        body_digest(e.about, e.sealed, e.sealed_size, body);
        if (memcmp(body, e.body, DIGEST) != 0) find(v, DAMAGE_EVENT, e.dossier, e.position, e.n, "inhoud, of over wie het gaat",
            "content, or whom it is about");
    }
    link_digest(v->last.link, e.n, e.digest, from_stored);
    link_digest(v->made, e.n, e.digest, from_made);
    bool holds = memcmp(from_stored, e.link, DIGEST) == 0 || memcmp(from_made, e.link, DIGEST) == 0;
    if (follows && !holds) find(v, DAMAGE_LINK, e.dossier, e.position, e.n, "keten van de hele opslag", "chain of the store");
    check_noted(v, &e);
    memcpy(v->made, holds || !follows ? e.link : from_made, DIGEST);
    v->last.n = e.n;
    memcpy(v->last.link, e.link, DIGEST);
    return STORE_OK;
}

static enum store_status take_place(void *context, const struct sql_value *column, int columns)
{
    struct line *line = context;
    if (columns != 2 || column[0].kind != SQL_WORDS || column[0].size > STORE_NAME || column[1].kind != SQL_NUMBER) return STORE_OK;
    memcpy(line->id, column[0].bytes, column[0].size);
    line->id[column[0].size] = 0;
    line->position = column[1].number;
    return STORE_OK;
}

/* The row is torn; the index over dossier and position may still know where it belongs. */
static void tell_unreadable(struct verifying *v, int64_t n)
{
    struct line place = { 0 };
    const struct sql_value given = sql_number(n);
    if (!v->store->sql->postgres && v->named++ < NAMED)
        (void)store_ask(v->store, "SELECT dossier, position FROM event INDEXED BY sqlite_autoindex_event_1 WHERE n = $1", &given, 1, take_place, &place);
    find(v, DAMAGE_EVENT, place.id, place.position, n, "niet te lezen", "cannot be read");
}

/* Row by row through a chunk that could not be read as a whole. */
static enum store_status check_one_by_one(struct verifying *v, int64_t until)
{
    enum store_status status = go_on(v);
    while (status == STORE_OK && v->last.n < until) {
        int64_t n = v->last.n + 1;
        const struct sql_value given = sql_number(n);
        v->rows = 0;
        status = store_ask(v->store, "SELECT " EVENT_COLUMNS " FROM event WHERE n = $1", &given, 1, check_event, v);
        if (status == STORE_DAMAGED) { tell_unreadable(v, n); status = go_on(v); } else if (status == STORE_OK && !v->rows) find(v, DAMAGE_MISSING, "", 0, n,
            "", "");
        if (v->last.n < n) { v->last.n = n; v->unknown = true; }
    }
    return status;
}

static enum store_status check_events(struct verifying *v)
{
    enum store_status status = STORE_OK;
    do {
        int64_t from = v->last.n;
        const struct sql_value given[] = { sql_number(from), sql_number(CHUNK) };
        v->rows = 0;
        status = store_ask(v->store, "SELECT " EVENT_COLUMNS " FROM event WHERE n > $1 ORDER BY n LIMIT $2", given, 2, check_event, v);
        if (status == STORE_DAMAGED) {
            int64_t until = from + CHUNK < v->all / 2 ? from + CHUNK : v->all / 2;
            status = v->last.n < until ? check_one_by_one(v, until) : go_on(v);
            if (v->last.n == from) break;           /* nothing left that could be read */
            v->rows = CHUNK;
        }
        if (status == STORE_OK) status = step(v, v->rows);
    } while (status == STORE_OK && v->rows == CHUNK);
    return status;
}

static enum store_status check_head(struct verifying *v)
{
    struct head head;
    bool genuine = false;
    enum store_status status = head_read(v->store, &head, &genuine);
    if (status != STORE_OK) return status;
    v->verdict->head = head.n;
    memcpy(v->verdict->link, head.link, DIGEST);
    if (!genuine) { find(v, DAMAGE_HEAD, "", 0, 0, "het einde is niet wat is geschreven", "the head is not what was written"); return STORE_OK; }
    check_gap(v, head.n + 1);
    if (head.n < v->last.n) find(v, DAMAGE_HEAD, "", 0, v->last.n, "gebeurtenissen voorbij het einde", "events beyond the head");
    if (head.n == v->last.n && !v->unknown && memcmp(head.link, v->last.link, DIGEST) != 0) find(v, DAMAGE_HEAD, "", 0, head.n,
        "de laatste schakel is niet die van het einde", "the last link is not the one in the head");
    if (v->noted && v->noted->head > head.n) find(v, DAMAGE_HEAD, "", 0, v->noted->head, "korter dan elders is genoteerd", "shorter than was noted elsewhere");
    if (v->has_mark && v->mark.n > head.n) find(v, DAMAGE_HEAD, "", 0, v->mark.n, "korter dan het merkteken naast de database zegt",
        "shorter than the mark beside the database says");
    return STORE_OK;
}

/* ---- dossier by dossier ---- */

static enum store_status check_in_dossier(void *context, const struct sql_value *c, int columns)
{
    struct verifying *v = context;
    uint8_t from_stored[DIGEST], from_made[DIGEST];
    v->rows++;
    bool good = columns == 7 && c[0].kind == SQL_NUMBER && c[1].kind == SQL_NUMBER && c[2].kind == SQL_NUMBER && c[3].kind == SQL_WORDS &&
        c[3].size <= STORE_NAME &&
        c[4].kind == SQL_BYTES && c[4].size == DIGEST && c[5].kind == SQL_BYTES && c[5].size == DIGEST && c[6].kind == SQL_NUMBER;
    if (!good) { v->position++; v->unknown = true; return STORE_OK; }           /* told by the pass over all events */
    char kind[STORE_NAME + 1] = { 0 };
    memcpy(kind, c[3].bytes, c[3].size);
    int64_t n = c[0].number, position = c[1].number;
    bool next = position == v->position + 1, follows = next && !v->unknown, last = position == v->line.position;
    v->counted++;
    v->unknown = false;
    if (!next) find(v, DAMAGE_MISSING, v->line.id, v->position + 1, 0, "", "");
    event_digest(v->digest, v->line.id, position, c[2].number, kind, c[4].bytes, from_stored);
    event_digest(v->digest_made, v->line.id, position, c[2].number, kind, c[4].bytes, from_made);
    bool holds = memcmp(from_stored, c[5].bytes, DIGEST) == 0 || memcmp(from_made, c[5].bytes, DIGEST) == 0;
    if (follows && !holds) find(v, DAMAGE_EVENT, v->line.id, position, n, "soort, tijd, plaats of vingerafdruk", "kind, time, place or digest");
    bool gone = c[6].number == 1;
    if (gone != v->line.erased) find(v, DAMAGE_CONTENT, v->line.id, position, n, gone ? "weg" : "er nog", gone ? "gone" : "there");
    if (last && memcmp(c[5].bytes, v->line.digest, DIGEST) != 0) find(v, DAMAGE_DOSSIER, v->line.id, position, n,
        "de laatste schakel is niet die van het dossier", "the last link is not the one of the dossier");
    memcpy(v->digest_made, holds || !follows ? (const uint8_t *)c[5].bytes : from_made, DIGEST);
    memcpy(v->digest, c[5].bytes, DIGEST);
    v->position = position > v->position ? position : v->position + 1;
    return STORE_OK;
}

static enum store_status check_chain(struct verifying *v)
{
    enum store_status status;
    v->position = 0;
    v->unknown = false;
    memset(v->digest, 0, DIGEST);
    memset(v->digest_made, 0, DIGEST);
    do {
        const struct sql_value given[] = { sql_words(v->line.id), sql_number(v->position), sql_number(CHUNK) };
        v->rows = 0;
        status = store_ask(v->store, "SELECT n, position, time, kind, body, digest, CASE WHEN sealed IS NULL THEN 1 ELSE 0 END FROM event"
            " WHERE dossier = $1 AND position > $2 ORDER BY position LIMIT $3", given, 3, check_in_dossier, v);
        if (status == STORE_DAMAGED) { find(v, DAMAGE_EVENT, v->line.id, v->position + 1, 0, "niet te lezen", "cannot be read"); return go_on(v); }
        if (status == STORE_OK) status = step(v, v->rows);
    } while (status == STORE_OK && v->rows == CHUNK);
    if (status == STORE_OK && v->position < v->line.position) find(v, DAMAGE_MISSING, v->line.id, v->position + 1, 0, "", "");
    if (status == STORE_OK && v->position > v->line.position) find(v, DAMAGE_DOSSIER, v->line.id, v->position, 0, "meer gebeurtenissen dan het dossier zegt",
        "more events than the dossier says");
    return status;
}

static enum store_status check_rest_of_line(struct verifying *v)
{
    uint8_t digest[DIGEST], extra[DIGEST];
    size_t size;
    bool memory = false;
    summary_place(v->line.id, extra);
    if (v->line.summary && v->line.has_key && !unseal(&v->arena, v->line.key, extra, v->line.summary, v->line.summary_size, &size, &memory))
        find(v, DAMAGE_DOSSIER, v->line.id, 0, 0, "samenvatting", "summary");
    sodium_memzero(v->line.key, KEY);
    enum store_status status = words_read(v->store, v->line.id, digest);
    if (status == STORE_DAMAGED) { find(v, DAMAGE_DOSSIER, v->line.id, 0, 0, "woorden niet te lezen", "words cannot be read"); return go_on(v); }
    if (status == STORE_OK && memcmp(digest, v->line.words, DIGEST) != 0) find(v, DAMAGE_DOSSIER, v->line.id, 0, 0, "woorden", "words");
    return status;
}

static enum store_status take_line(void *context, const struct sql_value *column, int columns)
{
    struct verifying *v = context;
    bool bad_key = false;
    enum store_status status = line_of(v->store, &v->arena, column, columns, &v->line, &bad_key);
    if (status == STORE_MEMORY) return status;
    v->line.id[0] = 0;
    if (columns && column[0].kind == SQL_WORDS && column[0].size <= STORE_NAME) {           /* also of a line that is wrong otherwise */
        memcpy(v->line.id, column[0].bytes, column[0].size);
        v->line.id[column[0].size] = 0;
    }
    if (strcmp(v->line.id, v->after[0]) <= 0) return STORE_DAMAGED;         /* a torn index leads in circles */
    v->rows++;
    memcpy(v->after[0], v->line.id, sizeof v->after[0]);
    v->verdict->dossiers++;
    v->verdict->erased += v->line.erased;
    if (status == STORE_DAMAGED) find(v, DAMAGE_DOSSIER, v->line.id, 0, 0, "", "");
    if (status == STORE_OK && (bad_key || v->line.has_key == v->line.erased)) find(v, DAMAGE_KEY, v->line.id, 0, 0,
        bad_key ? "past niet" : v->line.erased ? "er nog na wissing" : "ontbreekt",
        bad_key ? "does not fit" : v->line.erased ? "there after erasure" : "missing");
    return STORE_OK;
}

static enum store_status check_dossiers(struct verifying *v)
{
    enum store_status status = STORE_OK;
    v->after[0][0] = 0;
    for (;;) {
        const struct sql_value given[] = { sql_words(v->after[0]) };
        v->rows = 0;
        arena_reset(&v->arena);
        status = store_ask(v->store, "SELECT " LINE_COLUMNS " FROM (SELECT * FROM dossier WHERE id > $1 ORDER BY id LIMIT 1) d LEFT JOIN dossier_key k ON k.id = d.id", given,
            1, take_line, v);
        if (status == STORE_DAMAGED) { find(v, DAMAGE_DOSSIER, "", 0, 0, "dossiers niet verder te lezen", "dossiers cannot be read further"); return go_on(v); }
        if (status != STORE_OK || !v->rows) return status;
        status = check_rest_of_line(v);
        if (status == STORE_OK) status = check_chain(v);
        if (status != STORE_OK) return status;
    }
}

static enum store_status tell_orphan(void *context, const struct sql_value *column, int columns)
{
    struct verifying *v = context;
    char id[STORE_NAME + 1] = { 0 };
    if (columns && column->kind == SQL_WORDS && column->size <= STORE_NAME) memcpy(id, column->bytes, column->size);
    find(v, DAMAGE_DOSSIER, id, 0, 0, "de gebeurtenissen zijn er, het dossier zelf niet", "its events are there, its line is not");
    return STORE_OK;
}

/* ---- records ---- */

static enum store_status check_record(void *context, const struct sql_value *c, int columns)
{
    struct verifying *v = context;
    char collection[STORE_NAME + 1] = { 0 };
    v->rows++;
    v->verdict->records++;
    arena_reset(&v->arena);
    if (columns && c[0].kind == SQL_WORDS && c[0].size <= STORE_NAME) memcpy(collection, c[0].bytes, c[0].size);
    bool named = columns > 1 && c[1].kind == SQL_BYTES && c[1].size == DIGEST;
    int order = strcmp(collection, v->after[1]);
    if (!named || order < 0 || (order == 0 && memcmp(c[1].bytes, v->after_hash, DIGEST) <= 0)) return STORE_DAMAGED;
    if (!record_whole(v->store, &v->arena, c, columns)) find(v, DAMAGE_RECORD, "", 0, 0, collection, collection);
    memcpy(v->after[1], collection, sizeof collection);
    memcpy(v->after_hash, c[1].bytes, DIGEST);
    return STORE_OK;
}

static enum store_status check_records(struct verifying *v)
{
    enum store_status status;
    v->after[1][0] = 0;
    memset(v->after_hash, 0, DIGEST);
    do {
        const struct sql_value given[] = { sql_words(v->after[1]), sql_bytes(v->after_hash, DIGEST), sql_number(CHUNK) };
        v->rows = 0;
        status = store_ask(v->store, "SELECT collection, " RECORD_COLUMNS " FROM record WHERE (collection, hash) > ($1, $2) ORDER BY collection, hash LIMIT $3",
            given, 3, check_record, v);
        if (status == STORE_DAMAGED) { find(v, DAMAGE_RECORD, "", 0, 0, "losse gegevens niet verder te lezen",
            "records cannot be read further"); return go_on(v); }
        if (status == STORE_OK) status = step(v, 0);
    } while (status == STORE_OK && v->rows == CHUNK);
    return status;
}

/* ---- together ---- */

static enum store_status take_all(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->kind == SQL_NUMBER) *(int64_t *)context = column->number;
    return STORE_OK;
}

static enum store_status check_all(struct verifying *v)
{
    enum store_status status = store_ask(v->store, "SELECT n FROM head", NULL, 0, take_all, &v->all);
    v->all *= 2;                            /* every event is looked at twice: in the chain of the store and in that of its dossier */
    if (status == STORE_OK) status = check_events(v);
    if (status == STORE_OK) status = check_head(v);
    if (status == STORE_OK) status = check_dossiers(v);
    if (status == STORE_OK && v->counted != v->verdict->events)
        status = store_ask(v->store, "SELECT DISTINCT dossier FROM event WHERE dossier NOT IN (SELECT id FROM dossier) ORDER BY dossier LIMIT 50", NULL, 0,
            tell_orphan, v);
    return status == STORE_OK ? check_records(v) : status;
}

enum store_status verify_rows(struct store *s, const struct store_verdict *noted, void (*tell)(void *context, const struct store_finding *), void *context,
                              const struct store_progress *progress, struct store_verdict *verdict)
{
    struct verifying v = { .store = s, .tell = tell, .context = context, .progress = progress, .verdict = verdict, .noted = noted &&
        noted->head ? noted : NULL };
    bool wrong = false;
    v.has_mark = mark_read(s, &v.mark, &wrong);
    if (wrong) find(&v, DAMAGE_HEAD, "", 0, 0, "het merkteken naast de database is niet wat is geschreven",
        "the mark beside the database is not what was written");
    enum store_status status = check_all(&v);
    if (status == STORE_DAMAGED) { find(&v, DAMAGE_SCHEMA, "", 0, 0, s->sql->detail, s->sql->detail); status = STORE_OK; }
    sodium_memzero(v.line.key, KEY);
    arena_free(&v.arena);
    return status;
}

struct outside { void (*tell)(void *context, const struct store_finding *); void *context; struct store_verdict *verdict; };
static void tell_outside(void *context, enum store_damage what, const char *nl, const char *en)
{
    struct outside *outside = context;
    const struct store_finding finding = { what, "", 0, 0, { nl, en } };
    outside->verdict->findings++;
    if (outside->tell) outside->tell(outside->context, &finding);
}

enum store_status store_verify(struct store *s, const struct store_verdict *noted, void (*tell)(void *context, const struct store_finding *), void *context,
                               const struct store_progress *progress, struct store_verdict *verdict)
{
    struct outside outside = { tell, context, verdict };
    *verdict = (struct store_verdict){ 0 };
    if (s->busy) return store_say(s, STORE_REFUSED, "verify within a transaction", "");
    enum store_status status = s->sql->driver->check(s->sql, tell_outside, &outside);
    if (status != STORE_OK) return status;
    s->sql->driver->lenient(s->sql, true);
    status = read_begin(s);
    if (status == STORE_OK) {
        status = verify_rows(s, noted, tell, context, progress, verdict);
        read_end(s);
    }
    s->sql->driver->lenient(s->sql, false);
    return status;
}
