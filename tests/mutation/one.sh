#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# one.sh FILE NUMBER...: makes these mutants of a rule file one by one and adds to its results what became of each: killed, survived, same (the same code when
# reasons are left out) or broken (does not compile). NUMBER none: tells on standard output what becomes of the file as it is, which is to be "same".
# run.sh sets what is not set here, and starts several at once.
set -u
name=$1
shift
place="$work/$name"
dir=$(mktemp -d "$tmp/XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT
trap 'exit 255' INT TERM HUP
mkdir "$dir/rules"

# The mutated file goes before the one of the tree: a header by the order of the folders, a rule by its path.
source_of() { if [ "$1.c" = "$name" ]; then echo "$dir/rules/$1.c"; else echo "$root/src/rules/$1.c"; fi; }

# within SECONDS COMMAND...: runs it with so much time of a processor and no more; the clock only stops what waits for ever, so that a busy machine kills nothing.
within() { (ulimit -v 2000000 && ulimit -t "$1" && shift && exec timeout 600 "$@"); }

# passes CASES...: the cases run within the time, with the outcomes that they expect.
passes() { (cd "$root" && within 5 "$dir/breed" test "$@") >/dev/null; }

# Without the reasons and the change the compiler makes what it makes with it.
same_code() {
  for rule in $parts $rules; do
    (cd "$(dirname "$(source_of "$rule")")" && $compile $without_reasons -I"$dir" $includes -c "$rule.c" -o "$dir/same.o") && cmp -s "$dir/same.o" "$place/$rule.o" || return 1
  done
}

# Code that serves rows of tables, or that runs without reasons, is partly out of sight of the cases: random rows must come out as the same cases one by one.
rows_agree() {
  $compile -o "$dir/rows" "$build"/tests/test_rows.p/*.o $objects "$build/src/libbreed.a" $libraries -lcmocka || return 1
  for rule in $rules; do BREED_RULE=$rule BREED_CASES=10000 within 20 "$dir/rows" >/dev/null 2>&1 || return 1; done
}

judge() {
  objects=""
  own_cases=""
  for rule in $parts $rules; do
    $compile $checked -I"$dir" $includes -c "$(source_of "$rule")" -o "$dir/$rule.o" || { echo broken; return; }
    objects="$objects $dir/$rule.o"
  done
  for rule in $rules; do own_cases="$own_cases cases/$rule.yaml"; done
  $compile -o "$dir/breed" "$place/program.o" $objects "$tmp/rest.a" $libraries || { echo broken; return; }
  passes $own_cases || { echo killed; return; }
  passes $all_cases || { echo killed; return; }
  if same_code; then became=same; else became=survived; fi
  [ $became = same ] && [ "${1:-}" != none ] || rows_agree || became=killed
  echo $became
}

for number in "$@"; do
  if [ "$number" = none ]; then
    cp "$place/$name" "$dir/rules/$name" && judge none
    continue
  fi
  [ "$(date +%s)" -lt "$until" ] || exit 0
  "$work/mutate" make "$place/$name" "$place/words" "$number" >"$dir/rules/$name" || exit 255
  became=$(judge 2>/dev/null)
  [ -n "$became" ] || exit 255        # stopped half-way
  printf '%s\t%s\n' "$number" "$became" >>"$place/results"
  if [ -t 2 ]; then printf '\r%s: %s of %s ' "$name" "$(wc -l <"$place/results")" "$(wc -l <"$place/list")" >&2; fi
done
