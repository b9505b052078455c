#!/usr/bin/python3
"""Files that are not as they should be: newer, broken, or records that cannot be read."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def change(path, old, new):
    text = open(path).read()
    if old not in text:
        raise Failed("%r is not in %s" % (old, path))
    with open(path, "w") as f:
        f.write(text.replace(old, new, 1))


@test("a map of a much newer version is read-only, and says so")
def newer(desk):
    path = desk.new_map("new.journey", "onboarding")
    change(path, open(path).read().split("<journey")[1], open(path).read().split("<journey")[1].replace('version="1.', 'version="9.', 1))
    before = open(path).read()
    desk.start(path)
    desk.see_state("Read-only")
    desk.see("label", "~newer")
    desk.click_cell("Contract signed", "Touchpoints")
    desk.type("x")
    desk.key("ctrl+1", "Insert", "Delete")
    expect("adding", "sensitive" in desk.see("push button", "Add card Card").states, False)
    expect("the stages", len(desk.names("heading")), 13)
    # It can be looked at and copied.
    desk.click("row header", "~^Touchpoints, lane", button=3)
    desk.see("menu item", "Copy")
    expect("what can be done", [n for n in desk.names("menu item") if n], ["Copy", "Copy As", "Details"])
    desk.key("Escape")
    desk.gone("menu item", "Copy")
    desk.key("ctrl+w")
    desk.wait_end()
    expect("the file", open(path).read(), before)


@test("a broken file is named, and what is open stays open")
def broken(desk):
    path = desk.open_map()
    desk.type_card("Still here")
    bad = desk.path("bad.journey")
    with open(bad, "w") as f:
        f.write('<journey xmlns="urn:waymark:journey:1" version="1.0"><stages>')
    desk.start_again(bad)
    words = desk.answer("The Map Could Not Be Opened", "Close")
    expect("the file and the line are named", bad + ":1" in words, True)
    desk.see("list item", "~^Still here")
    desk.key("ctrl+o")
    desk.choose_file("Open Map", bad)
    desk.answer("The Map Could Not Be Opened", "Close")
    desk.see("list item", "~^Still here")
    desk.see_state("Kept, not saved yet")


@test("a broken file given at the start is named above the start page")
def broken_at_start(desk):
    bad = desk.path("bad.journey")
    with open(bad, "w") as f:
        f.write("not a map")
    desk.start(bad)
    words = desk.answer("The Map Could Not Be Opened", "Close")
    expect("the file is named", bad in words, True)
    desk.see("push button", "Empty map", inside="New Map")


@test("records that cannot be read are told of, and the map opens and saves all the same")
def corrupt_records(desk):
    path = desk.new_map("map.journey")
    os.makedirs(desk.data, exist_ok=True)
    records = os.path.join(desk.data, "records.db")
    with open(records, "wb") as f:
        f.write(b"SQLite format 3\0" + b"rubbish" * 1000)
    spoilt = open(records, "rb").read()
    desk.start(path)
    desk.see("label", "~^Accounts, personas and jobs are not available.")
    desk.type_card("Saved without records")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the card in the file", "Saved without records" in open(path).read(), True)
    expect("the records", open(records, "rb").read(), spoilt)
    os.rename(records, records + ".spoilt")
    desk.click("push button", "Try Again")
    desk.gone("label", "~^Accounts, personas and jobs are not available.")
    expect("new records", os.path.exists(records), True)


@test("what was repaired in a file is told, and is not called saved")
def repaired(desk):
    path = desk.sample("onboarding")
    text = open(path).read()
    card = re.search(r'step="(\w+)"', text[text.index("<cards"):])
    change(path, "<cards>" + text.split("<cards>")[1].split("</cards>")[0],
           "<cards>" + text.split("<cards>")[1].split("</cards>")[0].replace(card.group(0), 'step="zzzzzzzz"', 1))
    desk.start(path)
    desk.see_state("Not saved yet")
    desk.see("label", "~%s:" % re.escape(path))
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.cli("check", path)


sys.exit(main())
