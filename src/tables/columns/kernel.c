/* SPDX-License-Identifier: EUPL-1.2 */
/* kernel.c: Parquet to Parquet: DuckDB hands over vectors of facts, the rule is called on them as they lie, and vectors of outcomes go back. */
#include "tables/columns/columns.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include "rules/registry.h"

/* What one thread needs for a vector; kept between vectors, taken by whichever thread comes. */
struct kernel_worker {
    struct kernel_worker *next;
    struct table_worker row;                    /* for rows that are looked at one by one */
    char *outcomes;
    char *values[64];                           /* of facts whose values are not taken as they lie */
    struct text rejects;
    uint8_t given[64][DUCK_VECTOR / 8], status[DUCK_VECTOR], odd[DUCK_VECTOR];
    struct { char text[32]; uint32_t size; } last[64];
};

struct kernel {
    const struct table_job *job;
    struct table_plan plan;
    struct shape shape;
    const struct shape_column *of_fact[64];     /* the columns that are facts, as plan.facts */
    struct duck duck;
    pthread_mutex_t lock;
    struct kernel_worker *idle;
    bool rejects_failed, too_many; int rejects_error;
    struct table_counts *counts;
};

/* ---- workers ---- */

static void end_worker(struct kernel_worker *worker)
{
    if (!worker) return;
    for (size_t i = 0; i < 64; i++) free(worker->values[i]);
    free(worker->outcomes);
    worker_end(&worker->row);
    text_free(&worker->rejects);
    free(worker);
}

static struct kernel_worker *new_worker(const struct kernel *kernel)
{
    const struct rule *rule = kernel->job->rule;
    struct kernel_worker *worker = calloc(1, sizeof *worker);
    if (!worker) return NULL;
    bool good = worker_start(&worker->row, &kernel->plan);
    if (kernel->job->rejects) worker->row.rejects = &worker->rejects;
    worker->outcomes = calloc(DUCK_VECTOR, rule->outcome_size);
    for (int32_t i = 0; i < kernel->plan.fact_count; i++) {
        worker->values[i] = calloc(DUCK_VECTOR, term_size(kernel->plan.facts[i].term));
        good = good && worker->values[i];
    }
    if (good && worker->outcomes) return worker;
    end_worker(worker);
    return NULL;
}

static struct kernel_worker *take_worker(struct kernel *kernel)
{
    (void)pthread_mutex_lock(&kernel->lock);
    struct kernel_worker *worker = kernel->idle;
    if (worker) kernel->idle = worker->next;
    (void)pthread_mutex_unlock(&kernel->lock);
    return worker ? worker : new_worker(kernel);
}

/* What is wrong with the rows of a vector, in the order in which vectors are done; each line has the number of its row. False: it cannot be written, or there is too much of it. */
static bool give_rejects(struct kernel *kernel, struct kernel_worker *worker)
{
    size_t done = 0;
    while (done < worker->rejects.size && !kernel->rejects_failed) {
        ssize_t n = write(kernel->job->rejects, worker->rejects.data + done, worker->rejects.size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) { kernel->rejects_failed = true; kernel->rejects_error = errno; }
        else done += (size_t)n;
    }
    worker->rejects.size = 0;
    kernel->too_many |= kernel->job->few_rejects && kernel->counts->invalid > kernel->job->rejects_most;
    return !kernel->rejects_failed && !kernel->too_many && !worker->rejects.failed;
}

static bool give_back(struct kernel *kernel, struct kernel_worker *worker, const struct table_counts *counts)
{
    (void)pthread_mutex_lock(&kernel->lock);
    worker->next = kernel->idle;
    kernel->idle = worker;
    kernel->counts->rows += counts->rows;
    kernel->counts->decided += counts->decided;
    kernel->counts->undecided += counts->undecided;
    kernel->counts->parameter_missing += counts->parameter_missing;
    kernel->counts->invalid += counts->invalid;
    bool good = give_rejects(kernel, worker);
    (void)pthread_mutex_unlock(&kernel->lock);
    return good;
}

/* ---- vectors in ---- */

struct vector { const void *data; const uint8_t *given; };      /* given NULL: all */
static inline bool is_given(const struct vector *v, size_t i) { return !v->given || (v->given[i >> 3] >> (i & 7) & 1); }

