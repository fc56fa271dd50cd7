/* SPDX-License-Identifier: EUPL-1.2 */
/* mark.c: remembers beside an SQLite file how far its chain came, so that a lost journal or an older copy put back is seen. */
#define _XOPEN_SOURCE 700
#include "store/inner.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

/* Written after each commit and never forced to the disk: it may be older than the database, never newer. The write is one call, so nobody sees half of it. */
enum { MARK_SIZE = 8 + 2 * DIGEST };

int mark_open(const char *where)
{
    char path[4200];
    int size = snprintf(path, sizeof path, "%s.mark", where);
    return size > 0 && (size_t)size < sizeof path ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
}

void mark_write(const struct store *s, const struct head *head)
{
    uint8_t bytes[MARK_SIZE];
    if (s->mark < 0) return;
    for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)((uint64_t)head->n >> 8 * i);
    memcpy(bytes + 8, head->link, DIGEST);
    head_mac(s->keys, head->n, head->link, bytes + 8 + DIGEST);
    ssize_t written = pwrite(s->mark, bytes, sizeof bytes, 0);      /* what cannot be remembered is only not remembered */
    (void)written;
}

bool mark_read(const struct store *s, struct head *head, bool *wrong)
{
    uint8_t bytes[MARK_SIZE + 1], mac[DIGEST];
    ssize_t got = s->mark < 0 ? 0 : pread(s->mark, bytes, sizeof bytes, 0);
    *wrong = false;
    if (got <= 0) return false;
    *wrong = true;
    if (got != MARK_SIZE) return false;
    uint64_t n = 0;
    for (int i = 0; i < 8; i++) n |= (uint64_t)bytes[i] << 8 * i;
    if (n > INT64_MAX) return false;
    head->n = (int64_t)n;
    memcpy(head->link, bytes + 8, DIGEST);
    head_mac(s->keys, head->n, head->link, mac);
    *wrong = sodium_memcmp(mac, bytes + 8 + DIGEST, DIGEST) != 0;
    return !*wrong;
}
