-- SPDX-License-Identifier: EUPL-1.2
-- postgres.sql: the rule of lks.c in PL/pgSQL, row by row; the law is joined to the row, because a look-up inside the function costs more than all the rest.
CREATE TABLE lks(day date, start date, birth date, flat int, value int, agreed int, full_time int, normal int);
CREATE TABLE law(half int, age int, wage bigint, youth_num bigint, youth_den bigint, charge_num bigint, charge_den bigint);
CREATE TYPE amounts AS (wage bigint, ground bigint, subsidy bigint, costs bigint, total bigint);
CREATE FUNCTION divided(num bigint, den bigint) RETURNS bigint IMMUTABLE PARALLEL SAFE LANGUAGE sql RETURN (2 * num + den) / (2 * den);
CREATE FUNCTION month_day(d date) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE sql RETURN extract(month FROM d)::int * 32 + extract(day FROM d)::int;
CREATE FUNCTION half_year(day date, start date) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
DECLARE y int := extract(year FROM day); sy int := extract(year FROM start); late int := (extract(month FROM start) > 6)::int;
BEGIN
  IF sy < y AND y > 2017 THEN RETURN (y - 2015) * 2; END IF;
  IF sy < y AND month_day(day) >= month_day(start) THEN RETURN (y - 2015) * 2 + late; END IF;
  RETURN (sy - 2015) * 2 + late;
END $$;
CREATE FUNCTION years(day date, birth date) RETURNS int IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
BEGIN RETURN least(extract(year FROM day)::int - extract(year FROM birth)::int - (month_day(day) < month_day(birth))::int, 23); END $$;
CREATE FUNCTION subsidy(r lks, l law) RETURNS amounts IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS $$
DECLARE y int := extract(year FROM r.day); num bigint := l.wage * l.youth_num; den bigint := l.youth_den; share int; a amounts;
BEGIN
  a.wage := divided(num, den);
  num := num * 27; den := den * 25;
  a.ground := divided(num, den);
  IF r.flat = 1 THEN share := 50; ELSIF r.value / 1000 >= 30 THEN share := 100 - r.value / 1000; ELSE share := 70; END IF;
  num := num * share; den := den * 100;
  IF y >= 2024 THEN num := num * least(r.agreed, r.full_time); den := den * 3600; ELSE num := num * least(r.agreed, r.normal); den := den * r.normal; END IF;
  a.subsidy := divided(num, den);
  a.costs := divided(num * l.charge_num, den * l.charge_den);
  a.total := divided(num * (l.charge_den + l.charge_num), den * l.charge_den);
  RETURN a;
END $$;
CREATE FUNCTION timed() RETURNS text LANGUAGE plpgsql AS $$
DECLARE begun timestamptz := clock_timestamp(); sums text;
BEGIN
  SELECT concat_ws(',', sum((s).wage), sum((s).ground), sum((s).subsidy), sum((s).costs), sum((s).total)) INTO sums
  FROM (SELECT subsidy(lks, law) AS s FROM lks JOIN law ON law.half = half_year(lks.day, lks.start) AND law.age = years(lks.day, lks.birth) OFFSET 0) AS decided;
  RETURN (SELECT format('postgres;1;1;%s;%s;;%s', count(*), extract(epoch FROM clock_timestamp() - begun), sums) FROM lks);
END $$;
