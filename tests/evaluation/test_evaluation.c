/* SPDX-License-Identifier: EUPL-1.2 */
/* test_evaluation.c: an invoeringstoets is read strictly, reports what it holds and nothing else, takes and weighs signals, and begins the next one; for the own document and for one of a law that does not exist. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/node.h"
#include "evaluation/evaluation.h"

static struct arena arena;
static struct problems problems;
static int number, bad;

static void say(bool good, const char *sentence)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (good) return;
    bad++;
    for (int32_t i = 0; i < problems.count && i < 8; i++) printf("# line %d: %s '%s': %s\n", problems.item[i].line, problems.item[i].field, problems.item[i].value, problems.item[i].allowed[1]);
}

static char *file(const char *path, size_t *size)
{
    char *bytes = file_read(&arena, path, 1 << 24, size);
    if (!bytes) { printf("Bail out! %s\n", path); exit(1); }
    return bytes;
}

static const struct evaluation *read_text(const char *bytes)
{
    problems.count = 0;
    return evaluation_read(&arena, bytes, strlen(bytes), &problems);
}

/* A copy of the text with one passage changed; the passage must be there. */
static char *changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at) { printf("Bail out! not in the document: %s\n", from); exit(1); }
    struct text t = { 0 };
    text_bytes(&t, text, (size_t)(at - text));
    text_put(&t, to);
    text_put(&t, at + strlen(from));
    char *copy = arena_copy(&arena, t.data, t.size);
    text_free(&t);
    return copy;
}

static const struct evaluation_record *record(const struct evaluation *e, const char *id)
{
    const struct evaluation_record *r = evaluation_find(e, id, strlen(id));
    if (!r) { printf("Bail out! no record %s\n", id); exit(1); }
    return r;
}
static bool is_there(const struct evaluation *e, const char *id) { return evaluation_find(e, id, strlen(id)) != NULL; }
static int state_of(const struct evaluation *e, const char *id) { return evaluation_value(record(e, id), F_signal_state)->word; }

/* ---- the own document ---- */

static void the_own_document(const struct evaluation *e)
{
    int32_t parts = 0, of_law = 0, signals = 0;
    char id[8];
    for (int32_t i = 0; i < e->list[SECTION_measure].count; i++) {
        const struct evaluation_record *m = &e->list[SECTION_measure].record[i];
        of_law += m->measure != NULL;
        parts += evaluation_value(m, F_measure_part_of)->given;
    }
    say(of_law == law_book.measure_count && parts == 7, "the own document has every measure of the law once, with title and day from there, and seven parts of one of them");
    for (int k = 1; k <= 43; k++) { (void)snprintf(id, sizeof id, "S%02d", k); signals += is_there(e, id); }
    say(signals == 43, "it has the forty-three signals of the source");
    say(strcmp(evaluation_name(record(e, "M12"), 0), law_book.measures[11].title[0]) == 0, "a measure is called what the law book calls it");
    say(evaluation_since(record(e, "M6")) == date_of(2023, 1, 1) && evaluation_value(record(e, "M6"), F_measure_since)->day == date_of(2023, 7, 1), "where the source names another first day than the law, both are kept");
    say(evaluation_names(record(e, "S20"), F_signal_measures, record(e, "M9")) && evaluation_names(record(e, "S20"), F_signal_really, record(e, "M3")), "a signal that stands under one measure and is about another keeps both");
}

static void its_coverage(const struct evaluation *e, const char *page)
{
    struct text table = { 0 };
    int32_t pages = 0, findings = 0;
    const char *last = "";
    int32_t missing = evaluation_coverage(&table, e, 1);
    for (int32_t i = 0; i < e->list[SECTION_statement].count; i++) {
        const struct evaluation_record *s = &e->list[SECTION_statement].record[i];
        pages += strncmp(last, s->id, 3) != 0;
        findings += evaluation_value(s, F_statement_kind)->word == STATEMENT_finding;
        last = s->id;
    }
    say(missing == 0 && findings > 100, "every finding of the source is carried by a signal that was taken up");
    say(pages == 18, "statements of all eighteen pages of the source are there, page after page");
    say(strstr(page, text_string(&table)) != NULL, "the table in docs/evaluation.md is the one that the program makes (breed evaluation coverage --lang en)");
    text_free(&table);
    for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
        const struct evaluation_record *s = &e->list[SECTION_signal].record[i];
        bool found = false;
        for (int32_t k = 0; k < e->list[SECTION_statement].count; k++) found |= evaluation_names(&e->list[SECTION_statement].record[k], F_statement_borne, s);
        if (!found) { printf("# no statement of the source: %s\n", s->id); missing++; }
    }
    say(missing == 0, "and every signal rests on a statement of the source");
}

