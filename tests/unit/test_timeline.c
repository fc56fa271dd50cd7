/* SPDX-License-Identifier: EUPL-1.2 */
/* test_timeline.c: each kind of event at its boundaries, in months and amounts worked out by hand. */
#include "timeline_help.h"

#define PERSON "person: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, doelgroepregister: ja, doelgroepregisterVanaf: 2020-01-01, loonwaardeLagerDanMinimumloon: ja, wajong: nee}\n"
#define JOB "urenPerWeek: 36, voltijduren: 38, brutoloonPerMaand: \"2400.00\", loonwaarde: 60"
#define RUNNING "employment: {startDienstbetrekking: 2024-02-29, ingangsdatum: 2024-02-29, vakantiebijslagTegoed: \"0\", " JOB "}\n"
#define ALONE "household: {heeftPartner: nee, huisgenoten: []}\n"

/* ---- the job ---- */

static void a_job_that_starts_on_the_first_or_the_last_day_of_a_month(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 3\n" PERSON "events:\n  - {on: 2025-02-01, what: baan-begint, " JOB "}\n");
    is_none(&m, 2025, 1, LINE_brutoloon);
    is_none(&m, 2025, 1, LINE_loonkostensubsidie);
    is_amount(&m, 2025, 2, LINE_brutoloon, 240000);
    is_amount(&m, 2025, 2, LINE_loonkostensubsidie, 118357);            /* 0.40 x 2191.80 x 1.08 x 1.25 */
    drop(&m);
    make(&m, "from: 2025-01-01\nmonths: 3\n" PERSON "events:\n  - {on: 2025-01-31, what: job-starts, " JOB "}\n");
    is_amount(&m, 2025, 1, LINE_brutoloon, 7742);                       /* 2400 / 31 */
    is_amount(&m, 2025, 1, LINE_loonkostensubsidie, 3818);              /* 1183.57 / 31 */
    is_amount(&m, 2025, 2, LINE_loonkostensubsidie, 118357);
    drop(&m);
}

static void the_last_day_of_a_job_still_counts_and_the_holiday_allowance_is_paid_then(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 5\n" PERSON "events:\n  - {on: 2025-02-01, what: baan-begint, " JOB "}\n  - {on: 2025-04-01, what: baan-eindigt}\n");
    is_amount(&m, 2025, 3, LINE_brutoloon, 240000);
    is_amount(&m, 2025, 4, LINE_brutoloon, 8000);                       /* one day of thirty */
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 3945);              /* 1183.57 / 30 */
    is_amount(&m, 2025, 4, LINE_vakantiebijslag, 39040);                /* 8 % of 4880.00 */
    is_none(&m, 2025, 5, LINE_brutoloon);
    is_none(&m, 2025, 5, LINE_vakantiebijslag);
    drop(&m);
}

static void a_job_that_starts_on_29_february(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2024-02-01\nmonths: 2\n" PERSON "events:\n  - {on: 2024-02-29, what: baan-begint, " JOB "}\n");
    is_amount(&m, 2024, 2, LINE_loonkostensubsidie, 3807);              /* 0.40 x 2069.40 x 1.08 x 1.235 = 1104.07; / 29 */
    is_amount(&m, 2024, 3, LINE_loonkostensubsidie, 110407);
    drop(&m);
    struct law whole_month = with_option("lks-deelmaand", "hele-maand");
    make_under(&m, "from: 2024-02-01\nmonths: 2\n" PERSON "events:\n  - {on: 2024-02-29, what: baan-begint, " JOB "}\n", &whole_month);
    is_amount(&m, 2024, 2, LINE_loonkostensubsidie, 110407);
    drop(&m);
}

static void the_wage_of_part_of_a_month_by_working_days_is_a_choice(void **state)
{
    (void)state;
    struct made m;
    struct law working_days = with_option("loon-deelmaand", "werkdagen");
    make_under(&m, "from: 2025-01-01\nmonths: 1\n" PERSON "events:\n  - {on: 2025-01-30, what: baan-begint, " JOB "}\n", &working_days);
    is_amount(&m, 2025, 1, LINE_brutoloon, 20870);                      /* 2400 x 2 / 23 */
    drop(&m);
}

