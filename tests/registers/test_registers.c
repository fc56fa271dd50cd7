/* SPDX-License-Identifier: EUPL-1.2 */
/* test_registers.c: look-ups by real HTTP in the simulator: allowed or not, with every way in which a register can fail; and the event that a dossier takes. Arguments: simulator, persons.yaml. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/members.h"
#include "casework/dossier.h"
#include "law/cite.h"
#include "people/http.h"
#include "registers/registers.h"

enum { ON = 20513 };        /* 2026-03-01 */
static const int64_t now = (int64_t)20513 * 86400 * 1000000 + (int64_t)34200 * 1000000;
static struct arena arena;
static struct registers registers;
static const struct register_law *own_law, *test_law;
static char base[64], url[REGISTERS][96];
static int number, bad;

static void say(bool good, const char *sentence, const char *format, ...)
{
    va_list list;
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    bad += !good;
    if (good) return;
    va_start(list, format);
    printf("# ");
    vprintf(format, list);
    putchar('\n');
    va_end(list);
}

/* ---- the simulator ---- */

static pid_t start(const char *program, const char *persons)
{
    int ends[2];
    if (pipe(ends) != 0) return -1;
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execl(program, program, persons, "--slow", "900", (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    size_t size = 0;
    for (ssize_t n; size < sizeof base - 1 && (n = read(ends[0], base + size, 1)) == 1 && base[size] != '\n';) size++;
    base[size] = 0;
    (void)close(ends[0]);
    return child;
}

static const struct node *tell(const char *path, const char *json)
{
    char address[160];
    struct http_answer reply;
    (void)snprintf(address, sizeof address, "%s%s", base, path);
    const struct http_call call = { .url = address, .json = json, .most = 4096 };
    return http_ask(&arena, &call, &reply) ? node_from_json(&arena, reply.bytes, reply.size, NULL) : NULL;
}

static int64_t times_asked(void)
{
    const struct node *node = node_get(tell("/_gevraagd", "{}"), "gevraagd");
    int64_t value = -1;
    return node && parse_decimal(node->text, node->size, 0, false, &value) == NUMBER_OK ? value : -1;
}

/* ---- one look-up ---- */

struct told { int32_t calls, facts; bool refuse; };
static bool told(void *context, enum register_id of, const char *purpose, const char *const *facts, int32_t count)
{
    struct told *t = context;
    (void)of; (void)purpose; (void)facts;
    t->calls++;
    t->facts += count;
    return !t->refuse;
}

static struct lookup look_for(enum register_id of, const char *bsn, const char *fact)
{
    struct lookup l = { .result = LOOKUP_RESULTS };
    const struct lookup_asked asked = { .bsn = bsn, .purpose = "bijstand", .on = ON, .now = now };
    if (!register_look(&registers, &arena, of, &asked, &fact, 1, &l, NULL)) l.result = LOOKUP_RESULTS;
    return l;
}

static void expect(enum register_id of, const char *bsn, const char *fact, enum lookup_result result, const char *value, const char *sentence)
{
    struct lookup l = look_for(of, bsn, fact);
    bool same = l.result == result && (!value || (l.value && strcmp(l.value, value) == 0));
    say(same, sentence, "%s %s", l.result < LOOKUP_RESULTS ? lookup_name[l.result] : "refused", l.value ? l.value : "");
}

static const char test_status[] =
    "lookups:\n"
    "  - {register: brp, purpose: bijstand, fact: '*', status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 1, since: 2025-01-01}\n"
    "  - {register: duo, purpose: bijstand, fact: '*', status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 1, since: 2025-01-01}\n"
    "  - {register: doelgroepregister, purpose: bijstand, fact: '*', status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 2, since: 2025-01-01}\n"
    "  - {register: doelgroepregister, purpose: bijstand, fact: geboortedatum, status: verboden, decided-by: de functionaris, basis: advies 3, since: 2025-06-01, until: 2026-12-31}\n"
    "  - {register: brp, purpose: zoektermijn, fact: geboortedatum, status: toegestaan, decided-by: het college van Voorbeeldstad, basis: besluit 4, since: 2025-01-01}\n";

/* ---- legal status ---- */

static void check_own_status(void)
{
    int32_t settled = 0;
    static const char *const facts[] = { "geboortedatum", "gemeente", "heeftPartner", "huisgenoten", "doelgroepregisterRaadpleging", "proVsoTot" };
    static const char *const purposes[] = { "zoektermijn", "loonkostensubsidie", "studietoeslag", "verhuizing", "bijstand" };
    for (int of = 0; of < REGISTERS; of++)
        for (size_t p = 0; p < 5; p++) for (size_t f = 0; f < 6; f++) settled += register_status(own_law, (enum register_id)of, purposes[p], facts[f], ON).legal != LEGAL_onduidelijk;
    say(settled == 0, "as delivered nothing is settled: not one look-up is allowed", "%d are", settled);
    struct legal_status s = register_status(own_law, REGISTER_doelgroepregister, "zoektermijn", "doelgroepregisterRaadpleging", ON);
    struct citation citation;
    say(s.legal == LEGAL_onduidelijk && s.route == ROUTES_ALL && strstr(s.note[0], "niet vast") && law_cite(&law_book, s.basis, ON, &citation), "whether Suwinet may be consulted for the search period is onduidelijk, and that is told", "%s", s.note[0]);
    for (size_t p = 0; p < 5; p++) {
        const struct register_purpose *purpose = register_purpose_find(own_law, purposes[p]);
        if (!purpose || !law_cite(&law_book, purpose->cites, ON, &citation)) say(false, "every purpose has an article in force", "%s", purposes[p]);
    }
}

static void check_dates(void)
{
    bool good = register_status(test_law, REGISTER_brp, "bijstand", "gemeente", date_of(2024, 12, 31)).legal == LEGAL_onduidelijk
        && register_status(test_law, REGISTER_brp, "bijstand", "gemeente", date_of(2025, 1, 1)).legal == LEGAL_toegestaan
        && register_status(test_law, REGISTER_doelgroepregister, "bijstand", "geboortedatum", date_of(2025, 5, 31)).legal == LEGAL_toegestaan
        && register_status(test_law, REGISTER_doelgroepregister, "bijstand", "geboortedatum", date_of(2025, 6, 1)).legal == LEGAL_verboden
        && register_status(test_law, REGISTER_doelgroepregister, "bijstand", "geboortedatum", date_of(2027, 1, 1)).legal == LEGAL_toegestaan;
    say(good, "a decision holds from its first to its last day, and one on a fact goes before one on all", "one does not");
    say(register_status(test_law, REGISTER_brp, "studietoeslag", "geboortedatum", ON).legal == LEGAL_onduidelijk, "what is allowed for one purpose is not allowed for another", "it is");
}

static void check_wrong_files(void)
{
    static const char *const wrong[] = { "lookups: [{register: brp, purpose: bijstand, fact: gemeente, status: toegestaan}]",
        "lookups: [{register: brp, purpose: bijstand, fact: gemeente, status: toegestaan, decided-by: x, basis: y}]", "lookups: [{register: kadaster, purpose: bijstand, fact: gemeente, status: onduidelijk}]",
        "lookups: [{register: brp, purpose: nieuwsgierigheid, fact: gemeente, status: onduidelijk}]", "lookups: [{register: brp, purpose: bijstand, fact: proVsoTot, status: onduidelijk}]",
        "lookups: [{register: brp, purpose: bijstand, fact: gemeente, status: onduidelijk, route: [raden]}]", "lookups: [{register: brp, purpose: bijstand, fact: gemeente, status: verboden, decided-by: x, basis: y, since: 2025-02-30}]",
        "lookups: [x]", "lookups: x", "other: []", "[" };
    int32_t refused = 0;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        static struct problems problems;
        problems.count = 0;
        bool good = !register_law_read(&arena, wrong[i], strlen(wrong[i]), own_law, &problems) && problems.count > 0;
        refused += good;
        if (!good) printf("# taken: %s\n", wrong[i]);
    }
    say(refused == (int32_t)(sizeof wrong / sizeof *wrong), "a permission without who, on what and since when, and other slips, are refused with their reason", "some were taken");
}

/* ---- look-ups ---- */

static void check_skipped(void)
{
    static const char *const facts[] = { "geboortedatum", "gemeente" };
    struct lookup list[2];
    struct told t = { 0 };
    int64_t before = times_asked();
    const struct lookup_asked asked = { .bsn = "999990019", .purpose = "bijstand", .on = ON, .now = now, .log = told, .context = &t };
    registers.law = own_law;
    bool done = register_look(&registers, &arena, REGISTER_brp, &asked, facts, 2, list, NULL);
    registers.law = test_law;
    say(done && list[0].result == LOOKUP_skipped && list[1].result == LOOKUP_skipped && times_asked() == before && t.calls == 0, "what is not settled is skipped, and the register is not even called", "it was called");
    struct lookup forbidden = look_for(REGISTER_doelgroepregister, "999990019", "geboortedatum");
    say(forbidden.result == LOOKUP_refused && times_asked() == before, "what is forbidden is refused, and the register is not called", "%s", lookup_name[forbidden.result]);
}

static void check_values(void)
{
    expect(REGISTER_brp, "999990019", "geboortedatum", LOOKUP_value, "\"2005-03-11\"", "a date of birth out of the BRP");
    expect(REGISTER_brp, "999990019", "gemeente", LOOKUP_value, "\"0344\"", "the municipality out of the BRP");
    expect(REGISTER_brp, "999990020", "heeftPartner", LOOKUP_value, "\"ja\"", "a partner out of the BRP");
    expect(REGISTER_brp, "999990020", "partnerGeboortedatum", LOOKUP_value, "\"1977-09-30\"", "the partner's date of birth");
    expect(REGISTER_brp, "999990019", "heeftPartner", LOOKUP_unknown, NULL, "no partner in the BRP is not known: living together unmarried is not in it");
    expect(REGISTER_brp, "999990020", "huisgenoten", LOOKUP_value, "[{\"geboortedatum\":\"2005-03-11\"}]", "the housemates, without the person and the partner");
    expect(REGISTER_brp, "999990044", "geboortedatum", LOOKUP_unknown, NULL, "a date of birth of which only the year is known is not known");
    expect(REGISTER_brp, "999990056", "geboortedatum", LOOKUP_unknown, NULL, "what is under investigation is not known");
    expect(REGISTER_brp, "999990068", "geboortedatum", LOOKUP_absent, NULL, "somebody who is not in the BRP is absent");
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_value, "\"2025-07-31\"", "the last day at practical education");
    expect(REGISTER_duo, "999990020", "proVsoTot", LOOKUP_value, "\"nooit\"", "never at such a school");
    expect(REGISTER_duo, "999990044", "proVsoTot", LOOKUP_value, "\"2017-07-31\"", "other education does not count");
    expect(REGISTER_duo, "999990056", "proVsoTot", LOOKUP_value, "\"2026-03-01\"", "still enrolled: the day asked about");
    expect(REGISTER_duo, "999990032", "proVsoTot", LOOKUP_absent, NULL, "somebody who is not in the register of DUO is absent");
    expect(REGISTER_doelgroepregister, "999990019", "doelgroepregisterRaadpleging", LOOKUP_value, "\"ja\"", "in the target group according to the register");
    expect(REGISTER_doelgroepregister, "999990044", "doelgroepregisterRaadpleging", LOOKUP_unknown, NULL, "the register itself may not know");
}

