#!/usr/bin/python3
"""Narrow, dark, in high contrast: the program runs and has nothing to complain of."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *

NARROW = {"window-width": "360", "window-height": "640"}


def use(desk):
    """A little of everything; what is printed meanwhile fails the test."""
    desk.start(desk.sample("onboarding"))
    desk.see_state("Saved")
    desk.click("push button", "Not now")
    desk.key("ctrl+0", "ctrl+9", "F9", "F9")
    desk.key("ctrl+e")
    desk.see_window("Export Map")
    desk.leave_to("Onboarding")
    desk.key("ctrl+comma")
    desk.see_window("Preferences")
    desk.leave_to("Onboarding")


@test("a window of 360 pixels has everything behind one button", settings=NARROW)
def narrow(desk):
    path = desk.new_map("map.journey")
    desk.start(path)
    desk.see_state("Saved")
    expect("the width", desk.active().place[2], 360)
    desk.click("push button", "Add")
    desk.click("label", "Stage")
    desk.see("text", "Title", state="focused")
    desk.type("Narrow")
    desk.key("Return")
    desk.see("heading", "~^Narrow, stage 2 of 2")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the width afterwards", desk.active().place[2], 360)


@test("a narrow start page fits", settings=NARROW)
def narrow_start(desk):
    desk.start()
    desk.see("push button", "Empty map", inside="New Map")
    expect("the width", desk.active().place[2], 360)
    desk.click("push button", "Empty map", inside="New Map")
    desk.see("heading", "~title of the map")


@test("the program is used in the dark", interface={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})
def dark(desk):
    use(desk)
    until("a dark map", lambda: desk.brightness(100, 800) < 80)


@test("the program is used in high contrast", interface={"ADW_DEBUG_HIGH_CONTRAST": "1"})
def contrast(desk):
    use(desk)
    until("a white map", lambda: desk.brightness(100, 800) > 240)


sys.exit(main())
