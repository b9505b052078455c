#!/bin/sh
# waymark-cli over what is kept of maps: versions, and what was not saved.
. "$WAYMARK_TESTS/support/tap.sh"
cli=$WAYMARK_CLI
sample=$WAYMARK_SOURCE_ROOT/data/samples/onboarding.journey
cd "$TMPDIR" || exit 1
export WAYMARK_DATA_DIR="$TMPDIR/kept"

json () {
  python3 -c "import json, sys
j = json.load (sys.stdin)
assert ($1), j"
}

one_line () {
  "$@" >out.txt 2>err.txt && return 1
  [ ! -s out.txt ] && [ "$(wc -l <err.txt)" -eq 1 ] && grep -q '^waymark-cli: ' err.txt
}

for command in recovery 'recovery save' 'recovery discard' versions 'versions save' 'versions keep' 'versions restore'; do
  # shellcheck disable=SC2086
  ok "$command has help" sh -c 'cli=$0; "$cli" "$@" --help | grep -q "$*"' "$cli" $command
done

# versions
cp "$sample" map.journey
is 'a map that was never saved here has none' "$("$cli" versions map.journey)" ''
ok 'which is said' sh -c '"$0" versions map.journey 2>&1 | grep -q "There are no versions"' "$cli"
is 'and none in JSON' "$("$cli" versions --json map.journey | tr -d '[:space:]')" '[]'
ok 'nothing was made to look' test ! -e "$WAYMARK_DATA_DIR"
"$cli" records add personas name=Ada >/dev/null
ok 'a change keeps what it replaces' "$cli" link map.journey --persona Ada
cp map.journey linked.journey
"$cli" versions --json map.journey >versions.json
ok 'it is listed' json "len (j) == 1 and j[0]['label'] is None and j[0]['file'] == '$TMPDIR/map.journey'
  and j[0]['size'] > 1000 and j[0]['date'].endswith ('Z')" <versions.json
first=$(python3 -c 'import json; print (json.load (open ("versions.json"))[0]["version"])')
ok 'and a line for people' sh -c '"$0" versions map.journey | grep -q "^$1	.*kB	$"' "$cli" "$first"
ok 'a version goes into a new file' "$cli" versions save map.journey "$first" out.journey
ok 'as it was' cmp out.journey "$sample"
ok 'and to standard output' sh -c '"$0" versions save map.journey "$1" - | cmp - "$2"' "$cli" "$first" "$sample"
echo mine >there.journey
fails 'a file that is there is not replaced' 1 "$cli" versions save map.journey "$first" there.journey
is 'and stays' "$(cat there.journey)" mine
fails 'nor one of which nobody knows' 1 "$cli" versions save map.journey "$first" there.journey/new.journey
ok 'which is said at once' sh -c '"$0" versions save map.journey 99 there.journey/new.journey 2>&1 | grep -q "cannot be seen"' "$cli"
for number in 99 0 x ''; do
  fails "version “$number” is refused" 1 "$cli" versions save map.journey "$number" none.journey
done
ok 'in one line' one_line "$cli" versions save map.journey 99 none.journey
ok 'and leaves nothing' test ! -e none.journey

ok 'the map of now is kept by a name' "$cli" versions keep map.journey --label 'Before the board'
fails 'a name is needed' 2 "$cli" versions keep map.journey
fails 'that says something' 2 "$cli" versions keep map.journey --label ' '
"$cli" versions --json map.journey >versions.json
ok 'the newest is first, with its name' json "[v['label'] for v in j] == ['Before the board', None]" <versions.json

# What cannot be read is named, and the rest is there.
echo 'no database' >"$WAYMARK_DATA_DIR/versions/odd.versions"
ok 'versions that cannot be read are told' sh -c '"$0" versions map.journey 2>&1 >/dev/null | grep -q "odd.versions: This is not a file of versions"' "$cli"
ok 'beside those that can' sh -c '"$0" versions map.journey 2>/dev/null | grep -q "Before the board"' "$cli"
rm "$WAYMARK_DATA_DIR/versions/odd.versions"

