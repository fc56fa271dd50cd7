/* SPDX-License-Identifier: EUPL-1.2 */
/* brp.c: persons and residents of the BRP as facts; what the register does not know stays not known. */
#include "registers/brp.h"

#include "base/members.h"
#include "law/book.h"

const char *const brp_warning_text[BRP_WARNINGS][3] = {
    [BRP_concealed] = { "geheimhouding", "Van een persoon is geheimhouding gevraagd. Geef de gegevens niet door.",
        "Concealment was asked for a person. Do not pass the data on." },
    [BRP_under_investigation] = { "in-onderzoek", "Een gegeven is in onderzoek. Het kan onjuist zijn.", "An item is under investigation. It may be wrong." },
    [BRP_possible_residents] = { "mogelijke-bewoners", "Van een bewoner is niet zeker dat hij hier woont. Dat staat als onbekend in de feiten.",
        "It is not certain that a resident lives here. The facts say so as onbekend." },
    [BRP_many_residents] = { "veel-bewoners", "Er zijn meer bewoners dan in de feiten passen. De huisgenoten zijn daarom onbekend.",
        "There are more residents than fit the facts. The housemates are therefore not known." },
    [BRP_no_partner] = { "geen-partner-in-brp",
        "De BRP kent geen partner. Samenwonen zonder huwelijk staat niet in de BRP, dus of er een partner is, blijft onbekend.",
        "The BRP knows no partner. Living together unmarried is not in the BRP, so whether there is a partner stays unknown." },
    [BRP_no_residence] = { "geen-bewoning-op-peildatum", "Het bericht heeft geen bewoning op de peildatum. De huisgenoten zijn onbekend.",
        "The document has no residence on the peildatum. The housemates are not known." },
    [BRP_no_number] = { "persoon-niet-te-herkennen",
        "Zonder burgerservicenummer is de persoon zelf niet te onderscheiden van de huisgenoten. De huisgenoten zijn onbekend.",
        "Without a citizen service number the person cannot be told from the housemates. The housemates are not known." },
    [BRP_no_municipality] = { "gemeente-onbekend", "De gemeente van inschrijving staat niet in de lijst van gemeenten.",
        "The municipality of registration is not in the list of municipalities." },
    [BRP_minors_left_out] = { "jonger-dan-18", "Bewoners jonger dan 18 tellen niet als huisgenoot en zijn weggelaten.",
        "Residents under 18 do not count as housemates and were left out." },
    [BRP_not_readable] = { "niet-te-lezen", "Een datum heeft niet de vorm van de BRP. Hij is als onbekend genomen.",
        "A date is not in the form of the BRP. It was taken as not known." },
    [BRP_several_homes] = { "meer-bewoningen", "Het bericht heeft meer bewoningen op de peildatum. De bewoners van allemaal tellen mee.",
        "The document has more residences on the peildatum. The residents of all of them count." },
    [BRP_deceased] = { "overleden", "Volgens de BRP is de persoon overleden.", "According to the BRP the person has died." },
};

static void warn(struct brp *b, enum brp_warning warning) { b->warnings |= (uint32_t)1 << warning; }
static bool is_true(const struct node *node) { return node && node->kind == NODE_TRUE; }

/* ---- dates ---- */

static bool whole_of(const struct node *node, int64_t least, int64_t most, int32_t *out)
{
    int64_t value;
    if (!node || (node->kind != NODE_NUMBER && node->kind != NODE_TEXT) || parse_decimal(node->text, node->size, 0, false, &value) != NUMBER_OK
        || value < least || value > most) return false;
    *out = (int32_t)value;
    return true;
}

bool brp_day(const struct node *node, struct brp_day *day)
{
    const struct node *type = node_get(node, "type"), *full = node_get(node, "datum");
    int32_t year, month;
    *day = (struct brp_day){ DATE_FIRST, DATE_LAST, true };
    if (node_is(type, "DatumOnbekend")) return true;
    if (node_is(type, "Datum")) {
        if (!full || full->kind != NODE_TEXT || !parse_date(full->text, full->size, &day->first)) { day->first = DATE_FIRST; return false; }
        day->last = day->first;
        day->open = false;
        return true;
    }
    bool with_month = node_is(type, "JaarMaandDatum");
    if (!with_month && !node_is(type, "JaarDatum")) return false;
    if (!whole_of(node_get(node, "jaar"), 1900, 2199, &year) || (with_month && !whole_of(node_get(node, "maand"), 1, 12, &month))) return false;
    day->first = date_of(year, with_month ? month : 1, 1);
    day->last = with_month ? date_of(year, month, days_in_month(year, month)) : date_of(year, 12, 31);
    day->open = false;
    return true;
}