static void holiday_allowance_is_paid_in_june_and_what_was_built_up_before_must_be_said(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-04-01\nmonths: 3\n" PERSON "employment: {startDienstbetrekking: 2024-02-29, vakantiebijslagTegoed: \"1000.00\", " JOB "}\n");
    is_none(&m, 2025, 5, LINE_vakantiebijslag);
    is_amount(&m, 2025, 6, LINE_vakantiebijslag, 138400);               /* 1000 and 8 % of two months */
    drop(&m);
    make(&m, "from: 2025-04-01\nmonths: 3\n" PERSON "employment: {startDienstbetrekking: 2024-02-29, " JOB "}\n");
    is_unknown(&m, 2025, 6, LINE_vakantiebijslag, "vakantiebijslagTegoed");
    is_unknown(&m, 2025, 6, LINE_werkgeverskosten, "vakantiebijslagTegoed");
    drop(&m);
}

static void other_hours_in_the_middle_of_a_month_cut_it(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-03-01\nmonths: 2\n" PERSON RUNNING "events:\n  - {on: 2025-03-11, what: uren-of-loon, urenPerWeek: 18, brutoloonPerMaand: \"1200.00\"}\n");
    is_amount(&m, 2025, 3, LINE_brutoloon, 77419 + 81290);              /* 10/31 of 2400 and 21/31 of 1200 */
    is_amount(&m, 2025, 3, LINE_loonkostensubsidie, 38180 + 40089);     /* 10/31 of 1183.57 and 21/31 of 591.79 */
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 59179);
    drop(&m);
    make(&m, "from: 2025-03-01\nmonths: 1\n" PERSON RUNNING "events:\n  - {on: 2025-03-11, what: uren-of-loon, urenPerWeek: 18}\n");
    is_unknown(&m, 2025, 3, LINE_brutoloon, "brutoloonPerMaand");
    assert_int_equal(cell_of(&m, 2025, 3, LINE_brutoloon)->amount, 77419);
    drop(&m);
}

static void unpaid_leave_takes_its_part_or_not_by_choice(void **state)
{
    (void)state;
    struct made m;
    const char *leave = "from: 2025-03-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2025-04-01, what: onbetaald-verlof, onbetaaldeUren: 9}\n  - {on: 2025-04-30, what: verlof-eindigt}\n";
    make(&m, leave);
    is_amount(&m, 2025, 4, LINE_brutoloon, 180000);
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 88768);             /* 3/4 of 1183.57 */
    is_amount(&m, 2025, 5, LINE_brutoloon, 240000);
    is_amount(&m, 2025, 5, LINE_loonkostensubsidie, 118357);
    drop(&m);
    struct law runs_on = with_option("lks-onbetaald-verlof", "doorbetalen");
    make_under(&m, leave, &runs_on);
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 118357);
    drop(&m);
}

/* ---- flat rate and wage value ---- */

static void the_flat_rate_ends_by_itself_and_then_the_wage_value_is_missing(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-08-01\nmonths: 8\n" PERSON "events:\n  - {on: 2025-08-31, what: baan-begint, urenPerWeek: 36, voltijduren: 38, brutoloonPerMaand: \"2400.00\", forfaitair: ja}\n");
    is_amount(&m, 2025, 8, LINE_loonkostensubsidie, 4890);              /* 0.50 x 2245.80 x 1.08 x 1.25 = 1515.92; / 31 */
    is_amount(&m, 2026, 1, LINE_loonkostensubsidie, 154872);            /* fixed anew on 1 January: 0.50 x 2294.40 x 1.08 x 1.25 */
    happens(&m, HAPPENING_deadline, "einde-forfait", "2026-02-27", "Pw 10d:5");
    is_unknown(&m, 2026, 2, LINE_loonkostensubsidie, "loonwaarde");
    assert_int_equal(cell_of(&m, 2026, 2, LINE_loonkostensubsidie)->amount, 149341);        /* 27 of 28 days */
    is_unknown(&m, 2026, 3, LINE_loonkostensubsidie, "loonwaarde");
    drop(&m);
}

static void a_wage_value_measured_during_the_flat_rate_counts_after_it(void **state)
{
    (void)state;
    struct made m;
#define FLAT "from: 2025-03-01\nmonths: 10\n" PERSON "events:\n  - {on: 2025-03-01, what: baan-begint, urenPerWeek: 36, voltijduren: 38, forfaitair: ja}\n"
    make(&m, FLAT "  - {on: 2025-07-15, what: loonwaarde-gemeten, loonwaarde: 60}\n");
    is_amount(&m, 2025, 8, LINE_loonkostensubsidie, 147947);            /* 0.50 x 2191.80 x 1.08 x 1.25 */
    is_amount(&m, 2025, 9, LINE_loonkostensubsidie, 118357);
    drop(&m);
    make(&m, FLAT "  - {on: 2025-06-30, what: forfait-eindigt}\n  - {on: 2025-07-15, what: loonwaarde-gemeten, loonwaarde: 60}\n");
    is_amount(&m, 2025, 6, LINE_loonkostensubsidie, 147947);
    is_amount(&m, 2025, 7, LINE_loonkostensubsidie, 118357);
    drop(&m);
    make(&m, FLAT "  - {on: 2025-10-20, what: loonwaarde-gemeten, loonwaarde: 60}\n");      /* too late: it counts from where it was needed */
    is_amount(&m, 2025, 9, LINE_loonkostensubsidie, 118357);
    drop(&m);
}

