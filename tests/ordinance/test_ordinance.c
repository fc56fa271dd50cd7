/* SPDX-License-Identifier: EUPL-1.2 */
/* test_ordinance.c: every check says what it must of three fictitious ordinances on four days, standard persons get what was worked out by hand, and bad files are refused with every mistake named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "ordinance/compare.h"
#include "ordinance/import.h"

enum { MOST = 1 << 22 };
static struct law_tables law;
static struct arena arena;
static const char *source;
static int number, bad;

static void say(bool good, const char *sentence, const char *why)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s\n", why); bad++; }
}
static void stop(const char *why) { printf("Bail out! %s\n", why); exit(1); }

static char *file_of(const char *name, size_t *size)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", source, name);
    char *bytes = file_read(&arena, path, MOST, size);
    if (!bytes) stop(path);
    return bytes;
}

static date day_of(const char *text)
{
    date day = 0;
    if (!parse_date(text, (uint32_t)strlen(text), &day)) stop(text);
    return day;
}

/* ---- files with tabs ---- */

enum { CELLS = 8 };
static int cells_of(char *line, char *cell[CELLS])
{
    int count = 0;
    for (char *at = line; at && count < CELLS; at = strchr(at, '\t') ? strchr(at, '\t') + 1 : NULL) cell[count++] = at;
    for (char *c = line; *c; c++) if (*c == '\t') *c = 0;
    return count;
}
static void each_line(const char *name, void (*row)(char *cell[CELLS], int count))
{
    size_t size;
    char *at = file_of(name, &size);
    while (*at) {
        char *end = strchr(at, '\n');
        if (end) *end = 0;
        char *cell[CELLS];
        if (*at && *at != '#') row(cell, cells_of(at, cell));
        if (!end) break;
        at = end + 1;
    }
}

/* ---- the verdicts ---- */

static struct law_ordinance edge;
static const char *days[4];

static const struct law_ordinance *named(const char *code)
{
    const struct law_ordinance *o = strcmp(code, "grensveld") == 0 ? &edge : law_find_ordinance(code, strlen(code));
    if (!o) stop(code);
    return o;
}

static const struct ordinance_outcome *outcome_of(const struct law *with, const char *code, const char *check, const char *day)
{
    static struct ordinance_judgment j;
    ordinance_judge(&j, named(code), with, day_of(day));
    for (int32_t i = 0; i < j.outcomes; i++)
        if (strcmp(j.outcome[i].check->id, check) == 0) return &j.outcome[i];
    stop(check);
    return NULL;
}

static int rows_seen;
static void expected_row(char *cell[CELLS], int count)
{
    char sentence[300], why[300] = "";
    if (count != 6) stop("a row of expected.tsv");
    if (strcmp(cell[0], "check") == 0) { memcpy(days, cell + 2, sizeof days); return; }
    for (int k = 0; k < 4; k++) {
        const struct ordinance_outcome *out = outcome_of(&law.law, cell[1], cell[0], days[k]);
        if (strcmp(ordinance_verdict_names[out->verdict], cell[2 + k]) != 0) (void)snprintf(why + strlen(why), sizeof why - strlen(why), "on %s: %s, not %s; ", days[k], ordinance_verdict_names[out->verdict], cell[2 + k]);
    }
    (void)snprintf(sentence, sizeof sentence, "%s of %s: %s before July 2023, %s from then, %s in 2024, %s in 2026", cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]);
    say(!*why, sentence, why);
    rows_seen++;
}

