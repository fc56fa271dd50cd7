/* SPDX-License-Identifier: EUPL-1.2 */
/* test_walks.c: random walks through every table: never stuck short of an end, any past is what it was, a refused event changes nothing, amounts are those of the rule; and 1 January. */
#include "case_help.h"

static struct law_tables law;
static uint64_t seed = 20260101;
static uint32_t random_below(uint32_t n) { seed = seed * 6364136223846793005u + 1442695040888963407u; return (uint32_t)(seed >> 33) % n; }

/* ---- facts to draw from: values as JSON; $D is the day of the event, $S a day some weeks later ---- */

static const struct { const char *name, *value[4]; } pool[] = {
    { "aanvrager", { "\"werkgever\"", "\"werknemer\"", NULL, NULL } }, { "geboortedatum", { "\"1990-05-01\"", "\"2004-02-29\"", "\"2007-07-01\"", NULL } },
    { "gemeente", { "\"0344\"", NULL, NULL, NULL } }, { "startDienstbetrekking", { "\"$S\"", "\"$D\"", "\"$S\"", NULL } }, { "urenPerWeek", { "32", "36", "12.5", "40" } },
    { "voltijduren", { "36", "38", NULL, NULL } }, { "behoortTotDoelgroep", { "\"ja\"", NULL, NULL, NULL } }, { "wswDienstbetrekking", { "\"nee\"", NULL, NULL, NULL } },
    { "andereLoonkostensubsidie", { "\"nee\"", NULL, NULL, NULL } }, { "onderwijsroute", { "\"vso\"", NULL, NULL, NULL } }, { "onderwijsTot", { "\"$D\"", NULL, NULL, NULL } },
    { "kanVoltijdsMinimumloonVerdienen", { "\"nee\"", "\"ja\"", "\"nee\"", NULL } }, { "mogelijkhedenTotArbeidsparticipatie", { "\"ja\"", NULL, NULL, NULL } },
    { "behoortTotGroepArtikel7", { "\"ja\"", NULL, NULL, NULL } }, { "kanTaakVerrichten", { "\"ja\"", "\"nee\"", "\"ja\"", NULL } }, { "werknemersvaardigheden", { "\"ja\"", NULL, NULL, NULL } },
    { "urenAaneengesloten", { "2", NULL, NULL, NULL } }, { "urenPerDag", { "6", NULL, NULL, NULL } }, { "loonwaarde", { "60", "60", "30", "85" } }, { "maandenTotNieuweMeting", { "12", "24", NULL, NULL } },
    { "naarGemeente", { "\"0599\"", "\"0363\"", NULL, NULL } }, { "eindeDienstbetrekking", { "\"nooit\"", NULL, NULL, NULL } }, { "begeleider", { "\"erkende-deskundige\"", "\"interne-werkbegeleider\"", NULL, NULL } },
    { "kanNietZonder", { "\"ja\"", "\"nee\"", NULL, NULL } }, { "ontvangtBijstand", { "\"ja\"", "\"ja\"", "\"nee\"", NULL } }, { "start", { "\"$S\"", NULL, NULL, NULL } }, { "verlengingMaanden", { "2", "4", "6", NULL } },
    { "gerichtOpBaan", { "\"ja\"", NULL, NULL, NULL } }, { "studiefinanciering", { "\"ja\"", "\"nee\"", "\"ja\"", NULL } }, { "wajong", { "\"nee\"", NULL, NULL, NULL } },
    { "woontInGemeente", { "\"ja\"", NULL, NULL, NULL } }, { "structureelNietInStaatBijTeVerdienen", { "\"ja\"", "\"nee\"", "\"ja\"", NULL } }, { "stagevergoeding", { "\"100.00\"", "\"0.00\"", NULL, NULL } },
    { "aangevraagdVanaf", { "\"$D\"", NULL, NULL, NULL } }, { "heeftPartner", { "\"nee\"", NULL, NULL, NULL } }, { "medischUrenbeperkt", { "\"nee\"", "\"ja\"", NULL, NULL } },
    { "proVsoTot", { "\"nooit\"", NULL, NULL, NULL } }, { "bezwaarcommissie", { "\"nee\"", "\"ja\"", NULL, NULL } }, { "bijzondereOmstandigheden", { "\"nee\"", NULL, NULL, NULL } },
};
static const char report[] = "{\"datumRapportage\":\"$D\",\"datumObservatie\":\"$D\",\"datumGesprekWerknemer\":\"$D\",\"datumGesprekWerkgever\":\"$D\",\"gesprokenMet\":\"x\",\"functie\":\"x\",\"normfunctie\":\"x\","
    "\"bronNormfunctie\":\"cao\",\"overeenkomstNormfunctie\":80,\"contracturen\":32,\"voltijduren\":36,\"kader\":\"loonkostensubsidie\",\"minutenPerDagKleinsteHoofdtaak\":60,\"verwachteWijziging\":\"geen\","
    "\"hoofdtaken\":[{\"naam\":\"x\",\"tijdaandeel\":100,\"tempo\":60,\"kwaliteit\":100,\"nettoWerktijd\":100}],\"zienswijzeWerknemer\":{\"datum\":\"$D\",\"eens\":\"ja\"},"
    "\"zienswijzeWerkgever\":{\"datum\":\"$D\",\"eens\":\"ja\"},\"deskundige\":{\"naam\":\"x\",\"organisatie\":\"x\",\"opleiding\":\"ja\",\"kennis\":\"ja\",\"ervaringJaren\":3},\"uitkomst\":60}";