static void check_failures(void)
{
    struct http_answer reply;
    (void)tell("/_stand", "{\"duo\":\"storing\"}");
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_down, NULL, "a register that is down says so");
    (void)tell("/_stand", "{\"duo\":\"traag\"}");
    registers.place[REGISTER_duo].milliseconds = 200;
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_slow, NULL, "a register that is slow is not waited for");
    registers.place[REGISTER_duo].milliseconds = 0;
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_value, NULL, "with more patience the slow register does answer");
    (void)tell("/_stand", "{\"duo\":\"verkeerd\",\"brp\":\"verkeerd\",\"doelgroepregister\":\"onleesbaar\"}");
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_unknown, NULL, "an answer about somebody else is not taken over");
    expect(REGISTER_brp, "999990019", "geboortedatum", LOOKUP_unknown, NULL, "an answer of the BRP about somebody else is not taken over");
    expect(REGISTER_doelgroepregister, "999990019", "doelgroepregisterRaadpleging", LOOKUP_unknown, NULL, "an answer that cannot be read leaves the fact unknown");
    (void)tell("/_stand", "{\"duo\":\"goed\",\"brp\":\"goed\",\"doelgroepregister\":\"goed\"}");
    const char *kept = registers.place[REGISTER_duo].url;
    registers.place[REGISTER_duo].url = NULL;
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_down, NULL, "a register that is not connected is as good as down");
    registers.place[REGISTER_duo].url = "http://127.0.0.1:9";
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_down, NULL, "a register that does not exist is down");
    registers.place[REGISTER_duo].url = "http://192.0.2.1/duo";
    expect(REGISTER_duo, "999990019", "proVsoTot", LOOKUP_down, NULL, "an address without https on another machine is not asked");
    registers.place[REGISTER_duo].url = kept;
    say(!http_may_ask("http://example.org/") && http_may_ask("https://example.org/") && http_ready() && !http_ask(&arena, &(struct http_call){ .url = "http://192.0.2.1/", .most = 10 }, &reply), "https, or this machine", "another address may be asked");
}

