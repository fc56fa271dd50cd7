/* SPDX-License-Identifier: EUPL-1.2 */
/* run.h: runs a command line through the shell and keeps what it said, for tests of the real program. */
#ifndef BREED_TESTS_CLI_RUN_H
#define BREED_TESTS_CLI_RUN_H

#include <stdbool.h>

/* What the last command said. Cut at 1 MiB each. */
struct said { int status; char out[1 << 20], err[1 << 20]; };
extern struct said said;

/* Puts the program on the path and begins an empty folder in which everything runs; false when that fails. */
bool begin_runs(const char *program);
void end_runs(void);

/* Runs a shell command line made as by printf; "breed" is the program under test. Returns its exit status (128 + number after a signal). */
__attribute__((format(printf, 1, 2))) int run(const char *line, ...);
/* Writes a file in the folder. */
void file(const char *name, const char *bytes);

int lines_of(const char *text);
bool has(const char *text, const char *part);

/* Of the last command, for tests with cmocka. */
#define SAYS(part) assert_true(has(said.out, part))
#define SAYS_NOT(part) assert_false(has(said.out, part))
#define COMPLAINS(part) assert_true(has(said.err, part))
#define IS_SILENT assert_string_equal(said.err, "")

#endif
