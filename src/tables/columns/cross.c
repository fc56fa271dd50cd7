/* SPDX-License-Identifier: EUPL-1.2 */
/* cross.c: from a table that is no text to one that is and back: through a pipe of CSV, past the same reader of rows as any other table. */
#include "tables/columns/columns.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "rules/registry.h"

/* ---- telling ---- */

void tell_duck(const struct table_plan *plan, enum duck_state state, struct duck *duck)
{
    struct text line = { 0 };
    if (state == DUCK_ABSENT)
        text_put(&line, in_language(plan->job, "voor Parquet is de bibliotheek van DuckDB nodig, en die is er niet: installeer libduckdb.so (versie 1.x), of zet in BREED_DUCKDB waar zij staat",
            "Parquet needs the library of DuckDB, which is not there: install libduckdb.so (version 1.x), or say in BREED_DUCKDB where it is"));
    else if (state == DUCK_OTHER)
        text_put(&line, in_language(plan->job, "de bibliotheek van DuckDB die er is kan niet worden gebruikt (toegestaan: versie 1.2 of later van 1.x)",
            "the library of DuckDB that is there cannot be used (allowed: version 1.2 or later of 1.x)"));
    else {
        text_put(&line, in_language(plan->job, "DuckDB begint niet: ", "DuckDB does not start: "));
        text_put(&line, text_string(&duck->wrong));
    }
    plan_tell(plan, &line);
}

/* What DuckDB says calls a file by its descriptor: the table already has its name before the line. */
static void put_without_files(struct text *line, const char *message)
{
    for (const char *at; (at = strstr(message, "/dev/fd/")); ) {
        text_bytes(line, message, (size_t)(at - message));
        text_put(line, "...");
        at += 8;
        message = at + strspn(at, "0123456789");
    }
    text_put(line, message);
}

void tell_duck_wrong(const struct table_plan *plan, struct duck *duck, bool output)
{
    struct text line = { 0 }, message = { 0 };
    struct problems shown = { 0 };
    put_without_files(&message, text_string(&duck->wrong));
    problem_add(&shown, 0, "", NULL, 0, text_string(&message), "");
    text_put(&line, output ? in_language(plan->job, "schrijven van Parquet lukt niet: ", "writing Parquet failed: ") : in_language(plan->job, "lezen als Parquet lukt niet: ", "reading as Parquet failed: "));
    text_put(&line, shown.item[0].allowed[0]);
    plan_tell(plan, &line);
    text_free(&message);
}

static void tell_plainly(const struct table_plan *plan, const char *nl, const char *en)
{
    struct text line = { 0 };
    text_put(&line, in_language(plan->job, nl, en));
    plan_tell(plan, &line);
}

/* ---- pipes ---- */

struct cross {
    const struct table_job *job;
    struct table_plan plan;             /* for telling only */
    struct table_job inner;             /* CSV where the table is no text */
    struct shape shape;
    struct duck in, out;
    struct duck_query reads, writes;
    struct spss spss;
    struct text held;                   /* what the pump told: of no use to anybody when what it read was broken off */
    bool in_open, out_open, reading, writing, refused;
    int to_pump, from_pump;             /* the ends that the pump holds, -1: none */
};

