/* SPDX-License-Identifier: EUPL-1.2 */
/* tables.c: a rule over the rows of a table: CSV or JSON Lines up, the same with outcomes down, in memory that does not grow with the table. */
#include "web/api/api.h"

#include <stdlib.h>
#include <unistd.h>
#include "tables/table.h"
#include "web/api/processing.h"

enum { BODY_MOST = 256 * 1024 * 1024 };

/* ---- what the query wants, as the body of other calls says it ---- */

static struct node *new_node(struct web_request *request, enum node_kind kind, const char *key, const char *text, size_t size)
{
    struct node *node = arena_take_zero(request->arena, sizeof *node);
    if (!node) return NULL;
    *node = (struct node){ .kind = kind, .key = key, .key_size = key ? (uint32_t)strlen(key) : 0, .text = text, .size = (uint32_t)size };
    return node;
}

static struct node *add(struct node *parent, struct node *child)
{
    struct node **last = &parent->first;
    while (*last) last = &(*last)->next;
    *last = child;
    parent->count++;
    return child;
}

/* "a,b" as a list; "code:option,code:option" as a map. */
static bool add_several(struct web_request *request, struct node *body, const char *name, const char *value, enum node_kind kind)
{
    struct node *list = new_node(request, kind, name, "", 0);
    if (!list) return false;
    add(body, list);
    for (const char *at = value; *at;) {
        size_t size = strcspn(at, ","), left = kind == NODE_MAP ? strcspn(at, ":,") : 0;
        const char *key = kind == NODE_MAP ? arena_copy(request->arena, at, left) : NULL;
        size_t skip = kind == NODE_MAP ? (at[left] == ':' ? left + 1 : left) : 0;
        struct node *one = new_node(request, NODE_TEXT, key, at + skip, size - skip);
        if (!one || (kind == NODE_MAP && !key)) return false;
        add(list, one);
        at += size + (at[size] == ',');
    }
    return true;
}

static bool body_of_query(struct web_request *request, struct web_reply *reply)
{
    static const struct { const char *name; enum node_kind kind; } parts[] = {
        { "bekendOp", NODE_TEXT }, { "rechtVan", NODE_TEXT }, { "wet", NODE_LIST }, { "uitkomsten", NODE_LIST }, { "keuzes", NODE_MAP }, { "strikt",
            NODE_TRUE } };
    struct node *body = new_node(request, NODE_MAP, NULL, "", 0);
    bool good = body != NULL;
    for (size_t i = 0; good && i < sizeof parts / sizeof *parts; i++) {
        const char *value = web_query(request, parts[i].name);
        if (!value) continue;
        if (parts[i].kind == NODE_LIST || parts[i].kind == NODE_MAP) good = add_several(request, body, parts[i].name, value, parts[i].kind);
        else {
            enum node_kind kind = parts[i].kind != NODE_TRUE ? NODE_TEXT : strcmp(value, "true") == 0 ? NODE_TRUE : strcmp(value, "false") == 0 ? NODE_FALSE
                : NODE_TEXT;
            struct node *one = new_node(request, kind, parts[i].name, value, strlen(value));
            good = one != NULL;
            if (good) add(body, one);
        }
    }
    if (!good) web_fail(reply, FAULT_busy, NULL, NULL);
    request->json = body;
    return good;
}

/* ---- the run ---- */

struct run { struct api_call call; struct table_job job; struct table_counts counts; struct text told; int64_t most; bool too_many; };

static bool progress(void *context, int64_t rows, int64_t bytes)
{
    struct run *run = context;
    (void)bytes;
    run->too_many |= rows > run->most;
    return run->too_many;
}

static void tell(void *context, const char *line)
{
    struct run *run = context;
    if (run->told.size > 4000) return;
    text_put(&run->told, run->told.size ? "; " : "");
    text_put(&run->told, line);
}

static int new_file(void)
{
    char name[] = "/tmp/breed-XXXXXX";
    int file = mkstemp(name);
    if (file >= 0) (void)unlink(name);
    return file;
}

