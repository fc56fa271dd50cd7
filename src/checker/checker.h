/* SPDX-License-Identifier: EUPL-1.2 */
/* checker.h: a letter or web text held against the rules of a day: what it claims that the law does not say, no longer says, or says with a condition. */
#ifndef BREED_CHECKER_CHECKER_H
#define BREED_CHECKER_CHECKER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "law/law.h"

/*
 * Which claims are known stands in checker/claims.yaml (docs/checker.md): words that must stand near each other, and the parameter of the law or the outcome of a rule
 * that a number among them is compared with. No number of the law stands there.
 * The checker reads sentences, it does not understand them: what it does not know it passes over, and a text without findings is not a right text.
 * No clock, no input or output, no memory but the arena; the rules of the checker are read-only after checker_read, so safe from any thread.
 */

enum { CHECK_TEXT_MOST = 1 << 19, CHECK_FINDINGS_MOST = 256 };

enum check_verdict {
    CHECK_fout,             /* the law of that day says otherwise, and never said this */
    CHECK_verouderd,        /* it used to be so */
    CHECK_onvolledig,       /* a part is missing: a condition, a clause */
    CHECK_misschien,        /* a person must look at it */
    CHECK_VERDICTS
};
extern const char *const check_verdict_name[CHECK_VERDICTS];
extern const char *const check_verdict_text[CHECK_VERDICTS][2];     /* what it means, Dutch and English */

struct check_finding {
    enum check_verdict verdict;
    const char *code;               /* the claim: "lks-beslistermijn" */
    const char *label[2];           /* what it is about */
    int32_t from, until;            /* bytes of the text as given: the words that it rests on; until is behind the last. The whole text when something is missing */
    int32_t line;                   /* from 1 */
    const char *said;               /* those words, on one line */
    const char *law[2];             /* what the law says on that day, a sentence or more */
    const char *cites;              /* "Pw 10d:12"; "" when there is none */
    date since, until_day;          /* first day of what the law says; last day on which the text was right: DATE_NEVER when there is none */
};
struct check_result {
    struct check_finding *finding; int32_t count;       /* by place */
    int32_t more;                   /* findings beyond CHECK_FINDINGS_MOST, and numbers left alone in a text with thousands of wrong ones */
    int32_t sentences, compared;    /* compared: claims that were recognised and held against the law */
    date on;
    bool html;
};

struct checker;
/* The claims out of YAML; everything that is wrong with them is named. NULL when something is. They live in the arena. */
const struct checker *checker_read(struct arena *, const char *yaml, size_t size, struct problems *);
/* Those inside the program. NULL when memory ran out. */
const struct checker *checker_own(struct arena *);
int32_t checker_claims(const struct checker *);
const char *checker_claim_code(const struct checker *, int32_t);

/* HTML is recognised by its tags. Any bytes are accepted; what is no UTF-8 separates words. False when the text is too long, the day lies outside the law, or memory ran out. */
bool check_text(struct check_result *, struct arena *, const struct checker *, const char *bytes, size_t size, const struct law *, date on, struct problems *);

/* {"peildatum","bevindingen":[{"oordeel","code","onderwerp","regel","van","tot","staatEr","wet","grondslag","links":[...],"sinds","geldigTot"}],...} */
void checked_json(struct text *, const struct check_result *, int language);
void checked_show(struct text *, const struct check_result *, int language);

#endif
