/* SPDX-License-Identifier: EUPL-1.2 */
/* records.c: records of an assessment or plan as people read them, and a section as a table. */
#include "web/policy/policy.h"

#include <string.h>

static void put_ids(struct text *t, const struct evaluation_value *v)
{
    for (int32_t i = 0; i < v->refs; i++) { text_put(t, i ? ", " : ""); text_put(t, v->ref[i]->id); }
}

static void put_article(struct policy *p, struct text *t, const char *citation)
{
    struct citation cited;
    if (law_cite(p->d.page.tables->book, citation, p->on, &cited)) law_put_citation(t, &cited, p->d.page.language);
    else text_put(t, citation);
}

const char *record_text(struct policy *p, const struct evaluation_record *r, int32_t field)
{
    const struct evaluation_field *f = &evaluation_sections[r->section].field[field];
    const struct evaluation_value *v = &r->value[field];
    struct text t = { 0 };
    if (!v->given) return "";
    switch (f->kind) {
    case FIELD_day: return page_date(&p->d.page, v->day);
    case FIELD_number: text_int(&t, v->number); break;
    case FIELD_ref: case FIELD_refs: put_ids(&t, v); break;
    case FIELD_cite: put_article(p, &t, v->text[0]); break;
    case FIELD_tree: node_put(&t, v->tree); break;
    default: return evaluation_text(r, field, p->d.page.language);
    }
    return page_text(&p->d.page, &t);
}

struct sheet *records_sheet(struct policy *p, const struct evaluation *e, int32_t section, const int32_t *fields, int32_t count)
{
    const struct evaluation_section *about = &evaluation_sections[section];
    const char *heads[COLUMNS_MOST] = { policy_message(p, M_policy_col_id) };
    int32_t all[COLUMNS_MOST], language = p->d.page.language;
    for (int32_t i = 0; !fields && i < about->fields && i < COLUMNS_MOST - 1; i++) all[i] = i;
    if (!fields) { fields = all; count = about->fields < COLUMNS_MOST - 1 ? about->fields : COLUMNS_MOST - 1; }
    for (int32_t i = 0; i < count; i++) heads[i + 1] = about->field[fields[i]].label[language];
    struct sheet *s = sheet_named(p, about->name, about->label[language], heads, count + 1);
    for (int32_t i = 0; i < e->list[section].count; i++) {
        const struct evaluation_record *r = &e->list[section].record[i];
        sheet_text(s, r->id);
        for (int32_t k = 0; k < count; k++) sheet_text(s, record_text(p, r, fields[k]));
    }
    return s;
}
