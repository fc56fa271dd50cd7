/* SPDX-License-Identifier: EUPL-1.2 */
/* ordinance_read.c: an ordinance out of YAML or JSON; every mistake is named with its field, what was given and what is allowed. */
#include "law/ordinance.h"

#include "law/read.h"

enum { DOCUMENTS_MOST = 20, BASES_MOST = 40, VALUES_MOST = 1000, TEXT_MOST = 600 };

struct reader { struct arena *arena; struct problems *problems; struct law_ordinance *o; struct local_document *documents; struct local_value *values; bool failed; char path[72]; };

/* ---- small things ---- */

static void wrong(struct reader *r, const struct node *node, const char *part, const char *nl, const char *en)
{
    bool scalar = node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER || node->kind == NODE_TRUE || node->kind == NODE_FALSE);
    char field[72];
    struct text text = TEXT_IN(field);
    text_put(&text, r->path);
    if (*r->path && *part) text_char(&text, '.');
    text_put(&text, part);
    problem_add(r->problems, node ? node->line : 0, text_string(&text), scalar ? node->text : NULL, scalar ? node->size : 0, nl, en);
    r->failed = true;
}

static void at_path(struct reader *r, const char *group, const char *name, size_t size)
{
    struct text text = TEXT_IN(r->path);
    text_put(&text, group);
    if (size) { text_char(&text, '.'); text_bytes(&text, name, size); }
    text_string(&text);
}

static void *take(struct reader *r, size_t size)
{
    void *room = arena_take_zero(r->arena, size ? size : 1);
    if (!room) { r->failed = true; problem_add(r->problems, 0, "breed", NULL, 0, "meer geheugen", "more memory"); }
    return room;
}

static bool is_scalar(const struct node *node) { return node && (node->kind == NODE_TEXT || node->kind == NODE_NUMBER); }

/* A map with no other keys than these; false when it is no map. */
static bool keys_are(struct reader *r, const struct node *map, const char *const *names, int32_t count)
{
    if (!map || map->kind != NODE_MAP) { wrong(r, map, "", "een lijst van namen met waarden", "names with values"); return false; }
    for (const struct node *child = map->first; child; child = child->next) {
        int32_t i = 0;
        while (i < count && !same_text(child->key, child->key_size, names[i])) i++;
        if (i < count) continue;
        char field[72], allowed[200];
        struct text name = TEXT_IN(field), list = TEXT_IN(allowed);
        text_put(&name, r->path);
        if (*r->path) text_char(&name, '.');
        text_bytes(&name, child->key, child->key_size < 40 ? child->key_size : 40);
        for (i = 0; i < count; i++) { if (i) text_put(&list, ", "); text_put(&list, names[i]); }
        problem_add(r->problems, child->line, text_string(&name), child->key, child->key_size, text_string(&list), allowed);
        r->failed = true;
    }
    return true;
}

/* What would move the cursor of a terminal or end a line: C0, DEL and C1. */
static bool is_control(const unsigned char *c, size_t left) { return *c < 32 || *c == 127 || (*c == 0xC2 && left > 1 && c[1] < 0xA0); }

static const char *text_of(struct reader *r, const struct node *map, const char *key, bool required)
{
    const struct node *node = node_get(map, key);
    if (!node && !required) return "";
    if (!is_scalar(node) || !node->size || node->size > TEXT_MOST || !valid_utf8(node->text, node->size)) { wrong(r, node ? node : map, key, "een tekst van 1 t/m 600 tekens", "a text of 1 to 600 characters"); return ""; }
    for (uint32_t i = 0; i < node->size; i++)
        if (is_control((const unsigned char *)node->text + i, node->size - i)) { wrong(r, node, key, "een tekst op één regel", "a text on one line"); return ""; }
    const char *copy = arena_copy(r->arena, node->text, node->size);
    if (!copy) { r->failed = true; return ""; }
    return copy;
}

