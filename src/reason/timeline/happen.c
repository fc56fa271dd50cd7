/* SPDX-License-Identifier: EUPL-1.2 */
/* happen.c: what happens: amounts that begin, change or end, dates that rules give, ages that count; each with who does it and the article. */
#include "reason/timeline/inside.h"

#include <stdlib.h>
#include <string.h>
#include "law/cite.h"
#include "rules/aow.h"

void *grown(struct journey *j, void *list, int32_t count, int32_t *room, size_t size)
{
    if (count < *room) return list;
    int32_t more = *room ? 2 * *room : 256;
    void *bigger = arena_take(j->arena, (size_t)more * size);
    if (!bigger) { j->no_memory = true; return NULL; }
    if (count) memcpy(bigger, list, (size_t)count * size);
    *room = more;
    return bigger;
}

/* Of "A|B" the first that is in force on the day. */
static const char *citation_on(struct journey *j, const char *citation, date on)
{
    struct citation found;
    if (!citation) return "";
    if (!strchr(citation, '|') || !law_cite(&law_book, citation, on, &found)) return citation;
    const char *copy = arena_copy(j->arena, found.text, found.text_size);
    return copy ? copy : citation;
}

void happen(struct journey *j, struct happening h)
{
    struct timeline *t = j->t;
    struct happening *list = grown(j, t->happening, t->happenings, &j->happening_room, sizeof *list);
    if (!list) return;
    t->happening = list;
    h.citation = citation_on(j, h.citation, h.on);
    for (int32_t i = t->happenings - 1; i >= 0 && i >= t->happenings - 64; i--)        /* two rules that give the same date of the same thing say it once */
        if (h.kind == HAPPENING_deadline && list[i].on == h.on && list[i].kind == h.kind && strcmp(list[i].code, h.code) == 0) return;
    t->happening[t->happenings++] = h;
}

static const char *kept(struct journey *j, struct text *text)
{
    const char *copy = arena_copy(j->arena, text_string(text), text->size);
    if (!copy) j->no_memory = true;
    return copy ? copy : "";
}

/* ---- amounts ---- */

/* Nothing and nought are alike to who is told of a change. */
static bool is_nothing(const struct cell *c) { return c->state == CELL_none || (c->state == CELL_amount && c->amount == 0); }
static bool same_amount(const struct cell *a, const struct cell *b)
{
    if (is_nothing(a) && is_nothing(b)) return true;
    return a->state == b->state && (a->state != CELL_amount || a->amount == b->amount) && (a->state != CELL_unknown || (a->why == b->why && a->what == b->what));
}

/* The law of the day is not in the program, but that of other days is. */
static void put_law_missing(struct text *text, const struct law *law, const char *rule, int language)
{
    struct law_period covered = law_coverage(law, rule);
    text_put(text, language ? "the law of this day is not in the program, only that from " : "het recht van deze dag staat niet in het programma, alleen dat van ");
    text_day(text, covered.from, language);
    text_put(text, language ? " to " : " tot en met ");
    text_day(text, covered.until, language);
    text_char(text, '.');
}

/* A fact or a parameter of the law by its label. */
static const char *missing_in_words(const struct cell *cell, int language)
{
    const struct law_parameter *parameter = cell->why == WHY_parameter ? law_find_parameter(&law_book, cell->what, strlen(cell->what)) : NULL;
    return cell->term ? cell->term->label[language] : parameter ? parameter->label[language] : cell->what;
}

