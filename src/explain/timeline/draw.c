/* SPDX-License-Identifier: EUPL-1.2 */
/* draw.c: strokes of the pen as SVG. A file by itself has plain colours and a style for the dark; a part of a page follows the variables of the page. */
#include "explain/timeline/chart.h"

#include <string.h>

static const struct { const char *variable, *light, *dark; } paints[PAINTS] = {
    [INK] = { "ink", "#1b2a33", "#e9f0f0" }, [SOFT] = { "soft", "#4a5b66", "#b3c2c6" }, [PAPER] = { "paper", "#ffffff", "#10191d" },
    [LINE] = { "line", "#c3ced3", "#3c5058" },
    [SERIES_1] = { "c1", "#0b5563", "#7fd0d0" }, [SERIES_2] = { "c2", "#5aa7a7", "#3f8f96" },
    [SERIES_3] = { "c3", "#e0a13a", "#ffc845" }, [SERIES_4] = { "c4", "#b4460f", "#ff9a63" },
    [DOTS] = { "dots", "#1b2a33", "#10191d" },          /* dark on either ground */
};

/* tenths as pixels */
static void put_tenths(struct text *t, int32_t value) { text_decimal_short(t, value, 1, '.'); }

static void attribute(struct drawing *d, const char *name, int32_t tenths)
{
    text_char(d->t, ' ');
    text_put(d->t, name);
    text_put(d->t, "=\"");
    put_tenths(d->t, tenths);
    text_char(d->t, '"');
}

/* fill or stroke: what every viewer knows in the attribute, what follows the page or the dark beside it. */
static void colour(struct drawing *d, const char *property, enum paint paint)
{
    struct text *t = d->t;
    text_char(t, ' ');
    text_put(t, property);
    text_put(t, "=\"");
    if (!d->chart.alone) { text_put(t, "var(--"); text_put(t, paints[paint].variable); text_put(t, ", "); }
    text_put(t, paints[paint].light);
    text_put(t, d->chart.alone ? "\"" : ")\"");
    if (!d->chart.alone) return;
    text_put(t, " class=\"");
    text_put(t, *property == 'f' ? "f-" : "s-");
    text_put(t, paints[paint].variable);
    text_char(t, '"');
}

static void put_style(struct text *t)
{
    text_put(t, "<style>@media (prefers-color-scheme: dark) {");
    for (int paint = 0; paint < PAINTS; paint++) {
        text_put(t, " .f-"); text_put(t, paints[paint].variable); text_put(t, " { fill: "); text_put(t, paints[paint].dark);
        text_put(t, " } .s-"); text_put(t, paints[paint].variable); text_put(t, " { stroke: "); text_put(t, paints[paint].dark); text_put(t, " }");
    }
    text_put(t, " }</style>\n");
}

static void put_id(struct drawing *d, const char *name, int32_t number)
{
    text_put(d->t, d->chart.id);
    text_put(d->t, d->chart.form == CHART_narrow ? "n-" : "w-");
    text_put(d->t, name);
    if (number >= 0) text_int(d->t, number);
}

/* The parts of a bar differ in pattern as well as in colour: plain, slanted lines, dots, upright lines, squares. */
static void put_pattern(struct drawing *d, int32_t number)
{
    static const struct { enum paint ground, over; const char *path; bool filled; } patterns[PATTERNS] = {
        { SERIES_1, PAPER, NULL, false }, { SERIES_2, PAPER, "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", false }, { SERIES_3, DOTS, "M3,3 h2.4 v2.4 h-2.4 z", true },
        { SERIES_4, PAPER, "M4,0 v8", false }, { PAPER, SERIES_1, "M0,4 h8 M4,0 v8", false },
    };
    struct text *t = d->t;
    text_put(t, "<pattern id=\"");
    put_id(d, "p", number);
    text_put(t, "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\"");
    colour(d, "fill", patterns[number].ground);
    text_put(t, "/>");
    if (patterns[number].path) {
        text_put(t, "<path d=\"");
        text_put(t, patterns[number].path);
        text_put(t, patterns[number].filled ? "\"" : "\" fill=\"none\" stroke-width=\"1.8\"");
        colour(d, patterns[number].filled ? "fill" : "stroke", patterns[number].over);
        text_put(t, "/>");
    }
    text_put(t, "</pattern>\n");
}

/* Title and description for who does not see the chart. */
static void put_description(struct drawing *d)
{
    struct text *t = d->t;
    const struct timeline *timeline = d->timeline;
    int language = d->language;
    text_put(t, "<title id=\""); put_id(d, "title", -1); text_put(t, "\">");
    put_markup(t, *timeline->situation->title ? timeline->situation->title : language ? "Timeline" : "Tijdlijn");
    text_put(t, "</title>\n<desc id=\""); put_id(d, "desc", -1); text_put(t, "\">");
    text_put(t, language ? "Stacked bars, one a month, from " : "Gestapelde staven, een per maand, van ");
    put_stretch(t, timeline, language);
    text_char(t, '.');
    for (int side = 0; side < SIDES; side++)
        for (int32_t y = 0; y < timeline->years; y++) {
            struct timeline_month all = { 0 };
            memcpy(all.cell, timeline->year[y].cell, sizeof all.cell);
            struct cell total = bar_total(&all, (enum timeline_side)side);
            if (total.state == CELL_none) continue;
            text_char(t, ' ');
            text_put(t, side_names[side][language]);
            text_put(t, side == SIDE_werkgever ? (language ? ", net cost in " : ", nettokosten in ") : language ? ", coming in in " : ", inkomen in ");
            text_int(t, timeline->year[y].year);
            text_put(t, ": ");
            if (total.state == CELL_unknown) text_put(t, language ? "not known" : "onbekend");
            else text_euro(t, total.amount, language);
            text_char(t, '.');
        }
    text_put(t, language ? " The table beside it has every amount." : " De tabel ernaast heeft elk bedrag.");
    text_put(t, "</desc>\n");
}

