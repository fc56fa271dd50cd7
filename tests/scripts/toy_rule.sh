# SPDX-License-Identifier: EUPL-1.2
# toy_rule.sh: a new rule takes one pair of files and one line in the registry, and is then everywhere by itself. Arguments: source folder, build folder. Speaks TAP.
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
source=$1
make_work
mkdir "$work/p"
for part in "$source"/*; do case $part in */build*) ;; *) cp -r "$part" "$work/p/" ;; esac; done
cd "$work/p" || exit 1

printf '/* SPDX-License-Identifier: EUPL-1.2 */\n/* speelgoed.h: nothing to share. */\n' >src/rules/speelgoed.h
cat >src/rules/speelgoed.c <<'RULE'
/* SPDX-License-Identifier: EUPL-1.2 */
/* speelgoed.c: a toy rule: twice the hours. */
#include "rules/rule.h"

#define FACTS(F) F(peildatum) F(urenPerWeek)
#define OUTCOMES(F) F(voltijduren)
DECLARE_RULE
CONSISTENT { (void)p; (void)f; return good; }

ALWAYS_INLINE enum status apply(RULE_PARAMETERS)
{
    NEED(peildatum);
    NEED(urenPerWeek);
    SET(voltijduren, f->urenPerWeek * 2);
    STEP("Pw 10d:4", "Twee keer {1} is {0}.", "Twice {1} is {0}.", in_hours(u->voltijduren), in_hours(f->urenPerWeek));
    return VASTGESTELD;
}

RULE(speelgoed, peildatum, "Pw 10d:4", MEASURE(1), "Speelgoedregel", "Toy rule")
RULE
echo 'R(speelgoed)' >>src/rules/registry.def
{ meson setup --buildtype=plain -Doptimization=0 ../b . && ninja -C ../b src/cli/breed; } >../log 2>&1
ok $? "the house builds with one pair of files and one registry line more"
breed=../b/src/cli/breed
$breed rules 2>&1 | grep -q speelgoed
ok $? "breed rules lists it"
$breed calc speelgoed peildatum=2026-01-01 urenPerWeek=18 --json 2>&1 | grep -q '"voltijduren":36'
ok $? "breed calc decides it"
printf 'peildatum,uren_per_week\n2026-01-01,12.5\n' | $breed batch speelgoed - 2>&1 | grep -q '^2026-01-01,12.5,vastgesteld,25'
ok $? "breed batch runs it over a table"
$breed --help 2>&1 | grep -q speelgoed
ok $? "breed --help names it"
$breed calc speelgoed --help 2>&1 | grep -q urenPerWeek
ok $? "its own help names its facts"
$breed explain speelgoed peildatum=2026-01-01 urenPerWeek=18 --lang en 2>&1 | grep -q 'Twice 18 hours is 36 hours.'
ok $? "breed explain gives its reasons"
[ "$bad" = 0 ] || tail -n 20 ../log | sed 's/^/# /'
end_of_test
