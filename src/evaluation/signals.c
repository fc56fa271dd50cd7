/* SPDX-License-Identifier: EUPL-1.2 */
/* signals.c: new signals taken in and weighed, and the next assessment begun from the last: each makes a new document, which is read as strictly as any other. */
#include "evaluation/inside.h"

#include <string.h>
#include "base/members.h"
#include "casework/parties.h"

static struct evaluation_reader reader_of(struct arena *arena, struct problems *problems) { return (struct evaluation_reader){ arena, problems, false }; }

/* ---- a document written anew ---- */

void evaluation_write_anew(struct text *out, const struct evaluation *e, evaluation_choose choose, void *context, const struct evaluation_more *more)
{
    text_char(out, '{');
    for (int32_t s = 0; s < SECTIONS; s++) {
        bool added = more && more->section == s, alone = s == SECTION_about || s == SECTION_plan;
        if (!e->list[s].count && !(added && more->count)) continue;
        put_key(out, evaluation_sections[s].name);
        if (!alone) text_char(out, '[');
        for (int32_t i = 0; i < e->list[s].count; i++) {
            const struct evaluation_record *r = choose(context, &e->list[s].record[i]);
            if (!r) continue;
            put_comma(out);
            evaluation_put_record(out, r);
        }
        for (int32_t i = 0; added && i < more->count; i++) { put_comma(out); evaluation_put_record(out, &more->record[i]); }
        if (!alone) text_char(out, ']');
    }
    text_char(out, '}');
}

const struct evaluation *evaluation_read_anew(struct arena *arena, struct text *json, bool plan, struct problems *problems)
{
    const char *bytes = json->failed ? NULL : arena_copy(arena, json->data, json->size);
    size_t size = json->size;
    text_free(json);
    if (!bytes) { problem_add(problems, 0, "geheugen", NULL, 0, "er is geen geheugen meer", "out of memory"); return NULL; }
    return evaluation_read_kind(arena, bytes, size, plan, problems);
}

static const struct evaluation_record *as_it_is(void *context, const struct evaluation_record *r) { (void)context; return r; }

/* ---- signals that come in ---- */

/* Nine digits in a row that could be a BSN. */
static bool holds_bsn(const char *text)
{
    for (const char *at = text; *at;) {
        size_t digits = strspn(at, "0123456789");
        if (digits == 9 && bsn_holds(at, 9)) return true;
        at += digits ? digits : 1;
    }
    return false;
}

static bool runs_in_spreadsheet(const char *text) { return *text && strchr("=+-@\t", *text); }

void evaluation_check_written(struct evaluation_reader *r, const struct evaluation_record *x, int32_t field)
{
    for (int k = 0; k < 2; k++) {
        const char *text = x->value[field].given ? x->value[field].text[k] : NULL, *name = evaluation_sections[x->section].field[field].name;
        if (!text) continue;
        if (holds_bsn(text)) evaluation_wrong(r, x->line, name, NULL, 0, "een tekst zonder burgerservicenummer: dit gaat niet over één persoon", "a text without a citizen service number: this is not about one person");
        if (runs_in_spreadsheet(text)) evaluation_wrong(r, x->line, name, text, 1, "een tekst die niet begint met =, +, - of @: een rekenblad zou hem uitvoeren", "a text that does not begin with =, +, - or @: a spreadsheet would run it");
    }
}

/* What a sender may fill in; the rest is for who weighs. */
static const int32_t of_sender[] = { F_signal_measures, F_signal_from, F_signal_kind, F_signal_text, F_signal_evidence, F_signal_received };

static bool is_of_sender(int32_t field)
{
    for (size_t i = 0; i < sizeof of_sender / sizeof *of_sender; i++) if (of_sender[i] == field) return true;
    return false;
}

