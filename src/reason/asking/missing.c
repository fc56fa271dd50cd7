/* SPDX-License-Identifier: EUPL-1.2 */
/* missing.c: walks through all completions of a situation, and keeps what it meets: facts asked for, outcomes that differ, and when. */
#include "reason/asking/missing.h"

#include <stdlib.h>
#include <string.h>
#include "reason/asking/evenly.h"

enum { DEPTH_MOST = 40, BRANCHES_MOST = 64, TWIGS_MOST = 4000 };

/* A branch of the tree of outcomes; what lies below is one outcome, a stretch with two ends, or a tree again. */
struct twig;
struct branch { struct value lo, hi; uint64_t shape; const struct twig *below; };
struct twig {
    enum { A_TREE, AN_OUTCOME, A_BLUR } kind;   /* a blur: several outcomes, in a way that conditions on single facts do not tell */
    uint32_t fact;                      /* of a tree */
    uint64_t shape;                     /* the same for twigs below which the same values lead to the same outcomes */
    enum status status;
    const struct case_room *outcome[2];
    const struct branch *branch; int32_t branches;
};

/* The walk: where it stands, and what it has met. The situations lie here instead of on the stack: a web thread has little of that. */
struct level {
    struct case_room facts, outcome;
    uint32_t fact; int32_t count; struct value value[BRANCHES_MOST];
    struct class class[BRANCHES_MOST]; struct branch branch[BRANCHES_MOST];
};
struct walk {
    struct search *s;
    struct missing *m;
    uint64_t asked, open;               /* met anywhere; not given at the start */
    int32_t twigs, tries[64];
    uint64_t dice;
    bool keep_tree;
    uint64_t blurs;
    uint64_t shape;                     /* of what the last walk came to, with a tree or without */
    struct level *level;
};

static const struct case_room *kept(struct walk *w, const struct case_room *room, size_t size)
{
    char *copy = arena_take(w->s->arena, size);
    if (copy) memcpy(copy, room, size); else w->s->cut_short = true;
    return (const struct case_room *)(const void *)copy;
}

static uint64_t mixed(uint64_t a, uint64_t b)
{
    uint64_t z = (a ^ b * 0xBF58476D1CE4E5B9u) * 0x9E3779B97F4A7C15u;
    return z ^ z >> 31;
}

/* ---- proof that a fact matters ---- */

static bool record_proof(struct walk *w, uint32_t fact, const struct case_room *a, const struct case_room *b)
{
    const struct rule *rule = w->s->rule;
    struct case_room outcome[2];
    struct run one = search_run(w->s, a, &outcome[0]), two = search_run(w->s, b, &outcome[1]);
    if (!one.possible || !two.possible || !one.decided || !two.decided || !runs_differ(&one, &two)) return false;
    w->m->proof[fact] = (struct proof){ { kept(w, a, rule->facts_size), kept(w, b, rule->facts_size) }, { kept(w, &outcome[0], rule->outcome_size), kept(w, &outcome[1], rule->outcome_size) } };
    w->m->matters |= (uint64_t)1 << fact;
    return true;
}

/* The other situation with one fact changed; where that asks for more facts, they are filled in, in both. */
static void try_other(struct walk *w, const struct case_room *decided, const struct run *run, uint32_t fact, struct value value)
{
    const struct rule *rule = w->s->rule;
    struct case_room other, here, outcome;
    struct run changed;
    uint64_t bit = (uint64_t)1 << fact;
    case_copy(rule, &other, decided);
    fact_put(rule, &other, fact, value);
    if (!search_complete(w->s, &other, &outcome, &changed)) return;
    if (facts_head(&other)->given == (facts_head(decided)->given | bit) && !runs_differ(run, &changed)) return;
    case_copy(rule, &here, &other);
    struct facts_head *head = (struct facts_head *)(void *)&here;
    head->given = (head->given & ~bit) | (facts_head(decided)->given & bit);
    head->unknown |= facts_head(decided)->unknown & bit;
    memcpy(here.bytes + rule->facts[fact].offset, decided->bytes + rule->facts[fact].offset, term_size(rule->facts[fact].term));
    record_proof(w, fact, &here, &other);
}

/* The other situation without the fact, where it can be left out. */
static void try_without(struct walk *w, const struct case_room *decided, uint32_t fact)
{
    struct case_room other, outcome;
    uint64_t bit = (uint64_t)1 << fact;
    if (!(facts_head(decided)->given & bit & w->open)) return;
    case_copy(w->s->rule, &other, decided);
    fact_take_away(&other, fact);
    struct run run = search_run(w->s, &other, &outcome);
    if (run.possible && run.decided) record_proof(w, fact, &other, decided);
}

