/* SPDX-License-Identifier: EUPL-1.2 */
/* sign_in.c: signing in with a local account or a provider of identities, choosing a role, signing out; and a form that outlives its session. */
#include "web/desk/desk.h"

#include <sodium.h>
#include <stdatomic.h>
#include <string.h>

enum { BROWSER_SECONDS = 600 };

/* ---- where to go afterwards ---- */

/* A path of this service and nothing else: no scheme, host, query or second slash at its beginning. */
static const char *safe_path(const char *path)
{
    if (!path || path[0] != '/' || path[1] == '/') return NULL;
    for (const char *c = path; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || strchr("/-_.", *c))) return NULL;
    return strlen(path) < 300 ? path : NULL;
}

static bool is_secret(const char *name) { return strcmp(name, "csrf") == 0 || strcmp(name, "wachtwoord") == 0 || strcmp(name, "code") == 0 || strcmp(name, "doe") == 0; }

/* What was typed into the form that could not be taken, as hidden fields: of a first time under "b." and its name, of another attempt as it came. */
static void keep_typed(struct desk *d)
{
    const struct web_request *request = d->page.request;
    bool again = strcmp(d->page.path, "/inloggen") == 0;
    for (int32_t i = 0; i < request->fields; i++) {
        const char *name = request->form[i].name;
        bool kept = strncmp(name, "b.", 2) == 0;
        if (again ? !kept : is_secret(name)) continue;
        struct view *item = view_item(d->page.view, "kept");
        struct text t = { 0 };
        text_put(&t, again ? "" : "b.");
        text_put(&t, name);
        view_take(item, "kept-name", &t);
        view_bytes(item, "kept-value", request->form[i].value, request->form[i].size);
    }
}

/* The form that was kept, to be looked at again and then sent: nothing is done by signing in alone. prefix: of the names as they came. */
static void show_again(struct desk *d, const char *path, const char *prefix)
{
    const struct web_request *request = d->page.request;
    size_t size = strlen(prefix);
    for (int32_t i = 0; i < request->fields; i++) {
        const char *name = request->form[i].name;
        if (strncmp(name, prefix, size) != 0 || is_secret(name + size) || strcmp(name + size, "zegel") == 0) continue;
        struct view *item = view_item(d->page.view, "kept");
        view_text(item, "kept-name", name + size);
        view_bytes(item, "kept-value", request->form[i].value, request->form[i].size);
    }
    desk_form(d, d->page.view, path);
    desk_show(d, TEMPLATE_desk_again, page_message(&d->page, M_desk_again_title));
}

/* Is there any account yet? Asked until there is one. */
static bool any_account(struct desk *d)
{
    static atomic_bool some;
    struct account *account;
    struct store_hash next;
    int32_t count = 0;
    bool more;
    if (atomic_load(&some)) return true;
    if (people_accounts(d->room->people, d->page.arena, NULL, &account, &count, &next, &more) != PEOPLE_OK || count > 0) atomic_store(&some, true);
    return count > 0 || atomic_load(&some);
}

void desk_sign_in_page(struct desk *d, bool expired, const char *message)
{
    struct page *p = &d->page;
    struct web_request *request = p->request;
    const char *to = safe_path(web_field(request, "naar"));
    bool posted = request->method == WEB_POST && strcmp(p->path, "/inloggen") != 0;
    if (d->signed_in) { show_again(d, request->path, ""); return; }
    if (expired && strcmp(p->path, "/inloggen") != 0) to = safe_path(request->path);
    if (request->method == WEB_POST) keep_typed(d);
    if (posted) view_true(p->view, "form-kept");
    view_text(p->view, "to", to);
    view_text(p->view, "action", page_url(p, "/inloggen"));
    view_text(p->view, "error", message);
    view_text(p->view, "error-at", "naam");
    view_text(p->view, "login", strcmp(p->path, "/inloggen") == 0 ? web_field(request, "naam") : NULL);
    if (expired) view_true(p->view, "expired");
    if (!any_account(d)) view_true(p->view, "no-accounts");
    if (desk_settings.provider) view_text(p->view, "provider-url", page_url(p, "/inloggen/provider"));
    p->reply->status = message ? 400 : expired && posted ? 403 : 200;
    struct text t = { 0 };
    if (message) { text_put(&t, messages[p->language][M_error_prefix]); text_put(&t, ": "); }
    text_put(&t, page_message(p, expired && posted ? M_desk_expired_title : M_desk_sign_in_title));
    page_show(p, TEMPLATE_desk_sign_in, page_text(p, &t));
}

void show_sign_in(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_anyone)) return;
    if (d.signed_in) { desk_go(&d, page_url(&d.page, desk_home(&d.session.viewer)), NULL); return; }
    desk_sign_in_page(&d, false, NULL);
}

/* Somebody signed in: cookie, then the form that was kept, the page that was asked for, the choice of roles, or the first page of the role. */
static void welcome(struct desk *d)
{
    struct page *p = &d->page;
    const char *to = safe_path(web_field(p->request, "naar")), *seal = web_field(p->request, "b.zegel");
    desk_set_cookie(p->reply, "breed", d->session.token, -1);
    d->signed_in = true;
    d->base = desk_home(&d->session.viewer);
    if (to && desk_seal_holds(d, to, seal)) { show_again(d, to, "b."); return; }
    if (to && strcmp(to, page_url(p, "/inloggen")) != 0 && !seal) { web_see_other(p->reply, to); return; }
    desk_go(d, page_url(p, d->session.account.roles > 1 ? "/rol" : d->base), NULL);
}

