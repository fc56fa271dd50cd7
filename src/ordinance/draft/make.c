/* SPDX-License-Identifier: EUPL-1.2 */
/* make.c: the articles of a draft out of the template (ordinance/draft-nl.yaml) and the values of an ordinance on a day. */
#include "ordinance/draft/inside.h"

#include "base/embedded.h"
#include "base/node.h"
#include "law/cite.h"
#include "ordinance/inside.h"

extern const struct embedded_file ordinance_draft_files[];

const char *const draft_kind_names[3] = { "vast", "ingevuld", "open" };

enum { CHAPTERS_MOST = 20, ARTICLES_MOST = 60, PARAGRAPHS_MOST = 200, ITEMS_MOST = 12, LINES_MOST = 4 };
static const char open_place[] = "[keuze:";

struct maker {
    struct ordinance_draft *draft;
    struct arena *arena;
    const struct law_ordinance *from;
    const struct law *law;
    date on;
    const struct node *root, *states;
    struct draft_chapter *chapter; struct draft_article *article; struct draft_paragraph *paragraph; struct local_value *value; int16_t *omitted;
    int32_t chapters, articles, paragraphs;
    bool failed;
};

static const char *kept(struct maker *m, struct text *made)
{
    const char *copy = made->failed ? NULL : arena_copy(m->arena, text_string(made), made->size);
    text_free(made);
    if (!copy) m->failed = true;
    return copy ? copy : "";
}

/* ---- what a field says ---- */

/* A number of the law in words: "5 weken". */
static void put_parameter(struct maker *m, struct text *t, const char *name, size_t size)
{
    const struct law_parameter *p = law_find_parameter(&law_book, name, size);
    int64_t value = p ? law_value(m->law, p->slot, m->on) : LAW_UNKNOWN;
    if (value == LAW_UNKNOWN) { text_put(t, "een duur die op deze dag niet in de wet staat"); return; }
    struct local_field field = { .unit = p->unit };
    for (int i = local_decimals(p->unit); i > 0; i--) value *= 10;
    put_number(t, &field, value, 0);
}

/* What is to be decided; of words also which there are. */
static void put_question(struct text *t, const struct local_field *field)
{
    text_put(t, field->label[0]);
    if (field->kind != LOCAL_word && field->kind != LOCAL_words) return;
    text_put(t, field->kind == LOCAL_word ? " (een van: " : " (kies uit: ");
    for (int32_t i = 0; i < field->word_count; i++) { if (i) text_put(t, " / "); text_put(t, field->words[i].label[0]); }
    text_char(t, ')');
}

/* A sentence of the template with its places filled in. */
static const char *filled(struct maker *m, const char *sentence, const struct local_field *field, const struct local_value *v)
{
    struct text t = { 0 };
    for (const char *at = sentence; *at;) {
        const char *end = *at == '{' ? strchr(at, '}') : NULL;
        if (!end) { text_char(&t, *at++); continue; }
        size_t size = (size_t)(end - at) - 1;
        if (same_text(at + 1, size, "waarde")) { struct local_value plain = *v; plain.state = LOCAL_geregeld; ordinance_put_value(&t, &plain, 0); }
        else if (same_text(at + 1, size, "wat")) text_put(&t, field->label[0]);
        else if (same_text(at + 1, size, "vraag")) put_question(&t, field);
        else if (same_text(at + 1, size, "naam")) text_put(&t, m->from->name);
        else if (size > 4 && memcmp(at + 1, "wet:", 4) == 0) put_parameter(m, &t, at + 5, size - 4);
        at = end + 1;
    }
    return kept(m, &t);
}

static const char *string_of(const struct node *map, const char *key)
{
    const struct node *n = node_get(map, key);
    return n && n->kind == NODE_TEXT ? n->text : NULL;
}

/* Whether the law of the day looks at a field: not at all (no check does), or when the check and its condition hold. */
enum looked { NOBODY_LOOKS, NOT_NOW, BY_ADVICE, BY_LAW };
static enum looked looked_at(const struct maker *m, int32_t field)
{
    enum looked found = NOBODY_LOOKS;
    for (int32_t i = 0; i < ordinance_check_count; i++)
        for (int32_t k = 0; k < CONDITIONS_MOST && ordinance_checks[i].condition[k].kind != COND_none; k++) {
            const struct ordinance_condition *c = &ordinance_checks[i].condition[k];
            if (c->kind == COND_own || (int32_t)c->field != field) continue;
            enum looked now = !ordinance_condition_counts(&ordinance_checks[i], c, m->law, m->on) ? NOT_NOW : ordinance_checks[i].weight == WEIGHT_raad ? BY_ADVICE : BY_LAW;
            if (now > found) found = now;
        }
    return found;
}

static bool confirmed(const struct local_value *v) { return v && v->checked != CHECKED_niet; }

