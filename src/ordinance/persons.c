/* SPDX-License-Identifier: EUPL-1.2 */
/* persons.c: standard persons out of YAML, with every mistake named. */
#include "ordinance/compare.h"

#include "base/embedded.h"
#include "base/node.h"
#include "law/read.h"

extern const struct embedded_file ordinance_person_files[];
extern const int32_t ordinance_person_files_count;

struct reader { struct arena *arena; struct problems *problems; bool failed; };

static void wrong(struct reader *r, const struct node *node, const char *field, const char *nl, const char *en)
{
    bool scalar = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    problem_add(r->problems, node ? node->line : 0, field, scalar ? node->text : NULL, scalar ? node->size : 0, nl, en);
    r->failed = true;
}

static const char *text_of(struct reader *r, const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node || node->kind != NODE_TEXT || !node->size || node->size > 300) { wrong(r, node ? node : map, key, "een tekst van 1 t/m 300 tekens", "a text of 1 to 300 characters"); return ""; }
    const char *copy = arena_copy(r->arena, node->text, node->size);
    if (!copy) { r->failed = true; return ""; }
    return copy;
}

static int64_t number_of(struct reader *r, const struct node *map, const char *key, int decimals, int64_t least, int64_t most, bool required, const char *allowed)
{
    const struct node *node = node_get(map, key);
    int64_t value = 0;
    if (!node && !required) return 0;
    bool scalar = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    if (!scalar || parse_decimal(node->text, node->size, decimals, false, &value) != NUMBER_OK || value < least || value > most) { wrong(r, node ? node : map, key, allowed, allowed); return least; }
    return value;
}

static void read_person(struct reader *r, const struct node *map, struct ordinance_person *p)
{
    static const char *const names[] = { "code", "label", "hours", "loonwaarde", "contract_months", "trial", "transport", "km", "days" };
    static const char *const transports[] = { "none", "car", "public" }, *const answers[] = { "nee", "ja" };
    if (map->kind != NODE_MAP) { wrong(r, map, "persons", "een persoon", "a person"); return; }
    law_refuse_others(map, names, 9, r->problems);
    p->code = text_of(r, map, "code");
    p->label[0] = text_of(r, node_get(map, "label"), "nl");
    p->label[1] = text_of(r, node_get(map, "label"), "en");
    p->hours_a_week = (hours)number_of(r, map, "hours", 2, 100, 6000, true, "1 - 60");
    p->loonwaarde = (percent)number_of(r, map, "loonwaarde", 3, 0, 100000, true, "0 - 100");
    p->contract_months = (int32_t)number_of(r, map, "contract_months", 0, 1, 600, true, "1 - 600");
    p->km = (int32_t)number_of(r, map, "km", 0, 0, 200, false, "0 - 200");
    p->days = (int32_t)number_of(r, map, "days", 0, 0, 7, false, "0 - 7");
    const struct node *trial = node_get(map, "trial"), *transport = node_get(map, "transport");
    int32_t answer_place = trial ? law_place_of(answers, 2, trial) : -1, way = transport ? law_place_of(transports, TRANSPORTS, transport) : -1;
    if (answer_place < 0) wrong(r, trial ? trial : map, "trial", "ja, nee", "ja, nee");
    if (way < 0) wrong(r, transport ? transport : map, "transport", "none, car, public", "none, car, public");
    p->trial = answer_place == 1;
    p->transport = way > 0 ? (enum person_transport)way : TRANSPORT_none;
    if (p->transport != TRANSPORT_none && (!p->days || !p->km)) wrong(r, map, "km", "km en days bij vervoer", "km and days with transport");
}

bool ordinance_persons_read(struct ordinance_persons *persons, struct arena *arena, const char *bytes, size_t size, struct problems *problems)
{
    struct problems own = { 0 };
    struct reader r = { .arena = arena, .problems = problems ? problems : &own };
    int32_t before = r.problems->count;
    persons->count = 0;
    const struct node *root = node_from_yaml(arena, bytes, size, r.problems), *list = root ? node_get(root, "persons") : NULL;
    if (!root) return false;
    if (!list || list->kind != NODE_LIST || !list->count || list->count > PERSONS_MOST) { wrong(&r, root, "persons", "een lijst van 1 t/m 20 personen", "a list of 1 to 20 persons"); return false; }
    for (const struct node *node = list->first; node; node = node->next) {
        struct ordinance_person *p = &persons->at[persons->count];
        *p = (struct ordinance_person){ .code = "", .label = { "", "" } };
        read_person(&r, node, p);
        for (int32_t i = 0; i < persons->count; i++)
            if (strcmp(persons->at[i].code, p->code) == 0) wrong(&r, node, "code", "elke code één keer", "each code once");
        persons->count++;
    }
    return !r.failed && r.problems->count == before;
}

bool ordinance_persons_own(struct ordinance_persons *persons, struct arena *arena)
{
    return ordinance_persons_read(persons, arena, ordinance_person_files[0].bytes, ordinance_person_files[0].size, NULL);
}
