/* SPDX-License-Identifier: EUPL-1.2 */
/* test_explain_timeline.c: a timeline as text, JSON and CSV tells the same amounts, and every form speaks both languages. */
#include "timeline_samples.h"

/* ---- text ---- */

static int widest(const char *text)
{
    int most = 0, now = 0;
    for (; *text; text++) {
        if (*text == '\n') now = 0; else now += ((unsigned char)*text & 0xC0) != 0x80;
        if (now > most) most = now;
    }
    return most;
}

static void fits(struct made *m)
{
    for (int language = 0; language < 2; language++) {
        const char *text = said(m, full, language);
        assert_true(widest(text) <= 100);
        assert_true(widest(said(m, brief, language)) <= 100);
        for (const char *at = strchr(text, '\n'); at; at = strchr(at + 1, '\n')) assert_true(at[-1] != ' ');
    }
}
static void the_text_fits_in_a_hundred_columns(void **state)
{
    (void)state;
    with_each(fits);
    assert_int_equal(widest("é\nabc\n"), 3);
}

/* What stands in the rows of a table: amounts with the column in which each ends, and question marks. */
struct row { int count, open, end[40]; money amount[40]; };

/* Every word of a row behind the month is an amount or a question mark. */
static void read_row(struct row *row, const char *at, const char *end)
{
    const char *line = at;
    for (at += 14; at < end;) {
        while (at < end && *at == ' ') at++;
        const char *word = at;
        while (at < end && *at != ' ') at++;
        if (word == at) continue;
        if (*word == '?') { assert_int_equal(at - word, 1); row->open++; continue; }
        money amount = 0;
        int decimals = -1;
        for (const char *c = word + (*word == '-'); c < at; c++) {
            if (*c == ',') { assert_int_equal(decimals, -1); decimals = 0; continue; }
            if (*c == '.' && decimals < 0) continue;
            if (*c == '*' && c + 1 == at) continue;
            assert_true(*c >= '0' && *c <= '9');
            amount = amount * 10 + (*c - '0');
            decimals += decimals >= 0;
        }
        assert_int_equal(decimals, 2);
        assert_true(row->count < 40);
        row->end[row->count] = (int)(at - line) - (at[-1] == '*');
        row->amount[row->count++] = *word == '-' ? -amount : amount;
    }
}

/* The place of a Dutch month in the year, from 1; 0 when it is none. */
static int month_named(const char *at)
{
    static const char names[] = "janfebmrtaprmeijunjulaugsepoktnovdec";
    for (int k = 0; k < 12; k++) if (strncmp(at, names + 3 * k, 3) == 0) return k + 1;
    return 0;
}

/* Is this line the row of a month ("mrt 2026", "jan-mrt 2026") or, with month 0, of a year ("2026 samen")? */
static bool is_row(const char *line, int32_t year, int32_t month)
{
    char name[32];
    int from = month_named(line), to = from && line[3] == '-' ? month_named(line + 4) : from;
    snprintf(name, sizeof name, month ? "%d" : "%d samen", (int)year);
    if (!month) return strncmp(line, name, strlen(name)) == 0;
    return from && from <= month && month <= to && strncmp(line + (line[3] == '-' ? 8 : 4), name, 4) == 0;
}

static const char *table_of(const char *text, int side)
{
    return strstr(text, side ? "\nInwoner: " : "\nWerkgever: ");
}

/* All rows of a month or year in the table of a side, which may have pages. */
static struct row row_of(const char *text, int side, int32_t year, int32_t month)
{
    struct row row = { .count = 0 };
    const char *table = table_of(text, side), *end = side ? NULL : table_of(text, 1);
    if (!end) end = strstr(text, "\nNiet meegerekend");
    for (const char *at = table; at && at + 1 < end;) {
        const char *line = at + 1, *next = strchr(line, '\n');
        if (is_row(line, year, month)) read_row(&row, line, next);
        at = next;
    }
    return row;
}

