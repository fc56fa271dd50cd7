/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: what each route comes to, month by month, and at which article it parts from the best one. */
#include "explain/routes.h"

#include <string.h>
#include "explain/compare.h"
#include "explain/parts.h"
#include "law/cite.h"

#define SAY(nl, en) text_put(t, language ? en : nl)
enum { LETTER_COLUMN = 6, AMOUNT_COLUMN = 16 };

int32_t best_route(const struct route *routes, int32_t count)
{
    int32_t best = -1;
    for (int32_t i = 0; i < count; i++)
        if (routes[i].walk.settled && (best < 0 || routes[i].walk.sum > routes[best].walk.sum)) best = i;
    return best;
}

static int32_t columns(const char *string)
{
    int32_t n = 0;
    for (; *string; string++) n += ((unsigned char)*string & 0xC0) != 0x80;
    return n;
}

/* At least one blank. */
static void pad(struct text *t, int32_t used, int32_t column) { do text_char(t, ' '); while (++used < column); }

/* An amount or a change in a column, the figures below each other at the right. */
static void amount_column(struct text *t, money amount, bool change, int language)
{
    struct text one = { 0 };
    if (change) explain_change(&one, amount, language); else text_euro(&one, amount, language);
    pad(t, columns(text_string(&one)), AMOUNT_COLUMN);
    text_put(t, text_string(&one));
    text_free(&one);
}

/* A word in the place of an amount. */
static void word_column(struct text *t, const char *word)
{
    pad(t, columns(word), AMOUNT_COLUMN);
    text_put(t, word);
}

static void sums(struct text *t, const struct route *routes, int32_t count, int32_t best, int language)
{
    text_put(t, "\nroute");
    word_column(t, language ? "sum" : "som");
    word_column(t, language ? "to the best" : "tot de beste");
    text_char(t, '\n');
    for (int32_t i = 0; i < count; i++) {
        const struct route *r = &routes[i];
        text_put(t, r->letter);
        pad(t, columns(r->letter), LETTER_COLUMN - 1);
        if (r->walk.settled) amount_column(t, r->walk.sum, false, language); else word_column(t, language ? "not known" : "onbekend");
        if (!r->walk.settled || best < 0) word_column(t, "");
        else if (r->walk.sum == routes[best].walk.sum) word_column(t, language ? "best" : "beste");
        else amount_column(t, r->walk.sum - routes[best].walk.sum, true, language);
        text_put(t, "  ");
        text_put(t, r->name[language]);
        text_char(t, '\n');
    }
}

/* Months of the same amount behind each other in every route are one line of the table. */
static bool same_month(const struct route *routes, int32_t count, int32_t a, int32_t b)
{
    for (int32_t i = 0; i < count; i++)
        if (routes[i].walk.month[a].amount != routes[i].walk.month[b].amount || routes[i].walk.month[a].settled != routes[i].walk.month[b].settled) return false;
    return true;
}

static void put_months(struct text *t, int32_t first, int32_t last)
{
    text_int(t, first + 1);
    if (last == first) return;
    text_char(t, '-');
    text_int(t, last + 1);
}

static void months(struct text *t, const struct route *routes, int32_t count, int language)
{
    enum { SHOWN = 8 };
    SAY("\nBedrag per maand", "\nAmount a month");
    SAY(" (maanden met dezelfde bedragen staan op één regel)\n", " (months with the same amounts share a line)\n");
    for (int32_t from = 0; from < count; from += SHOWN) {
        int32_t until = from + SHOWN < count ? from + SHOWN : count;
        SAY(from ? "\nmaand " : "maand ", from ? "\nmonth " : "month ");
        for (int32_t i = from; i < until; i++) { pad(t, columns(routes[i].letter), 12); text_put(t, routes[i].letter); }
        text_char(t, '\n');
        for (int32_t m = 0, next; m < routes->walk.months; m = next) {
            for (next = m + 1; next < routes->walk.months && same_month(routes + from, until - from, m, next); next++) { }
            size_t at = t->size;
            put_months(t, m, next - 1);
            pad(t, (int32_t)(t->size - at), 6);
            for (int32_t i = from; i < until; i++) {
                struct text one = { 0 };
                if (routes[i].walk.month[m].settled) text_amount(&one, routes[i].walk.month[m].amount, language);
                else text_put(&one, "?");
                pad(t, columns(text_string(&one)), 12);
                text_put(t, text_string(&one));
                text_free(&one);
            }
            text_char(t, '\n');
        }
    }
}

/* ---- where they part ---- */

static void put_article(struct text *t, const struct decision *d, const struct step *step, int language)
{
    struct citation cited;
    if (law_cite(d->law->tables->book, step->citation, decision_law_day(d), &cited)) law_put_citation(t, &cited, language);
    else text_put(t, step->citation);
}

