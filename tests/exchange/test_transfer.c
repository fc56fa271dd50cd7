/* SPDX-License-Identifier: EUPL-1.2 */
/* test_transfer.c: a hand-over as messages between two municipalities: only what is needed, nothing changed on the way, dossiers that join without gap or overlap; and whatever is lost,
 * late or doubled, no day paid twice and none left unpaid. */
#include "exchange_help.h"
#include "exchange/records/record.h"
#include "exchange/transfer/transfer.h"

enum { LIVES_MOST = 80 };
static uint64_t seed = 20260616;
static uint32_t random_below(uint32_t n) { seed = seed * 6364136223846793005u + 1442695040888963407u; return (uint32_t)(seed >> 33) % n; }

static struct arena keep;
static struct life former, coach;

#define PARTIES "\"partijen\":{\"werknemer\":{\"bsn\":\"999990019\",\"naam\":\"Proef Persoon\",\"adres\":\"Geheimstraat 1\",\"email\":\"proef@example.nl\"},\"werkgever\":{\"loonheffingennummer\":\"999990019L01\",\"naam\":\"Voorbeeld BV\"}}"

/* The dossier of the former municipality up to the state overdracht, with its parties; out of the lives of casework. */
static bool make_former(struct life *l, const struct lived *lived, int32_t lives, const char *name, const char *until, const char *moved)
{
    struct problems problems = { .count = 0 };
    char move[200];
    date day = DATE_NEVER;
    (void)parse_date(moved, 10, &day);
    snprintf(move, sizeof move, "{\"gebeurtenis\":\"verhuizing\",\"rol\":\"register\",\"op\":\"%s\",\"bron\":\"register\",\"feiten\":{\"naarGemeente\":\"0599\"}}", moved);
    l->count = 0;
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, name)) continue;
        for (int32_t k = 0; k < lived[i].life.count; k++) {
            const struct case_entry *e = &lived[i].life.entry[k];
            if (strstr(arena_copy(&keep, e->bytes, e->size), until)) break;
            l->entry[l->count++] = *e;
        }
    }
    bool good = live_json(l, &keep, "{\"gebeurtenis\":\"feiten-vastgesteld\",\"rol\":\"consulent\",\"op\":\"2026-03-10\",\"bron\":\"gemeente\",\"feiten\":{\"wswDienstbetrekking\":\"nee\"}," PARTIES "}", date_of(2026, 3, 10), &problems);
    good = good && live_json(l, &keep, arena_copy(&keep, move, strlen(move)), day + 2, &problems);
    show_problems(&problems);
    return good;
}

static bool make_coach(void)
{
    static const char *const events[] = {
        "{\"proces\":\"ondersteuning\",\"gebeurtenis\":\"aanvraag\",\"rol\":\"werkgever\",\"op\":\"2026-03-03\",\"feiten\":{\"aanvrager\":\"werkgever\",\"geboortedatum\":\"1990-05-01\",\"gemeente\":\"0344\",\"behoortTotDoelgroep\":\"ja\",\"kanNietZonder\":\"ja\",\"begeleider\":\"interne-werkbegeleider\"}}",
        "{\"gebeurtenis\":\"onderzocht\",\"rol\":\"consulent\",\"op\":\"2026-03-10\"}",
        "{\"gebeurtenis\":\"toekenning\",\"rol\":\"consulent\",\"op\":\"2026-03-16\",\"verzonden\":\"2026-03-12\",\"reden\":\"nodig\",\"deskundige\":\"jc-1\",\"gegevens\":{\"vorm\":\"in-natura\",\"intensiteit\":\"licht\"}}" };
    struct problems problems = { .count = 0 };
    bool good = true;
    coach.count = 0;
    for (size_t k = 0; k < sizeof events / sizeof *events && good; k++) good = live_json(&coach, &keep, events[k], date_of(2026, 3, 3 + 6 * (int32_t)k), &problems);
    show_problems(&problems);
    return good;
}

static bool dossier_now(struct dossier *d, struct arena *arena, const struct life *l, date now)
{
    struct case_setting setting = CASE_SETTING(&law.law, now);
    setting.parts = CASE_amounts;
    return dossier_of(d, arena, l->entry, l->count, &setting, NULL);
}

