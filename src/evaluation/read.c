/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: a document out of JSON or YAML, strictly by the table: every mistake is named with its line. */
#include "evaluation/plan.h"
#include "evaluation/inside.h"

#include <stdlib.h>
#include <string.h>
#include "base/embedded.h"
#include "law/cite.h"
#include "law/read.h"

extern const struct embedded_file evaluation_files[];
extern const int32_t evaluation_files_count;

void evaluation_wrong(struct evaluation_reader *r, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en)
{
    problem_add(r->problems, line, field, value, size, nl, en);
    r->failed = true;
}

static void no_memory(struct evaluation_reader *r) { evaluation_wrong(r, 0, "geheugen", NULL, 0, "er is geen geheugen meer", "out of memory"); }

void *evaluation_room(struct evaluation_reader *r, size_t size)
{
    void *room = arena_take_zero(r->arena, size ? size : 1);
    if (!room) no_memory(r);
    return room;
}

const struct node *evaluation_tree(struct evaluation_reader *r, const char *bytes, size_t size)
{
    size_t at = 0;
    if (size > EVALUATION_BYTES_MOST) { evaluation_wrong(r, 0, "document", NULL, 0, "hoogstens 4 MB", "at most 4 MB"); return NULL; }
    while (at < size && strchr(" \t\r\n", bytes[at])) at++;
    const struct node *root = at < size && bytes[at] == '{' ? node_from_json(r->arena, bytes, size, r->problems) : node_from_yaml(r->arena, bytes, size, r->problems);
    r->failed |= !root;
    if (root && root->kind != NODE_MAP) { evaluation_wrong(r, root->line, "document", NULL, 0, "een object met onderdelen", "an object of sections"); return NULL; }
    return root;
}

/* ---- one field ---- */

static void wrong(struct evaluation_reader *r, const struct node *node, const char *field, const char *nl, const char *en)
{
    bool scalar = node->kind == NODE_TEXT || node->kind == NODE_NUMBER;
    evaluation_wrong(r, node->line, field, scalar ? node->text : NULL, scalar ? node->size : 0, nl, en);
}

/* A text that people wrote: no control signs but a newline, not empty, not longer than allowed. NULL: refused. */
static const char *plain_text(struct evaluation_reader *r, const struct node *node, const char *field)
{
    bool good = (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) && node->size && node->size <= EVALUATION_TEXT_MOST && valid_utf8(node->text, node->size);
    for (uint32_t i = 0; good && i < node->size; i++) good = (unsigned char)node->text[i] >= ' ' || node->text[i] == '\n';
    if (!good) { wrong(r, node, field, "een tekst van 1 tot 4000 tekens zonder stuurtekens", "a text of 1 to 4000 characters without control characters"); return NULL; }
    const char *copy = arena_copy(r->arena, node->text, node->size);
    if (!copy) no_memory(r);
    return copy;
}

static void read_both(struct evaluation_reader *r, const struct node *node, const struct evaluation_field *f, struct evaluation_value *v)
{
    static const char *const keys[] = { "nl", "en" };
    if (node->kind == NODE_TEXT && f->how & FIELD_DUTCH_ALONE) { v->text[0] = plain_text(r, node, f->name); return; }
    const struct node *nl = node_get(node, "nl"), *en = node_get(node, "en");
    if (node->kind != NODE_MAP || !nl || (!en && !(f->how & FIELD_DUTCH_ALONE))) { wrong(r, node, f->name, "{nl, en}: een tekst in beide talen", "{nl, en}: a text in both languages"); return; }
    law_refuse_others(node, keys, 2, r->problems);
    v->text[0] = plain_text(r, nl, f->name);
    if (en) v->text[1] = plain_text(r, en, f->name);
}

static void read_word(struct evaluation_reader *r, const struct node *node, const struct evaluation_field *f, struct evaluation_value *v)
{
    char all[2][160];
    for (int32_t i = 0; i < f->words->count; i++) if (node_is(node, f->words->word[i].name)) { v->word = (int16_t)i; return; }
    for (int k = 0; k < 2; k++) {
        struct text text = TEXT_IN(all[k]);
        for (int32_t i = 0; i < f->words->count; i++) { text_put(&text, i ? ", " : k ? "one of: " : "een van: "); text_put(&text, f->words->word[i].name); }
        (void)text_string(&text);
    }
    wrong(r, node, f->name, all[0], all[1]);
}

