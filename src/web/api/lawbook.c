/* SPDX-License-Identifier: EUPL-1.2 */
/* lawbook.c: the law as data: glossary, parameters through time, choices, statutes and the sixteen measures. */
#include "web/api/api.h"

#include "base/members.h"
#include "examples/survey.h"
#include "explain/lawbook.h"
#include "law/cite.h"
#include "rules/registry.h"

static void done(struct web_reply *reply) { text_put(&reply->body, "]\n"); }

/* Their own list goes by name: what a caller does not find here, no rule asks or answers. */
static void glossary_list(struct web_request *request, struct web_reply *reply)
{
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++) lawbook_term_json(&reply->body, &glossary[i], request->language);
    done(reply);
}

static void one_term(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++) {
        if (strcmp(glossary[i].name, name) != 0) continue;
        lawbook_term_json(&reply->body, &glossary[i], request->language);
        text_char(&reply->body, '\n');
        return;
    }
    web_fail(reply, FAULT_not_found, "Er is geen begrip met die naam. GET /v1/begrippen noemt ze.",
        "There is no term of that name. GET /v1/begrippen lists them.");
}

/* ---- parameters ---- */

static void parameters(struct web_request *request, struct web_reply *reply)
{
    date on;
    bool given;
    if (!api_query_day(request, reply, "peildatum", &on, &given)) return;
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < law_book.parameter_count; i++) {
        if (given) lawbook_values_json(&reply->body, &request->service->law->law, &law_book.parameters[i], -1, &on, request->language);
        else lawbook_parameter_json(&reply->body, &law_book.parameters[i], request->language);
    }
    done(reply);
}

static void one_parameter(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    const struct law_parameter *parameter = law_find_parameter(&law_book, name, strlen(name));
    date on;
    bool given;
    if (!parameter) {
        web_fail(reply, FAULT_not_found, "Er is geen parameter met die naam. GET /v1/parameters noemt ze.",
            "There is no parameter of that name. GET /v1/parameters lists them.");
        return;
    }
    if (!api_query_day(request, reply, "peildatum", &on, &given)) return;
    text_char(&reply->body, '[');
    lawbook_values_json(&reply->body, &request->service->law->law, parameter, -1, given ? &on : NULL, request->language);
    done(reply);
}

/* ---- choices and statutes ---- */

static void choices(struct web_request *request, struct web_reply *reply)
{
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < law_book.choice_count; i++) lawbook_choice_json(&reply->body, &law_book.choices[i], request->language);
    done(reply);
}

/* Links go to the version of a day: that of the query, else the last day that the law of the program covers. */
static bool day_of_links(struct web_request *request, struct web_reply *reply, date *on)
{
    bool given;
    *on = law_book.covered[0].until;
    return api_query_day(request, reply, "peildatum", on, &given);
}

static void statutes(struct web_request *request, struct web_reply *reply)
{
    date on;
    if (!day_of_links(request, reply, &on)) return;
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < law_book.statute_count; i++) lawbook_statute_json(&reply->body, &law_book.statutes[i], on, request->language);
    done(reply);
}

static void one_statute(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    const struct law_statute *statute = law_find_statute(&law_book, name, strlen(name));
    date on;
    if (!statute) { web_fail(reply, FAULT_not_found, "Er is geen wet met die naam. GET /v1/wetten noemt ze.",
        "There is no statute of that name. GET /v1/wetten lists them."); return; }
    if (!day_of_links(request, reply, &on)) return;
    lawbook_statute_json(&reply->body, statute, on, request->language);
    text_char(&reply->body, '\n');
}

/* ---- measures ---- */

static void put_measure(struct text *out, const struct law_measure *measure, int language)
{
    int32_t cases = 0, checked = 0;
    uint64_t open = 0;
    put_open(out, NULL, '{');
    put_key(out, "nummer"); text_int(out, measure->number);
    put_member(out, "titel", measure->title[language]);
    put_date(out, "vanaf", measure->from, DATE_NEVER);
    put_open(out, "grondslagen", '[');
    for (int32_t i = 0; i < measure->cite_count; i++) { put_comma(out); put_string(out, measure->cites[i]); }
    text_char(out, ']');
    put_open(out, "regels", '[');
    for (int32_t i = 0; i < rule_count; i++) {
        if (!(rules[i]->measures >> measure->number & 1)) continue;
        const struct survey *survey = survey_of(rules[i]);
        put_comma(out);
        put_string(out, rules[i]->name);
        cases += survey->cases;
        checked += survey->checked;
        open |= survey->choices;
    }
    text_char(out, ']');
    put_key(out, "voorbeelden"); text_int(out, cases);
    put_key(out, "nagekeken"); text_int(out, checked);
    put_open(out, "keuzes", '[');
    for (; open; open &= open - 1) { put_comma(out); put_string(out, law_book.choices[__builtin_ctzll(open)].code); }
    text_char(out, ']');
    put_open(out, "nietInEenRegel", '[');
    for (int32_t i = 0; i < measure->uncovered_count; i++) { put_comma(out); put_string(out, measure->uncovered[i][language]); }
    text_put(out, "]}");
}

static void measures(struct web_request *request, struct web_reply *reply)
{
    text_char(&reply->body, '[');
    for (int32_t i = 0; i < law_book.measure_count; i++) put_measure(&reply->body, &law_book.measures[i], request->language);
    done(reply);
}

static const char *const plain[] = { "taal", NULL }, *const dated[] = { "peildatum", "taal", NULL };
#define LAW(at, handler, names, id) { .method = WEB_GET, .path = (at), .handle = (handler), .produces = { MEDIA_json }, .query = (names), \
    .marks = WEB_LAW_DATA, ABOUT(id, false) }
static const struct web_route routes[] = {
    LAW("/v1/begrippen", glossary_list, plain, "begrippen"),
    LAW("/v1/begrippen/{naam}", one_term, plain, "begrip"),
    LAW("/v1/parameters", parameters, dated, "parameters"),
    LAW("/v1/parameters/{naam}", one_parameter, dated, "parameter"),
    LAW("/v1/keuzes", choices, plain, "keuzes"),
    LAW("/v1/wetten", statutes, dated, "wetten"),
    LAW("/v1/wetten/{naam}", one_statute, dated, "wet"),
    LAW("/v1/maatregelen", measures, plain, "maatregelen"),
};
WEB_TABLE(lawbook, routes);
