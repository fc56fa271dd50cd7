/* SPDX-License-Identifier: EUPL-1.2 */
/* info.c: pages that ask nothing: privacy, accessibility, feedback, what to do about a failure, and files served as they are. */
#include "web/pages/info.h"

#include <string.h>

void show_privacy(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    if (p.settings->casework) view_true(p.view, "casework");
    page_show(&p, TEMPLATE_privacy, page_message(&p, M_privacy_title));
}

void show_accessibility(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    page_show(&p, TEMPLATE_accessibility, page_message(&p, M_accessibility_title));
}

void show_feedback(struct web_request *request, struct web_reply *reply)
{
    struct page p = page_start(request, reply);
    view_text(p.view, "feedback-address", p.settings->feedback);
    page_show(&p, TEMPLATE_feedback, page_message(&p, M_feedback_title));
}

void show_static(struct web_request *request, struct web_reply *reply)
{
    for (int32_t i = 0; i < static_file_count; i++) {
        const struct static_file *file = &static_files[i];
        if (strcmp(file->path, request->path) != 0) continue;
        reply->media = strstr(file->type, "css") ? MEDIA_css : strstr(file->type, "font") ? MEDIA_font : strstr(file->type, "svg") ? MEDIA_svg : MEDIA_text;
        reply->language = -1;
        bool small = request->gzip && file->packed_size;
        reply->fixed = small ? file->packed : file->bytes;
        reply->fixed_size = small ? file->packed_size : file->size;
        if (file->packed_size) web_add_header(reply, "Vary", "Accept-Encoding");
        if (small) web_add_header(reply, "Content-Encoding", "gzip");
        return;
    }
    web_fail(reply, FAULT_not_found, NULL, NULL);
}

void page_of_error(const struct web_request *request, struct web_reply *reply)
{
    static const struct { int status; enum message title, text; } known[] = {
        { 403, M_error_403_title, M_error_403 }, { 404, M_error_404_title, M_error_404 }, { 409, M_error_409_title, M_error_409 }, { 405, M_error_405_title, M_error_405 }, { 413, M_error_413_title, M_error_413 }, { 400, M_error_400_title, M_error_400 } };
    struct web_request own = *request;
    struct page p = page_start(&own, reply);
    enum message title = reply->status >= 500 ? M_error_500_title : M_error_400_title, text = reply->status >= 500 ? M_error_500 : M_error_400;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].status == reply->status) { title = known[i].title; text = known[i].text; }
    view_text(p.view, "error-title", messages[p.language][title]);
    view_text(p.view, "error-text", messages[p.language][text]);
    if (reply->detail[p.language]) view_text(p.view, "detail", reply->detail[p.language]);
    for (int32_t i = 0; i < reply->invalids; i++) {
        struct view *item = view_item(p.view, "invalid"), *v = view_start(p.arena);
        view_text(v, "field", reply->invalid[i].name);
        view_text(v, "allowed", reply->invalid[i].reason[p.language]);
        view_text(item, "invalid-text", page_format(&p, M_desk_error_field, v));
    }
    view_int(p.view, "status", reply->status);
    view_true(p.view, "not-indexed");
    if (page_is_whole(&p)) { page_show(&p, TEMPLATE_error, messages[p.language][title]); return; }
    /* No memory for the layout: the words alone. */
    reply->body.size = 0;
    reply->body.failed = false;
    text_put(&reply->body, p.language ? "<!doctype html><html lang=\"en\"><title>breed</title><h1>" : "<!doctype html><html lang=\"nl\"><title>breed</title><h1>");
    text_put(&reply->body, messages[p.language][title]);
    text_put(&reply->body, "</h1><p>");
    text_put(&reply->body, messages[p.language][text]);
    text_put(&reply->body, "</p></html>");
}
