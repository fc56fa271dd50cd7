/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: budgets in words, as JSON, as a table, and as a page with its chart. What is not known says so, and why. */
#include "budget/budget.h"

#include "base/members.h"

#define SAY(nl, en) (language ? en : nl)

const char *const late_way_names[LATE_WAYS] = { "onbekend", "jaar-eerder" };
const char *const budget_gap_words[BUDGET_GAPS][2] = {
    [GAP_none] = { "", "" },
    [GAP_not_given] = { "niet gegeven", "not given" },
    [GAP_months] = { "niet alle twaalf maanden gegeven", "not all twelve months given" },
    [GAP_late] = { "verantwoording te laat", "accounts too late" },
    [GAP_merged_part] = { "van een gemeente die erin opging niets gegeven", "nothing given of a municipality that went into it" },
    [GAP_split] = { "een gemeente die erin opging is gesplitst", "a municipality that went into it was split up" },
    [GAP_rule] = { "de cijfers spreken elkaar tegen", "the figures contradict each other" },
    [GAP_estimated] = { "in dat jaar geen eigen deel: het budget rustte op ramingen", "no part of its own in that year: the budget rested on estimates" },
    [GAP_no_municipality] = { "de gemeente bestond niet", "the municipality did not exist" },
};

static const struct column { const char *name, *label[2]; size_t offset; } columns[] = {
    { "uitgaven", { "uitgaven in het jaar", "spent in the year" }, offsetof(struct budget_year, spent) },
    { "uitgavenJaarErvoor", { "uitgaven die voor het budget tellen (jaar ervoor)", "expenditure that counts for the budget (year before)" }, offsetof(struct budget_year, before) },
    { "macrobudgetVoorlopig", { "landelijk deelbudget, voorlopig", "national part, provisional" }, offsetof(struct budget_year, macro[0]) },
    { "macrobudgetDefinitief", { "landelijk deelbudget, definitief", "national part, definite" }, offsetof(struct budget_year, macro[1]) },
    { "budgetVoorlopig", { "budget, voorlopig", "budget, provisional" }, offsetof(struct budget_year, budget[0]) },
    { "budgetDefinitief", { "budget, definitief", "budget, definite" }, offsetof(struct budget_year, budget[1]) },
    { "afrekening", { "afrekening: definitief min voorlopig", "settlement: definite less provisional" }, offsetof(struct budget_year, settled) },
    { "voorgeschoten", { "uitgaven min budget: wat de gemeente zelf voorschiet", "spent less budget: what the municipality pays ahead itself" }, offsetof(struct budget_year, ahead) },
    { "opbrengstPerExtraEuro", { "opbrengst van een euro meer in het jaar ervoor", "what a euro more in the year before gives" }, offsetof(struct budget_year, each_euro) },
};
enum { SHOWN = sizeof columns / sizeof *columns };
static const char *const status_words[FIGURE_STATUSES][2] = { { "definitief", "definite" }, { "voorlopig", "provisional" }, { "geraamd", "estimated" } };
static struct amount at(const struct budget_year *y, int32_t column) { return *(const struct amount *)(const void *)((const char *)y + columns[column].offset); }

static void put_code(struct text *t, int32_t code) { for (int32_t ten = 1000; ten; ten /= 10) text_char(t, (char)('0' + code / ten % 10)); }

static void put_gap(struct text *t, const struct amount *a, const struct budget_result *r, int language)
{
    text_put(t, budget_gap_words[a->gap][language]);
    if (a->gap == GAP_rule || a->gap == GAP_estimated) return;
    if (a->of && a->of != r->code) { text_put(t, " ("); put_code(t, a->of); text_char(t, ')'); }
    if (!a->of) text_put(t, SAY(" (landelijk)", " (national)"));
}

static void put_amount(struct text *t, const struct amount *a, const struct budget_result *r, int language)
{
    if (a->known) { text_euro(t, a->value, language); if (a->status != FIGURE_definitief) { text_put(t, " ("); text_put(t, status_words[a->status][language]); text_char(t, ')'); } return; }
    text_put(t, SAY("onbekend: ", "not known: "));
    put_gap(t, a, r, language);
}

