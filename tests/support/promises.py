"""promises.py - what was promised, the figure that tests told of it, and what is asked for

The promises are those of data/help/. A test tells a figure in a line of its own:
"# promise 9: 100,000 steps taken back and done again, byte for byte". What is asked for
is the number before the words of the bar, in one run of the tests, all lines together.
"""
import json
import os
import re
import subprocess

TOLD = re.compile(r"^# promise (\d+): (.*?)\s*$", re.M)

# Number, what is promised, the words of the bar, what is asked here, and of --long.
# 0: that there is a figure; None: only with --long.
PROMISES = [
    (1, "A save that fails never harms the old file", "failed calls", 1500, 2000),
    (2, "A power cut leaves the old map or the new one, never half", "different disks", 400, 400),
    (3, "At most a second of work is lost", "kills", 40, 1000),
    (4, "“Saved” is true", "steps of a save that failed", 1500, 2000),
    (5, "Any file opens or is refused, soon and in little memory", "files", 300, 300),
    (6, "What is not known is kept", "places", 10000, 10000),
    (7, "Old maps always open", "maps", 200, 200),
    (8, "Records survive whatever fails", "points", 20000, 100000),
    (9, "Undo is exact", "steps", 100000, 1000000),
    (10, "Two never overwrite each other unasked", "orders", 1000, 10000),
    (11, "Exports run nothing", "cells", 1500, 1500),
    (12, "Nothing leaks, nothing is undefined", "tests", 900, 900),
    (13, "Tests really test", None, None, 0),
]

# What would hide a leak or a mistake from the tools that look for them.
EXCEPTION = r"suppressions=|LSAN_OPTIONS|__lsan_(disable|ignore)|no_sanitize|\.supp\b"


def is_watched(folder):
    """Whether this build looks for mistakes with memory."""
    try:
        with open(os.path.join(folder, "meson-info", "intro-buildoptions.json"), encoding="utf-8") as f:
            return any(o["name"] == "b_sanitize" and "address" in str(o["value"]) for o in json.load(f))
    except OSError:
        return False


def find(pattern):
    """The files of the tree in which it stands, but for this one."""
    found = subprocess.run(["grep", "-rlEI", pattern, "journeys", "widgets", "app", "tests", "check", "meson.build", "build-aux"],
                           stdout=subprocess.PIPE, text=True, check=False).stdout.split()
    return sorted(path for path in found if path != "tests/support/promises.py")


def collect(told, counts):
    """{promise: {folder: [what was told]}}"""
    figures = {}
    for folder, output in told:
        for number, text in TOLD.findall(output):
            figures.setdefault(int(number), {}).setdefault(folder, []).append(text)
    for folder, count in counts.items():
        if is_watched(folder):
            exceptions = find(EXCEPTION)
            text = "{:,} tests while every use of memory is watched, 0 exceptions".format(count)
            # Where a program ends while a library still has its fonts; what draws is looked through elsewhere.
            beside = find("detect_leaks=0")
            text += ", and leaks of the whole program not looked for in %s" % ", ".join(beside) if beside else ""
            figures.setdefault(12, {}).setdefault(folder, []).append("exceptions in " + ", ".join(exceptions) if exceptions else text)
    return figures


def count(lines, words):
    """The number before these words, of all lines together."""
    return sum(int(n.replace(",", "")) for line in lines for n in re.findall(r"([\d,]*\d) " + re.escape(words), line))


def report(told, counts, is_long=os.environ.get("WAYMARK_TEST_LONG") is not None):
    """(the table, [what is missing])"""
    figures = collect(told, counts)
    table, missing = ["Promises:"], []
    for number, promise, words, here, with_long in PROMISES:
        bar = with_long if is_long else here
        asked = " (asked: %s%s)" % ("{:,} {}".format(bar, words) if bar else "a figure",
                                    "; with --long: {:,}".format(with_long) if not is_long and with_long != bar else "")
        table.append("%4d  %s%s" % (number, promise, asked if bar is not None else ""))
        lines = figures.get(number, {})
        table += ["        %s: %s" % (folder, line) for folder in lines for line in lines[folder]]
        if bar is None:
            table += [] if lines else ["        only with --long"]
        elif not lines:
            missing.append("promise %d: no test told a figure of it" % number)
        elif bar > 0 and max(count(lines[folder], words) for folder in lines) < bar:
            missing.append("promise %d: less than %s" % (number, "{:,} {}".format(bar, words)))
    return "\n".join(table), missing
