/* SPDX-License-Identifier: EUPL-1.2 */
/* demo.c: breed db demo, a municipality that does not exist: dossiers, and an account for each role of which the password is shown once. */
#include "cli/files/db.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include "office/demo/demo.h"

enum { ACCOUNTS = 12, PASSWORD = 24, DOSSIERS_MOST = 1000000 };
/* The rules know municipalities by their code, so these are codes that exist. Nothing else here does. */
static const char *const here = "0344", *const elsewhere = "0599";

struct made_account { const char *login; enum case_role role; char password[PASSWORD]; char id[64]; };
struct making { struct work *work; struct people *people; struct office *office; struct demo_clock clock; struct made_account account[ACCOUNTS]; uint64_t seed; date today; };

static const struct { const char *login; enum case_role role; } wanted[ACCOUNTS] = {
    { "demo-consulent", CASE_consulent }, { "demo-consulent-2", CASE_consulent }, { "demo-werkgever", CASE_werkgever }, { "demo-inwoner", CASE_inwoner }, { "demo-vertegenwoordiger", CASE_vertegenwoordiger },
    { "demo-deskundige", CASE_loonwaardedeskundige }, { "demo-jobcoach", CASE_jobcoach }, { "demo-beleid", CASE_beleid }, { "demo-uwv", CASE_uwv }, { "demo-auditor", CASE_auditor }, { "demo-register", CASE_register },
    { "demo-andere-gemeente", CASE_andere_gemeente },
};

/* Four groups of five letters and digits that cannot be mistaken for each other: some 98 bits. */
static void make_password(char out[PASSWORD])
{
    static const char signs[] = "abcdefghjkmnpqrstuvwxyz23456789";
    for (int i = 0; i < PASSWORD - 1; i++) out[i] = i % 6 == 5 ? '-' : signs[randombytes_uniform(sizeof signs - 1)];
    out[PASSWORD - 1] = 0;
}

static enum people_status make_account(struct making *m, int k)
{
    struct made_account *a = &m->account[k];
    struct demo_person person;
    struct demo_firm firm;
    char employer[33] = "";
    enum case_role role = wanted[k].role;
    demo_person(&person, m->seed, 0);
    demo_firm(&firm, m->seed, 0);
    if (role == CASE_werkgever) (void)office_employer_key(m->work->store, firm.id, employer);
    struct store_hash about = office_person_key(m->work->store, person.bsn);
    bool municipal = role != CASE_werkgever && role != CASE_inwoner && role != CASE_vertegenwoordiger && role != CASE_uwv;
    struct people_role one = { role, municipal ? role == CASE_andere_gemeente ? elsewhere : here : "", employer, DATE_FIRST, DATE_LAST };
    struct account account = { .id = "", .login = wanted[k].login, .name = wanted[k].login, .role = &one, .roles = 1, .has_person = role == CASE_inwoner, .person = about,
        .represents = role == CASE_vertegenwoordiger ? &about : NULL, .represented = role == CASE_vertegenwoordiger };
    make_password(a->password);
    a->login = wanted[k].login;
    a->role = role;
    enum people_status status = people_put_account(m->people, &account, a->password, m->work->cli->problems);
    struct text id = TEXT_IN(a->id);
    text_put(&id, status == PEOPLE_OK ? account.id : "");
    (void)text_string(&id);
    return status;
}

static void put_accounts(struct making *m)
{
    struct cli *cli = m->work->cli;
    struct text *out = &cli->out;
    bool json = cli_has(cli, OPTION_json);
    if (json) put_open(out, "accounts", '[');
    else put_wrapped(out, cli_say(cli, "Accounts. De wachtwoorden staan alleen hier: bewaar ze nu.", "Accounts. The passwords stand here only: keep them now."), 0);
    for (int k = 0; k < ACCOUNTS; k++) {
        const struct made_account *a = &m->account[k];
        if (json) {
            put_open(out, NULL, '{');
            put_member(out, "naam", a->login);
            put_member(out, "wachtwoord", a->password);
            put_member(out, "rol", case_role_word[a->role].name);
            text_char(out, '}');
            continue;
        }
        text_put(out, "  ");
        put_padded(out, a->login, 24);
        put_padded(out, a->password, PASSWORD + 2);
        text_put(out, case_role_word[a->role].label[cli->language]);
        text_char(out, '\n');
    }
    if (json) text_char(out, ']');
}

