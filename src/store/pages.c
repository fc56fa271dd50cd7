/* SPDX-License-Identifier: EUPL-1.2 */
/* pages.c: an SQLite VFS that ends every page of the database with a checksum of it and refuses to hand on a page that does not match. */
#include "store/pages.h"

#include <stdlib.h>
#include <string.h>
#include "store/through.h"

/* Only the database file passes through here; the journal has checksums of SQLite's own. Memory mapping is left out (methods of version 2), so every page
 * comes through reading. Pages are written by checkpoints, which overwrite no page that a reader may be reading. */
struct page_file { struct through through; int page_size; bool lenient; };

const char pages_vfs[] = "breed-pages";
enum { HEADER = 100, SIZE_AT = 16, RESERVED_AT = 20, SMALLEST = 512, LARGEST = 65536, LOCK_BYTE = 0x40000000 /* SQLite never uses the page that holds it */ };

static sqlite3_vfs pages;
static sqlite3_vfs *real_vfs(void) { return (sqlite3_vfs *)pages.pAppData; }
static struct page_file *of(sqlite3_file *file) { return (struct page_file *)(void *)file; }

/* The sums of SQLite's own journal, over 32-bit words in the order of a little-endian machine: every changed byte changes them. */
static void checksum(const uint8_t *bytes, int size, int64_t place, uint8_t sum[PAGES_RESERVED])
{
    uint32_t a = (uint32_t)place, b = (uint32_t)(place >> 32) + 1;      /* a page that belongs elsewhere is wrong here */
    for (int i = 0; i < size; i += 8) {
        a += ((uint32_t)bytes[i] | (uint32_t)bytes[i + 1] << 8 | (uint32_t)bytes[i + 2] << 16 | (uint32_t)bytes[i + 3] << 24) + b;
        b += ((uint32_t)bytes[i + 4] | (uint32_t)bytes[i + 5] << 8 | (uint32_t)bytes[i + 6] << 16 | (uint32_t)bytes[i + 7] << 24) + a;
    }
    for (int i = 0; i < 4; i++) { sum[i] = (uint8_t)(a >> 8 * i); sum[4 + i] = (uint8_t)(b >> 8 * i); }
}

/* A page of zeros is one that was never written: SQLite leaves such gaps, and never takes one for a page with something on it. */
static bool is_whole(const uint8_t *page, int size, int64_t offset)
{
    uint8_t sum[PAGES_RESERVED];
    checksum(page, size - PAGES_RESERVED, offset / size, sum);
    return memcmp(sum, page + size - PAGES_RESERVED, PAGES_RESERVED) == 0 || (page[0] == 0 && memcmp(page, page + 1, (size_t)size - 1) == 0);
}

/* The head of a database says how large its pages are; 0 when it is none of ours. */
static int size_in(const uint8_t *head)
{
    int size = head[SIZE_AT] << 8 | head[SIZE_AT + 1];
    if (size == 1) size = LARGEST;
    bool ours = memcmp(head, "SQLite format 3", 16) == 0 && head[RESERVED_AT] == PAGES_RESERVED;
    return ours && size >= SMALLEST && (size & (size - 1)) == 0 ? size : 0;
}

static int close_file(sqlite3_file *file)
{
    int status = real_file(file)->pMethods->xClose(real_file(file));
    file->pMethods = NULL;
    return status;
}

