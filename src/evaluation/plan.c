/* SPDX-License-Identifier: EUPL-1.2 */
/* plan.c: how far a plan of preparation is, what lacks, and its report. */
#include "evaluation/plan.h"
#include "evaluation/inside.h"
#include "evaluation/pen.h"

#include <string.h>

/* ---- how far ---- */

static bool is_known(const struct evaluation_record *provision)
{
    return provision->value[F_provision_layer].given && provision->value[F_provision_people].refs && provision->value[F_provision_users].given;
}

static const struct evaluation_record *judged(const struct evaluation *e, const struct evaluation_record *of, int16_t role)
{
    EACH(j, e, SECTION_judgment) if (evaluation_names(j, F_judgment_of, of) && (role < 0 || j->value[F_judgment_role].word == role)) return j;
    return NULL;
}

static bool is_looked_at(const struct evaluation *e, const struct evaluation_record *people)
{
    EACH(r, e, SECTION_reach) if (evaluation_names(r, F_reach_people, people)) return true;
    return false;
}

static const struct evaluation_record *duty_of(const struct evaluation *e, const char *check)
{
    EACH(d, e, SECTION_duty) if (strcmp(evaluation_text(d, F_duty_check, 0), check) == 0) return d;
    return NULL;
}

static bool is_done(const struct evaluation_record *task, date on) { return task->value[F_task_done].given && task->value[F_task_done].day <= on; }
static bool is_late(const struct evaluation_record *task, date on) { return task->value[F_task_due].given && task->value[F_task_due].day < on && !is_done(task, on); }
static bool is_whole(struct plan_progress p) { return p.done == p.all; }

void evaluation_plan_progress(struct plan_state *s, const struct evaluation *e, struct plan_checks checks, date on)
{
    *s = (struct plan_state){ .checks = { 0, checks.count }, .step = { { 0, e->list[SECTION_provision].count }, { 0, 2 * e->list[SECTION_provision].count + e->list[SECTION_article].count }, { 0, e->list[SECTION_people].count } },
        .tasks = { 0, e->list[SECTION_task].count } };
    EACH(p, e, SECTION_provision) {
        s->step[0].done += is_known(p);
        s->step[1].done += (judged(e, p, ROLE_policy) != NULL) + (judged(e, p, ROLE_execution) != NULL);
    }
    EACH(a, e, SECTION_article) s->step[1].done += judged(e, a, -1) != NULL;
    EACH(g, e, SECTION_people) s->step[2].done += is_looked_at(e, g);
    for (int32_t i = 0; i < checks.count; i++) s->checks.done += duty_of(e, checks.check[i].id) != NULL;
    EACH(t, e, SECTION_task) { s->tasks.done += is_done(t, on); s->overdue += is_late(t, on); }
    s->ready = s->step[0].all > 0 && s->step[2].all > 0 && is_whole(s->step[0]) && is_whole(s->step[1]) && is_whole(s->step[2]) && is_whole(s->checks) && is_whole(s->tasks);
}

/* ---- the report ---- */

struct writing { struct pen pen; const struct evaluation *e; struct plan_checks checks; date on; };
static const char *say(const struct writing *w, const char *nl, const char *en) { return w->pen.language ? en : nl; }

static void put_end(struct writing *w, const char *text) { pen_put(&w->pen, *text && strchr(".!?", text[strlen(text) - 1]) ? "" : "."); }

static void put_field(struct writing *w, const char *nl, const char *en, const struct evaluation_record *r, int32_t field)
{
    if (!r->value[field].given) return;
    pen_say(&w->pen, nl, en);
    pen_field(&w->pen, r, field);
    put_end(w, evaluation_text(r, field, w->pen.language));
}

static void put_head(struct writing *w)
{
    const struct evaluation_record *plan = w->e->list[SECTION_plan].record;
    struct pen *p = &w->pen;
    pen_heading(p, 1, plan->id, evaluation_text(plan, F_plan_title, p->language));
    put_field(w, "Gemeente: ", "Municipality: ", plan, F_plan_municipality);
    put_field(w, " Voorbereiding op: ", " Preparing for: ", plan, F_plan_law);
    pen_say(p, " Stand van ", " As of ");
    pen_day(p, w->on);
    pen_put(p, ".");
    if (plan->value[F_plan_ready].given) { pen_say(p, " Klaar op ", " Ready by "); pen_day(p, plan->value[F_plan_ready].day); pen_put(p, "."); }
    if (plan->value[F_plan_invented].given) { pen_put(p, " "); pen_strong(p, say(w, "Alles in dit plan is verzonnen.", "Everything in this plan is invented.")); }
    pen_end(p);
}

