/* SPDX-License-Identifier: EUPL-1.2 */
/* whatif.c: what must change for a wanted outcome: the changes, what comes of them, and the articles that then apply. */
#include "explain/whatif.h"

#include <string.h>
#include "base/members.h"
#include "explain/parts.h"
#include "law/cite.h"

#define SAY(nl, en) text_put(t, language ? en : nl)

/* ---- what both forms need ---- */

static void decide_way(struct decision *d, const struct decision *now, const struct way *way)
{
    decision_start(d, now->rule, now->lasting, now->strict);
    d->outcomes = now->outcomes;
    memcpy(&d->facts, way->facts, now->rule->facts_size);
    decision_make(d);
}

static bool same_numbers(const struct step *a, const struct step *b)
{
    if (a->quantities != b->quantities) return false;
    for (int32_t i = 0; i < a->quantities; i++) {
        const struct quantity *p = &a->quantity[i], *q = &b->quantity[i];
        if (p->num != q->num || p->den != q->den || p->unit != q->unit || p->word != q->word) return false;
    }
    return true;
}

/* A step that was not there before; or that was, with other numbers. */
enum news { NEWS_none, NEWS_number, NEWS_step };
static enum news news_of(const struct decision *now, const struct step *step)
{
    enum news news = NEWS_step;
    for (int32_t i = 0; i < now->reasoning.steps; i++) {
        const struct step *old = &now->reasoning.step[i];
        if (strcmp(old->citation, step->citation) != 0 || strcmp(old->text[0], step->text[0]) != 0) continue;
        if (same_numbers(old, step)) return NEWS_none;
        news = NEWS_number;
    }
    return news;
}

/* Who decides about a fact that nobody simply has: NULL for facts of daily life, and for days. */
static const char *decider(const struct term *term, int language)
{
    static const char *const names[HOLDERS][2] = {
        [HOLDER_gemeente] = { "de gemeente", "the municipality" }, [HOLDER_uwv] = { "UWV", "UWV" }, [HOLDER_deskundige] = { "de deskundige", "the expert" },
    };
    return term->kind == KIND_date && !term->judgment ? NULL : names[term->holder][language];
}

static void plain_value(struct text *t, const struct term *term, struct value value, int language)
{
    int32_t narrow = (int32_t)value.plain;
    explain_value(t, term, value.list ? value.list : term->kind == KIND_euro ? (const void *)&value.plain : (const void *)&narrow, language);
}

static void put_json(struct text *t, const struct term *term, struct value value)
{
    if (value.list) term_put(t, term, value.list, true); else term_put_plain(t, term, value.plain, true);
}

/* ---- in sentences ---- */

static void put_outcome(struct text *t, const struct rule *rule, const void *outcome, uint32_t k, int language)
{
    const struct outcome_head *head = outcome_head(outcome);
    text_put(t, rule->outcomes[k].term->label[language]);
    text_put(t, ": ");
    if (!(head->settled >> k & 1)) SAY("nog onbekend", "not known yet");
    else if (head->none >> k & 1) SAY("geen", "none");
    else explain_value(t, rule->outcomes[k].term, (const char *)outcome + rule->outcomes[k].offset, language);
}

/* "€ 1.000,00 of meer", "vóór 1 mei 2026". */
static void put_target(struct text *t, const struct rule *rule, const struct target *target, int language)
{
    static const char *const before[TARGET_OPS][2][2] = {
        [TARGET_is_not] = { { "niet ", "not " }, { "niet ", "not " } }, [TARGET_more] = { { "meer dan ", "more than " }, { "na ", "after " } },
        [TARGET_less] = { { "minder dan ", "less than " }, { "vóór ", "before " } },
    };
    static const char *const behind[TARGET_OPS][2][2] = {
        [TARGET_at_least] = { { " of meer", " or more" }, { " of later", " or later" } }, [TARGET_at_most] = { { " of minder", " or less" }, { " of eerder", " or earlier" } },
    };
    const struct term *term = rule->outcomes[target->outcome].term;
    bool day = term->kind == KIND_date;
    text_put(t, term->label[language]);
    text_put(t, ": ");
    if (before[target->op][day][language]) text_put(t, before[target->op][day][language]);
    if (target->none) SAY("geen", "none"); else plain_value(t, term, (struct value){ target->value, NULL }, language);
    if (behind[target->op][day][language]) text_put(t, behind[target->op][day][language]);
}

