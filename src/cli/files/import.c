/* SPDX-License-Identifier: EUPL-1.2 */
/* import.c: breed db import, a file of another administration read row by row by way of a mapping: columns to facts and parties, days and decimals as the file writes them. */
#include "cli/files/db.h"

#include <stdlib.h>
#include <string.h>
#include "base/moment.h"
#include "office/demo/demo.h"
#include "office/import.h"
#include "rules/facts.h"
#include "rules/registry.h"
#include "tables/csv.h"

enum { COLUMNS_MOST = 200, CELL_MOST = 4096, ROWS_MOST = 1000000, TARGETS = 3 };

/* Where a column or constant goes. */
enum target { TO_nothing, TO_fact, TO_person, TO_agent, TO_firm, TO_from, TO_decided, TO_key };
struct slot { enum target to; const struct term *term; const char *name; const struct node *words; const char *value; };      /* name: of the fact or member; value: of a constant */
enum day_form { DAY_iso, DAY_dutch_dash, DAY_dutch_slash, DAY_packed };
struct map {
    bool grants; enum day_form days; bool comma; char separator; const char *municipality;
    struct slot column[COLUMNS_MOST]; int32_t columns;
    struct slot constant[COLUMNS_MOST]; int32_t constants;
    const struct node *root;
};
struct importing {
    struct work *work; struct map map; struct people *people; struct office *office; struct asking asking; struct viewer viewer;
    struct arena row; struct problems problems; struct text report; int64_t rows, refused, of[OFFICE_IMPORTED];
};

/* ---- the mapping ---- */

static void wrong(struct importing *m, const struct node *node, const char *field, const char *nl, const char *en)
{
    bool text = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER);
    problem_add(m->work->cli->problems, node ? node->line : 0, field, text ? node->text : node ? node->key : NULL, text ? node->size : node ? node->key_size : 0, nl, en);
}

static const struct term *fact_of(const char *name)
{
    for (int32_t i = 0; i < GLOSSARY_SIZE; i++) if (strcmp(glossary[i].name, name) == 0) return &glossary[i];
    return NULL;
}

/* "werknemer.bsn", "werkgever.naam", "vanaf", "besloten", "sleutel", or a fact. */
static bool read_target(struct importing *m, const char *text, struct slot *field)
{
    static const struct { const char *prefix; enum target to; } parties[TARGETS] = { { "werknemer.", TO_person }, { "vertegenwoordiger.", TO_agent }, { "werkgever.", TO_firm } };
    static const struct { const char *word; enum target to; } words[] = { { "vanaf", TO_from }, { "besloten", TO_decided }, { "sleutel", TO_key }, { "overslaan", TO_nothing } };
    (void)m;
    *field = (struct slot){ .to = TO_nothing };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) if (strcmp(text, words[k].word) == 0) { field->to = words[k].to; return true; }
    for (int k = 0; k < TARGETS; k++)
        if (strncmp(text, parties[k].prefix, strlen(parties[k].prefix)) == 0) { field->to = parties[k].to; field->name = text + strlen(parties[k].prefix); return true; }
    field->term = fact_of(text);
    field->to = TO_fact;
    field->name = text;
    return field->term != NULL;
}

static const char *copy_of(struct importing *m, const char *bytes, size_t size) { return arena_copy(&m->work->cli->arena, bytes, size); }

static bool one_of(const struct node *node, const char *const *words, int count, int *which)
{
    for (int k = 0; node && k < count; k++) if (node_is(node, words[k])) { *which = k; return true; }
    return false;
}

