/* SPDX-License-Identifier: EUPL-1.2 */
/* values.c: times, facts and documents of a dossier in words. */
#include "web/desk/desk.h"

#include <string.h>

static void put_two(struct text *t, int64_t n)
{
    if (n < 10) text_char(t, '0');
    text_int(t, n);
}

const char *desk_time(struct page *p, int64_t micros)
{
    struct text t = { 0 };
    int64_t minutes = desk_minutes(micros);
    text_day(&t, desk_day(micros), p->language);
    text_put(&t, ", ");
    put_two(&t, minutes / 60 % 24);
    text_char(&t, p->language ? ':' : '.');
    put_two(&t, minutes % 60);
    if (!p->language) text_put(&t, " uur");
    return page_text(p, &t);
}

const char *desk_said(struct page *p, const struct said *said)
{
    return said->unknown || !said->value ? messages[p->language][M_desk_unknown] : page_value(p, said->term, said->value);
}

const char *desk_node_text(struct page *p, const struct node *node)
{
    const char *copy = node && node->text && node->kind != NODE_MAP && node->kind != NODE_LIST ? arena_copy(p->arena, node->text, node->size) : NULL;
    return copy ? copy : "";
}

/* The text of a fact, read as the rules read it; shown as it stands when it cannot be. */
const char *desk_node_value(struct page *p, const struct term *term, const struct node *node)
{
    const char *raw = desk_node_text(p, node);
    int64_t number = 0;
    date day;
    if (strcmp(raw, "onbekend") == 0) return messages[p->language][M_desk_unknown];
    if (strcmp(raw, "nooit") == 0) return messages[p->language][M_answer_never];
    switch (term->kind) {
    case KIND_date: return parse_date(raw, (uint32_t)strlen(raw), &day) ? page_date(p, day) : raw;
    case KIND_answer: return strcmp(raw, "ja") == 0 ? messages[p->language][M_answer_yes] : strcmp(raw, "nee") == 0 ? messages[p->language][M_answer_no] : raw;
    case KIND_euro: return parse_decimal(raw, strlen(raw), 2, false, &number) == NUMBER_OK ? page_plain(p, term, number) : raw;
    case KIND_percent: return parse_decimal(raw, strlen(raw), 3, false, &number) == NUMBER_OK ? page_plain(p, term, number) : raw;
    case KIND_hours: return parse_decimal(raw, strlen(raw), 2, false, &number) == NUMBER_OK ? page_plain(p, term, number) : raw;
    case KIND_whole: case KIND_code: return parse_decimal(raw, strlen(raw), 0, false, &number) == NUMBER_OK ? page_plain(p, term, number) : raw;
    case KIND_word:
        for (int32_t w = 0; w < term->word_count; w++) {
            char word[80];
            struct text t = TEXT_IN(word);
            put_word(&t, term->words[w]);
            if (strcmp(text_string(&t), raw) == 0) return page_word(p, term, w);
        }
        return raw;
    default: break;
    }
    struct text t = { 0 };
    for (const struct node *one = node && node->kind == NODE_LIST ? node->first : NULL; one; one = one->next) {
        if (one != node->first) text_put(&t, "; ");
        if (one->kind != NODE_MAP) { text_put(&t, term->part_count && term->scalar_items ? desk_node_value(p, term->parts[0].term, one) : desk_node_text(p, one)); continue; }
        for (const struct node *part = one->first; part; part = part->next) {
            const struct term *of = NULL;
            for (int32_t k = 0; k < term->part_count; k++) if (same_text(part->key, part->key_size, term->parts[k].term->name)) of = term->parts[k].term;
            if (part != one->first) text_put(&t, ", ");
            if (of) { text_put(&t, of->label[p->language]); text_put(&t, ": "); }
            text_put(&t, of ? desk_node_value(p, of, part) : desk_node_text(p, part));
        }
    }
    return page_text(p, &t);
}

const char *desk_euro(struct page *p, money amount)
{
    struct text t = { 0 };
    text_euro(&t, amount, p->language);
    return page_text(p, &t);
}

const struct said *desk_fact_at(const struct dossier *o, int32_t place, date today)
{
    const struct said *said = situation_fact(&o->situation, &glossary[place], today);
    if (!said || (!said->value && !said->unknown)) return NULL;
    for (int32_t k = 0; k < place; k++)
        if (strcmp(glossary[k].name, glossary[place].name) == 0 && desk_fact_at(o, k, today)) return NULL;
    return said;
}
