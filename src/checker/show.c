/* SPDX-License-Identifier: EUPL-1.2 */
/* show.c: what was found, as JSON for programs and as lines for people. */
#include "checker/inside.h"

#include <string.h>
#include "base/members.h"
#include "explain/explain.h"
#include "explain/lawbook.h"
#include "law/cite.h"

/* Each article of "A|B" that is in force on the day, with its link. */
static void put_links(struct text *out, const char *cites, date on, int language)
{
    struct text one = { 0 };
    put_open(out, "artikelen", '[');
    for (const char *from = cites; *from;) {
        size_t size = strcspn(from, "|");
        struct citation citation;
        one.size = 0;
        text_bytes(&one, from, size);
        if (law_cite(&law_book, text_string(&one), on, &citation)) {
            put_open(out, NULL, '{');
            lawbook_put_citation(out, &citation, on, language);
            text_char(out, '}');
        }
        from += size + (from[size] == '|');
    }
    text_char(out, ']');
    text_free(&one);
}

static void put_number(struct text *out, const char *name, int64_t value)
{
    put_key(out, name);
    text_int(out, value);
}

static void put_finding(struct text *out, const struct check_finding *f, date on, int language)
{
    put_open(out, NULL, '{');
    put_member(out, "oordeel", check_verdict_name[f->verdict]);
    put_member(out, "code", f->code);
    put_member(out, "onderwerp", f->label[language]);
    put_number(out, "regel", f->line);
    put_number(out, "van", f->from);
    put_number(out, "tot", f->until);
    put_member(out, "staatEr", f->said);
    put_member(out, "wet", f->law[language]);
    put_member(out, "grondslag", f->cites);
    put_links(out, f->cites, on, language);
    put_date(out, "sinds", f->since, DATE_NEVER);
    put_date(out, "kloptTotEnMet", f->until_day, DATE_NEVER);
    text_char(out, '}');
}

void checked_json(struct text *out, const struct check_result *r, int language)
{
    text_char(out, '{');
    put_date(out, "peildatum", r->on, DATE_NEVER);
    put_member(out, "vorm", r->html ? "html" : "tekst");
    put_number(out, "zinnen", r->sentences);
    put_number(out, "vergeleken", r->compared);
    put_open(out, "bevindingen", '[');
    for (int32_t i = 0; i < r->count; i++) put_finding(out, &r->finding[i], r->on, language);
    text_char(out, ']');
    put_number(out, "meer", r->more);
    put_member(out, "toelichting", language ? "The checker recognises fixed claims. A text without findings can still be wrong." : "De controle herkent vaste beweringen. Een tekst zonder bevindingen kan toch fout zijn.");
    text_char(out, '}');
}

static void show_finding(struct text *out, const struct check_finding *f, date on, int language)
{
    text_put(out, language ? "line " : "regel ");
    text_int(out, f->line);
    text_put(out, ": ");
    text_put(out, check_verdict_name[f->verdict]);
    text_put(out, ": ");
    text_put(out, f->label[language]);
    text_char(out, '\n');
    if (*f->said) { text_put(out, "  \""); text_wrapped(out, f->said, 3, 100); out->size--; text_put(out, "\"\n"); }
    text_put(out, "  ");
    text_wrapped(out, f->law[language], 2, 100);
    if (*f->cites) { text_put(out, "  ("); lawbook_put_cites(out, f->cites, &on, language); text_put(out, ")\n"); }
}

void checked_show(struct text *out, const struct check_result *r, int language)
{
    for (int32_t i = 0; i < r->count; i++) show_finding(out, &r->finding[i], r->on, language);
    if (r->more) { text_put(out, language ? "and more: " : "en meer: "); text_int(out, r->more); text_char(out, '\n'); }
    struct text day = { 0 };
    explain_date(&day, r->on, language);
    text_put(out, r->count ? "" : language ? "Nothing found. " : "Niets gevonden. ");
    text_put(out, language ? "Law of " : "Recht van ");
    text_put(out, text_string(&day));
    text_put(out, language ? "; sentences: " : "; zinnen: ");
    text_int(out, r->sentences);
    text_put(out, language ? ", claims compared: " : ", beweringen vergeleken: ");
    text_int(out, r->compared);
    text_put(out, language ? ". The checker knows fixed claims only: a text without findings can still be wrong.\n" : ". De controle kent alleen vaste beweringen: een tekst zonder bevindingen kan toch fout zijn.\n");
    text_free(&day);
}
