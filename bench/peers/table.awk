# SPDX-License-Identifier: EUPL-1.2
# table.awk: the lines of all peers (name;threads;rounds;rows;seconds;processor;sums) as one table; ends with 1 when two of them have other sums.
BEGIN {
  name["breed"] = "breed, the rule over columns"; name["loop"] = "plain C loop"; name["memory"] = "memory alone"; name["numpy"] = "NumPy, int64"; name["decimal"] = "Python, Decimal"
  name["duckdb"] = "DuckDB, SQL"; name["postgres"] = "PostgreSQL, PL/pgSQL"
  print "| | threads | million rows a second | ... of processor time | against the plain loop on one thread | rounds |"
  print "|---|---|---|---|---|---|"
}
{
  if ($1 != "memory") {
    if (sums == "") sums = $7
    if ($7 != sums) { wrong = wrong sprintf("%s on %d threads has sums %s; the first has %s\n", $1, $2, $7, sums) }
    if (!$4) next
  }
  count++; who[count] = $1; threads[count] = $2; rounds[count] = $3; pace[count] = $4 / $5 / 1e6; own[count] = $6 > 0 ? $4 / $6 / 1e6 : 0
  if ($1 == "loop" && $2 == 1) { loop = own[count]; by_clock = pace[count] }
  if ($6 > 0) of[$1 $2] = $6
  wall[$1 $2] = $5
}
END {
  for (i = 1; i <= count; i++)
    printf "| %s | %d | %s | %s | %.3f | %d |\n", name[who[i]], threads[i], few(pace[i]), own[i] ? few(own[i]) : "-", own[i] && threads[i] == 1 ? own[i] / loop : pace[i] / by_clock, rounds[i]
  printf "\nTwo threads of breed against one, by the clock: %.2f; by processor time, so with both cores free: %.2f. Sums of wage, base, subsidy, charges and total in cents, the same for all: %s.\n", wall["breed1"] / wall["breed2"], of["breed2"] ? 2 * of["breed1"] / of["breed2"] : 0, sums
  if (wrong) { printf "%s", wrong > "/dev/stderr"; exit 1 }
}
function few(x) { return x >= 10 ? sprintf("%.0f", x) : x >= 1 ? sprintf("%.1f", x) : sprintf("%.2f", x) }
