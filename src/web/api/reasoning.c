/* SPDX-License-Identifier: EUPL-1.2 */
/* reasoning.c: what may still be asked, what must change for another outcome, and two decisions side by side. */
#include "web/api/api.h"

#include "explain/compare.h"
#include "explain/questions.h"
#include "explain/whatif.h"
#include "reason/asking/form.h"
#include "rules/registry.h"

/* ---- POST /v1/vragen/_zoek ---- */

/* The state of the body, or a new form for its rule. */
static bool open_form(struct api_call *call, struct form *form)
{
    const struct node *state = call_text(call, call->body, "", "stand", false), *name = call_text(call, call->body, "", "rol", false);
    unsigned role = name ? form_role(name->text, name->size) : 0;
    if (name && !role) call_refuse(call, "", "rol", "waarde", "inwoner, werkgever, gemeente of uwv", "inwoner, werkgever, gemeente or uwv");
    if (!state && !call->rule) call_refuse(call, "", "regel", "verplicht", "de naam van een regel, of een stand", "the name of a rule, or a state (stand)");
    if (!call_good(call)) return false;
    if (!state) { form_start(form, call->rule, role); return true; }
    struct problems problems;
    problems.count = 0;
    if (!form_read(form, &call->law.law, state->text, state->size, &problems)) { web_refuse_problems(call->reply, "", "waarde", &problems, 0); return false; }
    if (call->rule && call->rule != form->rule) call_refuse(call, "", "regel", "waarde", "de regel waarmee de vragen begonnen",
        "the rule with which the questions began");
    if (role && role != form->roles) call_refuse(call, "", "rol", "waarde", "de rol waarmee de vragen begonnen; begin anders opnieuw",
        "the role with which the questions began; otherwise start again");
    call->rule = form->rule;
    return call_good(call);
}

/* The facts of this call become answers, in the order in which they were written. */
static void take_answers(struct form *form, const struct node *map, const struct decision *d)
{
    for (const struct node *node = map ? map->first : NULL; node; node = node->next) {
        int32_t fact = rule_fact(d->rule, node->key, node->key_size);
        if (fact < 0) continue;
        struct text value = { 0 };
        if (facts_head(&d->facts)->unknown >> fact & 1) text_put(&value, "onbekend");
        else term_put(&value, d->rule->facts[fact].term, d->facts.bytes + d->rule->facts[fact].offset, false);
        form_answer(form, (uint32_t)fact, text_string(&value), value.size, NULL);
        text_free(&value);
    }
}

static void answer_questions(struct api_call *call, struct form *form, struct decision *d, struct api_words *words)
{
    uint64_t aside = 0;
    struct text state = { 0 };
    if (call_good(call)) {
        take_answers(form, node_get(call->body, "feiten"), d);
        form_situation(form, &call->law.law, &d->facts, &aside);
    }
    if (!call_make(call, d, "feiten.")) return;
    struct questions *questions = call_take(call, sizeof *questions);
    struct search *search = arena_take(&call->request->desk->look, sizeof *search);
    struct missing *missing = search ? arena_take(&call->request->desk->look, sizeof *missing) : NULL;
    bool good = questions && missing
        && questions_find(questions, missing, search, d->rule, d->lasting, &d->facts, d->outcomes, d->strict, form->roles ? form->roles : EVERYONE,
            EFFORT_USUAL, &call->request->desk->look);
    form_write(&state, form, &call->law.law);
    struct asked asked = { d, questions, missing, form->roles, aside, text_string(&state) };
    words_of_day(words, d);
    if (!good || state.failed) web_fail(call->reply, FAULT_busy, NULL, NULL);
    else {
        questions_json(&call->reply->body, &asked, call->language);
        call_done(call);
        asked.state = NULL;             /* how to go on at a command line is nothing for a tool */
        if (words) questions_text(&words->text, &asked, call->language);
    }
    text_free(&state);
}

void api_questions(struct web_request *request, struct web_reply *reply, struct api_words *words)
{
    static const char *const members[] = { CALL_MEMBERS, "rol", "stand", "terug", NULL };
    struct api_call call;
    struct form *form = arena_take(request->arena, sizeof *form);
    if (!form) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    struct decision *d = &request->desk->decision;
    if (call_begin(&call, request, reply, members, false) && open_form(&call, form)) {
        const struct node *back = node_get(call.body, "terug");
        if (back && back->kind != NODE_TRUE && back->kind != NODE_FALSE) call_refuse(&call, "", "terug", "vorm", "dit moet true of false zijn",
            "this must be true or false");
        else if (back && back->kind == NODE_TRUE && !form_back(form)) call_refuse(&call, "", "terug", "waarde", "een stand met antwoorden",
            "a state (stand) with answers");
        call_decision(&call, d);
        answer_questions(&call, form, d, words);
    }
    call_end(&call, "zoekVragen");
}

