/* SPDX-License-Identifier: EUPL-1.2 */
/* run.c: blocks of records from the input through workers to the output, in order, in memory that does not grow with the input. */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tables/columns/columns.h"
#include "tables/csv.h"
#include "tables/runs/household.h"
#include "tables/inside.h"

const struct table_limits table_limits_usual = { .block = (size_t)256 << 10, .cell = (size_t)1 << 20, .record = (size_t)4 << 20 };

/* A ring of blocks: [written, taken) are with workers or done, [taken, read) wait for one, read is being filled, and one more is free for what is left over of it. */
struct run {
    const struct table_job *job;
    const struct table_ends *ends;
    struct table_counts *counts;
    struct table_plan plan;
    struct table_block *ring;
    uint64_t places, read, taken, written;
    struct table_worker *workers;
    pthread_t *threads;
    int worker_count, thread_count;         /* no threads: the caller does the work itself */
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool closing, left_out_told, at_end, failed;
    struct csv_cutter cutter;
    int64_t line, bytes;                    /* bytes: read so far */
    int64_t given, rejected;                /* bytes written */
    struct household_keys keys;
};

static struct table_block *place(struct run *run, uint64_t n) { return &run->ring[n % run->places]; }

/* ---- telling ---- */

static void fail(struct run *run, const char *nl, const char *en, const char *why)
{
    struct text line = { 0 };
    text_put(&line, in_language(run->job, nl, en));
    if (why) { text_put(&line, ": "); text_put(&line, why); }
    plan_tell(&run->plan, &line);
    run->failed = true;
}

static void fail_memory(struct run *run) { fail(run, "het geheugen is op", "memory has run out", NULL); }

static void tell_left_out(struct run *run)
{
    struct text line = { 0 };
    text_put(&line, in_language(run->job, "latere objecten hebben velden die het eerste niet heeft; die staan niet in de uitvoer", "later objects have members that the first has not; these are not in the output"));
    plan_tell(&run->plan, &line);
    run->left_out_told = true;
}

static bool stopped(struct run *run)
{
    if (!run->counts->stopped && run->job->progress && run->job->progress(run->job->context, run->counts->rows, run->bytes)) run->counts->stopped = true;
    return run->counts->stopped;
}

/* ---- households: a block ends where one ends, and none stands in two places ---- */

static void fail_apart(struct run *run, const struct csv_cell *key, int64_t line)
{
    const struct table_column *column = &run->plan.columns[run->plan.household.column];
    struct problems shown = { 0 };
    struct text text = { 0 };
    problem_add(&shown, 0, column->name, key->start, key->size < 256 ? key->size : 256, "", "");
    text_put(&text, run->plan.of_rows ? in_language(run->job, "rij ", "row ") : in_language(run->job, "regel ", "line "));
    text_int(&text, line);
    text_put(&text, ": ");
    text_put(&text, column->name);
    text_put(&text, " '");
    text_put(&text, shown.item[0].value);
    text_put(&text, in_language(run->job, "': dit huishouden stond ook al eerder in de tabel (toegestaan: rijen van één huishouden achter elkaar; sorteer de tabel op deze kolom)",
        "': this household stood in the table before (allowed: rows of one household behind each other; sort the table by this column)"));
    plan_tell(&run->plan, &text);
    run->failed = true;
}

/* Where the last household of these records begins; all of them when nothing comes behind. Each key is noted once, when its household is handed out. */
static size_t cut_households(struct run *run, const char *bytes, size_t size)
{
    const char *p = bytes, *begin = bytes, *end = bytes + size;
    struct csv_cell key = { 0 };
    bool begun = false;
    while (p < end) {
        struct household_record record = household_read(&run->plan, p, end);
        if (!record.blank && (!begun || !household_same(&record.key, &key))) { begin = p; key = record.key; begun = true; }
        p = record.next;
    }
    return run->at_end ? size : (size_t)(begin - bytes);
}

