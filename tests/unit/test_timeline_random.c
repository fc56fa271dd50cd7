/* SPDX-License-Identifier: EUPL-1.2 */
/* test_timeline_random.c: what holds for every timeline: sums, whole months, cutting and going on, and days on which nothing happens; over random situations; BREED_TIMELINES=n: so many instead of 1500. */
#include "timeline_help.h"
#include "random_case.h"
#include "reason/decision.h"

enum { TEXT_MOST = 1 << 14 };
static struct dice dice = { 20260704 };
static char event[64][400];
static int32_t events;

static void put_day(char *out, date day) { format_date(day, out); }
static const char *one_of(const char *const *words, int64_t n) { return words[below(&dice, n)]; }

static void add_event(date on, const char *what, const char *facts)
{
    char day[11];
    put_day(day, on);
    snprintf(event[events++], sizeof *event, "  - {on: %s, what: %s%s%s}\n", day, what, facts[0] ? ", " : "", facts);
}

static void random_wage(char *out, size_t size)
{
    int64_t gross = 50000 + below(&dice, 250000), week = 4 + below(&dice, 37);
    snprintf(out, size, "urenPerWeek: %d, voltijduren: 38, brutoloonPerMaand: \"%d.%02d\", nettoInkomen: \"%d.%02d\", vakantietoeslagInkomen: \"%d\"", (int)week, (int)(gross / 100), (int)(gross % 100),
             (int)(gross * 8 / 1000), (int)below(&dice, 100), (int)below(&dice, 90));
}

/* What holds while events are made up: as the reader wants it. */
struct state { bool job, ill, leave, stage, assistance, flat; int32_t mates; };

static void job_starts(struct state *s, date on)
{
    char wage[160], facts[300];
    random_wage(wage, sizeof wage);
    s->flat = chance(&dice, 40);
    const char *group = chance(&dice, 30) ? ", categorieen: [banenafspraak], doelgroepverklaring: ja" : "";
    if (s->flat) snprintf(facts, sizeof facts, "%s, forfaitair: ja%s", wage, group);
    else snprintf(facts, sizeof facts, "%s, loonwaarde: %d%s", wage, (int)below(&dice, 100), group);
    add_event(on, "baan-begint", facts);
    s->job = true;
}

static void in_job(struct state *s, date on)
{
    char wage[160], facts[200];
    random_wage(wage, sizeof wage);
    switch (below(&dice, 6)) {
    case 0: add_event(on, "uren-of-loon", wage); break;
    case 1: snprintf(facts, sizeof facts, "loonwaarde: %d", (int)below(&dice, 100)); add_event(on, "loonwaarde-gemeten", facts); break;
    case 2: if (s->ill) add_event(on, "hersteld", ""); else add_event(on, "ziek", chance(&dice, 80) ? "dagloon: \"90.00\", honderdProcent: ja" : "soort: no-risk"); s->ill = !s->ill; break;
    case 3: if (s->leave) add_event(on, "verlof-eindigt", ""); else add_event(on, "onbetaald-verlof", "onbetaaldeUren: 3, nettoInkomen: \"500.00\""); s->leave = !s->leave; break;
    case 4: if (s->flat) { add_event(on, "forfait-eindigt", ""); s->flat = false; } break;
    default: add_event(on, "baan-eindigt", ""); *s = (struct state){ .stage = s->stage, .assistance = s->assistance, .mates = s->mates };
    }
}

static void around(struct state *s, date on)
{
    char facts[120];
    switch (below(&dice, 5)) {
    case 0: add_event(on, s->assistance ? "bijstand-eindigt" : "bijstand-begint", ""); s->assistance = !s->assistance; break;
    case 1:
        if (s->mates) { add_event(on, "huisgenoot-gaat", "huisgenoot: {geboortedatum: 1999-06-15}"); s->mates--; }
        else { add_event(on, "huisgenoot-komt", "huisgenoot: {geboortedatum: 1999-06-15}"); s->mates++; }
        break;
    case 2: if (s->stage) add_event(on, "stage-eindigt", ""); else { snprintf(facts, sizeof facts, "stagevergoeding: \"%d.00\"", (int)below(&dice, 700)); add_event(on, "stage-begint", facts); } s->stage = !s->stage; break;
    case 3: add_event(on, "aanvraag", "aanvrager: werkgever"); break;
    default: snprintf(facts, sizeof facts, "medischUrenbeperkt: %s", chance(&dice, 50) ? "ja" : "nee"); add_event(on, "feiten", facts);
    }
}

