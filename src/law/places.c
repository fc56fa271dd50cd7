/* SPDX-License-Identifier: EUPL-1.2 */
/* places.c: municipalities by code or name and labour market regions by number, in the version of a day. */
#include "law/book.h"

/* The first row of a code, or where it would stand. */
static int32_t first_row(const struct law_book *book, int32_t code)
{
    int32_t low = 0, high = book->municipality_count;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (book->municipalities[middle].code < code) low = middle + 1; else high = middle;
    }
    return low;
}

const struct law_municipality *law_municipality_on(const struct law_book *book, int32_t code, date day)
{
    for (int32_t i = first_row(book, code); i < book->municipality_count && book->municipalities[i].code == code; i++)
        if (day >= book->municipalities[i].from && day <= book->municipalities[i].until) return &book->municipalities[i];
    return NULL;
}

const struct law_municipality *law_find_municipality(const struct law_book *book, int32_t code)
{
    const struct law_municipality *found = NULL;
    for (int32_t i = first_row(book, code); i < book->municipality_count && book->municipalities[i].code == code; i++) found = &book->municipalities[i];
    return found;
}

/* One character in lower case, and how many bytes it took: ASCII and the accented Latin letters of names; a curled apostrophe counts as a straight one. */
static uint32_t folded(const char *at, size_t size, size_t *taken)
{
    const unsigned char *c = (const unsigned char *)at;
    *taken = 1;
    if (c[0] >= 'A' && c[0] <= 'Z') return c[0] + 32u;
    if (size >= 2 && c[0] == 0xC3) { *taken = 2; return c[1] >= 0x80 && c[1] <= 0x9E && c[1] != 0x97 ? 0xC300u + c[1] + 0x20u : 0xC300u + c[1]; }
    if (size >= 3 && c[0] == 0xE2 && c[1] == 0x80 && (c[2] == 0x98 || c[2] == 0x99)) { *taken = 3; return '\''; }
    return c[0];
}

static bool same_name(const char *a, size_t a_size, const char *b, size_t b_size)
{
    while (a_size && b_size) {
        size_t p, q;
        if (folded(a, a_size, &p) != folded(b, b_size, &q)) return false;
        a += p; a_size -= p; b += q; b_size -= q;
    }
    return !a_size && !b_size;
}

const struct law_municipality *law_municipality_named(const struct law_book *book, const char *name, size_t size)
{
    const struct law_municipality *short_form = NULL;
    bool several = false;
    for (int32_t i = 0; i < book->municipality_count; i++) {
        const struct law_municipality *m = &book->municipalities[i];
        if (same_name(name, size, m->name, strlen(m->name)) || (*m->also && same_name(name, size, m->also, strlen(m->also)))) return m;
        const char *bracket = strstr(m->name, " (");
        if (!bracket || !same_name(name, size, m->name, (size_t)(bracket - m->name))) continue;
        several |= short_form != NULL;
        short_form = m;
    }
    return several ? NULL : short_form;
}

const struct law_municipality *law_successor_on(const struct law_book *book, int32_t code, date day)
{
    enum { MERGERS_MOST = 20 };
    const struct law_municipality *m = law_find_municipality(book, code);
    for (int32_t i = 0; m && i < MERGERS_MOST; i++) {
        if (day <= m->until) return day >= m->from ? m : NULL;
        m = m->into_count == 1 ? law_find_municipality(book, m->into[0]) : NULL;
    }
    return NULL;
}

const struct law_region *law_region_on(const struct law_book *book, int32_t number, date day)
{
    for (int32_t i = 0; i < book->region_count; i++)
        if (book->regions[i].number == number && day >= book->regions[i].from && day <= book->regions[i].until) return &book->regions[i];
    return NULL;
}

const struct law_region *law_find_region(const struct law_book *book, int32_t number)
{
    const struct law_region *found = NULL;
    for (int32_t i = 0; i < book->region_count; i++)
        if (book->regions[i].number == number) found = &book->regions[i];
    return found;
}
