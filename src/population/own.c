/* SPDX-License-Identifier: EUPL-1.2 */
/* own.c: a table of persons row by row into households: each cell checked, then each person, then who lives together. */
#include "population/own.h"

#include <string.h>
#include "base/text.h"
#include "population/dice.h"
#include "tables/plain.h"

#define COLUMNS(C) C(huishouden) C(gewicht) C(gemeente) C(plaats) C(geboortedatum) C(man) C(opleiding) C(proVsoTot) C(studiefinanciering) C(beperking) C(werk) C(startDienstbetrekking) C(urenPerWeek) \
    C(bovenMinimumloon) C(vastContract) C(beschutWerk) C(loonwaarde) C(loonwaardeGebruikt) C(doelgroepregister) C(verklaringAangevraagd) C(begeleidingskosten) C(ziekVan) C(ziekTot) C(studietoeslag) \
    C(meldingsdatum) C(proefplaatsVan) C(proefplaatsMaanden) C(ontvangtBijstand) C(nettoInkomen) C(maandenVrijgelaten) C(verhuisdatum) C(naarGemeente)
#define AS_PLACE(name) COLUMN_##name,
enum { COLUMNS(AS_PLACE) OWN_COLUMNS };
#define AS_NAME(name) #name,
const char *const own_columns[] = { COLUMNS(AS_NAME) NULL };
_Static_assert((int)OWN_COLUMNS <= (int)PLAIN_COLUMNS_MOST, "a row fits");

static const char *const places[] = { "hoofd", "partner", "kind", "medebewoner" };
static const char *const schools[] = { "geen", "pro-vso", "student" };
static const char *const works[] = { "geen", "regulier", "loonwaarde", "forfait" };
enum { HOUSEHOLDS_MOST = 4000000, MILLION = 1000000, WEIGHT_MOST_DECIMALS = 6 };
static const int64_t weight_most = (int64_t)1000000 * MILLION;

struct reading {
    struct own_people *own;
    struct arena *arena;
    const struct law_book *book;
    const struct model *model;
    const struct plain *plain;
    struct problems *problems;
    bool fill;
    uint64_t seed;
    int32_t room, line;
    const struct plain_cell *cell;
    char key[64]; size_t key_size;      /* of the household that is being read */
    int64_t weight;
    struct household home;
};

static void wrong(const struct reading *r, int32_t column, const char *nl, const char *en) { problem_add(r->problems, r->line, own_columns[column], r->cell[column].text, r->cell[column].size, nl, en); }
static bool given(const struct reading *r, int32_t column) { return r->cell[column].text != NULL; }
static bool there(const struct reading *r, int32_t column) { return r->plain->there[column]; }

/* ---- cells ---- */

static bool yes(const struct reading *r, int32_t column, bool otherwise)
{
    const struct plain_cell *c = &r->cell[column];
    if (!there(r, column)) return otherwise;
    if (c->text && same_text(c->text, c->size, "ja")) return true;
    if (!c->text || !same_text(c->text, c->size, "nee")) wrong(r, column, "ja of nee", "ja (yes) or nee (no)");
    return false;
}

static int32_t word(const struct reading *r, int32_t column, const char *const *words, int32_t count, const char *nl, const char *en)
{
    for (int32_t k = 0; k < count; k++) if (given(r, column) && same_text(r->cell[column].text, r->cell[column].size, words[k])) return k;
    wrong(r, column, nl, en);
    return 0;
}

/* A number with so many decimals; empty: `otherwise`, or told when that is -1. */
static int64_t number(const struct reading *r, int32_t column, int decimals, int64_t least, int64_t most, int64_t otherwise)
{
    const struct plain_cell *c = &r->cell[column];
    int64_t value = 0;
    if (!c->text && otherwise >= 0) return otherwise;
    if (c->text && parse_decimal(c->text, c->size, decimals, true, &value) == NUMBER_OK && value >= least && value <= most) return value;
    char room[2][64];
    struct text said[2] = { TEXT_IN(room[0]), TEXT_IN(room[1]) };
    text_put(&said[0], "een getal van ");
    text_put(&said[1], "a number from ");
    for (int k = 0; k < 2; k++) { text_decimal_short(&said[k], least, decimals, k ? '.' : ','); text_put(&said[k], k ? " to " : " t/m "); text_decimal_short(&said[k], most, decimals, k ? '.' : ','); }
    wrong(r, column, text_string(&said[0]), text_string(&said[1]));
    return least;
}

