/* SPDX-License-Identifier: EUPL-1.2 */
/* pdf.c: WeasyPrint as a process that reads HTML and writes PDFs, shut in: no environment, no sockets, nothing fetched, limits on time, memory and size. */
#define _XOPEN_SOURCE 700
#include "letters/pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif
#include "letters/fonts.h"

const char *const pdf_status_text[PDF_STATUSES][2] = {
    { "gemaakt", "made" },
    { "WeasyPrint is er niet: installeer het Debian-pakket weasyprint", "WeasyPrint is not there: install the Debian package weasyprint" },
    { "het maken van de PDF duurde te lang", "making the PDF took too long" },
    { "de brief of de PDF is te groot", "the letter or the PDF is too large" },
    { "het maken van de PDF mislukte", "making the PDF failed" },
};

enum { EXIT_ABSENT = 3 };
/* Letters come in and PDFs go out one after the other, each behind a line with its size, until nothing comes any more.
 * Only the fonts that stand in the document itself may be fetched. The identification follows from the text, so that the same letter gives the same file. WeasyPrint tags heads of tables without
 * saying of what they are the head: that is added (a head of a column stands in THead). */
static const char script[] =
    "import sys, hashlib, inspect, logging\n"
    "try:\n"
    "    from weasyprint import HTML, default_url_fetcher\n"
    "except ImportError:\n"
    "    sys.exit(3)\n"
    "logging.getLogger('weasyprint').setLevel(logging.CRITICAL)\n"
    "def fetch(url, *rest, **more):\n"
    "    if url.startswith('data:font/woff2;base64,'):\n"
    "        return default_url_fetcher(url)\n"
    "    raise ValueError('nothing may be fetched')\n"
    "def text(value):\n"
    "    return value.decode() if isinstance(value, bytes) else str(value)\n"
    "def finish(document, pdf):\n"
    "    kinds = {text(o.reference): o for o in pdf.objects if isinstance(o, dict) and o.get('Type') == '/StructElem'}\n"
    "    for o in kinds.values():\n"
    "        if o.get('S') != '/TH':\n"
    "            continue\n"
    "        row = kinds.get(text(o.get('P')), {})\n"
    "        group = kinds.get(text(row.get('P')), {})\n"
    "        o['A'] = '<< /O /Table /Scope /%s >>' % ('Column' if group.get('S') == '/THead' else 'Row')\n"
    "known = inspect.signature(HTML.write_pdf).parameters\n"
    "more = {'variant' if 'variant' in known else 'pdf_variant': 'pdf/ua-1'}\n"
    "identifier = 'identifier' if 'identifier' in known else 'pdf_identifier'\n"
    "while True:\n"
    "    size = sys.stdin.buffer.readline()\n"
    "    if not size:\n"
    "        break\n"
    "    html = sys.stdin.buffer.read(int(size))\n"
    "    more[identifier] = hashlib.sha256(html).digest()[:16]\n"
    "    pdf = HTML(string=html.decode('utf-8'), url_fetcher=fetch).write_pdf(finisher=finish, **more)\n"
    "    sys.stdout.buffer.write(b'%d\\n' % len(pdf) + pdf)\n"
    "    sys.stdout.buffer.flush()\n";

/* ---- the child ---- */

static void limit(int which, rlim_t most)
{
    struct rlimit l = { most, most };
    (void)setrlimit(which, &l);
}

/* No sockets: also what WeasyPrint would do by mistake stays inside. Where the kernel has no filters the fetcher above is what there is. */
static void no_sockets(void)
{
#if defined __linux__ && defined SYS_socket
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof filter / sizeof *filter, filter };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

/* Only what is safe after a fork in a program with threads. Python looks for modules where it stands: in a folder of our own, which is empty. */
static _Noreturn void child(int in, int out, char *const environment[], const char *folder, const struct pdf_limits *limits)
{
    static char *const arguments[] = { (char *)"python3", (char *)"-s", (char *)"-c", (char *)(uintptr_t)script, NULL };
    struct rlimit files = { 0, 0 };
    int null = open("/dev/null", O_WRONLY);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0 || chdir(folder) != 0) _exit(1);
    (void)getrlimit(RLIMIT_NOFILE, &files);
    for (int fd = 3; fd < (files.rlim_cur < 65536 ? (int)files.rlim_cur : 65536); fd++) (void)close(fd);
    limit(RLIMIT_CPU, (rlim_t)limits->seconds);
    limit(RLIMIT_AS, (rlim_t)1 << 30);
    limit(RLIMIT_FSIZE, (rlim_t)4 << 20);
    limit(RLIMIT_CORE, 0);
    no_sockets();
    (void)execve("/usr/bin/python3", arguments, environment);
    _exit(EXIT_ABSENT);
}

