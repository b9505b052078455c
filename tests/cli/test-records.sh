#!/bin/sh
# waymark-cli over records: add, update, delete, list, search, show, check,
# backup, restore; link and unlink.
. "$WAYMARK_TESTS/support/tap.sh"
cd "$TMPDIR" || exit 1
cli=$WAYMARK_CLI
sample=$WAYMARK_SOURCE_ROOT/data/samples/onboarding.journey
export WAYMARK_DATA_DIR="$TMPDIR/records"
db=$WAYMARK_DATA_DIR/records.db

json () {
  python3 -c "import json, sys
j = json.load (sys.stdin)
assert ($1), j"
}

one_line () {
  "$@" >out.txt 2>err.txt && return 1
  [ ! -s out.txt ] && [ "$(wc -l <err.txt)" -eq 1 ] && grep -q '^waymark-cli: ' err.txt
}

# add, show
account=$("$cli" records add accounts name='Nordwind Spedition' tier=strategic value='1200000 eur' \
  technologies=SAP technologies='Excel sheets' fit=80 renewal=2027-03-01 trends='first
second')
ok 'add prints the id' sh -c 'echo "$0" | grep -qE "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' "$account"
"$cli" records show accounts --json "$account" >show.json
ok 'what was added is shown' json "j['id'] == '$account' and j['name'] == 'Nordwind Spedition' and j['tier'] == 'strategic'
  and j['value'] == '1200000 EUR' and j['technologies'] == ['SAP', 'Excel sheets'] and j['fit'] == 80
  and j['renewal'] == '2027-03-01' and j['trends'] == 'first\\nsecond' and j['region'] is None" <show.json
ok 'a name is as good as an id' sh -c '"$0" records show accounts "NORDWIND spedition" | grep -q "Tier: Strategic"' "$cli"

persona=$("$cli" records add personas name=Aylin role=champion goals='on time' goals='in budget')
"$cli" records add personas name=Élodie quote='C’est ça' --json >persona.json
ok 'add can print JSON' json 'j["name"] == "Élodie" and j["quote"] == "C’est ça"' <persona.json
job=$("$cli" records add jobs statement='Ship a load on time' kind=functional personas=aylin personas=elodie \
  score=importance:9.5,satisfaction:3,n:12,persona:Aylin score=importance:5)
"$cli" records show jobs "$job" --json >job.json
ok 'a job has its personas and scores' json "len (j['personas']) == 2 and j['personas'][0] == '$persona'
  and j['scores'][0] == {'persona': '$persona', 'importance': 9.5, 'satisfaction': 3, 'n': 12, 'spread': None, 'date': None}
  and len (j['scores']) == 2" <job.json
contact=$("$cli" records add contacts name='Ann Lee' account='Nordwind Spedition' persona=Aylin adoption=adopter \
  lead-score='score:80,product:Fleet')
"$cli" records show contacts "$contact" --json >contact.json
ok 'a contact has account, persona and lead score' json "j['account'] == '$account' and j['persona'] == '$persona'
  and j['lead-scores'][0]['product'] == 'Fleet'" <contact.json

# what is refused
before=$(cksum <"$db")
fails 'a value that cannot be' 1 "$cli" records add accounts name=X tier=platinum
ok 'is one line' one_line "$cli" records add accounts name=X tier=platinum
fails 'a record without a name' 1 "$cli" records add accounts tier=lite
fails 'a reference to nothing' 1 "$cli" records add contacts name=X account=Nobody
fails 'an unknown field is wrong usage' 2 "$cli" records add accounts nme=X
fails 'no FIELD=VALUE is wrong usage' 2 "$cli" records add accounts name
fails 'an unknown kind is wrong usage' 2 "$cli" records add stages name=X
fails 'an unknown command is wrong usage' 2 "$cli" records frobnicate
fails 'an unknown record' 1 "$cli" records show accounts Nobody
is 'nothing of it changed a byte' "$(cksum <"$db")" "$before"

# update, delete
ok 'update' "$cli" records update accounts "$account" tier= region='Baltic Sea' technologies=SAP
"$cli" records show accounts --json "$account" >show.json
ok 'changes what was named only' json "j['tier'] is None and j['region'] == 'Baltic Sea' and j['technologies'] == ['SAP'] and j['fit'] == 80" <show.json
ok 'scores are replaced together' sh -c '"$0" records update jobs "$1" score=importance:7 && "$0" records show jobs "$1" --json |
  python3 -c "import json, sys; s = json.load (sys.stdin)[\"scores\"]; assert len (s) == 1 and s[0][\"importance\"] == 7"' "$cli" "$job"
ok 'scores stay when something else changes' sh -c '"$0" records update jobs "$1" why=Penalties && "$0" records show jobs "$1" --json |
  python3 -c "import json, sys; assert len (json.load (sys.stdin)[\"scores\"]) == 1"' "$cli" "$job"
twin=$("$cli" records add accounts name='Nordwind Spedition')
fails 'an ambiguous name is refused' 1 "$cli" records update accounts 'Nordwind Spedition' tier=lite
"$cli" records update accounts 'Nordwind Spedition' tier=lite 2>err.txt
ok 'and the ids are listed' sh -c 'grep -q "$0" err.txt && grep -q "$1" err.txt' "$account" "$twin"
ok 'delete' "$cli" records delete accounts "$twin"
fails 'delete again' 1 "$cli" records delete accounts "$twin"

# list, search
"$cli" records list --json personas >list.json
ok 'list is JSON, by name' json '[p["name"] for p in j] == ["Aylin", "Élodie"]' <list.json
is 'list is lines' "$("$cli" records list personas | cut -f 2 | tr '\n' ' ')" 'Aylin Élodie '
is 'search folds accents' "$("$cli" records search personas ELOD | cut -f 2)" 'Élodie'
is 'search finds parts' "$("$cli" records search accounts pedit | cut -f 2)" 'Nordwind Spedition'
is 'search finds nothing' "$("$cli" records search accounts 'no such "thing*')" ''
"$cli" records search --json accounts 'AND OR (' >search.json
ok 'an empty list is JSON' json 'j == []' <search.json
is 'the C locale makes no difference' "$(LC_ALL=C "$cli" records list personas | cut -f 2 | tail -n 1)" 'Élodie'

# link, unlink
cp "$sample" map.journey
ok 'link a persona' "$cli" link map.journey --persona Aylin
sed 's/ lane="[^"]*"/ lane="gone"/' map.journey >lost.journey
printf '<journey' >cut.journey
ok 'what is repaired by linking is told' sh -c '"$0" link lost.journey --persona Aylin 2>&1 |
  grep -q "^waymark-cli: lost.journey:[0-9]*: "' "$cli"
ok 'a file is named once' sh -c '"$0" link cut.journey --persona Aylin 2>&1 |
  grep -q "^waymark-cli: cut.journey:1: [^/]*$"' "$cli"
ok 'link an account' "$cli" link map.journey --account "$account"
ok 'link a job' "$cli" link map.journey --job 'ship a load on time'
"$cli" info --json map.journey >info.json
ok 'they are on the map' json '"Aylin" in j["personas"] and "Nordwind Spedition" in j["accounts"] and "Ship a load on time" in j["jobs"]' <info.json
ok 'the map is sound' "$cli" check map.journey
ok 'the record and a snapshot are in the file' grep -q "record=\"$persona\" name=\"Aylin\" role=\"champion\"" map.journey
cp map.journey linked.journey
ok 'linking again changes nothing' sh -c '"$0" link map.journey --persona Aylin && cmp map.journey linked.journey' "$cli"
"$cli" records update personas Aylin position='Head of logistics'
ok 'linking again refreshes' sh -c '"$0" link map.journey --persona Aylin && grep -q "Head of logistics" map.journey' "$cli"
ok 'unlink' sh -c 'for w in "--persona Aylin" "--account Nordwind\ Spedition" "--job Ship\ a\ load\ on\ time"; do
  eval "\"\$0\" unlink map.journey $w" || exit 1; done' "$cli"
ok 'gives the bytes back' cmp map.journey "$sample"
fails 'unlink what is not there' 1 "$cli" unlink map.journey --persona Aylin
fails 'link what is not there' 1 "$cli" link map.journey --persona Nobody
ok 'trouble leaves the map' cmp map.journey "$sample"
fails 'no record is wrong usage' 2 "$cli" link map.journey
fails 'a contact is not linked' 2 "$cli" link map.journey --contact 'Ann Lee'
ok 'a map is unlinked without records, and its version is kept in the folder that was named' sh -c 'cp linked.journey l.journey && "$0" --data-dir "$1/none" unlink l.journey --persona Aylin &&
  [ ! -e "$1/none/records.db" ] && [ -d "$1/none/versions" ]' "$cli" "$TMPDIR"

# data dir
other=$("$cli" --data-dir "$TMPDIR/other" records add personas name=Elsewhere)
ok 'another folder is another world' sh -c '[ -n "$1" ] && [ -f other/records.db ] && ! "$0" records show personas Elsewhere 2>/dev/null' "$cli" "$other"

# lists
for list in 'list profiles' 'list accounts zzzz' 'search personas zzzz' 'duplicates jobs'; do
  # shellcheck disable=SC2086
  is "an empty list is one line on the side: $list" "$("$cli" records $list 2>&1 >out.txt | wc -l) $(wc -c <out.txt)" '1 0'
  # shellcheck disable=SC2086
  is 'and none in JSON' "$("$cli" records $list --json 2>&1 | tr -d '[:space:]')" '[]'
done

# check, backup, restore
ok 'the records are sound' "$cli" records check
ok 'a copy of the day was made' test -f "$WAYMARK_DATA_DIR/backups/records-2026-11-24.db"
ok 'backup to a file' "$cli" records backup copy.db
cp copy.db there.db
fails 'which must not be there' 1 "$cli" records backup there.db
ok 'and stays as it was' cmp copy.db there.db
"$cli" records delete personas Aylin
restored=$("$cli" records restore copy.db)
ok 'restore' sh -c '"$0" records show personas Aylin >/dev/null' "$cli"
ok 'what was replaced is kept' test -s "$restored"
ok 'the backups are listed' sh -c '"$0" records backups | grep -q "^records-2026-11-24.db	.* 2026, ..:..	.*kB$"' "$cli"
"$cli" records backups --json >backups.json
ok 'and as JSON' json '"records-2026-11-24.db" in [b["name"] for b in j] and all (b["date"].endswith ("Z") and b["size"] > 1000 for b in j)' <backups.json
is 'where there is none that is said' "$("$cli" --data-dir "$TMPDIR/none" records backups 2>&1 >out.txt | wc -l) $(wc -c <out.txt)" '1 0'
ok 'a backup is restored by its name' "$cli" records restore records-2026-11-24.db
ok 'and what was there is restored' "$cli" records restore "$(ls -t "$WAYMARK_DATA_DIR"/records-replaced-* | head -n 1)"
fails 'which one has to be said' 2 "$cli" records restore
fails 'a backup into no folder' 1 "$cli" records backup nowhere/copy.db
echo 'not a database' >bad.db
fails 'what is no backup is refused' 1 "$cli" records restore bad.db
fails 'a backup that is not there' 1 "$cli" records restore nowhere.db
ok 'the records are still there' sh -c '"$0" records show personas Aylin >/dev/null' "$cli"

# fields
ok 'fields are listed' sh -c '"$0" records fields accounts | grep -q "^tier .*strategic, lite, programmatic$"' "$cli"
"$cli" records fields jobs --json >fields.json
ok 'and as JSON' json '"statement" in [f["name"] for f in j] and [f["choices"] for f in j if f["name"] == "kind"][0][0] == "functional"' <fields.json
ok 'with the parts of a record' sh -c '"$0" records fields contacts | grep -q "^lead-score .* lead-score=product:…,score:35,date:2026-11-24$"' "$cli"
ok 'and their fields' sh -c '"$0" records fields jobs | grep -q "^  n  *number  *Answers$"' "$cli"
asked=$("$cli" records add jobs 'statement=Ask them' 'score=importance:9.5,answers:35')
ok 'a field by what it is called' sh -c '"$0" records show jobs "$1" | grep -q "Answers: 35"' "$cli" "$asked"
"$cli" records delete jobs "$asked"
"$cli" records fields accounts --json >fields.json
ok 'and theirs as JSON' json '[f["name"] for f in j[-1]["fields"]] == ["date", "author", "text"] and j[-1]["name"] == "dated-note"' <fields.json
"$cli" records add accounts name=Noted 'dated-note=date:2026-10-01,author:Sam,text:Call, then write: soon' >/dev/null
ok 'a note has its commas' json 'j["dated-notes"][0]["text"] == "Call, then write: soon"' <<EOF
$("$cli" records show --json accounts Noted)
EOF
fails 'fields of what is no record' 2 "$cli" records fields lanes

# trouble
cp "$db" good.db
echo 'Dear diary' >"$db"
fails 'a foreign file is refused' 1 "$cli" records list accounts
ok 'in one line' one_line "$cli" records list accounts
ok 'which names the way back' grep -q 'records backups' err.txt
is 'and left alone' "$(cat "$db")" 'Dear diary'
fails 'check says so' 1 "$cli" records check
"$cli" records check --json >check.json
ok 'check says so in JSON' json 'not j["sound"] and len (j["problems"]) == 1' <check.json
cp linked.journey map.journey
ok 'maps need no records' "$cli" unlink map.journey --persona Aylin
is 'and leave them alone' "$(cat "$db")" 'Dear diary'
ok 'a copy is restored over it' "$cli" records restore good.db
ok 'and all is well' "$cli" records check

tap_done