/* A day between two; empty: it did not happen. */
static date day(const struct reading *r, int32_t column, date from, date until)
{
    date value;
    if (!given(r, column)) return DATE_NEVER;
    if (parse_date(r->cell[column].text, (uint32_t)r->cell[column].size, &value) && value >= from && value <= until) return value;
    char room[2][64];
    struct text said[2] = { TEXT_IN(room[0]), TEXT_IN(room[1]) };
    text_put(&said[0], "een dag van ");
    text_put(&said[1], "a day from ");
    for (int k = 0; k < 2; k++) { text_date(&said[k], from); text_put(&said[k], k ? " to " : " t/m "); text_date(&said[k], until); }
    wrong(r, column, text_string(&said[0]), text_string(&said[1]));
    return DATE_NEVER;
}
static date first_day(const struct reading *r) { return date_of(r->model->year, 1, 1); }
static date last_day(const struct reading *r) { return date_of(r->model->year, 12, 31); }
static date long_ago(void) { return date_of(1900, 1, 1); }

static int32_t town(const struct reading *r, int32_t column)
{
    const struct plain_cell *c = &r->cell[column];
    int64_t code = 0;
    bool good = c->text && c->size == 4 && parse_decimal(c->text, c->size, 0, false, &code) == NUMBER_OK && law_municipality_on(r->book, (int32_t)code, first_day(r));
    if (!good) wrong(r, column, "de CBS-code (vier cijfers) van een gemeente op 1 januari van het jaar", "the CBS code (four digits) of a municipality on 1 January of the year");
    return good ? (int32_t)code : 0;
}

/* ---- a person ---- */

static void read_school(const struct reading *r, struct person *p)
{
    if (there(r, COLUMN_opleiding)) p->school = (uint8_t)word(r, COLUMN_opleiding, schools, 3, "geen, pro-vso of student", "geen (none), pro-vso or student");
    if (there(r, COLUMN_proVsoTot)) p->school_until = day(r, COLUMN_proVsoTot, long_ago(), date_of(r->model->year + 1, 12, 31));
    p->student_finance = yes(r, COLUMN_studiefinanciering, p->student_finance);
    p->limited = yes(r, COLUMN_beperking, p->limited);
    p->study_allowance = yes(r, COLUMN_studietoeslag, p->study_allowance);
    if (there(r, COLUMN_studietoeslag)) p->study_allowance_nationally |= p->study_allowance;
}

static void read_job(const struct reading *r, struct person *p)
{
    if (there(r, COLUMN_startDienstbetrekking)) {
        date from = day(r, COLUMN_startDienstbetrekking, long_ago(), last_day(r));
        if (given(r, COLUMN_startDienstbetrekking)) p->job_from = from;
        else wrong(r, COLUMN_startDienstbetrekking, "een dag, bij wie werkt", "a day, of who works");
    }
    if (there(r, COLUMN_urenPerWeek)) p->hours = (hours)number(r, COLUMN_urenPerWeek, 2, 1, 4000, -1);
    if (there(r, COLUMN_bovenMinimumloon)) p->above_minimum = (int32_t)number(r, COLUMN_bovenMinimumloon, 0, 0, 300, -1);
    p->permanent = yes(r, COLUMN_vastContract, p->permanent);
    p->sheltered = yes(r, COLUMN_beschutWerk, p->sheltered);
    bool measured = p->work == WORK_measured;
    if (there(r, COLUMN_loonwaarde)) p->wage_value = (percent)number(r, COLUMN_loonwaarde, 3, 0, HUNDRED_PERCENT, measured ? -1 : 0);
    if (there(r, COLUMN_loonwaardeGebruikt)) p->wage_value_at_uwv = (percent)number(r, COLUMN_loonwaardeGebruikt, 3, 0, HUNDRED_PERCENT, p->wage_value);
    else if (there(r, COLUMN_loonwaarde)) p->wage_value_at_uwv = p->wage_value;
    if (there(r, COLUMN_begeleidingskosten)) p->guidance = (int32_t)number(r, COLUMN_begeleidingskosten, 0, 0, 20000, 0);
    p->register_job = yes(r, COLUMN_doelgroepregister, p->register_job);
    if (there(r, COLUMN_verklaringAangevraagd)) p->statement_asked = day(r, COLUMN_verklaringAangevraagd, long_ago(), last_day(r) + 366);
    if (p->register_job && p->job_from != DATE_NEVER && p->job_from < first_day(r) && there(r, COLUMN_doelgroepregister))
        wrong(r, COLUMN_doelgroepregister, "ja alleen bij een baan die dit jaar begon vanuit het doelgroepregister", "ja only with a job that began this year from the target group register");
}

