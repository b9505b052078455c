#!/usr/bin/python3
"""Moving what is on a map by keys and by hand, and what the file says afterwards."""
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

NS = "{urn:waymark:journey:1}"


class Saved:
    """What is in a file, by the titles."""

    def __init__(self, desk, path):
        desk.key("ctrl+s")
        desk.see_state("Saved")
        root = ElementTree.parse(path).getroot()
        self.root = root
        self.stages = [s.get("title") for s in root.iter(NS + "stage")]
        self.steps = [s.get("title") for s in root.iter(NS + "step")]
        self.lanes = [l.get("title") for l in root.iter(NS + "lane")]
        names = {x.get("id"): x.get("title") for x in root.iter() if x.get("id")}
        self.cards = [(c.get("title"), names.get(c.get("step")), names.get(c.get("lane"))) for c in root.find(NS + "cards")]

    def cell(self, step, lane):
        return [title for title, s, l in self.cards if (s, l) == (step, lane)]


MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey xmlns="urn:waymark:journey:1" version="1.0" id="6f0a4f5e-1c1f-4a53-9d6e-0a8f3f5b8d11" title="Moving">
  <stages>
    <stage id="stage001" title="Buy">
      <step id="step0001" title="Choose"/>
      <step id="step0002" title="Order"/>
    </stage>
    <stage id="stage002" title="Use">
      <step id="step0003" title="Unpack"/>
      <step id="step0004" title="Repair"/>
    </stage>
  </stages>
  <lanes>
    <lane id="lane0001" title="Touchpoints" kind="touchpoint"/>
    <lane id="lane0002" title="Pains" kind="pain"/>
    <lane id="lane0003" title="Ideas" kind="opportunity"/>
  </lanes>
  <cards>
    <touchpoint id="card0001" title="Alpha" step="step0001" lane="lane0001"/>
    <touchpoint id="card0002" title="Beta" step="step0001" lane="lane0001"/>
    <touchpoint id="card0003" title="Gamma" step="step0002" lane="lane0001"/>
    <pain id="card0004" title="Delta" step="step0003" lane="lane0002"/>
  </cards>
