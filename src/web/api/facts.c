/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.c: BRP documents as facts, with what is not known and whether that still makes a difference. */
#include "web/api/api.h"

#include "base/members.h"
#include "explain/possible.h"
#include "reason/asking/missing.h"
#include "rules/registry.h"
#include "registers/brp.h"

/* Ways of filling in what is known in part: each is decided, so this bounds the work. */
enum { FILLINGS_MOST = 150000 };

/* added: holes of facts that the caller did not give */
struct found { struct api_call *call; struct brp brp; struct decision *d; struct text facts; bool tried, same; uint64_t differs, added; };

static bool keeps(const void *context, const char *fact)
{
    const struct rule *rule = context;
    return !rule || rule_fact(rule, fact, strlen(fact)) >= 0;
}

/* What the caller says himself goes before what the register says. */
static bool adds(const void *context, const char *fact)
{
    const struct decision *d = context;
    int32_t k = rule_fact(d->rule, fact, strlen(fact));
    return k >= 0 && !((facts_head(&d->facts)->given | facts_head(&d->facts)->unknown) >> k & 1);
}

/* ---- every day that it can be ---- */

/* Where the day of a hole lies in the facts of the rule; NULL when the rule does not know the fact. */
static char *place_of(const struct found *f, const struct brp_hole *hole, struct case_room *facts)
{
    int32_t fact = rule_fact(f->d->rule, hole->fact, strlen(hole->fact));
    if (fact < 0) return NULL;
    const struct field *field = &f->d->rule->facts[fact];
    char *at = facts->bytes + field->offset;
    struct facts_head *head = (struct facts_head *)(void *)facts;
    if (hole->housemate < 0) {
        head->given |= (uint64_t)1 << fact;
        head->unknown &= ~((uint64_t)1 << fact);
        return at;
    }
    for (int32_t k = 0; k < field->term->part_count; k++) {
        if (strcmp(field->term->parts[k].term->name, "geboortedatum") != 0) continue;
        char *item = at + field->term->items_offset + (size_t)hole->housemate * field->term->item_size;
        uint32_t marks[2];
        memcpy(marks, item, sizeof marks);
        marks[0] |= (uint32_t)1 << k;
        marks[1] &= ~((uint32_t)1 << k);
        memcpy(item, marks, sizeof marks);
        return item + field->term->parts[k].offset;
    }
    return NULL;
}

/* The holes that the rule knows, with their places. False: one is open, or there are too many ways. */
struct filling { const struct brp_hole *hole[BRP_HOLES_MOST]; char *at[BRP_HOLES_MOST]; int32_t count; struct case_room facts; };
static bool fillings(const struct found *f, struct filling *fill)
{
    int64_t ways = 1;
    fill->count = 0;
    case_copy(f->d->rule, &fill->facts, &f->d->facts);
    for (int32_t i = 0; i < f->brp.holes; i++) {
        const struct brp_hole *hole = &f->brp.hole[i];
        if (!(f->added >> i & 1)) continue;
        if (hole->day.open) return false;
        fill->hole[fill->count] = hole;
        fill->at[fill->count++] = place_of(f, hole, &fill->facts);
        ways *= hole->day.last - hole->day.first + 1;
        if (ways > FILLINGS_MOST) return false;
    }
    return fill->count > 0;
}

static void put(struct filling *fill, int32_t i, date day) { memcpy(fill->at[i], &day, sizeof day); }

/* Every way: the same outcome, decided, each time? Then also which hole alone makes a difference, the others on their first day. */
static void try_all(struct found *f, struct search *s, struct filling *fill)
{
    date day[BRP_HOLES_MOST];
    struct case_room outcome;
    struct run first = { 0 };
    for (int32_t i = 0; i < fill->count; i++) put(fill, i, day[i] = fill->hole[i]->day.first);
    f->tried = f->same = true;
    for (bool begun = false;; begun = true) {
        struct run run = search_run(s, &fill->facts, &outcome);
        if (!run.possible || !run.decided) { f->same = false; f->tried = run.possible; return; }
        if (!begun) first = run;
        f->same &= !runs_differ(&first, &run);
        int32_t i = 0;
        for (; i < fill->count; i++) {
            if (day[i] < fill->hole[i]->day.last) { put(fill, i, ++day[i]); break; }
            put(fill, i, day[i] = fill->hole[i]->day.first);
        }
        if (i == fill->count) break;
    }
    for (int32_t i = 0; i < fill->count && !f->same; i++) {
        for (date on = fill->hole[i]->day.first; on <= fill->hole[i]->day.last; on++) {
            put(fill, i, on);
            struct run run = search_run(s, &fill->facts, &outcome);
            if (runs_differ(&first, &run)) f->differs |= (uint64_t)1 << (fill->hole[i] - f->brp.hole);
        }
        put(fill, i, fill->hole[i]->day.first);
    }
}