static date from;
static int32_t months;
static char head[1200];

/* A situation that the reader accepts: a person, and a dozen events in order. */
static void make_up(void)
{
    static const char *const births[] = { "2006-02-28", "2004-02-29", "1998-11-01", "1990-05-05", "1961-12-31", "1959-03-31" };
    struct state s = { .job = false };
    char day[11];
    from = date_of((int32_t)(2022 + below(&dice, 4)), (int32_t)(1 + below(&dice, 12)), 1) + (chance(&dice, 20) ? (date)below(&dice, 28) : 0);
    months = (int32_t)(2 + below(&dice, 40));
    events = 0;
    put_day(day, from);
    bool receives = chance(&dice, 60);
    snprintf(head, sizeof head, "from: %s\nmonths: %%d\nperson: {geboortedatum: %s, behoortTotDoelgroep: %s, medischUrenbeperkt: nee, alleenstaandeOuder: %s, jongsteKindGeboortedatum: 2014-08-31, draagtBijN: %s,\n"
             "  inDoelgroepregister: ja, draagtBijR: ja, urenUitbreidingMogelijk: nee, normaleArbeidsduur: 38, doelgroepregister: ja, doelgroepregisterVanaf: 2020-01-01, loonwaardeLagerDanMinimumloon: ja, wajong: nee, kinderen: nee%s%s}\n"
             "household: {heeftPartner: nee, huisgenoten: []}\nevents:\n", day, one_of(births, 6), chance(&dice, 90) ? "ja" : "nee", chance(&dice, 30) ? "ja" : "nee", chance(&dice, 50) ? "ja" : "nee",
             receives ? ", ontvangtBijstand: ja, vakantietoeslagTegoed: \"120.50\"" : "", chance(&dice, 40) ? ", studiefinanciering: ja, structureelNietInStaatBijTeVerdienen: ja, aangevraagdVanaf: 2023-01-01" : "");
    s.assistance = receives;
    for (date on = from + (date)below(&dice, 40); events < 14; on += 2 + (date)below(&dice, 70)) {
        if (!s.job && chance(&dice, 50)) job_starts(&s, on);
        else if (s.job && chance(&dice, 60)) in_job(&s, on);
        else around(&s, on);
    }
}

/* The text of it, with perhaps one more event. */
static void write_down(char *out, int32_t of_months, const char *more, date on)
{
    char start[1300];
    snprintf(start, sizeof start, head, of_months);
    size_t size = (size_t)snprintf(out, TEXT_MOST, "%s", start);
    for (int32_t i = 0; i < events; i++) size += (size_t)snprintf(out + size, TEXT_MOST - size, "%s", event[i]);
    char day[11];
    put_day(day, on);
    if (more) snprintf(out + size, TEXT_MOST - size, "  - {on: %s, what: feiten%s}\n", day, more);
}

static bool make_random(struct made *m, int32_t of_months, const char *more, date on)
{
    static char yaml[TEXT_MOST];
    write_down(yaml, of_months, more, on);
    bool good = read_text(m, yaml) && timeline_make(&m->t, &m->arena, &m->s, &base.law, &m->problems);
    if (!good) { show_problems(m); print_message("%s\n", yaml); }
    assert_true(good);
    return good;
}

static int32_t of_all(void) { const char *s = getenv("BREED_TIMELINES"); return s ? atoi(s) : 1500; }

/* ---- sums ---- */

