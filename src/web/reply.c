/* SPDX-License-Identifier: EUPL-1.2 */
/* reply.c: an answer under construction, and what a failure looks like to a program and to a person. */
#include "web/inside.h"

#include <unistd.h>

static const struct { int status; const char *code, *title[2], *detail[2]; } faults[FAULTS] = {
    [FAULT_none] = { 200, "", { "", "" }, { "", "" } },
    [FAULT_malformed] = { 400, "onjuist-verzoek", { "Het verzoek klopt niet", "The request is not right" },
        { "Het verzoek is niet goed gevormd.", "The request is not well formed." } },
    [FAULT_invalid] = { 400, "ongeldige-invoer", { "De invoer klopt niet", "The input is not right" },
        { "Een of meer gegevens kloppen niet. Hieronder staat welke, en wat wel mag.", "One or more items are not right. Below stands which, and what is allowed." } },
    [FAULT_not_found] = { 404, "niet-gevonden", { "Niet gevonden", "Not found" }, { "Op dit adres staat niets.", "There is nothing at this address." } },
    [FAULT_method] = { 405, "methode-niet-toegestaan", { "Dit kan niet op dit adres", "Not possible at this address" },
        { "Dit adres kent deze methode niet. De header Allow noemt de methoden die wel mogen.", "This address does not know this method. The header Allow names those it does." } },
    [FAULT_not_acceptable] = { 406, "vorm-niet-mogelijk", { "Die vorm is er niet", "Not available in that form" },
        { "Het antwoord is er niet in een vorm die de header Accept noemt.", "The answer is not available in a form that the header Accept names." } },
    [FAULT_slow] = { 408, "te-langzaam", { "Het verzoek kwam te langzaam", "The request came too slowly" },
        { "Het verzoek was niet op tijd compleet.", "The request was not complete in time." } },
    [FAULT_conflict] = { 409, "conflict", { "Dit kan nu niet", "Not possible now" }, { "Het verzoek past niet bij wat er al staat.", "The request does not fit what is there already." } },
    [FAULT_length] = { 411, "lengte-nodig", { "De lengte ontbreekt", "The length is missing" },
        { "Zet de lengte van de inhoud in de header Content-Length; in stukken sturen (chunked) kan niet.",
          "Put the length of the body into the header Content-Length; sending in chunks is not possible." } },
    [FAULT_too_large] = { 413, "te-groot", { "Het verzoek is te groot", "The request is too large" }, { "De inhoud is groter dan hier mag.", "The body is larger than is allowed here." } },
    [FAULT_uri_long] = { 414, "adres-te-lang", { "Het adres is te lang", "The address is too long" }, { "Het adres is langer dan mag.", "The address is longer than is allowed." } },
    [FAULT_media] = { 415, "soort-niet-mogelijk", { "Deze soort inhoud kan niet", "This kind of body is not possible" },
        { "De header Content-Type noemt een soort die hier niet mag.", "The header Content-Type names a kind that is not allowed here." } },
    [FAULT_expect] = { 417, "verwachting", { "Dit kan de server niet beloven", "The server cannot promise this" },
        { "De header Expect vraagt iets wat deze server niet doet.", "The header Expect asks for something that this server does not do." } },
    [FAULT_headers_large] = { 431, "headers-te-groot", { "De headers zijn te groot", "The headers are too large" },
        { "Er zijn te veel headers, of ze zijn te lang.", "There are too many headers, or they are too long." } },
    [FAULT_unknown_method] = { 501, "methode-onbekend", { "Deze methode bestaat hier niet", "This method does not exist here" },
        { "De server kent deze methode niet.", "The server does not know this method." } },
    [FAULT_busy] = { 503, "te-druk", { "Het lukt nu niet", "Not possible right now" }, { "De server heeft nu te weinig ruimte. Probeer het later nog eens.",
        "The server is short of room. Please try again later." } },
    [FAULT_version] = { 505, "http-versie", { "Deze versie van HTTP kan niet", "This version of HTTP is not possible" }, { "De server kent HTTP/1.0 en HTTP/1.1.",
        "The server knows HTTP/1.0 and HTTP/1.1." } },
    [FAULT_unauthorized] = { 401, "niet-aangemeld", { "Eerst inloggen", "Sign in first" },
        { "Dit kan alleen met een geldig token: Authorization: Bearer ...", "This needs a valid token: Authorization: Bearer ..." } },
    [FAULT_forbidden] = { 403, "niet-toegestaan", { "Dit mag u niet", "You may not do this" },
        { "Bij uw rol hoort dit recht niet.", "Your role does not have this right." } },
    [FAULT_internal] = { 500, "fout-in-de-server", { "Er ging iets mis", "Something went wrong" },
        { "Dit is een fout van de server. Er is geen uitkomst.", "This is a fault of the server. There is no outcome." } },
};

