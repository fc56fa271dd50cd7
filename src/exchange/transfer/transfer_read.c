/* SPDX-License-Identifier: EUPL-1.2 */
/* transfer_read.c: a message of another municipality read strictly, and the events it brings. */
#include "exchange/transfer/transfer_inside.h"

#include <string.h>
#include "base/members.h"
#include "base/node.h"
#include "exchange/data.h"

enum { TEXT_MOST = 200, WORD_MOST = 40 };
struct reading { struct transfer_message *m; struct arena *arena; struct problems *problems; const struct transfer_table *table; bool good; };

static void wrong(struct reading *r, const struct node *node, const char *field, const char *nl, const char *en)
{
    problem_add(r->problems, node ? node->line : 0, field, NULL, 0, nl, en);       /* never the value: it is about a person */
    r->good = false;
}

static bool is_text(const struct node *node, size_t most)
{
    if (!node || node->kind != NODE_TEXT || !node->size || node->size > most || !valid_utf8(node->text, node->size)) return false;
    for (size_t i = 0; i < node->size; i++) if ((unsigned char)node->text[i] < ' ' && node->text[i] != '\n') return false;
    return true;
}

static void only_members(struct reading *r, const struct node *map, const char *const *names, int32_t count, const char *where)
{
    for (const struct node *node = map->first; node; node = node->next) {
        bool good = false;
        for (int32_t k = 0; k < count; k++) good |= same_text(node->key, node->key_size, names[k]);
        if (!good) wrong(r, node, where, "alleen velden die bij dit bericht horen", "only members that belong to this message");
    }
}

/* ---- values ---- */

static bool is_fact(const struct transfer_item *item, const struct node *node)
{
    const struct field field = { item->term, sizeof(struct facts_head) };
    const struct rule one = { .name = "feit", .facts = &field, .fact_count = 1, .facts_size = (uint32_t)(sizeof(struct facts_head) + term_size(item->term)) };
    struct case_room room;
    if (one.facts_size > sizeof room) return false;
    facts_clear(&one, &room);
    return fact_set_node(&one, &room, 0, node, NULL) && facts_head(&room)->given & 1;
}