static void special_verdicts(void)
{
    struct law other = law.law;
    say(outcome_of(&law.law, "grensveld", "VO-20", "2024-01-01")->attention, "a trial placement that is shorter than that of the act asks for attention", "it does not");
    say(!outcome_of(&law.law, "voorbeelddam", "VO-20", "2024-01-01")->attention, "one of the length of the act does not", "it does");
    say(outcome_of(&law.law, "grensveld", "VO-64", "2024-01-01")->attention, "a ceiling beside the wage cost subsidy asks for attention", "it does not");
    say(outcome_of(&law.law, "schraalveen", "VO-03", "2024-01-01")->attention, "being in force with retroactive effect asks for attention", "it does not");
    if (!law_choose(&other, "verordening-delegatie", 21, "telt-niet", 9, NULL)) stop("the choice");
    say(outcome_of(&other, "grensveld", "VO-31", "2024-01-01")->verdict == O_voldoet_niet, "what the executive regulates does not meet the act when delegation does not count", "it does");
    say(outcome_of(&other, "voorbeelddam", "VO-31", "2024-01-01")->verdict == O_voldoet, "that choice changes nothing for what the ordinance regulates itself", "it does");
    const struct ordinance_outcome *out = outcome_of(&law.law, "schraalveen", "VO-06", "2024-01-01");
    say(out->finding[0].basis && strcmp(out->finding[0].basis, "Pw 6:2") == 0, "measure 4: the old basis in article 6 is named", out->finding[0].basis ? out->finding[0].basis : "none");
    out = outcome_of(&law.law, "schraalveen", "VO-13", "2024-01-01");
    say(out->finding[0].value && strcmp(out->finding[0].value->article, "6") == 0, "a verdict carries the article that it rests on", "it does not");
    static struct ordinance_judgment j;
    bool all = true;
    ordinance_judge(&j, named("uwv"), &law.law, day_of("2026-01-01"));
    for (int32_t i = 0; i < j.outcomes; i++) all &= j.outcome[i].verdict == O_niet_van_toepassing;
    say(all, "no check of an ordinance applies to UWV", "some do");
    ordinance_judge(&j, named("voorbeelddam"), &law.law, day_of("2026-01-01"));
    say(j.all.applicable == 14 && j.all.count[O_voldoet] == 14, "fourteen mandatory checks count, and the complete ordinance meets them", "otherwise");
    ordinance_judge(&j, named("utrecht"), &law.law, day_of("2026-01-01"));
    bool none = true;
    for (int32_t i = 0; i < j.outcomes; i++) none &= j.outcome[i].verdict != O_voldoet_niet && j.outcome[i].verdict != O_voldoet;
    say(none, "of a municipality whose ordinance was not read nothing is judged, for good or ill", "something is");
    ordinance_judge(&j, named("amsterdam"), &law.law, day_of("2026-01-01"));
    for (int32_t i = 0; i < j.outcomes; i++) if (strcmp(j.outcome[i].check->id, "VO-20") == 0) out = &j.outcome[i];
    say(out->verdict == O_onbekend && out->attention, "Amsterdam's month is shown for attention, and not judged: where it stands was not read", ordinance_verdict_names[out->verdict]);
}

/* Each kind of direction is in the table: every check meets and fails somewhere. */
static void both_directions(void)
{
    char why[600] = "";
    for (int32_t i = 0; i < ordinance_check_count; i++) {
        bool met = false, failed = false;
        for (int k = 0; k < 4; k++) {
            met |= outcome_of(&law.law, "voorbeelddam", ordinance_checks[i].id, days[k])->verdict == O_voldoet;
            failed |= outcome_of(&law.law, "schraalveen", ordinance_checks[i].id, days[k])->verdict == O_voldoet_niet;
        }
        if (!met || !failed) (void)snprintf(why + strlen(why), sizeof why - strlen(why), "%s ", ordinance_checks[i].id);
    }
    say(!*why && rows_seen == 3 * ordinance_check_count, "every check is in the table in both directions", *why ? why : "rows are missing");
}

static void periods(void)
{
    static const struct { const char *id, *from, *until; } table[] = { { "VO-01", "2015-01-01", NULL }, { "VO-10", "2023-07-01", NULL }, { "VO-06", "2023-07-01", NULL }, { "VO-33", "2026-01-01", NULL }, { "VO-63", "2023-07-01", NULL } };
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        for (int32_t i = 0; i < ordinance_check_count; i++) {
            date from = 0, until = 0;
            char sentence[100];
            if (strcmp(ordinance_checks[i].id, table[k].id) != 0) continue;
            (void)snprintf(sentence, sizeof sentence, "%s holds from %s on", table[k].id, table[k].from);
            say(ordinance_check_period(&law.law, &ordinance_checks[i], &from, &until) && from == day_of(table[k].from) && until == DATE_LAST, sentence, "other days");
        }
}

/* ---- persons ---- */

static struct ordinance_persons persons;

static void put_number_text(char *out, size_t room, int64_t value, enum law_unit unit)
{
    struct text text = { 0 };
    if (value == LOCAL_NONE) text_char(&text, '-'); else text_decimal_short(&text, value, local_decimals(unit), '.');
    (void)snprintf(out, room, "%s", text_string(&text));
    text_free(&text);
}

static void entitled_row(char *cell[CELLS], int count)
{
    struct entitlements all;
    char low[40], high[40], why[200], sentence[300];
    if (count < 7) stop("a row of entitled.tsv");
    const char *mark = count > 7 ? cell[7] : "";
    int32_t line = entitlement_line_named(cell[3], strlen(cell[3])), i = 0;
    while (i < persons.count && strcmp(persons.at[i].code, cell[0]) != 0) i++;
    if (line < 0 || i == persons.count) stop(cell[3]);
    ordinance_entitle(&all, &persons.at[i], named(cell[1]), &law.law, day_of(cell[2]));
    const struct entitlement *e = &all.line[line];
    put_number_text(low, sizeof low, e->state == E_bekend ? e->low : LOCAL_NONE, entitlement_kinds[line].unit);
    put_number_text(high, sizeof high, e->state == E_bekend ? e->high : LOCAL_NONE, entitlement_kinds[line].unit);
    const char *is = e->below_threshold ? "onder" : e->threshold_unknown ? "voorbehoud" : "";
    (void)snprintf(why, sizeof why, "%s %s %s %s", entitlement_state_names[e->state], low, high, is);
    (void)snprintf(sentence, sizeof sentence, "%s in %s on %s, %s: %s, %s to %s%s%s", cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6], *mark ? ", " : "", mark);
    say(strcmp(cell[4], entitlement_state_names[e->state]) == 0 && strcmp(cell[5], low) == 0 && strcmp(cell[6], high) == 0 && strcmp(mark, is) == 0, sentence, why);
}

