/* SPDX-License-Identifier: EUPL-1.2 */
/* draw.c: a process as a drawing: each state a box with what can happen there, arcs from box to box; every track under the other. */
#include "casework/draw.h"

#include <string.h>
#include "rules/facts.h"

enum { BOX_LEFT = 230, BOX_WIDE = 460, LINE_HIGH = 17, BOX_PAD = 10, BOX_GAP = 16, LANE = 9, MARGIN = 20, HEAD_HIGH = 34, TITLE_HIGH = 56, LANES_MOST = 22, PAIRS_MOST = 256 };

struct box { int32_t top, high, lines; };
struct arc { int32_t from, to, lane; bool certain; };
struct picture { const struct process *p; struct text *out; int language; struct box box[STATES_MOST]; struct arc arc[PAIRS_MOST]; int32_t arcs, high, row[STATES_MOST], rows; };

static void put_xml(struct text *out, const char *string)
{
    for (; *string; string++) {
        if (*string == '&') text_put(out, "&amp;");
        else if (*string == '<') text_put(out, "&lt;");
        else if (*string == '>') text_put(out, "&gt;");
        else text_char(out, *string);
    }
}

static void put_number(struct text *out, const char *name, int64_t value)
{
    text_char(out, ' ');
    text_put(out, name);
    text_put(out, "=\"");
    text_int(out, value);
    text_char(out, '"');
}

/* ---- what stands in a box: one line for each event and state that it leads to ---- */

static bool same_line(const struct process_step *a, const struct process_step *b) { return a->from == b->from && a->event == b->event && a->to == b->to; }
static bool is_first_line(const struct process *p, int32_t step)
{
    for (int32_t i = 0; i < step; i++) if (same_line(&p->step[i], &p->step[step])) return false;
    return true;
}

/* States as the table has them, track by track; ends come last, so that arcs mostly go down. */
static void order_states(struct picture *d)
{
    for (int32_t t = 0; t < d->p->tracks; t++)
        for (int end = 0; end < 2; end++)
            for (int32_t s = 0; s < d->p->states; s++)
                if (d->p->state[s].track == t && d->p->state[s].end == (end == 1)) d->row[d->rows++] = s;
}

static void place_boxes(struct picture *d)
{
    int32_t y = MARGIN + TITLE_HIGH, track = -1;
    for (int32_t r = 0; r < d->rows; r++) {
        int32_t s = d->row[r];
        if (d->p->state[s].track != track) { y += HEAD_HIGH; track = d->p->state[s].track; }
        int32_t lines = 0;
        for (int32_t i = 0; i < d->p->steps; i++) lines += d->p->step[i].from == s && is_first_line(d->p, i);
        d->box[s] = (struct box){ y, 2 * BOX_PAD + LINE_HIGH * (1 + lines), lines };
        y += d->box[s].high + BOX_GAP;
    }
    d->high = y + MARGIN;
}

/* ---- arcs ---- */

static bool overlap(const struct picture *d, const struct arc *a, const struct arc *b)
{
    int32_t a0 = d->box[a->from].top, a1 = d->box[a->to].top, b0 = d->box[b->from].top, b1 = d->box[b->to].top;
    int32_t low = a0 < a1 ? a0 : a1, high = a0 < a1 ? a1 : a0, low_b = b0 < b1 ? b0 : b1, high_b = b0 < b1 ? b1 : b0;
    return low <= high_b && low_b <= high;
}
static bool goes_down(const struct picture *d, const struct arc *a) { return d->box[a->from].top < d->box[a->to].top; }
static int32_t length_of(const struct picture *d, const struct arc *a) { int32_t n = d->box[a->to].top - d->box[a->from].top; return n < 0 ? -n : n; }