static void put_list(struct writing *w, int32_t section, const char *title, int32_t text, int32_t more)
{
    struct pen *p = &w->pen;
    if (!w->e->list[section].count) return;
    pen_heading(p, 2, NULL, title);
    pen_list(p);
    EACH(r, w->e, section) {
        pen_item(p, r->id);
        pen_field(p, r, text);
        if (more >= 0 && r->value[more].given) { pen_put(p, " ("); pen_field(p, r, more); pen_put(p, ")"); }
    }
    pen_list_end(p);
}

static void put_state(struct writing *w)
{
    struct pen *p = &w->pen;
    struct plan_state s;
    evaluation_plan_progress(&s, w->e, w->checks, w->on);
    const struct { const char *nl, *en; struct plan_progress far; } bars[] = {
        { "Stap 1, voorzieningen in beeld", "Step 1, provisions in view", s.step[0] }, { "Stap 2, oordelen gegeven", "Step 2, verdicts given", s.step[1] }, { "Stap 3, doelgroepen onderzocht", "Step 3, target groups examined", s.step[2] },
        { "Controles met eigenaar en stand", "Checks with owner and state", s.checks }, { "Taken gedaan", "Tasks done", s.tasks },
    };
    pen_heading(p, 2, NULL, say(w, "Hoe ver is het plan?", "How far is the plan?"));
    pen_list(p);
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) { pen_item(p, NULL); pen_progress(p, say(w, bars[i].nl, bars[i].en), bars[i].far.done, bars[i].far.all); }
    pen_list_end(p);
    pen_strong(p, s.ready ? say(w, "Het plan is klaar.", "The plan is ready.") : say(w, "Het plan is nog niet klaar.", "The plan is not ready yet."));
    if (s.overdue) { pen_say(p, " Taken voorbij hun dag: ", " Tasks past their day: "); pen_int(p, s.overdue); pen_put(p, "."); }
    pen_end(p);
}

static void put_provisions(struct writing *w)
{
    struct pen *p = &w->pen;
    pen_heading(p, 2, NULL, say(w, "Stap 1: wat biedt de gemeente?", "Step 1: what does the municipality offer?"));
    if (!w->e->list[SECTION_provision].count) { pen_say(p, "Nog niets ingevuld.", "Nothing filled in yet."); pen_end(p); return; }
    pen_list(p);
    EACH(x, w->e, SECTION_provision) {
        pen_item(p, x->id);
        pen_strong(p, evaluation_name(x, p->language));
        pen_put(p, ".");
        put_field(w, " Geregeld: ", " Regulated: ", x, F_provision_layer);
        if (x->value[F_provision_people].refs) { pen_say(p, " Voor: ", " For: "); pen_named_links(p, &x->value[F_provision_people]); pen_put(p, "."); }
        if (x->value[F_provision_users].given) { pen_say(p, " Gebruikers: ", " Users: "); pen_int(p, x->value[F_provision_users].number); pen_put(p, "."); }
        put_field(w, " Kosten: ", " Cost: ", x, F_provision_cost);
        if (!is_known(x)) { pen_put(p, " "); pen_strong(p, say(w, "Nog niet compleet.", "Not complete yet.")); }
    }
    pen_list_end(p);
}

static void put_judged(struct writing *w, const struct evaluation_record *of, bool both)
{
    struct pen *p = &w->pen;
    pen_item(p, of->section == SECTION_article ? of->id : NULL);
    pen_strong(p, evaluation_name(of, p->language));
    pen_put(p, ".");
    EACH(j, w->e, SECTION_judgment) {
        if (!evaluation_names(j, F_judgment_of, of)) continue;
        pen_put(p, " ");
        pen_strong_word(p, evaluation_text(j, F_judgment_role, p->language));
        pen_put(p, ": ");
        pen_field(p, j, F_judgment_verdict);
        pen_put(p, ".");
        put_field(w, " ", " ", j, F_judgment_why);
    }
    bool enough = both ? judged(w->e, of, ROLE_policy) && judged(w->e, of, ROLE_execution) : judged(w->e, of, -1) != NULL;
    if (!enough) { pen_put(p, " "); pen_strong(p, both ? say(w, "Een oordeel van beleid of uitvoering ontbreekt nog.", "A verdict of policy or execution still lacks.") : say(w, "Nog geen oordeel.", "No verdict yet.")); }
}

static void put_judgments(struct writing *w)
{
    struct pen *p = &w->pen;
    pen_heading(p, 2, NULL, say(w, "Stap 2: past het bij model en praktijk?", "Step 2: does it fit model and practice?"));
    pen_list(p);
    EACH(x, w->e, SECTION_provision) put_judged(w, x, true);
    EACH(a, w->e, SECTION_article) put_judged(w, a, false);
    pen_list_end(p);
}