static void its_follow_ups(const struct evaluation *e)
{
    const struct evaluation_record *f1 = record(e, "F1"), *f3 = record(e, "F3"), *f4 = record(e, "F4");
    say(!evaluation_overdue(f1, date_of(2025, 12, 31)) && evaluation_overdue(f1, date_of(2026, 1, 1)), "a follow-up is overdue from the day after its last day");
    say(!evaluation_overdue(f3, date_of(2199, 1, 1)), "one without a date is never overdue");
    say(!evaluation_overdue(f4, date_of(2026, 11, 22)) && evaluation_overdue(f4, date_of(2028, 1, 1)), "the report of 2027 is not overdue in 2026");
}

/* ---- reports ---- */

static int32_t count_of(const char *text, const char *what)
{
    int32_t n = 0;
    for (const char *at = text; (at = strstr(at, what)); at += strlen(what)) n++;
    return n;
}

/* Links that lead nowhere or to more than one place. */
static int32_t broken_links(const char *html)
{
    int32_t broken = 0;
    for (const char *at = html; (at = strstr(at, "href=\"#")); at += 7) {
        size_t size = strcspn(at + 7, "\"");
        char id[64];
        (void)snprintf(id, sizeof id, "id=\"%.*s\"", (int)size, at + 7);
        if (count_of(html, id) != 1) { printf("# %s stands %d times\n", id, count_of(html, id)); broken++; }
    }
    return broken;
}

static void its_report(const struct evaluation *e, const char *name)
{
    char sentence[200];
    for (int language = 0; language < 2; language++) {
        struct text html = { 0 }, plain = { 0 }, again = { 0 };
        int32_t lost = 0;
        evaluation_report(&html, e, date_of(2026, 11, 22), REPORT_html, language);
        evaluation_report(&plain, e, date_of(2026, 11, 22), REPORT_text, language);
        evaluation_report(&again, e, date_of(2026, 11, 22), REPORT_html, language);
        const char *page = text_string(&html), *text = text_string(&plain);
        for (int32_t i = 0; i < e->list[SECTION_signal].count; i++) {
            char id[64];
            (void)snprintf(id, sizeof id, "<li id=\"it-%s\">", e->list[SECTION_signal].record[i].id);
            if (evaluation_value(&e->list[SECTION_signal].record[i], F_signal_state)->word == STATE_taken) lost += count_of(page, id) != 1;
        }
        (void)snprintf(sentence, sizeof sentence, "the report of %s in language %d holds every signal taken up once, and every link in it leads to one place", name, language);
        say(lost == 0 && broken_links(page) == 0 && count_of(page, "href=") > 5, sentence);
        (void)snprintf(sentence, sizeof sentence, "the report of %s in language %d closes what it opens, is plain as text, and the same each time", name, language);
        say(count_of(page, "<li") == count_of(page, "</li>") && count_of(page, "<ul>") == count_of(page, "</ul>") && count_of(page, "<p>") == count_of(page, "</p>") && !strchr(text, '<') && html.size == again.size
            && memcmp(html.data, again.data, html.size) == 0, sentence);
        text_free(&html);
        text_free(&plain);
        text_free(&again);
    }
}

static void signs_of_people_are_safe(const char *invented)
{
    struct text html = { 0 };
    const struct evaluation *e = read_text(changed(invented, "Op platte daken groeit het goed.", "<script>alert(1)</script> & \\\"zo\\\""));
    if (e) evaluation_page(&html, e, 0, 0);
    say(e && !strstr(text_string(&html), "<script") && strstr(text_string(&html), "&lt;script&gt;"), "what people wrote cannot become an element of the page");
    text_free(&html);
}

