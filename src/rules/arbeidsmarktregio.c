/* SPDX-License-Identifier: EUPL-1.2 */
/* arbeidsmarktregio.c: the labour market region of a municipality and its contact point for employers. Wet SUWI art. 10. */
#include "rules/arbeidsmarktregio.h"

#define FACTS(F) F(peildatum) F(gemeente)
#define OUTCOMES(F) F(regio) F(contactpunt) F(zekerheid)
DECLARE_RULE

CONSISTENT
{
    EXISTS_ON(gemeente, peildatum);
    return good;
}

/* The words of the outcome are those of the table. */
_Static_assert((int)zekerheid_onzeker == (int)CERTAINTY_onzeker && (int)zekerheid_words == (int)CERTAINTIES, "the same words in the same order");

ALWAYS_INLINE enum status contact_point(RULE_PARAMETERS)
{
    int32_t key = CHOICE(werkcentrum_ingang) == werkcentrum_ingang_uitgesteld ? K_contactpunt_werkgevers_uitgesteld : K_contactpunt_werkgevers_aangekondigd;
    PARAM_AT(int, form, contactpunt_werkgevers, key, f->peildatum);
    if (form == contactpunt_werkgevers_geen_wettelijk_aanspreekpunt) {
        SET_NONE(contactpunt);
        STEP("Suwi 10:1", "Op {1} werkten gemeenten en UWV in de regio samen, zonder verplicht gezamenlijk aanspreekpunt.",
             "On {1} municipalities and UWV worked together in the region, without a compulsory joint contact point.", an_answer(nee), on_day(f->peildatum));
        return VASTGESTELD;
    }
    bool centre = form == contactpunt_werkgevers_werkcentrum;
    SET(contactpunt, centre ? contactpunt_werkcentrum : contactpunt_werkgeversservicepunt);
    STEP("Suwi 10:1", "Werkgevers in de regio hebben één publiek aanspreekpunt: {0}.", "Employers in the region have one public contact point: {0}.", a_word(centre ? "werkcentrum" : "werkgeversservicepunt"));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    DO(contact_point(r, law, f, u));
    NEED(gemeente);
    const struct law_municipality *m = law_municipality_on(&law_book, f->gemeente, f->peildatum);
    const struct law_region *region = m ? law_region_on(&law_book, m->region, f->peildatum) : NULL;
    if (!region) return undecided(r, bit_gemeente);
    SET(regio, region->number);
    SET(zekerheid, m->certainty > region->certainty ? m->certainty : region->certainty);
    STEP("Suwi 10:2", "{1} hoort bij de arbeidsmarktregio {0}; zekerheid van die indeling: {2}.", "{1} belongs to the labour market region {0}; certainty of that assignment: {2}.",
         a_word(region->name), a_word(m->name), a_word(law_certainty_names[u->zekerheid]));
    return ALL_SETTLED;
}

RULE(arbeidsmarktregio, peildatum, "Suwi 10:1", MEASURE(13), "Arbeidsmarktregio en aanspreekpunt voor werkgevers", "Labour market region and contact point for employers")
