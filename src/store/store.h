/* SPDX-License-Identifier: EUPL-1.2 */
/* store.h: where dossiers lie: lists of sealed events, an index for work lists and small records, in SQLite or PostgreSQL behind one interface. */
#ifndef BREED_STORE_STORE_H
#define BREED_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/text.h"

/* What lies here
 *   A dossier is a list of events that only grows. Each event has a position in its dossier (from 1) and a number in the whole store (n, from 1, without
 *   gaps: the order in which they were committed). Its content is bytes that the store never looks into, encrypted (XChaCha20-Poly1305) with a key of that
 *   dossier alone, which is wrapped by the master key. What stays readable in the database: the name of the dossier (so: no personal data in it), the kind,
 *   the time, and the index. Any list that must not be tampered with can be a dossier: a processing log is one a month ("logboek-2026-11"), erased by month.
 *   Erasing destroys key and contents; a last event, the tombstone, stays, and every chain still verifies.
 *   Two chains of BLAKE2b: over the events of a dossier and over all events of the store. The last link of the latter and every line of the index carry a
 *   keyed digest, so that without the master key nobody can write a history that verifies. See store_verify for what that can and cannot see.
 *
 * Units: times are microseconds since 1970-01-01 UTC as the clock of the writer showed them; order is by position and n, never by time. Days are those of
 * base/date.h. Names (of dossiers, kinds, collections, states ...) are UTF-8 without control characters, at most STORE_NAME bytes.
 * Ownership: what goes in is copied or used during the call only; what comes out lies in the arena of the caller. Nothing is allocated for the caller
 elsewhere.
 * Threads: one struct store is one connection: one thread at a time. Open one for each thread; any number of threads and processes may share a database. One
 * writes at a time (the others wait, at most options.wait); readers never wait and are never waited for.
 * Errors: every call answers with a status. CONFLICT, ABSENT and ERASED are answers; the others are failures, about which store_detail says more. After
 * any other status than OK nothing of the call has happened (see STORE_LOST for the one exception). Nothing here prints, exits or aborts. */
struct store;

enum store_status {
    STORE_OK,
    STORE_CONFLICT,     /* somebody else was first: the dossier or record is not where the caller thought it was */
    STORE_ABSENT,       /* there is no such dossier, record or database */
    STORE_ERASED,       /* the dossier was erased */
    STORE_BUSY,         /* another writer kept the store longer than options.wait: try again */
    STORE_FULL,         /* no room on the disk */
    STORE_LOST,         /* the connection broke; when that was during a commit it may have happened after all: look before trying again */
    STORE_KEY,          /* no master key, not the right one, or a key file that others may read */
    STORE_OLDER,        /* the schema is older than this program: migrate */
    STORE_NEWER,        /* the schema is newer than this program: refused */
    STORE_FOREIGN,      /* a database (or backup) that is not of breed */
    STORE_DAMAGED,      /* what lies there is not what was written */
    STORE_REFUSED,      /* the call itself is wrong: an impossible name, size or order of calls */
    STORE_MEMORY,
    STORE_FAILED,       /* reading or writing failed, or the server refused */
    STORE_STATUSES
};
/* A sentence for people, Dutch and English. */
extern const char *const store_status_text[STORE_STATUSES][2];

/* Bytes of a name, of the content of one event or record, words of one dossier, states or words asked for at once, lines of a page. */
enum { STORE_NAME = 100, STORE_BYTES = 16 << 20, STORE_WORDS = 64, STORE_STATES = 8, STORE_PAGE = 1000 };
enum { STORE_ANY = -1 };                    /* as expected position or version: wherever it is */
static const int32_t STORE_NO_DAY = INT32_MAX;      /* no deadline, no last day: sorts behind every day */

/* ---- opening ---- */

struct store_options {
    bool create;                /* make what is absent: the database file and, on first use, its master key */
    bool migrate;               /* bring an older schema up to date */
    int32_t wait;               /* milliseconds to wait for another writer; 0: 10,000 */
    const char *key;            /* 64 hexadecimal digits instead of looking for a key; NULL: look */
    int64_t (*clock)(void *context);        /* NULL: the clock of the system */
    void *clock_context;
};

