/* SPDX-License-Identifier: EUPL-1.2 */
/* short.c: the words of the page, and the answer in short: who pays or gets how much more, who is better or worse off, and what to bear in mind. */
#include "population/report/inside.h"

#include <string.h>
#include "population/asked/questions.h"

/* ---- words ---- */

void page_put(struct page *p, const char *string) { text_html(p->t, string, strlen(string), true); }
void page_say(struct page *p, const char *nl, const char *en) { page_put(p, say(p->language, nl, en)); }
void page_heading(struct page *p, int level, const char *nl, const char *en)
{
    text_put(p->t, level == 1 ? "<h1>" : level == 2 ? "<h2>" : "<h3>");
    page_say(p, nl, en);
    text_put(p->t, level == 1 ? "</h1>\n" : level == 2 ? "</h2>\n" : "</h3>\n");
}
void page_paragraph(struct page *p, const char *nl, const char *en)
{
    text_put(p->t, "<p>");
    page_say(p, nl, en);
    text_put(p->t, "</p>\n");
}

static void put_own(struct page *p, struct text *own)
{
    text_html(p->t, own->data ? own->data : "", own->size, true);
    p->t->failed |= own->failed;
    text_free(own);
}
void page_count(struct page *p, int64_t number)
{
    struct text own = { 0 };
    text_decimal_grouped(&own, number, 0, p->language ? ',' : '.', '.');
    put_own(p, &own);
}

/* "€ 12,3 miljoen", "€ 45 duizend", "€ 80": as exact as the assumptions are. */
void page_about(struct page *p, int64_t cents)
{
    static const struct { int64_t from, unit; int decimals; const char *words[2]; } steps[] = {
        { 100000000000, 10000000000, 1, { "\u00a0miljard", "\u00a0billion" } }, { 100000000, 10000000, 1, { "\u00a0miljoen", "\u00a0million" } }, { 1000000, 100000, 0, { "\u00a0duizend", "\u00a0thousand" } }, { 0, 100, 0, { "", "" } } };
    struct text own = { 0 };
    int64_t size = cents < 0 ? -cents : cents;
    int32_t k = 0;
    while (size < steps[k].from) k++;
    text_put(&own, cents < 0 ? "€ -" : "€ ");
    text_decimal_grouped(&own, (size + steps[k].unit / 2) / steps[k].unit, steps[k].decimals, p->language ? ',' : '.', p->language ? '.' : ',');
    text_put(&own, steps[k].words[p->language]);
    put_own(p, &own);
}

int32_t column_of(const struct report_table *t, const char *name)
{
    for (int32_t c = 0; c < t->columns; c++) if (strcmp(t->column[c].name, name) == 0) return c;
    return -1;
}

/* ---- in short ---- */

/* "Werkgevers ontvangen per jaar ongeveer € 331 duizend meer." Who gets more than he pays receives, who pays more than he gets pays. */
static void say_party(struct page *p, enum party party, int64_t net, int64_t more)
{
    static const struct { const char *who[2]; bool one; } words[PARTIES] = {
        [PARTY_gemeente] = { { "Gemeenten", "Municipalities" }, false }, [PARTY_uwv] = { { "UWV", "UWV" }, true }, [PARTY_werkgever] = { { "Werkgevers", "Employers" }, false },
        [PARTY_inwoner] = { { "Inwoners", "Residents" }, false }, [PARTY_rijk] = { { "Het Rijk", "The State" }, true } };
    static const char *const verbs[2][2][2] = { { { " betalen", " pay" }, { " betaalt", " pays" } }, { { " ontvangen", " receive" }, { " ontvangt", " receives" } } };
    bool receives = net > 0, one = words[party].one;
    if (!more) return;
    text_put(p->t, "<li>");
    page_put(p, words[party].who[p->language]);
    page_put(p, verbs[receives][one][p->language]);
    page_say(p, " per jaar ongeveer ", " about ");
    text_put(p->t, "<strong>");
    page_about(p, more < 0 ? -more : more);
    text_put(p->t, "</strong>");
    if (has_reform(p->r)) page_say(p, (more > 0) == receives ? " meer" : " minder", (more > 0) == receives ? " more" : " less");
    page_say(p, ".", " a year.");
    text_put(p->t, "</li>\n");
}

/* Each flow that is another one: from how much to how much. */
static void say_flows(struct page *p)
{
    const struct report_table *t = &p->r->table[TABLE_flows];
    int32_t label = column_of(t, "stroom"), base = column_of(t, "nu"), reform = column_of(t, "hervorming");
    for (int32_t k = 0; k < t->rows; k++) {
        int64_t from = grid_cell(t, k, base)->number, to = grid_cell(t, k, reform)->number;
        if (from == to) continue;
        text_put(p->t, "<li>");
        page_put(p, grid_cell(t, k, label)->words[p->language]);
        page_say(p, ": was ", ": was ");
        page_about(p, from);
        page_say(p, ", wordt ", ", becomes ");
        page_about(p, to);
        text_put(p->t, ".</li>\n");
    }
}

