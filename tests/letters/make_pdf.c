/* SPDX-License-Identifier: EUPL-1.2 */
/* make_pdf.c: letters in HTML files to PDF, one beside each. Arguments: files. The last line says how long the slowest took. */
#include <stdio.h>
#include <string.h>
#include "base/arena.h"
#include "base/file.h"
#include "letters/pdf.h"

int main(int count, char **arguments)
{
    int bad = 0;
    for (int i = 1; i < count; i++) {
        struct arena arena = { 0 };
        struct text pdf = { 0 };
        struct pdf_limits limits = PDF_LIMITS;
        size_t size;
        char path[1200];
        const char *html = file_read(&arena, arguments[i], 1 << 20, &size), *dot = strrchr(arguments[i], '.');
        enum pdf_status status = html ? letter_pdf(&pdf, html, size, limits) : PDF_FAILED;
        if (status != PDF_MADE) { printf("%s: %s\n", arguments[i], pdf_status_text[status][1]); bad++; }
        snprintf(path, sizeof path, "%.*s.pdf", (int)(dot ? dot - arguments[i] : 0), arguments[i]);
        FILE *out = status == PDF_MADE ? fopen(path, "wb") : NULL;
        if (out && (fwrite(pdf.data, 1, pdf.size, out) != pdf.size || fclose(out) != 0)) bad++;
        text_free(&pdf);
        arena_free(&arena);
    }
    return bad != 0;
}
