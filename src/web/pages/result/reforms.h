/* SPDX-License-Identifier: EUPL-1.2 */
/* reforms.h: the reforms that are inside the program, by number. */
#ifndef BREED_WEB_PAGES_REFORMS_H
#define BREED_WEB_PAGES_REFORMS_H

#include "law/law.h"
#include "web/pages/data.h"

struct reform { const char *name, *title[2], *summary[2]; const struct law_tables *tables; };
int32_t reform_count(void);
/* Safe from any thread; false: it could not be read or there is no memory. */
bool reform_get(int32_t number, struct reform *);
void reforms_free(void);        /* for tests, when nobody reads */

#endif