static void find_differences(struct found *f, struct decision *filled)
{
    struct arena *look = &f->call->request->desk->look;
    struct filling *fill = call_take(f->call, sizeof *fill);
    struct search *s = arena_take(look, sizeof *s);
    if (!fill || !s) { web_fail(f->call->reply, FAULT_busy, NULL, NULL); return; }
    if (fillings(f, fill)) {
        search_start(s, f->d->rule, &f->call->law.law, f->d->outcomes, f->d->strict, FILLINGS_MOST, look);
        try_all(f, s, fill);
        if (f->same) {                          /* one of them, for the outcome that all have */
            decision_start(filled, f->d->rule, &f->call->law.law, f->d->strict);
            filled->outcomes = f->d->outcomes;
            case_copy(f->d->rule, &filled->facts, &fill->facts);
            decision_make(filled);
        }
    }
    decision_make(f->d);
    if (!missing_look(f->d, look)) web_fail(f->call->reply, FAULT_busy, NULL, NULL);
}

/* ---- the answer ---- */

static const char *matters(const struct found *f, int32_t hole)
{
    const struct brp_hole *of = &f->brp.hole[hole];
    int32_t fact = rule_fact(f->d->rule, of->fact, strlen(of->fact));
    if (f->same) return "nee";
    if (f->differs >> hole & 1) return "ja";
    if (!(f->added >> hole & 1) || f->d->status == VASTGESTELD) return "nee";
    const char *at_all = possible_matters(f->d, (uint32_t)fact);       /* whatever day it is, not only those that it can be */
    return of->day.open || strcmp(at_all, "nee") == 0 ? at_all : "onbekend";
}

static void put_hole_words(struct text *words, const struct found *f, const struct brp_hole *hole)
{
    bool en = f->call->language;
    if (hole->housemate >= 0) { text_put(words, en ? "Housemate " : "Huisgenoot "); text_int(words, hole->housemate + 1); text_put(words, ": "); }
    if (hole->day.open) { text_put(words, en ? "The BRP does not know this date." : "De BRP kent deze datum niet."); return; }
    text_put(words, en ? "The BRP knows this date in part: it lies from " : "De BRP kent deze datum voor een deel: hij ligt van ");
    text_date(words, hole->day.first);
    text_put(words, en ? " to " : " t/m ");
    text_date(words, hole->day.last);
    text_put(words, f->same ? (en ? ". For each of these days the rule gives the same outcome."
        : ". Voor elk van die dagen geeft de regel dezelfde uitkomst.") : ".");
}

static void put_unknown(struct text *out, const struct found *f)
{
    struct text words = { 0 };
    put_open(out, "onbekend", '[');
    for (int32_t i = 0; i < f->brp.holes; i++) {
        const struct brp_hole *hole = &f->brp.hole[i];
        if (!keeps(f->call->rule, hole->fact)) continue;
        put_open(out, NULL, '{');
        put_member(out, "feit", hole->fact);
        if (!hole->day.open) { put_date(out, "van", hole->day.first, DATE_NEVER); put_date(out, "tot", hole->day.last, DATE_NEVER); }
        if (f->call->rule) put_member(out, "maaktUit", matters(f, i));
        words.size = 0;
        put_hole_words(&words, f, hole);
        put_member(out, "toelichting", text_string(&words));
        text_char(out, '}');
    }
    text_char(out, ']');
    text_free(&words);
}

static void put_outcome(struct text *out, const struct decision *d)
{
    put_open(out, "uitkomst", '{');
    for (uint64_t left = d->outcomes & outcome_head(&d->outcome)->settled; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct field *field = &d->rule->outcomes[k];
        put_key(out, field->term->name);
        if (outcome_head(&d->outcome)->none >> k & 1) text_put(out, "null");
        else term_put(out, field->term, d->outcome.bytes + field->offset, true);
    }
    text_char(out, '}');
}

static void put_answer(struct found *f, const struct decision *filled)
{
    static const char *const origins[][2] = { { "geboortedatum", "BRP personen: geboorte.datum" }, { "gemeente",
        "BRP personen: gemeenteVanInschrijving.code" }, { "heeftPartner", "BRP personen: partners" },
        { "partnerGeboortedatum", "BRP personen: partners.geboorte.datum" }, { "huisgenoten", "BRP bewoning: bewoners, mogelijkeBewoners" } };
    struct text *out = &f->call->reply->body;
    struct arena *arena = f->call->request->arena;
    const struct node *facts = node_from_json(arena, text_string(&f->facts), f->facts.size, NULL);
    text_put(out, "{\"feiten\":");
    text_bytes(out, f->facts.data, f->facts.size);
    put_open(out, "herkomst", '[');
    for (size_t i = 0; i < sizeof origins / sizeof *origins; i++) {
        if (!node_get(facts, origins[i][0])) continue;
        put_open(out, NULL, '{');
        put_member(out, "naam", origins[i][0]);
        put_member(out, "bron", origins[i][1]);
        text_char(out, '}');
    }
    text_char(out, ']');
    put_unknown(out, f);
    if (f->same) put_outcome(out, filled);
    put_open(out, "waarschuwingen", '[');
    for (int i = 0; i < BRP_WARNINGS; i++) {
        if (!(f->brp.warnings >> i & 1)) continue;
        put_open(out, NULL, '{');
        put_member(out, "code", brp_warning_text[i][0]);
        put_member(out, "tekst", brp_warning_text[i][1 + f->call->language]);
        text_char(out, '}');
    }
    text_put(out, "]}");
    call_done(f->call);
}

