/* SPDX-License-Identifier: EUPL-1.2 */
/* hands.h: a list of pieces of work done by several threads at once, while whoever asked for it does something else; for what needs thought but no database. */
#ifndef BREED_OFFICE_HANDS_H
#define BREED_OFFICE_HANDS_H

#include <stdint.h>

/* One piece. hand: 0 is the caller's own, from 1 on the others: for room that each has for itself. Pieces are begun in order and may end in any. */
typedef void hands_work(void *context, int32_t piece, int32_t hand);

struct hands;
enum { HANDS_MOST = 16 };
/* As many as there are processors, the caller included. NULL: no memory. When threads cannot be had, fewer do the work: the caller alone does it all. */
struct hands *hands_open(void);
int32_t hands_count(const struct hands *);
/* Begins; comes back at once. One list at a time. */
void hands_begin(struct hands *, int32_t pieces, hands_work *, void *context);
/* Joins in, and comes back when every piece is done. Nothing begun: at once. */
void hands_finish(struct hands *);
/* Finishes what was begun. NULL is allowed. */
void hands_close(struct hands *);

#endif