static void a_later_wage_value_counts_from_the_next_month_or_the_day_by_choice(void **state)
{
    (void)state;
    struct made m;
    const char *again = "from: 2025-03-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2025-04-11, what: loonwaarde-gemeten, loonwaarde: 70}\n";
    make(&m, again);
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 118357);
    is_amount(&m, 2025, 5, LINE_loonkostensubsidie, 88768);
    drop(&m);
    struct law on_the_day = with_option("lks-herziening-ingang", "dag-van-meting");
    make_under(&m, again, &on_the_day);
    is_amount(&m, 2025, 4, LINE_loonkostensubsidie, 39452 + 59179);     /* 10/30 of 1183.57 and 20/30 of 887.68 */
    drop(&m);
}

static void an_application_after_the_start_counts_from_the_start_or_from_its_day_by_choice(void **state)
{
    (void)state;
    struct made m;
    const char *late = "from: 2025-03-01\nmonths: 4\n" PERSON "events:\n  - {on: 2025-03-01, what: baan-begint, urenPerWeek: 36, voltijduren: 38}\n"
        "  - {on: 2025-05-01, what: aanvraag, aanvrager: werkgever, loonkostensubsidie: ja}\n  - {on: 2025-05-20, what: loonwaarde-gemeten, loonwaarde: 60}\n";
    make(&m, late);
    is_amount(&m, 2025, 3, LINE_loonkostensubsidie, 118357);
    happens(&m, HAPPENING_deadline, "awb-besluit", "2025-06-26", "Awb 4:13:2");
    drop(&m);
    struct law from_application = with_option("lks-lid2-ingang", "dag-van-aanvraag");
    make_under(&m, late, &from_application);
    is_none(&m, 2025, 4, LINE_loonkostensubsidie);
    is_amount(&m, 2025, 5, LINE_loonkostensubsidie, 118357);
    drop(&m);
}

static void a_decision_that_was_sent_can_be_objected_to_for_six_weeks(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-03-01\nmonths: 4\n" PERSON RUNNING "events:\n  - {on: 2025-03-03, what: decision-sent}\n");
    happens(&m, HAPPENING_deadline, "bezwaar", "2025-04-14", "Awb 6:7");
    happens(&m, HAPPENING_deadline, "lks-betaling", "2025-06-20", "BesluitLks 7");
    drop(&m);
}

/* ---- illness ---- */

static void sickness_benefit_is_paid_for_working_days_only(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-02-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2026-03-02, what: ziek, dagloon: \"100.00\", honderdProcent: ja}\n  - {on: 2026-03-09, what: hersteld}\n");
    is_none(&m, 2026, 2, LINE_ziektewet);
    is_amount(&m, 2026, 3, LINE_ziektewet, 30000);                      /* five days of 60.00 */
    is_amount(&m, 2026, 3, LINE_loonkostensubsidie, 123898);            /* runs on */
    is_none(&m, 2026, 4, LINE_ongedekt);
    drop(&m);
    make(&m, "from: 2026-02-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2026-03-07, what: ill, dagloon: \"100.00\"}\n  - {on: 2026-03-09, what: recovered}\n");
    is_amount(&m, 2026, 3, LINE_ziektewet, 0);                          /* a weekend */
    drop(&m);
    make(&m, "from: 2026-02-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2026-02-28, what: ill, dagloon: \"100.00\"}\n");
    is_amount(&m, 2026, 3, LINE_ziektewet, 22 * 4200);                  /* 70 % of the daily wage, times 60 % */
    happens(&m, HAPPENING_deadline, "ziekmelding-uwv", "2026-04-11", "Zw 38a:3");
    drop(&m);
}

static void after_52_weeks_the_benefit_goes_down_in_the_middle_of_a_month(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 14\n" PERSON RUNNING "events:\n  - {on: 2025-01-06, what: ziek, dagloon: \"100.00\", honderdProcent: ja}\n");
    is_amount(&m, 2025, 12, LINE_ziektewet, 23 * 6000);
    is_amount(&m, 2026, 1, LINE_ziektewet, 2 * 6000 + 20 * 4200);       /* 52 weeks end on Sunday 4 January */
    is_amount(&m, 2026, 2, LINE_ziektewet, 20 * 4200);
    drop(&m);
}

