/* SPDX-License-Identifier: EUPL-1.2 */
/* help.h: what the tests of the store share: a fresh database of either kind, a clock of their own, events in few words. */
#ifndef BREED_TESTS_STORE_HELP_H
#define BREED_TESTS_STORE_HELP_H

#include <stdbool.h>
#include <stdint.h>
#include "store/inner.h"

extern bool on_postgres;
extern char folder[];               /* of this run, empty at the start */
extern struct arena arena;          /* reset by fresh() */
extern int64_t clock_now;           /* what clock_of_test shows; 0: the real one */

/* A test of both kinds of database, or of one only. Include cmocka.h first. */
enum only { BOTH, FILES, SERVER };
struct store_test { struct CMUnitTest test; enum only only; };
#define TEST(name, only) { cmocka_unit_test(name), only }
int run_chosen(const struct store_test *tests, size_t count);         /* the number that failed; ends the folder */

/* From main: "sqlite" or the address of a server. False when that is not there. */
bool begin_tests(int count, char **arguments);

const char *fresh(void);            /* the address of a database that does not exist yet; lives until the next call but four */
const char *sqlite_path(void);      /* the same, always a file */
const char *server(void);           /* the address given to the program; NULL on SQLite */
struct store *open_at(const char *where);       /* made when absent, with the clock above; fails the test when it cannot */
struct store *open_fresh(void);
enum store_status try_open(struct store **, const char *where);         /* not made when absent */

int64_t clock_of_test(void *context);

/* Adds one event with these words; the status. */
enum store_status add(struct store *, const char *dossier, int64_t expected, const char *kind, const char *words);
/* The contents of a dossier, joined by '|'; "!" for one that was erased. In the arena. */
const char *words_of(struct store *, const char *dossier, const struct store_range *);

/* Everything verify tells, a line each: "what dossier position n detail". In a buffer of its own. */
extern char findings[1 << 16];
int64_t verify_all(struct store *, const struct store_verdict *noted);
/* Changes the database behind the store's back. */
void sql_script(const char *where, const char *text);
int64_t sql_number_of(const char *where, const char *query);
size_t sql_bytes_of(const char *where, const char *query, uint8_t *out, size_t room);        /* the first column of the first row; 0: none */

uint32_t random_below(uint32_t bound);          /* the same numbers in every run unless BREED_SEED is set */
bool file_holds(const char *path, const void *bytes, size_t size);
void copy_file(const char *from, const char *to);
long file_size(const char *path);

#endif
