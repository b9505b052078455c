#!/usr/bin/python3
"""Adding, naming and removing what is on a map: by buttons, menus and keys."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def name_it(desk, role, name):
    """What was just added is named at once."""
    desk.see("text", "Title", state="focused")
    desk.type(name)
    desk.key("Return")
    return desk.see(role, "~^%s, " % re.escape(name))


@test("stages, steps, lanes and cards are added by the buttons")
def by_button(desk):
    desk.open_map()
    desk.click("push button", "Stage")
    name_it(desk, "heading", "Use")
    desk.click("push button", "Add a stage or a step")
    desk.click("menu item", "Step")
    name_it(desk, "heading", "Second day")
    desk.click("push button", "Lane")
    desk.click("push button", "Add lane: Quotes")
    name_it(desk, "row header", "What they say")
    desk.click_cell("Second day", "What they say")
    desk.click("label", "Card")
    card = name_it(desk, "list item", "It just works")
    expect("the card says its kind and step", card.name, "It just works, Quote, Second day")


@test("stages, steps, lanes and cards are added by keys")
def by_key(desk):
    path = desk.open_map()
    desk.see("heading", "~title of the map", state="focused")
    desk.key("ctrl+1")
    name_it(desk, "heading", "Use")
    desk.key("ctrl+2")
    name_it(desk, "heading", "Second day")
    desk.key("ctrl+3")
    desk.click("push button", "Add lane: Thoughts")
    name_it(desk, "row header", "Heads")
    desk.click_cell("Second day", "Heads")
    desk.key("ctrl+4")
    name_it(desk, "list item", "Is this all")
    desk.key("Insert")
    name_it(desk, "list item", "It is not")
    desk.see("list item", "It is not, Thought, Second day, 2 of 2")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    info = json.loads(desk.cli("info", "--json", path))
    expect("what is in the file", [info[k] for k in ("stages", "steps", "lanes", "cards")], [2, 3, 4, 2])
    for _ in range(24):
        desk.key("ctrl+z")
    desk.see("push button", "Undo", state="focusable")
    until("all to be undone", lambda: desk.undo_step() == "Undo")
    expect("the headers that are left", (len(desk.names("heading")), len(desk.names("row header"))), (3, 3))


@test("a title is changed in place by Enter, F2, double click and the menu")
def rename(desk):
    desk.open_map()
    desk.type_card("One")
    for how, name in ((lambda: desk.key("Return"), "Two"), (lambda: desk.key("F2"), "Three"),
                      (lambda: desk.click("list item", "~^Three,", double=True), "Four"),
                      (lambda: desk.menu("Rename"), "Five")):
        how()
        name_it(desk, "list item", name)
    desk.click("heading", "~^First stage", double=True)
    name_it(desk, "heading", "Begin")
    desk.click("row header", "~^Pains", double=True)
    name_it(desk, "row header", "What hurts")
    desk.click("heading", "~title of the map", double=True)
    desk.see("text", "Title", state="focused")
    desk.type("The whole story")
    desk.key("Return")
    desk.see_window("The whole story")


@test("Esc keeps what was typed, and undo takes it away")
def escape(desk):
    desk.open_map()
    desk.click_cell(desk.step(), "Touchpoints")
    desk.type("Kept")
    desk.key("Escape")
    desk.see("list item", "~^Kept, Touchpoint")
    desk.gone("text", "Title")
    desk.key("Return")
    desk.see("text", "Title", state="focused")
    desk.type("Other")
    desk.key("Escape")
    desk.see("list item", "~^Other, Touchpoint")
    desk.key("ctrl+z")
    desk.see("list item", "~^Kept, Touchpoint")
    desk.key("ctrl+shift+z")
    desk.see("list item", "~^Other, Touchpoint")


@test("Delete takes a card away, and the toast brings it back")
def delete(desk):
    desk.open_map()
    desk.type_card("Short-lived")
    desk.key("Delete")
    desk.gone("list item", "~^Short-lived")
    # The button of the head bar has that name too, and comes first.
    toast = until("the button of the toast", lambda: [n for n in desk.look("push button", "Undo", everywhere=True)
                                                      if n.place[1] > 400])[0]
    x, y, w, h = desk.place(toast)
    subprocess.run(["xdotool", "mousemove", str(x + w // 2), str(y + h // 2), "click", "1"], check=True)
    desk.see("list item", "~^Short-lived")


@test("the menu of a card opens by the right button and the Menu key")
def context_menu(desk):
    desk.open_map()
    desk.type_card("Here")
    desk.click("list item", "~^Here,", button=3)
    desk.click("menu item", "Remove")
    desk.gone("list item", "~^Here,")
    desk.key("ctrl+z")
    desk.see("list item", "~^Here,")
    desk.click("list item", "~^Here,")
    desk.key("Menu")
    desk.see("menu item", "Change Title")
    desk.key("Escape")
    desk.gone("menu item", "Change Title")
    desk.key("shift+F10")
    desk.click("menu item", "Change Title")
    name_it(desk, "list item", "There")
    desk.click("heading", "~^First stage", button=3)
    desk.click("menu item", "Add Stage After")
    name_it(desk, "heading", "Next")
    desk.click("row header", "~^Pains", button=3)
    desk.click("menu item", "Fold")
    desk.see("row header", "~^Pains", state="expandable")
    until("the lane to fold", lambda: "folded" in desk.see("row header", "~^Pains").description)


@test("a lane folds by Space and unfolds again; the file remembers")
def fold(desk):
    path = desk.open_map()
    desk.type_card("Inside", lane="Pains")
    desk.click("row header", "~^Pains")
    desk.key("space")
    desk.gone("list item", "~^Inside")
    expect("the lane", "expanded" in desk.see("row header", "~^Pains").states, False)
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the mark in the file", "folded=" in open(path).read(), True)
    desk.key("space")
    desk.see("list item", "~^Inside")
    until("the lane to unfold", lambda: "expanded" in desk.see("row header", "~^Pains").states)


@test("the zoom control, its menu and the keys change the size")
def zoom(desk):
    desk.start(desk.sample("onboarding"))
    first = desk.see("push button", "~^Zoom: ").name
    desk.click("push button", "Zoom In")
    second = until("a larger figure", lambda: desk.look("push button", "~^Zoom: (?!%s)" % first.split()[1]))[0].name
    expect("it is larger", int(second.split()[1]) > int(first.split()[1]), True)
    desk.key("ctrl+0")
    desk.see("push button", "Zoom: 100 %")
    desk.click("push button", "~^Zoom: ")
    desk.click("menu item", "Whole Map")
    desk.gone("push button", "Zoom: 100 %")
    fitted = desk.see("push button", "~^Zoom: ").name
    desk.key("ctrl+plus")
    desk.gone("push button", fitted)
    desk.key("ctrl+9")
    desk.see("push button", fitted)


@test("F9 hides the inspector and shows it again, beside what is selected")
def inspector(desk):
    desk.open_map()
    desk.type_card("Looked at")
    desk.see("label", "Looked at", inside="Inspector")
    width = desk.see("table", "Empty map").place[2]
    desk.key("F9")
    until("room for the map", lambda: desk.see("table", "Empty map").place[2] > width)
    desk.key("F9")
    until("the inspector", lambda: desk.see("table", "Empty map").place[2] == width)
    desk.click("text", "Title", inside="Inspector")
    desk.key("ctrl+a")
    desk.type("Changed there")
    desk.see("list item", "~^Changed there, Touchpoint")
    # What is empty is typed into where its label is.
    desk.click("label", "Note", inside="Inspector")
    desk.see("text", "Note", inside="Inspector", state="focused")


sys.exit(main())
