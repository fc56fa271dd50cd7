/* SPDX-License-Identifier: EUPL-1.2 */
/* letters.c: which letters follow from the steps of a dossier, and the queue of those that have not gone out. No text lies here: it is made when a letter is opened. */
#include "office/inside.h"

#include <string.h>

enum { LETTERS_OF_DOSSIER = 1000, KEY_MOST = 200 };

/* The queue of a municipality is a collection of its own, so that an office of several keeps them apart. */
static bool queue_name(char out[STORE_NAME + 1], const char *municipality)
{
    struct text text = { out, 0, STORE_NAME + 1, true, false };
    text_put(&text, "brief-");
    text_put(&text, municipality);
    (void)text_string(&text);
    return !text.failed;
}

static bool letter_key(char out[KEY_MOST], const char *id, int64_t position, const char *letter, enum case_role to)
{
    struct text text = { out, 0, KEY_MOST, true, false };
    text_put(&text, id);
    text_char(&text, '/');
    text_int(&text, position);
    text_char(&text, '/');
    text_put(&text, letter);
    text_char(&text, '/');
    text_put(&text, case_role_word[to].name);
    (void)text_string(&text);
    return !text.failed;
}

static void put_record(struct text *out, const char *id, const struct process *p, const struct case_letter *l, enum case_role to)
{
    text_char(out, '{');
    put_member(out, "dossier", id);
    put_member(out, "proces", p->name);
    put_key(out, "positie");
    text_int(out, l->position);
    put_member(out, "brief", l->letter->name);
    put_member(out, "aan", case_role_word[to].name);
    put_date(out, "op", l->on, DATE_NEVER);
    text_char(out, '}');
}

enum office_status office_queue_letters(struct office *o, const struct asking *asking, const char *id, const char *municipality, const struct dossier *d, int32_t position)
{
    char queue[STORE_NAME + 1], key[KEY_MOST], room[600];
    enum office_status status = queue_name(queue, municipality) ? OFFICE_OK : OFFICE_STORE;
    for (int32_t i = 0; i < d->letters && status == OFFICE_OK; i++) {
        const struct case_letter *l = &d->letter[i];
        for (uint32_t left = l->position == position ? l->letter->to : 0; left && status == OFFICE_OK; left &= left - 1) {
            enum case_role to = (enum case_role)__builtin_ctz(left);
            struct text text = TEXT_IN(room);
            put_record(&text, id, d->process, l, to);
            if (text.failed || !letter_key(key, id, position, l->letter->name, to)) return OFFICE_STORE;
            status = office_of_store(store_put(o->set.store, queue, key, STORE_ANY, text.data, text.size, id, asking->now));
        }
    }
    return status;
}

/* What a record of the queue says; false when it cannot be read. */
static bool letter_of(struct office_letter *letter, struct arena *arena, const struct store_record *record, const char **id)
{
    const struct node *node = node_from_json(arena, record->bytes, record->size, NULL), *position = node_get(node, "positie"), *on = node_get(node, "op"), *to = node_get(node, "aan");
    const char *process_name = summary_text(arena, node, "proces"), *name = summary_text(arena, node, "brief");
    const struct process *p = process_find(process_name, strlen(process_name));
    *letter = (struct office_letter){ .sent = record->due == 0, .on = DATE_NEVER };
    *id = summary_text(arena, node, "dossier");
    for (int32_t k = 0; p && k < p->letters; k++) if (strcmp(p->letter[k].name, name) == 0) letter->letter = &p->letter[k];
    int32_t role = to ? case_word_of(case_role_word, CASE_ROLES, to->text, to->size) : -1;
    if (!letter->letter || role < 0 || !position || parse_decimal(position->text, position->size, 0, false, &letter->position) != NUMBER_OK) return false;
    letter->to = (enum case_role)role;
    return on && parse_date(on->text, on->size, &letter->on) && strlen(*id) == ID_SIZE;
}