static void pair_of(struct reader *r, const struct node *map, const char *key, const char *out[2])
{
    static const char *const names[] = { "nl", "en" };
    const struct node *node = node_get(map, key);
    out[0] = out[1] = "";
    if (!node) return;
    if (node->kind != NODE_MAP || node->count != 2 || !node_get(node, "nl") || !node_get(node, "en")) { wrong(r, node, key, "{nl: ..., en: ...}", "{nl: ..., en: ...}"); return; }
    for (int i = 0; i < 2; i++) out[i] = text_of(r, node, names[i], true);
}

static date day_of(struct reader *r, const struct node *map, const char *key, date otherwise)
{
    const struct node *node = node_get(map, key);
    date day = otherwise;
    if (!node) return otherwise;
    if (!is_scalar(node) || node->size != 10 || !parse_date(node->text, node->size, &day)) {
        wrong(r, node, key, "een datum die bestaat, jjjj-mm-dd", "a date that exists, yyyy-mm-dd");
        return otherwise;
    }
    return day;
}

static int32_t word_of(struct reader *r, const struct node *map, const char *key, const char *const *names, int32_t count, int32_t otherwise)
{
    const struct node *node = node_get(map, key);
    if (!node && otherwise >= 0) return otherwise;
    int32_t place = is_scalar(node) ? law_place_of(names, count, node) : -1;
    if (place >= 0) return place;
    char allowed[200];
    struct text text = TEXT_IN(allowed);
    for (int32_t i = 0; i < count; i++) { if (i) text_put(&text, ", "); text_put(&text, names[i]); }
    wrong(r, node ? node : map, key, text_string(&text), allowed);
    return otherwise >= 0 ? otherwise : 0;
}

static int64_t whole_of(struct reader *r, const struct node *map, const char *key, int64_t least, int64_t most, int64_t otherwise)
{
    const struct node *node = node_get(map, key);
    int64_t value = otherwise;
    if (!node) return otherwise;
    if (is_scalar(node) && parse_decimal(node->text, node->size, 0, false, &value) == NUMBER_OK && value >= least && value <= most) return value;
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a whole number from " : "een geheel getal van "); text_int(&text, least); text_put(&text, language ? " to " : " t/m "); text_int(&text, most);
        text_string(&text);
    }
    wrong(r, node, key, allowed[0], allowed[1]);
    return otherwise;
}

/* ---- documents ---- */

static void read_bases(struct reader *r, const struct node *map, struct local_document *d)
{
    const struct node *list = node_get(map, "bases");
    d->base_count = -1;
    if (!list) return;
    if (list->kind != NODE_LIST || list->count > BASES_MOST) { wrong(r, list, "bases", "een lijst van hoogstens 40 grondslagen", "a list of at most 40 bases"); return; }
    const char **bases = take(r, sizeof *bases * (size_t)list->count);
    if (!bases) return;
    d->base_count = 0;
    for (const struct node *node = list->first; node; node = node->next) {
        const char *blank = is_scalar(node) ? memchr(node->text, ' ', node->size) : NULL;
        if (!blank || node->size > 40 || blank == node->text || blank + 1 == node->text + node->size) { wrong(r, node, "bases", "een grondslag zoals \"Pw 8a:2:d\"", "a basis such as \"Pw 8a:2:d\""); continue; }
        bases[d->base_count] = arena_copy(r->arena, node->text, node->size);
        if (bases[d->base_count]) d->base_count++; else r->failed = true;
    }
    d->bases = bases;
}

static void check_cvdr(struct reader *r, const struct node *map, const char *cvdr)
{
    bool good = strncmp(cvdr, "CVDR", 4) == 0 && cvdr[4] && strlen(cvdr) <= 14;
    for (const char *c = cvdr + 4; good && *c; c++) good = *c >= '0' && *c <= '9';
    if (*cvdr && !good) wrong(r, node_get(map, "cvdr"), "cvdr", "CVDR met cijfers", "CVDR with digits");
}

static void check_url(struct reader *r, const struct node *map, const char *url)
{
    if (*url && (strncmp(url, "https://", 8) != 0 || strpbrk(url, " \"<>"))) wrong(r, node_get(map, "url"), "url", "een adres dat met https:// begint", "an address that begins with https://");
}

