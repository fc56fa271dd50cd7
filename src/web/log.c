/* SPDX-License-Identifier: EUPL-1.2 */
/* log.c: one JSON line an event on standard error: never a query, a body, an address or a value of a fact. */
#include "web/inside.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static struct { enum web_log level; bool journal; } how;

/* Under systemd standard error is the journal, which reads the severity from the beginning of a line. */
void log_begin(enum web_log level)
{
    how.level = level;
    how.journal = getenv("JOURNAL_STREAM") != NULL;
}

static void put_two(struct text *line, int value)
{
    text_char(line, (char)('0' + value / 10));
    text_char(line, (char)('0' + value % 10));
}

static void put_now(struct text *line)
{
    struct timespec now;
    struct tm day;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    if (!gmtime_r(&now.tv_sec, &day)) return;
    text_int(line, day.tm_year + 1900);
    const int parts[] = { day.tm_mon + 1, day.tm_mday, day.tm_hour, day.tm_min, day.tm_sec };
    for (int i = 0; i < 5; i++) { text_char(line, "--T::"[i]); put_two(line, parts[i]); }
    text_char(line, '.');
    put_two(line, (int)(now.tv_nsec / 10000000));
    text_char(line, (char)('0' + now.tv_nsec / 1000000 % 10));
    text_char(line, 'Z');
}

static void begin(struct text *line, int severity, const char *event)
{
    if (how.journal) { text_char(line, '<'); text_int(line, severity); text_char(line, '>'); }
    text_put(line, "{\"tijd\":\"");
    put_now(line);
    text_put(line, "\",\"gebeurtenis\":\"");
    text_put(line, event);
    text_char(line, '"');
}

static void member(struct text *line, const char *name, const char *value)
{
    text_put(line, ",\"");
    text_put(line, name);
    text_put(line, "\":");
    text_json(line, value, strlen(value));
}

static void number(struct text *line, const char *name, int64_t value)
{
    text_put(line, ",\"");
    text_put(line, name);
    text_put(line, "\":");
    text_int(line, value);
}

/* In one write, so that lines of several threads stay whole. */
static void end(struct text *line)
{
    text_put(line, "}\n");
    ssize_t written = write(STDERR_FILENO, line->data, line->size);
    (void)written;
}

void log_request(const struct exchange *x, int status, int64_t micros, int64_t bytes, bool aborted)
{
    char room[1024];
    struct text line = TEXT_IN(room);
    const struct web_request *request = &x->request;
    bool bad = status >= 400 || aborted;
    if (how.level == LOG_off || (!bad && (how.level == LOG_errors || (request->route && request->route->marks & WEB_NO_LOG)))) return;
    begin(&line, status >= 500 ? 3 : bad ? 4 : 6, "verzoek");
    member(&line, "id", request->id);
    member(&line, "methode", method_name(request->method));
    member(&line, "route", x->of_path ? x->of_path->path : "geen");
    number(&line, "status", status);
    number(&line, "micros", micros);
    number(&line, "bytes", bytes);
    if (x->reply.fault) member(&line, "fout", web_fault_code(x->reply.fault));
    if (aborted) text_put(&line, ",\"afgebroken\":true");
    member(&line, "traceId", request->trace.trace_id);
    if (request->trace.given) member(&line, "parentId", request->trace.parent_id);
    end(&line);
}

void log_refused(int status, const char *what)
{
    char room[512];
    struct text line = TEXT_IN(room);
    if (how.level == LOG_off) return;
    begin(&line, 4, "geweigerd");
    number(&line, "status", status);
    member(&line, "waarom", what);
    end(&line);
}

void log_event(const char *event, const char *name, int64_t value)
{
    char room[512];
    struct text line = TEXT_IN(room);
    if (how.level == LOG_off) return;
    begin(&line, 5, event);
    number(&line, name, value);
    end(&line);
}
