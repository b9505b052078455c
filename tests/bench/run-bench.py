#!/usr/bin/env python3
"""Compares Waymark with floor programs in the same run and prints the ratios.

usage: run-bench.py FOLDER-OF-THE-FLOOR-PROGRAMS

Both commands run in turn, so that a machine that slows down slows down both. What
counts is processor time, of the middle pair; the bar is 1.5 times the floor."""
import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 11
here = sys.argv[1]
cli = os.path.join(here, "..", "..", "app", "cli", "waymark-cli")


def cost(command):
    """Processor seconds of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with status {status}")
    return usage.ru_utime + usage.ru_stime


def compare(what, ours, floor, bar=1.5):
    pairs = []
    for _ in range(RUNS + 1):
        pairs.append((cost(ours), cost(floor)))
    pairs = pairs[1:]
    ratio = statistics.median(a / b if b > 0 else float("inf") for a, b in pairs)
    print(f"{what:28} {statistics.median(a for a, _ in pairs) * 1000:9.1f} ms "
          f"{statistics.median(b for _, b in pairs) * 1000:9.1f} ms   {ratio:5.2f}   {'' if ratio <= bar else 'over the bar'}")
    return ratio <= bar


def main():
    good = True
    print(f"{'':28} {'Waymark':>12} {'floor':>12}   ratio (bar 1.5)")
    with tempfile.TemporaryDirectory() as folder:
        for cards in 50, 800, 10000:
            name = os.path.join(folder, f"{cards}.journey")
            drawing = os.path.join(folder, f"{cards}.list")
            out = os.path.join(folder, "out")
            subprocess.run([os.path.join(here, "make-map"), str(cards), name], check=True)
            subprocess.run([os.path.join(here, "list-drawing"), name, drawing], check=True)
            good &= compare(f"open {cards}", [cli, "check", name], [os.path.join(here, "floor-open"), name])
            good &= compare(f"save {cards}", [cli, "convert", name, out + ".journey"], [os.path.join(here, "floor-save"), name, out + ".xml"])
            good &= compare(f"export pdf {cards}", [cli, "export", name, out + ".pdf"], [os.path.join(here, "floor-export"), drawing, out + "2.pdf"])
            if cards < 10000:
                good &= compare(f"export png {cards}", [cli, "export", name, out + ".png"], [os.path.join(here, "floor-export"), drawing, out + "2.png"])
        if os.environ.get("DISPLAY") and os.path.exists(os.path.join(here, "empty-window")):
            good &= compare("start of waymark-cli", [cli, "templates"], [os.path.join(here, "empty-window")], bar=0.5)
    sys.exit(0 if good else 1)


main()