/* ---- feeding it ---- */

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum { LETTER_PARTS = 4, SIZE_LINE = 24 };       /* its size, the head of the letter, the fonts, the rest */
struct feed { int to, from; const char *at[PDF_AT_ONCE * LETTER_PARTS]; size_t left[PDF_AT_ONCE * LETTER_PARTS]; char size[PDF_AT_ONCE][SIZE_LINE]; int part, parts; };

/* False when the other side will read no more. */
static bool write_some(struct feed *f)
{
    while (f->part < f->parts && f->left[f->part] == 0) f->part++;
    if (f->part < f->parts) {
        ssize_t n = write(f->to, f->at[f->part], f->left[f->part]);
        if (n < 0) return errno == EAGAIN || errno == EINTR;
        f->at[f->part] += n;
        f->left[f->part] -= (size_t)n;
        while (f->part < f->parts && f->left[f->part] == 0) f->part++;
    }
    return f->part < f->parts;
}

static enum pdf_status exchange(struct feed *f, struct text *pdf, const struct pdf_limits *limits)
{
    int64_t end = milliseconds() + (int64_t)limits->seconds * 1000;
    size_t before = pdf->size;
    for (;;) {
        struct pollfd wait_for[2] = { { f->from, POLLIN, 0 }, { f->to, POLLOUT, 0 } };
        int64_t left = end - milliseconds();
        if (left <= 0) return PDF_LATE;
        if (poll(wait_for, f->to >= 0 ? 2 : 1, (int)left) < 0 && errno != EINTR) return PDF_FAILED;
        if (f->to >= 0 && wait_for[1].revents && !write_some(f)) { (void)close(f->to); f->to = -1; }
        if (!wait_for[0].revents) continue;
        char room[16384];
        ssize_t n = read(f->from, room, sizeof room);
        if (n == 0) return pdf->failed ? PDF_FAILED : PDF_MADE;
        if (n < 0 && errno != EINTR && errno != EAGAIN) return PDF_FAILED;
        if (n > 0) text_bytes(pdf, room, (size_t)n);
        if (pdf->size - before > limits->pdf_most) return PDF_LARGE;
    }
}

/* ---- a folder of its own: WeasyPrint unpacks fonts there ---- */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about; (void)kind; (void)where;
    (void)remove(path);
    return 0;
}

static bool make_folder(char *path, size_t size)
{
    const char *base = getenv("TMPDIR");
    int n = snprintf(path, size, "%s/breed-pdf-XXXXXX", base && *base == '/' ? base : "/tmp");
    return n > 0 && (size_t)n < size && mkdtemp(path) != NULL;
}

static enum pdf_status run(struct text *pdf, struct feed *f, const char *folder, const struct pdf_limits *limits)
{
    int in[2], out[2], status = 0;
    char temporary[4200];
    char *const environment[] = { (char *)"PATH=/usr/bin:/bin", (char *)"LANG=C.UTF-8", (char *)"HOME=/nonexistent",
                                  (char *)"PYTHONDONTWRITEBYTECODE=1", (char *)"PYTHONHASHSEED=0", (char *)"SOURCE_DATE_EPOCH=1", temporary, NULL };
    (void)snprintf(temporary, sizeof temporary, "TMPDIR=%s", folder);
    if (pipe(in) != 0) return PDF_FAILED;
    if (pipe(out) != 0) { (void)close(in[0]); (void)close(in[1]); return PDF_FAILED; }
    pid_t pid = fork();
    if (pid == 0) child(in[0], out[1], environment, folder, limits);
    (void)close(in[0]);
    (void)close(out[1]);
    f->to = in[1];
    f->from = out[0];
    (void)fcntl(f->to, F_SETFL, O_NONBLOCK);
    enum pdf_status made = pid < 0 ? PDF_FAILED : exchange(f, pdf, limits);
    if (f->to >= 0) (void)close(f->to);
    (void)close(f->from);
    if (pid < 0) return PDF_FAILED;
    if (made != PDF_MADE) (void)kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) { }
    if (made == PDF_MADE && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_ABSENT) return PDF_ABSENT;
    if (made == PDF_MADE && WIFSIGNALED(status)) return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL ? PDF_LATE : PDF_FAILED;
    return made == PDF_MADE && !(WIFEXITED(status) && WEXITSTATUS(status) == 0) ? PDF_FAILED : made;
}

