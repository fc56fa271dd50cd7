/* SPDX-License-Identifier: EUPL-1.2 */
/* test_transfer.c: two offices with a store each and a bad line between them: a subsidy handed over whole, whatever is lost, late, doubled or killed on the way. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "office_help.h"
#include "office/moving/transfer_kept.h"

static struct desk a, b;            /* 0344, where he lived; 0599, where he lives */
static char where_a[200], where_b[200];
static struct viewer viewers[2][CASE_ROLES];
static int64_t now;                 /* microseconds */

static void must(enum office_status status) { if (status != OFFICE_OK) fail_msg("%s: %s %s %s", office_status_text[status][1], what_was_wrong(), store_detail(a.store), store_detail(b.store)); }
static void is_day(const char *day) { date on; assert_true(parse_date(day, 10, &on)); now = ((int64_t)on * 86400 + 12 * 3600) * MICROSECONDS_A_SECOND; clock_now = now; }

static void sit(struct desk *d, const char *where, const char *municipality)
{
    sit_at(d, where, false);
    office_close(d->office);
    const struct office_setting set = { .law = &the_law.law, .store = d->store, .people = d->people, .municipality = municipality };
    d->office = office_open(&set);
    assert_non_null(d->office);
}
static void open_both(void)
{
    snprintf(where_a, sizeof where_a, "%s", fresh());
    snprintf(where_b, sizeof where_b, "%s", fresh());
    sit(&a, where_a, "0344");
    sit(&b, where_b, "0599");
}
static void close_both(void) { leave(&a); leave(&b); }

static struct asking by(const struct desk *d, enum case_role role)
{
    bool at_a = d == &a, other = role == CASE_andere_gemeente;
    struct viewer *v = &viewers[at_a][role];
    *v = *viewer_of(d, role);
    if (role == CASE_consulent || other) v->municipality = at_a != other ? "0344" : "0599";
    clock_now = now;
    return (struct asking){ .viewer = v, .purpose = purpose_find(role == CASE_werkgever ? "aanvraag-doen" : "overdracht-bij-verhuizing"), .now = now, .today = day_of_moment(now) };
}

/* ---- a dossier that is handed over ---- */

static const char *moved_away(void)
{
    const char *id = granted(&a);
    is_day("2026-06-18");
    struct asking worker = by(&a, CASE_consulent);
    must(adds(&a, &worker, id, "{\"gebeurtenis\":\"feiten-vastgesteld\",\"op\":\"2026-03-10\",\"bron\":\"gemeente\",\"feiten\":{\"wswDienstbetrekking\":\"nee\"}}"));
    must(adds(&a, &worker, id, "{\"gebeurtenis\":\"verhuizing\",\"op\":\"2026-06-16\",\"bron\":\"register\",\"feiten\":{\"naarGemeente\":\"0599\"}}"));
    return id;
}

static const char *offers(const char *id)
{
    struct asking worker = by(&a, CASE_consulent);
    const struct transfer_extra extra = { "NL91ABNA0417164300", "ja", NULL, DATE_NEVER };
    const char *key = NULL;
    problems.count = 0;
    must(office_transfer_offer(a.office, &arena, &worker, id, &extra, &key, &problems));
    return key;
}

static enum office_status answers(struct desk *d, const char *key, enum transfer_kind kind, const char *reason, date paid, const char **draft)
{
    struct asking worker = by(d, CASE_consulent);
    problems.count = 0;
    return office_transfer_answer(d->office, &arena, &worker, key, kind, reason, paid, draft, &problems);
}

static bool find_transfer(struct desk *d, const char *key, struct office_transfer *one)
{
    struct asking worker = by(d, CASE_consulent);
    struct office_transfer *list;
    int32_t count;
    must(office_transfers(d->office, &arena, &worker, &list, &count));
    for (int32_t i = 0; i < count; i++) if (strcmp(list[i].now.key, key) == 0) { *one = list[i]; return true; }
    return false;
}
static enum transfer_state state_at(struct desk *d, const char *key)
{
    struct office_transfer one;
    assert_true(find_transfer(d, key, &one));
    return one.now.state;
}

