/* SPDX-License-Identifier: EUPL-1.2 */
/* oidc.c: signing in at an identity provider: the browser sent there with state, nonce and PKCE, its answer taken once, the code exchanged, the token verified, an account found or made. */
#define _XOPEN_SOURCE 700
#include "people/inside.h"

#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "base/file.h"
#include "people/claims.h"
#include "people/http.h"
#include "people/jws.h"

static const char *const sign_ins = "sign-in";
enum { CONFIGURATION_MOST = 1 << 17, KEYS_MOST = 1 << 18, ANSWER_MOST = 1 << 16, KEY_FILE_MOST = 1 << 14, CODE_MOST = 2048 };
static const int64_t ten_minutes = 600 * (int64_t)1000000;

/* ---- what a provider publishes ---- */

/* Kept for ten minutes; fresh: asked again (a key that is new), but not more often than every ten seconds. */
static const struct node *published(struct kept_document *kept, struct arena *arena, const struct oidc_provider *o, const char *address, size_t most, int64_t now, bool fresh)
{
    static const int64_t soonest = 10 * (int64_t)1000000;
    bool same = kept->address && strcmp(kept->address, address) == 0 && now >= kept->at;
    if (!same || now - kept->at > ten_minutes || (fresh && now - kept->at > soonest)) {
        const struct http_call call = { .url = address, .ca_file = o->ca_file, .most = most };
        struct http_answer reply;
        if (!http_ask(arena, &call, &reply) || reply.status != 200) return NULL;
        kept_forget(kept);
        kept->address = strdup(address);
        kept->bytes = malloc(reply.size + 1);
        if (!kept->address || !kept->bytes) { kept_forget(kept); return NULL; }
        memcpy(kept->bytes, reply.bytes, reply.size + 1);
        kept->size = reply.size;
        kept->at = now;
    }
    const char *copy = arena_copy(arena, kept->bytes, kept->size);
    const struct node *node = copy ? node_from_json(arena, copy, kept->size, NULL) : NULL;
    if (!node || node->kind != NODE_MAP) { kept_forget(kept); return NULL; }
    return node;
}

struct endpoints { const char *authorize, *token, *keys; };

static enum people_status find_endpoints(struct people *p, struct arena *arena, const struct oidc_provider *o, int64_t now, struct endpoints *e, const char **detail)
{
    struct text address = { 0 };
    size_t size = strlen(o->issuer);
    text_bytes(&address, o->issuer, size - (size && o->issuer[size - 1] == '/'));
    text_put(&address, "/.well-known/openid-configuration");
    const struct node *node = published(&p->configuration, arena, o, text_string(&address), CONFIGURATION_MOST, now, false);
    text_free(&address);
    *detail = "discovery";
    if (!node) return http_ready() && http_may_ask(o->issuer) ? PEOPLE_UNREACHABLE : PEOPLE_REFUSED;
    *e = (struct endpoints){ string_in(arena, node, "authorization_endpoint"), string_in(arena, node, "token_endpoint"), string_in(arena, node, "jwks_uri") };
    if (!node_is(node_get(node, "issuer"), o->issuer)) { *detail = "issuer"; return PEOPLE_REFUSED; }
    if (!http_may_ask(e->authorize) || !http_may_ask(e->token) || !http_may_ask(e->keys)) { *detail = "endpoint"; return PEOPLE_REFUSED; }
    *detail = NULL;
    return PEOPLE_OK;
}

/* ---- sending the browser there ---- */

static void put_query(struct text *t, struct arena *arena, const char *name, const char *value)
{
    const char *encoded = http_encode(arena, value);
    if (t->size) text_char(t, '&');
    text_put(t, name);
    text_char(t, '=');
    if (encoded) text_put(t, encoded); else t->failed = true;
}