static void check_caller(void)
{
    static struct problems problems;
    static const char *const facts[] = { "proVsoTot", "gemeente" };
    struct lookup list[2];
    struct told t = { .refuse = true };
    struct lookup_asked asked = { .bsn = "999990018", .purpose = "nieuwsgierigheid", .on = ON, .now = now };
    problems.count = 0;
    bool refused = !register_look(&registers, &arena, REGISTER_duo, &asked, facts, 2, list, &problems) && problems.count == 3;
    bool silent = true;
    for (int32_t i = 0; i < problems.count; i++) silent &= !strstr(problems.item[i].value, "999990018");
    say(refused && silent, "a number that is none, an unknown purpose and a fact of another register are refused together, without repeating the number", "%d problems", (int)problems.count);
    int64_t before = times_asked();
    asked = (struct lookup_asked){ .bsn = "999990019", .purpose = "bijstand", .on = ON, .now = now, .log = told, .context = &t };
    bool done = register_look(&registers, &arena, REGISTER_duo, &asked, facts, 1, list, NULL);
    say(done && list[0].result == LOOKUP_down && t.calls == 1 && t.facts == 1 && times_asked() == before, "what cannot be logged is not asked", "it was asked");
}

static void check_contradiction(void)
{
    struct lookup list[3];
    (void)tell("/_stand", "{\"duo\":\"tegenspraak\"}");
    list[0] = look_for(REGISTER_brp, "999990019", "geboortedatum");
    list[1] = look_for(REGISTER_duo, "999990019", "geboortedatum");
    list[2] = look_for(REGISTER_brp, "999990019", "gemeente");
    (void)tell("/_stand", "{\"duo\":\"goed\"}");
    int32_t found = lookups_compare(&arena, list, 3, NULL);
    say(found == 2 && list[0].result == LOOKUP_contradicts && list[1].result == LOOKUP_contradicts && list[2].result == LOOKUP_value, "two registers that differ contradict each other, and neither is believed", "%d found", (int)found);
    struct text out = { 0 };
    const char *document = lookups_event(&out, list, 3, ON, NULL) ? text_string(&out) : "";
    const struct node *event = node_from_json(&arena, document, strlen(document), NULL), *facts = node_get(event, "feiten");
    say(node_is(node_get(facts, "geboortedatum"), "onbekend") && node_is(node_get(facts, "gemeente"), "0344") && strstr(document, "tegenspraak, duo"), "in the event such a fact is onbekend, and it says why", "%s", document);
    text_free(&out);
    list[0] = look_for(REGISTER_brp, "999990019", "geboortedatum");
    list[1] = look_for(REGISTER_duo, "999990019", "geboortedatum");
    say(lookups_compare(&arena, list, 2, NULL) == 0, "registers that agree do not contradict each other", "they do");
    static const char known[] = "{\"geboortedatum\":\"2004-03-11\"}", open[] = "{\"geboortedatum\":\"onbekend\"}";
    say(lookups_compare(&arena, list, 1, node_from_json(&arena, open, sizeof open - 1, NULL)) == 0 && lookups_compare(&arena, list, 1, node_from_json(&arena, known, sizeof known - 1, NULL)) == 1,
        "a register that says otherwise than the dossier contradicts it", "it does not");
}

