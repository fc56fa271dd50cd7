/* SPDX-License-Identifier: EUPL-1.2 */
/* batch_files.c: what breed batch reads and writes: the table, the outcome, the rejected rows, and how far it came. */
#define _XOPEN_SOURCE 700      /* realpath */
#include "cli/cases/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool ends_in(const char *path, const char *end)
{
    size_t size = strlen(path), tail = strlen(end);
    return size > tail && strcmp(path + size - tail, end) == 0;
}

/* The form by extension; otherwise when there is none. False: an extension that is no form. */
static bool form_of(const char *path, enum table_form otherwise, enum table_form *form)
{
    static const struct { const char *end; enum table_form form; } forms[] = { { ".csv", TABLE_CSV }, { ".jsonl", TABLE_JSONL }, { ".ndjson", TABLE_JSONL }, { ".parquet", TABLE_PARQUET },
        { ".sav", TABLE_SPSS }, { ".zsav", TABLE_SPSS } };
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    *form = otherwise;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) if (ends_in(path, forms[i].end)) { *form = forms[i].form; return true; }
    return !dot;
}

static void refuse_file(struct work *work, const char *field, const char *path, const char *nl, const char *en)
{
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? en : nl);
        text_put(&text, " (");
        text_put(&text, strerror(errno));
        text_char(&text, ')');
        text_string(&text);
    }
    cli_refuse(work->cli, field, path, allowed[0], allowed[1]);
    work->cli->failed = true;
}

void batch_input(struct work *work, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    struct stat about;
    work->job.input = -1;
    if (!form_of(standard ? "" : path, TABLE_CSV, &work->job.in) || (!standard && !strrchr(path, '.'))) {
        cli_refuse(work->cli, cli_say(work->cli, "invoer", "input"), path, "een bestand .csv, .jsonl, .ndjson, .parquet of .sav, of -", "a file .csv, .jsonl, .ndjson, .parquet or .sav, or -");
        return;
    }
    work->job.name = standard ? cli_say(work->cli, "standaardinvoer", "standard input") : path;
    work->job.input = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (work->job.input >= 0 && fstat(work->job.input, &about) == 0 && S_ISDIR(about.st_mode)) {
        (void)close(work->job.input);
        work->job.input = -1;
        errno = EISDIR;
    }
    if (work->job.input < 0) refuse_file(work, cli_say(work->cli, "invoer", "input"), path, "een bestand dat te lezen is", "a file that can be read");
}

static bool is_input(const struct work *work, const struct stat *other)
{
    struct stat input;
    return work->job.input >= 0 && fstat(work->job.input, &input) == 0 && S_ISREG(input.st_mode) && input.st_dev == other->st_dev
        && input.st_ino == other->st_ino;
}

static bool refuse_own_input(struct work *work, const struct stat *other, const char *path)
{
    if (!is_input(work, other)) return false;
    cli_refuse(work->cli, "--output", path, "een ander bestand dan de invoer", "another file than the input");
    return true;
}

/* The name of the file until it is whole. False: the input has that name, or memory has run out. */
static bool name_file(struct work *work, struct batch_file *file, const char *path, bool exists)
{
    char *real = exists ? realpath(path, NULL) : NULL;      /* a link stays a link */
    struct text name = { 0 };
    struct stat beside;
    text_put(&name, real ? real : path);
    file->target = arena_copy(&work->cli->arena, name.data, name.size);
    text_put(&name, ".tmp");
    file->temporary = arena_copy(&work->cli->arena, name.data, name.size);
    text_free(&name);
    free(real);
    bool own = file->temporary && stat(file->temporary, &beside) == 0 && refuse_own_input(work, &beside, file->temporary);
    if (file->target && file->temporary && !own) return true;
    file->target = NULL;
    return false;
}

