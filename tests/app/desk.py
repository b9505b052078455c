"""A person at a desk: starts the program, presses keys, clicks what can be seen, and
looks at what is there afterwards. Every test has a home of its own and its own run of
the program; nothing here waits for a time, only for something to happen."""
import ctypes
import os
import re
import resource
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["WAYMARK_TESTS"], "support", "desktop"))

from gi.repository import GLib

import a11ylib as a11y
from xdisplay import X, XError

APP = "io.github.waymark.Waymark"
PATIENCE = 20  # seconds; only a failure waits so long
DATA = os.environ["WAYMARK_PKGDATADIR"]
# What needs no further look: nothing a person operates is inside.
LEAVES = {"label", "image", "scroll bar", "menu item", "list item", "row header", "heading", "progress bar", "page tab"}
CHILDLESS = {"label", "image", "scroll bar", "separator"}
# GTK tells the size of these as it would be at full size, and their place as it is.
ON_THE_MAP = {"list item", "row header", "heading"}
# GTK 4.8 says this of the keycaps in its own window of shortcuts.
GTK_NOISE = re.compile(r"GtkLabel .* reported min width -\d, but sizes must be >= 0")
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


class Failed(Exception):
    pass


def until(what, look, patience=None):
    """The first thing LOOK gives that is true; WHAT is what is waited for, in words."""
    end = time.monotonic() + (PATIENCE if patience is None else patience)
    pause = 0.02
    while True:
        got = look()
        if got:
            return got
        if time.monotonic() > end:
            raise Failed("waited in vain for " + what)
        # Each look is work for the program too, which has something to do just now.
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)


def expect(what, got, wanted):
    if got != wanted:
        raise Failed("%s: got %r, wanted %r" % (what, got, wanted))


def matches(text, wanted):
    return wanted is None or (bool(re.search(wanted[1:], text)) if wanted.startswith("~") else text == wanted)


def run(*command, **more):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)


