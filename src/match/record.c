/* SPDX-License-Identifier: EUPL-1.2 */
/* record.c: one vacancy, candidate or journey, field by field; every mistake is named. */
#include "match/inside.h"

const struct match_list match_lists[KINDS] = { { "vacatures", "vacature" }, { "kandidaten", "kandidaat" }, { "reistijden", "van" } };
const struct match_field match_fields[] = {
    { KIND_vacancy, SLOT_code, "vacature" }, { KIND_vacancy, SLOT_title, "titel" }, { KIND_vacancy, SLOT_place, "plaats" }, { KIND_vacancy, SLOT_tasks, "taken" },
    { KIND_vacancy, SLOT_least, "uren_van" }, { KIND_vacancy, SLOT_most, "uren_tot" },
    { KIND_candidate, SLOT_code, "kandidaat" }, { KIND_candidate, SLOT_place, "plaats" }, { KIND_candidate, SLOT_tasks, "kan" }, { KIND_candidate, SLOT_learns, "leert" }, { KIND_candidate, SLOT_will_not, "niet" },
    { KIND_candidate, SLOT_least, "uren_van" }, { KIND_candidate, SLOT_most, "uren_tot" }, { KIND_candidate, SLOT_travel, "reistijd" },
    { KIND_journey, SLOT_from, "van" }, { KIND_journey, SLOT_to, "naar" }, { KIND_journey, SLOT_minutes, "minuten" },
    { KINDS, SLOT_code, NULL },
};

enum { CODE_MOST = 40, TEXT_MOST = 80, HOURS_MOST = 6000, MINUTES_MOST = 600, DIGITS_MOST = 7 };

const struct match_field *match_field_named(enum match_kind kind, const char *name, size_t size)
{
    for (const struct match_field *f = match_fields; f->name; f++)
        if (f->kind == kind && same_text(name, size, f->name)) return f;
    return NULL;
}

void match_wrong(struct reader *r, int32_t line, const char *field, const char *value, size_t size, const char *nl, const char *en)
{
    problem_add(r->problems, line, field, value, size, nl, en);
    r->failed = true;
}

void match_record_begin(struct match_record *record, enum match_kind kind, int32_t line)
{
    *record = (struct match_record){ .kind = kind, .line = line,
        .party = { .code = "", .title = "", .place = "", .plain_place = "", .least = MATCH_NOT_GIVEN, .most = MATCH_NOT_GIVEN, .travel = MATCH_NOT_GIVEN, .line = line },
        .journey = { .from = "", .to = "", .minutes = MATCH_NOT_GIVEN, .line = line } };
}

/* As names are compared: small letters (also of letters with an accent), single blanks. */
static const char *plain(struct reader *r, const char *text)
{
    size_t size = strlen(text), n = 0;
    char *out = arena_take(r->arena, size + 1);
    if (!out) { r->failed = true; return ""; }
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == ' ' && (n == 0 || out[n - 1] == ' ')) continue;
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + ('a' - 'A'));
        else if (i > 0 && (unsigned char)text[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97) c = (unsigned char)(c + 0x20);
        out[n++] = (char)c;
    }
    while (n > 0 && out[n - 1] == ' ') n--;
    out[n] = 0;
    return out;
}

/* A row of digits as long as a BSN is one, or might be taken for one. */
static bool has_number_of_person(const char *value, size_t size)
{
    int digits = 0;
    for (size_t i = 0; i < size; i++) {
        if (value[i] >= '0' && value[i] <= '9') { if (++digits > DIGITS_MOST) return true; } else if (value[i] != ' ' && value[i] != '.' && value[i] != '-') digits = 0;
    }
    return false;
}

static bool control_in(const char *value, size_t size)
{
    for (size_t i = 0; i < size; i++) if ((unsigned char)value[i] < 0x20 || value[i] == 0x7f) return true;
    return false;
}

