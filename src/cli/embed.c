/* SPDX-License-Identifier: EUPL-1.2 */
/* embed.c: build tool that turns the worked examples into a C table, so that the program runs from any folder. */
#include <stdio.h>
#include <string.h>
#include "base/arena.h"
#include "base/file.h"

/* What stands behind the last "/FOLDER/" of a path, however the build wrote the way to it. */
static const char *name_in(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    const char *name = path;
    for (const char *at = path; (at = strstr(at, folder)); at++)
        if ((at == path || at[-1] == '/') && at[size] == '/') name = at + size + 1;
    return name;
}

/* Arguments: output, the name of the folder that names are relative to, files. */
int main(int count, char **arguments)
{
    enum { A_LINE = 40, FILE_MOST = 64 << 20 };
    struct arena arena = { 0 };
    FILE *out = count > 2 ? fopen(arguments[1], "wb") : NULL;
    if (!out) return 1;
    size_t sizes[1024];
    fputs("/* Made from the worked examples by embed.c. */\n#include \"cli/cases.h\"\n", out);
    for (int i = 3; i < count && i < 1024; i++) {
        unsigned char *bytes = (unsigned char *)file_read(&arena, arguments[i], FILE_MOST, &sizes[i]);
        if (!bytes) { perror(arguments[i]); return 1; }
        fprintf(out, "static const char bytes_%d[] = {", i);
        for (size_t at = 0; at <= sizes[i]; at++) fprintf(out, at % A_LINE ? "%d," : "\n%d,", at < sizes[i] ? (signed char)bytes[at] : 0);
        fputs("\n};\n", out);
        arena_reset(&arena);
    }
    fputs("const struct case_file case_files[] = {\n", out);
    for (int i = 3; i < count && i < 1024; i++) {
        fprintf(out, "    { \"%s\", bytes_%d, %zu },\n", name_in(arguments[i], arguments[2]), i, sizes[i]);
    }
    fprintf(out, "    { 0 }\n};\nconst int32_t case_file_count = %d;\n", count - 3);
    arena_free(&arena);
    return fclose(out) == 0 && count < 1024 ? 0 : 1;
}
