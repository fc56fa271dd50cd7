/* SPDX-License-Identifier: EUPL-1.2 */
/* january.c: one dossier after the other: what was paid the day before, what is to be paid from that day, and the event that says so. */
#include "casework/january.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"

const char *const january_outcome_name[JANUARY_OUTCOMES][2] = {
    [JANUARY_changed] = { "nieuw bedrag", "new amount" }, [JANUARY_same] = { "zelfde bedrag", "same amount" }, [JANUARY_none] = { "geen lopende subsidie", "no running subsidy" },
    [JANUARY_done] = { "was al gedaan", "was done already" }, [JANUARY_missing] = { "er ontbreekt een feit", "a fact is missing" },
    [JANUARY_parameter] = { "een waarde uit de wet is niet bekend", "a value of the law is not known" }, [JANUARY_refused] = { "kan niet", "not possible" },
};

struct january { struct arena arena; struct case_setting setting; date day, sent; struct text payload, stored; struct problems problems; struct dossier before, after; };

static bool was_done(const struct dossier *d, date day)
{
    for (int32_t i = 0; i < d->events; i++)
        if (d->event[i].step && d->event[i].on == day && strcmp(d->process->event[d->event[i].event].name, "herindexering") == 0) return true;
    return false;
}

/* The event as a case worker would write it. */
static void write_event(struct january *r)
{
    r->payload.size = r->stored.size = 0;
    text_put(&r->payload, "{\"gebeurtenis\":\"herindexering\",\"rol\":\"consulent\",\"op\":\"");
    text_date(&r->payload, r->day);
    text_put(&r->payload, "\",\"verzonden\":\"");
    text_date(&r->payload, r->sent);
    text_put(&r->payload, "\",\"bron\":\"gemeente\"}");
}

static enum january_outcome outcome_of(struct january *r, struct january_row *row, const struct case_list *list)
{
    struct dossier *d = &r->before;
    struct case_setting before = r->setting;
    before.parts = CASE_only_states;
    if (!dossier_of(d, &r->arena, list->entry, list->count, &before, &r->problems)) return JANUARY_refused;
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

struct january *january_begin(int32_t year, date sent, const struct law *law)
{
    struct law_period covered = law_coverage(law, "loonkostensubsidie");
    date day = date_of(year, 1, 1);
    struct january *r = day < covered.from || day > covered.until ? NULL : calloc(1, sizeof *r);
    if (!r) return NULL;
    r->day = day;
    r->sent = sent;
    r->setting = (struct case_setting)CASE_SETTING(law, day);
    r->setting.parts = 0;
    return r;
}

void january_end(struct january *r)
{
    if (!r) return;
    text_free(&r->payload);
    text_free(&r->stored);
    arena_free(&r->arena);
    free(r);
}

void january_one(struct january *r, const struct case_list *list, struct january_row *row)
{
    *row = (struct january_row){ .payload = "", .problems = &r->problems };
    r->problems.count = 0;
    arena_reset(&r->arena);
    row->outcome = outcome_of(r, row, list);
}

void january_count(struct january_report *report, const struct january_row *row)
{
    report->dossiers++;
    report->of[row->outcome]++;
    if (row->outcome != JANUARY_changed && row->outcome != JANUARY_same) return;
    report->before += row->before.amount;
    report->after += row->after.amount;
}

bool january_run(struct january_report *report, case_next *next, void *dossiers, int32_t year, date sent, const struct law *law, void (*tell)(void *context, const struct january_row *), void *context)
{
    struct january *r = january_begin(year, sent, law);
    struct january_row row;
    struct case_list list;
    *report = (struct january_report){ 0 };
    while (r && next(dossiers, &list)) {
        january_one(r, &list, &row);
        row.number = report->dossiers;
        january_count(report, &row);
        if (tell) tell(context, &row);
    }
    bool good = r != NULL;
    january_end(r);
    return good;
}