/* One arc for each pair of states, short ones nearest to the boxes, each in a lane that no other uses there. */
static void place_arcs(struct picture *d)
{
    for (int32_t i = 0; i < d->p->steps && d->arcs < PAIRS_MOST; i++) {
        const struct process_step *s = &d->p->step[i];
        bool there = s->from == s->to;
        for (int32_t k = 0; k < d->arcs; k++) there |= d->arc[k].from == s->from && d->arc[k].to == s->to;
        if (!there) d->arc[d->arcs++] = (struct arc){ s->from, s->to, 0, s->certain };
    }
    for (int32_t i = 1; i < d->arcs; i++)
        for (int32_t k = i; k > 0 && length_of(d, &d->arc[k]) < length_of(d, &d->arc[k - 1]); k--) { struct arc a = d->arc[k]; d->arc[k] = d->arc[k - 1]; d->arc[k - 1] = a; }
    for (int32_t i = 0; i < d->arcs; i++) {
        bool taken = true;
        while (taken && d->arc[i].lane < LANES_MOST - 1) {
            taken = false;
            for (int32_t k = 0; k < i && !taken; k++) taken = d->arc[k].lane == d->arc[i].lane && goes_down(d, &d->arc[k]) == goes_down(d, &d->arc[i]) && overlap(d, &d->arc[k], &d->arc[i]);
            d->arc[i].lane += taken;
        }
    }
}

static void put_arc(struct picture *d, const struct arc *a)
{
    bool down = goes_down(d, a);
    int32_t edge = down ? BOX_LEFT + BOX_WIDE : BOX_LEFT, way = down ? 1 : -1, x = edge + way * (LANE * (a->lane + 2));
    int32_t from = d->box[a->from].top + d->box[a->from].high / 2 + 3 * (a->lane % 3), to = d->box[a->to].top + BOX_PAD + LINE_HIGH / 2;
    text_put(d->out, a->certain ? "<path class=\"arc\" d=\"M" : "<path class=\"arc guess\" d=\"M");
    const int32_t points[] = { edge, from, x, from, x, to, edge + way * 5, to };
    for (int k = 0; k < 8; k += 2) {
        if (k) text_char(d->out, 'L');
        text_int(d->out, points[k]);
        text_char(d->out, ',');
        text_int(d->out, points[k + 1]);
    }
    text_put(d->out, "\" marker-end=\"url(#head)\"/>\n");
}

/* ---- boxes ---- */

static void put_line(struct picture *d, int32_t x, int32_t y, const char *class, const char *string)
{
    text_put(d->out, "<text");
    put_number(d->out, "x", x);
    put_number(d->out, "y", y);
    text_put(d->out, " class=\"");
    text_put(d->out, class);
    text_put(d->out, "\">");
    put_xml(d->out, string);
}

static void put_box(struct picture *d, int32_t s)
{
    const struct process_state *state = &d->p->state[s];
    const struct box *box = &d->box[s];
    int32_t y = box->top + BOX_PAD + LINE_HIGH - 5;
    text_put(d->out, "<g>\n<rect");
    put_number(d->out, "x", BOX_LEFT);
    put_number(d->out, "y", box->top);
    put_number(d->out, "width", BOX_WIDE);
    put_number(d->out, "height", box->high);
    text_put(d->out, " rx=\"7\" class=\"box");
    if (state->begin) text_put(d->out, " begin");
    if (state->end) text_put(d->out, " end");
    if (!state->certain) text_put(d->out, " guess");
    text_put(d->out, "\"/>\n");
    put_line(d, BOX_LEFT + 12, y, "name", state->label[d->language]);
    text_put(d->out, "</text>\n");
    for (int32_t i = 0; i < d->p->steps; i++) {
        const struct process_step *step = &d->p->step[i];
        if (step->from != s || !is_first_line(d->p, i)) continue;
        y += LINE_HIGH;
        put_line(d, BOX_LEFT + 22, y, step->certain ? "step" : "step guess", d->p->event[step->event].label[d->language]);
        if (step->to != step->from) { text_put(d->out, " → "); put_xml(d->out, d->p->state[step->to].label[d->language]); }
        text_put(d->out, "</text>\n");
    }
    text_put(d->out, "</g>\n");
}

