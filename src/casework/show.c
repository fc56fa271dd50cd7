/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: a process as text for people and as JSON for programs. */
#include "casework/draw.h"

#include <string.h>
#include "base/members.h"
#include "rules/facts.h"

void process_put_roles(struct text *out, uint32_t roles, int language)
{
    bool first = true;
    for (int role = 0; role < CASE_ROLES; role++) {
        if (!(roles >> role & 1)) continue;
        if (!first) text_put(out, ", ");
        text_put(out, case_role_word[role].label[language]);
        first = false;
    }
}

void process_put_outcome(struct text *out, const struct rule *rule, int16_t outcome, int16_t word)
{
    text_put(out, rule->name);
    text_char(out, '.');
    if (word < 0) text_put(out, rule->outcomes[outcome].term->name);
    else put_word(out, rule->outcomes[outcome].term->parts[0].term->words[word]);
}

/* ---- text ---- */

static void put_wrapped(struct text *out, int32_t indent, const char *string)
{
    enum { WIDE = 100 };
    for (int32_t i = 0; i < indent; i++) text_char(out, ' ');
    text_wrapped(out, string, indent, WIDE);
}

static void put_step(struct text *out, const struct process *p, const struct process_step *s, int language)
{
    text_put(out, "    ");
    text_put(out, p->event[s->event].name);
    text_put(out, s->to == s->from ? language ? " (stays)" : " (blijft)" : " -> ");
    if (s->to != s->from) text_put(out, p->state[s->to].name);
    text_put(out, "  [");
    process_put_roles(out, p->event[s->event].actors, language);
    text_char(out, ']');
    for (int32_t k = 0; k < s->guard_count; k++) {
        text_put(out, k ? language ? " and " : " en " : language ? "  if " : "  als ");
        text_put(out, p->guard[s->guard[k]].name);
    }
    if (*s->citation) { text_put(out, "  "); text_put(out, s->citation); }
    if (!s->certain) text_put(out, language ? "  (assumption)" : "  (aanname)");
    text_char(out, '\n');
    if (*s->note[language]) put_wrapped(out, 8, s->note[language]);
}

static void put_state(struct text *out, const struct process *p, int32_t number, int language)
{
    const struct process_state *s = &p->state[number];
    text_put(out, "\n  ");
    text_put(out, s->name);
    text_put(out, ": ");
    text_put(out, s->label[language]);
    if (s->begin) text_put(out, language ? " (begin)" : " (begin)");
    if (s->end) text_put(out, language ? " (end)" : " (einde)");
    if (!s->certain) text_put(out, language ? " (assumption)" : " (aanname)");
    text_char(out, '\n');
    put_wrapped(out, 4, s->text[language]);
    for (int32_t i = 0; i < p->steps; i++) if (p->step[i].from == number) put_step(out, p, &p->step[i], language);
    for (uint32_t left = s->tasks; left; left &= left - 1) {
        const struct process_task *t = &p->task[__builtin_ctz(left)];
        text_put(out, language ? "    task, " : "    taak, ");
        text_put(out, case_role_word[t->who].label[language]);
        text_put(out, ": ");
        text_put(out, t->text[language]);
        text_char(out, '\n');
    }
    for (uint32_t left = s->deadlines; left; left &= left - 1) {
        const struct process_deadline *t = &p->deadline[__builtin_ctz(left)];
        text_put(out, language ? "    deadline: " : "    termijn: ");
        text_put(out, t->text[language]);
        text_put(out, "  (");
        process_put_outcome(out, t->rule, t->outcome, t->word);
        text_put(out, ")\n");
    }
}

void process_text(struct text *out, const struct process *p, int language)
{
    text_put(out, p->title[language]);
    text_put(out, "  (");
    text_put(out, p->name);
    text_put(out, ", ");
    text_put(out, p->citation);
    text_put(out, ")\n");
    put_wrapped(out, 0, p->text[language]);
    for (int32_t t = 0; t < p->tracks; t++) {
        text_put(out, language ? "\nTrack: " : "\nSpoor: ");
        text_put(out, p->track[t].label[language]);
        text_char(out, '\n');
        for (int32_t s = 0; s < p->states; s++) if (p->state[s].track == t) put_state(out, p, s, language);
    }
    text_put(out, language ? "\nGuards\n" : "\nVoorwaarden\n");
    for (int32_t k = 0; k < p->guards; k++) {
        const struct process_guard *g = &p->guard[k];
        text_put(out, "  ");
        text_put(out, g->name);
        text_put(out, ": ");
        text_put(out, g->text[language]);
        if (g->rule) { text_put(out, "  ("); process_put_outcome(out, g->rule, g->outcome, g->word); text_char(out, ')'); }
        text_char(out, '\n');
    }
    text_put(out, language ? "\nLetters\n" : "\nBrieven\n");
    for (int32_t k = 0; k < p->letters; k++) {
        text_put(out, "  ");
        text_put(out, p->letter[k].name);
        text_put(out, ": ");
        text_put(out, p->letter[k].text[language]);
        text_put(out, "  [");
        process_put_roles(out, p->letter[k].to, language);
        text_put(out, "]\n");
    }
}

/* ---- JSON ---- */

static void item(struct text *out, const char *value) { put_comma(out); put_string(out, value); }

static void roles_json(struct text *out, const char *name, uint32_t roles)
{
    put_key(out, name);
    text_char(out, '[');
    for (int role = 0; role < CASE_ROLES; role++) if (roles >> role & 1) item(out, case_role_word[role].name);
    text_char(out, ']');
}

