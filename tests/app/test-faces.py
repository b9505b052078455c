#!/usr/bin/python3
"""The other faces of a map: table, story, personas; what is selected in one is selected in all."""
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


def focused(desk):
    node = desk.focus()
    return node.label() if node else None


@test("what is selected on one face is selected and in sight on the others", settings={"table-columns": "['kind']"})
def shared(desk):
    open_face(desk, "Table")
    desk.click("table cell", "~^Title: Reminder call")
    desk.see("label", "Reminder call from Billing", inside="Inspector")
    # From a comment back to the face that is seen.
    desk.click("page tab", "Comments")
    desk.click("push button", "Reply to the comment on First invoice")
    desk.see("text", "~^Reply, ", state="focused")
    desk.type("Let us")
    desk.key("Return")
    desk.see("table cell", "~^Title: ", state="focused")
    desk.click("page tab", "Details")
    desk.click("table cell", "~^Title: Reminder call")
    desk.key("ctrl+Prior")
    desk.see("list item", "~^Reminder call from Billing, Touchpoint", state="selected")
    desk.key("ctrl+Next", "ctrl+Next")
    desk.see("label", "~^Reminder call from Billing\n", state="focused")
    desk.key("n")
    until("the next heading", lambda: focused(desk) == "Emotion")
    desk.key("2")
    until("the next stage", lambda: focused(desk) == "Prove value")
    expect("what a reader hears of it", desk.look("heading", "Prove value")[0].description, "level 2")
    desk.see("label", "Prove value", inside="Inspector")
    desk.key("ctrl+Next")
    desk.see("table", "Personas by stage")
    desk.click("table cell", "~^Tom, First use:")
    desk.see("label", "First shipment", inside="Inspector")
    desk.click("page tab", "Map")
    desk.see("heading", "~^First shipment, step", state="selected")
    until("the focus on the map", lambda: (focused(desk) or "").startswith("First shipment, step"))
    desk.click("page tab", "Story")
    until("the focus in the story", lambda: focused(desk) == "First shipment")


@test("in a narrow window the faces are in its menu", settings={"window-width": "360", "window-height": "640", "table-columns": "['kind']"})
def narrow(desk):
    desk.start(desk.sample("onboarding"))
    desk.see_state("Saved")
    desk.menu("Table", of="View")
    desk.see("push button", "Columns")
    until("the focus in the table", lambda: (focused(desk) or "").startswith("Title: "))
    expect("the width of the table", desk.active().place[2], 360)
    for name, what, there in (("story", ("heading", "Onboarding"), "^Onboarding$"), ("personas", ("table", "Personas by stage"), "^Nadia, "),
                              ("map", ("heading", "~title of the map"), "title of the map$")):
        desk.key("ctrl+Next")
        desk.see(*what)
        until("the focus in the " + name, lambda: re.search(there, focused(desk) or ""))
        expect("the width of the " + name, desk.active().place[2], 360)


sys.exit(main())
