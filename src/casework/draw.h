/* SPDX-License-Identifier: EUPL-1.2 */
/* draw.h: a process as a drawing, as text and as JSON, all from the table. */
#ifndef BREED_CASEWORK_DRAW_H
#define BREED_CASEWORK_DRAW_H

#include "base/text.h"
#include "casework/process.h"

/* language: 0 Dutch, 1 English. Same table, same bytes. */
void process_svg(struct text *, const struct process *, int language);
void process_text(struct text *, const struct process *, int language);
void process_json(struct text *, const struct process *, int language);

/* Who may bring an event, as labels: "werkgever, inwoner". */
void process_put_roles(struct text *, uint32_t roles, int language);
/* "REGEL.uitkomst" of a guard or deadline, as in the table. */
void process_put_outcome(struct text *, const struct rule *, int16_t outcome, int16_t word);

#endif
