/* SPDX-License-Identifier: EUPL-1.2 */
/* match.c: which sentences make which claim: words near each other, the subject at hand, and the days that a sentence itself names. */
#include "checker/inside.h"

#include <stdlib.h>
#include <string.h>

const char *const check_verdict_name[CHECK_VERDICTS] = { "fout", "verouderd", "onvolledig", "misschien" };
const char *const check_verdict_text[CHECK_VERDICTS][2] = {
    { "De wet zegt iets anders.", "The law says otherwise." },
    { "Dit klopte eerder wel, nu niet meer.", "This used to be right and no longer is." },
    { "Er ontbreekt iets.", "Something is missing." },
    { "Laat iemand hiernaar kijken.", "Have somebody look at this." },
};

/* ---- words ---- */

static bool word_is(const struct token *t, const struct pattern *p, int32_t at)
{
    size_t n = p->word[at].size;
    if (p->word[at].any) return true;
    if (t->size < n) return false;
    if (p->word[at].ends && p->word[at].begins) {
        for (size_t i = 0; i + n <= t->size; i++) if (memcmp(t->word + i, p->word[at].text, n) == 0) return true;
        return false;
    }
    if (p->word[at].ends) return memcmp(t->word + t->size - n, p->word[at].text, n) == 0;
    return (p->word[at].begins || t->size == n) && memcmp(t->word, p->word[at].text, n) == 0;
}

bool pattern_stands(const struct page *page, const struct sentence *s, const struct pattern *p, int32_t token)
{
    if (token + p->words > s->count) return false;
    for (int32_t i = 0; i < p->words; i++) if (!word_is(&page->token[s->first + token + i], p, i)) return false;
    return p->words > 0;
}

int32_t group_find(const struct page *page, const struct sentence *s, const struct pattern_group *g, int32_t from, int32_t *length)
{
    for (int32_t at = from; at < s->count; at++)
        for (int32_t i = 0; i < g->count; i++)
            if (pattern_stands(page, s, &g->pattern[i], at)) { if (length) *length = g->pattern[i].words; return at; }
    return -1;
}

bool group_in_page(const struct page *page, const struct pattern_group *g)
{
    for (int32_t i = 0; i < page->sentences; i++) if (group_find(page, &page->sentence[i], g, 0, NULL) >= 0) return true;
    return false;
}

bool groups_in_page(const struct page *page, const struct pattern_groups *g)
{
    for (int32_t i = 0; i < g->count; i++) if (!group_in_page(page, &g->group[i])) return false;
    return true;
}

/* ---- subjects ---- */

/* What a sentence is about: what it names itself, else what the sentence before it in the section is about, else the heading, else the title. Weak subjects add to it. */
void page_subjects(struct page *page, const struct checker *checker)
{
    uint64_t weak = 0, title = 0, heading = 0, before = 0;
    bool title_heads = false;
    int32_t section = -1, block = 0;
    for (int32_t k = 0; k < checker->subjects; k++) if (checker->subject[k].weak) weak |= (uint64_t)1 << k;
    for (int32_t i = 0; i < page->sentences; i++) {
        struct sentence *s = &page->sentence[i];
        for (int32_t k = 0; k < checker->subjects; k++) if (group_find(page, s, &checker->subject[k].words, 0, NULL) >= 0) s->own |= (uint64_t)1 << k;
        if (s->section != section) { section = s->section; heading = 0; before = 0; }
        if (s->block != block) { block = s->block; before = 0; }
        if (s->heading) heading |= s->own;
        bool apart = s->row && !title_heads;        /* a row is about what a sentence far above it is about only when that is a title */
        uint64_t taken = before & ~weak ? before : (heading | before) & ~weak || apart ? heading | before : title | heading | before;
        s->subjects = s->own & ~weak ? s->own : s->own | taken;
        if (!title) { title = s->own & ~weak; title_heads = s->heading; }
        if (!s->heading) before = s->subjects;
    }
}

/* ---- the days that a sentence speaks of ---- */

enum { OTHER_DAYS = 24 };
struct other_days { date day[OTHER_DAYS]; int32_t count; };

static bool word_before(const struct page *page, const struct sentence *s, int32_t at, const char *list)
{
    if (at <= 0) return false;
    const struct token *t = &page->token[s->first + at - 1];
    for (const char *word = list; *word;) {
        size_t n = strcspn(word, " ");
        if (n == t->size && memcmp(word, t->word, n) == 0) return true;
        word += n + (word[n] == ' ');
    }
    return false;
}

