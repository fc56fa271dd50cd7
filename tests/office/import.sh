#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# import.sh BREED: a demonstration is made, grants and a payroll are read into it, twice, with mistakes in every kind of cell. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
breed=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
make_work
why_not() { [ ! -f out ] || head -n 20 out; }
cd "$work" || exit 1
unset BREED_MASTER_KEY BREED_MASTER_KEY_FILE
has() { grep -qF -- "$1" "${2:-out}"; }

"$breed" db demo --dossiers 300 --on 2026-11-20 --db demo.db >out 2>err
ok $? "a demonstration is made"
[ ! -s err ]; ok $? "and says nothing else when nobody looks"
has "demo-consulent " && has "demo-andere-gemeente "; ok $? "with an account for each role"
"$breed" db demo --dossiers 5 --db demo.db >out 2>&1
[ $? = 2 ] && has "demonstratie"; ok $? "not twice in the same database"
"$breed" db verify --db demo.db >out 2>&1 && has "klopt"; ok $? "whose chain holds"
"$breed" db demo --dossiers 5 --db other.db --json >out 2>&1 && has '"wachtwoord"'; ok $? "also as JSON"
"$breed" db demo --dossiers 0 --db x.db >out 2>&1; [ $? = 2 ] && [ ! -e x.db ]; ok $? "no dossiers is no demonstration"

cat >grants.yaml <<'MAP'
soort: subsidies
gemeente: "0344"
datum: dd-mm-jjjj
decimaal: ","
kolommen:
  BSN: werknemer.bsn
  Naam: werknemer.naam
  LH-nummer: werkgever.loonheffingennummer
  Bedrijf: werkgever.naam
  Geboren: geboortedatum
  In dienst: startDienstbetrekking
  Uren: urenPerWeek
  Loonwaarde: loonwaarde
  Vanaf: vanaf
  Besluit: besloten
  Wsw: beschutWerk
constanten:
  gemeente: "0344"
  voltijduren: "36"
  behoortTotDoelgroep: ja
woorden:
  Wsw: {J: ja, N: nee}
MAP
cat >grants.csv <<'CSV'
BSN;Naam;LH-nummer;Bedrijf;Geboren;In dienst;Uren;Loonwaarde;Vanaf;Besluit;Wsw;Opmerking
999990019;Ada Fabelstra;999990019L01;Bakkerij Voorbeeld;01-05-1990;02-03-2026;32,0;60;02-03-2026;20-02-2026;N;blijft buiten
999990020;"Bas ""B."" Droomveld";999990019L01;Bakkerij Voorbeeld;11-06-1992;01-04-2026;24;45;01-04-2026;20-03-2026;N;
999990032;Cato Kaboel;999990019L01;Bakkerij Voorbeeld;31-02-1992;01-04-2026;veel;45;01-04-2026;20-03-2026;X;
999990018;Fout Nummer;999990019L99;Bakkerij Voorbeeld;11-06-1992;01-04-2026;24;145;01-04-2026;20-03-2026;N;
CSV
"$breed" db import grants.csv --mapping grants.yaml --db demo.db --dry-run -o report.csv >out 2>&1
[ $? = 5 ] && has "4 rijen; geweigerd: 2; nieuw: 2" && has "niets bewaard"; ok $? "a dry run counts and stores nothing"
grep -q '^1,nieuw,,' report.csv; ok $? "and names no dossier"
"$breed" db import grants.csv --mapping grants.yaml --db demo.db -o report.csv >out 2>&1
[ $? = 5 ] && has "4 rijen; geweigerd: 2; nieuw: 2"; ok $? "good rows are read, bad ones are not"
grep -q '^1,nieuw,d-' report.csv && grep -q '^2,nieuw,d-' report.csv; ok $? "the report names the dossiers"
grep -q '^3,geweigerd,,geboortedatum,31-02-1992,' report.csv && grep -q '^3,geweigerd,,urenPerWeek,veel,' report.csv && grep -q '^3,geweigerd,,beschutWerk,X,' report.csv; ok $? "and everything that is wrong with a row, with field, value and what is allowed"
grep -q '^4,geweigerd,,bsn,,' report.csv && grep -q '^4,geweigerd,,loonwaarde,145,' report.csv; ok $? "also a number out of its range beside a BSN that cannot be"
! grep -q '99999' report.csv || ! grep -qE '99999(0019|0020|0032|0018)(,|$)' report.csv; ok $? "but no BSN"
"$breed" db import grants.csv --mapping grants.yaml --db demo.db -o again.csv >out 2>&1
[ $? = 5 ] && has "nieuw: 0" && has "al ingelezen: 2"; ok $? "reading it twice doubles nothing"
[ "$(cut -d, -f3 again.csv | sed -n 2p)" = "$(cut -d, -f3 report.csv | sed -n 2p)" ]; ok $? "and names the same dossier"

cat >pay.yaml <<'MAP'
{soort: loon, gemeente: "0344", datum: jjjjmmdd, decimaal: ",", kolommen: {bsn: werknemer.bsn, lhn: werkgever.loonheffingennummer, uren: urenPerWeek, van: vanaf}}
MAP
printf 'bsn,lhn,uren,van\n999990019,999990019L01,"36,0",20260601\n999990020,999990019L01,24,20260601\n999990032,999990019L01,24,20260601\n999990019,999990019L01,"36,0",20260601\n' >pay.csv
"$breed" db import pay.csv --mapping pay.yaml --db demo.db -o report.csv >out 2>&1
[ $? = 5 ] && has "gewijzigd: 1" && has "niets nieuws: 1" && has "al ingelezen: 1" && has "geweigerd: 1"; ok $? "a payroll changes what is new and leaves the rest"
grep -q '^3,geweigerd,,bsn,,' report.csv; ok $? "who has no running grant is refused"
"$breed" db verify --db demo.db >out 2>&1 && has "klopt"; ok $? "and the chain holds"

printf 'kolommen: {BSN: bsn, Naam: werknemer.naam}\nsoort: iets\ndatum: morgen\nrest: x\n' >bad.yaml
"$breed" db import grants.csv --mapping bad.yaml --db demo.db >out 2>&1
[ $? = 2 ] && has "soort" && has "datum" && has "rest" && has "kolommen" && has "gemeente"; ok $? "a wrong mapping is refused, with everything that is wrong"
sed 's/^  BSN:/  Bsn:/' grants.yaml >bad.yaml
"$breed" db import grants.csv --mapping bad.yaml --db demo.db >out 2>&1
[ $? = 2 ] && has "Bsn"; ok $? "a column that is not there is named"
"$breed" db import grants.csv --db demo.db >out 2>&1; [ $? = 2 ] && has "mapping"; ok $? "no mapping, no import"
"$breed" db import nothing.csv --mapping grants.yaml --db demo.db >out 2>&1; [ $? = 1 ]; ok $? "no file, no import"
"$breed" db import grants.csv --mapping grants.yaml --db absent.db >out 2>&1; [ $? != 0 ] && [ ! -e absent.db ]; ok $? "no database is made"
"$breed" db verify --dossiers 5 --db demo.db >out 2>&1; [ $? = 2 ] && has "alleen met demo"; ok $? "an option of another action is refused"
end_of_test