static int read_file(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    struct page_file *own = of(file);
    int status = own->through.real->pMethods->xRead(own->through.real, bytes, size, offset);
    if (status != SQLITE_OK) return status;
    if (offset == 0 && size >= HEADER) own->page_size = size_in(bytes);
    if (own->lenient || size < SMALLEST || (size & (size - 1)) != 0) return SQLITE_OK;
    if (own->page_size != size) return offset == 0 ? SQLITE_IOERR_DATA : SQLITE_OK;
    return is_whole(bytes, size, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int write_file(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    struct page_file *own = of(file);
    if (offset == 0 && size >= HEADER) own->page_size = size_in(bytes);
    if (size < SMALLEST || size > LARGEST || size != own->page_size || offset % size != 0) return own->through.real->pMethods->xWrite(own->through.real, bytes, size, offset);
    uint8_t page[LARGEST];
    memcpy(page, bytes, (size_t)size - PAGES_RESERVED);
    checksum(page, size - PAGES_RESERVED, offset / size, page + size - PAGES_RESERVED);
    return own->through.real->pMethods->xWrite(own->through.real, page, size, offset);
}

static const sqlite3_io_methods methods = THROUGH_METHODS(close_file, read_file, write_file, through_truncate, through_sync);

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return real_vfs()->xOpen(real_vfs(), name, file, flags, out);
    struct page_file *own = of(file);
    *own = (struct page_file){ .through.real = (sqlite3_file *)(void *)(own + 1) };
    int status = real_vfs()->xOpen(real_vfs(), name, own->through.real, flags, out);
    if (status == SQLITE_OK) file->pMethods = &methods;
    return status;
}
static int delete_file(sqlite3_vfs *v, const char *name, int sync) { (void)v; return real_vfs()->xDelete(real_vfs(), name, sync); }
static int access_file(sqlite3_vfs *v, const char *name, int flags, int *out) { (void)v; return real_vfs()->xAccess(real_vfs(), name, flags, out); }
static int full_name(sqlite3_vfs *v, const char *name, int size, char *out) { (void)v; return real_vfs()->xFullPathname(real_vfs(), name, size, out); }
static int randomness(sqlite3_vfs *v, int size, char *out) { (void)v; return real_vfs()->xRandomness(real_vfs(), size, out); }
static int sleep_for(sqlite3_vfs *v, int time) { (void)v; return real_vfs()->xSleep(real_vfs(), time); }
static int current_time(sqlite3_vfs *v, double *out) { (void)v; return real_vfs()->xCurrentTime(real_vfs(), out); }
static int last_error(sqlite3_vfs *v, int size, char *out) { (void)v; return real_vfs()->xGetLastError(real_vfs(), size, out); }
static int current_time_64(sqlite3_vfs *v, sqlite3_int64 *out) { (void)v; return real_vfs()->xCurrentTimeInt64(real_vfs(), out); }

bool pages_register(void)
{
    if (sqlite3_initialize() != SQLITE_OK) return false;
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
    sqlite3_mutex_enter(mutex);
    sqlite3_vfs *real = pages.pAppData ? NULL : sqlite3_vfs_find(NULL);
    bool good = pages.pAppData != NULL;
    if (real && real->iVersion >= 2) {
        pages = (sqlite3_vfs){ .iVersion = 2, .szOsFile = (int)sizeof(struct page_file) + real->szOsFile, .mxPathname = real->mxPathname, .zName = pages_vfs,
            .pAppData = real, .xOpen = open_file, .xDelete = delete_file, .xAccess = access_file, .xFullPathname = full_name, .xRandomness = randomness,
            .xSleep = sleep_for, .xCurrentTime = current_time, .xGetLastError = last_error, .xCurrentTimeInt64 = current_time_64 };
        good = sqlite3_vfs_register(&pages, 0) == SQLITE_OK;
        if (!good) pages.pAppData = NULL;
    }
    sqlite3_mutex_leave(mutex);
    return good;
}

static bool is_ours(const sqlite3_file *file) { return file && file->pMethods == &methods; }

void pages_lenient(sqlite3_file *file, bool on)
{
    if (is_ours(file)) of(file)->lenient = on;
}

/* A checkpoint may be writing the page at this moment: only a page that stays wrong is wrong. */
static int check_page(struct page_file *own, uint8_t *page, int64_t offset, bool *good)
{
    enum { TRIES = 4, PAUSE = 2000 };
    int status = SQLITE_OK;
    *good = false;
    for (int i = 0; i < TRIES && !*good && status == SQLITE_OK; i++) {
        if (i) (void)real_vfs()->xSleep(real_vfs(), PAUSE);
        status = own->through.real->pMethods->xRead(own->through.real, page, own->page_size, offset);
        *good = status == SQLITE_OK && is_whole(page, own->page_size, offset);
    }
    return status;
}

int pages_check(sqlite3_file *file, void (*tell)(void *context, int64_t page), void *context)
{
    uint8_t page[LARGEST];
    sqlite3_int64 size = 0;
    if (!is_ours(file)) return SQLITE_OK;
    struct page_file *own = of(file);
    int status = own->through.real->pMethods->xFileSize(own->through.real, &size);
    if (status == SQLITE_OK && size >= SMALLEST) status = own->through.real->pMethods->xRead(own->through.real, page, HEADER, 0);
    if (status != SQLITE_OK || size < SMALLEST) return status;
    own->page_size = size_in(page);
    if (!own->page_size || size % own->page_size != 0) { tell(context, 1); return SQLITE_OK; }
    for (int64_t offset = 0; offset < size; offset += own->page_size) {
        bool good;
        if (offset / own->page_size == LOCK_BYTE / own->page_size) continue;
        status = check_page(own, page, offset, &good);
        if (status != SQLITE_OK && status != SQLITE_IOERR_SHORT_READ) return status;
        if (!good) tell(context, offset / own->page_size + 1);
    }
    return SQLITE_OK;
}
