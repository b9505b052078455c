#!/usr/bin/python3
"""Many cards selected on the map, changed at once in the side panel."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


@test("all cards get an owner and a tag, each as one step, and the file has them")
def owner_and_tag(desk):
    path = desk.open_map()
    for title in ("Invoice", "Reminder", "Payment"):
        desk.type_card(title)
    desk.key("ctrl+a")
    desk.see("label", "3 items selected", inside="Inspector")
    desk.click("text", "Owner", inside="Inspector")
    desk.type("Billing")
    until("the step", lambda: desk.undo_step() == "Undo: Change Owner of 3 Cards")
    desk.click("text", "Tags", inside="Inspector")
    desk.type("late")
    desk.key("Return")
    until("the step", lambda: desk.undo_step() == "Undo: Change Tags of 3 Cards")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    text = open(path).read()
    expect("owners and tags", (text.count('owner="Billing"'), text.count("<tag>late</tag>")), (3, 3))
    desk.key("ctrl+z", "ctrl+z")
    until("the step", lambda: desk.undo_step().startswith("Undo: Add Touchpoint"))
    desk.key("ctrl+s")
    desk.see_state("Saved")
    text = open(path).read()
    expect("nothing left", (text.count('owner="Billing"'), text.count("late")), (0, 0))


@test("cards that differ say so, and are made alike")
def mixed(desk):
    path = desk.open_map()
    desk.type_card("Invoice")
    desk.type_card("Reminder")
    desk.click("list item", "~^Reminder, ")
    desk.click("check box", "Moment of truth", inside="Inspector")
    until("the step", lambda: "Moment of truth of “Reminder”" in desk.undo_step())
    desk.click("list item", "~^Reminder, ")
    desk.key("ctrl+a")
    desk.see("label", "Mixed", inside="Inspector")
    desk.click("check box", "Moment of truth", inside="Inspector")
    until("the step", lambda: desk.undo_step() == "Undo: Change Moment of truth of 2 Cards")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("both", open(path).read().count('moment-of-truth="yes"'), 2)


sys.exit(main())
