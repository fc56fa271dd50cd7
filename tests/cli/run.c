/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c: runs a command line through the shell and keeps what it said. */
#define _XOPEN_SOURCE 700
#include "cli/run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct said said;
static char folder[] = "/tmp/breed-cli-XXXXXX", here[4096];

bool begin_runs(const char *program)
{
    char path[8192], real[4096];
    if (!realpath(program, real) || !getcwd(here, sizeof here)) return false;
    *strrchr(real, '/') = 0;
    const char *old = getenv("PATH");
    (void)snprintf(path, sizeof path, "%s:%s", real, old ? old : "/usr/bin:/bin");
    return setenv("PATH", path, 1) == 0 && mkdtemp(folder) && chdir(folder) == 0;
}

void end_runs(void)
{
    char line[64];
    if (chdir(here) != 0) return;
    (void)snprintf(line, sizeof line, "rm -rf %s", folder);
    if (system(line) != 0) perror(folder);
}

static void keep(const char *name, char *into, size_t room)
{
    FILE *in = fopen(name, "rb");
    size_t got = in ? fread(into, 1, room - 1, in) : 0;
    into[got] = 0;
    if (in) (void)fclose(in);
}

int run(const char *format, ...)
{
    static char line[16384], whole_line[16600];
    va_list list;
    va_start(list, format);
    (void)vsnprintf(line, sizeof line, format, list);
    va_end(list);
    (void)snprintf(whole_line, sizeof whole_line, "{ %s\n} >.out 2>.err </dev/null", line);
    int status = system(whole_line);
    said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    keep(".out", said.out, sizeof said.out);
    keep(".err", said.err, sizeof said.err);
    return said.status;
}

void file(const char *name, const char *bytes)
{
    FILE *out = fopen(name, "wb");
    if (!out || fputs(bytes, out) < 0 || fclose(out) != 0) perror(name);
}

int lines_of(const char *text)
{
    int lines = 0;
    for (; *text; text++) lines += *text == '\n';
    return lines;
}

bool has(const char *text, const char *part) { return strstr(text, part) != NULL; }