static void periods_of_illness_shortly_after_each_other_add_up(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 14\n" PERSON RUNNING "events:\n  - {on: 2025-01-06, what: ziek, dagloon: \"100.00\", honderdProcent: ja}\n  - {on: 2025-12-01, what: hersteld}\n"
             "  - {on: 2025-12-17, what: ziek, dagloon: \"100.00\", honderdProcent: ja}\n");
    is_amount(&m, 2026, 1, LINE_ziektewet, 14 * 6000 + 8 * 4200);       /* 329 days and 35 more: until Tuesday 20 January */
    drop(&m);
}

static void who_is_ill_after_the_flat_rate_needs_a_wage_value(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-03-01\nmonths: 8\n" PERSON "events:\n  - {on: 2025-03-01, what: baan-begint, urenPerWeek: 36, voltijduren: 38, brutoloonPerMaand: \"2400.00\", forfaitair: ja}\n"
             "  - {on: 2025-08-29, what: ziek, dagloon: \"100.00\", honderdProcent: ja}\n");
    is_amount(&m, 2025, 8, LINE_ziektewet, 5000);                       /* Friday 29 August: half */
    is_unknown(&m, 2025, 9, LINE_ziektewet, "loonwaarde");
    assert_int_equal(cell_of(&m, 2025, 9, LINE_ziektewet)->amount, 0);
    is_unknown(&m, 2025, 9, LINE_ongedekt, "loonwaarde");
    drop(&m);
}

static void without_a_daily_wage_the_benefit_is_unknown_and_without_cover_there_is_none(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-02-01\nmonths: 2\n" PERSON RUNNING "events:\n  - {on: 2026-03-02, what: ziek}\n");
    is_unknown(&m, 2026, 3, LINE_ziektewet, "dagloon");
    drop(&m);
    make(&m, "from: 2026-02-01\nmonths: 2\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, doelgroepregister: nee, wajong: nee, wsw: nee, beschutWerk: nee, wiaRecht: nee,\n"
             "  minderDan35Procent: nee, onderwijsbelemmering: nee, wiaVoortgezetBijEigenWerkgever: nee}\n" RUNNING "events:\n  - {on: 2026-03-02, what: ziek, dagloon: \"100.00\"}\n");
    is_none(&m, 2026, 3, LINE_ziektewet);
    is_none(&m, 2026, 3, LINE_ongedekt);
    drop(&m);
}

static void a_wage_paid_in_part_during_illness_comes_back_with_recovery(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-03-01\nmonths: 3\n" PERSON RUNNING "events:\n  - {on: 2026-04-01, what: ziek, dagloon: \"100.00\", loondoorbetaling: 70}\n  - {on: 2026-05-01, what: hersteld}\n");
    is_amount(&m, 2026, 4, LINE_brutoloon, 168000);
    is_amount(&m, 2026, 5, LINE_brutoloon, 240000);
    drop(&m);
}

/* ---- assistance ---- */

#define RECEIVES "person: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, medischUrenbeperkt: nee, alleenstaandeOuder: nee, draagtBijN: ja, urenUitbreidingMogelijk: ja, ontvangtBijstand: ja, vakantietoeslagTegoed: \"0\"}\n" ALONE
#define PART_TIME "urenPerWeek: 12, brutoloonPerMaand: \"900.00\", loonwaarde: 50, nettoInkomen: \"800.00\", vakantietoeslagInkomen: \"64.00\""

static void the_months_of_an_exemption_are_counted_from_month_to_month(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 22\n" RECEIVES "events:\n  - {on: 2025-02-01, what: baan-begint, " PART_TIME "}\n");
    is_none(&m, 2025, 1, LINE_vrijgelaten);
    is_amount(&m, 2025, 2, LINE_vrijgelaten, 20000);                    /* n: 25 % of 800 */
    is_amount(&m, 2025, 7, LINE_vrijgelaten, 20000);
    is_amount(&m, 2025, 8, LINE_vrijgelaten, 12000);                    /* z: 15 % */
    is_amount(&m, 2026, 7, LINE_vrijgelaten, 12000);
    is_amount(&m, 2026, 8, LINE_vrijgelaten, 0);                        /* the twelve months are over, and more hours are possible */
    happens(&m, HAPPENING_deadline, "einde-vrijlating", "2025-07-31", "Pw 31:2:n");
    happens(&m, HAPPENING_deadline, "einde-vrijlating", "2026-07-31", "Pw 31:2:z");
    is_amount(&m, 2025, 2, LINE_bijstand, 67818);                       /* 1278.18 - 800 + 200 */
    drop(&m);
    make(&m, "from: 2025-01-01\nmonths: 3\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, medischUrenbeperkt: nee, draagtBijN: ja, ontvangtBijstand: ja, maandenGebruiktN: 5}\n" ALONE
             "events:\n  - {on: 2025-01-01, what: baan-begint, " PART_TIME "}\n");
    is_amount(&m, 2025, 1, LINE_vrijgelaten, 20000);
    is_amount(&m, 2025, 2, LINE_vrijgelaten, 12000);
    drop(&m);
}

