/* SPDX-License-Identifier: EUPL-1.2 */
/* party_form.c: who a dossier is about: the employee, the employer, and who speaks for the employee; of one that there is: what changes about them. */
#include "web/desk/event_form.h"

#include <string.h>
#include <strings.h>

struct party_field { const char *name; enum message label; bool person, firm; };
static const struct party_field fields[] = {
    { "bsn", M_desk_party_bsn, true, false }, { "loonheffingennummer", M_desk_party_payroll, false, true }, { "naam", M_desk_party_name, true, true }, { "adres", M_desk_party_address, true, true },
    { "postcode", M_desk_party_postcode, true, true }, { "plaats", M_desk_party_place, true, true }, { "email", M_desk_party_email, true, false }, { "contact", M_desk_party_contact, false, true } };
static const struct { const char *name; enum message title; bool firm; } parties[] = {
    { "werknemer", M_desk_party_employee, false }, { "werkgever", M_desk_party_employer, true }, { "vertegenwoordiger", M_desk_party_agent, false } };
enum { FIELDS = sizeof fields / sizeof *fields, PARTIES = sizeof parties / sizeof *parties };

/* Where people live is asked with the facts about it; a decision or a report is no place for it. */
static bool asks_home(const struct event_form *f)
{
    const struct process_event *e = f->event;
    if (!f->dossier) return true;
    if (e->decision || f->replaces || !people_may(&f->d->session.viewer, ACT_write, RESOURCE_naam, BELONGS_own)) return false;
    for (int32_t k = 0; k < e->may_count; k++)
        if (strcmp(glossary[e->may[k]].name, "gemeente") == 0 || strcmp(glossary[e->may[k]].name, "naarGemeente") == 0) return true;
    return false;
}

/* The number that says who it is stands fast once it is known. */
static bool asks_field(const struct event_form *f, int party, const struct party_field *field)
{
    bool number = strcmp(field->name, "bsn") == 0 || strcmp(field->name, "loonheffingennummer") == 0;
    return (parties[party].firm ? field->firm : field->person) && !(number && f->dossier);
}

/* What the dossier has now, as a hint. */
static const char *field_now(struct event_form *f, int party, const char *name)
{
    const struct case_person *person = f->dossier ? party == 2 ? &f->dossier->agent : &f->dossier->person : NULL;
    const struct case_firm *firm = f->dossier ? &f->dossier->firm : NULL;
    if (!f->dossier) return NULL;
    const struct { const char *name, *of_person, *of_firm; } known[] = { { "naam", person->name, firm->name }, { "adres", person->address, firm->address }, { "postcode", person->postcode, firm->postcode },
        { "plaats", person->place, firm->place }, { "email", person->email, NULL }, { "contact", NULL, firm->contact } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *now = parties[party].firm ? known[i].of_firm : known[i].of_person;
        struct view *v = view_start(f->d->page.arena);
        if (strcmp(name, known[i].name) != 0 || !now || !*now) continue;
        view_text(v, "now", now);
        return page_format(&f->d->page, M_desk_field_now, v);
    }
    return NULL;
}

static const char *input_of(struct event_form *f, int party, const char *name) { return form_name(f, form_name(f, "partij", parties[party].name), name); }

void parties_show(struct event_form *f)
{
    struct page *p = &f->d->page;
    if (!asks_home(f)) return;
    for (int k = 0; k < PARTIES; k++) {
        struct view *group = view_item(p->view, "groups");
        view_text(group, "group", messages[p->language][parties[k].title]);
        if (k == 2 || f->dossier) view_true(group, "group-folded");
        if (f->dossier) view_text(group, "group-text", messages[p->language][M_desk_group_party_text]);
        for (int i = 0; i < FIELDS; i++)
            if (asks_field(f, k, &fields[i]))
                form_line(f, group, input_of(f, k, fields[i].name), messages[p->language][fields[i].label], field_now(f, k, fields[i].name), false, !f->dossier && k == 0 && strcmp(fields[i].name, "naam") == 0, NULL);
    }
}

/* Nine digits, however they were grouped. */
static void put_tidy(struct event_form *f, const char *name, const char *value)
{
    struct text t = { 0 };
    bool number = strcmp(name, "bsn") == 0 || strcmp(name, "loonheffingennummer") == 0, code = strcmp(name, "postcode") == 0;
    size_t size = strlen(value);
    while (size && value[size - 1] == ' ') size--;
    for (size_t i = 0; i < size; i++) {
        char c = value[i];
        if (number && (c == ' ' || c == '.')) continue;
        text_char(&t, (number || code) && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    }
    form_put_text(f, name, text_string(&t), t.size);
    text_free(&t);
}

void parties_put(struct event_form *f)
{
    size_t before = f->json.size;
    bool first = f->first, any = false;
    if (!asks_home(f)) return;
    form_put_open(f, "partijen");
    for (int k = 0; k < PARTIES; k++) {
        size_t start = f->json.size;
        bool start_first = f->first, some = false;
        form_put_open(f, parties[k].name);
        for (int i = 0; i < FIELDS; i++) {
            const char *value = asks_field(f, k, &fields[i]) ? form_value(f, input_of(f, k, fields[i].name)) : "";
            while (*value == ' ') value++;
            if (!*value) continue;
            put_tidy(f, fields[i].name, value);
            some = true;
        }
        if (some) { form_put_close(f); any = true; continue; }
        f->json.size = start;
        f->first = start_first;
    }
    if (any) { form_put_close(f); return; }
    f->json.size = before;
    f->first = first;
}

const char *parties_input(struct event_form *f, const char *field, const char *value)
{
    for (int k = 0; asks_home(f) && k < PARTIES; k++)
        for (int i = 0; i < FIELDS; i++) {
            if (strcmp(fields[i].name, field) != 0 || !asks_field(f, k, &fields[i])) continue;
            const char *input = input_of(f, k, field), *typed = form_value(f, input);
            while (*typed == ' ') typed++;
            if (*typed && (!*value || strncasecmp(typed, value, strlen(value)) == 0)) return input;      /* a postcode was put in capitals */
        }
    return "";
}
