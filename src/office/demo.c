/* SPDX-License-Identifier: EUPL-1.2 */
/* demo.c: tells the lives of demo_lives.c for as many people as asked; every event passes the same table and guards as one that a person brings. */
#include "office/demo.h"
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ENTRIES_MOST = 64, AT_ONCE = 400, PERSONS = 80000, FIRMS = 8000, PER_FIRM = 12, RECENT_LETTERS = 14, RUNNING_MOST = 16 };

/* ---- chance, the same for the same seed ---- */

struct chance { uint64_t state; };
static uint64_t next_number(struct chance *c)
{
    uint64_t z = (c->state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}
static int32_t below(struct chance *c, int32_t bound) { return bound < 1 ? 0 : (int32_t)((next_number(c) >> 33) % (uint64_t)bound); }
static struct chance chance_of(uint64_t seed, const char *what, int64_t number)
{
    struct chance c = { seed * 1000003u + (uint64_t)number };
    for (; *what; what++) c.state = c.state * 31 + (unsigned char)*what;
    (void)next_number(&c);
    return c;
}

int64_t demo_clock_now(void *context)
{
    struct demo_clock *clock = context;
    struct timespec now;
    if (clock->at < clock->count) return clock->time[clock->at++];
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * MICROSECONDS_A_SECOND + now.tv_nsec / 1000;
}

/* ---- people and firms ---- */

/* 999 and five digits, and the ninth that makes the eleven test come out. Of ten numbers in a row one at most has none, so the first nine that have one are as many different numbers. */
static void test_number(int64_t number, char out[10])
{
    int64_t block = number / 9, wanted = number % 9;
    for (int64_t digit = 0; digit < 10; digit++) {
        int64_t left = 99900000 + block * 10 + digit;
        int sum = 0;
        for (int i = 7; i >= 0; i--, left /= 10) { out[i] = (char)('0' + left % 10); sum += (out[i] - '0') * (9 - i); }
        if (sum % 11 == 10) continue;
        out[8] = (char)('0' + sum % 11);
        if (wanted-- == 0) break;
    }
    out[9] = 0;
}

static void join(char *out, size_t size, const char *a, const char *b, const char *c)
{
    struct text text = { out, 0, size, true, false };
    text_put(&text, a);
    text_put(&text, b);
    text_put(&text, c);
    (void)text_string(&text);
}

void demo_person(struct demo_person *p, uint64_t seed, int64_t number)
{
    static const char *const first[] = { "Ada", "Bas", "Cato", "Daan", "Elif", "Fenna", "Gijs", "Hind", "Ivo", "Jara", "Kees", "Lotte", "Milan", "Noor", "Otis", "Pien", "Quinten", "Roos", "Sem", "Tess", "Umar", "Vera", "Wout", "Xandra", "Yara", "Zeno" };
    static const char *const begin[] = { "Fabel", "Sprook", "Verzin", "Droom", "Doolhof", "Wolken", "Regenboog", "Kaboel", "Tover", "Speel", "Raadsel", "Vlinder", "Krekel", "Zevenmijl", "Luchtkasteel", "Onzin", "Maan", "Sterren" };
    static const char *const end[] = { "stra", "man", "sma", "ink", "beek", "dijk", "veld", "huis", "berg", "meer", "hof", "kamp", "wijk", "zee", "land", "burg", "poort" };
    struct chance c = chance_of(seed, "persoon", number);
    char family[48], iso[11];
    test_number(number, p->bsn);
    join(family, sizeof family, begin[below(&c, sizeof begin / sizeof *begin)], end[below(&c, sizeof end / sizeof *end)], "");
    join(p->name, sizeof p->name, first[below(&c, sizeof first / sizeof *first)], " ", family);
    (void)format_date(date_of(1968 + below(&c, 36), 1 + below(&c, 12), 1 + below(&c, 28)), iso);
    memcpy(p->birth, iso, sizeof iso);
    struct text street = TEXT_IN(p->street);
    text_put(&street, "Verzonnenlaan ");
    text_int(&street, 1 + below(&c, 400));
    (void)text_string(&street);
}

void demo_firm(struct demo_firm *f, uint64_t seed, int64_t number)
{
    static const char *const what[] = { "Bakkerij", "Kwekerij", "Drukkerij", "Magazijn", "Werkplaats", "Schoonmaak", "Keuken", "Garage", "Winkel", "Zorghuis" };
    static const char *const name[] = { "De Denkbeeldige Ster", "Het Verzonnen Hert", "Nergenshuizen", "De Papieren Boot", "Luilekkerland", "De Zevende Hemel", "Voorbeeld", "De Blauwe Eenhoorn", "Fantasia", "De Proef" };
    struct chance c = chance_of(seed, "bedrijf", number);
    char rsin[10];
    test_number(PERSONS + 100 + number, rsin);
    join(f->id, sizeof f->id, rsin, "L01", "");
    char both[56];
    join(both, sizeof both, what[below(&c, 10)], " ", name[below(&c, 10)]);
    struct text text = TEXT_IN(f->name);
    text_put(&text, both);
    text_char(&text, ' ');
    text_int(&text, number + 1);
    (void)text_string(&text);
    struct text street = TEXT_IN(f->street);
    text_put(&street, "Nepweg ");
    text_int(&street, 1 + below(&c, 300));
    (void)text_string(&street);
}

/* ---- one life ---- */

struct telling {
    struct office *o; const struct demo_plan *plan; struct demo_made *made; struct problems *first;
    struct arena *arena; struct chance chance;
    const struct demo_life *life; const char *owner;
    struct demo_person person; struct demo_firm firm;
    date start, granted; int32_t hours, value, january;
    struct case_entry entry[ENTRIES_MOST]; int64_t time[ENTRIES_MOST]; int32_t count;
    struct dossier d; bool stopped;
    int32_t cut;                        /* -1: today is somewhere; else it is just after this scene */
};

static void put_day(struct text *out, date day) { text_date(out, day); }

static void put_value(struct text *out, const struct telling *t, char sign, date day)
{
    switch (sign) {
    case 'n': text_put(out, t->person.bsn); break;
    case 'p': text_put(out, t->person.name); break;
    case 'a': text_put(out, t->person.street); break;
    case 'l': text_put(out, t->firm.id); break;
    case 'f': text_put(out, t->firm.name); break;
    case 'A': text_put(out, t->firm.street); break;
    case 'b': text_put(out, t->person.birth); break;
    case 'q': put_day(out, add_years_to(civil_of(day - 40), -19)); break;
    case 'g': text_put(out, t->plan->municipality); break;
    case 'o': text_put(out, t->plan->other); break;
    case 's': put_day(out, t->start); break;
    case 'y': put_day(out, day - 200); break;
    case 'z': put_day(out, day - 260); break;
    case 'h': text_int(out, t->hours); break;
    case 'k': text_int(out, t->hours + 4); break;
    case 'w': text_int(out, t->value); break;
    case 'd': put_day(out, day); break;
    case 'v': put_day(out, day - 7); break;
    case 'u': put_day(out, day + 14); break;
    case 'x': put_day(out, day - 60); break;
    case 'r': text_put(out, day < date_of(2023, 7, 1) ? "college" : "werkgever"); break;
    case 'e': text_put(out, t->plan->expert); break;
    default: text_char(out, sign);
    }
}

static date holds_on(const struct telling *t, char on, date day)
{
    return on == 'S' ? t->start : on == 'F' ? add_months(t->start, 6) : on == 'B' && t->count ? t->d.event[t->d.events - 1].on - 1 : day;
}

static void write_event(struct text *out, const struct telling *t, const struct demo_scene *scene, date day, date on)
{
    const struct process *p = process_find(t->life->process, strlen(t->life->process));
    int32_t event = process_event_of(p, scene->event, strlen(scene->event));
    text_char(out, '{');
    if (t->count == 0) put_member(out, "proces", t->life->process);
    put_member(out, "gebeurtenis", scene->event);
    bool college = strstr(scene->rest, "$r") && day < date_of(2023, 7, 1);
    put_member(out, "rol", case_role_word[college ? CASE_consulent : scene->by].name);
    put_date(out, "op", on, DATE_NEVER);
    if (event >= 0 && p->event[event].decision) {
        put_date(out, "verzonden", day, DATE_NEVER);
        put_open(out, "ondertekend", '{');
        put_member(out, "rol", case_role_word[CASE_consulent].name);
        put_member(out, "door", t->owner);
        put_date(out, "op", day, DATE_NEVER);
        text_char(out, '}');
    }
    if (*scene->rest) text_char(out, ',');
    for (const char *at = scene->rest; *at; at++)
        if (*at == '$' && at[1]) put_value(out, t, *++at, day); else text_char(out, *at);
    text_char(out, '}');
}

/* False: the table does not take it. quiet: that is no surprise. */
static bool tell_scene(struct telling *t, const struct demo_scene *scene, date day, date on, bool quiet)
{
    struct text text = { 0 }, payload = { 0 };
    struct problems problems = { .count = 0 };
    const struct case_setting set = office_case_setting(t->o, day, 0);
    write_event(&text, t, scene, day, on);
    const struct case_entry next = { text.data, text.size, day, t->count + 1 };
    struct dossier after;
    bool good = t->count < ENTRIES_MOST && dossier_try(&after, t->arena, t->entry, t->count, &next, &set, &payload, &problems);
    const char *copy = good ? arena_copy(t->arena, payload.data, payload.size) : NULL;
    if (copy) {
        t->d = after;
        t->time[t->count] = ((int64_t)day * 86400 + 8 * 3600 + below(&t->chance, 8 * 3600)) * MICROSECONDS_A_SECOND;
        if (t->count && t->time[t->count] <= t->time[t->count - 1]) t->time[t->count] = t->time[t->count - 1] + MICROSECONDS_A_SECOND;
        t->entry[t->count] = (struct case_entry){ copy, payload.size, day, t->count + 1 };
        t->count++;
    } else if (!quiet && strcmp(problems.item[0].field, "toestand") != 0) {      /* an objection that came after another decision is in time after all */
        t->made->refused++;
        if (t->first && t->first->count == 0) { *t->first = problems; problem_add(t->first, 0, t->life->process, scene->event, strlen(scene->event), "deze gebeurtenis", "this event"); }
    }
    text_free(&text);
    text_free(&payload);
    return copy != NULL;
}

static bool takes(const struct dossier *d, const char *event)
{
    int32_t e = process_event_of(d->process, event, strlen(event));
    for (int32_t i = 0; i < d->process->steps; i++) if (d->process->step[i].event == e && d->process->step[i].from == d->state[0]) return true;
    return false;
}

/* Each 1 January that a running grant has met. */
static void januaries(struct telling *t, date until)
{
    static const struct demo_scene anew = { "herindexering", CASE_consulent, 0, 0, 'd', "\"bron\":\"gemeente\"" };
    for (; t->granted != DATE_NEVER && date_of(t->january, 1, 1) <= until && t->count && takes(&t->d, "herindexering"); t->january++) {
        date day = date_of(t->january, 1, 1);
        if (day > t->granted) (void)tell_scene(t, &anew, day, day, true);
    }
}

/* The last months of a running grant, most of them paid. */
static void payments(struct telling *t, date last)
{
    static const struct demo_scene paid = { "betaald", CASE_consulent, 0, 0, 'd', "" };
    bool kept_up = below(&t->chance, 100) < 88;
    for (int32_t month = 4; month >= 0 && t->granted != DATE_NEVER; month--) {
        date day = t->plan->today - 31 * month - below(&t->chance, 24);
        bool due = day > t->granted && day >= last && t->count < ENTRIES_MOST && takes(&t->d, "betaald") && (month > 1 || kept_up);
        if (due && tell_scene(t, &paid, day, day, true)) last = day;
    }
}

/* More begin in the last years than long ago; when the life is to stop at a scene, as many days ago as that takes. */
static date first_day(struct telling *t)
{
    date since = date_of(t->life->since / 10000, t->life->since / 100 % 100, t->life->since % 100), day = t->plan->today - 3;
    int32_t span = t->plan->today - 1 - since, a = below(&t->chance, 1000), b = below(&t->chance, 1000);
    if (t->cut < 0) return t->plan->today - 1 - (int32_t)((int64_t)span * (a > b ? a : b) * (a + 300) / 1300000);
    for (int32_t i = 0; i <= t->cut; i++) day -= t->life->scene[i].after + t->life->scene[i].spread / 2;
    return day < since ? since : day;
}

static void tell_life(struct telling *t)
{
    date day = first_day(t), last = day;
    t->start = day + 60 + below(&t->chance, 30);
    t->hours = 16 + 2 * below(&t->chance, 8);
    t->value = 30 + 5 * below(&t->chance, 12);
    t->granted = DATE_NEVER;
    t->january = 0;
    date covered = law_coverage(t->o->set.law, t->life->process).until;
    for (int32_t i = 0; i < t->life->scenes && !t->stopped && (t->cut < 0 || i <= t->cut); i++) {
        const struct demo_scene *scene = &t->life->scene[i];
        day += scene->after + (t->cut < 0 ? below(&t->chance, scene->spread + 1) : scene->spread / 2);
        if (day > t->plan->today) break;
        januaries(t, day);
        date on = holds_on(t, scene->on, day);
        if (on > covered) break;
        t->stopped = !tell_scene(t, scene, day, on, false);
        if (!t->stopped) last = day;
        if (!t->stopped && strcmp(scene->event, "toekenning") == 0 && strcmp(t->life->process, "loonkostensubsidie") == 0) { t->granted = on; t->january = civil_of(on > day ? on : day).year + 1; }
    }
    januaries(t, t->plan->today);
    payments(t, t->count && t->entry[t->count - 1].day > last ? t->entry[t->count - 1].day : last);
}

/* ---- stored ---- */

static const char *seeded_id(struct telling *t)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    char id[ID_SIZE + 1] = "d-";
    for (int i = 2; i < ID_SIZE; i++) id[i] = signs[below(&t->chance, sizeof signs - 1)];
    return arena_copy(t->arena, id, ID_SIZE);
}