/* Every value that does: "29,06 uur of meer", "van 1 maart 2026 tot en met 1 mei 2026", "vso of praktijkonderwijs". */
static void put_values(struct text *t, const struct term *term, const struct change *change, int language)
{
    bool day = term->kind == KIND_date;
    if (!change->ordered) {
        plain_value(t, term, change->to, language);
        for (int32_t i = 0; i < change->others; i++) { SAY(" of ", " or "); plain_value(t, term, (struct value){ change->other[i], NULL }, language); }
        if (change->more_others) SAY(" of nog een andere", " or yet another");
        return;
    }
    bool upward = change->hi == term->max && change->lo != term->min, downward = change->lo == term->min && change->hi != term->max;
    if (change->lo == change->hi) { plain_value(t, term, change->to, language); return; }
    if (upward || downward) {
        plain_value(t, term, (struct value){ upward ? change->lo : change->hi, NULL }, language);
        if (upward && day) SAY(" of later", " or later"); else if (upward) SAY(" of meer", " or more");
        else if (day) SAY(" of eerder", " or earlier"); else SAY(" of minder", " or less");
        return;
    }
    SAY("van ", "from ");
    plain_value(t, term, (struct value){ change->lo, NULL }, language);
    SAY(" tot en met ", " to ");
    plain_value(t, term, (struct value){ change->hi, NULL }, language);
}

/* What stands in nobody's power is said to be so: a judgment is not chosen, and a fixed fact can only turn out to be like this. */
static void put_caution(struct text *t, const struct term *term, const char *indent, int language)
{
    const char *who = decider(term, language);
    if (!term->fixed && !who && !term->judgment) return;
    text_char(t, '\n');
    text_put(t, indent);
    if (term->fixed) { SAY("Dit kan niemand veranderen; het telt alleen als blijkt dat het zo is.", "Nobody can change this; it counts only if it turns out to be so."); return; }
    if (term->judgment) SAY("Alleen als ", "Only if "); else SAY("Hierover beslist ", "This is for ");
    text_put(t, who ? who : language ? "the authority" : "de instantie");
    if (term->judgment) SAY(" zo oordeelt. Een oordeel kunt u niet kiezen.", " finds so. A finding is not yours to choose."); else SAY(".", " to decide.");
}

static void put_change(struct text *t, const struct rule *rule, const struct change *change, const char *indent, int language)
{
    const struct term *term = rule->facts[change->fact].term;
    text_put(t, term->label[language]);
    text_put(t, " (");
    text_put(t, term->name);
    text_put(t, "): ");
    put_values(t, term, change, language);
    switch (change->kind) {
    case CHANGE_given:   SAY("; nu ", "; now "); plain_value(t, term, change->was, language); break;
    case CHANGE_assumed: SAY("; nu aangenomen: ", "; now assumed: "); plain_value(t, term, change->was, language); break;
    case CHANGE_filled:  SAY("; dat is nog niet bekend", "; that is not known yet"); break;
    }
    put_caution(t, term, indent, language);
    text_char(t, '\n');
}

static void put_steps(struct text *t, const struct decision *now, const struct decision *then, int language)
{
    date on = decision_law_day(then);
    enum news most = NEWS_none;
    for (int32_t i = 0; i < then->reasoning.steps; i++) { enum news news = news_of(now, &then->reasoning.step[i]); if (news > most) most = news; }
    if (most == NEWS_none) return;
    if (most == NEWS_step) SAY("     Dan geldt:\n", "     Then this applies:\n"); else SAY("     Dezelfde regels, met andere getallen:\n", "     The same rules, with other numbers:\n");
    for (int32_t i = 0; i < then->reasoning.steps; i++) {
        const struct step *step = &then->reasoning.step[i];
        struct citation cited;
        if (news_of(now, step) != most) continue;
        text_put(t, "     - ");
        part_sentence(t, step, language);
        text_put(t, "\n       ");
        if (law_cite(then->law->tables->book, step->citation, on, &cited)) law_put_citation(t, &cited, language); else text_put(t, step->citation);
        text_char(t, '\n');
    }
}

static void put_names(struct text *t, const struct rule *rule, uint64_t facts, int language)
{
    for (uint64_t left = facts; left; left &= left - 1) {
        text_put(t, left == facts ? "" : ", ");
        text_put(t, rule->facts[__builtin_ctzll(left)].term->label[language]);
    }
}

