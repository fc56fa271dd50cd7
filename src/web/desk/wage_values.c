/* SPDX-License-Identifier: EUPL-1.2 */
/* wage_values.c: the wage value of one person on one day, out of all his dossiers. */
#include "exchange/records/record.h"
#include "web/desk/lists.h"

enum office_status wage_values(struct desk *d, const char *bsn, date on, struct wage_value **value, int32_t *count)
{
    struct office_record *record = NULL;
    struct arena *arena = d->page.arena;
    int32_t dossiers = 0;
    *count = 0;
    enum office_status status = office_read_records(d->room->office, arena, &d->asking, bsn, &record, &dossiers, d->problems);
    if (status != OFFICE_OK) return status;
    *value = arena_take(arena, sizeof **value * ((size_t)dossiers + 1));
    struct dossier *dossier = arena_take(arena, sizeof *dossier);
    if (!*value || !dossier) return OFFICE_STORE;
    for (int32_t i = 0; i < dossiers; i++) {
        struct problems problems = { .count = 0 };
        struct lw_history history;
        struct case_setting setting = CASE_SETTING(d->page.law, on);
        setting.parts = 0;
        if (!dossier_of(dossier, arena, record[i].entry, record[i].entries, &setting, &problems) || !loonwaarde_history(&history, arena, dossier, &setting)) continue;
        const struct lw_record *found = loonwaarde_on(&history, on);
        if (found) (*value)[(*count)++] = (struct wage_value){ found->from, found->until, found->flat_rate, found->wage_value, record[i].municipality, dossier->parties.firm.id, dossier->parties.firm.name };
    }
    return OFFICE_OK;
}
