# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads exports as the Replayer does, and compares them with the recorded runs: python load.py (JSON BINARY)...

Prints a line for each: the path of the JSON, a tab, and "same" or what differs.
"""
import sys
from pathlib import Path

from temporalio.api.history.v1 import History
from temporalio.client import WorkflowHistory


def comparison(exported: Path, recorded: Path) -> str:
    ours = WorkflowHistory.from_json("any", exported.read_text(encoding="utf-8")).events
    theirs = History.FromString(recorded.read_bytes()).events
    if len(ours) != len(theirs):
        return f"{len(ours)} events of {len(theirs)}"
    different = [str(b.event_id) for a, b in zip(ours, theirs) if a != b]
    return "events " + ", ".join(different) + " differ" if different else "same"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]]
    for exported, recorded in zip(files[::2], files[1::2]):
        print(exported, comparison(exported, recorded), sep="\t", flush=True)


main()
