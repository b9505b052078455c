#!/bin/sh
# waymark-cli records duplicates, merge and erase; link under the ids of merged records.
. "$WAYMARK_TESTS/support/tap.sh"
cd "$TMPDIR" || exit 1
cli=$WAYMARK_CLI
export WAYMARK_DATA_DIR="$TMPDIR/records"
db=$WAYMARK_DATA_DIR/records.db

json () {
  python3 -c "import json, sys
j = json.load (sys.stdin)
assert ($1), j"
}

a=$("$cli" records add accounts name='Northwind GmbH' tier=lite technologies=SAP)
b=$("$cli" records add accounts name=northwind region=Hamburg technologies=Excel)
c=$("$cli" records add accounts name='Aster Medical')
contact=$("$cli" records add contacts name='Xaverine Quopp' account="$b" email=x@quopp.example)

# duplicates
"$cli" records duplicates accounts --json >groups.json
ok 'duplicates are found and say why' json "len (j) == 1 and j[0]['alike'] == ['name']
  and {r['id'] for r in j[0]['records']} == {'$a', '$b'}" <groups.json
ok 'a line for each group' sh -c 'test "$("$0" records duplicates accounts | wc -l)" -eq 1' "$cli"
fails 'duplicates of nothing is wrong usage' 2 "$cli" records duplicates maps

# merge
"$cli" new --template onboarding map.journey && "$cli" link map.journey --account "$b"
before=$(cksum <"$db")
"$cli" records merge accounts "$a" "$b" --dry-run --json >dry.json
ok 'a dry run names the maps' json "j['merged'] is False and j['id'] == '$a' and len (j['maps']) == 1" <dry.json
ok 'a dry run shows what would become of them' sh -c '"$0" records merge accounts "$1" "$2" --dry-run | grep -q Hamburg' "$cli" "$a" "$b"
is 'a dry run changes no byte' "$(cksum <"$db")" "$before"
fails 'one record is not enough' 2 "$cli" records merge accounts "$a"
fails 'an unknown field to take' 1 "$cli" records merge accounts "$a" "$b" --take nme="$b"
fails 'a value of one that is not merged' 1 "$cli" records merge accounts "$a" "$b" --take name=Acme
is 'what is refused changes no byte' "$(cksum <"$db")" "$before"
ok 'merge' "$cli" records merge accounts "$a" "$b" --take name="$b"
"$cli" records show accounts "$a" --json >merged.json
ok 'one record has all of it' json "j['name'] == 'northwind' and j['tier'] == 'lite' and j['region'] == 'Hamburg'
  and j['technologies'] == ['SAP', 'Excel']" <merged.json
fails 'the other one is gone' 1 "$cli" records show accounts "$b"
"$cli" records show contacts "$contact" --json >contact.json
ok 'its contact went along' json "j['account'] == '$a'" <contact.json
ok 'linking the one that was kept refreshes what the map has of the other' "$cli" link map.journey --account "$a"
is 'the map has it once' "$(grep -c '<account ' map.journey)" 1
ok 'under its id' grep -q "$a" map.journey

# erase
"$cli" records backup >/dev/null
sed -i "s/<journey /<journey author=\"Xaverine Quopp\" /; s/author=\"Xaverine Quopp\" \(.*\) author=\"[^\"]*\"/author=\"Xaverine Quopp\" \1/" map.journey
"$cli" library scan . >/dev/null
before=$(cat "$db" map.journey | cksum)
"$cli" records erase contacts "$contact" --dry-run --json >plan.json
ok 'a plan tells what would be done' json "j['erased'] is False and j['name'] == 'Xaverine Quopp' and len (j['backups']) == 1
  and len (j['maps']) == 1 and j['maps'][0]['names'] == 1 and j['maps'][0]['changed'] is False" <plan.json
is 'a plan changes no byte' "$(cat "$db" map.journey | cksum)" "$before"
fails 'an account is no person' 2 "$cli" records erase accounts "$c"
ok 'erase' sh -c '"$0" records erase contacts "$1" --delete-backups | grep -q "was erased"' "$cli" "$contact"
ok 'no byte of the records has the name' sh -c '! grep -qai -e xaverine -e quopp "$0"' "$db"
ok 'nor has the map' sh -c '! grep -q Xaverine map.journey && "$0" check map.journey' "$cli"
ok 'nor has a backup' sh -c '! grep -qai xaverine "$0"/backups/*' "$WAYMARK_DATA_DIR"
ok 'the records are sound' "$cli" records check
fails 'nobody can be erased twice' 1 "$cli" records erase contacts "$contact"

# What was interrupted after the record was gone.
fails 'nothing is to be finished' 1 "$cli" records erase --finish
sed -i "/<journey /s/ author=\"[^\"]*\"/ author=\"Xaverine Quopp\"/" map.journey
"$cli" library scan . >/dev/null
python3 -c "import sqlite3, sys
with sqlite3.connect (sys.argv[1]) as db: db.execute ('INSERT INTO erasure (kind, ids, name, backups) VALUES (?, ?, ?, 0)', ('contact', sys.argv[2], 'Xaverine Quopp'))" "$db" "$contact"
ok 'every command tells' sh -c '"$0" records list contacts 2>&1 >/dev/null | grep -q "not at its end"' "$cli"
"$cli" records erase --finish --dry-run --json >plan.json
ok 'a plan of the rest has the map, and who it was' json "j['unfinished'] and not j['erased'] and j['name'] == 'Xaverine Quopp' and len (j['maps']) == 1" <plan.json
ok 'it can be given up' sh -c '"$0" --data-dir "$1" records erase --give-up >out.txt' "$cli" "$(cp -R "$WAYMARK_DATA_DIR" given-up && echo given-up)"
ok 'which tells what is erased' grep -q '^Xaverine Quopp was erased from the records$' out.txt
ok 'and what is not' grep -q 'map.journey: 1 place has the name' out.txt
ok 'and does nothing to it' grep -q Xaverine map.journey
ok 'nothing is told any more then' sh -c '! "$0" --data-dir given-up records list contacts 2>&1 | grep -q "not at its end"' "$cli"
ok 'nor has the file the name' sh -c '! grep -qai -e xaverine -e "$0" given-up/records.db' "$contact"
fails 'nothing is to be given up' 1 "$cli" --data-dir given-up records erase --give-up
fails 'nobody gives up and finishes' 2 "$cli" records erase --give-up --finish
rm -r given-up
# Of several, each can be named.
python3 -c "import sqlite3, sys
with sqlite3.connect (sys.argv[1]) as db: db.execute (\"INSERT INTO erasure (row, kind, ids, name, backups) VALUES (0, 'contact', 'other', 'Ann Other', 0)\")" "$db"
fails 'nobody else is to be finished' 1 "$cli" records erase --finish Nobody
fails 'one at a time' 2 "$cli" records erase --finish 'Xaverine Quopp' 'Ann Other'
ok 'finish' "$cli" records erase --finish 'Xaverine Quopp'
ok 'the first one is to be finished still' sh -c '"$0" records list contacts 2>&1 >/dev/null | grep -q "not at its end"' "$cli"
ok 'and is, when nobody is named' sh -c '"$0" records erase --finish | grep -q "^Ann Other was erased"' "$cli"
ok 'the map has nobody now' sh -c '! grep -q Xaverine map.journey' "$cli"
ok 'nor have the records' sh -c '! grep -qai -e xaverine -e quopp -e "$1" "$0"' "$db" "$contact"
ok 'nothing is told any more' sh -c '! "$0" records list contacts 2>&1 | grep -q "not at its end"' "$cli"

tap_done
