/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.c: ordinances side by side for one standard person: tables, a chart and tiles by region, and what a move changes. */
#include "web/policy/policy.h"

#include <string.h>

struct choice { struct ordinance_persons persons; struct ordinance_comparison c; enum entitlement_line line; const struct law_ordinance *from, *to; int32_t region; };

static const struct law_ordinance *asked(struct policy *p, const char *name)
{
    const char *code = web_query(p->d.page.request, name);
    if (!code || !*code) return NULL;
    for (int32_t i = 0; i < law_ordinance_count; i++) if (strcmp(law_ordinances[i].code, code) == 0) return &law_ordinances[i];
    web_refuse(p->d.page.reply, name, "waarde", "een verordening van de lijst", "an ordinance of the list");
    return NULL;
}

static int32_t region_on(const struct law_ordinance *o, date on)
{
    const struct law_municipality *m = o->municipality ? law_municipality_on(&law_book, o->municipality, on) : NULL;
    return m ? m->region : 0;
}

/* What the query asks for; the first person when none is named. False: the reply says what is wrong. */
static bool read_choice(struct policy *p, struct choice *x)
{
    const char *person = web_query(p->d.page.request, "persoon"), *line = web_query(p->d.page.request, "lijn"), *region = web_query(p->d.page.request, "regio");
    struct web_reply *reply = p->d.page.reply;
    int64_t number = 0;
    if (!ordinance_persons_own(&x->persons, p->d.page.arena)) { web_fail(reply, FAULT_busy, NULL, NULL); return false; }
    x->c = (struct ordinance_comparison){ .person = { &x->persons.at[0] }, .persons = 1, .uwv = law_find_ordinance("uwv", 3), .law = p->d.page.law, .on = p->on };
    for (int32_t i = 0; person && i < x->persons.count; i++) if (strcmp(x->persons.at[i].code, person) == 0) x->c.person[0] = &x->persons.at[i];
    if (person && *person && strcmp(x->c.person[0]->code, person) != 0) web_refuse(reply, "persoon", "waarde", "een standaardpersoon van de lijst", "a standard person of the list");
    int32_t found = line && *line ? entitlement_line_named(line, strlen(line)) : LINE_uren_1;
    if (found < 0) web_refuse(reply, "lijn", "waarde", "een regel van de lijst", "a line of the list");
    x->line = found < 0 ? LINE_uren_1 : (enum entitlement_line)found;
    if (region && *region && (parse_decimal(region, strlen(region), 0, false, &number) != NUMBER_OK || number < 1 || number > 99 || !law_region_on(&law_book, (int32_t)number, p->on))) web_refuse(reply, "regio", "waarde", "een regio van de lijst", "a region of the list");
    x->region = (int32_t)number;
    x->from = asked(p, "van");
    x->to = asked(p, "naar");
    if (reply->fault != FAULT_none) return false;
    for (int32_t i = 0; i < law_ordinance_count && x->c.sides < SIDES_MOST; i++) {
        const struct law_ordinance *o = &law_ordinances[i];
        bool wanted = x->from && x->to ? o == x->from || o == x->to : !x->region || region_on(o, p->on) == x->region;
        if (wanted) x->c.side[x->c.sides++] = o;
    }
    return true;
}

static const char *shown(struct policy *p, const struct entitlement *e, enum law_unit unit, bool change)
{
    struct text t = { 0 };
    int language = p->d.page.language;
    entitlement_put(&t, e, unit, change, language);
    if (!change && e->state == E_bekend && e->checked == CHECKED_tweede_hand) { text_put(&t, " ("); text_put(&t, policy_message(p, M_policy_second_hand)); text_char(&t, ')'); }
    return page_text(&p->d.page, &t);
}

static const char *difference(struct policy *p, const struct entitlement *from, const struct entitlement *to, enum law_unit unit)
{
    struct entitlement apart = entitlement_change(from, to);
    apart.threshold_unknown = false;
    if (apart.state == E_geen) return "";
    if (apart.state != E_bekend) return policy_message(p, M_policy_apart_unknown);
    return apart.low == 0 && apart.high == 0 ? policy_message(p, M_policy_apart_none) : shown(p, &apart, unit, true);
}

/* ---- tables ---- */