/* A name, place or task that may be kept; NULL: refused. */
static const char *words(struct reader *r, const struct match_record *record, const struct match_field *f, const char *value, size_t size, int32_t line)
{
    bool bad = size > TEXT_MOST || !valid_utf8(value, size) || control_in(value, size) || memchr(value, '@', size);
    if (bad) { match_wrong(r, line, f->name, value, size, "een tekst van 1 t/m 80 tekens op één regel, zonder e-mailadres", "a text of 1 to 80 characters on one line, without an e-mail address"); return NULL; }
    if (has_number_of_person(value, size)) {
        match_wrong(r, line, f->name, NULL, 0, "geen BSN of telefoonnummer: hoogstens zeven cijfers achter elkaar", "no BSN or telephone number: at most seven digits in a row");
        return NULL;
    }
    if (record->kind == KIND_candidate && match_is_about_health(&r->refusals, value, size)) {
        /* The value itself is not repeated: it may be a diagnosis, and messages are kept. */
        match_wrong(r, line, f->name, NULL, 0, "geen gegevens over gezondheid: schrijf wat iemand kan, leert of niet wil doen, niet waarom", "no data about health: write what somebody can, learns or will not do, not why");
        return NULL;
    }
    const char *copy = arena_copy(r->arena, value, size);
    if (!copy) r->failed = true;
    return copy;
}

static const char *code_of(struct reader *r, const struct match_field *f, const char *value, size_t size, int32_t line)
{
    bool good = size <= CODE_MOST;
    for (size_t i = 0; i < size && good; i++) {
        char c = value[i];
        good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
    if (good && !has_number_of_person(value, size)) {
        const char *copy = arena_copy(r->arena, value, size);
        if (copy) return copy;
        r->failed = true;
        return "";
    }
    match_wrong(r, line, f->name, good ? NULL : value, good ? 0 : size, "een eigen code van 1 t/m 40 letters, cijfers, - en _, geen BSN of naam", "a code of your own of 1 to 40 letters, digits, - and _, no BSN or name");
    return "";
}

static int64_t number(struct reader *r, const struct match_field *f, const char *value, size_t size, int decimals, int64_t most, int32_t line, const char *nl, const char *en)
{
    int64_t found = 0;
    if (parse_decimal(value, size, decimals, true, &found) == NUMBER_OK && found >= 0 && found <= most) return found;
    match_wrong(r, line, f->name, value, size, nl, en);
    return MATCH_NOT_GIVEN;
}

static void add_task(struct reader *r, struct match_record *record, const struct match_field *f, enum match_ability ability, const char *value, size_t size, int32_t line)
{
    struct match_party *p = &record->party;
    while (size && *value == ' ') { value++; size--; }
    while (size && value[size - 1] == ' ') size--;
    if (!size) return;
    if (p->tasks == MATCH_TASKS_MOST) { match_wrong(r, line, f->name, value, size, "hoogstens 12 taken", "at most 12 tasks"); return; }
    const char *name = words(r, record, f, value, size, line);
    if (!name) return;
    const char *as_compared = plain(r, name);
    for (int32_t i = 0; i < p->tasks; i++)
        if (strcmp(p->task[i].plain, as_compared) == 0) { match_wrong(r, line, f->name, value, size, "elke taak één keer, onder kan, leert of niet", "each task once, under kan, leert or niet"); return; }
    p->task[p->tasks++] = (struct match_task){ name, as_compared, ability };
}

/* Tasks in one cell stand apart with '|'. */
static void add_tasks(struct reader *r, struct match_record *record, const struct match_field *f, enum match_ability ability, const char *value, size_t size, int32_t line)
{
    for (const char *end = value + size, *at = value; at < end;) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        if (!bar) bar = end;
        add_task(r, record, f, ability, at, (size_t)(bar - at), line);
        at = bar + 1;
    }
}

static void set_hours(struct reader *r, hours *to, const struct match_field *f, const char *value, size_t size, int32_t line)
{
    *to = (hours)number(r, f, value, size, 2, HOURS_MOST, line, "uren per week van 0 t/m 60, hoogstens twee decimalen", "hours a week of 0 to 60, at most two decimals");
}

static void set_words(struct reader *r, const struct match_record *record, const char **to, const char **as_compared, const struct match_field *f, const char *value, size_t size, int32_t line)
{
    const char *kept = words(r, record, f, value, size, line);
    if (!kept) return;
    if (to) *to = kept;
    if (as_compared) *as_compared = plain(r, kept);
}

