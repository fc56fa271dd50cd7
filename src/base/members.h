/* SPDX-License-Identifier: EUPL-1.2 */
/* members.h: JSON written member by member, with the commas where they belong. */
#ifndef BREED_BASE_MEMBERS_H
#define BREED_BASE_MEMBERS_H

#include "base/text.h"

/* Unless something just opened, or a comma stands there. */
static inline void put_comma(struct text *text)
{
    char last = text->size ? text->data[text->size - 1] : '{';
    if (last != '{' && last != '[' && last != ':' && last != ',') text_char(text, ',');
}

static inline void put_string(struct text *text, const char *string) { text_json(text, string, strlen(string)); }

/* ,"name": */
static inline void put_key(struct text *text, const char *name)
{
    put_comma(text);
    text_char(text, '"');
    text_put(text, name);
    text_put(text, "\":");
}

/* ,"name":"string" */
static inline void put_member(struct text *text, const char *name, const char *string)
{
    put_key(text, name);
    put_string(text, string);
}

static inline void put_bool(struct text *text, const char *name, bool value)
{
    put_key(text, name);
    text_put(text, value ? "true" : "false");
}

/* ,"name":"2026-07-01", or null on the day that stands for none */
static inline void put_date(struct text *text, const char *name, int32_t day, int32_t none)
{
    put_key(text, name);
    if (day == none) { text_put(text, "null"); return; }
    text_char(text, '"');
    text_date(text, day);
    text_char(text, '"');
}

/* A member or element that is an object or list: put_open(text, "feiten", '[') ... text_char(text, ']'). name NULL: an element. */
static inline void put_open(struct text *text, const char *name, char bracket)
{
    if (name) put_key(text, name); else put_comma(text);
    text_char(text, bracket);
}

#endif
