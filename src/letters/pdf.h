/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf.h: a letter as PDF, made from its HTML by WeasyPrint in a process of its own; for the command line and the service only. */
#ifndef BREED_LETTERS_PDF_H
#define BREED_LETTERS_PDF_H

#include "base/text.h"

/*
 * The HTML stays the original: it is the accessible form. The PDF is tagged, with language and title, and has its fonts inside.
 * WeasyPrint (Debian package weasyprint) runs without the environment of the caller, without sockets, may fetch nothing (no file, no address), and has limits of time, memory and size.
 */
enum pdf_status {
    PDF_MADE,
    PDF_ABSENT,         /* python3 or WeasyPrint is not on this machine */
    PDF_LATE,           /* not ready in time: stopped */
    PDF_LARGE,          /* too much HTML or too much PDF */
    PDF_FAILED,
    PDF_STATUSES
};
extern const char *const pdf_status_text[PDF_STATUSES][2];

struct pdf_limits { int32_t seconds; size_t html_most, pdf_most; };
#define PDF_LIMITS { .seconds = 30, .html_most = 1 << 20, .pdf_most = 8 << 20 }

/* Adds the bytes of the PDF; nothing when it is not made. Blocks until it is there. Threads: any number at once. */
enum pdf_status letter_pdf(struct text *pdf, const char *html, size_t size, struct pdf_limits);

/* Many letters in one process: starting WeasyPrint takes longer than a letter. All of them are made, or none: then make them one by one to see which it is. pdf: one text for each letter. The limits
 * are those of one letter; together they get as much time as they would one by one. Letters do not touch each other: each is byte for byte what it is alone (tests/letters/pdf.sh). */
enum { PDF_AT_ONCE = 32 };
struct pdf_letter { const char *html; size_t size; };
enum pdf_status letter_pdfs(struct text *pdf, const struct pdf_letter *, int32_t count, struct pdf_limits);

#endif