static const struct case_expert experts[] = { { "jc-1", "gemeente", -10000, DATE_LAST } };

static void put_filled(struct text *out, const char *pattern, date on)
{
    for (; *pattern; pattern++) {
        if (pattern[0] != '$') { text_char(out, *pattern); continue; }
        text_date(out, *++pattern == 'S' ? on + 40 : on);
    }
}

static void put_fact(struct text *out, const char *name, date on, bool *first)
{
    for (size_t i = 0; i < sizeof pool / sizeof *pool; i++) {
        uint32_t n = 0;
        if (strcmp(pool[i].name, name) != 0) continue;
        while (n < 4 && pool[i].value[n]) n++;
        if (!*first) text_char(out, ',');
        *first = false;
        text_char(out, '"');
        text_put(out, name);
        text_put(out, "\":");
        put_filled(out, pool[i].value[random_below(n)], on);
    }
}

/* An event as somebody could write it: what is needed, now and then what it may carry. everything: all of it. */
static void put_event(struct text *out, const struct process *p, int32_t event, int role, date on, date done, bool everything)
{
    const struct process_event *e = &p->event[event];
    bool first = true;
    out->size = 0;
    text_put(out, "{\"proces\":\""); text_put(out, p->name);
    text_put(out, "\",\"gebeurtenis\":\""); text_put(out, e->name);
    text_put(out, "\",\"rol\":\""); text_put(out, case_role_word[role].name);
    text_put(out, "\",\"op\":\""); text_date(out, on);
    text_put(out, "\",\"reden\":\"omdat\",\"deskundige\":\"jc-1\",\"feiten\":{");
    for (int32_t k = 0; k < e->need_count; k++) put_fact(out, glossary[e->needs[k]].name, on, &first);
    for (int32_t k = 0; k < e->may_count; k++) if (everything || random_below(3) == 0) put_fact(out, glossary[e->may[k]].name, on, &first);
    text_put(out, "},\"gegevens\":{");
    first = true;
    for (int32_t k = 0; k < e->data_count; k++) {
        if (!first) text_char(out, ',');
        first = false;
        text_char(out, '"'); text_put(out, e->data[k].name); text_put(out, "\":\"");
        text_put(out, e->data[k].words ? e->data[k].words[random_below((uint32_t)e->data[k].word_count)] : "tekst");
        text_char(out, '"');
    }
    text_char(out, '}');
    if (e->decision) { text_put(out, ",\"verzonden\":\""); text_date(out, done); text_char(out, '"'); }
    if (e->clock == CLOCK_stops) { text_put(out, ",\"aanvullenUiterlijk\":\""); text_date(out, on + 10); text_char(out, '"'); }
    if (e->document == DOCUMENT_rapport) { text_put(out, ",\"rapport\":"); put_filled(out, report, on); }
    if (e->document == DOCUMENT_ervaring) text_put(out, ",\"ervaring\":{\"klacht\":\"ja\",\"tekst\":\"x\"}");
    text_char(out, '}');
}