/* A draft of overgedragen, signed: then the closing is on its way. */
static enum office_status closes(const char *key, date paid)
{
    const char *draft = NULL;
    struct office_transfer one;
    enum office_status status = answers(&a, key, TRANSFER_afgesloten, NULL, paid, &draft);
    if (status != OFFICE_OK) return status;
    assert_non_null(draft);
    assert_true(find_transfer(&a, key, &one));
    struct asking worker = by(&a, CASE_consulent);
    return office_sign(a.office, &arena, &worker, one.dossier, draft, NULL, &problems);
}

/* ---- the line ---- */

enum luck { LUCK_good, LUCK_down, LUCK_answer_lost, LUCK_twice, LUCK_late, LUCKS };
struct the_line { bool bad, killed_after; int32_t delivered, fresh; char *late[200]; bool late_to_b[200]; int32_t lates; };
static struct the_line line;

static enum delivery deliver(struct desk *to, const char *json, size_t size)
{
    struct asking other = by(to, CASE_andere_gemeente);
    struct office_taken taken;
    struct problems own = { .count = 0 };
    enum office_status status = office_transfer_take(to->office, &arena, &other, arena_copy(&arena, json, size), size, &taken, &own);
    line.delivered++;
    if (status == OFFICE_OK) { line.fresh += taken.fresh; return DELIVERY_taken; }
    if (status == OFFICE_REFUSED || (status == OFFICE_CONFLICT && taken.contradicts)) {
        for (int32_t i = 0; i < own.count && i < PROBLEMS_KEPT; i++) printf("# refused: %s %s\n", own.item[i].field, own.item[i].allowed[1]);
        return DELIVERY_refused;
    }
    printf("# not taken: %s\n", office_status_text[status][1]);
    return DELIVERY_down;
}

static enum delivery carry(void *context, const struct transfer_peer *peer, const char *json, size_t size)
{
    struct desk *to = peer->municipality == 599 ? &b : &a;
    (void)context;
    enum luck luck = line.bad ? (enum luck)random_below(LUCKS) : LUCK_good;
    if (luck == LUCK_late && line.lates < 200) { line.late_to_b[line.lates] = to == &b; line.late[line.lates] = malloc(size + 1); memcpy(line.late[line.lates++], json, size + 1); return DELIVERY_down; }
    if (luck == LUCK_down || luck == LUCK_late) return DELIVERY_down;
    enum delivery came = deliver(to, json, size);
    if (line.killed_after) (void)raise(SIGKILL);
    if (luck == LUCK_twice) came = deliver(to, json, size);
    return luck == LUCK_answer_lost ? DELIVERY_down : came;
}

static const struct transfer_peer peers[] = { { 344, "http://127.0.0.1:1/v1", "x", NULL, NULL }, { 599, "http://127.0.0.1:2/v1", "x", NULL, NULL } };
static const struct transfer_post post = { peers, 2, carry, NULL, OUTBOX_FIRST_WAIT };
static struct transfer_sent sent;
static void send_from(struct desk *d) { clock_now = now; must(office_transfer_send(d->office, &post, now, 100, &sent)); }
static void send_all(void) { for (int i = 0; i < 4; i++) { send_from(&a); send_from(&b); } }

static enum delivery unreachable(void *context, const struct transfer_peer *peer, const char *json, size_t size)
{
    (void)context; (void)peer; (void)json; (void)size;
    return DELIVERY_down;
}

/* ---- tests ---- */

static int32_t dossiers_of(struct desk *d)
{
    struct store_page page;
    int32_t n = 0;
    assert_int_equal(store_iterate(d->store, &arena, NULL, 1000, &page), STORE_OK);
    for (int32_t i = 0; i < page.count; i++) n += office_is_id(page.item[i].id);
    return n;
}

