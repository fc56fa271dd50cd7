/* SPDX-License-Identifier: EUPL-1.2 */
/* lines.c: the line of a dossier as it is stored: where its chain stands, its index for work lists, its words, its key. */
#include "store/inner.h"

#include <sodium.h>
#include <stdlib.h>

/* ---- a line as it is stored ---- */

void line_mac(const struct store *s, const struct line *line, uint8_t mac[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "dossier", s->keys->mac);
    mix_words(&mix, line->id);
    mix_number(&mix, line->position);
    mix_bytes(&mix, line->digest, DIGEST);
    mix_number(&mix, line->erased);
    mix_words(&mix, line->state);
    mix_words(&mix, line->municipality);
    mix_words(&mix, line->employer);
    mix_words(&mix, line->owner);
    mix_bytes(&mix, line->has_person ? line->person : NULL, DIGEST);
    mix_number(&mix, line->deadline);
    mix_number(&mix, line->keep_until);
    mix_bytes(&mix, line->summary, line->summary_size);
    mix_bytes(&mix, line->words, DIGEST);
    mix_end(&mix, mac);
}

static bool take_words(const struct sql_value *v, char out[STORE_NAME + 1])
{
    if (v->kind != SQL_WORDS || v->size > STORE_NAME || memchr(v->bytes, 0, v->size)) return false;
    memcpy(out, v->bytes, v->size);
    out[v->size] = 0;
    return true;
}

static bool take_bytes(const struct sql_value *v, uint8_t *out, size_t size)
{
    if (v->kind != SQL_BYTES || v->size != size) return false;
    memcpy(out, v->bytes, size);
    return true;
}

static bool take_day(const struct sql_value *v, int32_t *out)
{
    if (v->kind != SQL_NUMBER || v->number < INT32_MIN || v->number > INT32_MAX) return false;
    *out = (int32_t)v->number;
    return true;
}

static bool line_fields(const struct sql_value *c, struct line *line)
{
    bool good = take_words(&c[0], line->id) && c[1].kind == SQL_NUMBER && take_bytes(&c[2], line->digest, DIGEST) && c[3].kind == SQL_NUMBER;
    good = good && take_words(&c[4], line->state) && take_words(&c[5], line->municipality) && take_words(&c[6], line->employer) && take_words(&c[7],
        line->owner);
    line->position = c[1].number;
    line->erased = c[3].number == 1;
    line->has_person = c[8].kind != SQL_NULL;
    good = good && (!line->has_person || take_bytes(&c[8], line->person, DIGEST)) && take_day(&c[9], &line->deadline) && take_day(&c[10], &line->keep_until);
    return good && (c[11].kind == SQL_NULL || c[11].kind == SQL_BYTES) && take_bytes(&c[12], line->words, DIGEST) && take_bytes(&c[13], line->mac, DIGEST);
}

enum store_status line_of(struct store *s, struct arena *arena, const struct sql_value *c, int columns, struct line *line, bool *bad_key)
{
    uint8_t mac[DIGEST];
    memset(line, 0, sizeof *line);
    line->found = true;
    bool good = columns == LINE_COUNT && line_fields(c, line);
    if (good && c[11].kind == SQL_BYTES) {
        line->summary = (uint8_t *)arena_copy(arena, c[11].bytes, c[11].size);
        line->summary_size = c[11].size;
        if (!line->summary) return store_say(s, STORE_MEMORY, "no memory", "");
    }
    if (good) line_mac(s, line, mac);
    if (!good || sodium_memcmp(mac, line->mac, DIGEST) != 0) return store_say(s, STORE_DAMAGED, "the line of dossier ", line->id);
    line->has_key = c[14].kind == SQL_BYTES && key_unwrap(s->keys->wrap, line->id, c[14].bytes, c[14].size, line->key);
    *bad_key = !line->has_key && c[14].kind != SQL_NULL;
    return STORE_OK;
}

