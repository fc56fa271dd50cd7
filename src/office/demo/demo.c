/* SPDX-License-Identifier: EUPL-1.2 */
/* demo.c: tells the lives of demo_lives.c for as many people as asked; every event passes the same table and guards as one that a person brings. */
#include "office/demo/demo.h"
#include "office/hands.h"
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ENTRIES_MOST = 64, AT_ONCE = 400, PERSONS = 80000, FIRMS = 8000, PER_FIRM = 12, RECENT_LETTERS = 14, MONTHS_PAID = 5, JOBS_THAT_END = 9 /* of a hundred in a year */ };

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

/* What was told of one life, until it is stored. */
struct told {
    const struct demo_life *life; const char *id;
    struct store_new event[ENTRIES_MOST]; int64_t time[ENTRIES_MOST]; int32_t count, refused;
    struct store_index index;
    struct dossier recent;              /* only the letters of the last days */
    int16_t state[TRACKS_MOST];
    const struct problems *first; bool failed;        /* first: why the first of those was refused, NULL when memory ran out */
    struct arena kept;
};

/* A life while it is told. Each event is tried in one of two rooms by turns, so that what stood before it is there when it is refused. */
struct telling {
    struct office *o; const struct demo_plan *plan; struct told *out;
    struct arena room[2]; int32_t at;
    struct chance chance;
    const struct demo_life *life; const char *owner;
    struct demo_person person; struct demo_firm firm;
    date start, granted, moved, contract_end; int32_t hours, value, months;       /* months: until the next measurement */
    int32_t january; date again, pays, ends;        /* what the years bring to a running grant: next 1 January, measurement, payment, end of the job; DATE_NEVER: none */
    bool behind, over, ill;                         /* behind with paying; over: the job has ended */
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
    case 'm': text_int(out, t->months); break;
    case 'E': put_day(out, t->contract_end); break;
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
    return on == 'S' ? t->start : on == 'F' ? add_months(t->start, 6) : on == 'E' ? t->contract_end : on == 'B' ? t->moved - 1 : day;
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
    struct problems problems;
    struct arena *room = &t->room[t->at];
    const struct case_setting set = office_case_setting(t->o, day, CASE_only_states);
    problems.count = 0;
    arena_reset(room);
    write_event(&text, t, scene, day, on);
    const struct case_entry next = { text.data, text.size, day, t->count + 1 };
    struct dossier after;
    bool good = t->count < ENTRIES_MOST && dossier_try(&after, room, t->entry, t->count, &next, &set, &payload, &problems);
    const char *copy = good ? arena_copy(&t->out->kept, payload.data, payload.size) : NULL;
    if (copy) {
        t->d = after;
        t->at = !t->at;
        t->time[t->count] = ((int64_t)day * 86400 + 8 * 3600 + below(&t->chance, 8 * 3600)) * MICROSECONDS_A_SECOND;
        if (t->count && t->time[t->count] <= t->time[t->count - 1]) t->time[t->count] = t->time[t->count - 1] + MICROSECONDS_A_SECOND;
        t->entry[t->count] = (struct case_entry){ copy, payload.size, day, t->count + 1 };
        t->count++;
    } else if (!quiet && problems.count && strcmp(problems.item[0].field, "toestand") != 0) {      /* an objection that came after another decision is in time after all */
        struct problems *kept = t->out->refused++ == 0 ? arena_take(&t->out->kept, sizeof *kept) : NULL;
        problem_add(&problems, 0, t->life->process, scene->event, strlen(scene->event), "deze gebeurtenis", "this event");
        if (kept) { *kept = problems; t->out->first = kept; }
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

/* ---- what the years bring to a running grant ---- */

static date last_day(const struct telling *t) { return t->count ? t->entry[t->count - 1].day : DATE_FIRST; }

/* Of a hundred measurements 80 are ordered weeks before the agreed day, 15 some weeks after it, 5 some months after it. */
static date measured_again_from(struct telling *t, date agreed)
{
    int32_t chance = below(&t->chance, 100);
    return chance < 80 ? agreed - 56 + below(&t->chance, 28) : chance < 95 ? agreed + below(&t->chance, 50) : agreed + 60 + below(&t->chance, 120);
}

/* What was said changes what is to come. on: the day from which it holds. */
static void look_ahead(struct telling *t, const char *event, date on, date day)
{
    bool full = t->cut < 0;
    if (strcmp(t->life->process, "loonkostensubsidie") != 0) return;
    if (strcmp(event, "verhuizing") == 0) t->moved = on;
    if (strcmp(event, "ziek") == 0 || strcmp(event, "hersteld") == 0) t->ill = strcmp(event, "ziek") == 0;
    if (strcmp(event, "loonwaarde-vastgesteld") == 0 && full) t->again = measured_again_from(t, add_months(on, t->months));
    if (strcmp(event, "toekenning") != 0) return;
    t->granted = on;
    t->january = civil_of(on > day ? on : day).year + 1;
    date from = t->plan->today - 31 * MONTHS_PAID;
    t->pays = (on > from ? on : from) + 20 + below(&t->chance, 12);
    t->behind = below(&t->chance, 100) < 10;
    t->ends = DATE_NEVER;
    for (int32_t year = 0; full && year < 8 && t->ends == DATE_NEVER; year++)
        if (below(&t->chance, 100) < JOBS_THAT_END) t->ends = on + 365 * year + 60 + below(&t->chance, 300);
}

/* One more scene that many days after the last, not after today. */
static bool goes_on(struct telling *t, const struct demo_scene *scene)
{
    date day = last_day(t) + scene->after + below(&t->chance, scene->spread + 1);
    if (day > t->plan->today || !tell_scene(t, scene, day, day, false)) return false;
    look_ahead(t, scene->event, day, day);
    return true;
}

/* Ordered, reported, fixed, revised; the value has moved a little. */
static void measure_again(struct telling *t, date day)
{
    t->again = DATE_NEVER;
    if (!takes(&t->d, "meting-opdracht") || !tell_scene(t, &demo_course.ordered, day, day, true)) return;
    int32_t moved = t->value + 5 * (below(&t->chance, 5) - 2);
    t->value = moved < 20 ? 20 : moved > 90 ? 90 : moved;
    for (int32_t i = 0; i < DEMO_MEASURED && !t->stopped; i++) t->stopped = !goes_on(t, &demo_course.measured[i]);
}

/* Everything that comes by itself up to a day, in its order. */
static void course(struct telling *t, date until)
{
    while (t->granted != DATE_NEVER && !t->stopped && !t->over) {
        date january = date_of(t->january, 1, 1), next = january;
        if (t->again != DATE_NEVER && t->again < next) next = t->again;
        if (t->pays != DATE_NEVER && t->pays < next) next = t->pays;
        if (t->ends != DATE_NEVER && t->ends < next) next = t->ends;
        date day = next > last_day(t) ? next : last_day(t);
        if (next > until || day > t->plan->today || t->count >= ENTRIES_MOST - 8) return;
        if (next == t->ends) {
            t->ends = DATE_NEVER;
            t->over = takes(&t->d, "dienstbetrekking-eindigt") && tell_scene(t, &demo_course.ends, day, day, true);
        } else if (next == t->again && t->ill) t->again += 28;          /* nobody measures somebody who is ill */
        else if (next == t->again) measure_again(t, day);
        else if (next == january) {
            t->january++;
            if (january > t->granted && takes(&t->d, "herindexering")) (void)tell_scene(t, &demo_course.january, day, january, true);
        } else {
            t->pays = add_months(next, 1);
            bool left = t->behind && t->pays > t->plan->today;
            if (!left && takes(&t->d, "betaald")) (void)tell_scene(t, &demo_course.paid, day, day, true);
        }
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

/* An objection is dealt with, whatever became of the job. */
static bool comes_after_the_end(const struct demo_scene *scene) { return strncmp(scene->event, "bezwaar-", 8) == 0 || strcmp(scene->event, "opnieuw-besloten") == 0; }

static void tell_life(struct telling *t)
{
    static const int32_t until_measured[] = { 12, 24, 24, 24, 36, 36 };
    date day = first_day(t);
    t->start = day + (t->cut < 0 ? 60 + below(&t->chance, 30) : 24 + below(&t->chance, 8));         /* of who stops here the job begins soon: the law of next year may not be known yet */
    t->hours = 16 + 2 * below(&t->chance, 8);
    t->value = 30 + 5 * below(&t->chance, 12);
    t->months = until_measured[below(&t->chance, sizeof until_measured / sizeof *until_measured)];
    t->granted = t->again = t->pays = t->ends = DATE_NEVER;
    date covered = law_coverage(t->o->set.law, t->life->process).until;
    for (int32_t i = 0; i < t->life->scenes && !t->stopped && (t->cut < 0 || i <= t->cut); i++) {
        const struct demo_scene *scene = &t->life->scene[i];
        if (t->over && !comes_after_the_end(scene)) continue;
        day += scene->after + (t->cut < 0 ? below(&t->chance, scene->spread + 1) : scene->spread / 2);
        course(t, day);
        if (day < last_day(t)) day = last_day(t);
        if (day > t->plan->today || t->stopped) break;
        if (t->over && !comes_after_the_end(scene)) continue;          /* it ended in between */
        if (strcmp(scene->event, "contract-verlengd") == 0) t->contract_end = add_months(day, 12);
        date on = holds_on(t, scene->on, day);
        if (on > covered) break;
        int32_t refused = t->out->refused;          /* a step that the state does not know is left out: an objection that was in time after all needs no excuse */
        if (tell_scene(t, scene, day, on, false)) look_ahead(t, scene->event, on, day);
        else t->stopped = t->out->refused > refused;
    }
    t->stopped = false;
    course(t, t->plan->today);
}

/* ---- what came of it ---- */

static const char *seeded_id(struct telling *t)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    char id[ID_SIZE + 1] = "d-";
    for (int i = 2; i < ID_SIZE; i++) id[i] = signs[below(&t->chance, sizeof signs - 1)];
    return arena_copy(&t->out->kept, id, ID_SIZE);
}

/* The letters of the last days, of events that stand in the dossier under the position of the last one or earlier. */
static bool note_letters(struct telling *t)
{
    struct told *out = t->out;
    out->recent = (struct dossier){ .process = t->d.process, .letter = arena_take(&out->kept, ((size_t)t->d.letters + 1) * sizeof *out->recent.letter) };
    for (int32_t i = 0; out->recent.letter && i < t->d.letters; i++) {
        const struct case_event *e = &t->d.event[t->d.letter[i].position - 1];
        if (e->done >= t->plan->today - RECENT_LETTERS) out->recent.letter[out->recent.letters++] = t->d.letter[i];
    }
    return out->recent.letter != NULL;
}

static bool finish(struct telling *t)
{
    struct told *out = t->out;
    struct carried carried = { .municipality = t->plan->municipality, .employer = "", .owner = t->owner };
    const struct case_setting set = office_case_setting(t->o, t->plan->today, 0);
    struct arena *room = &t->room[t->at];
    arena_reset(room);
    out->id = seeded_id(t);
    if (!out->id || !dossier_of(&t->d, room, t->entry, t->count, &set, NULL)) return false;
    if (strcmp(t->life->process, "ondersteuning") == 0 || strcmp(t->life->process, "voortgezette-ondersteuning") == 0) carried.assigned[carried.assigned_count++] = t->plan->coach;
    if (!office_index(t->o, &out->kept, &t->d, &carried, &out->index) || !note_letters(t)) return false;
    for (int32_t i = 0; i < t->count; i++) out->event[i] = (struct store_new){ "gebeurtenis", t->entry[i].bytes, t->entry[i].size, NULL };
    memcpy(out->time, t->time, sizeof out->time);
    memcpy(out->state, t->d.state, sizeof out->state);
    out->count = t->count;
    return true;
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

/* ---- all of them: told by many hands, stored by one ---- */

struct told_batch { int64_t first; int32_t count; struct told told[AT_ONCE]; };
struct demonstration { struct office *o; const struct demo_plan *plan; struct told_batch *batch; struct telling telling[HANDS_MOST]; };

static void tell_one(void *context, int32_t piece, int32_t hand)
{
    struct demonstration *all = context;
    const struct demo_plan *plan = all->plan;
    struct telling *t = &all->telling[hand];
    struct told *out = &all->batch->told[piece];
    int64_t number = all->batch->first + piece, firms = plan->dossiers / PER_FIRM + 1;
    const struct arena room[2] = { t->room[0], t->room[1] };
    arena_reset(&out->kept);
    *out = (struct told){ .kept = out->kept };
    *t = (struct telling){ .o = all->o, .plan = plan, .out = out, .room = { room[0], room[1] }, .chance = chance_of(plan->seed, "dossier", number) };
    t->life = first_lives(number, &t->cut);
    if (!t->life) t->life = choose_life(&t->chance);
    t->owner = plan->owners[below(&t->chance, plan->owner_count)];
    demo_person(&t->person, plan->seed, number * 9 / 10 % PERSONS);
    demo_firm(&t->firm, plan->seed, below(&t->chance, (int32_t)(firms < FIRMS ? firms : FIRMS)));
    tell_life(t);
    out->failed = t->count > 0 && !finish(t);
}

static enum office_status keep_one(const struct demonstration *all, const struct told *one, struct demo_made *made)
{
    struct demo_clock *clock = all->plan->clock;
    const struct process *p = one->recent.process;
    memcpy(clock->time, one->time, (size_t)one->count * sizeof *one->time);
    clock->count = one->count;
    clock->at = 0;
    enum office_status status = office_of_store(store_append(all->o->set.store, one->id, 0, one->event, one->count, &one->index, NULL));
    clock->count = 0;
    const struct asking told = { .now = one->time[one->count - 1], .today = all->plan->today };
    for (int32_t i = 0; i < one->recent.letters && status == OFFICE_OK; i++)
        if (i == 0 || one->recent.letter[i].position != one->recent.letter[i - 1].position)
            status = office_queue_letters(all->o, &told, one->id, all->plan->municipality, &one->recent, one->recent.letter[i].position);
    made->dossiers++;
    made->events += one->count;
    for (int32_t k = 0; k < process_count && k < 16; k++)
        for (int32_t s = 0; processes[k] == p && s < p->tracks; s++) made->of_state[k][one->state[s]]++;
    return status;
}

static enum office_status keep_batch(const struct demonstration *all, const struct told_batch *batch, struct demo_made *made, struct problems *first)
{
    enum office_status status = office_of_store(store_begin(all->o->set.store));
    if (status != OFFICE_OK) return status;
    for (int32_t i = 0; i < batch->count && status == OFFICE_OK; i++) {
        const struct told *one = &batch->told[i];
        if (one->first && first && first->count == 0) *first = *one->first;
        made->refused += one->refused;
        if (one->failed) status = OFFICE_STORE;
        else if (one->count) status = keep_one(all, one, made);
    }
    if (status == OFFICE_OK) return office_of_store(store_commit(all->o->set.store));
    store_rollback(all->o->set.store);
    return status;
}

static void begin_batch(struct demonstration *all, struct hands *hands, struct told_batch *batch, int64_t first)
{
    batch->first = first;
    batch->count = (int32_t)(all->plan->dossiers - first < AT_ONCE ? all->plan->dossiers - first : AT_ONCE);
    all->batch = batch;
    hands_begin(hands, batch->count, tell_one, all);
}

/* While one batch is stored the next is told. What is told hangs on the seed and the number only, so it does not matter by whom. */
static enum office_status tell_all(struct demonstration *all, struct hands *hands, struct told_batch *batch[2], struct demo_made *made, const struct store_progress *progress, struct problems *first)
{
    enum office_status status = OFFICE_OK;
    bool stop = false;
    begin_batch(all, hands, batch[0], 0);
    for (int64_t at = 0, k = 0; at < all->plan->dossiers && status == OFFICE_OK && !stop; at += AT_ONCE, k = !k) {
        hands_finish(hands);
        if (at + AT_ONCE < all->plan->dossiers) begin_batch(all, hands, batch[!k], at + AT_ONCE);
        status = keep_batch(all, batch[k], made, first);
        if (status == OFFICE_OK && progress && progress->tell) stop = progress->tell(progress->context, made->dossiers, all->plan->dossiers);
    }
    hands_finish(hands);
    return status;
}

enum office_status office_demo(struct office *o, const struct demo_plan *plan, struct demo_made *made, const struct store_progress *progress, struct problems *first)
{
    *made = (struct demo_made){ 0 };
    if (plan->owner_count < 1) return OFFICE_REFUSED;
    struct hands *hands = hands_open();
    struct demonstration *all = calloc(1, sizeof *all);
    struct told_batch *batch[2] = { calloc(1, sizeof **batch), calloc(1, sizeof **batch) };
    bool good = hands && all && batch[0] && batch[1];
    if (good) { all->o = o; all->plan = plan; }
    enum office_status status = good ? tell_all(all, hands, batch, made, progress, first) : OFFICE_STORE;
    hands_close(hands);
    for (int32_t k = 0; k < HANDS_MOST && all; k++) { arena_free(&all->telling[k].room[0]); arena_free(&all->telling[k].room[1]); }
    for (int32_t b = 0; b < 2; b++) {
        for (int32_t k = 0; k < AT_ONCE && batch[b]; k++) arena_free(&batch[b]->told[k].kept);
        free(batch[b]);
    }
    free(all);
    return status;
}
