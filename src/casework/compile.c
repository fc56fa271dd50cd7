/* SPDX-License-Identifier: EUPL-1.2 */
/* compile.c: the program that turns the folder processes/ into C tables at build time: process-compile OUT.c FILE.yaml ... */
#include <stdio.h>
#include <string.h>
#include "base/c_source.h"
#include "base/file.h"
#include "casework/process.h"
#include "rules/registry.h"

static FILE *out;

static void put_text(const char *string) { put_c_string(out, string, strlen(string)); }
static void put_name(const char *string) { put_text(string); fputs(", ", out); }
static void put_pair(const char *const pair[2]) { fputs("{ ", out); put_text(pair[0]); fputs(", ", out); put_text(pair[1]); fputs(" }, ", out); }

/* A list that stands apart and is pointed to; NULL when it is empty. */
static void put_bytes(const uint8_t *list, int32_t count)
{
    if (!count) { fputs("0, 0, ", out); return; }
    fputs("(const uint8_t[]){ ", out);
    for (int32_t i = 0; i < count; i++) fprintf(out, "%d, ", list[i]);
    fprintf(out, "}, %d, ", count);
}
static void put_facts(const uint16_t *list, int32_t count)
{
    if (!count) { fputs("0, 0, ", out); return; }
    fputs("(const uint16_t[]){ ", out);
    for (int32_t i = 0; i < count; i++) fprintf(out, "%d, ", list[i]);
    fprintf(out, "}, %d, ", count);
}
static void put_strings(const char *const *list, int32_t count)
{
    if (!count) { fputs("0, 0, ", out); return; }
    fputs("(const char *const[]){ ", out);
    for (int32_t i = 0; i < count; i++) put_name(list[i]);
    fprintf(out, "}, %d, ", count);
}
static void put_rule(const struct rule *rule) { if (rule) fprintf(out, "&rule_%s, ", rule->name); else fputs("0, ", out); }
static void put_term(const struct term *term) { if (term) fprintf(out, "&glossary[%d], ", (int)(term - glossary)); else fputs("0, ", out); }

static void write_guards(const struct process *p, int n)
{
    fprintf(out, "static const struct process_guard guard_%d[] = {\n", n);
    for (int32_t i = 0; i < p->guards; i++) {
        const struct process_guard *g = &p->guard[i];
        fputs("    { ", out); put_name(g->name); put_pair(g->text);
        fprintf(out, "%d, ", (int)g->kind); put_rule(g->rule);
        fprintf(out, "%d, %d, %d, %d, %lld, ", g->outcome, g->word, (int)g->test, (int)g->day, (long long)g->value);
        put_term(g->fact); put_facts(g->form, g->form_count);
        fprintf(out, "%d },\n", g->state);
    }
    fputs("    { 0 }\n};\n", out);
}

static void write_letters(const struct process *p, int n)
{
    fprintf(out, "static const struct process_letter letter_%d[] = {\n", n);
    for (int32_t i = 0; i < p->letters; i++) { fputs("    { ", out); put_name(p->letter[i].name); put_pair(p->letter[i].text); fprintf(out, "%uu },\n", p->letter[i].to); }
    fprintf(out, "    { 0 }\n};\nstatic const struct process_deadline deadline_%d[] = {\n", n);
    for (int32_t i = 0; i < p->deadlines; i++) {
        const struct process_deadline *d = &p->deadline[i];
        fputs("    { ", out); put_name(d->name); put_pair(d->text);
        fprintf(out, "%d, ", (int)d->who); put_rule(d->rule);
        fprintf(out, "%d, %d, %d, %d, %d, ", d->outcome, d->word, d->lapses, d->monthly, d->then);
        put_bytes(d->since, d->since_count); fputs("},\n", out);
    }
    fprintf(out, "    { 0 }\n};\nstatic const struct process_task task_%d[] = {\n", n);
    for (int32_t i = 0; i < p->tasks; i++) {
        const struct process_task *t = &p->task[i];
        fputs("    { ", out); put_name(t->name); put_pair(t->text); fprintf(out, "%d, %d, ", (int)t->who, t->deadline); put_bytes(t->done, t->done_count); fputs("},\n", out);
    }
    fputs("    { 0 }\n};\n", out);
}

static void write_states(const struct process *p, int n)
{
    fprintf(out, "static const struct process_track track_%d[] = {\n", n);
    for (int32_t i = 0; i < p->tracks; i++) { fputs("    { ", out); put_name(p->track[i].name); put_pair(p->track[i].label); fprintf(out, "%d },\n", p->track[i].begin); }
    fprintf(out, "    { 0 }\n};\nstatic const struct process_state state_%d[] = {\n", n);
    for (int32_t i = 0; i < p->states; i++) {
        const struct process_state *s = &p->state[i];
        fputs("    { ", out); put_name(s->name); put_pair(s->label); put_pair(s->text);
        fprintf(out, "%d, %d, %d, %d, %uu, %uu, ", s->track, s->begin, s->end, s->certain, s->tasks, s->deadlines);
        if (s->ask_count) fputs("(const struct process_ask[]){ ", out); else fputs("0, ", out);
        for (int32_t k = 0; k < s->ask_count; k++) { fputs("{ ", out); put_rule(s->asks[k].rule); fprintf(out, "%d }, ", s->asks[k].outcome); }
        if (s->ask_count) fputs("}, ", out);
        fprintf(out, "%d, ", s->ask_count);
        put_facts(s->form, s->form_count); fputs("},\n", out);
    }
    fputs("    { 0 }\n};\n", out);
}