static enum office_status queue_recent(struct telling *t, const char *id)
{
    const struct asking told = { .now = t->time[t->count - 1], .today = t->plan->today };
    enum office_status status = OFFICE_OK;
    for (int32_t i = 0; i < t->d.events && status == OFFICE_OK; i++)
        if (t->d.event[i].done >= t->plan->today - RECENT_LETTERS) status = office_queue_letters(t->o, &told, id, t->plan->municipality, &t->d, t->d.event[i].position);
    return status;
}

static enum office_status keep(struct telling *t)
{
    struct store_new new[ENTRIES_MOST];
    struct store_index index;
    struct carried carried = { .municipality = t->plan->municipality, .employer = "", .owner = t->owner };
    const struct case_setting set = office_case_setting(t->o, t->plan->today, 0);
    const char *id = seeded_id(t);
    if (!id || !dossier_of(&t->d, t->arena, t->entry, t->count, &set, NULL)) return OFFICE_STORE;
    if (strcmp(t->life->process, "ondersteuning") == 0 || strcmp(t->life->process, "voortgezette-ondersteuning") == 0) carried.assigned[carried.assigned_count++] = t->plan->coach;
    if (!office_index(t->o, t->arena, &t->d, &carried, &index)) return OFFICE_STORE;
    for (int32_t i = 0; i < t->count; i++) new[i] = (struct store_new){ "gebeurtenis", t->entry[i].bytes, t->entry[i].size, NULL };
    memcpy(t->plan->clock->time, t->time, (size_t)t->count * sizeof *t->time);
    t->plan->clock->count = t->count;
    t->plan->clock->at = 0;
    enum office_status status = office_of_store(store_append(t->o->set.store, id, 0, new, t->count, &index, NULL));
    t->plan->clock->count = 0;
    if (status == OFFICE_OK) status = queue_recent(t, id);
    t->made->dossiers++;
    t->made->events += t->count;
    for (int32_t k = 0; k < process_count && k < 16; k++)
        for (int32_t s = 0; processes[k] == t->d.process && s < t->d.process->tracks; s++) t->made->of_state[k][t->d.state[s]]++;
    return status;
}