static void holiday_pay_with_the_assistance_is_paid_in_june_and_when_the_assistance_ends(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-04-01\nmonths: 6\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: nee, medischUrenbeperkt: nee, alleenstaandeOuder: nee, draagtBijN: nee}\n" ALONE
             "events:\n  - {on: 2026-04-16, what: bijstand-begint}\n  - {on: 2026-08-31, what: bijstand-eindigt}\n");
    is_amount(&m, 2026, 4, LINE_bijstand, 66572);                       /* 15 of 30 days of 1331.43 */
    is_amount(&m, 2026, 6, LINE_vakantietoeslag, 3504 + 7007);          /* half of April and May */
    is_amount(&m, 2026, 8, LINE_vakantietoeslag, 7007 + 2 * 7097);      /* June, July and August */
    is_none(&m, 2026, 9, LINE_bijstand);
    is_none(&m, 2026, 9, LINE_vakantietoeslag);
    drop(&m);
}

static void net_wage_is_a_fact_or_a_marked_estimate_and_otherwise_unknown(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-01-01\nmonths: 2\n" RECEIVES "employment: {startDienstbetrekking: 2026-01-01, urenPerWeek: 12, brutoloonPerMaand: \"900.00\", loonwaarde: 50, nettoDeelVanBrutoloon: 90}\n");
    is_amount(&m, 2026, 1, LINE_nettoloon, 81000);
    assert_true(cell_of(&m, 2026, 1, LINE_nettoloon)->estimated);
    assert_true(cell_of(&m, 2026, 1, LINE_bijstand)->estimated);
    assert_false(cell_of(&m, 2026, 1, LINE_loonkostensubsidie)->estimated);
    drop(&m);
    make(&m, "from: 2026-01-01\nmonths: 2\n" RECEIVES "employment: {startDienstbetrekking: 2026-01-01, urenPerWeek: 12, brutoloonPerMaand: \"900.00\", loonwaarde: 50}\n");
    is_unknown(&m, 2026, 1, LINE_nettoloon, "nettoInkomen");
    is_unknown(&m, 2026, 1, LINE_bijstand, "nettoInkomen");
    is_amount(&m, 2026, 1, LINE_loonkostensubsidie, 51624);             /* 0.50 x 2294.40 x 1.08 x 12/36 x 1.25 */
    drop(&m);
}

static void housemates_come_go_and_turn_27(void **state)
{
    (void)state;
    struct made m;
#define MOTHER "person: {geboortedatum: 1972-09-30, ontvangtBijstand: ja, behoortTotDoelgroep: nee, medischUrenbeperkt: nee, alleenstaandeOuder: nee, draagtBijN: nee}\n"
    make(&m, "from: 2026-03-01\nmonths: 3\n" MOTHER "household: {heeftPartner: nee, huisgenoten: [{geboortedatum: 1999-04-01}]}\n");
    is_amount(&m, 2026, 3, LINE_bijstand, 133143);
    is_amount(&m, 2026, 4, LINE_bijstand, 95102);                       /* the birthday is on the first: the whole month */
    happens(&m, HAPPENING_derived, "huisgenoot-wordt-27", "2026-04-01", "Pw 22a:4");
    drop(&m);
    make(&m, "from: 2026-03-01\nmonths: 4\n" MOTHER ALONE "events:\n  - {on: 2026-04-11, what: huisgenoot-komt, huisgenoot: {geboortedatum: 1980-01-01}}\n"
             "  - {on: 2026-06-01, what: housemate-leaves, housemate: {geboortedatum: 1980-01-01}}\n");
    is_amount(&m, 2026, 4, LINE_bijstand, 44381 + 63401);               /* 10/30 of 1331.43 and 20/30 of 951.02 */
    is_amount(&m, 2026, 5, LINE_bijstand, 95102);
    is_amount(&m, 2026, 6, LINE_bijstand, 133143);
    drop(&m);
}

