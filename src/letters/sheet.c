/* SPDX-License-Identifier: EUPL-1.2 */
/* sheet.c: reads a dossier with its sender out of a document, strictly. */
#include "letters/sheet.h"

#include <string.h>
#include "base/text.h"

enum { ENTRIES_MOST = 2000, EXPERTS_MOST = 200, TEXT_MOST = 400 };

struct reading { struct arena *arena; struct problems *problems; bool good; };

static void wrong(struct reading *r, const struct node *node, const char *field, size_t size, const char *nl, const char *en)
{
    char name[72];
    struct text t = TEXT_IN(name);
    text_bytes(&t, field, size < sizeof name ? size : sizeof name - 1);
    problem_add(r->problems, node ? node->line : 0, text_string(&t), NULL, 0, nl, en);
    r->good = false;
}

static void check_members(struct reading *r, const struct node *map, const char *const *names)
{
    for (const struct node *one = map->first; one; one = one->next) {
        bool known = false;
        for (const char *const *name = names; *name; name++) known |= same_text(one->key, one->key_size, *name);
        if (!known) wrong(r, one, one->key, one->key_size, "een veld van dit document", "a member of this document");
    }
}

static const struct node *map_of(struct reading *r, const struct node *document, const char *name, const char *const *members)
{
    const struct node *map = node_get(document, name);
    if (map && map->kind != NODE_MAP) { wrong(r, map, name, strlen(name), "een object", "an object"); return NULL; }
    if (map) check_members(r, map, members);
    return map;
}

static const char *copy_of(struct reading *r, const struct node *node)
{
    const char *copy = arena_copy(r->arena, node->text, node->size);
    if (!copy) r->good = false;
    return copy;
}

/* NULL when it is not there. */
static const char *text_at(struct reading *r, const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    if (!node) return NULL;
    if ((node->kind == NODE_TEXT || node->kind == NODE_NUMBER) && node->size && node->size <= TEXT_MOST) return copy_of(r, node);
    wrong(r, node, name, strlen(name), "tekst van 1 tot 400 tekens", "text of 1 to 400 characters");
    return NULL;
}

static struct letter_address address_at(struct reading *r, const struct node *map, const char *name)
{
    struct letter_address a = { .name = text_at(r, map, name) };
    const struct node *list = node_get(map, "adres");
    int n = 0;
    if (list && list->kind != NODE_LIST) wrong(r, list, "adres", 5, "een lijst van regels", "a list of lines");
    for (const struct node *one = list && list->kind == NODE_LIST ? list->first : NULL; one; one = one->next, n++) {
        if (n == 3 || one->kind != NODE_TEXT || one->size > TEXT_MOST) { wrong(r, one, "adres", 5, "hoogstens drie regels tekst", "at most three lines of text"); break; }
        a.line[n] = copy_of(r, one);
    }
    return a;
}