/* At a decided situation: does changing one of the facts filled in on the way change the outcome? */
static void look_around(struct walk *w, const struct case_room *facts, const struct run *run, int32_t depth)
{
    enum { TRIES_MOST = 400 };
    for (int32_t d = 0; d < depth && w->s->runs_left > 0; d++) {
        const struct level *level = &w->level[d];
        if (w->m->matters >> level->fact & 1) continue;
        if (w->tries[level->fact] < TRIES_MOST) try_without(w, facts, level->fact);
        for (int32_t i = 0; i < level->count && !(w->m->matters >> level->fact & 1) && w->tries[level->fact] < TRIES_MOST; i++, w->tries[level->fact]++)
            try_other(w, facts, run, level->fact, level->value[i]);
    }
}

/* ---- the walk ---- */

static struct twig *new_twig(struct walk *w)
{
    struct twig *twig = w->keep_tree && w->twigs++ < TWIGS_MOST ? arena_take_zero(w->s->arena, sizeof *twig) : NULL;
    if (!twig) w->keep_tree = false;
    return twig;
}

static const struct twig *blur(struct walk *w)
{
    struct twig *twig = new_twig(w);
    if (twig) { twig->kind = A_BLUR; twig->shape = mixed(2, ++w->blurs); }
    return twig;
}

static struct twig *leaf(struct walk *w, const struct case_room *outcome, const struct run *run)
{
    struct twig *twig = new_twig(w);
    if (!twig) return NULL;
    *twig = (struct twig){ .kind = AN_OUTCOME, .shape = run->result | 1, .status = run->status };
    twig->outcome[0] = twig->outcome[1] = kept(w, outcome, w->s->rule->outcome_size);
    return twig;
}

/* A stretch that is decided: one outcome, or one that runs along from end to end. */
static const struct twig *stretch_leaf(struct walk *w, struct case_room *facts, const struct class *class, uint32_t fact)
{
    struct search *s = w->s;
    struct case_room outcome[2];
    fact_put(s->rule, facts, fact, class->lo);
    struct run lo = search_run(s, facts, &outcome[0]);
    if (!lo.decided) return blur(w);
    struct twig *twig = leaf(w, &outcome[0], &lo);
    if (!twig || class->lo.plain == class->hi.plain) return twig;
    fact_put(s->rule, facts, fact, class->hi);
    struct run hi = search_run(s, facts, &outcome[1]);
    if (!hi.decided || lo.status != hi.status) return blur(w);
    if (!runs_differ(&lo, &hi)) return twig;
    if (!runs_evenly(s, facts, class, fact, outcome)) return blur(w);
    twig->shape = mixed(lo.result, hi.result);
    twig->outcome[1] = kept(w, &outcome[1], s->rule->outcome_size);
    return twig;
}

static const struct twig *walk(struct walk *w, int32_t depth, uint64_t left_out);

/* Branches side by side that lead to the same are one; when one is left the fact makes no difference here. Lists and codes stand as examples, one of each kind: that
 * all of those tried lead to the same says nothing of others. */
static const struct twig *joined(struct walk *w, uint32_t fact, struct branch *branch, int32_t branches)
{
    int32_t n = 0;
    bool same = true;
    for (int32_t i = 0; i < branches; i++) {
        bool again = false, list = branch[i].lo.list || w->s->rule->facts[fact].term->kind == KIND_code;
        for (int32_t k = 0; k < n && list && !again; k++) again = branch[k].shape == branch[i].shape;
        if (again) continue;
        if (n && !list && branch[n - 1].shape == branch[i].shape) branch[n - 1].hi = branch[i].hi;
        else branch[n++] = branch[i];
    }
    w->shape = mixed(1, fact);
    for (int32_t i = 0; i < n; i++) {
        same &= branch[i].shape == branch[0].shape && !branch[i].lo.list && w->s->rule->facts[fact].term->kind != KIND_code;
        w->shape = mixed(mixed(mixed(w->shape, (uint64_t)branch[i].lo.plain), (uint64_t)branch[i].hi.plain), branch[i].shape);
        if (branch[i].lo.list) w->shape = mixed(w->shape, (uint64_t)(uintptr_t)branch[i].lo.list);
    }
    if (same) w->shape = n ? branch[0].shape : 0;
    if (!w->keep_tree || !n) return NULL;
    if (same) return branch[0].below;
    struct branch *kept_branch = arena_take(w->s->arena, sizeof *branch * (size_t)n);
    struct twig *out = kept_branch ? new_twig(w) : NULL;
    if (!out) { w->keep_tree = false; return NULL; }
    memcpy(kept_branch, branch, sizeof *branch * (size_t)n);
    *out = (struct twig){ .kind = A_TREE, .fact = fact, .shape = w->shape, .branch = kept_branch, .branches = n };
    return out;
}

