#!/usr/bin/python3
"""Earlier versions of a map: kept by each save and by name, compared, looked at and brought back."""
import os
import sys
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def type_and_save(desk, text):
    desk.type_card(text)
    desk.key("Escape", "Escape", "ctrl+s")
    desk.see_state("Saved")


def back_to_versions(desk):
    """The window manager may give the keyboard to the map instead: then by the key."""
    def look():
        window = desk.active()
        if window is not None and window.name == "Empty map":
            desk.key("ctrl+alt+v")
        return window is not None and window.name == "Versions"
    until("the window 'Versions'", look)


@test("what saves replaced is compared, looked at and restored, and restoring is undone")
def restored(desk):
    path = desk.open_map()
    type_and_save(desk, "First")
    type_and_save(desk, "Second")
    saved = open(path, "rb").read()

    desk.menu("Earlier Versions…")
    desk.see_window("Versions")
    rows = lambda: desk.look("push button", "Compare…", inside="Earlier Versions", everywhere=True)
    until("two versions", lambda: len(rows()) == 2)
    desk.click("push button", "Compare…", inside="Earlier Versions")
    desk.see_window("Compare: Empty map")
    desk.see("list item", "~“Second”")
    desk.key("Escape")

    back_to_versions(desk)
    desk.click("push button", "Look", inside="Earlier Versions")
    desk.see("alert", "~It cannot be changed here")
    expect("what adds", [role for role, name in (("panel", "Add stage"), ("push button", "Add lane"))
                         if "sensitive" in desk.see(role, name).states], [])
    desk.see("list item", "~^First, ")
    expect("the second card", desk.look("list item", "~^Second, "), [])
    desk.key("ctrl+w")

    desk.see("list item", "~^Second, ")
    desk.key("ctrl+alt+v")
    desk.see_window("Versions")
    desk.click("push button", "Restore", inside="Earlier Versions")
    desk.gone("list item", "~^Second, ")
    desk.see_state("Kept, not saved yet")
    expect("the file", open(path, "rb").read(), saved)
    until("the step", lambda: desk.undo_step().startswith("Undo: Restore the Version of "))
    desk.key("ctrl+z")
    desk.see("list item", "~^Second, ")
    desk.see_state("Saved")


@test("a state is kept by name, and found when the map was renamed")
def named(desk):
    path = desk.open_map()
    desk.type_card("Before")
    # What is being typed is in it.
    desk.key("F2", "ctrl+a")
    desk.type("Half typed")
    desk.key("ctrl+alt+v")
    desk.see_window("Versions")
    desk.click("text", "Keep the map as it is now, as")
    desk.type("Before the workshop")
    desk.key("Return")
    desk.see("list item", "Before the workshop")
    desk.key("Escape")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.key("ctrl+w")
    desk.wait_end()
    os.rename(path, desk.path("renamed.journey"))
    desk.start(desk.path("renamed.journey"))
    desk.see_state("Saved")
    desk.key("ctrl+alt+v")
    desk.see("list item", "Before the workshop")
    with sqlite3.connect(os.path.join(desk.data, "versions", os.listdir(os.path.join(desk.data, "versions"))[0])) as versions:
        kept = [zlib.decompress(bytes) for _, bytes in versions.execute("SELECT * FROM content")]
    expect("the versions with what was being typed", sum(b"Half typed" in content for content in kept), 1)


sys.exit(main())