static void its_data(const struct evaluation *e, const char *name)
{
    struct text json = { 0 }, again = { 0 }, schema = { 0 };
    char sentence[200];
    evaluation_json(&json, e);
    problems.count = 0;
    const struct evaluation *read = evaluation_read(&arena, json.data, json.size, &problems);
    if (read) evaluation_json(&again, read);
    (void)snprintf(sentence, sizeof sentence, "%s written as JSON and read again is the same", name);
    say(read && again.size == json.size && memcmp(again.data, json.data, json.size) == 0, sentence);
    evaluation_schema(&schema, false, 1);
    const struct node *tree = node_from_json(&arena, schema.data, schema.size, NULL), *properties = node_get(tree, "properties");
    say(properties && properties->count == SECTION_plan, "the schema is JSON and names every section");
    struct text cell = { 0 };
    evaluation_cell(&cell, e, SECTION_signal, 0, 0);
    say(strcmp(text_string(&cell), e->list[SECTION_signal].record[0].id) == 0 && evaluation_columns(SECTION_signal) > F_signal_COUNT, "a table begins with the id and has a column for each language");
    text_free(&cell);
    text_free(&json);
    text_free(&again);
    text_free(&schema);
}

/* ---- mistakes ---- */

static const struct { const char *from, *to, *field, *sentence; } mistakes[] = {
    { "wijze: gesproken}", "wijze: gefluisterd}", "wijze", "a word that does not exist is refused" },
    { "van: [bond-1]", "van: [bond-9]", "van", "a reference to nobody is refused" },
    { "van: [bond-1]", "van: [dak-1]", "van", "a reference to a record of another kind is refused" },
    { "van: [bond-1]", "van: [bond-1, bond-1]", "van", "a reference that stands twice is refused" },
    { "id: sig-2,", "id: sig-1,", "id", "an id used twice is refused" },
    { "id: sig-2,", "id: \"sig 2\",", "id", "an id with a blank is refused" },
    { "uiterlijk: 2032-06-30", "uiterlijk: 2032-06-31", "uiterlijk", "a day that does not exist is refused" },
    { "gewicht: 2", "gewicht: 4", "gewicht", "a weight above three is refused" },
    { "gewicht: 2", "gewicht: veel", "gewicht", "a weight that is no number is refused" },
    { "opgelost: nee, gewicht", "opgelsot: nee, gewicht", "signalen", "a field that does not exist is refused" },
    { "\nknelpunten:", "\nknelpuntjes:", "onderdeel", "a section that does not exist is refused" },
    { ", en: \"On flat roofs it grows well.\"}", "}", NULL, "a signal may be in Dutch alone, as it was written" },
    { ", en: \"Sloping roofs\"}", "}", "naam", "a bottleneck in one language is refused" },
    { "soort: positief, ", "", "soort", "a required field that is not there is refused" },
    { "maatregelenUit: eigen", "maatregelenUit: wet", "titel", "a title of one's own for a measure of the law is refused" },
    { "stand: gewogen, gewicht: 1", "stand: gewogen", "gewicht", "a weighed signal without a weight is refused" },
    { "stand: gewogen, gewicht: 1", "stand: afgewezen", "reden", "a refused signal without a reason is refused" },
    { "stand: gewogen, gewicht: 1", "stand: samengevoegd", "samengevoegdMet", "a merged signal that does not say with which is refused" },
    { "stand: gewogen, gewicht: 1", "stand: samengevoegd, samengevoegdMet: sig-4", "samengevoegdMet", "a signal merged with itself is refused" },
    { "beantwoord: deels, signalen: [sig-1, sig-2],", "beantwoord: deels,", "antwoord", "an answer that rests on no signal is refused" },
    { "staatIn: [sig-1]", "staatIn: [dak-1]", "staatIn", "a finding that no signal carries is refused" },
    { "gehoord: ja", "gehoord: geen", "gehoord", "a measure without signals that has one is refused" },
    { "gewogenOp: 2031-05-20", "gewogenOp: 2031-05-05", "gewogenOp", "a signal weighed before it came is refused" },
    { "\nuitspraken:", "\ntellers:\n  - {id: tel-1, naam: {nl: x, en: x}, maatregelen: [dak-1], telt: dossiers, proces: dakwerk, gebeurtenis: aanvraag}\nuitspraken:", "proces", "a counter of a process that does not exist is refused" },
    { "\nuitspraken:", "\ntellers:\n  - {id: tel-1, naam: {nl: x, en: x}, maatregelen: [dak-1], telt: dossiers, proces: zoektermijn, gebeurtenis: planten}\nuitspraken:", "gebeurtenis", "a counter of an event that does not exist is refused" },
    { "\nuitspraken:", "\ntellers:\n  - {id: tel-1, naam: {nl: x, en: x}, maatregelen: [dak-1], telt: dossiers, proces: zoektermijn, gebeurtenis: melding, als: [{rule: zoektermijn.dak, is: ja}]}\nuitspraken:", "rule", "a counter with an outcome that does not exist is refused" },
    { "\nuitspraken:", "\ntellers:\n  - {id: tel-1, naam: {nl: x, en: x}, maatregelen: [dak-1], telt: dossiers, proces: zoektermijn, gebeurtenis: melding, als: [{rule: zoektermijn.zoektermijnGeldt, is: ja, antwoord: misschien}]}\nuitspraken:", "antwoord", "a counter of an answer that does not exist is refused" },
};

