/* SPDX-License-Identifier: EUPL-1.2 */
/* inside.h: what the files of this room share. */
#ifndef BREED_REGISTERS_INSIDE_H
#define BREED_REGISTERS_INSIDE_H

#include "registers/registers.h"

enum { PURPOSES_MOST = 64, LINES_MOST = 256 };
struct register_law { struct register_purpose purpose[PURPOSES_MOST]; int32_t purposes; struct legal_status line[LINES_MOST]; int32_t lines; };

static inline void lookup_is(struct lookup *l, enum lookup_result result, const char *nl, const char *en)
{
    l->result = result;
    l->value = NULL;
    l->why[0] = nl;
    l->why[1] = en;
}

#endif