/* A register that fails takes nothing away that was known; of what was not known it says onbekend. */
static void check_failure_event(void)
{
    static const char known[] = "{\"proVsoTot\":\"2024-07-31\"}";
    const struct node *have = node_from_json(&arena, known, sizeof known - 1, NULL);
    struct text with = { 0 }, without = { 0 };
    (void)tell("/_stand", "{\"duo\":\"storing\"}");
    struct lookup l = look_for(REGISTER_duo, "999990019", "proVsoTot");
    (void)tell("/_stand", "{\"duo\":\"goed\"}");
    bool good = lookups_event(&with, &l, 1, ON, have) && lookups_event(&without, &l, 1, ON, NULL);
    say(good && strstr(text_string(&with), "\"feiten\":{}") && strstr(text_string(&without), "\"feiten\":{\"proVsoTot\":\"onbekend\"}") && strstr(text_string(&with), "storing, duo, 2026-03-01T09:30Z"),
        "a register that is down leaves a fact onbekend, takes no known one away, and the event says so", "%s %s", text_string(&with), text_string(&without));
    text_free(&with);
    text_free(&without);
}

/* ---- the dossier ---- */

static void check_dossier(const struct law *law)
{
    static const char report[] = "{\"proces\":\"zoektermijn\",\"gebeurtenis\":\"melding\",\"rol\":\"inwoner\",\"op\":\"2026-03-01\",\"bron\":\"zelf-ingevuld\",\"feiten\":{}}";
    static struct problems problems;
    struct lookup list[3];
    struct dossier after;
    struct case_setting setting = CASE_SETTING(law, ON);
    const struct lookup_asked asked = { .bsn = "999990019", .purpose = "zoektermijn", .on = ON, .now = now };
    const char *birth = "geboortedatum", *group = "doelgroepregisterRaadpleging", *school = "proVsoTot";
    bool done = register_look(&registers, &arena, REGISTER_brp, &asked, &birth, 1, &list[0], NULL) && register_look(&registers, &arena, REGISTER_doelgroepregister, &asked, &group, 1, &list[1], NULL)
        && register_look(&registers, &arena, REGISTER_duo, &asked, &school, 1, &list[2], NULL);
    struct text first = { 0 }, event = { 0 }, payload = { 0 };
    problems.count = 0;
    struct case_entry entries[1], next = { report, sizeof report - 1, ON, 1 };
    done = done && dossier_try(&after, &arena, NULL, 0, &next, &setting, &first, &problems) && lookups_event(&event, list, 3, ON, NULL);
    entries[0] = (struct case_entry){ first.data, first.size, ON, 1 };
    next = (struct case_entry){ event.data, event.size, ON, 2 };
    bool taken = done && dossier_try(&after, &arena, entries, 1, &next, &setting, &payload, &problems);
    say(taken, "a dossier takes the event of role register", "%s: %s %s", problems.count ? problems.item[0].field : "", problems.count ? problems.item[0].value : "", event.data ? text_string(&event) : "");
    say(taken && dossier_fact(&after, "geboortedatum", ON) && !dossier_fact(&after, "doelgroepregisterRaadpleging", ON) && after.event[1].source == SOURCE_register, "the allowed fact is in the dossier as one of a register, the skipped ones are not", "%s", event.data ? text_string(&event) : "");
    say(taken && strstr(text_string(&event), "overgeslagen, doelgroepregister") && strstr(text_string(&event), "eigen bewijs") && !strstr(text_string(&event), "999990019"), "the event says what was skipped and where to ask instead, without the number of the person", "%s", event.data ? text_string(&event) : "");
    text_free(&first);
    text_free(&event);
    text_free(&payload);
}