/* What has to stand there: the lines of the side in their order, and for the resident the sum when more than one line counts in it. */
static struct row expected_row(const struct made *m, int side, const struct cell *cells)
{
    struct row row = { .count = 0 };
    money together = 0;
    int summed = 0, open = 0, any = 0;
    for (int line = 0; line < TIMELINE_LINE_COUNT; line++) {
        bool used = false, sums = side && timeline_line_text[line].sign > 0;
        if ((int)timeline_line_text[line].side != side) continue;
        for (int32_t i = 0; i < m->t.months; i++) used |= m->t.month[i].cell[line].state != CELL_none;
        if (cells[line].state == CELL_amount) row.amount[row.count++] = cells[line].amount;
        row.open += cells[line].state == CELL_unknown;
        if (!sums) continue;
        together += cells[line].amount;
        summed += used;
        any += cells[line].state != CELL_none;
        open += cells[line].state == CELL_unknown;
    }
    if (summed > 1 && open) row.open++;
    else if (summed > 1 && any) row.amount[row.count++] = together;
    return row;
}

static void same_row(const struct row *found, const struct row *expected)
{
    assert_int_equal(found->count, expected->count);
    assert_int_equal(found->open, expected->open);
    for (int i = 0; i < found->count; i++) assert_int_equal(found->amount[i], expected->amount[i]);
}

static void rows_in_text(struct made *m)
{
    const char *text = said(m, full, 0);
    for (int side = 0; side < 2; side++) {
        if (!table_of(text, side)) continue;
        for (int32_t i = 0; i < m->t.months; i++) {
            struct row found = row_of(text, side, m->t.month[i].year, m->t.month[i].month), expected = expected_row(m, side, m->t.month[i].cell);
            same_row(&found, &expected);
        }
        for (int32_t y = 0; y < m->t.years; y++) {
            struct row found = row_of(text, side, m->t.year[y].year, 0), expected = expected_row(m, side, m->t.year[y].cell);
            same_row(&found, &expected);
        }
    }
}
static void the_text_has_the_amounts_of_each_month_and_year_and_no_others(void **state)
{
    static const char one[] = "jan 2026        1.234,50*  -2,00   ?";
    struct row row = { .count = 0 };
    (void)state;
    with_each(rows_in_text);
    read_row(&row, one, one + sizeof one - 1);
    assert_int_equal(row.count, 2);
    assert_int_equal(row.open, 1);
    assert_int_equal(row.amount[0], 123450);
    assert_int_equal(row.amount[1], -200);
    assert_true(is_row("jan-mrt 2026  ", 2026, 2) && is_row("mrt 2026", 2026, 3) && !is_row("jan-mrt 2026", 2026, 4) && !is_row("jan-mrt 2026", 2025, 2));
}

/* Amounts of a column end below each other, whatever their size: no two ends lie close without being the same. */
static void columns_in_text(struct made *m)
{
    const char *text = said(m, full, 0);
    for (int side = 0; side < 2; side++) {
        bool ends[128] = { false };
        for (int32_t i = 0; i < m->t.months + m->t.years; i++) {
            bool month = i < m->t.months;
            struct row row = row_of(text, side, month ? m->t.month[i].year : m->t.year[i - m->t.months].year, month ? m->t.month[i].month : 0);
            for (int k = 0; k < row.count; k++) ends[row.end[k]] = true;
        }
        for (int a = 0; a < 128; a++)
            for (int b = a + 1; ends[a] && b < a + 6 && b < 128; b++) assert_false(ends[b] && m->t.pieces > 0);
    }
}
static void the_amounts_of_a_column_stand_below_each_other(void **state) { (void)state; with_each(columns_in_text); }

static void what_is_not_known_has_a_mark_and_a_reason(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    const char *text = said(&m, full, 0), *why = strstr(text, "Waarom er een ? staat");
    assert_int_equal(timeline_status(&m.t), ONBEKEND);
    is_unknown(&m, 2025, 11, LINE_ziektewet, cell_of(&m, 2025, 11, LINE_ziektewet)->what);
    assert_non_null(why);
    assert_non_null(strstr(why, cell_of(&m, 2025, 11, LINE_ziektewet)->term->label[0]));
    assert_non_null(strstr(said(&m, full, 1), "Why there is a ?"));
    drop(&m);
    make(&m, student);
    assert_int_equal(timeline_status(&m.t), VASTGESTELD);
    assert_null(strstr(said(&m, full, 0), "Waarom er"));
    assert_null(strchr(said(&m, brief, 0), '?'));
    drop(&m);
    make(&m, rich);                                     /* reaches into a year whose law is not there yet */
    assert_int_equal(timeline_status(&m.t), PARAMETER_ONTBREEKT);
    drop(&m);
}