static void read_document(struct reader *r, const struct node *map, struct local_document *d)
{
    static const char *const names[] = { "id", "layer", "title", "cvdr", "version", "url", "adopted", "signed", "from", "retro", "until", "bases", "checked" };
    if (!keys_are(r, map, names, 13)) return;
    d->id = text_of(r, map, "id", true);
    d->title = text_of(r, map, "title", true);
    d->cvdr = text_of(r, map, "cvdr", false);
    d->url = text_of(r, map, "url", false);
    check_cvdr(r, map, d->cvdr);
    check_url(r, map, d->url);
    d->version = (int32_t)whole_of(r, map, "version", 1, 999, 0);
    d->layer = (uint8_t)word_of(r, map, "layer", local_layer_names, LAYERS, -1);
    d->adopted = (uint8_t)word_of(r, map, "adopted", local_adopted_names, ADOPTED, ADOPTED_onbekend);
    d->checked = (uint8_t)whole_of(r, map, "checked", 0, CHECKED_LEVELS - 1, 0);
    d->signed_on = day_of(r, map, "signed", LOCAL_NO_DAY);
    d->from = day_of(r, map, "from", LOCAL_NO_DAY);
    d->retro = day_of(r, map, "retro", LOCAL_NO_DAY);
    d->until = day_of(r, map, "until", DATE_LAST);
    if (d->from != LOCAL_NO_DAY && d->until < d->from) wrong(r, node_get(map, "until"), "until", "niet eerder dan from", "not before from");
    if (d->retro != LOCAL_NO_DAY && (d->from == LOCAL_NO_DAY || d->retro > d->from)) wrong(r, node_get(map, "retro"), "retro", "niet later dan from, en alleen met from", "not after from, and only with from");
    for (const struct local_document *other = r->documents; other < d; other++)
        if (other->id && *d->id && strcmp(other->id, d->id) == 0) wrong(r, node_get(map, "id"), "id", "elke id één keer", "each id once");
    read_bases(r, map, d);
}

/* ---- values ---- */

static void put_bound(struct text *text, const struct local_field *f, int64_t value) { text_decimal_short(text, value, local_decimals(f->unit), '.'); }

static bool number_in(struct reader *r, const struct local_field *f, const struct node *node, int64_t *out)
{
    int decimals = local_decimals(f->unit);
    if (is_scalar(node) && parse_decimal(node->text, node->size, decimals, false, out) == NUMBER_OK && *out >= f->least && *out <= f->most) return true;
    char allowed[2][200];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        put_bound(&text, f, f->least); text_put(&text, language ? " to " : " t/m "); put_bound(&text, f, f->most);
        text_put(&text, language ? ", decimals: at most " : ", decimalen: hoogstens "); text_int(&text, decimals);
        text_string(&text);
    }
    wrong(r, node, "value", allowed[0], allowed[1]);
    return false;
}

static int32_t word_in(struct reader *r, const struct local_field *f, const struct node *node)
{
    for (int32_t i = 0; is_scalar(node) && i < f->word_count; i++)
        if (node_is(node, f->words[i].name)) return i;
    char allowed[200];
    struct text text = TEXT_IN(allowed);
    for (int32_t i = 0; i < f->word_count; i++) { if (i) text_put(&text, ", "); text_put(&text, f->words[i].name); }
    wrong(r, node, "value", text_string(&text), allowed);
    return -1;
}

static void read_words(struct reader *r, const struct local_field *f, const struct node *node, struct local_value *v)
{
    if (node->kind != NODE_LIST) { wrong(r, node, "value", "een lijst van woorden", "a list of words"); return; }
    for (const struct node *child = node->first; child; child = child->next) {
        int32_t place = word_in(r, f, child);
        if (place < 0) continue;
        if (v->number[0] >> place & 1) wrong(r, child, "value", "elk woord één keer", "each word once");
        v->number[0] |= (int64_t)1 << place;
    }
}