/* ---- paragraphs ---- */

static int32_t choices_in(const char *text)
{
    int32_t count = 0;
    for (const char *at = text; (at = strstr(at, open_place)) != NULL; at++) count++;
    return count;
}

/* The items of the words that the value has, in the order of the words. */
static void add_items(struct maker *m, struct draft_paragraph *p, const struct node *items, const struct local_field *field, int64_t bits)
{
    const char **list = arena_take(m->arena, sizeof *list * ITEMS_MOST);
    if (!list) { m->failed = true; return; }
    for (int32_t i = 0; i < field->word_count && p->items < ITEMS_MOST; i++) {
        const char *text = bits >> i & 1 ? string_of(items, field->words[i].name) : NULL;
        if (text) list[p->items++] = text;
    }
    p->item = list;
}

/* A value that is there. False: the template has no sentence for it. */
static bool settle(struct maker *m, struct draft_paragraph *p, const struct node *from, const struct local_value *v)
{
    const struct local_field *field = &local_fields[p->field];
    const struct node *items = node_get(from, "items");
    const char *text = string_of(from, "text");
    if (field->kind == LOCAL_answer) text = string_of(from, v->number[0] ? "ja" : "nee");
    else if (field->kind == LOCAL_word && items) text = string_of(items, field->words[v->number[0]].name);
    else if (field->kind == LOCAL_words) {
        if (!v->number[0]) text = string_of(from, "none"); else add_items(m, p, items, field, v->number[0]);
    }
    if (!text) return false;
    p->kind = DRAFT_settled;
    p->text = filled(m, text, field, v);
    return true;
}

/* A field that is not settled: how it is left open, in words; NULL: left out. */
static const char *sentence_of_state(const struct maker *m, const struct node *from, const struct local_value *v, enum looked looked, bool *settled)
{
    const char *state = v ? local_state_names[v->state] : local_state_names[LOCAL_onbekend];
    *settled = false;
    if (v && !confirmed(v) && v->state != LOCAL_onbekend) return string_of(m->states, "niet-bevestigd");
    if (v && v->state == LOCAL_niet_geregeld) return looked == BY_LAW ? string_of(m->states, state) : NULL;
    *settled = v && (v->state == LOCAL_per_persoon || v->state == LOCAL_gedelegeerd || v->state == LOCAL_verwijst);
    const char *own = string_of(from, state);
    return own ? own : string_of(m->states, *settled || v ? state : "onbekend");
}

static void count_choices(struct draft_paragraph *p)
{
    p->choices = choices_in(p->text);
    for (int32_t i = 0; i < p->items; i++) p->choices += choices_in(p->item[i]);
}

/* One paragraph; false: it is left out. */
static bool make_paragraph(struct maker *m, struct draft_paragraph *p, const struct node *from)
{
    const char *fixed = string_of(from, "fixed"), *name = string_of(from, "field");
    *p = (struct draft_paragraph){ .field = -1, .text = "" };
    if (fixed) { p->text = filled(m, fixed, NULL, NULL); count_choices(p); return true; }
    p->field = name ? local_field_named(name, strlen(name)) : -1;
    if (p->field < 0) { m->failed = true; return false; }
    const struct local_field *field = &local_fields[p->field];
    enum looked looked = looked_at(m, p->field);
    bool settled = false;
    if (looked == NOT_NOW) return false;
    p->value = law_local_on(m->from, (enum local_field_id)p->field, m->on);
    bool said = confirmed(p->value) && p->value->state == LOCAL_geregeld && settle(m, p, from, p->value);
    if (!said) {
        const char *sentence = sentence_of_state(m, from, p->value, looked, &settled);
        if (!sentence) { m->omitted[m->draft->omitted_count++] = (int16_t)p->field; return false; }
        p->kind = settled ? DRAFT_settled : DRAFT_open;
        p->text = filled(m, sentence, field, p->value);
    }
    count_choices(p);
    return true;
}

/* What the draft says itself, where it says it. */
static void keep_value(struct maker *m, const struct draft_paragraph *p, const char *article)
{
    if (p->kind != DRAFT_settled || !p->value) return;
    struct law_ordinance *says = &m->draft->says;
    struct local_value *v = &m->value[says->value_count++];
    struct text place = { 0 };
    *v = *p->value;
    v->document = 0;
    text_put(&place, article);
    if (p->number) { text_put(&place, " lid "); text_int(&place, p->number); }
    v->article = kept(m, &place);
    v->note[0] = v->note[1] = "";
}

/* ---- articles ---- */

static void add_cites(struct maker *m, const struct node *list, const char *const **cites, int32_t *count)
{
    const char **room = arena_take(m->arena, sizeof *room * (size_t)(list ? list->count + 1 : 1));
    struct citation found;
    *count = 0;
    if (!room) { m->failed = true; return; }
    for (const struct node *n = list ? list->first : NULL; n; n = n->next)
        if (law_cite(&law_book, n->text, m->on, &found)) room[(*count)++] = n->text;
    *cites = room;
}

