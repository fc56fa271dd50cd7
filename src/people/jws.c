/* SPDX-License-Identifier: EUPL-1.2 */
/* jws.c: see jws.h. Only what cjose does with signatures is used: its encryption never. */
#define _XOPEN_SOURCE 700
#include "people/jws.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include "base/members.h"

/* What we use of cjose (0.6), declared here so that building needs no headers of it. */
typedef struct { int code; const char *message, *function, *file; unsigned long line; } cjose_err;
#define CJOSE(F) \
    F(void *, cjose_jws_import, (const char *, size_t, cjose_err *)) F(bool, cjose_jws_verify, (void *, const void *, cjose_err *)) F(void, cjose_jws_release, (void *)) \
    F(void *, cjose_jwk_import, (const char *, size_t, cjose_err *)) F(bool, cjose_jwk_release, (void *)) F(void *, cjose_header_new, (cjose_err *)) \
    F(bool, cjose_header_set, (void *, const char *, const char *, cjose_err *)) F(void, cjose_header_release, (void *)) \
    F(void *, cjose_jws_sign, (void *, void *, const uint8_t *, size_t, cjose_err *)) F(bool, cjose_jws_export, (void *, const char **, cjose_err *))
#define MEMBER(type, name, arguments) type (*name) arguments;
static struct { CJOSE(MEMBER) bool ready; } jose;

static void load(void)
{
    void *library = dlopen("libcjose.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool all = true;
#define FIND(type, name, arguments) do { void *at = dlsym(library, #name); memcpy(&jose.name, &at, sizeof at); all = all && at; } while (0);
    CJOSE(FIND)
    jose.ready = all;
}

bool jws_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, load);
    return jose.ready;
}

/* ---- taking apart ---- */

