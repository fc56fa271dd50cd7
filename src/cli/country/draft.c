/* SPDX-License-Identifier: EUPL-1.2 */
/* draft.c: a draft ordinance as HTML, Markdown, XML or JSON; as ODT or DOCX through pandoc, when that is installed. */
#include "cli/country/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ordinance/draft/draft.h"

enum draft_form { FORM_html, FORM_markdown, FORM_xml, FORM_json, FORM_odt, FORM_docx, FORMS };
static const char *const endings[FORMS] = { ".html", ".md", ".xml", ".json", ".odt", ".docx" };
enum { DOCUMENT_MOST = 32 << 20 };

static enum draft_form form_of(const char *path)
{
    size_t size = strlen(path);
    int i = 0;
    while (i < FORMS && (size <= strlen(endings[i]) || strcmp(path + size - strlen(endings[i]), endings[i]) != 0)) i++;
    return (enum draft_form)i;
}

/* ---- pandoc ---- */

/* Everything that comes out of a pipe. */
static bool read_all(int pipe, struct text *out)
{
    char block[65536];
    for (;;) {
        ssize_t got = read(pipe, block, sizeof block);
        if (got == 0) return !out->failed;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || out->size + (size_t)got > DOCUMENT_MOST) return false;
        text_bytes(out, block, (size_t)got);
    }
}

/* Started with a file as its standard input and a pipe as its output, its messages thrown away. Every mark of the text is escaped, so that nothing in it makes pandoc
 * read another file (its own --sandbox cannot be used: it then misses the files of its forms). 0, or why it did not start. */
static int start_pandoc(pid_t *child, int input, const int ends[2], const char *form, const char *title)
{
    char *environment[] = { (char[]){ "PATH=/usr/local/bin:/usr/bin:/bin" }, (char[]){ "LC_ALL=C.UTF-8" }, (char[]){ "HOME=/nonexistent" }, NULL };
    char name[400];
    struct text metadata = TEXT_IN(name);
    text_put(&metadata, "--metadata=title:");
    text_put(&metadata, title);
    char to[16];
    struct text wanted = TEXT_IN(to);
    text_put(&wanted, "--to=");
    text_put(&wanted, form);
    text_string(&metadata);
    text_string(&wanted);
    char *arguments[] = { (char[]){ "pandoc" }, (char[]){ "--from=commonmark" }, to, (char[]){ "--metadata=lang:nl-NL" }, name, (char[]){ "--output=-" }, NULL };
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions)) return ENOMEM;
    int failed = posix_spawn_file_actions_adddup2(&actions, input, 0) | posix_spawn_file_actions_adddup2(&actions, ends[1], 1) | posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        | posix_spawn_file_actions_addclose(&actions, ends[0]);
    if (!failed) failed = posix_spawnp(child, "pandoc", &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static bool ended_well(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) if (errno != EINTR) return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What stands in out (Markdown) becomes a document. False: why says what is the matter. */
static bool through_pandoc(struct text *out, const char *form, const char *title, const char *why[2])
{
    FILE *markdown = tmpfile();
    int ends[2] = { -1, -1 };
    pid_t child;
    why[0] = "pandoc kon het document niet maken";
    why[1] = "pandoc could not make the document";
    bool good = markdown && fwrite(out->data, 1, out->size, markdown) == out->size && fflush(markdown) == 0 && lseek(fileno(markdown), 0, SEEK_SET) == 0 && pipe(ends) == 0;
    int failed = good ? start_pandoc(&child, fileno(markdown), ends, form, title) : 0;
    if (ends[1] >= 0) close(ends[1]);
    if (failed == ENOENT) { why[0] = "pandoc, dat hier niet is geïnstalleerd; .html en .md kunnen zonder"; why[1] = "pandoc, which is not installed here; .html and .md do without"; }
    if (good && !failed) {
        out->size = 0;
        bool whole_document = read_all(ends[0], out);
        if (ends[0] >= 0) { close(ends[0]); ends[0] = -1; }
        good = ended_well(child) && whole_document && out->size > 0;
    }
    if (ends[0] >= 0) close(ends[0]);
    if (markdown) (void)fclose(markdown);
    return good && !failed;
}

/* ---- the command ---- */

int ordinance_draft_written(struct cli *cli, const struct law_ordinance *o, date on, const char *input)
{
    const char *path = cli_value(cli, OPTION_output), *why[2];
    enum draft_form form = cli_has(cli, OPTION_json) ? FORM_json : path ? form_of(path) : FORM_html;
    struct ordinance_draft *draft = arena_take(&cli->arena, sizeof *draft);
    if (form == FORMS) cli_refuse(cli, "--output", path, "een naam die eindigt op .html, .md, .xml, .json, .odt of .docx", "a name that ends in .html, .md, .xml, .json, .odt or .docx");
    if (!draft || cli->problems->count || !ordinance_draft_make(draft, &cli->arena, o, &cli->tables.law, on, cli->problems)) return cli_complain(cli);
    static void (*const put[FORMS])(struct text *, const struct ordinance_draft *) = { ordinance_draft_html, ordinance_draft_markdown, ordinance_draft_xml, ordinance_draft_json, ordinance_draft_markdown, ordinance_draft_markdown };
    put[form](&cli->out, draft);
    if (form == FORM_json) text_char(&cli->out, '\n');
    if ((form == FORM_odt || form == FORM_docx) && !through_pandoc(&cli->out, endings[form] + 1, draft->title, why)) { cli->failed = true; cli->out.size = 0; cli_refuse(cli, "--output", path, why[0], why[1]); return cli_complain(cli); }
    return path ? cli_finish_in(cli, path, input, EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}
