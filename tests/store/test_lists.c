/* SPDX-License-Identifier: EUPL-1.2 */
/* test_lists.c: work lists against a plain list in memory: every filter, every page, after every change. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "help.h"

#define IS(call) assert_int_equal(call, STORE_OK)
enum { DOSSIERS = 250, VALUES = 4, NO_VALUE = VALUES };

/* Each field is one of a few values; what stands in the store is made from these numbers. */
struct plain { char id[12]; int state, municipality, employer, owner, person, word[2]; int32_t deadline, keep; bool erased; };
static struct plain plain[DOSSIERS];
static const char *const states[VALUES] = { "aanvraag", "loopt", "meting", "einde" };
static const char *const municipalities[VALUES] = { "0363", "0344", "0599", "0518" };
static const char *const employers[VALUES] = { "w1", "w2", "w3", "w4" };
static const char *const owners[VALUES] = { "o1", "o2", "o3", "o4" };
static const char *const words[VALUES] = { "jansen", "de vries", "él", "x" };
static struct store_hash people[VALUES];

static void invent(struct plain *p)
{
    p->state = (int)random_below(VALUES); p->municipality = (int)random_below(VALUES); p->employer = (int)random_below(VALUES);
    p->owner = (int)random_below(VALUES);
    p->person = (int)random_below(VALUES + 1);
    p->word[0] = (int)random_below(VALUES + 1);
    p->word[1] = (int)random_below(VALUES + 1);
    p->deadline = random_below(5) ? 20000 + (int32_t)random_below(30) : STORE_NO_DAY;
    p->keep = random_below(3) ? 25000 + (int32_t)random_below(30) : STORE_NO_DAY;
}

static void put(struct store *s, const struct plain *p, bool is_new)
{
    const char *list[2];
    int32_t count = 0;
    for (int i = 0; i < 2; i++) if (p->word[i] < VALUES) list[count++] = words[p->word[i]];
    const struct store_index index = { states[p->state], municipalities[p->municipality], employers[p->employer], owners[p->owner],
        p->person < VALUES ? &people[p->person] : NULL,
        p->deadline, p->keep, p->id, strlen(p->id), list, count };
    const struct store_new new = { "k", "x", 1, NULL };
    IS(store_append(s, p->id, is_new ? 0 : STORE_ANY, &new, is_new || random_below(2), &index, NULL));
}

static bool is_in(const struct store_query *q, const struct plain *p)
{
    bool in = !p->erased && (!q->municipality || !strcmp(q->municipality, municipalities[p->municipality])) && (!q->employer || !strcmp(q->employer,
        employers[p->employer]));
    in = in && (!q->owner || !strcmp(q->owner, owners[p->owner])) && (!q->deadline_until || p->deadline <= q->until) && (!q->kept_until || p->keep < q->kept);
    in = in && (!q->person || (p->person < VALUES && q->person == &people[p->person]));
    bool state = !q->state_count;
    for (int32_t i = 0; i < q->state_count; i++) state |= !strcmp(q->states[i], states[p->state]);
    for (int32_t i = 0; in && i < q->word_count; i++) {
        bool has = false;
        for (int k = 0; k < 2; k++) has |= p->word[k] < VALUES && !strcmp(q->words[i], words[p->word[k]]);
        in = has;
    }
    return in && state;
}

static int by_deadline(const void *a, const void *b)
{
    const struct plain *x = *(const struct plain *const *)a, *y = *(const struct plain *const *)b;
    return x->deadline != y->deadline ? (x->deadline > y->deadline) - (x->deadline < y->deadline) : strcmp(x->id, y->id);
}

static const char *one_of(const char *const list[VALUES]) { return random_below(2) ? NULL : list[random_below(VALUES)]; }