static void mistakes_are_named(const char *invented)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct evaluation *e = read_text(changed(invented, mistakes[i].from, mistakes[i].to));
        bool named = false;
        for (int32_t k = 0; k < problems.count && k < PROBLEMS_KEPT; k++) named |= mistakes[i].field && strcmp(problems.item[k].field, mistakes[i].field) == 0 && problems.item[k].line > 0;
        say(mistakes[i].field ? !e && named : e != NULL, mistakes[i].sentence);
    }
    const char *twice = changed(changed(invented, "wijze: gesproken}", "wijze: gefluisterd}"), "uiterlijk: 2032-06-30", "uiterlijk: 2032-06-31");
    say(!read_text(twice) && problems.count == 2, "two mistakes are named at once");
}

/* ---- signals that come in ---- */

static const struct evaluation *take(const struct evaluation *e, const char *json)
{
    problems.count = 0;
    return evaluation_take(&arena, e, json, strlen(json), date_of(2031, 7, 1), &problems);
}

static const struct evaluation *weigh(const struct evaluation *e, const char *json)
{
    problems.count = 0;
    return evaluation_weigh(&arena, e, json, strlen(json), date_of(2031, 8, 1), &problems);
}

static void signals_come_in(const struct evaluation *e)
{
    const struct evaluation *after = take(e, "{\"signalen\":[{\"van\":\"bond-2\",\"maatregelen\":[\"dak-2\"],\"soort\":\"wens\",\"inhoud\":\"Een pas op de telefoon.\",\"onderbouwing\":\"Zeven brieven.\"}]}");
    say(after && state_of(after, "N1") == STATE_received && evaluation_value(record(after, "N1"), F_signal_received)->day == date_of(2031, 7, 1), "a new signal is received, on the day that is told, under an id of its own");
    say(!is_there(e, "N1"), "the document that it was added to stays as it was");
    struct text report = { 0 };
    if (after) evaluation_report(&report, after, date_of(2031, 7, 2), REPORT_text, 0);
    say(strstr(text_string(&report), "N1, ingekomen.") != NULL, "it stands in the report as not taken up");
    text_free(&report);
    after = take(e, "{\"signalen\":[{\"van\":\"bond-7\",\"soort\":\"wens\",\"inhoud\":\"=SOM(A1)\"},{\"soort\":\"wens\",\"inhoud\":\"Vraag 999990019 maar.\"},{\"van\":\"bond-1\",\"soort\":\"wens\",\"inhoud\":\"x\",\"stand\":\"opgenomen\"},"
        "{\"van\":\"bond-1\",\"soort\":\"wens\",\"inhoud\":\"x\",\"gewicht\":3},{\"van\":\"bond-1\",\"soort\":\"wens\",\"inhoud\":\"x\",\"ontvangen\":\"2032-01-01\"},{\"id\":\"sig-1\",\"van\":\"bond-1\",\"soort\":\"wens\",\"inhoud\":\"x\"}]}");
    say(!after && problems.count == 8, "an unknown sender, a formula, a BSN, no sender, a state, a weight, a day to come and an id that is taken are refused, all at once");
    bool shown = false;
    for (int32_t i = 0; i < problems.count; i++) shown |= strstr(problems.item[i].value, "999990019") != NULL;
    say(!shown, "and the BSN is not repeated in what is told");
    say(!take(e, "{\"signalen\":[]}") && !take(e, "[]") && !take(e, "{\"signalen\":[3]}") && !take(e, "{\"partijen\":[]}"), "no list of signals is refused");
}

static const char *state_names[] = { "ingekomen", "gewogen", "opgenomen", "samengevoegd", "afgewezen" };

