#!/usr/bin/python3
"""Cut, copy and paste within a map, between maps, and with another program."""
import os
import struct
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from other import *


@test("a card is copied, pasted and cut; the keys of text stay with text")
def one_map(desk):
    path = desk.open_map()
    first = open(path).read()
    desk.type_card("Ask for the number")
    desk.key("ctrl+c")
    desk.click_cell(desk.step(), "Pains")
    desk.key("ctrl+v")
    desk.see("list item", "~^Ask for the number, Touchpoint.*1 of 1|^Ask for the number, Touchpoint", state="selected")
    until("two cards", lambda: len(desk.look("list item", "~^Ask for the number", everywhere=True)) == 2)
    expect("the step", desk.undo_step(), "Undo: Paste 1 Card")
    text = saved(desk, path)
    expect("cards in the file", text.count('title="Ask for the number"'), 2)
    expect("lanes they stand in", len(set(re.findall(r'<touchpoint [^>]* lane="(\w+)"', text))), 2)

    desk.key("ctrl+x")
    until("one card", lambda: len(desk.look("list item", "~^Ask for the number", everywhere=True)) == 1)
    desk.key("ctrl+v")
    until("two cards", lambda: len(desk.look("list item", "~^Ask for the number", everywhere=True)) == 2)

    # In the title the same keys are about its text.
    desk.key("F2")
    desk.see("text", "Title", state="focused")
    desk.key("ctrl+a", "ctrl+x")
    desk.type("Now: ")
    desk.key("ctrl+v", "Return")
    desk.see("list item", "~^Now: Ask for the number")
    expect("the clipboard", clipboard("text/plain;charset=utf-8"), b"Ask for the number")
    undo_all(desk, path, first)


@test("another program gets text, a table, a picture, SVG and the fragment")
def forms(desk):
    desk.start(desk.sample("onboarding"))
    desk.click("list item", "~^Invoice sent as PDF")
    desk.key("ctrl+c")
    expect("text", clipboard("text/plain;charset=utf-8").decode(), "Invoice sent as PDF")
    expect("table", clipboard("text/tab-separated-values").decode(), "Invoice sent as PDF\n")
    picture = clipboard("image/png")
    expect("PNG", (picture[:8], picture[12:16]), (b"\x89PNG\r\n\x1a\n", b"IHDR"))
    width, height = struct.unpack(">II", picture[16:24])
    expect("a picture of the card alone (%d × %d)" % (width, height), 200 < width < 600 and 80 < height < 400, True)
    expect("SVG", b"<svg" in clipboard("image/svg+xml"), True)
    expect("fragment", b'of="cards"' in clipboard("application/vnd.waymark.fragment+xml"), True)

    desk.click("heading", "~^First use, stage", button=3)
    desk.click("menu item", "Copy As")
    desk.click("menu item", "Table")
    until("the table", lambda: clipboard("text/plain;charset=utf-8").startswith(b"\tFirst shipment\tFirst invoice\nTouchpoints\t"))
    formats = subprocess.run([OTHER, "formats"], capture_output=True, text=True).stdout.split()
    expect("no picture of it", "image/png" in formats, False)


@test("a stage goes to another map by the clipboard, with what it refers to")
def two_maps(desk):
    desk.start(desk.sample("onboarding"))
    path = desk.new_map("other.journey")
    first = open(path).read()
    desk.click("heading", "~^First use, stage")
    desk.key("ctrl+c")
    desk.start_again(path)
    desk.see_window("Empty map")
    desk.see("heading", "~^Stage 1|stage 1 of", window="Empty map")
    desk.click("heading", "~, stage 1 of")
    desk.key("ctrl+v")
    desk.see("heading", "~^First use, stage 2 of")
    desk.see("list item", "~^Invoice sent as PDF")
    expect("the step", desk.undo_step(), "Undo: Paste 1 Stage")
    text = saved(desk, path)
    for word in ('<persona ', 'name="Nadia"', '<account ', 'statement="Pay carriers on time', '<emotion ', 'title="First invoice"'):
        expect("%s in the file" % word, word in text, True)
    desk.cli("check", path)
    undo_all(desk, path, first)


@test("a lane is copied to another open map from its menu")
def copy_to(desk):
    path = desk.new_map("other.journey")
    first = open(path).read()
    desk.start(path)
    desk.see_state("Saved")
    desk.start_again(desk.sample("onboarding"))
    desk.see_window("Onboarding")
    desk.click("row header", "~^Jobs to be done, lane", button=3)
    desk.click("menu item", "Copy Lane To")
    desk.click("menu item", "Empty map")
    desk.see("label", "Copied to “Empty map”")
    desk.see_state("Saved")
    desk.click("push button", "Show")
    desk.see_window("Empty map")
    desk.see("row header", "~^Jobs to be done, lane")
    expect("the step", desk.undo_step(), "Undo: Paste 1 Lane")
    expect("a job in the file", 'statement="Pay carriers on time' in saved(desk, path), True)
    desk.cli("check", path)
    undo_all(desk, path, first)


@test("text of another program is one card, and its marks are text")
def text(desk):
    path = desk.open_map()
    first = open(path).read()
    desk.click_cell(desk.step(), "Touchpoints")
    with other(desk, "offer", data={"text/plain;charset=utf-8": "! @Nadia #late „größer“\nSecond line\n".encode()}):
        desk.key("ctrl+v")
        desk.see("list item", "~^! @Nadia #late „größer“, Touchpoint")
    text = saved(desk, path)
    expect("one card", (text.count("<touchpoint "), text.count("<pain "), "<note>Second line</note>" in text), (1, 0, True))
    undo_all(desk, path, first)

    # A table is shown before it is there, in whatever form it comes.
    for kind in ("text/plain;charset=utf-8", "text/tab-separated-values"):
        desk.click_cell(desk.step(), "Touchpoints")
        with other(desk, "offer", data={kind: b"One\tTwo\n"}):
            desk.key("ctrl+v")
            desk.see("label", "~2 cards")
            desk.key("Return")
            desk.see("list item", "~^One, Touchpoint")
            desk.see("list item", "~^Two, Touchpoint")
        undo_all(desk, path, first)


sys.exit(main())
