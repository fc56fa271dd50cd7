/* SPDX-License-Identifier: EUPL-1.2 */
/* compile_ordinances.c: the program that turns law/ordinances/ into a C table at build time: ordinance-compile OUT.c FILE.yaml ... */
#include <stdio.h>
#include "base/file.h"
#include "law/ordinance.h"

static void put_string(FILE *out, const char *string)
{
    fputc('"', out);
    for (; *string; string++) {
        if (*string == '"' || *string == '\\') fputc('\\', out);
        fputc(*string, out);
    }
    fputc('"', out);
}

static void put_number(FILE *out, int64_t value)
{
    if (value == INT64_MIN) fputs("INT64_MIN", out); else fprintf(out, "%lld", (long long)value);
}

static void put_day(FILE *out, date day)
{
    if (day == LOCAL_NO_DAY) fputs("LOCAL_NO_DAY, ", out); else fprintf(out, "%d, ", day);
}

static void put_documents(FILE *out, const struct law_ordinance *o, int32_t number)
{
    fprintf(out, "static const struct local_document documents_%d[] = {\n", number);
    for (int32_t i = 0; i < o->document_count; i++) {
        const struct local_document *d = &o->documents[i];
        const char *const texts[] = { d->id, d->title, d->cvdr, d->url };
        fputs("    { ", out);
        for (int k = 0; k < 4; k++) { put_string(out, texts[k]); fputs(", ", out); }
        fprintf(out, "%d, %d, %d, %d, ", d->version, d->layer, d->adopted, d->checked);
        put_day(out, d->signed_on); put_day(out, d->from); put_day(out, d->retro); put_day(out, d->until);
        fputs("(const char *const[]){ ", out);
        for (int32_t k = 0; k < d->base_count; k++) { put_string(out, d->bases[k]); fputs(", ", out); }
        fprintf(out, "NULL }, %d },\n", d->base_count);
    }
    if (!o->document_count) fputs("    { 0 }\n", out);
    fputs("};\n", out);
}

static void put_regimes(FILE *out, const struct local_value *v)
{
    fputs("(const struct local_regime[]){ ", out);
    for (int32_t i = 0; i < v->regime_count; i++) {
        const struct local_regime *g = &v->regimes[i];
        fputs("{ ", out); put_string(out, g->name); fprintf(out, ", %d, { ", (int)g->basis);
        for (int k = 0; k < 3; k++) { put_number(out, g->number[k]); fputs(", ", out); }
        fputs("}, ", out); put_number(out, g->trial); fprintf(out, ", %d }, ", g->period_months);
    }
    fprintf(out, "}, %d", v->regime_count);
}

static void put_values(FILE *out, const struct law_ordinance *o, int32_t number)
{
    fprintf(out, "static const struct local_value values_%d[] = {\n", number);
    for (int32_t i = 0; i < o->value_count; i++) {
        const struct local_value *v = &o->values[i];
        fprintf(out, "    { LOCALF_%s, %d, %d, %d, %d, %d, %d, %d, { ", local_fields[v->field].name, v->state, v->checked, v->valued, v->beyond, v->document, v->from, v->until);
        put_number(out, v->number[0]); fputs(", ", out); put_number(out, v->number[1]); fputs(" }, ", out);
        put_string(out, v->text); fputs(", ", out);
        if (v->regime_count) put_regimes(out, v); else fputs("NULL, 0", out);
        fputs(", ", out); put_string(out, v->article); fputs(", { ", out); put_string(out, v->note[0]); fputs(", ", out); put_string(out, v->note[1]); fputs(" } },\n", out);
    }
    if (!o->value_count) fputs("    { 0 }\n", out);
    fputs("};\n", out);
}

static void put_list(FILE *out, const struct law_ordinance *all, int32_t count)
{
    fputs("const struct law_ordinance law_ordinances[] = {\n", out);
    for (int32_t i = 0; i < count; i++) {
        const struct law_ordinance *o = &all[i];
        fputs("    { ", out); put_string(out, o->code); fputs(", ", out); put_string(out, o->name); fputs(", { ", out); put_string(out, o->note[0]); fputs(", ", out); put_string(out, o->note[1]);
        fprintf(out, " }, %d, %d, documents_%d, %d, values_%d, %d },\n", o->municipality, o->owner, i, o->document_count, i, o->value_count);
    }
    fprintf(out, "};\nconst int32_t law_ordinance_count = %d;\n", count);
}

int main(int argc, char **argv)
{
    enum { MOST = 1000 };
    static struct law_ordinance all[MOST];
    struct arena arena = { 0 };
    FILE *out = argc > 2 && argc - 2 <= MOST ? fopen(argv[1], "w") : NULL;
    bool good = out != NULL;
    if (!out) { fputs("usage: ordinance-compile OUT.c FILE.yaml ...\n", stderr); return 2; }
    fputs("/* SPDX-License-Identifier: EUPL-1.2 */\n/* ordinances.c: made by ordinance-compile from law/ordinances/; do not edit. */\n#include \"law/ordinance.h\"\n\n", out);
    for (int i = 2; i < argc; i++) {
        struct problems problems = { 0 };
        size_t size = 0;
        char *bytes = file_read(&arena, argv[i], 1 << 22, &size);
        if (!bytes) { perror(argv[i]); good = false; continue; }
        const struct node *root = node_from_yaml(&arena, bytes, size, &problems);
        good = root && law_ordinance_read(&all[i - 2], &arena, root, &problems) && good;
        for (int32_t k = 0; k < problems.count && k < PROBLEMS_KEPT; k++)
            fprintf(stderr, "%s:%d: %s: '%s': %s\n", argv[i], problems.item[k].line, problems.item[k].field, problems.item[k].value, problems.item[k].allowed[1]);
        for (int k = 0; good && k < i - 2; k++)
            if (strcmp(all[k].code, all[i - 2].code) == 0) { fprintf(stderr, "%s: ordinance: '%s': each code once\n", argv[i], all[k].code); good = false; }
        if (!good) continue;
        put_documents(out, &all[i - 2], i - 2);
        put_values(out, &all[i - 2], i - 2);
    }
    if (good) put_list(out, all, argc - 2);
    good = fclose(out) == 0 && good;
    arena_free(&arena);
    return good ? 0 : 1;
}
