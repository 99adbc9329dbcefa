// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/eventgroup.h"
#include "models/history/finding.h"
#include "models/history/runsummary.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace chronoscope::test {

/// A history from lines of text, one event a line:
///
///     WorkflowExecutionStarted type=Order queue=orders
///     t=5ms WorkflowTaskScheduled queue=orders
///     t=8ms WorkflowTaskStarted worker=w1
///     t=10ms WorkflowTaskCompleted
///     ActivityTaskScheduled id=a type=Charge
///     12 t=40ms ActivityTaskStarted id=a attempt=3 lastFailure="no answer"
///
/// A number in front is the event id; without one it is one more than before. t= is the time since DslStart, and stays
/// what it was when it is left out; "t=none" leaves the time away. Then comes the type, and fields of its attributes as
/// key=value, by JSON name and with dots ("acceptedRequest.input.name=add"), values with spaces in quotes or as JSON.
/// Short names: type, name, id, queue ("orders", or "sticky/orders"), worker, input, result, failure, lastFailure, keys
/// (of search attributes or memo), detail.KEY (of a marker, as JSON in which ' stands for a quote), and for the
/// event itself: failover (its version), summary, unknown.PATH (JSON that the schema lacks). A failure is its message,
/// or "cancelled" or "timeout".
/// References that are not given are implied: to the latest event of the right type, with the same id= where one is
/// given; "scheduledEventId=0" leaves one out. A type that the schema lacks is kept as unknown JSON.
/// A line that cannot be understood ends the test program with a message.
[[nodiscard]] std::shared_ptr<const History> historyFromText(const QByteArray& text);
[[nodiscard]] std::shared_ptr<const EventGroups> groupsFromText(const QByteArray& text);

/// 2026-01-02T03:04:05Z, the time of t=0.
constexpr Instant DslStart{1'767'323'045LL * NanosecondsPerSecond};

/// "10ms", "1505ms", "2s": exact, in the largest unit that needs no fraction.
[[nodiscard]] QString printDuration(Duration duration);

/// One line a group: "activity Charge completed attempts=3 retried events=5,12,13 at=10ms queue=30ms run=20ms worker=w1
/// taskQueue=orders". What is not recorded is left out.
[[nodiscard]] QStringList printGroups(const EventGroups& groups);
/// One line a finding: "warning timeRunsBack event=12 field=eventTime: message".
[[nodiscard]] QStringList printFindings(const std::vector<Finding>& findings);
/// One line a field that is recorded: "workflowType Order".
[[nodiscard]] QStringList printSummary(const RunSummary& summary, const History& history);

} // namespace chronoscope::test