/* where: a path for SQLite (journal in WAL mode beside it), or postgres://... or postgresql://... as libpq takes it (the library is loaded only then; tables
 * stand in the schema "breed"; the connection must keep its session, so no transaction pooling in between). options NULL: all zero.
 * The master key: options.key, else the file that BREED_MASTER_KEY_FILE names, else BREED_MASTER_KEY (64 hexadecimal digits), else for SQLite the file
 * PATH.key. A key file belongs to whoever runs the program with mode 0600 or narrower, or it is refused; it is made only together with a new database.
 * *store is set also on failure (so that store_detail can tell), unless memory ran out; close it in any case. */
enum store_status store_open(struct store **store, const char *where, const struct store_options *options);
void store_close(struct store *);                   /* NULL is allowed; an open transaction is rolled back */
/* What went wrong last, in technical English for logs: names no person and no password. "" when nothing did. Lives until the next call. */
const char *store_detail(const struct store *);
/* The schema of this program, and what it found when it opened (0: a new one). */
int32_t store_schema(void);
int32_t store_schema_found(const struct store *);

/* Several calls as one: all of it or nothing. Between begin and commit nobody else writes: be quick. Without it each call is one by itself.
 * After a failure inside (not after CONFLICT, ABSENT, ERASED) only store_rollback helps. Positions told inside hold only after commit. */
enum store_status store_begin(struct store *);
enum store_status store_commit(struct store *);
void store_rollback(struct store *);

/* ---- keyed hashes ---- */

/* A keyed hash of what must be found but never stored (a BSN, a name, an address): the same in every backup and after a change of master key. domain keeps
 * apart what looks alike ("bsn", "rsin"). The caller brings the bytes into one form first. */
struct store_hash { uint8_t bytes[32]; };
struct store_hash store_hash(const struct store *, const char *domain, const void *bytes, size_t size);

/* ---- events ---- */

struct store_new {
    const char *kind;
    const void *bytes; size_t size;
    const struct store_hash *about;         /* NULL, or whom it is about: found again by store_about; destroyed by erasing */
};

struct store_event {
    int64_t n, position, time;
    const char *dossier, *kind;
    const char *bytes; size_t size;         /* content, with a NUL behind it; NULL when erased */
    bool erased, has_about;
    struct store_hash about;
    uint8_t body[32], digest[32];           /* digest of the sealed content; the link of this dossier's chain */
};
struct store_events { struct store_event *item; int32_t count; };

/* What the room above says about a dossier, for work lists. NULL texts are "". */
struct store_index {
    const char *state, *municipality, *employer, *owner;
    const struct store_hash *person;        /* NULL: none */
    int32_t deadline;                       /* the earliest day on which somebody must have done something; STORE_NO_DAY */
    int32_t keep_until;                     /* the last day of keeping; STORE_NO_DAY */
    const void *summary; size_t summary_size;       /* what a work list shows: encrypted like an event */
    const char *const *words; int32_t word_count;   /* to search for, exactly as given here; stored as keyed hashes */
};

/* Adds events to a dossier (made when it has none) and, when index is not NULL, replaces its index; count 0 with an index replaces only that.
 * expected is the position of the last event the caller knows: 0 for a new dossier, STORE_ANY not to care. CONFLICT: it is elsewhere.
 * *position (may be NULL) becomes the position of its last event, also on CONFLICT. On STORE_OK the events are on the disk. When a connection breaks during
 * the commit the store connects again and finds out what happened (outside store_begin); LOST only when that fails too. */
enum store_status store_append(struct store *, const char *dossier, int64_t expected, const struct store_new *events, int32_t count,
                               const struct store_index *index, int64_t *position);

/* Which events of a dossier. as_of: only what was recorded up to that time: everything up to the last event whose time is not later. (Clocks jump. What was
 * recorded before an event is known when that event is; an event from a clock that ran ahead hides nothing that came after it.) */
struct store_range {
    int64_t after, until;                   /* positions; 0: from the first, to the last */
    int64_t as_of;                          /* 0: now */
    int32_t most;                           /* 0: all */
};

