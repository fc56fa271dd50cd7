/* SPDX-License-Identifier: EUPL-1.2 */
/* cluster.c: breed cluster, a simulation over several servers of PostgreSQL: shown on this computer, or the SQL for servers of one's own. What it runs lies in sql/cluster. */
#include "cli/cli.h"
#include "population/manifest.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/embedded.h"
#include "base/node.h"

extern const struct embedded_file cluster_files[];
extern const int32_t cluster_files_count;
extern char **environ;

enum { PATH_ROOM = 4096 };
static const char reform_name[] = "reform.json";

static const char *last_part(const char *path) { const char *slash = strrchr(path, '/'); return slash ? slash + 1 : path; }

static bool join(char path[PATH_ROOM], const char *folder, const char *name)
{
    int length = snprintf(path, PATH_ROOM, "%s/%s", folder, name);
    return length > 0 && length < PATH_ROOM;
}

static bool write_file(const char *folder, const char *name, const char *bytes, size_t size)
{
    char path[PATH_ROOM];
    FILE *file = join(path, folder, name) ? fopen(path, "wb") : NULL;
    if (!file) return false;
    bool good = fwrite(bytes, 1, size, file) == size;
    return (fclose(file) == 0) & good;
}

/* The files of the demonstration in a folder of their own; with the reform as JSON, which the servers read. */
static bool lay_out(const char *folder, const struct text *reform)
{
    bool good = true;
    for (int32_t i = 0; i < cluster_files_count; i++) good &= write_file(folder, last_part(cluster_files[i].name), cluster_files[i].bytes, cluster_files[i].size);
    return good && (!reform->size || write_file(folder, reform_name, reform->data, reform->size));
}

static void take_away(const char *folder)
{
    char path[PATH_ROOM];
    for (int32_t i = 0; i < cluster_files_count; i++) if (join(path, folder, last_part(cluster_files[i].name))) (void)unlink(path);
    if (join(path, folder, reform_name)) (void)unlink(path);
    (void)rmdir(folder);
}

/* Where the extension lies that was built with this program; "" when it must be installed. */
static void find_extension(char folder[PATH_ROOM], char self[PATH_ROOM])
{
    char library[PATH_ROOM + 40];
    ssize_t length = readlink("/proc/self/exe", self, PATH_ROOM - 1);
    const char *said = getenv("BREED_EXTENSION");
    self[length > 0 ? length : 0] = 0;
    if (said) { (void)snprintf(folder, PATH_ROOM, "%s", said); return; }
    char *slash = strrchr(self, '/');
    int size = snprintf(folder, PATH_ROOM, "%.*s/../../sql", slash ? (int)(slash - self) : 0, self);
    (void)snprintf(library, sizeof library, "%s/breed.so", folder);
    if (size >= PATH_ROOM || access(library, R_OK) != 0) *folder = 0;
}

/* The overlay of --reform, read and refused here, as JSON. */
static void read_reform(struct cli *cli, struct text *json)
{
    struct law_overlay overlay;
    size_t size;
    const char *path = cli_value(cli, OPTION_reform);
    if (!path || !cli_overlay(cli, &overlay, "--reform", path)) return;
    const char *bytes = cli_read(cli, "--reform", path, &size);
    const struct node *root = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    if (root) node_put(json, root);
}

static int run_script(struct cli *cli, const char *folder, bool reformed)
{
    static char script[PATH_ROOM], extension[PATH_ROOM], self[PATH_ROOM], reform[PATH_ROOM];
    char scale[24], seed[24];
    find_extension(extension, self);
    (void)snprintf(scale, sizeof scale, "%lld", (long long)cli_number(cli, OPTION_scale, 1, SCALE_MOST, SCALE_USUAL));
    (void)snprintf(seed, sizeof seed, "%lld", (long long)cli_number(cli, OPTION_seed, 0, INT32_MAX, 1));
    bool good = join(script, folder, "demo.sh") && join(reform, folder, reform_name);
    const char *results = cli_value(cli, OPTION_output);
    const char *arguments[] = { "sh", script, folder, self, extension, cli_say(cli, "nl", "en"), scale, seed, reformed ? reform : "", results ? results : "", NULL };
    char *copies[sizeof arguments / sizeof *arguments];
    for (size_t k = 0; k < sizeof arguments / sizeof *arguments; k++) copies[k] = arguments[k] ? arena_copy(&cli->arena, arguments[k], strlen(arguments[k])) : NULL;
    pid_t child;
    int status = 1;
    if (!good || posix_spawn(&child, "/bin/sh", NULL, NULL, copies, environ) != 0) return EXIT_FAILED;
    while (waitpid(child, &status, 0) < 0) if (errno != EINTR) return EXIT_FAILED;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? EXIT_DECIDED : EXIT_FAILED;
}

static int show(struct cli *cli)
{
    struct text reform = { 0 };
    char folder[] = "/tmp/breed-cluster-files.XXXXXX";
    (void)cli_number(cli, OPTION_scale, 1, SCALE_MOST, SCALE_USUAL);
    (void)cli_number(cli, OPTION_seed, 0, INT32_MAX, 1);
    read_reform(cli, &reform);
    int exit = EXIT_FAILED;
    bool made = !cli->problems->count && mkdtemp(folder);
    if (made && !reform.failed && chmod(folder, 0755) == 0 && lay_out(folder, &reform)) exit = run_script(cli, folder, reform.size > 0);
    else if (!cli->problems->count) { cli_refuse(cli, "breed", "/tmp", "een map om in te schrijven", "a folder to write in"); cli->failed = true; }
    if (made) take_away(folder);
    text_free(&reform);
    return cli->problems->count ? cli_complain(cli) : exit;
}

int run_cluster(struct cli *cli)
{
    const char *what = cli->argument[0];
    char name[40];
    if (strcmp(what, "demo") == 0) return show(cli);
    (void)snprintf(name, sizeof name, "%s.sql", what);
    bool known = strcmp(what, "worker") == 0 || strcmp(what, "coordinator") == 0;
    for (int32_t i = 0; known && i < cluster_files_count; i++)
        if (strcmp(last_part(cluster_files[i].name), name) == 0) text_bytes(&cli->out, cluster_files[i].bytes, cluster_files[i].size);
    if (known) return cli_finish(cli, EXIT_DECIDED);
    cli_refuse(cli, "breed cluster", what, "demo, worker of coordinator", "demo, worker or coordinator");
    return cli_complain(cli);
}