static void put_head(struct drawing *d, int32_t width, int32_t height)
{
    struct text *t = d->t;
    text_put(t, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"");
    text_put(t, d->language ? "en" : "nl");
    text_put(t, "\" viewBox=\"0 0 "); put_tenths(t, width); text_char(t, ' '); put_tenths(t, height); text_char(t, '"');
    if (d->chart.alone) { attribute(d, "width", width); attribute(d, "height", height); }
    text_put(t, " font-family=\"Atkinson, 'Atkinson Hyperlegible Next', system-ui, sans-serif\" aria-labelledby=\""); put_id(d, "title", -1);
    text_put(t, "\" aria-describedby=\""); put_id(d, "desc", -1); text_put(t, "\">\n");
}

/* The patterns and the background. */
static void put_ground(struct drawing *d, int32_t width, int32_t height)
{
    struct text *t = d->t;
    if (d->chart.alone) put_style(t);
    text_put(t, "<defs>\n");
    for (int32_t k = 0; k < PATTERNS; k++) put_pattern(d, k);
    text_put(t, "</defs>\n");
    if (!d->chart.alone) return;
    text_put(t, "<rect");
    attribute(d, "width", width); attribute(d, "height", height);
    colour(d, "fill", PAPER);
    text_put(t, "/>\n");
}

void draw_begin(struct drawing *d, int32_t width, int32_t height)
{
    put_head(d, width, height);
    put_description(d);
    put_ground(d, width, height);
}

void draw_open(struct drawing *d, int32_t width, int32_t height, const char *title, const char *description)
{
    put_head(d, width, height);
    text_put(d->t, "<title id=\""); put_id(d, "title", -1); text_put(d->t, "\">");
    put_markup(d->t, title);
    text_put(d->t, "</title>\n<desc id=\""); put_id(d, "desc", -1); text_put(d->t, "\">");
    put_markup(d->t, description);
    text_put(d->t, "</desc>\n");
    put_ground(d, width, height);
}

void draw_end(struct drawing *d) { text_put(d->t, "</svg>\n"); }

void draw_text(struct drawing *d, int32_t x, int32_t y, int32_t size, enum anchor anchor, bool bold, enum paint paint, const char *string)
{
    static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
    text_put(d->t, "<text");
    attribute(d, "x", x); attribute(d, "y", y); attribute(d, "font-size", size);
    text_put(d->t, anchors[anchor]);
    if (bold) text_put(d->t, " font-weight=\"700\"");
    colour(d, "fill", paint);
    text_char(d->t, '>');
    put_markup(d->t, string);
    text_put(d->t, "</text>\n");
}

int32_t draw_lines(struct drawing *d, int32_t x, int32_t y, int32_t size, int32_t characters, bool bold, enum paint paint, const char *string)
{
    struct text lines = { 0 };
    text_wrapped(&lines, string, 0, characters);
    text_string(&lines);
    for (char *at = lines.data, *end; at && *at && (end = strchr(at, '\n')); at = end + 1) {
        *end = 0;
        draw_text(d, x, y, size, AT_START, bold, paint, at);
        y += size * 13 / 10;
    }
    give_back(d->t, &lines);
    return y;
}

void draw_line(struct drawing *d, int32_t x1, int32_t y1, int32_t x2, int32_t y2, enum paint paint, bool dashed)
{
    text_put(d->t, "<line");
    attribute(d, "x1", x1); attribute(d, "y1", y1); attribute(d, "x2", x2); attribute(d, "y2", y2);
    colour(d, "stroke", paint);
    text_put(d->t, dashed ? " stroke-dasharray=\"2 4\"/>\n" : "/>\n");
}

void draw_box(struct drawing *d, int32_t x, int32_t y, int32_t width, int32_t height, int32_t pattern)
{
    text_put(d->t, "<rect");
    attribute(d, "x", x); attribute(d, "y", y); attribute(d, "width", width); attribute(d, "height", height);
    text_put(d->t, " fill=\"url(#"); put_id(d, "p", pattern); text_put(d->t, ")\"");
    colour(d, "stroke", INK);
    text_put(d->t, " stroke-width=\"0.8\"/>\n");
}

void draw_missing(struct drawing *d, int32_t x, int32_t y, int32_t width, int32_t height)
{
    text_put(d->t, "<rect");
    attribute(d, "x", x); attribute(d, "y", y); attribute(d, "width", width); attribute(d, "height", height);
    text_put(d->t, " fill=\"none\" stroke-dasharray=\"3 3\"");
    colour(d, "stroke", INK);
    text_put(d->t, "/>\n");
    draw_text(d, x + width / 2, y + height / 2 + 60, 160, AT_MIDDLE, true, INK, missing_mark);
}

void draw_mark(struct drawing *d, int32_t x, int32_t y, bool round, int32_t number)
{
    char buffer[16];
    struct text name = TEXT_IN(buffer);
    text_int(&name, number);
    if (round) { text_put(d->t, "<circle"); attribute(d, "cx", x); attribute(d, "cy", y); attribute(d, "r", 100); colour(d, "fill", INK); }
    else {
        text_put(d->t, "<rect"); attribute(d, "x", x - 90); attribute(d, "y", y - 90); attribute(d, "width", 180); attribute(d, "height", 180);
        attribute(d, "rx", 20);
        text_put(d->t, " fill=\"none\" stroke-width=\"1.4\"");
        colour(d, "stroke", INK);
    }
    text_put(d->t, "/>\n");
    draw_text(d, x, y + 42, 120, AT_MIDDLE, true, round ? PAPER : INK, text_string(&name));
}
