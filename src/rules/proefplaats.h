/* SPDX-License-Identifier: EUPL-1.2 */
/* proefplaats.h: nothing to share. */
