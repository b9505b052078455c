#!/usr/bin/python3
"""Records on maps: what changed since, what is not known, and what links them."""
import json
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *


def linked_map(desk):
    """A map that is linked with an account and a persona."""
    account = desk.cli("records", "add", "accounts", "name=Acme Rail", "tier=lite").strip()
    persona = desk.cli("records", "add", "personas", "name=Mona Weber", "role=champion").strip()
    path = desk.new_map("map.journey", "onboarding")
    desk.cli("link", path, "--account", account, "--persona", persona)
    return path, account, persona


def record(desk, kind, id):
    return json.loads(desk.cli("records", "show", kind, "--json", id))


@test("what changed in the records is shown, refreshed in one step, and taken back")
def refresh(desk):
    path, account, persona = linked_map(desk)
    desk.cli("records", "update", "accounts", account, "tier=strategic")
    saved = open(path, "rb").read()
    desk.start(path)
    desk.see("alert", "1 linked record has changed since.")
    desk.see_state("Saved")
    desk.click("push button", "Choose…")
    desk.see("panel", "Tier: on the map Lite, now Strategic")
    desk.key("Escape")
    desk.click("push button", "Refresh")
    desk.see("list item", "Acme Rail, Account")
    desk.gone("alert", "1 linked record has changed since.")
    until("the step that can be undone",
          lambda: any(b.description == "Undo: Refresh Linked Records" for b in desk.look("push button", "Undo", everywhere=True)))
    desk.key("ctrl+z")
    desk.see("alert", "1 linked record has changed since.")
    desk.see_state("Saved")
    expect("the file", open(path, "rb").read(), saved)

    # Who changes a record while the map is open is heard as well; what was put away stays away.
    desk.click("push button", "Not now")
    desk.gone("alert", "1 linked record has changed since.")


@test("what the records do not have is taken over under its id, or matched")
def unknown(desk):
    path, account, persona = linked_map(desk)
    desk.cli("records", "delete", "accounts", account)
    desk.cli("records", "delete", "personas", persona)
    other = desk.cli("records", "add", "accounts", "name=ACME Rail Ltd").strip()
    desk.start(path)
    desk.see("alert", "2 records on this map are not among yours.")
    desk.click("push button", "Take Over or Match…")
    desk.click("push button", "Take Over and Match")
    desk.see("label", "2 records of this map are among yours now.")
    desk.gone("alert", "2 records on this map are not among yours.")
    desk.see("list item", "ACME Rail Ltd, Account")
    expect("the persona", record(desk, "personas", persona)["role"], "champion")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    expect("what the map is linked with", (other in open(path).read(), account in open(path).read()), (True, False))
    expect("the maps of the records", desk.library(), [path])

    # Undo is that of the map. What was made of it is offered to be deleted.
    desk.key("ctrl+z")
    desk.see("label", "1 record that was made from this map stays.")
    desk.click("push button", "Delete", inside="~^(?!Inspector)")
    desk.see("label", "They are deleted. In the records that can be undone.")
    expect("the personas", json.loads(desk.cli("records", "list", "personas", "--json")), [])
    # A toast stays as long as the pointer is on it, and this one comes where the pointer clicked.
    desk.point("heading", "~, title of the map$")
    desk.gone("label", "They are deleted. In the records that can be undone.")
    desk.see("alert", "2 records on this map are not among yours.")
    # The button where it is told takes back both.
    desk.click("push button", "Take Over or Match…")
    desk.click("push button", "Take Over and Match")
    desk.see("label", "2 records of this map are among yours now.")
    desk.key("space") # the toast has the keyboard
    desk.see("alert", "2 records on this map are not among yours.")
    expect("the personas", json.loads(desk.cli("records", "list", "personas", "--json")), [])


@test("without the database a map opens and saves the same bytes, and a scan makes the library again")
def no_database(desk):
    path, account, persona = linked_map(desk)
    desk.start(path)
    desk.see_state("Saved")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.key("ctrl+w")
    desk.wait_end()
    saved = open(path, "rb").read()
    os.remove(os.path.join(desk.data, "records.db"))
    desk.start(path)
    desk.see("alert", "2 records on this map are not among yours.")
    desk.click("heading", "~, title of the map$")
    desk.see("label", "Journey map", inside="Inspector")
    desk.key("ctrl+s")
    desk.see_state("Saved")
    desk.key("ctrl+w")
    desk.wait_end()
    expect("the file", open(path, "rb").read(), saved)
    os.remove(os.path.join(desk.data, "records.db"))
    desk.cli("library", "scan", desk.home)
    expect("the library", desk.library(), [path])
    desk.start(path)
    desk.click("push button", "Take Over")
    desk.see("label", "2 records of this map are among yours now.")
    expect("the account", record(desk, "accounts", account)["tier"], "lite")


