-- SPDX-License-Identifier: EUPL-1.2
-- coordinator.sql: what the coordinator needs, beside a server breed_workers of the kind plproxy that names the workers (docs/cluster.md): the runs, their shards and the steps of a run.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS breed;
CREATE EXTENSION IF NOT EXISTS plproxy;
CREATE SCHEMA IF NOT EXISTS breed_cluster;

CREATE TABLE breed_cluster.run (run text PRIMARY KEY, scale bigint NOT NULL, seed bigint NOT NULL, year bigint, parts int NOT NULL CHECK (parts > 0), law_overlay jsonb, digests jsonb NOT NULL,
  begun timestamptz NOT NULL DEFAULT now());
-- open: to be done; bezig: being done, or its session ended while it was; klaar: its result lies at the worker; mislukt: message says why.
CREATE TABLE breed_cluster.shard (run text REFERENCES breed_cluster.run ON DELETE CASCADE, shard int, worker int NOT NULL, state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'bezig', 'klaar', 'mislukt')),
  tries int NOT NULL DEFAULT 0, message text, since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (run, shard));

-- Where the data lie.
CREATE FUNCTION breed_cluster.digests(worker_nr int, law_overlay jsonb) RETURNS jsonb LANGUAGE plproxy AS $$ CLUSTER 'breed_workers'; RUN ON worker_nr; TARGET breed_cluster.digests; $$;
CREATE FUNCTION breed_cluster.do_shard_on(worker_nr int, run_id text, shard_nr int, parts int, scale bigint, seed bigint, year bigint, law_overlay jsonb) RETURNS int LANGUAGE plproxy
  AS $$ CLUSTER 'breed_workers'; RUN ON worker_nr; SELECT breed_cluster.do_shard(run_id, shard_nr, parts, scale, seed, year, law_overlay); $$;
CREATE FUNCTION breed_cluster.parts_of(run_id text) RETURNS TABLE (shard int, part jsonb) LANGUAGE plproxy AS $$ CLUSTER 'breed_workers'; RUN ON ALL; TARGET breed_cluster.parts_of; $$;

-- Begins a run: every worker must have the same law, program and extension as the coordinator, or nothing is begun and everything that differs is named.
CREATE FUNCTION breed_cluster.begin_run(run_id text, workers int, parts int, scale bigint DEFAULT 1000, seed bigint DEFAULT 1, year bigint DEFAULT NULL, law_overlay jsonb DEFAULT NULL) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  own jsonb := breed.digests(law_overlay);
  theirs jsonb;
  differences text := '';
BEGIN
  FOR w IN 0 .. workers - 1 LOOP
    theirs := breed_cluster.digests(w, law_overlay);
    SELECT differences || coalesce(string_agg(format(E'\nworker %s: %s: ''%s'', toegestaan / allowed: ''%s''', w, key, theirs ->> key, value), '' ORDER BY key), '') INTO differences
      FROM jsonb_each_text(own) WHERE theirs ->> key IS DISTINCT FROM value;
  END LOOP;
  IF differences <> '' THEN
    RAISE EXCEPTION 'breed_cluster: een werker rekent anders; er is niets begonnen / a worker computes otherwise; nothing was begun' USING DETAIL = ltrim(differences, E'\n'), ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO breed_cluster.run VALUES (run_id, scale, seed, year, parts, law_overlay, own);
  INSERT INTO breed_cluster.shard (run, shard, worker) SELECT run_id, s, (s - 1) % workers FROM generate_series(1, parts) s;
  RETURN parts;
END $$;

-- Does what is left of a run at one worker, shard by shard; a session a worker. The first failure is noted and ends it: call it again when the worker is back, and only what is not done is done.
CREATE PROCEDURE breed_cluster.work(run_id text, worker_nr int) LANGUAGE plpgsql AS $$
DECLARE
  r breed_cluster.run;
  next int;
  failed text;
BEGIN
  SELECT * INTO STRICT r FROM breed_cluster.run WHERE run = run_id;
  IF NOT pg_try_advisory_lock(hashtext('breed_cluster ' || run_id), worker_nr) THEN RAISE EXCEPTION 'breed_cluster: iemand anders is bezig met werker % / somebody else is at it', worker_nr; END IF;
  LOOP
    SELECT shard INTO next FROM breed_cluster.shard WHERE run = run_id AND worker = worker_nr AND state <> 'klaar' ORDER BY shard LIMIT 1;
    EXIT WHEN next IS NULL OR failed IS NOT NULL;
    UPDATE breed_cluster.shard SET state = 'bezig', tries = tries + 1, message = NULL, since = clock_timestamp() WHERE run = run_id AND shard = next;
    COMMIT;
    BEGIN
      PERFORM breed_cluster.do_shard_on(worker_nr, run_id, next, r.parts, r.scale, r.seed, r.year, r.law_overlay);
    EXCEPTION WHEN OTHERS THEN failed := SQLERRM;
    END;
    UPDATE breed_cluster.shard SET state = CASE WHEN failed IS NULL THEN 'klaar' ELSE 'mislukt' END, message = failed, since = clock_timestamp() WHERE run = run_id AND shard = next;
    COMMIT;
  END LOOP;
  PERFORM pg_advisory_unlock(hashtext('breed_cluster ' || run_id), worker_nr);
  IF failed IS NOT NULL THEN RAISE EXCEPTION 'breed_cluster: deel % bij werker % is mislukt / shard failed: %', next, worker_nr, failed; END IF;
END $$;