static void changes(void)
{
    struct entitlements a, b;
    ordinance_entitle(&a, &persons.at[0], named("rotterdam"), &law.law, day_of("2026-01-01"));
    ordinance_entitle(&b, &persons.at[0], named("amsterdam"), &law.law, day_of("2026-01-01"));
    struct entitlement change = entitlement_change(&a.line[LINE_proefplaats], &b.line[LINE_proefplaats]);
    say(change.state == E_bekend && change.low == -100 && change.high == -400, "who moves from Rotterdam to Amsterdam loses one to four months of trial placement", "otherwise");
    change = entitlement_change(&a.line[LINE_uren_1], &b.line[LINE_uren_1]);
    say(change.state == E_onbekend, "hours and money are not subtracted", "they are");
    change = entitlement_change(&a.line[LINE_werkbegeleider], &b.line[LINE_werkbegeleider]);
    say(change.state == E_onbekend, "what is not known on one side is no loss", "it is");
    /* No number may come from a day on which nothing is known of anything. */
    bool never = true;
    for (int32_t o = 0; o < law_ordinance_count; o++) {
        if (law_ordinances[o].owner == OWNER_uwv || law_ordinances[o].owner == OWNER_verzonnen) continue;
        for (int32_t p = 0; p < persons.count; p++) {
            ordinance_entitle(&a, &persons.at[p], &law_ordinances[o], &law.law, day_of("2016-01-01"));
            for (int k = 0; k < ENTITLEMENT_LINES; k++) never &= a.line[k].state == E_onbekend || a.line[k].state == E_geen;
        }
    }
    say(never, "on a day of which nothing was read, nothing has a number, not even nought", "something has");
}

/* Terms, periods and bounds that no ordinance on record has. */
static void measured(void)
{
    static const char hours_text[] = "jobcoach_regimes: {value: [{name: a, basis: uren-per-jaar, year1: 40, year2: 20, year3: 10}], in: v, checked: 1}";
    static const char euros_text[] = "jobcoach_regimes: {value: [{name: a, basis: bedrag-per-periode, first: 1000, next: 500, period_months: 6}], in: v, checked: 1}";
    static const struct { const char *sentence, *first, *second; enum entitlement_line line; int64_t low, high; } table[] = {
        { "whether few hours lower the hours is not known: only the high end counts", hours_text, "jobcoach_uren_per_week: {value: 8, in: v, checked: 1}", LINE_uren_1, LOCAL_NONE, 4000 },
        { "below no number of hours nothing is lowered", hours_text, "jobcoach_naar_rato_onder: {state: niet-geregeld, in: v, checked: 1}", LINE_uren_1, 4000, 4000 },
        { "a year in which support ends halfway has half of its hours", hours_text, "jobcoach_hoogste_maanden: {value: 18, in: v, checked: 1}", LINE_uren_2, LOCAL_NONE, 1000 },
        { "after the end of support there is nothing, whatever is not known", hours_text, "jobcoach_hoogste_maanden: {value: 18, in: v, checked: 1}", LINE_uren_3, 0, 0 },
        { "so many grants of so many months end it, too", hours_text, "jobcoach_periode_maanden: {value: 6, in: v, checked: 1}\n  jobcoach_perioden: {value: 4, in: v, checked: 1}", LINE_uren_3, 0, 0 },
        { "the first period has its own amount", euros_text, "vervoer: {value: nee, in: v, checked: 1}", LINE_euro_1, 150000, 150000 },
        { "of the last year only full periods count", euros_text, "jobcoach_hoogste_maanden: {value: 30, in: v, checked: 1}", LINE_euro_3, 50000, 50000 },
        { "a wage value on the bound is within it", "werkbegeleider: {value: ja, in: v, checked: 1}", "werkbegeleider_loonwaarde: {value: [50, 60], in: v, checked: 1}\n  werkbegeleider_bedrag: {value: 700, in: v, checked: 1}", LINE_werkbegeleider, 70000, 70000 },
        { "and above it is not", "werkbegeleider: {value: ja, in: v, checked: 1}", "werkbegeleider_loonwaarde: {value: [30, 49.999], in: v, checked: 1}\n  werkbegeleider_bedrag: {value: 700, in: v, checked: 1}", LINE_werkbegeleider, 0, 0 },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[2000], why[100];
        struct law_ordinance o;
        struct entitlements e;
        (void)snprintf(text, sizeof text, "ordinance: x\nname: X\nowner: verzonnen\ndocuments:\n  - {id: v, layer: verordening, title: V, from: 2023-07-01, checked: 1}\nvalues:\n  %s\n  %s\n", table[i].first, table[i].second);
        if (!ordinance_read(&o, &arena, text, strlen(text), NULL)) stop(text);
        ordinance_entitle(&e, &persons.at[0], &o, &law.law, day_of("2024-01-01"));
        const struct entitlement *is = &e.line[table[i].line];
        (void)snprintf(why, sizeof why, "%s %lld %lld", entitlement_state_names[is->state], (long long)is->low, (long long)is->high);
        say(is->state == E_bekend && is->low == table[i].low && is->high == table[i].high, table[i].sentence, why);
    }
}

