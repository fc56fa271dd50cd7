/* SPDX-License-Identifier: EUPL-1.2 */
/* schema.c: the tables, as numbered migrations in one text for both kinds of database. */
#include "store/inner.h"

#include <stdio.h>
#include <stdlib.h>

/* Written once; four words differ between the two: NUMBER, WORDS, BYTES, and the end of a table (TABLE; or LEAN; for one that is its own index). A migration
 * that has been released is never edited again: its digest stands in every database. */
static const char *const migrations[] = {
    /* 1 */
    "CREATE TABLE secret (one NUMBER PRIMARY KEY CHECK (one = 1), key_id BYTES NOT NULL, wrapped BYTES NOT NULL TABLE;\n"
    "CREATE TABLE head (one NUMBER PRIMARY KEY CHECK (one = 1), n NUMBER NOT NULL, link BYTES NOT NULL, mac BYTES NOT NULL TABLE;\n"
    "CREATE TABLE dossier (id WORDS PRIMARY KEY, position NUMBER NOT NULL, digest BYTES NOT NULL,\n"
    "  erased NUMBER NOT NULL CHECK (erased IN (0, 1)), state WORDS NOT NULL, municipality WORDS NOT NULL, employer WORDS NOT NULL, owner WORDS NOT NULL,\n"
    "  person BYTES, deadline NUMBER NOT NULL, keep_until NUMBER NOT NULL, summary BYTES,\n"
    "  words BYTES NOT NULL, mac BYTES NOT NULL TABLE;\n"
    "CREATE INDEX dossier_municipality ON dossier (municipality, deadline, id);\n"
    "CREATE INDEX dossier_state ON dossier (municipality, state, deadline, id);\n"
    "CREATE INDEX dossier_owner ON dossier (owner, deadline, id);\n"
    "CREATE INDEX dossier_employer ON dossier (employer, deadline, id);\n"
    "CREATE INDEX dossier_deadline ON dossier (deadline, id);\n"
    "CREATE INDEX dossier_keep ON dossier (keep_until, id);\n"
    "CREATE INDEX dossier_person ON dossier (person, deadline, id) WHERE person IS NOT NULL;\n"
    "CREATE TABLE dossier_key (id WORDS PRIMARY KEY REFERENCES dossier (id), wrapped BYTES NOT NULL TABLE;\n"
    "CREATE TABLE word (hash BYTES NOT NULL, dossier WORDS NOT NULL REFERENCES dossier (id), PRIMARY KEY (hash, dossier) LEAN;\n"
    "CREATE INDEX word_dossier ON word (dossier, hash);\n"
    "CREATE TABLE event (n NUMBER PRIMARY KEY, dossier WORDS NOT NULL REFERENCES dossier (id),\n"
    "  position NUMBER NOT NULL CHECK (position > 0), time NUMBER NOT NULL,\n"
    "  kind WORDS NOT NULL, about BYTES, sealed BYTES, body BYTES NOT NULL, digest BYTES NOT NULL, link BYTES NOT NULL, UNIQUE (dossier, position) TABLE;\n"
    "CREATE INDEX event_about ON event (about, n) WHERE about IS NOT NULL;\n"
    "CREATE TABLE record (collection WORDS NOT NULL, hash BYTES NOT NULL, version NUMBER NOT NULL, tag BYTES, due NUMBER NOT NULL, sealed BYTES NOT NULL,\n"
    "  PRIMARY KEY (collection, hash) LEAN;\n"
    "CREATE INDEX record_due ON record (collection, due, hash);\n"
    "CREATE INDEX record_tag ON record (collection, tag, hash) WHERE tag IS NOT NULL;\n",
};
enum { SCHEMA = sizeof migrations / sizeof *migrations };

int32_t store_schema(void) { return SCHEMA; }

bool schema_digest(int32_t version, uint8_t digest[DIGEST])
{
    struct mix mix;
    if (version < 1 || version > SCHEMA) return false;
    mix_start(&mix, "migration", NULL);
    mix_words(&mix, migrations[version - 1]);
    mix_end(&mix, digest);
    return true;
}