@test("cards and maps are linked and unlinked where they stand")
def where_they_stand(desk):
    path, account, persona = linked_map(desk)
    desk.start(path)
    desk.type_card("Hand-over call")
    desk.key("Escape", "Escape", "Escape")
    desk.click("list item", "~^Hand-over call, ", button=3)
    desk.click("menu item", "Links")
    desk.click("menu item", "Mona Weber")
    until("the card with the persona", lambda: desk.undo_step() == "Undo: Change Personas of “Hand-over call”")
    desk.see("push button", "Remove Mona Weber", inside="Inspector")
    desk.click("list item", "~^Hand-over call, ", button=3)
    desk.click("menu item", "Links")
    desk.click("menu item", "Mona Weber")
    desk.gone("push button", "Remove Mona Weber", inside="Inspector")

    desk.click("list item", "Mona Weber, Persona", button=3)
    desk.click("menu item", "Remove from the Map")
    desk.gone("list item", "Mona Weber, Persona")
    desk.key("ctrl+z")
    desk.see("list item", "Mona Weber, Persona")
    desk.click("list item", "Mona Weber, Persona")
    desk.see("label", "Linked to a record", inside="Inspector")
    desk.click("push button", "Unlink", inside="Inspector")
    desk.see("label", "On this map only", inside="Inspector")
    desk.see("list item", "Mona Weber, Persona")
    expect("the persona", record(desk, "personas", persona)["name"], "Mona Weber")
    desk.key("ctrl+z")
    desk.click("list item", "Mona Weber, Persona", button=3)
    desk.click("menu item", "Open Record")
    desk.see("label", "Mona Weber", window="~.*", everywhere=True)
    until("the window of the records", lambda: len(desk.windows()) == 2)


@test("a job card has the questions of its job, hints, and a way into the records")
def job_card(desk):
    desk.start(desk.new_map("map.journey", "onboarding"))
    desk.see_state("Saved")
    desk.type_card("Invoices in the portal", lane="Jobs to be done")
    desk.key("Escape", "Escape")
    desk.click("list item", "~^Invoices in the portal, ")
    desk.click("push button", "Take Over into Records", inside="Inspector")
    desk.see("label", "Linked to a record", inside="Inspector")
    desk.see("panel", "~“portal” is a solution", inside="Inspector")
    job = json.loads(desk.cli("records", "list", "jobs", "--json"))[0]
    expect("the record", job["statement"], "Invoices in the portal")
    desk.cli("records", "update", "jobs", job["id"], "statement=Approve invoices on the road when a carrier waits")
    # Another program changed it, while the map is open.
    desk.see("label", "The record says something else", inside="Inspector")
    desk.see("alert", "1 linked record has changed since.")
    desk.key("ctrl+s")


@test("a person is erased everywhere, after it was shown where they are")
def erase(desk):
    persona = desk.cli("records", "add", "personas", "name=Xaverine Quopp", "quote=Only me").strip()
    path, other = desk.new_map("map.journey"), desk.new_map("other.journey")
    desk.cli("link", path, "--persona", persona)
    desk.cli("link", other, "--persona", persona)
    desk.cli("records", "backup")
    database = os.path.join(desk.data, "records.db")
    expect("the name in the records", b"Xaverine" in open(database, "rb").read(), True)
    desk.start(path)
    desk.see_state("Saved")
    desk.key("ctrl+space")
    desk.see("text", "Type a card")
    desk.type("Ask Xaverine Quopp")
    desk.click("list item", "Xaverine Quopp, Persona", button=3)
    desk.click("menu item", "Open Record")
    desk.click("push button", "More")
    desk.click("menu item", "Erase Everywhere…")
    desk.see_window("Erase a Person")
    desk.see("label", "Erase “Xaverine Quopp” everywhere?")
    desk.click("push button", "Erase")
    desk.see("label", "“Xaverine Quopp” was erased")
    desk.see("label", "~^Save the maps that are open: that ends it.")
    expect("the record", json.loads(desk.cli("records", "list", "personas", "--json")), [])
    expect("the name in the map that was not open", "Xaverine" in open(other).read(), False)
    # The backups were kept, that of the day too; it is told, and they can be deleted yet.
    desk.see("label", "~2 backups still have the person.$")
    desk.click("list item", "Delete these backups, whole")
    desk.gone("list item", "Delete these backups, whole")
    desk.gone("label", "~2 backups still have the person.$")
    desk.click("push button", "Close")
    # The map that is open is changed in its window, and saved by its user. No step and nothing that is kept has the name.
    desk.see("list item", "Somebody, Persona", window="~^.*$", everywhere=True)
    expect("the name in the map that is open", "Xaverine" in open(path).read(), True)
    recovery = os.path.join(desk.data, "recovery")
    kept = lambda: [open(os.path.join(recovery, name), "rb").read() for name in os.listdir(recovery) if name.endswith(".recovery")]
    until("the map to be kept without the name, and what was typed",
          lambda: any(b"Ask Somebody" in text for text in kept()) and not any(b"Xaverine" in text for text in kept()))
    buttons = lambda: desk.look("push button", "Undo", window="Empty map", everywhere=True)
    until("no step to go back to", lambda: buttons() and not any("sensitive" in button.states for button in buttons()))
    # Until then the records know of whom the file has the name; saving ends it without a question.
    expect("the name in the records", b"Xaverine" in open(database, "rb").read(), True)
    desk.key("ctrl+w")
    desk.see_window("Empty map")
    desk.key("ctrl+s")
    desk.see("label", "“Xaverine Quopp” is erased everywhere now.", window="~^.*$", everywhere=True)
    expect("the name in the map that was open", "Xaverine" in open(path).read(), False)
    expect("the name in the records", b"Xaverine" in open(database, "rb").read(), False)
    versions = os.path.join(desk.data, "versions")
    has = lambda name: b"Xaverine" in open(os.path.join(versions, name), "rb").read()
    expect("versions with the name", [name for name in os.listdir(versions) if has(name)], [])


