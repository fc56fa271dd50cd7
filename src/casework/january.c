/* SPDX-License-Identifier: EUPL-1.2 */
/* january.c: one dossier after the other: what was paid the day before, what is to be paid from that day, and the event that says so. */
#include "casework/january.h"

#include <string.h>
#include "base/text.h"

const char *const january_outcome_name[JANUARY_OUTCOMES][2] = {
    [JANUARY_changed] = { "nieuw bedrag", "new amount" }, [JANUARY_same] = { "zelfde bedrag", "same amount" }, [JANUARY_none] = { "geen lopende subsidie", "no running subsidy" },
    [JANUARY_done] = { "was al gedaan", "was done already" }, [JANUARY_missing] = { "er ontbreekt een feit", "a fact is missing" },
    [JANUARY_parameter] = { "een waarde uit de wet is niet bekend", "a value of the law is not known" }, [JANUARY_refused] = { "kan niet", "not possible" },
};

struct run { struct arena arena; struct case_setting setting; date day, sent; struct text payload, stored; struct problems problems; struct dossier before, after; };

static bool was_done(const struct dossier *d, date day)
{
    for (int32_t i = 0; i < d->events; i++)
        if (d->event[i].step && d->event[i].on == day && strcmp(d->process->event[d->event[i].event].name, "herindexering") == 0) return true;
    return false;
}

/* The event as a case worker would write it. */
static void write_event(struct run *r)
{
    r->payload.size = r->stored.size = 0;
    text_put(&r->payload, "{\"gebeurtenis\":\"herindexering\",\"rol\":\"consulent\",\"op\":\"");
    text_date(&r->payload, r->day);
    text_put(&r->payload, "\",\"verzonden\":\"");
    text_date(&r->payload, r->sent);
    text_put(&r->payload, "\",\"bron\":\"gemeente\"}");
}

static enum january_outcome outcome_of(struct run *r, struct january_row *row, const struct case_list *list)
{
    struct dossier *d = &r->before;
    if (!dossier_of(d, &r->arena, list->entry, list->count, &r->setting, &r->problems)) return JANUARY_refused;
    if (was_done(d, r->day)) return JANUARY_done;
    if (d->process->state[d->state[0]].end) return JANUARY_none;
    row->before = dossier_amount_on(d, &r->setting, r->day - 1);
    row->after = dossier_amount_on(d, &r->setting, r->day);
    if (row->before.state == CELL_none || row->after.state == CELL_none) return JANUARY_none;
    if (row->after.state == CELL_unknown) return row->after.why == WHY_parameter ? JANUARY_parameter : JANUARY_missing;
    write_event(r);
    struct case_entry next = { r->payload.data, r->payload.size, r->sent, list->count ? list->entry[list->count - 1].time : 0 };
    if (r->payload.failed || !dossier_try(&r->after, &r->arena, list->entry, list->count, &next, &r->setting, &r->stored, &r->problems)) return JANUARY_refused;
    row->payload = text_string(&r->stored);
    row->size = r->stored.size;
    row->dossier = &r->after;
    return row->before.state == CELL_amount && row->before.amount == row->after.amount ? JANUARY_same : JANUARY_changed;
}

bool january_run(struct january_report *report, case_next *next, void *dossiers, int32_t year, date sent, const struct law *law, void (*tell)(void *context, const struct january_row *), void *context)
{
    struct run r = { .day = date_of(year, 1, 1), .sent = sent };
    struct case_list list;
    *report = (struct january_report){ 0 };
    struct law_period covered = law_coverage(law, "loonkostensubsidie");
    if (r.day < covered.from || r.day > covered.until) return false;
    r.setting = (struct case_setting)CASE_SETTING(law, r.day);
    r.setting.parts = 0;
    while (next(dossiers, &list)) {
        struct january_row row = { .number = report->dossiers++, .payload = "", .problems = &r.problems };
        r.problems.count = 0;
        arena_reset(&r.arena);
        row.outcome = outcome_of(&r, &row, &list);
        report->of[row.outcome]++;
        bool counts = row.outcome == JANUARY_changed || row.outcome == JANUARY_same;
        if (counts) { report->before += row.before.amount; report->after += row.after.amount; }
        if (tell) tell(context, &row);
    }
    text_free(&r.payload);
    text_free(&r.stored);
    arena_free(&r.arena);
    return true;
}
