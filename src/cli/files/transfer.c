/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer.c: breed transfer, messages to other municipalities sent by hand or by a timer; and the file that says where those municipalities are. */
#define _XOPEN_SOURCE 700
#include "cli/cli.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include "base/moment.h"
#include "cli/files/transfer.h"
#include "people/http.h"
#include "store/store.h"

enum { PEERS_MOST = 400, ROUND_MOST = 1000 };

/* ---- the peers ---- */

static const char *text_of(struct cli *cli, const struct node *map, const char *name, bool needed)
{
    const struct node *node = node_get(map, name);
    if (node && node->kind == NODE_TEXT && node->size) return arena_copy(&cli->arena, node->text, node->size);
    if (node || needed) cli_refuse(cli, "--peers", name, "moet er als tekst in staan", "must stand in it as a text");
    return NULL;
}

/* A token that others on this machine can read is no secret. */
const char *cli_token(struct cli *cli, const char *option, const char *path)
{
    struct stat found;
    size_t size = 0;
    if (stat(path, &found) == 0 && found.st_mode & (S_IRWXG | S_IRWXO)) { cli_refuse(cli, option, path, "een bestand dat anderen niet kunnen lezen (0600)", "a file that others cannot read (0600)"); return NULL; }
    char *token = cli_read(cli, option, path, &size);
    while (token && size && (token[size - 1] == '\n' || token[size - 1] == '\r' || token[size - 1] == ' ')) token[--size] = 0;
    if (token && (!size || size > 500 || strpbrk(token, " \t\r\n"))) { cli_refuse(cli, option, path, "een token op één regel", "a token on one line"); return NULL; }
    return token;
}

static void read_peer(struct cli *cli, const struct node *map, struct transfer_peer *peer)
{
    static const char *const names[] = { "gemeente", "url", "token-file", "ca-file", "telefoon" };
    int64_t code = 0;
    for (const struct node *node = map->kind == NODE_MAP ? map->first : NULL; node; node = node->next) {
        bool known = false;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) known |= same_text(node->key, node->key_size, names[i]);
        if (!known) cli_refuse(cli, "--peers", arena_copy(&cli->arena, node->key, node->key_size), "gemeente, url, token-file, ca-file of telefoon", "gemeente, url, token-file, ca-file or telefoon");
    }
    const char *place = text_of(cli, map, "gemeente", true), *url = text_of(cli, map, "url", true), *token = text_of(cli, map, "token-file", true);
    if (place && (strlen(place) != 4 || parse_decimal(place, 4, 0, false, &code) != NUMBER_OK || !law_find_municipality(&law_book, (int32_t)code)))
        cli_refuse(cli, "--peers", place, "de CBS-code van een gemeente, vier cijfers", "the CBS code of a municipality, four digits");
    if (url && !http_may_ask(url)) cli_refuse(cli, "--peers", url, "een adres dat met https:// begint (http alleen naar deze computer)", "an address that begins with https:// (http to this computer only)");
    *peer = (struct transfer_peer){ (int32_t)code, url, token ? cli_token(cli, "--peers", token) : NULL, text_of(cli, map, "ca-file", false), text_of(cli, map, "telefoon", false) };
}

bool cli_peers(struct cli *cli, struct transfer_post *post)
{
    size_t size = 0;
    const char *path = cli_value(cli, OPTION_peers);
    int32_t before = cli->problems->count;
    char *bytes = path ? cli_read(cli, "--peers", path, &size) : NULL;
    const struct node *list = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    if (bytes && (!list || list->kind != NODE_LIST || list->count < 1 || list->count > PEERS_MOST)) cli_refuse(cli, "--peers", path, "een lijst van gemeenten (docs/service.md)", "a list of municipalities (docs/service.md)");
    if (!bytes || cli->problems->count > before) return false;
    struct transfer_peer *peer = arena_take_zero(&cli->arena, (size_t)list->count * sizeof *peer);
    if (!peer) return false;
    *post = (struct transfer_post){ .peer = peer, .carry = office_transfer_http, .first_wait = cli_number(cli, OPTION_retry, 1, 3600, OUTBOX_FIRST_WAIT / 1000000) * (int64_t)1000000 };
    for (const struct node *node = list->first; node; node = node->next) read_peer(cli, node, &peer[post->peers++]);
    if (!http_ready()) { cli_refuse(cli, "--peers", NULL, "libcurl (libcurl4) op deze computer", "libcurl (libcurl4) on this computer"); cli->failed = true; }
    return cli->problems->count == before;
}

/* ---- sending ---- */

static int send_now(struct cli *cli, struct office *office, const struct transfer_post *post, const struct store *store)
{
    struct transfer_sent sent;
    struct timespec clock;
    (void)clock_gettime(CLOCK_REALTIME, &clock);
    enum office_status status = office_transfer_send(office, post, (int64_t)clock.tv_sec * MICROSECONDS_A_SECOND + clock.tv_nsec / 1000, ROUND_MOST, &sent);
    if (status != OFFICE_OK) {
        cli_refuse(cli, "--db", store_detail(store), office_status_text[status][0], office_status_text[status][1]);
        cli->failed = true;
        return cli_complain(cli);
    }
    const struct { const char *name, *text[2]; int64_t number; } counts[] = { { "geprobeerd", { "geprobeerd", "tried" }, sent.tried }, { "bezorgd", { "bezorgd", "delivered" }, sent.delivered },
        { "geweigerd", { "geweigerd", "refused" }, sent.refused }, { "onbereikbaar", { "geen antwoord", "no answer" }, sent.down } };
    bool json = cli_has(cli, OPTION_json);
    if (json) text_char(&cli->out, '{');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (json) put_key(&cli->out, counts[i].name); else { text_put(&cli->out, counts[i].text[cli->language]); text_put(&cli->out, ": "); }
        text_int(&cli->out, counts[i].number);
        if (!json) text_char(&cli->out, '\n');
    }
    if (json) text_put(&cli->out, "}\n");
    return cli_finish(cli, EXIT_DECIDED);
}

int run_transfer(struct cli *cli)
{
    struct transfer_post post = { 0 };
    struct store *store = NULL;
    struct people *people = NULL;
    struct office *office = NULL;
    if (strcmp(cli->argument[0], "send") != 0) cli_refuse(cli, "transfer", cli->argument[0], "send", "send");
    if (!cli_has(cli, OPTION_db)) cli_refuse(cli, "--db", NULL, "een bestand of postgres://...", "a file or postgres://...");
    if (!cli_has(cli, OPTION_peers)) cli_refuse(cli, "--peers", NULL, "een bestand met gemeenten (docs/service.md)", "a file of municipalities (docs/service.md)");
    if (!cli_law(cli) || !cli_peers(cli, &post) || cli->problems->count) return cli_complain(cli);
    enum store_status status = store_open(&store, cli_value(cli, OPTION_db), NULL);
    if (status == STORE_OK) people = people_open(store, NULL);
    const struct office_setting setting = { .law = &cli->tables.law, .store = store, .people = people, .municipality = "" };
    if (people) office = office_open(&setting);
    int exit;
    if (office) exit = send_now(cli, office, &post, store);
    else {
        cli_refuse(cli, "--db", store ? store_detail(store) : "", store_status_text[status][0], store_status_text[status][1]);
        cli->failed = true;
        exit = cli_complain(cli);
    }
    office_close(office);
    people_close(people);
    store_close(store);
    return exit;
}
