/* SPDX-License-Identifier: EUPL-1.2 */
/* session.c: who asks, from the cookie; what a form must carry; and what is answered when somebody may not. */
#include "web/desk/desk.h"

#include <sodium.h>
#include <string.h>

/* ---- cookies ---- */

/* Reached under a name of this computer only: no TLS is possible or needed. Any other name wants it. */
static bool on_this_computer(const struct web_request *request)
{
    static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
    const char *host = web_header(request, "host");
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t size = strlen(names[i]);
        if (strncmp(host, names[i], size) == 0 && (!host[size] || host[size] == ':')) return true;
    }
    return false;
}

/* "__Host-" has the browser refuse the cookie without Secure, of another host or path. */
static void put_name(struct text *t, const struct web_request *request, const char *name)
{
    if (!on_this_computer(request)) text_put(t, "__Host-");
    text_put(t, name);
}

void desk_set_cookie(struct web_reply *reply, const char *name, const char *value, int32_t seconds)
{
    char room[400];
    struct text t = TEXT_IN(room);
    put_name(&t, reply->request, name);
    text_char(&t, '=');
    text_put(&t, value);
    text_put(&t, "; Path=/; HttpOnly; SameSite=Lax");
    if (!on_this_computer(reply->request)) text_put(&t, "; Secure");
    if (seconds >= 0) { text_put(&t, "; Max-Age="); text_int(&t, seconds); }
    text_string(&t);
    if (!t.failed) web_add_header(reply, "Set-Cookie", room);
}

const char *desk_cookie(const struct web_request *request, const char *name)
{
    char wanted[48];
    struct text t = TEXT_IN(wanted);
    put_name(&t, request, name);
    text_char(&t, '=');
    text_string(&t);
    for (const char *at = web_header(request, "cookie"); at && *at; ) {
        size_t size = strcspn(at, ";");
        if (size > t.size && strncmp(at, wanted, t.size) == 0 && size - t.size < DESK_COOKIE_MOST) return arena_copy(request->arena, at + t.size, size - t.size);
        at += size;
        while (*at == ';' || *at == ' ') at++;
    }
    return NULL;
}

/* Browsers tell where a request comes from; a form of another site must not be sent here, also before there is a session. */
bool desk_same_site(const struct web_request *request)
{
    const char *site = web_header(request, "sec-fetch-site");
    return !site || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0;
}

/* ---- roles, purposes, paths ---- */

bool desk_is_staff(enum case_role role) { return role != CASE_inwoner && role != CASE_vertegenwoordiger && role != CASE_werkgever; }
const char *desk_home(const struct viewer *viewer) { return desk_is_staff(viewer->role) ? "/werk" : "/mijn"; }
const char *desk_role(const struct page *p, enum case_role role) { return case_role_word[role].label[p->language]; }

/* What each role mostly looks for; searching and asking about others wants an answer of its own (purpose_chosen). */
static const char *usual_purpose(enum case_role role)
{
    static const char *const usual[CASE_ROLES] = { [CASE_inwoner] = "inzage-eigen-dossier", [CASE_vertegenwoordiger] = "inzage-eigen-dossier", [CASE_werkgever] = "aanvraag-doen", [CASE_consulent] = "aanvraag-behandelen" };
    return usual[role];
}

const struct purpose *desk_purpose(const struct viewer *viewer, const char *code)
{
    const struct purpose *wanted = code ? purpose_find(code) : NULL;
    if (code) return wanted && wanted->roles >> viewer->role & 1 ? wanted : NULL;
    if (usual_purpose(viewer->role)) return purpose_find(usual_purpose(viewer->role));
    for (int32_t i = 0; i < purpose_count; i++)
        if (purposes[i].roles >> viewer->role & 1) return &purposes[i];
    return NULL;
}

bool desk_may(struct desk *d, enum act act, enum resource resource)
{
    if (desk_can(d, act, resource)) return true;
    web_fail(d->page.reply, FAULT_forbidden, NULL, NULL);
    return false;
}

const char *desk_path(struct desk *d, const char *base, const char *const *parts)
{
    struct text t = { 0 };
    text_put(&t, base);
    for (; *parts; parts++) { text_char(&t, '/'); text_put(&t, *parts); }
    const char *path = page_text(&d->page, &t);
    return page_url(&d->page, path);
}

/* ---- forms ---- */

/* Ties a form to an account and an address without showing either. */
const char *desk_seal(struct desk *d, const char *path)
{
    struct text own = { 0 };
    char hex[65];
    text_put(&own, d->session.viewer.account);
    text_char(&own, '\n');
    text_put(&own, path);
    struct store_hash hash = store_hash(d->room->store, "formulier", text_string(&own), own.size);
    sodium_bin2hex(hex, sizeof hex, hash.bytes, sizeof hash.bytes);
    text_free(&own);
    const char *copy = arena_copy(d->page.arena, hex, sizeof hex - 1);
    return copy ? copy : "";
}

