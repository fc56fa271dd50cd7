/* SPDX-License-Identifier: EUPL-1.2 */
/* test_accounts.c: accounts, passwords, waiting after wrong ones, the second factor, sessions, roles and tokens; on SQLite or PostgreSQL. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>
#include "people/inside.h"
#include "people_help.h"

static const char *const good_password = "paarse-fiets-onder-water", *const better_password = "drie losse appels ernaast";
static const int64_t noon = 1782907200000000, second = 1000000, minute = 60000000;      /* 1 July 2026, 12.00 UTC */
static char path[420];
static struct problems problems;

static int set_up(void **state)
{
    const struct people_options small = { .memory_kib = 8, .passes = 1 };
    (void)state;
    (void)snprintf(path, sizeof path, "%s", fresh());
    store = open_at(path);
    people = people_open(store, &small);
    problems.count = 0;
    return people ? 0 : -1;
}

static struct people_role consulent_role = { CASE_consulent, "9001", "", DATE_FIRST, DATE_LAST };

static const char *make(const char *login, struct people_role *roles, int32_t count)
{
    struct account a = { .id = "", .login = login, .name = "Test Persoon", .role = roles, .roles = count, .made = noon };
    enum people_status status = people_put_account(people, &a, good_password, &problems);
    for (int32_t i = 0; i < problems.count; i++) print_message("# %s: %s\n", problems.item[i].field, problems.item[i].allowed[1]);
    assert_int_equal(status, PEOPLE_OK);
    return arena_copy(&arena, a.id, strlen(a.id));
}

static enum people_status sign_in(const char *login, const char *password, const char *code, int64_t now, struct session *s) { return people_sign_in(people, &arena, login, password, code, now, s); }

static void test_sign_in(void **state)
{
    struct session s, again;
    (void)state;
    const char *id = make("Karin", &consulent_role, 1);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_string_equal(s.viewer.account, id);
    assert_string_equal(s.viewer.municipality, "9001");
    assert_int_equal(s.viewer.role, CASE_consulent);
    assert_int_equal(s.viewer.assurance, ASSURANCE_low);
    assert_int_equal(strlen(s.token), 43);
    assert_int_equal(people_session(people, &arena, s.token, noon + minute, &again), PEOPLE_OK);
    assert_string_equal(again.csrf, s.csrf);
    assert_string_equal(again.viewer.account, id);
    assert_string_equal(again.viewer.session, s.viewer.session);
    assert_string_not_equal(again.viewer.session, s.token);
    assert_true(people_csrf_holds(&again, s.csrf));
    assert_false(people_csrf_holds(&again, s.token));
    assert_false(people_csrf_holds(&again, ""));
    assert_false(people_csrf_holds(&again, NULL));
    assert_int_equal(people_sign_out(people, s.token), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, noon + minute, &again), PEOPLE_EXPIRED);
    assert_null(again.token);
}

