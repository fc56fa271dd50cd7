/* SPDX-License-Identifier: EUPL-1.2 */
/* processing.c: one line for each data subject of a call, in the form of the Logboek Dataverwerkingen. */
#include "web/api/processing.h"

#include <errno.h>
#include <sodium.h>
#include <time.h>
#include <unistd.h>
#include "base/members.h"
#include "base/processing.h"
#include "explain/explain.h"

/* ---- who calls ---- */

/* The peer of the token: letters, digits and - _ . only, as it goes into a log. */
static void copy_claim(const struct node *claim, char out[128])
{
    size_t n = 0;
    if (!claim || claim->kind != NODE_TEXT || claim->size > 100) return;
    for (uint32_t i = 0; i < claim->size; i++) {
        char c = claim->text[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
        if (!plain) { n = 0; break; }
        out[n++] = c;
    }
    out[n] = 0;
}

void processing_caller(const char *header, char out[128])
{
    unsigned char payload[8192];
    size_t size;
    out[0] = 0;
    if (!header) return;
    if (strncmp(header, "Bearer ", 7) == 0) header += 7;
    const char *from = strchr(header, '.'), *to = from ? strchr(from + 1, '.') : NULL;
    if (!to || sodium_base642bin(payload, sizeof payload, from + 1, (size_t)(to - from - 1), NULL, &size, NULL,
        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) return;
    struct arena arena = { .limit = 1 << 18 };
    const struct node *claims = node_from_json(&arena, (const char *)payload, size, NULL);
    copy_claim(claims ? node_get(claims, "sub") : NULL, out);
    arena_free(&arena);
}

/* ---- the line ---- */

/* Kind and id together under the key, so that the same number of another kind is somebody else. */
static void hash_subject(const struct processing *p, char out[65])
{
    unsigned char digest[32];
    crypto_generichash_state state;
    crypto_generichash_init(&state, p->key, 32, sizeof digest);
    crypto_generichash_update(&state, (const unsigned char *)p->kind, strlen(p->kind) + 1);
    crypto_generichash_update(&state, (const unsigned char *)p->id, p->id_size);
    crypto_generichash_final(&state, digest, sizeof digest);
    sodium_bin2hex(out, 65, digest, sizeof digest);
    sodium_memzero(digest, sizeof digest);
}

void processing_put(struct text *line, const struct processing *p)
{
    char subject[65], entity[160];
    struct text peer = TEXT_IN(entity);
    text_put(&peer, "urn:fsc:peer:");
    text_put(&peer, p->caller);
    hash_subject(p, subject);
    const struct processing_record record = {
        .trace_id = p->trace->trace_id, .span_id = p->span_id, .parent_id = p->trace->span_id, .error = p->error, .name = p->name, .start = p->start, .end = p->end,
        .caller_span = p->trace->given ? p->trace->parent_id : NULL, .caller = *p->caller ? text_string(&peer) : NULL, .version = explain_program, .peer = *p->caller ? p->caller : NULL,
        .activity = p->activity, .subject = subject, .subject_kind = p->kind,
    };
    processing_record_put(line, &record);
    text_char(line, '\n');
}

/* ---- writing ---- */

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_configured(void) { return api_settings.processing_activity && api_settings.has_processing_key && api_settings.processing_log > 0; }

/* A line is written at once, so that lines of threads do not mix; what a full pipe leaves over is written behind it. */
static bool append(const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(api_settings.processing_log, bytes, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

static void record(struct api_call *call, const char *name, const char *id, size_t size, const char *kind, const char *caller)
{
    char span[17];
    unsigned char random[8];
    struct text line = { 0 };
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(span, sizeof span, random, sizeof random);
    struct processing p = { name, api_settings.processing_activity, id, kind, caller, size, call->start, milliseconds(), call->reply->status >= 500,
        &call->request->trace, span,
                            api_settings.processing_key };
    processing_put(&line, &p);
    if (line.failed || !append(line.data, line.size))
        web_fail(call->reply, FAULT_internal, "De verwerking kon niet in het logboek. Daarom is er geen uitkomst.",
            "The processing could not be logged. Therefore there is no outcome.");
    text_free(&line);
}

void processing_read(struct api_call *call)
{
    static const char *const members[] = { "betrokkenen", NULL }, *const of_one[] = { "id", "soort", NULL };
    const struct node *said = call_map(call, call->body, "", "verwerking", NODE_MAP);
    call->start = milliseconds();
    if (!said) return;
    call_members(call, said, "verwerking.", members);
    const struct node *list = call_map(call, said, "verwerking.", "betrokkenen", NODE_LIST);
    bool good = list && list->first;
    if (!list) call_refuse(call, "verwerking.", "betrokkenen", "verplicht", "een lijst: [{id, soort}]", "a list: [{id, soort}]");
    for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
        bool map = node->kind == NODE_MAP;
        if (!map) call_refuse(call, "verwerking.", "betrokkenen", "vorm", "elke betrokkene is een object: {id, soort}",
            "each data subject is an object: {id, soort}");
        good &= map && call_members(call, node, "verwerking.betrokkenen.", of_one) && call_text(call, node, "verwerking.betrokkenen.", "id", true)
            && call_text(call, node, "verwerking.betrokkenen.", "soort", true);
    }
    if (good) call->subjects = list;
}

void processing_record(struct api_call *call, const char *name)
{
    char caller[128];
    if (!is_configured()) return;
    processing_caller(web_header(call->request, "Fsc-Authorization"), caller);
    for (const struct node *node = call->subjects->first; node; node = node->next) {
        const struct node *id = node_get(node, "id"), *kind = node_get(node, "soort");
        const char *copy = arena_copy(call->request->arena, kind->text, kind->size);
        if (copy) record(call, name, id->text, id->size, copy, caller); else web_fail(call->reply, FAULT_busy, NULL, NULL);
    }
}

void processing_record_one(struct api_call *call, const char *name, const char *id, size_t size, const char *kind)
{
    char caller[128];
    if (!is_configured()) return;
    processing_caller(web_header(call->request, "Fsc-Authorization"), caller);
    record(call, name, id, size, kind, caller);
}
