#!/usr/bin/python3
"""The word below the title is the truth, and what cannot be saved is not lost."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


@test("an edit is not saved until the file holds it, and undo back to it is saved")
def truth(desk):
    path = desk.open_map()
    before = open(path).read()
    desk.type_card("Phone call")
    desk.see_state("Kept, not saved yet")
    expect("the file before saving", open(path).read(), before)
    desk.key("ctrl+s")
    desk.see_state("Saved")
    saved = open(path).read()
    expect("the card in the file", "Phone call" in saved, True)
    desk.key("Delete")
    desk.gone("list item", "~^Phone call")
    desk.see_state("Kept, not saved yet")
    desk.key("ctrl+z")
    desk.see_state("Saved")
    expect("the file after undo", open(path).read(), saved)
    desk.key("ctrl+s", "ctrl+w")
    desk.wait_end()


@test("a folder that takes no files is told, and trying again works when it does")
def read_only_folder(desk):
    folder = desk.path("maps")
    os.mkdir(folder)
    path = desk.new_map("maps/map.journey")
    before = open(path).read()
    desk.start(path, obeys_modes=True)
    desk.see_state("Saved")
    desk.type_card("Letter")
    os.chmod(folder, 0o555)
    desk.key("ctrl+s")
    desk.see("label", "The Map Was Not Saved", window="~.*")
    desk.see("label", "~^Kept, not saved yet", window="Empty map")
    expect("the file is named", any(path in n for n in desk.names("label", window="~.*")), True)
    expect("the file", open(path).read(), before)
    os.chmod(folder, 0o755)
    desk.answer("The Map Was Not Saved", "Try Again")
    desk.see_state("Saved")
    expect("the card in the file", "Letter" in open(path).read(), True)


@test("a folder that is gone is told, and Save As keeps the map elsewhere")
def folder_gone(desk):
    os.mkdir(desk.path("stick"))
    path = desk.new_map("stick/map.journey")
    desk.start(path)
    desk.see_state("Saved")
    desk.type_card("Letter")
    os.rename(desk.path("stick"), desk.path("pulled"))
    desk.key("ctrl+s")
    desk.answer("The Map Was Not Saved", "Cancel")
    desk.see_state("File is gone")
    desk.key("ctrl+s")
    desk.answer("The Map Was Not Saved", "Save As…")
    desk.choose_file("Save Map", desk.path("rescued.journey"))
    desk.see_state("Saved")
    expect("the card in the file", "Letter" in open(desk.path("rescued.journey")).read(), True)


def somebody_else(desk, path):
    with open(path) as f:
        text = f.read().replace("title=\"Empty map\"", "title=\"Empty map, theirs\"", 1)
    with open(path, "w") as f:
        f.write(text)
    return text


@test("a file that somebody else changed is replaced only when the user says so")
def changed_on_disk(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    theirs = somebody_else(desk, path)
    desk.key("ctrl+s")
    desk.answer("The File Was Changed by Somebody Else", "Cancel")
    desk.see_state("Kept, not saved yet")
    expect("the file", open(path).read(), theirs)
    desk.key("ctrl+s")
    desk.answer("The File Was Changed by Somebody Else", "Keep Mine as a Copy…")
    desk.choose_file("Save Map", desk.path("mine"))
    desk.see_state("Saved")
    expect("my file", "Mine" in open(desk.path("mine.journey")).read(), True)
    expect("their file", open(path).read(), theirs)


@test("what somebody else did is merged with mine, and saved")
def merge(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    somebody_else(desk, path)
    desk.key("ctrl+s")
    desk.answer("The File Was Changed by Somebody Else", "Compare and Merge…")
    desk.see_window("~^Merge: ")
    desk.see("label", "Changed by Others")
    desk.click("push button", "Merge")
    desk.see("list item", "~^Mine, ")
    until("the step", lambda: desk.undo_step() == "Undo: Take Over Changes of Others")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the file", ("Mine" in open(path).read(), "theirs" in open(path).read()), (True, True))


@test("their map is taken, and mine comes back with undo")
def take_theirs(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    theirs = somebody_else(desk, path)
    desk.key("ctrl+s")
    desk.answer("The File Was Changed by Somebody Else", "Take Theirs")
    desk.gone("list item", "~^Mine, ")
    desk.see_state("Saved")
    expect("the file", open(path).read(), theirs)
    desk.key("ctrl+z")
    desk.see("list item", "~^Mine, ")
    desk.see_state("Kept, not saved yet")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the file", "Mine" in open(path).read(), True)


@test("what somebody else writes is told before anything is saved; own saves and a new date are not")
def told_early(desk):
    words = "Somebody else has changed the file of this map."
    path = desk.open_map()
    desk.type_card("Mine")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    os.utime(path)
    desk.type_card("Mine too")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("what is told", desk.look("label", words), [])
    somebody_else(desk, path)
    desk.see("label", words)
    # Nothing was changed here, and the file is another one all the same.
    desk.see_state("File changed by others")
    desk.key("ctrl+s")
    desk.answer("The File Was Changed by Somebody Else", "Cancel")
    desk.click("push button", "Look…")
    desk.answer("The File Was Changed by Somebody Else", "Later")
    desk.see("label", words)
    desk.click("push button", "Look…")
    desk.answer("The File Was Changed by Somebody Else", "Compare and Merge…")
    desk.see_window("~^Merge: ")
    desk.click("push button", "Merge")
    desk.gone("label", words)
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the file", [word in open(path).read() for word in ("Mine too", "theirs")], [True, True])
    expect("what is told", desk.look("label", words), [])


@test("a file that is deleted or moved is told at once, and the map is saved again where it was")
def gone(desk):
    words = "~^The file “.*” is gone: "
    path = desk.open_map()
    desk.type_card("Mine")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    os.rename(path, path + ".moved")
    desk.see("label", words)
    desk.see_state("File is gone")
    os.rename(path + ".moved", path)
    desk.gone("label", words)
    desk.see_state("Saved")
    os.unlink(path)
    desk.see("push button", "Save As…")
    desk.key("ctrl+w")
    desk.answer("Save the Map?", "Cancel")
    desk.click("push button", "Save Again")
    desk.see_state("Saved")
    desk.gone("label", words)
    expect("the card in the file", "Mine" in open(path).read(), True)


@test("what is no map any more is not taken for one: mine is put back")
def damaged(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    open(path, "w").close()
    desk.see_state("File changed by others")
    desk.click("push button", "Look…")
    desk.answer("The File Is Damaged", "Put Mine Back")
    desk.see_state("Saved")
    expect("the card in the file", "Mine" in open(path).read(), True)


@test("who else has the map open is told, and beside the file it is noted that it is open here")
def noted(desk):
    path = desk.new_map("map.journey")
    note = desk.path(".~lock.map.journey#")
    theirs = "%s,anna,elsewhere,24.11.2026 14:05,waymark:1795528800;"
    with open(note, "w") as f:
        f.write(theirs % "Anna Berger")
    desk.start(path)
    desk.see("label", "~^Also open by Anna Berger on elsewhere since ")
    # They come and go while the map is open here.
    with open(note + "3", "w") as f:
        f.write(theirs % "Bo")
    desk.see("label", "~^Also open by Anna Berger on elsewhere and by 1 more")
    os.unlink(note)
    desk.see("label", "~^Also open by Bo on elsewhere since ")
    os.unlink(note + "3")
    desk.gone("label", "~^Also open by ")
    expect("the note", os.path.exists(note + "2"), True)
    note += "2"
    desk.type_card("Mine")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.start_again(path)
    desk.see("list item", "~^Mine, ")
    desk.key("ctrl+w")
    desk.wait_end()
    expect("the note at the end", os.path.exists(note), False)


@test("a name without an ending gets one, and a file of that name is replaced only after asking")
def ending(desk):
    other = desk.new_map("v1.2.journey", "onboarding")
    before = open(other).read()
    desk.open_map()
    desk.key("ctrl+shift+s")
    desk.choose_file("Save Map", desk.path("v1.2"))
    desk.answer("Replace the File?", "Cancel")
    expect("the other file", open(other).read(), before)
    desk.key("ctrl+shift+s")
    desk.choose_file("Save Map", desk.path("v1.2"))
    desk.answer("Replace the File?", "Replace")
    until("the other file to change", lambda: open(other).read() != before)
    expect("nothing else is written", os.path.exists(desk.path("v1.2")), False)
    desk.see_state("Saved")


sys.exit(main())
