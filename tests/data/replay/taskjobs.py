# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What workflow tasks tell, in the order of each SDK: core, Go, Java."""
from historyreading import JOBS, detail, is_reset, marker_kind, payload_json


def jobs_of_event(history, event):
    """What an event that came from outside tells, in order."""
    if is_reset(event):
        return ["updateRandomSeed"]
    if event.type in (23, 24):
        # Whoever cancels his own child is told by the child's end.
        initiated = history.by_id(event.reference("initiatedEventId"))
        own_child = initiated is not None and initiated.attributes.get("childWorkflowOnly")
        return [] if own_child else ["resolveRequestCancelExternalWorkflow"]
    if event.type in (50, 51, 52, 53):
        scheduled = event.reference("scheduledEventId")
        before = history.events[: history.index[event.id]]
        if any(e.type == 49 and e.reference("scheduledEventId") == scheduled for e in before):
            return ["resolveNexusOperation"]
        # Ended at once: a result starts and ends it, a failure is that of the start.
        return ["resolveNexusOperationStart"] + (["resolveNexusOperation"] if event.type == 50 else [])
    return [JOBS[event.type]] if event.type in JOBS else []


def inputs_told(history, inputs, block):
    """Events of inputs. An admitted update is told by the task that accepts it; one that was rejected leaves no answer,
    so replay knows nothing of it. A task that has no answer yet is told of all."""
    return [e for e in events_at(history, inputs) if e.type != 47 or block is None]


def accepted_updates(history, block):
    """Of an answer: accepted events, each with that of its request: itself, or where it was admitted before."""
    admitted = {update_id(event): event for event in history.events if event.type == 47}
    updates = []
    for event in events_at(history, block):
        if event.type == 41:
            has_request = bool(event.attributes.get("acceptedRequest"))
            request = event if has_request else admitted.get(event.attributes.get("protocolInstanceId"), event)
            updates.append((event, request))
    return updates


def update_id(admitted):
    return ((admitted.attributes.get("request") or {}).get("meta") or {}).get("updateId")


def activation_of(history, marker, first_started, is_further):
    """Newer markers tell the activation. Else: the task's first where the local activity was asked for before the task
    began, the second for the first one in the answer; for further ones the history does not tell: None."""
    data = payload_json(detail(marker, "data"))
    if "activation_index" in data:
        return data["activation_index"]
    asked = data["original_schedule_time"]
    # After a back-off it is asked for anew, though its marker says when it was first.
    is_retry = any(
        marker_kind(event) == "localActivity" and payload_json(detail(event, "data"))["original_schedule_time"] == asked
        for event in history.events[: history.index[marker.id]]
    )
    if first_started is not None and not is_retry and asked["seconds"] * 10**9 + asked["nanos"] < first_started:
        return 0
    return None if is_further else 1


def jobs_core(history, inputs, block, first_started):
    """Core sorts: start, patches, seed, signals, updates (wherever they are sequenced), all else, local activities."""
    first = []
    for event in inputs_told(history, inputs, block):
        for job in jobs_of_event(history, event):
            rank = {"initializeWorkflow": 0, "updateRandomSeed": 2, "signalWorkflow": 3, "doUpdate": 4}.get(job, 5)
            first.append((rank, event.id, job, event.id))
    later = []
    for accepted, requested in accepted_updates(history, block or ()):
        first.append((4, accepted.id, "doUpdate", requested.id))
    for event in events_at(history, block or ()):
        if marker_kind(event) == "version":
            first.append((1, event.id, "notifyHasPatch", event.id))
        elif marker_kind(event) == "localActivity":
            later.append((event, activation_of(history, event, first_started, bool(later))))
    first.sort(key=lambda entry: entry[:2])  # stable: one event may bring two jobs
    jobs = [{"job": job, "eventId": event, "activation": 0} for _, _, job, event in first]
    for event, activation in later:
        jobs.append({"job": "resolveLocalActivity", "eventId": event.id, "activation": activation})
    return jobs


def events_at(history, indexes):
    return [history.events[i] for i in indexes]


def markers_of(history, block, jobs_by_kind):
    """Jobs of the markers of these kinds."""
    markers = [(marker_kind(event), event.id) for event in events_at(history, block or ())]
    return [(jobs_by_kind[kind], event_id) for kind, event_id in markers if kind in jobs_by_kind]


def with_updates(history, inputs, block):
    """Events of inputs in order; an accepted update right behind the event that it is sequenced after."""
    entries = []
    for event in inputs_told(history, inputs, block):
        entries.append((event.id, 0, event.id, jobs_of_event(history, event)))
    for accepted, requested in accepted_updates(history, block or ()):
        entries.append((accepted.reference("acceptedRequestSequencingEventId"), 1, requested.id, ["doUpdate"]))
    entries.sort(key=lambda entry: entry[:2])
    return [(job, event) for _, _, event, jobs in entries for job in jobs]


def jobs_go(history, inputs, block, _):
    """Go applies the markers of the answer first, but for local activities; then all events in their order; then the
    local activities."""
    jobs = markers_of(history, block, {"version": "notifyHasPatch", "sideEffect": "replaySideEffect"})
    jobs += with_updates(history, inputs, block)
    jobs += markers_of(history, block, {"localActivity": "resolveLocalActivity"})
    return [{"job": job, "eventId": event, "activation": 0} for job, event in jobs]


def jobs_java(history, inputs, block, _):
    """Java loads the versions of the answer before it runs; the other markers answer as the code asks."""
    jobs = markers_of(history, block, {"version": "notifyHasPatch"})
    jobs += with_updates(history, inputs, block)
    jobs += markers_of(history, block, {"sideEffect": "replaySideEffect", "localActivity": "resolveLocalActivity"})
    return [{"job": job, "eventId": event, "activation": 0} for job, event in jobs]
