/* SPDX-License-Identifier: EUPL-1.2 */
/* records.c: the dossiers of one person for whoever may ask what his wage value was on a day: found by number, each look in the log. */
#include "office/inside.h"

#include <string.h>

enum { PERSON_DOSSIERS = 25 };

enum office_status office_read_records(struct office *o, struct arena *arena, const struct asking *asking, const char *bsn, struct office_record **record, int32_t *count, struct problems *problems)
{
    struct store_page page = { 0 };
    *count = 0;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_loonwaarderegister);
    if (status != OFFICE_OK) return status;
    if (!bsn || !bsn_holds(bsn, strlen(bsn))) { office_refuse(problems, "bsn", NULL, "een burgerservicenummer: negen cijfers die aan de elfproef voldoen", "a BSN: nine digits that pass the eleven test"); return OFFICE_REFUSED; }
    struct store_hash person = office_person_key(o->set.store, bsn);
    const struct store_query q = { .person = &person, .most = PERSON_DOSSIERS };
    status = office_of_store(store_find(o->set.store, arena, &q, &page));
    *record = status == OFFICE_OK ? arena_take_zero(arena, ((size_t)page.count + 1) * sizeof **record) : NULL;
    if (status == OFFICE_OK && !*record) status = OFFICE_STORE;
    for (int32_t i = 0; i < page.count && status == OFFICE_OK; i++) {
        struct opened opened = { .line = page.item[i] };
        bool may = people_may(asking->viewer, ACT_read, RESOURCE_loonwaarderegister, people_belonging(asking->viewer, &page.item[i]));      /* UWV: all; a municipality: its own */
        if (!may || page.item[i].erased || !office_is_id(page.item[i].id)) continue;
        status = office_entries(o, arena, &opened);
        if (status == OFFICE_OK) (*record)[(*count)++] = (struct office_record){ page.item[i].id, page.item[i].municipality, opened.entry, opened.count };
    }
    if (status == OFFICE_OK) status = office_log(o, asking, "loonwaarde opvragen", NULL, &person, *count == 0);
    if (status != OFFICE_OK) *count = 0;
    return status;
}