/* ---- ages, school, moving ---- */

static void who_was_born_on_29_february_turns_21_on_1_march(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-02-01\nmonths: 2\nperson: {geboortedatum: 2004-02-29, behoortTotDoelgroep: ja}\nemployment: {startDienstbetrekking: 2025-01-01, " JOB "}\n");
    is_amount(&m, 2025, 2, LINE_loonkostensubsidie, 94686);             /* 80 % of the minimum wage */
    is_amount(&m, 2025, 3, LINE_loonkostensubsidie, 118357);
    happens(&m, HAPPENING_derived, "wordt-21", "2025-03-01", "Pw 2::c");
    drop(&m);
}

static void the_pension_age_comes_on_its_day(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-01-01\nmonths: 12\nperson: {geboortedatum: 1959-05-20}\n");
    happens(&m, HAPPENING_derived, "aow", "2026-05-20", "Aow 7a");      /* 67 years */
    drop(&m);
}

static void a_traineeship_goes_off_the_study_allowance_above_the_free_part(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-01-01\nmonths: 6\nperson: {geboortedatum: 2002-06-01, studiefinanciering: ja, wajong: nee, structureelNietInStaatBijTeVerdienen: ja, aangevraagdVanaf: 2026-01-01}\n"
             "events:\n  - {on: 2026-02-01, what: stage-begint, stagevergoeding: \"250.00\"}\n  - {on: 2026-03-31, what: stage-eindigt}\n  - {on: 2026-05-15, what: school-verlaten, studiefinanciering: nee}\n");
    is_amount(&m, 2026, 1, LINE_studietoeslag, 38514);
    is_amount(&m, 2026, 3, LINE_studietoeslag, 36623);                  /* 385.14 - (250 - 231.09) */
    is_amount(&m, 2026, 4, LINE_studietoeslag, 38514);
    is_amount(&m, 2026, 5, LINE_studietoeslag, 18636);                  /* 15 of 31 days */
    is_amount(&m, 2026, 6, LINE_studietoeslag, 0);
    drop(&m);
}

static void after_a_move_the_new_municipality_pays_from_the_day(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-01-01\nmonths: 6\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, gemeente: Rotterdam}\n" RUNNING "events:\n  - {on: 2026-03-01, what: verhuizing, naarGemeente: Utrecht}\n");
    happens(&m, HAPPENING_deadline, "vorige-gemeente-betaalt-tot", "2026-02-28", "Pw 40:1");
    happens(&m, HAPPENING_deadline, "nieuwe-gemeente-betaalt-vanaf", "2026-03-01", "Pw 40:1");
    is_amount(&m, 2026, 3, LINE_loonkostensubsidie, 123898);
    drop(&m);
    struct law anew = with_option("verhuizing-loonwaarde", "opnieuw-meten");
    make_under(&m, "from: 2026-01-01\nmonths: 6\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, gemeente: Rotterdam}\n" RUNNING "events:\n  - {on: 2026-03-01, what: verhuizing, naarGemeente: Utrecht}\n", &anew);
    is_amount(&m, 2026, 2, LINE_loonkostensubsidie, 123898);
    is_unknown(&m, 2026, 3, LINE_loonkostensubsidie, "loonwaarde");
    drop(&m);
    make(&m, "from: 2026-01-01\nmonths: 6\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, gemeente: Rotterdam}\n" RUNNING "events:\n  - {on: 2026-03-16, what: verhuizing, naarLand: overig}\n");
    is_amount(&m, 2026, 3, LINE_loonkostensubsidie, 59951);             /* 15 of 31 days */
    is_none(&m, 2026, 4, LINE_loonkostensubsidie);
    drop(&m);
}

/* A move on 1 March 2026, with what else happens. */
#define MOVE(more) "from: 2026-01-01\nmonths: 6\nperson: {geboortedatum: 1990-05-05, behoortTotDoelgroep: ja, gemeente: Rotterdam}\n" RUNNING \
    "events:\n  - {on: 2026-03-01, what: verhuizing, naarGemeente: Utrecht}\n" more