/* The text with the words of one kind of database. */
static char *in_dialect(const char *text, bool postgres)
{
    static const struct { const char *word, *is[2]; } words[] = {
        { "NUMBER", { "INTEGER", "BIGINT" } }, { "WORDS", { "TEXT", "TEXT COLLATE \"C\"" } }, { "BYTES", { "BLOB", "BYTEA" } },
        { " TABLE;", { ") STRICT;", ");" } }, { " LEAN;", { ") STRICT, WITHOUT ROWID;", ");" } },
    };
    struct text out = { 0 };
    while (*text) {
        size_t k = 0, count = sizeof words / sizeof *words;
        while (k < count && strncmp(text, words[k].word, strlen(words[k].word)) != 0) k++;
        if (k < count) { text_put(&out, words[k].is[postgres]); text += strlen(words[k].word); } else text_char(&out, *text++);
    }
    bool failed = out.failed || !*text_string(&out);
    if (failed) text_free(&out);
    return failed ? NULL : out.data;
}

static enum store_status take_number(void *context, const struct sql_value *column, int columns)
{
    if (columns && column->kind == SQL_NUMBER) *(int64_t *)context = column->number;
    return STORE_OK;
}

struct applied { int32_t version; bool changed; };
static enum store_status take_migration(void *context, const struct sql_value *column, int columns)
{
    struct applied *applied = context;
    uint8_t digest[DIGEST];
    if (columns < 2 || column[0].kind != SQL_NUMBER || column[1].size != DIGEST) return STORE_DAMAGED;
    if (column[0].number != applied->version + 1) return STORE_DAMAGED;
    applied->version++;
    if (schema_digest(applied->version, digest)) applied->changed |= memcmp(digest, column[1].bytes, DIGEST) != 0;
    return STORE_OK;
}

enum store_status schema_found(struct sql *sql, int32_t *version)
{
    const char *look = sql->postgres ? "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'breed' AND table_name = 'migration'"
                                     : "SELECT count(*) FROM sqlite_schema WHERE name = 'migration'";
    int64_t there = 0;
    struct applied applied = { 0 };
    *version = 0;
    enum store_status status = sql->driver->run(sql, look, NULL, 0, take_number, &there);
    if (status != STORE_OK || !there) return status;
    status = sql->driver->run(sql, "SELECT number, digest FROM migration ORDER BY number", NULL, 0, take_migration, &applied);
    *version = applied.version;
    if (status == STORE_DAMAGED) return sql_fail(sql, status, "the table of migrations", "");
    if (status != STORE_OK) return status;
    if (applied.version > SCHEMA) return sql_fail(sql, STORE_NEWER, "the schema was made by a newer program", "");
    return applied.changed || !applied.version ? sql_fail(sql, STORE_DAMAGED, "a migration is not the one of this program", "") : STORE_OK;
}

enum store_status schema_apply(struct sql *sql, int32_t from)
{
    char *first = from == 0 ? in_dialect("CREATE TABLE migration (number NUMBER PRIMARY KEY, digest BYTES NOT NULL TABLE;", sql->postgres) : NULL;
    enum store_status status = STORE_OK;
    if (from == 0 && sql->postgres) status = sql->driver->script(sql, "CREATE SCHEMA IF NOT EXISTS breed");
    if (from == 0 && status == STORE_OK) status = first ? sql->driver->script(sql, first) : STORE_MEMORY;
    if (from == 0 && status == STORE_OK && !sql->postgres) status = sql->driver->script(sql, "PRAGMA application_id=1112687940");     /* "BRED" */
    free(first);
    for (int32_t version = from + 1; version <= SCHEMA && status == STORE_OK; version++) {
        uint8_t digest[DIGEST];
        char *text = in_dialect(migrations[version - 1], sql->postgres);
        status = text ? sql->driver->script(sql, text) : STORE_MEMORY;
        free(text);
        if (status != STORE_OK || !schema_digest(version, digest)) break;
        const struct sql_value row[] = { sql_number(version), sql_bytes(digest, DIGEST) };
        status = sql->driver->run(sql, "INSERT INTO migration (number, digest) VALUES ($1, $2)", row, 2, NULL, NULL);
    }
    return status;
}