static void read_words(struct importing *m, const struct node *root)
{
    static const char *const kinds[] = { "subsidies", "loon" }, *const days[] = { "jjjj-mm-dd", "dd-mm-jjjj", "dd/mm/jjjj", "jjjjmmdd" }, *const decimals[] = { ".", "," };
    int k = 0;
    const struct node *kind = node_get(root, "soort"), *day = node_get(root, "datum"), *decimal = node_get(root, "decimaal"), *separator = node_get(root, "scheiding"), *place = node_get(root, "gemeente");
    if (one_of(kind, kinds, 2, &k)) m->map.grants = k == 0; else wrong(m, kind, "soort", "subsidies of loon", "subsidies or loon");
    if (!day || one_of(day, days, 4, &k)) m->map.days = day ? (enum day_form)k : DAY_iso; else wrong(m, day, "datum", "jjjj-mm-dd, dd-mm-jjjj, dd/mm/jjjj of jjjjmmdd", "jjjj-mm-dd, dd-mm-jjjj, dd/mm/jjjj or jjjjmmdd");
    if (!decimal || one_of(decimal, decimals, 2, &k)) m->map.comma = decimal && k == 1; else wrong(m, decimal, "decimaal", "een punt of een komma", "a point or a comma");
    if (separator && (separator->kind != NODE_TEXT || separator->size != 1 || !strchr(",;\t|", separator->text[0]))) wrong(m, separator, "scheiding", "een komma, puntkomma, tab of |", "a comma, semicolon, tab or |");
    else m->map.separator = separator ? separator->text[0] : 0;
    bool code = place && (place->kind == NODE_TEXT || place->kind == NODE_NUMBER) && place->size == 4;
    if (code) m->map.municipality = copy_of(m, place->text, 4); else wrong(m, place, "gemeente", "de code van de gemeente die deze subsidies betaalt, vier cijfers", "the code of the municipality that pays these grants, four digits");
}

static bool read_mapping(struct importing *m, const char *path)
{
    static const char *const known[] = { "soort", "gemeente", "datum", "decimaal", "scheiding", "kolommen", "constanten", "woorden" };
    struct cli *cli = m->work->cli;
    size_t size;
    const char *bytes = cli_read(cli, "--mapping", path, &size);
    const struct node *root = bytes ? node_from_yaml(&cli->arena, bytes, size, cli->problems) : NULL;
    if (!root || root->kind != NODE_MAP) { if (bytes && !cli->problems->count) wrong(m, root, "--mapping", "een YAML-bestand met kolommen", "a YAML file of columns"); return false; }
    m->map.root = root;
    for (const struct node *node = root->first; node; node = node->next) {
        bool good = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) good |= same_text(node->key, node->key_size, known[k]);
        if (!good) problem_add(cli->problems, node->line, "--mapping", node->key, node->key_size, "soort, gemeente, datum, decimaal, scheiding, kolommen, constanten of woorden", "soort, gemeente, datum, decimaal, scheiding, kolommen, constanten or woorden");
    }
    read_words(m, root);
    const struct node *columns = node_get(root, "kolommen"), *constants = node_get(root, "constanten");
    if (!columns || columns->kind != NODE_MAP || columns->count < 1) wrong(m, columns, "kolommen", "welke kolom wat is", "which column is what");
    for (const struct node *node = columns && columns->kind == NODE_MAP ? columns->first : NULL; node; node = node->next) {
        struct slot field;
        const char *target = node->kind == NODE_TEXT ? copy_of(m, node->text, node->size) : NULL;
        if (!target || !read_target(m, target, &field)) wrong(m, node, "kolommen", "een feit, werknemer.X, werkgever.X, vertegenwoordiger.X, vanaf, besloten, sleutel of overslaan", "a fact, werknemer.X, werkgever.X, vertegenwoordiger.X, vanaf, besloten, sleutel or overslaan");
    }
    for (const struct node *node = constants && constants->kind == NODE_MAP ? constants->first : NULL; node && m->map.constants < COLUMNS_MOST; node = node->next) {
        struct slot *field = &m->map.constant[m->map.constants];
        const char *name = copy_of(m, node->key, node->key_size);
        if (name && read_target(m, name, field) && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER)) { field->value = copy_of(m, node->text, node->size); m->map.constants++; }
        else wrong(m, node, "constanten", "een feit of een gegeven van een partij, met een waarde", "a fact or a datum of a party, with a value");
    }
    return cli->problems->count == 0;
}

/* ---- the header ---- */

