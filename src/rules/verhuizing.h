/* SPDX-License-Identifier: EUPL-1.2 */
/* verhuizing.h: nothing to share. */
