/* SPDX-License-Identifier: EUPL-1.2 */
/* page.h: how a page is made and registered: one handler and one line for both languages. */
#ifndef BREED_WEB_PAGES_PAGE_H
#define BREED_WEB_PAGES_PAGE_H

#include "law/cite.h"
#include "rules/rule.h"
#include "web/pages/data.h"
#include "web/web.h"

/*
 * A page is a handler of web.h that fills a view and shows a template in the layout:
 *
 *   static void show_privacy(struct web_request *request, struct web_reply *reply)
 *   {
 *       struct page p = page_start(request, reply);
 *       view_text(p.view, "address", p.settings->feedback);                // names of the template, escaped when shown
 *       page_show(&p, TEMPLATE_privacy, page_message(&p, M_privacy_title));
 *   }
 *   static const struct web_route routes[] = { PAGE(WEB_GET, "/privacy", show_privacy) };        // makes /privacy and /en/privacy
 *   WEB_TABLE(pages, routes);                                                                    // and a line T(pages) in web/tables.def
 *
 * - The language is that of the path: /x is Dutch, /en/x English; page_url writes a path of the same language.
 * - web/templates/privacy.mustache gives TEMPLATE_privacy; it is what stands inside <main>, and begins with its <h1>. Engine: see view.h. {{t.key}} is a message.
 * - web/messages/{nl,en}.yaml: privacy-title gives M_privacy_title. {names} in a message are filled in from the view. A key that one of them lacks fails the build.
 * - A name that a template shows and no view has makes the tests fail (struct rendering counts it); in service nothing stands there.
 * - Markup only from templates, or from explain/ by view_fragment. Values with their unit by page_value, articles by page_citation.
 * - No style or script in a page: classes of web/styles/, tokens as CSS variables, charts by attributes (style-src 'self').
 * - Answers of a person only in the body of a POST; never in a path, query, title, header or file name.
 * - A page of law data has the mark WEB_LAW_DATA (ETag, 304): PAGE_MARKED(WEB_GET, path, handler, WEB_LAW_DATA).
 */

/* What whoever runs the service may set. Texts are constants of the process. */
struct page_settings {
    const char *feedback;               /* address that the feedback page names; NULL: none */
    const char *embed_origins;          /* sites that may show the forms in a frame, "https://a.example https://b.example"; NULL: none */
    const char *organisation;           /* who runs it; NULL: not told */
    bool casework;                      /* there are dossiers behind a sign-in (web/desk) */
    bool open_policy;                   /* ordinances and the invoeringstoets of the program are for everybody (web/policy) */
    date (*today)(void);                /* for the start card; NULL: the clock */
};
extern struct page_settings page_settings;      /* set before the service starts, read-only after that */
/* The policy for pages in a frame of these sites, for struct web_service. False: an origin is not of the form https://name[:port]. */
enum { POLICY_MOST = 1024 };
bool page_framers(const char *origins, char policy[POLICY_MOST]);

struct page {
    struct web_request *request;
    struct web_reply *reply;
    struct arena *arena;
    const struct law_tables *tables; const struct law *law;
    const struct page_settings *settings;
    int language;
    const char *path;                   /* without /en: "/regels" */
    struct view *view;
    bool embedded;                      /* ?ingebed: without header and footer */
    const char *head_title;             /* what stands in <title> before " – breed"; page_show sets it */
    int32_t unknown; const char *first_unknown;     /* after page_show: names the view did not have */
};

struct page page_start(struct web_request *, struct web_reply *);
void page_show(struct page *, enum template_number, const char *title);
void page_abbreviate(struct page *);                            /* done by page_show: abbreviations in <main> are written out at their first use */
/* Did memory last? What a page takes of it is in pieces of at most 16 KB: when there is room for one more, none before it failed. page_show asks this itself. */
bool page_is_whole(struct page *);
const char *page_message(struct page *, enum message);         /* filled in from the view, in the arena */
const char *page_format(struct page *, enum message, struct view *);
const char *page_url(struct page *, const char *path);         /* "/en/regels" */
date page_today(const struct page *);

/* Values and articles in words of the language, in the arena. */
const char *page_value(struct page *, const struct term *, const void *value);
const char *page_plain(struct page *, const struct term *, int64_t value);
const char *page_date(struct page *, date);
const char *page_word(const struct page *, const struct term *, int64_t word);      /* as people say it: of web/messages/words.yaml */
/* names: citation, article (in words), url and jci, of the version of that day; false when it is not found then, and only citation is set. */
bool page_citation(struct page *, struct view *, const char *citation, date on);
/* A stretch of values: "60 procent of meer", "uiterlijk 3 maart 2026", "van ... tot en met ...". */
const char *page_stretch(struct page *, const struct term *, int64_t lo, int64_t hi);
const char *page_text(struct page *, struct text *);           /* what was built, in the arena; gives the text back */
const char *static_path(const char *name);                     /* "/vast/breed.3fa9c1d2.css" */
const struct help *help_find(const char *id);

/* The counters of a template that names what no view has, over the whole process: read by tests. */
extern int32_t page_unknown_names;
extern const char *page_unknown_name;

#define PAGE_ROUTE(way, at, handler, ...) { .method = (way), .path = (at), .handle = (handler), .produces = { MEDIA_html }, __VA_ARGS__ }
#define PAGE_MARKED(way, at, handler, with) PAGE_ROUTE(way, at, handler, .marks = (with)), PAGE_ROUTE(way, "/en" at, handler, .marks = (with))
#define PAGE(way, at, handler) PAGE_MARKED(way, at, handler, 0)
/* A form that comes back: answers in its body. */
enum { FORM_MOST = 64 * 1024 };
#define PAGE_FORM(at, handler) PAGE_ROUTE(WEB_POST, at, handler, .accepts = { MEDIA_form }, .body_most = FORM_MOST), \
    PAGE_ROUTE(WEB_POST, "/en" at, handler, .accepts = { MEDIA_form }, .body_most = FORM_MOST)

#endif
