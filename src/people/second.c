/* SPDX-License-Identifier: EUPL-1.2 */
/* second.c: the second factor: codes by time (RFC 6238) over HMAC-SHA-1 of libcrypto, which is loaded when somebody has one. */
#define _XOPEN_SOURCE 700
#include "people/inside.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>

/* What we use of libcrypto, declared here so that building needs no headers of it. */
typedef struct evp_md_st EVP_MD;
static struct {
    const EVP_MD *(*EVP_sha1)(void);
    unsigned char *(*HMAC)(const EVP_MD *, const void *key, int key_size, const unsigned char *bytes, size_t size, unsigned char *out, unsigned int *out_size);
    bool ready;
} crypto;

static void load(void)
{
    void *library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    void *sha1 = dlsym(library, "EVP_sha1"), *hmac = dlsym(library, "HMAC");
    memcpy(&crypto.EVP_sha1, &sha1, sizeof sha1);
    memcpy(&crypto.HMAC, &hmac, sizeof hmac);
    crypto.ready = sha1 && hmac;
}

bool second_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, load);
    return crypto.ready;
}

enum { STEP_SECONDS = 30, SHA1_BYTES = 20, DIGITS_MOD = 1000000 };

bool second_code(const uint8_t secret[SECRET_BYTES], int64_t step, char out[CODE_DIGITS + 1])
{
    uint8_t counter[8], mac[SHA1_BYTES];
    unsigned int size = sizeof mac;
    if (!second_ready() || step < 0) return false;
    for (int i = 7; i >= 0; i--, step >>= 8) counter[i] = (uint8_t)(step & 255);
    if (!crypto.HMAC(crypto.EVP_sha1(), secret, SECRET_BYTES, counter, sizeof counter, mac, &size) || size != sizeof mac) return false;
    const uint8_t *at = mac + (mac[SHA1_BYTES - 1] & 15);
    uint32_t number = (((uint32_t)at[0] & 127) << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3]) % DIGITS_MOD;
    for (int i = CODE_DIGITS - 1; i >= 0; i--, number /= 10) out[i] = (char)('0' + number % 10);
    out[CODE_DIGITS] = 0;
    sodium_memzero(mac, sizeof mac);
    return true;
}

int64_t second_step(const uint8_t secret[SECRET_BYTES], const char *code, int64_t now, int64_t after)
{
    char typed[CODE_DIGITS + 1] = "", made[CODE_DIGITS + 1];
    int64_t found = -1, here = now / MICROSECONDS_A_SECOND / STEP_SECONDS;
    size_t n = 0;
    for (; code && *code && n <= CODE_DIGITS; code++) if (*code != ' ') { if (n == CODE_DIGITS) return -1; typed[n++] = *code; }
    if (n != CODE_DIGITS) return -1;
    for (int64_t step = here - 1; step <= here + 1; step++)
        if (second_code(secret, step, made) && sodium_memcmp(typed, made, CODE_DIGITS) == 0 && step > after) found = step;
    sodium_memzero(made, sizeof made);
    return found;
}

/* RFC 4648, without padding: 20 bytes are 32 letters. */
static void put_base32(struct text *t, const uint8_t bytes[SECRET_BYTES])
{
    uint32_t held = 0;
    int bits = 0;
    for (int i = 0; i < SECRET_BYTES; i++) {
        held = held << 8 | bytes[i];
        for (bits += 8; bits >= 5; bits -= 5) text_char(t, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[held >> (bits - 5) & 31]);
    }
}

static void put_percent(struct text *t, const char *string)
{
    for (; *string; string++) {
        unsigned char c = (unsigned char)*string;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-_.", *string);
        if (plain) { text_char(t, *string); continue; }
        text_char(t, '%');
        text_char(t, "0123456789ABCDEF"[c >> 4]);
        text_char(t, "0123456789ABCDEF"[c & 15]);
    }
}

enum people_status people_second_begin(struct people *p, struct arena *arena, const char *id, const char **address)
{
    struct account account;
    struct account_secret secret;
    struct text t = { 0 };
    if (!second_ready()) return PEOPLE_INVALID;
    enum people_status status = account_load(p, arena, id, &account, &secret);
    if (status != PEOPLE_OK) return status;
    randombytes_buf(secret.pending, sizeof secret.pending);
    secret.has_pending = true;
    status = status_of_store(account_save(p, &account, &secret, account.version));
    text_put(&t, "otpauth://totp/breed:");
    put_percent(&t, account.login);
    text_put(&t, "?secret=");
    put_base32(&t, secret.pending);
    text_put(&t, "&issuer=breed&algorithm=SHA1&digits=6&period=30");
    *address = t.failed ? NULL : arena_copy(arena, t.data, t.size);
    if (t.data) sodium_memzero(t.data, t.size);
    text_free(&t);
    sodium_memzero(&secret, sizeof secret);
    return status == PEOPLE_OK && !*address ? PEOPLE_STORE : status;
}

enum people_status people_second_confirm(struct people *p, const char *id, const char *code, int64_t now)
{
    struct arena arena = { 0 };
    struct account account;
    struct account_secret secret;
    enum people_status status = account_load(p, &arena, id, &account, &secret);
    if (status == PEOPLE_OK) {
        int64_t step = secret.has_pending ? second_step(secret.pending, code, now, 0) : -1;
        if (step < 0) status = PEOPLE_WRONG;
        else {
            memcpy(secret.secret, secret.pending, sizeof secret.secret);
            secret.has_secret = true;
            secret.has_pending = false;
            secret.last_step = step;
            status = status_of_store(account_save(p, &account, &secret, account.version));
        }
    }
    sodium_memzero(&secret, sizeof secret);
    arena_free(&arena);
    return status;
}
