/* SPDX-License-Identifier: EUPL-1.2 */
/* sql.h: the few things that the store asks of a database, and the two drivers that answer. Only for files of this room. */
#ifndef BREED_STORE_SQL_H
#define BREED_STORE_SQL_H

#include "store/store.h"

enum sql_kind { SQL_NULL, SQL_NUMBER, SQL_WORDS, SQL_BYTES };
struct sql_value { enum sql_kind kind; int64_t number; const void *bytes; size_t size; };

static inline struct sql_value sql_number(int64_t number) { return (struct sql_value){ SQL_NUMBER, number, NULL, 0 }; }
static inline struct sql_value sql_words(const char *words) { return (struct sql_value){ SQL_WORDS, 0, words, strlen(words) }; }
static inline struct sql_value sql_bytes(const void *bytes, size_t size) { return (struct sql_value){ bytes ? SQL_BYTES : SQL_NULL, 0, bytes, size }; }

/* One row; bytes live until it returns. Any other status than OK ends the query with that status. It may run other queries. */
typedef enum store_status sql_row(void *context, const struct sql_value *column, int columns);

/* SQL_READ: one unchanging view. SQL_WRITE: the only writer from here to the end. */
enum sql_mode { SQL_READ, SQL_WRITE };

struct sql { const struct sql_driver *driver; bool postgres; int64_t changed; char detail[400]; };

typedef void sql_damage(void *context, enum store_damage, const char *nl, const char *en);

struct sql_driver {
    enum store_status (*open)(struct sql **, const char *where, const struct store_options *);      /* ABSENT: no such file and create is false */
    void (*close)(struct sql *);
    enum store_status (*reconnect)(struct sql *);
    enum store_status (*begin)(struct sql *, enum sql_mode);
    enum store_status (*commit)(struct sql *);
    void (*rollback)(struct sql *);
    /* One query with $1, $2 ... in the order given; changed counts rows of a change. Prepared once for each text. */
    enum store_status (*run)(struct sql *, const char *query, const struct sql_value *given, int count, sql_row *, void *context);
    enum store_status (*script)(struct sql *, const char *text);           /* several, without values or rows */
    /* What only the driver can look at: calls tell for each page or structure that is wrong. lenient: rows of bad pages can be read while it is on. */
    enum store_status (*check)(struct sql *, sql_damage *tell, void *context);
    void (*lenient)(struct sql *, bool on);
    enum store_status (*scrub)(struct sql *);           /* after the table was rewritten: nothing old in journal or free space */
};
extern const struct sql_driver sqlite_driver, postgres_driver;

enum store_status sql_fail(struct sql *, enum store_status, const char *words, const char *more);       /* notes the detail, returns the status */

#endif