static struct vector vector_of(duckdb_data_chunk chunk, uint64_t column)
{
    duckdb_vector vector = duckdb.duckdb_data_chunk_get_vector(chunk, column);
    return (struct vector){ duckdb.duckdb_vector_get_data(vector), (const uint8_t *)duckdb.duckdb_vector_get_validity(vector) };
}

static const int64_t tens[] = { 1, 10, 100, 1000, 10000, 100000 };

/* Whole numbers with decimals into the unit of the fact; one that has more decimals, or is too large, is left for the row to be looked at by itself. */
static void take_numbers(struct kernel_worker *w, const struct table_fact *fact, char *values, struct vector v, int32_t decimals, size_t n)
{
    const int64_t *from = v.data;
    const bool wide = fact->term->kind == KIND_euro, code = fact->term->kind == KIND_code;
    int32_t own = code ? 0 : fact->scale == 1000 ? 3 : fact->scale == 100 ? 2 : 0, more = own - decimals;
    int64_t up = more > 0 ? tens[more] : 1, most = (wide ? INT64_MAX : INT32_MAX) / up;
    money *amounts = (money *)(void *)values;
    int32_t *small = (int32_t *)(void *)values;
    for (size_t i = 0; i < n; i++) {
        int64_t value = from[i];
        bool fits = value <= most && value >= -most;
        for (int32_t k = more; k < 0 && fits; k++) { fits = value % 10 == 0; value /= 10; }
        w->odd[i] |= (uint8_t)(!fits && is_given(&v, i));
        value = fits ? value * up : 0;
        if (wide) amounts[i] = value;
        else small[i] = (int32_t)value;
    }
}

static void take_yes(char *values, struct vector v, size_t n)
{
    const uint8_t *from = v.data;
    int32_t *to = (int32_t *)(void *)values;
    for (size_t i = 0; i < n; i++) to[i] = from[i] ? ja : nee;
}

/* A text as fact_set_text reads it; the text before it is remembered, because words repeat. False: for the row to be looked at by itself. */
static bool take_cell(struct kernel_worker *w, const struct rule *rule, int32_t place, const struct table_fact *fact, const duckdb_text *text, char *to, size_t size)
{
    struct facts_head *head = (struct facts_head *)&w->row.facts;
    const char *bytes = duck_bytes(text);
    int64_t value;
    if (text->size == 0) return false;
    if (fact->term->kind != KIND_list && usual_value(fact, bytes, text->size, &value)) {
        int32_t small = (int32_t)value;
        if (size == sizeof value) memcpy(to, &value, sizeof value);
        else memcpy(to, &small, sizeof small);
        return true;
    }
    bool kept = text->size <= sizeof w->last[place].text && w->last[place].size == text->size && memcmp(w->last[place].text, bytes, text->size) == 0;
    if (!kept) {
        w->last[place].size = 0;
        head->given = head->unknown = 0;
        if (!fact_set_text(rule, &w->row.facts, fact->fact, bytes, text->size, (struct manner){ 0 }, NULL) || !head->given) return false;
        if (text->size <= sizeof w->last[place].text) { memcpy(w->last[place].text, bytes, text->size); w->last[place].size = text->size; }
    }
    memcpy(to, w->row.facts.bytes + fact->offset, size);
    return true;
}

static void take_texts(struct kernel_worker *w, const struct rule *rule, int32_t place, const struct table_fact *fact, struct vector v, size_t n)
{
    const duckdb_text *from = v.data;
    size_t size = term_size(fact->term);
    char *to = w->values[place];
    facts_clear(rule, &w->row.facts);
    w->last[place].size = 0;
    memset(w->given[place], 0, (n + 7) / 8);
    for (size_t i = 0; i < n; i++, to += size) {
        if (!is_given(&v, i)) continue;
        if (take_cell(w, rule, place, fact, &from[i], to, size)) w->given[place][i >> 3] |= (uint8_t)(1 << (i & 7));
        else w->odd[i] |= from[i].size != 0;        /* an empty text is not given */
    }
}

/* The column of one fact: as it lies where it lies well, else turned into what the rule reads. */
static struct column column_of(struct kernel *kernel, struct kernel_worker *w, int32_t place, struct vector v, size_t n)
{
    const struct table_fact *fact = &kernel->plan.facts[place];
    const struct shape_column *column = kernel->of_fact[place];
    switch (column->reading) {
    case READ_DAY: return (struct column){ v.data, v.given };
    case READ_YES: take_yes(w->values[place], v, n); break;
    case READ_NUMBER:
        if (fact->term->kind == KIND_euro && column->decimals == 2) return (struct column){ v.data, v.given };
        take_numbers(w, fact, w->values[place], v, column->decimals, n);
        break;
    default: take_texts(w, kernel->job->rule, place, fact, v, n); return (struct column){ w->values[place], w->given[place] };
    }
    return (struct column){ w->values[place], v.given };
}

