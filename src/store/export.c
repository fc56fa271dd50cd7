/* SPDX-License-Identifier: EUPL-1.2 */
/* export.c: one dossier as JSON that a person can take along and check. */
#include "store/inner.h"

#include <sodium.h>
#include <stdlib.h>
#include "base/date.h"
#include "base/members.h"
#include "base/node.h"

static void put_hexadecimal(struct text *out, const char *name, const uint8_t digest[DIGEST])
{
    char hexadecimal[2 * DIGEST + 1];
    put_member(out, name, sodium_bin2hex(hexadecimal, sizeof hexadecimal, digest, DIGEST));
}

static void put_day(struct text *out, const char *name, int32_t day)
{
    put_key(out, name);
    if (day < DATE_FIRST || day > DATE_LAST) { text_put(out, "null"); return; }
    text_char(out, '"');
    text_date(out, day);
    text_char(out, '"');
}

/* To the microsecond, so that the chain can be recomputed from it; beyond the calendar as the bare number. */
static void put_time(struct text *out, const char *name, int64_t time)
{
    enum { SECOND = 1000000 };
    static const int64_t a_day = (int64_t)86400 * SECOND;
    int64_t day = time / a_day - (time % a_day < 0), rest = time - day * a_day;
    put_key(out, name);
    if (day < DATE_FIRST || day > DATE_LAST) { text_int(out, time); return; }
    text_char(out, '"');
    text_date(out, (int32_t)day);
    const int64_t parts[] = { rest / SECOND / 3600, rest / SECOND / 60 % 60, rest / SECOND % 60 };
    for (int i = 0; i < 3; i++) {
        text_char(out, i ? ':' : 'T');
        text_char(out, (char)('0' + parts[i] / 10));
        text_char(out, (char)('0' + parts[i] % 10));
    }
    text_char(out, '.');
    for (int64_t unit = SECOND / 10, micro = rest % SECOND; unit; unit /= 10) text_char(out, (char)('0' + micro / unit % 10));
    text_put(out, "Z\"");
}

static bool put_content(struct text *out, struct arena *arena, const char *bytes, size_t size)
{
    if (size && node_from_json(arena, bytes, size, NULL)) { put_key(out, "inhoud"); text_bytes(out, bytes, size); return true; }
    if (valid_utf8(bytes, size)) { put_key(out, "inhoud"); text_json(out, bytes, size); return true; }
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);
    char *coded = malloc(room);
    if (!coded) return false;
    put_member(out, "inhoudBase64", sodium_bin2base64(coded, room, (const uint8_t *)bytes, size, sodium_base64_VARIANT_ORIGINAL));
    free(coded);
    return true;
}

static bool put_event(struct text *out, struct arena *arena, const struct store_event *e)
{
    bool good = true;
    if (out->data[out->size - 1] != '[') text_char(out, ',');
    text_char(out, '{');
    put_key(out, "positie");
    text_int(out, e->position);
    put_key(out, "nummer");
    text_int(out, e->n);
    put_time(out, "tijd", e->time);
    put_member(out, "soort", e->kind);
    if (e->erased) { put_key(out, "inhoud"); text_put(out, "null"); } else good = put_content(out, arena, e->bytes, e->size);
    put_hexadecimal(out, "vingerafdruk", e->body);
    put_hexadecimal(out, "schakel", e->digest);
    text_char(out, '}');
    return good;
}

static enum store_status put_events(struct store *s, const char *dossier, struct text *out)
{
    enum { AT_ONCE = 200 };
    struct arena arena = { 0 };
    struct store_events events = { 0 };
    struct store_range range = { .most = AT_ONCE };
    enum store_status status;
    do {
        arena_reset(&arena);
        status = store_read(s, &arena, dossier, &range, &events);
        for (int32_t i = 0; status == STORE_OK && i < events.count; i++)
            if (!put_event(out, &arena, &events.item[i])) status = store_say(s, STORE_MEMORY, "no memory", "");
        if (events.count) range.after = events.item[events.count - 1].position;
    } while (status == STORE_OK && events.count == AT_ONCE);
    arena_free(&arena);
    return status;
}

enum store_status store_export(struct store *s, const char *dossier, struct text *out)
{
    struct arena arena = { 0 };
    struct store_dossier d;
    enum store_status status = store_dossier(s, &arena, dossier, &d);
    if (status == STORE_OK) {
        text_char(out, '{');
        put_member(out, "dossier", d.id);
        put_key(out, "gewist");
        text_put(out, d.erased ? "true" : "false");
        put_member(out, "stand", d.state);
        put_member(out, "gemeente", d.municipality);
        put_member(out, "werkgever", d.employer);
        put_member(out, "behandelaar", d.owner);
        put_day(out, "termijn", d.deadline);
        put_day(out, "bewarenTotEnMet", d.keep_until);
        put_key(out, "gebeurtenissen");
        text_char(out, '[');
        status = put_events(s, dossier, out);
        text_put(out, "]}\n");
    }
    arena_free(&arena);
    return status == STORE_OK && out->failed ? store_say(s, STORE_MEMORY, "no memory", "") : status;
}
