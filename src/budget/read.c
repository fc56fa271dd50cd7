/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: what municipalities and the country spent and what there is to share out, from CSV; one row a figure. */
#include "budget/budget.h"

#include "tables/plain.h"

enum { COLUMN_gemeente, COLUMN_jaar, COLUMN_maand, COLUMN_wat, COLUMN_bedrag, COLUMN_status, COLUMN_ontvangen, COLUMNS };
static const char *const columns[COLUMNS] = { "gemeente", "jaar", "maand", "wat", "bedrag", "status", "ontvangen" };
enum { PLACES_MOST = 2000 };
static const money amount_most = 10000000000000;      /* as the facts of the rule: a hundred thousand million euros */

const char *const figure_status_names[FIGURE_STATUSES] = { "definitief", "voorlopig", "geraamd" };

struct reading { struct budget_figures *figures; const struct law_book *book; struct problems *problems; const struct plain *plain; };

static void wrong(const struct reading *r, int32_t line, int32_t column, const struct plain_cell *cell, const char *nl, const char *en) { problem_add(r->problems, line, columns[column], cell->text, cell->size, nl, en); }

static bool is(const struct plain_cell *cell, const char *word) { return cell->text && same_text(cell->text, cell->size, word); }

/* A whole number between two; -1 and told when it is none. */
static int32_t number(const struct reading *r, int32_t line, int32_t column, const struct plain_cell *cell, int32_t least, int32_t most)
{
    int64_t value = 0;
    if (cell->text && parse_decimal(cell->text, cell->size, 0, false, &value) == NUMBER_OK && value >= least && value <= most) return (int32_t)value;
    char room[2][64];
    struct text said[2] = { TEXT_IN(room[0]), TEXT_IN(room[1]) };
    for (int k = 0; k < 2; k++) text_whole_between(&said[k], least, most, k);
    wrong(r, line, column, cell, text_string(&said[0]), text_string(&said[1]));
    return -1;
}

static bool in_year(const struct law_book *book, int32_t code, int32_t year)
{
    return law_municipality_on(book, code, date_of(year, 1, 1)) || law_municipality_on(book, code, date_of(year, 12, 31));
}

/* "1.000" is a thousand to who writes it and one to who reads it: never more than two digits behind the sign. */
static bool read_amount(const struct plain_cell *cell, int64_t *amount)
{
    size_t sign = 0;
    while (sign < cell->size && cell->text[sign] != '.' && cell->text[sign] != ',') sign++;
    return cell->size - sign <= 3 && parse_decimal(cell->text, cell->size, 2, true, amount) == NUMBER_OK && *amount >= 0 && *amount <= amount_most;
}

/* 0 for the country; -1 and told when it is neither. "GM0344" is "0344". */
static int32_t place_code(const struct reading *r, int32_t line, const struct plain_cell *cell, int32_t year)
{
    if (is(cell, "landelijk")) return 0;
    const char *text = cell->text;
    size_t size = cell->size;
    if (text && size == 6 && text[0] == 'G' && text[1] == 'M') { text += 2; size -= 2; }
    int64_t code = 0;
    bool good = text && size == 4 && parse_decimal(text, size, 0, false, &code) == NUMBER_OK && code > 0;
    if (good && (year < 0 || in_year(r->book, (int32_t)code, year))) return (int32_t)code;
    wrong(r, line, COLUMN_gemeente, cell, "landelijk, of de CBS-code (vier cijfers) van een gemeente die in dat jaar bestond", "landelijk (the country), or the CBS code (four digits) of a municipality that existed in that year");
    return -1;
}

static struct said_place *place_of(const struct reading *r, int32_t code)
{
    struct budget_figures *f = r->figures;
    int32_t at = 0;
    while (at < f->count && f->place[at].code < code) at++;
    if (at < f->count && f->place[at].code == code) return &f->place[at];
    if (f->count == PLACES_MOST) return NULL;
    memmove(&f->place[at + 1], &f->place[at], sizeof *f->place * (size_t)(f->count - at));
    f->count++;
    f->place[at] = (struct said_place){ .code = code };
    return &f->place[at];
}

static void take_macro(const struct reading *r, int32_t line, const struct plain_cell *cell, int32_t code, int32_t year, money amount, enum figure_status status)
{
    if (code) { wrong(r, line, COLUMN_wat, &cell[COLUMN_wat], "macrobudget alleen bij landelijk", "macrobudget with landelijk only"); return; }
    if (cell[COLUMN_maand].text) { wrong(r, line, COLUMN_maand, &cell[COLUMN_maand], "leeg bij een macrobudget", "empty with a macrobudget"); return; }
    struct said_budget *b = &r->figures->macro[year - BUDGET_FIRST];
    int32_t which = status == FIGURE_definitief;
    if (b->there[which]) { wrong(r, line, COLUMN_jaar, &cell[COLUMN_jaar], "ieder macrobudget hoogstens één keer voorlopig en één keer definitief", "each macrobudget at most once provisional and once definite"); return; }
    b->there[which] = true;
    if (year > r->figures->last_budget) r->figures->last_budget = year;
    b->value[which] = amount;
    b->status[which] = status;
}

