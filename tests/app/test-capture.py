#!/usr/bin/python3
"""The capture strip: a workshop typed without the pointer."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from workshop import *


@test("a minute of a workshop: four cards, a score, a job, a role, a tag, and no pointer")
def minute(desk):
    path = begin(desk)
    desk.key("Tab", "Tab", "alt+Down")
    place(desk, "Use ▸ First invoice ▸ Pains")
    desk.type("PO number missing on invoice @procurement #billing")
    desk.key("Return")
    desk.see("list item", "~^PO number missing on invoice, Pain")
    desk.type("Nobody knows who approves")
    desk.key("Return", "ctrl+2", "alt+Down")
    place(desk, "Use ▸ First invoice ▸ Jobs")
    desk.key("ctrl+j")
    desk.type("pay suppliers on time without chasing approvals")
    desk.see("label", "A good job", inside="Capture strip")
    desk.key("Return", "alt+Down")
    place(desk, "Use ▸ First invoice ▸ Ideas")
    desk.type("= ask for PO in kick-off form")
    desk.key("Return")
    desk.see("list item", "~^ask for PO in kick-off form, Opportunity")
    desk.key("Escape")
    desk.gone("text", "Type a card")
    saved = save(desk, path)
    expect("the cards", saved.cards(), [
        ("pain", "PO number missing on invoice", "First invoice", "Pains", ["procurement"], ["billing"]),
        ("pain", "Nobody knows who approves", "First invoice", "Pains", [], []),
        ("job", None, "First invoice", "Jobs", [], []),
        ("opportunity", "ask for PO in kick-off form", "First invoice", "Ideas", [], [])])
    expect("the job", [j.get("statement") for j in saved.all("records", "job")], ["pay suppliers on time without chasing approvals"])
    expect("the score", saved.feelings(), [("First invoice", "Nadia Petrova", "-1")])
    expect("the people", [p.get("name") for p in saved.all("records", "persona")], ["Nadia Petrova", "procurement"])
    for _ in range(5):
        desk.key("ctrl+z")
    until("all to be undone", lambda: desk.undo_step() == "Undo")
    saved = save(desk, path)
    expect("what is left", (saved.cards(), saved.feelings(), len(saved.all("records", "*"))), ([], [], 1))


@test("stages and steps are typed, and the keys of the window wait")
def structure(desk):
    path = begin(desk)
    desk.key("alt+2")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    desk.key("shift+Tab")
    place(desk, "Set up ▸ Connect ▸ Touchpoints")
    desk.type("> Test load")
    desk.key("Return")
    place(desk, "Set up ▸ Test load ▸ Touchpoints")
    desk.type(">> Prove value")
    desk.key("Return")
    place(desk, "Prove value ▸ Untitled step ▸ Touchpoints")
    desk.type("> Review")
    desk.key("Return")
    place(desk, "Prove value ▸ Review ▸ Touchpoints")
    desk.type("Form sent @nadia ^email")
    desk.key("Return", "ctrl+m")
    desk.see("label", "Moment of truth", inside="Capture strip")
    # Stages, steps and lanes are added by these elsewhere.
    desk.key("ctrl+1", "ctrl+5")
    desk.see("label", "Nadia Petrova: Very good", inside="Capture strip")
    # Past the last step one is offered; back again, it is not made.
    desk.key("alt+3", "Tab")
    place(desk, "Use ▸ New step")
    desk.key("Escape")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    desk.key("Tab")
    place(desk, "Use ▸ New step")
    desk.key("shift+Tab")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    desk.key("Tab")
    desk.type("Last step")
    desk.key("Return")
    place(desk, "Use ▸ Last step ▸ Touchpoints")
    # Taken back, the step before it is the one in use again.
    desk.key("ctrl+z")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    desk.key("ctrl+a", "Delete", "Tab", "Return")
    place(desk, "Use ▸ Untitled step ▸ Touchpoints")
    desk.key("ctrl+z")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    desk.type("> Last step")
    desk.key("Return")
    place(desk, "Use ▸ Last step ▸ Touchpoints")
    saved = save(desk, path)
    expect("the structure", saved.structure(), [
        ("Set up", ["Kick-off", "Connect", "Test load"]), ("Prove value", ["Review"]), ("Use", ["First invoice", "Last step"])])
    expect("the cards", saved.cards(), [("touchpoint", "Form sent", "Review", "Touchpoints", ["Nadia Petrova"], [])])
    card = saved.all("cards", "touchpoint")[0]
    expect("what it is", (card.get("channel"), card.get("moment-of-truth")), ("email", "yes"))
    expect("the score", saved.feelings(), [("Review", "Nadia Petrova", "2")])


@test("what has landed is taken back, what was typed is kept and found again")
def back(desk):
    path = begin(desk)
    for text in ("one", "two"):
        desk.type(text)
        desk.key("Return")
        desk.see("list item", "~^%s, " % text)
    desk.key("ctrl+z")
    desk.gone("list item", "~^two, ")
    expect("the text is back", typed(desk), "two")
    desk.type(" and a half")
    desk.key("Return")
    desk.see("list item", "~^two and a half, ")
    desk.key("Up", "Up")
    until("an earlier line", lambda: typed(desk) == "two")
    desk.key("Down", "Down")
    until("the empty line", lambda: typed(desk) == "")
    # Text of its own is undone as text.
    desk.type("draft")
    desk.key("ctrl+z")
    until("the text to be undone", lambda: typed(desk) == "")
    expect("the card is still there", len(desk.names("list item")) > 0, True)
    desk.type("kept")
    desk.key("F6")
    desk.see("table cell", None, state="focused")
    desk.see("text", "Type a card")
    desk.key("F4")
    desk.see("text", "Type a card", state="focused")
    desk.key("Escape")
    desk.gone("text", "Type a card")
    desk.key("ctrl+space")
    desk.see("text", "Type a card", state="focused")
    expect("what was typed", typed(desk), "kept")
    # More lines are the note.
    desk.key("shift+Return")
    desk.type("second line")
    desk.key("ctrl+Return")
    desk.see("label", "kept", inside="Inspector")
    saved = save(desk, path)
    expect("the titles", [c[1] for c in saved.cards()], ["one", "two and a half", "kept"])
    expect("the note", [n.text for n in saved.root.iter(NS + "note")], ["second line"])


@test("words are completed from the map and from the records")
def completion(desk):
    desk.cli("records", "add", "personas", "name=Rita Records")
    path = begin(desk)
    desk.type("late @ri")
    desk.see("list item", "Rita Records", window="~.*")
    desk.key("Down", "Return")
    until("the word", lambda: typed(desk) == 'late @"Rita Records" ')
    desk.key("Return")
    desk.see("list item", "~^late, ")
    desk.type("again @log")
    desk.see("list item", "Nadia Petrova", window="~.*")
    desk.key("Right")
    until("the word", lambda: typed(desk) == 'again @"Nadia Petrova" ')
    desk.type("^self")
    desk.see("list item", "Self-service", window="~.*")
    # The first Esc is that of the list; Enter means what it always means.
    desk.key("Escape")
    desk.key("Return")
    desk.see("list item", "~^again, ")
    saved = save(desk, path)
    expect("the cards", [(c[1], c[4]) for c in saved.cards()], [("late", ["Rita Records"]), ("again", ["Nadia Petrova"])])
    rita = [p for p in saved.all("records", "persona") if p.get("name") == "Rita Records"]
    expect("the link to the record", len(rita) == 1 and bool(rita[0].get("record")), True)


@test("an input method has its keys first")
def input_method(desk):
    path = begin(desk)
    desk.type("price in ")
    desk.key("ctrl+shift+u")
    desk.type("20ac")
    desk.key("Return")
    until("the sign", lambda: typed(desk) == "price in €")
    expect("nothing landed", [n for n in desk.names("list item") if "Persona" not in n], [])
    desk.key("Return")
    desk.see("list item", "~^price in €, ")
    expect("the card", [c[1] for c in save(desk, path).cards()], ["price in €"])


@test("a locked map takes cards and refuses stages and steps")
def locked(desk):
    path = begin(desk, MAP.replace(' title="Workshop"', ' title="Workshop" locked="yes"'))
    desk.type("> no")
    desk.key("Return")
    desk.see("label", "~locked", inside="Capture strip")
    expect("the text stays", typed(desk), "> no")
    desk.key("ctrl+a")
    desk.type("yes")
    desk.key("Return")
    desk.see("list item", "~^yes, ")
    desk.key("alt+2", "Tab")
    desk.see("label", "~locked", inside="Capture strip")
    place(desk, "Use ▸ First invoice ▸ Touchpoints")
    expect("the cards", [c[1] for c in save(desk, path).cards()], ["yes"])


@test("the bench holds thoughts without a place, which keys and the pointer put into cells")
def bench(desk):
    path = begin(desk)
    for text in ("! first", "second", "third"):
        desk.key("ctrl+b")
        place(desk, "Bench")
        desk.type(text)
        desk.key("Return")
    place(desk, "Set up ▸ Kick-off ▸ Touchpoints")
    desk.key("ctrl+shift+b")
    desk.see("list item", "first, Pain, on the bench")
    desk.key("F2")
    desk.type("renamed")
    desk.key("Return")
    desk.see("list item", "renamed, Pain, on the bench")
    desk.key("Return")
    desk.see("list item", "~^renamed, Pain, Kick-off")
    desk.see("list item", "second, Touchpoint, on the bench")
    # Dragged to a cell; one of emotions would not take it.
    x, y, w, h = desk.place(desk.see("list item", "third, Touchpoint, on the bench"))
    across = desk.place(desk.see("heading", "~^First invoice, step"))
    down = desk.place(desk.see("row header", "~^Ideas, lane"))
    edge = (across[0] - 2, down[1] + 14)
    before = desk.brightness(*edge)
    subprocess.run(["xdotool", "mousemove", str(x + 60), str(y + h // 2), "mousedown", "1"], check=True)
    for _ in range(3):
        subprocess.run(["xdotool", "mousemove_relative", "--", "-12", "2"], check=True)

    def glows():
        # The cell takes it when it glows; the pointer never stands still in a hand.
        subprocess.run(["xdotool", "mousemove", str(across[0] + 40), str(down[1] + 10), "mousemove_relative", "3", "2"], check=True)
        return abs(desk.brightness(*edge) - before) > 8
    until("the cell to glow", glows)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
    desk.see("list item", "~^third, Touchpoint, First invoice")
    saved = save(desk, path)
    expect("the cards", saved.cards(), [("pain", "renamed", "Kick-off", "Touchpoints", [], []),
                                        ("touchpoint", "third", "First invoice", "Ideas", [], [])])
    expect("the bench", [c[1] for c in saved.cards("bench")], ["second"])
    # And back from the map.
    desk.click("list item", "~^renamed, Pain")
    desk.key("ctrl+b")
    desk.see("list item", "renamed, Pain, on the bench")
    desk.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    desk.see("list item", "first, Pain, on the bench")
    desk.see("list item", "third, Touchpoint, on the bench")


def copy_lines(desk, *lines):
    """Onto the clipboard, out of the strip."""
    for number, line in enumerate(lines):
        if number:
            desk.key("shift+Return")
        desk.type(line)
    desk.key("ctrl+a", "ctrl+x")
    until("the empty line", lambda: typed(desk) == "")


@test("lines are pasted as many cards after a look at them, and as one with Esc")
def paste_many(desk):
    path = begin(desk)
    copy_lines(desk, "! one @x", "> two", "three")
    desk.key("alt+Down")
    # Pasted where it is typed, it is offered as well.
    desk.key("ctrl+v")
    desk.see("label", "3 cards in 1 step", inside="Capture strip")
    expect("nothing is there yet", [n for n in desk.names("list item") if "Pain" in n], [])
    desk.key("Return")
    desk.see("list item", "~^three, Pain, Kick-off")
    expect("the step", desk.undo_step(), "Undo: Add Cards")
    desk.key("ctrl+shift+v")
    desk.see("label", "3 cards in 1 step", inside="Capture strip")
    desk.key("Escape", "Escape")
    desk.gone("text", "Type a card")
    # On the map: the strip opens for it and goes again.
    desk.key("ctrl+shift+v")
    desk.see("push button", "Cancel", inside="Capture strip")
    desk.click("push button", "Cancel", inside="Capture strip")
    desk.gone("text", "Type a card")
    saved = save(desk, path)
    expect("the cards", [c[:4] for c in saved.cards()], [("pain", title, "Kick-off", "Pains") for title in ("! one @x", "> two", "three", "! one @x")])
    expect("nobody was named", len(saved.all("records", "persona")), 1)
    desk.key("ctrl+z", "ctrl+z")
    until("all to be undone", lambda: desk.undo_step() == "Undo")
    desk.menu("Capture Strip", of="View")
    desk.see("text", "Type a card", state="focused")


@test("a pasted line is text, whatever signs it has")
def paste_line(desk):
    path = begin(desk)
    desk.type("bar #late")
    desk.key("ctrl+a", "ctrl+x")
    desk.type("foo")
    desk.key("ctrl+v")
    until("the line behind a word", lambda: typed(desk) == "foobar \\#late")
    desk.key("ctrl+a")
    desk.type("= see @tom #now")
    desk.key("ctrl+a", "ctrl+x", "ctrl+v")
    until("the escaped line", lambda: typed(desk) == "\\= see \\@tom \\#now")
    desk.key("Return")
    desk.see("list item", "~^= see @tom #now, Touchpoint")
    expect("the card", save(desk, path).cards(), [("touchpoint", "= see @tom #now", "Kick-off", "Touchpoints", [], [])])
    # The window goes while the strip is open, and nothing complains.
    desk.key("ctrl+w")
    desk.wait_end()


sys.exit(main())
