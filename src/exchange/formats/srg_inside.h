/* SPDX-License-Identifier: EUPL-1.2 */
/* srg_inside.h: what the files of the SRG share: where values come from, and codes by meaning and day. */
#ifndef BREED_EXCHANGE_SRG_INSIDE_H
#define BREED_EXCHANGE_SRG_INSIDE_H

#include "exchange/formats/srg.h"

#define SRG_VALUES(V) V(vast) V(jaar) V(maand) V(pakket) V(release) V(gemeente) V(berichtgever) V(bsn) V(geboortedatum) V(geslacht) V(ladder) V(ladderSinds) V(arbeidsvermogen) V(registratienummer) V(type) V(begin) \
    V(einde) V(redenEinde) V(loonwaarde)
#define AS_SRG_SOURCE(name) SOURCE_SRG_##name,
enum srg_source { SRG_VALUES(AS_SRG_SOURCE) SRG_SOURCES };
extern const char *const srg_source_name[SRG_SOURCES];

/* NULL: there is none on that day. */
const struct srg_code *srg_code_of(const struct srg_layout *, const char *list, const char *meaning, date on);

#endif