enum office_status office_letters_of(struct office *o, struct arena *arena, const struct asking *asking, const struct opened *opened, const struct dossier *d, struct office_letter **letter, int32_t *count)
{
    struct store_records records;
    char queue[STORE_NAME + 1];
    int32_t room = 1;
    *count = 0;
    enum office_status status = queue_name(queue, opened->line.municipality) ? OFFICE_OK : OFFICE_STORE;
    if (status == OFFICE_OK) status = office_of_store(store_list(o->set.store, arena, queue, opened->line.id, 0, NULL, LETTERS_OF_DOSSIER, &records));
    if (status != OFFICE_OK) return status;
    for (int32_t i = 0; i < d->letters; i++) room += __builtin_popcount(d->letter[i].letter->to);
    *letter = arena_take(arena, (size_t)room * sizeof **letter);
    if (!*letter) return OFFICE_STORE;
    for (int32_t i = 0; i < d->letters; i++)
        for (uint32_t left = d->letter[i].letter->to; left; left &= left - 1) {
            enum case_role to = (enum case_role)__builtin_ctz(left);
            if (!people_may(asking->viewer, ACT_read, office_letter_resource(to), opened->belongs)) continue;
            struct office_letter *one = &(*letter)[(*count)++], waiting;
            const char *whose;
            *one = (struct office_letter){ d->letter[i].letter, d->letter[i].position, d->letter[i].on, to, true };
            for (int32_t k = 0; k < records.count; k++)     /* what is not in the queue any more has gone out */
                if (letter_of(&waiting, arena, &records.item[k], &whose) && waiting.letter == one->letter && waiting.position == one->position && waiting.to == to) one->sent = waiting.sent;
        }
    return OFFICE_OK;
}

enum office_status office_letters(struct office *o, struct arena *arena, const struct asking *asking, const char *id, struct office_letter **letter, int32_t *count)
{
    struct opened opened;
    struct dossier d;
    *count = 0;
    enum office_status status = office_find(o, arena, asking, id, ACT_read, RESOURCE_dossier, &opened);
    if (status == OFFICE_OK) status = office_entries(o, arena, &opened);
    if (status != OFFICE_OK) return status;
    const struct case_setting set = office_case_setting(o, asking->today, 0);
    if (!dossier_of(&d, arena, opened.entry, opened.count, &set, NULL)) return OFFICE_STORE;
    status = office_letters_of(o, arena, asking, &opened, &d, letter, count);
    if (status == OFFICE_OK) status = office_log(o, asking, "brieven bekijken", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status != OFFICE_OK) *count = 0;
    return status;
}

enum office_status office_letter_sent(struct office *o, struct arena *arena, const struct asking *asking, const char *id, int64_t position, const char *letter, enum case_role to)
{
    struct opened opened;
    struct store_record record;
    char queue[STORE_NAME + 1], key[KEY_MOST];
    enum office_status status = office_find(o, arena, asking, id, ACT_write, office_letter_resource(to), &opened);
    if (status == OFFICE_OK && (!queue_name(queue, opened.line.municipality) || !letter_key(key, id, position, letter, to))) status = OFFICE_ABSENT;
    if (status == OFFICE_OK) status = office_of_store(store_get(o->set.store, arena, queue, key, &record));
    if (status != OFFICE_OK || record.due == 0) return status;
    status = office_log(o, asking, "brief verstuurd", id, opened.line.has_person ? &opened.line.person : NULL, false);
    if (status == OFFICE_OK) status = office_of_store(store_put(o->set.store, queue, key, record.version, record.bytes, record.size, id, 0));
    return status;
}

enum office_status office_letter_queue(struct office *o, struct arena *arena, const struct asking *asking, int32_t most, char (**id)[32], struct office_letter **letter, int32_t *count)
{
    struct store_records records;
    char queue[STORE_NAME + 1];
    *count = 0;
    enum office_status status = office_gate(asking, ACT_write, RESOURCE_brief_werkgever);
    if (status != OFFICE_OK) return status;
    if (most < 1 || most > STORE_PAGE || !queue_name(queue, asking->viewer->municipality)) return OFFICE_REFUSED;
    status = office_of_store(store_list(o->set.store, arena, queue, NULL, INT64_MAX, NULL, most, &records));
    *id = arena_take_zero(arena, ((size_t)records.count + 1) * sizeof **id);
    *letter = arena_take(arena, ((size_t)records.count + 1) * sizeof **letter);
    if (status != OFFICE_OK || !*id || !*letter) return status == OFFICE_OK ? OFFICE_STORE : status;
    int32_t found = 0;
    for (int32_t i = 0; i < records.count; i++) {
        const char *whose;
        if (!letter_of(&(*letter)[found], arena, &records.item[i], &whose)) continue;
        memcpy((*id)[found++], whose, ID_SIZE);
    }
    status = office_log(o, asking, "brieven in de rij bekijken", NULL, NULL, false);
    if (status == OFFICE_OK) *count = found;
    return status;
}