/* The offer as it goes out; "" when it was refused. */
static const char *offer_of(const struct life *l, bool with_coach, struct problems *problems)
{
    struct arena arena = { 0 };
    struct dossier d, support, *others[1] = { &support };
    struct text out = { 0 };
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 6, 20));
    bool good = dossier_now(&d, &arena, l, setting.now) && (!with_coach || dossier_now(&support, &arena, &coach, setting.now));
    const struct transfer_case c = { .main = &d, .other = others, .others = with_coach, .reference = "d-abc", .extra = { "NL91ABNA0417164300", "ja", "Coachbureau Voorbeeld", date_of(2026, 8, 1) } };
    good = good && transfer_offer(&out, &c, &setting, problems);
    const char *bytes = good ? arena_copy(&keep, text_string(&out), out.size) : "";
    text_free(&out);
    arena_free(&arena);
    return bytes;
}

static bool has_problem(const struct problems *p, const char *field)
{
    for (int32_t i = 0; i < p->count && i < PROBLEMS_KEPT; i++) if (strcmp(p->item[i].field, field) == 0) return true;
    return false;
}

/* ---- what is in it ---- */

static bool is_member(const struct node *node, const char *name)
{
    for (const struct node *one = node->kind == NODE_MAP || node->kind == NODE_LIST ? node->first : NULL; one; one = one->next)
        if ((node->kind == NODE_MAP && same_text(one->key, one->key_size, name)) || is_member(one, name)) return true;
    return false;
}

static void only_what_is_needed(const char *offer)
{
    static const char *const needed[] = { "geboortedatum", "startDienstbetrekking", "eindeDienstbetrekking", "urenPerWeek", "voltijduren", "volgtBbl", "beschutWerk", "behoortTotDoelgroep",
        "ingangsdatum", "forfaitair",
                                          "forfaitVastgesteldOp", "loonwaarde", "loonwaardeVastgesteldOp", "maandenTotNieuweMeting", "begeleider", "bezwaarOntvangen", "verhuisdatum",
                                              "betaaltTot", "betaaltVanaf", "bedragPerMaand", "noRisk" };
    static const char *const private[] = { "Geheimstraat", "proef@example.nl", "magazijnhulp", "zienswijze", "pakken", "tempo", "deskundige", "een bureau", "kanNietZonder", "reden", "omdat" };
    struct arena arena = { 0 };
    const struct node *root = node_from_json(&arena, offer, strlen(offer), NULL);
    int32_t outside = 0, inside = 0;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        bool wanted = false;
        for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) wanted |= strcmp(needed[i], glossary[k].name) == 0;
        if (root && is_member(root, glossary[k].name)) { if (wanted) inside++; else { outside++; printf("# %s is in it\n", glossary[k].name); } }
    }
    ok(root && inside >= 12 && outside == 0, "of %d facts in the glossary only those of the table are in it (%d)", GLOSSARY_SIZE, (int)inside);
    int32_t leaked = 0;
    for (size_t i = 0; i < sizeof private / sizeof *private; i++) if (strstr(offer, private[i])) { leaked++; printf("# %s is in it\n", private[i]); }
    ok(leaked == 0, "no address, no word of the report, no judgment and no reason is in it");
    arena_free(&arena);
}

static void offers(void)
{
    struct problems problems = { .count = 0 };
    struct life without = former;
    const char *offer = offer_of(&former, true, &problems);
    show_problems(&problems);
    ok(*offer, "a dossier that is handed over becomes a message");
    only_what_is_needed(offer);
    ok(strstr(offer, "\"betaaltTot\":\"2026-06-15\",\"betaaltVanaf\":\"2026-06-16\"") && strstr(offer, "\"loonwaarde\":60") && strstr(offer, "\"bedragPerMaand\":1101.31"),
        "it says who pays until and from when, the wage value and the amount");
    ok(strstr(offer, "\"signalen\":[\"jobcoach-loopt\",\"jobcoach-eindigt-rond-overgang\"]") && strstr(offer, "\"intensiteit\":\"licht\""),
        "with a job coach, it says so, and that the support ends soon");
    ok(strstr(offer_of(&former, false, NULL), "\"signalen\":[\"jobcoach-onbekend\"]"), "without a dossier of support it says that this is not known");
    ok(strcmp(offer, offer_of(&former, true, NULL)) == 0, "made again it is the same, byte for byte");
    without.count--;
    problems.count = 0;
    ok(!*offer_of(&without, false, &problems) && has_problem(&problems, "toestand"), "without a move there is nothing to hand over");
    struct life bare = { .count = 0 };
    for (int32_t k = 0; k < former.count; k++) if (!strstr(arena_copy(&keep, former.entry[k].bytes, former.entry[k].size), "partijen")) bare.entry[bare.count++] = former.entry[k];
    problems.count = 0;
    ok(!*offer_of(&bare, false, &problems) && has_problem(&problems, "bsn") && has_problem(&problems, "loonheffingennummer"), "what the new municipality needs and is not there is named, all at once");
}

