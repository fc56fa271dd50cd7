/* SPDX-License-Identifier: EUPL-1.2 */
/* test_rights.c: the table of rights cell by cell against one written by hand, and what nobody may see whatever the table says. Argument: rights.tsv. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "people/people.h"
#include "rules/glossary.h"

static int number, failed;
static void say(bool good, const char *what)
{
    number++;
    failed += !good;
    printf("%s %d - %s\n", good ? "ok" : "not ok", number, what);
}

static struct viewer as(enum case_role role)
{
    return (struct viewer){ .account = "a-test", .name = "", .role = role, .municipality = "", .employer = "", .session = "" };
}

static bool is_asked(const char *cell, int whose) { return strchr(cell, "ofn"[whose]) != NULL; }

/* One line of the table: resource, act, a cell for each role. Tells how many cells differ. */
static int differences(char *line, const int *roles, int count, bool seen[RESOURCE_COUNT][ACTS])
{
    char *at = line, *word = strsep(&at, "\t");
    int what = -1, act, wrong = 0;
    for (int i = 0; i < RESOURCE_COUNT; i++) if (strcmp(resource_code[i], word) == 0) what = i;
    word = strsep(&at, "\t");
    act = word && strcmp(word, "read") == 0 ? ACT_read : word && strcmp(word, "write") == 0 ? ACT_write : -1;
    if (what < 0 || act < 0 || seen[what][act]) { printf("# unknown, or there twice: %s\n", line); return 1; }
    seen[what][act] = true;
    for (int i = 0; i < count; i++) {
        const struct viewer viewer = as((enum case_role)roles[i]);
        word = strsep(&at, "\t");
        if (!word || strspn(word, "ofn-") != strlen(word) || !*word) { printf("# %s: a cell is missing\n", line); return wrong + 1; }
        for (int whose = 0; whose < 3; whose++)
            if (people_may(&viewer, (enum act)act, (enum resource)what, (enum belonging)whose) != is_asked(word, whose)) {
                printf("# %s %s %s %c: the program says %s\n", resource_code[what], act ? "write" : "read", case_role_word[roles[i]].name, "ofn"[whose], is_asked(word, whose) ? "no" : "yes");
                wrong++;
            }
    }
    return wrong + (at != NULL);
}

static int compare(char *bytes)
{
    bool seen[RESOURCE_COUNT][ACTS] = { { false } }, named[CASE_ROLES] = { false };
    int roles[CASE_ROLES], count = 0, wrong = 0;
    for (char *line; (line = strsep(&bytes, "\n")); ) {
        if (!*line || *line == '#') continue;
        if (strncmp(line, "resource\t", 9) != 0) { wrong += differences(line, roles, count, seen); continue; }
        char *at = strchr(strchr(line, '\t') + 1, '\t') + 1;
        for (char *word; (word = strsep(&at, "\t")) && count < CASE_ROLES; count++) {
            roles[count] = case_word_of(case_role_word, CASE_ROLES, word, strlen(word));
            if (roles[count] < 0 || named[roles[count]]) return 1000;
            named[roles[count]] = true;
        }
    }
    for (int i = 0; i < RESOURCE_COUNT; i++)
        for (int act = 0; act < ACTS; act++) if (!seen[i][act]) { printf("# not in the table: %s %s\n", resource_code[i], act ? "write" : "read"); wrong++; }
    return wrong + (count != CASE_ROLES);
}

/* ---- what holds whatever the table says ---- */

static bool reads(enum case_role role, enum resource what) { const struct viewer v = as(role); return people_may(&v, ACT_read, what, BELONGS_own) || people_may(&v, ACT_read, what, BELONGS_foreign); }

/* A fact that an employer is never asked for because it is none of his business lies in a part that he does not see. */
static int employer_facts(void)
{
    static const unsigned nobody_else = ROLE_inwoner;
    int wrong = 0;
    for (int i = 0; i < GLOSSARY_SIZE; i++) {
        const struct term *term = &glossary[i];
        bool private = (term->roles & nobody_else) && !(term->roles & ROLE_werkgever);
        /* That an earlier application was made he may know: it stands in the decision to him. */
        if (!private || strcmp(term->name, "laatsteAanvraagDoelgroep") == 0 || strcmp(term->name, "woontInGemeente") == 0) continue;
        if (reads(CASE_werkgever, people_part_of(term))) { printf("# an employer sees %s\n", term->name); wrong++; }
    }
    return wrong;
}

static int foreign_rights(void)
{
    int wrong = 0;
    for (int role = 0; role < CASE_ROLES; role++)
        for (int what = 0; what < RESOURCE_COUNT; what++)
            for (int act = 0; act < ACTS; act++) {
                const struct viewer v = as((enum case_role)role);
                bool allowed = (role == CASE_uwv && what == RESOURCE_loonwaarderegister && act == ACT_read) || (role == CASE_andere_gemeente && what == RESOURCE_overdracht)
                    || (role == CASE_auditor && what == RESOURCE_accounts && act == ACT_read);
                wrong += people_may(&v, (enum act)act, (enum resource)what, BELONGS_foreign) && !allowed;
            }
    return wrong;
}

static int parts_of_facts(void)
{
    int wrong = 0;
    for (int i = 0; i < GLOSSARY_SIZE; i++) wrong += !reads(CASE_consulent, people_part_of(&glossary[i])) && people_part_of(&glossary[i]) != RESOURCE_cijfers;
    return wrong;
}