class Desk:
    """A home, and the program when it runs."""

    def __init__(self, settings=None, gtk_settings="", interface=None):
        a11y.bus().follow_focus()
        self.home = tempfile.mkdtemp(prefix="desk-", dir=os.environ["GUI_SESSION_DIR"])
        self.data = os.path.join(self.home, "data", "waymark")
        self.program = self.errors = self.seen = None
        self.known = {}  # of each thing that was met: what it is, and its name when it last told it
        self.env = dict(os.environ)
        for name in ("CONFIG", "CACHE", "STATE", "DATA"):
            self.env["XDG_%s_HOME" % name] = os.path.join(self.home, name.lower())
            os.mkdir(self.env["XDG_%s_HOME" % name])
        self.env.update(HOME=self.home, GSETTINGS_BACKEND="keyfile")
        self.env.pop("WAYMARK_DATA_DIR", None)
        conf = os.path.join(self.home, "config")
        os.makedirs(conf + "/gtk-4.0")
        os.makedirs(conf + "/glib-2.0/settings")
        shutil.copy(os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini"), conf + "/gtk-4.0/")
        with open(conf + "/gtk-4.0/settings.ini", "a") as f:
            f.write(gtk_settings)
        with open(conf + "/glib-2.0/settings/keyfile", "w") as f:
            f.write("[%s]\n" % APP.replace(".", "/"))
            for name, value in (settings or {}).items():
                f.write("%s=%s\n" % (name, value))
        self.interface = interface or {}

    # ---- files ----------------------------------------------------------
    def path(self, *parts):
        return os.path.join(self.home, *parts)

    def sample(self, name, to=None):
        path = self.path(to or name + ".journey")
        shutil.copyfile(os.path.join(DATA, "samples", name + ".journey"), path)
        return path

    def new_map(self, name, template="empty"):
        path = self.path(name)
        self.cli("new", "--template", template, path)
        return path

    def cli(self, *args, status=0):
        done = run(os.environ["WAYMARK_CLI"], *args, env=self.env)
        expect("status of waymark-cli %s (%s)" % (" ".join(args), done.stderr.strip()), done.returncode, status)
        return done.stdout

    def library(self):
        """The paths of the maps that the library knows."""
        with sqlite3.connect(os.path.join(self.data, "records.db")) as records:
            return [row[0] for row in records.execute("SELECT path FROM map ORDER BY path")]

    def setting(self, name):
        text = open(self.path("config/glib-2.0/settings/keyfile")).read()
        found = re.search(r"^%s=(.*)$" % re.escape(name), text, re.M)
        return GLib.Variant.parse(None, found.group(1), None, None).unpack() if found else None

    # ---- the program ----------------------------------------------------
    def start(self, *files, obeys_modes=False):
        """Starts the program and waits for a window."""
        def prepare():
            # A file that may not grow is a write that fails, as on a full disk, and not the end.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            # Else root may write anywhere.
            if obeys_modes and os.geteuid() == 0:
                libc = ctypes.CDLL(None)
                for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
                    libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)

        env = dict(self.env, **self.interface)
        self.seen = None
        self.errors = open(self.path("errors"), "a+")
        self.program = subprocess.Popen([os.environ["WAYMARK_PROGRAM"], *files], env=env, stdin=subprocess.DEVNULL,
                                        stdout=self.errors, stderr=self.errors, preexec_fn=prepare)
        until("a window", lambda: self.active())

    def set_full(self, full):
        """Whether the disk is full, as the program sees it: no file can grow."""
        limits = (0, resource.RLIM_INFINITY) if full else (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(self.program.pid, resource.RLIMIT_FSIZE, limits)

    def start_again(self, *files):
        """What a second start does: it tells the program that runs, and ends."""
        done = run(os.environ["WAYMARK_PROGRAM"], *files, env=self.env, timeout=PATIENCE)
        expect("status of the second start", (done.returncode, done.stderr), (0, ""))

    def wait_end(self):
        """Waits until the program ended by itself."""
        try:
            status = self.program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed("the program does not end")
        expect("status of the program", status, 0)

    def said(self):
        self.errors.seek(0)
        return [line for line in self.errors.read().splitlines() if line.strip() and not GTK_NOISE.search(line)]

    def close(self):
        if self.program is not None and self.program.poll() is None:
            self.program.send_signal(signal.SIGTERM)
            self.program.wait()
        status = self.program.returncode if self.program is not None else 0
        said = self.said() if self.errors is not None else []
        shutil.rmtree(self.home, ignore_errors=True)
        return status, said

    # ---- looking --------------------------------------------------------
    def application(self):
        if self.seen is not None:
            return self.seen
        for app in a11y.apps("waymark", 0):
            got = a11y.bus().one(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                                 "GetConnectionUnixProcessID", ("s", app.ref[0]))
            if got and self.program is not None and got[0] == self.program.pid:
                self.seen = app
                return app
        return None

    def level(self, nodes, roles=None, state=None, closed=False):
        """Asks for what search needs of NODES; leaves out what has no size, of which nothing else is asked.

        Most of a robot's time goes here, so as little is asked as will do. What a thing is stays
        what it was. With ROLES, only those tell their name, and who never did; with STATE,
        those that have it; CLOSED tells that nobody looks into what has a name of its own."""
        places = [(*node.ref, a11y.A + "Component", "GetExtents", ("u", a11y.WINDOW_COORDS)) for node in nodes]
        unknown = [node for node in nodes if node.ref not in self.known]
        got = a11y.bus().batch(places + [(*node.ref, a11y.A + "Accessible", "GetRole", None) for node in unknown])
        for node, place in zip(nodes, got):
            node.place = tuple(place[0]) if place else None
        for node, number in zip(unknown, got[len(nodes):]):
            if number:
                self.known[node.ref] = [a11y.ROLES[number[0]] if number[0] < len(a11y.ROLES) else "?", None]
        nodes = [node for node in nodes if node.shown() and node.ref in self.known]

        calls, answers = [], []
        for node in nodes:
            node.role, name = self.known[node.ref]
            node.name = name or ""
            wanted = roles is None or node.role in roles
            asked = [(self.take_words, a11y.PROPS, "GetAll", ("s", a11y.A + "Accessible"))] \
                if name is None or (wanted and not (roles is None and state)) else []
            if node.role not in CHILDLESS and not (closed and node.role in LEAVES and name and not node.type_named()):
                asked.append((self.take_children, a11y.A + "Accessible", "GetChildren", None))
            if state and wanted:
                asked.append((self.take_states, a11y.A + "Accessible", "GetState", None))
            answers += [(take, node) for take, *_ in asked]
            calls += [(*node.ref, *call) for _, *call in asked]
        for (take, node), answer in zip(answers, a11y.bus().batch(calls)):
            take(node, answer)
        if roles is None and state:
            self.ask_words([node for node in nodes if state in node.states])
        return nodes

    def ask_words(self, nodes):
        calls = [(*node.ref, a11y.PROPS, "GetAll", ("s", a11y.A + "Accessible")) for node in nodes]
        for node, got in zip(nodes, a11y.bus().batch(calls)):
            self.take_words(node, got)

    def take_words(self, node, got):
        node.name = got[0].get("Name", "") if got else ""
        node.description = got[0].get("Description", "") if got else ""
        self.known[node.ref][1] = node.name

    @staticmethod
    def take_children(node, got):
        node.children = [a11y.Node(tuple(kid), node) for kid in got[0]] if got else []

    def ask_places(self, node):
        """Where NODE and all around it is by now."""
        chain = [node]
        while chain[-1] is not node.window():
            chain.append(chain[-1].parent)
        places = a11y.bus().batch([(*n.ref, a11y.A + "Component", "GetExtents", ("u", a11y.WINDOW_COORDS))
                                   for n in chain])
        for n, place in zip(chain, places):
            n.place = tuple(place[0]) if place else None

    @staticmethod
    def states_of(bits):
        bits = (list(bits) + [0, 0])[:2]
        return [s for k, s in enumerate(a11y.STATES) if bits[k // 32] >> k % 32 & 1]

    def take_states(self, node, got):
        node.states = self.states_of(got[0] if got else [])

    def windows(self):
        app = self.application()
        if app is None:
            return []
        got = a11y.bus().one(app.ref, a11y.A + "Accessible", "GetChildren")
        app.children = [a11y.Node(tuple(k), app) for k in got[0]] if got else []
        return self.level(app.children)

    def on_screen(self, title):
        """The X windows of that title, the oldest first, as the bus lists them too; and which has the keyboard."""
        x = X(os.environ["DISPLAY"])
        try:
            mine = sorted(w for w, t in x.windows() if t == title and x.pid(w) == self.program.pid)
            raw = x.prop(x.root, "_NET_ACTIVE_WINDOW")[1]
            return [(w, x.frame(w)) for w in mine], struct.unpack("<I", raw[:4])[0] if raw else 0
        finally:
            x.s.close()

    def active(self):
        """The window that has the keyboard. Not all of GTK's dialogs tell it themselves."""
        windows = self.windows()
        for window in windows:
            same = [w for w in windows if w.name == window.name]
            try:
                found, focused = self.on_screen(window.name)
            except XError:
                return None
            for place, (number, _) in enumerate(found):
                if number == focused:
                    return same[min(place, len(same) - 1)]
        return None

    def place(self, node):
        """Where NODE is on the screen."""
        top = node.window()
        same = [w for w in top.parent.children if w.name == top.name]
        if len(same) < 2:
            return a11y.root_extents(node)
        found, _ = self.on_screen(top.name)
        x, y, width, height = found[min([w.ref for w in same].index(top.ref), len(found) - 1)][1]
        return x + node.place[0] - top.place[0], y + node.place[1] - top.place[1], node.place[2], node.place[3]

    def look(self, role=None, name=None, inside=None, window=None, everywhere=False, state=None, below=None):
        """What can be seen of ROLE and NAME in the active window (or in the one called
        WINDOW), nearest first. A NAME with ~ is a pattern. INSIDE is the name of
        something around it, whose list items are looked into too; the inspector is only looked
        into when it is asked for. BELOW is something that was found before, to look nowhere else."""
        if below is not None:
            level = self.level([below], roles=set(), closed=True)
            if not level:
                raise Failed("it is not shown any more, and nothing can be looked for in it: %r" % below.name)
        elif window is not None:
            level = [w for w in self.windows() if matches(w.name, window)]
        else:
            level = [w for w in [self.active()] if w is not None]
            node = self.focused(level[0]) if level and state == "focused" else None
            around = []
            while node is not None and (not around or around[-1] is not level[0]):
                around.append(around[-1].parent if around else node)
            if around and (inside is None or any(matches(n.label(), inside) for n in around)):
                return [node] if (role is None or node.role == role) and matches(node.label(), name) and (
                    everywhere or inside is not None or all(n.name != "Inspector" for n in around)) else []
        # The text in what has no name of its own is in its labels.
        roles = None if inside is not None or role is None else {role, "label"} if everywhere and role in a11y.NAMED_BY_LABELS else {role}
        hits = []
        while level:
            below = []
            for node in level:
                within = inside is None or getattr(node.parent, "within", False)
                node.within = within or (inside is not None and matches(node.label(), inside))
                if within and (role is None or node.role == role) and matches(node.label(), name) \
                   and (state is None or state in node.states):
                    hits.append(node)
                if (node.role not in LEAVES or not node.name or node.type_named() or (within and inside is not None)) and (everywhere or (
                        node.name != "Inspector" if inside is None else inside != "Inspector" or node.role != "table")):
                    below += node.children
            if hits and not everywhere:
                break
            level = self.level(below, roles=roles, state=state, closed=inside is None)
        if state is None:
            for node, got in zip(hits, a11y.bus().batch([(*n.ref, a11y.A + "Accessible", "GetState", None) for n in hits])):
                self.take_states(node, got)
        return hits

    def focused(self, window):
        """What has the keyboard in WINDOW, as the program tells it when it changes, or None when
        that is not known. To ask everything there is would take most of a robot's time."""
        chain, ref = [], a11y.bus().focus_of(window.ref[0])
        while ref is not None and ref != window.ref:
            chain.append(ref)
            got = a11y.bus().one(ref, a11y.PROPS, "Get", ("ss", a11y.A + "Accessible", "Parent"))
            # Above the windows is the program itself.
            ref = tuple(got[0]) if got and not got[0][1].endswith(("/root", "/null")) else None
        if ref is None or not chain:
            return None
        nodes = [window]
        for ref in reversed(chain):
            nodes.append(a11y.Node(ref, nodes[-1]))
        nodes = nodes[1:]
        if self.level(nodes, state="focused") != nodes or "focused" not in nodes[-1].states:
            return None
        if nodes[-1].role in a11y.NAMED_BY_LABELS:
            a11y.load(nodes[-1])
        return nodes[-1]

    def focus(self):
        """What has the keyboard in the active window, or None."""
        return (self.look(state="focused", everywhere=True) or [None])[-1]

    def see(self, role, name=None, **where):
        what = "%s %r %s" % (role, name, where or "")
        return until(what, lambda: self.look(role, name, **where))[0]

    def see_window(self, name):
        """Waits until the window called NAME has the keyboard."""
        def look():
            window = self.active()
            return window if window is not None and matches(window.name, name) else None
        return until("the window %r" % name, look)

    def leave_to(self, name):
        """Esc until the window called NAME has the keyboard: the first may only close a list."""
        def look():
            window = self.active()
            if window is not None and matches(window.name, name):
                return window
            self.key("Escape")
            return None
        return until("the window %r" % name, look)

    def gone(self, role, name=None, **where):
        until("%s %r to go" % (role, name), lambda: not self.look(role, name, **where))

    def names(self, role, **where):
        return [n.label() for n in self.look(role, everywhere=True, **where)]

    def see_state(self, state):
        """Waits for the word below the title: Saved, Kept, not saved yet, Read-only."""
        return self.see("label", "~^%s( ·|$)" % state)

    def step(self, number=1):
        """The name of a step, as it is read."""
        return self.see("heading", "~, step %d of" % number).name.split(", step")[0]

    def undo_step(self):
        return self.see("push button", "Undo").description

    def brightness(self, x, y):
        """Of a place on the screen, from 0 to 255."""
        screen = X(os.environ["DISPLAY"])
        try:
            return sum(screen.image(x, y, 1, 1)[:3]) // 3
        finally:
            screen.s.close()

    # ---- doing ----------------------------------------------------------
    def key(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--delay", "4", key], check=True)

    def type(self, text):
        if text.isascii():
            subprocess.run(["xdotool", "type", "--delay", "6", text], check=True)
        else:
            subprocess.run(["type-text", text], check=True)

    def scroll_to(self, node, place):
        """Turns the wheel where NODE is as long as it is out of sight. Returns whether it is in sight."""
        x, y, w, h = place
        left, top, width, height = self.place(node.window())
        while node is not None and not re.search("Popover|Picker", node.name):
            node = node.parent
        if node is not None or (y + h // 2 < top + height - 16 and y > top):
            return True
        subprocess.run(["xdotool", "mousemove", str(x + min(w // 2, 20)), str(top + height // 2),
                        "click", "--repeat", "2", "--delay", "10", "5" if y > top else "4"], check=True)
        return False

    def point(self, role, name=None, **where):
        """Moves the pointer to the middle of something, once that stays where it is."""
        last = [None, None]

        def settled():
            node, before = last
            if node is None:
                hits = self.look(role, name, **where)
                if not hits:
                    return None
                node = hits[0]
            else:
                self.ask_places(node)
            try:
                place = self.place(node)
            except a11y.Trouble:
                place = None
            if place is None or not node.shown():
                last[:] = [None, None]
                return None
            if place != before:
                last[:] = [node, place]
                return None
            # What was looked for may be another thing by now.
            last[:] = [None, None]
            return place if self.scroll_to(node, place) else None

        x, y, w, h = until("%s %r %s" % (role, name, where or ""), settled)
        if role in ON_THE_MAP:
            w, h = min(w, 32), min(h, 20)
        subprocess.run(["xdotool", "mousemove", str(x + w // 2), str(y + h // 2)], check=True)

    def click(self, role, name=None, button=1, double=False, **where):
        self.point(role, name, **where)
        subprocess.run(["xdotool", "click", *(["--repeat", "2", "--delay", "40"] if double else []), str(button)], check=True)

    def click_cell(self, step, lane, **how):
        """Clicks where a step and a lane meet; an empty cell is nothing on the accessibility bus."""
        across = self.place(self.see("heading", "~^%s, step" % re.escape(step)))
        down = self.place(self.see("row header", "~^%s, lane" % re.escape(lane)))
        # A little beside the last one: two quick clicks in the same place would be one double click.
        self.aside = 64 - getattr(self, "aside", 48)
        subprocess.run(["xdotool", "mousemove", str(across[0] + self.aside), str(down[1] + 10),
                        "click", *(["--repeat", "2", "--delay", "40"] if how.get("double") else []),
                        str(how.get("button", 1))], check=True)

    def open_map(self, name="map.journey", template="empty"):
        """Makes a map and opens it."""
        path = self.new_map(name, template)
        self.start(path)
        self.see_state("Saved")
        return path

    def type_card(self, text, lane="Touchpoints", step=None):
        """Types into a cell as one does in a workshop."""
        self.click_cell(step or self.step(), lane)
        self.type(text)
        self.key("Return")
        return self.see("list item", "~^%s, " % re.escape(text))

    def menu(self, *names, of="Main menu"):
        """Opens a menu of the head bar and chooses from it."""
        self.click("push button", of)
        for name in names:
            self.click("menu item", name)

    def answer(self, heading, button):
        """Waits for a question and answers it. Returns what it said."""
        dialog = until("the question %r" % heading, lambda: self.look("label", heading, window="~.*"))[0]
        words = " ".join(n for n in self.names("label") if n != heading)
        self.click("push button", button)
        until("the question %r to go" % heading, lambda: not self.look("label", heading, window="~.*"))
        return words

    def choose(self, row, choice):
        """Chooses from a row with a list."""
        self.click("label", row)
        self.click("label", choice)

    def choose_file(self, title, path):
        """Types a path into the file dialog."""
        until("the file dialog", lambda: self.look("file chooser", title) or self.look("push button", "Cancel", window=title))
        self.key("ctrl+a")
        self.type(path)
        self.key("Return")

    def describe(self):
        out = []
        for window in self.windows():
            todo = [(window, 0)]
            while todo:
                node, depth = todo.pop(0)
                if not node.plain():
                    out.append("  " * depth + node.line(False, False)[:160])
                kids = self.level(node.children)
                todo = [(k, depth + (0 if node.plain() else 1)) for k in kids] + todo
        return out


# ---- the list of tests --------------------------------------------------
tests = []


def test(name, **desk):
    def add(function):
        tests.append((name, function, desk))
        return function
    return add


def main():
    only = sys.argv[1:]
    print("1..%d" % len(tests))
    failed = 0
    for number, (name, function, options) in enumerate(tests, 1):
        if only and not any(word in name for word in only):
            print("ok %d %s # SKIP not asked for" % (number, name))
            continue
        desk = Desk(**options)
        began, trouble = time.monotonic(), []
        try:
            function(desk)
        except Exception as error:
            trouble = [str(error)] if isinstance(error, Failed) else traceback.format_exc().splitlines()
            trouble += ["at " + ":".join(map(str, (f.lineno, f.name))) for f in traceback.extract_tb(error.__traceback__)
                        if os.path.basename(f.filename) == os.path.basename(sys.argv[0])]
            try:
                trouble += desk.describe()
            except Exception as another:
                trouble.append("no tree: %s" % another)
            if os.environ.get("WAYMARK_SHOTS"):
                run("shot", os.path.join(os.environ["WAYMARK_SHOTS"], "%s.png" % re.sub(r"\W+", "-", name)))
        status, said = desk.close()
        if status not in (0, -signal.SIGTERM):
            trouble.append("the program ended with status %d" % status)
        trouble += ["it said: " + line for line in said]
        for line in trouble:
            print("# " + line)
        print("%sok %d %s" % ("not " if trouble else "", number, name), flush=True)
        if os.environ.get("WAYMARK_TIMES"):
            print("# %.1f s" % (time.monotonic() - began), flush=True)
        failed += bool(trouble)
    return 1 if failed else 0
