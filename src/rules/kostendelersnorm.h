/* SPDX-License-Identifier: EUPL-1.2 */
/* kostendelersnorm.h: the norms of art. 20 to 22a Participatiewet by household and the count of who shares the costs, as functions of plain values. */
#ifndef BREED_RULES_KOSTENDELERSNORM_H
#define BREED_RULES_KOSTENDELERSNORM_H

#include "base/answer.h"
#include "base/fraction.h"
#include "law/law.h"
#include "rules/glossary.h"
#include "rules/reasoning.h"

/* Which group of norms a person belongs to: art. 20, art. 21, art. 22. */
enum norm_group { GROUP_young, GROUP_working_age, GROUP_pensioner };

/* Art. 20, 21 and 22: the key of bijstandsnorm for a household in which nobody shares costs. other counts with a partner only; child with somebody under 21 only.
 * by_article_20: a pensioner whose partner is under 21 (not named in the law) is taken as one of working age, else art. 22 onder c is taken. */
static inline int32_t household_norm(bool couple, enum norm_group one, enum norm_group other, bool child, bool by_article_20)
{
    if (!couple) return one == GROUP_young ? (child ? K_bijstandsnorm_20_2_a : K_bijstandsnorm_20_1_a) : one == GROUP_pensioner ? K_bijstandsnorm_22_a : K_bijstandsnorm_21_a;
    if (one == GROUP_young && other == GROUP_young) return child ? K_bijstandsnorm_20_2_b : K_bijstandsnorm_20_1_b;
    bool young = one == GROUP_young || other == GROUP_young, pensioner = one == GROUP_pensioner || other == GROUP_pensioner;
    if (pensioner && !(young && by_article_20)) return one == other ? K_bijstandsnorm_22_b : K_bijstandsnorm_22_c;
    if (young) return child ? K_bijstandsnorm_20_2_c : K_bijstandsnorm_20_1_c;
    return K_bijstandsnorm_21_b;
}

/* The article behind a key of bijstandsnorm; lid 3 of art. 22a only for the under-21 partner of somebody who shares costs. */
static inline const char *norm_article(int32_t key)
{
    switch (key) {
    case K_bijstandsnorm_20_1_a: return "Pw 20:1:a";
    case K_bijstandsnorm_20_1_b: return "Pw 20:1:b";
    case K_bijstandsnorm_20_1_c: return "Pw 20:1:c";
    case K_bijstandsnorm_20_2_a: return "Pw 20:2:a";
    case K_bijstandsnorm_20_2_b: return "Pw 20:2:b";
    case K_bijstandsnorm_20_2_c: return "Pw 20:2:c";
    case K_bijstandsnorm_20_3:   return "Pw 20:3";
    case K_bijstandsnorm_21_a:   return "Pw 21::a";
    case K_bijstandsnorm_21_b:   return "Pw 21::b";
    case K_bijstandsnorm_22_a:   return "Pw 22::a";
    case K_bijstandsnorm_22_b:   return "Pw 22::b";
    case K_bijstandsnorm_22_c:   return "Pw 22::c";
    case K_bijstandsnorm_23_1_a: return "Pw 23:1:a";
    case K_bijstandsnorm_23_1_b: return "Pw 23:1:b";
    case K_bijstandsnorm_23_2_a: return "Pw 23:2:a";
    case K_bijstandsnorm_23_2_b: return "Pw 23:2:b";
    default:                     return "Pw 22a:3";
    }
}

/* Art. 22a lid 1: the couple's norm B of which a cost sharer gets a part; one must be 21 or older. */
static inline int32_t cost_sharers_base(enum norm_group one, bool couple, enum norm_group other)
{
    if (one == GROUP_pensioner) return K_bijstandsnorm_22_b;
    return couple && other == GROUP_pensioner ? K_bijstandsnorm_22_c : K_bijstandsnorm_21_b;
}

/* Art. 22a lid 1: A, the housemates who count, the person, and the partner who is 21 or older. */
static inline whole cost_sharers(whole housemates, bool couple, enum norm_group other) { return housemates + 1 + (couple && other != GROUP_young); }

