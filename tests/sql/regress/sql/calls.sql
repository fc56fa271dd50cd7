-- One call in every form.
\set facts 'peildatum => ''2026-01-01'', geboortedatum => ''1990-01-01'', forfaitair => false'
SELECT * FROM breed.loonkostensubsidie(:facts, loonwaarde => 60, uren_per_week => 36, voltijduren => 36);
SELECT breed.loonkostensubsidie_bedrag_per_maand_cents(:facts, loonwaarde_thousandths => 60000, uren_per_week_hundredths => 3600, voltijduren_hundredths => 3600);
SELECT j ->> 'status' AS status, j -> 'uitkomst' ->> 'bedragPerMaand' AS bedrag, json_array_length(j -> 'stappen') > 3 AS reasons
  FROM breed.loonkostensubsidie_json(:facts, loonwaarde => 60, uren_per_week => 36, voltijduren => 36) j;
-- Not given is not nought: undecided, and the amount is NULL.
SELECT status, reden, bedrag_per_maand FROM breed.loonkostensubsidie(:facts, uren_per_week => 36, voltijduren => 36);
SELECT breed.loonkostensubsidie_bedrag_per_maand_cents(:facts, uren_per_week_hundredths => 3600, voltijduren_hundredths => 3600) IS NULL AS open;
SELECT status, reden FROM breed.loonkostensubsidie();
-- Asked, and not known, is not asked again.
SELECT (j -> 'ontbreekt')::text LIKE '%loonwaarde%' AS asks FROM breed.loonkostensubsidie_json(:facts, uren_per_week => 36, voltijduren => 36) j;
SELECT status, reden FROM breed.loonkostensubsidie(:facts, uren_per_week => 36, voltijduren => 36, onbekend => '{loonwaarde}');
SELECT status, reden FROM breed.loonkostensubsidie(:facts, uren_per_week => 36, voltijduren => 36, onbekend => '{loonwaarde, wsw_dienstbetrekking}');
-- A list, as in the JSON of the program.
SELECT status, norm_per_maand > 0 AS norm, aantal_kostendelers FROM breed.kostendelersnorm(peildatum => '2026-01-01', geboortedatum => '1990-01-01', heeft_partner => false,
  huisgenoten => '[{"geboortedatum": "1970-01-01"}, {"geboortedatum": "1971-01-01", "studeert": "ja"}]');
-- Everything that is wrong is named at once.
SELECT breed.loonkostensubsidie(peildatum => '1850-01-01', geboortedatum => 'infinity', forfaitair => true, loonwaarde => 60.5, uren_per_week => -3, voltijduren => 36.123, onbekend => '{forfaitair, loonwarde, null}');
SELECT breed.loonkostensubsidie(:facts, loonwaarde => 'NaN');
SELECT breed.loonkostensubsidie_bedrag_per_maand_cents(:facts, loonwaarde_thousandths => 60);
SELECT breed.loonkostensubsidie_bedrag_per_maand_cents(:facts, loonwaarde_thousandths => 2147483647, uren_per_week_hundredths => -2147483648);
SELECT breed.loonkostensubsidie(peildatum => '5874897-12-31');
SELECT breed.loonkostensubsidie(peildatum => '-infinity');
SELECT breed.bijstand(netto_inkomen => 1e100);
SELECT breed.bijstand_norm_cents(netto_inkomen_cents => 9223372036854775807);
SELECT breed.kostendelersnorm(huisgenoten => '[{"geboren": 1}, 5, {"studeert": true}]');
SELECT breed.kostendelersnorm(huisgenoten => '{"a": 1}');
SELECT breed.samenloop(soort => 'griep');
SELECT breed.verhuizing(van_gemeente => 'GM9999');
-- The answer with its reasons says what is wrong instead.
SELECT j ->> 'status' AS status, j -> 'fouten' -> 0 ->> 'feit' AS feit FROM breed.loonkostensubsidie_json(:facts, loonwaarde => 60.5) j;
SELECT j ->> 'status' AS strict, json_array_length(j -> 'aannames') FROM breed.loonkostensubsidie_json(:facts, loonwaarde => 60, uren_per_week => 36, voltijduren => 36, strict => true) j;
SELECT j -> 'stappen' -> 0 ->> 'tekst' <> k -> 'stappen' -> 0 ->> 'tekst' AS in_english FROM breed.loonkostensubsidie_json(:facts, loonwaarde => 60, uren_per_week => 36, voltijduren => 36, lang => 'en') j,
  breed.loonkostensubsidie_json(:facts, loonwaarde => 60, uren_per_week => 36, voltijduren => 36, lang => 'nl') k;
SELECT breed.loonkostensubsidie_json(:facts, lang => 'fr');
-- Prepared, with a plan for every value.
SET plan_cache_mode = force_generic_plan;
PREPARE ask(numeric) AS SELECT status, subsidiepercentage FROM breed.loonkostensubsidie(:facts, loonwaarde => $1, uren_per_week => 36, voltijduren => 36);
EXECUTE ask(60);
EXECUTE ask(70);
EXECUTE ask(NULL);
EXECUTE ask(700);
EXECUTE ask(80);
