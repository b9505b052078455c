#!/usr/bin/env python3
"""Measures Waymark against floor programs in the same run and prints the ratios.

usage: run-bench.py [--runs N] [--only PART] [BUILD]

BUILD is a configured build folder; without one, build-release is set up and
compiled. Both sides run in turn, so that a machine that slows down slows down
both. What counts is processor time, user and system; of both sides and of the
ratio the median is printed. Ends with 1 when something is over its bar."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import accounts

BAR = 1.5
GROWTH_BAR = 1.3  # of an edit, with the size of the map
LONGEST_BAR = 2.0  # of the longest frame of a list, beside a bare list
FRAME_BAR = 2.0  # of a frame while moving, beside a blit
MEMORY_BAR = 1536  # bytes of a card, with its boxes
PAGE_BAR = 100  # of the first frame of a page, beside its rows: a tenth of a second where these take a millisecond
# Cards and lanes; cells have the same content at every size.
SIZES = {20: 2, 2000: 10, 20000: 20}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DESKTOP = os.path.join(ROOT, "tests", "support", "desktop", "gui-session")
PROGRAMS = ["run-cost", "make-map", "list-drawing", "measure", "edit-cost", "floor-open", "floor-save", "floor-export", "empty-window", "window-cost", "page-cost", "make-records", "search-cost", "floor-search", "list-cost"]


class Run:
    """One finished command: what it cost and how large it got."""

    def __init__(self, runner, command, inside):
        process = subprocess.run([runner, *command], stdout=subprocess.PIPE, text=True)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)}: ended with status {process.returncode}")
        *output, figures = process.stdout.splitlines()
        cost, memory = (int(figure) for figure in figures.split())
        # Programs that repeat their work tell what one run took.
        self.cost = (float(output[-1]) if inside else cost) / 1000
        self.memory = memory / 1024


class Bench:
    def __init__(self, build, runs):
        self.build = build
        self.runs = runs
        self.over = []

    def path(self, name):
        return os.path.join(self.build, "tests", "bench", name)

    def tool(self, name, *arguments):
        subprocess.run([self.path(name), *arguments], check=True)

    def heading(self, text, left="Waymark", right="floor"):
        print(f"\n{text:32} {left:>12} {right:>12} {'ratio':>7} {'bar':>6}   peak memory")

    def compare(self, what, ours, floor, bar=BAR, inside=False, runs=None):
        runner = self.path("run-cost")
        pairs = [(Run(runner, ours, inside), Run(runner, floor, inside)) for _ in range((runs or self.runs) + 1)][1:]
        ratio = statistics.median(a.cost / max(b.cost, 0.001) for a, b in pairs)
        over = bar is not None and ratio > bar
        print(f"{what:32} {statistics.median(a.cost for a, _ in pairs):9.2f} ms {statistics.median(b.cost for _, b in pairs):9.2f} ms "
              f"{ratio:7.2f} {bar if bar is not None else '':>6}   "
              f"{max(a.memory for a, _ in pairs):.0f} and {max(b.memory for _, b in pairs):.0f} MB{'   OVER THE BAR' if over else ''}",
              flush=True)
        if over:
            self.over.append(what)


def prepare(build):
    if build is None:
        build = os.path.join(ROOT, "build-release")
        if not os.path.exists(os.path.join(build, "build.ninja")):
            subprocess.run(["meson", "setup", build, ROOT, "-Dbuildtype=release"], check=True, stdout=subprocess.DEVNULL)
        targets = [f"tests/bench/{name}" for name in PROGRAMS] + ["app/cli/waymark-cli"]
        subprocess.run(["ninja", "-C", build, *targets], check=True, stdout=subprocess.DEVNULL)
    options = json.loads(subprocess.run(["meson", "introspect", build, "--buildoptions"], check=True, capture_output=True).stdout)
    if not any(option["name"] == "buildtype" and option["value"] == "release" for option in options):
        print("This is no release build, so the figures say little. Without arguments the script makes one.")
    return os.path.abspath(build)


def measure_edits(bench, maps):
    small, *large = SIZES
    bench.heading("An edit, until its card is drawn", "large map", f"{small} cards")
    for edit in "type", "move", "vote":
        for cards in large:
            bench.compare(f"{edit}, {cards} cards", [bench.path("edit-cost"), edit, maps[cards], "960"],
                          [bench.path("edit-cost"), edit, maps[small], "960"], bar=GROWTH_BAR, inside=True)
    for edit in "step", "shift", "width":
        for cards in large:
            bench.compare(f"{edit}, {cards} cards", [bench.path("edit-cost"), edit, maps[cards], "240"],
                          [bench.path("edit-cost"), edit, maps[small], "240"], bar=None, inside=True)

    print(f"\n{'Memory of a card':32} {'map':>12} {'with boxes':>12} {'bar':>14}")
    for cards in large:
        output = subprocess.run([bench.path("edit-cost"), "memory", maps[cards]], check=True, capture_output=True, text=True).stdout
        alone, laid_out = (int(figure) for figure in output.split())
        print(f"{f'{cards} cards':32} {alone:10} B {laid_out:10} B {MEMORY_BAR:12} B")
        if laid_out > MEMORY_BAR:
            bench.over.append(f"memory, {cards} cards")


def measure_window(bench, maps):
    program = bench.path("window-cost")
    if not os.environ.get("DISPLAY") or not os.path.exists(program):
        print("\nThe window is not measured, because there is no display or it was not built.")
        return
    small, *large = SIZES
    bench.heading("A key, until its frame is done", "large map", f"{small} cards")
    for edit in "type", "move", "vote":
        for cards in large:
            bench.compare(f"{edit}, {cards} cards", [program, edit, maps[cards], "120"],
                          [program, edit, maps[small], "120"], bar=GROWTH_BAR, inside=True)
    for edit in "step", "shift", "width":
        for cards in large:
            bench.compare(f"{edit}, {cards} cards", [program, edit, maps[cards], "120"],
                          [program, edit, maps[small], "120"], bar=None, inside=True)
    bench.heading("A frame while the view moves", "map", "blit")
    for way in "pan", "zoom":
        for cards in large:
            bench.compare(f"{way}, {cards} cards", [program, way, maps[cards], "320"],
                          [program, "blit", maps[small], "320"], bar=FRAME_BAR, inside=True)
    bench.heading("Once, where a zoom comes to rest", "map", "blit")
    for cards in large:
        bench.compare(f"sharpen, {cards} cards", [program, "sharpen", maps[cards], "16"],
                      [program, "blit", maps[small], "320"], bar=None, inside=True)


def measure_pages(bench, folder):
    program = bench.path("page-cost")
    if not os.environ.get("DISPLAY") or not os.path.exists(program):
        return
    data = os.path.join(folder, "records")
    bench.tool("page-cost", "make", data, "500", "200")
    bench.heading("The page of an account, its first frame", "page", "its rows")
    bench.compare("500 contacts, 200 maps", [program, "open", data, "10"], [program, "floor", data, "20"], bar=PAGE_BAR, inside=True)


def measure_files(bench, folder, maps):
    cli = os.path.join(bench.build, "app", "cli", "waymark-cli")

    def out(name):
        return os.path.join(folder, name)

    bench.heading("Inside the program, once running")
    for cards in 50, 800, 10000:
        times = str(max(2, 100000 // cards // 8))
        bench.compare(f"open, {cards} cards", [bench.path("measure"), "open", maps[cards], times],
                      [bench.path("floor-open"), maps[cards], times], inside=True)
    for cards in 50, 800, 10000:
        times = str(max(2, 100000 // cards // 16))
        bench.compare(f"save, {cards} cards", [bench.path("measure"), "save", maps[cards], out("ours.journey"), times],
                      [bench.path("floor-save"), maps[cards], out("floor.journey"), times], inside=True)

    bench.heading("Whole programs, with their start")
    for cards in 50, 800, 10000:
        drawing = out(f"{cards}.list")
        bench.tool("list-drawing", maps[cards], drawing)
        for format in "pdf", "png", "svg":
            # Pictures cannot be as wide as the largest map.
            width = ["30000"] if format == "png" and cards == 10000 else []
            bench.compare(f"export {format}, {cards} cards",
                          [cli, "export", *(["--width", *width] if width else []), maps[cards], out(f"ours.{format}")],
                          [bench.path("floor-export"), drawing, out(f"floor.{format}"), *width])
    for cards in 50, 800, 10000:
        bench.compare(f"check, {cards} cards", [cli, "check", maps[cards]], [bench.path("floor-open"), maps[cards], "1"], bar=None)


def measure_lists(bench, folder, long):
    accounts = 1_000_000 if long else 20_000
    records = os.path.join(folder, "records")
    bench.tool("make-records", str(accounts), records)
    count = f"{accounts:,}"
    bench.heading(f"Search as you type, {count}", right="bare query")
    for word in "type", "bahn", "medical", "stein 77":
        bench.compare("five words" if word == "type" else word, [bench.path("search-cost"), word, records, "1"],
                      [bench.path("floor-search"), word, records, "1"], inside=True)
    bench.heading(f"All in order, {count}", right="bare query")
    for column in "name", "employees", "renewal":
        bench.compare(f"by {column}", [bench.path("search-cost"), "order", column, records, "1"],
                      [bench.path("floor-search"), "order", column, records, "1"], inside=True)
    program = bench.path("list-cost")
    if not os.environ.get("DISPLAY") or not os.path.exists(program):
        print("\nThe list in a window is not measured, because there is no display or it was not built.")
        return
    bench.heading(f"Longest block, {count} rows", right="bare list")
    for what in "scroll", "search":
        bench.compare(what, [program, what, records, "240"], [program, "bare", records, "240"], bar=LONGEST_BAR, inside=True)


def measure_import(bench, folder):
    """The shell of SQLite imports the same rows into the same table and the same indexes."""
    cli = os.path.join(bench.build, "app", "cli", "waymark-cli")
    if not shutil.which("sqlite3"):
        print("\nImports are not measured, because there is no sqlite3.")
        return
    bench.heading("Import of a table", "waymark-cli", "sqlite3")
    for rows in 100000, 1000000:
        table, floor, script = (os.path.join(folder, name) for name in ("table.csv", "floor.csv", "floor.sql"))
        accounts.write(rows, table, floor)
        with open(script, "w", encoding="utf-8") as out:
            out.write(accounts.floor_script(floor))
        data, database = os.path.join(folder, "data"), os.path.join(folder, "floor.db")
        # What takes half a minute varies little.
        bench.compare(f"{rows} rows", ["sh", "-c", f"rm -rf '{data}' && '{cli}' --data-dir '{data}' records import accounts '{table}' >'{data}.log'"],
                      ["sh", "-c", f"rm -f '{database}' && sqlite3 '{database}' <'{script}'"], runs=max(1, bench.runs // 4) if rows > 100000 else None)
        shutil.rmtree(data)
        for path in table, floor, script, database:
            os.remove(path)


def measure_start(bench):
    cli = os.path.join(bench.build, "app", "cli", "waymark-cli")
    if os.environ.get("DISPLAY") and os.path.exists(bench.path("empty-window")):
        sample = os.path.join(ROOT, "data", "samples", "onboarding.journey")
        bench.heading("Start", "waymark-cli", "empty window")
        bench.compare("--version", [cli, "--version"], [bench.path("empty-window")], bar=0.5)
        bench.compare("templates", [cli, "templates"], [bench.path("empty-window")], bar=0.5)
        bench.compare("info of the sample", [cli, "info", sample], [bench.path("empty-window")], bar=0.5)
    else:
        print("\nThe start is not measured, because there is no display or the window was not built.")


def measure(bench, folder, only, long):
    maps = {}
    for cards in 50, 800, 10000, *SIZES:
        maps[cards] = os.path.join(folder, f"{cards}.journey")
        bench.tool("make-map", str(cards), maps[cards], *([str(SIZES[cards])] if cards in SIZES else []))
    parts = {"files": lambda: measure_files(bench, folder, maps),
             "edits": lambda: measure_edits(bench, maps),
             "import": lambda: measure_import(bench, folder),
             "window": lambda: measure_window(bench, maps),
             "pages": lambda: measure_pages(bench, folder),
             "lists": lambda: measure_lists(bench, folder, long),
             "start": lambda: measure_start(bench)}
    for part in only or parts:
        parts[part]()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=11, help="pairs of runs for each line (11)")
    parser.add_argument("--only", action="append", choices=["files", "edits", "import", "window", "pages", "lists", "start"], help="a part of it; may be repeated")
    parser.add_argument("--long", action="store_true", help="lists of 1,000,000 records instead of 20,000")
    parser.add_argument("build", nargs="?", help="a configured build folder")
    arguments = parser.parse_args()
    # An empty window needs a display; a private one will do.
    if not os.environ.get("DISPLAY") and shutil.which("Xvfb") and not os.environ.get("WAYMARK_BENCH_DISPLAY"):
        os.environ["WAYMARK_BENCH_DISPLAY"] = "asked"
        os.execv(DESKTOP, [DESKTOP, sys.executable, os.path.abspath(__file__), *sys.argv[1:]])
    bench = Bench(prepare(arguments.build), arguments.runs)
    with tempfile.TemporaryDirectory() as folder:
        measure(bench, folder, arguments.only, arguments.long)
    if bench.over:
        sys.exit(f"\nOver the bar: {'; '.join(bench.over)}.")
    print("\nNothing is over its bar.")


main()
