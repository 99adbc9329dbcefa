# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes histories that a server could have written, many and small, with what real ones rarely have together.

    python madehistories.py FOLDER COUNT

Empty tasks that roll into the next, tasks that fail or time out, resets, updates sequenced behind different events,
signals before and while a task waits, patches, timers, activities, children, Nexus operations, signals to others. The
same count makes the same histories.
"""
import base64
import datetime
import json
import random
import sys
from pathlib import Path

SECOND = 10**9


def payload(value, kind=None):
    metadata = {"encoding": base64.b64encode(b"json/plain").decode()}
    if kind:
        metadata["type"] = base64.b64encode(kind.encode()).decode()
    return {"metadata": metadata, "data": base64.b64encode(json.dumps(value).encode()).decode()}


class MadeHistory:
    def __init__(self, seed):
        self._random = random.Random(seed)
        self._now = 1_795_440_000 * SECOND
        self.events = []
        self._timers, self._activities, self._children, self._operations, self._signals = [], [], [], [], []
        self._updates, self._patches = [], 0
        self._counts = {}
        self._is_first_answer = True
        self._has_news = True  # code that is told nothing answers nothing
        self._start(seed)
        for _ in range(self._random.randint(2, 9)):
            self._task()
        self._last_task()

    def _chance(self, share):
        return self._random.random() < share

    def _count(self, what):
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]

    def _tell(self, kind, **attributes):
        self._has_news = True
        return self._add(kind, **attributes)

    def _add(self, kind, **attributes):
        self._now += self._random.randint(1, 50) * 10**6
        seconds, rest = divmod(self._now, SECOND)
        moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        name = "".join(word.capitalize() for word in kind.split("_"))
        event = {"eventId": str(len(self.events) + 1), "eventTime": f"{moment}.{rest:09d}Z"}
        event["eventType"] = "EVENT_TYPE_" + kind
        event[name[0].lower() + name[1:] + "EventAttributes"] = attributes
        self.events.append(event)
        return event["eventId"]

    def _start(self, seed):
        run = f"00000000-0000-0000-0000-{seed:012d}"
        self._add("WORKFLOW_EXECUTION_STARTED", workflowType={"name": "Made"}, taskQueue={"name": "q"},
                  workflowId=f"made-{seed}", originalExecutionRunId=run, attempt=1)  # fmt: skip

    # What comes from outside.

    def _arrivals(self):
        while self._chance(0.45):
            self._random.choice([self._signal, self._signal, self._fire, self._resolve, self._child_event,
                                 self._operation_event, self._signal_arrived])()  # fmt: skip

    def _signal(self):
        self._tell("WORKFLOW_EXECUTION_SIGNALED", signalName="s")

    def _fire(self):
        if self._timers:
            started, timer = self._timers.pop(self._random.randrange(len(self._timers)))
            self._tell("TIMER_FIRED", timerId=timer, startedEventId=started)

    def _resolve(self):
        if self._activities:
            scheduled = self._activities.pop(0)
            started = self._add("ACTIVITY_TASK_STARTED", scheduledEventId=scheduled, attempt=1)
            self._tell("ACTIVITY_TASK_COMPLETED", scheduledEventId=scheduled, startedEventId=started)

    def _child_event(self):
        if not self._children:
            return
        child = self._children[0]
        execution = {"workflowExecution": {"workflowId": child["id"], "runId": "r"}, "workflowType": {"name": "C"}}
        if child["started"] is None:
            event = child["event"]
            child["started"] = self._tell("CHILD_WORKFLOW_EXECUTION_STARTED", initiatedEventId=event, **execution)
        else:
            self._tell("CHILD_WORKFLOW_EXECUTION_COMPLETED", initiatedEventId=child["event"],
                      startedEventId=child["started"], **execution)  # fmt: skip
            self._children.pop(0)

    def _operation_event(self):
        if not self._operations:
            return
        operation = self._operations[0]
        if not operation["started"] and self._chance(0.5):
            operation["started"] = True
            self._tell("NEXUS_OPERATION_STARTED", scheduledEventId=operation["event"], operationToken="t")
        else:
            self._tell("NEXUS_OPERATION_COMPLETED", scheduledEventId=operation["event"])
            self._operations.pop(0)

    def _signal_arrived(self):
        if self._signals:
            self._tell("EXTERNAL_WORKFLOW_EXECUTION_SIGNALED", initiatedEventId=self._signals.pop(0),
                      workflowExecution={"workflowId": "other"})  # fmt: skip

    # Tasks and their answers.

    def _begin(self):
        self._arrivals()
        scheduled = self._add("WORKFLOW_TASK_SCHEDULED", taskQueue={"name": "q"}, attempt=1)
        if self._chance(0.25):
            self._arrivals()
        return scheduled, self._add("WORKFLOW_TASK_STARTED", scheduledEventId=scheduled)

    def _task(self):
        scheduled, started = self._begin()
        task = {"scheduledEventId": scheduled, "startedEventId": started}
        what = self._random.random()
        if what < 0.1:
            self._add("WORKFLOW_TASK_FAILED", cause="WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR", **task)
        elif what < 0.16:
            self._add("WORKFLOW_TASK_TIMED_OUT", timeoutType="TIMEOUT_TYPE_START_TO_CLOSE", **task)
        elif what < 0.2:
            run = f"00000000-0000-0000-0001-{len(self.events):012d}"
            self._tell("WORKFLOW_TASK_FAILED", cause="WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW", newRunId=run, **task)
        else:
            self._complete(task, self._random.randint(1, 3) if self._chance(0.5) else 0)

    def _complete(self, task, commands):
        metadata = {}
        if self._is_first_answer:
            flags = [1, 2, 3, 4] if self._chance(0.5) else [1, 2, 3]
            metadata = {"coreUsedFlags": flags, "sdkName": "temporal-python", "sdkVersion": "1.35.0"}
            self._is_first_answer = False
        completed = self._add("WORKFLOW_TASK_COMPLETED", sdkMetadata=metadata, **task)
        for number in range(commands):
            if number == 0 and not self._has_news:
                self._accept(task)
            else:
                self._command(completed, task)
        self._has_news = False
        return completed

    def _command(self, completed, task):
        of_task = {"workflowTaskCompletedEventId": completed}
        choice = self._random.randrange(8)
        if choice == 0:
            timer = str(self._count("timer"))
            started = self._add("TIMER_STARTED", timerId=timer, startToFireTimeout="1s", **of_task)
            self._timers.append((started, timer))
        elif choice == 1:
            self._activities.append(self._add("ACTIVITY_TASK_SCHEDULED", activityId=str(self._count("activity")),
                                              activityType={"name": "a"}, taskQueue={"name": "q"}, **of_task))
        elif choice == 2:
            child = f"child-{self._count('child')}"
            event = self._add("START_CHILD_WORKFLOW_EXECUTION_INITIATED", workflowId=child,
                              workflowType={"name": "C"}, **of_task)  # fmt: skip
            self._children.append({"id": child, "event": event, "started": None})
        elif choice == 3:
            event = self._add("NEXUS_OPERATION_SCHEDULED", endpoint="e", service="s", operation="o",
                              requestId="r", **of_task)  # fmt: skip
            self._operations.append({"event": event, "started": False})
        elif choice == 4:
            self._signals.append(self._add("SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED", signalName="s",
                                           workflowExecution={"workflowId": "other"}, **of_task))
        elif choice == 5:
            self._patch(of_task)
        elif choice == 6 or not self._updates:
            self._accept(task)
        else:
            accepted, update = self._updates.pop(0)
            self._add("WORKFLOW_EXECUTION_UPDATE_COMPLETED", acceptedEventId=accepted, meta={"updateId": update},
                      outcome={"success": {}})  # fmt: skip

    def _patch(self, of_task):
        self._patches += 1
        ids = [f"p{number + 1}" for number in range(self._patches)]
        data = {"payloads": [payload({"id": ids[-1], "deprecated": False})]}
        self._add("MARKER_RECORDED", markerName="core_patch", details={"patch-data": data}, **of_task)
        fields = {"TemporalChangeVersion": payload(ids, "KeywordList")}
        self._add("UPSERT_WORKFLOW_SEARCH_ATTRIBUTES", searchAttributes={"indexedFields": fields}, **of_task)

    def _accept(self, task):
        update = f"u{self._count('update')}"
        before_started = str(int(task["startedEventId"]) - 1)
        request = {"meta": {"updateId": update}, "input": {"name": "change"}}
        event = self._add("WORKFLOW_EXECUTION_UPDATE_ACCEPTED", protocolInstanceId=update,
                          acceptedRequestMessageId=update + "/request", acceptedRequest=request,
                          acceptedRequestSequencingEventId=self._random.choice(
                              [task["scheduledEventId"], before_started]))  # fmt: skip
        self._updates.append((event, update))

    def _last_task(self):
        """Open, or the end. An answer without commands as the last event would be no end that core knows."""
        scheduled, started = self._begin()
        if not self._has_news or (not self._is_first_answer and self._chance(0.4)):
            return
        completed = self._complete({"scheduledEventId": scheduled, "startedEventId": started}, 0)
        self._add("WORKFLOW_EXECUTION_COMPLETED", workflowTaskCompletedEventId=completed)


def main():
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    for seed in range(count):
        path = folder / f"made-{seed:04d}.json"
        path.write_text(json.dumps({"events": MadeHistory(seed).events}), encoding="utf-8")


main()
