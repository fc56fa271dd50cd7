/* SPDX-License-Identifier: EUPL-1.2 */
/* live.c: breed evaluation live, the counters of an invoeringstoets held against the dossiers of one municipality: numbers only, the small ones hidden. */
#include "cli/country/evaluation.h"

#include <string.h>
#include <time.h>
#include "base/moment.h"
#include "office/policy/policy.h"
#include "tables/csv.h"

/* What the settings of the installation say of counting. */
struct counting { const char *municipality; bool allowed; int64_t inhabitants; };

static const char *text_of(struct cli *cli, const struct node *map, const char *name)
{
    const struct node *node = node_get(map, name);
    return node && node->kind == NODE_TEXT ? arena_copy(&cli->arena, node->text, node->size) : NULL;
}

static bool is_code(const char *code)
{
    int64_t number = 0;
    return code && strlen(code) == 4 && parse_decimal(code, 4, 0, false, &number) == NUMBER_OK && law_find_municipality(&law_book, (int32_t)number);
}

static void read_settings(struct cli *cli, struct counting *c)
{
    size_t size = 0;
    const char *path = cli_value(cli, OPTION_office), *bytes = path ? cli_read(cli, "--office", path, &size) : NULL;
    const struct node *map = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    *c = (struct counting){ .municipality = NULL };
    if (!path || (map && map->kind != NODE_MAP)) cli_refuse(cli, "--office", path, "de instellingen van deze installatie, met tellen: ja (docs/service.md)", "the settings of this installation, with tellen: ja (docs/service.md)");
    if (!map || map->kind != NODE_MAP) return;
    const char *allowed = text_of(cli, map, "tellen"), *inhabitants = text_of(cli, map, "inwoners");
    c->municipality = text_of(cli, map, "gemeentecode");
    c->allowed = allowed && strcmp(allowed, "ja") == 0;
    if (inhabitants && (parse_decimal(inhabitants, strlen(inhabitants), 0, false, &c->inhabitants) != NUMBER_OK || c->inhabitants < 1)) cli_refuse(cli, "inwoners", inhabitants, "een aantal inwoners, zonder punten", "a number of inhabitants, without separators");
    if (!is_code(c->municipality)) cli_refuse(cli, "gemeentecode", c->municipality, "de CBS-code van een gemeente, vier cijfers", "the CBS code of a municipality, four digits");
}

/* Whoever can read the database and its key may count in it: the command is the operator, in the role of policy. */
static enum office_status count_year(struct cli *cli, const struct counting *c, const struct evaluation *e, int32_t year, struct evaluation_counts *counts, const struct asking *from)
{
    struct store *store = NULL;
    struct people *people = NULL;
    struct office *office = NULL;
    struct asking asking = *from;
    const struct viewer viewer = { .account = "breed-evaluation", .name = "", .role = CASE_beleid, .municipality = c->municipality, .employer = "", .session = "" };
    enum store_status opened = store_open(&store, cli_value(cli, OPTION_db), NULL);
    enum office_status status = OFFICE_STORE;
    if (opened == STORE_OK) people = people_open(store, NULL);
    const struct office_setting set = { .law = &cli->tables.law, .store = store, .people = people, .municipality = c->municipality, .counting = c->allowed, .inhabitants = c->inhabitants };
    if (people) office = office_open(&set);
    asking.viewer = &viewer;
    asking.purpose = purpose_find("beleid-maken");
    if (office) status = office_count_year(office, &cli->arena, &asking, e, year, counts, cli->problems);
    if (status != OFFICE_OK && status != OFFICE_REFUSED) {
        cli_refuse(cli, "--db", store ? store_detail(store) : "", opened == STORE_OK ? office_status_text[status][0] : store_status_text[opened][0], opened == STORE_OK ? office_status_text[status][1] : store_status_text[opened][1]);
        cli->failed = true;
    }
    office_close(office);
    people_close(people);
    store_close(store);
    return status;
}

static void put_table(struct text *out, const struct evaluation_counts *counts, int language)
{
    for (int32_t row = -1; row < evaluation_counts_rows(counts); row++) {
        for (int32_t column = 0; column < evaluation_counts_columns(); column++) {
            struct text cell = { 0 };
            evaluation_counts_cell(&cell, counts, row, column, language);
            if (column) text_char(out, ',');
            csv_put_cell(out, text_string(&cell), cell.size, ',');
            out->failed |= cell.failed;
            text_free(&cell);
        }
        text_put(out, "\r\n");
    }
}

int evaluation_live(struct cli *cli, const struct evaluation *e)
{
    struct timespec clock;
    struct counting counting;
    struct evaluation_counts counts;
    (void)clock_gettime(CLOCK_REALTIME, &clock);
    struct asking asking = { .now = (int64_t)clock.tv_sec * MICROSECONDS_A_SECOND + clock.tv_nsec / 1000 };
    asking.today = day_of_moment(asking.now);
    int32_t year = (int32_t)cli_number(cli, OPTION_year, 2015, 9998, civil_of(asking.today).year - 1);
    if (!cli_has(cli, OPTION_db)) cli_refuse(cli, "--db", NULL, "een bestand of postgres://...", "a file or postgres://...");
    read_settings(cli, &counting);
    if (!e || !cli_law(cli) || cli->problems->count) return cli_complain(cli);
    if (count_year(cli, &counting, e, year, &counts, &asking) != OFFICE_OK) return cli_complain(cli);
    if (cli_has(cli, OPTION_csv)) put_table(&cli->out, &counts, cli->language);
    else { evaluation_dashboard(&cli->out, e, &counts, asking.today, cli->language); text_char(&cli->out, '\n'); }
    return cli_value(cli, OPTION_output) ? cli_finish_in(cli, cli_value(cli, OPTION_output), NULL, EXIT_DECIDED) : cli_finish(cli, EXIT_DECIDED);
}