static const char *state_now(struct desk *d, const char *id)
{
    struct office_view *view = arena_take_zero(&arena, sizeof *view);
    struct asking worker = by(d, CASE_consulent);
    must(office_read(d->office, &arena, &worker, id, 0, view, &problems));
    return view->dossier.process->state[view->dossier.state[0]].name;
}

static void a_subsidy_goes_over_without_a_gap_or_an_overlap(void **state)
{
    struct office_transfer one, other;
    (void)state;
    open_both();
    line = (struct the_line){ .bad = false };
    const char *id = moved_away(), *key = offers(id);
    assert_string_equal(offers(id), key);                            /* offered again it is the same */
    assert_int_equal(answers(&a, key, TRANSFER_afgesloten, NULL, DATE_NEVER, NULL), OFFICE_REFUSED);
    send_all();
    assert_int_equal(sent.tried, 0);
    assert_true(find_transfer(&b, key, &other));
    assert_string_equal(state_now(&b, other.dossier), "overname");
    assert_string_equal(other.name, "Ada Fabelstra");
    assert_int_equal(dossiers_of(&b), 1);
    struct asking worker = by(&b, CASE_consulent);
    must(adds(&b, &worker, other.dossier, "{\"gebeurtenis\":\"contract-ontvangen\",\"op\":\"2026-06-18\"}"));
    assert_int_equal(decides(&b, &worker, other.dossier, "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-06-16\",\"bron\":\"gemeente\"}"), OFFICE_REFUSED);      /* A has not closed */
    must(answers(&b, key, TRANSFER_aanvaard, NULL, DATE_NEVER, NULL));
    assert_int_equal(answers(&b, key, TRANSFER_betwist, "toch niet", DATE_NEVER, NULL), OFFICE_REFUSED);
    send_all();
    assert_int_equal(state_at(&a, key), STATE_accepted);
    assert_int_equal(decides(&b, &worker, other.dossier, "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-06-16\",\"bron\":\"gemeente\"}"), OFFICE_REFUSED);
    struct asking elsewhere = by(&a, CASE_andere_gemeente);           /* who accepted cannot close for the other */
    assert_int_equal(adds(&a, &elsewhere, id, "{\"gebeurtenis\":\"overgedragen\",\"op\":\"2026-06-15\",\"verzonden\":\"2026-06-18\"}"), OFFICE_REFUSED);
    must(closes(key, date_of(2026, 6, 30)));                         /* A had paid June whole */
    assert_string_equal(state_now(&a, id), "overgedragen");
    send_all();
    assert_int_equal(state_at(&b, key), STATE_closed);
    assert_int_equal(decides(&b, &worker, other.dossier, "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-06-20\",\"bron\":\"gemeente\"}"), OFFICE_REFUSED);      /* a gap */
    must(decides(&b, &worker, other.dossier, "{\"gebeurtenis\":\"toekenning\",\"op\":\"2026-06-16\",\"bron\":\"gemeente\"}"));
    assert_string_equal(state_now(&b, other.dossier), "toegekend-forfait");
    assert_int_equal(adds(&b, &worker, other.dossier, "{\"gebeurtenis\":\"betaald\",\"op\":\"2026-06-30\"}"), OFFICE_REFUSED);     /* A did */
    assert_true(find_transfer(&a, key, &one) && find_transfer(&b, key, &other));
    for (date day = date_of(2026, 5, 1); day < date_of(2026, 9, 1); day++) assert_int_equal(transfer_pays(&one.now, day) + transfer_pays(&other.now, day), 1);
    assert_true(one.settles && other.settles && one.settle_first == date_of(2026, 6, 16) && other.settle_last == date_of(2026, 6, 30));
    close_both();
}

