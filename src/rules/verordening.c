/* SPDX-License-Identifier: EUPL-1.2 */
/* verordening.c: what a municipality regulates itself where the act leaves it to the ordinance: lengths and terms, within those of the act. Participatiewet art. 8a lid 2. */
#include "rules/arbeidsmarktregio.h"
#include "law/ordinance.h"

#define FACTS(F) F(peildatum) F(gemeente)
#define OUTCOMES(F) F(proefplaatsMaanden) F(proefplaatsVerlengingMaanden) F(ondersteuningMaanden) F(ondersteuningBesluitWeken)
DECLARE_RULE

CONSISTENT
{
    EXISTS_ON(gemeente, peildatum);
    return good;
}

/* What is on record of one field. number: known for sure; absent: the text was read, and this is not in it; neither: not known. */
struct on_record { bool number, absent, second_hand; whole value; const char *municipality, *title, *article; };

ALWAYS_INLINE struct on_record record_of(RULE_CONTEXT, enum local_field_id field)
{
    const struct law_municipality *m = law_municipality_on(&law_book, f->gemeente, f->peildatum);
    const struct law_ordinance *o = law_ordinance_of(f->gemeente);
    const struct local_value *v = o ? law_local_on(o, field, f->peildatum) : NULL;
    struct on_record found = { .municipality = m ? m->name : "", .title = "", .article = "" };
    bool only_the_text = CHOICE(verordening_bron) == verordening_bron_alleen_de_regeling_zelf;
    if (!v || v->checked == CHECKED_niet || v->document < 0) return found;
    const struct local_document *d = &o->documents[v->document];
    bool itself = d->layer == LAYER_verordening || d->layer == LAYER_nadere_regels || d->layer == LAYER_beleidsregel;
    found.second_hand = v->checked == CHECKED_tweede_hand;
    if (only_the_text && (found.second_hand || !itself)) return found;
    int64_t number = 0;
    found.number = local_whole_number(v, &number);
    found.absent = v->state == LOCAL_niet_geregeld;
    found.value = (whole)number;
    found.title = d->title;
    found.article = v->article;
    return found;
}

/* Where the number was found: with its article when that is on record, and said when it was read in a text about the regulation. */
ALWAYS_INLINE void tell_source(struct reasoning *r, const struct on_record *found, struct quantity number)
{
    if (*found->article)
        STEP("Pw 8a:2", "De regeling van {1} ({2}, artikel {3}) geeft {0}.", "The regulation of {1} ({2}, article {3}) gives {0}.", number, a_word(found->municipality), a_word(found->title), a_word(found->article));
    else
        STEP("Pw 8a:2", "De regeling van {1} (gelezen in: {2}) geeft {0}.", "The regulation of {1} (read in: {2}) gives {0}.", number, a_word(found->municipality), a_word(found->title));
    if (found->second_hand) STEP("Pw 8a:2", "In de regeling zelf gelezen: {0}; het is gelezen in een tekst erover.", "Read in the regulation itself: {0}; it was read in a text about it.", an_answer(nee));
}

/* The reason why an outcome stays open. */
ALWAYS_INLINE enum status not_on_record(RULE_CONTEXT, const struct on_record *found, const char *nl, const char *en)
{
    STEP("Pw 8a:2", nl, en, a_word("onbekend"), a_word(found->municipality));
    return PARAMETER_MISSING(verordening_op_dit_punt, K_verordening_op_dit_punt_first, f->peildatum);
}

ALWAYS_INLINE enum status trial(RULE_PARAMETERS)
{
    struct on_record found = record_of(r, law, f, LOCALF_proefplaats_basis_maanden);
    PARAM(whole, most, proefplaats_maanden, f->peildatum);
    if (!found.number) return not_on_record(r, law, f, &found, "Hoe lang een proefplaats in {1} duurt: {0}.", "How long a trial placement lasts in {1}: {0}.");
    tell_source(r, &found, in_months(found.value));
    whole months = found.value < most ? found.value : most;
    SET(proefplaatsMaanden, months);
    STEP("Pw 8a:2:d", "De wet geeft {1}; in deze gemeente duurt een proefplaats {0}.", "The act gives {1}; in this municipality a trial placement lasts {0}.", in_months(months), in_months(most));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status extension(RULE_PARAMETERS)
{
    struct on_record found = record_of(r, law, f, LOCALF_proefplaats_verlenging_maanden);
    PARAM(whole, most, proefplaats_verlenging_maanden, f->peildatum);
    if (!found.number) return not_on_record(r, law, f, &found, "Hoe lang een proefplaats in {1} kan worden verlengd: {0}.", "By how much a trial placement can be extended in {1}: {0}.");
    tell_source(r, &found, in_months(found.value));
    whole months = found.value < most ? found.value : most;
    SET(proefplaatsVerlengingMaanden, months);
    STEP("Pw 8a:2:d", "De wet geeft hoogstens {1} verlenging; in deze gemeente is dat {0}.", "The act gives an extension of at most {1}; in this municipality that is {0}.", in_months(months), in_months(most));
    return VASTGESTELD;
}

/* The act sets no length of its own here. */
ALWAYS_INLINE enum status support(RULE_PARAMETERS)
{
    struct on_record found = record_of(r, law, f, LOCALF_jobcoach_hoogste_maanden);
    if (!found.number) return not_on_record(r, law, f, &found, "Hoe lang jobcoaching in {1} hoogstens duurt: {0}.", "How long job coaching lasts at most in {1}: {0}.");
    tell_source(r, &found, in_months(found.value));
    SET(ondersteuningMaanden, found.value);
    return VASTGESTELD;
}

/* The term of the regulation counts (Awb 4:13 lid 1); when it was read and names none, that of lid 2. */
ALWAYS_INLINE enum status decision(RULE_PARAMETERS)
{
    struct on_record found = record_of(r, law, f, LOCALF_jobcoach_beslis_weken);
    PARAM(whole, otherwise, awb_besluit_weken, f->peildatum);
    if (!found.number && !found.absent) return not_on_record(r, law, f, &found, "Hoeveel weken {1} heeft om over ondersteuning te beslissen: {0}.", "How many weeks {1} has to decide on support: {0}.");
    SET(ondersteuningBesluitWeken, found.number ? found.value : otherwise);
    if (found.number) tell_source(r, &found, in_weeks(found.value));
    else STEP("Awb 4:13:2", "De regeling van {1} ({2}) noemt geen termijn; dan is {0} in elk geval redelijk.", "The regulation of {1} ({2}) names no term; then {0} is reasonable in any case.", in_weeks(otherwise), a_word(found.municipality), a_word(found.title));
    return VASTGESTELD;
}

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    NEED(gemeente);
    enum status of_trial = trial(r, law, f, u), of_extension = extension(r, law, f, u);
    enum status of_support = support(r, law, f, u), of_decision = decision(r, law, f, u);
    return worst(worst(of_trial, of_extension), worst(of_support, of_decision));
}

RULE(verordening, peildatum, "Pw 8a:2", MEASURE(11), "Wat de gemeente zelf regelt", "What the municipality regulates itself")
