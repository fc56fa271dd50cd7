/* SPDX-License-Identifier: EUPL-1.2 */
/* feed.h: the deadlines and tasks of dossiers as a calendar (iCalendar) to subscribe to, and as a work list in a spreadsheet. */
#ifndef BREED_EXCHANGE_FEED_H
#define BREED_EXCHANGE_FEED_H

#include "exchange/records/record.h"

/* ---- calendar ---- */

/* What is due in dossiers, for whom it concerns: roles as bits (1 << CASE_consulent). No person, no employer and no dossier number is in it: what, by whom, by which process; the UID is
 * a digest of the dossier and the deadline, so that an event keeps its place when its day moves. False: a list or memory failed. */
bool feed_calendar(struct text *, exchange_next *, void *dossiers, const struct law *, date now, uint32_t roles, int language, struct problems *);

/* ---- spreadsheet ---- */

enum work_kind { WORK_text, WORK_day, WORK_number, WORK_amount };
struct work_column { const char *label; enum work_kind kind; };
/* text NULL: empty. day DATE_NEVER: empty. number: as it is; amount in cents. */
struct work_cell { const char *text; date day; int64_t number; };
enum work_status { WORK_written, WORK_no_library, WORK_failed };
/* Rows of cells, row by row. What people typed stays text: a cell that begins with = + - @ or a tab is never a formula. Needs libxlsxwriter on the machine (loaded now, not before).
 * The file goes through a folder of its own (mode 0700) under `folder` (NULL: TMPDIR or /tmp) and is gone when this returns. detail: what failed. */
enum work_status work_list(struct text *xlsx, const char *title, const struct work_column *, int32_t columns, const struct work_cell *, int32_t rows, const char *folder, const char **detail);
/* The same for CSV, where such a cell gets an apostrophe before it. */
void work_list_csv(struct text *, const struct work_column *, int32_t columns, const struct work_cell *, int32_t rows);
/* Whether a spreadsheet would take this text for a formula. */
bool looks_like_formula(const char *);

#endif
