#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh BUILD [RULE...]: changes each comparison, operator and constant of the rules once and runs the worked examples, and random rows: which changes does nothing notice?
# Those must stand in survivors.tsv with the reason; it fails for one that does not, and for one that stands there and is noticed or gone.
# BUILD is a build folder of this tree. What was found is kept there; a run that was stopped goes on where it was. BREED_MUTATION_SECONDS: stop after so long.
# BREED_MUTATION_KEEP=killed: after more cases, look only at what survived before. BREED_MUTATION_JOBS: as many at once (all cores).
# BREED_MUTATION_WORK, BREED_MUTATION_LIST and BREED_MUTATION_FINISHED: another folder for the results, other lists of survivors and of finished files.
# BREED_MUTATION_NOTE=yes: note in finished.tsv of which files nothing was left open. What is not noted there, or changed since, comes first.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
[ $# -ge 1 ] && [ -x "$1/src/cli/breed" ] && [ -x "$1/tests/test_rows" ] || { echo "run.sh BUILD [RULE...]: BUILD is a build folder of this tree, with its tests" >&2; exit 2; }
build=$(cd "$1" && pwd)
shift
work=${BREED_MUTATION_WORK:-$build/mutation}
survivors=${BREED_MUTATION_LIST:-$here/survivors.tsv}
finished=${BREED_MUTATION_FINISHED:-$here/finished.tsv}
until=$(($(date +%s) + ${BREED_MUTATION_SECONDS:-1000000}))
jobs=${BREED_MUTATION_JOBS:-$(nproc)}
# Those where money hangs on most come first, for when time is short.
first="vrijlating bijstand kostendelersnorm samenloop loonkostensubsidie werkgeverskosten termijnen norisk loonkostenvoordeel dekking zoektermijn"

includes="-I$build/src -I$build/src/law -I$root/src -I$root/include -include $here/mutation.h"
compile="${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -w"
without_reasons="-O2 -DNDEBUG -DMUTATION_WITHOUT_REASONS"
libraries="-lyaml -lsodium -lgmp -lpthread -lsqlite3 -ldl"
all_cases=$(cd "$root" && ls cases/*.yaml)
export root build work until includes compile without_reasons all_cases

tmp="$work/tmp.$$"
export tmp
mkdir -p "$tmp" || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP

# Unoptimised compiles quickest; what C leaves undefined becomes a trap, also beyond a list at the end of its struct where the compiler can tell.
accepts() { echo 'int main(void) { return 0; }' | ${CC:-cc} "$@" -x c -o "$tmp/accepted" - 2>/dev/null; }
if accepts -fsanitize=bounds-strict; then bounds="bounds-strict"; else bounds=bounds; fi
checked="-O0 -Dalways_inline= -Dnoinline= -fsanitize=$bounds,shift,signed-integer-overflow,integer-divide-by-zero,null -fsanitize-undefined-trap-on-error"
if accepts -fuse-ld=lld; then libraries="$libraries -fuse-ld=lld"; fi        # links in half the time
export checked libraries

${CC:-cc} -std=c17 -O1 -o "$tmp/mutate" "$here/mutate.c" && mv "$tmp/mutate" "$work/mutate" || exit 2

registered=$(sed -n 's/^R(\(.*\))$/\1/p' "$root/src/rules/registry.def")
order=$(printf '%s\n' $first $registered aow products | awk '!seen[$0]++')
[ $# -eq 0 ] || order=$*

# What rules share that is compiled apart: the file, and the header of the rule that owns it.
parts_of_rules="housemates"
header_of_part() { case $1 in housemates) echo kostendelersnorm.h ;; esac; }

# users HEADER: the rules that include it.
users() { for rule in $registered; do if grep -q "^#include \"rules/$1\"" "$root/src/rules/$rule.c"; then echo "$rule"; fi; done; }

# link_ahead: the program but for the rules at hand, linked once, so that a mutant need not be linked with all of it. What only those rules ask for stays in rest.a.
link_ahead() {
  cp "$build/src/libbreed.a" "$tmp/rest.a" && rm -f "$place/program.o" || exit 2
  for rule in $parts $rules; do ar d "$tmp/rest.a" "$(ar t "$tmp/rest.a" | grep "rules_$rule\.c\.o\$")" || exit 2; done
  $compile -r -o "$place/program.o" "$build"/src/cli/breed.p/*.o -Wl,--start-group "$build"/src/*/lib*.a "$tmp/rest.a" -Wl,--end-group || exit 2
}

# prepare FILE: its mutants, and results that still hold: made of the same source with the same cases.
prepare() {
  place="$work/$1"
  mkdir -p "$place"
  source_print=$(cat "$root"/src/rules/*.[ch] "$root"/src/base/*.h "$here"/mutate.c "$here"/mutation.h "$build/src/law/names.h" | cksum)
  print="$source_print $(cd "$root" && cat $all_cases law/*.yaml law/parameters/*.yaml | cksum)"
  if [ "$(cat "$place/print" 2>/dev/null)" = "$print" ]; then return; fi
  if [ "${BREED_MUTATION_KEEP:-}" = killed ] && [ "$(cat "$place/source-print" 2>/dev/null)" = "$source_print" ]; then
    grep -v 'survived$' "$place/results" >"$place/kept"
    mv "$place/kept" "$place/results"
  else
    : >"$place/results"
    cp "$root/src/rules/$1" "$place/$1"
    one=$(echo $parts $rules | sed 's/ .*//')
    $compile -E -P $includes "$root/src/rules/$one.c" >"$place/whole.i"
    "$work/mutate" words "$place/whole.i" >"$place/words" && "$work/mutate" list "$place/$1" "$place/words" >"$place/list" || exit 2
    for rule in $parts $rules; do (cd "$root/src/rules" && $compile $without_reasons $includes -c "$rule.c" -o "$place/$rule.o") || exit 2; done
  fi
  link_ahead
  [ "$(sh "$here/one.sh" "$1" none)" = same ] || { echo "$1: does not pass its cases as it is, or does not make the same code twice" >&2; exit 2; }
  echo "$source_print" >"$place/source-print"
  echo "$print" >"$place/print"
}

# report FILE: its counts and what needs attention. True when nothing does.
report() {
  [ -t 2 ] && printf '\r%60s\r' '' >&2
  awk -F '\t' -v file="$1" -v known="$survivors" -v out="$work/$1/survivors" '
    FILENAME == known { if ($1 == file && $2 != "") reason[$2] = $3; next }
    FILENAME ~ /results$/ { became[$1] = $2; count[$2]++; next }
    { all++; if (became[$1] == "") left++; if (became[$1] == "survived") { lives[$3] = 1; if ($3 in reason) explained++; else { open++; print file "\t" $2 "\t" $3 > out } } }
    END {
      for (text in reason) if (!(text in lives) && !left) { stale++; print file ": in survivors.tsv, but killed or gone: " text }
      printf "%s: %d mutants, %d killed, %d the same code, %d survivors explained, %d not explained", file, all - count["broken"], count["killed"], count["same"], explained, open
      if (left) printf " (%d not reached)", left
      printf "\n"
      exit open > 0 || stale > 0
    }' "$survivors" "$work/$1/results" "$work/$1/list"
}

# run_file FILE RULE...: all mutants of one file that have no result yet.
run_file() {
  name=$1
  shift
  rules=$*
  parts=""
  for part in $parts_of_rules; do if [ "$name" = "$part.c" ]; then parts=$part; fi; done
  export rules parts
  if [ "$(date +%s)" -ge "$until" ]; then echo "$name: no time left"; return 0; fi
  prepare "$name"
  rm -f "$work/$name/survivors"
  awk -F '\t' 'FILENAME ~ /results$/ { done[$1] = 1; next } !($1 in done) { print $1 }' "$work/$name/results" "$work/$name/list" |
    xargs -r -n 4 -P "$jobs" sh "$here/one.sh" "$name" || exit 2
  if report "$name"; then [ "${BREED_MUTATION_NOTE:-}" != yes ] || note "$name" $rules; else failed=1; fi
  if [ -s "$work/$name/survivors" ]; then sed 's/^/  /' "$work/$name/survivors"; fi
}

# files: each file that is mutated, with the rules that are compiled of it.
files() {
  for part in $parts_of_rules; do
    owner=$(header_of_part "$part")
    case " "$(echo $order)" " in *" ${owner%.h} "*) echo "$part.c" $(users "$owner") ;; esac
  done
  for rule in $order; do
    echo "$rule.c" "$rule"        # aow and products have only a header
    echo "$rule.h" $(users "$rule.h")
  done
}

# finished_print FILE RULE...: changes with the file, with the worked examples of its rules and with what is changed in it.
finished_print() {
  (cd "$root" && cat "src/rules/$1" tests/mutation/mutate.c tests/mutation/mutation.h && shift && for rule; do cat "cases/$rule.yaml"; done) | cksum | tr -d ' '
}

# note FILE RULE...: nothing was left open in this file, if all of its mutants had their turn.
note() {
  [ "$(wc -l <"$work/$1/results")" -eq "$(wc -l <"$work/$1/list")" ] || return 0
  { grep -v "^$1	" "$finished" 2>/dev/null; printf '%s\t%s\n' "$1" "$(finished_print "$@")"; } | LC_ALL=C sort >"$tmp/finished" && cp "$tmp/finished" "$finished"
}

failed=0
files | while read -r name rules; do
  if [ -e "$root/src/rules/$name" ] && [ -n "$rules" ]; then
    if grep -qxF "$name	$(finished_print $name $rules)" "$finished" 2>/dev/null; then echo "2 $name $rules"; else echo "1 $name $rules"; fi
  fi
done | sort -s -k 1,1 >"$tmp/plan"
while read -r _ name rules <&3; do run_file "$name" $rules; done 3<"$tmp/plan"
exit $failed
