# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A workflow without code: it answers every activation with the commands that its history recorded.

So core cuts any history of an SDK on core for us, and says what it would tell the workflow, whatever language the
workflow was written in. What can't be known from a history is chosen so that nothing is told that no event brought:
things that are cancelled wait for the server's answer.
"""
import temporalio.bridge.proto.workflow_completion as completions
from jobevents import attributes, is_marker, marker_data, patch_id
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType
from temporalio.bridge.proto.workflow_commands import WorkflowCommand
from temporalio.worker import WorkflowInstance

EMPTY = Payload(metadata={"encoding": b"json/plain"}, data=b"null")
WAIT_FOR_ACTIVITY = 1  # ActivityCancellationType.WAIT_CANCELLATION_COMPLETED
WAIT_FOR_CHILD = 2  # ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED
WAIT_FOR_OPERATION = 0  # NexusOperationCancellationType.WAIT_CANCELLATION_COMPLETED

COMPLETED = EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
CLOSING = {2: "complete", 3: "fail", 21: "cancel", 28: "continue_as_new"}
COMMANDS = {10, 15, 17, 19, 22, 25, 29, 37, 40, 41, 43, 46, 48, 54, *CLOSING}


def is_local_activity(event):
    return is_marker(event, "core_local_activity")


def empty_external_payloads(message):
    """Empties payloads that are stored elsewhere: nobody reads them, and the SDK would look for a driver."""
    if message.DESCRIPTOR.full_name == "temporal.api.common.v1.Payload":
        if message.external_payloads:
            message.CopyFrom(EMPTY)
        return
    for field, value in message.ListFields():
        if field.type != field.TYPE_MESSAGE:
            continue
        if hasattr(value, "ListFields"):
            items = [value]
        elif hasattr(value, "values"):
            items = value.values()
        else:
            items = value
        for item in items:
            if hasattr(item, "ListFields"):
                empty_external_payloads(item)


def nanoseconds(moment):
    return moment["seconds"] * 10**9 + moment["nanos"]


class Recording:
    """A history, by the questions that answering asks."""

    def __init__(self, events):
        self.events = {event.event_id: event for event in events}
        self.blocks = {}  # started event: command events of the block that follows
        for index, event in enumerate(events):
            if event.event_type == COMPLETED:
                block = []
                for later in events[index + 1 :]:
                    if later.event_type not in COMMANDS:
                        break
                    block.append(later)
                self.blocks[event.workflow_task_completed_event_attributes.started_event_id] = block
        self.local_activities = self._when_scheduled()

    def _when_scheduled(self):
        """Markers by the task and the activation in which their local activity was asked for."""
        scheduled, backing_off = {}, set()
        for started, block in self.blocks.items():
            for event in block:
                if is_local_activity(event):
                    data = marker_data(event, "data")
                    scheduled.setdefault(self._asked_in(started, data, backing_off), []).append(event)
                    if data.get("backoff"):
                        backing_off.add(nanoseconds(data["original_schedule_time"]))
        return scheduled

    def _asked_in(self, started, data, backing_off):
        asked = nanoseconds(data["original_schedule_time"])
        # After a back-off it is asked for anew, though the marker says when it was first.
        is_early = asked < self._time(started) and asked not in backing_off
        if data.get("activation_index", 0 if is_early else 1) > 0:
            return started, data.get("activation_index", 1) - 1
        before = [task for task in self.blocks if self._time(task) <= asked and task < started]
        return max(before, default=started), 0

    def _time(self, event_id):
        return self.events[event_id].event_time.ToNanoseconds()


class RecordedAnswers(WorkflowInstance):
    def __init__(self, info, recording):
        self._info, self._recording = info, recording
        self._task, self._activation = None, 0
        self._left = []
        self._seq, self._seq_of = 0, {}
        self.opened = {}  # event that a command became, by kind of thing and sequence number
        self._running_locals = {}
        self._asked = set()

    def activate(self, act):
        completion = completions.WorkflowActivationCompletion()
        completion.successful.SetInParent()
        add = completion.successful.commands.add
        query = next((job.query_workflow for job in act.jobs if job.HasField("query_workflow")), None)
        if query is not None:
            add().respond_to_query.query_id = query.query_id
            completion.successful.commands[0].respond_to_query.succeeded.response.data = b"null"
            return completion
        self._advance(act)
        for event in self._recording.local_activities.get((self._task, self._activation), []):
            if event.event_id not in self._asked:
                self._local_activity(add(), event)
        while self._left and not self._must_wait(self._left[0]):
            event = self._left.pop(0)
            answer = getattr(self, f"_answer_{event.event_type}", None)
            if event.event_type in CLOSING:
                self._close(add(), event)
            elif answer is not None:
                answer(add, event)
        return completion

    def _advance(self, act):
        for job in act.jobs:
            if job.HasField("resolve_activity"):
                self._running_locals.pop(job.resolve_activity.seq, None)
        # Local activities are asked for and answered within their task.
        if self._task == act.history_length:
            self._activation += 1
        else:
            self._task, self._activation = act.history_length, 0
            self._left = list(self._recording.blocks.get(act.history_length, []))

    def _must_wait(self, event):
        return event.event_type in CLOSING and bool(self._running_locals)

    def _next(self, kind, event, seq=None):
        if seq is None:
            self._seq += 1
            seq = self._seq
        self._seq_of[event.event_id] = seq
        self.opened[kind, seq] = event.event_id
        return seq

    def _local_activity(self, command, event):
        data = marker_data(event, "data")
        self._asked.add(event.event_id)
        body = command.schedule_local_activity
        # The marker tells the number that core matches it by.
        body.seq, body.activity_id, body.activity_type = data["seq"], data["activity_id"], data["activity_type"]
        body.attempt = data["attempt"]
        body.start_to_close_timeout.seconds = 60
        self._running_locals[data["seq"]] = event.event_id
        self.opened["local activity", data["seq"]] = event.event_id

    def _answer_10(self, add, event):
        body, recorded = add().schedule_activity, attributes(event)
        body.seq = self._next("activity", event)
        body.activity_id, body.activity_type = recorded.activity_id, recorded.activity_type.name
        body.start_to_close_timeout.seconds = 60
        body.cancellation_type = WAIT_FOR_ACTIVITY

    def _answer_15(self, add, event):
        add().request_cancel_activity.seq = self._seq_of[attributes(event).scheduled_event_id]

    def _answer_17(self, add, event):
        body = add().start_timer
        # Core names timers by their number.
        body.seq = self._next("timer", event, int(attributes(event).timer_id))
        body.start_to_fire_timeout.seconds = 1

    def _answer_19(self, add, event):
        add().cancel_timer.seq = self._seq_of[attributes(event).started_event_id]

    def _answer_22(self, add, event):
        recorded = attributes(event)
        if recorded.child_workflow_only:
            child = next(
                opened
                for opened in self._seq_of
                if self._recording.events[opened].event_type == 29
                and attributes(self._recording.events[opened]).workflow_id == recorded.workflow_execution.workflow_id
            )
            add().cancel_child_workflow_execution.child_workflow_seq = self._seq_of[child]
            return
        body = add().request_cancel_external_workflow_execution
        body.seq = self._next("cancel", event)
        body.workflow_execution.workflow_id = recorded.workflow_execution.workflow_id

    def _answer_25(self, add, event):
        recorded = attributes(event)
        if recorded.marker_name == "core_local_activity":
            if event.event_id not in self._asked:
                self._local_activity(add(), event)
        elif recorded.marker_name == "core_patch":
            details = recorded.details
            body = add().set_patch_marker
            body.patch_id = patch_id(event)
            if "patch-data" in details:
                body.deprecated = marker_data(event, "patch-data")["deprecated"]
            else:
                body.deprecated = details["deprecated"].payloads[0].data != b"\0"
            # Core writes the search attribute that tells patches itself.
            if self._left and self._left[0].event_type == 40:
                fields = attributes(self._left[0]).search_attributes.indexed_fields
                if list(fields) == ["TemporalChangeVersion"]:
                    self._left.pop(0)

    def _answer_29(self, add, event):
        body, recorded = add().start_child_workflow_execution, attributes(event)
        body.seq = self._next("child", event)
        body.workflow_id, body.workflow_type = recorded.workflow_id, recorded.workflow_type.name
        body.cancellation_type = WAIT_FOR_CHILD

    def _answer_37(self, add, event):
        body, recorded = add().signal_external_workflow_execution, attributes(event)
        body.seq = self._next("signal", event)
        body.signal_name = recorded.signal_name
        if recorded.child_workflow_only:
            body.child_workflow_id = recorded.workflow_execution.workflow_id
        else:
            body.workflow_execution.workflow_id = recorded.workflow_execution.workflow_id

    def _answer_40(self, add, event):
        add().upsert_workflow_search_attributes.SetInParent()

    def _answer_41(self, add, event):
        body = add().update_response
        body.protocol_instance_id = attributes(event).protocol_instance_id
        body.accepted.SetInParent()

    def _answer_43(self, add, event):
        body = add().update_response
        accepted = self._recording.events.get(attributes(event).accepted_event_id)
        if accepted is None:
            body.protocol_instance_id = attributes(event).meta.update_id
        else:
            body.protocol_instance_id = attributes(accepted).protocol_instance_id
        body.completed.SetInParent()

    def _answer_46(self, add, event):
        add().modify_workflow_properties.SetInParent()

    def _answer_48(self, add, event):
        body, recorded = add().schedule_nexus_operation, attributes(event)
        body.seq = self._next("operation", event)
        body.endpoint, body.service, body.operation = recorded.endpoint, recorded.service, recorded.operation
        body.cancellation_type = WAIT_FOR_OPERATION

    def _answer_54(self, add, event):
        add().request_cancel_nexus_operation.seq = self._seq_of[attributes(event).scheduled_event_id]

    def _close(self, command, event):
        if event.event_type == 28:
            command.continue_as_new_workflow_execution.workflow_type = attributes(event).workflow_type.name
        else:
            getattr(command, f"{CLOSING[event.event_type]}_workflow_execution").SetInParent()

    def get_serialization_context(self, command_info):
        return None

    def get_external_store_context(self, command_info):
        return None

    def get_info(self):
        return self._info
