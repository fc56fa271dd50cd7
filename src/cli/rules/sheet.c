/* SPDX-License-Identifier: EUPL-1.2 */
/* sheet.c: a rule as people read it: its facts with what is allowed, its outcomes, its articles. */
#include "cli/cli.h"

#include <string.h>
#include "examples/survey.h"
#include "law/cite.h"

void put_measures(struct text *text, const struct rule *rule, const char *between)
{
    bool first = true;
    for (int32_t n = 0; n < 32; n++) {
        if (!(rule->measures >> n & 1)) continue;
        if (!first) text_put(text, between);
        text_int(text, n);
        first = false;
    }
}

/* In the version of the last day covered, or the version that was in force before it. */
void put_full_citation(struct text *text, const char *citation, int language)
{
    struct citation cited;
    for (date day = law_book.covered[0].until; day >= law_book.covered[0].from; day -= 30)
        if (law_cite(&law_book, citation, day, &cited)) { law_put_citation(text, &cited, language); return; }
    text_put(text, citation);
}

void sheet_assumption(struct text *text, const struct rule *rule, const struct survey *survey, uint32_t fact, int language)
{
    switch (survey->assumed[fact]) {
    case ASSUMED_never: return;
    case ASSUMED_value: term_put_plain(text, rule->facts[fact].term, survey->value[fact], false); return;
    case ASSUMED_fact: text_put(text, rule->facts[survey->value[fact]].term->name); return;
    case ASSUMED_differs: text_put(text, language ? "what follows from other facts" : "wat uit andere feiten volgt"); return;
    }
}

static void line(struct text *text, const char *string)
{
    text_put(text, "      ");
    put_wrapped(text, string, 6);
}

static void fact(struct text *text, const struct rule *rule, const struct survey *survey, uint32_t k, int language)
{
    const struct term *term = rule->facts[k].term;
    struct text part = { 0 };
    text_put(text, "  ");
    put_padded(text, term->name, 34);
    put_wrapped(text, term->label[language], 36);
    if (term->ask[language]) line(text, term->ask[language]);
    if (term->help[language]) line(text, term->help[language]);
    text_put(&part, language ? "Allowed: " : "Toegestaan: ");
    if (k == rule->reference && term->kind == KIND_date) {
        text_put(&part, language ? "a day from " : "een dag van ");
        text_date(&part, survey->period.from);
        text_put(&part, language ? " to " : " t/m ");
        text_date(&part, survey->period.until);
        text_put(&part, language ? ", yyyy-mm-dd" : ", jjjj-mm-dd");
    } else term_put_allowed(&part, term, language);
    text_char(&part, '.');
    if (survey->assumed[k] != ASSUMED_never) {
        text_put(&part, language ? " Not given: assumed to be " : " Niet gegeven: aangenomen wordt ");
        sheet_assumption(&part, rule, survey, k, language);
        text_char(&part, '.');
    }
    if (term->judgment && survey->assumed[k] == ASSUMED_never) text_put(&part, language ? " A judgment: never assumed." : " Een oordeel: wordt nooit aangenomen.");
    line(text, text_string(&part));
    text_free(&part);
}

void sheet_facts(struct text *text, const struct rule *rule, const struct survey *survey, int language)
{
    text_put(text, language ? "Facts\n" : "Feiten\n");
    for (uint32_t k = 0; k < rule->fact_count; k++) fact(text, rule, survey, k, language);
}

static const char *const kind_words[KINDS][2] = {
    [KIND_date] = { "datum", "date" }, [KIND_euro] = { "euro", "euro" }, [KIND_percent] = { "procent", "percent" }, [KIND_hours] = { "uren", "hours" },
    [KIND_answer] = { "ja of nee", "ja (yes) or nee (no)" }, [KIND_whole] = { "aantal", "number" }, [KIND_word] = { "woord", "word" },
    [KIND_list] = { "lijst", "list" }, [KIND_code] = { "code of naam", "code or name" },
};

void sheet_outcomes(struct text *text, const struct rule *rule, int language)
{
    text_put(text, language ? "Outcomes\n" : "Uitkomsten\n");
    for (uint32_t k = 0; k < rule->outcome_count; k++) {
        const struct term *term = rule->outcomes[k].term;
        text_put(text, "  ");
        put_padded(text, term->name, 34);
        text_put(text, term->label[language]);
        text_put(text, " (");
        if (term->kind == KIND_word)
            for (int32_t i = 0; i < term->word_count; i++) { text_put(text, i ? ", " : ""); put_word(text, term->words[i]); }
        else text_put(text, kind_words[term->kind][language]);
        text_put(text, ")\n");
    }
}