static void read_regime(struct reader *r, const struct node *map, struct local_regime *g)
{
    static const char *const names[] = { "name", "basis", "year1", "year2", "year3", "first", "next", "trial", "period_months" };
    static const struct local_field bounds[BASES] = { { "", LOCAL_number, UNIT_hours, 0, 100000, 0, 0, 0, { "", "" } }, { "", LOCAL_number, UNIT_percent, 0, 100000, 0, 0, 0, { "", "" } }, { "", LOCAL_number, UNIT_euro, 0, 100000000, 0, 0, 0, { "", "" } } };
    static const char *const years[] = { "year1", "year2", "year3" }, *const periods[] = { "first", "next", NULL };
    if (!keys_are(r, map, names, 9)) return;
    g->name = text_of(r, map, "name", true);
    g->basis = (enum local_basis)word_of(r, map, "basis", local_basis_names, BASES, -1);
    g->period_months = (int32_t)whole_of(r, map, "period_months", 1, 120, 0);
    g->trial = LOCAL_NONE;
    bool euro = g->basis == BASIS_bedrag_per_periode;
    for (int i = 0; i < 3; i++) {
        const char *own = euro ? periods[i] : years[i], *foreign = euro ? years[i] : periods[i];
        const struct node *node = own ? node_get(map, own) : NULL, *other = foreign ? node_get(map, foreign) : NULL;
        g->number[i] = LOCAL_NONE;
        if (node && !number_in(r, &bounds[g->basis], node, &g->number[i])) g->number[i] = LOCAL_NONE;
        if (other) wrong(r, other, foreign, "first en next bij bedrag-per-periode, anders year1 t/m year3", "first and next with bedrag-per-periode, otherwise year1 to year3");
    }
    if (node_get(map, "trial") && !number_in(r, &bounds[g->basis], node_get(map, "trial"), &g->trial)) g->trial = LOCAL_NONE;
    if (euro && !g->period_months) wrong(r, map, "period_months", "verplicht bij bedrag-per-periode", "required with bedrag-per-periode");
}

static void read_regimes(struct reader *r, const struct node *list, struct local_value *v)
{
    if (list->kind != NODE_LIST || !list->count || list->count > REGIMES_MOST) { wrong(r, list, "value", "een lijst van 1 t/m 8 regimes", "a list of 1 to 8 schemes"); return; }
    struct local_regime *regimes = take(r, sizeof *regimes * (size_t)list->count);
    if (!regimes) return;
    for (const struct node *node = list->first; node; node = node->next) read_regime(r, node, &regimes[v->regime_count++]);
    v->regimes = regimes;
}

static void read_given(struct reader *r, const struct local_field *f, const struct node *map, struct local_value *v)
{
    const struct node *node = node_get(map, "value");
    v->valued = true;
    switch (f->kind) {
    case LOCAL_answer:
        v->number[0] = node_is(node, "ja");
        if (!is_scalar(node) || (!node_is(node, "ja") && !node_is(node, "nee"))) wrong(r, node, "value", "ja, nee", "ja, nee");
        break;
    case LOCAL_number: (void)number_in(r, f, node, &v->number[0]); break;
    case LOCAL_word: v->number[0] = word_in(r, f, node); break;
    case LOCAL_words: read_words(r, f, node, v); break;
    case LOCAL_range:
        if (node->kind != NODE_LIST || node->count != 2) { wrong(r, node, "value", "[laagste, hoogste]", "[lowest, highest]"); break; }
        if (number_in(r, f, node->first, &v->number[0]) && number_in(r, f, node->first->next, &v->number[1]) && v->number[0] > v->number[1]) wrong(r, node, "value", "de laagste eerst", "the lowest first");
        break;
    case LOCAL_text: v->text = text_of(r, map, "value", true); break;
    case LOCAL_regimes: read_regimes(r, node, v); break;
    case LOCAL_KINDS: break;
    }
}

