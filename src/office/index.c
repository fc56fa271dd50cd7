/* SPDX-License-Identifier: EUPL-1.2 */
/* index.c: what the store remembers of a dossier beside its events: state, deadline, keyed hashes, words and the summary that a work list shows. All of it follows from the events. */
#include "office/inside.h"

#include <string.h>

enum { NAME_WORDS = 12, WORD_MOST = 60 };

/* ---- words of a name ---- */

/* Latin letters with their marks, from U+00C0 on, as the letter below the mark; two letters where people write two. */
static const char *const plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllnnnnnnnnnooooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* The next letter or digit in its plain form; 0 for what separates words. */
static char plain(const unsigned char *at, size_t left, size_t *taken)
{
    unsigned c = at[0];
    *taken = 1;
    if (c < 0x80) return (char)(c >= 'A' && c <= 'Z' ? c + 32 : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : 0);
    if (c >= 0xC3 && c <= 0xC5 && left > 1) {
        unsigned code = (c & 0x1F) << 6 | (at[1] & 0x3F);
        *taken = 2;
        char letter = code >= 0xC0 && code - 0xC0 < strlen(plain_letters) ? plain_letters[code - 0xC0] : 0;
        return letter == ' ' ? 0 : letter;
    }
    return (char)('x');         /* a letter of another script: its bytes are kept by the caller */
}

int32_t office_words(struct arena *arena, const char *name, const char **word, int32_t most)
{
    static const char before[] = "naam:";
    char own[sizeof before + WORD_MOST + 1];
    int32_t count = 0;
    size_t size = name ? strlen(name) : 0, at = 0;
    while (at < size && count < most) {
        size_t n = sizeof before - 1;
        memcpy(own, before, n);
        while (at < size) {
            size_t taken;
            char letter = plain((const unsigned char *)name + at, size - at, &taken);
            bool foreign = (unsigned char)name[at] >= 0xC6;
            if (!letter) { at += taken; break; }
            if (n < sizeof before + WORD_MOST - 1) own[n++] = foreign ? name[at] : letter;
            at += taken;
            while (foreign && at < size && ((unsigned char)name[at] & 0xC0) == 0x80) { if (n < sizeof before + WORD_MOST - 1) own[n++] = name[at]; at++; }
        }
        own[n] = 0;
        if (n < sizeof before + 1 || !valid_utf8(own, n)) continue;        /* one letter finds nobody */
        bool there = false;
        for (int32_t i = 0; i < count; i++) there |= strcmp(word[i], own) == 0;
        if (!there && !(word[count++] = arena_copy(arena, own, n))) return 0;
    }
    return count;
}

/* ---- what is carried ---- */

const struct node *office_summary(struct arena *arena, const struct store_dossier *line)
{
    const struct node *node = line->summary ? node_from_json(arena, line->summary, line->summary_size, NULL) : NULL;
    return node && node->kind == NODE_MAP ? node : NULL;
}

const char *summary_text(struct arena *arena, const struct node *summary, const char *name)
{
    const struct node *node = node_get(summary, name);
    const char *copy = node && node->kind == NODE_TEXT ? arena_copy(arena, node->text, node->size) : NULL;
    return copy ? copy : "";
}

bool carried_of(struct carried *c, struct arena *arena, const struct store_dossier *line)
{
    const struct node *given = node_get(office_summary(arena, line), "gegeven");
    *c = (struct carried){ .municipality = line->municipality, .employer = line->employer, .owner = line->owner, .has_person = line->has_person, .person = line->person };
    for (const struct node *node = given ? given->first : NULL; node && c->assigned_count < ASSIGNED_MOST; node = node->next)
        if (!(c->assigned[c->assigned_count++] = arena_copy(arena, node->text, node->size))) return false;
    return true;
}

/* ---- what a work list shows ---- */

bool office_state_name(char out[STORE_NAME + 1], const struct process *p, int32_t state)
{
    struct text text = { out, 0, STORE_NAME + 1, true, false };
    text_put(&text, p->name);
    text_char(&text, '.');
    text_put(&text, p->state[state].name);
    (void)text_string(&text);
    return !text.failed;
}

/* The earliest day on which somebody must have done something. Rights that lapse are no duty. */
static const struct case_deadline *earliest(const struct dossier *d)
{
    const struct case_deadline *first = NULL;
    for (int32_t i = 0; i < d->deadlines; i++) {
        const struct case_deadline *one = &d->deadline[i];
        if (one->due == DUE_dated && !one->deadline->lapses && (!first || one->on < first->on)) first = one;
    }
    return first;
}

/* Whom a measurement was ordered from, until the wage value is fixed. */
static const struct node *measuring(const struct dossier *d)
{
    const struct node *who = NULL;
    for (int32_t i = 0; i < d->events; i++) {
        const struct case_event *e = &d->event[i];
        const char *name = e->step ? d->process->event[e->event].name : "";
        if (strcmp(name, "meting-opdracht") == 0) who = node_get(e->data, "deskundige");
        if (strcmp(name, "loonwaarde-vastgesteld") == 0) who = NULL;
    }
    return who;
}