/* ---- POST /v1/wijzigingen/_zoek ---- */

static int32_t read_targets(struct api_call *call, struct target target[TARGETS_MOST])
{
    const struct node *list = call_map(call, call->body, "", "doelen", NODE_LIST);
    struct problems problems;
    int32_t count = 0;
    problems.count = 0;
    if (call_good(call) && (!list || !list->first)) call_refuse(call, "", "doelen", "verplicht",
        "een lijst met doelen, zoals \"recht=ja\" of \"bedragPerMaand>=1000\"", "a list of targets, such as \"recht=ja\" or \"bedragPerMaand>=1000\"");
    if (list && list->count > TARGETS_MOST) { call_refuse(call, "", "doelen", "waarde", "hoogstens 16 doelen", "at most 16 targets"); return 0; }
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        if (node->kind != NODE_TEXT) call_refuse(call, "", "doelen", "vorm", "elk doel is een tekst", "each target is a text");
        else if (target_read(&target[count], call->rule, node->text, node->size, &problems)) count++;
    }
    if (problems.count) web_refuse_problems(call->reply, "doelen.", "waarde", &problems, 0);
    return count;
}

void api_changes(struct web_request *request, struct web_reply *reply, struct api_words *words)
{
    static const char *const members[] = { CALL_MEMBERS, "doelen", NULL };
    struct api_call call;
    struct decision *now = &request->desk->decision;
    struct target target[TARGETS_MOST];
    if (call_begin(&call, request, reply, members, true)) {
        int32_t targets = read_targets(&call, target);
        call_decision(&call, now);
        now->outcomes = 0;
        for (int32_t i = 0; i < targets; i++) now->outcomes |= (uint64_t)1 << target[i].outcome;
        struct whatif *found = call_take(&call, sizeof *found);
        struct search *search = arena_take(&request->desk->look, sizeof *search);
        if (call_make(&call, now, "feiten.")) {
            if (!search || !whatif_find(found, search, call.rule, &call.law.law, &now->facts, target, targets, now->strict, WHATIF_EFFORT,
                &request->desk->look)) web_fail(reply, FAULT_busy, NULL, NULL);
            else {
                explain_whatif_json(&reply->body, found, now, target, targets, call.language);
                call_done(&call);
                words_of_day(words, now);
                if (words) explain_whatif(&words->text, found, now, target, targets, call.language);
            }
        }
    }
    call_end(&call, "zoekWijzigingen");
}

/* ---- POST /v1/vergelijkingen/_zoek ---- */

struct side { const char *name; const struct node *map; struct decision *d; struct api_law law; struct text label; char prefix[16]; };

static void label(struct side *side, const char *what)
{
    if (side->label.size) text_put(&side->label, ", ");
    text_put(&side->label, what);
}

/* What a side is, in words; `naam` goes before that. */
static void put_label(struct api_call *call, struct side *side)
{
    const struct node *name = side->map ? call_text(call, side->map, side->prefix, "naam", false) : NULL;
    bool en = call->language;
    if (name) { text_bytes(&side->label, name->text, name->size); return; }
    date day = side->map ? call_day(call, side->map, side->prefix, "peildatum", DATE_NEVER) : DATE_NEVER;
    date law_of = side->map ? call_day(call, side->map, side->prefix, "rechtVan", DATE_NEVER) : DATE_NEVER;
    if (day != DATE_NEVER) explain_date(&side->label, day, call->language);
    if (node_get(side->map, "gemeente")) label(side, en ? "another municipality" : "andere gemeente");
    if (node_get(side->map, "feiten")) label(side, en ? "other facts" : "andere feiten");
    const struct node *laws = node_get(side->map, "wet"), *choices = node_get(side->map, "keuzes");
    for (const struct node *node = laws ? laws->first : NULL; node; node = node->next) if (node->kind == NODE_TEXT) label(side, node->text
        ? arena_copy(call->request->arena, node->text, node->size) : "");
    if (law_of != DATE_NEVER) { label(side, en ? "the law of " : "het recht van "); explain_date(&side->label, law_of, call->language); }
    for (const struct node *node = choices && choices->kind == NODE_MAP ? choices->first : NULL; node; node = node->next) {
        label(side, en ? "choice " : "keuze ");
        text_bytes(&side->label, node->key, node->key_size);
        text_char(&side->label, '=');
        if (node->kind == NODE_TEXT) text_bytes(&side->label, node->text, node->size);
    }
    if (!side->label.size) label(side, en ? "as given" : "zoals gegeven");
}

