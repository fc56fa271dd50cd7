/* SPDX-License-Identifier: EUPL-1.2 */
/* log.c: the log of processing: chained records by month in the store, found again by person, and counted without persons. */
#include "people/inside.h"

#include <sodium.h>
#include "base/processing.h"
#include "explain/explain.h"

static const char *const kind = "verwerking", *const prefix = "logboek-", *const folded = "logboek-som";
enum { MONTH_TEXT = 24, ATTRIBUTES = 10 };

/* ---- writing ---- */

/* "logboek-2026-11": the month in which the act began. */
static void month_of(int64_t time, char out[MONTH_TEXT])
{
    char day[11];
    struct text t = { out, 0, MONTH_TEXT, true, false };
    (void)format_date(day_of_moment(time), day);
    text_put(&t, prefix);
    text_bytes(&t, day, 7);
    (void)text_string(&t);
}

static void random_hex(char *out, size_t bytes)
{
    uint8_t random[16];
    randombytes_buf(random, bytes);
    sodium_bin2hex(out, 2 * bytes + 1, random, bytes);
}

static bool is_hex(const char *text, size_t size) { return text && strlen(text) == size && strspn(text, "0123456789abcdef") == size; }

static bool put_act(const struct people *p, struct text *t, const struct viewer *v, const struct people_act *act)
{
    char trace[33], span[17], about[65] = "", name[160];
    struct text activity = TEXT_IN(name);
    random_hex(span, 8);
    if (is_hex(act->trace.trace_id, 32)) memcpy(trace, act->trace.trace_id, sizeof trace); else random_hex(trace, 16);
    text_put(&activity, p->options.organisation);
    text_put(&activity, act->purpose->code);
    if (act->about) sodium_bin2hex(about, sizeof about, act->about->bytes, sizeof act->about->bytes);
    const struct processing_attribute more[ATTRIBUTES] = {
        { "breed.rol", case_role_word[v->role].name }, { "breed.gemeente", v->municipality && *v->municipality ? v->municipality : NULL },
        { "breed.werkgever", v->employer && *v->employer ? v->employer : NULL }, { "breed.doel", act->purpose->code }, { "breed.dossier", act->dossier && *act->dossier ? act->dossier : NULL },
        { "breed.account", v->account }, { "breed.sessie", v->session && *v->session ? v->session : NULL }, { "breed.zonderZaak", act->without_case ? "ja" : NULL },
    };
    const struct processing_record record = {
        .trace_id = trace, .span_id = span, .parent_id = is_hex(act->trace.parent_id, 16) ? act->trace.parent_id : NULL, .error = act->failed, .name = act->what, .start = act->start / 1000,
        .end = act->end / 1000, .version = explain_program, .activity = text_string(&activity), .subject = act->about ? about : NULL, .subject_kind = act->about ? "BSN" : NULL,
        .more = more, .more_count = ATTRIBUTES,
    };
    processing_record_put(t, &record);
    return !t->failed && !activity.failed;
}

static bool may_log(const struct viewer *v, const struct people_act *act)
{
    return v && v->account && *v->account && (unsigned)v->role < CASE_ROLES && act->purpose && (act->purpose->roles >> v->role & 1) && act->what && *act->what;
}

/* From first on: those of one month, in one call of the store. */
static int32_t append_month(struct people *p, const struct viewer *v, const struct people_act *acts, int32_t first, int32_t count, struct arena *arena, enum store_status *status)
{
    char month[MONTH_TEXT], other[MONTH_TEXT];
    struct store_new *new = arena_take_zero(arena, (size_t)(count - first) * sizeof *new);
    struct text t = { 0 };
    int32_t n = 0;
    month_of(acts[first].start, month);
    *status = new ? STORE_OK : STORE_MEMORY;
    for (; new && first + n < count && *status == STORE_OK; n++) {
        month_of(acts[first + n].start, other);
        if (strcmp(month, other) != 0) break;
        t.size = 0;
        char *copy = put_act(p, &t, v, &acts[first + n]) ? arena_copy(arena, t.data, t.size) : NULL;
        if (!copy) *status = STORE_MEMORY;
        new[n] = (struct store_new){ kind, copy, t.size, acts[first + n].about };
    }
    text_free(&t);
    if (*status == STORE_OK) *status = store_append(p->store, month, STORE_ANY, new, n, NULL, NULL);
    return first + n;
}

enum people_status people_log_all(struct people *p, const struct viewer *v, const struct people_act *acts, int32_t count)
{
    struct arena arena = { 0 };
    enum store_status status = STORE_OK;
    char first[MONTH_TEXT], last[MONTH_TEXT];
    if (count <= 0) return PEOPLE_OK;
    if (count > PEOPLE_ACTS) return PEOPLE_INVALID;
    for (int32_t i = 0; i < count; i++) if (!may_log(v, &acts[i])) return PEOPLE_FORBIDDEN;
    /* Two months are two dossiers: together or not at all, unless the caller has begun already. */
    month_of(acts[0].start, first);
    month_of(acts[count - 1].start, last);
    bool begun = strcmp(first, last) != 0 && store_begin(p->store) == STORE_OK;
    for (int32_t i = 0; i < count && status == STORE_OK; ) i = append_month(p, v, acts, i, count, &arena, &status);
    if (begun) { if (status == STORE_OK) status = store_commit(p->store); else store_rollback(p->store); }
    arena_free(&arena);
    return status_of_store(status);
}

