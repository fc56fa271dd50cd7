/* SPDX-License-Identifier: EUPL-1.2 */
/* table.c: the table of sections and fields as data, with the words that fields may have. */
#include "evaluation/inside.h"

#include <string.h>

#define WORDS(name_, ...) static const struct evaluation_word list_##name_[] = { __VA_ARGS__ }; \
    static const struct evaluation_words words_##name_ = { #name_, list_##name_, sizeof list_##name_ / sizeof *list_##name_ };
static const struct evaluation_words words_none = { "", NULL, 0 };
WORDS(yes, { "ja", { "ja", "yes" } })
WORDS(yes_no, { "ja", { "ja", "yes" } }, { "nee", { "nee", "no" } })
WORDS(measures_from, { "wet", { "uit de wet", "from the law" } }, { "eigen", { "uit dit bestand", "from this file" } })
WORDS(heard, { "ja", { "signalen ontvangen", "signals received" } }, { "minder", { "weinig signalen ontvangen", "few signals received" } }, { "geen", { "geen signalen ontvangen", "no signals received" } })
WORDS(answered, { "ja", { "beantwoord", "answered" } }, { "deels", { "deels beantwoord", "partly answered" } }, { "nee", { "niet beantwoord", "not answered" } })
WORDS(spoken, { "gesproken", { "gesproken of benaderd", "spoken to or approached" } }, { "bron", { "via een document", "by a document" } }, { "nog-niet", { "nog niet gesproken", "not spoken to yet" } })
WORDS(source_kind, { "uitvoeringstoets", { "uitvoeringstoets", "execution assessment" } }, { "advies", { "advies", "advice" } }, { "toelichting", { "toelichting bij de wet", "explanatory memorandum" } },
    { "rapport", { "rapport", "report" } }, { "cijfers", { "cijfers", "figures" } }, { "handreiking", { "handreiking", "guide" } }, { "invoeringstoets", { "invoeringstoets", "implementation assessment" } })
WORDS(block_kind, { "algemeen", { "algemeen", "general" } }, { "maatregel", { "over maatregelen", "on measures" } }, { "conclusie", { "conclusie", "conclusion" } }, { "proces", { "over de toets zelf", "on the assessment itself" } })
WORDS(signal_kind, { "positief", { "positief", "positive" } }, { "knelpunt", { "knelpunt", "bottleneck" } }, { "onduidelijkheid", { "onduidelijk", "unclear" } }, { "onbedoeld", { "onbedoeld effect", "unintended effect" } },
    { "wens", { "wens", "wish" } }, { "feit", { "feit", "fact" } }, { "geen-signaal", { "geen signaal", "no signal" } })
WORDS(signal_state, { "ingekomen", { "ingekomen", "received" } }, { "gewogen", { "gewogen", "weighed" } }, { "opgenomen", { "opgenomen", "taken up" } }, { "samengevoegd", { "samengevoegd", "merged" } },
    { "afgewezen", { "afgewezen", "refused" } })
WORDS(solved, { "nee", { "niet opgelost", "not solved" } }, { "verwacht", { "oplossing verwacht", "solution expected" } }, { "deels", { "deels opgelost", "partly solved" } }, { "ja", { "opgelost", "solved" } })
WORDS(cause, { "wet", { "de wet", "the law" } }, { "privacy", { "grondslag voor gegevens", "legal basis for data" } }, { "gegevens", { "kwaliteit van gegevens", "quality of data" } }, { "werkproces", { "het werkproces", "the work process" } },
    { "communicatie", { "uitleg en bekendheid", "explanation and familiarity" } }, { "geld", { "geld", "money" } }, { "verschillen", { "verschillen tussen gemeenten", "differences between municipalities" } }, { "tijd", { "te weinig tijd", "too little time" } })
WORDS(follow_kind, { "onderzoek", { "onderzoek", "research" } }, { "evaluatie", { "evaluatie", "evaluation" } }, { "rapportage", { "periodieke rapportage", "periodic report" } }, { "overleg", { "overleg", "consultation" } },
    { "aanpassing", { "aanpassing", "change" } })
WORDS(verdict, { "klopt", { "komt overeen", "agrees" } }, { "deels", { "komt deels overeen", "agrees in part" } }, { "niet", { "komt niet overeen", "does not agree" } }, { "onbekend", { "niet bekend", "not known" } })
WORDS(how_known, { "zelf-gelezen", { "in de toets zelf gelezen", "read in the assessment itself" } }, { "aangehaald", { "alleen zoals de invoeringstoets haar aanhaalt", "only as the implementation assessment quotes it" } },
    { "niet-gelezen", { "de toets is niet gelezen", "the assessment was not read" } })
