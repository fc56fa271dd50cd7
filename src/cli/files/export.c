/* SPDX-License-Identifier: EUPL-1.2 */
/* export.c: breed srg, zgw and calendar: files for others out of the dossiers of one municipality; each dossier that is read stands in the log. */
#define _XOPEN_SOURCE 700
#include "cli/cli.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include "base/moment.h"
#include "exchange/formats/feed.h"
#include "exchange/formats/srg.h"
#include "exchange/formats/zgw.h"
#include "explain/explain.h"
#include "office/office.h"

enum { MUNICIPALITY_DIGITS = 4, REGISTRATION = 15, ID_PREFIX = 2 };

/* Whoever can read the database and its key may read what is in it: the command is the operator, in the role of the case worker. */
struct outlet {
    struct cli *cli; struct store *store; struct people *people; struct office *office;
    struct viewer viewer; struct asking asking; struct office_export *export;
    enum office_status status; date on; int32_t municipality;
};

static int32_t four_digits(struct cli *cli, enum option_id option, const char *code, bool municipality)
{
    int64_t number = 0;
    bool good = code && strlen(code) == MUNICIPALITY_DIGITS && parse_decimal(code, MUNICIPALITY_DIGITS, 0, false, &number) == NUMBER_OK && number > 0;
    char field[24];
    struct text name = TEXT_IN(field);
    text_put(&name, "--");
    text_put(&name, options[option].name);
    if (good && (!municipality || law_find_municipality(&law_book, (int32_t)number))) return (int32_t)number;
    cli_refuse(cli, text_string(&name), code, municipality ? "de CBS-code van een gemeente, vier cijfers" : "vier cijfers", municipality ? "the CBS code of a municipality, four digits" : "four digits");
    return 0;
}

/* What the call says; everything that is wrong with it is told by end. */
static void begin(struct outlet *s, struct cli *cli)
{
    struct timespec clock;
    (void)clock_gettime(CLOCK_REALTIME, &clock);
    *s = (struct outlet){ .cli = cli };
    s->asking.now = (int64_t)clock.tv_sec * MICROSECONDS_A_SECOND + clock.tv_nsec / 1000;
    s->asking.today = day_of_moment(s->asking.now);
    s->on = cli_day(cli, OPTION_on, s->asking.today);
    s->municipality = four_digits(cli, OPTION_municipality, cli_value(cli, OPTION_municipality), true);
    if (!cli_has(cli, OPTION_db)) cli_refuse(cli, "--db", NULL, "een bestand of postgres://...", "a file or postgres://...");
    (void)cli_law(cli);
}

static bool open_office(struct outlet *s, const char *account, const char *purpose, const char *what, const char *const *names, int32_t count)
{
    const struct cli *cli = s->cli;
    if (cli->problems->count) return false;
    enum store_status status = store_open(&s->store, cli_value(cli, OPTION_db), NULL);
    if (status == STORE_OK) s->people = people_open(s->store, NULL);
    const struct office_setting set = { .law = &cli->tables.law, .store = s->store, .people = s->people, .municipality = cli_value(cli, OPTION_municipality) };
    if (s->people) s->office = office_open(&set);
    s->viewer = (struct viewer){ .account = account, .name = "", .role = CASE_consulent, .municipality = set.municipality, .employer = "", .session = "" };
    s->asking.viewer = &s->viewer;
    s->asking.purpose = purpose_find(purpose);
    if (s->office) s->export = office_export_begin(s->office, &s->asking, what, names, count);
    if (s->export) return true;
    cli_refuse(s->cli, "--db", s->store ? store_detail(s->store) : "", store_status_text[status][0], store_status_text[status][1]);
    s->cli->failed = true;
    return false;
}

static enum exchange_more next_record(struct outlet *s, struct exchange_case *out)
{
    struct office_record record;
    s->status = office_export_next(s->export, &record);
    if (s->status == OFFICE_ABSENT) return EXCHANGE_end;
    if (s->status != OFFICE_OK) return EXCHANGE_failed;
    *out = (struct exchange_case){ .id = record.id, .municipality = s->municipality, .entry = record.entry, .entries = record.entries };
    return EXCHANGE_one;
}

