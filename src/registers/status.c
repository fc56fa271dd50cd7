/* SPDX-License-Identifier: EUPL-1.2 */
/* status.c: what may be looked up for what purpose, out of registers/status.yaml and the file of an organisation. */
#include "registers/inside.h"

#include <string.h>
#include "base/embedded.h"
#include "law/read.h"

extern const struct embedded_file registers_files[];
extern const int32_t registers_files_count;

const char *const register_name[REGISTERS] = { "brp", "doelgroepregister", "duo" };
const char *const register_label[REGISTERS][2] = {
    { "de Basisregistratie Personen", "the personal records database" }, { "het doelgroepregister van UWV, door Suwinet", "the target group register of UWV, by way of Suwinet" },
    { "de inschrijvingen bij DUO", "the enrolments at DUO" } };
const char *const legal_name[LEGALS] = { "onduidelijk", "toegestaan", "verboden" };
const char *const route_name[3] = { "toestemming", "eigen-bewijs", "mens" };
const char *const route_text[3][2] = { { "vraag de persoon om toestemming", "ask the person for consent" }, { "vraag om een eigen bewijs", "ask for proof of his own" }, { "laat een medewerker ernaar kijken", "have a member of staff look at it" } };

static const char *const held[REGISTERS][7] = {
    { "geboortedatum", "gemeente", "heeftPartner", "partnerGeboortedatum", "huisgenoten" },
    { "doelgroepregisterRaadpleging", "geboortedatum" },
    { "proVsoTot", "geboortedatum" } };

bool register_holds(enum register_id id, const char *fact)
{
    for (int32_t i = 0; i < 7 && held[id][i]; i++) if (strcmp(held[id][i], fact) == 0) return true;
    return false;
}

/* ---- reading ---- */

struct reader { struct arena *arena; struct problems *problems; struct register_law *law; bool failed; };

static void wrong(struct reader *r, const struct node *node, const char *nl, const char *en)
{
    bool scalar = node->kind == NODE_TEXT;
    char field[72];
    struct text text = TEXT_IN(field);
    text_bytes(&text, node->key ? node->key : "status", node->key ? node->key_size : 6);
    problem_add(r->problems, node->line, text_string(&text), scalar ? node->text : NULL, scalar ? node->size : 0, nl, en);
    r->failed = true;
}

static const char *text_at(struct reader *r, const struct node *map, const char *key)
{
    const struct node *node = node_get(map, key);
    if (!node) return "";
    if (node->kind != NODE_TEXT) { wrong(r, node, "een tekst", "a text"); return ""; }
    const char *text = arena_copy(r->arena, node->text, node->size);
    if (!text) r->failed = true;
    return text ? text : "";
}

static date day_at(struct reader *r, const struct node *map, const char *key, date otherwise)
{
    const struct node *node = node_get(map, key);
    date day = otherwise;
    if (node && (node->kind != NODE_TEXT || !parse_date(node->text, node->size, &day))) wrong(r, node, "een dag, zoals 2026-07-01", "a day, such as 2026-07-01");
    return day;
}

static int word_at(struct reader *r, const struct node *map, const char *key, const char *const *words, int count, int otherwise)
{
    const struct node *node = node_get(map, key);
    for (int i = 0; node && i < count; i++) if (node_is(node, words[i])) return i;
    if (node || otherwise < 0) wrong(r, node ? node : map, "een van de woorden in docs/registers.md", "one of the words in docs/registers.md");
    return otherwise;
}

static void read_purposes(struct reader *r, const struct node *map)
{
    if (!map) return;
    if (map->kind != NODE_MAP || map->count + r->law->purposes > PURPOSES_MOST) { wrong(r, map, "hoogstens 64 doelen", "at most 64 purposes"); return; }
    for (const struct node *node = map->first; node; node = node->next) {
        static const char *const keys[] = { "nl", "en", "cites", "processes" };
        struct register_purpose *p = &r->law->purpose[r->law->purposes++];
        law_refuse_others(node, keys, 4, r->problems);
        *p = (struct register_purpose){ .name = arena_copy(r->arena, node->key, node->key_size), .text = { text_at(r, node, "nl"), text_at(r, node, "en") }, .cites = text_at(r, node, "cites"), .processes = text_at(r, node, "processes") };
        if (!p->name) { r->failed = true; p->name = ""; }
        if (!*p->text[0] || !*p->text[1]) wrong(r, node, "{nl, en, cites}", "{nl, en, cites}");
    }
}

static unsigned read_route(struct reader *r, const struct node *list)
{
    unsigned route = 0;
    if (!list) return ROUTES_ALL;
    for (const struct node *node = list->kind == NODE_LIST ? list->first : NULL; node; node = node->next)
        for (int i = 0; i < 3; i++) if (node_is(node, route_name[i])) route |= 1u << i;
    if (!route || list->kind != NODE_LIST) wrong(r, list, "toestemming, eigen-bewijs of mens", "toestemming, eigen-bewijs or mens");
    return route;
}

