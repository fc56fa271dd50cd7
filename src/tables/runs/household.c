/* SPDX-License-Identifier: EUPL-1.2 */
/* household.c: see household.h. */
#include "tables/runs/household.h"

#include <stdlib.h>
#include <string.h>
#include "rules/registry.h"

_Static_assert(sizeof ((fact_huisgenoten *)0)->item / sizeof(item_huisgenoten) == MEMBERS_MOST - 1, "a household has one row more than the list has room for");
_Static_assert(sizeof(item_huisgenoten) <= sizeof ((struct member *)0)->item, "a housemate fits");

/* ---- the plan ---- */

static const struct term *const housemates = &glossary[G_huisgenoten];

int32_t housemate_part(const char *name, size_t size)
{
    for (int32_t k = 0; k < housemates->part_count; k++) {
        const char *part = housemates->parts[k].term->name;
        if (same_text(name, size, part) || is_column_name(part, name, size)) return k;
    }
    return -1;
}

static int32_t part_of(const struct table_column *column) { return housemate_part(column->name, column->size); }

bool household_column(const struct table_plan *plan, int32_t i)
{
    const struct table_column *column = &plan->columns[i];
    const char *group = plan->job->group;
    return group && ((strlen(group) == column->size && memcmp(group, column->name, column->size) == 0) || part_of(column) >= 0);
}

bool household_uses(const struct table_plan *plan, int32_t column)
{
    if (!plan->job->group) return false;
    if (plan->household.column == column) return true;
    for (int32_t i = 0; i < plan->household.part_count; i++) if (plan->household.part[i].column == column) return true;
    return false;
}

static int32_t column_of_fact(const struct table_plan *plan, int32_t fact)
{
    for (int32_t i = 0; i < plan->fact_count; i++) if (plan->facts[i].fact == fact) return plan->facts[i].column;
    return -1;
}

/* "partnerGeboortedatum" of one is "geboortedatum" of the other. */
static void note_partner_facts(struct table_plan *plan)
{
    const struct rule *rule = plan->job->rule;
    for (uint32_t k = 0; k < rule->fact_count && plan->household.partner_count < 16; k++) {
        const char *name = rule->facts[k].term->name;
        char own[64];
        size_t size = strlen(name);
        if (strncmp(name, "partner", 7) != 0 || size < 8 || size - 7 > sizeof own || name[7] < 'A' || name[7] > 'Z') continue;
        memcpy(own, name + 7, size - 7);
        own[0] = (char)(own[0] - 'A' + 'a');
        int32_t fact = rule_fact(rule, own, size - 7), column = fact < 0 ? -1 : column_of_fact(plan, fact);
        if (column >= 0 && column_of_fact(plan, (int32_t)k) < 0) plan->household.partner[plan->household.partner_count++] = (struct table_part){ column, (int32_t)k };
    }
}

static bool plan_of_rule(struct table_plan *plan, const struct table_plan *first)
{
    struct table_household *h = &plan->household;
    h->column = first->household.column;
    h->list = rule_fact(plan->job->rule, housemates->name, strlen(housemates->name));
    h->with_partner = rule_fact(plan->job->rule, "heeftPartner", 12);
    int32_t own = h->list < 0 ? -1 : column_of_fact(plan, h->list);
    if (own >= 0) {
        const struct table_column *column = &plan->columns[own];
        tell_column(plan, column->name, column->size, "met --group komen de huisgenoten uit de andere rijen; laat deze kolom weg", "with --group the housemates come from the other rows; leave this column out", NULL);
        return false;
    }
    for (int32_t i = 0; i < plan->column_count; i++) {
        int32_t part = part_of(&plan->columns[i]);
        if (part >= 0 && h->part_count < 32) h->part[h->part_count++] = (struct table_part){ i, part };
    }
    if (h->with_partner >= 0) h->with_partner = column_of_fact(plan, h->with_partner);
    note_partner_facts(plan);
    return true;
}