void desk_form(struct desk *d, struct view *v, const char *path)
{
    view_text(v, "action", path);
    view_text(v, "csrf", d->signed_in ? d->session.csrf : "");
    view_text(v, "seal", d->signed_in ? desk_seal(d, path) : "");
}

bool desk_seal_holds(struct desk *d, const char *path, const char *given)
{
    const char *own = desk_seal(d, path);
    return given && *own && strlen(given) == strlen(own) && sodium_memcmp(given, own, strlen(own)) == 0;
}

/* ---- the beginning of every page ---- */

static bool may_enter(const struct desk *d, enum desk_for what)
{
    enum case_role role = d->session.viewer.role;
    return what == DESK_work ? desk_is_staff(role) : what == DESK_own ? !desk_is_staff(role) : true;
}

static void begin_asking(struct desk *d)
{
    struct web_request *request = d->page.request;
    int64_t now = desk_now();
    d->asking = (struct asking){ .viewer = &d->session.viewer, .purpose = desk_purpose(&d->session.viewer, NULL), .now = now, .today = d->page.settings->today ? d->page.settings->today() : desk_day(now) };
    d->asking.trace = (struct people_trace){ request->trace.trace_id, request->trace.given ? request->trace.parent_id : NULL };
    d->base = d->signed_in ? desk_home(&d->session.viewer) : "/mijn";
}

/* Reads the session of the cookie; false: the people's room failed. */
static bool read_session(struct desk *d)
{
    const char *token = desk_cookie(d->page.request, "breed");
    enum people_status status = token ? people_session(d->room->people, d->page.arena, token, desk_now(), &d->session) : PEOPLE_EXPIRED;
    d->signed_in = status == PEOPLE_OK;
    if (status == PEOPLE_STORE) return desk_good_people(d, status);
    return true;
}

/* The token of the session must stand in the form. When the session is another one by now but the form was made for the same account, its writer is asked to send it again. */
static bool check_form(struct desk *d)
{
    struct web_request *request = d->page.request;
    const char *given = web_field(request, "csrf");
    if (!desk_same_site(request)) { web_fail(d->page.reply, FAULT_forbidden, "Dit formulier komt van een andere website.", "This form comes from another website."); return false; }
    if (given && people_csrf_holds(&d->session, given)) return true;
    if (desk_seal_holds(d, request->path, web_field(request, "zegel"))) { desk_sign_in_page(d, true, NULL); return false; }
    web_fail(d->page.reply, FAULT_forbidden, "Dit formulier is niet van deze sessie. Open de pagina opnieuw.", "This form is not of this session. Open the page again.");
    return false;
}

bool desk_begin(struct desk *d, struct web_request *request, struct web_reply *reply, enum desk_for what)
{
    *d = (struct desk){ .page = page_start(request, reply) };
    if (!desk_settings.where) { web_fail(reply, FAULT_not_found, NULL, NULL); return false; }
    d->problems = arena_take_zero(d->page.arena, sizeof *d->problems);
    d->room = room_of(request->desk, d->page.law);
    if (!d->problems || !d->room) { web_fail(reply, FAULT_busy, NULL, NULL); return false; }
    if (!read_session(d)) return false;
    begin_asking(d);
    view_true(d->page.view, "not-indexed");
    if (what == DESK_anyone) return true;
    if (!d->signed_in) { desk_sign_in_page(d, true, NULL); return false; }
    if (request->method == WEB_POST && !check_form(d)) return false;
    if (may_enter(d, what)) return true;
    web_fail(reply, FAULT_forbidden, NULL, NULL);
    return false;
}

/* ---- the end of every page ---- */