static void challenge_of(const char *verifier, char out[TOKEN_TEXT])
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256(digest, (const unsigned char *)verifier, strlen(verifier));
    sodium_bin2base64(out, TOKEN_TEXT, digest, sizeof digest, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

static bool configured(const struct oidc_provider *o, const char *browser, const char **detail)
{
    *detail = "configuration";
    if (!o->issuer || !*o->issuer || !o->client_id || !*o->client_id || !o->redirect || !*o->redirect || !browser || strlen(browser) < 16) return false;
    *detail = "library";
    return http_ready() && jws_ready();
}

struct sign_in { const char *nonce, *verifier, *issuer; struct store_hash browser; int64_t made; };

static enum store_status keep_sign_in(struct people *p, const char *state, const struct sign_in *s)
{
    struct text t = { 0 };
    text_char(&t, '{');
    put_member(&t, "nonce", s->nonce);
    put_member(&t, "verifier", s->verifier);
    put_member(&t, "issuer", s->issuer);
    put_hash(&t, "browser", &s->browser);
    put_key(&t, "gemaakt"); text_int(&t, s->made);
    text_char(&t, '}');
    enum store_status status = t.failed ? STORE_MEMORY : store_put(p->store, sign_ins, state, 0, t.data, t.size, NULL, s->made + ten_minutes);
    text_free(&t);
    return status;
}

enum people_status people_oidc_begin(struct people *p, struct arena *arena, const struct oidc_provider *o, const char *browser, int64_t now, const char **url, const char **detail)
{
    char state[TOKEN_TEXT], nonce[TOKEN_TEXT], verifier[TOKEN_TEXT], challenge[TOKEN_TEXT];
    struct endpoints e;
    struct text query = { 0 };
    if (!configured(o, browser, detail)) return PEOPLE_REFUSED;
    enum people_status status = find_endpoints(p, arena, o, now, &e, detail);
    if (status != PEOPLE_OK) return status;
    random_token(state);
    random_token(nonce);
    random_token(verifier);
    challenge_of(verifier, challenge);
    const struct sign_in kept = { nonce, verifier, o->issuer, store_hash(p->store, "browser", browser, strlen(browser)), now };
    if (keep_sign_in(p, state, &kept) != STORE_OK) return PEOPLE_STORE;
    put_query(&query, arena, "response_type", "code");
    put_query(&query, arena, "client_id", o->client_id);
    put_query(&query, arena, "redirect_uri", o->redirect);
    put_query(&query, arena, "scope", "openid");
    put_query(&query, arena, "state", state);
    put_query(&query, arena, "nonce", nonce);
    put_query(&query, arena, "code_challenge", challenge);
    put_query(&query, arena, "code_challenge_method", "S256");
    if (o->acr) put_query(&query, arena, "acr_values", o->acr);
    struct text address = { 0 };
    text_put(&address, e.authorize);
    text_char(&address, strchr(e.authorize, '?') ? '&' : '?');
    text_put(&address, text_string(&query));
    *url = query.failed || address.failed ? NULL : arena_copy(arena, address.data, address.size);
    text_free(&query);
    text_free(&address);
    return *url ? PEOPLE_OK : PEOPLE_STORE;
}

/* ---- its answer ---- */

/* Once: whoever takes it away has it. */
static enum people_status take_sign_in(struct people *p, struct arena *arena, const struct oidc_provider *o, const char *state, const char *browser, int64_t now, struct sign_in *s,
    const char **detail)
{
    struct store_record record;
    *detail = "state";
    if (!state || !*state || strlen(state) >= TOKEN_TEXT) return PEOPLE_REFUSED;
    enum store_status status = store_get(p->store, arena, sign_ins, state, &record);
    if (status == STORE_OK) status = store_remove(p->store, sign_ins, state, record.version);
    if (status == STORE_ABSENT || status == STORE_CONFLICT || status == STORE_REFUSED) return PEOPLE_REFUSED;
    const struct node *map = status == STORE_OK ? node_from_json(arena, record.bytes, record.size, NULL) : NULL;
    if (!map || !hash_of(node_get(map, "browser"), &s->browser)) return PEOPLE_STORE;
    s->nonce = string_in(arena, map, "nonce");
    s->verifier = string_in(arena, map, "verifier");
    s->made = number_in(map, "gemaakt", 0);
    if (now - s->made >= ten_minutes) { *detail = "late"; return PEOPLE_EXPIRED; }
    struct store_hash here = store_hash(p->store, "browser", browser, strlen(browser));
    if (sodium_memcmp(here.bytes, s->browser.bytes, sizeof here.bytes) != 0) { *detail = "browser"; return PEOPLE_REFUSED; }
    if (strcmp(string_in(arena, map, "issuer"), o->issuer) != 0) { *detail = "issuer"; return PEOPLE_REFUSED; }
    *detail = NULL;
    return PEOPLE_OK;
}

/* A file that only its owner may read, without the end of line. */
static char *secret_file(struct arena *arena, const char *path, size_t *size)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || (about.st_mode & 077)) return NULL;
    char *bytes = file_read(arena, path, KEY_FILE_MOST, size);
    while (bytes && *size && (bytes[*size - 1] == '\n' || bytes[*size - 1] == '\r')) bytes[--*size] = 0;
    return bytes && *size ? bytes : NULL;
}

