/* SPDX-License-Identifier: EUPL-1.2 */
/* fonts.h: our two fonts as a style element that carries them, for a file that stands alone; made by the build out of web/static. */
#ifndef BREED_LETTERS_FONTS_H
#define BREED_LETTERS_FONTS_H

#include <stddef.h>

extern const char letter_fonts[];
extern const size_t letter_fonts_size;

#endif
