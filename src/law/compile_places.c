/* SPDX-License-Identifier: EUPL-1.2 */
/* compile_places.c: municipalities.csv, regions.csv and measures.yaml as C tables. */
#include <string.h>
#include "law/compile.h"
#include "law/read.h"

enum { PLACES_MOST = 2000, INTO_MOST = 8, CELLS_MOST = 9 };

struct row { const char *cell[CELLS_MOST]; int32_t line, number; date from, until; int32_t certainty; };
static struct row regions[PLACES_MOST], municipalities[PLACES_MOST];
static int32_t region_count, municipality_count;

int32_t region_count_of(void) { return region_count; }
int32_t municipality_count_of(void) { return municipality_count; }

static void refuse_cell(const char *path, int32_t line, const char *value, const char *allowed)
{
    problem_add(&problems, line, path, value, strlen(value), allowed, allowed);
}

/* One cell, with quotes around it taken off; *at moves behind the separator. */
static const char *cell_from(const char **at, const char *end)
{
    const char *p = *at;
    bool quoted = p < end && *p == '"';
    if (quoted) p++;
    const char *stop = p;
    while (stop < end && (quoted ? *stop != '"' : *stop != ',')) stop++;
    const char *cell = arena_copy(&arena, p, (size_t)(stop - p));
    p = stop + (quoted && stop < end);
    *at = p < end && *p == ',' ? p + 1 : p;
    return cell ? cell : "";
}

static int32_t number_from(const char *path, int32_t line, const char *text)
{
    int64_t value = 0;
    if (parse_decimal(text, strlen(text), 0, false, &value) != NUMBER_OK || value < 1 || value > 9999) refuse_cell(path, line, text, "a number from 1 to 9999");
    return (int32_t)value;
}

static date day_from(const char *path, int32_t line, const char *text, date otherwise)
{
    date day = otherwise;
    if (*text && !parse_date(text, (uint32_t)strlen(text), &day)) refuse_cell(path, line, text, "a date");
    return day;
}

static int32_t certainty_from(const char *path, int32_t line, const char *text)
{
    for (int32_t i = 0; i < CERTAINTIES; i++)
        if (strcmp(text, law_certainty_names[i]) == 0) return i;
    refuse_cell(path, line, text, "lijst-2015, afgeleid, te-controleren, onzeker");
    return 0;
}

static void take_row(const char *path, bool is_region, struct row *row)
{
    const char *const *c = row->cell;
    int32_t from = is_region ? 2 : 3;
    row->number = number_from(path, row->line, c[0]);
    row->from = day_from(path, row->line, c[from], DATE_FIRST);
    row->until = day_from(path, row->line, c[from + 1], DATE_LAST);
    row->certainty = certainty_from(path, row->line, c[is_region ? 4 : 6]);
    struct row *all = is_region ? regions : municipalities;
    int32_t *count = is_region ? &region_count : &municipality_count;
    if (*count == PLACES_MOST) { refuse_cell(path, row->line, c[0], "at most 2000 rows"); return; }
    const struct row *before = *count ? &all[*count - 1] : NULL;
    if (before && (row->number < before->number || (row->number == before->number && row->from <= before->until)))
        refuse_cell(path, row->line, c[0], "rows in the order of code and first day, which do not overlap");
    all[(*count)++] = *row;
}

void read_places(const char *path, const char *bytes, size_t size)
{
    static const char *const headers[2] = { "code,name,also,from,until,region,certainty,into,source", "region,name,from,until,certainty,source" };
    bool is_region = strstr(path, "regions.csv") != NULL;
    int32_t columns = is_region ? 6 : 9, line = 0;
    for (const char *at = bytes, *end = bytes + size; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        struct row row = { .line = ++line };
        if (line == 1) {
            if (!same_text(at, (size_t)(stop - at), headers[is_region])) refuse_cell(path, line, "header", headers[is_region]);
        } else {
            const char *p = at;
            for (int32_t i = 0; i < columns; i++) row.cell[i] = cell_from(&p, stop);
            take_row(path, is_region, &row);
        }
        at = stop + 1;
    }
}