/* ---- on the way ---- */

static void changed_on_the_way(const char *offer)
{
    size_t size = strlen(offer);
    int32_t noticed = 0;
    char *copy = malloc(size + 1);
    for (size_t i = 0; i < size; i++) {
        struct arena arena = { 0 };
        struct transfer_message m;
        memcpy(copy, offer, size + 1);
        copy[i] = copy[i] == '1' ? '2' : '1';
        if (strncmp(&offer[i], copy + i, 1) == 0) copy[i] = 'x';
        noticed += !transfer_read(&m, &arena, copy, size, NULL);
        arena_free(&arena);
    }
    ok(noticed == (int32_t)size, "each of its %d bytes changed is noticed", (int)size);
    noticed = 0;
    for (size_t i = 0; i < size; i += 7) {
        struct arena arena = { 0 };
        struct transfer_message m;
        noticed += transfer_read(&m, &arena, offer, i, NULL);
        arena_free(&arena);
    }
    ok(noticed == 0, "cut short anywhere it is refused");
    free(copy);
}

/* The offer with one piece of text replaced, and everything else right (its digest too), as a municipality with wrong software could send it. */
static bool forged_is_refused(const char *offer, const char *from, const char *to, const char *field)
{
    struct arena arena = { 0 };
    struct transfer_message m;
    struct problems problems = { .count = 0 };
    struct text text = { 0 };
    const char *at = strstr(offer, from);
    if (!at) return false;
    text_bytes(&text, offer, (size_t)(at - offer));
    text_put(&text, to);
    text_put(&text, at + strlen(from));
    bool taken = transfer_read(&m, &arena, text_string(&text), text.size, &problems);
    bool named = !taken && has_problem(&problems, field);
    if (!named) show_problems(&problems);
    text_free(&text);
    arena_free(&arena);
    return named;
}

static void more_than_allowed(const char *offer)
{
    ok(forged_is_refused(offer, "\"noRisk\":\"ja\"", "\"noRisk\":\"ja\",\"diagnose\":\"x\"", "no-risk"), "a diagnosis beside it is refused: no more may be passed on");
    ok(forged_is_refused(offer, "\"delen\":{", "\"delen\":{\"medisch\":{\"x\":\"y\"},", "delen"), "a part that the table does not have is refused");
    ok(forged_is_refused(offer, "\"betaaltVanaf\":\"2026-06-16\"", "\"betaaltVanaf\":\"2026-06-18\"", "betaaltVanaf"), "a gap between the last and the first day of payment is refused");
    ok(forged_is_refused(offer, "\"betaaltVanaf\":\"2026-06-16\"", "\"betaaltVanaf\":\"2026-06-15\"", "betaaltVanaf"), "an overlap too");
    ok(forged_is_refused(offer, "\"urenPerWeek\":32", "\"urenPerWeek\":-1", "urenPerWeek"), "a fact out of range is refused");
    ok(forged_is_refused(offer, "999990019\"", "999990018\"", "bsn"), "a number that does not pass the eleven test is refused");
    ok(forged_is_refused(offer, "NL91", "NL92", "iban"), "an account number that does not hold is refused");
    ok(forged_is_refused(offer, "\"geboortedatum\":\"1990-05-01\"", "\"x\":1", "geboortedatum"), "what is needed and absent is named");
}

/* ---- two dossiers ---- */

static bool answer_of(struct text *out, const struct transfer_message *offer, enum transfer_kind kind, date day, struct transfer_message *m)
{
    out->size = 0;
    if (!transfer_reply(out, offer, kind, day, kind == TRANSFER_betwist || kind == TRANSFER_ingetrokken ? "klopt niet" : NULL)) return false;
    const char *bytes = arena_copy(&keep, text_string(out), out->size);
    struct problems problems = { .count = 0 };
    bool good = transfer_read(m, &keep, bytes, strlen(bytes), &problems);
    show_problems(&problems);
    return good;
}

