/* SPDX-License-Identifier: EUPL-1.2 */
/* read.c: what a register answered, as the facts that were asked for and nothing more; what cannot be read, or is about somebody else, stays unknown. */
#include "registers/inside.h"

#include <string.h>
#include "base/members.h"
#include "registers/brp.h"

static void all_are(struct lookup *out, int32_t count, enum lookup_result result, const char *nl, const char *en)
{
    for (int32_t i = 0; i < count; i++) lookup_is(&out[i], result, nl, en);
}

static void value_is(struct arena *arena, struct lookup *l, struct text *json)
{
    const char *kept = json->failed ? NULL : arena_copy(arena, text_string(json), json->size);
    if (!kept) { lookup_is(l, LOOKUP_unknown, "het geheugen is op", "memory has run out"); return; }
    bool open = strcmp(kept, "\"onbekend\"") == 0;
    lookup_is(l, open ? LOOKUP_unknown : LOOKUP_value, "", "");
    if (!open) l->value = kept;
}

static bool is_about(const struct node *number, const char *bsn) { return number && number->kind == NODE_TEXT && same_text(number->text, number->size, bsn); }

/* ---- BRP ---- */

static bool same_fact(const void *wanted, const char *fact) { return strcmp(wanted, fact) == 0; }

static void brp_fact(struct arena *arena, const struct brp *b, struct lookup *l)
{
    struct text facts = { 0 };
    brp_put_facts(&facts, b, same_fact, l->fact);
    const char *object = text_string(&facts), *value = strchr(object, ':');
    lookup_is(l, LOOKUP_unknown, "", "");
    if (!facts.failed && value && facts.size > 2) {
        struct text json = { 0 };
        text_bytes(&json, value + 1, facts.size - (size_t)(value + 1 - object) - 1);
        value_is(arena, l, &json);
        text_free(&json);
    }
    text_free(&facts);
}

static void read_brp(struct arena *arena, const struct node *said, const struct node *more, const char *bsn, date on, struct lookup *out, int32_t count)
{
    const struct node *list = node_get(said, "personen"), *person = list && list->kind == NODE_LIST ? list->first : NULL;
    struct brp b;
    if (!list || list->kind != NODE_LIST) { all_are(out, count, LOOKUP_unknown, "het antwoord is niet te lezen", "the answer cannot be read"); return; }
    if (!person) { all_are(out, count, LOOKUP_absent, "", ""); return; }
    if (!is_about(node_get(person, "burgerservicenummer"), bsn)) { all_are(out, count, LOOKUP_unknown, "het antwoord gaat niet over deze persoon", "the answer is not about this person"); return; }
    brp_read(&b, said, more, on);
    if (b.warnings >> BRP_under_investigation & 1) { all_are(out, count, LOOKUP_unknown, brp_warning_text[BRP_under_investigation][1], brp_warning_text[BRP_under_investigation][2]); return; }
    for (int32_t i = 0; i < count; i++) {
        brp_fact(arena, &b, &out[i]);
        if (strcmp(out[i].fact, "huisgenoten") == 0 && !more) lookup_is(&out[i], LOOKUP_unknown, "de bewoners van het adres waren niet op te vragen", "the residents of the address could not be asked for");
    }
}

/* ---- the doelgroepregister and DUO ---- */

static void read_birth(struct arena *arena, const struct node *said, struct lookup *l)
{
    const struct node *node = node_get(said, "geboortedatum");
    struct text json = { 0 };
    date day;
    if (!node || node->kind != NODE_TEXT || !parse_date(node->text, node->size, &day)) { lookup_is(l, LOOKUP_unknown, "", ""); return; }
    text_json(&json, node->text, node->size);
    value_is(arena, l, &json);
    text_free(&json);
}

static void read_target_group(struct arena *arena, const struct node *said, struct lookup *l)
{
    const struct node *node = node_get(said, "doelgroepLoonkostensubsidie");
    struct text json = { 0 };
    if (!node_is(node, "ja") && !node_is(node, "nee")) { lookup_is(l, LOOKUP_unknown, "", ""); return; }
    text_json(&json, node->text, node->size);
    value_is(arena, l, &json);
    text_free(&json);
}

/* The last day at practical or special secondary education: of somebody still enrolled the day asked about, on which he was there; of somebody never enrolled "nooit". False: not to be read. */
static bool last_day(const struct node *list, date on, date *last)
{
    *last = DATE_NEVER;
    if (!list || list->kind != NODE_LIST) return false;
    for (const struct node *one = list->first; one; one = one->next) {
        const struct node *kind = node_get(one, "soort"), *from = node_get(one, "van"), *until = node_get(one, "tot");
        date first, end = on;
        if (one->kind != NODE_MAP || !kind || kind->kind != NODE_TEXT) return false;
        if (!node_is(kind, "praktijkonderwijs") && !node_is(kind, "voortgezet-speciaal-onderwijs")) continue;
        if (!from || from->kind != NODE_TEXT || !parse_date(from->text, from->size, &first)) return false;
        if (until && until->kind != NODE_NULL && (until->kind != NODE_TEXT || !parse_date(until->text, until->size, &end) || end < first)) return false;
        if (first > on) continue;
        if (end > on) end = on;
        if (*last == DATE_NEVER || end > *last) *last = end;
    }
    return true;
}

static void read_school(struct arena *arena, const struct node *said, date on, struct lookup *l)
{
    struct text json = { 0 };
    date last;
    if (!last_day(node_get(said, "inschrijvingen"), on, &last)) { lookup_is(l, LOOKUP_unknown, "het antwoord is niet te lezen", "the answer cannot be read"); return; }
    text_char(&json, '"');
    if (last == DATE_NEVER) text_put(&json, "nooit"); else text_date(&json, last);
    text_char(&json, '"');
    value_is(arena, l, &json);
    text_free(&json);
}

void register_read(struct arena *arena, enum register_id of, const struct node *said, const struct node *more, const char *bsn, date on, struct lookup *out, int32_t count)
{
    if (of == REGISTER_brp) { read_brp(arena, said, more, bsn, on, out, count); return; }
    if (!is_about(node_get(said, "burgerservicenummer"), bsn)) { all_are(out, count, LOOKUP_unknown, "het antwoord gaat niet over deze persoon", "the answer is not about this person"); return; }
    for (int32_t i = 0; i < count; i++) {
        if (strcmp(out[i].fact, "geboortedatum") == 0) read_birth(arena, said, &out[i]);
        else if (strcmp(out[i].fact, "doelgroepregisterRaadpleging") == 0) read_target_group(arena, said, &out[i]);
        else if (strcmp(out[i].fact, "proVsoTot") == 0) read_school(arena, said, on, &out[i]);
        else lookup_is(&out[i], LOOKUP_unknown, "", "");
    }
}
