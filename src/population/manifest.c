/* SPDX-License-Identifier: EUPL-1.2 */
/* manifest.c: a manifest written, read and compared, field by field of one table. */
#include "population/manifest.h"

#include "base/members.h"
#include "law/read.h"

/* number: NULL for a text. same: of two parts of one run it is. */
static const struct { const char *name; size_t offset; bool number, optional, same; int64_t least, most; } fields[] = {
    { "programma", offsetof(struct manifest, program), false, false, true, 0, 0 },
    { "rekenwijze", offsetof(struct manifest, method), false, false, true, 0, 0 },
    { "bevolking", offsetof(struct manifest, population), false, false, true, 0, 0 },
    { "aannamesDigest", offsetof(struct manifest, assumptions), false, false, true, 0, 0 },
    { "regelsDigest", offsetof(struct manifest, lines), false, false, true, 0, 0 },
    { "rechtDigest", offsetof(struct manifest, law[LAW_base]), false, false, true, 0, 0 },
    { "hervormingDigest", offsetof(struct manifest, law[LAW_reform]), false, true, true, 0, 0 },
    { "hervorming", offsetof(struct manifest, reform[0]), false, true, true, 0, 0 },
    { "reform", offsetof(struct manifest, reform[1]), false, true, true, 0, 0 },
    { "jaar", offsetof(struct manifest, year), true, false, true, 2015, 2049 },
    { "zaad", offsetof(struct manifest, seed), true, false, true, 0, INT32_MAX },
    { "schaal", offsetof(struct manifest, scale), true, false, true, 1, SCALE_MOST },
    { "huishoudens", offsetof(struct manifest, households), true, false, true, 0, INT32_MAX },
    { "deel", offsetof(struct manifest, shard), true, false, false, 1, SHARDS_MOST },
    { "delen", offsetof(struct manifest, shards), true, false, true, 1, SHARDS_MOST },
};
enum { FIELDS = sizeof fields / sizeof *fields };

static const char **text_in(const struct manifest *m, int32_t f) { return (const char **)(void *)((char *)(uintptr_t)m + fields[f].offset); }
static int64_t *number_in(const struct manifest *m, int32_t f) { return (int64_t *)(void *)((char *)(uintptr_t)m + fields[f].offset); }

/* ---- writing ---- */

static void put_core(struct text *t, const struct manifest *m)
{
    put_key(t, "vorm");
    text_int(t, MANIFEST_FORM);
    for (int32_t f = 0; f < FIELDS; f++) {
        if (fields[f].number) { put_key(t, fields[f].name); text_int(t, *number_in(m, f)); }
        else if (!fields[f].optional || **text_in(m, f)) put_member(t, fields[f].name, *text_in(m, f));
    }
    put_open(t, "gedrag", '[');
    for (int32_t b = 0; b < BEHAVIOURS; b++) if (m->behaviours >> b & 1) { put_comma(t); put_string(t, behaviours[b].name); }
    text_char(t, ']');
}

void manifest_put_core(struct text *t, const struct manifest *m)
{
    put_open(t, NULL, '{');
    put_core(t, m);
    text_char(t, '}');
}

void manifest_put(struct text *t, const struct manifest *m)
{
    put_open(t, NULL, '{');
    put_core(t, m);
    put_open(t, "opdracht", '[');
    for (int32_t k = 0; k < m->given_count; k++) {
        const struct given *g = &m->given[k];
        put_open(t, NULL, '{');
        put_member(t, "optie", g->option);
        put_member(t, "waarde", g->value);
        if (g->text) { put_key(t, "tekst"); text_json(t, g->text, g->size); }
        text_char(t, '}');
    }
    text_put(t, "]}");
}

/* ---- reading ---- */

struct reader { struct arena *arena; const char *file; struct problems *problems; bool good; };

/* "deel-3.json: manifest.jaar" */
static void wrong(struct reader *r, const char *name, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER);
    char field[72];
    struct text t = TEXT_IN(field);
    text_put(&t, r->file);
    text_put(&t, ": manifest.");
    text_put(&t, name);
    problem_add(r->problems, at ? at->line : 0, text_string(&t), scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    r->good = false;
}

static const char *read_text(struct reader *r, const char *name, const struct node *at, bool optional)
{
    if (!at && optional) return "";
    bool good = at && at->kind == NODE_TEXT && at->size && !memchr(at->text, 0, at->size);
    const char *copy = good ? arena_copy(r->arena, at->text, at->size) : NULL;
    if (!good) wrong(r, name, at, "een tekst", "a text");
    else if (!copy) r->good = false;
    return copy ? copy : "";
}

static int64_t read_number(struct reader *r, const char *name, const struct node *at, int64_t least, int64_t most)
{
    int64_t value = 0;
    if (at && at->kind == NODE_NUMBER && parse_decimal(at->text, at->size, 0, false, &value) == NUMBER_OK && value >= least && value <= most) return value;
    char allowed[2][64];
    for (int language = 0; language < 2; language++) {
        struct text t = TEXT_IN(allowed[language]);
        text_whole_between(&t, least, most, language);
        (void)text_string(&t);
    }
    wrong(r, name, at, allowed[0], allowed[1]);
    return least;
}

