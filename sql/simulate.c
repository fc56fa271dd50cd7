/* SPDX-License-Identifier: EUPL-1.2 */
/* simulate.c: a part of a simulation run where the server is, as the part that `breed simulate --shard` writes; and the fingerprints of all that decides it. */
#include "sql/inside.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "base/members.h"
#include "explain/explain.h"
#include "population/calibrate.h"
#include "population/part.h"
#include "version.h"

ENTRY(breed_simulate);
ENTRY(breed_digests);

/* Blocks of households between two looks at whether the query was cancelled. */
enum { BLOCKS_AT_ONCE = 16 };

/* The population of a process: a run in parts asks for the same one again and again. */
struct country { bool made; int64 year, seed, scale, households; struct arena arena; struct model model; struct lines lines; struct could could; };

static struct country *country(int64 year, int64 seed, int64 scale)
{
    static struct country *kept;
    struct problems *problems = palloc(sizeof *problems);
    problems->count = 0;
    if (kept && kept->made && kept->year == year && kept->seed == seed && kept->scale == scale) return kept;
    if (!kept) kept = room_for(TopMemoryContext, sizeof *kept);
    arena_free(&kept->arena);
    memset(kept, 0, sizeof *kept);
    bool good = model_built_in(&kept->model, &kept->arena, &law_book, (int32_t)year, problems) && lines_built_in(&kept->lines, &kept->arena, problems) &&
                model_calibrate_for(&kept->model, &kept->could, (uint64_t)seed, (int32_t)scale, 1, &kept->households, problems);
    if (!good) refuse("simulate", problems);
    kept->year = year;
    kept->seed = seed;
    kept->scale = scale;
    kept->made = true;
    return kept;
}

/* What a call asks for; NULL, or a number that cannot be, is named. */
static int64 number(FunctionCallInfo fcinfo, int at, const char *name, int64 least, int64 most, int64 otherwise, struct problems *problems)
{
    char allowed[2][200], value[24];
    int64 given = PG_ARGISNULL(at) ? otherwise : PG_GETARG_INT64(at);
    if (given >= least && given <= most) return given;
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_whole_between(&text, least, most, language);
        (void)text_string(&text);
    }
    (void)pg_lltoa(given, value);
    problem_add(problems, 0, name, value, strlen(value), allowed[0], allowed[1]);
    return least;
}

/* In pieces of the part, which are parts of a run in more parts, so that a cancelled query ends soon. One thread: a server process has no more. */
static void count(const struct run *wanted, struct totals *totals)
{
    struct totals *piece = MemoryContextAllocExtended(CurrentMemoryContext, sizeof *piece, MCXT_ALLOC_HUGE);
    int64 pieces = run_blocks(wanted) / BLOCKS_AT_ONCE + 1;
    memset(totals, 0, sizeof *totals);
    for (int64 k = 0; k < pieces; k++) {
        struct run run = *wanted;
        run.shards = (int32_t)(wanted->shards * pieces);
        run.shard = (int32_t)(wanted->shard + wanted->shards * k);
        CHECK_FOR_INTERRUPTS();
        if (!run_all(&run, piece)) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed.simulate: out of memory")));
        totals_add(totals, piece);
    }
}

/* The name under which the part carries the reform along. */
static const char reform_file[] = "law_overlay.json";

/* The law of the reform as a manifest tells it. */
static void note_reform(struct manifest *m, const struct law_slot *slot, const char *digest)
{
    char *json = json_of(slot->of);
    m->law[LAW_reform] = digest;
    for (int language = 0; language < 2; language++) m->reform[language] = *slot->overlay.title[language] ? slot->overlay.title[language] : reform_file;
    m->given[m->given_count++] = (struct given){ "reform", reform_file, json, strlen(json) };
}

