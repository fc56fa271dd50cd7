/* SPDX-License-Identifier: EUPL-1.2 */
/* reforms.c: the reforms that are inside the program, each with its law built when it is first asked for. */
#include "web/pages/result/reforms.h"

#include <pthread.h>
#include <string.h>

enum { REFORMS_MOST = 32 };
static struct { bool tried, good; struct law_overlay overlay; struct law_tables tables; } built[REFORMS_MOST];
static struct arena memory;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void build(int32_t i)
{
    const struct law_overlay *one = &built[i].overlay;
    struct problems problems = { .count = 0 };
    built[i].tried = true;
    built[i].good = law_overlay_read(&built[i].overlay, &memory, reform_files[i].name, reform_files[i].bytes, reform_files[i].size, &problems) &&
                    law_build(&built[i].tables, &one, 1, DATE_LAST);
}

int32_t reform_count(void) { return reform_file_count < REFORMS_MOST ? reform_file_count : REFORMS_MOST; }

bool reform_get(int32_t i, struct reform *out)
{
    pthread_mutex_lock(&lock);
    if (!built[i].tried) build(i);
    bool good = built[i].good;
    pthread_mutex_unlock(&lock);
    if (good) *out = (struct reform){ reform_files[i].name, { built[i].overlay.title[0], built[i].overlay.title[1] }, { built[i].overlay.summary[0], built[i].overlay.summary[1] }, &built[i].tables };
    return good;
}

void reforms_free(void)
{
    for (int32_t i = 0; i < REFORMS_MOST; i++) {
        if (built[i].good) law_free(&built[i].tables);
        built[i].tried = built[i].good = false;
    }
    arena_free(&memory);
}