static void nothing_is_printed_for_a_line_that_does_not_apply(void **state)
{
    static struct made m;
    (void)state;
    make(&m, student);
    const char *text = said(&m, full, 0), *html = said(&m, explain_timeline_html, 0), *csv = said(&m, explain_timeline_csv, 0);
    assert_null(strstr(text, "Werkgever"));
    assert_null(strstr(text, "Bijstand"));
    assert_null(strstr(text, "Samen"));                 /* one line needs no sum */
    assert_non_null(strstr(text, "Studietoeslag"));
    assert_null(strstr(html, "Brutoloon"));
    assert_non_null(strstr(csv, "\n2026-01,,,,,,,,,,,,,"));
    assert_null(strstr(said(&m, wide, 0), "Werkgever"));
    drop(&m);
    make(&m, mixed);
    is_none(&m, 2025, 1, LINE_brutoloon);
    assert_non_null(strstr(said(&m, explain_timeline_json, 0), "{\"maand\":\"2025-01\",\"cellen\":{\"brutoloon\":{\"staat\":\"geen\"},"));
    drop(&m);
}

static void months_that_are_alike_share_a_line_and_those_that_are_not_do_not(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    const char *text = said(&m, full, 0);
    assert_non_null(strstr(text, "\njan-feb 2025"));
    assert_non_null(strstr(text, "\nnov 2025"));
    assert_null(strstr(text, "dec-jan"));               /* a year ends with its sum */
    drop(&m);
}

/* ---- JSON and CSV ---- */

static money amount_in(const struct node *cell, const char *name)
{
    const struct node *node = node_get(cell, name);
    int64_t cents = 0;
    assert_non_null(node);
    assert_int_equal(node->kind, NODE_NUMBER);
    assert_true(node->size > 3 && node->text[node->size - 3] == '.');       /* two decimals, always */
    assert_int_equal(parse_decimal(node->text, node->size, 2, false, &cents), NUMBER_OK);
    return cents;
}

static void cells_in_json(const struct node *cells, const struct cell *of)
{
    static const char *const states[] = { "geen", "bedrag", "onbekend" };
    assert_int_equal(cells->count, TIMELINE_LINE_COUNT);
    for (int line = 0; line < TIMELINE_LINE_COUNT; line++) {
        const struct node *cell = node_get(cells, timeline_line_text[line].name);
        assert_true(node_is(node_get(cell, "staat"), states[of[line].state]));
        assert_int_equal(node_get(cell, "bedrag") != NULL, of[line].state == CELL_amount);
        assert_int_equal(node_get(cell, "ontbreekt") != NULL, of[line].state == CELL_unknown);
        assert_int_equal(node_get(cell, "geschat") != NULL, of[line].estimated);
        if (of[line].state == CELL_amount) assert_int_equal(amount_in(cell, "bedrag"), of[line].amount);
        if (of[line].state == CELL_unknown) assert_true(node_is(node_get(node_get(cell, "ontbreekt"), "naam"), of[line].what));
    }
}

static void json_has_all(struct made *m)
{
    const char *text = said(m, explain_timeline_json, 0);
    const struct node *all = node_from_json(&m->arena, text, strlen(text), NULL);
    assert_non_null(all);
    const struct node *months = node_get(all, "perMaand"), *years = node_get(all, "perJaar");
    assert_int_equal(months->count, m->t.months);
    assert_int_equal(years->count, m->t.years);
    int32_t i = 0;
    for (const struct node *node = months->first; node; node = node->next) cells_in_json(node_get(node, "cellen"), m->t.month[i++].cell);
    i = 0;
    for (const struct node *node = years->first; node; node = node->next) cells_in_json(node_get(node, "cellen"), m->t.year[i++].cell);
    assert_int_equal(node_get(all, "gebeurtenissen")->count, m->t.happenings);
    assert_int_equal(node_get(all, "delen")->count, m->t.pieces);
    assert_int_equal(node_get(all, "lijnen")->count, TIMELINE_LINE_COUNT);
    assert_true(node_is(node_get(all, "status"), status_names[timeline_status(&m->t)]));
}
static void json_has_every_cell_with_its_state_and_what_is_missing(void **state) { (void)state; with_each(json_has_all); }