static void test_wrong(void **state)
{
    struct session s;
    (void)state;
    make("karin", &consulent_role, 1);
    assert_int_equal(sign_in("karin", "paarse-fiets-onder-watex", NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("niemand", good_password, NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", "", NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", NULL, NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("", good_password, NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin\nx", good_password, NULL, noon, &s), PEOPLE_WRONG);
    assert_null(s.token);
    assert_int_equal(people_session(people, &arena, "", noon, &s), PEOPLE_EXPIRED);
    assert_int_equal(people_session(people, &arena, NULL, noon, &s), PEOPLE_EXPIRED);
    assert_int_equal(people_session(people, &arena, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", noon, &s), PEOPLE_EXPIRED);
}

/* Four are free; from the fifth on the wait is 1, 2, 4 ... seconds, at most 15 minutes; and it holds for names that do not exist too. */
static void waits(const char *login)
{
    struct session s;
    int64_t now = noon;
    static const int64_t expected[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900 };
    for (int i = 0; i < 4; i++) assert_int_equal(sign_in(login, "niet-het-wachtwoord", NULL, now, &s), PEOPLE_WRONG);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_int_equal(sign_in(login, "niet-het-wachtwoord", NULL, now, &s), PEOPLE_WRONG);
        assert_int_equal(sign_in(login, good_password, NULL, now, &s), PEOPLE_LOCKED);
        assert_int_equal(sign_in(login, good_password, NULL, now + expected[i] * second - 1, &s), PEOPLE_LOCKED);
        now += expected[i] * second;
    }
}

static void test_waiting(void **state)
{
    struct session s;
    (void)state;
    make("karin", &consulent_role, 1);
    make("piet", &consulent_role, 1);
    waits("karin");
    waits("niemand");
    assert_int_equal(sign_in("piet", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_int_equal(sign_in("karin", good_password, NULL, noon + 24 * 60 * minute, &s), PEOPLE_OK);
    for (int i = 0; i < 4; i++) assert_int_equal(sign_in("karin", "niet-het-wachtwoord", NULL, noon + 24 * 60 * minute, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", good_password, NULL, noon + 24 * 60 * minute, &s), PEOPLE_OK);
    assert_int_equal(sign_in("karin", "niet-het-wachtwoord", NULL, noon + 24 * 60 * minute, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", good_password, NULL, noon + 24 * 60 * minute, &s), PEOPLE_OK);
}

static void refuse(const char *login, const char *name, const char *password, const char *field)
{
    struct account a = { .id = "", .login = login, .name = name, .role = &consulent_role, .roles = 1 };
    problems.count = 0;
    if (people_put_account(people, &a, password, &problems) != PEOPLE_INVALID) print_message("# not refused: %s\n", password);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.item[0].field, field);
    assert_string_equal(problems.item[0].value, "");
}

static void test_passwords(void **state)
{
    static const char *const bad[] = { "te kort", "elftekens!!", "aaaaaaaaaaaaaaaa", "123456789012", "abcdefghijklmno", "Wachtwoord123!", "W@chtw00rd2026", "welkomwelkom1", "qwertyuiop12",
        "Zomer2026!!!!",
        "Jan de tester en hij", "login-jtest-hier", "9876543210987", "ababababababab" };
    char longest[300];
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) refuse("jtest", "Jan Tester", bad[i], "wachtwoord");
    memset(longest, 'x', sizeof longest);
    for (size_t i = 0; i < sizeof longest; i++) longest[i] = (char)('a' + i * 7 % 26);
    longest[257] = 0;
    refuse("jtest", "Jan Tester", longest, "wachtwoord");
    longest[256] = 0;
    struct account a = { .id = "", .login = "jtest", .name = "Jan Tester", .role = &consulent_role, .roles = 1 };
    assert_int_equal(people_put_account(people, &a, longest, &problems), PEOPLE_OK);
    a.id = "";
    a.login = "jtest2";
    assert_int_equal(people_put_account(people, &a, "\xc3\xa9\xc3\xa8\xc3\xab 12 tekens \xe2\x82\xac", &problems), PEOPLE_OK);
}

static void test_everything_wrong_at_once(void **state)
{
    struct people_role roles[] = { { CASE_consulent, "", "", DATE_FIRST, DATE_LAST }, { CASE_werkgever, "9001", "", 5, 4 } };
    struct account a = { .id = "", .login = "x", .name = "Test", .role = roles, .roles = 2 };
    (void)state;
    assert_int_equal(people_put_account(people, &a, "kort", &problems), PEOPLE_INVALID);
    assert_int_equal(problems.count, 6);
    assert_string_equal(a.id, "");
}

static void test_login_once(void **state)
{
    struct account a = { .id = "", .login = "KARIN", .name = "Ander", .role = &consulent_role, .roles = 1 };
    (void)state;
    make("karin", &consulent_role, 1);
    assert_int_equal(people_put_account(people, &a, good_password, &problems), PEOPLE_INVALID);
    assert_string_equal(problems.item[0].field, "login");
    const char *other = make("piet", &consulent_role, 1);
    assert_int_equal(people_account(people, &arena, other, &a), PEOPLE_OK);
    a.login = "karin";
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_INVALID);
    a.login = "pieter";
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(people_account_of(people, &arena, "piet", &a), PEOPLE_WRONG);
    assert_int_equal(people_account_of(people, &arena, "Pieter", &a), PEOPLE_OK);
    assert_string_equal(a.id, other);
}

static void test_two_writers(void **state)
{
    struct account one, two;
    (void)state;
    const char *id = make("karin", &consulent_role, 1);
    assert_int_equal(people_account(people, &arena, id, &one), PEOPLE_OK);
    two = one;
    one.name = "Eerste";
    assert_int_equal(people_put_account(people, &one, NULL, &problems), PEOPLE_OK);
    two.name = "Tweede";
    assert_int_equal(people_put_account(people, &two, NULL, &problems), PEOPLE_INVALID);
    assert_string_equal(problems.item[problems.count - 1].field, "versie");
    assert_int_equal(people_account(people, &arena, id, &two), PEOPLE_OK);
    assert_string_equal(two.name, "Eerste");
}

static void test_ends(void **state)
{
    struct session s, again;
    (void)state;
    make("karin", &consulent_role, 1);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_int_equal(s.ends, noon + 30 * minute);
    assert_int_equal(people_session(people, &arena, s.token, noon + 30 * minute - 1, &again), PEOPLE_OK);
    assert_int_equal(again.ends, noon + 60 * minute - 1);
    for (int64_t now = noon + 30 * minute; now < noon + 12 * 60 * minute; now += 29 * minute) assert_int_equal(people_session(people, &arena, s.token, now, &again), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, noon + 12 * 60 * minute, &again), PEOPLE_EXPIRED);
    assert_int_equal(people_session(people, &arena, s.token, noon, &again), PEOPLE_EXPIRED);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, noon + 30 * minute, &again), PEOPLE_EXPIRED);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_int_equal(people_sweep(people, noon + 29 * minute), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, noon + 1, &again), PEOPLE_OK);
    assert_int_equal(people_sweep(people, noon + 31 * minute), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, noon + 1, &again), PEOPLE_EXPIRED);
}

static void test_changes_end_sessions(void **state)
{
    struct people_role more[] = { { CASE_consulent, "9001", "", DATE_FIRST, DATE_LAST }, { CASE_beleid, "9001", "", DATE_FIRST, DATE_LAST } };
    struct session s, again;
    struct account a;
    (void)state;
    const char *id = make("karin", &consulent_role, 1);
    for (int change = 0; change < 3; change++) {
        assert_int_equal(sign_in("karin", change ? better_password : good_password, NULL, noon + change, &s), PEOPLE_OK);
        assert_int_equal(people_account(people, &arena, id, &a), PEOPLE_OK);
        if (change == 1) { a.role = more; a.roles = 2; }
        if (change == 2) a.blocked = true;
        assert_int_equal(people_put_account(people, &a, change == 0 ? better_password : NULL, &problems), PEOPLE_OK);
        /* Blocked and let in again: the session of before stays gone. */
        if (change == 2) { a.blocked = false; assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK); }
        assert_int_equal(people_session(people, &arena, s.token, noon + 10, &again), PEOPLE_EXPIRED);
    }
    a.blocked = true;
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(sign_in("karin", better_password, NULL, noon + minute, &s), PEOPLE_WRONG);
}

static void test_roles(void **state)
{
    struct people_role roles[] = { { CASE_consulent, "9001", "", DATE_FIRST, DATE_LAST }, { CASE_beleid, "9001", "", DATE_FIRST, DATE_LAST }, { CASE_vertegenwoordiger, "", "", DATE_FIRST, DATE_LAST },
                                   { CASE_auditor, "9001", "", date_of(2027, 1, 1), DATE_LAST }, { CASE_inwoner, "", "", DATE_FIRST, DATE_LAST } };
    struct store_hash represents[] = { store_hash(store, "bsn", "999990019", 9), store_hash(store, "bsn", "999990020", 9) };
    struct account a = { .id = "", .login = "karin", .name = "Karin", .role = roles, .roles = 5, .has_person = true, .person = store_hash(store, "bsn", "999990032", 9),
        .represents = represents, .represented = 2 };
    struct session s, chosen, old;
    (void)state;
    assert_int_equal(people_put_account(people, &a, good_password, &problems), PEOPLE_OK);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);
    assert_false(s.viewer.has_person);
    assert_int_equal(people_choose(people, &arena, s.token, 1, -1, noon, &chosen), PEOPLE_OK);
    assert_int_equal(chosen.viewer.role, CASE_beleid);
    assert_string_not_equal(chosen.token, s.token);
    assert_string_not_equal(chosen.csrf, s.csrf);
    assert_int_equal(people_session(people, &arena, s.token, noon, &old), PEOPLE_EXPIRED);
    assert_int_equal(people_choose(people, &arena, s.token, 0, -1, noon, &old), PEOPLE_EXPIRED);
    assert_int_equal(people_choose(people, &arena, chosen.token, 3, -1, noon, &old), PEOPLE_FORBIDDEN);
    assert_int_equal(people_choose(people, &arena, chosen.token, 5, -1, noon, &old), PEOPLE_FORBIDDEN);
    assert_int_equal(people_choose(people, &arena, chosen.token, -1, -1, noon, &old), PEOPLE_FORBIDDEN);
    assert_int_equal(people_choose(people, &arena, chosen.token, 0, 0, noon, &old), PEOPLE_FORBIDDEN);
    assert_int_equal(people_choose(people, &arena, chosen.token, 2, 2, noon, &old), PEOPLE_FORBIDDEN);
    assert_int_equal(people_choose(people, &arena, chosen.token, 2, 1, noon, &s), PEOPLE_OK);
    assert_true(s.viewer.has_person);
    assert_memory_equal(&s.viewer.person, &represents[1], sizeof represents[1]);
    assert_int_equal(people_session(people, &arena, s.token, noon + 5 * minute, &old), PEOPLE_OK);
    assert_memory_equal(&old.viewer.person, &represents[1], sizeof represents[1]);
    assert_int_equal(people_choose(people, &arena, s.token, 4, -1, noon + 5 * minute, &chosen), PEOPLE_OK);
    assert_memory_equal(&chosen.viewer.person, &a.person, sizeof a.person);
    /* Choosing makes no session last longer. */
    people->options.idle = 24 * 60 * minute;
    assert_int_equal(people_session(people, &arena, chosen.token, noon + 12 * 60 * minute - 1, &old), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, chosen.token, noon + 12 * 60 * minute, &old), PEOPLE_EXPIRED);
}