static unsigned read_behaviours(struct reader *r, const struct node *list)
{
    unsigned all = 0;
    if (!list || list->kind != NODE_LIST) { wrong(r, "gedrag", list, "een lijst", "a list"); return 0; }
    for (const struct node *one = list->first; one; one = one->next) {
        int32_t b = 0;
        while (b < BEHAVIOURS && !node_is(one, behaviours[b].name)) b++;
        if (b == BEHAVIOURS) wrong(r, "gedrag", one, "gedrag dat dit programma kent", "behaviour that this program knows");
        else all |= 1u << b;
    }
    return all;
}

static void read_given(struct reader *r, struct manifest *m, const struct node *list)
{
    static const char *const names[] = { "optie", "waarde", "tekst" };
    if (!list) return;
    if (list->kind != NODE_LIST || list->count > GIVEN_MOST) { wrong(r, "opdracht", list, "een lijst van hoogstens 64", "a list of at most 64"); return; }
    for (const struct node *one = list->first; one; one = one->next) {
        if (one->kind != NODE_MAP) { wrong(r, "opdracht", one, "{optie, waarde, tekst}", "{optie, waarde, tekst}"); continue; }
        int32_t before = r->problems->count;
        law_refuse_others(one, names, 3, r->problems);
        problems_in_file(r->problems, before, r->file);
        struct given *g = &m->given[m->given_count++];
        const struct node *text = node_get(one, "tekst");
        *g = (struct given){ .option = read_text(r, "opdracht.optie", node_get(one, "optie"), false), .value = read_text(r, "opdracht.waarde", node_get(one, "waarde"), false) };
        if (!text) continue;
        g->text = text->kind == NODE_TEXT ? arena_copy(r->arena, text->text, text->size) : NULL;
        g->size = text->size;
        if (!g->text) wrong(r, "opdracht.tekst", text, "een tekst", "a text");
    }
}

bool manifest_read(struct manifest *m, struct arena *arena, const struct node *map, const char *file, struct problems *problems)
{
    static const char *const more[] = { "vorm", "gedrag", "opdracht" };
    struct problems own = { 0 };
    struct reader r = { arena, file, problems ? problems : &own, true };
    const char *names[FIELDS + 3];
    memset(m, 0, sizeof *m);
    for (int32_t f = 0; f < FIELDS; f++) { names[f] = fields[f].name; if (!fields[f].number) *text_in(m, f) = ""; }
    memcpy(names + FIELDS, more, sizeof more);
    if (!map || map->kind != NODE_MAP) { wrong(&r, "", map, "een object", "an object"); return false; }
    int32_t before = r.problems->count;
    (void)read_number(&r, "vorm", node_get(map, "vorm"), MANIFEST_FORM, MANIFEST_FORM);
    int32_t own_before = r.problems->count;
    if (r.good) law_refuse_others(map, names, FIELDS + 3, r.problems);      /* another form has other names */
    problems_in_file(r.problems, own_before, file);
    for (int32_t f = 0; f < FIELDS; f++) {
        const struct node *at = node_get(map, fields[f].name);
        if (fields[f].number) *number_in(m, f) = read_number(&r, fields[f].name, at, fields[f].least, fields[f].most);
        else *text_in(m, f) = read_text(&r, fields[f].name, at, fields[f].optional);
    }
    if (m->shard > m->shards) wrong(&r, "deel", node_get(map, "deel"), "niet meer dan delen", "no more than delen");
    m->behaviours = read_behaviours(&r, node_get(map, "gedrag"));
    read_given(&r, m, node_get(map, "opdracht"));
    return r.good && r.problems->count == before;
}

/* ---- comparing ---- */

static void put_behaviours(struct text *t, unsigned all)
{
    if (!all) text_char(t, '-');
    for (int32_t b = 0, n = 0; b < BEHAVIOURS; b++) if (all >> b & 1) { if (n++) text_put(t, ", "); text_put(t, behaviours[b].name); }
}

static void tell_other(const char *file, const char *name, struct text *wanted, struct text *found, struct problems *problems)
{
    char field[72];
    struct text t = TEXT_IN(field);
    text_put(&t, file);
    text_put(&t, ": manifest.");
    text_put(&t, name);
    const char *allowed = text_string(wanted);
    problem_add(problems, 0, text_string(&t), text_string(found), found->size, *allowed ? allowed : "geen", *allowed ? allowed : "none");
}

bool manifest_same(const struct manifest *wanted, const struct manifest *found, const char *file, struct problems *problems)
{
    bool same = true;
    for (int32_t f = 0; f <= FIELDS; f++) {         /* one behind the last for the behaviours */
        char one[200], other[200];
        struct text w = TEXT_IN(one), o = TEXT_IN(other);
        if (f < FIELDS && !fields[f].same) continue;
        if (f == FIELDS) { put_behaviours(&w, wanted->behaviours); put_behaviours(&o, found->behaviours); }
        else if (fields[f].number) { text_int(&w, *number_in(wanted, f)); text_int(&o, *number_in(found, f)); }
        else { text_put(&w, *text_in(wanted, f)); text_put(&o, *text_in(found, f)); }
        bool alike = f < FIELDS && !fields[f].number ? strcmp(*text_in(wanted, f), *text_in(found, f)) == 0 : strcmp(text_string(&w), text_string(&o)) == 0;
        if (!alike) tell_other(file, f < FIELDS ? fields[f].name : "gedrag", &w, &o, problems);
        same &= alike;
    }
    return same;
}
