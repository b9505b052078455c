#!/usr/bin/python3
"""What was done and not saved is there again after the program was killed, and windows are as they were."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def recoveries(desk):
    return [name for name in os.listdir(os.path.join(desk.data, "recovery")) if name.endswith(".recovery")]


def kill(desk):
    """As the kernel does it when there is no memory left. All that was done a second ago is safe."""
    time.sleep(1.5)
    desk.program.kill()
    desk.program.wait()


@test("work on a saved map is told of above it, compared, kept and saved")
def kept(desk):
    path = desk.open_map()
    saved = open(path, "rb").read()
    desk.type_card("Typed and not saved")
    kill(desk)
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
    desk.see_state("Not saved")
    desk.type_card("And one more")
    kill(desk)
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
    kill(desk)
    desk.start()
    desk.see("label", "Recovered Work")
    desk.click("push button", "Discard", inside="Recovered Work")
    desk.see("label", "Discarded Work")
    kill(desk)
    expect("what is kept", len(recoveries(desk)), 1)
    desk.start()
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
    until("nothing to be kept any more", lambda: not recoveries(desk))
    desk.gone("label", "Discarded Work")


@test("when somebody changed the file meanwhile, the work opens as a copy and the file stays")
def changed(desk):
    path = desk.open_map()
    desk.type_card("Mine")
    kill(desk)
    text = open(path).read()
    theirs = text.replace("title=\"Empty map\"", "title=\"Their map\"", 1)
    expect("what they changed", text == theirs, False)
    open(path, "w").write(theirs)
    desk.start()
    desk.click("push button", "Look…")
    desk.see("label", "~was changed by somebody else since: it opens as a copy", window="~.*")
    desk.click("push button", "Keep")
    desk.see("list item", "~^Mine, ")
    desk.see_state("Not saved")
    desk.key("ctrl+s")
    until("where to save it", lambda: desk.look("file chooser", "Save Map") or desk.look("push button", "Cancel", window="Save Map"))
    expect("the file", open(path).read(), theirs)
    desk.key("Escape")


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


sys.exit(main())
