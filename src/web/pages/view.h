/* SPDX-License-Identifier: EUPL-1.2 */
/* view.h: what a template may show: names with texts, truths, lists and fragments, in the arena of one request. */
#ifndef BREED_WEB_PAGES_VIEW_H
#define BREED_WEB_PAGES_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/text.h"

/* A map of names. Names are constants of the program; what stands behind them is copied. A NULL view (memory ran out) is accepted everywhere and shows nothing. */
struct view;
struct view *view_start(struct arena *);
struct arena *view_arena(struct view *);

void view_text(struct view *, const char *name, const char *text);                  /* escaped when it is shown; NULL or "": false */
void view_bytes(struct view *, const char *name, const char *bytes, size_t size);
void view_take(struct view *, const char *name, struct text *);                     /* what was built; gives the text back */
void view_int(struct view *, const char *name, int64_t);
void view_true(struct view *, const char *name);
/* HTML that explain/ made, shown as it is by {{{name}}} only; gives the text back. Never anything that a person typed. */
void view_fragment(struct view *, const char *name, struct text *);
struct view *view_item(struct view *, const char *list);                            /* one more element of a list, a map of its own; "first" is true of the first */

/* ---- templates: what the build made of web/templates/ ---- */

enum token_kind { TOKEN_text, TOKEN_name, TOKEN_fragment, TOKEN_section, TOKEN_inverted, TOKEN_end, TOKEN_partial, TOKEN_content, TOKEN_message };
/* target: of a section its end, of a partial its template, of a message its place. */
struct token { uint8_t kind; int32_t target; uint32_t size; const char *text; };
struct template { const char *name; const struct token *token; int32_t tokens; };

/* A name that no view had, or that was shown in the wrong way, is counted and the first is kept: a mistake of the template, found by a test. */
struct rendering { int language; const struct template *content; int32_t unknown; const char *first_unknown; };

/* Shows a template. Texts are escaped for elements and attribute values; a euro sign stays with its amount. */
void render(struct text *, const struct template *, const struct view *, struct rendering *);
/* A message with its {names} filled in from the view, not escaped. */
void put_message(struct text *, int32_t message, const struct view *, int language);

#endif
