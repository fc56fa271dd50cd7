# SPDX-License-Identifier: EUPL-1.2
# cli.sh: breed loonwaarde as others call it: exit status, findings as text and JSON, nothing of a person in them, the records of a dossier. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1 breed=$2/src/cli/breed
make_work
cd "$work" || exit 1

printf 'bsn,dienstbetrekking,gemeente,loonwaarde,vanaf,tot\n999990019,b1,0363,60,2026-01-01,\n' >clean.csv
printf 'bsn,dienstbetrekking,gemeente,loonwaarde,vanaf,tot\n999990019,b1,0363,0.60,2026-01-01,\n999990019,b2,0363,999990019,2026-01-01,\n' >wrong.csv
printf 'kolommen: {persoon: P, dienstbetrekking: D, gemeente: G, loonwaarde: L, vanaf: B, tot: E}\ndatums: jjjjmmdd\npercentages: n5\n' >mapping.yaml
printf 'P;D;G;L;B;E\nx;y;0363;06000;20260101;\n' >other.csv

out=$("$breed" loonwaarde check clean.csv --on 2026-05-01 2>&1)
ok $? "a clean file: status 0 and nothing found" "$out"
out=$("$breed" loonwaarde check wrong.csv --on 2026-05-01 2>"$work/err")
[ $? = 5 ] && [ ! -s "$work/err" ] && echo "$out" | grep -q '^rij 2: breuk: loonwaarde "0.60"' && echo "$out" | grep -q '^rij 3: buiten-bereik: loonwaarde\. '
ok $? "a wrong one: status 5, each finding a line with its row" "$out"
! echo "$out" | grep -q 999990019
ok $? "a person's number is not told, not even where it stands in the wrong column" "$out"
out=$("$breed" loonwaarde check wrong.csv --on 2026-05-01 --json --lang en)
echo "$out" | grep -q '^{"bevindingen":\[{"rij":2,"soort":"breuk","ernst":"fout","veld":"loonwaarde","waarde":"0.60","hoort":"the percentage itself' && echo "$out" | grep -q '"rijen":2,"aantalBevindingen":2,"perSoort":{"buiten-bereik":1,"breuk":1}'
ok $? "the same as JSON, in English" "$out"
out=$("$breed" loonwaarde check - --on 2026-05-01 <clean.csv)
ok $? "from standard input" "$out"
out=$("$breed" loonwaarde check other.csv --on 2026-05-01 --mapping mapping.yaml 2>&1)
ok $? "with other names and other ways of writing" "$out"
out=$("$breed" loonwaarde check other.csv 2>&1)
[ $? = 2 ] && [ "$(echo "$out" | grep -c 'kolom: ')" = 6 ]
ok $? "without the mapping it is refused, and each column that is missing is named" "$out"
out=$("$breed" loonwaarde check nothing.csv 2>&1)
[ $? = 1 ]
ok $? "a file that is not there: status 1" "$out"
out=$("$breed" loonwaarde guess clean.csv 2>&1)
[ $? = 2 ] && echo "$out" | grep -q 'check of records'
ok $? "another word than check or records is refused" "$out"
if [ -f "$source/examples/letters/loonkostensubsidie.yaml" ]; then
  out=$("$breed" loonwaarde records "$source/examples/letters/loonkostensubsidie.yaml" 2>&1)
  [ $? = 0 ] && [ "$(echo "$out" | wc -l)" -ge 2 ] && echo "$out" | head -n 1 | grep -q '^persoon,dienstbetrekking,gemeente,loonwaarde,PercLoonwaardeTovWml,forfaitair,vanaf,tot,vastgesteldOp,bekendOp'
  ok $? "the records of a dossier in a file" "$out"
  echo "$out" >records.csv
  out=$("$breed" loonwaarde check records.csv --on 2026-09-01 2>&1)
  ok $? "what is written is clean when it is checked" "$out"
fi
end_of_test
