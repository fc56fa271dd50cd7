/* SPDX-License-Identifier: EUPL-1.2 */
/* test_explain_chart.c: charts and tables of a timeline are well-formed, stand alone, and draw each euro once. */
#include "timeline_samples.h"

#include "explain/timeline/chart.h"

static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

static const char *after_text(const char *at, char until)
{
    static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;" };
    for (; *at && *at != until; at++) {
        if (*at == '<' || *at == '>' || (until == '<' ? false : *at == '<')) { if (until != '<' || *at == '<') return NULL; }
        if (*at != '&') continue;
        size_t k = 0;
        while (k < 4 && strncmp(at, entities[k], strlen(entities[k])) != 0) k++;
        if (k == 4) return NULL;
    }
    return at;
}

/* Well-formed as far as these documents go: elements that close in order, attributes once each in double quotes, entities that XML knows. */
static bool is_well_formed(const char *at)
{
    struct { const char *name; size_t size; } open[32];
    int depth = 0;
    while (at && *at) {
        if (*at != '<') { at = after_text(at, '<'); continue; }
        bool closing = at[1] == '/';
        const char *name = at + 1 + closing;
        size_t size = 0;
        while (is_name(name[size])) size++;
        at = name + size;
        if (!size) return false;
        if (closing) {
            if (!depth || open[--depth].size != size || memcmp(open[depth].name, name, size) != 0 || *at != '>') return false;
            at++;
            continue;
        }
        struct { const char *name; size_t size; } had[24];
        int attributes = 0;
        while (*at == ' ') {
            const char *attribute = ++at;
            size_t length = 0;
            while (is_name(at[length])) length++;
            for (int k = 0; k < attributes; k++) if (had[k].size == length && memcmp(had[k].name, attribute, length) == 0) return false;
            if (attributes == 24) return false;
            had[attributes].name = attribute;
            had[attributes++].size = length;
            at += length;
            if (!length || at[0] != '=' || at[1] != '"') return false;
            at = after_text(at + 2, '"');
            if (!at || *at++ != '"') return false;
        }
        if (*at == '/') { if (*++at != '>') return false; at++; continue; }
        if (*at++ != '>' || depth == 32) return false;
        open[depth].name = name;
        open[depth++].size = size;
    }
    return at && depth == 0;
}

/* Every id that is pointed to is there. */
static void points_to_what_is_there(const char *svg)
{
    int count = 0;
    for (const char *at = svg; (at = strstr(at, "url(#")); at++) {
        char id[64];
        size_t size = strcspn(at + 5, ")");
        snprintf(id, sizeof id, " id=\"%.*s\"", (int)size, at + 5);
        assert_non_null(strstr(svg, id));
        count++;
    }
    assert_true(count > 0);
}