/* The day that the rule looks at; a rule that is asked about a year gets the year. */
static void take_day(struct api_call *call, struct side *side)
{
    const struct rule *rule = call->rule;
    date day = call_day(call, side->map, side->prefix, "peildatum", DATE_NEVER);
    if (day == DATE_NEVER) return;
    char value[11];
    format_date(day, value);
    if (rule->facts[rule->reference].term->kind == KIND_whole) value[4] = 0;
    struct problems problems;
    problems.count = 0;
    if (!fact_set_text(rule, &side->d->facts, (int32_t)rule->reference, value, strlen(value), (struct manner){ 0 },
        &problems)) web_refuse_problems(call->reply, side->prefix, "waarde", &problems, 0);
}

static bool read_side(struct api_call *call, const struct decision *base, struct side *side)
{
    static const char *const members[] = { "naam", "peildatum", "feiten", "keuzes", "wet", "rechtVan", "bekendOp", "gemeente", NULL };
    struct text prefix = TEXT_IN(side->prefix);
    text_put(&prefix, side->name);
    text_char(&prefix, '.');
    text_string(&prefix);
    side->map = call_map(call, call->body, "", side->name, NODE_MAP);
    if (side->map) call_members(call, side->map, side->prefix, members);
    struct api_wish wish = { { call->body, side->map }, { "", side->prefix } };
    if (!call_law(call, &wish, &side->law)) return false;
    decision_start(side->d, base->rule, &side->law.law, base->strict);
    side->d->outcomes = base->outcomes;
    memcpy(&side->d->facts, &base->facts, base->rule->facts_size);
    if (side->map) {
        char facts[24];
        struct text name = TEXT_IN(facts);
        text_put(&name, side->prefix);
        text_put(&name, "feiten.");
        take_day(call, side);
        call_facts(call, side->d, call_map(call, side->map, side->prefix, "feiten", NODE_MAP), text_string(&name));
        const struct node *municipality = node_get(side->map, "gemeente");
        if (municipality) call_municipality(call, side->d, municipality, side->prefix);
    }
    put_label(call, side);
    return call_make(call, side->d, side->prefix);
}

void api_comparison(struct web_request *request, struct web_reply *reply, struct api_words *words)
{
    static const char *const members[] = { CALL_MEMBERS, "a", "b", NULL };
    struct api_call call;
    struct web_desk *desk = request->desk;
    struct side side[2] = { { .name = "a", .d = &desk->decision }, { .name = "b", .d = &desk->other } };
    if (call_begin(&call, request, reply, members, true)) {
        struct decision *base = call_take(&call, sizeof *base);
        struct comparison comparison;
        if (!node_get(call.body, "a") && !node_get(call.body, "b")) call_refuse(&call, "", "b", "verplicht", "ten minste één kant, a of b",
            "at least one side, a or b");
        if (base) call_decision(&call, base);
        bool good = call_good(&call);
        for (int i = 0; i < 2 && good; i++) good = read_side(&call, base, &side[i]);
        const char *labels[2] = { text_string(&side[0].label), text_string(&side[1].label) };
        if (good && !compare_sides(&comparison, &desk->look, side[0].d, side[1].d)) web_fail(reply, FAULT_busy, NULL, NULL);
        else if (good) {
            explain_comparison_json(&reply->body, &comparison, labels, call.language);
            call_done(&call);
            words_of_day(words, side[1].d);
            if (words) explain_comparison(&words->text, &comparison, labels, call.language);
        }
    }
    for (int i = 0; i < 2; i++) { text_free(&side[i].label); api_law_end(&side[i].law); }
    call_end(&call, "zoekVergelijking");
}

static void search_questions(struct web_request *request, struct web_reply *reply) { api_questions(request, reply, NULL); }
static void search_changes(struct web_request *request, struct web_reply *reply) { api_changes(request, reply, NULL); }
static void search_comparison(struct web_request *request, struct web_reply *reply) { api_comparison(request, reply, NULL); }

#define SEARCH(at, handler, name) { .method = WEB_POST, .path = (at), .handle = (handler), .produces = { MEDIA_json }, .accepts = { MEDIA_json }, \
    .query = query, ABOUT(name, false) }
static const char *const query[] = { "taal", NULL };
static const struct web_route routes[] = {
    SEARCH("/v1/vragen/_zoek", search_questions, "zoekVragen"),
    SEARCH("/v1/wijzigingen/_zoek", search_changes, "zoekWijzigingen"),
    SEARCH("/v1/vergelijkingen/_zoek", search_comparison, "zoekVergelijking"),
};
WEB_TABLE(reasoning, routes);
