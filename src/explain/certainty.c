/* SPDX-License-Identifier: EUPL-1.2 */
/* certainty.c: how sure an answer is, as JSON and in sentences: other readings of the law and what comes of them, and values of the law that are uncertain. */
#include <string.h>
#include "explain/explain.h"
#include "explain/parts.h"

static const struct law_choice *choice_of(const struct decision *d, uint32_t k) { return &d->law->tables->book->choices[k]; }
static const void *in_room(const struct decision *d, const struct case_room *outcome, uint32_t k) { return outcome->bytes + d->rule->outcomes[k].offset; }

/* A value of the law that was used and is uncertain, or that was published otherwise before: its row, and the publication before it. */
struct doubt { const struct use *use; const struct law_row *row, *earlier; };

static bool is_doubtful(const struct decision *d, const struct use *use, struct doubt *doubt)
{
    const struct law_row *row = law_row_on(d->law, use->slot, use->day);
    *doubt = (struct doubt){ use, row, row ? law_row_known_before(d->law, use->slot, use->day, row->known) : NULL };
    return row_is_uncertain(row) || doubt->earlier;
}

/* ---- as JSON ---- */

static void comma(struct text *t, bool *first) { if (!*first) text_char(t, ','); *first = false; }
static void name_key(struct text *t, const char *name, bool *first)
{
    comma(t, first);
    text_char(t, '"');
    text_put(t, name);
    text_put(t, "\":");
}

/* What differs: "uitkomst" with the values, "onbekend" with the names of outcomes that are then open. */
static void moved_json(struct text *t, const struct decision *d, uint64_t moved, const struct case_room *outcome)
{
    const struct outcome_head *head = outcome_head(outcome);
    bool first = true;
    text_put(t, "\"uitkomst\":{");
    for (uint64_t left = moved & head->settled; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        name_key(t, d->rule->outcomes[k].term->name, &first);
        if (head->none >> k & 1) text_put(t, "null"); else term_put(t, d->rule->outcomes[k].term, in_room(d, outcome, k), true);
    }
    text_char(t, '}');
    if (!(moved & ~head->settled)) return;
    text_put(t, ",\"onbekend\":[");
    first = true;
    for (uint64_t left = moved & ~head->settled; left; left &= left - 1) {
        comma(t, &first);
        text_char(t, '"'); text_put(t, d->rule->outcomes[__builtin_ctzll(left)].term->name); text_char(t, '"');
    }
    text_char(t, ']');
}

static void choice_json(struct text *t, const struct decision *d, uint32_t k)
{
    const struct law_choice *choice = choice_of(d, k);
    struct case_room outcome;
    uint64_t any = 0;
    bool first = true;
    text_put(t, "{\"code\":\""); text_put(t, choice->code);
    text_put(t, "\",\"gekozen\":\""); text_put(t, choice->options[d->law->option[k]].name);
    text_put(t, "\",\"opties\":[");
    for (int32_t option = 0; option < choice->option_count; option++) {
        if (option == d->law->option[k]) continue;
        uint64_t moved = certainty_with_option(d, k, (uint32_t)option, &outcome);
        any |= moved;
        comma(t, &first);
        text_put(t, "{\"optie\":\""); text_put(t, choice->options[option].name); text_put(t, "\",");
        moved_json(t, d, moved, &outcome);
        text_char(t, '}');
    }
    text_put(t, any ? "]}" : "],\"alleenSamen\":true}");
}

/* Everything that an answer, word, list or code came to, in the order of their words or of the ways. */
static void values_json(struct text *t, const struct decision *d, const struct certainty *c, uint32_t k)
{
    const struct term *term = d->rule->outcomes[k].term;
    bool first = true;
    text_char(t, '[');
    for (uint64_t left = c->spread[k].seen; left; left &= left - 1) {
        int64_t at = __builtin_ctzll(left);
        struct case_room outcome;
        comma(t, &first);
        if (spread_is_word(term)) { term_put_plain(t, term, at, true); continue; }
        certainty_in_way(d, c, (uint32_t)at, &outcome);
        term_put(t, term, in_room(d, &outcome, k), true);
    }
    text_char(t, ']');
}

