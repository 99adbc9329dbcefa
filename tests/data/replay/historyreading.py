# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Histories as proto JSON in all the spellings that are about, and what their events are."""
import base64
import datetime
import json
from pathlib import Path

NAMES = """unspecified workflowExecutionStarted workflowExecutionCompleted workflowExecutionFailed
workflowExecutionTimedOut workflowTaskScheduled workflowTaskStarted workflowTaskCompleted workflowTaskTimedOut
workflowTaskFailed activityTaskScheduled activityTaskStarted activityTaskCompleted activityTaskFailed
activityTaskTimedOut activityTaskCancelRequested activityTaskCanceled timerStarted timerFired timerCanceled
workflowExecutionCancelRequested workflowExecutionCanceled requestCancelExternalWorkflowExecutionInitiated
requestCancelExternalWorkflowExecutionFailed externalWorkflowExecutionCancelRequested markerRecorded
workflowExecutionSignaled workflowExecutionTerminated workflowExecutionContinuedAsNew
startChildWorkflowExecutionInitiated startChildWorkflowExecutionFailed childWorkflowExecutionStarted
childWorkflowExecutionCompleted childWorkflowExecutionFailed childWorkflowExecutionCanceled
childWorkflowExecutionTimedOut childWorkflowExecutionTerminated signalExternalWorkflowExecutionInitiated
signalExternalWorkflowExecutionFailed externalWorkflowExecutionSignaled upsertWorkflowSearchAttributes
workflowExecutionUpdateAccepted workflowExecutionUpdateRejected workflowExecutionUpdateCompleted
workflowPropertiesModifiedExternally activityPropertiesModifiedExternally workflowPropertiesModified
workflowExecutionUpdateAdmitted nexusOperationScheduled nexusOperationStarted nexusOperationCompleted
nexusOperationFailed nexusOperationCanceled nexusOperationTimedOut nexusOperationCancelRequested
workflowExecutionOptionsUpdated nexusOperationCancelRequestCompleted nexusOperationCancelRequestFailed
workflowExecutionPaused workflowExecutionUnpaused workflowExecutionTimeSkippingTransitioned""".split()
NUMBERS = {name.lower(): number for number, name in enumerate(NAMES)}


class Event:
    """An event with the number of its type; 0 for types that are not in the table above."""

    def __init__(self, record):
        self.id = int(record["eventId"])
        kind = record.get("eventType", 0)
        if isinstance(kind, str):
            kind = NUMBERS.get(kind.removeprefix("EVENT_TYPE_").replace("_", "").lower(), 0)
        self.type = kind if kind < len(NAMES) else 0
        self.time = nanoseconds(record.get("eventTime"))
        self.attributes = next((v for k, v in record.items() if k.endswith("EventAttributes") and v is not None), {})

    def reference(self, name):
        """An event id in the attributes; 0 where there is none."""
        return int(self.attributes.get(name) or 0)


def nanoseconds(text):
    """Since 1970, of an RFC 3339 time; None without one."""
    if not text:
        return None
    text = text.rstrip("Z").split("+")[0]
    whole, _, fraction = text.partition(".")
    moment = datetime.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=datetime.timezone.utc)
    return int(moment.timestamp()) * 10**9 + int((fraction + "0" * 9)[:9])


def rfc3339(moment):
    if moment is None:
        return None
    seconds, rest = divmod(moment, 10**9)
    text = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    fraction = f"{rest:09d}".rstrip("0")
    return text + (f".{fraction}" if fraction else "") + "Z"


def duration(text):
    """Nanoseconds of "1.5s"."""
    whole, _, fraction = text.rstrip("s").partition(".")
    return int(whole) * 10**9 + int((fraction + "0" * 9)[:9])


def read_history(path):
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    while not (isinstance(content, list) and content and "eventId" in content[0]):
        if isinstance(content, list):
            content = content[0]
        else:
            content = content.get("events", content.get("history"))
    return [Event(record) for record in content]


def payload_data(payload):
    return base64.b64decode(payload.get("data", ""))


