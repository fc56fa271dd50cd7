/* SPDX-License-Identifier: EUPL-1.2 */
/* test_srg.c: the SRG file matches its layout to the byte, by month and as known; what does not fit is refused with dossier and field. */
#include "exchange_help.h"
#include "exchange/data.h"
#include "exchange/formats/srg.h"

enum { LIVES_MOST = 80 };
static struct lived *lived;
static int32_t lives, from_life, until_life;
static struct srg_layout layout;
static bool without_sex, bad_bsn;

static enum exchange_more next_life(void *context, struct srg_case *c)
{
    int32_t *at = context;
    static char id[20], number[20];
    if (*at >= until_life) return EXCHANGE_end;
    snprintf(id, sizeof id, "d-%d", (int)*at);
    snprintf(number, sizeof number, "LKS-%d", (int)*at);
    *c = (struct srg_case){ .dossier = { .id = id, .person = bad_bsn ? "999000001" : "999990019", .entry = lived[*at].life.entry, .entries = lived[*at].life.count }, .registration = number,
        .sex = without_sex ? SEX_onbekend : SEX_vrouw };
    (*at)++;
    return EXCHANGE_one;
}

static const struct srg_sender sender = { 344, 344, "BRD", "0.1.0" };
static bool write_month(struct text *out, int32_t year, int32_t month, date known_on, struct srg_counts *counts, struct problems *problems)
{
    int32_t at = from_life;
    out->size = 0;
    problems->count = 0;
    return srg_write(out, &layout, &sender, year, month, known_on, next_life, &at, &law.law, counts, problems);
}

static void choose(const char *name)
{
    for (int32_t i = 0; i < lives; i++) if (strstr(lived[i].name, name)) { from_life = i; until_life = i + 1; }
}

/* Written by hand from the annex: each field in its place. */
static const char june[] = "2026" "06" "10" "BRD" "0.1.0       " "0344" "0344" "999990019" "19900501" "2" " " "        " " " "LKS-%d" ;

static void one_record_to_the_byte(void)
{
    struct text out = { 0 };
    struct srg_counts counts;
    struct problems problems;
    char begin[80], wanted[120];
    choose("verhuizing naar een andere gemeente");
    snprintf(begin, sizeof begin, june, (int)from_life);
    snprintf(wanted, sizeof wanted, "%-74s%s", begin, "04" "20260302" "20260615" "3" "060" "\r\n");
    bool good = write_month(&out, 2026, 6, date_of(2026, 7, 10), &counts, &problems);
    show_problems(&problems);
    ok(good && counts.records == 1 && strcmp(text_string(&out), wanted) == 0, "the month of a move is as written by hand, byte for byte");
    if (strcmp(text_string(&out), wanted) != 0) printf("# got    %s# wanted %s", text_string(&out), wanted);
    good = write_month(&out, 2026, 5, date_of(2026, 6, 10), &counts, &problems);
    ok(good && counts.records == 1 && strstr(text_string(&out), "04" "20260302" "        " " " "060\r\n"), "the month before, it runs and has no end");
    good = write_month(&out, 2026, 5, date_of(2026, 7, 10), &counts, &problems);
    ok(good && counts.records == 1 && strstr(text_string(&out), "04" "20260302" "        " " " "060\r\n"), "made anew after the end is known, the month before still has none");
    ok(write_month(&out, 2026, 7, date_of(2026, 8, 10), &counts, &problems) && counts.records == 0 && out.size == 0, "the month after, there is nothing");
    ok(write_month(&out, 2026, 2, date_of(2026, 3, 10), &counts, &problems) && counts.records == 0, "the month before it began, there is nothing");
    ok(write_month(&out, 2026, 6, date_of(2026, 6, 17), &counts, &problems) && counts.records == 1 && strstr(text_string(&out), "04" "20260302" "        " " " "060"),
        "as known before the hand-over, it runs");
    text_free(&out);
}

