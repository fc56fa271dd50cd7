/* SPDX-License-Identifier: EUPL-1.2 */
/* ages.c: birthdays on which the law changes something for the person, the youngest child or a housemate; and the pension age. */
#include "reason/timeline/inside.h"

#include <string.h>
#include "rules/aow.h"

enum { WHO_person, WHO_child, WHO_housemate, WHO_partner };

static void tell_age(struct journey *j, date on, int who, int32_t years, const char *citation)
{
    static const char *const subject[][2] = { { "Deze persoon", "This person" }, { "Het jongste kind", "The youngest child" }, { "Een huisgenoot", "A housemate" }, { "De partner", "The partner" } };
    char text[2][100], code[40];
    struct text word = TEXT_IN(code);
    static const char *const prefix[] = { "wordt-", "kind-wordt-", "huisgenoot-wordt-", "partner-wordt-" };
    text_put(&word, prefix[who]);
    text_int(&word, years);
    struct happening h = { .on = on, .kind = HAPPENING_derived, .who = ACTOR_niemand, .citation = citation, .line = -1 };
    h.code = arena_copy(j->arena, code, word.size);
    for (int language = 0; language < 2; language++) {
        struct text sentence = TEXT_IN(text[language]);
        text_put(&sentence, subject[who][language]);
        text_put(&sentence, language ? " turns " : " wordt ");
        text_int(&sentence, years);
        text_put(&sentence, language ? "." : " jaar.");
        h.text[language] = arena_copy(j->arena, text[language], sentence.size);
    }
    if (h.code && h.text[0] && h.text[1]) happen(j, h); else j->no_memory = true;
}

/* The first day on which somebody has completed so many years, when it lies in the timeline. */
static date turns(const struct journey *j, date born, int32_t years)
{
    struct civil birth = civil_of(born);
    int32_t year = birth.year + years;
    bool leaps = birth.month == 2 && birth.day == 29 && !is_leap_year(year);
    date on = leaps ? date_of(year, 3, 1) : date_of(year, birth.month, birth.day);
    return on > j->t->situation->from && on < j->end ? on : DATE_NEVER;
}

/* The age of a parameter on the very day on which it is reached. */
static void tell_parameter(struct journey *j, date born, int who, uint32_t slot, const char *citation)
{
    int64_t years = law_value(j->law, slot, j->t->situation->from), later = law_value(j->law, slot, j->end - 1);
    for (int k = 0; k < 2; k++) {
        int64_t age = k ? later : years;
        if (age == LAW_UNKNOWN || (k && age == years)) continue;
        date on = turns(j, born, (int32_t)age);
        if (on != DATE_NEVER && law_value(j->law, slot, on) == age) tell_age(j, on, who, (int32_t)age, citation);
    }
}

static enum status pension(const struct law *law, date born, date on, answer *reached)
{
    struct reasoning *r = NULL;
    PENSION_AGE_FROM_BIRTH(found, born, on);
    *reached = found;
    return VASTGESTELD;
}

/* The day on which the pension age is reached, found by halving. */
static void tell_pension(struct journey *j, date born)
{
    answer reached;
    date low = j->t->situation->from, high = j->end - 1;
    if (pension(j->law, born, low, &reached) != VASTGESTELD || reached == ja) return;
    if (pension(j->law, born, high, &reached) != VASTGESTELD || reached != ja) return;
    while (high - low > 1) {
        date middle = low + (high - low) / 2;
        if (pension(j->law, born, middle, &reached) != VASTGESTELD) return;
        if (reached == ja) high = middle; else low = middle;
    }
    happen(j, (struct happening){ .on = high, .kind = HAPPENING_derived, .who = ACTOR_niemand, .code = "aow",
                                  .text = { "Deze persoon bereikt de AOW-leeftijd.", "This person reaches the state pension age." }, .citation = "Aow 7a", .line = -1 });
}

/* The minimum wage of young people goes by age, for who has a job then. */
static void tell_youth(struct journey *j, date born)
{
    for (int32_t years = K_jeugdloon_first; years <= K_jeugdloon_first + K_jeugdloon_count; years++) {
        date on = turns(j, born, years);
        if (on == DATE_NEVER || years > law_value(j->law, P_volwassen_leeftijd, on)) continue;
        for (int32_t i = 0; i < j->jobs; i++)
            if (j->job[i].start <= on && on <= j->job[i].end) tell_age(j, on, WHO_person, years, "Pw 2::c");
    }
}

/* The study allowance goes by age, for who studies then. */
static void tell_student(struct journey *j, date born)
{
    for (int32_t years = K_studietoeslag_first; years < K_studietoeslag_first + K_studietoeslag_count; years++) {
        date on = turns(j, born, years);
        const struct said *studies = on == DATE_NEVER ? NULL : situation_fact(j->t->situation, &glossary[G_studiefinanciering], on);
        if (studies && studies->value && term_plain(studies->term, studies->value) == ja) tell_age(j, on, WHO_person, years, "BesluitLks 7a");
    }
}

static void tell_housemates(struct journey *j, const struct said *said)
{
    const fact_huisgenoten *all = said->value;
    for (int32_t i = 0; i < all->n; i++) {
        if (!(all->item[i].given >> bit_huisgenoten_geboortedatum & 1)) continue;
        date on = DATE_NEVER, born = all->item[i].geboortedatum;
        int64_t years = law_value(j->law, P_kostendeler_leeftijd, j->end - 1);
        if (years != LAW_UNKNOWN) on = turns(j, born, (int32_t)years);
        const struct said *then = on == DATE_NEVER ? NULL : situation_fact(j->t->situation, said->term, on);
        bool told = false;
        for (int32_t k = 0; k < j->t->happenings; k++) told |= j->t->happening[k].on == on && strncmp(j->t->happening[k].code, "huisgenoot-wordt", 16) == 0;
        if (then == said && !told) tell_age(j, on, WHO_housemate, (int32_t)years, "Pw 22a:4");
    }
}

void happen_ages(struct journey *j)
{
    const struct situation *s = j->t->situation;
    date last = j->end - 1;
    const struct said *born = situation_fact(s, &glossary[G_geboortedatum], last), *child = situation_fact(s, &glossary[G_jongsteKindGeboortedatum], last);
    if (born && born->value) {
        date birth = (date)term_plain(born->term, born->value);
        tell_youth(j, birth);
        tell_student(j, birth);
        tell_parameter(j, birth, WHO_person, P_vrijlating_leeftijd, "Pw 31:5");
        tell_pension(j, birth);
    }
    if (child && child->value) tell_parameter(j, (date)term_plain(child->term, child->value), WHO_child, P_vrijlating_r_kind_leeftijd, "Pw 31:2:r");
    for (int32_t i = 0; i < s->said_count; i++)
        if (s->said[i].term == &glossary[G_huisgenoten] && s->said[i].value) tell_housemates(j, &s->said[i]);
}