enum people_status people_log(struct people *p, const struct viewer *v, const struct people_act *act) { return people_log_all(p, v, act, 1); }

/* ---- reading ---- */

static bool is_record(const struct store_event *event) { return !event->erased && strcmp(event->kind, kind) == 0 && strncmp(event->dossier, prefix, strlen(prefix)) == 0; }

static const struct node *value_of(const struct node *map, const char *name)
{
    const struct node *list = node_get(map, "attributes");
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) if (node_is(node_get(node, "key"), name)) return node_get(node, "value");
    return NULL;
}

static const char *text_of(struct arena *arena, const struct node *node)
{
    const char *copy = node && node->kind == NODE_TEXT ? arena_copy(arena, node->text, node->size) : NULL;
    return copy ? copy : "";
}

static bool read_logged(struct arena *arena, const struct store_event *event, struct people_logged *out)
{
    const struct node *map = node_from_json(arena, event->bytes, event->size, NULL), *word = map ? value_of(map, "breed.rol") : NULL;
    int32_t role = word ? case_word_of(case_role_word, CASE_ROLES, word->text, word->size) : -1;
    if (role < 0) return false;
    *out = (struct people_logged){ event->n, number_in(map, "start_time", 0) * 1000, (enum case_role)role, text_of(arena, value_of(map, "breed.gemeente")),
                                   text_of(arena, value_of(map, "breed.werkgever")), text_of(arena, node_get(map, "name")), text_of(arena, value_of(map, "breed.doel")),
                                   text_of(arena, value_of(map, "breed.dossier")), value_of(map, "breed.zonderZaak") != NULL };
    return true;
}

enum people_status people_log_about(struct people *p, struct arena *arena, const struct store_hash *about, int64_t after, int32_t most, struct people_logged **list, int32_t *count)
{
    struct arena scratch = { 0 };
    enum people_status status = PEOPLE_OK;
    struct store_events events;
    *count = 0;
    if (most < 1 || most > PEOPLE_ACTS) most = PEOPLE_ACTS;
    *list = arena_take_zero(arena, (size_t)most * sizeof **list);
    if (!*list) return PEOPLE_STORE;
    do {
        arena_reset(&scratch);
        if (store_about(p->store, &scratch, about, after, STORE_PAGE, &events) != STORE_OK) { status = PEOPLE_STORE; break; }
        for (int32_t i = 0; i < events.count && *count < most && status == PEOPLE_OK; i++) {
            after = events.item[i].n;
            if (!is_record(&events.item[i])) continue;
            if (read_logged(arena, &events.item[i], &(*list)[*count])) ++*count; else status = PEOPLE_STORE;
        }
    } while (status == PEOPLE_OK && events.count == STORE_PAGE && *count < most);
    arena_free(&scratch);
    return status;
}

/* ---- counting ---- */

struct group { enum case_role role; const char *purpose, *what; int64_t number; struct group *next; };
struct counting { struct group *first; int64_t without_case; struct arena names; };

static bool count_one(struct counting *c, struct arena *scratch, const struct store_event *event)
{
    struct people_logged one;
    if (!is_record(event)) return true;
    if (!read_logged(scratch, event, &one)) return false;
    if (one.without_case) { c->without_case++; return true; }
    struct group **at = &c->first;
    while (*at && !((*at)->role == one.role && strcmp((*at)->purpose, one.purpose) == 0 && strcmp((*at)->what, one.what) == 0)) at = &(*at)->next;
    struct group *found = *at;
    if (!found) {
        found = arena_take_zero(&c->names, sizeof *found);
        if (!found) return false;
        *found = (struct group){ one.role, arena_copy(&c->names, one.purpose, strlen(one.purpose)), arena_copy(&c->names, one.what, strlen(one.what)), 0, NULL };
        if (!found->purpose || !found->what) return false;
    } else *at = found->next;
    found->number++;
    found->next = c->first;         /* what comes often is looked at first */
    c->first = found;
    return true;
}

static void put_number(struct text *t, int64_t number)
{
    enum { HIDDEN_BELOW = 10 };
    put_key(t, "aantal");
    if (number && number < HIDDEN_BELOW) text_put(t, "\"< 10\""); else text_int(t, number);
}

/* In an order that says nothing about when or how often: by role, purpose and what. */
static int order(const struct group *a, const struct group *b)
{
    if (a->role != b->role) return a->role < b->role ? -1 : 1;
    int by = strcmp(a->purpose, b->purpose);
    return by ? by : strcmp(a->what, b->what);
}