/* The steps of one decision that another lacks, without the last, which only works out the amount, when there are others. */
static int32_t own_steps(const struct decision *d, const struct decision *other, int32_t own[STEPS_MOST])
{
    int32_t n = 0;
    for (int32_t i = 0; i < d->reasoning.steps; i++)
        if (step_is_own(&d->reasoning.step[i], &other->reasoning)) own[n++] = i;
    return n > 1 && own[n - 1] == d->reasoning.steps - 1 ? n - 1 : n;
}

static void put_steps(struct text *t, const struct decision *d, const struct decision *other, const char *lead, int language)
{
    int32_t own[STEPS_MOST], n = own_steps(d, other, own);
    for (int32_t i = 0; i < n; i++) {
        const struct step *step = &d->reasoning.step[own[i]];
        text_put(t, "      ");
        if (i == 0) text_put(t, lead); else pad(t, 0, columns(lead));
        part_sentence(t, step, language);
        text_put(t, " [");
        put_article(t, d, step, language);
        text_put(t, "]\n");
    }
}

static void put_fact(struct text *t, const struct walk *walk, uint32_t fact, int language)
{
    const struct field *field = &walk->rule->facts[fact];
    const struct facts_head *head = facts_head(&walk->facts);
    if (head->given >> fact & 1) explain_value(t, field->term, walk->facts.bytes + field->offset, language);
    else SAY(head->unknown >> fact & 1 ? "onbekend" : "niet gegeven", head->unknown >> fact & 1 ? "not known" : "not given");
}

static void put_law_day(struct text *t, const struct walk *walk, int language)
{
    if (walk->law->tables->frozen) explain_date(t, walk->law->tables->law_of, language);
    else SAY("elke dag zelf", "each day itself");
}

/* "geboortedatum: 15 juni 2004 in plaats van 15 juni 1990". */
static void put_difference(struct text *t, const struct gaps *g, const struct route_difference *difference, int language)
{
    const struct walk *side[2] = { g->here, g->there };
    const struct law_choice *choice = difference->part == ROUTE_choice ? &g->here->law->tables->book->choices[difference->which] : NULL;
    if (choice) { SAY("keuze ", "choice "); text_put(t, choice->code); }
    else if (difference->part == ROUTE_law) SAY("het recht van", "the law of");
    else text_put(t, g->here->rule->facts[difference->which].term->label[language]);
    for (int s = 0; s < 2; s++) {
        text_put(t, s ? (language ? " instead of " : " in plaats van ") : difference->part == ROUTE_law ? " " : ": ");
        if (choice) text_put(t, choice->options[side[s]->law->option[difference->which]].label[language]);
        else if (difference->part == ROUTE_law) put_law_day(t, side[s], language);
        else put_fact(t, side[s], difference->which, language);
    }
}

static void put_closings(struct text *t, const struct gaps *g, const struct gap *gap, int language)
{
    for (int32_t i = 0; i < gap->closings; i++) {
        SAY(i ? "      of door " : "      door ", i ? "      or by " : "      by ");
        for (uint64_t left = gap->closing[i]; left; left &= left - 1) {
            put_difference(t, g, &g->difference[__builtin_ctzll(left)], language);
            if (left & (left - 1)) SAY("; samen met ", "; together with ");
        }
        text_char(t, '\n');
    }
}

static void put_gap(struct text *t, const struct gaps *g, const struct gap *gap, struct routes_room *room, int language)
{
    gap_decide(g, gap, &room->walk, &room->law, &room->here, &room->there);
    SAY(gap->first == gap->last ? "    maand " : "    maanden ", gap->first == gap->last ? "    month " : "    months ");
    put_months(t, gap->first, gap->last);
    text_put(t, ": ");
    text_euro(t, gap->here, language);
    SAY(" in plaats van ", " instead of ");
    text_euro(t, gap->there, language);
    SAY(" per maand, samen ", " a month, together ");
    explain_change(t, gap->difference, language);
    text_char(t, '\n');
    put_closings(t, g, gap, language);
    put_steps(t, &room->here, &room->there, language ? "now:       " : "nu:      ", language);
    put_steps(t, &room->there, &room->here, language ? "otherwise: " : "anders:  ", language);
}

