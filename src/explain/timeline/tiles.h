/* SPDX-License-Identifier: EUPL-1.2 */
/* tiles.h: the labour market regions as tiles in a grid: no map, only roughly each in its place. */
#ifndef BREED_EXPLAIN_TIMELINE_TILES_H
#define BREED_EXPLAIN_TIMELINE_TILES_H

#include "explain/timeline/chart.h"

/* Writes the name of each region on that day and what tell writes of it; what it says is not known has a dashed box. Returns the y below. */
int32_t draw_tiles(struct drawing *, int32_t left, int32_t top, date on, bool (*tell)(void *context, int32_t region, struct text *value), void *context);

#endif
