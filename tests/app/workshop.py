"""A map to hold a workshop on, and what is in its file afterwards, by names instead of ids."""
import os
import subprocess
import xml.etree.ElementTree as ET

from desk import a11y, until, X

NS = "{urn:waymark:journey:1}"
MAP = """<?xml version="1.0" encoding="UTF-8"?>
<journey xmlns="urn:waymark:journey:1" version="1.0" id="40fcece4-20aa-5d78-8e42-7b291f706500" title="Workshop">
  <records>
    <persona id="nb46a7w6" name="Nadia Petrova" position="Logistics manager"/>
  </records>
  <stages>
    <stage id="mv6xxcba" title="Set up">
      <step id="pmb74zra" title="Kick-off"/>
      <step id="pmb74zrb" title="Connect"/>
    </stage>
    <stage id="mv6xxcbb" title="Use">
      <step id="pmb74zrc" title="First invoice"/>
    </stage>
  </stages>
  <lanes>
    <lane id="qwb74zra" title="Touchpoints" kind="touchpoint"/>
    <lane id="qwb74zrb" title="Emotion" kind="emotion"/>
    <lane id="qwb74zrc" title="Pains" kind="pain"/>
    <lane id="qwb74zrd" title="Hidden" kind="quote" folded="yes"/>
    <lane id="qwb74zre" title="Jobs" kind="job"/>
    <lane id="qwb74zrf" title="Ideas" kind="opportunity"/>
  </lanes>
</journey>
"""


class Saved:
    """What is in a saved file, by names instead of ids."""

    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.names = {}
        for item in self.root.iter():
            if item.get("id"):
                self.names[item.get("id")] = item.get("title") or item.get("name") or item.get("statement") or ""

    def all(self, *path):
        return self.root.findall("/".join(NS + p for p in path))

    def name(self, id):
        return self.names[id] if id else None

    def card(self, node):
        """Kind, title, step, lane, people, tags."""
        return (node.tag.replace(NS, ""), node.get("title"), self.name(node.get("step")), self.name(node.get("lane")),
                [self.name(i) for i in node.get("personas", "").split()], [t.text for t in node.findall(NS + "tag")])

    def cards(self, where="cards"):
        return [self.card(node) for node in self.all(where, "*")]

    def structure(self):
        return [(stage.get("title", ""), [step.get("title", "") for step in stage.findall(NS + "step")])
                for stage in self.all("stages", "stage")]

    def feelings(self):
        return [(step.get("title"), self.name(e.get("persona")), e.get("level"))
                for step in self.root.iter(NS + "step") for e in step.findall(NS + "emotion")]


def begin(desk, text=MAP):
    path = desk.path("workshop.journey")
    with open(path, "w") as f:
        f.write(text)
    desk.start(path)
    desk.see_state("Saved")
    desk.key("ctrl+space")
    desk.see("text", "Type a card", state="focused")
    return path


def save(desk, path):
    desk.key("ctrl+s")
    desk.see_state("Saved")
    return Saved(path)


def place(desk, wanted):
    desk.see("label", wanted, inside="Capture strip")


def typed(desk):
    node = desk.see("text", "Type a card")
    got = a11y.bus().one(node.ref, a11y.A + "Text", "GetText", ("ii", 0, -1))
    return got[0] if got else None


def front(desk, title):
    """Brings a window to the front, without a key that means something there."""
    def ask():
        # A projector that has just come gives the keyboard back, so it may take more than once.
        found, _ = desk.on_screen(title)
        subprocess.run(["xdotool", "windowactivate", str(found[0][0])], check=True)
        window = desk.active()
        return window is not None and window.name == title

    until("the window %r in front" % title, ask)
    desk.see_window(title)


def light(desk, step, window):
    """How bright the pixels of the title of a step are; its size is told as of zoom 1."""
    x, y, w, h = desk.place(desk.see("heading", "~^%s, step" % step, window=window))
    screen = X(os.environ["DISPLAY"])
    try:
        pixels = screen.image(x + 4, y + 4, int(w * 1.5), int(h * 1.5))
    finally:
        screen.s.close()
    return [sum(pixels[i:i + 3]) // 3 for i in range(0, len(pixels), 4)]


def to_session_bar(desk, title):
    """The keyboard to the bar, from wherever it is; a window manager may have given it to the new window."""
    def look():
        if desk.look("push button", "Reveal", state="focused", window=title) and desk.active().name == title:
            return True
        desk.key("F5")
        return False
    until("the bar", look)
