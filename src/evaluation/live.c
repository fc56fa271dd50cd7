/* SPDX-License-Identifier: EUPL-1.2 */
/* live.c: the counters of a document held against the events of dossiers. */
#include "evaluation/live.h"
#include "evaluation/inside.h"

#include <string.h>
#include "base/members.h"

enum { CONDITIONS_MOST = 8 };
static const struct { const char *name; answer value; } answers[] = { { "ja", ja }, { "nee", nee }, { "onbekend", onbekend } };

struct condition { struct process_guard guard; answer wanted; };
struct counting { const struct process *process; int32_t event, corrected, without; struct condition condition[CONDITIONS_MOST]; int32_t conditions; bool dossiers; };

/* ---- a counter read ---- */

/* The condition without the word that says which answer is counted. */
static const struct node *without_answer(struct arena *arena, const struct node *map)
{
    struct node *copy = arena_take(arena, sizeof *copy), **last;
    if (!copy) return NULL;
    *copy = *map;
    copy->first = NULL;
    copy->count = 0;
    last = &copy->first;
    for (const struct node *child = map->first; child; child = child->next) {
        if (same_text(child->key, child->key_size, "antwoord")) continue;
        struct node *one = arena_take(arena, sizeof *one);
        if (!one) return NULL;
        *one = *child;
        one->next = NULL;
        *last = one;
        last = &one->next;
        copy->count++;
    }
    return copy;
}

static bool read_condition(struct condition *c, struct arena *arena, const struct node *map, struct problems *problems)
{
    const struct node *wanted = map->kind == NODE_MAP ? node_get(map, "antwoord") : NULL, *rest = map->kind == NODE_MAP ? without_answer(arena, map) : map;
    bool known = !wanted;
    c->wanted = ja;
    for (size_t i = 0; wanted && i < sizeof answers / sizeof *answers; i++) if (node_is(wanted, answers[i].name)) { c->wanted = answers[i].value; known = true; }
    if (!known) problem_add(problems, map->line, "antwoord", wanted->text, wanted->text ? wanted->size : 0, "ja, nee of onbekend", "ja, nee or onbekend");
    return rest && process_condition_read(&c->guard, arena, rest, problems) && known;
}

static int32_t event_at(struct counting *c, const struct evaluation_record *counter, int32_t field, struct problems *problems)
{
    const char *name = evaluation_text(counter, field, 0);
    if (!*name) return -1;
    int32_t event = process_event_of(c->process, name, strlen(name));
    if (event < 0) problem_add(problems, counter->line, evaluation_sections[SECTION_counter].field[field].name, name, strlen(name), "een gebeurtenis van dat proces", "an event of that process");
    return event;
}

static bool read_counter(struct counting *c, struct arena *arena, const struct evaluation_record *counter, struct problems *problems)
{
    const char *process = evaluation_text(counter, F_counter_process, 0);
    const struct node *when = counter->value[F_counter_when].tree;
    int32_t before = problems->count;
    *c = (struct counting){ .process = process_find(process, strlen(process)), .dossiers = counter->value[F_counter_unit].word == UNIT_dossiers };
    if (!c->process) { problem_add(problems, counter->line, "proces", process, strlen(process), "een proces (breed process)", "a process (breed process)"); return false; }
    c->event = event_at(c, counter, F_counter_event, problems);
    c->corrected = event_at(c, counter, F_counter_corrected, problems);
    c->without = event_at(c, counter, F_counter_without, problems);
    if (when && (when->kind != NODE_LIST || when->count > CONDITIONS_MOST)) { problem_add(problems, when->line, "als", NULL, 0, "een lijst van hoogstens acht voorwaarden", "a list of at most eight conditions"); return false; }
    for (const struct node *one = when ? when->first : NULL; one; one = one->next) if (!read_condition(&c->condition[c->conditions++], arena, one, problems)) return false;
    return problems->count == before;
}

