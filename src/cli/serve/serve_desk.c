/* SPDX-License-Identifier: EUPL-1.2 */
/* serve_desk.c: the options of breed serve that concern casework: the database, the municipality that signs letters, and the provider of identities. */
#include "cli/cli.h"

#ifdef BREED_WEB
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/files/transfer.h"
#include "letters/letters.h"
#include "people/http.h"
#include "registers/registers.h"
#include "web/desk/desk.h"
#include "web/desk/january.h"
#include "web/desk/sender.h"
#include "web/pages/page.h"

static struct letter_office letter_office;
static struct oidc_provider provider;
static struct transfer_post post;
static struct registers registers;
static bool sends;

/* ---- the files of settings: a map of texts, nothing else in it ---- */

struct setting { const char *name; const char **into; bool needed; };

static const struct node *read_map(struct cli *cli, const char *option, const char *path)
{
    size_t size = 0;
    struct problems problems = { .count = 0 };
    char *bytes = cli_read(cli, option, path, &size);
    const struct node *map = bytes ? node_from_yaml(&cli->arena, bytes, size, &problems) : NULL;
    if (bytes && (!map || map->kind != NODE_MAP)) cli_refuse(cli, option, path, "een YAML-bestand met namen en waarden", "a YAML file of names and values");
    return map && map->kind == NODE_MAP ? map : NULL;
}

static void read_settings(struct cli *cli, const char *option, const struct node *map, const struct setting *setting, size_t count)
{
    for (const struct node *node = map->first; node; node = node->next) {
        size_t i = 0;
        while (i < count && !same_text(node->key, node->key_size, setting[i].name)) i++;
        if (i < count && node->kind == NODE_TEXT) { *setting[i].into = arena_copy(&cli->arena, node->text, node->size); continue; }
        cli_refuse(cli, option, arena_copy(&cli->arena, node->key, node->key_size), i < count ? "een tekst" : "een naam uit docs/service.md", i < count ? "a text" : "a name of docs/service.md");
    }
    for (size_t i = 0; i < count; i++)
        if (setting[i].needed && !*setting[i].into) cli_refuse(cli, option, setting[i].name, "moet erin staan", "must stand in it");
}

/* A number of months: 1 to 1,200. */
static int32_t months_of(struct cli *cli, const char *name, const char *value)
{
    enum { MONTHS_MOST = 1200 };
    int64_t months = 0;
    if (!value) return 0;
    if (parse_decimal(value, strlen(value), 0, false, &months) == NUMBER_OK && months >= 1 && months <= MONTHS_MOST) return (int32_t)months;
    cli_refuse(cli, name, value, "een aantal maanden, 1 tot 1200", "a number of months, 1 to 1200");
    return 0;
}

/* Where a register is. A token stands in a file of its own that others cannot read. */
static void read_place(struct cli *cli, enum register_id of, const char *url, const char *token_file, const char *ca_file)
{
    struct register_place *place = &registers.place[of];
    *place = (struct register_place){ .url = url, .ca_file = ca_file };
    if (url && !http_may_ask(url)) cli_refuse(cli, register_name[of], url, "een adres dat met https:// begint (http alleen naar deze computer)", "an address that begins with https:// (http to this computer only)");
    if ((token_file || ca_file) && !url) cli_refuse(cli, register_name[of], NULL, "ook het adres van het register", "the address of the register too");
    if (token_file) place->bearer = cli_token(cli, "--office", token_file);
}

/* What may be looked up: the decisions of the organisation on top of what is in the program. */
static void read_decisions(struct cli *cli, const char *path)
{
    size_t size = 0;
    const struct register_law *own = register_law_own(&cli->arena);
    char *bytes = path ? cli_read(cli, "--office", path, &size) : NULL;
    registers.law = bytes ? register_law_read(&cli->arena, bytes, size, own, cli->problems) : own;
    if (registers.law) desk_settings.registers = &registers;
    else if (!path) cli_refuse(cli, "breed", NULL, "meer geheugen", "more memory");
}