static void read_work(const struct reading *r, struct person *p)
{
    static const int32_t of_a_job[] = { COLUMN_startDienstbetrekking, COLUMN_urenPerWeek, COLUMN_loonwaarde };
    if (there(r, COLUMN_werk)) {
        enum work work = (enum work)word(r, COLUMN_werk, works, 4, "geen, regulier, loonwaarde of forfait", "geen (none), regulier (regular), loonwaarde (by wage value) or forfait (flat rate)");
        if (work != (enum work)p->work) { struct dice d = dice_for(r->seed, r->home.number, (uint32_t)(2 * HOUSEHOLD_MOST + r->home.count), ABOUT_work); person_takes_job(p, r->model, work, r->fill, &d); }
    }
    if (p->work != WORK_none) { read_job(r, p); return; }
    for (size_t k = 0; k < sizeof of_a_job / sizeof *of_a_job; k++) if (given(r, of_a_job[k])) wrong(r, of_a_job[k], "leeg bij wie niet werkt", "empty of who does not work");
}

static void read_illness(const struct reading *r, struct person *p)
{
    if (!there(r, COLUMN_ziekVan) && !there(r, COLUMN_ziekTot)) return;
    date from = day(r, COLUMN_ziekVan, first_day(r), last_day(r)), until = day(r, COLUMN_ziekTot, first_day(r), last_day(r));
    p->spell_count = 0;
    if (given(r, COLUMN_ziekVan) != given(r, COLUMN_ziekTot)) wrong(r, given(r, COLUMN_ziekVan) ? COLUMN_ziekTot : COLUMN_ziekVan, "ziekVan en ziekTot, of geen van beide", "ziekVan and ziekTot, or neither");
    if (from == DATE_NEVER || until == DATE_NEVER) return;
    if (until < from) wrong(r, COLUMN_ziekTot, "niet vóór ziekVan", "not before ziekVan");
    else if (p->work == WORK_none || (p->job_from != DATE_NEVER && from < p->job_from)) wrong(r, COLUMN_ziekVan, "een dag waarop iemand werkt", "a day on which somebody works");
    else p->spell[p->spell_count++] = (struct spell){ from, until };
}

static void read_support(const struct reading *r, struct person *p)
{
    if (there(r, COLUMN_meldingsdatum)) p->applied = day(r, COLUMN_meldingsdatum, first_day(r), last_day(r));
    if (there(r, COLUMN_proefplaatsVan)) { p->trial_from = day(r, COLUMN_proefplaatsVan, first_day(r), last_day(r)); p->trial_months = 2; p->after_trial = false; }
    if (there(r, COLUMN_proefplaatsMaanden)) p->trial_months = (int32_t)number(r, COLUMN_proefplaatsMaanden, 0, 1, 6, p->trial_from == DATE_NEVER ? 0 : -1);
    if (there(r, COLUMN_nettoInkomen)) p->income = number(r, COLUMN_nettoInkomen, 2, 0, 100000000, 0);
    if (there(r, COLUMN_maandenVrijgelaten)) p->exempted_months = (int32_t)number(r, COLUMN_maandenVrijgelaten, 0, 0, 600, 0);
}

/* ---- a household ---- */

static enum home kind_of(const struct household *h)
{
    bool partner = false, child = false, mate = false;
    for (int32_t k = 0; k < h->count; k++) { partner |= h->person[k].place == PLACE_partner; child |= h->person[k].place == PLACE_child; mate |= h->person[k].place == PLACE_housemate; }
    return partner ? child ? HOME_paar_met_kinderen : HOME_paar : child ? HOME_alleenstaande_ouder : mate ? HOME_gedeeld : HOME_alleen;
}