static date day_at(struct reading *r, const struct node *map, const char *name, date otherwise)
{
    const struct node *node = node_get(map, name);
    date day = otherwise;
    if (node && !(node->kind == NODE_TEXT && parse_date(node->text, node->size, &day))) wrong(r, node, name, strlen(name), "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return day;
}

static void read_office(struct reading *r, struct letter_office *o, const struct node *document)
{
    static const char *const members[] = { "naam", "afdeling", "afzender", "adres", "telefoon", "mail", "website", "logo", "bezwaar", "bezwaarWebsite", "rechtbank", "ombudsman", "ondertekenaar", "functie", NULL };
    const struct node *map = map_of(r, document, "gemeente", members);
    *o = (struct letter_office){ text_at(r, map, "naam"), text_at(r, map, "afdeling"), address_at(r, map, "afzender"), text_at(r, map, "telefoon"), text_at(r, map, "mail"), text_at(r, map, "website"),
                                 text_at(r, map, "logo"), text_at(r, map, "bezwaar"), text_at(r, map, "bezwaarWebsite"), text_at(r, map, "rechtbank"), text_at(r, map, "ombudsman"), text_at(r, map, "ondertekenaar"), text_at(r, map, "functie") };
}

/* ---- events ---- */

static bool is_number(const struct node *node) { return same_text(node->key, node->key_size, "vervangt") || same_text(node->key, node->key_size, "vervalt"); }

/* Back to JSON, as it lies in a store: of a YAML document the plain positions and truths are no text. */
static void put_json(struct text *out, const struct node *node, bool top)
{
    bool first = true, map = node->kind == NODE_MAP;
    if (node->kind != NODE_MAP && node->kind != NODE_LIST) {
        if (node->kind == NODE_TEXT) text_json(out, node->text, node->size); else text_bytes(out, node->text, node->size);
        return;
    }
    text_char(out, map ? '{' : '[');
    for (const struct node *child = node->first; child; child = child->next) {
        if (top && same_text(child->key, child->key_size, "vastgelegd")) continue;
        if (!first) text_char(out, ',');
        first = false;
        if (map) { text_json(out, child->key, child->key_size); text_char(out, ':'); }
        if (top && map && is_number(child) && child->kind == NODE_TEXT && !child->quoted) text_bytes(out, child->text, child->size);
        else put_json(out, child, false);
    }
    text_char(out, map ? '}' : ']');
}

static void read_events(struct reading *r, struct letter_sheet *s, const struct node *list)
{
    if (!list || list->kind != NODE_LIST || list->count < 1 || list->count > ENTRIES_MOST) { wrong(r, list, "gebeurtenissen", 14, "een lijst van 1 tot 2000 gebeurtenissen", "a list of 1 to 2000 events"); return; }
    s->entry = arena_take_zero(r->arena, (size_t)list->count * sizeof *s->entry);
    if (!s->entry) { r->good = false; return; }
    for (const struct node *one = list->first; one; one = one->next) {
        struct text json = { 0 };
        if (one->kind != NODE_MAP) { wrong(r, one, "gebeurtenissen", 14, "een object per gebeurtenis", "an object for each event"); continue; }
        date day = day_at(r, one, "vastgelegd", day_at(r, one, "op", DATE_NEVER));
        if (day == DATE_NEVER) { wrong(r, one, "op", 2, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01"); continue; }
        put_json(&json, one, true);
        const char *copy = json.failed ? NULL : arena_copy(r->arena, json.data, json.size);
        if (copy) s->entry[s->entries++] = (struct case_entry){ copy, json.size, day, s->entries }; else r->good = false;
        text_free(&json);
    }
}

static void read_experts(struct reading *r, struct letter_sheet *s, const struct node *list)
{
    static const char *const members[] = { "id", "vanaf", "tot", NULL };
    if (!list) return;
    if (list->kind != NODE_LIST || list->count > EXPERTS_MOST) { wrong(r, list, "deskundigen", 11, "een lijst van hoogstens 200", "a list of at most 200"); return; }
    s->expert = arena_take_zero(r->arena, ((size_t)list->count + 1) * sizeof *s->expert);
    if (!s->expert) { r->good = false; return; }
    for (const struct node *one = list->first; one; one = one->next) {
        if (one->kind != NODE_MAP) { wrong(r, one, "deskundigen", 11, "een object per deskundige", "an object for each expert"); continue; }
        check_members(r, one, members);
        const char *id = text_at(r, one, "id");
        if (id) s->expert[s->experts++] = (struct case_expert){ id, "", day_at(r, one, "vanaf", DATE_FIRST), day_at(r, one, "tot", DATE_LAST) };
        else wrong(r, one, "id", 2, "niet leeg", "not empty");
    }
}

bool letter_sheet_read(struct letter_sheet *s, struct arena *arena, const struct node *document, struct problems *problems)
{
    static const char *const members[] = { "kenmerk", "gemeente", "andereGemeente", "uwv", "deskundigen", "gebeurtenissen", NULL };
    static const char *const of_other[] = { "naam", "adres", "telefoon", NULL };
    struct reading r = { arena, problems, true };
    *s = (struct letter_sheet){ 0 };
    if (!document || document->kind != NODE_MAP) { wrong(&r, document, "dossier", 7, "een object met gebeurtenissen", "an object with events"); return false; }
    check_members(&r, document, members);
    read_office(&r, &s->office, document);
    const struct node *other = map_of(&r, document, "andereGemeente", of_other), *uwv = map_of(&r, document, "uwv", of_other);
    s->parties.reference = text_at(&r, document, "kenmerk");
    s->other = address_at(&r, other, "naam");
    s->uwv = address_at(&r, uwv, "naam");
    s->parties.other_phone = text_at(&r, other, "telefoon");
    read_experts(&r, s, node_get(document, "deskundigen"));
    read_events(&r, s, node_get(document, "gebeurtenissen"));
    return r.good;
}

struct letter_parties letter_sheet_parties(const struct letter_sheet *s, enum case_role to)
{
    struct letter_parties parties = s->parties;
    if (to == CASE_andere_gemeente) parties.to = s->other;
    if (to == CASE_uwv) parties.to = s->uwv;
    return parties;
}
