#!/usr/bin/python3
"""What is said about a map: written, answered, resolved and gone through with keys."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

ME = {"my-name": "'Vera Lind'"}


def say(desk, text):
    """A comment on what is selected, and back to the map."""
    desk.key("ctrl+shift+m")
    desk.see("text", "~^Comment, Vera Lind", state="focused")
    desk.type(text)
    desk.key("Return")


def save(desk, path):
    desk.key("ctrl+s")
    desk.see_state("Saved")
    return open(path).read()


@test("a comment on a card is one step, on the card and in the file", settings=ME)
def on_a_card(desk):
    path = desk.open_map()
    desk.type_card("Invoice")
    say(desk, "Is that still so?")
    desk.see("list item", "~^Invoice, ", state="focused")
    until("the card to tell", lambda: "1 comment" in desk.see("list item", "~^Invoice, ").description)
    expect("the step", desk.undo_step(), "Undo: Add Comment on “Invoice”")
    desk.click("push button", "Reply to the comment on Invoice")
    desk.see("text", "~^Reply, Vera Lind", state="focused")
    # The card is selected, and not what is typed into.
    desk.key("ctrl+b", "ctrl+m")
    desk.type("It is")
    desk.key("Return")
    text = save(desk, path)
    expect("the card is where it was", ("moment-of-truth" in text, 'step="' in text.split("<touchpoint")[1]), (False, True))
    expect("comment and reply", ("Is that still so?" in text, "It is<" in text, text.count('author="Vera Lind"') >= 2), (True,) * 3)
    desk.click("push button", "Resolve the comment on Invoice")
    until("the card to tell no more", lambda: "comment" not in desk.see("list item", "~^Invoice, ").description)
    expect("resolved", 'resolved="yes"' in save(desk, path), True)
    for _ in range(3):
        desk.key("ctrl+z")
    until("the comment to go", lambda: desk.undo_step().startswith("Undo: Add Touchpoint"))
    expect("nothing left", "<comment" in save(desk, path), False)


@test("a comment without words leaves nothing behind", settings=ME)
def empty(desk):
    desk.open_map()
    desk.type_card("Invoice")
    before = desk.undo_step()
    desk.key("ctrl+shift+m")
    desk.see("text", "~^Comment, Vera Lind", state="focused")
    desk.key("Escape")
    desk.gone("text", "~^Comment, Vera Lind")
    expect("the step", desk.undo_step(), before)


@test("F8 goes through what is open, in the order of the journey, and round", settings=ME)
def round_trip(desk):
    desk.start(desk.sample("onboarding"))
    desk.see("list item", "~^Invoice sent as PDF")
    stations = [("heading", "~^Onboarding, title"), ("heading", "~^First invoice, step"), ("list item", "~^Order number missing")]
    for role, name in stations + stations[:1]:
        desk.key("F8")
        desk.see(role, name, state="selected")
    desk.key("shift+F8")
    desk.see("list item", "~^Order number missing", state="selected")
    desk.click("push button", "Resolve the comment on Order number missing on the invoice")
    desk.see("push button", "Reopen the comment on Order number missing on the invoice")
    desk.key("F8", "F8")
    desk.see("heading", "~^First invoice, step", state="selected")
    desk.gone("push button", "Reopen the comment on Order number missing on the invoice")
    desk.click("check box", "Show resolved")
    desk.click("push button", "Reopen the comment on Order number missing on the invoice")
    desk.see("push button", "Resolve the comment on Order number missing on the invoice")


@test("the menu of a card has it, and a thread leads to what it is about", settings=ME)
def menu(desk):
    desk.open_map()
    desk.type_card("Invoice")
    desk.click("list item", "~^Invoice, ", button=3)
    desk.click("menu item", "Comment")
    desk.see("text", "~^Comment, Vera Lind", state="focused")
    desk.type("Hm")
    desk.key("Return", "ctrl+Home")
    desk.see("list item", "~^Invoice, ")
    desk.click("heading", "~, step 1 of")
    desk.click("push button", "Show Invoice")
    desk.see("list item", "~^Invoice, ", state="selected")
    desk.click("push button", "Remove the comment of Vera Lind")
    desk.gone("push button", "Show Invoice")
    desk.key("ctrl+z")
    desk.see("push button", "Show Invoice")


sys.exit(main())
