/* SPDX-License-Identifier: EUPL-1.2 */
/* digest.h: a fingerprint (BLAKE2b, 128 bits shown in hexadecimal) of the law and the program behind an answer. */
#ifndef BREED_BASE_DIGEST_H
#define BREED_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_TEXT = 33 };      /* 32 hexadecimal digits and a NUL */
void digest_of(const char *bytes, size_t size, char out[DIGEST_TEXT]);

#endif
