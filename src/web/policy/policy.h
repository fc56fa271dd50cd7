/* SPDX-License-Identifier: EUPL-1.2 */
/* policy.h: what the pages of policy share: who may read them, the day they are about, and tables that are on the page, in a CSV and in JSON alike. */
#ifndef BREED_WEB_POLICY_POLICY_H
#define BREED_WEB_POLICY_POLICY_H

#include "office/policy/policy.h"
#include "ordinance/compare.h"
#include "web/desk/dossier.h"

/*
 * A page of policy holds no persons. It is for who may read beleid; where the installation shows policy to everybody (page_settings.open_policy) the pages that hold nothing of the municipality's own need no signing in.
 *
 *   void show_follow_ups(struct web_request *request, struct web_reply *reply)
 *   {
 *       struct policy p;
 *       if (!policy_begin(&p, request, reply, POLICY_open)) return;
 *       struct sheet *s = sheet_of(&p, "vervolg", M_policy_follow_title, (const enum message[]){ M_policy_what, M_policy_owner }, 2);
 *       sheet_text(s, ...); sheet_text(s, ...);                       // cell by cell, row by row
 *       policy_end(&p, TEMPLATE_policy_page, M_policy_follow_title, M_policy_follow_lead);
 *   }
 *
 * The same handler answers PATH/tabel/NAME/csv and .../json: policy_end then writes that table alone. So no table can be on a page without being a file too, and both say the same.
 */
enum policy_for { POLICY_open, POLICY_own /* always behind the sign-in */ };
enum { SHEETS_MOST = 24, COLUMNS_MOST = 16, QUERY_MOST = 200 };

struct policy;
struct sheet { struct policy *p; const char *name, *title, *lang /* of the cells, when it is not that of the page */; const char *head[COLUMNS_MOST]; int32_t columns; const char **cell, **link; int32_t cells, room; };
struct policy {
    struct desk d;
    bool own;                                   /* the viewer may read what the municipality keeps itself */
    date on;                                    /* ?op=, or today */
    const char *path;                           /* of the page, in its language, without the table */
    const struct evaluation *paper[OFFICE_PAPERS]; int64_t version[OFFICE_PAPERS];      /* after policy_paper */
    struct sheet *sheet[SHEETS_MOST]; int32_t sheets;
    int32_t shares;
    bool failed;                                /* memory ran out */
};

/* begin.c. False: the reply says what is the matter. */
bool policy_begin(struct policy *, struct web_request *, struct web_reply *, enum policy_for);
/* The document of the municipality, or for everybody else that of the program. */
const struct evaluation *policy_paper(struct policy *, enum office_paper);
bool policy_asks_file(const struct policy *);   /* a table is asked for, not the page */
void policy_end(struct policy *, enum template_number, enum message title, enum message lead);
/* The same with texts that are no message, such as the name of an ordinance. */
void policy_end_named(struct policy *, enum template_number, const char *title, const char *lead);
/* "/beleid/verordeningen/CODE" in the language of the page. */
const char *policy_path(struct policy *, const char *const *parts);
#define POLICY_PATH(p, ...) policy_path((p), (const char *const[]){ __VA_ARGS__, NULL })
const char *policy_message(const struct policy *, enum message);
/* What is wrong with a form, as the list at the top, each with a link to its field. */
void policy_problems(struct policy *);
/* Somebody else was first: the form is shown again with what was typed, to be sent once more. */
void policy_conflict(struct policy *);
/* A form that shows the page on another day. */
void policy_day_form(struct policy *);
/* A number as a share of another, as a bar beside its numbers (list "shares" of the view). */
void policy_bar(struct policy *, const char *label, int64_t done, int64_t all);
void policy_note(struct policy *, enum message);
void policy_link(struct policy *, enum message, const char *href);      /* below the tables */

/* sheet.c */
struct sheet *sheet_of(struct policy *, const char *name, const char *title, const enum message *heads, int32_t columns);
struct sheet *sheet_named(struct policy *, const char *name, const char *title, const char *const *heads, int32_t columns);
void sheet_text(struct sheet *, const char *);
void sheet_link(struct sheet *, const char *text, const char *href);
void sheet_take(struct sheet *, struct text *);         /* what was built; gives the text back */
void sheet_int(struct sheet *, int64_t);
void sheet_day(struct sheet *, date);                   /* DATE_LAST and DATE_NEVER: empty */
void sheet_show(struct policy *);                       /* all of them, as the list "tables" of the view */
bool sheet_file(struct policy *);                       /* the one that is asked for; false: there is none */

/* records.c: records of an assessment or plan */
const char *record_text(struct policy *, const struct evaluation_record *, int32_t field);      /* as people read it: words by their label, days in words, references by their ids */
/* The whole section as a table, in the order of its fields. */
struct sheet *records_sheet(struct policy *, const struct evaluation *, int32_t section, const int32_t *fields, int32_t count);

/* The places of policy, above each page. */
void policy_places(struct policy *);

/* Handlers, by file. */
void show_policy_start(struct web_request *, struct web_reply *);
void show_ordinances(struct web_request *, struct web_reply *), show_ordinance(struct web_request *, struct web_reply *), show_ordinance_checks(struct web_request *, struct web_reply *),
    show_all_checks(struct web_request *, struct web_reply *);
void show_comparison(struct web_request *, struct web_reply *), show_comparison_chart(struct web_request *, struct web_reply *), show_comparison_map(struct web_request *, struct web_reply *);
void show_assessment(struct web_request *, struct web_reply *), show_assessment_pdf(struct web_request *, struct web_reply *), show_assessment_json(struct web_request *, struct web_reply *),
    show_assessment_tables(struct web_request *, struct web_reply *), show_follow_ups(struct web_request *, struct web_reply *);
void show_signals(struct web_request *, struct web_reply *), show_signal_form(struct web_request *, struct web_reply *), take_signal_form(struct web_request *, struct web_reply *),
    show_signal(struct web_request *, struct web_reply *), take_weighing(struct web_request *, struct web_reply *);
void show_dashboard(struct web_request *, struct web_reply *), take_count(struct web_request *, struct web_reply *);
void show_plan(struct web_request *, struct web_reply *), show_plan_report(struct web_request *, struct web_reply *), show_plan_record(struct web_request *, struct web_reply *), take_plan_record(struct web_request *, struct web_reply *);
void show_contact(struct web_request *, struct web_reply *), show_match_form(struct web_request *, struct web_reply *), take_match_form(struct web_request *, struct web_reply *);
void show_draft_ordinance(struct web_request *, struct web_reply *), give_draft_ordinance(struct web_request *, struct web_reply *), show_sides(struct web_request *, struct web_reply *);
void show_next_form(struct web_request *, struct web_reply *), take_next_form(struct web_request *, struct web_reply *), show_earlier_assessment(struct web_request *, struct web_reply *);

#endif
