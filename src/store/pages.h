/* SPDX-License-Identifier: EUPL-1.2 */
/* pages.h: a checksum on every page of an SQLite file, written and looked at between SQLite and the disk. */
#ifndef BREED_STORE_PAGES_H
#define BREED_STORE_PAGES_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

enum { PAGES_RESERVED = 8 };                /* bytes at the end of each page that SQLite leaves to us */
extern const char pages_vfs[];              /* the name under which sqlite3_open_v2 finds it */

/* Once for each program, from any thread; sits on the VFS that is the default at that moment. */
bool pages_register(void);
/* Lenient: a wrong page is handed on instead of failing the read (SQLITE_IOERR_DATA). For one connection. */
void pages_lenient(sqlite3_file *, bool on);
/* Looks at every page of the file as it stands on the disk; tells the numbers of wrong ones. An SQLite status. */
int pages_check(sqlite3_file *, void (*tell)(void *context, int64_t page), void *context);

#endif
