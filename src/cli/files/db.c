/* SPDX-License-Identifier: EUPL-1.2 */
/* db.c: breed db, the database of dossiers looked after: made, verified, copied, put back, under a new key. */
#include "cli/files/db.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static void on_interrupt(int number) { (void)number; interrupted = 1; }

/* ---- what goes on ---- */

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool db_progress(void *context, int64_t done, int64_t all)
{
    struct work *work = context;
    int64_t now = work->terminal ? milliseconds() : 0;
    if (!work->terminal || now - work->last < 100) return interrupted;
    if (all > 0) (void)fprintf(stderr, "\r%lld%%\033[K", (long long)(done * 100 / all > 100 ? 100 : done * 100 / all));
    else (void)fprintf(stderr, "\r%lld\033[K", (long long)done);
    (void)fflush(stderr);
    work->last = now;
    work->drawn = true;
    return interrupted;
}

void db_clear_line(struct work *work)
{
    if (work->drawn) (void)fputs("\r\033[K", stderr);
    work->drawn = false;
}

/* An address without its password. */
static void put_where(struct text *out, const char *where)
{
    const char *scheme = strstr(where, "://"), *at = scheme ? strchr(scheme + 3, '@') : NULL, *colon = scheme ? strchr(scheme + 3, ':') : NULL;
    if (at && colon && colon < at) { text_bytes(out, where, (size_t)(colon - where)); text_put(out, ":..."); where = at; }
    const char *hidden = scheme ? strstr(where, "password=") : NULL;
    if (!hidden) { text_put(out, where); return; }
    text_bytes(out, where, (size_t)(hidden - where));
    text_put(out, "password=...");
}

