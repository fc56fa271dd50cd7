/* SPDX-License-Identifier: EUPL-1.2 */
/* housemates.c: housemates counted four at a time, in vectors; apart from the rules, which are compiled for plain registers: quicker for all else in them. */
#include "rules/kostendelersnorm.h"

#include <stddef.h>
#include <string.h>

/* Four housemates side by side, part by part, there or not: most households have no more, so that how many there are decides no branch. A list has room for a
 * whole number of fours. */
typedef int32_t of_four __attribute__((vector_size(16)));
enum { FOUR = sizeof(of_four) / sizeof(int32_t), WORDS_OF_HOUSEMATE = sizeof(item_huisgenoten) / sizeof(int32_t) };
struct four_housemates { of_four part[WORDS_OF_HOUSEMATE]; };
_Static_assert(sizeof ((fact_huisgenoten *)0)->item / sizeof(item_huisgenoten) % FOUR == 0, "no four reaches behind the list");
_Static_assert(WORDS_OF_HOUSEMATE % FOUR == 0, "nor behind a housemate");
#define PART(name) (four->part[offsetof(item_huisgenoten, name) / sizeof(int32_t)])
#define MARK(name) ((int32_t)1 << bit_huisgenoten_##name)

static inline struct four_housemates four_of(const item_huisgenoten *h)
{
    struct four_housemates four;
    for (size_t k = 0; k < WORDS_OF_HOUSEMATE; k += FOUR) {
        of_four one[FOUR];
        for (size_t i = 0; i < FOUR; i++) memcpy(&one[i], (const char *)&h[i] + k * sizeof(int32_t), sizeof one[i]);
        of_four a = __builtin_shufflevector(one[0], one[1], 0, 4, 1, 5), b = __builtin_shufflevector(one[2], one[3], 0, 4, 1, 5);
        of_four c = __builtin_shufflevector(one[0], one[1], 2, 6, 3, 7), d = __builtin_shufflevector(one[2], one[3], 2, 6, 3, 7);
        four.part[k] = __builtin_shufflevector(a, b, 0, 1, 4, 5);
        four.part[k + 1] = __builtin_shufflevector(a, b, 2, 3, 6, 7);
        four.part[k + 2] = __builtin_shufflevector(c, d, 0, 1, 4, 5);
        four.part[k + 3] = __builtin_shufflevector(c, d, 2, 3, 6, 7);
    }
    return four;
}

/* Which of those four places, of a list from place `first` on, hold a housemate: -1, the others 0. */
static inline of_four there(const fact_huisgenoten *list, int32_t first) { return list->n - first > (of_four){ 0, 1, 2, 3 }; }
static inline bool any(of_four them)
{
    uint64_t half[2];
    memcpy(half, &them, sizeof half);
    return (half[0] | half[1]) != 0;
}

/* Which of four share the costs (see shares_costs), of whom nothing is unknown: -1, the others 0. What a million households cost is mostly this. */
static inline of_four sharing_plainly(const struct four_housemates *four, date born)
{
#define IS(name, what) (MARK(name) & (PART(name) == (what)))         /* the mark of the part, which counts only where the part is given */
    of_four stranger = (PART(given) & IS(familieEersteTweedeGraad, ja)) == 0;
    of_four rents = IS(commercieelContract, commercieelContract_met_derde) | (IS(commercieelContract, commercieelContract_met_belanghebbende) & stranger);
    of_four excepted = PART(given) & (IS(hoofdverblijf, nee) | rents | IS(studeert, ja) | IS(bbl, ja));
    return (PART(geboortedatum) <= born) & (excepted == 0);
#undef IS
}

struct housemates count_housemates(const fact_huisgenoten *list, date born, bool assume)
{
    struct housemates all = { 0, 0 };
    of_four counted = { 0 }, open = { 0 };
    int32_t i = 0;
    do {
        const struct four_housemates all_four = four_of(&list->item[i]), *four = &all_four;
        of_four here = there(list, i);
        open |= here & (PART(unknown) | (~PART(given) & MARK(geboortedatum)));
        counted -= here & sharing_plainly(four, born);
        i += FOUR;
    } while (__builtin_expect(i < list->n, 0));
    if (assume && !any(open)) return (struct housemates){ counted[0] + counted[1] + counted[2] + counted[3], 0 };
    for (i = 0; i < list->n; i++) {
        answer counts = shares_costs(&list->item[i], born, assume);
        all.counted += counts == ja;
        all.open += counts == onbekend;
    }
    return all;
}

bool all_born(const fact_huisgenoten *list, date day)
{
    of_four unborn = { 0 };
    int32_t i = 0;
    do {
        const struct four_housemates all_four = four_of(&list->item[i]), *four = &all_four;
        unborn |= there(list, i) & PART(given) & MARK(geboortedatum) & (PART(geboortedatum) > day);
        i += FOUR;
    } while (__builtin_expect(i < list->n, 0));
    return !any(unborn);
}
