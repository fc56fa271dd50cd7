/* SPDX-License-Identifier: EUPL-1.2 */
/* glossary.c: the glossary as a table. */
#include "rules/glossary.h"

const char *const kind_names[KINDS] = { "date", "euro", "percent", "hours", "answer", "count", "word", "list", "code" };

const char *answer_word(int64_t a, int language)
{
    static const char *const words[2][3] = { { "nee", "ja", "onbekend" }, { "no", "yes", "not known" } };
    return words[language][a == nee || a == ja ? a : onbekend];
}

const char *const holder_names[HOLDERS][2] = {
    [HOLDER_none] = { "", "" },
    [HOLDER_aanvrager] = { "wie de vraag stelt", "whoever asks" },
    [HOLDER_werkgever] = { "werkgever (contract, loonstrook)", "employer (contract, payslip)" },
    [HOLDER_werknemer] = { "werknemer", "employee" },
    [HOLDER_gemeente] = { "gemeente (besluit)", "municipality (decision)" },
    [HOLDER_uwv] = { "UWV", "UWV" },
    [HOLDER_brp] = { "Basisregistratie Personen", "personal records database" },
    [HOLDER_school] = { "school", "school" },
    [HOLDER_duo] = { "DUO", "DUO" },
    [HOLDER_deskundige] = { "loonwaardedeskundige (rapport)", "wage value expert (report)" },
    [HOLDER_szw] = { "Ministerie van Sociale Zaken en Werkgelegenheid (bekendmaking budget)", "Ministry of Social Affairs and Employment (budget notice)" },
    [HOLDER_cao] = { "cao of werkgever", "collective agreement or employer" },
};

/* The day number of 1 January of a year, as a constant: 1461/4 days a year counted from 1 March of the year before, which is 306 days earlier. */
#define NEW_YEAR(y) (1461 * ((y) - 1) / 4 - ((y) - 1) / 100 + ((y) - 1) / 400 + 306 - 719468)
#define DAYS(first, last) .min = NEW_YEAR(first), .max = NEW_YEAR((last) + 1) - 1
#define RANGE(least, most) .min = (least), .max = (most)
#define MUNICIPALITY .min = 1, .max = 9999
#define REGION .region = true, .min = 1, .max = 9999
#define LABEL(nl, en) .label = { nl, en }
#define ASKS(nl, en) .ask = { nl, en }
#define HELPS(nl, en) .help = { nl, en }
#define W_TEXT(term, option) #option,
#define IN_WORDS(name) .words = (const char *const[]){ WORDS_##name(W_TEXT) }, .word_count = name##_words, .min = 0, .max = name##_words - 1
#define P_ROW(list, part) { &glossary[G_##part], offsetof(item_##list, part) },

#define TERM(id, type, ...) [G_##id] = { .name = #id, .kind = KIND_##type, __VA_ARGS__ },
#undef TERM_AS
#define TERM_AS(id, public_name, type, ...) [G_##id] = { .name = public_name, .kind = KIND_##type, __VA_ARGS__ },
#define LIST(id, most, ...) [G_##id] = { .name = #id, .kind = KIND_list, .parts = (const struct list_part[]){ PARTS_##id(P_ROW, id) }, .part_count = part_count_##id, \
    .item_size = sizeof(item_##id), .items_offset = offsetof(fact_##id, item), __VA_ARGS__ },
#define LIST_OF(id, most, of, ...) [G_##id] = { .name = #id, .kind = KIND_list, .parts = (const struct list_part[]){ { &glossary[G_##of], 0 } }, .part_count = 1, \
    .item_size = sizeof(fact_##of), .items_offset = offsetof(fact_##id, item), .scalar_items = true, __VA_ARGS__ },

const struct term glossary[GLOSSARY_SIZE] = {
#include "rules/glossary/all.def"
};
