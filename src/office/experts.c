/* SPDX-License-Identifier: EUPL-1.2 */
/* experts.c: the register of recognised experts that a municipality keeps: who may measure or support, recognised by whom, from which day until which. */
#include "office/inside.h"

#include <string.h>

static const char collection[] = "deskundige";
enum { EXPERTS_MOST = 500, FIELD_MOST = 120 };
static const int64_t FRESH = 2000000;

/* ---- one line of it ---- */

static void put_expert(struct text *out, const struct office_expert *e)
{
    text_char(out, '{');
    put_member(out, "sleutel", e->key);
    put_member(out, "nummer", e->number);
    put_member(out, "naam", e->name);
    put_member(out, "account", e->account);
    put_member(out, "rol", case_role_word[e->role].name);
    put_member(out, "erkendDoor", e->recognised_by);
    put_member(out, "gemeente", e->municipality);
    put_date(out, "van", e->from, DATE_NEVER);
    put_date(out, "tot", e->until, DATE_LAST);
    text_char(out, '}');
}

static bool expert_of(struct office_expert *e, struct arena *arena, const struct store_record *record)
{
    const struct node *map = node_from_json(arena, record->bytes, record->size, NULL), *from = node_get(map, "van"), *until = node_get(map, "tot"), *role = node_get(map, "rol");
    int32_t word = role ? case_word_of(case_role_word, CASE_ROLES, role->text, role->size) : -1;
    *e = (struct office_expert){ .key = summary_text(arena, map, "sleutel"), .number = summary_text(arena, map, "nummer"), .name = summary_text(arena, map, "naam"), .account = summary_text(arena, map, "account"),
        .recognised_by = summary_text(arena, map, "erkendDoor"), .municipality = summary_text(arena, map, "gemeente"), .from = DATE_NEVER, .until = DATE_LAST };
    if (word < 0 || !from || !parse_date(from->text, from->size, &e->from)) return false;
    if (until && until->kind == NODE_TEXT && !parse_date(until->text, until->size, &e->until)) return false;
    e->role = (enum case_role)word;
    return *e->key != 0;
}

/* In order of name, then of their first day. */
static bool comes_before(const struct office_expert *a, const struct office_expert *b)
{
    int by = strcmp(a->name, b->name);
    return by ? by < 0 : a->from < b->from;
}

static enum office_status read_all(struct office *o, struct arena *arena, const char *municipality, struct office_expert **list, int32_t *count)
{
    struct store_records records;
    *count = 0;
    enum office_status status = office_of_store(store_list(o->set.store, arena, collection, municipality, 0, NULL, EXPERTS_MOST, &records));
    if (status == OFFICE_OK && !(*list = arena_take(arena, ((size_t)records.count + 1) * sizeof **list))) status = OFFICE_STORE;
    for (int32_t i = 0; status == OFFICE_OK && i < records.count; i++) {
        struct office_expert one;
        if (!expert_of(&one, arena, &records.item[i]) || strcmp(one.municipality, municipality) != 0) continue;
        int32_t at = (*count)++;
        for (; at > 0 && comes_before(&one, &(*list)[at - 1]); at--) (*list)[at] = (*list)[at - 1];
        (*list)[at] = one;
    }
    return status;
}

/* ---- what the guards of the process ask ---- */

/* Of the municipality of the dossier that is opened; kept for a moment, because every page opens one. */
enum office_status office_experts_load(struct office *o, const char *municipality, int64_t now)
{
    struct office_expert *list = NULL;
    int32_t count = 0, n = 0;
    bool fresh = o->experts_at && now >= o->experts_at && now - o->experts_at < FRESH && o->experts_of && strcmp(o->experts_of, municipality) == 0;
    if (fresh) return OFFICE_OK;
    o->case_experts = 0;
    o->recognised = 0;
    o->experts_at = 0;
    arena_reset(&o->expert_arena);
    enum office_status status = read_all(o, &o->expert_arena, municipality, &list, &count);
    struct case_expert *all = arena_take(&o->expert_arena, ((size_t)count * 2 + (size_t)o->set.experts + 1) * sizeof *all);
    o->experts_of = arena_copy(&o->expert_arena, municipality, strlen(municipality));
    if (status != OFFICE_OK || !all || !o->experts_of) return status == OFFICE_OK ? OFFICE_STORE : status;
    for (int32_t i = 0; i < o->set.experts; i++) all[n++] = o->set.expert[i];
    for (int32_t i = 0; i < count; i++) {           /* by the number of his recognition, and by his account */
        if (*list[i].number) all[n++] = (struct case_expert){ list[i].number, list[i].recognised_by, list[i].from, list[i].until };
        if (*list[i].account) all[n++] = (struct case_expert){ list[i].account, list[i].recognised_by, list[i].from, list[i].until };
    }
    o->case_expert = all;
    o->case_experts = n;
    o->expert = list;
    o->recognised = count;
    o->experts_at = now;
    return OFFICE_OK;
}

