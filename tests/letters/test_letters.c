/* SPDX-License-Identifier: EUPL-1.2 */
/* test_letters.c: every letter of every table, out of length lives and out of random walks: nothing blank, every number out of the dossier or the law, every article in force, and nothing that the
 * recipient may not see. Arguments: files with lives; --dump FOLDER writes the letters there, --golden FOLDER compares some, --update writes those anew. */
#define main walks_main
int walks_main(void);
#include "casework/test_walks.c"
#undef main
#include <ctype.h>
#include "explain/explain.h"
#include "law/cite.h"
#include "letter_help.h"
#include "letters/forms.h"
#include "people/people.h"
#include "rules/registry.h"

static const char *dump, *golden;
static bool update;
enum { LETTERS_OF_ALL = 32 };
static uint32_t seen[16][LETTERS_OF_ALL][2];            /* per process and letter: to whom it was written, in each language */
static int64_t written, numbers, articles, hidden_facts, goldens;

/* ---- what is wrong, told once ---- */

static int64_t wrong_count;
static char where[300];
static void wrong(const char *what, const char *detail, size_t size)
{
    if (wrong_count++ < 40) printf("# %s: %s: %.*s\n", where, what, (int)(size < 200 ? size : 200), detail);
}

/* ---- where every number must come from ---- */

static void put_dates(struct text *out, const char *from, size_t size)
{
    for (size_t i = 0; i + 10 <= size; i++) {
        date day;
        if (isdigit((unsigned char)from[i]) && (i == 0 || !isdigit((unsigned char)from[i - 1])) && parse_date(from + i, 10, &day)) for (int language = 0; language < 2; language++) { explain_date(out, day, language); text_char(out, '\n'); }
    }
}

static void put_decision(struct text *out, struct dossier *d, const char *name, date on, date sent)
{
    static struct decision decision;
    const struct rule *rule = rule_find(name, strlen(name));
    struct text full = { 0 };
    char iso[11];
    if (!rule || on < d->situation.from || on >= situation_end(&d->situation)) return;
    decision_start(&decision, rule, &law.law, false);
    timeline_facts(d->days, rule, on, &decision.facts);
    int32_t place = rule_fact(rule, "besluitVerzonden", 16);
    format_date(sent, iso);
    if (sent != DATE_NEVER && place >= 0) fact_set_text(rule, &decision.facts, place, iso, 10, (struct manner){ false, 0 }, NULL);
    decision_make(&decision);
    for (int language = 0; language < 2; language++) explain_full(&full, &decision, language);
    text_bytes(out, full.data, full.size);
    put_dates(out, full.data, full.size);
    text_free(&full);
}

static void put_labels(struct text *out)
{
    for (int32_t i = 0; i < law_book.parameter_count; i++) for (int l = 0; l < 2; l++) { text_put(out, law_book.parameters[i].label[l]); text_char(out, '\n'); }
    for (int32_t i = 0; i < law_book.choice_count; i++)
        for (int l = 0; l < 2; l++) {
            text_put(out, law_book.choices[i].question[l]);
            for (int32_t k = 0; k < law_book.choices[i].option_count; k++) { text_char(out, '\n'); text_put(out, law_book.choices[i].options[k].label[l]); }
            text_char(out, '\n');
        }
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) for (int l = 0; l < 2; l++) { text_put(out, glossary[k].label[l]); text_char(out, '\n'); }
}

/* The day on which an objection is due, worked out here from the sending: six weeks from the day after, and no weekend or holiday as the last day. */
static date objection_day(date sent) { date last = sent + 42; while (!is_working_day(last)) last++; return last; }

static void put_allowed(struct text *out, struct dossier *d, const struct case_entry *entry, int32_t entries, const struct case_event *e, date sent)
{
    static const char *const names[] = { "loonkostensubsidie", "verhuizing", "doelgroep", "aanvraag", "ondersteuning", "proefplaats", "studietoeslag", "zoektermijn" };
    put_labels(out);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) { put_decision(out, d, names[i], e->on, DATE_NEVER); put_decision(out, d, names[i], e->on - 1, DATE_NEVER); }
    put_decision(out, d, "verhuizing", e->done, DATE_NEVER);
    for (int k = 0; k < 2; k++) { date on = k ? sent : e->on; put_decision(out, d, "termijnen", on, DATE_NEVER); put_decision(out, d, "termijnen", on, sent); }
    for (int32_t i = 0; i < d->deadlines; i++) if (d->deadline[i].due == DUE_dated) for (int l = 0; l < 2; l++) { explain_date(out, d->deadline[i].on, l); text_char(out, '\n'); }
    for (int32_t i = 0; i < entries; i++) { text_bytes(out, entry[i].bytes, entry[i].size); text_char(out, '\n'); put_dates(out, entry[i].bytes, entry[i].size); }
    for (int l = 0; l < 2; l++) { explain_date(out, e->done, l); text_char(out, '\n'); explain_date(out, sent, l); text_char(out, '\n'); explain_date(out, objection_day(sent), l); text_char(out, '\n'); }
    text_string(out);
}