static void put_basis(struct text *t, const struct budget_plan *p, const struct budget_result *r, int language)
{
    bool two = p->law->option[C_blks_voorlopig] == blks_voorlopig_twee_jaar_terug;
    text_put(t, SAY("Het definitieve budget van een jaar volgt de uitgaven van het jaar ervoor; het voorlopige die van ", "The definite budget of a year follows the expenditure of the year before; the provisional one that of "));
    text_put(t, two ? SAY("twee jaar ervoor", "two years before") : SAY("het jaar ervoor", "the year before"));
    text_put(t, SAY(" (keuze blks-voorlopig). ", " (choice blks-voorlopig). "));
    if (p->growing) { text_put(t, SAY("Na het laatste cijfer groeien de uitgaven van de gemeente ieder jaar met ", "After the last figure the expenditure of the municipality grows each year by ")); text_decimal_short(t, p->growth, 3, language ? '.' : ','); text_put(t, SAY(" procent (aanname). ", " percent (assumption). ")); }
    if (p->national_growing) { text_put(t, SAY("Uitgaven en deelbudget van het land groeien dan met ", "Expenditure and part of the country then grow by ")); text_decimal_short(t, p->national_growth, 3, language ? '.' : ','); text_put(t, SAY(" procent (aanname). ", " percent (assumption). ")); }
    text_put(t, SAY("Een verantwoording die na ", "Accounts that came after "));
    text_int(t, p->late_day);
    text_char(t, '-');
    text_int(t, p->late_month);
    text_put(t, SAY(" van het jaar erna kwam, telt niet: ", " of the next year do not count: "));
    text_put(t, p->late == LATE_unknown ? SAY("het budget is dan onbekend. ", "the budget is not known then. ") : SAY("dan geldt het jaar daarvoor, gegroeid als het land (aanname naar een oude regeling). ", "then the year before that does, grown as the country (an assumption after an old regulation). "));
    if (r->count && date_of(r->year[r->count - 1].year, 1, 1) > p->read_until) { text_put(t, SAY("Jaren na ", "Years after ")); text_day(t, p->read_until, language); text_put(t, SAY(" volgen het recht van die dag (aanname). ", " follow the law of that day (assumption). ")); }
    text_put(t, SAY("Alleen het deel voor loonkostensubsidie is berekend, niet de rest van het budget.", "Only the part for the wage cost subsidy is calculated, not the rest of the budget."));
}

void budget_text(struct text *t, const struct budget_result *r, const struct budget_plan *p, int language)
{
    text_put(t, r->name);
    text_put(t, " (");
    put_code(t, r->code);
    text_put(t, ")\n");
    for (int32_t k = 0; k < r->count; k++) {
        text_int(t, r->year[k].year);
        text_char(t, '\n');
        for (int32_t c = 0; c < SHOWN; c++) {
            struct amount a = at(&r->year[k], c);
            text_put(t, "  ");
            text_put(t, columns[c].label[language]);
            text_put(t, ": ");
            put_amount(t, &a, r, language);
            text_char(t, '\n');
        }
    }
    put_basis(t, p, r, language);
    text_put(t, "\n\n");
}

static void put_json_amount(struct text *t, const struct budget_result *r, const struct budget_year *y, int32_t c)
{
    struct amount a = at(y, c);
    put_open(t, columns[c].name, '{');
    put_key(t, "bedrag");
    if (a.known) { text_decimal(t, a.value, 2, '.'); put_member(t, "status", figure_status_names[a.status]); }
    else {
        struct text why = { 0 };
        put_gap(&why, &a, r, 0);
        text_put(t, "null");
        put_member(t, "waarom", text_string(&why));
        text_free(&why);
    }
    text_char(t, '}');
}

void budget_json(struct text *t, const struct budget_result *all, int32_t count, const struct budget_plan *p)
{
    struct text basis = { 0 };
    put_basis(&basis, p, all, 0);
    text_char(t, '{');
    put_member(t, "waarop", text_string(&basis));
    text_free(&basis);
    put_open(t, "gemeenten", '[');
    for (int32_t m = 0; m < count; m++) {
        char code[8];
        struct text name = TEXT_IN(code);
        put_code(&name, all[m].code);
        put_open(t, NULL, '{');
        put_member(t, "gemeente", text_string(&name));
        put_member(t, "naam", all[m].name);
        put_open(t, "jaren", '[');
        for (int32_t k = 0; k < all[m].count; k++) {
            put_open(t, NULL, '{');
            put_key(t, "jaar");
            text_int(t, all[m].year[k].year);
            for (int32_t c = 0; c < SHOWN; c++) put_json_amount(t, &all[m], &all[m].year[k], c);
            text_char(t, '}');
        }
        text_put(t, "]}");
    }
    text_put(t, "]}\n");
}

