# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The state of a workflow after an event, folded from the first."""
import json

from historyreading import (
    duration,
    encoding,
    marker_kind,
    payload_data,
    payload_json,
    rfc3339,
    version_of,
)


def item(event, **more):
    return {"openedEventId": event.id, **more}


def payload_value(payload):
    """JSON where it is JSON, else text; None for a payload that says null or nothing."""
    kind = encoding(payload)
    if kind == "binary/null" or not payload.get("data"):
        return None
    if kind.startswith("json/"):
        return payload_json(payload)
    return payload_data(payload).decode(errors="replace")


def name_of(record, key):
    return (record.get(key) or {}).get("name", "")


class State:
    """Folds one event after the other."""

    def __init__(self, history):
        self.history = history
        self.lists = {
            "activities": {},
            "timers": {},
            "childWorkflows": {},
            "nexusOperations": {},
            "updates": {},
            "signalsSent": {},
            "cancelsSent": {},
        }
        self.ids = {
            name: []
            for name in ("signalsReceived", "updatesCompleted", "localActivities", "sideEffects", "otherMarkers")
        }
        self.maps = {"searchAttributes": {}, "memo": {}, "versions": {}}
        self.task = None
        self.status, self.paused, self.cancel = "running", False, None
        self.sdk = {"sdkName": "", "sdkVersion": "", "buildId": "", "deployment": ""}
        self.flags = {"coreFlags": set(), "languageFlags": set()}
        self.count, self.failed = 0, 0

    def result(self, at):
        return {
            "at": at,
            "status": self.status,
            "paused": self.paused,
            "cancelRequestedEventId": self.cancel,
            **{name: list(items.values()) for name, items in self.lists.items()},
            "workflowTask": self.task,
            **{name: list(ids) for name, ids in self.ids.items()},
            **{name: dict(entries) for name, entries in self.maps.items()},
            **self.sdk,
            **{name: sorted(flags) for name, flags in self.flags.items()},
            "eventCount": self.count,
            "failedWorkflowTasks": self.failed,
        }

    def apply(self, event):
        self.count += 1
        for fold in (self._activity, self._timer, self._child, self._other_workflow, self._nexus, self._update):
            fold(event)
        self._workflow_task(event)
        self._marker(event)
        self._workflow(event)

    def _open(self, kind, event, **more):
        self.lists[kind][event.id] = item(event, **more)

    def _change(self, name, opened, field, value):
        if opened in self.lists[name]:
            self.lists[name][opened][field] = value

    def _close(self, name, opened):
        self.lists[name].pop(opened, None)

    def _activity(self, event):
        a, scheduled = event.attributes, event.reference("scheduledEventId")
        if event.type == 10:
            self._open("activities", event, id=a.get("activityId", ""), name=name_of(a, "activityType"),
                       startedEventId=None, cancelRequestedEventId=None, attempt=0, lastFailureEventId=None)
        elif event.type == 11:
            self._change("activities", scheduled, "startedEventId", event.id)
            self._change("activities", scheduled, "attempt", int(a.get("attempt", 0)))
            if a.get("lastFailure"):
                self._change("activities", scheduled, "lastFailureEventId", event.id)
        elif event.type == 15:
            self._change("activities", scheduled, "cancelRequestedEventId", event.id)
        elif event.type in (12, 13, 14, 16):
            self._close("activities", scheduled)

    def _timer(self, event):
        a = event.attributes
        if event.type == 17:
            timeout = a.get("startToFireTimeout")
            due = rfc3339(event.time + duration(timeout)) if timeout and event.time is not None else None
            self._open("timers", event, id=a.get("timerId", ""), due=due)
        elif event.type in (18, 19):
            self._close("timers", event.reference("startedEventId"))

    def _child(self, event):
        a, initiated = event.attributes, event.reference("initiatedEventId")
        if event.type == 29:
            self._open("childWorkflows", event, id=a.get("workflowId", ""), name=name_of(a, "workflowType"),
                       startedEventId=None, cancelRequestedEventId=None)
        elif event.type == 31:
            self._change("childWorkflows", initiated, "startedEventId", event.id)
        elif event.type == 30 or 32 <= event.type <= 36:
            self._close("childWorkflows", initiated)

    def _other_workflow(self, event):
        if event.type == 37:
            self._open("signalsSent", event)
        elif event.type in (38, 39):
            self._close("signalsSent", event.reference("initiatedEventId"))
        elif event.type == 22:
            self._open("cancelsSent", event)
            self._cancel_own_child(event)
        elif event.type in (23, 24):
            self._close("cancelsSent", event.reference("initiatedEventId"))

    def _cancel_own_child(self, event):
        """A child is cancelled like any workflow, but for a mark that it is a child."""
        a, children = event.attributes, self.lists["childWorkflows"].values()
        workflow_id = (a.get("workflowExecution") or {}).get("workflowId")
        for child in children:
            if a.get("childWorkflowOnly") and child["id"] == workflow_id and child["cancelRequestedEventId"] is None:
                child["cancelRequestedEventId"] = event.id

    def _nexus(self, event):
        a, scheduled = event.attributes, event.reference("scheduledEventId")
        if event.type == 48:
            self._open("nexusOperations", event, name=f"{a.get('service', '')}.{a.get('operation', '')}",
                       startedEventId=None, cancelRequestedEventId=None)
        elif event.type == 49:
            self._change("nexusOperations", scheduled, "startedEventId", event.id)
        elif event.type == 54:
            self._change("nexusOperations", scheduled, "cancelRequestedEventId", event.id)
        elif event.type in (50, 51, 52, 53):
            self._close("nexusOperations", scheduled)

    def _update(self, event):
        a, updates = event.attributes, self.lists["updates"]
        if event.type in (41, 47):
            request = a.get("request") or a.get("acceptedRequest") or {}
            update_id = (request.get("meta") or {}).get("updateId") or a.get("protocolInstanceId", "")
            if any(update["id"] == update_id for update in updates.values()):
                return  # admitted before
            self._open("updates", event, id=update_id, name=(request.get("input") or {}).get("name", ""))
        elif event.type == 43:
            self.ids["updatesCompleted"].append(event.id)
            accepted = self.history.by_id(event.reference("acceptedEventId"))
            update_id = (a.get("meta") or {}).get("updateId")
            if not update_id and accepted is not None:
                update_id = accepted.attributes.get("protocolInstanceId")
            for opened in [opened for opened, update in updates.items() if update["id"] == update_id]:
                updates.pop(opened)

    def _workflow_task(self, event):
        a = event.attributes
        if event.type == 5:
            self.task = {"scheduledEventId": event.id, "startedEventId": None, "attempt": int(a.get("attempt", 0))}
        elif event.type == 6 and self.task is not None:
            self.task["startedEventId"] = event.id
        elif event.type in (7, 8, 9):
            self.task = None
            self.failed = 0 if event.type == 7 else self.failed + 1
        if event.type == 7:
            metadata = a.get("sdkMetadata") or {}
            for name in ("sdkName", "sdkVersion"):
                self.sdk[name] = metadata.get(name) or self.sdk[name]
            self.flags["coreFlags"].update(metadata.get("coreUsedFlags") or [])
            self.flags["languageFlags"].update(metadata.get("langUsedFlags") or [])
            self._build(a)

    def _build(self, a):
        """Newer spelling first."""
        version = a.get("deploymentVersion") or {}
        joined = a.get("workerDeploymentVersion") or ""
        build = version.get("buildId") or (a.get("workerVersion") or {}).get("buildId") or a.get("binaryChecksum")
        deployment = version.get("deploymentName")
        if not version and "." in joined:
            deployment, _, build = joined.partition(".")
        self.sdk["buildId"] = build or self.sdk["buildId"]
        self.sdk["deployment"] = deployment or self.sdk["deployment"]

    def _marker(self, event):
        kind = marker_kind(event)
        if kind == "version":
            change, value = version_of(event)
            self.maps["versions"][change] = {"eventId": event.id, "value": value}
        elif kind is not None:
            name = {"localActivity": "localActivities", "sideEffect": "sideEffects", "other": "otherMarkers"}[kind]
            self.ids[name].append(event.id)

    def _workflow(self, event):
        a = event.attributes
        endings = {2: "completed", 3: "failed", 4: "timedOut", 21: "cancelled", 27: "terminated", 28: "continuedAsNew"}
        self.status = endings.get(event.type, self.status)
        if event.type in (58, 59):
            self.paused = event.type == 58
        elif event.type == 20 and self.cancel is None:
            self.cancel = event.id
        elif event.type == 26:
            self.ids["signalsReceived"].append(event.id)
        elif event.type == 1:
            self._set("memo", event, (a.get("memo") or {}).get("fields"))
            self._set("searchAttributes", event, (a.get("searchAttributes") or {}).get("indexedFields"))
        elif event.type == 40:
            self._set("searchAttributes", event, (a.get("searchAttributes") or {}).get("indexedFields"))
        elif event.type == 46:
            self._set("memo", event, (a.get("upsertedMemo") or {}).get("fields"))

    def _set(self, name, event, fields):
        for key, payload in (fields or {}).items():
            value = payload_value(payload)
            if value is None or value == []:
                self.maps[name].pop(key, None)
            else:
                self.maps[name][key] = {"eventId": event.id, "value": value}


def derive_states(history, at):
    state, states = State(history), []
    for event in history.events:
        state.apply(event)
        if event.id in at:
            states.append(json.loads(json.dumps(state.result(event.id))))
    return states


def moments(history):
    """After the first task's answer, in the middle, where most is open, at the end."""
    first = next((i for i in range(len(history)) if history.type(i) == 7), 0)
    after_first = history.block(first).stop - 1 if history.type(first) == 7 else 0
    state, most, busiest = State(history), -1, 0
    for i, event in enumerate(history.events):
        state.apply(event)
        count = sum(len(items) for items in state.lists.values())
        if count > most:
            most, busiest = count, i
    indexes = {after_first, (len(history) - 1) // 2, busiest, len(history) - 1}
    return {history.events[i].id for i in indexes}