/* A pipe whose ends no other program inherits. */
static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0) { ends[0] = ends[1] = -1; return false; }
    for (int i = 0; i < 2; i++) (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_end(int *end)
{
    if (*end >= 0) (void)close(*end);
    *end = -1;
}

/* ---- Parquet in ---- */

static void put_reading(struct cross *cross, struct text *sql, int pipe_end)
{
    text_put(sql, "COPY (SELECT ");
    for (int32_t i = 0; i < cross->shape.count; i++) {
        const struct shape_column *column = &cross->shape.columns[i];
        char room[16];
        struct text from = TEXT_IN(room);
        text_char(&from, 'c');
        text_int(&from, i);
        if (i) text_char(sql, ',');
        if (column->fact < 0) text_put(sql, text_string(&from));
        else shape_put_value(sql, column, column->term, text_string(&from), true);
        text_put(sql, " AS ");
        duck_put_name(sql, column->name, column->size);
    }
    text_put(sql, " FROM ");
    shape_put_source(sql, &cross->shape, cross->job->input);
    text_put(sql, ") TO ");
    duck_put_file(sql, pipe_end);
    text_put(sql, " (FORMAT csv, HEADER true, USE_TMP_FILE false)");
}

static bool begin_parquet(struct cross *cross, int ends[2])
{
    const int files[] = { cross->job->input, ends[1] };
    enum duck_state state = duck_open(&cross->in, cross->job->duckdb, 1, files, 2);
    cross->in_open = state == DUCK_READY || state == DUCK_FAILED;
    if (state != DUCK_READY) { tell_duck(&cross->plan, state, &cross->in); return false; }
    if (!shape_read(&cross->shape, &cross->in, cross->job->input)) { tell_duck_wrong(&cross->plan, &cross->in, false); cross->refused = true; return false; }
    if (!shape_fits(&cross->shape, &cross->plan)) { cross->refused = true; return false; }
    cross->reads = (struct duck_query){ .duck = &cross->in, .files = { ends[1], -1 } };
    put_reading(cross, &cross->reads.sql, ends[1]);
    return cross->reading = duck_begin(&cross->reads);
}

static bool begin_spss(struct cross *cross, int ends[2])
{
    cross->spss = (struct spss){ .plan = &cross->plan, .input = cross->job->input, .output = ends[1] };
    if (!spss_fits(&cross->spss)) { cross->refused = true; return false; }
    return spss_begin(&cross->spss);
}

/* ---- Parquet out ---- */

/* The header that the pump writes, byte by byte, because what is behind it belongs to DuckDB. */
static bool read_header(int from, struct text *header)
{
    enum { MOST = 4 << 20 };
    char byte;
    bool quoted = false;
    while (header->size < MOST) {
        ssize_t n = read(from, &byte, 1);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        if (byte == '"') quoted = !quoted;
        if (byte == '\n' && !quoted) return !header->failed;
        text_char(header, byte);
    }
    return false;
}

/* A name of the header as an alias, and its column as c0, c1: those of the outcome, which are the last but the reason, get their types. */
struct header_names { const char *name[COLUMNS_MOST + 66]; size_t size[COLUMNS_MOST + 66]; int32_t count; };

static bool take_names(struct header_names *names, struct arena *arena, const struct text *header, char separator)
{
    const char *p = header->data, *end = p + header->size;
    struct csv_cell cell;
    do {
        csv_read_cell(p, end, p, separator, header->size + 1, true, &cell);
        char *name = arena_copy(arena, cell.start, cell.size);
        if (!name || names->count == COLUMNS_MOST + 66) return false;
        names->name[names->count] = name;
        names->size[names->count++] = cell.doubled ? csv_undouble(name, cell.start, cell.size) : cell.size;
        p = cell.next;
    } while (cell.end == CSV_CELL);
    return true;
}

static bool has_word(const struct term *term, const char *word)
{
    for (int32_t i = 0; term->kind == KIND_word && i < term->word_count; i++) if (strcmp(term->words[i], word) == 0) return true;
    return false;
}

/* "geen" and nothing at all are null, but where geen is a word of the outcome; the amounts of a Dutch CSV have a comma. */
static void put_outcome(struct text *sql, int32_t column, const struct term *term, char separator)
{
    enum column_form form = column_form_of(term);
    if (form == AS_YES) text_put(sql, "CASE ");
    else text_put(sql, separator == ';' && form != AS_TEXT ? "CAST(replace(nullif(" : "CAST(nullif(");
    text_char(sql, 'c');
    text_int(sql, column);
    if (form == AS_YES) { text_put(sql, " WHEN 'ja' THEN true WHEN 'nee' THEN false END"); return; }
    text_put(sql, has_word(term, "geen") ? ",'')" : ",'geen')");
    text_put(sql, separator == ';' && form != AS_TEXT ? ",',','.') AS " : " AS ");
    text_put(sql, column_form_name(form));
    text_char(sql, ')');
}

static uint64_t outcomes_of(const struct rule *rule, uint64_t asked)
{
    return asked & (rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1);
}

/* What stands behind the columns of the input, rule by rule: the terms of the outcomes, NULL for status and reden; how many. */
static int32_t terms_of_outcomes(const struct table_job *job, const struct term **terms)
{
    int32_t count = 0;
    for (int i = 0; i <= job->more_count; i++) {
        const struct rule *rule = i ? job->more[i - 1].rule : job->rule;
        terms[count++] = NULL;
        for (uint64_t left = outcomes_of(rule, i ? job->more[i - 1].outcomes : job->outcomes); left; left &= left - 1) terms[count++] = rule->outcomes[__builtin_ctzll(left)].term;
        terms[count++] = NULL;
    }
    return count;
}

static void put_same_type(struct text *sql, int32_t column, const struct shape_column *same)
{
    bool yes_or_no = same->fact >= 0 && same->reading == READ_YES;
    text_put(sql, yes_or_no ? "CASE c" : "CAST(nullif(c");
    text_int(sql, column);
    if (yes_or_no) { text_put(sql, " WHEN 'ja' THEN true WHEN 'nee' THEN false END"); return; }
    text_put(sql, ",'') AS ");
    text_bytes(sql, same->type, same->type_size);
    text_char(sql, ')');
}

static void put_writing(const struct cross *cross, struct text *sql, const struct header_names *names, char separator, int pipe_end)
{
    const struct term *terms[TABLE_RULES_MOST * 66] = { NULL };
    int32_t first = names->count - terms_of_outcomes(cross->job, terms);
    text_put(sql, "COPY (SELECT ");
    for (int32_t i = 0; i < names->count; i++) {
        const struct shape_column *same = i < first && i < cross->shape.count ? &cross->shape.columns[i] : NULL;
        if (i) text_char(sql, ',');
        if (i >= first && terms[i - first]) put_outcome(sql, i, terms[i - first], separator);
        else if (same && is_number_type(same)) put_same_type(sql, i, same);
        else { text_char(sql, 'c'); text_int(sql, i); }
        text_put(sql, " AS ");
        duck_put_name(sql, names->name[i], names->size[i]);
    }
    text_put(sql, " FROM read_csv(");
    duck_put_file(sql, pipe_end);
    text_put(sql, ",auto_detect=false,header=false,quote='\"',escape='\"',max_line_size=8388608,parallel=false,delim='");
    text_char(sql, separator);
    text_put(sql, "',columns={");
    for (int32_t i = 0; i < names->count; i++) {
        text_put(sql, i ? ",'c" : "'c");
        text_int(sql, i);
        text_put(sql, "':'VARCHAR'");
    }
    text_put(sql, "})) TO ");
    duck_put_file(sql, cross->job->output);
    put_parquet_form(sql, true);
}

/* On the thread of the statement: the header has to be there before it can be made. */
static bool prepare_writing(struct duck_query *query)
{
    const struct cross *cross = query->context;
    struct text header = { 0 };
    struct arena arena = { 0 };
    bool good = read_header(query->files[0], &header);
    if (good && header.size >= 3 && memcmp(header.data, "\xEF\xBB\xBF", 3) == 0) { header.size -= 3; memmove(header.data, header.data + 3, header.size); }
    if (good && header.size && header.data[header.size - 1] == '\r') header.size--;
    struct header_names *names = good ? arena_take_zero(&arena, sizeof *names) : NULL;
    char separator = good ? csv_separator(header.data, header.size) : ',';
    if (cross->job->in != TABLE_CSV) separator = ',';
    good = good && names && take_names(names, &arena, &header, separator);
    if (good) put_writing(cross, &query->sql, names, separator, query->files[0]);
    text_free(&header);
    arena_free(&arena);
    return good;
}

static bool begin_writing(struct cross *cross, int ends[2])
{
    const int files[] = { ends[0], cross->job->output };
    enum duck_state state = duck_open(&cross->out, cross->job->duckdb, 1, files, 2);
    cross->out_open = state == DUCK_READY || state == DUCK_FAILED;
    if (state != DUCK_READY) { tell_duck(&cross->plan, state, &cross->out); return false; }
    cross->writes = (struct duck_query){ .duck = &cross->out, .files = { ends[0], -1 }, .prepare = prepare_writing, .context = cross };
    return cross->writing = duck_begin(&cross->writes);
}

/* ---- both ---- */

/* A pipe whose reader is gone is an error of writing, not the end of the program. */
static void hold_broken_pipes(sigset_t *before)
{
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, before);
}

