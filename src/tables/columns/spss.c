/* SPDX-License-Identifier: EUPL-1.2 */
/* spss.c: a .sav file as CSV: values as they are, days as days, what is missing as nothing, and no codes where a label says what they mean. The only file of this room with
 * binary fractions in it, because SPSS has no other numbers: each becomes the decimal number that it stands for before anything is done with it. */
#include "tables/columns/columns.h"

#ifdef BREED_SPSS
#include <dlfcn.h>
#include <errno.h>
#include <math.h>
#include <readstat.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include "rules/registry.h"

/* What is used of the library, by its own declarations. */
#define CALLS(C) C(readstat_parser_init) C(readstat_parser_free) C(readstat_set_variable_handler) C(readstat_set_value_handler) C(readstat_set_value_label_handler) \
    C(readstat_parse_sav) C(readstat_error_message) C(readstat_value_is_missing) C(readstat_value_is_defined_missing) C(readstat_value_type_class) C(readstat_value_type) C(readstat_string_value) \
    C(readstat_double_value) C(readstat_float_value) C(readstat_int32_value) C(readstat_int16_value) C(readstat_int8_value) C(readstat_variable_get_name) C(readstat_variable_get_format) \
    C(readstat_variable_get_type_class) C(readstat_variable_get_index)
#define AS_CALL(name) __typeof__(&name) name;
static struct { CALLS(AS_CALL) bool ready; } rs;

static void load(void)
{
    void *library = dlopen("libreadstat.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool all = true;
#define FIND(name) { void *at = dlsym(library, #name); memcpy(&rs.name, &at, sizeof at); all = all && at; }
    CALLS(FIND)
    rs.ready = all;
}

static bool is_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, load);
    return rs.ready;
}

/* ---- numbers ---- */

static double number_of(readstat_value_t value)
{
    switch (rs.readstat_value_type(value)) {
    case READSTAT_TYPE_DOUBLE: return rs.readstat_double_value(value);
    case READSTAT_TYPE_FLOAT:  return (double)rs.readstat_float_value(value);
    case READSTAT_TYPE_INT32:  return rs.readstat_int32_value(value);
    case READSTAT_TYPE_INT16:  return rs.readstat_int16_value(value);
    case READSTAT_TYPE_INT8:   return rs.readstat_int8_value(value);
    default: return NAN;
    }
}

/* The decimal number of the fewest decimals, at most six, to which this binary one is the nearest: an exact question, because a quotient of two whole numbers below 2^53 is rounded to the nearest. */
static bool decimal_of(double number, int64_t *value, int *decimals)
{
    double scale = 1;
    for (*decimals = 0; *decimals <= 6; ++*decimals, scale *= 10) {
        double times = number * scale;
        if (!(times < 9007199254740992.0 && times > -9007199254740992.0)) return false;
        int64_t near = (int64_t)(times < 0 ? times - 0.5 : times + 0.5);
        if ((double)near / scale == number) { *value = near; return true; }
    }
    return false;
}