bool household_plan(struct table_plan *first)
{
    const char *group = first->job->group;
    bool good = true, any = false;
    first->household.column = -1;
    if (!group) return true;
    for (int32_t i = 0; i < first->column_count; i++)
        if (first->columns[i].size == strlen(group) && memcmp(first->columns[i].name, group, first->columns[i].size) == 0) first->household.column = i;
    if (first->household.column < 0) {
        tell_column(first, group, strlen(group), "staat niet in de tabel (toegestaan bij --group: de kolom met de sleutel van het huishouden)", "is not in the table (allowed with --group: the column with the key of the household)", NULL);
        return false;
    }
    for (struct table_plan *plan = first; plan; plan = plan->next) { good &= plan_of_rule(plan, first); any |= plan->household.list >= 0; }
    if (!any) tell_column(first, group, strlen(group), "geen van de regels vraagt naar huisgenoten (toegestaan bij --group: een regel met het feit huisgenoten)", "none of the rules asks for housemates (allowed with --group: a rule with the fact huisgenoten)", NULL);
    return good && any;
}

/* ---- records ---- */

struct household_record household_read(const struct table_plan *plan, const char *p, const char *end)
{
    struct household_record record = { .next = p };
    struct csv_cell cell;
    int32_t count = 0;
    bool empty = false;
    do {
        csv_read_cell(record.next, end, record.next, plan->separator, plan->limits->cell, true, &cell);
        if (count == plan->household.column) record.key = cell;
        record.bad |= cell.fault != CSV_FINE;
        empty = cell.size == 0 && !cell.quoted;
        record.next = cell.next;
        count++;
    } while (cell.end == CSV_CELL);
    record.blank = count == 1 && plan->column_count > 1 && empty;
    if (count <= plan->household.column) record.key = (struct csv_cell){ .start = p };
    record.bad |= count != plan->column_count;
    return record;
}

bool household_same(const struct csv_cell *a, const struct csv_cell *b) { return a->size && a->size == b->size && memcmp(a->start, b->start, a->size) == 0; }

/* ---- one household ---- */

/* The cell of a column of a record that was read before. */
static struct csv_cell cell_at(const struct table_plan *plan, const char *record, const char *end, int32_t column)
{
    struct csv_cell cell = { 0 };
    for (int32_t i = 0; i <= column; i++) {
        csv_read_cell(record, end, record, plan->separator, plan->limits->cell, true, &cell);
        record = cell.next;
    }
    return cell;
}

/* The parts of the list that stand in a row. What is wrong goes to problems, but what is a fact of the rule too is told there. */
static bool read_parts(const struct table_plan *plan, const char *record, const char *end, int64_t line, char *item, struct problems *problems)
{
    const struct manner manner = { plan->point == ',', line < INT32_MAX ? (int32_t)line : INT32_MAX };
    bool good = true;
    memset(item, 0, housemates->item_size);
    for (int32_t i = 0; i < plan->household.part_count; i++) {
        const struct table_part *part = &plan->household.part[i];
        struct csv_cell cell = cell_at(plan, record, end, part->column);
        if (cell.size == 0) continue;
        struct problems *told = plan->columns[part->column].fact >= 0 ? NULL : problems;
        good &= list_part_set_text(housemates, item, part->part, plan->columns[part->column].name, cell.start, cell.size, manner, told);
    }
    return good;
}

static void add_member(struct table_worker *w, const char *p, const struct household_record *record, int64_t line)
{
    struct members *m = w->members;
    if (m->count == MEMBERS_MOST) { m->too_many = true; return; }
    struct member *member = &m->row[m->count++];
    *member = (struct member){ .record = p, .end = record->next, .line = line, .bad = record->bad };
    if (!record->bad) member->bad = !read_parts(w->plan, p, record->next, line, member->item, NULL);
    if (!record->bad && w->plan->household.with_partner >= 0) {
        struct csv_cell cell = cell_at(w->plan, p, record->next, w->plan->household.with_partner);
        member->with_partner = cell.size == 2 && memcmp(cell.start, "ja", 2) == 0;
        m->partners += member->with_partner;
    }
    if (member->bad && !m->bad_line) m->bad_line = line;
}