/* "Pw 8a:11" is not a part of "Pw 8a:1". */
static void bases(void)
{
    static const char text[] = "ordinance: x\nname: X\nowner: verzonnen\ndocuments:\n  - {id: v, layer: verordening, title: V, from: 2023-07-01, bases: [\"Pw 8a:11\", \"Pw 8a:2\", \"Pw 10b:5\", \"Pw 6:21\"], checked: 1}\nvalues: {}\n";
    struct law_ordinance o;
    static struct ordinance_judgment j;
    const struct ordinance_outcome *five = NULL, *six = NULL;
    if (!ordinance_read(&o, &arena, text, strlen(text), NULL)) stop("bases");
    ordinance_judge(&j, &o, &law.law, day_of("2024-01-01"));
    for (int32_t i = 0; i < j.outcomes; i++) { if (strcmp(j.outcome[i].check->id, "VO-05") == 0) five = &j.outcome[i]; if (strcmp(j.outcome[i].check->id, "VO-06") == 0) six = &j.outcome[i]; }
    say(five && five->verdict == O_voldoet_niet && strcmp(five->finding[0].basis, "Pw 8a:1") == 0 && six && six->verdict == O_voldoet, "paragraph 11 is not paragraph 1, nor paragraph 21 paragraph 2", "it is");
}

static void spreads(void)
{
    struct ordinance_spread s;
    ordinance_spread_of(&s, LOCALF_proefplaats_basis_maanden, day_of("2026-01-01"));
    say(s.known == 3 && s.least == 100 && s.middle == 200 && s.most == 200 && s.unknown == 5, "the trial placement lasts one to two months, known of three of eight", "otherwise");
    ordinance_spread_of(&s, LOCALF_beschut_begeleiding, day_of("2026-01-01"));
    say(s.known == 2 && s.least == 1000000 && s.middle == 1011200 && s.most == 1022400, "the middle of two lies between them", "it does not");
    ordinance_spread_of(&s, LOCALF_jobcoach_uurtarief, day_of("2026-01-01"));
    say(s.known == 0 && s.unknown == 8, "the rate of 2023 is not taken for that of 2026", "it is");
}

/* ---- the data ---- */

static void data(void)
{
    int32_t real = 0, joint = 0, fictitious = 0, uwv = 0;
    bool places = true, sourced = true;
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        real += o->owner == OWNER_gemeente; joint += o->owner == OWNER_samenwerking; fictitious += o->owner == OWNER_verzonnen; uwv += o->owner == OWNER_uwv;
        if (o->owner == OWNER_verzonnen && (!strstr(o->name, "(verzonnen)") || o->municipality)) places = false;
        const struct law_municipality *m = o->municipality ? law_municipality_on(&law_book, o->municipality, day_of("2026-01-01")) : NULL;
        if (o->owner == OWNER_gemeente && (!m || strcmp(m->name, o->name) != 0)) places = false;
        for (int32_t k = 0; k < o->value_count; k++) sourced &= o->values[k].state == LOCAL_onbekend || (o->values[k].document >= 0 && o->values[k].checked > 0);
    }
    say(real == 7 && joint == 1 && uwv == 1 && fictitious == 2, "there are seven municipalities, one joint body, UWV and two fictitious ones", "another number");
    say(places, "every real one has the number of its municipality, and fictitious ones say so in their name", "one does not");
    say(sourced, "every value names where it was read and how well", "one does not");
}

static void in_step(const char *file, void (*make)(struct text *), const char *sentence)
{
    size_t size;
    struct text made = { 0 };
    char *bytes = file_of(file, &size);
    make(&made);
    text_char(&made, '\n');
    say(made.size == size && memcmp(made.data, bytes, size) == 0, sentence, "make it again");
    text_free(&made);
}

static void documentation(void)
{
    size_t size;
    struct text fields = { 0 };
    char *page = file_of("docs/ordinances.md", &size);
    ordinance_fields_markdown(&fields, 1);
    say(strstr(page, text_string(&fields)) != NULL, "docs/ordinances.md has the table of fields as it is", "breed ordinance fields --lang en gives it");
    text_free(&fields);
}