void match_record_set(struct reader *r, struct match_record *record, const struct match_field *f, const char *value, size_t size, int32_t line)
{
    struct match_party *p = &record->party;
    if (!size) return;
    switch (f->slot) {
    case SLOT_code: p->code = code_of(r, f, value, size, line); record->coded = true; break;
    case SLOT_title: set_words(r, record, &p->title, NULL, f, value, size, line); break;
    case SLOT_place: set_words(r, record, &p->place, &p->plain_place, f, value, size, line); break;
    case SLOT_tasks: add_tasks(r, record, f, ABILITY_kan, value, size, line); break;
    case SLOT_learns: add_tasks(r, record, f, ABILITY_leert, value, size, line); break;
    case SLOT_will_not: add_tasks(r, record, f, ABILITY_niet, value, size, line); break;
    case SLOT_least: set_hours(r, &p->least, f, value, size, line); break;
    case SLOT_most: set_hours(r, &p->most, f, value, size, line); break;
    case SLOT_travel: p->travel = (int32_t)number(r, f, value, size, 0, MINUTES_MOST, line, "hele minuten enkele reis van 0 t/m 600", "whole minutes one way of 0 to 600"); break;
    case SLOT_from: set_words(r, record, NULL, &record->journey.from, f, value, size, line); break;
    case SLOT_to: set_words(r, record, NULL, &record->journey.to, f, value, size, line); break;
    case SLOT_minutes: record->journey.minutes = (int32_t)number(r, f, value, size, 0, MINUTES_MOST, line, "hele minuten enkele reis van 0 t/m 600", "whole minutes one way of 0 to 600"); break;
    }
}

static void end_journey(struct reader *r, const struct match_record *record)
{
    struct match_input *in = r->input;
    const struct match_journey *j = &record->journey;
    if (!*j->from || !*j->to || j->minutes == MATCH_NOT_GIVEN) { match_wrong(r, record->line, "reistijden", NULL, 0, "van, naar en minuten, alle drie", "van, naar and minuten, all three"); return; }
    for (int32_t i = 0; i < in->journeys; i++)
        if (strcmp(in->journey[i].from, j->from) == 0 && strcmp(in->journey[i].to, j->to) == 0) { match_wrong(r, record->line, "reistijden", j->from, strlen(j->from), "elke reis één keer", "each journey once"); return; }
    if (in->journeys == MATCH_TRAVEL_MOST) { match_wrong(r, record->line, "reistijden", NULL, 0, "hoogstens 5000 reizen", "at most 5000 journeys"); return; }
    in->journey[in->journeys++] = *j;
}

static void end_party(struct reader *r, const struct match_record *record, struct match_party *list, int32_t *count, int32_t most, const char *nl, const char *en)
{
    const struct match_party *p = &record->party;
    const char *field = match_lists[record->kind].key;
    if (!*p->code) { if (!record->coded) match_wrong(r, record->line, field, NULL, 0, "een eigen code", "a code of your own"); return; }
    if (p->least != MATCH_NOT_GIVEN && p->most != MATCH_NOT_GIVEN && p->least > p->most) match_wrong(r, record->line, "uren_van", NULL, 0, "niet meer dan uren_tot", "not more than uren_tot");
    if (record->kind == KIND_vacancy && !p->tasks) match_wrong(r, record->line, "taken", NULL, 0, "minstens één taak", "at least one task");
    for (int32_t i = 0; i < *count; i++)
        if (strcmp(list[i].code, p->code) == 0) { match_wrong(r, record->line, field, p->code, strlen(p->code), "elke code één keer", "each code once"); return; }
    if (*count == most) { match_wrong(r, record->line, field, p->code, strlen(p->code), nl, en); return; }
    list[(*count)++] = *p;
}

void match_record_end(struct reader *r, struct match_record *record)
{
    struct match_input *in = r->input;
    if (record->kind == KIND_journey) end_journey(r, record);
    else if (record->kind == KIND_vacancy) end_party(r, record, in->vacancy, &in->vacancies, MATCH_VACANCIES_MOST, "hoogstens 100 vacatures", "at most 100 vacancies");
    else end_party(r, record, in->candidate, &in->candidates, MATCH_CANDIDATES_MOST, "hoogstens 200 kandidaten", "at most 200 candidates");
}