/* A letter behind those that are there: the fonts go into its head. */
static bool feed_letter(struct feed *f, const struct pdf_letter *letter)
{
    static const char mark[] = "</head>";
    const char *html = letter->html;
    size_t size = letter->size, head = 0;
    int at = f->parts, which = at / LETTER_PARTS;
    while (head + sizeof mark - 1 <= size && memcmp(html + head, mark, sizeof mark - 1) != 0) head++;
    if (head + sizeof mark - 1 > size) return false;
    int n = snprintf(f->size[which], SIZE_LINE, "%zu\n", size + letter_fonts_size);
    const char *const part[LETTER_PARTS] = { f->size[which], html, letter_fonts, html + head };
    const size_t left[LETTER_PARTS] = { (size_t)n, head, letter_fonts_size, size - head };
    for (int i = 0; i < LETTER_PARTS; i++) { f->at[at + i] = part[i]; f->left[at + i] = left[i]; }
    f->parts += LETTER_PARTS;
    return true;
}

/* What came back, taken apart: a line with the size and that many bytes, for each letter. */
static bool take_apart(const struct text *back, struct text *pdf, int32_t count)
{
    size_t at = 0;
    for (int32_t i = 0; i < count; i++) {
        size_t size = 0, digits = 0;
        while (at < back->size && back->data[at] >= '0' && back->data[at] <= '9' && digits < 9) { size = size * 10 + (size_t)(back->data[at++] - '0'); digits++; }
        if (!digits || at == back->size || back->data[at++] != '\n' || size < 5 || size > back->size - at || memcmp(back->data + at, "%PDF-", 5) != 0) return false;
        text_bytes(&pdf[i], back->data + at, size);
        at += size;
        if (pdf[i].failed) return false;
    }
    return at == back->size;
}

static enum pdf_status run_shut_in(struct text *back, struct feed *f, const struct pdf_limits *limits)
{
    char folder[4096];
    sigset_t broken, old;
    if (!make_folder(folder, sizeof folder)) return PDF_FAILED;
    (void)sigemptyset(&broken);
    (void)sigaddset(&broken, SIGPIPE);
    (void)pthread_sigmask(SIG_BLOCK, &broken, &old);        /* of this thread only: other threads make letters at the same time */
    enum pdf_status status = run(back, f, folder, limits);
    while (!sigismember(&old, SIGPIPE) && sigtimedwait(&broken, NULL, &(struct timespec){ 0, 0 }) < 0 && errno == EINTR) { }
    (void)pthread_sigmask(SIG_SETMASK, &old, NULL);
    (void)nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return status;
}

enum pdf_status letter_pdfs(struct text *pdf, const struct pdf_letter *letter, int32_t count, struct pdf_limits limits)
{
    struct feed f = { .to = -1, .from = -1 };
    struct text back = { 0 };
    struct pdf_limits all = limits;
    if (count < 1 || count > PDF_AT_ONCE) return PDF_FAILED;
    for (int32_t i = 0; i < count; i++) {
        if (letter[i].size > limits.html_most) return PDF_LARGE;
        if (!feed_letter(&f, &letter[i])) return PDF_FAILED;
    }
    all.seconds *= count;
    all.pdf_most *= (size_t)count;
    enum pdf_status status = run_shut_in(&back, &f, &all);
    size_t before[PDF_AT_ONCE];
    for (int32_t i = 0; i < count; i++) before[i] = pdf[i].size;
    if (status == PDF_MADE && !take_apart(&back, pdf, count)) {
        for (int32_t i = 0; i < count; i++) pdf[i].size = before[i];
        status = PDF_FAILED;
    }
    text_free(&back);
    return status;
}

enum pdf_status letter_pdf(struct text *pdf, const char *html, size_t size, struct pdf_limits limits) { return letter_pdfs(pdf, &(struct pdf_letter){ html, size }, 1, limits); }
