/* SPDX-License-Identifier: EUPL-1.2 */
/* journal.h: how far a run came, kept in a small file beside its output, so that the same run can go on there. */
#ifndef BREED_TABLES_RUNS_JOURNAL_H
#define BREED_TABLES_RUNS_JOURNAL_H

#include "base/digest.h"
#include "tables/table.h"

/* Two places in the file, written in turn: a stop in the middle of writing spoils one of them at most. They are made at the beginning, so that a full disk has room for them. */
struct journal { int file; int turn; char key[DIGEST_TEXT]; struct table_mark last; bool any; };

/* Opens for a run from the beginning; file: open for reading and writing. False: it cannot be written. */
bool journal_begin(struct journal *, int file, const struct table_job *);
bool journal_put(struct journal *, const struct table_mark *);

/* What an earlier run left: nothing that can be used, a mark of another run (other input, rules, law, program or options), or one of the same. */
enum journal_found { JOURNAL_NONE, JOURNAL_OTHER, JOURNAL_SAME };
enum journal_found journal_find(struct journal *, int file, const struct table_job *);

#endif