static void dossiers_join(const struct transfer_message *offer)
{
    struct text event = { 0 };
    struct problems problems = { .count = 0 };
    struct life old = former, new = { .count = 0 };
    struct arena arena = { 0 };
    struct dossier a, b;
    struct lw_history ha, hb;
    bool good = transfer_first_event(&event, offer, true) && live_json(&new, &keep, arena_copy(&keep, text_string(&event), event.size), date_of(2026, 6, 20), &problems);
    show_problems(&problems);
    ok(good, "the message gives the first event of a dossier of the new municipality");
    event.size = 0;
    good = transfer_closing_event(&event, offer, date_of(2026, 6, 24)) && live_json(&old, &keep, arena_copy(&keep, text_string(&event), event.size), date_of(2026, 6, 24), &problems);
    show_problems(&problems);
    ok(good, "the former municipality closes on its last day of payment");
    good = live_json(&new, &keep, "{\"gebeurtenis\":\"contract-ontvangen\",\"rol\":\"consulent\",\"op\":\"2026-06-20\"}", date_of(2026, 6, 20), &problems)
        && live_json(&new, &keep, "{\"gebeurtenis\":\"toekenning\",\"rol\":\"consulent\",\"op\":\"2026-06-16\",\"verzonden\":\"2026-06-25\",\"bron\":\"gemeente\"}", date_of(2026, 6, 25), &problems);
    show_problems(&problems);
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 8, 1));
    good = good && dossier_now(&a, &arena, &old, setting.now) && dossier_now(&b, &arena, &new, setting.now) && loonwaarde_history(&ha, &arena, &a, &setting) && loonwaarde_history(&hb,
        &arena, &b, &setting);
    ok(good && strcmp(a.process->state[a.state[0]].name, "overgedragen") == 0 && strcmp(b.process->state[b.state[0]].name, "toegekend-loonwaarde") == 0, "one is closed and the other runs");
    ok(good && ha.record[ha.records - 1].until + 1 == hb.record[0].from && hb.record[0].wage_value == 60 && hb.record[0].until == DATE_NEVER && hb.record[0].fixed == date_of(2026, 2, 12),
        "for UWV the wage value goes on without gap or overlap");
    ok(good && b.parties.person.bsn && strcmp(b.parties.person.bsn, "999990019") == 0 && strcmp(b.parties.firm.id, "999990019L01") == 0, "the same employee and employer");
    money june = 0, july = 0, first_july = 0;
    for (int32_t i = 0; good && i < a.amounts; i++) if (a.amount[i].month == 6) june += a.amount[i].cell.amount; else if (a.amount[i].month == 7) first_july = a.amount[i].cell.amount;
    for (int32_t i = 0; good && i < b.amounts; i++) if (b.amount[i].month == 6) june += b.amount[i].cell.amount; else if (b.amount[i].month == 7) july += b.amount[i].cell.amount;
    ok(june >= 110131 && june <= 110132 && july == 110131 && first_july == 0, "together they pay the month of the move once: %lld cents", (long long)june);
    arena_free(&arena);
    text_free(&event);
}

static void answers_become_events(const struct transfer_message *offer)
{
    struct text out = { 0 };
    struct transfer_message m;
    struct problems problems = { .count = 0 };
    struct life old = former;
    bool good = answer_of(&out, offer, TRANSFER_betwist, DATE_NEVER, &m);
    out.size = 0;
    good = good && transfer_event(&out, &m, offer) && live_json(&old, &keep, arena_copy(&keep, text_string(&out), out.size), date_of(2026, 6, 22), &problems);
    show_problems(&problems);
    ok(good, "contested becomes an event in the dossier of the former municipality");
    struct life new = { .count = 0 };
    out.size = 0;
    good = transfer_first_event(&out, offer, false) && live_json(&new, &keep, arena_copy(&keep, text_string(&out), out.size), date_of(2026, 6, 20), &problems);
    good = good && answer_of(&out, offer, TRANSFER_ingetrokken, DATE_NEVER, &m);
    out.size = 0;
    good = good && transfer_event(&out, &m, offer) && live_json(&new, &keep, arena_copy(&keep, text_string(&out), out.size), date_of(2026, 6, 23), &problems);
    show_problems(&problems);
    ok(good, "called off ends the dossier of the new one");
    ok(!transfer_reply(&out, offer, TRANSFER_betwist, DATE_NEVER, "") && !transfer_reply(&out, offer, TRANSFER_aanvaard, DATE_NEVER, NULL),
        "contesting without a reason and accepting without a day are refused");
    text_free(&out);
}

/* The law names no day of switching; the other reading is the first of the next month. */
static void another_reading(void)
{
    struct law_tables other;
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct transfer_message m;
    struct dossier d;
    struct text out = { 0 };
    struct life l = former;
    if (!law_build(&other, NULL, 0, DATE_LAST)) return;
    bool chosen = law_choose(&other.law, "verhuizing-ingang", 17, "eerste-van-volgende-maand", 25, &problems);
    struct case_setting setting = CASE_SETTING(&other.law, date_of(2026, 6, 20));
    setting.parts = 0;
    const struct transfer_case c = { .main = &d, .reference = "d-abc", .extra = { .coach_until = DATE_NEVER } };
    bool good = chosen && dossier_of(&d, &arena, l.entry, l.count, &setting, &problems) && transfer_offer(&out, &c, &setting, &problems) && transfer_read(&m, &arena, text_string(&out),
        out.size, &problems);
    show_problems(&problems);
    ok(good && m.moved == date_of(2026, 6, 16) && m.pays_until == date_of(2026, 6, 30) && m.pays_from == date_of(2026, 7, 1),
        "read as the first of the next month, the switch is there, and the days are still next to each other");
    text_free(&out);
    arena_free(&arena);
    law_free(&other);
}

