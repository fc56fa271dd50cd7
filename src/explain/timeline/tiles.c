/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles.c: the labour market regions as tiles of the same size, with the strokes of the charts of timelines. */
#include "explain/timeline/tiles.h"

/* A place for each region in a grid of our own: no map, only roughly north above and west left. */
static const struct { uint8_t region, column, row; } tiles[] = {
    { 2, 4, 0 }, { 1, 5, 0 }, { 3, 2, 1 }, { 4, 5, 1 }, { 7, 2, 2 }, { 6, 3, 2 }, { 5, 4, 2 }, { 9, 5, 2 }, { 8, 1, 2 }, { 10, 2, 3 }, { 12, 3, 3 }, { 11, 4, 3 }, { 17, 5, 3 }, { 13, 1, 3 }, { 20, 0, 4 }, { 18, 1, 4 },
    { 14, 2, 4 }, { 15, 3, 4 }, { 16, 4, 4 }, { 21, 5, 4 }, { 22, 0, 5 }, { 19, 1, 5 }, { 24, 2, 5 }, { 23, 3, 5 }, { 25, 4, 5 }, { 29, 0, 6 }, { 26, 1, 6 }, { 30, 2, 6 }, { 27, 3, 6 }, { 31, 5, 6 }, { 28, 1, 7 }, { 33, 3, 7 }, { 32, 4, 7 }, { 34, 5, 7 }, { 35, 5, 8 },
};
enum { TILE = 1400, TILE_HIGH = 880, TILE_ROWS = 9, SMALL = 120 };

static void put_tile(struct drawing *d, int32_t x, int32_t y, const char *name, const char *value, bool known)
{
    int32_t right = x + TILE - 60, below = y + TILE_HIGH - 60;
    draw_line(d, x, y, right, y, INK, !known); draw_line(d, right, y, right, below, INK, !known);
    draw_line(d, right, below, x, below, INK, !known); draw_line(d, x, below, x, y, INK, !known);
    int32_t next = draw_lines(d, x + 50, y + 150, 100, 24, false, SOFT, name);
    draw_lines(d, x + 50, next + 60, SMALL, 20, known, known ? INK : SOFT, value);
}

int32_t draw_tiles(struct drawing *d, int32_t left, int32_t top, date on, bool (*tell)(void *context, int32_t region, struct text *value), void *context)
{
    for (size_t i = 0; i < sizeof tiles / sizeof *tiles; i++) {
        const struct law_region *region = law_region_on(&law_book, tiles[i].region, on);
        struct text value = { 0 };
        bool known = tell(context, tiles[i].region, &value);
        put_tile(d, left + tiles[i].column * TILE, top + tiles[i].row * TILE_HIGH, region ? region->name : "?", text_string(&value), known);
        give_back(d->t, &value);
    }
    return top + TILE_ROWS * TILE_HIGH;
}