int fault_status(enum web_fault fault) { return faults[fault].status; }
const char *web_fault_code(enum web_fault fault) { return faults[fault].code; }
const char *web_fault_title(enum web_fault fault, int language) { return faults[fault].title[language]; }

void reply_begin(struct web_reply *reply, struct web_request *request)
{
    struct text body = reply->body;
    body.size = 0;
    body.failed = false;
    *reply = (struct web_reply){ .request = request, .status = 200, .body = body, .file = -1 };
}

void web_add_header(struct web_reply *reply, const char *name, const char *value)
{
    const char *copy = arena_copy(reply->request->arena, value, strlen(value));
    if (!copy || reply->headers == WEB_HEADERS_MOST || strpbrk(copy, "\r\n")) { web_fail(reply, FAULT_internal, NULL, NULL); return; }
    reply->header[reply->headers].name = name;
    reply->header[reply->headers++].value = copy;
}

void web_reply_file(struct web_reply *reply, int file, int64_t size)
{
    if (reply->file >= 0) (void)close(reply->file);
    reply->file = file;
    reply->file_size = size;
}

void web_see_other(struct web_reply *reply, const char *path)
{
    reply->status = 303;
    web_add_header(reply, "Location", path);
}

/* The first fault stays; what was wrong with the input before it, too. */
void web_fail(struct web_reply *reply, enum web_fault fault, const char *nl, const char *en)
{
    const char *detail[2] = { nl, en };
    if (reply->fault) return;
    reply->fault = fault;
    reply->status = faults[fault].status;
    for (int i = 0; i < 2; i++) {
        const char *copy = detail[i] ? arena_copy(reply->request->arena, detail[i], strlen(detail[i])) : NULL;
        reply->detail[i] = copy ? copy : faults[fault].detail[i];
    }
}

void web_refuse(struct web_reply *reply, const char *name, const char *code, const char *nl, const char *en)
{
    struct arena *arena = reply->request->arena;
    web_fail(reply, FAULT_invalid, NULL, NULL);
    if (!reply->invalid) reply->invalid = arena_take(arena, sizeof *reply->invalid * WEB_INVALID_MOST);
    if (!reply->invalid || reply->invalids == WEB_INVALID_MOST) return;
    struct web_invalid one = { arena_copy(arena, name, strlen(name)), code, { arena_copy(arena, nl, strlen(nl)), arena_copy(arena, en, strlen(en)) } };
    if (one.name && one.reason[0] && one.reason[1]) reply->invalid[reply->invalids++] = one;
}

void web_refuse_problems(struct web_reply *reply, const char *prefix, const char *code, const struct problems *problems, int32_t from)
{
    for (int32_t i = from; i < problems->count && i < PROBLEMS_KEPT; i++) {
        const struct problem *problem = &problems->item[i];
        char name[160], reason[2][320];
        struct text text = TEXT_IN(name);
        text_put(&text, prefix);
        text_put(&text, problem->field);
        for (int language = 0; language < 2; language++) {
            struct text why = TEXT_IN(reason[language]);
            if (*problem->value) { text_char(&why, '\''); text_put(&why, problem->value); text_put(&why, "' "); }
            text_put(&why, language ? "is not allowed; allowed: " : "mag niet; toegestaan: ");
            text_put(&why, problem->allowed[language]);
            text_string(&why);
        }
        web_refuse(reply, text_string(&text), code, reason[0], reason[1]);
    }
    if (from >= problems->count) web_fail(reply, FAULT_busy, NULL, NULL);       /* refused without a word: memory ran out */
}

