/* SPDX-License-Identifier: EUPL-1.2 */
/* desk.h: what the pages and the API of casework share: a connection for each thread, who asks and why, forms that only their reader can send, and refusals. */
#ifndef BREED_WEB_DESK_DESK_H
#define BREED_WEB_DESK_DESK_H

#include "office/office.h"
#include "web/pages/page.h"

/*
 * A page of casework:
 *
 *   static void show_work(struct web_request *request, struct web_reply *reply)
 *   {
 *       struct desk d;
 *       if (!desk_begin(&d, request, reply, DESK_work)) return;           // no database: 404; not signed in: to the sign-in page; another role: 403
 *       enum office_status status = office_work(d.room->office, d.page.arena, &d.asking, ...);
 *       if (!desk_good(&d, status)) return;                               // the page that goes with it
 *       ...
 *       desk_show(&d, TEMPLATE_desk_work, page_message(&d.page, M_desk_work_title));
 *   }
 *
 * - Nothing here decides who may: rights.yaml does, through people_may and the office. What a viewer may not see does not come out of the office.
 * - One cookie, the session; another one for ten minutes while a provider of identities is asked. No personal data in a path, query, title, header or log line.
 * - Each form carries `csrf` (of the session) and `zegel` (of account and address). With the session gone the seal still tells whose form it was: what was typed is kept
 *   through the sign-in page, and only its own writer gets it back.
 * - Whoever sends a form gets a redirect: reloading sends nothing twice.
 */

/* Set before the service starts, read-only after that. */
struct letter_office;
struct transfer_post;
struct desk_settings {
    const char *where;                      /* database, path or URL; NULL: there is no casework, and its addresses answer 404 */
    const char *municipality;               /* CBS code of the municipality whose office this is; "" or NULL: several */
    const char *key;                        /* for tests: 64 hexadecimal digits instead of a key file */
    const struct letter_office *office;     /* who signs letters; NULL: letters cannot be shown */
    const struct registers *registers;      /* where registers are and what may be looked up; NULL: none is connected, nothing is allowed */
    const struct transfer_post *post;       /* where other municipalities are; NULL: nowhere, and nothing is sent */
    const struct oidc_provider *provider;   /* NULL: local accounts only */
    int64_t (*now)(void);                   /* microseconds since 1970; NULL: the clock */
    int32_t memory_kib, passes;             /* of people_options: for tests; 0: the usual */
    int32_t keep_months, log_months;        /* full months that dossiers are kept after their end, and lines of the log; 0: for good */
    const struct case_expert *expert; int32_t experts;      /* recognised experts beside those of the list; NULL: none */
    bool counting;                          /* the counters of an invoeringstoets may be held against the dossiers */
    int64_t inhabitants;                    /* of the municipality, to split those counts by size; 0: not told */
    bool four_eyes;                         /* who signs a decision is not who drafted it */
    int32_t page;                           /* lines of a work list; 0: 25 */
};
extern struct desk_settings desk_settings;

/* ---- room.c: what a thread keeps open ---- */

struct room { struct store *store; struct people *people; struct office *office; bool broken; int64_t tried; };
/* Opens it when it is not open, and again after it broke (at most once a second). NULL: it cannot be reached now. */
struct room *room_of(struct web_desk *, const struct law *);
/* One that belongs to nobody's thread, for long work. */
struct room *room_open(const struct law *);
void room_close(void *);
/* Looks whether the database can be opened, makes or migrates it; false: why says what is wrong. For the start of the program. */
bool room_try(char why[2][200]);
int64_t desk_now(void);
/* The civil day in the Netherlands at that time, and the minutes there since 1970, with summer time. */
date desk_day(int64_t now);
int64_t desk_minutes(int64_t now);

/* ---- session.c ---- */

/* What a page is for; decides the roles that get there at all. */
enum desk_for {
    DESK_anyone,                            /* signed in or not */
    DESK_signed_in,                         /* whatever role */
    DESK_work,                              /* who works for the municipality or measures for it: /werk */
    DESK_own,                               /* resident, representative, employer: /mijn */
};

struct desk {
    struct page page;
    struct room *room;
    struct session session; bool signed_in;
    struct asking asking;
    const char *base;                       /* "/werk" or "/mijn", by the role */
    struct problems *problems;              /* empty */
};

