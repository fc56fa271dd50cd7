/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_transfer.c: whatever message comes in, reading it answers; what is taken gives well-formed events, and no order of messages makes both sides pay. */
#include "base/node.h"
#include "exchange/transfer/transfer.h"
#include "exchange/transfer/transfer_inside.h"
#include "fuzz.h"

static void must_be_json(struct text *text)
{
    struct arena arena = { 0 };
    must(node_from_json(&arena, text_string(text), text->size, NULL) != NULL);
    arena_free(&arena);
    text->size = 0;
}

/* The bytes as content of a message whose envelope and digest are right, so that the rest is looked at too. */
static void as_content(const char *bytes, size_t size, enum transfer_kind kind)
{
    struct arena arena = { 0 };
    struct transfer_message m;
    struct text message = { 0 }, out = { 0 };
    char key[DIGEST_TEXT], reply[DIGEST_TEXT];
    key_of_offer(key, 344, 599, "d", 20600, 0);
    key_of_reply(reply, kind, key);
    put_envelope(&message, kind, kind == TRANSFER_overdracht ? key : reply, key, 344, 599, bytes, size);
    if (!message.failed && transfer_read(&m, &arena, text_string(&message), message.size, NULL) && m.kind == TRANSFER_overdracht) {
        must(m.pays_from == m.pays_until + 1);
        must(transfer_first_event(&out, &m, true));
        must_be_json(&out);
        must(transfer_closing_event(&out, &m, m.pays_from));
        must_be_json(&out);
    }
    text_free(&message);
    text_free(&out);
    arena_free(&arena);
}

/* A right content with bytes of it changed, put in or taken out where the input says so. */
static void edited(const uint8_t *data, size_t size)
{
    static const char right[] = "{\"verhuisdatum\":\"2026-06-16\",\"betaaltTot\":\"2026-06-15\",\"betaaltVanaf\":\"2026-06-16\",\"delen\":{\"persoon-en-verhuizing\":{\"bsn\":\"999990019\",\"naam\":\"P\",\"geboortedatum\":\"1990-05-01\"},"
        "\"werkgever\":{\"loonheffingennummer\":\"999990019L01\"},\"arbeidsovereenkomst\":{\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"voltijduren\":36},\"besluit-loonkostensubsidie\":{\"ingangsdatum\":\"2026-03-02\",\"forfaitair\":\"nee\"},"
        "\"loonwaarde-en-volgende-meting\":{\"loonwaarde\":60},\"bedrag-en-rekening\":{\"bedragPerMaand\":1101.31,\"iban\":\"NL91ABNA0417164300\"},\"voorzieningen\":[{\"soort\":\"vervoer\"}]},\"signalen\":[\"jobcoach-onbekend\"]}";
    char room[sizeof right + 64];
    size_t length = sizeof right - 1;
    memcpy(room, right, length);
    for (size_t i = 0; i + 3 <= size && i < 60; i += 3) {
        size_t at = (data[i] | (size_t)(data[i + 1] & 3) << 8) % length;
        if (data[i + 1] & 4) { memmove(room + at, room + at + 1, length - at - 1); length--; }
        else if (data[i + 1] & 8) { memmove(room + at + 1, room + at, length - at); room[at] = (char)data[i + 2]; length++; }
        else room[at] = (char)data[i + 2];
    }
    as_content(room, length, TRANSFER_overdracht);
}

/* Two sides driven by the bytes: messages in any order. */
static void any_order(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    char key[DIGEST_TEXT], digest[DIGEST_TEXT] = "0123456789abcdef0123456789abcdef", content[80];
    struct transfer_message offer = { .kind = TRANSFER_overdracht, .from = 344, .to = 599, .pays_until = 20600, .pays_from = 20601, .paid_until = DATE_NEVER, .reason = "x", .digest = digest };
    struct transfer a, b;
    size_t written = 0;
    key_of_offer(key, 344, 599, "d", 20600, 0);
    offer.key = offer.about = key;
    for (const char *p = "{\"digestOverdracht\":\"0123456789abcdef0123456789abcdef\"}"; *p; p++) content[written++] = *p;
    const struct node *node = node_from_json(&arena, content, written, NULL);
    transfer_begin(&a, SIDE_former, &offer);
    transfer_begin(&b, SIDE_new, &offer);
    bool sent[TRANSFER_KINDS] = { true };
    for (size_t i = 0; i < size; i++) {
        enum transfer_kind kind = (enum transfer_kind)(data[i] % TRANSFER_KINDS);
        bool by_new = kind == TRANSFER_aanvaard || kind == TRANSFER_betwist;
        if (data[i] & 64) { if (transfer_do(by_new ? &b : &a, kind, 20590 + data[i] % 32)) { sent[kind] = true; if (kind == TRANSFER_afgesloten) offer.paid_until = a.paid_until; } }
        else if (sent[kind]) {
            struct transfer_message m = offer;
            m.kind = kind;
            m.content = node;
            m.from = by_new ? 599 : 344;
            m.to = by_new ? 344 : 599;
            (void)transfer_receive(by_new ? &a : &b, &m);
        }
        for (date day = 20580; day < 20640; day += 3) must(!(transfer_pays(&a, day) && transfer_pays(&b, day)));
    }
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    struct transfer_message m;
    if (size < 1) return 0;
    (void)transfer_read(&m, &arena, (const char *)data + 1, size - 1, NULL);
    as_content((const char *)data + 1, size - 1, (enum transfer_kind)(data[0] % TRANSFER_KINDS));
    edited(data + 1, size - 1);
    any_order(data + 1, size - 1 < 64 ? size - 1 : 64);
    arena_free(&arena);
    return 0;
}
