/* SPDX-License-Identifier: EUPL-1.2 */
/* test_oidc.c: signing in at an identity provider over real HTTP, and everything that must be refused, each with its own reason. Run by oidc.sh, which says in BREED_OIDC where the provider is. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include <sodium.h>
#include "people/claims.h"
#include "people/http.h"
#include "people/inside.h"
#include "people/jws.h"
#include "people_help.h"

static const char *const browser = "browser-cookie-0123456789", *const substantial = "http://eidas.europa.eu/LoA/substantial";
static char issuer[200], control[200], odd[200], key_file[300], database[420];
static struct oidc_provider provider;

static int set_up(void **state)
{
    (void)state;
    (void)snprintf(database, sizeof database, "%s", fresh());
    store = open_at(database);
    people = people_open(store, NULL);
    provider = (struct oidc_provider){ .issuer = issuer, .client_id = "breed-test", .redirect = "https://breed.example/inloggen/terug", .acr = substantial, .subject_domain = "bsn" };
    return people ? 0 : -1;
}

static int64_t now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static const struct node *tell(const char *path, const char *name, const char *value)
{
    char url[4000];
    struct http_answer reply;
    (void)snprintf(url, sizeof url, "%s%s?%s=%s", control, path, name, http_encode(&arena, value));
    const struct http_call call = { .url = arena_copy(&arena, url, strlen(url)), .most = 1 << 20 };
    if (strlen(url) > 1999) fail_msg("the address is too long: %s", url);
    assert_true(http_ask(&arena, &call, &reply));
    return node_from_json(&arena, reply.bytes, reply.size, NULL);
}

static void lie(const char *mode) { (void)tell("/mode", "name", mode); }

/* What a browser does: goes there and comes back with a code and the state. */
struct back { const char *state, *code; };
static struct back go(void)
{
    const char *url, *detail;
    enum people_status status = people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail);
    if (status != PEOPLE_OK) print_message("# begin: %s\n", detail);
    assert_int_equal(status, PEOPLE_OK);
    const struct node *node = tell("/browser", "url", url);
    struct back back = { string_in(&arena, node, "state"), string_in(&arena, node, "code") };
    assert_true(*back.state && *back.code);
    return back;
}

static enum people_status finish(struct back back, struct session *s, const char **detail) { return people_oidc_finish(people, &arena, &provider, browser, back.state, back.code, now(), s, detail); }

static struct session let_in(void)
{
    struct session s;
    const char *detail;
    enum people_status status = finish(go(), &s, &detail);
    if (status != PEOPLE_OK) print_message("# refused: %s\n", detail ? detail : "?");
    assert_int_equal(status, PEOPLE_OK);
    assert_non_null(s.token);
    return s;
}

static void refused_for(const char *mode, const char *why)
{
    struct session s;
    const char *detail = "";
    lie(mode);
    enum people_status status = finish(go(), &s, &detail);
    lie("");
    if (status != PEOPLE_REFUSED || strcmp(detail, why) != 0) print_message("# %s: %s (%s), not %s\n", mode, people_status_text[status][1], detail, why);
    assert_int_equal(status, PEOPLE_REFUSED);
    assert_string_equal(detail, why);
    assert_null(s.token);
    assert_null(s.viewer.account);
}

static void test_works(void **state)
{
    struct session s = let_in(), again;
    (void)state;
    struct store_hash person = store_hash(store, "bsn", "999990019", 9);
    assert_int_equal(s.viewer.role, CASE_inwoner);
    assert_int_equal(s.viewer.assurance, ASSURANCE_substantial);
    assert_true(s.viewer.has_person);
    assert_memory_equal(&s.viewer.person, &person, sizeof person);
    assert_int_equal(s.account.roles, 1);
    assert_int_equal(people_session(people, &arena, s.token, now(), &again), PEOPLE_OK);
    assert_string_equal(again.viewer.account, s.viewer.account);
    struct session second = let_in();
    assert_string_equal(second.viewer.account, s.viewer.account);
    assert_string_not_equal(second.token, s.token);
    lie("other-person");
    struct session other = let_in();
    lie("");
    assert_string_not_equal(other.viewer.account, s.viewer.account);
    people_close(people);
    store_close(store);         /* so that everything stands in the file itself */
    people = NULL;
    store = NULL;
    assert_true(file_size(database) > 1000);
    assert_false(file_holds(database, "999990019", 9));
}

