/* SPDX-License-Identifier: EUPL-1.2 */
/* test_check.c: a loonwaarde file of 10,000 rows with one planted error of each kind: each is found in its row and nothing else is; a clean one raises nothing. */
#include "exchange_help.h"
#include "exchange/records/check.h"
#include "law/cite.h"

enum { ROWS = 10000, FOUND_MOST = 400 };
static uint64_t seed;
static uint32_t random_below(uint32_t n) { seed = seed * 6364136223846793005u + 1442695040888963407u; return (uint32_t)(seed >> 33) % n; }

/* ---- a file: persons with one to three records behind each other ---- */

struct row { char cell[CHECK_FIELD_COUNT][24]; };
static struct row *rows;
static int32_t row_count;
static const date TODAY = 20600;        /* 2026-05-27 */

static void put_date_in(char cell[24], date day) { char iso[11]; cell[0] = 0; if (day == DATE_NEVER) return; format_date(day, iso); snprintf(cell, 24, "%s", iso); }

/* A number of the test range that passes the eleven test; -1 when there is none for these digits. */
static int test_bsn(int32_t number, char bsn[24])
{
    char digits[10];
    snprintf(digits, sizeof digits, "999%05u0", (unsigned)number % 100000u);
    for (char last = '0'; last <= '9'; last++) { digits[8] = last; if (bsn_holds(digits, 9)) { snprintf(bsn, 24, "%s", digits); return 0; } }
    return -1;
}

static void set_value(struct row *r, int32_t value)
{
    int32_t share = 100 - value < 70 ? 100 - value : 70;
    snprintf(r->cell[FIELD_loonwaarde], 24, "%d", (int)value);
    snprintf(r->cell[FIELD_subsidiepercentage], 24, "%d", (int)share);
    snprintf(r->cell[FIELD_loonwaardeBesluit], 24, "%d", (int)value);
}

/* One person and job: perhaps a flat rate first, then measured values; the last runs on, or ends with the grant. */
static void make_person(int32_t number)
{
    static const char *const codes[] = { "0344", "0363", "0599", "0014", "0518" };
    date start = date_of(2024, 1, 1) + (date)random_below(500), from = start;
    bool flat_first = random_below(3) == 0, ends = random_below(4) == 0;
    int32_t records = 1 + (int32_t)random_below(3), value = 31 + (int32_t)random_below(40);
    date end = TODAY - 30 - (date)random_below(60);
    char bsn[24];
    while (test_bsn(number, bsn) != 0) number += 7919;
    if (flat_first && records == 1) records = 2;
    for (int32_t i = 0; i < records && row_count < ROWS; i++) {
        struct row *r = &rows[row_count++];
        bool flat = flat_first && i == 0, last = i == records - 1 || row_count == ROWS;
        date until = flat ? add_months(start, 6) - 1 : from + 60 + (date)random_below(60);
        memset(r, 0, sizeof *r);
        snprintf(r->cell[FIELD_persoon], 24, "%s", bsn);
        snprintf(r->cell[FIELD_dienstbetrekking], 24, "%09dL%02d", (int)(number * 37 % 1000000000), (int)(1 + number % 9));
        snprintf(r->cell[FIELD_gemeente], 24, "%s", codes[random_below(5)]);
        set_value(r, value);
        if (flat) { set_value(r, 50); snprintf(r->cell[FIELD_forfaitair], 24, "ja"); r->cell[FIELD_loonwaardeBesluit][0] = 0; }
        else snprintf(r->cell[FIELD_forfaitair], 24, random_below(2) ? "nee" : "");
        put_date_in(r->cell[FIELD_vanaf], from);
        put_date_in(r->cell[FIELD_tot], last ? (ends ? (end > from ? end : from + 10) : DATE_NEVER) : until);
        put_date_in(r->cell[FIELD_vastgesteldOp], from - (date)random_below(20));
        put_date_in(r->cell[FIELD_startDienstbetrekking], start);
        put_date_in(r->cell[FIELD_geregistreerdOp], from);
        put_date_in(r->cell[FIELD_besluitOp], from - 3);
        if (last && flat) put_date_in(r->cell[FIELD_tot], until);
        if (last && ends) snprintf(r->cell[FIELD_eindeSubsidie], 24, "%s", r->cell[FIELD_tot]);
        from = until + 1;
        value = value == 50 ? 51 : value + 1 + (int32_t)random_below(3);
        if (value == 50) value++;
    }
}