static bool stands_alone(const char *in, const char *number, size_t size)
{
    for (const char *at = in; (at = strstr(at, number)); at++)
        if ((at == in || (!isdigit((unsigned char)at[-1]) && at[-1] != '.' && at[-1] != ',')) && !isdigit((unsigned char)at[size])) return true;
    return false;
}

/* Each number; a day with its month and year as one. */
static void check_numbers(const char *letter, const char *allowed)
{
    for (const char *at = letter; *at; ) {
        if (!isdigit((unsigned char)*at)) { at++; continue; }
        size_t size = strspn(at, "0123456789.,");
        while (size && !isdigit((unsigned char)at[size - 1])) size--;
        size_t length = size;
        if (size <= 2 && at[size] == ' ' && islower((unsigned char)at[size + 1])) {      /* "2 maart 2026" */
            size_t word = strcspn(at + size + 1, " \n"), year = at[size + 1 + word] == ' ' ? strspn(at + size + 2 + word, "0123456789") : 0;
            if (year == 4) length = size + 2 + word + year;
        }
        char token[80];
        snprintf(token, sizeof token, "%.*s", (int)(length < 79 ? length : 79), at);
        numbers++;
        if (!stands_alone(allowed, token, strlen(token))) wrong("a number that comes from nowhere", at - (at - letter > 30 ? 30 : at - letter), 90);
        at += length;
    }
}

/* ---- articles ---- */

static bool in_force(const char *jci)
{
    char bwb[32], article[64], iso[16];
    const char *id = strstr(jci, "BWBR"), *number = strstr(jci, "artikel="), *z = strstr(jci, "&amp;z=");
    date day;
    if (!id || !number || !z || !parse_date(z + 7, 10, &day)) return false;
    snprintf(bwb, sizeof bwb, "%.*s", (int)strcspn(id, "&"), id);
    snprintf(article, sizeof article, "%.*s", (int)strcspn(number + 8, "&"), number + 8);
    (void)iso;
    for (int32_t s = 0; s < law_book.statute_count; s++)
        for (int32_t a = 0; strcmp(law_book.statutes[s].bwb, bwb) == 0 && a < law_book.statutes[s].article_count; a++) {
            const struct law_article *one = &law_book.statutes[s].articles[a];
            if (strcmp(one->article, article) == 0 && one->from <= day && day <= one->until) return true;
        }
    return false;
}

static void check_articles(const char *html)
{
    for (const char *at = html; (at = strstr(at, "jci1.3:c:")); at += 9) {
        articles++;
        if (!in_force(at)) wrong("an article that was not in force", at, strcspn(at, "\"<"));
    }
}

/* ---- who may see what ---- */

static bool may_read(enum case_role to, enum resource part)
{
    struct viewer viewer = { .account = "a", .name = "", .role = to, .municipality = "", .employer = "000000012L01", .session = "" };
    return people_may(&viewer, ACT_read, part, BELONGS_own);
}

/* Words of people that belong to the resident alone. */
static const struct case_event *with_experience(const struct dossier *d, int32_t i) { return d->event[i].document && node_get(d->event[i].document, "tekst") ? &d->event[i] : NULL; }

