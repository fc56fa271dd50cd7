/* SPDX-License-Identifier: EUPL-1.2 */
/* forms.h: what the build makes of the folder letters/: the texts of each letter line by line, with when and for whom they stand there. */
#ifndef BREED_LETTERS_FORMS_H
#define BREED_LETTERS_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "letters/names.h"      /* generated: L_ (phrases) */

struct letter_both { const char *text[2]; };            /* Dutch, English */
struct letter_word { const char *name; struct letter_both text; };

enum letter_section { SECTION_title, SECTION_decision, SECTION_table, SECTION_do, SECTION_why, SECTION_calculation, SECTION_changes, SECTION_objection, SECTION_uncounted, LETTER_SECTIONS };
enum letter_block { BLOCK_text, BLOCK_amount, BLOCK_steps, BLOCK_missing, LETTER_BLOCKS };

/* What must hold for a line or rule: event NAME, state NAME (it led to), from NAME (a state), has WORD, data NAME=WORD, by ROLE, by self, applicant ROLE, objector ROLE, missing,
 * missing elsewhere, same bedrag. */
enum letter_test { WHEN_event, WHEN_state, WHEN_from, WHEN_has, WHEN_data, WHEN_by, WHEN_applicant, WHEN_objector, WHEN_missing, WHEN_same, WHEN_to, LETTER_TESTS };
struct letter_when { bool negated; uint8_t test; const char *name, *value; };

struct letter_line { uint8_t section, block; uint32_t to; const struct letter_when *when; int32_t whens; const char *text[2]; };     /* to: bit of each role; 0: all */
/* amount: the outcome that is the amount a month; NULL: none. on_step: on the later of the day of the event and that of recording, as the table looks; else on that of the event. */
struct letter_rule { const char *rule, *amount; bool on_step; const struct letter_when *when; int32_t whens; };
struct letter_form {
    const char *letter;
    const char *const *processes;       /* NULL-terminated */
    const struct letter_rule *rule; int32_t rules;
    const char *const *cites;           /* NULL-terminated */
    const struct letter_line *line; int32_t lines;
};
extern const struct letter_form letter_forms[];
extern const int32_t letter_form_count;

extern const struct letter_word letter_subjects[];      /* per process; the last has no name */
extern const struct letter_word letter_data_words[];
extern const struct letter_word letter_abbreviations[];
extern const struct letter_both letter_phrases[PHRASES];

/* What others than the resident may see, and on what else a decision may rest (shown.yaml). Names of facts, NULL-terminated. */
struct letter_shown { const char *role; const char *const *shows, *const *uses; };
extern const struct letter_shown letter_shown[];        /* the last has no role */

#endif
