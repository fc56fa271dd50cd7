/* SPDX-License-Identifier: EUPL-1.2 */
/* call.c: what every computation of the API begins with: the members of its body, the rule, the law as the caller wants it, the facts. */
#include "web/api/api.h"

#include "rules/registry.h"
#include "web/api/processing.h"
#include "web/pages/data.h"

struct api_settings api_settings;

/* ---- refusing ---- */

void call_refuse(struct api_call *call, const char *prefix, const char *name, const char *code, const char *nl, const char *en)
{
    char place[160];
    struct text text = TEXT_IN(place);
    text_put(&text, prefix);
    text_put(&text, name);
    web_refuse(call->reply, text_string(&text), code, nl, en);
}

bool call_good(const struct api_call *call) { return call->reply->fault == FAULT_none; }

void *call_take(struct api_call *call, size_t size)
{
    void *room = arena_take_zero(call->request->arena, size);
    if (!room) web_fail(call->reply, FAULT_busy, NULL, NULL);
    return room;
}

static void refuse_problems(struct api_call *call, const char *prefix, const char *code, const struct problems *problems, int32_t from)
{
    if (problems->count > from) web_refuse_problems(call->reply, prefix, code, problems, from);
}

/* ---- parts of a map ---- */

bool call_members(struct api_call *call, const struct node *map, const char *prefix, const char *const *names)
{
    bool good = true;
    for (const struct node *node = map->first; node && call->reply->invalids < WEB_INVALID_MOST; node = node->next) {
        int32_t i = 0;
        while (names[i] && !same_text(node->key, node->key_size, names[i])) i++;
        if (names[i]) continue;
        char allowed[2][400], name[72];
        struct text member = TEXT_IN(name);
        text_bytes(&member, node->key, node->key_size);
        for (int language = 0; language < 2; language++) {
            struct text text = TEXT_IN(allowed[language]);
            text_put(&text, language ? "this member does not exist here; there are " : "dit veld bestaat hier niet; wel zijn er ");
            for (i = 0; names[i]; i++) { text_put(&text, i ? ", " : ""); text_put(&text, names[i]); }
            text_string(&text);
        }
        call_refuse(call, prefix, text_string(&member), "onbekend", allowed[0], allowed[1]);
        good = false;
    }
    return good;
}

const struct node *call_text(struct api_call *call, const struct node *map, const char *prefix, const char *name, bool required)
{
    const struct node *node = node_get(map, name);
    if (node && node->kind == NODE_TEXT) return node;
    if (node) call_refuse(call, prefix, name, "vorm", "dit moet een tekst zijn", "this must be a text");
    else if (required) call_refuse(call, prefix, name, "verplicht", "dit veld ontbreekt", "this member is missing");
    return NULL;
}

date call_day(struct api_call *call, const struct node *map, const char *prefix, const char *name, date otherwise)
{
    const struct node *node = node_get(map, name);
    date day;
    if (!node) return otherwise;
    if (node->kind == NODE_TEXT && node->size == 10 && parse_date(node->text, 10, &day)) return day;
    call_refuse(call, prefix, name, "waarde", date_allowed[0], date_allowed[1]);
    return otherwise;
}

int64_t call_number(struct api_call *call, const struct node *map, const char *prefix, const char *name, int64_t least, int64_t most, int64_t otherwise)
{
    const struct node *node = node_get(map, name);
    int64_t number;
    if (!node) return otherwise;
    if (node->kind == NODE_NUMBER && parse_decimal(node->text, node->size, 0, false, &number) == NUMBER_OK && number >= least && number <= most) return number;
    char allowed[2][80];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_whole_between(&text, least, most, language);
        text_string(&text);
    }
    call_refuse(call, prefix, name, "waarde", allowed[0], allowed[1]);
    return otherwise;
}

const struct node *call_map(struct api_call *call, const struct node *map, const char *prefix, const char *name, enum node_kind kind)
{
    const struct node *node = node_get(map, name);
    if (!node || node->kind == kind) return node;
    if (kind == NODE_LIST) call_refuse(call, prefix, name, "vorm", "dit moet een lijst zijn", "this must be a list");
    else call_refuse(call, prefix, name, "vorm", "dit moet een object zijn", "this must be an object");
    return NULL;
}

static bool read_bool(struct api_call *call, const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    if (node && node->kind != NODE_TRUE && node->kind != NODE_FALSE) call_refuse(call, "", name, "vorm", "dit moet true of false zijn",
        "this must be true or false");
    return node && node->kind == NODE_TRUE;
}