static void take_spent(const struct reading *r, int32_t line, const struct plain_cell *cell, struct said_year *y, money amount, enum figure_status status)
{
    bool monthly = cell[COLUMN_maand].text;
    int32_t month = monthly ? number(r, line, COLUMN_maand, &cell[COLUMN_maand], 1, BUDGET_MONTHS) : 0;
    if (month < 0) return;
    if (y->whole || (y->in_months && (!monthly || y->months >> (month - 1) & 1))) { wrong(r, line, COLUMN_jaar, &cell[COLUMN_jaar], "ieder jaar één keer, of elke maand ervan één keer", "each year once, or each month of it once"); return; }
    if (y->whole || y->in_months) { if (status > y->status) y->status = status; }
    else *y = (struct said_year){ .status = status, .received = DATE_NEVER, .line = line };
    if (monthly) { y->in_months = true; y->months |= (uint16_t)(1u << (month - 1)); y->month[month - 1] = amount; }
    else { y->whole = true; y->value = amount; }
    date day;
    if (cell[COLUMN_ontvangen].text) {
        if (!parse_date(cell[COLUMN_ontvangen].text, (uint32_t)cell[COLUMN_ontvangen].size, &day)) wrong(r, line, COLUMN_ontvangen, &cell[COLUMN_ontvangen], "een dag, zoals 2026-07-15", "a day, such as 2026-07-15");
        else if (y->received == DATE_NEVER || day > y->received) y->received = day;
    }
}

static void take_row(void *context, int32_t line, const struct plain_cell *cell)
{
    const struct reading *r = context;
    int32_t year = number(r, line, COLUMN_jaar, &cell[COLUMN_jaar], BUDGET_FIRST, BUDGET_LAST), code = place_code(r, line, &cell[COLUMN_gemeente], year);
    int64_t amount = -1;
    bool counted = cell[COLUMN_bedrag].text && read_amount(&cell[COLUMN_bedrag], &amount);
    if (!counted) wrong(r, line, COLUMN_bedrag, &cell[COLUMN_bedrag], "een bedrag in euro's van 0 of meer, zonder punten tussen duizendtallen", "an amount in euros of 0 or more, without signs between thousands");
    int32_t status = 0;
    while (status < FIGURE_STATUSES && !is(&cell[COLUMN_status], figure_status_names[status])) status++;
    if (status == FIGURE_STATUSES) wrong(r, line, COLUMN_status, &cell[COLUMN_status], "definitief, voorlopig of geraamd", "definitief (definite), voorlopig (provisional) or geraamd (estimated)");
    bool macro = is(&cell[COLUMN_wat], "macrobudget");
    if (cell[COLUMN_wat].text && !macro && !is(&cell[COLUMN_wat], "uitgaven")) wrong(r, line, COLUMN_wat, &cell[COLUMN_wat], "uitgaven of macrobudget", "uitgaven (expenditure) or macrobudget");
    if (year < 0 || code < 0 || !counted || status == FIGURE_STATUSES) return;
    if (macro) { take_macro(r, line, cell, code, year, amount, (enum figure_status)status); return; }
    struct said_place *place = code ? place_of(r, code) : NULL;
    if (code && !place) { wrong(r, line, COLUMN_gemeente, &cell[COLUMN_gemeente], "hoogstens 2000 gemeenten", "at most 2000 municipalities"); return; }
    take_spent(r, line, cell, code ? &place->year[year - BUDGET_FIRST] : &r->figures->national[year - BUDGET_FIRST], amount, (enum figure_status)status);
    if (code && year > r->figures->last_year) r->figures->last_year = year;
}

static bool check_heading(void *context)
{
    const struct reading *r = context;
    static const int32_t needed[] = { COLUMN_gemeente, COLUMN_jaar, COLUMN_bedrag, COLUMN_status };
    bool good = true;
    for (size_t k = 0; k < sizeof needed / sizeof *needed; k++) good &= r->plain->there[needed[k]];
    if (!good) problem_add(r->problems, 1, "kolom", NULL, 0, "de kolommen gemeente, jaar, bedrag en status; maand, wat en ontvangen mogen erbij", "the columns gemeente, jaar, bedrag and status; maand, wat and ontvangen may be added");
    return good;
}

bool budget_read(struct budget_figures *figures, struct arena *arena, const struct law_book *book, const char *bytes, size_t size, struct problems *problems)
{
    *figures = (struct budget_figures){ .place = arena_take_zero(arena, sizeof *figures->place * PLACES_MOST) };
    if (!figures->place) return false;
    struct reading r = { figures, book, problems, NULL };
    struct plain plain = { .columns = columns, .count = COLUMNS, .problems = problems, .take = take_row, .heading = check_heading, .context = &r };
    r.plain = &plain;
    int32_t before = problems->count;
    (void)plain_csv(&plain, bytes, size);
    if (problems->count == before && !figures->count) problem_add(problems, 0, "gemeente", NULL, 0, "minstens een gemeente met uitgaven", "at least one municipality with expenditure");
    return problems->count == before;
}