static void put_way(struct text *t, const struct whatif *w, int32_t which, const struct decision *now, int language)
{
    static const char *const together[CHANGES_MOST + 1][2] = { [2] = { "Twee dingen samen:\n", "Two things together:\n" }, [3] = { "Drie dingen samen:\n", "Three things together:\n" } };
    const struct way *way = &w->way[which];
    const struct rule *rule = now->rule;
    struct decision then;
    decide_way(&then, now, way);
    text_put(t, "\n  ");
    text_int(t, which + 1);
    text_put(t, ". ");
    if (way->changes > 1) text_put(t, together[way->changes][language]);
    for (int32_t i = 0; i < way->changes; i++) {
        if (way->changes > 1) text_put(t, "     - ");
        put_change(t, rule, &way->change[i], way->changes > 1 ? "       " : "     ", language);
    }
    if (way->lapsed) { SAY("     Dit telt dan niet meer mee: ", "     This no longer counts then: "); put_names(t, rule, way->lapsed, language); text_put(t, ".\n"); }
    for (uint64_t left = now->outcomes; left; left &= left - 1) {
        SAY("     Uitkomst: ", "     Outcome: ");
        put_outcome(t, rule, &then.outcome, (uint32_t)__builtin_ctzll(left), language);
        text_char(t, '\n');
    }
    uint64_t also = then.reasoning.assumed & ~now->reasoning.assumed;
    if (also) { SAY("     Daarbij is iets aangenomen over: ", "     Something was assumed about: "); put_names(t, rule, also, language); text_put(t, ".\n"); }
    put_steps(t, now, &then, language);
}

static void put_search(struct text *t, const struct whatif *w, const struct decision *now, int language)
{
    if (!w->ways) {
        SAY("\nNiet gevonden: met hoogstens drie veranderingen tegelijk wordt dit niet bereikt.\n", "\nNothing found: with at most three changes together this is not reached.\n");
        if (w->now.missing) { SAY("Nog niet bekend zijn: ", "Not known yet: "); put_names(t, now->rule, w->now.missing, language); SAY(". Geef die eerst.\n", ". Give those first.\n"); }
    } else if (w->sizes < 2) SAY("\nAlleen losse veranderingen zijn geprobeerd.\n", "\nOnly single changes were tried.\n");
    if (w->left_alone) { SAY("\nNiet veranderd, omdat dat niet kan: ", "\nNot changed, because that cannot be: "); put_names(t, now->rule, w->left_alone, language); text_put(t, ".\n"); }
    if (w->more) SAY("\nEr zijn meer mogelijkheden dan hier staan.\n", "\nThere are more ways than are shown here.\n");
    if (!w->complete) SAY("\nNiet alles is geprobeerd; er kunnen meer mogelijkheden zijn.\n", "\nNot everything was tried; there may be more ways.\n");
}

void explain_whatif(struct text *t, const struct whatif *w, const struct decision *now, const struct target *target, int32_t targets, int language)
{
    const struct rule *rule = now->rule;
    text_put(t, rule->title[language]);
    if (facts_head(&now->facts)->given >> rule->reference & 1) { SAY(" op ", " on "); explain_date(t, decision_day(now), language); }
    text_put(t, "\n");
    for (int32_t i = 0; i < targets; i++) { SAY("  Gewenst: ", "  Wanted: "); put_target(t, rule, &target[i], language); text_char(t, '\n'); }
    for (uint64_t left = now->outcomes; left; left &= left - 1) {
        SAY("  Nu: ", "  Now: ");
        put_outcome(t, rule, &w->outcome, (uint32_t)__builtin_ctzll(left), language);
        text_char(t, '\n');
    }
    if (w->reached) { SAY("\nDit is al zo; er hoeft niets te veranderen.\n", "\nThis is so already; nothing has to change.\n"); return; }
    if (w->ways) SAY("\nZo wordt dit bereikt:\n", "\nThis is how it is reached:\n");
    for (int32_t i = 0; i < w->ways; i++) put_way(t, w, i, now, language);
    put_search(t, w, now, language);
    SAY("\nU kunt hier geen rechten aan ontlenen; de gemeente, UWV of SVB neemt het besluit.\n", "\nNo rights can be derived from this; the municipality, UWV or SVB decides.\n");
}

/* ---- as JSON ---- */

static void json_names(struct text *t, const char *name, const struct rule *rule, uint64_t facts)
{
    put_key(t, name);
    text_char(t, '[');
    for (; facts; facts &= facts - 1) { put_comma(t); text_char(t, '"'); text_put(t, rule->facts[__builtin_ctzll(facts)].term->name); text_char(t, '"'); }
    text_char(t, ']');
}

static void json_outcomes(struct text *t, const struct rule *rule, const void *outcome)
{
    const struct outcome_head *head = outcome_head(outcome);
    put_key(t, "uitkomst");
    text_char(t, '{');
    for (uint64_t left = head->settled; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        put_key(t, rule->outcomes[k].term->name);
        if (head->none >> k & 1) text_put(t, "null"); else term_put(t, rule->outcomes[k].term, (const char *)outcome + rule->outcomes[k].offset, true);
    }
    text_char(t, '}');
}

