/* SPDX-License-Identifier: EUPL-1.2 */
/* evaluation.h: an invoeringstoets as living data: what was said about each measure, what followed, what is measured, and the report that comes out of it. */
#ifndef BREED_EVALUATION_EVALUATION_H
#define BREED_EVALUATION_EVALUATION_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/node.h"
#include "base/text.h"
#include "law/book.h"

/*
 * A document (YAML or JSON, docs/evaluation.md) is a map of sections; a section is a list of records; a record has an id that no other record of the document has, and fields.
 * Which sections and fields there are stands once, in table.def. Nothing here knows the name of a measure, party or question: those are data.
 * The room reads no files and has no clock: bytes come from the caller, the day is told. Everything lives in the arena. Read-only after reading, so safe from any thread.
 */

/* ---- what it is made of ---- */

enum evaluation_kind { FIELD_text, FIELD_both, FIELD_word, FIELD_number, FIELD_day, FIELD_ref, FIELD_refs, FIELD_cite, FIELD_tree };
enum { FIELD_OPTIONAL = 0, FIELD_REQUIRED = 1, FIELD_DUTCH_ALONE = 2 /* one text instead of {nl, en}: as somebody wrote it */ };

#define SECTION(code, name, nl, en) SECTION_##code,
#define FIELD(section, code, name, nl, en, kind, how, words, to)
#define END(code)
enum evaluation_section_id {
#include "evaluation/table.def"
    SECTIONS
};
#undef SECTION
#undef FIELD
#undef END
_Static_assert(SECTIONS <= 32, "where a reference may lead stands in 32 bits");
/* The places of fields in their section: F_signal_kind. */
#define SECTION(code, name, nl, en) enum {
#define FIELD(section, code, name, nl, en, kind, how, words, to) F_##section##_##code,
#define END(code) F_##code##_COUNT };
#include "evaluation/table.def"
#undef SECTION
#undef FIELD
#undef END

/* Words: the enum order is that of the lists in table.c. */
enum { HEARD_yes, HEARD_less, HEARD_none };
enum { ANSWERED_yes, ANSWERED_partly, ANSWERED_no, ANSWERS };
enum { SIGNAL_POSITIVE, SIGNAL_BOTTLENECK, SIGNAL_UNCLEAR, SIGNAL_UNINTENDED, SIGNAL_WISH, SIGNAL_FACT, SIGNAL_NONE, SIGNAL_KINDS };
enum { STATE_received, STATE_weighed, STATE_taken, STATE_merged, STATE_refused, SIGNAL_STATES };
enum { SOLVED_no, SOLVED_expected, SOLVED_partly, SOLVED_yes };
enum { BLOCK_general, BLOCK_measure, BLOCK_conclusion, BLOCK_process };
enum { STATEMENT_finding, STATEMENT_description, STATEMENT_frame };
enum { UNIT_dossiers, UNIT_events };
enum { ROLE_policy, ROLE_execution };

struct evaluation_word { const char *name, *label[2]; };
struct evaluation_words { const char *name; const struct evaluation_word *word; int32_t count; };
struct evaluation_field {
    const char *name, *label[2];
    enum evaluation_kind kind;
    unsigned how;                           /* FIELD_REQUIRED | FIELD_DUTCH_ALONE */
    const struct evaluation_words *words;   /* of FIELD_word */
    uint32_t to;                            /* of references: bits of sections */
};
struct evaluation_section { const char *name, *label[2]; const struct evaluation_field *field; int32_t fields; };
extern const struct evaluation_section evaluation_sections[SECTIONS];
/* Two kinds of document in one table: the sections from SECTION_plan on are those of a plan (plan.h). */
static inline bool evaluation_is_plan(int32_t section) { return section >= SECTION_plan; }
int32_t evaluation_section_of(const char *name, size_t size);       /* -1 when there is none */

/* ---- a document ---- */

struct evaluation_record;
/* One field of a record. given false: nothing else counts. text: of text, both (English NULL when only Dutch was written), cite and number as written. */
struct evaluation_value {
    bool given;
    int16_t word;
    int32_t number, refs;
    date day;
    const char *text[2];
    const struct evaluation_record **ref;   /* of ref and refs */
    const struct node *tree;
};
struct evaluation_record { const char *id; int32_t section, place, line; struct evaluation_value *value; const struct law_measure *measure; /* of a measure that comes from the law */ };
struct evaluation_list { struct evaluation_record *record; int32_t count; };
struct evaluation { struct evaluation_list list[SECTIONS]; const struct evaluation_record **by_id; int32_t records; };

