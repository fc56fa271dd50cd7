/* SPDX-License-Identifier: EUPL-1.2 */
/* rights.c: questions to the table of rights: whose dossier, what part, who may, why. */
#include "people/inside.h"

#include <string.h>
#include "base/node.h"

enum { SUMMARY_NODES = 1 << 18 };

static bool equal(const char *a, const char *b) { return a && b && *a && strcmp(a, b) == 0; }

/* Whether the dossier was given to this account: the list "toegewezen" in its summary. */
static bool is_given_to(const struct store_dossier *dossier, const char *account)
{
    struct arena arena = { .limit = SUMMARY_NODES };
    bool found = false;
    if (!dossier->summary || !*account) return false;
    const struct node *summary = node_from_json(&arena, dossier->summary, dossier->summary_size, NULL);
    const struct node *list = summary ? node_get(summary, "toegewezen") : NULL;
    for (const struct node *node = list && list->kind == NODE_LIST ? list->first : NULL; node && !found; node = node->next) found = node->kind == NODE_TEXT && node_is(node, account);
    arena_free(&arena);
    return found;
}

static bool is_own(const struct viewer *v, const struct store_dossier *d)
{
    bool about = v->has_person && d->has_person && memcmp(v->person.bytes, d->person.bytes, sizeof v->person.bytes) == 0;
    switch (v->role) {
    case CASE_inwoner: case CASE_vertegenwoordiger: return about;
    case CASE_werkgever: return equal(v->employer, d->employer);
    case CASE_consulent: case CASE_beleid: case CASE_auditor: case CASE_register: return equal(v->municipality, d->municipality);
    case CASE_loonwaardedeskundige: case CASE_jobcoach: return equal(v->municipality, d->municipality) && is_given_to(d, v->account);
    default: return false;
    }
}

enum belonging people_belonging(const struct viewer *viewer, const struct store_dossier *dossier)
{
    return !dossier->erased && is_own(viewer, dossier) ? BELONGS_own : BELONGS_foreign;
}

bool people_may(const struct viewer *viewer, enum act act, enum resource what, enum belonging whose)
{
    if (!viewer || !viewer->account || !*viewer->account) return false;
    if ((unsigned)viewer->role >= CASE_ROLES || (unsigned)act >= ACTS || (unsigned)what >= RESOURCE_COUNT || (unsigned)whose > BELONGS_none) return false;
    return right_roles[what][act][whose] >> viewer->role & 1;
}

enum resource people_part_of(const struct term *term) { return (enum resource)part_of_fact[term - glossary]; }

const struct purpose *purpose_find(const char *code)
{
    for (int32_t i = 0; i < purpose_count; i++)
        if (strcmp(purposes[i].code, code) == 0) return &purposes[i];
    return NULL;
}