static void make_file(uint64_t with_seed)
{
    seed = with_seed;
    row_count = 0;
    for (int32_t person = 1; row_count < ROWS; person++) make_person(person);
}

static void put_file(struct text *out, char separator)
{
    out->size = 0;
    for (int32_t f = 0; f < CHECK_FIELD_COUNT; f++) { if (f) text_char(out, separator); text_put(out, f == FIELD_persoon ? "bsn" : check_field_name[f]); }
    text_put(out, "\r\n");
    for (int32_t i = 0; i < row_count; i++) {
        for (int32_t f = 0; f < CHECK_FIELD_COUNT; f++) { if (f) text_char(out, separator); text_put(out, rows[i].cell[f]); }
        text_put(out, "\r\n");
    }
}

/* ---- checking it ---- */

struct found { struct check_finding f; char value[80]; };
struct feed { const char *bytes; size_t size, at, piece; struct found found[FOUND_MOST]; int32_t count; };
static struct feed feed;

static ssize_t take(void *context, char *bytes, size_t size)
{
    struct feed *f = context;
    size_t n = f->size - f->at;
    if (n > size) n = size;
    if (n > f->piece) n = f->piece;
    memcpy(bytes, f->bytes + f->at, n);
    f->at += n;
    return (ssize_t)n;
}
static void keep_found(void *context, const struct check_finding *f)
{
    struct feed *to = context;
    if (to->count == FOUND_MOST) return;
    struct found *found = &to->found[to->count++];
    found->f = *f;
    snprintf(found->value, sizeof found->value, "%.*s", (int)f->value_size, f->value);
}

static enum check_end check(const struct text *file, size_t piece, const struct check_mapping *mapping, struct check_result *result, struct problems *problems)
{
    feed = (struct feed){ .bytes = file->data, .size = file->size, .piece = piece };
    const struct check_job job = { .law = &law.law, .on = TODAY, .mapping = mapping, .read = take, .found = keep_found, .context = &feed };
    return loonwaarde_check(&job, result, problems);
}

static void show_found(const struct check_words *words)
{
    for (int32_t i = 0; i < feed.count && i < 12; i++) printf("#   row %lld: %s in %s '%s'\n", (long long)feed.found[i].f.row, words[feed.found[i].f.kind].code,
        feed.found[i].f.field < CHECK_FIELD_COUNT ? check_field_name[feed.found[i].f.field] : "-", feed.found[i].value);
}

/* ---- planting: a row that fits, changed so that exactly one thing is wrong ---- */

/* A person with so many records of which the one at `which` is wanted; open: its last record runs on; flat: it begins with a flat rate. Each is used once. */
static bool used[ROWS + 1];
static int32_t find_person(int32_t records, int open, int flat)
{
    for (int32_t i = 0; i + records <= row_count; i++) {
        bool same = true;
        for (int32_t k = 1; k < records; k++) same &= strcmp(rows[i].cell[FIELD_persoon], rows[i + k].cell[FIELD_persoon]) == 0;
        bool first = i == 0 || strcmp(rows[i - 1].cell[FIELD_persoon], rows[i].cell[FIELD_persoon]) != 0;
        bool last = i + records == row_count || strcmp(rows[i + records].cell[FIELD_persoon], rows[i].cell[FIELD_persoon]) != 0;
        bool runs = rows[i + records - 1].cell[FIELD_tot][0] == 0, is_flat = strcmp(rows[i].cell[FIELD_forfaitair], "ja") == 0;
        if (!same || !first || !last || used[i] || (open >= 0 && runs != (open != 0)) || (flat >= 0 && is_flat != (flat != 0)) || i < 500) continue;
        used[i] = true;
        return i;
    }
    return -1;
}

static void set(int32_t row, enum check_field field, const char *value) { snprintf(rows[row].cell[field], 24, "%s", value); }
static void set_day(int32_t row, enum check_field field, date day) { put_date_in(rows[row].cell[field], day); }
static date day_in(int32_t row, enum check_field field) { date day = DATE_NEVER; (void)parse_date(rows[row].cell[field], 10, &day); return day; }