static void release_broken_pipes(const sigset_t *before)
{
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    if (!sigismember(before, SIGPIPE)) while (sigtimedwait(&broken, NULL, &(struct timespec){ 0, 0 }) < 0 && errno == EINTR) { }
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

static bool begin_input(struct cross *cross)
{
    int ends[2];
    if (cross->job->in < TABLE_PARQUET) return true;
    if (!make_pipe(ends)) return false;
    cross->inner.in = TABLE_CSV;
    cross->inner.input = cross->to_pump = ends[0];
    if (cross->job->in == TABLE_PARQUET ? begin_parquet(cross, ends) : begin_spss(cross, ends)) return true;
    (void)close(ends[1]);
    return false;
}

static bool begin_output(struct cross *cross)
{
    int ends[2];
    if (cross->job->out < TABLE_PARQUET) return true;
    if (!make_pipe(ends)) return false;
    cross->inner.out = TABLE_CSV;
    cross->inner.output = cross->from_pump = ends[1];
    if (begin_writing(cross, ends)) return true;
    (void)close(ends[0]);
    return false;
}

static bool always(void *context) { (void)context; return true; }

static void hold_line(void *context, const char *line)
{
    struct cross *cross = context;
    text_put(&cross->held, line);
    text_char(&cross->held, '\n');
}

static bool pass_progress(void *context, int64_t rows, int64_t bytes)
{
    const struct table_job *job = ((const struct cross *)context)->job;
    return job->progress && job->progress(job->context, rows, bytes);
}

static void tell_held(struct cross *cross)
{
    const struct table_job *job = cross->job;
    for (const char *at = text_string(&cross->held), *end; *at && (end = strchr(at, '\n')); at = end + 1) {
        cross->held.data[end - cross->held.data] = 0;
        if (job->tell) job->tell(job->context, at);
    }
}

/* Waits for the side that is read from. False: it broke off by itself, and that was told. */
static bool finish_input(struct cross *cross, bool stopped)
{
    bool ended = cross->reading && duck_has_ended(&cross->reads), good = true;
    close_end(&cross->to_pump);                 /* when it is not at its end it is given up: nobody reads on */
    if (cross->reading && !duck_end(&cross->reads, stopped ? always : NULL, NULL) && ended && !stopped) { tell_duck_wrong(&cross->plan, &cross->in, false); good = false; }
    if (cross->spss.started && !spss_end(&cross->spss) && !cross->spss.broken) good = false;
    return good;
}

/* Waits for both sides. What the pump did not finish is given up: closing its ends lets the others end. */
static enum table_result finish(struct cross *cross, enum table_result result, bool stopped)
{
    if (!finish_input(cross, stopped)) result = TABLE_FAILED;
    else tell_held(cross);
    bool give_up = result != TABLE_DONE || stopped;
    if (give_up && cross->writing) duckdb.duckdb_interrupt(cross->out.connection);
    bool ended = cross->writing && duck_has_ended(&cross->writes);
    close_end(&cross->from_pump);
    bool written = !cross->writing || duck_end(&cross->writes, give_up ? always : NULL, NULL);
    if (!written && cross->out.wrong.size && (!give_up || ended)) { tell_duck_wrong(&cross->plan, &cross->out, true); result = TABLE_FAILED; }
    return written || give_up ? result : TABLE_FAILED;
}

static enum table_result pump(struct cross *cross, struct table_counts *counts)
{
    sigset_t before;
    cross->inner.tell = hold_line;
    cross->inner.progress = pass_progress;
    cross->inner.context = cross;
    hold_broken_pipes(&before);
    enum table_result result = table_pump_files(&cross->inner, cross->job->in >= TABLE_PARQUET, cross->job->out == TABLE_PARQUET, counts);
    release_broken_pipes(&before);
    return result;
}

/* DuckDB goes back and forth in a Parquet file: a pipe will not do. */
static bool are_files(struct cross *cross)
{
    struct stat about;
    const struct table_job *job = cross->job;
    if ((job->in >= TABLE_PARQUET && (fstat(job->input, &about) != 0 || !S_ISREG(about.st_mode))) || (job->out == TABLE_PARQUET && (fstat(job->output, &about) != 0 || !S_ISREG(about.st_mode)))) {
        tell_plainly(&cross->plan, "Parquet en SPSS gaan van en naar een gewoon bestand, niet door een pijp", "Parquet and SPSS go from and to a plain file, not through a pipe");
        return false;
    }
    return true;
}

enum table_result cross_run(const struct table_job *job, struct table_counts *counts)
{
    const struct rule *rule = job->rule;
    uint64_t every = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    struct cross cross = { .job = job, .inner = *job, .to_pump = -1, .from_pump = -1 };
    cross.plan = (struct table_plan){ .job = job, .all = job->outcomes & every, .of_rows = true };
    *counts = (struct table_counts){ 0 };
    if (!are_files(&cross)) return TABLE_REFUSED;
    if (job->in == TABLE_PARQUET && job->out == TABLE_PARQUET && !job->more_count && !job->group) return kernel_run(job, counts);
    enum table_result result = TABLE_FAILED;
    if (begin_input(&cross) && begin_output(&cross)) result = pump(&cross, counts);
    else if (cross.refused) result = TABLE_REFUSED;
    result = finish(&cross, result, counts->stopped);
    if (cross.in_open) duck_close(&cross.in);
    if (cross.out_open) duck_close(&cross.out);
    arena_free(&cross.shape.arena);
    text_free(&cross.held);
    return result;
}
