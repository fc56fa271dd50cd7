/* SPDX-License-Identifier: EUPL-1.2 */
/* page.c: head and end of an HTML page that is a file of its own. */
#include "base/page.h"

#include <string.h>

void page_open(struct text *out, const char *title, int language, const struct embedded_file *const *styles, int32_t count)
{
    text_put(out, language ? "<!doctype html>\n<html lang=\"en\">\n" : "<!doctype html>\n<html lang=\"nl\">\n");
    text_put(out, "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    text_html(out, title, strlen(title), true);
    text_put(out, "</title>\n<style>\n");
    for (int32_t i = 0; i < count; i++) text_bytes(out, styles[i]->bytes, styles[i]->size);
    text_put(out, "</style>\n</head>\n<body>\n<main>\n");
}

void page_close(struct text *out) { text_put(out, "</main>\n</body>\n</html>\n"); }