/* ---- rows looked at one by one ---- */

/* A value as a cell of text, for messages and for the reader of cells. */
static void put_cell(struct text *out, const struct shape_column *column, struct vector v, size_t i)
{
    out->size = 0;
    if (column->reading == READ_YES) text_put(out, ((const uint8_t *)v.data)[i] ? "ja" : "nee");
    else if (column->reading == READ_NUMBER) text_decimal_short(out, ((const int64_t *)v.data)[i], column->decimals, '.');
    else if (column->reading == READ_TEXT) { const duckdb_text *text = (const duckdb_text *)v.data + i; text_bytes(out, duck_bytes(text), text->size); }
    else {
        date day = ((const date *)v.data)[i];
        if (day >= DATE_FIRST && day <= DATE_LAST) text_date(out, day);
        else { text_put(out, "dag "); text_int(out, day); }         /* counted from 1970, no date that the law knows: refused by its form */
    }
}

static enum status row_by_itself(struct kernel *kernel, struct kernel_worker *w, const struct vector *v, size_t i, int64_t number, struct table_counts *counts)
{
    const struct rule *rule = kernel->job->rule;
    facts_clear(rule, &w->row.facts);
    w->row.problems.count = 0;
    for (int32_t k = 0; k < kernel->plan.fact_count; k++) {
        if (!is_given(&v[k], i)) continue;
        put_cell(&w->row.room, kernel->of_fact[k], v[k], i);
        struct manner manner = { false, number < INT32_MAX ? (int32_t)number : INT32_MAX };
        if (w->row.room.size) (void)fact_set_text(rule, &w->row.facts, kernel->plan.facts[k].fact, w->row.room.data, w->row.room.size, manner, &w->row.problems);
    }
    return row_decide(&w->row, number, counts);
}

/* ---- vectors out ---- */

/* The status is one of three words, an enumeration, which costs a byte a row instead of a text. Two kinds of not decided have the same word. */
enum { STATUS_WORDS = 3 };
static const uint8_t word_of_status[STATUSES] = { [VASTGESTELD] = 0, [ONBEKEND] = 1, [PARAMETER_ONTBREEKT] = 1, [ONGELDIG] = 2 };

static uint64_t *validity_of(duckdb_vector vector)
{
    duckdb.duckdb_vector_ensure_validity_writable(vector);
    return duckdb.duckdb_vector_get_validity(vector);
}

static void put_text(duckdb_vector vector, size_t i, const struct term *term, const void *value)
{
    struct text text = { 0 };
    term_put(&text, term, value, term->kind == KIND_list);
    duckdb.duckdb_vector_assign_string_element_len(vector, i, text.data ? text.data : "", text.size);
    text_free(&text);
}

static void put_outcome(duckdb_vector vector, const struct rule *rule, uint32_t k, const struct kernel_worker *w, size_t n)
{
    const struct field *field = &rule->outcomes[k];
    enum column_form form = column_form_of(field->term);
    char *data = duckdb.duckdb_vector_get_data(vector);
    uint64_t *given = validity_of(vector);
    const char *outcome = w->outcomes;
    memset(given, 0, (n + 63) / 64 * sizeof *given);
    for (size_t i = 0; i < n; i++, outcome += rule->outcome_size) {
        const struct outcome_head *head = outcome_head(outcome);
        if (w->status[i] == ONGELDIG || !((head->settled & ~head->none) >> k & 1)) continue;
        given[i >> 6] |= (uint64_t)1 << (i & 63);
        const char *at = outcome + field->offset;
        if (form == AS_AMOUNT) memcpy(data + i * sizeof(money), at, sizeof(money));
        else if (form == AS_YES) data[i] = term_plain(field->term, at) == ja;
        else if (form != AS_TEXT) memcpy(data + i * sizeof(int32_t), at, sizeof(int32_t));
        else put_text(vector, i, field->term, at);
    }
}

