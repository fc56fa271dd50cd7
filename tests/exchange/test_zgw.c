/* SPDX-License-Identifier: EUPL-1.2 */
/* test_zgw.c: every life of a dossier, after every event, is valid against the JSON Schema; the last day to react is that of the rule. */
#include "exchange_help.h"
#include "exchange/data.h"
#include "exchange/formats/zgw.h"

enum { LIVES_MOST = 80 };
static struct lived *lived;
static const struct zgw_setting zgw = { "Z-2026-0001", "999990019", "https://catalogi.example.nl/catalogi/api/v1", true };

static bool write_one(struct text *out, const struct life *l, int32_t count, date now)
{
    struct arena arena = { 0 };
    struct case_setting setting = CASE_SETTING(&law.law, now);
    struct dossier d;
    setting.parts = 0;
    bool good = dossier_of(&d, &arena, l->entry, count, &setting, NULL) && zgw_write(out, &d, &zgw, &setting, NULL);
    arena_free(&arena);
    return good;
}

/* 0 all fit, 1 not all, 3 the validator is not installed. */
static int valid(const struct text *lines, const char *schema)
{
    char path[] = "/tmp/breed-zgw-XXXXXX", command[1200];
    int file = mkstemp(path);
    FILE *out = file >= 0 ? fdopen(file, "w") : NULL;
    if (!out) return 2;
    (void)fwrite(lines->data, 1, lines->size, out);
    (void)fclose(out);
    snprintf(command, sizeof command, "/usr/bin/python3 '%s/tests/exchange/schema.py' '%s' <'%s'", getenv("BREED_SOURCE") ? getenv("BREED_SOURCE") : ".", schema, path);
    int status = system(command);
    (void)remove(path);
    return status == 0 ? 0 : status >> 8;
}

static void all_lives(int32_t lives)
{
    struct text lines = { 0 }, wrong = { 0 };
    char schema[1000];
    int32_t written = 0, asked = 0;
    snprintf(schema, sizeof schema, "%s/exchange/schemas/zgw.schema.json", getenv("BREED_SOURCE") ? getenv("BREED_SOURCE") : ".");
    for (int32_t i = 0; i < lives; i++)
        for (int32_t k = 1; k <= lived[i].life.count; k++) {
            asked++;
            written += write_one(&lines, &lived[i].life, k, lived[i].life.entry[k - 1].day + 1);
            text_char(&lines, '\n');
        }
    ok(written == asked && written > 100, "%d dossiers are written", (int)written);
    int outcome = valid(&lines, schema);
    if (outcome == 3) { printf("ok %d - every one of them is valid against the schema # SKIP python3-jsonschema is not installed\n", ++tests_run); text_free(&lines); return; }
    ok(outcome == 0, "every one of them is valid against the schema");
    static const char *const planted[][2] = { { "\"uiterlijkeReactiedatum\":\"2026", "\"uiterlijkeReactiedatum\":\"26" }, { "\"bronorganisatie\":\"9", "\"bronorganisatie\":\"" },
        { "\"indicatie\":false", "\"indicatie\":\"nee\"" }, { "\"zaak\":", "\"zaken\":" } };
    int32_t noticed = 0;
    for (size_t p = 0; p < sizeof planted / sizeof *planted; p++) {
        const char *at = strstr(text_string(&lines), planted[p][0]);
        wrong.size = 0;
        if (!at) continue;
        text_bytes(&wrong, lines.data, (size_t)(at - lines.data));
        text_put(&wrong, planted[p][1]);
        text_put(&wrong, at + strlen(planted[p][0]));
        FILE *was = freopen("/dev/null", "w", stderr);
        (void)was;
        noticed += valid(&wrong, schema) == 1;
    }
    ok(noticed == sizeof planted / sizeof *planted, "a wrong date, number, answer or name planted in one of them is noticed");
    text_free(&lines);
    text_free(&wrong);
}

static void the_last_day_to_react(int32_t lives)
{
    struct text out = { 0 };
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, "vijf weken, betaling, bezwaar")) continue;
        (void)write_one(&out, &lived[i].life, lived[i].life.count, date_of(2026, 3, 5));
        ok(strstr(text_string(&out), "\"verzenddatum\":\"2026-02-24\",\"uiterlijkeReactiedatum\":\"2026-04-07\"") != NULL, "sent on 24 February: react by 7 April, for 6 weeks end on Easter Monday");
        ok(strstr(text_string(&out), "\"statustype\":\"https://catalogi.example.nl/catalogi/api/v1/statustypen/loonkostensubsidie/toegekend-loonwaarde\"") && strstr(text_string(&out),
            "/resultaattypen/loonkostensubsidie/toegekend\""), "statuses and result follow from the states");
    }
    for (int32_t i = 0; i < lives; i++) {
        if (!strstr(lived[i].name, "onvolledig: de termijn")) continue;
        out.size = 0;
        (void)write_one(&out, &lived[i].life, 2, date_of(2026, 2, 12));
        ok(strstr(text_string(&out), "\"opschorting\":{\"indicatie\":true,\"reden\":\"De gemeente wacht") != NULL, "while the municipality waits for completion the case is suspended");
        out.size = 0;
        (void)write_one(&out, &lived[i].life, 3, date_of(2026, 2, 20));
        ok(strstr(text_string(&out), "\"opschorting\":{\"indicatie\":false") && strstr(text_string(&out), "\"uiterlijkeEinddatumAfdoening\":\"2026-04-08\""),
            "completed, it is not, and the deadline has moved");
    }
    text_free(&out);
}

static void settings_that_do_not_fit(void)
{
    struct arena arena = { 0 };
    struct problems problems = { .count = 0 };
    struct case_setting setting = CASE_SETTING(&law.law, date_of(2026, 3, 5));
    const struct zgw_setting bad = { "", "12", "ftp://x", false };
    struct text out = { 0 };
    struct dossier d;
    setting.parts = 0;
    (void)dossier_of(&d, &arena, lived[0].life.entry, lived[0].life.count, &setting, NULL);
    ok(!zgw_write(&out, &d, &bad, &setting, &problems) && problems.count == 3 && out.size == 0, "what does not fit is named at once, and nothing is written");
    text_free(&out);
    arena_free(&arena);
}

int main(int count, char **arguments)
{
    struct arena keep = { 0 };
    if (count < 2 || !law_build(&law, NULL, 0, DATE_LAST)) return 1;
    lived = calloc(LIVES_MOST, sizeof *lived);
    int32_t lives = read_lives(arguments[1], lived, LIVES_MOST, &keep);
    all_lives(lives);
    the_last_day_to_react(lives);
    settings_that_do_not_fit();
    free(lived);
    arena_free(&keep);
    law_free(&law);
    return done();
}
