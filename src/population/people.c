/* SPDX-License-Identifier: EUPL-1.2 */
/* people.c: a household by chance: who lives there, their school, health, work, support, illness and moving. */
#include "population/people.h"

#include "population/dice.h"
#include "population/own.h"

enum { WORKING_FROM = 18, WORKING_UNTIL = 66, YOUNG_UNTIL = 26, MOTHER_AT_LEAST = 17 };

int32_t age_in(const struct model *m, const struct person *p) { return age_on(p->born, date_of(m->year, 1, 1)); }

/* Born so that the age on 1 January of the year is this. */
static date born_at(const struct model *m, struct dice *d, int32_t age)
{
    date until = date_of(m->year - age, 1, 1), from = date_of(m->year - age - 1, 1, 1) + 1;
    return throw_between(d, from, until);
}
static date day_in(int32_t year, struct dice *d) { return throw_between(d, date_of(year, 1, 1), date_of(year, 12, 31)); }

/* ---- who lives there ---- */

struct person person_blank(date born, enum place place)
{
    return (struct person){ .born = born, .place = (uint8_t)place, .job_from = DATE_NEVER, .statement_asked = DATE_NEVER, .applied = DATE_NEVER, .school_until = DATE_NEVER, .trial_from = DATE_NEVER };
}

static struct person *add(struct household *h, const struct model *m, enum place place, int32_t age, struct dice *d)
{
    struct person *p = &h->person[h->count++];
    *p = person_blank(born_at(m, d, age < 0 ? 0 : age), place);
    p->man = happens(d, m->man);
    return p;
}

static const struct bands *ages_of(const struct model *m, enum home home)
{
    switch (home) {
    case HOME_alleenstaande_ouder: return &m->leeftijd_alleenstaande_ouder;
    case HOME_paar: return &m->leeftijd_paar;
    case HOME_paar_met_kinderen: return &m->leeftijd_paar_met_kinderen;
    case HOME_gedeeld: return &m->leeftijd_gedeeld;
    default: return &m->leeftijd_alleen;
    }
}

static void fill_home(struct household *h, const struct model *m, struct dice *d, struct dice *ages)
{
    int32_t first = throw_band(ages, ages_of(m, h->home));
    add(h, m, PLACE_first, first, ages);
    if (h->home == HOME_paar || h->home == HOME_paar_met_kinderen) {
        int32_t other = first - throw_band(ages, &m->leeftijdsverschil);
        add(h, m, PLACE_partner, other < WORKING_FROM ? WORKING_FROM : other, ages);
    }
    if (h->home == HOME_alleenstaande_ouder || h->home == HOME_paar_met_kinderen)
        for (int32_t k = throw_band(d, &m->kinderen); k > 0; k--) {
            int32_t age = throw_band(ages, &m->leeftijd_kind), most = first - MOTHER_AT_LEAST;
            add(h, m, PLACE_child, age > most ? throw_between(ages, 0, most < 0 ? 0 : most) : age, ages);
        }
    if (h->home == HOME_gedeeld)
        for (int32_t k = throw_band(d, &m->bewoners_gedeeld); k > 1; k--) add(h, m, PLACE_housemate, throw_band(ages, &m->leeftijd_gedeeld), ages)->lease = happens(d, m->commercieel_huurder);
}

static int32_t throw_town(const struct model *m, struct dice *d)
{
    uint64_t all = m->towns[m->town_count - 1].sum, at = ((uint64_t)throw_one(d) * all) >> 32;      /* all < 2^31: checked by the bounds of the model */
    int32_t low = 0, high = m->town_count - 1;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (at < m->towns[middle].sum) high = middle; else low = middle + 1;
    }
    return m->towns[low].code;
}

/* ---- what they do ---- */