/* Status and reason; a row that was not decided at a stroke is looked at by itself, so that it says why. */
static void put_rows(struct kernel *kernel, struct kernel_worker *w, const struct vector *v, const int64_t *numbers, duckdb_vector status, duckdb_vector reason, size_t n, struct table_counts *counts)
{
    uint8_t *words = duckdb.duckdb_vector_get_data(status);
    uint64_t *given = validity_of(reason);
    memset(given, 0, (n + 63) / 64 * sizeof *given);
    for (size_t i = 0; i < n; i++) {
        if (w->status[i] == VASTGESTELD && !w->odd[i] && !kernel->job->strict) { counts->rows++; counts->decided++; words[i] = 0; continue; }
        w->status[i] = (uint8_t)row_by_itself(kernel, w, v, i, numbers[i] + 1, counts);
        memcpy(w->outcomes + i * kernel->job->rule->outcome_size, &w->row.outcome, kernel->job->rule->outcome_size);
        words[i] = word_of_status[w->status[i]];
        if (!w->row.reason.size) continue;
        given[i >> 6] |= (uint64_t)1 << (i & 63);
        duckdb.duckdb_vector_assign_string_element_len(reason, i, w->row.reason.data, w->row.reason.size);
    }
}

/* One vector of rows: what DuckDB calls, on any of its threads. */
static void decide_vector(duckdb_function_info info, duckdb_data_chunk chunk, duckdb_vector output)
{
    struct kernel *kernel = duckdb.duckdb_scalar_function_get_extra_info(info);
    const struct rule *rule = kernel->job->rule;
    size_t n = duckdb.duckdb_data_chunk_get_size(chunk);
    struct kernel_worker *w = n <= DUCK_VECTOR ? take_worker(kernel) : NULL;
    if (!w) { duckdb.duckdb_scalar_function_set_error(info, in_language(kernel->job, "het geheugen is op", "memory has run out")); return; }
    struct table_counts counts = { 0 };
    struct column columns[64] = { { 0 } };
    struct vector vectors[64];
    memset(w->odd, 0, n);
    for (int32_t k = 0; k < kernel->plan.fact_count; k++) {
        vectors[k] = vector_of(chunk, (uint64_t)k + 1);
        columns[kernel->plan.facts[k].fact] = column_of(kernel, w, k, vectors[k], n);
    }
    decide_columns(rule, kernel->job->law, columns, w->outcomes, w->status, n);
    duckdb_vector reason = duckdb.duckdb_struct_vector_get_child(output, 1);
    put_rows(kernel, w, vectors, vector_of(chunk, 0).data, duckdb.duckdb_struct_vector_get_child(output, 0), reason, n, &counts);
    uint64_t place = 2;
    for (uint64_t left = kernel->plan.all; left; left &= left - 1) put_outcome(duckdb.duckdb_struct_vector_get_child(output, place++), rule, (uint32_t)__builtin_ctzll(left), w, n);
    if (w->row.reason.failed || w->row.room.failed) duckdb.duckdb_scalar_function_set_error(info, in_language(kernel->job, "het geheugen is op", "memory has run out"));
    if (!give_back(kernel, w, &counts)) duckdb.duckdb_scalar_function_set_error(info, in_language(kernel->job, "de afgekeurde rijen", "the rejected rows"));
}

/* ---- the statement ---- */

static duckdb_logical_type type_of(enum column_form form)
{
    static const struct { uint8_t digits, decimals; int plain; } types[] = { [AS_TEXT] = { 0, 0, DUCK_VARCHAR }, [AS_AMOUNT] = { 18, 2, 0 }, [AS_PERCENT] = { 9, 3, 0 }, [AS_HOURS] = { 9, 2, 0 },
        [AS_WHOLE] = { 0, 0, DUCK_INTEGER }, [AS_DAY] = { 0, 0, DUCK_DATE }, [AS_YES] = { 0, 0, DUCK_BOOLEAN } };
    return types[form].plain ? duckdb.duckdb_create_logical_type(types[form].plain) : duckdb.duckdb_create_decimal_type(types[form].digits, types[form].decimals);
}