static void check_new(struct evaluation_reader *r, const struct evaluation_record *x, date received)
{
    const struct evaluation_section *s = &evaluation_sections[SECTION_signal];
    for (int32_t i = 0; i < s->fields; i++)
        if (x->value[i].given && !is_of_sender(i) && i != F_signal_state) evaluation_wrong(r, x->line, s->field[i].name, x->id, strlen(x->id), "niet: dat vult in wie het signaal weegt", "not given: who weighs the signal fills it in");
    if (!x->value[F_signal_from].given) evaluation_wrong(r, x->line, "van", x->id, strlen(x->id), "van wie het signaal komt: een partij of groep van de toets", "from whom the signal comes: a party or group of the assessment");
    if (x->value[F_signal_received].day > received) evaluation_wrong(r, x->line, "ontvangen", x->id, strlen(x->id), "niet na vandaag", "not after today");
    if (holds_bsn(x->id)) evaluation_wrong(r, x->line, "id", NULL, 0, "een id zonder burgerservicenummer", "an id without a citizen service number");
    evaluation_check_written(r, x, F_signal_text);
    evaluation_check_written(r, x, F_signal_evidence);
}

/* "N1", "N2": the first that is free, when the sender gave none. Written into the tree, so that the record is read like any other. */
static const struct node *with_id_and_state(struct evaluation_reader *r, const struct evaluation *e, const struct node *map, int32_t *next)
{
    static const char state[] = "ingekomen";
    struct node *copy = evaluation_room(r, sizeof *copy), *added = evaluation_room(r, 2 * sizeof *added);
    char name[16];
    if (!copy || !added) return NULL;
    *copy = *map;
    added[0] = (struct node){ .kind = NODE_TEXT, .line = map->line, .key = "stand", .key_size = 5, .text = state, .size = sizeof state - 1, .next = map->first };
    copy->first = &added[0];
    if (node_get(map, "id")) return copy;
    struct text id = TEXT_IN(name);
    do { id.size = 0; text_char(&id, 'N'); text_int(&id, ++*next); } while (evaluation_find(e, id.data, id.size));
    const char *kept = arena_copy(r->arena, id.data, id.size);
    added[1] = (struct node){ .kind = NODE_TEXT, .line = map->line, .key = "id", .key_size = 2, .text = kept, .size = (uint32_t)id.size, .next = &added[0] };
    copy->first = &added[1];
    return kept ? copy : NULL;
}

static void take_one(struct evaluation_reader *r, const struct evaluation *e, const struct node *map, struct evaluation_record *x, int32_t place, int32_t *next, date received)
{
    if (map->kind != NODE_MAP) { evaluation_wrong(r, map->line, "signalen", NULL, 0, "een object", "an object"); return; }
    const struct node *stand = node_get(map, "stand");
    if (stand) { evaluation_wrong(r, stand->line, "stand", NULL, 0, "niet: dat vult in wie het signaal weegt", "not given: who weighs the signal fills it in"); return; }
    const struct node *complete = with_id_and_state(r, e, map, next);
    if (!complete) return;
    evaluation_read_record(r, complete, SECTION_signal, place, x);
    if (!x->value) return;
    if (evaluation_find(e, x->id, strlen(x->id))) evaluation_wrong(r, map->line, "id", x->id, strlen(x->id), "een id dat nog niet in de toets staat", "an id that does not stand in the assessment yet");
    if (!x->value[F_signal_received].given) { x->value[F_signal_received].given = true; x->value[F_signal_received].day = received; }
    evaluation_link(r, e, x);
    check_new(r, x, received);
}

