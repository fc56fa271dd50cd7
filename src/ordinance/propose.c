/* SPDX-License-Identifier: EUPL-1.2 */
/* propose.c: what a paragraph may mean, found by words and numbers. Proposals for a person, never values. */
#include "ordinance/import_inside.h"

#include "ordinance/inside.h"

/* Terms are in lower case; "a|b" is a or b. need: all must stand in the paragraph, the first also in the title of its article unless it begins with "!". from, to: a number counts only behind and before these. */
struct hint { enum local_field_id field; const char *need[3], *from, *to; };
static const struct hint hints[] = {
    { LOCALF_lks_proces, { "loonkostensubsidie", "aanvra", "proces|procedure|werkwijze" }, 0, 0 },
    { LOCALF_lks_preferent_proces, { "preferent" }, 0, 0 },
    { LOCALF_lks_aanvraag_maanden, { "loonkostensubsidie", "maand", "aanvra" }, 0, 0 },
    { LOCALF_lks_beslis_weken, { "loonkostensubsidie", "beslis|besluit", "week|weken" }, 0, 0 },
    { LOCALF_lks_forfait, { "forfait" }, 0, 0 },
    { LOCALF_lks_forfait_maanden, { "forfait", "maand" }, 0, 0 },
    { LOCALF_lks_forfait_procent, { "forfait", "procent|%" }, 0, 0 },
    { LOCALF_proefplaats_basis_maanden, { "!proefplaats", "maand" }, 0, "verleng" },
    { LOCALF_proefplaats_verlenging_maanden, { "proefplaats", "verleng", "maand" }, "verleng", 0 },
    { LOCALF_proefplaats_contract_maanden, { "proefplaats", "arbeidsovereenkomst|dienstverband|dienstbetrekking", "maand" }, "arbeidsovereenkomst|dienstverband|dienstbetrekking", 0 },
    { LOCALF_jobcoach_hoogste_maanden, { "jobcoach", "ten hoogste|maximaal", "maand|jaar" }, "ten hoogste|maximaal", 0 },
    { LOCALF_jobcoach_uren_per_week, { "jobcoach", "uur per week", "ten minste|minimaal" }, 0, 0 },
    { LOCALF_jobcoach_loonwaarde, { "jobcoach", "loonwaarde", "procent|%" }, 0, 0 },
    { LOCALF_jobcoach_uurtarief, { "jobcoach", "per uur|uurtarief" }, 0, 0 },
    { LOCALF_jobcoach_beslis_weken, { "ondersteuning|jobcoach", "beslis|besluit", "week|weken" }, 0, 0 },
    { LOCALF_jobcoach_in_natura, { "ondersteuning|jobcoach", "in natura" }, 0, 0 },
    { LOCALF_jobcoach_subsidie, { "ondersteuning|jobcoach", "subsidie" }, 0, 0 },
    { LOCALF_werkbegeleider, { "interne werkbegeleid" }, 0, 0 },
    { LOCALF_werkbegeleider_bedrag, { "werkbegeleid", "€|euro" }, 0, 0 },
    { LOCALF_vervoer, { "vervoersvoorziening" }, 0, 0 },
    { LOCALF_vervoer_kilometer, { "vervoer", "kilometer", "€|euro" }, 0, 0 },
    { LOCALF_vervoer_openbaar_maand, { "openbaar vervoer", "maand", "€|euro" }, 0, 0 },
    { LOCALF_vervoer_zonder_visueel, { "vervoer", "visuele", "uitgezonderd|uitzondering|behalve|niet voor" }, 0, 0 },
    { LOCALF_intermediair, { "intermedia" }, 0, 0 },
    { LOCALF_meeneembaar, { "meeneembare" }, 0, 0 },
    { LOCALF_meeneembaar_drempel, { "meeneembare", "€|euro", "minder dan|lager dan|drempel" }, 0, 0 },
    { LOCALF_integrale_ondersteuning, { "integrale ondersteuning" }, 0, 0 },
    { LOCALF_voortgezet_ook_10d2, { "voortgezet|voortgezette", "10d" }, 0, 0 },
    { LOCALF_onder_27, { "artikel 7a" }, 0, 0 },
    { LOCALF_hardheidsclausule, { "afwijken|afwijkt", "hardheid|onbillijk" }, 0, 0 },
    { LOCALF_overgangsrecht, { "ingetrokken" }, 0, 0 },
    { LOCALF_citeertitel, { "!aangehaald als|citeertitel" }, 0, 0 },
    { LOCALF_onderzoek_en_motivering, { "onderzoek", "motiver|gemotiveerd" }, 0, 0 },
    { LOCALF_premie_en_armoedeval, { "premie", "armoedeval" }, 0, 0 },
    { LOCALF_scholing_en_premie, { "scholing", "premie" }, 0, 0 },
};