/* How many rows came to what, for whoever does not want to count: Rijen: totaal=3, vastgesteld=2, ... */
static void add_counts(struct run *run)
{
    const struct { const char *name; int64_t count; } parts[] = {
        { "totaal=", run->counts.rows }, { ", vastgesteld=", run->counts.decided }, { ", onbekend=", run->counts.undecided },
        { ", parameterOntbreekt=", run->counts.parameter_missing }, { ", ongeldig=", run->counts.invalid } };
    char value[200];
    struct text text = TEXT_IN(value);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) { text_put(&text, parts[i].name); text_int(&text, parts[i].count); }
    web_add_header(run->call.reply, "Rijen", text_string(&text));
}

static void put_answer(struct run *run, enum table_result result)
{
    struct web_reply *reply = run->call.reply;
    if (run->too_many) {
        char detail[2][120];
        for (int language = 0; language < 2; language++) {
            struct text text = TEXT_IN(detail[language]);
            text_put(&text, language ? "A table may have at most " : "Een tabel mag hoogstens ");
            text_int(&text, run->most);
            text_put(&text, language ? " rows here." : " rijen hebben.");
            text_string(&text);
        }
        web_fail(reply, FAULT_too_large, detail[0], detail[1]);
    } else if (result == TABLE_REFUSED) web_refuse(reply, "kopregel", "vorm", text_string(&run->told), text_string(&run->told));
    else if (result == TABLE_FAILED || run->counts.stopped) web_fail(reply, FAULT_busy, NULL, NULL);
    else {
        add_counts(run);
        web_reply_file(reply, run->job.output, lseek(run->job.output, 0, SEEK_END));
        run->job.output = -1;
    }
}

/* Rows with people in them, when the caller names the column: each leaves a record. */
static void record_subjects(struct api_call *call)
{
    const char *column = web_query(call->request, "betrokkeneKolom"), *kind = web_query(call->request, "betrokkeneSoort");
    if (!column) return;
    if (!subjects_of_table(call, "berekenTabel", column, kind ? kind : "onbekend")) web_refuse(call->reply, "betrokkeneKolom", "waarde",
        "een kolom van de tabel", "a column of the table");
}

static void calculate_table(struct web_request *request, struct web_reply *reply)
{
    static const char *const members[] = { CALL_MEMBERS, NULL };
    struct run run = { .most = api_settings.rows_most ? api_settings.rows_most : ROWS_USUAL };
    if (!body_of_query(request, reply)) return;
    if (call_begin(&run.call, request, reply, members, true)) {
        call_decision(&run.call, &request->desk->decision);
        run.job = (struct table_job){ .rule = run.call.rule, .law = &run.call.law.law, .in = request->sent == MEDIA_jsonl ? TABLE_JSONL : TABLE_CSV,
            .out = request->wanted == MEDIA_jsonl ? TABLE_JSONL : TABLE_CSV, .input = request->body_file, .output = -1, .threads = api_settings.table_threads
                ? api_settings.table_threads : 1,
            .strict = run.call.strict, .outcomes = request->desk->decision.outcomes, .name = "tabel", .language = run.call.language, .progress = progress,
                .tell = tell, .context = &run };
        if (call_good(&run.call)) {
            run.job.output = new_file();
            if (run.job.output < 0) web_fail(reply, FAULT_busy, NULL, NULL);
            else put_answer(&run, table_run(&run.job, &run.counts));
            if (call_good(&run.call)) record_subjects(&run.call);
        }
        if (run.job.output >= 0) (void)close(run.job.output);
    }
    call_end(&run.call, "berekenTabel");
    text_free(&run.told);
}

static const char *const query[] = { "taal", "strikt", "uitkomsten", "keuzes", "bekendOp", "rechtVan", "wet", "betrokkeneKolom", "betrokkeneSoort", NULL };
static const struct web_route routes[] = {
    { .method = WEB_POST, .path = "/v1/tabellen/{naam}", .handle = calculate_table, .produces = { MEDIA_csv, MEDIA_jsonl }, .accepts = { MEDIA_csv,
        MEDIA_jsonl }, .query = query,
      .body_most = BODY_MOST, .marks = WEB_SPOOL, ABOUT("berekenTabel", true) },
};
WEB_TABLE(stream, routes);