/* Which states have a value and a source. */
static void check_state(struct reader *r, const struct node *map, const struct local_field *f, const struct local_value *v)
{
    bool given = node_get(map, "value") != NULL;
    if (v->state == LOCAL_geregeld && !given) wrong(r, map, "value", "verplicht bij geregeld", "required with geregeld");
    if (given && v->state != LOCAL_geregeld && v->state != LOCAL_gedelegeerd) wrong(r, node_get(map, "value"), "value", "alleen bij geregeld en gedelegeerd", "only with geregeld and gedelegeerd");
    if (v->state != LOCAL_onbekend && v->document < 0) wrong(r, map, "in", "een id uit documents, tenzij de stand onbekend is", "an id of documents, unless the state is onbekend");
    if (v->state != LOCAL_onbekend && !node_get(map, "checked")) wrong(r, map, "checked", "0, 1 of 2, tenzij de stand onbekend is", "0, 1 or 2, unless the state is onbekend");
    if (v->beyond && (f->kind != LOCAL_number || !v->valued)) wrong(r, node_get(map, "beyond"), "beyond", "alleen bij een getal", "only with a number");
}

static void read_value(struct reader *r, int32_t field, const struct node *map)
{
    static const char *const names[] = { "value", "state", "in", "article", "from", "until", "checked", "beyond", "note" };
    static const char *const yes_no[] = { "nee", "ja" };
    const struct local_field *f = &local_fields[field];
    if (!keys_are(r, map, names, 9)) return;
    struct local_value *v = &r->values[r->o->value_count++];
    *v = (struct local_value){ .field = (uint16_t)field, .document = -1, .text = "" };
    v->state = (uint8_t)word_of(r, map, "state", local_state_names, LOCAL_STATES, node_get(map, "value") ? LOCAL_geregeld : -1);
    v->checked = (uint8_t)whole_of(r, map, "checked", 0, CHECKED_LEVELS - 1, 0);
    v->article = text_of(r, map, "article", false);
    v->beyond = word_of(r, map, "beyond", yes_no, 2, 0) == 1;
    pair_of(r, map, "note", v->note);
    const struct node *in = node_get(map, "in");
    for (int32_t i = 0; in && i < r->o->document_count; i++)
        if (is_scalar(in) && node_is(in, r->documents[i].id)) v->document = (int16_t)i;
    if (in && v->document < 0) wrong(r, in, "in", "een id uit documents", "an id of documents");
    const struct local_document *d = v->document >= 0 ? &r->documents[v->document] : NULL;
    date first = d && local_document_from(d) != LOCAL_NO_DAY ? local_document_from(d) : DATE_FIRST;
    v->from = day_of(r, map, "from", first);
    v->until = day_of(r, map, "until", d ? d->until : DATE_LAST);
    if (v->until < v->from) wrong(r, node_get(map, "until") ? node_get(map, "until") : map, "until", "niet eerder dan from", "not before from");
    if (node_get(map, "value")) read_given(r, f, map, v);
    check_state(r, map, f, v);
    for (const struct local_value *other = r->values; other < v; other++)
        if (other->field == v->field && other->from <= v->until && v->from <= other->until) wrong(r, map, "from", "geen dagen die een andere waarde al heeft", "no days that another value has already");
}

static void read_field(struct reader *r, const struct node *node)
{
    at_path(r, "values", node->key, node->key_size);
    int32_t field = local_field_named(node->key, node->key_size);
    if (field < 0) {
        int least = 6; int32_t nearest = -1;
        for (int32_t i = 0; i < LOCAL_FIELDS; i++) {
            int distance = edit_distance(node->key, node->key_size, local_fields[i].name, strlen(local_fields[i].name));
            if (distance < least) { least = distance; nearest = i; }
        }
        char allowed[2][200];
        for (int language = 0; language < 2; language++) {
            struct text text = TEXT_IN(allowed[language]);
            text_put(&text, language ? "a field of breed ordinance fields" : "een veld uit breed ordinance fields");
            if (nearest >= 0) { text_put(&text, language ? "; did you mean " : "; bedoelt u "); text_put(&text, local_fields[nearest].name); text_char(&text, '?'); }
            text_string(&text);
        }
        at_path(r, "values", NULL, 0);
        problem_add(r->problems, node->line, "values", node->key, node->key_size, allowed[0], allowed[1]);
        r->failed = true;
        return;
    }
    if (node->kind == NODE_MAP) read_value(r, field, node);
    else if (node->kind == NODE_LIST && node->count) for (const struct node *child = node->first; child; child = child->next) read_value(r, field, child);
    else wrong(r, node, "", "{value, in, checked, ...}, of een lijst daarvan", "{value, in, checked, ...}, or a list of those");
}

