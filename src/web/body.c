/* SPDX-License-Identifier: EUPL-1.2 */
/* body.c: whether a body may come, and what it says once it is there. */
#include "web/inside.h"

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* "application/json" or with charset=utf-8 behind it; nothing else. */
static bool names(const struct head_line *type, const char *media)
{
    const char *s = type->value;
    size_t size = type->value_size, word = 0;
    while (word < size && s[word] != ';' && !is_blank(s[word])) word++;
    if (!same_word(s, word, media)) return false;
    while (word < size && (is_blank(s[word]) || s[word] == ';')) word++;
    while (size > word && is_blank(s[size - 1])) size--;
    return word == size || same_word(s + word, size - word, "charset=utf-8") || same_word(s + word, size - word, "charset=\"utf-8\"");
}

static enum web_media media_of(const struct web_route *route, const struct head_line *type)
{
    for (int i = 0; type && i < 3 && route->accepts[i] != MEDIA_none; i++)
        if (names(type, web_media_names[route->accepts[i]])) return route->accepts[i];
    return MEDIA_none;
}

static bool fails(struct exchange *x, enum web_fault fault)
{
    web_fail(&x->reply, fault, NULL, NULL);
    return false;
}

bool body_expected(struct exchange *x)
{
    const struct web_route *route = x->request.route;
    bool some = x->chunked || x->length > 0;
    if (route->accepts[0] == MEDIA_none) {
        if (!some) return true;
        web_fail(&x->reply, FAULT_malformed, "Bij dit verzoek hoort geen inhoud.", "This request takes no body.");
        return false;
    }
    const struct head_line *type = head_find(&x->head, "content-type");
    if (head_find(&x->head, "content-encoding")) return fails(x, FAULT_media);
    if (some || type) {
        x->request.sent = media_of(route, type);
        if (x->request.sent == MEDIA_none) return fails(x, FAULT_media);
    }
    int64_t most = route->body_most ? route->body_most : WEB_BODY_USUAL;
    if (x->length > most) return fails(x, FAULT_too_large);
    if (some) return true;
    web_refuse(&x->reply, "", "verplicht", "de inhoud van het verzoek ontbreekt", "the body of the request is missing");
    return false;
}

static bool parse_form(struct exchange *x)
{
    int32_t most = x->request.service->limits->form_fields;
    struct web_pair *pair = arena_take(&x->arena, sizeof *pair * (size_t)most);
    int32_t n = pair ? pairs_read(&x->arena, x->request.body, x->request.body_size, true, pair, most) : -2;
    if (n == -2) return fails(x, FAULT_too_large);
    if (n < 0) {
        web_fail(&x->reply, FAULT_malformed, "Het formulier is niet goed gevormd.", "The form is not well formed.");
        return false;
    }
    x->request.form = pair;
    x->request.fields = n;
    return true;
}

static bool parse_json(struct exchange *x)
{
    struct problems problems;
    problems.count = 0;
    x->request.json = node_from_json(&x->arena, x->request.body, x->request.body_size, &problems);
    if (x->request.json) return true;
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) *problems.item[i].field = 0;
    web_refuse_problems(&x->reply, "", "vorm", &problems, 0);
    return false;
}

bool body_parse(struct exchange *x)
{
    if (x->request.sent == MEDIA_none || x->request.body_file >= 0) return true;
    if (x->received == 0) {
        web_refuse(&x->reply, "", "verplicht", "de inhoud van het verzoek ontbreekt", "the body of the request is missing");
        return false;
    }
    x->request.body = text_string(&x->body);
    x->request.body_size = x->body.size;
    if (x->request.sent == MEDIA_json) return parse_json(x);
    return x->request.sent == MEDIA_form ? parse_form(x) : true;
}
