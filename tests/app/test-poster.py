#!/usr/bin/python3
"""A persona as a poster: typed where it stands, with a portrait, and on paper."""
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from other import *


def ask(desk, question):
    with sqlite3.connect(os.path.join(desk.data, "records.db")) as records:
        return records.execute(question).fetchone()[0]


@test("a portrait is chosen for a persona, and its poster is written as PDF")
def poster(desk):
    with open(desk.path("nadia.png"), "wb") as f:
        f.write(png(300, 400))
    desk.start()
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.click("list item", "Personas, 0")
    desk.see_window("Personas")
    desk.key("ctrl+n")
    desk.see("push button", "Portrait")
    # The name of what is new waits to be typed over.
    desk.see("text", state="focused")
    for part, words in (("Name", "Nadia"), ("Quote", "Where is my load?")):
        if part != "Name":
            desk.click("push button", part)
        desk.type(words)
        until("the part %s on the poster" % part, lambda: words in (desk.see("push button", part).description or ""))
        desk.key("Escape")
    desk.click("push button", "Portrait")
    desk.click("push button", "Choose…")
    desk.choose_file("Choose Picture", desk.path("nadia.png"))
    until("the portrait in the file", lambda: ask(desk, "SELECT count (*) FROM persona WHERE portrait IS NOT NULL") == 1)
    desk.key("Escape")

    desk.click("push button", "Poster")
    desk.click("menu item", "PDF…")
    desk.choose_file("Save Poster", desk.path("poster.pdf"))
    until("the poster", lambda: os.path.exists(desk.path("poster.pdf")))
    words = run("pdftotext", desk.path("poster.pdf"), "-").stdout
    for word in ("Nadia", "“Where is my load?”"):
        expect("%s on the poster" % word, word in words, True)
    expect("prompts on paper", "What gets in their way" in words, False)


if __name__ == "__main__":
    sys.exit(main())