/* What a vector of rows gives: a struct of status, reason and the outcomes, with names o0, o1 and so on. */
static duckdb_logical_type type_of_outcomes(const struct kernel *kernel)
{
    duckdb_logical_type types[66];
    const char *names[66];
    char room[64][4];
    uint64_t count = 0;
    const char *words[STATUS_WORDS] = { status_names[VASTGESTELD], status_names[ONBEKEND], status_names[ONGELDIG] };
    types[count] = duckdb.duckdb_create_enum_type(words, STATUS_WORDS);
    names[count++] = "status";
    types[count] = type_of(AS_TEXT);
    names[count++] = "reason";
    for (uint64_t left = kernel->plan.all; left; left &= left - 1, count++) {
        struct text name = { room[count - 2], 0, sizeof room[0], true, false };
        text_char(&name, 'o');
        text_int(&name, (int64_t)count - 2);
        names[count] = text_string(&name);
        types[count] = type_of(column_form_of(kernel->job->rule->outcomes[__builtin_ctzll(left)].term));
    }
    duckdb_logical_type all = duckdb.duckdb_create_struct_type(types, names, count);
    for (uint64_t i = 0; i < count; i++) duckdb.duckdb_destroy_logical_type(&types[i]);
    return all;
}

static bool register_rule(struct kernel *kernel)
{
    duckdb_scalar_function function = duckdb.duckdb_create_scalar_function();
    duckdb_logical_type number = duckdb.duckdb_create_logical_type(DUCK_BIGINT), given = type_of_outcomes(kernel);
    duckdb.duckdb_scalar_function_set_name(function, "breed");
    duckdb.duckdb_scalar_function_add_parameter(function, number);
    for (int32_t k = 0; k < kernel->plan.fact_count; k++) {
        const struct shape_column *column = kernel->of_fact[k];
        static const int plain[] = { [READ_NUMBER] = DUCK_BIGINT, [READ_DAY] = DUCK_DATE, [READ_YES] = DUCK_BOOLEAN, [READ_TEXT] = DUCK_VARCHAR };
        duckdb_logical_type type = column->reading == READ_NUMBER && column->decimals ? duckdb.duckdb_create_decimal_type(18, (uint8_t)column->decimals)
                                                                                      : duckdb.duckdb_create_logical_type(plain[column->reading]);
        duckdb.duckdb_scalar_function_add_parameter(function, type);
        duckdb.duckdb_destroy_logical_type(&type);
    }
    duckdb.duckdb_scalar_function_set_return_type(function, given);
    duckdb.duckdb_scalar_function_set_special_handling(function);       /* a fact that is not given is no reason to be silent */
    duckdb.duckdb_scalar_function_set_volatile(function);               /* called once for each row, whatever its columns are read for */
    duckdb.duckdb_scalar_function_set_extra_info(function, kernel, NULL);
    duckdb.duckdb_scalar_function_set_function(function, decide_vector);
    bool good = duckdb.duckdb_register_scalar_function(kernel->duck.connection, function) == DUCK_OK;
    duckdb.duckdb_destroy_logical_type(&number);
    duckdb.duckdb_destroy_logical_type(&given);
    duckdb.duckdb_destroy_scalar_function(&function);
    return good;
}

static void put_source_column(struct text *sql, int32_t i)
{
    text_char(sql, 'c');
    text_int(sql, i);
}

/* The columns as they came under their own names, then what the rule says. */
static void put_statement(const struct kernel *kernel, struct text *sql)
{
    const struct rule *rule = kernel->job->rule;
    text_put(sql, "COPY (SELECT ");
    for (int32_t i = 0; i < kernel->shape.count; i++) {
        put_source_column(sql, i);
        text_put(sql, " AS ");
        duck_put_name(sql, kernel->shape.columns[i].name, kernel->shape.columns[i].size);
        text_char(sql, ',');
    }
    text_put(sql, "r.status AS status,");
    int64_t place = 0;
    for (uint64_t left = kernel->plan.all; left; left &= left - 1) {
        text_put(sql, "r.o");
        text_int(sql, place++);
        text_put(sql, " AS \"");
        put_column_name(sql, rule->outcomes[__builtin_ctzll(left)].term->name);
        text_put(sql, "\",");
    }
    text_put(sql, "r.reason AS reden FROM (SELECT *,breed(n");
    for (int32_t k = 0; k < kernel->plan.fact_count; k++) {
        char room[16];
        struct text from = TEXT_IN(room);
        put_source_column(&from, kernel->plan.facts[k].column);
        text_char(sql, ',');
        shape_put_value(sql, kernel->of_fact[k], kernel->plan.facts[k].term, text_string(&from), false);
    }
    text_put(sql, ") AS r FROM ");
    shape_put_source(sql, &kernel->shape, kernel->job->input);
    text_put(sql, ")) TO ");
    duck_put_file(sql, kernel->job->output);
    bool texts = false;
    for (int32_t i = 0; i < kernel->shape.count; i++) texts |= !is_number_type(&kernel->shape.columns[i]);
    for (uint64_t left = kernel->plan.all; left; left &= left - 1) texts |= column_form_of(rule->outcomes[__builtin_ctzll(left)].term) == AS_TEXT;
    put_parquet_form(sql, texts);
}

