/* SPDX-License-Identifier: EUPL-1.2 */
/* cli.h: the commands and options of the program as data, and what a call of the program has in hand. */
#ifndef BREED_CLI_CLI_H
#define BREED_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/members.h"
#include "base/text.h"
#include "law/law.h"
#include "reason/decision.h"

/* What outside programs rely on. */
enum { EXIT_DECIDED, EXIT_FAILED, EXIT_REFUSED, EXIT_UNDECIDED, EXIT_PARAMETER, EXIT_ROWS, EXIT_NOTHING, EXITS };
extern const char *const exit_meaning[EXITS][2];

/* What may stand at a place of the command line: decides what the completion offers. */
enum offer { OFFER_nothing, OFFER_words, OFFER_file, OFFER_folder, OFFER_choice, OFFER_outcome, OFFER_rule, OFFER_fact, OFFER_parameter, OFFER_command };

#define OPTIONS(O) O(json) O(lang) O(law) O(choice) O(strict) O(known_on) O(law_of) O(a) O(b) O(routes) O(months) O(facts) O(for) O(role) O(state) O(back) O(outcome) O(measure) O(on) O(output) O(csv) O(ics) O(svg) O(html) O(happenings) O(narrow) O(summary) O(jobs) O(rule) O(group) O(rejects) O(max_rejects) O(resume) O(cases) O(port) O(bind) O(workers) O(embed_origins) O(feedback) O(organisation) O(log) O(api_url) O(contact) O(rows) O(processing) O(processing_log) O(processing_key) O(db) O(peers) O(retry) O(office) O(oidc) O(head) O(name) O(person) O(until) O(mapping) O(event) O(letter) O(to) O(pdf) O(list) O(dossiers) O(seed) O(dry_run) O(municipality) O(reporter) O(code) O(rsin) O(catalogue) O(persons) O(who) O(scale) O(reform) O(behaviour) O(year) O(assumptions) O(shard) O(merge) O(manifest) O(report) O(by) O(question) O(questions) O(variant) O(calibration) O(people) O(fill_in) O(next) O(growth) O(national_growth) O(late_accounts) O(help) O(version)
#define AS_OPTION(name) OPTION_##name,
enum option_id { OPTIONS(AS_OPTION) OPTION_COUNT };
_Static_assert(OPTION_COUNT <= UINT8_MAX, "an option is a byte in the list of a command");
/* The options of a command, as many as there are: TAKEN(TAKES(db), TAKES(on)). */
#define TAKES(name) OPTION_##name
#define TAKEN(...) ((const uint8_t[]){ __VA_ARGS__, OPTION_COUNT })

struct option {
    const char *name;               /* without the dashes */
    char letter;                    /* 0 when there is none */
    bool repeatable;
    const char *value[2];           /* what stands behind it; NULL for a switch */
    enum offer offer;
    const char *words;              /* of OFFER_words */
    const char *help[2];
};
extern const struct option options[OPTION_COUNT];

enum { EXAMPLES_MOST = 4 };
struct cli;
struct node;
struct command {
    const char *name;
    const char *arguments[2];       /* as in the usage line */
    const char *help[2];            /* one line */
    const char *more[2];            /* the rest of the story; "" when the line says all */
    const char *examples[EXAMPLES_MOST];        /* arguments behind "breed", or a whole line that begins with a pipe's source */
    const uint8_t *options;         /* TAKEN(...); NULL: only those of every command */
    enum offer first, rest;         /* the first argument and those behind it */
    const char *first_words;        /* when first is OFFER_words */
    int32_t least, most;            /* arguments; most -1: any number */
    bool hidden;
    int (*run)(struct cli *);
};
extern const struct command commands[];
extern const int32_t command_count;
const struct command *command_find(const char *name);
/* --json, --lang and --help are for every command; command NULL: only those. */
bool command_takes(const struct command *, enum option_id);

struct chosen { enum option_id option; const char *value; };
/* A file that was read; or that came along in another one and is read from there. */
enum { CLI_FILES_MOST = 64 };
struct cli_file { const char *path, *bytes; size_t size; };

/* One call of the program. Everything in it is freed by main. */
struct cli {
    int language;                   /* 0 Dutch, 1 English */
    const struct command *command;
    const char **argument; int32_t arguments;       /* behind the command */
    struct chosen *chosen; int32_t chosen_count;    /* in the order given */
    struct problems *problems;      /* everything that is wrong with the call, told at once at the end */
    struct cli_file file[CLI_FILES_MOST]; int32_t file_count;      /* see cli_read; when there are more they are not kept */
    bool failed;                    /* something could not be read: EXIT_FAILED rather than EXIT_REFUSED */
    struct arena arena;
    struct law_tables tables;
    const struct law_overlay **overlays; int32_t overlay_count;     /* of --law, in force in tables */
    struct text out;                /* standard output, written at the end */
    struct problems own;            /* what problems points at until a decision takes over */
};