static void cell_text(struct importing *m, const struct csv_cell *cell, const char **text, size_t *size)
{
    char *room = cell->doubled ? arena_take(&m->row, cell->size + 1) : NULL;
    *text = cell->start;
    *size = cell->size;
    if (room) { *size = csv_undouble(room, cell->start, cell->size); *text = room; }
    while (*size && (**text == ' ' || **text == '\t')) { (*text)++; (*size)--; }
    while (*size && ((*text)[*size - 1] == ' ' || (*text)[*size - 1] == '\t')) (*size)--;
}

static bool read_header(struct importing *m, const char **at, const char *end)
{
    const struct node *columns = node_get(m->map.root, "kolommen"), *words = node_get(m->map.root, "woorden");
    bool seen[COLUMNS_MOST] = { false };
    struct csv_cell cell = { .end = CSV_CELL };
    while (cell.end == CSV_CELL && m->map.columns < COLUMNS_MOST) {
        const char *text;
        size_t size;
        csv_read_cell(*at, end, *at, m->map.separator, CELL_MOST, true, &cell);
        cell_text(m, &cell, &text, &size);
        struct slot *field = &m->map.column[m->map.columns++];
        const char *name = copy_of(m, text, size);
        const struct node *is = name ? node_get(columns, name) : NULL;
        *field = (struct slot){ .to = TO_nothing };
        if (is) { (void)read_target(m, copy_of(m, is->text, is->size), field); field->words = node_get(words, name); }
        int32_t place = 0;
        for (const struct node *node = columns->first; node && place < COLUMNS_MOST; node = node->next, place++) if (node == is) seen[place] = true;
        *at = cell.next;
    }
    int32_t place = 0;
    for (const struct node *node = columns->first; node && place < COLUMNS_MOST; node = node->next, place++)
        if (!seen[place]) problem_add(m->work->cli->problems, 1, "kolom", node->key, node->key_size, "een kolom van dit bestand: de kaart noemt haar", "a column of this file: the mapping names it");
    return m->work->cli->problems->count == 0;
}

/* ---- a row ---- */

struct row { const char *person[6][2], *agent[6][2], *firm[6][2]; int persons, agents, firms; struct text facts; const char *from, *decided, *bsn, *number; struct text key; bool keyed; };

static void refuse_value(struct importing *m, const char *field, const char *value, const char *nl, const char *en) { problem_add(&m->problems, 0, field, value, strlen(value), nl, en); }

/* A day as the file writes it, as ISO; NULL when it is none. */
static const char *iso_of(struct importing *m, const char *text)
{
    static const int order[4][3] = { { 0, 5, 8 }, { 6, 3, 0 }, { 6, 3, 0 }, { 0, 4, 6 } };
    static const size_t sizes[4] = { 10, 10, 10, 8 };
    char iso[11];
    date day;
    const int *o = order[m->map.days];
    if (strlen(text) != sizes[m->map.days]) return NULL;
    char sign = m->map.days == DAY_dutch_slash ? '/' : '-';
    if ((m->map.days == DAY_dutch_dash || m->map.days == DAY_dutch_slash) && (text[2] != sign || text[5] != sign)) return NULL;
    if (m->map.days == DAY_iso && (text[4] != '-' || text[7] != '-')) return NULL;
    memcpy(iso, text + o[0], 4);
    memcpy(iso + 5, text + o[1], 2);
    memcpy(iso + 8, text + o[2], 2);
    iso[4] = iso[7] = '-';
    iso[10] = 0;
    return parse_date(iso, 10, &day) ? arena_copy(&m->row, iso, 10) : NULL;
}

/* A number with the decimal sign of the file, thousands left out. */
static const char *number_of(struct importing *m, const char *text)
{
    char *out = arena_copy(&m->row, text, strlen(text)), *to = out, decimal = m->map.comma ? ',' : '.', thousand = m->map.comma ? '.' : ',';
    int64_t value;
    for (; out && *text; text++) if (*text != thousand && *text != ' ') *to++ = *text == decimal ? '.' : *text;
    if (out) *to = 0;
    return out && parse_decimal(out, strlen(out), 5, false, &value) == NUMBER_OK ? out : NULL;
}

