#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pdf.sh: one PDF of every letter in both languages, looked at with poppler and qpdf; and that nothing is fetched or kept. Arguments: make-pdf, test-letters, files with lives. Speaks TAP.
# Where WeasyPrint, poppler-utils or qpdf is missing this fails and says so (./check installs them).
set -u
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/../tap.sh"
make_pdf=$1
letters=$2
shift 2
make_work
/usr/bin/python3 -c 'import weasyprint' 2>/dev/null || missing=" weasyprint"
needs pdfinfo pdftotext pdffonts qpdf

mkdir "$work/all" "$work/one" "$work/tmp"
"$letters" --walks 0 --dump "$work/all" "$@" >/dev/null || holds "the letters are written" "test-letters found mistakes"
# Of each letter of each process in each language the first, whoever gets it.
ls "$work/all" | LC_ALL=C sort | awk -F. '{ key = $2 "." $4 "." $6 } !(key in seen) { seen[key] = 1; print }' | while read -r file; do cp "$work/all/$file" "$work/one/$file"; done
all=$(ls "$work/one"/*.html | wc -l)
ls "$work/one"/*.html | TMPDIR="$work/tmp" xargs -P 2 -n 24 "$make_pdf" >"$work/said"
holds "$all letters become a PDF" "$(cat "$work/said")"
holds "nothing is left behind in the folder for temporary files" "$(ls "$work/tmp")"

# What stands between the tags, word by word, without blanks: hyphens at the end of a line and numbers of pages are the only difference allowed.
words_of_html() { sed -e '/<head>/,/<\/head>/d' -e 's/<[^>]*>/ /g' -e 's/&amp;/\&/g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g' -e "s/&#39;/'/g" "$1" | sed 's/\xc2\xa0/ /g' | tr -d ' \n\t'; }
words_of_pdf() { pdftotext -raw "$1" - | sed -E 's/^[0-9]+ \/ [0-9]+$//; s/\xc2\xad|\xe2\x80\x90//g; s/\xc2\xa0/ /g; s/^ *([0-9]{1,2}\.( +|$))+//; s/^ *(• *)+//' | tr -d ' \n\t\f'; }
# Two at once, each with every other file; what is found is said as a line "check what".
look() {
  part=$1
  turn=0
  for pdf in "$work/one"/*.pdf; do
    turn=$((1 - turn))
    [ "$turn" = "$part" ] || continue
    name=$(basename "$pdf" .pdf)
    html="$work/one/$name.html"
    info=$(pdfinfo "$pdf" 2>&1) || echo "tags $name: cannot be read"
    case $info in *"Tagged:          yes"*) ;; *) echo "tags $name" ;; esac
    title=$(sed -n "s/.*<title>\(.*\)<\/title>.*/\1/; T; s/&#39;/'/g; s/&amp;/\&/g; p" "$html")
    case $info in *"Title:           $title"*) ;; *) echo "titles $name: $title" ;; esac
    want=$(sed -n 's/.*<html lang="\(..\)">.*/\1/p' "$html")
    qpdf --qdf --object-streams=disable "$pdf" "$work/plain$part" 2>/dev/null
    grep -qa "/Lang ($want)" "$work/plain$part" || echo "language $name"
    grep -qa '/DisplayDocTitle true' "$work/plain$part" || echo "titles $name: the title is not shown"
    [ "$(grep -ac '/S /TH$' "$work/plain$part")" = "$(grep -ac '/Scope /\(Row\|Column\)' "$work/plain$part")" ] || echo "scopes $name"
    pdffonts "$pdf" | awk -v name="$name" 'NR > 2 { ours += /Atkinson/; other += $(NF-4) != "yes" } END { if (!ours || other) print "fonts " name }'
    qpdf --check "$pdf" >/dev/null 2>&1 || echo "checked $name"
    [ "$(wc -c <"$pdf")" -lt 150000 ] || echo "sizes $name"
    [ "$(words_of_html "$html")" = "$(words_of_pdf "$pdf")" ] || echo "order $name"
  done
}
look 0 >"$work/found0" &
look 1 >"$work/found1"
wait
found() { cat "$work/found0" "$work/found1" | sed -n "s/^$1 //p"; }
holds "every PDF is tagged" "$(found tags)"
holds "every PDF says its language" "$(found language)"
holds "every PDF shows its title, which is that of the letter" "$(found titles)"
holds "every head in a table says whether it is of a row or a column" "$(found scopes)"
holds "every font is in the file, and it is ours" "$(found fonts)"
holds "qpdf finds nothing wrong" "$(found checked)"
holds "every PDF is smaller than 150 kB" "$(found sizes)"
holds "the words of the PDF are those of the HTML in the same order" "$(found order)"

# Structure: heading and paragraphs stand in it as such.
first=$(ls "$work/one"/*toekenning-loonwaarde*.nl.pdf | head -1)
pdfinfo -struct "$first" >"$work/struct" 2>/dev/null
lost=""
for element in H1 H2 P Table TR TH TD L LI; do grep -q "^ *$element\b" "$work/struct" || lost="$lost $element"; done
holds "headings, paragraphs, tables and lists are tagged as what they are" "$lost"

# Shut in: no file and no address is fetched, and the same letter gives the same bytes.
printf '<!DOCTYPE html><html lang="nl"><head><title>x</title><link rel="stylesheet" href="file:///etc/passwd"></head><body><p>tekst</p><img src="file://%s/secret.png" alt=""><img src="http://127.0.0.1:9/x.png" alt=""></body></html>' "$work" >"$work/fetch.html"
"$make_pdf" "$work/fetch.html" >"$work/said"
holds "a letter that refers to files and addresses is made without them" "$(cat "$work/said"; [ "$(pdfimages -list "$work/fetch.pdf" 2>/dev/null | wc -l)" -le 2 ] || echo 'an image came in')"
cp "${first%.pdf}.html" "$work/same.html"
"$make_pdf" "$work/same.html" >/dev/null
holds "the same letter gives the same bytes" "$(cmp "$first" "$work/same.pdf" 2>&1)"
head -c 1200000 /dev/zero | tr '\0' 'x' >"$work/large.html"
holds "a letter that is too large is refused" "$("$make_pdf" "$work/large.html" | grep -q 'too large\|cannot\|failed' || echo 'it was not')"
end_of_test