void evaluation_check_counter(struct evaluation_reader *r, const struct evaluation_record *counter)
{
    struct counting c;
    if (!read_counter(&c, r->arena, counter, r->problems)) r->failed = true;
}

/* ---- one dossier ---- */

static bool comes_after(const struct dossier *d, int32_t event, int32_t after, int32_t before)
{
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        if (e->event == event && !e->withdrawn && e->position > after && e->position < before) return true;
    }
    return false;
}

/* Is this one of the events that the counter looks at? */
static bool concerns(const struct counting *c, const struct dossier *d, const struct case_event *e, int32_t year)
{
    if (e->event != c->event || civil_of(e->done).year != year) return false;
    if (c->corrected >= 0 && !(e->written_at > e->position && comes_after(d, c->corrected, e->position, e->written_at))) return false;
    if (c->corrected < 0 && e->withdrawn) return false;
    return c->without < 0 || !comes_after(d, c->without, e->position, INT32_MAX);
}

/* All conditions together: nee as soon as one does not hold, else onbekend as soon as one is not known. An answer that is wanted itself is a condition that holds. */
static answer holds(const struct counting *c, struct dossier *d, const struct case_event *e, const struct case_setting *setting)
{
    answer all = ja;
    for (int32_t i = 0; i < c->conditions; i++) {
        answer one = dossier_guard(d, &c->condition[i].guard, e, setting, NULL, 0);
        if (one == c->condition[i].wanted) continue;
        if (one != onbekend || c->condition[i].wanted == onbekend) return nee;
        all = onbekend;
    }
    return all;
}

static void add_group(struct evaluation_count *n, struct arena *arena, const char *group)
{
    int32_t g = 0;
    if (!group) return;
    while (g < n->groups && strcmp(n->group[g].name, group) != 0) g++;
    if (g == EVALUATION_GROUPS_MOST) return;
    if (g == n->groups) {
        const char *name = arena_copy(arena, group, strlen(group));
        if (!name) return;
        n->group[n->groups++] = (struct evaluation_group){ .name = name };
    }
    n->group[g].yes.number++;
}

/* A dossier counts once: as ja when one of its events does, else as onbekend when one of them is not known. */
static void count_dossier(struct evaluation_count *n, const struct counting *c, struct dossier *d, const struct case_setting *setting, int32_t year, struct arena *arena, const char *group)
{
    bool any[3] = { false, false, false };
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        if (!concerns(c, d, e, year)) continue;
        answer so = holds(c, d, e, setting);
        int which = so == ja ? 0 : so == nee ? 1 : 2;
        if (c->dossiers) { any[which] = true; continue; }
        struct evaluation_number *number[] = { &n->yes, &n->no, &n->unknown };
        number[which]->number++;
        if (which == 0) add_group(n, arena, group);
    }
    if (any[0]) { n->yes.number++; add_group(n, arena, group); }
    else if (any[2]) n->unknown.number++;
    else if (any[1]) n->no.number++;
}

bool evaluation_count(struct evaluation_counts *out, struct arena *arena, const struct evaluation *e, const struct evaluation_cases *cases, const struct case_setting *setting, int32_t year)
{
    int32_t n = e->list[SECTION_counter].count;
    struct counting *c = arena_take_zero(arena, sizeof *c * (size_t)(n ? n : 1));
    struct evaluation_case one;
    struct arena work = { 0 };
    *out = (struct evaluation_counts){ .year = year, .counts = n, .count = arena_take_zero(arena, sizeof *out->count * (size_t)(n ? n : 1)) };
    if (!c || !out->count) return false;
    for (int32_t i = 0; i < n; i++) {
        struct problems none = { .count = 0 };
        out->count[i].counter = &e->list[SECTION_counter].record[i];
        if (!read_counter(&c[i], arena, out->count[i].counter, &none)) return false;
    }
    struct case_setting plain = *setting;
    plain.parts = 0;
    while (cases->next(cases->context, &one)) {
        struct dossier d;
        arena_reset(&work);
        out->dossiers++;
        if (!dossier_of(&d, &work, one.entry, one.entries, &plain, NULL)) { out->unread++; continue; }
        for (int32_t i = 0; i < n; i++) if (c[i].process == d.process) count_dossier(&out->count[i], &c[i], &d, &plain, year, arena, one.group);
    }
    arena_free(&work);
    return true;
}

