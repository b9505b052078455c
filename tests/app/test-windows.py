#!/usr/bin/python3
"""Windows: closing them, several of one map, several maps."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def n_windows(desk, count):
    until("%d windows" % count, lambda: len(desk.windows()) == count)


@test("closing with unsaved work asks, and Cancel keeps the window")
def close_cancel(desk):
    path = desk.open_map()
    before = open(path).read()
    desk.type_card("Typed")
    desk.key("ctrl+w")
    words = desk.answer("Save Changes?", "Cancel")
    expect("the question names the map", "Empty map" in words, True)
    desk.see("list item", "~^Typed")
    desk.see_state("Kept, not saved yet")
    desk.click("push button", "Close")
    desk.answer("Save Changes?", "Discard")
    desk.wait_end()
    expect("the file", open(path).read(), before)


@test("closing and saving writes the file and tells the library")
def close_save(desk):
    path = desk.open_map()
    desk.type_card("Typed")
    desk.key("ctrl+q")
    desk.answer("Save Changes?", "Save")
    desk.wait_end()
    expect("the card in the file", "Typed" in open(path).read(), True)
    expect("the library", desk.library(), [path])


@test("text that is still being typed counts as unsaved work")
def close_while_typing(desk):
    path = desk.open_map()
    desk.click_cell(desk.step(), "Touchpoints")
    desk.type("Half a sen")
    desk.see("text", "Title", state="focused")
    desk.key("ctrl+w")
    desk.answer("Save Changes?", "Save")
    desk.wait_end()
    expect("the card in the file", "Half a sen" in open(path).read(), True)


@test("a new map that has no file asks where when it is closed and saved")
def close_new(desk):
    desk.start()
    desk.click("push button", "Empty map", inside="New Map")
    desk.type_card("First")
    desk.key("ctrl+w")
    desk.answer("Save Changes?", "Save")
    desk.choose_file("Save Map", desk.path("kept.journey"))
    desk.wait_end()
    expect("the card in the file", "First" in open(desk.path("kept.journey")).read(), True)


@test("what nobody has changed closes without a question")
def close_untouched(desk):
    desk.start()
    desk.click("push button", "Onboarding", inside="Worked Maps")
    desk.see_state("Not saved yet")
    desk.key("ctrl+w")
    desk.wait_end()


@test("two windows of one map show the same edits, and only the last one asks")
def two_windows(desk):
    desk.open_map()
    desk.key("ctrl+shift+n")
    n_windows(desk, 2)
    desk.type_card("In the second")
    until("the card in both windows", lambda: len(desk.look("list item", "~^In the second", window="Empty map")) == 2)
    until("the word in both windows", lambda: len(desk.look("label", "~^Kept, not saved yet", window="Empty map")) == 2)
    desk.key("ctrl+w")
    n_windows(desk, 1)
    until("the first window", desk.active)
    desk.see("list item", "~^In the second")
    desk.key("ctrl+w")
    desk.answer("Save Changes?", "Discard")
    desk.wait_end()


@test("a second start opens its map in the program that runs, and a map once only")
def second_start(desk):
    path = desk.open_map()
    other = desk.new_map("other.journey", "onboarding")
    desk.start_again(other)
    desk.see_window("Onboarding")
    n_windows(desk, 2)
    os.symlink(path, desk.path("link.journey"))
    desk.start_again(desk.path("link.journey"))
    desk.see_window("Empty map")
    n_windows(desk, 2)
    desk.start_again("--new-window")
    desk.see_window("Waymark")
    n_windows(desk, 3)
    desk.key("ctrl+q")
    desk.wait_end()


@test("a duplicate is a map of its own that is not saved")
def duplicate(desk):
    path = desk.open_map()
    before = open(path).read()
    desk.menu("Duplicate")
    n_windows(desk, 2)
    desk.see_state("Kept, not saved yet")
    desk.type_card("Only here")
    desk.key("ctrl+s")
    desk.choose_file("Save Map", desk.path("copy.journey"))
    desk.see_state("Saved")
    copy = open(desk.path("copy.journey")).read()
    uuid = re.search(r'\bid="([-0-9a-f]{36})"', before).group(1)
    expect("the copy knows the first map", 'derived-from="%s"' % uuid in copy and ' id="%s"' % uuid not in copy, True)
    expect("the first file", open(path).read(), before)


sys.exit(main())
