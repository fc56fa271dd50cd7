/* SPDX-License-Identifier: EUPL-1.2 */
/* serve.c: breed serve, the rules as a service. */
#include "cli/cli.h"

#include <string.h>
#include "web/pages/info.h"
#include "web/web.h"

#ifdef BREED_WEB
static enum web_log level_of(struct cli *cli)
{
    static const char *const levels[] = { "off", "errors", "all" };
    const char *value = cli_value(cli, OPTION_log);
    for (int i = 0; value && i < 3; i++)
        if (strcmp(value, levels[i]) == 0) return (enum web_log)i;
    if (value) cli_refuse(cli, "--log", value, "off, errors, all", "off, errors, all");
    return LOG_all;
}

/* What the pages say of whoever runs them, and who may show them in a frame. */
static const char *page_settings_of(struct cli *cli)
{
    static char policy[POLICY_MOST];
    const char *origins = cli_value(cli, OPTION_embed_origins);
    page_settings.feedback = cli_value(cli, OPTION_feedback);
    page_settings.organisation = cli_value(cli, OPTION_organisation);
    page_settings.embed_origins = origins;
    if (!origins || page_framers(origins, policy)) return origins ? policy : NULL;
    cli_refuse(cli, "--embed-origins", origins, "adressen als https://www.gemeente.example, met spaties ertussen", "addresses such as https://www.gemeente.example, with blanks between them");
    return NULL;
}

int run_serve(struct cli *cli)
{
    char why[2][200];
    bool law = cli_law(cli);
    struct web_options asked = { .bind = cli_value(cli, OPTION_bind), .log = level_of(cli), .language = cli->language };
    asked.port = (int)cli_number(cli, OPTION_port, 0, 65535, 8080);
    asked.workers = (int)cli_number(cli, OPTION_workers, 1, 256, 8);
    if (!asked.bind) asked.bind = "127.0.0.1";
    serve_api_settings(cli);
    serve_desk_settings(cli);
    const char *framers = page_settings_of(cli);
    if (!law || cli->problems->count) return cli_complain(cli);
    struct web_service service = { .law = &cli->tables, .overlays = cli->overlays, .overlay_count = cli->overlay_count, .put_rule = rule_json, .put_summary = rule_summary_json, .error_page = page_of_error, .framed_policy = framers };
    serve_desk_start(cli);
    if (cli->problems->count) return cli_complain(cli);
    int failed = web_serve(&service, &asked, why);
    serve_desk_end();
    if (!failed) return EXIT_DECIDED;
    cli_refuse(cli, "serve", asked.bind, why[0], why[1]);
    cli->failed = true;
    return cli_complain(cli);
}
#else
int run_serve(struct cli *cli)
{
    cli_refuse(cli, "serve", NULL, "dit programma is gebouwd zonder server: bouw het met libmicrohttpd-dev", "this program was built without the server: build it with libmicrohttpd-dev");
    cli->failed = true;
    return cli_complain(cli);
}
#endif
