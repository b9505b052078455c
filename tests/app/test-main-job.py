#!/usr/bin/python3
"""From the start page to a map that is saved, linked, exported and opened again."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def link(desk, kind, name):
    """Links a record that is not there yet."""
    desk.click("push button", "Link %s…" % kind, inside="Inspector")
    desk.see("entry", "~^Search", inside="Inspector", state="focused")
    desk.type(name)
    desk.click("list item", "~^Create .*%s" % re.escape(name), inside="Inspector")
    desk.see("push button", "Remove " + name, inside="Inspector")


def export(desk, format_name, path, ending=""):
    desk.key("ctrl+e")
    desk.see_window("Export Map")
    if format_name is not None:
        desk.choose("Format", format_name)
    desk.click("push button", "Export…")
    desk.choose_file("Export Map", path)
    desk.see("label", "Exported “%s”" % os.path.basename(path + ending))


@test("a map is drawn, linked, saved, exported and opened again")
def main_job(desk):
    desk.start()
    desk.click("push button", "Onboarding", inside="New Map")
    desk.see("heading", "~, title of the map$")
    desk.see_state("Not saved yet")

    desk.click_cell("Contract signed", "Touchpoints")
    desk.type("Hand-over call")
    desk.key("Return")
    desk.see("list item", "~^Hand-over call, Touchpoint, Contract signed")
    until("the step in the tooltip", lambda: "Touchpoint" in desk.undo_step())

    desk.key("Escape", "Escape", "Escape")
    desk.click("heading", "~, title of the map$")
    desk.see("label", "Journey map", inside="Inspector")
    link(desk, "Persona", "Mona Weber")
    link(desk, "Account", "Acme Rail")
    desk.see("list item", "Acme Rail, Account")
    expect("the step that can be undone", desk.undo_step(), "Undo: Link Account")
    desk.key("ctrl+z")
    desk.gone("list item", "Acme Rail, Account")
    expect("the step that can be redone", desk.see("push button", "Redo").description, "Redo: Link Account")
    desk.menu("Redo: Link Account")
    desk.see("list item", "Acme Rail, Account")

    path = desk.path("First map.journey")
    desk.key("ctrl+s")
    desk.choose_file("Save Map", path)
    desk.see_state("Saved")
    info = json.loads(desk.cli("info", "--json", path))
    expect("what is in the file", (info["personas"], info["accounts"], info["kinds"]["touchpoint"]),
           (["Mona Weber"], ["Acme Rail"], 1))
    saved = open(path, "rb").read()

    export(desk, None, desk.path("map.pdf"))
    expect("the text of the PDF", "Hand-over call" in run("pdftotext", desk.path("map.pdf"), "-").stdout, True)
    export(desk, "PNG picture", desk.path("map"), ".png")
    expect("the picture", open(desk.path("map.png"), "rb").read(8), b"\x89PNG\r\n\x1a\n")
    desk.see_state("Saved")

    desk.key("ctrl+w")
    desk.wait_end()
    expect("the file afterwards", open(path, "rb").read(), saved)
    expect("the records", [[r["name"] for r in json.loads(desk.cli("records", "list", kind, "--json"))]
                           for kind in ("personas", "accounts")], [["Mona Weber"], ["Acme Rail"]])
    expect("the library", desk.library(), [path])

    desk.start(path)
    desk.see_state("Saved")
    desk.see("list item", "~^Hand-over call, Touchpoint, Contract signed")
    desk.see("list item", "Mona Weber, Persona")
    desk.cli("check", path)


@test("a cancelled export leaves no file, and what is said is true")
def cancel(desk):
    path = desk.path("large.journey")
    run(os.environ["WAYMARK_BUILD_ROOT"] + "/tests/bench/make-map", "10000", path)
    desk.start(path)
    desk.see_state("Saved")
    target = desk.path("out.pdf")
    desk.key("ctrl+e")
    desk.see_window("Export Map")
    desk.click("push button", "Export…")
    desk.choose_file("Export Map", target)
    desk.see("label", "Exporting…")
    subprocess.run(["a11y-do", "waymark", "frame", "~.", "win.cancel-export"], stdout=subprocess.DEVNULL)
    # It may have been quicker than the wish to end it.
    said = until("what is said", lambda: desk.look("label", "~^(Export cancelled|Exported)"))[0].name
    expect("a file, where it says %s" % said, os.path.exists(target), said.startswith("Exported"))


sys.exit(main())
