/* SPDX-License-Identifier: EUPL-1.2 */
/* lists.c: work lists by deadline and searching by person: only what is the viewer's own, and never a name that he may not see. */
#include "office/inside.h"

#include <string.h>

enum { STATES_OF_FILTER = 2 * STATES_MOST, SEARCH_MOST = 25 };

/* ---- from the store's line to what is shown ---- */

static void show_line(struct office_line *line, struct arena *arena, const struct asking *asking, const struct store_dossier *from)
{
    const struct node *summary = office_summary(arena, from), *tasks = node_get(summary, "taken");
    enum belonging belongs = people_belonging(asking->viewer, from);
    bool named = people_may(asking->viewer, ACT_read, RESOURCE_naam, belongs), dated = people_may(asking->viewer, ACT_read, RESOURCE_termijn, belongs);
    int64_t open = 0;
    if (tasks) (void)parse_decimal(tasks->text, tasks->size, 0, false, &open);
    *line = (struct office_line){ from->id, named ? summary_text(arena, summary, "naam") : "", summary_text(arena, summary, "toestand"), summary_text(arena, summary, "proces"),
        named ? summary_text(arena, summary, "werkgever") : "", from->owner, dated ? from->deadline : STORE_NO_DAY, dated ? summary_text(arena, summary, "wat") : "", dated ? (int32_t)open : 0, dated && from->deadline < asking->today };
}

/* Only dossiers, and only those that he may open. */
static enum office_status show_page(struct arena *arena, const struct asking *asking, const struct store_dossier *item, int32_t count, struct office_list *list)
{
    list->line = arena_take(arena, ((size_t)count + 1) * sizeof *list->line);
    if (!list->line) return OFFICE_STORE;
    for (int32_t i = 0; i < count; i++) {
        bool may = office_is_id(item[i].id) && people_may(asking->viewer, ACT_read, RESOURCE_dossier, people_belonging(asking->viewer, &item[i]));
        if (may) show_line(&list->line[list->count++], arena, asking, &item[i]);
    }
    return OFFICE_OK;
}

/* ---- which lines ---- */

/* The store begins with the first word: a long one is rarer than a short one. */
static void longest_first(const char **word, int32_t count)
{
    for (int32_t i = 1; i < count; i++)
        for (int32_t k = i; k > 0 && strlen(word[k]) > strlen(word[k - 1]); k--) { const char *longer = word[k]; word[k] = word[k - 1]; word[k - 1] = longer; }
}

/* What makes a list the viewer's own; false when nothing is. words has room for one more. */
static bool own_lines(struct store_query *q, const struct viewer *viewer, const char **word, char mine[STORE_NAME + 1])
{
    switch (viewer->role) {
    case CASE_consulent: q->municipality = viewer->municipality; return *viewer->municipality != 0;
    case CASE_werkgever: q->employer = viewer->employer; return *viewer->employer != 0;
    case CASE_inwoner: case CASE_vertegenwoordiger: q->person = &viewer->person; return viewer->has_person;
    case CASE_loonwaardedeskundige: case CASE_jobcoach: break;
    default: return false;
    }
    struct text text = { mine, 0, STORE_NAME + 1, true, false };
    text_put(&text, "toegewezen:");
    text_put(&text, viewer->account);
    (void)text_string(&text);
    word[q->word_count++] = mine;
    q->words = word;
    return !text.failed;
}

/* The names under which the states of the filter stand in the index. */
static int32_t states_of(const struct office_filter *f, char (*name)[STORE_NAME + 1])
{
    int32_t count = 0;
    for (int32_t i = 0; i < process_count; i++) {
        const struct process *p = processes[i];
        if (f->process && strcmp(p->name, f->process) != 0) continue;
        for (int32_t k = 0; k < p->states && count < STATES_OF_FILTER; k++)
            if (p->state[k].track == 0 && (!f->state || strcmp(p->state[k].name, f->state) == 0)) count += office_state_name(name[count], p, k);
    }
    return count;
}

static bool before(const struct store_dossier *a, const struct store_dossier *b) { return a->deadline != b->deadline ? a->deadline < b->deadline : strcmp(a->id, b->id) < 0; }

/* Two pages in order as one, no longer than most. */
static bool merge(struct arena *arena, struct store_page *into, const struct store_page *other, int32_t most)
{
    int32_t a = 0, b = 0, n = 0;
    struct store_dossier *item = arena_take(arena, (size_t)most * sizeof *item);
    if (!item) return false;
    while (n < most && (a < into->count || b < other->count)) {
        bool first = b == other->count || (a < into->count && before(&into->item[a], &other->item[b]));
        item[n++] = first ? into->item[a++] : other->item[b++];
    }
    into->more |= other->more || a < into->count || b < other->count;
    into->item = item;
    into->count = n;
    return true;
}

/* The store takes a few states at a time. */
static enum office_status find_states(struct office *o, struct arena *arena, struct store_query *q, char (*name)[STORE_NAME + 1], int32_t states, bool counts, struct store_page *page, int64_t *all)
{
    const char *some[STORE_STATES];
    *page = (struct store_page){ 0 };
    for (int32_t at = 0; at < states || (at == 0 && states < 0); at += STORE_STATES) {
        struct store_page part;
        int64_t number = 0;
        q->states = some;
        q->state_count = states - at > STORE_STATES ? STORE_STATES : states < 0 ? 0 : states - at;
        for (int32_t k = 0; k < q->state_count; k++) some[k] = name[at + k];
        enum store_status status = store_find(o->set.store, arena, q, &part);
        if (status == STORE_OK && counts) status = store_count(o->set.store, q, &number);
        if (status != STORE_OK) return office_of_store(status);
        *all += number;
        if (!merge(arena, page, &part, q->most)) return OFFICE_STORE;
    }
    return OFFICE_OK;
}