/* "De bijstand verandert van € 900,00 naar € 950,00 per maand." */
static const char *amount_text(struct journey *j, int32_t line, const struct cell *before, const struct cell *after, bool first, int language)
{
    static const char *const words[2][8] = {
        { " eindigt.", " is niet te berekenen: ", " ontbreekt.", " is ", " verandert van ", " naar ", " begint: ", " per " },
        { " ends.", " cannot be computed: ", " is missing.", " is ", " changes from ", " to ", " starts: ", " a " } };
    char buffer[400];
    struct text text = TEXT_IN(buffer);
    const char *const *w = words[language];
    text_put(&text, line_subject[line][language]);
    if (is_nothing(after)) text_put(&text, w[0]);
    else if (after->state == CELL_unknown) {
        text_put(&text, w[1]);
        if (after->why == WHY_law) put_law_missing(&text, j->law, after->what, language);
        else { text_put(&text, missing_in_words(after, language)); text_put(&text, w[2]); }
    } else {
        bool changes = !is_nothing(before) && before->state == CELL_amount && !first;
        text_put(&text, changes ? w[4] : first || before->state == CELL_unknown ? w[3] : w[6]);
        if (changes) { text_euro(&text, before->amount, language); text_put(&text, w[5]); }
        text_euro(&text, after->amount, language);
        text_put(&text, w[7]);
        text_put(&text, line == LINE_ziektewet ? language ? "working day." : "werkdag." : language ? "month." : "maand.");
    }
    return kept(j, &text);
}

void happen_decisions(struct journey *j, date first)
{
    bool begin = first == j->t->situation->from;
    for (int32_t i = 0; i < line_rule_count; i++) {
        int32_t line = line_rule[i].line;
        const struct runs *runs = &j->runs[line];
        const struct run *run = runs->count && runs->run[runs->count - 1].last >= first ? &runs->run[runs->count - 1] : NULL;
        struct cell after = run ? run->decided : (struct cell){ .state = CELL_none }, before = j->last[line];
        j->last[line] = after;
        if (!line_subject[line][0] || same_amount(&before, &after)) continue;
        struct happening h = { .on = first, .kind = HAPPENING_decision, .who = line_rule[i].who, .code = timeline_line_text[line].name, .rule = plan[line_rule[i].plan].rule,
                               .citation = j->result[line_rule[i].plan].citation, .line = line, .before = before, .after = after };
        for (int language = 0; language < 2; language++) h.text[language] = amount_text(j, line, &before, &after, begin, language);
        happen(j, h);
    }
}

/* ---- dates that rules give ---- */

static void tell_date(struct journey *j, int32_t number, date on)
{
    const struct deadline *d = &deadline[number];
    happen(j, (struct happening){ .on = on, .kind = HAPPENING_deadline, .who = d->who, .code = d->code, .text = { d->text[0], d->text[1] }, .citation = j->deadline_citation[number],
                                  .rule = plan[d->plan].rule, .line = -1 });
}

/* Has a decision been sent since the last thing that it is about? */
static bool is_decided(const struct journey *j)
{
    static const int32_t about[] = { G_aanvraagdatum, G_loonwaardeVastgesteldOp, G_forfaitVastgesteldOp };
    int64_t sent = value_now(j, G_besluitVerzonden, DATE_NEVER);
    for (size_t k = 0; k < sizeof about / sizeof *about; k++)
        if (value_now(j, about[k], DATE_NEVER) > sent) return false;
    return sent != DATE_NEVER;
}

/* Does a deadline of the list concern somebody, as things are? */
static bool concerns(const struct journey *j, int32_t kind)
{
    bool runs = j->granted == ja && j->result[PLAN_loonkostensubsidie].gate.state == CELL_amount;
    if (kind == termijnSoort_lks_besluit || kind == termijnSoort_awb_besluit) return !is_decided(j);
    if (kind == termijnSoort_lks_aanvragen && (given(j, G_aanvraagdatum) || j->granted == nee)) return false;
    if (kind == termijnSoort_lkv_verklaring_aanvragen) return value_now(j, G_doelgroepverklaring, nee) == nee;
    return deadline_kind[kind].granted == 0 || (deadline_kind[kind].granted > 0) == runs;
}