/* What an account may is what it says now, not what it said when the session began. */
static void test_role_ends(void **state)
{
    struct people_role role = { CASE_consulent, "9001", "", date_of(2026, 6, 30), date_of(2026, 7, 1) };
    struct session s, again;
    int64_t midnight = noon + 10 * 60 * minute;         /* in the Netherlands */
    (void)state;
    make("karin", &role, 1);
    assert_int_equal(sign_in("karin", good_password, NULL, midnight - minute, &s), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, midnight - 1, &again), PEOPLE_OK);
    assert_int_equal(people_session(people, &arena, s.token, midnight, &again), PEOPLE_EXPIRED);
    assert_int_equal(sign_in("karin", good_password, NULL, midnight, &s), PEOPLE_FORBIDDEN);
}

/* RFC 6238, appendix B, the last six of its eight digits. */
static void test_codes(void **state)
{
    static const uint8_t secret[SECRET_BYTES + 1] = "12345678901234567890";
    static const struct { int64_t time; const char *code; } known[] = { { 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" }, { 1234567890, "005924" }, { 2000000000,
        "279037" }, { 20000000000, "353130" } };
    char code[CODE_DIGITS + 1];
    (void)state;
    if (!second_ready()) skip();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_true(second_code(secret, known[i].time / 30, code));
        assert_string_equal(code, known[i].code);
        assert_int_equal(second_step(secret, known[i].code, known[i].time * second, 0), known[i].time / 30);
        assert_int_equal(second_step(secret, known[i].code, (known[i].time + 30) * second, 0), known[i].time / 30);
        assert_int_equal(second_step(secret, known[i].code, (known[i].time - 30) * second, 0), known[i].time / 30);
        assert_int_equal(second_step(secret, known[i].code, (known[i].time + 61) * second, 0), -1);
        assert_int_equal(second_step(secret, known[i].code, known[i].time * second, known[i].time / 30), -1);
    }
    assert_int_equal(second_step(secret, "287 082", 59 * second, 0), 1);
    assert_int_equal(second_step(secret, "28708", 59 * second, 0), -1);
    assert_int_equal(second_step(secret, "2870821", 59 * second, 0), -1);
    assert_int_equal(second_step(secret, "", 59 * second, 0), -1);
    assert_int_equal(second_step(secret, NULL, 59 * second, 0), -1);
}

