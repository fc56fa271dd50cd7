/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c: CVDR XML to a tree of articles, at any depth, with what the publication tells of itself. */
#include "ordinance/import_inside.h"

#include "ordinance/inside.h"

enum { ARTICLES_MOST = 2000, PARAGRAPHS_MOST = 20000 };

struct builder { struct arena *arena; struct import_article *articles; struct import_paragraph *paragraphs; int32_t article_count, paragraph_count; bool failed; };

const char *import_kept(struct arena *arena, struct text *made)
{
    const char *copy = made->failed ? NULL : arena_copy(arena, text_string(made), made->size);
    made->size = 0;
    return copy ? copy : "";
}

static const char *text_below(struct arena *arena, const struct xml *node)
{
    struct text text = { 0 };
    xml_put_text(&text, node);
    const char *kept = import_kept(arena, &text);
    text_free(&text);
    return kept;
}

static bool is(const struct xml *node, const char *name) { return node->name && strcmp(node->name, name) == 0; }

/* "1." and "a)" without what stands behind them. */
static void put_mark(struct text *t, const char *mark)
{
    size_t size = strlen(mark);
    while (size && strchr(".)°: ", mark[size - 1])) size--;
    text_bytes(t, mark, size);
}

static void add_paragraph(struct builder *b, const char *mark, const struct xml *node)
{
    const char *text = text_below(b->arena, node);
    if (!*text) return;
    if (b->paragraph_count == PARAGRAPHS_MOST) { b->failed = true; return; }
    b->paragraphs[b->paragraph_count++] = (struct import_paragraph){ mark, text };
}

static void read_parts(struct builder *b, const struct xml *parent, const char *mark, int32_t level);

static void read_list(struct builder *b, const struct xml *list, const char *mark, int32_t level)
{
    for (const struct xml *item = list->first; item; item = item->next) {
        if (!is(item, "li")) continue;
        struct text own = { 0 };
        const struct xml *number = xml_child(item, "li.nr");
        text_put(&own, mark);
        if (number) { text_put(&own, *mark ? " onder " : "onder "); put_mark(&own, text_below(b->arena, number)); }
        const char *kept = import_kept(b->arena, &own);
        text_free(&own);
        read_parts(b, item, kept, level + 1);
    }
}

/* The paragraphs of an article, a lid or a part of a list. */
static void read_parts(struct builder *b, const struct xml *parent, const char *mark, int32_t level)
{
    if (level > 20) return;
    for (const struct xml *part = parent->first; part; part = part->next) {
        if (is(part, "al") || is(part, "table") || is(part, "tussenkop")) add_paragraph(b, mark, part);
        else if (is(part, "lijst")) read_list(b, part, mark, level + 1);
        else if (is(part, "lid")) {
            struct text own = { 0 };
            const struct xml *number = xml_child(part, "lidnr");
            if (number) put_mark(&own, text_below(b->arena, number));
            const char *kept = import_kept(b->arena, &own);
            text_free(&own);
            read_parts(b, part, kept, level + 1);
        } else if (part->name && !is(part, "kop") && !is(part, "lidnr") && !is(part, "li.nr")) read_parts(b, part, mark, level + 1);
    }
}

static const char *heading_of(struct builder *b, const struct xml *kop)
{
    static const char *const parts[] = { "label", "nr", "titel" };
    struct text text = { 0 };
    for (int i = 0; i < 3; i++) {
        const char *part = text_below(b->arena, xml_child(kop, parts[i]));
        if (*part) { text_put(&text, text.size ? " " : ""); text_put(&text, part); }
    }
    const char *kept = import_kept(b->arena, &text);
    text_free(&text);
    return kept;
}

static void read_article(struct builder *b, const struct xml *node, const char *above)
{
    if (b->article_count == ARTICLES_MOST) { b->failed = true; return; }
    struct import_article *a = &b->articles[b->article_count++];
    const struct xml *kop = xml_child(node, "kop"), *number = kop ? xml_child(kop, "nr") : NULL;
    struct text text = { 0 };
    put_mark(&text, number ? text_below(b->arena, number) : node->label);
    *a = (struct import_article){ .number = import_kept(b->arena, &text), .title = kop ? text_below(b->arena, xml_child(kop, "titel")) : "", .above = above, .line = node->line, .paragraph = b->paragraphs + b->paragraph_count };
    text_free(&text);
    int32_t before = b->paragraph_count;
    read_parts(b, node, "", 0);
    a->paragraphs = b->paragraph_count - before;
}

/* Articles at any depth; every heading on the way is kept. */
static void walk(struct builder *b, const struct xml *node, const char *above, int32_t level)
{
    if (level > 40) return;
    for (const struct xml *child = node->first; child; child = child->next) {
        if (!child->name) continue;
        if (is(child, "artikel")) { read_article(b, child, above); continue; }
        const struct xml *kop = xml_child(child, "kop");
        const char *own = above;
        if (kop) {
            struct text text = { 0 };
            text_put(&text, above);
            if (*above) text_put(&text, " / ");
            text_put(&text, heading_of(b, kop));
            own = import_kept(b->arena, &text);
            text_free(&text);
        }
        walk(b, child, own, level + 1);
    }
}

/* ---- what it tells of itself ---- */

static date day_below(struct arena *arena, const struct xml *root, const char *name)
{
    const struct xml *node = xml_below(root, name);
    const char *text = node ? text_below(arena, node) : "";
    date day = LOCAL_NO_DAY;
    return strlen(text) >= 10 && parse_date(text, 10, &day) ? day : LOCAL_NO_DAY;
}

/* "CVDR123456_2" */
static void read_identifier(struct import_document *d, struct arena *arena, const char *text)
{
    size_t digits = strncmp(text, "CVDR", 4) == 0 ? strspn(text + 4, "0123456789") : 0;
    d->cvdr = "";
    if (!digits || digits > 10) return;
    const char *copy = arena_copy(arena, text, 4 + digits);
    if (copy) d->cvdr = copy;
    int64_t version = 0;
    const char *rest = text + 4 + digits;
    if ((*rest == '_' || *rest == '/') && parse_decimal(rest + 1, strspn(rest + 1, "0123456789"), 0, false, &version) == NUMBER_OK && version > 0 && version < 1000) d->version = (int32_t)version;
}

bool ordinance_import(struct import_result *result, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    memset(result, 0, sizeof *result);
    struct import_document *d = &result->document;
    const struct xml *root = xml_read(arena, bytes, size, problems);
    if (!root) return false;
    struct builder b = { .arena = arena, .articles = arena_take_zero(arena, sizeof *b.articles * ARTICLES_MOST), .paragraphs = arena_take_zero(arena, sizeof *b.paragraphs * PARAGRAPHS_MOST) };
    if (!b.articles || !b.paragraphs) { problem_add(problems, 0, "breed", NULL, 0, "meer geheugen", "more memory"); return false; }
    walk(&b, root, "", 0);
    if (b.failed || !b.article_count) { problem_add(problems, 0, "xml", NULL, 0, "een regeling met 1 t/m 2000 artikelen", "a regulation with 1 to 2000 articles"); return false; }
    d->title = text_below(arena, xml_below(root, "title"));
    d->creator = text_below(arena, xml_below(root, "creator"));
    read_identifier(d, arena, text_below(arena, xml_below(root, "identifier")));
    d->from = day_below(arena, root, "inwerkingtredingDatum");
    d->until = day_below(arena, root, "uitwerkingtredingDatum");
    d->retro = day_below(arena, root, "terugwerkendekrachtDatum");
    d->article = b.articles;
    d->articles = b.article_count;
    import_propose(result, arena);
    return true;
}
