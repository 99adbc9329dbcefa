# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes down what the SDK tells workflows when it replays.

    python activations.py OUTPUT GROUP                    the recorded workers' replay_all.py, for one of its groups
    python activations.py OUTPUT MODULE:CLASS... FOLDER   these workflows, on the histories of a folder
    python activations.py OUTPUT FOLDER/                  all of a folder without their code: recordedanswers.py

A workflow runner of ours keeps every activation before the workflow sees it. Modules are found on PYTHONPATH,
the histories of a group in $REC_ROOT/out/histories. OUTPUT gets a line of JSON for each activation,

    {"run": "ledger-1", "replaying": true, "historyLength": 3, "time": "...", "jobs": [["initializeWorkflow", 1]]}

where run is the name of the history file and a job is its kind and the event that brought it (jobevents.py); null for
what the code itself brought about by cancelling. And at the end of each run {"run": "ledger-1", "verdict": "ok"}.
Left out are query jobs and removals from the cache: histories have none. A history without a completed workflow task is
not replayed: the Replayer waits for ever on some of those.
"""
import asyncio
import importlib
import json
import logging
import os
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

import temporalio.client
import temporalio.worker
from jobevents import JobEvents, attributes
from recordedanswers import RecordedAnswers, Recording, empty_external_payloads
from temporalio import workflow
from temporalio.api.history.v1 import History
from temporalio.common import RawValue
from temporalio.worker import UnsandboxedWorkflowRunner, WorkflowInstance, WorkflowRunner

COMPLETED = 7  # EVENT_TYPE_WORKFLOW_TASK_COMPLETED
SECONDS_A_HISTORY = 30


def camel(name):
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


class OpenedEvents(dict):
    """What commands of real code became: of equal ones, the first command is the first event."""

    def __init__(self, events):
        super().__init__()
        self._waiting = {}
        for event in events:
            identity = self._identity_of_event(event)
            if identity is not None:
                self._waiting.setdefault(identity, []).append(event.event_id)

    @staticmethod
    def _identity_of_event(event):
        if event.event_type == 10:
            return "activity", attributes(event).activity_id
        if event.event_type == 17:
            return "timer", attributes(event).timer_id
        if event.event_type == 22:
            return "cancel", attributes(event).workflow_execution.workflow_id
        if event.event_type == 29:
            return "child", attributes(event).workflow_id
        if event.event_type == 37:
            return "signal", attributes(event).workflow_execution.workflow_id, attributes(event).signal_name
        if event.event_type == 48:
            return "operation", attributes(event).service, attributes(event).operation
        return None

    @staticmethod
    def _identity_of_command(command):
        kind = command.WhichOneof("variant")
        body = getattr(command, kind)
        if kind == "schedule_activity":
            return body.seq, ("activity", body.activity_id)
        if kind == "start_timer":
            return body.seq, ("timer", str(body.seq))  # core names timers by their number
        if kind == "request_cancel_external_workflow_execution":
            return body.seq, ("cancel", body.workflow_execution.workflow_id)
        if kind == "start_child_workflow_execution":
            return body.seq, ("child", body.workflow_id)
        if kind == "signal_external_workflow_execution":
            target = body.child_workflow_id or body.workflow_execution.workflow_id
            return body.seq, ("signal", target, body.signal_name)
        if kind == "schedule_nexus_operation":
            return body.seq, ("operation", body.service, body.operation)
        return None

    def remember(self, completion):
        for command in completion.successful.commands:
            found = self._identity_of_command(command)
            if found is not None:
                seq, identity = found
                waiting = self._waiting.get(identity)
                self[identity[0], seq] = waiting.pop(0) if waiting else None


class Log:
    """The activations of one run, as lines of the output."""

    def __init__(self, run, events, output):
        self._run, self._output = run, output
        self._job_events = JobEvents(events)

    def activation(self, act, opened):
        jobs = [job for job in act.jobs if job.WhichOneof("variant") not in ("query_workflow", "remove_from_cache")]
        if act.jobs and not jobs:
            return
        self.line(
            replaying=act.is_replaying,
            historyLength=act.history_length,
            time=act.timestamp.ToJsonString(),
            jobs=[self._described(job, opened) for job in jobs],
        )

    def _described(self, job, opened):
        kind = camel(job.WhichOneof("variant"))
        if kind == "resolveActivity" and job.resolve_activity.is_local:
            kind = "resolveLocalActivity"
        return [kind, self._job_events.event_of(job, opened)]

    def line(self, **content):
        self._output.write(json.dumps({"run": self._run, **content}) + "\n")
        self._output.flush()


class RecordingInstance(WorkflowInstance):
    """A workflow with somebody who listens in."""

    def __init__(self, instance, log, opened):
        self._instance, self._log, self._opened = instance, log, opened

    def activate(self, act):
        self._log.activation(act, self._opened)
        completion = self._instance.activate(act)
        if isinstance(self._opened, OpenedEvents):
            self._opened.remember(completion)
        return completion

    def __getattr__(self, name):
        return getattr(self._instance, name)

    def get_serialization_context(self, command_info):
        return self._instance.get_serialization_context(command_info)

    def get_external_store_context(self, command_info):
        return self._instance.get_external_store_context(command_info)

    def get_info(self):
        return self._instance.get_info()

    def get_thread_id(self):
        return self._instance.get_thread_id()


class RecordingRunner(WorkflowRunner):
    """Runs the workflow's code, or its recorded answers where there is none."""

    def __init__(self, has_code):
        self._runner = UnsandboxedWorkflowRunner() if has_code else None
        self.log, self.events = None, []

    def prepare_workflow(self, defn):
        if self._runner is not None:
            self._runner.prepare_workflow(defn)

    def create_instance(self, det):
        if self._runner is not None:
            return RecordingInstance(self._runner.create_instance(det), self.log, OpenedEvents(self.events))
        answers = RecordedAnswers(det.info, Recording(self.events))
        return RecordingInstance(answers, self.log, answers.opened)