/* RFC 7523: a token that the client signs itself, for this one request. */
static const char *assertion(struct arena *arena, const struct oidc_provider *o, const char *audience, int64_t now)
{
    char id[TOKEN_TEXT];
    size_t size = 0;
    struct text t = { 0 };
    const char *key = secret_file(arena, o->key_file, &size);
    random_token(id);
    text_char(&t, '{');
    put_member(&t, "iss", o->client_id);
    put_member(&t, "sub", o->client_id);
    put_member(&t, "aud", audience);
    put_member(&t, "jti", id);
    put_key(&t, "iat"); text_int(&t, now / MICROSECONDS_A_SECOND);
    put_key(&t, "exp"); text_int(&t, now / MICROSECONDS_A_SECOND + 60);
    text_char(&t, '}');
    const char *token = key ? jws_sign(arena, key, size, text_string(&t)) : NULL;
    text_free(&t);
    return token;
}

static const char *const assertion_kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/* The code for an identity token. */
static enum people_status exchange(struct arena *arena, const struct oidc_provider *o, const struct endpoints *e, const struct sign_in *s, const char *code, int64_t now, const char **token,
    const char **detail)
{
    struct text form = { 0 };
    struct http_answer reply;
    struct http_call call = { .url = e->token, .ca_file = o->ca_file, .most = ANSWER_MOST };
    const char *signed_token = o->key_file ? assertion(arena, o, e->token, now) : NULL;
    size_t size;
    *detail = "client key";
    if (o->key_file && !signed_token) return PEOPLE_REFUSED;
    if (!o->key_file && o->secret_file) {
        const char *secret = secret_file(arena, o->secret_file, &size);
        if (!secret) return PEOPLE_REFUSED;
        call.user = http_encode(arena, o->client_id);
        call.password = http_encode(arena, secret);
    }
    put_query(&form, arena, "grant_type", "authorization_code");
    put_query(&form, arena, "code", code);
    put_query(&form, arena, "redirect_uri", o->redirect);
    put_query(&form, arena, "code_verifier", s->verifier);
    put_query(&form, arena, "client_id", o->client_id);
    if (signed_token) {
        put_query(&form, arena, "client_assertion_type", assertion_kind);
        put_query(&form, arena, "client_assertion", signed_token);
    }
    call.form = text_string(&form);
    *detail = "token";
    bool asked = !form.failed && http_ask(arena, &call, &reply);
    text_free(&form);
    if (!asked || reply.status >= 500) return PEOPLE_UNREACHABLE;
    *detail = "code";
    if (reply.status != 200) return PEOPLE_REFUSED;
    const struct node *node = node_from_json(arena, reply.bytes, reply.size, NULL);
    *token = node ? string_in(arena, node, "id_token") : "";
    *detail = **token ? NULL : "form";
    return **token ? PEOPLE_OK : PEOPLE_REFUSED;
}

static bool is_domain(const struct oidc_provider *o, const char *name) { return o->subject_domain && strcmp(o->subject_domain, name) == 0; }

