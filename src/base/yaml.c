/* SPDX-License-Identifier: EUPL-1.2 */
/* yaml.c: a YAML document as a tree, from the events of libyaml, without the parts of YAML that hide what is said. */
#include "base/node.h"

#include <string.h>
#include <yaml.h>
#include "base/node_build.h"
#include "base/text.h"

struct reader {
    yaml_parser_t parser;
    yaml_event_t event;             /* the current event, owned; a zeroed one when there is none */
    struct arena *arena;
    struct problems *problems;
    const char *bytes;
    size_t size;
    int32_t nodes, level;
    bool refused;                   /* something was wrong, but reading on can find more */
};

static void refuse(struct reader *r, int32_t line, const char *value, size_t size, const char *nl, const char *en)
{
    problem_add(r->problems, line, "yaml", value, size, nl, en);
    r->refused = true;
}

static void refuse_memory(struct reader *r, int32_t line) { refuse(r, line, NULL, 0, "minder: het geheugen is op", "less: memory has run out"); }

static int32_t line_of(const struct reader *r) { return (int32_t)r->event.start_mark.line + 1; }

/* Errors in the bytes come with an offset instead of a line. */
static int32_t line_at(const struct reader *r, size_t offset)
{
    int32_t line = 1;
    for (size_t i = 0; i < offset && i < r->size; i++) line += r->bytes[i] == '\n';
    return line;
}

static void refuse_syntax(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *what = p->problem ? p->problem : "";
    if (p->error == YAML_MEMORY_ERROR) {
        refuse_memory(r, 0);
        return;
    }
    int32_t line = p->error == YAML_READER_ERROR ? line_at(r, p->problem_offset) : (int32_t)p->problem_mark.line + 1;
    refuse(r, line, what, strlen(what), "geldige YAML 1.1 in UTF-8", "valid YAML 1.1 in UTF-8");
}

/* To the next event; false at an error of libyaml. */
static bool advance(struct reader *r)
{
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event)) return true;
    memset(&r->event, 0, sizeof r->event);
    refuse_syntax(r);
    return false;
}

/* Names that refer elsewhere and types that are forced: the reader of a law must see on the line itself what it says. */
static void refuse_hidden(struct reader *r, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor) refuse(r, line_of(r), (const char *)anchor, strlen((const char *)anchor), "YAML zonder ankers (&)", "YAML without anchors (&)");
    if (tag) refuse(r, line_of(r), (const char *)tag, strlen((const char *)tag), "YAML zonder expliciete typen (!)", "YAML without explicit tags (!)");
}

static struct node *node_new(struct reader *r, enum node_kind kind)
{
    if (r->nodes >= NODES_MOST) {
        refuse(r, line_of(r), NULL, 0, "ten hoogste 1.000.000 waarden", "at most 1,000,000 values");
        return NULL;
    }
    struct node *n = arena_take(r->arena, sizeof *n);
    if (!n) {
        refuse_memory(r, line_of(r));
        return NULL;
    }
    r->nodes++;
    *n = (struct node){ .kind = kind, .line = line_of(r) };
    return n;
}

/* The text of the current scalar in the arena. A NUL would end it early for whoever reads it as a string. */
static const char *scalar_copy(struct reader *r)
{
    const char *value = (const char *)r->event.data.scalar.value;
    size_t size = r->event.data.scalar.length;
    if (memchr(value, 0, size)) refuse(r, line_of(r), value, size, "tekst zonder het teken U+0000", "text without the character U+0000");
    const char *copy = arena_copy(r->arena, value, size);
    if (!copy) refuse_memory(r, line_of(r));
    return copy;
}

static bool is_plain_null(const char *s, size_t size)
{
    return size == 0 || same_text(s, size, "~") || same_text(s, size, "null") || same_text(s, size, "Null") || same_text(s, size, "NULL");
}

/* libyaml turns the tag "!" on a quoted scalar into plain_implicit; every other tag is kept. */
static void refuse_hidden_scalar(struct reader *r)
{
    bool plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const char *tag = (const char *)r->event.data.scalar.tag;
    if (!tag && r->event.data.scalar.plain_implicit && !plain) tag = "!";
    refuse_hidden(r, r->event.data.scalar.anchor, (const yaml_char_t *)tag);
}

static struct node *read_scalar(struct reader *r)
{
    refuse_hidden_scalar(r);
    bool quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    size_t size = r->event.data.scalar.length;
    struct node *n = node_new(r, NODE_TEXT);
    if (!n || !(n->text = scalar_copy(r))) return NULL;
    n->size = (uint32_t)size;
    n->quoted = quoted;
    if (!quoted && is_plain_null(n->text, size)) n->kind = NODE_NULL;
    return n;
}

