/* SPDX-License-Identifier: EUPL-1.2 */
/* test_draft.c: a draft says what the data say and leaves the rest open, the checks find their evidence in it, and reading it back gives the same values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/node.h"
#include "ordinance/draft/draft.h"
#include "ordinance/import.h"
#include "ordinance/xml.h"

enum { MOST = 1 << 22 };
static struct law_tables law;
static struct arena arena;
static const char *source;
static int number, bad;

static void say(bool good, const char *sentence, const char *why)
{
    printf("%sok %d - %s\n", good ? "" : "not ", ++number, sentence);
    if (!good) { printf("# %s\n", why); bad++; }
}
static void stop(const char *why) { printf("Bail out! %s\n", why); exit(1); }

static date day_of(const char *text)
{
    date day = 0;
    if (!parse_date(text, (uint32_t)strlen(text), &day)) stop(text);
    return day;
}
static const struct law_ordinance *named(const char *code)
{
    const struct law_ordinance *o = law_find_ordinance(code, strlen(code));
    if (!o) stop(code);
    return o;
}
static const struct ordinance_draft *draft_of(const struct law_ordinance *o, const char *day)
{
    struct ordinance_draft *d = arena_take(&arena, sizeof *d);
    struct problems p = { 0 };
    if (!d || !ordinance_draft_make(d, &arena, o, &law.law, day_of(day), &p)) stop(p.count ? p.item[0].allowed[0] : "no draft");
    return d;
}

/* ---- looking into a draft ---- */

typedef void look(void *context, const struct draft_article *, const struct draft_paragraph *);
static void each_paragraph(const struct ordinance_draft *d, look *at, void *context)
{
    for (int32_t c = 0; c < d->chapters; c++)
        for (int32_t a = 0; a < d->chapter[c].articles; a++)
            for (int32_t p = 0; p < d->chapter[c].article[a].paragraphs; p++) at(context, &d->chapter[c].article[a], &d->chapter[c].article[a].paragraph[p]);
}
struct sought { int32_t field; const struct draft_article *article; const struct draft_paragraph *found; int32_t settled, open; };
static void seek(void *context, const struct draft_article *a, const struct draft_paragraph *p)
{
    struct sought *s = context;
    s->settled += p->kind == DRAFT_settled;
    s->open += p->kind == DRAFT_open;
    if (p->field >= 0 && p->field == s->field) { s->found = p; s->article = a; }
}
static struct sought paragraph_of(const struct ordinance_draft *d, enum local_field_id field)
{
    struct sought s = { (int32_t)field, NULL, NULL, 0, 0 };
    each_paragraph(d, seek, &s);
    return s;
}
static void says(const char *sentence, const struct ordinance_draft *d, enum local_field_id field, enum draft_kind kind, const char *words)
{
    struct sought s = paragraph_of(d, field);
    say(s.found && s.found->kind == kind && strstr(s.found->text, words), sentence, s.found ? s.found->text : "it is not in the draft");
}

/* ---- what it says ---- */

static void test_text(void)
{
    const struct ordinance_draft *d = draft_of(named("voorbeelddam"), "2026-01-01");
    says("a number stands in the sentence of its article", d, LOCALF_lks_beslis_weken, DRAFT_settled, "binnen 5 weken");
    says("an amount too", d, LOCALF_jobcoach_uurtarief, DRAFT_settled, "90,00");
    says("schemes are written out", d, LOCALF_jobcoach_regimes, DRAFT_settled, "licht: 40 uur in jaar 1");
    says("what follows the national process says so", d, LOCALF_lks_preferent_proces, DRAFT_settled, "later verandert");
    struct sought s = paragraph_of(d, LOCALF_proefplaats_voorwaarden);
    say(s.found && s.found->items == 6, "words become a list, only those that were chosen", "the list is otherwise");
    say(!paragraph_of(d, LOCALF_proefplaats_premie).found, "what is not regulated and need not be is left out", "it is there");
    int32_t i = 0;
    while (i < d->omitted_count && d->omitted[i] != LOCALF_proefplaats_premie) i++;
    say(i < d->omitted_count, "and named among what was left out", "it is not");
    for (int32_t c = 0; c < d->chapters; c++)
        if (d->chapter[c].item != ITEM_none && d->chapter[c].number != (int32_t)d->chapter[c].item + 1) say(false, "the parts I to VII stand in their order", d->chapter[c].title);
    say(d->chapters == 9, "there is a chapter for each part, one before and one after them", "otherwise");
    const struct draft_article *a = paragraph_of(d, LOCALF_proefplaats_basis_maanden).article;
    say(strstr(a->explanation, "2 maanden") && strstr(a->explanation, "hoogstens 4 maanden"), "an explanation has the numbers of the law, not of the template", a->explanation);
    d = draft_of(named("schraalveen"), "2025-01-01");
    says("a mandatory part that is not regulated is an open place", d, LOCALF_jobcoach_borging, DRAFT_open, "[keuze: hoe die eisen worden geborgd");
}