static void the_new_municipality_decides_itself_where_that_is_the_reading(void **state)
{
    (void)state;
    struct made m;
    make(&m, MOVE(""));
    happens(&m, HAPPENING_deadline, "nieuw-besluit", "2026-03-01", "Pw 10d:1");
    int32_t told = 0;
    for (int32_t i = 0; i < m.t.happenings; i++) told += strcmp(m.t.happening[i].code, "nieuw-besluit") == 0;
    assert_int_equal(told, 1);
    assert_int_equal(happening_of(&m, HAPPENING_deadline, "nieuw-besluit", "2026-03-01")->who, ACTOR_gemeente);
    drop(&m);
    struct law taken_over = with_option("verhuizing-besluit", "overname");
    make_under(&m, MOVE(""), &taken_over);
    assert_null(happening_of(&m, HAPPENING_deadline, "nieuw-besluit", "2026-03-01"));
    happens(&m, HAPPENING_deadline, "nieuwe-gemeente-betaalt-vanaf", "2026-03-01", "Pw 40:1");
    drop(&m);
    struct law next_month = with_option("verhuizing-ingang", "eerste-van-volgende-maand");
    make_under(&m, MOVE(""), &next_month);
    happens(&m, HAPPENING_deadline, "nieuw-besluit", "2026-04-01", "Pw 10d:1");
    drop(&m);
    make_under(&m, MOVE("  - {on: 2026-03-20, what: besluit, by: \"gemeente Utrecht\"}\n"), &next_month);
    assert_null(happening_of(&m, HAPPENING_deadline, "nieuw-besluit", "2026-04-01"));  /* taken before that day */
    drop(&m);
    make(&m, MOVE("  - {on: 2026-03-01, what: besluit, by: \"gemeente Utrecht\"}\n"));
    assert_null(happening_of(&m, HAPPENING_deadline, "nieuw-besluit", "2026-03-01"));  /* taken on the same day */
    drop(&m);
}

static void what_is_said_of_an_amount_or_a_fact_is_said_in_one_language(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-11-01\nmonths: 4\n" PERSON RUNNING "events:\n  - {on: 2026-12-01, what: aanvraag, aanvrager: werkgever, loonkostensubsidie: ja, besluitVerzonden: 2026-12-02}\n"
             "  - {on: 2026-12-15, what: uren-of-loon, brutoloonPerMaand: \"2500.00\"}\n");
    const struct happening *begun = happening_of(&m, HAPPENING_decision, "loonkostensubsidie", "2026-11-01"), *asked = happening_of(&m, HAPPENING_event, "aanvraag", "2026-12-01"),
                           *more = happening_of(&m, HAPPENING_event, "uren-of-loon", "2026-12-15"), *ended = happening_of(&m, HAPPENING_decision, "loonkostensubsidie", "2027-01-01");
    assert_true(begun && asked && more && ended);
    assert_non_null(strstr(begun->text[0], " is € 1.238,98 per maand."));
    assert_non_null(strstr(begun->text[1], " is € 1,238.98 a month."));
    assert_non_null(strstr(more->text[1], ": € 2,500.00)."));
    assert_non_null(strstr(asked->text[0], ": werkgever; "));
    assert_non_null(strstr(asked->text[1], ": employer; "));
    assert_non_null(strstr(asked->text[0], ": ja"));
    assert_non_null(strstr(asked->text[1], ": yes"));
    assert_non_null(strstr(asked->text[0], ": 2 december 2026"));
    assert_non_null(strstr(asked->text[1], ": 2 December 2026"));
    assert_string_equal(ended->text[0], "De loonkostensubsidie is niet te berekenen: het recht van deze dag staat niet in het programma, alleen dat van 1 januari 2015 tot en met 31 december 2026.");
    assert_string_equal(ended->text[1], "The wage cost subsidy cannot be computed: the law of this day is not in the program, only that from 1 January 2015 to 31 December 2026.");
    drop(&m);
}

static void a_value_of_the_law_that_is_not_known_goes_by_its_label(void **state)
{
    (void)state;
    struct made m;
    struct law reading = with_option("vakantietoeslag", "inclusief");
    make_under(&m, "from: 2025-11-01\nmonths: 2\nperson: {geboortedatum: 1990-05-05, ontvangtBijstand: ja, heeftPartner: nee, huisgenoten: [], nettoInkomen: \"500.00\", draagtBijN: nee, medischUrenbeperkt: nee, "
               "behoortTotDoelgroep: nee, alleenstaandeOuder: nee}\n", &reading);
    const struct happening *h = happening_of(&m, HAPPENING_decision, "bijstand", "2025-11-01");
    assert_non_null(h);
    assert_string_equal(h->text[0], "De bijstand is niet te berekenen: netto-inkomen per maand vanaf wanneer een schijf geldt ontbreekt.");
    drop(&m);
}

