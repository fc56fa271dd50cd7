/* SPDX-License-Identifier: EUPL-1.2 */
/* room.c: store, people and office of one thread, opened when they are first needed and again after the connection broke; and what time it is. */
#include "web/desk/desk.h"

#include <stdlib.h>
#include <time.h>
#include "base/moment.h"

struct desk_settings desk_settings;

enum { SECOND = 1000000 };

int64_t desk_now(void)
{
    struct timespec now;
    if (desk_settings.now) return desk_settings.now();
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000;
}

date desk_day(int64_t now) { return day_of_moment(now); }
int64_t desk_minutes(int64_t now) { return (now / SECOND + seconds_ahead(now)) / 60; }

static void close_all(struct room *room)
{
    office_close(room->office);
    people_close(room->people);
    store_close(room->store);
    room->office = NULL;
    room->people = NULL;
    room->store = NULL;
}

static enum store_status open_store(struct store **store, bool first)
{
    const struct store_options options = { .create = true, .migrate = first, .key = desk_settings.key };
    return store_open(store, desk_settings.where, &options);
}

static bool open_all(struct room *room, const struct law *law)
{
    const struct people_options people = { .memory_kib = desk_settings.memory_kib, .passes = desk_settings.passes, .log_months = desk_settings.log_months };
    if (open_store(&room->store, false) == STORE_OK && (room->people = people_open(room->store, &people)) != NULL) {
        const struct office_setting setting = { .law = law, .store = room->store, .people = room->people, .municipality = desk_settings.municipality ? desk_settings.municipality : "",
            .four_eyes = desk_settings.four_eyes, .registers = desk_settings.registers, .keep_months = desk_settings.keep_months, .counting = desk_settings.counting, .inhabitants = desk_settings.inhabitants,
            .expert = desk_settings.expert, .experts = desk_settings.experts };
        room->office = office_open(&setting);
    }
    if (room->office) return true;
    close_all(room);
    return false;
}

void room_close(void *context)
{
    struct room *room = context;
    if (!room) return;
    close_all(room);
    free(room);
}

struct room *room_open(const struct law *law)
{
    struct room *room = calloc(1, sizeof *room);
    if (room && open_all(room, law)) return room;
    free(room);
    return NULL;
}

struct room *room_of(struct web_desk *desk, const struct law *law)
{
    struct room *room = desk->room;
    if (!room) {
        room = calloc(1, sizeof *room);
        if (!room) return NULL;
        desk->room = room;
        desk->room_close = room_close;
        room->tried = INT64_MIN;
    }
    if (room->office && !room->broken) return room;
    int64_t now = desk_now();
    if (room->tried != INT64_MIN && now >= room->tried && now - room->tried < SECOND) return NULL;
    room->tried = now;
    room->broken = false;
    close_all(room);
    return open_all(room, law) ? room : NULL;
}

static void put_why(char why[200], const char *text, const char *detail)
{
    struct text t = { why, 0, 200, true, false };
    text_put(&t, text);
    if (*detail) { text_put(&t, " ("); text_bytes(&t, detail, strlen(detail) < 100 ? strlen(detail) : 100); text_char(&t, ')'); }
    text_string(&t);
}

bool room_try(char why[2][200])
{
    struct store *store = NULL;
    enum store_status status = open_store(&store, true);
    for (int language = 0; language < 2 && status != STORE_OK; language++) put_why(why[language], store_status_text[status][language], store ? store_detail(store) : "");
    store_close(store);
    return status == STORE_OK;
}