/* The day as a fact: itself, or "onbekend" with a hole. */
static void take_day(struct brp *b, const struct node *person, char out[13], const char *fact, const char **said)
{
    const struct node *birth = node_get(node_get(person, "geboorte"), "datum");
    struct brp_day day;
    struct text text = { out, 0, 13, true, false };
    if (!birth) return;
    if (!brp_day(birth, &day)) warn(b, BRP_not_readable);
    if (!day.open && day.first == day.last) { text_char(&text, '"'); text_date(&text, day.first); text_char(&text, '"'); }
    else {
        text_put(&text, "\"onbekend\"");
        if (b->holes < BRP_HOLES_MOST) b->hole[b->holes++] = (struct brp_hole){ fact, -1, day };
    }
    *said = text_string(&text);
}

/* ---- persons ---- */

static void look_at(struct brp *b, const struct node *person)
{
    const struct node *investigation = node_get(person, "inOnderzoek");
    if (is_true(node_get(person, "geheimhoudingPersoonsgegevens"))) warn(b, BRP_concealed);
    if (is_true(investigation) || (investigation && investigation->kind == NODE_MAP && investigation->first)) warn(b, BRP_under_investigation);
}

static const struct node *number_of(const struct node *person)
{
    const struct node *number = node_get(person, "burgerservicenummer");
    return number && number->kind == NODE_TEXT && number->size == 9 ? number : NULL;
}
static bool same_number(const struct node *a, const struct node *b) { return a && b && memcmp(a->text, b->text, 9) == 0; }

/* A marriage or partnership that was not dissolved. */
static const struct node *partner_of(const struct node *person)
{
    const struct node *list = node_get(person, "partners");
    for (const struct node *partner = list && list->kind == NODE_LIST ? list->first : NULL; partner; partner = partner->next)
        if (!node_get(partner, "ontbindingHuwelijkPartnerschap")) return partner;
    return NULL;
}

static void take_municipality(struct brp *b, const struct node *person)
{
    const struct node *code = node_get(node_get(person, "gemeenteVanInschrijving"), "code");
    int32_t number;
    if (!code) return;
    if (code->kind != NODE_TEXT || code->size != 4 || !whole_of(code, 1, 9999, &number) || !law_find_municipality(&law_book, number)) { warn(b,
        BRP_no_municipality); return; }
    memcpy(b->code, code->text, 4);
    b->code[4] = 0;
    b->municipality = b->code;
}

static void take_person(struct brp *b, const struct node *person)
{
    const struct node *partner = partner_of(person);
    look_at(b, person);
    if (node_get(person, "overlijden")) warn(b, BRP_deceased);
    take_day(b, person, b->day[0], "geboortedatum", &b->birth);
    take_municipality(b, person);
    b->partner_said = true;
    b->has_partner = partner != NULL;
    if (!partner) { warn(b, BRP_no_partner); return; }
    look_at(b, partner);
    take_day(b, partner, b->day[1], "partnerGeboortedatum", &b->partner_birth);
}

/* ---- residents ---- */

static bool covers(const struct node *residence, date on)
{
    const struct node *period = node_get(residence, "periode"), *from = node_get(period, "datumVan"), *until = node_get(period, "datumTot");
    date first, behind;
    if (from && from->kind == NODE_TEXT && parse_date(from->text, from->size, &first) && on < first) return false;
    return !(until && until->kind == NODE_TEXT && parse_date(until->text, until->size, &behind) && on >= behind);
}

/* The birth of a resident: as the residence says, else as a person of the other document of the same number. */
static struct brp_day birth_of(struct brp *b, const struct node *resident, const struct node *persons)
{
    const struct node *birth = node_get(node_get(resident, "geboorte"), "datum"), *list = node_get(persons, "personen");
    struct brp_day day = { DATE_FIRST, DATE_LAST, true };
    for (const struct node *person = !birth && list ? list->first : NULL; person && !birth; person = person->next)
        if (same_number(number_of(person), number_of(resident))) birth = node_get(node_get(person, "geboorte"), "datum");
    if (birth && !brp_day(birth, &day)) warn(b, BRP_not_readable);
    return day;
}

struct residents { struct brp *b; const struct node *persons, *self,
    *partner; date on; const struct node *seen[BRP_RESIDENTS_MOST]; int32_t count; bool too_many; };

static void take_resident(struct residents *r, const struct node *resident, bool possible)
{
    struct brp *b = r->b;
    const struct node *number = number_of(resident);
    look_at(b, resident);
    if (same_number(number, r->self) || same_number(number, r->partner)) return;
    for (int32_t i = 0; i < r->count; i++) if (same_number(number, r->seen[i])) return;
    if (number && r->count < BRP_RESIDENTS_MOST) r->seen[r->count++] = number;
    struct brp_day birth = birth_of(b, resident, r->persons);
    if (!birth.open && !reached_age(birth.first, r->on, 18)) { warn(b, BRP_minors_left_out); return; }
    if (possible) warn(b, BRP_possible_residents);
    if (b->housemates == BRP_HOUSEMATES_MOST) { r->too_many = true; return; }
    if ((birth.open || birth.first != birth.last) && b->holes < BRP_HOLES_MOST) b->hole[b->holes++] = (struct brp_hole){ "huisgenoten", b->housemates, birth };
    b->housemate[b->housemates].birth = birth;
    b->housemate[b->housemates++].possible = possible;
}

