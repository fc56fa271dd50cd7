/* SPDX-License-Identifier: EUPL-1.2 */
/* serve_api.c: the options of breed serve that concern the API: its description, its tables, and the records of processing. */
#include "cli/cli.h"

#ifdef BREED_WEB
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include "web/api/api.h"

/* "name,email,url" */
static void read_contact(struct cli *cli)
{
    const char *value = cli_value(cli, OPTION_contact), *parts[3] = { NULL, NULL, NULL };
    const char *at = value;
    for (int i = 0; at && i < 3; i++) {
        size_t size = i < 2 ? strcspn(at, ",") : strlen(at);
        parts[i] = size ? arena_copy(&cli->arena, at, size) : NULL;
        at = i < 2 && at[size] ? at + size + 1 : NULL;
    }
    if (value && !(parts[0] && parts[1] && parts[2] && strchr(parts[1], '@') && strncmp(parts[2], "http", 4) == 0))
        cli_refuse(cli, "--contact", value, "naam,e-mail,URL", "name,email,URL");
    api_settings.contact_name = parts[0];
    api_settings.contact_email = parts[1];
    api_settings.contact_url = parts[2];
}

static void read_key(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_processing_key);
    size_t size = 0, made = 0;
    char *hex = path ? cli_read(cli, "--processing-key", path, &size) : NULL;
    while (hex && size && (hex[size - 1] == '\n' || hex[size - 1] == '\r')) size--;
    api_settings.has_processing_key = hex && sodium_hex2bin(api_settings.processing_key, sizeof api_settings.processing_key, hex, size, NULL, &made, NULL) == 0
        && made == sizeof api_settings.processing_key && size == 2 * made;
    if (hex && !api_settings.has_processing_key) cli_refuse(cli, "--processing-key", path, "een bestand van 64 hexadecimale tekens",
        "a file of 64 hexadecimal digits");
    if (hex) sodium_memzero(hex, size);
}

static void open_log(struct cli *cli)
{
    const char *path = cli_value(cli, OPTION_processing_log);
    if (!path || strcmp(path, "-") == 0) { api_settings.processing_log = STDERR_FILENO; return; }
    api_settings.processing_log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (api_settings.processing_log >= 0) return;
    api_settings.processing_log = 0;
    cli_refuse(cli, "--processing-log", path, strerror(errno), strerror(errno));
    cli->failed = true;
}

void serve_api_settings(struct cli *cli)
{
    bool records = cli_has(cli, OPTION_processing);
    api_settings.server_url = cli_value(cli, OPTION_api_url);
    api_settings.rows_most = cli_number(cli, OPTION_rows, 1, 100000000, ROWS_USUAL);
    read_contact(cli);
    if (records != cli_has(cli, OPTION_processing_key))
        cli_refuse(cli, "--processing, --processing-key", NULL, "allebei of geen van beide", "both or neither");
    if (!records && cli_has(cli, OPTION_processing_log)) cli_refuse(cli, "--processing-log", cli_value(cli, OPTION_processing_log), "alleen met --processing",
        "only with --processing");
    if (!records || cli->problems->count) return;
    api_settings.processing_activity = cli_value(cli, OPTION_processing);
    read_key(cli);
    open_log(cli);
}
#endif