/* Words of a set: an article that has `need` proposes each word whose term it has. */
struct word_hint { enum local_field_id field; const char *need; const char *term[9]; };
static const struct word_hint word_hints[] = {
    { LOCALF_verdeling_houdt_rekening_met, "verdel", { "zorgtaken|zorgtaak", "doelgroep loonkostensubsidie", "beschut", "structurele" } },
    { LOCALF_aanvragers_ondersteuning, "ondersteuning", { "werkgever", "werknemer", "werkzoekende", NULL } },
    { LOCALF_lks_aanvragers, "loonkostensubsidie", { "werkgever", "werknemer", NULL, "ambtshalve" } },
    { LOCALF_lks_betaling_regelt, "loonkostensubsidie", { "per maand|per kwartaal|maandelijks|per halfjaar", "voorschot", "meldt|melden", "terugvorder", "ziek" } },
    { LOCALF_proefplaats_voorwaarden, "proefplaats", { "verzeker", "verdring", "voornemen|intentie|arbeidsovereenkomst aan", "niet eerder", "in staat", "kans", "beslist binnen" } },
    { LOCALF_jobcoach_kwaliteit, "jobcoach", { "erkend door uwv|uwv-erkend", "hbo", "opleiding", "beroepsregister|beroepsvereniging", "omtrent het gedrag|omtrent gedrag", "intervisie", "klacht", "onafhankelijk", "privacy" } },
    { LOCALF_jobcoach_borging, "jobcoach", { "register", "verslag|rapport", "tevredenheid", "controle|controleert|steekproef", "coachplan" } },
    { LOCALF_vervoer_vormen, "vervoersvoorziening", { "in natura", "vergoeding|in geld" } },
    { LOCALF_intermediair_groepen, "intermedia", { "motorische", "visuele" } },
    { LOCALF_meeneembaar_omvat, "meeneembare", { "werkplek", "werkmethode|productie- en werkmethode", "opleiding", "proefplaats", "hulpmiddel|gereedschap" } },
    { LOCALF_voortgezet_bij, "voortgezet", { "onderwijs naar werk", "werk naar onderwijs", "werk naar werk" } },
};

/* In lower case, ASCII only. */
static const char *lower(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *c = copy; c && *c; c++) if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    return copy ? copy : "";
}

/* Without open places, "[keuze: ...]": what somebody must still decide says nothing. */
static const char *without_open_places(struct arena *arena, const char *text)
{
    static const char open[] = "[keuze:";
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *at = copy; at && (at = strstr(at, open)) != NULL;) {
        char *end = strchr(at, ']');
        if (!end) { *at = 0; break; }
        memmove(at, end + 1, strlen(end));
    }
    return copy ? copy : "";
}

/* Where one of "a|b" stands first; NULL when none does. */
static const char *find(const char *text, const char *terms)
{
    const char *best = NULL;
    while (*terms) {
        size_t size = strcspn(terms, "|");
        for (const char *at = text; *at && (!best || at < best); at++)
            if (strncmp(at, terms, size) == 0) { best = at; break; }
        terms += size + (terms[size] == '|');
    }
    return best;
}

/* ---- numbers ---- */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }

/* The number that ends right before `end` (blanks between), in digits or in a word, in the decimals of the unit. */
static bool number_before(const char *begin, const char *end, int decimals, int64_t *value)
{
    static const char *const words[] = { "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf" };
    while (end > begin && (end[-1] == ' ' || end[-1] == '-')) end--;
    const char *from = end;
    while (from > begin && ((from[-1] >= '0' && from[-1] <= '9') || from[-1] == ',' || from[-1] == '.')) from--;
    while (from < end && (*from == ',' || *from == '.')) from++;
    if (from < end) {
        char plain[40];
        size_t n = 0;
        for (const char *c = from; c < end && n < sizeof plain - 1; c++)
            if (!(*c == '.' && end - c > 3 && c[1] >= '0' && c[1] <= '9' && c[2] >= '0' && c[2] <= '9' && c[3] >= '0' && c[3] <= '9')) plain[n++] = *c;      /* "1.000": a thousand */
        while (n && (plain[n - 1] == ',' || plain[n - 1] == '.')) n--;
        return parse_decimal(plain, n, decimals, true, value) == NUMBER_OK;
    }
    while (from > begin && is_letter(from[-1])) from--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same_text(from, (size_t)(end - from), words[i])) {
            *value = (int64_t)i;
            for (int k = 0; k < decimals; k++) *value *= 10;
            return true;
        }
    return false;
}

/* The number that begins at `at`: "€ 84,90". */
static bool number_after(const char *at, int decimals, int64_t *value)
{
    while (*at == ' ' || strncmp(at, "\xC2\xA0", 2) == 0) at += *at == ' ' ? 1 : 2;
    size_t size = strspn(at, "0123456789.,");
    return size && number_before(at, at + size, decimals, value);
}

