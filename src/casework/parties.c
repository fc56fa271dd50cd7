/* SPDX-License-Identifier: EUPL-1.2 */
/* parties.c: persons and firms of an event checked strictly, and put together over the events of a dossier. */
#include "casework/parties.h"

#include <string.h>
#include "base/text.h"

enum { FIELD_MOST = 200, RSIN = 9 };

/* Nine digits, weights 9 to 2 and -1: the sum is a multiple of eleven. All noughts would pass it. */
static bool eleven_test(const char *text)
{
    int sum = 0;
    bool any = false;
    for (int i = 0; i < RSIN; i++) {
        if (text[i] < '0' || text[i] > '9') return false;
        sum += (text[i] - '0') * (i == RSIN - 1 ? -1 : RSIN - i);
        any |= text[i] != '0';
    }
    return any && sum % 11 == 0;
}

bool bsn_holds(const char *text, size_t size) { return size == RSIN && eleven_test(text); }

bool payroll_number_holds(const char *text, size_t size)
{
    bool good = size == RSIN + 3 && eleven_test(text) && text[RSIN] == 'L';
    for (size_t i = RSIN + 1; good && i < size; i++) good = text[i] >= '0' && text[i] <= '9';
    return good && !(text[RSIN + 1] == '0' && text[RSIN + 2] == '0');
}

/* 1234 AB, with or without the blank. */
static bool postcode_holds(const char *text, size_t size)
{
    size_t blank = size == 7 && text[4] == ' ';
    if (size - blank != 6 || text[0] < '1' || text[0] > '9') return false;
    for (size_t i = 1; i < 4; i++) if (text[i] < '0' || text[i] > '9') return false;
    for (size_t i = 4 + blank; i < size; i++) if (text[i] < 'A' || text[i] > 'Z') return false;
    return true;
}

static bool email_holds(const char *text, size_t size)
{
    const char *at = memchr(text, '@', size);
    return at && at > text && at < text + size - 1 && !memchr(at + 1, '@', size - (size_t)(at - text) - 1) && !memchr(text, ' ', size);
}

/* One line of text without control characters. */
static bool line_holds(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) if ((unsigned char)text[i] < ' ' || text[i] == 127) return false;
    return size <= FIELD_MOST;
}

struct field { const char *name; bool (*holds)(const char *, size_t); size_t place; const char *nl, *en; };
#define LINE "een regel tekst van hoogstens 200 tekens", "a line of text of at most 200 characters"
static const struct field of_person[] = {
    { "bsn", bsn_holds, offsetof(struct case_person, bsn), "een burgerservicenummer: negen cijfers die aan de elfproef voldoen", "a BSN: nine digits that pass the eleven test" },
    { "naam", line_holds, offsetof(struct case_person, name), LINE },
    { "adres", line_holds, offsetof(struct case_person, address), LINE },
    { "postcode", postcode_holds, offsetof(struct case_person, postcode), "een postcode, zoals 1234 AB", "a postcode, such as 1234 AB" },
    { "plaats", line_holds, offsetof(struct case_person, place), LINE },
    { "email", email_holds, offsetof(struct case_person, email), "een e-mailadres", "an e-mail address" },
};
static const struct field of_firm[] = {
    { "loonheffingennummer", payroll_number_holds, offsetof(struct case_firm, id), "negen cijfers die aan de elfproef voldoen, L en twee cijfers, zoals op de aangifte", "nine digits that pass the eleven test, L and two digits" },
    { "naam", line_holds, offsetof(struct case_firm, name), LINE },
    { "adres", line_holds, offsetof(struct case_firm, address), LINE },
    { "postcode", postcode_holds, offsetof(struct case_firm, postcode), "een postcode, zoals 1234 AB", "a postcode, such as 1234 AB" },
    { "plaats", line_holds, offsetof(struct case_firm, place), LINE },
    { "contact", line_holds, offsetof(struct case_firm, contact), LINE },
};
static const struct { const char *name; const struct field *field; size_t count, place; } parties[] = {
    { "werknemer", of_person, sizeof of_person / sizeof *of_person, offsetof(struct case_parties, person) },
    { "vertegenwoordiger", of_person, sizeof of_person / sizeof *of_person, offsetof(struct case_parties, agent) },
    { "werkgever", of_firm, sizeof of_firm / sizeof *of_firm, offsetof(struct case_parties, firm) },
};
enum { PARTIES = sizeof parties / sizeof *parties };

static int party_of(const struct node *node)
{
    for (int k = 0; k < PARTIES; k++) if (same_text(node->key, node->key_size, parties[k].name)) return k;
    return -1;
}
static const struct field *field_of(int party, const struct node *node)
{
    for (size_t k = 0; k < parties[party].count; k++) if (same_text(node->key, node->key_size, parties[party].field[k].name)) return &parties[party].field[k];
    return NULL;
}

static bool read_party(int party, const struct node *map, int32_t position, struct problems *problems)
{
    bool good = true;
    for (const struct node *node = map->first; node; node = node->next) {
        const struct field *field = field_of(party, node);
        bool fits = field && node->kind == NODE_TEXT && node->size > 0 && field->holds(node->text, node->size);
        if (fits) continue;
        good = false;
        if (!field) problem_add(problems, position, parties[party].name, node->key, node->key_size, "een veld van deze partij: meer wordt niet bewaard", "a member of this party: no more is kept");
        else problem_add(problems, position, field->name, node->kind == NODE_TEXT ? node->text : NULL, node->kind == NODE_TEXT ? node->size : 0, field->nl, field->en);
    }
    return good;
}

bool parties_read(const struct node *map, int32_t position, struct problems *problems)
{
    bool good = map->kind == NODE_MAP;
    if (!good) problem_add(problems, position, "partijen", NULL, 0, "een object: werknemer, vertegenwoordiger, werkgever", "an object: werknemer, vertegenwoordiger, werkgever");
    for (const struct node *node = good ? map->first : NULL; node; node = node->next) {
        int party = party_of(node);
        if (party >= 0 && node->kind == NODE_MAP) { good &= read_party(party, node, position, problems); continue; }
        problem_add(problems, position, "partijen", node->key, node->key_size, "werknemer, vertegenwoordiger of werkgever, elk een object", "werknemer, vertegenwoordiger or werkgever, each an object");
        good = false;
    }
    return good;
}

bool parties_take(struct case_parties *all, struct arena *arena, const struct node *map)
{
    for (const struct node *one = map ? map->first : NULL; one; one = one->next) {
        int party = party_of(one);
        for (const struct node *node = party < 0 ? NULL : one->first; node; node = node->next) {
            const struct field *field = field_of(party, node);
            const char *copy = field ? arena_copy(arena, node->text, node->size) : NULL;
            if (!copy) return false;
            memcpy((char *)all + parties[party].place + field->place, &copy, sizeof copy);
        }
    }
    return true;
}