static int32_t values_in(const struct node *map)
{
    int32_t count = 0;
    for (const struct node *node = map->first; node; node = node->next) count += node->kind == NODE_LIST ? node->count : 1;
    return count;
}

static void sort_values(struct local_value *values, int32_t count)
{
    for (int32_t i = 1; i < count; i++) {
        struct local_value moving = values[i];
        int32_t j = i;
        for (; j > 0 && (values[j - 1].field > moving.field || (values[j - 1].field == moving.field && values[j - 1].from > moving.from)); j--) values[j] = values[j - 1];
        values[j] = moving;
    }
}

static void read_parts(struct reader *r, const struct node *documents, const struct node *values)
{
    struct law_ordinance *o = r->o;
    bool values_fit = values && values->kind == NODE_MAP && values_in(values) <= VALUES_MOST;
    if (!values_fit) wrong(r, values, "values", "velden met hun waarden, hoogstens 1000", "fields with their values, at most 1000");
    if (!documents || documents->kind != NODE_LIST || documents->count > DOCUMENTS_MOST) { wrong(r, documents, "documents", "een lijst van hoogstens 20 regelingen of pagina's", "a list of at most 20 regulations or pages"); return; }
    r->documents = take(r, sizeof *r->documents * (size_t)documents->count);
    if (!r->documents) return;
    for (const struct node *node = documents->first; node; node = node->next) {
        struct local_document *d = &r->documents[o->document_count];
        *d = (struct local_document){ .id = "", .title = "", .cvdr = "", .url = "", .base_count = -1 };
        const struct node *id = node_get(node, "id");
        at_path(r, "documents", is_scalar(id) ? id->text : "", is_scalar(id) && id->size < 40 ? id->size : 0);
        read_document(r, node, d);
        o->document_count++;
    }
    o->documents = r->documents;
    at_path(r, "", NULL, 0);
    if (!values_fit) return;
    r->values = take(r, sizeof *r->values * (size_t)values_in(values));
    if (!r->values) return;
    for (const struct node *node = values->first; node; node = node->next) read_field(r, node);
    sort_values(r->values, o->value_count);
    o->values = r->values;
}

bool law_ordinance_read(struct law_ordinance *o, struct arena *arena, const struct node *root, struct problems *problems)
{
    static const char *const names[] = { "ordinance", "name", "owner", "municipality", "note", "documents", "values" };
    struct reader r = { .arena = arena, .problems = problems, .o = o };
    *o = (struct law_ordinance){ .code = "", .name = "", .note = { "", "" } };
    if (!root) return false;
    if (!keys_are(&r, root, names, 7)) return false;
    o->code = text_of(&r, root, "ordinance", true);
    o->name = text_of(&r, root, "name", true);
    for (const char *c = o->code; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-') || c - o->code > 40) { wrong(&r, node_get(root, "ordinance"), "ordinance", "hoogstens 40 kleine letters, cijfers en streepjes", "at most 40 lower case letters, digits and hyphens"); break; }
    o->owner = (uint8_t)word_of(&r, root, "owner", local_owner_names, OWNERS, -1);
    o->municipality = (int32_t)whole_of(&r, root, "municipality", 1, 9999, 0);
    bool known_owner = node_get(root, "owner") && law_place_of(local_owner_names, OWNERS, node_get(root, "owner")) >= 0;
    if (known_owner && (o->owner == OWNER_gemeente) != (o->municipality != 0)) wrong(&r, root, "municipality", "het nummer van een gemeente bij owner gemeente, en anders geen", "the number of a municipality with owner gemeente, and otherwise none");
    pair_of(&r, root, "note", o->note);
    read_parts(&r, node_get(root, "documents"), node_get(root, "values"));
    return !r.failed;
}