static void go_to_school(struct person *p, const struct model *m, int32_t age, struct dice *school, struct dice *health)
{
    if (happens(school, rate_at(&m->vso_pro, age))) p->school = SCHOOL_vso_pro;
    else if (happens(school, rate_at(&m->studeert, age))) p->school = SCHOOL_student;
    p->limited = happens(health, p->school == SCHOOL_vso_pro ? m->beperking_vso_pro : rate_at(&m->beperking, age));
    p->student_finance = happens(school, m->studiefinanciering) && p->school == SCHOOL_student && age >= WORKING_FROM;
    if (p->school == SCHOOL_vso_pro && age >= 16) p->school_until = date_of(m->year, 8, 1) + throw_between(school, -30, 0);
}

/* Those whose school ended in the last year still count for the search period. */
static void left_school(struct person *p, const struct model *m, int32_t age, struct dice *school)
{
    if (p->school == SCHOOL_none && age >= WORKING_FROM && age <= 20 && happens(school, rate_at(&m->vso_pro, age - 2))) p->school_until = date_of(m->year - 1, 8, 1) - throw_between(school, 0, 400);
}

static void take_job(struct person *p, const struct model *m, enum work work, struct dice *d)
{
    bool subsidised = work != WORK_regular;
    p->work = (uint8_t)work;
    p->hours = (hours)(100 * throw_band(d, subsidised ? &m->uren_subsidie : &m->uren_regulier));
    p->above_minimum = throw_band(d, subsidised ? &m->boven_minimumloon_subsidie : &m->boven_minimumloon);
    int32_t years = throw_band(d, &m->jaren_in_baan);
    p->job_from = date_of(m->year, 1, 1) - throw_between(d, 0, 364) - 365 * years;
    p->permanent = happens(d, m->vast_contract);
    if (work == WORK_flat) p->job_from = throw_between(d, date_of(m->year - 1, 8, 1), date_of(m->year, 12, 31));     /* six months from then touch this year */
    p->sheltered = happens(d, m->beschut_werk) && subsidised;
    if (subsidised) p->man = happens(d, m->man_met_subsidie);
    p->wage_value = (percent)(1000 * throw_band(d, &m->loonwaarde));
    p->wage_value_at_uwv = p->wage_value;
    if (happens(d, m->loonwaarde_onjuist)) {
        int32_t other = p->wage_value / 1000 + throw_band(d, &m->afwijking_loonwaarde);
        p->wage_value_at_uwv = (percent)(1000 * (other < 1 ? 1 : other > 99 ? 99 : other));
    }
}

/* A job begun this year by somebody in the register: asked for the statement in time, later, or never. */
static void begin_register_job(struct person *p, const struct model *m, struct dice *d)
{
    if (p->work == WORK_none) take_job(p, m, WORK_regular, d);
    p->register_job = true;
    p->job_from = day_in(m->year, d);
    chance thrown = throw_one(d);       /* one throw: both are shares of all employers */
    bool in_time = thrown < m->doelgroepverklaring, later = thrown < m->doelgroepverklaring + m->doelgroepverklaring_later;
    p->statement_asked = in_time ? p->job_from + throw_between(d, 0, 85) : later ? p->job_from + throw_between(d, 95, 180) : DATE_NEVER;
}

static void go_to_work(struct household *h, struct person *p, const struct model *m, int32_t age, struct dice *work)
{
    struct dice regular = { throw_one(work) };
    if (could_be(m, offsetof(struct model, loonkostensubsidie), h, p) && happens(work, rate_at(&m->loonkostensubsidie.rates, age))) take_job(p, m, WORK_measured, work);
    else if (could_be(m, offsetof(struct model, forfait), h, p) && happens(work, rate_at(&m->forfait.rates, age))) take_job(p, m, WORK_flat, work);
    else if (happens(&regular, rate_at(p->limited ? &m->werkt_met_beperking : &m->werkt, age))) take_job(p, m, WORK_regular, &regular);
    if (could_be(m, offsetof(struct model, banenafspraak), h, p) && happens(work, rate_at(&m->banenafspraak.rates, age))) begin_register_job(p, m, work);
}