static void count_open_places(void *context, const struct draft_article *a, const struct draft_paragraph *p)
{
    int32_t *wrong = context;
    const struct local_value *v = p->value;
    bool known = v && v->checked && v->state != LOCAL_onbekend && v->state != LOCAL_niet_geregeld;
    (void)a;
    if (p->field >= 0 && (p->kind == DRAFT_settled) != known) (*wrong)++;
    if (p->kind == DRAFT_open && !p->choices) (*wrong)++;
}

static void test_unknown(void)
{
    int32_t wrong = 0, made = 0;
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        if (law_ordinances[i].owner == OWNER_uwv) continue;
        each_paragraph(draft_of(&law_ordinances[i], "2026-01-01"), count_open_places, &wrong);
        made++;
    }
    say(made == law_ordinance_count - 1 && wrong == 0, "in no draft stands a value that is not known, and each such place is open", "some are otherwise");
    const struct ordinance_draft *d = draft_of(named("utrecht"), "2026-01-01");
    says("what was not read is a question", d, LOCALF_vervoer, DRAFT_open, "[keuze: of er een vervoersvoorziening is]");
    says("of words with the answers there are", d, LOCALF_proefplaats_en_forfait, DRAFT_open, "(een van: mag niet / mag");
    struct ordinance_draft refused;
    struct problems p = { 0 };
    say(!ordinance_draft_make(&refused, &arena, named("uwv"), &law.law, day_of("2026-01-01"), &p) && p.count == 1, "UWV makes no ordinance", "it was drafted");
}

static void test_days(void)
{
    const struct ordinance_draft *before = draft_of(named("voorbeelddam"), "2023-06-30"), *after = draft_of(named("voorbeelddam"), "2023-07-01"), *later = draft_of(named("voorbeelddam"), "2024-01-01"),
        *now = draft_of(named("voorbeelddam"), "2026-01-01");
    bool parts = false;
    for (int32_t c = 0; c < before->chapters; c++) parts |= before->chapter[c].item != ITEM_none;
    say(!parts, "a draft of the day before the package has none of its parts", "it has");
    say(paragraph_of(after, LOCALF_lks_proces).found != NULL, "one of the first day has them", "it has not");
    say(!paragraph_of(after, LOCALF_vervoer_zonder_visueel).found && paragraph_of(later, LOCALF_vervoer_zonder_visueel).found, "since 2024 transport leaves out who is visually impaired", "otherwise");
    say(paragraph_of(after, LOCALF_intermediair_groepen).found->items == 2 && paragraph_of(later, LOCALF_intermediair_groepen).found->items == 1, "and so does help by another", "otherwise");
    say(!paragraph_of(later, LOCALF_onder_27).found && paragraph_of(now, LOCALF_onder_27).article->cites[0][3] == '7', "article 7a is a basis since 2026", "otherwise");
}

/* ---- the checks on it ---- */

struct places { int32_t count; };
static void count_place(void *context, const struct draft_article *a, const struct draft_paragraph *p) { ((struct places *)context)->count += a->number > 0 && p->field >= 0; }

static bool of_the_text(const struct ordinance_check *c) { return c->condition[0].kind != COND_own && strcmp(c->id, "VO-70") != 0 && strcmp(c->id, "VO-71") != 0; }

