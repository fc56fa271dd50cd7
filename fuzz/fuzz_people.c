/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_people.c: any bytes as an identity token, as a set of keys and as claims: never a crash, and nobody is let in by claims that are not whole. No network, no store. */
#include "fuzz.h"
#include "casework/parties.h"
#include "people/claims.h"
#include "people/inside.h"
#include "people/jws.h"

/* The same bytes in each role; what is let in must say all that was asked. */
static void try_claims(struct arena *arena, const struct node *claims)
{
    static const struct expected expected = { "https://provider.example", "breed-test", "nonce", "http://eidas.europa.eu/LoA/low", true, 1782907200, false, NULL };
    struct claimed claimed;
    const char *wrong = claims_check(arena, claims, &expected, &claimed);
    if (wrong) return;
    if (!people_is_bsn(claimed.subject) || claimed.assurance < ASSURANCE_low || !node_is(node_get(claims, "iss"), expected.issuer) || !node_is(node_get(claims, "nonce"), expected.nonce)) abort();
    if (*claimed.represented && !people_is_bsn(claimed.represented)) abort();
}

/* A company comes in only with the number of an employer that holds. */
static void try_company(struct arena *arena, const struct node *claims)
{
    static const struct expected expected = { "https://provider.example", "breed-test", "nonce", "http://eidas.europa.eu/LoA/low", false, 1782907200, true, "loonheffingennummer" };
    struct claimed claimed;
    if (claims_check(arena, claims, &expected, &claimed)) return;
    if (!*claimed.subject || *claimed.represented || !payroll_number_holds(claimed.employer, strlen(claimed.employer)) || !node_is(node_get(claims, "nonce"), expected.nonce)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { .limit = 1 << 24 };
    struct problems problems = { 0 };
    struct jws jws;
    const struct node *map = node_from_json(&arena, (const char *)data, size, NULL);
    const char *text = arena_copy(&arena, (const char *)data, size);
    if (map && map->kind == NODE_MAP) { try_claims(&arena, map); try_company(&arena, map); }
    if (text && !jws_read(&arena, text, &jws)) {
        if (!jws.header || !jws.claims || !jws.algorithm) abort();
        try_claims(&arena, jws.claims);
        if (!jws_verify(&arena, &jws, map ? map : jws.header)) abort();        /* a signature found by chance */
    }
    static const char known[] = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.AAAA";
    if (map && !jws_read(&arena, known, &jws)) (void)jws_verify(&arena, &jws, map);
    if (map) (void)jws_sign(&arena, (const char *)data, size, "{}");
    if (text) { password_check(text, "karin", "Karin Test", &problems); (void)acr_rank(text); }
    arena_free(&arena);
    return 0;
}