/* A flat rate goes on at the new municipality, and ends on the day on which it would have ended. */
static void flat_rate_goes_over(const struct lived *lived, int32_t lives)
{
    struct life old, new = { .count = 0 };
    struct arena arena = { 0 };
    struct transfer_message m;
    struct text event = { 0 };
    struct problems problems = { .count = 0 };
    struct dossier b;
    struct lw_history h;
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 7, 1));
    bool good = make_former(&old, lived, lives, "eerst het vaste deel, dan de meting", "\"gebeurtenis\":\"meting-opdracht\"", "2026-06-16");
    const char *bytes = good ? offer_of(&old, false, &problems) : "";
    ok(strstr(bytes, "\"forfaitair\":\"ja\"") && strstr(bytes, "\"vast-deel-eindigt\"") && !strstr(bytes, "\"loonwaarde\":"), "a flat rate is told as such, with the signal that it ends soon");
    good = *bytes && transfer_read(&m, &keep, bytes, strlen(bytes), &problems) && transfer_first_event(&event, &m, true) && live_json(&new, &keep, arena_copy(&keep, text_string(&event),
        event.size), date_of(2026, 6, 20), &problems)
        && live_json(&new, &keep, "{\"gebeurtenis\":\"contract-ontvangen\",\"rol\":\"consulent\",\"op\":\"2026-06-20\"}", date_of(2026, 6, 20), &problems)
        && live_json(&new, &keep, "{\"gebeurtenis\":\"toekenning\",\"rol\":\"consulent\",\"op\":\"2026-06-16\",\"verzonden\":\"2026-06-25\",\"bron\":\"gemeente\"}", date_of(2026, 6, 25), &problems);
    show_problems(&problems);
    good = good && dossier_now(&b, &arena, &new, setting.now) && loonwaarde_history(&h, &arena, &b, &setting);
    ok(good && strcmp(b.process->state[b.state[0]].name, "toegekend-forfait") == 0 && h.records == 1 && h.record[0].flat_rate && h.record[0].from == date_of(2026, 6, 16)
        && h.record[0].until == date_of(2026, 9, 1),
       "it goes on from the day of the move and ends on the day on which it would have ended");
    good = make_former(&old, lived, lives, "eerst het vaste deel, dan de meting", "nooit", "2026-12-16");
    bytes = good ? offer_of(&old, false, &problems) : "";
    ok(strstr(bytes, "\"forfaitair\":\"nee\"") && strstr(bytes, "\"loonwaarde\":") && !strstr(bytes, "forfaitVastgesteldOp"), "measured since, it is the wage value that is told");
    text_free(&event);
    arena_free(&arena);
}

/* ---- any order, any loss: a world of two offices and a bad line ---- */

enum { HORIZON = 120, LETTERS = 12, FLIGHTS = 400 };
struct flight { int32_t arrives; bool to_new; int32_t letter; };
struct office {
    struct transfer t; bool known;
    struct { struct transfer_message message; struct outbox_item item; bool used; } letter[LETTERS];
    bool paid[HORIZON + 60];
};
struct world { struct office a, b; date first; int32_t now; struct flight flight[FLIGHTS]; int32_t flights; bool broken, planted; };
static struct transfer_message of_kind[TRANSFER_KINDS];

static void post(struct world *w, struct office *o, enum transfer_kind kind, date day)
{
    for (int32_t i = 0; i < LETTERS; i++) {
        if (o->letter[i].used) continue;
        o->letter[i].message = of_kind[kind];
        if (kind == TRANSFER_afgesloten) o->letter[i].message.paid_until = day;
        o->letter[i].item = outbox_new(&o->letter[i].message, w->now);
        o->letter[i].used = true;
        return;
    }
    w->broken = true;
}

/* What the office that receives says to who delivers. */
static enum delivery receive(struct world *w, struct office *o, const struct transfer_message *m)
{
    if (!o->known) {
        if (o == &w->a || m->kind != TRANSFER_overdracht) return DELIVERY_down;        /* it does not know of it yet: to be tried again */
        transfer_begin(&o->t, SIDE_new, m);
        o->known = true;
        return DELIVERY_taken;
    }
    enum transfer_take take = transfer_receive(&o->t, m);
    if (take == TAKE_refused) { w->broken = true; return DELIVERY_refused; }
    return DELIVERY_taken;
}

