/* SPDX-License-Identifier: EUPL-1.2 */
/* sides.c: what ordinances say of each field side by side, with the source of each value and how well it was read. */
#include "web/policy/policy.h"

#include "ordinance/sides.h"

static void side_row(struct policy *p, struct sheet *s, const struct ordinance_sides *sides, const struct law_ordinance *o, const struct local_value *v)
{
    int language = p->d.page.language;
    struct text value = { 0 }, source = { 0 };
    ordinance_put_value(&value, v, language);
    if (v->document >= 0) ordinance_put_source(&source, o, v, language);
    sheet_text(s, local_fields[sides->field].label[language]);
    sheet_text(s, sides_verdict_labels[sides->verdict][language]);
    sheet_link(s, o->name, POLICY_PATH(p, "verordeningen", o->code));
    sheet_take(s, &value);
    sheet_take(s, &source);
    sheet_text(s, local_checked_labels[v->checked][language]);
}

void show_sides(struct web_request *request, struct web_reply *reply)
{
    static const enum message heads[] = { M_policy_col_leaf, M_policy_col_verdict, M_policy_col_ordinance, M_policy_col_value, M_policy_col_source, M_policy_col_checked };
    const struct law_ordinance *side[SIDES_MOST];
    int32_t count = 0;
    struct policy p;
    if (!policy_begin(&p, request, reply, POLICY_open)) return;
    struct ordinance_sides *sides = arena_take_zero(p.d.page.arena, sizeof *sides);
    if (!sides) { web_fail(reply, FAULT_busy, NULL, NULL); return; }
    for (int32_t i = 0; i < law_ordinance_count && count < SIDES_MOST; i++) if (law_ordinances[i].owner != OWNER_verzonnen) side[count++] = &law_ordinances[i];
    struct sheet *s = sheet_of(&p, "velden", policy_message(&p, M_policy_sides_title), heads, 6);
    for (int32_t f = 0; f < LOCAL_FIELDS; f++) {
        ordinance_sides_of(sides, side, count, (enum local_field_id)f, p.on);
        for (int32_t i = 0; i < count; i++) if (sides->value[i]) side_row(&p, s, sides, side[i], sides->value[i]);
    }
    policy_day_form(&p);
    policy_note(&p, M_policy_unknown_note);
    policy_link(&p, M_policy_compare_title, POLICY_PATH(&p, "vergelijken"));
    policy_end(&p, TEMPLATE_policy_page, M_policy_sides_title, M_policy_sides_lead);
}
