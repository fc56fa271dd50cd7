/* SPDX-License-Identifier: EUPL-1.2 */
/* gen_batch.c: a table of made-up cases for loonkostensubsidie, any number of rows, always the same ones; nobody's data. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/text.h"

/* splitmix64: small, and the same on every machine. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

static int32_t between(uint64_t *state, int32_t least, int32_t most) { return least + (int32_t)(next(state) % (uint64_t)(most - least + 1)); }

/* One row in ten is in its first months with the flat rate; every row can be decided on its day. */
static void put_row(struct text *out, uint64_t *state, char separator)
{
    date day = between(state, date_of(2015, 1, 1), date_of(2026, 12, 31));
    bool flat = day >= date_of(2017, 2, 1) && between(state, 1, 10) == 1;
    text_date(out, day);
    text_char(out, separator);
    text_date(out, day - between(state, 16 * 365, 65 * 365));
    text_char(out, separator);
    text_put(out, flat ? "ja" : "nee");
    text_char(out, separator);
    if (!flat) text_int(out, between(state, 30, 99));
    text_char(out, separator);
    text_int(out, between(state, 8, 40));
    text_char(out, separator);
    text_int(out, between(state, 36, 40));
    text_char(out, separator);
    text_int(out, between(state, 36, 40));
    text_char(out, '\n');
}

int main(int argc, char **argv)
{
    int64_t rows;
    if (argc < 2 || parse_decimal(argv[1], strlen(argv[1]), 0, false, &rows) != NUMBER_OK) {
        fputs("gebruik: gen_batch ROWS [;]\n", stderr);
        return 2;
    }
    char separator = argc > 2 ? argv[2][0] : ',';
    uint64_t state = 2015;
    struct text out = { 0 };
    const char *const names[] = { "peildatum", "geboortedatum", "forfaitair", "loonwaarde", "urenPerWeek", "voltijduren", "normaleArbeidsduur" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (i) text_char(&out, separator);
        text_put(&out, names[i]);
    }
    text_char(&out, '\n');
    for (int64_t i = 0; i < rows; i++) {
        put_row(&out, &state, separator);
        if (out.size < 1 << 16 && i + 1 < rows) continue;
        if (fwrite(out.data, 1, out.size, stdout) != out.size) { perror("gen_batch"); return 1; }
        out.size = 0;
    }
    if (out.size && fwrite(out.data, 1, out.size, stdout) != out.size) { perror("gen_batch"); return 1; }
    text_free(&out);
    return fflush(stdout) == 0 ? 0 : 1;
}
