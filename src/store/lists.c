/* SPDX-License-Identifier: EUPL-1.2 */
/* lists.c: lines of dossiers as the room above sees them: one, a page of a work list, all in order. */
#include "store/inner.h"

#include <sodium.h>
#include <stdlib.h>

/* ---- reading lines ---- */

static enum store_status show(struct store *s, struct arena *arena, const struct line *line, struct store_dossier *out)
{
    uint8_t extra[DIGEST];
    bool memory = false;
    memset(out, 0, sizeof *out);
    const char *const from[] = { line->id, line->state, line->municipality, line->employer, line->owner };
    const char **const to[] = { &out->id, &out->state, &out->municipality, &out->employer, &out->owner };
    for (size_t i = 0; i < sizeof from / sizeof *from; i++)
        if (!(*to[i] = arena_copy(arena, from[i], strlen(from[i])))) return store_say(s, STORE_MEMORY, "no memory", "");
    out->position = line->position;
    out->erased = line->erased;
    out->has_person = line->has_person;
    memcpy(out->person.bytes, line->person, DIGEST);
    out->deadline = line->deadline;
    out->keep_until = line->keep_until;
    memcpy(out->digest, line->digest, DIGEST);
    if (!line->summary || line->erased) return STORE_OK;
    summary_place(line->id, extra);
    out->summary = unseal(arena, line->key, extra, line->summary, line->summary_size, &out->summary_size, &memory);
    return out->summary ? STORE_OK : store_say(s, memory ? STORE_MEMORY : STORE_DAMAGED, "the summary of dossier ", line->id);
}

enum store_status store_dossier(struct store *s, struct arena *arena, const char *id, struct store_dossier *out)
{
    struct line line;
    if (!good_name(id, false)) return store_say(s, STORE_REFUSED, "an impossible name of a dossier", "");
    enum store_status status = line_load(s, arena, id, &line);
    if (status == STORE_OK) status = show(s, arena, &line, out);
    sodium_memzero(line.key, KEY);
    return status;
}

struct listing { struct store *store; struct arena *arena; struct store_page *page; int32_t room; };
static enum store_status list_line(void *context, const struct sql_value *column, int columns)
{
    struct listing *listing = context;
    struct line line;
    bool bad_key = false;
    if (listing->page->count >= listing->room) { listing->page->more = true; return STORE_OK; }
    enum store_status status = line_of(listing->store, listing->arena, column, columns, &line, &bad_key);
    if (status == STORE_OK && (bad_key || line.has_key == line.erased)) status = store_say(listing->store, STORE_DAMAGED, "the key of dossier ", line.id);
    if (status == STORE_OK) status = show(listing->store, listing->arena, &line, &listing->page->item[listing->page->count]);
    sodium_memzero(line.key, KEY);
    listing->page->count += status == STORE_OK;
    return status;
}

/* ---- work lists ---- */

enum { QUERY_VALUES = 24, QUERY_TEXT = 1600 };
struct building { struct text text; struct sql_value given[QUERY_VALUES]; int count; };

/* Something with a value in it; values are numbered in the order in which they come. */
static void put_value(struct building *b, const char *before, struct sql_value value)
{
    text_put(&b->text, before);
    text_char(&b->text, '$');
    text_int(&b->text, b->count + 1);
    b->given[b->count++] = value;
}

/* Which index narrows most. SQLite has no figures about the rows and would take any that gives the order; a server knows better by itself. */
static const char *index_for(const struct store *s, const struct store_query *q, const char *state)
{
    if (s->sql->postgres || q->word_count) return "";
    if (q->person) return " INDEXED BY dossier_person";
    if (q->kept_until) return " INDEXED BY dossier_keep";
    if (q->employer) return " INDEXED BY dossier_employer";
    if (q->owner) return " INDEXED BY dossier_owner";
    if (q->municipality) return state ? " INDEXED BY dossier_state" : " INDEXED BY dossier_municipality";
    return " INDEXED BY dossier_deadline";
}

/* The lines of the list, with their keys unless they are only counted. A word comes first of all: few dossiers have it (CROSS JOIN is how SQLite is told to keep that order). */
static void put_lines(struct building *b, const struct store *s, const struct store_query *q, const char *state, const struct store_hash *words, bool keyed)
{
    text_put(&b->text, q->word_count ? " FROM word w CROSS JOIN dossier d" : " FROM dossier d");
    text_put(&b->text, index_for(s, q, state));
    /* Erasing empties the index: a line that is somebody's was not erased, and counting such lines need not look beyond the index of the database. */
    bool somebodys = (q->municipality && *q->municipality) || (q->employer && *q->employer) || (q->owner && *q->owner);
    text_put(&b->text, keyed ? " LEFT JOIN dossier_key k ON k.id = d.id WHERE " : " WHERE ");
    text_put(&b->text, somebodys ? "1 = 1" : "d.erased = 0");
    for (int32_t i = 0; i < q->word_count; i++) {
        put_value(b, i ? " AND EXISTS (SELECT 1 FROM word o WHERE o.hash = " : " AND d.id = w.dossier AND w.hash = ", sql_bytes(words[i].bytes, DIGEST));
        if (i) text_put(&b->text, " AND o.dossier = d.id)");
    }
    if (q->municipality) put_value(b, " AND d.municipality = ", sql_words(q->municipality));
    if (state) put_value(b, " AND d.state = ", sql_words(state));
    if (q->employer) put_value(b, " AND d.employer = ", sql_words(q->employer));
    if (q->owner) put_value(b, " AND d.owner = ", sql_words(q->owner));
    if (q->person) put_value(b, " AND d.person = ", sql_bytes(q->person->bytes, DIGEST));
    if (q->deadline_until) put_value(b, " AND d.deadline <= ", sql_number(q->until));
    if (q->kept_until) put_value(b, " AND d.keep_until < ", sql_number(q->kept));
}

