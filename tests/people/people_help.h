/* SPDX-License-Identifier: EUPL-1.2 */
/* people_help.h: a store of a test's own with the people on it. */
#ifndef BREED_TESTS_PEOPLE_HELP_H
#define BREED_TESTS_PEOPLE_HELP_H

#include "people/people.h"
#include "store/help.h"

static struct store *store;
static struct people *people;

static inline int tear_down(void **state)
{
    (void)state;
    people_close(people);
    store_close(store);
    return 0;
}

#endif