static void add_day(struct other_days *o, date day) { if (o->count < OTHER_DAYS && day >= LAW_FIRST && day <= LAW_LAST) o->day[o->count++] = day; }

/* "tot 2022", "in 2024", "was op 1 juli 2023": days in the past on which it may have been so. "Sinds", "vanaf" and "per" say that it is so still. */
static void days_in(const struct page *page, const struct sentence *s, date on, struct other_days *o)
{
    static const char still[] = "sinds vanaf per ingaande since from";
    struct quantity_said said[SAID_MOST];
    int32_t count = quantities_of(page, s, said);
    for (int32_t i = 0; i < count; i++) {
        if (said[i].counted != COUNT_date || said[i].value > on || word_before(page, s, said[i].first, still)) continue;
        add_day(o, (date)said[i].value);
        add_day(o, (date)said[i].value - 1);
    }
    for (int32_t at = 0; at < s->count; at++) {
        const struct token *t = &page->token[s->first + at];
        bool inside = false;
        for (int32_t i = 0; i < count; i++) inside |= said[i].counted == COUNT_date && at >= said[i].first && at <= said[i].last;
        if (inside || t->kind != TOKEN_number || t->size != 4 || t->euro || t->value < 1990000 || t->value > 2049000 || word_before(page, s, at, still)) continue;
        int32_t year = (int32_t)(t->value / 1000);
        if (date_of(year, 1, 1) > on) continue;
        add_day(o, date_of(year, 1, 1) - 1);
        add_day(o, date_of(year, 1, 1));
        add_day(o, date_of(year, 7, 1));
    }
}

/* ---- one check ---- */

struct check {
    struct page page; const struct checker *checker; const struct law *law; date on; struct arena *arena;
    const char *bytes; size_t size;
    struct check_result *result;
    struct other_days heading_days; int32_t heading_section;
    int32_t looked_back;        /* numbers that are not right today, so looked up in the law of before */
    bool failed;
};

/* The words between two places of the text as given, on one line, without tags. */
static const char *excerpt(struct check *c, int32_t from, int32_t until)
{
    enum { MOST = 240 };
    char room[MOST + 8];
    struct text text = { room, 0, MOST, true, false };
    bool tag = false, space = true;
    for (int32_t i = from; i < until && text.size < MOST - 6; i++) {
        char byte = c->bytes[i];
        if (c->page.html && byte == '<') tag = true;
        bool blank = tag || byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
        if (c->page.html && byte == '>') tag = false;
        if (!blank || !space) text_char(&text, blank ? ' ' : byte);
        space = blank;
        if (i + 1 == until) continue;
        if (text.size >= MOST - 12 && ((unsigned char)c->bytes[i + 1] & 0xC0) != 0x80) { text_put(&text, "..."); break; }
    }
    const char *kept = arena_copy(c->arena, room, text.size);
    if (!kept) c->failed = true;
    return kept ? kept : "";
}

static const char *copy_out(struct check *c, struct text *text)
{
    const char *kept = text->failed ? NULL : arena_copy(c->arena, text_string(text), text->size);
    text_free(text);
    if (!kept) c->failed = true;
    return kept ? kept : "";
}

static void add_finding(struct check *c, const struct claim *claim, const struct judged *j, const struct sentence *s, int32_t first, int32_t last, const char *const says[2])
{
    struct check_result *r = c->result;
    if (r->count == CHECK_FINDINGS_MOST) { r->more++; return; }
    struct check_finding *f = &r->finding[r->count++];
    const struct token *token = s ? &c->page.token[s->first] : NULL;
    *f = (struct check_finding){ .verdict = j->verdict, .code = claim->code, .label = { claim->label[0], claim->label[1] }, .from = token ? token[first].from : 0, .until = token ? token[last].until : (int32_t)c->size,
        .line = token ? token[first].line : 1, .said = token ? excerpt(c, token[0].from, token[s->count - 1].until) : "", .since = j->since, .until_day = j->until };
    for (int language = 0; language < 2; language++) {
        struct text text = { 0 };
        if (says) text_put(&text, says[language]); else judge_say(&text, c->law, claim, j, c->on, language);
        f->law[language] = copy_out(c, &text);
    }
    f->cites = claim->cites ? claim->cites : j->parameter ? j->parameter->cites : claim->laws && claim->law[0].any_count ? claim->law[0].any[0]->cites : claim->laws && claim->law[0].rule ? claim->law[0].rule->citation : "";
}

