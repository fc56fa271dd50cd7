/* SPDX-License-Identifier: EUPL-1.2 */
/* accounts.c: one's own account with its roles and password, and for who checks that, all accounts with their roles. */
#include "web/desk/desk.h"

#include <sodium.h>
#include <string.h>

static const char *place_name(struct page *p, const char *municipality)
{
    int64_t code = 0;
    const struct law_municipality *m = NULL;
    if (municipality && *municipality && parse_decimal(municipality, strlen(municipality), 0, false, &code) == NUMBER_OK) m = law_find_municipality(p->tables->book, (int32_t)code);
    return m ? m->name : NULL;
}

static void show_account_roles(struct desk *d, struct view *v, const struct account *account)
{
    struct page *p = &d->page;
    for (int32_t i = 0; i < account->roles; i++) {
        struct view *item = view_item(v, "roles");
        view_text(item, "role", desk_role(p, account->role[i].role));
        view_text(item, "role-place", place_name(p, account->role[i].municipality));
        if (account->role[i].since > DATE_FIRST && account->role[i].since < DATE_LAST) view_text(item, "role-since", page_date(p, account->role[i].since));
        if (account->role[i].until > DATE_FIRST && account->role[i].until < DATE_LAST) view_text(item, "role-until", page_date(p, account->role[i].until));
    }
}

/* ---- all of them ---- */

static bool read_cursor(const struct web_request *request, struct store_hash *cursor)
{
    const char *hex = web_query(request, "na");
    size_t size = 0;
    return hex && sodium_hex2bin(cursor->bytes, sizeof cursor->bytes, hex, strlen(hex), NULL, &size, NULL) == 0 && size == sizeof cursor->bytes;
}

void show_accounts(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    struct account *account = NULL;
    struct store_hash cursor, next;
    int32_t count = 0;
    bool more = false;
    if (!desk_begin(&d, request, reply, DESK_work)) return;
    if (!people_may(&d.session.viewer, ACT_read, RESOURCE_accounts, BELONGS_none)) { web_fail(reply, FAULT_forbidden, NULL, NULL); return; }
    bool from = read_cursor(request, &cursor);
    if (!desk_good_people(&d, people_accounts(d.room->people, d.page.arena, from ? &cursor : NULL, &account, &count, &next, &more))) return;
    for (int32_t i = 0; i < count; i++) {
        struct view *item = view_item(d.page.view, "accounts");
        view_text(item, "login", account[i].login);
        view_text(item, "name", account[i].name);
        if (account[i].blocked) view_true(item, "blocked");
        if (account[i].second_factor) view_true(item, "second-factor");
        show_account_roles(&d, item, &account[i]);
    }
    if (more) {
        char hex[65];
        struct text t = { 0 };
        sodium_bin2hex(hex, sizeof hex, next.bytes, sizeof next.bytes);
        text_put(&t, request->path);
        text_put(&t, "?na=");
        text_put(&t, hex);
        view_take(d.page.view, "next-url", &t);
    }
    desk_show(&d, TEMPLATE_desk_accounts, page_message(&d.page, M_desk_accounts_title));
}

/* ---- one's own ---- */

static void show_own(struct desk *d, const char *error, const char *address)
{
    struct page *p = &d->page;
    desk_show_done(d);
    view_text(p->view, "login", d->session.account.login);
    view_text(p->view, "own-name", d->session.account.name);
    if (d->session.account.second_factor) view_true(p->view, "second-factor");
    show_account_roles(d, p->view, &d->session.account);
    view_text(p->view, "error", error);
    view_text(p->view, "error-at", "oud");
    view_text(p->view, "second-address", address);
    desk_form(d, p->view, p->request->path);
    if (error) p->reply->status = 400;
    desk_show(d, TEMPLATE_desk_account, page_message(p, M_desk_account_title));
}

void show_account(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (desk_begin(&d, request, reply, DESK_signed_in)) show_own(&d, NULL, NULL);
}

/* The old password is asked once more: a session left open must not be enough. Every other session of the account ends. */
static void change_password(struct desk *d)
{
    struct session again;
    const struct web_request *request = d->page.request;
    int language = d->page.language;
    const char *old = web_field(request, "oud"), *fresh = web_field(request, "nieuw"), *repeated = web_field(request, "herhaald"), *code = web_field(request, "code");
    if (!old || !*old || !fresh || !*fresh) { show_own(d, messages[language][M_desk_error_needed], NULL); return; }
    if (!repeated || strcmp(fresh, repeated) != 0) { show_own(d, messages[language][M_desk_error_repeated], NULL); return; }
    enum people_status status = people_sign_in(d->room->people, d->page.arena, d->session.account.login, old, code && *code ? code : NULL, d->asking.now, &again);
    if (status == PEOPLE_STORE) { desk_good_people(d, status); return; }
    if (status != PEOPLE_OK) { show_own(d, people_status_text[status][language], NULL); return; }
    struct account account = again.account;
    status = people_put_account(d->room->people, &account, fresh, d->problems);
    if (status == PEOPLE_INVALID && d->problems->count) { show_own(d, d->problems->item[0].allowed[language], NULL); return; }
    if (!desk_good_people(d, status)) return;
    (void)people_end_sessions(d->room->people, account.id);
    desk_set_cookie(d->page.reply, "breed", "", 0);
    desk_go(d, page_url(&d->page, "/inloggen"), "account");
}

static void begin_second(struct desk *d)
{
    const char *address = NULL;
    enum people_status status = people_second_begin(d->room->people, d->page.arena, d->session.viewer.account, &address);
    if (desk_good_people(d, status)) show_own(d, NULL, address);
}

static void confirm_second(struct desk *d)
{
    const char *code = web_field(d->page.request, "code");
    enum people_status status = people_second_confirm(d->room->people, d->session.viewer.account, code ? code : "", d->asking.now);
    if (status == PEOPLE_WRONG || status == PEOPLE_INVALID) { show_own(d, people_status_text[status][d->page.language], NULL); return; }
    if (desk_good_people(d, status)) desk_go(d, d->page.request->path, "account");
}

void take_account(struct web_request *request, struct web_reply *reply)
{
    struct desk d;
    if (!desk_begin(&d, request, reply, DESK_signed_in)) return;
    const char *does = web_field(request, "doe");
    if (does && strcmp(does, "tweede") == 0) begin_second(&d);
    else if (does && strcmp(does, "tweede-klaar") == 0) confirm_second(&d);
    else change_password(&d);
}