/* A finished file replaces the old one at once; until then the rows stand in OUTPUT.tmp. Pipes and devices are written straight. -1: refused. */
static int open_file(struct work *work, struct batch_file *file, const char *option, const char *path)
{
    struct stat about;
    bool exists = stat(path, &about) == 0;
    int opened = -1;
    if (exists && refuse_own_input(work, &about, path)) return -1;
    if (exists && !S_ISREG(about.st_mode)) opened = open(path, O_WRONLY | O_CLOEXEC);
    else if (!name_file(work, file, path, exists)) return -1;
    else opened = open(file->temporary, O_RDWR | O_CREAT | (cli_has(work->cli, OPTION_resume) ? 0 : O_TRUNC) | O_CLOEXEC, 0666);
    if (opened < 0) { refuse_file(work, option, path, "een bestand dat te schrijven is", "a file that can be written"); file->target = NULL; }
    else if (exists && file->target) (void)fchmod(opened, about.st_mode & 07777);
    return opened;
}

void batch_output(struct work *work)
{
    const char *path = cli_value(work->cli, OPTION_output);
    struct stat about;
    work->job.output = -1;
    if (path && strcmp(path, "-") != 0) {
        if (!form_of(path, work->job.in, &work->job.out) || work->job.out == TABLE_SPSS)
            cli_refuse(work->cli, "--output", path, "een bestand .csv, .jsonl, .ndjson of .parquet", "a file .csv, .jsonl, .ndjson or .parquet");
        else if (!work->cli->problems->count) work->job.output = open_file(work, &work->output, "--output", path);     /* nothing is touched when something is wrong already */
        return;
    }
    work->job.out = cli_has(work->cli, OPTION_json) ? TABLE_JSONL : work->job.in < TABLE_PARQUET ? work->job.in : TABLE_CSV;
    work->job.output = STDOUT_FILENO;
    if (fstat(STDOUT_FILENO, &about) == 0) (void)refuse_own_input(work, &about, cli_say(work->cli, "standaarduitvoer", "standard output"));
}

/* Half a Parquet file is none: what stands at its end says what is in it. */
bool batch_keeps_part(const struct work *work) { return work->counts.stopped && work->output.target && work->job.out != TABLE_PARQUET; }

void batch_rejects(struct work *work)
{
    const char *path = cli_value(work->cli, OPTION_rejects);
    if (!path || work->cli->problems->count) return;
    struct stat rejects, other;
    int file = open_file(work, &work->rejects, "--rejects", path);
    if (file > 0) work->job.rejects = file;
    bool same = file > 0 && work->output.target && fstat(file, &rejects) == 0 && fstat(work->job.output, &other) == 0 && rejects.st_dev == other.st_dev && rejects.st_ino == other.st_ino;
    if (same) { cli_refuse(work->cli, "--rejects", path, "een ander bestand dan de uitvoer", "another file than the output"); (void)unlink(work->output.temporary); }
}

/* ---- how far it came ---- */

enum { MARK_EVERY = 4 << 20 };      /* bytes of the input */

bool batch_can_resume(const struct work *work) { return work->journalling && work->journal.any && work->marked; }

bool batch_mark(void *context, const struct table_mark *mark)
{
    struct work *work = context;
    work->latest = *mark;
    work->marked = true;
    if (mark->in - (work->journal.any ? work->journal.last.in : 0) >= MARK_EVERY) (void)journal_put(&work->journal, mark);
    return true;
}

/* Only between plain files of text can a run go on where it stopped: what stands in the middle of a Parquet file cannot be used, and a household may lie on both sides. */
static bool is_resumable(const struct work *work)
{
    struct stat about;
    return work->output.target && work->job.in < TABLE_PARQUET && work->job.out < TABLE_PARQUET && !work->job.group && work->job.input >= 0 && fstat(work->job.input, &about) == 0 && S_ISREG(about.st_mode)
        && (!work->job.rejects || work->rejects.target);
}

static bool cut_off(int file, int64_t size)
{
    struct stat about;
    return !file || (fstat(file, &about) == 0 && about.st_size >= size && ftruncate(file, (off_t)size) == 0 && lseek(file, 0, SEEK_END) == (off_t)size);
}

/* The rejects begin with the names of their columns. */
static const char *rejects_head(const struct work *work) { return cli_say(work->cli, "rij,kolom,waarde,toegestaan\n", "row,column,value,allowed\n"); }
static bool put_rejects_head(const struct work *work)
{
    const char *head = rejects_head(work);
    return !work->job.rejects || write(work->job.rejects, head, strlen(head)) == (ssize_t)strlen(head);
}

