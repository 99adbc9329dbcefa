#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives what caused each event of a recorded history, for the goldens of tests/history/tst_causality.cpp.

    ./derive.py                    writes every golden of GOLDENS below anew
    ./derive.py FILE.json          prints one

Shares no code with the program: it reads the JSON of a history by itself and decides by the plain rules that follow,
which are those of Temporal's documentation of events and of its server's way of writing histories:

  * what the workflow's code asked for names the workflow task that carried it (workflowTaskCompletedEventId), updates
    stand right behind it;
  * what a worker or another service did names what it belongs to (scheduledEventId, startedEventId, initiatedEventId, ...);
  * a workflow task is scheduled because something came that the workflow has to be told, because the last one failed,
    because an update waits, or because the worker asked for the next one while it completed the last;
  * everything else comes from outside, or was decided by the server.
"""
import json
import pathlib
import sys

SHARED = pathlib.Path(__file__).resolve().parents[4] / "shared" / "recordings"
GOLDENS = {
    "order-full": "python/histories/order-full.json",
    "unhandled-command": "python/histories-more/wft-unhandled-command.json",
    "cancelled-busy": "python/histories/cancelled-busy.json",
    "timeout-zoo": "python/histories/timeout-zoo.json",
    "external-storage": "python/histories/ext-plain.json",
    "external-outreach": "python/histories-more/external-outreach.json",
    "reset-reapply": "python/histories/reset-reapply.json",
    "paused": "python/histories-more/pause-workflow-closed.json",
    "go-nexus": "go/plain/gp-nexus.json",
    "go-messages": "go/plain/gp-messages.json",
    "java-local-activities": "java/plain/j1-local-activities.json",
    "typescript-updates": "ts/plain/t4-updates.json",
}

TYPES_BY_NUMBER = {58: "WORKFLOW_EXECUTION_PAUSED", 59: "WORKFLOW_EXECUTION_UNPAUSED"}

# Sent by the workflow's code: each names the task, or (updates) stands behind it.
COMMANDS = """WORKFLOW_EXECUTION_COMPLETED WORKFLOW_EXECUTION_FAILED WORKFLOW_EXECUTION_CANCELED
WORKFLOW_EXECUTION_CONTINUED_AS_NEW ACTIVITY_TASK_SCHEDULED ACTIVITY_TASK_CANCEL_REQUESTED TIMER_STARTED TIMER_CANCELED
REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED MARKER_RECORDED START_CHILD_WORKFLOW_EXECUTION_INITIATED
SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED UPSERT_WORKFLOW_SEARCH_ATTRIBUTES WORKFLOW_PROPERTIES_MODIFIED
NEXUS_OPERATION_SCHEDULED NEXUS_OPERATION_CANCEL_REQUESTED WORKFLOW_EXECUTION_UPDATE_ACCEPTED
WORKFLOW_EXECUTION_UPDATE_COMPLETED""".split()

# The workflow is told of these, so a workflow task is scheduled for them.
TOLD = """WORKFLOW_EXECUTION_STARTED WORKFLOW_EXECUTION_SIGNALED WORKFLOW_EXECUTION_CANCEL_REQUESTED
WORKFLOW_EXECUTION_UPDATE_ADMITTED WORKFLOW_EXECUTION_UNPAUSED ACTIVITY_TASK_COMPLETED ACTIVITY_TASK_FAILED
ACTIVITY_TASK_TIMED_OUT ACTIVITY_TASK_CANCELED TIMER_FIRED START_CHILD_WORKFLOW_EXECUTION_FAILED
CHILD_WORKFLOW_EXECUTION_STARTED CHILD_WORKFLOW_EXECUTION_COMPLETED CHILD_WORKFLOW_EXECUTION_FAILED
CHILD_WORKFLOW_EXECUTION_CANCELED CHILD_WORKFLOW_EXECUTION_TIMED_OUT CHILD_WORKFLOW_EXECUTION_TERMINATED
SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED EXTERNAL_WORKFLOW_EXECUTION_SIGNALED
REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED NEXUS_OPERATION_STARTED
NEXUS_OPERATION_COMPLETED NEXUS_OPERATION_FAILED NEXUS_OPERATION_CANCELED NEXUS_OPERATION_TIMED_OUT
NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED NEXUS_OPERATION_CANCEL_REQUEST_FAILED""".split()

# Type -> (field, kind of cause); the first is the main cause. "a|b": the first of the fields that is set.
LINKS = {
    "WORKFLOW_TASK_STARTED": [("scheduledEventId", "dispatch")],
    "WORKFLOW_TASK_COMPLETED": [("startedEventId|scheduledEventId", "outcome")],
    "WORKFLOW_TASK_FAILED": [("startedEventId|scheduledEventId", "outcome")],
    "WORKFLOW_TASK_TIMED_OUT": [("startedEventId|scheduledEventId", "outcome")],
    "ACTIVITY_TASK_STARTED": [("scheduledEventId", "dispatch")],
    "ACTIVITY_TASK_COMPLETED": [("startedEventId|scheduledEventId", "outcome")],
    "ACTIVITY_TASK_FAILED": [("startedEventId|scheduledEventId", "outcome")],
    "ACTIVITY_TASK_TIMED_OUT": [("startedEventId|scheduledEventId", "outcome")],
    "ACTIVITY_TASK_CANCELED": [("latestCancelRequestedEventId", "cancellation"),
                               ("startedEventId|scheduledEventId", "outcome")],
    "ACTIVITY_TASK_CANCEL_REQUESTED": [("scheduledEventId", "subject")],
    "TIMER_FIRED": [("startedEventId", "outcome")],
    "TIMER_CANCELED": [("startedEventId", "subject")],
    "REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION_FAILED": [("initiatedEventId", "answer")],
    "EXTERNAL_WORKFLOW_EXECUTION_CANCEL_REQUESTED": [("initiatedEventId", "answer")],
    "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED": [("initiatedEventId", "answer")],
    "EXTERNAL_WORKFLOW_EXECUTION_SIGNALED": [("initiatedEventId", "answer")],
    "START_CHILD_WORKFLOW_EXECUTION_FAILED": [("initiatedEventId", "answer")],
    "CHILD_WORKFLOW_EXECUTION_STARTED": [("initiatedEventId", "dispatch")],
    "CHILD_WORKFLOW_EXECUTION_COMPLETED": [("startedEventId|initiatedEventId", "outcome")],
    "CHILD_WORKFLOW_EXECUTION_FAILED": [("startedEventId|initiatedEventId", "outcome")],
    "CHILD_WORKFLOW_EXECUTION_CANCELED": [("startedEventId|initiatedEventId", "outcome")],
    "CHILD_WORKFLOW_EXECUTION_TIMED_OUT": [("startedEventId|initiatedEventId", "outcome")],
    "CHILD_WORKFLOW_EXECUTION_TERMINATED": [("startedEventId|initiatedEventId", "outcome")],
    "NEXUS_OPERATION_STARTED": [("scheduledEventId", "dispatch")],
    "NEXUS_OPERATION_CANCEL_REQUESTED": [("scheduledEventId", "subject")],
    "NEXUS_OPERATION_CANCEL_REQUEST_COMPLETED": [("requestedEventId|scheduledEventId", "answer")],
    "NEXUS_OPERATION_CANCEL_REQUEST_FAILED": [("requestedEventId|scheduledEventId", "answer")],
    "WORKFLOW_EXECUTION_UPDATE_ACCEPTED": [("acceptedRequestSequencingEventId", "delivery")],
    "WORKFLOW_EXECUTION_UPDATE_COMPLETED": [("acceptedEventId", "outcome")],
    "ACTIVITY_PROPERTIES_MODIFIED_EXTERNALLY": [("scheduledEventId", "subject")],
}
NEXUS_ENDS = ["NEXUS_OPERATION_COMPLETED", "NEXUS_OPERATION_FAILED", "NEXUS_OPERATION_CANCELED",
              "NEXUS_OPERATION_TIMED_OUT"]
ASKED_WITH_COMPLETION = "request-from-RespondWorkflowTaskCompleted"


def type_of(event):
    value = event["eventType"]
    return TYPES_BY_NUMBER.get(value, str(value)).removeprefix("EVENT_TYPE_")


def attributes_of(event):
    return next((value for key, value in event.items() if key.endswith("EventAttributes")), {})


def nanoseconds(event):
    hours, minutes, seconds = event["eventTime"].rstrip("Z").split("T")[1].split(":")
    whole, _, fraction = seconds.partition(".")
    return (int(hours) * 3600 + int(minutes) * 60 + int(whole)) * 10**9 + int(fraction.ljust(9, "0") or 0)


class Derivation:
    def __init__(self, events):
        self.events = {int(event["eventId"]): event for event in events}
        self.order = sorted(self.events)
        self.types = {number: type_of(self.events[number]) for number in self.order}
        self.attributes = {number: attributes_of(self.events[number]) for number in self.order}

    def command_block(self, number):
        """The completed workflow task right behind which this event stands among other commands."""
        before = number - 1
        while before in self.types and self.types[before] in COMMANDS:
            before -= 1
        return before if self.types.get(before) == "WORKFLOW_TASK_COMPLETED" else None

    def named(self, number, fields):
        for field in fields.split("|"):
            target = int(self.attributes[number].get(field, 0))
            if 0 < target < number and target in self.types:
                return target
        return None

    def causes(self, number):
        kind = self.types[number]
        if kind == "WORKFLOW_TASK_SCHEDULED":
            return self.why_scheduled(number)
        causes = []
        if kind in COMMANDS:
            task = int(self.attributes[number].get("workflowTaskCompletedEventId", 0)) or self.command_block(number)
            if task:
                causes.append(("command", task))
        if kind in NEXUS_ENDS:
            causes += self.nexus_end(number)
        for fields, name in LINKS.get(kind, []):
            target = self.named(number, fields)
            if target:
                causes.append((name, target))
        if kind == "WORKFLOW_TASK_STARTED":
            scheduled = int(self.attributes[number]["scheduledEventId"])
            causes += [("delivery", told) for told in range(scheduled + 1, number) if self.types[told] in TOLD]
        if kind == "WORKFLOW_EXECUTION_UPDATE_ACCEPTED":
            update = self.attributes[number].get("protocolInstanceId")
            causes += [("delivery", other) for other in self.order if other < number
                       and self.types[other] == "WORKFLOW_EXECUTION_UPDATE_ADMITTED"
                       and self.attributes[other]["request"]["meta"]["updateId"] == update][-1:]
        # A reapplied update may name its admission twice: as what it was admitted by, and as the point of delivery.
        return list(dict.fromkeys(causes + self.handlers(number)))

    def nexus_end(self, number):
        operation = self.attributes[number]["scheduledEventId"]
        same = [other for other in self.order if other < number
                and self.attributes[other].get("scheduledEventId") == operation]
        started = [other for other in same if self.types[other] == "NEXUS_OPERATION_STARTED"]
        cancels = [other for other in same if self.types[other] == "NEXUS_OPERATION_CANCEL_REQUESTED"]
        causes = []
        if self.types[number] == "NEXUS_OPERATION_CANCELED" and cancels:
            causes.append(("cancellation", cancels[-1]))
        return causes + [("outcome", started[-1] if started else int(operation))]

    def handlers(self, number):
        """Commands that code wrote down as its answer to one signal or update."""
        causes = []
        for marker in self.events[number].get("eventGroupMarkers", []):
            if "inboundEvent" in marker:
                target = int(marker["inboundEvent"]["inboundEventId"])
                if target < number:
                    causes.append(("handler", target))
            if "inboundUpdate" in marker:
                update = marker["inboundUpdate"]["inboundUpdateId"]
                causes += [("handler", other) for other in self.order if other < number
                           and self.types[other] == "WORKFLOW_EXECUTION_UPDATE_ACCEPTED"
                           and self.attributes[other].get("protocolInstanceId") == update][-1:]
        return causes

    def why_scheduled(self, number):
        # Back to where the workflow was last told something: the start of a task, or the scheduling before.
        causes, told, changed = [], [], []
        before = number - 1
        while before in self.types and self.types[before] not in ("WORKFLOW_TASK_STARTED", "WORKFLOW_TASK_SCHEDULED"):
            if self.types[before] in ("WORKFLOW_TASK_FAILED", "WORKFLOW_TASK_TIMED_OUT"):
                causes.append(("retry", before))
            if self.types[before] in TOLD:
                told.insert(0, ("wake", before))
            if self.types[before] == "WORKFLOW_EXECUTION_OPTIONS_UPDATED":
                changed.insert(0, ("wake", before))
            before -= 1
        causes += told
        if causes or self.brought_update(number):
            return causes
        if changed:
            return changed
        task = self.command_block(number)
        following = self.attributes.get(number + 1, {})
        if task and (following.get("requestId") == ASKED_WITH_COMPLETION
                     or abs(nanoseconds(self.events[number]) - nanoseconds(self.events[task])) <= 50 * 10**6):
            return [("continuation", task)]
        return []

    def brought_update(self, number):
        return any(int(attributes.get("acceptedRequestSequencingEventId", 0)) == number
                   for attributes in self.attributes.values())

    def origin(self, number):
        kind, attributes = self.types[number], self.attributes[number]
        if kind == "WORKFLOW_EXECUTION_STARTED":
            if attributes.get("continuedExecutionRunId"):
                return "continuedFromEarlierRun"
            return "startedByParent" if attributes.get("parentWorkflowExecution") else "startedFromOutside"
        if kind == "WORKFLOW_EXECUTION_SIGNALED":
            return "signalFromWorkflow" if attributes.get("externalWorkflowExecution") else "signalFromOutside"
        if kind == "WORKFLOW_EXECUTION_CANCEL_REQUESTED":
            by_workflow = attributes.get("externalWorkflowExecution")
            return "cancelRequestedByWorkflow" if by_workflow else "cancelRequestedFromOutside"
        if kind == "WORKFLOW_EXECUTION_UPDATE_ADMITTED":
            return "updateFromOutside"
        if kind == "WORKFLOW_EXECUTION_TERMINATED":
            return "serverDecision" if attributes.get("identity") == "history-service" else "terminatedFromOutside"
        if kind in ("WORKFLOW_EXECUTION_PAUSED", "WORKFLOW_EXECUTION_UNPAUSED"):
            return "pausedFromOutside"
        if kind == "WORKFLOW_EXECUTION_OPTIONS_UPDATED":
            return "optionsChangedFromOutside"
        if kind in ("WORKFLOW_EXECUTION_TIMED_OUT", "WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED"):
            return "serverDecision"
        if kind == "WORKFLOW_TASK_SCHEDULED" and self.brought_update(number):
            return "updateFromOutside"
        return "notRecorded"

    def lines(self):
        for number in self.order:
            name = "".join(word.capitalize() for word in self.types[number].split("_"))
            causes = self.causes(number)
            told = " ".join(f"{kind}:{target}" for kind, target in causes)
            yield f"{number} {name} {told or 'origin=' + self.origin(number)}"


def derive(path):
    history = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    return "".join(line + "\n" for line in Derivation(history["events"]).lines())


def main():
    if len(sys.argv) > 1:
        print(derive(sys.argv[1]), end="")
        return
    folder = pathlib.Path(__file__).resolve().parent
    for name, path in GOLDENS.items():
        (folder / f"{name}.golden").write_text(derive(SHARED / path), encoding="utf-8")


if __name__ == "__main__":
    main()
