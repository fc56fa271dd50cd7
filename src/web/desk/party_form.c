/* SPDX-License-Identifier: EUPL-1.2 */
/* party_form.c: who a new dossier is about: the employee, the employer, and who speaks for the employee. */
#include "web/desk/event_form.h"

#include <string.h>

struct party_field { const char *name; enum message label; bool person, firm; };
static const struct party_field fields[] = {
    { "bsn", M_desk_party_bsn, true, false }, { "loonheffingennummer", M_desk_party_payroll, false, true }, { "naam", M_desk_party_name, true, true }, { "adres", M_desk_party_address, true, true },
    { "postcode", M_desk_party_postcode, true, true }, { "plaats", M_desk_party_place, true, true }, { "email", M_desk_party_email, true, false }, { "contact", M_desk_party_contact, false, true } };
static const struct { const char *name; enum message title; bool firm; } parties[] = {
    { "werknemer", M_desk_party_employee, false }, { "werkgever", M_desk_party_employer, true }, { "vertegenwoordiger", M_desk_party_agent, false } };
enum { FIELDS = sizeof fields / sizeof *fields, PARTIES = sizeof parties / sizeof *parties };

static bool belongs(int party, const struct party_field *field) { return parties[party].firm ? field->firm : field->person; }

static const char *input_of(struct event_form *f, int party, const char *name) { return form_name(f, form_name(f, "partij", parties[party].name), name); }

void parties_show(struct event_form *f)
{
    struct page *p = &f->d->page;
    for (int k = 0; k < PARTIES; k++) {
        struct view *group = view_item(p->view, "groups");
        view_text(group, "group", messages[p->language][parties[k].title]);
        if (k == 2) view_true(group, "group-folded");
        for (int i = 0; i < FIELDS; i++)
            if (belongs(k, &fields[i])) form_line(f, group, input_of(f, k, fields[i].name), messages[p->language][fields[i].label], NULL, false, k == 0 && strcmp(fields[i].name, "naam") == 0, NULL);
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
    form_put_open(f, "partijen");
    for (int k = 0; k < PARTIES; k++) {
        size_t start = f->json.size;
        bool start_first = f->first, some = false;
        form_put_open(f, parties[k].name);
        for (int i = 0; i < FIELDS; i++) {
            const char *value = belongs(k, &fields[i]) ? form_value(f, input_of(f, k, fields[i].name)) : "";
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