/* Letters and digits, the two digits of ISO 13616 right. */
static bool is_iban(const struct node *node)
{
    int32_t rest = 0;
    if (!is_text(node, 34) || node->size < 15) return false;
    for (size_t i = 0; i < node->size; i++) {
        char c = node->text[(i + 4) % node->size];
        bool digit = c >= '0' && c <= '9', letter = c >= 'A' && c <= 'Z';
        if (!digit && !letter) return false;
        rest = digit ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

static bool is_word(const struct node *node)
{
    if (!is_text(node, WORD_MOST)) return false;
    for (size_t i = 0; i < node->size; i++) if (!((node->text[i] >= 'a' && node->text[i] <= 'z') || node->text[i] == '-')) return false;
    return true;
}

static bool holds(const struct transfer_item *item, const struct node *node)
{
    date day;
    int64_t amount;
    switch (item->form) {
    case FORM_fact: return is_fact(item, node);
    case FORM_bsn: return node->kind == NODE_TEXT && bsn_holds(node->text, node->size);
    case FORM_payroll_number: return node->kind == NODE_TEXT && payroll_number_holds(node->text, node->size);
    case FORM_text: return is_text(node, TEXT_MOST);
    case FORM_word: return is_word(node);
    case FORM_day: return node->kind == NODE_TEXT && parse_date(node->text, node->size, &day);
    case FORM_amount: return node->kind == NODE_NUMBER && parse_decimal(node->text, node->size, 2, false, &amount) == NUMBER_OK && amount >= 0 && amount < 1000000;
    case FORM_answer: return node_is(node, "ja") || node_is(node, "nee");
    case FORM_iban: return is_iban(node);
    default: return false;
    }
}

static void read_items(struct reading *r, const struct transfer_part *part, const struct node *map)
{
    if (map->kind != NODE_MAP) { wrong(r, map, part->name, "een object", "an object"); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        const struct transfer_item *item = transfer_item_of(part, node->key, node->key_size);
        if (!item) wrong(r, node, part->name, "alleen wat de tabel van de overdracht noemt: meer mag niet worden doorgegeven", "only what the table of the transfer lists: no more may be passed on");
        else if (!holds(item, node)) wrong(r, node, item->name, "een waarde van de juiste vorm", "a value of the right form");
    }
    for (int32_t i = 0; i < part->items; i++) if (part->item[i].required && !node_get(map, part->item[i].name)) wrong(r, map, part->item[i].name, "is nodig", "is needed");
}

static void read_parts(struct reading *r, const struct node *parts)
{
    if (!parts || parts->kind != NODE_MAP) { wrong(r, parts, "delen", "de delen van het dossier", "the parts of the file"); return; }
    for (const struct node *node = parts->first; node; node = node->next) {
        const struct transfer_part *part = transfer_part_of(r->table, node->key, node->key_size);
        if (!part) { wrong(r, node, "delen", "alleen delen die de tabel noemt", "only parts that the table lists"); continue; }
        if (!part->list) { read_items(r, part, node); continue; }
        if (node->kind != NODE_LIST || node->count > 20) { wrong(r, node, part->name, "een lijst van hoogstens 20", "a list of at most 20"); continue; }
        for (const struct node *one = node->first; one; one = one->next) read_items(r, part, one);
    }
    for (int32_t i = 0; i < r->table->parts; i++) {
        bool required = false;
        for (int32_t k = 0; k < r->table->part[i].items; k++) required |= r->table->part[i].item[k].required;
        if (required && !node_get(parts, r->table->part[i].name)) wrong(r, parts, r->table->part[i].name, "is nodig", "is needed");
    }
}

static void read_signals(struct reading *r, const struct node *list)
{
    if (!list || list->kind != NODE_LIST) { wrong(r, list, "signalen", "een lijst", "a list"); return; }
    for (const struct node *node = list->first; node; node = node->next) {
        bool known = false;
        for (int32_t k = 0; k < r->table->signals; k++) known |= node_is(node, r->table->signal[k]);
        if (!known) wrong(r, node, "signalen", "een signaal dat de tabel noemt", "a signal that the table lists");
    }
}

/* ---- contents ---- */

static date read_day(struct reading *r, const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    date day = DATE_NEVER;
    if (node && node->kind == NODE_TEXT && parse_date(node->text, node->size, &day) && day >= LAW_FIRST && day <= LAW_LAST) return day;
    wrong(r, node, name, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return DATE_NEVER;
}

static void read_offer(struct reading *r)
{
    static const char *const names[] = { "verhuisdatum", "betaaltTot", "betaaltVanaf", "delen", "signalen" };
    struct transfer_message *m = r->m;
    only_members(r, m->content, names, 5, "inhoud");
    m->moved = read_day(r, m->content, "verhuisdatum");
    m->pays_until = read_day(r, m->content, "betaaltTot");
    m->pays_from = read_day(r, m->content, "betaaltVanaf");
    if (m->pays_from != DATE_NEVER && m->pays_until != DATE_NEVER && m->pays_from != m->pays_until + 1) wrong(r, m->content, "betaaltVanaf", "de dag na betaaltTot: zonder gat of overlap",
        "the day after betaaltTot: without gap or overlap");
    if (m->moved != DATE_NEVER && m->pays_until != DATE_NEVER && m->pays_until < m->moved - 1) wrong(r, m->content, "betaaltTot", "niet eerder dan de dag vóór de verhuizing",
        "not before the day before the move");
    if (m->moved != DATE_NEVER && !law_municipality_on(&law_book, m->to, m->moved)) wrong(r, m->content, "naar", "een gemeente die op de dag van de verhuizing bestaat",
        "a municipality that exists on the day of the move");
    read_parts(r, node_get(m->content, "delen"));
    read_signals(r, node_get(m->content, "signalen"));
}

static void read_reply(struct reading *r)
{
    struct transfer_message *m = r->m;
    static const char *const reasons[] = { "digestOverdracht", "reden" }, *const accepted[] = { "digestOverdracht", "betaaltVanaf" }, *const closed[] = { "digestOverdracht", "betaaldTot" };
    bool says_why = m->kind == TRANSFER_betwist || m->kind == TRANSFER_ingetrokken;
    const struct node *reason = node_get(m->content, "reden"), *digest = node_get(m->content, "digestOverdracht");
    only_members(r, m->content, says_why ? reasons : m->kind == TRANSFER_aanvaard ? accepted : closed, 2, "inhoud");
    if (!digest || digest->kind != NODE_TEXT || digest->size != DIGEST_TEXT - 1) wrong(r, digest, "digestOverdracht", "de vingerafdruk van de overdracht", "the digest of the transfer");
    if (says_why && !is_text(reason, REASON_MOST)) wrong(r, reason, "reden", "een tekst van hoogstens 2000 tekens", "a text of at most 2000 characters");
    if (says_why && reason && reason->kind == NODE_TEXT) m->reason = arena_copy(r->arena, reason->text, reason->size);
    if (m->kind == TRANSFER_aanvaard) m->pays_from = read_day(r, m->content, "betaaltVanaf");
    if (m->kind == TRANSFER_afgesloten) m->paid_until = read_day(r, m->content, "betaaldTot");
}

/* ---- the envelope ---- */

static const char *read_hex(struct reading *r, const struct node *root, const char *name)
{
    const struct node *node = node_get(root, name);
    bool good = node && node->kind == NODE_TEXT && node->size == DIGEST_TEXT - 1;
    for (size_t i = 0; good && i < node->size; i++) good = (node->text[i] >= '0' && node->text[i] <= '9') || (node->text[i] >= 'a' && node->text[i] <= 'f');
    if (good) return arena_copy(r->arena, node->text, node->size);
    wrong(r, node, name, "32 hexadecimale tekens", "32 hexadecimal digits");
    return "";
}

static int32_t read_code(struct reading *r, const struct node *root, const char *name)
{
    const struct node *node = node_get(root, name);
    int64_t code = 0;
    bool good = node && node->kind == NODE_TEXT && node->size == 4 && parse_decimal(node->text, 4, 0, false, &code) == NUMBER_OK && law_find_municipality(&law_book, (int32_t)code);
    if (!good) wrong(r, node, name, "de CBS-code van een gemeente", "the CBS code of a municipality");
    return good ? (int32_t)code : -1;
}

static void read_envelope(struct reading *r, const struct node *root)
{
    static const char *const names[] = { "bericht", "versie", "sleutel", "overdracht", "van", "naar", "digest", "inhoud" };
    const struct node *kind = node_get(root, "bericht"), *version = node_get(root, "versie");
    struct transfer_message *m = r->m;
    char digest[DIGEST_TEXT], key[DIGEST_TEXT];
    only_members(r, root, names, 8, "bericht");
    m->kind = TRANSFER_KINDS;
    for (int32_t k = 0; k < TRANSFER_KINDS; k++) if (kind && node_is(kind, transfer_kind_name[k])) m->kind = (enum transfer_kind)k;
    if (m->kind == TRANSFER_KINDS) wrong(r, kind, "bericht", "overdracht, aanvaard, betwist, ingetrokken of afgesloten", "overdracht, aanvaard, betwist, ingetrokken or afgesloten");
    if (!version || version->kind != NODE_NUMBER || !same_text(version->text, version->size, "1")) wrong(r, version, "versie", "1", "1");
    m->key = read_hex(r, root, "sleutel");
    m->about = read_hex(r, root, "overdracht");
    m->digest = read_hex(r, root, "digest");
    m->from = read_code(r, root, "van");
    m->to = read_code(r, root, "naar");
    if (m->from >= 0 && m->from == m->to) wrong(r, root, "naar", "een andere gemeente dan van", "another municipality than van");
    m->content = node_get(root, "inhoud");
    if (!m->content || m->content->kind != NODE_MAP) { wrong(r, m->content, "inhoud", "een object", "an object"); m->content = NULL; return; }
    if (m->kind == TRANSFER_KINDS || m->from < 0 || m->to < 0 || !m->about || !m->digest || !m->key) return;
    message_digest(m->kind, m->about, m->from, m->to, m->content, digest);
    if (strcmp(m->digest, digest) != 0) wrong(r, m->content, "digest", "de vingerafdruk van deze inhoud", "the digest of this content");
    if (m->kind != TRANSFER_overdracht) key_of_reply(key, m->kind, m->about);
    if (strcmp(m->key, m->kind == TRANSFER_overdracht ? m->about : key) != 0) wrong(r, root, "sleutel", "de sleutel die bij deze overdracht en dit bericht hoort",
        "the key that belongs to this transfer and message");
}

bool transfer_read(struct transfer_message *m, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    struct problems own = { .count = 0 };
    struct transfer_table *table = arena_take(arena, sizeof *table);
    struct reading r = { m, arena, problems ? problems : &own, table, true };
    *m = (struct transfer_message){ .moved = DATE_NEVER, .pays_until = DATE_NEVER, .pays_from = DATE_NEVER, .paid_until = DATE_NEVER, .reason = "", .key = "", .about = "", .digest = "" };
    if (!table || !transfer_table_read(table, arena, r.problems)) return false;
    const struct node *root = node_from_json(arena, bytes, size, r.problems);
    if (!root) return false;
    if (root->kind != NODE_MAP) { wrong(&r, root, "bericht", "een object", "an object"); return false; }
    read_envelope(&r, root);
    if (!m->key || !m->about || !m->digest || !m->reason) return false;
    if (!m->content || m->kind == TRANSFER_KINDS) return false;
    if (m->kind == TRANSFER_overdracht) read_offer(&r); else read_reply(&r);
    return r.good && m->reason;
}

/* ---- events ---- */

static const struct node *given(const struct transfer_message *offer, const char *part, const char *name)
{
    const struct node *parts = node_get(offer->content, "delen"), *map = parts ? node_get(parts, part) : NULL;
    return map ? node_get(map, name) : NULL;
}

static void put_copy(struct text *out, const char *name, const struct node *node)
{
    if (!node) return;
    put_key(out, name);
    canonical(out, node);
}

bool transfer_first_event(struct text *out, const struct transfer_message *offer, bool parties)
{
    static const char *const facts[][2] = {
        { "persoon-en-verhuizing", "geboortedatum" }, { "arbeidsovereenkomst", "startDienstbetrekking" }, { "arbeidsovereenkomst", "eindeDienstbetrekking" }, { "arbeidsovereenkomst", "urenPerWeek" },
        { "arbeidsovereenkomst", "voltijduren" }, { "arbeidsovereenkomst", "volgtBbl" }, { "arbeidsovereenkomst", "beschutWerk" }, { "doelgroepbesluit", "behoortTotDoelgroep" },
        { "besluit-loonkostensubsidie", "forfaitair" }, { "besluit-loonkostensubsidie", "forfaitVastgesteldOp" }, { "loonwaarde-en-volgende-meting", "loonwaarde" },
        { "loonwaarde-en-volgende-meting", "loonwaardeVastgesteldOp" }, { "loonwaarde-en-volgende-meting", "maandenTotNieuweMeting" } };
    if (offer->kind != TRANSFER_overdracht) return false;
    text_put(out, "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"overname-gevraagd\",\"rol\":\"andere-gemeente\"");
    put_date(out, "op", offer->pays_from, DATE_NEVER);
    put_member(out, "bron", "gemeente");
    put_open(out, "feiten", '{');
    put_key(out, "gemeente");
    text_char(out, '"'); put_municipality(out, offer->to); text_char(out, '"');
    for (size_t k = 0; k < sizeof facts / sizeof *facts; k++) put_copy(out, facts[k][1], given(offer, facts[k][0], facts[k][1]));
    text_char(out, '}');
    if (parties) {
        put_open(out, "partijen", '{');
        put_open(out, "werknemer", '{');
        put_copy(out, "bsn", given(offer, "persoon-en-verhuizing", "bsn"));
        put_copy(out, "naam", given(offer, "persoon-en-verhuizing", "naam"));
        text_char(out, '}');
        put_open(out, "werkgever", '{');
        put_copy(out, "loonheffingennummer", given(offer, "werkgever", "loonheffingennummer"));
        put_copy(out, "naam", given(offer, "werkgever", "werkgever"));
        put_copy(out, "contact", given(offer, "werkgever", "contact"));
        text_put(out, "}}");
    }
    text_char(out, '}');
    return !out->failed;
}

static void begin_event(struct text *out, const char *name, const char *role, date on)
{
    text_char(out, '{');
    put_member(out, "gebeurtenis", name);
    put_member(out, "rol", role);
    put_date(out, "op", on, DATE_NEVER);
}

/* betwist at the former, ingetrokken at the new municipality: in both a step of the table. */
bool transfer_event(struct text *out, const struct transfer_message *m, const struct transfer_message *offer)
{
    if (m->kind == TRANSFER_betwist) begin_event(out, "overdracht-betwist", "andere-gemeente", offer->moved);
    else if (m->kind == TRANSFER_ingetrokken) begin_event(out, "overname-geweigerd", "consulent", offer->pays_from);
    else return false;
    put_member(out, "reden", m->reason);
    text_char(out, '}');
    return !out->failed;
}

bool transfer_closing_event(struct text *out, const struct transfer_message *offer, date sent)
{
    begin_event(out, "overgedragen", "consulent", offer->pays_until);
    put_date(out, "verzonden", sent, DATE_NEVER);
    text_char(out, '}');
    return !out->failed;
}

int32_t transfer_signals(const struct transfer_message *offer, struct arena *arena, const char *code[], int32_t most)
{
    const struct node *list = node_get(offer->content, "signalen");
    int32_t n = 0;
    for (const struct node *node = list ? list->first : NULL; node && n < most; node = node->next) if ((code[n] = arena_copy(arena, node->text, node->size))) n++;
    return n;
}
