/* SPDX-License-Identifier: EUPL-1.2 */
/* people.c: breed people, the accounts of the service: made, listed, blocked, given roles, a second factor or a token; and a month of the log counted. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "base/moment.h"
#include "office/office.h"
#include "people/people.h"
#include "store/store.h"

enum { LINE_MOST = 2048 };
struct desk { struct cli *cli; struct store *store; struct people *people; int64_t now; };

static int64_t clock_now(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * MICROSECONDS_A_SECOND + now.tv_nsec / 1000;
}

/* ---- what is typed ---- */

/* One line of standard input; on a terminal asked for, and not shown when it is a secret. False: there is none. */
static bool type(struct desk *d, const char *nl, const char *en, bool secret, char line[LINE_MOST])
{
    struct termios shown, hidden;
    bool terminal = isatty(STDIN_FILENO) == 1;
    if (terminal) {
        (void)fprintf(stderr, "%s: ", cli_say(d->cli, nl, en));
        (void)fflush(stderr);
    }
    bool changed = terminal && secret && tcgetattr(STDIN_FILENO, &shown) == 0;
    if (changed) {
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        changed = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
    }
    bool got = fgets(line, LINE_MOST, stdin) != NULL;
    if (changed) {
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        (void)fputc('\n', stderr);
    }
    if (got) line[strcspn(line, "\r\n")] = 0;
    return got;
}

static bool type_password(struct desk *d, char line[LINE_MOST])
{
    char again[LINE_MOST];
    if (!type(d, "Wachtwoord (12 tekens of meer)", "Password (12 characters or more)", true, line)) {
        cli_refuse(d->cli, "wachtwoord", NULL, "één regel op standaardinvoer", "one line on standard input");
        return false;
    }
    if (isatty(STDIN_FILENO) != 1) return true;
    bool same = type(d, "Nog een keer", "Once more", true, again) && strcmp(line, again) == 0;
    if (!same) cli_refuse(d->cli, "wachtwoord", "", "twee keer hetzelfde", "the same twice");
    memset(again, 0, sizeof again);
    return same;
}

/* ---- roles as words: consulent:0599, werkgever:W-123 ---- */

static bool read_role(struct desk *d, const char *word, struct people_role *out)
{
    const char *colon = strchr(word, ':'), *rest = colon ? colon + 1 : "";
    size_t size = colon ? (size_t)(colon - word) : strlen(word);
    int32_t role = case_word_of(case_role_word, CASE_ROLES, word, size);
    if (role < 0) {
        struct text names = { 0 };
        for (int i = 0; i < CASE_ROLES; i++) { if (i) text_put(&names, ", "); text_put(&names, case_role_word[i].name); }
        cli_refuse(d->cli, "rol", word, text_string(&names), text_string(&names));
        text_free(&names);
        return false;
    }
    /* The index of a dossier knows an employer by a keyed hash of his number. */
    char key[33];
    const char *employer = role == CASE_werkgever ? rest : "";
    if (role == CASE_werkgever && payroll_number_holds(rest, strlen(rest)) && office_employer_key(d->store, rest, key)) employer = arena_copy(&d->cli->arena, key, sizeof key - 1);
    *out = (struct people_role){ (enum case_role)role, role == CASE_werkgever ? "" : rest, employer ? employer : "", DATE_FIRST, DATE_LAST };
    return true;
}

static bool read_roles(struct desk *d, int32_t from, struct account *a)
{
    struct people_role *roles = arena_take_zero(&d->cli->arena, ((size_t)a->roles + (size_t)d->cli->arguments + 1) * sizeof *roles);
    bool good = roles != NULL;
    if (!roles) return false;
    if (a->roles) memcpy(roles, a->role, (size_t)a->roles * sizeof *roles);
    for (int32_t i = from; i < d->cli->arguments; i++) good &= read_role(d, d->cli->argument[i], &roles[a->roles++]);
    a->role = roles;
    return good;
}