/* ---- failures ---- */

static void put_string(struct text *text, const char *name, const char *value)
{
    text_put(text, name);
    text_json(text, value, strlen(value));
}

static void put_problem(struct text *text, const struct web_reply *reply)
{
    int language = reply->request->language;
    text_put(text, "{\"type\":\"about:blank\",\"status\":");
    text_int(text, reply->status);
    put_string(text, ",\"title\":", faults[reply->fault].title[language]);
    put_string(text, ",\"detail\":", reply->detail[language]);
    if (*reply->request->path) put_string(text, ",\"instance\":", reply->request->path);
    put_string(text, ",\"code\":", faults[reply->fault].code);
    if (reply->invalids) text_put(text, ",\"invalidParams\":[");
    for (int32_t i = 0; i < reply->invalids; i++) {
        put_string(text, i ? ",{\"name\":" : "{\"name\":", reply->invalid[i].name);
        put_string(text, ",\"code\":", reply->invalid[i].code);
        put_string(text, ",\"reason\":", reply->invalid[i].reason[language]);
        text_char(text, '}');
    }
    text_put(text, reply->invalids ? "]}\n" : "}\n");
}

static void put_escaped(struct text *text, const char *string) { text_html(text, string, strlen(string), false); }

static void put_plain_page(struct text *text, const struct web_reply *reply)
{
    int language = reply->request->language;
    text_put(text, language ? "<!DOCTYPE html>\n<html lang=\"en\">\n" : "<!DOCTYPE html>\n<html lang=\"nl\">\n");
    text_put(text, "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    put_escaped(text, faults[reply->fault].title[language]);
    text_put(text, "</title></head>\n<body><main><h1>");
    put_escaped(text, faults[reply->fault].title[language]);
    text_put(text, "</h1>\n<p>");
    put_escaped(text, reply->detail[language]);
    text_put(text, "</p>\n");
    if (reply->invalids) text_put(text, "<ul>\n");
    for (int32_t i = 0; i < reply->invalids; i++) {
        text_put(text, "<li>");
        put_escaped(text, reply->invalid[i].name);
        text_put(text, *reply->invalid[i].name ? ": " : "");
        put_escaped(text, reply->invalid[i].reason[language]);
        text_put(text, "</li>\n");
    }
    if (reply->invalids) text_put(text, "</ul>\n");
    text_put(text, language ? "<p><a href=\"/\">To the start page</a></p></main></body>\n</html>\n" : "<p><a href=\"/\">Naar de startpagina</a></p></main></body>\n</html>\n");
}

void reply_error(struct exchange *x)
{
    struct web_reply *reply = &x->reply;
    if (reply->file >= 0) (void)close(reply->file);
    reply->file = -1;
    reply->fixed = NULL;
    reply->headers = 0;
    reply->body.size = 0;
    reply->body.failed = false;
    reply->language = x->request.language;
    reply->status = faults[reply->fault].status;
    reply->media = x->request.api ? MEDIA_problem : MEDIA_html;
    if (reply->fault == FAULT_unauthorized && x->request.api) web_add_header(reply, "WWW-Authenticate", "Bearer");
    if (x->request.api) put_problem(&reply->body, reply);
    else if (x->request.service->error_page) x->request.service->error_page(&x->request, reply);
    else put_plain_page(&reply->body, reply);
}

void put_slow_answer(struct text *text)
{
    static const char body[] = "{\"type\":\"about:blank\",\"status\":408,\"title\":\"Het verzoek kwam te langzaam\",\"detail\":\"Het verzoek was niet op tijd compleet.\",\"code\":\"te-langzaam\"}\n";
    text_put(text, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
        "Referrer-Policy: no-referrer\r\nStrict-Transport-Security: max-age=31536000\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
        "Content-Type: application/problem+json\r\nContent-Length: ");
    text_int(text, (int64_t)sizeof body - 1);
    text_put(text, "\r\n\r\n");
    text_put(text, body);
}
