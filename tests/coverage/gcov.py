"""gcov.py - what gcov counted of the code that keeps people's work, and what is known of its lines"""
import glob
import json
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ["journeys/documents", "journeys/records"]
SUITES = ["core", "documents", "records", "insight", "cli", "fuzz"]


def find_objects(build, ending):
    """The files of these objects, from the build folder on; "gcno" is there for all, "gcda" for what was reached."""
    return sorted(os.path.relpath(path, build) for path in glob.glob(os.path.join(build, "journeys", "*.p", "*." + ending))
                  if re.match("|".join(os.path.basename(folder) + "_" for folder in FOLDERS), os.path.basename(path)))


def read(build, objects):
    """(path, [what gcov tells of a line]) of each source in FOLDERS; what was counted for another build counts for nothing"""
    told = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities"] + objects, cwd=build,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    for document in filter(None, told.splitlines()):
        about = json.loads(document)
        for entry in about["files"]:
            path = os.path.relpath(os.path.join(about["current_working_directory"], entry["file"]), ROOT)
            if os.path.dirname(path) in FOLDERS:
                yield path, entry["lines"]


def read_reasons(path):
    """[(reason, path, text)] of a file with reasons, each above the places it holds for"""
    reasons, reason = [], None
    with open(path, encoding="utf-8") as source:
        for line in source:
            if line.startswith("  "):
                place, text = line.strip().split(": ", 1)
                reasons.append((reason, place, text))
            elif line.strip() and not line.startswith("#"):
                reason = line.strip().rstrip(":")
    return reasons