static void all_lives_match(void)
{
    struct text out = { 0 };
    struct srg_counts counts;
    struct problems problems = { .count = 0 };
    int64_t records, all = 0;
    bool good = true, refused_flat = false;
    from_life = 0;
    until_life = lives;
    for (int32_t m = 0; m < 24; m++) {
        int32_t year = 2025 + m / 12, month = m % 12 + 1;
        good &= write_month(&out, year, month, add_months(date_of(year, month, 1), 1) + 20, &counts, &problems);
        for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) refused_flat |= strstr(problems.item[i].field, ": typeVoorziening") && strcmp(problems.item[i].value,
            "forfaitaire-loonkostensubsidie") == 0;
        problems.count = 0;
        good &= srg_check(&layout, text_string(&out), out.size, &records, &problems) && records == counts.records && out.size == (size_t)counts.records * 98;
        show_problems(&problems);
        all += records;
    }
    ok(good && all > 30, "every month of every life matches the layout to the byte (%lld records)", (long long)all);
    ok(refused_flat, "the flat rate of after 2020 is refused, with dossier and field: its code is not known for sure");
    srg_give_code(&layout, "type", "forfaitaire-loonkostensubsidie", "20");
    good = write_month(&out, 2026, 5, date_of(2026, 6, 20), &counts, &problems);
    ok(good && counts.records > 0 && problems.count == 0, "with a code that the municipality gives nothing is refused");
    text_free(&out);
}

static void what_does_not_fit(void)
{
    struct text out = { 0 };
    struct srg_counts counts;
    struct problems problems;
    int64_t records;
    choose("verhuizing naar een andere gemeente");
    bad_bsn = true;
    bool good = write_month(&out, 2026, 5, date_of(2026, 6, 10), &counts, &problems);
    char field[80];
    snprintf(field, sizeof field, "d-%d: burgerservicenummer", (int)from_life);
    ok(good && counts.refused == 1 && out.size == 0 && problems.count == 1 && strcmp(problems.item[0].field, field) == 0 && !problems.item[0].value[0],
        "a wrong citizen service number is refused by dossier and field, without the number");
    bad_bsn = false;
    ok(write_month(&out, 2026, 5, date_of(2026, 6, 10), &counts, &problems) && counts.records == 1, "with a right one it is written");
    int32_t found = 0, planted = 0;
    for (size_t at = 0; at < out.size; at++) {          /* every byte changed to something that can stand nowhere */
        char kept = out.data[at];
        out.data[at] = '\x07';
        problems.count = 0;
        planted++;
        found += !srg_check(&layout, out.data, out.size, &records, &problems) && problems.count > 0;
        out.data[at] = kept;
    }
    ok(found == planted && planted == 98, "each of the %d bytes made wrong is noticed", (int)planted);
    problems.count = 0;
    ok(!srg_check(&layout, out.data, out.size - 1, &records, &problems), "a line cut short is noticed");
    text_free(&out);
}

static void layouts_that_do_not_hold(void)
{
    static const char *const bad[] = {
        "naam: x\nlengte: 4\nvelden:\n  - {veld: a, positie: 1, breedte: 4, type: getal, waarde: jaar}\n  - {veld: b, positie: 6, breedte: 2, type: getal, waarde: maand}\n",
        "naam: x\nlengte: 5\nvelden:\n  - {veld: a, positie: 1, breedte: 4, type: getal, waarde: jaar}\n",
        "naam: x\nlengte: 4\nvelden:\n  - {veld: a, positie: 1, breedte: 4, type: getal, waarde: diagnose}\n",
        "naam: x\nlengte: 4\nvelden:\n  - {veld: a, positie: 1, breedte: 4, type: datum, waarde: begin}\n",
        "naam: x\nlengte: 2\nvelden:\n  - {veld: a, positie: 1, breedte: 2, type: code, waarde: vast, vast: \"100\"}\n",
    };
    struct arena arena = { 0 };
    struct srg_layout l;
    int32_t refused = 0;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct problems problems = { .count = 0 };
        refused += !srg_layout_of(&l, node_from_yaml(&arena, bad[i], strlen(bad[i]), &problems), &problems) && problems.count > 0;
    }
    ok(refused == sizeof bad / sizeof *bad, "a layout with a hole, a wrong length, an unknown source or a width that does not fit is refused");
    arena_free(&arena);
}

int main(int count, char **arguments)
{
    struct arena keep = { 0 };
    struct problems problems = { .count = 0 };
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    lived = calloc(LIVES_MOST, sizeof *lived);
    lives = read_lives(arguments[1], lived, LIVES_MOST, &keep);
    ok(srg_layout_read(&layout, &keep, "srg-2015.yaml", &problems) && layout.length == 96 && layout.fields == 19, "the layout holds together: 19 fields, 96 characters");
    show_problems(&problems);
    one_record_to_the_byte();
    what_does_not_fit();
    all_lives_match();
    layouts_that_do_not_hold();
    free(lived);
    arena_free(&keep);
    law_free(&law);
    return done();
}
