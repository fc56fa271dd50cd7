/* SPDX-License-Identifier: EUPL-1.2 */
/* test_spss.c: SPSS in: values and never labels, what is missing, and what cannot be used. */
#define _XOPEN_SOURCE 700
#include "columns_help.h"
#include <readstat.h>

static ssize_t write_sav(const void *bytes, size_t size, void *context) { return write(*(int *)context, bytes, size); }

static readstat_variable_t *number_variable(readstat_writer_t *writer, const char *name, const char *format)
{
    readstat_variable_t *variable = readstat_add_variable(writer, name, READSTAT_TYPE_DOUBLE, 8);
    if (format) readstat_variable_set_format(variable, format);
    return variable;
}

/* Two rows: a good one, and one whose loonwaarde is value (missing when it is below 0, and 999 is defined as missing). label: that value 60 has one. */
static void make_sav(const char *name, bool label, bool of_numbers, bool dated, double value)
{
    int file = open_file(name, O_RDWR | O_CREAT | O_TRUNC);
    readstat_writer_t *writer = readstat_writer_init();
    assert_int_equal(readstat_set_data_writer(writer, write_sav), READSTAT_OK);
    readstat_label_set_t *labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "labels0");
    readstat_label_double_value(labels, label ? 60 : 999, label ? "60 tot 70" : "weet niet");
    readstat_variable_t *v[6];
    v[0] = number_variable(writer, "peildatum", dated ? "SDATE10" : NULL);
    v[1] = number_variable(writer, "geboortedatum", "EDATE10");
    v[2] = of_numbers ? number_variable(writer, "forfaitair", NULL) : readstat_add_variable(writer, "forfaitair", READSTAT_TYPE_STRING, 8);
    v[3] = number_variable(writer, "loonwaarde", NULL);
    v[4] = number_variable(writer, "uren_per_week", NULL);
    v[5] = readstat_add_variable(writer, "naam", READSTAT_TYPE_STRING, 20);
    readstat_variable_set_label_set(v[3], labels);
    readstat_variable_add_missing_double_value(v[3], 999);
    assert_int_equal(readstat_begin_writing_sav(writer, &file, 2), READSTAT_OK);
    const double day = 86400.0, first = 141428.0;       /* of 1970 */
    for (int row = 0; row < 2; row++) {
        double loonwaarde = row ? value : 60;
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, v[0], (first + 20454) * day);
        readstat_insert_double_value(writer, v[1], (first + 7305) * day);
        if (of_numbers) readstat_insert_double_value(writer, v[2], 0);
        else readstat_insert_string_value(writer, v[2], "nee");
        if (loonwaarde < 0) readstat_insert_missing_value(writer, v[3]);
        else readstat_insert_double_value(writer, v[3], loonwaarde);
        readstat_insert_double_value(writer, v[4], 36);
        readstat_insert_string_value(writer, v[5], row ? "B, \"b\"" : "A");
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    (void)close(file);
}

static void values_of_spss_are_read_as_they_are(void **state)
{
    (void)state;
    make_sav("in.sav", false, false, true, 62.5);
    struct result result = run("in.sav", "out.csv");
    if (result.result != TABLE_DONE) fail_msg("%s", text_string(&result.told));
    assert_int_equal(result.counts.rows, 2);
    end(&result);
    char *out = read_whole("out.csv", NULL);
    assert_non_null(strstr(out, "peildatum,geboortedatum,forfaitair,loonwaarde,uren_per_week,naam,status,"));
    assert_non_null(strstr(out, "2026-01-01,1990-01-01,nee,60,36,A,vastgesteld,ja,2294.40,2477.95,40,991.18,247.80,1238.98,\n"));
    assert_non_null(strstr(out, "\n2026-01-01,1990-01-01,nee,62.5,36,\"B, \"\"b\"\"\",ongeldig,"));     /* a loonwaarde is a whole percentage */
    assert_non_null(strstr(out, "rij 2: loonwaarde '62.5'"));
}

static void a_missing_value_of_spss_is_not_given(void **state)
{
    (void)state;
    static const double missing[] = { -1, 999 };
    for (size_t i = 0; i < 2; i++) {
        make_sav("in.sav", false, false, true, missing[i]);
        runs("in.sav", "out.csv");
        assert_non_null(strstr(read_whole("out.csv", NULL), "ontbreekt: loonwaarde"));
    }
}

static void codes_with_labels_are_refused_with_their_labels(void **state)
{
    (void)state;
    make_sav("in.sav", true, false, true, 50);
    refused("in.sav", "out.csv", "in.sav: kolom 'loonwaarde': codes met labels: 60 = 60 tot 70 (toegestaan: de waarde zelf, als getal zonder labels of als tekst)");
}

static void numbers_for_answers_and_days_are_refused_all_at_once(void **state)
{
    (void)state;
    make_sav("in.sav", false, true, false, 50);
    struct result result = run("in.sav", "out.csv");
    assert_int_equal(result.result, TABLE_REFUSED);
    told(&result, "kolom 'forfaitair': getallen (toegestaan: een tekstvariabele)");
    told(&result, "kolom 'peildatum': getallen zonder datumnotatie");
    end(&result);
}

static void half_a_sav_file_is_a_failure_or_refused(void **state)
{
    (void)state;
    make_sav("whole.sav", false, false, true, 50);
    size_t size;
    char *bytes = read_whole("whole.sav", &size);
    for (size_t part = 0; part < size; part += size / 40) {
        write_file("in.sav", bytes, part);
        struct result result = run("in.sav", "out.csv");
        if (result.result == TABLE_DONE) fail_msg("%zu of %zu bytes were taken for all", part, size);
        told(&result, "lezen als SPSS lukt niet: ");
        end(&result);
    }
}

static void spss_goes_into_parquet(void **state)
{
    (void)state;
    DUCK
    make_sav("in.sav", false, false, true, -1);
    runs("in.sav", "out.parquet");
    holds("out.parquet", "naam || ' ' || status", "bedrag_per_maand", "A vastgesteld|1238.98\nB, \"b\" onbekend|-\n");
}

int main(void)
{
#define T(name) cmocka_unit_test(name)
    const struct CMUnitTest tests[] = {
        T(values_of_spss_are_read_as_they_are), T(a_missing_value_of_spss_is_not_given), T(codes_with_labels_are_refused_with_their_labels), T(numbers_for_answers_and_days_are_refused_all_at_once),
        T(half_a_sav_file_is_a_failure_or_refused), T(spss_goes_into_parquet),
    };
    return cmocka_run_group_tests(tests, begin, leave);
}
