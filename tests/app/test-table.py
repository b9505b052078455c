#!/usr/bin/python3
"""The table of cards: sorted, filtered, edited in place."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def open_face(desk, name):
    path = desk.sample("onboarding")
    desk.start(path)
    desk.see_state("Saved")
    desk.click("page tab", name)
    return path


def titles(desk):
    """Of the rows of the table that are made, from the top."""
    return [name[len("Title: "):] for name in desk.names("table cell") if name.startswith("Title: ")]


def focused(desk):
    node = desk.focus()
    return node.label() if node else None


def text_of(path):
    return open(path, encoding="utf-8").read()


@test("the table sorts, filters, and is edited in place", settings={"table-columns": "['kind']"})
def table(desk):
    path = open_face(desk, "Table")
    desk.see(None, "32 cards")
    desk.click("push button", "Filter")
    desk.see("text", "Words on the card", state="focused")
    desk.type("billing")
    desk.see(None, "~^[1-9] of 32 cards$")
    until("what is left to be about billing", lambda: "Reminder call from Billing" in titles(desk) and len(titles(desk)) < 10)
    desk.key("Return")
    until("the focus in the table", lambda: (focused(desk) or "").startswith("Title: "))
    desk.click("table cell", "Title: Reminder call from Billing")
    desk.key("ctrl+Next")
    desk.see("label", "~^Reminder call from Billing\n")
    desk.gone("label", "~^Invitation link\n")
    desk.key("ctrl+Prior", "ctrl+k")
    desk.type("show all cards")
    desk.key("Return")
    desk.see(None, "32 cards")
    desk.key("Escape")
    desk.click("label", "Title", inside="Cards")
    until("the rows by their titles", lambda: titles(desk)[:1] == ["90-day review meeting"])
    desk.click("table cell", "Title: API keys and test system")
    desk.key("F2")
    desk.see("text", "Title", inside="Cards", state="focused")
    desk.key("ctrl+a")
    desk.type("Keys at last")
    desk.key("Return")
    desk.see("table cell", "Title: Keys at last", state="focused")
    expect("one step", desk.undo_step(), "Undo: Change Title of “API keys and test system”")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the title in the file", 'title="Keys at last"' in text_of(path), True)
    desk.key("ctrl+z")
    desk.see("table cell", "Title: API keys and test system")
    desk.key("ctrl+shift+z")
    desk.see("table cell", "Title: Keys at last")


@test("cells are edited by what they hold: a choice, a mark, a list, a step", settings={"table-columns": "['step', 'moment-of-truth', 'tags', 'belief']"})
def cells(desk):
    path = open_face(desk, "Table")
    desk.click("table cell", "Title: Contract sent for signature")
    desk.see("table cell", "Title: Contract sent for signature", state="focused")

    def go(column):
        for _ in range(12):
            if (focused(desk) or "").startswith(column + ":"):
                return
            desk.key("Right")
            until("the focus to stay", lambda: focused(desk))
        raise Failed("no column %s" % column)

    go("Moment of truth")
    desk.key("Return")
    desk.see("table cell", "Moment of truth: Yes", state="focused")
    go("Tags")
    desk.key("F2")
    desk.see("text", "Tags", inside="Cards", state="focused")
    desk.type("first, #second")
    desk.key("Tab")
    desk.see("list item", "Hypothesis")
    desk.key("Up", "Up", "Down", "Return")
    desk.gone("list item", "Hypothesis")
    desk.key("Home")
    until("the focus on the title", lambda: (focused(desk) or "").startswith("Title:"))
    go("Step")
    desk.key("Return")
    desk.see("list item", "~▸ Invite team$")
    desk.key("Down", "Return")
    desk.see("table cell", "Step: Kick-off call", state="focused")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    line = re.search(r'<touchpoint\b[^>]*title="Contract sent for signature"[^>]*>.*?</touchpoint>', text_of(path), re.S).group(0)
    expect("what is in the file", ('moment-of-truth="yes"' in line, "<tag>first</tag>" in line, "<tag>second</tag>" in line,
                                   'belief="hypothesis"' in line, 'step="r7pwaec4"' in line), (True,) * 5)


@test("a map that is only read is not changed in the table", settings={"table-columns": "['kind']"})
def read_only(desk):
    path = desk.sample("onboarding")
    text = text_of(path).replace('version="1.0" id', 'version="2.0" id', 1)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    desk.start(path)
    desk.see_state("Read-only")
    desk.click("page tab", "Table")
    desk.click("table cell", "Title: Contract sent for signature")
    desk.type("x")
    desk.see("label", "This map is read-only.")
    desk.see("table cell", "Title: Contract sent for signature")
    expect("the file", text_of(path), text)


@test("what is chosen of the columns is the same the next time", settings={"table-columns": "['kind', 'channel']"})
def columns(desk):
    open_face(desk, "Table")
    desk.see("label", "Channel", inside="Cards")
    desk.click("push button", "Columns")
    desk.click("check box", "Channel")
    desk.key("Escape")
    desk.gone("label", "Channel", inside="Cards")
    until("the setting", lambda: desk.setting("table-columns") is not None)
    expect("the columns", "channel" in desk.setting("table-columns"), False)


sys.exit(main())