/* The key at the current event. */
static bool read_key(struct reader *r, const char **key, uint32_t *size)
{
    if (r->event.type != YAML_SCALAR_EVENT) {
        refuse(r, line_of(r), NULL, 0, "sleutels die gewone tekst zijn", "keys that are plain text");
        return false;
    }
    refuse_hidden_scalar(r);
    bool quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    *size = (uint32_t)r->event.data.scalar.length;
    *key = scalar_copy(r);
    if (!*key) return false;
    if (!quoted && *size == 0) refuse(r, line_of(r), NULL, 0, "een sleutel voor de dubbele punt", "a key before the colon");
    if (!quoted && same_text(*key, *size, "<<")) refuse(r, line_of(r), *key, *size, "YAML zonder samenvoegsleutels (<<)", "YAML without merge keys (<<)");
    return true;
}

static void refuse_repeated(void *context, const struct node *n)
{
    refuse(context, n->line, n->key, n->key_size, "elke sleutel ten hoogste eenmaal", "each key at most once");
}

static bool check_keys(struct reader *r, const struct node *map)
{
    if (node_repeated_keys(r->arena, map, refuse_repeated, r)) return true;
    refuse_memory(r, map->line);
    return false;
}

static struct node *read_value(struct reader *r);

static struct node *append(struct node *parent, struct node *last, struct node *child)
{
    if (last) last->next = child;
    else parent->first = child;
    parent->count++;
    return child;
}

/* The values between a start and its end event; on return the end event is the current one. */
static bool read_children(struct reader *r, struct node *parent)
{
    bool map = parent->kind == NODE_MAP;
    yaml_event_type_t end = map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    struct node *last = NULL;
    while (advance(r)) {
        if (r->event.type == end) return !map || check_keys(r, parent);
        const char *key = NULL;
        uint32_t key_size = 0;
        int32_t line = line_of(r);
        if (map && !(read_key(r, &key, &key_size) && advance(r))) return false;
        struct node *child = read_value(r);
        if (!child) return false;
        child->key = key;
        child->key_size = key_size;
        if (map) child->line = line;                /* a reader looks for the key, also when the value begins lower */
        last = append(parent, last, child);
    }
    return false;
}

static struct node *read_collection(struct reader *r, enum node_kind kind)
{
    const bool map = kind == NODE_MAP;
    refuse_hidden(r, map ? r->event.data.mapping_start.anchor : r->event.data.sequence_start.anchor,
                  map ? r->event.data.mapping_start.tag : r->event.data.sequence_start.tag);
    struct node *n = node_new(r, kind);
    if (!n) return NULL;
    if (++r->level > LEVELS_MOST) {
        refuse(r, n->line, NULL, 0, "ten hoogste 64 niveaus diep", "at most 64 levels deep");
        return NULL;
    }
    bool read = read_children(r, n);
    r->level--;
    return read ? n : NULL;
}

/* The value at the current event. */
static struct node *read_value(struct reader *r)
{
    if (r->event.type == YAML_MAPPING_START_EVENT) return read_collection(r, NODE_MAP);
    if (r->event.type == YAML_SEQUENCE_START_EVENT) return read_collection(r, NODE_LIST);
    if (r->event.type == YAML_SCALAR_EVENT) return read_scalar(r);
    const char *name = r->event.type == YAML_ALIAS_EVENT ? (const char *)r->event.data.alias.anchor : "";
    refuse(r, line_of(r), name, strlen(name), "YAML zonder verwijzingen (*)", "YAML without aliases (*)");
    return node_new(r, NODE_NULL);                  /* stands in for the alias, so that reading goes on */
}

static struct node *read_stream(struct reader *r)
{
    if (!advance(r) || !advance(r)) return NULL;    /* the start of the stream, the start of the document */
    if (r->event.type != YAML_DOCUMENT_START_EVENT) {
        refuse(r, 1, NULL, 0, "een YAML-document (dit is leeg)", "a YAML document (this is empty)");
        return NULL;
    }
    if (!advance(r)) return NULL;
    struct node *root = read_value(r);
    if (!root || !advance(r) || !advance(r)) return NULL;       /* the end of the document, the end of the stream */
    if (r->event.type != YAML_STREAM_END_EVENT) refuse(r, line_of(r), NULL, 0, "een enkel YAML-document", "a single YAML document");
    return root;
}

struct node *node_from_yaml(struct arena *a, const char *bytes, size_t size, struct problems *problems)
{
    struct reader r = { .arena = a, .problems = problems, .bytes = bytes, .size = size };
    if (size > INT32_MAX) {
        refuse(&r, 0, NULL, 0, "minder dan 2 GB", "less than 2 GB");
        return NULL;
    }
    if (!yaml_parser_initialize(&r.parser)) {
        refuse_memory(&r, 0);
        return NULL;
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);    /* otherwise a byte order mark would choose UTF-16 */
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)(size ? bytes : ""), size);
    struct node *root = read_stream(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    return r.refused ? NULL : root;
}