/* A BSN never stands on the command line, where others see it. */
static bool read_person(struct desk *d, struct account *a)
{
    char line[LINE_MOST];
    bool acts = false;
    if (!cli_has(d->cli, OPTION_person)) return true;
    for (int32_t i = 0; i < a->roles; i++) acts |= a->role[i].role == CASE_vertegenwoordiger;
    if (!type(d, acts ? "BSN van wie wordt vertegenwoordigd" : "BSN", acts ? "BSN of whom is represented" : "BSN", false, line) || !people_is_bsn(line)) {
        cli_refuse(d->cli, "--person", "", "een BSN van negen cijfers, op een regel van standaardinvoer", "a BSN of nine digits, on a line of standard input");
        return false;
    }
    struct store_hash *hash = arena_take(&d->cli->arena, sizeof *hash);
    if (!hash) return false;
    *hash = store_hash(d->store, "bsn", line, strlen(line));
    memset(line, 0, sizeof line);
    if (acts) { a->represents = hash; a->represented = 1; } else { a->has_person = true; a->person = *hash; }
    return true;
}

/* ---- how it went ---- */

static int complain(struct desk *d, enum people_status status)
{
    const char *login = d->cli->arguments > 1 ? d->cli->argument[1] : "";
    if (status == PEOPLE_STORE) { cli_refuse(d->cli, "--db", store_detail(d->store), people_status_text[status][0], people_status_text[status][1]); d->cli->failed = true; }
    else if (status == PEOPLE_WRONG) cli_refuse(d->cli, d->cli->argument[0], login, "de login van een account dat er is", "the login of an account that there is");
    else if (!d->cli->problems->count) cli_refuse(d->cli, d->cli->argument[0], login, people_status_text[status][0], people_status_text[status][1]);
    d->cli->out.size = 0;
    return cli_complain(d->cli);
}

static int done(struct desk *d, const char *nl, const char *en)
{
    if (cli_has(d->cli, OPTION_json)) text_put(&d->cli->out, "{\"gelukt\":true}\n");
    else put_wrapped(&d->cli->out, cli_say(d->cli, nl, en), 0);
    return cli_finish(d->cli, EXIT_DECIDED);
}

static enum people_status find(struct desk *d, struct account *a) { return people_account_of(d->people, &d->cli->arena, d->cli->argument[1], a); }

/* ---- what can be done ---- */

static int run_add(struct desk *d)
{
    char password[LINE_MOST];
    struct account a = { .id = "", .login = d->cli->argument[1], .name = cli_has(d->cli, OPTION_name) ? cli_value(d->cli, OPTION_name) : "", .made = d->now };
    bool good = read_roles(d, 2, &a) && type_password(d, password) && read_person(d, &a);
    if (!good) return cli_complain(d->cli);
    enum people_status status = people_put_account(d->people, &a, password, d->cli->problems);
    memset(password, 0, sizeof password);
    if (status != PEOPLE_OK) return complain(d, status);
    if (!cli_has(d->cli, OPTION_json)) return done(d, "Het account is gemaakt. Zet met breed people second een tweede factor erbij.",
        "The account is made. Add a second factor with breed people second.");
    text_char(&d->cli->out, '{');
    put_member(&d->cli->out, "account", a.id);
    text_put(&d->cli->out, "}\n");
    return cli_finish(d->cli, EXIT_DECIDED);
}

static void put_role_word(struct text *out, const struct people_role *role)
{
    text_put(out, case_role_word[role->role].name);
    if (*role->municipality || *role->employer) text_char(out, ':');
    text_put(out, role->municipality);
    text_put(out, role->employer);
}

static void list_one(struct desk *d, const struct account *a)
{
    struct text *out = &d->cli->out;
    if (!cli_has(d->cli, OPTION_json)) {
        put_padded(out, a->login, 30);
        for (int32_t i = 0; i < a->roles; i++) { if (i) text_char(out, ' '); put_role_word(out, &a->role[i]); }
        if (a->second_factor) text_put(out, cli_say(d->cli, ", tweede factor", ", second factor"));
        if (a->blocked) text_put(out, cli_say(d->cli, ", geblokkeerd", ", blocked"));
        text_char(out, '\n');
        return;
    }
    put_open(out, NULL, '{');
    put_member(out, "account", a->id);
    put_member(out, "login", a->login);
    put_open(out, "rollen", '[');
    for (int32_t i = 0; i < a->roles; i++) { put_comma(out); text_char(out, '"'); put_role_word(out, &a->role[i]); text_char(out, '"'); }
    text_char(out, ']');
    put_bool(out, "tweedeFactor", a->second_factor);
    put_bool(out, "geblokkeerd", a->blocked);
    text_char(out, '}');
}

