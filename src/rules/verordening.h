/* SPDX-License-Identifier: EUPL-1.2 */
/* verordening.h: nothing to share. */
