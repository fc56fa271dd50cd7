/* SPDX-License-Identifier: EUPL-1.2 */
/* refuse.c: words about somebody's health and fields that say who somebody is are not read; which they are stands in match/refused-words.yaml. */
#include "match/inside.h"

#include "base/embedded.h"

extern const struct embedded_file match_files[];

enum { WHOLE_WORD = 3, WORD_MOST = 63 };

bool match_refusals(struct refusals *r, struct arena *arena)
{
    const struct node *root = node_from_yaml(arena, match_files[0].bytes, match_files[0].size, NULL);
    *r = (struct refusals){ node_get(root, "fields"), node_get(root, "values"), node_get(root, "except"), node_get(root, "person") };
    return root && r->fields && r->values && r->except && r->person;
}

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (unsigned char)c >= 0x80; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

static bool begins(const struct node *list, const char *word, size_t size)
{
    for (const struct node *n = list->first; n; n = n->next) {
        bool entire = n->size <= WHOLE_WORD;
        if (n->size <= size && (!entire || n->size == size) && memcmp(word, n->text, n->size) == 0) return true;
    }
    return false;
}

/* Whether one of the words begins as one of a list; each is at most WORD_MOST bytes long, the rest of a longer one makes no difference. */
static bool has_word(const struct node *list, const struct node *except, const char *value, size_t size)
{
    for (size_t i = 0; i < size;) {
        char word[WORD_MOST + 1];
        size_t length = 0;
        for (; i < size && is_letter(lower(value[i])); i++)
            if (length < WORD_MOST) word[length++] = lower(value[i]);
        if (length && begins(list, word, length) && !(except && begins(except, word, length))) return true;
        if (i < size) i++;
    }
    return false;
}

bool match_is_about_health(const struct refusals *r, const char *value, size_t size) { return has_word(r->values, r->except, value, size); }

void match_refuse_field(struct reader *r, enum match_kind kind, const char *name, size_t size, int32_t line)
{
    char field[72], allowed[2][200];
    struct text shown = TEXT_IN(field);
    text_bytes(&shown, name, size < 60 ? size : 60);
    if (has_word(r->refusals.fields, NULL, name, size) || match_is_about_health(&r->refusals, name, size)) {
        match_wrong(r, line, text_string(&shown), NULL, 0, "geen gegevens over gezondheid of een beperking: dit hulpmiddel vergelijkt taken, uren en reistijd; haal deze kolom weg",
                    "no data about health or an impairment: this aid compares tasks, hours and travel; take this column out");
        return;
    }
    if (has_word(r->refusals.person, NULL, name, size)) {
        match_wrong(r, line, text_string(&shown), NULL, 0, "geen naam, BSN of andere persoonsgegevens: noem wie het is met een eigen code", "no name, BSN or other personal data: name people by a code of your own");
        return;
    }
    for (int language = 0; language < 2; language++) {
        struct text t = TEXT_IN(allowed[language]);
        const char *between = "";
        for (const struct match_field *f = match_fields; f->name; f++)
            if (f->kind == kind) { text_put(&t, between); text_put(&t, f->name); between = ", "; }
        text_string(&t);
    }
    match_wrong(r, line, text_string(&shown), NULL, 0, allowed[0], allowed[1]);
}
