/* SPDX-License-Identifier: EUPL-1.2 */
/* january.h: the end of a run of 1 January that still goes on when the service ends: it stops after the dossier it is at, and goes on there next time. */
#ifndef BREED_WEB_DESK_JANUARY_H
#define BREED_WEB_DESK_JANUARY_H

#include "web/desk/desk.h"

void january_stop(void);

#endif
