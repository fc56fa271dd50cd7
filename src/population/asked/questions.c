/* SPDX-License-Identifier: EUPL-1.2 */
/* questions.c: the ready-made questions out of YAML, each held against the lines that answer it. */
#include "population/asked/questions.h"

#include "base/embedded.h"
#include "base/node.h"
#include "law/read.h"
#include "rules/registry.h"

extern const struct embedded_file question_files[], question_reforms[];
extern const int32_t question_reforms_count;

const char *const figure_names[FIGURES] = { "bedrag", "momenten", "mensen", "som", "keren", "vooruit", "achteruit", "vooruit-bedrag", "achteruit-bedrag" };
static const char *const payee_words[PAYEES] = { "inwoner", "werkgever" };

struct reader { struct questions *all; const struct lines *lines; struct arena *arena; struct problems *problems; bool good; };

static void wrong(struct reader *r, const char *field, const struct node *at, const char *nl, const char *en)
{
    bool scalar = at && (at->kind == NODE_TEXT || at->kind == NODE_NUMBER);
    problem_add(r->problems, at ? at->line : 0, field, scalar ? at->text : NULL, scalar ? at->size : 0, nl, en);
    r->good = false;
}

static const char *words(struct reader *r, const char *field, const struct node *at)
{
    if (!at || at->kind != NODE_TEXT || !at->size) { wrong(r, field, at, "een tekst", "a text"); return ""; }
    const char *kept = arena_copy(r->arena, at->text, at->size);
    if (!kept) r->good = false;
    return kept ? kept : "";
}

/* {nl: ..., en: ...} */
static void both_languages(struct reader *r, const char *field, const struct node *map, const char *out[2])
{
    static const char *const names[] = { "nl", "en" };
    out[0] = out[1] = "";
    if (!map || map->kind != NODE_MAP) { wrong(r, field, map, "{nl: tekst, en: tekst}", "{nl: text, en: text}"); return; }
    law_refuse_others(map, names, 2, r->problems);
    for (int k = 0; k < 2; k++) out[k] = words(r, field, node_get(map, names[k]));
}

/* A list of at most so many; NULL (nothing) is fine. */
static const struct node *list_of(struct reader *r, const char *field, const struct node *list, int32_t most)
{
    if (!list) return NULL;
    char room[2][64];
    struct text nl = TEXT_IN(room[0]), en = TEXT_IN(room[1]);
    text_put(&nl, "een lijst van hoogstens "); text_int(&nl, most);
    text_put(&en, "a list of at most "); text_int(&en, most);
    if (list->kind == NODE_LIST && list->count <= most) return list->first;
    wrong(r, field, list, text_string(&nl), text_string(&en));
    return NULL;
}

/* ---- variants ---- */

static const struct embedded_file *reform_file(const char *name, size_t size)
{
    for (int32_t k = 0; k < question_reforms_count; k++)
        if (same_text(name, size, question_reforms[k].name)) return &question_reforms[k];
    return NULL;
}

static void read_reforms(struct reader *r, struct question_variant *v, const struct node *list)
{
    for (const struct node *one = list_of(r, "reforms", list, REFORMS_MOST); one; one = one->next) {
        const struct embedded_file *file = one->kind == NODE_TEXT ? reform_file(one->text, one->size) : NULL;
        if (!file) { wrong(r, "reforms", one, "de naam van een bestand in reforms/", "the name of a file in reforms/"); continue; }
        v->reform[v->reform_count++] = file->name;
    }
}

static void read_behaviours(struct reader *r, struct question_variant *v, const struct node *list)
{
    for (const struct node *one = list_of(r, "behaviours", list, BEHAVIOURS); one; one = one->next) {
        int32_t b = 0;
        while (b < BEHAVIOURS && !(one->kind == NODE_TEXT && same_text(one->text, one->size, behaviours[b].name))) b++;
        if (b == BEHAVIOURS) wrong(r, "behaviours", one, "een naam van breed simulate --behaviour", "a name of breed simulate --behaviour");
        else v->behaviours |= 1u << b;
    }
}

static void read_variant(struct reader *r, struct question *q, const struct node *map)
{
    static const char *const names[] = { "id", "title", "reforms", "behaviours" };
    if (map->kind != NODE_MAP) { wrong(r, "variants", map, "{id, title, reforms, behaviours}", "{id, title, reforms, behaviours}"); return; }
    law_refuse_others(map, names, 4, r->problems);
    struct question_variant *v = &q->variant[q->variant_count];
    *v = (struct question_variant){ .id = words(r, "id", node_get(map, "id")) };
    if (variant_find(q, v->id)) wrong(r, "id", node_get(map, "id"), "iedere variant een eigen naam", "a name of its own for each variant");
    both_languages(r, "title", node_get(map, "title"), v->title);
    read_reforms(r, v, node_get(map, "reforms"));
    read_behaviours(r, v, node_get(map, "behaviours"));
    if (!v->reform_count && !v->behaviours) wrong(r, "variants", map, "minstens een van reforms en behaviours", "at least one of reforms and behaviours");
    q->variant_count++;
}

