/* SPDX-License-Identifier: EUPL-1.2 */
/* words.h: the words of all terms, one file a group. WORDS_name(W) lists W(name, option); WORDS(name) makes its enum; PARTS_name(P, L) lists the parts of a list. */
#include "rules/glossary/loonkostensubsidie_words.h"
#include "rules/glossary/gemeente_words.h"
#include "rules/glossary/huishouden_words.h"
#include "rules/glossary/inkomen_words.h"
#include "rules/glossary/kosten_words.h"
#include "rules/glossary/ziekte_words.h"