static bool gaps(struct text *t, const struct route *routes, int32_t count, int32_t best, struct routes_room *room, int language)
{
    SAY("\nWaar elke route afwijkt van route ", "\nWhere each route parts from route ");
    text_put(t, routes[best].letter);
    text_put(t, " (");
    text_put(t, routes[best].name[language]);
    text_put(t, ")\n");
    for (int32_t i = 0; i < count; i++) {
        struct gaps found;
        if (i == best || !routes[i].walk.settled) continue;
        if (!gaps_find(&found, &room->arena, &routes[i].walk, &routes[best].walk, &room->here, &room->there)) return false;
        text_put(t, "  ");
        text_put(t, routes[i].letter);
        text_put(t, ", ");
        text_put(t, routes[i].name[language]);
        if (!found.count) SAY(": elke maand hetzelfde bedrag.", ": the same amount in every month.");
        text_char(t, '\n');
        for (int32_t k = 0; k < found.count; k++) put_gap(t, &found, &found.gap[k], room, language);
        arena_reset(&room->arena);
    }
    return true;
}

static void unknowns(struct text *t, const struct route *routes, int32_t count, struct decision *d, int language)
{
    for (int32_t i = 0; i < count; i++) {
        const struct walk *walk = &routes[i].walk;
        int32_t m = 0;
        while (m < walk->months && walk->month[m].status == VASTGESTELD) m++;
        if (m == walk->months) continue;
        walk_decide(walk, m, d);
        SAY("\nRoute ", "\nRoute ");
        text_put(t, routes[i].letter);
        SAY(" is niet te zeggen vanaf maand ", " cannot be told from month ");
        text_int(t, m + 1);
        SAY("; onbekend is: ", "; not known is: ");
        uint32_t slot = d->reasoning.missing_parameter.slot;
        if (d->status == PARAMETER_ONTBREEKT) law_put_name(t, law_parameter_of_slot(d->law->tables->book, slot), slot);
        else for (uint64_t left = part_missing(d); left; left &= left - 1) {
            text_put(t, d->rule->facts[__builtin_ctzll(left)].term->name);
            if (left & (left - 1)) text_put(t, ", ");
        }
        text_put(t, ".\n");
    }
}

bool explain_routes(struct text *t, const struct route *routes, int32_t count, struct routes_room *room, int language)
{
    const struct walk *walk = &routes->walk;
    int32_t best = best_route(routes, count);
    text_put(t, walk->rule->title[language]);
    text_put(t, ": ");
    text_put(t, walk->rule->outcomes[walk->amount].term->label[language]);
    SAY(", opgeteld over ", ", summed over ");
    text_int(t, walk->months);
    SAY(walk->months == 1 ? " maand vanaf " : " maanden vanaf ", walk->months == 1 ? " month from " : " months from ");
    explain_date(t, walk->from, language);
    text_char(t, '\n');
    sums(t, routes, count, best, language);
    months(t, routes, count, language);
    if (best >= 0 && !gaps(t, routes, count, best, room, language)) return false;
    unknowns(t, routes, count, &room->here, language);
    return true;
}

/* ---- JSON ---- */

static void json_string(struct text *t, const char *name, const char *value)
{
    text_put(t, name);
    text_json(t, value, strlen(value));
}