/* The offer as it lies in A's store with another account number: the same key, another content. */
static const char *contradicting(const char *id)
{
    struct store_events events;
    struct dossier main;
    struct case_entry entry[40];
    struct text out = { 0 };
    const struct case_setting set = office_case_setting(a.office, day_of_moment(now), CASE_amounts);
    assert_int_equal(store_read(a.store, &arena, id, NULL, &events), STORE_OK);
    for (int32_t i = 0; i < events.count; i++) entry[i] = (struct case_entry){ events.item[i].bytes, events.item[i].size, day_of_moment(events.item[i].time), i + 1 };
    assert_true(dossier_of(&main, &arena, entry, events.count, &set, NULL));
    const struct transfer_case c = { .main = &main, .reference = id, .extra = { .no_risk = "nee", .coach_until = DATE_NEVER } };
    assert_true(transfer_offer(&out, &c, &set, &problems));
    const char *copy = arena_copy(&arena, out.data, out.size);
    text_free(&out);
    return copy;
}

static void the_same_message_is_taken_once_and_another_under_its_key_never(void **state)
{
    struct office_taken taken;
    (void)state;
    open_both();
    line = (struct the_line){ .bad = false };
    const char *id = moved_away(), *key = offers(id), *forged = contradicting(id);
    send_all();
    assert_int_equal(line.fresh, 1);
    struct asking other = by(&b, CASE_andere_gemeente);
    problems.count = 0;
    assert_int_equal(office_transfer_take(b.office, &arena, &other, forged, strlen(forged), &taken, &problems), OFFICE_CONFLICT);
    assert_true(taken.contradicts);
    assert_int_equal(dossiers_of(&b), 1);
    assert_int_equal(state_at(&b, key), STATE_offered);
    viewers[0][CASE_andere_gemeente].municipality = "0363";           /* somebody else's token */
    assert_int_equal(office_transfer_take(b.office, &arena, &other, forged, strlen(forged), &taken, &problems), OFFICE_REFUSED);
    struct asking at_a = by(&a, CASE_andere_gemeente);                /* brought to the wrong house */
    viewers[1][CASE_andere_gemeente].municipality = "0344";
    assert_int_equal(office_transfer_take(a.office, &arena, &at_a, forged, strlen(forged), &taken, &problems), OFFICE_REFUSED);
    for (int role = 0; role < CASE_ROLES; role++) {
        if (role == CASE_andere_gemeente) continue;
        struct asking somebody = by(&b, (enum case_role)role);
        assert_true(office_transfer_take(b.office, &arena, &somebody, forged, strlen(forged), &taken, &problems) != OFFICE_OK);
        const char *draft;
        if (role != CASE_consulent) assert_true(office_transfer_answer(b.office, &arena, &somebody, key, TRANSFER_aanvaard, NULL, DATE_NEVER, &draft, &problems) != OFFICE_OK);
    }
    close_both();
}

/* The answer of B in other words. */
static void says_otherwise(const char *key)
{
    struct kept k;
    struct transfer_message offer;
    struct office_taken taken;
    struct text text = { 0 };
    char name[KEPT_KEY];
    assert_true(kept_name(name, "0344", key));
    must(kept_get(a.office, &arena, name, &k));
    assert_true(kept_offer(&k, &arena, &offer) && transfer_reply(&text, &offer, TRANSFER_betwist, DATE_NEVER, "om een andere reden"));
    struct asking other = by(&a, CASE_andere_gemeente);
    assert_int_equal(office_transfer_take(a.office, &arena, &other, arena_copy(&arena, text.data, text.size), text.size, &taken, &problems), OFFICE_CONFLICT);
    assert_true(taken.contradicts);
    text_free(&text);
}

static void contested_it_stays_with_the_former_and_called_off_it_ends(void **state)
{
    (void)state;
    open_both();
    line = (struct the_line){ .bad = false };
    const char *id = moved_away(), *key = offers(id);
    struct office_transfer one;
    send_all();
    assert_int_equal(answers(&b, key, TRANSFER_betwist, "", DATE_NEVER, NULL), OFFICE_REFUSED);
    must(answers(&b, key, TRANSFER_betwist, "hij woont hier niet", DATE_NEVER, NULL));
    send_all();
    assert_true(find_transfer(&a, key, &one));
    assert_int_equal(one.now.state, STATE_contested);
    assert_string_equal(one.reason, "hij woont hier niet");
    says_otherwise(key);
    assert_string_equal(state_now(&a, id), "overdracht");
    assert_true(transfer_pays(&one.now, date_of(2026, 12, 1)));
    must(answers(&a, key, TRANSFER_ingetrokken, "verhuizing klopt niet", DATE_NEVER, NULL));
    assert_string_equal(state_now(&a, id), "toegekend-forfait");
    send_all();
    assert_true(find_transfer(&b, key, &one));
    assert_int_equal(one.now.state, STATE_withdrawn);
    assert_string_equal(state_now(&b, one.dossier), "geweigerd");
    close_both();
}

