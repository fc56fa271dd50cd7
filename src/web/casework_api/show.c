/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: a dossier and a list of dossiers as JSON. */
#include "web/casework_api/casework_api.h"

#include <string.h>

static void put_end(struct text *out, char bracket) { text_char(out, bracket); }

static void put_states(struct text *out, const struct dossier *o, int language)
{
    put_open(out, "toestanden", '[');
    for (int32_t k = 0; k < o->process->tracks; k++) {
        if (o->state[k] < 0) continue;
        put_open(out, NULL, '{');
        put_member(out, "spoor", o->process->track[k].name);
        put_member(out, "toestand", o->process->state[o->state[k]].name);
        put_member(out, "omschrijving", o->process->state[o->state[k]].label[language]);
        put_date(out, "sinds", o->since[k], DATE_NEVER);
        put_end(out, '}');
    }
    put_end(out, ']');
}

static void put_facts(struct text *out, const struct dossier *o, date today)
{
    put_open(out, "feiten", '[');
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        const struct said *said = desk_fact_at(o, k, today);
        if (!said) continue;
        put_open(out, NULL, '{');
        put_member(out, "naam", glossary[k].name);
        put_key(out, "waarde");
        if (said->unknown) text_put(out, "\"onbekend\""); else term_put(out, said->term, said->value, true);
        put_date(out, "vanaf", said->from, DATE_NEVER);
        put_member(out, "bron", said->event >= 0 && said->event < o->situation.events ? o->situation.event[said->event].source.by : "");
        put_end(out, '}');
    }
    put_end(out, ']');
}

static void put_tasks(struct text *out, const struct dossier *o, int language)
{
    put_open(out, "taken", '[');
    for (int32_t i = 0; i < o->tasks; i++) {
        put_open(out, NULL, '{');
        put_member(out, "taak", o->task[i].task->name);
        put_member(out, "omschrijving", o->task[i].task->text[language]);
        put_member(out, "rol", case_role_word[o->task[i].task->who].name);
        put_date(out, "uiterlijk", o->task[i].due, DATE_NEVER);
        put_end(out, '}');
    }
    put_end(out, ']');
    put_open(out, "termijnen", '[');
    for (int32_t i = 0; i < o->deadlines; i++) {
        const struct case_deadline *one = &o->deadline[i];
        put_open(out, NULL, '{');
        put_member(out, "termijn", one->deadline->name);
        put_member(out, "omschrijving", one->deadline->text[language]);
        put_member(out, "rol", case_role_word[one->deadline->who].name);
        put_date(out, "op", one->due == DUE_dated ? one->on : DATE_NEVER, DATE_NEVER);
        put_bool(out, "voorbij", one->passed);
        put_end(out, '}');
    }
    put_end(out, ']');
    put_open(out, "ontbreekt", '[');
    for (int32_t i = 0; i < o->missings; i++) {
        put_open(out, NULL, '{');
        put_member(out, "feit", o->missing[i].term->name);
        if (o->missing[i].term->holder) put_member(out, "bron", holder_names[o->missing[i].term->holder][language]);
        put_end(out, '}');
    }
    put_end(out, ']');
}

static void put_amounts(struct text *out, const struct dossier *o)
{
    put_open(out, "bedragen", '[');
    for (int32_t i = 0; i < o->amounts; i++) {
        const struct case_amount *one = &o->amount[i];
        char month[8];
        struct text t = TEXT_IN(month);
        if (one->cell.state == CELL_none) continue;
        put_open(out, NULL, '{');
        text_int(&t, one->year);
        text_char(&t, '-');
        if (one->month < 10) text_char(&t, '0');
        text_int(&t, one->month);
        put_member(out, "maand", text_string(&t));
        put_key(out, "bedrag");
        if (one->cell.state == CELL_amount) text_decimal(out, one->cell.amount, 2, '.'); else text_put(out, "null");
        if (one->cell.state == CELL_unknown && one->cell.what) put_member(out, "ontbreekt", one->cell.what);
        put_end(out, '}');
    }
    put_end(out, ']');
}

static void put_texts(struct text *out, const char *name, const char *const (*member)[2], size_t count)
{
    put_open(out, name, '{');
    for (size_t i = 0; i < count; i++) if (member[i][1]) put_member(out, member[i][0], member[i][1]);
    put_end(out, '}');
}

static void put_parties(struct text *out, const struct office_view *view)
{
    const char *const person[][2] = { { "bsn", view->person.bsn }, { "naam", view->person.name }, { "adres", view->person.address }, { "postcode", view->person.postcode }, { "plaats", view->person.place },
        { "email", view->person.email } };
    const char *const firm[][2] = { { "loonheffingennummer", view->firm.id }, { "naam", view->firm.name }, { "adres", view->firm.address }, { "postcode", view->firm.postcode }, { "plaats", view->firm.place },
        { "contact", view->firm.contact } };
    put_open(out, "partijen", '{');
    put_texts(out, "werknemer", person, sizeof person / sizeof *person);
    put_texts(out, "werkgever", firm, sizeof firm / sizeof *firm);
    put_end(out, '}');
}

void put_dossier(struct text *out, struct desk *d, const struct office_view *view)
{
    int language = d->page.language;
    put_open(out, NULL, '{');
    put_member(out, "id", view->id);
    put_key(out, "positie");
    text_int(out, view->position);
    put_bool(out, "gewist", view->erased);
    if (!view->erased) {
        put_member(out, "proces", view->dossier.process->name);
        put_states(out, &view->dossier, language);
        put_parties(out, view);
        put_facts(out, &view->dossier, d->asking.today);
        put_tasks(out, &view->dossier, language);
        put_amounts(out, &view->dossier);
        put_key(out, "verborgen");
        text_int(out, view->hidden);
    }
    put_end(out, '}');
}

void put_list(struct text *out, struct desk *d, const struct office_list *list)
{
    (void)d;
    put_open(out, NULL, '{');
    put_open(out, "dossiers", '[');
    for (int32_t i = 0; i < list->count; i++) {
        const struct office_line *line = &list->line[i];
        put_open(out, NULL, '{');
        put_member(out, "id", line->id);
        put_member(out, "proces", line->process);
        put_member(out, "toestand", line->state);
        if (*line->title) put_member(out, "naam", line->title);
        if (*line->employer) put_member(out, "werkgever", line->employer);
        put_date(out, "uiterlijk", line->deadline, STORE_NO_DAY);
        put_member(out, "wat", line->what);
        put_bool(out, "teLaat", line->late);
        put_end(out, '}');
    }
    put_end(out, ']');
    if (list->all >= 0) { put_key(out, "totaal"); text_int(out, list->all); }
    if (list->more && list->next_id) {
        put_open(out, "volgende", '{');
        put_member(out, "na", list->next_id);
        put_key(out, "nadag");
        text_int(out, list->next_deadline);
        put_end(out, '}');
    }
    put_end(out, '}');
}
