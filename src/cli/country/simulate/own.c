/* SPDX-License-Identifier: EUPL-1.2 */
/* own.c: breed simulate --people, a table of persons of the reader's own in the place of the invented ones. */
#include "cli/country/simulate/simulate.h"

#include <string.h>
#include "base/digest.h"
#include "population/own.h"

/* The digest of the assumptions becomes one of both. */
static void mix_digest(struct model *m, const char *bytes, size_t size)
{
    char both[66], of_people[33];
    digest_of(bytes, size, of_people);
    memcpy(both, m->digest, 33);
    memcpy(both + 33, of_people, 33);
    digest_of(both, sizeof both, m->digest);
}

void simulate_people(struct cli *cli, struct model *m, uint64_t seed, int32_t scale, int64_t *households)
{
    const char *path = cli_value(cli, OPTION_people);
    bool fill = cli_has(cli, OPTION_fill_in);
    size_t size;
    if (!path) { if (fill) cli_refuse(cli, "--fill-in", NULL, "alleen naast --people", "only beside --people"); return; }
    if (!cli_ends_in(path, ".csv") && !cli_ends_in(path, ".jsonl")) { cli_refuse(cli, "--people", path, "een bestand .csv of .jsonl", "a .csv or .jsonl file"); return; }
    char *bytes = cli_read(cli, "--people", path, &size);
    struct own_people *own = arena_take(&cli->arena, sizeof *own);
    if (!bytes || !own) return;
    int32_t before = cli->problems->count;
    if (!own_read(own, &cli->arena, &law_book, m, cli_ends_in(path, ".csv") ? OWN_csv : OWN_jsonl, fill, seed, bytes, size, cli->problems)) { cli_name_file(cli->problems, before, path); return; }
    *households = own_take(m, own, scale);
    mix_digest(m, bytes, size);
    if (*households < 1) cli_refuse(cli, "--scale", cli_value(cli, OPTION_scale), "zo klein dat er minstens een huishouden overblijft", "so small that at least one household is left");
}
