#!/usr/bin/python3
"""A workshop in session mode, from its beginning to its minutes, and back by undo."""
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from workshop import front, light, to_session_bar

NS = "{urn:waymark:journey:1}"
MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey xmlns="urn:waymark:journey:1" version="1.0" id="6f0a4f5e-1c1f-4a53-9d6e-0a8f3f5b8d11" title="Onboarding">
  <records>
    <persona id="pers0001" name="Nadia"/>
  </records>
  <stages>
    <stage id="stage001" title="Buy">
      <step id="step0001" title="Choose"/>
    </stage>
    <stage id="stage002" title="Use">
      <step id="step0002" title="Unpack"/>
    </stage>
  </stages>
  <lanes>
    <lane id="lane0001" title="Pains" kind="pain"/>
    <lane id="lane0002" title="Touchpoints" kind="touchpoint"/>
  </lanes>
  <cards>
    <pain id="card0001" title="Too slow" step="step0001" lane="lane0001"/>
    <pain id="card0002" title="Too dear" step="step0001" lane="lane0001"/>
    <pain id="card0003" title="Too loud" step="step0002" lane="lane0001"/>
  </cards>
</journey>
"""

# What a desktop has: it is asked to stay awake. Writes down what it is asked.
MANAGER = """
import sys
from gi.repository import Gio, GLib
NODE = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.gnome.SessionManager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method></interface></node>''')
log = open(sys.argv[1], "a", buffering=1)
def called(bus, sender, path, interface, method, arguments, invocation):
    print(method, *arguments.unpack(), sep="|", file=log)
    invocation.return_value(GLib.Variant("(u)", (7,)) if method == "Inhibit" else None)
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object("/org/gnome/SessionManager", NODE.interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, "org.gnome.SessionManager", 0, lambda *a: print("ready", file=log), None)
GLib.MainLoop().run()
"""


class Clock:
    """The clock that the program looks at."""

    def __init__(self, desk):
        self.path = desk.path("clock")
        self.seconds = 0
        desk.interface["WAYMARK_CLOCK"] = self.path
        self.forward(0)

    def forward(self, seconds):
        self.seconds += seconds
        with open(self.path + ".new", "w") as f:
            f.write("%d\n" % self.seconds)
        os.rename(self.path + ".new", self.path)


def begin(desk):
    clock = Clock(desk)
    path = desk.path("map.journey")
    with open(path, "w") as f:
        f.write(MAP)
    desk.start(path)
    desk.see_state("Saved")
    desk.key("F5")
    until("the projector", lambda: [w for w in desk.windows() if w.name == "Onboarding – Projector"])
    # The new window takes the keyboard, and gives it back.
    desk.see_window("Onboarding")
    desk.see("push button", "Reveal", state="focused")
    return clock, path


def save(desk, path):
    desk.key("ctrl+s")
    desk.see_state("Saved")
    return ElementTree.parse(path).getroot()


def enter(desk, text):
    desk.type(text)
    desk.key("Return")


def to_bar(desk):
    to_session_bar(desk, "Onboarding")


def add_people(desk, names):
    desk.key("n")
    desk.see("text", "Add participants", state="focused")
    enter(desk, names)
    desk.see("label", names.split(",")[0])
    to_bar(desk)


@test("a whole workshop: timer, speaker, decision, parking, a card, and its minutes")
def workshop(desk):
    clock, path = begin(desk)
    before = open(path, "rb").read()
    add_people(desk, "Anna, Ben, Chloe")

    desk.key("t")
    desk.see("text", "Minutes: 7, 7:30 or 90s", state="focused")
    enter(desk, "x")
    desk.see("label", "~^Write minutes")
    desk.key("ctrl+a")
    enter(desk, "7")
    desk.see("push button", "Timer, 7:00")
    clock.forward(61)
    desk.see("push button", "Timer, 5:59")
    desk.click("push button", "Pause the timer")
    clock.forward(600)
    desk.see("push button", "Let the timer run on")
    desk.see("push button", "Timer, 5:59")
    desk.click("push button", "Let the timer run on")
    clock.forward(358)
    desk.see("push button", "Timer, 0:01")
    desk.see("label", "0:01", window="Onboarding – Projector")
    clock.forward(1)
    desk.see("push button", "Timer, Time is up")

    to_bar(desk)
    desk.key("n")
    desk.see("label", "Anna", inside="Session")
    desk.key("d")
    desk.see("text", "What was decided?", state="focused")
    enter(desk, "Ship it faster")
    desk.see("push button", "Reveal", state="focused")
    desk.key("p")
    desk.see("text", "Which thought has to wait?", state="focused")
    enter(desk, "Who pays?")
    desk.see("push button", "Reveal", state="focused")

    # The map is worked on meanwhile, and no key of the session is stolen from it.
    desk.type_card("vsdlpn t", lane="Pains", step="Unpack")
    desk.key("Escape")
    root = save(desk, path)
    shop = root.find(NS + "workshops")[0]
    expect("people", [p.text for p in shop.find(NS + "people")] if shop.find(NS + "people") is not None else
           [p.text for p in shop.iter(NS + "person")], ["Anna", "Ben", "Chloe"])
    minutes = [(m.get("kind"), m.get("text"), m.get("by")) for m in shop.iter(NS + "minute")]
    expect("minutes", minutes, [("decided", "Ship it faster", "Anna"), ("parked", "Who pays?", "Anna"),
                                ("added", "vsdlpn t (Unpack ▸ Pains)", "Anna")])
    expect("time of the decision", [m.get("time") for m in shop.iter(NS + "minute")][0], "2026-11-24T09:17:00Z")
    expect("bench", [c.get("title") for c in root.find(NS + "bench")], ["Who pays?"])

    # From the map as well, when Escape has nothing else to do there.
    desk.click_cell("Choose", "Touchpoints")
    desk.see("label", "F5: keys of the session")
    desk.key("Escape", "Escape")
    until("the projector to go", lambda: not [w for w in desk.windows() if "Projector" in w.name])
    expect("end", desk.undo_step(), "Undo: End Session")
    desk.gone("label", "~^Press Esc once more")

    target = desk.path("minutes.md")
    desk.click("push button", "Export Minutes…")
    desk.choose_file("Export Minutes", target)
    text = until("the minutes", lambda: os.path.exists(target) and open(target).read())
    for line in ("# Workshop: Onboarding", "- Ben", "- Ship it faster", "| Parked | Who pays? | Anna |"):
        if line not in text.split("\n") and line not in text:
            raise Failed("%r is not in the minutes:\n%s" % (line, text))

    # The end is taken back as well; it can go on from there.
    desk.key("ctrl+z")
    desk.see("label", "In the minutes the session is not over")
    while desk.undo_step() != "Undo":
        last = desk.undo_step()
        desk.key("ctrl+z")
        until("another step than %r" % last, lambda: desk.undo_step() != last)
    save(desk, path)
    expect("the file after all undo", open(path, "rb").read(), before)


@test("a secret ballot of three: no more dots than each has, nothing told before the end, nobody in the file")
def ballot(desk):
    clock, path = begin(desk)
    add_people(desk, "Anna, Ben, Chloe")
    desk.click_cell("Choose", "Pains")
    to_bar(desk)
    desk.key("v")
    desk.see("text", "What is the question?", state="focused")
    desk.see("label", "All 3 cards in the lane “Pains”. In turn: Anna, Ben, Chloe.")
    enter(desk, "Worst")
    desk.see("label", "Worst\nAnna (1 of 3)", window="Onboarding – Projector")

    # Anna: three for the first; a fourth is refused.
    desk.see("label", "Anna, it is your turn (1 of 3).")
    desk.key("Return")
    desk.see("label", "3 dots left")
    desk.see("list item", "Too slow, 0 dots")
    desk.key("Return", "Return", "plus", "plus")
    desk.see("list item", "Too slow, 3 dots")
    desk.see("label", "~^No dot is left")
    desk.see("label", "0 dots left")
    desk.click("push button", "Done, Next")

    # Ben sees none of it, takes one back, and gives another on the map.
    desk.see("label", "Ben, it is your turn (2 of 3).")
    desk.gone("list item", "~Too slow, [1-9] dot")
    desk.key("Return")
    desk.see("list item", "Too slow, 0 dots")
    desk.key("plus", "minus", "Down", "plus")
    desk.see("list item", "Too dear, 1 dot")
    desk.see("list item", "Too slow, 0 dots")
    desk.click("list item", "~^Too dear, Pain")
    desk.see("list item", "Too dear, 2 dots")
    root = save(desk, path)
    expect("rounds in the file", root.find(NS + "vote-rounds"), None)
    if "card0001 3" in ElementTree.tostring(root, "unicode"):
        raise Failed("the ballot of Anna can be read in the file")

    # The program ends in the middle; what was cast is there, what was not is chosen anew.
    desk.program.kill()
    desk.program.wait()
    desk.start(path)
    desk.see_state("Saved")
    desk.key("F5")
    to_bar(desk)
    desk.see("label", "“Worst” is not finished")
    desk.key("v")
    desk.see("label", "Ben, it is your turn (2 of 3).")
    desk.key("Return")
    desk.see("list item", "Too slow, 0 dots")
    desk.key("Down", "plus", "plus")
    desk.see("list item", "Too dear, 2 dots")
    desk.click("push button", "Done, Next")

    desk.see("label", "Chloe, it is your turn (3 of 3).")
    desk.key("Return")
    desk.see("list item", "Too slow, 0 dots")
    desk.key("plus")
    desk.see("list item", "Too slow, 1 dot")
    desk.click("push button", "Done, Next")
    desk.see("list item", "1. Too slow, 4 dots")
    expect("step", desk.undo_step(), "Undo: Vote")

    round_ = save(desk, path).find(NS + "vote-rounds")[0]
    expect("round", (round_.get("name"), round_.get("dots"), round_.get("secret"), round_.get("n")), ("Worst", "3", "yes", "3"))
    expect("dots", [(d.get("card"), d.get("count")) for d in round_], [("card0001", "4"), ("card0002", "2")])
    said = ElementTree.tostring(round_, "unicode")
    expect("names in the ballot", [n for n in ("Anna", "Ben", "Chloe") if n in said], [])


@test("scores of two groups: median and spread are kept, the outcome is accepted and undone")
def scores(desk):
    clock, path = begin(desk)
    desk.click_cell("Choose", "Touchpoints")
    to_bar(desk)
    # The same key, where Cyrillic letters are written.
    subprocess.run(["setxkbmap", "us,ru"], check=True)
    desk.key("Cyrillic_yeru")
    desk.see("label", "Emotion · Choose · Nadia")
    subprocess.run(["setxkbmap", "us"], check=True)
    enter(desk, "Sales")
    enter(desk, "1 2 2")
    desk.see("label", "median 2 · spread 1 · 3 answers")
    enter(desk, "Service")
    enter(desk, "9")
    desk.see("label", "“9” is not on the scale from −2 to 2.")
    desk.key("ctrl+a")
    enter(desk, " -1 -2")
    desk.see("label", "Together: median 1 · spread 4 · 5 answers")
    desk.click("push button", "Accept 1 as Emotion")
    until("the step", lambda: desk.undo_step() == "Undo: Accept Scores")
    root = save(desk, path)
    expect("emotion", [e.get("level") for e in root.iter(NS + "emotion")], ["1"])
    expect("scores", [(s.get("group"), s.get("median"), s.get("spread"), s.get("n")) for s in root.find(NS + "scoring-rounds")[0]],
           [("Sales", "2", "1", "3"), ("Service", "-1.5", "1", "2")])
    desk.see("push button", "Reveal", state="focused")
    desk.key("ctrl+z")
    until("the step before", lambda: desk.undo_step() != "Undo: Accept Scores")
    root = save(desk, path)
    expect("emotion", list(root.iter(NS + "emotion")), [])
    expect("rounds", root.find(NS + "scoring-rounds"), None)


@test("what is not revealed is covered on the projector only, and the spotlight dims all but the cell")
def reveal(desk):
    clock, path = begin(desk)

    projector = "Onboarding – Projector"
    desk.key("Right")
    desk.click_cell("Choose", "Pains")
    to_bar(desk)

    front(desk, projector)
    if len(set(light(desk, "Choose", projector))) < 2:
        raise Failed("no title of a step on the projector before")
    desk.key("space")
    until("the second stage to be covered", lambda: len(set(light(desk, "Unpack", projector))) == 1)
    if len(set(light(desk, "Choose", projector))) < 2:
        raise Failed("the first stage is covered")
    desk.key("BackSpace")
    until("all to be covered", lambda: len(set(light(desk, "Choose", projector))) == 1)
    desk.key("space", "space", "space", "space")
    until("all to be revealed", lambda: len(set(light(desk, "Unpack", projector))) > 1)

    bright = max(light(desk, "Unpack", projector))
    desk.key("l")
    until("the light to go out", lambda: max(light(desk, "Unpack", projector)) < bright - 50)
    desk.key("l")
    until("the light to come back", lambda: max(light(desk, "Unpack", projector)) == bright)
    # What is asked is typed in the working window.
    for key, asked in (("t", "Minutes: 7, 7:30 or 90s"), ("p", "Which thought has to wait?"), ("v", "What is the question?"),
                       ("s", "Group, for example Sales"), ("n", "Add participants"), ("d", "What was decided?")):
        front(desk, projector)
        desk.key(key)
        desk.see_window("Onboarding")
        desk.see("text", asked, state="focused")

    # For whom sits nearer more of the map is shown, at once.
    before = desk.place(desk.see("heading", "~^Unpack, step", window=projector))[0]
    done = run("gsettings", "set", APP, "room-distance", "3", env=desk.env)
    expect("status of gsettings", (done.returncode, done.stderr), (0, ""))
    until("a smaller map", lambda: desk.place(desk.see("heading", "~^Unpack, step", window=projector))[0] < before)


@test("the desktop stays awake as long as a session goes on")
def awake(desk):
    log = desk.path("manager")
    manager = subprocess.Popen([sys.executable, "-c", MANAGER, log], stdin=subprocess.DEVNULL)

    def asked():
        return open(log).read().split("\n")[:-1] if os.path.exists(log) else []

    try:
        until("the session manager", asked)
        begin(desk)
        calls = until("a request", lambda: [c for c in asked() if c.startswith("Inhibit|")])
        expect("requests", len(calls), 1)
        name, application, _, reason, flags = calls[0].split("|")
        expect("who and why", (application, reason), (APP, "A workshop is going on"))
        # 8 is: do not count as idle.
        expect("flags", int(flags) & 8, 8)
        # It is not ended by the way.
        desk.key("ctrl+w")
        desk.answer("End the Session?", "Cancel")
        desk.see("push button", "Leave")
        expect("requests to sleep", [c for c in asked() if c.startswith("Uninhibit")], [])
        desk.key("ctrl+w")
        desk.answer("End the Session?", "End Session")
        until("the end of it", lambda: "Uninhibit|7" in asked())
        desk.answer("Save Changes?", "Cancel")
    finally:
        manager.terminate()
        manager.wait()


sys.exit(main())
