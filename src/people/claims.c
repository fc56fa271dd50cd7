/* SPDX-License-Identifier: EUPL-1.2 */
/* claims.c: see claims.h. */
#include "people/claims.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "casework/parties.h"

/* ---- levels ---- */

int acr_rank(const char *acr)
{
    static const struct { const char *name; int rank; } levels[] = {
        { "http://eidas.europa.eu/LoA/low", 10 }, { "http://eidas.europa.eu/LoA/substantial", 20 }, { "http://eidas.europa.eu/LoA/high", 30 },
        /* DigiD: Basis, Midden, Substantieel, Hoog */
        { "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", 10 }, { "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract", 15 },
        { "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard", 20 }, { "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI", 30 },
        /* eHerkenning */
        { "urn:etoegang:core:assurance-class:loa1", 5 }, { "urn:etoegang:core:assurance-class:loa2", 10 }, { "urn:etoegang:core:assurance-class:loa2plus", 15 },
        { "urn:etoegang:core:assurance-class:loa3", 20 }, { "urn:etoegang:core:assurance-class:loa4", 30 },
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) if (strcmp(levels[i].name, acr) == 0) return levels[i].rank;
    return 0;
}

enum assurance acr_assurance(int rank) { return rank >= 30 ? ASSURANCE_high : rank >= 20 ? ASSURANCE_substantial : rank >= 10 ? ASSURANCE_low : ASSURANCE_none; }

/* A level that we do not know is as good as itself only, and gives nothing. */
static bool is_enough(const char *acr, const char *wanted)
{
    if (!wanted) return true;
    int rank = acr_rank(acr), least = acr_rank(wanted);
    return rank && least ? rank >= least : strcmp(acr, wanted) == 0;
}

/* ---- who ---- */

bool people_is_bsn(const char *digits)
{
    int sum = 0, different = 0;
    if (strlen(digits) != 9 || strspn(digits, "0123456789") != 9) return false;
    for (int i = 0; i < 9; i++) {
        sum += (digits[i] - '0') * (i == 8 ? -1 : 9 - i);
        different += digits[i] != '0';
    }
    return different && sum % 11 == 0;
}

/* "" when it is no text, empty, too long or unprintable. */
static const char *plain(struct arena *arena, const struct node *node)
{
    enum { MOST = 255 };
    if (!node || node->kind != NODE_TEXT || !node->size || node->size > MOST || !valid_utf8(node->text, node->size)) return "";
    for (uint32_t i = 0; i < node->size; i++) if ((unsigned char)node->text[i] < ' ' || node->text[i] == 127) return "";
    const char *copy = arena_copy(arena, node->text, node->size);
    return copy ? copy : "";
}

/* The profile may say of what kind the identification is: one of another kind is no BSN, whatever its digits. */
static const char *subject_in(struct arena *arena, const struct node *map, bool bsn)
{
    const struct node *kind = node_get(map, "sub_id_type");
    const char *subject = plain(arena, node_get(map, "sub"));
    if (!bsn) return subject;
    const char *type = plain(arena, kind), *end = strrchr(type, ':');
    if (kind && strcmp(end ? end + 1 : type, "BSN") != 0) return "";
    return people_is_bsn(subject) ? subject : "";
}

/* ---- for whom, when ---- */

static bool is_text(const struct node *node, const char *string) { return node && node->kind == NODE_TEXT && same_text(node->text, node->size, string); }

static const char *check_audience(const struct node *claims, const char *client)
{
    const struct node *aud = node_get(claims, "aud"), *azp = node_get(claims, "azp");
    int32_t count = aud && aud->kind == NODE_LIST ? aud->count : 1;
    bool found = is_text(aud, client);
    for (const struct node *one = aud && aud->kind == NODE_LIST ? aud->first : NULL; one; one = one->next) found |= is_text(one, client);
    if (!found) return "aud";
    return (azp || count > 1) && !is_text(azp, client) ? "azp" : NULL;
}

