# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the event of a history that brought a job, and checks that the job says what the event says.

Jobs carry sequence numbers of commands; who asks says which event each command became. Names, how a thing ended, and
the bytes of results and arguments are compared too, these where the history has them in clear.
"""
import json

STATUS_OF_EVENT = {
    12: "completed", 13: "failed", 14: "failed", 16: "cancelled",
    30: "failed", 31: "succeeded",
    32: "completed", 33: "failed", 34: "cancelled", 35: "failed", 36: "failed",
    50: "completed", 51: "failed", 52: "cancelled", 53: "timed_out",
}  # fmt: skip
RESET = 20  # WorkflowTaskFailedCause.RESET_WORKFLOW
CLOSING = {
    "fire_timer": ("timer", {18}, "started_event_id"),
    "resolve_activity": ("activity", {12, 13, 14, 16}, "scheduled_event_id"),
    "resolve_child_workflow_execution_start": ("child", {30, 31}, "initiated_event_id"),
    "resolve_child_workflow_execution": ("child", {32, 33, 34, 35, 36}, "initiated_event_id"),
    "resolve_nexus_operation_start": ("operation", {49, 50, 51, 52, 53}, "scheduled_event_id"),
    "resolve_nexus_operation": ("operation", {50, 51, 52, 53}, "scheduled_event_id"),
    "resolve_signal_external_workflow": ("signal", {38, 39}, "initiated_event_id"),
    "resolve_request_cancel_external_workflow": ("cancel", {23, 24}, "initiated_event_id"),
}


def attributes(event):
    return getattr(event, event.WhichOneof("attributes"))


def marker_data(event, key):
    return json.loads(event.marker_recorded_event_attributes.details[key].payloads[0].data)


def is_marker(event, name):
    return event.event_type == 25 and event.marker_recorded_event_attributes.marker_name == name


def patch_id(event):
    if "patch-data" in event.marker_recorded_event_attributes.details:
        return marker_data(event, "patch-data")["id"]
    return event.marker_recorded_event_attributes.details["patch_id"].payloads[0].data.decode()


def is_in_clear(payload):
    return not payload.external_payloads and payload.metadata.get("encoding") != b"binary/encrypted"


def check(condition, job, event):
    if not condition:
        raise ValueError(f"{job} is not what event {event.event_id} says")


def check_payloads(told, recorded, job, event):
    if all(is_in_clear(payload) for payload in recorded):
        check([payload.data for payload in told] == [payload.data for payload in recorded], job, event)


class JobEvents:
    """Of one history, asked job by job in the order in which they are told."""

    def __init__(self, events):
        self._events = list(events)
        self._seeds = iter([e for e in events if e.event_type == 9 and attributes(e).cause == RESET])

    def _first(self, condition):
        return next((event for event in self._events if condition(event)), None)

    def event_of(self, job, opened):
        """None for a job that no event brought. Opened: (kind, sequence number) to the id of the command's event."""
        kind = job.WhichOneof("variant")
        body = getattr(job, kind)
        if kind == "resolve_activity" and body.is_local:
            event = self._local_activity(body, opened)
        elif kind in CLOSING:
            event = self._closing(kind, body, opened)
        else:
            event = getattr(self, "_" + kind)(body)
        return None if event is None else event.event_id

    def _initialize_workflow(self, body):
        event = self._events[0]
        check(body.workflow_type == attributes(event).workflow_type.name, "start", event)
        check_payloads(body.arguments, attributes(event).input.payloads, "start", event)
        return event

    def _notify_has_patch(self, body):
        return self._first(lambda event: is_marker(event, "core_patch") and patch_id(event) == body.patch_id)

    def _update_random_seed(self, _):
        return next(self._seeds)

    def _signal_workflow(self, body):
        event = self._first(lambda event: event.event_id == body.originating_event_id)
        check(event.event_type == 26 and attributes(event).signal_name == body.signal_name, "signal", event)
        check_payloads(body.input, attributes(event).input.payloads, "signal", event)
        return event

    def _do_update(self, body):
        def is_its(event):
            if event.event_type == 47:
                return attributes(event).request.meta.update_id == body.protocol_instance_id
            return event.event_type == 41 and attributes(event).protocol_instance_id == body.protocol_instance_id

        event = self._first(is_its)
        request = attributes(event).request if event.event_type == 47 else attributes(event).accepted_request
        check(request.input.name == body.name, "update", event)
        check_payloads(body.input, request.input.args.payloads, "update", event)
        return event

    def _cancel_workflow(self, _):
        return self._first(lambda event: event.event_type == 20)

    def _local_activity(self, body, opened):
        if ("local activity", body.seq) in opened:
            return self._first(lambda event: event.event_id == opened["local activity", body.seq])
        return self._first(
            lambda event: is_marker(event, "core_local_activity") and marker_data(event, "data")["seq"] == body.seq
        )

    def _closing(self, kind, body, opened):
        thing, types, reference = CLOSING[kind]
        event = self._first(
            lambda event: event.event_type in types
            and getattr(attributes(event), reference) == opened[thing, body.seq]
        )
        if event is not None:
            self._check_ending(kind, body, event)
        return event

    def _check_ending(self, kind, body, event):
        if kind == "resolve_child_workflow_execution_start":
            check(body.WhichOneof("status") == STATUS_OF_EVENT[event.event_type], kind, event)
        elif kind == "resolve_nexus_operation_start" and event.event_type == 49:
            check(body.operation_token == attributes(event).operation_token, kind, event)
        elif kind in ("resolve_activity", "resolve_child_workflow_execution", "resolve_nexus_operation"):
            status = body.result.WhichOneof("status")
            check(status == STATUS_OF_EVENT[event.event_type], kind, event)
            recorded = getattr(attributes(event), "result", None)
            if kind == "resolve_activity" and status == "completed" and recorded.payloads:
                check_payloads([body.result.completed.result], recorded.payloads[:1], kind, event)
