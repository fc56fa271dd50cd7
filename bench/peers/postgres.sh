# SPDX-License-Identifier: EUPL-1.2
# postgres.sh FOLDER SQL ADDRESS: the rows into a PostgreSQL that is there (tests/store/with_postgres.sh), and the rule over them in PL/pgSQL, by one process of the server.
set -eu
cat "$2" - <<END | psql -X -q -A -t -v ON_ERROR_STOP=1 "$3"
SET jit = off;
SET max_parallel_workers_per_gather = 0;
\\copy lks FROM '$1/rows.csv' (FORMAT csv)
\\copy law FROM '$1/law.csv' (FORMAT csv)
ANALYZE lks;
ANALYZE law;
SELECT timed();
END