static Datum part_of(const struct country *c, const struct run *run, int64 scale, const struct law_tables *base, const struct law_tables *reform, const struct law_slot *slot)
{
    struct totals *totals = MemoryContextAllocExtended(CurrentMemoryContext, sizeof *totals, MCXT_ALLOC_HUGE);
    struct manifest m = { .program = BREED_PROGRAM, .method = population_method, .population = c->model.name, .assumptions = c->model.digest, .lines = c->lines.digest,
        .law = { base->digest, "" }, .reform = { "", "" }, .year = c->model.year, .seed = (int64_t)run->seed, .scale = scale, .households = run->households,
        .shard = run->shard + 1, .shards = run->shards };
    struct text part = { 0 };
    if (reform) note_reform(&m, slot, reform->digest);
    count(run, totals);
    part_put(&part, &m, &c->lines, totals);
    char *copy = part.failed ? NULL : MemoryContextAllocExtended(CurrentMemoryContext, part.size + 1, MCXT_ALLOC_NO_OOM);
    if (copy) { memcpy(copy, part.data, part.size); copy[part.size] = 0; }
    text_free(&part);
    if (!copy) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed.simulate: out of memory")));
    return DirectFunctionCall1(jsonb_in, CStringGetDatum(copy));
}

/* simulate(scale, seed, year, shard, parts, law_overlay) */
Datum breed_simulate(PG_FUNCTION_ARGS)
{
    struct problems *problems = palloc(sizeof *problems);
    struct law_slot *slot = room_for(CurrentMemoryContext, sizeof *slot);
    const struct law_tables *base = law_compiled_in(), *reform = NULL;
    bool changed;
    problems->count = 0;
    int64 scale = number(fcinfo, 0, "scale", 1, SCALE_MOST, SCALE_USUAL, problems), seed = number(fcinfo, 1, "seed", 0, PG_INT32_MAX, 1, problems);
    int64 year = PG_ARGISNULL(2) ? 0 : number(fcinfo, 2, "year", 2015, 2049, 0, problems);
    int64 parts = number(fcinfo, 4, "parts", 1, SHARDS_MOST, 1, problems), shard = number(fcinfo, 3, "shard", 1, parts, 1, problems);
    if (problems->count) refuse("simulate", problems);
    law_slot_own(slot, CurrentMemoryContext);
    if (!PG_ARGISNULL(5)) reform = law_under(slot, CurrentMemoryContext, PG_GETARG_JSONB_P(5), problems, &changed);
    struct country *c = country(year, seed, scale);
    struct run run = { .model = &c->model, .lines = &c->lines, .law = { &base->law, reform ? &reform->law : NULL }, .seed = (uint64_t)seed, .households = c->households,
                       .shard = (int32_t)shard - 1, .shards = (int32_t)parts, .threads = 1 };
    if (!run_covered(&run, problems)) refuse("simulate", problems);
    return part_of(c, &run, scale, base, reform, slot);
}

/* Everything that decides a result: two servers in which these are alike give the same. */
Datum breed_digests(PG_FUNCTION_ARGS)
{
    struct problems *problems = palloc(sizeof *problems);
    struct law_slot *slot = room_for(CurrentMemoryContext, sizeof *slot);
    struct text text = { 0 };
    bool changed;
    law_slot_own(slot, CurrentMemoryContext);
    const struct law_tables *law = law_under(slot, CurrentMemoryContext, PG_ARGISNULL(0) ? NULL : PG_GETARG_JSONB_P(0), problems, &changed);
    put_open(&text, NULL, '{');
    put_member(&text, "recht", law->digest);
    put_member(&text, "programma", explain_program);
    put_member(&text, "rekenwijze", population_method);
    put_member(&text, "extensie", sql_sources);
    text_char(&text, '}');
    char *copy = text.failed ? NULL : pnstrdup(text.data, text.size);
    text_free(&text);
    if (!copy) ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("breed.digests: out of memory")));
    return DirectFunctionCall1(jsonb_in, CStringGetDatum(copy));
}
