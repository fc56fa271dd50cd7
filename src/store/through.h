/* SPDX-License-Identifier: EUPL-1.2 */
/* through.h: a file of an SQLite VFS in between that hands on to the real one what it does nothing with. */
#ifndef BREED_STORE_THROUGH_H
#define BREED_STORE_THROUGH_H

#include <sqlite3.h>

/* The first member of a file in between. */
struct through { sqlite3_file base; sqlite3_file *real; };
static inline sqlite3_file *real_file(sqlite3_file *f) { return ((struct through *)(void *)f)->real; }

static inline int through_truncate(sqlite3_file *f, sqlite3_int64 size) { return real_file(f)->pMethods->xTruncate(real_file(f), size); }
static inline int through_sync(sqlite3_file *f, int flags) { return real_file(f)->pMethods->xSync(real_file(f), flags); }
static inline int through_size(sqlite3_file *f, sqlite3_int64 *size) { return real_file(f)->pMethods->xFileSize(real_file(f), size); }
static inline int through_lock(sqlite3_file *f, int lock) { return real_file(f)->pMethods->xLock(real_file(f), lock); }
static inline int through_unlock(sqlite3_file *f, int lock) { return real_file(f)->pMethods->xUnlock(real_file(f), lock); }
static inline int through_check_lock(sqlite3_file *f, int *out) { return real_file(f)->pMethods->xCheckReservedLock(real_file(f), out); }
static inline int through_control(sqlite3_file *f, int op, void *arg) { return real_file(f)->pMethods->xFileControl(real_file(f), op, arg); }
static inline int through_sector(sqlite3_file *f) { return real_file(f)->pMethods->xSectorSize(real_file(f)); }
static inline int through_characteristics(sqlite3_file *f) { return real_file(f)->pMethods->xDeviceCharacteristics(real_file(f)); }
static inline int through_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return real_file(f)->pMethods->xShmMap(real_file(f), page, size, extend, at);
}
static inline int through_shm_lock(sqlite3_file *f, int offset, int n, int flags) { return real_file(f)->pMethods->xShmLock(real_file(f), offset, n, flags); }
static inline void through_shm_barrier(sqlite3_file *f) { real_file(f)->pMethods->xShmBarrier(real_file(f)); }
static inline int through_shm_unmap(sqlite3_file *f, int remove) { return real_file(f)->pMethods->xShmUnmap(real_file(f), remove); }

/* Methods of version 2: no memory mapping, so that every page comes through reading. What is done with the bytes is one's own. */
#define THROUGH_METHODS(close, read, write, truncate, sync) { 2, close, read, write, truncate, sync, through_size, through_lock, through_unlock, through_check_lock, \
    through_control, through_sector, through_characteristics, through_shm_map, through_shm_lock, through_shm_barrier, through_shm_unmap, NULL, NULL }

#endif