static void check_hidden(const char *letter, const struct dossier *d, enum case_role to, date on, const char *innocent, bool values)
{
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        const struct term *term = &glossary[k];
        const struct said *said = situation_fact(&d->situation, term, on);
        enum resource part = people_part_of(term);
        bool personal = part == RESOURCE_belemmering || part == RESOURCE_uitkering || part == RESOURCE_onderwijs || part == RESOURCE_huishouden;
        if (may_read(to, part) && !(personal && to != CASE_inwoner) && !(term == &glossary[G_geboortedatum] && to != CASE_inwoner)) continue;
        hidden_facts++;
        if (personal && strlen(term->label[0]) > 12 && strstr(letter, term->label[0])) wrong("the label of a fact that he may not see", term->label[0], strlen(term->label[0]));
        if (!said || !said->value || !values) continue;
        struct text value = { 0 };
        explain_value(&value, term, said->value, 0);
        if (value.size >= 6 && strstr(letter, text_string(&value)) && !strstr(innocent, text_string(&value))) wrong("the value of a fact that he may not see", value.data, value.size);
        text_free(&value);
    }
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = with_experience(d, i);
        const struct node *text = e ? node_get(e->document, "tekst") : NULL;
        char own[300];
        snprintf(own, sizeof own, "%.*s", text ? (int)text->size : 0, text ? text->text : "");
        if (to != CASE_inwoner && strlen(own) > 8 && strstr(letter, own)) wrong("what somebody told about the measuring", own, strlen(own));
    }
}

/* ---- the page ---- */

static int32_t count_of(const char *in, const char *what) { int32_t n = 0; for (const char *at = in; (at = strstr(at, what)); at += strlen(what)) n++; return n; }

static void check_page(const char *html, int language)
{
    static const char *const blanks[] = { "<p></p>", "<td></td>", "<dd></dd>", "<li></li>", "<h1></h1>", "<h2></h2>", "<th scope=\"row\"></th>", "{", "}", "<ul>\n</ul>", "<ol>\n</ol>", "<tbody>\n</tbody>" };
    const char *body = strstr(html, "<body>");
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) if (strstr(body, blanks[i])) wrong("a blank", strstr(body, blanks[i]), 60);
    if (!strstr(html, language ? "<html lang=\"en\">" : "<html lang=\"nl\">")) wrong("the language", html, 60);
    if (count_of(html, "<h1>") != 1) wrong("one heading of the first order", "", 0);
    for (const char *at = body, *last = "1"; (at = strstr(at, "<h")); at++) {
        if (at[2] < '1' || at[2] > '6') continue;
        if (at[2] > *last + 1) wrong("headings in order", at, 60);
        last = at + 2;
    }
    if (count_of(body, "<th>")) wrong("a head of a table without scope", "", 0);
    const char *title = strstr(html, "<title>");
    if (!title || strstr(title, "Fenna Voorbeeld</title>") || memcmp(strstr(title, "</title>") - 13, "Voorbeeldstad", 13) != 0) wrong("the title", title ? title : "", 80);
    size_t end = (size_t)(strstr(title, "</title>") - title);
    for (size_t i = 0; i + 5 < end; i++) if (memcmp(title + i, "Fenna", 5) == 0) wrong("a name in the title", title, end);
}

/* ---- one letter ---- */

struct subject { const char *file; struct case_entry *entry; int32_t count; const struct case_expert *expert; int32_t experts; bool values; int32_t number; };

static int32_t process_place(const struct process *p) { int32_t i = 0; while (i < process_count && processes[i] != p) i++; return i; }

static void keep_file(const char *folder, const char *name, const char *ending, const struct text *text)
{
    char path[1200];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(text->data, 1, text->size, out) != text->size || fclose(out) != 0) wrong("writing", path, strlen(path));
}

static bool write_letter(struct text *html, const struct subject *s, const struct case_setting *setting, const struct case_letter *l, enum case_role to, int language, struct problems *problems)
{
    struct arena arena = { 0 };
    struct letter_request request = { .entry = s->entry, .entries = s->count, .setting = setting, .position = l->position, .letter = l->letter->name, .to = to, .parties = &the_parties, .office = &the_office, .language = language };
    bool good = letter_write(html, &arena, &request, problems);
    text_string(html);
    arena_free(&arena);
    return good;
}

static void check_deadline_of_objection(const char *letter, const struct process_event *event, date sent, int language, enum case_role to)
{
    struct text day = { 0 };
    bool appeal = strcmp(event->name, "bezwaar-gegrond") == 0 || strcmp(event->name, "bezwaar-ongegrond") == 0;
    text_put(&day, language ? appeal ? "You can appeal to the court up to and including " : "You can object up to and including " : appeal ? "U kunt in beroep gaan bij de rechter tot en met " : "U kunt bezwaar maken tot en met ");
    explain_date(&day, objection_day(sent), language);
    bool due = (event->decision || appeal) && (to == CASE_inwoner || to == CASE_werkgever);
    if (due != (strstr(letter, text_string(&day)) != NULL)) wrong(due ? "the last day to object is not there" : "a last day to object that there is not", day.data, day.size);
    text_free(&day);
}