/* As the rules read it, so that a wrong value is found beside everything else that is wrong with the row. */
static bool fits(struct importing *m, const struct term *term, const char *text)
{
    struct case_room room;
    for (int32_t i = 0; i < rule_count; i++)
        for (uint32_t k = 0; k < rules[i]->fact_count; k++) {
            const struct rule *rule = rules[i];
            if (rule->facts[k].term != term) continue;
            facts_clear(rule, &room);
            if (!fact_set_text(rule, &room, (int32_t)k, text, strlen(text), (struct manner){ false, 0 }, &m->problems)) return false;
            char allowed[2][200];
            bool good = !(facts_head(&room)->given >> k & 1) || term_accepts(term, room.bytes + rule->facts[k].offset);
            for (int language = 0; language < 2 && !good; language++) {
                struct text out = TEXT_IN(allowed[language]);
                term_put_allowed(&out, term, language);
                (void)text_string(&out);
            }
            if (!good) refuse_value(m, term->name, text, allowed[0], allowed[1]);
            return good;
        }
    return true;
}

static const char *value_of(struct importing *m, const struct slot *field, const char *text)
{
    const struct node *word = field->words ? node_get(field->words, text) : NULL;
    const char *value = word ? arena_copy(&m->row, word->text, word->size) : text;
    enum kind kind = field->term ? field->term->kind : KIND_word;
    bool day = field->to == TO_from || field->to == TO_decided || (field->to == TO_fact && kind == KIND_date && strcmp(value, "nooit") != 0);
    bool number = field->to == TO_fact && (kind == KIND_euro || kind == KIND_percent || kind == KIND_hours || kind == KIND_whole) && !word;
    if (field->words && !word) { refuse_value(m, field->name ? field->name : "woorden", text, "een van de woorden die de kaart noemt", "one of the words that the mapping names"); return NULL; }
    const char *out = day && !word ? iso_of(m, value) : number ? number_of(m, value) : value;
    if (!out && day) refuse_value(m, field->name ? field->name : "dag", text, "een dag zoals de kaart zegt (datum)", "a day as the mapping says (datum)");
    if (!out && number) refuse_value(m, field->name, text, "een getal zoals de kaart zegt (decimaal)", "a number as the mapping says (decimaal)");
    return out && field->to == TO_fact && !fits(m, field->term, out) ? NULL : out;
}

static void add_pair(const char *(*list)[2], int *count, const char *name, const char *value)
{
    if (*count == 6) return;
    list[*count][0] = name;
    list[(*count)++][1] = value;
}

static void take_value(struct importing *m, struct row *r, const struct slot *field, const char *text)
{
    const char *value = value_of(m, field, text);
    if (!value) return;
    switch (field->to) {
    case TO_fact: put_member(&r->facts, field->name, value); break;
    case TO_person: add_pair(r->person, &r->persons, field->name, value); if (strcmp(field->name, "bsn") == 0) r->bsn = value; break;
    case TO_agent: add_pair(r->agent, &r->agents, field->name, value); break;
    case TO_firm: add_pair(r->firm, &r->firms, field->name, value); if (strcmp(field->name, "loonheffingennummer") == 0) r->number = value; break;
    case TO_from: r->from = value; break;
    case TO_decided: r->decided = value; break;
    case TO_key: text_put(&r->key, value); text_char(&r->key, '|'); r->keyed = true; break;
    case TO_nothing: break;
    }
}

static void put_party(struct text *out, const char *name, const char *const (*list)[2], int count)
{
    if (count == 0) return;
    put_open(out, name, '{');
    for (int i = 0; i < count; i++) put_member(out, list[i][0], list[i][1]);
    text_char(out, '}');
}

static const struct node *event_from(struct importing *m, struct text *text)
{
    const char *copy = text->failed ? NULL : arena_copy(&m->row, text->data, text->size);
    const struct node *node = copy ? node_from_json(&m->row, copy, text->size, &m->problems) : NULL;
    text->size = 0;
    return node;
}

