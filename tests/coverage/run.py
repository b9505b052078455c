#!/usr/bin/python3
"""run.py [--as-it-is] BUILD [WORD...]: which lines and branches of the code that keeps people's work no test reaches

BUILD was set up with -Db_coverage=true -Doptimization=0 -Dinterface=false and is compiled. The suites of the core
run in it, gcov says what they reached, and what they did not reach must have a reason in not-reached.txt. That there
is none for a line, that there is one for what is reached or no longer there, or that less than 95 % of the branches
were taken, ends it with 1.

--as-it-is reads what was counted so far instead of running the suites: after `meson test -C BUILD NAME`. With words only
the files with one of them in their name are told, with each branch that was not taken, and nothing is judged.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
import gcov

REASONS = os.path.join(gcov.ROOT, "tests", "coverage", "not-reached.txt")
BRANCHES_ASKED = 95.0

# What no test should reach, and is told apart from the rest: what stops a programmer, and branches that a macro
# writes. Each is a pattern for the text of a line, and whether the line itself may be unreached.
RULES = [
    ("checks of the programmer",
     re.compile(r"\bg_(return(_val)?_if_|assert|warn_if_|error \(|critical \()|\bG_(DEFINE|DECLARE|OBJECT_WARN)_"), True),
    ("macros that look whether there is anything to free, or to name", re.compile(r"\bg_(clear_\w+|once_init_enter|task_set_source_tag) \("), False),
    # Where a block is left in several ways the compiler notes which it was, while it frees.
    ("ends of variables that free themselves", re.compile(r"^g_auto(ptr|free|list|slist)?\b(?!.*( \? | && | \|\| ))"), False),
]


class File:
    """What was reached of one file, by all programs it is in"""

    def __init__(self, path):
        self.path = path
        with open(os.path.join(gcov.ROOT, path), encoding="utf-8") as source:
            self.text = [""] + [line.strip() for line in source]
        self.lines = collections.Counter()  # number: how often
        self.branches = collections.Counter()  # (number, function, which of them): how often
        self.functions = {}  # number of a line: name of the function

    def add(self, lines):
        for line in lines:
            number, function = line["line_number"], line.get("function_name", "")
            self.lines[number] += line["count"]
            self.functions[number] = function
            for i, branch in enumerate(line["branches"]):
                self.branches[number, function, i] += branch["count"]

    def rule(self, number):
        """The index of the rule that this line falls under, or None"""
        return next((i for i, (_, pattern, _) in enumerate(RULES) if pattern.search(self.text[number])), None)

    def may_be_missed(self, number):
        """Whether the rules excuse it that this line is not reached; a label goes with what it leads to."""
        if self.text[number] == "default:":
            number += 1
        rule = self.rule(number)
        return rule is not None and RULES[rule][2]

    def counts(self):
        """((lines reached, lines), (branches taken, branches)), without what falls under a rule and was not reached"""
        lines = [n for number, n in self.lines.items() if n or not self.may_be_missed(number)]
        branches = [n for (number, _, _), n in self.branches.items() if self.rule(number) is None]
        return (sum(n > 0 for n in lines), len(lines)), (sum(n > 0 for n in branches), len(branches))

    def missed(self):
        """{number: (whether the line itself is not reached, branches not taken, branches)}, without what falls under a rule"""
        found = {}
        for number in sorted(self.lines):
            is_missed = self.lines[number] == 0 and not self.may_be_missed(number)
            branches = [n for (line, _, _), n in self.branches.items() if line == number and self.rule(number) is None]
            not_taken = sum(n == 0 for n in branches)
            if is_missed or not_taken:
                found[number] = (is_missed, not_taken, len(branches))
        return found

    def by_rule(self):
        """For each rule (lines not reached, branches taken, branches) of what falls under it"""
        found = [[0, 0, 0] for _ in RULES]
        for number, n in self.lines.items():
            if self.rule(number) is not None:
                found[self.rule(number)][0] += n == 0 and self.may_be_missed(number)
        for (number, _, _), n in self.branches.items():
            if self.rule(number) is not None:
                found[self.rule(number)][1] += n > 0
                found[self.rule(number)][2] += 1
        return found


def run_suites(build):
    """Counts anew. What tests find wrong is in the log of Meson, for count-results.py."""
    for path in glob.glob(os.path.join(build, "**", "*.gcda"), recursive=True):
        os.remove(path)
    # A few minutes more would not reach other lines.
    environment = {name: value for name, value in os.environ.items() if name != "WAYMARK_TEST_LONG"}
    environment["WAYMARK_TEST_ALL_POINTS"] = "1"
    suites = [argument for suite in gcov.SUITES for argument in ("--suite", suite)]
    # With lines counted, and nothing made faster, all takes some four times as long.
    subprocess.run(["meson", "test", "-C", build, "--no-rebuild", "--print-errorlogs", "--timeout-multiplier", "8"] + suites,
                   env=environment, check=False)


def read_counts(build):
    """{path: File} of all sources in gcov.FOLDERS, as gcov tells it"""
    files = {}
    for path, lines in gcov.read(build, gcov.find_objects(build, "gcno")):
        files.setdefault(path, File(path)).add(lines)
    return files


def covers(file, number, place):
    """Whether a place means this line: the name of its function with “ ()”, a part of its text, or one behind the other."""
    function, text = re.fullmatch(r"(?:(\w+) \(\)(?: |$))?(.*)", place).groups()
    return (function is None or function == file.functions[number]) and text in file.text[number]


def share(part, whole):
    return "%d of %d (%.1f %%)" % (part, whole, 100.0 * part / whole if whole else 100.0)


def describe(file, number, missed):
    is_line, not_taken, branches = missed
    what = "not reached" if is_line else "%d of %d branches" % (not_taken, branches)
    return "  %s:%d: %s   [%s]" % (file.path, number, file.text[number], what)


def show_files(files, words):
    """What whoever writes a test wants to know of these files"""
    for path in sorted(files):
        if any(word in path for word in words):
            lines, branches = files[path].counts()
            print("%s: lines %s, branches %s" % (path, share(*lines), share(*branches)))
            for number, missed in files[path].missed().items():
                print(describe(files[path], number, missed))


def show_table(files):
    """Prints each file and folder; returns the lines and branches of all together"""
    totals = {}
    for path in sorted(files):
        counts = files[path].counts()
        print("%-44s lines %-22s branches %s" % (path, share(*counts[0]), share(*counts[1])))
        for key in (os.path.dirname(path), "together"):
            old = totals.get(key, ((0, 0), (0, 0)))
            totals[key] = tuple((a + c, b + d) for (a, b), (c, d) in zip(old, counts))
    for key, (lines, branches) in totals.items():
        print("%-44s lines %-22s branches %s" % (key, share(*lines), share(*branches)))
    return totals["together"]


def show_rules(files):
    """Prints what is told apart; returns the branches taken, and all of them"""
    apart = [0, 0]
    print("\nTold apart, not in the figures above:")
    for i, (name, _, _) in enumerate(RULES):
        not_reached, taken, branches = (sum(file.by_rule()[i][j] for file in files.values()) for j in range(3))
        print("  %s: %d lines not reached, branches %s" % (name, not_reached, share(taken, branches)))
        apart = [apart[0] + taken, apart[1] + branches]
    return apart


def show_reasons(files, reasons):
    """Prints what is not reached, reason by reason; returns [what is wrong with that]"""
    missed = {(path, number): about for path, file in files.items() for number, about in file.missed().items()}
    wrong, shown, last = [], set(), None
    print("\nNot reached:")
    for reason, path, text in reasons:
        places = [place for place in missed if place[0] == path and covers(files[path], place[1], text)]
        if not places:
            wrong.append("%s: “%s” of not-reached.txt is reached, or no longer there" % (path, text))
        if reason != last:
            print(reason + ":")
        last = reason
        shown.update(places)
        for place in places:
            print(describe(files[path], place[1], missed[place]))
    bare = [place for place in sorted(missed) if place not in shown]
    unreached = sum(missed[place][0] for place in bare)
    for is_line, heading in ((True, "Without a reason:"), (False, "Ways that were not gone, which is allowed of some:")):
        places = [place for place in bare if missed[place][0] == is_line]
        if places:
            print(heading)
        for path, number in places:
            print(describe(files[path], number, missed[path, number]))
    if unreached:
        wrong.append("%d lines that no test reaches have no reason in not-reached.txt" % unreached)
    return wrong


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--as-it-is", action="store_true")
    parser.add_argument("build")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()

    if not options.as_it_is:
        run_suites(options.build)
    files = read_counts(options.build)
    if options.words:
        show_files(files, options.words)
        return 0

    lines, branches = show_table(files)
    apart = show_rules(files)
    wrong = show_reasons(files, gcov.read_reasons(REASONS))
    if 100.0 * branches[0] / branches[1] < BRANCHES_ASKED:
        wrong.append("less than %.0f %% of the branches were taken" % BRANCHES_ASKED)

    # ./check tells it once more at its end.
    told = ("# promise 13: coverage: %s lines and %s branches of the code that keeps files and records; %s more branches are"
            " checks of the programmer and macros" % (share(*lines), share(*branches), share(*apart)))
    with open(os.path.join(options.build, "told"), "w", encoding="utf-8") as file:
        file.write(told + "\n")
    print("\n" + told)
    for line in wrong:
        print("Coverage: " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
