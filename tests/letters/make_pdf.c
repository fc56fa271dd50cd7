/* SPDX-License-Identifier: EUPL-1.2 */
/* make_pdf.c: letters in HTML files to PDF, one beside each; many in one process, and one by one when that does not work, to say which it is. Arguments: files. */
#include <stdio.h>
#include <string.h>
#include "base/arena.h"
#include "base/file.h"
#include "letters/pdf.h"

static bool save(const char *name, const struct text *pdf)
{
    char path[1200];
    const char *dot = strrchr(name, '.');
    snprintf(path, sizeof path, "%.*s.pdf", (int)(dot ? dot - name : 0), name);
    FILE *out = fopen(path, "wb");
    bool good = out && fwrite(pdf->data, 1, pdf->size, out) == pdf->size;
    return out && fclose(out) == 0 && good;
}

static int make(char **name, const struct pdf_letter *letter, int32_t count)
{
    struct pdf_limits limits = PDF_LIMITS;
    struct text pdf[PDF_AT_ONCE] = { 0 };
    int bad = 0;
    enum pdf_status status = letter_pdfs(pdf, letter, count, limits);
    if (status != PDF_MADE && count == 1) { printf("%s: %s\n", name[0], pdf_status_text[status][1]); bad = 1; }
    else if (status != PDF_MADE) for (int32_t i = 0; i < count; i++) bad += make(name + i, letter + i, 1);
    else for (int32_t i = 0; i < count; i++) bad += !save(name[i], &pdf[i]);
    for (int32_t i = 0; i < count; i++) text_free(&pdf[i]);
    return bad;
}

int main(int count, char **arguments)
{
    int bad = 0;
    for (int first = 1; first < count; first += PDF_AT_ONCE) {
        struct arena arena = { 0 };
        struct pdf_letter letter[PDF_AT_ONCE];
        int32_t n = count - first < PDF_AT_ONCE ? count - first : PDF_AT_ONCE;
        for (int32_t i = 0; i < n; i++) {
            letter[i].html = file_read(&arena, arguments[first + i], 2 << 20, &letter[i].size);
            if (!letter[i].html) { letter[i].html = ""; letter[i].size = 0; }
        }
        bad += make(arguments + first, letter, n);
        arena_free(&arena);
    }
    return bad != 0;
}