WORDS(found, { "ja", { "onderzocht", "examined" } }, { "zijdelings", { "alleen zijdelings genoemd", "only mentioned in passing" } }, { "nee", { "niet onderzocht", "not examined" } })
WORDS(unit, { "dossiers", { "dossiers", "dossiers" } }, { "gebeurtenissen", { "gebeurtenissen", "events" } })
WORDS(statement_kind, { "bevinding", { "bevinding", "finding" } }, { "beschrijving", { "beschrijving", "description" } }, { "kader", { "kader", "frame" } })
WORDS(layer, { "wet", { "in de wet", "in the law" } }, { "verordening", { "in de verordening", "in the ordinance" } }, { "beleidsregel", { "in een beleidsregel", "in a policy rule" } }, { "uitvoering", { "alleen in de uitvoering", "in the execution only" } })
WORDS(role, { "beleid", { "beleid", "policy" } }, { "uitvoering", { "uitvoering", "execution" } })
WORDS(fits, { "past", { "past", "fits" } }, { "aanpassen", { "aanpassen", "to be changed" } }, { "ontbreekt", { "ontbreekt", "lacks" } }, { "vervalt", { "vervalt", "dropped" } })
WORDS(duty, { "open", { "open", "open" } }, { "bezig", { "bezig", "at work" } }, { "geregeld", { "geregeld", "regulated" } })

#define OPTIONAL FIELD_OPTIONAL
#define REQUIRED FIELD_REQUIRED
#define DUTCH_ALONE FIELD_DUTCH_ALONE
#define SECTION(code, name, nl, en) static const struct evaluation_field fields_##code[] = {
#define FIELD(section, code, name, nl, en, kind, how, words, to) { name, { nl, en }, FIELD_##kind, how, &words_##words, to },
#define END(code) };
#include "evaluation/table.def"
#undef SECTION
#undef FIELD
#undef END

#define SECTION(code, name, nl, en) { name, { nl, en }, fields_##code, sizeof fields_##code / sizeof *fields_##code },
#define FIELD(section, code, name, nl, en, kind, how, words, to)
#define END(code)
const struct evaluation_section evaluation_sections[SECTIONS] = {
#include "evaluation/table.def"
};

int32_t evaluation_section_of(const char *name, size_t size)
{
    for (int32_t i = 0; i < SECTIONS; i++) if (same_text(name, size, evaluation_sections[i].name)) return i;
    return -1;
}

/* ---- what every part of the room asks of a record ---- */

const char *evaluation_text(const struct evaluation_record *r, int32_t field, int language)
{
    const struct evaluation_value *v = &r->value[field];
    const struct evaluation_field *f = &evaluation_sections[r->section].field[field];
    if (!v->given) return "";
    if (f->kind == FIELD_word) return f->words->word[v->word].label[language];
    const char *text = v->text[f->kind == FIELD_both ? language : 0];
    return text ? text : v->text[0] ? v->text[0] : "";
}

bool evaluation_names(const struct evaluation_record *r, int32_t field, const struct evaluation_record *named)
{
    const struct evaluation_value *v = &r->value[field];
    for (int32_t i = 0; i < v->refs; i++) if (v->ref[i] == named) return true;
    return false;
}

const char *evaluation_name(const struct evaluation_record *r, int language)
{
    if (r->measure) return r->measure->title[language];
    const struct evaluation_section *s = &evaluation_sections[r->section];
    for (int32_t i = 0; i < s->fields; i++)
        if ((s->field[i].kind == FIELD_both || s->field[i].kind == FIELD_text) && r->value[i].given) return evaluation_text(r, i, language);
    return r->id;
}

date evaluation_since(const struct evaluation_record *m)
{
    const struct evaluation_value *since = &m->value[F_measure_since], *part_of = &m->value[F_measure_part_of];
    if (m->measure) return m->measure->from;
    if (since->given) return since->day;
    return part_of->given && part_of->refs ? evaluation_since(part_of->ref[0]) : DATE_LAST;
}

bool evaluation_overdue(const struct evaluation_record *r, date on)
{
    const struct evaluation_value *due = &r->value[F_follow_due], *done = &r->value[F_follow_done];
    return due->given && due->day < on && !(done->given && done->day <= on);
}