/* ---- bad files ---- */

static const char head[] = "ordinance: x\nname: X\nowner: verzonnen\ndocuments:\n  - {id: v, layer: verordening, title: V, from: 2023-07-01}\nvalues:\n";

static void refused(const char *sentence, const char *text, int32_t least, const char *field)
{
    struct problems problems = { 0 };
    struct law_ordinance o;
    bool good = ordinance_read(&o, &arena, text, strlen(text), &problems), there = false;
    char why[200] = "it is read";
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) { there |= strcmp(problems.item[i].field, field) == 0; if (i < 2) (void)snprintf(why, sizeof why, "%d: %s", problems.count, problems.item[i].field); }
    say(!good && problems.count >= least && there, sentence, why);
}

static void refused_value(const char *sentence, const char *value, const char *field)
{
    char text[2000];
    (void)snprintf(text, sizeof text, "%s  %s\n", head, value);
    refused(sentence, text, 1, field);
}

static void bad_files(void)
{
    refused_value("a number out of bounds is refused", "lks_beslis_weken: {value: 521, in: v, checked: 1}", "values.lks_beslis_weken.value");
    refused_value("a number below nought is refused", "lks_beslis_weken: {value: -1, in: v, checked: 1}", "values.lks_beslis_weken.value");
    refused_value("a part of a week is refused", "lks_beslis_weken: {value: 5.5, in: v, checked: 1}", "values.lks_beslis_weken.value");
    refused_value("an exponent is refused", "lks_beslis_weken: {value: 1e1, in: v, checked: 1}", "values.lks_beslis_weken.value");
    refused_value("a word that the field does not know is refused", "lks_betaling: {value: jaar, in: v, checked: 1}", "values.lks_betaling.value");
    refused_value("a word twice is refused", "vervoer_vormen: {value: [geld, geld], in: v, checked: 1}", "values.vervoer_vormen.value");
    refused_value("a word where a list belongs is refused", "vervoer_vormen: {value: geld, in: v, checked: 1}", "values.vervoer_vormen.value");
    refused_value("yes in English is refused", "vervoer: {value: yes, in: v, checked: 1}", "values.vervoer.value");
    refused_value("a range that goes down is refused", "norisk_jaar1: {value: [100, 70], in: v, checked: 1}", "values.norisk_jaar1.value");
    refused_value("a value without a source is refused", "vervoer: {value: ja, checked: 1}", "values.vervoer.in");
    refused_value("a value without how well it was checked is refused", "vervoer: {value: ja, in: v}", "values.vervoer.checked");
    refused_value("a source that is not there is refused", "vervoer: {value: ja, in: w, checked: 1}", "values.vervoer.in");
    refused_value("a value that is not known is refused", "vervoer: {state: onbekend, value: ja}", "values.vervoer.value");
    refused_value("a value that is not regulated is refused", "vervoer: {state: niet-geregeld, value: nee, in: v, checked: 1}", "values.vervoer.value");
    refused_value("regulated without a value is refused", "vervoer: {state: geregeld, in: v, checked: 1}", "values.vervoer.value");
    refused_value("a state that does not exist is refused", "vervoer: {state: misschien, in: v, checked: 1}", "values.vervoer.state");
    refused_value("a day that does not exist is refused", "vervoer: {value: ja, in: v, checked: 1, from: 2024-02-30}", "values.vervoer.from");
    refused_value("an end before the beginning is refused", "vervoer: {value: ja, in: v, checked: 1, from: 2024-02-01, until: 2024-01-01}", "values.vervoer.until");
    refused_value("two values for one day are refused", "vervoer: [{value: ja, in: v, checked: 1}, {value: nee, in: v, checked: 1, from: 2024-01-01}]", "values.vervoer.from");
    refused_value("a field that does not exist is refused", "vervoor: {value: ja, in: v, checked: 1}", "values");
    refused_value("a key that does not exist is refused", "vervoer: {value: ja, in: v, checked: 1, zeker: ja}", "values.vervoer.zeker");
    refused_value("more than for an answer is refused", "vervoer: {value: ja, in: v, checked: 1, beyond: ja}", "values.vervoer.beyond");
    refused_value("a scheme of euros in years is refused", "jobcoach_regimes: {value: [{name: a, basis: bedrag-per-periode, year1: 5, period_months: 6}], in: v, checked: 1}", "values.jobcoach_regimes.year1");
    refused_value("a scheme of euros without a period is refused", "jobcoach_regimes: {value: [{name: a, basis: bedrag-per-periode, first: 5}], in: v, checked: 1}", "values.jobcoach_regimes.period_months");
    refused_value("a note in one language is refused", "vervoer: {value: ja, in: v, checked: 1, note: {nl: x}}", "values.vervoer.note");
    refused("everything wrong is named at once", "ordinance: X y\nname: X\nowner: iemand\nextra: 1\ndocuments:\n  - {id: v, layer: brief, cvdr: 12, from: 2024-13-01}\nvalues:\n  vervoer: {value: soms, in: w}\n", 8, "extra");
    refused("a municipality that does not exist is refused", "ordinance: x\nname: X\nowner: gemeente\nmunicipality: 9998\ndocuments: []\nvalues: {}\n", 1, "municipality");
    refused("a municipality without a number is refused", "ordinance: x\nname: X\nowner: gemeente\ndocuments: []\nvalues: {}\n", 1, "municipality");
    refused("a list where a map belongs is refused", "[1, 2]", 1, "");
    refused("an address that is no https is refused", "ordinance: x\nname: X\nowner: verzonnen\ndocuments:\n  - {id: v, layer: verordening, title: V, url: \"javascript:x\"}\nvalues: {}\n", 1, "documents.v.url");
    refused_value("a character that moves the cursor is refused", "werkbegeleider_begeleiding: {value: \"a\\e[2Jb\", in: v, checked: 1}", "values.werkbegeleider_begeleiding.value");
    struct law_ordinance o;
    static const char json[] = "{\"ordinance\":\"x\",\"name\":\"X\",\"owner\":\"verzonnen\",\"documents\":[{\"id\":\"v\",\"layer\":\"verordening\",\"title\":\"V\"}],\"values\":{\"lks_beslis_weken\":{\"value\":5,\"in\":\"v\",\"checked\":1}}}";
    say(ordinance_read(&o, &arena, json, strlen(json), NULL) && o.value_count == 1 && o.values[0].number[0] == 5, "the same as JSON is read", "it is not");
}

