/* SPDX-License-Identifier: EUPL-1.2 */
/* ondersteuning.h: nothing to share. */