/* Experts that were recognised elsewhere: a list of {id, erkend-door, van, tot}. */
static void read_experts(struct cli *cli, const char *path)
{
    enum { EXPERTS_MOST = 5000 };
    size_t size = 0;
    char *bytes = path ? cli_read(cli, "--office", path, &size) : NULL;
    const struct node *list = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    if (!bytes) return;
    bool good = list && list->kind == NODE_LIST && list->count <= EXPERTS_MOST;
    struct case_expert *expert = good ? arena_take_zero(&cli->arena, ((size_t)list->count + 1) * sizeof *expert) : NULL;
    for (const struct node *one = expert ? list->first : NULL; one; one = one->next) {
        const struct node *id = node_get(one, "id"), *by = node_get(one, "erkend-door"), *from = node_get(one, "van"), *until = node_get(one, "tot");
        struct case_expert e = { .until = DATE_LAST };
        good &= one->kind == NODE_MAP && id && id->kind == NODE_TEXT && id->size && by && by->kind == NODE_TEXT && by->size && from && from->kind == NODE_TEXT && parse_date(from->text, from->size, &e.from);
        good &= !until || (until->kind == NODE_TEXT && parse_date(until->text, until->size, &e.until) && e.until >= e.from);
        if (!good) break;
        e.id = arena_copy(&cli->arena, id->text, id->size);
        e.recognised_by = arena_copy(&cli->arena, by->text, by->size);
        expert[desk_settings.experts++] = e;
    }
    if (good) desk_settings.expert = expert;
    else { desk_settings.experts = 0; cli_refuse(cli, "deskundigen", path, "een lijst van {id, erkend-door, van, tot}", "a list of {id, erkend-door, van, tot}"); }
}

/* What is counted in the dossiers, and who may see policy: both nee unless it says ja. */
static void read_policy(struct cli *cli, const char *counting, const char *inhabitants, const char *open)
{
    enum { INHABITANTS_MOST = 10000000 };
    const char *const yes_no[][2] = { { "tellen", counting }, { "beleid-openbaar", open } };
    for (size_t i = 0; i < sizeof yes_no / sizeof *yes_no; i++)
        if (yes_no[i][1] && strcmp(yes_no[i][1], "ja") != 0 && strcmp(yes_no[i][1], "nee") != 0) cli_refuse(cli, yes_no[i][0], yes_no[i][1], "ja of nee", "ja or nee");
    desk_settings.counting = counting && strcmp(counting, "ja") == 0;
    page_settings.open_policy = open && strcmp(open, "ja") == 0;
    if (!inhabitants) return;
    bool good = parse_decimal(inhabitants, strlen(inhabitants), 0, false, &desk_settings.inhabitants) == NUMBER_OK && desk_settings.inhabitants > 0 && desk_settings.inhabitants <= INHABITANTS_MOST;
    if (!good) cli_refuse(cli, "inwoners", inhabitants, "een aantal inwoners, zonder punten", "a number of inhabitants, without separators");
}

static void read_office(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_office), *code = NULL, *four_eyes = NULL, *keep = NULL, *log = NULL, *decisions = NULL, *experts = NULL, *counting = NULL, *inhabitants = NULL, *open = NULL, *at[REGISTERS][3] = { { NULL } };
    const struct node *map = path ? read_map(cli, "--office", path) : NULL;
    struct letter_office *o = &letter_office;
    const struct setting settings[] = { { "gemeentecode", &code, false }, { "vier-ogen", &four_eyes, false }, { "gemeente", &o->municipality, true }, { "afdeling", &o->department, false }, { "naam", &o->address.name, true },
        { "straat", &o->address.line[0], true }, { "plaats", &o->address.line[1], true }, { "land", &o->address.line[2], false }, { "telefoon", &o->phone, true }, { "email", &o->email, false },
        { "website", &o->website, false }, { "logo", &o->logo, false }, { "bezwaar", &o->objections, true }, { "bezwaar-online", &o->objections_online, false }, { "rechtbank", &o->court, true }, { "ombudsman", &o->ombudsman, false },
        { "ondertekenaar", &o->signed_by, true }, { "functie", &o->function, true },
        { "bewaren-maanden", &keep, false }, { "logboek-maanden", &log, false }, { "opzoeken", &decisions, false }, { "deskundigen", &experts, false },
        { "tellen", &counting, false }, { "inwoners", &inhabitants, false }, { "beleid-openbaar", &open, false },
        { "brp", &at[REGISTER_brp][0], false }, { "brp-token-file", &at[REGISTER_brp][1], false }, { "brp-ca-file", &at[REGISTER_brp][2], false },
        { "doelgroepregister", &at[REGISTER_doelgroepregister][0], false }, { "doelgroepregister-token-file", &at[REGISTER_doelgroepregister][1], false }, { "doelgroepregister-ca-file", &at[REGISTER_doelgroepregister][2], false },
        { "duo", &at[REGISTER_duo][0], false }, { "duo-token-file", &at[REGISTER_duo][1], false }, { "duo-ca-file", &at[REGISTER_duo][2], false } };
    if (!map) return;
    read_settings(cli, "--office", map, settings, sizeof settings / sizeof *settings);
    desk_settings.office = o;
    desk_settings.municipality = code;
    desk_settings.keep_months = months_of(cli, "bewaren-maanden", keep);
    desk_settings.log_months = months_of(cli, "logboek-maanden", log);
    for (int of = 0; of < REGISTERS; of++) read_place(cli, (enum register_id)of, at[of][0], at[of][1], at[of][2]);
    read_decisions(cli, decisions);
    read_experts(cli, experts);
    desk_settings.four_eyes = four_eyes && strcmp(four_eyes, "ja") == 0;
    read_policy(cli, counting, inhabitants, open);
    if (inhabitants && !code) cli_refuse(cli, "inwoners", inhabitants, "ook gemeentecode: van welke gemeente dit het aantal is", "gemeentecode too: of which municipality this is the number");
}

