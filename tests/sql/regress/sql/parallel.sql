-- Two workers give what one gives, and the planner uses them.
CREATE TABLE person AS SELECT i, date '1960-01-01' + (i * 7919) % 16000 AS born, ((30 + i % 61) * 1000)::int AS value FROM generate_series(1, 20000) i;
ANALYZE person;
\set sum 'SELECT sum(breed.loonkostensubsidie_bedrag_per_maand_cents(peildatum => ''2026-01-01'', geboortedatum => born, forfaitair => false, loonwaarde_thousandths => value, uren_per_week_hundredths => 3200, voltijduren_hundredths => 3600)) FROM person'
SET max_parallel_workers_per_gather = 0;
CREATE TEMP TABLE one AS :sum;
SET max_parallel_workers_per_gather = 2;
SET min_parallel_table_scan_size = 0;
SET parallel_setup_cost = 0;
SET parallel_leader_participation = off;
EXPLAIN (COSTS OFF) SELECT sum(breed.dagloon_maximum_cents(eerste_ziektedag => born)) FROM person;
CREATE TEMP TABLE two AS :sum;
SELECT one.sum = two.sum AS same, one.sum > 0 AS something FROM one, two;
-- In an index, which only an immutable function can be.
CREATE INDEX ON person (breed.loonkostensubsidie_bedrag_per_maand_cents(peildatum => '2026-01-01', geboortedatum => born, forfaitair => false, loonwaarde_thousandths => value, uren_per_week_hundredths => 3200, voltijduren_hundredths => 3600));
-- From a function in another language, again and again in one transaction.
CREATE FUNCTION percentages() RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE total numeric := 0;
BEGIN
  FOR w IN 1..99 LOOP
    total := total + (breed.loonkostensubsidie(peildatum => '2026-01-01', geboortedatum => '1990-01-01', forfaitair => false, loonwaarde => w, uren_per_week => 36, voltijduren => 36)).subsidiepercentage;
    BEGIN PERFORM breed.loonkostensubsidie(peildatum => '2026-01-01', loonwaarde => w + 0.5); EXCEPTION WHEN invalid_parameter_value THEN NULL; END;
  END LOOP;
  RETURN total;
END $$;
SELECT percentages() = percentages() AS same, percentages() > 0 AS something;
