/* SPDX-License-Identifier: EUPL-1.2 */
/* facts.c: facts of a situation said, ended and looked up. */
#include "reason/situation/inside.h"

#include <string.h>

void refuse_said(struct situation_reader *r, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en)
{
    problem_add(r->problems, line, field, value, size, nl, en);
    r->refused = true;
}

/* ---- looking up ---- */

/* Of what counts on that day the last, and of one day the last that was said. */
const struct said *situation_fact(const struct situation *s, const struct term *term, date on)
{
    const struct said *found = NULL;
    for (int32_t i = 0; i < s->said_count; i++)
        if (s->said[i].term == term && s->said[i].from <= on && (!found || s->said[i].from >= found->from)) found = &s->said[i];
    return found && (found->value || found->unknown) ? found : NULL;
}

int64_t fact_value(const struct situation *s, int32_t place, date on, int64_t otherwise)
{
    const struct said *said = situation_fact(s, &glossary[place], on);
    return said && said->value ? term_plain(said->term, said->value) : otherwise;
}

/* ---- saying ---- */

static void add(struct situation_reader *r, struct said said)
{
    struct situation *s = r->s;
    if (s->said_count == r->said_room) {
        int32_t room = r->said_room ? 2 * r->said_room : 64;
        struct said *more = arena_take(r->arena, (size_t)room * sizeof *more);
        if (!more) { refuse_said(r, 0, "yaml", NULL, 0, "minder: het geheugen is op", "less: memory has run out"); return; }
        if (s->said_count) memcpy(more, s->said, (size_t)s->said_count * sizeof *more);
        s->said = more;
        r->said_room = room;
    }
    s->said[s->said_count++] = said;
}

static bool is_of_person(const struct term *term)
{
    for (int32_t k = 0; k < of_person_count; k++)
        if (term == &glossary[of_person[k]]) return true;
    return false;
}

/* A value of one term, as a rule with that one fact reads it. */
struct one_fact { struct field field; struct rule rule; struct case_room room; };
static void begin_one(struct one_fact *one, const struct term *term)
{
    one->field = (struct field){ term, sizeof(struct facts_head) };
    one->rule = (struct rule){ .name = "situatie", .facts = &one->field, .fact_count = 1, .facts_size = (uint32_t)(sizeof(struct facts_head) + term_size(term)) };
    facts_clear(&one->rule, &one->room);
}
static void say_one(struct situation_reader *r, const struct saying *how, const struct one_fact *one)
{
    const struct term *term = one->field.term;
    bool unknown = facts_head(&one->room)->unknown != 0;
    void *value = unknown ? NULL : arena_take(r->arena, term_size(term));
    if (value) memcpy(value, one->room.bytes + one->field.offset, term_size(term));
    else if (!unknown) { refuse_said(r, 0, "yaml", NULL, 0, "minder: het geheugen is op", "less: memory has run out"); return; }
    bool measured = r->s->event[how->event].kind == EVENT_loonwaarde_gemeten && (term == &glossary[G_loonwaarde] || term == &glossary[G_loonwaardeGeregistreerd]);
    add(r, (struct said){ .term = term, .from = how->from, .event = how->event, .unknown = unknown, .measured = measured, .value = value });
    if (how->given) how->given[term - glossary] = true;
    r->of_job[term - glossary] = how->of_job && !is_of_person(term);
}

/* The name nearest to one that is no fact. */
static void refuse_name(struct situation_reader *r, const struct node *node)
{
    const char *nearest = NULL;
    int best = 4;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        int distance = r->fact[k] ? edit_distance(node->key, node->key_size, glossary[k].name, strlen(glossary[k].name)) : 64;
        if (distance < best) { best = distance; nearest = glossary[k].name; }
    }
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a fact of the glossary" : "een feit van de begrippenlijst");
        if (nearest) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, nearest); text_char(&text, '?'); }
        text_string(&text);
    }
    refuse_said(r, node->line, "feit", node->key, node->key_size, allowed[0], allowed[1]);
}

/* One name can stand for terms with other words in another rule: each that accepts the value gets it, and one must. */
void say_node(struct situation_reader *r, const struct saying *how, const struct node *node)
{
    int32_t terms = 0, accepted = 0, first = 0;
    struct one_fact one;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        if (!r->fact[k] || !same_text(node->key, node->key_size, glossary[k].name)) continue;
        if (!terms++) first = k;
        begin_one(&one, &glossary[k]);
        if (!fact_set_node(&one.rule, &one.room, 0, node, NULL)) continue;
        accepted++;
        say_one(r, how, &one);
    }
    if (!terms) { refuse_name(r, node); return; }
    if (accepted) return;
    begin_one(&one, &glossary[first]);
    fact_set_node(&one.rule, &one.room, 0, node, r->problems);
    r->refused = true;
}

/* Has the event given a fact of this name itself? */
bool name_given(const struct saying *how, const char *name)
{
    for (int32_t k = 0; how->given && k < GLOSSARY_SIZE; k++)
        if (how->given[k] && strcmp(glossary[k].name, name) == 0) return true;
    return false;
}

void say_text(struct situation_reader *r, const struct saying *how, const char *text, date day)
{
    size_t name = strcspn(text, "=");
    char iso[11];
    bool is_day = strcmp(text + name, "=@") == 0;
    if (is_day) format_date(day, iso);
    const char *value = is_day ? iso : text + name + 1;
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++) {
        struct one_fact one;
        if (!r->fact[k] || !same_text(text, name, glossary[k].name) || (how->given && how->given[k])) continue;
        begin_one(&one, &glossary[k]);
        if (fact_set_text(&one.rule, &one.room, 0, value, strlen(value), (struct manner){ 0 }, r->problems)) say_one(r, &(struct saying){ how->event, how->from, how->of_job, NULL }, &one);
        else r->refused = true;
    }
}

void say_again(struct situation_reader *r, const struct saying *how, const struct term *term, const struct said *before)
{
    add(r, (struct said){ .term = term, .from = how->from, .event = how->event, .unknown = before && before->unknown, .value = before ? before->value : NULL });
}

void say_ended(struct situation_reader *r, const struct saying *how, const char *name)
{
    for (int32_t k = 0; k < GLOSSARY_SIZE; k++)
        if (r->fact[k] && strcmp(glossary[k].name, name) == 0 && !(how->given && how->given[k])) say_again(r, how, &glossary[k], NULL);
}