static bool part_is(int place, enum resource part) { return people_part_of(&glossary[place]) == part; }

/* ---- whose dossier ---- */

static enum belonging whose(enum case_role role, const struct store_dossier *d, bool person)
{
    struct viewer v = as(role);
    v.municipality = role == CASE_werkgever || role == CASE_inwoner ? "" : "9001";
    v.employer = role == CASE_werkgever ? "werkgever-1" : "";
    v.has_person = person;
    v.person.bytes[0] = 7;
    return people_belonging(&v, d);
}

static void test_belonging(void)
{
    static const char summary[] = "{\"naam\":\"x\",\"toegewezen\":[\"a-other\",\"a-test\"]}";
    struct store_dossier d = { .id = "d-1", .municipality = "9001", .employer = "werkgever-1", .has_person = true, .state = "", .owner = "", .summary = summary, .summary_size = sizeof summary - 1 };
    d.person.bytes[0] = 7;
    say(whose(CASE_consulent, &d, false) == BELONGS_own && whose(CASE_auditor, &d, false) == BELONGS_own, "a municipality has its own dossiers");
    say(whose(CASE_werkgever, &d, false) == BELONGS_own, "an employer has the dossiers of his employees");
    say(whose(CASE_inwoner, &d, true) == BELONGS_own && whose(CASE_vertegenwoordiger, &d, true) == BELONGS_own, "a dossier about himself, or about whom he represents, is his own");
    say(whose(CASE_inwoner, &d, false) == BELONGS_foreign && whose(CASE_vertegenwoordiger, &d, false) == BELONGS_foreign, "who is known by no BSN has no dossier of his own");
    say(whose(CASE_loonwaardedeskundige, &d, false) == BELONGS_own && whose(CASE_jobcoach, &d, false) == BELONGS_own, "an expert and a job coach have what was given to them");
    say(whose(CASE_uwv, &d, true) == BELONGS_foreign && whose(CASE_andere_gemeente, &d, true) == BELONGS_foreign, "UWV and another municipality have no dossiers here");
    d.summary = "{\"toegewezen\":[\"a-tes\",\"a-test2\"],\"naam\":\"a-test\"}";
    d.summary_size = strlen(d.summary);
    say(whose(CASE_loonwaardedeskundige, &d, false) == BELONGS_foreign, "what was given to another expert is not his");
    d.summary = "{";
    d.summary_size = 1;
    say(whose(CASE_jobcoach, &d, false) == BELONGS_foreign, "a summary that cannot be read gives nothing");
    d.summary = NULL;
    d.summary_size = 0;
    say(whose(CASE_loonwaardedeskundige, &d, false) == BELONGS_foreign, "without a summary nothing is given to anybody");
    d.municipality = "9002";
    d.employer = "werkgever-2";
    d.person.bytes[31] = 1;
    say(whose(CASE_consulent, &d, false) == BELONGS_foreign, "another municipality's dossier is foreign");
    say(whose(CASE_werkgever, &d, true) == BELONGS_foreign, "another employer's dossier is foreign");
    say(whose(CASE_inwoner, &d, true) == BELONGS_foreign, "a dossier about somebody else is foreign");
    d.municipality = d.employer = "";
    struct viewer nowhere = as(CASE_consulent);
    say(people_belonging(&nowhere, &d) == BELONGS_foreign, "two that both say nothing are not the same municipality");
    d.municipality = "9001";
    d.erased = true;
    say(whose(CASE_consulent, &d, false) == BELONGS_foreign, "an erased dossier is nobody's");
}

int main(int count, char **arguments)
{
    struct arena arena = { 0 };
    size_t size;
    char *bytes = count > 1 ? file_read(&arena, arguments[count - 1], 1 << 20, &size) : NULL;
    say(bytes && compare(bytes) == 0, "every cell of the table written by hand is what the program says, and every cell of the program is in the table");
    say(foreign_rights() == 0, "nobody may anything with a dossier that is not his own, except UWV, another municipality and the auditor of accounts");
    say(employer_facts() == 0, "no fact that only the person himself is asked for is seen by an employer");
    say(!reads(CASE_werkgever, RESOURCE_belemmering) && !reads(CASE_werkgever, RESOURCE_uitkering) && !reads(CASE_werkgever, RESOURCE_onderwijs), "an employer sees no limitation, benefit or school");
    say(parts_of_facts() == 0, "every fact lies in a part that the municipality can read");
    say(part_is(G_medischUrenbeperkt, RESOURCE_belemmering) && part_is(G_ontvangtBijstand, RESOURCE_uitkering) && part_is(G_onderwijsroute, RESOURCE_onderwijs) && part_is(G_tempo, RESOURCE_rapport),
        "diagnosis, benefit, school and report lie in parts of their own");
    struct viewer nobody = as(CASE_consulent);
    nobody.account = "";
    say(!people_may(&nobody, ACT_read, RESOURCE_dossier, BELONGS_own) && !people_may(NULL, ACT_read, RESOURCE_dossier, BELONGS_own), "nobody may nothing");
    say(purpose_find("aanvraag-behandelen") && !purpose_find("nieuwsgierig") && purpose_find("loonwaarde-bij-ziektewet")->roles == 1u << CASE_uwv,
        "a purpose is one of the list, for the roles of the list");
    test_belonging();
    printf("1..%d\n", number);
    arena_free(&arena);
    return failed != 0;
}
