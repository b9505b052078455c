#!/usr/bin/python3
"""What is set once counts at once, for everything made afterwards."""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def preferences(desk):
    desk.key("ctrl+comma")
    desk.see_window("Preferences")


@test("my name signs comments, in maps that are open already too")
def my_name(desk):
    path = desk.open_map()
    preferences(desk)
    desk.click("label", "My name")
    desk.type("Vera Lind")
    until("the setting", lambda: desk.setting("my-name") == "Vera Lind")
    desk.leave_to("Empty map")
    desk.key("ctrl+shift+m")
    desk.see("text", "~^Comment, Vera Lind", state="focused")
    desk.type("So it is")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("the author in the file", 'author="Vera Lind"' in open(path).read(), True)


@test("new maps have my name and my review interval",
      settings={"my-name": "'Vera Lind'", "review-interval-months": "5"})
def new_maps(desk):
    desk.start()
    desk.click("push button", "Empty map", inside="New Map")
    desk.key("ctrl+s")
    desk.choose_file("Save Map", desk.path("new.journey"))
    desk.see_state("Saved")
    text = open(desk.path("new.journey")).read()
    expect("author and interval", ('author="Vera Lind"' in text, 'review-interval="5"' in text), (True, True))


@test("an export begins with the theme and page of the preferences")
def export(desk):
    desk.open_map(template="onboarding")
    preferences(desk)
    desk.click("page tab", "Export")
    desk.choose("Colours", "Dark")
    until("the theme", lambda: desk.setting("export-theme") == "dark")
    desk.choose("Page of PDF documents", "A4")
    until("the page", lambda: desk.setting("export-page") == "A4")
    desk.leave_to("Onboarding")
    desk.key("ctrl+e")
    desk.see_window("Export Map")
    desk.see("label", "Dark")
    desk.see("label", "A4")
    desk.key("Return")
    desk.choose_file("Export Map", desk.path("map.pdf"))
    desk.see("label", "Exported “map.pdf”")
    expect("the page of the PDF", "A4" in run("pdfinfo", desk.path("map.pdf")).stdout, True)


@test("a dark appearance counts at once and the next time")
def scheme(desk):
    desk.open_map()
    until("a light map", lambda: desk.brightness(100, 800) > 200)
    preferences(desk)
    desk.choose("Appearance", "Dark")
    until("the setting", lambda: desk.setting("color-scheme") == "dark")
    desk.leave_to("Empty map")
    until("a dark map", lambda: desk.brightness(100, 800) < 80)
    desk.key("ctrl+q")
    desk.wait_end()
    desk.start()
    until("a dark start page", lambda: desk.brightness(100, 800) < 80)


sys.exit(main())