/* Not looked up yet: evaluation_link does. A plain text names several, with commas between them. */
static void read_refs(struct evaluation_reader *r, const struct node *node, const struct evaluation_field *f, struct evaluation_value *v)
{
    bool one = f->kind == FIELD_ref, good = node->kind == NODE_TEXT || node->kind == NODE_NUMBER || (node->kind == NODE_LIST && !one && node->count <= EVALUATION_REFS_MOST);
    v->tree = node;
    if (!good) { wrong(r, node, f->name, one ? "één id" : "een lijst van hoogstens 200 id's", one ? "one id" : "a list of at most 200 ids"); v->given = false; }
}

/* In the law of some year that the book knows. */
static bool is_article(const char *citation)
{
    struct citation found;
    for (int32_t year = 2015; year <= 2030; year++) if (law_cite(&law_book, citation, date_of(year, 12, 31), &found)) return true;
    return false;
}

static void read_value(struct evaluation_reader *r, const struct node *node, const struct evaluation_field *f, struct evaluation_value *v)
{
    int64_t number;
    v->given = true;
    switch (f->kind) {
    case FIELD_text: v->text[0] = plain_text(r, node, f->name); break;
    case FIELD_both: read_both(r, node, f, v); break;
    case FIELD_word: read_word(r, node, f, v); break;
    case FIELD_number:
        if ((node->kind != NODE_TEXT && node->kind != NODE_NUMBER) || parse_decimal(node->text, node->size, 0, false, &number) != NUMBER_OK || number < 0 || number > 9999) wrong(r, node, f->name, "een geheel getal van 0 tot en met 9999", "a whole number from 0 to 9999");
        else v->number = (int32_t)number;
        break;
    case FIELD_day:
        if (node->kind != NODE_TEXT || !parse_date(node->text, node->size, &v->day)) wrong(r, node, f->name, "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
        break;
    case FIELD_cite:
        v->text[0] = plain_text(r, node, f->name);
        if (v->text[0] && !is_article(v->text[0])) wrong(r, node, f->name, "een artikel dat law/statutes.yaml kent", "an article that law/statutes.yaml knows");
        break;
    case FIELD_tree: v->tree = node; break;
    default: read_refs(r, node, f, v);
    }
}

/* ---- one record ---- */

static bool id_holds(const struct node *id)
{
    bool good = id && (id->kind == NODE_TEXT || id->kind == NODE_NUMBER) && id->size >= 1 && id->size <= 40;
    for (uint32_t i = 0; good && i < id->size; i++) good = (id->text[i] >= 'a' && id->text[i] <= 'z') || (id->text[i] >= 'A' && id->text[i] <= 'Z') || (id->text[i] >= '0' && id->text[i] <= '9') || (i && strchr("-.", id->text[i]));
    return good;
}

void evaluation_read_record(struct evaluation_reader *r, const struct node *node, int32_t section, int32_t place, struct evaluation_record *record)
{
    const struct evaluation_section *s = &evaluation_sections[section];
    *record = (struct evaluation_record){ .id = "", .section = section, .place = place, .line = node->line, .value = evaluation_room(r, sizeof *record->value * (size_t)s->fields) };
    if (!record->value) return;
    if (node->kind != NODE_MAP) { wrong(r, node, s->name, "een object met id en velden", "an object with id and fields"); return; }
    const struct node *id = node_get(node, "id");
    if (!id_holds(id)) wrong(r, id ? id : node, "id", "1 tot 40 letters, cijfers, punten en streepjes", "1 to 40 letters, digits, dots and dashes");
    else record->id = arena_copy(r->arena, id->text, id->size);
    if (!record->id) { record->id = ""; no_memory(r); }
    for (const struct node *child = node->first; child; child = child->next) {
        int32_t i = 0;
        while (i < s->fields && !same_text(child->key, child->key_size, s->field[i].name)) i++;
        if (i < s->fields) { if (child->kind != NODE_NULL) read_value(r, child, &s->field[i], &record->value[i]); }
        else if (!same_text(child->key, child->key_size, "id")) evaluation_wrong(r, child->line, s->name, child->key, child->key_size, "geen bekend veld van dit onderdeel", "no known field of this section");
    }
    for (int32_t i = 0; i < s->fields; i++)
        if (s->field[i].how & FIELD_REQUIRED && !record->value[i].given && !node_get(node, s->field[i].name)) evaluation_wrong(r, node->line, s->field[i].name, record->id, strlen(record->id), "dit veld is verplicht", "this field is required");
}

/* ---- references ---- */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const struct evaluation_record *const *)a)->id, (*(const struct evaluation_record *const *)b)->id);
}

