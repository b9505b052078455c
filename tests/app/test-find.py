#!/usr/bin/python3
"""Finding, replacing, filtering, going somewhere, and the list of commands: by keys alone."""
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

PDF = "Invoice sent as PDF"


def open_sample(desk):
    path = desk.sample("onboarding")
    desk.start(path)
    desk.see("heading", "~title of the map")
    return path


def status(desk, pattern, inside="Find"):
    until("the words %r" % pattern, lambda: [n for n in desk.look(inside=inside, everywhere=True) if re.search(pattern, n.label())])


def selected(desk):
    return [n.label() for n in desk.look(state="selected", everywhere=True) if n.role in ("list item", "heading", "row header")]


def dimmed(desk):
    return [n.label() for n in desk.look("list item", everywhere=True) if n.description.startswith("dimmed")]


@test("words are found one after the other, marked, and stay selected")
def find(desk):
    open_sample(desk)
    desk.key("ctrl+f")
    desk.see("text", "Find", state="focused")
    desk.type("INVOICE")
    status(desk, r"^1 of 10 · Reason: …asked about invoices")
    until("the others to be dimmed", lambda: dimmed(desk))
    expect("what was found is not", [n for n in dimmed(desk) if n.startswith(PDF)], [])
    for _ in range(4):
        desk.key("Return")
    status(desk, r"^5 of 10")
    expect("the match is selected", [n.split(",")[0] for n in selected(desk)], ["Pay carriers on time without chasing approvals"])
    desk.key("shift+Return")
    status(desk, r"^4 of 10")
    desk.key("F3", "F3")
    status(desk, r"^6 of 10")
    desk.key("shift+F3")
    status(desk, r"^5 of 10")
    desk.key("Escape")
    desk.gone("text", "Find")
    until("nothing to be dimmed", lambda: not dimmed(desk))
    desk.see("list item", "~^Pay carriers on time", state="focused")


@test("what is found is shown where it stands: a card on the bench there, a comment among the comments")
def elsewhere(desk):
    open_sample(desk)
    desk.key("ctrl+f")
    desk.see("text", "Find", state="focused")
    desk.type("zzz")
    status(desk, "^Nothing found")
    desk.key("ctrl+a")
    desk.type("until 12 December")
    status(desk, "^1 of 1")
    desk.see("text", "Find", state="focused")
    expect("the step is selected", [n.split(",")[0] for n in selected(desk)], ["First invoice"])
    desk.see("panel", "~^Reply, Hanna Reiter")
    desk.key("ctrl+a")
    desk.type("licences per depot")
    status(desk, "^1 of 1")
    desk.see("text", "Find", state="focused")
    desk.key("Escape")
    desk.see("list item", "~^Northwind's purchasing.*on the bench", state="focused")
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type("carriers upload")
    desk.key("Return")
    desk.see("list item", "~^Carriers upload.*on the bench", state="focused")


@test("what is found is replaced, one by one and all at once, and comes back")
def replace(desk):
    open_sample(desk)
    desk.key("ctrl+h")
    desk.see("text", "Find", state="focused")
    # What is not on the map is undone where it is typed.
    desk.type("invoice")
    status(desk, r"^\d of 10")
    desk.key("ctrl+z")
    until("the words to go", lambda: not desk.look("label", "~of 10"))
    desk.type("PDF")
    status(desk, "^1 of 1 ")
    desk.key("Tab")
    desk.see("text", "Replace with", state="focused")
    desk.type("XML file")
    desk.key("Return")
    desk.see("list item", "~^Invoice sent as XML file")
    expect("the step", desk.undo_step(), "Undo: Replace in 1 Card")
    desk.key("ctrl+z")
    desk.see("list item", "~^" + PDF)
    desk.key("ctrl+f")
    desk.see("text", "Find", state="focused")
    desk.type("invoice")
    status(desk, r"^\d of 10")
    desk.click("push button", "Replace All")
    desk.see("list item", "~^XML file sent as PDF")
    until("the step", lambda: [n for n in desk.look("push button", "Undo") if n.description == "Undo: Replace in 10 Places"])
    status(desk, "^Replaced in 10 places")
    until("nothing to be dimmed", lambda: not dimmed(desk))
    desk.see("text", "Find", state="focused")
    desk.key("ctrl+z")
    desk.see("list item", "~^" + PDF)
    status(desk, "of 10")
    until("the others to be dimmed", lambda: dimmed(desk))
    desk.click("list item", "~^" + PDF)
    desk.see("list item", "~^" + PDF, state="focused")
    desk.key("Escape")
    desk.gone("text", "Find")


