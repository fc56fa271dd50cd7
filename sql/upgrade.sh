#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# upgrade.sh OLD.sql NEW.sql: prints the script that brings an installed extension from one version to the next, out of the two scripts: what is gone or changed is dropped, what is new or
# changed is made. What others built on a function that changes must be dropped by them first; PostgreSQL names it. Tables and the like hold data: when one differs, that is said and nothing is printed.
set -eu
awk '
  FNR == 1 { file++; name = "" }
  /^-- object / { name = substr($0, 11); if (!((file, name) in text)) order[file, ++count[file]] = name }
  name != "" { text[file, name] = text[file, name] $0 "\n" }
  function kind(object) { return substr(object, 1, index(object, " ") - 1) }
  function changed(object) { return (2, object) in text && (1, object) in text && text[1, object] != text[2, object] }
  function differs(object,   k, of) {
    if (!((1, object) in text) || !((2, object) in text) || changed(object)) return 1
    if (kind(object) == "FUNCTION") for (k = 1; k <= count[1]; k++) {
      of = order[1, k]
      if (kind(of) == "TYPE" && (changed(of) || !((2, of) in text)) && index(text[1, object], "RETURNS " substr(of, 6) " ")) return 1
    }
    return 0
  }
  END {
    for (k = 1; k <= count[1]; k++) { object = order[1, k]; if (kind(object) !~ /^(FUNCTION|TYPE)$/ && differs(object)) { print "upgrade.sh: write this by hand: " object > "/dev/stderr"; exit 1 } }
    print "-- SPDX-License-Identifier: EUPL-1.2\n-- Made by sql/upgrade.sh.\n\\echo Use \"ALTER EXTENSION breed UPDATE\" to load this file. \\quit\n"
    for (round = 0; round < 2; round++)
      for (k = 1; k <= count[1]; k++) { object = order[1, k]; if (kind(object) == (round ? "TYPE" : "FUNCTION") && differs(object)) print "DROP " object ";" }
    for (k = 1; k <= count[2]; k++) { object = order[2, k]; if (differs(object)) printf "%s", text[2, object] }
  }' "$1" "$2"