/* Letters of which the text lies beside this test, so that a change is seen when it is looked over: they must be as they were. */
static void check_golden(const char *name, const char *html)
{
    char path[1200];
    struct arena arena = { 0 };
    struct text now = { 0 };
    size_t size;
    snprintf(path, sizeof path, "%s/%s.txt", golden, name);
    const char *then = file_read(&arena, path, 1 << 20, &size);
    if (!then) { arena_free(&arena); return; }
    goldens++;
    text_of_html(&now, html, false);
    if (update) keep_file(golden, name, ".txt", &now);
    else if (size != now.size || memcmp(then, now.data, size) != 0) wrong("is not as it was in tests/letters/golden (--update writes it anew)", name, strlen(name));
    text_free(&now);
    arena_free(&arena);
}

/* Days that anybody may read: when something happened in the file. */
static void put_events_days(struct text *out, const struct dossier *d)
{
    for (int32_t i = 0; i < d->events; i++) { explain_date(out, d->event[i].on, 0); text_char(out, '\n'); explain_date(out, d->event[i].done, 0); text_char(out, '\n'); }
    text_string(out);
}

static void check_one(const struct subject *s, struct dossier *d, const struct case_setting *setting, const struct case_letter *l, enum case_role to, int language)
{
    const struct case_event *e = NULL;
    struct text html = { 0 }, again = { 0 }, letter = { 0 }, plain = { 0 }, allowed = { 0 };
    struct problems problems = { .count = 0 };
    for (int32_t i = 0; i < d->events; i++) if (d->event[i].position == l->position) e = &d->event[i];
    date sent = e->sent != DATE_NEVER ? e->sent : e->done;
    snprintf(where, sizeof where, "%s %d, event %d, %s to %s, %s", s->file, (int)s->number, (int)l->position, l->letter->name, case_role_word[to].name, language ? "en" : "nl");
    if (!write_letter(&html, s, setting, l, to, language, &problems)) {
        for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) { wrong("is not written", problems.item[i].field, strlen(problems.item[i].field)); wrong("allowed", problems.item[i].allowed[1], strlen(problems.item[i].allowed[1])); }
        if (!problems.count) wrong("is not written and does not say why", "", 0);
    } else {
        written++;
        seen[process_place(d->process)][l->letter - d->process->letter][language] |= (uint32_t)1 << to;
        if (!write_letter(&again, s, setting, l, to, language, &problems) || again.size != html.size || memcmp(again.data, html.data, html.size) != 0) wrong("the same request gives other bytes", "", 0);
        text_of_html(&letter, html.data, true);
        put_allowed(&allowed, d, s->entry, s->count, e, sent);
        check_numbers(letter.data, allowed.data);
        check_articles(html.data);
        check_page(html.data, language);
        put_events_days(&plain, d);
        check_hidden(letter.data, d, to, e->on, plain.data, s->values);
        check_deadline_of_objection(letter.data, &d->process->event[e->event], sent, language, to);
        if (!language && !strstr(html.data, "jci1.3:c:")) wrong("no article at all", "", 0);
        char full[300];
        snprintf(full, sizeof full, "%s%d.%s.%d.%s.%s.%s", s->file, (int)s->number, d->process->name, (int)l->position, l->letter->name, case_role_word[to].name, language ? "en" : "nl");
        if (dump && s->values) keep_file(dump, full, ".html", &html);
        if (golden && s->values) check_golden(full, html.data);
    }
    text_free(&html); text_free(&again); text_free(&letter); text_free(&plain); text_free(&allowed);
}

