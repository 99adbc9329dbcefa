#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives from a history what `chronoscope tasks` and `chronoscope state` should say of it, without Chronoscope's code.

    derive.py HISTORY [AT...]      print both for one history (proto JSON), the state at these events or at chosen ones
    derive.py --all SHARED         write the golden of every history that goldens.tsv names, found below SHARED

Python 3 and its standard library only: historyreading.py, taskcutting.py, taskjobs.py, tasks.py, states.py. The rules
were taken from descriptions of the SDKs and checked against what their own replayers do; see README.md.
"""
import json
import sys
from pathlib import Path

from historyreading import History, read_history
from states import derive_states, moments
from tasks import FAMILIES, derive_tasks, has_telling_marker, sdk_name


def derive(path, family=None, at=None):
    history = History(read_history(path))
    name = sdk_name(history)
    family = family or FAMILIES.get(name)
    if family is None:
        raise SystemExit(f"{path}: no SDK is named; say core, go or java")
    result = {}
    if name is not None:
        result["sdk"] = {"family": family, "guessed": False, "name": name}
    elif has_telling_marker(history):
        result["sdk"] = {"family": family, "guessed": True}
    result.update(derive_tasks(history, family))
    result["states"] = derive_states(history, at or moments(history))
    return result


def write_all(shared):
    """goldens.tsv: name of the golden, history below SHARED, family where no SDK is named, what it shows."""
    folder = Path(__file__).parent
    for line in (folder / "goldens.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, history, family, _ = line.split("\t")
        # Histories in binary form have their JSON form beside them.
        source = Path(shared) / history
        if history.endswith(".bin") and not source.with_suffix(".json").exists():
            source = source.parent / "expected" / (source.name + ".json")
        elif history.endswith(".bin"):
            source = source.with_suffix(".json")
        golden = {"history": history, **derive(source, family or None)}
        text = json.dumps(golden, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--all":
        write_all(sys.argv[2])
    else:
        print(json.dumps(derive(sys.argv[1], at={int(at) for at in sys.argv[2:]} or None), indent=1))


if __name__ == "__main__":
    main()