static bool pays(struct world *w, struct office *o, date day)
{
    if (w->planted && o == &w->b && o->t.state == STATE_accepted) return day >= o->t.pays_from;      /* as if acceptance were enough */
    return transfer_pays(&o->t, day);
}

static void pay(struct world *w, struct office *o, date until)
{
    if (!o->known) return;
    for (date day = w->first; day <= until; day++) {
        int32_t i = day - w->first;
        if (o->paid[i] || !pays(w, o, day)) continue;
        o->paid[i] = true;
        if (w->a.paid[i] && w->b.paid[i]) w->broken = true;             /* twice */
    }
}

static date paid_until(const struct world *w)
{
    date last = w->first - 1;
    for (int32_t i = 0; i < HORIZON + 60; i++) if (w->a.paid[i]) last = w->first + i;
    return last;
}

/* One hour of deliveries; good: the line is whole. */
static void carry(struct world *w, bool good)
{
    for (int32_t side = 0; side < 2; side++) {
        struct office *from = side ? &w->b : &w->a, *to = side ? &w->a : &w->b;
        for (int32_t i = 0; i < LETTERS; i++) {
            if (!from->letter[i].used || !outbox_due(&from->letter[i].item, w->now * (int64_t)3600 * 1000000)) continue;
            uint32_t luck = good ? 9 : random_below(10);
            enum delivery came = DELIVERY_down;
            if (luck >= 4) came = receive(w, to, &from->letter[i].message);                                          /* it arrives now */
            if (luck < 8 && luck >= 2 && w->flights < FLIGHTS) w->flight[w->flights++] = (struct flight){ w->now + (int32_t)random_below(300), side == 0, i };      /* or a copy, much later */
            if (luck < 6 && luck >= 4) came = DELIVERY_down;                                                         /* the answer was lost */
            outbox_tried(&from->letter[i].item, came, w->now * (int64_t)3600 * 1000000, OUTBOX_FIRST_WAIT);
        }
    }
    for (int32_t i = 0; i < w->flights; i++) {
        if (w->flight[i].arrives != w->now) continue;
        struct office *from = w->flight[i].to_new ? &w->a : &w->b, *to = w->flight[i].to_new ? &w->b : &w->a;
        (void)receive(w, to, &from->letter[w->flight[i].letter].message);
    }
}

static void people_act(struct world *w, bool decided)
{
    struct transfer *a = &w->a.t, *b = &w->b.t;
    if (w->b.known && transfer_may(b, TRANSFER_betwist) && !decided && random_below(400) == 0 && transfer_do(b, TRANSFER_betwist, DATE_NEVER)) post(w, &w->b, TRANSFER_betwist, DATE_NEVER);
    if (w->b.known && transfer_may(b, TRANSFER_aanvaard) && (decided || random_below(200) == 0) && transfer_do(b, TRANSFER_aanvaard, DATE_NEVER)) post(w, &w->b, TRANSFER_aanvaard, DATE_NEVER);
    if (transfer_may(a, TRANSFER_ingetrokken) && !decided && random_below(900) == 0 && transfer_do(a, TRANSFER_ingetrokken, DATE_NEVER)) post(w, &w->a, TRANSFER_ingetrokken, DATE_NEVER);
    if (transfer_may(a, TRANSFER_afgesloten) && (decided || random_below(200) == 0)) {
        date until = paid_until(w);
        if (transfer_do(a, TRANSFER_afgesloten, until)) post(w, &w->a, TRANSFER_afgesloten, until);
    }
}

static bool quiet(const struct world *w)
{
    for (int32_t i = 0; i < LETTERS; i++)
        if ((w->a.letter[i].used && w->a.letter[i].item.state != OUTBOX_delivered) || (w->b.letter[i].used && w->b.letter[i].item.state != OUTBOX_delivered)) return false;
    return true;
}