/* All letters that follow from the events, to everybody, in both languages. The dossier of each is that of its event, as the test works it out itself. */
static void check_subject(const struct subject *s)
{
    struct arena arena = { 0 };
    struct dossier all;
    struct problems problems = { .count = 0 };
    struct case_setting setting = CASE_SETTING(&law.law, s->entry[s->count - 1].day);
    setting.expert = s->expert;
    setting.experts = s->experts;
    setting.parts = 0;
    if (!dossier_of(&all, &arena, s->entry, s->count, &setting, &problems)) { wrong("the dossier cannot be read", s->file, strlen(s->file)); show_problems(&problems); arena_free(&arena); return; }
    for (int32_t i = 0; i < all.letters; i++) {
        const struct case_letter *l = &all.letter[i];
        struct case_setting then = setting;
        struct dossier d;
        for (int32_t k = 0; k < all.events; k++) if (all.event[k].position == l->position) { then.known_position = all.event[k].written_at > l->position ? all.event[k].written_at : l->position; then.now = all.event[k].sent != DATE_NEVER ? all.event[k].sent : all.event[k].done; }
        if (!dossier_of(&d, &arena, s->entry, s->count, &then, &problems)) { wrong("the dossier of then cannot be read", s->file, strlen(s->file)); continue; }
        for (uint32_t left = l->letter->to; left; left &= left - 1)
            for (int language = 0; language < 2; language++) check_one(s, &d, &setting, l, (enum case_role)__builtin_ctz(left), language);
    }
    arena_free(&arena);
}

/* ---- lives ---- */

static void take_events(struct life *l, const struct node *life, const struct case_expert *expert, int32_t count, struct arena *keep)
{
    for (const struct node *e = node_get(life, "events")->first; e; e = e->next) {
        struct text bytes = { 0 };
        const struct node *day = node_get(e, "day");
        if (node_get(e, "expect") || node_get(e, "refused")) continue;
        struct arena arena = { 0 };
        struct dossier after;
        struct text payload = { 0 };
        struct problems problems = { .count = 0 };
        put_json(&bytes, e);
        struct case_entry next = { bytes.data, bytes.size, day_of(day ? day : node_get(e, "op")), l->count + 1 };
        struct case_setting setting = CASE_SETTING(&law.law, next.day);
        setting.expert = count ? expert : NULL;
        setting.experts = count;
        setting.parts = 0;
        if (dossier_try(&after, &arena, l->entry, l->count, &next, &setting, &payload, &problems)) l->entry[l->count++] = (struct case_entry){ arena_copy(keep, payload.data, payload.size), payload.size, next.day, next.time };
        else { wrong("an event is refused", text_string(&bytes), bytes.size); show_problems(&problems); }
        text_free(&payload);
        arena_free(&arena);
        text_free(&bytes);
    }
}

static void run_file(const char *path)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    size_t size;
    int32_t number = 0;
    char *bytes = file_read(&arena, path, 1 << 22, &size);
    const struct node *document = bytes ? node_from_yaml(&arena, bytes, size, &problems) : NULL;
    const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    char stem[100];
    snprintf(stem, sizeof stem, "%.*s", (int)strcspn(file, "."), file);
    int64_t before = wrong_count, letters_before = written;
    for (const struct node *life = document ? document->first : NULL; life; life = life->next, number++) {
        struct arena keep = { 0 };
        struct life *l = calloc(1, sizeof *l);
        struct case_expert expert[8];
        int32_t n = read_experts(node_get(life, "experts"), expert, &keep);
        take_events(l, life, expert, n, &keep);
        if (l->count) check_subject(&(struct subject){ stem, l->entry, l->count, n ? expert : NULL, n, true, number });
        free(l);
        arena_free(&keep);
    }
    ok(document && wrong_count == before && written > letters_before, "the lives of %s give %lld letters without a mistake", file, (long long)(written - letters_before));
    if (!document) show_problems(&problems);
    arena_free(&arena);
}

/* ---- random walks ---- */

static void run_walks(int32_t many)
{
    int64_t before = wrong_count, letters_before = written;
    for (int32_t i = 0; i < many; i++) {
        struct walk *w = calloc(1, sizeof *w);
        w->p = processes[i % process_count];
        w->state = w->p->track[0].begin;
        w->today = date_of(2025, 2, 3) + (date)random_below(300);
        for (int32_t step = 0; step < 24 && !w->ended; step++) { if (!step_on(w)) break; w->today += (date)random_below(20); }
        if (w->life.count) check_subject(&(struct subject){ "walk", w->life.entry, w->life.count, experts, 1, false, i });
        arena_free(&w->keep);
        free(w);
    }
    ok(wrong_count == before && written > letters_before, "%d random dossiers give %lld letters without a mistake", (int)many, (long long)(written - letters_before));
}

/* ---- nothing is left out ---- */