static int64_t lines_between(const struct table_plan *plan, const char *from, const char *to)
{
    int64_t lines = 0;
    if (plan->of_rows) return 1;
    for (; (from = memchr(from, '\n', (size_t)(to - from))); from++) lines++;
    return lines;
}

const char *household_take(struct table_worker *w, const char *p, const char *end, int64_t line)
{
    struct members *m = w->members;
    m->count = m->at = m->partners = 0;
    m->bad_line = 0;
    m->too_many = m->no_key = false;
    bool begun = false;
    while (p < end) {
        struct household_record record = household_read(w->plan, p, end);
        if (!record.blank) {
            if (begun && !household_same(&record.key, &m->key)) break;
            if (!begun) { m->key = record.key; m->no_key = record.key.size == 0; begun = true; }
            add_member(w, p, &record, line);
        }
        line += lines_between(w->plan, p, record.next);
        p = record.next;
    }
    return p;
}

/* ---- what one row has from the others ---- */

static void refuse_group(struct table_worker *w, const char *nl, const char *en)
{
    const struct table_column *column = &w->plan->columns[w->plan->household.column];
    const struct csv_cell *key = &w->members->key;
    row_refuse(w, column->name, key->start, key->size < 256 ? key->size : 256, nl, en);
}

static void refuse_for_another(struct table_worker *w)
{
    char allowed[2][120];
    for (int language = 0; language < 2; language++) {
        struct text text = TEXT_IN(allowed[language]);
        text_put(&text, language ? "a household of which every row can be read; that of " : "een huishouden waarvan elke rij te lezen is; dat is niet zo bij ");
        text_put(&text, w->plan->of_rows ? (language ? "row " : "rij ") : (language ? "line " : "regel "));
        text_int(&text, w->members->bad_line);
        if (language) text_put(&text, " cannot");
        text_string(&text);
    }
    refuse_group(w, allowed[0], allowed[1]);
}

static bool says(const item_huisgenoten *h, int part) { return h->given >> part & 1; }
static void leave_open(item_huisgenoten *h, int part) { h->given &= ~((uint32_t)1 << part); h->unknown |= (uint32_t)1 << part; }

/* A row speaks of itself, the rule of two people. Who lives elsewhere has nobody in the same home. A contract of the person at hand with somebody in the house is a contract with the housemate when there is only one; with more of them it is not known with
 * which. Whether two are family is not known where their rows differ. */
static void between(item_huisgenoten *h, const item_huisgenoten *person, bool only_one)
{
    enum { CONTRACT = bit_huisgenoten_commercieelContract, FAMILY = bit_huisgenoten_familieEersteTweedeGraad, HOME = bit_huisgenoten_hoofdverblijf };
    if (says(person, HOME) && person->hoofdverblijf == nee) { h->given |= (uint32_t)1 << HOME; h->unknown &= ~((uint32_t)1 << HOME); h->hoofdverblijf = nee; }
    bool open = !says(h, CONTRACT) || h->commercieelContract == commercieelContract_geen;
    if (says(person, CONTRACT) && person->commercieelContract == commercieelContract_met_belanghebbende && open) {
        h->given |= (uint32_t)1 << CONTRACT;
        h->commercieelContract = commercieelContract_met_belanghebbende;
        if (!only_one) leave_open(h, CONTRACT);
    }
    if (says(person, FAMILY) && says(h, FAMILY) && person->familieEersteTweedeGraad != h->familieEersteTweedeGraad) leave_open(h, FAMILY);
}