/* ---- the rule ---- */

static void refuse_rule(struct api_call *call, const char *name, size_t size)
{
    char allowed[2][200];
    const char *nearest = rule_nearest(NULL, name, size);
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a name of GET /v1/regels" : "een naam uit GET /v1/regels");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest); text_char(&text, '?'); }
        text_string(&text);
    }
    call_refuse(call, "", "regel", "onbekend", allowed[0], allowed[1]);
}

const struct rule *api_rule_of_path(struct web_request *request, struct web_reply *reply)
{
    const char *name = web_part(request, "naam");
    const struct rule *rule = name ? rule_find(name, strlen(name)) : NULL;
    if (!rule) web_fail(reply, FAULT_not_found, "Er is geen regel met die naam. GET /v1/regels noemt ze.",
        "There is no rule of that name. GET /v1/regels lists them.");
    return rule;
}

static bool find_rule(struct api_call *call, bool needed)
{
    const struct node *name = call_text(call, call->body, "", "regel", needed && !web_part(call->request, "naam"));
    const struct rule *named = name ? rule_find(name->text, name->size) : NULL;
    if (name && !named) refuse_rule(call, name->text, name->size);
    if (!web_part(call->request, "naam")) { call->rule = named; return true; }
    call->rule = api_rule_of_path(call->request, call->reply);
    if (call->rule && named && named != call->rule)
        call_refuse(call, "", "regel", "waarde", "dezelfde regel als in het adres, of niet geven", "the same rule as in the address, or left out");
    return call->rule != NULL;
}

/* ---- the law ---- */

static const struct reform_file *find_reform(const char *name, size_t size)
{
    for (int32_t i = 0; i < reform_file_count; i++)
        if (same_text(name, size, reform_files[i].name)) return &reform_files[i];
    return NULL;
}

static void refuse_reform(struct api_call *call, const char *prefix)
{
    char allowed[400];
    struct text text = TEXT_IN(allowed);
    for (int32_t i = 0; i < reform_file_count; i++) { text_put(&text, i ? ", " : ""); text_put(&text, reform_files[i].name); }
    call_refuse(call, prefix, "wet", "onbekend", text_string(&text), text_string(&text));
}

/* Reforms by name only: a caller brings no law of its own. */
static int32_t read_reforms(struct api_call *call, const struct api_wish *wish, const struct law_overlay **overlays, int32_t count, int32_t most)
{
    for (int i = 0; i < 2; i++) {
        const struct node *list = wish->map[i] ? call_map(call, wish->map[i], wish->prefix[i], "wet", NODE_LIST) : NULL;
        for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
            const struct reform_file *file = node->kind == NODE_TEXT ? find_reform(node->text, node->size) : NULL;
            struct law_overlay *overlay = file && count < most ? call_take(call, sizeof *overlay) : NULL;
            if (!file || count == most) { refuse_reform(call, wish->prefix[i]); return count; }
            if (!overlay || !law_overlay_read(overlay, call->request->arena, file->name, file->bytes, file->size, NULL)) { web_fail(call->reply,
                FAULT_internal, NULL, NULL); return count; }
            overlays[count++] = overlay;
        }
    }
    return count;
}

static void refuse_choice(struct api_call *call, const char *prefix, const struct node *node)
{
    char name[72];
    struct text text = TEXT_IN(name);
    text_bytes(&text, node->key, node->key_size < 60 ? node->key_size : 0);
    call_refuse(call, prefix, text_string(&text), "onbekend", "een code van GET /v1/keuzes", "a code of GET /v1/keuzes");
}

static void take_choices(struct api_call *call, const struct api_wish *wish, struct law *law)
{
    for (int i = 0; i < 2; i++) {
        const struct node *map = wish->map[i] ? call_map(call, wish->map[i], wish->prefix[i], "keuzes", NODE_MAP) : NULL;
        char prefix[80];
        struct text text = TEXT_IN(prefix);
        struct problems problems;
        problems.count = 0;
        text_put(&text, wish->prefix[i]);
        text_put(&text, "keuzes.");
        for (const struct node *node = map ? map->first : NULL; node && problems.count < PROBLEMS_KEPT; node = node->next) {
            int32_t before = problems.count;
            if (!law_find_choice(law->tables->book, node->key, node->key_size)) { refuse_choice(call, text_string(&text), node); problems.count++; }
            else if (!law_choose(law, node->key, node->key_size, node->kind == NODE_TEXT ? node->text : "", node->kind == NODE_TEXT ? node->size : 0,
                &problems))
                refuse_problems(call, text_string(&text), "waarde", &problems, before);
        }
    }
}

