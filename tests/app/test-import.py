#!/usr/bin/python3
"""Tables in and out of the window: looked at, imported, taken back, exported."""
import os
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def count(desk, table):
    with sqlite3.connect(os.path.join(desk.data, "records.db")) as records:
        return records.execute("SELECT count (*) FROM " + table).fetchone()[0]


@test("a table is looked at, imported and taken back")
def imported(desk):
    table = desk.path("customers.csv")
    with open(table, "w", encoding="cp1252") as f:
        f.write("Firma;Land;Umsatz;Mitarbeiter\nMüller GmbH;Deutschland;1.100,04 €;12\nBrückner;Österreich;;viele\nWeiß;Schweiz;2,5;3\n")
    desk.start()
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.key("ctrl+shift+o")
    desk.see_window("Import Accounts")
    desk.key("alt+c")
    desk.choose_file("Import a Table", table)
    desk.see("label", "customers.csv")
    desk.see("label", "~Müller GmbH.* · .*Brückner.* · .*Weiß")
    desk.see("push button", "Import 2 Records")
    expect("nothing is written yet", count(desk, "account"), 0)
    desk.key("alt+i")
    desk.see("label", "3 rows were read")
    expect("records", count(desk, "account"), 2)
    # Also later, when the window was closed.
    desk.key("Escape")
    desk.see_window("Accounts")
    desk.see("list item", "Accounts, 2")
    desk.key("ctrl+shift+o")
    desk.see_window("Import Accounts")
    desk.key("alt+l")
    desk.see("label", "3 rows were read")
    expect("a copy of before", len(os.listdir(os.path.join(desk.data, "backups"))) > 0, True)
    desk.key("alt+u")
    desk.see("label", "The import was taken back")
    expect("records", count(desk, "account"), 0)
    desk.key("alt+r")
    desk.see("label", "3 rows were read")
    expect("records", count(desk, "account"), 2)
    desk.key("alt+u")
    desk.see("label", "The import was taken back")
    desk.key("Escape")
    desk.see_window("Accounts")
    desk.see("list item", "Accounts, 0")


@test("the list is exported as it is shown, or so that it can be imported again")
def exported(desk):
    desk.cli("records", "add", "accounts", "name=Nordwind", "value=1200 EUR", "note==1+1")
    desk.cli("records", "add", "accounts", "name=Südwind")
    workbook, table = desk.path("list.xlsx"), desk.path("all.csv")
    desk.start()
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.key("ctrl+shift+e")
    desk.see_window("Export Accounts")
    desk.key("alt+e")
    desk.choose_file("Export Records", workbook)
    until("the workbook", lambda: os.path.exists(workbook))
    with zipfile.ZipFile(workbook) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    expect("names and columns", [word in sheet for word in ("Nordwind", "Südwind", ">Tier<", "<v>1200</v>")], [True] * 4)
    expect("what the list does not show", "=1+1" in sheet, False)
    desk.see_window("Accounts")
    desk.key("ctrl+shift+e")
    desk.see_window("Export Accounts")
    desk.choose("Format", "Table of text (CSV)")
    desk.choose("Columns", "All fields")
    desk.key("alt+e")
    desk.choose_file("Export Records", table)
    until("the table", lambda: os.path.exists(table))
    desk.cli("records", "import", "accounts", table)


if __name__ == "__main__":
    sys.exit(main())