/* ---- what may be shown ---- */

static bool is_small(int64_t number) { return number > 0 && number < EVALUATION_SMALL; }
static void hide(struct evaluation_number *n) { n->hidden = true; n->number = 0; }

/* Numbers of which the sum may be known: when one of them is hidden, the next smallest goes with it. */
static void hide_small(struct evaluation_number **n, int32_t count)
{
    int32_t hidden = 0;
    struct evaluation_number *next = NULL;
    for (int32_t i = 0; i < count; i++) {
        if (is_small(n[i]->number)) hide(n[i]);
        hidden += n[i]->hidden;
        if (!n[i]->hidden && n[i]->number && (!next || n[i]->number < next->number)) next = n[i];
    }
    if (hidden == 1 && next) hide(next);
}

void evaluation_hide(struct evaluation_counts *counts)
{
    for (int32_t i = 0; i < counts->counts; i++) {
        struct evaluation_count *c = &counts->count[i];
        struct evaluation_number *answered[] = { &c->yes, &c->no, &c->unknown }, *groups[EVALUATION_GROUPS_MOST];
        hide_small(answered, 3);
        for (int32_t g = 0; g < c->groups; g++) { groups[g] = &c->group[g].yes; if (c->yes.hidden) hide(groups[g]); }
        hide_small(groups, c->groups);
    }
    counts->all = (struct evaluation_number){ counts->dossiers, is_small(counts->dossiers) };
    counts->not_read = (struct evaluation_number){ counts->unread, is_small(counts->unread) };
    if (counts->all.hidden) counts->all.number = 0;
    if (counts->not_read.hidden) counts->not_read.number = 0;
    counts->dossiers = counts->unread = 0;
    counts->shown = true;
}

/* ---- the dashboard ---- */

static void put_number(struct text *out, const char *name, const struct evaluation_number *n)
{
    put_key(out, name);
    if (n->hidden) text_char(out, '"');
    evaluation_number_put(out, n);
    if (n->hidden) text_char(out, '"');
}

static void put_count(struct text *out, const struct evaluation_count *c, int language)
{
    put_open(out, NULL, '{');
    put_member(out, "id", c->counter->id);
    put_member(out, "naam", evaluation_text(c->counter, F_counter_name, language));
    put_member(out, "telt", evaluation_sections[SECTION_counter].field[F_counter_unit].words->word[c->counter->value[F_counter_unit].word].name);
    if (c->absent) text_put(out, ",\"ja\":null,\"nee\":null,\"onbekend\":null");
    else { put_number(out, "ja", &c->yes); put_number(out, "nee", &c->no); put_number(out, "onbekend", &c->unknown); }
    put_open(out, "groepen", '[');
    for (int32_t g = 0; g < c->groups; g++) {
        put_open(out, NULL, '{');
        put_member(out, "groep", c->group[g].name);
        put_number(out, "ja", &c->group[g].yes);
        text_char(out, '}');
    }
    text_char(out, ']');
    put_member(out, "grens", evaluation_text(c->counter, F_counter_note, language));
    text_char(out, '}');
}

/* A part of a measure belongs to it; so does what is really about it, wherever it stands. */
static bool speaks_of(const struct evaluation_record *signal, const struct evaluation_record *m)
{
    const struct evaluation_value *named = &signal->value[F_signal_measures];
    for (int32_t i = 0; i < named->refs; i++) if (named->ref[i] == m || evaluation_names(named->ref[i], F_measure_part_of, m)) return true;
    return evaluation_names(signal, F_signal_really, m);
}

