/* SPDX-License-Identifier: EUPL-1.2 */
/* report.c: what the checks found, as text, JSON and CSV; and the table of checks itself. */
#include "ordinance/inside.h"

#include "base/members.h"

enum { WIDTH = 100 };

/* Why, with what is missing, the law's own value or the word chosen behind it. */
static void put_reason(struct text *t, const struct ordinance_finding *f, enum ordinance_why why, const struct law *law, date on, int language)
{
    const struct local_field *field = &local_fields[f->condition->field];
    text_put(t, ordinance_why_labels[why][language]);
    if (why == WHY_lacks) { text_char(t, ' '); put_words(t, field, f->missing, language); }
    if (why == WHY_too_long || why == WHY_too_short || why == WHY_shorter) {
        int64_t limit = law_value(law, (uint32_t)f->condition->arg, on);
        for (int i = local_decimals(field->unit); i > 0; i--) limit *= 10;
        text_char(t, ' ');
        put_number(t, field, limit, language);
    }
    if (why == WHY_word && f->value) { text_char(t, ' '); ordinance_put_value(t, f->value, language); }
    if (why == WHY_bases_lack) { text_char(t, ' '); put_law(t, f->basis, on, language); }
    bool first = true;
    for (int32_t i = 0; why == WHY_stale && i < f->document->base_count; i++) {
        if (!basis_is_stale(f->document->bases[i])) continue;
        text_put(t, first ? " " : "; ");
        put_law(t, f->document->bases[i], on, language);
        first = false;
    }
}

/* What the value came to, and what its source adds to that. */
static void put_why(struct text *t, const struct ordinance_finding *f, const struct law *law, date on, int language)
{
    if (f->value && f->said != WHY_regulated && f->said != f->why && f->condition->kind != COND_own) { put_reason(t, f, f->said, law, on, language); text_put(t, "; "); }
    put_reason(t, f, f->why, law, on, language);
}

/* "duur van een proefplaats: 1 maand; let op, ... [bron]" */
void ordinance_put_finding(struct text *t, const struct ordinance_judgment *j, const struct ordinance_finding *f, const struct law *law, int language)
{
    if (f->condition->kind != COND_own) {
        text_put(t, local_fields[f->condition->field].label[language]);
        text_put(t, ": ");
        if (f->value && (f->value->valued || f->value->state == LOCAL_gedelegeerd)) { ordinance_put_value(t, f->value, language); text_put(t, "; "); }
    }
    put_why(t, f, law, j->on, language);
    if (f->value && *f->value->note[language]) { text_put(t, " ("); text_put(t, f->value->note[language]); text_char(t, ')'); }
    if (f->value && f->value->document >= 0) { text_put(t, " ["); ordinance_put_source(t, j->ordinance, f->value, language); text_char(t, ']'); }
    else if (f->document && f->condition->kind == COND_own) { text_put(t, " ["); text_put(t, f->document->title); text_char(t, ']'); }
}

static void put_line(struct text *t, struct text *line, int32_t indent)
{
    for (int32_t i = 0; i < indent; i++) text_char(t, ' ');
    text_wrapped(t, text_string(line), indent, WIDTH);
    t->failed |= line->failed;
    line->size = 0;
}

/* Two conditions on one value may come to the same. */
static bool said_before(const struct ordinance_outcome *out, int32_t i)
{
    const struct ordinance_finding *f = &out->finding[i];
    for (int32_t k = 0; k < out->findings; k++) {
        const struct ordinance_finding *other = &out->finding[k];
        bool same = k != i && other->condition->kind != COND_own && other->condition->field == f->condition->field && other->why == f->why;
        if (same && (other->said == f->said ? k < i : f->said == WHY_regulated)) return true;
    }
    return false;
}

/* Nothing was read of what this check looks at. */
static bool is_unread(const struct ordinance_outcome *out)
{
    bool unread = out->verdict == O_onbekend;
    for (int32_t i = 0; i < out->findings; i++) unread &= (out->finding[i].why == WHY_unknown || out->finding[i].why == WHY_no_ordinance_read) && !(out->finding[i].value && *out->finding[i].value->note[0]);
    return unread;
}