static void test_levels(void **state)
{
    (void)state;
    lie("acr-high");
    assert_int_equal(let_in().viewer.assurance, ASSURANCE_high);
    provider.acr = NULL;
    lie("acr-low");
    assert_int_equal(let_in().viewer.assurance, ASSURANCE_low);
    lie("no-acr");
    assert_int_equal(let_in().viewer.assurance, ASSURANCE_none);
    lie("acr-unknown");
    assert_int_equal(let_in().viewer.assurance, ASSURANCE_none);
    provider.acr = "very high indeed";
    assert_int_equal(let_in().viewer.assurance, ASSURANCE_none);
    lie("");
    provider.acr = substantial;
    refused_for("acr-low", "acr");
    refused_for("acr-unknown", "acr");
    refused_for("no-acr", "acr");
    provider.acr = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    refused_for("", "acr");
}

static void test_forged(void **state)
{
    (void)state;
    refused_for("signature", "signature");
    refused_for("payload", "signature");
    refused_for("none", "alg");
    refused_for("none-signed", "alg");
    refused_for("hs256", "alg");
    refused_for("other-key", "signature");
    refused_for("own-key", "signature");
    refused_for("unknown-kid", "kid");
    refused_for("crit", "crit");
    refused_for("rubbish", "form");
    refused_for("four-parts", "form");
    refused_for("empty", "form");
    (void)let_in();
}

static void test_claims(void **state)
{
    static const char *const wrong[][2] = { { "exp", "exp" }, { "no-exp", "exp" }, { "exp-text", "exp" }, { "iat-future", "iat" }, { "iat-old", "iat" }, { "no-iat", "iat" }, { "nbf", "nbf" },
        { "aud", "aud" }, { "no-aud", "aud" }, { "aud-two", "azp" }, { "azp", "azp" }, { "iss", "iss" }, { "nonce", "nonce" }, { "no-nonce", "nonce" }, { "sub-none", "sub" },
        { "sub-no-bsn", "sub" }, { "sub-kvk", "sub" }, { "pairwise", "sub" }, { "represents-text", "represents" }, { "represents-no-bsn", "represents" }, { "represents-chain", "represents" } };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) refused_for(wrong[i][0], wrong[i][1]);
    lie("azp-good");
    (void)let_in();
    lie("sub-type");
    (void)let_in();
    lie("");
}

