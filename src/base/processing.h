/* SPDX-License-Identifier: EUPL-1.2 */
/* processing.h: one record of a processing of personal data, in the form of the Logboek Dataverwerkingen. */
#ifndef BREED_BASE_PROCESSING_H
#define BREED_BASE_PROCESSING_H

#include "base/text.h"

struct processing_attribute { const char *key, *value; };

/* Every text is NUL-terminated and holds no personal data: subject is a keyed hash. Times are milliseconds since 1970 UTC. NULL leaves a member out. */
struct processing_record {
    const char *trace_id, *span_id, *parent_id;
    bool error;                         /* the processing failed on our side; else nothing is said about how it went */
    const char *name;
    int64_t start, end;
    const char *caller_span, *caller;   /* another organisation's operation that this one answers, within the same trace; who it is */
    const char *version, *peer;         /* of the program; the peer that its connection says */
    const char *activity, *subject, *subject_kind;
    const struct processing_attribute *more; int32_t more_count;    /* attributes of our own */
};
/* One JSON object without an end of line. */
void processing_record_put(struct text *, const struct processing_record *);

#endif