static enum people_status verify(struct people *p, struct arena *arena, const struct oidc_provider *o, const struct endpoints *e, const struct sign_in *s, const char *token, int64_t now,
    struct claimed *claimed, const char **detail)
{
    struct jws jws;
    *detail = jws_read(arena, token, &jws);
    if (*detail) return PEOPLE_REFUSED;
    for (int again = 0; again < 2; again++) {
        const struct node *keys = published(&p->keys, arena, o, e->keys, KEYS_MOST, now, again);
        if (!keys) { *detail = "keys"; return PEOPLE_UNREACHABLE; }
        *detail = jws_verify(arena, &jws, keys);
        if (!*detail || strcmp(*detail, "kid") != 0) break;     /* a key that we do not have may be new */
    }
    if (*detail) return PEOPLE_REFUSED;
    const struct expected expected = { o->issuer, o->client_id, s->nonce, o->acr, is_domain(o, "bsn"), now / MICROSECONDS_A_SECOND, is_domain(o, "kvk"), o->employer_claim };
    *detail = claims_check(arena, jws.claims, &expected, claimed);
    return *detail ? PEOPLE_REFUSED : PEOPLE_OK;
}

/* ---- the account ---- */

static const char *subject_key(struct people *p, struct arena *arena, const struct oidc_provider *o, const char *subject)
{
    char hex[65];
    struct text t = { 0 };
    text_put(&t, o->issuer);
    text_char(&t, ' ');
    text_put(&t, subject);
    struct store_hash hash = store_hash(p->store, "subject", text_string(&t), t.size);
    if (t.data) sodium_memzero(t.data, t.size);
    text_free(&t);
    sodium_bin2hex(hex, sizeof hex, hash.bytes, sizeof hash.bytes);
    return arena_copy(arena, hex, strlen(hex));
}

static bool has_role(const struct account *a, enum case_role role)
{
    for (int32_t i = 0; i < a->roles; i++) if (a->role[i].role == role) return true;
    return false;
}

/* Whom he represents is what the provider says now: a mandate that ended is gone with the next sign-in. */
static bool same_mandate(const struct account *a, const struct store_hash *whom, int32_t count)
{
    return a->represented == count && (!count || memcmp(a->represents, whom, sizeof *whom) == 0);
}

static enum people_status find_account(struct people *p, struct arena *arena, const struct oidc_provider *o, const struct claimed *c, int64_t now, struct account *a)
{
    bool bsn = is_domain(o, "bsn"), acts = *c->represented != 0;
    struct account_secret secret = { 0 };
    struct store_hash whom = store_hash(p->store, "bsn", c->represented, strlen(c->represented));
    const char *key = subject_key(p, arena, o, c->subject);
    enum case_role role = acts ? CASE_vertegenwoordiger : CASE_inwoner;
    if (!key) return PEOPLE_STORE;
    enum people_status status = account_of_subject(p, arena, key, a, &secret);
    bool new = status == PEOPLE_WRONG;
    if (status != PEOPLE_OK && !new) return status;
    char login[TOKEN_TEXT + 8] = "oidc-";
    if (new) {
        random_token(login + 5);
        *a = (struct account){ .id = "", .login = arena_copy(arena, login, strlen(login)), .name = "", .has_person = bsn, .made = now };
        a->person = store_hash(p->store, "bsn", c->subject, strlen(c->subject));
        secret = (struct account_secret){ .subject = key };
    }
    if (a->blocked) return PEOPLE_FORBIDDEN;
    int32_t count = acts && bsn ? 1 : 0;
    bool lacks = (new || acts) && !has_role(a, role);
    if (!lacks && same_mandate(a, &whom, count)) return PEOPLE_OK;
    struct people_role *roles = arena_take_zero(arena, ((size_t)a->roles + 1) * sizeof *roles);
    struct store_hash *represents = arena_take_zero(arena, sizeof *represents);
    if (!roles || !represents || !a->login) return PEOPLE_STORE;
    if (a->roles) memcpy(roles, a->role, (size_t)a->roles * sizeof *roles);
    if (lacks) roles[a->roles++] = (struct people_role){ role, "", "", DATE_FIRST, DATE_LAST };
    *represents = whom;
    a->role = roles;
    a->represents = represents;
    a->represented = count;
    status = account_put(p, a, &secret, NULL, NULL);
    /* Two answers for the same new person at once: the other one made it. */
    if (status == PEOPLE_INVALID && new) return account_of_subject(p, arena, key, a, NULL);
    if (status == PEOPLE_OK) a->id = arena_copy(arena, a->id, strlen(a->id));
    return status == PEOPLE_OK && !a->id ? PEOPLE_STORE : status;
}

