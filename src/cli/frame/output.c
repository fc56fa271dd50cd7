/* SPDX-License-Identifier: EUPL-1.2 */
/* output.c: what the program says: lines in columns, JSON members, and everything that is wrong at once. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "explain/explain.h"

enum { LINE_COLUMNS = 100 };

int32_t columns_of(const char *string, size_t size) { return text_columns(string, size); }

void put_padded(struct text *text, const char *string, int32_t columns)
{
    text_put(text, string);
    int32_t used = columns_of(string, strlen(string));
    do text_char(text, ' '); while (++used < columns);
}

void put_wrapped(struct text *text, const char *string, int32_t indent) { text_wrapped(text, string, indent, LINE_COLUMNS); }

int cli_finish(struct cli *cli, int exit)
{
    bool good = !cli->out.failed && (!cli->out.size || fwrite(cli->out.data, 1, cli->out.size, stdout) == cli->out.size) && fflush(stdout) == 0;
    cli->out.size = 0;
    if (good) return exit;
    (void)fprintf(stderr, "breed: %s: %s\n", cli_say(cli, "schrijven naar standaarduitvoer", "writing to standard output"),
        cli->out.failed ? strerror(ENOMEM) : strerror(errno));
    return EXIT_FAILED;
}

static void refuse_output(struct cli *cli, const char *path, const char *nl, const char *en)
{
    cli_refuse(cli, "--output", path, nl, en);
    cli->out.size = 0;
}

/* Written beside the target and put in its place when it is complete; what is no ordinary file is written as it is. */
static bool write_whole(const char *path, const struct text *text)
{
    struct stat about;
    char beside[4096];
    bool straight = stat(path, &about) == 0 && !S_ISREG(about.st_mode);
    int size = snprintf(beside, sizeof beside, straight ? "%s" : "%s.part", path);
    if (size < 0 || (size_t)size >= sizeof beside) { errno = ENAMETOOLONG; return false; }
    FILE *file = fopen(beside, "wb");
    if (!file) return false;
    bool good = !text->size || fwrite(text->data, 1, text->size, file) == text->size;
    good = fclose(file) == 0 && good;
    if (good && !straight) good = rename(beside, path) == 0;
    if (!good && !straight) (void)remove(beside);
    return good;
}

int cli_finish_in(struct cli *cli, const char *path, const char *input, int exit)
{
    struct stat in, out;
    bool own = input && stat(input, &in) == 0 && stat(path, &out) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
    if (own) { refuse_output(cli, path, "een ander bestand dan de invoer", "another file than the input"); return cli_complain(cli); }
    if (!cli->out.failed && write_whole(path, &cli->out)) { cli->out.size = 0; return exit; }
    char why[200];
    struct text text = TEXT_IN(why);
    text_put(&text, cli_say(cli, "een bestand dat te schrijven is (", "a file that can be written ("));
    text_put(&text, strerror(cli->out.failed ? ENOMEM : errno));
    text_char(&text, ')');
    cli->failed = true;
    refuse_output(cli, path, text_string(&text), text_string(&text));
    return cli_complain(cli);
}

/* The same object as calc gives for invalid input, as far as there is something to say without a rule. */
static void put_problems(struct cli *cli)
{
    struct text *out = &cli->out;
    text_put(out, "{\"status\":\"ongeldig\",\"fouten\":[");
    for (int32_t i = 0; i < cli->problems->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *problem = &cli->problems->item[i];
        put_comma(out);
        text_char(out, '{');
        put_member(out, "feit", problem->field);
        put_member(out, "waarde", problem->value);
        put_member(out, "toegestaan", problem->allowed[cli->language]);
        text_char(out, '}');
    }
    text_put(out, "]}\n");
}

int cli_complain(struct cli *cli)
{
    struct text lines = { 0 };
    int32_t kept = cli->problems->count < PROBLEMS_KEPT ? cli->problems->count : PROBLEMS_KEPT;
    for (int32_t i = 0; i < kept; i++) {
        explain_problem(&lines, &cli->problems->item[i], cli->language);
        text_char(&lines, '\n');
    }
    if (cli->problems->count > kept) {
        text_put(&lines, cli_say(cli, "en nog ", "and "));
        text_int(&lines, cli->problems->count - kept);
        text_put(&lines, cli_say(cli, " andere fouten\n", " more mistakes\n"));
    }
    (void)fputs(text_string(&lines), stderr);
    text_free(&lines);
    if (cli_has(cli, OPTION_json) && !cli->out.size) put_problems(cli);
    return cli_finish(cli, cli->failed ? EXIT_FAILED : EXIT_REFUSED);
}
