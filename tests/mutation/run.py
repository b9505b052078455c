#!/usr/bin/python3
"""run.py [OPTION...] FOLDER COVERAGE BUILD...: how many mistakes in the code that keeps people's work do tests notice?

Puts one mistake after another (mutants.py) into the sources of journeys/documents and journeys/records and runs the
tests that reach its lines, the fastest of the same folder first, until one fails. Says how many were noticed and which were not; less
than 90 % of them ends it with 1.

The tree is not touched: what is compiled and linked for a mistake is in FOLDER. Everything else is taken from BUILD, which
is compiled with its tests; what is not noticed in the first is tried in the next, which may look closer. COVERAGE was set up with -Db_coverage=true -Doptimization=0, and is compiled too: there each
test runs by itself first, to see what it reaches. A mistake that does not compile, makes the same machine code, or stands
where no test comes, which tests/coverage/run.py judges, does not count; another one near by takes its place. Those that make no difference to anybody, and why, are in no-difference.txt.

--at PATH, --at PATH:LINE or --at FOLDER, which may be given several times: the mistakes there, all of them without --count, and
nothing is judged.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import os
import queue
import random
import re
import shlex
import shutil
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "coverage"))
import gcov
import mutants
import suites

ASKED = 90.0
USUAL = 400

REASONS = os.path.join(gcov.ROOT, "tests", "mutation", "no-difference.txt")

# A program that only the build runs.
NOT_TESTED = ["journeys/documents/write-schema.c"]

Result = collections.namedtuple("Result", "mutant verdict by")


class Reach:
    """Which tests reach which lines"""

    def __init__(self, tests, lines):
        self.tests = tests  # [Test]
        self.lines = lines  # {path: {line: [index of a test]}}

    def tests_of(self, mutant):
        """The tests that reach a mutant, the best first: of its own folder, and fast"""
        lines = self.lines.get(mutant.path, {})
        found = lines.get(mutant.line)
        if found is None:
            # gcov does not count each line of a long statement.
            found = {test for line in mutant.lines for test in lines.get(line, [])}
        if not found:
            # Nor a loop without an end, but what is in it.
            found = lines.get(min((line for line in lines if line > mutant.line), default=0), [])
        folder = os.path.basename(os.path.dirname(mutant.path))
        tests = [self.tests[i] for i in found]
        return sorted(tests, key=lambda test: (test.suite not in (folder, "cli"), test.seconds, test.name, test.case))

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump([self.tests, self.lines], file)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            tests, lines = json.load(file)
        return cls([suites.Test(*test) for test in tests],
                   {source: {int(line): found for line, found in about.items()} for source, about in lines.items()})


def each_worker(jobs, folder, items, work):
    """[work (item, folder of its own)] of all items, so many at a time"""
    folders = queue.Queue()
    for i in range(jobs):
        folders.put(os.path.join(folder, "worker-%d" % i))
        os.makedirs(os.path.join(folder, "worker-%d" % i), exist_ok=True)

    def take(item):
        own = folders.get()
        try:
            return work(item, own)
        finally:
            folders.put(own)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(take, items))


def measure_reach(coverage, folder, jobs):
    """Runs each test by itself, and asks gcov."""
    counted = suites.Suites(coverage, gcov.SUITES)
    everything = counted.find(folder)
    strip = str(len([part for part in counted.build.split("/") if part]))

    def reach(test, own):
        prefix = os.path.join(own, "counts")
        shutil.rmtree(prefix, ignore_errors=True)
        good, seconds = counted.run(test, own, more={"GCOV_PREFIX": prefix, "GCOV_PREFIX_STRIP": strip})
        if not good:
            return test._replace(seconds=-1), []
        objects = gcov.find_objects(prefix, "gcda")
        for path in objects:
            notes = re.sub("gcda$", "gcno", path)
            os.symlink(os.path.join(counted.build, notes), os.path.join(prefix, notes))
        reached = [(path, line["line_number"]) for path, lines in (gcov.read(prefix, objects) if objects else [])
                   for line in lines if line["count"] > 0]
        return test._replace(seconds=seconds), reached

    lines = {}
    found = each_worker(jobs, folder, everything, reach)
    tests = [test for test, _ in found]
    for i, (test, reached) in enumerate(found):
        if test.seconds < 0:
            print("%s %s %s fails by itself, and is left out" % (test.suite, test.name, test.case))
        for path, line in reached:
            about = lines.setdefault(path, {}).setdefault(line, [])
            if i not in about[-1:]:
                about.append(i)
    return Reach(tests, lines)


class Workshop:
    """Compiles mutants with a build and runs its tests on them"""

    def __init__(self, build, reach, patience):
        self.suites = suites.Suites(build, gcov.SUITES)
        self.build = self.suites.build
        self.reach = reach
        self.patience = patience
        self.texts = {}
        self.compilers = {}  # path of a source: command, without what is read and written
        self.originals = {}  # path of a source: machine code
        self.lock = threading.Lock()
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
            for entry in json.load(file):
                path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), gcov.ROOT)
                if os.path.dirname(path) in gcov.FOLDERS and path not in NOT_TESTED:
                    with open(os.path.join(gcov.ROOT, path), encoding="utf-8") as source:
                        self.texts[path] = source.read()
                    self.compilers[path] = self.find_compiler(entry)
        linked = subprocess.run(["ninja", "-C", build, "-t", "compdb", "c_LINKER"], stdout=subprocess.PIPE, text=True, check=True).stdout
        self.linkers = {entry["output"]: entry["command"] for entry in json.loads(linked[linked.index("[\n"):])}

    @staticmethod
    def find_compiler(entry):
        """(command, name of the source): reads from standard input what was told to be that source."""
        words = [word for word in shlex.split(entry["command"]) if word != "ccache"]
        for option in ("-MQ", "-MF", "-o"):
            place = words.index(option)
            del words[place:place + 2]
        source = words.pop(words.index("-c") + 1)
        words.remove("-c")
        words.remove("-MD")
        return words + ["-w", "-x", "c", "-c", "-"], source

    def compile(self, path, text, output):
        """The machine code, or None"""
        command, name = self.compilers[path]
        done = subprocess.run(command + ["-o", output], cwd=self.build, input='# 1 "%s"\n%s' % (name, text), text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return None
        with open(output, "rb") as file:
            return file.read()

    def original(self, path, own):
        with self.lock:
            if path not in self.originals:
                self.originals[path] = self.compile(path, self.texts[path], os.path.join(own, "original.o"))
            return self.originals[path]

    def link(self, program, own):
        """Makes a program with the mutant, which stands before the library and so is taken; returns the path."""
        output = os.path.join(own, "programs", program)
        if not os.path.exists(output):
            os.makedirs(os.path.dirname(output), exist_ok=True)
            mutant = "%s %s" % (shlex.quote(output), shlex.quote(os.path.join(own, "mutant.o")))
            command = self.linkers[program].replace("-o " + program, "-o " + mutant, 1)
            fast = " -fuse-ld=gold" if shutil.which("ld.gold") else ""
            subprocess.run(command + fast, shell=True, cwd=self.build, stdout=subprocess.DEVNULL, check=True)
        return output

    def try_mutant(self, mutant, own):
        original = self.original(mutant.path, own)
        text = mutants.apply(mutant, self.texts[mutant.path])
        code = self.compile(mutant.path, text, os.path.join(own, "mutant.o"))
        if code is None or code == original:
            return Result(mutant, "does not compile" if code is None else "same code", "")
        if not self.reach.tests_of(mutant):
            return Result(mutant, "not reached", "")

        shutil.rmtree(os.path.join(own, "programs"), ignore_errors=True)
        tests = self.reach.tests_of(mutant)
        spent = 0.0
        for i, test in enumerate(tests):
            program = self.suites.program(test)
            needed = [program] if program else ["app/cli/waymark-cli", "tests/leave-work"]
            programs = {path: self.link(path, own) for path in needed}
            good, seconds = self.suites.run(test, own, programs=programs, limit=5 + 30 * test.seconds)
            spent += seconds
            if not good:
                return Result(mutant, "killed", " ".join([test.suite, test.name, test.case]).strip())
            if spent > self.patience:
                return Result(mutant, "survived", "%d of %d tests" % (i + 1, len(tests)))
        return Result(mutant, "survived", "%d tests" % len(tests))

    def describe(self, mutant):
        return mutants.describe(mutant, self.texts[mutant.path])

    def tell(self, result):
        return "%s: %s (%s)" % (result.verdict, self.describe(result.mutant), result.by)


def find_mutants(workshop):
    """([all that could make a difference], how many others there are)"""
    reasons = {}
    for _, path, text in gcov.read_reasons(REASONS):
        reasons.setdefault(path, {})[text] = 0
    found, others = [], 0
    for path in sorted(workshop.texts):
        for mutant in mutants.find(path, workshop.texts[path]):
            texts = [text for text in reasons.get(path, {}) if text in workshop.describe(mutant)]
            for text in texts:
                reasons[path][text] += 1
            others += bool(texts)
            found += [] if texts else [mutant]
    unused = ["%s: %s" % (path, text) for path, texts in reasons.items() for text, n in texts.items() if n == 0]
    if unused:
        sys.exit("In no-difference.txt, but not in the code:\n  " + "\n  ".join(unused))
    return found, others


def is_at(mutant, places):
    return any(place in (mutant.path, os.path.dirname(mutant.path), "%s:%d" % (mutant.path, mutant.line)) for place in places)


def sample(found, count, seed):
    """Stretches of the whole code, as many as asked for and equally long; one of each is to be taken."""
    chance = random.Random(seed)
    stretches = [found[i * len(found) // count:(i + 1) * len(found) // count] for i in range(count)]
    for stretch in stretches:
        chance.shuffle(stretch)
    chance.shuffle(stretches)
    return [stretch for stretch in stretches if stretch]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--count", type=int, help="how many are tried; without it %d, or all at the places" % USUAL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--patience", type=float, default=30, help="seconds of the processor, after which a mutant has survived")
    parser.add_argument("--as-it-is", action="store_true", help="take what tests reach from the last time")
    parser.add_argument("folder")
    parser.add_argument("coverage")
    parser.add_argument("builds", nargs="+")
    parser.add_argument("--at", dest="places", action="append", default=[], metavar="PLACE")
    options = parser.parse_args()

    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    known = os.path.join(folder, "reached.json")
    if not options.as_it_is:
        measure_reach(options.coverage, folder, options.jobs).save(known)
    reach = Reach.load(known)
    workshops = [Workshop(build, reach, options.patience) for build in options.builds]

    found, others = find_mutants(workshops[0])
    if options.places:
        found = [mutant for mutant in found if is_at(mutant, options.places)]
    count = min(options.count or (len(found) if options.places else USUAL), len(found))
    stretches = sample(found, count, options.seed)
    counts = collections.Counter()

    def try_stretch(stretch, own):
        for mutant in stretch:
            for workshop in workshops:
                result = workshop.try_mutant(mutant, own)
                if result.verdict != "survived":
                    break
            counts[result.verdict] += 1
            if result.verdict in ("killed", "survived"):
                print(workshop.tell(result), flush=True)
                return result
        return None

    results = [result for result in each_worker(options.jobs, folder, stretches, try_stretch) if result]
    print("\nNot noticed:")
    for result in sorted(results):
        if result.verdict == "survived":
            print("  " + workshops[0].tell(result))
    killed = sum(result.verdict == "killed" for result in results)
    share = 100.0 * killed / len(results) if results else 0.0
    # ./check tells it once more at its end.
    told = ("# promise 13: mutation: %d of %d mistakes put into that code were noticed by tests (%.1f %%), of %d possible ones with seed %d;"
            " %d more did not compile, %d made no difference to the machine, %d stood where no test comes, %d possible ones would make none to anybody" %
            (killed, len(results), share, len(found), options.seed, counts["does not compile"], counts["same code"], counts["not reached"], others))
    print("\n" + told)
    if options.places:
        return 0
    with open(os.path.join(folder, "told"), "w", encoding="utf-8") as file:
        file.write(told + "\n")
    if share <= ASKED:
        print("Mutation: not more than %.0f %% were noticed" % ASKED)
    return 0 if share > ASKED else 1


if __name__ == "__main__":
    sys.exit(main())