const struct evaluation *evaluation_take(struct arena *arena, const struct evaluation *e, const char *bytes, size_t size, date received, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct evaluation_reader reader = reader_of(arena, problems ? problems : &own), *r = &reader;
    const struct node *root = evaluation_tree(r, bytes, size), *list = root ? node_get(root, "signalen") : NULL;
    int32_t before = r->problems->count, next = 0;
    if (!root) return NULL;
    if (!list || list->kind != NODE_LIST || list->count < 1 || list->count > 500 || root->count != 1) { evaluation_wrong(r, root->line, "signalen", NULL, 0, "alleen signalen: een lijst van 1 tot 500", "only signalen: a list of 1 to 500"); return NULL; }
    struct evaluation_record *x = evaluation_room(r, sizeof *x * (size_t)list->count);
    struct evaluation_more more = { SECTION_signal, x, 0 };
    for (const struct node *one = list->first; one && x; one = one->next, more.count++) take_one(r, e, one, &x[more.count], e->list[SECTION_signal].count + more.count, &next, received);
    if (!x || r->failed || r->problems->count > before) return NULL;
    struct text json = { 0 };
    evaluation_write_anew(&json, e, as_it_is, NULL, &more);
    return evaluation_read_anew(arena, &json, false, r->problems);
}

/* ---- weighing ---- */

/* From which state to which: a signal that was refused can be weighed again, one that was taken up is settled by merging it at most. */
static const struct { int16_t from, to; } allowed[] = {
    { STATE_received, STATE_weighed }, { STATE_received, STATE_merged }, { STATE_received, STATE_refused }, { STATE_weighed, STATE_taken }, { STATE_weighed, STATE_merged }, { STATE_weighed, STATE_refused },
    { STATE_refused, STATE_weighed }, { STATE_taken, STATE_merged },
};
static const int32_t of_weigher[] = { F_signal_state, F_signal_weight, F_signal_reason, F_signal_into, F_signal_block, F_signal_solved, F_signal_weighed };

static bool may_go(int16_t from, int16_t to)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) if (allowed[i].from == from && allowed[i].to == to) return true;
    return false;
}

struct weighing { const struct evaluation_record **old; struct evaluation_record *new; int32_t count; };

static const struct evaluation_record *as_weighed(void *context, const struct evaluation_record *r)
{
    const struct weighing *w = context;
    for (int32_t i = 0; i < w->count; i++) if (w->old[i] == r) return &w->new[i];
    return r;
}

/* The fields of a signal and those of its weighing as one record. What a state no longer has goes: of a refused signal the one that it was merged with. */
static void merge_fields(struct evaluation_reader *r, const struct evaluation_record *old, struct evaluation_record *x, date on)
{
    struct evaluation_value *v = evaluation_room(r, sizeof *v * F_signal_COUNT);
    if (!v) return;
    memcpy(v, old->value, sizeof *v * F_signal_COUNT);
    for (size_t i = 0; i < sizeof of_weigher / sizeof *of_weigher; i++) if (x->value[of_weigher[i]].given) v[of_weigher[i]] = x->value[of_weigher[i]];
    if (!x->value[F_signal_weighed].given) { v[F_signal_weighed].given = true; v[F_signal_weighed].day = on; }
    x->value = v;
}

