# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays histories with the published Replayer: python replay.py MODULE CLASS HISTORY...

Prints a line for each: its path, a tab, and "ok" or what is wrong.
"""
import asyncio
import importlib
import json
import logging
import sys
from pathlib import Path

from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

SECONDS_A_HISTORY = 60


async def verdict(workflow_class: type, path: Path) -> str:
    events = json.loads(path.read_text(encoding="utf-8"))
    workflow_id = events["events"][0]["workflowExecutionStartedEventAttributes"]["workflowId"]
    replay = Replayer(workflows=[workflow_class]).replay_workflow(
        WorkflowHistory.from_json(workflow_id, events), raise_on_replay_failure=False
    )
    try:
        result = await asyncio.wait_for(replay, timeout=SECONDS_A_HISTORY)
    except asyncio.TimeoutError:
        return "no verdict within the time limit"
    return "ok" if result.replay_failure is None else str(result.replay_failure).splitlines()[0]


async def main() -> None:
    logging.disable(logging.CRITICAL)
    workflow_class = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
    for name in sys.argv[3:]:
        print(name, await verdict(workflow_class, Path(name)), sep="\t", flush=True)


asyncio.run(main())
