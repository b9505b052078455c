#!/usr/bin/python3
"""count-results.py [--no-skips] [--builds-failed N] BUILD-FOLDER...

Counts what the test runs in these build folders really did, from the output of
the tests as Meson logged it, and prints "N passed, N failed" as the last line.
Each line of TAP is one test; a test that speaks no TAP is one. Fails when
anything failed, when nothing ran, and with --no-skips when anything was skipped.
Before that stands, for each promise of data/help/, the figure that tests told of it
("# promise 9: 100,000 steps …"). One of which nothing is told, or less than is asked,
has failed.
"""
import argparse
import json
import os
import re
import sys

sys.dont_write_bytecode = True
import promises

POINT = re.compile(r"^(\s*)(not )?ok\b\s*(\d*)\s*-?\s*(.*)$")
PLAN = re.compile(r"^1\.\.\d+", re.M)
DIRECTIVE = re.compile(r"#\s*(skip|todo)\b", re.I)


def count_tap(output):
    """(passed, [failed names], [skipped names]) of one program.

    A summary of a group comes after its members and is indented less; only
    the members count.
    """
    passed, failed, skipped = 0, [], []
    depth = 0
    for line in output.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        indent, bad, number, name = match.groups()
        is_summary = len(indent) < depth
        depth = len(indent)
        if is_summary:
            continue
        directive = DIRECTIVE.search(name)
        kind = directive.group(1).lower() if directive else ""
        if kind == "skip":
            skipped.append(name)
        elif bad and kind != "todo":
            failed.append(name or number)
        elif not bad:
            passed += 1
        else:
            skipped.append(name)
    return passed, failed, skipped


def show(label, output):
    """What a program said besides what went well; Meson shows only its standard error."""
    lines = [line for line in output.splitlines() if not line.lstrip().startswith("ok ")]
    print("\n%s said:" % label)
    print("\n".join("  " + line for line in lines[-60:]))


def read_told(folder):
    """What was told by programs that are no tests of Meson, in a file of their own."""
    try:
        with open(os.path.join(folder, "told"), encoding="utf-8", errors="replace") as file:
            return [file.read()]
    except OSError:
        return []


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[0])
    parser.add_argument("--no-skips", action="store_true")
    parser.add_argument("--builds-failed", type=int, default=0)
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()

    passed = 0
    failures = []
    skips = []
    told = []  # (folder, what its tests printed)
    counts = {}
    failed = options.builds_failed

    for folder in options.folders:
        path = os.path.join(folder, "meson-logs", "testlog.json")
        told += [(folder, text) for text in read_told(folder)]
        try:
            with open(path, encoding="utf-8", errors="replace") as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except OSError:
            tests = []
        for test in tests:
            label = "%s: %s" % (folder, test["name"])
            output = test.get("stdout") or ""
            good = test["result"] in ("OK", "EXPECTEDFAIL")
            told.append((folder, output))
            if PLAN.search(output):
                right, wrong, skipped = count_tap(output)
                passed += right
                counts[folder] = counts.get(folder, 0) + right
                if wrong or not good:
                    show(label, output)
                failures += ["%s: %s" % (label, name) for name in wrong]
                skips += ["%s: %s" % (label, name) for name in skipped]
                # A program that crashed, ran out of time or leaked at its end.
                if not good and not wrong and not skipped:
                    failures.append("%s: %s" % (label, test["result"].lower()))
            elif test["result"] == "SKIP":
                skips.append(label)
            elif good:
                passed += 1
            else:
                failures.append("%s: %s" % (label, test["result"].lower()))

    if passed + failed + len(failures) == 0:
        print("Nothing ran.")
        failed = 1
    words, missing = promises.report(told, counts)
    failures += missing
    if failures:
        print("\nFailed:")
        print("\n".join("  " + name for name in failures))
    if skips:
        print("\nSkipped%s:" % (", which counts as failed here" if options.no_skips else ""))
        print("\n".join("  " + name for name in skips))
    failed += len(failures) + (len(skips) if options.no_skips else 0)

    print("\n" + words)
    print("\n%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