static void put_description(struct picture *d)
{
    struct text *out = d->out;
    put_xml(out, d->p->text[d->language]);
    text_char(out, ' ');
    text_int(out, d->p->states);
    text_put(out, d->language ? " states, " : " toestanden, ");
    text_int(out, d->p->steps);
    text_put(out, d->language ? " steps. " : " stappen. ");
    for (int32_t r = 0; r < d->rows; r++) {
        int32_t s = d->row[r];
        put_xml(out, d->p->state[s].label[d->language]);
        text_put(out, ": ");
        bool any = false;
        for (int32_t i = 0; i < d->p->steps; i++) {
            if (d->p->step[i].from != s || !is_first_line(d->p, i)) continue;
            text_put(out, any ? "; " : "");
            put_xml(out, d->p->event[d->p->step[i].event].label[d->language]);
            if (d->p->step[i].to != s) { text_put(out, d->language ? " leads to " : " leidt tot "); put_xml(out, d->p->state[d->p->step[i].to].label[d->language]); }
            any = true;
        }
        text_put(out, any ? ". " : d->language ? "nothing more. " : "niets meer. ");
    }
}

void process_svg(struct text *out, const struct process *p, int language)
{
    struct picture d = { .p = p, .out = out, .language = language };
    int32_t wide = 2 * BOX_LEFT + BOX_WIDE, track = -1;
    order_states(&d);
    place_boxes(&d);
    place_arcs(&d);
    text_put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"pt pd\"");
    text_put(out, language ? " lang=\"en\" viewBox=\"0 0 " : " lang=\"nl\" viewBox=\"0 0 ");
    text_int(out, wide);
    text_char(out, ' ');
    text_int(out, d.high);
    text_put(out, "\">\n<title id=\"pt\">");
    put_xml(out, p->title[language]);
    text_put(out, "</title>\n<desc id=\"pd\">");
    put_description(&d);
    text_put(out, "</desc>\n<style>text{font:13px sans-serif;fill:#1b1b1b}.title{font-size:20px;font-weight:bold}.track{font-size:15px;font-weight:bold;fill:#154273}.name{font-weight:bold}"
                  ".box{fill:#fff;stroke:#154273;stroke-width:1.5}.box.begin{stroke-width:4}.box.end{fill:#e8eef5}.box.guess{stroke-dasharray:6 4}.step.guess{font-style:italic}"
                  ".arc{fill:none;stroke:#5b6b7c;stroke-width:1.2}.arc.guess{stroke-dasharray:5 4}</style>\n"
                  "<defs><marker id=\"head\" markerWidth=\"8\" markerHeight=\"8\" refX=\"6\" refY=\"4\" orient=\"auto\"><path d=\"M0,0L8,4L0,8z\" fill=\"#5b6b7c\"/></marker></defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    put_line(&d, MARGIN, MARGIN + 20, "title", p->title[language]);
    text_put(out, "</text>\n");
    put_line(&d, MARGIN, MARGIN + 42, "step guess", language ? "Dashed or in italics: a practice assumption, no law. Thick: where it begins. Shaded: an end." : "Gestreept of schuin: een aanname uit de praktijk, geen wet. Dik: begin. Gekleurd: einde.");
    text_put(out, "</text>\n");
    for (int32_t r = 0; r < d.rows; r++) {
        int32_t s = d.row[r];
        if (p->state[s].track != track) {
            track = p->state[s].track;
            put_line(&d, BOX_LEFT, d.box[s].top - 10, "track", p->track[track].label[language]);
            text_put(out, "</text>\n");
        }
    }
    for (int32_t i = 0; i < d.arcs; i++) put_arc(&d, &d.arc[i]);
    for (int32_t r = 0; r < d.rows; r++) put_box(&d, d.row[r]);
    text_put(out, "</svg>\n");
}