/* ---- figures ---- */

static int32_t flow_of(const struct line *line, int32_t outcome, int32_t from)
{
    for (int32_t k = 0; k < line->flow_count; k++) if (line->flow[k].outcome == outcome && (int32_t)line->flow[k].from == from) return k;
    return -1;
}

/* Which line, and which flow or outcome of it. */
static void read_place(struct reader *r, struct question_figure *f, const struct node *map)
{
    const struct node *rule = node_get(map, "rule"), *outcome = node_get(map, "outcome"), *from = node_get(map, "from");
    for (f->line = 0; f->line < r->lines->count; f->line++) if (rule && node_is(rule, r->lines->line[f->line].rule->name)) break;
    if (f->line == r->lines->count) { f->line = 0; wrong(r, "rule", rule ? rule : map, "een regel van population/regels.yaml", "a rule of population/regels.yaml"); return; }
    if (f->kind == FIGURE_mensen) return;
    const struct line *line = &r->lines->line[f->line];
    int32_t out = outcome && outcome->kind == NODE_TEXT ? rule_outcome(line->rule, outcome->text, outcome->size) : -1;
    int32_t party = from ? law_place_of(party_names, PARTIES, from) : line->flow_count ? (int32_t)line->flow[0].from : -1;
    if (out < 0 || out >= OUTCOMES_MOST) { wrong(r, "outcome", outcome ? outcome : map, "een uitkomst van de regel", "an outcome of the rule"); return; }
    f->place = out;
    if (f->kind == FIGURE_som || f->kind == FIGURE_keren) return;
    f->place = flow_of(line, out, party);
    if (f->place < 0) { f->place = 0; wrong(r, "from", from ? from : map, "een partij die dit bedrag volgens population/regels.yaml betaalt", "a party that pays this amount by population/regels.yaml"); }
}

static void read_figure(struct reader *r, struct question *q, const struct node *map)
{
    static const char *const names[] = { "count", "rule", "outcome", "from", "who", "label" };
    if (map->kind != NODE_MAP) { wrong(r, "figures", map, "{count, rule, outcome, from, who, label}", "{count, rule, outcome, from, who, label}"); return; }
    law_refuse_others(map, names, 6, r->problems);
    struct question_figure *f = &q->figure[q->figure_count++];
    const struct node *count = node_get(map, "count"), *who = node_get(map, "who");
    int32_t kind = count ? law_place_of(figure_names, FIGURES, count) : -1;
    *f = (struct question_figure){ .kind = kind < 0 ? FIGURE_bedrag : (enum figure_kind)kind };
    both_languages(r, "label", node_get(map, "label"), f->label);
    if (kind < 0) { wrong(r, "count", count ? count : map, "bedrag, momenten, mensen, som, keren, vooruit, achteruit, vooruit-bedrag of achteruit-bedrag", "bedrag, momenten, mensen, som, keren, vooruit, achteruit, vooruit-bedrag or achteruit-bedrag"); return; }
    if (f->kind < FIGURE_vooruit) { read_place(r, f, map); return; }
    f->payee = who ? law_place_of(payee_words, PAYEES, who) : -1;
    if (f->payee < 0) { f->payee = 0; wrong(r, "who", who ? who : map, "inwoner of werkgever", "inwoner or werkgever"); }
    if (!q->variant_count) wrong(r, "count", count, "alleen bij een vraag met varianten", "only with a question that has variants");
}

/* ---- a question ---- */

static void read_question(struct reader *r, const struct node *map)
{
    static const char *const names[] = { "id", "question", "year", "variants", "figures", "caveats", "source" };
    if (map->kind != NODE_MAP) { wrong(r, "questions", map, "{id, question, year, variants, figures, caveats, source}", "{id, question, year, variants, figures, caveats, source}"); return; }
    law_refuse_others(map, names, 7, r->problems);
    struct question *q = &r->all->question[r->all->count];
    *q = (struct question){ .id = words(r, "id", node_get(map, "id")) };
    if (question_find(r->all, q->id)) wrong(r, "id", node_get(map, "id"), "iedere vraag een eigen naam", "a name of its own for each question");
    both_languages(r, "question", node_get(map, "question"), q->asked);
    const struct node *year = node_get(map, "year");
    int64_t of = 0;
    if (!year || parse_decimal(year->text, year->size, 0, false, &of) != NUMBER_OK || of < 2015 || of > 2049) wrong(r, "year", year ? year : map, "een jaar van 2015 t/m 2049", "a year from 2015 to 2049");
    q->year = (int32_t)of;
    for (const struct node *one = list_of(r, "variants", node_get(map, "variants"), VARIANTS_MOST); one; one = one->next) read_variant(r, q, one);
    for (const struct node *one = list_of(r, "figures", node_get(map, "figures"), FIGURES_MOST); one; one = one->next) read_figure(r, q, one);
    for (const struct node *one = list_of(r, "caveats", node_get(map, "caveats"), CAVEATS_MOST); one; one = one->next) both_languages(r, "caveats", one, q->caveat[q->caveat_count++]);
    q->source = words(r, "source", node_get(map, "source"));
    if (!q->figure_count) wrong(r, "figures", map, "minstens een cijfer", "at least one figure");
    if (!q->caveat_count) wrong(r, "caveats", map, "minstens een kanttekening", "at least one caveat");
    r->all->count++;
}

