/* SPDX-License-Identifier: EUPL-1.2 */
/* inner.h: what the files of this room share: the open store, its keys, digests and lines. */
#ifndef BREED_STORE_INNER_H
#define BREED_STORE_INNER_H

#include <sodium/crypto_generichash.h>
#include "store/sql.h"

enum { DIGEST = 32, KEY = 32, KEY_ID = 16, NONCE = 24, TAG = 16, SEAL = NONCE + TAG, WRAPPED = KEY + SEAL, KEY_TEXT = 2 * KEY + 1 };

/* ---- keys.c: the master key and what comes from it ---- */

/* wrap: wraps dossier keys, changes with the master key. hash, mac and record come from a secret made with the database, which the master key wraps too. */
struct keys { uint8_t master[KEY], wrap[KEY], secret[KEY], hash[KEY], mac[KEY], record[KEY]; uint8_t id[KEY_ID]; };

enum key_place { KEY_GIVEN, KEY_NAMED_FILE, KEY_ENVIRONMENT, KEY_BESIDE };
struct key_source { enum key_place place; char path[4096]; };

/* Where the master key is to be found; false when nowhere (a server without a key in the environment) or the path is too long. */
bool keys_where(const char *where, bool server, const struct store_options *, struct key_source *);
/* Reads the master key; make: makes the file when there is none. The detail says what is wrong. */
enum store_status keys_read(struct sql *detail, const struct key_source *, const struct store_options *, bool make, uint8_t master[KEY]);
/* Sets master, wrap and id. */
void keys_take(struct keys *, const uint8_t master[KEY]);
/* Sets secret and what comes from it. */
void keys_secret(struct keys *, const uint8_t secret[KEY]);
/* A key wrapped by another; name is bound to it. */
void key_wrap(const uint8_t with[KEY], const char *name, const uint8_t key[KEY], uint8_t wrapped[WRAPPED]);
bool key_unwrap(const uint8_t with[KEY], const char *name, const void *wrapped, size_t size, uint8_t key[KEY]);
/* Writes a key file that is there whole or not at all, mode 0600. replace false: leaves one that is there and answers CONFLICT. */
enum store_status key_file_write(struct sql *detail, const char *path, const uint8_t key[KEY], bool replace);
bool key_from_text(const char *text, size_t size, uint8_t key[KEY]);
struct keys *keys_room(void);               /* guarded memory that is wiped when freed; NULL when there is none */
void keys_free(struct keys *);

/* ---- chain.c: digests over fields that cannot run into each other, and sealed bytes ---- */

struct mix { crypto_generichash_state state; };
void mix_start(struct mix *, const char *what, const uint8_t *key /* KEY bytes or NULL */);
void mix_number(struct mix *, int64_t);
void mix_bytes(struct mix *, const void *, size_t);
void mix_words(struct mix *, const char *);
void mix_end(struct mix *, uint8_t digest[DIGEST]);

/* What an event's link covers. about NULL and sealed NULL when there is none. */
void body_digest(const uint8_t *about, const void *sealed, size_t size, uint8_t digest[DIGEST]);
void event_digest(const uint8_t before[DIGEST], const char *dossier, int64_t position, int64_t time, const char *kind, const uint8_t body[DIGEST],
    uint8_t digest[DIGEST]);
void link_digest(const uint8_t before[DIGEST], int64_t n, const uint8_t event[DIGEST], uint8_t digest[DIGEST]);
void head_mac(const struct keys *, int64_t n, const uint8_t link[DIGEST], uint8_t mac[DIGEST]);

/* Bound to its place by extra (a digest of it). sealed has room for size + SEAL. */
void seal(const uint8_t key[KEY], const uint8_t extra[DIGEST], const void *bytes, size_t size, uint8_t *sealed);
/* NULL: not what was sealed, or no memory (then *memory). With a NUL behind it, *size set. */
char *unseal(struct arena *, const uint8_t key[KEY], const uint8_t extra[DIGEST], const void *sealed, size_t sealed_size, size_t *size, bool *memory);
void event_place(const char *dossier, int64_t position, int64_t time, const char *kind, uint8_t extra[DIGEST]);

/* ---- store.c ---- */

struct head { int64_t n; uint8_t link[DIGEST]; };

struct store {
    struct sql *sql;
    struct keys *keys;
    struct store_options options;
    struct key_source source;
    struct head head;                       /* within a writing transaction */
    bool busy, inside, broken, moved;       /* within any transaction; within store_begin; something failed in it; the head moved */
    bool committing;                        /* the last failure happened at commit */
    int32_t found;                          /* schema version */
    int mark;                               /* the file that remembers the head, -1: none */
    struct arena arena;                     /* for the call at hand */
};

/* One query. Outside a transaction one that found the connection broken is tried once more on a new one (no row was given before that). */
enum store_status store_ask(struct store *, const char *query, const struct sql_value *given, int count, sql_row *, void *context);
enum store_status store_say(struct store *, enum store_status, const char *words, const char *more);
/* Begins a transaction unless the caller has one, and ends what it began. */
enum store_status write_begin(struct store *, bool *own);
enum store_status write_end(struct store *, bool own, enum store_status);
/* One unchanging view for many queries; ended by read_end. */
enum store_status read_begin(struct store *);
void read_end(struct store *);
bool good_name(const char *, bool may_be_empty);
enum store_status store_open_bare(struct store **, const char *where, const struct store_options *);      /* connected, keys found, nothing looked at */
enum store_status store_unlock(struct store *);         /* reads the wrapped secret and sees whether the key fits */
enum store_status head_save(struct store *);
enum store_status head_read(struct store *, struct head *, bool *genuine);