static void tell_list(struct journey *j, date first, date last)
{
    const fact_termijnen *all = outcome_at(j->result, PLAN_termijnen, "termijnen");
    for (int32_t i = 0; all && i < all->n; i++) {
        const item_termijnen *item = &all->item[i];
        const struct deadline_kind *kind = &deadline_kind[item->termijnSoort];
        if (item->datum < first || item->datum > last || !concerns(j, item->termijnSoort)) continue;
        char buffer[64];
        struct text code = TEXT_IN(buffer);
        put_word(&code, glossary[G_termijnSoort].words[item->termijnSoort]);
        happen(j, (struct happening){ .on = item->datum, .kind = HAPPENING_deadline, .who = kind->who, .code = kept(j, &code), .text = { kind->text[0], kind->text[1] },
                                      .citation = glossary[G_termijnGrondslag].words[item->termijnGrondslag], .rule = plan[PLAN_termijnen].rule, .line = -1, .routine = item->termijnSoort == termijnSoort_lks_betaling });
    }
}

/* What the date is about has happened already. */
static bool is_done(const struct journey *j, const struct deadline *d)
{
    if (d->plan == PLAN_aanvraag) return is_decided(j);
    if (strcmp(d->code, "lkv-verklaring-aanvragen") == 0) return value_now(j, G_doelgroepverklaring, nee) == ja;
    return strcmp(d->code, "nieuw-besluit") == 0 && value_now(j, G_besluitVerzonden, DATE_NEVER) >= value_now(j, G_verhuisdatum, DATE_NEVER);
}

/* A date is told when what is decided on that day says so; one that turns out to lie behind is told when it first comes out. */
void happen_deadlines(struct journey *j, date first, date last)
{
    tell_list(j, first, last);
    for (int32_t i = 0; i < deadline_count; i++) {
        bool applies = !deadline[i].only_if || answer_of(j, deadline[i].plan, deadline[i].only_if) == ja;
        const date *on = applies ? outcome_at(j->result, deadline[i].plan, deadline[i].outcome) : NULL;
        date before = j->last_deadline[i], now = on ? *on : DATE_NEVER;
        if (is_done(j, &deadline[i])) continue;
        if (now == DATE_NEVER || now > last || (now < first && (now == before || now < j->t->situation->from))) continue;
        j->last_deadline[i] = now;
        if (now != before || now >= first) tell_date(j, i, now);
    }
}

/* ---- events, as they were said ---- */

static const enum actor event_actor[EVENT_KINDS] = {
    [EVENT_begin] = ACTOR_niemand, [EVENT_baan_begint] = ACTOR_werkgever, [EVENT_baan_eindigt] = ACTOR_werkgever, [EVENT_loonwaarde_gemeten] = ACTOR_gemeente,
    [EVENT_forfait_eindigt] = ACTOR_gemeente, [EVENT_uren_of_loon] = ACTOR_werkgever, [EVENT_ziek] = ACTOR_werkgever, [EVENT_hersteld] = ACTOR_werkgever,
    [EVENT_verhuizing] = ACTOR_inwoner, [EVENT_huisgenoot_komt] = ACTOR_inwoner, [EVENT_huisgenoot_gaat] = ACTOR_inwoner, [EVENT_school_verlaten] = ACTOR_inwoner,
    [EVENT_stage_begint] = ACTOR_inwoner, [EVENT_stage_eindigt] = ACTOR_inwoner, [EVENT_aanvraag] = ACTOR_werkgever, [EVENT_besluit] = ACTOR_gemeente,
    [EVENT_bijstand_begint] = ACTOR_gemeente, [EVENT_bijstand_eindigt] = ACTOR_gemeente, [EVENT_onbetaald_verlof] = ACTOR_werkgever, [EVENT_verlof_eindigt] = ACTOR_werkgever,
    [EVENT_feiten] = ACTOR_niemand,
};

/* Who does it: who said so, when that is one of the parties, else who usually does. */
static enum actor who_does(const struct event *event)
{
    for (int k = 0; k < ACTOR_niemand; k++)
        if (strcmp(event->source.by, actor_names[k][0]) == 0 || strcmp(event->source.by, actor_names[k][1]) == 0) return (enum actor)k;
    return event_actor[event->kind];
}