/* ---- from beginning to end ---- */

static bool asked_to_stop(void *context)
{
    struct kernel *kernel = context;
    (void)pthread_mutex_lock(&kernel->lock);
    int64_t rows = kernel->counts->rows;
    (void)pthread_mutex_unlock(&kernel->lock);
    if (kernel->job->progress && kernel->job->progress(kernel->job->context, rows, 0)) kernel->counts->stopped = true;
    return kernel->counts->stopped;
}

/* What is wrong with names and with types is told together. */
static bool make_plan(struct kernel *kernel)
{
    struct shape *shape = &kernel->shape;
    size_t count = (size_t)shape->count;
    const char **names = arena_take_zero(&shape->arena, (count + 1) * sizeof *names);
    size_t *sizes = arena_take_zero(&shape->arena, (count + 1) * sizeof *sizes);
    if (!names || !sizes) return false;
    for (size_t i = 0; i < count; i++) { names[i] = shape->columns[i].name; sizes[i] = shape->columns[i].size; }
    kernel->plan.separator = ',';
    kernel->plan.point = '.';
    bool types = shape_fits(shape, &kernel->plan), good = plan_from_names(&kernel->plan, names, sizes, count);
    for (int32_t k = 0; k < kernel->plan.fact_count && good; k++) kernel->of_fact[k] = &shape->columns[kernel->plan.facts[k].column];
    return types && good;
}

static enum table_result run_statement(struct kernel *kernel)
{
    struct duck_query query = { .duck = &kernel->duck, .files = { -1, -1 } };
    put_statement(kernel, &query.sql);
    bool good = register_rule(kernel) && duck_begin(&query) && duck_end(&query, asked_to_stop, kernel);
    if (!good && !kernel->counts->stopped && kernel->too_many) tell_rejects(&kernel->plan, kernel->counts->invalid, NULL);
    else if (!good && kernel->rejects_failed) tell_rejects(&kernel->plan, 0, strerror(kernel->rejects_error));
    else if (!good && !kernel->counts->stopped) tell_duck_wrong(&kernel->plan, &kernel->duck, strstr(text_string(&kernel->duck.wrong), "write") != NULL);
    return good || kernel->counts->stopped ? TABLE_DONE : TABLE_FAILED;
}

static enum table_result with_session(struct kernel *kernel)
{
    if (!shape_read(&kernel->shape, &kernel->duck, kernel->job->input)) { tell_duck_wrong(&kernel->plan, &kernel->duck, false); return TABLE_REFUSED; }
    return make_plan(kernel) ? run_statement(kernel) : TABLE_REFUSED;
}

enum table_result kernel_run(const struct table_job *job, struct table_counts *counts)
{
    const struct rule *rule = job->rule;
    uint64_t every = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    const int files[] = { job->input, job->output };
    struct kernel kernel = { .job = job, .counts = counts };
    *counts = (struct table_counts){ 0 };
    kernel.plan = (struct table_plan){ .job = job, .limits = &table_limits_usual, .period = law_coverage(job->law, rule->name), .all = job->outcomes & every, .of_rows = true };
    pthread_mutex_init(&kernel.lock, NULL);
    enum duck_state state = duck_open(&kernel.duck, job->duckdb, job->threads, files, 2);
    enum table_result result = TABLE_FAILED;
    if (state == DUCK_READY) result = with_session(&kernel);
    else tell_duck(&kernel.plan, state, &kernel.duck);
    if (state == DUCK_READY || state == DUCK_FAILED) duck_close(&kernel.duck);
    while (kernel.idle) { struct kernel_worker *next = kernel.idle->next; end_worker(kernel.idle); kernel.idle = next; }
    arena_free(&kernel.shape.arena);
    arena_free(&kernel.plan.arena);
    pthread_mutex_destroy(&kernel.lock);
    return result;
}