static void test_checks(void)
{
    static const char *const days[] = { "2023-07-01", "2024-01-01", "2026-01-01" };
    static struct ordinance_judgment of_data;
    char why[400] = "";
    int32_t differ = 0, without = 0, met = 0;
    for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
        const struct ordinance_draft *d = draft_of(named("voorbeelddam"), days[k]);
        ordinance_judge(&of_data, named("voorbeelddam"), &law.law, day_of(days[k]));
        for (int32_t i = 0; i < of_data.outcomes; i++) {
            const struct ordinance_outcome *o = &d->judgment.outcome[i];
            struct places places = { 0 };
            if (!of_the_text(o->check)) continue;
            if (o->verdict != of_data.outcome[i].verdict) { differ++; (void)snprintf(why, sizeof why, "%s on %s: %s", o->check->id, days[k], ordinance_verdict_names[o->verdict]); }
            ordinance_draft_evidence(d, o->check, count_place, &places);
            if (o->verdict == O_voldoet) met++;
            if (o->verdict == O_voldoet && !places.count) { without++; (void)snprintf(why, sizeof why, "%s on %s has no place", o->check->id, days[k]); }
            if (o->verdict == O_voldoet && o->finding[0].value && strncmp(o->finding[0].value->article, "12 lid", 6) == 0) continue;
        }
    }
    say(met > 60 && !differ, "the draft of a complete ordinance meets what that ordinance meets, on three days", why);
    say(!without, "and each check points at the paragraphs that it rests on", why);
    const struct ordinance_draft *d = draft_of(named("voorbeelddam"), "2026-01-01");
    const struct local_value *v = law_local_on(&d->says, LOCALF_lks_beslis_weken, d->on);
    char place[40];
    (void)snprintf(place, sizeof place, "%d", paragraph_of(d, LOCALF_lks_beslis_weken).article->number);
    say(v && strcmp(v->article, place) == 0, "a value of the draft has its place in the draft, not in the ordinance it came from", v ? v->article : "none");
    for (int32_t i = 0; i < d->judgment.outcomes; i++)
        if (strcmp(d->judgment.outcome[i].check->id, "VO-02") == 0 || strcmp(d->judgment.outcome[i].check->id, "VO-03") == 0)
            say(d->judgment.outcome[i].verdict == O_onbekend, "whether a draft is adopted and in force is not known", ordinance_verdict_names[d->judgment.outcome[i].verdict]);
    d = draft_of(named("rotterdam"), "2026-01-01");
    for (int32_t i = 0; i < d->judgment.outcomes; i++)
        if (strcmp(d->judgment.outcome[i].check->id, "VO-40") == 0) say(d->judgment.outcome[i].verdict != O_voldoet, "an open place meets nothing", "it does");
}

/* ---- there and back ---- */

static struct import_result *read_back(const struct ordinance_draft *d)
{
    struct text xml = { 0 };
    struct problems p = { 0 };
    struct import_result *r = arena_take(&arena, sizeof *r);
    ordinance_draft_xml(&xml, d);
    if (!r || !ordinance_import(r, &arena, xml.data, xml.size, &p)) stop(p.count ? p.item[0].allowed[0] : "no memory");
    text_free(&xml);
    return r;
}
static const struct import_proposal *proposal_of(const struct import_result *r, int32_t field)
{
    for (int32_t i = 0; i < r->proposals; i++) if ((int32_t)r->proposal[i].field == field) return &r->proposal[i];
    return NULL;
}

/* Every proposal that the draft gives is what the draft says. wrong, missing: how many are not, and how many values were not found again. */
static void compare_back(const struct ordinance_draft *d, int32_t *found, int32_t *wrong, char *why, size_t size)
{
    const struct import_result *r = read_back(d);
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        const struct import_proposal *p = proposal_of(r, f);
        const struct local_value *v = law_local_on(&d->says, (enum local_field_id)f, d->on);
        if (!p) continue;
        bool same = v && v->valued && v->number[0] == p->number[0];
        /* A sentence that follows something else is in it, without a value. */
        same |= v && !v->valued && v->state == LOCAL_verwijst && p->number[0] == 1;
        if (same) { (*found)++; continue; }
        (*wrong)++;
        (void)snprintf(why, size, "%s of %s: %lld from \"%s\"", local_fields[f].name, d->from->code, (long long)p->number[0], p->paragraph->text);
    }
}

static struct law_ordinance fixture(bool confirm, struct import_result *r)
{
    char path[4096];
    size_t size = 0;
    struct problems p = { 0 };
    struct text yaml = { 0 };
    struct law_ordinance o;
    (void)snprintf(path, sizeof path, "%s/tests/ordinance/publicatie.xml", source);
    char *bytes = file_read(&arena, path, MOST, &size);
    if (!bytes || !ordinance_import(r, &arena, bytes, size, &p)) stop(path);
    ordinance_import_yaml(&yaml, r);
    char *text = arena_copy(&arena, text_string(&yaml), yaml.size);
    for (char *at = text; confirm && (at = strstr(at, "checked: 0")) != NULL; at++) at[9] = '1';
    if (!ordinance_read(&o, &arena, text, yaml.size, &p)) stop(p.item[0].allowed[0]);
    text_free(&yaml);
    return o;
}

