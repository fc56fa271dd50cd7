/* SPDX-License-Identifier: EUPL-1.2 */
/* csv.h: cells and records of CSV (RFC 4180) out of plain memory, and cells written back. */
#ifndef BREED_TABLES_CSV_H
#define BREED_TABLES_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/text.h"

/* What may be wrong with a cell. The cell ends where its text says, so the next one still comes out right. */
enum csv_fault { CSV_FINE, CSV_OPEN, CSV_STRAY, CSV_BEHIND, CSV_LARGE };   /* a quote never closed; a quote inside; text behind the closing quote; too many bytes */
enum csv_end { CSV_CELL, CSV_RECORD, CSV_MORE };                           /* what follows: a cell; the next record (or the end); more bytes are needed to tell */

/* start and size are the content between the quotes, if any; doubled: quotes inside are still doubled. next: where to go on. */
struct csv_cell { const char *start, *next; size_t size; enum csv_fault fault; enum csv_end end; bool quoted, doubled; };

/* Reads the cell at p. last: nothing comes behind end. from: where an earlier try (CSV_MORE, with cell->next) stopped, else p.
 * A quote opens a cell only at its first byte, and only if it is closed within most bytes; otherwise one lost quote would swallow the rows behind it. */
void csv_read_cell(const char *p, const char *end, const char *from, char separator, size_t most, bool last, struct csv_cell *cell);

/* Finds the ends of records in bytes that come piece by piece. Start with { .plain = true }. */
struct csv_cutter { size_t cell, from; bool plain; int64_t records; };       /* plain: no quote since the start of the record, all seen until from; records: ends that the last call found */
/* The end of the last complete record within bytes, 0 when there is none. The bytes behind it come again, at the start, after csv_moved. */
size_t csv_cut(struct csv_cutter *, const char *bytes, size_t size, char separator, size_t most);
void csv_moved(struct csv_cutter *, const char *rest, size_t size, size_t by);

/* The separator of a header line: the one of comma, semicolon and tab that occurs most outside quotes. size: the bytes up to the end of the line. */
char csv_separator(const char *line, size_t size);
/* The end of the first line outside quotes (behind its line feed); 0 when there is none yet. */
size_t csv_line_end(const char *bytes, size_t size);

/* A cell with quotes around it where it needs them. */
void csv_put_cell(struct text *, const char *bytes, size_t size, char separator);
/* Content with doubled quotes made single, into room of at least size bytes; the number of bytes. */
size_t csv_undouble(char *room, const char *bytes, size_t size);

#endif
