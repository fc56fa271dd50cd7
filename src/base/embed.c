/* SPDX-License-Identifier: EUPL-1.2 */
/* embed.c: build tool that turns files into a C table of embedded_file, so that the program runs from any folder. */
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

/* Arguments: output, the header that declares the table, its name (NAME and NAME_count), the folder that names are relative to, files. */
int main(int count, char **arguments)
{
    enum { A_LINE = 40, FILE_MOST = 64 << 20, FIRST = 5, FILES_MOST = 1024 };
    struct arena arena = { 0 };
    FILE *out = count >= FIRST && count <= FILES_MOST ? fopen(arguments[1], "wb") : NULL;
    if (!out) return 1;
    size_t sizes[FILES_MOST];
    fprintf(out, "/* Made from %s/ by embed.c. */\n#include \"%s\"\n", arguments[4], arguments[2]);
    for (int i = FIRST; i < count; i++) {
        unsigned char *bytes = (unsigned char *)file_read(&arena, arguments[i], FILE_MOST, &sizes[i]);
        if (!bytes) { perror(arguments[i]); return 1; }
        fprintf(out, "static const char bytes_%d[] = {", i);
        for (size_t at = 0; at <= sizes[i]; at++) fprintf(out, at % A_LINE ? "%d," : "\n%d,", at < sizes[i] ? (signed char)bytes[at] : 0);
        fputs("\n};\n", out);
        arena_reset(&arena);
    }
    fprintf(out, "const struct embedded_file %s[] = {\n", arguments[3]);
    for (int i = FIRST; i < count; i++) fprintf(out, "    { \"%s\", bytes_%d, %zu },\n", name_in(arguments[i], arguments[4]), i, sizes[i]);
    fprintf(out, "    { 0 }\n};\nconst int32_t %s_count = %d;\n", arguments[3], count - FIRST);
    arena_free(&arena);
    return fclose(out) == 0 ? 0 : 1;
}
