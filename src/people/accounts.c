/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.c: accounts in the store: one record each, one for its login, one for its subject at an identity provider. */
#include "people/inside.h"

#include <sodium.h>
#include <stdio.h>

static const char *const accounts = "account", *const logins = "account-login", *const subjects = "account-subject";

/* ---- forms ---- */

void account_new_id(char out[ID_TEXT])
{
    static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    size_t n = 0;
    out[n++] = 'a';
    out[n++] = '-';
    while (n < 22) out[n++] = letters[randombytes_uniform(sizeof letters - 1)];
    out[n] = 0;
}

/* Characters that can be seen, in UTF-8. */
static bool is_plain(const char *text, size_t least, size_t most)
{
    size_t size = strlen(text);
    if (size < least || size > most || !valid_utf8(text, size)) return false;
    for (const char *c = text; *c; c++) if ((unsigned char)*c < ' ' || *c == 127) return false;
    return true;
}

bool login_form(const char *login, char out[STORE_NAME + 1])
{
    size_t size = 0;
    if (!login || !is_plain(login, 3, STORE_NAME) || strpbrk(login, " ")) return false;
    for (; login[size]; size++) out[size] = login[size] >= 'A' && login[size] <= 'Z' ? (char)(login[size] + 32) : login[size];
    out[size] = 0;
    return true;
}

bool role_holds(const struct people_role *role, date on) { return role->since <= on && on <= role->until; }

bool same_role(const struct people_role *role, enum case_role which, const char *municipality, const char *employer)
{
    return role->role == which && strcmp(role->municipality, municipality) == 0 && strcmp(role->employer, employer) == 0;
}

/* ---- the record ---- */