/* Plants one error of a kind; the row in which it must be found, -1 when it could not be planted. */
static int32_t plant(enum check_kind kind)
{
    int32_t one = find_person(1, 1, 0), two = find_person(2, 1, 0), flat = find_person(2, 1, 1), over = find_person(1, 0, 0);
    if (one < 0 || two < 0 || flat < 0 || over < 0) return -1;
    switch (kind) {
    case CHECK_leeg: set(one, FIELD_dienstbetrekking, ""); return one;
    case CHECK_geen_getal: set(one, FIELD_loonwaarde, "zestig%"); return one;
    case CHECK_buiten_bereik: set(one, FIELD_loonwaarde, "160"); return one;
    case CHECK_nul: set(one, FIELD_loonwaarde, "0"); return one;
    case CHECK_honderd: set(one, FIELD_loonwaarde, "100"); return one;
    case CHECK_breuk: set(one, FIELD_loonwaarde, "0.60"); return one;
    case CHECK_decimalen: set(one, FIELD_loonwaarde, "60.5"); return one;
    case CHECK_subsidiepercentage: set_value(&rows[one], 40); set(one, FIELD_loonwaarde, "60"); return one;
    case CHECK_omgekeerd: set_value(&rows[two], 35); set_value(&rows[two + 1], 65); set(two, FIELD_subsidiepercentage, ""); set(two + 1, FIELD_subsidiepercentage, ""); return two + 1;
    case CHECK_forfait_zonder_merk: set_value(&rows[one], 50); set(one, FIELD_vastgesteldOp, ""); return one;
    case CHECK_forfait_met_waarde: set(flat, FIELD_loonwaarde, "62"); return flat;
    case CHECK_forfait_te_lang: { date until = day_in(flat, FIELD_tot) + 10; set_day(flat, FIELD_tot, until); set_day(flat + 1, FIELD_vanaf, until + 1); return flat; }
    case CHECK_twee_actief: set(two, FIELD_tot, ""); return two + 1;
    case CHECK_overlap: set_day(two + 1, FIELD_vanaf, day_in(two, FIELD_tot) - 5); return two + 1;
    case CHECK_gat: set_day(two + 1, FIELD_vanaf, day_in(two, FIELD_tot) + 31); return two + 1;
    case CHECK_na_einde: set_day(over, FIELD_tot, day_in(over, FIELD_eindeSubsidie) + 20); return over;
    case CHECK_niet_bijgewerkt: set_day(one, FIELD_besluitOp, day_in(one, FIELD_geregistreerdOp) + 40); return one;
    case CHECK_datums_verkeerd_om: set_day(over, FIELD_tot, day_in(over, FIELD_vanaf) - 1); return over;
    case CHECK_geen_datum: set(one, FIELD_vanaf, "2026-02-30"); return one;
    case CHECK_onbekende_gemeente: set(one, FIELD_gemeente, "9876"); return one;
    case CHECK_geen_bsn: set(one, FIELD_persoon, "999000001"); return one;
    case CHECK_geen_antwoord: set(one, FIELD_forfaitair, "misschien"); return one;
    default: return -1;
    }
}

static void every_kind_is_found_alone(struct text *file, const struct check_words *words)
{
    int32_t kinds = 0;
    for (int32_t kind = CHECK_leeg; kind < CHECK_KIND_COUNT; kind++) {
        struct check_result result;
        memset(used, 0, sizeof used);
        make_file(20260522);
        int32_t row = plant((enum check_kind)kind);
        put_file(file, ',');
        enum check_end end = check(file, 4096, NULL, &result, NULL);
        bool good = row >= 0 && end == CHECK_done && result.rows == ROWS && feed.count == 1 && feed.found[0].f.kind == (enum check_kind)kind && feed.found[0].f.row == row + 2;
        ok(good, "planted once in 10,000 rows, found once and in its row: %s", words[kind].code);
        if (!good) { printf("#   planted in row %d\n", (int)row + 2); show_found(words); }
        kinds += good;
    }
    ok(kinds >= 12, "%d kinds of errors are told apart", (int)kinds);
}