/* The secret out of the address that an app reads. */
static void secret_of(const char *address, uint8_t out[SECRET_BYTES])
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const char *at = strstr(address, "secret=");
    uint32_t held = 0;
    int bits = 0, n = 0;
    assert_non_null(at);
    for (at += 7; *at && *at != '&'; at++) {
        const char *letter = strchr(letters, *at);
        assert_non_null(letter);
        held = held << 5 | (uint32_t)(letter - letters);
        bits += 5;
        if (bits >= 8) { assert_true(n < SECRET_BYTES); out[n++] = (uint8_t)(held >> (bits - 8)); bits -= 8; }
    }
    assert_int_equal(n, SECRET_BYTES);
}

static void test_second_factor(void **state)
{
    uint8_t secret[SECRET_BYTES];
    char code[CODE_DIGITS + 1], next[CODE_DIGITS + 1], wrong[CODE_DIGITS + 1];
    const char *address;
    struct session s;
    struct account a;
    int64_t step = noon / second / 30;
    (void)state;
    if (!second_ready()) skip();
    const char *id = make("karin", &consulent_role, 1);
    assert_int_equal(people_second_begin(people, &arena, id, &address), PEOPLE_OK);
    secret_of(address, secret);
    assert_true(second_code(secret, step, code) && second_code(secret, step + 1, next));
    memcpy(wrong, code, sizeof wrong);
    wrong[0] = (char)(wrong[0] == '9' ? '0' : wrong[0] + 1);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_OK);       /* not confirmed yet */
    assert_int_equal(people_second_confirm(people, id, wrong, noon), PEOPLE_WRONG);
    assert_int_equal(people_second_confirm(people, id, code, noon), PEOPLE_OK);
    assert_int_equal(sign_in("karin", good_password, NULL, noon, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", good_password, code, noon, &s), PEOPLE_WRONG);    /* used to confirm */
    assert_int_equal(sign_in("karin", "niet-het-wachtwoord", next, noon + 30 * second, &s), PEOPLE_WRONG);
    assert_int_equal(sign_in("karin", good_password, next, noon + 30 * second, &s), PEOPLE_OK);
    assert_int_equal(s.viewer.assurance, ASSURANCE_substantial);
    assert_int_equal(sign_in("karin", good_password, next, noon + 30 * second, &s), PEOPLE_WRONG);      /* counts once */
    assert_int_equal(people_account(people, &arena, id, &a), PEOPLE_OK);
    assert_true(a.second_factor);
    a.name = "Karin Anders";
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(sign_in("karin", good_password, NULL, noon + minute, &s), PEOPLE_WRONG);           /* still there */
    assert_int_equal(people_account(people, &arena, id, &a), PEOPLE_OK);
    a.second_factor = false;
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(sign_in("karin", good_password, NULL, noon + 60 * minute, &s), PEOPLE_OK);
}

static void test_tokens(void **state)
{
    struct people_role roles[] = { { CASE_uwv, "", "", DATE_FIRST, DATE_LAST }, { CASE_consulent, "9001", "", DATE_FIRST, DATE_LAST } };
    struct viewer v;
    struct account a;
    const char *token;
    (void)state;
    const char *id = make("uwv-koppeling", roles, 2);
    assert_int_equal(people_make_token(people, &arena, id, 2, noon + minute, &token), PEOPLE_FORBIDDEN);
    assert_int_equal(people_make_token(people, &arena, id, 0, noon + minute, &token), PEOPLE_OK);
    assert_int_equal(people_token(people, &arena, token, noon, &v), PEOPLE_OK);
    assert_int_equal(v.role, CASE_uwv);
    assert_string_equal(v.session, "");
    assert_int_equal(people_token(people, &arena, token, noon + minute, &v), PEOPLE_EXPIRED);
    assert_int_equal(people_token(people, &arena, "x", noon, &v), PEOPLE_EXPIRED);
    assert_int_equal(people_session(people, &arena, token, noon, &(struct session){ 0 }), PEOPLE_EXPIRED);      /* no cookie */
    assert_int_equal(people_account(people, &arena, id, &a), PEOPLE_OK);
    a.role[0] = a.role[1];
    a.roles = 1;
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(people_token(people, &arena, token, noon, &v), PEOPLE_EXPIRED);    /* the role moved away, not to another */
    assert_int_equal(people_make_token(people, &arena, id, 0, noon + minute, &token), PEOPLE_OK);
    assert_int_equal(people_account(people, &arena, id, &a), PEOPLE_OK);
    a.blocked = true;
    assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    assert_int_equal(people_token(people, &arena, token, noon, &v), PEOPLE_EXPIRED);
}

static void test_list(void **state)
{
    struct account *list;
    struct store_hash cursor;
    int32_t count, all = 0;
    bool more = true;
    char login[32];
    (void)state;
    for (int i = 0; i < 120; i++) {
        (void)snprintf(login, sizeof login, "persoon%d", i);
        struct account a = { .id = "", .login = login, .name = "", .role = &consulent_role, .roles = 1 };
        assert_int_equal(people_put_account(people, &a, NULL, &problems), PEOPLE_OK);
    }
    for (const struct store_hash *from = NULL; more; from = &cursor, all += count) assert_int_equal(people_accounts(people, &arena, from, &list, &count, &cursor, &more), PEOPLE_OK);
    assert_int_equal(all, 120);
    assert_int_equal(sign_in("persoon7", "", NULL, noon, &(struct session){ 0 }), PEOPLE_WRONG);        /* without a password nobody comes in */
}

/* With the real cost of a hash a name that does not exist takes as long as one that does: no quicker than half, no slower than twice. */
static double seconds_of(const char *login)
{
    struct timespec from, to;
    struct session s;
    double best = 9;
    for (int i = 0; i < 3; i++) {
        (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        assert_int_equal(sign_in(login, "niet-het-wachtwoord", NULL, noon + i * 60 * 60 * second, &s), PEOPLE_WRONG);
        (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        double took = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
        if (took < best) best = took;
    }
    return best;
}

static void test_same_time(void **state)
{
    (void)state;
    people_close(people);
    people = people_open(store, NULL);
    make("karin", &consulent_role, 1);
    double there = seconds_of("karin"), absent = seconds_of("niemand");
    print_message("# a wrong password takes %.0f ms, an absent name %.0f ms\n", there * 1000, absent * 1000);
    assert_true(there > 0.01 && absent > there / 2 && absent < there * 2);
}

/* Neither a token, nor a login, nor a password can be read in the database. */
static void test_nothing_readable(void **state)
{
    struct session s;
    (void)state;
    make("karin-login", &consulent_role, 1);
    assert_int_equal(sign_in("karin-login", good_password, NULL, noon, &s), PEOPLE_OK);
    people_close(people);
    store_close(store);         /* so that everything stands in the file itself */
    people = NULL;
    store = NULL;
    assert_true(file_size(path) > 1000);
    assert_false(file_holds(path, s.token, strlen(s.token)));
    assert_false(file_holds(path, s.csrf, strlen(s.csrf)));
    assert_false(file_holds(path, "karin-login", 11));
    assert_false(file_holds(path, "argon2id", 8));
    assert_true(file_holds(path, "session", 7));
}

int main(int count, char **arguments)
{
#define CASE(name) { cmocka_unit_test_setup_teardown(name, set_up, tear_down), BOTH }
    const struct store_test tests[] = {
        CASE(test_sign_in), CASE(test_wrong), CASE(test_waiting), CASE(test_passwords), CASE(test_everything_wrong_at_once), CASE(test_login_once), CASE(test_two_writers), CASE(test_ends),
        CASE(test_changes_end_sessions), CASE(test_roles), CASE(test_role_ends), CASE(test_codes), CASE(test_second_factor), CASE(test_tokens), CASE(test_list), CASE(test_same_time),
        { cmocka_unit_test_setup_teardown(test_nothing_readable, set_up, tear_down), FILES },
    };
    if (!begin_tests(count, arguments)) return 1;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