/* Days of SPSS are seconds since the first day of the Gregorian calendar. */
static bool is_day_format(const char *format)
{
    static const char *const formats[] = { "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "DATETIME", "YMDHMS" };
    for (size_t i = 0; i < sizeof formats / sizeof *formats && format; i++) if (strncmp(format, formats[i], strlen(formats[i])) == 0) return true;
    return false;
}

static void put_day(struct text *out, double seconds)
{
    enum { DAY = 86400 };
    const int64_t gregorian = -141428;          /* 14 October 1582 as a day number */
    int64_t all = seconds >= 0 && seconds < 1e12 ? (int64_t)seconds : -1, day = all / DAY + gregorian, second = all % DAY;
    if (all < 0 || day < DATE_FIRST || day > DATE_LAST) { text_put(out, "?"); return; }     /* no day that the law knows: refused by its form */
    text_date(out, (date)day);
    if (second == 0) return;
    const int64_t parts[] = { second / 3600, second / 60 % 60, second % 60 };
    for (int i = 0; i < 3; i++) { text_char(out, i ? ':' : 'T'); if (parts[i] < 10) text_char(out, '0'); text_int(out, parts[i]); }
}

static void put_number(struct text *out, double number)
{
    int64_t value;
    int decimals;
    char room[40];
    if (decimal_of(number, &value, &decimals)) { text_decimal_short(out, value, decimals, '.'); return; }
    (void)snprintf(room, sizeof room, "%.17g", number);      /* not a decimal number of a reasonable size: shown as it is, and refused as a fact */
    text_put(out, room);
}

/* ---- the variables ---- */

enum { VARIABLES_MOST = COLUMNS_MOST, LABELS_MOST = 100000 };
struct variable { readstat_variable_t *about; int32_t fact; const struct term *term; char labels[64]; };
struct label { char set[64], text[40]; readstat_value_t value; };
struct look {
    struct spss *spss;
    struct variable *variables;
    struct label *labels;
    int32_t count, label_count, label_room;
    bool judged, good, writing, headed, failed, too_many;
    struct text out;
};

static void keep_name(char *room, size_t size, const char *name)
{
    size_t n = name ? strnlen(name, size - 1) : 0;
    if (n) memcpy(room, name, n);
    room[n] = 0;
}

static int take_variable(int index, readstat_variable_t *about, const char *labels, void *context)
{
    struct look *look = context;
    (void)index;
    if (look->count == VARIABLES_MOST) { look->too_many = true; return READSTAT_HANDLER_ABORT; }
    struct variable *variable = &look->variables[look->count++];
    const char *name = rs.readstat_variable_get_name(about);
    if (!name) name = "";
    variable->about = about;
    keep_name(variable->labels, sizeof variable->labels, labels);
    if (look->writing) {                        /* the names are the header: the variables come before the first row */
        if (look->count > 1) text_char(&look->out, ',');
        csv_put_cell(&look->out, name, strlen(name), ',');
    }
    variable->term = term_of_column(look->spss->plan->job, name, strlen(name), &variable->fact);
    return READSTAT_HANDLER_OK;
}

static int take_label(const char *set, readstat_value_t value, const char *label, void *context)
{
    struct look *look = context;
    if (look->label_count == LABELS_MOST || rs.readstat_value_type_class(value) != READSTAT_TYPE_CLASS_NUMERIC) return READSTAT_HANDLER_OK;
    if (look->label_count == look->label_room) {
        int32_t room = look->label_room ? 2 * look->label_room : 64;
        struct label *more = realloc(look->labels, (size_t)room * sizeof *more);
        if (!more) { look->failed = true; return READSTAT_HANDLER_ABORT; }
        look->labels = more;
        look->label_room = room;
    }
    struct label *kept = &look->labels[look->label_count++];
    keep_name(kept->set, sizeof kept->set, set);
    keep_name(kept->text, sizeof kept->text, label);
    kept->value = value;
    return READSTAT_HANDLER_OK;
}

/* ---- what cannot be used ---- */

static void tell_variable(const struct look *look, const struct variable *variable, const char *wrong, const char *nl, const char *en)
{
    const struct table_plan *plan = look->spss->plan;
    const char *name = rs.readstat_variable_get_name(variable->about);
    struct problems shown = { 0 };
    struct text line = { 0 };
    problem_add(&shown, 0, "", name, name ? strlen(name) : 0, wrong, "");
    text_put(&line, in_language(plan->job, "kolom '", "column '"));
    text_put(&line, shown.item[0].value);
    text_put(&line, in_language(plan->job, "': ", "': "));
    text_put(&line, shown.item[0].allowed[0]);
    text_put(&line, in_language(plan->job, " (toegestaan: ", " (allowed: "));
    text_put(&line, in_language(plan->job, nl, en));
    text_char(&line, ')');
    plan_tell(plan, &line);
}

/* The values with a label that are not missing ones: "1 = ja, 2 = nee". False when there are none. */
static bool put_codes(const struct look *look, const struct variable *variable, struct text *out)
{
    int32_t found = 0;
    for (int32_t i = 0; i < look->label_count && *variable->labels; i++) {
        const struct label *label = &look->labels[i];
        if (strcmp(label->set, variable->labels) != 0 || rs.readstat_value_is_missing(label->value, variable->about)) continue;
        if (found++ > 3) continue;
        text_put(out, found > 1 ? ", " : "");
        put_number(out, number_of(label->value));
        text_put(out, " = ");
        text_put(out, label->text);
    }
    if (found > 4) text_put(out, ", ...");
    return found;
}

/* A number with labels is a code, whatever fact it stands for; a number is no answer, no word and no list; and a day is a day by its format. */
static bool judge_variable(const struct look *look, const struct variable *variable)
{
    if (!variable->term || rs.readstat_variable_get_type_class(variable->about) == READSTAT_TYPE_CLASS_STRING) return true;
    const struct table_job *job = look->spss->plan->job;
    enum kind kind = variable->term->kind;
    struct text wrong = { 0 };
    bool of_words = kind == KIND_answer || kind == KIND_word || kind == KIND_list, day = is_day_format(rs.readstat_variable_get_format(variable->about));
    text_put(&wrong, in_language(job, "codes met labels: ", "codes with labels: "));
    bool good = true;
    if (put_codes(look, variable, &wrong)) {
        tell_variable(look, variable, text_string(&wrong), "de waarde zelf, als getal zonder labels of als tekst", "the value itself, as a number without labels or as text");
        good = false;
    } else if (of_words) {
        tell_variable(look, variable, in_language(job, "getallen", "numbers"), "een tekstvariabele", "a string variable");
        good = false;
    } else if ((kind == KIND_date) != day) {
        if (day) tell_variable(look, variable, in_language(job, "een datum", "a date"), "een getal of tekst", "a number or text");
        else tell_variable(look, variable, in_language(job, "getallen zonder datumnotatie", "numbers without a date format"), "een datumnotatie zoals SDATE10, of tekst JJJJ-MM-DD", "a date format such as SDATE10, or text YYYY-MM-DD");
        good = false;
    }
    text_free(&wrong);
    return good;
}

static bool judge(struct look *look)
{
    look->good = true;
    for (int32_t i = 0; i < look->count; i++) look->good &= judge_variable(look, &look->variables[i]);
    look->judged = true;
    return look->good;
}

/* ---- rows ---- */

static bool flush(struct look *look)
{
    const char *bytes = look->out.data;
    size_t size = look->out.size;
    while (size) {
        ssize_t n = write(look->spss->output, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    look->out.size = 0;
    return !look->out.failed;
}

static void put_value(struct look *look, readstat_variable_t *about, readstat_value_t value)
{
    if (rs.readstat_value_is_missing(value, about)) return;
    if (rs.readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        const char *text = rs.readstat_string_value(value);
        if (text) csv_put_cell(&look->out, text, strlen(text), ',');
    } else if (is_day_format(rs.readstat_variable_get_format(about))) put_day(&look->out, number_of(value));
    else put_number(&look->out, number_of(value));
}

static int take_value(int row, readstat_variable_t *about, readstat_value_t value, void *context)
{
    struct look *look = context;
    (void)row;
    if (!look->writing) { (void)judge(look); return READSTAT_HANDLER_ABORT; }
    int32_t index = rs.readstat_variable_get_index(about);
    if (!look->headed) text_char(&look->out, '\n');
    look->headed = true;
    if (index) text_char(&look->out, ',');
    size_t before = look->out.size;
    put_value(look, about, value);
    if (look->count == 1 && look->out.size == before) text_put(&look->out, "\"\"");      /* a line with nothing on it would be no row */
    if (index + 1 < look->count) return READSTAT_HANDLER_OK;
    text_char(&look->out, '\n');
    return look->out.size < 1 << 16 || flush(look) ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

/* ---- reading ---- */

static readstat_error_t read_file(struct look *look)
{
    char room[32];
    struct text path = TEXT_IN(room);
    text_put(&path, "/dev/fd/");
    text_int(&path, look->spss->input);
    readstat_parser_t *parser = rs.readstat_parser_init();
    look->variables = calloc(VARIABLES_MOST, sizeof *look->variables);
    readstat_error_t error = READSTAT_ERROR_MALLOC;
    if (parser && look->variables) {
        rs.readstat_set_variable_handler(parser, take_variable);
        rs.readstat_set_value_label_handler(parser, take_label);
        rs.readstat_set_value_handler(parser, take_value);
        error = rs.readstat_parse_sav(parser, text_string(&path), look);
    }
    if (parser) rs.readstat_parser_free(parser);
    return error;
}

static void end_look(struct look *look)
{
    free(look->variables);
    free(look->labels);
    text_free(&look->out);
}

static void tell_error(const struct table_plan *plan, const char *message)
{
    struct text line = { 0 };
    text_put(&line, in_language(plan->job, "lezen als SPSS lukt niet: ", "reading as SPSS failed: "));
    text_put(&line, message);
    plan_tell(plan, &line);
}

bool spss_fits(struct spss *spss)
{
    struct look look = { .spss = spss, .good = true };
    bool good = false;
    if (!is_ready()) tell_error(spss->plan, in_language(spss->plan->job, "de bibliotheek ReadStat is er niet (Debian: libreadstat1)", "the library ReadStat is not there (Debian: libreadstat1)"));
    else {
        readstat_error_t error = read_file(&look);
        if (look.too_many) tell_error(spss->plan, in_language(spss->plan->job, "te veel kolommen (toegestaan: ten hoogste 4096)", "too many columns (allowed: at most 4096)"));
        else if (error != READSTAT_OK && !look.judged) tell_error(spss->plan, rs.readstat_error_message(error));
        else good = look.good;
    }
    end_look(&look);
    return good;
}

/* On a thread of its own. */
static void *write_rows(void *context)
{
    struct spss *spss = context;
    struct look look = { .spss = spss, .writing = true };
    readstat_error_t error = read_file(&look);
    if (error == READSTAT_OK && !look.headed) text_char(&look.out, '\n');
    spss->good = error == READSTAT_OK && flush(&look);
    spss->broken = error == READSTAT_ERROR_USER_ABORT;
    if (!spss->good) text_put(&spss->wrong, error == READSTAT_OK ? strerror(errno) : rs.readstat_error_message(error));
    end_look(&look);
    (void)close(spss->output);
    return NULL;
}

bool spss_begin(struct spss *spss)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    spss->started = pthread_create(&spss->thread, NULL, write_rows, spss) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return spss->started;
}

bool spss_end(struct spss *spss)
{
    (void)pthread_join(spss->thread, NULL);
    bool good = spss->good;
    if (!good && !spss->broken) tell_error(spss->plan, text_string(&spss->wrong));
    text_free(&spss->wrong);
    return good;
}

#else

bool spss_fits(struct spss *spss)
{
    struct text line = { 0 };
    text_put(&line, in_language(spss->plan->job, "dit programma is gebouwd zonder SPSS (nodig bij het bouwen: libreadstat-dev)", "this program was built without SPSS (needed when building: libreadstat-dev)"));
    plan_tell(spss->plan, &line);
    return false;
}
bool spss_begin(struct spss *spss) { (void)spss; return false; }
bool spss_end(struct spss *spss) { (void)spss; return true; }

#endif
