/* SPDX-License-Identifier: EUPL-1.2 */
/* brief.c: an assessment in a few numbers, for who reads no further: signals, answers, bottlenecks that are open, follow-ups that are overdue. */
#include "evaluation/inside.h"
#include "evaluation/pen.h"

static const char *say(const struct pen *p, const char *nl, const char *en) { return p->language ? en : nl; }

static void put_signals(struct pen *p, const struct evaluation *e)
{
    const struct evaluation_words *kinds = evaluation_sections[SECTION_signal].field[F_signal_kind].words;
    int32_t all = 0, of[SIGNAL_KINDS] = { 0 };
    bool any = false;
    EACH(s, e, SECTION_signal) {
        if (s->value[F_signal_state].word != STATE_taken) continue;
        all++;
        of[s->value[F_signal_kind].word]++;
    }
    pen_item(p, NULL);
    pen_say(p, "Signalen in dit verslag: ", "Signals in this report: ");
    pen_int(p, all);
    for (int32_t k = 0; k < kinds->count && k < SIGNAL_KINDS; k++) {
        if (!of[k]) continue;
        pen_put(p, any ? ", " : " (");
        any = true;
        pen_put(p, kinds->word[k].label[p->language]);
        pen_put(p, " ");
        pen_int(p, of[k]);
    }
    pen_put(p, any ? ")." : ".");
}

static void put_answers(struct pen *p, const struct evaluation *e)
{
    int32_t n[ANSWERS] = { 0 };
    EACH(q, e, SECTION_question) n[q->value[F_question_answered].word]++;
    pen_item(p, NULL);
    pen_say(p, "Onderzoeksvragen beantwoord: ", "Research questions answered: ");
    pen_int(p, n[ANSWERED_yes]);
    pen_say(p, ", deels: ", ", partly: ");
    pen_int(p, n[ANSWERED_partly]);
    pen_say(p, ", niet: ", ", not: ");
    pen_int(p, n[ANSWERED_no]);
    pen_put(p, ".");
}

static void put_open(struct pen *p, const struct evaluation *e)
{
    int32_t open = 0;
    EACH(b, e, SECTION_bottleneck) open += b->value[F_bottleneck_solved].word != SOLVED_yes;
    pen_item(p, NULL);
    pen_say(p, "Knelpunten die nog niet helemaal zijn opgelost: ", "Bottlenecks not solved completely yet: ");
    pen_int(p, open);
    pen_say(p, " van ", " of ");
    pen_int(p, e->list[SECTION_bottleneck].count);
    pen_put(p, ".");
}

static void put_late(struct pen *p, const struct evaluation *e, date on)
{
    bool any = false;
    EACH(f, e, SECTION_follow) {
        if (!evaluation_overdue(f, on)) continue;
        if (!any) { pen_item(p, NULL); pen_say(p, "Vervolg dat voorbij zijn dag is, voor zover hier gemeld: ", "Follow-ups past their day, as far as reported here: "); }
        else pen_put(p, ", ");
        any = true;
        pen_link(p, f);
    }
    if (any) pen_put(p, ".");
}

void evaluation_put_brief(struct pen *p, const struct evaluation *e, date on)
{
    if (!e->list[SECTION_signal].count) return;
    pen_heading(p, 2, NULL, say(p, "In het kort", "In brief"));
    pen_list(p);
    put_signals(p, e);
    if (e->list[SECTION_question].count) put_answers(p, e);
    if (e->list[SECTION_bottleneck].count) put_open(p, e);
    put_late(p, e, on);
    pen_list_end(p);
}
