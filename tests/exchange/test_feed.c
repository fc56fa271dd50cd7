/* SPDX-License-Identifier: EUPL-1.2 */
/* test_feed.c: deadlines as a calendar without anybody in it; work lists as spreadsheet and CSV in which nothing that somebody typed is a formula. */
#define _DEFAULT_SOURCE        /* mkstemps */
#include <unistd.h>
#include "exchange_help.h"
#include "exchange/formats/feed.h"

enum { LIVES_MOST = 80 };
static struct lived *lived;
static int32_t lives;

static enum exchange_more next_life(void *context, struct exchange_case *c)
{
    int32_t *at = context;
    static char id[20];
    if (*at == lives) return EXCHANGE_end;
    snprintf(id, sizeof id, "d-geheim%d", (int)*at);
    *c = (struct exchange_case){ .id = id, .person = "999990019", .job = "999990019L01", .entry = lived[*at].life.entry, .entries = lived[*at].life.count };
    (*at)++;
    return EXCHANGE_one;
}

static int32_t count_of(const char *text, const char *what)
{
    int32_t n = 0;
    for (const char *at = text; (at = strstr(at, what)); at++) n++;
    return n;
}

static void calendars(void)
{
    struct text out = { 0 }, again = { 0 }, employer = { 0 }, later = { 0 };
    struct problems problems = { .count = 0 };
    int32_t at = 0;
    bool good = feed_calendar(&out, next_life, &at, &law.law, date_of(2026, 3, 5), 1u << CASE_consulent, 0, &problems);
    const char *text = text_string(&out);
    ok(good && problems.count == 0 && strncmp(text, "BEGIN:VCALENDAR\r\n", 17) == 0 && strcmp(text + out.size - 15, "END:VCALENDAR\r\n") == 0, "the deadlines of all dossiers are a calendar");
    int32_t events = count_of(text, "BEGIN:VEVENT");
    ok(events > 10 && count_of(text, "END:VEVENT") == events && count_of(text, "\nUID:") == events && count_of(text, "\nDTSTART;VALUE=DATE:") == events && count_of(text,
        "BEGIN:VALARM") == events, "%d deadlines, each with its day and a reminder", (int)events);
    ok(strstr(text, "DTSTART;VALUE=DATE:20260320") && strstr(text, "De subsidie van de maand betalen"), "paying by 20 March is among them");
    bool folded = true, lines = true;
    for (const char *p = text, *end; *p; p = end + 2) { end = strstr(p, "\r\n"); if (!end) { lines = false; break; } folded &= end - p <= 75; }
    ok(folded && lines, "every line ends in CRLF and has at most 75 octets");
    ok(!strstr(text, "geheim") && !strstr(text, "999990019") && !strstr(text, "1990"), "no dossier number, person, employer or birth date is in it");
    at = 0;
    good = feed_calendar(&again, next_life, &at, &law.law, date_of(2026, 3, 5), 1u << CASE_consulent, 0, &problems);
    ok(good && again.size == out.size && memcmp(again.data, out.data, out.size) == 0, "made again it is the same");
    at = 0;
    good = feed_calendar(&employer, next_life, &at, &law.law, date_of(2026, 3, 5), 1u << CASE_inwoner, 1, &problems);
    ok(good && strstr(text_string(&employer), "SUMMARY:Object\r\n") && !strstr(text_string(&employer), "Pay the subsidy"), "who may object sees that and not what the municipality has to do");
    at = 0;
    good = feed_calendar(&later, next_life, &at, &law.law, date_of(2026, 4, 21), 1u << CASE_consulent, 0, &problems);
    char uid[60];
    snprintf(uid, sizeof uid, "%.40s", strstr(text, "\nUID:") + 1);
    ok(good && strstr(text_string(&later), uid), "a deadline keeps its UID when its day moves");
    text_free(&out); text_free(&again); text_free(&employer); text_free(&later);
}

