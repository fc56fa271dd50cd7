/* SPDX-License-Identifier: EUPL-1.2 */
/* journal.c: see journal.h. */
#include "tables/runs/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"
#include "version.h"

enum { PLACE = 512 };           /* bytes of a place */

/* ---- what makes two runs the same ---- */

static void put_rule(struct text *text, const struct rule *rule, uint64_t outcomes)
{
    text_put(text, rule->name);
    text_char(text, ' ');
    text_int(text, (int64_t)(outcomes >> 1));
    text_char(text, outcomes & 1 ? '1' : '0');
    text_char(text, '\n');
}

static void make_key(const struct table_job *job, char key[DIGEST_TEXT])
{
    struct text text = { 0 };
    struct stat about = { 0 };
    (void)fstat(job->input, &about);
    put_rule(&text, job->rule, job->outcomes);
    for (int i = 0; i < job->more_count; i++) put_rule(&text, job->more[i].rule, job->more[i].outcomes);
    text_put(&text, BREED_PROGRAM "\n");
    text_put(&text, job->law->tables->digest);
    for (size_t i = 0; i < sizeof job->law->option; i++) { text_char(&text, ' '); text_int(&text, job->law->option[i]); }
    const int64_t numbers[] = { job->in, job->out, job->strict, job->language, job->rejects != 0, (int64_t)about.st_size, (int64_t)about.st_mtim.tv_sec, about.st_mtim.tv_nsec, (int64_t)about.st_ino };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) { text_char(&text, ' '); text_int(&text, numbers[i]); }
    digest_of(text_string(&text), text.size, key);
    text_free(&text);
}

/* ---- places ---- */

static bool write_place(const struct journal *journal, int turn, const char *line)
{
    char place[PLACE];
    size_t size = strlen(line);
    if (size >= PLACE) return false;
    memset(place, ' ', PLACE);
    memcpy(place, line, size);
    place[PLACE - 1] = '\n';
    return pwrite(journal->file, place, PLACE, (off_t)turn * PLACE) == PLACE;
}

bool journal_begin(struct journal *journal, int file, const struct table_job *job)
{
    *journal = (struct journal){ .file = file };
    make_key(job, journal->key);
    return ftruncate(file, 0) == 0 && write_place(journal, 0, "breed-batch") && write_place(journal, 1, "breed-batch");
}

bool journal_put(struct journal *journal, const struct table_mark *mark)
{
    char line[PLACE], check[DIGEST_TEXT];
    const struct table_counts *c = &mark->counts;
    int size = snprintf(line, sizeof line, "breed-batch 1 %s %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " ", journal->key, mark->in, mark->out, mark->rejects,
        mark->line, c->rows, c->decided, c->undecided, c->parameter_missing, c->invalid);
    if (size < 0 || (size_t)size + DIGEST_TEXT > sizeof line) return false;
    digest_of(line, (size_t)size, check);
    memcpy(line + size, check, sizeof check);
    if (!write_place(journal, journal->turn, line)) return false;
    journal->turn = !journal->turn;
    journal->last = *mark;
    journal->any = true;
    return true;
}

/* False: no whole mark stands there. */
static bool read_place(int file, int turn, char key[DIGEST_TEXT], struct table_mark *mark)
{
    char place[PLACE + 1] = { 0 }, check[DIGEST_TEXT];
    int size = 0;
    struct table_counts *c = &mark->counts;
    if (pread(file, place, PLACE, (off_t)turn * PLACE) != PLACE) return false;
    int found = sscanf(place, "breed-batch 1 %32s %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %n", key, &mark->in, &mark->out, &mark->rejects, &mark->line,
        &c->rows, &c->decided, &c->undecided, &c->parameter_missing, &c->invalid, &size);
    if (found != 10 || size <= 0 || size + DIGEST_TEXT > PLACE) return false;
    digest_of(place, (size_t)size, check);
    return memcmp(check, place + size, DIGEST_TEXT - 1) == 0 && mark->in >= 0 && mark->out >= 0 && mark->rejects >= 0;
}

enum journal_found journal_find(struct journal *journal, int file, const struct table_job *job)
{
    *journal = (struct journal){ .file = file };
    make_key(job, journal->key);
    enum journal_found found = JOURNAL_NONE;
    for (int turn = 0; turn < 2; turn++) {
        char key[DIGEST_TEXT] = "";
        struct table_mark mark = { 0 };
        if (!read_place(file, turn, key, &mark)) continue;
        if (strcmp(key, journal->key) != 0) { if (found == JOURNAL_NONE) found = JOURNAL_OTHER; continue; }
        if (found == JOURNAL_SAME && mark.in <= journal->last.in) continue;
        found = JOURNAL_SAME;
        journal->last = mark;
        journal->any = true;
        journal->turn = !turn;
    }
    return found;
}