/* The line behind them. */
static int64_t note_households(struct run *run, const char *bytes, size_t size)
{
    const char *p = bytes, *end = bytes + size;
    int64_t line = run->line;
    while (p < end && !run->failed) {
        struct household_record record = household_read(&run->plan, p, end);
        enum household_seen seen = record.blank || !record.key.size ? KEY_SAME : household_see(&run->keys, record.key.start, record.key.size);
        if (seen == KEY_AGAIN) fail_apart(run, &record.key, line);
        if (seen == KEY_NO_MEMORY) fail_memory(run);
        for (; p < record.next; p++) line += *p == '\n' && !run->plan.of_rows;
        line += run->plan.of_rows;
    }
    return line;
}

/* ---- workers ---- */

static void work_on(struct run *run, struct table_worker *worker, struct table_block *block)
{
    block->counts = (struct table_counts){ 0 };
    block->left_out = false;
    if (run->job->in == TABLE_CSV) csv_block(worker, block);
    else jsonl_block(worker, block);
    if (worker->room.failed || worker->reason.failed) block->out.failed = true;
}

static void *work(void *context)
{
    struct table_worker *worker = context;
    struct run *run = worker->run;
    pthread_mutex_lock(&run->lock);
    for (;;) {
        while (run->taken == run->read && !run->closing) pthread_cond_wait(&run->work, &run->lock);
        if (run->taken == run->read) break;
        struct table_block *block = place(run, run->taken++);
        pthread_mutex_unlock(&run->lock);
        work_on(run, worker, block);
        pthread_mutex_lock(&run->lock);
        block->done = true;
        pthread_cond_signal(&run->done);
    }
    pthread_mutex_unlock(&run->lock);
    return NULL;
}

/* Signals stay with the calling thread, so that one that interrupts the program interrupts its reading. When threads cannot be had fewer do the work. */
static void start_threads(struct run *run)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (int i = 0; run->worker_count > 1 && i < run->worker_count; i++)
        if (pthread_create(&run->threads[run->thread_count], NULL, work, &run->workers[i]) == 0) run->thread_count++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void stop_threads(struct run *run)
{
    pthread_mutex_lock(&run->lock);
    run->closing = true;
    pthread_cond_broadcast(&run->work);
    pthread_mutex_unlock(&run->lock);
    for (int i = 0; i < run->thread_count; i++) pthread_join(run->threads[i], NULL);
}

/* ---- writing ---- */

static bool give_all(struct run *run, const char *bytes, size_t size)
{
    while (size && !run->failed) {
        ssize_t n = run->ends->give(run->ends->context, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) { fail(run, "schrijven lukt niet", "writing failed", strerror(errno)); break; }
        bytes += n;
        size -= (size_t)n;
    }
    return !run->failed;
}

static bool give_rejects(struct run *run, const struct text *rejects)
{
    size_t done = 0;
    while (done < rejects->size) {
        ssize_t n = write(run->job->rejects, rejects->data + done, rejects->size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) { tell_rejects(&run->plan, 0, strerror(errno)); run->failed = true; return false; }
        done += (size_t)n;
    }
    run->rejected += (int64_t)done;
    return true;
}

static void fail_rejects(struct run *run)
{
    tell_rejects(&run->plan, run->counts->invalid, NULL);
    run->failed = true;
}

/* Waits for the oldest block and writes it. */
static void write_one(struct run *run)
{
    struct table_block *block = place(run, run->written);
    if (run->thread_count) {
        pthread_mutex_lock(&run->lock);
        while (!block->done) pthread_cond_wait(&run->done, &run->lock);
        pthread_mutex_unlock(&run->lock);
    }
    run->written++;
    if (run->failed) return;
    if (block->out.failed || block->rejects.failed) { fail_memory(run); return; }
    if (!give_all(run, block->out.data, block->out.size) || !give_rejects(run, &block->rejects)) return;
    run->given += (int64_t)block->out.size;
    struct table_counts *sum = run->counts;
    sum->rows += block->counts.rows;
    sum->decided += block->counts.decided;
    sum->undecided += block->counts.undecided;
    sum->parameter_missing += block->counts.parameter_missing;
    sum->invalid += block->counts.invalid;
    if (block->left_out && !run->left_out_told) tell_left_out(run);
    if (run->job->few_rejects && sum->invalid > run->job->rejects_most) { fail_rejects(run); return; }
    if (run->job->mark && block->in_until >= 0 && !run->job->group) {
        struct table_mark mark = { block->in_until, run->given, run->rejected, block->line_until, *sum };
        if (!run->job->mark(run->job->context, &mark)) { run->failed = true; return; }
    }
    (void)stopped(run);
}