static void when_the_other_side_is_down_it_waits_longer_each_time_and_loses_nothing(void **state)
{
    const struct transfer_post down = { peers, 2, unreachable, NULL, OUTBOX_FIRST_WAIT };
    struct office_transfer one;
    (void)state;
    open_both();
    line = (struct the_line){ .bad = false };
    const char *key = offers(moved_away());
    int64_t waits[3] = { 60, 120, 240 };
    for (int i = 0; i < 3; i++) {
        must(office_transfer_send(a.office, &down, now, 100, &sent));
        assert_int_equal(sent.down, 1);
        must(office_transfer_send(a.office, &down, now, 100, &sent));
        assert_int_equal(sent.tried, 0);                              /* not before its time */
        assert_true(find_transfer(&a, key, &one));
        assert_int_equal(one.item[0].next - now, waits[i] * 1000000);
        assert_int_equal(one.item[0].tries, i + 1);
        now = one.item[0].next;
    }
    send_all();
    assert_int_equal(line.fresh, 1);
    assert_true(find_transfer(&a, key, &one));
    assert_int_equal(one.item[0].state, OUTBOX_delivered);
    close_both();
}

/* In a process of its own that is killed: what it was at. */
static void in_a_child_that_is_killed(void (*does)(const char *), const char *argument)
{
    int status;
    close_both();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        sit(&a, where_a, "0344");
        sit(&b, where_b, "0599");
        does(argument);
        (void)raise(SIGKILL);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    sit(&a, where_a, "0344");
    sit(&b, where_b, "0599");
}
static void only_offers(const char *id) { (void)offers(id); }
static void sends_and_dies(const char *id) { (void)id; line.killed_after = true; send_from(&a); }
static void accepts(const char *key) { must(answers(&b, key, TRANSFER_aanvaard, NULL, DATE_NEVER, NULL)); }

static void killed_between_writing_and_sending_or_recording_nothing_is_lost_or_done_twice(void **state)
{
    (void)state;
    open_both();
    line = (struct the_line){ .bad = false };
    const char *id = moved_away();
    in_a_child_that_is_killed(only_offers, id);
    in_a_child_that_is_killed(sends_and_dies, id);                   /* it arrived, and A does not know */
    line = (struct the_line){ .bad = false };
    assert_int_equal(dossiers_of(&b), 1);
    const char *key = offers(id);
    send_from(&a);
    assert_int_equal(sent.delivered, 1);
    assert_int_equal(line.fresh, 0);
    assert_int_equal(dossiers_of(&b), 1);
    in_a_child_that_is_killed(accepts, key);
    send_from(&b);
    assert_int_equal(state_at(&a, key), STATE_accepted);
    close_both();
}

/* ---- worlds ---- */

static void let_in_late(void)
{
    if (!line.lates || random_below(3) != 0) return;
    int32_t i = (int32_t)random_below((uint32_t)line.lates);
    (void)deliver(line.late_to_b[i] ? &b : &a, line.late[i], strlen(line.late[i]));
}

