/* SPDX-License-Identifier: EUPL-1.2 */
/* digest.c: BLAKE2b of libsodium, written in hexadecimal. */
#include "base/digest.h"

#include <sodium/crypto_generichash.h>

enum { DIGEST_BYTES = (DIGEST_TEXT - 1) / 2 };
_Static_assert(DIGEST_BYTES >= crypto_generichash_BYTES_MIN && DIGEST_BYTES <= crypto_generichash_BYTES_MAX, "libsodium makes digests of this size");

/* Without sodium_init libsodium takes its portable code, which gives the same digest. With a valid size and no key it cannot fail. */
void digest_of(const char *bytes, size_t size, char out[DIGEST_TEXT])
{
    unsigned char digest[DIGEST_BYTES] = { 0 };
    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)bytes, size, NULL, 0);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out[DIGEST_TEXT - 1] = 0;
}