static const struct work_column columns[] = { { "naam", WORK_text }, { "termijn", WORK_day }, { "taken", WORK_number }, { "bedrag", WORK_amount } };
static const struct work_cell cells[] = {
    { .text = "Gewone Naam" }, { .day = 20600 }, { .number = 3 }, { .number = 110131 },
    { .text = "=HYPERLINK(\"http://kwaad.example\",\"klik\")" }, { .day = DATE_NEVER }, { .number = 0 }, { .number = -5 },
    { .text = "+31 6 12345678" }, { .day = 20601 }, { .number = 1 }, { .number = 0 }, { .text = "-1+1" }, { .day = 20602 }, { .number = 1 }, { .number = 1 }, { .text = "@SUM(A1)" },
        { .day = 20602 }, { .number = 1 }, { .number = 1 },
    { .text = NULL }, { .day = 20602 }, { .number = 9 }, { .number = 100 } };
enum { ROWS = sizeof cells / sizeof *cells / 4 };

static void spreadsheets(void)
{
    struct text out = { 0 }, csv = { 0 };
    const char *detail = "";
    work_list_csv(&csv, columns, 4, cells, ROWS);
    ok(strcmp(text_string(&csv), "naam,termijn,taken,bedrag\r\nGewone Naam,2026-05-27,3,1101.31\r\n\"'=HYPERLINK(\"\"http://kwaad.example\"\",\"\"klik\"\")\",,0,-0.05\r\n'+31 6 12345678,2026-05-28,1,0.00\r\n"
                                  "'-1+1,2026-05-29,1,0.01\r\n'@SUM(A1),2026-05-29,1,0.01\r\n,2026-05-29,9,1.00\r\n") == 0, "in CSV what looks like a formula gets an apostrophe; amounts are exact");
    enum work_status status = work_list(&out, "Werkvoorraad", columns, 4, cells, ROWS, NULL, &detail);
    if (status == WORK_no_library) { printf("ok %d - a spreadsheet # SKIP libxlsxwriter is not installed\n", ++tests_run); text_free(&csv); return; }
    ok(status == WORK_written && out.size > 2000 && memcmp(out.data, "PK\3\4", 4) == 0, "a spreadsheet is written");
    char path[] = "/tmp/breed-test-XXXXXX.xlsx", command[1200], line[300], all[4000] = "";
    int file = mkstemps(path, 5);
    ok(file >= 0 && write(file, out.data, out.size) == (ssize_t)out.size, "and kept for reading");
    (void)close(file);
    snprintf(command, sizeof command, "/usr/bin/python3 '%s/tests/exchange/workbook.py' '%s'", getenv("BREED_SOURCE") ? getenv("BREED_SOURCE") : ".", path);
    FILE *reader = popen(command, "r");
    while (reader && fgets(line, sizeof line, reader)) snprintf(all + strlen(all), sizeof all - strlen(all), "%s", line);
    int came = reader ? pclose(reader) : -1;
    (void)remove(path);
    if (came >> 8 == 3) printf("ok %d - another program reads it # SKIP python3-openpyxl is not installed\n", ++tests_run);
    else {
        ok(came == 0 && strstr(all, "A3 s '=HYPERLINK(") && strstr(all, "A5 s '-1+1'") && strstr(all, "A6 s '@SUM(A1)'") && !strstr(all, " f "),
            "another program reads text where it looks like a formula, and no formula at all");
        ok(strstr(all, "B2 d datetime.datetime(2026, 5, 27, 0, 0)") && strstr(all, "C2 n 3") && strstr(all, "D2 n 1101.31"), "and days, numbers and amounts as such");
    }
    ok(work_list(&out, "x", columns, 4, cells, ROWS, "/nergens", &detail) == WORK_failed && strcmp(detail, "TMPDIR") == 0, "a folder that is not there is told");
    text_free(&out);
    text_free(&csv);
}

int main(int count, char **arguments)
{
    struct arena keep = { 0 };
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    lived = calloc(LIVES_MOST, sizeof *lived);
    lives = read_lives(arguments[1], lived, LIVES_MOST, &keep);
    calendars();
    spreadsheets();
    free(lived);
    arena_free(&keep);
    law_free(&law);
    return done();
}
