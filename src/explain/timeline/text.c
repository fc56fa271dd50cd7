/* SPDX-License-Identifier: EUPL-1.2 */
/* text.c: a timeline for people: a table for each side, what is not known, and what happens. */
#include "explain/timeline/inside.h"

#include <string.h>

#define SAY(nl, en) text_put(t, language ? en : nl)
enum { WIDTH = 100, PERIOD_WIDTH = 14, COLUMN_LEAST = 10, COLUMN_USUAL = 15, HEADER_LINES = 4, DAY_WIDTH = 14, ACTOR_WIDTH = 17 };

static void blanks(struct text *t, int32_t count) { for (int32_t i = 0; i < count; i++) text_char(t, ' '); }

/* At least one blank behind it. */
static void left(struct text *t, const char *string, int32_t width)
{
    int32_t used = text_columns(string, strlen(string));
    text_put(t, string);
    blanks(t, used < width ? width - used : 1);
}

static void right(struct text *t, const char *string, int32_t width)
{
    blanks(t, width - text_columns(string, strlen(string)));
    text_put(t, string);
}

static void end_line(struct text *t)
{
    while (t->size && t->data[t->size - 1] == ' ') t->size--;
    text_char(t, '\n');
}

/* ---- the heading of a column, in lines ---- */

struct heading { char line[HEADER_LINES][32]; int32_t lines; };

/* Where a long Dutch word may be cut, with room for a hyphen: before one of its parts, else where the room ends. */
static size_t joint_of(const char *word, size_t size, int32_t room)
{
    static const char *const parts[] = { "subsidie", "voordeel", "bijslag", "toeslag", "premies", "kosten", "gevers", "gelaten", "ance" };
    size_t best = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t at = 1; at + strlen(parts[i]) <= size; at++)
            if (strncmp(word + at, parts[i], strlen(parts[i])) == 0 && (int32_t)at < room && at > best) best = at;
    return best ? best : (size_t)room - 1;              /* labels that are cut so have plain letters only */
}

static void break_heading(struct heading *h, const char *label, int32_t room)
{
    memset(h, 0, sizeof *h);
    for (const char *word = label; *word && h->lines < HEADER_LINES;) {
        char *now = h->line[h->lines ? h->lines - 1 : 0];
        size_t size = strcspn(word, " "), used = strlen(now), part = size;
        int32_t width = text_columns(word, size);
        bool beside = h->lines && now[used ? used - 1 : 0] != '-' && text_columns(now, used) + 1 + width <= room;
        if (!beside) { now = h->line[h->lines++]; used = 0; }
        if (!beside && width > room) part = joint_of(word, size, room);
        struct text line = { now, used, sizeof h->line[0], true, false };
        if (used) text_char(&line, ' ');
        text_bytes(&line, word, part);
        if (part < size) text_char(&line, '-');
        text_string(&line);
        word += part;
        while (*word == ' ') word++;
    }
}

/* The columns of one table, each as wide as it has to be. */
struct page { struct columns columns; int32_t width[COLUMNS_MOST]; };

static void put_headings(struct text *t, const struct page *page, int language)
{
    struct heading heading[COLUMNS_MOST];
    int32_t lines = 0;
    for (int32_t k = 0; k < page->columns.count; k++) {
        break_heading(&heading[k], column_label(page->columns.line[k], language), page->width[k] - 1);
        if (heading[k].lines > lines) lines = heading[k].lines;
    }
    for (int32_t i = 0; i < lines; i++) {
        left(t, i == lines - 1 ? (language ? "month" : "maand") : "", PERIOD_WIDTH);
        for (int32_t k = 0; k < page->columns.count; k++) {
            int32_t own = i - (lines - heading[k].lines);
            right(t, own >= 0 ? heading[k].line[own] : "", page->width[k]);
        }
        end_line(t);
    }
}

/* ---- the table of a side ---- */

