#!/bin/sh
# waymark-cli over maps: new, templates, info, check, convert, export.
. "$WAYMARK_TESTS/support/tap.sh"
cli=$WAYMARK_CLI
sample=$WAYMARK_SOURCE_ROOT/data/samples/onboarding.journey
cd "$TMPDIR" || exit 1

# json EXPRESSION: whether it is true of the JSON on standard input, called j.
json () {
  python3 -c "import json, sys
j = json.load (sys.stdin)
assert ($1), j"
}

# one_line COMMAND…: whether it fails with one line that begins as it should.
one_line () {
  "$@" >out.txt 2>err.txt && return 1
  [ ! -s out.txt ] && [ "$(wc -l <err.txt)" -eq 1 ] && grep -q '^waymark-cli: ' err.txt
}

# The whole.
ok 'help is shown' sh -c '"$0" --help | grep -q "waymark-cli \[--data-dir DIR\]"' "$cli"
for command in new templates info check convert export link unlink 'records add' 'records update' \
  'records delete' 'records list' 'records search' 'records show' 'records check' 'records backup' 'records restore'; do
  # shellcheck disable=SC2086
  ok "$command has help" sh -c 'cli=$0; "$cli" "$@" --help | grep -q "$*"' "$cli" $command
done
ok 'records has help' sh -c '"$0" records --help | grep -q restore' "$cli"
ok 'the version is shown' sh -c '"$0" --version | grep -q "^waymark-cli [0-9]"' "$cli"
fails 'no command is wrong usage' 2 "$cli"
fails 'an unknown command is wrong usage' 2 "$cli" frobnicate
fails 'an unknown option is wrong usage' 2 "$cli" info --frobnicate "$sample"
fails 'a missing file name is wrong usage' 2 "$cli" info
ok 'wrong usage is one line' one_line "$cli" info
ok 'a missing file is one line' one_line "$cli" info nowhere.journey
ok 'a full disk is noticed' sh -c '[ -e /dev/full ] || exit 0; "$0" info --json "$1" >/dev/full; [ $? -eq 1 ]' "$cli" "$sample"

# templates, new
ok 'templates are listed' sh -c '"$0" templates | grep -q "^onboarding "' "$cli"
"$cli" templates --json >templates.json
ok 'templates are JSON' json 'len (j) == 9 and all (t["name"] and t["title"] for t in j)' <templates.json
for name in $(python3 -c 'import json
for t in json.load (open ("templates.json")): print (t["name"])'); do
  ok "a map from the template $name" "$cli" new --template "$name" --title "Größe & „Maß“" "$name.journey"
  ok "the map from $name is sound" "$cli" check "$name.journey"
  "$cli" info --json "$name.journey" >info.json
  ok "the map from $name has its title" json 'j["title"] == "Größe & „Maß“"' <info.json
done
"$cli" new default.journey
cp default.journey default-before.journey
ok 'the default template is onboarding' sh -c '"$0" info --json default.journey >a.json; "$0" new --template onboarding b.journey;
  "$0" info --json b.journey >b.json; [ "$(grep -v "\"id\"\|\"file\"" a.json)" = "$(grep -v "\"id\"\|\"file\"" b.json)" ]' "$cli"
ok 'each new map has an id of its own' sh -c '! cmp -s default.journey b.journey'
fails 'a map that is there is not begun anew' 1 "$cli" new default.journey
ok 'and stays' cmp default.journey default-before.journey
fails 'an unknown template is refused' 1 "$cli" new --template nothing none.journey
ok 'and leaves nothing' test ! -e none.journey
fails 'a folder that is not there is refused' 1 "$cli" new nowhere/none.journey
fails 'no name is refused' 1 "$cli" new ''
ok 'with words' sh -c '"$0" new "" 2>&1 | grep -q "A name for the new file is needed"' "$cli"
"$cli" new - >stdout.journey
ok 'a new map goes to standard output' "$cli" check stdout.journey
LC_ALL=C "$cli" new --title 'Zoë' plain.journey
ok 'UTF-8 is UTF-8 in the C locale' grep -q 'title="Zoë"' plain.journey

# info
"$cli" info --json "$sample" >info.json
ok 'info is JSON with all it must have' json 'all (k in j for k in ("title", "objective", "stages", "steps", "lanes",
  "cards", "kinds", "personas", "accounts", "jobs", "review", "confidence", "warnings"))' <info.json
ok 'the numbers are numbers' json 'all (type (j[k]) is int for k in ("stages", "steps", "lanes", "cards"))' <info.json
ok 'the kinds add up to the cards' json 'sum (j["kinds"].values ()) == j["cards"] > 0' <info.json
ok 'the names are lists' json 'all (type (j[k]) is list and all (type (n) is str for n in j[k]) for k in ("personas", "accounts", "jobs"))' <info.json
ok 'the review has last and due' json 'set (("last", "due")) <= set (j["review"])' <info.json
ok 'the confidence is a share' json '0 <= j["confidence"] <= 1' <info.json
ok 'a sound map has no warnings' json 'j["warnings"] == []' <info.json
"$cli" new --template empty empty.journey
"$cli" info --json empty.journey >info.json
ok 'without touchpoints, pains and jobs there is no figure' json 'j["confidence"] is None' <info.json
ok 'info is text for people' sh -c '"$0" info "$1" | grep -q "^Title: "' "$cli" "$sample"

# The date is one that can be set: what was validated long ago counts no more.
WAYMARK_TODAY=2060-01-01 "$cli" info --json "$sample" >info.json
ok 'confidence fades with the date' json 'j["confidence"] == 0' <info.json

