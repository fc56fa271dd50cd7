/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: files with vacancies, candidates and journeys: YAML and JSON here, CSV in read_csv.c; both give records field by field. */
#include "match/inside.h"

static const int32_t usual_weight[MATCH_PARTS] = { 60, 20, 20 };
const char *const match_part_names[MATCH_PARTS] = { "taken", "uren", "reizen" };
const char *const match_part_labels[MATCH_PARTS][2] = { { "taken", "tasks" }, { "uren per week", "hours a week" }, { "reistijd", "travel time" } };
const char *const match_ability_names[ABILITIES] = { "kan", "leert", "niet" };
const char *const match_ability_labels[ABILITIES][2] = { { "kan dit", "can do this" }, { "wil dit leren", "wants to learn this" }, { "wil dit niet doen", "does not want to do this" } };

void match_start(struct match_input *in)
{
    memset(in, 0, sizeof *in);
    for (int i = 0; i < MATCH_PARTS; i++) in->weight[i] = usual_weight[i];
}

static bool is_scalar(const struct node *n) { return n->kind == NODE_TEXT || n->kind == NODE_NUMBER; }

static void read_value(struct reader *r, struct match_record *record, const struct match_field *f, const struct node *value)
{
    bool many = f->slot == SLOT_tasks || f->slot == SLOT_learns || f->slot == SLOT_will_not;
    if (value->kind == NODE_NULL) return;
    if (is_scalar(value)) { match_record_set(r, record, f, value->text, value->size, value->line); return; }
    if (many && value->kind == NODE_LIST) {
        for (const struct node *one = value->first; one; one = one->next) {
            if (is_scalar(one)) match_record_set(r, record, f, one->text, one->size, one->line);
            else match_wrong(r, one->line, f->name, NULL, 0, "een lijst van taken in woorden", "a list of tasks in words");
        }
        return;
    }
    match_wrong(r, value->line, f->name, NULL, 0, many ? "een lijst van taken in woorden" : "één waarde", many ? "a list of tasks in words" : "one value");
}

static void read_list(struct reader *r, enum match_kind kind, const struct node *list)
{
    if (list->kind != NODE_LIST) { match_wrong(r, list->line, match_lists[kind].list, NULL, 0, "een lijst", "a list"); return; }
    for (const struct node *one = list->first; one; one = one->next) {
        struct match_record record;
        if (one->kind != NODE_MAP) { match_wrong(r, one->line, match_lists[kind].list, NULL, 0, "een lijst van velden met hun waarde", "a list of fields with their value"); continue; }
        match_record_begin(&record, kind, one->first ? one->first->line : one->line);
        for (const struct node *value = one->first; value; value = value->next) {
            const struct match_field *f = match_field_named(kind, value->key, value->key_size);
            if (f) read_value(r, &record, f, value); else match_refuse_field(r, kind, value->key, value->key_size, value->line);
        }
        match_record_end(r, &record);
    }
}

static void read_weights(struct reader *r, const struct node *map)
{
    int64_t sum = 0;
    if (map->kind != NODE_MAP) { match_wrong(r, map->line, "gewichten", NULL, 0, "taken, uren en reizen met hun punten", "taken, uren and reizen with their points"); return; }
    for (const struct node *one = map->first; one; one = one->next) {
        int64_t value = 0;
        int i = 0;
        while (i < MATCH_PARTS && !same_text(one->key, one->key_size, match_part_names[i])) i++;
        if (i == MATCH_PARTS) match_wrong(r, one->line, "gewichten", one->key, one->key_size, "taken, uren, reizen", "taken, uren, reizen");
        else if (!is_scalar(one) || parse_decimal(one->text, one->size, 0, false, &value) != NUMBER_OK || value < 0 || value > MATCH_WEIGHT_MOST)
            match_wrong(r, one->line, match_part_names[i], is_scalar(one) ? one->text : NULL, is_scalar(one) ? one->size : 0, "hele punten van 0 t/m 100", "whole points of 0 to 100");
        else r->input->weight[i] = (int32_t)value;
    }
    for (int i = 0; i < MATCH_PARTS; i++) sum += r->input->weight[i];
    if (!sum) match_wrong(r, map->line, "gewichten", NULL, 0, "samen meer dan nul punten", "more than no points together");
}

static void read_document(struct reader *r, const struct node *root)
{
    if (root->kind != NODE_MAP) { match_wrong(r, root->line, "bestand", NULL, 0, "vacatures, kandidaten, reistijden, gewichten", "vacatures, kandidaten, reistijden, gewichten"); return; }
    for (const struct node *one = root->first; one; one = one->next) {
        int kind = 0;
        while (kind < KINDS && !same_text(one->key, one->key_size, match_lists[kind].list)) kind++;
        if (kind < KINDS) read_list(r, (enum match_kind)kind, one);
        else if (same_text(one->key, one->key_size, "gewichten")) read_weights(r, one);
        else match_wrong(r, one->line, "bestand", one->key, one->key_size, "vacatures, kandidaten, reistijden, gewichten", "vacatures, kandidaten, reistijden, gewichten");
    }
}

/* The header of CSV has no colon before a blank or the end of the line; the first line of YAML that is no comment has. */
static bool is_csv(const char *bytes, size_t size)
{
    const char *at = bytes, *end = bytes + size;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        if (at < stop && *at != '#' && *at != '\r') {
            for (const char *c = at; c < stop; c++)
                if (*c == ':' && (c + 1 == stop || c[1] == ' ' || c[1] == '\r')) return false;
            return *at != '{' && *at != '[' && *at != '-';
        }
        at = stop + 1;
    }
    return false;
}

static bool make_room(struct reader *r)
{
    struct match_input *in = r->input;
    if (!in->vacancy) in->vacancy = arena_take(r->arena, sizeof *in->vacancy * MATCH_VACANCIES_MOST);
    if (!in->candidate) in->candidate = arena_take(r->arena, sizeof *in->candidate * MATCH_CANDIDATES_MOST);
    if (!in->journey) in->journey = arena_take(r->arena, sizeof *in->journey * MATCH_TRAVEL_MOST);
    return in->vacancy && in->candidate && in->journey && match_refusals(&r->refusals, r->arena);
}

bool match_add(struct match_input *in, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    struct problems own = { 0 };
    struct reader r = { .input = in, .arena = arena, .problems = problems ? problems : &own };
    int32_t before = r.problems->count;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { bytes += 3; size -= 3; }
    if (!make_room(&r)) { match_wrong(&r, 0, "breed", NULL, 0, "meer geheugen", "more memory"); return false; }
    if (is_csv(bytes, size)) match_read_csv(&r, bytes, size);
    else {
        bool json = size && (*bytes == '{' || *bytes == '[');
        const struct node *root = json ? node_from_json(arena, bytes, size, r.problems) : node_from_yaml(arena, bytes, size, r.problems);
        if (root) read_document(&r, root);
    }
    if (r.failed && r.problems->count == before) match_wrong(&r, 0, "breed", NULL, 0, "meer geheugen", "more memory");
    return !r.failed && r.problems->count == before;
}

bool match_complete(const struct match_input *in, struct problems *problems)
{
    struct problems own = { 0 };
    struct problems *p = problems ? problems : &own;
    if (!in->vacancies) problem_add(p, 0, "vacatures", NULL, 0, "minstens één vacature", "at least one vacancy");
    if (!in->candidates) problem_add(p, 0, "kandidaten", NULL, 0, "minstens één kandidaat", "at least one candidate");
    return in->vacancies && in->candidates;
}