/* Art. 22a lid 1: (40 % + A x 30 %) / A, and that part of the couple's norm. sharers > 0. */
static inline fraction cost_sharers_part(ratio fixed, ratio each, whole sharers)
{
    return (fraction){ (int64_t)fixed.num * each.den + (int64_t)sharers * each.num * fixed.den, (int64_t)fixed.den * each.den * sharers };
}
static inline fraction cost_sharers_norm(money couple_norm, ratio fixed, ratio each, whole sharers)
{
    fraction share = cost_sharers_part(fixed, each, sharers);
    return times(fraction_of(couple_norm), share.num, share.den);
}

/* Who is at least so many years old on a day was born on this day or before. */
static inline date born_by_civil(struct civil on, whole years) { return add_years_to(on, -years); }
static inline date born_by(date day, whole years) { return born_by_civil(civil_of(day), years); }

static inline bool is_told(const item_huisgenoten *h, int part) { return h->given >> part & 1; }

/* Art. 19a lid 1 (in 2015 art. 22a lid 4): does this housemate share the costs? What was not given is taken as assume says: the part's usual value (ja for living
 * there, no contract, nee for the rest), or unknown when assumptions are refused. born: last day of birth of those old enough. */
static inline answer shares_costs(const item_huisgenoten *h, date born, bool assume)
{
    const uint32_t open = assume ? h->unknown : ~h->given;
#define PART(name, usual) (is_told(h, bit_huisgenoten_##name) ? (int32_t)h->name : open >> bit_huisgenoten_##name & 1 ? (int32_t)onbekend : (int32_t)(usual))
    answer old = is_told(h, bit_huisgenoten_geboortedatum) ? is_so(h->geboortedatum <= born) : onbekend;
    answer here = (answer)PART(hoofdverblijf, ja), studies = (answer)PART(studeert, nee), bbl = (answer)PART(bbl, nee), family = (answer)PART(familieEersteTweedeGraad, nee);
#undef PART
    answer rents = nee;
    if (is_told(h, bit_huisgenoten_commercieelContract))
        rents = h->commercieelContract == commercieelContract_geen ? nee : h->commercieelContract == commercieelContract_met_derde ? ja : opposite(family);
    else if (open >> bit_huisgenoten_commercieelContract & 1) rents = onbekend;
    return both(both(old, here), opposite(either(rents, either(studies, bbl))));
}

/* How many of the housemates count for certain, and of how many it is not known. */
struct housemates { whole counted, open; };
struct housemates count_housemates(const fact_huisgenoten *, date born, bool assume);

/* Was nobody among them born after the day? */
bool all_born(const fact_huisgenoten *, date day);

/* Is a part of a housemate taken as usual because nobody gave it, and can that decide? Not of who is too young; and whether somebody is family only decides
 * beside a contract with the applicant. */
static inline bool is_assumed(const item_huisgenoten *h, int part, date born)
{
    bool young = is_told(h, bit_huisgenoten_geboortedatum) && h->geboortedatum > born;
    bool rents = is_told(h, bit_huisgenoten_commercieelContract) && h->commercieelContract == commercieelContract_met_belanghebbende;
    return !is_told(h, part) && !(h->unknown >> part & 1) && !young && (rents || part != bit_huisgenoten_familieEersteTweedeGraad);
}

/* What is assumed of the housemates, each kind of part once. fact: the place of the list among the facts of the rule. */
static inline void note_assumed(struct reasoning *r, int fact, const fact_huisgenoten *list, date born)
{
    static const int32_t usual[part_count_huisgenoten] = { [bit_huisgenoten_hoofdverblijf] = ja, [bit_huisgenoten_commercieelContract] = commercieelContract_geen,
        [bit_huisgenoten_familieEersteTweedeGraad] = nee, [bit_huisgenoten_studeert] = nee, [bit_huisgenoten_bbl] = nee };
    for (int part = bit_huisgenoten_hoofdverblijf; part < part_count_huisgenoten; part++) {
        bool assumed = false;
        for (int32_t i = 0; i < list->n; i++) assumed |= is_assumed(&list->item[i], part, born);
        if (assumed) assume_part(r, fact, part, usual[part]);
    }
}

#endif
