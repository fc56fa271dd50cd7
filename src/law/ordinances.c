/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinances.c: an ordinance among those inside the program, by code, name or municipality. */
#include "law/ordinance.h"

const struct law_ordinance *law_find_ordinance(const char *name, size_t size)
{
    const struct law_municipality *named = law_municipality_named(&law_book, name, size);
    int64_t number = 0;
    if (parse_decimal(name, size, 0, false, &number) != NUMBER_OK) number = named ? named->code : 0;
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        if (same_text(name, size, o->code) || same_text(name, size, o->name) || (number > 0 && o->municipality == number)) return o;
    }
    return NULL;
}

const struct law_ordinance *law_ordinance_of(int32_t municipality)
{
    for (int32_t i = 0; i < law_ordinance_count; i++) if (municipality > 0 && law_ordinances[i].municipality == municipality) return &law_ordinances[i];
    return NULL;
}

bool local_whole_number(const struct local_value *v, int64_t *number)
{
    int64_t one = 1;
    if (v->state != LOCAL_geregeld || !v->valued || v->beyond || v->checked == CHECKED_niet || local_fields[v->field].kind != LOCAL_number) return false;
    for (int i = local_decimals(local_fields[v->field].unit); i > 0; i--) one *= 10;
    *number = v->number[0] / one;
    return v->number[0] % one == 0;
}
