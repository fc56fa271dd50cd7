-- SPDX-License-Identifier: EUPL-1.2
-- duckdb.sql: the rule of lks.c in SQL: dates, ages, regimes and amounts of every row, and their sums. Whole numbers only; // divides and rounds towards nought.
WITH parts AS (
  SELECT *, year(day) AS y, month(day) * 32 + dayofmonth(day) AS md, year(start) AS sy, month(start) * 32 + dayofmonth(start) AS smd,
    year(birth) AS b, month(birth) * 32 + dayofmonth(birth) AS bmd
  FROM lks),
fixed AS (
  SELECT *, CASE WHEN sy < y AND y > 2017 THEN (y - 2015) * 2
                 WHEN sy < y AND md >= smd THEN (y - 2015) * 2 + CAST(smd >= 7 * 32 AS INTEGER)
                 ELSE (sy - 2015) * 2 + CAST(smd >= 7 * 32 AS INTEGER) END AS half_year,
    least(y - b - CAST(md < bmd AS INTEGER), 23) AS years,
    CASE WHEN flat = 1 THEN 50 WHEN value // 1000 >= 30 THEN 100 - value // 1000 ELSE 70 END AS share,
    CASE WHEN y >= 2024 THEN 3600 ELSE normal END AS week, CASE WHEN y >= 2024 THEN full_time ELSE normal END AS most
  FROM parts),
terms AS (
  SELECT wage * youth_num AS wage_num, youth_den AS wage_den, wage * youth_num * 27 AS ground_num, youth_den * 25 AS ground_den,
    wage * youth_num * 27 * share * least(agreed, most) AS num, youth_den * 25 * 100 * week AS den, charge_num AS cn, charge_den AS cd
  FROM fixed JOIN law ON law.half = fixed.half_year AND law.age = fixed.years)
SELECT concat_ws(',', sum((2 * wage_num + wage_den) // (2 * wage_den)), sum((2 * ground_num + ground_den) // (2 * ground_den)), sum((2 * num + den) // (2 * den)),
  sum((2 * num * cn + den * cd) // (2 * den * cd)), sum((2 * num * (cd + cn) + den * cd) // (2 * den * cd))) AS sums, '' AS nothing
FROM terms