static void put_head(struct text *out, const char *event, const char *on, const char *source)
{
    text_char(out, '{');
    put_member(out, "gebeurtenis", event);
    put_member(out, "op", on);
    put_member(out, "bron", source);
}

/* What makes the row this row: the columns named so, else person, employer and first day. */
static void settle_key(struct importing *m, struct row *r)
{
    if (!r->keyed) { text_put(&r->key, r->bsn ? r->bsn : ""); text_char(&r->key, '|'); text_put(&r->key, r->number ? r->number : ""); text_char(&r->key, '|'); text_put(&r->key, r->from ? r->from : ""); }
    text_put(&r->key, m->map.grants ? "|subsidie|" : "|loon|");
    text_put(&r->key, m->map.municipality);
}

static void check_parties(struct importing *m, struct row *r)
{
    struct text out = { 0 };
    text_char(&out, '{');
    put_party(&out, "werknemer", (const char *const (*)[2])r->person, r->persons);
    put_party(&out, "vertegenwoordiger", (const char *const (*)[2])r->agent, r->agents);
    put_party(&out, "werkgever", (const char *const (*)[2])r->firm, r->firms);
    text_char(&out, '}');
    const struct node *parties = event_from(m, &out);
    if (parties) (void)parties_read(parties, 0, &m->problems);
    text_free(&out);
}

static enum office_status bring_grant(struct importing *m, struct row *r, const char **id, enum office_imported *what)
{
    const struct node *event[3];
    struct text out = { 0 };
    put_head(&out, "ingelezen", r->from, "gemeente");
    put_member(&out, "proces", "loonkostensubsidie");
    put_open(&out, "partijen", '{');
    put_party(&out, "werknemer", (const char *const (*)[2])r->person, r->persons);
    put_party(&out, "vertegenwoordiger", (const char *const (*)[2])r->agent, r->agents);
    put_party(&out, "werkgever", (const char *const (*)[2])r->firm, r->firms);
    text_put(&out, "},\"feiten\":{");
    text_bytes(&out, r->facts.size ? r->facts.data : "", r->facts.size);
    text_put(&out, "}}");
    event[0] = event_from(m, &out);
    put_head(&out, "contract-ontvangen", r->from, "gemeente");
    text_char(&out, '}');
    event[1] = event_from(m, &out);
    put_head(&out, "toekenning", r->from, "gemeente");
    put_member(&out, "verzonden", r->decided ? r->decided : r->from);
    text_char(&out, '}');
    event[2] = event_from(m, &out);
    text_free(&out);
    if (!event[0] || !event[1] || !event[2]) return OFFICE_REFUSED;
    return office_import_grant(m->office, &m->row, &m->asking, text_string(&r->key), event, 3, cli_has(m->work->cli, OPTION_dry_run), id, what, &m->problems);
}

static enum office_status bring_change(struct importing *m, struct row *r, const char **id, enum office_imported *what)
{
    struct text out = { 0 };
    put_head(&out, "uren-of-loon", r->from, "werkgever");
    text_put(&out, ",\"feiten\":{");
    text_bytes(&out, r->facts.size ? r->facts.data : "", r->facts.size);
    text_put(&out, "}}");
    const struct node *event = event_from(m, &out);
    text_free(&out);
    if (!r->bsn || !bsn_holds(r->bsn, strlen(r->bsn))) refuse_value(m, "bsn", "", "een burgerservicenummer dat aan de elfproef voldoet", "a BSN that passes the eleven test");
    if (!r->number || !payroll_number_holds(r->number, strlen(r->number))) refuse_value(m, "loonheffingennummer", r->number ? r->number : "", "zoals 999990019L01", "such as 999990019L01");
    if (!event || m->problems.count) return OFFICE_REFUSED;
    return office_import_change(m->office, &m->row, &m->asking, text_string(&r->key), r->bsn, r->number, event, cli_has(m->work->cli, OPTION_dry_run), id, what, &m->problems);
}

/* ---- the report ---- */

static void put_cell(struct text *out, const char *text, bool last)
{
    csv_put_cell(out, text, strlen(text), ',');
    text_char(out, last ? '\n' : ',');
}

