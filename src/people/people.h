/* SPDX-License-Identifier: EUPL-1.2 */
/* people.h: who somebody is (accounts, sign-ins, an identity provider), what he may do, and the log of whose data he looked at and why. */
#ifndef BREED_PEOPLE_PEOPLE_H
#define BREED_PEOPLE_PEOPLE_H

#include "base/arena.h"
#include "base/error.h"
#include "casework/process.h"
#include "store/store.h"

/*
 * Stands on store (accounts, sessions and the log lie there) and on casework (the names of roles). No HTTP here: cookies, forms and redirects belong to web.
 * Times are microseconds since 1970-01-01 UTC, always given by the caller. Everything that comes out lives in the arena given, or until the call says otherwise.
 * Threads: a struct people belongs to one store connection, so to one thread at a time; the tables are read-only.
 */

/* ---- who asks ---- */

enum assurance { ASSURANCE_none, ASSURANCE_low, ASSURANCE_substantial, ASSURANCE_high, ASSURANCES };   /* eIDAS levels; a local account is low without and substantial with a second factor */

/* Who asks, in one of his roles. Never written to a log as such: account is a random identification. */
struct viewer {
    const char *account;                /* "" nobody */
    const char *name;                   /* for the head of a page; "" when not known */
    enum case_role role;
    const char *municipality;           /* CBS code of the municipality he works for: consulent, beleid, jobcoach, loonwaardedeskundige, auditor; "" otherwise */
    const char *employer;               /* the employer he works for, as in the index of a dossier; "" otherwise */
    bool has_person; struct store_hash person;          /* whose dossier counts as his own: inwoner himself, vertegenwoordiger whom he represents */
    enum assurance assurance;
    const char *session;                /* for the log; "" for a program */
};

/* ---- rights ---- */

/* What can be looked at or done. One line each in rights.yaml, which says who may: nothing here is decided in code.
 * naam: how somebody is called and reached; persoon: BSN, date of birth, where he lives. ziekte: that and when somebody was ill, never of what. keten: whether the chain of digests holds.
 * A new dossier is begun with dossier, write, none. accounts, own: one's own account. */
#define RESOURCES(R) R(dossier) R(naam) R(persoon) R(werk) R(loonwaarde) R(bedrag) R(belemmering) R(uitkering) R(onderwijs) R(huishouden) \
    R(ziekte) R(ondersteuning) R(rapport) R(ervaring) R(brief_werkgever) R(brief_inwoner) R(brief_gemeente) R(reden) R(termijn) R(werkvoorraad) R(zoeken) R(gebeurtenis) R(besluit) \
    R(concept) R(januari) R(invoer) R(deskundigen) R(beleid) R(signaal) R(cijfers) R(loonwaarderegister) R(overdracht) R(register) R(logboek) R(keten) R(inzage) R(wissen) R(accounts)
#define AS_RESOURCE(name) RESOURCE_##name,
enum resource { RESOURCES(AS_RESOURCE) RESOURCE_COUNT };
extern const char *const resource_name[RESOURCE_COUNT][2];      /* for people */
extern const char *const resource_code[RESOURCE_COUNT];         /* for documents: "brief-werkgever" */
enum act { ACT_read, ACT_write, ACTS };

/* Whose dossier it is, seen from the viewer. own: the municipality's, the employer's, or about himself, by role; foreign: any other; none: not about one dossier.
 * A loonwaardedeskundige and a jobcoach have as own only what was given to them: the summary of the dossier is a JSON object whose member "toegewezen" lists their accounts.
 * An erased dossier, and one without what it is compared by, is foreign. */
enum belonging { BELONGS_own, BELONGS_foreign, BELONGS_none };
enum belonging people_belonging(const struct viewer *, const struct store_dossier *);
/* Whether he may. Own account and log aside, foreign is never allowed, except where rights.yaml says so with its reason (UWV and loonwaarderegister). */
bool people_may(const struct viewer *, enum act, enum resource, enum belonging);
/* Which part of a dossier a fact of the glossary belongs to: decides who sees it. Every fact has one. */
enum resource people_part_of(const struct term *);
/* The lines of rights.yaml themselves, for who wants to read who may what: roles and of (belongings) are bits; law "" where there is none. */
struct right { enum resource what; enum act act; uint32_t roles, of; const char *law, *why[2]; };
extern const struct right rights[];
extern const int32_t right_count;

/* ---- why: a reading of personal data without a purpose is refused ---- */

/* code: from rights.yaml ("aanvraag-behandelen", "inzage-eigen-dossier", "loonwaarde-bij-ziektewet", ...), each with text, article and the roles that may use it. */
struct purpose { const char *code; const char *text[2], *citation; uint32_t roles; bool needs_case; };
extern const struct purpose purposes[];
extern const int32_t purpose_count;
const struct purpose *purpose_find(const char *code);       /* NULL when there is none */