/* The job after a trial placement, and guidance at work: dice of their own, so that they change nothing of who works or is ill. */
static void work_further(struct person *p, const struct model *m, struct dice *d)
{
    if (p->trial_from != DATE_NEVER) {
        p->trial_months = throw_band(d, &m->maanden_proefplaats);
        date from = add_months(p->trial_from, p->trial_months);
        if (p->work == WORK_none && happens(d, m->baan_na_proefplaats) && from <= date_of(m->year, 12, 31)) {
            take_job(p, m, WORK_measured, d);
            p->job_from = from;
            p->after_trial = true;
        }
    }
    if ((p->work == WORK_measured || p->work == WORK_flat) && happens(d, m->begeleid)) p->guidance = throw_band(d, &m->begeleidingskosten);
}

static void fall_ill(struct person *p, const struct model *m, struct dice *d)
{
    if (p->work == WORK_none) return;
    date last = date_of(m->year, 12, 31), from = p->job_from > date_of(m->year, 1, 1) ? p->job_from : date_of(m->year, 1, 1);
    for (int32_t k = throw_band(d, &m->ziekteperioden); k > 0 && from <= last; k--) {
        struct spell *spell = &p->spell[p->spell_count++];
        spell->from = throw_between(d, from, k > 1 ? from + (last - from) / 2 : last);
        spell->until = spell->from + throw_band(d, &m->ziektedagen) - 1;
        if (spell->until > last) spell->until = last;
        from = spell->until + 29;       /* more than four weeks apart: a spell of its own */
    }
}

static void ask_for_support(struct household *h, struct person *p, const struct model *m, int32_t age, struct dice *d)
{
    if (could_be(m, offsetof(struct model, studietoeslag), h, p)) {
        p->study_allowance = happens(d, rate_at(&m->studietoeslag.rates, age));
        p->study_allowance_nationally = p->study_allowance || happens(d, m->studietoeslag_landelijk);
    }
    if (could_be(m, offsetof(struct model, melding_jong), h, p) && happens(d, rate_at(&m->melding_jong.rates, age))) p->applied = day_in(m->year, d);
    if (could_be(m, offsetof(struct model, proefplaats), h, p) && happens(d, rate_at(&m->proefplaats.rates, age))) p->trial_from = day_in(m->year, d);
    if (p->place == PLACE_child && age >= 21 && age <= YOUNG_UNTIL) p->stays_home = happens(d, m->blijft_thuis);
    if (!h->assistance || p->place > PLACE_partner || age > WORKING_UNTIL) return;
    if (!happens(d, m->werkt_naast_bijstand)) return;
    p->income = (money)100 * throw_band(d, &m->inkomen_naast_bijstand);
    p->exempted_months = throw_band(d, &m->maanden_vrijlating);
}

/* ---- who can be meant ---- */

static bool of_working_age(int32_t age) { return age >= WORKING_FROM && age <= WORKING_UNTIL; }
static bool earns(const struct person *p) { return p->work == WORK_regular && p->hours >= 1200; }

bool could_be(const struct model *m, size_t target, const struct household *h, const struct person *p)
{
    int32_t age = age_in(m, p);
    if (target == offsetof(struct model, loonkostensubsidie)) return p->limited && of_working_age(age) && p->school == SCHOOL_none;
    if (target == offsetof(struct model, forfait)) return p->limited && of_working_age(age) && p->school == SCHOOL_none && p->work != WORK_measured;
    if (target == offsetof(struct model, banenafspraak)) return p->limited && of_working_age(age) && p->school == SCHOOL_none && p->work != WORK_measured && p->work != WORK_flat;
    if (target == offsetof(struct model, bijstand)) {
        if (p->place != PLACE_first || !of_working_age(age) || p->school == SCHOOL_student || p->work != WORK_none) return false;
        for (int32_t k = 0; k < h->count; k++) if (h->person[k].place == PLACE_partner && h->person[k].work != WORK_none) return false;
        return true;
    }
    if (target == offsetof(struct model, studietoeslag)) return p->limited && p->student_finance;
    if (target == offsetof(struct model, melding_jong)) return of_working_age(age) && age <= YOUNG_UNTIL && p->school != SCHOOL_student && !earns(p) && p->work != WORK_measured && p->work != WORK_flat;
    if (target == offsetof(struct model, proefplaats)) return p->limited && of_working_age(age) && p->work == WORK_none && p->school == SCHOOL_none;
    return false;
}