/* Everything before a page: database, session, role, and of a form its csrf token. False: the reply says what is the matter. */
bool desk_begin(struct desk *, struct web_request *, struct web_reply *, enum desk_for);
void desk_show(struct desk *, enum template_number, const char *title);
/* True when it is OFFICE_OK; else the failure is in the reply. REFUSED and CONFLICT too: pages that can do better look first. */
bool desk_good(struct desk *, enum office_status);
bool desk_good_people(struct desk *, enum people_status);
/* The first of what is wrong, in the words of the room below. */
const char *desk_first_problem(struct desk *);
/* The purpose with which this role looks by itself; code: the one wanted, NULL: the first that the role has. NULL when it has none. */
const struct purpose *desk_purpose(const struct viewer *, const char *code);
/* True when the viewer may; else the failure is in the reply. */
bool desk_may(struct desk *, enum act, enum resource);
static inline bool desk_can(const struct desk *d, enum act act, enum resource resource) { return people_may(&d->session.viewer, act, resource, BELONGS_none) || people_may(&d->session.viewer, act, resource, BELONGS_own); }
/* Paths: of the base, "/werk/dossiers/d-...", in the language of the page. Parts after the format's first are put behind with slashes; NULL ends. */
const char *desk_path(struct desk *, const char *base, const char *const *parts);
#define DESK_PATH(d, ...) desk_path((d), (d)->base, (const char *const[]){ __VA_ARGS__, NULL })
/* 303 there, with ?gedaan=WORD when done is not NULL: the page shows the message of that word. */
void desk_go(struct desk *, const char *path, const char *done);
/* The words that ?gedaan= may be, shown as the view "done". */
void desk_show_done(struct desk *);
/* The hidden fields csrf and zegel for a form that is sent to this path (in the language of the page). */
void desk_form(struct desk *, struct view *, const char *path);
const char *desk_seal(struct desk *, const char *path);
bool desk_seal_holds(struct desk *, const char *path, const char *given);
/* May a POST come from where it says it comes from? */
bool desk_same_site(const struct web_request *);
/* Cookies: their names and marks depend on how the service was reached. */
void desk_set_cookie(struct web_reply *, const char *name, const char *value, int32_t seconds);
const char *desk_cookie(const struct web_request *, const char *name);
enum { DESK_COOKIE_MOST = 128 };
const char *desk_home(const struct viewer *);       /* "/werk" or "/mijn" */
bool desk_is_staff(enum case_role);
const char *desk_role(const struct page *, enum case_role);

/* ---- sign_in.c ---- */
/* The sign-in page; expired: the session ended, and what was typed comes back after signing in. */
void desk_sign_in_page(struct desk *, bool expired, const char *message);

/* ---- values in words ---- */
const char *desk_time(struct page *, int64_t micros);           /* "15 juni 2026, 14.03 uur" */
/* The fact at this place of the glossary as the dossier has it today; NULL: nothing is said of it, or it was shown under an earlier place with the same name. */
const struct said *desk_fact_at(const struct dossier *, int32_t place, date today);
const char *desk_said(struct page *, const struct said *);      /* a fact's value, or "onbekend" */
const char *desk_node_value(struct page *, const struct term *, const struct node *);       /* as it stands in an event */
const char *desk_euro(struct page *, money);
const char *desk_node_text(struct page *, const struct node *); /* "" for NULL */

/* Handlers, by file. */
void show_sign_in(struct web_request *, struct web_reply *), do_sign_in(struct web_request *, struct web_reply *), do_sign_out(struct web_request *, struct web_reply *),
    show_roles(struct web_request *, struct web_reply *), do_choose_role(struct web_request *, struct web_reply *),
    go_to_provider(struct web_request *, struct web_reply *), come_back_from_provider(struct web_request *, struct web_reply *);
void show_work(struct web_request *, struct web_reply *), show_mine(struct web_request *, struct web_reply *);
void show_dossier(struct web_request *, struct web_reply *), take_on(struct web_request *, struct web_reply *), show_calendar(struct web_request *, struct web_reply *);
void show_event_form(struct web_request *, struct web_reply *), take_event_form(struct web_request *, struct web_reply *);
void show_begin_list(struct web_request *, struct web_reply *), show_begin_form(struct web_request *, struct web_reply *), take_begin_form(struct web_request *, struct web_reply *);
void show_saved(struct web_request *, struct web_reply *), drop_saved(struct web_request *, struct web_reply *);
void show_draft(struct web_request *, struct web_reply *), show_draft_letter(struct web_request *, struct web_reply *), take_draft(struct web_request *, struct web_reply *);
void show_letter(struct web_request *, struct web_reply *), show_letter_style(struct web_request *, struct web_reply *);
void show_search(struct web_request *, struct web_reply *), take_search(struct web_request *, struct web_reply *);
void show_records(struct web_request *, struct web_reply *), take_records(struct web_request *, struct web_reply *);
void show_january(struct web_request *, struct web_reply *), start_january(struct web_request *, struct web_reply *);
void show_figures(struct web_request *, struct web_reply *);
void show_seen(struct web_request *, struct web_reply *), give_access(struct web_request *, struct web_reply *);
void show_accounts(struct web_request *, struct web_reply *), show_account(struct web_request *, struct web_reply *), take_account(struct web_request *, struct web_reply *);
void show_log_summary(struct web_request *, struct web_reply *);
void show_transfers(struct web_request *, struct web_reply *), take_transfer(struct web_request *, struct web_reply *), offer_transfer(struct web_request *, struct web_reply *);
void show_letter_pdf(struct web_request *, struct web_reply *);
void give_list(struct web_request *, struct web_reply *), show_feed(struct web_request *, struct web_reply *), show_calendar_settings(struct web_request *, struct web_reply *),
    take_calendar_settings(struct web_request *, struct web_reply *), give_copy(struct web_request *, struct web_reply *);
void show_experts(struct web_request *, struct web_reply *), take_expert(struct web_request *, struct web_reply *);
void show_register_page(struct web_request *, struct web_reply *), take_register_page(struct web_request *, struct web_reply *);
void show_text_check(struct web_request *, struct web_reply *), take_text_check(struct web_request *, struct web_reply *);

#endif