/* No list: what was found of it so far is forgotten. */
static void forget_housemates(struct brp *b, enum brp_warning why)
{
    int32_t n = 0;
    warn(b, why);
    for (int32_t i = 0; i < b->holes; i++) if (b->hole[i].housemate < 0) b->hole[n++] = b->hole[i];
    b->holes = n;
    b->housemates = 0;
    b->housemates_known = false;
}

static void take_residence(struct brp *b, const struct node *residence, const struct node *persons, const struct node *person, date on)
{
    const struct node *list = node_get(residence, "bewoningen");
    struct residents r = { .b = b, .persons = persons, .self = number_of(person), .partner = number_of(partner_of(person)), .on = on };
    int32_t homes = 0;
    bool many = false;
    b->residence_said = b->housemates_known = true;
    for (const struct node *home = list && list->kind == NODE_LIST ? list->first : NULL; home; home = home->next) {
        if (!covers(home, on)) continue;
        homes++;
        many |= is_true(node_get(home, "indicatieVeelBewoners"));
        for (int possible = 0; possible < 2; possible++) {
            const struct node *residents = node_get(home, possible ? "mogelijkeBewoners" : "bewoners");
            for (const struct node *one = residents && residents->kind == NODE_LIST ? residents->first : NULL; one; one = one->next) take_resident(&r, one,
                possible);
        }
    }
    if (homes > 1) warn(b, BRP_several_homes);
    if (!homes) forget_housemates(b, BRP_no_residence);
    else if (!r.self) forget_housemates(b, BRP_no_number);
    else if (many || r.too_many) forget_housemates(b, BRP_many_residents);
}

void brp_read(struct brp *b, const struct node *persons, const struct node *residence, date on)
{
    const struct node *list = node_get(persons, "personen"), *person = list && list->kind == NODE_LIST ? list->first : NULL;
    *b = (struct brp){ 0 };
    if (person) take_person(b, person);
    if (residence) take_residence(b, residence, persons, person, on);
}

/* ---- facts ---- */

static void put_housemates(struct text *out, const struct brp *b)
{
    if (!b->housemates_known) { text_put(out, "\"onbekend\""); return; }
    text_char(out, '[');
    for (int32_t i = 0; i < b->housemates; i++) {
        const struct brp_day *birth = &b->housemate[i].birth;
        put_open(out, NULL, '{');
        put_key(out, "geboortedatum");
        if (birth->open || birth->first != birth->last) text_put(out, "\"onbekend\"");
        else { text_char(out, '"'); text_date(out, birth->first); text_char(out, '"'); }
        if (b->housemate[i].possible) put_member(out, "hoofdverblijf", "onbekend");
        text_char(out, '}');
    }
    text_char(out, ']');
}

void brp_put_facts(struct text *out, const struct brp *b, bool (*keep)(const void *context, const char *fact), const void *context)
{
    text_char(out, '{');
    if (b->birth && keep(context, "geboortedatum")) { put_key(out, "geboortedatum"); text_put(out, b->birth); }
    if (b->municipality && keep(context, "gemeente")) put_member(out, "gemeente", b->municipality);
    if (b->partner_said && keep(context, "heeftPartner")) put_member(out, "heeftPartner", b->has_partner ? "ja" : "onbekend");
    if (b->partner_birth && keep(context, "partnerGeboortedatum")) { put_key(out, "partnerGeboortedatum"); text_put(out, b->partner_birth); }
    if (b->residence_said && keep(context, "huisgenoten")) { put_key(out, "huisgenoten"); put_housemates(out, b); }
    text_char(out, '}');
}

/* ---- numbers ---- */

static void add_number(const struct node *person, const struct node *number[BRP_RESIDENTS_MOST], int32_t *count)
{
    const struct node *one = number_of(person);
    for (int32_t i = 0; one && i < *count; i++) if (same_number(number[i], one)) one = NULL;
    if (one && *count < BRP_RESIDENTS_MOST) number[(*count)++] = one;
}

static void add_numbers(const struct node *list, const struct node *number[BRP_RESIDENTS_MOST], int32_t *count)
{
    for (const struct node *one = list && list->kind == NODE_LIST ? list->first : NULL; one; one = one->next) {
        const struct node *partners = node_get(one, "partners");
        add_number(one, number, count);
        for (const struct node *partner = partners && partners->kind == NODE_LIST ? partners->first
            : NULL; partner; partner = partner->next) add_number(partner, number, count);
    }
}

int32_t brp_numbers(const struct node *persons, const struct node *residence, const struct node *number[BRP_RESIDENTS_MOST])
{
    const struct node *homes = node_get(residence, "bewoningen");
    int32_t count = 0;
    add_numbers(node_get(persons, "personen"), number, &count);
    for (const struct node *home = homes && homes->kind == NODE_LIST ? homes->first : NULL; home; home = home->next) {
        add_numbers(node_get(home, "bewoners"), number, &count);
        add_numbers(node_get(home, "mogelijkeBewoners"), number, &count);
    }
    return count;
}
