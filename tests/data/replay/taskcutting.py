# SPDX-FileCopyrightText: The Chronoscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which started events of a history end a task: core, Go, Java."""
from historyreading import COMMANDS, TERMINAL


def cut_go_or_java(history):
    """Go ends a batch at each started event that was not followed by a failure or time-out. Java runs the workflow when
    it sees the completed event of a task, which comes to the same. Neither folds the tasks that keep local activities
    alive: the workflow wakes and has nothing to do."""
    return [i for i in range(len(history)) if history.type(i) == 6 and history.type(i + 1) not in (8, 9)]


def cut_core(history):
    """A task that was answered without commands and rolled right into the next keeps local activities alive: it ends
    nothing, unless a command was seen since the last end, that is in the answer of the task before."""
    ends, begin = [], 0
    while True:
        end = end_of_core_task(history, begin)
        if end is None:
            return ends
        ends.append(end)
        begin = end + 1


def end_of_core_task(history, begin):
    saw_command, candidates = False, []
    for i in range(begin, len(history)):
        saw_command = saw_command or history.type(i) in COMMANDS
        if history.type(i) in TERMINAL:
            return None
        if history.type(i) != 6 or history.type(i + 1) in {8, 9} | TERMINAL:
            continue
        candidates.append(i)
        if history.type(i + 1) == 7 and history.type(i + 2) == 5 and not saw_command:
            continue
        if history.type(i + 1) == 7 and history.type(i + 2) == 41:
            # The update was delivered with the last task that began before it.
            sequencing = history.events[i + 2].reference("acceptedRequestSequencingEventId")
            return next((c for c in reversed(candidates) if history.events[c].id < sequencing), i)
        return i
    return None
