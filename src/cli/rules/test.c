/* SPDX-License-Identifier: EUPL-1.2 */
/* test.c: breed test, worked examples recomputed and every difference named. */
#include "cli/cli.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include "examples/cases.h"

/* The file at hand and the case at hand in it. */
struct run {
    struct cli *cli;
    struct case_base base;
    const char *file;
    const struct node *node;
    const char *folder;             /* of the file; NULL for examples inside the program */
    bool json, begun;               /* begun: this case was named already */
    int32_t passed, failed;
};

/* ---- telling ---- */

static const char *name_of(const struct node *node)
{
    const struct node *name = node_get(node, "name");
    return name && name->text ? name->text : "?";
}

static void begin_case(struct run *run)
{
    struct text *out = &run->cli->out;
    run->begun = true;
    if (run->json) {
        put_comma(out);
        text_char(out, '{');
        put_member(out, "bestand", run->file);
        put_key(out, "regelnummer");
        text_int(out, run->node->line);
        put_member(out, "naam", name_of(run->node));
        put_key(out, "verschillen");
        text_char(out, '[');
        return;
    }
    text_put(out, run->file); text_char(out, ':'); text_int(out, run->node->line); text_put(out, ": ");
    text_put(out, name_of(run->node));
    text_char(out, '\n');
}

static void tell(void *context, const struct difference *difference)
{
    struct run *run = context;
    struct text *out = &run->cli->out;
    if (!run->begun) begin_case(run);
    if (run->json) {
        put_comma(out);
        text_char(out, '{');
        put_member(out, "veld", difference->field);
        put_member(out, "verwacht", difference->expected ? difference->expected : "");
        put_member(out, "gekregen", difference->got ? difference->got : "");
        text_char(out, '}');
        return;
    }
    text_put(out, "  ");
    text_put(out, difference->field);
    text_put(out, cli_say(run->cli, ": verwacht ", ": expected "));
    text_put(out, difference->expected ? difference->expected : "?");
    text_put(out, cli_say(run->cli, ", kreeg ", ", got "));
    text_put(out, difference->got && *difference->got ? difference->got : cli_say(run->cli, "niets", "nothing"));
    text_char(out, '\n');
}

/* ---- files ---- */

static const char *joined(struct cli *cli, const char *folder, const char *name)
{
    struct text path = { 0 };
    text_put(&path, folder);
    text_char(&path, '/');
    text_put(&path, name);
    const char *copy = path.failed ? NULL : arena_copy(&cli->arena, path.data, path.size);
    text_free(&path);
    return copy;
}

static const char *read_file(void *context, const char *name, size_t *size)
{
    struct run *run = context;
    const char *path = run->folder ? joined(run->cli, run->folder, name) : NULL;
    if (path) return cli_read(run->cli, "law", path, size);
    for (int32_t i = 0; !run->folder && i < case_files_count; i++)
        if (strcmp(case_files[i].name, name) == 0) { *size = case_files[i].size; return case_files[i].bytes; }
    return NULL;
}

static void run_cases(struct run *run, const char *bytes, size_t size)
{
    static struct decision d;
    struct problems *problems = run->cli->problems;
    struct arena arena = { 0 };
    int32_t before = problems->count;
    const struct node *list = cases_read(&arena, bytes, size, problems);
    if (!list && problems->count > before && before < PROBLEMS_KEPT) {
        struct text field = { problems->item[before].field, 0, sizeof problems->item[before].field, true, false };
        text_put(&field, run->file);
        text_string(&field);
    }
    for (run->node = list ? list->first : NULL; run->node; run->node = run->node->next) {
        run->begun = false;
        int32_t differences = case_run(run->node, &run->base, &d, read_file, run, tell, run);
        if (run->begun && run->json) text_put(&run->cli->out, "]}");
        run->passed += !differences;
        run->failed += differences != 0;
    }
    arena_free(&arena);
}

static void run_file(struct run *run, const char *path)
{
    size_t size;
    const char *slash = strrchr(path, '/');
    char *bytes = cli_read(run->cli, cli_say(run->cli, "bestand", "file"), path, &size);
    run->file = path;
    run->folder = slash ? arena_copy(&run->cli->arena, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
    if (bytes) run_cases(run, bytes, size);
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* All *.yaml of a folder in the order of their names. False when it cannot be opened. */
static bool run_folder(struct run *run, const char *folder)
{
    enum { FILES_MOST = 4096 };
    DIR *open = opendir(folder);
    if (!open) return false;
    const char **path = arena_take(&run->cli->arena, sizeof *path * FILES_MOST);
    size_t count = 0;
    for (struct dirent *entry; path && count < FILES_MOST && (entry = readdir(open));) {
        size_t size = strlen(entry->d_name);
        if (size < 6 || strcmp(entry->d_name + size - 5, ".yaml") != 0) continue;
        const char *one = joined(run->cli, folder, entry->d_name);
        if (one) path[count++] = one;
    }
    (void)closedir(open);
    if (path && count) qsort(path, count, sizeof *path, by_name);
    for (size_t i = 0; path && i < count; i++) run_file(run, path[i]);
    return true;
}

static void run_embedded(struct run *run)
{
    for (int32_t i = 0; i < case_files_count; i++) {
        if (strchr(case_files[i].name, '/')) continue;
        run->file = case_files[i].name;
        run->folder = NULL;
        run_cases(run, case_files[i].bytes, case_files[i].size);
    }
}

static void run_all(struct run *run)
{
    struct cli *cli = run->cli;
    const char *folder = cli_value(cli, OPTION_cases);
    if (folder && cli->arguments) cli_refuse(cli, "--cases", folder, "alleen zonder bestanden", "only without files");
    for (int32_t i = 0; i < cli->arguments; i++) run_file(run, cli->argument[i]);
    if (cli->arguments) return;
    if (folder) {
        if (run_folder(run, folder)) return;
        cli_refuse(cli, "--cases", folder, "een map die te lezen is", "a folder that can be read");
        cli->failed = true;
    } else if (!run_folder(run, "cases")) run_embedded(run);
}

int run_test(struct cli *cli)
{
    bool law = cli_law(cli);
    if (!law || cli->problems->count) return cli_complain(cli);
    struct run run = { .cli = cli, .base = { &cli->tables.law, cli_has(cli, OPTION_strict), cli->tables.known_on, cli->overlays, cli->overlay_count },
        .json = cli_has(cli, OPTION_json) };
    if (run.json) text_put(&cli->out, "{\"verschillen\":[");
    run_all(&run);
    if (!run.passed && !run.failed && !cli->problems->count)
        cli_refuse(cli, "test", NULL, "ten minste één voorbeeld", "at least one example");
    if (run.json) {
        text_put(&cli->out, "]");
        put_key(&cli->out, "geslaagd"); text_int(&cli->out, run.passed);
        put_key(&cli->out, "gezakt"); text_int(&cli->out, run.failed);
        text_put(&cli->out, "}\n");
    } else { text_int(&cli->out, run.passed); text_put(&cli->out, " passed, "); text_int(&cli->out, run.failed); text_put(&cli->out, " failed\n"); }
    if (cli->problems->count) return cli_complain(cli);
    return cli_finish(cli, run.failed ? EXIT_FAILED : EXIT_DECIDED);
}
