-- SPDX-License-Identifier: EUPL-1.2
-- worker.sql: what a worker needs: the extension, its part of the people, and the parts of simulations that it ran.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS breed;
CREATE SCHEMA breed_cluster;

-- A partition of people, for reading. partition: which one.
CREATE TABLE breed_cluster.person (partition int NOT NULL, id bigint NOT NULL, born date NOT NULL, day date NOT NULL, flat_rate boolean NOT NULL, wage_value_thousandths int, hours_hundredths int NOT NULL);

-- Logged: a result must survive a crash. One row a shard and run, so that running a shard again replaces it.
CREATE TABLE breed_cluster.part (run text, shard int, part jsonb NOT NULL, PRIMARY KEY (run, shard));

-- A shard of a run: the old result goes and the new one comes in one transaction, or nothing changes.
CREATE FUNCTION breed_cluster.do_shard(run_id text, shard_nr int, parts int, scale bigint, seed bigint, year bigint, law_overlay jsonb) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM breed_cluster.part WHERE run = run_id AND shard = shard_nr;
  INSERT INTO breed_cluster.part VALUES (run_id, shard_nr, breed.simulate(scale, seed, year, shard_nr, parts, law_overlay));
  RETURN shard_nr;
END $$;
CREATE FUNCTION breed_cluster.digests(worker_nr int, law_overlay jsonb) RETURNS jsonb LANGUAGE sql AS $$ SELECT breed.digests(law_overlay) $$;
CREATE FUNCTION breed_cluster.parts_of(run_id text) RETURNS TABLE (shard int, part jsonb) LANGUAGE sql AS $$ SELECT p.shard, p.part FROM breed_cluster.part p WHERE p.run = run_id $$;
