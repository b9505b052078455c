#!/usr/bin/python3
"""The window without a map: its places, the way between them, and records that cannot be had."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


@test("the places are reached by the keyboard, and there is a way back")
def places(desk):
    desk.start()
    desk.see("push button", "Empty map", inside="New Map")
    desk.key("F6")
    desk.see("list item", "All maps", state="focused")
    desk.key("Down")
    desk.see_window("Accounts")
    desk.key("Down")
    desk.see_window("Contacts")
    desk.key("alt+Left")
    desk.see_window("Accounts")
    desk.key("alt+Left")
    desk.see_window("Waymark")
    desk.see("push button", "Empty map", inside="New Map")


@test("a record is written, undone and redone, and in the file each time")
def written(desk):
    def count():
        with sqlite3.connect(os.path.join(desk.data, "records.db")) as records:
            return records.execute("SELECT count (*) FROM account").fetchone()[0]

    desk.start()
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.key("ctrl+n")
    desk.see("list item", "Accounts, 1")
    until("the record in the file", lambda: count() == 1)
    # The name is typed over.
    desk.type("Aster")
    until("the name in the file", lambda: sqlite3.connect(os.path.join(desk.data, "records.db")).execute("SELECT name FROM account").fetchall() == [("Aster",)])
    desk.key("Escape", "ctrl+z", "ctrl+z")
    desk.see("list item", "Accounts, 0")
    until("no record in the file", lambda: count() == 0)
    desk.key("ctrl+shift+z", "ctrl+shift+z")
    desk.see("list item", "Accounts, 1")
    until("the record in the file again", lambda: count() == 1)
    # From anywhere a few letters reach a place, and a record; Enter waits for what fits.
    desk.key("ctrl+g")
    desk.see("text", "~^Go to an account", state="focused")
    desk.type("oppo")
    desk.key("Return")
    desk.see_window("Opportunity landscape")
    desk.key("ctrl+g")
    desk.see("text", "~^Go to an account", state="focused")
    desk.type("ste")
    desk.see("list item", "Aster, Account")
    desk.key("Return")
    desk.see_window("Accounts")
    desk.see("label", "Fit and behaviour")
    # The keyboard is with the record, not in the bar above.
    desk.see("list", "Accounts", state="focused")
    desk.key("ctrl+q")
    desk.wait_end()
    # On each day the records are copied before they are changed.
    desk.start()
    until("the copy of the day", lambda: os.path.exists(os.path.join(desk.data, "backups", "records-2026-11-24.db")))


@test("in a narrow window the places come when they are asked for", settings={"window-width": "400", "window-height": "640"})
def narrow(desk):
    desk.start()
    desk.see("push button", "Empty map", inside="New Map")
    desk.click("push button", "Places")
    desk.click("list item", "Jobs, 0")
    desk.see_window("Jobs")
    desk.key("ctrl+n")
    desk.see("label", "Why it matters")
    desk.key("Escape")
    desk.gone("label", "Why it matters")
    desk.see("push button", "Places")


@test("records that cannot be had are told of, and asked for again")
def trouble(desk):
    os.makedirs(desk.data)
    path = os.path.join(desk.data, "records.db")
    with open(path, "w") as f:
        f.write("Dear diary\n" * 100)
    desk.start()
    desk.see("label", "~^Accounts, personas and jobs are not available.")
    desk.key("ctrl+r")
    desk.see("label", "The Records Are Not Available")
    expect("ways out", [button for button in desk.names("push button") if button in ("Try Again", "Restore a Backup…")], ["Try Again"])
    os.unlink(path)
    desk.click("push button", "Try Again")
    desk.see("list item", "Accounts, 0")


@test("a backup takes the place of records that are damaged, which are kept")
def damaged(desk):
    desk.cli("records", "add", "account", "name=Aster")
    desk.cli("records", "backup")
    path = os.path.join(desk.data, "records.db")
    with open(path, "r+b") as f:
        f.seek(100)
        f.write(b"\xa5" * 8000)
    spoilt = open(path, "rb").read()
    # One that is damaged too is no way out, and changes nothing.
    bad = os.path.join(desk.data, "backups", "records-2026-11-20.db")
    with open(bad, "wb") as f:
        f.write(spoilt)
    os.utime(bad, (1763640000, 1763640000))
    desk.start(desk.new_map("map.journey"))
    desk.see("label", "~^Accounts, personas and jobs are not available.")
    desk.click("push button", "Restore a Backup…")
    desk.see_window("Restore a Backup")
    desk.key("Escape")
    desk.see("label", "~^Accounts, personas and jobs are not available.")
    desk.key("ctrl+r")
    desk.see("label", "The Records Are Not Available")
    desk.click("push button", "Restore a Backup…")
    expect("the file", len(desk.look("label", "~^records-2026-11-20.db · ", inside=desk.see_window("Restore a Backup").name)), 1)
    desk.click("push button", "~^Restore the backup of 20 Nov 2025", inside="Restore a Backup")
    desk.answer("The Backup Could Not Be Restored", "Close")
    expect("the records", open(path, "rb").read(), spoilt)
    desk.click("push button", "~^Restore the backup of (?!20 Nov 2025)", inside="Restore a Backup", window="Restore a Backup")
    words = desk.answer("The Backup Was Restored", "Close")
    kept = re.search(r"kept as (\S+\.db)\.", words).group(1)
    expect("what was there", open(kept, "rb").read(), spoilt)
    desk.see("list item", "Accounts, 1")


if __name__ == "__main__":
    sys.exit(main())