static enum exchange_more next_case(void *context, struct exchange_case *out) { return next_record(context, out); }

/* Writes what there is; good: the list came to its end. What was refused on the way is told too. */
static int end(struct outlet *s, bool good)
{
    struct cli *cli = s->cli;
    const char *path = cli_value(cli, OPTION_output);
    bool refused = cli->problems->count > 0;
    if (s->export && !good) {
        enum office_status why = s->status == OFFICE_OK || s->status == OFFICE_ABSENT ? OFFICE_STORE : s->status;
        cli_refuse(cli, "--db", s->store ? store_detail(s->store) : "", office_status_text[why][0], office_status_text[why][1]);
        cli->failed = true;
    }
    office_export_end(s->export);
    office_close(s->office);
    people_close(s->people);
    store_close(s->store);
    if (!good) { cli->out.size = 0; return cli_complain(cli); }
    (void)umask(S_IRWXG | S_IRWXO);                 /* what it holds of people is for whoever asked */
    int exit = path ? cli_finish_in(cli, path, cli_value(cli, OPTION_db), EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
    if (exit != EXIT_DECIDED || !refused) return exit;
    cli->out.size = 0;
    (void)cli_complain(cli);
    return EXIT_ROWS;
}

/* ---- the monthly file for statistics ---- */

static enum exchange_more next_provision(void *context, struct srg_case *out)
{
    struct outlet *s = context;
    *out = (struct srg_case){ .sex = SEX_onbekend };
    enum exchange_more more = next_record(s, &out->dossier);
    if (more == EXCHANGE_one) out->registration = arena_copy(&s->cli->arena, out->dossier.id + ID_PREFIX, REGISTRATION);
    return more == EXCHANGE_one && !out->registration ? EXCHANGE_failed : more;
}

/* "2026-10" */
static bool read_month(struct cli *cli, int32_t *year, int32_t *month)
{
    char day[12] = "";
    date first;
    struct text text = TEXT_IN(day);
    text_put(&text, cli->argument[0]);
    text_put(&text, "-01");
    bool good = strlen(cli->argument[0]) == 7 && parse_date(text_string(&text), (uint32_t)text.size, &first);
    if (!good) { cli_refuse(cli, cli_say(cli, "maand", "month"), cli->argument[0], "een maand zoals 2026-10", "a month such as 2026-10"); return false; }
    *year = civil_of(first).year;
    *month = civil_of(first).month;
    return true;
}

/* type.forfaitaire-loonkostensubsidie=20 */
static void give_codes(struct cli *cli, struct srg_layout *layout)
{
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        if (cli->chosen[i].option != OPTION_code) continue;
        const char *given = cli->chosen[i].value, *point = strchr(given, '.'), *is = point ? strchr(point, '=') : NULL;
        const char *list = is ? arena_copy(&cli->arena, given, (size_t)(point - given)) : NULL, *meaning = is ? arena_copy(&cli->arena, point + 1, (size_t)(is - point - 1)) : NULL;
        bool known = false;
        for (int32_t k = 0; list && meaning && k < layout->codes; k++) known |= strcmp(layout->code[k].list, list) == 0 && strcmp(layout->code[k].meaning, meaning) == 0;
        if (known && is[1]) srg_give_code(layout, list, meaning, is + 1);
        else cli_refuse(cli, "--code", given, "lijst.betekenis=code, met namen uit exchange/srg-2015.yaml", "list.meaning=code, with names of exchange/srg-2015.yaml");
    }
}

