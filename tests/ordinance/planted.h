/* SPDX-License-Identifier: EUPL-1.2 */
/* planted.h: read before the rule verordening (-include): it then asks a planted ordinance instead of those inside the program, and has a name of its own beside the real one. */
#include "law/ordinance.h"

const struct law_ordinance *planted_ordinance(int32_t municipality);
#define law_ordinance_of planted_ordinance
#define verordening planted_verordening