static bool oldest_done(struct run *run)
{
    if (run->written == run->read) return false;
    pthread_mutex_lock(&run->lock);
    bool done = place(run, run->written)->done;
    pthread_mutex_unlock(&run->lock);
    return done;
}

/* ---- reading ---- */

static bool room_for(struct run *run, struct table_block *block, size_t size)
{
    if (size + PADDING <= block->capacity) return true;
    size_t capacity = block->capacity * 2 > size + PADDING ? block->capacity * 2 : size + PADDING;
    char *in = realloc(block->in, capacity);
    if (!in) { fail_memory(run); return false; }
    block->in = in;
    block->capacity = capacity;
    return true;
}

/* One read into the block being filled; before it waits, what is done is written. */
static void take_more(struct run *run)
{
    struct table_block *block = place(run, run->read);
    if (!room_for(run, block, block->size + run->plan.limits->block)) return;
    while (run->written < run->read && !run->ends->ready(run->ends->context)) write_one(run);
    for (;;) {
        if (run->failed || run->counts->stopped) { run->at_end = true; return; }
        ssize_t n = run->ends->take(run->ends->context, block->in + block->size, run->plan.limits->block);
        if (n >= 0) { run->at_end = n == 0; block->size += (size_t)n; run->bytes += n; return; }
        if (errno != EINTR) { fail(run, "lezen lukt niet", "reading failed", strerror(errno)); return; }
        (void)stopped(run);
    }
}

static int64_t lines_of(const char *bytes, size_t size)
{
    int64_t lines = 0;
    for (size_t i = 0; i < size; i++) lines += bytes[i] == '\n';
    return lines;
}

/* Hands the first cut bytes of the block being filled to a worker; the rest begins the next one. */
static void hand_out(struct run *run, size_t cut, bool oversize)
{
    while (run->read + 1 - run->written >= run->places) write_one(run);
    struct table_block *block = place(run, run->read), *next = place(run, run->read + 1);
    size_t rest = block->size - cut;
    if (!room_for(run, next, rest)) return;
    if (rest) memcpy(next->in, block->in + cut, rest);
    next->size = rest;
    next->done = false;
    block->size = oversize ? 0 : cut;
    block->oversize = oversize;
    block->line = run->line;
    block->in_until = oversize ? -1 : run->bytes - (int64_t)rest;
    block->rejects.size = 0;
    block->out.size = 0;
    block->done = false;
    if (run->job->group) run->line = note_households(run, block->in, cut);
    else run->line += run->plan.of_rows && !run->cutter.plain ? run->cutter.records : lines_of(block->in, cut);
    block->line_until = run->line;
    if (run->job->group) run->cutter = (struct csv_cutter){ .plain = true };        /* the rest has whole records in it */
    else csv_moved(&run->cutter, next->in, rest, cut);
    if (!run->thread_count) {
        work_on(run, &run->workers[0], block);
        run->read++;
        write_one(run);
        return;
    }
    pthread_mutex_lock(&run->lock);
    run->read++;
    pthread_cond_signal(&run->work);
    pthread_mutex_unlock(&run->lock);
    while (oldest_done(run)) write_one(run);
}

/* The end of the last whole record that was read. seen: bytes looked at before. */
static size_t cut_of(struct run *run, const struct table_block *block, size_t seen)
{
    if (run->job->in == TABLE_CSV) return csv_cut(&run->cutter, block->in, block->size, run->plan.separator, run->plan.limits->cell);
    size_t cut = block->size;
    while (cut > seen && block->in[cut - 1] != '\n') cut--;
    return cut > seen ? cut : 0;
}