/* A BSN is in no report: the row's number tells which. */
static void put_report(struct importing *m, const char *outcome, const char *id)
{
    struct text *out = &m->report;
    int32_t shown = m->problems.count < PROBLEMS_KEPT ? m->problems.count : PROBLEMS_KEPT;
    for (int32_t i = 0; i < (shown ? shown : 1); i++) {
        const struct problem *p = &m->problems.item[i];
        bool bsn = shown && strcmp(p->field, "bsn") == 0;
        text_int(out, m->rows);
        text_char(out, ',');
        put_cell(out, outcome, false);
        put_cell(out, id, false);
        put_cell(out, shown ? p->field : "", false);
        put_cell(out, shown && !bsn ? p->value : "", false);
        put_cell(out, shown ? p->allowed[m->work->cli->language] : "", true);
    }
}

static bool read_cells(struct importing *m, struct row *r, const char **at, const char *end)
{
    struct csv_cell cell = { .end = CSV_CELL };
    int32_t k = 0;
    bool any = false;
    for (; cell.end == CSV_CELL; k++) {
        const char *text;
        size_t size;
        csv_read_cell(*at, end, *at, m->map.separator, CELL_MOST, true, &cell);
        *at = cell.next;
        if (cell.fault != CSV_FINE) { refuse_value(m, "cel", "", "een cel volgens RFC 4180: aanhalingstekens om de hele cel", "a cell as in RFC 4180: quotes around the whole cell"); continue; }
        cell_text(m, &cell, &text, &size);
        any |= size > 0;
        const char *copy = size && k < m->map.columns ? arena_copy(&m->row, text, size) : NULL;
        if (size && !valid_utf8(text, size)) refuse_value(m, "cel", "", "tekst in UTF-8", "text in UTF-8");
        else if (copy && m->map.column[k].to != TO_nothing) take_value(m, r, &m->map.column[k], copy);
    }
    if (any && k != m->map.columns) refuse_value(m, "rij", "", "evenveel cellen als de kop", "as many cells as the header");
    return any;
}

static enum office_status bring_row(struct importing *m, const char **at, const char *end)
{
    struct row r = { .persons = 0 };
    const char *id = "";
    enum office_imported what = IMPORTED_new;
    enum office_status status = OFFICE_REFUSED;
    m->rows++;
    m->problems.count = 0;
    arena_reset(&m->row);
    bool any = read_cells(m, &r, at, end);
    if (!any) { m->rows--; text_free(&r.facts); text_free(&r.key); return OFFICE_OK; }
    for (int32_t i = 0; i < m->map.constants; i++) take_value(m, &r, &m->map.constant[i], m->map.constant[i].value);
    if (!r.from) refuse_value(m, "vanaf", "", "een kolom of constante die zegt vanaf welke dag", "a column or constant that says from which day");
    settle_key(m, &r);
    check_parties(m, &r);
    if (m->problems.count == 0) status = m->map.grants ? bring_grant(m, &r, &id, &what) : bring_change(m, &r, &id, &what);
    if (status == OFFICE_OK) { m->of[what]++; put_report(m, office_imported_text[what][m->work->cli->language], id); }
    else { m->refused++; put_report(m, cli_say(m->work->cli, "geweigerd", "refused"), ""); }
    text_free(&r.facts);
    text_free(&r.key);
    return status == OFFICE_REFUSED ? OFFICE_OK : status;
}

/* ---- all of it ---- */