static void put_outcome(struct text *t, const struct ordinance_judgment *j, const struct ordinance_outcome *out, const struct law *law, int language)
{
    struct text line = { 0 };
    text_put(&line, out->check->id);
    text_put(&line, "  ");
    text_put(&line, ordinance_verdict_labels[out->verdict][language]);
    if (out->attention) text_put(&line, say(language, ", let op", ", attention"));
    text_put(&line, ": ");
    text_put(&line, out->check->label[language]);
    text_put(&line, " (");
    put_law(&line, out->check->cites, j->on, language);
    text_char(&line, ')');
    put_line(t, &line, 0);
    for (int32_t i = 0; i < out->findings; i++) {
        if ((out->verdict == O_voldoet && !out->finding[i].attention) || said_before(out, i)) continue;
        text_put(&line, "- ");
        ordinance_put_finding(&line, j, &out->finding[i], law, language);
        put_line(t, &line, 7);
    }
    if (out->verdict == O_voldoet_niet) { text_put(&line, say(language, "Schrijf: ", "Write: ")); text_put(&line, out->check->advice[language]); put_line(t, &line, 7); }
    text_free(&line);
}

static void put_score(struct text *t, const struct ordinance_score *score, int language)
{
    text_int(t, score->count[O_voldoet] + score->count[O_gedelegeerd]);
    text_put(t, say(language, " van ", " of "));
    text_int(t, score->applicable);
    text_put(t, say(language, " geregeld", " regulated"));
    if (score->count[O_gedelegeerd]) { text_put(t, say(language, ", waarvan ", ", of which ")); text_int(t, score->count[O_gedelegeerd]); text_put(t, say(language, " door het college", " by the executive")); }
    if (score->count[O_voldoet_niet]) { text_put(t, "; "); text_int(t, score->count[O_voldoet_niet]); text_put(t, say(language, " niet", " not")); }
    if (score->count[O_onbekend]) { text_put(t, "; "); text_int(t, score->count[O_onbekend]); text_put(t, say(language, " niet bekend", " not known")); }
}

static void put_coverage(struct text *t, const struct ordinance_judgment *j, int language)
{
    struct text line = { 0 };
    text_put(t, say(language, "\nVerplichte onderdelen: ", "\nMandatory parts: "));
    put_score(t, &j->all, language);
    text_char(t, '\n');
    for (int item = ITEM_I; item < ITEMS; item++) {
        text_put(&line, local_item_names[item]);
        text_put(&line, "  ");
        text_put(&line, ordinance_verdict_labels[ordinance_light(&j->item[item])][language]);
        text_put(&line, ": ");
        text_put(&line, local_item_labels[item][language]);
        if (j->item[item].applicable) { text_put(&line, " ("); put_score(&line, &j->item[item], language); text_char(&line, ')'); }
        put_line(t, &line, 2);
    }
    text_free(&line);
}

static void put_unread(struct text *t, const struct ordinance_judgment *j, int language)
{
    struct text line = { 0 };
    bool first = true;
    for (int32_t i = 0; i < j->outcomes; i++) {
        const struct ordinance_check *check = j->outcome[i].check;
        if (!is_unread(&j->outcome[i])) continue;
        if (first) text_put(t, say(language, "\nNiet gelezen, dus niet te beoordelen:\n", "\nNot read, so not to be judged:\n"));
        first = false;
        text_put(&line, check->id); text_put(&line, "  "); text_put(&line, check->label[language]);
        put_line(t, &line, 2);
    }
    text_free(&line);
}