static void json_targets(struct text *t, const struct rule *rule, const struct target *target, int32_t targets)
{
    put_key(t, "doel");
    text_char(t, '[');
    for (int32_t i = 0; i < targets; i++) {
        const struct term *term = rule->outcomes[target[i].outcome].term;
        put_comma(t);
        text_char(t, '{');
        put_member(t, "uitkomst", term->name);
        put_member(t, "vergelijking", target_signs[target[i].op]);
        put_key(t, "waarde");
        if (target[i].none) text_put(t, "null"); else term_put_plain(t, term, target[i].value, true);
        text_char(t, '}');
    }
    text_char(t, ']');
}

static void json_change(struct text *t, const struct rule *rule, const struct change *change, int language)
{
    static const char *const kinds[] = { [CHANGE_given] = "anders", [CHANGE_assumed] = "aangenomen", [CHANGE_filled] = "invullen" };
    const struct term *term = rule->facts[change->fact].term;
    const char *who = decider(term, language);
    put_comma(t);
    text_char(t, '{');
    put_member(t, "feit", term->name);
    put_member(t, "soort", kinds[change->kind]);
    put_key(t, "nu");
    if (change->kind == CHANGE_filled) text_put(t, "null"); else put_json(t, term, change->was);
    put_key(t, "wordt");
    put_json(t, term, change->to);
    if (change->ordered) {
        put_key(t, "van"); term_put_plain(t, term, change->lo, true);
        put_key(t, "tot"); term_put_plain(t, term, change->hi, true);
    }
    if (change->others) {
        put_key(t, "of");
        text_char(t, '[');
        for (int32_t i = 0; i < change->others; i++) { put_comma(t); term_put_plain(t, term, change->other[i], true); }
        text_char(t, ']');
        if (change->more_others) put_bool(t, "ofMeer", true);
    }
    put_bool(t, "oordeel", term->judgment);
    put_bool(t, "vast", term->fixed);
    put_key(t, "beslist");
    if (who) text_json(t, who, strlen(who)); else text_put(t, "null");
    text_char(t, '}');
}

static void json_way(struct text *t, const struct way *way, const struct decision *now, int language)
{
    struct decision then;
    decide_way(&then, now, way);
    put_comma(t);
    text_char(t, '{');
    put_key(t, "wijzigingen");
    text_char(t, '[');
    for (int32_t i = 0; i < way->changes; i++) json_change(t, now->rule, &way->change[i], language);
    text_char(t, ']');
    json_names(t, "vervalt", now->rule, way->lapsed);
    json_outcomes(t, now->rule, &then.outcome);
    json_names(t, "aannames", now->rule, then.reasoning.assumed);
    put_key(t, "stappen");
    text_char(t, '[');
    for (int32_t i = 0; i < then.reasoning.steps; i++) {
        enum news news = news_of(now, &then.reasoning.step[i]);
        if (news == NEWS_none) continue;
        put_comma(t);
        text_char(t, '{');
        put_member(t, "nieuw", news == NEWS_step ? "stap" : "getal");
        text_char(t, ',');
        part_step_json(t, &then, &then.reasoning.step[i], decision_law_day(&then), language);
        text_char(t, '}');
    }
    text_put(t, "]}");
}

void explain_whatif_json(struct text *t, const struct whatif *w, const struct decision *now, const struct target *target, int32_t targets, int language)
{
    const struct rule *rule = now->rule;
    text_char(t, '{');
    put_member(t, "regel", rule->name);
    put_key(t, "peildatum");
    if (!(facts_head(&now->facts)->given >> rule->reference & 1)) text_put(t, "null");
    else { text_char(t, '"'); text_date(t, decision_day(now)); text_char(t, '"'); }
    json_targets(t, rule, target, targets);
    put_key(t, "nu");
    text_char(t, '{');
    put_member(t, "status", status_names[now->status]);
    json_outcomes(t, rule, &w->outcome);
    json_names(t, "ontbreekt", rule, w->now.missing);
    put_bool(t, "bereikt", w->reached);
    text_char(t, '}');
    put_key(t, "mogelijkheden");
    text_char(t, '[');
    for (int32_t i = 0; i < w->ways; i++) json_way(t, &w->way[i], now, language);
    text_char(t, ']');
    json_names(t, "nietTeVeranderen", rule, w->left_alone);
    put_key(t, "hoogstensTegelijk");
    text_int(t, w->sizes);
    put_bool(t, "alles", w->complete && !w->more);
    put_member(t, "taal", language ? "en" : "nl");
    put_key(t, "versie");
    text_char(t, '{');
    put_member(t, "breed", explain_program);
    put_member(t, "recht", now->law->tables->digest);
    text_put(t, "}}");
}
