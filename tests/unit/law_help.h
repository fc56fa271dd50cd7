/* SPDX-License-Identifier: EUPL-1.2 */
/* law_help.h: what tests with cmocka share: its headers, and the law as it stands, made once. */
#ifndef BREED_TESTS_LAW_HELP_H
#define BREED_TESTS_LAW_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "law/law.h"

static struct law_tables base;
static inline int open_the_law(void **state) { (void)state; return law_build(&base, NULL, 0, DATE_LAST) ? 0 : -1; }
static inline int close_the_law(void **state) { (void)state; law_free(&base); return 0; }

#endif