struct load { struct store *store; struct arena *arena; struct line *line; };
static enum store_status take_line(void *context, const struct sql_value *column, int columns)
{
    struct load *load = context;
    bool bad_key = false;
    enum store_status status = line_of(load->store, load->arena, column, columns, load->line, &bad_key);
    if (status == STORE_OK && (bad_key || load->line->has_key == load->line->erased)) return store_say(load->store, STORE_DAMAGED, "the key of dossier ",
        load->line->id);
    return status;
}

enum store_status line_load(struct store *s, struct arena *arena, const char *id, struct line *line)
{
    const struct sql_value given = sql_words(id);
    struct load load = { s, arena, line };
    memset(line, 0, sizeof *line);
    enum store_status status = store_ask(s, "SELECT " LINE_COLUMNS " FROM dossier d LEFT JOIN dossier_key k ON k.id = d.id WHERE d.id = $1", &given, 1, take_line,
        &load);
    return status == STORE_OK && !line->found ? STORE_ABSENT : status;
}

/* A new dossier gets its key here. */
static enum store_status insert_key(struct store *s, struct line *line)
{
    uint8_t wrapped[WRAPPED];
    key_wrap(s->keys->wrap, line->id, line->key, wrapped);
    const struct sql_value row[] = { sql_words(line->id), sql_bytes(wrapped, WRAPPED) };
    return store_ask(s, "INSERT INTO dossier_key (id, wrapped) VALUES ($1, $2)", row, 2, NULL, NULL);
}

/* With most events the index stays as it was, while a database writes each index again that a change names, whatever its value. */
static enum store_status save_unindexed(struct store *s, struct line *line)
{
    const struct sql_value row[] = { sql_number(line->position), sql_bytes(line->digest, DIGEST), sql_number(line->erased), sql_bytes(line->summary, line->summary_size),
        sql_bytes(line->words, DIGEST), sql_bytes(line->mac, DIGEST), sql_words(line->id) };
    return store_ask(s, "UPDATE dossier SET position = $1, digest = $2, erased = $3, summary = $4, words = $5, mac = $6 WHERE id = $7", row, sizeof row / sizeof *row, NULL, NULL);
}

enum store_status line_save(struct store *s, struct line *line)
{
    static const char change[] = "UPDATE dossier SET position = $1, digest = $2, erased = $3, state = $4, municipality = $5, employer = $6, owner = $7, person = $8, deadline = $9,"
        " keep_until = $10, summary = $11, words = $12, mac = $13 WHERE id = $14";
    static const char insert[] = "INSERT INTO dossier (position, digest, erased, state, municipality, employer, owner, person, deadline, keep_until, summary, words, mac, id)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    line_mac(s, line, line->mac);
    const struct sql_value row[] = {
        sql_number(line->position), sql_bytes(line->digest, DIGEST), sql_number(line->erased), sql_words(line->state), sql_words(line->municipality), sql_words(line->employer),
        sql_words(line->owner), line->has_person ? sql_bytes(line->person, DIGEST) : (struct sql_value){ 0 }, sql_number(line->deadline), sql_number(line->keep_until),
        sql_bytes(line->summary, line->summary_size), sql_bytes(line->words, DIGEST), sql_bytes(line->mac, DIGEST), sql_words(line->id) };
    enum { COUNT = sizeof row / sizeof *row };
    enum store_status status = line->found && !line->reindexed ? save_unindexed(s, line) : store_ask(s, line->found ? change : insert, row, COUNT, NULL, NULL);
    if (status == STORE_OK && line->found && s->sql->changed != 1) return store_say(s, STORE_FAILED, "the line of a dossier was not there to change", "");
    line->found = true;
    line->reindexed = false;
    return status;
}

/* ---- words ---- */

static int by_bytes(const void *a, const void *b) { return memcmp(a, b, DIGEST); }

static void words_digest(const uint8_t (*hashes)[DIGEST], int32_t count, uint8_t digest[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "words", NULL);
    for (int32_t i = 0; i < count; i++) mix_bytes(&mix, hashes[i], DIGEST);
    mix_end(&mix, digest);
}

static enum store_status mix_word(void *context, const struct sql_value *column, int columns)
{
    if (columns) mix_bytes(context, column->kind == SQL_BYTES ? column->bytes : NULL, column->size);
    return STORE_OK;
}

