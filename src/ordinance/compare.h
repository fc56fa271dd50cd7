/* SPDX-License-Identifier: EUPL-1.2 */
/* compare.h: what a standard person would get under each ordinance, and how far ordinances lie apart. */
#ifndef BREED_ORDINANCE_COMPARE_H
#define BREED_ORDINANCE_COMPARE_H

#include "ordinance/ordinance.h"

/* ---- standard persons (ordinance/personen.yaml) ---- */

enum person_transport { TRANSPORT_none, TRANSPORT_car, TRANSPORT_public, TRANSPORTS };
struct ordinance_person {
    const char *code, *label[2];
    hours hours_a_week;
    percent loonwaarde;
    int32_t contract_months, km, days;
    bool trial;
    enum person_transport transport;
};
enum { PERSONS_MOST = 20 };
struct ordinance_persons { struct ordinance_person at[PERSONS_MOST]; int32_t count; };

/* Persons out of YAML; everything that is wrong is named. False when something is. Texts live in the arena. */
bool ordinance_persons_read(struct ordinance_persons *, struct arena *, const char *bytes, size_t size, struct problems *);
bool ordinance_persons_own(struct ordinance_persons *, struct arena *);         /* those inside the program */

/* ---- what one person would get ---- */

enum entitlement_line { LINE_proefplaats, LINE_uren_1, LINE_uren_2, LINE_uren_3, LINE_euro_1, LINE_euro_2, LINE_euro_3, LINE_werkbegeleider, LINE_vervoer, LINE_weken_lks, LINE_weken_ondersteuning, ENTITLEMENT_LINES };
struct entitlement_kind { const char *name; enum law_unit unit; const char *label[2]; };
extern const struct entitlement_kind entitlement_kinds[ENTITLEMENT_LINES];
int32_t entitlement_line_named(const char *name, size_t size);                  /* -1 when there is none */

/* bekend: at least one end of it is known; geen: does not concern this person. The others say why there is no number. Never nought for what is not known. */
enum entitlement_state { E_bekend, E_onbekend, E_niet_geregeld, E_per_persoon, E_anders, E_geen, E_STATES };
extern const char *const entitlement_state_names[E_STATES], *const entitlement_state_labels[E_STATES][2];
/* From low to high in the smallest unit; LOCAL_NONE: that end is not known. */
struct entitlement { enum entitlement_state state; int64_t low, high; bool below_threshold, threshold_unknown; int checked; };
struct entitlements { struct entitlement line[ENTITLEMENT_LINES]; };

/* What follows from the ordinance of a day for that person, as if nothing else stood in the way. Exact; rounded once, to the cent or hundredth. */
void ordinance_entitle(struct entitlements *, const struct ordinance_person *, const struct law_ordinance *, const struct law *, date on);
/* to minus from: how each end changes. state bekend only when at least one end is known on both sides. */
struct entitlement entitlement_change(const struct entitlement *from, const struct entitlement *to);
void entitlement_put(struct text *, const struct entitlement *, enum law_unit, bool change, int language);

/* ---- side by side ---- */

enum { SIDES_MOST = 64 };
struct ordinance_comparison {
    const struct law_ordinance *side[SIDES_MOST]; int32_t sides;        /* as asked, or all */
    const struct ordinance_person *person[PERSONS_MOST]; int32_t persons;
    const struct law_ordinance *uwv;                                    /* what municipalities are compared with; NULL: nothing */
    bool move;                                                          /* two were asked for: what changes from the first to the second */
    const struct law *law;
    date on;
};

/* Of the values of a field in all real ordinances: how many are known, and the lowest, middle and highest. */
struct ordinance_spread { int32_t known, unregulated, other, unknown; int64_t least, middle, most; };
void ordinance_spread_of(struct ordinance_spread *, enum local_field_id, date on);

void ordinance_comparison_text(struct text *, const struct ordinance_comparison *, int language);
void ordinance_comparison_json(struct text *, const struct ordinance_comparison *, int language);
void ordinance_comparison_csv(struct text *, const struct ordinance_comparison *, int language);
/* A chart for the first person: a panel for each line, a bar from low to high for each ordinance, "?" for what is not known. */
void ordinance_comparison_svg(struct text *, const struct ordinance_comparison *, int language);
/* The labour market regions as tiles, with what the first person would get in each; places are those of no map, only roughly north above and west left. */
void ordinance_map_svg(struct text *, const struct ordinance_comparison *, enum entitlement_line, int language);

#endif