static void put_roles(struct text *t, const struct account *a)
{
    put_open(t, "rollen", '[');
    for (int32_t i = 0; i < a->roles; i++) {
        put_open(t, NULL, '{');
        put_member(t, "rol", case_role_word[a->role[i].role].name);
        put_member(t, "gemeente", a->role[i].municipality);
        put_member(t, "werkgever", a->role[i].employer);
        put_date(t, "vanaf", a->role[i].since, DATE_FIRST);
        put_date(t, "tot", a->role[i].until, DATE_LAST);
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void put_bytes(struct text *t, const char *name, const uint8_t bytes[SECRET_BYTES])
{
    char hex[2 * SECRET_BYTES + 1];
    sodium_bin2hex(hex, sizeof hex, bytes, SECRET_BYTES);
    put_member(t, name, hex);
    sodium_memzero(hex, sizeof hex);
}

enum store_status account_save(struct people *p, const struct account *a, const struct account_secret *s, int64_t expected)
{
    struct text t = { 0 };
    text_char(&t, '{');
    put_member(&t, "id", a->id);
    put_member(&t, "login", a->login);
    put_member(&t, "naam", a->name);
    put_roles(&t, a);
    if (a->has_person) put_hash(&t, "persoon", &a->person);
    put_open(&t, "vertegenwoordigt", '[');
    for (int32_t i = 0; i < a->represented; i++) put_hash(&t, NULL, &a->represents[i]);
    text_char(&t, ']');
    put_bool(&t, "geblokkeerd", a->blocked);
    put_key(&t, "gemaakt"); text_int(&t, a->made);
    put_member(&t, "wachtwoord", s->password);
    if (s->has_secret) put_bytes(&t, "geheim", s->secret);
    if (s->has_pending) put_bytes(&t, "nieuw", s->pending);
    put_key(&t, "stap"); text_int(&t, s->last_step);
    put_member(&t, "onderwerp", s->subject ? s->subject : "");
    text_char(&t, '}');
    enum store_status status = t.failed ? STORE_MEMORY : store_put(p->store, accounts, a->id, expected, t.data, t.size, NULL, 0);
    if (t.data) sodium_memzero(t.data, t.size);
    text_free(&t);
    return status;
}

static bool read_bytes(const struct node *map, const char *name, uint8_t bytes[SECRET_BYTES])
{
    const struct node *node = node_get(map, name);
    size_t size;
    return node && node->kind == NODE_TEXT && sodium_hex2bin(bytes, SECRET_BYTES, node->text, node->size, NULL, &size, NULL) == 0 && size == SECRET_BYTES;
}

static date day_in(const struct node *map, const char *name, date otherwise)
{
    const struct node *node = node_get(map, name);
    date day;
    return node && node->kind == NODE_TEXT && parse_date(node->text, node->size, &day) ? day : otherwise;
}

static bool read_roles(struct arena *arena, const struct node *list, struct account *a)
{
    if (!list || list->kind != NODE_LIST) return false;
    a->role = arena_take_zero(arena, ((size_t)list->count + 1) * sizeof *a->role);
    if (!a->role) return false;
    for (const struct node *node = list->first; node; node = node->next) {
        const struct node *word = node_get(node, "rol");
        int32_t role = word && word->kind == NODE_TEXT ? case_word_of(case_role_word, CASE_ROLES, word->text, word->size) : -1;
        if (role < 0) return false;
        a->role[a->roles++] = (struct people_role){ (enum case_role)role, string_in(arena, node, "gemeente"), string_in(arena, node, "werkgever"), day_in(node, "vanaf", DATE_FIRST),
                                                    day_in(node, "tot", DATE_LAST) };
    }
    return true;
}

static bool read_represented(struct arena *arena, const struct node *list, struct account *a)
{
    if (!list || list->kind != NODE_LIST) return false;
    a->represents = arena_take_zero(arena, ((size_t)list->count + 1) * sizeof *a->represents);
    if (!a->represents) return false;
    for (const struct node *node = list->first; node; node = node->next) if (!hash_of(node, &a->represents[a->represented++])) return false;
    return true;
}

static enum people_status read_record(struct arena *arena, const struct store_record *record, struct account *a, struct account_secret *s)
{
    struct account_secret unused;
    const struct node *map = node_from_json(arena, record->bytes, record->size, NULL);
    if (!s) s = &unused;
    *a = (struct account){ .version = record->version };
    *s = (struct account_secret){ 0 };
    if (!map) return PEOPLE_STORE;
    a->id = string_in(arena, map, "id");
    a->login = string_in(arena, map, "login");
    a->name = string_in(arena, map, "naam");
    if (!read_roles(arena, node_get(map, "rollen"), a) || !read_represented(arena, node_get(map, "vertegenwoordigt"), a)) return PEOPLE_STORE;
    a->has_person = hash_of(node_get(map, "persoon"), &a->person);
    a->blocked = is_true_in(map, "geblokkeerd");
    a->made = number_in(map, "gemaakt", 0);
    const char *password = string_in(arena, map, "wachtwoord");
    if (strlen(password) < sizeof s->password) memcpy(s->password, password, strlen(password) + 1);
    s->has_secret = a->second_factor = read_bytes(map, "geheim", s->secret);
    s->has_pending = read_bytes(map, "nieuw", s->pending);
    s->last_step = number_in(map, "stap", 0);
    s->subject = string_in(arena, map, "onderwerp");
    return PEOPLE_OK;
}

enum people_status account_load(struct people *p, struct arena *arena, const char *id, struct account *a, struct account_secret *s)
{
    struct store_record record;
    enum store_status status = store_get(p->store, arena, accounts, id, &record);
    if (status == STORE_ABSENT || status == STORE_REFUSED) return PEOPLE_WRONG;
    return status == STORE_OK ? read_record(arena, &record, a, s) : PEOPLE_STORE;
}

static enum people_status load_by(struct people *p, struct arena *arena, const char *collection, const char *key, struct account *a, struct account_secret *s)
{
    struct store_record record;
    enum store_status status = store_get(p->store, arena, collection, key, &record);
    if (status == STORE_ABSENT) return PEOPLE_WRONG;
    return status == STORE_OK ? account_load(p, arena, record.bytes, a, s) : PEOPLE_STORE;
}

enum people_status account_of_subject(struct people *p, struct arena *arena, const char *subject, struct account *a, struct account_secret *s)
{
    return load_by(p, arena, subjects, subject, a, s);
}

enum people_status people_account(struct people *p, struct arena *arena, const char *id, struct account *a) { return account_load(p, arena, id, a, NULL); }

enum people_status account_of_login(struct people *p, struct arena *arena, const char *form, struct account *a, struct account_secret *s) { return load_by(p, arena, logins, form, a, s); }

enum people_status people_account_of(struct people *p, struct arena *arena, const char *login, struct account *a)
{
    char form[STORE_NAME + 1];
    return login_form(login, form) ? account_of_login(p, arena, form, a, NULL) : PEOPLE_WRONG;
}

enum people_status people_accounts(struct people *p, struct arena *arena, const struct store_hash *cursor, struct account **list, int32_t *count, struct store_hash *next, bool *more)
{
    enum { PAGE = 100 };
    struct store_records records;
    *list = NULL;
    *count = 0;
    enum store_status status = store_list(p->store, arena, accounts, NULL, 0, cursor, PAGE, &records);
    if (status != STORE_OK) return PEOPLE_STORE;
    *more = records.more;
    *list = arena_take_zero(arena, ((size_t)records.count + 1) * sizeof **list);
    if (!*list) return PEOPLE_STORE;
    for (int32_t i = 0; i < records.count; i++) {
        if (read_record(arena, &records.item[i], &(*list)[i], NULL) != PEOPLE_OK) return PEOPLE_STORE;
        if (next) *next = records.item[i].cursor;
    }
    *count = records.count;
    return PEOPLE_OK;
}

/* ---- checking ---- */

static bool needs_municipality(enum case_role role)
{
    return role == CASE_consulent || role == CASE_loonwaardedeskundige || role == CASE_jobcoach || role == CASE_beleid || role == CASE_auditor || role == CASE_register || role == CASE_andere_gemeente;
}

static bool is_code(const char *municipality) { return strlen(municipality) == 4 && strspn(municipality, "0123456789") == 4; }

static void check_role(const struct people_role *r, struct problems *problems)
{
    if ((unsigned)r->role >= CASE_ROLES) { problem_add(problems, 0, "rol", NULL, 0, "een rol die er is", "a role that there is"); return; }
    const char *word = case_role_word[r->role].name;
    if (needs_municipality(r->role) ? !is_code(r->municipality) : *r->municipality != 0)
        problem_add(problems, 0, "gemeente", word, strlen(word), needs_municipality(r->role) ? "de code van de gemeente waarvoor deze rol geldt: vier cijfers" : "geen gemeente bij deze rol",
                    needs_municipality(r->role) ? "the code of the municipality for which this role holds: four digits" : "no municipality with this role");
    if (r->role == CASE_werkgever ? !is_plain(r->employer, 1, STORE_NAME) : *r->employer != 0)
        problem_add(problems, 0, "werkgever", word, strlen(word), r->role == CASE_werkgever ? "de werkgever waarvoor deze rol geldt" : "geen werkgever bij deze rol",
                    r->role == CASE_werkgever ? "the employer for which this role holds" : "no employer with this role");
    if (r->since > r->until) problem_add(problems, 0, "vanaf", word, strlen(word), "een dag die niet na tot ligt", "a day not after tot (until)");
}

static void check(struct people *p, const struct account *a, const char *password, struct problems *problems)
{
    char form[STORE_NAME + 1];
    if (!login_form(a->login, form)) problem_add(problems, 0, "login", NULL, 0, "3 tot 100 tekens zonder spaties", "3 to 100 characters without blanks");
    if (!a->name || !is_plain(a->name, 0, STORE_NAME)) problem_add(problems, 0, "naam", NULL, 0, "hoogstens 100 tekens", "at most 100 characters");
    if (a->roles < 1 || a->roles > ROLES_MOST) problem_add(problems, 0, "rollen", NULL, 0, "1 tot 16 rollen", "1 to 16 roles");
    if (a->represented < 0 || a->represented > REPRESENTED_MOST) problem_add(problems, 0, "vertegenwoordigt", NULL, 0, "hoogstens 32 personen", "at most 32 persons");
    for (int32_t i = 0; i < a->roles && i < ROLES_MOST; i++) {
        check_role(&a->role[i], problems);
        for (int32_t k = 0; k < i; k++)
            if (same_role(&a->role[k], a->role[i].role, a->role[i].municipality, a->role[i].employer)) problem_add(problems, 0, "rol", NULL, 0, "elke rol één keer", "each role once");
    }
    if (password) password_check(password, a->login ? a->login : "", a->name ? a->name : "", problems);
    (void)p;
}

/* ---- writing ---- */

static bool same_roles(const struct account *a, const struct account *b)
{
    bool same = a->roles == b->roles && a->represented == b->represented && a->has_person == b->has_person;
    for (int32_t i = 0; same && i < a->roles; i++)
        same = same_role(&a->role[i], b->role[i].role, b->role[i].municipality, b->role[i].employer) && a->role[i].since == b->role[i].since && a->role[i].until == b->role[i].until;
    for (int32_t i = 0; same && i < a->represented; i++) same = memcmp(&a->represents[i], &b->represents[i], sizeof a->represents[i]) == 0;
    return same && (!a->has_person || memcmp(&a->person, &b->person, sizeof a->person) == 0);
}

static enum people_status in_conflict(struct people *p, struct problems *problems, const char *field, const char *nl, const char *en)
{
    store_rollback(p->store);
    problem_add(problems, 0, field, NULL, 0, nl, en);
    return PEOPLE_INVALID;
}

/* Login, account, subject and the end of its sessions as one. */
static enum people_status write_all(struct people *p, const struct account *a, const struct account_secret *s, const struct account *before, bool ends, struct problems *problems)
{
    char form[STORE_NAME + 1], old[STORE_NAME + 1] = "";
    bool new = !before;
    (void)login_form(a->login, form);
    if (before) (void)login_form(before->login, old);
    enum store_status status = store_begin(p->store);
    if (status != STORE_OK) return PEOPLE_STORE;
    if (strcmp(form, old) != 0) {
        status = store_put(p->store, logins, form, 0, a->id, strlen(a->id), a->id, 0);
        if (status == STORE_CONFLICT) return in_conflict(p, problems, "login", "een login die nog niet in gebruik is", "a login that is not in use yet");
        if (status == STORE_OK && *old) status = store_remove(p->store, logins, old, STORE_ANY);
    }
    if (status == STORE_OK && new && s->subject && *s->subject) status = store_put(p->store, subjects, s->subject, 0, a->id, strlen(a->id), a->id, 0);
    if (status == STORE_OK) status = account_save(p, a, s, a->version);
    if (status == STORE_CONFLICT) return in_conflict(p, problems, "versie", "de versie die het laatst is gelezen: iemand anders wijzigde het account",
        "the version read last: somebody else changed the account");
    if (status == STORE_OK && before && (ends || a->blocked || !same_roles(a, before))) status = store_sweep(p->store, "session", a->id, 0, NULL);
    if (status == STORE_OK) status = store_commit(p->store); else store_rollback(p->store);
    return status_of_store(status);
}

enum people_status account_put(struct people *p, struct account *a, struct account_secret *given, const char *password, struct problems *problems)
{
    struct arena arena = { 0 };
    struct problems own = { 0 };
    struct account before;
    struct account_secret secret = { 0 };
    bool new = !a->id || !*a->id;
    enum people_status status = PEOPLE_OK;
    check(p, a, password, &own);
    if (new && given) secret = *given;
    if (!new) status = account_load(p, &arena, a->id, &before, &secret);
    else if (a->second_factor) problem_add(&own, 0, "second_factor", NULL, 0, "een nieuw account heeft nog geen tweede factor", "a new account has no second factor yet");
    for (int32_t i = 0; i < own.count && i < PROBLEMS_KEPT; i++) problem_add(problems, 0, own.item[i].field, *own.item[i].value ? own.item[i].value : NULL, strlen(own.item[i].value),
        own.item[i].allowed[0], own.item[i].allowed[1]);
    if (status == PEOPLE_OK && own.count) status = PEOPLE_INVALID;
    if (status == PEOPLE_OK && password && !password_hash(p, password, secret.password)) status = PEOPLE_STORE;
    if (status == PEOPLE_OK) {
        if (!a->second_factor) secret.has_secret = false;
        if (new) { account_new_id(p->made_id); a->id = p->made_id; a->version = 0; }
        status = write_all(p, a, &secret, new ? NULL : &before, password != NULL, problems);
        if (status == PEOPLE_OK) a->version++;
        if (status != PEOPLE_OK && new) a->id = "";
    }
    sodium_memzero(&secret, sizeof secret);
    arena_free(&arena);
    return status;
}

enum people_status people_put_account(struct people *p, struct account *a, const char *password, struct problems *problems) { return account_put(p, a, NULL, password, problems); }
