/* SPDX-License-Identifier: EUPL-1.2 */
/* registers.h: facts looked up in registers of others: only for a purpose for which that is allowed, told with source and time, and never as more than the register knows. */
#ifndef BREED_REGISTERS_REGISTERS_H
#define BREED_REGISTERS_REGISTERS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "rules/glossary.h"

/*
 * Stands on people (HTTP) and on the dossier format of casework; it knows no store, no session and no clock. docs/registers.md holds the API of the two registers that have none of
 * their own that is public, and how an organisation records what it may look up.
 * Threads: everything here is a function of its arguments; struct register_counts belongs to one thread at a time.
 */

enum register_id { REGISTER_brp, REGISTER_doelgroepregister, REGISTER_duo, REGISTERS };
extern const char *const register_name[REGISTERS];          /* "brp" */
extern const char *const register_label[REGISTERS][2];      /* as people call them, Dutch and English */
/* The facts that a register can be asked for. */
bool register_holds(enum register_id, const char *fact);

/* ---- may it be looked up ---- */

enum legal { LEGAL_onduidelijk, LEGAL_toegestaan, LEGAL_verboden, LEGALS };
extern const char *const legal_name[LEGALS];
/* Where a fact that is not looked up comes from instead. */
enum route { ROUTE_toestemming = 1, ROUTE_eigen_bewijs = 2, ROUTE_mens = 4, ROUTES_ALL = 7 };
extern const char *const route_name[3], *const route_text[3][2];

/* One line of status.yaml. since, until: days, both included. */
struct legal_status {
    enum register_id of; const char *purpose, *fact;        /* fact "*": every fact of the register */
    enum legal legal;
    const char *decided_by, *basis, *note[2];               /* "" when there is none; an allowed or forbidden one always has them */
    date since, until;
    unsigned route;
};
struct register_purpose { const char *name, *text[2], *cites, *processes; };     /* processes: those whose dossiers it is for besides one of its own name, with spaces between; "" none */
struct register_law;
/* A file of the form of registers/status.yaml; over: what it comes on top of (its lines win), or NULL. NULL when it is wrong: all of it in problems. */
const struct register_law *register_law_read(struct arena *, const char *yaml, size_t size, const struct register_law *over, struct problems *);
const struct register_law *register_law_own(struct arena *);        /* the one inside the program */
const struct register_purpose *register_purpose_find(const struct register_law *, const char *name);
int32_t register_purposes(const struct register_law *);
const struct register_purpose *register_purpose_at(const struct register_law *, int32_t place);
/* What holds on a day. Of a fact for a purpose of which nothing is said: onduidelijk, with every route. */
struct legal_status register_status(const struct register_law *, enum register_id, const char *purpose, const char *fact, date on);

/* ---- looking up ---- */

/* Where a register is. The address is https, or http on this machine. */
struct register_place { const char *url; const char *bearer, *ca_file; int32_t milliseconds; };     /* url NULL: not connected, which is as down */

enum lookup_result {
    LOOKUP_value,           /* the register says so */
    LOOKUP_absent,          /* the person is not in the register */
    LOOKUP_unknown,         /* the register does not know, or says something that cannot be read */
    LOOKUP_down,            /* no answer, or a failure on its side */
    LOOKUP_slow,            /* no answer in time */
    LOOKUP_contradicts,     /* another register, or what is in the dossier, says otherwise */
    LOOKUP_skipped,         /* not looked up: it is not settled whether that is allowed */
    LOOKUP_refused,         /* not looked up: it is forbidden */
    LOOKUP_RESULTS
};
extern const char *const lookup_name[LOOKUP_RESULTS];
extern const char *const lookup_text[LOOKUP_RESULTS][2];

struct lookup {
    enum register_id of; const char *fact;
    enum lookup_result result;
    const char *value;              /* JSON, only with LOOKUP_value */
    const char *why[2];             /* "" when the result says it all */
    int64_t time;                   /* when it was asked, as told */
    struct legal_status status;
};

/* Whose data, why and when. now: microseconds since 1970 UTC. */
struct lookup_asked {
    const char *bsn; const char *purpose; date on; int64_t now;
    /* Told before each request; false: it is not made (and counts as down). For the log of processing. May be NULL. */
    bool (*log)(void *context, enum register_id, const char *purpose, const char *const *facts, int32_t fact_count); void *context;
};

struct registers { const struct register_law *law; struct register_place place[REGISTERS]; };

enum { LOOKUPS_MOST = 32 };
/* Looks up facts in one register: one entry of out for each fact, in their order. Only allowed facts are asked for, in one request (two for housemates), and nothing else is taken over.
 * False only for a mistake of the caller, named in problems: a BSN that is none, an unknown purpose or fact, too many facts, no memory. */
bool register_look(const struct registers *, struct arena *, enum register_id, const struct lookup_asked *, const char *const *facts, int32_t count, struct lookup *out, struct problems *);

/* Values of the same fact that differ, between look-ups or with what the dossier has (a map of facts, or NULL), become LOOKUP_contradicts. Returns how many. */
int32_t lookups_compare(struct arena *, struct lookup *, int32_t count, const struct node *known);

/* ---- what becomes of it ---- */

/* An event of role register in the format of dossiers: values as facts, what could not be had as "onbekend", and in the member gegevens.opgezocht how each went. Of a fact with a value from one register and
 * none from another the value counts; skipped and refused ones bring no fact. known: what the dossier has (a map of facts, or NULL): a register that only failed takes none of that away.
 * False when there is nothing to tell, or memory ran out. */
bool lookups_event(struct text *, const struct lookup *, int32_t count, date on, const struct node *known);

/* How often what came out, for one register, purpose and fact: for the office to store by month and for the evaluation. No persons. */
struct register_count { enum register_id of; const char *purpose, *fact; int64_t number[LOOKUP_RESULTS]; };
enum { REGISTER_COUNTS_MOST = 256 };
struct register_counts { struct register_count line[REGISTER_COUNTS_MOST]; int32_t lines; int64_t lost; };     /* texts must outlive it; lost: for which there was no line */
void lookups_count(struct register_counts *, const char *purpose, const struct lookup *, int32_t count);
/* [{"register","doel","feit","waarde":n,...}]; and such a list added to counts (texts in the arena). False: no such list. */
void register_counts_put(struct text *, const struct register_counts *);
bool register_counts_add(struct register_counts *, struct arena *, const struct node *, struct problems *);

/* ---- what a register answered, read (for tests and fuzzers) ---- */

/* fields, count: the facts wanted, in out with fact and of set. Never fails: what cannot be read is LOOKUP_unknown. more: of the BRP the residence document, or NULL. */
void register_read(struct arena *, enum register_id, const struct node *said, const struct node *more, const char *bsn, date on, struct lookup *out, int32_t count);

#endif
