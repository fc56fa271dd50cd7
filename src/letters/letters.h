/* SPDX-License-Identifier: EUPL-1.2 */
/* letters.h: the letters that follow from the steps of a dossier, as accessible HTML: what was decided first, then what to do, then the reasons, with a legal annex out of the trace. */
#ifndef BREED_LETTERS_LETTERS_H
#define BREED_LETTERS_LETTERS_H

#include "base/text.h"
#include "casework/dossier.h"

/*
 * The texts lie in the folder letters/ and are compiled in. Nothing is decided here: amounts, days and reasons come from the rules, on the facts of the dossier as it was known at the event.
 * Pure: the same request gives the same bytes. There is no clock.
 */

/* Where a letter goes, or comes from. line: street, postcode and place, country; NULL: not there. */
struct letter_address { const char *name, *line[3]; };

/* A municipality as it signs its letters. Everything is needed except where NULL is named; all NUL-terminated UTF-8. */
struct letter_office {
    const char *municipality;           /* "Voorbeeldstad" */
    const char *department;             /* NULL: none */
    struct letter_address address;      /* line: where it is visited or written to; stands small above the address as well */
    const char *phone, *email, *website;        /* email, website: NULL when there is none */
    const char *logo;                   /* the name as it stands at the head: text, no picture; NULL: "Gemeente" and the name */
    const char *objections;             /* where an objection is sent, in one line */
    const char *objections_online;      /* NULL: not possible */
    const char *court;                  /* where an appeal is sent, in one line */
    const char *ombudsman;              /* to whom a complaint can go on (Awb 9:12), as in a sentence; NULL: the national one, who is competent where a municipality has none of its own */
    const char *signed_by, *function;   /* who decides on behalf of the college (Awb 10:1): a human being */
};

/* Who it is about and where it goes. What is NULL is taken from the parties of the dossier (casework/parties.h). No citizen service number, ever. */
struct letter_parties {
    const char *reference;              /* "Ons kenmerk": always needed */
    struct letter_address to;           /* of the recipient; name NULL: as the dossier has it for his role */
    const char *person, *employer;      /* names of the resident or employee, and of the employer */
    const char *other_phone;            /* of the other municipality, for a transfer; NULL: not known */
};

struct letter_request {
    const struct case_entry *entry; int32_t entries;
    const struct case_setting *setting; /* law and experts; its now and what is known count no longer: a letter shows what was known at its event */
    int32_t position;                   /* of the event that the letter follows from */
    const char *letter;                 /* its name in the process table */
    enum case_role to;                  /* one of those that the table names; vertegenwoordiger: the letter of the resident to who represents him */
    const struct letter_parties *parties;
    const struct letter_office *office;
    int language;                       /* 0: the whole letter in Dutch; 1: a summary in English */
    const char *style;                  /* address of a style sheet to refer to; NULL: the style stands in the letter */
};

/* False when it cannot be written: everything that is missing or wrong is named in problems (field: what; a letter never has a blank). The text grows; nothing is added on false. */
bool letter_write(struct text *html, struct arena *, const struct letter_request *, struct problems *);

/* The title of a letter for a recipient, without writing it: as the process table has it, when the texts have no other. */
bool letter_exists(const struct process *, const char *letter);

/* Whether somebody of that role finds this fact, with its value, in his letters. */
bool letter_shows(enum case_role, const struct term *);

/* The style of all letters, for who serves it apart. */
extern const char letter_style[];

#endif
