/* SPDX-License-Identifier: EUPL-1.2 */
/* chart.c: ordinances side by side as a chart, and the labour market regions as tiles, with the strokes of the charts of timelines. */
#include "ordinance/compare.h"

#include "explain/timeline/chart.h"
#include "explain/timeline/tiles.h"
#include "ordinance/inside.h"

/* Tenths of a pixel. */
enum { WIDE = 9000, MARGIN = 200, NAMES = 2400, VALUES = 2600, ROW = 260, HEADING = 340, BAR = 140, LETTER = 140, SMALL = 120 };

static struct drawing drawing_of(struct text *t, const char *id, int language) { return (struct drawing){ .t = t, .timeline = NULL, .chart = { CHART_wide, id, true }, .language = language }; }

/* A line is drawn when it concerns the person under at least one ordinance. */
static bool is_drawn(const struct ordinance_comparison *c, int line)
{
    for (int32_t i = 0; i < c->sides; i++) {
        struct entitlements own;
        ordinance_entitle(&own, c->person[0], c->side[i], c->law, c->on);
        if (own.line[line].state != E_geen) return true;
    }
    return false;
}

static int64_t highest(const struct ordinance_comparison *c, int line)
{
    int64_t most = 1;
    for (int32_t i = 0; i < c->sides; i++) {
        struct entitlements own;
        ordinance_entitle(&own, c->person[0], c->side[i], c->law, c->on);
        const struct entitlement *e = &own.line[line];
        if (e->state == E_bekend && e->high != LOCAL_NONE && e->high > most) most = e->high;
        if (e->state == E_bekend && e->low != LOCAL_NONE && e->low > most) most = e->low;
    }
    return most;
}

/* A bar from nought to the low end, in pattern from there to the high end; what is not known is a dashed box. */
static void put_bar(struct drawing *d, const struct entitlement *e, int32_t y, int64_t most)
{
    const int32_t left = MARGIN + NAMES, room = WIDE - MARGIN - VALUES - left;
    if (e->state != E_bekend) { draw_missing(d, left, y, 600, BAR + 40); return; }
    int64_t low = e->low == LOCAL_NONE ? 0 : e->low, high = e->high == LOCAL_NONE ? low : e->high;
    int32_t to_low = (int32_t)(low * room / most), to_high = (int32_t)(high * room / most);
    if (to_low > 0) draw_box(d, left, y, to_low, BAR, 0);
    if (to_high > to_low) draw_box(d, left + to_low, y, to_high - to_low, BAR, 1);
    if (!to_high) draw_line(d, left, y, left, y + BAR, INK, false);
}

static int32_t put_panel(struct drawing *d, const struct ordinance_comparison *c, int line, int32_t y)
{
    int64_t most = highest(c, line);
    struct text value = { 0 }, unknown = { 0 };
    draw_text(d, MARGIN, y + LETTER, LETTER, AT_START, true, INK, entitlement_kinds[line].label[d->language]);
    y += HEADING;
    for (int32_t i = 0; i < c->sides; i++) {
        struct entitlements own;
        ordinance_entitle(&own, c->person[0], c->side[i], c->law, c->on);
        if (own.line[line].state == E_geen) continue;
        if (own.line[line].state == E_onbekend) { text_put(&unknown, unknown.size ? ", " : say(d->language, "Niet bekend van ", "Not known of ")); text_put(&unknown, c->side[i]->name); continue; }
        draw_text(d, MARGIN, y + LETTER - 20, SMALL, AT_START, false, INK, c->side[i]->name);
        put_bar(d, &own.line[line], y, most);
        entitlement_put(&value, &own.line[line], entitlement_kinds[line].unit, false, d->language);
        draw_text(d, WIDE - MARGIN - VALUES + 100, y + LETTER - 20, SMALL, AT_START, false, SOFT, text_string(&value));
        d->t->failed |= value.failed;
        value.size = 0;
        y += ROW;
    }
    if (unknown.size) y = draw_lines(d, MARGIN, y + LETTER - 20, SMALL, 110, false, SOFT, text_string(&unknown));
    d->t->failed |= unknown.failed;
    text_free(&value);
    text_free(&unknown);
    return y + ROW / 2;
}

