/* SPDX-License-Identifier: EUPL-1.2 */
/* srg.c: provisions of a month written in the fixed layout, and a file held against it byte by byte. */
#include "exchange/formats/srg.h"

#include <string.h>
#include "exchange/data.h"
#include "exchange/formats/srg_inside.h"

struct provision { const char *type, *reason; date begin, end; int32_t wage_value; };      /* end: DATE_NEVER while it runs; wage_value -1: none */
struct writing {
    struct text *out; const struct srg_layout *l; const struct srg_sender *sender; const struct srg_case *c; const struct dossier *d; const struct provision *p;
    int32_t year, month; date last; struct problems *problems; bool good;
};

static void refuse(struct writing *w, const char *field, const char *value, const char *nl, const char *en)
{
    char name[72];
    struct text text = TEXT_IN(name);
    text_put(&text, w->c->dossier.id);
    text_put(&text, ": ");
    text_put(&text, field);
    problem_add(w->problems, 0, text_string(&text), value, value ? strlen(value) : 0, nl, en);
    w->good = false;
}

/* ---- values ---- */

static void put_filled(struct text *out, const char *value, const struct srg_field *f)
{
    int32_t size = (int32_t)strlen(value);
    for (int32_t i = size; f->type != SRG_text && i < f->width; i++) text_char(out, '0');
    text_put(out, value);
    for (int32_t i = size; f->type == SRG_text && i < f->width; i++) text_char(out, ' ');
}

static void day_value(struct text *value, date day)
{
    char iso[11];
    if (day == DATE_NEVER) return;
    format_date(day, iso);
    text_bytes(value, iso, 4);
    text_bytes(value, iso + 5, 2);
    text_bytes(value, iso + 8, 2);
}

static void number_value(struct text *value, int64_t number) { if (number >= 0) text_int(value, number); }

static void coded(struct writing *w, struct text *value, const struct srg_field *f, const char *meaning)
{
    if (!meaning) return;
    const struct srg_code *c = srg_code_of(w->l, f->codes, meaning, w->last);
    if (!c || !c->code) refuse(w, f->name, meaning, "een code die op die dag bekend is: de gemeente moet haar zelf geven", "a code that is known on that day: the municipality has to give it itself");
    else text_put(value, c->code);
}

static date birth_date(const struct writing *w)
{
    const struct said *said = dossier_fact(w->d, "geboortedatum", w->last);
    return said && said->value ? (date)term_plain(said->term, said->value) : DATE_NEVER;
}

static void value_of(struct writing *w, const struct srg_field *f, struct text *value)
{
    static const char *const sexes[] = { "onbekend", "man", "vrouw" };
    const char *bsn = w->c->dossier.person ? w->c->dossier.person : w->d->parties.person.bsn;
    int32_t source = 0;
    while (source < SRG_SOURCES && strcmp(f->source, srg_source_name[source]) != 0) source++;
    switch (source) {
    case SOURCE_SRG_vast: text_put(value, f->fixed); break;
    case SOURCE_SRG_jaar: number_value(value, w->year); break;
    case SOURCE_SRG_maand: number_value(value, w->month); break;
    case SOURCE_SRG_pakket: text_put(value, w->sender->package); break;
    case SOURCE_SRG_release: text_put(value, w->sender->release); break;
    case SOURCE_SRG_gemeente: number_value(value, w->sender->municipality); break;
    case SOURCE_SRG_berichtgever: number_value(value, w->sender->reporter); break;
    case SOURCE_SRG_bsn:
        if (bsn && !bsn_holds(bsn, strlen(bsn))) refuse(w, f->name, NULL, "een burgerservicenummer dat aan de elfproef voldoet", "a citizen service number that passes the eleven test");
        else if (bsn) text_put(value, bsn);
        break;
    case SOURCE_SRG_geboortedatum: day_value(value, birth_date(w)); break;
    case SOURCE_SRG_geslacht: coded(w, value, f, sexes[w->c->sex]); break;
    case SOURCE_SRG_ladder: if (w->c->ladder) number_value(value, w->c->ladder); break;
    case SOURCE_SRG_ladderSinds: if (w->c->ladder) day_value(value, w->c->ladder_since); break;
    case SOURCE_SRG_arbeidsvermogen: if (w->c->capacity) number_value(value, w->c->capacity); break;
    case SOURCE_SRG_registratienummer: if (w->c->registration) text_put(value, w->c->registration); break;
    case SOURCE_SRG_type: coded(w, value, f, w->p->type); break;
    case SOURCE_SRG_begin: day_value(value, w->p->begin); break;
    case SOURCE_SRG_einde: day_value(value, w->p->end); break;
    case SOURCE_SRG_redenEinde: coded(w, value, f, w->p->reason); break;
    case SOURCE_SRG_loonwaarde: number_value(value, w->p->wage_value); break;
    default: break;
    }
}