/* Keeps a value of each stretch that leads elsewhere than those before it, and both ends where the outcome runs along. */
static void sample(struct samples *samples, const struct rule *rule, const struct branch *branch, int32_t at, uint32_t fact, bool along)
{
    for (int32_t k = 0; k < at; k++) if (branch[k].shape == branch[at].shape) return;
    for (int32_t end = 0; end <= along; end++) {
        struct value value = end ? branch[at].hi : branch[at].lo;
        bool known = false;
        for (int32_t i = 0; i < samples->count && !known; i++)
            known = value.list ? memcmp(value.list, samples->at[i].list, term_size(rule->facts[fact].term)) == 0 : value.plain == samples->at[i].plain;
        if (known) continue;
        if (samples->count == SAMPLES_MOST) { samples->more = true; return; }
        samples->at[samples->count++] = value;
    }
}

static const struct twig *below_value(struct walk *w, int32_t depth, uint32_t fact, struct value value, uint64_t left_out)
{
    case_copy(w->s->rule, &w->level[depth + 1].facts, &w->level[depth].facts);
    fact_put(w->s->rule, &w->level[depth + 1].facts, fact, value);
    return walk(w, depth + 1, left_out);
}

/* What lies below one stretch. Of a stretch that is not decided yet, both ends and a day of the other kind are tried: only when all lead to the same in the same way,
 * that is said of it. */
static const struct twig *tree_below(struct walk *w, int32_t depth, uint32_t fact, const struct class *class)
{
    const struct twig *low = below_value(w, depth, fact, class->lo, 0), *high, *other = low;
    if (class->hi.plain == class->lo.plain) return low;
    high = below_value(w, depth, fact, class->hi, 0);
    if (class->irregular) return blur(w);
    if (class->first.decided) {
        case_copy(w->s->rule, &w->level[depth + 1].facts, &w->level[depth].facts);
        return stretch_leaf(w, &w->level[depth + 1].facts, class, fact);
    }
    date day = search_other_kind_of_day(w->s->rule->facts[fact].term, class);
    if (day != class->lo.plain) other = below_value(w, depth, fact, (struct value){ day, NULL }, 0);
    return low && high && other && low->shape == high->shape && low->shape == other->shape ? low : blur(w);
}

/* The day of the case; the last day covered when it is not known. */
static date day_of(const struct walk *w, const struct case_room *facts)
{
    const struct rule *rule = w->s->rule;
    return facts_head(facts)->given >> rule->reference & 1 ? facts_day(rule, facts) : law_coverage(w->s->law, rule->name).until;
}

/* Of a stretch of days that is not decided yet, the one nearest to the day of the case: what follows from it is then nearest to what happens. */
static struct value usual_value(const struct walk *w, const struct case_room *facts, uint32_t fact, const struct class *class)
{
    const struct rule *rule = w->s->rule;
    struct value value = class->lo;
    if (rule->facts[fact].term->kind != KIND_date || class->first.decided || class->lo.plain == class->hi.plain) return value;
    value.plain = day_of(w, facts);
    return value.plain < class->lo.plain ? class->lo : value.plain > class->hi.plain ? class->hi : value;
}

/* The same without a tree, which costs less. */
static uint64_t shape_below(struct walk *w, int32_t depth, uint32_t fact, const struct class *class, uint64_t left_out)
{
    below_value(w, depth, fact, usual_value(w, &w->level[depth].facts, fact, class), left_out);
    uint64_t low = w->shape;
    if (class->hi.plain == class->lo.plain || !class->first.decided) return low;
    below_value(w, depth, fact, class->hi, left_out);
    return w->shape == low ? low : mixed(low, w->shape);
}