static int run_list(struct desk *d)
{
    struct account *list;
    struct store_hash cursor;
    int32_t count;
    bool more = true, json = cli_has(d->cli, OPTION_json);
    if (json) text_put(&d->cli->out, "{\"accounts\":[");
    for (const struct store_hash *from = NULL; more; from = &cursor) {
        enum people_status status = people_accounts(d->people, &d->cli->arena, from, &list, &count, &cursor, &more);
        if (status != PEOPLE_OK) return complain(d, status);
        for (int32_t i = 0; i < count; i++) list_one(d, &list[i]);
    }
    if (json) text_put(&d->cli->out, "]}\n");
    return cli_finish(d->cli, EXIT_DECIDED);
}

static int change(struct desk *d, bool block)
{
    struct account a;
    enum people_status status = find(d, &a);
    a.blocked = block;
    if (status == PEOPLE_OK) status = people_put_account(d->people, &a, NULL, d->cli->problems);
    if (status != PEOPLE_OK) return complain(d, status);
    return block ? done(d, "Het account is geblokkeerd en overal uitgelogd.", "The account is blocked and signed out everywhere.") : done(d, "Het account kan weer inloggen.",
        "The account can sign in again.");
}
static int run_block(struct desk *d) { return change(d, true); }
static int run_unblock(struct desk *d) { return change(d, false); }

static int run_roles(struct desk *d)
{
    struct account a;
    enum people_status status = find(d, &a);
    if (status != PEOPLE_OK) return complain(d, status);
    a.roles = 0;
    if (!read_roles(d, 2, &a) || !read_person(d, &a)) return cli_complain(d->cli);
    status = people_put_account(d->people, &a, NULL, d->cli->problems);
    return status == PEOPLE_OK ? done(d, "Het account heeft nu deze rollen.", "The account has these roles now.") : complain(d, status);
}

static int run_password(struct desk *d)
{
    char password[LINE_MOST];
    struct account a;
    enum people_status status = find(d, &a);
    if (status != PEOPLE_OK) return complain(d, status);
    if (!type_password(d, password)) return cli_complain(d->cli);
    status = people_put_account(d->people, &a, password, d->cli->problems);
    memset(password, 0, sizeof password);
    return status == PEOPLE_OK ? done(d, "Het wachtwoord is veranderd; het account is overal uitgelogd.", "The password was changed; the account is signed out everywhere.") : complain(d, status);
}

/* The address first, then a code that it makes, as a line of standard input. */
static int run_second(struct desk *d)
{
    char code[LINE_MOST];
    const char *address;
    struct account a;
    enum people_status status = find(d, &a);
    if (status == PEOPLE_OK) status = people_second_begin(d->people, &d->cli->arena, a.id, &address);
    if (status != PEOPLE_OK) return complain(d, status);
    (void)printf("%s\n", address);
    (void)fflush(stdout);
    if (!type(d, "Zet dit in een app die codes maakt, en typ de code die zij toont", "Put this into an app that makes codes, and type the code that it shows", false, code)
        || people_second_confirm(d->people, a.id, code, clock_now()) != PEOPLE_OK) {
        cli_refuse(d->cli, "code", "", "de code die de app nu toont; er is niets veranderd", "the code that the app shows now; nothing was changed");
        return cli_complain(d->cli);
    }
    return done(d, "Inloggen vraagt voortaan ook een code.", "From now on signing in asks for a code too.");
}

static int run_token(struct desk *d)
{
    struct account a;
    struct people_role role;
    const char *token;
    int32_t place = -1;
    date today = day_of_moment(d->now), until = cli_day(d->cli, OPTION_until, add_years_to(civil_of(today), 1));
    enum people_status status = find(d, &a);
    if (until < today) cli_refuse(d->cli, "--until", cli_value(d->cli, OPTION_until), "een dag die niet voorbij is", "a day that is not over");
    if (status != PEOPLE_OK) return complain(d, status);
    if (d->cli->arguments == 2 && a.roles == 1) place = 0;
    else if (d->cli->arguments == 3 && read_role(d, d->cli->argument[2], &role))
        for (int32_t i = 0; i < a.roles; i++)
            if (a.role[i].role == role.role && strcmp(a.role[i].municipality, role.municipality) == 0 && strcmp(a.role[i].employer, role.employer) == 0) place = i;
    if (place < 0) cli_refuse(d->cli, "rol", d->cli->arguments > 2 ? d->cli->argument[2] : NULL, "een rol van dit account", "a role of this account");
    if (d->cli->problems->count) return cli_complain(d->cli);
    status = people_make_token(d->people, &d->cli->arena, a.id, place, ((int64_t)until + 1) * MICROSECONDS_A_DAY, &token);
    if (status != PEOPLE_OK) return complain(d, status);
    struct text *out = &d->cli->out;
    if (cli_has(d->cli, OPTION_json)) { text_char(out, '{'); put_member(out, "token", token); put_date(out, "tot", until, DATE_NEVER); text_put(out, "}\n"); }
    else { text_put(out, token); text_char(out, '\n'); }
    return cli_finish(d->cli, EXIT_DECIDED);
}