static bool plain(const char *value)
{
    for (; *value; value++) if ((unsigned char)*value < ' ' || (unsigned char)*value > '~') return false;
    return true;
}

/* One record, whole or not at all. */
static bool put_record(struct writing *w)
{
    size_t start = w->out->size;
    w->good = true;
    for (int32_t i = 0; i < w->l->fields; i++) {
        const struct srg_field *f = &w->l->field[i];
        char room[120];
        struct text value = TEXT_IN(room);
        bool before = w->good;
        value_of(w, f, &value);
        const char *string = text_string(&value);
        if (value.size == 0 && f->may_be_empty) { for (int32_t k = 0; k < f->width; k++) text_char(w->out, f->empty); continue; }
        if (value.size == 0 && before == w->good) refuse(w, f->name, NULL, "een waarde: dit veld mag niet leeg zijn", "a value: this field may not be empty");
        if ((int32_t)value.size > f->width) refuse(w, f->name, NULL, "een waarde die in het veld past", "a value that fits in the field");
        if (!plain(string)) refuse(w, f->name, NULL, "gewone letters en cijfers (ASCII)", "plain letters and digits (ASCII)");
        put_filled(w->out, string, f);
    }
    if (!w->good) { w->out->size = start; return false; }
    text_put(w->out, w->l->line_end);
    return true;
}

/* ---- which provision ran ---- */

static const char *reason_of(const struct srg_layout *l, const struct dossier *d)
{
    const char *reason = NULL;
    for (int32_t i = 0; i < d->events; i++)
        for (int32_t k = 0; d->event[i].step && k < l->ends; k++)
            if (strcmp(d->process->event[d->event[i].event].name, l->end[k].event) == 0 && d->process->state[d->event[i].step->to].end) reason = l->end[k].reason;
    return reason;
}

/* The stretch of records that touches the month; records behind each other are one provision. */
static bool subsidy_in(const struct lw_history *h, date first, date last, struct provision *p)
{
    bool found = false;
    for (int32_t i = 0; i < h->records; i++) {
        const struct lw_record *r = &h->record[i];
        bool joins = i && h->record[i - 1].until != DATE_NEVER && h->record[i - 1].until + 1 == r->from;
        if (!joins && found) break;
        if (!joins) p->begin = r->from;
        if (r->from > last || (r->until != DATE_NEVER && r->until < first)) continue;
        found = true;
        p->end = r->until;
        p->type = r->flat_rate ? "forfaitaire-loonkostensubsidie" : "loonkostensubsidie";
        p->wage_value = r->flat_rate ? -1 : r->wage_value;
    }
    return found;
}

/* Of the other processes: from the grant until the event that ended it. */
static bool granted_in(const struct dossier *d, date first, date last, struct provision *p)
{
    bool runs = false;
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        if (!e->step) continue;
        if (strcmp(d->process->event[e->event].name, "toekenning") == 0) { runs = true; p->begin = e->on; p->end = DATE_NEVER; }
        else if (runs && d->process->state[e->step->to].end && e->step->from != e->step->to) p->end = e->on;
    }
    return runs && p->begin <= last && (p->end == DATE_NEVER || p->end >= first);
}

static bool provision_in(struct arena *arena, const struct srg_layout *l, struct dossier *d, const struct case_setting *setting, date first, date last, struct provision *p)
{
    struct lw_history h;
    *p = (struct provision){ .type = d->process->name, .end = DATE_NEVER, .wage_value = -1 };
    bool subsidy = strcmp(d->process->name, "loonkostensubsidie") == 0;
    bool ran = subsidy ? loonwaarde_history(&h, arena, d, setting) && subsidy_in(&h, first, last, p) : granted_in(d, first, last, p);
    if (p->end != DATE_NEVER && p->end > last) p->end = DATE_NEVER;
    if (p->end != DATE_NEVER) p->reason = reason_of(l, d) ? reason_of(l, d) : "afgerond";
    return ran;
}