static void what_comes_in_together_is_open_when_one_part_is(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    struct cell *cells = m.t.month[0].cell;
    cells[LINE_nettoloon] = (struct cell){ .state = CELL_unknown, .why = WHY_fact, .what = "nettoInkomen" };
    cells[LINE_bijstand] = (struct cell){ .state = CELL_amount, .amount = 10000 };
    const char *text = said(&m, explain_timeline_json, 0);
    const struct node *first = node_get(node_from_json(&m.arena, text, strlen(text), NULL), "perMaand")->first;
    assert_true(node_is(node_get(node_get(first, "inwonerSamen"), "staat"), "onbekend"));
    assert_int_equal(amount_in(node_get(first, "inwonerSamen"), "bekendDeel"), 10000);
    cells[LINE_nettoloon] = (struct cell){ .state = CELL_amount, .amount = 5, .estimated = true };
    text = said(&m, explain_timeline_json, 0);
    first = node_get(node_from_json(&m.arena, text, strlen(text), NULL), "perMaand")->first;
    assert_int_equal(amount_in(node_get(first, "inwonerSamen"), "bedrag"), 10005);
    assert_int_equal(node_get(node_get(first, "inwonerSamen"), "geschat")->kind, NODE_TRUE);
    drop(&m);
}

/* The fields of one record of RFC 4180, in place. Returns how many; at moves behind its line end. */
static int take_record(char **at, char **field, int most)
{
    int count = 0;
    for (char *read = *at, *write = read;;) {
        assert_true(count < most);
        field[count++] = write = read;
        bool quoted = *read == '"';
        read += quoted;
        while (*read && (quoted || (*read != ',' && *read != '\r'))) {
            if (quoted && *read == '"') { read++; if (*read != '"') break; }
            *write++ = *read++;
        }
        char end = *read;
        *write = 0;
        if (end == ',') { read++; continue; }
        assert_true(end == '\r' && read[1] == '\n');
        *at = read + 2;
        return count;
    }
}

static void csv_sums(struct made *m)
{
    char *at = said(m, explain_timeline_csv, 0), *field[32];
    assert_int_equal(take_record(&at, field, 32), TIMELINE_LINE_COUNT + 3);
    for (int line = 0; line < TIMELINE_LINE_COUNT; line++) assert_string_equal(field[line + 1], timeline_line_text[line].name);
    money sum[TIMELINE_LINE_COUNT] = { 0 }, wanted[TIMELINE_LINE_COUNT] = { 0 };
    for (int32_t i = 0; i < m->t.months; i++) {
        char name[16];
        snprintf(name, sizeof name, "%04d-%02d", (int)m->t.month[i].year, (int)m->t.month[i].month);
        assert_int_equal(take_record(&at, field, 32), TIMELINE_LINE_COUNT + 3);
        assert_string_equal(field[0], name);
        for (int line = 0; line < TIMELINE_LINE_COUNT; line++) {
            const struct cell *cell = &m->t.month[i].cell[line];
            int64_t cents = 0;
            if (cell->state == CELL_none) assert_string_equal(field[line + 1], "");
            else if (cell->state == CELL_unknown) { assert_string_equal(field[line + 1], "onbekend"); assert_non_null(strstr(field[TIMELINE_LINE_COUNT + 2], cell->what)); }
            else assert_int_equal(parse_decimal(field[line + 1], strlen(field[line + 1]), 2, false, &cents), NUMBER_OK);
            sum[line] += cents;
        }
    }
    assert_string_equal(at, "");
    for (int32_t y = 0; y < m->t.years; y++)
        for (int line = 0; line < TIMELINE_LINE_COUNT; line++) wanted[line] += m->t.year[y].cell[line].state == CELL_amount ? m->t.year[y].cell[line].amount : 0;
    for (int line = 0; line < TIMELINE_LINE_COUNT; line++) {
        bool whole_known = true;
        for (int32_t y = 0; y < m->t.years; y++) whole_known &= m->t.year[y].cell[line].state != CELL_unknown;
        if (whole_known) assert_int_equal(sum[line], wanted[line]);
    }
}
static void the_rows_of_csv_add_up_to_the_years_of_json(void **state) { (void)state; with_each(csv_sums); }