/* A row for each ordinance, a column for each line; beside: the difference to UWV instead. */
static void side_by_side(struct policy *p, const struct choice *x, const char *name, enum message title, bool beside)
{
    const char *heads[COLUMNS_MOST] = { policy_message(p, M_policy_col_ordinance) };
    struct entitlements of_uwv = { 0 }, own;
    if (x->c.uwv) ordinance_entitle(&of_uwv, x->c.person[0], x->c.uwv, x->c.law, p->on);
    for (int line = 0; line < ENTITLEMENT_LINES; line++) heads[line + 1] = entitlement_kinds[line].label[p->d.page.language];
    struct sheet *s = sheet_named(p, name, policy_message(p, title), heads, ENTITLEMENT_LINES + 1);
    for (int32_t i = 0; i < x->c.sides; i++) {
        const struct law_ordinance *o = x->c.side[i];
        if (beside && o == x->c.uwv) continue;
        ordinance_entitle(&own, x->c.person[0], o, x->c.law, p->on);
        sheet_link(s, o->name, POLICY_PATH(p, "verordeningen", o->code));
        for (int line = 0; line < ENTITLEMENT_LINES; line++) {
            enum law_unit unit = entitlement_kinds[line].unit;
            sheet_text(s, beside ? difference(p, &of_uwv.line[line], &own.line[line], unit) : shown(p, &own.line[line], unit, false));
        }
    }
}

static void neighbours(struct policy *p, const struct choice *x)
{
    static const enum message heads[] = { M_policy_col_ordinance, M_policy_col_neighbour, M_policy_col_line, M_policy_col_difference };
    struct sheet *s = sheet_of(p, "buren", policy_message(p, M_policy_neighbours), heads, 4);
    for (int32_t i = 0; i < x->c.sides; i++)
        for (int32_t k = 0; k < law_ordinance_count; k++) {
            const struct law_ordinance *a = x->c.side[i], *b = &law_ordinances[k];
            struct entitlements own, other;
            if (a == b || !region_on(a, p->on) || region_on(a, p->on) != region_on(b, p->on)) continue;
            ordinance_entitle(&own, x->c.person[0], a, x->c.law, p->on);
            ordinance_entitle(&other, x->c.person[0], b, x->c.law, p->on);
            for (int line = 0; line < ENTITLEMENT_LINES; line++) {
                if (own.line[line].state == E_geen) continue;
                sheet_text(s, a->name);
                sheet_text(s, b->name);
                sheet_text(s, entitlement_kinds[line].label[p->d.page.language]);
                sheet_text(s, difference(p, &other.line[line], &own.line[line], entitlement_kinds[line].unit));
            }
        }
}

/* What changes for one person who moves. */
static void move(struct policy *p, const struct choice *x)
{
    const char *heads[] = { policy_message(p, M_policy_col_line), x->from->name, x->to->name, policy_message(p, M_policy_col_difference) };
    struct entitlements from, to;
    struct sheet *s = sheet_named(p, "verhuizing", policy_message(p, M_policy_move), heads, 4);
    ordinance_entitle(&from, x->c.person[0], x->from, x->c.law, p->on);
    ordinance_entitle(&to, x->c.person[0], x->to, x->c.law, p->on);
    for (int line = 0; line < ENTITLEMENT_LINES; line++) {
        enum law_unit unit = entitlement_kinds[line].unit;
        if (from.line[line].state == E_geen && to.line[line].state == E_geen) continue;
        sheet_text(s, entitlement_kinds[line].label[p->d.page.language]);
        sheet_text(s, shown(p, &from.line[line], unit, false));
        sheet_text(s, shown(p, &to.line[line], unit, false));
        sheet_text(s, difference(p, &from.line[line], &to.line[line], unit));
    }
}

static const char *one_number(struct policy *p, int64_t value, enum law_unit unit)
{
    const struct entitlement e = { .state = E_bekend, .low = value, .high = value, .checked = CHECKED_bron };
    return shown(p, &e, unit, false);
}

static void spread(struct policy *p)
{
    static const enum message heads[] = { M_policy_col_leaf, M_policy_col_least, M_policy_col_middle, M_policy_col_most, M_policy_col_known, M_policy_col_unregulated, M_policy_col_otherwise, M_policy_col_unknown };
    struct sheet *s = sheet_of(p, "spreiding", policy_message(p, M_policy_spread), heads, 8);
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        struct ordinance_spread apart;
        if (local_fields[f].kind != LOCAL_number) continue;
        ordinance_spread_of(&apart, (enum local_field_id)f, p->on);
        if (apart.known < 2) continue;
        sheet_text(s, local_fields[f].label[p->d.page.language]);
        sheet_text(s, one_number(p, apart.least, local_fields[f].unit));
        sheet_text(s, one_number(p, apart.middle, local_fields[f].unit));
        sheet_text(s, one_number(p, apart.most, local_fields[f].unit));
        sheet_int(s, apart.known);
        sheet_int(s, apart.unregulated);
        sheet_int(s, apart.other);
        sheet_int(s, apart.unknown);
    }
}

