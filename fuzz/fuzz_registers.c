/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_registers.c: any bytes as the answer of a register, or as the file that says what may be looked up: values are JSON, and nothing is allowed without who, on what and since when. */
#include "fuzz.h"
#include "registers/registers.h"

static void as_answer(struct arena *arena, enum register_id of, const char *bytes, size_t size)
{
    static const char *const facts[] = { "geboortedatum", "gemeente", "heeftPartner", "partnerGeboortedatum", "huisgenoten", "doelgroepregisterRaadpleging", "proVsoTot" };
    const struct node *said = node_from_json(arena, bytes, size, NULL);
    struct lookup list[8];
    int32_t count = 0;
    struct text event = { 0 };
    if (!said) return;
    for (int i = 0; i < 7; i++) if (register_holds(of, facts[i])) list[count++] = (struct lookup){ .of = of, .fact = facts[i], .result = LOOKUP_value, .why = { "", "" } };
    register_read(arena, of, said, said, "999990019", 20513, list, count);
    for (int32_t i = 0; i < count; i++)
        if ((list[i].result == LOOKUP_value) != (list[i].value != NULL) || (list[i].value && !node_from_json(arena, list[i].value, strlen(list[i].value), NULL))) abort();
    (void)lookups_compare(arena, list, count, said);
    if (lookups_event(&event, list, count, 20513, said) && !node_from_json(arena, event.data, event.size, NULL)) abort();
    text_free(&event);
}

static void as_status(struct arena *arena, const char *bytes, size_t size)
{
    const struct register_law *own = register_law_own(arena), *law = register_law_read(arena, bytes, size, own, NULL);
    if (!law) return;
    struct legal_status s = register_status(law, REGISTER_brp, "bijstand", "geboortedatum", 20513);
    if (s.legal != LEGAL_onduidelijk && (!*s.decided_by || !*s.basis || s.since == DATE_FIRST)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = { 0 };
    char *copy = size > 1 ? malloc(size - 1) : NULL;
    if (!copy) return 0;
    memcpy(copy, data + 1, size - 1);
    if (data[0] % 4 < REGISTERS) as_answer(&arena, (enum register_id)(data[0] % 4), copy, size - 1); else as_status(&arena, copy, size - 1);
    free(copy);
    arena_free(&arena);
    return 0;
}