/* What came of one world: -1 broken, 0 the former pays on, 1 handed over. */
static int32_t live_in_world(bool planted, bool *settled)
{
    static struct world w;
    w = (struct world){ .first = of_kind[TRANSFER_overdracht].pays_until - 20, .planted = planted };
    transfer_begin(&w.a.t, SIDE_former, &of_kind[TRANSFER_overdracht]);
    w.a.known = true;
    post(&w, &w.a, TRANSFER_overdracht, DATE_NEVER);
    int32_t days = 10 + (int32_t)random_below(60);
    for (w.now = 0; w.now < days * 24; w.now++) {
        people_act(&w, false);
        carry(&w, false);
        date today = w.first + w.now / 24;
        if (random_below(100) == 0) pay(&w, &w.a, today + (date)random_below(20));      /* a month can be paid before it is over */
        if (random_below(20) == 0) pay(&w, &w.b, today);
    }
    for (int32_t rest = 0; rest < 24 * 40 && (!quiet(&w) || rest < 24 * 20); rest++, w.now++) {        /* the line is mended; who still has to decide, decides; old copies still fall in */
        if (w.a.t.state != STATE_withdrawn) people_act(&w, true);
        carry(&w, true);
    }
    date end = w.first + HORIZON - 1, first, last;
    pay(&w, &w.a, end);
    pay(&w, &w.b, end);
    for (int32_t i = 0; i < HORIZON; i++) if (w.a.paid[i] + w.b.paid[i] != 1) w.broken = true;
    bool over = w.a.t.state == STATE_closed || w.b.t.state == STATE_closed;
    if (!quiet(&w) || (over && w.a.t.state != w.b.t.state) || (w.a.t.state == STATE_withdrawn && w.b.known && w.b.t.state != STATE_withdrawn)) w.broken = true;
    if (transfer_settled_between(&w.a.t, &first, &last)) {
        *settled = true;
        for (date day = first; day <= last; day++) if (!w.a.paid[day - w.first]) w.broken = true;       /* what is settled was paid by the former */
    }
    return w.broken ? -1 : over;
}

static void worlds(void)
{
    int32_t came[3] = { 0 }, settlements = 0, planted_broken = 0, rounds = 3000;
    uint64_t first_broken = 0;
    for (int32_t i = 0; i < rounds; i++) {
        bool settled = false;
        seed = (uint64_t)i * 7919 + 1;
        int32_t c = live_in_world(false, &settled);
        if (c < 0 && !came[0]) first_broken = (uint64_t)i;
        came[c + 1]++;
        settlements += settled;
    }
    ok(came[0] == 0, "in %d worlds of lost, late and doubled messages no day is paid twice and none is left unpaid", (int)rounds);
    if (came[0]) printf("# %d broke, the first is %llu\n", (int)came[0], (unsigned long long)first_broken);
    ok(came[1] > 100 && came[2] > 100 && settlements > 100, "%d were handed over, in %d the former pays on, in %d there was something to settle between the two", (int)came[2], (int)came[1],
        (int)settlements);
    for (int32_t i = 0; i < 300; i++) { bool settled; seed = (uint64_t)i * 7919 + 1; planted_broken += live_in_world(true, &settled) < 0; }
    ok(planted_broken > 15, "were acceptance enough to begin paying, %d of 300 worlds would break", (int)planted_broken);
}

static void crossing(const struct transfer_message *offer)
{
    struct transfer a, b;
    transfer_begin(&a, SIDE_former, offer);
    transfer_begin(&b, SIDE_new, offer);
    ok(transfer_do(&b, TRANSFER_aanvaard, DATE_NEVER) && transfer_do(&a, TRANSFER_ingetrokken, DATE_NEVER), "one accepts and the other calls off, before either knows");
    ok(transfer_receive(&a, &of_kind[TRANSFER_aanvaard]) == TAKE_late && transfer_receive(&b, &of_kind[TRANSFER_ingetrokken]) == TAKE_done && b.state == STATE_withdrawn,
        "then it is off on both sides");
    ok(transfer_pays(&a, offer->pays_from + 100) && !transfer_pays(&b, offer->pays_from + 100), "and the former pays on");
    ok(!transfer_may(&b, TRANSFER_aanvaard) && !transfer_do(&a, TRANSFER_afgesloten, offer->pays_until), "nobody can accept or close it any more");
    transfer_begin(&b, SIDE_new, offer);
    ok(transfer_receive(&b, &of_kind[TRANSFER_afgesloten]) == TAKE_refused, "what was never accepted cannot be closed");
    struct transfer_message other = of_kind[TRANSFER_ingetrokken];
    other.about = "00000000000000000000000000000000";
    ok(transfer_receive(&b, &other) == TAKE_refused, "a message about another transfer changes nothing");
    other = *offer;
    other.digest = "00000000000000000000000000000000";
    ok(transfer_receive(&b, &other) == TAKE_refused && transfer_receive(&b, offer) == TAKE_again, "the same transfer twice is taken once; with another content it is refused");
    struct outbox_item item = outbox_new(offer, 0);
    int64_t now = 0, waited = 0;
    for (int32_t i = 0; i < 200; i++) { outbox_tried(&item, DELIVERY_down, now, OUTBOX_FIRST_WAIT); waited = item.next - now; now = item.next; }
    ok(waited == 6 * 3600 * (int64_t)1000000 && item.state == OUTBOX_stuck && outbox_due(&item, now),
        "when the other side is down for long a person is told, and it goes on being tried every six hours");
    outbox_tried(&item, DELIVERY_taken, now, OUTBOX_FIRST_WAIT);
    ok(item.state == OUTBOX_delivered && !outbox_due(&item, now + 1000000), "once taken it is not sent again");
}