/* Of an article that begins with a thing that there is not, nothing is left open; of one that no law asks for, neither. */
static void drop_what_is_idle(struct maker *m, struct draft_article *a, struct draft_paragraph *first)
{
    bool settled = false, asked = false, lead_is_no = false;
    for (int32_t i = 0; i < a->paragraphs; i++) {
        const struct draft_paragraph *p = &first[i];
        settled |= p->kind != DRAFT_open;
        asked |= p->field >= 0 && looked_at(m, p->field) != NOBODY_LOOKS;
    }
    if (a->paragraphs && first->kind == DRAFT_settled && first->field >= 0 && local_fields[first->field].kind == LOCAL_answer) lead_is_no = first->value->state == LOCAL_geregeld && !first->value->number[0];
    if (!settled && !asked) { a->paragraphs = 0; return; }
    if (!lead_is_no) return;
    int32_t left = 0;
    for (int32_t i = 0; i < a->paragraphs; i++) if (first[i].kind != DRAFT_open) first[left++] = first[i];
    a->paragraphs = left;
}

/* An article of which no check holds yet is not of this day, when checks look at it at all. */
static bool of_this_day(const struct maker *m, const struct node *paragraphs)
{
    bool any = false, now = false;
    for (const struct node *n = paragraphs->first; n; n = n->next) {
        const char *name = string_of(n, "field");
        enum looked looked = name ? looked_at(m, local_field_named(name, strlen(name))) : NOBODY_LOOKS;
        any |= looked != NOBODY_LOOKS;
        now |= looked > NOT_NOW;
    }
    return now || !any;
}

static void make_article(struct maker *m, const struct node *from)
{
    const struct node *paragraphs = node_get(from, "paragraphs");
    struct draft_paragraph *first = &m->paragraph[m->paragraphs];
    if (!paragraphs || m->articles == ARTICLES_MOST || m->paragraphs + paragraphs->count > PARAGRAPHS_MOST) { m->failed = true; return; }
    if (!of_this_day(m, paragraphs)) return;
    struct draft_article *a = &m->article[m->articles];
    *a = (struct draft_article){ .number = m->articles + 1, .code = string_of(from, "code"), .title = string_of(from, "title"), .paragraph = first };
    for (const struct node *n = paragraphs->first; n; n = n->next) a->paragraphs += make_paragraph(m, &first[a->paragraphs], n);
    drop_what_is_idle(m, a, first);
    if (!a->paragraphs) return;
    add_cites(m, node_get(from, "cites"), &a->cites, &a->cite_count);
    a->explanation = filled(m, string_of(from, "explain"), NULL, NULL);
    char number[12];
    struct text t = TEXT_IN(number);
    text_int(&t, a->number);
    for (int32_t i = 0; i < a->paragraphs; i++) {
        first[i].number = a->paragraphs > 1 ? i + 1 : 0;
        keep_value(m, &first[i], text_string(&t));
        m->draft->choices += first[i].choices;
    }
    m->paragraphs += a->paragraphs;
    m->articles++;
}

static void make_chapter(struct maker *m, const struct node *from)
{
    const struct node *articles = node_get(from, "articles");
    const char *item = string_of(from, "item");
    if (!articles || m->chapters == CHAPTERS_MOST) { m->failed = true; return; }
    struct draft_chapter *c = &m->chapter[m->chapters];
    *c = (struct draft_chapter){ .number = m->chapters + 1, .title = string_of(from, "title"), .article = &m->article[m->articles] };
    for (int i = 0; item && i < ITEMS; i++) if (strcmp(local_item_names[i], item) == 0) c->item = (enum local_item)i;
    int32_t before = m->articles;
    for (const struct node *n = articles->first; n; n = n->next) make_article(m, n);
    c->articles = m->articles - before;
    if (c->articles) m->chapters++;
}

/* ---- the draft ---- */

static void make_preamble(struct maker *m)
{
    struct ordinance_draft *d = m->draft;
    const struct node *from = node_get(m->root, "preamble"), *advice = node_get(from, "advice");
    const char **line = arena_take(m->arena, sizeof *line * LINES_MOST);
    struct draft_paragraph p;
    if (!line || !advice) { m->failed = true; return; }
    add_cites(m, node_get(from, "bases"), &d->base, &d->bases);
    line[d->preambles++] = filled(m, string_of(from, m->from->owner == OWNER_samenwerking ? "decides_joint" : "decides"), NULL, NULL);
    if (make_paragraph(m, &p, advice)) { line[d->preambles++] = p.text; keep_value(m, &p, "aanhef"); }
    for (int32_t i = 0; i < d->preambles; i++) d->choices += choices_in(line[i]);
    d->preamble = line;
}