/* Options of the service that were taken beside those of its reforms go before what a reform of the call takes. */
static void keep_options(const struct law_tables *base, struct law *law)
{
    for (int32_t i = 0; i < LAW_CHOICES; i++)
        if (base->law.option[i]) { law->option[i] = base->law.option[i]; law->dated &= base->law.dated | ~((uint64_t)1 << i); }
}

bool call_law(struct api_call *call, const struct api_wish *wish, struct api_law *out)
{
    enum { OVERLAYS_MOST = 32 };
    const struct law_overlay *overlays[OVERLAYS_MOST];
    const struct web_service *service = call->request->service;
    date known_on = service->law->known_on, law_of = service->law->frozen ? service->law->law_of : DATE_NEVER;
    date day = known_on, frozen = law_of;
    int32_t count = service->overlay_count < OVERLAYS_MOST / 2 ? service->overlay_count : OVERLAYS_MOST / 2;
    for (int32_t i = 0; i < count; i++) overlays[i] = service->overlays[i];
    for (int i = 0; i < 2; i++) {
        if (!wish->map[i]) continue;
        day = call_day(call, wish->map[i], wish->prefix[i], "bekendOp", day);
        frozen = call_day(call, wish->map[i], wish->prefix[i], "rechtVan", frozen);
    }
    int32_t all = read_reforms(call, wish, overlays, count, OVERLAYS_MOST);
    out->tables = service->law;
    if (call->reply->fault && call->reply->fault != FAULT_invalid) return false;
    bool other = all > count || day != known_on || frozen != law_of;
    if (other) {
        out->owns = true;
        out->tables = &out->own;
        if (!law_build(&out->own, overlays, all, day) || (frozen != DATE_NEVER && !law_freeze(&out->own, frozen))) {
            web_fail(call->reply, FAULT_busy, NULL, NULL);
            return false;
        }
    }
    out->law = out->tables->law;
    if (other) keep_options(service->law, &out->law);
    take_choices(call, wish, &out->law);
    return true;
}

void api_law_end(struct api_law *law)
{
    if (law->owns) law_free(&law->own);
    law->owns = false;
}

/* ---- begin and end ---- */

static void read_language(struct api_call *call)
{
    const struct node *language = call_text(call, call->body, "", "taal", false);
    if (!language) return;
    if (!node_is(language, "nl") && !node_is(language, "en")) { call_refuse(call, "", "taal", "waarde", "nl of en", "nl or en"); return; }
    if (web_query(call->request, "taal")) return;
    call->reply->language = call->language = call->request->language = node_is(language, "en");
}

bool call_begin(struct api_call *call, struct web_request *request, struct web_reply *reply, const char *const *members, bool needs_rule)
{
    *call = (struct api_call){ .request = request, .reply = reply, .body = request->json, .language = request->language };
    call->law.tables = request->service->law;
    if (!call->body || call->body->kind != NODE_MAP) {
        web_refuse(reply, "", "vorm", "de inhoud moet een JSON-object zijn", "the body must be a JSON object");
        return false;
    }
    call_members(call, call->body, "", members);
    read_language(call);
    call->strict = read_bool(call, call->body, "strikt");
    processing_read(call);
    bool found = find_rule(call, needs_rule);
    struct api_wish wish = { { call->body, NULL }, { "", "" } };
    bool law = call_law(call, &wish, &call->law);
    return found && law && (call->rule || !needs_rule);
}

void call_end(struct api_call *call, const char *name)
{
    if (call->subjects) processing_record(call, name);
    api_law_end(&call->law);
}

void call_done(struct api_call *call)
{
    text_char(&call->reply->body, '\n');
    if (call->reply->body.failed) web_fail(call->reply, FAULT_busy, NULL, NULL);
}

/* ---- facts and outcomes ---- */

