/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.h: what the parts of pages-compile share: the arena, the list of mistakes, and writing C. */
#ifndef BREED_WEB_PAGES_COMPILE_H
#define BREED_WEB_PAGES_COMPILE_H

#include <stdio.h>
#include "base/arena.h"
#include "base/c_source.h"
#include "base/node.h"

extern struct arena arena;

/* A mistake in the folder web/. */
void refuse(const char *file, int32_t line, const char *what, const char *name);
void put_c_identifier(FILE *, const char *name, size_t size);      /* '-' and '.' become '_' */
void put_c_bytes(FILE *, const char *bytes, size_t size);          /* the elements of an array */

struct source { const char *name, *bytes; size_t size; };          /* name: without folder and ending */
struct sources { struct source at[256]; int32_t count; };

/* ---- compile_templates.c ---- */
void compile_templates(FILE *, const struct sources *templates);
int32_t message_number(const char *key, size_t size);              /* -1 when there is none */

/* ---- compile_helps.c ---- */
void compile_helps(FILE *, const struct sources *helps);

#endif
