/* SPDX-License-Identifier: EUPL-1.2 */
/* month.c: stretches of days become runs with one amount, runs become the cells of a month, and what is built up is paid in its month. */
#include "reason/timeline/inside.h"

#include "rules/bijstand.h"
#include "rules/loonkostensubsidie.h"
#include "rules/vrijlating.h"
#include "rules/werkgeverskosten.h"

static struct cell nothing(void) { return (struct cell){ .state = CELL_none }; }

/* ---- runs ---- */

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->state == b->state && a->why == b->why && a->estimated == b->estimated && a->what == b->what && a->amount == b->amount;
}

static int32_t weekdays(date first, date last)
{
    int32_t days = 0;
    for (date day = first; day <= last; day++) days += weekday(day) <= 5;
    return days;
}

/* Days that go on with the same amount belong to the same run, so that a day on which nothing changed leaves no mark. */
static void add_run(struct journey *j, int32_t row, struct cell decided, const struct rule *rule, date first, date last)
{
    struct runs *runs = &j->runs[row];
    struct run *before = runs->count ? &runs->run[runs->count - 1] : NULL;
    if (decided.state == CELL_none) return;
    if (before && before->last + 1 == first && same_cell(&before->decided, &decided)) {
        before->last = last;
        before->working_days += weekdays(first, last);
        return;
    }
    runs->run[runs->count++] = (struct run){ first, last, weekdays(first, last), decided, rule };
}

/* ---- what a stretch gives ---- */

/* Unpaid leave takes its part of the subsidy, or leaves it as it is. */
static struct cell less_unpaid(struct journey *j, struct cell subsidy)
{
    if (subsidy.state != CELL_amount || !j->now[G_onbetaaldeUren]) return subsidy;
    if (choice_of(j, C_lks_onbetaald_verlof) == lks_onbetaald_verlof_doorbetalen) return subsidy;
    if (!given(j, G_onbetaaldeUren)) return missing_fact(G_onbetaaldeUren);
    hours agreed = (hours)value_now(j, G_urenPerWeek, 0), unpaid = (hours)value_now(j, G_onbetaaldeUren, 0);
    if (agreed > 0) subsidy.amount = rounded(lks_less_unpaid(fraction_of(subsidy.amount), agreed, unpaid));
    return subsidy;
}

static struct cell line_cell(struct journey *j, const struct line_rule *line)
{
    struct cell cell = outcome_cell(j, line->plan, line->outcome, 2);
    if (line->line == LINE_loonkostensubsidie) return less_unpaid(j, cell);
    if (line->line != LINE_vrijgelaten || cell.state != CELL_amount) return cell;
    bool no_wage = cell.amount == 0 && j->net.state == CELL_none, refused = answer_of(j, PLAN_bijstand, "recht") == nee;
    return no_wage || refused ? nothing() : cell;
}

/* The claim to holiday pay on the income of both, a month. */
static bool claim_on_income(const struct journey *j, struct cell *why, fraction *claim)
{
    static const struct { int32_t income, claim; } of[] = { { G_nettoInkomen, G_vakantietoeslagInkomen }, { G_partnerNettoInkomen, G_partnerVakantietoeslagInkomen } };
    *claim = fraction_of(0);
    for (int k = 0; k < 2; k++) {
        fraction own;
        money income = k == 0 && j->net.state == CELL_amount ? j->net.amount : value_now(j, of[k].income, 0);
        if (k == 0 && j->net.state == CELL_unknown) { *why = j->net; return false; }
        if (given(j, of[k].claim)) own = fraction_of(income > 0 ? value_now(j, of[k].claim, 0) : 0);
        else if (holiday_pay_on(NULL, j->law, income, j->day, &own) != VASTGESTELD) { *why = missing_fact(of[k].claim); return false; }
        *claim = plus(*claim, own);
    }
    return true;
}

/* What is set aside a month of holiday pay with the assistance. */
static struct cell set_aside(struct journey *j)
{
    static const char *const paid[] = { "bijstandPerMaand" }, *const in_norm[] = { "vakantietoeslag" };
    struct cell assistance = outcome_cell(j, PLAN_bijstand, paid, 1), holiday = outcome_cell(j, PLAN_bijstand, in_norm, 1), why = nothing();
    fraction claim;
    int64_t share;
    if (assistance.state != CELL_amount || holiday.state != CELL_amount) return assistance.state != CELL_amount ? assistance : holiday;
    if (answer_of(j, PLAN_bijstand, "recht") == nee) return nothing();
    if (choice_of(j, C_vakantietoeslag) == vakantietoeslag_splitsen) {
        if (!claim_on_income(j, &why, &claim)) return why;
        holiday.amount = rounded(reserve_settled_apart(holiday.amount, claim));
        return holiday;
    }
    if (!parameter_on(j, P_vakantietoeslag_bijstand, j->day, &share)) return missing_parameter(P_vakantietoeslag_bijstand);
    holiday.amount = rounded(reserve_of_assistance(assistance.amount, ratio_of(share)));
    return holiday;
}

