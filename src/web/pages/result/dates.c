/* SPDX-License-Identifier: EUPL-1.2 */
/* dates.c: the days that rules give: what to do before when, as a list and as a calendar. */
#include "web/pages/result/result.h"
#include "web/pages/result/calendar.h"

#include <string.h>
#include "base/digest.h"
#include "explain/parts.h"

static void add(struct dues *d, date on, const char *text, const char *citation)
{
    if (d->count < DUES_MOST && *text && on != DATE_NEVER) d->due[d->count++] = (struct due){ on, text, citation };
}

/* A list whose elements are a day, a word that says what for, and perhaps the article. */
static void add_list(struct flow *f, const struct term *term, const char *at, struct dues *d)
{
    int32_t n;
    memcpy(&n, at, sizeof n);
    for (int32_t i = 0; i < n && !term->scalar_items; i++) {
        const char *item = at + term->items_offset + (size_t)i * term->item_size, *text = "", *citation = "";
        date on = DATE_NEVER;
        for (int32_t k = 0; k < term->part_count; k++) {
            const struct term *part = term->parts[k].term;
            int64_t value = term_plain(part, item + term->parts[k].offset);
            if (part->kind == KIND_date) on = (date)value;
            else if (part->kind == KIND_word && strchr(part->words[value], ':')) citation = part->words[value];
            else if (part->kind == KIND_word && strchr(part->words[value], ' ')) citation = part->words[value];
            else if (part->kind == KIND_word) text = page_word(&f->page, part, value);
        }
        add(d, on, text, citation);
    }
}

/* The words of a help for an outcome that is a day. */
static const char *text_of_help(const struct flow *f, const struct rule *rule, const char *outcome)
{
    for (int32_t i = 0; f->help && rule == f->rule && i < f->help->dates; i++)
        if (strcmp(f->help->date[i].outcome, outcome) == 0) return f->help->date[i].text.text[f->page.language];
    return NULL;
}

/* The article of the step that gave a day. */
static const char *citation_of(const struct decision *d, date on)
{
    for (int32_t i = d->reasoning.steps - 1; i >= 0; i--) {
        const struct step *step = &d->reasoning.step[i];
        for (int32_t k = 0; k < step->quantities; k++) if (step->quantity[k].unit == ON_day && step->quantity[k].num == on) return step->citation;
    }
    return "";
}

void dues_of(struct flow *f, const struct decision *d, struct dues *dues)
{
    for (uint32_t k = 0; k < d->rule->outcome_count; k++) {
        const struct term *term = d->rule->outcomes[k].term;
        if (!result_settled(d, k) || outcome_head(&d->outcome)->none >> k & 1) continue;
        if (term->kind == KIND_list) { add_list(f, term, part_outcome(d, k), dues); continue; }
        if (term->kind != KIND_date) continue;
        date on = (date)term_plain(term, part_outcome(d, k));
        const char *text = text_of_help(f, d->rule, term->name);
        add(dues, on, text ? text : term->label[f->page.language], on == DATE_NEVER ? "" : citation_of(d, on));
    }
}

void dues_sort(struct dues *d)
{
    for (int32_t i = 1; i < d->count; i++)
        for (int32_t k = i; k && d->due[k - 1].on > d->due[k].on; k--) { struct due moved = d->due[k]; d->due[k] = d->due[k - 1]; d->due[k - 1] = moved; }
    int32_t n = 0;                          /* the same day for the same thing, from two rules, is one date */
    for (int32_t i = 0; i < d->count; i++) {
        bool again = false;
        for (int32_t k = 0; k < n; k++) again |= d->due[k].on == d->due[i].on && strcmp(d->due[k].text, d->due[i].text) == 0;
        if (!again) d->due[n++] = d->due[i];
    }
    d->count = n;
}

void dues_show(struct flow *f, const struct dues *d)
{
    struct page *p = &f->page;
    date today = decision_day(f->decision);
    for (int32_t i = 0; i < d->count; i++) {
        struct view *row = view_item(p->view, d->due[i].on < today ? "dates-past" : "dates");
        struct text iso = { 0 }, text = { 0 };
        const char *words = page_date(p, d->due[i].on), *year = strrchr(words, ' ');
        text_date(&iso, d->due[i].on);
        view_take(row, "iso", &iso);
        view_bytes(row, "day-month", words, year ? (size_t)(year - words) : strlen(words));
        view_text(row, "year", year ? year + 1 : "");
        const char *what = d->due[i].text;
        text_char(&text, what[0] >= 'a' && what[0] <= 'z' ? (char)(what[0] - 'a' + 'A') : what[0]);
        text_put(&text, what + 1);
        view_take(row, "what", &text);
        if (*d->due[i].citation) page_citation(p, row, d->due[i].citation, flow_day(f));
    }
}

/* ---- as a calendar ---- */

/* Only what and when: a calendar is often shared, so nothing of the person stands in it. */
static void put_due(struct flow *f, struct text *t, const struct due *due)
{
    struct text key = { 0 }, words = { 0 };
    struct citation cited;
    text_put(&key, f->at);
    text_put(&key, due->text);
    text_date(&key, due->on);
    if (*due->citation && law_cite(f->page.tables->book, due->citation, flow_day(f), &cited)) { law_put_citation(&words, &cited, f->page.language); text_put(&words, ". "); }
    text_put(&words, messages[f->page.language][M_disclaimer]);
    calendar_put(t, text_string(&key), decision_day(f->decision), due->on, due->text, text_string(&words));
    text_free(&key);
    text_free(&words);
}

void dues_calendar(struct flow *f, const struct dues *d, struct text *t)
{
    calendar_open(t, f->page.language);
    for (int32_t i = 0; i < d->count; i++) put_due(f, t, &d->due[i]);
    calendar_close(t);
}