static void somebody_acts(const char *key, bool decided)
{
    struct office_transfer at_a, at_b;
    assert_true(find_transfer(&a, key, &at_a));
    bool known = find_transfer(&b, key, &at_b);
    if (known && at_b.may[TRANSFER_betwist] && !decided && random_below(6) == 0) must(answers(&b, key, TRANSFER_betwist, "niet van ons", DATE_NEVER, NULL));
    else if (known && at_b.may[TRANSFER_aanvaard] && (decided || random_below(4) == 0)) must(answers(&b, key, TRANSFER_aanvaard, NULL, DATE_NEVER, NULL));
    if (at_a.may[TRANSFER_ingetrokken] && !decided && random_below(25) == 0) must(answers(&a, key, TRANSFER_ingetrokken, "toch niet", DATE_NEVER, NULL));
    else if (at_a.may[TRANSFER_afgesloten] && (decided || random_below(4) == 0)) must(closes(key, at_a.now.pays_until + (date)random_below(20)));
}

static void in_many_worlds_with_a_bad_line_each_day_is_paid_once(void **state)
{
    int32_t worlds = 30, over = 0, stayed = 0;
    (void)state;
    open_both();
    for (int32_t w = 0; w < worlds; w++) {
        struct office_transfer at_a, at_b;
        arena_reset(&arena);
        line = (struct the_line){ .bad = true };
        char id[ID_SIZE + 1], key[33];
        snprintf(id, sizeof id, "%s", moved_away());
        snprintf(key, sizeof key, "%s", offers(id));
        for (int32_t step = 0; step < 25; step++) {
            now += (int64_t)random_below(7200) * MICROSECONDS_A_SECOND;
            somebody_acts(key, false);
            send_from(random_below(2) ? &a : &b);
            let_in_late();
        }
        line.bad = false;
        for (int32_t step = 0; step < 6; step++) {
            now += (int64_t)7 * 3600 * MICROSECONDS_A_SECOND;
            if (state_at(&a, key) != STATE_withdrawn) somebody_acts(key, true);
            send_all();
            let_in_late();
        }
        assert_true(find_transfer(&a, key, &at_a));
        bool known = find_transfer(&b, key, &at_b), closed = at_a.now.state == STATE_closed;
        assert_int_equal(closed ? STATE_closed : STATE_withdrawn, at_a.now.state);
        if (known) assert_int_equal(at_a.now.state, at_b.now.state);
        for (int32_t i = 0; i < at_a.items; i++) assert_int_equal(at_a.item[i].state, OUTBOX_delivered);
        for (int32_t i = 0; known && i < at_b.items; i++) assert_int_equal(at_b.item[i].state, OUTBOX_delivered);
        for (date day = date_of(2026, 5, 1); day < date_of(2026, 10, 1); day++) assert_int_equal(transfer_pays(&at_a.now, day) + (known && transfer_pays(&at_b.now, day)), 1);
        assert_string_equal(state_now(&a, id), closed ? "overgedragen" : "toegekend-forfait");
        if (known) assert_string_equal(state_now(&b, at_b.dossier), closed ? "overname" : "geweigerd");
        assert_true(line.fresh <= at_a.items + (known ? at_b.items : 0));            /* none was new twice; one that crossed another may be overtaken */
        for (int32_t i = 0; i < line.lates; i++) free(line.late[i]);
        over += closed;
        stayed += !closed;
    }
    print_message("# %d handed over, %d called off\n", (int)over, (int)stayed);
    assert_true(over > 5 && stayed > 2);
    assert_int_equal(verify_all(a.store, NULL) + verify_all(b.store, NULL), 0);
    close_both();
}

int main(int count, char **arguments)
{
    const struct store_test tests[] = {
        TEST(a_subsidy_goes_over_without_a_gap_or_an_overlap, BOTH), TEST(the_same_message_is_taken_once_and_another_under_its_key_never, BOTH),
        TEST(contested_it_stays_with_the_former_and_called_off_it_ends, BOTH), TEST(when_the_other_side_is_down_it_waits_longer_each_time_and_loses_nothing, BOTH),
        TEST(killed_between_writing_and_sending_or_recording_nothing_is_lost_or_done_twice, BOTH), TEST(in_many_worlds_with_a_bad_line_each_day_is_paid_once, BOTH),
    };
    return begin_tests(count, arguments) ? run_chosen(tests, sizeof tests / sizeof *tests) : 1;
}
