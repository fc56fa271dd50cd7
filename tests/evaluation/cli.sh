# SPDX-License-Identifier: EUPL-1.2
# cli.sh: breed evaluation from the command line: report, data, tables, signals taken and weighed, the next one. Arguments: the program, source folder. Speaks TAP.
set -u
breed=$1
source=$2
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_work
own=$source/evaluations/breed-offensief-2025.yaml
why_not() { head -n 5 "$work/err" 2>/dev/null; }
run() { "$breed" evaluation "$@" >"$work/out" 2>"$work/err"; }
# 1: a sentence, 2: the exit that is expected, 3: what must stand in the output or in the errors, then the arguments
expect() {
  sentence=$1 wanted=$2 words=$3
  shift 3
  run "$@"
  got=$?
  [ "$got" = "$wanted" ] && { [ -z "$words" ] || cat "$work/out" "$work/err" | grep -qF -- "$words"; }
  ok $? "$sentence"
}

expect "the report is there without a file" 0 "Antwoord op de vragen" report --on 2026-11-22
expect "and in English" 0 "Answers to the questions" report --on 2026-11-22 --lang en
expect "what is overdue follows from the day" 0 "Voorbij hun datum op 22 november 2026: 2." report --on 2026-11-22
expect "on an earlier day nothing is" 0 "Voorbij hun datum op 1 juni 2025: 0." report --on 2025-06-01
expect "a page has its language and title" 0 '<html lang="nl">' report --html --on 2026-11-22
run report --json && cp "$work/out" "$work/own.json" && run report "$work/own.json" --json && cmp -s "$work/out" "$work/own.json"
ok $? "the document as JSON can be read again, and is the same"
expect "a table has a head" 0 "id,wat.nl,wat.en,soort" table vervolg
expect "a section that does not exist is refused, with those that do" 2 "knelpunten" table dakpannen
expect "every statement is carried" 0 "| P13.7.5 |" coverage
expect "a schema" 0 "draft/2020-12" schema
expect "a dashboard" 0 '"geteldJaar":null' dashboard --on 2026-11-22
expect "an assessment of another law" 0 "Wet groene daken" report "$source/examples/evaluation/wet-groene-daken.yaml" --on 2031-07-01
expect "another word is refused" 2 "report, table" dance
expect "a file that is not there" 1 "nergens.yaml" report "$work/nergens.yaml"

expect "signals are taken from CSV" 0 "" take "$own" "$source/examples/evaluation/signalen.csv" --on 2026-11-22 -o "$work/taken.json"
expect "and weighed" 0 "" weigh "$work/taken.json" "$source/examples/evaluation/wegingen.yaml" --on 2026-11-23 -o "$work/weighed.json"
expect "the report tells what became of them" 0 "N3, samengevoegd met S27" report "$work/weighed.json" --on 2026-11-24
expect "the next assessment begins" 0 "" new "$work/weighed.json" --name breed-offensief-2027 --on 2027-06-01 -o "$work/next.json"
expect "and can be reported" 0 "Beantwoord: 0, deels: 0, niet: 7." report "$work/next.json" --on 2027-06-01
expect "a new one needs a name" 2 "--name" new "$own"
cmp -s "$work/taken.json" "$work/weighed.json" && same=1 || same=0
ok $same "a weighing makes another document"

printf 'van,inhoud,soort\nvng,"twee\nregels",wens\nniemand,b,wens\nvng,=a,wens\n' >"$work/bad.csv"
expect "a wrong cell is named with its line" 2 "regel 4: van: 'niemand'" take "$own" "$work/bad.csv" --on 2026-11-22
grep -q "regel 5: inhoud" "$work/err"
ok $? "and so is the next, at once"
printf 'van,inhoud,soort\nvng,a,wens,te veel\n' >"$work/bad.csv"
expect "a row longer than its head is refused" 2 "regel 2: csv" take "$own" "$work/bad.csv" --on 2026-11-22
printf '\357\273\277van;inhoud;soort\r\nvng;Uit een rekenblad;wens\r\n' >"$work/excel.csv"
expect "what a spreadsheet writes is read" 0 "Uit een rekenblad" take "$own" "$work/excel.csv" --on 2026-11-22
printf '' >"$work/empty.csv"
expect "an empty file is refused" 2 "signalen" take "$own" "$work/empty.csv" --on 2026-11-22

expect "a plan of preparation says how far it is" 0 "Stap 2, oordelen gegeven: #############....... 4 van 6" plan "$source/examples/evaluation/plan-voorbeelddam.yaml" --on 2023-07-01
expect "and which checks of the ordinance have nobody" 0 "nog geen eigenaar en stand." plan "$source/examples/evaluation/plan-voorbeelddam.yaml" --on 2023-07-01
expect "without a file it is what every municipality starts from" 0 "Ongeveer 1 op de 12 werkgevers" plan --on 2026-11-22
run plan --json && cp "$work/out" "$work/plan.json" && run plan "$work/plan.json" --json && cmp -s "$work/out" "$work/plan.json"
ok $? "which can be filled in"
expect "a plan is no assessment" 2 "onderdeel" report "$work/plan.json" --on 2026-11-22

if ! run report --on 2026-11-22 -o "$work/report.pdf" && grep -q "WeasyPrint" "$work/err"; then
  skipped "a PDF" "WeasyPrint is not there"
else
  [ "$(head -c 5 "$work/report.pdf" 2>/dev/null)" = "%PDF-" ]
  ok $? "a PDF"
fi

# counted in dossiers: a town of the program's own, so nothing is known of the numbers here but their rules
"$breed" db demo --dossiers 80 --db "$work/demo.db" >/dev/null 2>&1
printf 'gemeentecode: "0344"\ngemeente: Verzonnen\n' >"$work/silent.yaml"
printf 'gemeentecode: "0344"\ntellen: ja\ninwoners: "15000"\n' >"$work/counts.yaml"
year=$(($(date +%Y) - 1))
expect "dossiers are counted only where the settings say so" 2 "tellen" live --db "$work/demo.db" --office "$work/silent.yaml"
expect "and not without settings" 2 "--office" live --db "$work/demo.db"
expect "a year that is not over is not counted" 2 "jaar" live --db "$work/demo.db" --office "$work/counts.yaml" --year "$((year + 1))"
expect "a year that is over is" 0 "id,naam,maatregelen,telt,groep,ja,nee,onbekend,grens" live --db "$work/demo.db" --office "$work/counts.yaml" --csv
cp "$work/out" "$work/first.csv"
! cut -d, -f6-8 "$work/out" | grep -qE '(^|,)[1-9](,|$)'
ok $? "no number under ten is told"
run live --db "$work/demo.db" --office "$work/counts.yaml" --csv && cmp -s "$work/out" "$work/first.csv"
ok $? "and a second time the same is given"
expect "the dashboard has the year" 0 "\"geteldJaar\":$year" live --db "$work/demo.db" --office "$work/counts.yaml"
expect "a database that is not there" 1 "--db" live --db "$work/no/such.db" --office "$work/counts.yaml"
end_of_test