/* A record that is too long to keep becomes one bad row; reading goes on behind the end of its line. */
static void skip_record(struct run *run)
{
    if (run->job->group) { fail(run, "een rij of een huishouden is groter dan 4 MiB (toegestaan met --group: kleinere)", "a row or a household is larger than 4 MiB (allowed with --group: smaller ones)", NULL); return; }
    struct table_block *block = place(run, run->read);
    hand_out(run, block->size, true);
    while (!run->at_end && !run->failed) {
        block = place(run, run->read);
        block->size = 0;
        take_more(run);
        const char *stop = memchr(block->in, '\n', block->size);
        if (!stop) continue;
        size_t behind = (size_t)(stop + 1 - block->in);
        block->size -= behind;
        memmove(block->in, stop + 1, block->size);
        run->line++;
        break;
    }
    run->cutter = (struct csv_cutter){ .plain = true };
}

static void read_on(struct run *run)
{
    size_t seen = 0;
    while (!run->failed && !run->counts->stopped) {
        struct table_block *block = place(run, run->read);
        size_t cut = run->at_end ? block->size : cut_of(run, block, seen);
        if (cut && run->job->group && !(cut = cut_households(run, block->in, cut))) run->cutter = (struct csv_cutter){ .plain = true };
        if (cut) { hand_out(run, cut, false); seen = place(run, run->read)->size; }
        else if (run->at_end) break;
        else if (block->size > run->plan.limits->record) { skip_record(run); seen = 0; }
        else { seen = block->size; take_more(run); }
    }
    while (run->written < run->read) write_one(run);
}

/* ---- the head of the input ---- */

static void skip_mark(struct run *run, struct table_block *block)
{
    if (block->size < 3 || memcmp(block->in, "\xEF\xBB\xBF", 3) != 0) return;
    run->plan.bom = run->job->in == TABLE_CSV && run->job->out == TABLE_CSV;
    block->size -= 3;
    memmove(block->in, block->in + 3, block->size);
}

/* Writes what stands before the first row: the header of CSV. */
static bool write_head(struct run *run, const char *header, size_t size)
{
    if (run->job->out != TABLE_CSV) return true;
    struct text out = { 0 };
    plan_put_header(&run->plan, &out, header, size);
    bool good = !out.failed;
    if (!good) fail_memory(run);
    good = good && give_all(run, out.data, out.size);
    run->given += (int64_t)out.size;
    text_free(&out);
    return good;
}

/* The head was read again; the rows go on where an earlier run stopped. */
static enum table_result go_on(struct run *run)
{
    const struct table_mark *from = run->job->from;
    if (lseek(run->job->input, from->in, SEEK_SET) != from->in) { fail(run, "lezen lukt niet", "reading failed", strerror(errno)); return TABLE_FAILED; }
    place(run, 0)->size = 0;
    run->at_end = false;
    run->bytes = from->in;
    run->line = from->line;
    run->given = from->out;
    run->rejected = from->rejects;
    *run->counts = from->counts;
    return TABLE_DONE;
}

static enum table_result head_of_csv(struct run *run)
{
    struct table_block *block = place(run, 0);
    size_t size = 0;
    while (!size && !run->at_end && !run->failed && block->size <= run->plan.limits->record) {
        size_t before = block->size;
        take_more(run);
        if (memchr(block->in + before, '\n', block->size - before)) size = csv_line_end(block->in, block->size);
    }
    if (run->failed) return TABLE_FAILED;
    if (run->counts->stopped) return TABLE_DONE;
    size_t marked = block->size;
    skip_mark(run, block);
    if (block->size == 0) { fail(run, "het bestand is leeg (toegestaan: een kopregel met de namen van de kolommen)", "the file is empty (allowed: a header with the names of the columns)", NULL); return TABLE_REFUSED; }
    if (size) size -= marked - block->size;
    if (!size && run->at_end) size = block->size;
    if (!size) {                                /* a quote that does not close: the first line, which will be refused */
        const char *line = memchr(block->in, '\n', block->size);
        if (line) size = (size_t)(line + 1 - block->in);
        else { fail(run, "de kopregel is te lang (toegestaan: ten hoogste 4 MiB)", "the header is too long (allowed: at most 4 MiB)", NULL); return TABLE_REFUSED; }
    }
    if (!chain_plans(&run->plan)) { fail_memory(run); return TABLE_FAILED; }
    if (!plan_from_header(&run->plan, block->in, size)) return TABLE_REFUSED;
    size_t bare = size;
    if (bare && block->in[bare - 1] == '\n') bare--;
    if (bare && block->in[bare - 1] == '\r') bare--;
    if (run->job->from) return go_on(run);
    if (!write_head(run, block->in, bare)) return TABLE_FAILED;
    run->line = run->plan.of_rows ? 1 : run->line + lines_of(block->in, size);
    block->size -= size;
    memmove(block->in, block->in + size, block->size);
    return TABLE_DONE;
}