/* A letter has a handful of numbers that are not right; what has more than this is no letter, and is not searched to the end. FAR_INTRO: as far as words in the sentence above a list are. */
enum { FAR_MOST = 30, FAR_INTRO = 20, LOOKED_BACK_MOST = 2000 };

/* Where the groups stand: false when one of them does not. span: from the first to the last of them. far: how far the farthest is from a number. */
static bool groups_stand(const struct check *c, const struct sentence *s, const struct claim *claim, int32_t number, int32_t *first, int32_t *last, int32_t *far)
{
    int32_t above = 0;
    *far = 0;
    for (int32_t i = 0; i < claim->near.count; i++) {
        int32_t best = -1, length = 0, best_length = 0;
        for (int32_t at = -1; (at = group_find(&c->page, s, &claim->near.group[i], at + 1, &length)) >= 0;)
            if (best < 0 || (number >= 0 && abs(at - number) < abs(best - number))) { best = at; best_length = length; }
        if (best < 0 && s->intro >= 0 && group_find(&c->page, &c->page.sentence[s->intro], &claim->near.group[i], 0, NULL) >= 0) { if (*far < FAR_INTRO) *far = FAR_INTRO; above++; continue; }
        if (best < 0) return false;
        if (best < *first) *first = best;
        if (best + best_length - 1 > *last) *last = best + best_length - 1;
        if (number >= 0 && abs(best - number) > *far) *far = abs(best - number);
    }
    return number >= 0 || above < claim->near.count;       /* of a statement some of it is said here */
}

static bool speaks_of(const struct check *c, const struct sentence *s, const struct claim *claim)
{
    return (!claim->about || (s->subjects & claim->about)) && conditions_hold(c->law, &claim->when, c->on)
        && (!claim->none.count || (group_find(&c->page, s, &claim->none, 0, NULL) < 0 && (s->intro < 0 || group_find(&c->page, &c->page.sentence[s->intro], &claim->none, 0, NULL) < 0)));
}

static bool stands_before(const struct check *c, const struct sentence *s, const struct pattern_group *g, int32_t number)
{
    enum { BEFORE = 5 };
    for (int32_t at = number > BEFORE ? number - BEFORE : 0; at < number; at++)
        for (int32_t i = 0; i < g->count; i++) if (pattern_stands(&c->page, s, &g->pattern[i], at)) return true;
    return false;
}

/* ---- numbers ---- */

struct candidate { const struct claim *claim; struct judged judged; int32_t far; };

/* The claims that a number may be, and whether one of them is right. */
static bool weigh(struct check *c, const struct sentence *s, const struct quantity_said *q, const struct other_days *days, const bool *settled, struct candidate *best)
{
    best->claim = NULL;
    if (c->looked_back > LOOKED_BACK_MOST) { c->result->more++; return false; }
    for (int32_t k = 0; k < c->checker->claims; k++) {
        const struct claim *claim = &c->checker->claim[k];
        int32_t first = q->first, last = q->last, far;
        if (!claim->counts || !(claim->counted >> q->counted & 1) || claim->example != q->example || !speaks_of(c, s, claim) || !groups_stand(c, s, claim, q->first, &first, &last, &far) || far > FAR_MOST) continue;
        if ((claim->lead.count && !stands_before(c, s, &claim->lead, q->first)) || (claim->no_lead.count && stands_before(c, s, &claim->no_lead, q->first))) continue;
        struct judged j = judge_number(c->law, claim, q, c->on, q->counted == COUNT_date ? NULL : days->day, q->counted == COUNT_date ? 0 : days->count);
        c->result->compared += j.known || j.right;
        c->looked_back += !j.right;
        if (!j.right && (!j.known || settled[k])) continue;
        if (j.right) { *best = (struct candidate){ claim, j, far }; return true; }
        if (claim->softens.count && group_find(&c->page, s, &claim->softens, 0, NULL) >= 0) j.verdict = CHECK_misschien;
        if (claim->verdict >= 0) j.verdict = (enum check_verdict)claim->verdict;
        if (!best->claim || far < best->far) *best = (struct candidate){ claim, j, far };
    }
    return false;
}

static void check_numbers(struct check *c, const struct sentence *s, const struct other_days *days, bool *settled)
{
    struct quantity_said said[SAID_MOST];
    int32_t count = quantities_of(&c->page, s, said);
    struct candidate best;
    memset(settled, 0, (size_t)c->checker->claims);
    /* Where one number of the sentence is right for a claim, the others in it say something else. */
    for (int32_t i = 0; i < count; i++) if (weigh(c, s, &said[i], days, settled, &best)) settled[best.claim - c->checker->claim] = true;
    for (int32_t i = 0; i < count; i++) {
        bool right = weigh(c, s, &said[i], days, settled, &best);
        if (!best.claim) continue;
        bool lacks = right && best.claim->needs.count && !groups_in_page(&c->page, &best.claim->needs);
        if (lacks) { best.judged.verdict = CHECK_onvolledig; best.judged.until = DATE_NEVER; }
        if (!right || lacks) add_finding(c, best.claim, &best.judged, s, said[i].first, said[i].last, lacks ? best.claim->needs_says : NULL);
    }
}

