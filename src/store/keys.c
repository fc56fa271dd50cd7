/* SPDX-License-Identifier: EUPL-1.2 */
/* keys.c: the master key: found, made on first use, refused when others may read it; and the keys that come from it. */
#include "store/inner.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- keys from keys ---- */

struct keys *keys_room(void)
{
    struct keys *keys = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *keys);
    if (keys) memset(keys, 0, sizeof *keys);
    return keys;
}

void keys_free(struct keys *keys)
{
    if (keys) sodium_free(keys);
}

static void derive(uint8_t out[KEY], uint64_t number, const char context[crypto_kdf_CONTEXTBYTES + 1], const uint8_t from[KEY])
{
    (void)crypto_kdf_derive_from_key(out, KEY, number, context, from);
}

void keys_take(struct keys *keys, const uint8_t master[KEY])
{
    uint8_t id[KEY];
    memmove(keys->master, master, KEY);
    derive(keys->wrap, 1, "breedkey", keys->master);
    derive(id, 2, "breedkey", keys->master);
    memcpy(keys->id, id, KEY_ID);
    sodium_memzero(id, sizeof id);
}

void keys_secret(struct keys *keys, const uint8_t secret[KEY])
{
    memmove(keys->secret, secret, KEY);
    derive(keys->hash, 1, "breedsec", keys->secret);
    derive(keys->mac, 2, "breedsec", keys->secret);
    derive(keys->record, 3, "breedsec", keys->secret);
}

static void wrapping_of(const char *name, uint8_t extra[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "key", NULL);
    mix_words(&mix, name);
    mix_end(&mix, extra);
}

void key_wrap(const uint8_t with[KEY], const char *name, const uint8_t key[KEY], uint8_t wrapped[WRAPPED])
{
    uint8_t extra[DIGEST];
    wrapping_of(name, extra);
    seal(with, extra, key, KEY, wrapped);
}

bool key_unwrap(const uint8_t with[KEY], const char *name, const void *wrapped, size_t size, uint8_t key[KEY])
{
    uint8_t extra[DIGEST];
    const uint8_t *bytes = wrapped;
    wrapping_of(name, extra);
    return size == WRAPPED && crypto_aead_xchacha20poly1305_ietf_decrypt(key, NULL, NULL, bytes + NONCE, size - NONCE, extra, DIGEST, bytes, with) == 0;
}

/* ---- where it is ---- */

bool key_from_text(const char *text, size_t size, uint8_t key[KEY])
{
    size_t made = 0;
    while (size && (text[size - 1] == '\n' || text[size - 1] == '\r' || text[size - 1] == ' ')) size--;
    return size == 2 * KEY && sodium_hex2bin(key, KEY, text, size, NULL, &made, NULL) == 0 && made == KEY;
}

bool keys_where(const char *where, bool server, const struct store_options *options, struct key_source *source)
{
    const char *named = getenv("BREED_MASTER_KEY_FILE"), *given = getenv("BREED_MASTER_KEY");
    source->place = options->key ? KEY_GIVEN : named && *named ? KEY_NAMED_FILE : given && *given ? KEY_ENVIRONMENT : KEY_BESIDE;
    source->path[0] = 0;
    if (source->place == KEY_GIVEN || source->place == KEY_ENVIRONMENT) return true;
    if (source->place == KEY_BESIDE && server) return false;
    int size = source->place == KEY_BESIDE ? snprintf(source->path, sizeof source->path, "%s.key", where) : snprintf(source->path, sizeof source->path, "%s",
        named);
    return size > 0 && (size_t)size < sizeof source->path - 8;         /* room for what stands behind the name of a new one */
}

/* A write that was cut short leaves nothing under the real name. The file and its name are on the disk before this returns. */
enum store_status key_file_write(struct sql *detail, const char *path, const uint8_t key[KEY], bool replace)
{
    char part[4200], text[KEY_TEXT + 1];
    (void)snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    (void)sodium_bin2hex(text, KEY_TEXT, key, KEY);
    memcpy(text + 2 * KEY, "\n", 2);
    int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool good = file >= 0 && write(file, text, 2 * KEY + 1) == 2 * KEY + 1 && fsync(file) == 0;
    int error = errno;
    if (file >= 0) good = close(file) == 0 && good;
    sodium_memzero(text, sizeof text);
    bool taken = false;
    if (good) {
        good = replace ? rename(part, path) == 0 : link(part, path) == 0;
        error = errno;
        taken = !good && !replace && error == EEXIST;
    }
    (void)unlink(part);
    if (taken) return STORE_CONFLICT;
    if (!good) return sql_fail(detail, error == ENOSPC ? STORE_FULL : STORE_KEY, "writing the key file: ", strerror(error));
    char folder[4200];
    (void)snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = 0;
    int there = open(slash ? folder : ".", O_RDONLY | O_CLOEXEC);
    if (there >= 0) { (void)fsync(there); (void)close(there); }
    return STORE_OK;
}

/* What is open is what is looked at, so that nothing can be put in its place in between. */
static enum store_status read_file(struct sql *detail, const char *path, uint8_t master[KEY])
{
    char text[KEY_TEXT + 8];
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0 && errno == ENOENT) return STORE_ABSENT;
    if (file < 0) return sql_fail(detail, STORE_KEY, "the key file cannot be opened: ", strerror(errno));
    enum store_status status = STORE_KEY;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) (void)sql_fail(detail, STORE_KEY, "the key file is no ordinary file", "");
    else if (about.st_mode & 077) (void)sql_fail(detail, STORE_KEY, "the key file may be read by others (its mode must be 0600)", "");
    else if (about.st_uid != geteuid() && about.st_uid != 0) (void)sql_fail(detail, STORE_KEY, "the key file belongs to somebody else", "");
    else {
        ssize_t got = read(file, text, sizeof text);
        if (got >= 0 && key_from_text(text, (size_t)got, master)) status = STORE_OK;
        else (void)sql_fail(detail, STORE_KEY, "the key file does not hold 64 hexadecimal digits", "");
    }
    (void)close(file);
    sodium_memzero(text, sizeof text);
    return status;
}

enum store_status keys_read(struct sql *detail, const struct key_source *source, const struct store_options *options, bool make, uint8_t master[KEY])
{
    const char *given = source->place == KEY_GIVEN ? options->key : getenv("BREED_MASTER_KEY");
    if (source->place == KEY_GIVEN || source->place == KEY_ENVIRONMENT)
        return given && key_from_text(given, strlen(given), master) ? STORE_OK : sql_fail(detail, STORE_KEY, "the master key is not 64 hexadecimal digits", "");
    enum store_status status = read_file(detail, source->path, master);
    if (status != STORE_ABSENT) return status;
    if (!make) return sql_fail(detail, STORE_KEY, "there is no key file for this database: ", source->path);
    randombytes_buf(master, KEY);
    status = key_file_write(detail, source->path, master, false);
    return status == STORE_CONFLICT ? read_file(detail, source->path, master) : status;      /* another process was first */
}