/* An amount, a question mark, or nothing; behind it the mark of an estimate or a blank, so that amounts stay below each other. */
static void cell_text(struct text *one, const struct cell *cell, int language)
{
    if (cell->state == CELL_unknown) text_put(one, missing_mark);
    if (cell->state == CELL_amount) text_amount(one, cell->amount, language);
    text_char(one, cell->state == CELL_amount && cell->estimated ? '*' : ' ');
}

static int32_t cell_width(const struct cell *cells, int32_t line)
{
    char buffer[48];
    struct text one = TEXT_IN(buffer);
    struct cell cell = column_cell(cells, line);
    cell_text(&one, &cell, 0);
    return (int32_t)one.size;
}

static int32_t least_width(const struct timeline *timeline, int32_t line)
{
    int32_t width = COLUMN_LEAST - 1;
    for (int32_t m = 0; m < timeline->months; m++) { int32_t own = cell_width(timeline->month[m].cell, line); if (own > width) width = own; }
    for (int32_t y = 0; y < timeline->years; y++) { int32_t own = cell_width(timeline->year[y].cell, line); if (own > width) width = own; }
    return width + 1;
}

/* As many columns from *next on as fit beside each other, with what room is left shared out. False when there are none left. */
static bool next_page(struct page *page, const struct timeline *timeline, const struct columns *all, int32_t *next)
{
    int32_t used = PERIOD_WIDTH;
    page->columns.count = 0;
    for (; *next < all->count; ++*next) {
        int32_t width = least_width(timeline, all->line[*next]), k = page->columns.count;
        if (k && used + width > WIDTH) break;
        page->columns.line[k] = all->line[*next];
        page->width[k] = width;
        page->columns.count++;
        used += width;
    }
    for (int32_t k = 0; k < page->columns.count; k++) {
        int32_t more = (WIDTH - used) / page->columns.count;
        if (page->width[k] < COLUMN_USUAL) page->width[k] += page->width[k] + more > COLUMN_USUAL ? COLUMN_USUAL - page->width[k] : more;
    }
    return page->columns.count > 0;
}

static void put_row(struct text *t, const char *period, const struct page *page, const struct cell *cells, int language)
{
    left(t, period, PERIOD_WIDTH);
    for (int32_t k = 0; k < page->columns.count; k++) {
        char buffer[48];
        struct text one = TEXT_IN(buffer);
        struct cell cell = column_cell(cells, page->columns.line[k]);
        cell_text(&one, &cell, language);
        right(t, text_string(&one), page->width[k]);
    }
    end_line(t);
}

static void put_year(struct text *t, const struct timeline_year *year, const struct page *page, int language)
{
    char buffer[32];
    struct text name = TEXT_IN(buffer);
    text_int(&name, year->year);
    text_put(&name, language ? " in all" : " samen");
    blanks(t, PERIOD_WIDTH);
    for (int32_t k = 0; k < page->columns.count; k++)
        for (int32_t i = k ? 0 : 1; i < page->width[k]; i++) text_char(t, '-');
    text_char(t, '\n');
    put_row(t, text_string(&name), page, year->cell, language);
}

/* What each column means, the sentences below each other. */
static void put_meanings(struct text *t, const struct columns *columns, int language)
{
    int32_t longest = 0;
    for (int32_t k = 0; k < columns->count; k++) {
        const char *label = column_label(columns->line[k], language);
        int32_t width = text_columns(label, strlen(label));
        if (width > longest) longest = width;
    }
    text_char(t, '\n');
    for (int32_t k = 0; k < columns->count; k++) {
        text_put(t, "  ");
        left(t, column_label(columns->line[k], language), longest + 2);
        text_wrapped(t, column_help(columns->line[k], language), longest + 4, WIDTH);
    }
}

static void put_table(struct text *t, const struct timeline *timeline, const struct page *page, int language)
{
    int32_t year = 0;
    put_headings(t, page, language);
    for (int32_t first = 0, last; first < timeline->months; first = last + 1) {
        char buffer[32];
        struct text period = TEXT_IN(buffer);
        last = alike_until(timeline, &page->columns, first);
        put_months(&period, timeline, first, last, language);
        put_row(t, text_string(&period), page, timeline->month[first].cell, language);
        bool ends = last + 1 == timeline->months;
        if (!ends && timeline->month[last + 1].year == timeline->month[last].year) continue;
        put_year(t, &timeline->year[year++], page, language);
        if (!ends) text_char(t, '\n');
    }
}