/* The account of who acts for a company: one role, for the employer that the provider names now. */
static enum people_status find_employer(struct people *p, struct arena *arena, const struct oidc_provider *o, const struct claimed *c, int64_t now, struct account *a)
{
    struct account_secret secret = { 0 };
    char employer[33], login[TOKEN_TEXT + 8] = "oidc-";
    const char *key = subject_key(p, arena, o, c->subject);
    struct store_hash hash = store_hash(p->store, "loonheffingennummer", c->employer, strlen(c->employer));
    sodium_bin2hex(employer, sizeof employer, hash.bytes, 16);              /* as the index of a dossier knows an employer */
    if (!key) return PEOPLE_STORE;
    enum people_status status = account_of_subject(p, arena, key, a, &secret);
    bool new = status == PEOPLE_WRONG;
    if (status != PEOPLE_OK && !new) return status;
    if (new) {
        random_token(login + 5);
        *a = (struct account){ .id = "", .login = arena_copy(arena, login, strlen(login)), .name = "", .made = now };
        secret = (struct account_secret){ .subject = key };
    }
    if (a->blocked) return PEOPLE_FORBIDDEN;
    if (a->roles == 1 && a->role[0].role == CASE_werkgever && strcmp(a->role[0].employer, employer) == 0) return PEOPLE_OK;
    struct people_role *role = arena_take_zero(arena, sizeof *role);
    if (!role || !a->login) return PEOPLE_STORE;
    *role = (struct people_role){ CASE_werkgever, "", arena_copy(arena, employer, strlen(employer)), DATE_FIRST, DATE_LAST };
    if (!role->employer) return PEOPLE_STORE;
    a->role = role;
    a->roles = 1;
    status = account_put(p, a, &secret, NULL, NULL);
    if (status == PEOPLE_INVALID && new) return account_of_subject(p, arena, key, a, NULL);
    if (status == PEOPLE_OK) a->id = arena_copy(arena, a->id, strlen(a->id));
    return status == PEOPLE_OK && !a->id ? PEOPLE_STORE : status;
}

static enum people_status begin(struct people *p, struct arena *arena, const struct account *a, const struct claimed *c, int64_t now, struct session *s)
{
    date today = day_of_moment(now);
    int32_t role = first_role(a, today), represented = -1;
    for (int32_t i = 0; *c->represented && i < a->roles; i++)
        if (a->role[i].role == CASE_vertegenwoordiger && role_holds(&a->role[i], today)) { role = i; represented = a->represented ? 0 : -1; break; }
    if (role < 0) return PEOPLE_FORBIDDEN;
    return session_begin(p, arena, a, role, represented, c->assurance, now, now, s);
}

enum people_status people_oidc_finish(struct people *p, struct arena *arena, const struct oidc_provider *o, const char *browser, const char *state, const char *code, int64_t now,
    struct session *s, const char **detail)
{
    struct endpoints e;
    struct sign_in kept = { 0 };
    struct claimed claimed;
    struct account account;
    const char *token = NULL, *unused;
    *s = (struct session){ 0 };
    if (!detail) detail = &unused;
    if (!configured(o, browser, detail)) return PEOPLE_REFUSED;
    enum people_status status = take_sign_in(p, arena, o, state, browser, now, &kept, detail);
    if (status == PEOPLE_OK && (!code || !*code || strlen(code) > CODE_MOST)) { *detail = "code"; status = PEOPLE_REFUSED; }
    if (status == PEOPLE_OK) status = find_endpoints(p, arena, o, now, &e, detail);
    if (status == PEOPLE_OK) status = exchange(arena, o, &e, &kept, code, now, &token, detail);
    if (status == PEOPLE_OK) status = verify(p, arena, o, &e, &kept, token, now, &claimed, detail);
    if (status == PEOPLE_OK) status = is_domain(o, "kvk") ? find_employer(p, arena, o, &claimed, now, &account) : find_account(p, arena, o, &claimed, now, &account);
    if (status == PEOPLE_OK) status = begin(p, arena, &account, &claimed, now, s);
    if (status == PEOPLE_FORBIDDEN) *detail = "account";
    return status;
}