/* ---- the service of people ---- */

struct people;
struct people_options {
    int64_t idle, most;                 /* microseconds a session lasts unused, and at all; 0: 30 minutes and 12 hours */
    int32_t memory_kib, passes;         /* argon2id; 0: 65,536 KiB and 3 */
    int32_t log_months;                 /* full months that lines of the log are kept; 0: for good */
    const char *organisation;           /* processing activities are URIs that begin with this; NULL: "urn:breed:" */
};
/* The store must outlive it. NULL only when memory ran out. */
struct people *people_open(struct store *, const struct people_options *);
void people_close(struct people *);

enum people_status {
    PEOPLE_OK,
    PEOPLE_WRONG,           /* name or password wrong, second factor wrong: never told which */
    PEOPLE_LOCKED,          /* too many attempts: wait */
    PEOPLE_EXPIRED,         /* the session or the sign-in lasted too long */
    PEOPLE_FORBIDDEN,
    PEOPLE_INVALID,         /* input: see problems */
    PEOPLE_REFUSED,         /* the identity provider's answer does not hold: detail says which check failed, without values */
    PEOPLE_UNREACHABLE,     /* the identity provider did not answer */
    PEOPLE_STORE,           /* the store failed: see store_detail; or memory ran out */
    PEOPLE_STATUSES
};
extern const char *const people_status_text[PEOPLE_STATUSES][2];

/* ---- accounts ---- */

/* A role of an account. since, until: days, both included. */
struct people_role { enum case_role role; const char *municipality, *employer; date since, until; };
struct account {
    const char *id;                     /* "" for a new one */
    const char *login, *name;
    struct people_role *role; int32_t roles;
    bool has_person; struct store_hash person;          /* keyed hash of his own BSN (store_hash, "bsn") */
    struct store_hash *represents; int32_t represented; /* persons he may act for */
    bool blocked, second_factor; int64_t version, made;
};
enum { ROLES_MOST = 16, REPRESENTED_MOST = 32 };       /* of one account */
/* password NULL: leaves it as it is (a new account cannot be signed in to with a password then). Every problem at once (length 12 to 256 characters, known bad ones, login taken,
 * roles without what they need). A new account gets its id, which lives until the next call, and version; one that is known must have the version it was read with, or it is
 * INVALID with a problem on "versie". A new password, blocking and any change of roles end its sessions. second_factor false takes the second factor away; true cannot give one. */
enum people_status people_put_account(struct people *, struct account *, const char *password, struct problems *);
/* By the name it signs in with. WRONG when there is none. */
enum people_status people_account_of(struct people *, struct arena *, const char *login, struct account *);
enum people_status people_account(struct people *, struct arena *, const char *id, struct account *);
enum people_status people_accounts(struct people *, struct arena *, const struct store_hash *cursor, struct account **, int32_t *count, struct store_hash *next, bool *more);

/* Nine digits that pass the eleven test. */
bool people_is_bsn(const char *);

/* A second factor (RFC 6238: six digits, thirty seconds). begin: a new secret as the address that an app reads (otpauth://), shown once; nothing changes until confirm got a code that it
 * makes. Needs libcrypto on the machine: INVALID without it. */
enum people_status people_second_begin(struct people *, struct arena *, const char *account, const char **address);
enum people_status people_second_confirm(struct people *, const char *account, const char *code, int64_t now);

/* ---- sessions ---- */

struct session { const char *token, *csrf; struct viewer viewer; struct account account; int64_t ends; };   /* token: 256 random bits, for the cookie only; stored as a keyed hash */
/* Takes the same time whether or not the account exists. After 5 wrong attempts per account the wait doubles from 1 second up to 15 minutes. */
/* A code counts once. The role of the session is the first that holds today; FORBIDDEN when none does. */
enum people_status people_sign_in(struct people *, struct arena *, const char *login, const char *password, const char *one_time_code, int64_t now, struct session *);
/* The session of a cookie; renews the idle time. role and represented as chosen in this session. */
enum people_status people_session(struct people *, struct arena *, const char *token, int64_t now, struct session *);
/* Another of the account's roles, or another person to act for (place in represents, -1: himself). A new token comes with it. */
enum people_status people_choose(struct people *, struct arena *, const char *token, int32_t role, int32_t represented, int64_t now, struct session *);
enum people_status people_sign_out(struct people *, const char *token);
enum people_status people_end_sessions(struct people *, const char *account);
/* Removes what has expired: sessions, attempts, tokens, sign-ins that were begun; and folds months of the log that were kept long enough: their lines are erased, their counts
 * (people_log_summary) stay. */