def encoding(payload):
    return base64.b64decode(payload.get("metadata", {}).get("encoding", "")).decode()


def payload_json(payload):
    return json.loads(payload_data(payload))


COMMANDS = {  # event that a command becomes: the command
    2: "completeWorkflowExecution",
    3: "failWorkflowExecution",
    10: "scheduleActivityTask",
    15: "requestCancelActivityTask",
    17: "startTimer",
    19: "cancelTimer",
    21: "cancelWorkflowExecution",
    22: "requestCancelExternalWorkflowExecution",
    25: "recordMarker",
    28: "continueAsNewWorkflowExecution",
    29: "startChildWorkflowExecution",
    37: "signalExternalWorkflowExecution",
    40: "upsertWorkflowSearchAttributes",
    41: "protocolMessage",
    43: "protocolMessage",
    46: "modifyWorkflowProperties",
    48: "scheduleNexusOperation",
    54: "requestCancelNexusOperation",
}
TASK_EVENTS = {5, 6, 7, 8, 9}
CLOSED_FROM_OUTSIDE = {4, 27}
TERMINAL = {2, 3, 4, 21, 27, 28}
BOOKKEEPING = {11, 44, 45, 55, 56, 57, 58, 59, 60}
JOBS = {  # event that workflows are told: the job, where it doesn't depend on more
    1: "initializeWorkflow",
    12: "resolveActivity",
    13: "resolveActivity",
    14: "resolveActivity",
    16: "resolveActivity",
    18: "fireTimer",
    20: "cancelWorkflow",
    26: "signalWorkflow",
    30: "resolveChildWorkflowExecutionStart",
    31: "resolveChildWorkflowExecutionStart",
    32: "resolveChildWorkflowExecution",
    33: "resolveChildWorkflowExecution",
    34: "resolveChildWorkflowExecution",
    35: "resolveChildWorkflowExecution",
    36: "resolveChildWorkflowExecution",
    38: "resolveSignalExternalWorkflow",
    39: "resolveSignalExternalWorkflow",
    47: "doUpdate",
    49: "resolveNexusOperationStart",
}


def is_reset(event):
    cause = str(event.attributes.get("cause", "")).replace("_", "").lower()
    return event.type == 9 and cause.endswith("resetworkflow")


# Markers: what they are, and what they carry, by the names that each SDK gives them.


def marker_kind(event):
    if event.type != 25:
        return None
    name = event.attributes.get("markerName")
    return {
        "core_patch": "version",
        "Version": "version",
        "core_local_activity": "localActivity",
        "LocalActivity": "localActivity",
        "SideEffect": "sideEffect",
        "MutableSideEffect": "sideEffect",
    }.get(name, "other")


def detail(event, *keys):
    details = event.attributes.get("details") or {}
    for key in keys:
        if details.get(key):
            return details[key]["payloads"][0]
    return None


def version_of(event):
    """The id and "2", "deprecated" or ""."""
    data = detail(event, "patch-data")
    if data is not None:
        content = payload_json(data)
        return content["id"], "deprecated" if content.get("deprecated") else ""
    if event.attributes.get("markerName") == "core_patch":
        deprecated = payload_data(detail(event, "deprecated")) not in (b"\0", b"")
        return payload_data(detail(event, "patch_id")).decode(), "deprecated" if deprecated else ""
    # Go: change-id; Java: changeId
    return payload_json(detail(event, "change-id", "changeId")), str(payload_json(detail(event, "version")))


class History:
    def __init__(self, events):
        self.events = events
        self.index = {event.id: index for index, event in enumerate(events)}

    def type(self, index):
        """0 behind the end."""
        return self.events[index].type if 0 <= index < len(self.events) else 0

    def exists(self, index):
        return index < len(self.events)

    def __len__(self):
        return len(self.events)

    def by_id(self, event_id):
        return self.events[self.index[event_id]] if event_id in self.index else None

    def block(self, completed):
        """The events of the commands that a completed task answered with."""
        index = completed + 1
        while self.exists(index) and self.type(index) in COMMANDS:
            index += 1
        return range(completed + 1, index)
