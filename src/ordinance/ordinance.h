/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance.h: ordinances of municipalities held against the law of a day, and laid side by side. */
#ifndef BREED_ORDINANCE_ORDINANCE_H
#define BREED_ORDINANCE_ORDINANCE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "law/law.h"
#include "law/ordinance.h"

/*
 * What an ordinance says stands in law/ordinances/ (law/ordinance.h); what it must say stands in the table of checks. A check never decides what was not read: what
 * is only known from a web page, or from a text about the ordinance that does not say where it stands, is not known to be in the ordinance.
 * No clock, no input or output. Texts are made for Dutch (0) and English (1); same input, same bytes.
 */

/* An ordinance out of YAML or JSON of somebody else; its municipality must exist. False: problems says why. It lives in the arena. */
bool ordinance_read(struct law_ordinance *, struct arena *, const char *bytes, size_t size, struct problems *);

/* ---- checks ---- */

enum ordinance_verdict { O_voldoet, O_gedelegeerd, O_onbekend, O_voldoet_niet, O_niet_van_toepassing, O_VERDICTS };
extern const char *const ordinance_verdict_names[O_VERDICTS], *const ordinance_verdict_labels[O_VERDICTS][2];

/* verplicht: art. 8a lid 2 asks for it, and it counts in the score; wet: another rule of law; raad: sensible, no duty. */
enum ordinance_weight { WEIGHT_verplicht, WEIGHT_wet, WEIGHT_raad, WEIGHTS };
extern const char *const ordinance_weight_names[WEIGHTS], *const ordinance_weight_labels[WEIGHTS][2];

/* From when a check holds follows from the law: as long as a parameter has a value, or any value (IS_KNOWN). */
enum { IS_KNOWN = -1 };
struct ordinance_gate { uint32_t slot; int64_t is; };

enum condition_kind { COND_none, COND_regulated, COND_yes, COND_no, COND_has, COND_some, COND_at_most, COND_not_less, COND_usual, COND_not_word, COND_no_word, COND_own };
struct ordinance_check;
struct ordinance_finding;
struct ordinance_condition {
    enum condition_kind kind;
    enum local_field_id field;
    int64_t arg;                    /* words as bits, a word, or a slot of the law */
    struct ordinance_gate gate;     /* slot 0 and is 0: always */
    void (*own)(struct ordinance_finding *, const struct law_ordinance *, const struct law *, date);
};
enum { CONDITIONS_MOST = 4 };
struct ordinance_check {
    const char *id, *cites;
    enum local_item item;
    enum ordinance_weight weight;
    struct ordinance_gate gate;
    struct ordinance_condition condition[CONDITIONS_MOST];
    const char *label[2], *advice[2];       /* what it looks at; what to write instead */
};
extern const struct ordinance_check ordinance_checks[];
extern const int32_t ordinance_check_count;
enum { CHECKS_MOST = 60 };

/* Why a condition came out as it did. */
enum ordinance_why { WHY_regulated, WHY_absent, WHY_unknown, WHY_says_no, WHY_says_yes, WHY_lacks, WHY_too_long, WHY_too_short, WHY_shorter, WHY_delegated, WHY_delegation_not_counted, WHY_web_page, WHY_which_layer,
                     WHY_unchecked, WHY_no_ordinance, WHY_no_ordinance_read, WHY_college, WHY_not_in_force, WHY_retroactive, WHY_late, WHY_stale, WHY_bases_lack, WHY_word, WHY_beyond_law, WHYS };
extern const char *const ordinance_why_labels[WHYS][2];

/* One condition as it came out: the value it rests on (NULL: none), or the document. */
struct ordinance_finding {
    const struct ordinance_condition *condition;
    enum ordinance_verdict verdict;
    enum ordinance_why why, said;           /* said: what the value itself came to, before its source was weighed */
    bool attention;                         /* somebody should look, whatever the verdict */
    const struct local_value *value;
    const struct local_document *document;
    int64_t missing;                        /* words that lack, as bits */
    const char *basis;                      /* the first basis that lacks, or that is out of date */
};
struct ordinance_outcome { const struct ordinance_check *check; enum ordinance_verdict verdict; bool attention; struct ordinance_finding finding[CONDITIONS_MOST]; int32_t findings; };

/* Of the mandatory checks that apply: how many there are of each verdict. */
struct ordinance_score { int32_t applicable, count[O_VERDICTS]; };
struct ordinance_judgment {
    const struct law_ordinance *ordinance;
    date on;
    struct ordinance_outcome outcome[CHECKS_MOST]; int32_t outcomes;
    struct ordinance_score item[ITEMS], all;
};

/* Every check on one day. The law must cover the day; the choice verordening-delegatie counts. */
void ordinance_judge(struct ordinance_judgment *, const struct law_ordinance *, const struct law *, date on);
/* The worst verdict among the mandatory checks of an item: its light. */
enum ordinance_verdict ordinance_light(const struct ordinance_score *);
/* The days on which a check holds. False when it never does. until DATE_LAST: open. */
bool ordinance_check_period(const struct law *, const struct ordinance_check *, date *from, date *until);

/* One finding as a sentence: the field, its value, why, and where it was read. */
void ordinance_put_finding(struct text *, const struct ordinance_judgment *, const struct ordinance_finding *, const struct law *, int language);
void ordinance_judgment_text(struct text *, const struct ordinance_judgment *, const struct law *, int language);
void ordinance_judgment_json(struct text *, const struct ordinance_judgment *, const struct law *, int language);
void ordinance_judgment_csv(struct text *, const struct ordinance_judgment *, int language);
/* The table of checks itself: one row each, with its days. */
void ordinance_checks_text(struct text *, const struct law *, int language);
void ordinance_checks_json(struct text *, const struct law *, int language);

/* ---- what there is ---- */

void ordinance_list_text(struct text *, date on, int language);
void ordinance_list_json(struct text *, date on, int language);
void ordinance_show_text(struct text *, const struct law_ordinance *, date on, int language);
void ordinance_show_json(struct text *, const struct law_ordinance *, date on, int language);
void ordinance_show_csv(struct text *, const struct law_ordinance *, date on, int language);
/* The fields an ordinance may have, as Markdown and as JSON Schema (draft 7). */
void ordinance_fields_markdown(struct text *, int language);
void ordinance_schema(struct text *);
/* A value in words: "2 maanden", "ja", "niet geregeld". */
void ordinance_put_value(struct text *, const struct local_value *, int language);
/* Where it stands: "Participatieverordening Rotterdam 2015 (CVDR361766, versie 5), artikel 12". */
void ordinance_put_source(struct text *, const struct law_ordinance *, const struct local_value *, int language);

#endif
