/* SPDX-License-Identifier: EUPL-1.2 */
/* inkomen_words.h: the words of the terms around social assistance beside wage. */
#define WORDS_onderdeel(W) W(onderdeel, n) W(onderdeel, y) W(onderdeel, z) W(onderdeel, aa) W(onderdeel, r) W(onderdeel, 34a) W(onderdeel, geen)
WORDS(onderdeel)
