/* SPDX-License-Identifier: EUPL-1.2 */
/* match.c: the match aid on a page: vacancies and candidates as somebody pastes them, laid side by side with the reason for every point. Nothing of it is kept. */
#include "web/policy/policy.h"

#include <string.h>
#include "match/match.h"

static const char *const parts[] = { "vacatures", "kandidaten", "reistijden", "bestand" };

static const char *typed(const struct policy *p, const char *name)
{
    const char *value = web_field(p->d.page.request, name);
    return value ? value : "";
}

static void show_form(struct policy *p)
{
    static const enum message labels[] = { M_policy_match_vacancies, M_policy_match_candidates, M_policy_match_journeys, M_policy_match_file }, hints[] = { M_policy_match_vacancies_hint, M_policy_match_candidates_hint, M_policy_match_journeys_hint, M_policy_match_file_hint };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct view *area = view_item(p->d.page.view, "areas");
        view_text(area, "area-name", parts[i]);
        view_text(area, "area-label", policy_message(p, labels[i]));
        view_text(area, "area-hint", policy_message(p, hints[i]));
        view_text(area, "area-value", typed(p, parts[i]));
    }
    if (strcmp(typed(p, "volgorde"), "kandidaat") == 0) view_true(p->d.page.view, "by-candidate");
    policy_problems(p);
    desk_form(&p->d, p->d.page.view, POLICY_PATH(p, "matchen"));
    policy_end(p, TEMPLATE_policy_match, M_policy_match_title, M_policy_match_lead);
}

void show_match_form(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    if (policy_begin(&p, request, reply, POLICY_own)) show_form(&p);
}

static void pair_row(struct policy *p, struct sheet *s, const struct match_pair *pair, bool by_candidate)
{
    int language = p->d.page.language;
    struct text points = { 0 }, why = { 0 };
    match_put_points(&points, pair->low, pair->high, language);
    for (int32_t i = 0; i < pair->reasons; i++) {
        if (i) text_put(&why, "; ");
        match_put_reason(&why, pair, &pair->reason[i], language);
    }
    const char *vacancy = *pair->vacancy->title ? pair->vacancy->title : pair->vacancy->code, *candidate = pair->candidate->code;
    sheet_text(s, by_candidate ? candidate : vacancy);
    sheet_text(s, by_candidate ? vacancy : candidate);
    if (pair->out) sheet_text(s, policy_message(p, M_policy_match_out)); else sheet_int(s, pair->rank);
    sheet_take(s, &points);
    sheet_take(s, &why);
}

/* The file that was asked for with a button: the same as breed match gives. */
static void give_file(struct policy *p, const struct match_result *result, bool csv)
{
    struct web_reply *reply = p->d.page.reply;
    (csv ? match_csv : match_json)(&reply->body, result, p->d.page.language);
    reply->media = csv ? MEDIA_csv : MEDIA_json;
    web_add_header(reply, "Content-Disposition", csv ? "attachment; filename=\"breed-match.csv\"" : "attachment; filename=\"breed-match.json\"");
}

void take_match_form(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[2][5] = { { M_policy_col_vacancy, M_policy_col_candidate, M_policy_col_rank, M_policy_col_points, M_policy_col_why }, { M_policy_col_candidate, M_policy_col_vacancy, M_policy_col_rank, M_policy_col_points, M_policy_col_why } };
    struct policy p;
    struct match_input input;
    struct match_result result;
    bool good = true;
    if (!policy_begin(&p, request, reply, POLICY_own)) return;
    bool by_candidate = strcmp(typed(&p, "volgorde"), "kandidaat") == 0;
    match_start(&input);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*typed(&p, parts[i])) good &= match_add(&input, p.d.page.arena, typed(&p, parts[i]), strlen(typed(&p, parts[i])), p.d.problems);
    good = good && match_complete(&input, p.d.problems);
    if (!good) { if (!p.d.problems->count) p.failed = true; show_form(&p); return; }
    if (!match_rank(&result, p.d.page.arena, &input, by_candidate)) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    const char *does = typed(&p, "doe");
    if (strcmp(does, "csv") == 0 || strcmp(does, "json") == 0) { give_file(&p, &result, strcmp(does, "csv") == 0); return; }
    struct sheet *s = sheet_of(&p, "volgorde", policy_message(&p, M_policy_match_result), heads[by_candidate], 5);
    for (int32_t i = 0; i < result.pairs; i++) pair_row(&p, s, &result.pair[i], by_candidate);
    view_true(p.d.page.view, "matched");
    view_true(p.d.page.view, "without-files");
    show_form(&p);
}