static void check_coverage(void)
{
    int64_t bad = 0;
    for (int32_t i = 0; i < process_count; i++)
        for (int32_t k = 0; k < processes[i]->letters; k++) {
            const struct process_letter *letter = &processes[i]->letter[k];
            if (!letter_exists(processes[i], letter->name)) { printf("# no text: %s %s\n", processes[i]->name, letter->name); bad++; }
            for (int language = 0; language < 2; language++)
                for (uint32_t left = letter->to & ~seen[i][k][language]; left; left &= left - 1) { printf("# never written: %s %s to %s (%s)\n", processes[i]->name, letter->name, case_role_word[__builtin_ctz(left)].name, language ? "en" : "nl"); bad++; }
        }
    ok(bad == 0, "every letter of the %d tables was written, to everybody who gets it, in both languages", (int)process_count);
}

/* ---- the texts themselves ---- */

static bool knows_state(const struct letter_form *f, const char *name, bool state)
{
    for (const char *const *p = f->processes; *p; p++) {
        const struct process *process = process_find(*p, strlen(*p));
        if (process && (state ? process_state_of : process_event_of)(process, name, strlen(name)) >= 0) return true;
    }
    return false;
}

static int64_t check_whens(const struct letter_form *f, const struct letter_when *when, int32_t count)
{
    int64_t bad = 0;
    for (int32_t i = 0; i < count; i++) {
        bool state = when[i].test == WHEN_state || when[i].test == WHEN_from;
        if ((state || when[i].test == WHEN_event) && !knows_state(f, when[i].name, state)) { printf("# %s: there is no %s %s\n", f->letter, state ? "state" : "event", when[i].name); bad++; }
    }
    return bad;
}

static void check_texts(void)
{
    int64_t bad = 0;
    for (int32_t i = 0; i < letter_form_count; i++) {
        const struct letter_form *f = &letter_forms[i];
        for (const char *const *p = f->processes; *p; p++) {
            const struct process *process = process_find(*p, strlen(*p));
            bool there = false;
            for (int32_t k = 0; process && k < process->letters; k++) there |= strcmp(process->letter[k].name, f->letter) == 0;
            if (!there) { printf("# no process %s has a letter %s\n", *p, f->letter); bad++; }
        }
        for (int32_t k = 0; k < f->rules; k++) {
            const struct rule *rule = rule_find(f->rule[k].rule, strlen(f->rule[k].rule));
            if (!rule || (f->rule[k].amount && rule_outcome(rule, f->rule[k].amount, strlen(f->rule[k].amount)) < 0)) { printf("# %s: rule %s %s\n", f->letter, f->rule[k].rule, f->rule[k].amount); bad++; }
            bad += check_whens(f, f->rule[k].when, f->rule[k].whens);
        }
        for (int32_t k = 0; k < f->lines; k++) bad += check_whens(f, f->line[k].when, f->line[k].whens);
        for (const char *const *cite = f->cites; *cite; cite++) { struct citation cited; if (!law_cite(&law_book, *cite, date_of(2026, 1, 1), &cited)) { printf("# %s: %s is no article of 2026\n", f->letter, *cite); bad++; } }
    }
    for (const struct letter_shown *s = letter_shown; s->role; s++)
        for (int which = 0; which < 2; which++)
            for (const char *const *name = which ? s->uses : s->shows; *name; name++) {
                bool known = false;
                for (int32_t k = 0; k < GLOSSARY_SIZE; k++) known |= strcmp(glossary[k].name, *name) == 0;
                if (!known) { printf("# %s: there is no fact %s\n", s->role, *name); bad++; }
            }
    ok(bad == 0, "the texts name letters, events, states, rules, facts and articles that there are");
}

int main(int count, char **arguments)
{
    int32_t walks = 140, files = 0;
    const char **file = calloc((size_t)count, sizeof *file);
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--dump") == 0) dump = arguments[++i];
        else if (strcmp(arguments[i], "--golden") == 0) golden = arguments[++i];
        else if (strcmp(arguments[i], "--walks") == 0) walks = atoi(arguments[++i]);
        else if (strcmp(arguments[i], "--update") == 0) update = true;
        else file[files++] = arguments[i];
    }
    for (int i = 0; i < files; i++) run_file(file[i]);
    check_texts();
    if (walks) run_walks(walks);
    check_coverage();
    if (golden) ok(goldens >= 20 && wrong_count == 0, "%lld letters are word for word as they were", (long long)goldens);
    printf("# %lld letters, %lld numbers, %lld articles, %lld facts kept out\n", (long long)written, (long long)numbers, (long long)articles, (long long)hidden_facts);
    printf("1..%d\n", tests_run);
    law_free(&law);
    free(file);
    return tests_bad != 0;
}