static void kept_and_read_back(const struct transfer_message *offer)
{
    struct arena arena = { 0 };
    struct text out = { 0 }, again = { 0 };
    struct transfer t, back;
    struct outbox_item item[OUTBOX_ITEMS_MOST], read[OUTBOX_ITEMS_MOST];
    struct problems problems = { .count = 0 };
    int32_t items, same = 0, told = 0;
    for (int32_t state = 0; state < TRANSFER_STATES; state++) {
        transfer_begin(&t, state % 2 ? SIDE_new : SIDE_former, offer);
        t.state = (enum transfer_state)state;
        if (t.state == STATE_closed) t.paid_until = offer->pays_until + 3;
        item[0] = outbox_new(offer, 5);
        item[1] = outbox_new(&of_kind[TRANSFER_aanvaard], 7);
        outbox_tried(&item[1], state % 2 ? DELIVERY_refused : DELIVERY_down, 9, OUTBOX_FIRST_WAIT);
        out.size = again.size = 0;
        transfer_put(&out, &t, item, 2);
        const struct node *node = node_from_json(&arena, text_string(&out), out.size, NULL);
        if (!transfer_get(&back, read, &items, node, &problems) || items != 2) continue;
        transfer_put(&again, &back, read, items);
        same += strcmp(text_string(&out), text_string(&again)) == 0 && transfer_pays(&t, offer->pays_from + 1) == transfer_pays(&back, offer->pays_from + 1);
        told += strstr(text_string(&out), "999990019") != NULL;
    }
    ok(same == TRANSFER_STATES && told == 0, "where a transfer stands can be kept and read back, without anybody in it");
    ok(!transfer_get(&back, read, &items, node_from_json(&arena, "{\"kant\":\"x\",\"postvak\":[]}", 26, NULL), &problems) && problems.count > 5, "what is no such record is refused");
    arena_free(&arena);
    text_free(&out);
    text_free(&again);
}

int main(int count, char **arguments)
{
    struct lived *lived = calloc(LIVES_MOST, sizeof *lived);
    struct problems problems = { .count = 0 };
    struct transfer_message offer;
    struct text out = { 0 };
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    int32_t lives = read_lives(arguments[1], lived, LIVES_MOST, &keep);
    ok(make_former(&former, lived, lives, "verhuizing naar een andere gemeente", "\"gebeurtenis\":\"verhuizing\"", "2026-06-16") && make_coach(), "a subsidy of somebody who moves, and his job coach");
    offers();
    const char *bytes = offer_of(&former, true, NULL);
    ok(transfer_read(&offer, &keep, bytes, strlen(bytes), &problems) && offer.from == 344 && offer.to == 599 && offer.pays_from == date_of(2026, 6, 16), "what was written can be read");
    show_problems(&problems);
    const char *signal[8];
    ok(transfer_signals(&offer, &keep, signal, 8) == 2 && strcmp(signal[0], "jobcoach-loopt") == 0, "with its signals");
    changed_on_the_way(bytes);
    more_than_allowed(bytes);
    dossiers_join(&offer);
    answers_become_events(&offer);
    another_reading();
    flat_rate_goes_over(lived, lives);
    of_kind[TRANSFER_overdracht] = offer;
    bool good = answer_of(&out, &offer, TRANSFER_aanvaard, offer.pays_from, &of_kind[TRANSFER_aanvaard]) && answer_of(&out, &offer, TRANSFER_betwist, DATE_NEVER, &of_kind[TRANSFER_betwist]);
    good = good && answer_of(&out, &offer, TRANSFER_ingetrokken, DATE_NEVER, &of_kind[TRANSFER_ingetrokken]) && answer_of(&out, &offer, TRANSFER_afgesloten, offer.pays_until,
        &of_kind[TRANSFER_afgesloten]);
    ok(good, "each answer can be written and read");
    crossing(&offer);
    kept_and_read_back(&offer);
    worlds();
    text_free(&out);
    free(lived);
    arena_free(&keep);
    law_free(&law);
    return done();
}