enum people_status people_sweep(struct people *, int64_t now);
bool people_csrf_holds(const struct session *, const char *given);      /* in constant time */

/* A program (payroll office, another municipality, UWV): a bearer token with one role; shown once, stored as a keyed hash. */
enum people_status people_make_token(struct people *, struct arena *, const char *account, int32_t role, int64_t until, const char **token);
enum people_status people_token(struct people *, struct arena *, const char *token, int64_t now, struct viewer *);

/* A secret address by which a calendar reads the deadlines of one role of an account along: shown once, kept as a keyed hash, for a year; a new one ends the old. Of no other use.
 * FORBIDDEN for a role that acts for somebody else. */
enum people_status people_make_calendar(struct people *, struct arena *, const struct viewer *, int64_t now, const char **token);
enum people_status people_calendar(struct people *, struct arena *, const char *token, int64_t now, struct viewer *);
enum people_status people_end_calendars(struct people *, const char *account);
enum people_status people_has_calendar(struct people *, struct arena *, const char *account, int64_t now, bool *has);

/* ---- an identity provider (OpenID Connect, the profile of the Dutch government: code with PKCE, acr, represents) ---- */

struct oidc_provider {
    const char *issuer, *client_id, *redirect;
    const char *key_file;               /* private key of the client (private_key_jwt); NULL: secret_file */
    const char *secret_file;
    const char *acr;                    /* the lowest level wanted, as the provider writes it */
    const char *subject_domain;         /* "bsn": sub is a BSN and becomes a keyed hash; "kvk": sub is the number of a company (eHerkenning), see employer_claim; "": pairwise */
    const char *employer_claim;         /* with "kvk": the claim that holds the loonheffingennummer for which somebody acts; NULL: the provider gives none */
    const char *ca_file;                /* NULL: those of the system */
};
/* Where to send the browser; state, nonce and code verifier are kept in the store for ten minutes, bound to `browser` (a random value in a cookie). */
enum people_status people_oidc_begin(struct people *, struct arena *, const struct oidc_provider *, const char *browser, int64_t now, const char **url, const char **detail);
/* The answer: exactly once, within ten minutes, from the same browser; code exchanged, signature by the provider's published keys (algorithm pinned), iss, aud, azp, exp, iat, nonce, acr
 * checked; represents taken over. Makes a session; an unknown subject becomes an account with role inwoner (or vertegenwoordiger, when represents is there) and nothing else. With eHerkenning
 * ("kvk") the subject is a company: its account has the role werkgever, for the loonheffingennummer of the claim only, and that role is what the provider said last. Without a number that holds
 * the answer is REFUSED ("employer"): a number of the Chamber of Commerce does not say which employer somebody is, and anybody could claim one of another. */
enum people_status people_oidc_finish(struct people *, struct arena *, const struct oidc_provider *, const char *browser, const char *state, const char *code, int64_t now,
                                      struct session *, const char **detail);

/* ---- the log: each reading and writing of personal data (Logboek Dataverwerkingen) ---- */

struct people_trace { const char *trace_id, *parent_id; };     /* hexadecimal; NULL: new */
/* One record of what a viewer did with the data of one person. what: "dossier lezen". Nothing is given to the viewer before this succeeded. */
struct people_act {
    const char *what; const struct purpose *purpose; const char *dossier; const struct store_hash *about; int64_t start, end; bool failed; bool without_case;
    struct people_trace trace;
};
enum people_status people_log(struct people *, const struct viewer *, const struct people_act *);
/* Many at once, all or nothing (a list, a run over many dossiers); at most PEOPLE_ACTS. FORBIDDEN when one has no purpose or one that this role cannot have. Works within store_begin. */
enum { PEOPLE_ACTS = 1000 };
enum people_status people_log_all(struct people *, const struct viewer *, const struct people_act *, int32_t count);
/* Who looked at the data of this person: for the right of access. Roles and purposes, no names of staff. after: n of the last one seen, 0 from the first. */
struct people_logged { int64_t n, time; enum case_role role; const char *municipality, *employer, *what, *purpose, *dossier; bool without_case; };
enum people_status people_log_about(struct people *, struct arena *, const struct store_hash *about, int64_t after, int32_t most, struct people_logged **, int32_t *count);
/* Counts of a month ("2026-11") by role, purpose and what, without persons or accounts; counts below ten are shown as "< 10". JSON. Look-ups without an open case are a line of their own
 * and in no other. WRONG: no such month; a month without a log has no lines. The records lie in the dossier "logboek-" and the month, which has no index. */
enum people_status people_log_summary(struct people *, const char *month, struct text *);

#endif