static struct case_setting setting_on(date now, unsigned parts)
{
    struct case_setting s = CASE_SETTING(&law.law, now);
    s.parts = parts;
    s.expert = experts;
    s.experts = 1;
    return s;
}

/* ---- one walk ---- */

struct walk { const struct process *p; struct life life; struct arena keep; date today; char *past[ENTRIES_MOST + 1]; int16_t state; bool been[STATES_MOST]; int64_t refused, taken, stuck, undone, wrong_amounts, amounts, wrong_past; bool ended; int32_t after_end; };

static char *text_of_dossier(const struct case_entry *entry, int32_t count, int32_t known, date now, struct dossier *d, struct arena *arena)
{
    struct case_setting setting = setting_on(now, CASE_amounts);
    struct problems problems = { .count = 0 };
    struct text out = { 0 };
    setting.known_position = known;
    if (!dossier_of(d, arena, entry, count, &setting, &problems)) { show_problems(&problems); return NULL; }
    put_dossier(&out, d);
    text_string(&out);
    return out.data;
}

/* The days that an event could hold from: today, a day that a rule named, the coming 1 January, the day before the last event. */
static date day_for(const struct walk *w, uint32_t way)
{
    date last = w->today;
    struct civil c = civil_of(w->today);
    for (int32_t i = 0; i < w->life.count; i++) last = w->life.entry[i].day;
    return way == 0 ? w->today : way == 1 ? last - 1 : way == 2 ? date_of(c.year, 1, 1) : way == 3 ? date_of(c.year + 1, 1, 1) : w->today + 45;
}

enum { KEEP, ONLY_LOOK };
static bool try_event(struct walk *w, int32_t event, int role, date on, bool everything, int what)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct dossier after;
    struct text bytes = { 0 }, payload = { 0 };
    struct case_setting setting = setting_on(w->today, 0);
    put_event(&bytes, w->p, event, role, on, w->today, everything);
    struct case_entry next = { bytes.data, bytes.size, w->today, w->life.count + 1 };
    bool good = dossier_try(&after, &arena, w->life.entry, w->life.count, &next, &setting, &payload, &problems);
    if (good && what == KEEP) {
        w->life.entry[w->life.count++] = (struct case_entry){ arena_copy(&w->keep, payload.data, payload.size), payload.size, w->today, next.time };
        w->ended = w->p->state[after.state[0]].end;
        w->state = after.state[0];
        w->been[w->state] = true;
        w->taken++;
    } else if (!good) {
        w->refused++;
        if (payload.size || problems.count == 0) w->undone++;
    }
    text_free(&bytes);
    text_free(&payload);
    arena_free(&arena);
    return good;
}

/* Where an event leads from the state of the first track: -1 nowhere; else whether to an end. */
enum { NOWHERE, ITSELF, BACK, ONWARDS, TO_THE_END };
static int leads(const struct walk *w, int32_t event)
{
    int best = NOWHERE;
    for (int32_t i = 0; i < w->p->steps; i++) {
        const struct process_step *s = &w->p->step[i];
        if (s->event != event || s->from != w->state) continue;
        int here = s->to == s->from ? ITSELF : w->p->state[s->to].end ? TO_THE_END : w->been[s->to] ? BACK : ONWARDS;
        if (here > best) best = here;
    }
    return best;
}

/* A legal event among those that lead so far at least and at most, tried in random order with every way of filling it in. */
static bool step_among(struct walk *w, int least, int most, int what)
{
    int32_t first = (int32_t)random_below((uint32_t)w->p->events);
    for (int32_t n = 0; n < w->p->events; n++) {
        int32_t event = (first + n) % w->p->events;
        int far = leads(w, event);
        for (uint32_t way = 0; far >= least && far <= most && way < 5; way++)
            for (int fill = 0; fill < 2; fill++)
                for (int again = 0; again < 2; again++)
                    if (try_event(w, event, __builtin_ctz(w->p->event[event].actors), day_for(w, way), fill == 0, what)) return true;
    }
    return false;
}

/* Mostly onwards to where it has not been, now and then anything. */
static bool step_on(struct walk *w)
{
    uint32_t whim = random_below(12);
    if (whim < 8 && step_among(w, ONWARDS, ONWARDS, KEEP)) return true;
    if (whim == 8 && step_among(w, TO_THE_END, TO_THE_END, KEEP)) return true;
    return step_among(w, NOWHERE, BACK, KEEP) || step_among(w, NOWHERE, TO_THE_END, KEEP);
}