/* The first line that is an object; NULL when none was read yet. */
static const struct node *first_object(struct run *run, const struct table_block *block)
{
    const char *p = block->in, *end = p + block->size;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop && !run->at_end) return NULL;
        size_t size = (size_t)((stop ? stop : end) - p);
        const struct node *node = node_from_json(&run->plan.arena, p, size, NULL);
        if (node && node->kind == NODE_MAP) return node;
        p += size + 1;
        if (p >= end) break;
    }
    return NULL;
}

static enum table_result head_of_jsonl(struct run *run)
{
    struct table_block *block = place(run, 0);
    const struct node *object = NULL;
    while (!object && !run->at_end && !run->failed && block->size <= run->plan.limits->cell) {
        size_t before = block->size;
        take_more(run);
        if (before < 3) skip_mark(run, block);
        arena_reset(&run->plan.arena);
        size_t from = before < 3 ? 0 : before;           /* a mark at the start is gone by now */
        if (run->at_end || memchr(block->in + from, '\n', block->size - from)) object = first_object(run, block);
    }
    if (run->failed) return TABLE_FAILED;
    if (!chain_plans(&run->plan)) { fail_memory(run); return TABLE_FAILED; }
    if (!plan_from_object(&run->plan, object)) return TABLE_REFUSED;
    if (run->job->from) return go_on(run);
    return write_head(run, NULL, 0) ? TABLE_DONE : TABLE_FAILED;
}

/* ---- beginning and end ---- */

bool worker_start(struct table_worker *worker, const struct table_plan *plan)
{
    size_t count = (size_t)plan->column_count + 1;
    worker->plan = plan;
    worker->cells = calloc(count, sizeof *worker->cells);
    worker->ends = calloc(count, sizeof *worker->ends);
    worker->members = plan->job->group ? calloc(1, sizeof *worker->members) : NULL;
    if (plan->next) worker->next = calloc(1, sizeof *worker->next);
    bool good = !plan->next || (worker->next && worker_start(worker->next, plan->next));
    return good && worker->cells && worker->ends && (worker->members || !plan->job->group);
}

void worker_end(struct table_worker *worker)
{
    if (worker->next) worker_end(worker->next);
    free(worker->next);
    free(worker->members);
    free(worker->cells);
    free(worker->ends);
    text_free(&worker->reason);
    text_free(&worker->room);
    arena_free(&worker->arena);
}

static bool start_workers(struct run *run)
{
    bool good = true;
    for (int i = 0; i < run->worker_count; i++) {
        run->workers[i].run = run;
        good &= worker_start(&run->workers[i], &run->plan);
    }
    if (good) start_threads(run);
    else fail_memory(run);
    return good;
}

static enum table_result run_all(struct run *run)
{
    enum table_result head = run->job->in == TABLE_CSV ? head_of_csv(run) : head_of_jsonl(run);
    if (head != TABLE_DONE || run->counts->stopped) return head;
    if (start_workers(run)) {
        read_on(run);
        stop_threads(run);
    }
    return run->failed ? TABLE_FAILED : TABLE_DONE;
}