/* Days of pieces of one line lie in their month and never twice; their amounts add up to the cell. */
static void check_pieces(const struct made *m)
{
    const struct timeline *t = &m->t;
    money sum[500][TIMELINE_LINE_COUNT] = { { 0 } };
    date last[TIMELINE_LINE_COUNT];
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) last[line] = m->s.from - 1;
    for (int32_t i = 0; i < t->pieces; i++) {
        const struct timeline_piece *p = &t->piece[i];
        const struct timeline_month *month = &t->month[p->month];
        assert_true(p->first >= month->first && p->last < month->first + month->days && p->first <= p->last);
        assert_true(p->first > last[p->line]);
        last[p->line] = p->last;
        sum[p->month][p->line] += p->amount;
        if (p->line == LINE_loonkostensubsidie || p->line == LINE_bijstand || p->line == LINE_brutoloon) {
            int64_t days = p->last - p->first + 1, of = month->days, twice = 2 * p->decided * days + of;       /* apart from the code under test: halves up */
            assert_int_equal(p->amount, twice / (2 * of));
        }
    }
    static const int lines[] = { LINE_brutoloon, LINE_werkgeverspremies, LINE_loonkostensubsidie, LINE_ziektewet, LINE_ongedekt, LINE_nettoloon, LINE_vrijgelaten, LINE_bijstand, LINE_studietoeslag };
    for (int32_t i = 0; i < t->months; i++)
        for (size_t k = 0; k < sizeof lines / sizeof *lines; k++)
            if (t->month[i].cell[lines[k]].state == CELL_amount) assert_int_equal(sum[i][lines[k]], t->month[i].cell[lines[k]].amount);
}

/* The days of wage in a month are the days of the job in it, no more and no fewer. */
static void check_days_of_wage(const struct made *m)
{
    for (int32_t i = 0; i < m->t.months; i++) {
        const struct timeline_month *month = &m->t.month[i];
        int32_t of_job = 0, of_pieces = 0;
        for (date day = month->first; day < month->first + month->days; day++) of_job += day >= m->s.from && situation_fact(&m->s, &glossary[G_startDienstbetrekking], day) != NULL;
        for (int32_t k = 0; k < m->t.pieces; k++)
            if (m->t.piece[k].month == i && m->t.piece[k].line == LINE_brutoloon) of_pieces += m->t.piece[k].last - m->t.piece[k].first + 1;
        if (month->cell[LINE_brutoloon].state != CELL_unknown) assert_int_equal(of_pieces, of_job);
    }
}

static void check_months_and_years(const struct made *m)
{
    const struct timeline *t = &m->t;
    int32_t at = 0;
    for (int32_t y = 0; y < t->years; y++) {
        money sum[TIMELINE_LINE_COUNT] = { 0 };
        bool unknown[TIMELINE_LINE_COUNT] = { false };
        for (int32_t i = 0; i < t->year[y].months; i++, at++) {
            const struct timeline_month *month = &t->month[at];
            assert_int_equal(month->year, t->year[y].year);
            assert_int_equal(month->first, add_months(first_of_month(m->s.from), at));
            money cost = 0;
            for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
                sum[line] += month->cell[line].amount;
                unknown[line] |= month->cell[line].state == CELL_unknown;
                if (timeline_line_text[line].side == SIDE_werkgever) cost += timeline_line_text[line].sign * month->cell[line].amount;
            }
            assert_int_equal(month->cell[LINE_werkgeverskosten].amount, cost);
        }
        for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
            assert_int_equal(t->year[y].cell[line].amount, sum[line]);
            assert_int_equal(t->year[y].cell[line].state == CELL_unknown, unknown[line]);
        }
    }
    assert_int_equal(at, t->months);
}

static void every_day_is_counted_once_and_years_are_the_sums_of_their_months(void **state)
{
    (void)state;
    for (int32_t i = 0, n = of_all(); i < n; i++) {
        struct made m;
        make_up();
        make_random(&m, months, NULL, from);
        check_pieces(&m);
        check_months_and_years(&m);
        if (i % 5 == 0) check_days_of_wage(&m);
        drop(&m);
    }
}

/* ---- the single decisions ---- */

