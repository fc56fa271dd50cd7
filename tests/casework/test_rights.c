/* SPDX-License-Identifier: EUPL-1.2 */
/* test_rights.c: who may bring which event, cell by cell: a file written apart from the tables against what dossier_try really refuses. */
#include "case_help.h"

enum { LINES_MOST = 400 };
struct row { char process[60], event[60], roles[200]; bool used; };
static struct row rows[LINES_MOST];
static int32_t row_count;
static struct law_tables law;

static void read_rows(const char *path)
{
    FILE *file = fopen(path, "r");
    char line[400];
    while (file && row_count < LINES_MOST && fgets(line, sizeof line, file)) {
        struct row *r = &rows[row_count];
        if (line[0] == '#' || sscanf(line, "%59[^\t]\t%59[^\t]\t%199[^\n]", r->process, r->event, r->roles) != 3) continue;
        row_count++;
    }
    if (file) fclose(file);
}

static struct row *row_of(const char *process, const char *event)
{
    for (int32_t i = 0; i < row_count; i++) if (strcmp(rows[i].process, process) == 0 && strcmp(rows[i].event, event) == 0) return &rows[i];
    return NULL;
}

static bool among(const char *roles, const char *role)
{
    size_t size = strlen(role);
    for (const char *at = roles; *at; at += strcspn(at, " "), at += strspn(at, " ")) if (strcspn(at, " ") == size && memcmp(at, role, size) == 0) return true;
    return false;
}

/* Is the role refused? The event comes first in an empty dossier: other things may be wrong too, but the role is only named when it may not. */
static bool is_refused(const struct process *p, const struct process_event *e, int role)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct text bytes = { 0 };
    struct dossier d;
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 2, 2));
    text_put(&bytes, "{\"proces\":\"");
    text_put(&bytes, p->name);
    text_put(&bytes, "\",\"gebeurtenis\":\"");
    text_put(&bytes, e->name);
    text_put(&bytes, "\",\"op\":\"2026-02-02\",\"rol\":\"");
    text_put(&bytes, case_role_word[role].name);
    text_put(&bytes, "\"}");
    struct case_entry next = { bytes.data, bytes.size, setting.now, 1 };
    bool refused = false;
    if (!dossier_try(&d, &arena, NULL, 0, &next, &setting, NULL, &problems))
        for (int32_t i = 0; i < problems.count && i < PROBLEMS_KEPT; i++) refused |= strcmp(problems.item[i].field, "rol") == 0;
    text_free(&bytes);
    arena_free(&arena);
    return refused;
}

int main(int count, char **arguments)
{
    int32_t cells = 0, wrong = 0, allowed = 0;
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    read_rows(arguments[1]);
    for (int32_t i = 0; i < process_count; i++) {
        const struct process *p = processes[i];
        int32_t before = wrong, of_process = 0;
        for (int32_t k = 0; k < p->events; k++) {
            struct row *row = row_of(p->name, p->event[k].name);
            if (!row) { printf("# %s %s is not in the file\n", p->name, p->event[k].name); wrong++; continue; }
            row->used = true;
            for (int role = 0; role < CASE_ROLES; role++, of_process++) {
                bool may = among(row->roles, case_role_word[role].name);
                allowed += may;
                if (is_refused(p, &p->event[k], role) == !may) continue;
                printf("# %s %s %s: the file says %s\n", p->name, p->event[k].name, case_role_word[role].name, may ? "may" : "may not");
                wrong++;
            }
        }
        cells += of_process;
        ok(wrong == before, "%s: every event by every role, %d cells", p->name, (int)of_process);
    }
    int32_t unused = 0;
    for (int32_t i = 0; i < row_count; i++) if (!rows[i].used) { unused++; printf("# %s %s is in no table\n", rows[i].process, rows[i].event); }
    ok(unused == 0, "every line of the file is an event of a table");
    ok(cells > 1000 && allowed > 100 && allowed < cells / 2, "%d cells, of which %d may", (int)cells, (int)allowed);
    /* Who only looks brings nothing. */
    int32_t planted = 0;
    for (int32_t i = 0; i < process_count; i++) for (int32_t k = 0; k < processes[i]->events; k++) planted += !is_refused(processes[i], &processes[i]->event[k], CASE_auditor);
    ok(planted == 0, "the auditor brings no event anywhere");
    printf("1..%d\n", tests_run);
    law_free(&law);
    return tests_bad != 0;
}