/* Nothing that a file says gets out as markup, a formula or a break of a row. */
static void hostile(void)
{
    static const char text[] = "ordinance: x\nname: '=HYPERLINK(\"http://x\")<script>&'\nowner: verzonnen\ndocuments:\n  - {id: v, layer: verordening, title: '=1+1, \"x\" </svg><script>'}\nvalues:\n  werkbegeleider_begeleiding: {value: '@SUM(A1), \"x\"', in: v, checked: 1}\n";
    struct law_ordinance o;
    struct text out = { 0 };
    if (!ordinance_read(&o, &arena, text, strlen(text), NULL)) stop("the hostile ordinance");
    ordinance_show_csv(&out, &o, day_of("2026-01-01"), 0);
    say(strstr(text_string(&out), "\"'@SUM(A1), \"\"x\"\"\"") != NULL && strstr(out.data, ",\"'=1+1, \"\"x\"\" </svg><script>\"") != NULL, "in CSV a formula becomes text", "it does not");
    struct ordinance_comparison c = { .side = { &o }, .sides = 1, .person = { &persons.at[0] }, .persons = 1, .law = &law.law, .on = day_of("2026-01-01") };
    out.size = 0;
    ordinance_comparison_svg(&out, &c, 0);
    say(strstr(text_string(&out), "<script>") == NULL && strstr(out.data, "&lt;script&gt;&amp;") != NULL, "in a drawing a name stays a name", "it does not");
    text_free(&out);
}

/* ---- publications ---- */

static const struct import_proposal *proposed(const struct import_result *r, const char *field, const char *article)
{
    int32_t which = local_field_named(field, strlen(field));
    if (which < 0) stop(field);
    for (int32_t i = 0; i < r->proposals; i++)
        if (r->proposal[i].field == (enum local_field_id)which && strcmp(r->proposal[i].article->number, article) == 0) return &r->proposal[i];
    return NULL;
}