static int run_log(struct desk *d)
{
    enum people_status status = people_log_summary(d->people, d->cli->argument[1], &d->cli->out);
    if (status == PEOPLE_WRONG) { cli_refuse(d->cli, "log", d->cli->argument[1], "een maand: 2026-11", "a month: 2026-11"); return cli_complain(d->cli); }
    if (status != PEOPLE_OK) return complain(d, status);
    text_char(&d->cli->out, '\n');
    return cli_finish(d->cli, EXIT_DECIDED);
}

/* What expired goes; with a number, lines of the log that are older than so many full months too. */
static int run_sweep(struct desk *d)
{
    int64_t months = 0;
    const char *given = d->cli->arguments > 1 ? d->cli->argument[1] : NULL;
    if (given && (parse_decimal(given, strlen(given), 0, false, &months) != NUMBER_OK || months < 1 || months > 240)) {
        cli_refuse(d->cli, "sweep", given, "het aantal maanden dat het logboek blijft, 1 tot 240", "the number of months that the log is kept, 1 to 240");
        return cli_complain(d->cli);
    }
    const struct people_options kept = { .log_months = (int32_t)months };
    struct people *people = people_open(d->store, &kept);
    enum people_status status = people ? people_sweep(people, d->now) : PEOPLE_STORE;
    people_close(people);
    return status == PEOPLE_OK ? done(d, "Wat verlopen was, is weg.", "What had expired is gone.") : complain(d, status);
}

static const struct { const char *name; int least, most; int (*run)(struct desk *); } actions[] = {
    { "add", 3, 2 + ROLES_MOST, run_add }, { "list", 1, 1, run_list }, { "roles", 3, 2 + ROLES_MOST, run_roles }, { "password", 2, 2, run_password }, { "second", 2, 2, run_second },
    { "block", 2, 2, run_block }, { "unblock", 2, 2, run_unblock }, { "token", 2, 3, run_token }, { "log", 2, 2, run_log }, { "sweep", 1, 2, run_sweep },
};
enum { ACTIONS = sizeof actions / sizeof *actions };

static int with_store(struct desk *d, size_t k)
{
    /* The first account comes with a new database: the way to begin. */
    const struct store_options how = { .create = actions[k].run == run_add, .migrate = actions[k].run == run_add };
    enum store_status status = store_open(&d->store, cli_value(d->cli, OPTION_db), &how);
    if (status == STORE_OK) d->people = people_open(d->store, NULL);
    if (d->people) return actions[k].run(d);
    if (status == STORE_OK) status = STORE_MEMORY;
    cli_refuse(d->cli, "--db", store_detail(d->store), store_status_text[status][0], store_status_text[status][1]);
    d->cli->failed = status != STORE_REFUSED;
    return cli_complain(d->cli);
}

int run_people(struct cli *cli)
{
    struct desk d = { .cli = cli, .now = clock_now() };
    size_t k = 0;
    while (k < ACTIONS && strcmp(actions[k].name, cli->argument[0]) != 0) k++;
    if (k == ACTIONS) cli_refuse(cli, "people", cli->argument[0], "add, list, roles, password, second, block, unblock, token, log of sweep",
        "add, list, roles, password, second, block, unblock, token, log or sweep");
    else if (cli->arguments < actions[k].least || cli->arguments > actions[k].most)
        cli_refuse(cli, actions[k].name, cli->arguments > 1 ? cli->argument[cli->arguments - 1] : NULL, "zie breed people --help", "see breed people --help");
    if (!cli_has(cli, OPTION_db)) cli_refuse(cli, "--db", NULL, "een bestand of postgres://...", "a file or postgres://...");
    if (cli->problems->count) return cli_complain(cli);
    int exit = with_store(&d, k);
    people_close(d.people);
    store_close(d.store);
    return exit;
}