/* ---- statements ---- */

static void check_statements(struct check *c, const struct sentence *s, const struct other_days *days)
{
    for (int32_t k = 0; k < c->checker->claims; k++) {
        const struct claim *claim = &c->checker->claim[k];
        int32_t first = s->count, last = -1, far;
        if (claim->counts || claim->is_missing || !speaks_of(c, s, claim) || !groups_stand(c, s, claim, -1, &first, &last, &far)) continue;
        bool then = false;
        for (int32_t i = 0; i < days->count && claim->wrong.count; i++) then |= !conditions_hold(c->law, &claim->wrong, days->day[i]);
        if (then) continue;
        c->result->compared++;
        struct judged j = judge_statement(c->law, claim, c->on);
        if (!j.known) continue;
        if (claim->needs.count) {
            if (groups_in_page(&c->page, &claim->needs)) continue;
            j.verdict = CHECK_onvolledig;
        }
        if (claim->verdict >= 0) j.verdict = (enum check_verdict)claim->verdict;
        add_finding(c, claim, &j, s, first, last, claim->needs.count ? claim->needs_says : NULL);
    }
}

static void check_missing(struct check *c)
{
    for (int32_t k = 0; k < c->checker->claims; k++) {
        const struct claim *claim = &c->checker->claim[k];
        if (!claim->is_missing || !conditions_hold(c->law, &claim->when, c->on) || !groups_in_page(&c->page, &claim->whole)) continue;
        if (claim->none.count && group_in_page(&c->page, &claim->none)) continue;
        c->result->compared++;
        if (groups_in_page(&c->page, &claim->lacks)) continue;
        struct judged j = { .verdict = claim->verdict >= 0 ? (enum check_verdict)claim->verdict : CHECK_onvolledig, .since = DATE_NEVER, .until = DATE_NEVER };
        add_finding(c, claim, &j, NULL, 0, 0, NULL);
    }
}

static int by_place(const void *a, const void *b)
{
    const struct check_finding *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : strcmp(x->code, y->code);
}

static void check_sentence(struct check *c, const struct sentence *s, bool *settled)
{
    struct other_days days;
    if (s->section != c->heading_section) { c->heading_section = s->section; c->heading_days.count = 0; }
    if (s->heading) days_in(&c->page, s, c->on, &c->heading_days);
    days = c->heading_days;
    if (!s->heading) days_in(&c->page, s, c->on, &days);
    check_numbers(c, s, &days, settled);
    check_statements(c, s, &days);
}

bool check_text(struct check_result *r, struct arena *arena, const struct checker *checker, const char *bytes, size_t size, const struct law *law, date on, struct problems *problems)
{
    *r = (struct check_result){ .on = on };
    if (size > CHECK_TEXT_MOST) { problem_add(problems, 0, "tekst", NULL, 0, "een tekst van hoogstens 512 kB", "a text of at most 512 kB"); return false; }
    if (on < LAW_FIRST || on > LAW_LAST) { problem_add(problems, 0, "on", NULL, 0, "een dag waarvoor er regels zijn", "a day for which there are rules"); return false; }
    struct check c = { .checker = checker, .law = law, .on = on, .arena = arena, .bytes = bytes, .size = size, .result = r, .heading_section = -1 };
    r->finding = arena_take(arena, sizeof *r->finding * CHECK_FINDINGS_MOST);
    bool *settled = arena_take(arena, (size_t)checker->claims + 1);
    page_read(&c.page, arena, bytes, size);
    if (r->finding && settled && !c.page.failed) {
        page_subjects(&c.page, checker);
        for (int32_t i = 0; i < c.page.sentences; i++) check_sentence(&c, &c.page.sentence[i], settled);
        check_missing(&c);
        qsort(r->finding, (size_t)r->count, sizeof *r->finding, by_place);
    } else c.failed = true;
    r->sentences = c.page.sentences;
    r->html = c.page.html;
    if (c.failed) problem_add(problems, 0, "tekst", NULL, 0, "meer geheugen", "more memory");
    return !c.failed;
}