answer office_expert_holds(const struct office *o, enum case_role role, const char *who, size_t size, date on)
{
    bool any = false, holds = false;
    for (int32_t i = 0; i < o->recognised; i++) {
        const struct office_expert *e = &o->expert[i];
        if (e->role != role) continue;
        any = true;
        bool same = same_text(who, (uint32_t)size, e->account) || (*e->number && same_text(who, (uint32_t)size, e->number));
        holds |= same && e->from <= on && on <= e->until;
    }
    for (int32_t i = 0; i < o->set.experts; i++) {
        const struct case_expert *e = &o->set.expert[i];
        any = true;
        holds |= same_text(who, (uint32_t)size, e->id) && e->from <= on && on <= e->until;
    }
    return !any ? onbekend : holds ? ja : nee;
}

/* ---- the list ---- */

enum office_status office_experts(struct office *o, struct arena *arena, const struct asking *asking, struct office_expert **list, int32_t *count)
{
    *count = 0;
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_deskundigen);
    if (status == OFFICE_OK && !*asking->viewer->municipality) return OFFICE_FORBIDDEN;
    return status == OFFICE_OK ? read_all(o, arena, asking->viewer->municipality, list, count) : status;
}

static bool is_line(const char *text) { size_t size = text ? strlen(text) : 0; return size > 0 && size <= FIELD_MOST && !strpbrk(text, "\r\n\t"); }

/* An account that measures or supports for this municipality; "" is none, for somebody who does not sign in. */
static enum office_status find_account(struct office *o, struct arena *arena, const struct asking *asking, const char *login, struct office_expert *e, struct problems *problems)
{
    struct account a;
    bool has = false;
    e->account = "";
    if (!login || !*login) return OFFICE_OK;
    enum people_status status = people_account_of(o->set.people, arena, login, &a);
    if (status == PEOPLE_STORE) return OFFICE_STORE;
    for (int32_t i = 0; status == PEOPLE_OK && i < a.roles; i++) has |= a.role[i].role == e->role && strcmp(a.role[i].municipality, asking->viewer->municipality) == 0;
    if (has) e->account = a.id;
    else (void)office_refuse(problems, "account", NULL, "de gebruikersnaam van een account met deze rol in uw gemeente, of leeg", "the user name of an account with this role in your municipality, or empty");
    return OFFICE_OK;
}

static enum office_status put(struct office *o, const struct asking *asking, const struct office_expert *e, const char *what, int64_t version)
{
    struct text text = { 0 };
    put_expert(&text, e);
    enum office_status status = text.failed ? OFFICE_STORE : office_log(o, asking, what, NULL, NULL, false);
    if (status == OFFICE_OK) status = office_of_store(store_put(o->set.store, collection, e->key, version, text.data, text.size, e->municipality, 0));
    text_free(&text);
    o->experts_at = 0;
    return status;
}

enum office_status office_put_expert(struct office *o, struct arena *arena, const struct asking *asking, struct office_expert *e, const char *login, struct problems *problems)
{
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_deskundigen);
    if (status != OFFICE_OK) return status;
    if (!*asking->viewer->municipality) return OFFICE_FORBIDDEN;
    e->municipality = asking->viewer->municipality;
    if (!is_line(e->name)) office_refuse(problems, "naam", NULL, "een naam van hoogstens 120 tekens", "a name of at most 120 characters");
    if (!is_line(e->recognised_by)) office_refuse(problems, "erkend-door", NULL, "wie deze deskundige erkende", "who recognised this expert");
    if (e->number && strlen(e->number) > FIELD_MOST) office_refuse(problems, "nummer", NULL, "hoogstens 120 tekens", "at most 120 characters");
    if (e->role != CASE_loonwaardedeskundige && e->role != CASE_jobcoach) office_refuse(problems, "rol", NULL, "loonwaardedeskundige of jobcoach", "loonwaardedeskundige or jobcoach");
    if (e->from == DATE_NEVER) office_refuse(problems, "van", NULL, "de eerste dag van de erkenning", "the first day of the recognition");
    else if (e->until < e->from) office_refuse(problems, "tot", NULL, "een dag die niet voor de eerste dag ligt", "a day that is not before the first day");
    if (problems->count) return OFFICE_REFUSED;
    status = find_account(o, arena, asking, login, e, problems);
    if (status != OFFICE_OK || problems->count) return status == OFFICE_OK ? OFFICE_REFUSED : status;
    if (!e->number) e->number = "";
    e->key = office_new_id(arena);
    return e->key ? put(o, asking, e, "deskundige op de lijst zetten", 0) : OFFICE_STORE;
}

enum office_status office_end_expert(struct office *o, struct arena *arena, const struct asking *asking, const char *key, date until, struct problems *problems)
{
    struct store_record record;
    struct office_expert e;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_deskundigen);
    if (status == OFFICE_OK && !office_is_id(key)) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = office_of_store(store_get(o->set.store, arena, collection, key, &record));
    if (status != OFFICE_OK) return status;
    if (!expert_of(&e, arena, &record) || strcmp(e.municipality, asking->viewer->municipality) != 0) return OFFICE_ABSENT;
    if (until == DATE_NEVER || until < e.from) { office_refuse(problems, "tot", NULL, "een dag vanaf de eerste dag van de erkenning", "a day from the first day of the recognition on"); return OFFICE_REFUSED; }
    e.until = until;
    return put(o, asking, &e, "erkenning van een deskundige beeindigen", record.version);
}