/* In every month that is alike from its first day to its last, the amount of the month is that of the rule. */
static void check_amounts(struct walk *w, struct dossier *d, date now)
{
    struct case_setting setting = setting_on(now, 0);
    for (int32_t i = 0; i < d->amounts && strcmp(w->p->name, "loonkostensubsidie") == 0; i++) {
        date first = date_of(d->amount[i].year, d->amount[i].month, 1), last = add_months(first, 1) - 1;
        bool alike = first >= d->situation.from;
        struct cell day = dossier_amount_on(d, &setting, first < d->situation.from ? d->situation.from : first);
        for (date on = first; on <= last && alike; on++) { struct cell other = dossier_amount_on(d, &setting, on); alike = other.state == day.state && other.amount == day.amount; }
        if (!alike || day.state != CELL_amount || d->amount[i].cell.state != CELL_amount) continue;
        w->amounts++;
        if (d->amount[i].cell.amount != day.amount) {
            w->wrong_amounts++;
            printf("# %04d-%02d: %lld in the month, %lld by the rule\n", (int)d->amount[i].year, (int)d->amount[i].month, (long long)d->amount[i].cell.amount, (long long)day.amount);
        }
    }
}

static void walk(struct walk *w, int32_t steps)
{
    struct arena arena = { 0 };
    struct dossier d;
    w->state = w->p->track[0].begin;
    w->today = date_of(2025, 2, 3) + (date)random_below(200);
    for (int32_t i = 0; i < steps && w->life.count < ENTRIES_MOST; i++) {
        int32_t event = (int32_t)random_below((uint32_t)w->p->events);
        try_event(w, event, (int)random_below(CASE_ROLES), day_for(w, random_below(5)), random_below(2), ONLY_LOOK);     /* mostly illegal */
        if (!w->ended && !step_among(w, BACK, TO_THE_END, ONLY_LOOK)) { w->stuck++; break; }
        if (w->ended) { if (w->after_end++ < 6) step_among(w, NOWHERE, w->after_end < 4 ? NOWHERE : TO_THE_END, KEEP); }        /* an objection, and what follows of it */
        else if (!step_on(w)) { w->stuck++; break; }
        w->today += (date)random_below(20);
    }
    if (w->life.count) {
        date now = w->today, later = date_of(2026, 12, 15);
        free(text_of_dossier(w->life.entry, w->life.count, 0, later, &d, &arena));
        check_amounts(w, &d, later);
        for (int32_t k = 1; k <= w->life.count; k++) {      /* any past, from the whole list and from the list as it was */
            char *all = text_of_dossier(w->life.entry, w->life.count, k, now, &d, &arena), *then = text_of_dossier(w->life.entry, k, 0, now, &d, &arena);
            w->wrong_past += !all || !then || strcmp(all, then) != 0;
            free(all);
            free(then);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

static void walks_through(const struct process *p, int32_t count)
{
    struct walk sum = { .p = p };
    int32_t visited_states = 0;
    bool visited[STATES_MOST] = { false };
    for (int32_t i = 0; i < count; i++) {
        struct walk *w = calloc(1, sizeof *w);
        w->p = p;
        walk(w, 30);
        for (int32_t k = 0; k < w->life.count; k++) {
            const char *to = strstr(w->life.entry[k].bytes, "\"naar\":\"");
            int32_t state = to ? process_state_of(p, to + 8, strcspn(to + 8, "\"")) : -1;
            if (state >= 0) visited[state] = true;
        }
        if (w->stuck && w->life.count) printf("# stuck after %.*s\n", (int)w->life.entry[w->life.count - 1].size, w->life.entry[w->life.count - 1].bytes);
        sum.taken += w->taken; sum.refused += w->refused; sum.stuck += w->stuck; sum.undone += w->undone; sum.wrong_past += w->wrong_past; sum.amounts += w->amounts; sum.wrong_amounts += w->wrong_amounts;
        arena_free(&w->keep);
        free(w);
    }
    for (int32_t i = 0; i < p->states; i++) { visited_states += visited[i] || p->state[i].begin; if (!visited[i] && !p->state[i].begin) printf("# %s: %s was not visited\n", p->name, p->state[i].name); }
    ok(sum.stuck == 0, "%s: no walk of %d gets stuck short of an end (%lld events, %d of %d states)", p->name, (int)count, (long long)sum.taken, (int)visited_states, (int)p->states);
    ok(visited_states * 10 >= p->states * 8, "%s: the walks come nearly everywhere", p->name);
    ok(sum.wrong_past == 0, "%s: every past is the dossier as it was then", p->name);
    ok(sum.undone == 0 && sum.refused > 100, "%s: %lld refused events name a reason and leave nothing to store", p->name, (long long)sum.refused);
    if (strcmp(p->name, "loonkostensubsidie") == 0) ok(sum.wrong_amounts == 0 && sum.amounts >= 40, "%s: %lld whole months have the amount of the rule", p->name, (long long)sum.amounts);
}

/* ---- time ---- */

static void put_plain(struct text *out, const char *format, ...)
{
    char line[900];
    va_list list;
    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    text_put(out, line);
}

/* A running grant at the flat rate or by a wage value, of so many hours. */
static int32_t grant(struct case_entry *entry, struct arena *keep, int agreed, bool flat, int share)
{
    const char *lines[10];
    char room[10][700];
    struct text t;
    int32_t n = 0;
    #define LINE(day_, ...) do { t = (struct text){ room[n], 0, sizeof room[n], true, false }; put_plain(&t, __VA_ARGS__); lines[n] = text_string(&t); \
        entry[n] = (struct case_entry){ arena_copy(keep, lines[n], t.size), t.size, day_, n + 1 }; n++; } while (0)
    LINE(date_of(2025, 8, 4), "{\"proces\":\"loonkostensubsidie\",\"gebeurtenis\":\"aanvraag\",\"rol\":\"werkgever\",\"op\":\"2025-08-04\",\"naar\":\"aangevraagd\",\"feiten\":{\"aanvrager\":\"werkgever\",\"geboortedatum\":\"1990-05-01\",\"gemeente\":\"0344\",\"startDienstbetrekking\":\"2025-10-01\",\"urenPerWeek\":%d,\"voltijduren\":36,\"behoortTotDoelgroep\":\"ja\"}}", agreed);
    LINE(date_of(2025, 8, 11), "{\"gebeurtenis\":\"aanvraag-beoordeeld\",\"rol\":\"consulent\",\"op\":\"2025-08-11\",\"naar\":\"routekeuze\"}");
    if (flat) LINE(date_of(2025, 8, 18), "{\"gebeurtenis\":\"forfait-afgesproken\",\"rol\":\"consulent\",\"op\":\"2025-08-18\",\"naar\":\"forfait-vast\"}");
    else {
        LINE(date_of(2025, 8, 18), "{\"gebeurtenis\":\"meting-opdracht\",\"rol\":\"consulent\",\"op\":\"2025-08-18\",\"naar\":\"meten\"}");
        struct text r = { 0 };
        text_put(&r, "{\"gebeurtenis\":\"rapport\",\"rol\":\"loonwaardedeskundige\",\"op\":\"2025-09-01\",\"naar\":\"gerapporteerd\",\"rapport\":");
        put_filled(&r, report, date_of(2025, 9, 1));
        text_char(&r, '}');
        entry[n] = (struct case_entry){ arena_copy(keep, r.data, r.size), r.size, date_of(2025, 9, 1), n + 1 };
        n++;
        text_free(&r);
        LINE(date_of(2025, 9, 2), "{\"gebeurtenis\":\"loonwaarde-vastgesteld\",\"rol\":\"consulent\",\"op\":\"2025-09-02\",\"naar\":\"loonwaarde-vast\",\"reden\":\"x\",\"feiten\":{\"loonwaarde\":%d}}", share);
    }
    LINE(date_of(2025, 9, 8), "{\"gebeurtenis\":\"contract-ontvangen\",\"rol\":\"werkgever\",\"op\":\"2025-09-08\",\"naar\":\"gesloten\"}");
    LINE(date_of(2025, 9, 9), "{\"gebeurtenis\":\"toekenning\",\"rol\":\"consulent\",\"op\":\"2025-10-01\",\"verzonden\":\"2025-09-09\",\"naar\":\"%s\"}", flat ? "toegekend-forfait" : "toegekend-loonwaarde");
    return n;
}

/* ---- 1 January ---- */

struct stack { struct case_entry entry[8][10]; int32_t count[8], n; int64_t next, total; int32_t done; char said[8][400]; };

static bool next_dossier(void *context, struct case_list *list)
{
    struct stack *s = context;
    if (s->next == s->total) return false;
    int32_t i = (int32_t)(s->next++ % s->n);
    *list = (struct case_list){ s->entry[i], s->count[i] };
    return true;
}

static void hear(void *context, const struct january_row *row)
{
    struct stack *s = context;
    if (row->number < 8) snprintf(s->said[row->number], sizeof s->said[0], "%d %lld %lld %s", (int)row->outcome, (long long)row->before.amount, (long long)row->after.amount, row->payload);
}

static void run_of_january(int64_t total)
{
    struct stack *s = calloc(1, sizeof *s);
    struct arena keep = { 0 };
    struct january_report report_of;
    s->count[0] = grant(s->entry[0], &keep, 32, false, 60);
    s->count[1] = grant(s->entry[1], &keep, 24, true, 0);
    s->count[2] = grant(s->entry[2], &keep, 36, false, 25);
    s->count[3] = 3;                                            /* not granted yet */
    memcpy(s->entry[3], s->entry[0], sizeof s->entry[0]);
    s->n = 4;
    s->total = total;
    bool good = january_run(&report_of, next_dossier, s, 2026, date_of(2026, 1, 5), &law.law, hear, s);
    ok(good && report_of.dossiers == total && report_of.of[JANUARY_changed] == total / 4 * 3 && report_of.of[JANUARY_none] == total / 4, "1 January 2026: %lld dossiers, three of four have a running grant", (long long)total);
    /* 40 % of 1.08 times the reference wage, 32 of 36 hours, and 25 % on top: 2245.80 in the second half of 2025 (the job began in October), 2294.40 in 2026. */
    ok(strncmp(s->said[0], "0 107798 110131 ", 16) == 0, "measured at 60, 32 hours: from 1077.98 to 1101.31");
    ok(strncmp(s->said[1], "0 101061 103248 ", 16) == 0, "the flat rate, 24 hours: from 1010.61 to 1032.48");
    ok(strncmp(s->said[2], "0 212228 216821 ", 16) == 0, "measured at 25, 36 hours: the maximum of 70 percent, from 2122.28 to 2168.21");
    ok(strstr(s->said[0], "\"herindexering\"") && strstr(s->said[0], "\"naar\":\"toegekend-loonwaarde\""), "each gets the event that is to be stored");
    /* Stored, it is not done again. */
    const char *payload = strchr(s->said[0], '{');
    s->entry[0][s->count[0]++] = (struct case_entry){ arena_copy(&keep, payload, strlen(payload)), strlen(payload), date_of(2026, 1, 5), 100 };
    s->next = 0;
    s->n = 1;
    s->total = 1;
    january_run(&report_of, next_dossier, s, 2026, date_of(2026, 1, 5), &law.law, hear, s);
    ok(report_of.of[JANUARY_done] == 1, "what was fixed anew is not fixed anew a second time");
    ok(!january_run(&report_of, next_dossier, s, 2014, date_of(2014, 1, 5), &law.law, hear, s), "a year of which the law was not read is refused");
    /* What the law of a later year does not know, is told as such. */
    s->next = 0;
    s->n = 1;
    s->total = 1;
    s->count[0]--;
    ok(!january_run(&report_of, next_dossier, s, 2027, date_of(2027, 1, 5), &law.law, hear, s), "1 January 2027 waits for the law of 2027");
    arena_free(&keep);
    free(s);
}

int main(void)
{
    const char *asked = getenv("BREED_WALKS");
    int32_t count = asked ? atoi(asked) : 40;
    if (!law_build(&law, NULL, 0, DATE_LAST)) return 1;
    for (int32_t i = 0; i < process_count; i++) walks_through(processes[i], count);
    const char *dossiers = getenv("BREED_JANUARY");
    run_of_january(dossiers ? atoi(dossiers) : 400);
    printf("1..%d\n", tests_run);
    law_free(&law);
    return tests_bad != 0;
}