/* Where an earlier run came to; from the beginning when it left nothing, which is told. */
static void find_mark(struct work *work, int file)
{
    enum journal_found found = journal_find(&work->journal, file, &work->job);
    if (found == JOURNAL_OTHER) {
        cli_refuse(work->cli, "--resume", work->output.temporary, "een run van dezelfde invoer, regels, recht, keuzes en versie van het programma; zonder --resume begint de run opnieuw",
            "a run of the same input, rules, law, choices and version of the program; without --resume the run begins anew");
        return;
    }
    bool same = found == JOURNAL_SAME && cut_off(work->job.output, work->journal.last.out) && cut_off(work->job.rejects, work->journal.last.rejects + (int64_t)strlen(rejects_head(work)));
    if (same) { work->latest = work->journal.last; work->job.from = &work->latest; work->marked = true; return; }
    batch_note(work, cli_say(work->cli, "er is geen begin om mee verder te gaan: de run begint bij de eerste rij", "there is no beginning to go on with: the run begins at the first row"));
    if (!cut_off(work->job.output, 0) || !cut_off(work->job.rejects, 0)) refuse_file(work, "--resume", work->output.temporary, "een bestand dat te schrijven is", "a file that can be written");
}

void batch_resume(struct work *work)
{
    bool resume = cli_has(work->cli, OPTION_resume);
    if (work->cli->problems->count) return;
    if (!is_resumable(work)) {
        if (resume) cli_refuse(work->cli, "--resume", NULL, "een run van bestand naar bestand (-o), in CSV of JSON Lines, zonder --group", "a run from file to file (-o), in CSV or JSON Lines, without --group");
        else if (!put_rejects_head(work)) refuse_file(work, "--rejects", work->rejects.target, "een bestand dat te schrijven is", "a file that can be written");
        return;
    }
    struct text name = { 0 };
    text_put(&name, work->output.temporary);
    text_put(&name, ".marks");
    work->marks = arena_copy(&work->cli->arena, text_string(&name), name.size);
    text_free(&name);
    int file = work->marks ? open(work->marks, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (file < 0) { refuse_file(work, "--output", work->marks ? work->marks : "", "een bestand dat te schrijven is", "a file that can be written"); return; }
    if (resume) find_mark(work, file);
    bool begun = work->job.from || work->cli->problems->count || (journal_begin(&work->journal, file, &work->job) && put_rejects_head(work));
    if (!begun) refuse_file(work, "--output", work->marks, "een bestand dat te schrijven is", "a file that can be written");
    work->journalling = true;
    work->job.mark = batch_mark;
}

/* ---- the end ---- */

static bool settle_file(struct batch_file *file, int descriptor, bool ready, bool keep)
{
    bool good = close(descriptor) == 0;
    if (file->target && good && ready) good = rename(file->temporary, file->target) == 0;
    if (file->target && (!good || (!ready && !keep))) (void)unlink(file->temporary);
    return good;
}

/* What was done before a stop stays beside the name, and so does what can be gone on with. */
bool batch_settle(struct work *work, enum table_result result)
{
    bool ready = result == TABLE_DONE && !work->counts.stopped;
    if (work->journalling && !ready && work->marked) (void)journal_put(&work->journal, &work->latest);      /* when there is no room for it the mark before it stands */
    bool keep = batch_keeps_part(work) || (!ready && batch_can_resume(work));
    if (work->journalling) {
        (void)close(work->journal.file);
        if (!batch_can_resume(work) || ready) (void)unlink(work->marks);
        if (ready) work->marked = false;
    }
    bool good = work->job.output == STDOUT_FILENO || work->job.output < 0 || settle_file(&work->output, work->job.output, ready, keep);
    if (!good) refuse_file(work, "--output", work->output.target ? work->output.target : "", "een bestand dat te schrijven is", "a file that can be written");
    if (work->job.rejects && !settle_file(&work->rejects, work->job.rejects, ready, keep)) { refuse_file(work, "--rejects", work->rejects.target ? work->rejects.target : "", "een bestand dat te schrijven is", "a file that can be written"); good = false; }
    return good;
}