void ordinance_comparison_svg(struct text *t, const struct ordinance_comparison *c, int language)
{
    struct text title = { 0 }, body = { 0 };
    text_put(&title, say(language, "Wat iemand zou krijgen op ", "What somebody would get on "));
    text_day(&title, c->on, language);
    text_put(&title, ": ");
    text_put(&title, c->person[0]->label[language]);
    struct drawing inside = drawing_of(&body, "vo", language);
    int32_t y = draw_lines(&inside, MARGIN, MARGIN + LETTER, LETTER + 30, 76, true, INK, text_string(&title)) + 200;
    for (int line = 0; line < ENTITLEMENT_LINES; line++)
        if (is_drawn(c, line)) y = put_panel(&inside, c, line, y);
    y = draw_lines(&inside, MARGIN, y + LETTER, SMALL, 120, false, SOFT,
                   say(language, "Effen: het laagste dat uit de regeling volgt. Gestreept: tot het hoogste. Een vak met een vraagteken: geregeld, maar niet in dit getal, of niet geregeld. * als een onbekende drempel geen belemmering is.",
                       "Plain: the least that follows from the regulation. Striped: up to the most. A box with a question mark: regulated, but not in this number, or not regulated. * if a threshold that is not known is no obstacle."));
    struct drawing d = drawing_of(t, "vo", language);
    draw_open(&d, WIDE, y + MARGIN, text_string(&title), say(language, "Liggende staven, een per regeling; breed ordinance compare --csv heeft elk getal.", "Lying bars, one for each regulation; breed ordinance compare --csv has every number."));
    text_bytes(t, body.data ? body.data : "", body.size);
    draw_end(&d);
    t->failed |= body.failed || title.failed;
    text_free(&body);
    text_free(&title);
}

/* ---- tiles ---- */

/* The lowest low and the highest high of the ordinances in a region; false when nothing is known there. count: how many there are on record. */
static bool of_region(const struct ordinance_comparison *c, int32_t region, enum entitlement_line line, struct entitlement *all, int32_t *count, int32_t *known)
{
    *all = (struct entitlement){ .state = E_onbekend, .low = LOCAL_NONE, .high = LOCAL_NONE };
    *count = *known = 0;
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        const struct law_municipality *m = o->municipality ? law_municipality_on(&law_book, o->municipality, c->on) : NULL;
        struct entitlements own;
        if (!m || m->region != region) continue;
        (*count)++;
        ordinance_entitle(&own, c->person[0], o, c->law, c->on);
        const struct entitlement *e = &own.line[line];
        if (e->state != E_bekend) continue;
        (*known)++;
        if (all->state != E_bekend) { *all = *e; continue; }
        if (e->low != LOCAL_NONE && (all->low == LOCAL_NONE || e->low < all->low)) all->low = e->low;
        if (e->high != LOCAL_NONE && (all->high == LOCAL_NONE || e->high > all->high)) all->high = e->high;
    }
    return all->state == E_bekend;
}

struct of_map { const struct ordinance_comparison *c; enum entitlement_line line; int language; };
static bool tell_region(void *context, int32_t region, struct text *value)
{
    const struct of_map *m = context;
    int32_t count, of_count;
    struct entitlement all;
    bool known = of_region(m->c, region, m->line, &all, &count, &of_count);
    if (known) entitlement_put(value, &all, entitlement_kinds[m->line].unit, false, m->language);
    else text_put(value, count ? say(m->language, "onbekend", "not known") : "?");
    if (known && of_count < count) { text_put(value, " ("); text_int(value, of_count); text_put(value, say(m->language, " van ", " of ")); text_int(value, count); text_char(value, ')'); }
    return known;
}

void ordinance_map_svg(struct text *t, const struct ordinance_comparison *c, enum entitlement_line line, int language)
{
    struct text title = { 0 }, body = { 0 };
    text_put(&title, entitlement_kinds[line].label[language]);
    text_put(&title, say(language, " per arbeidsmarktregio op ", " by labour market region on "));
    text_day(&title, c->on, language);
    text_put(&title, ": ");
    text_put(&title, c->person[0]->label[language]);
    struct drawing inside = drawing_of(&body, "vk", language);
    int32_t top = draw_lines(&inside, MARGIN, MARGIN + LETTER, LETTER + 30, 76, true, INK, text_string(&title)) + 100;
    struct of_map map = { c, line, language };
    int32_t y = draw_lines(&inside, MARGIN, draw_tiles(&inside, MARGIN, top, c->on, tell_region, &map) + 200, SMALL, 120, false, SOFT,
                           say(language, "Geen kaart: elke regio is een even groot vak, ongeveer op zijn plaats. Van en tot over de gemeenten waarvan dit bekend is. Een vraagteken: van deze regio is geen regeling opgenomen.",
                               "Not a map: every region is a tile of the same size, roughly in its place. From and to over the municipalities of which this is known. A question mark: no regulation of this region is on record."));
    struct drawing d = drawing_of(t, "vk", language);
    draw_open(&d, WIDE, y + MARGIN, text_string(&title), say(language, "Vakken, een per arbeidsmarktregio; breed ordinance compare --csv heeft elk getal.", "Tiles, one for each labour market region; breed ordinance compare --csv has every number."));
    text_bytes(t, body.data ? body.data : "", body.size);
    draw_end(&d);
    t->failed |= body.failed || title.failed;
    text_free(&body);
    text_free(&title);
}