static void all_at_once(struct text *file, const struct check_words *words)
{
    struct check_result result, again;
    int32_t planted = 0, hit = 0;
    struct { int32_t row; enum check_kind kind; } where[CHECK_KIND_COUNT];
    memset(used, 0, sizeof used);
    make_file(7);
    for (int32_t kind = CHECK_leeg; kind < CHECK_KIND_COUNT; kind++) { where[planted].row = plant((enum check_kind)kind); where[planted++].kind = (enum check_kind)kind; }
    put_file(file, ';');
    ok(check(file, 1000000, NULL, &result, NULL) == CHECK_done && feed.count == planted, "all %d planted at once: as many findings (%d)", (int)planted, (int)feed.count);
    if (feed.count != planted) show_found(words);
    for (int32_t i = 0; i < planted; i++) for (int32_t k = 0; k < feed.count; k++) hit += feed.found[k].f.row == where[i].row + 2 && feed.found[k].f.kind == where[i].kind;
    ok(hit == planted, "each in its own row");
    ok(check(file, 7, NULL, &again, NULL) == CHECK_done && memcmp(&result, &again, sizeof result) == 0, "the same however the bytes arrive");
    bool shown = false;
    for (int32_t k = 0; k < feed.count; k++) shown |= strstr(feed.found[k].value, "999") != NULL;
    ok(!shown, "no number of a person is in a finding");
}

/* A record that runs on although the subsidy is over; one whose end is known and has not come is right. */
static void runs_on_after_the_end(struct text *file)
{
    struct check_result result;
    memset(used, 0, sizeof used);
    make_file(11);
    int32_t over = find_person(1, 1, 0), ahead = find_person(1, 1, 0);
    set_day(over, FIELD_eindeSubsidie, TODAY - 1);
    set_day(ahead, FIELD_eindeSubsidie, TODAY);
    put_file(file, ',');
    ok(check(file, 5000, NULL, &result, NULL) == CHECK_done && feed.count == 1 && feed.found[0].f.row == over + 2 && feed.found[0].f.kind == CHECK_na_einde, "a record that runs on after the subsidy ended is found; one that ends today is not");
}

static void clean_files_are_clean(struct text *file, const struct check_words *words)
{
    for (uint64_t s = 1; s <= 5; s++) {
        struct check_result result;
        make_file(s);
        put_file(file, s % 2 ? ',' : '\t');
        bool good = check(file, 5000, NULL, &result, NULL) == CHECK_done && result.findings == 0 && result.rows == ROWS;
        ok(good, "a clean file of 10,000 rows raises nothing (%d)", (int)s);
        if (!good) show_found(words);
    }
}

/* ---- what is written otherwise; what cannot be read ---- */

static void other_ways_of_writing(struct text *file)
{
    static const char mapping_text[] = "kolommen: {persoon: PERS, dienstbetrekking: LHNR, gemeente: GEM, loonwaarde: PERC, vanaf: BEGIN, tot: EIND}\ndatums: jjjjmmdd\npersoon: kenmerk\npercentages: n5\n";
    static const char bad[] = "kolommen: {persoon: PERS, diagnose: X}\ndatums: mm-dd\niets: 1\n";
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct check_mapping mapping;
    struct check_result result;
    ok(check_mapping_read(&mapping, node_from_yaml(&arena, mapping_text, sizeof mapping_text - 1, &problems), &problems), "a mapping says how others write it");
    file->size = 0;
    text_put(file, "\xEF\xBB\xBFPERS;LHNR;GEM;PERC;BEGIN;EIND;MEMO\na;x;0363;06000;20260101;;\"een; \"\"memo\"\"\"\nb;x;0363;00060;20260101;20260201;\nc;x;0363;60;20260101;;\n\n");
    bool good = check(file, 3, &mapping, &result, &problems) == CHECK_done && result.rows == 3 && feed.count == 2;
    ok(good && feed.found[0].f.kind == CHECK_breuk && feed.found[1].f.kind == CHECK_geen_getal && result.unused_columns == 1,
        "five digits are read as 999,99: 06000 is 60, 00060 is a fraction, 60 is no five digits");
    problems.count = 0;
    ok(!check_mapping_read(&mapping, node_from_yaml(&arena, bad, sizeof bad - 1, &problems), &problems) && problems.count == 3, "everything that is wrong in a mapping is named at once");
    file->size = 0;
    problems.count = 0;
    text_put(file, "persoon,loonwaarde,loonwaarde\n1,2,3\n");
    ok(check(file, 100, NULL, &result, &problems) == CHECK_refused && problems.count == 5, "a header without the needed columns is refused, and each of them named (%d)", (int)problems.count);
    file->size = 0;
    problems.count = 0;
    ok(check(file, 100, NULL, &result, &problems) == CHECK_refused && problems.count == 1, "an empty file is refused");
    text_put(file, "persoon,dienstbetrekking,gemeente,loonwaarde,vanaf,tot\np1,x,0363,60,2026-01-01,\np2,x,0363,60\n\"p3,x,0363,60,2026-01-01,\np4,x,0363,6\xff" "0,2026-01-01,\np5,x,0363,60,2026-01-01,\n");
    ok(check(file, 1, NULL, &result, NULL) == CHECK_done && result.rows == 5 && result.of[CHECK_bestand] == 3 && result.findings == 3,
        "too few cells, a lost quote and bad bytes are three bad rows; the others are checked");
    size_t start = file->size;
    for (size_t i = 0; i < 3000000; i++) text_char(file, 'x');
    text_put(file, "\np6,x,0363,60,2026-01-01,\n");
    ok(start && check(file, 65536, NULL, &result, NULL) == CHECK_done && result.rows == 7 && result.of[CHECK_bestand] == 4,
        "a line of three million characters is one bad row, and what follows is read (%lld)", (long long)result.rows);
    arena_free(&arena);
}

