/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of people share among themselves. */
#ifndef BREED_PEOPLE_INSIDE_H
#define BREED_PEOPLE_INSIDE_H

#include "base/members.h"
#include "base/moment.h"
#include "people/people.h"
#include "rules/glossary.h"

/* ---- made from rights.yaml ---- */

extern const uint32_t right_roles[RESOURCE_COUNT][ACTS][3];     /* bits of roles, for own, foreign and none */
extern const uint8_t part_of_fact[GLOSSARY_SIZE];

/* ---- the service ---- */

enum { PASSWORD_TEXT = 128, SECRET_BYTES = 20, TOKEN_TEXT = 48, ID_TEXT = 32, CODE_DIGITS = 6 };

/* What a provider published, kept for a while: its configuration and its keys. */
struct kept_document { char *address, *bytes; size_t size; int64_t at; };

struct people {
    struct store *store;
    struct people_options options;
    char made_id[ID_TEXT];
    struct kept_document configuration, keys;
};

/* What of an account is not shown to anybody. */
struct account_secret {
    char password[PASSWORD_TEXT];               /* as crypto_pwhash_str writes it; "" none */
    bool has_secret, has_pending;
    uint8_t secret[SECRET_BYTES], pending[SECRET_BYTES];    /* second factor; one not confirmed yet */
    int64_t last_step;                          /* of the code used last */
    const char *subject;                        /* "" or issuer and subject of an identity provider */
};

void kept_forget(struct kept_document *);

/* The status for a failure of the store. */
enum people_status status_of_store(enum store_status);

/* ---- records as JSON (lines.c) ---- */

void put_hash(struct text *, const char *name, const struct store_hash *);
bool hash_of(const struct node *, struct store_hash *);
const char *string_in(struct arena *, const struct node *map, const char *name);        /* "" when absent or no text */
int64_t number_in(const struct node *map, const char *name, int64_t otherwise);
bool is_true_in(const struct node *map, const char *name);

/* ---- accounts (accounts.c) ---- */

/* people_put_account; given: what a new account begins with (a subject), or NULL. */
enum people_status account_put(struct people *, struct account *, struct account_secret *given, const char *password, struct problems *);
enum people_status account_load(struct people *, struct arena *, const char *id, struct account *, struct account_secret *);
/* Writes it as it is; expected version as in store_put. */
enum store_status account_save(struct people *, const struct account *, const struct account_secret *, int64_t expected);
void account_new_id(char out[ID_TEXT]);
/* A login in one form: small letters. False when it is none. */
bool login_form(const char *login, char out[STORE_NAME + 1]);
bool role_holds(const struct people_role *, date on);
bool same_role(const struct people_role *, enum case_role, const char *municipality, const char *employer);
/* form: as login_form makes it. */
enum people_status account_of_login(struct people *, struct arena *, const char *form, struct account *, struct account_secret *);
/* The account of an identity provider's subject; PEOPLE_WRONG when there is none yet. */
enum people_status account_of_subject(struct people *, struct arena *, const char *subject, struct account *, struct account_secret *);

/* ---- log.c ---- */

enum people_status log_fold(struct people *, int64_t now);

/* ---- passwords and codes ---- */

bool password_hash(const struct people *, const char *password, char out[PASSWORD_TEXT]);
bool password_holds(const char *hash, const char *password);
bool password_is_old(const struct people *, const char *hash);
/* The same work for nothing, when there is no account. */
void password_waste(const struct people *, const char *password);
void password_check(const char *password, const char *login, const char *name, struct problems *);

bool second_ready(void);                        /* libcrypto is there */
/* The step whose code it is, within one step of now and after `after`; -1 none. In constant time over the steps. */
int64_t second_step(const uint8_t secret[SECRET_BYTES], const char *code, int64_t now, int64_t after);
bool second_code(const uint8_t secret[SECRET_BYTES], int64_t step, char out[CODE_DIGITS + 1]);

/* ---- sessions ---- */

void random_token(char out[TOKEN_TEXT]);        /* 256 bits, base64url */
enum people_status session_begin(struct people *, struct arena *, const struct account *, int32_t role, int32_t represented, enum assurance, int64_t made, int64_t now, struct session *);
int32_t first_role(const struct account *, date on);
/* Puts together who asks. False: this role or person is not (any more) the account's. */
bool viewer_of(struct arena *, const struct account *, int32_t role, int32_t represented, enum assurance, const char *session, struct viewer *);

#endif
