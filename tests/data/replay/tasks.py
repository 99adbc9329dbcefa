# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A history as workflow tasks."""
from historyreading import CLOSED_FROM_OUTSIDE, COMMANDS, TASK_EVENTS, TERMINAL, detail, rfc3339
from taskcutting import cut_core, cut_go_or_java
from taskjobs import jobs_core, jobs_go, jobs_java, jobs_of_event

CUTS = {"core": cut_core, "go": cut_go_or_java, "java": cut_go_or_java}
JOBS_BY_FAMILY = {"core": jobs_core, "go": jobs_go, "java": jobs_java}
FAMILIES = {
    "temporal-go": "go",
    "temporal-java": "java",
    "temporal-typescript": "core",
    "temporal-python": "core",
    "temporal-dotnet": "core",
    "temporal-ruby": "core",
    "temporal-rust": "core",
    "temporal-core": "core",
}


def sdk_name(history):
    for event in history.events:
        if event.type == 7 and (event.attributes.get("sdkMetadata") or {}).get("sdkName"):
            return event.attributes["sdkMetadata"]["sdkName"]
    return None


def has_telling_marker(history):
    """Core's markers have names of their own; Go and Java call theirs alike, but not what is in them."""
    for event in history.events:
        name = event.attributes.get("markerName", "") if event.type == 25 else ""
        if name.startswith("core_") or any(detail(event, key) for key in ("change-id", "side-effect-id", "changeId")):
            return True
    return False


def attempts_within(history, begin, end):
    """Tries of workflow tasks among events [begin, end)."""
    attempts = []
    for i in range(begin, end):
        event = history.events[i]
        if event.type == 5:
            attempts.append(
                {"scheduledEventId": event.id, "startedEventId": None, "closedEventId": None, "outcome": "open"}
            )
        elif event.type in (6, 7, 8, 9) and attempts:
            if event.type == 6:
                attempts[-1]["startedEventId"] = event.id
            else:
                attempts[-1]["closedEventId"] = event.id
                attempts[-1]["outcome"] = {7: "completed", 8: "timedOut", 9: "failed"}[event.type]
    for attempt in attempts:
        attempt["heartbeat"] = False
    for attempt in attempts[:-1]:
        attempt["heartbeat"] = attempt["outcome"] == "completed"
    return attempts


def build_tasks(history, family):
    cuts = CUTS[family](history)
    tasks, begin = [], 0
    for end in cuts:
        completed = end + 1 if history.type(end + 1) == 7 else None
        block = history.block(completed) if completed is not None else None
        tasks.append(make_task(history, family, begin, end + 1 if completed is None else completed + 1, end, block))
        begin = block.stop if block is not None else end + 1
    tasks += last_task(history, family, begin)
    for number, task in enumerate(tasks, 1):
        task["number"] = number
    return tasks


def last_task(history, family, begin):
    """What is left: a try that failed, or what no task was started for yet."""
    rest = history.events[begin:]
    while rest and rest[-1].type in TERMINAL:
        rest = rest[:-1]
    end = begin + len(rest)
    started = [i for i in range(begin, end) if history.type(i) == 6]
    told = [e for e in rest if jobs_of_event(history, e)]
    scheduled = [e for e in rest if e.type == 5]
    if not told and not scheduled:
        return []
    task = make_task(history, family, begin, end, None, None)
    task["historyLength"] = rest[-1].id
    last_try = task["attempts"][-1] if task["attempts"] else None
    is_last = last_try is not None and rest[-1].id == last_try["closedEventId"]
    if started and (last_try["outcome"] == "open" or is_last) and last_try["startedEventId"] is not None:
        task.update(tail=False, outcome=last_try["outcome"])
        task["scheduledEventId"], task["startedEventId"] = last_try["scheduledEventId"], last_try["startedEventId"]
        task["time"] = rfc3339(history.events[started[-1]].time)
    return [task]


def make_task(history, family, begin, end, started, block):
    inputs = [i for i in range(begin, end) if history.type(i) not in TASK_EVENTS - {9}]
    inputs = [i for i in inputs if history.type(i) not in COMMANDS]
    attempts = attempts_within(history, begin, end)
    first_started = next((history.events[i].time for i in range(begin, end) if history.type(i) == 6), None)
    jobs = JOBS_BY_FAMILY[family](history, inputs, block, first_started)
    last = attempts[-1] if attempts else None
    started_event = history.events[started] if started is not None else None
    completed = history.events[block.start - 1] if block is not None else None
    metadata = (completed.attributes.get("sdkMetadata") or {}) if completed else {}
    task = {
        "scheduledEventId": last["scheduledEventId"] if last else None,
        "startedEventId": started_event.id if started_event else None,
        "completedEventId": completed.id if completed else None,
        "outcome": "completed" if completed else "open",
        "replaying": completed is not None,
        "tail": started is None,
        "attempts": attempts,
        "jobs": jobs,
        "commands": [{"command": COMMANDS[history.type(i)], "eventId": history.events[i].id} for i in block or ()],
        "time": rfc3339(started_event.time) if started_event else None,
        "historyLength": started_event.id if started_event else None,
        "coreFlags": sorted(metadata.get("coreUsedFlags") or []),
        "languageFlags": sorted(metadata.get("langUsedFlags") or []),
    }
    if started_event and "historySizeBytes" in started_event.attributes:
        task["historyBytes"] = int(started_event.attributes["historySizeBytes"])
    return task


def unassigned(history, tasks):
    told = {job["eventId"] for task in tasks for job in task["jobs"]}
    answered = {command["eventId"] for task in tasks for command in task["commands"]}
    closed = next((i for i, event in enumerate(history.events) if event.type in TERMINAL), len(history))
    result = []
    for i, event in enumerate(history.events):
        if event.id in told or event.id in answered:
            continue
        if i > closed:
            reason = "afterClose"
        elif event.type in TASK_EVENTS:
            reason = "workflowTask"
        elif event.type in CLOSED_FROM_OUTSIDE:
            reason = "closedFromOutside"
        elif event.type == 0:
            reason = "unknownType"
        elif event.type in COMMANDS:
            reason = "outOfPlace"
        else:
            reason = "serverBookkeeping"
        result.append({"eventId": event.id, "reason": reason})
    return result


def derive_tasks(history, family):
    tasks = build_tasks(history, family)
    return {"tasks": tasks, "unassigned": unassigned(history, tasks)}
