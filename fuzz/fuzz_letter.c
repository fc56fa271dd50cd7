/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_letter.c: any bytes as a dossier with its sender: never a crash, never a letter with a blank or with markup out of the dossier. */
#include "fuzz.h"
#include "letters/sheet.h"

static void look(const struct text *html)
{
    const char *body = strstr(html->data, "<body>");
    if (!body || strstr(body, "<script") || strstr(body, "<p></p>") || strstr(body, "<td></td>")) abort();
}

static void write_all(const struct letter_sheet *s, const struct case_setting *setting, const struct dossier *d)
{
    for (int32_t i = 0; i < d->letters && i < 8; i++)
        for (uint32_t left = d->letter[i].letter->to; left; left &= left - 1)
            for (int language = 0; language < 2; language++) {
                struct arena arena = { .limit = 64 << 20 };
                struct text html = { 0 };
                struct problems problems = { .count = 0 };
                enum case_role to = (enum case_role)__builtin_ctz(left);
                struct letter_parties parties = letter_sheet_parties(s, to);
                struct letter_request request = { .entry = s->entry, .entries = s->entries, .setting = setting, .position = d->letter[i].position, .letter = d->letter[i].letter->name, .to = to,
                                                  .parties = &parties, .office = &s->office, .language = language };
                if (letter_write(&html, &arena, &request, &problems)) { text_string(&html); look(&html); }
                else if (!problems.count || html.size) abort();
                text_free(&html);
                arena_free(&arena);
            }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct law_tables law;
    struct arena arena = { .limit = 64 << 20 };
    struct problems problems = { .count = 0 };
    struct letter_sheet s;
    struct dossier d;
    if (!law.book && !law_build(&law, NULL, 0, DATE_LAST)) return 0;
    const struct node *document = node_from_yaml(&arena, (const char *)data, size, &problems);
    if (document && letter_sheet_read(&s, &arena, document, &problems)) {
        struct case_setting setting = CASE_SETTING(&law.law, s.entry[s.entries - 1].day);
        setting.parts = 0;
        if (dossier_of(&d, &arena, s.entry, s.entries, &setting, &problems)) write_all(&s, &setting, &d);
    }
    arena_free(&arena);
    return 0;
}