/* The values that are nearest to the day of the case first: they make the plainest examples. */
static void sort_days(struct level *level, date day)
{
    for (int32_t i = 1; i < level->count; i++)
        for (int32_t j = i; j && llabs(level->value[j].plain - day) < llabs(level->value[j - 1].plain - day); j--) {
            struct value moved = level->value[j];
            level->value[j] = level->value[j - 1];
            level->value[j - 1] = moved;
        }
}

/* Everything of one level: values to go down with. */
static const struct twig *branch_out(struct walk *w, uint32_t fact, int32_t depth, uint64_t left_out)
{
    struct search *s = w->s;
    struct level *level = &w->level[depth];
    int32_t n = search_classes(s, &level->facts, fact), taken = n < BRANCHES_MOST ? n : BRANCHES_MOST, branches = 0;
    if (taken < n) s->cut_short = true;
    level->fact = fact;
    level->count = 0;
    for (int32_t i = 0; i < taken; i++) {
        const struct class *class = &level->class[i];
        level->class[i] = s->class[(int64_t)i * n / taken];
        if (level->count < BRANCHES_MOST) level->value[level->count++] = usual_value(w, &level->facts, fact, class);
        if (level->count < BRANCHES_MOST && class->hi.plain != class->lo.plain) level->value[level->count++] = class->hi;
    }
    if (s->rule->facts[fact].term->kind == KIND_date) sort_days(level, day_of(w, &level->facts));
    for (int32_t i = 0; i < taken && !s->cut_short; i++) {
        const struct class *class = &level->class[i];
        if (s->runs_left <= 0) { s->cut_short = true; break; }
        struct branch branch = { class->lo, class->hi, 0, NULL };
        if (w->keep_tree) { branch.below = tree_below(w, depth, fact, class); branch.shape = branch.below ? branch.below->shape : 0; }
        else branch.shape = shape_below(w, depth, fact, class, left_out);
        if (!branch.shape) continue;
        level->branch[branches] = branch;
        if (!w->keep_tree) sample(&w->m->samples[fact], s->rule, level->branch, branches, fact, class->first.decided && class->first.result != class->last.result);
        branches++;
    }
    return joined(w, fact, level->branch, branches);
}

/* Completes the situation of this level in every way. Facts in left_out stay as they are: assumed, or absent. */
static const struct twig *walk(struct walk *w, int32_t depth, uint64_t left_out)
{
    struct search *s = w->s;
    struct case_room *facts = &w->level[depth].facts, *outcome = &w->level[depth].outcome;
    struct run run = search_run(s, facts, outcome);
    const struct twig *twig = NULL;
    w->shape = run.possible ? run.result | 1 : 0;
    if (!run.possible) return NULL;
    w->asked |= run.asked;
    if (run.decided && w->keep_tree) twig = leaf(w, outcome, &run);
    if (run.decided) look_around(w, facts, &run, depth);
    if (twig) return twig;
    uint64_t open = run_open(&run, facts) & ~left_out & (run.decided ? w->open : ~(uint64_t)0);
    if (!open) return NULL;
    if (depth == DEPTH_MOST) { s->cut_short = true; return NULL; }
    uint32_t fact = (uint32_t)__builtin_ctzll(open);
    if (!run.decided) {
        twig = branch_out(w, fact, depth, left_out);
        uint64_t assumed = run.assumed & w->open & ~left_out;
        if (w->shape || w->keep_tree || !assumed) return twig;
        fact = (uint32_t)__builtin_ctzll(assumed);      /* no answer is possible: only where something else is assumed can it go on */
        branch_out(w, fact, depth, left_out | (uint64_t)1 << fact);
        return NULL;
    }
    walk(w, depth, left_out | (uint64_t)1 << fact);      /* as it is assumed */
    uint64_t as_assumed = w->shape;
    branch_out(w, fact, depth, left_out | (uint64_t)1 << fact);
    if (w->shape != as_assumed) w->shape = mixed(as_assumed, w->shape);
    return NULL;
}

/* ---- when not everything can be tried: situations drawn at random, the same ones each time ---- */

static uint32_t draw(uint64_t *dice, uint32_t n)
{
    *dice = *dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*dice >> 33) % n);
}

static int64_t value_between(const struct term *term, int64_t lo, int64_t hi, uint64_t *dice)
{
    int64_t step = term->whole ? 1000 : 1, steps = (hi - lo) / step;
    bool ordered = term->kind != KIND_word && term->kind != KIND_code && term->kind != KIND_answer;
    return !ordered || lo < term->min || steps < 2 ? hi : lo + step * (int64_t)draw(dice, steps > INT32_MAX ? INT32_MAX : (uint32_t)steps);
}

