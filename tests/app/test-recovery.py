#!/usr/bin/python3
"""What was done and not saved is there again after the program was killed, and windows are as they were."""
import contextlib
import fcntl
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def recoveries(desk):
    return [name for name in os.listdir(os.path.join(desk.data, "recovery")) if name.endswith(".recovery")]


def is_on_disk(desk, what):
    """Whether the map, its steps or what is known of it say so; a file that is being written is not read."""
    for name in recoveries(desk):
        try:
            with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % os.path.join(desk.data, "recovery", name), uri=True)) as file:
                for row in file.execute("SELECT command FROM step UNION ALL SELECT CAST(bytes AS TEXT) FROM base"
                                        " UNION ALL SELECT key || ': ' || value FROM about"):
                    if what in row[0]:
                        return True
        except sqlite3.Error:
            pass
    return False


def kill(desk, what, window=None):
    """As the kernel does it when there is no memory left, once WHAT is kept and it is noted that WINDOW is open."""
    until("%r on the disk" % what, lambda: is_on_disk(desk, what))
    if window is not None:
        until("the window in the notes", lambda: os.path.exists(os.path.join(desk.data, "windows"))
              and window in open(os.path.join(desk.data, "windows")).read())
    desk.program.kill()
    desk.program.wait()


@contextlib.contextmanager
def other_program(desk):
    """As long as another one runs that has the work that was left."""
    with open(os.path.join(desk.data, "recovery", "other.running"), "w") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        with contextlib.closing(sqlite3.connect(os.path.join(desk.data, "recovery", recoveries(desk)[0]))) as file:
            file.execute("INSERT OR REPLACE INTO about VALUES ('owner', 'other.running')")
            file.commit()
        yield


@test("work on a saved map is told of above it, compared, kept and saved")
def kept(desk):
    path = desk.open_map()
    saved = open(path, "rb").read()
    desk.type_card("Typed and not saved")
    kill(desk, "Typed and not saved", path)
    expect("the file", open(path, "rb").read(), saved)

    desk.start()
    desk.click("push button", "Look…")
    desk.click("push button", "Compare…")
    desk.see_window("Compare: Empty map")
    desk.see("list item", "~“Typed and not saved”")
    desk.key("Escape")
    expect("the file", open(path, "rb").read(), saved)

    # The program may end again at any moment.
    desk.click("push button", "Look…")
    desk.click("push button", "Keep")
    desk.see("list item", "~^Typed and not saved, ")
    desk.see_state("Kept, not saved yet")
    desk.type_card("And one more")
    kill(desk, "And one more", path)
    desk.start()
    desk.click("push button", "Look…")
    desk.click("push button", "Keep")
    desk.see("list item", "~^And one more, ")
    desk.key("ctrl+z")
    desk.gone("list item", "~^And one more, ")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    text = open(path).read()
    expect("the file", ("Typed and not saved" in text, "And one more" in text), (True, False))
    until("nothing to be kept any more", lambda: not recoveries(desk))


@test("a map that was never saved stands on the start page, and goes when it is discarded twice")
def never_saved(desk):
    desk.start()
    desk.click("push button", "~^Onboarding")
    desk.type_card("In no file")
    kill(desk, "In no file")
    with other_program(desk):
        desk.start()
        desk.see("label", "New Map")
        desk.gone("label", "Recovered Work")
        desk.key("ctrl+r")
        desk.see_window("Accounts")
    # It was killed, which is noticed where its work is looked for.
    desk.key("alt+Left")
    desk.see("label", "Recovered Work")
    desk.click("push button", "Discard", inside="Recovered Work")
    desk.see("label", "Discarded Work")
    desk.see("label", "It stays under Discarded Work until it is discarded there too.")
    kill(desk, "discarded")
    expect("what is kept", len(recoveries(desk)), 1)
    with other_program(desk):
        desk.start()
        desk.see("label", "New Map")
        desk.gone("label", "Discarded Work")
        desk.key("ctrl+comma")
        desk.see_window("Preferences")
    # Or by whoever comes back to a window.
    desk.key("Escape")
    desk.see("label", "Discarded Work")
    desk.click("push button", "Keep", inside="Discarded Work")
    desk.see("list item", "~^In no file, ")
    # Closing without saving is the first time, too.
    desk.key("ctrl+w")
    desk.answer("Save Changes?", "Discard")
    desk.wait_end()
    expect("what is kept", len(recoveries(desk)), 1)
    desk.start()
    desk.click("push button", "Discard for Ever", inside="Discarded Work")
    words = desk.answer("Discard for Ever?", "Cancel")
    expect("what it says", "cannot be brought back" in words, True)
    desk.click("push button", "Discard for Ever", inside="Discarded Work")
    desk.answer("Discard for Ever?", "Discard for Ever")
    until("nothing to be kept any more", lambda: not recoveries(desk))
    desk.gone("label", "Discarded Work")


def strip(desk):
    """Where what is typed goes, and what is typed."""
    return desk.see("text", "Type a card")