void do_sign_in(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_anyone)) return;
    const char *login = web_field(request, "naam"), *password = web_field(request, "wachtwoord"), *code = web_field(request, "code");
    if (!desk_same_site(request)) { web_fail(reply, FAULT_forbidden, "Dit formulier komt van een andere website.", "This form comes from another website."); return; }
    d.signed_in = false;                        /* a sign-in begins anew, whatever session there was */
    if (!login || !*login || !password || !*password) { desk_sign_in_page(&d, false, page_message(&d.page, M_desk_sign_in_empty)); return; }
    enum people_status status = people_sign_in(d.room->people, d.page.arena, login, password, code && *code ? code : NULL, d.asking.now, &d.session);
    if (status == PEOPLE_STORE) { desk_good_people(&d, status); return; }
    if (status != PEOPLE_OK) { desk_sign_in_page(&d, false, people_status_text[status][d.page.language]); return; }
    welcome(&d);
}

void do_sign_out(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_anyone)) return;
    const char *given = web_field(request, "csrf");
    if (d.signed_in && !(given && people_csrf_holds(&d.session, given))) { web_fail(reply, FAULT_forbidden, NULL, NULL); return; }
    if (d.signed_in && !desk_good_people(&d, people_sign_out(d.room->people, desk_cookie(request, "breed")))) return;
    desk_set_cookie(reply, "breed", "", 0);
    web_see_other(reply, page_url(&d.page, "/inloggen"));
}

/* ---- roles ---- */

static void put_place(struct text *t, const struct page *p, const struct people_role *role)
{
    int64_t code = 0;
    const struct law_municipality *m = NULL;
    if (role->municipality && *role->municipality && parse_decimal(role->municipality, strlen(role->municipality), 0, false, &code) == NUMBER_OK) m = law_find_municipality(p->tables->book, (int32_t)code);
    text_put(t, desk_role(p, role->role));
    if (m) { text_put(t, ", "); text_put(t, m->name); }
}

void show_roles(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    const struct account *account = &d.session.account;
    for (int32_t i = 0; i < account->roles; i++) {
        if (account->role[i].since > d.asking.today || account->role[i].until < d.asking.today) continue;
        for (int32_t k = -1; k < (account->role[i].role == CASE_vertegenwoordiger ? account->represented : 0); k++) {
            if (k < 0 && account->role[i].role == CASE_vertegenwoordiger && account->represented) continue;
            struct view *item = view_item(d.page.view, "roles");
            struct text t = { 0 };
            put_place(&t, &d.page, &account->role[i]);
            if (k >= 0) { view_int(item, "represented", k + 1); text_put(&t, page_format(&d.page, M_desk_role_represents, item)); }
            view_take(item, "role-label", &t);
            text_int(&t, i);
            text_char(&t, '.');
            text_int(&t, k);
            view_take(item, "role-value", &t);
        }
    }
    desk_form(&d, d.page.view, request->path);
    desk_show(&d, TEMPLATE_desk_roles, page_message(&d.page, M_desk_roles_title));
}

void do_choose_role(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    const char *chosen = web_field(request, "rol"), *point = chosen ? strchr(chosen, '.') : NULL;
    int64_t role = -1, represented = -1;
    bool good = point && parse_decimal(chosen, (size_t)(point - chosen), 0, false, &role) == NUMBER_OK && parse_decimal(point + 1, strlen(point + 1), 0, false, &represented) == NUMBER_OK
        && role >= 0 && role < d.session.account.roles && represented >= -1 && represented < d.session.account.represented;
    if (!good) { web_refuse(reply, "rol", "waarde", "kies een van de rollen", "choose one of the roles"); return; }
    if (!desk_good_people(&d, people_choose(d.room->people, d.page.arena, desk_cookie(request, "breed"), (int32_t)role, (int32_t)represented, d.asking.now, &d.session))) return;
    desk_set_cookie(reply, "breed", d.session.token, -1);
    desk_go(&d, page_url(&d.page, desk_home(&d.session.viewer)), NULL);
}

/* ---- a provider of identities ---- */

/* A random value that ties the answer to the browser that asked. */
static const char *new_browser(struct desk *d)
{
    unsigned char bytes[24];
    char hex[49];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    const char *copy = arena_copy(d->page.arena, hex, sizeof hex - 1);
    return copy ? copy : "";
}

void go_to_provider(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *url, *detail = "";
    if (!desk_begin(&d, request, reply, DESK_anyone)) return;
    if (!desk_settings.provider) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    const char *browser = new_browser(&d);
    enum people_status status = people_oidc_begin(d.room->people, d.page.arena, desk_settings.provider, browser, d.asking.now, &url, &detail);
    if (status != PEOPLE_OK) { desk_sign_in_page(&d, false, people_status_text[status][d.page.language]); return; }
    desk_set_cookie(reply, "breed-inloggen", browser, BROWSER_SECONDS);
    web_see_other(reply, url);
}

void come_back_from_provider(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    const char *state = web_query(request, "state"), *code = web_query(request, "code"), *detail = "";
    if (!desk_begin(&d, request, reply, DESK_anyone)) return;
    if (!desk_settings.provider) { web_fail(reply, FAULT_not_found, NULL, NULL); return; }
    const char *browser = desk_cookie(request, "breed-inloggen");
    enum people_status status = state && code && browser ? people_oidc_finish(d.room->people, d.page.arena, desk_settings.provider, browser, state, code, d.asking.now, &d.session, &detail) : PEOPLE_REFUSED;
    d.signed_in = false;
    if (status != PEOPLE_OK) { desk_sign_in_page(&d, false, people_status_text[status][d.page.language]); return; }
    desk_set_cookie(reply, "breed-inloggen", "", 0);
    welcome(&d);
}
