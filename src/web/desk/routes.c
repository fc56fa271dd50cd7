/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: the pages of casework: path and handler; each line makes the page in both languages. */
#include "web/desk/desk.h"

static const char *const of_done[] = { "gedaan", NULL }, *const of_list[] = { "gedaan", "proces", "tot", "van", "nadag", "na", NULL }, *const of_dossier[] = { "gedaan", "stand", NULL },
    *const of_event[] = { "vervangt", NULL }, *const of_log[] = { "maand", NULL }, *const of_accounts[] = { "na", NULL },
    *const of_provider[] = { "state", "code", "iss", "session_state", "error", "error_description", NULL };

#define DESK(at, handler, ...) PAGE_ROUTE(WEB_GET, at, handler, __VA_ARGS__), PAGE_ROUTE(WEB_GET, "/en" at, handler, __VA_ARGS__)
#define BIG_FORM(at, handler) PAGE_ROUTE(WEB_POST, at, handler, .accepts = { MEDIA_form }, .body_most = 128 * 1024), PAGE_ROUTE(WEB_POST, "/en" at, handler, .accepts = { MEDIA_form }, .body_most = 128 * 1024)
#define A_FILE(way, at, handler, media, ...) { .method = (way), .path = (at), .handle = (handler), .produces = { media }, __VA_ARGS__ }
/* What staff and applicants share, under both beginnings. */
#define OF_DOSSIER(base) \
    DESK(base "/dossiers/{dossier}", show_dossier, .query = of_dossier), \
    DESK(base "/dossiers/{dossier}/stap/{gebeurtenis}", show_event_form, .query = of_event), BIG_FORM(base "/dossiers/{dossier}/stap/{gebeurtenis}", take_event_form), \
    PAGE(WEB_GET, base "/dossiers/{dossier}/brieven/{plaats}/{brief}/{aan}", show_letter), \
    A_FILE(WEB_GET, base "/dossiers/{dossier}/brieven/{plaats}/{brief}/{aan}/pdf", show_letter_pdf, MEDIA_pdf, .marks = 0), A_FILE(WEB_GET, "/en" base "/dossiers/{dossier}/brieven/{plaats}/{brief}/{aan}/pdf", show_letter_pdf, MEDIA_pdf, .marks = 0), \
    A_FILE(WEB_GET, base "/dossiers/{dossier}/termijnen.ics", show_calendar, MEDIA_calendar, .marks = 0), A_FILE(WEB_GET, "/en" base "/dossiers/{dossier}/termijnen.ics", show_calendar, MEDIA_calendar, .marks = 0), \
    PAGE(WEB_GET, base "/nieuw", show_begin_list), PAGE(WEB_GET, base "/nieuw/{proces}/{gebeurtenis}", show_begin_form), BIG_FORM(base "/nieuw/{proces}/{gebeurtenis}", take_begin_form), \
    PAGE(WEB_GET, base "/formulieren/{sleutel}", show_saved), PAGE_FORM(base "/formulieren/{sleutel}/weg", drop_saved)

static const struct web_route routes[] = {
    DESK("/inloggen", show_sign_in, .query = of_done), BIG_FORM("/inloggen", do_sign_in),
    PAGE(WEB_GET, "/inloggen/provider", go_to_provider), DESK("/inloggen/terug", come_back_from_provider, .query = of_provider),
    PAGE_FORM("/uitloggen", do_sign_out),
    PAGE(WEB_GET, "/rol", show_roles), PAGE_FORM("/rol", do_choose_role),
    DESK("/account", show_account, .query = of_done), PAGE_FORM("/account", take_account),
    DESK("/werk", show_work, .query = of_list), DESK("/mijn", show_mine, .query = of_list),
    OF_DOSSIER("/werk"), OF_DOSSIER("/mijn"),
    PAGE_FORM("/werk/dossiers/{dossier}/toewijzen", take_on),
    DESK("/werk/dossiers/{dossier}/registers", show_register_page, .query = of_done), PAGE_FORM("/werk/dossiers/{dossier}/registers", take_register_page),
    PAGE(WEB_GET, "/mijn/dossiers/{dossier}/gezien", show_seen),
    A_FILE(WEB_POST, "/mijn/dossiers/{dossier}/inzage", give_access, MEDIA_json, .accepts = { MEDIA_form }), A_FILE(WEB_POST, "/en/mijn/dossiers/{dossier}/inzage", give_access, MEDIA_json, .accepts = { MEDIA_form }),
    DESK("/werk/dossiers/{dossier}/concepten/{concept}", show_draft, .query = of_done), PAGE_FORM("/werk/dossiers/{dossier}/concepten/{concept}", take_draft),
    PAGE(WEB_GET, "/werk/dossiers/{dossier}/concepten/{concept}/brieven/{brief}/{aan}", show_draft_letter),
    { .method = WEB_GET, .path = "/brief.css", .handle = show_letter_style, .produces = { MEDIA_css }, .marks = WEB_LAW_DATA },
    PAGE(WEB_GET, "/werk/zoeken", show_search), PAGE_FORM("/werk/zoeken", take_search),
    PAGE(WEB_GET, "/werk/loonwaarden", show_records), PAGE_FORM("/werk/loonwaarden", take_records),
    PAGE(WEB_GET, "/werk/januari", show_january), PAGE_FORM("/werk/januari", start_january),
    PAGE(WEB_GET, "/werk/cijfers", show_figures),
    DESK("/werk/overdrachten", show_transfers, .query = of_done), PAGE_FORM("/werk/overdrachten/{overdracht}", take_transfer), PAGE_FORM("/werk/dossiers/{dossier}/overdragen", offer_transfer),
    A_FILE(WEB_GET, "/werk/werklijst.csv", give_list, MEDIA_csv, .query = of_list), A_FILE(WEB_GET, "/en/werk/werklijst.csv", give_list, MEDIA_csv, .query = of_list),
    A_FILE(WEB_GET, "/werk/werklijst.xlsx", give_list, MEDIA_xlsx, .query = of_list), A_FILE(WEB_GET, "/en/werk/werklijst.xlsx", give_list, MEDIA_xlsx, .query = of_list),
    A_FILE(WEB_GET, "/agenda/{sleutel}/termijnen.ics", show_feed, MEDIA_calendar, .marks = 0), A_FILE(WEB_GET, "/en/agenda/{sleutel}/termijnen.ics", show_feed, MEDIA_calendar, .marks = 0),
    DESK("/account/agenda", show_calendar_settings, .query = of_done), PAGE_FORM("/account/agenda", take_calendar_settings),
    A_FILE(WEB_POST, "/werk/dossiers/{dossier}/inzage", give_copy, MEDIA_json, .accepts = { MEDIA_form }), A_FILE(WEB_POST, "/en/werk/dossiers/{dossier}/inzage", give_copy, MEDIA_json, .accepts = { MEDIA_form }),
    DESK("/werk/deskundigen", show_experts, .query = of_done), PAGE_FORM("/werk/deskundigen", take_expert),
    DESK("/werk/accounts", show_accounts, .query = of_accounts),
    DESK("/werk/logboek", show_log_summary, .query = of_log),
    PAGE(WEB_GET, "/werk/tekst", show_text_check), BIG_FORM("/werk/tekst", take_text_check),
};
WEB_TABLE(desk, routes);