/* So few of the run that chance has much to say. */
enum { FEW = 50 };
static void say_few(struct page *p, int64_t counted)
{
    if (counted >= FEW || p->r->simulation->manifest->scale == SCALE_ALL) return;
    page_say(p, " Let op: in de berekening zijn dat er maar ", " Mind: in the run these are only ");
    page_count(p, counted);
    text_put(p->t, ".");
}

static void say_side(struct page *p, int32_t payee, int64_t people, int64_t amount, bool gain)
{
    static const char *const who[PAYEES][2] = { { " mensen", " people" }, { " werknemers: hun werkgever", " employees: their employer" } };
    if (!people) return;
    text_put(p->t, "<li><strong>");
    page_count(p, country(p->r, people));
    text_put(p->t, "</strong>");
    page_put(p, who[payee][p->language]);
    if (payee == 0) page_say(p, gain ? " krijgen meer: gemiddeld " : " krijgen minder: gemiddeld ", gain ? " get more: on average " : " get less: on average ");
    else page_say(p, gain ? " krijgt meer, gemiddeld " : " krijgt minder, gemiddeld ", gain ? " gets more, on average " : " gets less, on average ");
    page_about(p, amount / people);
    page_say(p, " in het jaar, samen ", " in the year, together ");
    page_about(p, country(p->r, amount));
    text_put(p->t, ".");
    say_few(p, people);
    text_put(p->t, "</li>\n");
}

static void put_caveats(struct page *p)
{
    const struct question *q = p->r->simulation->question;
    if (!q || !q->caveat_count) return;
    page_heading(p, 3, "Let op", "Bear in mind");
    text_put(p->t, "<ul class=\"caveats\">\n");
    for (int32_t k = 0; k < q->caveat_count; k++) { text_put(p->t, "<li>"); page_put(p, q->caveat[k][p->language]); text_put(p->t, "</li>\n"); }
    text_put(p->t, "</ul>\n<p class=\"source\">");
    page_say(p, "Waar de vraag vandaan komt: ", "Where the question comes from: ");
    text_put(p->t, p->language ? "<span lang=\"nl\">" : "<span>");
    page_put(p, q->source);
    text_put(p->t, "</span>.</p>\n");
}

static void put_short_reform(struct page *p)
{
    const struct change_total *change = totals_of(p->r)->all.change;
    bool any = false;
    text_put(p->t, "<ul>\n");
    for (int32_t k = 0; k < PARTIES; k++) {
        int64_t before = party_net(p->r, &totals_of(p->r)->all, (enum party)k, LAW_base), after = party_net(p->r, &totals_of(p->r)->all, (enum party)k, LAW_reform);
        say_party(p, (enum party)k, before ? before : after, country(p->r, after - before));
    }
    say_flows(p);
    for (int32_t k = 0; k < PAYEES; k++) {
        say_side(p, k, change[k].gain_count, change[k].gain, true);
        say_side(p, k, change[k].loss_count, change[k].loss, false);
        any |= change[k].gain_count || change[k].loss_count;
    }
    any |= p->r->table[TABLE_changes].rows > 0;
    if (!any) { text_put(p->t, "<li>"); page_say(p, "Er verandert niets: geen bedrag, geen uitkomst. Misschien geldt de hervorming nog niet in dit jaar, of raakt zij niemand.", "Nothing changes: no amount, no outcome. Perhaps the reform is not in force in this year, or concerns nobody."); text_put(p->t, "</li>\n"); }
    text_put(p->t, "</ul>\n");
}

void page_short(struct page *p)
{
    const struct totals *totals = totals_of(p->r);
    page_heading(p, 2, "In het kort", "In short");
    if (has_reform(p->r)) { put_short_reform(p); put_caveats(p); return; }
    text_put(p->t, "<ul>\n");
    for (int32_t k = 0; k < PARTIES; k++) {
        int64_t net = country(p->r, party_net(p->r, &totals->all, (enum party)k, LAW_base));
        say_party(p, (enum party)k, net, net);
    }
    text_put(p->t, "<li>");
    page_say(p, "Voor ", "Something is paid for ");
    text_put(p->t, "<strong>");
    page_count(p, country(p->r, totals->reached[LAW_base]));
    text_put(p->t, "</strong>");
    page_say(p, " mensen wordt iets betaald.", " people.");
    text_put(p->t, "</li>\n</ul>\n");
}