ok 'a version is restored' "$cli" versions restore map.journey "$first"
ok 'the map is as it was' cmp map.journey "$sample"
"$cli" versions --json map.journey >versions.json
newest=$(python3 -c 'import json; print (json.load (open ("versions.json"))[0]["version"])')
"$cli" versions save map.journey "$newest" replaced.journey
ok 'what that replaced is a version too' cmp replaced.journey linked.journey
ok 'to restore what is there is nothing' "$cli" versions restore map.journey "$first"
# What only a person's editor put into the file is no step of the map.
sed 's|^</journey>|<!-- Ask Ada -->\n&|' "$sample" >map.journey
cp map.journey commented.journey
fails 'a version that differs only by a comment is not called restored' 1 "$cli" versions restore map.journey "$first"
ok 'and nothing is changed' cmp map.journey commented.journey
cp "$sample" map.journey

# What a restored version replaces has no other place: without it nothing is replaced.
"$cli" records add personas name=Bea >/dev/null
"$cli" link map.journey --persona Bea
cp map.journey before.journey
mv "$WAYMARK_DATA_DIR/versions" "$WAYMARK_DATA_DIR/aside"
mkdir other-data
cp -R "$WAYMARK_DATA_DIR/aside" other-data/versions
for file in other-data/versions/*.versions; do
  sqlite3 "$file" "DELETE FROM version WHERE id <> $first; CREATE UNIQUE INDEX one ON version (1)"
done
fails 'a version is not restored when what it replaces cannot be kept' 1 "$cli" --data-dir other-data versions restore map.journey "$first"
ok 'and the map stays' cmp map.journey before.journey
fails 'nor is a record taken off it' 1 "$cli" --data-dir other-data unlink map.journey --persona Bea
ok 'which is said as all is' one_line "$cli" --data-dir other-data unlink map.journey --persona Bea
ok 'and the map stays as well' cmp map.journey before.journey
fails 'nor is it replaced by another' 1 "$cli" --data-dir other-data convert "$sample" map.journey
ok 'and stays then too' cmp map.journey before.journey
mv "$WAYMARK_DATA_DIR/aside" "$WAYMARK_DATA_DIR/versions"

printf 'Notes of Ada' >notes.journey
ok 'what is no map is replaced' "$cli" convert map.journey notes.journey
newest=$("$cli" versions --json notes.journey | python3 -c 'import json, sys; print (json.load (sys.stdin)[0]["version"])')
is 'and kept with the map that took its place' "$("$cli" versions save notes.journey "$newest" -)" 'Notes of Ada'

printf '' >map.journey
ok 'the versions of an emptied file are listed' sh -c '[ "$("$0" versions map.journey | wc -l)" -ge 2 ]' "$cli"
ok 'and saved' sh -c '"$0" versions save map.journey "$1" rescued.journey && cmp rescued.journey "$2"' "$cli" "$first" "$sample"
ok 'and restored into it' "$cli" versions restore map.journey "$first"
ok 'so that it is as it was' cmp map.journey "$sample"
head -c 900 "$sample" >map.journey
ok 'a map that is cut off as well' sh -c '"$0" versions restore map.journey "$1" && cmp map.journey "$2"' "$cli" "$first" "$sample"
newest=$("$cli" versions --json map.journey | python3 -c 'import json, sys; print (json.load (sys.stdin)[0]["version"])')
is 'what was left of it is a version' "$("$cli" versions save map.journey "$newest" - | wc -c)" 900
rm map.journey
ok 'those of a file that is gone are listed' sh -c '[ "$("$0" versions map.journey 2>err.txt | wc -l)" -ge 2 ] && ! test -s err.txt' "$cli"
ok 'and restored' sh -c '"$0" versions restore map.journey "$1" && cmp map.journey "$2"' "$cli" "$first" "$sample"
rm map.journey
fails 'a file that never was has none' 1 "$cli" versions nowhere.journey
fails 'no file is wrong usage' 2 "$cli" versions
cp "$sample" elsewhere.journey
ok 'a folder can be named' "$cli" --data-dir other versions keep elsewhere.journey --label Here
is 'and it is there' "$("$cli" --data-dir other versions elsewhere.journey | cut -f 4)" Here
ok 'and nowhere else' sh -c '! "$0" versions elsewhere.journey | grep -q Here' "$cli"

# recovery
is 'nothing was left' "$("$cli" recovery)" ''
ok 'which is said' sh -c '"$0" recovery 2>&1 | grep -q "Nothing is left"' "$cli"
ok 'the help has the commands below' sh -c '"$0" recovery --help | grep -q "^  discard  " && "$0" versions --help | grep -q "^  keep  "' "$cli"
ok 'nothing was made to look' test ! -e "$WAYMARK_DATA_DIR/recovery"
cp "$sample" map.journey
"$WAYMARK_LEAVE_WORK" "$TMPDIR/map.journey" 'Not saved'
"$WAYMARK_LEAVE_WORK" - 'In no file'
"$cli" recovery --json >left.json
ok 'what was left is listed' json "sorted ([w['title'], w['base'], w['file'], w['changes'], w['whole']] for w in j) ==
  [['In no file', 'none', None, 1, True], ['Not saved', 'same', '$TMPDIR/map.journey', 1, True]]
  and all (w['last'].endswith ('Z') and w['size'] > 0 and w['discarded'] is None and w['problem'] is None for w in j)" <left.json
ok 'for people too' sh -c '"$0" recovery | grep -q "	Not saved	.*1 change that map.journey does not have"' "$cli"
id=$(python3 -c 'import json; print ([w["id"] for w in json.load (open ("left.json")) if w["file"]][0])')
ok 'it is saved into a new file' "$cli" recovery save "$id" saved.journey
is 'as it was last' "$("$cli" info --json saved.journey | python3 -c 'import json, sys; print (json.load (sys.stdin)["title"])')" 'Not saved'
ok 'the file of the map stays' cmp map.journey "$sample"
ok 'and so does what was left' sh -c '"$0" recovery | grep -q "$1"' "$cli" "$id"
fails 'a file that is there is not replaced' 1 "$cli" recovery save "$id" map.journey
ok 'the map least of all' cmp map.journey "$sample"
fails 'an unknown id is refused' 1 "$cli" recovery save nothing none.journey
fails 'one that several begin with as well' 1 "$cli" recovery save '' none.journey
ok 'in one line' one_line "$cli" recovery save '' none.journey
ok 'the beginning of an id will do' sh -c '"$0" recovery save "$(echo "$1" | cut -c 1-8)" - | grep -q "Not saved"' "$cli" "$id"
sed 's/title="[^"]*"/title="Theirs"/' "$sample" >map.journey
"$cli" recovery --json >left.json
ok 'a file that somebody changed is told' json "[w['base'] for w in j if w['file']] == ['changed']" <left.json
printf '<journey' >map.journey
ok 'the work is sound when the file is not, which is told' \
  sh -c '"$0" recovery save "$1" sound.journey 2>said && grep -q "map.journey" said && grep -q "Not saved" sound.journey' "$cli" "$id"
rm map.journey
"$cli" recovery --json >left.json
ok 'and one that is gone' json "[w['base'] for w in j if w['file']] == ['gone']" <left.json

ok 'it is discarded' "$cli" recovery discard "$id"
"$cli" recovery --json >left.json
ok 'and still there' json "[w['discarded'] is not None for w in j if w['file']] == [True]" <left.json
ok 'which is told' sh -c '"$0" recovery | grep -q "discarded once$"' "$cli"
fails 'once more needs a word' 1 "$cli" recovery discard "$id"
ok 'it can be saved still' "$cli" recovery save "$id" again.journey
ok 'with that it goes' "$cli" recovery discard --for-ever "$id"
ok 'for ever' sh -c '! "$0" recovery | grep -q "$1"' "$cli" "$id"
is 'the other stays' "$("$cli" recovery | wc -l)" 1
printf 'no database' >"$WAYMARK_DATA_DIR/recovery/damaged.recovery"
"$cli" recovery --json >left.json
ok 'what cannot be read is told' json "[w['problem'] is not None for w in j if w['id'] == 'damaged'] == [True]" <left.json
fails 'and not saved' 1 "$cli" recovery save damaged none.journey
ok 'discarded it is put aside' "$cli" recovery discard --for-ever damaged
is 'and never removed' "$(cat "$WAYMARK_DATA_DIR/recovery/damaged.recovery.damaged")" 'no database'
fails 'an unknown command is wrong usage' 2 "$cli" recovery frobnicate
fails 'nothing to discard is wrong usage' 2 "$cli" recovery discard

tap_done