</journey>
"""


def open_with_cards(desk):
    path = desk.path("map.journey")
    with open(path, "w") as f:
        f.write(MAP)
    desk.start(path)
    desk.see_state("Saved")
    return path, "Choose", "Order"


@test("a card goes by Alt and arrows, and comes back by undo")
def card_by_keys(desk):
    path, first, second = open_with_cards(desk)
    before = Saved(desk, path)
    desk.click("list item", "~^Beta,")
    desk.key("alt+Up")
    desk.see("list item", "~^Beta, Touchpoint, .*, 1 of 2", state="focused")
    desk.key("alt+Right")
    desk.see("list item", "~^Beta, Touchpoint, %s" % second, state="focused")
    expect("the file", Saved(desk, path).cell(second, "Touchpoints"), ["Beta", "Gamma"])
    desk.key("alt+shift+Left", "ctrl+d")
    until("the copy", lambda: len(desk.look("list item", "~^Beta,", everywhere=True)) == 2)
    desk.key("ctrl+z", "ctrl+z", "ctrl+z")
    until("all to be undone", lambda: Saved(desk, path).cards == before.cards)


@test("steps, stages and lanes go by Alt and arrows, and are locked by a key")
def structure_by_keys(desk):
    path, first, second = open_with_cards(desk)
    before = Saved(desk, path)
    desk.click("row header", "~^%s, lane" % before.lanes[1])
    desk.key("alt+Up")
    desk.see("row header", "~^%s, lane 1 of" % before.lanes[1], state="focused")
    desk.click("heading", "~^%s, stage" % before.stages[0])
    desk.key("alt+Right")
    desk.see("heading", "~^%s, stage 2 of" % before.stages[0], state="focused")
    after = Saved(desk, path)
    expect("the stages", after.stages[:2], [before.stages[1], before.stages[0]])
    expect("the lanes", after.lanes[:2], [before.lanes[1], before.lanes[0]])
    expect("the cards", after.cards, before.cards)

    desk.key("ctrl+shift+l")
    desk.see("push button", "Lock stages, steps and lanes", state="pressed")
    expect("the lock in the file", Saved(desk, path).root.get("locked"), "yes")
    desk.key("alt+Left")
    desk.see("label", "~^Stages, steps and lanes are locked")
    expect("the stages", Saved(desk, path).stages, after.stages)
    desk.click("push button", "Lock stages, steps and lanes")
    desk.see("push button", "Lock stages, steps and lanes")
    desk.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    until("all to be undone", lambda: Saved(desk, path).stages == before.stages and Saved(desk, path).lanes == before.lanes)


@test("the menu of a card moves it")
def by_menu(desk):
    path, first, second = open_with_cards(desk)
    desk.click("list item", "~^Gamma,", button=3)
    desk.click("menu item", "Move")
    desk.click("menu item", "Left")
    desk.see("list item", "~^Gamma, Touchpoint, %s" % first)
    expect("the file", Saved(desk, path).cell(first, "Touchpoints"), ["Gamma", "Alpha", "Beta"])


def drag(desk, what, to, then=("mouseup", "1")):
    """Takes WHAT (role, name) by its corner to a place TO on the screen."""
    desk.point(*what)
    x, y = to
    subprocess.run(["xdotool", "mousedown", "1", "mousemove_relative", "--", "12", "3", "mousemove", str(x - 1), str(y - 1),
                    "mousemove", str(x), str(y), *then], check=True)


def cell(desk, step, lane, part=0.5):
    """A place on the screen where a step and a lane meet."""
    across = desk.place(desk.see("heading", "~^%s, step" % step))
    down = desk.place(desk.see("row header", "~^%s, lane" % lane))
    return across[0] + across[2] // 2, int(down[1] + down[3] * part)


@test("a card goes by hand, Esc lets it where it was, Ctrl makes a copy")
def card_by_hand(desk):
    path, first, second = open_with_cards(desk)
    before = Saved(desk, path)
    card = ("list item", "~^Alpha,")
    drag(desk, card, cell(desk, "Repair", "Pains"))
    desk.see("list item", "~^Alpha, Touchpoint, Repair", state="focused")
    expect("the cell in the file", Saved(desk, path).cell("Repair", "Pains"), ["Alpha"])

    x, y = cell(desk, "Unpack", "Ideas", 0.8)
    spot = (x + 60, y)
    desk.point("row header", "~^Ideas, lane")
    plain = desk.brightness(*spot)
    drag(desk, card, (x, y), then=())
    # The cell is marked. Not before: while the window manager holds a click back, keys overtake it.
    until("the mark of the cell", lambda: desk.brightness(*spot) != plain)
    desk.key("Escape")
    until("the mark to go", lambda: desk.brightness(*spot) == plain)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
    subprocess.run(["xdotool", "keydown", "ctrl"], check=True)
    drag(desk, card, cell(desk, "Unpack", "Ideas"))
    until("the copy", lambda: len(desk.look("list item", "~^Alpha,", everywhere=True)) == 2)
    subprocess.run(["xdotool", "keyup", "ctrl"], check=True)
    after = Saved(desk, path)
    expect("the cells in the file", (after.cell("Repair", "Pains"), after.cell("Unpack", "Ideas")), (["Alpha"], ["Alpha"]))
    desk.key("ctrl+z", "ctrl+z")
    until("all to be undone", lambda: Saved(desk, path).cards == before.cards)


@test("steps and lanes go by hand, and the border of a column makes it wider")
def structure_by_hand(desk):
    path, first, second = open_with_cards(desk)
    before = Saved(desk, path)
    x, y = cell(desk, "Unpack", "Touchpoints")
    drag(desk, ("heading", "~^Choose, step"), (x + 40, y))
    desk.see("heading", "~^Choose, step 3 of 4, Use")
    x, y = cell(desk, "Order", "Touchpoints", 0.1)
    drag(desk, ("row header", "~^Ideas, lane"), (x, y))
    desk.see("row header", "~^Ideas, lane 1 of 3")
    x, y, w, h = desk.place(desk.see("heading", "~^Order, step"))
    x, y = x + w + 2, y + h // 2
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1", "mousemove_relative", "20", "0",
                    "mousemove_relative", "40", "0", "mouseup", "1"], check=True)
    until("the width", lambda: "Column Width" in desk.undo_step())
    after = Saved(desk, path)
    expect("the steps", after.steps, ["Order", "Unpack", "Choose", "Repair"])
    expect("the lanes", after.lanes, ["Ideas", "Touchpoints", "Pains"])
    expect("a wider column", [bool(s.get("width")) for s in after.root.iter(NS + "step")], [True, False, False, False])
    desk.key("ctrl+z", "ctrl+z", "ctrl+z")
    until("all to be undone", lambda: Saved(desk, path).steps == before.steps)


sys.exit(main())
