/* SPDX-License-Identifier: EUPL-1.2 */
/* work.c: a work list as a spreadsheet (libxlsxwriter, loaded when one is asked for) and as CSV, without formulas of others in it. */
#define _XOPEN_SOURCE 700       /* mkdtemp */
#include "exchange/formats/feed.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "tables/csv.h"

bool looks_like_formula(const char *text) { return *text && strchr("=+-@\t\r", *text) != NULL; }

static void put_amount_or_number(struct text *out, const struct work_cell *cell, enum work_kind kind)
{
    if (kind == WORK_amount) text_decimal(out, cell->number, 2, '.'); else text_int(out, cell->number);
}

void work_list_csv(struct text *out, const struct work_column *column, int32_t columns, const struct work_cell *cell, int32_t rows)
{
    for (int32_t k = 0; k < columns; k++) { if (k) text_char(out, ','); csv_put_cell(out, column[k].label, strlen(column[k].label), ','); }
    text_put(out, "\r\n");
    for (int32_t row = 0; row < rows; row++) {
        for (int32_t k = 0; k < columns; k++, cell++) {
            struct text value = { 0 };
            if (k) text_char(out, ',');
            if (column[k].kind == WORK_text && cell->text) { if (looks_like_formula(cell->text)) text_char(&value, '\''); text_put(&value, cell->text); }
            else if (column[k].kind == WORK_day) { if (cell->day != DATE_NEVER) text_date(&value, cell->day); }
            else if (column[k].kind != WORK_text) put_amount_or_number(&value, cell, column[k].kind);
            csv_put_cell(out, text_string(&value), value.size, ',');
            out->failed |= value.failed;
            text_free(&value);
        }
        text_put(out, "\r\n");
    }
}

#ifdef BREED_XLSX
#include <xlsxwriter.h>

/* What is used of the library, by its own declarations. */
#define CALLS(C) C(workbook_new_opt) C(workbook_add_worksheet) C(workbook_add_format) C(workbook_close) C(worksheet_write_string) C(worksheet_write_number) C(worksheet_write_datetime) C(worksheet_set_column) \
    C(worksheet_freeze_panes) C(worksheet_autofilter) C(format_set_bold) C(format_set_num_format)
#define AS_CALL(name) __typeof__(&name) name;
struct library { void *handle; CALLS(AS_CALL) };

static bool load(struct library *l)
{
    static const char *const names[] = { "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so" };
    l->handle = NULL;
    for (size_t k = 0; k < sizeof names / sizeof *names && !l->handle; k++) l->handle = dlopen(names[k], RTLD_NOW | RTLD_LOCAL);
    if (!l->handle) return false;
    bool all = true;
#define TAKE_CALL(name) { void *symbol = dlsym(l->handle, #name); memcpy(&l->name, &symbol, sizeof symbol); all &= symbol != NULL; }
    CALLS(TAKE_CALL)
    if (!all) (void)dlclose(l->handle);
    return all;
}

/* Strings are always written as strings: nothing that somebody typed is ever read as a formula. */
static bool put_cell(struct library *l, lxw_worksheet *sheet, uint32_t row, uint16_t k, const struct work_column *column, const struct work_cell *cell, lxw_format *day_format,
    lxw_format *amount_format)
{
    if (column->kind == WORK_text) return !cell->text || !*cell->text || l->worksheet_write_string(sheet, row, k, cell->text, NULL) == LXW_NO_ERROR;
    if (column->kind == WORK_day) {
        if (cell->day == DATE_NEVER) return true;
        struct civil c = civil_of(cell->day);
        lxw_datetime when = { .year = c.year, .month = c.month, .day = c.day };
        return l->worksheet_write_datetime(sheet, row, k, &when, day_format) == LXW_NO_ERROR;
    }
    /* A spreadsheet has nothing but floating point; cents up to 2^53 are exact in it before the division, and shown with two decimals. */
    bool amount = column->kind == WORK_amount;
    return l->worksheet_write_number(sheet, row, k, amount ? (double)cell->number / 100 : (double)cell->number, amount ? amount_format : NULL) == LXW_NO_ERROR;
}

static bool fill(struct library *l, lxw_workbook *book, const char *title, const struct work_column *column, int32_t columns, const struct work_cell *cell, int32_t rows)
{
    char name[32];
    snprintf(name, sizeof name, "%.31s", title);
    lxw_worksheet *sheet = l->workbook_add_worksheet(book, name);
    lxw_format *head = l->workbook_add_format(book), *day = l->workbook_add_format(book), *amount = l->workbook_add_format(book);
    if (!sheet || !head || !day || !amount) return false;
    l->format_set_bold(head);
    l->format_set_num_format(day, "yyyy-mm-dd");
    l->format_set_num_format(amount, "#,##0.00");
    bool good = true;
    for (int32_t k = 0; k < columns; k++) {
        good &= l->worksheet_write_string(sheet, 0, (uint16_t)k, column[k].label, head) == LXW_NO_ERROR;
        (void)l->worksheet_set_column(sheet, (uint16_t)k, (uint16_t)k, column[k].kind == WORK_text ? 28 : 14, NULL);
    }
    for (int32_t row = 0; row < rows; row++)
        for (int32_t k = 0; k < columns; k++, cell++) good &= put_cell(l, sheet, (uint32_t)row + 1, (uint16_t)k, &column[k], cell, day, amount);
    l->worksheet_freeze_panes(sheet, 1, 0);
    if (rows && columns) (void)l->worksheet_autofilter(sheet, 0, 0, (uint32_t)rows, (uint16_t)(columns - 1));
    return good;
}

static bool take_file(struct text *out, const char *path)
{
    enum { MOST = 256 << 20 };
    struct arena arena = { 0 };
    size_t size;
    char *bytes = file_read(&arena, path, MOST, &size);
    if (bytes) text_bytes(out, bytes, size);
    arena_free(&arena);
    return bytes && !out->failed;
}

enum work_status work_list(struct text *xlsx, const char *title, const struct work_column *column, int32_t columns, const struct work_cell *cell, int32_t rows, const char *folder, const char **detail)
{
    struct library l;
    char place[4000], path[4096];
    *detail = "libxlsxwriter";
    if (!load(&l)) return WORK_no_library;
    const char *under = folder ? folder : getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    *detail = "TMPDIR";
    int size = snprintf(place, sizeof place, "%s/breed-xlsx-XXXXXX", under);
    if (size < 0 || (size_t)size >= sizeof place || !mkdtemp(place)) { (void)dlclose(l.handle); return WORK_failed; }      /* mode 0700: there are names in it */
    snprintf(path, sizeof path, "%s/lijst.xlsx", place);
    lxw_workbook_options options = { .constant_memory = LXW_FALSE, .tmpdir = place };
    lxw_workbook *book = l.workbook_new_opt(path, &options);
    *detail = "workbook";
    bool good = book && fill(&l, book, title, column, columns, cell, rows);
    if (book) good = l.workbook_close(book) == LXW_NO_ERROR && good;
    good = good && take_file(xlsx, path);
    (void)unlink(path);
    (void)rmdir(place);
    (void)dlclose(l.handle);
    return good ? WORK_written : WORK_failed;
}
#else
enum work_status work_list(struct text *xlsx, const char *title, const struct work_column *column, int32_t columns, const struct work_cell *cell, int32_t rows, const char *folder, const char **detail)
{
    (void)xlsx, (void)title, (void)column, (void)columns, (void)cell, (void)rows, (void)folder;
    *detail = "libxlsxwriter";
    return WORK_no_library;
}
#endif