enum store_status words_read(struct store *s, const char *id, uint8_t digest[DIGEST])
{
    struct mix mix;
    const struct sql_value given = sql_words(id);
    mix_start(&mix, "words", NULL);
    enum store_status status = store_ask(s, "SELECT hash FROM word WHERE dossier = $1 ORDER BY hash", &given, 1, mix_word, &mix);
    mix_end(&mix, digest);
    return status;
}

enum store_status words_replace(struct store *s, struct line *line, const char *const *words, int32_t count)
{
    uint8_t hashes[STORE_WORDS][DIGEST], digest[DIGEST];
    int32_t kept = 0;
    for (int32_t i = 0; i < count; i++) {
        struct store_hash hash = store_hash(s, "word", words[i], strlen(words[i]));
        memcpy(hashes[i], hash.bytes, DIGEST);
    }
    qsort(hashes, (size_t)count, DIGEST, by_bytes);
    for (int32_t i = 0; i < count; i++)
        if (!kept || memcmp(hashes[i], hashes[kept - 1], DIGEST) != 0) memmove(hashes[kept++], hashes[i], DIGEST);
    words_digest((const uint8_t (*)[DIGEST])hashes, kept, digest);
    if (memcmp(digest, line->words, DIGEST) == 0) return STORE_OK;
    memcpy(line->words, digest, DIGEST);
    struct sql_value row[] = { { 0 }, sql_words(line->id) };
    enum store_status status = store_ask(s, "DELETE FROM word WHERE dossier = $1", &row[1], 1, NULL, NULL);
    for (int32_t i = 0; i < kept && status == STORE_OK; i++) {
        row[0] = sql_bytes(hashes[i], DIGEST);
        status = store_ask(s, "INSERT INTO word (hash, dossier) VALUES ($1, $2)", row, 2, NULL, NULL);
    }
    return status;
}

/* ---- the index ---- */

/* True when it was another. */
static bool copy_name(char out[STORE_NAME + 1], const char *name)
{
    size_t size = name ? strlen(name) : 0;
    bool other = strcmp(out, name ? name : "") != 0;
    memcpy(out, name ? name : "", size);
    out[size] = 0;
    return other;
}

void summary_place(const char *id, uint8_t extra[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "summary", NULL);
    mix_words(&mix, id);
    mix_end(&mix, extra);
}

enum store_status line_index(struct store *s, struct line *line, const struct store_index *index)
{
    uint8_t extra[DIGEST];
    line->reindexed |= copy_name(line->state, index->state);
    line->reindexed |= copy_name(line->municipality, index->municipality);
    line->reindexed |= copy_name(line->employer, index->employer);
    line->reindexed |= copy_name(line->owner, index->owner);
    line->reindexed |= line->has_person != (index->person != NULL) || (index->person && memcmp(line->person, index->person->bytes, DIGEST) != 0);
    line->reindexed |= line->deadline != index->deadline || line->keep_until != index->keep_until;
    line->has_person = index->person != NULL;
    if (index->person) memcpy(line->person, index->person->bytes, DIGEST);
    line->deadline = index->deadline;
    line->keep_until = index->keep_until;
    line->summary = NULL;
    line->summary_size = 0;
    if (!index->summary) return STORE_OK;
    uint8_t *sealed = arena_take(&s->arena, index->summary_size + SEAL);
    if (!sealed) return store_say(s, STORE_MEMORY, "no memory", "");
    summary_place(line->id, extra);
    seal(line->key, extra, index->summary, index->summary_size, sealed);
    line->summary = sealed;
    line->summary_size = index->summary_size + SEAL;
    return STORE_OK;
}

void line_begin(const char *id, struct line *line)
{
    memset(line, 0, sizeof *line);
    (void)copy_name(line->id, id);
    line->deadline = line->keep_until = STORE_NO_DAY;
    words_digest(NULL, 0, line->words);
    randombytes_buf(line->key, KEY);
    line->has_key = true;
}

enum store_status line_new(struct store *s, struct line *line)
{
    enum store_status status = line_save(s, line);
    return status == STORE_OK ? insert_key(s, line) : status;
}
