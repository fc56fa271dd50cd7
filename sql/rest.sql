
-- What the library says of itself. A digest of the law under an overlay is that of the library under the same overlay.
-- object FUNCTION @extschema@.digest(jsonb)
CREATE FUNCTION @extschema@.digest(law_overlay jsonb DEFAULT NULL) RETURNS text LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'breed_digest';
COMMENT ON FUNCTION @extschema@.digest(jsonb) IS 'vingerafdruk van het recht / fingerprint of the law';
-- object FUNCTION @extschema@.program()
CREATE FUNCTION @extschema@.program() RETURNS text LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'breed_program';
COMMENT ON FUNCTION @extschema@.program() IS 'versie en vingerafdruk van het programma / version and fingerprint of the program';
-- object FUNCTION @extschema@.version()
CREATE FUNCTION @extschema@.version() RETURNS text LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'breed_version';
COMMENT ON FUNCTION @extschema@.version() IS 'versie / version';
-- A part of a simulation (docs/cluster.md): what `breed simulate --shard` writes, for `breed simulate --merge`. Always the same, but so long that it must not be computed while a query is planned.
-- object FUNCTION @extschema@.simulate(bigint, bigint, bigint, bigint, bigint, jsonb)
CREATE FUNCTION @extschema@.simulate(scale bigint DEFAULT 1000, seed bigint DEFAULT 1, year bigint DEFAULT NULL, shard bigint DEFAULT 1, parts bigint DEFAULT 1, law_overlay jsonb DEFAULT NULL)
RETURNS jsonb LANGUAGE C VOLATILE PARALLEL SAFE COST 1000000 AS 'MODULE_PATHNAME', 'breed_simulate';
COMMENT ON FUNCTION @extschema@.simulate(bigint, bigint, bigint, bigint, bigint, jsonb) IS 'deel van een simulatie / part of a simulation';
-- object FUNCTION @extschema@.digests(jsonb)
CREATE FUNCTION @extschema@.digests(law_overlay jsonb DEFAULT NULL) RETURNS jsonb LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'breed_digests';
COMMENT ON FUNCTION @extschema@.digests(jsonb) IS 'alles wat een uitkomst bepaalt / all that decides an outcome';
