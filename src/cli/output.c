/* SPDX-License-Identifier: EUPL-1.2 */
/* output.c: what the program says: lines in columns, JSON members, and everything that is wrong at once. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "explain/explain.h"

enum { LINE_COLUMNS = 100 };

int32_t columns_of(const char *string, size_t size)
{
    int32_t columns = 0;
    for (size_t i = 0; i < size; i++) columns += ((unsigned char)string[i] & 0xC0) != 0x80;     /* characters, not bytes */
    return columns;
}

void put_padded(struct text *text, const char *string, int32_t columns)
{
    text_put(text, string);
    int32_t used = columns_of(string, strlen(string));
    do text_char(text, ' '); while (++used < columns);
}

void put_wrapped(struct text *text, const char *string, int32_t indent)
{
    int32_t column = indent;
    bool first = true;
    while (*string) {
        size_t size = strcspn(string, " ");
        int32_t width = columns_of(string, size);
        if (!first && column + 1 + width > LINE_COLUMNS) {
            text_char(text, '\n');
            for (int32_t i = 0; i < indent; i++) text_char(text, ' ');
            column = indent;
        } else if (!first) { text_char(text, ' '); column++; }
        text_bytes(text, string, size);
        column += width;
        first = false;
        string += size;
        while (*string == ' ') string++;
    }
    text_char(text, '\n');
}

void put_comma(struct text *text)
{
    char last = text->size ? text->data[text->size - 1] : '{';
    if (last != '{' && last != '[' && last != ':') text_char(text, ',');
}

void put_string(struct text *text, const char *string) { text_json(text, string, strlen(string)); }

void put_key(struct text *text, const char *name)
{
    put_comma(text);
    text_char(text, '"');
    text_put(text, name);
    text_put(text, "\":");
}

void put_member(struct text *text, const char *name, const char *string)
{
    put_key(text, name);
    put_string(text, string);
}

int cli_finish(struct cli *cli, int exit)
{
    bool good = !cli->out.failed && (!cli->out.size || fwrite(cli->out.data, 1, cli->out.size, stdout) == cli->out.size) && fflush(stdout) == 0;
    cli->out.size = 0;
    if (good) return exit;
    (void)fprintf(stderr, "breed: %s: %s\n", cli_say(cli, "schrijven naar standaarduitvoer", "writing to standard output"),
        cli->out.failed ? strerror(ENOMEM) : strerror(errno));
    return EXIT_FAILED;
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
