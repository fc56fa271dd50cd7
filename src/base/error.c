/* SPDX-License-Identifier: EUPL-1.2 */
/* error.c: problems noted down, cut to fit and safe to show. */
#include "base/error.h"

#include <string.h>
#include "base/utf8.h"

/* Control characters can steer a terminal: ASCII ones, DEL and U+0080 to U+009F. */
static bool is_control(const char *s, size_t length)
{
    unsigned char c = (unsigned char)s[0];
    return length == 1 ? c < 0x20 || c == 0x7F : length == 2 && c == 0xC2 && (unsigned char)s[1] < 0xA0;
}

/* Copies what fits, whole characters only; what is no character or steers a terminal becomes '?'. Cut text ends in "...". */
static void show(char *out, size_t room, const char *from, size_t size)
{
    size_t at = 0, done = 0, cut = 0;               /* cut: the last place that leaves room for the dots */
    while (done < size) {
        size_t length = utf8_length(from + done, size - done);
        bool hidden = length == 0 || is_control(from + done, length);
        size_t written = hidden ? 1 : length;
        if (at + written + 1 > room) break;
        if (hidden) out[at] = '?';
        else memcpy(out + at, from + done, length);
        at += written;
        done += length ? length : 1;
        if (at + 4 <= room) cut = at;
    }
    if (done < size) {
        memcpy(out + cut, "...", 3);
        at = cut + 3;
    }
    out[at] = 0;
}

static void show_string(char *out, size_t room, const char *string)
{
    if (!string) string = "";
    show(out, room, string, strlen(string));
}

void problem_add(struct problems *p, int32_t line, const char *field, const char *value, size_t value_size, const char *nl, const char *en)
{
    if (!p) return;
    if (p->count < INT32_MAX) p->count++;
    if (p->count > PROBLEMS_KEPT) return;
    struct problem *new = &p->item[p->count - 1];
    new->line = line;
    show_string(new->field, sizeof new->field, field);
    show(new->value, sizeof new->value, value, value ? value_size : 0);
    show_string(new->allowed[0], sizeof new->allowed[0], nl);
    show_string(new->allowed[1], sizeof new->allowed[1], en);
}

void problems_in_file(struct problems *problems, int32_t from, const char *file)
{
    for (int32_t i = from; i < problems->count && i < PROBLEMS_KEPT; i++) {
        struct problem *p = &problems->item[i];
        char field[sizeof p->field];
        memcpy(field, p->field, sizeof field);
        show_string(p->field, sizeof p->field / 2, file);       /* neither hides the other */
        size_t size = strlen(p->field);
        memcpy(p->field + size, ": ", 2);
        show_string(p->field + size + 2, sizeof p->field - size - 2, field);
    }
}