/* Whole seconds; a fraction is cut off. -1: absent or no such number. */
static int64_t time_in(const struct node *claims, const char *name)
{
    enum { DIGITS_MOST = 12 };
    const struct node *node = node_get(claims, name);
    int64_t out = 0;
    uint32_t i = 0;
    if (!node || node->kind != NODE_NUMBER) return -1;
    for (; i < node->size && node->text[i] >= '0' && node->text[i] <= '9'; i++) { if (i == DIGITS_MOST) return -1; out = out * 10 + node->text[i] - '0'; }
    if (!i) return -1;
    for (uint32_t k = i; k < node->size; k++) if (node->text[k] == 'e' || node->text[k] == 'E') return -1;
    return out;
}

static const char *check_times(const struct node *claims, int64_t now)
{
    enum { SKEW = 30, LONGEST_AGO = 600 };
    int64_t exp = time_in(claims, "exp"), iat = time_in(claims, "iat"), nbf = time_in(claims, "nbf");
    if (exp < 0 || now >= exp + SKEW) return "exp";
    if (iat < 0 || iat > now + SKEW || iat < now - LONGEST_AGO) return "iat";
    return node_get(claims, "nbf") && (nbf < 0 || nbf > now + SKEW) ? "nbf" : NULL;
}

static bool same_secret(const struct node *node, const char *string)
{
    size_t size = strlen(string);
    return size && node && node->kind == NODE_TEXT && node->size == size && sodium_memcmp(node->text, string, size) == 0;
}

/* The number of a company: eight digits; the profile may say of what kind the identification is. */
static const char *company_in(struct arena *arena, const struct node *map)
{
    enum { KVK_DIGITS = 8 };
    const char *type = plain(arena, node_get(map, "sub_id_type")), *end = strrchr(type, ':'), *number = plain(arena, node_get(map, "sub"));
    if (*type && strcmp(end ? end + 1 : type, "KVK") != 0) return "";
    return strlen(number) == KVK_DIGITS && strspn(number, "0123456789") == KVK_DIGITS ? number : "";
}

/* The subject is the company, or a person of its staff who represents it: then the account is his, for that company. The employer is who pays the wage tax: one company can be several, and only
 * the provider knows for which somebody may act. */
static const char *check_company(struct arena *arena, const struct node *claims, const struct expected *e, struct claimed *out)
{
    const struct node *represents = node_get(claims, "represents");
    if (represents && (represents->kind != NODE_MAP || node_get(represents, "represents"))) return "represents";
    const char *company = company_in(arena, represents ? represents : claims);
    if (!*company) return represents ? "represents" : "sub";
    struct text both = { 0 };
    text_put(&both, out->subject);
    if (represents) { text_char(&both, ' '); text_put(&both, company); }
    const char *copy = both.failed ? NULL : arena_copy(arena, text_string(&both), both.size);
    text_free(&both);
    out->subject = copy ? copy : "";
    out->employer = e->employer_claim ? plain(arena, node_get(claims, e->employer_claim)) : "";
    if (!*out->subject) return "sub";
    return payroll_number_holds(out->employer, strlen(out->employer)) ? NULL : "employer";
}

const char *claims_check(struct arena *arena, const struct node *claims, const struct expected *e, struct claimed *out)
{
    const struct node *represents = node_get(claims, "represents"), *acr = node_get(claims, "acr");
    *out = (struct claimed){ "", "", ASSURANCE_none, "" };
    if (!is_text(node_get(claims, "iss"), e->issuer)) return "iss";
    const char *wrong = check_audience(claims, e->client);
    if (!wrong) wrong = check_times(claims, e->now);
    if (wrong) return wrong;
    if (!same_secret(node_get(claims, "nonce"), e->nonce)) return "nonce";
    const char *level = plain(arena, acr);
    if (!is_enough(level, e->acr)) return "acr";
    out->assurance = acr_assurance(acr_rank(level));
    out->subject = subject_in(arena, claims, e->bsn);
    if (!*out->subject) return "sub";
    if (e->kvk) return check_company(arena, claims, e, out);
    if (!represents) return NULL;
    /* One step only: who acts for somebody who acts for another is not let in. */
    if (represents->kind != NODE_MAP || node_get(represents, "represents")) return "represents";
    out->represented = subject_in(arena, represents, e->bsn);
    return *out->represented ? NULL : "represents";
}
