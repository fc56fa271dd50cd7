-- Every function of the extension may run anywhere, in parallel, and be pushed to a foreign server; every argument may be left out; no name needs quotes.
CREATE EXTENSION breed;
SELECT p.proname FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid
  WHERE e.extname = 'breed' AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'c') AND p.provolatile <> 'v' AND (p.provolatile <> 'i' OR p.proparallel <> 's' OR p.proisstrict OR p.pronargdefaults <> p.pronargs);
SELECT p.proname, a.name FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargnames) a(name) WHERE p.pronamespace = 'breed'::regnamespace AND (quote_ident(p.proname) <> p.proname OR quote_ident(a.name) <> a.name);
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'breed'::regnamespace AND a.attnum > 0 AND quote_ident(a.attname) <> a.attname;
-- A rule has a row and an answer with its reasons.
SELECT t.typname FROM pg_type t WHERE t.typnamespace = 'breed'::regnamespace AND t.typtype = 'c' AND t.typname LIKE '%\_uitkomst'
  AND 2 <> (SELECT count(*) FROM pg_proc p WHERE p.pronamespace = t.typnamespace AND p.proname IN (replace(t.typname, '_uitkomst', ''), replace(t.typname, '_uitkomst', '_json')));
SELECT length(breed.digest()), breed.program() LIKE breed.version() || '+%' AS program, breed.version() = (SELECT extversion FROM pg_extension WHERE extname = 'breed') AS version;
SELECT obj_description('breed.digest'::regproc);