void ordinance_judgment_text(struct text *t, const struct ordinance_judgment *j, const struct law *law, int language)
{
    struct text line = { 0 };
    text_put(t, j->ordinance->name);
    text_put(t, say(language, " op ", " on "));
    text_day(t, j->on, language);
    text_put(t, "\n");
    if (*j->ordinance->note[language]) { text_put(&line, j->ordinance->note[language]); put_line(t, &line, 0); }
    text_free(&line);
    if (j->ordinance->owner == OWNER_uwv) {
        text_put(t, say(language, "\nUWV heeft geen verordening: geen controle is van toepassing.\n", "\nUWV has no ordinance: no check applies.\n"));
        return;
    }
    put_coverage(t, j, language);
    static const enum ordinance_verdict order[] = { O_voldoet_niet, O_onbekend, O_gedelegeerd, O_voldoet };
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        bool first = true;
        for (int32_t i = 0; i < j->outcomes; i++) {
            if (j->outcome[i].verdict != order[k] || is_unread(&j->outcome[i])) continue;
            if (first) text_char(t, '\n');
            first = false;
            put_outcome(t, j, &j->outcome[i], law, language);
        }
    }
    put_unread(t, j, language);
    int32_t left_out = 0;
    for (int32_t i = 0; i < j->outcomes; i++) left_out += j->outcome[i].verdict == O_niet_van_toepassing;
    if (left_out) { text_char(t, '\n'); text_int(t, left_out); text_put(t, say(language, " controles zijn op deze dag niet van toepassing.\n", " checks do not apply on this day.\n")); }
}

/* ---- JSON and CSV ---- */

static void put_made(struct text *t, const char *name, struct text *made)
{
    put_key(t, name);
    text_json(t, text_string(made), made->size);
    t->failed |= made->failed;
    made->size = 0;
}

static void finding_json(struct text *t, const struct ordinance_judgment *j, const struct ordinance_finding *f, const struct law *law, int language)
{
    struct text part = { 0 };
    put_open(t, NULL, '{');
    if (f->condition->kind != COND_own) put_member(t, "veld", local_fields[f->condition->field].name);
    put_member(t, "oordeel", ordinance_verdict_names[f->verdict]);
    if (f->value) { ordinance_put_value(&part, f->value, language); put_made(t, "waarde", &part); put_member(t, "stand", local_state_names[f->value->state]); }
    put_why(&part, f, law, j->on, language);
    put_made(t, "waarom", &part);
    if (f->document) {
        put_member(t, "document", f->document->title);
        if (*f->document->cvdr) put_member(t, "cvdr", f->document->cvdr);
        if (f->document->version) { put_key(t, "versie"); text_int(t, f->document->version); }
        put_member(t, "laag", local_layer_names[f->document->layer]);
        if (*f->document->url) put_member(t, "url", f->document->url);
    }
    if (f->value && *f->value->article) put_member(t, "artikel", f->value->article);
    if (f->value) { put_key(t, "gecontroleerd"); text_int(t, f->value->checked); }
    text_char(t, '}');
    text_free(&part);
}

static void score_json(struct text *t, const char *name, const struct ordinance_score *score)
{
    put_open(t, name, '{');
    put_key(t, "vanToepassing"); text_int(t, score->applicable);
    for (int v = 0; v < O_niet_van_toepassing; v++) { put_key(t, ordinance_verdict_names[v]); text_int(t, score->count[v]); }
    put_member(t, "oordeel", ordinance_verdict_names[ordinance_light(score)]);
    text_char(t, '}');
}

void ordinance_judgment_json(struct text *t, const struct ordinance_judgment *j, const struct law *law, int language)
{
    struct text part = { 0 };
    text_char(t, '{');
    put_member(t, "verordening", j->ordinance->code);
    put_member(t, "naam", j->ordinance->name);
    put_date(t, "peildatum", j->on, LOCAL_NO_DAY);
    put_member(t, "verordeningDelegatie", law->option[C_verordening_delegatie] == verordening_delegatie_telt ? "telt" : "telt-niet");
    score_json(t, "verplicht", &j->all);
    put_open(t, "onderdelen", '[');
    for (int item = ITEM_I; item < ITEMS; item++) {
        put_open(t, NULL, '{');
        put_member(t, "onderdeel", local_item_names[item]);
        put_member(t, "onderwerp", local_item_labels[item][language]);
        score_json(t, "telling", &j->item[item]);
        text_char(t, '}');
    }
    text_char(t, ']');
    put_open(t, "controles", '[');
    for (int32_t i = 0; i < j->outcomes; i++) {
        const struct ordinance_outcome *out = &j->outcome[i];
        put_open(t, NULL, '{');
        put_member(t, "controle", out->check->id);
        put_member(t, "onderdeel", local_item_names[out->check->item]);
        put_member(t, "gewicht", ordinance_weight_names[out->check->weight]);
        put_member(t, "oordeel", ordinance_verdict_names[out->verdict]);
        put_bool(t, "letOp", out->attention);
        put_member(t, "kijktNaar", out->check->label[language]);
        put_member(t, "grondslag", out->check->cites);
        put_law_url(&part, out->check->cites, j->on);
        if (part.size) put_made(t, "url", &part);
        put_open(t, "bewijs", '[');
        for (int32_t k = 0; k < out->findings; k++) finding_json(t, j, &out->finding[k], law, language);
        text_char(t, ']');
        if (out->verdict == O_voldoet_niet) put_member(t, "schrijf", out->check->advice[language]);
        text_char(t, '}');
    }
    text_put(t, "]}");
    text_free(&part);
}