/* Events in order of position. range NULL: all. ABSENT when there is no such dossier; of an erased one the contents are gone. */
enum store_status store_read(struct store *, struct arena *, const char *dossier, const struct store_range *range, struct store_events *events);
/* Events of all dossiers in order of n, from after + 1, at most most (1 to STORE_PAGE): for those that follow what happens. */
enum store_status store_follow(struct store *, struct arena *, int64_t after, int32_t most, struct store_events *events);
/* Events about somebody, in order of n, from after + 1. */
enum store_status store_about(struct store *, struct arena *, const struct store_hash *about, int64_t after, int32_t most, struct store_events *events);

/* ---- dossiers and work lists ---- */

struct store_dossier {
    const char *id;
    int64_t position;                       /* of its last event */
    bool erased, has_person;
    const char *state, *municipality, *employer, *owner;
    struct store_hash person;
    int32_t deadline, keep_until;
    const char *summary; size_t summary_size;       /* with a NUL behind it; NULL when there is none */
    uint8_t digest[32];                     /* of its last event */
};
struct store_page { struct store_dossier *item; int32_t count; bool more; };

enum store_status store_dossier(struct store *, struct arena *, const char *id, struct store_dossier *);

/* What a work list holds: everything given must hold. It is ordered by deadline, then by id; for the next page give the deadline and id of the last line. */
struct store_query {
    const char *municipality, *employer, *owner;    /* NULL: any */
    const char *const *states; int32_t state_count; /* one of these; 0: any */
    const struct store_hash *person;
    const char *const *words; int32_t word_count;   /* all of these, at most STORE_STATES */
    bool deadline_until, kept_until;                /* use the days below */
    int32_t until, kept;                            /* deadline not later than; last day of keeping before */
    int32_t after_deadline; const char *after_id;   /* NULL: from the top */
    int32_t most;                                   /* lines of a page, 1 to STORE_PAGE */
};
enum store_status store_find(struct store *, struct arena *, const struct store_query *, struct store_page *);
/* How many lines the whole list has, whatever the page. */
enum store_status store_count(struct store *, const struct store_query *, int64_t *count);
/* Every dossier in order of id, also those without an index and the erased ones. after NULL: from the first. */
enum store_status store_iterate(struct store *, struct arena *, const char *after, int32_t most, struct store_page *);

/* ---- records: what changes in place (accounts, sessions, a queue of deliveries) ---- */

/* One record: a key within a collection. Key and tag are stored as keyed hashes, the bytes encrypted, so that neither a login name nor a token can be read
 * from the database. tag: to find records that belong together (all sessions of an account). due: when it expires or becomes due, 0: never. */
struct store_record { const char *key; const char *tag; int64_t due; int64_t version; const char *bytes; size_t size; struct store_hash cursor; };
struct store_records { struct store_record *item; int32_t count; bool more; };

/* version: the one the caller knows, 0 for a new record, STORE_ANY not to care. CONFLICT when another stands there. Versions count up from 1. */
enum store_status store_put(struct store *, const char *collection, const char *key, int64_t version, const void *bytes, size_t size, const char *tag,
    int64_t due);
enum store_status store_get(struct store *, struct arena *, const char *collection, const char *key, struct store_record *);
enum store_status store_remove(struct store *, const char *collection, const char *key, int64_t version);
/* Records of a collection: with this tag (NULL: any) and, when due is not 0, due before that time, earliest first; else in no order that means anything.
 * cursor: that of the last record of the page before, NULL from the first (with due: handle and remove what came, then ask again from the first).
 * Keys and tags cannot be given back: put into the bytes what is needed. */
enum store_status store_list(struct store *, struct arena *, const char *collection, const char *tag, int64_t due, const struct store_hash *cursor,
    int32_t most,
                             struct store_records *);
/* Removes everything of a collection that is due before that time, or, when tag is not NULL, everything with that tag. *removed may be NULL. */
enum store_status store_sweep(struct store *, const char *collection, const char *tag, int64_t due, int64_t *removed);

/* ---- long work ---- */