static bool good_query(const struct store_query *q)
{
    bool good = q->state_count >= 0 && q->state_count <= STORE_STATES && q->word_count >= 0 && q->word_count <= STORE_STATES && q->most >= 1 &&
        q->most <= STORE_PAGE;
    good = good && good_name(q->municipality, true) && good_name(q->employer, true) && good_name(q->owner, true) && good_name(q->after_id, true);
    for (int32_t i = 0; good && i < q->state_count; i++) good = good_name(q->states[i], true) && q->states[i];
    for (int32_t i = 0; good && i < q->word_count; i++) good = good_name(q->words[i], false);
    return good;
}

static void hash_words(const struct store *s, const struct store_query *q, struct store_hash hashes[STORE_STATES])
{
    for (int32_t i = 0; i < q->word_count; i++) hashes[i] = store_hash(s, "word", q->words[i], strlen(q->words[i]));
}

/* One more line than asked tells whether there is more. */
static enum store_status find_in_state(struct store *s, const struct store_query *q, const char *state, struct listing *listing)
{
    char buffer[QUERY_TEXT];
    struct building b = { .text = TEXT_IN(buffer) };
    struct store_hash words[STORE_STATES];
    hash_words(s, q, words);
    text_put(&b.text, "SELECT " LINE_COLUMNS);
    put_lines(&b, s, q, state, words, true);
    if (q->after_id) {
        put_value(&b, " AND (d.deadline, d.id) > (", sql_number(q->after_deadline));
        put_value(&b, ", ", sql_words(q->after_id));
        text_char(&b.text, ')');
    }
    put_value(&b, " ORDER BY d.deadline, d.id LIMIT ", sql_number(q->most + 1));
    if (b.text.failed) return store_say(s, STORE_REFUSED, "too many conditions", "");
    return store_ask(s, text_string(&b.text), b.given, b.count, list_line, listing);
}

static int by_deadline(const void *a, const void *b)
{
    const struct store_dossier *x = a, *y = b;
    return x->deadline != y->deadline ? (x->deadline > y->deadline) - (x->deadline < y->deadline) : strcmp(x->id, y->id);
}

/* Several states are as many short lists, merged: each comes in order from its index, whatever the others hold. */
enum store_status store_find(struct store *s, struct arena *arena, const struct store_query *q, struct store_page *page)
{
    *page = (struct store_page){ 0 };
    if (!good_query(q)) return store_say(s, STORE_REFUSED, "find: an impossible name or number", "");
    int32_t lists = q->state_count ? q->state_count : 1;
    page->item = arena_take(arena, (size_t)lists * (size_t)q->most * sizeof *page->item);
    if (!page->item) return store_say(s, STORE_MEMORY, "no memory", "");
    struct listing listing = { s, arena, page, 0 };
    enum store_status status = STORE_OK;
    for (int32_t i = 0; i < lists && status == STORE_OK; i++) {
        listing.room = page->count + q->most;
        status = find_in_state(s, q, q->state_count ? q->states[i] : NULL, &listing);
    }
    if (lists > 1 && page->count) qsort(page->item, (size_t)page->count, sizeof *page->item, by_deadline);
    if (page->count > q->most) { page->count = q->most; page->more = true; }
    return status;
}

static enum store_status add_count(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->kind == SQL_NUMBER) *(int64_t *)context += column->number;
    return STORE_OK;
}

enum store_status store_count(struct store *s, const struct store_query *q, int64_t *count)
{
    struct store_query all = *q;
    all.most = 1;
    *count = 0;
    if (!good_query(&all)) return store_say(s, STORE_REFUSED, "count: an impossible name or number", "");
    struct store_hash words[STORE_STATES];
    hash_words(s, q, words);
    enum store_status status = STORE_OK;
    for (int32_t i = 0; i < (q->state_count ? q->state_count : 1) && status == STORE_OK; i++) {
        char buffer[QUERY_TEXT];
        struct building b = { .text = TEXT_IN(buffer) };
        text_put(&b.text, "SELECT count(*)");
        put_lines(&b, s, q, q->state_count ? q->states[i] : NULL, words, false);
        status = store_ask(s, text_string(&b.text), b.given, b.count, add_count, count);
    }
    return status;
}

enum store_status store_iterate(struct store *s, struct arena *arena, const char *after, int32_t most, struct store_page *page)
{
    *page = (struct store_page){ 0 };
    if (most < 1 || most > STORE_PAGE || !good_name(after, true)) return store_say(s, STORE_REFUSED, "iterate: an impossible name or number", "");
    page->item = arena_take(arena, (size_t)most * sizeof *page->item);
    if (!page->item) return store_say(s, STORE_MEMORY, "no memory", "");
    struct listing listing = { s, arena, page, most };
    const struct sql_value given[] = { sql_words(after ? after : ""), sql_number(most + 1) };
    return store_ask(s, "SELECT " LINE_COLUMNS " FROM (SELECT * FROM dossier WHERE id > $1 ORDER BY id LIMIT $2) d"
        " LEFT JOIN dossier_key k ON k.id = d.id ORDER BY d.id", given, 2, list_line,
        &listing);
}
