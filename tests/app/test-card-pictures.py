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

    # As files, of a file manager: the first onto the card that is there, the other below it.
    names = [desk.path("one.png"), desk.path("two.png")]
    for name in names:
        with open(name, "wb") as f:
            f.write(png(30, 20))
    desk.click("list item", "~^Untitled, Pain")
    with other(desk, "offer", data={"text/uri-list": "".join("file://%s\r\n" % name for name in names).encode()}):
        desk.key("ctrl+v")
        until("the step", lambda: desk.undo_step() == "Undo: Set 2 Pictures")
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


def drop(desk, x, y, data):
    """Another program drags DATA there and lets go when Waymark shows where it would come down."""
    with other(desk, "drag", data=data):
        window = X(os.environ["DISPLAY"])
        try:
            number = until("the other window", lambda: [w for w, t in window.windows() if t == "Other"])[0]
        finally:
            window.s.close()
        # Beside the map, and above it.
        subprocess.run(["xdotool", "windowmove", "--sync", str(number), "1360", "700", "windowraise", str(number)], check=True)
        before = desk.brightness(x, y)
        drag(1440, 790, x, y, lambda: desk.brightness(x, y) != before)
        yield


def still(desk, role, name):
    """Where something is, once it stays there."""
    last = [None]

    def look():
        before, last[0] = last[0], desk.place(desk.see(role, name))
        return last[0] if last[0] == before else None
    return until("%s %r to stay" % (role, name), look)


@test("what is dropped: pictures, text, a map")
def dropped(desk):
    other_map = desk.new_map("other.journey")
    path = desk.open_map()
    first = open(path).read()
    desk.type_card("Target")
    desk.key("Escape")
    x, y = still(desk, "list item", "~^Target")[:2]
    pains = still(desk, "row header", "~^Pains, lane")
    names = [desk.path(name) for name in ("a.png", "b.png", "c.png")]
    for name, data in zip(names, (png(300, 200), b"no picture", png(30, 20))):
        with open(name, "wb") as f:
            f.write(data)
    files = "".join("file://%s\r\n" % name for name in names).encode()

    # On a card: the first comes onto it, the next below it, and what cannot be used is told.
    for _ in drop(desk, x + 20, y + 12, {"text/uri-list": files}):
        until("the picture", lambda: "with a picture" in desk.look("list item", "~^Target", window="Empty map")[0].description)
        desk.see("list item", "~^Untitled, Touchpoint", window="Empty map", state="selected")
        desk.see("label", "~^b.png: This is not a picture", window="Empty map")
    desk.leave_to("Empty map")
    expect("the step", desk.undo_step(), "Undo: Set 2 Pictures")
    expect("pictures in the file", saved(desk, path).count("<picture>"), 2)

    def take_back():
        desk.key("ctrl+z")
        until("no picture", lambda: "with a picture" not in desk.see("list item", "~^Target").description)
        until("the lane to be back", lambda: desk.place(desk.see("row header", "~^Pains, lane")) == pains)

    take_back()

    # A picture itself, and text into another cell.
    for _ in drop(desk, x + 20, y + 12, {"image/png": png(300, 200)}):
        until("the picture", lambda: "with a picture" in desk.look("list item", "~^Target", window="Empty map")[0].description)
    desk.leave_to("Empty map")
    expect("the step", desk.undo_step(), "Undo: Set Picture")
    take_back()
    for _ in drop(desk, x + 20, pains[1] + 20, {"text/plain;charset=utf-8": "! not a mark\nSecond line\n".encode()}):
        desk.see("list item", "~^! not a mark, Pain", window="Empty map")
    desk.leave_to("Empty map")
    expect("the note", "<note>Second line</note>" in saved(desk, path), True)
    undo_all(desk, path, first)

    for _ in drop(desk, x + 20, y + 12, {"text/uri-list": ("file://%s\r\n" % other_map).encode()}):
        until("the map in a window of its own", lambda: len(desk.windows()) == 2)


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
