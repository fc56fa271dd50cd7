/* SPDX-License-Identifier: EUPL-1.2 */
/* brp.h: answers of the BRP API personen (2.x) and the BRP API bewoning (2.x) read as facts. Pure: a tree goes in, facts and warnings come out. */
#ifndef BREED_REGISTERS_BRP_H
#define BREED_REGISTERS_BRP_H

#include "base/node.h"
#include "base/text.h"
#include "base/date.h"

/*
 * What is taken over: geboortedatum, gemeente, heeftPartner, partnerGeboortedatum and huisgenoten. What is never written anywhere: citizen service numbers
 * and names; numbers are only compared.
 * A date known in part (JaarMaandDatum, JaarDatum) becomes onbekend, with the first and last day it can be; DatumOnbekend becomes onbekend without days.
 * Who has no partner in the register may live together unmarried, so heeftPartner is ja or onbekend, never nee.
 */

/* A day, or the stretch in which it lies. open: nothing is known of it. */
struct brp_day { date first, last; bool open; };
/* False: no date of the BRP. */
bool brp_day(const struct node *, struct brp_day *);

/* A date known in part or not at all: of a fact, or of the birth of a housemate (place from 0; -1 for a fact itself). */
struct brp_hole { const char *fact; int32_t housemate; struct brp_day day; };
enum { BRP_HOLES_MOST = 18, BRP_WARNINGS_MOST = 16, BRP_ORIGINS_MOST = 8, BRP_HOUSEMATES_MOST = 16, BRP_RESIDENTS_MOST = 200 };

enum brp_warning { BRP_concealed, BRP_under_investigation, BRP_possible_residents, BRP_many_residents, BRP_no_partner, BRP_no_residence, BRP_no_number,
    BRP_no_municipality, BRP_minors_left_out,
                   BRP_not_readable, BRP_several_homes, BRP_deceased, BRP_WARNINGS };
/* code and sentences of a warning */
extern const char *const brp_warning_text[BRP_WARNINGS][3];

struct brp {
    const char *birth, *partner_birth;      /* JSON strings: a day or "onbekend"; NULL when nothing is said of it */
    char day[2][13];
    const char *municipality;               /* four digits, NULL when there is none */
    char code[5];
    bool has_partner, partner_said;         /* said: a document about persons was there */
    bool housemates_known;                  /* false while a residence document was there: the fact is onbekend */
    bool residence_said;
    struct { struct brp_day birth; bool possible; } housemate[BRP_HOUSEMATES_MOST]; int32_t housemates;
    struct brp_hole hole[BRP_HOLES_MOST]; int32_t holes;
    uint32_t warnings;                      /* bit BRP_... */
};

/* persons, residence: the documents, NULL when there is none. on: the day on which residents count. */
void brp_read(struct brp *, const struct node *persons, const struct node *residence, date on);
/* {"geboortedatum":"1999-03-01",...}: only facts that keep says yes to. */
void brp_put_facts(struct text *, const struct brp *, bool (*keep)(const void *context, const char *fact), const void *context);

/* For records of processing: every number in the documents, once each (nine digits each, borrowed). Returns how many. */
int32_t brp_numbers(const struct node *persons, const struct node *residence, const struct node *number[BRP_RESIDENTS_MOST]);

#endif