static void put_accounts(struct text *out, const char *name, const struct carried *c, const struct node *expert)
{
    put_open(out, name, '[');
    for (int32_t i = 0; i < c->assigned_count; i++) { put_comma(out); put_string(out, c->assigned[i]); }
    if (expert) { put_comma(out); text_json(out, expert->text, expert->size); }
    text_char(out, ']');
}

/* Days of the grant and what is counted in figures. */
static void put_grant(struct text *out, const struct dossier *d)
{
    const struct case_record *last = NULL;
    date from = DATE_NEVER, until = DATE_NEVER;
    int32_t january = 0;
    for (int32_t i = 0; i < d->records; i++) {
        last = d->record[i].kind == UWV_end ? last : &d->record[i];
        if (d->record[i].kind == UWV_begin && from == DATE_NEVER) from = d->record[i].from;
        until = d->record[i].kind == UWV_end ? d->record[i].from : DATE_NEVER;
    }
    for (int32_t i = 0; i < d->events; i++)
        if (d->event[i].step && strcmp(d->process->event[d->event[i].event].name, "herindexering") == 0) january = civil_of(d->event[i].on).year;
    if (from != DATE_NEVER) put_date(out, "van", from, DATE_NEVER);
    if (until != DATE_NEVER) put_date(out, "tot", until, DATE_NEVER);
    if (last && last->flat_rate) put_member(out, "loonwaarde", "vast");
    else if (last && last->wage_value >= 0) { put_key(out, "loonwaarde"); text_int(out, last->wage_value / ONE_PERCENT); }
    if (january) { put_key(out, "januari"); text_int(out, january); }
}

static bool put_summary(struct text *out, const struct dossier *d, const struct carried *c, const struct case_deadline *first, const struct node *expert)
{
    text_char(out, '{');
    put_member(out, "proces", d->process->name);
    put_member(out, "toestand", d->process->state[d->state[0]].name);
    put_member(out, "naam", d->parties.person.name ? d->parties.person.name : "");
    put_member(out, "werkgever", d->parties.firm.name ? d->parties.firm.name : "");
    put_member(out, "wat", first ? first->deadline->name : "");
    put_key(out, "taken");
    text_int(out, d->tasks);
    put_grant(out, d);
    put_accounts(out, "toegewezen", c, expert);
    put_accounts(out, "gegeven", c, NULL);
    text_char(out, '}');
    return !out->failed;
}

/* ---- the index ---- */

static int32_t last_day_of_keeping(const struct office *o, const struct dossier *d)
{
    bool over = d->process->state[d->state[0]].end && d->tasks == 0;
    return over && o->set.keep_months > 0 ? add_months(d->since[0], o->set.keep_months) : STORE_NO_DAY;
}

static bool add_words(struct store_index *index, struct arena *arena, const struct dossier *d, const struct carried *c, const struct node *expert)
{
    const char **word = arena_take(arena, STORE_WORDS * sizeof *word);
    if (!word) return false;
    index->words = word;
    index->word_count = office_words(arena, d->parties.person.name, word, NAME_WORDS);
    for (int32_t i = 0; i < c->assigned_count + (expert != NULL); i++) {
        struct text text = { 0 };
        text_put(&text, "toegewezen:");
        if (i < c->assigned_count) text_put(&text, c->assigned[i]); else text_bytes(&text, expert->text, expert->size);
        const char *copy = text.failed || text.size > STORE_NAME ? NULL : arena_copy(arena, text.data, text.size);
        bool fits = text.size <= STORE_NAME;
        text_free(&text);
        if (!copy && fits) return false;
        if (copy) word[index->word_count++] = copy;
    }
    return true;
}

bool office_index(const struct office *o, struct arena *arena, const struct dossier *d, const struct carried *c, struct store_index *index)
{
    const struct case_deadline *first = earliest(d);
    const struct node *expert = measuring(d);
    struct text summary = { 0 };
    char employer[33] = "", state[STORE_NAME + 1];
    struct store_hash *person = arena_take(arena, sizeof *person);
    if (d->parties.firm.id) (void)office_employer_key(o->set.store, d->parties.firm.id, employer);
    if (!person || !office_state_name(state, d->process, d->state[0])) return false;
    if (d->parties.person.bsn) *person = office_person_key(o->set.store, d->parties.person.bsn);
    else if (c->has_person) *person = c->person;
    else person = NULL;
    *index = (struct store_index){ .municipality = c->municipality, .owner = c->owner, .person = person, .deadline = first ? first->on : STORE_NO_DAY, .keep_until = last_day_of_keeping(o, d) };
    index->state = arena_copy(arena, state, strlen(state));
    index->employer = *employer ? arena_copy(arena, employer, strlen(employer)) : c->employer;
    bool good = put_summary(&summary, d, c, first, expert);
    index->summary = good ? arena_copy(arena, summary.data, summary.size) : NULL;
    index->summary_size = summary.size;
    text_free(&summary);
    return index->state && index->employer && index->summary && add_words(index, arena, d, c, expert);
}