static struct group *sorted(struct group *list)
{
    struct group *out = NULL;
    while (list) {
        struct group *one = list, **at = &out;
        list = list->next;
        while (*at && order(*at, one) < 0) at = &(*at)->next;
        one->next = *at;
        *at = one;
    }
    return out;
}

static bool is_month(const char *month)
{
    char day[12];
    date unused;
    if (!month || strlen(month) != 7) return false;
    memcpy(day, month, 7);
    memcpy(day + 7, "-01", 4);
    return parse_date(day, 10, &unused);
}

enum people_status people_log_summary(struct people *p, const char *month, struct text *out)
{
    struct counting c = { 0 };
    struct arena scratch = { 0 };
    char name[MONTH_TEXT];
    struct text id = TEXT_IN(name);
    struct store_range range = { .most = STORE_PAGE };
    struct store_events events = { 0 };
    enum store_status status;
    if (!is_month(month)) return PEOPLE_WRONG;
    struct store_record sum;
    status = store_get(p->store, &scratch, folded, month, &sum);
    if (status == STORE_OK) text_bytes(out, sum.bytes, sum.size);
    arena_reset(&scratch);
    if (status != STORE_ABSENT) { arena_free(&scratch); return out->failed ? PEOPLE_STORE : status_of_store(status); }
    text_put(&id, prefix);
    text_put(&id, month);
    do {
        arena_reset(&scratch);
        status = store_read(p->store, &scratch, text_string(&id), &range, &events);
        for (int32_t i = 0; status == STORE_OK && i < events.count; i++) {
            if (!count_one(&c, &scratch, &events.item[i])) status = STORE_DAMAGED;
            range.after = events.item[i].position;
        }
    } while (status == STORE_OK && events.count == STORE_PAGE);
    if (status == STORE_ABSENT || status == STORE_ERASED) status = STORE_OK;
    if (status == STORE_OK) {
        text_char(out, '{');
        put_member(out, "maand", month);
        put_open(out, "regels", '[');
        for (struct group *g = sorted(c.first); g; g = g->next) {
            const struct purpose *purpose = purpose_find(g->purpose);
            put_open(out, NULL, '{');
            put_member(out, "rol", case_role_word[g->role].name);
            put_member(out, "doel", g->purpose);
            put_member(out, "tekst", purpose ? purpose->text[0] : "");
            put_member(out, "handeling", g->what);
            put_number(out, g->number);
            text_char(out, '}');
        }
        text_char(out, ']');
        put_open(out, "zonderZaak", '{');
        put_number(out, c.without_case);
        text_put(out, "}}");
    }
    arena_free(&scratch);
    arena_free(&c.names);
    return out->failed ? PEOPLE_STORE : status_of_store(status);
}

/* ---- folding what was kept long enough ---- */

/* The counts first, then the lines go, both or neither; somebody who writes into that month just now keeps it for the next time. */
static enum store_status fold_one(struct people *p, struct arena *arena, const char *name, bool *erased)
{
    struct store_dossier line;
    struct text sum = { 0 };
    enum store_status status = store_dossier(p->store, arena, name, &line);
    if (status == STORE_ABSENT || status == STORE_ERASED || (status == STORE_OK && line.erased)) return STORE_OK;
    if (status == STORE_OK && people_log_summary(p, name + strlen(prefix), &sum) != PEOPLE_OK) status = STORE_DAMAGED;
    if (status == STORE_OK) status = store_begin(p->store);
    if (status == STORE_OK) {
        status = store_put(p->store, folded, name + strlen(prefix), STORE_ANY, sum.data, sum.size, NULL, 0);
        if (status == STORE_OK) status = store_erase(p->store, name, line.position, "gewist");
        if (status == STORE_OK) status = store_commit(p->store); else store_rollback(p->store);
        *erased |= status == STORE_OK;
    }
    text_free(&sum);
    return status == STORE_CONFLICT || status == STORE_ERASED ? STORE_OK : status;
}

/* The oldest month first, so that one that was left behind is found again. */
enum people_status log_fold(struct people *p, int64_t now)
{
    enum { MONTHS_BACK = 240 };
    struct arena arena = { 0 };
    enum store_status status = STORE_OK;
    bool erased = false;
    date this_month = first_of_month(day_of_moment(now));
    for (int32_t back = MONTHS_BACK; p->options.log_months > 0 && back > p->options.log_months && status == STORE_OK; back--) {
        char name[MONTH_TEXT], day[11];
        struct text t = { name, 0, MONTH_TEXT, true, false };
        arena_reset(&arena);
        (void)format_date(add_months(this_month, -back), day);
        text_put(&t, prefix);
        text_bytes(&t, day, 7);
        (void)text_string(&t);
        status = fold_one(p, &arena, name, &erased);
    }
    if (status == STORE_OK && erased) status = store_scrub(p->store);
    arena_free(&arena);
    return status_of_store(status);
}
