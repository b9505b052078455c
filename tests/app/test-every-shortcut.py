#!/usr/bin/python3
"""Every line of the window of keyboard shortcuts is done, by its keys alone, and its effect is looked at.

CHECKS has a check for each line of the table in app/actions.c that has keys. A line without one
fails, and so does a check without a line."""
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from workshop import Saved, front, light, place, to_session_bar, typed

LINE = re.compile(r'\{ WAY_ACTIONS_(\w+), (?:"([^"]*)"|NULL), (?:"([^"]*)"|NULL), (?:"([^"]*)"|NULL), N_ \("([^"]*)"\)')

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey xmlns="urn:waymark:journey:1" version="1.0" id="6f0a4f5e-1c1f-4a53-9d6e-0a8f3f5b8d11" title="Robot">
  <records>
    <persona id="nb46a7w6" name="Nadia Petrova" position="Logistics manager"/>
  </records>
  <stages>
    <stage id="stage001" title="Buy">
      <step id="step0001" title="Choose">
        <emotion id="emotion1" persona="nb46a7w6" level="0"/>
      </step>
      <step id="step0002" title="Order"/>
    </stage>
    <stage id="stage002" title="Use">
      <step id="step0003" title="Unpack"/>
      <step id="step0004" title="Repair"/>
    </stage>
  </stages>
  <lanes>
    <lane id="lane0001" title="Touchpoints" kind="touchpoint"/>
    <lane id="lane0002" title="Emotion" kind="emotion"/>
    <lane id="lane0003" title="Pains" kind="pain"/>
    <lane id="lane0004" title="Ideas" kind="opportunity"/>
  </lanes>
  <cards>
    <touchpoint id="card0001" title="Alpha" step="step0001" lane="lane0001">
      <comment id="comment1" author="Vera" text="Really?"/>
    </touchpoint>
    <touchpoint id="card0002" title="Beta" step="step0001" lane="lane0001"/>
    <touchpoint id="card0003" title="Gamma" step="step0002" lane="lane0001"/>
    <pain id="card0004" title="Delta" step="step0003" lane="lane0003">
      <comment id="comment2" author="Vera" text="Since when?"/>
    </pain>
  </cards>