/* A possible value for a fact, tried a few times: one of the list, or of the points that lie ready, or something in between. */
static bool put_some_value(struct walk *w, struct case_room *facts, uint32_t fact, const struct value *list, int32_t n, uint64_t *dice, struct value *value)
{
    struct search *s = w->s;
    struct case_room with, outcome;
    for (int32_t tries = 0; n && tries < 6; tries++) {
        uint32_t at = draw(dice, (uint32_t)n);
        *value = list ? list[at] : (struct value){ s->points.point[at].at, NULL };
        if (!list && at && draw(dice, 2)) value->plain = value_between(s->rule->facts[fact].term, s->points.point[at - 1].at, s->points.point[at].at, dice);
        case_copy(s->rule, &with, facts);
        fact_put(s->rule, &with, fact, *value);
        if (!search_run(s, &with, &outcome).possible) continue;
        case_copy(s->rule, facts, &with);
        return true;
    }
    return false;
}

/* Some values for a fact into its level, and the situation with the last of them. */
static void draw_values(struct walk *w, struct level *level, const struct case_room *facts, struct case_room *next, uint32_t fact, uint64_t *dice)
{
    enum { DRAWN = 4 };
    struct search *s = w->s;
    struct case_room other;
    const struct value *list = NULL;
    bool every;
    level->fact = fact;
    level->count = 0;
    if (s->rule->facts[fact].term->kind != KIND_list) points_of(&s->points, &every, s->rule, s->law, &s->seen, facts, fact);
    int32_t n = s->rule->facts[fact].term->kind == KIND_list ? search_lists(s, facts, fact, &list) : s->points.count;
    for (int32_t i = 0; i < DRAWN; i++) {
        case_copy(s->rule, &other, facts);
        if (!put_some_value(w, &other, fact, list, n, dice, &level->value[level->count])) continue;
        level->count++;
        case_copy(s->rule, next, &other);
    }
}

static void draw_one(struct walk *w, const struct case_room *start, uint64_t *dice)
{
    struct search *s = w->s;
    struct case_room facts, next, outcome;
    uint64_t left_out = 0;
    int32_t depth = 0;
    case_copy(s->rule, &facts, start);
    struct run run = search_run(s, &facts, &outcome);
    while (run.possible && depth < DEPTH_MOST) {
        w->asked |= run.asked;
        uint64_t open = run_open(&run, &facts) & ~left_out & (run.decided ? w->open : ~(uint64_t)0);
        if (!open) break;
        uint32_t fact = (uint32_t)__builtin_ctzll(open);
        struct level *level = &w->level[depth];
        draw_values(w, level, &facts, &next, fact, dice);
        if (!level->count || (run.decided && draw(dice, 2))) {
            if (!run.decided) return;
            left_out |= (uint64_t)1 << fact;
            continue;
        }
        depth++;
        case_copy(s->rule, &facts, &next);
        run = search_run(s, &facts, &outcome);
    }
    if (run.possible && run.decided) look_around(w, &facts, &run, depth);
}

/* ---- the outcomes that are possible ---- */

/* False when some are left out. */
static bool gather(struct missing *m, const struct rule *rule, const struct twig *twig, struct condition *condition, int32_t conditions)
{
    bool all = true;
    if (twig->kind == AN_OUTCOME) {
        if (m->possible_count == POSSIBLE_MOST) return false;
        struct possible *p = &m->possible[m->possible_count++];
        *p = (struct possible){ .conditions = conditions, .status = twig->status, .outcome = { twig->outcome[0], twig->outcome[1] } };
        memcpy(p->condition, condition, sizeof *condition * (size_t)conditions);
        return true;
    }
    if (twig->kind == A_BLUR || conditions == CONDITIONS_MOST) return false;
    for (int32_t i = 0; i < twig->branches; i++) {
        condition[conditions] = (struct condition){ twig->fact, twig->branch[i].lo, twig->branch[i].hi };
        all &= gather(m, rule, twig->branch[i].below, condition, conditions + 1) && !twig->branch[i].lo.list && rule->facts[twig->fact].term->kind != KIND_code;
    }
    return all;
}

/* How much of the law was seen: while that grows, stretches higher up may have been too few. */
static int32_t seen_of(const struct search *s) { return s->seen.days + s->seen.spans + s->seen.amounts; }