static void charts_hold(struct made *m)
{
    static form *const drawn[] = { wide, narrow, in_page };
    for (size_t k = 0; k < 3; k++)
        for (int language = 0; language < 2; language++) {
            const char *svg = said(m, drawn[k], language);
            assert_true(is_well_formed(svg));
            assert_non_null(strstr(svg, "<title id=\""));
            assert_non_null(strstr(svg, "<desc id=\""));
            assert_non_null(strstr(svg, "role=\"img\""));
            assert_null(strstr(svg, "<script"));
            assert_null(strstr(svg, "href"));
            points_to_what_is_there(svg);
            assert_int_equal(strstr(svg, "prefers-color-scheme: dark") != NULL, k < 2);
            assert_int_equal(strstr(svg, "var(--") != NULL, k == 2);
            assert_int_equal(strstr(svg, "<style") != NULL || strstr(svg, " style=") != NULL, k < 2);     /* a page may forbid them */
        }
    for (int language = 0; language < 2; language++) {
        struct text text = { 0 };
        text_put(&text, "<div>");
        explain_timeline_html(&text, &m->t, language);
        text_put(&text, "</div>");
        assert_true(is_well_formed(text_string(&text)));
        text_free(&text);
    }
}
static void charts_and_tables_are_well_formed_and_stand_alone(void **state)
{
    (void)state;
    with_each(charts_hold);
    assert_true(is_well_formed("<a b=\"c&amp;d\"><e/>x &lt; y</a>"));
    static const char *const bad[] = { "<a>", "<a></b>", "</a>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>", "<a>&nbsp;</a>", "<a b=\"<\"/>", "<a", "<a/>&" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(is_well_formed(bad[i]));
}

static void the_description_of_a_chart_has_the_sums_of_the_table(void **state)
{
    static struct made m;
    (void)state;
    make(&m, mixed);
    const char *desc = strstr(said(&m, wide, 0), "<desc");
    assert_non_null(strstr(desc, "Werkgever, nettokosten in 2025: onbekend."));
    char sum[80];
    struct text text = TEXT_IN(sum);
    text_put(&text, "Werkgever, nettokosten in 2026: € ");
    text_decimal_grouped(&text, m.t.year[1].cell[LINE_werkgeverskosten].amount, 2, '.', ',');
    assert_non_null(strstr(desc, text_string(&text)));
    drop(&m);
}

/* How many boxes of a pattern stand in a chart, without its legend. */
static int boxes(const char *svg, const char *pattern)
{
    int count = -1;
    for (const char *at = svg; (at = strstr(at, pattern)); at++) count++;
    return count;
}

static void a_month_that_is_not_known_has_no_bar(void **state)
{
    static struct made m;
    int known = 0, open = 0, marks = 0, subsidy = 0;
    (void)state;
    make(&m, mixed);
    for (int32_t i = 0; i < m.t.months; i++) {
        known += m.t.month[i].cell[LINE_werkgeverskosten].state == CELL_amount;
        open += m.t.month[i].cell[LINE_werkgeverskosten].state == CELL_unknown;
        subsidy += m.t.month[i].cell[LINE_werkgeverskosten].state == CELL_amount && m.t.month[i].cell[LINE_loonkostensubsidie].amount > 0;
    }
    assert_true(known > 0 && open > 0);
    char *svg = said(&m, wide, 0), *resident = strstr(svg, "Inwoner: wat");
    assert_non_null(resident);
    *resident = 0;
    assert_int_equal(boxes(svg, "url(#aw-p0)"), known);
    assert_int_equal(boxes(svg, "url(#aw-p1)"), subsidy);
    for (const char *at = svg; (at = strstr(at, ">?</text>")); at++) marks++;
    assert_int_equal(marks, open + 1);                  /* and the legend */
    drop(&m);
}

/* The parts of a bar are all of it: the whole cost of the wage, and all that comes in. */
static void parts_are_all(struct made *m)
{
    for (int32_t i = 0; i < m->t.months; i++)
        for (int side = 0; side < 2; side++) {
            const struct timeline_month *month = &m->t.month[i];
            money parts = 0, all = 0;
            if (bar_total(month, (enum timeline_side)side).state != CELL_amount) continue;
            for (int32_t k = 0; k < SERIES_MOST; k++) parts += bar_part(month, (enum timeline_side)side, k);
            for (int line = 0; line < TIMELINE_LINE_COUNT; line++)
                if ((int)timeline_line_text[line].side == side && timeline_line_text[line].sign > 0) all += month->cell[line].amount;
            assert_int_equal(parts, all);
        }
}
static void no_euro_is_drawn_twice_or_left_out(void **state) { (void)state; with_each(parts_are_all); }

static void the_steps_of_an_axis_are_round_and_few(void **state)
{
    (void)state;
    assert_int_equal(nice_step(1, 5), 100);
    assert_int_equal(nice_step(50000, 5), 10000);
    assert_int_equal(nice_step(50001, 5), 20000);
    assert_int_equal(nice_step(250000, 5), 50000);
    assert_int_equal(nice_step(250001, 5), 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_and_tables_are_well_formed_and_stand_alone),
        cmocka_unit_test(the_description_of_a_chart_has_the_sums_of_the_table),
        cmocka_unit_test(a_month_that_is_not_known_has_no_bar),
        cmocka_unit_test(no_euro_is_drawn_twice_or_left_out),
        cmocka_unit_test(the_steps_of_an_axis_are_round_and_few),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