/* Told now and then; all is 0 when unknown. True stops the work with STORE_REFUSED. NULL is allowed wherever one is asked for. */
struct store_progress { bool (*tell)(void *context, int64_t done, int64_t all); void *context; };

/* Erases a dossier: destroys its key, contents, index and words, leaves a tombstone of this kind as its last event. The master key cannot bring it back; a
 * backup that is older can, as long as it is kept. expected as in store_append. ERASED when it already was. */
enum store_status store_erase(struct store *, const char *dossier, int64_t expected, const char *kind);
/* After one or many erasures or a change of master key: rewrites the table of wrapped keys and the free space around it, so that nothing of the old ones lies
 * about in the database files (PostgreSQL: its own write-ahead log ages out by itself). Not within store_begin. */
enum store_status store_scrub(struct store *);
/* A new master key. Wraps every dossier key anew in one transaction; hashes stay. For SQLite with its own key file (or BREED_MASTER_KEY_FILE) the file is
 * replaced too, in an order that survives a crash at any moment; otherwise fresh (64 hexadecimal digits) is the new key and the caller keeps it. */
enum store_status store_rotate(struct store *, const char *fresh, const struct store_progress *);

enum store_damage {
    DAMAGE_EVENT,       /* content, time, kind or place of an event is not what its link says */
    DAMAGE_LINK,        /* a link of a chain is not what its events say */
    DAMAGE_MISSING,     /* an event that must be there is not */
    DAMAGE_CONTENT,     /* content is gone though its dossier was not erased, or is there though it was */
    DAMAGE_DOSSIER,     /* the line of a dossier: index, words or last position */
    DAMAGE_KEY,         /* the key of a dossier */
    DAMAGE_RECORD,      /* a record */
    DAMAGE_HEAD,        /* the last link of all, or the mark beside the database that remembers it: events at the end are missing, or it was made elsewhere */
    DAMAGE_PAGE,        /* a page of the database file; detail says which */
    DAMAGE_SCHEMA,      /* tables, indexes or settings */
    STORE_DAMAGES
};
extern const char *const store_damage_text[STORE_DAMAGES][2];
/* dossier "", position and n 0: unknown. detail: Dutch and English, "" when there is nothing to add. */
struct store_finding { enum store_damage what; const char *dossier; int64_t position, n; const char *detail[2]; };
struct store_verdict { int64_t events, dossiers, erased, records, findings; int64_t head; uint8_t link[32]; };

/* Looks at everything and tells each finding; OK when the looking was done, whatever was found (verdict.findings). noted: a head (n and link) that was written
 * down elsewhere earlier, or NULL; link all zero when head is 0.
 * Sees: any changed byte of any event, link, key, index line or record, with its place; missing events, also the whole tail of a dossier or of the store; a
 * dossier that was taken out; contents destroyed without a tombstone; for SQLite a changed byte anywhere in the database file (each page has a checksum,
 * looked at on every reading); a database older than the mark beside it (PATH.mark), as after a lost journal or a copy put back.
 * Cannot see: an older copy put back together with its mark (noted tells), what was done by somebody who has the master key, a record that was taken
 * out or an older version of it put back, and for PostgreSQL bytes outside of rows (indexes, free space: initdb --data-checksums). */
enum store_status store_verify(struct store *, const struct store_verdict *noted, void (*tell)(void *context, const struct store_finding *), void *context,
                               const struct store_progress *, struct store_verdict *);

/* Copies everything, still sealed, into a file of its own form, the same for both kinds of database, while others go on; there whole or not at all. The
 * master key is not in it. Restoring needs an empty or absent database and the master key, checks everything and changes nothing unless all is well. */
enum store_status store_backup(struct store *, const char *path, const struct store_progress *);
enum store_status store_restore(struct store **, const char *where, const struct store_options *, const char *path, const struct store_progress *);

/* A dossier as one JSON object, decrypted: id, index, events with content (as JSON when it is, else as text, else in base64) and links, so that the receiver
 * can recompute the chain. For the right of access; the caller sees to who may. */
enum store_status store_export(struct store *, const char *dossier, struct text *);

#endif
