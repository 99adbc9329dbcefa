// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace chronoscope::test {

/// 5 ms until a worker took the task, 5 ms of task, 10 ms of queue, 40 ms of activity, 40 ms until the end.
inline QByteArray chargeRun()
{
    return R"(
        WorkflowExecutionStarted type=Order
        WorkflowTaskScheduled
        t=5ms WorkflowTaskStarted
        t=10ms WorkflowTaskCompleted
        ActivityTaskScheduled id=a type=Charge
        t=20ms ActivityTaskStarted id=a attempt=1
        t=60ms ActivityTaskCompleted id=a
        WorkflowTaskScheduled
        t=70ms WorkflowTaskStarted
        t=100ms WorkflowTaskCompleted
        WorkflowExecutionCompleted
    )";
}

} // namespace chronoscope::test