static void weigh_one(struct evaluation_reader *r, const struct evaluation *e, const struct node *map, struct weighing *w, date on)
{
    /* kind and content of the signal stand, so a weighing is read with those of the old record in their place */
    static const char *const known[] = { "id", "stand", "gewicht", "reden", "samengevoegdMet", "onderdeel", "opgelost", "gewogenOp" };
    const struct node *id = map->kind == NODE_MAP ? node_get(map, "id") : NULL, *state = map->kind == NODE_MAP ? node_get(map, "stand") : NULL;
    const struct evaluation_record *old = id && id->text ? evaluation_find(e, id->text, id->size) : NULL;
    struct evaluation_record *x = &w->new[w->count];
    bool good = old && old->section == SECTION_signal && state;
    if (!good) { evaluation_wrong(r, map->line, "wegingen", id ? id->text : NULL, id && id->text ? id->size : 0, "{id, stand} van een signaal van de toets", "{id, stand} of a signal of the assessment"); return; }
    for (const struct node *child = map->first; child; child = child->next) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) is_known |= same_text(child->key, child->key_size, known[i]);
        if (!is_known) evaluation_wrong(r, child->line, "wegingen", child->key, child->key_size, "een veld van een weging", "a field of a weighing");
    }
    for (int32_t i = 0; i < w->count; i++) if (w->old[i] == old) { evaluation_wrong(r, map->line, "id", old->id, strlen(old->id), "elk signaal één keer", "each signal once"); return; }
    struct node *complete = evaluation_room(r, sizeof *complete), *two = evaluation_room(r, 2 * sizeof *two);
    if (!complete || !two) return;
    two[0] = (struct node){ .kind = NODE_TEXT, .line = map->line, .key = "soort", .key_size = 5, .text = "feit", .size = 4, .next = &two[1] };
    two[1] = (struct node){ .kind = NODE_TEXT, .line = map->line, .key = "inhoud", .key_size = 6, .text = "-", .size = 1, .next = map->first };
    *complete = *map;
    complete->first = two;
    evaluation_read_record(r, complete, SECTION_signal, old->place, x);
    if (!x->value) return;
    evaluation_link(r, e, x);
    int16_t from = old->value[F_signal_state].word, to = x->value[F_signal_state].word;
    if (x->value[F_signal_state].given && !may_go(from, to)) evaluation_wrong(r, map->line, "stand", state->text, state->text ? state->size : 0, "een stand die na de vorige kan komen (docs/evaluation.md)", "a state that can come after the one before (docs/evaluation.md)");
    merge_fields(r, old, x, on);
    w->old[w->count++] = old;
}

const struct evaluation *evaluation_weigh(struct arena *arena, const struct evaluation *e, const char *bytes, size_t size, date on, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct evaluation_reader reader = reader_of(arena, problems ? problems : &own), *r = &reader;
    const struct node *root = evaluation_tree(r, bytes, size), *list = root ? node_get(root, "wegingen") : NULL;
    int32_t before = r->problems->count;
    if (!root) return NULL;
    if (!list || list->kind != NODE_LIST || list->count < 1 || list->count > 500 || root->count != 1) { evaluation_wrong(r, root->line, "wegingen", NULL, 0, "alleen wegingen: een lijst van 1 tot 500", "only wegingen: a list of 1 to 500"); return NULL; }
    struct weighing w = { evaluation_room(r, sizeof *w.old * (size_t)list->count), evaluation_room(r, sizeof *w.new * (size_t)list->count), 0 };
    for (const struct node *one = list->first; one && w.old && w.new; one = one->next) weigh_one(r, e, one, &w, on);
    if (r->failed || r->problems->count > before) return NULL;
    struct text json = { 0 };
    evaluation_write_anew(&json, e, as_weighed, &w, NULL);
    return evaluation_read_anew(arena, &json, false, r->problems);
}

/* ---- the next one ---- */

struct beginning { const struct evaluation *e; struct evaluation_reader *r; const char *id; int32_t year; };

static bool is_open(const struct evaluation_record *bottleneck) { return bottleneck->value[F_bottleneck_solved].word != SOLVED_yes; }

/* Does an open bottleneck, question or follow-up rest on this record? */
static bool is_needed(const struct evaluation *e, const struct evaluation_record *signal)
{
    for (int32_t i = 0; i < e->list[SECTION_bottleneck].count; i++) {
        const struct evaluation_record *b = &e->list[SECTION_bottleneck].record[i];
        if (is_open(b) && evaluation_names(b, F_bottleneck_signals, signal)) return true;
    }
    return false;
}

static bool goes_along(const struct evaluation *e, const struct evaluation_record *x)
{
    switch (x->section) {
    case SECTION_about: case SECTION_measure: case SECTION_theme: case SECTION_group: case SECTION_party: case SECTION_block: case SECTION_source: return true;
    case SECTION_question: return x->value[F_question_answered].word != ANSWERED_yes;
    case SECTION_follow: return !x->value[F_follow_done].given;
    case SECTION_bottleneck: return is_open(x);
    case SECTION_signal: return is_needed(e, x);
    case SECTION_counter: return true;
    default: return false;
    }
}

