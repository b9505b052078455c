#!/usr/bin/python3
"""The list of records in the window: found by typing, opened, deleted and brought back."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

NAMES = ["Aster Medical", "Eisenbahn Süd", "Nordwind", "Österreich Bahn"]


def fill(desk):
    for name in NAMES:
        desk.cli("records", "add", "account", f"name={name}", "tier=lite")


@test("an account is found by typing, opened, deleted and brought back")
def found(desk):
    fill(desk)
    desk.start()
    desk.key("ctrl+r")
    desk.see("table row", "~^Nordwind, Lite")
    desk.type("bahn")
    desk.see("label", "2 of 4")
    desk.gone("table row", "~^Nordwind")
    desk.key("Down", "Return")
    desk.see("list item", "~^Österreich Bahn, Lite")
    desk.see("label", "Buying group")
    desk.key("Escape", "Escape")
    desk.gone("label", "Buying group")
    desk.key("ctrl+f", "BackSpace", "Down", "Home", "Delete")
    desk.see("list item", "Accounts, 3")
    desk.key("ctrl+z")
    desk.see("list item", "Accounts, 4")


@test("a filter is saved as a profile, whose name is typed over")
def saved_as_profile(desk):
    fill(desk)
    desk.cli("records", "add", "account", "name=Berna", "region=Bern")
    desk.start()
    desk.key("ctrl+r")
    desk.see("table row", "~^Nordwind, Lite")
    desk.click("push button", "Filter", state="focusable")
    desk.click("push button", "~^Bern, 1")
    desk.see("label", "1 of 5")
    desk.key("Escape")
    desk.gone("push button", "New Profile")
    desk.key("space")
    desk.click("push button", "Save Filter as Profile", state="focusable")
    desk.see("label", "The filter was saved as a profile.")
    desk.type("Near us")
    desk.key("Tab")
    desk.see("list item", "~^Near us")
    until("the profile to be written", lambda: "Near us" in desk.cli("records", "list", "profiles"))


@test("columns and order are as they were left")
def remembered(desk):
    fill(desk)
    desk.start()
    desk.key("ctrl+r")
    desk.see("table row", "~^Nordwind, Lite")
    desk.click("push button", "Order and Columns", state="focusable")
    desk.click("check box", "Industry")
    desk.gone("table cell", "~^Industry:")
    until("the columns to be kept", lambda: [column.split()[0] for column in desk.setting("accounts-list") or []][:3] == ["name", "region", "tier"])
    desk.start_again()
    desk.key("ctrl+r")
    desk.see("table row", "~^Nordwind, Lite")
    desk.gone("table cell", "~^Industry:")


if __name__ == "__main__":
    sys.exit(main())