static int report(struct making *m, const struct demo_made *made)
{
    struct cli *cli = m->work->cli;
    struct text *out = &cli->out;
    db_clear_line(m->work);
    if (cli_has(cli, OPTION_json)) {
        text_char(out, '{');
        db_put_number(out, "dossiers", made->dossiers);
        db_put_number(out, "gebeurtenissen", made->events);
        put_accounts(m);
        text_put(out, "}\n");
        return cli_finish(cli, EXIT_DECIDED);
    }
    text_int(out, made->dossiers);
    text_put(out, cli_say(cli, " dossiers met ", " dossiers with "));
    text_int(out, made->events);
    text_put(out, cli_say(cli, " gebeurtenissen. Alle personen en bedrijven zijn verzonnen.\n", " events. All persons and firms are invented.\n"));
    put_accounts(m);
    return cli_finish(cli, EXIT_DECIDED);
}

static int tell(struct making *m, int64_t dossiers)
{
    struct cli *cli = m->work->cli;
    const struct store_progress told = { db_progress, m->work };
    struct demo_made made;
    struct problems first = { .count = 0 };
    const struct demo_plan plan = { .dossiers = dossiers, .seed = m->seed, .today = m->today, .municipality = here, .other = elsewhere, .owners = { m->account[0].id, m->account[1].id }, .owner_count = 2,
        .expert = m->account[5].id, .coach = m->account[6].id, .clock = &m->clock };
    enum office_status status = office_demo(m->office, &plan, &made, &told, &first);
    if (status != OFFICE_OK) return db_complain(m->work, STORE_FAILED);
    if (made.refused == 0) return report(m, &made);
    cli_refuse(cli, first.item[0].field, first.item[0].value, first.item[0].allowed[0], first.item[0].allowed[1]);      /* the tables changed and the lives did not */
    cli->failed = true;
    return cli_complain(cli);
}

static int with_people(struct making *m, int64_t dossiers)
{
    struct account there;
    if (people_account_of(m->people, &m->work->cli->arena, wanted[0].login, &there) == PEOPLE_OK)
        cli_refuse(m->work->cli, "--db", "demo-consulent", "een database waarin nog geen demonstratie staat", "a database in which there is no demonstration yet");
    for (int k = 0; k < ACCOUNTS && !m->work->cli->problems->count; k++)
        if (make_account(m, k) != PEOPLE_OK && !m->work->cli->problems->count) return db_complain(m->work, STORE_FAILED);
    if (m->work->cli->problems->count) return cli_complain(m->work->cli);
    return tell(m, dossiers);
}

int db_demo(struct work *work)
{
    struct cli *cli = work->cli;
    struct making *m = calloc(1, sizeof *m);
    int64_t dossiers = cli_number(cli, OPTION_dossiers, 1, DOSSIERS_MOST, 1000), seed = cli_number(cli, OPTION_seed, 0, INT32_MAX, 1);
    if (!m || sodium_init() < 0 || !cli_law(cli)) { free(m); return cli_complain(cli); }
    m->work = work;
    m->seed = (uint64_t)seed;
    m->today = cli_day(cli, OPTION_on, (date)(demo_clock_now(&m->clock) / 86400000000));
    int exit = EXIT_REFUSED;
    if (cli->problems->count) exit = cli_complain(cli);
    else {
        const struct store_options how = { .create = true, .migrate = true, .clock = demo_clock_now, .clock_context = &m->clock };
        enum store_status status = store_open(&work->store, cli_value(cli, OPTION_db), &how);
        m->people = status == STORE_OK ? people_open(work->store, NULL) : NULL;
        const struct office_setting set = { .law = &cli->tables.law, .store = work->store, .people = m->people, .municipality = here };
        m->office = m->people ? office_open(&set) : NULL;
        exit = m->office ? with_people(m, dossiers) : db_complain(work, status == STORE_OK ? STORE_MEMORY : status);
        office_close(m->office);
        people_close(m->people);
    }
    sodium_memzero(m->account, sizeof m->account);
    free(m);
    return exit;
}
