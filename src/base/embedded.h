/* SPDX-License-Identifier: EUPL-1.2 */
/* embedded.h: a file that the build put inside the program, so that it runs from any folder. */
#ifndef BREED_BASE_EMBEDDED_H
#define BREED_BASE_EMBEDDED_H

#include <stddef.h>
#include <stdint.h>

/* Names are relative to the folder that was embedded; a NUL stands behind the bytes. */
struct embedded_file { const char *name, *bytes; size_t size; };

#endif