/* The tree of outcomes, with what is assumed left as it is; when it can be had for this effort. */
static void find_possible(struct walk *w, int64_t effort)
{
    struct search *s = w->s;
    struct condition condition[CONDITIONS_MOST];
    const struct twig *tree;
    int64_t kept_back = s->runs_left - effort;
    int32_t before;
    s->runs_left = effort;
    do {
        before = seen_of(s);
        w->keep_tree = true;
        tree = walk(w, 0, 0);
    } while (seen_of(s) > before && !s->cut_short && w->keep_tree);
    if (tree && w->keep_tree && !s->cut_short) w->m->possible_all = gather(w->m, s->rule, tree, condition, 0);
    s->runs_left = (s->runs_left > 0 ? s->runs_left : 0) + kept_back;
    s->cut_short = w->keep_tree = false;
}

/* Completions at random, until a good number in a row showed nothing new. */
static void draw_some(struct walk *w, int32_t most_in_vain)
{
    for (int32_t vain = 0; vain < most_in_vain && w->s->runs_left > 0; vain++) {
        uint64_t asked = w->asked, matters = w->m->matters;
        if (!(w->open & ~w->m->matters)) return;
        draw_one(w, &w->level[0].facts, &w->dice);
        if (asked != w->asked || matters != w->m->matters) vain = 0;
    }
}

/* Every completion, with the facts assumed too. When that is too much, the rest of the effort goes to completions at random; otherwise a few of those, at values
 * in between, look for what was not met anywhere. */
static void find_all(struct walk *w)
{
    enum { VAIN = 150, CHECKS = 60 };
    struct search *s = w->s;
    int64_t reserve = s->runs_left / 4;
    int32_t before;
    s->runs_left -= reserve;
    for (int32_t i = 2 * __builtin_popcountll(w->open); i && s->runs_left > 0; i--) draw_one(w, &w->level[0].facts, &w->dice);     /* to see most of the law beforehand */
    do {
        before = seen_of(s);
        walk(w, 0, 0);
    } while (seen_of(s) > before && !s->cut_short);
    s->runs_left = (s->runs_left > 0 ? s->runs_left : 0) + reserve;
    memset(w->tries, 0, sizeof w->tries);
    uint64_t asked = w->asked;
    bool complete = !s->cut_short && !s->sampled;
    if (!complete || w->open & ~w->asked) draw_some(w, complete ? CHECKS : VAIN);
    w->m->complete = complete && w->asked == asked;
}

static bool find(struct missing *m, struct search *s, const struct rule *rule, const struct law *law, const void *facts, uint64_t outcomes, bool strict, int64_t effort, struct arena *arena,
                 bool with_possible)
{
    uint64_t all = rule->fact_count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << rule->fact_count) - 1;
    search_start(s, rule, law, outcomes, strict, effort, arena);
    memset(m, 0, sizeof *m);
    struct walk w = { .s = s, .m = m, .dice = 1, .open = all & ~facts_head(facts)->given, .level = arena_take(arena, sizeof *w.level * (DEPTH_MOST + 2)) };
    if (!w.level || !facts_check(rule, law, facts, NULL)) return false;
    memcpy(&w.level[0].facts, facts, rule->facts_size);
    if (with_possible) find_possible(&w, effort / 3);
    find_all(&w);
    m->asked = w.asked;
    m->no_matter = m->complete ? w.open & ~w.asked : 0;
    m->runs = effort - s->runs_left;
    return true;
}

bool missing_find(struct missing *m, struct search *s, const struct rule *rule, const struct law *law, const void *facts, uint64_t outcomes, bool strict, int64_t effort, struct arena *arena)
{
    return find(m, s, rule, law, facts, outcomes, strict, effort, arena, true);
}

bool missing_matter(struct missing *m, struct search *s, const struct rule *rule, const struct law *law, const void *facts, uint64_t outcomes, bool strict, int64_t effort, struct arena *arena)
{
    return find(m, s, rule, law, facts, outcomes, strict, effort, arena, false);
}

bool missing_look(struct decision *d, struct arena *arena)
{
    d->missing = NULL;
    if ((d->status != ONBEKEND && d->status != PARAMETER_ONTBREEKT) || !d->reasoning.missing) return true;
    struct search *s = arena_take(arena, sizeof *s);
    struct missing *m = s ? arena_take(arena, sizeof *m) : NULL;
    if (m && missing_find(m, s, d->rule, d->lasting, &d->facts, d->outcomes, d->strict, EFFORT_USUAL, arena)) d->missing = m;
    return d->missing != NULL;
}
