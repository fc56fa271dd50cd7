/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: the table of pages: path, handler, marks; each line makes the page in both languages. */
#include "web/pages/info.h"
#include "web/pages/result/result.h"

/* The forms may be shown in a frame of the sites that the service names (--embed-origins): ?ingebed leaves out header and footer. */
static const char *const card_query[] = { "ingebed", NULL };
#define CARD(at) PAGE_ROUTE(WEB_GET, at, show_card, .query = card_query, .marks = WEB_FRAMED), PAGE_ROUTE(WEB_GET, "/en" at, show_card, .query = card_query, .marks = WEB_FRAMED)
#define STEP_OF(way, at) PAGE_ROUTE(WEB_POST, way at, show_step, .accepts = { MEDIA_form }, .body_most = FORM_MOST, .marks = WEB_FRAMED)
#define STEPS(at) STEP_OF("", at), STEP_OF("/en", at)
#define A_FILE(way, at, media) { .method = WEB_POST, .path = way at, .handle = result_file, .produces = { media }, .accepts = { MEDIA_form }, .body_most = FORM_MOST }
#define FILES(at) A_FILE("", at "/json", MEDIA_json), A_FILE("/en", at "/json", MEDIA_json), A_FILE("", at "/csv", MEDIA_csv), A_FILE("/en", at "/csv", MEDIA_csv), \
    A_FILE("", at "/ics", MEDIA_calendar), A_FILE("/en", at "/ics", MEDIA_calendar), A_FILE("", at "/html", MEDIA_html), A_FILE("/en", at "/html", MEDIA_html)

static const struct web_route routes[] = {
    PAGE_ROUTE(WEB_GET, "/", show_start, .marks = 0), PAGE_ROUTE(WEB_GET, "/en", show_start, .marks = 0),
    PAGE(WEB_GET, "/privacy", show_privacy),
    PAGE(WEB_GET, "/toegankelijkheid", show_accessibility),
    PAGE(WEB_GET, "/feedback", show_feedback),
    PAGE(WEB_GET, "/klopt-dit-niet", show_wrong),
    PAGE(WEB_GET, "/klopt-dit-niet/{naam}", show_wrong_here),
    PAGE(WEB_GET, "/hulp/nakijken", show_check),
    PAGE_FORM("/hulp/nakijken", show_check_next),
    CARD("/hulp/{hulp}"), STEPS("/hulp/{hulp}"), FILES("/hulp/{hulp}"),
    CARD("/regels/{naam}/berekenen"), STEPS("/regels/{naam}/berekenen"), FILES("/regels/{naam}/berekenen"),
    { .method = WEB_GET, .path = "/vast/{bestand}", .handle = show_static, .produces = { MEDIA_css, MEDIA_font, MEDIA_svg, MEDIA_text }, .marks = WEB_FOREVER },
};
WEB_TABLE(pages, routes);