enum table_result table_pump(const struct table_job *job, const struct table_ends *ends, const struct table_limits *limits, struct table_counts *counts)
{
    enum { THREADS_MOST = 256 };
    const struct rule *rule = job->rule;
    int threads = job->threads < 1 ? 1 : job->threads > THREADS_MOST ? THREADS_MOST : job->threads;
    uint64_t every = rule->outcome_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->outcome_count) - 1;
    struct run run = { .job = job, .ends = ends, .counts = counts, .line = 1, .cutter = { .plain = true }, .worker_count = threads, .places = threads == 1 ? 2 : 2 * (uint64_t)threads + 2 };
    *counts = (struct table_counts){ 0 };
    run.plan = (struct table_plan){ .job = job, .limits = limits, .period = law_coverage(job->law, rule->name), .all = job->outcomes & every, .of_rows = ends->of_rows, .clean = ends->clean };
    run.ring = calloc(run.places, sizeof *run.ring);
    run.workers = calloc((size_t)threads, sizeof *run.workers);
    run.threads = calloc((size_t)threads, sizeof *run.threads);
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.work, NULL);
    pthread_cond_init(&run.done, NULL);
    enum table_result result = TABLE_FAILED;
    if (run.ring && run.workers && run.threads) result = run_all(&run);
    else fail_memory(&run);
    for (uint64_t i = 0; run.ring && i < run.places; i++) { free(run.ring[i].in); text_free(&run.ring[i].out); text_free(&run.ring[i].rejects); }
    for (int i = 0; run.workers && i < threads; i++) worker_end(&run.workers[i]);
    free(run.ring);
    free(run.keys.slot);
    free(run.workers);
    free(run.threads);
    arena_free(&run.plan.arena);
    pthread_mutex_destroy(&run.lock);
    pthread_cond_destroy(&run.work);
    pthread_cond_destroy(&run.done);
    return result;
}

/* ---- file descriptors ---- */

static void wait_for(int file, short what)
{
    struct pollfd one = { .fd = file, .events = what };
    (void)poll(&one, 1, -1);
}

static ssize_t take_file(void *context, char *bytes, size_t size)
{
    const struct table_job *job = context;
    ssize_t n;
    while ((n = read(job->input, bytes, size)) < 0 && errno == EAGAIN) wait_for(job->input, POLLIN);
    return n;
}

static ssize_t give_file(void *context, const char *bytes, size_t size)
{
    const struct table_job *job = context;
    ssize_t n;
    while ((n = write(job->output, bytes, size)) < 0 && errno == EAGAIN) wait_for(job->output, POLLOUT);
    return n;
}

static bool file_ready(void *context)
{
    const struct table_job *job = context;
    struct pollfd one = { .fd = job->input, .events = POLLIN };
    return poll(&one, 1, 0) != 0;               /* ready, at its end, or not to be asked */
}

enum table_result table_pump_files(const struct table_job *job, bool of_rows, bool clean, struct table_counts *counts)
{
    struct table_job copy = *job;
    struct table_ends ends = { take_file, give_file, file_ready, &copy, of_rows, clean };
    return table_pump(job, &ends, &table_limits_usual, counts);
}

enum table_result table_run(const struct table_job *job, struct table_counts *counts)
{
    struct table_job ordered = *job;
    struct table_rule rules_in_order[TABLE_RULES_MOST];
    *counts = (struct table_counts){ 0 };
    if (job->more_count && !chain_order(&ordered, rules_in_order)) return TABLE_REFUSED;
    if (job->group && job->in == TABLE_JSONL) {
        struct table_plan plan = { .job = job };
        struct text line = { 0 };
        text_put(&line, in_language(job, "huishoudens gaan niet in JSON Lines (toegestaan: CSV, Parquet of SPSS)", "households do not go in JSON Lines (allowed: CSV, Parquet or SPSS)"));
        plan_tell(&plan, &line);
        return TABLE_REFUSED;
    }
    if (job->in >= TABLE_PARQUET || job->out >= TABLE_PARQUET) return cross_run(&ordered, counts);
    return table_pump_files(&ordered, false, false, counts);
}

