/* SPDX-License-Identifier: EUPL-1.2 */
/* chain.c: digests over fields, the links of the two chains, and bytes sealed to their place. */
#include "store/inner.h"

#include <sodium.h>

/* Every field begins with its size, so that no two lists of fields give the same bytes; what comes first says what is being digested. */
void mix_start(struct mix *mix, const char *what, const uint8_t *key)
{
    (void)crypto_generichash_init(&mix->state, key, key ? KEY : 0, DIGEST);
    mix_words(mix, "breed 1");
    mix_words(mix, what);
}

static void put(uint8_t out[8], uint64_t number)
{
    for (int i = 0; i < 8; i++) out[i] = (uint8_t)(number >> 8 * i);
}

void mix_number(struct mix *mix, int64_t number)
{
    uint8_t bytes[8];
    put(bytes, (uint64_t)number);
    (void)crypto_generichash_update(&mix->state, bytes, sizeof bytes);
}

void mix_bytes(struct mix *mix, const void *bytes, size_t size)
{
    mix_number(mix, bytes ? (int64_t)size : -1);            /* nothing is not the same as empty */
    if (bytes && size) (void)crypto_generichash_update(&mix->state, bytes, size);
}

void mix_words(struct mix *mix, const char *words) { mix_bytes(mix, words, strlen(words)); }
void mix_end(struct mix *mix, uint8_t digest[DIGEST]) { (void)crypto_generichash_final(&mix->state, digest, DIGEST); }

void body_digest(const uint8_t *about, const void *sealed, size_t size, uint8_t digest[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "body", NULL);
    mix_bytes(&mix, about, DIGEST);
    mix_bytes(&mix, sealed, size);
    mix_end(&mix, digest);
}

void event_digest(const uint8_t before[DIGEST], const char *dossier, int64_t position, int64_t time, const char *kind, const uint8_t body[DIGEST],
    uint8_t digest[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "event", NULL);
    mix_bytes(&mix, before, DIGEST);
    mix_words(&mix, dossier);
    mix_number(&mix, position);
    mix_number(&mix, time);
    mix_words(&mix, kind);
    mix_bytes(&mix, body, DIGEST);
    mix_end(&mix, digest);
}

void link_digest(const uint8_t before[DIGEST], int64_t n, const uint8_t event[DIGEST], uint8_t digest[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "link", NULL);
    mix_bytes(&mix, before, DIGEST);
    mix_number(&mix, n);
    mix_bytes(&mix, event, DIGEST);
    mix_end(&mix, digest);
}

void head_mac(const struct keys *keys, int64_t n, const uint8_t link[DIGEST], uint8_t mac[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "head", keys->mac);
    mix_number(&mix, n);
    mix_bytes(&mix, link, DIGEST);
    mix_end(&mix, mac);
}

void event_place(const char *dossier, int64_t position, int64_t time, const char *kind, uint8_t extra[DIGEST])
{
    struct mix mix;
    mix_start(&mix, "place", NULL);
    mix_words(&mix, dossier);
    mix_number(&mix, position);
    mix_number(&mix, time);
    mix_words(&mix, kind);
    mix_end(&mix, extra);
}

void seal(const uint8_t key[KEY], const uint8_t extra[DIGEST], const void *bytes, size_t size, uint8_t *sealed)
{
    randombytes_buf(sealed, NONCE);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(sealed + NONCE, NULL, size ? bytes : sealed, size, extra, DIGEST, NULL, sealed, key);
}

char *unseal(struct arena *arena, const uint8_t key[KEY], const uint8_t extra[DIGEST], const void *sealed, size_t sealed_size, size_t *size, bool *memory)
{
    const uint8_t *bytes = sealed;
    *memory = false;
    if (sealed_size < SEAL || sealed_size - SEAL > STORE_BYTES) return NULL;
    char *out = arena_take(arena, sealed_size - SEAL + 1);
    if (!out) { *memory = true; return NULL; }
    if (crypto_aead_xchacha20poly1305_ietf_decrypt((uint8_t *)out, NULL, NULL, bytes + NONCE, sealed_size - NONCE, extra, DIGEST, bytes, key) != 0) return NULL;
    *size = sealed_size - SEAL;
    out[*size] = 0;
    return out;
}
