/* SPDX-License-Identifier: EUPL-1.2 */
/* sessions.c: signing in, the session behind a cookie, another role, signing out; and bearer tokens for programs. */
#include "people/inside.h"

#include <sodium.h>

static const char *const sessions = "session", *const attempts = "attempt", *const tokens = "token", *const calendars = "agenda";
enum { FREE_ATTEMPTS = 5, LONGEST_WAIT = 900, TOKEN_BYTES = 32 };

void random_token(char out[TOKEN_TEXT])
{
    uint8_t bytes[TOKEN_BYTES];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(out, TOKEN_TEXT, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

/* As random_token makes them: nothing else is looked up. */
static bool is_token(const char *token)
{
    if (!token || strlen(token) != 43) return false;
    for (; *token; token++) if (!((*token >= '0' && *token <= '9') || (*token >= 'a' && *token <= 'z') || (*token >= 'A' && *token <= 'Z') || *token == '-' || *token == '_')) return false;
    return true;
}

/* ---- attempts ---- */

/* An attempt is counted before it is looked at, so that many at once do not get round the wait. LOCKED: it is not looked at. */
static enum people_status count_attempt(struct people *p, struct arena *arena, const char *login, int64_t now)
{
    for (int tries = 0; tries < 4; tries++) {
        struct store_record record = { 0 };
        struct text t = { 0 };
        enum store_status status = store_get(p->store, arena, attempts, login, &record);
        if (status != STORE_OK && status != STORE_ABSENT) return PEOPLE_STORE;
        const struct node *map = status == STORE_OK ? node_from_json(arena, record.bytes, record.size, NULL) : NULL;
        int64_t count = number_in(map, "aantal", 0), until = number_in(map, "tot", 0), last = number_in(map, "laatst", 0);
        if (now < until && now >= last) return PEOPLE_LOCKED;
        if (now - last > MICROSECONDS_A_DAY) count = 0;
        count++;
        int64_t wait = 0;
        if (count >= FREE_ATTEMPTS) wait = count - FREE_ATTEMPTS < 10 ? (int64_t)1 << (count - FREE_ATTEMPTS) : LONGEST_WAIT;
        if (wait > LONGEST_WAIT) wait = LONGEST_WAIT;
        text_char(&t, '{');
        put_key(&t, "aantal"); text_int(&t, count);
        put_key(&t, "tot"); text_int(&t, now + wait * MICROSECONDS_A_SECOND);
        put_key(&t, "laatst"); text_int(&t, now);
        text_char(&t, '}');
        status = t.failed ? STORE_MEMORY : store_put(p->store, attempts, login, status == STORE_OK ? record.version : 0, t.data, t.size, NULL, now + 2 * MICROSECONDS_A_DAY);
        text_free(&t);
        if (status == STORE_OK) return PEOPLE_OK;
        if (status != STORE_CONFLICT) return PEOPLE_STORE;
    }
    return PEOPLE_LOCKED;
}

/* ---- a session ---- */

struct kept { const char *account, *csrf, *log, *role, *municipality, *employer; bool for_another; struct store_hash person; enum assurance assurance; int64_t made, used, version; };

static int64_t end_of(const struct people *p, const struct kept *k)
{
    int64_t idle = k->used + p->options.idle, most = k->made + p->options.most;
    return idle < most ? idle : most;
}

static enum store_status keep(struct people *p, const char *token, const struct kept *k)
{
    struct text t = { 0 };
    text_char(&t, '{');
    put_member(&t, "account", k->account);
    put_member(&t, "csrf", k->csrf);
    put_member(&t, "log", k->log);
    put_member(&t, "rol", k->role);
    put_member(&t, "gemeente", k->municipality);
    put_member(&t, "werkgever", k->employer);
    if (k->for_another) put_hash(&t, "voor", &k->person);
    put_key(&t, "zekerheid"); text_int(&t, k->assurance);
    put_key(&t, "gemaakt"); text_int(&t, k->made);
    put_key(&t, "gebruikt"); text_int(&t, k->used);
    text_char(&t, '}');
    enum store_status status = t.failed ? STORE_MEMORY : store_put(p->store, sessions, token, k->version, t.data, t.size, k->account, end_of(p, k));
    text_free(&t);
    return status;
}

int32_t first_role(const struct account *a, date on)
{
    for (int32_t i = 0; i < a->roles; i++) if (role_holds(&a->role[i], on)) return i;
    return -1;
}

bool viewer_of(struct arena *arena, const struct account *a, int32_t role, int32_t represented, enum assurance assurance, const char *session, struct viewer *v)
{
    if (role < 0 || role >= a->roles || represented < -1 || represented >= a->represented) return false;
    const struct people_role *r = &a->role[role];
    if (represented >= 0 && r->role != CASE_vertegenwoordiger) return false;
    *v = (struct viewer){ a->id, a->name, r->role, r->municipality, r->employer, false, { { 0 } }, assurance, arena_copy(arena, session, strlen(session)) };
    if (r->role == CASE_inwoner && a->has_person) { v->has_person = true; v->person = a->person; }
    if (represented >= 0) { v->has_person = true; v->person = a->represents[represented]; }
    return v->session != NULL;
}

enum people_status session_begin(struct people *p, struct arena *arena, const struct account *a, int32_t role, int32_t represented, enum assurance assurance, int64_t made, int64_t now,
    struct session *s)
{
    char token[TOKEN_TEXT], csrf[TOKEN_TEXT], log[17];
    uint8_t random[8];
    random_token(token);
    random_token(csrf);
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(log, sizeof log, random, sizeof random);
    struct session out = { arena_copy(arena, token, strlen(token)), arena_copy(arena, csrf, strlen(csrf)), { 0 }, *a, 0 };
    if (!out.token || !out.csrf || !viewer_of(arena, a, role, represented, assurance, log, &out.viewer)) return PEOPLE_STORE;
    const struct people_role *r = &a->role[role];
    struct kept k = { a->id, csrf, log, case_role_word[r->role].name, r->municipality, r->employer, represented >= 0, out.viewer.person, assurance, made, now, 0 };
    enum store_status status = keep(p, token, &k);
    out.ends = end_of(p, &k);
    sodium_memzero(token, sizeof token);
    if (status == STORE_OK) *s = out;
    return status_of_store(status);
}

/* ---- signing in ---- */

/* The account of this login when password and code hold. */
static enum people_status look_at(struct people *p, struct arena *arena, const char *login, const char *password, const char *code, int64_t now, struct account *a, enum assurance *assurance)
{
    struct account_secret secret = { 0 };
    struct account found;
    enum people_status status = account_of_login(p, arena, login, a, &secret);
    if (status == PEOPLE_WRONG) (void)account_load(p, arena, "a-nobody", &found, NULL);       /* as many looks as for one that exists */
    bool there = status == PEOPLE_OK && *secret.password;
    bool good = there && password_holds(secret.password, password);
    if (!there) password_waste(p, password);
    *assurance = ASSURANCE_low;
    if (good && secret.has_secret) {
        int64_t step = second_step(secret.secret, code, now, secret.last_step);
        good = step >= 0;
        secret.last_step = step;
        *assurance = ASSURANCE_substantial;
    }
    good = good && !a->blocked;
    bool anew = good && password_is_old(p, secret.password) && password_hash(p, password, secret.password);
    /* A code counts once: who writes it first has it. */
    if (good && (secret.has_secret || anew)) {
        enum store_status saved = account_save(p, a, &secret, a->version);
        if (saved == STORE_CONFLICT) good = false; else if (saved != STORE_OK) status = PEOPLE_STORE;
    }
    sodium_memzero(&secret, sizeof secret);
    if (status == PEOPLE_STORE) return status;
    return good ? PEOPLE_OK : PEOPLE_WRONG;
}

enum people_status people_sign_in(struct people *p, struct arena *arena, const char *login, const char *password, const char *code, int64_t now, struct session *s)
{
    enum { PASSWORD_MOST = 4096 };
    char form[STORE_NAME + 1];
    struct account account = { 0 };
    enum assurance assurance;
    *s = (struct session){ 0 };
    if (!password || strlen(password) > PASSWORD_MOST || !login_form(login, form)) { password_waste(p, ""); return PEOPLE_WRONG; }
    enum people_status status = count_attempt(p, arena, form, now);
    if (status != PEOPLE_OK) return status;
    status = look_at(p, arena, form, password, code, now, &account, &assurance);
    if (status != PEOPLE_OK) return status;
    (void)store_remove(p->store, attempts, form, STORE_ANY);
    int32_t role = first_role(&account, day_of_moment(now));
    if (role < 0) return PEOPLE_FORBIDDEN;
    int32_t represented = account.role[role].role == CASE_vertegenwoordiger && account.represented == 1 ? 0 : -1;
    return session_begin(p, arena, &account, role, represented, assurance, now, now, s);
}

/* ---- the session of a cookie ---- */

static enum people_status read_kept(struct people *p, struct arena *arena, const char *token, struct kept *k)
{
    struct store_record record;
    if (!is_token(token)) return PEOPLE_EXPIRED;
    enum store_status status = store_get(p->store, arena, sessions, token, &record);
    if (status == STORE_ABSENT) return PEOPLE_EXPIRED;
    const struct node *map = status == STORE_OK ? node_from_json(arena, record.bytes, record.size, NULL) : NULL;
    if (!map) return PEOPLE_STORE;
    *k = (struct kept){ string_in(arena, map, "account"), string_in(arena, map, "csrf"), string_in(arena, map, "log"), string_in(arena, map, "rol"), string_in(arena, map, "gemeente"),
                        string_in(arena, map, "werkgever"), false, { { 0 } }, (enum assurance)number_in(map, "zekerheid", 0), number_in(map, "gemaakt", 0), number_in(map, "gebruikt", 0),
                            record.version };
    k->for_another = hash_of(node_get(map, "voor"), &k->person);
    return PEOPLE_OK;
}

/* The role of the session as the account has it today, by what it is and not by its place: places move. */
static int32_t role_of(const struct account *a, const struct kept *k, date on)
{
    for (int32_t i = 0; i < a->roles; i++) {
        const char *word = case_role_word[a->role[i].role].name;
        if (strcmp(word, k->role) == 0 && same_role(&a->role[i], a->role[i].role, k->municipality, k->employer) && role_holds(&a->role[i], on)) return i;
    }
    return -1;
}

static int32_t represented_of(const struct account *a, const struct kept *k)
{
    for (int32_t i = 0; k->for_another && i < a->represented; i++) if (memcmp(&a->represents[i], &k->person, sizeof k->person) == 0) return i;
    return k->for_another ? -2 : -1;
}

static enum people_status open_session(struct people *p, struct arena *arena, const char *token, int64_t now, struct kept *k, struct session *s)
{
    enum people_status status = read_kept(p, arena, token, k);
    if (status == PEOPLE_OK && now >= end_of(p, k)) status = PEOPLE_EXPIRED;
    if (status == PEOPLE_OK) status = account_load(p, arena, k->account, &s->account, NULL);
    if (status == PEOPLE_WRONG || (status == PEOPLE_OK && s->account.blocked)) status = PEOPLE_EXPIRED;
    int32_t role = status == PEOPLE_OK ? role_of(&s->account, k, day_of_moment(now)) : 0;
    if (status == PEOPLE_OK && !viewer_of(arena, &s->account, role, represented_of(&s->account, k), k->assurance, k->log, &s->viewer)) status = PEOPLE_EXPIRED;
    if (status == PEOPLE_EXPIRED && is_token(token)) (void)store_remove(p->store, sessions, token, STORE_ANY);
    if (status != PEOPLE_OK) { *s = (struct session){ 0 }; return status; }
    s->token = arena_copy(arena, token, strlen(token));
    s->csrf = k->csrf;
    return s->token ? PEOPLE_OK : PEOPLE_STORE;
}

enum people_status people_session(struct people *p, struct arena *arena, const char *token, int64_t now, struct session *s)
{
    struct kept k;
    enum people_status status = open_session(p, arena, token, now, &k, s);
    if (status != PEOPLE_OK) return status;
    /* Not at every request: that would be a write each time. Who renews it at the same moment does the same. */
    if (now - k.used > p->options.idle / 30) {
        k.used = now;
        enum store_status renewed = keep(p, token, &k);
        if (renewed != STORE_OK && renewed != STORE_CONFLICT) return PEOPLE_STORE;
    }
    s->ends = end_of(p, &k);
    return PEOPLE_OK;
}

enum people_status people_choose(struct people *p, struct arena *arena, const char *token, int32_t role, int32_t represented, int64_t now, struct session *s)
{
    struct kept k;
    struct session old;
    struct viewer unused;
    enum people_status status = open_session(p, arena, token, now, &k, &old);
    *s = (struct session){ 0 };
    if (status != PEOPLE_OK) return status;
    if (!viewer_of(arena, &old.account, role, represented, k.assurance, "", &unused) || !role_holds(&old.account.role[role], day_of_moment(now))) return PEOPLE_FORBIDDEN;
    if (store_begin(p->store) != STORE_OK) return PEOPLE_STORE;
    /* The old token must still be there: two at once with it leave one. */
    enum store_status removed = store_remove(p->store, sessions, token, STORE_ANY);
    status = removed == STORE_ABSENT ? PEOPLE_EXPIRED : status_of_store(removed);
    if (status == PEOPLE_OK) status = session_begin(p, arena, &old.account, role, represented, k.assurance, k.made, now, s);
    if (status == PEOPLE_OK) status = status_of_store(store_commit(p->store)); else store_rollback(p->store);
    if (status != PEOPLE_OK) *s = (struct session){ 0 };
    return status;
}

enum people_status people_sign_out(struct people *p, const char *token)
{
    if (!is_token(token)) return PEOPLE_OK;
    enum store_status status = store_remove(p->store, sessions, token, STORE_ANY);
    return status == STORE_ABSENT ? PEOPLE_OK : status_of_store(status);
}

enum people_status people_end_sessions(struct people *p, const char *account) { return status_of_store(store_sweep(p->store, sessions, account, 0, NULL)); }

enum people_status people_sweep(struct people *p, int64_t now)
{
    static const char *const lists[] = { "session", "attempt", "token", "agenda", "sign-in" };
    enum store_status status = STORE_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == STORE_OK; i++) status = store_sweep(p->store, lists[i], NULL, now, NULL);
    return status == STORE_OK ? log_fold(p, now) : status_of_store(status);
}

bool people_csrf_holds(const struct session *s, const char *given)
{
    size_t size = s && s->csrf ? strlen(s->csrf) : 0;
    return size && given && strlen(given) == size && sodium_memcmp(s->csrf, given, size) == 0;
}

/* ---- programs ---- */

static enum people_status make_key(struct people *p, struct arena *arena, const char *collection, const struct account *a, int32_t role, int64_t until, const char **token)
{
    char made[TOKEN_TEXT];
    struct text t = { 0 };
    if (a->blocked || role < 0 || role >= a->roles) return PEOPLE_FORBIDDEN;
    random_token(made);
    text_char(&t, '{');
    put_member(&t, "account", a->id);
    put_member(&t, "rol", case_role_word[a->role[role].role].name);
    put_member(&t, "gemeente", a->role[role].municipality);
    put_member(&t, "werkgever", a->role[role].employer);
    put_key(&t, "tot"); text_int(&t, until);
    text_char(&t, '}');
    enum people_status status = t.failed ? PEOPLE_STORE : status_of_store(store_put(p->store, collection, made, 0, t.data, t.size, a->id, until));
    text_free(&t);
    *token = arena_copy(arena, made, strlen(made));
    sodium_memzero(made, sizeof made);
    return status == PEOPLE_OK && !*token ? PEOPLE_STORE : status;
}

/* Whose key it is, as long as it lasts, the account is not blocked and the role still holds. */
static enum people_status open_key(struct people *p, struct arena *arena, const char *collection, const char *token, int64_t now, struct viewer *v)
{
    struct store_record record;
    struct account a;
    if (!is_token(token)) return PEOPLE_EXPIRED;
    enum store_status got = store_get(p->store, arena, collection, token, &record);
    if (got == STORE_ABSENT) return PEOPLE_EXPIRED;
    const struct node *map = got == STORE_OK ? node_from_json(arena, record.bytes, record.size, NULL) : NULL;
    if (!map) return PEOPLE_STORE;
    struct kept k = { .role = string_in(arena, map, "rol"), .municipality = string_in(arena, map, "gemeente"), .employer = string_in(arena, map, "werkgever") };
    if (now >= number_in(map, "tot", 0)) return PEOPLE_EXPIRED;
    enum people_status status = account_load(p, arena, string_in(arena, map, "account"), &a, NULL);
    if (status == PEOPLE_WRONG || (status == PEOPLE_OK && a.blocked)) return PEOPLE_EXPIRED;
    if (status != PEOPLE_OK) return status;
    return viewer_of(arena, &a, role_of(&a, &k, day_of_moment(now)), -1, ASSURANCE_substantial, "", v) ? PEOPLE_OK : PEOPLE_EXPIRED;
}

enum people_status people_make_token(struct people *p, struct arena *arena, const char *id, int32_t role, int64_t until, const char **token)
{
    struct account a;
    enum people_status status = account_load(p, arena, id, &a, NULL);
    return status == PEOPLE_OK ? make_key(p, arena, tokens, &a, role, until, token) : status;
}

enum people_status people_token(struct people *p, struct arena *arena, const char *token, int64_t now, struct viewer *v) { return open_key(p, arena, tokens, token, now, v); }

/* ---- calendars ---- */

enum people_status people_end_calendars(struct people *p, const char *account) { return status_of_store(store_sweep(p->store, calendars, account, 0, NULL)); }

enum people_status people_make_calendar(struct people *p, struct arena *arena, const struct viewer *v, int64_t now, const char **token)
{
    enum { DAYS = 365 };
    struct account a;
    int32_t role = -1;
    enum people_status status = account_load(p, arena, v->account, &a, NULL);
    if (status != PEOPLE_OK) return status;
    for (int32_t i = 0; i < a.roles; i++) if (same_role(&a.role[i], v->role, v->municipality, v->employer)) role = i;
    if (v->role == CASE_vertegenwoordiger) return PEOPLE_FORBIDDEN;
    if (store_begin(p->store) != STORE_OK) return PEOPLE_STORE;
    status = people_end_calendars(p, a.id);
    if (status == PEOPLE_OK) status = make_key(p, arena, calendars, &a, role, now + DAYS * MICROSECONDS_A_DAY, token);
    if (status == PEOPLE_OK) return status_of_store(store_commit(p->store));
    store_rollback(p->store);
    return status;
}

enum people_status people_calendar(struct people *p, struct arena *arena, const char *token, int64_t now, struct viewer *v) { return open_key(p, arena, calendars, token, now, v); }

enum people_status people_has_calendar(struct people *p, struct arena *arena, const char *account, int64_t now, bool *has)
{
    struct store_records records;
    enum store_status status = store_list(p->store, arena, calendars, account, 0, NULL, 1, &records);
    *has = status == STORE_OK && records.count && records.item[0].due > now;
    return status_of_store(status);
}