static void signals_are_weighed(const struct evaluation *e)
{
    const char *in = "{\"signalen\":[{\"id\":\"x1\",\"van\":\"bond-2\",\"maatregelen\":\"dak-2\",\"soort\":\"feit\",\"inhoud\":\"Iets.\"}]}";
    const struct evaluation *at[SIGNAL_STATES];
    at[STATE_received] = take(e, in);
    at[STATE_weighed] = weigh(at[STATE_received], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"gewogen\",\"gewicht\":2}]}");
    say(at[STATE_weighed] && state_of(at[STATE_weighed], "x1") == STATE_weighed && evaluation_value(record(at[STATE_weighed], "x1"), F_signal_weighed)->day == date_of(2031, 8, 1), "a signal is weighed, on the day that is told");
    say(strcmp(evaluation_text(record(at[STATE_weighed], "x1"), F_signal_text, 0), "Iets.") == 0 && evaluation_value(record(at[STATE_weighed], "x1"), F_signal_kind)->word == SIGNAL_FACT, "what it says stays what was sent");
    at[STATE_taken] = weigh(at[STATE_weighed], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"opgenomen\",\"onderdeel\":\"deel-1\"}]}");
    at[STATE_merged] = weigh(at[STATE_weighed], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"samengevoegd\",\"samengevoegdMet\":\"sig-2\"}]}");
    at[STATE_refused] = weigh(at[STATE_weighed], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"afgewezen\",\"reden\":\"Gaat niet over daken.\"}]}");
    say(at[STATE_taken] && at[STATE_merged] && at[STATE_refused], "then it is taken up in a part of the report, merged with another, or refused with a reason");
    if (!at[STATE_taken] || !at[STATE_merged] || !at[STATE_refused]) return;
    static const bool may[SIGNAL_STATES][SIGNAL_STATES] = {
        [STATE_received] = { [STATE_weighed] = true, [STATE_merged] = true, [STATE_refused] = true }, [STATE_weighed] = { [STATE_taken] = true, [STATE_merged] = true, [STATE_refused] = true },
        [STATE_taken] = { [STATE_merged] = true }, [STATE_refused] = { [STATE_weighed] = true },
    };
    for (int from = 0; from < SIGNAL_STATES; from++)
        for (int to = 0; to < SIGNAL_STATES; to++) {
            char json[300], sentence[120];
            (void)snprintf(json, sizeof json, "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"%s\",\"gewicht\":1,\"reden\":\"Zo.\",\"onderdeel\":\"deel-1\"%s}]}", state_names[to], to == STATE_merged ? ",\"samengevoegdMet\":\"sig-1\"" : "");
            (void)snprintf(sentence, sizeof sentence, "from %s to %s is %s", state_names[from], state_names[to], may[from][to] ? "allowed" : "refused");
            say((weigh(at[from], json) != NULL) == may[from][to], sentence);
        }
    say(!weigh(e, "{\"wegingen\":[{\"id\":\"sig-1\",\"stand\":\"samengevoegd\",\"samengevoegdMet\":\"sig-1\"}]}"), "a signal is not merged with itself");
    say(!weigh(at[STATE_merged], "{\"wegingen\":[{\"id\":\"sig-2\",\"stand\":\"samengevoegd\",\"samengevoegdMet\":\"sig-1\"}]}"), "a signal that others were merged with stays");
    say(!weigh(at[STATE_received], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"gewogen\",\"gewicht\":2},{\"id\":\"x1\",\"stand\":\"gewogen\",\"gewicht\":1}]}"), "a signal is weighed once at a time");
    say(!weigh(at[STATE_received], "{\"wegingen\":[{\"id\":\"x1\",\"stand\":\"gewogen\",\"gewicht\":2,\"inhoud\":\"Iets anders.\"}]}"), "who weighs does not change what was sent");
    say(!weigh(e, "{\"wegingen\":[{\"id\":\"bond-1\",\"stand\":\"gewogen\"}]}") && !weigh(e, "{\"wegingen\":[{\"id\":\"sig-1\"}]}"), "only signals are weighed, and to a state");
}

/* ---- the next one ---- */

