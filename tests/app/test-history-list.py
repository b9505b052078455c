#!/usr/bin/python3
"""The list of steps: what it says, and going to any of them with keys and the pointer."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def marked(desk, mark):
    """The step that bears a mark."""
    for row in desk.look("list item", inside="Steps", everywhere=True):
        words = [n.label() for n in desk.level(row.children) for n in ([n] if n.role == "label" else desk.level(n.children))]
        if mark in words:
            return words[0]
    return None


def see_marked(desk, mark, step):
    until("%r at %r (is at %r)" % (mark, step, marked(desk, mark)), lambda: marked(desk, mark) == step)


@test("steps have names, and Return goes to the one with the focus")
def by_keys(desk):
    path = desk.open_map()
    for title in ("Invoice", "Reminder", "Payment"):
        desk.type_card(title)
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.key("ctrl+shift+h")
    see_marked(desk, "Now", "Add Touchpoint “Payment”")
    see_marked(desk, "Saved", "Add Touchpoint “Payment”")
    desk.see("list item", state="focused", inside="Steps")
    desk.key("Up", "Up", "Return")
    desk.gone("list item", "~^Payment, ")
    desk.gone("list item", "~^Reminder, ")
    desk.see("list item", "~^Invoice, ")
    see_marked(desk, "Now", "Add Touchpoint “Invoice”")
    desk.see_state("Kept, not saved yet")
    desk.key("Down", "Down", "Return")
    desk.see("list item", "~^Payment, ")
    # The state that is in the file is known again.
    desk.see_state("Saved")
    desk.click("label", "As it was at first")
    desk.gone("list item", "~^Invoice, ")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    see_marked(desk, "Saved", "As it was at first")
    expect("cards in the file", "<touchpoint" in open(path).read(), False)


@test("what is done after going back takes the place of what was ahead")
def branches(desk):
    desk.open_map()
    desk.type_card("Invoice")
    desk.type_card("Reminder")
    desk.key("ctrl+shift+h")
    desk.click("label", "Add Touchpoint “Invoice”")
    desk.gone("list item", "~^Reminder, ")
    desk.type_card("Payment")
    see_marked(desk, "Now", "Add Touchpoint “Payment”")
    desk.gone("label", "Add Touchpoint “Reminder”", inside="Steps")
    desk.key("ctrl+shift+h")
    until("the side panel to go", lambda: "pressed" not in desk.see("push button", "Inspector").states)


sys.exit(main())