static void spread_json(struct text *t, const struct decision *d, const struct certainty *c, uint32_t k)
{
    const struct spread *s = &c->spread[k];
    const struct term *term = d->rule->outcomes[k].term;
    bool first = true;
    text_char(t, '{');
    if (s->any && spread_has_order(term)) {
        name_key(t, "van", &first); term_put_plain(t, term, s->least, true);
        name_key(t, "tot", &first); term_put_plain(t, term, s->most, true);
    } else if (s->any) { name_key(t, "waarden", &first); values_json(t, d, c, k); }
    if (s->none) { name_key(t, "geen", &first); text_put(t, "true"); }
    if (s->open) { name_key(t, "onbekend", &first); text_put(t, "true"); }
    text_char(t, '}');
}

static void parameter_json(struct text *t, const struct decision *d, const struct doubt *doubt)
{
    const struct use *use = doubt->use;
    const struct law_row *row = doubt->row;
    const struct law_parameter *parameter = law_parameter_of_slot(d->law->tables->book, use->slot);
    bool first = true;
    text_put(t, "{\"naam\":\""); law_put_name(t, parameter, use->slot);
    text_put(t, row ? "\",\"vanaf\":\"" : "\",\"gevraagdOp\":\""); text_date(t, row ? row->from : use->day);
    text_put(t, "\",\"status\":\""); text_put(t, law_status_names[row ? row->status : LAW_onbekend]);
    text_put(t, row && row->single ? "\",\"eenBron\":true,\"eerder\":[" : "\",\"eerder\":[");
    for (const struct law_row *earlier = doubt->earlier; earlier; earlier = law_row_known_before(d->law, use->slot, use->day, earlier->known)) {
        struct case_room outcome;
        uint64_t moved = certainty_with_row(d, use, earlier, &outcome);
        comma(t, &first);
        text_put(t, "{\"waarde\":");
        part_law_value_json(t, parameter, earlier->value);
        text_put(t, ",\"bekendVanaf\":\""); text_date(t, earlier->known); text_put(t, "\",");
        moved_json(t, d, moved, &outcome);
        text_char(t, '}');
    }
    text_put(t, "]}");
}

void certainty_json(struct text *t, const struct decision *d, const struct certainty *c)
{
    struct use use[USES_MOST];
    int32_t n = d->status == ONGELDIG ? 0 : part_parameters(d, use);
    bool first = true;
    text_put(t, ",\"zekerheid\":{\"getoetst\":\"");
    text_put(t, c->one_at_a_time ? "een-voor-een" : "alle-combinaties");
    text_put(t, "\",\"keuzes\":[");
    for (uint64_t left = c->choices; left; left &= left - 1) { comma(t, &first); choice_json(t, d, (uint32_t)__builtin_ctzll(left)); }
    text_put(t, "],\"nietGetoetst\":[");
    first = true;
    for (uint64_t left = c->untried; left; left &= left - 1) {
        comma(t, &first);
        text_char(t, '"'); text_put(t, choice_of(d, (uint32_t)__builtin_ctzll(left))->code); text_char(t, '"');
    }
    text_put(t, "],\"bereik\":{");
    first = true;
    for (uint64_t left = c->varies; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        name_key(t, d->rule->outcomes[k].term->name, &first);
        spread_json(t, d, c, k);
    }
    text_put(t, "},\"parameters\":[");
    first = true;
    for (int32_t i = 0; i < n; i++) {
        struct doubt doubt;
        if (!is_doubtful(d, &use[i], &doubt)) continue;
        comma(t, &first);
        parameter_json(t, d, &doubt);
    }
    text_put(t, "]}");
}

/* ---- in sentences ---- */

static void line(struct text *t, const char *const both[2], int language) { text_put(t, both[language]); }
#define SAY(nl, en) line(t, (const char *const[]){ nl, en }, language)

/* The label of an outcome, up to the column of the values. */
static void label(struct text *t, const struct term *term, const char *indent, int language)
{
    size_t width = 0;
    for (const char *part = indent; part; part = part == indent ? term->label[language] : NULL) {
        text_put(t, part);
        for (const char *c = part; *c; c++) width += ((unsigned char)*c & 0xC0) != 0x80;      /* characters, not bytes */
    }
    do text_char(t, ' '); while (++width < 60);
}