static void outcome_json(struct text *out, const struct rule *rule, int16_t outcome, int16_t word)
{
    char buffer[120];
    struct text name = TEXT_IN(buffer);
    process_put_outcome(&name, rule, outcome, word);
    put_member(out, "regel", text_string(&name));
}

static void facts_json(struct text *out, const char *name, const uint16_t *facts, int32_t count)
{
    put_key(out, name);
    text_char(out, '[');
    for (int32_t k = 0; k < count; k++) item(out, glossary[facts[k]].name);
    text_char(out, ']');
}

static void states_json(struct text *out, const struct process *p, int language)
{
    put_key(out, "toestanden");
    text_char(out, '[');
    for (int32_t i = 0; i < p->states; i++) {
        const struct process_state *s = &p->state[i];
        put_comma(out);
        text_char(out, '{');
        put_member(out, "naam", s->name); put_member(out, "label", s->label[language]); put_member(out, "tekst", s->text[language]); put_member(out, "spoor", p->track[s->track].name);
        put_bool(out, "begin", s->begin); put_bool(out, "einde", s->end); put_member(out, "zekerheid", s->certain ? "wet" : "aanname");
        put_key(out, "taken"); text_char(out, '[');
        for (uint32_t left = s->tasks; left; left &= left - 1) item(out, p->task[__builtin_ctz(left)].name);
        text_char(out, ']'); put_key(out, "termijnen"); text_char(out, '[');
        for (uint32_t left = s->deadlines; left; left &= left - 1) item(out, p->deadline[__builtin_ctz(left)].name);
        text_put(out, "]}");
    }
    text_char(out, ']');
}

static void events_json(struct text *out, const struct process *p, int language)
{
    put_key(out, "gebeurtenissen");
    text_char(out, '[');
    for (int32_t i = 0; i < p->events; i++) {
        const struct process_event *e = &p->event[i];
        put_comma(out);
        text_char(out, '{');
        put_member(out, "naam", e->name); put_member(out, "label", e->label[language]); put_member(out, "tekst", e->text[language]); put_member(out, "spoor", p->track[e->track].name);
        roles_json(out, "door", e->actors); roles_json(out, "correctieDoor", e->correctors);
        facts_json(out, "nodig", e->needs, e->need_count); facts_json(out, "mag", e->may, e->may_count);
        put_bool(out, "besluit", e->decision);
        text_char(out, '}');
    }
    text_char(out, ']');
}

static void steps_json(struct text *out, const struct process *p, int language)
{
    put_key(out, "stappen");
    text_char(out, '[');
    for (int32_t i = 0; i < p->steps; i++) {
        const struct process_step *s = &p->step[i];
        put_comma(out);
        text_char(out, '{');
        put_member(out, "van", p->state[s->from].name); put_member(out, "gebeurtenis", p->event[s->event].name); put_member(out, "naar", p->state[s->to].name);
        put_key(out, "voorwaarden"); text_char(out, '[');
        for (int32_t k = 0; k < s->guard_count; k++) item(out, p->guard[s->guard[k]].name);
        text_char(out, ']'); put_key(out, "brieven"); text_char(out, '[');
        for (int32_t k = 0; k < s->letter_count; k++) item(out, p->letter[s->letter[k]].name);
        text_char(out, ']');
        put_member(out, "grondslag", s->citation); put_member(out, "zekerheid", s->certain ? "wet" : "aanname"); put_member(out, "opmerking", s->note[language]);
        text_char(out, '}');
    }
    text_char(out, ']');
}

static void rest_json(struct text *out, const struct process *p, int language)
{
    put_key(out, "voorwaarden");
    text_char(out, '[');
    for (int32_t k = 0; k < p->guards; k++) {
        put_comma(out); text_char(out, '{');
        put_member(out, "naam", p->guard[k].name); put_member(out, "tekst", p->guard[k].text[language]);
        if (p->guard[k].rule) outcome_json(out, p->guard[k].rule, p->guard[k].outcome, p->guard[k].word);
        text_char(out, '}');
    }
    text_char(out, ']'); put_key(out, "brieven"); text_char(out, '[');
    for (int32_t k = 0; k < p->letters; k++) { put_comma(out); text_char(out, '{'); put_member(out, "naam", p->letter[k].name); put_member(out, "tekst", p->letter[k].text[language]); roles_json(out, "aan", p->letter[k].to); text_char(out, '}'); }
    text_char(out, ']'); put_key(out, "taken"); text_char(out, '[');
    for (int32_t k = 0; k < p->tasks; k++) { put_comma(out); text_char(out, '{'); put_member(out, "naam", p->task[k].name); put_member(out, "tekst", p->task[k].text[language]); put_member(out, "wie", case_role_word[p->task[k].who].name); text_char(out, '}'); }
    text_char(out, ']'); put_key(out, "termijnen"); text_char(out, '[');
    for (int32_t k = 0; k < p->deadlines; k++) {
        const struct process_deadline *t = &p->deadline[k];
        put_comma(out); text_char(out, '{');
        put_member(out, "naam", t->name); put_member(out, "tekst", t->text[language]); put_member(out, "wie", case_role_word[t->who].name); outcome_json(out, t->rule, t->outcome, t->word);
        text_char(out, '}');
    }
    text_char(out, ']');
}

void process_json(struct text *out, const struct process *p, int language)
{
    text_char(out, '{');
    put_member(out, "proces", p->name);
    put_member(out, "titel", p->title[language]);
    put_member(out, "tekst", p->text[language]);
    put_member(out, "grondslag", p->citation);
    states_json(out, p, language);
    events_json(out, p, language);
    steps_json(out, p, language);
    rest_json(out, p, language);
    text_char(out, '}');
}