static void write_events(const struct process *p, int n)
{
    fprintf(out, "static const struct process_event event_%d[] = {\n", n);
    for (int32_t i = 0; i < p->events; i++) {
        const struct process_event *e = &p->event[i];
        fputs("    { ", out); put_name(e->name); put_pair(e->label); put_pair(e->text);
        fprintf(out, "%d, %uu, %uu, EVENT_", e->track, e->actors, e->correctors);
        for (const char *c = event_text[e->what].name[0]; *c; c++) fputc(*c == '-' ? '_' : *c, out);
        fputs(", ", out);
        put_facts(e->needs, e->need_count); put_facts(e->may, e->may_count); put_strings(e->says, e->say_count); put_term(e->from);
        if (e->data_count) fputs("(const struct process_data[]){ ", out); else fputs("0, ", out);
        for (int32_t k = 0; k < e->data_count; k++) {
            fputs("{ ", out); put_name(e->data[k].name); put_pair(e->data[k].label); put_strings(e->data[k].words, e->data[k].word_count); fprintf(out, "%d }, ", e->data[k].required);
        }
        if (e->data_count) fputs("}, ", out);
        fprintf(out, "%d, %d, %d, %d, %d },\n", e->data_count, (int)e->document, (int)e->clock, e->decision, e->last_day);
    }
    fprintf(out, "    { 0 }\n};\nstatic const struct process_step step_%d[] = {\n", n);
    for (int32_t i = 0; i < p->steps; i++) {
        const struct process_step *s = &p->step[i];
        fprintf(out, "    { %d, %d, %d, ", s->from, s->event, s->to);
        put_bytes(s->guard, s->guard_count); put_bytes(s->letter, s->letter_count); put_bytes(s->task, s->task_count);
        fprintf(out, "%d, ", (int)s->uwv); put_name(s->citation); fprintf(out, "%d, ", s->certain); put_pair(s->note); fputs("},\n", out);
    }
    fputs("    { 0 }\n};\n", out);
}

static void write_process(const struct process *p, int n)
{
    write_guards(p, n); write_letters(p, n); write_states(p, n); write_events(p, n);
    fprintf(out, "static const struct process process_%d = { ", n);
    put_name(p->name); put_pair(p->title); put_pair(p->text); put_name(p->citation);
    fprintf(out, "track_%d, %d, state_%d, %d, event_%d, %d, guard_%d, %d, step_%d, %d, letter_%d, %d, task_%d, %d, deadline_%d, %d };\n\n", n, p->tracks, n, p->states, n, p->events, n, p->guards,
            n, p->steps, n, p->letters, n, p->tasks, n, p->deadlines);
}

static bool compile(struct arena *arena, const char *path, int n)
{
    enum { FILE_BYTES = 1 << 22 };
    static struct problems problems;
    static struct process process;
    size_t size;
    problems.count = 0;
    char *bytes = file_read(arena, path, FILE_BYTES, &size);
    if (!bytes) { perror(path); return false; }
    const struct node *document = node_from_yaml(arena, bytes, size, &problems);
    bool good = document && process_read(&process, arena, document, &problems);
    for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) {
        const struct problem *q = &problems.item[i];
        fprintf(stderr, "%s:%d: %s: '%s': %s\n", path, q->line, q->field, q->value, q->allowed[1]);
    }
    if (good) write_process(&process, n);
    return good;
}

/* Arguments: output, files. Nothing is left behind when a table is refused. */
int main(int count, char **arguments)
{
    struct arena arena = { 0 };
    bool good = true;
    out = count > 1 ? fopen(arguments[1], "wb") : NULL;
    if (!out) return 1;
    fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n/* Made by process-compile from the folder processes/; do not edit. */\n#include \"casework/process.h\"\n#include \"rules/registry.h\"\n", out);
    for (int32_t i = 0; i < rule_count; i++) fprintf(out, "extern const struct rule rule_%s;\n", rules[i]->name);
    for (int i = 2; i < count; i++) good &= compile(&arena, arguments[i], i - 2);
    fputs("const struct process *const processes[] = { ", out);
    for (int i = 2; i < count; i++) fprintf(out, "&process_%d, ", i - 2);
    fprintf(out, "0 };\nconst int32_t process_count = %d;\n", count - 2);
    arena_free(&arena);
    if (fclose(out) != 0) good = false;
    if (!good) remove(arguments[1]);
    return good ? 0 : 1;
}