# check
ok 'a sound map is sound' "$cli" check "$sample"
is 'and nothing is said' "$("$cli" check "$sample")" ''
sed 's/belief="validated"/belief="rumour"/' "$sample" >odd.journey
fails 'a problem is a failure' 1 "$cli" check odd.journey
ok 'a problem has file and line' sh -c '"$0" check odd.journey | grep -qE "^odd\.journey:[0-9]+: ."' "$cli"
"$cli" check --json "$sample" odd.journey nowhere.journey >check.json
ok 'check is JSON' json '[f["sound"] for f in j] == [True, False, False] and j[1]["problems"][0]["line"] > 0' <check.json
printf '<journey' >cut.journey
fails 'a damaged file is a failure' 1 "$cli" check cut.journey
ok 'with file and line' sh -c '"$0" check cut.journey | grep -qE "^cut\.journey:1: ."' "$cli"
sed 's/belief="validated"/belief="ru\&#10;mour"/' "$sample" >lines.journey
ok 'a problem is one line' sh -c '"$0" check lines.journey | grep -q . &&
  ! "$0" check lines.journey | grep -vE "^lines\.journey:[0-9]+: ."' "$cli"
fails 'one bad file of several is a failure' 1 "$cli" check "$sample" cut.journey "$sample"
fails 'no file is wrong usage' 2 "$cli" check

# convert
ok 'convert works' "$cli" convert "$sample" copy.journey
ok 'a canonical map stays byte for byte' cmp "$sample" copy.journey
"$cli" convert "$sample" - >stdout.journey
ok 'convert to standard output' cmp "$sample" stdout.journey
echo keep >keep.journey
fails 'a damaged file is not converted' 1 "$cli" convert cut.journey keep.journey
is 'and what was there stays' "$(cat keep.journey)" 'keep'
"$cli" new --title Before keep-version.journey
cp keep-version.journey before.journey
"$cli" convert "$sample" keep-version.journey
number=$("$cli" versions before.journey | head -n 1 | cut -f 1)
ok 'a map that is replaced is a version' test -n "$number"
other=$("$cli" versions keep-version.journey | grep 'another map' | cut -f 1)
ok 'and is found by the name of the file' "$cli" versions save keep-version.journey "$other" found.journey
ok 'as it was' cmp found.journey before.journey
fails 'but is not made of the map that is there' 1 "$cli" versions restore keep-version.journey "$other"
ok 'which stays' cmp keep-version.journey "$sample"
ok 'an existing file is replaced' sh -c '"$0" convert "$1" keep.journey && cmp "$1" keep.journey' "$cli" "$sample"
fails 'an unknown format is wrong usage' 2 "$cli" convert "$sample" map.doc
ok 'and leaves nothing' test ! -e map.doc

# export. Fonts stay in memory to the end of a program that draws; the exports are
# looked through for leaks in the golden suite, which gives the fonts back.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
for format in pdf png svg; do
  ok "export to $format" "$cli" export "$sample" "map.$format"
  ok "$format is not empty" test -s "map.$format"
  "$cli" export --format "$format" "$sample" - >"stdout.$format"
  ok "$format to standard output is the same" cmp "map.$format" "stdout.$format"
  fails "$format into no folder" 1 "$cli" export "$sample" "nowhere/map.$format"
  ok "$format trouble is one line" one_line "$cli" export "$sample" "nowhere/map.$format"
done
is 'PDF is PDF' "$(head -c 5 map.pdf)" '%PDF-'
ok 'SVG is SVG' grep -q '<svg' map.svg
ok 'PNG has the width asked for' sh -c '"$0" export --width 640 --theme dark "$1" w.png &&
  python3 -c "import struct; assert struct.unpack (\">I\", open (\"w.png\", \"rb\").read ()[16:20])[0] == 640"' "$cli" "$sample"
ok 'pages have a size' "$cli" export --page-size A3 --landscape --margin 10 "$sample" a3.pdf
fails 'an unknown page size is wrong usage' 2 "$cli" export --page-size A9 "$sample" a9.pdf
ok 'and leaves nothing' test ! -e a9.pdf
fails 'an unknown theme is wrong usage' 2 "$cli" export --theme pink "$sample" pink.pdf
fails 'an unknown extension is wrong usage' 2 "$cli" export "$sample" map.doc
for option in '--dpi nan' '--dpi abc' '--width 1.5' '--dpi -1' '--width -3' '--margin -3' '--margin inf'; do
  # shellcheck disable=SC2086
  fails "$option is wrong usage" 2 "$cli" export $option "$sample" number.png
done
cp "$sample" own.journey
ln -s own.journey own.pdf
fails 'the map is not replaced by its picture' 2 "$cli" export --format png own.journey own.journey
fails 'nor through a link' 2 "$cli" export own.journey own.pdf
ok 'and stays as it was' cmp "$sample" own.journey
echo old >target.svg
chmod 640 target.svg
ln -s target.svg link.svg
ok 'an export goes where a link leads' "$cli" export "$sample" link.svg
ok 'and the link stays' test -L link.svg
is 'and so does the mode' "$(stat -c %a target.svg)" 640
ok 'and the content is new' grep -q '<svg' target.svg
mkfifo pipe.svg
fails 'a pipe is not replaced' 1 "$cli" export "$sample" pipe.svg
fails 'a map that is none is refused' 1 "$cli" export cut.journey cut.pdf
ok 'and leaves nothing' test ! -e cut.pdf

ok 'no temporary file is left' sh -c 'for f in .* *; do case $f in .|..) ;; *.part|.goutput*|*.??????) exit 1 ;; esac; done'
tap_done
