/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_event.c: whatever comes in as an event of a dossier, it is taken or refused with a reason; what was taken can be read again and leads to the same state. */
#include "casework/dossier.h"
#include "fuzz.h"

static const char first[] = "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"rol\":\"werkgever\",\"op\":\"2026-01-12\",\"partijen\":{\"werknemer\":{\"bsn\":\"999990019\"}},\"feiten\":{\"aanvrager\":\"werkgever\","
                            "\"geboortedatum\":\"1990-05-01\",\"gemeente\":\"0344\",\"startDienstbetrekking\":\"2026-03-02\",\"urenPerWeek\":32,\"behoortTotDoelgroep\":\"ja\"},\"naar\":\"aangevraagd\"}";

/* count: entries before it. */
static void try_event(const char *bytes, size_t size, int32_t count, const struct law *law)
{
    struct arena arena = { .limit = (size_t)256 << 20 };
    struct problems problems = { .count = 0 };
    struct text payload = { 0 };
    struct dossier after, again;
    const struct case_setting set = CASE_SETTING(law, date_of(2026, 1, 20));
    struct case_entry entry[2] = { { first, sizeof first - 1, date_of(2026, 1, 12), 1 } };
    const struct case_entry next = { bytes, size, date_of(2026, 1, 20), count + 1 };
    if (dossier_try(&after, &arena, entry, count, &next, &set, &payload, &problems)) {
        entry[count] = (struct case_entry){ payload.data, payload.size, next.day, next.time };
        must(dossier_of(&again, &arena, entry, count + 1, &set, &problems));
        must(memcmp(after.state, again.state, sizeof after.state) == 0);
    } else must(problems.count > 0);
    text_free(&payload);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    if (!law.book) must(law_build(&law, NULL, 0, DATE_LAST));
    try_event((const char *)data, size, 0, &law.law);
    try_event((const char *)data, size, 1, &law.law);
    return 0;
}
