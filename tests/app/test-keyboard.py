#!/usr/bin/python3
"""The whole window by keyboard alone, and as a screen reader sees it."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


# The pencils of libadwaita's own rows, and the picture beside a choice that can be typed,
# which should have the role of a presentation (then take Channel out).
NAMELESS_IN = {"My name", "Currency, as three letters"}


def lint(desk, what):
    """Everything that can be operated has a name."""
    found = []
    for node in a11y.load(desk.application(), False):
        around, within = node.parent, False
        while around is not None:
            within = within or around.names_itself() or around.label() in NAMELESS_IN
            around = around.parent
        if node.unnamed() and not within:
            found.append(node.path() + " > " + node.line(False, False))
    expect("what has no name on " + what, found, [])


def focused(desk):
    node = desk.focus()
    return (node.role, node.label()) if node else None


@test("a map is begun, filled, saved and closed without the pointer")
def without_pointer(desk):
    desk.start()
    desk.see("push button", "Empty map", inside="New Map")
    desk.key("ctrl+k")
    desk.see("list item", "~^New map")
    expect("what needs a map", [n for n in desk.names("list item") if re.match("Export|Fold|Undo", n)], [])
    desk.key("Escape")
    for _ in range(30):
        if (focused(desk) or ("", ""))[1] == "Empty map":
            break
        desk.key("Tab")
    desk.key("Return")
    desk.see("heading", "~title of the map", state="focused")
    desk.key("Down", "Down", "Down")
    until("a cell to be in use", lambda: (focused(desk) or ("", ""))[0] == "table cell")
    desk.type("Typed alone")
    desk.key("Return")
    desk.see("list item", "~^Typed alone")
    desk.key("F10")
    desk.see("menu item", "Save As…")
    desk.key("Down", "Down", "Down", "Return")
    desk.choose_file("Save Map", desk.path("alone.journey"))
    desk.see_state("Saved")
    expect("the card in the file", "Typed alone" in open(desk.path("alone.journey")).read(), True)
    desk.key("ctrl+w")
    desk.wait_end()


@test("Tab goes through the window and comes back to where it began")
def tab_order(desk):
    desk.open_map()
    desk.see("heading", "~title of the map", state="focused")
    seen = []
    while seen.count(("push button", "Main menu")) < 2:
        desk.key("Tab")
        seen.append(focused(desk) or ("", ""))
        if len(seen) > 100:
            raise Failed("Tab does not come back: %s" % seen)
    names = [name for _, name in seen]
    for name in ("Main menu", "Export", "Inspector", "View", "Zoom Out", "Zoom In", "Title", "Note", "Add Metric value"):
        expect("%s is on the way (%s)" % (name, names), name in names, True)


@test("everything has a name; About and the shortcuts open")
def names(desk):
    desk.start()
    desk.see("push button", "Empty map", inside="New Map")
    lint(desk, "the start page")
    desk.start_again(desk.sample("onboarding"))
    desk.see("list item", "~^Invoice sent as PDF")
    desk.click("list item", "~^Invoice sent as PDF")
    desk.see("label", "Invoice sent as PDF", inside="Inspector")
    lint(desk, "a map")
    for keys, window in (("ctrl+e", "Export Map"), ("ctrl+comma", "Preferences")):
        desk.key(keys)
        desk.see_window(window)
        lint(desk, window)
        desk.leave_to("Onboarding")
    desk.menu("About Waymark")
    desk.see("label", "~^The Waymark project", window="~.*")
    # All of that window is libadwaita's own.
    desk.leave_to("Onboarding")
    desk.key("F1")
    desk.see("label", "~(?i)map", window="~Shortcuts")
    desk.leave_to("Onboarding")


@test("each card, header and record in sight is there with its role, name and description")
def on_the_map(desk):
    desk.start(desk.sample("onboarding"))
    desk.key("ctrl+9")
    desk.see("list item", "~^Invoice sent as PDF")
    nodes = desk.look(everywhere=True)
    cards = {n.name: n.description for n in nodes if n.role == "list item"}
    expect("a card", cards.get("Invoice sent as PDF, Touchpoint, First invoice, 1 of 2", "").split(",")[0], "Touchpoints")
    expect("the moment of truth is said", "moment of truth" in cards["Invoice sent as PDF, Touchpoint, First invoice, 1 of 2"], True)
    expect("a chip", "Northwind Freight, Account" in cards, True)
    stages = [n.name for n in nodes if n.role == "heading" and ", stage " in n.name]
    expect("the stages", [s.split(",")[0] for s in stages], ["Sign & hand over", "Set up", "First use", "Prove value"])
    expect("each stage says its goal", all(n.description for n in nodes if n.role == "heading" and ", stage " in n.name), True)
    lanes = [n for n in nodes if n.role == "row header"]
    expect("the lanes", [n.name.split(",")[0] for n in lanes],
           ["Touchpoints", "Emotion", "Pains", "Jobs to be done", "Opportunities", "Backstage", "Customers here"])
    expect("each lane says its kind", [n.name for n in lanes if not n.description], [])
    titles = re.findall(r'<(?:touchpoint|pain|opportunity)\b[^>]*\btitle="([^"]*)"',
                        open(desk.path("onboarding.journey")).read().split("<cards>")[1].split("</cards>")[0])
    missing = [t for t in titles if not any(name.startswith(t.replace("&apos;", "'").replace("&amp;", "&")) for name in cards)]
    expect("cards that are not there (of %d)" % len(titles), missing, [])


sys.exit(main())