static void put_side(struct text *t, const struct timeline *timeline, enum timeline_side side, bool brief, int language)
{
    struct columns columns = columns_of_side(timeline, side);
    struct page page;
    if (!columns.count) return;
    text_char(t, '\n');
    text_put(t, side_names[side][language]);
    text_put(t, ": ");
    text_put(t, side_subjects[side][language]);
    SAY(", in euro's per maand\n", ", in euros a month\n");
    for (int32_t next = 0; next_page(&page, timeline, &columns, &next);) {
        put_table(t, timeline, &page, language);
        if (next < columns.count) text_char(t, '\n');
    }
    if (!brief) put_meanings(t, &columns, language);
}

/* ---- what is not known, and what happens ---- */

static void put_unknowns(struct text *t, const struct timeline *timeline, int language)
{
    struct unknown u = { .at = 0 };
    for (bool first = true; next_unknown(timeline, &u); first = false) {
        if (first) { text_put(t, "\n"); SAY("Waarom er een ", "Why there is a "); text_put(t, missing_mark); SAY(" staat\n", "\n"); }
        struct text sentence = { 0 };
        put_unknown(&sentence, timeline, &u, language);
        text_put(t, "  ");
        text_wrapped(t, text_string(&sentence), 2, WIDTH);
        give_back(t, &sentence);
    }
}

static void put_happening(struct text *t, const struct timeline *timeline, const struct happening *h, int language)
{
    struct text one = { 0 };
    put_day(&one, h->on, language);
    text_put(t, "  ");
    left(t, text_string(&one), DAY_WIDTH);
    left(t, actor_names[h->who][language], ACTOR_WIDTH);
    one.size = 0;
    text_put(&one, h->text[language]);
    if (*h->citation) { text_put(&one, " ["); put_article(&one, timeline, h, language); text_char(&one, ']'); }
    text_wrapped(t, text_string(&one), 2 + DAY_WIDTH + ACTOR_WIDTH, WIDTH);
    give_back(t, &one);
}

/* What comes back every month is told once. */
static void put_routines(struct text *t, const struct timeline *timeline, int language)
{
    for (int32_t i = 0; i < timeline->happenings; i++) {
        const struct happening *h = &timeline->happening[i];
        int32_t k = 0, count = 0;
        if (!h->routine) continue;
        while (k < i && !(timeline->happening[k].routine && strcmp(timeline->happening[k].code, h->code) == 0)) k++;
        if (k < i) continue;
        for (k = i; k < timeline->happenings; k++) count += timeline->happening[k].routine && strcmp(timeline->happening[k].code, h->code) == 0;
        struct text one = { 0 };
        SAY("  elke maand    ", "  every month   ");
        left(t, actor_names[h->who][language], ACTOR_WIDTH);
        text_put(&one, h->text[language]);
        text_put(&one, " (");
        text_int(&one, count);
        text_put(&one, language ? " times, first on " : " keer, voor het eerst op ");
        put_day(&one, h->on, language);
        text_put(&one, ")");
        if (*h->citation) { text_put(&one, " ["); put_article(&one, timeline, h, language); text_char(&one, ']'); }
        text_wrapped(t, text_string(&one), 2 + DAY_WIDTH + ACTOR_WIDTH, WIDTH);
        give_back(t, &one);
    }
}

static void put_happenings(struct text *t, const struct timeline *timeline, bool brief, int language)
{
    bool any = false;
    for (int32_t i = 0; i < timeline->happenings; i++) {
        const struct happening *h = &timeline->happening[i];
        if (h->routine || (brief && h->kind == HAPPENING_decision)) continue;
        if (!any) SAY("\nWat er gebeurt, en wie iets moet doen\n", "\nWhat happens, and who has to do something\n");
        any = true;
        put_happening(t, timeline, h, language);
    }
    put_routines(t, timeline, language);
}