int run_srg(struct cli *cli)
{
    struct outlet s;
    struct srg_counts counts;
    struct srg_layout *layout = arena_take_zero(&cli->arena, sizeof *layout);
    int32_t year = 0, month = 0;
    begin(&s, cli);
    (void)read_month(cli, &year, &month);
    const char *reporter = cli_value(cli, OPTION_reporter);
    const char *release = arena_copy(&cli->arena, explain_program, strcspn(explain_program, "+"));          /* without the digest behind it */
    const struct srg_sender sender = { s.municipality, reporter ? four_digits(cli, OPTION_reporter, reporter, false) : s.municipality, "BRD", release ? release : "" };
    if (!layout || !srg_layout_read(layout, &cli->arena, "srg-2015.yaml", cli->problems)) return end(&s, false);
    give_codes(cli, layout);
    bool good = open_office(&s, "breed-srg", "statistiek-leveren", "gegevens leveren voor de statistiek", NULL, 0) &&
        srg_write(&cli->out, layout, &sender, year, month, s.on, next_provision, &s, &cli->tables.law, &counts, cli->problems);
    return end(&s, good);
}

/* ---- documents for other case systems ---- */

static bool write_zaak(struct outlet *s, const struct exchange_case *one, const struct zgw_setting *setting)
{
    struct cli *cli = s->cli;
    struct arena arena = { 0 };
    struct dossier d;
    struct case_setting known = CASE_SETTING(&cli->tables.law, s->on);
    size_t start = cli->out.size;
    known.parts = 0;
    known.known_position = entries_known_on(one->entry, one->entries, s->on);
    bool good = known.known_position == 0 || (dossier_of(&d, &arena, one->entry, one->entries, &known, cli->problems) && zgw_write(&cli->out, &d, setting, &known, cli->problems));
    if (good && known.known_position) text_char(&cli->out, '\n');
    if (!good) { cli->out.size = start; cli_refuse(cli, "dossier", one->id, "een dossier dat in de documenten past", "a dossier that fits the documents"); }
    arena_free(&arena);
    return good;
}

int run_zgw(struct cli *cli)
{
    struct outlet s;
    struct exchange_case one;
    enum exchange_more more = EXCHANGE_failed;
    int32_t found = 0;
    struct zgw_setting setting = { .rsin = cli_value(cli, OPTION_rsin), .catalogue = cli_value(cli, OPTION_catalogue), .persons = cli_has(cli, OPTION_persons) };
    begin(&s, cli);
    if (!setting.rsin || !bsn_holds(setting.rsin, strlen(setting.rsin))) cli_refuse(cli, "--rsin", setting.rsin, "negen cijfers die aan de elfproef voldoen", "nine digits that pass the eleven test");
    if (!setting.catalogue || strncmp(setting.catalogue, "https://", 8) != 0) cli_refuse(cli, "--catalogue", setting.catalogue, "een adres dat met https:// begint", "an address that begins with https://");
    if (!open_office(&s, "breed-zgw", "subsidie-uitvoeren", "documenten voor een zaaksysteem maken", cli->argument, cli->arguments)) return end(&s, false);
    while ((more = next_record(&s, &one)) == EXCHANGE_one) {
        found++;
        setting.id = one.id;
        (void)write_zaak(&s, &one, &setting);
    }
    if (more == EXCHANGE_end && found < cli->arguments) cli_refuse(cli, "dossier", NULL, "dossiers die er zijn, van deze gemeente", "dossiers that exist, of this municipality");
    return end(&s, more == EXCHANGE_end && !cli->out.failed);
}

/* ---- a calendar ---- */

int run_calendar(struct cli *cli)
{
    struct outlet s;
    uint32_t roles = 0;
    begin(&s, cli);
    for (int32_t i = 0; i < cli->chosen_count; i++) {
        if (cli->chosen[i].option != OPTION_who) continue;
        int32_t role = case_word_of(case_role_word, CASE_ROLES, cli->chosen[i].value, strlen(cli->chosen[i].value));
        if (role < 0) cli_refuse(cli, "--who", cli->chosen[i].value, "een rol, zoals consulent of werkgever", "a role, such as consulent or werkgever");
        else roles |= (uint32_t)1 << role;
    }
    if (!roles) roles = (uint32_t)1 << CASE_consulent;
    bool good = open_office(&s, "breed-calendar", "subsidie-uitvoeren", "termijnen in een agenda zetten", NULL, 0) &&
        feed_calendar(&cli->out, next_case, &s, &cli->tables.law, s.on, roles, cli->language, cli->problems);
    return end(&s, good);
}
