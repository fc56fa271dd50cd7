/* SPDX-License-Identifier: EUPL-1.2 */
/* sheet.h: a dossier with its sender as one document, for who wants to see a letter without a database. */
#ifndef BREED_LETTERS_SHEET_H
#define BREED_LETTERS_SHEET_H

#include "letters/letters.h"

/*
 * {"kenmerk": "...",
 *  "gemeente": {"naam", "afdeling", "afzender", "adres": [up to three lines], "telefoon", "mail", "website", "logo", "bezwaar", "bezwaarWebsite", "rechtbank", "ombudsman", "ondertekenaar", "functie"},
 *  "andereGemeente": {"naam", "adres", "telefoon"}, "uwv": {"naam", "adres"},          when a letter goes there, or names it
 *  "deskundigen": [{"id", "vanaf", "tot"}],                                            recognised experts
 *  "gebeurtenissen": [{... as in casework/dossier.h ..., "vastgelegd": "2026-03-01"}]} vastgelegd: civil day of recording; else the day from which it holds
 */
struct letter_sheet {
    struct case_entry *entry; int32_t entries;
    struct case_expert *expert; int32_t experts;
    struct letter_office office;
    struct letter_parties parties;
    struct letter_address other, uwv;
};

/* Everything lives in the arena. False when anything is wrong; every problem with its line. */
bool letter_sheet_read(struct letter_sheet *, struct arena *, const struct node *document, struct problems *);

/* The parties for a recipient: of municipalities and UWV the address is in the sheet. */
struct letter_parties letter_sheet_parties(const struct letter_sheet *, enum case_role to);

#endif