</journey>
"""


def read_table():
    """The lines with keys: group, title, keys that are shown, keys that are not."""
    text = open(os.path.join(os.environ["WAYMARK_SOURCE_ROOT"], "app", "actions.c")).read()
    return [(group, title, keys.split(), more.split()) for group, _, keys, more, title in LINE.findall(text) if keys]


def press_name(key):
    """<ctrl><shift>Z → ctrl+shift+z; of 1...9, the first; of Escape+Escape, one of them."""
    modifiers = re.findall("<([a-z]+)>", key.lower())
    name = re.sub("<[^>]*>", "", key).split("...")[0].split("+")[0]
    return "+".join(modifiers + [name.lower() if len(name) == 1 else name])


CHECKS = {}


def does(group, title):
    def add(function):
        CHECKS[(group, title)] = function
        return function
    return add


# ---- what a person does again and again -----------------------------------
def focus(desk):
    node = desk.focus()
    return node.label() if node else ""


def focus_is(desk, pattern):
    until("the focus on %r" % pattern, lambda: re.search(pattern, focus(desk)))


def at(desk, name):
    """To something on the map."""
    desk.key("ctrl+g")
    desk.see("text", "~^Go to", state="focused")
    desk.type(name)
    desk.key("Return")
    focus_is(desk, "^%s, " % name)


def selected(desk):
    return sorted({n.label().split(",")[0] for n in desk.look(state="selected", everywhere=True, below=desk.map)
                   if n.role in ("list item", "heading", "row header")})


def name_it(desk, role, name):
    desk.see("text", "Title", state="focused")
    desk.type(name)
    desk.key("Return")
    desk.see(role, "~^%s, " % name, below=desk.map)


def undone(desk, role, name, times=1):
    desk.key(*["ctrl+z"] * times)
    desk.gone(role, "~^%s, " % name, below=desk.map)


def add_extra(desk):
    at(desk, "Gamma")
    desk.key("Insert")
    name_it(desk, "list item", "Extra")


def saved(desk):
    desk.key("ctrl+s")
    desk.see_state("Saved")
    return Saved(desk.file)


def n_windows(desk, count):
    until("%d windows" % count, lambda: len(desk.windows()) == count)


def zoom(desk):
    return int(re.search(r"Zoom: (\d+)", desk.see("push button", "~^Zoom: ").label()).group(1))


def zoom_becomes(desk, test):
    until("the zoom to change", lambda: test(zoom(desk)))


def dialog(desk, key, look, back="Robot"):
    desk.key(key)
    until("what %s opens" % key, look)
    desk.leave_to(back)


# ---- maps -------------------------------------------------------------------
@does("MAPS", "New map")
def new_map(desk, keys):
    for key in keys:
        desk.key(key)
        desk.see("push button", "Empty map", inside="New Map")
        n_windows(desk, 2)
        desk.key("ctrl+w")
        n_windows(desk, 1)
        desk.see_window("Robot")


@does("MAPS", "Open a map")
def open_map(desk, keys):
    dialog(desk, keys[0], lambda: desk.look("file chooser", "Open Map") or desk.look("push button", "Cancel", window="Open Map"))


@does("MAPS", "Save")
def save(desk, keys):
    add_extra(desk)
    desk.key(keys[0])
    desk.see_state("Saved")
    expect("the card in the file", "Extra" in open(desk.file).read(), True)
    undone(desk, "list item", "Extra")
    saved(desk)


@does("MAPS", "Save under another name")
def save_as(desk, keys):
    dialog(desk, keys[0], lambda: desk.look("file chooser", "Save Map") or desk.look("push button", "Cancel", window="Save Map"))


@does("MAPS", "Earlier versions of the map")
def versions(desk, keys):
    dialog(desk, keys[0], lambda: desk.active() and desk.active().name == "Versions")


@does("MAPS", "Export")
def export(desk, keys):
    dialog(desk, keys[0], lambda: desk.active() and desk.active().name == "Export Map")


@does("MAPS", "Close the window")
def close(desk, keys):
    desk.key("ctrl+shift+n")
    n_windows(desk, 2)
    desk.key(keys[0])
    n_windows(desk, 1)
    desk.see_window("Robot")


@does("MAPS", "New window of this map")
def new_window(desk, keys):
    desk.key(keys[0])
    n_windows(desk, 2)
    desk.key("ctrl+w")
    n_windows(desk, 1)
    desk.see_window("Robot")


@does("MAPS", "Quit")
def leave(desk, keys):
    desk.key(keys[0])
    desk.wait_end()


# ---- changing the map ---------------------------------------------------------
@does("CHANGE", "Undo")
def undo(desk, keys):
    add_extra(desk)
    desk.key(keys[0])
    desk.gone("list item", "~^Extra, ")


@does("CHANGE", "Redo")
def redo(desk, keys):
    for key in keys:
        add_extra(desk)
        undone(desk, "list item", "Extra")
        desk.key(key)
        desk.see("list item", "~^Extra, ")
        undone(desk, "list item", "Extra")


@does("CHANGE", "Comment on what is selected")
def comment(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("text", "~^Comment", state="focused")
    desk.type("Hm")
    desk.key("Return")
    until("the card to tell", lambda: "1 comment" in desk.see("list item", "~^Gamma, ").description)
    desk.key("ctrl+z")
    until("the card to tell no more", lambda: "comment" not in desk.see("list item", "~^Gamma, ").description)


def adds(group, title, role, name):
    """A key that adds something, which is named at once."""
    @does(group, title)
    def check(desk, keys):
        at(desk, "Gamma")
        desk.key(keys[0])
        name_it(desk, role, name)
        undone(desk, role, name)


adds("CHANGE", "Add a stage", "heading", "Later")
adds("CHANGE", "Add a step", "heading", "Wait")
adds("CHANGE", "Add a card", "list item", "Another")
adds("CHANGE", "Write a card in the empty cell", "list item", "Another")


@does("CHANGE", "Add a lane")
def add_lane(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("push button", "Add lane: Quotes")
    while focus(desk) != "Add lane: Quotes":
        desk.key("Tab")
    desk.key("space")
    name_it(desk, "row header", "Said")
    undone(desk, "row header", "Said")


@does("CHANGE", "Change the title")
def rename(desk, keys):
    for key in keys:
        at(desk, "Gamma")
        desk.key(key)
        desk.see("text", "Title", state="focused")
        desk.key("ctrl+a")
        name_it(desk, "list item", "Changed")
        undone(desk, "list item", "Changed")


@does("CHANGE", "Remove what is selected")
@does("CHANGE", "Cut")
def remove(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.gone("list item", "~^Gamma, ")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, ")


@does("CHANGE", "Copy")
def copy(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0], "ctrl+v")
    desk.see("list item", "~^Gamma, .* 1 of 2")
    desk.key("ctrl+z")
    desk.gone("list item", "~^Gamma, .* 1 of 2")


@does("CHANGE", "Paste: cards, text or a picture")
def paste(desk, keys):
    at(desk, "Gamma")
    desk.key("ctrl+c")
    at(desk, "Delta")
    desk.key(keys[0])
    desk.see("list item", "~^Gamma, .*Unpack, 2 of 2")
    desk.key("ctrl+z")
    desk.gone("list item", "~^Gamma, .*Unpack")


@does("CHANGE", "Duplicate what is selected")
def duplicate(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("list item", "~^Gamma, .* 1 of 2")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, .*Order$")


@does("CHANGE", "Move to the left")
def move_left(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("list item", "~^Gamma, .*Choose")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, .*Order")


@does("CHANGE", "Move to the right")
def move_right(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("list item", "~^Gamma, .*Unpack")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, .*Order")


@does("CHANGE", "Move up")
def move_up(desk, keys):
    at(desk, "Beta")
    desk.key(keys[0])
    desk.see("list item", "~^Beta, .*1 of 2")
    desk.key("ctrl+z")
    desk.see("list item", "~^Beta, .*2 of 2")


@does("CHANGE", "Move down")
def move_down(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("list item", "~^Alpha, .*2 of 2")
    desk.key("ctrl+z")
    desk.see("list item", "~^Alpha, .*1 of 2")


def span(desk):
    return [c.get("span") for c in saved(desk).all("cards", "touchpoint") if c.get("title") == "Gamma"][0]


@does("CHANGE", "Card over one step more")
def longer(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    until("a step", lambda: desk.undo_step() != "Undo")
    expect("the span", span(desk), "2")
    desk.key("ctrl+z")
    until("the step to be undone", lambda: desk.undo_step() == "Undo")
    saved(desk)


@does("CHANGE", "Card over one step less")
def shorter(desk, keys):
    at(desk, "Gamma")
    desk.key("alt+shift+Right", keys[0])
    until("two steps", lambda: desk.undo_step() != "Undo")
    expect("the span", span(desk), None)
    desk.key("ctrl+z", "ctrl+z")
    until("all to be undone", lambda: desk.undo_step() == "Undo")
    saved(desk)


@does("CHANGE", "Change the kind of the card")
def turn(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.see("menu item", "Pain")
    desk.key(*["Down"] * 5)
    desk.key("Return")
    desk.see("list item", "~^Gamma, Pain, ", state="focused")
    expect("one step", desk.undo_step(), "Undo: Change Kind of Touchpoint “Gamma”")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, Touchpoint, ")


@does("CHANGE", "Lock or unlock stages, steps and lanes")
def lock(desk, keys):
    desk.key(keys[0])
    until("a step", lambda: desk.undo_step() != "Undo")
    expect("the mark", saved(desk).root.get("locked"), "yes")
    desk.key(keys[0])
    until("another step", lambda: not desk.look("label", "~^Saved"))
    expect("no mark", saved(desk).root.get("locked"), None)
    desk.key("ctrl+z", "ctrl+z")
    until("all to be undone", lambda: desk.undo_step() == "Undo")


@does("CHANGE", "Better or worse emotion")
def emotion(desk, keys):
    at(desk, "Beta")
    desk.key("Down")
    focus_is(desk, "^Nadia Petrova: ")
    before = focus(desk)
    desk.key(keys[0])
    until("another feeling", lambda: focus(desk) not in ("", before))
    desk.key(keys[1])
    focus_is(desk, "^%s$" % re.escape(before))
    desk.key("ctrl+z", "ctrl+z")


@does("CHANGE", "Fold or unfold the lane")
def fold(desk, keys):
    at(desk, "Pains")
    desk.key(keys[0])
    until("the lane to be folded", lambda: "folded" in desk.see("row header", "~^Pains, ").description)
    desk.key(keys[0])
    until("the lane to be unfolded", lambda: "folded" not in desk.see("row header", "~^Pains, ").description)
    desk.key("ctrl+z", "ctrl+z")


@does("CHANGE", "Cut")
def cut(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.gone("list item", "~^Gamma, ")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, ")


@does("CHANGE", "Copy")
@does("CHANGE", "Paste: cards, text or a picture")
def copy_and_paste(desk, keys):
    at(desk, "Gamma")
    desk.key("ctrl+c")
    at(desk, "Delta")
    desk.key("ctrl+v")
    desk.see("list item", "~^Gamma, .*Unpack")
    expect("the keys", keys[0] in ("ctrl+c", "ctrl+v"), True)
    desk.key("ctrl+z")
    desk.gone("list item", "~^Gamma, .*Unpack")


@does("CHANGE", "Moment of truth")
def truth(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    until("the card to tell", lambda: "moment of truth" in desk.see("list item", "~^Gamma, ").description)
    desk.key("ctrl+z")
    until("the card to tell no more", lambda: "moment of truth" not in desk.see("list item", "~^Gamma, ").description)


@does("CHANGE", "Put cards on the bench")
def put_on_bench(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    desk.gone("list item", "~^Gamma, .*Order")
    expect("the bench", [c[1] for c in saved(desk).cards("bench")], ["Gamma"])
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, .*Order")
    saved(desk)


# ---- the strip --------------------------------------------------------------------
def in_strip(desk):
    """The strip is open, empty, and at the first step."""
    at(desk, "Alpha")
    desk.key("F4")
    desk.see("text", "Type a card", state="focused")
    place(desk, "Buy ▸ Choose ▸ Touchpoints")


def land(desk, text):
    desk.type(text)
    desk.key("Return")
    desk.see("list item", "~^%s, " % text)


def out(desk, *gone):
    """Closed, and what landed is gone."""
    desk.key("Escape")
    desk.gone("text", "Type a card")
    for name in gone:
        undone(desk, "list item", name)


@does("CAPTURE", "Type cards in the strip")
def strip(desk, keys):
    for key in keys:
        at(desk, "Alpha")
        desk.key(key)
        desk.see("text", "Type a card", state="focused")
        out(desk)


@does("CAPTURE", "Land the card")
def strip_land(desk, keys):
    in_strip(desk)
    desk.type("Landed")
    desk.key(keys[0])
    desk.see("list item", "~^Landed, Touchpoint, Choose")
    out(desk, "Landed")


@does("CAPTURE", "Land it and open its details")
def strip_details(desk, keys):
    in_strip(desk)
    desk.type("Looked at")
    desk.key(keys[0])
    desk.see("label", "Looked at", inside="Inspector")
    desk.key("F4")
    desk.see("text", "Type a card", state="focused")
    out(desk, "Looked at")


@does("CAPTURE", "New line in the card")
def strip_line(desk, keys):
    in_strip(desk)
    desk.type("One")
    desk.key(keys[0])
    desk.type("two")
    until("two lines", lambda: typed(desk) == "One\ntwo")
    desk.key("ctrl+a", "BackSpace")
    out(desk)


def goes(title, where, there=lambda keys: keys[0], back=lambda keys: keys[1]):
    """Keys with which the strip goes to another cell, and back to the first."""
    @does("CAPTURE", title)
    def check(desk, keys):
        in_strip(desk)
        desk.key(there(keys))
        place(desk, where)
        desk.key(back(keys))
        place(desk, "Buy ▸ Choose ▸ Touchpoints")
        out(desk)


goes("Next or previous step", "Buy ▸ Order ▸ Touchpoints")
goes("Next or previous lane", "Buy ▸ Choose ▸ Pains")
goes("To a stage", "Use ▸ Unpack ▸ Touchpoints", lambda keys: keys[0].replace("1", "2"), lambda keys: keys[0])


@does("CAPTURE", "Earlier lines, or suggestions")
def strip_recall(desk, keys):
    in_strip(desk)
    land(desk, "Recalled")
    desk.key(keys[0])
    until("the earlier line", lambda: typed(desk) == "Recalled")
    desk.key(keys[1])
    until("the empty line", lambda: typed(desk) == "")
    out(desk, "Recalled")


@does("CAPTURE", "Write the first suggestion, while there are some")
def strip_suggestion(desk, keys):
    in_strip(desk)
    for key in keys:
        desk.type("@na")
        desk.see("list item", "Nadia Petrova", window="~.*")
        desk.key(key)
        until("the whole name", lambda: typed(desk) == '@"Nadia Petrova" ')
        desk.key("ctrl+a", "Delete")
    out(desk)


@does("CAPTURE", "Before a name: a persona or an account")
def strip_who(desk, keys):
    in_strip(desk)
    desk.type("Named ")
    desk.key(keys[0])
    desk.type("nadi")
    desk.see("label", "“nadi” is Nadia Petrova", inside="Capture strip")
    desk.key("Return")
    expect("who is named", [c[4] for c in saved(desk).cards() if c[1] == "Named"], [["Nadia Petrova"]])
    out(desk, "Named")
    saved(desk)


@does("CAPTURE", "Before words: the job that the card serves")
def strip_job_served(desk, keys):
    in_strip(desk)
    desk.type("Served ")
    desk.key(keys[0])
    desk.type("ship")
    desk.see("label", "“ship” is a new job", inside="Capture strip")
    desk.key("Return")
    expect("the job", [j.get("statement") for j in saved(desk).all("records", "job")], ["ship"])
    out(desk, "Served")
    saved(desk)


@does("CAPTURE", "Before a word: a tag, a channel")
def strip_tag_channel(desk, keys):
    in_strip(desk)
    desk.type("Marked ")
    desk.key(keys[0])
    desk.type("one ")
    desk.key(keys[1])
    desk.type("phone")
    desk.key("Return")
    desk.see("list item", "~^Marked, ")
    expect("the tag", [c[5] for c in saved(desk).cards() if c[1] == "Marked"], [["one"]])
    expect("the channel", 'channel="phone"' in open(desk.file).read(), True)
    out(desk, "Marked")
    saved(desk)


@does("CAPTURE", "Before such marks: off the last card")
def strip_off(desk, keys):
    in_strip(desk)
    desk.type("Let go @nadia")
    desk.key("Return")
    desk.see("list item", "~^Let go, ")
    desk.key(keys[0])
    desk.type("@nadia")
    desk.see("label", "The last card", inside="Capture strip")
    desk.key("Return")
    desk.see("label", "Off “Let go” now", inside="Capture strip")
    expect("who is named", [c[4] for c in saved(desk).cards() if c[1] == "Let go"], [[]])
    desk.key("Escape")
    desk.key("ctrl+z", "ctrl+z")
    desk.gone("list item", "~^Let go, ")
    saved(desk)


@does("CAPTURE", "Emotion of the step")
def strip_emotion(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    desk.see("label", "Nadia Petrova: Very bad", inside="Capture strip")
    out(desk)
    expect("the feeling", saved(desk).feelings(), [("Choose", "Nadia Petrova", "-2")])
    desk.key("ctrl+z")
    until("the step to be undone", lambda: desk.undo_step() == "Undo")
    saved(desk)


@does("CAPTURE", "Last card is a moment of truth")
def strip_truth(desk, keys):
    in_strip(desk)
    land(desk, "Decisive")
    desk.key(keys[0])
    until("the card to tell", lambda: "moment of truth" in desk.see("list item", "~^Decisive, ").description)
    desk.key("Escape", "ctrl+z")
    desk.gone("text", "Type a card")
    undone(desk, "list item", "Decisive")


@does("CAPTURE", "Next card goes to the bench")
def strip_bench(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    desk.type("Thought")
    desk.key("Return")
    until("the strip to be empty", lambda: typed(desk) == "")
    out(desk)
    expect("the bench", [c[1] for c in saved(desk).cards("bench")], ["Thought"])
    desk.key("ctrl+z")
    until("the step to be undone", lambda: desk.undo_step() == "Undo")
    saved(desk)


@does("CAPTURE", "Next card is a job")
def strip_job(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    desk.type("pay a bill on time")
    desk.key("Return")
    desk.see("list item", "~^pay a bill on time, Job")
    out(desk, "pay a bill on time")


@does("CAPTURE", "Take the last card back into the empty strip")
def strip_back(desk, keys):
    in_strip(desk)
    land(desk, "Too early")
    desk.key(keys[0])
    desk.gone("list item", "~^Too early, ")
    until("the text to be back", lambda: typed(desk) == "Too early")
    desk.key("ctrl+a", "BackSpace")
    out(desk)


@does("CAPTURE", "To the map, the strip stays")
def strip_leave(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    desk.gone("text", "Type a card", state="focused")
    desk.see("text", "Type a card")
    desk.key("F4")
    desk.see("text", "Type a card", state="focused")
    out(desk)


@does("CAPTURE", "Close the strip")
def strip_close(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    desk.gone("text", "Type a card")


@does("CAPTURE", "Show the bench")
def show_bench(desk, keys):
    at(desk, "Gamma")
    desk.key("ctrl+b")
    desk.gone("list item", "~^Gamma, .*Order")
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("list item", "~^Gamma, .*on the bench", state="focused")
    at(desk, "Alpha")
    desk.key("ctrl+z")
    desk.see("list item", "~^Gamma, .*Order")


@does("CAPTURE", "Paste lines as many cards")
def paste_many(desk, keys):
    in_strip(desk)
    desk.type("first")
    desk.key("shift+Return")
    desk.type("second")
    desk.key("ctrl+a", "ctrl+x")
    until("the empty line", lambda: typed(desk) == "")
    desk.key(keys[0])
    desk.see("label", "2 cards in 1 step", inside="Capture strip")
    desk.key("Return")
    desk.see("list item", "~^second, Touchpoint, Choose")
    out(desk, "second")


# ---- moving on the map --------------------------------------------------------------
@does("MOVE", "To the next card, cell or title")
def arrows(desk, keys):
    left, right, up, down = keys
    at(desk, "Alpha")
    for key, name in ((down, "Beta"), (right, "Gamma"), (left, "(Alpha|Beta)")):
        desk.key(key)
        focus_is(desk, "^%s, " % name)
    at(desk, "Beta")
    desk.key(up)
    focus_is(desk, "^Alpha, ")


@does("MOVE", "Select more")
def extend(desk, keys):
    left, right, up, down = keys
    for start, key, both in (("Gamma", left, "Gamma"), ("Alpha", right, "Alpha"), ("Beta", up, "Beta"), ("Alpha", down, "Alpha")):
        at(desk, start)
        desk.key(key)
        until("two selected cards", lambda: len(selected(desk)) == 2 and both in selected(desk))


@does("MOVE", "To the first or last step")
def ends(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    focus_is(desk, "^(Alpha|Beta), ")
    desk.key(keys[1])
    focus_is(desk, "^Touchpoints, Repair")


@does("MOVE", "To the first or last cell")
def corners(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[1])
    focus_is(desk, "^Ideas, Repair")
    desk.key(keys[0])
    focus_is(desk, "^Alpha, ")


@does("MOVE", "Scroll up or down")
def scroll(desk, keys):
    at(desk, "Alpha")
    desk.key(*["ctrl+plus"] * 8)

    def height():
        return desk.see("list item", "~^Alpha, ", below=desk.map).place[1]

    at(desk, "Alpha")
    start = until("the card", height)
    desk.key(keys[1])
    until("the map to move up", lambda: height() < start)
    low = height()
    desk.key(keys[0])
    until("the map to move down", lambda: height() > low)
    desk.key("ctrl+0")


@does("MOVE", "To titles, stages, lanes or cells")
def regions(desk, keys):
    at(desk, "Buy")
    desk.key(keys[0])
    focus_is(desk, ", lane ")
    desk.key(keys[1])
    focus_is(desk, ", (stage|step) ")


@does("MOVE", "To the next part of the window")
def next_pane(desk, keys):
    in_strip(desk)
    desk.key("F6")
    until("the map to have the focus", lambda: re.search("Alpha|Beta|empty|Choose", focus(desk)))
    desk.key(keys[0])
    until("the side to have the focus", lambda: desk.look(state="focused", inside="Inspector"))
    desk.key(keys[0])
    desk.see("text", "Type a card", state="focused")
    out(desk)


@does("MOVE", "To the part of the window before")
def previous_pane(desk, keys):
    in_strip(desk)
    desk.key(keys[0])
    until("the side to have the focus", lambda: desk.look(state="focused", inside="Inspector"))
    desk.key(keys[0])
    desk.gone("text", "Type a card", state="focused")
    desk.key(keys[0])
    desk.see("text", "Type a card", state="focused")
    out(desk)


@does("MOVE", "Select all cards")
def select_all(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    until("all cards", lambda: selected(desk) == ["Alpha", "Beta", "Delta", "Gamma"])


@does("MOVE", "Select nothing")
def select_nothing(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    until("nothing", lambda: "Alpha" not in selected(desk))


@does("MOVE", "What can be done here")
def context_menu(desk, keys):
    for key in keys:
        at(desk, "Alpha")
        desk.key(key)
        desk.see("menu item", "Remove")
        desk.key("Escape")
        desk.gone("menu item", "Remove")


@does("MOVE", "To the next open comment")
def next_comment(desk, keys):
    at(desk, "Buy")
    for _ in range(3):
        desk.key(keys[0])
        until("a card with a comment", lambda: selected(desk) in (["Alpha"], ["Delta"]))


@does("MOVE", "To the open comment before")
def previous_comment(desk, keys):
    at(desk, "Gamma")
    desk.key(keys[0])
    until("a card with a comment", lambda: selected(desk) in (["Alpha"], ["Delta"]))


# ---- finding --------------------------------------------------------------------------
def choosing(desk, key, label):
    at(desk, "Alpha")
    desk.key(key)
    desk.see("text", "~^" + label, state="focused")
    desk.key("Escape")
    desk.gone("text", "~^" + label)
    focus_is(desk, "^Alpha, ")


@does("FIND", "Find a command")
def commands(desk, keys):
    choosing(desk, keys[0], "What do you want to do")


@does("FIND", "Go to a card or a record by a few letters")
def go_to(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("text", "~^Go to", state="focused")
    desk.type("del")
    desk.key("Return")
    focus_is(desk, "^Delta, ")


@does("FIND", "Find words on the map, or in the records")
def find(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("text", "Find", state="focused")
    desk.key("ctrl+a")
    desk.type("delta")
    until("the card", lambda: selected(desk) == ["Delta"])
    desk.key("Escape")
    focus_is(desk, "^Delta, ")


@does("FIND", "Find and replace")
def replace(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("text", "Replace with")
    desk.key("Escape")
    desk.gone("text", "Replace with")


def found(desk, key, names):
    at(desk, "Beta")
    desk.key("ctrl+f")
    desk.see("text", "Find", state="focused")
    desk.key("ctrl+a")
    desk.type("ta")
    until("the first", lambda: selected(desk) == ["Beta"])
    for name in names:
        desk.key(key)
        until(name, lambda: selected(desk) == [name])
    desk.key("Escape")
    desk.gone("text", "Find")


@does("FIND", "Next that was found")
def find_next(desk, keys):
    for key in keys:
        found(desk, key, ["Delta", "Beta"])


@does("FIND", "Previous that was found")
def find_previous(desk, keys):
    for key in keys:
        found(desk, key, ["Delta", "Beta"])


@does("FIND", "Filter the cards, or the records")
def filtering(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("text", "Words on the card", state="focused")
    desk.type("alpha")
    until("the others to be dimmed", lambda: desk.see("list item", "~^Gamma, ").description.startswith("dimmed"))
    expect("the card is not", desk.see("list item", "~^Alpha, ").description.startswith("dimmed"), False)
    desk.key("ctrl+a", "BackSpace", "Escape")
    desk.gone("text", "Words on the card")


# ---- what is seen -------------------------------------------------------------------------
@does("VIEW", "Next face of the map")
def next_face(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("table cell", "~Alpha", state="focused")
    desk.key("ctrl+Page_Up")
    focus_is(desk, "^Alpha, ")


@does("VIEW", "Previous face of the map")
def previous_face(desk, keys):
    at(desk, "Alpha")
    desk.key("ctrl+Page_Down")
    desk.see("table cell", "~Alpha", state="focused")
    desk.key(keys[0])
    focus_is(desk, "^Alpha, ")


@does("VIEW", "Next or previous heading of the story")
def headings(desk, keys):
    at(desk, "Alpha")
    desk.key("ctrl+Page_Down", "ctrl+Page_Down")
    until("the story", lambda: desk.look("heading", "~^Choose", everywhere=True))
    first = until("a line", lambda: focus(desk))
    desk.key(keys[0])
    second = until("another line", lambda: focus(desk) not in ("", first) and focus(desk))
    desk.key(keys[1])
    until("a line before", lambda: focus(desk) not in ("", second))
    desk.key("ctrl+Page_Up", "ctrl+Page_Up")
    at(desk, "Alpha")


@does("VIEW", "History: go to any step")
def history(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    desk.see("list item", None, state="focused", inside="Steps")
    at(desk, "Alpha")


@does("VIEW", "Zoom in")
def zoom_in(desk, keys):
    for key in keys:
        desk.key("ctrl+0")
        zoom_becomes(desk, lambda z: z == 100)
        desk.key(key)
        zoom_becomes(desk, lambda z: z > 100)


@does("VIEW", "Zoom out")
def zoom_out(desk, keys):
    for key in keys:
        desk.key("ctrl+0")
        zoom_becomes(desk, lambda z: z == 100)
        desk.key(key)
        zoom_becomes(desk, lambda z: z < 100)


@does("VIEW", "Actual size")
def zoom_actual(desk, keys):
    for key in keys:
        desk.key("ctrl+plus", "ctrl+plus")
        zoom_becomes(desk, lambda z: z != 100)
        desk.key(key)
        zoom_becomes(desk, lambda z: z == 100)


@does("VIEW", "Whole map")
def zoom_fit(desk, keys):
    for key in keys:
        desk.key("ctrl+0", *["ctrl+plus"] * 6)
        zoom_becomes(desk, lambda z: z > 250)
        desk.key(key)
        zoom_becomes(desk, lambda z: z < 160)


@does("VIEW", "Zoom to the selection")
def zoom_selection(desk, keys):
    for key in keys:
        at(desk, "Alpha")
        desk.key("ctrl+0", "ctrl+minus", "ctrl+minus", "ctrl+minus")
        zoom_becomes(desk, lambda z: z < 60)
        desk.key(key)
        zoom_becomes(desk, lambda z: z > 100)
    desk.key("ctrl+0")


@does("VIEW", "Side panel")
def side_panel(desk, keys):
    def shown():
        return bool(desk.look("push button", "Inspector", state="pressed"))

    before = shown()
    desk.key(keys[0])
    until("the panel to change", lambda: shown() != before)
    desk.key(keys[0])
    until("the panel to be as before", lambda: shown() == before)


@does("VIEW", "Full screen")
def fullscreen(desk, keys):
    def size():
        return desk.windows()[0].place[2:]

    before = size()
    desk.key(keys[0])
    until("the window to be as large as the screen", lambda: size() != before)
    desk.key(keys[0])
    until("the window to be as before", lambda: size() == before)


# ---- a session ---------------------------------------------------------------------------------
PROJECTOR = "Robot – Projector"


def bar(desk):
    to_session_bar(desk, "Robot")


def covered(desk, step):
    return len(set(light(desk, step, PROJECTOR))) == 1


def answers(desk, key, name, text):
    bar(desk)
    desk.key(key)
    desk.see("text", name, state="focused")
    desk.type(text)
    desk.key("Return")
    desk.see("push button", "Reveal", state="focused")


@does("SESSION", "Session mode, or to its bar")
def session(desk, keys):
    at(desk, "Alpha")
    desk.key(keys[0])
    until("the projector", lambda: [w for w in desk.windows() if w.name == PROJECTOR])
    bar(desk)
    expect("the step", desk.undo_step(), "Undo: Start Session")


@does("SESSION", "Reveal the next part on the projector")
def reveal_next(desk, keys):
    bar(desk)
    front(desk, PROJECTOR)
    desk.key(keys[0], "BackSpace")
    until("all to be covered", lambda: covered(desk, "Choose"))
    desk.key(keys[0])
    until("a part to be revealed", lambda: not covered(desk, "Choose"))


@does("SESSION", "Cover the last part again")
def reveal_back(desk, keys):
    for key in keys:
        desk.key(key)
        until("all to be covered", lambda: covered(desk, "Choose"))
        desk.key("space")
        until("a part to be revealed", lambda: not covered(desk, "Choose"))


@does("SESSION", "Spotlight on the cell in use")
def spotlight(desk, keys):
    before = max(light(desk, "Choose", PROJECTOR))
    desk.key(keys[0])
    until("it to be dim", lambda: max(light(desk, "Choose", PROJECTOR)) < before - 50)
    desk.key(keys[0])
    until("it to be bright", lambda: max(light(desk, "Choose", PROJECTOR)) == before)


@does("SESSION", "Set the timer")
def timer(desk, keys):
    answers(desk, keys[0], "~^Minutes: ", "70")
    desk.see("push button", "~^Timer, 1:")


@does("SESSION", "Vote with dots")
def vote(desk, keys):
    bar(desk)
    desk.key(keys[0])
    desk.see("text", "What is the question?", state="focused")


@does("SESSION", "Score emotion, importance or satisfaction")
def score(desk, keys):
    bar(desk)
    desk.key(keys[0])
    desk.see("text", "~^Group", state="focused")


@does("SESSION", "Write down a decision")
def decide(desk, keys):
    answers(desk, keys[0], "What was decided?", "Yes")
    expect("the step", desk.undo_step(), "Undo: Add Decision")


@does("SESSION", "Park a thought on the bench")
def park(desk, keys):
    answers(desk, keys[0], "Which thought has to wait?", "Later")
    expect("the step", desk.undo_step(), "Undo: Park Thought")


@does("SESSION", "Next speaker")
def next_speaker(desk, keys):
    bar(desk)
    desk.key(keys[0])
    desk.see("text", "Add participants", state="focused")
    desk.type("Zoe")
    desk.key("Return")
    until("the participant", lambda: desk.undo_step() == "Undo: Change Participants")
    bar(desk)
    desk.key(keys[0])
    desk.see("label", "Zoe", inside="Session")


@does("SESSION", "Leave session mode")
def leave(desk, keys):
    bar(desk)
    desk.key(*keys * 2)
    until("the projector to go", lambda: not [w for w in desk.windows() if w.name == PROJECTOR])
    desk.see_window("Robot")


# ---- records ------------------------------------------------------------------------------------
def to_accounts(desk):
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.see("list item", "Accounts, 0")


def from_accounts(desk):
    desk.key("ctrl+w")
    desk.see_window("Robot")


@does("RECORDS", "Accounts, contacts, personas and jobs")
def records(desk, keys):
    to_accounts(desk)
    n_windows(desk, 2)
    from_accounts(desk)
    n_windows(desk, 1)


@does("RECORDS", "New record, where records are listed")
def new_record(desk, keys):
    to_accounts(desk)
    desk.key(keys[0])
    desk.see("list item", "Accounts, 1")
    n_windows(desk, 2)
    desk.key("ctrl+z")
    desk.see("list item", "Accounts, 0")
    from_accounts(desk)


@does("RECORDS", "Import records from a table")
def import_records(desk, keys):
    to_accounts(desk)
    desk.key(keys[0])
    desk.see_window("Import Accounts")
    desk.key("Escape")
    desk.see_window("Accounts")
    from_accounts(desk)


@does("RECORDS", "Export the list of records")
def export_records(desk, keys):
    to_accounts(desk)
    desk.key(keys[0])
    desk.see_window("Export Accounts")
    desk.key("Escape")
    desk.see_window("Accounts")
    from_accounts(desk)


@does("RECORDS", "Back to where one was")
def back(desk, keys):
    to_accounts(desk)
    desk.key(keys[0])
    desk.see("push button", "Empty map", inside="New Map")
    from_accounts(desk)


@does("RECORDS", "Close the page of a record")
def close_page(desk, keys):
    to_accounts(desk)
    desk.key("ctrl+n")
    desk.see("label", "Fit and behaviour")
    desk.key(keys[0])
    desk.gone("label", "Fit and behaviour")
    desk.key("ctrl+z")
    desk.see("list item", "Accounts, 0")
    from_accounts(desk)


@does("RECORDS", "Move accounts to the tier before or after")
def move_tier(desk, keys):
    def tier():
        with sqlite3.connect(os.path.join(desk.data, "records.db")) as records:
            return records.execute("SELECT tier FROM account").fetchone()[0]

    desk.cli("records", "add", "accounts", "name=Aster", "tier=lite")
    desk.key("ctrl+r")
    desk.see_window("Accounts")
    desk.click("list item", "Tier board")
    desk.see_window("Tier board")
    desk.click("list item", "~^Aster")
    for key, wanted in zip(keys, ("strategic", "lite")):
        desk.key(key)
        until("the tier " + wanted, lambda: tier() == wanted)
    from_accounts(desk)
    desk.cli("records", "delete", "accounts", "Aster")


# ---- Waymark -----------------------------------------------------------------------------------
@does("WAYMARK", "Main menu")
def main_menu(desk, keys):
    desk.key(keys[0])
    desk.see("menu item", "Save As…")
    desk.key("Escape")
    desk.gone("menu item", "Save As…")


@does("WAYMARK", "Preferences")
def preferences(desk, keys):
    dialog(desk, keys[0], lambda: desk.active() and desk.active().name == "Preferences")


@does("WAYMARK", "Keyboard shortcuts")
def shortcuts(desk, keys):
    for key in keys:
        dialog(desk, key, lambda: desk.look("label", "~(?i)map", window="~Shortcuts"))


# ---- the tests -------------------------------------------------------------------------------------
LINES = read_table()


@test("every shortcut has a check, and every check a shortcut")
def complete(desk):
    lines = {(group, title) for group, title, _, _ in LINES}
    expect("shortcuts without a check", sorted(lines - set(CHECKS)), [])
    expect("checks without a shortcut", sorted(set(CHECKS) - lines), [])
    expect("the table was read", len(lines) > 60, True)


def begin(desk):
    desk.file = desk.path("robot.journey")
    with open(desk.file, "w") as f:
        f.write(MAP)
    desk.start(desk.file)
    desk.see_state("Saved")
    desk.map = desk.see("table", "Robot")
    desk.see("list item", "~^Alpha, ", below=desk.map)


def add_test(group):
    @test("the shortcuts of %s do what they say" % group)
    def run_group(desk):
        begin(desk)
        for line_group, title, keys, more in LINES:
            if line_group != group or (group, title) not in CHECKS:
                continue
            if not re.fullmatch(os.environ.get("WAYMARK_ONLY", ".*"), title):
                continue
            try:
                CHECKS[(group, title)](desk, [press_name(key) for key in keys + more])
            except Failed as error:
                raise Failed("%s (%s): %s" % (title, " ".join(keys), error)) from error


for name in dict.fromkeys(group for group, _, _, _ in LINES):
    add_test(name)

sys.exit(main())