static void check_counts(void)
{
    static struct register_counts counts, again;
    struct lookup list[2];
    const char *facts[] = { "geboortedatum", "gemeente" };
    const struct lookup_asked asked = { .bsn = "999990019", .purpose = "zoektermijn", .on = ON, .now = now };
    for (int i = 0; i < 3; i++) if (register_look(&registers, &arena, REGISTER_brp, &asked, facts, 2, list, NULL)) lookups_count(&counts, "zoektermijn", list, 2);
    struct text out = { 0 }, second = { 0 };
    register_counts_put(&out, &counts);
    say(strcmp(text_string(&out), "[{\"register\":\"brp\",\"doel\":\"zoektermijn\",\"feit\":\"geboortedatum\",\"waarde\":3},{\"register\":\"brp\",\"doel\":\"zoektermijn\",\"feit\":\"gemeente\",\"overgeslagen\":3}]") == 0,
        "look-ups are counted by register, purpose and fact, the skipped ones too", "%s", text_string(&out));
    const struct node *stored = node_from_json(&arena, out.data, out.size, NULL);
    bool good = register_counts_add(&again, &arena, stored, NULL);
    register_counts_put(&second, &again);
    say(good && strcmp(text_string(&out), text_string(&second)) == 0 && !register_counts_add(&again, &arena, node_get(stored, "x"), NULL), "counts can be stored and added up", "%s", text_string(&second));
    text_free(&out);
    text_free(&second);
}