/* The line under the header: who, in which role, and the way out; and the places of this role. */
static void show_bar(struct desk *d)
{
    static const struct { const char *path; enum message name; enum resource resource; enum act act; bool staff, own; } places[] = {
        { "/werk", M_desk_nav_work, RESOURCE_werkvoorraad, ACT_read, true, false }, { "/werk/zoeken", M_desk_nav_search, RESOURCE_zoeken, ACT_read, true, false },
        { "/werk/nieuw", M_desk_nav_new, RESOURCE_dossier, ACT_write, true, false }, { "/werk/loonwaarden", M_desk_nav_records, RESOURCE_loonwaarderegister, ACT_read, true, false },
        { "/werk/januari", M_desk_nav_january, RESOURCE_januari, ACT_write, true, false }, { "/werk/cijfers", M_desk_nav_figures, RESOURCE_cijfers, ACT_read, true, false },
        { "/werk/overdrachten", M_desk_nav_transfers, RESOURCE_overdracht, ACT_read, true, false }, { "/werk/tekst", M_desk_nav_text, RESOURCE_concept, ACT_write, true, false },
        { "/beleid", M_policy_nav, RESOURCE_beleid, ACT_read, true, false },
        { "/werk/deskundigen", M_expert_nav, RESOURCE_deskundigen, ACT_read, true, false }, { "/werk/accounts", M_desk_nav_accounts, RESOURCE_accounts, ACT_read, true, false }, { "/werk/logboek", M_desk_nav_log, RESOURCE_logboek, ACT_read, true, false },
        { "/mijn", M_desk_nav_mine, RESOURCE_werkvoorraad, ACT_read, false, true }, { "/mijn/nieuw", M_desk_nav_apply, RESOURCE_dossier, ACT_write, false, true } };
    struct view *v = d->page.view;
    bool staff = desk_is_staff(d->session.viewer.role);
    if (!d->signed_in) return;
    view_true(v, "signed-in");
    view_text(v, "who-name", d->session.viewer.name);
    view_text(v, "who-role", desk_role(&d->page, d->session.viewer.role));
    view_text(v, "sign-out-url", page_url(&d->page, "/uitloggen"));
    view_text(v, "role-url", page_url(&d->page, "/rol"));
    view_text(v, "account-url", page_url(&d->page, "/account"));
    view_text(v, "bar-csrf", d->session.csrf);
    if (d->session.account.roles > 1 || d->session.account.represented) view_true(v, "may-choose-role");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        bool there = staff ? places[i].staff : places[i].own;
        bool can = places[i].resource == RESOURCE_accounts ? people_may(&d->session.viewer, ACT_read, RESOURCE_accounts, BELONGS_none) : desk_can(d, places[i].act, places[i].resource);
        if (!there || !can) continue;
        struct view *item = view_item(v, "desk-places");
        view_text(item, "name", messages[d->page.language][places[i].name]);
        view_text(item, "href", page_url(&d->page, places[i].path));
        if (strcmp(d->page.path, places[i].path) == 0 || (strcmp(places[i].path, "/beleid") == 0 && strncmp(d->page.path, "/beleid/", 8) == 0)) view_true(item, "here");
    }
}

void desk_show(struct desk *d, enum template_number content, const char *title)
{
    show_bar(d);
    page_show(&d->page, content, title);
}

void desk_go(struct desk *d, const char *path, const char *done)
{
    struct text t = { 0 };
    text_put(&t, path);
    if (done) { text_put(&t, "?gedaan="); text_put(&t, done); }
    web_see_other(d->page.reply, page_text(&d->page, &t));
}

void desk_show_done(struct desk *d)
{
    static const struct { const char *word; enum message message; } known[] = {
        { "bewaard", M_desk_done_saved }, { "toegevoegd", M_desk_done_added }, { "concept", M_desk_done_draft }, { "getekend", M_desk_done_signed }, { "weg", M_desk_done_dropped },
        { "begonnen", M_desk_done_begun }, { "account", M_desk_done_account }, { "toegewezen", M_desk_done_assigned }, { "overdracht", M_desk_done_transfer },
        { "opgezocht", M_register_done }, { "niet-opgezocht", M_register_not_done }, { "bewaard-lijst", M_expert_done },
        { "signaal", M_policy_signal_done }, { "gewogen", M_policy_weigh_done }, { "geteld", M_policy_count_done }, { "plan", M_policy_plan_done }, { "volgende", M_policy_next_done } };
    const char *done = web_query(d->page.request, "gedaan");
    for (size_t i = 0; done && i < sizeof known / sizeof *known; i++)
        if (strcmp(done, known[i].word) == 0) view_text(d->page.view, "done", messages[d->page.language][known[i].message]);
}

/* ---- failures ---- */

bool desk_good(struct desk *d, enum office_status status)
{
    static const enum web_fault faults[OFFICE_STATUSES] = { [OFFICE_FORBIDDEN] = FAULT_forbidden, [OFFICE_PURPOSE] = FAULT_forbidden, [OFFICE_ABSENT] = FAULT_not_found, [OFFICE_REFUSED] = FAULT_invalid,
        [OFFICE_CONFLICT] = FAULT_conflict, [OFFICE_ERASED] = FAULT_not_found, [OFFICE_STORE] = FAULT_busy };
    if (status == OFFICE_OK) return true;
    if (status == OFFICE_STORE) d->room->broken = true;
    if (status == OFFICE_REFUSED && d->problems->count) web_refuse_problems(d->page.reply, "", "waarde", d->problems, 0);
    else web_fail(d->page.reply, faults[status], office_status_text[status][0], office_status_text[status][1]);
    return false;
}

const char *desk_first_problem(struct desk *d)
{
    struct page *p = &d->page;
    struct view *v = view_start(p->arena);
    if (!d->problems->count) return messages[p->language][M_desk_error_other];
    view_text(v, "allowed", d->problems->item[0].allowed[p->language]);
    return page_format(p, M_desk_error_step, v);
}

bool desk_good_people(struct desk *d, enum people_status status)
{
    if (status == PEOPLE_OK) return true;
    if (status == PEOPLE_STORE) d->room->broken = true;
    web_fail(d->page.reply, status == PEOPLE_STORE || status == PEOPLE_UNREACHABLE ? FAULT_busy : status == PEOPLE_INVALID ? FAULT_invalid : FAULT_forbidden, people_status_text[status][0], people_status_text[status][1]);
    return false;
}