/* ---- options.c ---- */
void cli_parse(struct cli *, int count, char **arguments);
bool cli_has(const struct cli *, enum option_id);
const char *cli_value(const struct cli *, enum option_id);      /* NULL when not given */
/* Whether the name of a file (may be NULL) ends so: ".csv". */
static inline bool cli_ends_in(const char *path, const char *end)
{
    size_t size = path ? strlen(path) : 0, more = strlen(end);
    return size >= more && strcmp(path + size - more, end) == 0;
}
static inline const char *cli_say(const struct cli *cli, const char *nl, const char *en) { return cli->language ? en : nl; }
/* Something wrong with the call: what, the value given (NUL-terminated or NULL), what is allowed. */
void cli_refuse(struct cli *, const char *field, const char *value, const char *nl, const char *en);

/* ---- setup.c: what most commands begin with. Each tells what is wrong and goes on, so that everything is told at once. ---- */
bool cli_law(struct cli *);                             /* tables with the overlays, choices and days of --law, --choice, --known-on, --law-of; false: out of memory */
/* Other tables under the same options, with these overlays; frozen on another day than that of --law-of unless it is DATE_NEVER. */
bool cli_other_law(struct cli *, struct law_tables *, const struct law_overlay *const *overlays, int32_t count, date law_of);
bool cli_overlay(struct cli *, struct law_overlay *, const char *field, const char *path);         /* false: refused */
bool cli_choose(struct cli *, struct law *, const char *code_is_option);
const struct rule *cli_rule(struct cli *, const char *name);        /* NULL: refused */
date cli_day(struct cli *, enum option_id, date otherwise);
int64_t cli_number(struct cli *, enum option_id, int64_t least, int64_t most, int64_t otherwise);
/* A map of facts from a file, JSON or YAML; problems name the file. NULL: refused. */
const struct node *cli_facts(struct cli *, const char *field, const char *path, struct problems *);
/* Problems found in a file, from number `from` on, get its name before the field. */
void cli_name_file(struct problems *, int32_t from, const char *path);
char *cli_read(struct cli *, const char *field, const char *path, size_t *size);    /* NULL: refused */
void cli_decision(struct cli *, struct decision *, const struct rule *);            /* started, with the facts and outcomes of the call */
uint64_t cli_outcomes(struct cli *, const struct rule *);
/* One case of calc or explain: problems told, the answer printed by one of these. */
int cli_decide(struct cli *, void (*print)(struct text *, const struct decision *, int language));
int cli_exit(enum status);

/* ---- output ---- */
int cli_finish(struct cli *, int exit);                 /* writes out; EXIT_FAILED when that fails */
/* The same into a file, which is there whole or not at all; the input itself is refused. */
int cli_finish_in(struct cli *, const char *path, const char *input, int exit);
int cli_complain(struct cli *);                         /* every problem on standard error; with --json also an object on standard output */
void put_padded(struct text *, const char *string, int32_t columns);                /* with blanks up to so many columns, at least one */
/* Words in lines that fit a terminal, newline at the end; the first line is already indented. */
void put_wrapped(struct text *, const char *string, int32_t indent);
int32_t columns_of(const char *string, size_t size);

/* ---- help.c ---- */
void help_program(struct text *, int language);
void help_command(struct text *, const struct command *, int language);
void put_option_usage(struct text *, enum option_id, int language);                 /* "-o, --output BESTAND" */

/* ---- rules.c: as `breed rules --json` prints them: one rule whole, with a newline behind it; and as one item of the list ---- */
void rule_json(struct text *, const struct rule *, int language);
void rule_summary_json(struct text *, const struct rule *, int language);

/* ---- sheet.c: a rule as people read it ---- */
struct survey;
void sheet_facts(struct text *, const struct rule *, const struct survey *, int language);
void sheet_outcomes(struct text *, const struct rule *, int language);
/* "nee", "peildatum", ...; nothing when none is made. */
void sheet_assumption(struct text *, const struct rule *, const struct survey *, uint32_t fact, int language);
void put_measures(struct text *, const struct rule *, const char *between);
void put_full_citation(struct text *, const char *citation, int language);

/* ---- serve_api.c, only with the server: what whoever runs the service sets of the API ---- */
void serve_api_settings(struct cli *);
/* ---- serve_desk.c, too: the database of dossiers and who signs; and the end of what runs beside the server. ---- */
void serve_desk_settings(struct cli *), serve_desk_start(struct cli *), serve_desk_end(void);

int run_serve(struct cli *), run_rules(struct cli *), run_calc(struct cli *), run_compare(struct cli *), run_explain(struct cli *), run_batch(struct cli *), run_test(struct cli *), run_parameters(struct cli *),
    run_verify(struct cli *), run_db(struct cli *), run_people(struct cli *), run_help(struct cli *), run_version(struct cli *), run_questions(struct cli *), run_whatif(struct cli *), run_timeline(struct cli *), run_process(struct cli *), run_letter(struct cli *), run_loonwaarde(struct cli *), run_transfer(struct cli *), run_srg(struct cli *), run_zgw(struct cli *), run_calendar(struct cli *), run_textcheck(struct cli *), run_ordinance(struct cli *), run_match(struct cli *), run_contact(struct cli *), run_evaluation(struct cli *), run_simulate(struct cli *), run_budget(struct cli *), run_cluster(struct cli *), run_man(struct cli *), run_measures(struct cli *), run_completion(struct cli *);

#endif