/* ---- the call ---- */

/* Everybody in the documents is a data subject, when the caller says that personal data are involved. */
static void add_subjects(struct api_call *call, const struct node *persons, const struct node *residence)
{
    const struct node *number[BRP_RESIDENTS_MOST];
    int32_t count = brp_numbers(persons, residence, number);
    struct node *list = call_take(call, sizeof *list), **last;
    if (!list || !call->subjects) return;
    *list = *call->subjects;
    list->first = NULL;
    last = &list->first;
    for (int32_t i = 0; i < count; i++) {
        struct node *one = call_take(call, 3 * sizeof *one);
        if (!one) return;
        one[0] = (struct node){ .kind = NODE_MAP, .count = 2, .first = &one[1] };
        one[1] = (struct node){ .kind = NODE_TEXT, .key = "id", .key_size = 2, .text = number[i]->text, .size = number[i]->size, .next = &one[2] };
        one[2] = (struct node){ .kind = NODE_TEXT, .key = "soort", .key_size = 5, .text = "BSN", .size = 3 };
        *last = one;
        last = &one->next;
    }
    for (const struct node *own = call->subjects->first; own; own = own->next) {       /* those of the caller that are not in the documents */
        const struct node *id = node_get(own, "id");
        bool there = false;
        for (int32_t i = 0; i < count; i++) there |= id->size == 9 && memcmp(id->text, number[i]->text, 9) == 0;
        struct node *copy = there ? NULL : call_take(call, sizeof *copy);
        if (!copy) continue;
        *copy = *own;
        copy->next = NULL;
        *last = copy;
        last = &copy->next;
    }
    call->subjects = list;
}

/* Documents are refused by form only: no message shows a value of them. */
static const struct node *document(struct api_call *call, const char *name, const char *list)
{
    const struct node *node = call_map(call, call->body, "", name, NODE_MAP), *inner = node_get(node, list);
    if (!node || (inner && inner->kind == NODE_LIST)) return node;
    char prefix[24];
    struct text text = TEXT_IN(prefix);
    text_put(&text, name);
    text_char(&text, '.');
    call_refuse(call, text_string(&text), list, "verplicht", "een lijst, zoals in het antwoord van de BRP API 2.x",
        "a list, as in the answer of the BRP API 2.x");
    return NULL;
}

static void read_documents(struct found *f)
{
    struct api_call *call = f->call;
    const struct node *persons = document(call, "personen", "personen"), *residence = document(call, "bewoning", "bewoningen");
    date on = call_day(call, call->body, "", "peildatum", DATE_NEVER);
    if (call_good(call) && !persons && !residence) call_refuse(call, "", "personen", "verplicht", "een bericht: personen, bewoning of allebei",
        "a document: personen, bewoning or both");
    if (residence && on == DATE_NEVER && !node_get(call->body, "peildatum")) call_refuse(call, "", "peildatum", "verplicht", "de dag waarop bewoners tellen",
        "the day on which residents count");
    if (!call_good(call)) return;
    brp_read(&f->brp, persons, residence, on);
    brp_put_facts(&f->facts, &f->brp, keeps, call->rule);
    if (call->subjects) add_subjects(call, persons, residence);
}

static void decide_with(struct found *f)
{
    struct text more = { 0 };
    call_decision(f->call, f->d);
    for (int32_t i = 0; i < f->brp.holes; i++) if (adds(f->d, f->brp.hole[i].fact)) f->added |= (uint64_t)1 << i;
    brp_put_facts(&more, &f->brp, adds, f->d);
    const struct node *facts = node_from_json(f->call->request->arena, text_string(&more), more.size, NULL);
    if (facts) call_facts(f->call, f->d, facts, "brp."); else web_fail(f->call->reply, FAULT_busy, NULL, NULL);
    if (call_good(f->call)) find_differences(f, &f->call->request->desk->other);
    if (more.data) memset(more.data, 0, more.size);
    text_free(&more);
}

static void facts_of_brp(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { CALL_MEMBERS, "personen", "bewoning", "peildatum", NULL };
    struct api_call call;
    if (call_begin(&call, request, reply, members, false)) {
        struct found *f = call_take(&call, sizeof *f);
        if (f) {
            *f = (struct found){ .call = &call, .d = &request->desk->decision };
            read_documents(f);
            if (call_good(&call) && call.rule) decide_with(f);
            if (call_good(&call)) put_answer(f, &request->desk->other);
            text_free(&f->facts);
        }
    }
    call_end(&call, "feitenUitBrp");
}

static const char *const query[] = { "taal", NULL };
static const struct web_route routes[] = {
    { .method = WEB_POST, .path = "/v1/feiten/_uit-brp", .handle = facts_of_brp, .produces = { MEDIA_json }, .accepts = { MEDIA_json }, .query = query,
        .body_most = 1024 * 1024, ABOUT("feitenUitBrp", false) },
};
WEB_TABLE(facts, routes);