static void test_once(void **state)
{
    struct session s;
    const char *detail;
    (void)state;
    struct back first = go(), second;
    assert_int_equal(finish(first, &s, &detail), PEOPLE_OK);
    assert_int_equal(finish(first, &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "state");
    second = go();
    second.code = first.code;       /* a code that was used, with a state that was not */
    assert_int_equal(finish(second, &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "code");
    assert_null(s.token);
    refused_for("refuse", "code");
    static const char *const states[] = { "", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\x01" };
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(finish((struct back){ states[i], "code" }, &s, &detail), PEOPLE_REFUSED);
        assert_string_equal(detail, "state");
    }
    assert_int_equal(finish((struct back){ NULL, NULL }, &s, &detail), PEOPLE_REFUSED);
    assert_int_equal(finish((struct back){ go().state, "" }, &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "code");
}

static void test_other_browser(void **state)
{
    struct session s;
    const char *detail;
    struct back back = go();
    (void)state;
    assert_int_equal(people_oidc_finish(people, &arena, &provider, "another-cookie-0123456789", back.state, back.code, now(), &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "browser");
    assert_int_equal(finish(back, &s, &detail), PEOPLE_REFUSED);       /* and it is used up */
    assert_string_equal(detail, "state");
    back = go();
    assert_int_equal(people_oidc_finish(people, &arena, &provider, browser, back.state, back.code, now() + 600 * (int64_t)1000000, &s, &detail), PEOPLE_EXPIRED);
    assert_string_equal(detail, "late");
    back = go();
    struct oidc_provider other = provider;
    other.issuer = odd;
    assert_int_equal(people_oidc_finish(people, &arena, &other, browser, back.state, back.code, now(), &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "issuer");
}

static void test_represents(void **state)
{
    struct store_hash child = store_hash(store, "bsn", "999990032", 9), other = store_hash(store, "bsn", "999990044", 9);
    struct session s, later, plain;
    (void)state;
    lie("represents");
    s = let_in();
    assert_int_equal(s.viewer.role, CASE_vertegenwoordiger);
    assert_memory_equal(&s.viewer.person, &child, sizeof child);
    assert_int_equal(s.account.roles, 1);
    /* Another mandate: what the earlier session stood for is gone. */
    lie("represents-other");
    later = let_in();
    assert_memory_equal(&later.viewer.person, &other, sizeof other);
    assert_string_equal(later.viewer.account, s.viewer.account);
    assert_int_equal(people_session(people, &arena, s.token, now(), &plain), PEOPLE_EXPIRED);
    /* No mandate any more: nobody is represented. */
    lie("");
    plain = let_in();
    assert_int_equal(plain.viewer.role, CASE_vertegenwoordiger);
    assert_false(plain.viewer.has_person);
    assert_int_equal(people_choose(people, &arena, plain.token, 0, 0, now(), &later), PEOPLE_FORBIDDEN);
}

static void test_pairwise(void **state)
{
    (void)state;
    provider.subject_domain = "";
    lie("pairwise");
    struct session s = let_in();
    lie("");
    assert_false(s.viewer.has_person);
    assert_int_equal(s.viewer.role, CASE_inwoner);
}

static void test_blocked(void **state)
{
    struct session s = let_in();
    struct account a;
    struct problems problems = { 0 };
    const char *detail;
    (void)state;
    assert_int_equal(people_account(people, &arena, s.viewer.account, &a), PEOPLE_OK);
    a.blocked = true;
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(finish(go(), &s, &detail), PEOPLE_FORBIDDEN);
    assert_null(s.token);
}

/* A new key is fetched when a token names it; then tokens of the old one go on holding. */
static void test_rotation(void **state)
{
    static const char *const algorithms[] = { "RS256", "ES256", "PS256" };
    (void)state;
    struct session s;
    const char *detail;
    (void)let_in();
    for (int i = 0; i < 3; i++) {
        people->keys.at -= 11000000;            /* as if the keys were fetched a while ago */
        (void)tell("/rotate", "alg", algorithms[i]);
        for (int k = 0; k < 4; k++) (void)let_in();
    }
    /* Within ten seconds they are not asked for again, however many unknown keys are named. */
    lie("unknown-kid");
    int64_t at = people->keys.at;
    assert_int_equal(finish(go(), &s, &detail), PEOPLE_REFUSED);
    assert_int_equal(people->keys.at, at);
    lie("");
}

static void test_client_key(void **state)
{
    struct session s;
    const char *detail;
    (void)state;
    provider.key_file = key_file;
    (void)let_in();
    (void)let_in();
    const struct node *last = tell("/last", "x", "");
    assert_non_null(node_get(node_get(last, "body"), "client_assertion"));
    assert_true(*string_in(&arena, node_get(last, "body"), "code_verifier"));
    assert_int_equal(chmod(key_file, 0644), 0);
    assert_int_equal(finish(go(), &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "client key");
    assert_int_equal(chmod(key_file, 0600), 0);
    provider.key_file = "/nowhere";
    assert_int_equal(finish(go(), &s, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "client key");
}

static void test_client_secret(void **state)
{
    char path[300];
    (void)state;
    (void)snprintf(path, sizeof path, "%s/secret", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fputs("geheim&teken\n", file);
    (void)fclose(file);
    assert_int_equal(chmod(path, 0600), 0);
    provider.secret_file = path;
    (void)let_in();
    assert_string_equal(string_in(&arena, tell("/last", "x", ""), "authorization"), "Basic YnJlZWQtdGVzdDpnZWhlaW0lMjZ0ZWtlbg==");
}

static void from_odd(const char *kind, enum people_status expected, const char *why)
{
    char address[260];
    const char *url, *detail = "";
    (void)snprintf(address, sizeof address, "%s/%s", odd, kind);
    provider.issuer = address;
    enum people_status status = people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail);
    if (status != expected || strcmp(detail, why) != 0) print_message("# %s: %s (%s)\n", kind, people_status_text[status][1], detail);
    assert_int_equal(status, expected);
    assert_string_equal(detail, why);
}

static void test_odd_providers(void **state)
{
    (void)state;
    from_odd("wrong-issuer", PEOPLE_REFUSED, "issuer");
    from_odd("plain-http", PEOPLE_REFUSED, "endpoint");
    from_odd("file", PEOPLE_REFUSED, "endpoint");
    from_odd("no-keys", PEOPLE_REFUSED, "endpoint");
    from_odd("big", PEOPLE_UNREACHABLE, "discovery");
    from_odd("redirect", PEOPLE_UNREACHABLE, "discovery");
    from_odd("rubbish", PEOPLE_UNREACHABLE, "discovery");
    int64_t begun = now();
    from_odd("slow", PEOPLE_UNREACHABLE, "discovery");
    assert_true(now() - begun < 7000000);
    provider.issuer = "http://127.0.0.1:9";
    const char *url, *detail;
    assert_int_equal(people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail), PEOPLE_UNREACHABLE);
    static const char *const never[] = { "http://provider.example", "ftp://provider.example", "file:///etc", "http://127.0.0.1.example", "http://127.0.0.1:80@provider.example", "https://",
        "https:///x" };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        provider.issuer = never[i];
        assert_int_equal(people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail), PEOPLE_REFUSED);
        assert_false(http_may_ask(never[i]));
    }
    provider.issuer = "";
    assert_int_equal(people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail), PEOPLE_REFUSED);
    assert_string_equal(detail, "configuration");
}

static void test_unreachable_later(void **state)
{
    struct session s;
    const char *detail;
    (void)state;
    lie("broken");
    assert_int_equal(finish(go(), &s, &detail), PEOPLE_UNREACHABLE);
    assert_string_equal(detail, "token");
    lie("");
}

static void test_address(void **state)
{
    const char *url, *detail;
    (void)state;
    assert_int_equal(people_oidc_begin(people, &arena, &provider, browser, now(), &url, &detail), PEOPLE_OK);
    static const char *const parts[] = { "response_type=code", "client_id=breed-test", "redirect_uri=https%3A%2F%2Fbreed.example%2Finloggen%2Fterug", "scope=openid", "state=", "nonce=",
        "code_challenge=",
        "code_challenge_method=S256", "acr_values=http%3A%2F%2Feidas.europa.eu%2FLoA%2Fsubstantial" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) assert_non_null(strstr(url, parts[i]));
    assert_null(strstr(url, "verifier"));
    assert_true(strncmp(url, issuer, strlen(issuer)) == 0);
}

static void test_numbers(void **state)
{
    static const char *const good[] = { "999990019", "000000012", "999990093" }, *const bad[] = { "", "000000000", "99999001", "9999900190", "999990018", "99999001a", " 99990019" };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(people_is_bsn(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(people_is_bsn(bad[i]));
}

static void test_company(void **state)
{
    char key[65];
    (void)state;
    provider.subject_domain = "kvk";
    provider.employer_claim = "loonheffingennummer";
    lie("company");
    struct session s = let_in();
    struct store_hash hash = store_hash(store, "loonheffingennummer", "000001259L01", 12);
    sodium_bin2hex(key, sizeof key, hash.bytes, 16);
    assert_int_equal(s.viewer.role, CASE_werkgever);
    assert_string_equal(s.viewer.employer, key);
    assert_false(s.viewer.has_person);
    assert_int_equal(s.account.roles, 1);
    lie("company-staff");                                   /* somebody of its staff is another account, of the same employer */
    struct session staff = let_in();
    assert_string_not_equal(staff.viewer.account, s.viewer.account);
    assert_string_equal(staff.viewer.employer, key);
    lie("company-moved");                                   /* the provider names another employer: the old one is gone */
    struct session moved = let_in(), old;
    assert_string_equal(moved.viewer.account, s.viewer.account);
    assert_string_not_equal(moved.viewer.employer, key);
    assert_int_equal(moved.account.roles, 1);
    assert_int_not_equal(people_session(people, &arena, s.token, now(), &old), PEOPLE_OK);
    lie("");
    refused_for("company-none", "employer");
    refused_for("company-wrong", "employer");
    refused_for("company-staff-bsn", "represents");
    refused_for("sub-no-bsn", "sub");
    refused_for("eherkenning-low", "acr");
}

int main(int count, char **arguments)
{
#define CASE(name) { cmocka_unit_test_setup_teardown(name, set_up, tear_down), BOTH }
    const struct store_test tests[] = {
        CASE(test_works), CASE(test_company), CASE(test_levels), CASE(test_forged), CASE(test_claims), CASE(test_once), CASE(test_other_browser), CASE(test_represents), CASE(test_pairwise), CASE(test_blocked),
        CASE(test_client_key), CASE(test_client_secret), CASE(test_odd_providers), CASE(test_unreachable_later), CASE(test_address), CASE(test_numbers), CASE(test_rotation),
    };
    const char *where = getenv("BREED_OIDC"), *key = getenv("BREED_CLIENT_KEY");
    if (!where || sscanf(where, "%199s %199s %199s", issuer, control, odd) != 3 || !key) { (void)fprintf(stderr, "run by oidc.sh\n"); return 1; }
    if (!http_ready() || !jws_ready()) { (void)printf("1..0 # SKIP libcurl4 or libcjose0 is not installed\n"); return 0; }
    (void)snprintf(key_file, sizeof key_file, "%s", key);
    if (!begin_tests(count, arguments)) return 1;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