static bool make_room(struct reading *r)
{
    struct own_people *own = r->own;
    if (own->count < r->room) return true;
    int32_t room = r->room ? 2 * r->room : 1024;
    struct household *homes = room <= HOUSEHOLDS_MOST ? arena_take(r->arena, sizeof *homes * (size_t)room) : NULL;
    int64_t *until = homes ? arena_take(r->arena, sizeof *until * (size_t)room) : NULL;
    if (!until) { problem_add(r->problems, r->line, "huishouden", NULL, 0, "minder huishoudens, of meer geheugen", "fewer households, or more memory"); return false; }
    if (own->count) { memcpy(homes, own->household, sizeof *homes * (size_t)own->count); memcpy(until, own->until, sizeof *until * (size_t)own->count); }
    own->household = homes;
    own->until = until;
    r->room = room;
    return true;
}

/* What was read so far of a household is all of it. */
static void close_household(struct reading *r)
{
    if (!r->home.count || !make_room(r)) { r->home.count = 0; return; }
    struct own_people *own = r->own;
    r->home.home = kind_of(&r->home);
    own->household[own->count] = r->home;
    own->until[own->count] = r->weight + (own->count ? own->until[own->count - 1] : 0);
    own->count++;
    r->home.count = 0;
}

/* What is said of the household as a whole, with its head. */
static void open_household(struct reading *r)
{
    struct household *h = &r->home;
    *h = (struct household){ .number = (uint64_t)r->own->count, .town = town(r, COLUMN_gemeente), .moved = DATE_NEVER };
    h->town_after = h->town;
    r->key_size = r->cell[COLUMN_huishouden].size < sizeof r->key ? r->cell[COLUMN_huishouden].size : sizeof r->key;
    if (r->cell[COLUMN_huishouden].text) memcpy(r->key, r->cell[COLUMN_huishouden].text, r->key_size);
    r->weight = there(r, COLUMN_gewicht) ? number(r, COLUMN_gewicht, WEIGHT_MOST_DECIMALS, 1, weight_most, -1) : MILLION;
    h->assistance = yes(r, COLUMN_ontvangtBijstand, false);
    if (there(r, COLUMN_verhuisdatum)) h->moved = day(r, COLUMN_verhuisdatum, first_day(r), last_day(r));
    if (h->moved != DATE_NEVER) h->town_after = town(r, COLUMN_naarGemeente);
    else if (given(r, COLUMN_naarGemeente)) wrong(r, COLUMN_naarGemeente, "leeg zonder verhuisdatum", "empty without verhuisdatum");
}

/* Rows behind the head may say the same of the household, or nothing. */
static void check_same(const struct reading *r)
{
    int64_t weight = 0;
    if (given(r, COLUMN_gewicht) && (parse_decimal(r->cell[COLUMN_gewicht].text, r->cell[COLUMN_gewicht].size, WEIGHT_MOST_DECIMALS, true, &weight) != NUMBER_OK || weight != r->weight))
        wrong(r, COLUMN_gewicht, "hetzelfde als bij het hoofd van het huishouden, of leeg", "the same as of the head of the household, or empty");
    if (given(r, COLUMN_gemeente) && town(r, COLUMN_gemeente) != r->home.town) wrong(r, COLUMN_gemeente, "dezelfde als bij het hoofd van het huishouden, of leeg", "the same as of the head of the household, or empty");
}

static bool same_household(const struct reading *r) { return r->home.count && r->cell[COLUMN_huishouden].size == r->key_size && memcmp(r->cell[COLUMN_huishouden].text, r->key, r->key_size) == 0; }