static void drop(struct evaluation_record *x, int32_t field) { x->value[field] = (struct evaluation_value){ .given = false }; }

/* Without references to what stays behind. */
static void keep_refs(const struct beginning *b, struct evaluation_record *x)
{
    const struct evaluation_section *s = &evaluation_sections[x->section];
    for (int32_t i = 0; i < s->fields; i++) {
        struct evaluation_value *v = &x->value[i];
        int32_t n = 0;
        if (!v->given || (s->field[i].kind != FIELD_ref && s->field[i].kind != FIELD_refs)) continue;
        const struct evaluation_record **kept = evaluation_room(b->r, sizeof(*kept) * (size_t)(v->refs ? v->refs : 1));
        for (int32_t k = 0; kept && k < v->refs; k++) if (goes_along(b->e, v->ref[k])) kept[n++] = v->ref[k];
        v->ref = kept;
        v->refs = n;
        if (!n) v->given = false;
    }
}

static void begin_about(const struct beginning *b, struct evaluation_record *x)
{
    x->value[F_about_previous] = (struct evaluation_value){ .given = true, .text = { x->id } };
    x->value[F_about_year].number = b->year;
    x->id = b->id;
    drop(x, F_about_published);
}

static void begin_signal(const struct beginning *b, struct evaluation_record *x)
{
    char name[96];
    struct text origin = TEXT_IN(name);
    text_put(&origin, b->e->list[SECTION_about].record->id);
    text_put(&origin, " ");
    text_put(&origin, x->id);
    x->value[F_signal_state].word = STATE_received;
    x->value[F_signal_origin] = (struct evaluation_value){ .given = true, .text = { arena_copy(b->r->arena, text_string(&origin), origin.size) } };
    drop(x, F_signal_weight);
    drop(x, F_signal_weighed);
    drop(x, F_signal_reason);
    drop(x, F_signal_received);
    drop(x, F_signal_into);
}

static const struct evaluation_record *as_begun(void *context, const struct evaluation_record *r)
{
    const struct beginning *b = context;
    if (!goes_along(b->e, r)) return NULL;
    size_t size = sizeof *r->value * (size_t)evaluation_sections[r->section].fields;
    struct evaluation_record *x = evaluation_room(b->r, sizeof *x);
    if (!x) return NULL;
    *x = *r;
    x->value = evaluation_room(b->r, size);
    if (!x->value) return NULL;
    memcpy(x->value, r->value, size);
    if (r->section == SECTION_about) begin_about(b, x);
    if (r->section == SECTION_signal) begin_signal(b, x);
    if (r->section == SECTION_party) x->value[F_party_spoken].word = 2;
    if (r->section == SECTION_measure) drop(x, F_measure_heard);
    if (r->section == SECTION_question) { x->value[F_question_answered].word = ANSWERED_no; drop(x, F_question_answer); drop(x, F_question_signals); }
    keep_refs(b, x);
    return x;
}

const struct evaluation *evaluation_next(struct arena *arena, const struct evaluation *e, const char *id, int32_t year, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct evaluation_reader reader = reader_of(arena, problems ? problems : &own);
    struct beginning b = { e, &reader, id, year };
    struct text json = { 0 };
    if (evaluation_find(e, id, strlen(id))) { evaluation_wrong(&reader, 0, "id", id, strlen(id), "een id dat nog niet in de toets staat", "an id that does not stand in the assessment yet"); return NULL; }
    evaluation_write_anew(&json, e, as_begun, &b, NULL);
    if (reader.failed) { text_free(&json); return NULL; }
    return evaluation_read_anew(arena, &json, false, reader.problems);
}
