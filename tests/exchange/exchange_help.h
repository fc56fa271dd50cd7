/* SPDX-License-Identifier: EUPL-1.2 */
/* exchange_help.h: lives of dossiers out of the test files of casework, lived step by step. */
#ifndef BREED_TESTS_EXCHANGE_HELP_H
#define BREED_TESTS_EXCHANGE_HELP_H

#include "case_help.h"

static struct law_tables law;

/* One life: its entries as they are stored, and its name. */
struct lived { char name[400]; struct life life; };

static inline bool live_one(struct life *l, const struct node *event, struct arena *keep)
{
    struct arena arena = { 0 };
    struct text bytes = { 0 }, payload = { 0 };
    struct dossier after;
    const struct node *day = node_get(event, "day");
    put_json(&bytes, event);
    struct case_entry next = { bytes.data, bytes.size, day_of(day ? day : node_get(event, "op")), l->count + 1 };
    struct case_setting setting = CASE_SETTING(&law.law, next.day);
    setting.parts = 0;
    bool good = dossier_try(&after, &arena, l->entry, l->count, &next, &setting, &payload, NULL);
    if (good) l->entry[l->count++] = (struct case_entry){ arena_copy(keep, payload.data, payload.size), payload.size, next.day, next.time };
    text_free(&bytes);
    text_free(&payload);
    arena_free(&arena);
    return good;
}

/* One more event, as JSON. */
static inline bool live_json(struct life *l, struct arena *keep, const char *json, date day, struct problems *problems)
{
    struct arena arena = { 0 };
    struct text payload = { 0 };
    struct dossier after;
    struct case_entry next = { json, strlen(json), day, l->count + 1 };
    struct case_setting setting = CASE_SETTING(&law.law, day);
    setting.parts = 0;
    bool good = dossier_try(&after, &arena, l->entry, l->count, &next, &setting, &payload, problems);
    if (good) l->entry[l->count++] = (struct case_entry){ arena_copy(keep, payload.data, payload.size), payload.size, day, next.time };
    text_free(&payload);
    arena_free(&arena);
    return good;
}

/* All lives of a file; refused events are left out. Returns how many. */
static inline int32_t read_lives(const char *path, struct lived *lived, int32_t most, struct arena *keep)
{
    size_t size;
    struct problems problems = { .count = 0 };
    char *bytes = file_read(keep, path, 1 << 22, &size);
    const struct node *document = bytes ? node_from_yaml(keep, bytes, size, &problems) : NULL;
    int32_t count = 0;
    for (const struct node *node = document ? document->first : NULL; node && count < most; node = node->next) {
        struct lived *one = &lived[count++];
        const struct node *title = node_get(node, "name");
        snprintf(one->name, sizeof one->name, "%.*s", (int)title->size, title->text);
        one->life.count = 0;
        for (const struct node *e = node_get(node, "events")->first; e; e = e->next)
            if (!node_get(e, "expect") && !node_get(e, "refused")) (void)live_one(&one->life, e, keep);
    }
    return count;
}

static inline int done(void)
{
    printf("1..%d\n", tests_run);
    return tests_bad != 0;
}

#endif