/* Of a word that names a party or a holder of proof: its English name. False when it has none. */
static bool put_english_word(struct text *text, const char *word)
{
    for (int k = 0; k < ACTORS; k++) if (strcmp(actor_names[k][0], word) == 0) { text_put(text, actor_names[k][1]); return true; }
    for (int k = HOLDER_none + 1; k < HOLDERS; k++) if (strcmp(holder_names[k][0], word) == 0) { text_put(text, holder_names[k][1]); return true; }
    return false;
}

/* A value in words: "60 %", "€ 1.200,00", "Amsterdam", "1 mei 2026", "werkgever". */
static void put_value(struct text *text, const struct said *said, int language)
{
    int64_t value = term_plain(said->term, said->value);
    const struct law_municipality *place = said->term->kind == KIND_code && !said->term->region ? law_find_municipality(&law_book, (int32_t)value) : NULL;
    if (place) { text_put(text, place->name); return; }
    switch (said->term->kind) {
    case KIND_euro: text_euro(text, value, language); return;
    case KIND_percent: case KIND_hours:
        text_decimal_short(text, value, said->term->kind == KIND_hours ? 2 : 3, language ? '.' : ',');
        if (said->term->kind == KIND_percent) text_put(text, " %");
        return;
    case KIND_answer: text_put(text, answer_word(value, language)); return;
    case KIND_date:   if (value == DATE_NEVER) break; text_day(text, (date)value, language); return;
    case KIND_word:   if (language && put_english_word(text, said->term->words[value])) return; break;
    default: break;
    }
    term_put_plain(text, said->term, value, false);
}

/* What was written with the event: every fact of it that says more than its day. */
static const char *event_words(struct journey *j, int32_t number, int language)
{
    const struct situation *s = j->t->situation;
    const struct event *event = &s->event[number];
    const char *sentence = event_text[event->kind].text[language];
    char buffer[600];
    struct text text = TEXT_IN(buffer);
    int32_t told = 0;
    text_bytes(&text, sentence, strlen(sentence) - 1);
    for (int32_t i = 0; i < s->said_count && told < 3; i++) {
        const struct said *said = &s->said[i];
        bool twice = i > 0 && s->said[i - 1].event == number && strcmp(s->said[i - 1].term->name, said->term->name) == 0;
        if (said->event != number || !said->value || twice || said->term->kind == KIND_list || said->term == &glossary[G_gemeente] || said->term == &glossary[G_ontvangtBijstand]) continue;
        if (said->term->kind == KIND_date && term_plain(said->term, said->value) == event->on) continue;
        text_put(&text, told++ ? "; " : " (");
        text_put(&text, said->term->label[language]);
        text_put(&text, ": ");
        put_value(&text, said, language);
    }
    text_put(&text, told ? ")." : ".");
    return text.failed ? sentence : kept(j, &text);
}

void happen_events(struct journey *j)
{
    const struct situation *s = j->t->situation;
    for (int32_t i = 1; i < s->events; i++) {
        const struct event *event = &s->event[i];
        if (event->on >= j->end) continue;
        happen(j, (struct happening){ .on = event->on, .kind = HAPPENING_event, .who = who_does(event), .code = event_text[event->kind].name[0],
                                      .text = { event_words(j, i, 0), event_words(j, i, 1) }, .citation = "", .line = -1 });
    }
}

void sort_happenings(struct journey *j)
{
    struct happening *h = j->t->happening;
    for (int32_t i = 1; i < j->t->happenings; i++) {
        struct happening one = h[i];
        int32_t k = i;
        for (; k > 0 && (h[k - 1].on > one.on || (h[k - 1].on == one.on && h[k - 1].kind > one.kind)); k--) h[k] = h[k - 1];
        h[k] = one;
    }
}