/* The rule of a piece, decided on its first day with the facts as they hold then; a subsidy without flat rate that began with the job. */
static money decided_alone(const struct made *m, const struct timeline_piece *p, const char *outcome)
{
    static struct decision d;
    decision_start(&d, p->rule, &base.law, false);
    for (uint32_t k = 0; k < p->rule->fact_count; k++) {
        const struct said *said = situation_fact(&m->s, p->rule->facts[k].term, p->first);
        char *at = d.facts.bytes + p->rule->facts[k].offset;
        struct facts_head *facts = (struct facts_head *)(void *)&d.facts;
        bool day = strcmp(p->rule->facts[k].term->name, "peildatum") == 0, flat = strcmp(p->rule->facts[k].term->name, "forfaitair") == 0;
        bool start = strcmp(p->rule->facts[k].term->name, "ingangsdatum") == 0;
        int32_t value = day ? p->first : flat ? nee : 0;
        if (start) value = (int32_t)term_plain(&glossary[G_startDienstbetrekking], situation_fact(&m->s, &glossary[G_startDienstbetrekking], p->first)->value);
        if (day || flat || start) memcpy(at, &value, sizeof value);
        else if (said && said->value) memcpy(at, said->value, term_size(said->term));
        if (day || flat || start || (said && said->value)) facts->given |= (uint64_t)1 << k;
    }
    decision_make(&d);
    int32_t place = rule_outcome(p->rule, outcome, strlen(outcome));
    assert_true(outcome_head(&d.outcome)->settled >> place & 1);
    return term_plain(p->rule->outcomes[place].term, d.outcome.bytes + p->rule->outcomes[place].offset);
}

static void the_amount_of_a_piece_is_that_of_the_rule_on_its_first_day(void **state)
{
    (void)state;
    int32_t compared = 0;
    for (int32_t i = 0, n = of_all() / 3; i < n; i++) {
        struct made m;
        char yaml[2000], day[11], later[11];
        date start = date_of(2024, 1, 1) + (date)below(&dice, 500);
        put_day(day, start);
        put_day(later, start + 20 + (date)below(&dice, 300));
        snprintf(yaml, sizeof yaml, "from: %s\nmonths: 20\nperson: {geboortedatum: 200%d-0%d-2%d, behoortTotDoelgroep: ja, studiefinanciering: ja, wajong: nee, structureelNietInStaatBijTeVerdienen: ja, aangevraagdVanaf: 2024-01-01}\n"
                 "employment: {startDienstbetrekking: %s, urenPerWeek: %d, loonwaarde: %d}\nevents:\n  - {on: %s, what: feiten, urenPerWeek: %d, stagevergoeding: \"%d.00\"}\n", day, (int)below(&dice, 7), (int)(1 + below(&dice, 9)),
                 (int)below(&dice, 9), day, (int)(1 + below(&dice, 40)), (int)below(&dice, 100), later, (int)(1 + below(&dice, 40)), (int)below(&dice, 500));
        make(&m, yaml);
        for (int32_t k = 0; k < m.t.pieces; k++) {
            const struct timeline_piece *p = &m.t.piece[k];
            if (p->line != LINE_loonkostensubsidie && p->line != LINE_studietoeslag) continue;
            assert_int_equal(p->decided, decided_alone(&m, p, "bedragPerMaand"));
            compared++;
        }
        drop(&m);
    }
    assert_true(compared > 10 * of_all());
}

/* ---- the same from another side ---- */

static void same_cell(const struct cell *a, const struct cell *b)
{
    assert_int_equal(a->state, b->state);
    if (a->state != CELL_unknown) assert_int_equal(a->amount, b->amount);
}

/* The same for a situation that was cut: nothing and nought are alike, and the hours of part of a year are carried in hundredths. */
static void nearly_same_cell(const struct cell *a, const struct cell *b, int32_t line)
{
    assert_int_equal(a->state == CELL_unknown, b->state == CELL_unknown);
    if (a->state != CELL_unknown) assert_true(llabs(a->amount - b->amount) <= (line == LINE_loonkostenvoordeel || line == LINE_werkgeverskosten));
}

