/* SPDX-License-Identifier: EUPL-1.2 */
/* numbers.c: what a sentence counts: ages, terms, percentages, amounts and days, in figures and in words, Dutch and English. */
#include "checker/inside.h"

#include <string.h>

/* ---- numbers as words ---- */

struct number { const char *word; int32_t value; };
static const struct number small[] = { { "een", 1 }, { "twee", 2 }, { "drie", 3 }, { "vier", 4 }, { "vijf", 5 }, { "zes", 6 }, { "zeven", 7 }, { "acht", 8 }, { "negen", 9 }, { "tien", 10 }, { "elf", 11 }, { "twaalf", 12 },
    { "dertien", 13 }, { "veertien", 14 }, { "vijftien", 15 }, { "zestien", 16 }, { "zeventien", 17 }, { "achttien", 18 }, { "negentien", 19 },
    { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 }, { "thirteen", 13 },
    { "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 }, { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 } };
static const struct number tens[] = { { "twintig", 20 }, { "dertig", 30 }, { "veertig", 40 }, { "vijftig", 50 }, { "zestig", 60 }, { "zeventig", 70 }, { "tachtig", 80 }, { "negentig", 90 }, { "honderd", 100 },
    { "twenty", 20 }, { "thirty", 30 }, { "forty", 40 }, { "fifty", 50 }, { "sixty", 60 }, { "seventy", 70 }, { "eighty", 80 }, { "ninety", 90 }, { "hundred", 100 } };
#define COUNT_OF(list) (sizeof (list) / sizeof *(list))

static int32_t small_word(const char *word, size_t size)
{
    for (size_t i = 0; i < COUNT_OF(small); i++) if (same_text(word, size, small[i].word)) return small[i].value;
    return -1;
}

int32_t number_word(const char *word, size_t size)
{
    size_t plural = size > 7 && memcmp(word + size - 7, "jarigen", 7) == 0 ? 7 : size > 6 && memcmp(word + size - 6, "jarige", 6) == 0 ? 6 : 0;       /* zevenentwintigjarigen */
    size -= plural;
    int32_t one = small_word(word, size);
    for (size_t i = 0; i < COUNT_OF(tens) && one < 0; i++) {
        size_t n = strlen(tens[i].word);
        if (size == n && memcmp(word, tens[i].word, n) == 0) return tens[i].value;
        if (size > n + 2 && memcmp(word + size - n, tens[i].word, n) == 0 && memcmp(word + size - n - 2, "en", 2) == 0) {        /* vijf-en-twintig */
            int32_t unit = small_word(word, size - n - 2);
            if (unit > 0 && unit < 10) return tens[i].value + unit;
        }
        if (size > n + 1 && memcmp(word, tens[i].word, n) == 0 && word[n] == '-') {       /* twenty-five */
            int32_t unit = small_word(word + n + 1, size - n - 1);
            if (unit > 0 && unit < 10) return tens[i].value + unit;
        }
    }
    return one;
}

/* ---- in a sentence ---- */

struct look { const struct page *page; const struct sentence *sentence; };

static bool is_word(const struct look *l, int32_t at, const char *list)
{
    if (at < 0 || at >= l->sentence->count) return false;
    const struct token *t = &l->page->token[l->sentence->first + at];
    for (const char *word = list; *word;) {
        size_t n = strcspn(word, " ");
        if (n == t->size && memcmp(word, t->word, n) == 0) return true;
        word += n + (word[n] == ' ');
    }
    return false;
}

static const struct token *token_at(const struct look *l, int32_t at) { return at >= 0 && at < l->sentence->count ? &l->page->token[l->sentence->first + at] : NULL; }

/* The number that stands here, in thousandths; -1 when there is none. */
static int64_t number_at(const struct look *l, int32_t at)
{
    const struct token *t = token_at(l, at);
    if (!t || t->kind == TOKEN_date) return -1;
    if (t->kind == TOKEN_number) return t->value;
    int32_t value = number_word(t->word, t->size);
    return value < 0 ? -1 : value * 1000;
}

static int32_t month_at(const struct look *l, int32_t at)
{
    static const char *const months[12] = { "januari january", "februari february", "maart march", "april", "mei may", "juni june", "juli july", "augustus august", "september", "oktober october", "november", "december" };
    for (int32_t i = 0; i < 12; i++) if (is_word(l, at, months[i])) return i + 1;
    return 0;
}

static bool year_at(const struct look *l, int32_t at, int32_t *year)
{
    const struct token *t = token_at(l, at);
    if (!t || t->kind != TOKEN_number || t->size != 4 || t->euro || t->value < 1990000 || t->value > 2049000) return false;
    *year = (int32_t)(t->value / 1000);
    return true;
}

/* Which unit a word names: 1 a hit. months and days per unit. */
static bool unit_at(const struct look *l, int32_t at, enum counted *counted, int32_t *times)
{
    static const struct { const char *words; enum counted counted; int32_t times; } units[] = {
        { "week weken weeks weken.", COUNT_days, 7 }, { "dag dagen day days", COUNT_days, 1 }, { "maand maanden month months", COUNT_months, 1 },
        { "jaar jaren year years", COUNT_months, 12 }, { "procent percent % pct", COUNT_percent, 1 }, { "euro euro's eur euros", COUNT_euro, 1 }, { "halfjaar", COUNT_months, 6 }, { "kwartaal kwartalen quarter quarters", COUNT_months, 3 } };
    for (size_t i = 0; i < COUNT_OF(units); i++) if (is_word(l, at, units[i].words)) { *counted = units[i].counted; *times = units[i].times; return true; }
    if (is_word(l, at, "per") && is_word(l, at + 1, "cent")) { *counted = COUNT_percent; *times = 1; return true; }
    return false;
}

/* "als u 26 bent", "bent u 26?", "uw zoon is 26": how old somebody is, which is no limit. Nor is the end of "tussen 21 en 27". */
static bool is_example(const struct look *l, int32_t first, int32_t last)
{
    static const char being[] = "ben bent is wordt word zijn am are turn turns", person[] = "u je jij ik hij zij ze you i he she", somebody[] = "zoon dochter kind huisgenoot partner broer zus werknemer medewerker son daughter child housemate partner brother sister employee";
    if (is_word(l, last + 1, "of or en and") && is_word(l, last + 2, "ouder jonger older younger over under")) return false;
    if (is_word(l, last + 1, "plus +") || is_word(l, last + 1, "geworden")) return false;
    bool stretch = is_word(l, first - 1, "en and") && (last > first || is_word(l, last + 1, being) || is_word(l, last + 1, person)) && (is_word(l, first - 3, "tussen between") || (is_word(l, first - 2, "jaar year years") && is_word(l, first - 4, "tussen between")));
    bool before = is_word(l, first - 1, being) && (is_word(l, first - 2, person) || is_word(l, first - 2, somebody));
    bool asked = (is_word(l, first - 1, person) || is_word(l, first - 1, somebody)) && (is_word(l, first - 2, being) || is_word(l, first - 3, being));
    bool behind = is_word(l, last + 1, being) && (is_word(l, first - 1, person) || is_word(l, first - 1, somebody));
    return stretch || before || asked || behind;
}

/* What stands before and behind a number of years makes it an age. */
static bool is_age(const struct look *l, int32_t first, int32_t last, struct quantity_said *q)
{
    bool below = (is_word(l, first - 1, "dan than") && is_word(l, first - 2, "jonger younger")) || is_word(l, first - 1, "onder under tot below")
        || (is_word(l, first - 1, "de hun zijn haar hij hij zij the") && is_word(l, first - 2, "onder tot")) || (is_word(l, first - 1, "age") && is_word(l, first - 2, "the of under below"));
    bool above = (is_word(l, first - 1, "dan than") && is_word(l, first - 2, "ouder older")), from = is_word(l, first - 1, "vanaf van aged age leeftijd from");
    bool behind = is_word(l, last + 1, "of en and or") && is_word(l, last + 2, "ouder jonger older younger over under"), old = is_word(l, last + 1, "oud old");
    q->below = below || (behind && is_word(l, last + 2, "jonger younger under"));
    q->next = above || (is_word(l, first - 1, "met") && is_word(l, first - 2, "en") && is_word(l, first - 3, "tot"));
    return below || above || from || behind || old || q->next || is_word(l, last + 1, "+ plus");
}

static bool add(struct quantity_said *out, int32_t *count, struct quantity_said q)
{
    if (*count >= SAID_MOST) return false;
    out[(*count)++] = q;
    return true;
}

/* "1 januari 2023", "juli 2023", "2023-07-01". Returns the last token, -1 when no date stands here. */
static int32_t take_day(const struct look *l, int32_t at, struct quantity_said *out, int32_t *count)
{
    const struct token *t = token_at(l, at);
    int32_t year, month = month_at(l, at), day;
    struct quantity_said q = { .counted = COUNT_date, .first = at };
    if (t->kind == TOKEN_date) { q.value = t->value; q.last = at; add(out, count, q); return at; }
    if (month && year_at(l, at + 1, &year)) { q.value = date_of(year, month, 1); q.last = at + 1; add(out, count, q); return at + 1; }
    month = month_at(l, at + 1);
    if (t->kind != TOKEN_number || !month || t->value < 1000 || t->value % 1000 || !year_at(l, at + 2, &year)) return -1;
    day = (int32_t)(t->value / 1000);
    if (t->value > 31000 || day > days_in_month(year, month)) return -1;
    q.value = date_of(year, month, day);
    q.last = at + 2;
    add(out, count, q);
    return at + 2;
}

/* "een half jaar", "anderhalf jaar", "de helft", "een kwart", "driekwart". */
static int32_t take_part(const struct look *l, int32_t at, struct quantity_said *out, int32_t *count)
{
    struct quantity_said q = { .first = at, .last = at };
    if (is_word(l, at - 1, "eerste tweede first second")) return -1;       /* of a year */
    if (is_word(l, at, "helft")) { q.counted = COUNT_percent; q.value = 50000; }
    else if (is_word(l, at, "kwart quarter") && is_word(l, at - 1, "een a")) { q.counted = COUNT_percent; q.value = 25000; }
    else if (is_word(l, at, "driekwart")) { q.counted = COUNT_percent; q.value = 75000; }
    else if (is_word(l, at, "half halve") && is_word(l, at + 1, "jaar year")) { q.counted = COUNT_months; q.value = 6000; q.last = at + 1; }
    else if (is_word(l, at, "half") && is_word(l, at + 1, "a an") && is_word(l, at + 2, "year")) { q.counted = COUNT_months; q.value = 6000; q.last = at + 2; }
    else if (is_word(l, at, "halfjaar")) { q.counted = COUNT_months; q.value = 6000; }
    else if (is_word(l, at, "anderhalf") && is_word(l, at + 1, "jaar")) { q.counted = COUNT_months; q.value = 18000; q.last = at + 1; }
    else if (is_word(l, at, "anderhalve") && is_word(l, at + 1, "maand")) { q.counted = COUNT_days; q.value = 45000; q.last = at + 1; }
    else if (is_word(l, at, "half") && is_word(l, at + 1, "of")) { q.counted = COUNT_percent; q.value = 50000; }
    else return -1;
    add(out, count, q);
    return q.last;
}

/* "tot 21-jarigen", "onder achttienjarigen". */
static bool of_a_limit(const struct look *l, int32_t at) { return is_word(l, at - 1, "tot onder boven vanaf dan met en of under over below above to from than") || is_word(l, at + 1, "en of") || is_word(l, at + 2, "en of"); }

/* What is counted is something else: "als u 26 uur werkt", "bent u 26 weken". */
static bool number_follows(const struct look *l, int32_t at)
{
    enum counted counted;
    int32_t times;
    return unit_at(l, at + 1, &counted, &times) || is_word(l, at + 1, "uur uren hours keer times euro procent");
}

/* A number with what it counts. Of "21 tot 27 jaar" both are years. */
static int32_t take_counted(const struct look *l, int32_t at, struct quantity_said *out, int32_t *count)
{
    const struct token *t = token_at(l, at);
    int64_t value = number_at(l, at);
    struct quantity_said q = { .first = at, .last = at, .value = value };
    int32_t unit = at + 1, times = 1;
    if (value < 0) return -1;
    if (is_word(l, at, "een one") && !unit_at(l, at + 1, &q.counted, &times)) return -1;
    q.whole = t->decimals == 0;
    if (t->euro) { q.counted = COUNT_euro; add(out, count, q); return at; }
    if (is_word(l, unit, "hele volle aaneengesloten full whole kalendermaanden")) unit++;
    bool range = is_word(l, unit, "en tot of and to or") && number_at(l, unit + 1) >= 0;
    if (is_word(l, unit, "tot") && is_word(l, unit + 1, "en") && is_word(l, unit + 2, "met") && number_at(l, unit + 3) >= 0) { range = true; unit += 2; }
    if (range) unit += 2;
    if (t->size > 7 && t->kind == TOKEN_word && (memcmp(t->word + t->size - 6, "jarige", 6) == 0 || memcmp(t->word + t->size - 7, "jarigen", 7) == 0)) { q.counted = COUNT_age; q.example = !of_a_limit(l, at); add(out, count, q); return at; }
    if (value >= 12000 && is_word(l, unit, "plusser plussers plus'ers")) { q.counted = COUNT_age; q.last = unit; add(out, count, q); return range ? at : unit; }
    if (is_word(l, unit, "jarige jarigen -jarige year-old year-olds")) { q.counted = COUNT_age; q.example = !range && !of_a_limit(l, at); q.last = unit; add(out, count, q); return range ? at : unit; }
    if (!unit_at(l, unit, &q.counted, &times)) {
        q.example = is_example(l, at, at) && (range || !number_follows(l, at));
        if (value < 12000 || value > 75000 || value % 1000 || (!is_age(l, at, at, &q) && !q.example) || is_word(l, at + 1, "uur uren hours")) return -1;
        if (q.example) { q.counted = COUNT_age; add(out, count, q); return at; }
        if (is_word(l, at - 1, "van from tot vanaf") && !q.below && !is_word(l, at - 2, "leeftijd age") && !is_word(l, at + 1, "of + plus en")) return -1;
        q.counted = COUNT_age;
        add(out, count, q);
        return at;
    }
    q.last = unit;
    bool years = q.counted == COUNT_months && times == 12;
    if (years && value >= 12000 && value <= 75000 && (is_age(l, at, unit, &q) || range || (is_word(l, at - 1, "en tot and to met") && number_at(l, at - 2) >= 0) || is_word(l, at - 1, "bent is wordt are turns zijn") || value >= 15000)) {
        q.counted = COUNT_age;
        q.example = !q.below && !q.next && is_example(l, at, unit);
    } else q.value *= times;
    add(out, count, q);
    return range ? at : unit;
}

/* An amount beside one age is the amount for that age. */
static void tell_age(struct quantity_said *out, int32_t count)
{
    int32_t age = -1, ages = 0;
    for (int32_t i = 0; i < count; i++) if (out[i].counted == COUNT_age && ++ages) age = (int32_t)(out[i].value / 1000);
    for (int32_t i = 0; i < count; i++) out[i].age = ages == 1 ? age : -1;
}

int32_t quantities_of(const struct page *page, const struct sentence *sentence, struct quantity_said out[SAID_MOST])
{
    struct look l = { page, sentence };
    int32_t count = 0;
    for (int32_t at = 0; at < sentence->count; at++) {
        int32_t last = take_day(&l, at, out, &count), year;
        if (last < 0) last = take_part(&l, at, out, &count);
        if (last < 0 && year_at(&l, at, &year) && !is_word(&l, at + 1, "euro")) continue;
        if (last < 0) last = take_counted(&l, at, out, &count);
        if (last >= 0) at = last;
    }
    tell_age(out, count);
    return count;
}