void ordinance_judgment_csv(struct text *t, const struct ordinance_judgment *j, int language)
{
    text_put(t, "verordening,peildatum,controle,onderdeel,gewicht,oordeel,letOp,grondslag,kijktNaar\r\n");
    for (int32_t i = 0; i < j->outcomes; i++) {
        const struct ordinance_outcome *out = &j->outcome[i];
        char day[11];
        (void)format_date(j->on, day);
        const char *const cells[] = { j->ordinance->code, day, out->check->id, local_item_names[out->check->item], ordinance_weight_names[out->check->weight], ordinance_verdict_names[out->verdict],
                                      out->attention ? "ja" : "nee", out->check->cites, out->check->label[language] };
        for (int k = 0; k < 9; k++) put_cell(t, cells[k], k == 8);
    }
}

/* ---- the checks themselves ---- */

void ordinance_checks_text(struct text *t, const struct law *law, int language)
{
    struct text line = { 0 };
    for (int32_t i = 0; i < ordinance_check_count; i++) {
        const struct ordinance_check *check = &ordinance_checks[i];
        date from = LAW_FIRST, until = DATE_LAST;
        (void)ordinance_check_period(law, check, &from, &until);
        text_put(&line, check->id);
        text_put(&line, "  ");
        text_put(&line, check->label[language]);
        text_put(&line, " (");
        put_law(&line, check->cites, from, language);
        text_put(&line, say(language, "; vanaf ", "; from "));
        text_date(&line, from);
        if (until != DATE_LAST) { text_put(&line, say(language, " t/m ", " to ")); text_date(&line, until); }
        text_put(&line, "; ");
        text_put(&line, ordinance_weight_labels[check->weight][language]);
        if (check->item) { text_put(&line, ", "); text_put(&line, local_item_names[check->item]); }
        text_char(&line, ')');
        put_line(t, &line, 0);
    }
    text_free(&line);
}

void ordinance_checks_json(struct text *t, const struct law *law, int language)
{
    text_char(t, '[');
    for (int32_t i = 0; i < ordinance_check_count; i++) {
        const struct ordinance_check *check = &ordinance_checks[i];
        date from = LOCAL_NO_DAY, until = DATE_LAST;
        (void)ordinance_check_period(law, check, &from, &until);
        put_open(t, NULL, '{');
        put_member(t, "controle", check->id);
        put_member(t, "grondslag", check->cites);
        put_member(t, "onderdeel", local_item_names[check->item]);
        put_member(t, "gewicht", ordinance_weight_names[check->weight]);
        put_date(t, "vanaf", from, LOCAL_NO_DAY);
        put_date(t, "tot", until, DATE_LAST);
        put_member(t, "kijktNaar", check->label[language]);
        put_open(t, "velden", '[');
        for (int32_t k = 0; k < CONDITIONS_MOST && check->condition[k].kind != COND_none; k++)
            if (check->condition[k].kind != COND_own) { put_comma(t); put_string(t, local_fields[check->condition[k].field].name); }
        text_char(t, ']');
        put_member(t, "schrijf", check->advice[language]);
        text_char(t, '}');
    }
    text_char(t, ']');
}
