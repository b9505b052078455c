#!/usr/bin/python3
"""A robot types a workshop of 200 cards into the capture strip, with real keys, and the file says what it typed."""
import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import *
from workshop import *

CARDS = 200
LANES = [("Touchpoints", "touchpoint"), ("Emotion", "emotion"), ("Pains", "pain"), ("Gains", "gain"), ("Questions", "question"),
         ("Quotes", "quote"), ("Jobs", "job"), ("Ideas", "opportunity")]
MARKS = {"!": "pain", "+": "gain", "?": "question", "=": "opportunity", '"': "quote"}
WORDS = "who pays late call form order truck depot login board price week number key list".split()


def empty_map():
    lanes = "\n".join('    <lane id="lane%04d" title="%s" kind="%s"/>' % (i + 2222, *lane) for i, lane in enumerate(LANES))
    head, rest = MAP.split("  <stages>")
    return head + """  <stages>
    <stage id="mv6xxcba" title="Begin">
      <step id="pmb74zra" title="Hello"/>
    </stage>
  </stages>
  <lanes>
""" + lanes + "\n  </lanes>\n</journey>\n"


class Robot:
    """Knows what it types, and what should come of it."""

    def __init__(self):
        self.dice = random.Random(20261126)
        self.stages = [["Begin", ["Hello"]]]
        self.stage = self.step = 0
        self.lane = 0
        self.cards, self.bench, self.jobs = [], [], []
        self.people = ["Nadia Petrova"]
        self.feelings = {}
        self.keys = []

    def type(self, text):
        self.keys += ["type", "--args", "1", "--delay", "1", text]

    def press(self, *keys):
        for key in keys:
            self.keys += ["key", "--delay", "1", key]

    def enter(self, text):
        self.type(text)
        self.press("Return")

    def title(self):
        return " ".join(self.dice.choice(WORDS) for _ in range(self.dice.randint(1, 3))) + " %d" % len(self.cards + self.bench)

    def move(self):
        turn = self.dice.random()
        steps = self.stages[self.stage][1]
        if turn < 0.06:
            self.step += 1
            steps.insert(self.step, "Step %d" % len(self.cards))
            self.enter("> " + steps[self.step])
        elif turn < 0.09:
            self.stage += 1
            self.stages.insert(self.stage, ["Stage %d" % len(self.cards), ["First %d" % len(self.cards)]])
            self.step = 0
            self.enter(">>" + self.stages[self.stage][0])
            self.enter("> " + self.stages[self.stage][1][0])
        elif turn < 0.3:
            self.press("Tab")
            if self.step + 1 < len(steps):
                self.step += 1
            elif self.stage + 1 < len(self.stages):
                self.stage, self.step = self.stage + 1, 0
            else:
                # One is offered past the last.
                steps.append("End %d" % len(self.cards))
                self.step += 1
                self.enter(steps[-1])
        elif turn < 0.4:
            self.press("shift+Tab")
            if self.step > 0:
                self.step -= 1
            elif self.stage > 0:
                self.stage -= 1
                self.step = len(self.stages[self.stage][1]) - 1
        elif turn < 0.7:
            by = self.dice.choice((1, -1))
            self.press("alt+Down" if by > 0 else "alt+Up")
            to = self.lane + by
            if 0 <= to < len(LANES):
                # Emotions take no cards.
                self.lane = to + by if LANES[to][1] == "emotion" else to
        elif turn < 0.75:
            self.stage = self.dice.randrange(min(9, len(self.stages)))
            self.step = 0
            self.press("alt+%d" % (self.stage + 1))

    def card(self):
        title = self.title()
        kind, lane = LANES[self.lane][1], LANES[self.lane][0]
        text, people, tags, channel, note = title, [], [], None, None
        bench = self.dice.random() < 0.04
        job = not bench and self.dice.random() < 0.04
        if job:
            kind, lane = "job", "Jobs"
        elif self.dice.random() < 0.3:
            mark = self.dice.choice(sorted(MARKS))
            text, kind = mark + text, MARKS[mark]
            lane = [name for name, of in LANES if of == kind][0]
        elif self.dice.random() < 0.1:
            title = self.dice.choice("!+?=>@#^") + title
            text = "\\" + title if title[0] in "!+?=>" or title[1].isalpha() else title
        if self.dice.random() < 0.3:
            tags = ["tag%d" % self.dice.randrange(6)]
            text += " #" + tags[0]
        if self.dice.random() < 0.2:
            who = self.dice.choice(["Nadia Petrova", "procurement", "Tom Day"])
            people = [who]
            text += ' @"%s"' % who if " " in who else " @" + who
            if who not in self.people:
                self.people.append(who)
        if kind == "touchpoint" and self.dice.random() < 0.3:
            channel = self.dice.choice(["email", "phone", "kiosk"])
            text += " ^" + channel
        if bench:
            self.press("ctrl+b")
        if job:
            self.press("ctrl+j")
        # What is typed into a lane of jobs is one.
        if kind == "job":
            self.jobs.append(title)
        self.type(text)
        if self.dice.random() < 0.05:
            note = "more of %d" % len(self.cards)
            self.press("shift+Return")
            self.type(note)
        self.press("Return")
        if not bench and not job and self.dice.random() < 0.03:
            # Said too early: taken back, and landed again.
            self.press("ctrl+z", "Return")
        where = (None, None) if bench else (self.stages[self.stage][1][self.step], lane)
        made = [kind, None if kind == "job" else title, *where, people, tags, channel, note, False]
        (self.bench if bench else self.cards).append(made)
        if not bench and kind == "touchpoint" and self.dice.random() < 0.1:
            self.press("ctrl+m")
            made[-1] = True
        if self.dice.random() < 0.1:
            level = self.dice.randint(1, 5)
            self.press("ctrl+%d" % level)
            self.feelings[(self.stages[self.stage][1][self.step], "Nadia Petrova")] = str(level - 3)


@test("a workshop of %d cards is in the file as it was typed" % CARDS)
def workshop(desk):
    path = begin(desk, empty_map())
    robot = Robot()
    while len(robot.cards) + len(robot.bench) < CARDS:
        robot.move()
        robot.card()
        if len(robot.keys) > 1500:
            subprocess.run(["xdotool", *robot.keys], check=True)
            robot.keys = []
    subprocess.run(["xdotool", *robot.keys], check=True)
    title = robot.cards[-1][1] or robot.jobs[-1]
    desk.see("list item", "~^%s, " % re.escape(title))
    saved = save(desk, path)

    def whole(node):
        note = node.find(NS + "note")
        return [*saved.card(node), node.get("channel"), note.text if note is not None else None, node.get("moment-of-truth") == "yes"]

    expect("the structure", saved.structure(), [(name, steps) for name, steps in robot.stages])
    for where, made in (("cards", robot.cards), ("bench", robot.bench)):
        nodes = saved.all(where, "*")
        for number, (got, wanted) in enumerate(zip(map(whole, nodes), made)):
            expect("%s, number %d" % (where, number), got, wanted)
        expect("how many %s" % where, len(nodes), len(made))
    expect("the jobs", [j.get("statement") for j in saved.all("records", "job")], robot.jobs)
    expect("the people", [p.get("name") for p in saved.all("records", "persona")], robot.people)
    expect("the feelings", sorted(saved.feelings()), sorted((*key, level) for key, level in robot.feelings.items()))


sys.exit(main())
