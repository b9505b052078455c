#!/usr/bin/python3
"""Records that cannot be written: what was typed is not dropped when the program is to end."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

ASKED = "The Records Could Not Be Written"


def names(desk):
    with sqlite3.connect(os.path.join(desk.data, "records.db")) as records:
        return [row[0] for row in records.execute("SELECT name FROM account")]


def begin(desk):
    """An account that is being renamed while another program writes. Returns what that one holds."""
    desk.start()
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.key("ctrl+n")
    desk.see("list item", "Accounts, 1")
    until("the record in the file", lambda: len(names(desk)) == 1)
    other = sqlite3.connect(os.path.join(desk.data, "records.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.key("ctrl+a")
    desk.type("Northwind")
    desk.see("label", "~^Not written yet: Waiting for another program")
    return other


@test("whoever quits while the records cannot be written keeps the window, and what was typed")
def kept(desk):
    other = begin(desk)
    desk.key("ctrl+q")
    words = desk.answer(ASKED, "Cancel")
    expect("the reason is told", "Another program is writing" in words, True)
    # The program goes on, and with it the note of what is open.
    path = desk.new_map("later.journey")
    desk.start_again(path)
    desk.see_window("Empty map")
    until("the map among the last windows", lambda: path in open(os.path.join(desk.data, "windows")).read())
    # What was discarded on the way is not, as long as the window stays: it is asked about again, and kept.
    desk.type_card("Nearly gone")
    desk.key("Escape", "Escape")
    desk.key("ctrl+q")
    desk.answer("Save Changes?", "Discard")
    desk.answer(ASKED, "Cancel")
    recovery = os.path.join(desk.data, "recovery")

    def discarded():
        for name in os.listdir(recovery):
            if name.endswith(".recovery"):
                with sqlite3.connect(os.path.join(recovery, name)) as work:
                    return work.execute("SELECT count (*) FROM about WHERE key = 'discarded'").fetchone()[0] > 0
        return None
    until("the work to be kept as before", lambda: discarded() is False)
    desk.key("ctrl+q")
    desk.answer("Save Changes?", "Save")
    desk.see("label", ASKED, window="~.*")
    other.rollback()
    desk.answer(ASKED, "Try Again")
    desk.wait_end()
    expect("the name in the file", names(desk), ["Northwind"])


@test("what cannot be written can be given up")
def discarded(desk):
    other = begin(desk)
    desk.key("ctrl+q")
    desk.answer(ASKED, "Discard")
    desk.wait_end()
    other.rollback()
    expect("the file is as it was", names(desk) != ["Northwind"], True)


if __name__ == "__main__":
    sys.exit(main())