const struct evaluation_record *evaluation_find(const struct evaluation *e, const char *id, size_t size)
{
    for (int32_t low = 0, high = e->records; low < high;) {
        int32_t middle = low + (high - low) / 2;
        const char *other = e->by_id[middle]->id;
        int order = strncmp(other, id, size);
        if (order == 0 && other[size]) order = 1;
        if (order == 0) return e->by_id[middle];
        if (order < 0) low = middle + 1; else high = middle;
    }
    return NULL;
}

static void link_one(struct evaluation_reader *r, const struct evaluation *e, const struct evaluation_field *f, const struct node *at, const char *id, size_t size, struct evaluation_value *v)
{
    const struct evaluation_record *found = size && size <= 40 && !memchr(id, 0, size) ? evaluation_find(e, id, size) : NULL;
    if (!found) { evaluation_wrong(r, at->line, f->name, id, size, "een id uit dit document", "an id of this document"); return; }
    if (!(f->to >> found->section & 1)) { evaluation_wrong(r, at->line, f->name, id, size, "een id uit een ander onderdeel: deze past hier niet", "an id of another section: this one does not fit here"); return; }
    for (int32_t i = 0; i < v->refs; i++) if (v->ref[i] == found) { evaluation_wrong(r, at->line, f->name, id, size, "elk id één keer", "each id once"); return; }
    v->ref[v->refs++] = found;
}

/* The ids of a text with commas, semicolons or blanks between them. */
static int32_t split(const char *text, size_t size, size_t *from, size_t *length)
{
    while (*from < size && strchr(" ,;", text[*from])) (*from)++;
    *length = 0;
    while (*from + *length < size && !strchr(" ,;", text[*from + *length])) (*length)++;
    return *length > 0;
}

void evaluation_link(struct evaluation_reader *r, const struct evaluation *e, struct evaluation_record *record)
{
    const struct evaluation_section *s = &evaluation_sections[record->section];
    for (int32_t i = 0; record->value && i < s->fields; i++) {
        const struct evaluation_field *f = &s->field[i];
        struct evaluation_value *v = &record->value[i];
        if (!v->given || (f->kind != FIELD_ref && f->kind != FIELD_refs)) continue;
        const struct node *list = v->tree;
        v->ref = evaluation_room(r, sizeof *v->ref * (list->kind == NODE_LIST ? (size_t)list->count : f->kind == FIELD_ref ? 1u : EVALUATION_REFS_MOST));
        if (!v->ref) return;
        for (const struct node *node = list->kind == NODE_LIST ? list->first : NULL; node; node = node->next) {
            if (node->kind == NODE_TEXT || node->kind == NODE_NUMBER) link_one(r, e, f, node, node->text, node->size, v);
            else wrong(r, node, f->name, "een id", "an id");
        }
        if (list->kind == NODE_LIST) continue;
        size_t from = 0, length;
        if (f->kind == FIELD_ref) link_one(r, e, f, list, list->text, list->size, v);
        else for (; v->refs < EVALUATION_REFS_MOST && split(list->text, list->size, &from, &length); from += length) link_one(r, e, f, list, list->text + from, length, v);
    }
}

/* ---- the whole ---- */

static void read_section(struct evaluation_reader *r, const struct node *root, int32_t section, struct evaluation_list *list)
{
    const struct evaluation_section *s = &evaluation_sections[section];
    const struct node *node = node_get(root, s->name);
    if (section == SECTION_about || section == SECTION_plan) {
        list->record = evaluation_room(r, sizeof *list->record);
        if (!node) { evaluation_wrong(r, root->line, s->name, NULL, 0, "dit onderdeel is verplicht", "this section is required"); return; }
        if (list->record) { list->count = 1; evaluation_read_record(r, node, section, 0, list->record); }
        return;
    }
    if (!node || node->kind == NODE_NULL) return;
    if (node->kind != NODE_LIST || node->count > EVALUATION_RECORDS_MOST) { wrong(r, node, s->name, "een lijst van hoogstens 4000", "a list of at most 4000"); return; }
    list->record = evaluation_room(r, sizeof *list->record * (size_t)node->count);
    for (const struct node *one = node->first; one && list->record; one = one->next) { evaluation_read_record(r, one, section, list->count, &list->record[list->count]); list->count++; }
}