/* ---- mark.c: the last head, remembered beside an SQLite file ---- */
int mark_open(const char *where);
void mark_write(const struct store *, const struct head *);
/* False: there is no mark (or an unreadable one, then *wrong). */
bool mark_read(const struct store *, struct head *, bool *wrong);

/* ---- schema.c ---- */
enum store_status schema_found(struct sql *, int32_t *version);         /* 0: empty */
enum store_status schema_apply(struct sql *, int32_t from);           /* within a writing transaction */
bool schema_digest(int32_t version, uint8_t digest[DIGEST]);

/* ---- lines.c: the line of a dossier ---- */

struct line {
    char id[STORE_NAME + 1];
    bool found, erased;
    int64_t position;
    uint8_t digest[DIGEST], words[DIGEST] /* of its words in order */, mac[DIGEST], key[KEY];
    char state[STORE_NAME + 1], municipality[STORE_NAME + 1], employer[STORE_NAME + 1], owner[STORE_NAME + 1];
    bool has_person, has_key, reindexed;                /* reindexed: an index column is another than was loaded */
    uint8_t person[DIGEST];
    int32_t deadline, keep_until;
    const uint8_t *summary; size_t summary_size;        /* sealed; in the arena of the read */
};
#define LINE_COLUMNS \
    "d.id, d.position, d.digest, d.erased, d.state, d.municipality, d.employer, d.owner, d.person, d.deadline, d.keep_until, d.summary, d.words, d.mac, k.wrapped"
enum { LINE_COUNT = 15 };
/* DAMAGED when the line is not what was written, with the detail set. wrapped key: has_key false when absent; bad_key when it cannot be unwrapped. */
enum store_status line_of(struct store *, struct arena *, const struct sql_value *column, int columns, struct line *, bool *bad_key);
enum store_status line_load(struct store *, struct arena *, const char *id, struct line *);
enum store_status line_save(struct store *, struct line *);             /* inserts when it was not found */
enum store_status line_index(struct store *, struct line *, const struct store_index *);       /* takes over the index; its words are replaced by words_replace */
void line_begin(const char *id, struct line *);                         /* a new dossier with a new key, not stored yet */
enum store_status line_new(struct store *, struct line *);              /* stores it, before its events, which refer to it */
void line_mac(const struct store *, const struct line *, uint8_t mac[DIGEST]);
void summary_place(const char *id, uint8_t extra[DIGEST]);
enum store_status words_read(struct store *, const char *id, uint8_t digest[DIGEST]);
enum store_status words_replace(struct store *, struct line *, const char *const *words, int32_t count);

/* ---- events.c ---- */
#define EVENT_COLUMNS "n, dossier, position, time, kind, about, sealed, body, digest, link"
enum { EVENT_COUNT = 10 };
struct raw_event { int64_t n, position, time; char dossier[STORE_NAME + 1], kind[STORE_NAME + 1]; const uint8_t *about, *sealed; size_t sealed_size;
    uint8_t body[DIGEST], digest[DIGEST], link[DIGEST]; };
/* False when the columns cannot be those of an event. Views of the row. */
bool event_of(const struct sql_value *column, int columns, struct raw_event *);
/* Adds one event to the chains and the table; the line moves on. sealed NULL: without content. */
enum store_status event_add(struct store *, struct line *, const char *kind, const uint8_t *about, const uint8_t *sealed, size_t size, int64_t time);
int64_t store_now(const struct store *);

/* ---- verify.c: the same within a transaction of ours, pages left out ---- */
enum store_status verify_rows(struct store *, const struct store_verdict *noted, void (*tell)(void *context, const struct store_finding *), void *context,
                              const struct store_progress *, struct store_verdict *);

/* ---- records.c ---- */
bool record_whole(const struct store *, struct arena *, const struct sql_value *column, int columns);      /* collection before the columns of a record */
#define RECORD_COLUMNS "hash, version, tag, due, sealed"
enum { RECORD_COUNT = 5 };

/* ---- backup form, frame.c: a stream of typed fields with a digest behind it; reads bytes from anywhere ---- */
enum frame_kind { FRAME_END, FRAME_ROW };
enum { FRAME_COLUMNS = 16, FRAME_TABLES = 8 };
struct frame_out { bool (*write)(void *context, const void *bytes, size_t size); void *context; crypto_generichash_state state; uint8_t buffer[1 << 15];
    size_t used; bool failed; };
struct frame_in { size_t (*read)(void *context, void *bytes, size_t size); void *context; crypto_generichash_state state; struct arena *arena; int64_t taken; };
enum frame_error { FRAME_GOOD, FRAME_FOREIGN, FRAME_NEWER, FRAME_TORN, FRAME_MEMORY };
void frame_begin(struct frame_out *, int32_t schema);
void frame_row(struct frame_out *, int table, const struct sql_value *column, int columns);
bool frame_end(struct frame_out *);                     /* false when any writing failed */
enum frame_error frame_open(struct frame_in *, int32_t *schema);
/* The next row (*table < 0: the end, digest good). Bytes lie in the arena. */
enum frame_error frame_next(struct frame_in *, int *table, struct sql_value column[FRAME_COLUMNS], int *columns);

#endif
