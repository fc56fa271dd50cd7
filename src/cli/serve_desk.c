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
#include "cli/transfer.h"
#include "letters/letters.h"
#include "web/desk/desk.h"
#include "web/desk/january.h"
#include "web/desk/sender.h"
#include "web/pages/page.h"

static struct letter_office letter_office;
static struct oidc_provider provider;
static struct transfer_post post;
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

static void read_office(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_office), *code = NULL, *four_eyes = NULL;
    const struct node *map = path ? read_map(cli, "--office", path) : NULL;
    struct letter_office *o = &letter_office;
    const struct setting settings[] = { { "gemeentecode", &code, false }, { "vier-ogen", &four_eyes, false }, { "gemeente", &o->municipality, true }, { "afdeling", &o->department, false }, { "naam", &o->address.name, true },
        { "straat", &o->address.line[0], true }, { "plaats", &o->address.line[1], true }, { "land", &o->address.line[2], false }, { "telefoon", &o->phone, true }, { "email", &o->email, false },
        { "website", &o->website, false }, { "logo", &o->logo, false }, { "bezwaar", &o->objections, true }, { "bezwaar-online", &o->objections_online, false }, { "rechtbank", &o->court, true },
        { "ondertekenaar", &o->signed_by, true }, { "functie", &o->function, true } };
    if (!map) return;
    read_settings(cli, "--office", map, settings, sizeof settings / sizeof *settings);
    desk_settings.office = o;
    desk_settings.municipality = code;
    desk_settings.four_eyes = four_eyes && strcmp(four_eyes, "ja") == 0;
}

static void read_provider(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_oidc);
    const struct node *map = path ? read_map(cli, "--oidc", path) : NULL;
    const struct setting settings[] = { { "issuer", &provider.issuer, true }, { "client-id", &provider.client_id, true }, { "redirect", &provider.redirect, true }, { "key-file", &provider.key_file, false },
        { "secret-file", &provider.secret_file, false }, { "acr", &provider.acr, true }, { "subject-domain", &provider.subject_domain, false }, { "ca-file", &provider.ca_file, false } };
    if (!map) return;
    read_settings(cli, "--oidc", map, settings, sizeof settings / sizeof *settings);
    if (!provider.subject_domain) provider.subject_domain = "";
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
    if (!sends) return;
    desk_settings.post = &post;
    if (!desk_settings.where) cli_refuse(cli, "--peers", NULL, "alleen met dossiers: zie --db", "only with files of people: see --db");
    else if (!sender_start(&post, &cli->tables.law)) { cli_refuse(cli, "--peers", NULL, "een draad om mee te versturen", "a thread to send with"); cli->failed = true; }
}

void serve_desk_end(void)
{
    sender_stop();
    january_stop();
}
#endif