static void take_row(void *context, int32_t line, const struct plain_cell *cell)
{
    struct reading *r = context;
    r->line = line;
    r->cell = cell;
    if (!given(r, COLUMN_huishouden) || cell[COLUMN_huishouden].size > sizeof r->key) { wrong(r, COLUMN_huishouden, "een kenmerk van hoogstens 64 tekens, hetzelfde voor wie samen wonen", "a mark of at most 64 characters, the same for who live together"); return; }
    enum place place = (enum place)word(r, COLUMN_plaats, places, 4, "hoofd, partner, kind of medebewoner", "hoofd (head), partner, kind (child) or medebewoner (housemate)");
    bool goes_on = same_household(r);
    if (goes_on == (place == PLACE_first)) wrong(r, COLUMN_plaats, "ieder huishouden achter elkaar, met één hoofd, dat vooraan staat", "each household together, with one head, who comes first");
    if (!goes_on) { close_household(r); open_household(r); }
    else check_same(r);
    if (r->home.count == HOUSEHOLD_MOST) { wrong(r, COLUMN_huishouden, "hoogstens acht mensen in een huishouden", "at most eight people in a household"); return; }
    date born = day(r, COLUMN_geboortedatum, long_ago(), first_day(r));
    if (!given(r, COLUMN_geboortedatum)) wrong(r, COLUMN_geboortedatum, "een dag", "a day");
    for (int32_t k = 0; place == PLACE_partner && k < r->home.count; k++) if (r->home.person[k].place == PLACE_partner) wrong(r, COLUMN_plaats, "hoogstens één partner", "at most one partner");
    struct person *p = &r->home.person[r->home.count];
    if (born == DATE_NEVER) born = first_day(r);
    *p = person_blank(born, place);
    if (r->fill) person_drawn(p, &r->home, r->model, r->seed, r->home.number, (uint32_t)r->home.count);
    p->man = yes(r, COLUMN_man, p->man);
    read_school(r, p);
    read_work(r, p);
    read_support(r, p);
    read_illness(r, p);
    r->home.count++;
}

/* Without --fill-in nothing is made up: a column that is not there is named. */
static bool check_columns(void *context)
{
    struct reading *r = context;
    static const int32_t always[] = { COLUMN_huishouden, COLUMN_gemeente, COLUMN_plaats, COLUMN_geboortedatum };
    bool good = true;
    for (int32_t k = 0; k < OWN_COLUMNS; k++) {
        bool needed = !r->fill && k != COLUMN_gewicht;
        for (size_t a = 0; a < sizeof always / sizeof *always; a++) needed |= always[a] == k;
        if (!needed || there(r, k)) continue;
        problem_add(r->problems, 1, "kolom", own_columns[k], strlen(own_columns[k]), needed && !r->fill ? "een tabel met deze kolom, of --fill-in" : "een tabel met deze kolom, ook met --fill-in", needed && !r->fill ? "a table with this column, or --fill-in" : "a table with this column, also with --fill-in");
        good = false;
    }
    return good;
}

bool own_read(struct own_people *own, struct arena *arena, const struct law_book *book, const struct model *model, enum own_form form, bool fill, uint64_t seed, const char *bytes, size_t size, struct problems *problems)
{
    struct reading r = { .own = own, .arena = arena, .book = book, .model = model, .problems = problems, .fill = fill, .seed = seed };
    struct plain plain = { .columns = own_columns, .count = OWN_COLUMNS, .problems = problems, .take = take_row, .heading = form == OWN_csv ? check_columns : NULL, .context = &r };
    int32_t before = problems->count;
    *own = (struct own_people){ .count = 0 };
    r.plain = &plain;
    if (form == OWN_jsonl) for (int32_t k = 0; k < OWN_COLUMNS; k++) plain.there[k] = plain_mentions(bytes, size, own_columns[k]);
    bool good = form == OWN_jsonl ? check_columns(&r) && plain_jsonl(&plain, bytes, size) : plain_csv(&plain, bytes, size);
    if (good) close_household(&r);
    if (good && !own->count) problem_add(problems, 1, "rij", NULL, 0, "minstens een huishouden", "at least one household");
    return problems->count == before;
}

/* ---- in the place of made-up people ---- */

/* How many whole households so many millionths are, when one in so many counts. */
static int64_t whole_of(int64_t millionths, int32_t scale) { return millionths / ((int64_t)MILLION * scale); }

int64_t own_take(struct model *m, const struct own_people *own, int32_t scale)
{
    int64_t people = 0, before = 0;
    for (int32_t k = 0; k < own->count; k++) {
        people += (whole_of(own->until[k], 1) - whole_of(before, 1)) * own->household[k].count;
        before = own->until[k];
    }
    m->own = own;
    m->name = "eigen-personen";
    m->title[0] = "Eigen gegevens van personen";
    m->title[1] = "People of the reader's own";
    m->own_scale = scale;
    m->inwoners = people;
    m->households = whole_of(before, 1);
    return whole_of(before, scale);
}

void own_household(struct household *h, const struct own_people *own, int32_t scale, uint64_t number)
{
    int32_t low = 0, high = own->count - 1;
    while (low < high) { int32_t middle = (low + high) / 2; if ((int64_t)number < whole_of(own->until[middle], scale)) high = middle; else low = middle + 1; }
    *h = own->household[low];
    h->number = number;
}
