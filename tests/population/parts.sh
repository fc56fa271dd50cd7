#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# parts.sh: the program itself: parts on one and two threads make the bytes of one run; a killed part leaves nothing and is run again; a manifest gives the same bytes. Arguments: breed, source folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_work
breed=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cp "$2/reforms/kostendeler-vanaf-21.yaml" "$work/reform.yaml"
cd "$work" || exit 1
simulate() { "$breed" simulate "$@"; }

simulate --reform reform.yaml -j 2 -o one --report one.html --json >one.json
for part in 1 2 3; do simulate --reform reform.yaml --shard $part/3 -j $((part % 2 + 1)) -o part-$part.json >said 2>&1 || cat said; done

# A part killed half-way; a tenth of the country, so that it is half-way for long enough.
simulate --reform reform.yaml --scale 10 --shard 1/2 -j 1 -o killed.json >killed.out 2>&1 &
killed=$!
sleep 0.3
kill -9 $killed 2>/dev/null
wait $killed 2>/dev/null
ok $((! $?)) "the part was killed"
ok "$(find . -name 'killed.json*' | wc -l)" "a killed part leaves nothing" "$(ls -la)"

rm part-2.json
simulate --merge part-1.json part-3.json >said 2>&1
ok $(($? != 2)) "a part that is missing is refused" "$(cat said)"
ok $(($(grep -c '2/3' said) != 1)) "and named" "$(cat said)"
simulate --reform reform.yaml --shard 2/3 -o part-2.json
simulate --merge part-3.json part-1.json part-2.json -o merged --report merged.html --json >merged.json
holds "parts make the bytes of one run, in every file" "$(diff -r one merged; cmp one.json merged.json; cmp one.html merged.html)"

rm reform.yaml
simulate --manifest one/manifest.json -o again --json >again.json
holds "a run of its manifest gives the same bytes, without the files that it read" "$(diff -r one again; cmp one.json again.json)"
simulate --manifest part-2.json -o part-again.json
holds "so does a part" "$(cmp part-2.json part-again.json)"
simulate --manifest one/uitkomst.json --seed 4 >said 2>&1
ok $(($? != 2)) "nothing else may decide beside a manifest" "$(cat said)"
sed 's/"rechtDigest":"./"rechtDigest":"x/' one/manifest.json >other.json
simulate --manifest other.json >said 2>&1
ok $(($? != 2 || $(grep -c rechtDigest said) != 1)) "a manifest of another law is refused" "$(cat said)"
sed 's/"optie":"reform"/"optie":"output"/' one/manifest.json >other.json
simulate --manifest other.json >said 2>&1
ok $(($? != 2)) "a manifest sets no option that writes" "$(cat said)"

# A reader can open each case.
refused=
for case in one/geval-*.json; do
  place=${case#one/geval-}
  place=${place%.json}
  rule=$(awk -F, -v place="${place%-hervorming}" '$1 == place { print $2 }' one/gevallen.csv)
  "$breed" explain "$rule" --facts "$case" >said 2>&1 || refused="$refused $case: $(tail -1 said)"
done
holds "breed explain takes the facts of every case ($(find one -name 'geval-*.json' | wc -l))" "$refused"
end_of_test
