/* SPDX-License-Identifier: EUPL-1.2 */
/* words.c: sentences and pieces that every form of a draft shares. */
#include "ordinance/draft/inside.h"

#include "ordinance/inside.h"

const char draft_warning[] = "Dit is een ontwerp, gemaakt uit gegevens. Het is geen verordening en geen juridisch advies. Wat tussen rechte haken staat, [keuze: ...], moet iemand nog kiezen of invullen; niets daarvan is verzonnen. "
    "Laat een jurist en de uitvoering het lezen voordat het naar de raad gaat.";
const char draft_about_checks[] = "Dezelfde controles als voor een bestaande verordening, gedaan op wat dit ontwerp zegt. Over vaststellen en ingaan zegt een ontwerp niets: dat is niet bekend.";

void draft_put_bases(struct text *t, const char *const *cites, int32_t count, date on)
{
    for (int32_t i = 0; i < count; i++) {
        if (i) text_put(t, "; ");
        put_law(t, cites[i], on, 0);
    }
}

void draft_pieces(const char *text, void (*piece)(void *, const char *, size_t, bool), void *context)
{
    while (*text) {
        const char *open = strstr(text, "[keuze:"), *end = open ? strchr(open, ']') : NULL;
        if (!end) { piece(context, text, strlen(text), false); return; }
        if (open > text) piece(context, text, (size_t)(open - text), false);
        piece(context, open, (size_t)(end + 1 - open), true);
        text = end + 1;
    }
}
