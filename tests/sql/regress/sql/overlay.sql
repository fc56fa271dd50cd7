-- A law with a change on top, from row to row.
\set facts 'peildatum => ''2026-03-01'', geboortedatum => ''1990-01-01'', forfaitair => true, uren_per_week => 36, voltijduren => 36'
CREATE TEMP TABLE law (n int, change jsonb);
INSERT INTO law VALUES (1, NULL), (2, '{"parameters": [{"name": "lks_forfait", "values": [{"from": "2026-01-01", "value": 30, "status": "afgeleid", "source": "test"}]}]}'),
  (3, NULL), (4, '{"parameters": [{"name": "lks_forfait", "values": [{"from": "2026-01-01", "value": "25", "status": "afgeleid", "source": "test"}]}]}'), (5, NULL), (6, '{}');
SELECT n, (breed.loonkostensubsidie(:facts, law_overlay => change)).subsidiepercentage FROM law ORDER BY n;
SELECT n, breed.digest(change) = breed.digest() AS same FROM law ORDER BY n;
SELECT count(DISTINCT breed.digest(change)) FROM law;
SELECT sum((breed.loonkostensubsidie(:facts, law_overlay => change)).subsidiepercentage) FROM law, generate_series(1, 50);
-- A choice is part of the law too.
SELECT breed.digest('{"choices": {"proefplaats-en-forfait": "stapelen"}}') = breed.digest() AS same;
-- What is refused, all of it.
SELECT breed.digest('{"parameters": [{"name": "bestaat-niet"}, {"name": "lks_forfait", "unit": "euro", "values": [{"from": "2026-02-30", "value": "veel"}]}], "choices": {"bestaat-niet": "x"}, "other": 1}');
SELECT breed.digest('[]');
SELECT breed.digest('"x"');
SELECT breed.loonkostensubsidie(:facts, law_overlay => '{"parameters": 5}');