@test("anything is reached by a few letters of its name")
def go_to(desk):
    open_sample(desk)
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type("sent pd")
    desk.see("list item", "~^%s, Touchpoint" % PDF)
    desk.key("Return")
    desk.gone("text", "~^Go to")
    desk.see("list item", "~^%s, Touchpoint, First invoice" % PDF, state="focused")
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type("inv")
    desk.see("list item", "~^Invite team, Step")
    desk.key("Down", "Down", "Up", "Return")
    desk.see("list item", "~^Invitation link, Touchpoint", state="focused")
    desk.key("ctrl+g", "Escape")
    desk.see("list item", "~^Invitation link, Touchpoint", state="focused")


@test("a filter dims the rest, counts, follows edits and can be kept")
def filtering(desk):
    path = open_sample(desk)
    desk.key("ctrl+shift+f")
    desk.see("text", "Words on the card", state="focused")
    desk.type("invoice")
    status(desk, "^5 of 32 cards", "Filter")
    until("the others to be dimmed", lambda: dimmed(desk))
    desk.key("Return")
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type("invitation link")
    desk.key("Return")
    desk.see("list item", "~^Invitation link, Touchpoint", state="focused")
    expect("the card is dimmed", [n for n in dimmed(desk) if n.startswith("Invitation link")] != [], True)
    desk.key("Return")
    desk.see("text", "Title", state="focused")
    desk.key("ctrl+a")
    desk.type("The invoice link")
    desk.key("Return")
    status(desk, "^6 of 32 cards", "Filter")
    until("the card to be shown", lambda: not [n for n in dimmed(desk) if n.startswith("The invoice link")])
    desk.key("ctrl+z")
    status(desk, "^5 of 32 cards", "Filter")
    desk.key("ctrl+k")
    desk.see("text", "What do you want to do?", state="focused")
    desk.type("saved vi")
    desk.key("Return")
    desk.see("text", "Name of this view", state="focused")
    desk.type("Only bills")
    desk.key("Return")
    desk.gone("text", "Name of this view")
    expect("the step", desk.undo_step(), "Undo: Save View")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the view in the file", 'name="Only bills" words="invoice"' in open(path).read(), True)
    desk.key("ctrl+k")
    desk.see("text", "What do you want to do?", state="focused")
    desk.type("show all cards")
    desk.key("Return")
    until("nothing to be dimmed", lambda: not dimmed(desk))
    desk.key("ctrl+k")
    desk.see("text", "What do you want to do?", state="focused")
    desk.type("view only")
    desk.key("Return")
    status(desk, "^5 of 32 cards", "Filter")


@test("commands are found by parts of words and run where the focus was")
def commands(desk):
    open_sample(desk)
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type(PDF)
    desk.key("Return")
    desk.see("list item", "~^" + PDF, state="focused")
    desk.key("ctrl+k")
    desk.see("text", "What do you want to do?", state="focused")
    desk.type("title chan")
    desk.see("list item", "~^Change the title")
    desk.key("Return")
    desk.see("text", "Title", state="focused")
    desk.key("Escape")
    desk.key("ctrl+k")
    desk.see("text", "What do you want to do?", state="focused")
    desk.see("list item", "~^Change the title")
    expect("what was used last is first", [n for n in desk.names("list item") if "Map" in n][0].split(",")[0], "Change the title")
    # What cannot be done is not offered.
    desk.type("redo")
    desk.see("label", "Nothing found")
    desk.key("ctrl+a")
    desk.type("lane quotes")
    desk.key("Return")
    desk.see("text", "Title", state="focused")
    desk.key("Return")
    desk.see("row header", "~^Quotes, lane")


sys.exit(main())