static void proposals(const struct import_result *r)
{
    static const struct { const char *field, *article, *mark; int64_t value; } table[] = {
        { "proefplaats_basis_maanden", "2", "1", 200 }, { "proefplaats_verlenging_maanden", "2", "1", 400 }, { "proefplaats_contract_maanden", "2", "3", 600 }, { "jobcoach_in_natura", "3", "1", 1 }, { "jobcoach_subsidie", "3", "1", 1 },
        { "jobcoach_hoogste_maanden", "3", "2", 3600 }, { "jobcoach_uren_per_week", "3", "2", 1200 }, { "jobcoach_uurtarief", "3", "3", 8490 }, { "lks_proces", "4", "1", 1 }, { "lks_beslis_weken", "4", "2", 5 },
        { "lks_forfait", "4", "3", 1 }, { "lks_forfait_maanden", "4", "3", 600 }, { "vervoer", "5", "", 1 }, { "vervoer_kilometer", "5", "", 23 }, { "vervoer_zonder_visueel", "5", "", 1 },
        { "hardheidsclausule", "6", "", 1 }, { "citeertitel", "6", "", 1 }, { "overgangsrecht", "6", "", 1 },
        { "jobcoach_kwaliteit", "3", "4", 1 << L_kwaliteit_hbo | 1 << L_kwaliteit_opleiding | 1 << L_kwaliteit_vog }, { "jobcoach_borging", "3", "4", 1 << L_borging_verslag },
        { "verdeling_houdt_rekening_met", "1", "onder a", 1 << L_verdeling_zorgtaken | 1 << L_verdeling_doelgroep_lks | 1 << L_verdeling_beschut_werk },
        { "proefplaats_voorwaarden", "2", "2 onder a", 1 << L_voorwaarde_verzekering | 1 << L_voorwaarde_geen_verdringing }, { "lks_aanvragers", "4", "1", 1 << L_vrager_werkgever | 1 << L_vrager_werknemer },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct import_proposal *p = proposed(r, table[i].field, table[i].article);
        char sentence[200], why[100] = "it is not proposed";
        if (p) (void)snprintf(why, sizeof why, "%lld at %s", (long long)p->number[0], p->paragraph->mark);
        (void)snprintf(sentence, sizeof sentence, "article %s %s proposes %s", table[i].article, table[i].mark, table[i].field);
        say(p && p->number[0] == table[i].value && strcmp(p->paragraph->mark, table[i].mark) == 0, sentence, why);
    }
    int32_t bases_of_placement = 0;
    for (int32_t i = 0; i < r->proposals; i++) bases_of_placement += r->proposal[i].field == LOCALF_proefplaats_basis_maanden;
    say(bases_of_placement == 1, "the months of an extension are not taken for those of the placement", "they are");
    say(!proposed(r, "lks_aanvraag_maanden", "4") && !proposed(r, "jobcoach_beslis_weken", "3"), "no number is proposed where there is none", "one is");
}

static const struct ordinance_outcome *judged(const struct law_ordinance *o, const char *check)
{
    static struct ordinance_judgment j;
    ordinance_judge(&j, o, &law.law, day_of("2024-01-01"));
    for (int32_t i = 0; i < j.outcomes; i++) if (strcmp(j.outcome[i].check->id, check) == 0) return &j.outcome[i];
    stop(check);
    return NULL;
}

/* From the publication to proposals, to a file, to what a person confirmed, to the checks. */
static void publication(void)
{
    static struct import_result r;
    static const char *const confirmed[] = { "VO-01", "VO-10", "VO-13", "VO-14", "VO-20", "VO-21", "VO-32", "VO-34", "VO-35" };
    size_t size;
    struct problems problems = { 0 };
    struct text file = { 0 }, json = { 0 };
    struct law_ordinance o;
    char *bytes = file_of("tests/ordinance/publicatie.xml", &size);
    say(ordinance_import(&r, &arena, bytes, size, &problems), "a publication is read", problems.item[0].allowed[1]);
    say(r.document.articles == 6 && strcmp(r.document.article[2].number, "3") == 0 && strcmp(r.document.article[2].above, "Hoofdstuk 2 Voorzieningen / Afdeling A / Diep") == 0, "articles are found at any depth, with what they stand under", r.document.articles > 2 ? r.document.article[2].above : "");
    say(strcmp(r.document.cvdr, "CVDR999999") == 0 && r.document.version == 3 && r.document.from == day_of("2023-09-01") && r.document.retro == day_of("2023-07-01") && strcmp(r.document.title, "Re-integratieverordening Papierdam & omstreken") == 0,
        "it tells its number, version, days and title", r.document.title);
    say(strcmp(r.document.article[1].paragraph[0].text, "Een proefplaats duurt twee maanden. Het college kan die verlengen met ten hoogste vier maanden.") == 0, "words inside a paragraph stay in it", r.document.article[1].paragraph[0].text);
    proposals(&r);
    ordinance_import_yaml(&file, &r);
    say(strstr(text_string(&file), "retro: 2023-07-01") != NULL, "the file has the day to which it works backwards", "it has not");
    say(ordinance_read(&o, &arena, text_string(&file), file.size, &problems), "the file that is made of it is an ordinance", problems.item[0].field);
    bool none = true;
    static struct ordinance_judgment j;
    ordinance_judge(&j, &o, &law.law, day_of("2024-01-01"));
    for (int32_t i = 0; i < j.outcomes; i++) none &= j.outcome[i].verdict == O_onbekend || j.outcome[i].verdict == O_niet_van_toepassing;
    say(none, "a proposal never counts before it is confirmed", "one does");
    struct entitlements e;
    ordinance_entitle(&e, &persons.at[0], &o, &law.law, day_of("2024-01-01"));
    say(e.line[LINE_proefplaats].state == E_onbekend && e.line[LINE_weken_lks].state == E_onbekend, "nor does it give anybody anything", "it does");
    for (char *at = file.data; (at = strstr(at, "checked: 0")); at++) at[9] = '1';
    say(ordinance_read(&o, &arena, text_string(&file), file.size, &problems), "confirmed it is still an ordinance", problems.item[0].field);
    for (size_t i = 0; i < sizeof confirmed / sizeof *confirmed; i++) {
        char sentence[100];
        (void)snprintf(sentence, sizeof sentence, "confirmed it meets %s", confirmed[i]);
        say(judged(&o, confirmed[i])->verdict == O_voldoet, sentence, ordinance_verdict_names[judged(&o, confirmed[i])->verdict]);
    }
    say(judged(&o, "VO-60")->verdict == O_voldoet_niet, "what lacks a word fails", "it does not");
    say(judged(&o, "VO-50")->verdict == O_onbekend, "what nobody proposed stays unknown", "it does not");
    char *day = strstr(bytes, "2023-07-01</cvdr:terug");
    if (!day) stop("the day to which it works backwards");
    memcpy(day, "2024-07-01", 10);
    file.size = 0;
    bool read = ordinance_import(&r, &arena, bytes, size, &problems);
    ordinance_import_yaml(&file, &r);
    say(read && strstr(text_string(&file), "retro") == NULL && ordinance_read(&o, &arena, file.data, file.size, NULL), "working backwards to a later day is not taken over", "it is");
    ordinance_import_json(&json, &r);
    say(strstr(text_string(&json), "\"bevestigd\":true") == NULL && strstr(json.data, "\"veld\":\"lks_beslis_weken\",\"waarde\":5,") != NULL, "the tree of articles has the proposals beside the text, unconfirmed", "it has not");
    text_free(&file);
    text_free(&json);
}

