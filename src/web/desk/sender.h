/* SPDX-License-Identifier: EUPL-1.2 */
/* sender.h: the thread beside the service that sends what municipalities have to tell each other, and removes what has expired. */
#ifndef BREED_WEB_DESK_SENDER_H
#define BREED_WEB_DESK_SENDER_H

#include "office/moving/transfer.h"
#include "web/desk/desk.h"

/* post (NULL: nothing is sent) and law must outlive it. False: no thread could be made. */
bool sender_start(const struct transfer_post *, const struct law *);
void sender_stop(void);

#endif