/* The other rows, but not the partner, as the list of housemates. */
static void fill_list(struct table_worker *of, const struct members *m, int32_t own, int32_t partner)
{
    int32_t n = 0, others = m->count - 1 - (partner >= 0);
    if (of->plan->household.list < 0) return;
    char *list = of->facts.bytes + of->plan->job->rule->facts[of->plan->household.list].offset;
    for (int32_t i = 0; i < m->count; i++) {
        if (i == own || i == partner) continue;
        item_huisgenoten item, person;
        memcpy(&item, m->row[i].item, sizeof item);
        memcpy(&person, m->row[own].item, sizeof person);
        between(&item, &person, others == 1);
        memcpy(list + housemates->items_offset + (size_t)n * sizeof item, &item, sizeof item);
        n++;
    }
    memcpy(list, &n, sizeof n);
    ((struct facts_head *)&of->facts)->given |= (uint64_t)1 << of->plan->household.list;
}

static void fill_partner(struct table_worker *of, const struct member *partner, int64_t line)
{
    const struct manner manner = { of->plan->point == ',', line < INT32_MAX ? (int32_t)line : INT32_MAX };
    for (int32_t i = 0; i < of->plan->household.partner_count; i++) {
        const struct table_part *fact = &of->plan->household.partner[i];
        struct csv_cell cell = cell_at(of->plan, partner->record, partner->end, fact->column);
        if (cell.size) (void)fact_set_text(of->plan->job->rule, &of->facts, fact->part, cell.start, cell.size, manner, &of->problems);
    }
}

void household_fill(struct table_worker *w, int64_t line)
{
    struct members *m = w->members;
    if (m->too_many) { refuse_group(w, "een huishouden van ten hoogste 17 rijen", "a household of at most 17 rows"); return; }
    if (m->at >= m->count) return;
    int32_t own = m->at++, partner = -1;
    struct member *row = &m->row[own];
    char item[64];
    if (row->bad) { for (struct table_worker *of = w; of; of = of->next) (void)read_parts(of->plan, row->record, row->end, line, item, &of->problems); return; }
    if (m->no_key) { refuse_group(w, "de sleutel van het huishouden", "the key of the household"); return; }
    if (m->bad_line) { refuse_for_another(w); return; }
    if (m->partners > 2) { refuse_group(w, "een huishouden met ten hoogste twee rijen met heeftPartner=ja", "a household with at most two rows with heeftPartner=ja"); return; }
    for (int32_t i = 0; i < m->count && row->with_partner; i++) if (i != own && m->row[i].with_partner) partner = i;
    for (struct table_worker *of = w; of; of = of->next) {
        fill_list(of, m, own, partner);
        if (partner >= 0) fill_partner(of, &m->row[partner], line);
    }
}

/* ---- keys ---- */

static uint64_t mixed(const char *key, size_t size)
{
    uint64_t h = 0xCBF29CE484222325;
    for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)key[i]) * 0x100000001B3;
    h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9;
    h = (h ^ (h >> 27)) * 0x94D049BB133111EB;
    h ^= h >> 31;
    return h ? h : 1;
}

static bool put_key(uint64_t *slot, size_t room, uint64_t h)
{
    size_t at = h & (room - 1);
    while (slot[at] && slot[at] != h) at = (at + 1) & (room - 1);
    if (slot[at]) return false;
    slot[at] = h;
    return true;
}

static bool more_room(struct household_keys *keys)
{
    size_t room = keys->room ? 2 * keys->room : 1024;
    uint64_t *slot = calloc(room, sizeof *slot);
    if (!slot) return false;
    for (size_t i = 0; i < keys->room; i++) if (keys->slot[i]) (void)put_key(slot, room, keys->slot[i]);
    free(keys->slot);
    keys->slot = slot;
    keys->room = room;
    return true;
}

enum household_seen household_see(struct household_keys *keys, const char *key, size_t size)
{
    uint64_t h = mixed(key, size);
    if (keys->any && h == keys->last) return KEY_SAME;
    if (2 * keys->count >= keys->room && !more_room(keys)) return KEY_NO_MEMORY;
    keys->any = true;
    keys->last = h;
    if (!put_key(keys->slot, keys->room, h)) return KEY_AGAIN;
    keys->count++;
    return KEY_NEW;
}