static void xml_refused(const char *sentence, const char *text, size_t size)
{
    static struct import_result r;
    struct problems problems = { 0 };
    say(!ordinance_import(&r, &arena, text, size, &problems) && problems.count > 0, sentence, "it is read");
}

static void bad_publications(void)
{
    static const struct { const char *sentence, *text; } table[] = {
        { "a document type is refused, and with it every entity", "<!DOCTYPE a [<!ENTITY b \"c\">]><a><artikel><al>&b;</al></artikel></a>" },
        { "an entity that XML does not know is refused", "<a><artikel><al>&nbsp;</al></artikel></a>" },
        { "a number of no character is refused", "<a><artikel><al>&#xD800;</al></artikel></a>" },
        { "a control character by number is refused", "<a><artikel><al>&#27;[2J</al></artikel></a>" },
        { "an element without an end is refused", "<a><artikel><al>x</al></artikel>" },
        { "ends in another order are refused", "<a><artikel><al>x</artikel></al></a>" },
        { "an attribute without quotes is refused", "<a><artikel label=3><al>x</al></artikel></a>" },
        { "a second root is refused", "<a><artikel><al>x</al></artikel></a><b/>" },
        { "a comment without an end is refused", "<a><!-- <artikel/></a>" },
        { "a text without articles is refused", "<a><al>x</al></a>" },
        { "no text at all is refused", "" },
        { "what is no XML is refused", "Artikel 1" },
        { "other bytes than UTF-8 are refused", "<a><artikel><al>\xE9</al></artikel></a>" },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) xml_refused(table[i].sentence, table[i].text, strlen(table[i].text));
    struct text deep = { 0 };
    for (int i = 0; i < 5000; i++) text_put(&deep, "<a>");
    text_put(&deep, "<artikel><al>x</al></artikel>");
    for (int i = 0; i < 5000; i++) text_put(&deep, "</a>");
    static struct import_result r;
    struct problems problems = { 0 };
    say(!ordinance_import(&r, &arena, text_string(&deep), deep.size, &problems) && strstr(problems.item[0].allowed[1], "100 levels") != NULL, "five thousand levels are refused before they are walked", problems.item[0].allowed[1]);
    text_free(&deep);
}

int main(int argc, char **argv)
{
    size_t size;
    if (argc != 2) return 2;
    source = argv[1];
    if (!law_build(&law, NULL, 0, DATE_LAST)) stop("the law");
    char *bytes = file_of("tests/ordinance/grensveld.yaml", &size);
    if (!ordinance_read(&edge, &arena, bytes, size, NULL)) stop("grensveld.yaml");
    if (!ordinance_persons_own(&persons, &arena)) stop("ordinance/personen.yaml");
    each_line("tests/ordinance/expected.tsv", expected_row);
    both_directions();
    special_verdicts();
    periods();
    each_line("tests/ordinance/entitled.tsv", entitled_row);
    changes();
    measured();
    bases();
    spreads();
    data();
    in_step("law/ordinances/ordinance.schema.json", ordinance_schema, "the JSON Schema is what the table of fields makes");
    documentation();
    bad_files();
    hostile();
    publication();
    bad_publications();
    printf("1..%d\n", number);
    law_free(&law);
    arena_free(&arena);
    return bad != 0;
}