static void json_steps(struct text *t, const struct decision *d, const struct decision *other, int language)
{
    int32_t own[STEPS_MOST], n = own_steps(d, other, own);
    text_char(t, '[');
    for (int32_t i = 0; i < n; i++) {
        const struct step *step = &d->reasoning.step[own[i]];
        struct text words = { 0 };
        struct citation cited;
        bool found = law_cite(d->law->tables->book, step->citation, decision_law_day(d), &cited);
        text_put(t, i ? ",{\"grondslag\":" : "{\"grondslag\":");
        if (found) text_json(t, cited.text, cited.text_size); else text_json(t, step->citation, strlen(step->citation));
        part_sentence(&words, step, language);
        json_string(t, ",\"tekst\":", text_string(&words));
        text_free(&words);
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void json_difference(struct text *t, const struct gaps *g, const struct route_difference *difference)
{
    static const char *const parts[] = { [ROUTE_fact] = "feit", [ROUTE_choice] = "keuze", [ROUTE_law] = "recht" };
    const struct walk *side[2] = { g->here, g->there };
    json_string(t, "{\"soort\":", parts[difference->part]);
    if (difference->part == ROUTE_fact) json_string(t, ",\"naam\":", g->here->rule->facts[difference->which].term->name);
    if (difference->part == ROUTE_choice) json_string(t, ",\"naam\":", g->here->law->tables->book->choices[difference->which].code);
    for (int s = 0; s < 2; s++) {
        const struct law_tables *tables = side[s]->law->tables;
        text_put(t, s ? ",\"beste\":" : ",\"hier\":");
        if (difference->part == ROUTE_choice) json_string(t, "", tables->book->choices[difference->which].options[side[s]->law->option[difference->which]].name);
        else if (difference->part == ROUTE_law) { if (tables->frozen) { text_char(t, '"'); text_date(t, tables->law_of); text_char(t, '"'); } else text_put(t, "null"); }
        else if (facts_head(&side[s]->facts)->unknown >> difference->which & 1) text_put(t, "\"onbekend\"");
        else if (!(facts_head(&side[s]->facts)->given >> difference->which & 1)) text_put(t, "null");
        else term_put(t, g->here->rule->facts[difference->which].term, side[s]->facts.bytes + g->here->rule->facts[difference->which].offset, true);
    }
    text_char(t, '}');
}

static void json_gap(struct text *t, const struct gaps *g, const struct gap *gap, struct routes_room *room, int language)
{
    gap_decide(g, gap, &room->walk, &room->law, &room->here, &room->there);
    text_put(t, "{\"van\":"); text_int(t, gap->first + 1);
    text_put(t, ",\"tot\":"); text_int(t, gap->last + 1);
    text_put(t, ",\"hier\":"); text_decimal(t, gap->here, 2, '.');
    text_put(t, ",\"beste\":"); text_decimal(t, gap->there, 2, '.');
    text_put(t, ",\"verschil\":"); text_decimal(t, gap->difference, 2, '.');
    text_put(t, ",\"door\":[");
    for (int32_t i = 0; i < gap->closings; i++) {
        text_put(t, i ? ",[" : "[");
        for (uint64_t left = gap->closing[i]; left; left &= left - 1) {
            if (left != gap->closing[i]) text_char(t, ',');
            json_difference(t, g, &g->difference[__builtin_ctzll(left)]);
        }
        text_char(t, ']');
    }
    text_put(t, "],\"stappenNu\":"); json_steps(t, &room->here, &room->there, language);
    text_put(t, ",\"stappenAnders\":"); json_steps(t, &room->there, &room->here, language);
    text_char(t, '}');
}

static bool json_gaps(struct text *t, const struct route *route, const struct route *best, struct routes_room *room, int language)
{
    struct gaps found;
    if (!gaps_find(&found, &room->arena, &route->walk, &best->walk, &room->here, &room->there)) return false;
    for (int32_t k = 0; k < found.count; k++) { text_put(t, k ? "," : ""); json_gap(t, &found, &found.gap[k], room, language); }
    arena_reset(&room->arena);
    return true;
}

static void json_months(struct text *t, const struct walk *walk)
{
    text_put(t, ",\"maanden\":[");
    for (int32_t m = 0; m < walk->months; m++) {
        text_put(t, m ? ",{\"maand\":\"" : "{\"maand\":\"");
        text_date(t, walk->month[m].first);
        text_put(t, "\",\"bedrag\":");
        if (walk->month[m].settled) text_decimal(t, walk->month[m].amount, 2, '.'); else text_put(t, "null");
        text_char(t, '}');
    }
    text_char(t, ']');
}

bool explain_routes_json(struct text *t, const struct route *routes, int32_t count, struct routes_room *room, int language)
{
    const struct walk *walk = &routes->walk;
    int32_t best = best_route(routes, count);
    json_string(t, "{\"regel\":", walk->rule->name);
    json_string(t, ",\"uitkomst\":", walk->rule->outcomes[walk->amount].term->name);
    text_put(t, ",\"vanaf\":\""); text_date(t, walk->from);
    text_put(t, "\",\"maanden\":"); text_int(t, walk->months);
    text_put(t, ",\"beste\":");
    if (best >= 0) text_json(t, routes[best].letter, strlen(routes[best].letter)); else text_put(t, "null");
    text_put(t, ",\"routes\":[");
    for (int32_t i = 0; i < count; i++) {
        const struct route *r = &routes[i];
        json_string(t, i ? ",{\"letter\":" : "{\"letter\":", r->letter);
        json_string(t, ",\"naam\":", r->name[language]);
        json_string(t, ",\"status\":", status_names[r->walk.settled ? VASTGESTELD : ONBEKEND]);
        text_put(t, ",\"som\":");
        if (r->walk.settled) text_decimal(t, r->walk.sum, 2, '.'); else text_put(t, "null");
        text_put(t, ",\"verschil\":");
        bool comparable = r->walk.settled && best >= 0;
        if (comparable) text_decimal(t, r->walk.sum - routes[best].walk.sum, 2, '.'); else text_put(t, "null");
        json_months(t, &r->walk);
        text_put(t, ",\"afwijkingen\":[");
        if (comparable && i != best && !json_gaps(t, r, &routes[best], room, language)) return false;
        json_string(t, "],\"recht\":", r->walk.law->tables->digest);
        if (r->walk.law->tables->frozen) { text_put(t, ",\"rechtVan\":\""); text_date(t, r->walk.law->tables->law_of); text_char(t, '"'); }
        text_char(t, '}');
    }
    json_string(t, "],\"taal\":", language ? "en" : "nl");
    json_string(t, ",\"versie\":{\"breed\":", explain_program);
    text_put(t, "}}");
    return true;
}