static void the_wage_cost_benefit_is_paid_in_the_next_year_over_the_hours_of_this(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 24\n" PERSON "events:\n  - {on: 2025-07-01, what: baan-begint, " JOB ", categorieen: [banenafspraak], doelgroepverklaring: ja, inDoelgroepregister: ja}\n");
    is_none(&m, 2025, 9, LINE_loonkostenvoordeel);
    is_amount(&m, 2026, 9, LINE_loonkostenvoordeel, 94536);             /* 1.01 x 936 hours */
    drop(&m);
}

static void what_a_rule_took_for_granted_is_told_once(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2025-01-01\nmonths: 12\n" PERSON RUNNING);
    int32_t small = 0, given = 0;
    for (int32_t i = 0; i < m.t.assumptions; i++) {
        small += strcmp(m.t.assumption[i].term->name, "kleineWerkgever") == 0 && m.t.assumption[i].value == ja;
        given += strcmp(m.t.assumption[i].term->name, "voltijduren") == 0;
    }
    assert_int_equal(small, 1);
    assert_int_equal(given, 0);
    drop(&m);
}

static void beyond_the_law_that_was_read_nothing_is_computed(void **state)
{
    (void)state;
    struct made m;
    make(&m, "from: 2026-12-01\nmonths: 2\n" PERSON RUNNING);
    is_amount(&m, 2026, 12, LINE_loonkostensubsidie, 123898);
    is_unknown(&m, 2027, 1, LINE_loonkostensubsidie, "loonkostensubsidie");
    assert_int_equal(cell_of(&m, 2027, 1, LINE_loonkostensubsidie)->why, WHY_law);
    drop(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_that_starts_on_the_first_or_the_last_day_of_a_month),
        cmocka_unit_test(the_last_day_of_a_job_still_counts_and_the_holiday_allowance_is_paid_then),
        cmocka_unit_test(a_job_that_starts_on_29_february),
        cmocka_unit_test(the_wage_of_part_of_a_month_by_working_days_is_a_choice),
        cmocka_unit_test(holiday_allowance_is_paid_in_june_and_what_was_built_up_before_must_be_said),
        cmocka_unit_test(other_hours_in_the_middle_of_a_month_cut_it),
        cmocka_unit_test(unpaid_leave_takes_its_part_or_not_by_choice),
        cmocka_unit_test(the_flat_rate_ends_by_itself_and_then_the_wage_value_is_missing),
        cmocka_unit_test(a_wage_value_measured_during_the_flat_rate_counts_after_it),
        cmocka_unit_test(a_later_wage_value_counts_from_the_next_month_or_the_day_by_choice),
        cmocka_unit_test(an_application_after_the_start_counts_from_the_start_or_from_its_day_by_choice),
        cmocka_unit_test(a_decision_that_was_sent_can_be_objected_to_for_six_weeks),
        cmocka_unit_test(sickness_benefit_is_paid_for_working_days_only),
        cmocka_unit_test(after_52_weeks_the_benefit_goes_down_in_the_middle_of_a_month),
        cmocka_unit_test(periods_of_illness_shortly_after_each_other_add_up),
        cmocka_unit_test(who_is_ill_after_the_flat_rate_needs_a_wage_value),
        cmocka_unit_test(without_a_daily_wage_the_benefit_is_unknown_and_without_cover_there_is_none),
        cmocka_unit_test(a_wage_paid_in_part_during_illness_comes_back_with_recovery),
        cmocka_unit_test(the_months_of_an_exemption_are_counted_from_month_to_month),
        cmocka_unit_test(holiday_pay_with_the_assistance_is_paid_in_june_and_when_the_assistance_ends),
        cmocka_unit_test(net_wage_is_a_fact_or_a_marked_estimate_and_otherwise_unknown),
        cmocka_unit_test(housemates_come_go_and_turn_27),
        cmocka_unit_test(who_was_born_on_29_february_turns_21_on_1_march),
        cmocka_unit_test(the_pension_age_comes_on_its_day),
        cmocka_unit_test(a_traineeship_goes_off_the_study_allowance_above_the_free_part),
        cmocka_unit_test(after_a_move_the_new_municipality_pays_from_the_day),
        cmocka_unit_test(the_new_municipality_decides_itself_where_that_is_the_reading),
        cmocka_unit_test(what_is_said_of_an_amount_or_a_fact_is_said_in_one_language),
        cmocka_unit_test(a_value_of_the_law_that_is_not_known_goes_by_its_label),
        cmocka_unit_test(the_wage_cost_benefit_is_paid_in_the_next_year_over_the_hours_of_this),
        cmocka_unit_test(what_a_rule_took_for_granted_is_told_once),
        cmocka_unit_test(beyond_the_law_that_was_read_nothing_is_computed),
    };
    return cmocka_run_group_tests(tests, open_the_law, close_the_law);
}
