/* SPDX-License-Identifier: EUPL-1.2 */
/* processing.h: records of processing of personal data (Logboek Dataverwerkingen), when a caller says that personal data are involved; none otherwise. */
#ifndef BREED_WEB_API_PROCESSING_H
#define BREED_WEB_API_PROCESSING_H

#include "web/api/api.h"

/*
 * A caller says so with the member `verwerking` of the body: {"betrokkenen": [{"id": "...", "soort": "BSN"}]}. An identification stands in the body only,
 * because headers
 * and addresses end up in logs of others. Each data subject gives one record: a line of JSON with the fields of the standard.
 *
 *   trace_id, span_id       of the request: taken over from traceparent or made; each record has a span of its own
 *   foreign_operation       when traceparent was given: trace and span of the caller, and as entity who called, when that is known
 *   resource                the program; and the peer of Fsc-Authorization, when it is there
 *   attributes              dpl.core.processing_activity_id as configured (or of the call, when it names one), dpl.core.data_subject_id: a keyed hash
 *   (BLAKE2b, 256 bits) of kind and
 *                           id under the configured key, so that the same person can be found again and nobody can be read back; dpl.core.data_subject_id_type
 */

/* Looks at the member `verwerking` of the body, refuses what is wrong with it, and keeps who the data subjects are. */
void processing_read(struct api_call *);
/* Writes a record for each of them; nothing when nothing is configured. The outcome of the call decides the status: UNSET up to 4xx, ERROR for 5xx. When a
 * record cannot be written
 * the call fails: no outcome without its record. */
void processing_record(struct api_call *, const char *name);

/* One record, where the data subjects do not stand in the body as such. */
void processing_record_one(struct api_call *, const char *name, const char *id, size_t size, const char *kind);
/* subjects.c: a record for each row of the table (body_file) that has something in that column. False: a CSV without such a column. */
bool subjects_of_table(struct api_call *, const char *name, const char *column, const char *kind);

/* One line, for tests: now in milliseconds since 1970. */
struct processing { const char *name, *activity, *id, *kind, *caller; size_t id_size; int64_t start,
    end; bool error; const struct web_trace *trace; const char *span_id; const unsigned char *key; };
void processing_put(struct text *, const struct processing *);

/* The calling organisation out of Fsc-Authorization: the claim sub of the token, which the Inway has checked. "" when there is none. */
void processing_caller(const char *header, char out[128]);

#endif