static void read_line(struct reader *r, const struct node *map)
{
    static const char *const keys[] = { "register", "purpose", "fact", "status", "decided-by", "basis", "since", "until", "note", "route" };
    if (map->kind != NODE_MAP || r->law->lines == LINES_MOST) { wrong(r, map, "een regel, hoogstens 256", "a line, at most 256"); return; }
    law_refuse_others(map, keys, sizeof keys / sizeof *keys, r->problems);
    const struct node *note = node_get(map, "note");
    int of = word_at(r, map, "register", register_name, REGISTERS, -1);
    struct legal_status s = { .of = of < 0 ? REGISTER_brp : (enum register_id)of, .purpose = text_at(r, map, "purpose"), .fact = text_at(r, map, "fact"), .legal = (enum legal)word_at(r, map, "status", legal_name, LEGALS, 0),
        .decided_by = text_at(r, map, "decided-by"), .basis = text_at(r, map, "basis"), .note = { note ? text_at(r, note, "nl") : "", note ? text_at(r, note, "en") : "" },
        .since = day_at(r, map, "since", DATE_FIRST), .until = day_at(r, map, "until", DATE_LAST), .route = read_route(r, node_get(map, "route")) };
    bool settled = s.legal != LEGAL_onduidelijk;
    if (!register_purpose_find(r->law, s.purpose)) wrong(r, map, "een doel uit purposes", "a purpose of purposes");
    if (of >= 0 && strcmp(s.fact, "*") != 0 && !register_holds(s.of, s.fact)) wrong(r, map, "een feit dat dit register heeft", "a fact that this register holds");
    if (settled && (!*s.decided_by || !*s.basis || s.since == DATE_FIRST)) wrong(r, map, "wie besliste (decided-by), waarop (basis) en sinds wanneer (since)", "who decided (decided-by), on what (basis) and since when (since)");
    r->law->line[r->law->lines++] = s;
}

const struct register_law *register_law_read(struct arena *arena, const char *yaml, size_t size, const struct register_law *over, struct problems *problems)
{
    static const char *const keys[] = { "purposes", "lookups" };
    struct problems own;
    own.count = 0;
    if (!problems) problems = &own;
    int32_t before = problems->count;
    const struct node *root = node_from_yaml(arena, yaml, size, problems), *lookups = node_get(root, "lookups");
    struct reader r = { .arena = arena, .problems = problems, .law = arena_take_zero(arena, sizeof *r.law) };
    if (!root || !r.law) return NULL;
    if (root->kind != NODE_MAP || (lookups && lookups->kind != NODE_LIST)) { wrong(&r, root, "purposes en lookups", "purposes and lookups"); return NULL; }
    law_refuse_others(root, keys, 2, problems);
    if (over) *r.law = *over;
    read_purposes(&r, node_get(root, "purposes"));
    for (const struct node *node = lookups ? lookups->first : NULL; node; node = node->next) read_line(&r, node);
    return r.failed || problems->count > before ? NULL : r.law;
}

const struct register_law *register_law_own(struct arena *arena) { return register_law_read(arena, registers_files[0].bytes, registers_files[0].size, NULL, NULL); }

/* ---- asking ---- */

const struct register_purpose *register_purpose_find(const struct register_law *law, const char *name)
{
    for (int32_t i = 0; i < law->purposes; i++) if (strcmp(law->purpose[i].name, name) == 0) return &law->purpose[i];
    return NULL;
}

int32_t register_purposes(const struct register_law *law) { return law->purposes; }
const struct register_purpose *register_purpose_at(const struct register_law *law, int32_t place) { return &law->purpose[place]; }

/* The last line that fits wins; one that names the fact wins over one for every fact. A forbidden one is never lifted by a line for every fact. */
struct legal_status register_status(const struct register_law *law, enum register_id of, const char *purpose, const char *fact, date on)
{
    struct legal_status found = { .of = of, .purpose = purpose, .fact = fact, .legal = LEGAL_onduidelijk, .decided_by = "", .basis = "", .note = { "", "" }, .since = DATE_FIRST, .until = DATE_LAST, .route = ROUTES_ALL };
    bool named = false;
    for (int32_t i = 0; i < law->lines; i++) {
        const struct legal_status *s = &law->line[i];
        bool every = strcmp(s->fact, "*") == 0;
        if (s->of != of || strcmp(s->purpose, purpose) != 0 || (!every && strcmp(s->fact, fact) != 0) || on < s->since || on > s->until || (every && named)) continue;
        found = *s;
        named = !every;
    }
    return found;
}
