/* SPDX-License-Identifier: EUPL-1.2 */
/* loonwaarde.c: breed loonwaarde, files of loonwaarde records of others checked, and the records of a dossier in a file. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "exchange/records/check.h"
#include "exchange/records/record.h"
#include "letters/sheet.h"

/* ---- check ---- */

enum { SHOWN_MOST = 10000 };        /* findings written out; all of them are counted */
struct checked { struct cli *cli; struct check_words words[CHECK_KIND_COUNT]; int file; int64_t shown; };

static ssize_t take(void *context, char *bytes, size_t size)
{
    const struct checked *c = context;
    ssize_t got;
    do got = read(c->file, bytes, size); while (got < 0 && errno == EINTR);
    return got;
}

static void found(void *context, const struct check_finding *f)
{
    struct checked *c = context;
    if (c->shown++ >= SHOWN_MOST) return;
    if (cli_has(c->cli, OPTION_json)) check_put_json(&c->cli->out, c->words, f, c->cli->language);
    else check_put_text(&c->cli->out, c->words, f, c->cli->language);
}

static date today(void)
{
    time_t now = time(NULL);
    struct tm local;
    return localtime_r(&now, &local) ? date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) : LAW_LAST;
}

static bool open_file(struct checked *c, const char *path)
{
    c->file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (c->file >= 0) return true;
    cli_refuse(c->cli, cli_say(c->cli, "bestand", "file"), path, "een bestand dat te lezen is", "a file that can be read");
    c->cli->failed = true;
    return false;
}

static int tell(struct checked *c, const struct check_result *result)
{
    struct text *out = &c->cli->out;
    bool json = cli_has(c->cli, OPTION_json);
    if (json) { text_put(out, "],"); check_put_summary_json(out, c->words, result); text_put(out, "}\n"); }
    else {
        if (c->shown > SHOWN_MOST) text_put(out, cli_say(c->cli, "...\n", "...\n"));
        check_put_summary(out, c->words, result, c->cli->language);
    }
    return cli_finish(c->cli, result->findings ? EXIT_ROWS : EXIT_DECIDED);
}

static bool read_mapping(struct cli *cli, struct check_mapping *mapping)
{
    size_t size;
    const char *path = cli_value(cli, OPTION_mapping);
    char *bytes = cli_read(cli, "--mapping", path, &size);
    return bytes && check_mapping_read(mapping, node_from_yaml(&cli->arena, bytes, size, cli->problems), cli->problems);
}

static int run_check(struct cli *cli)
{
    struct checked *c = arena_take_zero(&cli->arena, sizeof *c);
    struct check_mapping mapping;
    struct check_result result;
    bool law = cli_law(cli), mapped = cli_value(cli, OPTION_mapping) != NULL;
    date on = cli_day(cli, OPTION_on, today());
    if (!c) return EXIT_FAILED;
    c->cli = cli;
    c->file = -1;
    bool words = check_words_read(c->words, &cli->arena, cli->problems);
    if (mapped && !read_mapping(cli, &mapping)) mapped = false;
    if (!law || !words || cli->problems->count || !open_file(c, cli->argument[1])) return cli_complain(cli);
    if (cli_has(cli, OPTION_json)) text_put(&cli->out, "{\"bevindingen\":[");
    const struct check_job job = { .law = &cli->tables.law, .on = on, .mapping = mapped ? &mapping : NULL, .read = take, .found = found, .context = c };
    enum check_end end = loonwaarde_check(&job, &result, cli->problems);
    if (c->file != STDIN_FILENO) (void)close(c->file);
    if (end == CHECK_done) return tell(c, &result);
    cli->out.size = 0;
    if (end == CHECK_failed) { cli->failed = true; cli_refuse(cli, cli_say(cli, "bestand", "file"), cli->argument[1], "een bestand dat te lezen is", "a file that can be read"); }
    return cli_complain(cli);
}

/* ---- records ---- */

struct one_dossier { struct exchange_case c; bool given; };
static enum exchange_more next_dossier(void *context, struct exchange_case *c)
{
    struct one_dossier *one = context;
    if (one->given) return EXCHANGE_end;
    one->given = true;
    *c = one->c;
    return EXCHANGE_one;
}

static int run_records(struct cli *cli)
{
    struct letter_sheet *sheet = arena_take_zero(&cli->arena, sizeof *sheet);
    struct loonwaarde_counts counts;
    size_t size = 0;
    bool law = cli_law(cli);
    char *bytes = cli_read(cli, "dossier", cli->argument[1], &size);
    const struct node *document = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;      /* JSON is YAML too */
    bool read = sheet && document && letter_sheet_read(sheet, &cli->arena, document, cli->problems);
    date known = cli_day(cli, OPTION_on, read && sheet->entries ? sheet->entry[sheet->entries - 1].day : LAW_LAST);
    if (!law || !read || cli->problems->count) return cli_complain(cli);
    struct one_dossier one = { .c = { .id = "dossier", .entry = sheet->entry, .entries = sheet->entries } };
    bool good = loonwaarde_export(&cli->out, next_dossier, &one, known, cli_has(cli, OPTION_json) ? LOONWAARDE_jsonl : LOONWAARDE_csv, &cli->tables.law, NULL, NULL, &counts, cli->problems);
    if (!good || counts.refused) { cli->out.size = 0; return cli_complain(cli); }
    return cli_finish(cli, EXIT_DECIDED);
}

int run_loonwaarde(struct cli *cli)
{
    bool check = strcmp(cli->argument[0], "check") == 0;
    if (check) return run_check(cli);
    if (cli_has(cli, OPTION_mapping)) cli_refuse(cli, "--mapping", cli_value(cli, OPTION_mapping), "alleen bij check", "only with check");
    if (strcmp(cli->argument[0], "records") != 0) { cli_refuse(cli, "loonwaarde", cli->argument[0], "check of records", "check or records"); return cli_complain(cli); }
    return run_records(cli);
}