void person_takes_job(struct person *p, const struct model *m, enum work work, bool drawn, struct dice *d)
{
    bool man = p->man;
    if (drawn && work != WORK_none) take_job(p, m, work, d);
    else { p->job_from = DATE_NEVER; p->hours = 0; p->register_job = false; p->guidance = 0; p->spell_count = 0; }
    p->work = (uint8_t)work;
    p->man = man;
}

void person_drawn(struct person *p, struct household *h, const struct model *m, uint64_t seed, uint64_t number, uint32_t member)
{
    int32_t age = age_in(m, p);
    struct dice school = dice_for(seed, number, member, ABOUT_school), health = dice_for(seed, number, member, ABOUT_health), work = dice_for(seed, number, member, ABOUT_work);
    struct dice support = dice_for(seed, number, member, ABOUT_support), further = dice_for(seed, number, HOUSEHOLD_MOST + member, ABOUT_work), illness = dice_for(seed, number, member, ABOUT_illness);
    p->man = happens(&health, m->man);
    go_to_school(p, m, age, &school, &health);
    left_school(p, m, age, &school);
    go_to_work(h, p, m, age, &work);
    ask_for_support(h, p, m, age, &support);
    work_further(p, m, &further);
    fall_ill(p, m, &illness);
}

void household_make(struct household *h, const struct model *m, uint64_t seed, uint64_t number)
{
    if (m->own) { own_household(h, m->own, m->own_scale, number); return; }
    struct dice home = dice_for(seed, number, 0, ABOUT_home), ages = dice_for(seed, number, 0, ABOUT_age), move = dice_for(seed, number, 0, ABOUT_move), claims = dice_for(seed, number, 0, ABOUT_claims);
    h->number = number;
    h->home = throw_home(&home, &m->huishouden);
    h->town = h->town_after = throw_town(m, &home);
    h->moved = DATE_NEVER;
    h->assistance = false;
    h->count = 0;
    fill_home(h, m, &home, &ages);
    if (happens(&move, m->verhuist)) {
        h->moved = day_in(m->year, &move);
        h->town_after = throw_town(m, &move);
        if (h->town_after == h->town) h->moved = DATE_NEVER;
    }
    for (int32_t k = 0; k < h->count; k++) {
        struct person *p = &h->person[k];
        int32_t age = age_in(m, p);
        struct dice school = dice_for(seed, number, (uint32_t)k, ABOUT_school), health = dice_for(seed, number, (uint32_t)k, ABOUT_health), work = dice_for(seed, number, (uint32_t)k, ABOUT_work);
        go_to_school(p, m, age, &school, &health);
        left_school(p, m, age, &school);
        go_to_work(h, p, m, age, &work);
    }
    if (could_be(m, offsetof(struct model, bijstand), h, &h->person[0])) h->assistance = happens(&claims, rate_at(&m->assistance_rates[h->home], age_in(m, &h->person[0])));
    for (int32_t k = 0; k < h->count; k++) {
        struct person *p = &h->person[k];
        struct dice support = dice_for(seed, number, (uint32_t)k, ABOUT_support), further = dice_for(seed, number, (uint32_t)(HOUSEHOLD_MOST + k), ABOUT_work), illness = dice_for(seed, number, (uint32_t)k, ABOUT_illness);
        ask_for_support(h, p, m, age_in(m, p), &support);
        work_further(p, m, &further);
        fall_ill(p, m, &illness);
    }
}
