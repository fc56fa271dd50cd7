/* SPDX-License-Identifier: EUPL-1.2 */
/* answer.h: yes, no or not known, with the logic of three values. */
#ifndef BREED_BASE_ANSWER_H
#define BREED_BASE_ANSWER_H

/* Kleene's strong logic: what is certain whatever the unknown turns out to be is certain. */
typedef enum { nee = 0, ja = 1, onbekend = 2 } answer;

static inline answer both(answer a, answer b) { return a == nee || b == nee ? nee : a == ja && b == ja ? ja : onbekend; }
static inline answer either(answer a, answer b) { return a == ja || b == ja ? ja : a == nee && b == nee ? nee : onbekend; }
static inline answer opposite(answer a) { return a == onbekend ? onbekend : a == ja ? nee : ja; }
static inline answer is_so(int condition) { return condition ? ja : nee; }

#endif
