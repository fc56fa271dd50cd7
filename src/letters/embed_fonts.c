/* SPDX-License-Identifier: EUPL-1.2 */
/* embed_fonts.c: build tool that writes fonts (NAME-WEIGHT.woff2) as a style element in C. Arguments: output, fonts. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

int main(int count, char **arguments)
{
    struct arena arena = { 0 };
    struct text css = { 0 };
    text_put(&css, "<style>\n");
    for (int i = 2; i < count; i++) {
        size_t size;
        const char *bytes = file_read(&arena, arguments[i], 1 << 20, &size), *dash = strrchr(arguments[i], '-'), *dot = strrchr(arguments[i], '.');
        if (!bytes || !dash || !dot || dot < dash) { (void)fprintf(stderr, "%s: no font\n", arguments[i]); return 1; }
        size_t most = sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL);
        char *encoded = arena_take(&arena, most);
        if (!encoded) return 1;
        text_put(&css, "@font-face { font-family: \"Atkinson\"; font-weight: ");
        text_bytes(&css, dash + 1, (size_t)(dot - dash - 1));
        text_put(&css, "; src: url(data:font/woff2;base64,");
        text_put(&css, sodium_bin2base64(encoded, most, (const unsigned char *)bytes, size, sodium_base64_VARIANT_ORIGINAL));
        text_put(&css, ") format(\"woff2\"); }\n");
    }
    text_put(&css, "</style>\n");
    FILE *out = fopen(arguments[1], "wb");
    if (!out || css.failed) return 1;
    (void)fputs("/* Made from web/static by letter-fonts. */\n#include \"letters/fonts.h\"\nconst char letter_fonts[] = {", out);
    for (size_t i = 0; i < css.size; i++) (void)fprintf(out, i % 40 ? "%d," : "\n%d,", (int)css.data[i]);
    (void)fprintf(out, "\n};\nconst size_t letter_fonts_size = sizeof letter_fonts;\n");
    text_free(&css);
    arena_free(&arena);
    return fclose(out) != 0;
}