@workflow.defn(dynamic=True)
class AnyWorkflow:
    """Stands for every type of workflow; never runs."""

    @workflow.run
    async def run(self, args: Sequence[RawValue]) -> None:
        pass


def key(history):
    """Two runs that were recorded never share these."""
    first, last = history.events[0], history.events[-1]
    return first.event_time.ToNanoseconds(), last.event_time.ToNanoseconds(), len(history.events)


def read(path):
    if path.suffix == ".bin":
        return temporalio.client.WorkflowHistory("any", list(History.FromString(path.read_bytes()).events))
    content = json.loads(path.read_text(encoding="utf-8"))
    workflow_id = content["events"][0]["workflowExecutionStartedEventAttributes"].get("workflowId", "any")
    return temporalio.client.WorkflowHistory.from_json(workflow_id, content)


def files(folder):
    return [path for path in sorted(folder.iterdir()) if path.suffix in (".json", ".bin")]


def recording_replayer(output, name_of, has_code):
    """The Replayer, with us listening in."""
    runner = RecordingRunner(has_code)

    class RecordingReplayer(temporalio.worker.Replayer):
        def __init__(self, **options):
            # In debug mode a slow machine is no deadlock.
            super().__init__(**options, workflow_runner=runner, unsandboxed_workflow_runner=runner, debug_mode=True)

        async def replay_workflow(self, history, **options):
            if not any(event.event_type == COMPLETED for event in history.events):
                raise ValueError("no completed workflow task")
            runner.events = list(history.events)
            runner.log = Log(name_of(history), runner.events, output)
            replay = super().replay_workflow(history, **options)
            result = await asyncio.wait_for(replay, timeout=SECONDS_A_HISTORY)
            failure = result.replay_failure
            runner.log.line(verdict="ok" if failure is None else str(failure).splitlines()[0])
            return result

    return RecordingReplayer


async def replay_folder(output, workflows, folder):
    for path in files(folder):
        history = read(path)
        if not workflows:
            for event in history.events:
                empty_external_payloads(event)
        replayer = recording_replayer(output, lambda _, name=path.stem: name, has_code=bool(workflows))
        if any(event.event_type == COMPLETED for event in history.events):
            replay = replayer(workflows=workflows or [AnyWorkflow])
            await replay.replay_workflow(history, raise_on_replay_failure=False)


def replay_group(output, group):
    folder = Path(os.environ["REC_ROOT"]) / "out" / "histories"
    names = {key(read(path)): path.stem for path in files(folder)}
    temporalio.worker.Replayer = recording_replayer(output, lambda history: names[key(history)], has_code=True)
    sys.argv = ["replay_all.py", group, os.devnull]
    runpy.run_module("replay_all", run_name="__main__")


def workflow_class(name):
    module, _, member = name.partition(":")
    return getattr(importlib.import_module(module), member)


def main():
    logging.disable(logging.CRITICAL)
    output_path, *what = sys.argv[1:]
    with open(output_path, "a", encoding="utf-8") as output:
        if len(what) == 1 and not what[0].endswith("/"):
            replay_group(output, what[0])
        else:
            *workflows, folder = what
            asyncio.run(replay_folder(output, [workflow_class(name) for name in workflows], Path(folder)))


main()