static bool number_in(const char *begin, const char *end, const struct local_field *field, int64_t *value)
{
    static const struct { enum law_unit unit; const char *term; int64_t times; } units[] = { { UNIT_months, "maand", 1 }, { UNIT_months, "jaar", 12 }, { UNIT_weeks, "we", 1 }, { UNIT_hours, "uur", 1 }, { UNIT_hours, "uren", 1 },
        { UNIT_percent, "procent", 1 }, { UNIT_percent, "%", 1 }, { UNIT_euro, "euro", 1 } };
    int decimals = local_decimals(field->unit);
    for (const char *at = begin; at < end; at++) {
        int64_t found;
        if (field->unit == UNIT_euro && strncmp(at, "€", strlen("€")) == 0 && number_after(at + strlen("€"), decimals, &found)) { *value = found; return found >= field->least && found <= field->most; }
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            bool week = field->unit != UNIT_weeks || strncmp(at, "week", 4) == 0 || strncmp(at, "weken", 5) == 0;
            if (units[i].unit != field->unit || !week || strncmp(at, units[i].term, strlen(units[i].term)) != 0 || !number_before(begin, at, decimals, &found)) continue;
            *value = found * units[i].times;
            return *value >= field->least && *value <= field->most;
        }
    }
    return false;
}

/* ---- proposals ---- */

static void propose(struct import_result *r, enum local_field_id field, int64_t value, const struct import_article *a, const struct import_paragraph *p)
{
    if (r->proposals < PROPOSALS_MOST) r->proposal[r->proposals++] = (struct import_proposal){ field, { value, 0 }, a, p };
}

/* "geen" or "niet" right before one of the words, unless the hint asks for such a word itself. */
static bool is_denied(const struct hint *h, const char *text)
{
    enum { NEAR = 12 };
    for (int i = 0; i < 3 && h->need[i]; i++) if (strstr(h->need[i], "niet")) return false;
    for (int i = 0; i < 3 && h->need[i]; i++) {
        const char *at = find(text, h->need[i] + (h->need[i][0] == '!'));
        if (!at) continue;
        size_t before = (size_t)(at - text) < NEAR ? (size_t)(at - text) : NEAR;
        for (const char *c = at - before; c + 5 <= at; c++) if (strncmp(c, "geen ", 5) == 0 || strncmp(c, "niet ", 5) == 0) return true;
    }
    return false;
}

static void try_hint(struct import_result *r, const struct hint *h, const char *title, const char *text, const struct import_article *a, const struct import_paragraph *p)
{
    for (int i = 0; i < 3 && h->need[i]; i++) {
        bool here = h->need[i][0] == '!';
        if (!find(text, h->need[i] + here) && (i > 0 || here || !find(title, h->need[i]))) return;
    }
    const struct local_field *field = &local_fields[h->field];
    /* What is left to others says nothing by itself. */
    if (field->kind == LOCAL_answer && find(text, "in nadere regels|per persoon, met een besluit")) return;
    if (field->kind == LOCAL_answer) { propose(r, h->field, !is_denied(h, text), a, p); return; }
    const char *begin = h->from ? find(text, h->from) : text, *end = text + strlen(text);
    const char *stop = h->to ? find(text, h->to) : NULL;
    int64_t value;
    if (stop) end = stop;
    if (begin && begin < end && number_in(begin, end, field, &value)) propose(r, h->field, value, a, p);
}

static void try_words(struct import_result *r, const struct word_hint *h, const char *title, const char *const *texts, const struct import_article *a)
{
    int64_t bits = 0;
    int32_t first = -1;
    bool about = find(title, h->need) != NULL;
    for (int32_t i = 0; i < a->paragraphs && !about; i++) about = find(texts[i], h->need) != NULL;
    for (int32_t i = 0; i < a->paragraphs && about; i++)
        for (int k = 0; k < local_fields[h->field].word_count && k < 9; k++)
            if (h->term[k] && find(texts[i], h->term[k])) { bits |= (int64_t)1 << k; if (first < 0) first = i; }
    if (bits) propose(r, h->field, bits, a, &a->paragraph[first]);
}

void import_propose(struct import_result *r, struct arena *arena)
{
    for (int32_t i = 0; i < r->document.articles; i++) {
        const struct import_article *a = &r->document.article[i];
        const char **texts = arena_take(arena, sizeof *texts * (size_t)(a->paragraphs + 1));
        const char *title = lower(arena, a->title);
        if (!texts) return;
        for (int32_t k = 0; k < a->paragraphs; k++) {
            texts[k] = lower(arena, without_open_places(arena, a->paragraph[k].text));
            bool says = texts[k][strspn(texts[k], " .;")] != 0;
            for (size_t h = 0; says && h < sizeof hints / sizeof *hints; h++) try_hint(r, &hints[h], title, texts[k], a, &a->paragraph[k]);
        }
        for (size_t h = 0; h < sizeof word_hints / sizeof *word_hints; h++) try_words(r, &word_hints[h], title, texts, a);
    }
}