/* As many mistakes as are kept are told; what comes behind them is not looked at, so that a body of nothing but mistakes costs little. */
void call_facts(struct api_call *call, struct decision *d, const struct node *map, const char *prefix)
{
    uint64_t seen = 0;
    for (const struct node *node = map ? map->first : NULL; node && d->problems.count < PROBLEMS_KEPT; node = node->next) {
        int32_t fact = rule_fact(d->rule, node->key, node->key_size), before = d->problems.count;
        bool twice = fact >= 0 && seen >> fact & 1;         /* once as urenPerWeek and once as uren_per_week */
        if (fact < 0) tell_unknown_fact(d->rule, node->key, node->key_size, 0, &d->problems);
        else if (twice) problem_add(&d->problems, 0, d->rule->facts[fact].term->name, node->text, node->text ? node->size : 0, "elk feit hoogstens één keer",
            "each fact at most once");
        else { fact_set_node(d->rule, &d->facts, fact, node, &d->problems); seen |= (uint64_t)1 << fact; }
        refuse_problems(call, prefix, fact < 0 ? "onbekend" : twice ? "dubbel" : "waarde", &d->problems, before);
    }
}

/* The one fact of the rule that is a municipality. */
void call_municipality(struct api_call *call, struct decision *d, const struct node *node, const char *prefix)
{
    int32_t found = -1, count = 0, before = d->problems.count;
    for (uint32_t k = 0; k < d->rule->fact_count; k++)
        if (d->rule->facts[k].term->kind == KIND_code && !d->rule->facts[k].term->region) { found = (int32_t)k; count++; }
    if (count != 1)
        call_refuse(call, prefix, "gemeente", "waarde", count ? "geef de gemeenten van deze regel als feit" : "deze regel vraagt niet naar een gemeente",
            count ? "give the municipalities of this rule as facts" : "this rule does not ask for a municipality");
    else if ((facts_head(&d->facts)->given | facts_head(&d->facts)->unknown) >> found & 1)
        call_refuse(call, prefix, "gemeente", "dubbel", "geef de gemeente hier of als feit, niet allebei", "give the municipality here or as a fact, not both");
    else fact_set_node(d->rule, &d->facts, found, node, &d->problems);
    refuse_problems(call, prefix, "waarde", &d->problems, before);
}

static void refuse_outcome(struct api_call *call, const struct rule *rule)
{
    char allowed[800];
    struct text text = TEXT_IN(allowed);
    for (uint32_t k = 0; k < rule->outcome_count; k++) { text_put(&text, k ? ", " : ""); text_put(&text, rule->outcomes[k].term->name); }
    call_refuse(call, "", "uitkomsten", "onbekend", text_string(&text), text_string(&text));
}

static void read_outcomes(struct api_call *call, struct decision *d)
{
    const struct node *list = call_map(call, call->body, "", "uitkomsten", NODE_LIST);
    uint64_t asked = 0;
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        int32_t k = node->kind == NODE_TEXT ? rule_outcome(d->rule, node->text, node->size) : -1;
        if (k < 0) { refuse_outcome(call, d->rule); break; }
        asked |= (uint64_t)1 << k;
    }
    if (asked) d->outcomes = asked;
}

void call_decision(struct api_call *call, struct decision *d)
{
    decision_start(d, call->rule, &call->law.law, call->strict);
    read_outcomes(call, d);
    call_facts(call, d, call_map(call, call->body, "", "feiten", NODE_MAP), "feiten.");
    const struct node *municipality = node_get(call->body, "gemeente");
    if (municipality) call_municipality(call, d, municipality, "");
}

bool call_make(struct api_call *call, struct decision *d, const char *prefix)
{
    int32_t before = d->problems.count;
    decision_make(d);
    refuse_problems(call, prefix, "waarde", &d->problems, before);
    return call_good(call);
}

void words_of_day(struct api_words *words, const struct decision *d)
{
    if (!words) return;
    words->given = facts_head(&d->facts)->given >> d->rule->reference & 1;
    words->on = decision_day(d);
}

bool api_query_day(struct web_request *request, struct web_reply *reply, const char *name, date *day, bool *given)
{
    const char *value = web_query(request, name);
    *given = value != NULL;
    if (!value || (strlen(value) == 10 && parse_date(value, 10, day))) return true;
    web_refuse(reply, name, "waarde", date_allowed[0], date_allowed[1]);
    return false;
}

/* By the last part of their names: one of them does not stand in web/api/. */
const struct embedded_file *api_file(const char *name)
{
    size_t size = strlen(name);
    for (int32_t i = 0; i < api_files_count; i++) {
        size_t whole_size = strlen(api_files[i].name);
        if (whole_size >= size && strcmp(api_files[i].name + whole_size - size, name) == 0) return &api_files[i];
    }
    return NULL;
}