@test("a person who was not erased to the end is offered to be erased at the next start")
def erase_interrupted(desk):
    persona = desk.cli("records", "add", "personas", "name=Xaverine Quopp").strip()
    path, other = desk.new_map("map.journey"), desk.new_map("other.journey")
    desk.cli("link", path, "--persona", persona)
    desk.cli("link", other, "--persona", persona)
    desk.cli("records", "delete", "personas", persona)
    database = os.path.join(desk.data, "records.db")
    with sqlite3.connect(database) as records:
        records.execute("INSERT INTO erasure (kind, ids, name, backups) VALUES ('persona', ?, 'Xaverine Quopp', 0)", (persona,))
    desk.start(path)
    desk.see_window("Erase a Person")
    desk.see("label", "Finish erasing “Xaverine Quopp”?")
    desk.click("push button", "Erase")
    desk.see("label", "“Xaverine Quopp” was erased")
    expect("the name in the map that was not open", "Xaverine" in open(other).read(), False)
    desk.click("push button", "Close")
    # Whoever does not want to save the map that is open is rid of the name all the same, before the program ends.
    desk.see_window("Empty map")
    desk.key("ctrl+w")
    desk.answer("Save Changes?", "Discard")
    desk.wait_end()
    expect("the name in the map that was open", "Xaverine" in open(path).read(), False)
    expect("the name in the records", b"Xaverine" in open(database, "rb").read(), False)


@test("whoever has the name since is not taken for the same, and what is given up stays as it is")
def erase_given_up(desk):
    persona = desk.cli("records", "add", "personas", "name=Xaverine Quopp").strip()
    path, other = desk.new_map("map.journey"), desk.new_map("other.journey")
    desk.cli("link", path, "--persona", persona)
    desk.cli("link", other, "--persona", desk.cli("records", "add", "personas", "name=Mona Weber").strip())
    desk.cli("records", "delete", "personas", persona)
    database = os.path.join(desk.data, "records.db")
    with sqlite3.connect(database) as records:
        records.execute("INSERT INTO erasure (kind, ids, name, backups) VALUES ('persona', ?, 'Xaverine Quopp', 0)", (persona,))
    desk.start(path)
    desk.see_window("Erase a Person")
    desk.click("push button", "Erase")
    desk.see("label", "“Xaverine Quopp” was erased")
    desk.click("push button", "Close")
    desk.see_window("Empty map")
    namesake = open(other).read().replace('<journey ', '<journey owner="Xaverine Quopp" ', 1)
    with open(other, "w") as file:
        file.write(namesake)
    desk.key("ctrl+s")
    desk.see_window("Erase a Person")
    desk.see("label", "Finish erasing “Xaverine Quopp”?")
    desk.click("push button", "Give Up…")
    words = desk.answer("Leave the Rest as It Is?", "Give Up")
    expect("what is told", "is gone from the records for good" in words, True)
    desk.see("label", "What was not erased stays as it is.")
    with sqlite3.connect(database) as records:
        expect("who is to be erased", records.execute("SELECT count (*) FROM erasure").fetchone()[0], 0)
    expect("the map of somebody else of that name", open(other).read(), namesake)


sys.exit(main())