static void plain_value(struct text *t, const struct term *term, int64_t value, int language)
{
    int32_t narrow = (int32_t)value;
    explain_value(t, term, term->kind == KIND_euro ? (const void *)&value : (const void *)&narrow, language);
}

/* What an outcome becomes in one other reading. */
static void moved_lines(struct text *t, const struct decision *d, uint64_t moved, const struct case_room *outcome, int language)
{
    const struct outcome_head *head = outcome_head(outcome);
    for (uint64_t left = moved; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        const struct term *term = d->rule->outcomes[k].term;
        label(t, term, "      ", language);
        if (!(head->settled >> k & 1)) SAY("nog onbekend", "not known yet");
        else if (head->none >> k & 1) SAY("geen", "none");
        else explain_value(t, term, in_room(d, outcome, k), language);
        text_char(t, '\n');
    }
}

/* The values that an answer, word, list or code came to. */
static void seen_values(struct text *t, const struct decision *d, const struct certainty *c, uint32_t k, int language)
{
    const struct term *term = d->rule->outcomes[k].term;
    for (uint64_t all = c->spread[k].seen, left = all; left; left &= left - 1) {
        int64_t at = __builtin_ctzll(left);
        struct case_room outcome;
        if (left != all) SAY(" of ", " or ");
        if (spread_is_word(term)) { plain_value(t, term, at, language); continue; }
        certainty_in_way(d, c, (uint32_t)at, &outcome);
        explain_value(t, term, in_room(d, &outcome, k), language);
    }
}

static void spread_line(struct text *t, const struct decision *d, const struct certainty *c, uint32_t k, int language)
{
    const struct spread *s = &c->spread[k];
    const struct term *term = d->rule->outcomes[k].term;
    label(t, term, "    ", language);
    if (s->any && !spread_has_order(term)) seen_values(t, d, c, k, language);
    else if (s->any) {
        if (s->least != s->most) { SAY("van ", "from "); plain_value(t, term, s->least, language); SAY(" tot en met ", " to "); }
        plain_value(t, term, s->most, language);
    }
    if (s->none) { if (s->any) SAY(" of ", " or "); SAY("geen", "none"); }
    if (s->open) { if (s->any || s->none) SAY(" of ", " or "); SAY("nog onbekend", "not known yet"); }
    text_char(t, '\n');
}

static void choice_taken(struct text *t, const struct decision *d, uint32_t k, int language)
{
    const struct law_choice *choice = choice_of(d, k);
    const struct law_option *taken = &choice->options[d->law->option[k]];
    text_put(t, "  ");
    text_put(t, choice->question[language]);
    SAY(" Gekozen: ", " Chosen: ");
    text_put(t, taken->label[language]);
    text_put(t, " (");
    text_put(t, choice->code);
    text_char(t, '=');
    text_put(t, taken->name);
}

/* A choice that makes a difference: what was taken, and what each other option would give. */
static void choice_lines(struct text *t, const struct decision *d, uint32_t k, int language)
{
    const struct law_choice *choice = choice_of(d, k);
    choice_taken(t, d, k, language);
    SAY("); dit maakt hier uit.\n", "); this matters here.\n");
    for (int32_t option = 0; option < choice->option_count; option++) {
        if (option == d->law->option[k]) continue;
        struct case_room outcome;
        uint64_t moved = certainty_with_option(d, k, (uint32_t)option, &outcome);
        SAY("    Andere keuze (", "    Other choice (");
        text_put(t, choice->options[option].name);
        text_put(t, "): ");
        text_put(t, choice->options[option].label[language]);
        if (moved) SAY(". Dan wordt:\n", ". Then it becomes:\n"); else SAY(". Op zichzelf verandert dit niets.\n", ". By itself this changes nothing.\n");
        moved_lines(t, d, moved, &outcome, language);
    }
}