/* The draft as data: one document that nobody has adopted. */
static void begin_data(struct maker *m)
{
    struct ordinance_draft *d = m->draft;
    struct local_document *document = arena_take_zero(m->arena, sizeof *document);
    if (!document) { m->failed = true; return; }
    *document = (struct local_document){ .id = "ontwerp", .title = d->title, .cvdr = "", .url = "", .layer = LAYER_verordening, .adopted = ADOPTED_onbekend, .checked = CHECKED_bron,
        .signed_on = LOCAL_NO_DAY, .from = LOCAL_NO_DAY, .retro = LOCAL_NO_DAY, .until = DATE_LAST, .bases = d->base, .base_count = d->bases };
    d->says.code = m->from->code;
    d->says.name = d->title;
    d->says.note[0] = d->says.note[1] = "";
    d->says.municipality = m->from->municipality;
    d->says.owner = m->from->owner;
    d->says.documents = document;
    d->says.document_count = 1;
}

/* As law_local_on expects them: by field. */
static void put_in_order(struct local_value *v, int32_t count)
{
    for (int32_t i = 1; i < count; i++) {
        struct local_value moved = v[i];
        int32_t k = i;
        for (; k > 0 && v[k - 1].field > moved.field; k--) v[k] = v[k - 1];
        v[k] = moved;
    }
}

static bool take_room(struct maker *m)
{
    m->chapter = arena_take(m->arena, sizeof *m->chapter * CHAPTERS_MOST);
    m->article = arena_take(m->arena, sizeof *m->article * ARTICLES_MOST);
    m->paragraph = arena_take(m->arena, sizeof *m->paragraph * PARAGRAPHS_MOST);
    m->value = arena_take(m->arena, sizeof *m->value * LOCAL_FIELDS);
    m->omitted = arena_take(m->arena, sizeof *m->omitted * LOCAL_FIELDS);
    m->root = node_from_yaml(m->arena, ordinance_draft_files[0].bytes, ordinance_draft_files[0].size, NULL);
    m->states = node_get(m->root, "states");
    return m->chapter && m->article && m->paragraph && m->value && m->omitted && m->root && m->states;
}

bool ordinance_draft_make(struct ordinance_draft *d, struct arena *arena, const struct law_ordinance *o, const struct law *law, date on, struct problems *problems)
{
    struct maker m = { .draft = d, .arena = arena, .from = o, .law = law, .on = on };
    memset(d, 0, sizeof *d);
    d->from = o;
    d->on = on;
    if (o->owner == OWNER_uwv) { problem_add(problems, 0, "verordening", o->code, strlen(o->code), "een verordening van een gemeente: UWV maakt er geen", "an ordinance of a municipality: UWV makes none"); return false; }
    if (law_value(law, P_verordening_onderdelen, on) == LAW_UNKNOWN) { problem_add(problems, 0, "peildatum", NULL, 0, "een dag vanaf 2015, binnen de wet die is gelezen", "a day from 2015 within the law that was read"); return false; }
    if (!take_room(&m)) { problem_add(problems, 0, "breed", NULL, 0, "meer geheugen", "more memory"); return false; }
    d->title = filled(&m, string_of(m.root, "title"), NULL, NULL);
    make_preamble(&m);
    begin_data(&m);
    for (const struct node *n = node_get(m.root, "chapters")->first; n && !m.failed; n = n->next) make_chapter(&m, n);
    if (m.failed) { problem_add(problems, 0, "breed", NULL, 0, "meer geheugen", "more memory"); return false; }
    put_in_order(m.value, d->says.value_count);
    d->says.values = m.value;
    d->chapter = m.chapter;
    d->chapters = m.chapters;
    d->omitted = m.omitted;
    ordinance_judge(&d->judgment, &d->says, law, on);
    return true;
}

bool draft_asks_for(const struct ordinance_check *check, int32_t field)
{
    for (int32_t i = 0; i < CONDITIONS_MOST && check->condition[i].kind != COND_none; i++)
        if (check->condition[i].kind != COND_own && (int32_t)check->condition[i].field == field) return true;
    return false;
}

void ordinance_draft_evidence(const struct ordinance_draft *d, const struct ordinance_check *check, void (*tell)(void *, const struct draft_article *, const struct draft_paragraph *), void *context)
{
    for (int32_t c = 0; c < d->chapters; c++)
        for (int32_t a = 0; a < d->chapter[c].articles; a++)
            for (int32_t p = 0; p < d->chapter[c].article[a].paragraphs; p++)
                if (draft_asks_for(check, d->chapter[c].article[a].paragraph[p].field)) tell(context, &d->chapter[c].article[a], &d->chapter[c].article[a].paragraph[p]);
}
