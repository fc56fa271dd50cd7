/* SPDX-License-Identifier: EUPL-1.2 */
/* password.c: passwords as argon2id hashes, and which passwords are refused. */
#include "people/inside.h"

#include <sodium.h>

static size_t memory_of(const struct people *p) { return (size_t)p->options.memory_kib * 1024; }

bool password_hash(const struct people *p, const char *password, char out[PASSWORD_TEXT])
{
    return crypto_pwhash_str_alg(out, password, strlen(password), (unsigned long long)p->options.passes, memory_of(p), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool password_holds(const char *hash, const char *password) { return *hash && crypto_pwhash_str_verify(hash, password, strlen(password)) == 0; }

bool password_is_old(const struct people *p, const char *hash) { return crypto_pwhash_str_needs_rehash(hash, (unsigned long long)p->options.passes, memory_of(p)) != 0; }

void password_waste(const struct people *p, const char *password)
{
    char unused[PASSWORD_TEXT];
    (void)password_hash(p, password, unused);
    sodium_memzero(unused, sizeof unused);
}

/* ---- what is refused ---- */

enum { LEAST = 12, MOST_CHARACTERS = 256 };
static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Whether it holds these letters, large or small; of three letters or more. */
static bool holds_word(const char *password, const char *word)
{
    size_t size = strlen(word);
    if (size < 3) return false;
    for (; *password; password++) {
        size_t n = 0;
        while (n < size && password[n] && small(password[n]) == small(word[n])) n++;
        if (n == size) return true;
    }
    return false;
}

/* Letters only; turned: with the digits and signs that people write for them turned back, so that "W@chtw00rd" is "wachtwoord". */
static size_t bare(const char *password, bool turned, char *out, size_t room)
{
    static const char from[] = "@4831!|05$7+", to[] = "aabeiiiosstt";
    size_t n = 0;
    for (; *password && n + 1 < room; password++) {
        const char *at = turned ? strchr(from, *password) : NULL;
        char c = at ? to[at - from] : small(*password);
        if (c >= 'a' && c <= 'z') out[n++] = c;
    }
    out[n] = 0;
    return n;
}

/* Words that lists of stolen passwords are full of: what is left when they are taken away must be something. */
static bool is_known(const char *password, bool turned)
{
    static const char *const known[] = { "wachtwoord", "welkom", "password", "passwort", "geheim", "gemeente", "qwertyuiop", "qwerty", "azerty", "asdfghjkl", "zxcvbnm", "letmein", "iloveyou",
        "ikhouvanjou", "administrator", "admin", "login", "inloggen", "voetbal", "feyenoord", "ajax", "amsterdam", "rotterdam", "nederland", "holland", "superman", "sunshine", "princess",
        "dragon", "football", "baseball", "monkey", "abcdefghijkl", "abcdefgh", "zomer", "winter", "herfst", "lente", "januari", "februari", "maart", "april", "juni", "juli", "augustus",
        "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "breed", "offensief", "test" };
    char letters[4 * MOST_CHARACTERS + 1];
    size_t left = bare(password, turned, letters, sizeof letters), all = left;
    bool found = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (char *at; (at = strstr(letters, known[i])); found = true) {
            size_t size = strlen(known[i]);
            memmove(at, at + size, strlen(at + size) + 1);
            left -= size;
        }
    return found && all > 0 && left < 4;
}

/* Fewer than five different characters, or each one step from the one before. */
static bool is_row(const char *password)
{
    bool seen[256] = { false };
    int different = 0, steps = 0, size = (int)strlen(password);
    for (int i = 0; i < size; i++) {
        unsigned char c = (unsigned char)password[i];
        different += !seen[c];
        seen[c] = true;
        if (i) { int step = c - (unsigned char)password[i - 1]; steps += step == 1 || step == -1 || step == 0 || step == -9; }
    }
    return different < 5 || steps * 10 >= (size - 1) * 8;
}

void password_check(const char *password, const char *login, const char *name, struct problems *problems)
{
    size_t size = strlen(password);
    int32_t characters = text_columns(password, size);
    if (!valid_utf8(password, size) || characters < LEAST || characters > MOST_CHARACTERS) {
        problem_add(problems, 0, "wachtwoord", NULL, 0, "12 tot 256 tekens", "12 to 256 characters");
        return;
    }
    bool own = holds_word(password, login);
    for (const char *word = name; *word; word += strcspn(word, " "), word += strspn(word, " ")) {
        char one[64];
        size_t n = strcspn(word, " ");
        if (n < 4 || n >= sizeof one) continue;
        memcpy(one, word, n);
        one[n] = 0;
        own |= holds_word(password, one);
    }
    if (own) problem_add(problems, 0, "wachtwoord", NULL, 0, "een wachtwoord zonder uw naam of login erin", "a password without your name or login in it");
    if (is_known(password, false) || is_known(password, true) || is_row(password)) problem_add(problems, 0, "wachtwoord", NULL, 0,
        "een wachtwoord dat niet voor de hand ligt, zoals drie losse woorden", "a password that is not easily guessed, such as three loose words");
}