/* The wage cost benefit of the year so far: the hours of these days, as far as there is a right. */
static void add_benefit(struct journey *j, date first, date last)
{
    static const char *const amount[] = { "bedragPerJaar" };
    answer right = answer_of(j, PLAN_loonkostenvoordeel, "recht");
    struct civil on = civil_of(first);
    if (j->result[PLAN_loonkostenvoordeel].gate.state == CELL_none || right == nee) return;
    bool counted = right == ja && !j->now[G_verloondeUren];
    hours a_week = (hours)(value_now(j, G_urenPerWeek, 0) - value_now(j, G_onbetaaldeUren, 0));
    if (counted && !given(j, G_urenPerWeek)) j->hours_known = false;
    if (counted && a_week > 0) j->paid_hours = in_lowest_terms(plus(j->paid_hours, paid_hours_of(a_week, last - first + 1, days_in_month(on.year, on.month))));
    decide_row(j, PLAN_loonkostenvoordeel);
    struct cell year = outcome_cell(j, PLAN_loonkostenvoordeel, amount, 1);
    if (j->benefit.state != CELL_unknown) j->benefit = counted && !j->hours_known ? missing_fact(G_verloondeUren) : year;
}

/* Which months of exemption were used: a part counts when some stretch of the month used it. */
static void add_months_used(struct journey *j)
{
    const struct result *result = &j->result[PLAN_vrijlating];
    if (result->gate.state != CELL_amount || result->uncovered) return;
    struct case_room facts, outcome = result->outcome;
    struct carry used;
    feed(j, PLAN_vrijlating, &facts);
    int32_t amount = carry_amount(plan[PLAN_vrijlating].rule);
    if (amount >= 0 && answer_of(j, PLAN_bijstand, "recht") == nee) ((struct outcome_head *)(void *)&outcome)->settled &= ~((uint64_t)1 << amount);
    used = j->carry;
    carry_on(&used, &facts, &outcome);
    for (int32_t i = 0; i < used.count; i++) {
        if (used.item[i].months > j->carry_next.item[i].months) j->carry_next.item[i].months = used.item[i].months;
        j->carry_next.item[i].begun |= used.item[i].begun;
    }
}

void add_stretch(struct journey *j, date first, date last)
{
    for (int32_t i = 0; i < line_rule_count; i++) add_run(j, line_rule[i].line, line_cell(j, &line_rule[i]), plan[line_rule[i].plan].rule, first, last);
    add_run(j, LINE_brutoloon, j->gross, NULL, first, last);
    add_run(j, LINE_nettoloon, j->net, NULL, first, last);
    add_run(j, ROW_reserve, set_aside(j), plan[PLAN_bijstand].rule, first, last);
    add_benefit(j, first, last);
    add_months_used(j);
}

/* ---- runs into cells ---- */

static enum share share_of(int32_t row, int32_t *per)
{
    *per = 1;
    for (int32_t i = 0; i < line_rule_count; i++)
        if (line_rule[i].line == row) { *per = line_rule[i].per; return line_rule[i].share; }
    return row == ROW_reserve ? SHARE_days : SHARE_wage;
}

/* What is paid for the days of a run. covered: the days of the month over which there is an amount. */
static money paid_for(struct journey *j, const struct run *run, enum share share, int32_t per, const struct timeline_month *m, int32_t covered)
{
    int32_t days = run->last - run->first + 1;
    if (share == SHARE_working_days) return run->decided.amount * run->working_days;
    if (days == m->days) return rounded(times(fraction_of(run->decided.amount), 1, per));
    bool whole_month = (share == SHARE_subsidy && choice_of(j, C_lks_deelmaand) == lks_deelmaand_hele_maand) ||
                       (share == SHARE_study && choice_of(j, C_studietoeslag_deelmaand) == studietoeslag_deelmaand_hele_maand);
    if (share == SHARE_wage && choice_of(j, C_loon_deelmaand) == loon_deelmaand_werkdagen)
        return rounded(times(times(fraction_of(run->decided.amount), run->working_days, per), 1, weekdays(m->first, m->first + m->days - 1)));
    return rounded(times(lks_of_days(run->decided.amount, days, whole_month ? covered : m->days), 1, per));
}

void cell_add(struct cell *sum, const struct cell *more)
{
    if (more->state == CELL_none) return;
    if (sum->state == CELL_none) { *sum = *more; return; }
    sum->amount += more->amount;
    sum->estimated |= more->estimated;
    if (more->state == CELL_unknown && sum->state != CELL_unknown) { sum->state = CELL_unknown; sum->why = more->why; sum->what = more->what; sum->term = more->term; }
}

static void add_piece(struct journey *j, int32_t number, int32_t row, const struct run *run, money paid)
{
    struct timeline *t = j->t;
    if (row >= TIMELINE_LINE_COUNT) return;
    struct timeline_piece *list = grown(j, t->piece, t->pieces, &j->piece_room, sizeof *list);
    if (!list) return;
    t->piece = list;
    t->piece[t->pieces++] = (struct timeline_piece){ (enum timeline_line)row, number, run->first, run->last, run->rule, run->decided.amount, paid };
}