/* A measure of the law goes by its number; what the law says of it may not stand in the document again. */
static void settle_measures(struct evaluation_reader *r, struct evaluation *e)
{
    const struct evaluation_value *from = e->list[SECTION_about].count && e->list[SECTION_about].record->value ? &e->list[SECTION_about].record->value[F_about_measures_from] : NULL;
    bool of_law = from && from->given && from->word == 0;
    for (int32_t i = 0; i < e->list[SECTION_measure].count; i++) {
        struct evaluation_record *m = &e->list[SECTION_measure].record[i];
        if (!m->value) return;
        bool part = m->value[F_measure_part_of].given, titled = m->value[F_measure_title].given;
        for (int32_t k = 0; of_law && !part && k < law_book.measure_count; k++) if (m->value[F_measure_number].given && law_book.measures[k].number == m->value[F_measure_number].number) m->measure = &law_book.measures[k];
        if (of_law && !part && !m->measure) evaluation_wrong(r, m->line, "nummer", m->id, strlen(m->id), "het nummer van een maatregel uit law/measures.yaml", "the number of a measure of law/measures.yaml");
        if (m->measure && titled) evaluation_wrong(r, m->line, "titel", m->id, strlen(m->id), "niet: de titel komt uit law/measures.yaml", "not given: the title comes from law/measures.yaml");
        if (!m->measure && !titled && !(of_law && !part)) evaluation_wrong(r, m->line, "titel", m->id, strlen(m->id), "verplicht voor een maatregel die niet uit de wet komt", "required for a measure that does not come from the law");
    }
}

static void index_records(struct evaluation_reader *r, struct evaluation *e)
{
    int32_t all = 0;
    for (int32_t s = 0; s < SECTIONS; s++) all += e->list[s].count;
    e->by_id = evaluation_room(r, sizeof(*e->by_id) * (size_t)all);
    if (!e->by_id) return;
    for (int32_t s = 0; s < SECTIONS; s++)
        for (int32_t i = 0; i < e->list[s].count; i++) if (*e->list[s].record[i].id) e->by_id[e->records++] = &e->list[s].record[i];
    if (e->records) qsort(e->by_id, (size_t)e->records, sizeof *e->by_id, by_id);
    for (int32_t i = 1; i < e->records; i++)
        if (strcmp(e->by_id[i - 1]->id, e->by_id[i]->id) == 0) evaluation_wrong(r, e->by_id[i]->line, "id", e->by_id[i]->id, strlen(e->by_id[i]->id), "een id dat nergens anders in het document staat", "an id that stands nowhere else in the document");
}

static void refuse_other_sections(struct evaluation_reader *r, const struct node *root, bool plan)
{
    for (const struct node *child = root->first; child; child = child->next)
        if (evaluation_section_of(child->key, child->key_size) < 0 || evaluation_is_plan(evaluation_section_of(child->key, child->key_size)) != plan) evaluation_wrong(r, child->line, "onderdeel", child->key, child->key_size, "geen bekend onderdeel", "no known section");
}

const struct evaluation *evaluation_read_kind(struct arena *arena, const char *bytes, size_t size, bool plan, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct evaluation_reader reader = { arena, problems ? problems : &own, false }, *r = &reader;
    int32_t before = r->problems->count;
    const struct node *root = evaluation_tree(r, bytes, size);
    struct evaluation *e = root ? evaluation_room(r, sizeof *e) : NULL;
    if (!e) return NULL;
    refuse_other_sections(r, root, plan);
    for (int32_t s = 0; s < SECTIONS; s++) if (evaluation_is_plan(s) == plan) read_section(r, root, s, &e->list[s]);
    settle_measures(r, e);
    index_records(r, e);
    for (int32_t s = 0; s < SECTIONS && e->by_id; s++) for (int32_t i = 0; i < e->list[s].count; i++) evaluation_link(r, e, &e->list[s].record[i]);
    bool good = !r->failed && r->problems->count == before;
    if (good) evaluation_check(r, e);
    return good && !r->failed && r->problems->count == before ? e : NULL;
}

const struct evaluation *evaluation_read(struct arena *arena, const char *bytes, size_t size, struct problems *problems) { return evaluation_read_kind(arena, bytes, size, false, problems); }

/* The files of the program go by the end of their names. */
static const struct evaluation *embedded(struct arena *arena, const char *ending, bool plan)
{
    for (int32_t i = 0; i < evaluation_files_count; i++)
        if (strstr(evaluation_files[i].name, ending)) return evaluation_read_kind(arena, evaluation_files[i].bytes, evaluation_files[i].size, plan, NULL);
    return NULL;
}

const struct evaluation *evaluation_own(struct arena *arena) { return embedded(arena, "2025.yaml", false); }
const struct evaluation *evaluation_plan_read(struct arena *arena, const char *bytes, size_t size, struct problems *problems) { return evaluation_read_kind(arena, bytes, size, true, problems); }
const struct evaluation *evaluation_plan_own(struct arena *arena) { return embedded(arena, "plan.yaml", true); }