static const struct demo_life *choose_life(struct chance *c)
{
    int32_t all = 0, k = 0;
    for (int32_t i = 0; i < demo_life_count; i++) all += demo_lives[i].weight;
    int32_t at = below(c, all);
    while (at >= demo_lives[k].weight) at -= demo_lives[k++].weight;
    return &demo_lives[k];
}

/* The first dossiers stop one after the other at every scene of every life, so that no state is left out; NULL: all were told. */
static const struct demo_life *first_lives(int64_t number, int32_t *cut)
{
    for (int32_t i = 0; i < demo_life_count; i++) {
        if (number < demo_lives[i].scenes) { *cut = (int32_t)number; return &demo_lives[i]; }
        number -= demo_lives[i].scenes;
    }
    *cut = -1;
    return NULL;
}

static enum office_status one_dossier(struct office *o, const struct demo_plan *plan, int64_t number, struct arena *arena, struct demo_made *made, struct problems *first)
{
    struct telling *t = arena_take_zero(arena, sizeof *t);
    if (!t) return OFFICE_STORE;
    *t = (struct telling){ .o = o, .plan = plan, .made = made, .first = first, .arena = arena, .chance = chance_of(plan->seed, "dossier", number) };
    int64_t firms = plan->dossiers / PER_FIRM + 1;
    t->life = first_lives(number, &t->cut);
    if (!t->life) t->life = choose_life(&t->chance);
    t->owner = plan->owners[below(&t->chance, plan->owner_count)];
    demo_person(&t->person, plan->seed, number * 9 / 10 % PERSONS);
    demo_firm(&t->firm, plan->seed, below(&t->chance, (int32_t)(firms < FIRMS ? firms : FIRMS)));
    tell_life(t);
    return t->count ? keep(t) : OFFICE_OK;
}

enum office_status office_demo(struct office *o, const struct demo_plan *plan, struct demo_made *made, const struct store_progress *progress, struct problems *first)
{
    enum office_status status = OFFICE_OK;
    struct arena arena = { 0 };
    bool stop = false;
    *made = (struct demo_made){ 0 };
    if (plan->owner_count < 1) return OFFICE_REFUSED;
    for (int64_t at = 0; at < plan->dossiers && status == OFFICE_OK && !stop; at += AT_ONCE) {
        status = office_of_store(store_begin(o->set.store));
        if (status != OFFICE_OK) break;
        for (int64_t k = at; k < at + AT_ONCE && k < plan->dossiers && status == OFFICE_OK; k++) {
            arena_reset(&arena);
            status = one_dossier(o, plan, k, &arena, made, first);
        }
        if (status == OFFICE_OK) status = office_of_store(store_commit(o->set.store)); else store_rollback(o->set.store);
        if (status == OFFICE_OK && progress && progress->tell) stop = progress->tell(progress->context, made->dossiers, plan->dossiers);
    }
    arena_free(&arena);
    return status;
}