static void put_choices(struct text *t, const struct timeline *timeline, int language)
{
    struct text list = { 0 };
    text_put(&list, language ? "Chosen where the law is silent: " : "Gekozen waar de wet zwijgt: ");
    for (uint64_t set = timeline->choices; set; set &= set - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(set);
        const struct law_choice *choice = &timeline->law->tables->book->choices[k];
        text_put(&list, set == timeline->choices ? "" : ", ");
        text_put(&list, choice->code);
        text_char(&list, '=');
        text_put(&list, choice->options[timeline->law->option[k]].name);
    }
    text_char(&list, '.');
    if (timeline->choices) text_wrapped(t, text_string(&list), 0, WIDTH);
    give_back(t, &list);
}

static void put_sentence(struct text *t, void (*put)(struct text *, int), const char *lead, int language)
{
    struct text one = { 0 };
    text_put(&one, lead);
    put(&one, language);
    text_wrapped(t, text_string(&one), 0, WIDTH);
    give_back(t, &one);
}

/* What the years come to, in a sentence each. */
static void put_years(struct text *t, const struct timeline *timeline, int language)
{
    for (int32_t y = 0; y < timeline->years; y++) {
        const struct timeline_year *year = &timeline->year[y];
        struct text one = { 0 };
        text_int(&one, year->year);
        if (year->months < 12) {
            text_put(&one, " (");
            text_int(&one, year->months);
            text_put(&one, language ? (year->months == 1 ? " month)" : " months)") : year->months == 1 ? " maand)" : " maanden)");
        }
        size_t empty = one.size;
        for (int side = 0; side < SIDES; side++) {
            struct cell sum = side == SIDE_werkgever ? year->cell[LINE_werkgeverskosten] : income_together(year->cell);
            if (sum.state == CELL_none) continue;
            text_put(&one, one.size == empty ? ": " : "; ");
            if (side == SIDE_werkgever) text_put(&one, language ? "the employer pays " : "de werkgever betaalt ");
            else text_put(&one, language ? "the resident receives " : "de inwoner ontvangt ");
            if (sum.state == CELL_unknown) text_put(&one, language ? "an amount that cannot be computed yet" : "een bedrag dat nog niet te berekenen is");
            else { text_euro(&one, sum.amount, language); if (sum.estimated) text_char(&one, '*'); }
        }
        text_char(&one, '.');
        if (one.size > empty + 1) text_wrapped(t, text_string(&one), 0, WIDTH);
        give_back(t, &one);
    }
}

void explain_timeline(struct text *t, const struct timeline *timeline, bool brief, int language)
{
    const struct situation *s = timeline->situation;
    if (*s->title) text_wrapped(t, s->title, 0, WIDTH);
    if (*s->note) text_wrapped(t, s->note, 0, WIDTH);
    if (*s->title || *s->note) text_char(t, '\n');
    size_t from = t->size;
    put_stretch(t, timeline, language);
    if (from < t->size && t->data[from] >= 'a' && t->data[from] <= 'z') t->data[from] = (char)(t->data[from] - ('a' - 'A'));
    SAY(". Maanden met dezelfde bedragen staan op één regel.\n", ". Months with the same amounts share a line.\n");
    put_years(t, timeline, language);
    for (int side = 0; side < SIDES; side++) put_side(t, timeline, (enum timeline_side)side, brief, language);
    put_unknowns(t, timeline, language);
    put_happenings(t, timeline, brief, language);
    text_char(t, '\n');
    if (timeline->estimated) put_sentence(t, put_estimate_note, "* ", language);
    put_sentence(t, put_left_out, "", language);
    if (!brief) put_choices(t, timeline, language);
    put_sentence(t, put_no_rights, "", language);
    if (brief) return;
    text_put(t, "breed ");
    text_put(t, explain_program);
    SAY(", recht ", ", law ");
    text_put(t, timeline->law->tables->digest);
    if (timeline->law->tables->frozen) { SAY(", vastgezet op ", ", frozen on "); explain_date(t, timeline->law->tables->law_of, language); }
    text_char(t, '\n');
}
