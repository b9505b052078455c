#!/usr/bin/python3
"""Pictures on cards: pasted, dropped, chosen, removed, and refused."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from other import *


@test("pictures are pasted on a card and into a cell, and removed again")
def pasted_picture(desk):
    path = desk.open_map()
    first = open(path).read()
    desk.type_card("With a sketch")
    desk.click_cell(desk.step(), "Pains")
    with other(desk, "offer", data={"image/png": png(1300, 650)}):
        desk.key("ctrl+v")
        until("a card with the picture", lambda: "with a picture" in desk.see("list item", "~^Untitled, Pain").description)
        desk.click("list item", "~^With a sketch")
        desk.key("ctrl+v")
        until("the picture", lambda: "with a picture" in desk.see("list item", "~^With a sketch").description)
    expect("the step", desk.undo_step(), "Undo: Set Picture")
    text = saved(desk, path)
    expect("pictures in the file", text.count("<picture>"), 2)
    expect("it is small", len(text) < 400000, True)
    desk.cli("check", path)

    desk.click("push button", "Remove", inside="Inspector")
    until("no picture", lambda: "with a picture" not in desk.see("list item", "~^With a sketch").description)
    undo_all(desk, path, first)


@test("what is no picture, or a huge one, is told and changes nothing")
def bad_pictures(desk):
    path = desk.open_map()
    first = open(path).read()
    desk.click_cell(desk.step(), "Touchpoints")
    for data, words in ((png(60000, 60000, whole=False), "~60000 × 60000 pixels"),
                        (png(64, 64)[:90], "~cannot be read")):
        with other(desk, "offer", data={"image/png": data}):
            desk.key("ctrl+v")
            desk.see("label", words)
    with other(desk, "offer", data={"application/vnd.waymark.fragment+xml": b"<!DOCTYPE a><fragment/>"}):
        desk.key("ctrl+v")
        desk.see("label", "~^Clipboard:")
    expect("nothing to undo", desk.undo_step(), "Undo")
    expect("the file", open(path).read(), first)


@test("a picture is dropped on a card")
def dropped_picture(desk):
    path = desk.open_map()
    desk.type_card("Target")
    desk.key("Escape")
    until("nothing to be selected", lambda: not desk.look("list item", "~^Target", state="selected"))
    card = desk.place(desk.see("list item", "~^Target"))
    with other(desk, "drag", data={"image/png": png(300, 200)}):
        window = X(os.environ["DISPLAY"])
        try:
            number = until("the other window", lambda: [w for w, t in window.windows() if t == "Other"])[0]
        finally:
            window.s.close()
        # Beside the map, and above it.
        subprocess.run(["xdotool", "windowmove", "--sync", str(number), "1360", "700", "windowraise", str(number)], check=True)
        drag(1440, 790, card[0] + 20, card[1] + 12, lambda: desk.look("list item", "~^Target", window="Empty map", state="selected"))
        until("the picture", lambda: "with a picture" in desk.look("list item", "~^Target", window="Empty map")[0].description)
    desk.leave_to("Empty map")
    expect("the step", desk.undo_step(), "Undo: Set Picture")
    expect("one picture in the file", saved(desk, path).count("<picture>"), 1)


@test("a picture is chosen in the side panel")
def chosen_picture(desk):
    path = desk.open_map()
    with open(desk.path("PHOTO.PNG"), "wb") as f:
        f.write(png(300, 200))
    desk.type_card("Target")
    desk.click("push button", "Choose…", inside="Inspector")
    desk.choose_file("Choose Picture", desk.path("PHOTO.PNG"))
    until("the picture", lambda: "with a picture" in desk.see("list item", "~^Target").description)
    expect("one picture in the file", saved(desk, path).count("<picture>"), 1)


sys.exit(main())