static void test_round_trip(void)
{
    static struct import_result r;
    char why[600] = "";
    int32_t found = 0, wrong = 0, lost = 0;
    struct law_ordinance proposed = fixture(false, &r);
    const struct ordinance_draft *d = draft_of(&proposed, "2024-01-01");
    struct sought s = paragraph_of(d, LOCALF_proefplaats_basis_maanden);
    say(d->says.value_count == 0 && strstr(s.found->text, "niemand heeft het bevestigd"), "a proposal that nobody confirmed is an open place in the draft", s.found->text);
    struct law_ordinance confirmed_one = fixture(true, &r);
    d = draft_of(&confirmed_one, "2024-01-01");
    compare_back(d, &found, &wrong, why, sizeof why);
    for (int32_t i = 0; i < r.proposals; i++) {
        const struct import_proposal *back = proposal_of(read_back(d), (int32_t)r.proposal[i].field), *first = proposal_of(&r, (int32_t)r.proposal[i].field);
        if (!back || back->number[0] != first->number[0]) { lost++; (void)snprintf(why, sizeof why, "%s", local_fields[r.proposal[i].field].name); }
    }
    say(found > 15 && !wrong && !lost, "text to proposals to confirmed data to draft to proposals gives the same values", why);
    found = wrong = 0;
    d = draft_of(named("voorbeelddam"), "2026-01-01");
    compare_back(d, &found, &wrong, why, sizeof why);
    printf("# %d values of a complete draft are proposed again\n", found);
    say(found >= 45 && !wrong, "of a complete ordinance every proposal is the value in the draft", why);
    found = wrong = 0;
    for (int32_t i = 0; i < law_ordinance_count; i++) if (law_ordinances[i].owner != OWNER_uwv) compare_back(draft_of(&law_ordinances[i], "2025-06-01"), &found, &wrong, why, sizeof why);
    say(!wrong, "open places give no proposals, whatever words stand in them", why);
}

/* ---- forms ---- */

static void test_forms(void)
{
    struct text t = { 0 };
    const struct ordinance_draft *d = draft_of(named("voorbeelddam"), "2026-01-01");
    ordinance_draft_json(&t, d);
    const struct node *root = node_from_json(&arena, t.data, t.size, NULL);
    say(root && node_get(root, "controles") && node_get(root, "hoofdstukken"), "the trace is JSON", text_string(&t));
    t.size = 0;
    ordinance_draft_html(&t, d);
    const char *html = text_string(&t);
    int32_t anchors = 0, dead = 0;
    for (const char *at = html; (at = strstr(at, "href=\"#")) != NULL; at++) {
        char id[60] = "id=\"";
        size_t size = strcspn(at + 7, "\"");
        anchors++;
        if (size > 40) { dead++; continue; }
        memcpy(id + 4, at + 7, size + 1);
        dead += strstr(html, id) == NULL;
    }
    char why[80];
    (void)snprintf(why, sizeof why, "%d links, %d dead", anchors, dead);
    say(anchors > 40 && !dead, "every link on the page leads somewhere", why);
    say(strstr(html, "<html lang=\"nl\">") && strstr(html, "<mark>[keuze:") && !strstr(html, "<script"), "the page has its language, its open places marked and no script", "otherwise");
    t.size = 0;
    struct law_ordinance evil = *d->from;
    evil.name = "<b>&\"*_`[x](y)";
    d = draft_of(&evil, "2026-01-01");
    ordinance_draft_html(&t, d);
    ordinance_draft_xml(&t, d);
    ordinance_draft_markdown(&t, d);
    say(!t.failed && !strstr(text_string(&t), "<b>") && strstr(text_string(&t), "\\[x\\](y)"), "a name stays text in every form", "it does not");
    text_free(&t);
}

int main(int count, char **arguments)
{
    source = count > 1 ? arguments[1] : ".";
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    test_text();
    test_unknown();
    test_days();
    test_checks();
    test_round_trip();
    test_forms();
    printf("1..%d\n", number);
    arena_free(&arena);
    law_free(&law);
    return bad != 0;
}