/* ---- the form and the drawings ---- */

static void option(struct policy *p, const char *list, const char *value, const char *label, bool chosen)
{
    struct view *item = view_item(p->d.page.view, list);
    view_text(item, "option-value", value);
    view_text(item, "option-label", label);
    if (chosen) view_true(item, "chosen"); else view_text(item, "chosen", NULL);
}

static void show_form(struct policy *p, const struct choice *x)
{
    int language = p->d.page.language;
    for (int32_t i = 0; i < x->persons.count; i++) option(p, "person-options", x->persons.at[i].code, x->persons.at[i].label[language], x->c.person[0] == &x->persons.at[i]);
    for (int line = 0; line < ENTITLEMENT_LINES; line++) option(p, "line-options", entitlement_kinds[line].name, entitlement_kinds[line].label[language], x->line == (enum entitlement_line)line);
    for (int32_t i = 0; i < law_ordinance_count; i++) {
        option(p, "from-options", law_ordinances[i].code, law_ordinances[i].name, x->from == &law_ordinances[i]);
        option(p, "to-options", law_ordinances[i].code, law_ordinances[i].name, x->to == &law_ordinances[i]);
    }
    for (int32_t n = 1; n < 100; n++) {
        const struct law_region *region = law_region_on(&law_book, n, p->on);
        struct text number = { 0 };
        bool any = false;
        for (int32_t i = 0; region && i < law_ordinance_count; i++) any |= region_on(&law_ordinances[i], p->on) == n;
        if (!any) continue;
        text_int(&number, n);
        option(p, "region-options", page_text(&p->d.page, &number), region->name, x->region == n);
    }
}

static const char *drawing_url(struct policy *p, const struct choice *x, const char *what)
{
    struct text t = { 0 };
    text_put(&t, POLICY_PATH(p, "vergelijken", what));
    text_put(&t, "?op=");
    text_date(&t, p->on);
    text_put(&t, "&persoon=");
    text_put(&t, x->c.person[0]->code);
    text_put(&t, "&lijn=");
    text_put(&t, entitlement_kinds[x->line].name);
    if (x->region) { text_put(&t, "&regio="); text_int(&t, x->region); }
    if (x->from && x->to) { text_put(&t, "&van="); text_put(&t, x->from->code); text_put(&t, "&naar="); text_put(&t, x->to->code); }
    return page_text(&p->d.page, &t);
}

void show_comparison(struct web_request *request, struct web_reply *reply)
{
    struct policy p;
    struct choice *x;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    x = arena_take_zero(p.d.page.arena, sizeof *x);
    if (!x) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    if (!read_choice(&p, x)) return;
    if (x->from && x->to && x->from != x->to) move(&p, x);
    side_by_side(&p, x, "recht", M_policy_side_by_side, false);
    side_by_side(&p, x, "uwv", M_policy_beside_uwv, true);
    neighbours(&p, x);
    spread(&p);
    show_form(&p, x);
    policy_day_form(&p);
    view_text(p.d.page.view, "chart-url", drawing_url(&p, x, "grafiek"));
    view_text(p.d.page.view, "map-url", drawing_url(&p, x, "kaart"));
    view_text(p.d.page.view, "person-label", x->c.person[0]->label[p.d.page.language]);
    view_text(p.d.page.view, "line-label", entitlement_kinds[x->line].label[p.d.page.language]);
    policy_end(&p, TEMPLATE_policy_compare, M_policy_compare_title, M_policy_compare_lead);
}

static void draw(struct web_request *request, struct web_reply *reply, bool map)
{
    struct policy p;
    struct choice *x;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    x = arena_take_zero(p.d.page.arena, sizeof *x);
    if (!x) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    if (!read_choice(&p, x)) return;
    reply->media = MEDIA_svg;
    if (map) ordinance_map_svg(&reply->body, &x->c, x->line, p.d.page.language); else ordinance_comparison_svg(&reply->body, &x->c, p.d.page.language);
}

void show_comparison_chart(struct web_request *request, struct web_reply *reply) { draw(request, reply, false); }
void show_comparison_map(struct web_request *request, struct web_reply *reply) { draw(request, reply, true); }