static void read_provider(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_oidc);
    const struct node *map = path ? read_map(cli, "--oidc", path) : NULL;
    const struct setting settings[] = { { "issuer", &provider.issuer, true }, { "client-id", &provider.client_id, true }, { "redirect", &provider.redirect, true }, { "key-file", &provider.key_file, false },
        { "secret-file", &provider.secret_file, false }, { "acr", &provider.acr, true }, { "subject-domain", &provider.subject_domain, false }, { "employer-claim", &provider.employer_claim, false }, { "ca-file", &provider.ca_file, false } };
    if (!map) return;
    read_settings(cli, "--oidc", map, settings, sizeof settings / sizeof *settings);
    if (!provider.subject_domain) provider.subject_domain = "";
    if (strcmp(provider.subject_domain, "kvk") == 0 && !provider.employer_claim) cli_refuse(cli, "--oidc", "employer-claim", "bij kvk: de claim met het loonheffingennummer", "with kvk: the claim that holds the loonheffingennummer");
    desk_settings.provider = &provider;
}

/* ---- the database ---- */

static bool make_folder(const char *path) { return mkdir(path, 0700) == 0 || errno == EEXIST; }

/* XDG_DATA_HOME/breed/dossiers.db, made when it is absent; NULL: there is no place for it. */
static const char *usual_place(struct cli *cli)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    struct text t = { 0 };
    bool good = true;
    if (data && *data == '/') text_put(&t, data);
    else if (home && *home == '/') {
        text_put(&t, home);
        text_put(&t, "/.local");
        good = make_folder(text_string(&t));
        text_put(&t, "/share");
    } else return NULL;
    good = good && make_folder(text_string(&t));
    text_put(&t, "/breed");
    good = good && make_folder(text_string(&t));
    text_put(&t, "/dossiers.db");
    const char *path = good && !t.failed ? arena_copy(&cli->arena, text_string(&t), t.size) : NULL;
    text_free(&t);
    return path;
}

void serve_desk_settings(struct cli *cli)
{
    const char *asked = cli_value(cli, OPTION_db);
    char why[2][200];
    read_office(cli);
    read_provider(cli);
    if (cli_has(cli, OPTION_peers)) sends = cli_peers(cli, &post);
    else if (cli_has(cli, OPTION_retry)) cli_refuse(cli, "--retry", cli_value(cli, OPTION_retry), "alleen met --peers", "only with --peers");
    if (cli->problems->count || (asked && strcmp(asked, "none") == 0)) return;
    desk_settings.where = asked ? asked : usual_place(cli);
    if (desk_settings.where && room_try(why)) {
        page_settings.casework = true;
        if (!asked && isatty(STDERR_FILENO)) (void)fprintf(stderr, "%s %s\n", cli_say(cli, "dossiers staan in", "files are kept in"), desk_settings.where);
        return;
    }
    if (asked) { cli_refuse(cli, "--db", NULL, why[0], why[1]); cli->failed = true; }
    else (void)fprintf(stderr, "%s\n", cli_say(cli, "let op: er is geen plek voor dossiers, dus alleen rekenen; --db zegt waar wel", "warning: there is no place for files, so calculating only; --db says where there is"));
    desk_settings.where = NULL;
}

/* What beside the server runs. */
void serve_desk_start(struct cli *cli)
{
    if (sends) desk_settings.post = &post;
    if (sends && !desk_settings.where) cli_refuse(cli, "--peers", NULL, "alleen met dossiers: zie --db", "only with files of people: see --db");
    else if (desk_settings.where && !sender_start(sends ? &post : NULL, &cli->tables.law)) { cli_refuse(cli, "--db", NULL, "een draad die opruimt en verstuurt", "a thread that cleans up and sends"); cli->failed = true; }
}

void serve_desk_end(void)
{
    sender_stop();
    january_stop();
}
#endif