int db_complain(struct work *work, enum store_status status)
{
    char allowed[2][200], where[72];
    const char *detail = store_detail(work->store);
    struct text shown = TEXT_IN(where);
    put_where(&shown, cli_value(work->cli, OPTION_db));
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a database with which this can be done (" : "een database waarmee dit kan (");
        text_put(&text, store_status_text[status][language]);
        if (*detail) { text_put(&text, "; "); text_bytes(&text, detail, strlen(detail) < 90 ? strlen(detail) : 90); }
        text_char(&text, ')');
        (void)text_string(&text);
    }
    db_clear_line(work);
    cli_refuse(work->cli, "--db", text_string(&shown), allowed[0], allowed[1]);
    work->cli->failed = status != STORE_REFUSED;
    work->cli->out.size = 0;
    return cli_complain(work->cli);
}

void db_put_number(struct text *out, const char *name, int64_t number)
{
    put_key(out, name);
    text_int(out, number);
}

static void put_line(struct work *work, const char *nl, const char *en, int64_t number)
{
    struct text *out = &work->cli->out;
    text_put(out, cli_say(work->cli, nl, en));
    text_int(out, number);
    text_char(out, '\n');
}

static enum store_status open_it(struct work *work, bool create, bool migrate)
{
    const struct store_options how = { .create = create, .migrate = migrate };
    return store_open(&work->store, cli_value(work->cli, OPTION_db), &how);
}

/* ---- migrate ---- */

static int migrate(struct work *work)
{
    struct cli *cli = work->cli;
    enum store_status status = open_it(work, true, true);
    if (status != STORE_OK) return db_complain(work, status);
    int32_t found = store_schema_found(work->store);
    if (cli_has(cli, OPTION_json)) {
        text_char(&cli->out, '{');
        db_put_number(&cli->out, "versie", store_schema());
        db_put_number(&cli->out, "was", found);
        text_put(&cli->out, "}\n");
        return cli_finish(cli, EXIT_DECIDED);
    }
    static const char *const told[3][2] = {
        { "Database aangemaakt; versie van de tabellen: ", "Database made; version of the tables: " },
        { "De tabellen waren al van deze versie: ", "The tables already were of this version: " },
        { "Tabellen bijgewerkt tot versie ", "Tables brought up to version " },
    };
    int k = found == 0 ? 0 : found == store_schema() ? 1 : 2;
    put_line(work, told[k][0], told[k][1], store_schema());
    if (found == 0)
        put_wrapped(&cli->out, cli_say(cli, "Bewaar een kopie van de hoofdsleutel op een andere plek dan de database en haar kopieën. "
            "Zonder sleutel is niets te lezen.",
            "Keep a copy of the master key in another place than the database and its copies. Without the key nothing can be read."), 0);
    return cli_finish(cli, EXIT_DECIDED);
}

/* ---- verify ---- */

static void tell(void *context, const struct store_finding *finding)
{
    struct work *work = context;
    struct cli *cli = work->cli;
    struct text *out = &work->lines;
    const char *detail = finding->detail[cli->language];
    work->findings++;
    if (cli_has(cli, OPTION_json)) {
        if (out->size) text_char(out, ',');
        text_char(out, '{');
        put_member(out, "wat", store_damage_text[finding->what][cli->language]);
        put_member(out, "toelichting", detail);
        if (*finding->dossier) put_member(out, "dossier", finding->dossier);
        if (finding->position) db_put_number(out, "positie", finding->position);
        if (finding->n) db_put_number(out, "nummer", finding->n);
        text_char(out, '}');
        return;
    }
    if (*finding->dossier) { text_put(out, "dossier "); text_put(out, finding->dossier); text_put(out, ", "); }
    if (finding->position) { text_put(out, cli_say(cli, "positie ", "position ")); text_int(out, finding->position); text_put(out, ", "); }
    if (finding->n) { text_put(out, cli_say(cli, "nummer ", "number ")); text_int(out, finding->n); text_put(out, ", "); }
    if (finding->n || *finding->dossier) out->data[out->size - 2] = ':';
    text_put(out, store_damage_text[finding->what][cli->language]);
    if (*detail) { text_put(out, " ("); text_put(out, detail); text_char(out, ')'); }
    text_char(out, '\n');
}

static void put_head(struct text *out, const struct store_verdict *verdict)
{
    text_int(out, verdict->head);
    text_char(out, ':');
    for (size_t i = 0; i < sizeof verdict->link; i++) { text_char(out, "0123456789abcdef"[verdict->link[i] >> 4]); text_char(out,
        "0123456789abcdef"[verdict->link[i] & 15]); }
}

static int digit_of(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* "17:0f..." as verify showed it. */
static bool read_head(const char *text, struct store_verdict *noted)
{
    const char *colon = strchr(text, ':');
    if (!colon || strlen(colon + 1) != 2 * sizeof noted->link || parse_decimal(text, (size_t)(colon - text), 0, false, &noted->head) != NUMBER_OK ||
        noted->head < 1) return false;
    for (size_t i = 0; i < sizeof noted->link; i++) {
        int high = digit_of(colon[1 + 2 * i]), low = digit_of(colon[2 + 2 * i]);
        if (high < 0 || low < 0) return false;
        noted->link[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static void report_json(struct work *work, const struct store_verdict *verdict)
{
    struct text *out = &work->cli->out;
    text_put(out, verdict->findings ? "{\"klopt\":false" : "{\"klopt\":true");
    db_put_number(out, "gebeurtenissen", verdict->events);
    db_put_number(out, "dossiers", verdict->dossiers);
    db_put_number(out, "gewist", verdict->erased);
    db_put_number(out, "losseGegevens", verdict->records);
    put_key(out, "einde");
    text_char(out, '"');
    put_head(out, verdict);
    text_put(out, "\",\"bevindingen\":[");
    text_bytes(out, work->lines.size ? work->lines.data : "", work->lines.size);
    text_put(out, "]}\n");
}

static void report(struct work *work, const struct store_verdict *verdict)
{
    struct cli *cli = work->cli;
    text_put(&cli->out, verdict->findings ? cli_say(cli, "klopt niet\n", "does not hold\n") : cli_say(cli, "klopt\n", "holds\n"));
    text_bytes(&cli->out, work->lines.size ? work->lines.data : "", work->lines.size);
    put_line(work, "Gebeurtenissen: ", "Events: ", verdict->events);
    put_line(work, "Dossiers: ", "Dossiers: ", verdict->dossiers);
    put_line(work, "Waarvan gewist: ", "Of which erased: ", verdict->erased);
    put_line(work, "Losse gegevens: ", "Records: ", verdict->records);
    if (!verdict->head) return;
    text_put(&cli->out, cli_say(cli, "Einde van de keten, om elders te noteren: ", "End of the chain, to note elsewhere: "));
    put_head(&cli->out, verdict);
    text_char(&cli->out, '\n');
}

static int verify(struct work *work)
{
    struct store_verdict noted = { 0 }, verdict;
    const struct store_progress told = { db_progress, work };
    const char *head = cli_value(work->cli, OPTION_head);
    if (head && !read_head(head, &noted)) {
        cli_refuse(work->cli, "--head", head, "nummer:schakel zoals verify die toont", "number:link as verify shows it");
        return cli_complain(work->cli);
    }
    enum store_status status = open_it(work, false, false);
    if (status == STORE_OK) status = store_verify(work->store, head ? &noted : NULL, tell, work, &told, &verdict);
    if (status != STORE_OK) return db_complain(work, status);
    db_clear_line(work);
    if (cli_has(work->cli, OPTION_json)) report_json(work, &verdict);
    else report(work, &verdict);
    return cli_finish(work->cli, verdict.findings ? EXIT_FAILED : EXIT_DECIDED);
}

/* ---- backup, restore, rotate ---- */

static int done(struct work *work, const char *nl, const char *en)
{
    struct cli *cli = work->cli;
    db_clear_line(work);
    if (cli_has(cli, OPTION_json)) text_put(&cli->out, "{\"gelukt\":true}\n");
    else put_wrapped(&cli->out, cli_say(cli, nl, en), 0);
    return cli_finish(cli, EXIT_DECIDED);
}

static int backup(struct work *work)
{
    const struct store_progress told = { db_progress, work };
    enum store_status status = open_it(work, false, false);
    if (status == STORE_OK) status = store_backup(work->store, work->cli->argument[1], &told);
    if (status != STORE_OK) return db_complain(work, status);
    return done(work, "De kopie is gemaakt. De hoofdsleutel zit er niet in: bewaar die apart.",
        "The copy is made. The master key is not in it: keep that apart.");
}

static int restore(struct work *work)
{
    const struct store_progress told = { db_progress, work };
    enum store_status status = store_restore(&work->store, cli_value(work->cli, OPTION_db), NULL, work->cli->argument[1], &told);
    if (status != STORE_OK) return db_complain(work, status);
    return done(work, "De kopie is nagekeken en teruggezet.", "The copy was verified and put back.");
}

static int rotate(struct work *work)
{
    const struct store_progress told = { db_progress, work };
    enum store_status status = open_it(work, false, false);
    if (status == STORE_OK) status = store_rotate(work->store, getenv("BREED_NEW_MASTER_KEY"), &told);
    if (status == STORE_OK) status = store_scrub(work->store);
    if (status != STORE_OK) return db_complain(work, status);
    return done(work, "De hoofdsleutel is vervangen. Kopieën van vóór nu hebben de oude sleutel nodig.",
        "The master key was replaced. Copies made before now need the old key.");
}

static const struct { const char *name; int arguments; int (*run)(struct work *); } actions[] = {
    { "migrate", 1, migrate }, { "verify", 1, verify }, { "backup", 2, backup }, { "restore", 2, restore }, { "rotate", 1, rotate }, { "demo", 1, db_demo }, { "import", 2, db_import },
};
enum { ACTIONS = sizeof actions / sizeof *actions };

/* An option that belongs to one action only. */
static void refuse_elsewhere(struct cli *cli, enum option_id option, const char *action)
{
    char allowed[2][60];
    if (!cli_has(cli, option) || strcmp(cli->argument[0], action) == 0) return;
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "only with " : "alleen met ");
        text_put(&text, action);
        (void)text_string(&text);
    }
    cli_refuse(cli, options[option].name, cli_value(cli, option), allowed[0], allowed[1]);
}

int run_db(struct cli *cli)
{
    struct work work = { .cli = cli, .terminal = isatty(STDERR_FILENO) == 1 };
    struct sigaction stop = { .sa_handler = on_interrupt };
    size_t k = 0;
    while (k < ACTIONS && strcmp(actions[k].name, cli->argument[0]) != 0) k++;
    if (k == ACTIONS) cli_refuse(cli, "db", cli->argument[0], "migrate, verify, backup, restore, rotate, demo of import", "migrate, verify, backup, restore, rotate, demo or import");
    else if (cli->arguments < actions[k].arguments) cli_refuse(cli, actions[k].name, NULL, "een bestand", "a file");
    else if (cli->arguments > actions[k].arguments) cli_refuse(cli, actions[k].name, cli->argument[1], "geen bestand", "no file");
    if (!cli_has(cli, OPTION_db)) cli_refuse(cli, "--db", NULL, "een bestand of postgres://...", "a file or postgres://...");
    if (cli_has(cli, OPTION_head) && k < ACTIONS && actions[k].run != verify) cli_refuse(cli, "--head", cli_value(cli, OPTION_head), "alleen met verify",
        "only with verify");
    refuse_elsewhere(cli, OPTION_dossiers, "demo");
    refuse_elsewhere(cli, OPTION_seed, "demo");
    refuse_elsewhere(cli, OPTION_on, "demo");
    refuse_elsewhere(cli, OPTION_mapping, "import");
    refuse_elsewhere(cli, OPTION_dry_run, "import");
    refuse_elsewhere(cli, OPTION_output, "import");
    if (cli->problems->count) return cli_complain(cli);
    (void)sigemptyset(&stop.sa_mask);
    (void)sigaction(SIGINT, &stop, NULL);
    (void)sigaction(SIGTERM, &stop, NULL);
    int exit = actions[k].run(&work);
    store_close(work.store);
    text_free(&work.lines);
    return exit;
}
