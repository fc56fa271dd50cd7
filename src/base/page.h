/* SPDX-License-Identifier: EUPL-1.2 */
/* page.h: the frame of an HTML page that is a file of its own: nothing in it comes from elsewhere. */
#ifndef BREED_BASE_PAGE_H
#define BREED_BASE_PAGE_H

#include "base/embedded.h"
#include "base/text.h"

/* Everything up to the first heading, with each of the style sheets in the page; language 0 Dutch, 1 English. */
void page_open(struct text *, const char *title, int language, const struct embedded_file *const *styles, int32_t count);
void page_close(struct text *);

#endif