/* The whole list, page by page, is the plain one. */
static void compare(struct store *s, struct store_query q)
{
    const struct plain *expected[DOSSIERS];
    int32_t count = 0, seen = 0;
    int64_t counted;
    struct store_page page;
    for (int i = 0; i < DOSSIERS; i++) if (is_in(&q, &plain[i])) expected[count++] = &plain[i];
    qsort(expected, (size_t)count, sizeof *expected, by_deadline);
    do {
        IS(store_find(s, &arena, &q, &page));
        assert_true(page.count <= q.most && seen + page.count <= count);
        for (int32_t i = 0; i < page.count; i++) {
            const struct plain *p = expected[seen + i];
            const struct store_dossier *d = &page.item[i];
            assert_string_equal(d->id, p->id);
            assert_string_equal(d->state, states[p->state]);
            assert_string_equal(d->municipality, municipalities[p->municipality]);
            assert_string_equal(d->summary, p->id);
            assert_int_equal(d->deadline, p->deadline);
            assert_int_equal(d->keep_until, p->keep);
            assert_int_equal(d->has_person, p->person < VALUES);
        }
        seen += page.count;
        assert_int_equal(page.more, seen < count);
        if (page.count) { q.after_deadline = page.item[page.count - 1].deadline; q.after_id = page.item[page.count - 1].id; }
    } while (page.more);
    assert_int_equal(seen, count);
    IS(store_count(s, &q, &counted));
    assert_int_equal(counted, count);
}

static void every_list_is_what_a_plain_list_would_be(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    for (int i = 0; i < VALUES; i++) people[i] = store_hash(s, "bsn", words[i], strlen(words[i]));
    IS(store_begin(s));
    for (int i = 0; i < DOSSIERS; i++) {
        (void)snprintf(plain[i].id, sizeof plain[i].id, "d%03u", (unsigned)i * 97 % 1000);
        invent(&plain[i]);
        put(s, &plain[i], true);
    }
    IS(store_commit(s));
    for (int round = 0; round < 300; round++) {
        struct plain *change = &plain[random_below(DOSSIERS)];
        if (!change->erased && round % 40 == 39) { IS(store_erase(s, change->id, STORE_ANY, "gewist")); change->erased = true; }
        else if (!change->erased) { invent(change); put(s, change, false); }
        const char *chosen[3] = { states[random_below(VALUES)], NULL, NULL }, *searched[2] = { words[random_below(VALUES)], words[random_below(VALUES)] };
        int32_t chosen_count = (int32_t)random_below(3);
        for (int i = 1; i < 3; i++) do chosen[i] = states[random_below(VALUES)]; while (chosen[i] == chosen[0] || (i == 2 && chosen[2] == chosen[1]));
        struct store_query q = { .municipality = one_of(municipalities), .employer = one_of(employers), .owner = one_of(owners), .states = chosen,
            .state_count = chosen_count,
            .person = random_below(3) ? NULL : &people[random_below(VALUES)], .words = searched, .word_count = (int32_t)random_below(3),
            .deadline_until = random_below(3) == 0, .until = 20000 + (int32_t)random_below(30), .kept_until = random_below(4) == 0,
                .kept = 25000 + (int32_t)random_below(30),
            .most = 1 + (int32_t)random_below(random_below(2) ? 5 : 200) };
        if (random_below(3) == 0) q = (struct store_query){ .states = chosen, .state_count = chosen_count, .most = q.most };
        compare(s, q);
        arena_reset(&arena);
    }
    assert_int_equal(verify_all(s, NULL), 0);
    store_close(s);
}

static void iterating_meets_every_dossier_once(void **state)
{
    (void)state;
    struct store *s = open_fresh();
    struct store_page page;
    const char *after = NULL;
    int32_t seen = 0;
    for (int i = 0; i < 23; i++) {
        char id[12];
        (void)snprintf(id, sizeof id, "d%d", i);
        IS(add(s, id, 0, "k", "x"));
    }
    IS(store_erase(s, "d5", 1, "gewist"));
    do {
        IS(store_iterate(s, &arena, after, 5, &page));
        for (int32_t i = 0; i < page.count; i++) {
            assert_true(!after || strcmp(after, page.item[i].id) < 0);
            after = page.item[i].id;
        }
        seen += page.count;
    } while (page.more);
    assert_int_equal(seen, 23);
    store_close(s);
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(every_list_is_what_a_plain_list_would_be, BOTH),
        TEST(iterating_meets_every_dossier_once, BOTH),
    };
    if (!begin_tests(count, arguments)) return 2;
    return run_chosen(tests, sizeof tests / sizeof *tests);
}
