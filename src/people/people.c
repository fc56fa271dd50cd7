/* SPDX-License-Identifier: EUPL-1.2 */
/* people.c: the service of people: opened over a store, with its statuses in words and its records in JSON. */
#include "people/inside.h"

#include <sodium.h>
#include <stdlib.h>

const char *const people_status_text[PEOPLE_STATUSES][2] = {
    [PEOPLE_OK] = { "gelukt", "done" },
    [PEOPLE_WRONG] = { "de naam, het wachtwoord of de code klopt niet", "the name, the password or the code is not right" },
    [PEOPLE_LOCKED] = { "er is te vaak iets verkeerds ingevuld: wacht even en probeer het dan opnieuw", "something wrong was filled in too often: wait a moment, then try again" },
    [PEOPLE_EXPIRED] = { "u bent niet (meer) ingelogd: log opnieuw in", "you are not signed in (any more): sign in again" },
    [PEOPLE_FORBIDDEN] = { "dit mag niet met deze rol", "this is not allowed in this role" },
    [PEOPLE_INVALID] = { "er klopt iets niet aan wat is ingevuld", "something that was filled in is not right" },
    [PEOPLE_REFUSED] = { "het inloggen bij de andere dienst is niet gelukt", "signing in at the other service did not succeed" },
    [PEOPLE_UNREACHABLE] = { "de dienst waarmee u inlogt, antwoordt niet: probeer het later opnieuw", "the service that you sign in with does not answer: try again later" },
    [PEOPLE_STORE] = { "er ging iets mis bij het opslaan of lezen", "something went wrong in storing or reading" },
};

struct people *people_open(struct store *store, const struct people_options *options)
{
    static const int64_t minute = 60 * (int64_t)1000000;
    struct people *people = sodium_init() >= 0 ? calloc(1, sizeof *people) : NULL;
    if (!people) return NULL;
    people->store = store;
    if (options) people->options = *options;
    struct people_options *o = &people->options;
    if (o->idle <= 0) o->idle = 30 * minute;
    if (o->most <= 0) o->most = 12 * 60 * minute;
    if (o->memory_kib <= 0) o->memory_kib = 65536;
    if (o->passes <= 0) o->passes = 3;
    if (!o->organisation) o->organisation = "urn:breed:";
    return people;
}

void kept_forget(struct kept_document *kept)
{
    free(kept->address);
    free(kept->bytes);
    *kept = (struct kept_document){ 0 };
}

void people_close(struct people *people)
{
    if (!people) return;
    kept_forget(&people->configuration);
    kept_forget(&people->keys);
    free(people);
}

enum people_status status_of_store(enum store_status status) { return status == STORE_OK ? PEOPLE_OK : PEOPLE_STORE; }

/* ---- records as JSON ---- */

void put_hash(struct text *text, const char *name, const struct store_hash *hash)
{
    char hex[65];
    sodium_bin2hex(hex, sizeof hex, hash->bytes, sizeof hash->bytes);
    if (name) { put_member(text, name, hex); return; }
    put_comma(text);
    put_string(text, hex);
}

bool hash_of(const struct node *node, struct store_hash *hash)
{
    size_t size;
    return node && node->kind == NODE_TEXT && node->size == 64 && sodium_hex2bin(hash->bytes, sizeof hash->bytes, node->text, node->size, NULL, &size, NULL) == 0 && size == sizeof hash->bytes;
}

const char *string_in(struct arena *arena, const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    const char *copy = node && node->kind == NODE_TEXT ? arena_copy(arena, node->text, node->size) : NULL;
    return copy ? copy : "";
}

int64_t number_in(const struct node *map, const char *name, int64_t otherwise)
{
    const struct node *node = node_get(map, name);
    char digits[24] = "";
    if (!node || node->kind != NODE_NUMBER || node->size >= sizeof digits) return otherwise;
    memcpy(digits, node->text, node->size);
    return strtoll(digits, NULL, 10);
}

bool is_true_in(const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    return node && node->kind == NODE_TRUE;
}
