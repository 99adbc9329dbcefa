// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/historydsl.h"

#include <QByteArray>
#include <QStringList>

namespace chronoscope::test {

/// Start of a run whose first workflow task has completed; events 1 to 4, the last at 10 ms.
inline const QByteArray Begun = R"(
    WorkflowExecutionStarted type=Order queue=orders
    WorkflowTaskScheduled queue=orders attempt=1
    t=5ms WorkflowTaskStarted worker=w1
    t=10ms WorkflowTaskCompleted worker=w1
)";

/// The groups of what follows the beginning; those of the beginning itself are left out.
[[nodiscard]] inline QStringList groupsAfterBegin(const QByteArray& text)
{
    return printGroups(*groupsFromText(Begun + text)).mid(2);
}

} // namespace chronoscope::test
