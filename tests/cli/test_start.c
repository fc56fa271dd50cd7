/* SPDX-License-Identifier: EUPL-1.2 */
/* test_start.c: from the start of the program to its first answer: at most 10 ms and 12 MB. */
#define _DEFAULT_SOURCE             /* wait4 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

enum { RUNS = 30, MOST_MICROSECONDS = 10000, MOST_KILOBYTES = 12 * 1024 };

static long microseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* One run; the time until it ended, -1 when it failed. */
static long one(const char *program, long *kilobytes)
{
    long start = microseconds();
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout)) _exit(9);
        execl(program, program, "calc", "loonkostensubsidie", "peildatum=2026-01-01", "geboortedatum=1990-01-01", "forfaitair=nee", "loonwaarde=60",
            "urenPerWeek=36", "--json", (char *)NULL);
        _exit(9);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return -1;
    if (usage.ru_maxrss > *kilobytes) *kilobytes = usage.ru_maxrss;
    return microseconds() - start;
}

/* The shortest of many runs: a busy machine makes a run longer, never shorter. */
int main(int count, char **arguments)
{
    long best = -1, kilobytes = 0;
    if (count != 2) return 2;
    for (int i = 0; i < RUNS; i++) {
        long time = one(arguments[1], &kilobytes);
        if (time < 0) { puts("the program did not answer"); return 1; }
        if (best < 0 || time < best) best = time;
    }
    printf("start to answer: %ld microseconds at best of %d, %ld kB at most\n", best, RUNS, kilobytes);
#ifdef SANITIZED
    return 0;
#else
    return best > MOST_MICROSECONDS || kilobytes > MOST_KILOBYTES;
#endif
}