static void put_reach(struct writing *w)
{
    struct pen *p = &w->pen;
    pen_heading(p, 2, NULL, say(w, "Stap 3: wie wordt niet bereikt?", "Step 3: who is not reached?"));
    pen_list(p);
    EACH(g, w->e, SECTION_people) {
        pen_item(p, g->id);
        pen_strong(p, evaluation_name(g, p->language));
        pen_put(p, ".");
        EACH(r, w->e, SECTION_reach) {
            if (!evaluation_names(r, F_reach_people, g)) continue;
            if (r->value[F_reach_reached].given) { pen_say(p, " Bereikt: ", " Reached: "); pen_int(p, r->value[F_reach_reached].number); }
            if (r->value[F_reach_estimated].given) { pen_say(p, " van naar schatting ", " of an estimated "); pen_int(p, r->value[F_reach_estimated].number); }
            if (r->value[F_reach_reached].given || r->value[F_reach_estimated].given) pen_put(p, ".");
            put_field(w, " Oorzaak: ", " Cause: ", r, F_reach_why);
            put_field(w, " Werkgevers: ", " Employers: ", r, F_reach_employers);
        }
        if (!is_looked_at(w->e, g)) { pen_put(p, " "); pen_strong(p, say(w, "Nog niet onderzocht.", "Not examined yet.")); }
    }
    pen_list_end(p);
}

static void put_tasks(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->e->list[SECTION_task].count) return;
    pen_heading(p, 2, NULL, say(w, "Taken", "Tasks"));
    pen_list(p);
    EACH(t, w->e, SECTION_task) {
        pen_item(p, t->id);
        pen_say(p, "Stap ", "Step ");
        pen_int(p, t->value[F_task_step].number);
        pen_put(p, ": ");
        pen_strong(p, evaluation_text(t, F_task_what, p->language));
        put_field(w, " Eigenaar: ", " Owner: ", t, F_task_owner);
        if (!t->value[F_task_owner].given) pen_say(p, " Nog geen eigenaar.", " No owner yet.");
        if (is_done(t, w->on)) { pen_say(p, " Gedaan op ", " Done on "); pen_day(p, t->value[F_task_done].day); pen_put(p, "."); }
        else if (t->value[F_task_due].given) { pen_say(p, " Uiterlijk ", " By "); pen_day(p, t->value[F_task_due].day); pen_put(p, "."); }
        if (is_late(t, w->on)) { pen_put(p, " "); pen_strong(p, say(w, "Die dag is voorbij.", "That day is past.")); }
    }
    pen_list_end(p);
}

static void put_checks(struct writing *w)
{
    struct pen *p = &w->pen;
    if (!w->checks.count) return;
    pen_heading(p, 2, NULL, say(w, "Controles van de verordening", "Checks of the ordinance"));
    pen_list(p);
    for (int32_t i = 0; i < w->checks.count; i++) {
        const struct evaluation_record *d = duty_of(w->e, w->checks.check[i].id);
        pen_item(p, d ? d->id : NULL);
        pen_put(p, w->checks.check[i].id);
        pen_put(p, ", ");
        pen_put(p, w->checks.check[i].label[p->language]);
        pen_put(p, ": ");
        if (!d) { pen_strong(p, say(w, "nog geen eigenaar en stand.", "no owner and state yet.")); continue; }
        pen_field(p, d, F_duty_state);
        put_field(w, "; eigenaar: ", "; owner: ", d, F_duty_owner);
    }
    pen_list_end(p);
}

void evaluation_plan_report(struct text *out, const struct evaluation *e, struct plan_checks checks, date on, enum evaluation_form form, int language)
{
    struct writing writing = { .pen = { .out = out, .html = form == REPORT_html, .language = language }, .e = e, .checks = checks, .on = on }, *w = &writing;
    put_head(w);
    put_state(w);
    put_list(w, SECTION_goal, say(w, "Doelen van de wet", "Goals of the law"), F_goal_text, -1);
    put_list(w, SECTION_figure, say(w, "Cijfers om van uit te gaan", "Figures to start from"), F_figure_text, F_figure_source);
    put_provisions(w);
    put_judgments(w);
    put_reach(w);
    put_tasks(w);
    put_checks(w);
    pen_end(&w->pen);
    out->failed |= w->pen.line.failed;
    text_free(&w->pen.line);
}

void evaluation_plan_page(struct text *out, const struct evaluation *e, struct plan_checks checks, date on, int language)
{
    pen_page_open(out, evaluation_text(e->list[SECTION_plan].record, F_plan_title, language), language);
    evaluation_plan_report(out, e, checks, on, REPORT_html, language);
    pen_page_close(out);
}