static void happenings_in_csv(struct made *m)
{
    char *at = said(m, explain_happenings_csv, 1), *field[32];
    assert_int_equal(take_record(&at, field, 32), 11);
    for (int32_t i = 0; i < m->t.happenings; i++) {
        char day[11];
        format_date(m->t.happening[i].on, day);
        assert_int_equal(take_record(&at, field, 32), 11);
        assert_string_equal(field[0], day);
        assert_string_equal(field[2], m->t.happening[i].code);
        assert_string_equal(field[4], m->t.happening[i].text[1]);
        assert_string_equal(field[5], m->t.happening[i].citation);
    }
    assert_string_equal(at, "");
}
static void the_second_form_of_csv_has_a_row_for_each_happening(void **state)
{
    static struct made m;
    (void)state;
    with_each(happenings_in_csv);
    make(&m, mixed);
    m.t.happening[0].text[1] = "She said \"no, thanks\"\nand left";
    happenings_in_csv(&m);
    drop(&m);
}

/* ---- all forms ---- */

static form *const forms[] = { full, brief, explain_timeline_json, explain_timeline_csv, explain_happenings_csv, explain_timeline_ics, explain_timeline_html, wide, narrow, in_page };
enum { FORMS = sizeof forms / sizeof *forms };

static void speaks_both(struct made *m)
{
    static const char *const dutch[] = { " maand ", " samen", "maand\"", " niet ", " wordt ", "per maand", " betaalt ", " het ", "gemeente", "Waarom", "Wat er", "onbekend<", " kan ",
        ": ja", ": nee", ": werkgever", " staat ", "€1", "€2", "€3", "€4", "€5", "€6", "€7", "€8", "€9" };
    m->s.title = m->s.note = "";                        /* written by the user, in one language */
    for (int k = 0; k < FORMS; k++) {
        const char *nl = said(m, forms[k], 0), *en = said(m, forms[k], 1);
        assert_string_equal(nl, said(m, forms[k], 0));  /* the same bytes every time */
        if (forms[k] == explain_timeline_csv) { assert_string_equal(nl, en); continue; }
        assert_string_not_equal(nl, en);
        bool names = forms[k] == explain_timeline_json || forms[k] == explain_happenings_csv;         /* names of members and kinds are Dutch in both */
        for (size_t i = 0; !names && i < sizeof dutch / sizeof *dutch; i++) {
            const char *at = strstr(en, dutch[i]);
            if (at) print_message("# form %d: %.60s\n", k, at);
            assert_null(at);
        }
    }
}
static void every_form_speaks_dutch_and_english(void **state)
{
    (void)state;
    with_each(speaks_both);
    for (int line = 0; line < TIMELINE_LINE_COUNT; line++)
        for (int language = 0; language < 2; language++) assert_true(*timeline_line_text[line].label[language] && *timeline_line_text[line].help[language]);
}

/* With the room of a few bytes nothing is written beyond it, and the text says that it failed. */
static void a_text_without_room_fails_and_stays_within_it(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    for (int k = 0; k < FORMS; k++)
        for (size_t room = 1; room < strlen(said(&m, forms[k], 0)); room = room * 3 + 1) {
            char *buffer = malloc(room);
            assert_non_null(buffer);
            struct text text = { buffer, 0, room, true, false };
            forms[k](&text, &m.t, 0);
            assert_true(text.failed);
            assert_true(text.size < room);
            free(buffer);
        }
    drop(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_fits_in_a_hundred_columns),
        cmocka_unit_test(the_text_has_the_amounts_of_each_month_and_year_and_no_others),
        cmocka_unit_test(the_amounts_of_a_column_stand_below_each_other),
        cmocka_unit_test(what_is_not_known_has_a_mark_and_a_reason),
        cmocka_unit_test(nothing_is_printed_for_a_line_that_does_not_apply),
        cmocka_unit_test(months_that_are_alike_share_a_line_and_those_that_are_not_do_not),
        cmocka_unit_test(json_has_every_cell_with_its_state_and_what_is_missing),
        cmocka_unit_test(what_comes_in_together_is_open_when_one_part_is),
        cmocka_unit_test(the_rows_of_csv_add_up_to_the_years_of_json),
        cmocka_unit_test(the_second_form_of_csv_has_a_row_for_each_happening),
        cmocka_unit_test(every_form_speaks_dutch_and_english),
        cmocka_unit_test(a_text_without_room_fails_and_stays_within_it),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
