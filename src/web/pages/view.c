/* SPDX-License-Identifier: EUPL-1.2 */
/* view.c: views, and showing a template with one: names escaped, sections repeated, messages filled in. */
#include "web/pages/view.h"

#include <string.h>
#include "web/pages/data.h"

enum view_kind { VIEW_text, VIEW_true, VIEW_fragment, VIEW_list };
struct entry { const char *name; enum view_kind kind; const char *text; size_t size; struct view *first, *last; struct entry *next; };
struct view { struct arena *arena; const struct view *parent; struct entry *entry; struct view *next; };

struct view *view_start(struct arena *arena)
{
    struct view *v = arena_take_zero(arena, sizeof *v);
    if (v) v->arena = arena;
    return v;
}

struct arena *view_arena(struct view *v) { return v ? v->arena : NULL; }

static struct entry *entry_of(const struct view *v, const char *name, size_t size)
{
    for (struct entry *e = v ? v->entry : NULL; e; e = e->next)
        if (same_text(name, size, e->name)) return e;
    return NULL;
}

/* A name that is given again is given anew. */
static struct entry *put(struct view *v, const char *name, enum view_kind kind)
{
    struct entry *e = v ? entry_of(v, name, strlen(name)) : NULL;
    if (!v) return NULL;
    if (!e) {
        e = arena_take_zero(v->arena, sizeof *e);
        if (!e) return NULL;
        e->name = name;
        e->next = v->entry;
        v->entry = e;
    }
    e->kind = kind;
    return e;
}

static void put_bytes(struct view *v, const char *name, enum view_kind kind, const char *bytes, size_t size)
{
    struct entry *e = put(v, name, kind);
    const char *copy = e && size ? arena_copy(v->arena, bytes, size) : NULL;
    if (!e) return;
    e->text = copy ? copy : "";
    e->size = copy ? size : 0;
}

void view_bytes(struct view *v, const char *name, const char *bytes, size_t size) { put_bytes(v, name, VIEW_text, bytes, size); }
void view_text(struct view *v, const char *name, const char *text) { put_bytes(v, name, VIEW_text, text ? text : "", text ? strlen(text) : 0); }
void view_true(struct view *v, const char *name) { put(v, name, VIEW_true); }
static void view_false(struct view *v, const char *name) { put(v, name, VIEW_text); }       /* a text of nothing: hides the same name further out */

void view_take(struct view *v, const char *name, struct text *t)
{
    put_bytes(v, name, VIEW_text, t->data, t->failed ? 0 : t->size);
    text_free(t);
}

void view_fragment(struct view *v, const char *name, struct text *t)
{
    put_bytes(v, name, VIEW_fragment, t->data, t->failed ? 0 : t->size);
    text_free(t);
}

void view_int(struct view *v, const char *name, int64_t n)
{
    char room[24];
    struct text t = TEXT_IN(room);
    text_int(&t, n);
    view_text(v, name, text_string(&t));
}

struct view *view_item(struct view *v, const char *list)
{
    struct entry *e = v ? entry_of(v, list, strlen(list)) : NULL;
    if (!e || e->kind != VIEW_list) e = put(v, list, VIEW_list);
    struct view *item = e ? view_start(v->arena) : NULL;
    if (!item) return NULL;
    item->parent = v;
    if (e->last) view_false(item, "first"); else view_true(item, "first");
    if (e->last) e->last->next = item; else e->first = item;
    e->last = item;
    return item;
}

/* ---- showing ---- */

static const struct entry *find(const struct view *v, const char *name, size_t size)
{
    for (; v; v = v->parent) {
        const struct entry *e = entry_of(v, name, size);
        if (e) return e;
    }
    return NULL;
}

/* "answers-any" is true when the list "answers" has an element: for what stands around a list once. */
static const struct entry any_element = { .kind = VIEW_true };
static const struct entry *find_section(const struct view *v, const char *name, size_t size)
{
    static const char any[] = "-any";
    const struct entry *e = find(v, name, size);
    if (e || size < sizeof any || memcmp(name + size - 4, any, 4) != 0) return e;
    e = find(v, name, size - 4);
    return e && e->kind == VIEW_list ? &any_element : NULL;
}

static bool is_true(const struct entry *e) { return e && (e->kind == VIEW_true || e->kind == VIEW_list || e->size); }

static void unknown(struct rendering *r, const char *name)
{
    if (!r->unknown++) r->first_unknown = name;
}

static void put_filled(struct text *t, int32_t message, const struct view *v, struct rendering *r, bool escaped)
{
    const char *at = messages[r->language][message];
    for (const char *brace; (brace = strchr(at, '{')); ) {
        const char *end = strchr(brace, '}');
        if (!end) break;
        const struct entry *e = find(v, brace + 1, (size_t)(end - brace - 1));
        if (escaped) text_html(t, at, (size_t)(brace - at), false); else text_bytes(t, at, (size_t)(brace - at));
        if (!e || e->kind != VIEW_text) unknown(r, brace);
        else if (escaped) text_html(t, e->text, e->size, false);
        else text_bytes(t, e->text, e->size);
        at = end + 1;
    }
    if (escaped) text_html(t, at, strlen(at), false); else text_put(t, at);
}

void put_message(struct text *t, int32_t message, const struct view *v, int language)
{
    struct rendering r = { .language = language };
    put_filled(t, message, v, &r, false);
}

static void render_tokens(struct text *t, const struct token *token, int32_t from, int32_t to, const struct view *v, struct rendering *r);

static void render_section(struct text *t, const struct token *token, int32_t at, const struct view *v, struct rendering *r)
{
    const struct entry *e = find_section(v, token[at].text, token[at].size);
    if (!is_true(e)) return;
    if (e->kind != VIEW_list) { render_tokens(t, token, at + 1, token[at].target, v, r); return; }
    for (const struct view *item = e->first; item; item = item->next) render_tokens(t, token, at + 1, token[at].target, item, r);
}

static void render_name(struct text *t, const struct token *token, const struct view *v, struct rendering *r)
{
    const struct entry *e = find(v, token->text, token->size);
    bool good = e && e->kind == (token->kind == TOKEN_fragment ? VIEW_fragment : VIEW_text);
    if (!good) { unknown(r, token->text); return; }
    if (token->kind == TOKEN_fragment) text_bytes(t, e->text, e->size); else text_html(t, e->text, e->size, false);
}

static void render_tokens(struct text *t, const struct token *token, int32_t from, int32_t to, const struct view *v, struct rendering *r)
{
    for (int32_t i = from; i < to; i++) {
        switch ((enum token_kind)token[i].kind) {
        case TOKEN_text: text_bytes(t, token[i].text, token[i].size); break;
        case TOKEN_name: case TOKEN_fragment: render_name(t, &token[i], v, r); break;
        case TOKEN_section: render_section(t, token, i, v, r); i = token[i].target; break;
        case TOKEN_inverted:
            if (is_true(find_section(v, token[i].text, token[i].size))) i = token[i].target;
            break;
        case TOKEN_end: break;
        case TOKEN_partial: render(t, &templates[token[i].target], v, r); break;
        case TOKEN_content: if (r->content) render(t, r->content, v, r); break;
        case TOKEN_message: put_filled(t, token[i].target, v, r, true); break;
        }
    }
}

void render(struct text *t, const struct template *template, const struct view *v, struct rendering *r)
{
    render_tokens(t, template->token, 0, template->tokens, v, r);
}