/* An amount that is not known is an empty cell; why stands in the last column. */
void budget_csv(struct text *t, const struct budget_result *all, int32_t count)
{
    text_put(t, "gemeente,jaar");
    for (int32_t c = 0; c < SHOWN; c++) { text_char(t, ','); text_put(t, columns[c].name); }
    text_put(t, ",onbekend\n");
    for (int32_t m = 0; m < count; m++)
        for (int32_t k = 0; k < all[m].count; k++) {
            struct text open = { 0 };
            put_code(t, all[m].code);
            text_char(t, ',');
            text_int(t, all[m].year[k].year);
            for (int32_t c = 0; c < SHOWN; c++) {
                struct amount a = at(&all[m].year[k], c);
                text_char(t, ',');
                if (a.known) { text_decimal(t, a.value, 2, '.'); continue; }
                if (open.size) text_put(&open, "; ");
                text_put(&open, columns[c].name);
                text_put(&open, ": ");
                put_gap(&open, &a, &all[m], 0);
            }
            text_put(t, ",\"");
            text_put(t, text_string(&open));
            text_put(t, "\"\n");
            text_free(&open);
        }
}

/* ---- a page ---- */

static void put_words(struct text *t, const char *words) { text_html(t, words, strlen(words), true); }

static void put_table(struct text *t, const struct budget_result *r, int language)
{
    text_put(t, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    put_words(t, r->name);
    text_put(t, "\"><table><caption>");
    text_put(t, SAY("Bedragen in euro's, per jaar", "Amounts in euros, by year"));
    text_put(t, "</caption><thead><tr><th scope=\"col\">");
    text_put(t, SAY("bedrag", "amount"));
    text_put(t, "</th>");
    for (int32_t k = 0; k < r->count; k++) { text_put(t, "<th scope=\"col\">"); text_int(t, r->year[k].year); text_put(t, "</th>"); }
    text_put(t, "</tr></thead><tbody>");
    for (int32_t c = 0; c < SHOWN; c++) {
        text_put(t, "<tr><th scope=\"row\">");
        put_words(t, columns[c].label[language]);
        text_put(t, "</th>");
        for (int32_t k = 0; k < r->count; k++) {
            struct amount a = at(&r->year[k], c);
            struct text words = { 0 };
            put_amount(&words, &a, r, language);
            text_put(t, a.known ? "<td>" : "<td class=\"open\">");
            put_words(t, text_string(&words));
            text_put(t, "</td>");
            text_free(&words);
        }
        text_put(t, "</tr>");
    }
    text_put(t, "</tbody></table></div>\n");
}

void budget_html(struct text *t, const struct budget_result *all, int32_t count, const struct budget_plan *p, int language)
{
    const char *title = SAY("Budget voor loonkostensubsidie", "Budget for the wage cost subsidy");
    struct text basis = { 0 };
    put_basis(&basis, p, all, language);
    text_put(t, "<!doctype html>\n<html lang=\"");
    text_put(t, SAY("nl", "en"));
    text_put(t, "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    put_words(t, title);
    text_put(t, "</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}svg{max-width:100%;height:auto;background:#fff}.wide{overflow-x:auto}"
                "table{border-collapse:collapse}caption{text-align:left;font-weight:bold}th,td{border:1px solid;padding:.25rem .5rem;vertical-align:top;text-align:left;overflow-wrap:normal}td{text-align:right;white-space:nowrap}td.open{white-space:normal;text-align:left;min-width:9rem;font-style:italic}</style></head><body><main><h1>");
    put_words(t, title);
    text_put(t, "</h1>\n<p>");
    put_words(t, text_string(&basis));
    text_put(t, "</p>\n");
    text_free(&basis);
    for (int32_t m = 0; m < count; m++) {
        text_put(t, "<section><h2>");
        put_words(t, all[m].name);
        text_put(t, "</h2>\n");
        budget_svg(t, &all[m], language);
        put_table(t, &all[m], language);
        text_put(t, "</section>\n");
    }
    text_put(t, "</main></body></html>\n");
}