static void fewer_months_give_the_same_months(void **state)
{
    (void)state;
    for (int32_t i = 0, n = of_all() / 3; i < n; i++) {
        struct made all, some;
        make_up();
        int32_t fewer = (int32_t)(1 + below(&dice, months - 1));
        make_random(&all, months, NULL, from);
        make_random(&some, fewer, NULL, from);
        for (int32_t k = 0; k < fewer; k++)
            for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) same_cell(&all.t.month[k].cell[line], &some.t.month[k].cell[line]);
        drop(&all);
        drop(&some);
    }
}

static void a_situation_cut_at_any_month_goes_on_the_same(void **state)
{
    (void)state;
    for (int32_t i = 0, n = of_all() / 3; i < n; i++) {
        struct made m;
        struct situation rest;
        struct timeline t;
        make_up();
        make_random(&m, months, NULL, from);
        int32_t cut = (int32_t)(1 + below(&dice, months - 1));
        bool good = timeline_continue(&rest, &m.arena, &m.s, &base.law, cut, &m.problems) && timeline_make(&t, &m.arena, &rest, &base.law, &m.problems);
        if (!good) show_problems(&m);
        assert_true(good);
        assert_int_equal(t.months, months - cut);
        for (int32_t k = 0; k < t.months; k++)
            for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
                const struct cell *a = &m.t.month[cut + k].cell[line], *b = &t.month[k].cell[line];
                if ((a->state == CELL_unknown) != (b->state == CELL_unknown) || (a->state != CELL_unknown && llabs(a->amount - b->amount) > 1)) print_message("# cut at %d, month %d, %s: %d %lld (%s), %d %lld (%s)\n", cut, cut + k, timeline_line_text[line].name, a->state,
                                                                                  (long long)a->amount, a->what ? a->what : "", b->state, (long long)b->amount, b->what ? b->what : "");
                nearly_same_cell(a, b, line);
            }
        drop(&m);
    }
}

static void tell_first_difference(const struct made *a, const struct made *b)
{
    for (int32_t i = 0, k = 0; k < b->t.happenings; i++, k++) {
        const struct happening *x = &a->t.happening[i], *y = &b->t.happening[k];
        char day[11];
        put_day(day, y->on);
        if (i < a->t.happenings && x->on == y->on && strcmp(x->code, y->code) == 0) continue;
        print_message("# %s %s: %s\n", day, y->code, y->text[0]);
        i--;
    }
}

static void a_day_on_which_nothing_changes_leaves_no_mark(void **state)
{
    (void)state;
    for (int32_t i = 0, n = of_all() / 3; i < n; i++) {
        struct made a, b;
        make_up();
        make_random(&a, months, NULL, from);
        date on = from + (date)below(&dice, situation_end(&a.s) - from);
        make_random(&b, months, chance(&dice, 50) ? "" : ", wajong: nee, loonwaardeLagerDanMinimumloon: ja", on);
        for (int32_t k = 0; k < months; k++)
            for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) same_cell(&a.t.month[k].cell[line], &b.t.month[k].cell[line]);
        assert_int_equal(a.t.pieces, b.t.pieces);
        for (int32_t k = 0; k < a.t.pieces; k++) assert_memory_equal(&a.t.piece[k], &b.t.piece[k], sizeof *a.t.piece);
        if (a.t.happenings + 1 != b.t.happenings) tell_first_difference(&a, &b);
        assert_int_equal(a.t.happenings + 1, b.t.happenings);          /* the event itself */
        drop(&a);
        drop(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_is_counted_once_and_years_are_the_sums_of_their_months),
        cmocka_unit_test(the_amount_of_a_piece_is_that_of_the_rule_on_its_first_day),
        cmocka_unit_test(fewer_months_give_the_same_months),
        cmocka_unit_test(a_situation_cut_at_any_month_goes_on_the_same),
        cmocka_unit_test(a_day_on_which_nothing_changes_leaves_no_mark),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
