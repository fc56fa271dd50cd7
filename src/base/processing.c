/* SPDX-License-Identifier: EUPL-1.2 */
/* processing.c: a record of the Logboek Dataverwerkingen as JSON. */
#include "base/processing.h"

#include "base/members.h"

static void put_attribute(struct text *t, const char *name, const char *value)
{
    if (!value) return;
    put_open(t, NULL, '{');
    put_member(t, "key", name);
    put_member(t, "value", value);
    text_char(t, '}');
}

static void put_caller(struct text *t, const struct processing_record *r)
{
    put_open(t, "foreign_operation", '{');
    put_member(t, "trace_id", r->trace_id);
    put_member(t, "span_id", r->caller_span);
    if (r->caller) put_member(t, "entity", r->caller);
    text_char(t, '}');
}

void processing_record_put(struct text *t, const struct processing_record *r)
{
    text_char(t, '{');
    put_member(t, "trace_id", r->trace_id);
    put_member(t, "span_id", r->span_id);
    put_member(t, "status_code", r->error ? "STATUS_CODE_ERROR" : "STATUS_CODE_UNSET");
    put_member(t, "name", r->name);
    put_key(t, "start_time"); text_int(t, r->start);
    put_key(t, "end_time"); text_int(t, r->end);
    if (r->parent_id) put_member(t, "parent_span_id", r->parent_id);
    if (r->caller_span) put_caller(t, r);
    put_open(t, "resource", '{');
    put_open(t, "attributes", '[');
    put_attribute(t, "service.name", "breed");
    put_attribute(t, "service.version", r->version);
    put_attribute(t, "fsc.peer_id", r->peer);
    text_put(t, "]}");
    put_open(t, "attributes", '[');
    put_attribute(t, "dpl.core.processing_activity_id", r->activity);
    put_attribute(t, "dpl.core.data_subject_id", r->subject);
    put_attribute(t, "dpl.core.data_subject_id_type", r->subject_kind);
    for (int32_t i = 0; i < r->more_count; i++) put_attribute(t, r->more[i].key, r->more[i].value);
    text_put(t, "]}");
}