bool srg_write(struct text *out, const struct srg_layout *l, const struct srg_sender *sender, int32_t year, int32_t month, date known_on, srg_next *next, void *dossiers,
    const struct law *law, struct srg_counts *counts, struct problems *problems)
{
    struct arena arena = { 0 };
    struct srg_case one;
    enum exchange_more more;
    struct problems own = { .count = 0 };
    date first = date_of(year, month, 1), last = add_months(first, 1) - 1;
    if (!problems) problems = &own;
    *counts = (struct srg_counts){ 0 };
    while ((more = next(dossiers, &one)) == EXCHANGE_one) {
        struct case_setting setting = CASE_SETTING(law, known_on);
        struct dossier d;
        struct provision p;
        struct writing w = { out, l, sender, &one, &d, &p, year, month, last, problems, true };
        int32_t known = entries_known_on(one.dossier.entry, one.dossier.entries, known_on);
        counts->dossiers++;
        arena_reset(&arena);
        setting.parts = 0;
        setting.known_position = known;
        if (!known) continue;
        if (!dossier_of(&d, &arena, one.dossier.entry, one.dossier.entries, &setting, NULL)) { refuse(&w, "dossier", NULL, "een dossier dat te lezen is",
            "a dossier that can be read"); counts->refused++; continue; }
        if (!provision_in(&arena, l, &d, &setting, first, last, &p)) continue;
        if (put_record(&w)) counts->records++; else counts->refused++;
    }
    arena_free(&arena);
    return more == EXCHANGE_end && !out->failed;
}

/* ---- reading back ---- */

static bool all_of(const char *bytes, int32_t size, char c) { for (int32_t i = 0; i < size; i++) if (bytes[i] != c) return false; return true; }
static bool digits(const char *bytes, int32_t size) { for (int32_t i = 0; i < size; i++) if (bytes[i] < '0' || bytes[i] > '9') return false; return true; }

static bool field_holds(const struct srg_layout *l, const struct srg_field *f, const char *bytes, date on)
{
    date day;
    char iso[10] = "0000-00-00";
    if (f->may_be_empty && all_of(bytes, f->width, f->empty)) return true;
    if (*f->fixed) return memcmp(bytes, f->fixed, (size_t)f->width) == 0;
    if (f->type == SRG_text) { for (int32_t i = 0; i < f->width; i++) if ((unsigned char)bytes[i] < ' ' || (unsigned char)bytes[i] > '~') return false; return bytes[0] != ' '; }
    if (!digits(bytes, f->width)) return false;
    if (f->type == SRG_day) { memcpy(iso, bytes, 4); memcpy(iso + 5, bytes + 4, 2); memcpy(iso + 8, bytes + 6, 2); return parse_date(iso, 10, &day); }
    if (strcmp(f->source, "bsn") == 0) return bsn_holds(bytes, (size_t)f->width);
    bool any = !*f->codes;
    for (int32_t i = 0; i < l->codes && *f->codes; i++)
        any |= strcmp(l->code[i].list, f->codes) == 0 && l->code[i].code && l->code[i].from <= on && on <= l->code[i].until && strlen(l->code[i].code) == (size_t)f->width
            && memcmp(l->code[i].code, bytes, (size_t)f->width) == 0;
    return any;
}

bool srg_check(const struct srg_layout *l, const char *bytes, size_t size, int64_t *records, struct problems *problems)
{
    size_t end = strlen(l->line_end), at = 0, record = (size_t)l->length + end;
    int32_t line = 0;
    bool good = true;
    *records = 0;
    for (; at < size; at += record) {
        line++;
        if (size - at < record || memcmp(bytes + at + l->length, l->line_end, end) != 0) {
            problem_add(problems, line, "record", NULL, 0, "een regel van precies de lengte van de indeling", "a line of exactly the length of the layout");
            return false;
        }
        int64_t year = 0, month = 0;
        bool dated = parse_decimal(bytes + at, 4, 0, false, &year) == NUMBER_OK && parse_decimal(bytes + at + 4, 2, 0, false, &month) == NUMBER_OK && month >= 1 && month <= 12
            && year >= 1900 && year <= 2199;
        date on = dated ? add_months(date_of((int32_t)year, (int32_t)month, 1), 1) - 1 : DATE_FIRST;
        for (int32_t i = 0; i < l->fields; i++)
            if (!field_holds(l, &l->field[i], bytes + at + l->field[i].position - 1, on)) { problem_add(problems, line, l->field[i].name, NULL, 0, "een waarde volgens de indeling",
                "a value by the layout"); good = false; }
        (*records)++;
    }
    return good;
}