@test("what is half typed comes back below the map, where it was to go, and is not left unasked")
def half_typed(desk):
    path = desk.open_map()
    saved = open(path, "rb").read()
    desk.key("ctrl+space")
    strip(desk)
    desk.key("alt+Down")
    place = strip(desk).description.split(". ")[0]
    desk.type("What the room sa")
    kill(desk, "draft: What the room sa", path)
    expect("the file", open(path, "rb").read(), saved)

    desk.start()
    desk.click("push button", "Look…")
    desk.see("label", "Typed and not on the map yet: “What the room sa”", window="~.*")
    desk.click("push button", "Keep")
    until("the place", lambda: strip(desk).description.startswith(place))
    desk.see_state("Saved")
    # Nothing is on the map yet, and nothing goes with the window.
    desk.key("ctrl+w")
    desk.answer("Leave What Is Typed?", "Cancel")
    until("the strip", lambda: desk.focus().name == "Type a card")
    desk.type("id")
    desk.key("Return")
    desk.see("list item", "~^What the room said, ")
    desk.type("And mo")
    kill(desk, "draft: And mo")
    desk.start()
    desk.click("push button", "Look…")
    desk.click("push button", "Keep")
    desk.see("list item", "~^What the room said, ")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the file", ["What the room said" in open(path).read(), "And mo" in open(path).read()], [True, False])
    desk.key("ctrl+w")
    desk.answer("Leave What Is Typed?", "Discard")
    desk.wait_end()
    until("what is kept", lambda: is_on_disk(desk, "draft: And mo") and is_on_disk(desk, "discarded: "))


@test("when somebody changed the file meanwhile, the work opens as a copy and the file stays")
def changed(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    kill(desk, "Mine", path)
    text = open(path).read()
    theirs = text.replace("title=\"Empty map\"", "title=\"Their map\"", 1)
    expect("what they changed", text == theirs, False)
    open(path, "w").write(theirs)
    desk.start()
    desk.click("push button", "Look…")
    desk.see("label", "~was changed by somebody else since: it opens as a copy", window="~.*")
    desk.click("push button", "Keep")
    desk.see("list item", "~^Mine, ")
    desk.see_state("Copy of map.journey · Kept, not saved yet")
    desk.key("ctrl+s")
    until("where to save it", lambda: desk.look("file chooser", "Save Map") or desk.look("push button", "Cancel", window="Save Map"))
    # Beside the one that it is a copy of.
    desk.key("Return")
    desk.see_state("Saved")
    expect("the copy", "Mine" in open(desk.path("map (copy).journey")).read(), True)
    expect("the file", open(path).read(), theirs)


@test("a full disk is told while one types, and no more once there is room; nothing is called saved meanwhile")
def full(desk):
    told = "~^What is not saved of the map cannot be kept. Save the map. "
    path = desk.open_map()
    saved = open(path, "rb").read()
    desk.set_full(True)
    desk.type_card("On a full disk")
    desk.see("label", told)
    desk.see_state("Not saved yet")
    desk.key("ctrl+s")
    desk.answer("The Map Was Not Saved", "Cancel")
    desk.see_state("Not saved yet")
    expect("the file", open(path, "rb").read(), saved)
    desk.type_card("Still full")
    desk.see("label", told)
    desk.key("Escape", "Escape", "ctrl+w")
    words = desk.answer("Save Changes?", "Cancel")
    expect("no way back is told where there is none", "what you discard is gone" in words, True)
    desk.set_full(False)
    # Nothing else is done: it goes by itself, and all of it is kept.
    desk.gone("label", told)
    desk.see_state("Kept, not saved yet")
    kill(desk, "Still full", path)
    desk.start()
    desk.click("push button", "Look…")
    desk.click("push button", "Keep")
    desk.see("list item", "~^On a full disk, ")
    desk.see("list item", "~^Still full, ")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the file", [text in open(path).read() for text in ("On a full disk", "Still full")], [True, True])


@test("windows and what they showed come back after Quit")
def windows(desk):
    path = desk.open_map()
    desk.type_card("A card")
    desk.key("Escape", "Escape", "ctrl+s")
    desk.see_state("Saved")
    desk.click("page tab", "Table")
    until("the table", lambda: desk.look("page tab", "Table", state="selected"))
    desk.key("ctrl+q")
    desk.wait_end()
    desk.start()
    desk.see_state("Saved")
    until("the table", lambda: desk.look("page tab", "Table", state="selected"))
    # What was closed by itself does not come back.
    desk.key("ctrl+w")
    desk.wait_end()
    desk.start()
    desk.see("label", "New Map")


def handler(desk, kind, to):
    """Has files of a KIND shown by something that notes in the file TO what it was given."""
    os.makedirs(desk.path("data", "applications"))
    with open(desk.path("data", "applications", "shows.desktop"), "w") as f:
        f.write("[Desktop Entry]\nType=Application\nName=Shows\nExec=sh -c 'echo \"$0\" >%s' %%f\nMimeType=%s;\n" % (to, kind))
    with open(desk.path("config", "mimeapps.list"), "w") as f:
        f.write("[Default Applications]\n%s=shows.desktop\n" % kind)


@test("what is promised about it is a page that the main menu shows")
def promised(desk):
    shown = desk.path("shown")
    handler(desk, "text/html", shown)
    desk.open_map()
    desk.menu("What Waymark Promises")
    until("the page", lambda: os.path.exists(shown) and open(shown).read().endswith("\n"))
    path = open(shown).read().strip()
    expect("the page", ("recovery/" in open(path).read(), os.path.basename(path)), (True, "promises.en.html"))


@test("that nothing can be kept, and what others wrote, are told beside each other, each as long as it is so")
def told_beside(desk):
    others = "Somebody else has changed the file of this map."
    path = desk.new_map("map.journey")
    desk.start(path, obeys_modes=True)
    desk.see_state("Saved")
    folder = os.path.join(desk.data, "recovery")
    os.chmod(folder, 0o555)
    desk.type_card("Letter")
    desk.see("label", "~cannot be kept")
    text = open(path).read()
    open(path, "w").write(text.replace("title=\"Empty map\"", "title=\"Empty map, theirs\"", 1))
    desk.see("label", others)
    desk.see("label", "~cannot be kept")
    os.chmod(folder, 0o755)
    desk.gone("label", "~cannot be kept")
    desk.see("label", others)



sys.exit(main())