enum { EVALUATION_BYTES_MOST = 4 << 20, EVALUATION_RECORDS_MOST = 4000, EVALUATION_REFS_MOST = 200, EVALUATION_TEXT_MOST = 4000 };

/* Reads JSON (begins with '{') or YAML strictly: unknown names, missing fields, words and days that do not exist, ids used twice, references to what is not there, a counter of an event that no process has:
 * all of it named at once. NULL when anything is wrong. bytes must stay. */
const struct evaluation *evaluation_read(struct arena *, const char *bytes, size_t size, struct problems *);
/* The one inside the program: of the Breed Offensief, 2024-2025. NULL only when memory ran out. */
const struct evaluation *evaluation_own(struct arena *);

const struct evaluation_record *evaluation_find(const struct evaluation *, const char *id, size_t size);
static inline const struct evaluation_value *evaluation_value(const struct evaluation_record *r, int32_t field) { return &r->value[field]; }
/* The text of a field in a language; what was written in Dutch only is given in Dutch. "" when it is not given. */
const char *evaluation_text(const struct evaluation_record *, int32_t field, int language);
/* Whether a reference field names that record. */
bool evaluation_names(const struct evaluation_record *, int32_t field, const struct evaluation_record *);
/* What people call a record: title, name, question, first words. */
const char *evaluation_name(const struct evaluation_record *, int language);
/* The first day of a measure: that of the law when it comes from there, else as the document says. DATE_LAST: not known. */
date evaluation_since(const struct evaluation_record *measure);
/* A follow-up that has a last day, is not done, and whose last day is past. */
bool evaluation_overdue(const struct evaluation_record *follow_up, date on);

/* ---- as data ---- */

/* The whole document as JSON, a record a line: what evaluation_read reads. */
void evaluation_json(struct text *, const struct evaluation *);
/* JSON Schema (2020-12) of a document, derived from the table; plan: of the other kind of document. */
void evaluation_schema(struct text *, bool plan, int language);
/* A section as a table: columns are id and the fields, those in two languages twice. row -1: the head. */
int32_t evaluation_columns(int32_t section);
void evaluation_cell(struct text *, const struct evaluation *, int32_t section, int32_t row, int32_t column);

/* ---- the report ---- */

enum evaluation_form { REPORT_html /* a fragment: elements to be put into a page */, REPORT_text };
/* In the order of an invoeringstoets: introduction, measures, questions, parties, findings by part, conclusion, process, answers, bottlenecks, follow-ups, assumptions, sources, and every signal.
 * Each finding names its signals and leads to them. on: the day for what is overdue and what has changed. */
void evaluation_report(struct text *, const struct evaluation *, date on, enum evaluation_form, int language);
/* A whole HTML page around the fragment, with a style of its own and nothing from elsewhere: for a file or a PDF. */
void evaluation_page(struct text *, const struct evaluation *, date on, int language);
/* The statements of the source with the records that carry them, as Markdown. Returns how many findings no signal carries. */
int32_t evaluation_coverage(struct text *, const struct evaluation *, int language);

/* ---- signals that come in ---- */

/* Takes new signals into a document: {"signalen": [...]} as JSON or YAML, each received and not weighed yet. id may be left out. Refused, all at once: other fields than a sender may fill, references that are not there,
 * a BSN, text that a spreadsheet would run. The new document, NULL when anything is wrong. */
const struct evaluation *evaluation_take(struct arena *, const struct evaluation *, const char *bytes, size_t size, date received, struct problems *);
/* Weighs them: {"wegingen": [{"id", "stand", "gewicht", "reden", "samengevoegdMet", "onderdeel"}]}. A state follows only from states that lead to it; refusing needs a reason, merging a signal that stands itself. */
const struct evaluation *evaluation_weigh(struct arena *, const struct evaluation *, const char *bytes, size_t size, date on, struct problems *);
/* The next one begins: measures, parties (not spoken to yet), questions that are not answered, follow-ups that are not done and bottlenecks that are not solved, with the signals behind them as received anew. */
const struct evaluation *evaluation_next(struct arena *, const struct evaluation *, const char *id, int32_t year, struct problems *);

#endif
