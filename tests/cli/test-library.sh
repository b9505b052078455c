#!/bin/sh
# waymark-cli library scan: the library of maps from the files.
. "$WAYMARK_TESTS/support/tap.sh"
cd "$TMPDIR" || exit 1
cli=$WAYMARK_CLI
export WAYMARK_DATA_DIR="$TMPDIR/records"
db=$WAYMARK_DATA_DIR/records.db

titles () {
  sqlite3 -readonly "$db" 'SELECT title FROM map ORDER BY title' | paste -sd, -
}

# added kept removed refused
figures () {
  "$cli" library scan --json "$@" | tr -dc '0-9,' | tr ',' ' '
}

mkdir -p maps/deep/deeper maps/.hidden elsewhere
"$cli" new --title One maps/one.journey
"$cli" new --title Two maps/deep/deeper/two.journey
"$cli" new --title Hidden maps/.hidden/hidden.journey
"$cli" new --title Far elsewhere/far.journey
ln -s "$TMPDIR/elsewhere" maps/link

is 'the maps below a folder are found' "$(figures maps)" '2 0 0 0'
is 'hidden folders and links are passed by' "$(titles)" 'One,Two'
is 'what did not change is not read again' "$(figures maps)" '0 2 0 0'

"$cli" library scan elsewhere >out.txt
ok 'without JSON the figures have words' grep -q 'New or changed: 1' out.txt
rm maps/one.journey elsewhere/far.journey
"$cli" new --title 'Two again' two.journey
mv two.journey maps/deep/deeper/two.journey
is 'changed and missing maps are noticed' "$(figures maps)" '1 0 1 0'
ok 'a map outside the folders stays' sh -c 'echo "$0" | grep -q Far' "$(titles)"

echo '<journey' >maps/broken.journey
fails 'a broken map is told of' 1 "$cli" library scan maps
"$cli" library scan --json maps >/dev/null 2>err.txt
is 'and does not keep the others out' "$(figures maps 2>/dev/null)" '0 1 0 1'
ok 'with the name of its file' grep -q "^waymark-cli: .*maps/broken.journey" err.txt

# A file name that is not UTF-8; in folders with any letter on either side of it.
rm maps/broken.journey
odd=$(printf 'maps/m\377.journey')
"$cli" new --title Odd "$odd"
"$cli" new --title Zebra maps/zebra.journey
"$cli" new --title Ant maps/ant.journey
is 'a name that is not UTF-8 does not keep the others out' "$(figures maps 2>err.txt)" '2 1 0 1'
ok 'and is told of' grep -q 'Rename the file' err.txt

fails 'a folder that is not there' 1 "$cli" library scan maps nowhere
fails 'no folder' 2 "$cli" library scan
fails 'another command' 2 "$cli" library count maps
tap_done