static void put_said(struct text *out, const struct evaluation *e, const struct evaluation_record *m)
{
    int32_t kinds[SIGNAL_KINDS] = { 0 };
    put_open(out, "signalen", '[');
    for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
        const struct evaluation_record *s = &e->list[SECTION_signal].record[i];
        if (s->value[F_signal_state].word != STATE_taken || !speaks_of(s, m)) continue;
        put_comma(out);
        put_string(out, s->id);
        kinds[s->value[F_signal_kind].word]++;
    }
    text_char(out, ']');
    put_open(out, "gezegd", '{');
    for (int32_t k = 0; k < SIGNAL_KINDS; k++) { put_key(out, evaluation_sections[SECTION_signal].field[F_signal_kind].words->word[k].name); text_int(out, kinds[k]); }
    text_char(out, '}');
}

static bool touches(const struct evaluation_record *bottleneck, const struct evaluation_record *m)
{
    const struct evaluation_value *signals = &bottleneck->value[F_bottleneck_signals];
    for (int32_t i = 0; i < signals->refs; i++) if (speaks_of(signals->ref[i], m)) return true;
    return false;
}

static void put_measure(struct text *out, const struct evaluation *e, const struct evaluation_counts *counts, const struct evaluation_record *m, date on, int language)
{
    int32_t open = 0;
    put_open(out, NULL, '{');
    put_member(out, "id", m->id);
    put_member(out, "titel", evaluation_name(m, language));
    put_date(out, "sinds", evaluation_since(m), DATE_LAST);
    put_said(out, e, m);
    for (int32_t i = 0; i < e->list[SECTION_bottleneck].count; i++) {
        const struct evaluation_record *b = &e->list[SECTION_bottleneck].record[i];
        open += b->value[F_bottleneck_solved].word != SOLVED_yes && touches(b, m);
    }
    put_key(out, "openKnelpunten");
    text_int(out, open);
    put_open(out, "gemeten", '[');
    for (int32_t i = 0; counts && counts->shown && i < counts->counts; i++) if (evaluation_names(counts->count[i].counter, F_counter_measures, m)) put_count(out, &counts->count[i], language);
    text_char(out, ']');
    put_open(out, "veranderd", '[');
    for (int32_t i = 0; i < e->list[SECTION_change].count; i++) {
        const struct evaluation_record *c = &e->list[SECTION_change].record[i];
        if (!evaluation_names(c, F_change_measures, m)) continue;
        put_open(out, NULL, '{');
        put_member(out, "id", c->id);
        put_date(out, "sinds", c->value[F_change_since].day, DATE_LAST);
        put_bool(out, "geldtAl", c->value[F_change_since].day <= on);
        put_bool(out, "zeker", c->value[F_change_sure].word == 0);
        put_member(out, "wat", evaluation_text(c, F_change_what, language));
        text_char(out, '}');
    }
    text_put(out, "]}");
}

void evaluation_dashboard(struct text *out, const struct evaluation *e, const struct evaluation_counts *counts, date on, int language)
{
    text_char(out, '{');
    put_member(out, "itoets", e->list[SECTION_about].record->id);
    put_date(out, "op", on, DATE_LAST);
    put_key(out, "geteldJaar");
    if (counts && counts->shown) text_int(out, counts->year); else text_put(out, "null");
    put_open(out, "maatregelen", '[');
    for (int32_t i = 0; i < e->list[SECTION_measure].count; i++) {
        const struct evaluation_record *m = &e->list[SECTION_measure].record[i];
        if (!m->value[F_measure_part_of].given) put_measure(out, e, counts, m, on, language);
    }
    text_char(out, ']');
    put_member(out, "toelichting", language ? "Numbers below ten are not shown. What is not known is counted as not known, never as nought." : "Aantallen onder de tien worden niet getoond. Wat onbekend is, telt als onbekend, nooit als nul.");
    text_char(out, '}');
}