static int finish(struct importing *m)
{
    struct cli *cli = m->work->cli;
    struct text *out = &cli->out, summary = { 0 };
    const char *path = cli_value(cli, OPTION_output);
    int exit = m->refused ? EXIT_ROWS : EXIT_DECIDED;
    db_clear_line(m->work);
    if (cli_has(cli, OPTION_json)) {
        text_char(&summary, '{');
        db_put_number(&summary, "rijen", m->rows);
        db_put_number(&summary, "geweigerd", m->refused);
        for (int k = 0; k < OFFICE_IMPORTED; k++) db_put_number(&summary, office_imported_text[k][0], m->of[k]);
        text_put(&summary, "}\n");
    } else {
        text_int(&summary, m->rows);
        text_put(&summary, cli_say(cli, " rijen; geweigerd: ", " rows; refused: "));
        text_int(&summary, m->refused);
        for (int k = 0; k < OFFICE_IMPORTED; k++) { text_put(&summary, "; "); text_put(&summary, office_imported_text[k][cli->language]); text_put(&summary, ": "); text_int(&summary, m->of[k]); }
        text_put(&summary, cli_has(cli, OPTION_dry_run) ? cli_say(cli, ". Er is niets bewaard.\n", ". Nothing was stored.\n") : "\n");
    }
    if (path) {
        text_bytes(out, m->report.size ? m->report.data : "", m->report.size);
        int wrote = cli_finish_in(cli, path, cli->argument[1], exit);
        if (wrote != exit) { text_free(&summary); return wrote; }
        out->size = 0;
    } else if (!cli_has(cli, OPTION_json)) text_bytes(out, m->report.size ? m->report.data : "", m->report.size);
    text_bytes(out, summary.data, summary.size);
    text_free(&summary);
    return cli_finish(cli, exit);
}

static int bring_all(struct importing *m, const char *at, const char *end)
{
    text_put(&m->report, cli_say(m->work->cli, "rij,uitkomst,dossier,veld,waarde,toegestaan\n", "row,outcome,dossier,field,value,allowed\n"));
    const char *first = at;
    while (at < end && m->rows < ROWS_MOST) {
        if (bring_row(m, &at, end) != OFFICE_OK) return db_complain(m->work, STORE_FAILED);
        if (db_progress(m->work, at - first, end - first)) break;
    }
    return finish(m);
}

static int with_store(struct importing *m, const char *bytes, size_t size)
{
    struct cli *cli = m->work->cli;
    struct demo_clock clock = { .count = 0 };
    const char *at = bytes, *end = bytes + size;
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) at += 3;
    if (!m->map.separator) m->map.separator = csv_separator(at, csv_line_end(at, (size_t)(end - at)));
    if (!read_header(m, &at, end)) return cli_complain(cli);
    const struct store_options how = { .create = false };
    enum store_status status = store_open(&m->work->store, cli_value(cli, OPTION_db), &how);
    m->people = status == STORE_OK ? people_open(m->work->store, NULL) : NULL;
    const struct office_setting set = { .law = &cli->tables.law, .store = m->work->store, .people = m->people, .municipality = m->map.municipality };
    m->office = m->people ? office_open(&set) : NULL;
    m->viewer = (struct viewer){ .account = "breed-db-import", .name = "", .role = CASE_consulent, .municipality = m->map.municipality, .employer = "", .session = "" };
    m->asking = (struct asking){ .viewer = &m->viewer, .purpose = purpose_find("subsidies-overbrengen"), .now = demo_clock_now(&clock) };
    m->asking.today = day_of_moment(m->asking.now);
    int exit = m->office ? bring_all(m, at, end) : db_complain(m->work, status == STORE_OK ? STORE_MEMORY : status);
    office_close(m->office);
    people_close(m->people);
    return exit;
}

int db_import(struct work *work)
{
    struct cli *cli = work->cli;
    struct importing *m = calloc(1, sizeof *m);
    size_t size = 0;
    const char *bytes = cli_read(cli, "import", cli->argument[1], &size);
    if (!m) return EXIT_FAILED;
    m->work = work;
    if (!cli_has(cli, OPTION_mapping)) cli_refuse(cli, "--mapping", NULL, "een YAML-bestand dat zegt welke kolom wat is", "a YAML file that says which column is what");
    else (void)read_mapping(m, cli_value(cli, OPTION_mapping));
    bool law = cli_law(cli);
    int exit = cli->problems->count || !bytes || !law ? cli_complain(cli) : with_store(m, bytes, size);
    arena_free(&m->row);
    text_free(&m->report);
    free(m);
    return exit;
}
