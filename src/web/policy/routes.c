/* SPDX-License-Identifier: EUPL-1.2 */
/* routes.c: the pages of policy: path and handler, in both languages, each with its tables as files. */
#include "web/policy/policy.h"

static const char *const of_day[] = { "op", "gedaan", NULL }, *const of_comparison[] = { "op", "persoon", "van", "naar", "regio", "lijn", NULL }, *const of_year[] = { "jaar", "op", "gedaan", NULL },
    *const of_contact[] = { "gemeente", "op", NULL }, *const of_record[] = { "controle", "over", "rol", "doelgroep", "stap", NULL };

#define BOTH(way, at, handler, media, ...) { .method = (way), .path = (at), .handle = (handler), .produces = { media }, __VA_ARGS__ }, { .method = (way), .path = "/en" at, .handle = (handler), .produces = { media }, __VA_ARGS__ }
#define POLICY(at, handler, asks) BOTH(WEB_GET, at, handler, MEDIA_html, .query = (asks)), \
    { .method = WEB_GET, .path = at "/tabel/{tabel}/{vorm}", .handle = (handler), .produces = { MEDIA_csv, MEDIA_json }, .query = (asks) }, \
    { .method = WEB_GET, .path = "/en" at "/tabel/{tabel}/{vorm}", .handle = (handler), .produces = { MEDIA_csv, MEDIA_json }, .query = (asks) }

#define BIG_FORM(at, handler) PAGE_ROUTE(WEB_POST, at, handler, .accepts = { MEDIA_form }, .body_most = 128 * 1024), PAGE_ROUTE(WEB_POST, "/en" at, handler, .accepts = { MEDIA_form }, .body_most = 128 * 1024)

static const struct web_route routes[] = {
    POLICY("/beleid", show_policy_start, of_day),
    POLICY("/beleid/verordeningen", show_ordinances, of_day), POLICY("/beleid/verordeningen/{code}", show_ordinance, of_day), POLICY("/beleid/verordeningen/{code}/controle", show_ordinance_checks, of_day),
    POLICY("/beleid/controles", show_all_checks, of_day),
    POLICY("/beleid/verordeningen/{code}/ontwerp", show_draft_ordinance, of_day),
    { .method = WEB_GET, .path = "/beleid/verordeningen/{code}/ontwerp/{bestand}", .handle = give_draft_ordinance, .produces = { MEDIA_html, MEDIA_text, MEDIA_json }, .query = of_day },
    POLICY("/beleid/verschillen", show_sides, of_day),
    POLICY("/beleid/contactpunt", show_contact, of_contact),
    BOTH(WEB_GET, "/beleid/matchen", show_match_form, MEDIA_html, .query = of_day), BIG_FORM("/beleid/matchen", take_match_form),
    POLICY("/beleid/vergelijken", show_comparison, of_comparison),
    BOTH(WEB_GET, "/beleid/vergelijken/grafiek", show_comparison_chart, MEDIA_svg, .query = of_comparison), BOTH(WEB_GET, "/beleid/vergelijken/kaart", show_comparison_map, MEDIA_svg, .query = of_comparison),
    BOTH(WEB_GET, "/beleid/invoeringstoets", show_assessment, MEDIA_html, .query = of_day), BOTH(WEB_GET, "/beleid/invoeringstoets/pdf", show_assessment_pdf, MEDIA_pdf, .query = of_day),
    BOTH(WEB_GET, "/beleid/invoeringstoets/document", show_assessment_json, MEDIA_json, .query = of_day),
    POLICY("/beleid/invoeringstoets/onderdelen", show_assessment_tables, of_day), POLICY("/beleid/invoeringstoets/onderdelen/{onderdeel}", show_assessment_tables, of_day),
    BOTH(WEB_GET, "/beleid/invoeringstoets/volgende", show_next_form, MEDIA_html, .query = of_day), PAGE_FORM("/beleid/invoeringstoets/volgende", take_next_form),
    BOTH(WEB_GET, "/beleid/invoeringstoets/eerder/{toets}", show_earlier_assessment, MEDIA_html, .query = of_day),
    POLICY("/beleid/vervolg", show_follow_ups, of_day),
    POLICY("/beleid/dashboard", show_dashboard, of_year), PAGE_FORM("/beleid/dashboard", take_count),
    POLICY("/beleid/signalen", show_signals, of_day), BOTH(WEB_GET, "/beleid/signalen/{signaal}", show_signal, MEDIA_html, .query = of_day), PAGE_FORM("/beleid/signalen/{signaal}", take_weighing),
    BOTH(WEB_GET, "/beleid/signaal", show_signal_form, MEDIA_html, .query = of_day), PAGE_FORM("/beleid/signaal", take_signal_form),
    POLICY("/beleid/voorbereiding", show_plan, of_day), BOTH(WEB_GET, "/beleid/voorbereiding/verslag", show_plan_report, MEDIA_html, .query = of_day),
    BOTH(WEB_GET, "/beleid/voorbereiding/{onderdeel}/{stuk}", show_plan_record, MEDIA_html, .query = of_record), PAGE_FORM("/beleid/voorbereiding/{onderdeel}/{stuk}", take_plan_record),
};
WEB_TABLE(policy, routes);