/* ---- what it cost ---- */

static void differences(struct text *file)
{
    struct check_result result;
    file->size = 0;
    text_put(file, "persoon,dienstbetrekking,gemeente,loonwaarde,vanaf,tot,loonwaardeBesluit,ziekteOp,uitkeringPerDag,dagen,forfaitair\n"
                   "p1,x,0363,80,2026-01-01,,60,2026-03-02,\"100,00\",10,\n"        /* used 80, due 60: 20 euro a day too much */
                   "p2,x,0363,20,2026-01-01,,60,2026-03-02,100.00,10,\n"            /* used 30 (the lowest), due 60: 30 euro a day too little */
                   "p3,x,0363,,2026-01-01,,40,2026-03-02,100.00,10,ja\n"            /* flat rate 50 used, due 40 */
                   "p4,x,0363,80,2026-01-01,,60,2026-03-02,,10,\n"
                   "p5,x,0363,80,2026-01-01,,60,,,,\n");
    bool good = check(file, 100, NULL, &result, NULL) == CHECK_done && feed.count == 5 && result.of[CHECK_niet_bijgewerkt] == 5;
    ok(good, "another value than the decision says is found");
    ok(good && feed.found[0].f.paid == PAID_known && feed.found[0].f.too_much == 20000 && feed.found[0].f.too_little == 0, "paid on 80 instead of 60: 200.00 too much");
    ok(good && feed.found[1].f.too_little == 30000 && feed.found[1].f.too_much == 0, "paid on 20 (the lowest counts) instead of 60: 300.00 too little");
    ok(good && feed.found[2].f.too_much == 10000, "paid on the flat rate instead of 40: 100.00 too much");
    ok(good && feed.found[3].f.paid == PAID_missing && feed.found[4].f.paid == PAID_not_asked && result.too_much == 30000 && result.too_little == 30000 && result.paid_missing == 1,
        "what is missing gives no amount, and is counted");
}

int main(void)
{
    struct arena arena = { 0 };
    struct text file = { 0 }, out = { 0 };
    struct check_words words[CHECK_KIND_COUNT];
    struct problems problems = { .count = 0 };
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    rows = calloc(ROWS + 4, sizeof *rows);
    ok(check_words_read(words, &arena, &problems), "the table of kinds has each kind once, and no other");
    show_problems(&problems);
    for (int32_t k = 0; k < CHECK_KIND_COUNT; k++) {
        struct citation c;
        if (!words[k].code || !law_cite(&law_book, words[k].citation, TODAY, &c) || !*words[k].should[0] || !*words[k].should[1] || !*words[k].why[0] || !*words[k].why[1]) ok(false,
            "%s has words in two languages and an article in force", words[k].code);
    }
    clean_files_are_clean(&file, words);
    every_kind_is_found_alone(&file, words);
    runs_on_after_the_end(&file);
    all_at_once(&file, words);
    check_put_text(&out, words, &feed.found[0].f, 0);
    check_put_json(&out, words, &feed.found[0].f, 1);
    ok(strstr(text_string(&out), "Hoort te zijn") && strstr(text_string(&out), "\"grondslag\""), "a finding is told in words and as JSON");
    other_ways_of_writing(&file);
    differences(&file);
    text_free(&file);
    text_free(&out);
    arena_free(&arena);
    free(rows);
    law_free(&law);
    return done();
}
