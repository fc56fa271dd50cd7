/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_start.c: from nothing to the first answer: time and resident memory of the program for one case, the median of twenty runs. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "bench.h"

enum { RUNS = 20 };

struct run { double elapsed, processor; long resident; };       /* milliseconds, milliseconds, KiB */

static double now(void) { return 1e3 * seconds_on(CLOCK_MONOTONIC); }

static double milliseconds(struct timeval t) { return (double)t.tv_sec * 1e3 + (double)t.tv_usec * 1e-3; }

/* The child: the example of the README, its answer thrown away. Does not come back. */
static void answer_once(const char *program)
{
    static const char *const facts[] = { "calc", "loonkostensubsidie", "peildatum=2026-01-01", "geboortedatum=1990-01-01", "forfaitair=nee", "loonwaarde=60",
                                         "urenPerWeek=36", "voltijduren=36", "--json" };
    enum { FACTS = sizeof facts / sizeof *facts };
    char *arguments[FACTS + 2] = { (char *)(size_t)program };
    for (int i = 0; i < FACTS; i++) arguments[i + 1] = (char *)(size_t)facts[i];
    int nothing = open("/dev/null", O_WRONLY);
    if (nothing < 0 || dup2(nothing, 1) < 0) _exit(126);
    execv(program, arguments);
    _exit(127);
}

static int run_once(const char *program, struct run *run)
{
    double start = now();
    pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) answer_once(program);
    int status;
    struct rusage use;
    if (wait4(child, &status, 0, &use) != child) return -1;
    run->elapsed = now() - start;
    run->processor = milliseconds(use.ru_utime) + milliseconds(use.ru_stime);
    run->resident = use.ru_maxrss;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int by_elapsed(const void *a, const void *b)
{
    const struct run *x = a, *y = b;
    return x->elapsed < y->elapsed ? -1 : x->elapsed > y->elapsed;
}

int main(int argc, char **argv)
{
    struct run runs[RUNS];
    long most = 0;
    if (argc < 2) { fputs("gebruik: bench_start PROGRAM\n", stderr); return 2; }
    for (int i = 0; i < RUNS; i++) {
        int exit_status = run_once(argv[1], &runs[i]);
        if (exit_status != 0) { fprintf(stderr, "%s: exit status %d\n", argv[1], exit_status); return 1; }
        if (runs[i].resident > most) most = runs[i].resident;
    }
    qsort(runs, RUNS, sizeof *runs, by_elapsed);
    printf("start to first answer (%d runs): median %.1f ms (processor %.1f ms), slowest %.1f ms, at most %ld KiB resident\n",
           RUNS, runs[RUNS / 2].elapsed, runs[RUNS / 2].processor, runs[RUNS - 1].elapsed, most);
    return 0;
}