/* "0757+0824" as the codes it names; each must be a municipality. Returns how many. */
static int32_t put_codes(FILE *out, const struct row *row)
{
    int32_t count = 0;
    const char *text = row->cell[7];
    fputs("(const int32_t[]){ ", out);
    while (*text && count < INTO_MOST) {
        size_t size = strcspn(text, "+");
        int64_t code = 0;
        int32_t i = 0;
        if (parse_decimal(text, size, 0, false, &code) == NUMBER_OK) while (i < municipality_count && municipalities[i].number != code) i++;
        if (i == municipality_count || !code) refuse_cell("municipalities.csv", row->line, text, "codes of municipalities, with + between them");
        fprintf(out, "%lld, ", (long long)code);
        count++;
        text += size + (text[size] == '+');
    }
    fputs(count ? "}" : "0 }", out);
    return count;
}

static void put_municipality(FILE *out, const struct row *row)
{
    int32_t region = number_from("municipalities.csv", row->line, row->cell[5]), i = 0;
    while (i < region_count && regions[i].number != region) i++;
    if (i == region_count) refuse_cell("municipalities.csv", row->line, row->cell[5], "a region of regions.csv");
    if ((row->until != DATE_LAST) != (*row->cell[7] != 0)) refuse_cell("municipalities.csv", row->line, row->cell[0], "into together with until");
    fprintf(out, "    { %d, ", row->number);
    put_string(out, row->cell[1]); fputs(", ", out); put_string(out, row->cell[2]);
    fprintf(out, ", %d, %d, %d, %d, ", row->from, row->until, region, row->certainty);
    fprintf(out, ", %d, ", put_codes(out, row));
    put_string(out, row->cell[8]); fputs(" },\n", out);
}

void write_places(FILE *out)
{
    fputs("static const struct law_region regions[] = {\n", out);
    for (int32_t i = 0; i < region_count; i++) {
        const struct row *row = &regions[i];
        fprintf(out, "    { %d, ", row->number); put_string(out, row->cell[1]);
        fprintf(out, ", %d, %d, %d, ", row->from, row->until, row->certainty); put_string(out, row->cell[5]); fputs(" },\n", out);
    }
    fputs("};\nstatic const struct law_municipality municipalities[] = {\n", out);
    for (int32_t i = 0; i < municipality_count; i++) put_municipality(out, &municipalities[i]);
    fputs("};\n", out);
}

void write_measures(FILE *out, const struct node *measures)
{
    static const char *const names[] = { "number", "title", "from", "cites", "uncovered" };
    fputs("static const struct law_measure measures[] = {\n", out);
    int32_t number = 0;
    for (const struct node *node = measures->first; node; node = node->next) {
        law_refuse_others(node, names, 5, &problems);
        const struct node *cites = required(node, "cites"), *uncovered = required(node, "uncovered");
        int64_t given = 0;
        const char *text = string_of(required(node, "number"));
        if (parse_decimal(text, strlen(text), 0, false, &given) != NUMBER_OK || given != ++number) refuse(node, "number", "1, 2, 3, ...");
        fprintf(out, "    { %d, ", number); put_pair(out, required(node, "title"));
        fprintf(out, ", %d, (const char *const[]){ ", day_of(node, "from", DATE_LAST));
        for (const struct node *cite = cites ? cites->first : NULL; cite; cite = cite->next) { put_string(out, string_of(cite)); fputs(", ", out); }
        fprintf(out, "0 }, %d, (const char *const[][2]){ ", cites ? cites->count : 0);
        for (const struct node *text_of = uncovered ? uncovered->first : NULL; text_of; text_of = text_of->next) { put_pair(out, text_of); fputs(", ", out); }
        fprintf(out, "{ 0, 0 } }, %d },\n", uncovered ? uncovered->count : 0);
    }
    fputs("};\n", out);
}