static void the_next_begins(const struct evaluation *own, const struct evaluation *invented)
{
    problems.count = 0;
    const struct evaluation *next = evaluation_next(&arena, own, "breed-offensief-2027", 2027, &problems);
    say(next != NULL, "the next assessment begins from the last and can be read");
    if (!next) return;
    say(is_there(next, "D1") && is_there(next, "D3") && !is_there(next, "D2"), "questions that were not answered whole go along, the others do not");
    say(is_there(next, "F1") && is_there(next, "F4") && is_there(next, "K01") && !is_there(next, "K02"), "so do follow-ups that are not done and bottlenecks that are not solved");
    say(state_of(next, "S07") == STATE_received && strcmp(evaluation_text(record(next, "S07"), F_signal_origin, 0), "breed-offensief-2025 S07") == 0 && !is_there(next, "S10"), "with the signals behind them, received anew, each saying where it came from");
    say(evaluation_value(record(next, "vng"), F_party_spoken)->word == 2, "parties have not been spoken to yet");
    say(strcmp(evaluation_text(record(next, "breed-offensief-2027"), F_about_previous, 0), "breed-offensief-2025") == 0 && evaluation_value(record(next, "breed-offensief-2027"), F_about_year)->number == 2027, "it says from which it began, and its year");
    int32_t answered = 0;
    for (int32_t i = 0; i < next->list[SECTION_question].count; i++) answered += evaluation_value(&next->list[SECTION_question].record[i], F_question_answered)->word != ANSWERED_no;
    say(answered == 0 && next->list[SECTION_statement].count == 0, "nothing is answered yet, and statements of the old source stay behind");
    say(evaluation_next(&arena, next, "breed-offensief-2029", 2029, &problems) != NULL, "and from that one the one after it can begin");
    say(!evaluation_next(&arena, own, "S01", 2027, &problems) && !evaluation_next(&arena, own, "een naam", 2027, &problems), "a name that is taken or is no id is refused");
    problems.count = 0;
    const struct evaluation *roofs = evaluation_next(&arena, invented, "groene-daken-2033", 2033, &problems);
    say(roofs && is_there(roofs, "na-1") && !is_there(roofs, "na-2") && is_there(roofs, "sig-2") && !is_there(roofs, "sig-1"), "the same holds for a law that does not exist");
}

/* ---- nothing is made for one law ---- */

static void the_program_knows_no_names(const struct evaluation *e, const char *sources)
{
    static const int32_t sections[] = { SECTION_measure, SECTION_party, SECTION_question, SECTION_signal, SECTION_block, SECTION_bottleneck, SECTION_counter };
    int32_t found = 0;
    for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
        for (int32_t i = 0; i < e->list[sections[s]].count; i++) {
            const struct evaluation_record *r = &e->list[sections[s]].record[i];
            char quoted[64];
            (void)snprintf(quoted, sizeof quoted, "\"%s\"", r->id);
            for (int language = 0; language < 2; language++) {
                const char *name = evaluation_name(r, language);
                bool there = strstr(sources, quoted) || (strlen(name) > 2 && strstr(sources, name) && sections[s] != SECTION_bottleneck && sections[s] != SECTION_block);
                if (there) { printf("# %s %s\n", r->id, name); found++; }
            }
        }
    say(found == 0, "no name of a measure, party, question, signal or part stands in the program");
}

int main(int count, char **arguments)
{
    size_t size;
    struct text sources = { 0 };
    if (count < 4) return 1;
    const char *page = file(arguments[1], &size), *invented_text = file(arguments[2], &size);
    for (int i = 3; i < count; i++) text_put(&sources, file(arguments[i], &size));
    const struct evaluation *own = evaluation_own(&arena), *invented = read_text(invented_text);
    say(own != NULL, "the own document can be read");
    say(invented != NULL, "so can that of a law that does not exist");
    if (!own || !invented) { printf("1..%d\n", number); return 1; }
    the_own_document(own);
    its_coverage(own, page);
    its_follow_ups(own);
    its_report(own, "the own document");
    its_report(invented, "the invented law");
    its_data(own, "the own document");
    its_data(invented, "the invented law");
    signs_of_people_are_safe(invented_text);
    mistakes_are_named(invented_text);
    signals_come_in(invented);
    signals_are_weighed(invented);
    the_next_begins(own, invented);
    the_program_knows_no_names(own, text_string(&sources));
    struct text report = { 0 };
    evaluation_report(&report, invented, date_of(2032, 7, 1), REPORT_html, 0);
    say(!strstr(text_string(&report), "Breed") && !strstr(text_string(&report), "loonkosten") && strstr(text_string(&report), "Die dag is voorbij"), "the report of the invented law speaks of nothing else, and says what is overdue");
    text_free(&report);
    text_free(&sources);
    arena_free(&arena);
    printf("1..%d\n", number);
    return bad > 0;
}