enum office_status office_work(struct office *o, struct arena *arena, const struct asking *asking, const struct office_filter *f, struct office_list *list)
{
    const char *word[STORE_STATES];
    char mine[STORE_NAME + 1], (*name)[STORE_NAME + 1] = arena_take(arena, STATES_OF_FILTER * sizeof *name);
    struct store_page page;
    struct store_query q = { .municipality = NULL };
    *list = (struct office_list){ .all = -1, .next_deadline = STORE_NO_DAY };
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_werkvoorraad);
    if (status != OFFICE_OK) return status;
    if (!name) return OFFICE_STORE;
    if (!own_lines(&q, asking->viewer, word, mine)) return OFFICE_OK;
    if (f->words && *f->words) {
        int32_t typed = office_words(arena, f->words, word + q.word_count, STORE_STATES - q.word_count);
        if (typed == 0) return OFFICE_OK;
        longest_first(word + q.word_count, typed);
        q.words = word;
        q.word_count += typed;
    }
    q.owner = f->owner;
    q.deadline_until = f->until != 0;
    q.until = f->until;
    q.after_deadline = f->after_deadline;
    q.after_id = f->after_id;
    q.most = f->most < 1 ? OFFICE_LINES : f->most > OFFICE_LINES_MOST ? OFFICE_LINES_MOST : f->most;
    int32_t states = f->process || f->state ? states_of(f, name) : -1;
    int64_t all = 0;
    status = find_states(o, arena, &q, name, states, f->count, &page, &all);
    if (status == OFFICE_OK) status = show_page(arena, asking, page.item, page.count, list);
    if (status == OFFICE_OK) status = office_log(o, asking, "werkvoorraad bekijken", NULL, asking->viewer->has_person && q.person ? q.person : NULL, false);
    if (status != OFFICE_OK) { *list = (struct office_list){ .all = -1, .next_deadline = STORE_NO_DAY }; return status; }
    list->more = page.more;
    if (f->count) list->all = all;
    if (page.more && page.count) { list->next_deadline = page.item[page.count - 1].deadline; list->next_id = page.item[page.count - 1].id; }
    return OFFICE_OK;
}

/* ---- searching ---- */

static bool has_open_case(struct arena *arena, const struct store_page *page)
{
    for (int32_t i = 0; i < page->count; i++) {
        const char *process_name = summary_text(arena, office_summary(arena, &page->item[i]), "proces"), *state = summary_text(arena, office_summary(arena, &page->item[i]), "toestand");
        const struct process *p = process_find(process_name, strlen(process_name));
        int32_t k = p ? process_state_of(p, state, strlen(state)) : -1;
        if (k >= 0 && !p->state[k].end) return true;
    }
    return false;
}

/* Each person that was found is told in the log by himself; when nobody was, the one who was looked for. */
static enum office_status log_search(struct office *o, const struct asking *asking, const struct store_page *page, const struct store_hash *person, bool without)
{
    if (person || page->count == 0) return office_log(o, asking, "zoeken naar een persoon", NULL, person, without);
    struct people_act act[SEARCH_MOST];
    for (int32_t i = 0; i < page->count; i++) act[i] = office_act(asking, "zoeken naar een persoon", page->item[i].id, page->item[i].has_person ? &page->item[i].person : NULL, without);
    return office_log_all(o, asking, act, page->count);
}

enum office_status office_search(struct office *o, struct arena *arena, const struct asking *asking, const char *bsn, const char *words, struct office_list *list)
{
    const char *word[STORE_STATES];
    struct store_page page = { 0 };
    struct store_hash person = { { 0 } };
    struct store_query q = { .most = SEARCH_MOST, .words = word };
    *list = (struct office_list){ .all = -1, .next_deadline = STORE_NO_DAY };
    enum office_status status = office_gate(asking, ACT_read, RESOURCE_zoeken);
    if (status != OFFICE_OK) return status;
    bool by_number = bsn && *bsn;
    if (by_number && !bsn_holds(bsn, strlen(bsn))) return OFFICE_REFUSED;
    if (by_number) { person = office_person_key(o->set.store, bsn); q.person = &person; }
    if (words && *words) { q.word_count = office_words(arena, words, word, STORE_STATES); longest_first(word, q.word_count); }
    if (!by_number && q.word_count == 0) return OFFICE_REFUSED;
    q.municipality = asking->viewer->municipality;
    if (!*q.municipality) return OFFICE_FORBIDDEN;
    status = office_of_store(store_find(o->set.store, arena, &q, &page));
    if (status == OFFICE_OK) status = show_page(arena, asking, page.item, page.count, list);
    if (status == OFFICE_OK) status = log_search(o, asking, &page, q.person, !has_open_case(arena, &page));
    if (status != OFFICE_OK) *list = (struct office_list){ .all = -1, .next_deadline = STORE_NO_DAY };
    else list->more = page.more;
    return status;
}