static const struct node *part_of(struct arena *arena, const char *from, const char *to)
{
    size_t room = (size_t)(to - from), size = 0;
    char *bytes = arena_take(arena, room + 1);
    if (!bytes || sodium_base642bin((unsigned char *)bytes, room + 1, from, room, NULL, &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) return NULL;
    const struct node *node = node_from_json(arena, bytes, size, NULL);
    return node && node->kind == NODE_MAP ? node : NULL;
}

const char *jws_read(struct arena *arena, const char *token, struct jws *out)
{
    static const char *const known[] = { "RS256", "PS256", "ES256" };
    const char *first = token ? strchr(token, '.') : NULL, *second = first ? strchr(first + 1, '.') : NULL;
    *out = (struct jws){ .token = token };
    if (!second || strchr(second + 1, '.') || strlen(token) > JWS_MOST) return "form";
    out->header = part_of(arena, token, first);
    out->claims = part_of(arena, first + 1, second);
    if (!out->header || !out->claims) return "form";
    const struct node *algorithm = node_get(out->header, "alg");
    for (size_t i = 0; i < 3; i++) if (algorithm && algorithm->kind == NODE_TEXT && node_is(algorithm, known[i])) out->algorithm = known[i];
    if (!out->algorithm) return "alg";
    if (node_get(out->header, "crit") || node_get(out->header, "b64")) return "crit";
    return second[1] ? NULL : "signature";
}

/* ---- keys ---- */

static bool is_elliptic(const char *algorithm) { return *algorithm == 'E'; }

/* How many bytes a number in base64url is without its leading zeros. */
static size_t bytes_of(struct arena *arena, const struct node *number)
{
    size_t size = 0, zeros = 0;
    unsigned char *bytes = number && number->kind == NODE_TEXT ? arena_take(arena, number->size + 1) : NULL;
    if (!bytes || sodium_base642bin(bytes, number->size + 1, number->text, number->size, NULL, &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) return 0;
    while (zeros < size && !bytes[zeros]) zeros++;
    return size - zeros;
}

/* Its kind is what the algorithm needs, it is for signing, and it is strong enough. */
static bool fits(struct arena *arena, const struct node *key, const char *algorithm)
{
    const struct node *use = node_get(key, "use"), *alg = node_get(key, "alg");
    if ((use && !node_is(use, "sig")) || (alg && !node_is(alg, algorithm))) return false;
    if (is_elliptic(algorithm)) return node_is(node_get(key, "kty"), "EC") && node_is(node_get(key, "crv"), "P-256") && bytes_of(arena, node_get(key, "x")) > 0 && bytes_of(arena,
        node_get(key, "y")) > 0;
    size_t modulus = bytes_of(arena, node_get(key, "n"));
    return node_is(node_get(key, "kty"), "RSA") && modulus >= 256 && modulus <= 1024 && bytes_of(arena, node_get(key, "e")) > 0;
}

static const struct node *key_of(struct arena *arena, const struct jws *jws, const struct node *keys)
{
    const struct node *list = node_get(keys, "keys"), *wanted = node_get(jws->header, "kid"), *found = NULL;
    if (!list || list->kind != NODE_LIST) return NULL;
    for (const struct node *key = list->first; key; key = key->next) {
        const struct node *kid = node_get(key, "kid");
        if (wanted && !(kid && kid->kind == NODE_TEXT && wanted->kind == NODE_TEXT && kid->size == wanted->size && memcmp(kid->text, wanted->text, kid->size) == 0)) continue;
        if (!fits(arena, key, jws->algorithm)) continue;
        if (found) return NULL;         /* two that fit: it must say which */
        found = key;
    }
    return found;
}

static void copy_member(struct text *t, const struct node *key, const char *name)
{
    const struct node *value = node_get(key, name);
    if (!value || value->kind != NODE_TEXT) return;
    put_key(t, name);
    text_json(t, value->text, value->size);
}

/* Only the public numbers go to the library. */
static void *import_public(const struct node *key, bool elliptic)
{
    struct text t = { 0 };
    cjose_err error;
    text_char(&t, '{');
    put_member(&t, "kty", elliptic ? "EC" : "RSA");
    for (int i = 0; i < 3; i++) copy_member(&t, key, elliptic ? (const char *[]){ "crv", "x", "y" }[i] : (const char *[]){ "n", "e", "" }[i]);
    text_char(&t, '}');
    void *out = t.failed ? NULL : jose.cjose_jwk_import(t.data, t.size, &error);
    text_free(&t);
    return out;
}

const char *jws_verify(struct arena *arena, const struct jws *jws, const struct node *keys)
{
    cjose_err error;
    if (!jws_ready()) return "library";
    const struct node *key = key_of(arena, jws, keys);
    if (!key) return "kid";
    void *jwk = import_public(key, is_elliptic(jws->algorithm));
    void *token = jwk ? jose.cjose_jws_import(jws->token, strlen(jws->token), &error) : NULL;
    bool good = token && jose.cjose_jws_verify(token, jwk, &error);
    if (token) jose.cjose_jws_release(token);
    if (jwk) (void)jose.cjose_jwk_release(jwk);
    return good ? NULL : "signature";
}

/* ---- signing ---- */

const char *jws_sign(struct arena *arena, const char *bytes, size_t size, const char *claims)
{
    cjose_err error;
    const char *token = NULL, *out = NULL;
    const struct node *key = node_from_json(arena, bytes, size, NULL), *alg = node_get(key, "alg"), *kid = node_get(key, "kid");
    bool elliptic = key && node_is(node_get(key, "kty"), "EC");
    const char *algorithm = elliptic ? "ES256" : alg && node_is(alg, "RS256") ? "RS256" : "PS256";
    if (!key || !jws_ready() || (alg && !node_is(alg, algorithm)) || !fits(arena, key, algorithm)) return NULL;
    const char *name = kid && kid->kind == NODE_TEXT ? arena_copy(arena, kid->text, kid->size) : NULL;
    void *jwk = jose.cjose_jwk_import(bytes, size, &error), *header = jose.cjose_header_new(&error), *jws = NULL;
    bool good = jwk && header && jose.cjose_header_set(header, "alg", algorithm, &error) && jose.cjose_header_set(header, "typ", "JWT", &error)
        && (!name || jose.cjose_header_set(header, "kid", name, &error));
    if (good) jws = jose.cjose_jws_sign(jwk, header, (const uint8_t *)claims, strlen(claims), &error);
    if (jws && jose.cjose_jws_export(jws, &token, &error)) out = arena_copy(arena, token, strlen(token));
    if (jws) jose.cjose_jws_release(jws);
    if (header) jose.cjose_header_release(header);
    if (jwk) (void)jose.cjose_jwk_release(jwk);
    return out;
}