static struct cell cell_of_runs(struct journey *j, int32_t row, const struct timeline_month *m, int32_t number)
{
    const struct runs *runs = &j->runs[row];
    struct cell sum = nothing();
    int32_t per, covered = 0;
    enum share share = share_of(row, &per);
    for (int32_t i = 0; i < runs->count; i++)
        if (runs->run[i].decided.amount > 0) covered += runs->run[i].last - runs->run[i].first + 1;
    for (int32_t i = 0; i < runs->count; i++) {
        struct cell cell = runs->run[i].decided;
        if (cell.state == CELL_amount) {
            cell.amount = paid_for(j, &runs->run[i], share, per, m, cell.amount > 0 ? covered : m->days);
            add_piece(j, number, row, &runs->run[i], cell.amount);
        }
        cell_add(&sum, &cell);
    }
    j->t->estimated |= sum.estimated;
    return sum;
}

/* ---- what is built up ---- */

static bool pays_in(const struct journey *j, uint32_t slot, const struct timeline_month *m)
{
    int64_t month;
    return parameter_on(j, slot, m->first, &month) && month == m->month;
}

static void build_up(struct reserve *r, const struct cell *more)
{
    if (more->state == CELL_none) return;
    r->any = true;
    r->built_up += more->amount;
    if (more->state == CELL_unknown && r->unknown.state != CELL_unknown) r->unknown = *more;
    r->unknown.estimated |= more->estimated;
}

/* What was built up is paid: all of it, or this share of it; with what there was before on top. */
static struct cell pay_out(struct reserve *r, bool has_share, ratio share)
{
    struct cell cell = r->any ? r->unknown : nothing();
    if (r->any) cell.amount = (has_share ? rounded(holiday_allowance_on(r->built_up, share)) : r->built_up) + r->before;
    if (r->any && cell.state != CELL_unknown) cell.state = CELL_amount;
    *r = (struct reserve){ .any = false };
    return cell;
}

static bool job_ends_in(const struct journey *j, const struct timeline_month *m)
{
    for (int32_t i = 0; i < j->jobs; i++)
        if (j->job[i].end >= m->first && j->job[i].end < m->first + m->days) return true;
    return false;
}

/* Is assistance received on the first day after the month? */
static bool assistance_goes_on(const struct journey *j, const struct timeline_month *m)
{
    const struct said *now = j->now[G_ontvangtBijstand];
    for (int32_t i = j->next; i < j->facts && j->fact[i].from <= m->first + m->days; i++)
        if (j->fact[i].term == &glossary[G_ontvangtBijstand]) now = &j->fact[i];
    return now && (now->unknown || (now->value && term_plain(now->term, now->value) == ja));
}

static void pay_what_was_built_up(struct journey *j, struct timeline_month *m)
{
    int64_t share = 0;
    bool known = parameter_on(j, P_vakantiebijslag, m->first, &share);
    struct cell rest = nothing();
    if (!known && j->holiday.any) j->holiday.unknown = missing_parameter(P_vakantiebijslag);
    ratio allowance = known ? ratio_of(share) : (ratio){ 0, 1 };
    if (pays_in(j, P_vakantiebijslag_betaalmaand, m)) m->cell[LINE_vakantiebijslag] = pay_out(&j->holiday, true, allowance);
    build_up(&j->holiday, &m->cell[LINE_brutoloon]);
    if (job_ends_in(j, m)) rest = pay_out(&j->holiday, true, allowance);
    cell_add(&m->cell[LINE_vakantiebijslag], &rest);

    struct cell aside = cell_of_runs(j, ROW_reserve, m, 0);
    if (pays_in(j, P_vakantietoeslag_betaalmaand, m)) m->cell[LINE_vakantietoeslag] = pay_out(&j->assistance, false, allowance);
    build_up(&j->assistance, &aside);
    rest = assistance_goes_on(j, m) ? nothing() : pay_out(&j->assistance, false, allowance);
    cell_add(&m->cell[LINE_vakantietoeslag], &rest);

    if (pays_in(j, P_lkv_betaalmaand, m)) m->cell[LINE_loonkostenvoordeel] = j->benefit_due;
    if (m->month != MONTHS_OF_YEAR) return;
    j->benefit_due = j->benefit;
    j->benefit = nothing();
    j->paid_hours = fraction_of(0);
    j->hours_known = true;
}

/* ---- the month ---- */

static struct cell employer_cost(const struct timeline_month *m)
{
    struct cell sum = nothing();
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) {
        struct cell cell = m->cell[line];
        if (timeline_line_text[line].side != SIDE_werkgever || !timeline_line_text[line].sign) continue;
        cell.amount *= timeline_line_text[line].sign;
        cell_add(&sum, &cell);
    }
    return sum;
}

void close_month(struct journey *j, struct timeline_month *m, int32_t number)
{
    for (int32_t line = 0; line < TIMELINE_LINE_COUNT; line++) m->cell[line] = cell_of_runs(j, line, m, number);
    pay_what_was_built_up(j, m);
    m->cell[LINE_werkgeverskosten] = employer_cost(m);
    if (j->carry_begun) j->carry = j->carry_next;
    for (int32_t row = 0; row < ROWS; row++) j->runs[row].count = 0;
}