/* The choices: how many matter, what the outcome can be, and each of them. Returns how many lines were given to them. */
static int32_t choices_text(struct text *t, const struct decision *d, const struct certainty *c, int language)
{
    int32_t n = __builtin_popcountll(c->choices), told = n;
    if (n == 1) SAY("  De wet laat één punt open dat hier uitmaakt. Naar gelang de keuze is de uitkomst:\n",
                    "  The act leaves one point open that matters here. Depending on the choice the outcome is:\n");
    if (n > 1) {
        SAY("  De wet laat ", "  The act leaves ");
        text_int(t, n);
        SAY(" punten open die hier uitmaken. Naar gelang de keuzes is de uitkomst:\n", " points open that matter here. Depending on the choices the outcome is:\n");
    }
    for (uint64_t left = c->varies; left; left &= left - 1) spread_line(t, d, c, (uint32_t)__builtin_ctzll(left), language);
    for (uint64_t left = c->choices; left; left &= left - 1) choice_lines(t, d, (uint32_t)__builtin_ctzll(left), language);
    for (uint64_t left = d->reasoning.choices & ~c->choices; left; left &= left - 1) {
        uint32_t k = (uint32_t)__builtin_ctzll(left);
        if (d->law->option[k] == 0) continue;
        told++;
        choice_taken(t, d, k, language);
        SAY("); dit maakt hier niet uit.\n", "); this does not matter here.\n");
    }
    if (c->one_at_a_time) SAY("  De keuzes zijn een voor een geprobeerd, niet in alle combinaties.\n", "  The choices were tried one at a time, not in all combinations.\n");
    if (c->untried) SAY("  Deze keuzes zijn niet in elke combinatie geprobeerd, omdat dat er te veel zijn: ", "  These choices were not tried in every combination, because there are too many: ");
    for (uint64_t left = c->untried; left; left &= left - 1) { text_put(t, choice_of(d, (uint32_t)__builtin_ctzll(left))->code); text_put(t, left & (left - 1) ? ", " : ".\n"); }
    return told;
}

/* A value of the law that is uncertain, or that was published otherwise before. */
static void parameter_lines(struct text *t, const struct decision *d, const struct doubt *doubt, int language)
{
    const struct use *use = doubt->use;
    const struct law_row *row = doubt->row;
    const struct law_parameter *parameter = law_parameter_of_slot(d->law->tables->book, use->slot);
    text_put(t, "  ");
    law_put_name(t, parameter, use->slot);
    if (!row || row->status == LAW_onbekend) SAY(" is voor deze dag niet bekend", " is not known for this day");
    else if (row->status == LAW_afgeleid) SAY(" is afgeleid, niet gepubliceerd gezien", " is derived, not seen published");
    else if (row->single) SAY(" rust op één bron", " rests on one source");
    else SAY(" is later anders gepubliceerd", " was published otherwise afterwards");
    if (row) { text_put(t, ": "); text_put(t, row->source); }
    text_put(t, ".\n");
    for (const struct law_row *earlier = doubt->earlier; earlier; earlier = law_row_known_before(d->law, use->slot, use->day, earlier->known)) {
        struct case_room outcome;
        uint64_t moved = certainty_with_row(d, use, earlier, &outcome);
        SAY("    Eerder gepubliceerd: ", "    Published earlier: ");
        explain_parameter(t, parameter, earlier->value, language);
        SAY(" (bekend vanaf ", " (known since ");
        explain_date(t, earlier->known, language);
        if (moved) SAY("). Daarmee was de uitkomst:\n", "). With it the outcome was:\n"); else SAY("). Dat maakt hier niet uit.\n", "). That does not matter here.\n");
        moved_lines(t, d, moved, &outcome, language);
    }
}

void certainty_text(struct text *t, const struct decision *d, const struct certainty *c, int language)
{
    struct use use[USES_MOST];
    int32_t n = part_parameters(d, use), told = 0;
    SAY("\nHoe zeker is dit?\n", "\nHow certain is this?\n");
    for (int32_t i = 0; i < n; i++) {
        struct doubt doubt;
        if (!is_doubtful(d, &use[i], &doubt)) continue;
        told++;
        parameter_lines(t, d, &doubt, language);
    }
    told += choices_text(t, d, c, language);
    if (!told) SAY("  Alle gebruikte waarden zijn vastgesteld, en geen keuze van uitleg maakt hier uit.\n", "  All values used are settled, and no choice of interpretation matters here.\n");
}