int main(int count, char **arguments)
{
    static struct law_tables law;
    static struct problems problems;
    pid_t child = count > 2 ? start(arguments[1], arguments[2]) : -1;
    own_law = register_law_own(&arena);
    test_law = own_law ? register_law_read(&arena, test_status, sizeof test_status - 1, own_law, &problems) : NULL;
    if (child < 0 || !*base || !test_law || !law_build(&law, NULL, 0, DATE_LAST)) { printf("Bail out! %s\n", !test_law ? "the status of registers does not hold together" : "the simulator did not start"); return 1; }
    static const char *const roots[REGISTERS] = { "/brp", "/doelgroepregister", "/duo" };
    registers.law = test_law;
    for (int of = 0; of < REGISTERS; of++) {
        (void)snprintf(url[of], sizeof url[of], "%s%s", base, roots[of]);
        registers.place[of] = (struct register_place){ .url = url[of] };
    }
    check_own_status();
    check_dates();
    check_wrong_files();
    check_skipped();
    check_values();
    check_failures();
    check_caller();
    check_contradiction();
    check_failure_event();
    check_dossier(&law.law);
    check_counts();
    (void)kill(child, SIGTERM);
    (void)waitpid(child, NULL, 0);
    printf("1..%d\n", number);
    law_free(&law);
    arena_free(&arena);
    return bad > 0;
}
