"""suites.py - the tests as they can be run one by one, on any build

A test is one case of a C program, or a whole script.
"""
import collections
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import promises

# seconds: processor time, where lines are counted
Test = collections.namedtuple("Test", "suite name case seconds")

# A mistake may ask for all memory and fill the disk.
MEMORY = 4 << 30
FILE_SIZE = 1 << 30


class Suites:
    """The tests of a build folder, of some suites, and how Meson runs them"""

    def __init__(self, build, suites):
        self.build = os.path.abspath(build)
        # Where every use of memory is watched, addresses are far apart.
        self.memory = resource.RLIM_INFINITY if promises.is_watched(build) else MEMORY
        with open(os.path.join(build, "meson-info", "intro-tests.json"), encoding="utf-8") as file:
            entries = json.load(file)
        self.entries = {}  # (suite, name): what Meson knows of it
        for entry in entries:
            suite = entry["suite"][0].split(":")[-1]
            if suite in suites:
                self.entries[suite, entry["name"]] = entry

    def program(self, test):
        """The path of the program from the build folder on, or None of a script"""
        path = self.entries[test.suite, test.name]["cmd"][1]
        return None if os.path.isabs(path) else path

    def find(self, folder):
        """[Test] of everything, with no time yet"""
        tests = []
        for (suite, name), entry in sorted(self.entries.items()):
            cases = []
            if len(entry["cmd"]) == 2 and not os.path.isabs(entry["cmd"][1]):
                output = os.path.join(folder, "cases")
                self.run(Test(suite, name, "-l", 0), folder, output=output)
                with open(output, encoding="utf-8") as file:
                    cases = [line.strip() for line in file if line.startswith("/")]
            tests += [Test(suite, name, case, 0) for case in cases or [""]]
        return tests

    def run(self, test, folder, programs=None, more={}, output=os.devnull, limit=600):
        """(whether it went well, processor time) of a run with what it writes for itself in this folder.

        @programs: {path from the build folder on: one to take instead}
        """
        programs = programs or {}
        entry = self.entries[test.suite, test.name]
        command = [entry["cmd"][0], programs.get(entry["cmd"][1], entry["cmd"][1])] + entry["cmd"][2:]
        if test.case:
            command += [test.case] if test.case == "-l" else ["-p", test.case]
        environment = {name: value for name, value in os.environ.items() if name != "WAYMARK_TEST_LONG"}
        # As Meson does: what is given back, or was never written, has no sensible values.
        environment.update(entry["env"], TMPDIR=os.path.join(folder, "tmp"), MALLOC_PERTURB_="165", **more)
        for name in ("WAYMARK_CLI", "WAYMARK_LEAVE_WORK"):
            path = os.path.relpath(environment[name], self.build)
            environment[name] = programs.get(path, environment[name])

        os.makedirs(environment["TMPDIR"], exist_ok=True)
        with open(output, "wb") as file:
            process = subprocess.Popen(command, cwd=self.build, env=environment, stdin=subprocess.DEVNULL,
                                       stdout=file, stderr=subprocess.DEVNULL, start_new_session=True)
        for kind, most in ((resource.RLIMIT_AS, self.memory), (resource.RLIMIT_FSIZE, FILE_SIZE), (resource.RLIMIT_CORE, 0),
                           (resource.RLIMIT_CPU, int(limit))):
            try:
                resource.prlimit(process.pid, kind, (most, most))
            except ProcessLookupError:
                pass
        # Somebody who waits for ever uses no time of the processor.
        timer = threading.Timer(20 + 2 * limit, kill_group, [process.pid])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            kill_group(process.pid)
            shutil.rmtree(environment["TMPDIR"], ignore_errors=True)
        return process.returncode == 0, usage.ru_utime + usage.ru_stime


def kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
