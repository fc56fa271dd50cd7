#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# ask.sh: the program itself: ready-made questions, the published figures, and people of the reader's own, of whom nothing gets out. Arguments: breed, source folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_work
breed=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
reforms=$(cd "$2/reforms" && pwd)
cd "$work" || exit 1
simulate() { "$breed" simulate "$@"; }

is "nine questions are listed" "$(simulate --questions | grep -c '^[a-z-]* (20[0-9][0-9])$')" 9
simulate --question kostendelers --variant geen --json >one.json
ok "$(grep -q '"variant":"geen"' one.json; echo $?)" "one variant is answered"
holds "the other variant is not in it" "$(grep -o '"variant":"vanaf-21"' one.json)"
ok "$(grep -q '"rechtDigest"' one.json; echo $?)" "an answer says of which law it is"
simulate --question nergens >out 2>err
is "a question that there is not is refused" "$?" 2
simulate --question kostendelers --reform x --variant nergens --year 2026 >out 2>err
is "all that does not go with a question is named" "$(wc -l <err | tr -d ' ')" 3
simulate --variant geen >out 2>err
is "a variant of no question is refused" "$?" 2

simulate --calibration --csv >figures.csv
is "every published figure lies within its band" "$? $(grep -c ',ja$' figures.csv) $(grep -c ',nee$' figures.csv)" "0 9 0"
simulate --reform "$reforms/lkv-zes-maanden.yaml" --json >reform.json
ok "$(grep -q '"jaar":2025' reform.json; echo $?)" "a reform of a ready-made question is asked of the year of that question"

printf 'huishouden,gemeente,plaats,geboortedatum,ontvangtBijstand,werk\nGEHEIM,0344,hoofd,1971-02-03,ja,geen\nGEHEIM,,kind,2003-04-05,nee,geen\n' >people.csv
simulate --people people.csv >out 2>err
is "columns that are not there are named" "$? $(grep -c 'kolom' err)" "2 25"
simulate --people people.csv --fill-in --reform "$reforms/kostendeler-vanaf-21.yaml" -o folder --report page.html --json >own.json 2>err
is "with columns drawn it goes on" "$?" 0
ok "$(grep -q '"nagemaakt":false' own.json; echo $?)" "and does not say that nobody exists"
holds "no person is in any output" "$(grep -rlE 'GEHEIM|1971-02-03|2003-04-05' folder page.html own.json)"
simulate --fill-in >out 2>err
is "nothing is drawn of nobody" "$?" 2
simulate --people people.parquet >out 2>err
is "another kind of file is refused" "$?" 2

end_of_test