bool questions_read(struct questions *all, struct arena *arena, const struct lines *lines, const char *bytes, size_t size, struct problems *problems)
{
    static const char *const names[] = { "questions" };
    struct problems own = { 0 };
    struct reader r = { all, lines, arena, problems ? problems : &own, true };
    int32_t before = r.problems->count;
    all->count = 0;
    const char *kept = arena_copy(arena, bytes, size);
    const struct node *root = kept ? node_from_yaml(arena, kept, size, r.problems) : NULL;
    if (!root) return false;
    const struct node *list = node_get(root, "questions");
    if (!list || list->kind != NODE_LIST) { wrong(&r, "questions", root, "een lijst van vragen", "a list of questions"); return false; }
    law_refuse_others(root, names, 1, r.problems);
    for (const struct node *one = list_of(&r, "questions", list, QUESTIONS_MOST); one; one = one->next) read_question(&r, one);
    return r.good && r.problems->count == before;
}

bool questions_built_in(struct questions *all, struct arena *arena, const struct lines *lines, struct problems *problems)
{
    return questions_read(all, arena, lines, question_files[0].bytes, question_files[0].size, problems);
}

const struct question *question_find(const struct questions *all, const char *id)
{
    for (int32_t k = 0; k < all->count; k++) if (strcmp(all->question[k].id, id) == 0) return &all->question[k];
    return NULL;
}

const struct question_variant *variant_find(const struct question *q, const char *id)
{
    for (int32_t k = 0; k < q->variant_count; k++) if (strcmp(q->variant[k].id, id) == 0) return &q->variant[k];
    return NULL;
}

const struct question *question_of_file(const struct questions *all, const char *file)
{
    for (int32_t k = 0; k < all->count; k++)
        for (int32_t v = 0; v < all->question[k].variant_count; v++)
            for (int32_t o = 0; o < all->question[k].variant[v].reform_count; o++)
                if (strcmp(all->question[k].variant[v].reform[o], file) == 0) return &all->question[k];
    return NULL;
}

bool question_overlay(struct law_overlay *overlay, struct arena *arena, const char *name, struct problems *problems)
{
    const struct embedded_file *file = reform_file(name, strlen(name));
    if (file) return law_overlay_read(overlay, arena, name, file->bytes, file->size, problems);
    problem_add(problems, 0, "reforms", name, strlen(name), "een hervorming die in het programma zit", "a reform that lies in the program");
    return false;
}

/* ---- what a figure is ---- */

bool figure_is_money(const struct question_figure *f) { return f->kind == FIGURE_bedrag || f->kind == FIGURE_som || f->kind == FIGURE_vooruit_bedrag || f->kind == FIGURE_achteruit_bedrag; }

int64_t figure_value(const struct question_figure *f, const struct totals *t, int32_t law)
{
    const struct change_total *change = &t->all.change[f->payee];
    switch (f->kind) {
    case FIGURE_bedrag: return t->all.flow[f->line][f->place][law].amount;
    case FIGURE_momenten: return t->all.flow[f->line][f->place][law].moments;
    case FIGURE_mensen: return t->line[f->line].reached[law];
    case FIGURE_som: return t->line[f->line].outcome[law][f->place].sum;
    case FIGURE_keren: return t->line[f->line].outcome[law][f->place].positive;
    case FIGURE_vooruit: return law == LAW_reform ? change->gain_count : 0;
    case FIGURE_achteruit: return law == LAW_reform ? change->loss_count : 0;
    case FIGURE_vooruit_bedrag: return law == LAW_reform ? change->gain : 0;
    default: return law == LAW_reform ? change->loss : 0;
    }
}

int64_t figure_of_country(const struct question_figure *f, const struct totals *t, int32_t law, int32_t scale)
{
    return figure_value(f, t, law) * scale;
}
