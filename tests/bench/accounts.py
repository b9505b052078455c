"""A table of accounts as customer databases export it, and the same for the shell of SQLite.

The shell gets everything that Waymark works out by itself: ids, what is sorted by and
what is searched, in the order of the columns. So its import is only that."""
import csv

FIRST = "Alder Birch Cedar Delta Ember Fjord Granite Harbor Iris Juniper Kestrel Lumen Maple North Onyx Pine Quartz River Summit Tundra".split()
SECOND = "Analytics Bakery Care Dental Energy Foods Gardens Health Insurance Kitchens Logistics Media Networks Optics Partners Retail".split()
FORMS = "Ltd Inc GmbH AB Oy SARL BV plc LLC".split()
COUNTRIES = [("Norway", "Oslo"), ("Germany", "Köln"), ("France", "Orléans"), ("Spain", "Cádiz"), ("Sweden", "Malmö"), ("Italy", "Forlì")]
OWNERS = ["Ann Example", "Bo Sample", "Cy Placeholder", "Dee Fictional"]
NOTE = "met at the fair; wants a map of onboarding"
HEADER = "account_id name segment country city employees revenue_eur website owner created notes".split()

FLOOR_TABLE = """CREATE TABLE account (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, changed TEXT NOT NULL, sorted TEXT NOT NULL,
  search TEXT NOT NULL, name TEXT, region TEXT, employees INTEGER, revenue REAL, currency TEXT, website TEXT, owner TEXT, note TEXT) STRICT;
CREATE INDEX "account-sorted-index" ON account (sorted, id);
CREATE VIRTUAL TABLE "account-words" USING fts5 (search, content='account', content_rowid='row',
  tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE VIRTUAL TABLE "account-parts" USING fts5 (search, content='account', content_rowid='row', tokenize='trigram');
"""


def rows(count):
    state = 12345

    def pick(n):
        nonlocal state
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (state >> 8) % n

    for i in range(1, count + 1):
        name = f"{FIRST[pick(len(FIRST))]} {SECOND[pick(len(SECOND))]}{',' if i % 10 == 0 else ''} {FORMS[pick(len(FORMS))]}"
        if i % 25 == 0:
            name = f'"{name}" Group'
        country, city = COUNTRIES[pick(len(COUNTRIES))]
        note = "first line\nsecond line, with a comma" if i % 50 == 0 else "long " * 400 if i % 1000 == 0 else NOTE[:pick(len(NOTE))]
        yield [f"A-{i:07d}", name, "SMB", country, city, pick(20000) + 1, f"{pick(10**9)}.{pick(100):02d}",
               f"https://account{i}.example", OWNERS[pick(len(OWNERS))], f"20{10 + pick(16)}-01-15", note]


def write(count, table, floor):
    with open(table, "w", newline="", encoding="utf-8") as ours, open(floor, "w", newline="", encoding="utf-8") as theirs:
        out, shell = csv.writer(ours, lineterminator="\n"), csv.writer(theirs, lineterminator="\n")
        out.writerow(HEADER)
        for i, row in enumerate(rows(count), 1):
            out.writerow(row)
            _, name, _, country, _, employees, revenue, website, owner, _, note = row
            note = note.strip()
            search = "\n".join(text for text in (name, country, owner, note) if text).lower()
            identity = f"{(i * 2654435761) % 2**32:08x}-0000-4000-8000-{i:012x}"
            shell.writerow([i, identity, "2026-11-24T09:00:00Z", name.lower(), search, name, country, employees, revenue, "EUR", website, owner, note])


def floor_script(table):
    return (FLOOR_TABLE + "BEGIN;\n.mode csv\n" + f".import '{table}' account\n" +
            """INSERT INTO "account-words" ("account-words") VALUES ('rebuild');
INSERT INTO "account-parts" ("account-parts") VALUES ('rebuild');
COMMIT;
""")
