/* SPDX-License-Identifier: EUPL-1.2 */
/* stamp.c: the program that writes version.h at build time, the version with a digest of the sources that decide: breed-stamp OUT.h VERSION FILE ...; or NAME.c with the same as a constant NAME. */
#include <stdio.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"

int main(int argc, char **argv)
{
    if (argc < 4) return 2;
    struct arena arena = { 0 };
    char digest[DIGEST_TEXT] = "";
    for (int i = 3; i < argc; i++) {
        size_t size;
        char *bytes = file_read(&arena, argv[i], 1 << 24, &size);
        if (!bytes) { perror(argv[i]); return 1; }
        char chained[2 * DIGEST_TEXT], of_file[DIGEST_TEXT];
        digest_of(bytes, size, of_file);
        int length = snprintf(chained, sizeof chained, "%s%s", digest, of_file);
        digest_of(chained, (size_t)length, digest);
    }
    FILE *out = fopen(argv[1], "w");
    if (!out) { perror(argv[1]); return 1; }
    const char *slash = strrchr(argv[1], '/'), *name = slash ? slash + 1 : argv[1];
    size_t length = strlen(name);
    if (length > 2 && strcmp(name + length - 2, ".c") == 0) fprintf(out, "/* Made by breed-stamp; do not edit. */\nextern const char %.*s[];\nconst char %.*s[] = \"%s+%.12s\";\n", (int)length - 2, name, (int)length - 2, name, argv[2], digest);
    else fprintf(out, "/* version.h: made by breed-stamp; do not edit. */\n#define BREED_VERSION \"%s\"\n#define BREED_PROGRAM \"%s+%.12s\"\n", argv[2], argv[2], digest);
    arena_free(&arena);
    return fclose(out) ? 1 : 0;
}
